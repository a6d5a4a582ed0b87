//! What rustyline asks while a line is typed: completion, colours, hints, and whether the statement is whole.

use crate::repl::colour::coloured;
use crate::repl::complete::{Vocabulary, suggestions, wants_file};
use crate::repl::pieces::{is_blank, is_line, statements};
use rustyline::completion::{Completer, FilenameCompleter};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hinter, HistoryHinter};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Result};
use std::borrow::Cow;

/// Rustyline's view of a session.
#[derive(rustyline::Helper)]
pub(super) struct Helper {
    vocabulary: Vocabulary,
    colour: bool,
    earlier: HistoryHinter,
    files: FilenameCompleter,
}

impl Helper {
    pub(super) fn new(vocabulary: Vocabulary, colour: bool) -> Helper {
        Helper { vocabulary, colour, earlier: HistoryHinter::new(), files: FilenameCompleter::new() }
    }
}

impl Completer for Helper {
    type Candidate = String;

    fn complete(&self, line: &str, cursor: usize, _: &Context<'_>) -> Result<(usize, Vec<String>)> {
        if wants_file(&line[..cursor]) {
            let (start, found) = self.files.complete_path(line, cursor)?;
            return Ok((start, found.into_iter().map(|pair| pair.replacement).collect()));
        }
        let found = suggestions(&self.vocabulary, line, cursor);
        Ok((found.start, found.texts))
    }
}

impl Highlighter for Helper {
    fn highlight<'l>(&self, line: &'l str, cursor: usize) -> Cow<'l, str> {
        if self.colour { coloured(line, Some(cursor)).into() } else { line.into() }
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        if self.colour { format!("\u{1b}[1m{prompt}\u{1b}[0m").into() } else { prompt.into() }
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        format!("\u{1b}[2m{hint}\u{1b}[0m").into()
    }

    fn highlight_char(&self, line: &str, cursor: usize, kind: CmdKind) -> bool {
        self.colour && (kind != CmdKind::MoveCursor || line.contains(['(', '[', '{']) && cursor <= line.len())
    }
}

impl Hinter for Helper {
    type Hint = String;

    fn hint(&self, line: &str, cursor: usize, context: &Context<'_>) -> Option<String> {
        // Without colour a hint could not be told from what was typed.
        if self.colour && !line.is_empty() { self.earlier.hint(line, cursor, context) } else { None }
    }
}

impl Validator for Helper {
    fn validate(&self, context: &mut ValidationContext<'_>) -> Result<ValidationResult> {
        let text = context.input();
        let command = is_line(text);
        // An empty line ends a statement as `;` does.
        let ended = text.trim_end_matches([' ', '\t']).ends_with('\n');
        let whole = command || ended || is_blank(text) || is_blank(statements(text).1);
        Ok(if whole { ValidationResult::Valid(None) } else { ValidationResult::Incomplete })
    }
}
