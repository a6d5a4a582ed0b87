//! A claim in a few words of English, for readers without Arabic.

use crate::claim::{Actor, Claim, ClaimType, Modality};

/// How a type is told: past, base form, and what stands before the one it is done to.
const TOLD: [(ClaimType, &str, &str, &str); 19] = [
    (ClaimType::Consult, "talked", "talk", "with"),
    (ClaimType::Agree, "agreed", "agree", "with"),
    (ClaimType::Support, "supported", "support", ""),
    (ClaimType::Cooperate, "worked together", "work together", "with"),
    (ClaimType::Aid, "helped", "help", ""),
    (ClaimType::Concede, "gave way", "give way", "to"),
    (ClaimType::Retreat, "withdrew", "withdraw", "before"),
    (ClaimType::Request, "made a demand", "make a demand", "on"),
    (ClaimType::Accuse, "accused", "accuse", ""),
    (ClaimType::Reject, "rejected", "reject", ""),
    (ClaimType::Threaten, "threatened", "threaten", ""),
    (ClaimType::Protest, "protested", "protest", "against"),
    (ClaimType::Sanction, "took sanctions", "take sanctions", "against"),
    (ClaimType::Mobilize, "moved forces", "move forces", "towards"),
    (ClaimType::Coerce, "used force of law or arms", "use force of law or arms", "on"),
    (ClaimType::Assault, "attacked", "attack", ""),
    (ClaimType::Disagree, "disagreed", "disagree", "with"),
    (ClaimType::Concern, "worried", "worry", "about"),
    (ClaimType::Oppose, "opposed", "oppose", ""),
];

/// `Barack Obama and Vladimir Putin talked over Syria, in New York, 2015-09-28`.
pub fn gloss(claim: &Claim) -> String {
    let told = TOLD.iter().find(|(kind, ..)| *kind == claim.kind);
    let (_, past, base, before) = told.copied().unwrap_or((claim.kind, "acted", "act", "towards"));
    // One accuses someone; where nobody is named, one criticises.
    let (past, base) = match claim.kind {
        ClaimType::Accuse if claim.target.is_empty() => ("was critical", "be critical"),
        _ => (past, base),
    };
    let deed = match claim.modality {
        Modality::Asserted => past.to_string(),
        Modality::Negated => format!("did not {base}"),
        Modality::Planned => format!("will {base}"),
        Modality::Possible => format!("may {base}"),
        Modality::Conditional => format!("would {base}"),
        Modality::Failed => format!("failed to {base}"),
    };
    let who = if claim.source.is_empty() { "someone".to_string() } else { listed(&claim.source) };
    let mut text = format!("{who} {deed}");
    if !claim.target.is_empty() {
        let before = if before.is_empty() { String::new() } else { format!("{before} ") };
        text += &format!(" {before}{}", listed(&claim.target));
    }
    let issues: Vec<String> = claim.issue.iter().map(|issue| isolated(&issue.name)).collect();
    if !issues.is_empty() {
        text += &format!(" over {}", joined(&issues));
    }
    if let Some(place) = &claim.place {
        text += &format!(", in {}", isolated(&place.name));
    }
    if let Some(time) = &claim.time {
        text += &format!(", {}", time.start);
        if time.end != time.start {
            text += &format!(" to {}", time.end);
        }
    }
    text
}

fn listed(actors: &[Actor]) -> String {
    joined(&actors.iter().map(|actor| isolated(&actor.name)).collect::<Vec<String>>())
}

fn joined(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    }
}

/// A name that is written from right to left keeps to itself.
fn isolated(text: &str) -> String {
    let rtl = text.chars().any(|c| matches!(c, '\u{0590}'..='\u{08FF}'));
    if rtl { format!("\u{2068}{text}\u{2069}") } else { text.to_string() }
}
