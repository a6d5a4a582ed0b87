//! Rows of text laid out for a terminal. What the cells say is `answer`'s concern.
//!
//! Widths are what a terminal that does not shape gives to text, tmux among them: each letter its own cell, marks none.
//! A terminal that draws lam-alef in one cell leaves one cell of the row empty for it.

use std::io;
use unicode_width::UnicodeWidthChar;

const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';
/// What a column is never made narrower than, to fit the screen.
const NARROWEST: usize = 8;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub text: String,
    /// Numbers stand at the right edge of their column.
    pub number: bool,
}

/// Lays out a table: a line of headings, a rule, the rows; lines end in `\n` and hold no blanks at their end.
///
/// With `screen`, columns shrink and cells wrap to stay within that many cells where they can.
pub(crate) fn layout(headings: &[String], rows: &[Vec<Cell>], screen: Option<usize>) -> String {
    if headings.is_empty() {
        return String::new();
    }
    let rows: Vec<Vec<Column>> = rows.iter().map(|row| row.iter().map(Column::of).collect()).collect();
    let headings: Vec<Column> = headings.iter().map(|h| Column::of(&Cell { text: h.clone(), number: false })).collect();
    let mut widths: Vec<usize> = headings.iter().map(Column::width).collect();
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    if let Some(screen) = screen {
        shrink(&mut widths, screen);
    }
    let mut out = String::new();
    line(&mut out, &headings, &widths);
    for (n, width) in widths.iter().enumerate() {
        out.push_str(if n == 0 { "" } else { "─┼─" });
        out.extend(std::iter::repeat_n('─', *width));
    }
    out.push('\n');
    for row in &rows {
        line(&mut out, row, &widths);
    }
    out
}

/// How wide the screen is that standard output goes to, if it goes to one.
pub(crate) fn screen() -> Option<usize> {
    let seen = terminal_size::terminal_size_of(io::stdout());
    seen.map(|(width, _)| usize::from(width.0)).filter(|width| *width > NARROWEST)
}

/// Whether a text has more lines than the screen that standard output goes to.
pub(crate) fn is_taller(text: &str) -> bool {
    terminal_size::terminal_size_of(io::stdout())
        .is_some_and(|(_, height)| text.lines().count() >= usize::from(height.0))
}

/// The cells that a terminal gives to a text.
pub(crate) fn width(text: &str) -> usize {
    // Not the width of the whole string: unicode-width counts lam-alef as one cell there.
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Whether a text holds a letter that is written from right to left.
pub(crate) fn is_rtl(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
}

/// Control characters spelled out, direction marks dropped: text of the web must not steer the terminal.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// A text on one line, isolated if it is written from right to left.
pub(crate) fn isolated(text: &str) -> String {
    let text = harmless(&text.split_whitespace().collect::<Vec<&str>>().join(" "));
    if is_rtl(&text) { format!("{FSI}{text}{PDI}") } else { text }
}

/// A cell's lines as they were given.
struct Column {
    lines: Vec<String>,
    number: bool,
}

impl Column {
    fn of(cell: &Cell) -> Column {
        Column { lines: cell.text.lines().map(harmless).collect(), number: cell.number }
    }

    fn width(&self) -> usize {
        self.lines.iter().map(|l| width(l)).max().unwrap_or(0)
    }
}

/// Writes one row, as many lines high as its highest cell.
fn line(out: &mut String, row: &[Column], widths: &[usize]) {
    let wrapped: Vec<Vec<String>> =
        row.iter().zip(widths).map(|(cell, w)| cell.lines.iter().flat_map(|l| wrap(l, *w)).collect()).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for at in 0..height {
        let mut text = String::new();
        for (n, (cell, column)) in wrapped.iter().zip(row).enumerate() {
            if n > 0 {
                text.push_str(" │ ");
            }
            let piece = cell.get(at).map_or("", String::as_str);
            let blank = widths[n].saturating_sub(width(piece));
            let (before, after) = if column.number { (blank, 0) } else { (0, blank) };
            text.extend(std::iter::repeat_n(' ', before));
            if is_rtl(piece) {
                text.push(FSI);
                text.push_str(piece);
                text.push(PDI);
            } else {
                text.push_str(piece);
            }
            text.extend(std::iter::repeat_n(' ', after));
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
}

/// Breaks a line at blanks, or within a word that is wider than the column.
fn wrap(text: &str, limit: usize) -> Vec<String> {
    if width(text) <= limit {
        return vec![text.to_string()];
    }
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let room = width(word);
        if used > 0 && used + 1 + room > limit {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is always a line");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if room <= limit {
            line.push_str(word);
            used += room;
            continue;
        }
        for c in word.chars() {
            let room = c.width().unwrap_or(0);
            if used + room > limit && used > 0 {
                lines.push(String::new());
                used = 0;
            }
            lines.last_mut().expect("there is always a line").push(c);
            used += room;
        }
    }
    lines
}

/// Takes cells from the widest columns until the row fits.
fn shrink(widths: &mut [usize], screen: usize) {
    let rules = 3 * (widths.len() - 1);
    let room = screen.saturating_sub(rules);
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter_mut().max().expect("a table has a column");
        if *widest <= NARROWEST {
            return;
        }
        *widest -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell { text: text.to_string(), number: text.parse::<i64>().is_ok() }
    }

    /// Lam and alef, then a shadda on a beh, by code point: code holds no Arabic.
    const LAM_ALEF: &str = "\u{644}\u{627}";
    const BEH_SHADDA: &str = "\u{628}\u{651}";

    #[test]
    fn lam_alef_takes_two_cells_and_marks_none() {
        assert_eq!(width(LAM_ALEF), 2);
        assert_eq!(width(BEH_SHADDA), 1);
        assert_eq!(width("\u{2068}a\u{2069}"), 1);
    }

    #[test]
    fn arabic_is_isolated_and_columns_stay_aligned() {
        let text = layout(
            &["name".into(), "n".into()],
            &[vec![cell(LAM_ALEF), cell("7")], vec![cell("Putin"), cell("12")]],
            None,
        );
        assert_eq!(text, format!("name  │ n\n──────┼───\n\u{2068}{LAM_ALEF}\u{2069}    │  7\nPutin │ 12\n"));
    }

    #[test]
    fn a_narrow_screen_wraps_the_widest_column() {
        let text = layout(&["a".into(), "b".into()], &[vec![cell("x"), cell("one two three four")]], Some(14));
        assert_eq!(text, "a │ b\n──┼───────────\nx │ one two\n  │ three four\n");
    }

    #[test]
    fn control_characters_are_spelled_out() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{202e}c"), "a\\u{1b}[2Jbc");
    }
}
