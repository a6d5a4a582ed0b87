//! Expressions: names become slots, and types that cannot fit are refused.

use crate::query::ast::{self, At, Comparison, ExprKind, Name, Operator, PathKind};
use crate::query::check::{Checker, Checks, Class, Type, type_error};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::functions;
use crate::query::ir::{Clause, Expr, Part, Query, Slot};
use crate::query::near;
use crate::query::value::Value;

impl Checker<'_> {
    /// An expression whose patterns are conditions only where `boolean` is asked.
    pub(super) fn expr(&mut self, expr: &ast::Expr) -> Checks<(Expr, Type)> {
        if let Some(done) = self.grouped_part(expr)? {
            return Ok(done);
        }
        let at = expr.at;
        let literal = |value: Value, kind| Ok((Expr::Literal(value), kind));
        match &expr.kind {
            ExprKind::Null => literal(Value::Null, Type::Null),
            ExprKind::Bool(b) => literal(Value::Bool(*b), Type::Bool),
            ExprKind::Int(n) => literal(Value::Int(*n), Type::Int),
            ExprKind::Float(n) => literal(Value::Float(*n), Type::Float),
            ExprKind::Text(text) => literal(Value::from(text.as_str()), Type::Text),
            ExprKind::Parameter(name) => {
                if self.params.iter().all(|(known, _)| known != name) {
                    self.params.push((name.clone(), at));
                }
                Ok((Expr::Parameter(name.as_str().into()), Type::Any))
            }
            ExprKind::Variable(name) => match self.find(name) {
                Some(variable) => Ok((Expr::Slot(variable.slot), variable.kind.clone())),
                None => Err(self.undefined(name, at)),
            },
            ExprKind::List(list) => self.list(list),
            ExprKind::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| Ok((key.text.as_str().into(), self.expr(value)?.0)));
                Ok((Expr::Map(pairs.collect::<Checks<Vec<_>>>()?), Type::Map))
            }
            ExprKind::Property(of, key) => self.property(of, key, at),
            ExprKind::Index(of, index) => self.index(of, index, at),
            ExprKind::Slice(of, low, high) => {
                let (of, kind) = self.of_class(of, Class::LIST)?;
                let low = low.as_ref().map(|e| self.of_class(e, Class::INT)).transpose()?.map(|(e, _)| Box::new(e));
                let high = high.as_ref().map(|e| self.of_class(e, Class::INT)).transpose()?.map(|(e, _)| Box::new(e));
                Ok((Expr::Slice(Box::new(of), low, high, at), kind))
            }
            ExprKind::Labels(of, labels) => {
                let (of, _) = self.of_class(of, Class::NODE.or(Class::EDGE))?;
                let labels = labels.iter().map(|l| self.label(l)).collect();
                Ok((Expr::Labels(Box::new(of), labels), Type::Bool))
            }
            ExprKind::Not(_) | ExprKind::And(_) | ExprKind::Or(_) | ExprKind::Xor(..) => self.boolean(expr),
            ExprKind::Negate(of) => {
                let (of, kind) = self.of_class(of, Class::NUMBER.or(Class::TEMPORAL))?;
                Ok((Expr::Negate(Box::new(of), at), kind))
            }
            ExprKind::Plus(of) => self.of_class(of, Class::NUMBER),
            ExprKind::Compare(first, rest) => self.compare(first, rest),
            ExprKind::Binary(operator, a, b) => self.binary(*operator, a, b, at),
            ExprKind::IsNull(of, null) => {
                let (of, _) = self.expr(of)?;
                Ok((Expr::IsNull(Box::new(of), *null), Type::Bool))
            }
            ExprKind::Case { subject, branches, otherwise } => {
                self.case(subject.as_deref(), branches, otherwise.as_deref())
            }
            ExprKind::Call { name, arguments, .. } => self.call(name, arguments, at),
            ExprKind::CountStar => self.no_aggregate(expr).map(|()| (Expr::Literal(Value::Null), Type::Int)),
            ExprKind::ListComprehension { variable, list, filter, map } => {
                self.list_comprehension(variable, list, filter.as_deref(), map.as_deref(), at)
            }
            ExprKind::PatternComprehension { pattern, filter, map } => {
                self.pattern_comprehension(pattern, filter.as_deref(), map)
            }
            ExprKind::Quantifier { kind, variable, list, filter } => {
                let (list, element) = self.iterated(list)?;
                self.within(&[(variable, element)], |checker, slots| {
                    let filter = filter.as_ref().map(|f| checker.condition(f)).transpose()?.map(Box::new);
                    let list = Box::new(list);
                    Ok((Expr::Quantifier { kind: *kind, slot: slots[0], list, filter }, Type::Bool))
                })
            }
            ExprKind::Reduce { total, start, variable, list, step } => {
                let (start, _) = self.expr(start)?;
                let (list, element) = self.iterated(list)?;
                self.within(&[(total, Type::Any), (variable, element)], |checker, slots| {
                    checker.no_aggregate(step)?;
                    let (step, kind) = checker.expr(step)?;
                    let (start, list, step) = (Box::new(start), Box::new(list), Box::new(step));
                    Ok((Expr::Reduce { total: slots[0], start, slot: slots[1], list, step, at }, kind))
                })
            }
            ExprKind::Pattern(pattern) if pattern.kind != PathKind::Plain => self.shortest(pattern),
            ExprKind::Pattern(_) => {
                let message = "pattern as a value: a condition is where it can stand; [(a)-->(b) | …] makes a list";
                Err(QueryError::compile("UnexpectedSyntax", message, at))
            }
            ExprKind::Exists(query) => {
                let sub = self.subquery(query)?;
                Ok((Expr::Exists(sub), Type::Bool))
            }
            ExprKind::Count(query) => {
                let sub = self.subquery(query)?;
                Ok((Expr::Count(sub), Type::Int))
            }
        }
    }

    /// An expression where a pattern is a condition.
    pub(super) fn boolean(&mut self, expr: &ast::Expr) -> Checks<(Expr, Type)> {
        let known = |kind: &Type, at: At| match kind {
            Type::Any | Type::Null | Type::Bool => Ok(()),
            other => Err(type_error(other, "a condition", at)),
        };
        let mut each = |list: &[&ast::Expr]| -> Checks<Vec<Expr>> {
            let mut done = Vec::new();
            for part in list {
                let (checked, kind) = self.boolean(part)?;
                known(&kind, part.at)?;
                done.push(checked);
            }
            Ok(done)
        };
        match &expr.kind {
            ExprKind::Not(of) => {
                let of = each(&[&**of])?.remove(0);
                Ok((Expr::Not(Box::new(of)), Type::Bool))
            }
            ExprKind::And(list) => Ok((Expr::And(each(&list.iter().collect::<Vec<_>>())?), Type::Bool)),
            ExprKind::Or(list) => Ok((Expr::Or(each(&list.iter().collect::<Vec<_>>())?), Type::Bool)),
            ExprKind::Xor(a, b) => {
                let mut both = each(&[&**a, &**b])?.into_iter();
                let (a, b) =
                    (both.next().unwrap_or(Expr::And(Vec::new())), both.next().unwrap_or(Expr::And(Vec::new())));
                Ok((Expr::Xor(Box::new(a), Box::new(b)), Type::Bool))
            }
            ExprKind::Pattern(pattern) if pattern.kind == PathKind::Plain => {
                self.pattern_condition(pattern).map(|e| (e, Type::Bool))
            }
            _ => self.expr(expr),
        }
    }

    fn pattern_condition(&mut self, pattern: &ast::PathPattern) -> Checks<Expr> {
        let rels = pattern.steps.iter().map(|(rel, _)| &rel.variable);
        let nodes =
            std::iter::once(&pattern.start.variable).chain(pattern.steps.iter().map(|(_, node)| &node.variable));
        for name in rels.chain(nodes).flatten() {
            if self.find(&name.text).is_none() {
                return Err(self.undefined(&name.text, name.at));
            }
        }
        let sub = self.drawn(pattern, None)?;
        Ok(Expr::Exists(sub.0))
    }

    /// A subquery of one pattern; what it maps to is checked in its scope.
    fn drawn(
        &mut self,
        pattern: &ast::PathPattern,
        then: Option<(Option<&ast::Expr>, &ast::Expr)>,
    ) -> Checks<(usize, Option<(Expr, Type)>)> {
        let outer = self.scope.clone();
        let done = self.drawn_inside(pattern, then);
        self.scope = outer;
        let (clause, map) = done?;
        self.subs.push(Query {
            parts: vec![Part { clauses: vec![clause], output: Vec::new() }],
            all: true,
            columns: Vec::new(),
        });
        Ok((self.subs.len() - 1, map))
    }

    fn drawn_inside(
        &mut self,
        pattern: &ast::PathPattern,
        then: Option<(Option<&ast::Expr>, &ast::Expr)>,
    ) -> Checks<(Clause, Option<(Expr, Type)>)> {
        let drawn = self.pattern(std::slice::from_ref(pattern))?;
        let mut filters = drawn.filters;
        let mut map = None;
        if let Some((filter, mapped)) = then {
            if let Some(filter) = filter {
                filters.push(self.condition(filter)?);
            }
            map = Some(self.expr(mapped)?);
        }
        let filter = super::clause::join(filters);
        Ok((Clause::Match { optional: false, pattern: drawn.pattern, filter }, map))
    }

    fn pattern_comprehension(
        &mut self,
        pattern: &ast::PathPattern,
        filter: Option<&ast::Expr>,
        map: &ast::Expr,
    ) -> Checks<(Expr, Type)> {
        self.no_aggregate(map)?;
        let (sub, mapped) = self.drawn(pattern, Some((filter, map)))?;
        let (map, kind) = mapped.unwrap_or((Expr::Literal(Value::Null), Type::Any));
        Ok((Expr::Collect(sub, Box::new(map)), Type::List(Box::new(kind))))
    }

    /// `shortestPath(…)` as a value.
    fn shortest(&mut self, pattern: &ast::PathPattern) -> Checks<(Expr, Type)> {
        let name = Name { text: " path".to_string(), at: pattern.at };
        let named = ast::PathPattern { variable: Some(name.clone()), ..pattern.clone() };
        let path = ast::Expr { kind: ExprKind::Variable(name.text), at: pattern.at, height: 1 };
        let (sub, mapped) = self.drawn(&named, Some((None, &path)))?;
        let path = Box::new(mapped.map_or(Expr::Literal(Value::Null), |(e, _)| e));
        Ok(match pattern.kind {
            PathKind::AllShortest => (Expr::Collect(sub, path), Type::List(Box::new(Type::Path))),
            _ => (Expr::First(sub, path), Type::Path),
        })
    }

    fn subquery(&mut self, query: &ast::Query) -> Checks<usize> {
        let (outer, grouping) = (self.scope.clone(), self.grouping.take());
        let done = self.query(query, /* top */ false);
        (self.scope, self.grouping) = (outer, grouping);
        self.subs.push(done?);
        Ok(self.subs.len() - 1)
    }

    fn list(&mut self, list: &[ast::Expr]) -> Checks<(Expr, Type)> {
        let mut element: Option<Type> = None;
        let mut parts = Vec::new();
        for part in list {
            let (checked, kind) = self.expr(part)?;
            parts.push(checked);
            element = Some(element.map_or(kind.clone(), |e| e.join(kind)));
        }
        Ok((Expr::List(parts), Type::List(Box::new(element.unwrap_or(Type::Any)))))
    }

    fn property(&mut self, of: &ast::Expr, key: &Name, at: At) -> Checks<(Expr, Type)> {
        let (checked, kind) = self.expr(of)?;
        match kind {
            Type::Any | Type::Null | Type::Node | Type::Edge | Type::Map | Type::Temporal => {}
            Type::Path => return Err(type_error(&kind, "a node, relationship, map or temporal value", of.at)),
            other => {
                let error = type_error(&other, "a node, relationship, map or temporal value", of.at);
                return Err(error.of_kind(ErrorKind::Type));
            }
        }
        Ok((Expr::Property(Box::new(checked), self.key(key), at), Type::Any))
    }

    fn index(&mut self, of: &ast::Expr, index: &ast::Expr, at: At) -> Checks<(Expr, Type)> {
        let (checked, kind) = self.expr(of)?;
        let (place, place_kind) = self.expr(index)?;
        let wrong = |kind: &Type, wanted: &str, at: At| Err(type_error(kind, wanted, at).of_kind(ErrorKind::Type));
        let element = match &kind {
            Type::List(element) => {
                if !place_kind.may_be(Class::INT) {
                    return wrong(&place_kind, "a whole number", index.at);
                }
                (**element).clone()
            }
            Type::Any | Type::Null | Type::Map | Type::Node | Type::Edge => Type::Any,
            other => return wrong(other, "a list, map, node or relationship", of.at),
        };
        Ok((Expr::Index(Box::new(checked), Box::new(place), at), element))
    }

    fn of_class(&mut self, expr: &ast::Expr, class: Class) -> Checks<(Expr, Type)> {
        let (checked, kind) = self.expr(expr)?;
        if kind.may_be(class) { Ok((checked, kind)) } else { Err(type_error(&kind, &class.names(), expr.at)) }
    }

    fn compare(&mut self, first: &ast::Expr, rest: &[(Comparison, ast::Expr)]) -> Checks<(Expr, Type)> {
        let mut left = self.expr(first)?.0;
        let mut all = Vec::new();
        for (sign, right) in rest {
            let right = self.expr(right)?.0;
            all.push(Expr::Compare(*sign, Box::new(left), Box::new(right.clone())));
            left = right;
        }
        let one = all.len() == 1;
        Ok((if one { all.remove(0) } else { Expr::And(all) }, Type::Bool))
    }

    fn binary(&mut self, operator: Operator, a: &ast::Expr, b: &ast::Expr, at: At) -> Checks<(Expr, Type)> {
        let (left, a_kind) = self.expr(a)?;
        let (right, b_kind) = self.expr(b)?;
        let numeric = Class::NUMBER.or(Class::TEMPORAL);
        let kind = match operator {
            Operator::In => {
                if !b_kind.may_be(Class::LIST) {
                    return Err(type_error(&b_kind, "a list", b.at));
                }
                Type::Bool
            }
            Operator::StartsWith | Operator::EndsWith | Operator::Contains | Operator::Matches => Type::Bool,
            Operator::Add => sum(&a_kind, &b_kind),
            _ => {
                for (kind, part) in [(&a_kind, a), (&b_kind, b)] {
                    if !kind.may_be(numeric) {
                        return Err(type_error(kind, "a number", part.at));
                    }
                }
                match (&a_kind, &b_kind) {
                    (_, _) if operator == Operator::Power => Type::Float,
                    (Type::Int, Type::Int) => Type::Int,
                    (Type::Int | Type::Float, Type::Int | Type::Float) => Type::Float,
                    _ => Type::Any,
                }
            }
        };
        Ok((Expr::Binary(operator, Box::new(left), Box::new(right), at), kind))
    }

    fn case(
        &mut self,
        subject: Option<&ast::Expr>,
        branches: &[(ast::Expr, ast::Expr)],
        otherwise: Option<&ast::Expr>,
    ) -> Checks<(Expr, Type)> {
        let checked = subject.map(|e| self.expr(e)).transpose()?.map(|(e, _)| Box::new(e));
        let mut kind = Type::Null;
        let mut done = Vec::new();
        for (when, then) in branches {
            let when = if subject.is_some() { self.expr(when)?.0 } else { self.boolean(when)?.0 };
            let (then, then_kind) = self.expr(then)?;
            kind = kind.join(then_kind);
            done.push((when, then));
        }
        let otherwise = match otherwise {
            Some(otherwise) => {
                let (checked, other_kind) = self.expr(otherwise)?;
                kind = kind.join(other_kind);
                Some(Box::new(checked))
            }
            None => None,
        };
        Ok((Expr::Case { subject: checked, branches: done, otherwise }, kind))
    }

    fn call(&mut self, name: &Name, arguments: &[ast::Expr], at: At) -> Checks<(Expr, Type)> {
        if functions::aggregate(&name.text).is_some() {
            let message = format!("{} where nothing is grouped: only WITH and RETURN group", name.text);
            return Err(QueryError::compile("InvalidAggregation", message, at));
        }
        if name.text.eq_ignore_ascii_case("exists") && arguments.len() == 1 {
            return match &arguments[0].kind {
                ExprKind::Pattern(_) => self.boolean(&arguments[0]),
                ExprKind::Property(..) | ExprKind::Index(..) => {
                    let (of, _) = self.expr(&arguments[0])?;
                    Ok((Expr::IsNull(Box::new(of), false), Type::Bool))
                }
                _ => Err(QueryError::compile("InvalidArgumentType", "a property or pattern expected", arguments[0].at)),
            };
        }
        let Some(function) = functions::find(&name.text) else {
            let hint = near::hint(&name.text, functions::names());
            let message = format!("there is no function {}", name.text);
            return Err(QueryError::compile("UnknownFunction", message, name.at).with_hint(hint));
        };
        let most = if function.variadic { usize::MAX } else { function.arguments.len() };
        if arguments.len() < function.least || arguments.len() > most {
            let wanted = match (function.least, function.arguments.len()) {
                (least, _) if function.variadic => format!("{least} or more"),
                (least, most) if least == most => format!("{most}"),
                (least, most) => format!("{least} to {most}"),
            };
            let message = format!("{} arguments for {}: {wanted} expected", arguments.len(), function.name);
            return Err(QueryError::compile("InvalidNumberOfArguments", message, at));
        }
        let mut checked = Vec::new();
        let mut kinds = Vec::new();
        for (place, argument) in arguments.iter().enumerate() {
            let (expr, kind) = self.expr(argument)?;
            let class = function.arguments[place.min(function.arguments.len() - 1)];
            if !kind.may_be(class) {
                return Err(type_error(&kind, &class.names(), argument.at));
            }
            checked.push(expr);
            kinds.push(kind);
        }
        Ok((Expr::Call(function, checked, at), (function.returns)(&kinds)))
    }

    fn iterated(&mut self, list: &ast::Expr) -> Checks<(Expr, Type)> {
        let (list, kind) = self.of_class(list, Class::LIST)?;
        Ok(match kind {
            Type::List(element) => (list, *element),
            _ => (list, Type::Any),
        })
    }

    fn list_comprehension(
        &mut self,
        variable: &Name,
        list: &ast::Expr,
        filter: Option<&ast::Expr>,
        map: Option<&ast::Expr>,
        at: At,
    ) -> Checks<(Expr, Type)> {
        let (list, element) = self.iterated(list)?;
        self.within(&[(variable, element.clone())], |checker, slots| {
            let filter = filter.map(|f| checker.condition(f)).transpose()?.map(Box::new);
            let mut kind = element;
            let map = match map {
                Some(map) => {
                    checker.no_aggregate(map)?;
                    let (map, mapped) = checker.expr(map)?;
                    kind = mapped;
                    Some(Box::new(map))
                }
                None => None,
            };
            let list = Box::new(list);
            Ok((Expr::ListComprehension { slot: slots[0], list, filter, map, at }, Type::List(Box::new(kind))))
        })
    }

    /// Runs `inner` with more variables in scope.
    fn within<T>(
        &mut self,
        variables: &[(&Name, Type)],
        inner: impl FnOnce(&mut Self, &[Slot]) -> Checks<T>,
    ) -> Checks<T> {
        let before = self.scope.len();
        let slots: Vec<Slot> = variables.iter().map(|(name, kind)| self.declare(&name.text, kind.clone())).collect();
        let done = inner(self, &slots);
        self.scope.truncate(before);
        done
    }
}

fn sum(a: &Type, b: &Type) -> Type {
    match (a, b) {
        (Type::List(x), Type::List(y)) => Type::List(Box::new((**x).clone().join((**y).clone()))),
        (Type::List(_), _) | (_, Type::List(_)) => Type::list(),
        (Type::Int, Type::Int) => Type::Int,
        (Type::Int | Type::Float, Type::Int | Type::Float) => Type::Float,
        (Type::Text, Type::Text) => Type::Text,
        _ => Type::Any,
    }
}
