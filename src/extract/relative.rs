//! Relative clauses: what they tell about, with a relative word or without one, and whether their head is subject or object.

use crate::extract::agree::is_several;
use crate::extract::clause::{Clause, Cutter, Link};
use crate::extract::homograph::is_document;
use crate::extract::opening::words;
use crate::extract::phrase::FI;
use crate::extract::preposition::completes_with_pronoun;
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Light, Particle, Roles, Word};
use crate::script::letters::*;
use crate::text::Document;
use crate::text::reading::{Cut, Reading, Suffix};
use crate::text::token::TokenKind;

/// What a relative clause tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Number of a noun phrase.
    Noun(usize),
    /// The run of tokens that names a thing.
    Thing(usize, usize),
}

/// How far back a head is looked for, in phrases.
const FARTHEST_HEAD: usize = 9;

/// Gender and number of a relative word: who (one), who (she, or things), who (they).
fn form(word: &str) -> Option<(Gender, Number)> {
    let rest: Vec<char> = word.strip_prefix("\u{0627}\u{0644}")?.chars().collect();
    Some(match rest[..] {
        ['\u{0630}', YEH] => (Gender::Masculine, Number::Singular),
        [TEH, YEH] => (Gender::Feminine, Number::Singular),
        ['\u{0630}', YEH, NOON] => (Gender::Masculine, Number::Plural),
        [LAM, '\u{0630}', ..] => (Gender::Masculine, Number::Dual),
        [LAM, TEH, ALEF | YEH, NOON] => (Gender::Feminine, Number::Dual),
        [LAM, ..] => (Gender::Feminine, Number::Plural),
        _ => return None,
    })
}

/// The gender that a noun's form shows; plurals of things count as feminine.
pub fn thing_gender(document: &Document<'_>, tagged: &Tagged, t: usize) -> Option<Gender> {
    let word = document.folded(t);
    if document.raw(t).ends_with(TEH_MARBUTA) || word.ends_with("\u{0627}\u{062A}") {
        return Some(Gender::Feminine);
    }
    match tagged.tag(t) {
        _ if document.readings(t).feminine => Some(Gender::Feminine),
        Tag::Event { number: Number::Plural, .. } => Some(Gender::Feminine),
        Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. } => Some(Gender::Masculine),
        _ => None,
    }
}

