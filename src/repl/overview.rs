//! What a graph holds, as tables: its schema, its actors, its size.

use crate::graph::Graph;
use crate::graph::NodeId;
use crate::query::Table;
use crate::query::Value;
use crate::query::functions;
use crate::repl::complete::{Name, Vocabulary};
use crate::script::fold;
use std::collections::{BTreeMap, BTreeSet};

/// A property with more values than that is free text to completion.
const FEW: usize = 40;

/// Labels, relationship types and their properties, with counts.
pub(crate) fn schema(graph: &Graph) -> Table {
    let columns = ["pattern", "count", "properties"].map(String::from).to_vec();
    let mut rows = Vec::new();
    for label in graph.label_names() {
        let nodes = graph.nodes_with_label(label);
        let mut keys: Vec<&str> = Vec::new();
        for node in nodes {
            note(&mut keys, graph.node_properties(*node).iter().map(|(key, _)| *key));
        }
        rows.push(vec![Value::text(format!("(:{label})")), count(nodes.len()), Value::text(keys.join(", "))]);
    }
    for kind in graph.kind_names() {
        let mut found: BTreeMap<(String, String), (usize, Vec<&str>)> = BTreeMap::new();
        for edge in graph.edges_of_kind(kind) {
            let (from, to) = graph.ends(*edge);
            let (seen, keys) = found.entry((label(graph, from), label(graph, to))).or_default();
            *seen += 1;
            note(keys, graph.edge_properties(*edge).iter().map(|(key, _)| *key));
        }
        for ((from, to), (seen, keys)) in found {
            let pattern = format!("({from})-[:{kind}]->({to})");
            rows.push(vec![Value::text(pattern), count(seen), Value::text(keys.join(", "))]);
        }
    }
    Table { columns, rows }
}

/// Actors by the number of events that they took part in or spoke of; of `text` only those that it names, letters folded.
pub(crate) fn actors(graph: &Graph, text: &str) -> Table {
    let columns = ["id", "name", "name_ar", "kind", "events", "speaks"].map(String::from).to_vec();
    let wanted = fold(text);
    let mut found: Vec<(usize, usize, NodeId)> = graph
        .nodes_with_label("Actor")
        .iter()
        .filter(|node| names(graph, **node).iter().any(|name| fold(name).contains(&wanted)))
        .map(|node| {
            let events = graph.out_edges(*node, Some("TOOK_PART")).len();
            (events, graph.in_edges(*node, Some("SAID_BY")).len(), *node)
        })
        .collect();
    found.sort_by_key(|(events, speaks, node)| (std::cmp::Reverse(events + speaks), *node));
    let word = |node: NodeId, key: &str| graph.node_text(node, key).map_or(Value::Null, Value::text);
    let row = |(events, speaks, node): (usize, usize, NodeId)| {
        let mut row: Vec<Value> = ["id", "name", "name_ar", "kind"].map(|key| word(node, key)).to_vec();
        row.extend([count(events), count(speaks)]);
        row
    };
    Table { columns, rows: found.into_iter().map(row).collect() }
}

/// What can be completed.
pub(crate) fn vocabulary(graph: &Graph) -> Vocabulary {
    let sorted = |words: &mut dyn Iterator<Item = &str>| {
        words.map(String::from).collect::<BTreeSet<String>>().into_iter().collect::<Vec<String>>()
    };
    let mut known: BTreeSet<Name> = BTreeSet::new();
    let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in graph.nodes() {
        known.extend(names(graph, node).iter().map(|name| Name::new(name)));
        for (key, value) in graph.node_properties(node) {
            if let Some(text) = value.as_text() {
                collect(&mut values, key, text);
            }
        }
    }
    for edge in graph.edges() {
        for (key, value) in graph.edge_properties(edge) {
            if let Some(text) = value.as_text() {
                collect(&mut values, key, text);
            }
        }
    }
    values.retain(|key, found| found.len() <= FEW && !key.starts_with("name"));
    Vocabulary {
        labels: sorted(&mut graph.label_names()),
        types: sorted(&mut graph.kind_names()),
        properties: sorted(&mut graph.key_names()),
        functions: sorted(&mut functions::names()),
        names: known.into_iter().collect(),
        values: values.into_iter().map(|(key, found)| (key, found.into_iter().collect())).collect(),
    }
}

/// All the names that a node goes by.
fn names(graph: &Graph, node: NodeId) -> Vec<String> {
    let mut found: Vec<String> =
        ["name", "name_ar"].iter().filter_map(|key| graph.node_text(node, key)).map(String::from).collect();
    let aliases = graph.node_property(node, "aliases");
    found.extend(aliases.as_list().into_iter().flatten().filter_map(|alias| alias.as_text()).map(String::from));
    found
}

/// One value more than few are enough to know that there are many.
fn collect(values: &mut BTreeMap<String, BTreeSet<String>>, key: &str, text: &str) {
    match values.get_mut(key) {
        Some(found) if found.len() > FEW || found.contains(text) => {}
        Some(found) => {
            found.insert(text.to_string());
        }
        None => {
            values.insert(key.to_string(), BTreeSet::from([text.to_string()]));
        }
    }
}

fn label(graph: &Graph, node: NodeId) -> String {
    graph.labels(node).map(|label| format!(":{label}")).collect()
}

fn note<'a>(keys: &mut Vec<&'a str>, more: impl Iterator<Item = &'a str>) {
    for key in more {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
}

fn count(n: usize) -> Value {
    Value::Int(i64::try_from(n).expect("a graph holds fewer than 2^32 nodes and edges"))
}
