//! What is so of some words, offices and actors alone: one word each in the `note` cells of agents and heads, and in
//! `notes.tsv` of those whose rows have no such cell (seeds/README.md tells them all).

use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::lexicon::rows::{AgentRow, HeadRow, OfficeRow, StateRow};
use crate::lexicon::table::{Row, Table};
use rustc_hash::{FxHashMap, FxHashSet};

/// A note of one file: its word in the cell, and what it says.
pub trait Note: Copy + 'static {
    const WORDS: &'static [(&'static str, Self)];
}

/// The notes in column `n` of a row. A word that is no note of the file, nor one of `others`, is reported; `others` are
/// read by the loader (those with `=` at the end stand for all that begin so).
pub fn notes<N: Note>(row: &Row<'_>, n: usize, others: &[&str], problems: &mut Vec<Diagnostic>) -> Vec<N> {
    let own = N::WORDS.iter().map(|(word, _)| *word);
    let known: Vec<&str> = own.chain(others.iter().copied()).collect();
    let told = row.notes(n, &known, problems);
    N::WORDS.iter().filter(|(word, _)| told.contains(word)).map(|(_, note)| *note).collect()
}

/// What is noted of a word for people or bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgentNote {
    /// They are somebody only by their number: five people.
    Counted,
    /// Somebody only where it is told whose they are: an Israeli unit.
    Owned,
    /// Relatives: somebody only beside the one whose they are.
    Kin,
    /// Named for the deed, and nobody's: an indefinite noun behind one is whom he hit.
    Strikes,
    /// They act as if there was one of them: it is known which is meant.
    Only,
    /// They act for whomever they belong to: our people, his forces.
    Acts,
    /// What an army or fighters have for their war: whoever owns them is the one who acts and is hit.
    Arms,
    /// Charged with what stands behind them: nobody tells that it was done.
    Charged,
    /// A paper or a station has them of its own.
    Press,
    /// They lead or belong to what stands behind them.
    Leads,
    /// They stand with or against somebody, or act for him, as actors of their own.
    Sides,
    /// They are quoted: with the article, the body whose words were told last is one.
    Quoted,
    /// Of one state or body: with a pronoun alone, those of whom the text told last.
    Theirs,
    /// A country: behind "this" the one that was told of last.
    Land,
    /// A state has one at a time: one that nothing tells whose it is has yet to be formed, and is nobody.
    Formed,
    /// An adjective too: of several things the main one.
    Main,
    /// They stand for whoever follows behind "of" (an): representatives of X.
    Represents,
}

impl Note for AgentNote {
    const WORDS: &'static [(&'static str, AgentNote)] = &[
        ("counted", AgentNote::Counted),
        ("owned", AgentNote::Owned),
        ("kin", AgentNote::Kin),
        ("strikes", AgentNote::Strikes),
        ("only", AgentNote::Only),
        ("acts", AgentNote::Acts),
        ("arms", AgentNote::Arms),
        ("charged", AgentNote::Charged),
        ("press", AgentNote::Press),
        ("leads", AgentNote::Leads),
        ("sides", AgentNote::Sides),
        ("quoted", AgentNote::Quoted),
        ("theirs", AgentNote::Theirs),
        ("land", AgentNote::Land),
        ("formed", AgentNote::Formed),
        ("main", AgentNote::Main),
        ("represents", AgentNote::Represents),
    ];
}

/// What is noted of a noun that heads the name of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadNote {
    /// No body that governs or fights: a company, a club.
    Private,
    /// A state has one, which is told of by a pronoun: its government, his army.
    National,
    /// What a state has and uses: with a pronoun somebody only where it acts.
    Troops,
    /// It acts as if there was one of it: it is known which is meant.
    Only,
    /// It acts for whomever it belongs to: our army.
    Acts,
    /// Often no body at all: what stands behind it without the article is no name.
    Loose,
    /// Though loose, it stands before names of its own: the group X.
    Branded,
    /// A word for running something as well as for those who run it.
    Deed,
    /// A body only before a name or a body: the system of the league, a network of customers.
    Abstract,
    /// Led by somebody, driving something: no body, unless it is one of a body.
    Command,
    /// It runs another body, which is what is named.
    Runs,
    /// Of two states it is what both of them do: the alliance of X and Y.
    Joint,
    /// An army has several, told by their number: the third brigade.
    Numbered,
    /// The same as in `AgentNote`: has yet to be formed.
    Formed,
}

