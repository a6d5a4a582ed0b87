//! Equality, comparison and ordering of values as openCypher has them.
//!
//! Three relations: `equals` and `compare` answer null where nothing can be said; `order` is total and serves
//! ORDER BY, DISTINCT and grouping.

use crate::query::value::Value;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// `a = b`; `None` is null.
pub(crate) fn equals(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => None,
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Text(a), Value::Text(b)) => Some(a == b),
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
            Some(numbers(a, b) == Some(Ordering::Equal))
        }
        (Value::List(a), Value::List(b)) => {
            if a.len() != b.len() {
                return Some(false);
            }
            all(a.iter().zip(b.iter()).map(|(a, b)| equals(a, b)))
        }
        (Value::Map(a), Value::Map(b)) => {
            if a.len() != b.len() || a.keys().ne(b.keys()) {
                return Some(false);
            }
            all(a.values().zip(b.values()).map(|(a, b)| equals(a, b)))
        }
        (Value::DateTime(a), Value::DateTime(b)) => Some(a.instant() == b.instant()),
        (Value::Time(a), Value::Time(b)) => Some(a.instant() == b.instant()),
        (a, b) => Some(a == b),
    }
}

/// False if one is false, else null if one is null, else true.
fn all(results: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for result in results {
        match result {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = false,
        }
    }
    known.then_some(true)
}

/// How `a` stands to `b` under `<` and its like.
pub(crate) enum Compared {
    /// Null, or types that have no common order.
    Unknown,
    /// Numbers of which one is NaN: every comparison is false.
    Never,
    Known(Ordering),
}

/// Compares for `<`, `<=`, `>`, `>=`.
pub(crate) fn compare(a: &Value, b: &Value) -> Compared {
    let known = |o: Ordering| Compared::Known(o);
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => known(a.cmp(b)),
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => match numbers(a, b) {
            Some(order) => known(order),
            None => Compared::Never,
        },
        (Value::Text(a), Value::Text(b)) => known(a.cmp(b)),
        (Value::Bool(a), Value::Bool(b)) => known(a.cmp(b)),
        (Value::List(a), Value::List(b)) => {
            for (a, b) in a.iter().zip(b.iter()) {
                match equals(a, b) {
                    Some(true) => {}
                    Some(false) => return compare(a, b),
                    None => return Compared::Unknown,
                }
            }
            known(a.len().cmp(&b.len()))
        }
        (Value::Date(a), Value::Date(b)) => known(a.cmp(b)),
        (Value::LocalTime(a), Value::LocalTime(b)) => known(a.cmp(b)),
        (Value::Time(a), Value::Time(b)) => known(a.instant().cmp(&b.instant())),
        (Value::LocalDateTime(a), Value::LocalDateTime(b)) => known(a.cmp(b)),
        (Value::DateTime(a), Value::DateTime(b)) => known(a.instant().cmp(&b.instant())),
        _ => Compared::Unknown,
    }
}

/// None if one is NaN.
fn numbers(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(b),
        (Value::Int(a), Value::Float(b)) => int_float(*a, *b),
        (Value::Float(a), Value::Int(b)) => int_float(*b, *a).map(Ordering::reverse),
        _ => None,
    }
}

/// Exact, where casting the whole number would round it.
fn int_float(a: i64, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b >= 9_223_372_036_854_775_808.0 {
        return Some(Ordering::Less);
    }
    if b < -9_223_372_036_854_775_808.0 {
        return Some(Ordering::Greater);
    }
    let whole = b.trunc();
    Some(a.cmp(&(whole as i64)).then_with(|| 0.0_f64.partial_cmp(&(b - whole)).unwrap_or(Ordering::Equal)))
}

