//! What can stand where the cursor is: labels behind `:`, types behind `[:`, properties behind `.`, names inside quotes,
//! else keywords, functions and the statement's own variables.

use crate::repl::commands;
use crate::repl::commands::Takes;
use crate::repl::pieces::{Kind, Piece, pieces};
use crate::script::fold;
use std::collections::BTreeMap;

/// Longer lists help nobody.
const SHOWN: usize = 60;

/// The words of the language that a reader can type.
pub(crate) const KEYWORDS: [&str; 53] = [
    "ALL",
    "AND",
    "ANY",
    "AS",
    "ASC",
    "BY",
    "CALL",
    "CASE",
    "CONTAINS",
    "COUNT",
    "DESC",
    "DISTINCT",
    "ELSE",
    "END",
    "ENDS",
    "EXISTS",
    "EXPLAIN",
    "FALSE",
    "IN",
    "IS",
    "LIMIT",
    "MATCH",
    "NONE",
    "NOT",
    "NULL",
    "ON",
    "OPTIONAL",
    "OR",
    "ORDER",
    "PROFILE",
    "RETURN",
    "SINGLE",
    "SKIP",
    "STARTS",
    "THEN",
    "TRUE",
    "UNION",
    "UNWIND",
    "WHEN",
    "WHERE",
    "WITH",
    "XOR",
    "YIELD",
    "ascending",
    "descending",
    "false",
    "null",
    "shortestPath",
    "allShortestPaths",
    "true",
    "reduce",
    "filter",
    "extract",
];

/// What a graph has to offer for completion, each list sorted.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    pub labels: Vec<String>,
    pub types: Vec<String>,
    pub properties: Vec<String>,
    pub functions: Vec<String>,
    /// Names of actors, issues and places in every language that they have.
    pub names: Vec<Name>,
    /// The values of properties that have few.
    pub values: BTreeMap<String, Vec<String>>,
}

/// A name and how it is looked up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub written: String,
    folded: String,
}

impl Name {
    pub(crate) fn new(written: &str) -> Name {
        Name { written: written.to_string(), folded: fold(written) }
    }

    /// Whether one of its words begins so, letters folded.
    fn begins(&self, folded: &str) -> bool {
        let starts = self.folded.char_indices().map(|(at, c)| at + c.len_utf8());
        let words = std::iter::once(0).chain(starts.filter(|at| self.folded[..*at].ends_with([' ', '-'])));
        let mut words = words.map(|at| &self.folded[at..]);
        words.any(|rest| rest.starts_with(folded))
    }
}

/// What may replace the text from `start` to the cursor.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Suggestions {
    pub start: usize,
    pub texts: Vec<String>,
}

/// What can be put where the cursor stands, at byte `cursor` of `line`.
pub(crate) fn suggestions(vocabulary: &Vocabulary, line: &str, cursor: usize) -> Suggestions {
    let before = &line[..cursor];
    let command = before.trim_start();
    if command.starts_with('.') {
        return behind_command(cursor, command);
    }
    let pieces: Vec<Piece> = pieces(before);
    let open = pieces.last().filter(|p| p.kind == Kind::Text { closed: false });
    if let Some(open) = open {
        return inside_quotes(vocabulary, before, &pieces, open.at.start, &line[cursor..]);
    }
    let typing = pieces.last().filter(|p| p.kind == Kind::Word);
    let start = typing.map_or(cursor, |p| p.at.start);
    let typed = &before[start..];
    let earlier: Vec<&str> = pieces
        .iter()
        .filter(|p| p.at.end <= start && !matches!(p.kind, Kind::Blank | Kind::Comment))
        .map(|p| &before[p.at.clone()])
        .collect();
    let bracket = innermost(&earlier);
    match earlier.last().copied() {
        Some(".") => offer(start, typed, &vocabulary.properties),
        Some(":" | "|") if bracket == Some("[") => offer(start, typed, &vocabulary.types),
        Some(":") if bracket != Some("{") => offer(start, typed, &vocabulary.labels),
        Some("{" | ",") if bracket == Some("{") => offer(start, typed, &vocabulary.properties),
        _ => {
            let mut words: Vec<String> = variables(before, &pieces, start);
            words.extend(KEYWORDS.iter().map(ToString::to_string));
            words.extend(vocabulary.functions.iter().map(|f| format!("{f}(")));
            offer(start, typed, &words)
        }
    }
}

/// The names of commands, or the words that one takes.
fn behind_command(cursor: usize, command: &str) -> Suggestions {
    let Some((name, rest)) = command.split_once(char::is_whitespace) else {
        return offer(cursor - command.len(), command, commands::names());
    };
    let start = cursor - rest.trim_start().len();
    match commands::named(name).map(|row| row.takes) {
        Some(Takes::Words(words)) => offer(start, rest.trim_start(), words),
        _ => Suggestions { start, texts: Vec::new() },
    }
}

/// Whether a file is to be named where the line ends: `.read que`.
pub(crate) fn wants_file(before: &str) -> bool {
    let command = before.trim_start();
    let name = command.split_once(char::is_whitespace).map(|(name, _)| name).filter(|name| name.starts_with('.'));
    name.and_then(commands::named).is_some_and(|row| row.takes == Takes::File)
}

/// Those of `all` that begin with what is typed, in any case of letters.
fn offer<T: AsRef<str>>(start: usize, typed: &str, all: impl IntoIterator<Item = T>) -> Suggestions {
    let typed = typed.to_lowercase();
    let mut texts: Vec<String> = all
        .into_iter()
        .filter(|word| word.as_ref().to_lowercase().starts_with(&typed))
        .map(|word| word.as_ref().to_string())
        .collect();
    texts.dedup();
    texts.truncate(SHOWN);
    Suggestions { start, texts }
}

