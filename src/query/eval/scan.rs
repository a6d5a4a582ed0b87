//! Where rows begin: nodes by label or value, relationships by type.

use crate::graph::{Cells, EdgeId, KeyId, LabelId, NodeId};
use crate::query::ast::{Comparison, Direction};
use crate::query::eval::{Flow, Row, Run, Sink, Stop};
use crate::query::ir::{Expr, Slot};
use crate::query::plan::{EdgeScan, NodeScan, Range};
use crate::query::value::Value;

/// A bounded whole-number column: cells outside `low..=high` are passed over.
pub(super) struct Bounded<'c> {
    column: &'c crate::graph::Column,
    cells: &'c [i64],
    low: i64,
    high: i64,
    key: KeyId,
}

impl Bounded<'_> {
    /// Whether all of these, which rise, have a cell.
    pub(super) fn is_dense(&self, edges: &[EdgeId]) -> bool {
        let low = edges.first().is_none_or(|e| e.0 >= self.column.first);
        let high = edges.last().is_none_or(|e| ((e.0 - self.column.first) as usize) < self.cells.len());
        self.column.is_full() && low && high
    }

    /// The cells, and the row of the first.
    pub(super) fn cells(&self) -> (&[i64], u32) {
        (self.cells, self.column.first)
    }

    #[inline]
    pub(super) fn is_within(&self, n: i64) -> bool {
        (self.low <= n) & (n <= self.high)
    }

    #[inline]
    pub(super) fn admits(&self, row: u32) -> bool {
        let at = row.wrapping_sub(self.column.first) as usize;
        match self.cells.get(at) {
            // Without a jump between the bounds: half of the cells may pass.
            Some(n) => (self.low <= *n) & (*n <= self.high) & self.column.has(at),
            None => false,
        }
    }
}

