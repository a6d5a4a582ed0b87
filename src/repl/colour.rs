//! Colours for what is typed at the prompt. The text itself is never changed.

use crate::repl::complete::KEYWORDS;
use crate::repl::pieces::{Kind, Piece, is_line, pieces};

const RESET: &str = "\u{1b}[0m";
const KEYWORD: &str = "\u{1b}[1;34m";
const TEXT: &str = "\u{1b}[32m";
const NUMBER: &str = "\u{1b}[36m";
const LABEL: &str = "\u{1b}[35m";
const COMMENT: &str = "\u{1b}[2m";
const BRACKET: &str = "\u{1b}[1;7m";
const COMMAND: &str = "\u{1b}[1m";

/// The line with colours; with a cursor, the bracket there and its partner stand out.
pub(crate) fn coloured(line: &str, cursor: Option<usize>) -> String {
    if is_line(line) {
        return format!("{COMMAND}{line}{RESET}");
    }
    let mut out = String::with_capacity(line.len() * 2);
    let mut before = "";
    let cut = pieces(line);
    let pair = cursor.and_then(|cursor| partners(line, &cut, cursor));
    for piece in cut {
        let text = &line[piece.at.clone()];
        let paired = pair.is_some_and(|pair| pair.contains(&piece.at.start));
        match if paired { Some(BRACKET) } else { colour(&piece, text, before) } {
            Some(code) => out.extend([code, text, RESET]),
            None => out.push_str(text),
        }
        if piece.kind != Kind::Blank {
            before = text;
        }
    }
    out
}

/// The bracket at the cursor, or just before it, and the one that it belongs to, in bytes.
fn partners(line: &str, cut: &[Piece], cursor: usize) -> Option<[usize; 2]> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for piece in cut.iter().filter(|p| p.kind == Kind::Mark) {
        match &line[piece.at.clone()] {
            mark @ ("(" | "[" | "{") => open.push((mark, piece.at.start)),
            mark @ (")" | "]" | "}") => {
                let (begun, start) = open.pop()?;
                if !matches!((begun, mark), ("(", ")") | ("[", "]") | ("{", "}")) {
                    return None;
                }
                pairs.push([start, piece.at.start]);
            }
            _ => {}
        }
    }
    let at = |place: usize| pairs.iter().find(|pair| pair.contains(&place)).copied();
    at(cursor).or_else(|| at(cursor.checked_sub(1)?))
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
        for c in coloured(line, Some(7)).chars() {
            match c {
                '\u{1b}' => inside = true,
                'm' if inside => inside = false,
                c if !inside => bare.push(c),
                _ => {}
            }
        }
        assert_eq!(bare, line);
        assert!(coloured(line, None).starts_with("\u{1b}[1;34mmatch\u{1b}[0m ("));
    }

    #[test]
    fn a_bracket_and_its_partner_are_found_outside_of_texts() {
        let line = "f(a, ')', [b])";
        let found = |cursor| partners(line, &pieces(line), cursor);
        assert_eq!(found(1), Some([1, 13]));
        assert_eq!(found(14), Some([1, 13]));
        assert_eq!(found(10), Some([10, 12]));
        assert_eq!(found(6), None);
        assert_eq!(partners("(]", &pieces("(]"), 0), None);
    }
}
