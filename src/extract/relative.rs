//! Relative clauses: what they tell about, with a relative word or without one, and whether their head is subject or object.

use crate::claim::ClaimType;
use crate::extract::clause::{Cutter, Link};
use crate::extract::noun::Noun;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::Particle;
use crate::script::letters::*;
use crate::text::Document;
use crate::text::reading::Cut;
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
        Tag::Event { number: Number::Plural, .. } => Some(Gender::Feminine),
        Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. } => Some(Gender::Masculine),
        _ => None,
    }
}

/// Several people: a plural, or a group of people named in the plural.
pub fn is_several(document: &Document<'_>, noun: &Noun) -> bool {
    noun.number == Number::Plural
        || noun.who.iter().all(|r| !r.anaphor)
            && (noun.first..noun.last).any(|t| {
                let word = document.folded(t);
                word.starts_with("\u{0627}\u{0644}")
                    && word.chars().count() > 5
                    && (word.ends_with("\u{064A}\u{0646}") || word.ends_with("\u{0648}\u{0646}"))
            })
}

impl Cutter<'_> {
    /// What the relative word at `at` tells about: the nearest phrase before it that agrees.
    pub fn head_before(&self, at: usize) -> Option<Head> {
        let (gender, number) = form(self.document.folded(at))?;
        let mut t = at;
        for _ in 0..FARTHEST_HEAD {
            t = self.tagged.before(t)?;
            match self.tagged.tag(t) {
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    let plural = is_several(self.document, found);
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
                        return Some(Head::Noun(noun));
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

    /// A name right before a relative: whether it is a woman's may not show.
    fn is_bare_name(&self, noun: usize, at: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let near = (found.last..at).all(|t| matches!(self.tagged.tag(t), Tag::Mark(TokenKind::Comma)));
        near && !found.place && !found.cut.article && !self.document.folded(found.first).starts_with("\u{0627}\u{0644}")
    }

    /// A word with the article behind another nominal is its adjective.
    fn is_modifier(&self, t: usize, cut: Cut) -> bool {
        if cut.prep.is_some() || cut.conj.is_some() {
            return false;
        }
        let Some(before) = self.tagged.before(t).filter(|b| self.tagged.end(*b) == t) else { return false };
        match self.tagged.tag(before) {
            Tag::Noun(_) => !matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. }),
            _ => self.tagged.tag(before).nominal_cut().is_some_and(|b| b.article == cut.article),
        }
    }

    /// The head of a relative clause without a relative word: an indefinite phrase right before a verb, taken up by the
    /// verb's pronoun, or its subject where the clause has its verb already.
    pub fn bare_head(&self, at: usize, verb: &VerbTag) -> Option<Head> {
        if verb.cut != Cut::default() && !verb.cut.future {
            return None;
        }
        let before = self.tagged.before(at).filter(|b| self.tagged.end(*b) == at)?;
        let resumes = verb.suffix.filter(|s| s.person == Person::Third);
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
                Number::Singular => found.who.len() == 1 && self.noun_allows(noun, gender),
                Number::Dual => found.number == Number::Dual,
                // Dual and plural are written alike: protesters.
                Number::Plural => found.number != Number::Singular,
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
        if let Some(b) = self.tagged.before(head).filter(|b| self.tagged.end(*b) == head)
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
        let agrees = number == Number::Singular && shown.is_none_or(|g| g == gender);
        (agrees && (resumes.is_some() || !adverb && shown.is_some())).then_some(Head::Thing(head, at))
    }

    /// The clause above that goes on behind a relative clause which has all it needs, a pronoun for its head and a subject
    /// of its own: `accused the media that X runs, Y of …`.
    pub fn goes_on_above(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Relative)?;
        let p = clause.predicate?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let behind = || clause.tokens.iter().copied().filter(|t| *t > p);
        let resumes = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. } if s.person == Person::Third);
        if !(verb.suffix.is_some_and(|s| s.person == Person::Third) || behind().any(resumes)) {
            return None;
        }
        let bare = |t: usize| matches!(self.tagged.tag(t), Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare());
        let subject = behind().find(|t| bare(*t))?;
        let above = &self.clauses[parent];
        let q = above.predicate.filter(|q| *q < clause.tokens[0])?;
        let Tag::Verb(main) = self.tagged.tag(q) else { return None };
        let phrase = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => cut.is_bare(),
            _ => false,
        };
        let frames = |v: u16| self.lexicon.verb_frames[v as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
        let goes_on = match self.tagged.tag(at) {
            Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare() => {
                let governed = self.tagged.before(at).is_some_and(|b| {
                    matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                });
                let one = above.tokens.iter().filter(|t| **t > q && phrase(**t)).count() == 1;
                let place = self.tagged.nouns[n].place && self.tagged.nouns[n].who.len() < 2;
                one && !main.form.passive
                    && frames(main.verb).any(|f| !f.object.is_none())
                    && !(place || governed)
                    && at > subject
            }
            tag => {
                let own = tag.nominal_cut().and_then(|c| c.prep).map(|c| c.to_string());
                let prep = match tag {
                    Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                        Some(self.document.folded(at)[cut.skip..].to_string())
                    }
                    _ => own,
                }?;
                let with = |v: u16| {
                    frames(v).any(|f| {
                        f.note.needs.contains(&prep)
                            || prep.starts_with(BEH) && prep.chars().count() == 1 && !f.prep(&prep).is_none()
                    })
                };
                // To accuse of, to ask for: the verb above wants it, below it would tell the means.
                let asks = |k| matches!(k, ClaimType::Accuse | ClaimType::Request | ClaimType::Threaten);
                let wanted =
                    frames(main.verb).any(|f| f.note.needs.contains(&prep) || asks(f.kind) && !f.prep(&prep).is_none());
                let own =
                    frames(verb.verb).any(|f| f.note.needs.contains(&prep) || !f.prep(&prep).is_none() && !wanted);
                at > subject && with(main.verb) && !own
            }
        };
        goes_on.then_some(parent)
    }

    /// "what" or "who" before a finite verb: no negation, no preposition.
    pub fn opens_free_relative(&self, at: usize, stem: &str) -> bool {
        const MAN: &str = "\u{0645}\u{0646}";
        let next = self.tagged.end(at);
        if next >= self.tagged.last {
            return false;
        }
        let Tag::Verb(verb) = self.tagged.tag(next) else { return false };
        if stem == MAN || stem.strip_prefix(BEH) == Some(MAN) {
            return true;
        }
        if stem != crate::extract::opening::words::MA {
            return false;
        }
        let Some(before) = self.tagged.before(at) else { return false };
        // A verb of the present is denied by another word.
        let idle = crate::extract::opening::is_idiom(self.document, self.tagged, at, stem);
        if verb.form.tense == Tense::Present && !idle {
            return true;
        }
        match self.tagged.tag(before) {
            Tag::Particle { class: Particle::Pronoun | Particle::Quantifier, .. } => true,
            Tag::Particle { class: Particle::Preposition, suffix: None, .. } => true,
            _ => verb.suffix.is_some() && verb.form.person == Person::Third,
        }
    }

    /// What a clause tells, as a head: "which is what X welcomed" takes it up.
    pub fn matter_of(&self, clause: usize) -> Option<Head> {
        let p = self.clauses[clause].predicate?;
        let tokens = &self.clauses[clause].tokens;
        let first = tokens.iter().copied().find(|t| {
            *t > p
                && matches!(
                    self.tagged.tag(*t),
                    Tag::Plain { .. }
                        | Tag::Event { .. }
                        | Tag::Masdar { .. }
                        | Tag::Particle { class: Particle::Complementizer, .. }
                )
        })?;
        let last =
            tokens.iter().copied().find(|t| *t > first && matches!(self.tagged.tag(*t), Tag::Mark(_) | Tag::When(_)));
        Some(Head::Thing(first, last.unwrap_or(tokens[tokens.len() - 1] + 1)))
    }

    /// `and Tehran accuses …`: a subject behind "and" right before its verb begins a clause of its own.
    pub fn begins_clause(&self, at: usize, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let next = self.tagged.end(at);
        if found.cut.conj != Some(WAW) || found.cut.prep.is_some() || next >= self.tagged.last {
            return false;
        }
        let Tag::Verb(verb) = self.tagged.tag(next) else { return false };
        let agrees = match verb.form.number {
            Number::Singular => found.who.len() == 1 && self.noun_allows(noun, verb.form.gender),
            Number::Dual => false,
            Number::Plural => found.number == Number::Plural,
        };
        verb.cut.conj.is_none()
            && verb.form.person == Person::Third
            && agrees
            && self.clauses[self.current].predicate.is_some()
    }

    /// People or bodies in general: a noun that the lexicon names nobody by.
    fn is_general(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        found.who.iter().all(|r| !r.anaphor) && !found.capital && found.last - found.first <= 4 && self.lower(noun)
    }

    /// Whether the phrase is headed by a common noun, not a name; a number may stand before it: a thousand protesters.
    fn lower(&self, noun: usize) -> bool {
        use crate::lexicon::rows::Word;
        let found = &self.tagged.nouns[noun];
        let common = |t: usize| {
            let list = &self.document.readings(t).list;
            list.iter().any(|r| matches!(r.word, Word::Agent { .. } | Word::Head { .. }))
        };
        let counted = found.number == Number::Plural;
        (found.first..found.last).take(if counted { 4 } else { 1 }).any(common)
    }
}

