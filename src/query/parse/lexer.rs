//! Query text → tokens. Words keep their case; what is a keyword the parser decides by place.

use crate::query::error::QueryError;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_until, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, multispace1, one_of, satisfy};
use nom::combinator::{not, opt, peek, recognize, value};
use nom::multi::many0_count;
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};

/// One token and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Word(String),
    /// A word in backticks, which is never a keyword.
    Quoted(String),
    /// Up to 2^64 - 1; the sign, and so the bound, is the parser's.
    Int(u64),
    Float(f64),
    /// A number with letters in it, which may also stand where a name should.
    Mixed(String),
    Text(String),
    Sign(&'static str),
    End,
}

/// Longest first.
const SIGNS: [&str; 32] = [
    "<>", "<=", ">=", "=~", "+=", "..", "(", ")", "[", "]", "{", "}", ",", ".", ":", ";", "|", "=", "<", ">", "+", "-",
    "*", "/", "%", "^", "$", "&", "!", "?", "~", "@",
];

/// All tokens, the last one `End`.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = blank(text, rest)?;
        let start = text.len() - rest.len();
        if rest.is_empty() {
            tokens.push(Token { kind: Kind::End, start, end: start });
            return Ok(tokens);
        }
        let (after, kind) = token(text, rest)?;
        tokens.push(Token { kind, start, end: text.len() - after.len() });
        rest = after;
    }
}

/// Past spaces and comments.
fn blank<'a>(text: &str, rest: &'a str) -> Result<&'a str, QueryError> {
    let space = value((), alt((multispace1, take_while1(char::is_whitespace))));
    let line = value((), pair(tag("//"), opt(is_not("\n\r"))));
    let block = value((), delimited(tag("/*"), take_until("*/"), tag("*/")));
    let done: IResult<&str, usize> = many0_count(alt((space, line, block))).parse(rest);
    let rest = done.map_or(rest, |(after, _)| after);
    if rest.starts_with("/*") {
        let at = text.len() - rest.len();
        return Err(QueryError::compile("UnexpectedSyntax", "comment without an end: */ expected", (at, at + 2)));
    }
    Ok(rest)
}

fn token<'a>(text: &str, rest: &'a str) -> Result<(&'a str, Kind), QueryError> {
    let start = text.len() - rest.len();
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit())) {
        return number(rest, start);
    }
    if first == '\'' || first == '"' {
        return quoted(rest, start, first);
    }
    if first == '`' {
        return match backticked(rest) {
            Ok((after, word)) => Ok((after, Kind::Quoted(word))),
            Err(_) => Err(unexpected("name without its closing backtick", (start, text.len()))),
        };
    }
    if let Ok((after, word)) = word(rest) {
        return Ok((after, Kind::Word(word.to_string())));
    }
    if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return Ok((&rest[sign.len()..], Kind::Sign(sign)));
    }
    let at = (start, start + first.len_utf8());
    let detail = if first.is_ascii() { "UnexpectedSyntax" } else { "InvalidUnicodeCharacter" };
    Err(QueryError::compile(detail, "character that means nothing here", at))
}

fn unexpected(message: &str, at: (usize, usize)) -> QueryError {
    QueryError::compile("UnexpectedSyntax", message, at)
}

fn word(rest: &str) -> IResult<&str, &str> {
    let begins = satisfy(|c| c == '_' || c.is_alphabetic());
    recognize(pair(begins, take_while(continues))).parse(rest)
}

/// Letters, digits, and the marks that Arabic and its like put on letters.
fn continues(c: char) -> bool {
    c == '_'
        || c.is_alphanumeric()
        || matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}' | '\u{200c}')
}

fn backticked(rest: &str) -> IResult<&str, String> {
    let piece = alt((value("`", tag("``")), is_not("`")));
    let pieces = nom::multi::fold_many0(piece, String::new, |mut all, piece: &str| {
        all.push_str(piece);
        all
    });
    delimited(char('`'), pieces, terminated(char('`'), peek(not(char('`'))))).parse(rest)
}

