//! Checked query → plan. `Choices::Written` keeps to the order in which the query is written and pushes nothing about:
//! tests hold it against the optimised plan.

mod clause;
mod cost;
mod explain;
mod op;
mod order;
mod pattern;
mod reads;
mod rewrite;

pub(crate) use crate::query::plan::explain::Measured;
pub(crate) use crate::query::plan::op::{EdgeScan, Hop, NodeScan, Op, OpKind, Range, ShortestHop, VarHop};

use crate::graph::Graph;
use crate::query::check::Checked;
use crate::query::ir::{Query, Slot};
use crate::query::plan::reads::Reads;

/// How to plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choices {
    /// By counts: where to start, what to filter when, what need not be enumerated.
    #[default]
    Best,
    /// As written: every pattern from left to right, filters last.
    Written,
}

/// What runs.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) query: Planned,
    pub(crate) columns: Vec<String>,
    pub(crate) subs: Vec<Planned>,
    /// Length of a row.
    pub(crate) slots: usize,
    pub(crate) names: Vec<String>,
    /// How many operators there are.
    pub(crate) ops: usize,
}

/// A query or subquery: the operator that yields each part's rows, and where its columns stand.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) parts: Vec<(Op, Vec<Slot>)>,
    pub(crate) all: bool,
}

/// Plans a checked query.
pub(crate) fn plan(graph: &Graph, checked: Checked, choices: Choices) -> Plan {
    let reads = Reads::of(&checked);
    let mut planner = Planner { graph, choices, reads, ops: 0, countable: false };
    let query = planner.query(&checked.query);
    let subs = checked.subs.iter().map(|sub| planner.query(sub)).collect();
    let ops = planner.ops;
    Plan { query, columns: checked.query.columns, subs, slots: checked.slots, names: checked.names, ops }
}

struct Planner<'a> {
    graph: &'a Graph,
    choices: Choices,
    reads: Reads,
    ops: usize,
    /// Whether the pattern being planned is only counted or aggregated afterwards.
    countable: bool,
}

impl Planner<'_> {
    fn query(&mut self, query: &Query) -> Planned {
        let parts = query.parts.iter().map(|part| (self.part(part), part.output.clone())).collect();
        Planned { parts, all: query.all }
    }

    fn op(&mut self, kind: OpKind, input: Option<Op>, rows: f64) -> Op {
        self.ops += 1;
        Op { id: self.ops - 1, kind, input: input.map(Box::new), rows }
    }

    fn over(&mut self, kind: OpKind, input: Op, rows: f64) -> Op {
        self.op(kind, Some(input), rows)
    }

    fn is_best(&self) -> bool {
        self.choices == Choices::Best
    }
}
