//! What a headline leaves open and the text below it tells: whose raids they were.

use crate::claim::{Actor, Claim, ClaimType, Modality};
use crate::extract::frame::Draft;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Particle, Roles};
use crate::text::Document;
use crate::text::token::TokenKind;

/// The rule of a deed that a headline tells without anybody who did it.
pub const HEADLINE: &str = "headline";

/// No headline has more bytes.
const LONGEST: usize = 300;

impl Sense<'_, '_> {
    /// "Strike of the doctors", "protests in X against Y": the noun that a line without a verb begins with.
    pub fn heads_protest(&self, n: usize, t: usize, kind: ClaimType) -> bool {
        let clause = &self.clauses[n];
        let first = clause.tokens.iter().find(|x| !matches!(self.tagged.tag(**x), Tag::Mark(_)));
        kind == ClaimType::Protest && clause.predicate.is_none() && clause.parent.is_none() && first == Some(&t)
    }

    /// "In protest at it", "before the embassy": what a protest without a verb is about stands in its clause.
    pub fn has_aim(&self, n: usize, draft: &Draft) -> bool {
        let tokens = &self.clauses[n].tokens;
        let end = tokens.last().map_or(draft.trigger.1, |t| t + 1);
        tokens.iter().any(|t| self.is_adverse_phrase(*t)) || !self.before_whose_seat(draft, end).is_empty()
    }

    /// `Raids on positions of X`: an attack that a line without a verb begins with, at somebody known.
    pub fn heads_raid(&self, n: usize, t: usize, draft: &Draft) -> bool {
        let clause = &self.clauses[n];
        let counts = |x: &usize| {
            matches!(self.tagged.tag(*x), Tag::Mark(_) | Tag::Particle { class: Particle::Quantifier, .. })
                || self.scan.document.tokens[*x].kind == TokenKind::Number
        };
        let first = clause.tokens.iter().find(|x| !counts(x));
        let aimed = || {
            self.valence(t, false, None).is_some_and(|v| v.frame.prep(crate::extract::event::ALA).has(Roles::TARGET))
        };
        draft.kind == ClaimType::Assault
            && draft.source.is_empty()
            && !draft.target.is_empty()
            && draft.target.iter().all(|r| self.scan.entities.get(r.entity).actor.is_some())
            && clause.predicate.is_none()
            && clause.parent.is_none()
            && first == Some(&t)
            && aimed()
    }
}

/// Gives the attacks of a headline whoever the text tells that he made them; those of which it tells nobody are left out
/// where the headline names nothing but whom they hit.
pub fn settle(claims: &mut Vec<Claim>, document: &Document<'_>) {
    let Some(end) = document.article.text.find('\n').filter(|end| *end > 0 && *end < LONGEST) else {
        claims.retain(|c| !c.rule.starts_with(HEADLINE));
        return;
    };
    if let Some(again) = printed_again(&document.article.text, end) {
        claims.retain(|c| c.trigger.span.start() < again);
    }
    let told = |c: &Claim| c.kind == ClaimType::Assault && c.modality == Modality::Asserted && !c.target.is_empty();
    let same = |a: &[Actor], b: &[Actor]| a.len() == b.len() && a.iter().all(|x| b.iter().any(|y| x.id == y.id));
    for at in 0..claims.len() {
        if !told(&claims[at]) || !claims[at].source.is_empty() || claims[at].trigger.span.start() >= end {
            continue;
        }
        let open = |c: &&Claim| {
            told(c) && c.trigger.span.start() >= end && !c.source.is_empty() && same(&c.target, &claims[at].target)
        };
        let mut by = claims.iter().filter(open).map(|c| c.source.clone());
        if let Some(source) = by.next()
            && by.all(|other| same(&other, &source))
        {
            claims[at].source = source;
        }
    }
    claims.retain(|c| !(c.rule.starts_with(HEADLINE) && c.source.is_empty()));
}

/// Where the headline, which ends at `end`, is printed once more as the last words of the text: "the link to this story: …".
fn printed_again(text: &str, end: usize) -> Option<usize> {
    let title = text[..end].trim();
    let before = text.trim_end().strip_suffix(title)?;
    (before.len() >= end).then_some(before.len())
}
