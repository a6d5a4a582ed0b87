//! Operators replaced by cheaper ones that yield the same.

use crate::graph::KeyId;
use crate::query::ast::{Comparison, Direction};
use crate::query::ir::{Aggregation, Expr, Slot};
use crate::query::plan::clause::conjuncts;
use crate::query::plan::pattern::Building;
use crate::query::plan::{Hop, Op, OpKind, Planner, Range};

impl Planner<'_> {
    /// Takes from the conditions those that bound a whole-number property of `slot`.
    pub(super) fn ranges(&self, slot: Slot, of_nodes: bool, building: &mut Building<'_>) -> Vec<Range> {
        let mut ranges: Vec<Range> = Vec::new();
        let mut kept = Vec::new();
        for (condition, reads) in std::mem::take(&mut building.conditions) {
            let bound = self
                .bound(&condition, slot, of_nodes)
                .filter(|(.., value)| self.reads.expr(value).iter().all(|s| *s != slot && self.is_known(*s, building)));
            match bound {
                None => kept.push((condition, reads)),
                Some((key, sign, value)) => match ranges.iter_mut().find(|r| r.key == key) {
                    Some(range) => range.tests.push((sign, value)),
                    None => ranges.push(Range { key, tests: vec![(sign, value)] }),
                },
            }
        }
        building.conditions = kept;
        ranges
    }

    fn bound(&self, condition: &Expr, slot: Slot, of_nodes: bool) -> Option<(KeyId, Comparison, Expr)> {
        let Expr::Compare(sign, a, b) = condition else { return None };
        let flipped = match sign {
            Comparison::Equal => Comparison::Equal,
            Comparison::Unequal => return None,
            Comparison::Less => Comparison::Greater,
            Comparison::LessEqual => Comparison::GreaterEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterEqual => Comparison::LessEqual,
        };
        for (side, sign, value) in [(a, *sign, b), (b, flipped, a)] {
            let Expr::Property(of, key, _) = &**side else { continue };
            if !matches!(**of, Expr::Slot(s) if s == slot) {
                continue;
            }
            let Some(id) = key.id else { continue };
            let column = if of_nodes { self.graph.node_column(id) } else { self.graph.edge_column(id) };
            if column.is_some_and(|c| matches!(c.cells, crate::graph::Cells::Int(_))) {
                return Some((id, sign, (**value).clone()));
            }
        }
        None
    }

    /// `(b)-->(c)` then `(a)-->(c)` with `a` known: those next to both at once.
    pub(super) fn intersected(&mut self, op: Op) -> Op {
        let OpKind::Expand(second) = &op.kind else { return op };
        let Some(input) = &op.input else { return op };
        let OpKind::Expand(first) = &input.kind else { return op };
        let plain = |hop: &Hop| hop.kinds.len() == 1 && hop.direction != Direction::Both;
        if !second.into || first.into || !plain(first) || !plain(second) || !first.labels.is_empty() {
            return op;
        }
        // Turned so that the second leads to what the first finds.
        let turned = match () {
            () if second.to == first.to && second.from != first.to && second.from != first.from => second.clone(),
            () if second.from == first.to && second.to != first.to && second.to != first.from => {
                let direction = if second.direction == Direction::Out { Direction::In } else { Direction::Out };
                Hop { from: second.to, to: second.from, direction, ..second.clone() }
            }
            () => return op,
        };
        let rows = op.rows;
        let first = first.clone();
        let below = op.input.and_then(|expand| expand.input);
        self.op(OpKind::Intersect(first, turned), below.map(|b| *b), rows)
    }

    /// Groups rows; counts without enumerating where nothing else is asked of the last relationships.
    pub(super) fn aggregate(&mut self, input: Op, keys: &[(Slot, Expr)], aggregates: &[Aggregation]) -> Op {
        let input = if self.is_best() { self.counted(input) } else { input };
        let by = if self.is_best() { self.common_key(keys) } else { None };
        let rows = if keys.is_empty() { 1.0 } else { input.rows.sqrt() };
        let kind = OpKind::Aggregate { keys: keys.to_vec(), aggregates: aggregates.to_vec(), by };
        self.over(kind, input, rows)
    }

    /// The one slot that all keys depend on, and on nothing else.
    fn common_key(&self, keys: &[(Slot, Expr)]) -> Option<Slot> {
        let mut common = None;
        for (_, key) in keys {
            let slot = match key {
                Expr::Slot(slot) => slot,
                Expr::Property(of, ..) => match &**of {
                    Expr::Slot(slot) => slot,
                    _ => return None,
                },
                _ => return None,
            };
            if common.is_some_and(|c| c != *slot) {
                return None;
            }
            common = Some(*slot);
        }
        common
    }

    fn counted(&mut self, mut op: Op) -> Op {
        let unread = |planner: &Self, hop: &Hop| !planner.reads.anywhere(hop.edge) && !planner.reads.anywhere(hop.to);
        match &op.kind {
            OpKind::Expand(hop) if !hop.into && unread(self, hop) => {
                let hop = hop.clone();
                let pair = match op.input.as_deref().map(|i| &i.kind) {
                    Some(OpKind::Expand(other)) => {
                        let same = other.from == hop.from && !other.into && unread(self, other);
                        let alone = hop.unique.iter().all(|s| *s == other.edge) && other.unique.is_empty();
                        (same && alone && hop.labels.is_empty() && other.labels.is_empty()).then(|| other.clone())
                    }
                    _ => None,
                };
                if pair.is_some() {
                    op.input = op.input.and_then(|i| i.input);
                }
                op.kind = OpKind::CountExpand(hop, pair);
            }
            OpKind::ExpandVar(path) if !path.hop.into && unread(self, &path.hop) && path.hop.labels.is_empty() => {
                op.kind = OpKind::CountVar(path.clone());
            }
            OpKind::Intersect(first, second) if unread(self, first) && !self.reads.anywhere(second.edge) => {
                op.kind = OpKind::CountIntersect(first.clone(), second.clone());
            }
            _ => {}
        }
        op
    }

    /// A condition after WITH. `WHERE r IS NULL` on what only an OPTIONAL MATCH could have found asks for its absence.
    pub(super) fn filter_after(&mut self, mut input: Op, filter: &Expr) -> Op {
        if !self.is_best() {
            return self.filter(input, filter.clone());
        }
        let mut rest = conjuncts(Some(filter));
        if let OpKind::Optional { inner, nulls } = &input.kind {
            let absent = rest.iter().position(|e| match e {
                Expr::IsNull(of, true) => matches!(**of, Expr::Slot(slot) if nulls.contains(&slot)),
                _ => false,
            });
            if let Some(at) = absent {
                rest.remove(at);
                input.kind = OpKind::Anti { inner: inner.clone(), nulls: nulls.clone() };
            }
        }
        match rest.len() {
            0 => input,
            1 => self.filter(input, rest.remove(0)),
            _ => self.filter(input, Expr::And(rest)),
        }
    }
}
