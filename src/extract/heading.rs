//! What somebody heads for, told without a verb: X towards a partnership, X about to sign an agreement.

use crate::extract::clause::Link;
use crate::extract::frame::Found;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Light, Particle};

/// "towards"
const TOWARDS: &str = "\u{0646}\u{062D}\u{0648}";

const DOT: &str = ".";

impl Sense<'_, '_> {
    /// A clause without a verb in which "towards" stands right behind its subject: what the subject intends is the event
    /// noun behind it; whether there was one.
    pub fn heading(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        let tells = matches!(clause.link, Link::Coord | Link::Content);
        if clause.predicate.is_some() || clause.negated || clause.deontic.is_some() || !tells {
            return false;
        }
        let subject = clause.tokens.iter().position(|t| matches!(self.tagged.tag(*t), Tag::Noun(_)));
        let opens = |s: &usize| clause.tokens[..*s].iter().all(|t| self.is_word_of_opening(*t));
        let Some(s) = subject.filter(opens) else { return false };
        let joined = |t: &usize| match self.tagged.tag(*t) {
            Tag::Noun(noun) => self.tagged.nouns[noun].cut.prep.is_none(),
            _ => false,
        };
        let Some(p) = clause.tokens[s..].iter().copied().find(|t| !joined(t)) else { return false };
        let towards = matches!(self.tagged.tag(p), Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none())
            && self.scan.document.folded(p) == TOWARDS;
        if !towards || self.subjects[n].refs.is_empty() {
            return false;
        }
        let arguments = self.arguments(n, p, None);
        self.light(n, p, Light::Intends, false, &arguments, found)
    }

    /// "that", before the subject of a clause.
    fn is_word_of_opening(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Complementizer, .. } | Tag::Mark(_))
    }

    /// `X hails the army.. and rejects a dialogue`: the sentence goes on with a headline behind its two dots.
    pub fn is_behind_two_dots(&self) -> bool {
        let first = self.tagged.first;
        let dot = |t: usize| self.scan.document.raw(t) == DOT;
        first > 1 && dot(first - 1) && dot(first - 2)
    }
}
