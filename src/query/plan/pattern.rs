//! One MATCH → operators: where to start, which way to go on, what to filter when.

use crate::graph::LabelId;
use crate::query::ast::Direction;
use crate::query::ir::{Expr, NodePattern, PathPattern, Pattern, RelPattern, Shortest, Slot};
use crate::query::plan::clause::conjuncts;
use crate::query::plan::cost::equality;
use crate::query::plan::{EdgeScan, Hop, NodeScan, Op, OpKind, Planner, ShortestHop, VarHop};
use std::collections::BTreeSet;

/// A thing to do next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// Find or check a node.
    Node(usize),
    /// Scan all relationships like this one.
    Scan(usize),
    /// Follow this relationship, from its left end or from its right.
    Follow(usize, bool),
}

/// A pattern half built.
pub(super) struct Building<'p> {
    pub(super) pattern: &'p Pattern,
    /// Conditions still to be applied, with what they read of this pattern.
    pub(super) conditions: Vec<(Expr, BTreeSet<Slot>)>,
    nodes: Vec<bool>,
    rels: Vec<bool>,
    pub(super) placed: BTreeSet<Slot>,
}

impl Building<'_> {
    fn place_node(&mut self, node: usize) {
        self.nodes[node] = true;
        self.placed.insert(self.pattern.nodes[node].slot);
    }

    fn place_rel(&mut self, rel: usize) {
        self.rels[rel] = true;
        self.placed.insert(self.pattern.rels[rel].slot);
    }

    /// Takes the conditions whose variables all have their values by now.
    fn ready(&mut self) -> Vec<Expr> {
        let (ready, rest) =
            std::mem::take(&mut self.conditions).into_iter().partition(|(_, r)| r.is_subset(&self.placed));
        self.conditions = rest;
        let ready: Vec<(Expr, BTreeSet<Slot>)> = ready;
        ready.into_iter().map(|(e, _)| e).collect()
    }
}

