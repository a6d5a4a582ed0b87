//! What an expression can be worth: properties and their like, nodes, relationships, paths.

use crate::graph::temporal::{Date, DateTime, Duration, LocalDateTime, LocalTime, Time};
use crate::graph::{EdgeId, NodeId, Property};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A value of the query language.
///
/// Comparing with `==` compares contents as Rust does; the language's own equality, with its null, is `order`'s.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Arc<str>),
    List(Arc<[Value]>),
    Map(Arc<BTreeMap<Arc<str>, Value>>),
    Node(NodeId),
    Edge(EdgeId),
    Path(Arc<Path>),
    Date(Date),
    LocalTime(LocalTime),
    Time(Time),
    LocalDateTime(LocalDateTime),
    DateTime(Arc<DateTime>),
    Duration(Arc<Duration>),
}

/// Nodes and the relationships between them.
///
/// Invariant: one node more than edges; edge `n` joins nodes `n` and `n + 1`, in either direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub nodes: Vec<NodeId>,
    pub edges: Vec<EdgeId>,
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Value::Text(text.into())
    }

    /// A list.
    pub fn list(values: Vec<Value>) -> Self {
        Value::List(values.into())
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(n) => Some(*n),
            _ => None,
        }
    }

    /// The number, whole or not, if it is one.
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Value::Int(n) => Some(*n as f64),
            Value::Float(n) => Some(*n),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    /// The node, if it is one.
    pub fn as_node(&self) -> Option<NodeId> {
        match self {
            Value::Node(node) => Some(*node),
            _ => None,
        }
    }

    /// The relationship, if it is one.
    pub fn as_edge(&self) -> Option<EdgeId> {
        match self {
            Value::Edge(edge) => Some(*edge),
            _ => None,
        }
    }

    /// What kind of value it is, in the words of messages.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Int(_) => "integer",
            Value::Float(_) => "float",
            Value::Text(_) => "string",
            Value::List(_) => "list",
            Value::Map(_) => "map",
            Value::Node(_) => "node",
            Value::Edge(_) => "relationship",
            Value::Path(_) => "path",
            Value::Date(_) => "date",
            Value::LocalTime(_) => "local time",
            Value::Time(_) => "time",
            Value::LocalDateTime(_) => "local date and time",
            Value::DateTime(_) => "date and time",
            Value::Duration(_) => "duration",
        }
    }

    /// Roughly what it takes in memory.
    pub(crate) fn size(&self) -> usize {
        let content = match self {
            Value::Text(text) => text.len(),
            Value::List(list) => list.iter().map(Value::size).sum(),
            Value::Map(map) => map.iter().map(|(key, value)| key.len() + value.size() + 32).sum(),
            Value::Path(path) => 8 * path.nodes.len() + 48,
            Value::DateTime(_) | Value::Duration(_) => 64,
            _ => 0,
        };
        std::mem::size_of::<Value>() + content
    }
}

impl From<Property> for Value {
    fn from(property: Property) -> Self {
        match property {
            Property::Null => Value::Null,
            Property::Bool(b) => Value::Bool(b),
            Property::Int(n) => Value::Int(n),
            Property::Float(n) => Value::Float(n),
            Property::Text(text) => Value::Text(text),
            Property::List(list) => Value::List(list.iter().cloned().map(Value::from).collect()),
            Property::Map(map) => {
                Value::Map(Arc::new(map.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect()))
            }
            Property::Date(t) => Value::Date(t),
            Property::LocalTime(t) => Value::LocalTime(t),
            Property::Time(t) => Value::Time(t),
            Property::LocalDateTime(t) => Value::LocalDateTime(t),
            Property::DateTime(t) => Value::DateTime(t),
            Property::Duration(t) => Value::Duration(t),
        }
    }
}

/// Nodes, relationships and paths are no properties.
impl TryFrom<Value> for Property {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, &'static str> {
        Ok(match value {
            Value::Null => Property::Null,
            Value::Bool(b) => Property::Bool(b),
            Value::Int(n) => Property::Int(n),
            Value::Float(n) => Property::Float(n),
            Value::Text(text) => Property::Text(text),
            Value::List(list) => {
                Property::List(list.iter().cloned().map(Property::try_from).collect::<Result<_, _>>()?)
            }
            Value::Map(map) => {
                let pairs = map.iter().map(|(key, value)| Ok((key.clone(), Property::try_from(value.clone())?)));
                Property::Map(Arc::new(pairs.collect::<Result<_, &'static str>>()?))
            }
            Value::Date(t) => Property::Date(t),
            Value::LocalTime(t) => Property::LocalTime(t),
            Value::Time(t) => Property::Time(t),
            Value::LocalDateTime(t) => Property::LocalDateTime(t),
            Value::DateTime(t) => Property::DateTime(t),
            Value::Duration(t) => Property::Duration(t),
            Value::Node(_) | Value::Edge(_) | Value::Path(_) => return Err(value.type_name()),
        })
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Value::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Value::Text(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Value::Text(value.into())
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Value::List(values.into_iter().map(Into::into).collect())
    }
}

impl From<serde_json::Value> for Value {
    fn from(json: serde_json::Value) -> Self {
        match json {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(b) => Value::Bool(b),
            serde_json::Value::Number(n) => match n.as_i64() {
                Some(whole) => Value::Int(whole),
                None => Value::Float(n.as_f64().unwrap_or(f64::NAN)),
            },
            serde_json::Value::String(text) => Value::Text(text.into()),
            serde_json::Value::Array(values) => Value::List(values.into_iter().map(Value::from).collect()),
            serde_json::Value::Object(pairs) => {
                Value::Map(Arc::new(pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect()))
            }
        }
    }
}
