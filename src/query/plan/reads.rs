//! Which slots are read: by an expression, and by anything in the whole query.

use crate::query::check::Checked;
use crate::query::ir::{Clause, Expr, Query, Slot};
use std::collections::BTreeSet;

/// Slots read anywhere, and by each subquery.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    anywhere: BTreeSet<Slot>,
    subs: Vec<BTreeSet<Slot>>,
}

impl Reads {
    pub(crate) fn of(checked: &Checked) -> Self {
        let mut reads = Reads::default();
        // A subquery stands before those that use it, so that its reads are known by then.
        for sub in &checked.subs {
            let mut of_sub = BTreeSet::new();
            reads.query(sub, &mut of_sub);
            reads.subs.push(of_sub);
        }
        let mut anywhere = BTreeSet::new();
        reads.query(&checked.query, &mut anywhere);
        for part in &checked.query.parts {
            anywhere.extend(&part.output);
        }
        for sub in &reads.subs {
            anywhere.extend(sub);
        }
        for sub in &checked.subs {
            sub.parts.iter().for_each(|part| anywhere.extend(&part.output));
        }
        reads.anywhere = anywhere;
        reads
    }

    /// Whether anything reads the slot.
    pub(crate) fn anywhere(&self, slot: Slot) -> bool {
        self.anywhere.contains(&slot)
    }

    /// The slots that an expression reads, those in its subqueries included.
    pub(crate) fn expr(&self, expr: &Expr) -> BTreeSet<Slot> {
        let mut slots = BTreeSet::new();
        self.collect(expr, &mut slots);
        slots
    }

    fn collect(&self, expr: &Expr, slots: &mut BTreeSet<Slot>) {
        expr.walk(&mut |e| match e {
            Expr::Slot(slot) => {
                slots.insert(*slot);
            }
            Expr::Exists(sub) | Expr::Count(sub) | Expr::Collect(sub, _) | Expr::First(sub, _) => {
                slots.extend(self.subs.get(*sub).into_iter().flatten());
            }
            Expr::Path { start, rels } => {
                slots.insert(*start);
                slots.extend(rels);
            }
            _ => {}
        });
    }

    fn query(&self, query: &Query, slots: &mut BTreeSet<Slot>) {
        for clause in query.parts.iter().flat_map(|part| &part.clauses) {
            self.clause(clause, slots);
        }
    }

    fn clause(&self, clause: &Clause, slots: &mut BTreeSet<Slot>) {
        match clause {
            Clause::Match { pattern, filter, .. } => {
                filter.iter().for_each(|f| self.collect(f, slots));
                for rel in &pattern.rels {
                    rel.properties.iter().for_each(|(_, value)| self.collect(value, slots));
                    if rel.bound {
                        slots.insert(rel.slot);
                    }
                }
                slots.extend(pattern.nodes.iter().filter(|n| n.bound).map(|n| n.slot));
                for path in &pattern.paths {
                    slots.insert(pattern.nodes[path.start].slot);
                    slots.extend(path.rels.iter().map(|rel| pattern.rels[*rel].slot));
                }
            }
            Clause::Unwind { list, .. } => self.collect(list, slots),
            Clause::Project(p) => {
                let aggregates = p.aggregates.iter().flatten();
                let arguments = aggregates.flat_map(|a| a.argument.iter().chain(&a.second));
                let counted = p.skip.iter().chain(&p.limit).chain(&p.filter).chain(arguments);
                counted.for_each(|e| self.collect(e, slots));
                p.order.iter().for_each(|(e, _)| self.collect(e, slots));
                p.after.iter().for_each(|(_, e)| self.collect(e, slots));
                for (slot, e) in &p.items {
                    // Handing a variable on is no reading of it, unless it is grouped or told apart by it.
                    let handed_on = matches!(e, Expr::Slot(s) if s == slot);
                    if !handed_on || p.aggregates.is_some() || p.distinct {
                        self.collect(e, slots);
                    }
                }
            }
        }
    }
}
