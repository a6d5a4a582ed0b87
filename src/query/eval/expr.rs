//! What an expression is worth in a row.

use crate::graph::Cells;
use crate::query::ast::{Comparison, Operator, Quantifier};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::eval::{OUTSIDE, Row, Run, Stop, arithmetic};
use crate::query::ir::{Expr, Key, Slot, Sub};
use crate::query::order::{Compared, compare, equals};
use crate::query::value::{Path, Value};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

type Evaluated = Result<Value, Stop>;

impl Run<'_> {
    /// Whether a condition is true: not false, not null.
    pub(super) fn holds(&self, expr: &Expr, row: &mut Row) -> Result<bool, Stop> {
        Ok(self.truth(expr, row)? == Some(true))
    }

    /// A condition's truth; none is null.
    fn truth(&self, expr: &Expr, row: &mut Row) -> Result<Option<bool>, Stop> {
        match expr {
            Expr::And(list) => self.chain(list, row, false),
            Expr::Or(list) => self.chain(list, row, true),
            Expr::Xor(a, b) => Ok(match (self.truth(a, row)?, self.truth(b, row)?) {
                (Some(a), Some(b)) => Some(a != b),
                _ => None,
            }),
            Expr::Not(of) => Ok(self.truth(of, row)?.map(|b| !b)),
            Expr::Compare(sign, a, b) => {
                if let (Some(a), Some(b)) = (self.whole(a, row), self.whole(b, row)) {
                    return Ok(Some(ordered(*sign, a.cmp(&b))));
                }
                if let (Some(a), Some(b)) = (self.simple(a, row), self.simple(b, row)) {
                    return Ok(compared(*sign, &a, &b));
                }
                let a = self.eval(a, row)?;
                let b = self.eval(b, row)?;
                Ok(compared(*sign, &a, &b))
            }
            Expr::IsNull(of, null) => {
                let is = match self.simple(of, row) {
                    Some(value) => value.is_null(),
                    None => self.eval(of, row)?.is_null(),
                };
                Ok(Some(is == *null))
            }
            Expr::Labels(of, labels) => match self.eval(of, row)? {
                Value::Node(node) => {
                    Ok(Some(labels.iter().all(|l| l.id.is_some_and(|id| self.graph.is_labelled(node, id)))))
                }
                Value::Edge(edge) => Ok(Some(labels.iter().all(|l| *l.name == *self.graph.kind(edge)))),
                Value::Null => Ok(None),
                other => Err(wrong(&other, "a node or relationship")),
            },
            Expr::Exists(sub) => self.exists(*sub, row).map(Some),
            Expr::Quantifier { kind, slot, list, filter } => {
                self.quantified(*kind, *slot, list, filter.as_deref(), row)
            }
            _ => match self.eval(expr, row)? {
                Value::Bool(b) => Ok(Some(b)),
                Value::Null => Ok(None),
                other => Err(wrong(&other, "a boolean")),
            },
        }
    }

    /// AND decides at the first false, OR at the first true.
    fn chain(&self, list: &[Expr], row: &mut Row, decides: bool) -> Result<Option<bool>, Stop> {
        let mut known = true;
        for part in list {
            match self.truth(part, row)? {
                Some(b) if b == decides => return Ok(Some(decides)),
                Some(_) => {}
                None => known = false,
            }
        }
        Ok(known.then_some(!decides))
    }

    /// A whole number that stands in a column or in the query: what most comparisons compare.
    #[inline]
    fn whole(&self, expr: &Expr, row: &Row) -> Option<i64> {
        let (of, key) = match expr {
            Expr::Literal(Value::Int(n)) => return Some(*n),
            Expr::Property(of, key, _) => (of, key.id?),
            _ => return None,
        };
        let Expr::Slot(slot) = **of else { return None };
        let (column, at) = match row[slot] {
            Value::Node(node) => (self.graph.node_column(key)?, node.0),
            Value::Edge(edge) => (self.graph.edge_column(key)?, edge.0),
            _ => return None,
        };
        let Cells::Int(cells) = &column.cells else { return None };
        let at = at.wrapping_sub(column.first) as usize;
        cells.get(at).copied().filter(|_| column.has(at))
    }

    /// The value of what needs no computing.
    fn simple<'r>(&'r self, expr: &'r Expr, row: &'r Row) -> Option<Cow<'r, Value>> {
        match expr {
            Expr::Literal(value) => Some(Cow::Borrowed(value)),
            Expr::Slot(slot) => Some(Cow::Borrowed(&row[*slot])),
            Expr::Property(of, key, _) => match &**of {
                Expr::Slot(slot) => self.entity_property(&row[*slot], key).map(Cow::Owned),
                _ => None,
            },
            _ => None,
        }
    }

    /// A property of what a slot holds: what most arguments are.
    #[inline]
    pub(super) fn known(&self, expr: &Expr, row: &Row) -> Option<Value> {
        match expr {
            Expr::Property(of, key, _) => match &**of {
                Expr::Slot(slot) => self.entity_property(&row[*slot], key),
                _ => None,
            },
            _ => None,
        }
    }

    #[inline]
    fn entity_property(&self, of: &Value, key: &Key) -> Option<Value> {
        let (column, row) = match of {
            Value::Node(node) => (key.id.and_then(|id| self.graph.node_column(id)), node.0),
            Value::Edge(edge) => (key.id.and_then(|id| self.graph.edge_column(id)), edge.0),
            Value::Null => return Some(Value::Null),
            _ => return None,
        };
        Some(column.map_or(Value::Null, |c| c.get(row).into()))
    }

    pub(super) fn eval(&self, expr: &Expr, row: &mut Row) -> Evaluated {
        match expr {
            Expr::Literal(value) => Ok(value.clone()),
            Expr::Slot(slot) => Ok(row[*slot].clone()),
            Expr::Parameter(name) => match self.options.params.get(&**name) {
                Some(value) => Ok(value.clone()),
                None => {
                    let message = format!("parameter {name} has no value");
                    Err(QueryError::run(ErrorKind::Parameter, "MissingParameter", message).into())
                }
            },
            Expr::List(list) => {
                let values = list.iter().map(|e| self.eval(e, row)).collect::<Result<Vec<_>, _>>()?;
                Ok(Value::list(values))
            }
            Expr::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, e)| Ok((key.clone(), self.eval(e, row)?)));
                Ok(Value::Map(Arc::new(pairs.collect::<Result<_, Stop>>()?)))
            }
            Expr::Property(of, key, at) => {
                if let Some(value) = self.simple(expr, row) {
                    return Ok(value.into_owned());
                }
                let of = self.eval(of, row)?;
                self.property(&of, key).map_err(|e| placed(e, *at))
            }
            Expr::Index(of, index, at) => {
                let of = self.eval(of, row)?;
                let index = self.eval(index, row)?;
                self.index(&of, &index).map_err(|e| placed(e, *at))
            }
            Expr::Slice(of, low, high, at) => {
                let of = self.eval(of, row)?;
                let low = low.as_ref().map(|e| self.eval(e, row)).transpose()?;
                let high = high.as_ref().map(|e| self.eval(e, row)).transpose()?;
                slice(&of, low, high).map_err(|e| placed(e, *at))
            }
            Expr::Negate(of, at) => {
                let of = self.eval(of, row)?;
                arithmetic::negate(&of).map_err(|e| placed(e.into(), *at))
            }
            Expr::Binary(operator, a, b, at) => {
                let a = self.eval(a, row)?;
                let b = self.eval(b, row)?;
                arithmetic::binary(*operator, &a, &b).map_err(|e| placed(e.into(), *at))
            }
            Expr::Case { subject, branches, otherwise } => {
                let subject = subject.as_ref().map(|e| self.eval(e, row)).transpose()?;
                for (when, then) in branches {
                    let hit = match &subject {
                        Some(subject) => equals(subject, &self.eval(when, row)?) == Some(true),
                        None => self.holds(when, row)?,
                    };
                    if hit {
                        return self.eval(then, row);
                    }
                }
                otherwise.as_ref().map_or(Ok(Value::Null), |e| self.eval(e, row))
            }
            Expr::Call(function, arguments, at) => {
                let values = arguments.iter().map(|e| self.eval(e, row)).collect::<Result<Vec<_>, _>>()?;
                function.call(&self.functions, &values).map_err(|e| placed(e.into(), *at))
            }
            Expr::ListComprehension { slot, list, filter, map, at } => {
                let Some(list) = self.listed(list, row).map_err(|e| placed(e, *at))? else { return Ok(Value::Null) };
                let mut done = Vec::new();
                for value in list.iter() {
                    self.tick()?;
                    row[*slot] = value.clone();
                    if let Some(filter) = filter {
                        if !self.holds(filter, row)? {
                            continue;
                        }
                    }
                    done.push(match map {
                        Some(map) => self.eval(map, row)?,
                        None => value.clone(),
                    });
                }
                Ok(Value::list(done))
            }
            Expr::Reduce { total, start, slot, list, step, at } => {
                let mut so_far = self.eval(start, row)?;
                let Some(list) = self.listed(list, row).map_err(|e| placed(e, *at))? else { return Ok(Value::Null) };
                for value in list.iter() {
                    self.tick()?;
                    row[*total] = so_far;
                    row[*slot] = value.clone();
                    so_far = self.eval(step, row)?;
                }
                Ok(so_far)
            }
            Expr::Count(sub) => {
                let mut rows = 0;
                self.planned(&self.plan.subs[*sub], row, &mut |_, _| {
                    rows += self.weight.get() as i64;
                    Ok(())
                })?;
                Ok(Value::Int(rows))
            }
            Expr::Collect(sub, map) => {
                let mut values = Vec::new();
                self.planned(&self.plan.subs[*sub], row, &mut |row, _| {
                    values.push(self.eval(map, row)?);
                    Ok(())
                })?;
                Ok(Value::list(values))
            }
            Expr::First(sub, map) => {
                let mut first = Value::Null;
                self.any(*sub, row, &mut |row| {
                    first = self.eval(map, row)?;
                    Ok(())
                })?;
                Ok(first)
            }
            Expr::Path { start, rels } => Ok(self.path(*start, rels, row)),
            _ => Ok(self.truth(expr, row)?.map_or(Value::Null, Value::Bool)),
        }
    }

    fn listed(&self, list: &Expr, row: &mut Row) -> Result<Option<Arc<[Value]>>, Stop> {
        match self.eval(list, row)? {
            Value::List(list) => Ok(Some(list)),
            Value::Null => Ok(None),
            other => Err(wrong(&other, "a list")),
        }
    }

    fn exists(&self, sub: Sub, row: &mut Row) -> Result<bool, Stop> {
        let planned = &self.plan.subs[sub];
        if let [(op, _)] = planned.parts.as_slice() {
            return self.yields(op, row);
        }
        self.any(sub, row, &mut |_| Ok(()))
    }

    /// Whether a subquery has a row; shows the first.
    fn any(&self, sub: Sub, row: &mut Row, see: &mut dyn FnMut(&mut Row) -> Result<(), Stop>) -> Result<bool, Stop> {
        let mut any = false;
        let flow = self.planned(&self.plan.subs[sub], row, &mut |row, _| {
            any = true;
            see(row)?;
            Err(Stop::Enough(OUTSIDE))
        });
        match flow {
            Ok(()) | Err(Stop::Enough(OUTSIDE)) => Ok(any),
            Err(stop) => Err(stop),
        }
    }

    fn quantified(
        &self,
        kind: Quantifier,
        slot: Slot,
        list: &Expr,
        filter: Option<&Expr>,
        row: &mut Row,
    ) -> Result<Option<bool>, Stop> {
        let Some(list) = self.listed(list, row)? else { return Ok(None) };
        let (mut yes, mut unknown) = (0, 0);
        for value in list.iter() {
            self.tick()?;
            row[slot] = value.clone();
            let result = match filter {
                Some(filter) => self.truth(filter, row)?,
                None => match value {
                    Value::Bool(b) => Some(*b),
                    Value::Null => None,
                    other => return Err(wrong(other, "a boolean")),
                },
            };
            match (kind, result) {
                (Quantifier::All, Some(false)) | (Quantifier::None, Some(true)) => return Ok(Some(false)),
                (Quantifier::Any, Some(true)) => return Ok(Some(true)),
                (_, Some(true)) => yes += 1,
                (_, None) => unknown += 1,
                _ => {}
            }
            if kind == Quantifier::Single && yes > 1 {
                return Ok(Some(false));
            }
        }
        Ok(match kind {
            _ if unknown > 0 => None,
            Quantifier::All | Quantifier::None => Some(true),
            Quantifier::Any => Some(false),
            Quantifier::Single => Some(yes == 1),
        })
    }

    fn property(&self, of: &Value, key: &Key) -> Evaluated {
        match of {
            Value::Map(map) => Ok(map.get(&key.name).cloned().unwrap_or_default()),
            Value::Node(_) | Value::Edge(_) | Value::Null => Ok(self.entity_property(of, key).unwrap_or_default()),
            other => match crate::query::functions::temporal::component(other, &key.name) {
                Some(value) => Ok(value),
                None => Err(wrong(other, "a node, relationship, map or temporal value")),
            },
        }
    }

    fn index(&self, of: &Value, index: &Value) -> Evaluated {
        match (of, index) {
            (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
            (Value::List(list), Value::Int(at)) => {
                let length = list.len() as i64;
                let at = if *at < 0 { length.checked_add(*at).unwrap_or(-1) } else { *at };
                Ok(usize::try_from(at).ok().and_then(|at| list.get(at)).cloned().unwrap_or_default())
            }
            (Value::List(_), other) => Err(wrong_type(other, "a whole number")),
            (Value::Map(_) | Value::Node(_) | Value::Edge(_), Value::Text(key)) => {
                let key = Key { id: self.graph.key_id(key), name: key.clone() };
                self.property(of, &key)
            }
            (Value::Map(_) | Value::Node(_) | Value::Edge(_), other) => {
                let message = format!("{} found: a string expected as key", other.type_name());
                Err(QueryError::run(ErrorKind::Type, "MapElementAccessByNonString", message).into())
            }
            (other, _) => Err(wrong_type(other, "a list, map, node or relationship")),
        }
    }

    /// A path, or null where a part of it is.
    fn path(&self, start: Slot, rels: &[Slot], row: &Row) -> Value {
        let Value::Node(start) = row[start] else { return Value::Null };
        let mut path = Path { nodes: vec![start], edges: Vec::new() };
        let mut node = start;
        let mut go = |edge: &Value| {
            let Value::Edge(edge) = edge else { return false };
            let (source, target) = self.graph.ends(*edge);
            node = if source == node { target } else { source };
            path.nodes.push(node);
            path.edges.push(*edge);
            true
        };
        for rel in rels {
            let whole = match &row[*rel] {
                Value::List(list) => list.iter().all(&mut go),
                other => go(other),
            };
            if !whole {
                return Value::Null;
            }
        }
        Value::Path(Arc::new(path))
    }
}

