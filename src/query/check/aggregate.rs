//! WITH and RETURN: columns, grouping, and what ORDER BY may refer to.

use crate::query::ast::{self, At, ExprKind};
use crate::query::check::{Checker, Checks, Type, Variable};
use crate::query::error::QueryError;
use crate::query::functions;
use crate::query::ir::{Aggregation, Expr, Projection, Slot};

/// What an expression beside aggregates may refer to: the grouping keys, and aggregates gathered on the way.
#[derive(Clone, Debug, Default)]
pub(super) struct Grouping {
    /// How each key is printed, where its value stands, and its type.
    keys: Vec<(String, Slot, Type)>,
    aggregates: Vec<Aggregation>,
    /// The scope that arguments of aggregates see.
    inner: Vec<Variable>,
    /// Variables that keys mention: using them otherwise is ambiguous, using others undefined.
    mentioned: Vec<String>,
    /// ORDER BY: what is neither key nor column is undefined.
    ordering: bool,
}

/// The first aggregating call, outside subqueries.
pub(super) fn first_aggregate(expr: &ast::Expr) -> Option<At> {
    let mut found = None;
    walk(expr, &mut |e| {
        if found.is_none() && is_aggregate(e) {
            found = Some(e.at);
        }
    });
    found
}

pub(super) fn is_aggregate(expr: &ast::Expr) -> bool {
    match &expr.kind {
        ExprKind::CountStar => true,
        ExprKind::Call { name, .. } => functions::aggregate(&name.text).is_some(),
        _ => false,
    }
}

/// Calls `see` on every part of an expression, outermost first; not inside subqueries and patterns.
pub(super) fn walk<'e>(expr: &'e ast::Expr, see: &mut impl FnMut(&'e ast::Expr)) {
    see(expr);
    for part in parts(expr) {
        walk(part, see);
    }
}

fn parts(expr: &ast::Expr) -> Vec<&ast::Expr> {
    match &expr.kind {
        ExprKind::List(list) | ExprKind::And(list) | ExprKind::Or(list) => list.iter().collect(),
        ExprKind::Call { arguments, .. } => arguments.iter().collect(),
        ExprKind::Map(pairs) => pairs.iter().map(|(_, e)| e).collect(),
        ExprKind::Property(a, _) | ExprKind::Labels(a, _) | ExprKind::IsNull(a, _) => vec![a],
        ExprKind::Not(a) | ExprKind::Negate(a) | ExprKind::Plus(a) => vec![a],
        ExprKind::Index(a, b) | ExprKind::Xor(a, b) | ExprKind::Binary(_, a, b) => vec![a, b],
        ExprKind::Slice(a, b, c) => [Some(a), b.as_ref(), c.as_ref()].into_iter().flatten().map(|e| &**e).collect(),
        ExprKind::Compare(first, rest) => std::iter::once(&**first).chain(rest.iter().map(|(_, e)| e)).collect(),
        ExprKind::Case { subject, branches, otherwise } => {
            let branches = branches.iter().flat_map(|(when, then)| [when, then]);
            subject.iter().chain(otherwise).map(|e| &**e).chain(branches).collect()
        }
        ExprKind::ListComprehension { list, filter, map, .. } => {
            [Some(list), filter.as_ref(), map.as_ref()].into_iter().flatten().map(|e| &**e).collect()
        }
        ExprKind::PatternComprehension { filter, map, .. } => {
            [Some(map), filter.as_ref()].into_iter().flatten().map(|e| &**e).collect()
        }
        ExprKind::Quantifier { list, filter, .. } => {
            [Some(list), filter.as_ref()].into_iter().flatten().map(|e| &**e).collect()
        }
        ExprKind::Reduce { start, list, step, .. } => vec![start, list, step],
        _ => Vec::new(),
    }
}

/// A column before it has its slot.
struct Item<'e> {
    name: String,
    expr: &'e ast::Expr,
    aliased: bool,
    aggregates: bool,
}