/// The total order of ORDER BY, smallest first; null comes last.
pub(crate) fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
            numbers(a, b).unwrap_or_else(|| is_nan(a).cmp(&is_nan(b)))
        }
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Node(a), Value::Node(b)) => a.cmp(b),
        (Value::Edge(a), Value::Edge(b)) => a.cmp(b),
        (Value::Path(a), Value::Path(b)) => a.nodes.cmp(&b.nodes).then_with(|| a.edges.cmp(&b.edges)),
        (Value::List(a), Value::List(b)) => {
            let pairs = a.iter().zip(b.iter()).map(|(a, b)| order(a, b));
            pairs.fold(Ordering::Equal, Ordering::then).then_with(|| a.len().cmp(&b.len()))
        }
        (Value::Map(a), Value::Map(b)) => {
            let pairs = a.iter().zip(b.iter());
            let pairs = pairs.map(|((ka, va), (kb, vb))| ka.cmp(kb).then_with(|| order(va, vb)));
            a.len().cmp(&b.len()).then_with(|| pairs.fold(Ordering::Equal, Ordering::then))
        }
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::LocalTime(a), Value::LocalTime(b)) => a.cmp(b),
        (Value::Time(a), Value::Time(b)) => a.instant().cmp(&b.instant()).then(a.offset.cmp(&b.offset)),
        (Value::LocalDateTime(a), Value::LocalDateTime(b)) => a.cmp(b),
        (Value::DateTime(a), Value::DateTime(b)) => {
            a.instant().cmp(&b.instant()).then(a.offset.cmp(&b.offset)).then_with(|| a.zone.cmp(&b.zone))
        }
        (Value::Duration(a), Value::Duration(b)) => {
            let average = |d: &crate::graph::temporal::Duration| {
                // A month counts as the average of the Gregorian calendar.
                i128::from(d.months) * 2_629_746 + i128::from(d.days) * 86_400 + i128::from(d.seconds)
            };
            let exact = |d: &crate::graph::temporal::Duration| (d.nanos, d.months, d.days, d.seconds);
            average(a).cmp(&average(b)).then_with(|| exact(a).cmp(&exact(b)))
        }
        (a, b) => rank(a).cmp(&rank(b)),
    }
}

fn is_nan(value: &Value) -> bool {
    matches!(value, Value::Float(n) if n.is_nan())
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Map(_) => 0,
        Value::Node(_) => 1,
        Value::Edge(_) => 2,
        Value::List(_) => 3,
        Value::Path(_) => 4,
        Value::DateTime(_) => 5,
        Value::LocalDateTime(_) => 6,
        Value::Date(_) => 7,
        Value::Time(_) => 8,
        Value::LocalTime(_) => 9,
        Value::Duration(_) => 10,
        Value::Text(_) => 11,
        Value::Bool(_) => 12,
        Value::Int(_) | Value::Float(_) => 13,
        Value::Null => 14,
    }
}

/// A value as a key of DISTINCT and grouping: null is null's equal here, NaN NaN's, 1 and 1.0 are one.
#[derive(Clone, Debug)]
pub(crate) struct Key(pub(crate) Value);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        order(&self.0, &other.0) == Ordering::Equal
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

/// Feeds a value to a hasher so that those that `order` finds equal land in the same place.
pub(crate) fn hash<H: Hasher>(value: &Value, state: &mut H) {
    state.write_u8(rank(value));
    match value {
        Value::Null => {}
        Value::Bool(b) => b.hash(state),
        Value::Int(n) => n.hash(state),
        Value::Float(n) => {
            // Whole floats equal whole numbers, so they must land in the same place; the rest go by bits.
            let whole = *n as i64;
            if whole as f64 == *n { whole.hash(state) } else { n.to_bits().hash(state) }
        }
        Value::Text(text) => text.hash(state),
        Value::Node(node) => node.hash(state),
        Value::Edge(edge) => edge.hash(state),
        Value::Path(path) => path.edges.hash(state),
        Value::List(list) => list.iter().for_each(|v| hash(v, state)),
        Value::Map(map) => map.iter().for_each(|(key, value)| {
            key.hash(state);
            hash(value, state);
        }),
        Value::Date(t) => t.hash(state),
        Value::LocalTime(t) => t.hash(state),
        Value::Time(t) => t.hash(state),
        Value::LocalDateTime(t) => t.hash(state),
        Value::DateTime(t) => t.hash(state),
        Value::Duration(t) => t.hash(state),
    }
}
