//! Clauses → operators, each over the one before.

use crate::query::ir::{Clause, Expr, Part, Projection, Slot};
use crate::query::plan::{Op, OpKind, Planner};
use std::collections::BTreeSet;

impl Planner<'_> {
    /// The operator that yields the rows of a part.
    pub(super) fn part(&mut self, part: &Part) -> Op {
        let mut op = self.op(OpKind::Argument, None, 1.0);
        for (at, clause) in part.clauses.iter().enumerate() {
            self.countable =
                matches!(part.clauses.get(at + 1), Some(Clause::Project(Projection { aggregates: Some(_), .. })));
            op = match clause {
                Clause::Match { optional: false, pattern, filter } => self.pattern(op, pattern, filter.as_ref()),
                Clause::Match { optional: true, pattern, filter } => {
                    self.countable = false;
                    let rows = op.rows;
                    let argument = self.op(OpKind::Argument, None, 1.0);
                    let inner = self.pattern(argument, pattern, filter.as_ref());
                    let own = pattern.nodes.iter().filter(|n| !n.bound).map(|n| n.slot);
                    let rels = pattern.rels.iter().filter(|r| !r.bound).map(|r| r.slot);
                    let nulls = own.chain(rels).chain(pattern.paths.iter().map(|p| p.slot)).collect();
                    let rows = rows * inner.rows.max(1.0);
                    self.over(OpKind::Optional { inner: Box::new(inner), nulls }, op, rows)
                }
                Clause::Unwind { list, slot } => {
                    let rows = op.rows * 10.0;
                    self.over(OpKind::Unwind { list: list.clone(), slot: *slot }, op, rows)
                }
                Clause::Project(projection) => self.project(op, projection),
            };
        }
        op
    }

    /// The columns that neither ORDER BY nor DISTINCT needs: they are computed for the rows that LIMIT leaves.
    fn late(&self, projection: &Projection) -> Vec<(Slot, Expr)> {
        let none = projection.order.is_empty() || projection.limit.is_none();
        if none || projection.distinct || projection.aggregates.is_some() || !self.is_best() {
            return Vec::new();
        }
        let read: BTreeSet<Slot> = projection.order.iter().flat_map(|(e, _)| self.reads.expr(e)).collect();
        let computed = projection.items.iter().filter(|(slot, e)| !matches!(e, Expr::Slot(s) if s == slot));
        computed.filter(|(slot, _)| !read.contains(slot)).cloned().collect()
    }

    fn project(&mut self, input: Op, projection: &Projection) -> Op {
        let late = self.late(projection);
        let mut op = match &projection.aggregates {
            Some(aggregates) => self.aggregate(input, &projection.items, aggregates),
            None => {
                let items: Vec<(Slot, Expr)> = projection
                    .items
                    .iter()
                    .filter(|(slot, e)| !matches!(e, Expr::Slot(s) if s == slot))
                    .filter(|(slot, _)| late.iter().all(|(l, _)| l != slot))
                    .cloned()
                    .collect();
                let rows = input.rows;
                if items.is_empty() { input } else { self.over(OpKind::Project(items), input, rows) }
            }
        };
        if !projection.after.is_empty() {
            let rows = op.rows;
            op = self.over(OpKind::Project(projection.after.clone()), op, rows);
        }
        if projection.distinct {
            let rows = op.rows;
            op = self.over(OpKind::Distinct(projection.output.clone()), op, rows);
        }
        let (skip, limit) = (projection.skip.clone(), projection.limit.clone());
        let at_most = |rows: f64, limit: &Option<Expr>| match limit {
            Some(Expr::Literal(crate::query::value::Value::Int(n))) => rows.min(*n as f64),
            _ => rows,
        };
        if !projection.order.is_empty() {
            let rows = at_most(op.rows, &limit);
            let top = if self.is_best() { limit.clone() } else { None };
            let before = if top.is_some() { skip.clone() } else { None };
            let keys = projection.order.clone();
            let mut keep = projection.output.clone();
            keep.retain(|slot| late.iter().all(|(l, _)| l != slot));
            for slot in late.iter().flat_map(|(_, e)| self.reads.expr(e)) {
                if !keep.contains(&slot) {
                    keep.push(slot);
                }
            }
            if let Some(filter) = &projection.filter {
                keep.extend(self.reads.expr(filter).into_iter().filter(|slot| !projection.output.contains(slot)));
                keep.sort_unstable();
                keep.dedup();
            }
            let kind = OpKind::Sort { keys, keep, skip: before, limit: top };
            op = self.over(kind, op, rows);
        }
        if let Some(skip) = skip {
            let rows = op.rows;
            op = self.over(OpKind::Skip(skip), op, rows);
        }
        if let Some(limit) = limit {
            let rows = at_most(op.rows, &Some(limit.clone()));
            op = self.over(OpKind::Limit(limit), op, rows);
        }
        if !late.is_empty() {
            let rows = op.rows;
            op = self.over(OpKind::Project(late), op, rows);
        }
        match &projection.filter {
            Some(filter) => self.filter_after(op, filter),
            None => op,
        }
    }

    pub(super) fn filter(&mut self, input: Op, filter: Expr) -> Op {
        let rows = input.rows * 0.3;
        self.over(OpKind::Filter(filter), input, rows)
    }
}

/// A condition as those that must all hold.
pub(super) fn conjuncts(filter: Option<&Expr>) -> Vec<Expr> {
    match filter {
        None => Vec::new(),
        Some(Expr::And(list)) => list.iter().flat_map(|e| conjuncts(Some(e))).collect(),
        Some(other) => vec![other.clone()],
    }
}
