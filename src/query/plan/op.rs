//! Operators: what evaluation runs. Each takes the rows of its input one by one and hands rows on.

use crate::graph::{KeyId, KindId, LabelId};
use crate::query::ast::{Comparison, Direction};
use crate::query::ir::{Aggregation, Expr, Key, Shortest, Slot};

/// One operator over its input.
///
/// Invariant: `id` is unique within a plan and below `Plan::ops`.
#[derive(Clone, Debug)]
pub(crate) struct Op {
    pub(crate) id: usize,
    pub(crate) kind: OpKind,
    pub(crate) input: Option<Box<Op>>,
    /// Expected rows.
    pub(crate) rows: f64,
}

#[derive(Clone, Debug)]
pub(crate) enum OpKind {
    /// The row as it comes from outside.
    Argument,
    Nodes(NodeScan),
    Seek {
        slot: Slot,
        key: KeyId,
        value: Expr,
        labels: Vec<LabelId>,
        many: bool,
    },
    /// A node that must have labels and be there at all.
    Check {
        slot: Slot,
        labels: Vec<LabelId>,
    },
    Edges(EdgeScan),
    Expand(Hop),
    /// `Expand` for its number of rows only; with a second hop from the same node, for the number of pairs.
    CountExpand(Hop, Option<Hop>),
    ExpandVar(VarHop),
    CountVar(VarHop),
    ShortestPath(ShortestHop),
    /// The relationship is known: its ends follow. Whether `from` is known too.
    FromEdge(Hop, bool),
    /// The list of relationships is known: its ends follow.
    FromList(VarHop),
    /// From two nodes to those next to both.
    Intersect(Hop, Hop),
    CountIntersect(Hop, Hop),
    Filter(Expr),
    Project(Vec<(Slot, Expr)>),
    Unwind {
        list: Expr,
        slot: Slot,
    },
    /// The rows of `inner`, or one with nulls.
    Optional {
        inner: Box<Op>,
        nulls: Vec<Slot>,
    },
    /// Rows for which `inner` has none.
    Anti {
        inner: Box<Op>,
        nulls: Vec<Slot>,
    },
    Aggregate {
        keys: Vec<(Slot, Expr)>,
        aggregates: Vec<Aggregation>,
        by: Option<Slot>,
    },
    Distinct(Vec<Slot>),
    Sort {
        keys: Vec<(Expr, bool)>,
        keep: Vec<Slot>,
        skip: Option<Expr>,
        limit: Option<Expr>,
    },
    Skip(Expr),
    Limit(Expr),
}

/// All nodes, or those with a label.
#[derive(Clone, Debug)]
pub(crate) struct NodeScan {
    pub(crate) slot: Slot,
    pub(crate) label: Option<LabelId>,
    /// Further labels.
    pub(crate) labels: Vec<LabelId>,
    pub(crate) ranges: Vec<Range>,
}

/// All relationships of some types, with their ends.
#[derive(Clone, Debug)]
pub(crate) struct EdgeScan {
    pub(crate) hop: Hop,
    pub(crate) from_labels: Vec<LabelId>,
    pub(crate) ranges: Vec<Range>,
}

/// Bounds on a property that holds whole numbers.
#[derive(Clone, Debug)]
pub(crate) struct Range {
    pub(crate) key: KeyId,
    pub(crate) tests: Vec<(Comparison, Expr)>,
}

/// From a node over one relationship.
#[derive(Clone, Debug)]
pub(crate) struct Hop {
    pub(crate) from: Slot,
    pub(crate) edge: Slot,
    pub(crate) to: Slot,
    pub(crate) kinds: Vec<KindId>,
    /// Whether any type will do; for printing.
    pub(crate) untyped: bool,
    /// As seen from `from`.
    pub(crate) direction: Direction,
    /// `to` has its value already.
    pub(crate) into: bool,
    /// What `to` must have and not every end of these types has.
    pub(crate) labels: Vec<LabelId>,
    /// Relationships of the same pattern, which this one must not be.
    pub(crate) unique: Vec<Slot>,
    /// Whether anything reads the slot.
    pub(crate) keep_edge: bool,
    pub(crate) keep_to: bool,
}

/// From a node over several relationships.
#[derive(Clone, Debug)]
pub(crate) struct VarHop {
    pub(crate) hop: Hop,
    pub(crate) low: u64,
    pub(crate) high: u64,
    pub(crate) properties: Vec<(Key, Expr)>,
    /// `from` is the right end as drawn, so that the list is turned round.
    pub(crate) reversed: bool,
}

/// The shortest path between two known nodes, among those that fulfil a condition.
#[derive(Clone, Debug)]
pub(crate) struct ShortestHop {
    pub(crate) path: VarHop,
    pub(crate) which: Shortest,
    /// Named paths that the condition reads.
    pub(crate) paths: Vec<(Slot, Expr)>,
    pub(crate) condition: Option<Expr>,
}

impl Op {
    /// This operator's name, as plans print it.
    pub(crate) fn name(&self) -> &'static str {
        match &self.kind {
            OpKind::Argument => "Argument",
            OpKind::Nodes(scan) if scan.label.is_none() => "AllNodes",
            OpKind::Nodes(_) => "NodesByLabel",
            OpKind::Seek { .. } => "NodeByProperty",
            OpKind::Check { .. } => "CheckNode",
            OpKind::Edges(_) => "Relationships",
            OpKind::Expand(hop) if hop.into => "ExpandInto",
            OpKind::Expand(_) => "Expand",
            OpKind::CountExpand(_, None) => "CountExpand",
            OpKind::CountExpand(_, Some(_)) => "CountPairs",
            OpKind::ExpandVar(_) => "ExpandVariable",
            OpKind::CountVar(_) => "CountVariable",
            OpKind::ShortestPath(ShortestHop { which: Shortest::One, .. }) => "ShortestPath",
            OpKind::ShortestPath(_) => "AllShortestPaths",
            OpKind::FromEdge(..) => "FromRelationship",
            OpKind::FromList(_) => "FromRelationships",
            OpKind::Intersect(..) => "Intersect",
            OpKind::CountIntersect(..) => "CountIntersect",
            OpKind::Filter(_) => "Filter",
            OpKind::Project(_) => "Project",
            OpKind::Unwind { .. } => "Unwind",
            OpKind::Optional { .. } => "Optional",
            OpKind::Anti { .. } => "Anti",
            OpKind::Aggregate { .. } => "Aggregate",
            OpKind::Distinct(_) => "Distinct",
            OpKind::Sort { limit: None, .. } => "Sort",
            OpKind::Sort { .. } => "Top",
            OpKind::Skip(_) => "Skip",
            OpKind::Limit(_) => "Limit",
        }
    }
}
