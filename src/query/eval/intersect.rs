//! Nodes next to two known nodes at once: triangles.

use crate::graph::{Adjacency, NodeId};
use crate::query::ast::Direction;
use crate::query::eval::{Flow, Row, Run, Sink};
use crate::query::plan::Hop;
use crate::query::value::Value;

/// How many relationships lead from one node to each other one, kept while that node stays the same.
#[derive(Default)]
pub(super) struct Marks {
    of: Option<NodeId>,
    /// Round of marking and count, by node.
    counts: Vec<(u32, u32)>,
    round: u32,
}

impl Marks {
    fn mark(&mut self, node: NodeId, next: &[NodeId], nodes: usize) {
        if self.of == Some(node) {
            return;
        }
        if self.counts.is_empty() {
            self.counts = vec![(0, 0); nodes];
        }
        self.of = Some(node);
        self.round += 1;
        for to in next {
            let (round, count) = &mut self.counts[to.index()];
            if *round == self.round {
                *count += 1;
            } else {
                (*round, *count) = (self.round, 1);
            }
        }
    }

    #[inline]
    fn count(&self, node: NodeId) -> u64 {
        let (round, count) = self.counts[node.index()];
        if round == self.round { count.into() } else { 0 }
    }
}

impl Run<'_> {
    fn side(&self, hop: &Hop) -> &Adjacency {
        let facts = self.graph.kind_facts(hop.kinds[0]);
        if hop.direction == Direction::Out { &facts.out } else { &facts.into }
    }

    /// From `first.from` and `second.from` to every node that both lead to; with `counted`, only how many ways there are.
    pub(super) fn intersect(
        &self,
        first: &Hop,
        second: &Hop,
        counted: bool,
        marks: &mut Marks,
        row: &mut Row,
        sink: Sink<'_>,
    ) -> Flow {
        self.tick()?;
        let (Value::Node(a), Value::Node(b)) = (&row[first.from], &row[second.from]) else { return Ok(()) };
        let (a, b) = (*a, *b);
        let (from_a, from_b) = (self.side(first).of(a), self.side(second).of(b));
        marks.mark(b, from_b.nodes, self.graph.node_count());
        // Near these nodes a relationship could be one that the pattern has used; elsewhere all are new and different.
        let mut near: Vec<NodeId> = Vec::new();
        if a == b {
            return self.pairs(first, second, (from_a, from_b), |_| true, (counted, row, sink));
        }
        for slot in first.unique.iter().chain(&second.unique).filter(|s| **s != first.edge) {
            match &row[*slot] {
                Value::Edge(edge) => near.extend(<[NodeId; 2]>::from(self.graph.ends(*edge))),
                Value::Null => {}
                _ => return self.pairs(first, second, (from_a, from_b), |_| true, (counted, row, sink)),
            }
        }
        near.extend([a, b]);
        if !counted {
            return self.pairs(first, second, (from_a, from_b), |to| marks.count(to) > 0, (counted, row, sink));
        }
        let mut total = 0;
        for to in from_a.nodes {
            total += marks.count(*to);
        }
        let close = |to: &NodeId| near.contains(to);
        let mut special: Vec<NodeId> = near.clone();
        special.sort_unstable();
        special.dedup();
        for to in special {
            let ways = from_a.to(to).len() as u64 * marks.count(to);
            debug_assert!(close(&to), "only those near are counted one by one");
            total -= ways;
        }
        self.weighted(total, row, sink)?;
        self.pairs(first, second, (from_a, from_b), |to| close(&to), (counted, row, sink))
    }

    /// Pairs of relationships one by one, to those nodes that `to` admits.
    fn pairs(
        &self,
        first: &Hop,
        second: &Hop,
        (from_a, from_b): (crate::graph::Neighbours<'_>, crate::graph::Neighbours<'_>),
        admits: impl Fn(NodeId) -> bool,
        (counted, row, sink): (bool, &mut Row, Sink<'_>),
    ) -> Flow {
        let mut total = 0;
        for (to, edge) in from_a.iter() {
            if !admits(to) || self.is_used(first, edge, row) {
                continue;
            }
            for other in from_b.to(to) {
                self.tick()?;
                let same = *other == edge && second.unique.contains(&first.edge);
                if same || second.unique.iter().any(|s| *s != first.edge && row[*s] == Value::Edge(*other)) {
                    continue;
                }
                let listed = second.unique.iter().any(|s| match &row[*s] {
                    Value::List(list) => list.contains(&Value::Edge(*other)),
                    _ => false,
                });
                if listed {
                    continue;
                }
                total += 1;
                if !counted {
                    row[first.edge] = Value::Edge(edge);
                    row[second.edge] = Value::Edge(*other);
                    row[first.to] = Value::Node(to);
                    sink(row)?;
                }
            }
        }
        if counted { self.weighted(total, row, sink) } else { Ok(()) }
    }
}
