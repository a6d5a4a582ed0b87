//! The prompt's own commands, a row each; `.help` prints this table. What they do is `obey`'s concern.

use std::fmt::Write;

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Actors,
    Correct,
    Dot,
    Explain,
    Export,
    Find,
    Help,
    History,
    Lang,
    Mode,
    Output,
    Pager,
    Param,
    Print,
    Profile,
    Quit,
    Read,
    Schema,
    Timer,
    Why,
    Width,
}

/// What completion offers behind a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    Text,
    Words(&'static [&'static str]),
    File,
}

/// One command.
pub(crate) struct Row {
    pub name: &'static str,
    /// What it takes, for a reader.
    pub usage: &'static str,
    pub takes: Takes,
    pub action: Action,
    /// What it does, for a reader.
    pub does: &'static str,
}

const SWITCH: Takes = Takes::Words(&["off", "on"]);
const MODES: Takes = Takes::Words(&["csv", "dot", "json", "jsonl", "line", "markdown", "table"]);

const ORDERS: Takes =
    Takes::Words(&["add", "change", "drop", "export", "import", "list", "merge", "name", "split", "undo"]);

/// All commands, sorted by name.
pub(crate) const COMMANDS: [Row; 22] = [
    row(
        ".actors",
        "[TEXT]",
        Takes::Text,
        Action::Actors,
        "actors by the number of their claims; with TEXT, those it names",
    ),
    row(
        ".correct",
        "ORDER …",
        ORDERS,
        Action::Correct,
        "drop, change, add, merge, split, name, undo, list: `isnad help correct`",
    ),
    row(
        ".dot",
        "FILE",
        Takes::File,
        Action::Dot,
        "draw the last answer for Graphviz; `.dot FILE` then `dot -Tsvg FILE`",
    ),
    row(".exit", "", Takes::Text, Action::Quit, "leave, as Ctrl-D does"),
    row(".explain", "QUESTION", Takes::Text, Action::Explain, "how a question would be worked out"),
    row(
        ".export",
        "FILE",
        Takes::File,
        Action::Export,
        "write the graph; the ending of FILE says how: .svg .graphml .ttl .csv …",
    ),
    row(".find", "TEXT", Takes::Text, Action::Find, "text in articles and names, with the claims read there"),
    row(".help", "[TOPIC]", Takes::Text, Action::Help, "this list, or what the manual says on TOPIC"),
    row(".history", "[N|TEXT]", Takes::Text, Action::History, "the last N lines typed (20), or those that hold TEXT"),
    row(".lang", "[ar|en]", Takes::Words(&["ar", "en"]), Action::Lang, "language of the names in drawings and exports"),
    row(".mode", "[FORMAT]", MODES, Action::Mode, "print answers as table, line, csv, json, jsonl, markdown or dot"),
    row(".output", "[FILE]", Takes::File, Action::Output, "answers go to FILE; without one, back to the screen"),
    row(".pager", "[on|off]", SWITCH, Action::Pager, "show what is taller than the screen in $PAGER (less)"),
    row(
        ".param",
        "[NAME VALUE]",
        Takes::Text,
        Action::Param,
        "give $NAME a value, any expression; without one, list them",
    ),
    row(".print", "TEXT", Takes::Text, Action::Print, "say TEXT: for scripts"),
    row(".profile", "QUESTION", Takes::Text, Action::Profile, "work out a question, with rows and time of each step"),
    row(".quit", "", Takes::Text, Action::Quit, "leave, as Ctrl-D does"),
    row(".read", "FILE", Takes::File, Action::Read, "obey the commands and questions in FILE"),
    row(".schema", "", Takes::Text, Action::Schema, "labels, relationship types and their properties, with counts"),
    row(".timer", "[on|off]", SWITCH, Action::Timer, "tell how long each answer took; on at a terminal"),
    row(".why", "ID|ROW", Takes::Text, Action::Why, "the evidence of an id, or of a row of the last answer"),
    row(
        ".width",
        "[N]",
        Takes::Text,
        Action::Width,
        "cells that a table may take; 0 no bound, none as wide as the screen",
    ),
];

const fn row(name: &'static str, usage: &'static str, takes: Takes, action: Action, does: &'static str) -> Row {
    Row { name, usage, takes, action, does }
}

/// The names of all commands.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|row| row.name)
}

/// The command that `word` names, in full or by a beginning that no other has.
pub(crate) fn named(word: &str) -> Option<&'static Row> {
    let mut beginning = COMMANDS.iter().filter(|row| row.name.starts_with(word));
    let exact = COMMANDS.iter().find(|row| row.name == word);
    exact.or_else(|| beginning.next().filter(|first| beginning.all(|row| row.action == first.action)))
}

/// The text of `.help`.
pub(crate) fn help() -> String {
    let mut out = String::from(
        "A statement ends with `;` or an empty line and may take several lines:\n  \
         MATCH (a:Actor)-[d:DISAGREES_WITH]->(b:Actor) RETURN a.name, b.name, d.over;\n\
         A line that begins with ? is a question in plain words, Arabic or English:\n  \
         ? what do Obama and Putin disagree over\n\n",
    );
    let width = COMMANDS.iter().map(|row| row.name.len() + 1 + row.usage.len()).max().unwrap_or(0);
    for row in &COMMANDS {
        let head = format!("{} {}", row.name, row.usage);
        writeln!(out, "{head:width$}  {}", row.does).expect("a string takes all that is written");
    }
    out.push_str(
        "\nTab completes, → takes the grey hint, Ctrl-R searches earlier lines, Ctrl-C stops a question, Ctrl-D leaves.\n",
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_a_clear_beginning_is_enough() {
        assert!(COMMANDS.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert_eq!(named(".sch").map(|row| row.name), Some(".schema"));
        assert!(named(".").is_none());
        assert!(named(".nothing").is_none());
    }
}