fn number(rest: &str, start: usize) -> Result<(&str, Kind), QueryError> {
    let after = |n: usize| (&rest[n..], (start, start + n));
    let shape = number_shape(rest).map_or(1, |(after, _)| rest.len() - after.len());
    let (left, at) = after(shape);
    if left.starts_with(continues) {
        let more: usize = left.chars().take_while(|c| continues(*c)).map(char::len_utf8).sum();
        return Ok((&left[more..], Kind::Mixed(rest[..shape + more].to_string())));
    }
    let digits = &rest[..shape];
    let overflow = || QueryError::compile("IntegerOverflow", "whole number beyond 64 bits", at);
    let based = |digits: &str, base| match digits {
        "" => Err(QueryError::compile("InvalidNumberLiteral", "number without digits", at)),
        _ => u64::from_str_radix(digits, base).map(Kind::Int).map_err(|_| overflow()),
    };
    let kind = if let Some(hex) = digits.strip_prefix("0x") {
        based(hex, 16)?
    } else if let Some(octal) = digits.strip_prefix("0o") {
        based(octal, 8)?
    } else if digits.bytes().all(|b| b.is_ascii_digit()) {
        if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b < b'8') {
            based(&digits[1..], 8)?
        } else {
            Kind::Int(digits.parse().map_err(|_| overflow())?)
        }
    } else {
        match digits.parse::<f64>() {
            Ok(n) if n.is_finite() => Kind::Float(n),
            _ => return Err(QueryError::compile("FloatingPointOverflow", "number beyond 64-bit floats", at)),
        }
    };
    Ok((left, kind))
}

/// `0x1F`, `0o17`, `12`, `1.5`, `.5`, `1e-9`; never the dots of `1..3`.
fn number_shape(rest: &str) -> IResult<&str, &str> {
    let hex = recognize(pair(tag("0x"), take_while(|c: char| c.is_ascii_hexdigit())));
    let octal = recognize(pair(tag("0o"), take_while(|c: char| c.is_digit(8))));
    let exponent = || recognize((one_of("eE"), opt(one_of("+-")), digit1));
    let fraction = || recognize(pair(char('.'), digit1));
    let point = recognize((digit1, fraction(), opt(exponent())));
    let scaled = recognize(pair(digit1, exponent()));
    let bare = recognize(pair(fraction(), opt(exponent())));
    alt((hex, octal, point, scaled, bare, digit1)).parse(rest)
}

fn quoted(rest: &str, start: usize, quote: char) -> Result<(&str, Kind), QueryError> {
    let mut text = String::new();
    let mut left = &rest[1..];
    let ends: [char; 2] = [quote, '\\'];
    loop {
        let Some(stop) = left.find(ends) else {
            let at = (start, start + rest.len());
            return Err(unexpected("text without its closing quote", at));
        };
        text.push_str(&left[..stop]);
        left = &left[stop..];
        if left.starts_with(quote) {
            return Ok((&left[1..], Kind::Text(text)));
        }
        let (after, c) = escape(left, start + rest.len() - left.len())?;
        text.push(c);
        left = after;
    }
}

fn escape(left: &str, at: usize) -> Result<(&str, char), QueryError> {
    let hex = |n| take_while_m_n(n, n, |c: char| c.is_ascii_hexdigit());
    let unicode: IResult<&str, &str> = alt((preceded(tag("\\u"), hex(4)), preceded(tag("\\U"), hex(8)))).parse(left);
    if let Ok((after, digits)) = unicode {
        let code = u32::from_str_radix(digits, 16).ok();
        return match code.and_then(char::from_u32) {
            Some(c) => Ok((after, c)),
            None => surrogates(digits, after).ok_or_else(|| bad_unicode(at, 2 + digits.len())),
        };
    }
    let mut chars = left.chars().skip(1);
    let c = match chars.next() {
        Some('u' | 'U') => return Err(bad_unicode(at, 2)),
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some(c @ ('\\' | '\'' | '"' | '`')) => c,
        _ => return Err(unexpected("backslash before a character that it does not change", (at, at + 2))),
    };
    Ok((&left[2..], c))
}

/// `\uD83D\uDE00`: the two halves of one character.
fn surrogates<'a>(digits: &str, after: &'a str) -> Option<(&'a str, char)> {
    let done: IResult<&str, &str> =
        preceded(tag("\\u"), take_while_m_n(4, 4, |c: char| c.is_ascii_hexdigit())).parse(after);
    let (after, second) = done.ok()?;
    let halves = [u16::from_str_radix(digits, 16).ok()?, u16::from_str_radix(second, 16).ok()?];
    Some((after, char::decode_utf16(halves).next()?.ok()?))
}

fn bad_unicode(at: usize, length: usize) -> QueryError {
    QueryError::compile(
        "InvalidUnicodeLiteral",
        "no character has this number: \\u and 4 hex digits expected",
        (at, at + length),
    )
}
