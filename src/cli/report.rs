//! Notes to the user, on standard error.

use crate::cli::paint::When;
use crate::diag::{Diagnostic, Severity};
use std::io::{self, Write};

/// After so many messages of one kind in a row the rest are only counted.
const SHOWN: usize = 20;

/// Prints diagnostics and counts them.
pub(crate) struct Report {
    colour: bool,
    shown: usize,
    /// Warnings not printed, after the first few.
    held_back: usize,
    errors: usize,
}

impl Report {
    /// Nothing said yet.
    pub(crate) fn new(when: When) -> Report {
        Report { colour: when.applies_to(&io::stderr()), shown: 0, held_back: 0, errors: 0 }
    }

    /// Says one thing. Errors are always printed, warnings only the first few of a run.
    pub(crate) fn say(&mut self, message: &Diagnostic) {
        if message.severity == Severity::Error {
            self.errors += 1;
        } else if self.shown == SHOWN {
            self.held_back += 1;
            return;
        } else {
            self.shown += 1;
        }
        note(&painted(message, self.colour));
    }

    /// Says several.
    pub(crate) fn say_all(&mut self, messages: &[Diagnostic]) {
        for message in messages {
            self.say(message);
        }
    }

    /// How many errors were said.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Tells how many warnings were held back.
    pub(crate) fn close(&mut self) {
        if self.held_back > 0 {
            note(&format!("… and {} more warnings", self.held_back));
            self.held_back = 0;
        }
    }
}

/// Writes a line to standard error. If that is gone too, there is nobody left to tell.
pub(crate) fn note(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// A diagnostic as it is printed, its severity coloured.
pub(crate) fn painted(message: &Diagnostic, colour: bool) -> String {
    let text = message.to_string();
    if !colour {
        return text;
    }
    let (word, code) = match message.severity {
        Severity::Warning => ("warning:", "\u{1b}[1;33m"),
        Severity::Error => ("error:", "\u{1b}[1;31m"),
    };
    text.replacen(word, &format!("{code}{word}\u{1b}[0m"), 1)
}