impl Note for HeadNote {
    const WORDS: &'static [(&'static str, HeadNote)] = &[
        ("private", HeadNote::Private),
        ("national", HeadNote::National),
        ("troops", HeadNote::Troops),
        ("only", HeadNote::Only),
        ("acts", HeadNote::Acts),
        ("loose", HeadNote::Loose),
        ("branded", HeadNote::Branded),
        ("deed", HeadNote::Deed),
        ("abstract", HeadNote::Abstract),
        ("command", HeadNote::Command),
        ("runs", HeadNote::Runs),
        ("joint", HeadNote::Joint),
        ("numbered", HeadNote::Numbered),
        ("formed", HeadNote::Formed),
    ];
}

/// What is noted of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateNote {
    /// It calls itself "the kingdom".
    Kingdom,
    /// The kingdom that is meant where none was told of.
    TheKingdom,
    /// Its rulers and princes are called "His Highness" and "His Majesty".
    Crown,
    /// Its name is masculine, or is told in either gender; those of all others are feminine.
    Masculine,
    /// Its people's names are Arabic or written as in Arabic: another spelling is another name.
    OneSpelling,
}

impl Note for StateNote {
    const WORDS: &'static [(&'static str, StateNote)] = &[
        ("kingdom", StateNote::Kingdom),
        ("the-kingdom", StateNote::TheKingdom),
        ("crown", StateNote::Crown),
        ("masculine", StateNote::Masculine),
        ("one-spelling", StateNote::OneSpelling),
    ];
}

/// What is noted of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeNote {
    /// Its holder stands at the head of a state: the counterpart of a king is a president.
    HeadOfState,
    /// The same of a government.
    HeadOfGovernment,
    /// Many hold it at a time, each in another country: who is meant only the text tells.
    Posted,
    /// It is held beside another: what follows says which.
    Beside,
    /// Who leads a party is often something else too.
    Party,
    /// Who is no leader of a party beside it.
    Reigns,
    /// Its holders are called by their first names.
    FirstName,
    /// Those who hold it are called by their surname alone, and everybody knows who is meant.
    Surname,
    /// Who held it is known by his surname for good.
    Lasting,
    /// Its holder speaks for somebody else.
    Voice,
}

impl Note for OfficeNote {
    const WORDS: &'static [(&'static str, OfficeNote)] = &[
        ("head-of-state", OfficeNote::HeadOfState),
        ("head-of-government", OfficeNote::HeadOfGovernment),
        ("posted", OfficeNote::Posted),
        ("beside", OfficeNote::Beside),
        ("party", OfficeNote::Party),
        ("reigns", OfficeNote::Reigns),
        ("first-name", OfficeNote::FirstName),
        ("surname", OfficeNote::Surname),
        ("lasting", OfficeNote::Lasting),
        ("voice", OfficeNote::Voice),
    ];
}

/// What a word tells in the ids and English names of those who are described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordNote {
    /// Last word of the names of groups that are no people: no verb or pronoun of the plural goes with them.
    Thing,
    /// In the ids of bodies that bear arms.
    Army,
    /// In the ids of bodies that keep order.
    Guard,
    /// In the ids of posts that are told with where or what they are for.
    Post,
    /// At the end of the ids of a state's own bodies, behind its nationality.
    Own,
    /// Named for what they suffered.
    Hurt,
    /// They serve a state: its soldiers, its police.
    Serves,
    /// What drives, sails or flies: it may shell and be sent, but wishes, says and gives nothing.
    Craft,
}

impl Note for WordNote {
    const WORDS: &'static [(&'static str, WordNote)] = &[
        ("thing", WordNote::Thing),
        ("army", WordNote::Army),
        ("guard", WordNote::Guard),
        ("post", WordNote::Post),
        ("own", WordNote::Own),
        ("hurt", WordNote::Hurt),
        ("serves", WordNote::Serves),
        ("craft", WordNote::Craft),
    ];
}

/// The words of `notes.tsv`, and the actors that it tells of.
#[derive(Debug, Default)]
pub struct Noted {
    things: FxHashSet<Box<str>>,
    posts: FxHashSet<Box<str>>,
    hurt: FxHashSet<Box<str>>,
    serving: FxHashSet<Box<str>>,
    craft: FxHashSet<Box<str>>,
    armies: Vec<Box<str>>,
    guards: Vec<Box<str>>,
    own: Vec<Box<str>>,
    /// They are called on; who calls on others is somebody else.
    addressed: FxHashSet<usize>,
    /// By the id of a continent: those who act where it is said to.
    continents: FxHashMap<Box<str>, usize>,
}

impl Noted {
    /// Whether those with an English name are groups of bodies or things, not of people.
    pub fn is_thing(&self, name: &str) -> bool {
        self.things.contains(name.rsplit(' ').next().unwrap_or(""))
    }