impl Cutter<'_> {
    /// What the relative word at `at` tells about: the nearest phrase before it that agrees.
    pub fn head_before(&self, at: usize) -> Option<Head> {
        let (gender, number) = form(self.document.folded(at).trim_start_matches(WAW))?;
        let mut t = at;
        // "Received X in the palace today, and who": with "and" it is none of the place.
        let joined = self.document.folded(at).starts_with(WAW);
        if joined && number != Number::Singular {
            return None;
        }
        let relative = |c: &&Clause| c.link == Link::Relative;
        if let Some(before) = self.clauses.iter().rev().find(relative).filter(|_| joined) {
            return self.head_told_of(before, gender);
        }
        if joined && gender == Gender::Feminine {
            // Of a group, of things, of a place: too many may be meant.
            return None;
        }
        let governed = |t: usize| {
            let before = self.tagged.before(t).map(|b| self.tagged.tag(b));
            matches!(before, Some(Tag::Particle { class: Particle::Preposition, suffix: None, .. }))
        };
        for _ in 0..FARTHEST_HEAD {
            t = self.tagged.before(t)?;
            match self.tagged.tag(t) {
                Tag::Noun(noun) if joined && self.tagged.nouns[noun].place && governed(t) => {}
                Tag::Plain { .. } if joined && governed(t) => {}
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    let plural = is_several(self.document, found) && !self.is_one_of(found.first);
                    if number == Number::Dual
                        && let Some(first) = self.opens_pair(noun)
                    {
                        return Some(Head::Noun(first));
                    }
                    let agrees = match number {
                        Number::Dual => found.who.len() == 2,
                        Number::Plural => plural || found.who.len() > 1,
                        Number::Singular => {
                            found.who.len() == 1
                                && (!plural || gender == Gender::Feminine)
                                && (self.noun_allows(noun, gender) || self.is_bare_name(noun, at))
                        }
                    };
                    if agrees {
                        let doer = self.doer_in_place(noun, at, gender).filter(|_| number == Number::Singular);
                        return Some(Head::Noun(doer.unwrap_or(noun)));
                    }
                }
                Tag::Verb(_)
                | Tag::Attribution { .. }
                | Tag::Mark(TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
                | Tag::Particle {
                    class: Particle::Complementizer | Particle::Relative | Particle::Conjunction | Particle::Negation,
                    ..
                } => return None,
                _ => {
                    let Some(cut) = self.tagged.tag(t).nominal_cut() else { continue };
                    if number != Number::Singular || self.is_modifier(t, cut) {
                        continue;
                    }
                    let shown = thing_gender(self.document, self.tagged, t);
                    if shown.is_none_or(|g| g == gender) {
                        return Some(Head::Thing(t, at));
                    }
                }
            }
        }
        None
    }

    /// `The party in the north of the country, which fights X`: behind where somebody is, a deed that no place does tells of
    /// him who is there.
    fn doer_in_place(&self, place: usize, at: usize, gender: Gender) -> Option<usize> {
        let found = &self.tagged.nouns[place];
        let within = self.tagged.before(found.first).filter(|_| found.place && found.cut == Cut::default())?;
        if self.document.folded(within) != FI {
            return None;
        }
        let Tag::Noun(doer) = self.tagged.tag(self.tagged.before(within)?) else { return None };
        let one = &self.tagged.nouns[doer];
        let fits = one.last == within && one.who.len() == 1 && !one.capital && one.gender == gender;
        let Some(Tag::Verb(verb)) = self.tagged.tags.get(self.tagged.end(at) - self.tagged.first).copied() else {
            return None;
        };
        use crate::claim::ClaimType::{Accuse, Assault, Consult, Request, Support};
        let acts = |f: &u16| {
            let frame = &self.lexicon.frames[*f as usize];
            let by = frame.subject.has(Roles::SOURCE) || frame.subject.has(Roles::PARTY);
            by && !frame.note.idle && matches!(frame.kind, Assault | Consult | Request | Accuse | Support)
        };
        let frames = &self.lexicon.verb_frames[verb.verb as usize];
        let deed = verb.suffix.is_none() && !verb.form.passive && frames.iter().any(acts);
        (fits && deed && !self.takes_up_behind(self.tagged.end(at))).then_some(doer)
    }

    /// "Which X began, and which allowed": the head of the relative clause before.
    fn head_told_of(&self, before: &Clause, gender: Gender) -> Option<Head> {
        match (before.antecedent, before.head) {
            (Some(noun), _) => self.noun_allows(noun, gender).then_some(Head::Noun(noun)),
            (None, Some((first, last))) => {
                let shown = thing_gender(self.document, self.tagged, first);
                shown.is_none_or(|g| g == gender).then_some(Head::Thing(first, last))
            }
            _ => None,
        }
    }

    /// One of his commanders who: he is one.
    fn is_one_of(&self, first: usize) -> bool {
        let one = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Quantifier, .. })
                && crate::extract::opening::words::ONE.contains(&self.document.folded(t).trim_start_matches(WAW))
        };
        self.tagged.before(first).is_some_and(one)
    }

    fn noun_allows(&self, noun: usize, gender: Gender) -> bool {
        let found = &self.tagged.nouns[noun];
        let lenient = found.place && found.who.len() == 1;
        let first = self.document.folded(found.first);
        let shown = self.document.raw(found.first).ends_with(TEH_MARBUTA) || first.ends_with("\u{0627}\u{062A}");
        // A plural without its noon heads the phrase: the gunmen of the movement.
        let men = first.chars().count() > 3 && first.ends_with('\u{0648}');
        let feminine = found.number == Number::Plural || shown;
        if men && gender == Gender::Masculine {
            return true;
        }
        feminine && gender == Gender::Feminine || lenient || found.gender == gender && !shown
    }

    /// The plural of men: with waw or yeh and noon, of more letters than a stem has.
    fn is_sound_plural(&self, t: usize) -> bool {
        let word = self.document.folded(t);
        let stem = word.strip_suffix(NOON).and_then(|w| w.strip_suffix([WAW, YEH]));
        let several = |r: &Reading| matches!(r.word, Word::Agent { number: Number::Plural, .. });
        stem.is_some() && self.document.readings(t).list.iter().any(several)
    }

    /// A name right before a relative: whether it is a woman's may not show.
    fn is_bare_name(&self, noun: usize, at: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let near = (found.last..at).all(|t| matches!(self.tagged.tag(t), Tag::Mark(TokenKind::Comma)));
        // The spokesman of the forces which: the forces.
        near && found.inner.is_empty()
            && !found.place
            && !found.cut.article
            && !self.document.folded(found.first).starts_with("\u{0627}\u{0644}")
    }

    /// A word with the article behind another nominal is its adjective.
    fn is_modifier(&self, t: usize, cut: Cut) -> bool {
        if cut.prep.is_some() || cut.conj.is_some() {
            return false;
        }
        let Some(before) = self.tagged.before(t).filter(|b| self.tagged.end(*b) == t) else { return false };
        let is_plural = |t| self.document.folded(t).ends_with(crate::extract::relation::PLURAL);
        match self.tagged.tag(before) {
            Tag::Noun(_) if matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. }) => false,
            // No adjective of one body is in the plural of things: the organisation (condemned) the remarks that.
            Tag::Noun(noun) if is_plural(t) && self.tagged.nouns[noun].number == Number::Singular => false,
            // Behind a verb and its subject's name, what has no adjective's shape is the object.
            Tag::Noun(noun) => self.lower(noun) || !self.is_behind_verb(noun) || self.is_shaped_adjective(t),
            _ => self.tagged.tag(before).nominal_cut().is_some_and(|b| b.article == cut.article),
        }
    }

    fn is_behind_verb(&self, noun: usize) -> bool {
        let first = self.tagged.nouns[noun].first;
        self.tagged.before(first).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Verb(_)))
    }

    /// Whether a definite word can be an adjective: listed as one, a participle, or in the ending of nationalities.
    fn is_shaped_adjective(&self, t: usize) -> bool {
        use crate::lexicon::rows::Word;
        let word = self.document.folded(t);
        !matches!(self.tagged.tag(t), Tag::Plain { .. })
            || ["\u{064A}", "\u{064A}\u{0647}"].iter().any(|e| word.ends_with(e))
            || self.document.readings(t).list.iter().any(|r| {
                matches!(
                    r.word,
                    Word::Modifier { .. }
                        | Word::Adjective { .. }
                        | Word::Nisba { .. }
                        | Word::Active { .. }
                        | Word::Passive { .. }
                )
            })
    }

    /// The head of a relative clause without a relative word: an indefinite phrase right before a verb, taken up by the
    /// verb's pronoun, or its subject where the clause has its verb already.
    pub fn bare_head(&self, at: usize, verb: &VerbTag) -> Option<Head> {
        self.near_head(at, verb).or_else(|| self.head_behind_phrases(at, verb))
    }

    fn near_head(&self, at: usize, verb: &VerbTag) -> Option<Head> {
        if verb.cut != Cut::default() && !verb.cut.future {
            return None;
        }
        let mut before = self.tagged.before(at).filter(|b| self.tagged.end(*b) == at)?;
        // Raids yesterday (that) X carried out.
        if matches!(self.tagged.tag(before), Tag::When(_)) && verb.suffix.is_some_and(|s| s.person == Person::Third) {
            let deed = |b: &usize| matches!(self.tagged.tag(*b), Tag::Event { cut, .. } if !cut.article);
            before = self.tagged.before(before).filter(deed).unwrap_or(before);
        }
        // `clashes with demonstrators (who) were protesting`
        if let Tag::Particle { class: Particle::Auxiliary, suffix: None, cut } = self.tagged.tag(before)
            && cut == Cut::default()
            && (verb.form.number == Number::Plural || verb.suffix.is_some() || self.takes_up_behind(at))
        {
            before = self.tagged.before(before).filter(|b| self.tagged.end(*b) == before)?;
        }
        // A meeting (that) was not announced.
        if let Tag::Particle { class: Particle::Negation, suffix: None, cut } = self.tagged.tag(before)
            && cut == Cut::default()
            && self.takes_up_behind(at)
        {
            before = self.tagged.before(before).filter(|b| self.tagged.end(*b) == before)?;
        }
        // `between the police and demonstrators, (who) refuse …`
        // An idea (that) Paris had opposed.
        let helper = self.helper_before(at, verb);
        if let Some(helper) = helper {
            before = self.tagged.before(helper).filter(|b| self.tagged.end(*b) == helper)?;
        }
        let comma = self.tagged.tag(before).is_mark(TokenKind::Comma);
        let before = if comma { self.tagged.before(before)? } else { before };
        if comma && !self.is_crowd_before(before, at, verb) {
            return None;
        }
        // Villages (that) X holds: the pronoun may stand behind the verb's preposition.
        let behind = self.tagged.end(at);
        let governed = match (behind < self.tagged.last).then(|| self.tagged.tag(behind)) {
            Some(Tag::Particle { class: Particle::Preposition, suffix, cut }) => {
                // A statement in which they said: whoever spoke before.
                let word = self.document.folded(behind);
                let within = || self.lexicon.staying.contains(&(verb.verb as usize));
                suffix.filter(|_| cut == Cut::default() && (completes_with_pronoun(word, self.lexicon) || within()))
            }
            _ => None,
        };
        let deed = || self.suffix_of_deed(behind).filter(|_| helper.is_some());
        let resumes = verb.suffix.or(governed).or_else(deed).filter(|s| s.person == Person::Third);
        if helper.is_some() && resumes.is_none() {
            return None;
        }
        if resumes.is_none() && self.clauses[self.current].predicate.is_none() {
            return None;
        }
        let (gender, number) = match resumes {
            Some(suffix) => (suffix.gender, suffix.number),
            None => (verb.form.gender, verb.form.number),
        };
        if let Tag::Noun(noun) = self.tagged.tag(before) {
            let found = &self.tagged.nouns[noun];
            let words = found.first..found.last;
            let named = found.place
                || found.cut.article
                || found.who.iter().any(|r| r.anaphor)
                || words.clone().skip(1).any(|w| self.document.readings(w).cuts.iter().any(|c| c.article));
            let agrees = match number {
                // Gunmen, in the sound plural of men, are no she.
                Number::Singular => {
                    let men = gender == Gender::Feminine && self.is_sound_plural(found.first);
                    found.who.len() == 1 && !men && self.noun_allows(noun, gender)
                }
                Number::Dual => found.number == Number::Dual,
                // Dual and plural are written alike: protesters.
                // Tanks are no they.
                Number::Plural => {
                    let things =
                        gender == Gender::Masculine && self.document.folded(found.first).ends_with("\u{0627}\u{062A}");
                    found.number != Number::Singular && !things
                }
            };
            return (!named && self.is_general(noun) && agrees).then_some(Head::Noun(noun));
        }
        // A run of bare words: noun, adjective.
        let mut head = None;
        let mut t = before;
        while let Some(cut) = self.tagged.tag(t).nominal_cut().filter(|c| !c.article) {
            head = Some(t);
            if cut != Cut::default() {
                break;
            }
            match self.tagged.before(t).filter(|b| self.tagged.end(*b) == t) {
                Some(b) => t = b,
                None => break,
            }
        }
        let head = head?;
        // Opponents published a statement (that) calls: what they say is no word about them.
        let resumed = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { suffix: Some(_), .. });
        let statement = verb.form.tense == Tense::Present
            && is_document(self.document, self.lexicon, head, self.tagged.last)
            && !(behind < self.tagged.last && resumed(behind));
        if let Some(b) = self.tagged.before(head).filter(|b| !statement && self.tagged.end(*b) == head)
            && self.tagged.tag(head).nominal_cut().is_some_and(|c| c == Cut::default())
            && let Tag::Noun(noun) = self.tagged.tag(b)
            && self.is_general(noun)
            && !self.tagged.nouns[noun].cut.article
        {
            return self.noun_allows(noun, gender).then_some(Head::Noun(noun));
        }
        // An adverb ends in the alef of the accusative.
        let adverb = self.document.folded(before).ends_with(ALEF) && head == before;
        let shown = thing_gender(self.document, self.tagged, head);
        // The lifting of sanctions (that) X imposed: of a phrase its last word.
        let last = self.document.folded(self.tagged.end(before) - 1);
        let things = gender == Gender::Feminine && last.ends_with("\u{0627}\u{062A}");
        let agrees = number == Number::Singular && (things || shown.is_none_or(|g| g == gender));
        (agrees && (resumes.is_some() || statement || !adverb && shown.is_some() || self.is_set_off(head, at)))
            .then_some(Head::Thing(head, helper.unwrap_or(at)))
    }

    /// The auxiliary before a verb, or before the verb's subject: was (Paris had) opposing.
    pub fn helper_before(&self, at: usize, verb: &VerbTag) -> Option<usize> {
        let helps = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Auxiliary, suffix: None, cut } if cut == Cut::default());
        let mut t = self.tagged.before(at).filter(|b| self.tagged.end(*b) == at && verb.cut == Cut::default())?;
        let mut had = false;
        if helps(t) && self.document.folded(t) == words::QAD {
            had = true;
            t = self.tagged.before(t)?;
        }
        match self.tagged.tag(t) {
            Tag::Noun(n) => {
                let cut = self.tagged.nouns[n].cut;
                let helper = self.tagged.before(t).filter(|b| self.tagged.end(*b) == self.tagged.nouns[n].first)?;
                (cut.is_bare() && helps(helper)).then_some(helper)
            }
            _ => (had && helps(t)).then_some(t),
        }
    }

    /// The pronoun on a verbal noun that completes a verb: threatened to send them.
    fn suffix_of_deed(&self, t: usize) -> Option<Suffix> {
        match (t < self.tagged.last).then(|| self.tagged.tag(t)) {
            Some(Tag::Event { suffix, cut, .. } | Tag::Masdar { suffix, cut, .. }) => {
                suffix.filter(|_| cut.prep == Some(BEH))
            }
            _ => None,
        }
    }

    /// Whether a verb behind "and" goes on with the relative clause before it: `who did this and did that`. Where it agrees
    /// with the verb above and not with the relative one, the clause above goes on: `(she) broke up a march that the union
    /// (he) held, and (she) arrested …`.
    pub fn goes_on_below(&self, verb: &VerbTag) -> bool {
        let clause = &self.clauses[self.current];
        if clause.link != Link::Relative {
            return clause.link == Link::Condition && self.condition_goes_on(verb);
        }
        let form = |n: usize| match self.clauses[n].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => Some((v.form.gender, v.form.number, v.form.tense)),
            _ => None,
        };
        let (own, below) = ((verb.form.gender, verb.form.number, verb.form.tense), form(self.current));
        let above = clause.parent.and_then(form);
        let unlike = |a: (Gender, Number, Tense)| a.0 != own.0 && a.1 == own.1;
        verb.suffix.is_some() || !(above == Some(own) && below.is_some_and(unlike))
    }

    /// `A plan that X hailed and Y criticised (it)`: behind "and" a verb whose pronoun, or that of its preposition, takes up
    /// the thing that the relative clause before tells of.
    pub fn takes_up_same(&self, at: usize, verb: &VerbTag) -> bool {
        let clause = &self.clauses[self.current];
        let Some((head, _)) = clause.head.filter(|_| clause.link == Link::Relative) else { return false };
        let behind = self.tagged.end(at);
        let governed = match (behind < self.tagged.last).then(|| self.tagged.tag(behind)) {
            Some(Tag::Particle { class: Particle::Preposition, suffix, .. }) => suffix,
            _ => None,
        };
        let shown = thing_gender(self.document, self.tagged, head);
        let same = |s: Suffix| {
            s.person == Person::Third && s.number == Number::Singular && shown.is_none_or(|g| g == s.gender)
        };
        self.lexicon.verb_light[verb.verb as usize].is_empty() && verb.suffix.or(governed).is_some_and(same)
    }

    /// `and Tehran accuses …`: a subject behind "and" right before its verb begins a clause of its own.
    pub fn begins_clause(&self, at: usize, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let next = self.tagged.end(at);
        if found.cut.conj != Some(WAW) || found.cut.prep.is_some() || next >= self.tagged.last {
            return false;
        }
        let Tag::Verb(verb) = self.tagged.tag(next) else { return false };
        // `talks that brought X together with Y and Z (and) at which it was discussed`: nobody takes place.
        let behind = self.tagged.end(next);
        let within = behind < self.tagged.last
            && self.lexicon.verb_light[verb.verb as usize].contains(&Light::Passive)
            && matches!(
                self.tagged.tag(behind),
                Tag::Particle { class: Particle::Preposition, suffix: Some(_), cut } if cut == Cut::default()
            );
        if within {
            return false;
        }
        let agrees = match verb.form.number {
            Number::Singular => found.who.len() == 1 && self.noun_allows(noun, verb.form.gender),
            Number::Dual => false,
            Number::Plural => found.number == Number::Plural,
        };
        verb.cut.conj.is_none()
            && verb.form.person == Person::Third
            && agrees
            && !self.is_second_side(at)
            && self.clauses[self.current].predicate.is_some()
    }

    /// People or bodies in general: a noun that the lexicon names nobody by.
    pub fn is_general(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        found.who.iter().all(|r| !r.anaphor) && !found.capital && found.last - found.first <= 4 && self.lower(noun)
    }

    /// Whether the phrase is headed by a common noun, not a name; a number may stand before it: a thousand protesters.
    fn lower(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let word = |r: &Reading| matches!(r.word, Word::Agent { .. } | Word::Head { .. });
        let most = if found.number == Number::Plural { 4 } else { 1 };
        (found.first..found.last).take(most).any(|t| self.document.readings(t).list.iter().any(word))
    }
}
