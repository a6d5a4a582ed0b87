//! What people correct: dated rows beside the claims, applied whenever a graph is assembled, undoable.
//!
//! A correction never changes what was read. It names its claim by id and, since ids change with the reader, by the words
//! that it stands on: a rebuild, or a text that moved, keeps it.

mod apply;
mod order;
mod resolve;

pub use crate::correct::apply::{Applied, apply};
pub use crate::correct::order::{Order, words};
pub use crate::correct::resolve::{World, deed};

use crate::claim::{Actor, Claim, ClaimType, Issue, Kind, Modality};
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One correction, as the store keeps it and `isnad correct FILE export` prints it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Made from all the rest.
    pub id: String,
    /// When it was made, in UTC: `2024-05-01T12:00:00Z`.
    pub at: String,
    pub author: String,
    #[serde(default)]
    pub reason: String,
    #[serde(flatten)]
    pub deed: Deed,
}

/// What a correction does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum Deed {
    /// The claim is not there.
    Drop { claim: Anchor },
    /// The claim says something else.
    Change { claim: Anchor, to: Change },
    /// A claim that was not read.
    Add { claim: Box<Claim> },
    /// Everything said of one actor is said of another: two are one, or an unnamed one has a name.
    Merge { actor: String, into: Identity },
    /// In some claims an actor is someone else.
    Split { actor: String, claims: Vec<Anchor>, into: Identity },
    /// An earlier correction is taken back.
    Undo { correction: String },
}

/// How a claim is found again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    pub id: String,
    pub article: String,
    #[serde(rename = "type")]
    pub kind: ClaimType,
    #[serde(flatten)]
    pub span: Span,
    /// The clause that carries it.
    pub text: String,
    pub trigger: String,
    /// Ids of all its parties.
    pub parties: Vec<String>,
}

/// What a claim says instead; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ClaimType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Vec<Identity>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Vec<Identity>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<Vec<Issue>>,
}

/// Who someone is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub name_ar: String,
    pub kind: Kind,
}

impl Anchor {
    /// What a claim is known by.
    pub fn of(claim: &Claim) -> Anchor {
        Anchor {
            id: claim.id.clone(),
            article: claim.article.clone(),
            kind: claim.kind,
            span: claim.evidence.span,
            text: claim.evidence.text.clone(),
            trigger: claim.trigger.text.clone(),
            parties: claim.source.iter().chain(&claim.target).map(|actor| actor.id.clone()).collect(),
        }
    }
}

impl Identity {
    /// The actor so identified, at the place of another.
    pub fn at(&self, place: &Actor) -> Actor {
        Actor {
            id: self.id.clone(),
            name: self.name.clone(),
            name_ar: self.name_ar.clone(),
            kind: self.kind,
            ..place.clone()
        }
    }
}

impl Correction {
    /// A correction made now.
    pub fn new(deed: Deed, author: &str, reason: &str, at: &str) -> Correction {
        let mut correction = Correction {
            id: String::new(),
            at: at.to_string(),
            author: author.to_string(),
            reason: reason.to_string(),
            deed,
        };
        let text = serde_json::to_string(&correction).expect("corrections are always JSON");
        correction.id = format!("k{}", &blake3::hash(text.as_bytes()).to_hex()[..9]);
        correction
    }

    /// Day, author and reason: `2024-05-01 by Salma: not he but his brother`.
    pub fn vouched(&self) -> String {
        let day = self.at.split('T').next().unwrap_or_default();
        let reason = if self.reason.is_empty() { String::new() } else { format!(": {}", self.reason) };
        format!("{day} by {}{reason}", self.author)
    }
}

impl fmt::Display for Deed {
    /// What it does, in words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Deed::Drop { claim } => write!(f, "drop {} {} \u{2068}{}\u{2069}", claim.id, claim.kind, claim.text),
            Deed::Change { claim, to } => write!(f, "change {}: {to}", claim.id),
            Deed::Add { claim } => write!(f, "add {} {} \u{2068}{}\u{2069}", claim.id, claim.kind, claim.evidence.text),
            Deed::Merge { actor, into } => write!(f, "{actor} is {}", into.id),
            Deed::Split { actor, claims, into } => {
                let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
                write!(f, "{actor} is {} in {}", into.id, ids.join(", "))
            }
            Deed::Undo { correction } => write!(f, "undo {correction}"),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = |list: &[Identity]| list.iter().map(|who| who.id.as_str()).collect::<Vec<&str>>().join(", ");
        let mut parts = Vec::new();
        parts.extend(self.kind.map(|kind| format!("type {kind}")));
        parts.extend(self.source.as_ref().map(|list| format!("source {}", ids(list))));
        parts.extend(self.target.as_ref().map(|list| format!("target {}", ids(list))));
        parts.extend(self.modality.map(|modality| format!("modality {}", modality.name())));
        parts.extend(self.issue.as_ref().map(|list| {
            let names: Vec<&str> = list.iter().map(|issue| issue.name.as_str()).collect();
            format!("issue {}", names.join(", "))
        }));
        f.write_str(&parts.join("; "))
    }
}