impl Run<'_> {
    pub(super) fn nodes(&self, scan: &NodeScan, row: &mut Row, sink: Sink<'_>) -> Flow {
        let Some(bounds) = self.bounds(&scan.ranges, /* of nodes */ true, row)? else { return Ok(()) };
        let mut each = |node: NodeId, row: &mut Row| -> Flow {
            self.tick()?;
            let labelled = scan.labels.iter().all(|l| self.graph.is_labelled(node, *l));
            if !labelled || !bounds.iter().all(|b| b.admits(node.0)) {
                return Ok(());
            }
            row[scan.slot] = Value::Node(node);
            sink(row)
        };
        let all = self.graph.node_count();
        if let Some(found) = self.narrow(&bounds, true, all) {
            for node in found.into_iter().map(NodeId) {
                if scan.label.is_none_or(|l| self.graph.is_labelled(node, l)) {
                    each(node, row)?;
                }
            }
            return Ok(());
        }
        match scan.label {
            Some(label) => self.graph.labelled(label).iter().try_for_each(|node| each(*node, row)),
            None => self.graph.nodes().try_for_each(|node| each(node, row)),
        }
    }

    /// Nodes by the value of an indexed property.
    pub(super) fn seek(
        &self,
        (slot, key, labels): (Slot, KeyId, &[LabelId]),
        (value, many): (&Expr, bool),
        row: &mut Row,
        sink: Sink<'_>,
    ) -> Flow {
        let value = self.eval(value, row)?;
        let values = match (&value, many) {
            (Value::List(list), true) => {
                let mut values: Vec<Value> = list.to_vec();
                values.sort_by(crate::query::order::order);
                values.dedup_by(|a, b| crate::query::order::equals(a, b) == Some(true));
                values
            }
            (_, true) => Vec::new(),
            _ => vec![value],
        };
        let (Some(column), Some(index)) = (self.graph.node_column(key), self.graph.node_index(key)) else {
            return Ok(());
        };
        let mut each = |node: u32, row: &mut Row| -> Flow {
            self.tick()?;
            let node = NodeId(node);
            if !labels.iter().all(|l| self.graph.is_labelled(node, *l)) {
                return Ok(());
            }
            row[slot] = Value::Node(node);
            sink(row)
        };
        for value in values {
            match value {
                Value::Text(text) => {
                    if let Some(code) = column.code(&text) {
                        index.with_code(code).iter().try_for_each(|node| each(*node, row))?;
                    }
                }
                Value::Int(n) => index.between(n, n).iter().try_for_each(|(_, node)| each(*node, row))?,
                Value::Float(n) if n.fract() == 0.0 && n.abs() < 9e18 => {
                    index.between(n as i64, n as i64).iter().try_for_each(|(_, node)| each(*node, row))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn edges(&self, scan: &EdgeScan, row: &mut Row, sink: Sink<'_>) -> Flow {
        let hop = &scan.hop;
        let Some(bounds) = self.bounds(&scan.ranges, /* of nodes */ false, row)? else { return Ok(()) };
        let ends = self.graph.all_ends();
        let mut each = |edge: EdgeId, row: &mut Row| -> Flow {
            self.tick()?;
            if !bounds.iter().all(|b| b.admits(edge.0)) {
                return Ok(());
            }
            let (source, target) = ends[edge.index()];
            let ways = match hop.direction {
                Direction::Out => [Some((source, target)), None],
                Direction::In => [Some((target, source)), None],
                Direction::Both => [Some((source, target)), (source != target).then_some((target, source))],
            };
            for (from, to) in ways.into_iter().flatten() {
                let from_fits = scan.from_labels.iter().all(|l| self.graph.is_labelled(from, *l));
                if !from_fits || !hop.labels.iter().all(|l| self.graph.is_labelled(to, *l)) {
                    continue;
                }
                if self.is_used(hop, edge, row) {
                    continue;
                }
                row[hop.from] = Value::Node(from);
                row[hop.edge] = Value::Edge(edge);
                row[hop.to] = Value::Node(to);
                sink(row)?;
            }
            Ok(())
        };
        let total = hop.kinds.iter().map(|k| self.graph.kind_facts(*k).edges.len()).sum();
        if let Some(found) = self.narrow(&bounds, false, total) {
            for edge in found.into_iter().map(EdgeId) {
                if hop.kinds.contains(&self.graph.kind_of(edge)) {
                    each(edge, row)?;
                }
            }
            return Ok(());
        }
        for kind in &hop.kinds {
            self.graph.kind_facts(*kind).edges.iter().try_for_each(|edge| each(*edge, row))?;
        }
        Ok(())
    }

    /// The rows of the narrowest bound, if an index makes them few.
    fn narrow(&self, bounds: &[Bounded<'_>], of_nodes: bool, all: usize) -> Option<Vec<u32>> {
        let mut best: Option<Vec<u32>> = None;
        for bound in bounds {
            let index = if of_nodes { self.graph.node_index(bound.key) } else { self.graph.edge_index(bound.key) }?;
            let found = index.between(bound.low, bound.high);
            if found.len() < all / 8 && best.as_ref().is_none_or(|b| found.len() < b.len()) {
                best = Some(found.iter().map(|(_, row)| *row).collect());
            }
        }
        // In the order of adding, as a scan would give them.
        if let Some(found) = &mut best {
            found.sort_unstable();
        }
        best
    }

    /// The bounds in numbers; none if nothing can be within them.
    pub(super) fn bounds(
        &self,
        ranges: &[Range],
        of_nodes: bool,
        row: &mut Row,
    ) -> Result<Option<Vec<Bounded<'_>>>, Stop> {
        let mut all = Vec::new();
        for range in ranges {
            let (mut low, mut high) = (i64::MIN, i64::MAX);
            for (sign, expr) in &range.tests {
                let value = self.eval(expr, row)?;
                let Some((at_least, at_most)) = span(*sign, &value) else { return Ok(None) };
                (low, high) = (low.max(at_least), high.min(at_most));
            }
            let column = if of_nodes { self.graph.node_column(range.key) } else { self.graph.edge_column(range.key) };
            let Some(column) = column else { return Ok(None) };
            let Cells::Int(cells) = &column.cells else { return Ok(None) };
            if low > high {
                return Ok(None);
            }
            all.push(Bounded { column, cells, low, high, key: range.key });
        }
        Ok(Some(all))
    }
}

/// The whole numbers that stand so to a value; none if no number does.
fn span(sign: Comparison, value: &Value) -> Option<(i64, i64)> {
    let (floor, ceil) = match value {
        Value::Int(n) => (*n, *n),
        Value::Float(n) if n.is_nan() => return None,
        // Casting keeps what is out of range at the nearest bound.
        Value::Float(n) => (n.floor() as i64, n.ceil() as i64),
        _ => return None,
    };
    let whole = floor == ceil;
    match sign {
        Comparison::Equal => whole.then_some((floor, floor)),
        Comparison::Less if whole => floor.checked_sub(1).map(|n| (i64::MIN, n)),
        Comparison::Less | Comparison::LessEqual => Some((i64::MIN, floor)),
        Comparison::Greater if whole => floor.checked_add(1).map(|n| (n, i64::MAX)),
        Comparison::Greater | Comparison::GreaterEqual => Some((ceil, i64::MAX)),
        Comparison::Unequal => Some((i64::MIN, i64::MAX)),
    }
}
