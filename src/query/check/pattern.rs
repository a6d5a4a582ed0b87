//! What MATCH draws: variables declared or met again, labels and types looked up, inline properties made conditions.

use crate::query::ast::{self, Comparison, ExprKind, Name, PathKind};
use crate::query::check::{Checker, Checks, Type};
use crate::query::error::QueryError;
use crate::query::ir::{Expr, Key, NodePattern, PathPattern, Pattern, RelPattern, Shortest, Slot};
use std::collections::BTreeMap;

/// A pattern and the conditions that its inline properties state.
pub(super) struct Drawn {
    pub(super) pattern: Pattern,
    pub(super) filters: Vec<Expr>,
}

/// What is drawn so far.
#[derive(Default)]
struct Drawing {
    pattern: Pattern,
    /// Named nodes of this pattern.
    nodes: BTreeMap<String, usize>,
    /// Named relationships of this pattern.
    rels: Vec<String>,
    properties: Vec<(Slot, ast::Expr)>,
    /// By relationship, for those with a length.
    each: Vec<(usize, ast::Expr)>,
}

impl Checker<'_> {
    pub(super) fn pattern(&mut self, patterns: &[ast::PathPattern]) -> Checks<Drawn> {
        let mut drawing = Drawing::default();
        self.path_names(patterns)?;
        for path in patterns {
            self.path(path, &mut drawing)?;
        }
        let mut filters = Vec::new();
        for (slot, map) in std::mem::take(&mut drawing.properties) {
            for (key, value) in self.inline(&map)? {
                let property = Expr::Property(Box::new(Expr::Slot(slot)), key, map.at);
                filters.push(Expr::Compare(Comparison::Equal, Box::new(property), Box::new(value)));
            }
        }
        for (rel, map) in std::mem::take(&mut drawing.each) {
            drawing.pattern.rels[rel].properties = self.inline(&map)?;
        }
        Ok(Drawn { pattern: drawing.pattern, filters })
    }

    fn inline(&mut self, map: &ast::Expr) -> Checks<Vec<(Key, Expr)>> {
        let ExprKind::Map(pairs) = &map.kind else { return Ok(Vec::new()) };
        self.no_aggregate(map)?;
        pairs.iter().map(|(key, value)| Ok((self.key(key), self.expr(value)?.0))).collect()
    }

    /// A path's variable must be new, to the scope and to the pattern that it names.
    fn path_names(&mut self, patterns: &[ast::PathPattern]) -> Checks<()> {
        for path in patterns {
            let Some(name) = &path.variable else { continue };
            self.not_twice(name)?;
            let own = std::iter::once(&path.start.variable)
                .chain(path.steps.iter().flat_map(|(rel, node)| [&rel.variable, &node.variable]));
            if own.flatten().any(|v| v.text == name.text) {
                let message =
                    format!("path {} goes through a variable of its own name: another name expected", name.text);
                return Err(QueryError::compile("VariableAlreadyBound", message, name.at));
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &ast::PathPattern, drawing: &mut Drawing) -> Checks<()> {
        if let Some(name) = &path.variable {
            self.not_twice(name)?;
        }
        let start = self.node(&path.start, drawing)?;
        let mut left = start;
        let mut rels = Vec::new();
        let shortest = match path.kind {
            PathKind::Plain => None,
            PathKind::Shortest => Some(Shortest::One),
            PathKind::AllShortest => Some(Shortest::All),
        };
        if shortest.is_some() && path.steps.len() != 1 {
            let message = "shortest path over several relationships: one relationship expected";
            return Err(QueryError::compile("UnexpectedSyntax", message, path.at));
        }
        for (rel, node) in &path.steps {
            // The relationship is declared first: `()-[r]->(r)` is wrong at its node.
            let slot = self.rel_slot(rel, drawing)?;
            let right = self.node(node, drawing)?;
            rels.push(self.rel(rel, slot, (left, right), shortest, drawing)?);
            left = right;
        }
        if let Some(name) = &path.variable {
            self.not_twice(name)?;
            let slot = self.declare(&name.text, Type::Path);
            drawing.pattern.paths.push(PathPattern { slot, start, rels });
        }
        Ok(())
    }

    fn node(&mut self, node: &ast::NodePattern, drawing: &mut Drawing) -> Checks<usize> {
        let labels = node.labels.iter().map(|l| self.label(l)).collect::<Vec<_>>();
        let name = node.variable.as_ref().map_or("", |v| v.text.as_str());
        let at = match drawing.nodes.get(name) {
            Some(at) => {
                drawing.pattern.nodes[*at].labels.extend(labels);
                *at
            }
            None => {
                let (slot, bound) = self.node_slot(node.variable.as_ref())?;
                drawing.pattern.nodes.push(NodePattern { slot, bound, labels });
                let at = drawing.pattern.nodes.len() - 1;
                if !name.is_empty() {
                    drawing.nodes.insert(name.to_string(), at);
                }
                at
            }
        };
        if let Some(map) = &node.properties {
            drawing.properties.push((drawing.pattern.nodes[at].slot, map.clone()));
        }
        Ok(at)
    }

    fn node_slot(&mut self, variable: Option<&Name>) -> Checks<(Slot, bool)> {
        let Some(name) = variable else { return Ok((self.new_slot(""), false)) };
        match self.find(&name.text).cloned() {
            None => Ok((self.declare(&name.text, Type::Node), false)),
            Some(known) if matches!(known.kind, Type::Node | Type::Any | Type::Null) => Ok((known.slot, true)),
            Some(known) => Err(conflict(name, &known.kind, "node")),
        }
    }

    /// Its slot, and whether it has its value already.
    fn rel_slot(&mut self, rel: &ast::RelPattern, drawing: &mut Drawing) -> Checks<(Slot, bool)> {
        let Some(name) = &rel.variable else { return Ok((self.new_slot(""), false)) };
        if drawing.rels.contains(&name.text) {
            let message = format!("relationship {} stands twice in one pattern: no path uses one twice", name.text);
            return Err(QueryError::compile("RelationshipUniquenessViolation", message, name.at));
        }
        drawing.rels.push(name.text.clone());
        let wanted = if rel.length.is_some() { Type::List(Box::new(Type::Edge)) } else { Type::Edge };
        match self.find(&name.text).cloned() {
            None => Ok((self.declare(&name.text, wanted), false)),
            Some(known) => {
                let fits = match (&known.kind, &wanted) {
                    (Type::Any | Type::Null, _) | (Type::Edge, Type::Edge) => true,
                    (Type::List(a), Type::List(_)) => matches!(**a, Type::Any | Type::Null | Type::Edge),
                    _ => false,
                };
                if fits { Ok((known.slot, true)) } else { Err(conflict(name, &known.kind, "relationship")) }
            }
        }
    }

    fn rel(
        &mut self,
        rel: &ast::RelPattern,
        (slot, bound): (Slot, bool),
        (left, right): (usize, usize),
        shortest: Option<Shortest>,
        drawing: &mut Drawing,
    ) -> Checks<usize> {
        let length = rel.length.map(|(low, high)| (low.unwrap_or(1), high.unwrap_or(u64::MAX)));
        let length = if shortest.is_some() { Some(length.unwrap_or((1, 1))) } else { length };
        let kinds = (!rel.types.is_empty()).then(|| rel.types.iter().map(|t| self.kind(t)).collect());
        if shortest.is_some() && length.is_some_and(|(low, _)| low > 1) {
            let message = "shortest path of at least two relationships: a least length of 0 or 1 expected";
            return Err(QueryError::compile("InvalidRelationshipPattern", message, rel.at));
        }
        drawing.pattern.rels.push(RelPattern {
            slot,
            bound,
            left,
            right,
            direction: rel.direction,
            kinds,
            length,
            properties: Vec::new(),
            shortest,
        });
        let at = drawing.pattern.rels.len() - 1;
        match &rel.properties {
            Some(map) if length.is_some() => drawing.each.push((at, map.clone())),
            Some(map) => drawing.properties.push((slot, map.clone())),
            None => {}
        }
        Ok(at)
    }
}

fn conflict(name: &Name, known: &Type, wanted: &str) -> QueryError {
    let message = format!("variable {} is a {} already: a {wanted} expected", name.text, known.name());
    QueryError::compile("VariableTypeConflict", message, name.at)
}
