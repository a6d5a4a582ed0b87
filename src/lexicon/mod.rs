//! Words, names, offices and frames, loaded from `seeds/lexicon` and checked while loading.
//!
//! Comes in: the tab-separated files in the binary or in a folder of the same layout. Goes out: one `Lexicon`, with the
//! look-up tables that reading needs. Which reading of a word holds in a sentence is `text`'s and `extract`'s concern.

pub mod attitude;
pub mod conjugate;
pub mod files;
pub mod frame;
pub mod index;
mod load;
mod load_actors;
mod load_closed;
mod load_issues;
mod load_names;
mod load_time;
mod load_words;
pub mod notes;
pub mod numeral;
pub mod reading;
pub mod rows;
pub mod sorts;
pub mod spelling;
mod table;
pub mod time_rows;

use crate::diag::Warned;
use crate::lexicon::index::Index;
use crate::lexicon::rows::*;
use crate::lexicon::sorts::{Against, Domain, Sort, Topic};
use crate::lexicon::time_rows::{RelativeRow, TimeWords};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;

pub use crate::lexicon::rows::ActorRow;

/// The other words of an agent of several, its row, and how many the other words are.
pub(crate) type SplitAgent = (Box<str>, u16, usize);

/// All that is known before reading.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) actors: Vec<ActorRow>,
    pub(crate) states: Vec<StateRow>,
    pub(crate) places: Vec<PlaceRow>,
    pub(crate) place_ids: FxHashMap<String, usize>,
    pub(crate) offices: Vec<OfficeRow>,
    /// By state: the office by which it is led, where that is not its head's.
    pub(crate) led_by: FxHashMap<String, usize>,
    pub(crate) terms: Vec<Term>,
    pub(crate) noted: notes::Noted,
    pub(crate) verbs: Vec<VerbRow>,
    pub(crate) frames: Vec<Frame>,
    pub(crate) nominals: Vec<NominalRow>,
    /// Event nouns of two words: by the first, as a noun, and the second as folded.
    pub(crate) described: FxHashMap<Box<str>, FxHashMap<Box<str>, u16>>,
    pub(crate) adjectives: Vec<Frame>,
    pub(crate) speech: Vec<SpeechRow>,
    pub(crate) agents: Vec<AgentRow>,
    /// Ids, singular and plural, of those who bear arms by their very name.
    pub(crate) armed: Sort,
    /// Of those who take part in public affairs.
    pub(crate) public: Sort,
    /// Of those who are no public figures: students, drivers.
    pub(crate) private: Sort,
    pub(crate) heads: Vec<HeadRow>,
    pub(crate) titles: Vec<TitleRow>,
    /// Folded first names of women.
    pub(crate) women: FxHashSet<String>,
    /// Folded first names of two words: Nasr Allah.
    pub(crate) doubles: FxHashSet<Box<str>>,
    /// Folded words behind which a city is a place: the outskirts of, in the middle of.
    pub(crate) insides: FxHashSet<Box<str>>,
    /// Outlets by their folded names without the word of kind before them: the paper X.
    pub(crate) outlets: FxHashMap<Box<str>, usize>,
    /// Folded words that join the parts of foreign names: de, van.
    pub(crate) joints: FxHashSet<Box<str>>,
    /// Folded first names that are ordinary words too.
    pub(crate) firsts: FxHashSet<Box<str>>,
    /// Folded nouns of things that are feminine and do not show it, and plurals of such.
    pub(crate) feminine: FxHashSet<Box<str>>,
    pub(crate) issues: Vec<IssueRow>,
    pub(crate) issue_ids: FxHashMap<String, usize>,
    pub(crate) attributions: Vec<AttributionRow>,
    pub(crate) relatives: Vec<RelativeRow>,
    pub(crate) numerals: Vec<numeral::NumeralRow>,
    /// By verb: its frames, its rows as verb of speech, its roles as light verb.
    pub(crate) verb_frames: Vec<Vec<u16>>,
    pub(crate) verb_speech: Vec<Vec<u16>>,
    pub(crate) verb_light: Vec<Vec<Light>>,
    /// By verb: the others whose present is written the same, where it is not the usual one first.
    pub(crate) verb_twins: Vec<Vec<u16>>,
    /// By verb: its present is usually another verb's that is written the same.
    pub(crate) verb_unusual: Vec<bool>,
    /// By folded lemma.
    pub(crate) verb_lemmas: FxHashMap<String, Vec<usize>>,
    /// Verbs that say that their subject is something.
    pub(crate) equating: Vec<usize>,
    /// Verbs that say what their subject lets see.
    pub(crate) showing: Vec<usize>,
    /// Verbs of staying, having, getting, taking part: whoever is denied it is opposed.
    pub(crate) keeping: Vec<usize>,
    /// What plans and agreements do with their terms: to provide for, to include.
    pub(crate) providing: Vec<usize>,
    /// Verbs of being somewhere: whoever is in a place that is hit is hit.
    pub(crate) staying: Vec<usize>,
    /// Verbs of needing: what is needed is not there yet.
    pub(crate) needing: Vec<usize>,
    /// Verbs that bring by a preposition whom their subject takes for something: sees in, looks at.
    pub(crate) seeing: Vec<usize>,
    /// Verbs of outcome: behind "what" they are no denial (which led to).
    pub(crate) resulting: Vec<usize>,
    /// Verbs of what nobody decides to do: succeed, end, live on.
    pub(crate) befalling: Vec<usize>,
    /// Verbs of calling off, putting off and staying away: their object does not take place, or without the subject.
    pub(crate) cancelling: Vec<usize>,
    /// Verbs of what has people in it: a bus that takes them.
    pub(crate) carrying: Vec<usize>,
    /// Light verbs that bring what their subject does behind a preposition, with it, folded.
    pub(crate) asking: Vec<(usize, Box<str>)>,
    /// Words for where something lies from a place: north of; and for how far off.
    pub(crate) bearings: FxHashSet<Box<str>>,
    pub(crate) measures: FxHashSet<Box<str>>,
    /// Words of rank, folded, that open a description: the biggest, one of, the third.
    pub(crate) elatives: FxHashSet<Box<str>>,
    /// By name: the words of a sort of things that conditions name together.
    pub(crate) things: FxHashMap<String, Vec<String>>,
    /// Conjunctions of several words, folded, that nothing but a verb of the present follows: before, without.
    pub(crate) infinitives: FxHashSet<Box<str>>,
    /// Agents of several words, by the folded first: the others, whose row, how many others.
    pub(crate) split_agents: FxHashMap<Box<str>, Vec<SplitAgent>>,
    /// Verbs that say of their object that it is something.
    pub(crate) naming: Vec<usize>,
    /// Verbs that make something of their object: to declare it a terrorist group, to elect him president.
    pub(crate) making: Vec<usize>,
    /// Numbers of the verbs behind "what" that only say how somebody calls what follows.
    pub(crate) calling: Vec<usize>,
    pub(crate) actor_ids: FxHashMap<String, usize>,
    pub(crate) state_of_actor: FxHashMap<usize, usize>,
    pub(crate) terms_by_office: FxHashMap<(usize, String), Vec<usize>>,
    pub(crate) terms_by_person: FxHashMap<usize, Vec<usize>>,
    /// By office, whichever body's.
    pub(crate) terms_by_kind: FxHashMap<usize, Vec<usize>>,
    pub(crate) stances: Vec<numeral::StanceRow>,
    pub(crate) time_words: TimeWords,
    /// What each feature of a claim adds to the odds that it is right.
    pub(crate) confidence: FxHashMap<String, f64>,
    pub(crate) topics: FxHashMap<String, Topic>,
    /// Words before the name of whom they call, folded.
    pub(crate) vocatives: rustc_hash::FxHashSet<String>,
    pub(crate) protests: FxHashMap<String, Against>,
    /// By actor: the words of an article in which a short form that he shares with others means him.
    pub(crate) theatres: FxHashMap<usize, Vec<String>>,
    /// Those who share a short form with others, by whom they fight.
    pub(crate) enemies: Vec<(usize, Vec<usize>)>,
    pub(crate) index: Index,
    /// Nationalities of two words, by the folded first: the second, and what both are.
    pub(crate) compounds: FxHashMap<Box<str>, Vec<(Box<str>, Word)>>,
    /// By folded word: what an article that is full of such words is about.
    pub(crate) domains: FxHashMap<String, Domain>,
    /// Tells one loaded lexicon from another within a run.
    pub(crate) number: u64,
    pub(crate) reading: reading::Reading,
    /// Persons with foreign names by what all spellings of a name share, made when it is first asked for.
    pub(crate) spellings: std::sync::OnceLock<FxHashMap<String, Option<usize>>>,
}

