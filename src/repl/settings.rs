//! How answers are shown: what `.mode`, `.width`, `.timer` and their like change.

use crate::diag::{Diagnostic, Place};
use crate::export::Lang;
use crate::query::Table;
use crate::repl::answer::Format;
use crate::repl::table;
use clap::ValueEnum;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::time::Duration;

/// A terminal is spared more rows than that.
const SHOWN: usize = 1000;

/// What the user chose.
#[derive(Default)]
pub(crate) struct Settings {
    pub mode: Mode,
    pub lang: Lang,
    /// None: as wide as the screen; 0: no bound.
    pub width: Option<usize>,
    /// None: at a terminal only.
    pub timer: Option<bool>,
    pub pager: Option<bool>,
    /// Where answers go instead of the screen.
    pub output: Option<(String, BufWriter<File>)>,
}

/// The form of answers; a table unless chosen.
#[derive(Clone, Copy)]
pub(crate) struct Mode(pub Format);

impl Default for Mode {
    fn default() -> Mode {
        Mode(Format::Table)
    }
}

impl Settings {
    /// The cells that tables keep to, if they keep to any.
    pub(crate) fn screen(&self) -> Option<usize> {
        match self.width {
            Some(0) => None,
            Some(width) => Some(width),
            None if self.output.is_some() => None,
            None => table::screen(),
        }
    }

    /// How many rows of a table are shown.
    pub(crate) fn shown(&self) -> usize {
        let spared = self.mode.0 == Format::Table && self.output.is_none() && table::screen().is_some();
        if spared { SHOWN } else { usize::MAX }
    }

    /// The words on how long an answer took, where they are wanted.
    pub(crate) fn time(&self, took: Option<Duration>) -> Option<String> {
        let wanted = self.timer.unwrap_or(self.output.is_none() && table::screen().is_some());
        let readable = matches!(self.mode.0, Format::Table | Format::Line);
        took.filter(|_| wanted && readable).map(|took| format!("{:.1} ms", took.as_secs_f64() * 1000.0))
    }

    pub(crate) fn change_mode(&mut self, word: &str) -> Result<String, Diagnostic> {
        if word.is_empty() {
            return Ok(format!("{}\n", self.mode.0.name()));
        }
        self.mode = Mode(Format::from_str(word, true).map_err(|_| {
            let known: Vec<String> = Format::value_variants().iter().map(|f| f.name()).collect();
            wrong("there is no such format", word).with_hint(format!("formats are {}", known.join(", ")))
        })?);
        Ok(String::new())
    }

    pub(crate) fn change_lang(&mut self, word: &str) -> Result<String, Diagnostic> {
        if word.is_empty() {
            return Ok(format!("{}\n", self.lang.code()));
        }
        self.lang = Lang::named(word)
            .ok_or_else(|| wrong("there is no such language", word).with_hint("`.lang ar` or `.lang en`"))?;
        Ok(String::new())
    }

    pub(crate) fn change_width(&mut self, word: &str) -> Result<String, Diagnostic> {
        self.width = match word {
            "" | "auto" => None,
            word => Some(word.parse().map_err(|_| {
                wrong("this is no number of cells", word).with_hint("`.width 100`, `.width 0` for no bound, `.width`")
            })?),
        };
        Ok(String::new())
    }

    /// Sends answers to a file, or back to the screen.
    pub(crate) fn change_output(&mut self, file: &str) -> Result<String, Diagnostic> {
        if let Some((name, mut open)) = self.output.take() {
            open.flush().map_err(|e| unwritable(&name, &e))?;
        }
        if !file.is_empty() {
            let made = File::create(file).map_err(|e| unwritable(file, &e))?;
            self.output = Some((file.to_string(), BufWriter::new(made)));
        }
        Ok(String::new())
    }

    /// Hands an answer to where answers go.
    ///
    /// # Errors
    /// What `out` reports; that the chosen file takes no more comes back as a message.
    pub(crate) fn deliver(&mut self, text: &str, out: &mut dyn Write) -> io::Result<Result<(), Diagnostic>> {
        if let Some((name, open)) = &mut self.output {
            let done = open.write_all(text.as_bytes()).and_then(|()| open.flush());
            return Ok(done.map_err(|e| unwritable(name, &e)));
        }
        if self.pager != Some(false) && table::is_taller(text) {
            out.flush()?;
            if crate::repl::pager::show(text) {
                return Ok(Ok(()));
            }
        }
        out.write_all(text.as_bytes())?;
        out.flush().map(Ok)
    }

    /// The first rows of an answer, and how many are left out.
    pub(crate) fn head(&self, found: &Table) -> (Option<Table>, usize) {
        let shown = self.shown();
        let more = found.rows.len().saturating_sub(shown);
        let head = || Table { columns: found.columns.clone(), rows: found.rows[..shown].to_vec() };
        ((more > 0).then(head), more)
    }
}

/// `on` or `off`.
pub(crate) fn switch(word: &str, now: bool) -> Result<bool, Diagnostic> {
    match word {
        "on" => Ok(true),
        "off" => Ok(false),
        "" => Ok(!now),
        word => Err(wrong("this is neither on nor off", word).with_hint("`on` or `off`")),
    }
}

pub(crate) fn unwritable(file: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("cannot write: {error}"))
        .with_place(Place::file(file))
        .with_hint("choose a place that you may write to, with room on it")
}

pub(crate) fn wrong(message: &str, piece: &str) -> Diagnostic {
    Diagnostic::error(message).with_place(Place { piece: piece.to_string(), ..Place::file("command") })
}
