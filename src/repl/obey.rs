//! What the prompt's commands do.

use crate::correct;
use crate::diag::{Diagnostic, Place};
use crate::export;
use crate::export::Part;
use crate::export::dot;
use crate::export::why;
use crate::export::why::{Asked, Style};
use crate::graph::Graph;
use crate::query::Table;
use crate::query::Value;
use crate::repl::answer;
use crate::repl::behind;
use crate::repl::commands;
use crate::repl::commands::Action;
use crate::repl::overview;
use crate::repl::session::{Kept, Reply, Session, without_isolates};
use crate::repl::settings::{switch, unwritable, wrong};
use crate::repl::topics;
use clap::Parser;
use std::fs;
use std::path::Path;

/// What stands behind `.correct`.
#[derive(Parser)]
#[command(name = ".correct", no_binary_name = true, disable_help_flag = true, disable_help_subcommand = true)]
struct Ordered {
    #[command(subcommand)]
    order: correct::Order,
}

/// How many lines `.history` shows.
const RECENT: usize = 20;

impl Session {
    /// Obeys a line that begins with a full stop.
    ///
    /// # Errors
    /// A command that is not there, or that cannot do what it was asked.
    pub(crate) fn obey(&mut self, line: &str) -> Result<Reply, Diagnostic> {
        let line = without_isolates(line);
        let line = line.trim().trim_end_matches(';').trim_end();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        let bare = unquoted(rest);
        let Some(row) = commands::named(word) else {
            return Err(wrong("there is no such command", word)
                .with_hint(format!("commands are {}", commands::names().collect::<Vec<&str>>().join(" "))));
        };
        let graph = &self.collection.graph;
        match row.action {
            Action::Quit => return Ok(Reply::Leave),
            Action::Read => return read(bare),
            Action::Help => help(bare),
            Action::Schema => Ok(self.print(&overview::schema(graph), None)),
            Action::Actors => Ok(self.print(&overview::actors(graph, bare), None)),
            Action::Print => Ok(format!("{bare}\n")),
            Action::Lang => self.settings.change_lang(bare),
            Action::Mode => self.settings.change_mode(bare),
            Action::Width => self.settings.change_width(bare),
            Action::Output => self.settings.change_output(bare),
            Action::Timer => switch(bare, self.settings.timer.unwrap_or(true)).map(|on| {
                self.settings.timer = Some(on);
                String::new()
            }),
            Action::Pager => switch(bare, self.settings.pager.unwrap_or(true)).map(|on| {
                self.settings.pager = Some(on);
                String::new()
            }),
            Action::Param => self.param(rest),
            Action::History => Ok(self.recent(bare)),
            Action::Explain => self.plan("EXPLAIN", rest),
            Action::Profile => self.plan("PROFILE", rest),
            Action::Dot => self.draw(bare),
            Action::Export => self.export(bare),
            Action::Find => self.find(rest),
            Action::Why => self.why(bare),
            Action::Correct => self.correct(rest),
        }
        .map(Reply::Text)
    }

    /// Corrects the store that the graph came from, and takes up the graph as corrected.
    fn correct(&mut self, line: &str) -> Result<String, Diagnostic> {
        let words = correct::words(line).map_err(|quote| {
            wrong("a quote is never closed", &quote.to_string()).with_hint("close it, or put a backslash before it")
        })?;
        let order = Ordered::try_parse_from(words).map_err(|error| {
            let text = error.to_string();
            let mut lines = text.lines().filter(|line| !line.trim().is_empty());
            let first = lines.next().unwrap_or_default().trim_start_matches("error: ").to_string();
            let hint = lines.filter(|line| !line.contains("--help")).map(str::trim).collect::<Vec<&str>>().join("; ");
            Diagnostic::error(first).with_place(Place::file(".correct")).with_hint(hint)
        })?;
        let Some(keeper) = &mut self.keeper else {
            let message = wrong("this graph has no store that would keep corrections", ".correct");
            return Err(message.with_hint("isnad build PATH -o FILE, then isnad repl FILE"));
        };
        let Kept { said, collection } = keeper(&order.order)?;
        if let Some(collection) = collection {
            self.collection = collection;
            // Rows of the graph as it was mean nothing any more.
            self.last = Table::default();
            self.plain.forget();
        }
        Ok(said)
    }

    fn plan(&mut self, how: &str, question: &str) -> Result<String, Diagnostic> {
        if question.is_empty() {
            return Err(wrong("a question is missing", how).with_hint("`.explain MATCH (a:Actor) RETURN a.name`"));
        }
        self.ask(&format!("{how} {question}")).map(|answer| answer.value)
    }