fn compared(sign: Comparison, a: &Value, b: &Value) -> Option<bool> {
    match sign {
        Comparison::Equal => equals(a, b),
        Comparison::Unequal => equals(a, b).map(|e| !e),
        _ => match compare(a, b) {
            Compared::Unknown => None,
            Compared::Never => Some(false),
            Compared::Known(order) => Some(ordered(sign, order)),
        },
    }
}

fn ordered(sign: Comparison, order: Ordering) -> bool {
    match sign {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::Unequal => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterEqual => order != Ordering::Less,
    }
}

fn slice(of: &Value, low: Option<Value>, high: Option<Value>) -> Evaluated {
    let list = match of {
        Value::List(list) => list,
        Value::Null => return Ok(Value::Null),
        other => return Err(wrong_type(other, "a list")),
    };
    let length = list.len() as i64;
    let place = |bound: Option<Value>, default: i64| match bound {
        None => Ok(Some(default)),
        Some(Value::Int(n)) if n < 0 => Ok(Some((length.saturating_add(n)).max(0))),
        Some(Value::Int(n)) => Ok(Some(n.min(length))),
        Some(Value::Null) => Ok(None),
        Some(other) => Err(wrong_type(&other, "a whole number")),
    };
    match (place(low, 0)?, place(high, length)?) {
        (Some(low), Some(high)) if low < high => Ok(Value::list(list[low as usize..high as usize].to_vec())),
        (Some(_), Some(_)) => Ok(Value::list(Vec::new())),
        _ => Ok(Value::Null),
    }
}

/// The same error, knowing where.
fn placed(stop: Stop, at: (usize, usize)) -> Stop {
    match stop {
        Stop::Failed(error) => Stop::Failed(Box::new(error.or_at(at))),
        other => other,
    }
}

fn wrong(found: &Value, wanted: &str) -> Stop {
    wrong_type(found, wanted)
}

fn wrong_type(found: &Value, wanted: &str) -> Stop {
    let message = format!("{} found: {wanted} expected", found.type_name());
    QueryError::run(ErrorKind::Type, "InvalidArgumentType", message).into()
}

/// Operators that make a truth of two values.
pub(super) fn test(operator: Operator, a: &Value, b: &Value) -> Option<Result<Option<bool>, QueryError>> {
    let texts = |test: fn(&str, &str) -> bool| match (a, b) {
        (Value::Text(a), Value::Text(b)) => Some(Ok(Some(test(a, b)))),
        _ => Some(Ok(None)),
    };
    match operator {
        Operator::StartsWith => texts(|a, b| a.starts_with(b)),
        Operator::EndsWith => texts(|a, b| a.ends_with(b)),
        Operator::Contains => texts(|a, b| a.contains(b)),
        _ => None,
    }
}
