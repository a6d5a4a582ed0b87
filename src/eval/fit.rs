//! Whether a claim tells what a row of gold tells, and how much of it.

use crate::claim::{Actor, Claim, ClaimType};
use crate::eval::fold::{bare, fold};
use crate::eval::gold::{Gold, Row, Wanted};

/// Whether the claim's evidence shares words with the row's.
pub(super) fn overlaps(claim: &Claim, row: &Row) -> bool {
    let span = claim.evidence.span;
    span.start() < row.span.1 && row.span.0 < span.end()
}

/// Whether its type is one of the row's.
pub(super) fn is_typed(claim: &Claim, row: &Row) -> bool {
    row.types.iter().any(|kind| kind == claim.kind.name())
}

/// Which ends are right: every required actor is there and nobody else. For symmetric types both ends are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    pub source: bool,
    pub target: bool,
    pub symmetric: bool,
}

impl Ends {
    pub(super) fn of(claim: &Claim, row: &Row, gold: &Gold) -> Ends {
        let symmetric = |kind: &str| ClaimType::named(kind).is_some_and(ClaimType::is_symmetric);
        if claim.kind.is_symmetric() || row.types.iter().all(|kind| symmetric(kind)) {
            let said: Vec<&Actor> = claim.source.iter().chain(&claim.target).collect();
            let wanted: Vec<&Wanted> = row.source.iter().chain(&row.target).collect();
            let right = same(&said, &wanted, gold);
            return Ends { source: right, target: right, symmetric: true };
        }
        let end = |said: &[Actor], wanted: &[Wanted]| {
            same(&said.iter().collect::<Vec<_>>(), &wanted.iter().collect::<Vec<_>>(), gold)
        };
        let (source, target) = (end(&claim.source, &row.source), end(&claim.target, &row.target));
        Ends { source, target, symmetric: false }
    }

    pub(super) fn fit(self) -> bool {
        self.source && self.target
    }
}

fn same(said: &[&Actor], wanted: &[&Wanted], gold: &Gold) -> bool {
    let there = |w: &&&Wanted| said.iter().any(|actor| gold.is_any(actor, &w.keys));
    wanted.iter().filter(|w| w.required).all(|w| there(&w))
        && said.iter().all(|actor| wanted.iter().any(|w| gold.is_any(actor, &w.keys)))
}

/// What a row may tell beside type and actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    Chain,
    Date,
    Issue,
    Modality,
}

impl Detail {
    /// All, in the order in which they are shown.
    pub const ALL: [Detail; 4] = [Detail::Chain, Detail::Date, Detail::Issue, Detail::Modality];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        ["chain", "date", "issue", "modality"][self as usize]
    }
}

/// Whether each detail that the row tells is right.
pub(super) fn details(claim: &Claim, row: &Row, gold: &Gold) -> Vec<(Detail, bool)> {
    let mut out = Vec::new();
    let required: Vec<&Wanted> = row.chain.iter().filter(|w| w.required).collect();
    if !required.is_empty() {
        let mut at = 0;
        for link in &claim.chain {
            at += usize::from(required.get(at).is_some_and(|w| gold.is_any(&link.actor, &w.keys)));
        }
        out.push((Detail::Chain, at == required.len()));
    } else if row.chain.is_empty() {
        out.push((Detail::Chain, claim.chain.is_empty()));
    }
    if !row.date.is_empty() {
        let start = claim.time.as_ref().map_or("", |time| time.start.as_str());
        out.push((Detail::Date, start.starts_with(&row.date)));
    }
    if !row.issue.is_empty() {
        let issues = claim.issue.iter().flat_map(|issue| [&issue.name, &issue.name_ar, &issue.mention]);
        let targets = claim.target.iter().map(|actor| &actor.mention);
        let said = issues.chain(targets).map(|words| fold(words)).collect::<Vec<String>>().join(" ");
        out.push((Detail::Issue, row.issue.iter().any(|word| said.contains(word) || said.contains(&bare(word)))));
    }
    if !row.modality.is_empty() {
        out.push((Detail::Modality, row.modality.iter().any(|m| m == claim.modality.name())));
    }
    out
}
