//! Query text → AST. nom cuts it into tokens (`lexer`); clauses, patterns and expressions descend over those.

mod clause;
mod collection;
mod expr;
mod lexer;
mod pattern;

use crate::query::ast::{At, Expr, ExprKind, Name, Query};
use crate::query::error::QueryError;
use crate::query::parse::lexer::{Kind, Token};
use std::collections::BTreeSet;

/// Deeper nesting than this is refused: parsing one level takes some twenty kilobytes of stack.
const DEEPEST: u16 = 48;
/// Higher expressions than this are refused, such as sums of very many: evaluation descends them.
const HIGHEST: u16 = 250;

/// The query that `text` holds; a `;` may end it.
pub fn query(text: &str) -> Result<Query, QueryError> {
    let parsed = Parser::new(text).and_then(|mut parser| parser.whole());
    parsed.map_err(|error| error.locate(text))
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: u16,
    /// Where no pattern begins, so that `((((a` is not tried twice at each level.
    no_pattern: BTreeSet<usize>,
    /// Where no list comprehension begins, for the same reason.
    no_comprehension: BTreeSet<usize>,
}

type Parsed<T> = Result<T, QueryError>;

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Parsed<Self> {
        Ok(Parser {
            text,
            tokens: lexer::tokens(text)?,
            at: 0,
            depth: 0,
            no_pattern: BTreeSet::new(),
            no_comprehension: BTreeSet::new(),
        })
    }

    fn peek(&self) -> &Kind {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> &Kind {
        let last = self.tokens.len() - 1;
        &self.tokens[(self.at + ahead).min(last)].kind
    }

    fn start(&self) -> usize {
        self.tokens[self.at].start
    }

    /// From `start` to the end of the last token taken.
    fn since(&self, start: usize) -> At {
        let end = if self.at == 0 { 0 } else { self.tokens[self.at - 1].end };
        (start, end.max(start))
    }

    fn advance(&mut self) {
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Kind::Sign(s) if *s == sign)
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        if found {
            self.advance();
        }
        found
    }

    fn is_word(&self, word: &str) -> bool {
        self.is_word_at(0, word)
    }

    fn is_word_at(&self, ahead: usize, word: &str) -> bool {
        matches!(self.peek_at(ahead), Kind::Word(w) if w.eq_ignore_ascii_case(word))
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.advance();
        }
        found
    }

    /// All of the words in turn, or none.
    fn words(&mut self, words: &[&str]) -> bool {
        let found = words.iter().enumerate().all(|(ahead, word)| self.is_word_at(ahead, word));
        if found {
            words.iter().for_each(|_| self.advance());
        }
        found
    }

    fn need_sign(&mut self, sign: &'static str) -> Parsed<()> {
        if self.sign(sign) { Ok(()) } else { Err(self.expected(sign)) }
    }

    fn need_word(&mut self, word: &'static str) -> Parsed<()> {
        if self.word(word) { Ok(()) } else { Err(self.expected(word)) }
    }

    /// A variable, label, type, key or alias.
    fn name(&mut self, what: &str) -> Parsed<Name> {
        let token = &self.tokens[self.at];
        match &token.kind {
            Kind::Word(text) | Kind::Quoted(text) => {
                let name = Name { text: text.clone(), at: (token.start, token.end) };
                self.advance();
                Ok(name)
            }
            _ => Err(self.expected(what)),
        }
    }

    /// What stands here is not what should.
    fn expected(&self, what: &str) -> QueryError {
        let token = &self.tokens[self.at];
        let found = match &token.kind {
            Kind::End => "end of the query".to_string(),
            Kind::Sign(sign) => (*sign).to_string(),
            Kind::Text(_) => "a text".to_string(),
            Kind::Int(_) | Kind::Float(_) => "a number".to_string(),
            Kind::Word(word) | Kind::Quoted(word) | Kind::Mixed(word) => word.clone(),
        };
        let message = format!("{found} found: {what} expected");
        QueryError::compile("UnexpectedSyntax", message, (token.start, token.end))
    }

    fn expr_node(&self, kind: ExprKind, start: usize, height: u16) -> Parsed<Expr> {
        let at = self.since(start);
        if height > HIGHEST {
            return Err(QueryError::compile("UnexpectedSyntax", "expression nested too deeply", at));
        }
        Ok(Expr { kind, at, height })
    }

    /// Runs `inner` one level deeper.
    fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= DEEPEST {
            let at = (self.start(), self.start());
            return Err(QueryError::compile("UnexpectedSyntax", "nested too deeply", at));
        }
        self.depth += 1;
        let done = inner(self);
        self.depth -= 1;
        done
    }
}

/// One more than the highest part.
fn above<'e>(parts: impl IntoIterator<Item = &'e Expr>) -> u16 {
    parts.into_iter().map(|e| e.height).max().unwrap_or(0) + 1
}
