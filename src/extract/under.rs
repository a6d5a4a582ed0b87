//! Whose a place is by words without a verb of their own: the province is under the control of X, came to be in its hands.

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::frame::{Draft, Found};
use crate::extract::noun::Ref;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Topic;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// Clauses that say no more than under whose control something is: by the prepositions that tell into whose hands
    /// a town fell.
    pub fn under_control(&mut self, found: &mut Found) {
        for n in 0..self.clauses.len() {
            if let Some(draft) = self.held_under(n) {
                self.finish_draft(draft, found);
            }
        }
    }

    fn held_under(&self, n: usize) -> Option<Draft> {
        let clause = &self.clauses[n];
        let main = clause.predicate.is_none() && !clause.negated && !clause.label && clause.deontic.is_none();
        let said = matches!(clause.link, Link::Coord | Link::Content | Link::Quote);
        let first = clause.tokens.iter().copied().find(|t| main && said && self.brings_holder(*t))?;
        let next = self.tagged.end(first);
        let noun = (next < self.tagged.last).then(|| self.noun_of(next)).flatten()?;
        let holder = &self.tagged.nouns[noun];
        let acts = |r: &Ref| !matches!(self.scan.entities.get(r.entity).kind, Kind::Place | Kind::Person);
        if !holder.cut.is_bare() || !holder.who.iter().all(acts) {
            return None;
        }
        let subject = &self.subjects[n];
        let held = match (subject.noun, subject.thing) {
            (Some(x), _) if self.tagged.nouns[x].first < first => {
                (self.tagged.nouns[x].first, self.tagged.nouns[x].last)
            }
            (None, Some(t)) if t < first => (t, self.phrase_end(t).min(first)),
            _ => return None,
        };
        // Nobody takes a file or a fate as one takes a town.
        let town = |t: usize| self.noun_of(t).is_some_and(|x| self.tagged.nouns[x].place);
        if !clause.tokens.iter().any(|t| held.0 <= *t && *t < first && town(*t)) {
            return None;
        }
        let (source, last) = self.all(noun);
        Some(Draft {
            source,
            target: subject.refs.clone(),
            issues: smallvec![held],
            evidence: (held.0, self.tagged.nouns[last].last),
            ..Draft::of(
                ClaimType::Coerce,
                n,
                (first, self.tagged.end(first)),
                "noun \u{0633}\u{064A}\u{0637}\u{0631}\u{0629}",
            )
        })
    }

    /// A preposition that brings whose a town is where it fell: into the hands of, under the control of.
    fn brings_holder(&self, t: usize) -> bool {
        let Tag::Particle { class: Particle::Preposition, suffix: None, cut } = self.tagged.tag(t) else {
            return false;
        };
        let words = self.folded_words(t, self.tagged.end(t));
        let prep = &words[cut.skip().min(words.len())..];
        self.scan.lexicon.topic(prep) == Some(Topic::Held)
    }
}
