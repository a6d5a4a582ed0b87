//! A matcher that tries everything: slow, and too simple to be wrong in the ways of the engine.

use std::collections::{BTreeMap, BTreeSet};

/// A small multigraph: labels by node, edges as (from, to, type).
#[derive(Clone, Debug)]
pub struct Small {
    pub nodes: Vec<(bool, bool, i64)>,
    pub edges: Vec<(usize, usize, bool)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    Out,
    In,
    Both,
}

/// One step of a drawn path.
#[derive(Clone, Debug)]
pub struct Step {
    pub way: Way,
    /// None for any type; else whether it is `S` rather than `R`.
    pub kind: Option<bool>,
    pub length: Option<(usize, usize)>,
    pub to: Point,
}

/// A node as drawn: its variable and a label that it must have.
#[derive(Clone, Debug)]
pub struct Point {
    pub name: &'static str,
    pub label: Option<bool>,
}

#[derive(Clone, Debug)]
pub struct Drawn {
    pub start: Point,
    pub steps: Vec<Step>,
}

type Names = BTreeMap<&'static str, usize>;

/// Every way to match all the drawn paths at once, as the nodes that the variables stand for.
pub fn matches(graph: &Small, paths: &[Drawn]) -> Vec<Names> {
    let mut found = Vec::new();
    go(graph, paths, &Names::new(), &BTreeSet::new(), &mut found);
    found
}

fn go(graph: &Small, paths: &[Drawn], names: &Names, used: &BTreeSet<usize>, found: &mut Vec<Names>) {
    let Some((path, rest)) = paths.split_first() else {
        found.push(names.clone());
        return;
    };
    for node in 0..graph.nodes.len() {
        if let Some(names) = bind(graph, &path.start, node, names) {
            steps(graph, &path.steps, rest, node, &names, used, found);
        }
    }
}

fn bind(graph: &Small, point: &Point, node: usize, names: &Names) -> Option<Names> {
    let (x, y, _) = graph.nodes[node];
    if point.label.is_some_and(|second| !(if second { y } else { x })) {
        return None;
    }
    let mut names = names.clone();
    match names.insert(point.name, node) {
        Some(before) if before != node => None,
        _ => Some(names),
    }
}

fn steps(
    graph: &Small,
    left: &[Step],
    rest: &[Drawn],
    at: usize,
    names: &Names,
    used: &BTreeSet<usize>,
    found: &mut Vec<Names>,
) {
    let Some((step, left)) = left.split_first() else {
        return go(graph, rest, names, used, found);
    };
    let (low, high) = step.length.unwrap_or((1, 1));
    walk(graph, step, (low, high), at, used, &mut |graph, node, used| {
        if let Some(names) = bind(graph, &step.to, node, names) {
            steps(graph, left, rest, node, &names, used, found);
        }
    });
}

/// Every trail of a length within the bounds that uses no edge used before.
fn walk(
    graph: &Small,
    step: &Step,
    (low, high): (usize, usize),
    at: usize,
    used: &BTreeSet<usize>,
    end: &mut dyn FnMut(&Small, usize, &BTreeSet<usize>),
) {
    if low == 0 {
        end(graph, at, used);
    }
    if high == 0 {
        return;
    }
    for (edge, (from, to, kind)) in graph.edges.iter().enumerate() {
        if used.contains(&edge) || step.kind.is_some_and(|k| k != *kind) {
            continue;
        }
        let mut nexts = BTreeSet::new();
        if step.way != Way::In && *from == at {
            nexts.insert(*to);
        }
        if step.way != Way::Out && *to == at {
            nexts.insert(*from);
        }
        for next in nexts {
            let mut used = used.clone();
            used.insert(edge);
            walk(graph, step, (low.saturating_sub(1), high - 1), next, &used, end);
        }
    }
}
