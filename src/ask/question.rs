//! What a question asks, whatever its words and their order were.

use crate::ask::names::{Entity, Sort};
use jiff::civil::Date;
use std::ops::Range;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Who does it, to whom, over what: by the side that is open.
    Subject,
    Object,
    Topic,
    When,
    Where,
    /// How many times.
    Times,
    /// How many there are of the open side.
    Number,
    /// On whose word.
    Speaker,
    Outlet,
    /// Whether at all, or simply which there are.
    Events,
}

/// A phrase that names something, with all that it can name.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// In bytes of the question.
    pub(crate) at: Range<usize>,
    pub(crate) names: Vec<Entity>,
    /// For what no name covers: folded words.
    pub(crate) words: Vec<String>,
}

impl Phrase {
    pub(crate) fn of(&self, sort: Sort) -> Vec<&Entity> {
        self.names.iter().filter(|e| e.sort == sort).collect()
    }
}

/// Whom or what a stance or deed is towards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Toward {
    Actor(Entity),
    Issues(Vec<Entity>),
}

/// What it is over: issues, or an actor or place that it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Topic {
    pub(crate) issues: Vec<Entity>,
    pub(crate) actor: Option<Entity>,
    /// Folded spellings to look for in words of claims.
    pub(crate) words: Vec<String>,
}

/// Which of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    First,
    Last,
    Most,
    Least,
}

/// A question, understood.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) arabic: bool,
    /// A relation of `relations.tsv` or a theme of `words.tsv`.
    pub(crate) theme: &'static str,
    pub(crate) ask: Ask,
    /// Of what kind whoever is asked for must be.
    pub(crate) kind: Option<&'static str>,
    pub(crate) subject: Vec<Entity>,
    pub(crate) object: Vec<Toward>,
    pub(crate) topic: Vec<Topic>,
    pub(crate) place: Vec<Entity>,
    pub(crate) speaker: Vec<Entity>,
    pub(crate) outlet: Vec<Entity>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) modality: &'static str,
    pub(crate) pick: Option<Pick>,
    /// What a list is asked of, where nothing else is asked.
    pub(crate) listed: Option<&'static str>,
    /// Who and whom are both asked for: each pair once.
    pub(crate) pairs: bool,
    /// Something is asked for rather than somebody.
    pub(crate) thing: bool,
    /// Only what rests on someone unnamed.
    pub(crate) unnamed: bool,
}

impl Question {
    /// Whether all parties stand alike.
    pub(crate) fn is_symmetric(&self) -> bool {
        matches!(self.theme, "meet" | "agree" | "disagree" | "cooperate")
    }

    /// The actors on both sides, in the order of the question.
    pub(crate) fn actors(&self) -> Vec<&Entity> {
        let objects = self.object.iter().filter_map(|toward| match toward {
            Toward::Actor(actor) => Some(actor),
            Toward::Issues(_) => None,
        });
        let mut found: Vec<&Entity> = Vec::new();
        for actor in self.subject.iter().chain(objects) {
            if !found.contains(&actor) {
                found.push(actor);
            }
        }
        found
    }

    /// The issues that it is towards or over.
    pub(crate) fn issues(&self) -> Vec<&Entity> {
        let objects = self.object.iter().flat_map(|toward| match toward {
            Toward::Issues(issues) => issues.iter().collect::<Vec<&Entity>>(),
            Toward::Actor(_) => Vec::new(),
        });
        objects.chain(self.topic.iter().flat_map(|topic| &topic.issues)).collect()
    }
}

/// Why a question has no query.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    /// The words that it lies in; the whole question where there are none.
    pub(crate) at: Option<Range<usize>>,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl Trouble {
    pub(crate) fn at(at: Range<usize>, message: impl Into<String>) -> Trouble {
        Trouble { at: Some(at), message: message.into(), hint: None }
    }
}
