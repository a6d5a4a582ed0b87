//! Notes to the user, on standard error.

use crate::cli::paint::When;
use crate::diag::{Diagnostic, Severity};
use std::io::{self, Write};

/// After so many messages the rest are only counted: a bad file may hold thousands.
const SHOWN: usize = 20;

/// Prints diagnostics and counts them.
pub(crate) struct Report {
    colour: bool,
    shown: usize,
    held_back: usize,
    errors: usize,
}

impl Report {
    /// Nothing said yet.
    pub(crate) fn new(when: When) -> Report {
        Report { colour: when.applies_to(&io::stderr()), shown: 0, held_back: 0, errors: 0 }
    }

    /// Says one of what may be many.
    pub(crate) fn say(&mut self, message: &Diagnostic) {
        if self.shown < SHOWN {
            self.shown += 1;
            self.tell(message);
        } else {
            self.held_back += 1;
            self.errors += usize::from(message.severity == Severity::Error);
        }
    }

    /// Says several of what may be many.
    pub(crate) fn say_all(&mut self, messages: &[Diagnostic]) {
        messages.iter().for_each(|message| self.say(message));
    }

    /// Says what must not be held back.
    pub(crate) fn tell(&mut self, message: &Diagnostic) {
        self.errors += usize::from(message.severity == Severity::Error);
        note(&painted(message, self.colour));
    }

    /// How many errors there were.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Says how many messages were held back.
    pub(crate) fn close(&mut self) {
        if self.held_back > 0 {
            note(&format!("… and {} more like these", self.held_back));
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
