//! Plans as text: one operator a line, what runs last on top.

use crate::graph::Graph;
use crate::query::ast::Direction;
use crate::query::ir::{Expr, Slot};
use crate::query::plan::{Hop, Op, OpKind, Plan, Planned, VarHop};
use std::fmt::Write as _;
use std::time::Duration;

/// Rows and time of each operator, by its id.
pub(crate) type Measured = Vec<(u64, Duration)>;

impl Plan {
    /// The plan, with what was measured if it ran.
    pub(crate) fn text(&self, graph: &Graph, measured: Option<&Measured>) -> String {
        let mut printer = Printer { graph, plan: self, measured, text: String::new() };
        printer.planned(&self.query, 0);
        for (at, sub) in self.subs.iter().enumerate() {
            let _ = writeln!(printer.text, "subquery {at}");
            printer.planned(sub, 1);
        }
        printer.text
    }
}

struct Printer<'a> {
    graph: &'a Graph,
    plan: &'a Plan,
    measured: Option<&'a Measured>,
    text: String,
}

impl Printer<'_> {
    fn planned(&mut self, planned: &Planned, depth: usize) {
        for (at, (op, _)) in planned.parts.iter().enumerate() {
            if at > 0 {
                let _ = writeln!(self.text, "{}{}", "  ".repeat(depth), if planned.all { "UnionAll" } else { "Union" });
            }
            self.op(op, depth);
        }
    }

    fn op(&mut self, op: &Op, depth: usize) {
        if matches!(op.kind, OpKind::Argument) {
            return;
        }
        let mut line = format!("{}{}", "  ".repeat(depth), op.name());
        let detail = self.detail(op);
        if !detail.is_empty() {
            let _ = write!(line, " {detail}");
        }
        let _ = write!(line, "  ~{}", op.rows.round().clamp(0.0, 1e15) as u64);
        if let Some((rows, time)) = self.measured.and_then(|m| m.get(op.id)) {
            let _ = write!(line, "  {rows} rows  {:.3} ms", time.as_secs_f64() * 1e3);
        }
        let _ = writeln!(self.text, "{line}");
        if let OpKind::Optional { inner, .. } | OpKind::Anti { inner, .. } = &op.kind {
            self.op(inner, depth + 2);
        }
        if let Some(input) = &op.input {
            self.op(input, depth + 1);
        }
    }

    fn name(&self, slot: Slot) -> String {
        match self.plan.names.get(slot).map(String::as_str) {
            Some("") | None => format!("_{slot}"),
            Some(name) => name.to_string(),
        }
    }

    fn labels(&self, labels: &[crate::graph::LabelId]) -> String {
        labels.iter().map(|l| format!(":{}", self.graph.label_name(*l))).collect()
    }

    fn hop(&self, hop: &Hop, length: &str) -> String {
        let kinds: Vec<&str> = hop.kinds.iter().map(|k| &**self.graph.kind_name(*k)).collect();
        let kinds = if hop.untyped { String::new() } else { format!(":{}", kinds.join("|")) };
        let (left, right) = match hop.direction {
            Direction::Out => ("-", "->"),
            Direction::In => ("<-", "-"),
            Direction::Both => ("-", "-"),
        };
        let to = format!("{}{}", self.name(hop.to), self.labels(&hop.labels));
        format!("({}){left}[{}{kinds}{length}]{right}({to})", self.name(hop.from), self.name(hop.edge))
    }

    fn path(&self, path: &VarHop) -> String {
        let high = if path.high == u64::MAX { String::new() } else { path.high.to_string() };
        self.hop(&path.hop, &format!("*{}..{high}", path.low))
    }

    fn names(&self, slots: impl Iterator<Item = Slot>) -> String {
        slots.map(|s| self.name(s)).collect::<Vec<_>>().join(", ")
    }

    fn detail(&self, op: &Op) -> String {
        match &op.kind {
            OpKind::Nodes(scan) => {
                let labels: Vec<_> = scan.label.iter().chain(&scan.labels).copied().collect();
                let keys: Vec<&str> = scan.ranges.iter().map(|r| &**self.graph.key_name(r.key)).collect();
                let keys = if keys.is_empty() { String::new() } else { format!(" by {}", keys.join(", ")) };
                format!("({}{}){keys}", self.name(scan.slot), self.labels(&labels))
            }
            OpKind::Seek { slot, key, labels, .. } => {
                format!("({}{}) by {}", self.name(*slot), self.labels(labels), self.graph.key_name(*key))
            }
            OpKind::Check { slot, labels } => format!("({}{})", self.name(*slot), self.labels(labels)),
            OpKind::Edges(scan) => {
                let keys: Vec<&str> = scan.ranges.iter().map(|r| &**self.graph.key_name(r.key)).collect();
                let keys = if keys.is_empty() { String::new() } else { format!(" by {}", keys.join(", ")) };
                format!("{}{keys}", self.hop(&scan.hop, ""))
            }
            OpKind::Expand(hop) | OpKind::CountExpand(hop, None) | OpKind::FromEdge(hop, _) => self.hop(hop, ""),
            OpKind::CountExpand(a, Some(b)) | OpKind::Intersect(a, b) | OpKind::CountIntersect(a, b) => {
                format!("{}, {}", self.hop(a, ""), self.hop(b, ""))
            }
            OpKind::ExpandVar(path) | OpKind::CountVar(path) | OpKind::FromList(path) => self.path(path),
            OpKind::ShortestPath(hop) => {
                let condition = if hop.condition.is_some() { " under a condition" } else { "" };
                format!("{}{condition}", self.path(&hop.path))
            }
            OpKind::Filter(Expr::And(list)) => format!("{} conditions", list.len()),
            OpKind::Project(items) => self.names(items.iter().map(|(s, _)| *s)),
            OpKind::Unwind { slot, .. } => self.name(*slot),
            OpKind::Aggregate { keys, aggregates, .. } => {
                let calls: Vec<&str> = aggregates.iter().map(|a| a.function.name()).collect();
                let keys = self.names(keys.iter().map(|(s, _)| *s));
                if keys.is_empty() { calls.join(", ") } else { format!("{} by {keys}", calls.join(", ")) }
            }
            OpKind::Distinct(slots) => self.names(slots.iter().copied()),
            OpKind::Sort { keys, .. } => format!("by {} keys", keys.len()),
            _ => String::new(),
        }
    }
}
