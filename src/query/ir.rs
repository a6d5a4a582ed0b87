//! The checked, scoped query: every name is a slot of the row, every label, type and key a number of the graph.

use crate::graph::{KeyId, KindId, LabelId};
use crate::query::ast::{At, Comparison, Direction, Operator, Quantifier};
use crate::query::functions::{Aggregate, Function};
use crate::query::value::Value;
use std::sync::Arc;

/// A place in the row. Each declaration of a variable has one of its own.
pub(crate) type Slot = usize;

/// A query, or a subquery.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    pub(crate) parts: Vec<Part>,
    /// Whether UNION keeps duplicates.
    pub(crate) all: bool,
    pub(crate) columns: Vec<String>,
}

/// One side of a UNION.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) clauses: Vec<Clause>,
    /// Where the columns stand in the row at the end.
    pub(crate) output: Vec<Slot>,
}

#[derive(Clone, Debug)]
pub(crate) enum Clause {
    Match { optional: bool, pattern: Pattern, filter: Option<Expr> },
    Unwind { list: Expr, slot: Slot },
    Project(Projection),
}

/// WITH or RETURN.
#[derive(Clone, Debug, Default)]
pub(crate) struct Projection {
    /// With aggregates these are the grouping keys.
    pub(crate) items: Vec<(Slot, Expr)>,
    pub(crate) aggregates: Option<Vec<Aggregation>>,
    /// Computed from keys and aggregates.
    pub(crate) after: Vec<(Slot, Expr)>,
    pub(crate) distinct: bool,
    pub(crate) order: Vec<(Expr, bool)>,
    pub(crate) skip: Option<Expr>,
    pub(crate) limit: Option<Expr>,
    pub(crate) filter: Option<Expr>,
    /// What is in scope afterwards.
    pub(crate) output: Vec<Slot>,
}

/// One aggregating call.
#[derive(Clone, Debug)]
pub(crate) struct Aggregation {
    pub(crate) slot: Slot,
    pub(crate) function: Aggregate,
    pub(crate) distinct: bool,
    /// None for `count(*)`.
    pub(crate) argument: Option<Expr>,
    /// The percentile.
    pub(crate) second: Option<Expr>,
    pub(crate) text: String,
}

/// Everything that one MATCH draws.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pattern {
    pub(crate) nodes: Vec<NodePattern>,
    pub(crate) rels: Vec<RelPattern>,
    pub(crate) paths: Vec<PathPattern>,
}

#[derive(Clone, Debug)]
pub(crate) struct NodePattern {
    pub(crate) slot: Slot,
    /// Has its value before the clause.
    pub(crate) bound: bool,
    pub(crate) labels: Vec<Label>,
}

#[derive(Clone, Debug)]
pub(crate) struct RelPattern {
    pub(crate) slot: Slot,
    pub(crate) bound: bool,
    /// Places in `Pattern::nodes`, as drawn.
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) direction: Direction,
    /// None where any type will do.
    pub(crate) kinds: Option<Vec<Kind>>,
    pub(crate) length: Option<(u64, u64)>,
    /// What each relationship must say, for patterns with a length: the rest become filters.
    pub(crate) properties: Vec<(Key, Expr)>,
    pub(crate) shortest: Option<Shortest>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortest {
    One,
    All,
}

/// A path that has a name: its first node and its relationships, as drawn.
#[derive(Clone, Debug)]
pub(crate) struct PathPattern {
    pub(crate) slot: Slot,
    pub(crate) start: usize,
    pub(crate) rels: Vec<usize>,
}

