//! A meeting that an article tells by a noun and elsewhere says is yet to come: the visit of X to Y, where X will visit Y.

use crate::claim::{Claim, ClaimType, Modality};
use crate::text::Document;
use rustc_hash::FxHashMap;

/// Makes the meetings that nouns tell of planned, where a verb tells of one between the same that is, and no verb of one
/// that was.
pub fn settle(claims: &mut [Claim], document: &Document<'_>) {
    let mut known: FxHashMap<Vec<String>, bool> = FxHashMap::default();
    for claim in claims.iter().filter(|c| is_meeting(c) && !is_by_noun(c)) {
        let coming = claim.modality == Modality::Planned;
        known.entry(parties(claim)).and_modify(|all| *all &= coming).or_insert(coming);
    }
    let today = document.article.published.map(|day| day.to_string());
    for claim in claims.iter_mut().filter(|c| is_meeting(c) && is_by_noun(c) && c.modality == Modality::Asserted) {
        let past = claim.time.as_ref().is_some_and(|time| today.as_ref().is_none_or(|day| time.start < *day));
        if !past && known.get(&parties(claim)) == Some(&true) {
            claim.modality = Modality::Planned;
        }
    }
}

/// A meeting, call or visit with both its sides.
fn is_meeting(claim: &Claim) -> bool {
    claim.kind == ClaimType::Consult && claim.source.len() > 1
}

fn is_by_noun(claim: &Claim) -> bool {
    claim.rule.starts_with("noun")
}

fn parties(claim: &Claim) -> Vec<String> {
    let mut ids: Vec<String> = claim.source.iter().map(|actor| actor.id.clone()).collect();
    ids.sort();
    ids
}
