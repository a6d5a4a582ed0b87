//! Text → tokens: words, numbers, punctuation, with exact spans and folded text.

use crate::script::{Letter, fold_into, is_ignored, is_plain, is_word, letter, letters};
use crate::span::Span;

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Where the document keeps its folded text.
    folded: (u32, u32),
}

impl Token {
    fn new(start: usize, end: usize, kind: TokenKind, from: usize, to: usize) -> Token {
        let narrow = |n: usize| u32::try_from(n).expect("folding does not make a text longer than 4 GB");
        Token { span: Span::new(start, end), kind, folded: (narrow(from), narrow(to)) }
    }

    /// Its folded text, out of that of all tokens.
    pub fn of<'t>(&self, folded: &'t str) -> &'t str {
        &folded[self.folded.0 as usize..self.folded.1 as usize]
    }

    /// One past the last byte of its folded text, among that of all tokens.
    pub fn folded_end(&self) -> usize {
        self.folded.1 as usize
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    /// Full stop, question or exclamation mark: ends a sentence.
    Stop,
    /// A line's end.
    Break,
    Comma,
    Colon,
    /// Any quotation mark: which opens and which closes is not to be had from the character.
    Quote,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    Dash,
    Other,
}

/// Of a longer run of one mark the rest is left out: it says nothing, and costs memory.
const LONGEST_RUN: usize = 64;

/// Appends the tokens of one stretch.
pub fn tokenise(text: &str, part: Span, folded: &mut String, tokens: &mut Vec<Token>) {
    let piece = part.of(text);
    let mut next = 0;
    loop {
        if piece.as_bytes().get(next) == Some(&b' ') {
            next += 1;
            continue;
        }
        let Some(c) = piece[next..].chars().next() else { break };
        let at = next;
        let start = part.start() + at;
        next += c.len_utf8();
        // A letter of Arabic is no white space, no vowel sign and no digit.
        let arabic = letter(&piece.as_bytes()[at..]).is_some();
        if !arabic && is_line_end(c) {
            if tokens.last().is_none_or(|t| t.kind != TokenKind::Break) {
                push(tokens, folded, start, start + c.len_utf8(), TokenKind::Break, "");
            }
            continue;
        }
        if !arabic && (c.is_whitespace() || matches!(c, '\u{00A0}' | '#' | '_')) {
            continue;
        }
        if arabic || is_word(c) {
            if !arabic && is_ignored(c) {
                continue;
            }
            let digit = !arabic && is_digit(c);
            let mut last = c;
            let mut plain = is_plain(c);
            loop {
                if !digit && last != letters::TEH_MARBUTA {
                    for pair in piece.as_bytes()[next..].chunks_exact(2) {
                        let Some(found @ (Letter::Plain | Letter::Other)) = letter(pair) else { break };
                        plain &= found == Letter::Plain;
                        next += 2;
                    }
                }
                if piece.as_bytes().get(next) == Some(&b' ') {
                    break;
                }
                let Some(d) = piece[next..].chars().next() else { break };
                // A ta marbuta ends its word: what follows without a space was glued to it.
                let glued = last == letters::TEH_MARBUTA && !is_ignored(d);
                let joins = is_word(d) && !glued && (is_digit(d) == digit || is_ignored(d))
                    || digit && is_inside_number(d, &piece[next + d.len_utf8()..]);
                if !joins {
                    break;
                }
                next += d.len_utf8();
                last = d;
                plain &= is_plain(d);
            }
            let kind = if digit { TokenKind::Number } else { TokenKind::Word };
            let from = folded.len();
            if plain {
                folded.push_str(&piece[at..next]);
            } else {
                fold_into(&piece[at..next], folded);
            }
            tokens.push(Token::new(start, part.start() + next, kind, from, folded.len()));
            continue;
        }
        let kind = kind_of(c, &piece[at + c.len_utf8()..]);
        if tokens.len() >= LONGEST_RUN && tokens[tokens.len() - LONGEST_RUN..].iter().all(|t| t.kind == kind) {
            continue;
        }
        push(tokens, folded, start, start + c.len_utf8(), kind, &piece[at..at + c.len_utf8()]);
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// `is_numeric`, quick for letters of Arabic.
fn is_digit(c: char) -> bool {
    match c {
        '\u{0621}'..='\u{064A}' => false,
        '\0'..='\u{7F}' => c.is_ascii_digit(),
        _ => c.is_numeric(),
    }
}

/// A separator between digits: 1,200 and 9/19/2015 and 28-9.
fn is_inside_number(c: char, rest: &str) -> bool {
    matches!(c, '.' | ',' | '/' | '-' | '\u{066B}' | '\u{066C}' | ':')
        && rest.chars().next().is_some_and(char::is_numeric)
}

fn kind_of(c: char, rest: &str) -> TokenKind {
    match c {
        '.' | '!' | '?' | letters::QUESTION_MARK | '\u{06D4}' | '\u{2026}' => {
            let next = rest.chars().next();
            if c == '.' && next.is_some_and(|n| n == '.') { TokenKind::Other } else { TokenKind::Stop }
        }
        letters::COMMA | ',' | letters::SEMICOLON | ';' => TokenKind::Comma,
        ':' => TokenKind::Colon,
        '"' | '\u{00AB}' | '\u{00BB}' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '\'' | '\u{2018}' | '\u{2019}'
        | '\u{2039}' | '\u{203A}' => TokenKind::Quote,
        '(' | '[' | '{' => TokenKind::Open,
        ')' | ']' | '}' => TokenKind::Close,
        '-' | '\u{2013}' | '\u{2014}' | '\u{2012}' => TokenKind::Dash,
        _ => TokenKind::Other,
    }
}

fn push(tokens: &mut Vec<Token>, folded: &mut String, start: usize, end: usize, kind: TokenKind, mark: &str) {
    let from = folded.len();
    match kind {
        TokenKind::Break => folded.push('\n'),
        TokenKind::Other => fold_into(mark, folded),
        // Marks of known kinds are themselves when folded.
        _ => folded.push_str(mark),
    }
    tokens.push(Token::new(start, end, kind, from, folded.len()));
}