    /// Gives a parameter its value, or shows those that there are.
    fn param(&mut self, given: &str) -> Result<String, Diagnostic> {
        let (name, value) = given.split_once(char::is_whitespace).unwrap_or((given, ""));
        let name = name.trim_start_matches('$');
        if name.is_empty() {
            let row = |(name, value): (&String, &Value)| vec![Value::text(name.as_str()), value.clone()];
            let rows = self.options.params.iter().map(row).collect();
            return Ok(self.print(&Table { columns: vec!["name".into(), "value".into()], rows }, None));
        }
        if value.trim().is_empty() {
            return Err(
                wrong("a value is missing", name).with_hint("`.param name 'Obama'`, `.param since date('2015-01-01')`")
            );
        }
        let found = self.interrupt.ask(&self.collection.graph, &format!("RETURN {value}"), &self.options)?;
        let value = found.table.rows.into_iter().next().and_then(|row| row.into_iter().next());
        self.options.params.insert(name.to_string(), value.unwrap_or(Value::Null));
        Ok(String::new())
    }

    fn recent(&self, what: &str) -> String {
        let number = what.parse::<usize>();
        let most = number.clone().unwrap_or(if what.is_empty() { RECENT } else { usize::MAX });
        let wanted = self.history.iter().filter(|line| number.is_ok() || line.contains(what));
        let lines: Vec<&String> = wanted.collect();
        lines[lines.len().saturating_sub(most)..].iter().map(|line| format!("{line}\n")).collect()
    }

    /// Writes the whole graph as the ending of the file says.
    fn export(&self, file: &str) -> Result<String, Diagnostic> {
        let ending = Path::new(file).extension().and_then(|e| e.to_str()).unwrap_or_default();
        let Some(format) = export::Format::of_ending(ending) else {
            let known: Vec<String> = export::FORMATS.iter().map(|f| format!(".{} ({})", f.ending, f.name)).collect();
            return Err(wrong("the ending of the file names no format", file)
                .with_hint(format!("endings are {}", known.join(", "))));
        };
        let graph = &self.collection.graph;
        let mut text = Vec::new();
        let done = format.write(graph, &Part::view(graph, format.view), self.settings.lang, &mut text);
        done.and_then(|()| fs::write(file, text)).map_err(|e| unwritable(file, &e))?;
        Ok(format!("wrote {file}\n"))
    }

    /// Draws the nodes and relationships of the last answer.
    fn draw(&self, file: &str) -> Result<String, Diagnostic> {
        if file.is_empty() {
            return Err(wrong("a file to draw into is missing", ".dot").with_hint("`.dot answer.dot`"));
        }
        let mut text = Vec::new();
        dot::table(&self.collection.graph, &self.last, self.settings.lang, &mut text)
            .expect("memory takes all that is written");
        fs::write(file, text).map_err(|e| unwritable(file, &e))?;
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
        let style = if self.colour { Style::Colours } else { Style::Signs };
        if let Some(text) = crate::repl::dropped(&self.collection, what, style).filter(|_| asked.is_empty()) {
            return Ok(text);
        }
        if asked.is_empty() {
            let hint = "name an event, a claim or a stance by its id, or return one in a row: `RETURN e`, `RETURN d`";
            return Err(wrong("no claims stand behind this", what).with_hint(hint));
        }
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
}

/// A file of commands and questions.
fn read(file: &str) -> Result<Reply, Diagnostic> {
    if file.is_empty() {
        return Err(wrong("a file to read is missing", ".read").with_hint("`.read questions.cypher`"));
    }
    match fs::read_to_string(file) {
        Ok(text) => Ok(Reply::Read { name: file.to_string(), text }),
        Err(error) => Err(Diagnostic::error(format!("cannot read: {error}"))
            .with_place(Place::file(file))
            .with_hint("check the spelling, and the folder that you are in")),
    }
}

fn help(topic: &str) -> Result<String, Diagnostic> {
    if topic.is_empty() {
        return Ok(format!(
            "{}\n`.help TOPIC` reads the manual; it speaks of:\n{}",
            commands::help(),
            topics::headings()
        ));
    }
    topics::on(topic).ok_or_else(|| {
        wrong("the manual says nothing on this", topic)
            .with_hint("try a word of the language, a command, a format, or a heading that `.help` lists")
    })
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

/// What stands in quotes, or the text itself.
fn unquoted(text: &str) -> &str {
    let mut letters = text.chars();
    match (letters.next(), letters.next_back()) {
        (Some(a), Some(b)) if a == b && matches!(a, '\'' | '"') => letters.as_str(),
        _ => text,
    }
}
