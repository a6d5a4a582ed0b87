//! How many rows to expect, from counts of labels, types and distinct values.

use crate::graph::{Cells, KeyId, KindId, LabelId};
use crate::query::ast::Direction;
use crate::query::ir::{Expr, NodePattern, RelPattern, Slot};
use crate::query::plan::Planner;

/// An equality that an index can answer: a property of `slot` is `value`.
pub(super) struct Equality<'e> {
    pub(super) slot: Slot,
    pub(super) key: Option<KeyId>,
    pub(super) value: &'e Expr,
    /// `IN`: `value` is a list.
    pub(super) many: bool,
}

/// The equality that a condition states, if it states one.
pub(super) fn equality(condition: &Expr) -> Vec<Equality<'_>> {
    use crate::query::ast::{Comparison, Operator};
    let of = |side: &Expr| match side {
        Expr::Property(of, key, _) => match &**of {
            Expr::Slot(slot) => Some((*slot, key.id)),
            _ => None,
        },
        _ => None,
    };
    let mut found = Vec::new();
    match condition {
        Expr::Compare(Comparison::Equal, a, b) => {
            for (side, value) in [(a, b), (b, a)] {
                if let Some((slot, key)) = of(side) {
                    found.push(Equality { slot, key, value, many: false });
                }
            }
        }
        Expr::Binary(Operator::In, a, list, _) => {
            if let Some((slot, key)) = of(a) {
                found.push(Equality { slot, key, value: list, many: true });
            }
        }
        _ => {}
    }
    found
}

impl Planner<'_> {
    /// How many nodes have all of these labels, at most.
    pub(super) fn labelled(&self, node: &NodePattern) -> f64 {
        let all = self.graph.node_count() as f64;
        let counts = node.labels.iter().map(|l| l.id.map_or(0.0, |id| self.graph.labelled(id).len() as f64));
        counts.fold(all, f64::min)
    }

    /// The part of all nodes that has one value of this property.
    pub(super) fn share(&self, key: Option<KeyId>) -> f64 {
        let Some(column) = key.and_then(|key| self.graph.node_column(key)) else { return 0.0 };
        match &column.cells {
            Cells::Text { words, .. } => 1.0 / words.len().max(1) as f64,
            Cells::Int(cells) => 1.0 / (cells.len() as f64).sqrt().max(1.0),
            _ => 0.1,
        }
    }

    /// Whether an index answers equality on this property of nodes.
    pub(super) fn is_indexed(&self, key: KeyId) -> bool {
        let column = self.graph.node_column(key);
        column.is_some_and(|c| matches!(c.cells, Cells::Int(_) | Cells::Text { .. }))
    }

    /// The types that a pattern allows, as far as the graph has them.
    pub(super) fn kinds(&self, rel: &RelPattern) -> Vec<KindId> {
        match &rel.kinds {
            None => self.graph.kind_ids().collect(),
            Some(kinds) => {
                let mut ids: Vec<KindId> = kinds.iter().filter_map(|k| k.id).collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            }
        }
    }

    /// How many relationships there are of these types.
    pub(super) fn count(&self, kinds: &[KindId]) -> f64 {
        kinds.iter().map(|k| self.graph.kind_facts(*k).edges.len()).sum::<usize>() as f64
    }

    /// How many of them a node has on average, on this side.
    pub(super) fn degree(&self, kinds: &[KindId], direction: Direction, from: &NodePattern) -> f64 {
        let one = |out: bool| {
            let each = kinds.iter().map(|k| {
                let facts = self.graph.kind_facts(*k);
                let ends = if out { facts.sources } else { facts.targets } as f64;
                let bearers = if from.labels.is_empty() { ends } else { self.labelled(from).max(1.0) };
                facts.edges.len() as f64 / bearers.max(1.0)
            });
            each.sum::<f64>()
        };
        match direction {
            Direction::Out => one(true),
            Direction::In => one(false),
            Direction::Both => one(true) + one(false),
        }
    }

    /// Whether every node at the far end of these types, reached in this direction, has the label.
    pub(super) fn implied(&self, kinds: &[KindId], direction: Direction, label: LabelId) -> bool {
        kinds.iter().all(|k| {
            let facts = self.graph.kind_facts(*k);
            let target = || facts.target_labels.contains(&label);
            let source = || facts.source_labels.contains(&label);
            match direction {
                Direction::Out => target(),
                Direction::In => source(),
                Direction::Both => target() && source(),
            }
        })
    }
}
