//! Why a query cannot be answered: what was found where, and what would be right.

use crate::diag::{Diagnostic, Place};
use std::fmt;

/// Classes of errors, named as in openCypher's TCK where it knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `MATCH (a RETURN a`, and whatever else shows before the query runs.
    Syntax,
    /// `RETURN [1]['a']`
    Type,
    /// A query in order that says something impossible.
    Semantic,
    /// `RETURN range(1, 2, 0)`
    Argument,
    /// `RETURN $missing`
    Parameter,
    /// `RETURN 9223372036854775807 + 1`
    Arithmetic,
    /// `CALL nothing.of.that.name()`
    Procedure,
    /// `CREATE (a)`: a query only reads.
    Write,
    /// Time, memory or rows ran out, or the user stopped it.
    Limit,
}

/// When it showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Compile,
    Run,
}

/// One error. Lower case, no full stop; `offset` and `length` are bytes of the query's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    pub kind: ErrorKind,
    pub phase: Phase,
    /// The TCK's word for it, e.g. `UndefinedVariable`.
    pub detail: &'static str,
    pub message: String,
    pub offset: usize,
    pub length: usize,
    pub hint: Option<String>,
    /// Where in the text, for printing; `locate` fills it in.
    place: Option<Box<Place>>,
}

impl QueryError {
    /// An error before the query runs, about bytes `at.0..at.1`.
    pub(crate) fn compile(detail: &'static str, message: impl Into<String>, at: (usize, usize)) -> Self {
        QueryError {
            kind: ErrorKind::Syntax,
            phase: Phase::Compile,
            detail,
            message: message.into(),
            offset: at.0,
            length: at.1.saturating_sub(at.0),
            hint: None,
            place: None,
        }
    }

    /// An error while it runs.
    pub(crate) fn run(kind: ErrorKind, detail: &'static str, message: impl Into<String>) -> Self {
        QueryError { kind, phase: Phase::Run, ..QueryError::compile(detail, message, (0, 0)) }
    }

    /// The same, of another class.
    pub(crate) fn of_kind(mut self, kind: ErrorKind) -> Self {
        self.kind = kind;
        self
    }

    /// The same with a remedy.
    pub(crate) fn with_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// The same about bytes `at.0..at.1`, unless it already says where.
    pub(crate) fn or_at(mut self, at: (usize, usize)) -> Self {
        if self.length == 0 && self.offset == 0 {
            (self.offset, self.length) = (at.0, at.1.saturating_sub(at.0));
        }
        self
    }

    /// The same knowing its line, column and piece of `text`.
    pub(crate) fn locate(mut self, text: &str) -> Self {
        if self.length > 0 || self.phase == Phase::Compile {
            let start = floor(text, self.offset);
            let piece = &text[start..floor(text, self.offset + self.length)];
            // A whole clause does not help; its first words do.
            let short: String = piece.chars().take(60).collect();
            self.place = Some(Box::new(Place::at("query", text, start, short.trim_end())));
        }
        self
    }

    /// The TCK's name of the class.
    pub fn class(&self) -> &'static str {
        match self.kind {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Type => "TypeError",
            ErrorKind::Semantic => "SemanticError",
            ErrorKind::Argument => "ArgumentError",
            ErrorKind::Parameter => "ParameterMissing",
            ErrorKind::Arithmetic => "ArithmeticError",
            ErrorKind::Procedure => "ProcedureError",
            ErrorKind::Write => "WriteError",
            ErrorKind::Limit => "LimitError",
        }
    }

    /// The error as every stage reports it.
    pub fn diagnostic(&self) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.message.clone());
        diagnostic.hint.clone_from(&self.hint);
        diagnostic.place = self.place.as_deref().cloned();
        diagnostic
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostic().fmt(f)
    }
}

impl std::error::Error for QueryError {}
