//! Claims beside gold → precision, recall and F1 at three levels, by type, by kind of mistake; how well confidence holds.
//!
//! Comes in: claims, and gold with the texts it was made from. Goes out: an [`Evaluation`]. Files and tables are `cli`'s
//! concern. What counts as right at each level is what `shared/eval/score.py` counts, to the last digit.

mod calibration;
mod difference;
mod fit;
mod fold;
mod gold;
mod mistake;
mod pairing;
mod verdict;
mod weights;

pub use crate::eval::calibration::{Bin, Calibration};
pub use crate::eval::difference::{Difference, difference};
pub use crate::eval::fit::Detail;
pub use crate::eval::gold::{Gold, Row, Source, Wanted};
pub use crate::eval::mistake::{Finding, Mistake};
pub use crate::eval::verdict::{Verdict, verdicts};
pub use crate::eval::weights::{Fit, fit};

use crate::claim::Claim;
use crate::diag::Warned;
use crate::eval::fit::{Ends, details, is_typed, overlaps};
use crate::eval::pairing::pairs;
use std::collections::BTreeMap;

/// How much must be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Type, and evidence that overlaps.
    Detect,
    /// And exactly the right source and target.
    Roles,
    /// And issue, modality, date and chain, where the gold has them.
    Full,
}

impl Level {
    /// All three, the easiest first.
    pub const ALL: [Level; 3] = [Level::Detect, Level::Roles, Level::Full];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        ["detect", "roles", "full"][self as usize]
    }

    fn fits(self, claim: &Claim, row: &Row, gold: &Gold) -> bool {
        is_typed(claim, row)
            && overlaps(claim, row)
            && (self == Level::Detect || Ends::of(claim, row, gold).fit())
            && (self != Level::Full || details(claim, row, gold).iter().all(|(_, right)| *right))
    }
}

/// Claims that were right, claims that were wrong, rows that were missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Count {
    /// The share of claims that are right.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The share of rows that were found.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    fn add(&mut self, other: Count) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

/// A part of a whole; 0 of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// One article's claims beside its gold.
#[derive(Debug)]
pub struct Judged {
    pub gold: Gold,
    pub claims: Vec<Claim>,
    /// At the level of roles: `(row, claim)`, required rows first.
    pub right: Vec<(usize, usize)>,
    /// Claims that no row excuses, rows that no claim tells.
    pub findings: Vec<Finding>,
    levels: [Count; 3],
    details: Vec<(Detail, bool)>,
}

