//! Those whom a phrase counts out of a group: "among them X", "of which X", "including X".

use crate::claim::Kind;
use crate::extract::noun::Ref;
use crate::extract::phrase::FI;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::Particle;
use crate::script::letters::{ALEF, BEH, HEH, KAF, LAM, MEEM, NOON};
use crate::text::token::TokenKind;

/// "such as"
const SUCH: &str = "\u{0645}\u{062B}\u{0644}";

impl Sense<'_, '_> {
    /// The first of those who are counted out behind a noun phrase.
    pub fn members(&self, noun: usize) -> Option<usize> {
        let group = &self.tagged.nouns[noun];
        let next = self.tagged.nouns.get(noun + 1).filter(|n| n.cut.is_bare() && !n.who.is_empty())?;
        let named = next
            .who
            .iter()
            .map(|r| self.scan.entities.get(r.entity))
            .all(|e| e.actor.is_some() || matches!(e.kind, Kind::Person | Kind::Organisation));
        let many = group.who.iter().map(|r| self.scan.entities.get(r.entity)).all(|e| {
            e.number == Number::Plural
                || e.actor.is_none() && matches!(e.kind, Kind::Unnamed | Kind::Group | Kind::State)
        });
        let mut at = group.last;
        // States in the region such as X.
        let place = self.tagged.end(at);
        if at < self.tagged.last
            && self.scan.document.folded(at) == FI
            && place < self.tagged.last
            && matches!(self.tagged.tag(place), Tag::Plain { cut } if cut.article)
        {
            at = self.tagged.end(place);
        }
        if self.tagged.tag(at).is_mark(TokenKind::Comma) {
            at += 1;
        }
        let mut counted = false;
        while at < next.first && self.is_member_word(at) {
            counted = true;
            at = self.tagged.end(at).max(at + 1);
        }
        // Such as X: those who fight, and states, rather than whoever is named for an example.
        let several = |r: &Ref| self.scan.entities.get(r.entity).number != Number::Singular;
        if counted && self.tagged.before(at).is_some_and(|b| self.is_they(b)) && !group.who.iter().all(several) {
            return None;
        }
        let such = self.tagged.before(at).is_some_and(|b| self.scan.document.folded(b) == SUCH);
        let acts = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::ArmedGroup | Kind::State);
        let meant = !such || next.who.iter().all(acts);
        (counted && meant && at == next.first && named && many && next.first > group.last).then_some(noun + 1)
    }

    /// The first of those who are counted out of a word that names nobody itself: several sides, among them X.
    pub fn counted_out(&self, t: usize) -> Option<usize> {
        let mut at = self.tagged.end(t);
        if matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Marker, .. }) {
            // Any state, among them X.
            return self.noun_of(Some(at).filter(|x| *x < self.tagged.last)?).and_then(|noun| self.members(noun));
        }
        let mut steps = 0;
        while steps < 3
            && at < self.tagged.last
            && !self.is_member_word(at)
            && matches!(
                self.tagged.tag(at),
                Tag::Plain { .. }
                    | Tag::Nisba { .. }
                    | Tag::Adjective { .. }
                    | Tag::Particle { class: Particle::Quantifier, .. }
                    | Tag::Mark(TokenKind::Comma)
            )
        {
            at = self.tagged.end(at).max(at + 1);
            steps += 1;
        }
        let plain = matches!(self.tagged.tag(t), Tag::Plain { .. });
        if !plain || at >= self.tagged.last || !self.is_member_word(at) {
            return None;
        }
        let first = Some(self.tagged.end(at)).filter(|x| *x < self.tagged.last)?;
        let next = self.noun_of(first).filter(|x| self.tagged.nouns[*x].cut.is_bare())?;
        let named = |e: usize| {
            let known = self.scan.entities.get(e);
            known.actor.is_some() && known.kind != Kind::Place
        };
        self.tagged.nouns[next].who.iter().all(|r| named(r.entity)).then_some(next)
    }

    /// The factions, X included: a definite group that a phrase with "what is in it" goes on from acts as a whole.
    pub fn acts_as_a_whole(&self, noun: usize) -> bool {
        let group = &self.tagged.nouns[noun];
        let mut at = group.last;
        if at < self.tagged.last && self.tagged.tag(at).is_mark(TokenKind::Comma) {
            at += 1;
        }
        group.cut.article
            && at + 1 < self.tagged.last
            && self.tagged.end(at) == at + 2
            && [[BEH, MEEM, ALEF], [BEH, MEEM, NOON]].iter().any(|w| self.scan.document.folded(at).chars().eq(*w))
    }

    /// The pronoun that takes up a group before all who belong to it: three states, they are X, Y and Z.
    pub fn is_they(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Pronoun, suffix: None, .. })
    }

    /// The first of those who are named behind a word for several of whatever kind: two targets, they are X and Y.
    pub fn named_as(&self, t: usize) -> Option<usize> {
        self.counted_out(t).filter(|n| self.tagged.before(self.tagged.nouns[*n].first).is_some_and(|b| self.is_they(b)))
    }

    /// A word of such a phrase: the pronoun of the group, a preposition with it, or one before it.
    fn is_member_word(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Particle { class: Particle::Pronoun, .. } => self.is_they(t),
            Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. } => s.person == Person::Third,
            Tag::Particle { class: Particle::Preposition, .. } => {
                let last = self.scan.document.folded(self.tagged.end(t) - 1);
                self.scan.document.folded(t) == SUCH && self.tagged.end(t) == t + 1
                    || self.tagged.end(t) > t + 1
                        && [(HEH, ALEF), (HEH, MEEM), (LAM, KAF)]
                            .iter()
                            .any(|(one, two)| last.strip_suffix(*two).is_some_and(|rest| rest.ends_with(*one)))
            }
            _ => false,
        }
    }
}
