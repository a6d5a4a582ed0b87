//! A query printed so that it parses back to the same. Every operation stands in parentheses.

use crate::query::ast::*;
use crate::query::print::{float, name};
use std::fmt::{self, Display, Formatter, Result};

/// Things between separators.
fn joined<T>(
    f: &mut Formatter<'_>,
    list: &[T],
    separator: &str,
    mut each: impl FnMut(&mut Formatter<'_>, &T) -> Result,
) -> Result {
    for (at, one) in list.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { separator })?;
        each(f, one)?;
    }
    Ok(())
}

impl Display for Name {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        // Backticks throughout: a name may be a word that means something where it stands.
        write!(f, "`{}`", self.text.replace('`', "``"))
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self.mode {
            Mode::Answer => "",
            Mode::Explain => "EXPLAIN ",
            Mode::Profile => "PROFILE ",
        })?;
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                f.write_str(if self.all[at - 1] { " UNION ALL " } else { " UNION " })?;
            }
            joined(f, &part.clauses, " ", |f, c| write!(f, "{c}"))?;
        }
        Ok(())
    }
}

impl Display for Clause {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Clause::Match { optional, patterns, filter, .. } => {
                f.write_str(if *optional { "OPTIONAL MATCH " } else { "MATCH " })?;
                joined(f, patterns, ", ", |f, p| write!(f, "{p}"))?;
                option(f, " WHERE ", filter.as_ref())
            }
            Clause::Unwind { list, variable, .. } => write!(f, "UNWIND {list} AS {variable}"),
            Clause::With(projection) => write!(f, "WITH {projection}"),
            Clause::Return(projection) => write!(f, "RETURN {projection}"),
            Clause::Write(write) => write!(f, "{write}"),
            Clause::Call { name, .. } => write!(f, "CALL {name}()"),
        }
    }
}

fn option(f: &mut Formatter<'_>, word: &str, expr: Option<&Expr>) -> Result {
    match expr {
        Some(expr) => write!(f, "{word}{expr}"),
        None => Ok(()),
    }
}

impl Display for Write {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.kind {
            WriteKind::Create(patterns) => {
                f.write_str("CREATE ")?;
                joined(f, patterns, ", ", |f, p| write!(f, "{p}"))
            }
            WriteKind::Merge(pattern) => write!(f, "MERGE {pattern}"),
            WriteKind::Set(items) => {
                f.write_str("SET ")?;
                joined(f, items, ", ", |f, item| match item {
                    SetItem::Property { target, key, value } => write!(f, "{target}.{key} = {value}"),
                    SetItem::Labels { variable, labels } => {
                        write!(f, "{variable}")?;
                        joined(f, labels, "", |f, l| write!(f, ":{l}"))
                    }
                    SetItem::All { variable, value, add } => {
                        write!(f, "{variable} {} {value}", if *add { "+=" } else { "=" })
                    }
                })
            }
            WriteKind::Delete(targets) => {
                f.write_str("DELETE ")?;
                joined(f, targets, ", ", |f, e| write!(f, "{e}"))
            }
            WriteKind::Remove => f.write_str("REMOVE null"),
        }
    }
}

impl Display for Projection {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(if self.distinct { "DISTINCT " } else { "" })?;
        f.write_str(match (self.star, self.items.is_empty()) {
            (true, true) => "*",
            (true, false) => "*, ",
            _ => "",
        })?;
        joined(f, &self.items, ", ", |f, column| match &column.alias {
            Some(alias) => write!(f, "{} AS {alias}", column.expr),
            None => write!(f, "{}", column.expr),
        })?;
        if !self.order.is_empty() {
            f.write_str(" ORDER BY ")?;
            joined(f, &self.order, ", ", |f, s| write!(f, "{}{}", s.expr, if s.descending { " DESC" } else { "" }))?;
        }
        option(f, " SKIP ", self.skip.as_ref())?;
        option(f, " LIMIT ", self.limit.as_ref())?;
        option(f, " WHERE ", self.filter.as_ref())
    }
}

impl Display for PathPattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(variable) = &self.variable {
            write!(f, "{variable} = ")?;
        }
        f.write_str(match self.kind {
            PathKind::Plain => "",
            PathKind::Shortest => "shortestPath(",
            PathKind::AllShortest => "allShortestPaths(",
        })?;
        write!(f, "{}", self.start)?;
        for (rel, node) in &self.steps {
            write!(f, "{rel}{node}")?;
        }
        f.write_str(if self.kind == PathKind::Plain { "" } else { ")" })
    }
}

impl Display for NodePattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("(")?;
        if let Some(variable) = &self.variable {
            write!(f, "{variable}")?;
        }
        joined(f, &self.labels, "", |f, l| write!(f, ":{l}"))?;
        option(f, " ", self.properties.as_ref())?;
        f.write_str(")")
    }
}

