//! Shortest paths, searched from both ends level by level.

use crate::graph::{EdgeId, NodeId};
use crate::query::ast::Direction;
use crate::query::eval::expand::edge_list;
use crate::query::eval::rows::not_a;
use crate::query::eval::{Flow, OUTSIDE, Row, Run, Sink, Stop};
use crate::query::ir::{Expr, Key, Shortest};
use crate::query::plan::{Hop, ShortestHop, VarHop};
use crate::query::value::Value;
use rustc_hash::FxHashMap;

/// One end's search.
///
/// Invariant: `depths` holds every node within `depth` steps, `frontier` those at exactly `depth`.
struct Side {
    direction: Direction,
    depths: FxHashMap<NodeId, (u64, EdgeId)>,
    frontier: Vec<NodeId>,
    depth: u64,
}

impl Side {
    fn new(start: NodeId, direction: Direction) -> Self {
        let mut depths = FxHashMap::default();
        depths.insert(start, (0, EdgeId(u32::MAX)));
        Side { direction, depths, frontier: vec![start], depth: 0 }
    }
}

impl Run<'_> {
    /// The shortest path between two known nodes, or all of that length, of those that fulfil the condition. From a
    /// node to itself only the path without relationships counts, where the pattern allows it.
    pub(super) fn shortest(&self, hop: &ShortestHop, row: &mut Row, sink: Sink<'_>) -> Flow {
        let Some(condition) = &hop.condition else { return self.shortest_of_all(&hop.path, hop.which, row, sink) };
        let mut length = 0;
        let found = self.first_that(hop, condition, row, sink, &mut |run, row, fulfilled| {
            run.shortest_of_all(&hop.path, Shortest::All, row, &mut |row| {
                length = row[hop.path.hop.edge].as_list().map_or(0, <[Value]>::len) as u64;
                fulfilled(row)
            })
        })?;
        // No path of the least length will do: longer ones, without a relationship twice, length by length.
        let most = hop.path.hop.kinds.iter().map(|k| self.graph.kind_facts(*k).edges.len() as u64).sum::<u64>();
        let mut ended = found || length == 0;
        while !ended && length < hop.path.high.min(most) {
            length += 1;
            let mut path = VarHop { low: length, high: length, ..hop.path.clone() };
            path.hop.into = true;
            ended =
                self.first_that(hop, condition, row, sink, &mut |run, row, sink| run.expand_var(&path, row, sink))?;
        }
        Ok(())
    }

    /// Hands on those of the paths found that fulfil the condition, or the first; whether there was one.
    fn first_that(
        &self,
        hop: &ShortestHop,
        condition: &Expr,
        row: &mut Row,
        sink: Sink<'_>,
        find: &mut dyn FnMut(&Self, &mut Row, Sink<'_>) -> Flow,
    ) -> Result<bool, Stop> {
        let (mut found, mut below) = (false, Ok(()));
        let flow = find(self, row, &mut |row| {
            self.project(&hop.paths, row)?;
            if !self.holds(condition, row)? {
                return Ok(());
            }
            found = true;
            below = sink(row);
            if below.is_err() || hop.which == Shortest::One { Err(Stop::Enough(OUTSIDE)) } else { Ok(()) }
        });
        match flow {
            Err(Stop::Enough(OUTSIDE)) if found => below.map(|()| true),
            flow => flow.map(|()| found),
        }
    }

    fn shortest_of_all(&self, path: &VarHop, which: Shortest, row: &mut Row, sink: Sink<'_>) -> Flow {
        let hop = &path.hop;
        let (from, to) = match (&row[hop.from], &row[hop.to]) {
            (Value::Node(from), Value::Node(to)) => (*from, *to),
            (Value::Null, _) | (_, Value::Null) => return Ok(()),
            (Value::Node(_), other) | (other, _) => return Err(not_a(other, "node")),
        };
        if from == to {
            if path.low == 0 {
                row[hop.edge] = edge_list(&[], false);
                sink(row)?;
            }
            return Ok(());
        }
        let wanted = self.search(path, row)?;
        let back = match hop.direction {
            Direction::Out => Direction::In,
            Direction::In => Direction::Out,
            Direction::Both => Direction::Both,
        };
        let mut ends = [Side::new(from, hop.direction), Side::new(to, back)];
        let Some(meeting) = self.meet(hop, &mut ends, path.high, which, &wanted)? else { return Ok(()) };
        match which {
            Shortest::One => {
                let middle = meeting[0];
                let mut edges = self.trace(&ends[0], middle);
                edges.reverse();
                edges.extend(self.trace(&ends[1], middle));
                row[hop.edge] = edge_list(&edges, path.reversed);
                sink(row)
            }
            Shortest::All => {
                for middle in meeting {
                    let (mut before, mut after) = (Vec::new(), Vec::new());
                    self.traces(hop, &ends[0], middle, &wanted, &mut Vec::new(), &mut before)?;
                    self.traces(hop, &ends[1], middle, &wanted, &mut Vec::new(), &mut after)?;
                    for head in &before {
                        for tail in &after {
                            self.tick()?;
                            let edges: Vec<EdgeId> = head.iter().rev().chain(tail).copied().collect();
                            row[hop.edge] = edge_list(&edges, path.reversed);
                            sink(row)?;
                        }
                    }
                }
                Ok(())
            }
        }
    }

    /// The nodes half-way on the shortest paths, or one of them; none if there is no path.
    fn meet(
        &self,
        hop: &Hop,
        ends: &mut [Side; 2],
        high: u64,
        which: Shortest,
        wanted: &[(Key, Value)],
    ) -> Result<Option<Vec<NodeId>>, Stop> {
        while ends[0].depth + ends[1].depth < high {
            if ends[0].frontier.is_empty() || ends[1].frontier.is_empty() {
                return Ok(None);
            }
            let work = |side: &Side| {
                let turned = Hop { direction: side.direction, ..hop.clone() };
                side.frontier.iter().map(|n| self.degree(&turned, *n)).sum::<u64>()
            };
            let near = usize::from(work(&ends[0]) > work(&ends[1]));
            let [first, second] = ends;
            let (side, other) = if near == 0 { (first, &*second) } else { (second, &*first) };
            let mut found = Vec::new();
            let mut next = Vec::new();
            let depth = side.depth + 1;
            'level: for node in std::mem::take(&mut side.frontier) {
                for kind in &hop.kinds {
                    let facts = self.graph.kind_facts(*kind);
                    for (around, _) in Self::sides(facts, side.direction, node).into_iter().flatten() {
                        for (to, edge) in around.iter() {
                            self.tick()?;
                            if side.depths.contains_key(&to) || !self.says(edge, wanted) {
                                continue;
                            }
                            side.depths.insert(to, (depth, edge));
                            next.push(to);
                            if other.depths.get(&to).is_some_and(|(d, _)| *d == other.depth) {
                                found.push(to);
                                if which == Shortest::One {
                                    break 'level;
                                }
                            }
                        }
                    }
                }
            }
            side.frontier = next;
            side.depth = depth;
            if !found.is_empty() {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The relationships from `node` back to where a side began.
    fn trace(&self, side: &Side, mut node: NodeId) -> Vec<EdgeId> {
        let mut edges = Vec::new();
        while let Some((depth, edge)) = side.depths.get(&node).filter(|(depth, _)| *depth > 0) {
            edges.push(*edge);
            let (source, target) = self.graph.ends(*edge);
            node = if source == node { target } else { source };
            debug_assert!(*depth > 0, "the start has no way back");
        }
        edges
    }

    /// Every way from `node` back to where a side began, each step one level nearer.
    fn traces(
        &self,
        hop: &Hop,
        side: &Side,
        node: NodeId,
        wanted: &[(Key, Value)],
        edges: &mut Vec<EdgeId>,
        all: &mut Vec<Vec<EdgeId>>,
    ) -> Flow {
        self.tick()?;
        let depth = side.depths.get(&node).map_or(0, |(depth, _)| *depth);
        if depth == 0 {
            all.push(edges.clone());
            return Ok(());
        }
        let back = match side.direction {
            Direction::Out => Direction::In,
            Direction::In => Direction::Out,
            Direction::Both => Direction::Both,
        };
        for kind in &hop.kinds {
            let facts = self.graph.kind_facts(*kind);
            for (around, skip_loops) in Self::sides(facts, back, node).into_iter().flatten() {
                for (to, edge) in around.iter() {
                    let nearer = side.depths.get(&to).is_some_and(|(d, _)| *d + 1 == depth);
                    if nearer && !(skip_loops && to == node) && self.says(edge, wanted) {
                        edges.push(edge);
                        self.traces(hop, side, to, wanted, edges, all)?;
                        edges.pop();
                    }
                }
            }
        }
        Ok(())
    }
}
