//! One sitting at the prompt: what was asked last, how answers are printed, what statements and commands do.
//!
//! Where lines come from, a terminal or a pipe, is `repl`'s concern.

use crate::diag::{Diagnostic, Place, Warned};
use crate::export::Lang;
use crate::export::dot;
use crate::export::why;
use crate::export::why::{Asked, Style};
use crate::graph::Graph;
use crate::pipeline::Collection;
use crate::query::Options;
use crate::query::Table;
use crate::query::Value;
use crate::repl::answer;
use crate::repl::answer::Format;
use crate::repl::behind;
use crate::repl::commands;
use crate::repl::commands::Action;
use crate::repl::doubt::doubts;
use crate::repl::interrupt::Interrupt;
use crate::repl::overview;
use crate::repl::table;
use clap::ValueEnum;
use std::fs;
use std::time::{Duration, Instant};

/// A terminal is spared more rows than that.
const SHOWN: usize = 1000;

/// What comes back from a line.
pub(crate) enum Reply {
    /// Text to print, lines ended.
    Text(String),
    /// The user has had enough.
    Leave,
}

/// One sitting.
pub(crate) struct Session {
    pub collection: Collection,
    /// Limits of every question; its flag is set anew for each.
    pub options: Options,
    pub interrupt: Interrupt,
    /// Whether evidence is marked by colour.
    pub colour: bool,
    mode: Format,
    lang: Lang,
    last: Table,
    /// What `last` answers.
    question: String,
}

