//! The rows of the lexicon as values, one type a file.

use crate::claim::{ClaimType, Commitment, Kind};
use crate::lexicon::conjugate::{Gender, Number};
pub use crate::lexicon::frame::{Frame, Note};
use crate::lexicon::notes::{AgentNote, HeadNote, OfficeNote, StateNote};
use crate::lexicon::sorts::{Anaphor, Site, Stems};

/// An actor that the lexicon knows (a row of persons, organisations, armed groups, media, groups or states).
#[derive(Clone, Debug, PartialEq)]
pub struct ActorRow {
    pub id: String,
    pub kind: Kind,
    pub name: String,
    pub name_ar: String,
    pub aliases_ar: Vec<String>,
    pub short_ar: Vec<String>,
    pub aliases_en: Vec<String>,
    /// Id of a state, or empty.
    pub country: String,
    /// Id of the actor that this one belongs to, or empty.
    pub parent: String,
}

/// What only states have. `actor` is the index of the state's row among the actors.
#[derive(Clone, Debug)]
pub struct StateRow {
    pub actor: usize,
    /// English adjective, as it stands before a noun: Syrian, US.
    pub adjective: String,
    /// What its people are called, in the singular: American.
    pub demonym: String,
    pub nisba: Vec<String>,
    pub people: Vec<String>,
    pub capital: String,
    pub capital_ar: Vec<String>,
    pub notes: Vec<StateNote>,
}

/// A place that acts for nobody.
#[derive(Clone, Debug)]
pub struct PlaceRow {
    pub id: String,
    pub name: String,
    pub name_ar: String,
    pub country: String,
}

/// An office as a title: foreign minister.
#[derive(Clone, Debug)]
pub struct OfficeRow {
    pub id: String,
    pub name: String,
    pub forms: Vec<String>,
    pub plural: Vec<String>,
    pub feminine: Vec<String>,
    /// What it is held in: `state`, `organisation`, `any`, or the id of the one state that has it.
    pub body: String,
    pub notes: Vec<OfficeNote>,
}

/// A person's time in an office. Dates are inclusive ISO prefixes; empty is open.
#[derive(Clone, Debug)]
pub struct Term {
    pub person: usize,
    pub office: usize,
    pub body: String,
    pub from: String,
    pub to: String,
}

/// The roles that an argument may fill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    pub const NONE: Roles = Roles(0);
    pub const SOURCE: Roles = Roles(1);
    pub const TARGET: Roles = Roles(2);
    pub const PARTY: Roles = Roles(4);
    pub const ISSUE: Roles = Roles(8);
    pub const OWNER: Roles = Roles(16);
    pub const PLACE: Roles = Roles(32);

    /// Whether any role of `other` is among these.
    pub fn has(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no role.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The roles of both.
    pub fn with(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }

    /// `target|issue` and its like; `none` and the empty string are no role.
    pub fn parse(text: &str) -> Option<Roles> {
        let mut roles = Roles::NONE;
        for word in text.split('|').map(str::trim) {
            roles = roles.with(match word {
                "" | "none" => Roles::NONE,
                "source" => Roles::SOURCE,
                "target" => Roles::TARGET,
                "party" => Roles::PARTY,
                "issue" => Roles::ISSUE,
                "owner" => Roles::OWNER.with(Roles::ISSUE),
                "place" => Roles::PLACE,
                _ => return None,
            });
        }
        Some(roles)
    }
}

#[derive(Clone, Debug)]
pub struct VerbRow {
    pub lemma: String,
    pub root: String,
    pub form: String,
    pub present: String,
    pub nouns: Vec<String>,
}

/// An event noun: its frame's `object` is the genitive.
#[derive(Clone, Debug)]
pub struct NominalRow {
    pub frame: Frame,
    pub nisba: Roles,
}

/// How a light verb stands to its event noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// The subject does what the noun says: it held talks.
    Source,
    /// The noun is the subject: talks took place.
    Passive,
    /// The subject is where or when it takes place: the capital saw a demonstration.
    Hosts,
    /// The subject undergoes it: it came under attack.
    Target,
    /// The subject means to do it: it plans an attack.
    Intends,
    /// The subject gets it done: succeeded in driving out; denied, it did not.
    Manages,
    /// The subject thinks of doing it: studies sending troops.
    Considers,
    /// The subject did not manage to do it.
    Fails,
    /// The object does it, made to by the subject: it drove the government to.
    Causes,
    /// The noun is the subject, and came to nothing: talks collapsed.
    Collapses,
    /// The subject does it in answer, behind "by": answered by expelling.
    Answers,
    /// The subject leaves off doing it: denied, it goes on.
    Ceases,
    /// The subject tells of it: its own deed, unless the noun names another doer.
    Announces,
    /// The subject says again where it stands: its own attitude, unless the noun names another's.
    Affirms,
}

/// What a verb of speech does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechClass {
    Say,
    Tell,
    Ask,
    Deny,
    Believe,
    Hope,
    Relay,
    Write,
    Show,
}

