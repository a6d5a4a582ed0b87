//! How sure a claim is: plain features of its record and of those beside it, weighed by the lexicon's `confidence.tsv`.
//!
//! The weights are fitted on gold and on claims of articles of any kind that somebody judged (`isnad eval --fit`), so that
//! of claims that are sure to 0.9 nine in ten are right. What tells a political article from a match report, a column or a
//! town's news is how much of it makes claims, and whether those who act in it act again.

use crate::claim::{Actor, Claim, Kind, Modality, Quote};
use crate::extract::domain::Theme;
use crate::lexicon::Lexicon;
use crate::lexicon::sorts::Domain;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Sets how sure the claims of an article are.
pub fn settle(claims: &mut [Claim], theme: &Theme, lexicon: &Lexicon) {
    let around = Around::of(claims, theme);
    let sure: Vec<f64> = claims.iter().map(|claim| confidence(claim, &around, lexicon)).collect();
    for (claim, sure) in claims.iter_mut().zip(sure) {
        claim.confidence = sure;
    }
}

/// From 0 to 1, in hundredths.
fn confidence(claim: &Claim, around: &Around<'_>, lexicon: &Lexicon) -> f64 {
    let mut seen: SmallVec<[&str; 32]> = SmallVec::new();
    let mut sum = 0.0;
    show(claim, around, lexicon, |feature| {
        if let Some((known, weight)) = lexicon.confidence.get_key_value(feature)
            && !seen.iter().any(|other| std::ptr::eq(*other, known.as_str()))
        {
            seen.push(known);
            sum += weight;
        }
    });
    let every = lexicon.confidence.get(EVERY).copied().unwrap_or(0.0);
    (100.0 / (1.0 + (-(every + sum)).exp())).round() / 100.0
}

/// What the other claims of an article tell about one.
#[derive(Debug)]
pub struct Around<'a> {
    /// How many claims the article makes for its length.
    density: &'static str,
    /// In how many claims each actor stands.
    told: FxHashMap<&'a str, usize>,
    /// How many of its words are of each domain.
    shares: Vec<String>,
}

impl<'a> Around<'a> {
    /// Of an article's claims and its words.
    pub fn of(claims: &'a [Claim], theme: &Theme) -> Self {
        let mut told: FxHashMap<&str, usize> = FxHashMap::default();
        for claim in claims {
            let mut ids: SmallVec<[&str; 4]> =
                claim.source.iter().chain(&claim.target).map(|actor| &*actor.id).collect();
            ids.sort_unstable();
            ids.dedup();
            ids.into_iter().for_each(|id| *told.entry(id).or_default() += 1);
        }
        let density = match 1000 * claims.len() / theme.words().max(1) {
            0..=5 => "claims rare",
            6..=10 => "claims few",
            11..=20 => "claims some",
            21..=34 => "claims many",
            _ => "claims dense",
        };
        let share = |domain: Domain| format!("words of {} {}", domain.name(), level(theme.share(domain)));
        let shares = Domain::ALL.into_iter().filter(|_| theme.tells()).map(share).collect();
        Around { density, told, shares }
    }

    /// In how many other claims one of those actors stands.
    fn again(&self, actors: &[Actor]) -> usize {
        actors.iter().map(|actor| self.told.get(&*actor.id).map_or(0, |n| n - 1)).max().unwrap_or(0)
    }
}

/// The weight that every claim has.
pub const EVERY: &str = "every claim";

/// What a claim shows of how it was read, in words; each once.
pub fn features(claim: &Claim, around: &Around<'_>, lexicon: &Lexicon) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    show(claim, around, lexicon, |feature| {
        if !out.iter().any(|known| known == feature) {
            out.push(feature.to_string());
        }
    });
    out
}