impl Display for RelPattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(if self.direction == Direction::In { "<-[" } else { "-[" })?;
        if let Some(variable) = &self.variable {
            write!(f, "{variable}")?;
        }
        f.write_str(if self.types.is_empty() { "" } else { ":" })?;
        joined(f, &self.types, "|", |f, t| write!(f, "{t}"))?;
        if let Some((low, high)) = self.length {
            f.write_str("*")?;
            match (low, high) {
                (None, None) => {}
                (low, high) => {
                    low.map_or(Ok(()), |n| write!(f, "{n}"))?;
                    f.write_str("..")?;
                    high.map_or(Ok(()), |n| write!(f, "{n}"))?;
                }
            }
        }
        option(f, " ", self.properties.as_ref())?;
        f.write_str(if self.direction == Direction::Out { "]->" } else { "]-" })
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.kind {
            ExprKind::Null => f.write_str("null"),
            ExprKind::Bool(b) => write!(f, "{b}"),
            ExprKind::Int(n) if *n < 0 => write!(f, "({n})"),
            ExprKind::Int(n) => write!(f, "{n}"),
            ExprKind::Float(n) => f.write_str(&float(*n)),
            ExprKind::Text(text) => {
                write!(f, "'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
            }
            ExprKind::Parameter(text) => write!(f, "${}", name(text)),
            ExprKind::Variable(text) => write!(f, "`{}`", text.replace('`', "``")),
            ExprKind::List(list) => {
                f.write_str("[")?;
                joined(f, list, ", ", |f, e| write!(f, "{e}"))?;
                f.write_str("]")
            }
            ExprKind::Map(pairs) => {
                f.write_str("{")?;
                joined(f, pairs, ", ", |f, (key, value)| write!(f, "{key}: {value}"))?;
                f.write_str("}")
            }
            ExprKind::Property(of, key) => write!(f, "({of}).{key}"),
            ExprKind::Index(of, at) => write!(f, "({of})[{at}]"),
            ExprKind::Slice(of, low, high) => {
                write!(f, "({of})[")?;
                option(f, "", low.as_deref())?;
                f.write_str("..")?;
                option(f, "", high.as_deref())?;
                f.write_str("]")
            }
            ExprKind::Labels(of, labels) => {
                write!(f, "(({of})")?;
                joined(f, labels, "", |f, l| write!(f, ":{l}"))?;
                f.write_str(")")
            }
            ExprKind::Not(of) => write!(f, "(NOT {of})"),
            ExprKind::Negate(of) => write!(f, "(- {of})"),
            ExprKind::Plus(of) => write!(f, "(+ {of})"),
            ExprKind::And(list) => chain(f, list, " AND "),
            ExprKind::Or(list) => chain(f, list, " OR "),
            ExprKind::Xor(a, b) => write!(f, "({a} XOR {b})"),
            ExprKind::Compare(first, rest) => {
                write!(f, "({first}")?;
                joined(f, rest, "", |f, (sign, e)| write!(f, " {} {e}", sign.sign()))?;
                f.write_str(")")
            }
            ExprKind::Binary(operator, a, b) => write!(f, "({a} {} {b})", operator.sign()),
            ExprKind::IsNull(of, true) => write!(f, "({of} IS NULL)"),
            ExprKind::IsNull(of, false) => write!(f, "({of} IS NOT NULL)"),
            ExprKind::Case { subject, branches, otherwise } => {
                f.write_str("CASE")?;
                option(f, " ", subject.as_deref())?;
                joined(f, branches, "", |f, (when, then)| write!(f, " WHEN {when} THEN {then}"))?;
                option(f, " ELSE ", otherwise.as_deref())?;
                f.write_str(" END")
            }
            ExprKind::Call { name: called, distinct, arguments } => {
                let parts: Vec<String> = called.text.split('.').map(name).collect();
                write!(f, "{}({}", parts.join("."), if *distinct { "DISTINCT " } else { "" })?;
                joined(f, arguments, ", ", |f, e| write!(f, "{e}"))?;
                f.write_str(")")
            }
            ExprKind::CountStar => f.write_str("count(*)"),
            ExprKind::ListComprehension { variable, list, filter, map } => {
                write!(f, "[{variable} IN {list}")?;
                option(f, " WHERE ", filter.as_deref())?;
                option(f, " | ", map.as_deref())?;
                f.write_str("]")
            }
            ExprKind::PatternComprehension { pattern, filter, map } => {
                write!(f, "[{pattern}")?;
                option(f, " WHERE ", filter.as_deref())?;
                write!(f, " | {map}]")
            }
            ExprKind::Quantifier { kind, variable, list, filter } => {
                write!(f, "{}({variable} IN {list}", kind.word())?;
                option(f, " WHERE ", filter.as_deref())?;
                f.write_str(")")
            }
            ExprKind::Reduce { total, start, variable, list, step } => {
                write!(f, "reduce({total} = {start}, {variable} IN {list} | {step})")
            }
            ExprKind::Pattern(pattern) => write!(f, "{pattern}"),
            ExprKind::Exists(query) => write!(f, "EXISTS {{ {query} }}"),
            ExprKind::Count(query) => write!(f, "COUNT {{ {query} }}"),
        }
    }
}

fn chain(f: &mut Formatter<'_>, list: &[Expr], word: &str) -> Result {
    f.write_str("(")?;
    joined(f, list, word, |f, e| write!(f, "{e}"))?;
    f.write_str(")")
}

/// The query as text, for messages and tests.
impl Query {
    /// One line that parses back to the same query.
    pub fn text(&self) -> String {
        fmt::format(format_args!("{self}"))
    }
}
