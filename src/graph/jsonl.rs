//! Property graphs as JSON lines in the form of Neo4j's APOC: one node or relationship a line.
//!
//! A relationship may stand before its nodes. Ids join lines to each other and are not kept; nodes are written under
//! the number of their place.

use crate::graph::{Graph, NodeId, Property};
use rustc_hash::FxHashMap;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// Why a file of JSON lines is not a graph.
#[derive(Debug, thiserror::Error)]
pub enum JsonlError {
    /// The disk failed, or the text is not UTF-8.
    #[error("line {line}: cannot be read")]
    Read { line: usize, source: io::Error },
    /// `{"type":"node"`
    #[error("line {line}: not a node or relationship")]
    Json { line: usize, source: serde_json::Error },
    /// `{"type":"edge"}`
    #[error("line {line}: type {found}: node or relationship expected")]
    Type { line: usize, found: String },
    /// A relationship without `label`, `start` or `end`.
    #[error("line {line}: relationship without {field}")]
    Incomplete { line: usize, field: &'static str },
    /// `"start":{"id":"9"}` in a file without a node 9.
    #[error("line {line}: node {id} is nowhere in the file")]
    NoNode { line: usize, id: String },
}

/// Reads a graph and freezes it.
pub fn read(mut source: impl BufRead) -> Result<Graph, JsonlError> {
    let mut graph = Graph::new();
    let mut nodes: FxHashMap<Box<str>, NodeId> = FxHashMap::default();
    let mut early: Vec<(usize, String)> = Vec::new();
    let (mut text, mut line) = (String::new(), 0);
    loop {
        text.clear();
        line += 1;
        if source.read_line(&mut text).map_err(|source| JsonlError::Read { line, source })? == 0 {
            break;
        }
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            continue;
        }
        if !add(&mut graph, &mut nodes, text.trim_start_matches('\u{feff}'), line, true)? {
            early.push((line, text.clone()));
        }
    }
    for (line, text) in early {
        add(&mut graph, &mut nodes, &text, line, false)?;
    }
    graph.freeze();
    Ok(graph)
}

/// Adds what one line says; false if it is a relationship whose nodes are still to come and `wait` allows that.
fn add(
    graph: &mut Graph,
    nodes: &mut FxHashMap<Box<str>, NodeId>,
    text: &str,
    line: usize,
    wait: bool,
) -> Result<bool, JsonlError> {
    let record: Record<'_> = serde_json::from_str(text).map_err(|source| JsonlError::Json { line, source })?;
    let properties = record.properties.0.iter().map(|(key, value)| (&**key, value.clone()));
    match &*record.kind.0 {
        "node" => {
            let labels: Vec<&str> = record.labels.iter().map(|l| &*l.0).collect();
            let node = graph.add_node(&labels, properties);
            nodes.insert(record.id.0.into(), node);
            Ok(true)
        }
        "relationship" => {
            let missing = |field| JsonlError::Incomplete { line, field };
            let label = record.label.as_ref().ok_or_else(|| missing("label"))?;
            let start = record.start.as_ref().ok_or_else(|| missing("start"))?;
            let end = record.end.as_ref().ok_or_else(|| missing("end"))?;
            match (nodes.get(&*start.id.0), nodes.get(&*end.id.0)) {
                (Some(from), Some(to)) => {
                    graph.add_edge(*from, *to, &label.0, properties);
                    Ok(true)
                }
                _ if wait => Ok(false),
                (found, _) => {
                    let id = if found.is_none() { &start.id.0 } else { &end.id.0 };
                    Err(JsonlError::NoNode { line, id: id.to_string() })
                }
            }
        }
        found => Err(JsonlError::Type { line, found: found.to_string() }),
    }
}

