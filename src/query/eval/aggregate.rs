//! Grouping: one pass over the rows, then a row for each group in the order in which groups were first seen.

use crate::query::error::{ErrorKind, QueryError};
use crate::query::eval::{Flow, Row, Run, Sink};
use crate::query::functions::Aggregate;
use crate::query::ir::{Aggregation, Expr, Slot};
use crate::query::order::{Key, hash, order};
use crate::query::plan::Op;
use crate::query::value::Value;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::cmp::Ordering;
use std::hash::Hasher;

/// One aggregate of one group so far.
#[derive(Clone, Debug)]
pub(super) struct Total {
    count: u64,
    sum: Sum,
    /// Least or most so far.
    best: Value,
    /// What most aggregates have no use for.
    rare: Option<Box<Rare>>,
}

/// Values kept one by one.
#[derive(Clone, Debug, Default)]
struct Rare {
    values: Vec<Value>,
    seen: FxHashSet<Key>,
    /// Nodes seen, one bit each: counting different nodes is common.
    nodes: Vec<u64>,
}

impl Rare {
    /// Whether a value is new.
    fn is_new(&mut self, value: &Value) -> bool {
        let Value::Node(node) = value else { return self.seen.insert(Key(value.clone())) };
        let (word, bit) = (node.index() / 64, 1 << (node.index() % 64));
        if self.nodes.len() <= word {
            self.nodes.resize(word + 1, 0);
        }
        let new = self.nodes[word] & bit == 0;
        self.nodes[word] |= bit;
        new
    }
}

/// A sum that stays whole as long as it can.
#[derive(Clone, Debug)]
enum Sum {
    Whole(i128),
    Float(f64),
    Duration(crate::graph::temporal::Duration),
}

impl Total {
    fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// So many values of this sum.
    pub(super) fn include_whole(&mut self, count: u64, sum: i128) {
        self.count += count;
        if let Sum::Whole(total) = &mut self.sum {
            *total += sum;
        }
    }

    pub(super) fn new() -> Self {
        Total { count: 0, sum: Sum::Whole(0), best: Value::Null, rare: None }
    }
}

/// Groups by number, found by their keys.
///
/// Invariant: `keys` holds `width` values a group; `next` leads from a group to the one before it with the same hash.
pub(super) struct Groups {
    width: usize,
    pub(super) count: usize,
    pub(super) keys: Vec<Value>,
    heads: FxHashMap<u64, u32>,
    next: Vec<u32>,
}

impl Groups {
    pub(super) fn new(width: usize) -> Self {
        Groups { width, count: 0, keys: Vec::new(), heads: FxHashMap::default(), next: Vec::new() }
    }

    pub(super) fn key(&self, group: usize) -> &[Value] {
        &self.keys[group * self.width..(group + 1) * self.width]
    }

    /// The group of the key that was pushed last; it is taken off again unless the group is new.
    pub(super) fn place(&mut self) -> usize {
        let start = self.count * self.width;
        let mut hasher = FxHasher::default();
        self.keys[start..].iter().for_each(|value| hash(value, &mut hasher));
        let hashed = hasher.finish();
        let mut at = self.heads.get(&hashed).copied().unwrap_or(NONE);
        while at != NONE {
            let same = |(a, b): (&Value, &Value)| order(a, b) == Ordering::Equal;
            if self.key(at as usize).iter().zip(&self.keys[start..]).all(same) {
                self.keys.truncate(start);
                return at as usize;
            }
            at = self.next[at as usize];
        }
        let group = u32::try_from(self.count).unwrap_or(NONE);
        self.next.push(self.heads.insert(hashed, group).unwrap_or(NONE));
        self.count += 1;
        self.count - 1
    }
}

/// No group.
const NONE: u32 = u32::MAX;