impl Planner<'_> {
    /// The rows of `input`, each with every way to match the pattern.
    pub(super) fn pattern(&mut self, input: Op, pattern: &Pattern, filter: Option<&Expr>) -> Op {
        let nodes = pattern.nodes.iter().filter(|n| !n.bound).map(|n| n.slot);
        let rels = pattern.rels.iter().filter(|r| !r.bound).map(|r| r.slot);
        let own: BTreeSet<Slot> = nodes.chain(rels).chain(pattern.paths.iter().map(|p| p.slot)).collect();
        let conditions = conjuncts(filter).into_iter();
        let conditions = conditions.map(|e| {
            let reads = self.reads.expr(&e).intersection(&own).copied().collect();
            (e, reads)
        });
        let mut building = Building {
            pattern,
            conditions: conditions.collect(),
            nodes: vec![false; pattern.nodes.len()],
            rels: vec![false; pattern.rels.len()],
            placed: BTreeSet::new(),
        };
        let steps = if self.is_best() { self.best_order(&building) } else { written_order(pattern) };
        let mut op = input;
        if self.is_best() {
            op = self.filters(op, &mut building);
        }
        for step in steps {
            op = self.step(op, step, &mut building);
            if self.is_best() {
                op = self.filters(op, &mut building);
            }
        }
        if !pattern.paths.is_empty() {
            let rows = op.rows;
            op = self.over(OpKind::Project(pattern.paths.iter().map(|p| named(pattern, p)).collect()), op, rows);
        }
        building.placed.extend(own);
        self.filters(op, &mut building)
    }

    fn filters(&mut self, op: Op, building: &mut Building<'_>) -> Op {
        let mut ready = building.ready();
        match ready.len() {
            0 => op,
            1 => self.filter(op, ready.remove(0)),
            _ => self.filter(op, Expr::And(ready)),
        }
    }

    fn step(&mut self, input: Op, step: Step, building: &mut Building<'_>) -> Op {
        let pattern = building.pattern;
        match step {
            Step::Node(at) => {
                let op = self.start(input, &pattern.nodes[at], building);
                building.place_node(at);
                op
            }
            Step::Scan(at) => {
                let rel = &pattern.rels[at];
                let hop = self.hop(rel, /* from left */ true, building);
                let op = self.scan(input, rel, hop, building);
                for node in [rel.left, rel.right] {
                    building.place_node(node);
                }
                building.place_rel(at);
                op
            }
            Step::Follow(at, from_left) => {
                let rel = &pattern.rels[at];
                let op = self.follow(input, rel, from_left, building);
                building.place_node(rel.left);
                building.place_node(rel.right);
                building.place_rel(at);
                op
            }
        }
    }

    fn start(&mut self, input: Op, node: &NodePattern, building: &mut Building<'_>) -> Op {
        let Some(labels) = node.labels.iter().map(|l| l.id).collect::<Option<Vec<LabelId>>>() else {
            return self.filter(input, Expr::Literal(false.into()));
        };
        let slot = node.slot;
        if node.bound {
            // Following a relationship from a value looks whether it is a node.
            let at = building.pattern.nodes.iter().position(|n| n.slot == slot);
            if labels.is_empty()
                && self.is_best()
                && building.pattern.rels.iter().any(|r| at == Some(r.left) || at == Some(r.right))
            {
                return input;
            }
            let rows = input.rows;
            return self.over(OpKind::Check { slot, labels }, input, rows);
        }
        if self.is_best() {
            if let Some((at, key, value, many)) = self.seek(slot, building) {
                building.conditions.remove(at);
                let rows = (input.rows * self.graph.node_count() as f64 * self.share(Some(key))).max(1.0);
                return self.over(OpKind::Seek { slot, key, value, labels, many }, input, rows);
            }
        }
        let rows = input.rows * self.labelled(node);
        let rarest = labels.iter().copied().min_by_key(|l| self.graph.labelled(*l).len());
        let rest = labels.iter().copied().filter(|l| Some(*l) != rarest).collect();
        let ranges = if self.is_best() {
            self.ranges(slot, /* of nodes */ true, building)
        } else {
            Vec::new()
        };
        let rows = rows * 0.3f64.powi(ranges.len() as i32);
        self.over(OpKind::Nodes(NodeScan { slot, label: rarest, labels: rest, ranges }), input, rows)
    }

    /// The best condition that an index answers: its place, key and value.
    fn seek(&self, slot: Slot, building: &Building<'_>) -> Option<(usize, crate::graph::KeyId, Expr, bool)> {
        let mut best: Option<(usize, crate::graph::KeyId, Expr, bool)> = None;
        for (at, (condition, _)) in building.conditions.iter().enumerate() {
            for found in equality(condition) {
                let Some(key) = found.key.filter(|key| found.slot == slot && self.is_indexed(*key)) else { continue };
                let known = self.reads.expr(found.value).iter().all(|s| *s != slot && self.is_known(*s, building));
                let better = best
                    .as_ref()
                    .is_none_or(|(_, b, _, many)| (found.many, self.share(Some(key))) < (*many, self.share(Some(*b))));
                if known && better {
                    best = Some((at, key, found.value.clone(), found.many));
                }
            }
        }
        best
    }

    /// Whether a slot has its value by now: it comes from before this pattern, or is placed.
    pub(super) fn is_known(&self, slot: Slot, building: &Building<'_>) -> bool {
        let pattern = building.pattern;
        let own = pattern.nodes.iter().any(|n| n.slot == slot && !n.bound)
            || pattern.rels.iter().any(|r| r.slot == slot && !r.bound)
            || pattern.paths.iter().any(|p| p.slot == slot);
        !own || building.placed.contains(&slot)
    }

    fn hop(&mut self, rel: &RelPattern, from_left: bool, building: &Building<'_>) -> Hop {
        let pattern = building.pattern;
        let (from, to) = if from_left { (rel.left, rel.right) } else { (rel.right, rel.left) };
        let direction = match (rel.direction, from_left) {
            (Direction::Both, _) => Direction::Both,
            (Direction::Out, true) | (Direction::In, false) => Direction::Out,
            _ => Direction::In,
        };
        let kinds = self.kinds(rel);
        let others = pattern.rels.iter().zip(&building.rels).filter(|(other, placed)| {
            **placed && self.kinds(other).iter().any(|k| kinds.contains(k)) && other.shortest.is_none()
        });
        let unique: Vec<Slot> = others.map(|(other, _)| other.slot).collect();
        // A path without a name is looked at by those of the pattern that come later, to differ from it.
        let keep_edge = self.reads.anywhere(rel.slot)
            || pattern.rels.iter().zip(&building.rels).any(|(other, placed)| {
                !placed && other.slot != rel.slot && self.kinds(other).iter().any(|k| kinds.contains(k))
            });
        Hop {
            from: pattern.nodes[from].slot,
            edge: rel.slot,
            to: pattern.nodes[to].slot,
            untyped: rel.kinds.is_none(),
            direction,
            into: building.nodes[to] || from == to,
            labels: Vec::new(),
            unique,
            keep_edge,
            keep_to: true,
            kinds,
        }
    }

    fn scan(&mut self, input: Op, rel: &RelPattern, mut hop: Hop, building: &mut Building<'_>) -> Op {
        let pattern = building.pattern;
        let back = match hop.direction {
            Direction::Out => Direction::In,
            Direction::In => Direction::Out,
            Direction::Both => Direction::Both,
        };
        let (Some(from_labels), Some(to_labels)) = (
            self.missing(&pattern.nodes[rel.left], &hop, back),
            self.missing(&pattern.nodes[rel.right], &hop, hop.direction),
        ) else {
            return self.filter(input, Expr::Literal(false.into()));
        };
        hop.labels = to_labels;
        let ranges = self.ranges(rel.slot, /* of nodes */ false, building);
        let rows = input.rows * self.count(&hop.kinds) * 0.3f64.powi(ranges.len() as i32);
        self.over(OpKind::Edges(EdgeScan { hop, from_labels, ranges }), input, rows)
    }

    /// The labels of a pattern's node that its relationship's type does not promise; none if the graph lacks one.
    fn missing(&self, node: &NodePattern, hop: &Hop, direction: Direction) -> Option<Vec<LabelId>> {
        let ids: Option<Vec<LabelId>> = node.labels.iter().map(|l| l.id).collect();
        let ids = ids?.into_iter();
        Some(ids.filter(|l| !self.is_best() || !self.implied(&hop.kinds, direction, *l)).collect())
    }

    fn follow(&mut self, input: Op, rel: &RelPattern, from_left: bool, building: &mut Building<'_>) -> Op {
        let pattern = building.pattern;
        let mut hop = self.hop(rel, from_left, building);
        let (from, to) = if from_left { (rel.left, rel.right) } else { (rel.right, rel.left) };
        let zero = rel.length.is_some_and(|(low, _)| low == 0);
        let labels = if zero {
            pattern.nodes[to].labels.iter().map(|l| l.id).collect()
        } else {
            self.missing(&pattern.nodes[to], &hop, hop.direction)
        };
        let Some(labels) = labels else { return self.filter(input, Expr::Literal(false.into())) };
        hop.labels = if hop.into && building.nodes[to] { Vec::new() } else { labels };
        hop.keep_to =
            self.reads.anywhere(hop.to)
                || pattern.rels.iter().zip(&building.rels).any(|(other, placed)| {
                    !placed && other.slot != rel.slot && [other.left, other.right].contains(&to)
                });
        let fan = self.degree(&hop.kinds, hop.direction, &pattern.nodes[from]);
        let rows = match (hop.into, rel.length) {
            (true, _) => input.rows * (fan / self.labelled(&pattern.nodes[to]).max(1.0)).min(1.0),
            (false, None) => input.rows * fan,
            (false, Some((_, high))) => input.rows * fan.max(1.0).powi(high.min(3) as i32),
        };
        let kind = match rel.length {
            None if rel.bound => OpKind::FromEdge(hop, building.nodes[from]),
            None => OpKind::Expand(hop),
            Some((low, high)) => {
                let properties = rel.properties.clone();
                let path = VarHop { hop, low, high, properties, reversed: !from_left };
                match rel.shortest {
                    _ if rel.bound => OpKind::FromList(path),
                    Some(which) => OpKind::ShortestPath(self.shortest(path, which, building)),
                    None => OpKind::ExpandVar(path),
                }
            }
        };
        let mut op = self.over(kind, input, rows);
        if rel.bound && !building.nodes[from] {
            let Some(labels) = pattern.nodes[from].labels.iter().map(|l| l.id).collect() else {
                return self.filter(op, Expr::Literal(false.into()));
            };
            op = self.over(OpKind::Check { slot: pattern.nodes[from].slot, labels }, op, rows);
        }
        if self.is_best() { self.intersected(op) } else { op }
    }

    /// Conditions on the path itself belong to the search: the shortest of the paths that fulfil them is wanted.
    fn shortest(&self, path: VarHop, which: Shortest, building: &mut Building<'_>) -> ShortestHop {
        let pattern = building.pattern;
        let edge = path.hop.edge;
        let is_of = |p: &&PathPattern| p.rels.iter().any(|rel| pattern.rels[*rel].slot == edge);
        let paths: Vec<(Slot, Expr)> = pattern.paths.iter().filter(is_of).map(|p| named(pattern, p)).collect();
        let mut known = building.placed.clone();
        known.insert(edge);
        known.extend(paths.iter().map(|(slot, _)| *slot));
        let about = |reads: &BTreeSet<Slot>| {
            (reads.contains(&edge) || paths.iter().any(|(slot, _)| reads.contains(slot))) && reads.is_subset(&known)
        };
        let (own, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut building.conditions).into_iter().partition(|(_, reads)| about(reads));
        building.conditions = rest;
        let own: Vec<Expr> = own.into_iter().map(|(condition, _)| condition).collect();
        let condition = (!own.is_empty()).then_some(Expr::And(own));
        ShortestHop { path, which, paths, condition }
    }
}

/// A named path's slot and what it holds.
fn named(pattern: &Pattern, path: &PathPattern) -> (Slot, Expr) {
    let rels = path.rels.iter().map(|rel| pattern.rels[*rel].slot).collect();
    (path.slot, Expr::Path { start: pattern.nodes[path.start].slot, rels })
}

/// Every node and relationship as drawn, from left to right.
fn written_order(pattern: &Pattern) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut placed = vec![false; pattern.nodes.len()];
    for (at, rel) in pattern.rels.iter().enumerate() {
        if !placed[rel.left] {
            steps.push(Step::Node(rel.left));
            placed[rel.left] = true;
        }
        let into = pattern.nodes[rel.right].bound || rel.shortest.is_some();
        if into && !placed[rel.right] {
            steps.push(Step::Node(rel.right));
        }
        placed[rel.right] = true;
        steps.push(Step::Follow(at, true));
    }
    let alone = (0..placed.len()).filter(|at| !placed[*at]);
    steps.extend(alone.map(Step::Node));
    steps
}
