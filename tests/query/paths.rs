//! shortestPath and allShortestPaths, which the TCK leaves out.

use crate::best;
use isnad::graph::{Graph, Property};

/// a → b → d (twice), a → c → d, d → e, and a lone f.
fn diamond() -> Graph {
    let mut graph = Graph::new();
    let nodes: Vec<_> =
        ["a", "b", "c", "d", "e", "f"].iter().map(|n| graph.add_node(&["N"], [("name", Property::from(*n))])).collect();
    for (from, to, kind) in [(0, 1, "T"), (1, 3, "T"), (1, 3, "T"), (0, 2, "T"), (2, 3, "U"), (3, 4, "T")] {
        graph.add_edge(nodes[from], nodes[to], kind, [("w", Property::from(from))]);
    }
    graph
}

fn lengths(pattern: &str) -> Vec<Vec<String>> {
    best(&diamond(), &format!("MATCH p = {pattern} RETURN length(p), [n IN nodes(p) | n.name]"))
}

#[test]
fn one_path_of_the_least_length() {
    assert_eq!(lengths("shortestPath((a {name: 'a'})-[*]->(b {name: 'e'}))").len(), 1);
    assert_eq!(lengths("shortestPath((a {name: 'a'})-[*]->(b {name: 'e'}))")[0][0], "3");
}

#[test]
fn all_paths_of_the_least_length_parallel_edges_apart() {
    assert_eq!(lengths("allShortestPaths((a {name: 'a'})-[*]->(b {name: 'd'}))").len(), 3);
    assert_eq!(lengths("allShortestPaths((a {name: 'a'})-[:T*]->(b {name: 'd'}))").len(), 2);
}

#[test]
fn direction_bounds_and_absence() {
    assert!(lengths("shortestPath((a {name: 'e'})-[*]->(b {name: 'a'}))").is_empty());
    assert_eq!(lengths("shortestPath((a {name: 'e'})-[*]-(b {name: 'a'}))")[0][0], "3");
    assert_eq!(lengths("shortestPath((a {name: 'e'})<-[*]-(b {name: 'a'}))")[0][0], "3");
    assert!(lengths("shortestPath((a {name: 'a'})-[*..2]->(b {name: 'e'}))").is_empty());
    assert!(lengths("shortestPath((a {name: 'a'})-[*]-(b {name: 'f'}))").is_empty());
}

#[test]
fn from_a_node_to_itself_only_the_empty_path() {
    assert!(lengths("shortestPath((a {name: 'a'})-[*]-(a))").is_empty());
    assert_eq!(lengths("shortestPath((a {name: 'a'})-[*0..]-(a))"), [["0", "['a']"]]);
}

#[test]
fn nodes_stand_in_the_order_drawn() {
    let drawn = "shortestPath((b {name: 'e'})<-[:T*]-(a {name: 'a'}))";
    assert_eq!(lengths(drawn), [["3", "['e', 'd', 'b', 'a']"]]);
}

#[test]
fn as_a_value_and_with_conditions_on_relationships() {
    let graph = diamond();
    let value = "MATCH (a {name: 'a'}), (b {name: 'd'}) RETURN length(shortestPath((a)-[*]->(b))) AS l";
    assert_eq!(best(&graph, value), [["2"]]);
    let none = "MATCH (a {name: 'd'}), (b {name: 'a'}) RETURN shortestPath((a)-[*]->(b)) AS p";
    assert_eq!(best(&graph, none), [["null"]]);
    let property = "MATCH p = shortestPath((a {name: 'a'})-[* {w: 0}]->(b {name: 'd'})) RETURN length(p)";
    assert!(best(&graph, property).is_empty());
}

#[test]
fn the_shortest_of_those_that_fulfil_a_condition() {
    let graph = diamond();
    let names = "RETURN [n IN nodes(p) | n.name] AS n ORDER BY n";
    let over = |which: &str, condition: &str| {
        best(
            &graph,
            &format!("MATCH p = {which}((a {{name: 'a'}})-[rs*]->(b {{name: 'e'}})) WHERE {condition} {names}"),
        )
    };
    // Over c, though a path over b of the same length is found first.
    assert_eq!(over("shortestPath", "any(n IN nodes(p) WHERE n.name = 'c')"), [["['a', 'c', 'd', 'e']"]]);
    assert_eq!(over("allShortestPaths", "none(n IN nodes(p) WHERE n.name = 'c')").len(), 2);
    assert!(over("shortestPath", "length(p) > 3").is_empty());
    assert_eq!(over("shortestPath", "any(r IN rs WHERE type(r) = 'U') AND b.name = 'e'").len(), 1);
    // Longer ones than the shortest: round a loop first.
    let mut looped = diamond();
    let ids: Vec<_> = looped.nodes().take(2).collect();
    looped.add_edge(ids[0], ids[1], "T", [("w", Property::from(9))]);
    looped.add_edge(ids[1], ids[0], "T", [("w", Property::from(9))]);
    let long = "MATCH p = shortestPath((a {name: 'a'})-[*]->(b {name: 'd'})) WHERE length(p) > 3 RETURN length(p)";
    assert_eq!(best(&looped, long), [["4"]]);
    let limited =
        "MATCH p = allShortestPaths((a {name: 'a'})-[*..3]->(b {name: 'd'})) WHERE length(p) > 3 RETURN p LIMIT 1";
    assert!(best(&looped, limited).is_empty());
}

#[test]
fn regular_expressions_match_the_whole_text() {
    let graph = diamond();
    let found =
        |pattern: &str| best(&graph, &format!("MATCH (n) WHERE n.name =~ '{pattern}' RETURN n.name ORDER BY n.name"));
    assert_eq!(found("[b-c]|f"), [["'b'"], ["'c'"], ["'f'"]]);
    assert_eq!(found("(?i)A"), [["'a'"]]);
    assert!(found("").is_empty());
    assert_eq!(found(".*").len(), 6);
    assert_eq!(
        best(&graph, "RETURN null =~ 'a' AS a, 'x' =~ null AS b, 'ab' =~ 'a' AS c"),
        [["null", "null", "false"]]
    );
}
