//! All that a clause tells, taken up by the next: "which is what X welcomed", "a step that Y rejects".

use crate::extract::clause::{Cutter, Link};
use crate::extract::opening::words;
use crate::extract::preposition::completes_with_pronoun;
use crate::extract::relative::Head;
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Gender, Person, Tense};
use crate::lexicon::rows::{Particle, Roles};
use crate::lexicon::sorts::Topic;
use crate::script::letters::*;
use crate::text::reading::Suffix;

impl Cutter<'_> {
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
        let letter = stem.strip_prefix([BEH, LAM]);
        if letter.unwrap_or(stem) != crate::extract::opening::words::MA {
            return false;
        }
        // What X agreed to, what she undertook.
        if self.is_completed_by_pronoun(next, &verb) {
            return true;
        }
        if letter.is_some() {
            // By what she did; "in a way that serves" has no pronoun.
            return verb.suffix.is_some() && verb.form.person == Person::Third && verb.form.tense == Tense::Past;
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
            Tag::Noun(_) | Tag::Plain { .. } | Tag::Particle { class: Particle::Adverb, .. } if self.lacks_what(at) => {
                true
            }
            _ => verb.suffix.is_some() && verb.form.person == Person::Third,
        }
    }

    /// A verb with a preposition right behind it that ends in a pronoun: agreed to it.
    fn is_completed_by_pronoun(&self, at: usize, verb: &VerbTag) -> bool {
        let behind = self.tagged.end(at);
        let third = |s: Suffix| s.person == Person::Third && verb.form.person == Person::Third;
        behind < self.tagged.last
            && matches!(self.tagged.tag(behind), Tag::Particle { class: Particle::Preposition, suffix: Some(s), cut } if cut.is_bare() && third(s))
            && completes_with_pronoun(self.document.folded(behind), self.lexicon)
    }

    /// X denied (what): a verb of denial or blame that has its subject and still no object.
    fn lacks_what(&self, at: usize) -> bool {
        use crate::claim::ClaimType::{Accuse, Reject};
        let clause = &self.clauses[self.current];
        let Some(p) = clause.predicate else { return false };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let takes = self.lexicon.verb_frames[verb.verb as usize].iter().any(|f| {
            let frame = &self.lexicon.frames[*f as usize];
            matches!(frame.kind, Accuse | Reject) && frame.object.has(Roles::ISSUE)
        });
        let mut governed = false;
        // Behind a preposition stands no object, nor in the words that say on whose behalf it is told.
        let free = |t: &usize| {
            let cut = self.tagged.tag(*t).nominal_cut();
            match self.tagged.tag(*t) {
                Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare() => true,
                Tag::Particle { class: Particle::Preposition, .. } => {
                    governed = true;
                    true
                }
                Tag::Particle { class: Particle::Adverb, .. } | Tag::Attribution { .. } | Tag::When(_) => true,
                _ => governed && cut.is_none_or(|c| c.conj.is_none()) || cut.is_some_and(|c| c.prep.is_some()),
            }
        };
        takes && verb.suffix.is_none() && clause.tokens.iter().filter(|t| **t > p && **t < at).all(free)
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

    /// "X said that …, a step that Y rejects": what was told before, taken up by a word that is empty without it.
    pub fn matter_called(&self, at: usize) -> Option<(Head, Gender)> {
        let word = self.tagged.before(at)?;
        let called = matches!(self.lexicon.topic(self.document.folded(word)), Some(Topic::Matter | Topic::Hollow));
        let pronoun = self.tagged.before(word).filter(|_| called)?;
        let is_it = matches!(self.tagged.tag(pronoun), Tag::Particle { class: Particle::Pronoun, .. });
        let clause = &self.clauses[self.current];
        let above = clause.parent.filter(|_| is_it && clause.predicate.is_none())?;
        let feminine = self.document.folded(word).ends_with(HEH);
        Some((self.matter_of(above)?, if feminine { Gender::Feminine } else { Gender::Masculine }))
    }

    /// "Called what happened a massacre": behind what happened, the phrase with b tells what it is called.
    pub fn goes_on_behind_what_happened(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Relative)?;
        let what = *clause.tokens.first()?;
        let free = clause.antecedent.is_none() && clause.head.is_none();
        if !free || self.document.folded(what) != words::MA {
            return None;
        }
        let Tag::Verb(verb) = self.tagged.tag(clause.predicate?) else { return None };
        let happens = verb.suffix.is_none() && self.lexicon.verb_frames[verb.verb as usize].is_empty();
        let Tag::Verb(above) = self.tagged.tag(self.clauses[parent].predicate.filter(|q| *q < what)?) else {
            return None;
        };
        let names = self.lexicon.naming.contains(&(above.verb as usize));
        let by = match self.tagged.tag(at) {
            Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                self.document.folded(at)[cut.skip()..].chars().eq([BEH])
            }
            Tag::Particle { class: Particle::Complementizer, .. } => self.document.folded(at).starts_with(BEH),
            tag => tag.nominal_cut().is_some_and(|c| c.prep == Some(BEH) && c.conj.is_none()),
        };
        (happens && names && by).then_some(parent)
    }
}