/// The values of the property that stands before the quote, else names.
fn inside_quotes(vocabulary: &Vocabulary, before: &str, pieces: &[Piece], quote: usize, after: &str) -> Suggestions {
    let typed = &before[quote + 1..];
    let mark = &before[quote..quote + 1];
    let end = if after.starts_with(mark) { "" } else { mark };
    let mut said = pieces.iter().rev().filter(|p| p.at.end <= quote && p.kind != Kind::Blank);
    let compared = said.next().is_some_and(|p| matches!(&before[p.at.clone()], ":" | "=" | ">"));
    let property = said.find(|p| p.kind == Kind::Word).map(|p| &before[p.at.clone()]).filter(|_| compared);
    let close = |text: &str| format!("{}{end}", text.replace('\\', "\\\\").replace(mark, &format!("\\{mark}")));
    let texts: Vec<String> = match property.and_then(|p| vocabulary.values.get(p)) {
        Some(values) => values.iter().filter(|v| v.starts_with(typed)).map(|v| close(v)).collect(),
        None => {
            let folded = fold(typed);
            let names = vocabulary.names.iter().filter(|name| name.begins(&folded));
            names.map(|name| close(&name.written)).take(SHOWN).collect()
        }
    };
    Suggestions { start: quote + 1, texts }
}

/// The bracket that is still open.
pub(crate) fn innermost<'a>(marks: &[&'a str]) -> Option<&'a str> {
    let mut closed = 0;
    for mark in marks.iter().rev() {
        match *mark {
            ")" | "]" | "}" => closed += 1,
            "(" | "[" | "{" if closed > 0 => closed -= 1,
            "(" | "[" | "{" => return Some(mark),
            _ => {}
        }
    }
    None
}

/// Words behind an opening bracket or AS: what the statement has named so far.
fn variables(before: &str, pieces: &[Piece], start: usize) -> Vec<String> {
    let solid: Vec<&Piece> = pieces.iter().filter(|p| p.kind != Kind::Blank && p.at.end <= start).collect();
    let mut found: Vec<String> = solid
        .windows(2)
        .filter(|pair| pair[1].kind == Kind::Word)
        .filter(|pair| {
            let lead = &before[pair[0].at.clone()];
            lead == "(" || lead == "[" || lead.eq_ignore_ascii_case("as")
        })
        .map(|pair| before[pair[1].at.clone()].to_string())
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An Arabic name by code point (code holds no Arabic): Obama, written with a hamza on its first alef.
    const OBAMA: &str = "\u{628}\u{627}\u{631}\u{627}\u{643} \u{623}\u{648}\u{628}\u{627}\u{645}\u{627}";
    /// The first letters of his surname, without the hamza.
    const OBA: &str = "\u{627}\u{648}\u{628}";

    fn vocabulary() -> Vocabulary {
        let words = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<String>>();
        Vocabulary {
            labels: words(&["Actor", "Article", "Event"]),
            types: words(&["OPPOSES", "OVER"]),
            properties: words(&["id", "name", "name_ar"]),
            functions: words(&["count", "fold"]),
            names: vec![Name::new("Barack Obama"), Name::new(OBAMA), Name::new("O'Brien")],
            values: BTreeMap::from([("kind".to_string(), words(&["person", "state"]))]),
        }
    }

    fn at_end(line: &str) -> Vec<String> {
        suggestions(&vocabulary(), line, line.len()).texts
    }

    #[test]
    fn what_is_offered_depends_on_the_place() {
        assert_eq!(at_end("MATCH (a:A"), ["Actor", "Article"]);
        assert_eq!(at_end("MATCH (a)-[:O"), ["OPPOSES", "OVER"]);
        assert_eq!(at_end("MATCH (a)-[:OVER|"), ["OPPOSES", "OVER"]);
        assert_eq!(at_end("MATCH (a {na"), ["name", "name_ar"]);
        assert_eq!(at_end("MATCH (actor) RETURN actor.i"), ["id"]);
        assert_eq!(at_end("MATCH (actor) RETURN ac"), ["actor"]);
        assert_eq!(at_end("MATCH (a) RETURN cou"), ["COUNT", "count("]);
        assert_eq!(at_end("mat"), ["MATCH"]);
        assert_eq!(at_end(".sch"), [".schema"]);
        assert_eq!(at_end(".mode j"), ["json", "jsonl"]);
        assert!(at_end(".read x").is_empty() && wants_file(".read x") && !wants_file(".mode x"));
    }

    #[test]
    fn names_are_found_by_any_of_their_words_with_letters_folded() {
        assert_eq!(at_end(&format!("WHERE a.name_ar = '{OBA}")), [format!("{OBAMA}'")]);
        assert_eq!(at_end("WHERE named(a, \"obam"), ["Barack Obama\""]);
        assert_eq!(at_end("WHERE named(a, 'bri"), Vec::<String>::new());
        assert_eq!(at_end("WHERE named(a, 'o'bri"), Vec::<String>::new());
        assert_eq!(at_end("WHERE named(a, 'o\\"), Vec::<String>::new());
        assert_eq!(at_end("WHERE named(a, \"o'b"), ["O'Brien\""]);
    }

    #[test]
    fn a_property_with_few_values_offers_them() {
        assert_eq!(at_end("WHERE a.kind = 'p"), ["person'"]);
        assert_eq!(at_end("MATCH (a:Actor {kind: '"), ["person'", "state'"]);
    }
}
