//! The prompt's own commands, a row each; `.help` prints this table. What they do is `session`'s concern.

use std::fmt::Write;

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Actors,
    Dot,
    Help,
    Lang,
    Mode,
    Print,
    Quit,
    Schema,
    Why,
}

/// One command.
pub(crate) struct Row {
    pub name: &'static str,
    /// What it takes.
    pub takes: &'static str,
    pub action: Action,
    /// What it does, for a reader.
    pub does: &'static str,
}

/// All commands, sorted by name.
pub(crate) const COMMANDS: [Row; 10] = [
    row(".actors", "[TEXT]", Action::Actors, "actors by the number of their claims; with TEXT, those it names"),
    row(".dot", "FILE", Action::Dot, "draw the last answer for Graphviz; `.dot FILE` then `dot -Tsvg FILE`"),
    row(".exit", "", Action::Quit, "leave, as Ctrl-D does"),
    row(".help", "", Action::Help, "this list"),
    row(".lang", "[ar|en]", Action::Lang, "language of the names in drawings"),
    row(".mode", "[FORMAT]", Action::Mode, "print answers as table, csv, json, jsonl, markdown or dot"),
    row(".print", "TEXT", Action::Print, "say TEXT: for scripts"),
    row(".quit", "", Action::Quit, "leave, as Ctrl-D does"),
    row(".schema", "", Action::Schema, "labels, relationship types and their properties, with counts"),
    row(".why", "ID|ROW", Action::Why, "the evidence of an id, or of a row of the last answer"),
];

const fn row(name: &'static str, takes: &'static str, action: Action, does: &'static str) -> Row {
    Row { name, takes, action, does }
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
        "A statement ends with `;` and may take several lines:\n  \
         MATCH (a:Actor)-[d:DISAGREES_WITH]->(b:Actor) RETURN a.name, b.name, d.over;\n\n",
    );
    let width = COMMANDS.iter().map(|row| row.name.len() + 1 + row.takes.len()).max().unwrap_or(0);
    for row in &COMMANDS {
        let head = format!("{} {}", row.name, row.takes);
        writeln!(out, "{head:width$}  {}", row.does).expect("a string takes all that is written");
    }
    out.push_str("\nTab completes, Ctrl-R searches earlier lines, Ctrl-C stops a question, Ctrl-D leaves.\n");
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
