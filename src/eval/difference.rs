//! What two runs on the same gold have different, at the level of roles.

use crate::claim::Claim;
use crate::eval::{Evaluation, Judged, Mistake};

/// One thing that changed: the number of the article, and of the row or claim in it.
#[derive(Debug, Default)]
pub struct Difference {
    /// Required rows that are found now.
    pub gained: Vec<(usize, usize)>,
    /// Required rows that were found before.
    pub lost: Vec<(usize, usize)>,
    /// Wrong claims of this run that the other does not make.
    pub new_wrong: Vec<(usize, usize)>,
    /// Wrong claims of the other run that this one does not make, by its numbers.
    pub old_wrong: Vec<(usize, usize)>,
}

/// Compares two evaluations on the same gold.
pub fn difference(this: &Evaluation, other: &Evaluation) -> Difference {
    let mut out = Difference::default();
    for (n, (this, other)) in this.articles.iter().zip(&other.articles).enumerate() {
        let found = |judged: &Judged, row: usize| judged.right.iter().any(|(r, _)| *r == row);
        for row in (0..this.gold.rows.len()).filter(|row| this.gold.rows[*row].required) {
            match (found(this, row), found(other, row)) {
                (true, false) => out.gained.push((n, row)),
                (false, true) => out.lost.push((n, row)),
                _ => {}
            }
        }
        out.new_wrong.extend(only(this, other).into_iter().map(|claim| (n, claim)));
        out.old_wrong.extend(only(other, this).into_iter().map(|claim| (n, claim)));
    }
    out
}

/// The wrong claims of one run that are no wrong claims of the other.
fn only(this: &Judged, other: &Judged) -> Vec<usize> {
    let wrong = |judged: &Judged| -> Vec<usize> {
        let roles = judged.findings.iter().filter(|f| !f.mistake.is_detail() && f.mistake != Mistake::Missed);
        let mut claims: Vec<usize> = roles.filter_map(|f| f.claim).collect();
        claims.sort_unstable();
        claims
    };
    let others: Vec<&Claim> = wrong(other).into_iter().map(|n| &other.claims[n]).collect();
    wrong(this).into_iter().filter(|n| !others.iter().any(|claim| says_the_same(claim, &this.claims[*n]))).collect()
}

fn says_the_same(a: &Claim, b: &Claim) -> bool {
    let ids = |claim: &Claim| -> Vec<String> {
        claim
            .source
            .iter()
            .map(|actor| &actor.id)
            .chain([&String::new()])
            .chain(claim.target.iter().map(|a| &a.id))
            .cloned()
            .collect()
    };
    a.kind == b.kind && a.trigger.span == b.trigger.span && ids(a) == ids(b)
}
