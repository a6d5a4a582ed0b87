//! From a node along its relationships, one or several at a time.

use crate::graph::{EdgeId, KindFacts, Neighbours, NodeId};
use crate::query::ast::Direction;
use crate::query::eval::rows::not_a;
use crate::query::eval::{Flow, Row, Run, Sink, Stop};
use crate::query::order;
use crate::query::plan::{Hop, VarHop};
use crate::query::value::Value;

impl Run<'_> {
    /// Whether a relationship of the same pattern is this one already.
    #[inline]
    pub(super) fn is_used(&self, hop: &Hop, edge: EdgeId, row: &Row) -> bool {
        hop.unique.iter().any(|slot| match &row[*slot] {
            Value::Edge(used) => *used == edge,
            Value::List(list) => list.contains(&Value::Edge(edge)),
            _ => false,
        })
    }

    /// The sides of the adjacency that a hop looks at: whether loops are left to the other side.
    pub(super) fn sides<'f>(
        facts: &'f KindFacts,
        direction: Direction,
        node: NodeId,
    ) -> [Option<(Neighbours<'f>, bool)>; 2] {
        match direction {
            Direction::Out => [Some((facts.out.of(node), false)), None],
            Direction::In => [Some((facts.into.of(node), false)), None],
            Direction::Both => [Some((facts.out.of(node), false)), Some((facts.into.of(node), true))],
        }
    }

    /// How many relationships lead on, loops once.
    pub(super) fn degree(&self, hop: &Hop, node: NodeId) -> u64 {
        let mut total = 0;
        for kind in &hop.kinds {
            let facts = self.graph.kind_facts(*kind);
            total += match hop.direction {
                Direction::Out => facts.out.degree(node),
                Direction::In => facts.into.degree(node),
                Direction::Both => facts.out.degree(node) + facts.into.degree(node) - facts.out.of(node).to(node).len(),
            } as u64;
        }
        total
    }

    fn node(&self, slot: usize, row: &Row) -> Result<Option<NodeId>, Stop> {
        match &row[slot] {
            Value::Node(node) => Ok(Some(*node)),
            Value::Null => Ok(None),
            other => Err(not_a(other, "node")),
        }
    }

    pub(super) fn expand(&self, hop: &Hop, row: &mut Row, sink: Sink<'_>) -> Flow {
        let Some(from) = self.node(hop.from, row)? else { return Ok(()) };
        if hop.into {
            return self.expand_into(hop, from, row, sink);
        }
        for kind in &hop.kinds {
            let facts = self.graph.kind_facts(*kind);
            for (next, skip_loops) in Self::sides(facts, hop.direction, from).into_iter().flatten() {
                for (to, edge) in next.iter() {
                    self.tick()?;
                    if (skip_loops && to == from) || self.is_used(hop, edge, row) {
                        continue;
                    }
                    if !hop.labels.iter().all(|l| self.graph.is_labelled(to, *l)) {
                        continue;
                    }
                    if hop.keep_edge {
                        row[hop.edge] = Value::Edge(edge);
                    }
                    row[hop.to] = Value::Node(to);
                    sink(row)?;
                }
            }
        }
        Ok(())
    }

    fn expand_into(&self, hop: &Hop, from: NodeId, row: &mut Row, sink: Sink<'_>) -> Flow {
        let Some(to) = self.node(hop.to, row)? else { return Ok(()) };
        for kind in &hop.kinds {
            let facts = self.graph.kind_facts(*kind);
            let edges = |forward: bool| {
                let (source, target) = if forward { (from, to) } else { (to, from) };
                // The shorter of the two lists that hold them.
                if facts.out.degree(source) <= facts.into.degree(target) {
                    facts.out.of(source).to(target)
                } else {
                    facts.into.of(target).to(source)
                }
            };
            let (out, into): (&[EdgeId], &[EdgeId]) = match hop.direction {
                Direction::Out => (edges(true), &[]),
                Direction::In => (edges(false), &[]),
                Direction::Both if from == to => (edges(true), &[]),
                Direction::Both => (edges(true), edges(false)),
            };
            for edge in out.iter().chain(into) {
                self.tick()?;
                if !self.is_used(hop, *edge, row) {
                    row[hop.edge] = Value::Edge(*edge);
                    sink(row)?;
                }
            }
        }
        Ok(())
    }

    /// How many ways a hop could go on that are not used already; labels included.
    fn ways(&self, hop: &Hop, from: NodeId, row: &Row) -> u64 {
        if hop.labels.is_empty() {
            let used = hop.unique.iter().map(|slot| self.used_at(hop, from, &row[*slot])).sum::<u64>();
            return self.degree(hop, from) - used;
        }
        let mut ways = 0;
        for kind in &hop.kinds {
            let facts = self.graph.kind_facts(*kind);
            for (next, skip_loops) in Self::sides(facts, hop.direction, from).into_iter().flatten() {
                let fits = |(to, edge): &(NodeId, EdgeId)| {
                    !(skip_loops && *to == from)
                        && hop.labels.iter().all(|l| self.graph.is_labelled(*to, *l))
                        && !self.is_used(hop, *edge, row)
                };
                ways += next.iter().filter(fits).count() as u64;
            }
        }
        ways
    }

    /// How many of the relationships in a slot a hop could have taken.
    fn used_at(&self, hop: &Hop, from: NodeId, used: &Value) -> u64 {
        match used {
            Value::Edge(edge) => u64::from(self.could_take(hop, from, *edge)),
            Value::List(list) => list.iter().map(|v| self.used_at(hop, from, v)).sum(),
            _ => 0,
        }
    }

    fn could_take(&self, hop: &Hop, from: NodeId, edge: EdgeId) -> bool {
        let (source, target) = self.graph.ends(edge);
        let touches = match hop.direction {
            Direction::Out => source == from,
            Direction::In => target == from,
            Direction::Both => source == from || target == from,
        };
        touches && hop.kinds.contains(&self.graph.kind_of(edge))
    }

    pub(super) fn count_expand(&self, hop: &Hop, pair: Option<&Hop>, row: &mut Row, sink: Sink<'_>) -> Flow {
        self.tick()?;
        let Some(from) = self.node(hop.from, row)? else { return Ok(()) };
        let ways = match pair {
            None => self.ways(hop, from, row),
            Some(other) => {
                let both = self.degree(hop, from) * self.degree(other, from);
                // Pairs of one relationship with itself are none.
                if hop.unique.is_empty() { both } else { both - self.shared(hop, other, from) }
            }
        };
        self.weighted(ways, row, sink)
    }

    /// How many relationships of a node both hops could take.
    fn shared(&self, a: &Hop, b: &Hop, node: NodeId) -> u64 {
        let kinds = a.kinds.iter().filter(|k| b.kinds.contains(k));
        let each = kinds.map(|kind| {
            let facts = self.graph.kind_facts(*kind);
            let loops = facts.out.of(node).to(node).len();
            let (out, into) = (facts.out.degree(node), facts.into.degree(node));
            match (a.direction, b.direction) {
                (Direction::Both, Direction::Both) => out + into - loops,
                (Direction::Out, Direction::Out | Direction::Both) | (Direction::Both, Direction::Out) => out,
                (Direction::In, Direction::In | Direction::Both) | (Direction::Both, Direction::In) => into,
                (Direction::Out, Direction::In) | (Direction::In, Direction::Out) => loops,
            }
        });
        each.sum::<usize>() as u64
    }

    /// One row that stands for `count`.
    pub(super) fn weighted(&self, count: u64, row: &mut Row, sink: Sink<'_>) -> Flow {
        if count == 0 {
            return Ok(());
        }
        let weight = self.weight.get();
        self.weight.set(weight.saturating_mul(count));
        let flow = sink(row);
        self.weight.set(weight);
        flow
    }

    /// What each relationship of a path must say, in values.
    fn wanted(&self, path: &VarHop, row: &mut Row) -> Result<Vec<(crate::query::ir::Key, Value)>, Stop> {
        path.properties.iter().map(|(key, value)| Ok((key.clone(), self.eval(value, row)?))).collect()
    }

    /// Whether a relationship says what it must.
    pub(super) fn says(&self, edge: EdgeId, wanted: &[(crate::query::ir::Key, Value)]) -> bool {
        wanted.iter().all(|(key, value)| {
            let column = key.id.and_then(|id| self.graph.edge_column(id));
            let found = column.map_or(Value::Null, |c| c.get(edge.0).into());
            order::equals(&found, value) == Some(true)
        })
    }

    /// What a search from node to node over a path's relationships goes by.
    pub(super) fn search(&self, path: &VarHop, row: &mut Row) -> Result<Vec<(crate::query::ir::Key, Value)>, Stop> {
        self.wanted(path, row)
    }

    pub(super) fn expand_var(&self, path: &VarHop, row: &mut Row, sink: Sink<'_>) -> Flow {
        let hop = &path.hop;
        let Some(from) = self.node(hop.from, row)? else { return Ok(()) };
        let goal = if hop.into { Some(self.node(hop.to, row)?) } else { None };
        let wanted = self.wanted(path, row)?;
        let mut emit = |node: NodeId, edges: &[EdgeId], row: &mut Row| {
            if goal.is_some_and(|g| g != Some(node)) || !hop.labels.iter().all(|l| self.graph.is_labelled(node, *l)) {
                return Ok(());
            }
            if hop.keep_edge {
                row[hop.edge] = edge_list(edges, path.reversed);
            }
            row[hop.to] = Value::Node(node);
            sink(row)
        };
        // Candidates of all depths in one stack; `bases` says where each depth begins.
        let (mut stack, mut bases): (Vec<(NodeId, EdgeId)>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut edges: Vec<EdgeId> = Vec::new();
        if path.low == 0 {
            emit(from, &edges, row)?;
        }
        if path.high > 0 {
            bases.push(0);
            self.push(hop, from, &mut stack);
        }
        while let Some(base) = bases.last() {
            self.tick()?;
            if stack.len() == *base {
                bases.pop();
                edges.pop();
                continue;
            }
            let Some((node, edge)) = stack.pop() else { break };
            if edges.contains(&edge) || self.is_used(hop, edge, row) || !self.says(edge, &wanted) {
                continue;
            }
            edges.push(edge);
            if edges.len() as u64 >= path.low {
                emit(node, &edges, row)?;
            }
            if (edges.len() as u64) < path.high {
                bases.push(stack.len());
                self.push(hop, node, &mut stack);
            } else {
                edges.pop();
            }
        }
        Ok(())
    }

    /// Everything that a hop could take from a node, last first.
    fn push(&self, hop: &Hop, node: NodeId, stack: &mut Vec<(NodeId, EdgeId)>) {
        let start = stack.len();
        for kind in &hop.kinds {
            let facts = self.graph.kind_facts(*kind);
            for (next, skip_loops) in Self::sides(facts, hop.direction, node).into_iter().flatten() {
                stack.extend(next.iter().filter(|(to, _)| !(skip_loops && *to == node)));
            }
        }
        stack[start..].reverse();
    }

    /// `expand_var` for its number of rows only: the last step is counted, not walked.
    pub(super) fn count_var(&self, path: &VarHop, row: &mut Row, sink: Sink<'_>) -> Flow {
        let hop = &path.hop;
        let Some(from) = self.node(hop.from, row)? else { return Ok(()) };
        let wanted = self.wanted(path, row)?;
        let countable = wanted.is_empty();
        let mut total = u64::from(path.low == 0);
        let (mut stack, mut bases): (Vec<(NodeId, EdgeId)>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut edges: Vec<EdgeId> = Vec::new();
        let last = |depth: u64| countable && depth + 1 == path.high;
        if path.high > 0 && !last(0) {
            bases.push(0);
            self.push(hop, from, &mut stack);
        } else if path.high > 0 {
            total += self.onward(hop, from, &edges, row);
        }
        while let Some(base) = bases.last() {
            self.tick()?;
            if stack.len() == *base {
                bases.pop();
                edges.pop();
                continue;
            }
            let Some((node, edge)) = stack.pop() else { break };
            if edges.contains(&edge) || self.is_used(hop, edge, row) || !self.says(edge, &wanted) {
                continue;
            }
            edges.push(edge);
            let depth = edges.len() as u64;
            total += u64::from(depth >= path.low);
            if last(depth) {
                total += self.onward(hop, node, &edges, row);
                edges.pop();
            } else if depth < path.high {
                bases.push(stack.len());
                self.push(hop, node, &mut stack);
            } else {
                edges.pop();
            }
        }
        self.weighted(total, row, sink)
    }

    /// How many relationships lead on from a node that neither the path nor the pattern has used.
    fn onward(&self, hop: &Hop, node: NodeId, edges: &[EdgeId], row: &Row) -> u64 {
        let on_path = edges.iter().filter(|e| self.could_take(hop, node, **e)).count() as u64;
        let elsewhere = hop.unique.iter().map(|slot| self.used_at(hop, node, &row[*slot])).sum::<u64>();
        self.degree(hop, node) - on_path - elsewhere
    }

    /// The ends of a relationship that has its value already.
    pub(super) fn ends_of_edge(&self, hop: &Hop, from_known: bool, row: &mut Row, sink: Sink<'_>) -> Flow {
        let edge = match &row[hop.edge] {
            Value::Edge(edge) => *edge,
            Value::Null => return Ok(()),
            other => return Err(not_a(other, "relationship")),
        };
        if !hop.kinds.contains(&self.graph.kind_of(edge)) || self.is_used(hop, edge, row) {
            return Ok(());
        }
        let (source, target) = self.graph.ends(edge);
        let ways = match hop.direction {
            Direction::Out => [Some((source, target)), None],
            Direction::In => [Some((target, source)), None],
            Direction::Both => [Some((source, target)), (source != target).then_some((target, source))],
        };
        let (known_from, known_to) = (row[hop.from].clone(), row[hop.to].clone());
        for (from, to) in ways.into_iter().flatten() {
            let loops = hop.from != hop.to || from == to;
            let from_fits = !from_known || known_from == Value::Node(from);
            let to_fits = !hop.into || (hop.from == hop.to && !from_known) || known_to == Value::Node(to);
            let labelled = hop.labels.iter().all(|l| self.graph.is_labelled(to, *l));
            if loops && from_fits && to_fits && labelled {
                row[hop.from] = Value::Node(from);
                row[hop.to] = Value::Node(to);
                sink(row)?;
            }
        }
        Ok(())
    }

    /// Walks a list of relationships that has its value already.
    pub(super) fn end_of_list(&self, path: &VarHop, row: &mut Row, sink: Sink<'_>) -> Flow {
        let hop = &path.hop;
        let (Some(from), Value::List(list)) = (self.node(hop.from, row)?, row[hop.edge].clone()) else {
            return Ok(());
        };
        let length = list.len() as u64;
        if length < path.low || length > path.high {
            return Ok(());
        }
        let wanted = self.wanted(path, row)?;
        let mut edges: Vec<EdgeId> = list.iter().filter_map(Value::as_edge).collect();
        if path.reversed {
            edges.reverse();
        }
        let mut node = from;
        for (at, edge) in edges.iter().enumerate() {
            let repeated = edges[..at].contains(edge) || self.is_used(hop, *edge, row);
            if repeated || !self.could_take(hop, node, *edge) || !self.says(*edge, &wanted) {
                return Ok(());
            }
            let (source, target) = self.graph.ends(*edge);
            node = if source == node && hop.direction != Direction::In { target } else { source };
        }
        let fits = edges.len() == list.len()
            && (!hop.into || row[hop.to] == Value::Node(node))
            && hop.labels.iter().all(|l| self.graph.is_labelled(node, *l));
        if !fits {
            return Ok(());
        }
        row[hop.to] = Value::Node(node);
        sink(row)
    }
}

/// Relationships as a value, in the order in which the pattern is drawn.
pub(super) fn edge_list(edges: &[EdgeId], reversed: bool) -> Value {
    let value = |e: &EdgeId| Value::Edge(*e);
    Value::List(if reversed { edges.iter().rev().map(value).collect() } else { edges.iter().map(value).collect() })
}