impl Checker<'_> {
    /// A projection and the names of its columns; the scope afterwards is the columns.
    pub(super) fn projection(&mut self, projection: &ast::Projection, last: bool) -> Checks<(Projection, Vec<String>)> {
        let items: Vec<Item<'_>> = projection.items.iter().map(item).collect();
        let mut columns: Vec<Variable> = Vec::new();
        let mut done = Projection { distinct: projection.distinct, ..Projection::default() };
        if projection.star {
            if self.scope.is_empty() && last {
                let message = "* with no variable in scope: something to return expected";
                return Err(QueryError::compile("NoVariablesInScope", message, projection.at));
            }
            columns = self.visible();
            done.items = columns.iter().map(|v| (v.slot, Expr::Slot(v.slot))).collect();
        }
        let grouped = items.iter().any(|i| i.aggregates);
        let mut grouping = Grouping { inner: self.scope.clone(), ..Grouping::default() };
        for column in &columns {
            grouping.keys.push((format!("`{}`", column.name), column.slot, column.kind.clone()));
        }
        let mut slots: Vec<Option<Variable>> = Vec::new();
        for item in &items {
            slots.push(if item.aggregates {
                None
            } else {
                Some(self.key_column(item, grouped, &mut done, &mut grouping)?)
            });
        }
        for (item, slot) in items.iter().zip(&mut slots) {
            if slot.is_none() {
                *slot = Some(self.aggregate_column(item, &mut done, &mut grouping)?);
            }
        }
        columns.extend(slots.into_iter().flatten());
        let places: Vec<(String, At)> = columns.iter().map(|v| (v.name.clone(), projection.at)).collect();
        self.distinct_names(&places)?;
        self.order(projection, &items, &columns, grouped, &mut done, grouping)?;
        if let Some(item) = items.iter().find(|i| !last && !i.aliased) {
            let message = "expression without a name: AS expected";
            return Err(QueryError::compile("NoExpressionAlias", message, item.expr.at));
        }
        done.skip = self.count(projection.skip.as_ref(), "SKIP")?;
        done.limit = self.count(projection.limit.as_ref(), "LIMIT")?;
        done.output = columns.iter().map(|v| v.slot).collect();
        let names = columns.iter().map(|v| v.name.clone()).collect();
        if let (Some(filter), false) = (&projection.filter, grouped || projection.distinct) {
            // Each row is still the one that it was before, so that WHERE sees what it had.
            self.scope.extend(columns.iter().cloned());
            done.filter = Some(self.condition(filter)?);
            self.rescope(columns);
            return Ok((done, names));
        }
        self.rescope(columns);
        done.filter = projection.filter.as_ref().map(|f| self.condition(f)).transpose()?;
        Ok((done, names))
    }

    /// Named variables, each once, in the order of their names.
    fn visible(&self) -> Vec<Variable> {
        let mut all: Vec<Variable> = Vec::new();
        for variable in &self.scope {
            all.retain(|v| v.name != variable.name);
            all.push(variable.clone());
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    fn key_column(
        &mut self,
        item: &Item<'_>,
        grouped: bool,
        done: &mut Projection,
        grouping: &mut Grouping,
    ) -> Checks<Variable> {
        let (expr, kind) = self.expr(item.expr)?;
        // A variable handed on keeps its slot, so that handing on costs nothing.
        let slot = match expr {
            Expr::Slot(slot) if !grouped || !done.items.iter().any(|(s, _)| *s == slot) => slot,
            _ => self.new_slot(&item.name),
        };
        done.items.push((slot, expr));
        grouping.keys.push((item.expr.to_string(), slot, kind.clone()));
        walk(item.expr, &mut |e| {
            if let ExprKind::Variable(name) = &e.kind {
                grouping.mentioned.push(name.clone());
            }
        });
        Ok(Variable { name: item.name.clone(), slot, kind })
    }

    fn aggregate_column(
        &mut self,
        item: &Item<'_>,
        done: &mut Projection,
        grouping: &mut Grouping,
    ) -> Checks<Variable> {
        let (expr, kind) = self.grouped(item.expr, grouping)?;
        done.aggregates = Some(grouping.aggregates.clone());
        let slot = match expr {
            Expr::Slot(slot) => slot,
            expr => {
                let slot = self.new_slot(&item.name);
                done.after.push((slot, expr));
                slot
            }
        };
        grouping.keys.push((item.expr.to_string(), slot, kind.clone()));
        Ok(Variable { name: item.name.clone(), slot, kind })
    }

    /// Checks an expression that holds aggregates.
    fn grouped(&mut self, expr: &ast::Expr, grouping: &mut Grouping) -> Checks<(Expr, Type)> {
        // Beside aggregates only keys can be named; ORDER BY sees the columns too.
        let hidden = if grouping.ordering { None } else { Some(std::mem::take(&mut self.scope)) };
        let outer = self.grouping.replace(std::mem::take(grouping));
        let checked = self.expr(expr);
        *grouping = std::mem::replace(&mut self.grouping, outer).unwrap_or_default();
        if let Some(hidden) = hidden {
            self.scope = hidden;
        }
        checked
    }

    /// What the grouping says of a part of an expression; none where the part must be looked into.
    pub(super) fn grouped_part(&mut self, expr: &ast::Expr) -> Checks<Option<(Expr, Type)>> {
        let Some(grouping) = &self.grouping else { return Ok(None) };
        let simple = match &expr.kind {
            ExprKind::Variable(name) if self.find(name).is_none() => true,
            ExprKind::Property(of, _) => matches!(of.kind, ExprKind::Variable(_)),
            _ => is_aggregate(expr) && grouping.ordering,
        };
        let text = if simple { expr.to_string() } else { String::new() };
        if simple {
            if let Some((_, slot, kind)) = grouping.keys.iter().find(|(key, ..)| *key == text) {
                return Ok(Some((Expr::Slot(*slot), kind.clone())));
            }
        }
        if is_aggregate(expr) {
            return self.aggregate_call(expr).map(Some);
        }
        match &expr.kind {
            ExprKind::Variable(name) if self.find(name).is_none() => {
                let known = grouping.inner.iter().any(|v| v.name == *name);
                let ambiguous = known && (!grouping.ordering || grouping.mentioned.contains(name));
                if !ambiguous {
                    return Err(self.undefined(name, expr.at));
                }
                let message = format!("{name} beside an aggregate: only what is a column of its own can stand there");
                Err(QueryError::compile("AmbiguousAggregationExpression", message, expr.at))
            }
            _ => Ok(None),
        }
    }

    fn aggregate_call(&mut self, expr: &ast::Expr) -> Checks<(Expr, Type)> {
        let Some(mut grouping) = self.grouping.take() else {
            return Ok((Expr::Literal(Default::default()), Type::Any));
        };
        let scope = if grouping.ordering { self.scope.clone() } else { grouping.inner.clone() };
        let scope = std::mem::replace(&mut self.scope, scope);
        let checked = self.aggregation(expr);
        self.scope = scope;
        let (aggregation, kind) = match checked {
            Ok(checked) => checked,
            Err(error) => {
                self.grouping = Some(grouping);
                return Err(error);
            }
        };
        let same = grouping.aggregates.iter().find(|a| a.text == aggregation.text).map(|a| a.slot);
        let slot = same.unwrap_or(aggregation.slot);
        if same.is_none() {
            grouping.aggregates.push(aggregation);
        }
        self.grouping = Some(grouping);
        Ok((Expr::Slot(slot), kind))
    }

    fn aggregation(&mut self, expr: &ast::Expr) -> Checks<(Aggregation, Type)> {
        let text = expr.to_string();
        let slot = self.new_slot("");
        let ExprKind::Call { name, distinct, arguments } = &expr.kind else {
            let function = functions::Aggregate::Count;
            return Ok((
                Aggregation { slot, function, distinct: false, argument: None, second: None, text },
                Type::Int,
            ));
        };
        let function = functions::aggregate(&name.text).unwrap_or(functions::Aggregate::Count);
        let wanted = function.arguments();
        if arguments.len() != wanted {
            let message = format!("{} arguments for {}: {wanted} expected", arguments.len(), name.text);
            return Err(QueryError::compile("InvalidNumberOfArguments", message, expr.at));
        }
        for argument in arguments {
            if let Some(at) = first_aggregate(argument) {
                let message = "aggregating function within another: one of the two expected";
                return Err(QueryError::compile("NestedAggregation", message, at));
            }
            let mut random = None;
            walk(argument, &mut |e| match &e.kind {
                ExprKind::Call { name, .. } if name.text.eq_ignore_ascii_case("rand") => random = Some(e.at),
                _ => {}
            });
            if let Some(at) = random {
                let message = "random number within an aggregating function: the same value each time expected";
                return Err(QueryError::compile("NonConstantExpression", message, at));
            }
        }
        let (argument, kind) = self.expr(&arguments[0])?;
        let second = arguments.get(1).map(|e| self.expr(e)).transpose()?.map(|(e, _)| e);
        let kind = function.result(kind);
        Ok((Aggregation { slot, function, distinct: *distinct, argument: Some(argument), second, text }, kind))
    }

    fn order(
        &mut self,
        projection: &ast::Projection,
        items: &[Item<'_>],
        columns: &[Variable],
        grouped: bool,
        done: &mut Projection,
        mut grouping: Grouping,
    ) -> Checks<()> {
        let closed = grouped || projection.distinct;
        let before = self.scope.clone();
        for sort in &projection.order {
            let aggregate = first_aggregate(&sort.expr);
            if let (Some(_), false) = (aggregate, grouped) {
                self.no_aggregate(&sort.expr)?;
            }
            let text = sort.expr.to_string();
            // What is a column already is not computed again.
            let whole = items.iter().position(|i| i.expr.to_string() == text);
            let shadowed = matches!(&sort.expr.kind, ExprKind::Variable(n) if columns.iter().any(|c| c.name == *n));
            if let (Some(at), false) = (whole, shadowed) {
                let first = columns.len() - items.len();
                done.order.push((Expr::Slot(columns[first + at].slot), sort.descending));
                continue;
            }
            self.scope = if closed { Vec::new() } else { before.clone() };
            self.scope.extend(columns.iter().cloned());
            let checked = if closed {
                grouping.ordering = true;
                let known = grouping.aggregates.len();
                // Without an aggregate beside it a name that is no column is simply unknown.
                let mentioned = std::mem::take(&mut grouping.mentioned);
                if aggregate.is_some() {
                    grouping.mentioned.clone_from(&mentioned);
                }
                let checked = self.grouped(&sort.expr, &mut grouping);
                grouping.mentioned = mentioned;
                if grouping.aggregates.len() > known {
                    done.aggregates = Some(grouping.aggregates.clone());
                }
                checked
            } else {
                self.expr(&sort.expr)
            };
            self.scope = before.clone();
            done.order.push((checked?.0, sort.descending));
        }
        Ok(())
    }
}

fn item(column: &ast::Column) -> Item<'_> {
    let name = match (&column.alias, &column.expr.kind) {
        (Some(alias), _) => alias.text.clone(),
        (None, ExprKind::Variable(name)) => name.clone(),
        (None, _) => column.text.clone(),
    };
    let aliased = column.alias.is_some() || matches!(column.expr.kind, ExprKind::Variable(_));
    Item { name, expr: &column.expr, aliased, aggregates: first_aggregate(&column.expr).is_some() }
}