/// Writes a graph, nodes first, in the order of adding.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    for node in graph.nodes() {
        let labels: Vec<&str> = graph.labels(node).collect();
        let properties = to_map(graph.node_properties(node));
        let line = json!({"type": "node", "id": node.0.to_string(), "labels": labels, "properties": properties});
        writeln!(out, "{line}")?;
    }
    for edge in graph.edges() {
        let (from, to) = graph.ends(edge);
        let properties = to_map(graph.edge_properties(edge));
        let line = json!({
            "type": "relationship", "id": edge.0.to_string(), "label": graph.kind(edge), "properties": properties,
            "start": {"id": from.0.to_string()}, "end": {"id": to.0.to_string()},
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn to_map(properties: Vec<(&str, Property)>) -> Map<String, Value> {
    properties.into_iter().map(|(key, value)| (key.to_string(), to_json(&value))).collect()
}

/// The JSON of a property; times print as text.
pub fn to_json(property: &Property) -> Value {
    match property {
        Property::Null => Value::Null,
        Property::Bool(b) => Value::Bool(*b),
        Property::Int(n) => Value::from(*n),
        Property::Float(n) => Number::from_f64(*n).map_or(Value::Null, Value::Number),
        Property::Text(text) => Value::from(&**text),
        Property::List(list) => list.iter().map(to_json).collect(),
        Property::Map(map) => map.iter().map(|(key, value)| (key.to_string(), to_json(value))).collect(),
        Property::Date(t) => Value::from(t.to_string()),
        Property::LocalTime(t) => Value::from(t.to_string()),
        Property::Time(t) => Value::from(t.to_string()),
        Property::LocalDateTime(t) => Value::from(t.to_string()),
        Property::DateTime(t) => Value::from(t.to_string()),
        Property::Duration(t) => Value::from(t.to_string()),
    }
}

#[derive(serde::Deserialize)]
struct Record<'a> {
    #[serde(rename = "type", borrow)]
    kind: Word<'a>,
    #[serde(borrow, default)]
    id: Word<'a>,
    #[serde(borrow, default)]
    labels: Vec<Word<'a>>,
    #[serde(borrow, default)]
    label: Option<Word<'a>>,
    #[serde(borrow, default)]
    properties: Properties<'a>,
    #[serde(borrow, default)]
    start: Option<End<'a>>,
    #[serde(borrow, default)]
    end: Option<End<'a>>,
}

#[derive(serde::Deserialize)]
struct End<'a> {
    #[serde(borrow)]
    id: Word<'a>,
}

/// A text, or a number taken as text: ids come as both.
#[derive(Default)]
struct Word<'a>(Cow<'a, str>);

#[derive(Default)]
struct Properties<'a>(Vec<(Cow<'a, str>, Property)>);

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Word<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text or a number")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Owned(text.to_string())))
            }
            fn visit_u64<E>(self, n: u64) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Owned(n.to_string())))
            }
            fn visit_i64<E>(self, n: i64) -> Result<Word<'de>, E> {
                Ok(Word(Cow::Owned(n.to_string())))
            }
        }
        from.deserialize_any(Words)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Properties<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Properties<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of properties")
            }
            fn visit_unit<E>(self) -> Result<Properties<'de>, E> {
                Ok(Properties::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Properties<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((key, value)) = map.next_entry::<Word<'de>, Property>()? {
                    pairs.push((key.0, value));
                }
                Ok(Properties(pairs))
            }
        }
        from.deserialize_any(Pairs)
    }
}

impl<'de> Deserialize<'de> for Property {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Property;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a property value")
            }
            fn visit_unit<E>(self) -> Result<Property, E> {
                Ok(Property::Null)
            }
            fn visit_bool<E>(self, b: bool) -> Result<Property, E> {
                Ok(Property::Bool(b))
            }
            fn visit_i64<E>(self, n: i64) -> Result<Property, E> {
                Ok(Property::Int(n))
            }
            fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Property, E> {
                i64::try_from(n).map(Property::Int).map_err(|_| E::custom("whole number beyond 64 bits"))
            }
            fn visit_f64<E>(self, n: f64) -> Result<Property, E> {
                Ok(Property::Float(n))
            }
            fn visit_str<E>(self, text: &str) -> Result<Property, E> {
                Ok(Property::Text(text.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Property, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = seq.next_element()? {
                    list.push(value);
                }
                Ok(Property::List(list.into()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Property, A::Error> {
                let mut all: BTreeMap<Arc<str>, Property> = BTreeMap::new();
                while let Some((key, value)) = map.next_entry::<String, Property>()? {
                    all.insert(key.into(), value);
                }
                Ok(Property::Map(Arc::new(all)))
            }
        }
        from.deserialize_any(Any)
    }
}
