//! Operators: from the rows of the input to rows for the sink.

use crate::query::error::{ErrorKind, QueryError};
use crate::query::eval::{Flow, OUTSIDE, Row, Run, Sink, Stop};
use crate::query::ir::{Expr, Slot};
use crate::query::order::Key;
use crate::query::plan::{Op, OpKind};
use crate::query::value::Value;
use rustc_hash::FxHashSet;
use std::time::Instant;

impl Run<'_> {
    /// Hands every row of `op` to `sink`.
    pub(super) fn exec(&self, op: &Op, row: &mut Row, sink: Sink<'_>) -> Flow {
        let Some(measured) = &self.measured else { return self.operate(op, row, sink) };
        // Time spent in the sink is not this operator's.
        let start = Instant::now();
        let mut outside = std::time::Duration::ZERO;
        let flow = self.operate(op, row, &mut |row| {
            measured.borrow_mut()[op.id].0 += self.weight.get();
            let before = Instant::now();
            let flow = sink(row);
            outside += before.elapsed();
            flow
        });
        measured.borrow_mut()[op.id].1 += start.elapsed().saturating_sub(outside);
        flow
    }

    fn operate(&self, op: &Op, row: &mut Row, sink: Sink<'_>) -> Flow {
        match &op.kind {
            OpKind::Argument => sink(row),
            OpKind::Nodes(scan) => self.input(op, row, &mut |row| self.nodes(scan, row, sink)),
            OpKind::Edges(scan) => self.input(op, row, &mut |row| self.edges(scan, row, sink)),
            OpKind::Seek { slot, key, value, labels, many } => {
                self.input(op, row, &mut |row| self.seek((*slot, *key, labels), (value, *many), row, sink))
            }
            OpKind::Check { slot, labels } => self.input(op, row, &mut |row| match row[*slot] {
                Value::Node(node) if labels.iter().all(|l| self.graph.is_labelled(node, *l)) => sink(row),
                Value::Node(_) | Value::Null => Ok(()),
                ref other => Err(not_a(other, "node")),
            }),
            OpKind::Expand(hop) => self.input(op, row, &mut |row| self.expand(hop, row, sink)),
            OpKind::CountExpand(hop, pair) => {
                self.input(op, row, &mut |row| self.count_expand(hop, pair.as_ref(), row, sink))
            }
            OpKind::ExpandVar(path) => self.input(op, row, &mut |row| self.expand_var(path, row, sink)),
            OpKind::CountVar(path) => self.input(op, row, &mut |row| self.count_var(path, row, sink)),
            OpKind::ShortestPath(hop) => self.input(op, row, &mut |row| self.shortest(hop, row, sink)),
            OpKind::FromEdge(hop, known) => self.input(op, row, &mut |row| self.ends_of_edge(hop, *known, row, sink)),
            OpKind::FromList(path) => self.input(op, row, &mut |row| self.end_of_list(path, row, sink)),
            OpKind::Intersect(first, second) => {
                let mut marks = super::intersect::Marks::default();
                self.input(op, row, &mut |row| self.intersect(first, second, false, &mut marks, row, sink))
            }
            OpKind::CountIntersect(first, second) => {
                let mut marks = super::intersect::Marks::default();
                self.input(op, row, &mut |row| self.intersect(first, second, true, &mut marks, row, sink))
            }
            OpKind::Filter(filter) => self.input(op, row, &mut |row| {
                self.tick()?;
                if self.holds(filter, row)? { sink(row) } else { Ok(()) }
            }),
            OpKind::Project(items) => self.input(op, row, &mut |row| {
                self.tick()?;
                self.project(items, row)?;
                sink(row)
            }),
            OpKind::Unwind { list, slot } => self.input(op, row, &mut |row| self.unwind(list, *slot, row, sink)),
            OpKind::Optional { inner, nulls } => self.input(op, row, &mut |row| {
                self.tick()?;
                let mut any = false;
                self.exec(inner, row, &mut |row| {
                    any = true;
                    sink(row)
                })?;
                if any {
                    return Ok(());
                }
                nulls.iter().for_each(|slot| row[*slot] = Value::Null);
                sink(row)
            }),
            OpKind::Anti { inner, nulls } => self.input(op, row, &mut |row| {
                self.tick()?;
                if self.yields(inner, row)? {
                    return Ok(());
                }
                nulls.iter().for_each(|slot| row[*slot] = Value::Null);
                sink(row)
            }),
            OpKind::Aggregate { keys, aggregates, by } => self.aggregate(op, (keys, *by), aggregates, row, sink),
            OpKind::Distinct(slots) => self.distinct(op, slots, row, sink),
            OpKind::Sort { keys, keep, skip, limit } => {
                let most = match limit {
                    Some(limit) => {
                        let skip = skip.as_ref().map_or(Ok(0), |s| self.count(s, row))?;
                        Some(skip.saturating_add(self.count(limit, row)?))
                    }
                    None => None,
                };
                self.sort(op, keys, keep, most, row, sink)
            }
            OpKind::Skip(skip) => {
                let mut left = self.count(skip, row)?;
                self.input(op, row, &mut |row| {
                    if left == 0 {
                        return sink(row);
                    }
                    left -= 1;
                    Ok(())
                })
            }
            OpKind::Limit(limit) => self.limit(op, limit, row, sink),
        }
    }

    /// Hands every row of the operator below to `sink`.
    pub(super) fn input(&self, op: &Op, row: &mut Row, sink: Sink<'_>) -> Flow {
        match &op.input {
            Some(input) => self.exec(input, row, sink),
            None => sink(row),
        }
    }

    /// Whether an operator has any row.
    pub(super) fn yields(&self, op: &Op, row: &mut Row) -> Result<bool, Stop> {
        if let (OpKind::Expand(hop), Some(below), None) = (&op.kind, &op.input, &self.measured) {
            if matches!(below.kind, OpKind::Argument) && hop.labels.is_empty() && hop.unique.is_empty() && !hop.into {
                return Ok(match row[hop.from] {
                    Value::Node(node) => self.degree(hop, node) > 0,
                    _ => false,
                });
            }
        }
        let mut any = false;
        let flow = self.exec(op, row, &mut |_| {
            any = true;
            Err(Stop::Enough(OUTSIDE))
        });
        match flow {
            Ok(()) | Err(Stop::Enough(OUTSIDE)) => Ok(any),
            Err(stop) => Err(stop),
        }
    }

    pub(super) fn project(&self, items: &[(Slot, Expr)], row: &mut Row) -> Flow {
        for (slot, expr) in items {
            row[*slot] = self.eval(expr, row)?;
        }
        Ok(())
    }

    fn unwind(&self, list: &Expr, slot: Slot, row: &mut Row, sink: Sink<'_>) -> Flow {
        match self.eval(list, row)? {
            Value::Null => Ok(()),
            Value::List(list) => {
                for value in list.iter() {
                    self.tick()?;
                    row[slot] = value.clone();
                    sink(row)?;
                }
                Ok(())
            }
            single => {
                row[slot] = single;
                sink(row)
            }
        }
    }

    fn distinct(&self, op: &Op, slots: &[Slot], row: &mut Row, sink: Sink<'_>) -> Flow {
        let mut seen: FxHashSet<Vec<Key>> = FxHashSet::default();
        self.input(op, row, &mut |row| {
            self.tick()?;
            let values: Vec<Key> = slots.iter().map(|slot| Key(row[*slot].clone())).collect();
            if seen.contains(&values) {
                return Ok(());
            }
            self.held.set(self.held.get() + 24 * values.len());
            self.hold(&[])?;
            seen.insert(values);
            sink(row)
        })
    }

    fn limit(&self, op: &Op, limit: &Expr, row: &mut Row, sink: Sink<'_>) -> Flow {
        let mut left = self.count(limit, row)?;
        if left == 0 {
            return Ok(());
        }
        let flow = self.input(op, row, &mut |row| {
            left -= 1;
            sink(row)?;
            if left == 0 { Err(Stop::Enough(op.id)) } else { Ok(()) }
        });
        match flow {
            Err(Stop::Enough(id)) if id == op.id => Ok(()),
            other => other,
        }
    }

    /// The number that SKIP or LIMIT gives.
    pub(super) fn count(&self, expr: &Expr, row: &mut Row) -> Result<usize, Stop> {
        match self.eval(expr, row)? {
            Value::Int(n) if n >= 0 => Ok(usize::try_from(n).unwrap_or(usize::MAX)),
            Value::Int(_) => {
                let message = "SKIP or LIMIT below zero: a whole number from 0 expected";
                Err(QueryError::run(ErrorKind::Syntax, "NegativeIntegerArgument", message).into())
            }
            other => {
                let message = format!("{} found: SKIP and LIMIT expect a whole number", other.type_name());
                Err(QueryError::run(ErrorKind::Syntax, "InvalidArgumentType", message).into())
            }
        }
    }
}

/// A value that cannot stand in a pattern.
pub(super) fn not_a(found: &Value, wanted: &str) -> Stop {
    let message = format!("{} found: a {wanted} expected", found.type_name());
    QueryError::run(ErrorKind::Type, "InvalidArgumentType", message).into()
}
