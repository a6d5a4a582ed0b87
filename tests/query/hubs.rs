//! Hubs of thousands of edges, parallel edges, loops, closing trails.

use crate::rows;
use isnad::graph::{Graph, NodeId, Property};
use isnad::query::Choices;

/// A hub with 3,000 leaves, two edges to each third one, loops at the hub, triangles between leaves.
fn hub() -> Graph {
    let mut graph = Graph::new();
    let hub = graph.add_node(&["Hub"], [("name", Property::from("hub"))]);
    let leaves: Vec<NodeId> = (0..3000).map(|n: i64| graph.add_node(&["Leaf"], [("n", Property::from(n))])).collect();
    for (at, leaf) in leaves.iter().enumerate() {
        for _ in 0..1 + usize::from(at % 3 == 0) {
            graph.add_edge(hub, *leaf, "T", []);
        }
        if at % 5 == 0 {
            graph.add_edge(*leaf, hub, "T", []);
        }
        if at > 0 && at % 2 == 0 {
            graph.add_edge(leaves[at - 1], *leaf, "T", []);
        }
    }
    for _ in 0..2 {
        graph.add_edge(hub, hub, "T", []);
    }
    graph
}

#[test]
fn counting_agrees_with_walking() {
    let graph = hub();
    let patterns = [
        "(a)-[:T]->(b)",
        "(a)-[:T]-(b)",
        "(a)-[:T]->(b)-[:T]->(c)",
        "(a:Hub)-[:T]-(b)-[:T]-(c)",
        "(a)<-[:T]-(b)-[:T]->(c:Hub)",
        "(a:Hub)-[:T]->(b)-[:T]->(c), (a)-[:T]->(c)",
        "(a)-[:T]->(b)-[:T]->(c)-[:T]->(a)",
        "(a)-[:T]->(b), (b)-[:T]->(a)",
        "(a:Hub)-[:T]->(a)",
        "(a:Leaf {n: 10})-[:T*1..2]-(b)",
        "(a:Leaf {n: 10})-[:T*0..2]->(b)",
        "(a:Leaf {n: 4})-[:T*2..2]-(b:Hub)",
        "(a:Leaf {n: 10})-[:T*2..3]->(a)",
    ];
    for pattern in patterns {
        let query = format!("MATCH {pattern} RETURN count(*)");
        let walked = format!("MATCH {pattern} WITH 1 AS one RETURN count(one)");
        let expected = rows(&graph, &walked, Choices::Written);
        assert_eq!(rows(&graph, &query, Choices::Best), expected, "{pattern}");
        assert_eq!(rows(&graph, &query, Choices::Written), expected, "{pattern} as written");
    }
}