impl Sense<'_, '_> {
    /// Whether the head of a relative clause agrees with its verb.
    fn head_agrees(&self, n: usize, verb: &VerbTag) -> bool {
        let clause = &self.clauses[n];
        if let Some(noun) = clause.antecedent {
            let found = &self.tagged.nouns[noun];
            return match verb.form.number {
                Number::Singular => {
                    found.who.len() == 1
                        && (self.scan.entities.allows(found.who[0].entity, verb.form.gender)
                            || found.number != Number::Plural && found.gender == verb.form.gender)
                }
                _ => self.fits(&found.who, found.gender, &verb.form),
            };
        }
        match clause.head {
            Some(_) if clause.matter => verb.form.gender == Gender::Masculine && verb.form.number == Number::Singular,
            Some((first, _)) => {
                verb.form.number == Number::Singular && self.thing_gender(first).is_none_or(|g| g == verb.form.gender)
            }
            None => false,
        }
    }

    /// Whether a word of the relative clause beside the verb's subject takes up the head: whom, of which, whose.
    fn is_resumed(&self, n: usize) -> bool {
        let Some(p) = self.clauses[n].predicate else { return false };
        self.clauses[n].tokens.iter().any(|t| {
            let suffix = match self.tagged.tag(*t) {
                Tag::Verb(v) if *t == p => v.suffix,
                Tag::Particle { suffix, .. } => suffix,
                _ => None,
            };
            suffix.is_some_and(|s| s.person == Person::Third && self.resumed(n, s).is_some())
        })
    }

