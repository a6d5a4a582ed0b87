//! The interchange record: one thing that a text says, with the words that say it and the chain that vouches for it.
//!
//! The field names and words are those of the JSON lines that `isnad extract` prints and `isnad build --claims` takes back.

use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The same article and program version give the same id.
    pub id: String,
    pub article: String,
    #[serde(rename = "type")]
    pub kind: ClaimType,
    /// For symmetric types, every party.
    #[serde(default)]
    pub source: Vec<Actor>,
    #[serde(default)]
    pub target: Vec<Actor>,
    #[serde(default)]
    pub issue: Vec<Issue>,
    /// -1, 0 or 1: where the source stands towards target or issue.
    pub polarity: i8,
    #[serde(default)]
    pub modality: Modality,
    #[serde(default)]
    pub place: Option<Place>,
    #[serde(default)]
    pub time: Option<Time>,
    /// Innermost speaker first; empty when the outlet itself asserts it.
    #[serde(default)]
    pub chain: Vec<Link>,
    #[serde(default)]
    pub quote: Quote,
    /// The clause that carries the claim.
    pub evidence: Passage,
    /// The word that it hangs on.
    pub trigger: Passage,
    /// Which rule read it, or which other extractor handed it in.
    #[serde(default)]
    pub rule: String,
    /// From 0 to 1.
    #[serde(default = "certain")]
    pub confidence: f64,
    /// What people corrected in it, in words, the earliest first; never what a reader reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<String>,
}

fn certain() -> f64 {
    1.0
}

/// Someone who acts, as one place in the text names them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// A readable slug, the same for the same actor everywhere.
    pub id: String,
    /// Who it is, once pronouns and metonyms are resolved: English where known.
    pub name: String,
    #[serde(default)]
    pub name_ar: String,
    pub kind: Kind,
    /// What the article says at this place.
    #[serde(default)]
    pub mention: String,
    #[serde(flatten)]
    pub span: Span,
    /// A pronoun or bare title that was resolved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anaphor: bool,
}

/// What kind of actor. `Place` occurs in lists of mentions only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Person,
    State,
    Organisation,
    ArmedGroup,
    Media,
    Group,
    Unnamed,
    Place,
}

/// What a claim is about, beside its actors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub name_ar: String,
    #[serde(default)]
    pub mention: String,
    #[serde(flatten)]
    pub span: Span,
    /// Whether the phrasing is for (1) or against (-1) the issue's outcome; 0 where it only names it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub sign: i8,
}

fn is_zero(n: &i8) -> bool {
    *n == 0
}

/// Where it happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub name_ar: String,
    #[serde(default)]
    pub mention: String,
    #[serde(flatten)]
    pub span: Span,
}

/// When it happened: ISO dates, as coarse as the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time {
    pub start: String,
    pub end: String,
    #[serde(default)]
    pub mention: String,
}

/// One of those who hand the report on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub actor: Actor,
    /// The word of speech, as in the lexicon.
    pub verb: String,
    pub commitment: Commitment,
}

/// Words of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
}

/// How far a speaker's verb vouches for the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commitment {
    Certain,
    #[default]
    Neutral,
    Doubtful,
    Denial,
}

/// Whether the deed is told as done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    #[default]
    Asserted,
    Negated,
    Planned,
    Possible,
    Conditional,
    Failed,
}

/// Whether the words are the speaker's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    Direct,
    Indirect,
    #[default]
    None,
}

/// PLOVER's sixteen event types and three that the field codes as positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ClaimType {
    Consult,
    Agree,
    Support,
    Cooperate,
    Aid,
    Concede,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    Disagree,
    Concern,
    Oppose,
}

impl ClaimType {
    /// All nineteen, in the order of the record's table.
    pub const ALL: [ClaimType; 19] = [
        ClaimType::Consult,
        ClaimType::Agree,
        ClaimType::Support,
        ClaimType::Cooperate,
        ClaimType::Aid,
        ClaimType::Concede,
        ClaimType::Retreat,
        ClaimType::Request,
        ClaimType::Accuse,
        ClaimType::Reject,
        ClaimType::Threaten,
        ClaimType::Protest,
        ClaimType::Sanction,
        ClaimType::Mobilize,
        ClaimType::Coerce,
        ClaimType::Assault,
        ClaimType::Disagree,
        ClaimType::Concern,
        ClaimType::Oppose,
    ];

    /// Whether all parties stand in `source`.
    pub fn is_symmetric(self) -> bool {
        matches!(self, ClaimType::Consult | ClaimType::Agree | ClaimType::Cooperate | ClaimType::Disagree)
    }

    /// Where the source stands towards target or issue: -1, 0 or 1.
    pub fn polarity(self) -> i8 {
        match self {
            ClaimType::Consult | ClaimType::Request => 0,
            ClaimType::Agree
            | ClaimType::Support
            | ClaimType::Cooperate
            | ClaimType::Aid
            | ClaimType::Concede
            | ClaimType::Retreat => 1,
            _ => -1,
        }
    }

    /// The word used in the record.
    pub fn name(self) -> &'static str {
        match self {
            ClaimType::Consult => "CONSULT",
            ClaimType::Agree => "AGREE",
            ClaimType::Support => "SUPPORT",
            ClaimType::Cooperate => "COOPERATE",
            ClaimType::Aid => "AID",
            ClaimType::Concede => "CONCEDE",
            ClaimType::Retreat => "RETREAT",
            ClaimType::Request => "REQUEST",
            ClaimType::Accuse => "ACCUSE",
            ClaimType::Reject => "REJECT",
            ClaimType::Threaten => "THREATEN",
            ClaimType::Protest => "PROTEST",
            ClaimType::Sanction => "SANCTION",
            ClaimType::Mobilize => "MOBILIZE",
            ClaimType::Coerce => "COERCE",
            ClaimType::Assault => "ASSAULT",
            ClaimType::Disagree => "DISAGREE",
            ClaimType::Concern => "CONCERN",
            ClaimType::Oppose => "OPPOSE",
        }
    }

    /// The type that the record calls `name`.
    pub fn named(name: &str) -> Option<ClaimType> {
        ClaimType::ALL.into_iter().find(|t| t.name() == name)
    }
}

impl fmt::Display for ClaimType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Kind {
    /// The word used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::State => "state",
            Kind::Organisation => "organisation",
            Kind::ArmedGroup => "armed_group",
            Kind::Media => "media",
            Kind::Group => "group",
            Kind::Unnamed => "unnamed",
            Kind::Place => "place",
        }
    }

    /// The kind that the record calls `name`.
    pub fn named(name: &str) -> Option<Kind> {
        use Kind::*;
        [Person, State, Organisation, ArmedGroup, Media, Group, Unnamed, Place].into_iter().find(|k| k.name() == name)
    }
}

impl Modality {
    /// The word used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Negated => "negated",
            Modality::Planned => "planned",
            Modality::Possible => "possible",
            Modality::Conditional => "conditional",
            Modality::Failed => "failed",
        }
    }
}

impl Commitment {
    /// The word used in the record.
    pub fn name(self) -> &'static str {
        match self {
            Commitment::Certain => "certain",
            Commitment::Neutral => "neutral",
            Commitment::Doubtful => "doubtful",
            Commitment::Denial => "denial",
        }
    }

    /// The commitment that the record calls `name`.
    pub fn named(name: &str) -> Option<Commitment> {
        use Commitment::*;
        [Certain, Neutral, Doubtful, Denial].into_iter().find(|c| c.name() == name)
    }
}
