//! One sitting at the prompt: what was asked last, how answers are printed, what statements and commands do.
//!
//! Where lines come from, a terminal or a pipe, is `repl`'s concern.

use crate::correct::Order;
use crate::diag::{Diagnostic, Warned};
use crate::pipeline::Collection;
use crate::query::Options;
use crate::query::Table;
use crate::repl::answer;
use crate::repl::answer::Format;
use crate::repl::doubt::doubts;
use crate::repl::interrupt::Interrupt;
use crate::repl::plain::Plain;
use crate::repl::settings::Settings;
use std::time::{Duration, Instant};

/// What comes back from a line.
pub(crate) enum Reply {
    /// Text to print, lines ended.
    Text(String),
    /// Lines to obey, from a file of that name.
    Read { name: String, text: String },
    /// The user has had enough.
    Leave,
}

/// What came of a correction.
pub(crate) struct Kept {
    pub said: String,
    /// The graph anew, if it changed.
    pub collection: Option<Collection>,
}

/// Carries a correction to where it is kept.
pub(crate) type Keeper = Box<dyn FnMut(&Order) -> Result<Kept, Diagnostic>>;

/// One sitting.
pub(crate) struct Session {
    pub collection: Collection,
    /// Limits of every question; its flag is set anew for each.
    pub options: Options,
    pub interrupt: Interrupt,
    /// Whether evidence is marked by colour.
    pub colour: bool,
    /// None where the graph has no store.
    pub keeper: Option<Keeper>,
    pub settings: Settings,
    /// For plain questions.
    pub plain: Plain,
    pub(super) last: Table,
    /// What `last` answers.
    pub(super) question: String,
    /// Lines typed, the oldest first.
    pub history: Vec<String>,
    /// Files that are being read, the outermost first.
    pub reading: Vec<String>,
}

impl Session {
    pub(crate) fn new(collection: Collection, options: Options) -> Session {
        let interrupt = Interrupt::install();
        Session {
            collection,
            options,
            interrupt,
            colour: false,
            keeper: None,
            settings: Settings::default(),
            plain: Plain::default(),
            last: Table::default(),
            question: String::new(),
            history: Vec::new(),
            reading: Vec::new(),
        }
    }

    /// Answers a statement.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn ask(&mut self, statement: &str) -> Result<Warned<String>, Diagnostic> {
        let statement = without_isolates(statement);
        let began = Instant::now();
        let answer = self.interrupt.ask(&self.collection.graph, &statement, &self.options)?;
        let took = began.elapsed();
        let warnings = doubts(&self.collection.graph, &statement);
        if let Some(plan) = &answer.plan {
            return Ok(Warned { value: format!("{}\n", plan.trim_end()), warnings });
        }
        (self.last, self.question) = (answer.table, statement);
        Ok(Warned { value: self.print(&self.last, Some(took)), warnings })
    }

    /// Prints a table as answers are printed.
    pub(crate) fn print(&self, found: &Table, took: Option<Duration>) -> String {
        let (head, more) = self.settings.head(found);
        let mut text = Vec::new();
        let shown = head.as_ref().unwrap_or(found);
        answer::write(&mut text, shown, &self.collection.graph, self.settings.mode.0, self.settings.screen())
            .expect("memory takes all that is written");
        let mut text = String::from_utf8(text).expect("answers are text");
        if more > 0 {
            text.truncate(text.trim_end().rfind('\n').map_or(0, |n| n + 1));
            let all = found.rows.len();
            text.push_str(&format!("… {more} more of {all} rows: LIMIT shows fewer, `.output FILE` takes all\n"));
        }
        match self.settings.time(took) {
            Some(time) if self.settings.mode.0 == Format::Line => format!("{text}({time})\n"),
            Some(time) => format!("{} ({time})\n", text.trim_end()),
            None => text,
        }
    }
}

/// A question without the isolates that a name copied from a table brings along.
pub(crate) fn without_isolates(question: &str) -> String {
    question.replace(['\u{2068}', '\u{2069}'], "")
}
