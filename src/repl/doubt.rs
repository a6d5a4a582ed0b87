//! Names in a question that the graph does not have: no mistake for the language, but seldom what was meant.

use crate::diag::{Diagnostic, Place};
use crate::graph::Graph;
use crate::query::near;
use crate::repl::complete::innermost;
use crate::repl::pieces::{Kind, Piece, pieces};
use std::ops::Range;

/// Parts of dates and times, which stand behind a full stop as properties do.
const PARTS: [&str; 24] = [
    "year",
    "quarter",
    "month",
    "week",
    "weekYear",
    "day",
    "ordinalDay",
    "weekDay",
    "dayOfWeek",
    "dayOfQuarter",
    "hour",
    "minute",
    "second",
    "millisecond",
    "microsecond",
    "nanosecond",
    "timezone",
    "offset",
    "epochSeconds",
    "epochMillis",
    "days",
    "months",
    "seconds",
    "years",
];

/// A warning for each label, relationship type and property that a question names and the graph lacks.
pub(crate) fn doubts(graph: &Graph, question: &str) -> Vec<Diagnostic> {
    let cut = pieces(question);
    let solid: Vec<&Piece> = cut.iter().filter(|p| !matches!(p.kind, Kind::Blank | Kind::Comment)).collect();
    let words: Vec<&str> = solid.iter().map(|p| &question[p.at.clone()]).collect();
    let mut found: Vec<Diagnostic> = Vec::new();
    for n in 1..solid.len() {
        let (word, lead) = (words[n].trim_matches('`'), words[n - 1]);
        if solid[n].kind != Kind::Word {
            continue;
        }
        let bracket = innermost(&words[..n]);
        let called = words.get(n + 1) == Some(&"(");
        let doubt = match lead {
            ":" | "|" if bracket == Some("[") && !is_comprehension(&words[..n]) => {
                unless(graph.kind_names(), word, "relationship has the type")
            }
            ":" if bracket != Some("{") => unless(graph.label_names(), word, "node has the label"),
            "." if !called && !PARTS.contains(&word) && !is_key(&words, word) => {
                unless(graph.key_names(), word, "node has the property")
            }
            _ => None,
        };
        found.extend(doubt.map(|doubt| doubt.with_place(at(question, solid[n].at.clone()))));
    }
    found
}

/// Whether the innermost open bracket holds `x IN list …`, so that `|` stands before an expression.
fn is_comprehension(before: &[&str]) -> bool {
    let mut closed = 0;
    let open = before.iter().rposition(|word| match *word {
        "]" => {
            closed += 1;
            false
        }
        "[" if closed > 0 => {
            closed -= 1;
            false
        }
        word => word == "[",
    });
    open.and_then(|open| before.get(open + 2)).is_some_and(|word| word.eq_ignore_ascii_case("in"))
}

/// Whether a map in the question has this key: `{name: 1}`.
fn is_key(words: &[&str], word: &str) -> bool {
    words.windows(3).any(|three| matches!(three[0], "{" | ",") && three[1] == word && three[2] == ":")
}

fn unless<'a>(known: impl Iterator<Item = &'a str>, word: &str, what: &str) -> Option<Diagnostic> {
    let known: Vec<&str> = known.collect();
    if known.contains(&word) {
        return None;
    }
    let message = Diagnostic::warning(format!("no {what}"));
    Some(match near::hint(word, known.into_iter()) {
        Some(hint) => message.with_hint(hint),
        None => message,
    })
}

fn at(question: &str, range: Range<usize>) -> Place {
    Place::at("query", question, range.start, &question[range])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Property;

    #[test]
    fn what_the_graph_lacks_is_told_with_what_is_near() {
        let mut graph = Graph::new();
        let node = graph.add_node(&["Actor"], [("name", Property::Text("x".into()))]);
        graph.add_edge(node, node, "OPPOSES", []);
        let said = |question: &str| {
            doubts(&graph, question).iter().map(ToString::to_string).collect::<Vec<String>>().join("; ")
        };
        assert_eq!(
            said(
                "MATCH (a:Actor {name: 'b'})-[:OPPOSES]->(b) RETURN a.name, {k: 1}.k, \
                  date('2015-01-01').year, [x IN [1] | x]"
            ),
            ""
        );
        assert_eq!(
            said("MATCH (a:Aktor)-[:OPPOSE]->() RETURN a.nam"),
            "query:1:10: warning: no node has the label: \u{2068}Aktor\u{2069}\n  hint: did you mean Actor?; \
             query:1:19: warning: no relationship has the type: \u{2068}OPPOSE\u{2069}\n  hint: did you mean OPPOSES?; \
             query:1:40: warning: no node has the property: \u{2068}nam\u{2069}\n  hint: did you mean name?"
        );
    }
}
