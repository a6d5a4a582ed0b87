//! What is said of queries that are wrong.

use isnad::graph::{Graph, Property};
use isnad::query::{self, Options};

fn message(text: &str) -> String {
    let mut graph = Graph::new();
    let a = graph.add_node(&["Actor"], [("name", Property::from("x"))]);
    graph.add_edge(a, a, "ACCUSES", []);
    query::run(&graph, text, &Options::default()).expect_err("the query is wrong").to_string()
}

#[test]
fn place_piece_and_nearest_name() {
    let said = message("MATCH (actor:Actor)\nRETURN actr.name");
    assert!(said.starts_with("query:2:8: error: variable actr is not defined here"), "{said}");
    assert!(said.contains("\u{2068}actr\u{2069}") && said.contains("did you mean actor?"), "{said}");
    let said = message("RETURN siez([1])");
    assert!(said.contains("there is no function siez") && said.contains("did you mean size?"), "{said}");
    let said = message("MTCH (a) RETURN a");
    assert!(said.contains("did you mean MATCH?"), "{said}");
}

#[test]
fn what_was_found_and_what_would_be_right() {
    assert!(message("MATCH (a RETURN a").contains("RETURN found: ) expected"));
    assert!(message("RETURN 1 +").contains("end of the query found: an expression expected"));
    assert!(message("RETURN 'abc").contains("text without its closing quote"));
    assert!(message("MATCH (a) RETURN $wanted").contains("parameter wanted has no value"));
}

#[test]
fn clauses_that_write_name_the_command() {
    for text in ["CREATE (a)", "MATCH (a) SET a.x = 1", "MATCH (a) DELETE a", "MERGE (a:Actor)", "MATCH (a) REMOVE a.x"]
    {
        let said = message(text);
        assert!(said.contains("a query only reads") && said.contains("isnad build"), "{said}");
    }
}

#[test]
fn sums_beyond_64_bits_are_errors() {
    assert!(message("RETURN 9223372036854775807 + 1").contains("beyond 64 bits"));
    assert!(message("RETURN 1 / 0").contains("division by zero"));
}