    /// Whether a post is told with where or what it is for, by its id.
    pub fn is_post(&self, id: &str) -> bool {
        id.split('-').any(|word| self.posts.contains(word))
    }

    /// Whether those with an English name are named for what they suffered: the dead, the wounded.
    pub fn is_hurt(&self, name: &str) -> bool {
        name.split(' ').any(|word| self.hurt.contains(word))
    }

    /// Whether those with an English name serve a state: two soldiers, policemen.
    pub fn is_serving(&self, name: &str) -> bool {
        name.split(' ').any(|word| self.serving.contains(word))
    }

    /// Whether those with an English name are things that drive, sail or fly.
    pub fn is_craft(&self, name: &str) -> bool {
        self.craft.contains(name.rsplit(' ').next().unwrap_or(""))
    }

    /// Whether a body bears arms, by its id.
    pub fn is_army(&self, id: &str) -> bool {
        self.armies.iter().any(|word| id.contains(&**word))
    }

    /// Whether a body keeps order, by its id.
    pub fn is_guard(&self, id: &str) -> bool {
        self.guards.iter().any(|word| id.contains(&**word))
    }

    /// Whether a described body is a state's own, by its id: syrian-government.
    pub fn is_own(&self, id: &str) -> bool {
        self.own.iter().any(|word| id.strip_suffix(&**word).is_some_and(|head| head.ends_with('-')))
    }

    pub fn is_addressed(&self, actor: usize) -> bool {
        self.addressed.contains(&actor)
    }

    /// Who acts where a place is said to: the European states.
    pub fn acting_for(&self, place: &str) -> Option<usize> {
        self.continents.get(place).copied()
    }

    fn add_word(&mut self, word: &str, note: WordNote) {
        match note {
            WordNote::Thing => _ = self.things.insert(word.into()),
            WordNote::Hurt => _ = self.hurt.insert(word.into()),
            WordNote::Serves => _ = self.serving.insert(word.into()),
            WordNote::Craft => _ = self.craft.insert(word.into()),
            WordNote::Post => _ = self.posts.insert(word.into()),
            WordNote::Army => self.armies.push(word.into()),
            WordNote::Guard => self.guards.push(word.into()),
            WordNote::Own => self.own.push(word.into()),
        }
    }
}

/// `notes.tsv`
pub fn load(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let (of, id) = (row.cell(0), row.cell(1));
        let actor = lexicon.actor_ids.get(id).copied();
        match of {
            "word" => {
                for note in notes(row, 2, &[], problems) {
                    lexicon.noted.add_word(id, note);
                }
            }
            "office" => match lexicon.offices.iter_mut().find(|o| o.id == id) {
                Some(office) => office.notes = notes(row, 2, &[], problems),
                None => problems.push(row.wrong(1, "no such office; write the id of one")),
            },
            "state" => match actor.and_then(|a| lexicon.state_of_actor.get(&a)) {
                Some(state) => lexicon.states[*state].notes = notes(row, 2, &[], problems),
                None => problems.push(row.wrong(1, "no such state; write the id of one")),
            },
            "actor" => match actor {
                Some(actor) => {
                    for note in row.notes(2, &["addressed", "continent="], problems) {
                        match note.strip_prefix("continent=") {
                            Some(place) if lexicon.place(place).is_none() => {
                                problems.push(row.wrong(2, "no such place behind continent="));
                            }
                            Some(place) => _ = lexicon.noted.continents.insert(place.into(), actor),
                            None => _ = lexicon.noted.addressed.insert(actor),
                        }
                    }
                }
                None => problems.push(row.wrong(1, "no such actor; write the id of one")),
            },
            _ => _ = row.holds(0, &["actor", "office", "state", "word"], problems),
        }
    }
}

impl AgentRow {
    pub fn has(&self, note: AgentNote) -> bool {
        self.notes.contains(&note)
    }

    /// They lead what stands behind them, of which there is one each: no members.
    pub fn is_leader(&self) -> bool {
        self.has(AgentNote::Leads) && (self.has(AgentNote::Acts) || !self.has(AgentNote::Theirs))
    }
}

impl HeadRow {
    pub fn has(&self, note: HeadNote) -> bool {
        self.notes.contains(&note)
    }

    /// A state has one, which is told of by a pronoun.
    pub fn is_national(&self) -> bool {
        self.has(HeadNote::National) || self.has(HeadNote::Troops)
    }
}

impl OfficeRow {
    pub fn has(&self, note: OfficeNote) -> bool {
        self.notes.contains(&note)
    }
}

impl StateRow {
    pub fn has(&self, note: StateNote) -> bool {
        self.notes.contains(&note)
    }
}
