//! The words that questions are made of: question words, prepositions, relations, in both languages.
//!
//! Comes in: the tables of `seeds/ask`, and the verbs of the lexicon for their forms. Goes out: what a row of folded
//! words can mean. Names are `names`' concern.

use crate::ask::inflect;
use crate::ask::names;
use crate::ask::sound;
use crate::claim::ClaimType;
use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Finite, Gender, Number, Person};
use crate::lexicon::rows::Word;
use crate::script::letters;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

const WORDS: &str = include_str!("../../seeds/ask/words.tsv");
const RELATIONS: &str = include_str!("../../seeds/ask/relations.tsv");
const TOPICS: &str = include_str!("../../seeds/ask/topics.tsv");

/// In what part a relation's word plays it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// Finite, or an English participle behind a form of `be`.
    Verb,
    /// The deed: `support`, `meeting`.
    Noun,
    /// Who does it: `supporter`.
    Agent,
    /// To whom it is done, by a word of its own: `accused`.
    Patient,
}

/// A word that tells a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Told {
    pub(crate) relation: &'static str,
    pub(crate) shape: Shape,
    /// An Arabic verb whose subject is feminine.
    pub(crate) feminine: bool,
    /// Several do it: no singular subject can follow.
    pub(crate) plural: bool,
    /// It can be a passive participle, or its spelling is passive.
    pub(crate) passive: bool,
    /// The spelling leaves no other reading.
    pub(crate) surely_passive: bool,
}

/// What a row of words can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// A row of `words.tsv`: class and value.
    Word(&'static str, &'static str),
    Relation(Told),
}

/// All of them.
pub(crate) struct Vocabulary {
    /// By first word; each with the words behind it.
    phrases: BTreeMap<String, Vec<(Vec<String>, Meaning)>>,
    /// English words of topics to those that may stand in the names of issues.
    topics: BTreeMap<String, Vec<String>>,
}

impl Vocabulary {
    pub(crate) fn new(lexicon: &Lexicon) -> Vocabulary {
        let mut all = Vocabulary { phrases: BTreeMap::new(), topics: BTreeMap::new() };
        for [_, class, value, forms] in rows(WORDS) {
            forms.split('|').for_each(|form| all.add(form, Meaning::Word(class, value)));
        }
        let verbs: BTreeMap<&str, usize> =
            lexicon.verbs.iter().enumerate().map(|(n, row)| (row.lemma.as_str(), n)).collect();
        for [relation, lang, shape, forms] in rows(RELATIONS) {
            for form in forms.split('|') {
                match (lang, shape) {
                    ("en", "verb") => all.add_english(form, relation),
                    ("ar", "verb") => all.add_arabic(form, relation, lexicon, &verbs),
                    (_, "agent") => all.add_noun(form, told(relation, Shape::Agent)),
                    (_, "patient") => all.add_noun(form, told(relation, Shape::Patient)),
                    _ => all.add_noun(form, told(relation, Shape::Noun)),
                }
            }
        }
        for row in TOPICS.lines().skip(1) {
            let (english, arabic) = row.split_once('\t').unwrap_or((row, ""));
            let meant: Vec<String> = arabic.split('|').flat_map(names::words).collect();
            for word in english.split('|').flat_map(names::words) {
                all.topics.entry(sound::stem(&word)).or_default().extend(meant.clone());
            }
        }
        all
    }

    fn add(&mut self, form: &str, meaning: Meaning) {
        let mut words = names::words(form);
        if words.is_empty() {
            // `the` and `a` are names of nothing, but words all the same.
            words.push(form.to_string());
        }
        let first = words.remove(0);
        let list = self.phrases.entry(first).or_default();
        if !list.iter().any(|(rest, m)| *rest == words && *m == meaning) {
            list.push((words, meaning));
        }
    }

    /// `meet:met:met` with all its forms; `be wary` stands behind any form of `be`, `=is against` as it is.
    fn add_english(&mut self, form: &str, relation: &'static str) {
        if let Some(predicate) = form.strip_prefix("be ").or(form.strip_prefix('=')) {
            self.add(predicate, Meaning::Relation(told(relation, Shape::Verb)));
            return;
        }
        for (form, passive) in inflect::forms(form) {
            self.add(&form, Meaning::Relation(Told { passive, ..told(relation, Shape::Verb) }));
        }
    }

    fn add_arabic(&mut self, form: &str, relation: &'static str, lexicon: &Lexicon, verbs: &BTreeMap<&str, usize>) {
        let (lemma, rest) = form.split_once(' ').unwrap_or((form, ""));
        let Some(verb) = verbs.get(lemma) else {
            self.add(form, Meaning::Relation(told(relation, Shape::Verb)));
            return;
        };
        let row = &lexicon.verbs[*verb];
        let verb = crate::lexicon::conjugate::Verb {
            past: &row.lemma,
            present: &row.present,
            root: &row.root,
            form: &row.form,
        };
        let finite = verb.finite();
        for (spelling, features) in finite.iter().filter(|(_, f)| f.person == Person::Third) {
            let surely = features.passive && !finite.iter().any(|(other, f)| other == spelling && !f.passive);
            let meaning = Meaning::Relation(finite_told(relation, *features, surely));
            self.add(&format!("{spelling} {rest}"), meaning);
        }
    }

