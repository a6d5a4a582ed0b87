//! What went wrong, where, and what would be right. Every stage reports through these; printing is `cli`'s concern.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Work went on; something was left out or guessed.
    Warning,
    /// The thing named could not be done.
    Error,
}

/// One message about one place.
///
/// `message` says first what was found, then what would be right: lower case, no full stop. `hint` is what the user can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub message: String,
    pub hint: Option<String>,
    pub place: Option<Place>,
}

/// A place in something that a user gave: a file, a query, a lexicon row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// File name, `-` for standard input, or a word such as `query`.
    pub file: String,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// From 1, in characters; 0 where the whole line is meant.
    pub column: usize,
    /// The offending piece, as it was given.
    pub piece: String,
}

impl Place {
    /// The whole of a file.
    pub fn file(name: impl Into<String>) -> Self {
        Place { file: name.into(), ..Place::default() }
    }

    /// The place of byte `offset` in `text`, which came from `file`.
    pub fn at(file: impl Into<String>, text: &str, offset: usize, piece: &str) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        Place { file: file.into(), line, column, piece: piece.to_string() }
    }
}

impl Diagnostic {
    /// A message that stops nothing.
    pub fn warning(message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, message: message.into(), hint: None, place: None }
    }

    /// A message about something that could not be done.
    pub fn error(message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Error, ..Diagnostic::warning(message) }
    }

    /// The same with a remedy.
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a place.
    pub fn with_place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        Ok(())
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(match self.severity {
            Severity::Warning => "warning: ",
            Severity::Error => "error: ",
        })?;
        f.write_str(&self.message)?;
        if let Some(place) = self.place.as_ref().filter(|p| !p.piece.is_empty()) {
            // First strong isolate and pop: a right-to-left piece must not reorder the message around it.
            write!(f, ": \u{2068}{}\u{2069}", place.piece)?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// A result that is there whatever happened on the way, with what happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Warned<T> {
    pub value: T,
    pub warnings: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// A result that nothing is to be said about.
    pub fn clean(value: T) -> Self {
        Warned { value, warnings: Vec::new() }
    }
}