/// Hands over what a claim shows of how it was read, in words; some of it twice.
fn show(claim: &Claim, around: &Around<'_>, lexicon: &Lexicon, mut take: impl FnMut(&str)) {
    let mut words = String::new();
    let mut add = |parts: &[&str]| {
        if let [whole] = parts {
            return take(whole);
        }
        words.clear();
        parts.iter().for_each(|part| words.push_str(part));
        take(&words);
    };
    let rule = claim.rule.split(' ').next().unwrap_or_default();
    let kind = claim.kind.name();
    add(&["rule ", rule]);
    add(&["type ", kind]);
    add(&[rule, " ", kind]);
    if claim.source.iter().any(|actor| lexicon.actor(&actor.id).is_none()) {
        add(&["unlisted does ", kind]);
        add(&["unlisted in ", rule]);
    }
    if claim.evidence.span.start() == 0 {
        add(&["in the title"]);
    }
    add(&[around.density]);
    around.shares.iter().for_each(|share| add(&[share]));
    add(&["source told ", ["once", "again", "again", "often"][around.again(&claim.source).min(3)]]);
    if around.again(&claim.target) > 0 {
        add(&["target told again"]);
    }
    if claim.modality != Modality::Asserted {
        add(&["modality ", claim.modality.name()]);
    }
    let symmetric = claim.kind.is_symmetric();
    let role = if symmetric { "parties" } else { "source" };
    add(&[role, " ", number(claim.source.len())]);
    if symmetric {
        add(&[rule, " parties ", number(claim.source.len())]);
    } else {
        add(&["target ", number(claim.target.len())]);
    }
    for (role, actors) in [(role, &claim.source), ("target", &claim.target)] {
        for actor in actors {
            found(claim, actor, lexicon).iter().for_each(|how| add(&[role, " ", how]));
        }
    }
    add(&[naming(claim)]);
    if let Some(feature) = nearest(claim) {
        add(&[role, " ", feature]);
    }
    match &claim.issue[..] {
        [] if claim.target.is_empty() && !symmetric => add(&["nothing but a source"]),
        [] => {}
        issues if issues.iter().any(|issue| lexicon.issue(&issue.id).is_some()) => add(&["issue listed"]),
        _ => add(&["issue in words"]),
    }
    match &claim.chain[..] {
        [] => {}
        [first, ..] if claim.source.iter().any(|actor| actor.id == first.actor.id) => add(&["chain of the source"]),
        _ => add(&["chain of another"]),
    }
    if claim.chain.iter().any(|link| link.actor.mention.is_empty()) {
        add(&["chain carried"]);
    }
    if claim.quote == Quote::Direct {
        add(&["quoted"]);
    }
    if claim.evidence.text.split_whitespace().count() > 25 {
        add(&["evidence long"]);
    }
}

/// How much so many in a thousand are.
fn level(share: usize) -> &'static str {
    match share {
        0 => "none",
        1..=11 => "few",
        12..=24 => "some",
        25..=44 => "many",
        _ => "most",
    }
}

fn number(n: usize) -> &'static str {
    ["none", "one", "two"].get(n).copied().unwrap_or("more")
}

/// How many letters name those who act: a full name or a description is seldom somebody else's.
fn naming(claim: &Claim) -> &'static str {
    let named = claim.source.iter().chain(&claim.target).map(|actor| actor.mention.chars().count());
    match named.sum::<usize>() {
        0 => "named by nothing",
        1..=6 => "named by a word",
        7..=12 => "named briefly",
        13..=21 => "named by some words",
        22..=34 => "named by many words",
        _ => "named at length",
    }
}

/// How an actor was found, and who it is.
fn found(claim: &Claim, actor: &Actor, lexicon: &Lexicon) -> Vec<&'static str> {
    let mut out = Vec::new();
    if actor.mention.is_empty() {
        out.push("carried");
    } else if actor.anaphor {
        out.push("anaphor");
    }
    if !actor.mention.is_empty() && !claim.evidence.span.overlaps(actor.span) {
        out.push("outside");
    }
    let unlisted = lexicon.actor(&actor.id).is_none();
    match actor.kind {
        Kind::Unnamed => out.push("unnamed"),
        Kind::Group => out.push("group"),
        Kind::Person if unlisted => out.extend(["unlisted", "unlisted person"]),
        _ if unlisted => out.push("unlisted"),
        Kind::State => out.push("state"),
        _ => {}
    }
    if unlisted && actor.anaphor {
        out.push("unlisted and meant");
    }
    out
}

/// Where the source that stands nearest to the trigger stands.
fn nearest(claim: &Claim) -> Option<&'static str> {
    let trigger = claim.trigger.span;
    let named = claim.source.iter().filter(|actor| !actor.mention.is_empty());
    let gap = |actor: &Actor| {
        let span = actor.span;
        match span.start().checked_sub(trigger.end()) {
            Some(gap) => (gap, true),
            None => (trigger.start().abs_diff(span.end()), false),
        }
    };
    let (gap, behind) = named.map(gap).min()?;
    // Two bytes a letter: the next word, the next few, further away.
    Some(match (behind, gap) {
        (true, 0..=4) => "next behind",
        (true, 5..=40) => "near behind",
        (true, _) => "far behind",
        (false, 0..=4) => "next before",
        (false, 5..=40) => "near before",
        (false, _) => "far before",
    })
}
