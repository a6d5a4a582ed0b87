//! The read side of openCypher over a graph.
//!
//! Text → AST (`parse`) → checked, scoped query (`check`) → plan (`plan`) → rows (`eval`). Loading graphs is `graph`'s,
//! printing tables `export`'s.

pub mod error;
mod near;
mod order;
mod print;
pub mod value;

pub use crate::query::error::{ErrorKind, Phase, QueryError};
pub use crate::query::print::Printed;
pub use crate::query::value::{Path, Value};

use crate::graph::Graph;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// What a query is given besides its text, and what it may use up.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Values of `$name`.
    pub params: BTreeMap<String, Value>,
    pub timeout: Option<Duration>,
    /// More rows than this are an error.
    pub max_rows: Option<usize>,
    /// Bytes that rows held at once may take, roughly.
    pub memory: Option<usize>,
    /// Set by another thread to stop the query.
    pub cancel: Option<Arc<AtomicBool>>,
}

/// Rows under named columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// What came of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub table: Table,
    /// For EXPLAIN and PROFILE: the plan, one operator a line.
    pub plan: Option<String>,
}

/// Answers `text` over `graph`.
///
/// A plan is kept with the graph, so that asking the same again is cheap.
pub fn run(graph: &Graph, text: &str, options: &Options) -> Result<Answer, QueryError> {
    let _ = (graph, options);
    Err(QueryError::compile("UnexpectedSyntax", "nothing can be answered yet", (0, text.len())).locate(text))
}