impl Run<'_> {
    pub(super) fn aggregate(
        &self,
        op: &Op,
        (keys, by): (&[(Slot, Expr)], Option<Slot>),
        aggregates: &[Aggregation],
        row: &mut Row,
        sink: Sink<'_>,
    ) -> Flow {
        let each = aggregates.len();
        // Totals of all groups, side by side.
        let mut groups = Groups::new(keys.len());
        let mut totals: Vec<Total> = Vec::new();
        if let Some(done) = self.fused(op, (keys, by), aggregates, row)? {
            (groups, totals) = done;
        } else if keys.is_empty() {
            groups.count = 1;
            totals.resize(each, Total::new());
            self.input(op, row, &mut |row| {
                self.tick()?;
                self.add(&mut totals, aggregates, row)
            })?;
        } else {
            // Keys that all hang on one node need computing once a node, not once a row.
            let mut by_node: Vec<u32> = Vec::new();
            self.input(op, row, &mut |row| {
                self.tick()?;
                let node = by.and_then(|slot| row[slot].as_node()).map(|n| n.index());
                if let Some(at) = node.and_then(|n| by_node.get(n)).filter(|at| **at != 0) {
                    let first = (*at as usize - 1) * each;
                    return self.add(&mut totals[first..first + each], aggregates, row);
                }
                for (_, expr) in keys {
                    groups.keys.push(self.eval(expr, row)?);
                }
                let place = groups.place();
                if totals.len() < groups.count * each {
                    self.hold(groups.key(place))?;
                    totals.resize(totals.len() + each, Total::new());
                }
                if let Some(node) = node {
                    if by_node.is_empty() {
                        by_node = vec![0; self.graph.node_count()];
                    }
                    by_node[node] = u32::try_from(place + 1).unwrap_or(0);
                }
                let first = place * each;
                self.add(&mut totals[first..first + each], aggregates, row)
            })?;
        }
        let mut totals = totals.into_iter();
        let mut values = groups.keys.into_iter();
        for _ in 0..groups.count {
            for ((slot, _), value) in keys.iter().zip(values.by_ref()) {
                row[*slot] = value;
            }
            for (aggregation, total) in aggregates.iter().zip(totals.by_ref()) {
                row[aggregation.slot] = self.total(aggregation, total)?;
            }
            sink(row)?;
        }
        Ok(())
    }

    fn add(&self, totals: &mut [Total], aggregates: &[Aggregation], row: &mut Row) -> Flow {
        let weight = self.weight.get();
        for (total, aggregation) in totals.iter_mut().zip(aggregates) {
            let Some(argument) = &aggregation.argument else {
                total.count += weight;
                continue;
            };
            let value = match argument {
                Expr::Slot(slot) if aggregation.function == Aggregate::Count && !aggregation.distinct => {
                    total.count += if row[*slot].is_null() { 0 } else { weight };
                    continue;
                }
                argument => match self.known(argument, row) {
                    Some(value) => value,
                    None => self.eval(argument, row)?,
                },
            };
            if value.is_null() {
                continue;
            }
            let mut weight = weight;
            if aggregation.distinct {
                weight = 1;
                if !total.rare().is_new(&value) {
                    continue;
                }
            }
            total.count += weight;
            self.include(total, aggregation, value, weight)?;
            if let (Some(second), true) = (&aggregation.second, total.count == weight) {
                total.best = self.eval(second, row)?;
                percentile(&total.best)?;
            }
        }
        Ok(())
    }

    fn include(&self, total: &mut Total, aggregation: &Aggregation, value: Value, weight: u64) -> Flow {
        match aggregation.function {
            Aggregate::Count => {}
            Aggregate::Sum | Aggregate::Average => total.sum.add(&value, weight)?,
            Aggregate::Least | Aggregate::Most => {
                let better = if aggregation.function == Aggregate::Least { Ordering::Less } else { Ordering::Greater };
                if total.best.is_null() || order(&value, &total.best) == better {
                    total.best = value;
                }
            }
            Aggregate::Collect => {
                for _ in 0..weight {
                    self.hold(std::slice::from_ref(&value))?;
                    total.rare().values.push(value.clone());
                }
            }
            _ => {
                if value.as_float().is_none() {
                    return Err(not_a_number(&value).into());
                }
                for _ in 0..weight {
                    self.hold(std::slice::from_ref(&value))?;
                    total.rare().values.push(value.clone());
                }
            }
        }
        Ok(())
    }

    fn total(&self, aggregation: &Aggregation, mut total: Total) -> Result<Value, QueryError> {
        let count = total.count;
        let mut values = total.rare.take().map(|rare| rare.values).unwrap_or_default();
        Ok(match aggregation.function {
            Aggregate::Count => Value::Int(i64::try_from(count).unwrap_or(i64::MAX)),
            Aggregate::Sum => total.sum.value()?,
            Aggregate::Average if count == 0 => Value::Null,
            Aggregate::Average => total.sum.average(count),
            Aggregate::Least | Aggregate::Most => total.best,
            Aggregate::Collect => Value::list(values),
            Aggregate::Deviation => Value::Float(deviation(&values, 1)),
            Aggregate::DeviationOfAll => Value::Float(deviation(&values, 0)),
            Aggregate::PercentileDiscrete | Aggregate::PercentileContinuous if count == 0 => Value::Null,
            Aggregate::PercentileDiscrete => {
                let at = percentile(&total.best)?;
                values.sort_by(order);
                let place = (at * values.len() as f64).ceil() as usize;
                values[place.clamp(1, values.len()) - 1].clone()
            }
            Aggregate::PercentileContinuous => {
                let at = percentile(&total.best)? * (values.len() - 1) as f64;
                values.sort_by(order);
                let value = |place: usize| values[place.min(values.len() - 1)].as_float().unwrap_or(0.0);
                let (low, high) = (value(at.floor() as usize), value(at.ceil() as usize));
                Value::Float(low + (high - low) * at.fract())
            }
        })
    }
}

