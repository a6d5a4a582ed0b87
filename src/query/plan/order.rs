//! In which order to go through a pattern: the cheapest of those that a greedy walk from each start gives.

use crate::query::ast::Direction;
use crate::query::ir::{NodePattern, RelPattern};
use crate::query::plan::Planner;
use crate::query::plan::cost::equality;
use crate::query::plan::pattern::{Building, Step};

/// Larger patterns are walked from their best start only.
const TRIED: usize = 12;

/// A walk and what it costs.
struct Walk {
    steps: Vec<Step>,
    cost: f64,
    rows: f64,
    nodes: Vec<bool>,
    rels: Vec<bool>,
}

impl Planner<'_> {
    pub(super) fn best_order(&self, building: &Building<'_>) -> Vec<Step> {
        let pattern = building.pattern;
        let mut walk = Walk {
            steps: Vec::new(),
            cost: 0.0,
            rows: 1.0,
            nodes: vec![false; pattern.nodes.len()],
            rels: vec![false; pattern.rels.len()],
        };
        for (at, node) in pattern.nodes.iter().enumerate() {
            if node.bound {
                self.take(&mut walk, Step::Node(at), building);
            }
        }
        for (at, rel) in pattern.rels.iter().enumerate() {
            if rel.bound && rel.length.is_none() {
                self.take(&mut walk, Step::Follow(at, true), building);
            }
        }
        self.spread(&mut walk, building);
        while let Some(next) = self.best_start(&walk, building) {
            walk = next;
        }
        walk.steps
    }

    /// The walk extended by the best new start and all that it leads to; none if nothing is left.
    fn best_start(&self, walk: &Walk, building: &Building<'_>) -> Option<Walk> {
        let pattern = building.pattern;
        let mut starts: Vec<Step> = (0..pattern.nodes.len()).filter(|n| !walk.nodes[*n]).map(Step::Node).collect();
        let scannable = |(at, rel): (usize, &RelPattern)| {
            let free = !walk.rels[at] && !walk.nodes[rel.left] && !walk.nodes[rel.right];
            (free && rel.left != rel.right && rel.length.is_none() && !rel.bound).then_some(Step::Scan(at))
        };
        starts.extend(pattern.rels.iter().enumerate().filter_map(scannable));
        let price = |step: &Step| match step {
            Step::Node(at) => self.found(&pattern.nodes[*at], building, walk).0,
            Step::Scan(at) | Step::Follow(at, _) => self.count(&self.kinds(&pattern.rels[*at])),
        };
        if starts.len() > TRIED {
            starts.sort_by(|a, b| price(a).total_cmp(&price(b)));
            starts.truncate(1);
        }
        let walks = starts.into_iter().map(|start| {
            let mut next = walk.copy();
            self.take(&mut next, start, building);
            self.spread(&mut next, building);
            next
        });
        walks.min_by(|a, b| a.cost.total_cmp(&b.cost))
    }

    /// Follows relationships from what is placed, the cheapest first.
    fn spread(&self, walk: &mut Walk, building: &Building<'_>) {
        let pattern = building.pattern;
        loop {
            let mut best: Option<(f64, Step)> = None;
            for (at, rel) in pattern.rels.iter().enumerate() {
                if walk.rels[at] {
                    continue;
                }
                let (left, right) = (walk.nodes[rel.left], walk.nodes[rel.right]);
                // A shortest path needs both of its ends.
                if rel.shortest.is_some() && !(left && right) {
                    continue;
                }
                for (from_left, placed, to) in [(true, left, rel.right), (false, right, rel.left)] {
                    if !placed {
                        continue;
                    }
                    let fan = self.fan(rel, from_left, building, walk);
                    let fan = if walk.nodes[to] { fan.min(0.5) } else { fan };
                    if best.is_none_or(|(b, _)| fan < b) {
                        best = Some((fan, Step::Follow(at, from_left)));
                    }
                }
            }
            match best {
                Some((_, step)) => self.take(walk, step, building),
                None => return,
            }
        }
    }

    fn take(&self, walk: &mut Walk, step: Step, building: &Building<'_>) {
        let pattern = building.pattern;
        match step {
            Step::Node(at) => {
                let (work, rows) = self.found(&pattern.nodes[at], building, walk);
                walk.cost += walk.rows * work;
                walk.rows *= rows;
                walk.nodes[at] = true;
            }
            Step::Scan(at) => {
                let rel = &pattern.rels[at];
                let count = self.count(&self.kinds(rel)) * if rel.direction == Direction::Both { 2.0 } else { 1.0 };
                // A scan reads in order; following jumps about.
                walk.cost += walk.rows * count * 0.8;
                let both = [rel.left, rel.right].map(|n| self.kept(&pattern.nodes[n], building, walk));
                walk.rows *= count * both[0] * both[1] * self.edge_share(rel, building);
                (walk.nodes[rel.left], walk.nodes[rel.right], walk.rels[at]) = (true, true, true);
            }
            Step::Follow(at, from_left) => {
                let rel = &pattern.rels[at];
                let to = if from_left { rel.right } else { rel.left };
                let fan = self.fan(rel, from_left, building, walk);
                let into = walk.nodes[to];
                let nothing_reads = !self.reads.anywhere(rel.slot) && !self.reads.anywhere(pattern.nodes[to].slot);
                let others = pattern.rels.iter().zip(&walk.rels).enumerate();
                let others = others.filter(|(other, (_, done))| *other != at && !**done);
                let left: Vec<&RelPattern> = others.map(|(_, (rel, _))| rel).collect();
                let last = left.len() <= 1 && left.iter().all(|r| r.left != to && r.right != to);
                // The last ones may be counted instead of enumerated.
                let work = if self.countable && nothing_reads && last && !into { 1.0 } else { fan.max(0.1) + 1.0 };
                walk.cost += walk.rows * work;
                let kept = self.kept(&pattern.nodes[to], building, walk) * self.edge_share(rel, building);
                walk.rows *= if into { (fan * kept).min(0.5) } else { fan * kept };
                if work == 1.0 {
                    // Counting leaves the rows as they were.
                    walk.rows /= (fan * kept).max(f64::MIN_POSITIVE);
                }
                (walk.nodes[rel.left], walk.nodes[rel.right], walk.rels[at]) = (true, true, true);
            }
        }
        walk.steps.push(step);
    }

    /// What looking for a node costs, and how many are found.
    fn found(&self, node: &NodePattern, building: &Building<'_>, walk: &Walk) -> (f64, f64) {
        if node.bound {
            return (1.0, 1.0);
        }
        let all = self.graph.node_count() as f64;
        let labelled = self.labelled(node);
        let kept = self.value_share(node, building, walk);
        let rows = (labelled * kept.0).max(if kept.0 < 1.0 { 1.0 } else { 0.0 });
        let work = if kept.1 { (all * kept.0).max(1.0) } else { labelled };
        (work, rows)
    }

    /// The part of nodes that one's values keep, and whether an index finds them.
    fn value_share(&self, node: &NodePattern, building: &Building<'_>, walk: &Walk) -> (f64, bool) {
        let (mut share, mut indexed) = (1.0f64, false);
        for (condition, _) in &building.conditions {
            for found in equality(condition).into_iter().filter(|f| f.slot == node.slot) {
                let known = self.reads.expr(found.value).iter().all(|s| *s != node.slot && walk.knows(*s, building));
                if known {
                    share *= self.share(found.key) * if found.many { 4.0 } else { 1.0 };
                    indexed |= found.key.is_some_and(|k| self.is_indexed(k));
                }
            }
        }
        (share.min(1.0), indexed)
    }

    /// The part of the nodes reached that a pattern's node keeps.
    fn kept(&self, node: &NodePattern, building: &Building<'_>, walk: &Walk) -> f64 {
        let all = self.graph.node_count().max(1) as f64;
        let label = if node.labels.is_empty() { 1.0 } else { (self.labelled(node) / all).sqrt() };
        label * self.value_share(node, building, walk).0
    }

    fn edge_share(&self, rel: &RelPattern, building: &Building<'_>) -> f64 {
        let own = building.conditions.iter().filter(|(_, reads)| reads.contains(&rel.slot)).count();
        0.3f64.powi(own.min(3) as i32)
    }

    fn fan(&self, rel: &RelPattern, from_left: bool, building: &Building<'_>, _walk: &Walk) -> f64 {
        let from = if from_left { rel.left } else { rel.right };
        let direction = match (rel.direction, from_left) {
            (Direction::Both, _) => Direction::Both,
            (Direction::Out, true) | (Direction::In, false) => Direction::Out,
            _ => Direction::In,
        };
        let fan = self.degree(&self.kinds(rel), direction, &building.pattern.nodes[from]);
        match rel.length {
            None => fan,
            Some((_, high)) => fan.max(1.1).powi(high.min(4) as i32),
        }
    }
}

impl Walk {
    fn copy(&self) -> Walk {
        Walk {
            steps: self.steps.clone(),
            cost: self.cost,
            rows: self.rows,
            nodes: self.nodes.clone(),
            rels: self.rels.clone(),
        }
    }

    /// Whether a slot has its value by now.
    fn knows(&self, slot: usize, building: &Building<'_>) -> bool {
        let pattern = building.pattern;
        let node = pattern.nodes.iter().zip(&self.nodes).any(|(n, done)| n.slot == slot && !n.bound && !done);
        let rel = pattern.rels.iter().zip(&self.rels).any(|(r, done)| r.slot == slot && !r.bound && !done);
        !node && !rel && pattern.paths.iter().all(|p| p.slot != slot)
    }
}