    fn add_noun(&mut self, form: &str, told: Told) {
        self.add(form, Meaning::Relation(told));
        if form.is_ascii() {
            return;
        }
        let article: String = [letters::ALEF, letters::LAM].iter().collect();
        if !form.starts_with(&article) {
            self.add(&format!("{article}{form}"), Meaning::Relation(told));
        }
        let bends = !form.contains(' ') && !form.ends_with([letters::TEH_MARBUTA, letters::ALEF]);
        if told.shape == Shape::Noun && !form.contains(' ') && !form.starts_with(&article) {
            // `his support`: whose it is stands in the sentence.
            let stem = form
                .strip_suffix(letters::TEH_MARBUTA)
                .map_or(form.to_string(), |stem| format!("{stem}{}", letters::TEH));
            for owner in [vec![letters::HEH], vec![letters::HEH, letters::ALEF], vec![letters::HEH, letters::MEEM]] {
                let owner: String = owner.into_iter().collect();
                self.add(&format!("{stem}{owner}"), Meaning::Relation(told));
            }
        }
        if bends && told.shape == Shape::Noun {
            self.add(&format!("{form}{}", letters::ALEF), Meaning::Relation(told));
        }
    }

    /// The meanings of the longest phrase that the words begin with, and its length.
    pub(crate) fn at(&self, words: &[&str]) -> Option<(usize, Vec<Meaning>)> {
        let list = self.phrases.get(*words.first()?)?;
        let fits = |rest: &[String]| words.len() > rest.len() && rest.iter().zip(&words[1..]).all(|(a, b)| a == b);
        let length = list.iter().filter(|(rest, _)| fits(rest)).map(|(rest, _)| rest.len()).max()?;
        let all = list.iter().filter(|(rest, _)| rest.len() == length && fits(rest));
        Some((length + 1, all.map(|(_, meaning)| *meaning).collect()))
    }

    /// What a word tells by the frames of the reader's lexicon: verbs and event nouns that no table of questions lists.
    pub(crate) fn framed(&self, lexicon: &Lexicon, word: &str) -> Vec<Meaning> {
        let mut found = Vec::new();
        for reading in lexicon.index.word(word) {
            match reading {
                Word::Verb { verb, form } if form.person == Person::Third => {
                    for frame in &lexicon.verb_frames[*verb as usize] {
                        let relation = relation(lexicon.frames[*frame as usize].kind);
                        found.push(Meaning::Relation(finite_told(relation, *form, form.passive)));
                    }
                    if !lexicon.verb_speech[*verb as usize].is_empty() {
                        found.push(Meaning::Relation(finite_told("say", *form, form.passive)));
                    }
                }
                Word::Masdar { verb } => {
                    for frame in &lexicon.verb_frames[*verb as usize] {
                        let relation = relation(lexicon.frames[*frame as usize].kind);
                        found.push(Meaning::Relation(told(relation, Shape::Noun)));
                    }
                }
                Word::Event { nominal, .. } => {
                    let relation = relation(lexicon.nominals[*nominal as usize].frame.kind);
                    found.push(Meaning::Relation(told(relation, Shape::Noun)));
                }
                _ => {}
            }
        }
        let mut seen = BTreeSet::new();
        found.retain(|meaning| seen.insert(*meaning));
        found
    }

    /// The words under which an issue may be named that this word speaks of: itself and its like in Arabic.
    pub(crate) fn topic(&self, word: &str) -> Vec<String> {
        let mut found = vec![word.to_string()];
        found.extend(self.topics.get(&sound::stem(word)).into_iter().flatten().cloned());
        found
    }

    /// Whether the word tells a relation.
    pub(crate) fn tells(&self, word: &str) -> bool {
        let found = self.phrases.get(word).into_iter().flatten();
        found.into_iter().any(|(rest, meaning)| rest.is_empty() && matches!(meaning, Meaning::Relation(_)))
    }

    /// The only word of the tables that is a slip away.
    pub(crate) fn like(&self, word: &str) -> Option<&str> {
        if word.chars().count() < 6 || self.topics.contains_key(&sound::stem(word)) {
            return None;
        }
        let limit = if word.chars().count() > 9 { 2 } else { 1 };
        let near = |known: &&String| {
            known.chars().count() > 3
                && known.chars().next() == word.chars().next()
                && known.chars().count().abs_diff(word.chars().count()) <= limit
                && sound::distance(known, word) <= limit
        };
        let mut found: Vec<&String> = self.phrases.keys().filter(near).collect();
        found.sort_by_key(|known| (sound::distance(known, word), known.len().abs_diff(word.len())));
        found.first().map(|known| known.as_str())
    }
}

/// What is told by a claim of this type.
pub(crate) fn relation(kind: ClaimType) -> &'static str {
    match kind {
        ClaimType::Consult => "meet",
        ClaimType::Agree => "agree",
        ClaimType::Support => "support",
        ClaimType::Cooperate => "cooperate",
        ClaimType::Aid => "help",
        ClaimType::Concede => "concede",
        ClaimType::Retreat => "retreat",
        ClaimType::Request => "demand",
        ClaimType::Accuse => "accuse",
        ClaimType::Reject => "reject",
        ClaimType::Threaten => "threaten",
        ClaimType::Protest => "protest",
        ClaimType::Sanction => "sanction",
        ClaimType::Mobilize => "mobilize",
        ClaimType::Coerce => "coerce",
        ClaimType::Assault => "attack",
        ClaimType::Disagree => "disagree",
        ClaimType::Concern => "worry",
        ClaimType::Oppose => "oppose",
    }
}

fn told(relation: &'static str, shape: Shape) -> Told {
    Told { relation, shape, feminine: false, plural: false, passive: false, surely_passive: false }
}

fn finite_told(relation: &'static str, form: Finite, surely_passive: bool) -> Told {
    Told {
        relation,
        shape: Shape::Verb,
        feminine: form.gender == Gender::Feminine,
        plural: form.number != Number::Singular,
        passive: form.passive,
        surely_passive,
    }
}

/// The rows of a table of four columns, its heading aside.
fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 4]> {
    table.lines().skip(1).filter_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        cells.try_into().ok()
    })
}
