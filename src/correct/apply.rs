//! Corrections over claims: the claims that a graph is made from.

use crate::article::Article;
use crate::assemble;
use crate::claim::{Actor, Claim, Passage};
use crate::correct::{Anchor, Change, Correction, Deed, Identity};
use crate::diag::{Diagnostic, Place};
use crate::lexicon::Lexicon;
use crate::span::Span;
use std::collections::BTreeSet;

/// Claims as corrected.
#[derive(Default)]
pub struct Applied {
    pub claims: Vec<Claim>,
    /// Claims that are not there any more, each with the correction that says so.
    pub dropped: Vec<(Claim, Correction)>,
    /// Corrections that find nothing to correct.
    pub loose: Vec<Diagnostic>,
}

/// Applies corrections in the order in which they were made. The same input gives the same output.
pub fn apply(articles: &[Article], claims: Vec<Claim>, corrections: &[Correction], lexicon: &Lexicon) -> Applied {
    let mut applied = Applied { claims, ..Applied::default() };
    let mut undone: BTreeSet<&str> = BTreeSet::new();
    // An undo may be undone: the last word counts.
    for correction in corrections.iter().rev() {
        if let (Deed::Undo { correction: id }, false) = (&correction.deed, undone.contains(correction.id.as_str())) {
            undone.insert(id);
        }
    }
    for correction in corrections.iter().filter(|c| !undone.contains(c.id.as_str())) {
        if let Err(why) = applied.take(articles, correction, lexicon) {
            let place =
                Place { piece: correction.deed.to_string(), ..Place::file(format!("correction {}", correction.id)) };
            let message = Diagnostic::warning(why).with_place(place);
            applied.loose.push(message.with_hint("make it anew, or take it back with `correct FILE undo ID`"));
        }
    }
    applied
}

impl Applied {
    fn take(&mut self, articles: &[Article], correction: &Correction, lexicon: &Lexicon) -> Result<(), &'static str> {
        let gone = "the claim that it corrects is not read any more";
        match &correction.deed {
            Deed::Undo { .. } => {}
            Deed::Drop { claim } => {
                let at = find(&self.claims, claim, articles).ok_or(gone)?;
                self.dropped.push((self.claims.remove(at), correction.clone()));
            }
            Deed::Change { claim, to } => {
                let at = find(&self.claims, claim, articles).ok_or(gone)?;
                change(&mut self.claims[at], to);
                note(&mut self.claims[at], correction, &format!("changed: {to}"));
            }
            Deed::Add { claim } => {
                let mut claim =
                    placed(claim, articles).ok_or("the words that it stands on are in no article any more")?;
                note(&mut claim, correction, "added by hand");
                self.claims.push(claim);
            }
            Deed::Merge { actor, into } => {
                let same = assemble::same_actor(&self.claims, actor, lexicon);
                let mut any = false;
                for claim in &mut self.claims {
                    if rename(claim, &|who| same(who), into) {
                        any = true;
                        note(claim, correction, &format!("{actor} is {}", into.name));
                    }
                }
                if !any {
                    return Err("the actor that it is about is in no claim");
                }
            }
            Deed::Split { actor, claims, into } => {
                let same = assemble::same_actor(&self.claims, actor, lexicon);
                let places: Vec<usize> = claims.iter().filter_map(|c| find(&self.claims, c, articles)).collect();
                let mut any = false;
                for at in places {
                    if rename(&mut self.claims[at], &|who| same(who), into) {
                        any = true;
                        note(&mut self.claims[at], correction, &format!("{actor} is {} here", into.name));
                    }
                }
                if !any {
                    return Err(gone);
                }
            }
        }
        Ok(())
    }
}

fn note(claim: &mut Claim, correction: &Correction, what: &str) {
    claim.corrected.push(format!("{what} ({}, {})", correction.vouched(), correction.id));
}

