//! A question → its words, each with its place and its folded letters.

use crate::script;
use crate::script::letters;
use std::ops::Range;

/// A word of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// In bytes of the question.
    pub(crate) at: Range<usize>,
    /// Folded; `'s` of a possessive is a word of its own.
    pub(crate) word: String,
    /// Written in capitals throughout: `US`.
    pub(crate) capitals: bool,
}

impl Token {
    /// Whether it is written in Arabic letters.
    pub(crate) fn is_arabic(&self) -> bool {
        self.word.chars().any(script::is_arabic)
    }
}

/// The words of a question.
pub(crate) fn tokens(question: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let letters: Vec<(usize, char)> = question.char_indices().collect();
    let mut n = 0;
    while n < letters.len() {
        if !is_inside(&letters, n) {
            n += 1;
            continue;
        }
        let start = n;
        while n < letters.len() && (is_inside(&letters, n) || joins(&letters, n)) {
            n += 1;
        }
        let at = letters[start].0..letters.get(n).map_or(question.len(), |(at, _)| *at);
        add(question, at, &mut out);
    }
    out
}

fn is_inside(letters: &[(usize, char)], n: usize) -> bool {
    script::is_word(letters[n].1)
}

/// Whether what is no letter belongs to the word around it: `doesn't`, `U.S.`, `2015-09-28`, `28/9/2015`.
fn joins(letters: &[(usize, char)], n: usize) -> bool {
    let before = n.checked_sub(1).map(|n| letters[n].1);
    let behind = letters.get(n + 1).map(|(_, c)| *c);
    let (Some(before), Some(c)) = (before, letters.get(n).map(|(_, c)| *c)) else { return false };
    match c {
        '\'' | '\u{2019}' => before.is_ascii_alphabetic() && behind.is_some_and(|c| c.is_ascii_alphabetic()),
        '-' | '/' => before.is_numeric() && behind.is_some_and(char::is_numeric),
        '.' => {
            // `U.S.`: a full stop behind a letter that stands alone.
            let alone = n < 2 || !script::is_word(letters[n - 2].1);
            before.is_ascii_uppercase() && alone && behind.is_some_and(|c| c.is_ascii_uppercase() || c == ' ')
        }
        _ => false,
    }
}

fn add(question: &str, at: Range<usize>, out: &mut Vec<Token>) {
    let text = &question[at.clone()];
    let plain = text.replace('\u{2019}', "'");
    let token = |at: Range<usize>, text: &str| Token {
        word: script::fold(text).replace(['\'', '.'], ""),
        capitals: text.chars().filter(char::is_ascii_uppercase).count() > 1 && !text.chars().any(char::is_lowercase),
        at,
    };
    let own = plain.strip_suffix("'s").filter(|own| !CONTRACTED.contains(&own.to_lowercase().as_str()));
    match own {
        Some(own) => {
            let cut = at.end - text.chars().rev().take(2).map(char::len_utf8).sum::<usize>();
            out.push(token(at.start..cut, own));
            out.push(Token { at: cut..at.end, word: POSSESSIVE.into(), capitals: false });
        }
        None if plain.ends_with('.') => out.push(token(at, plain.trim_end_matches('.'))),
        None => out.push(token(at, &plain)),
    }
}

/// How the `'s` of a possessive is written among the words.
pub(crate) const POSSESSIVE: &str = "'s";

/// Before these, `'s` is `is` or `has`.
const CONTRACTED: [&str; 9] = ["who", "what", "where", "when", "how", "that", "there", "it", "let"];

/// The letters that may stand before a word as particles, longest first, with what is left: `wa` and `fa`, then `b`,
/// `l`, `k`; `ll` is `l` before the article.
pub(crate) fn unclitic(word: &str) -> Vec<(Option<char>, Option<char>, String)> {
    let mut out = Vec::new();
    let conjunctions = [None, Some(letters::WAW), Some(letters::FEH)];
    for conjunction in conjunctions {
        let Some(rest) = cut(word, conjunction) else { continue };
        for prep in [None, Some(letters::BEH), Some(letters::LAM), Some(letters::KAF)] {
            if conjunction.is_none() && prep.is_none() {
                continue;
            }
            let Some(rest) = cut(rest, prep) else { continue };
            if rest.chars().count() < 2 {
                continue;
            }
            if prep == Some(letters::LAM) && rest.starts_with(letters::LAM) {
                out.push((conjunction, prep, format!("{}{rest}", letters::ALEF)));
            }
            out.push((conjunction, prep, rest.to_string()));
        }
    }
    out
}

fn cut(word: &str, letter: Option<char>) -> Option<&str> {
    match letter {
        None => Some(word),
        Some(letter) => word.strip_prefix(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possessives_dates_and_initials_are_told_apart() {
        let words = |text: &str| tokens(text).into_iter().map(|t| t.word).collect::<Vec<String>>();
        assert_eq!(words("Who backs Russia's plan?"), ["who", "backs", "russia", "'s", "plan"]);
        assert_eq!(words("who's the U.S. ally, al-Assad?"), ["whos", "the", "us", "ally", "al", "assad"]);
        assert_eq!(words("since 2015-09-28 or 28/9/2015"), ["since", "2015-09-28", "or", "28/9/2015"]);
        assert_eq!(words("didn’t"), ["didnt"]);
    }
}
