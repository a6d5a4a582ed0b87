//! Frames: what a predicate says, who stands where around it, and when that holds.

use crate::claim::ClaimType;
use crate::lexicon::rows::Roles;
use crate::lexicon::sorts::{Class, Stems};
use std::sync::Arc;

/// The conditions under which a frame holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    pub actor_object: bool,
    pub actor_subject: bool,
    /// Only of two or more, who do it with each other.
    pub several: bool,
    pub violent: bool,
    pub possible: bool,
    /// An idiom: the words mean nothing of the kind and are used up.
    pub idle: bool,
    /// Only if the clause is negated: not to do so is what the frame says.
    pub negated: bool,
    /// The target is people: nobody murders a state.
    pub people: bool,
    /// Only of those who are named for it: demonstrators go out.
    pub nature: bool,
    /// Only if it is found against whom it is: shops are burnt in any riot.
    pub against: bool,
    /// Only for a purpose against somebody: they gathered to protest.
    pub purpose: bool,
    /// A thing that does it is a weapon or an attack.
    pub weapon: bool,
    /// The object must be the subject's own, by a pronoun.
    pub own: bool,
    /// Nothing but circumstances may stand before the preposition that must be there.
    pub first: bool,
    /// Nobody may stand before that preposition as the verb's object.
    pub no_object: bool,
    /// A preposition that must be there (folded), any of them.
    pub needs: Vec<String>,
    /// Prepositions that must not be there (folded).
    pub without: Vec<String>,
    /// Nouns of which the object must be one (folded), or any noun if empty.
    pub object: Stems,
    /// What the subject must be, any of them.
    pub subject_is: Vec<Class>,
    /// What the object, or whoever a preposition of the frame brings as target or party, must be, any of them.
    pub target_is: Vec<Class>,
    /// Words in whose company it is something else (folded): killed in a road accident.
    pub unless: Stems,
    /// Words in whose company alone it is that (folded): attacked in a speech.
    pub with: Stems,
    /// How much is asked for: what asks for more is tried first.
    pub conditions: u8,
}

impl Note {
    /// What `conditions` is to be.
    pub fn weigh(&self) -> u8 {
        8 * u8::from(self.negated)
            + 4 * u8::from(!self.object.is_empty())
            + 2 * u8::from(!self.needs.is_empty())
            + 6 * u8::from(self.nature)
            + 3 * u8::from(self.own)
            + 3 * u8::from(self.purpose)
            + u8::from(self.actor_object)
            + u8::from(!self.with.is_empty())
            + u8::from(!self.subject_is.is_empty())
            + u8::from(!self.target_is.is_empty())
            + u8::from(self.actor_subject)
    }
}

/// What a predicate says and who stands where around it.
#[derive(Clone, Debug)]
pub struct Frame {
    /// For messages and the claim's rule.
    pub head: Arc<str>,
    pub kind: ClaimType,
    pub subject: Roles,
    pub object: Roles,
    /// Folded preposition and the roles of what it brings.
    pub preps: Arc<Vec<(Arc<str>, Roles)>>,
    pub clause: Roles,
    pub note: Arc<Note>,
}

impl Frame {
    /// The roles that a preposition (folded) brings.
    pub fn prep(&self, prep: &str) -> Roles {
        self.preps.iter().find(|(p, _)| **p == *prep).map_or(Roles::NONE, |(_, r)| *r)
    }

    /// What a thing does to somebody's mood: it angered X.
    pub fn tells_mood(&self) -> bool {
        self.subject.has(Roles::ISSUE) && !self.subject.has(Roles::OWNER) && self.object.has(Roles::PARTY)
    }
}