/// None where the graph has no such label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    pub(crate) name: Arc<str>,
    pub(crate) id: Option<LabelId>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kind {
    pub(crate) name: Arc<str>,
    pub(crate) id: Option<KindId>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key {
    pub(crate) name: Arc<str>,
    pub(crate) id: Option<KeyId>,
}

/// Which of the plan's subqueries.
pub(crate) type Sub = usize;

#[derive(Clone, Debug)]
pub(crate) enum Expr {
    Literal(Value),
    Slot(Slot),
    Parameter(Arc<str>),
    List(Vec<Expr>),
    Map(Vec<(Arc<str>, Expr)>),
    Property(Box<Expr>, Key, At),
    Index(Box<Expr>, Box<Expr>, At),
    Slice(Box<Expr>, Option<Box<Expr>>, Option<Box<Expr>>, At),
    Labels(Box<Expr>, Vec<Label>),
    Not(Box<Expr>),
    Negate(Box<Expr>, At),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Xor(Box<Expr>, Box<Expr>),
    Compare(Comparison, Box<Expr>, Box<Expr>),
    Binary(Operator, Box<Expr>, Box<Expr>, At),
    IsNull(Box<Expr>, bool),
    Case {
        subject: Option<Box<Expr>>,
        branches: Vec<(Expr, Expr)>,
        otherwise: Option<Box<Expr>>,
    },
    Call(&'static Function, Vec<Expr>, At),
    ListComprehension {
        slot: Slot,
        list: Box<Expr>,
        filter: Option<Box<Expr>>,
        map: Option<Box<Expr>>,
        at: At,
    },
    Quantifier {
        kind: Quantifier,
        slot: Slot,
        list: Box<Expr>,
        filter: Option<Box<Expr>>,
    },
    Reduce {
        total: Slot,
        start: Box<Expr>,
        slot: Slot,
        list: Box<Expr>,
        step: Box<Expr>,
        at: At,
    },
    Exists(Sub),
    Count(Sub),
    /// The expression for every row of the subquery, as a list.
    Collect(Sub, Box<Expr>),
    /// The expression for its first row; null if there is none.
    First(Sub, Box<Expr>),
    /// A path from its first node on, over relationships and lists of them.
    Path {
        start: Slot,
        rels: Vec<Slot>,
    },
}

impl Expr {
    /// Calls `see` on every part, outermost first. Subqueries are the caller's to follow.
    pub(crate) fn walk<'e>(&'e self, see: &mut impl FnMut(&'e Expr)) {
        see(self);
        match self {
            Expr::Literal(_) | Expr::Slot(_) | Expr::Parameter(_) => {}
            Expr::Exists(_) | Expr::Count(_) | Expr::Path { .. } => {}
            Expr::List(list) | Expr::And(list) | Expr::Or(list) | Expr::Call(_, list, _) => {
                list.iter().for_each(|e| e.walk(see));
            }
            Expr::Map(pairs) => pairs.iter().for_each(|(_, e)| e.walk(see)),
            Expr::Property(a, ..) | Expr::Labels(a, _) | Expr::Not(a) | Expr::Negate(a, _) | Expr::IsNull(a, _) => {
                a.walk(see);
            }
            Expr::Index(a, b, _) | Expr::Xor(a, b) | Expr::Compare(_, a, b) | Expr::Binary(_, a, b, _) => {
                a.walk(see);
                b.walk(see);
            }
            Expr::Slice(a, b, c, _) => {
                [Some(a), b.as_ref(), c.as_ref()].into_iter().flatten().for_each(|e| e.walk(see))
            }
            Expr::Case { subject, branches, otherwise } => {
                subject.iter().chain(otherwise).for_each(|e| e.walk(see));
                branches.iter().for_each(|(when, then)| {
                    when.walk(see);
                    then.walk(see);
                });
            }
            Expr::ListComprehension { list, filter, map, .. } => {
                [Some(list), filter.as_ref(), map.as_ref()].into_iter().flatten().for_each(|e| e.walk(see));
            }
            Expr::Quantifier { list, filter, .. } => {
                [Some(list), filter.as_ref()].into_iter().flatten().for_each(|e| e.walk(see));
            }
            Expr::Reduce { start, list, step, .. } => [start, list, step].into_iter().for_each(|e| e.walk(see)),
            Expr::Collect(_, a) | Expr::First(_, a) => a.walk(see),
        }
    }
}