/// A verb of speech or thought.
#[derive(Clone, Debug)]
pub struct SpeechRow {
    pub lemma: String,
    pub class: SpeechClass,
    pub commitment: Commitment,
    /// `subject`, or a folded preposition.
    pub speaker: String,
    /// `object`, `none`, or a folded preposition.
    pub addressee: String,
    /// `quote`, `object`, or a folded complementizer or preposition.
    pub content: Vec<String>,
    /// Its content may begin with the complementizer of direct telling.
    pub says: bool,
    /// Nouns with which alone the verb is one of speech (folded).
    pub object: Stems,
    /// Prepositions (folded) with one of which alone it is.
    pub needs: Vec<String>,
}

/// Generic people: official, gunmen.
#[derive(Clone, Debug)]
pub struct AgentRow {
    pub noun: String,
    pub id: String,
    pub name: String,
    pub plural_name: String,
    pub kind: Kind,
    /// What they do by their very name.
    pub nature: Option<ClaimType>,
    /// What he is to whoever stands behind him, as a predicate: partners both, or one against the other.
    pub bond: Option<ClaimType>,
    pub notes: Vec<AgentNote>,
}

/// A noun that heads the name of an organisation.
#[derive(Clone, Debug)]
pub struct HeadRow {
    pub head: String,
    pub id: String,
    pub name: String,
    pub kind: Kind,
    pub notes: Vec<HeadNote>,
}

/// A word before a person's name.
#[derive(Clone, Debug)]
pub struct TitleRow {
    pub form: String,
    pub kind: String,
}

/// Something that actors take sides on.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueRow {
    pub id: String,
    pub name: String,
    pub name_ar: String,
    /// The names for one place or actor, with `{}` where its name stands; empty if the issue is not told of one.
    pub of: String,
    pub of_ar: String,
    pub about: Vec<String>,
}

/// A word or phrase that attributes without a verb.
#[derive(Clone, Debug)]
pub struct AttributionRow {
    pub phrase: String,
    pub commitment: Commitment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Particle {
    Preposition,
    Conjunction,
    Complementizer,
    Relative,
    Demonstrative,
    Negation,
    Pronoun,
    Auxiliary,
    /// May, can, perhaps.
    Modal,
    /// Cannot, is not likely to.
    Unlikely,
    /// It is planned, expected that.
    Plan,
    /// Must.
    Duty,
    /// Must not.
    Ban,
    /// In case that, on condition that.
    Condition,
    /// Except, but: what follows is what a denial leaves.
    Except,
    Adverb,
    Quantifier,
    Marker,
    Interrogative,
    /// Is it that: what follows is asked, not told.
    Whether,
}

/// What one folded word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Verb {
        verb: u16,
        form: crate::lexicon::conjugate::Finite,
    },
    Masdar {
        verb: u16,
    },
    Active {
        verb: u16,
        gender: Gender,
        number: Number,
    },
    Passive {
        verb: u16,
        gender: Gender,
        number: Number,
    },
    Event {
        nominal: u16,
        number: Number,
    },
    Agent {
        agent: u16,
        gender: Gender,
        number: Number,
    },
    Head {
        head: u16,
        number: Number,
    },
    Nisba {
        state: u16,
        gender: Gender,
        number: Number,
    },
    /// A people by a collective noun: Russians.
    People {
        state: u16,
    },
    Title {
        title: u16,
    },
    Given,
    /// A part of names that stands behind a first name, with the article or without.
    Family(bool),
    /// A word from which names of places are built.
    Site(Site),
    /// What bodies are for, behind `li`: for the rights of.
    Purpose,
    /// An ordinary word: no part of a name that nobody listed.
    Common,
    Particle {
        class: Particle,
    },
    Adjective {
        row: u16,
        gender: Gender,
        number: Number,
    },
    /// A word that stands for someone named before.
    Anaphor {
        kind: Anaphor,
    },
    /// An adjective that stands with offices, agents and bodies.
    Modifier {
        former: bool,
    },
    Weekday {
        day: i8,
    },
    Month {
        month: i8,
        hijri: bool,
    },
}

impl Word {
    /// Whether it is a particle of this class.
    #[inline]
    pub fn is_particle(&self, class: Particle) -> bool {
        matches!(self, Word::Particle { class: own } if *own == class)
    }
}

/// What several words together can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// `full`: names it alone; else a short form.
    Actor {
        actor: u32,
        full: bool,
    },
    /// A capital, which is a place or acts for its state.
    Capital {
        state: u16,
    },
    Place {
        place: u32,
    },
    Office {
        office: u16,
        gender: Gender,
        number: Number,
    },
    Issue {
        issue: u16,
        sign: i8,
    },
    Event {
        nominal: u16,
        number: Number,
    },
    Attribution {
        row: u16,
    },
    Attitude {
        attitude: crate::lexicon::attitude::Attitude,
    },
    Relative {
        row: u16,
    },
    Feast {
        month: i8,
        day: i8,
        hijri: bool,
    },
    Particle {
        class: Particle,
    },
    Title {
        title: u16,
    },
    Agent {
        agent: u16,
        gender: Gender,
        number: Number,
    },
    Head {
        head: u16,
        number: Number,
    },
    Month {
        month: i8,
        hijri: bool,
    },
    Numeral {
        row: u16,
    },
}
