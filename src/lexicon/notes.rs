//! What the rows of agents and heads note of their word, one word of the `note` cell each (seeds/README.md tells them).

use crate::diag::Diagnostic;
use crate::lexicon::rows::{AgentRow, HeadRow};
use crate::lexicon::table::Row;

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
    /// Charged with what stands behind them: nobody tells that it was done.
    Charged,
    /// A paper or a station has them of its own.
    Press,
    /// They lead or belong to what stands behind them.
    Leads,
    /// They stand with or against somebody, or act for him, as actors of their own.
    Sides,
}

impl Note for AgentNote {
    const WORDS: &'static [(&'static str, AgentNote)] = &[
        ("counted", AgentNote::Counted),
        ("owned", AgentNote::Owned),
        ("kin", AgentNote::Kin),
        ("strikes", AgentNote::Strikes),
        ("only", AgentNote::Only),
        ("acts", AgentNote::Acts),
        ("charged", AgentNote::Charged),
        ("press", AgentNote::Press),
        ("leads", AgentNote::Leads),
        ("sides", AgentNote::Sides),
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
    ];
}

impl AgentRow {
    pub fn has(&self, note: AgentNote) -> bool {
        self.notes.contains(&note)
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
