//! AST → checked, scoped query. Whatever can be known to be wrong before the query runs is refused here.

mod aggregate;
mod clause;
mod expr;
mod pattern;
mod types;

pub(crate) use crate::query::check::types::{Class, Type};

use crate::graph::Graph;
use crate::query::ast::{self, At, Name};
use crate::query::error::QueryError;
use crate::query::ir::{Key, Kind, Label, Query, Slot};
use crate::query::near;

/// A checked query with its subqueries and the length of its rows.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    pub(crate) query: Query,
    pub(crate) subs: Vec<Query>,
    pub(crate) slots: usize,
    /// What variables are called, by slot; empty for those without a name.
    pub(crate) names: Vec<String>,
}

/// Checks a query against the language; the graph gives numbers to names, and hints.
///
/// `params` takes the names of the parameters and where they first stand.
pub(crate) fn check(graph: &Graph, query: &ast::Query, params: &mut Vec<(String, At)>) -> Result<Checked, QueryError> {
    let mut checker =
        Checker { graph, scope: Vec::new(), subs: Vec::new(), names: Vec::new(), grouping: None, params: Vec::new() };
    let query = checker.query(query, /* top */ true)?;
    params.append(&mut checker.params);
    Ok(Checked { query, subs: checker.subs, slots: checker.names.len(), names: checker.names })
}

type Checks<T> = Result<T, QueryError>;

/// A variable that can be named.
#[derive(Clone, Debug)]
struct Variable {
    name: String,
    slot: Slot,
    kind: Type,
}

struct Checker<'a> {
    graph: &'a Graph,
    scope: Vec<Variable>,
    subs: Vec<Query>,
    names: Vec<String>,
    params: Vec<(String, At)>,
    /// Set while an expression may refer to what was grouped.
    grouping: Option<aggregate::Grouping>,
}

impl Checker<'_> {
    fn new_slot(&mut self, name: &str) -> Slot {
        self.names.push(name.to_string());
        self.names.len() - 1
    }

    fn declare(&mut self, name: &str, kind: Type) -> Slot {
        let slot = self.new_slot(name);
        self.scope.push(Variable { name: name.to_string(), slot, kind });
        slot
    }

    /// The innermost variable of that name.
    fn find(&self, name: &str) -> Option<&Variable> {
        self.scope.iter().rev().find(|v| v.name == name)
    }

    fn undefined(&self, name: &str, at: At) -> QueryError {
        let hint = near::hint(name, self.scope.iter().map(|v| v.name.as_str()));
        QueryError::compile("UndefinedVariable", format!("variable {name} is not defined here"), at).with_hint(hint)
    }

    fn label(&self, name: &Name) -> Label {
        Label { name: name.text.as_str().into(), id: self.graph.label_id(&name.text) }
    }

    fn kind(&self, name: &Name) -> Kind {
        Kind { name: name.text.as_str().into(), id: self.graph.kind_id(&name.text) }
    }

    fn key(&self, name: &Name) -> Key {
        Key { name: name.text.as_str().into(), id: self.graph.key_id(&name.text) }
    }
}

/// A value of a type that cannot stand here.
fn type_error(found: &Type, wanted: &str, at: At) -> QueryError {
    QueryError::compile("InvalidArgumentType", format!("{} found: {wanted} expected", found.name()), at)
}