impl Session {
    pub(crate) fn new(collection: Collection, options: Options) -> Session {
        let interrupt = Interrupt::install();
        Session {
            collection,
            options,
            interrupt,
            colour: false,
            mode: Format::Table,
            lang: Lang::default(),
            last: Table::default(),
            question: String::new(),
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

    /// Obeys a line that begins with a full stop.
    ///
    /// # Errors
    /// A command that is not there, or that cannot do what it was asked.
    pub(crate) fn obey(&mut self, line: &str) -> Result<Reply, Diagnostic> {
        let line = without_isolates(line);
        let line = line.trim().trim_end_matches(';').trim_end();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = unquoted(rest.trim());
        let Some(row) = commands::named(word) else {
            return Err(wrong("there is no such command", word)
                .with_hint(format!("commands are {}", commands::names().collect::<Vec<&str>>().join(" "))));
        };
        let graph = &self.collection.graph;
        match row.action {
            Action::Quit => return Ok(Reply::Leave),
            Action::Help => Ok(commands::help()),
            Action::Schema => Ok(self.print(&overview::schema(graph), None)),
            Action::Actors => Ok(self.print(&overview::actors(graph, rest), None)),
            Action::Print => Ok(format!("{rest}\n")),
            Action::Lang => self.change_lang(rest),
            Action::Mode => self.change_mode(rest),
            Action::Dot => self.draw(rest),
            Action::Why => self.why(rest),
        }
        .map(Reply::Text)
    }

    fn change_mode(&mut self, word: &str) -> Result<String, Diagnostic> {
        if word.is_empty() {
            return Ok(format!("{}\n", self.mode.name()));
        }
        self.mode = Format::from_str(word, true).map_err(|_| {
            let known: Vec<String> = Format::value_variants().iter().map(|f| f.name()).collect();
            wrong("there is no such format", word).with_hint(format!("formats are {}", known.join(", ")))
        })?;
        Ok(String::new())
    }

    fn change_lang(&mut self, word: &str) -> Result<String, Diagnostic> {
        self.lang = Lang::named(word)
            .ok_or_else(|| wrong("there is no such language", word).with_hint("`.lang ar` or `.lang en`"))?;
        Ok(String::new())
    }

    /// Draws the nodes and relationships of the last answer.
    fn draw(&self, file: &str) -> Result<String, Diagnostic> {
        if file.is_empty() {
            return Err(wrong("a file to draw into is missing", ".dot").with_hint("`.dot answer.dot`"));
        }
        let mut text = Vec::new();
        dot::table(&self.collection.graph, &self.last, self.lang, &mut text).expect("memory takes all that is written");
        fs::write(file, text).map_err(|e| {
            Diagnostic::error(format!("cannot write: {e}"))
                .with_place(Place::file(file))
                .with_hint("choose a place that you may write to")
        })?;
        Ok(format!("wrote {file}; draw it with: dot -Tsvg {file} -o {file}.svg\n"))
    }

    /// The evidence of an id, or of all that stands in a row of the last answer.
    fn why(&self, what: &str) -> Result<String, Diagnostic> {
        if what.is_empty() {
            return Err(wrong("an id or the number of a row is missing", ".why").with_hint("`.why 1`"));
        }
        let graph = &self.collection.graph;
        let asked: Vec<Asked> = match what.parse::<usize>() {
            Ok(number) => self.asked_by_row(number)?,
            Err(_) => why::find(graph, what).into_iter().collect(),
        };
        if asked.is_empty() {
            let hint = "name an event, a claim or a stance by its id, or return one in a row: `RETURN e`, `RETURN d`";
            return Err(wrong("no claims stand behind this", what).with_hint(hint));
        }
        let style = if self.colour { Style::Colours } else { Style::Signs };
        let mut text = Vec::new();
        for one in &asked {
            why::write(graph, one, &self.collection.claims, &self.collection.articles, style, &mut text)
                .expect("memory takes all that is written");
        }
        Ok(String::from_utf8(text).expect("evidence is text"))
    }

    /// What stands in a row of the last answer; if that is plain values alone, what its question matched.
    fn asked_by_row(&self, number: usize) -> Result<Vec<Asked>, Diagnostic> {
        let graph = &self.collection.graph;
        let Some(n) = number.checked_sub(1).filter(|n| *n < self.last.rows.len()) else {
            let hint = format!("the last answer has {}", answer::counted(self.last.rows.len(), "row"));
            return Err(wrong("there is no such row", &number.to_string()).with_hint(hint));
        };
        let mut asked = Vec::new();
        self.last.rows[n].iter().for_each(|value| evident(graph, value, &mut asked));
        if asked.is_empty() {
            let behind = behind::row(graph, &self.interrupt, &self.options, &self.question, &self.last, n);
            behind.iter().for_each(|value| evident(graph, value, &mut asked));
        }
        Ok(asked)
    }

    fn print(&self, found: &Table, took: Option<Duration>) -> String {
        let screen = table::screen();
        let shown = if screen.is_some() && self.mode == Format::Table { SHOWN } else { usize::MAX };
        let more = found.rows.len().saturating_sub(shown);
        let mut text = Vec::new();
        let graph = &self.collection.graph;
        if more > 0 {
            let head = Table { columns: found.columns.clone(), rows: found.rows[..shown].to_vec() };
            answer::write(&mut text, &head, graph, self.mode, screen)
        } else {
            answer::write(&mut text, found, graph, self.mode, screen)
        }
        .expect("memory takes all that is written");
        let mut text = String::from_utf8(text).expect("answers are text");
        if more > 0 {
            text.truncate(text.trim_end().rfind('\n').map_or(0, |n| n + 1));
            text.push_str(&format!("… {more} more of {} rows: LIMIT shows fewer, `.mode csv` all\n", found.rows.len()));
        }
        match took {
            Some(took) if screen.is_some() && self.mode == Format::Table => {
                format!("{} ({} ms)\n", text.trim_end(), took.as_millis())
            }
            _ => text,
        }
    }
}

/// A question without the isolates that a name copied from a table brings along.
pub(crate) fn without_isolates(question: &str) -> String {
    question.replace(['\u{2068}', '\u{2069}'], "")
}

/// The events, claims and stances in a value of an answer, or named by it.
fn evident(graph: &Graph, value: &Value, found: &mut Vec<Asked>) {
    let asked = match value {
        Value::Node(node) => {
            (graph.has_label(*node, "Event") || graph.has_label(*node, "Claim")).then_some(Asked::Node(*node))
        }
        Value::Edge(edge) => (!graph.edge_property(*edge, "events").is_null()).then(|| Asked::Edges(vec![*edge])),
        // Any name may begin a stance in words; in an answer only an id means a fact.
        Value::Text(id) => why::find(graph, id).filter(|asked| matches!(asked, Asked::Node(_))),
        Value::List(values) => {
            values.iter().for_each(|value| evident(graph, value, found));
            None
        }
        Value::Path(path) => {
            path.nodes.iter().for_each(|node| evident(graph, &Value::Node(*node), found));
            path.edges.iter().for_each(|edge| evident(graph, &Value::Edge(*edge), found));
            None
        }
        _ => None,
    };
    if let Some(asked) = asked.filter(|asked| !found.contains(asked)) {
        found.push(asked);
    }
}

fn wrong(message: &str, piece: &str) -> Diagnostic {
    Diagnostic::error(message).with_place(Place { piece: piece.to_string(), ..Place::file("command") })
}

/// What stands in quotes, or the text itself.
fn unquoted(text: &str) -> &str {
    let mut letters = text.chars();
    match (letters.next(), letters.next_back()) {
        (Some(a), Some(b)) if a == b && matches!(a, '\'' | '"') => letters.as_str(),
        _ => text,
    }
}
