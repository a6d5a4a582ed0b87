//! Expressions, by precedence: OR, XOR, AND, NOT, comparison, string and list conditions, sums, products, powers,
//! signs, what follows a value, values.

use crate::query::ast::{Comparison, Expr, ExprKind, Mode, Name, Operator, Quantifier};
use crate::query::error::QueryError;
use crate::query::parse::lexer::Kind;
use crate::query::parse::{Parsed, Parser, above};

impl Parser<'_> {
    pub(super) fn expr(&mut self) -> Parsed<Expr> {
        self.nested(Parser::or)
    }

    pub(super) fn exprs(&mut self) -> Parsed<Vec<Expr>> {
        let mut exprs = vec![self.expr()?];
        while self.sign(",") {
            exprs.push(self.expr()?);
        }
        Ok(exprs)
    }

    fn or(&mut self) -> Parsed<Expr> {
        self.chain("OR", Parser::xor, ExprKind::Or)
    }

    fn xor(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let mut left = self.and()?;
        while self.word("XOR") {
            let right = self.and()?;
            let height = above([&left, &right]);
            left = self.expr_node(ExprKind::Xor(Box::new(left), Box::new(right)), start, height)?;
        }
        Ok(left)
    }

    fn and(&mut self) -> Parsed<Expr> {
        self.chain("AND", Parser::not, ExprKind::And)
    }

    fn chain(
        &mut self,
        word: &str,
        mut part: impl FnMut(&mut Self) -> Parsed<Expr>,
        join: impl Fn(Vec<Expr>) -> ExprKind,
    ) -> Parsed<Expr> {
        let start = self.start();
        let first = part(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.word(word) {
            parts.push(part(self)?);
        }
        let height = above(&parts);
        self.expr_node(join(parts), start, height)
    }

    fn not(&mut self) -> Parsed<Expr> {
        let start = self.start();
        if self.word("NOT") {
            let of = self.nested(Parser::not)?;
            let height = above([&of]);
            return self.expr_node(ExprKind::Not(Box::new(of)), start, height);
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let first = self.condition()?;
        let mut rest = Vec::new();
        while let Some(sign) = self.comparison_sign() {
            self.advance();
            rest.push((sign, self.condition()?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        let height = above(rest.iter().map(|(_, e)| e).chain([&first]));
        self.expr_node(ExprKind::Compare(Box::new(first), rest), start, height)
    }

    fn comparison_sign(&self) -> Option<Comparison> {
        match self.peek() {
            Kind::Sign("=") => Some(Comparison::Equal),
            Kind::Sign("<>") => Some(Comparison::Unequal),
            Kind::Sign("<") => Some(Comparison::Less),
            Kind::Sign("<=") => Some(Comparison::LessEqual),
            Kind::Sign(">") => Some(Comparison::Greater),
            Kind::Sign(">=") => Some(Comparison::GreaterEqual),
            _ => None,
        }
    }

    /// IN, STARTS WITH, ENDS WITH, CONTAINS, =~, IS NULL
    fn condition(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let mut left = self.sum()?;
        loop {
            let operator = match () {
                () if self.word("IN") => Operator::In,
                () if self.words(&["STARTS", "WITH"]) => Operator::StartsWith,
                () if self.words(&["ENDS", "WITH"]) => Operator::EndsWith,
                () if self.word("CONTAINS") => Operator::Contains,
                () if self.sign("=~") => Operator::Matches,
                () if self.words(&["IS", "NULL"]) => {
                    let height = above([&left]);
                    left = self.expr_node(ExprKind::IsNull(Box::new(left), true), start, height)?;
                    continue;
                }
                () if self.words(&["IS", "NOT", "NULL"]) => {
                    let height = above([&left]);
                    left = self.expr_node(ExprKind::IsNull(Box::new(left), false), start, height)?;
                    continue;
                }
                () => return Ok(left),
            };
            let right = self.sum()?;
            left = self.binary(operator, left, right, start)?;
        }
    }

    fn binary(&mut self, operator: Operator, left: Expr, right: Expr, start: usize) -> Parsed<Expr> {
        let height = above([&left, &right]);
        self.expr_node(ExprKind::Binary(operator, Box::new(left), Box::new(right)), start, height)
    }

    fn sum(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Kind::Sign("+") => Operator::Add,
                Kind::Sign("-") => Operator::Subtract,
                _ => return Ok(left),
            };
            self.advance();
            let right = self.product()?;
            left = self.binary(operator, left, right, start)?;
        }
    }

    fn product(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let mut left = self.power()?;
        loop {
            let operator = match self.peek() {
                Kind::Sign("*") => Operator::Multiply,
                Kind::Sign("/") => Operator::Divide,
                Kind::Sign("%") => Operator::Modulo,
                _ => return Ok(left),
            };
            self.advance();
            let right = self.power()?;
            left = self.binary(operator, left, right, start)?;
        }
    }

    fn power(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let mut left = self.signed()?;
        while self.sign("^") {
            let right = self.signed()?;
            left = self.binary(Operator::Power, left, right, start)?;
        }
        Ok(left)
    }

    fn signed(&mut self) -> Parsed<Expr> {
        let start = self.start();
        if self.sign("-") {
            // The smallest whole number has no positive counterpart, so the sign belongs to the digits.
            if let Kind::Int(n) = *self.peek() {
                if n == 1 << 63 {
                    self.advance();
                    return self.expr_node(ExprKind::Int(i64::MIN), start, 1);
                }
            }
            let of = self.nested(Parser::signed)?;
            if let ExprKind::Int(n) = of.kind {
                if n > 0 {
                    return self.expr_node(ExprKind::Int(-n), start, 1);
                }
            }
            let height = above([&of]);
            return self.expr_node(ExprKind::Negate(Box::new(of)), start, height);
        }
        if self.sign("+") {
            let of = self.nested(Parser::signed)?;
            let height = above([&of]);
            return self.expr_node(ExprKind::Plus(Box::new(of)), start, height);
        }
        self.postfix()
    }

    /// A value and what follows it: `.key`, `[at]`, `[low..high]`, `:Label`.
    pub(super) fn postfix(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let mut of = self.atom()?;
        loop {
            let height = of.height + 1;
            if self.sign(".") {
                let key = self.name("a property")?;
                of = self.expr_node(ExprKind::Property(Box::new(of), key), start, height)?;
            } else if self.is_sign(":") && matches!(self.peek_at(1), Kind::Word(_) | Kind::Quoted(_)) {
                let labels = self.labels()?;
                of = self.expr_node(ExprKind::Labels(Box::new(of), labels), start, height)?;
            } else if self.sign("[") {
                of = self.subscript(of, start)?;
            } else {
                return Ok(of);
            }
        }
    }

    fn subscript(&mut self, of: Expr, start: usize) -> Parsed<Expr> {
        let low = if self.is_sign("..") { None } else { Some(Box::new(self.expr()?)) };
        if !self.sign("..") {
            self.need_sign("]")?;
            let low = low.ok_or_else(|| self.expected("an index"))?;
            let height = above([&of, &*low]);
            return self.expr_node(ExprKind::Index(Box::new(of), low), start, height);
        }
        let high = if self.is_sign("]") { None } else { Some(Box::new(self.expr()?)) };
        self.need_sign("]")?;
        let height = above([Some(&of), low.as_deref(), high.as_deref()].into_iter().flatten());
        self.expr_node(ExprKind::Slice(Box::new(of), low, high), start, height)
    }

    fn atom(&mut self) -> Parsed<Expr> {
        let start = self.start();
        let leaf = |parser: &mut Self, kind| {
            parser.advance();
            parser.expr_node(kind, start, 1)
        };
        match self.peek().clone() {
            Kind::Int(n) => match i64::try_from(n) {
                Ok(n) => leaf(self, ExprKind::Int(n)),
                Err(_) => {
                    let at = (start, self.tokens[self.at].end);
                    Err(QueryError::compile("IntegerOverflow", "whole number beyond 64 bits", at))
                }
            },
            Kind::Float(n) => leaf(self, ExprKind::Float(n)),
            Kind::Mixed(_) => {
                let at = (start, self.tokens[self.at].end);
                let message = "number with letters in it: digits expected";
                Err(QueryError::compile("InvalidNumberLiteral", message, at))
            }
            Kind::Text(text) => leaf(self, ExprKind::Text(text)),
            Kind::Sign("$") => self.parameter(),
            Kind::Sign("[") => self.bracketed(),
            Kind::Sign("{") => self.map(),
            Kind::Sign("(") => {
                if let Some(pattern) = self.pattern_condition() {
                    return self.expr_node(ExprKind::Pattern(Box::new(pattern)), start, 2);
                }
                self.advance();
                let mut inner = self.expr()?;
                self.need_sign(")")?;
                inner.at = self.since(start);
                Ok(inner)
            }
            Kind::Word(word) => self.worded(&word, start),
            Kind::Quoted(word) if matches!(self.peek_at(1), Kind::Sign("(")) => self.call(start, word),
            Kind::Quoted(word) => leaf(self, ExprKind::Variable(word)),
            _ => Err(self.expected("an expression")),
        }
    }

    fn worded(&mut self, word: &str, start: usize) -> Parsed<Expr> {
        let lower = word.to_ascii_lowercase();
        let next = |sign| matches!(self.peek_at(1), Kind::Sign(s) if *s == sign);
        let kind = match lower.as_str() {
            "null" => ExprKind::Null,
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            "case" if !next(".") => return self.case(start),
            "exists" | "count" if next("{") => return self.subquery(start, lower == "exists"),
            "count" if next("(") && matches!(self.peek_at(2), Kind::Sign("*")) => {
                (0..3).for_each(|_| self.advance());
                self.need_sign(")")?;
                return self.expr_node(ExprKind::CountStar, start, 1);
            }
            "shortestpath" | "allshortestpaths" if next("(") => {
                let pattern = self.path_pattern()?;
                return self.expr_node(ExprKind::Pattern(Box::new(pattern)), start, 2);
            }
            "reduce" if next("(") => return self.reduce(start),
            "all" | "any" | "none" | "single" if next("(") && self.is_word_at(3, "IN") => {
                let kind = match lower.as_str() {
                    "all" => Quantifier::All,
                    "any" => Quantifier::Any,
                    "none" => Quantifier::None,
                    _ => Quantifier::Single,
                };
                return self.quantifier(kind, start);
            }
            _ if next("(") => return self.call(start, word.to_string()),
            _ if next(".") => match self.dotted_call() {
                Some(name) => return self.call(start, name),
                None => ExprKind::Variable(word.to_string()),
            },
            _ => ExprKind::Variable(word.to_string()),
        };
        self.advance();
        self.expr_node(kind, start, 1)
    }

    /// `duration.between(`: the name, with all but its last word taken; else nothing taken.
    fn dotted_call(&mut self) -> Option<String> {
        let (mut name, mut ahead) = (String::new(), 0);
        while let Kind::Word(word) = self.peek_at(ahead) {
            name.push_str(word);
            match self.peek_at(ahead + 1) {
                Kind::Sign(".") => name.push('.'),
                Kind::Sign("(") => {
                    (0..ahead).for_each(|_| self.advance());
                    return Some(name);
                }
                _ => return None,
            }
            ahead += 2;
        }
        None
    }

    fn call(&mut self, start: usize, text: String) -> Parsed<Expr> {
        self.advance();
        let name = Name { text, at: self.since(start) };
        self.need_sign("(")?;
        let distinct = self.word("DISTINCT");
        let arguments = if self.is_sign(")") { Vec::new() } else { self.exprs()? };
        self.need_sign(")")?;
        let height = above(&arguments);
        self.expr_node(ExprKind::Call { name, distinct, arguments }, start, height)
    }

    fn case(&mut self, start: usize) -> Parsed<Expr> {
        self.advance();
        let subject = if self.is_word("WHEN") { None } else { Some(Box::new(self.expr()?)) };
        let mut branches = Vec::new();
        while self.word("WHEN") {
            let when = self.expr()?;
            self.need_word("THEN")?;
            branches.push((when, self.expr()?));
        }
        if branches.is_empty() {
            return Err(self.expected("WHEN"));
        }
        let otherwise = if self.word("ELSE") { Some(Box::new(self.expr()?)) } else { None };
        self.need_word("END")?;
        let parts = branches.iter().flat_map(|(when, then)| [when, then]);
        let height = above(parts.chain(subject.as_deref()).chain(otherwise.as_deref()));
        self.expr_node(ExprKind::Case { subject, branches, otherwise }, start, height)
    }

    /// `EXISTS { … }`, `COUNT { … }`: a whole query, or a pattern with its condition.
    fn subquery(&mut self, start: usize, exists: bool) -> Parsed<Expr> {
        self.advance();
        self.need_sign("{")?;
        let query = self.nested(|parser| {
            if parser.is_sign("(") || matches!(parser.peek_at(1), Kind::Sign("=")) {
                return parser.bare_match();
            }
            parser.query(Mode::Answer)
        })?;
        self.need_sign("}")?;
        let query = Box::new(query);
        let kind = if exists { ExprKind::Exists(query) } else { ExprKind::Count(query) };
        self.expr_node(kind, start, 2)
    }

    fn bare_match(&mut self) -> Parsed<crate::query::ast::Query> {
        use crate::query::ast::{Clause, Query, Single};
        let start = self.start();
        let patterns = self.path_patterns()?;
        let filter = if self.word("WHERE") { Some(self.expr()?) } else { None };
        let clause = Clause::Match { optional: false, patterns, filter, at: self.since(start) };
        Ok(Query { mode: Mode::Answer, parts: vec![Single { clauses: vec![clause] }], all: Vec::new() })
    }

    fn quantifier(&mut self, kind: Quantifier, start: usize) -> Parsed<Expr> {
        self.advance();
        self.need_sign("(")?;
        let variable = self.name("a variable")?;
        self.need_word("IN")?;
        let list = Box::new(self.expr()?);
        let filter = if self.word("WHERE") { Some(Box::new(self.expr()?)) } else { None };
        self.need_sign(")")?;
        let height = above([Some(&*list), filter.as_deref()].into_iter().flatten());
        self.expr_node(ExprKind::Quantifier { kind, variable, list, filter }, start, height)
    }

    fn reduce(&mut self, start: usize) -> Parsed<Expr> {
        self.advance();
        self.need_sign("(")?;
        let total = self.name("a variable")?;
        self.need_sign("=")?;
        let first = Box::new(self.expr()?);
        self.need_sign(",")?;
        let variable = self.name("a variable")?;
        self.need_word("IN")?;
        let list = Box::new(self.expr()?);
        self.need_sign("|")?;
        let step = Box::new(self.expr()?);
        self.need_sign(")")?;
        let height = above([&*first, &*list, &*step]);
        self.expr_node(ExprKind::Reduce { total, start: first, variable, list, step }, start, height)
    }

    pub(super) fn parameter(&mut self) -> Parsed<Expr> {
        let start = self.start();
        self.need_sign("$")?;
        let name = match *self.peek() {
            Kind::Int(n) => {
                self.advance();
                n.to_string()
            }
            _ => self.name("a parameter's name")?.text,
        };
        self.expr_node(ExprKind::Parameter(name), start, 1)
    }
}
