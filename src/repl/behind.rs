//! The nodes and relationships behind a row of plain values: the question asked again with its variables returned.

use crate::graph::Graph;
use crate::query::Options;
use crate::query::Table;
use crate::query::Value;
use crate::repl::interrupt::Interrupt;
use crate::repl::pieces::{Kind, Piece, pieces};

/// What the pattern variables of `question` stand for in row `n` of its answer `last`.
///
/// Empty where the question gives its rows otherwise (it counts, or drops what it matched), for then no row of the second
/// answer is known to be the one that is meant.
pub(crate) fn row(
    graph: &Graph,
    interrupt: &Interrupt,
    options: &Options,
    question: &str,
    last: &Table,
    n: usize,
) -> Vec<Value> {
    let Some(widened) = widen(question) else { return Vec::new() };
    let Ok(again) = interrupt.ask(graph, &widened, options) else { return Vec::new() };
    let own = last.columns.len();
    let same = again.table.rows.len() == last.rows.len()
        && again.table.rows.iter().zip(&last.rows).all(|(new, old)| new[..own] == old[..]);
    if same { again.table.rows[n][own..].to_vec() } else { Vec::new() }
}

/// The question with the variables of its patterns added to what it returns.
fn widen(question: &str) -> Option<String> {
    let cut = pieces(question);
    let solid: Vec<&Piece> = cut.iter().filter(|p| !matches!(p.kind, Kind::Blank | Kind::Comment)).collect();
    let words: Vec<&str> = solid.iter().map(|p| &question[p.at.clone()]).collect();
    let is = |n: usize, word: &str| solid[n].kind == Kind::Word && words[n].eq_ignore_ascii_case(word);
    let returns = (0..solid.len()).rev().find(|n| is(*n, "RETURN"))?;
    let end = (returns..solid.len()).find(|n| ["ORDER", "SKIP", "LIMIT"].iter().any(|word| is(*n, word)));
    let mut variables: Vec<&str> = (1..returns)
        .filter(|n| solid[*n].kind == Kind::Word && matches!(words[n - 1], "(" | "["))
        // A call's argument stands behind a bracket as well: `named(a, …)`.
        .filter(|n| matches!(words[n - 1], "[") || *n < 2 || solid[n - 2].kind != Kind::Word || is(n - 2, "MATCH"))
        .map(|n| words[n])
        .collect();
    variables.sort();
    variables.dedup();
    if variables.is_empty() {
        return None;
    }
    let added: Vec<String> = variables.iter().enumerate().map(|(n, v)| format!("{v} AS `behind {n}`")).collect();
    let cut = end.map_or(question.len(), |n| solid[n].at.start);
    Some(format!("{}, {} {}", question[..cut].trim_end(), added.join(", "), &question[cut..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_added_before_the_order() {
        assert_eq!(
            widen("MATCH (a:Actor)-[d:ACCUSES]->(b) WHERE named(a, 'x') RETURN a.name ORDER BY a.name").as_deref(),
            Some(
                "MATCH (a:Actor)-[d:ACCUSES]->(b) WHERE named(a, 'x') RETURN a.name, a AS `behind 0`, b AS `behind 1`, d AS `behind 2` ORDER BY a.name"
            )
        );
        assert_eq!(widen("RETURN 1"), None);
    }
}
