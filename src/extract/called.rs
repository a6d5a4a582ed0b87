//! Who is called something by words without a verb: X is the only state which, it is the party that.

use crate::claim::Kind;
use crate::extract::clause::Link;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::Particle;
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// The noun that the relative clause `n` tells about, where it is what the clause above calls its subject: the one who
    /// is called so did it.
    pub fn called_so(&self, n: usize) -> Option<(usize, Refs)> {
        let clause = &self.clauses[n];
        let noun = clause.antecedent.filter(|_| clause.link == Link::Relative)?;
        let parent = clause.parent.filter(|p| self.clauses[*p].predicate.is_none())?;
        let above = &self.clauses[parent];
        let found = &self.tagged.nouns[noun];
        let [one] = found.who[..] else { return None };
        let named = self.scan.entities.get(one.entity);
        let general = !one.anaphor && named.actor.is_none() && named.kind != Kind::Person && found.inner.is_empty();
        let subject = &self.subjects[parent];
        let [who] = subject.refs[..] else { return None };
        let known = self.scan.entities.get(who.entity);
        let same = known.kind == Kind::State || named.kind != Kind::State;
        let fits = general && same && who.entity != one.entity && known.number == named.number;
        let from = subject
            .noun
            .map(|x| self.tagged.nouns[x].last)
            .or_else(|| above.opened_by.and(above.tokens.first().map(|t| t + 1)))?;
        let between = |t: usize| {
            matches!(
                self.tagged.tag(t),
                Tag::Particle { class: Particle::Pronoun | Particle::Quantifier | Particle::Adverb, .. }
                    | Tag::Mark(TokenKind::Quote | TokenKind::Open | TokenKind::Close)
                    | Tag::Inside
            )
        };
        let stands = from <= found.first
            && (from..found.first).all(between)
            && found.cut.prep.is_none()
            && found.cut.conj.is_none();
        let made = Ref { entity: who.entity, first: found.first, last: found.last, anaphor: true };
        (fits && stands).then(|| (noun, std::iter::once(made).collect()))
    }
}
