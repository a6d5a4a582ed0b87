//! Values as text: in the language's own notation, and as JSON.

use crate::graph::{EdgeId, Graph, NodeId, jsonl};
use crate::query::value::{Path, Value};
use serde_json::json;
use std::fmt::{self, Write as _};

/// A value in the language's notation; `graph` says what its nodes and relationships are.
pub struct Printed<'a> {
    value: &'a Value,
    graph: &'a Graph,
}

impl Value {
    /// In the language's own notation: `'text'`, `[1, 2]`, `(:Actor {name: 'x'})`.
    pub fn printed<'a>(&'a self, graph: &'a Graph) -> Printed<'a> {
        Printed { value: self, graph }
    }

    /// As one reads it in a table: texts without quotes, the rest in the language's notation.
    pub fn plain(&self, graph: &Graph) -> String {
        match self {
            Value::Text(text) => text.to_string(),
            other => other.printed(graph).to_string(),
        }
    }

    /// As JSON. Nodes and relationships become the objects of `graph::jsonl`; a float that JSON lacks becomes text.
    pub fn to_json(&self, graph: &Graph) -> serde_json::Value {
        match self {
            Value::Null => serde_json::Value::Null,
            Value::Bool(b) => json!(b),
            Value::Int(n) => json!(n),
            Value::Float(n) if n.is_finite() => json!(n),
            Value::Text(text) => json!(&**text),
            Value::List(list) => list.iter().map(|v| v.to_json(graph)).collect(),
            Value::Map(map) => map.iter().map(|(key, value)| (key.to_string(), value.to_json(graph))).collect(),
            Value::Node(node) => node_json(graph, *node),
            Value::Edge(edge) => edge_json(graph, *edge),
            Value::Path(path) => json!({
                "type": "path",
                "nodes": path.nodes.iter().map(|n| node_json(graph, *n)).collect::<Vec<_>>(),
                "relationships": path.edges.iter().map(|e| edge_json(graph, *e)).collect::<Vec<_>>(),
            }),
            other => json!(other.plain(graph)),
        }
    }
}

fn properties(list: Vec<(&str, crate::graph::Property)>) -> serde_json::Map<String, serde_json::Value> {
    list.iter().map(|(key, value)| (key.to_string(), jsonl::to_json(value))).collect()
}

fn node_json(graph: &Graph, node: NodeId) -> serde_json::Value {
    let labels: Vec<&str> = graph.labels(node).collect();
    let id = node.index().to_string();
    json!({"type": "node", "id": id, "labels": labels, "properties": properties(graph.node_properties(node))})
}

fn edge_json(graph: &Graph, edge: EdgeId) -> serde_json::Value {
    let (from, to) = graph.ends(edge);
    json!({
        "type": "relationship", "id": edge.index().to_string(), "label": graph.kind(edge),
        "properties": properties(graph.edge_properties(edge)),
        "start": {"id": from.index().to_string()}, "end": {"id": to.index().to_string()},
    })
}

impl fmt::Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let graph = self.graph;
        match self.value {
            Value::Null => f.write_str("null"),
            Value::Bool(b) => write!(f, "{b}"),
            Value::Int(n) => write!(f, "{n}"),
            Value::Float(n) => f.write_str(&float(*n)),
            Value::Text(text) => quoted(f, text),
            Value::List(list) => {
                f.write_char('[')?;
                for (at, value) in list.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { ", " })?;
                    write!(f, "{}", value.printed(graph))?;
                }
                f.write_char(']')
            }
            Value::Map(map) => map_text(f, map.iter().map(|(key, value)| (&**key, value.clone())), graph),
            Value::Node(node) => node_text(f, graph, *node),
            Value::Edge(edge) => edge_text(f, graph, *edge),
            Value::Path(path) => path_text(f, graph, path),
            Value::Date(t) => write!(f, "{t}"),
            Value::LocalTime(t) => write!(f, "{t}"),
            Value::Time(t) => write!(f, "{t}"),
            Value::LocalDateTime(t) => write!(f, "{t}"),
            Value::DateTime(t) => write!(f, "{t}"),
            Value::Duration(t) => write!(f, "{t}"),
        }
    }
}

/// A float as the language writes it: `1.0`, `1.0E20`, `NaN`.
pub(crate) fn float(n: f64) -> String {
    if n.is_nan() {
        return "NaN".to_string();
    }
    if n.is_infinite() {
        return if n > 0.0 { "Infinity" } else { "-Infinity" }.to_string();
    }
    let size = n.abs();
    if size != 0.0 && !(1e-3..1e7).contains(&size) {
        let text = format!("{n:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let point = if digits.contains('.') { "" } else { ".0" };
        return format!("{digits}{point}E{exponent}");
    }
    format!("{n:?}")
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('\'')?;
    for c in text.chars() {
        match c {
            '\'' => f.write_str("\\'")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            other => f.write_char(other)?,
        }
    }
    f.write_char('\'')
}

/// A name as it must stand in a query: in backticks unless it is a plain word.
pub(crate) fn name(text: &str) -> String {
    let plain =
        text.chars().enumerate().all(|(at, c)| c == '_' || c.is_alphabetic() || (at > 0 && c.is_alphanumeric()));
    if plain && !text.is_empty() { text.to_string() } else { format!("`{}`", text.replace('`', "``")) }
}

fn map_text<'k>(
    f: &mut fmt::Formatter<'_>,
    pairs: impl Iterator<Item = (&'k str, Value)>,
    graph: &Graph,
) -> fmt::Result {
    f.write_char('{')?;
    for (at, (key, value)) in pairs.enumerate() {
        f.write_str(if at == 0 { "" } else { ", " })?;
        write!(f, "{}: {}", name(key), value.printed(graph))?;
    }
    f.write_char('}')
}

fn node_text(f: &mut fmt::Formatter<'_>, graph: &Graph, node: NodeId) -> fmt::Result {
    f.write_char('(')?;
    let mut any = false;
    for label in graph.labels(node) {
        write!(f, ":{}", name(label))?;
        any = true;
    }
    properties_text(f, graph.node_properties(node), any, graph)?;
    f.write_char(')')
}

fn edge_text(f: &mut fmt::Formatter<'_>, graph: &Graph, edge: EdgeId) -> fmt::Result {
    write!(f, "[:{}", name(graph.kind(edge)))?;
    properties_text(f, graph.edge_properties(edge), true, graph)?;
    f.write_char(']')
}

fn properties_text(
    f: &mut fmt::Formatter<'_>,
    properties: Vec<(&str, crate::graph::Property)>,
    space: bool,
    graph: &Graph,
) -> fmt::Result {
    if properties.is_empty() {
        return Ok(());
    }
    f.write_str(if space { " " } else { "" })?;
    map_text(f, properties.into_iter().map(|(key, value)| (key, Value::from(value))), graph)
}

fn path_text(f: &mut fmt::Formatter<'_>, graph: &Graph, path: &Path) -> fmt::Result {
    f.write_char('<')?;
    for (at, node) in path.nodes.iter().enumerate() {
        node_text(f, graph, *node)?;
        if let Some(edge) = path.edges.get(at) {
            let forward = graph.ends(*edge).0 == *node;
            f.write_str(if forward { "-" } else { "<-" })?;
            edge_text(f, graph, *edge)?;
            f.write_str(if forward { "->" } else { "-" })?;
        }
    }
    f.write_char('>')
}
