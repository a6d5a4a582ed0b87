//! A statement cut into the pieces that colours, completion and the search for its end need. Whether it is right is
//! `query::parse`'s concern: anything can be cut.

use crate::script::letters;
use std::ops::Range;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Blank,
    Comment,
    /// In quotes; `closed` is false while the closing one is still to be typed.
    Text {
        closed: bool,
    },
    Number,
    /// A keyword, variable, label or any other word.
    Word,
    /// `$name`
    Parameter,
    /// One mark of punctuation.
    Mark,
}

/// One piece of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub kind: Kind,
    /// In bytes.
    pub at: Range<usize>,
}

/// Cuts a text into pieces that cover all of it.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let rest = &text[start..];
        let while_ = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let (kind, length) = match first {
            _ if rest.starts_with("//") => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
            _ if rest.starts_with("/*") => (Kind::Comment, rest[2..].find("*/").map_or(rest.len(), |n| n + 4)),
            '\'' | '"' | '`' => quoted(rest, first),
            '$' => (Kind::Parameter, 1 + rest[1..].find(|c: char| !is_word(c)).unwrap_or(rest.len() - 1)),
            c if c.is_whitespace() => (Kind::Blank, while_(char::is_whitespace)),
            c if c.is_ascii_digit() => (Kind::Number, while_(is_word)),
            c if is_word(c) => (Kind::Word, while_(is_word)),
            c => (Kind::Mark, c.len_utf8()),
        };
        found.push(Piece { kind, at: start..start + length });
        start += length;
    }
    found
}

/// The statements of a text that end with `;`, without it, and what is left behind the last.
pub(crate) fn statements(text: &str) -> (Vec<&str>, &str) {
    let mut whole = Vec::new();
    let mut start = 0;
    for piece in pieces(text) {
        if piece.kind == Kind::Mark && &text[piece.at.clone()] == ";" {
            whole.push(&text[start..piece.at.start]);
            start = piece.at.end;
        }
    }
    (whole, &text[start..])
}

/// Whether a text holds nothing but blanks and comments.
pub(crate) fn is_blank(text: &str) -> bool {
    pieces(text).iter().all(|p| matches!(p.kind, Kind::Blank | Kind::Comment))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A quoted text from its opening quote on. A backslash keeps the next letter; in back quotes it is a letter like others.
fn quoted(text: &str, quote: char) -> (Kind, usize) {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' && quote != '`' {
            escaped = true;
        } else if c == quote {
            let kind = if quote == '`' { Kind::Word } else { Kind::Text { closed: true } };
            return (kind, at + 1);
        }
    }
    (Kind::Text { closed: false }, text.len())
}

/// Whether a line is answered by itself, without a `;`: a command (`.help`) or a plain question (`? who met whom`).
pub(super) fn is_line(text: &str) -> bool {
    text.trim_start().starts_with('.') || is_plain(text)
}

/// Whether a line is a plain question.
pub(super) fn is_plain(text: &str) -> bool {
    text.trim_start().starts_with(['?', letters::QUESTION_MARK])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_semicolon_in_quotes_or_comments_ends_nothing() {
        let text = "RETURN ';' // ;\n, \"\\\";\" /* ; */ ; RETURN 2";
        assert_eq!(statements(text), (vec!["RETURN ';' // ;\n, \"\\\";\" /* ; */ "], " RETURN 2"));
        assert_eq!(statements("RETURN 'a;"), (vec![], "RETURN 'a;"));
    }

    #[test]
    fn pieces_cover_the_text() {
        for text in [
            "",
            "MATCH (a:Actor {name: 'x'}) RETURN a.name, $p, 1.5e3 // end",
            "'open",
            "/*open",
            "`a b`",
            "\u{e9}\u{644}\u{627}",
        ] {
            let mut end = 0;
            for piece in pieces(text) {
                assert_eq!(piece.at.start, end);
                end = piece.at.end;
            }
            assert_eq!(end, text.len());
        }
    }

    #[test]
    fn comments_and_blanks_alone_are_no_statement() {
        assert!(is_blank(" // x\n /* y */ "));
        assert!(!is_blank("x"));
    }
}