impl Lexicon {
    /// Whether a name begins with a woman's first name.
    pub(crate) fn is_woman(&self, name: &str) -> bool {
        name.split_whitespace().next().is_some_and(|first| self.women.contains(&crate::script::fold(first)))
    }

    /// All terms in an office, of whichever body, in the order of their table.
    pub(crate) fn terms_of(&self, office: usize) -> impl Iterator<Item = &Term> {
        let numbers = self.terms_by_kind.get(&office).map_or(&[][..], Vec::as_slice);
        numbers.iter().map(|number| &self.terms[*number])
    }

    /// The lexicon inside the binary.
    pub fn embedded() -> Warned<Lexicon> {
        let files: Vec<(&str, String)> = files::EMBEDDED.iter().map(|(name, text)| (*name, text.to_string())).collect();
        load::lexicon(&files)
    }

    /// The lexicon in a folder that is laid out like `seeds/lexicon`; a file that is not there is taken from the binary.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn load(folder: &Path) -> Result<Warned<Lexicon>, std::io::Error> {
        if !folder.is_dir() {
            return Err(std::io::Error::new(
                std::io::ErrorKind::NotFound,
                format!("{}: no such folder; a lexicon folder is laid out like seeds/lexicon", folder.display()),
            ));
        }
        let mut texts = Vec::new();
        for (name, embedded) in files::EMBEDDED {
            let path = folder.join(name);
            let text = if path.exists() { std::fs::read_to_string(&path)? } else { embedded.to_string() };
            texts.push((*name, text));
        }
        Ok(load::lexicon(&texts))
    }

    /// The actor with this id.
    pub fn actor(&self, id: &str) -> Option<&ActorRow> {
        self.actor_ids.get(id).map(|n| &self.actors[*n])
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> Option<&PlaceRow> {
        self.place_ids.get(id).map(|n| &self.places[*n])
    }

    /// The issue with this id.
    pub fn issue(&self, id: &str) -> Option<&IssueRow> {
        self.issue_ids.get(id).map(|n| &self.issues[*n])
    }

    /// Ids of the actor, state or place whose full name begins with a folded word and goes on with those that follow.
    pub fn named(&self, first: &str, next: &[&str]) -> Option<String> {
        let fits = |rest: &[Box<str>]| rest.len() <= next.len() && rest.iter().zip(next).all(|(a, b)| **a == **b);
        self.index.phrases(first).iter().filter(|p| fits(&p.rest)).find_map(|p| match p.what {
            Phrase::Actor { actor, full: true } => Some(self.actors[actor as usize].id.clone()),
            Phrase::Capital { state } => Some(self.states[state as usize].capital.clone()),
            Phrase::Place { place } if !p.rest.is_empty() || first.chars().count() > 3 => {
                Some(self.places[place as usize].id.clone())
            }
            _ => None,
        })
    }

    /// What a folded word or phrase says of the issue beside it.
    pub fn topic(&self, folded: &str) -> Option<Topic> {
        self.topics.get(folded).copied()
    }

    /// Whether a nationality is a state's, not the adjective of the West or a movement.
    pub(crate) fn is_state(&self, nisba: u16) -> bool {
        self.state_of_actor.contains_key(&self.states[nisba as usize].actor)
    }

    /// All actors, in the order of the files.
    pub fn actors(&self) -> &[ActorRow] {
        &self.actors
    }

    /// The offices that an actor held: office, its name, the body, from, to.
    pub fn terms(&self, actor: &str) -> Vec<(&OfficeRow, &Term)> {
        let Some(n) = self.actor_ids.get(actor) else { return Vec::new() };
        let terms = self.terms_by_person.get(n).map_or(&[][..], Vec::as_slice);
        terms.iter().map(|t| (&self.offices[self.terms[*t].office], &self.terms[*t])).collect()
    }

    /// The table of stance edges.
    pub fn stances(&self) -> &[numeral::StanceRow] {
        &self.stances
    }

    /// How many rows of each kind were loaded.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        vec![
            ("actors", self.actors.len()),
            ("states", self.states.len()),
            ("places", self.places.len()),
            ("offices", self.offices.len()),
            ("terms of office", self.terms.len()),
            ("verbs", self.verbs.len()),
            ("frames", self.frames.len()),
            ("event nouns", self.nominals.len()),
            ("adjectives", self.adjectives.len()),
            ("speech verbs", self.speech.len()),
            ("agents", self.agents.len()),
            ("heads", self.heads.len()),
            ("titles", self.titles.len()),
            ("issues", self.issues.len()),
        ]
    }
}