    /// The subject of a relative clause: its head, unless a pronoun takes the head up.
    pub fn relative_subject(&mut self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let clause = &self.clauses[n];
        if clause.link != Link::Relative {
            return None;
        }
        let p = clause.predicate?;
        if clause.antecedent.is_none() && clause.head.is_none() {
            let found = if verb.form.number == Number::Singular { self.after_verb(n, p, verb) } else { None };
            return found.or_else(|| self.sibling_subject(n, verb));
        }
        let resumed = self.is_resumed(n);
        if !resumed && self.head_agrees(n, verb) {
            return Some(self.head_subject(n));
        }
        if verb.form.number == Number::Singular
            && let Some(found) = self.after_verb(n, p, verb).or_else(|| self.shared_subject(n, verb))
        {
            return Some(found);
        }
        // `whose troops he leads`: with the head taken up, whoever the clause above is about, if he agrees.
        let on_verb = verb.suffix.is_some_and(|s| self.resumed(n, s).is_some());
        if !on_verb && self.head_agrees(n, verb) {
            return Some(self.head_subject(n));
        }
        let head = self.head_subject(n);
        if let Some(shared) = self.sibling_subject(n, verb) {
            return Some(shared);
        }
        if !on_verb {
            return Some(Subject::default());
        }
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            let refs = &self.subjects[parent].refs;
            let is_head = refs.iter().any(|r| head.refs.iter().any(|h| h.entity == r.entity));
            if !is_head && self.agrees_with(refs, &verb.form) {
                return Some(Subject { refs: refs.clone(), ..Subject::default() });
            }
            at = parent;
        }
        Some(Subject::default())
    }

    /// `which X denies and wants …`: a second verb of a relative clause goes on with the subject that the first names.
    pub fn sibling_subject(&self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let clause = &self.clauses[n];
        let before = (0..n).rev().find(|s| self.clauses[*s].parent == clause.parent)?;
        let other = &self.clauses[before];
        let same = other.link == Link::Relative && other.antecedent == clause.antecedent && other.head == clause.head;
        let found = &self.subjects[before];
        (same && found.explicit && verb.cut.conj.is_some() && self.agrees_with(&found.refs, &verb.form))
            .then(|| Subject { refs: found.refs.clone(), ..Subject::default() })
    }

    fn head_subject(&self, n: usize) -> Subject {
        let clause = &self.clauses[n];
        match (clause.antecedent, clause.head) {
            (Some(noun), _) => Subject { refs: self.tagged.nouns[noun].who.clone(), ..Subject::default() },
            (None, head) => Subject { thing: head.map(|h| h.0), ..Subject::default() },
        }
    }

    /// `armed and trained by X`: two verbs in a row share the subject behind the second.
    pub fn shared_subject(&mut self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let p = self.clauses[n].predicate?;
        let next = self.tagged.end(p);
        if next >= self.tagged.last {
            return None;
        }
        let Tag::Verb(other) = self.tagged.tag(next) else { return None };
        let same = other.cut.conj.is_some()
            && (other.form.gender, other.form.number, other.form.tense)
                == (verb.form.gender, verb.form.number, verb.form.tense);
        let m = (n + 1..self.clauses.len()).find(|m| self.clauses[*m].predicate == Some(next)).filter(|_| same)?;
        self.after_verb(m, next, &other).filter(|s| !s.refs.is_empty())
    }

    /// Whether whoever is carried over from elsewhere agrees with a verb.
    pub fn agrees_with(&self, refs: &Refs, form: &crate::lexicon::conjugate::Finite) -> bool {
        let Some(one) = refs.first() else { return false };
        match form.number {
            Number::Dual => refs.len() == 2,
            Number::Plural => refs.len() > 1 || self.scan.entities.allows_plural(one.entity),
            Number::Singular => {
                let people = form.gender == Gender::Masculine && self.scan.entities.allows_plural(one.entity);
                refs.len() == 1 && !people && self.scan.entities.allows(one.entity, form.gender)
            }
        }
    }
}
