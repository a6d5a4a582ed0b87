//! The read side of openCypher over a graph.
//!
//! Text → AST (`parse`) → checked, scoped query (`check`) → plan (`plan`) → rows (`eval`). Loading graphs is `graph`'s,
//! printing tables `export`'s.

pub mod ast;
mod check;
pub mod error;
mod eval;
pub(crate) mod functions;
mod ir;
pub(crate) mod near;
mod order;
pub mod parse;
mod plan;
mod print;
mod unparse;
pub mod value;

pub use crate::query::error::{ErrorKind, Phase, QueryError};
pub use crate::query::plan::Choices;
pub use crate::query::print::Printed;
pub use crate::query::value::{Path, Value};

use crate::graph::Graph;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
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
    let fresh;
    let prepared = match graph.annex(Plans::default) {
        Some(plans) => plans.get(graph, text)?,
        None => {
            fresh = Arc::new(prepare(graph, text, Choices::Best)?);
            fresh
        }
    };
    answer(graph, text, &prepared, options)
}

/// The same without a kept plan, planned in the way that `choices` says: for tests that hold plans against each other.
pub fn run_planned(graph: &Graph, text: &str, options: &Options, choices: Choices) -> Result<Answer, QueryError> {
    answer(graph, text, &prepare(graph, text, choices)?, options)
}

/// A query ready to run.
struct Prepared {
    mode: ast::Mode,
    plan: plan::Plan,
    /// Names of parameters and where they first stand.
    params: Vec<(String, ast::At)>,
}

/// Plans by text.
#[derive(Default)]
struct Plans {
    by_text: Mutex<FxHashMap<String, Arc<Prepared>>>,
}

/// More plans than this are forgotten all at once.
const PLANS: usize = 512;

impl Plans {
    fn get(&self, graph: &Graph, text: &str) -> Result<Arc<Prepared>, QueryError> {
        let plans = || self.by_text.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = plans().get(text) {
            return Ok(known.clone());
        }
        let prepared = Arc::new(prepare(graph, text, Choices::Best)?);
        let mut plans = plans();
        if plans.len() >= PLANS {
            plans.clear();
        }
        plans.insert(text.to_string(), prepared.clone());
        Ok(prepared)
    }
}

fn prepare(graph: &Graph, text: &str, choices: Choices) -> Result<Prepared, QueryError> {
    let query = parse::query(text)?;
    let mut params = Vec::new();
    let checked = check::check(graph, &query, &mut params).map_err(|error| error.locate(text))?;
    Ok(Prepared { mode: query.mode, plan: plan::plan(graph, checked, choices), params })
}

fn answer(graph: &Graph, text: &str, prepared: &Prepared, options: &Options) -> Result<Answer, QueryError> {
    if let Some((name, at)) = prepared.params.iter().find(|(name, _)| !options.params.contains_key(name)) {
        let message = format!("parameter {name} has no value");
        let hint = near::hint(name, options.params.keys().map(String::as_str));
        let error = QueryError::compile("MissingParameter", message, *at).of_kind(ErrorKind::Parameter);
        return Err(error.with_hint(hint).locate(text));
    }
    let columns = prepared.plan.columns.clone();
    if prepared.mode == ast::Mode::Explain {
        let plan = Some(prepared.plan.text(graph, None));
        return Ok(Answer { table: Table { columns, rows: Vec::new() }, plan });
    }
    let measure = prepared.mode == ast::Mode::Profile;
    let (rows, measured) = eval::run(graph, &prepared.plan, options, measure).map_err(|error| error.locate(text))?;
    let plan = measured.map(|measured| prepared.plan.text(graph, Some(&measured)));
    Ok(Answer { table: Table { columns, rows }, plan })
}

/// The words of the language, for completion.
pub fn keywords() -> &'static [&'static str] {
    &[
        "ALL", "AND", "AS", "ASC", "BY", "CASE", "CONTAINS", "COUNT", "DESC", "DISTINCT", "ELSE", "END", "ENDS",
        "EXISTS", "EXPLAIN", "FALSE", "IN", "IS", "LIMIT", "MATCH", "NOT", "NULL", "OPTIONAL", "OR", "ORDER",
        "PROFILE", "RETURN", "SKIP", "STARTS", "THEN", "TRUE", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "XOR",
    ]
}

/// The names of all functions, for completion.
pub fn function_names() -> impl Iterator<Item = &'static str> {
    functions::names()
}
