//! Colours for what is typed at the prompt. The text itself is never changed.

use crate::repl::complete::KEYWORDS;
use crate::repl::pieces::{Kind, Piece, pieces};

const RESET: &str = "\u{1b}[0m";
const KEYWORD: &str = "\u{1b}[1;34m";
const TEXT: &str = "\u{1b}[32m";
const NUMBER: &str = "\u{1b}[36m";
const LABEL: &str = "\u{1b}[35m";
const COMMENT: &str = "\u{1b}[2m";
const COMMAND: &str = "\u{1b}[1m";

/// The line with colours.
pub(crate) fn coloured(line: &str) -> String {
    if line.trim_start().starts_with('.') {
        return format!("{COMMAND}{line}{RESET}");
    }
    let mut out = String::with_capacity(line.len() * 2);
    let mut before = "";
    for piece in pieces(line) {
        let text = &line[piece.at.clone()];
        match colour(&piece, text, before) {
            Some(code) => out.extend([code, text, RESET]),
            None => out.push_str(text),
        }
        if piece.kind != Kind::Blank {
            before = text;
        }
    }
    out
}

fn colour(piece: &Piece, text: &str, before: &str) -> Option<&'static str> {
    match piece.kind {
        Kind::Comment => Some(COMMENT),
        Kind::Text { .. } => Some(TEXT),
        Kind::Number | Kind::Parameter => Some(NUMBER),
        Kind::Word if before == ":" || before == "|" => Some(LABEL),
        Kind::Word if before != "." && KEYWORDS.iter().any(|k| k.eq_ignore_ascii_case(text)) => Some(KEYWORD),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_leave_the_text_as_it_is() {
        let line = "match (a:Actor {name: 'x'}) return a.name, 3 // end";
        let mut bare = String::new();
        let mut inside = false;
        for c in coloured(line).chars() {
            match c {
                '\u{1b}' => inside = true,
                'm' if inside => inside = false,
                c if !inside => bare.push(c),
                _ => {}
            }
        }
        assert_eq!(bare, line);
        assert!(coloured(line).starts_with("\u{1b}[1;34mmatch\u{1b}[0m ("));
    }
}
