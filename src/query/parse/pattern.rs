//! Paths as they are drawn: `p = (a:Label {key: value})-[r:TYPE*1..3]->(b)`.

use crate::query::ast::{Direction, Name, NodePattern, PathKind, PathPattern, RelPattern};
use crate::query::error::QueryError;
use crate::query::parse::lexer::Kind;
use crate::query::parse::{Parsed, Parser};

impl Parser<'_> {
    pub(super) fn path_patterns(&mut self) -> Parsed<Vec<PathPattern>> {
        let mut patterns = vec![self.path_pattern()?];
        while self.sign(",") {
            patterns.push(self.path_pattern()?);
        }
        Ok(patterns)
    }

    /// With or without a variable for the path.
    pub(super) fn path_pattern(&mut self) -> Parsed<PathPattern> {
        let start = self.start();
        let named =
            matches!(self.peek(), Kind::Word(_) | Kind::Quoted(_)) && matches!(self.peek_at(1), Kind::Sign("="));
        let variable = if named {
            let name = self.name("a variable")?;
            self.advance();
            Some(name)
        } else {
            None
        };
        let kind = match () {
            () if self.is_word("shortestPath") => PathKind::Shortest,
            () if self.is_word("allShortestPaths") => PathKind::AllShortest,
            () => PathKind::Plain,
        };
        if kind != PathKind::Plain {
            self.advance();
            self.need_sign("(")?;
        }
        let mut pattern = self.anonymous_path()?;
        if kind != PathKind::Plain {
            self.need_sign(")")?;
        }
        (pattern.variable, pattern.kind, pattern.at) = (variable, kind, self.since(start));
        Ok(pattern)
    }

    fn anonymous_path(&mut self) -> Parsed<PathPattern> {
        let begin = self.start();
        if !self.is_sign("(") {
            return Err(self.expected("a pattern such as (a)"));
        }
        // `((a)-->(b))`: parentheses around a path change nothing.
        if matches!(self.peek_at(1), Kind::Sign("(")) {
            return self.nested(|parser| {
                parser.advance();
                let inner = parser.anonymous_path()?;
                parser.need_sign(")")?;
                Ok(inner)
            });
        }
        let start = self.node_pattern()?;
        let mut steps = Vec::new();
        while let Some(rel) = self.rel_pattern()? {
            steps.push((rel, self.node_pattern()?));
        }
        Ok(PathPattern { variable: None, kind: PathKind::Plain, start, steps, at: self.since(begin) })
    }

    /// A pattern with at least one relationship, as a condition; `None`, and nothing taken, if there is none here.
    pub(super) fn pattern_condition(&mut self) -> Option<PathPattern> {
        let (at, depth) = (self.at, self.depth);
        if !self.is_sign("(") || self.no_pattern.contains(&at) || matches!(self.peek_at(1), Kind::Sign("(")) {
            return None;
        }
        match self.anonymous_path() {
            Ok(pattern) if !pattern.steps.is_empty() => Some(pattern),
            _ => {
                (self.at, self.depth) = (at, depth);
                self.no_pattern.insert(at);
                None
            }
        }
    }

    fn node_pattern(&mut self) -> Parsed<NodePattern> {
        let start = self.start();
        self.need_sign("(")?;
        let variable = match self.peek() {
            Kind::Word(_) | Kind::Quoted(_) => Some(self.name("a variable")?),
            _ => None,
        };
        let labels = self.labels()?;
        let properties = self.pattern_properties()?;
        self.need_sign(")")?;
        Ok(NodePattern { variable, labels, properties, at: self.since(start) })
    }

    /// `:Label:Other`, possibly none.
    pub(super) fn labels(&mut self) -> Parsed<Vec<Name>> {
        let mut labels = Vec::new();
        while self.sign(":") {
            labels.push(self.name("a label")?);
        }
        Ok(labels)
    }

    fn pattern_properties(&mut self) -> Parsed<Option<crate::query::ast::Expr>> {
        if self.is_sign("{") {
            return self.map().map(Some);
        }
        if self.is_sign("$") {
            let start = self.start();
            self.parameter()?;
            let message = "parameter for a whole pattern: {name: $value} expected";
            return Err(QueryError::compile("InvalidParameterUse", message, self.since(start)));
        }
        Ok(None)
    }

    /// `-[…]->` and its kin; `None` if no relationship begins here.
    fn rel_pattern(&mut self) -> Parsed<Option<RelPattern>> {
        let start = self.start();
        let to_left = self.is_sign("<") && matches!(self.peek_at(1), Kind::Sign("-"));
        let dash = usize::from(to_left);
        if !matches!(self.peek_at(dash), Kind::Sign("-")) {
            return Ok(None);
        }
        if !matches!(self.peek_at(dash + 1), Kind::Sign("[" | "-")) {
            return Ok(None);
        }
        (0..=dash).for_each(|_| self.advance());
        let mut rel = RelPattern {
            variable: None,
            types: Vec::new(),
            length: None,
            properties: None,
            direction: Direction::Both,
            at: (start, start),
        };
        if self.sign("[") {
            self.rel_detail(&mut rel)?;
            self.need_sign("]")?;
        }
        self.need_sign("-")?;
        let to_right = self.sign(">");
        rel.direction = match (to_left, to_right) {
            (true, false) => Direction::In,
            (false, true) => Direction::Out,
            // `<-[]->` allows either way, as `-[]-` does.
            _ => Direction::Both,
        };
        rel.at = self.since(start);
        Ok(Some(rel))
    }

    fn rel_detail(&mut self, rel: &mut RelPattern) -> Parsed<()> {
        if matches!(self.peek(), Kind::Word(_) | Kind::Quoted(_)) {
            rel.variable = Some(self.name("a variable")?);
        }
        if self.sign(":") {
            rel.types.push(self.name("a relationship type")?);
            while self.sign("|") {
                self.sign(":");
                rel.types.push(self.name("a relationship type")?);
            }
        }
        if self.is_sign("..") {
            let message = "range without its star: *1..3 expected";
            return Err(QueryError::compile("InvalidRelationshipPattern", message, (self.start(), self.start() + 2)));
        }
        if self.sign("*") {
            let low = self.hops()?;
            let range = self.sign("..");
            let high = if range { self.hops()? } else { low };
            rel.length = Some((low, high));
        }
        rel.properties = self.pattern_properties()?;
        Ok(())
    }

    fn hops(&mut self) -> Parsed<Option<u64>> {
        match *self.peek() {
            Kind::Int(n) => {
                self.advance();
                Ok(Some(n))
            }
            Kind::Sign("-") | Kind::Float(_) => {
                let at = (self.start(), self.tokens[self.at].end);
                let message = "path length that is no whole number: digits expected";
                Err(QueryError::compile("InvalidRelationshipPattern", message, at))
            }
            _ => Ok(None),
        }
    }
}
