//! Maps, lists and comprehensions.

use crate::query::ast::{Expr, ExprKind, PathPattern};
use crate::query::parse::lexer::Kind;
use crate::query::parse::{Parsed, Parser, above};

impl Parser<'_> {
    pub(super) fn map(&mut self) -> Parsed<Expr> {
        let start = self.start();
        self.need_sign("{")?;
        let mut pairs = Vec::new();
        while !self.is_sign("}") {
            let key = self.name("a key")?;
            self.need_sign(":")?;
            pairs.push((key, self.expr()?));
            if !self.sign(",") {
                break;
            }
        }
        self.need_sign("}")?;
        let height = above(pairs.iter().map(|(_, value)| value));
        self.expr_node(ExprKind::Map(pairs), start, height)
    }

    /// A list, a list comprehension or a pattern comprehension.
    pub(super) fn bracketed(&mut self) -> Parsed<Expr> {
        let start = self.start();
        self.advance();
        if matches!(self.peek(), Kind::Word(_) | Kind::Quoted(_))
            && self.is_word_at(1, "IN")
            && !self.no_comprehension.contains(&self.at)
        {
            if let Some(comprehension) = self.list_comprehension(start)? {
                return Ok(comprehension);
            }
        }
        if let Some(pattern) = self.comprehended_pattern()? {
            let filter = if self.word("WHERE") { Some(Box::new(self.expr()?)) } else { None };
            self.need_sign("|")?;
            let map = Box::new(self.expr()?);
            self.need_sign("]")?;
            let height = above([Some(&*map), filter.as_deref()].into_iter().flatten()) + 1;
            let pattern = Box::new(pattern);
            return self.expr_node(ExprKind::PatternComprehension { pattern, filter, map }, start, height);
        }
        let list = if self.is_sign("]") { Vec::new() } else { self.exprs()? };
        self.need_sign("]")?;
        let height = above(&list);
        self.expr_node(ExprKind::List(list), start, height)
    }

    /// None, and nothing taken, for a list that begins with a condition such as `[x IN xs, true]`.
    pub(super) fn list_comprehension(&mut self, start: usize) -> Parsed<Option<Expr>> {
        let begin = self.at;
        let variable = self.name("a variable")?;
        self.need_word("IN")?;
        let list = Box::new(self.expr()?);
        let filter = if self.word("WHERE") { Some(Box::new(self.expr()?)) } else { None };
        let map = if self.sign("|") { Some(Box::new(self.expr()?)) } else { None };
        if filter.is_none() && map.is_none() && self.is_sign(",") {
            self.at = begin;
            self.no_comprehension.insert(begin);
            return Ok(None);
        }
        self.need_sign("]")?;
        let height = above([Some(&*list), filter.as_deref(), map.as_deref()].into_iter().flatten());
        self.expr_node(ExprKind::ListComprehension { variable, list, filter, map }, start, height).map(Some)
    }

    /// The pattern of `[(a)-->(b) | …]` or `[p = (a)-->(b) | …]`; nothing taken if it is none.
    pub(super) fn comprehended_pattern(&mut self) -> Parsed<Option<PathPattern>> {
        let begin = self.at;
        if matches!(self.peek_at(1), Kind::Sign("=")) && matches!(self.peek_at(2), Kind::Sign("(")) {
            if self.no_pattern.contains(&begin) {
                return Ok(None);
            }
            let pattern = self.path_pattern();
            if let Ok(pattern) = pattern {
                if self.is_word("WHERE") || self.is_sign("|") {
                    return Ok(Some(pattern));
                }
            }
            self.at = begin;
            self.no_pattern.insert(begin);
            return Ok(None);
        }
        let Some(pattern) = self.pattern_condition() else { return Ok(None) };
        if self.is_word("WHERE") || self.is_sign("|") {
            return Ok(Some(pattern));
        }
        self.at = begin;
        Ok(None)
    }
}