impl Judged {
    /// The article's count at a level.
    pub fn count(&self, level: Level) -> Count {
        self.levels[level as usize]
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Evaluation {
    pub articles: Vec<Judged>,
    /// Claims of articles without gold.
    pub others: BTreeMap<String, Vec<Claim>>,
}

/// Evaluates claims of any articles on the gold of some.
pub fn evaluate(sources: &[Source], claims: Vec<Claim>) -> Warned<Evaluation> {
    let mut by_article: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        by_article.entry(claim.article.clone()).or_default().push(claim);
    }
    let mut problems = Vec::new();
    let mut articles = Vec::new();
    for source in sources {
        let gold = Gold::read(source, &mut problems);
        articles.push(judge(gold, by_article.remove(&source.id).unwrap_or_default()));
    }
    Warned { value: Evaluation { articles, others: by_article }, warnings: problems }
}

/// Claims paired with rows: one to one and as many as can be, required rows before optional ones.
struct Pairing {
    /// `(row, claim)`.
    required: Vec<(usize, usize)>,
    optional: Vec<(usize, usize)>,
}

fn pairing(gold: &Gold, claims: &[Claim], level: Level) -> Pairing {
    let of = |required: bool| -> Vec<usize> {
        (0..gold.rows.len()).filter(|n| gold.rows[*n].required == required).collect()
    };
    let pair = |rows: &[usize], free: &[usize]| -> Vec<(usize, usize)> {
        let fits = |claim: &usize| -> Vec<usize> {
            (0..rows.len()).filter(|n| level.fits(&claims[*claim], &gold.rows[rows[*n]], gold)).collect()
        };
        let edges: Vec<Vec<usize>> = free.iter().map(fits).collect();
        let owners = pairs(&edges, rows.len());
        owners.iter().enumerate().filter_map(|(n, owner)| Some((rows[n], free[(*owner)?]))).collect()
    };
    let all: Vec<usize> = (0..claims.len()).collect();
    let required = pair(&of(true), &all);
    let free: Vec<usize> = all.into_iter().filter(|n| required.iter().all(|(_, claim)| claim != n)).collect();
    Pairing { optional: pair(&of(false), &free), required }
}

fn judge(gold: Gold, claims: Vec<Claim>) -> Judged {
    let wanted = gold.rows.iter().filter(|row| row.required).count();
    let mut levels = [Count::default(); 3];
    let mut roles = None;
    for level in Level::ALL {
        let found = pairing(&gold, &claims, level);
        let right = found.required.len();
        levels[level as usize] =
            Count { right, wrong: claims.len() - right - found.optional.len(), missed: wanted - right };
        if level == Level::Roles {
            roles = Some(found);
        }
    }
    let Pairing { required, optional } = roles.expect("roles is one of the levels");
    let told = required.iter().flat_map(|(row, claim)| details(&claims[*claim], &gold.rows[*row], &gold)).collect();
    let mut findings = mistake::roles(&gold, &claims, &required, &optional);
    findings.extend(mistake::details(&gold, &claims, &required));
    let right = required.into_iter().chain(optional).collect();
    Judged { gold, claims, right, findings, levels, details: told }
}

impl Evaluation {
    /// All articles' count at a level.
    pub fn count(&self, level: Level) -> Count {
        let mut all = Count::default();
        self.articles.iter().for_each(|article| all.add(article.count(level)));
        all
    }

    /// Right and asked of each detail that was asked for, among claims with right roles.
    pub fn details(&self) -> BTreeMap<Detail, (usize, usize)> {
        let mut out: BTreeMap<Detail, (usize, usize)> = BTreeMap::new();
        for (detail, right) in self.articles.iter().flat_map(|article| &article.details) {
            let (good, asked) = out.entry(*detail).or_default();
            *good += usize::from(*right);
            *asked += 1;
        }
        out
    }

    /// Counts at the level of roles by type: a claim's own, a missed row's first.
    pub fn types(&self) -> BTreeMap<String, Count> {
        let mut out: BTreeMap<String, Count> = BTreeMap::new();
        for article in &self.articles {
            let name = |claim: usize| article.claims[claim].kind.name().to_string();
            for (row, claim) in &article.right {
                if article.gold.rows[*row].required {
                    out.entry(name(*claim)).or_default().right += 1;
                }
            }
            for finding in article.findings.iter().filter(|finding| !finding.mistake.is_detail()) {
                if let Some(claim) = finding.claim {
                    out.entry(name(claim)).or_default().wrong += 1;
                }
                if let Some(row) = finding.row {
                    out.entry(article.gold.rows[row].types[0].clone()).or_default().missed += 1;
                }
            }
        }
        out
    }

    /// How often each mistake was made, in the order of their list; those never made too.
    pub fn mistakes(&self) -> Vec<(Mistake, usize)> {
        let made = |mistake: Mistake| {
            self.articles.iter().flat_map(|article| &article.findings).filter(|f| f.mistake == mistake).count()
        };
        Mistake::ALL.into_iter().map(|mistake| (mistake, made(mistake))).collect()
    }

    /// How confidence and truth go together: a claim is right if it tells a row, required or not, with right roles.
    pub fn calibration(&self) -> Calibration {
        let judged = self.articles.iter().flat_map(|article| {
            let right = |n: &usize| article.right.iter().any(|(_, claim)| claim == n);
            (0..article.claims.len()).map(move |n| (article.claims[n].confidence, right(&n)))
        });
        Calibration::of(judged)
    }
}
