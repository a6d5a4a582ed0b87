//! What is wrong with claims, and what became of the rows that were missed.

use crate::claim::Claim;
use crate::eval::fit::{Detail, Ends, details as told, is_typed, overlaps};
use crate::eval::gold::Gold;
use crate::eval::pairing::pairs;

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mistake {
    /// No claim tells the row.
    Missed,
    /// Right actors, another type.
    WrongType,
    WrongSource,
    WrongTarget,
    /// Source and target.
    WrongRoles,
    /// Of a symmetric type, the parties.
    WrongParties,
    /// The claim tells what another claim has told.
    Repeated,
    /// The claim tells no row.
    Spurious,
    WrongChain,
    WrongDate,
    WrongIssue,
    WrongModality,
}

impl Mistake {
    /// All, in the order in which they are shown: first those at the level of roles, then those of right roles.
    pub const ALL: [Mistake; 12] = [
        Mistake::Missed,
        Mistake::WrongType,
        Mistake::WrongSource,
        Mistake::WrongTarget,
        Mistake::WrongRoles,
        Mistake::WrongParties,
        Mistake::Repeated,
        Mistake::Spurious,
        Mistake::WrongChain,
        Mistake::WrongDate,
        Mistake::WrongIssue,
        Mistake::WrongModality,
    ];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Mistake::Missed => "missed",
            Mistake::WrongType => "wrong type",
            Mistake::WrongSource => "wrong source",
            Mistake::WrongTarget => "wrong target",
            Mistake::WrongRoles => "wrong source and target",
            Mistake::WrongParties => "wrong parties",
            Mistake::Repeated => "repeated",
            Mistake::Spurious => "spurious",
            Mistake::WrongChain => "wrong chain",
            Mistake::WrongDate => "wrong date",
            Mistake::WrongIssue => "wrong issue",
            Mistake::WrongModality => "wrong modality",
        }
    }

    /// Whether type and actors are right.
    pub fn is_detail(self) -> bool {
        self >= Mistake::WrongChain
    }
}

/// A mistake with the row and the claim that it was made about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub mistake: Mistake,
    pub row: Option<usize>,
    pub claim: Option<usize>,
}

/// Every required row without a partner and every claim without one, in the order of the text; a row and a claim that
/// were meant for each other are one finding.
pub(super) fn roles(
    gold: &Gold,
    claims: &[Claim],
    required: &[(usize, usize)],
    optional: &[(usize, usize)],
) -> Vec<Finding> {
    let taken = |n: usize| required.iter().chain(optional).any(|(_, claim)| *claim == n);
    let mut wrong: Vec<usize> = (0..claims.len()).filter(|n| !taken(*n)).collect();
    let found = |n: usize| required.iter().any(|(row, _)| *row == n);
    let mut missed: Vec<usize> = (0..gold.rows.len()).filter(|n| gold.rows[*n].required && !found(*n)).collect();
    let mut out = Vec::new();
    // The same type at the same place first; then the same actors at the same place.
    let meant: [&dyn Fn(usize, usize) -> bool; 2] = [
        &|row, claim| is_typed(&claims[claim], &gold.rows[row]) && overlaps(&claims[claim], &gold.rows[row]),
        &|row, claim| {
            overlaps(&claims[claim], &gold.rows[row]) && Ends::of(&claims[claim], &gold.rows[row], gold).fit()
        },
    ];
    for meant in meant {
        let edges: Vec<Vec<usize>> =
            wrong.iter().map(|claim| (0..missed.len()).filter(|n| meant(missed[*n], *claim)).collect()).collect();
        let owners = pairs(&edges, missed.len());
        for (n, owner) in owners.iter().enumerate() {
            let Some(owner) = owner else { continue };
            let (row, claim) = (missed[n], wrong[*owner]);
            let mistake = kind(gold, row, &claims[claim]);
            out.push(Finding { mistake, row: Some(row), claim: Some(claim) });
        }
        missed.retain(|row| out.iter().all(|f| f.row != Some(*row)));
        wrong.retain(|claim| out.iter().all(|f| f.claim != Some(*claim)));
    }
    out.extend(missed.iter().map(|row| Finding { mistake: Mistake::Missed, row: Some(*row), claim: None }));
    for claim in wrong {
        let again = |row: &usize| {
            let (one, row) = (&claims[claim], &gold.rows[*row]);
            is_typed(one, row) && overlaps(one, row) && Ends::of(one, row, gold).fit()
        };
        let mistake = if (0..gold.rows.len()).any(|row| again(&row)) { Mistake::Repeated } else { Mistake::Spurious };
        out.push(Finding { mistake, row: None, claim: Some(claim) });
    }
    let place = |f: &Finding| match (f.row, f.claim) {
        (Some(row), _) => gold.rows[row].span.0,
        (None, Some(claim)) => claims[claim].evidence.span.start(),
        (None, None) => 0,
    };
    out.sort_by_key(place);
    out
}

fn kind(gold: &Gold, row: usize, claim: &Claim) -> Mistake {
    let row = &gold.rows[row];
    match Ends::of(claim, row, gold) {
        _ if !is_typed(claim, row) => Mistake::WrongType,
        ends if ends.symmetric => Mistake::WrongParties,
        Ends { source: false, target: false, .. } => Mistake::WrongRoles,
        Ends { source: false, .. } => Mistake::WrongSource,
        Ends { .. } => Mistake::WrongTarget,
    }
}

/// What else is wrong with claims whose roles are right.
pub(super) fn details(gold: &Gold, claims: &[Claim], right: &[(usize, usize)]) -> Vec<Finding> {
    let mut out = Vec::new();
    for (row, claim) in right {
        for (detail, right) in told(&claims[*claim], &gold.rows[*row], gold) {
            let mistake = match detail {
                _ if right => continue,
                Detail::Chain => Mistake::WrongChain,
                Detail::Date => Mistake::WrongDate,
                Detail::Issue => Mistake::WrongIssue,
                Detail::Modality => Mistake::WrongModality,
            };
            out.push(Finding { mistake, row: Some(*row), claim: Some(*claim) });
        }
    }
    out
}
