//! The value of one property.

use crate::graph::temporal::{Date, DateTime, Duration, LocalDateTime, LocalTime, Time};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a node or relationship says under one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Property {
    /// Not there.
    #[default]
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Arc<str>),
    List(Arc<[Property]>),
    Map(Arc<BTreeMap<Arc<str>, Property>>),
    Date(Date),
    LocalTime(LocalTime),
    Time(Time),
    LocalDateTime(LocalDateTime),
    DateTime(Arc<DateTime>),
    Duration(Arc<Duration>),
}

impl Property {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Property::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Property::Int(n) => Some(*n),
            _ => None,
        }
    }

    /// The number, whole or not, if it is one.
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Property::Int(n) => Some(*n as f64),
            Property::Float(n) => Some(*n),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub fn as_list(&self) -> Option<&[Property]> {
        match self {
            Property::List(list) => Some(list),
            _ => None,
        }
    }

    /// Whether nothing is there.
    pub fn is_null(&self) -> bool {
        matches!(self, Property::Null)
    }
}

impl From<bool> for Property {
    fn from(value: bool) -> Self {
        Property::Bool(value)
    }
}

impl From<i64> for Property {
    fn from(value: i64) -> Self {
        Property::Int(value)
    }
}

impl From<i32> for Property {
    fn from(value: i32) -> Self {
        Property::Int(value.into())
    }
}

impl From<u32> for Property {
    fn from(value: u32) -> Self {
        Property::Int(value.into())
    }
}

impl From<i8> for Property {
    fn from(value: i8) -> Self {
        Property::Int(value.into())
    }
}

/// Counts; one beyond 2^63 becomes the largest whole number.
impl From<usize> for Property {
    fn from(value: usize) -> Self {
        Property::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Property {
    fn from(value: f64) -> Self {
        Property::Float(value)
    }
}

impl From<&str> for Property {
    fn from(value: &str) -> Self {
        Property::Text(value.into())
    }
}

impl From<String> for Property {
    fn from(value: String) -> Self {
        Property::Text(value.into())
    }
}

impl From<&String> for Property {
    fn from(value: &String) -> Self {
        Property::Text(value.as_str().into())
    }
}

impl From<Arc<str>> for Property {
    fn from(value: Arc<str>) -> Self {
        Property::Text(value)
    }
}

impl<T: Into<Property>> From<Vec<T>> for Property {
    fn from(values: Vec<T>) -> Self {
        Property::List(values.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Property>> From<Option<T>> for Property {
    fn from(value: Option<T>) -> Self {
        value.map_or(Property::Null, Into::into)
    }
}

impl From<BTreeMap<Arc<str>, Property>> for Property {
    fn from(value: BTreeMap<Arc<str>, Property>) -> Self {
        Property::Map(Arc::new(value))
    }
}