/// The claim that is meant: by its id; else the one on the same words, in its article or, where that is gone, in another
/// that has them; else in its article the one of its type on the same trigger between the same parties.
fn find(claims: &[Claim], anchor: &Anchor, articles: &[Article]) -> Option<usize> {
    if let Some(at) = claims.iter().position(|claim| claim.id == anchor.id) {
        return Some(at);
    }
    let parties = |claim: &Claim| {
        claim.source.iter().chain(&claim.target).filter(|actor| anchor.parties.contains(&actor.id)).count()
    };
    let far = |claim: &Claim| claim.evidence.span.start().abs_diff(anchor.span.start());
    let nearest = |fits: &dyn Fn(&Claim) -> bool| {
        let fitting = claims.iter().enumerate().filter(|(_, claim)| fits(claim));
        fitting
            .min_by_key(|(_, c)| (usize::MAX - parties(c), c.trigger.text != anchor.trigger, far(c)))
            .map(|(at, _)| at)
    };
    let is_here = articles.iter().any(|article| article.id == anchor.article);
    let here = |claim: &Claim| if is_here { claim.article == anchor.article } else { true };
    let words = |claim: &Claim| {
        claim.kind == anchor.kind
            && (claim.evidence.text == anchor.text
                || claim.evidence.text.contains(&anchor.text)
                || anchor.text.contains(&claim.evidence.text))
    };
    nearest(&|claim| here(claim) && words(claim)).or_else(|| {
        nearest(&|claim| {
            is_here
                && claim.article == anchor.article
                && claim.kind == anchor.kind
                && claim.trigger.text == anchor.trigger
                && parties(claim) > 0
        })
    })
}

fn change(claim: &mut Claim, to: &Change) {
    if let Some(kind) = to.kind {
        claim.kind = kind;
        claim.polarity = kind.polarity();
    }
    let place = |list: &[Actor], n: usize, claim: &Claim| {
        let here = list.get(n).cloned();
        here.unwrap_or_else(|| blank(&claim.evidence))
    };
    if let Some(source) = &to.source {
        claim.source = source.iter().enumerate().map(|(n, who)| who.at(&place(&claim.source, n, claim))).collect();
    }
    if let Some(target) = &to.target {
        claim.target = target.iter().enumerate().map(|(n, who)| who.at(&place(&claim.target, n, claim))).collect();
    }
    if claim.kind.is_symmetric() {
        let others = std::mem::take(&mut claim.target);
        claim.source.extend(others);
    }
    claim.modality = to.modality.unwrap_or(claim.modality);
    if let Some(issue) = &to.issue {
        claim.issue.clone_from(issue);
    }
    // A person has looked.
    claim.confidence = 1.0;
}

/// An actor whom the text does not name at a place of its own.
pub(super) fn blank(evidence: &Passage) -> Actor {
    Actor {
        id: String::new(),
        name: String::new(),
        name_ar: String::new(),
        kind: crate::claim::Kind::Unnamed,
        mention: String::new(),
        span: Span::new(evidence.span.start(), evidence.span.start()),
        anaphor: false,
    }
}

/// Whether anyone in the claim was renamed.
fn rename(claim: &mut Claim, is: &dyn Fn(&Actor) -> bool, into: &Identity) -> bool {
    let mut any = false;
    let speakers = claim.chain.iter_mut().map(|link| &mut link.actor);
    for actor in claim.source.iter_mut().chain(&mut claim.target).chain(speakers) {
        if is(actor) {
            *actor = into.at(actor);
            any = true;
        }
    }
    any
}

/// A claim made by hand where its words stand now: in its article, or in another if that is gone.
fn placed(claim: &Claim, articles: &[Article]) -> Option<Claim> {
    let quote = &claim.evidence.text;
    let own = articles.iter().filter(|article| article.id == claim.article);
    let others = articles.iter().filter(|article| article.id != claim.article);
    let (article, start) = own.chain(others).find_map(|article| {
        let was = claim.evidence.span.start();
        if article.text.get(was..).is_some_and(|text| text.starts_with(quote.as_str())) {
            return Some((article, was));
        }
        let found = article.text.match_indices(quote.as_str()).map(|(at, _)| at);
        found.min_by_key(|at| at.abs_diff(was)).map(|at| (article, at))
    })?;
    let was = claim.evidence.span.start();
    let mut moved = claim.clone();
    moved.article.clone_from(&article.id);
    let shift = |span: &mut Span| {
        let at = |n: usize| (n + start).saturating_sub(was).min(article.text.len());
        *span = Span::new(at(span.start()), at(span.end()));
    };
    shift(&mut moved.evidence.span);
    shift(&mut moved.trigger.span);
    moved.source.iter_mut().chain(&mut moved.target).for_each(|actor| shift(&mut actor.span));
    moved.chain.iter_mut().for_each(|link| shift(&mut link.actor.span));
    moved.issue.iter_mut().for_each(|issue| shift(&mut issue.span));
    Some(moved)
}
