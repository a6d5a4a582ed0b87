//! The query engine from outside: random graphs against a brute-force oracle, hubs, shortest paths, errors, bounds.

mod bounds;
mod errors;
mod hubs;
mod oracle;
mod parsing;
mod paths;
mod random;

use isnad::graph::Graph;
use isnad::query::{self, Choices, Options, Value};

/// The rows of a query, each value printed, sorted.
fn rows(graph: &Graph, text: &str, choices: Choices) -> Vec<Vec<String>> {
    let answer = query::run_planned(graph, text, &Options::default(), choices);
    let table = answer.unwrap_or_else(|error| panic!("{text}: {error}")).table;
    let print = |row: &Vec<Value>| row.iter().map(|v| v.printed(graph).to_string()).collect();
    let mut rows: Vec<Vec<String>> = table.rows.iter().map(print).collect();
    rows.sort();
    rows
}

/// The rows of a query planned at its best.
fn best(graph: &Graph, text: &str) -> Vec<Vec<String>> {
    rows(graph, text, Choices::Best)
}
