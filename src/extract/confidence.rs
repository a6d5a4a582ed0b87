//! How sure a claim is: plain features of its record, weighed by the lexicon's `confidence.tsv`.
//!
//! The weights are fitted on gold (`isnad eval --fit`), so that of claims that are sure to 0.9 nine in ten are right.

use crate::claim::{Actor, Claim, Kind, Modality, Quote};
use crate::lexicon::Lexicon;

/// From 0 to 1, in hundredths.
pub fn confidence(claim: &Claim, lexicon: &Lexicon) -> f64 {
    let weight = |feature: &str| lexicon.confidence.get(feature).copied().unwrap_or(0.0);
    let sum: f64 = weight(EVERY) + features(claim, lexicon).iter().map(|feature| weight(feature)).sum::<f64>();
    (100.0 / (1.0 + (-sum).exp())).round() / 100.0
}

/// The weight that every claim has.
pub const EVERY: &str = "every claim";

/// What a claim shows of how it was read, in words.
pub fn features(claim: &Claim, lexicon: &Lexicon) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |feature: String| {
        if !out.contains(&feature) {
            out.push(feature);
        }
    };
    let rule = claim.rule.split(' ').next().unwrap_or_default();
    add(format!("rule {rule}"));
    add(format!("type {}", claim.kind));
    if claim.modality != Modality::Asserted {
        add(format!("modality {}", claim.modality.name()));
    }
    let symmetric = claim.kind.is_symmetric();
    let role = if symmetric { "parties" } else { "source" };
    add(format!("{role} {}", number(claim.source.len())));
    if symmetric {
        add(format!("{rule} parties {}", number(claim.source.len())));
    } else {
        add(format!("target {}", number(claim.target.len())));
    }
    for (role, actors) in [(role, &claim.source), ("target", &claim.target)] {
        for actor in actors {
            found(claim, actor, lexicon).iter().for_each(|how| add(format!("{role} {how}")));
        }
    }
    if let Some(feature) = nearest(claim) {
        add(format!("{role} {feature}"));
    }
    match &claim.issue[..] {
        [] if claim.target.is_empty() && !symmetric => add("nothing but a source".into()),
        [] => {}
        issues if issues.iter().any(|issue| lexicon.issue(&issue.id).is_some()) => add("issue listed".into()),
        _ => add("issue in words".into()),
    }
    match &claim.chain[..] {
        [] => {}
        [first, ..] if claim.source.iter().any(|actor| actor.id == first.actor.id) => add("chain of the source".into()),
        _ => add("chain of another".into()),
    }
    if claim.chain.iter().any(|link| link.actor.mention.is_empty()) {
        add("chain carried".into());
    }
    if claim.quote == Quote::Direct {
        add("quoted".into());
    }
    if claim.evidence.text.split_whitespace().count() > 25 {
        add("evidence long".into());
    }
    out
}

fn number(n: usize) -> &'static str {
    ["none", "one", "two"].get(n).copied().unwrap_or("more")
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
    match actor.kind {
        Kind::Unnamed => out.push("unnamed"),
        Kind::Group => out.push("group"),
        _ if lexicon.actor(&actor.id).is_none() => out.push("unlisted"),
        Kind::State => out.push("state"),
        _ => {}
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
