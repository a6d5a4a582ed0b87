//! One lexicon file: tab-separated text with a header row → checked rows.

use crate::diag::{Diagnostic, Place};

/// The rows of one file, each with as many cells as the header has columns.
pub struct Table<'a> {
    pub file: &'a str,
    pub rows: Vec<Row<'a>>,
}

/// One row, with its line number for messages.
pub struct Row<'a> {
    pub file: &'a str,
    pub line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The cell in column `n`, from 0.
    pub fn cell(&self, n: usize) -> &'a str {
        self.cells[n]
    }

    /// The alternatives in column `n`.
    pub fn list(&self, n: usize) -> Vec<String> {
        self.parts(n).map(str::to_string).collect()
    }

    /// The alternatives in column `n`, borrowed.
    pub fn parts(&self, n: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cells[n].split('|').map(str::trim).filter(|p| !p.is_empty())
    }

    /// Whether column `n` holds one of the words that it can hold; else it is reported with them. An empty
    /// cell is right where the empty word is listed.
    pub fn holds(&self, n: usize, words: &[&str], problems: &mut Vec<Diagnostic>) -> bool {
        let known = words.contains(&self.cell(n));
        if !known {
            problems.push(self.wrong(n, unlisted(words)));
        }
        known
    }

    /// The words of a note in column `n`; those that are none of the listed ones are reported. One with `=` at its end
    /// stands for all that begin so.
    pub fn notes(&self, n: usize, words: &[&str], problems: &mut Vec<Diagnostic>) -> Vec<&'a str> {
        let known = |note: &str| words.iter().any(|w| *w == note || w.ends_with('=') && note.starts_with(w));
        let notes: Vec<&str> = self.cell(n).split(' ').filter(|w| !w.is_empty()).collect();
        for note in notes.iter().filter(|note| !known(note)) {
            problems.push(self.wrong(n, format!("{note}: {}", unlisted(words))));
        }
        notes
    }

    /// A message about column `n` of this row.
    pub fn wrong(&self, n: usize, message: impl Into<String>) -> Diagnostic {
        let place = Place { file: self.file.into(), line: self.line, column: 0, piece: self.cells[n].to_string() };
        Diagnostic::error(message).with_place(place)
    }
}

/// Says which words a cell can hold.
fn unlisted(words: &[&str]) -> String {
    let named = |word: &&str| if word.is_empty() { "nothing".to_string() } else { (*word).to_string() };
    format!("no such word; it may be {}", words.iter().map(named).collect::<Vec<_>>().join(", "))
}

/// The rows of `text`; what is malformed is reported and left out.
pub fn parse<'a>(file: &'a str, columns: &str, text: &'a str, problems: &mut Vec<Diagnostic>) -> Table<'a> {
    let mut lines = text.lines();
    let header = lines.next().unwrap_or("");
    let wanted: Vec<&str> = columns.split_whitespace().collect();
    if header.split('\t').ne(wanted.iter().copied()) {
        let place = Place { file: file.into(), line: 1, column: 0, piece: header.to_string() };
        problems.push(
            Diagnostic::error("the header names other columns")
                .with_place(place)
                .with_hint(format!("the first line must hold, separated by tabs: {}", wanted.join(", "))),
        );
        return Table { file, rows: Vec::new() };
    }
    let mut rows = Vec::new();
    let mut last = "";
    for (n, line) in lines.enumerate() {
        let number = n + 2;
        let cells: Vec<&str> = line.split('\t').collect();
        let place = || Place { file: file.into(), line: number, column: 0, piece: line.to_string() };
        if cells.len() != wanted.len() {
            let message = format!("{} cells where the header names {}", cells.len(), wanted.len());
            problems.push(Diagnostic::error(message).with_place(place()));
            continue;
        }
        if cells.iter().any(|c| c.trim() != *c) {
            problems.push(Diagnostic::error("a cell begins or ends with white space").with_place(place()));
        }
        if line <= last {
            let message = if line == last {
                "the row stands twice"
            } else {
                "the row is out of order (rows are sorted by code point)"
            };
            problems.push(Diagnostic::error(message).with_place(place()));
        }
        last = line;
        rows.push(Row { file, line: number, cells });
    }
    Table { file, rows }
}