fn not_a_number(value: &Value) -> QueryError {
    let message = format!("{} found: a number expected", value.type_name());
    QueryError::run(ErrorKind::Type, "InvalidArgumentValue", message)
}

fn percentile(at: &Value) -> Result<f64, QueryError> {
    match at.as_float() {
        Some(at) if (0.0..=1.0).contains(&at) => Ok(at),
        Some(at) => {
            let message = format!("percentile {at}: a number from 0 to 1 expected");
            Err(QueryError::run(ErrorKind::Argument, "NumberOutOfRange", message))
        }
        None => Err(not_a_number(at)),
    }
}

/// The standard deviation, over one less than there are for a sample.
fn deviation(values: &[Value], less: usize) -> f64 {
    let numbers: Vec<f64> = values.iter().filter_map(Value::as_float).collect();
    if numbers.len() <= less {
        return 0.0;
    }
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    let squares: f64 = numbers.iter().map(|n| (n - mean).powi(2)).sum();
    (squares / (numbers.len() - less) as f64).sqrt()
}

impl Sum {
    fn add(&mut self, value: &Value, weight: u64) -> Result<(), QueryError> {
        match (&mut *self, value) {
            (Sum::Whole(total), Value::Int(n)) => *total += i128::from(*n) * i128::from(weight),
            (Sum::Whole(total), Value::Float(n)) => *self = Sum::Float(*total as f64 + n * weight as f64),
            (Sum::Float(total), Value::Int(n)) => *total += *n as f64 * weight as f64,
            (Sum::Float(total), Value::Float(n)) => *total += n * weight as f64,
            (Sum::Whole(0), Value::Duration(d)) => {
                *self = Sum::Duration(Default::default());
                for _ in 0..weight {
                    self.more(d);
                }
            }
            (Sum::Duration(_), Value::Duration(d)) => (0..weight).for_each(|_| self.more(d)),
            (_, other) => return Err(not_a_number(other)),
        }
        Ok(())
    }

    fn more(&mut self, d: &crate::graph::temporal::Duration) {
        if let Sum::Duration(total) = self {
            let nanos = i64::from(total.nanos) + i64::from(d.nanos);
            total.months = total.months.saturating_add(d.months);
            total.days = total.days.saturating_add(d.days);
            total.seconds = total.seconds.saturating_add(d.seconds).saturating_add(nanos / 1_000_000_000);
            total.nanos = (nanos % 1_000_000_000) as i32;
        }
    }

    fn value(self) -> Result<Value, QueryError> {
        match self {
            Sum::Whole(total) => match i64::try_from(total) {
                Ok(total) => Ok(Value::Int(total)),
                Err(_) => Err(QueryError::run(ErrorKind::Arithmetic, "IntegerOverflow", "sum beyond 64 bits")),
            },
            Sum::Float(total) => Ok(Value::Float(total)),
            Sum::Duration(total) => Ok(Value::Duration(total.into())),
        }
    }

    fn average(self, count: u64) -> Value {
        match self {
            Sum::Whole(total) => Value::Float(total as f64 / count as f64),
            Sum::Float(total) => Value::Float(total / count as f64),
            Sum::Duration(mut total) => {
                let count = count as i64;
                let nanos = (i128::from(total.seconds) * 1_000_000_000 + i128::from(total.nanos)) / i128::from(count);
                total.seconds = nanos.div_euclid(1_000_000_000) as i64;
                total.nanos = nanos.rem_euclid(1_000_000_000) as i32;
                (total.months, total.days) = (total.months / count, total.days / count);
                Value::Duration(total.into())
            }
        }
    }
}
