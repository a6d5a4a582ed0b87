//! Clauses, what is in scope after each, and how parts of a UNION fit together.

use crate::query::ast::{self, At, Name};
use crate::query::check::{Checker, Checks, Type, Variable, type_error};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::ir::{Clause, Expr, Part, Query, Slot};
use std::collections::BTreeSet;

impl Checker<'_> {
    /// A whole query or subquery; a subquery sees the variables around it and need not return.
    pub(super) fn query(&mut self, query: &ast::Query, top: bool) -> Checks<Query> {
        let all = query.all.first().copied().unwrap_or(false);
        if query.all.iter().any(|a| *a != all) {
            let at = query.parts.get(2).map_or((0, 0), |p| clause_at(&p.clauses[0]));
            let message = "UNION and UNION ALL in one query: one of the two expected";
            return Err(QueryError::compile("InvalidClauseComposition", message, at));
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut columns: Vec<String> = Vec::new();
        for single in &query.parts {
            let outer = self.scope.clone();
            let (mut part, names) = self.single(single, top)?;
            self.scope = outer;
            if parts.is_empty() {
                columns = names;
            } else {
                part.output = self.same_columns(&columns, &names, &part.output, single)?;
            }
            parts.push(part);
        }
        Ok(Query { parts, all, columns })
    }

    /// The slots of a later part in the column order of the first.
    fn same_columns(
        &self,
        first: &[String],
        names: &[String],
        output: &[Slot],
        part: &ast::Single,
    ) -> Checks<Vec<Slot>> {
        let find = |name: &String| names.iter().position(|n| n == name).map(|at| output[at]);
        let slots: Option<Vec<Slot>> = first.iter().map(find).collect();
        match slots {
            Some(slots) if first.len() == names.len() => Ok(slots),
            _ => {
                let at = part.clauses.last().map_or((0, 0), clause_at);
                let message =
                    format!("columns {} found: {} expected, as before UNION", names.join(", "), first.join(", "));
                Err(QueryError::compile("DifferentColumnsInUnion", message, at))
            }
        }
    }

    fn single(&mut self, single: &ast::Single, top: bool) -> Checks<(Part, Vec<String>)> {
        let mut clauses = Vec::new();
        let last = single.clauses.len() - 1;
        for (at, clause) in single.clauses.iter().enumerate() {
            match clause {
                ast::Clause::Match { optional, patterns, filter, .. } => {
                    let pattern = self.pattern(patterns)?;
                    let filter = filter.as_ref().map(|f| self.condition(f)).transpose()?;
                    let own = pattern.filters;
                    let filter = join(own.into_iter().chain(filter).collect());
                    clauses.push(Clause::Match { optional: *optional, pattern: pattern.pattern, filter });
                }
                ast::Clause::Unwind { list, variable, .. } => clauses.push(self.unwind(list, variable)?),
                ast::Clause::With(projection) => {
                    let (projection, _) = self.projection(projection, /* last */ false)?;
                    clauses.push(Clause::Project(projection));
                }
                ast::Clause::Return(projection) => {
                    if at != last {
                        let next = clause_at(&single.clauses[at + 1]);
                        let message = "clause after RETURN: RETURN comes last";
                        return Err(QueryError::compile("InvalidClauseComposition", message, next));
                    }
                    let (projection, names) = self.projection(projection, /* last */ true)?;
                    let output = projection.output.clone();
                    clauses.push(Clause::Project(projection));
                    return Ok((Part { clauses, output }, names));
                }
                ast::Clause::Write(write) => return Err(writes(write)),
                ast::Clause::Call { name, .. } => {
                    let message = format!("procedure {}: there are no procedures", name.text);
                    let error = QueryError::compile("ProcedureNotFound", message, name.at);
                    return Err(error.of_kind(ErrorKind::Procedure));
                }
            }
        }
        if top {
            let at = clause_at(&single.clauses[last]);
            let message = "query without RETURN: RETURN expected at the end";
            return Err(QueryError::compile("InvalidClauseComposition", message, (at.1.max(1) - 1, at.1)));
        }
        Ok((Part { clauses, output: Vec::new() }, Vec::new()))
    }

    fn unwind(&mut self, list: &ast::Expr, variable: &Name) -> Checks<Clause> {
        self.no_aggregate(list)?;
        let (list, kind) = self.expr(list)?;
        self.not_twice(variable)?;
        let element = match kind {
            Type::List(element) => *element,
            Type::Null | Type::Any => Type::Any,
            other => other,
        };
        let slot = self.declare(&variable.text, element);
        Ok(Clause::Unwind { list, slot })
    }

    pub(super) fn not_twice(&self, variable: &Name) -> Checks<()> {
        match self.find(&variable.text) {
            None => Ok(()),
            Some(_) => {
                let message = format!("variable {} already has a value: another name expected", variable.text);
                Err(QueryError::compile("VariableAlreadyBound", message, variable.at))
            }
        }
    }

    /// What WHERE takes.
    pub(super) fn condition(&mut self, filter: &ast::Expr) -> Checks<Expr> {
        self.no_aggregate(filter)?;
        let (expr, kind) = self.boolean(filter)?;
        match kind {
            Type::Any | Type::Null | Type::Bool => Ok(expr),
            other => Err(type_error(&other, "a condition", filter.at)),
        }
    }

    pub(super) fn no_aggregate(&self, expr: &ast::Expr) -> Checks<()> {
        match super::aggregate::first_aggregate(expr) {
            None => Ok(()),
            Some(at) => Err(QueryError::compile(
                "InvalidAggregation",
                "aggregating function where nothing is grouped: only WITH and RETURN group",
                at,
            )),
        }
    }

    /// SKIP and LIMIT: a whole number that no row decides.
    pub(super) fn count(&mut self, expr: Option<&ast::Expr>, word: &str) -> Checks<Option<Expr>> {
        let Some(expr) = expr else { return Ok(None) };
        self.no_aggregate(expr)?;
        let scope = std::mem::take(&mut self.scope);
        let checked = self.expr(expr);
        self.scope = scope;
        let (checked, kind) = checked.map_err(|error| match error.detail {
            "UndefinedVariable" => {
                let message = format!("{word} that depends on a row: a constant or parameter expected");
                QueryError::compile("NonConstantExpression", message, expr.at)
            }
            _ => error,
        })?;
        match (&expr.kind, kind) {
            (ast::ExprKind::Int(n), _) if *n < 0 => {
                let message = format!("{word} below zero: a whole number from 0 expected");
                Err(QueryError::compile("NegativeIntegerArgument", message, expr.at))
            }
            (_, Type::Any | Type::Int | Type::Null) => Ok(Some(checked)),
            (_, other) => Err(type_error(&other, "a whole number", expr.at)),
        }
    }

    /// The scope after WITH or RETURN: `names` only.
    pub(super) fn rescope(&mut self, columns: Vec<Variable>) {
        self.scope = columns;
    }

    pub(super) fn distinct_names(&self, names: &[(String, At)]) -> Checks<()> {
        let mut seen = BTreeSet::new();
        for (name, at) in names {
            if !seen.insert(name.as_str()) {
                let message = format!("two columns called {name}: different names expected");
                return Err(QueryError::compile("ColumnNameConflict", message, *at));
            }
        }
        Ok(())
    }
}

/// All of the conditions as one.
pub(super) fn join(mut conditions: Vec<Expr>) -> Option<Expr> {
    match conditions.len() {
        0 | 1 => conditions.pop(),
        _ => Some(Expr::And(conditions)),
    }
}

fn clause_at(clause: &ast::Clause) -> At {
    match clause {
        ast::Clause::Match { at, .. } | ast::Clause::Unwind { at, .. } | ast::Clause::Call { at, .. } => *at,
        ast::Clause::With(p) | ast::Clause::Return(p) => p.at,
        ast::Clause::Write(write) => write.at,
    }
}

fn writes(write: &ast::Write) -> QueryError {
    let word = match write.kind {
        ast::WriteKind::Create(_) => "CREATE",
        ast::WriteKind::Merge(_) => "MERGE",
        ast::WriteKind::Set(_) => "SET",
        ast::WriteKind::Delete(_) => "DELETE",
        ast::WriteKind::Remove => "REMOVE",
    };
    let message = format!("{word} changes the graph: a query only reads");
    let hint = "isnad build adds articles, isnad correct changes what was read from them".to_string();
    QueryError::compile("UnexpectedSyntax", message, write.at).of_kind(ErrorKind::Write).with_hint(Some(hint))
}
