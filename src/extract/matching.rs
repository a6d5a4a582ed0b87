//! Phrases of the lexicon, and of the article itself, at a token.

use crate::lexicon::Lexicon;
use crate::lexicon::index::{Kinds, PhraseEntry, Symbol};
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::text::Document;
pub use crate::text::matched::{Match, Matches};
use crate::text::opened::Opening;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// All matches at token `at` that end before `end`, longest first, then fewest clitics.
pub fn matches(document: &Document<'_>, lexicon: &Lexicon, at: usize, end: usize) -> Matches {
    document.kept(at, end).unwrap_or_else(|| {
        let found = look_up(document, lexicon, at, end);
        document.keep(at, end, &found);
        found
    })
}

/// The same, looked up.
fn look_up(document: &Document<'_>, lexicon: &Lexicon, at: usize, end: usize) -> Matches {
    let mut out: SmallVec<[Match; 4]> = SmallVec::new();
    accusatives(document, lexicon, at, end, &mut out);
    let openings = &document.readings(at).phrases;
    let next = passed_over(document, at + 1, end);
    let second = (next < end).then(|| document.readings(next));
    for Opening { cut, list, following } in openings {
        let bare = second.filter(|_| cut.article).map_or(Symbol::NONE, |s| s.bare);
        if !following.may_hold(second.map_or(Symbol::NONE, |s| s.symbol), bare) {
            continue;
        }
        lexicon.index.at(*list).before(second.map(|s| s.symbol), bare, |entry| {
            if cut.article && (!takes_article(entry.what) || is_construct(document, entry, next)) {
                return;
            }
            if let Some(last) = follow(document, &entry.symbols, at + 1, end, cut.article) {
                out.push(Match { what: entry.what, cut: *cut, start: at, last, words: entry.symbols.len() + 1 });
            }
        });
    }
    if !out.is_empty() && is_upon(document, lexicon, at) {
        out.retain(|m| m.words == 1 || !matches!(m.what, Phrase::Actor { .. }));
    }
    if out.len() > 1 {
        out.sort_by_key(|m| (std::cmp::Reverse(m.words), m.cut.article, m.cut.prep.is_some(), m.cut.conj.is_some()));
    }
    Matches::new(&out)
}

/// "On" is spelt like the first name Ali in some papers: behind a deed, or a verb that takes it, it is no name.
fn is_upon(document: &Document<'_>, lexicon: &Lexicon, at: usize) -> bool {
    const ON: &str = "\u{0639}\u{0644}\u{0649}";
    if document.raw(at) != ON {
        return false;
    }
    let Some(before) = (0..at).rev().find(|t| document.tokens[*t].kind != TokenKind::Quote) else { return false };
    let takes = |r: &Reading| match r.word {
        Word::Event { .. } | Word::Masdar { .. } => true,
        Word::Verb { verb, .. } => {
            let frames = &lexicon.verb_frames[verb as usize];
            frames
                .iter()
                .any(|f| lexicon.frames[*f as usize].note.needs.iter().any(|n| n == "\u{0639}\u{0644}\u{064A}"))
        }
        _ => false,
    };
    let person = |r: &Reading| matches!(r.word, Word::Title { .. } | Word::Agent { .. } | Word::Given);
    let list = &document.readings(before).list;
    list.iter().any(takes) && !list.iter().any(person)
}

/// All matches at token `at`, if one may be of the kinds that are `wanted`; else perhaps none.
pub fn among(document: &Document<'_>, lexicon: &Lexicon, at: usize, end: usize, wanted: Kinds) -> Matches {
    if document.readings(at).kinds.has(wanted) { matches(document, lexicon, at, end) } else { Matches::default() }
}

/// Indefinite accusatives of common nouns with their adjectives or a preposition: a suicide attack, a difference in views,
/// as an object.
fn accusatives(document: &Document<'_>, lexicon: &Lexicon, at: usize, end: usize, out: &mut SmallVec<[Match; 4]>) {
    let openings = &document.readings(at).accusatives;
    let next = at + 1;
    if openings.is_empty() || next >= end {
        return;
    }
    let second = document.readings(next);
    let brings = second.list.iter().any(|r| r.word.is_particle(Particle::Preposition) && r.cut == Cut::default());
    for Opening { cut, list, following } in openings {
        if !following.may_hold(second.symbol, second.nominative) {
            continue;
        }
        lexicon.index.at(*list).before(Some(second.symbol), second.nominative, |entry| {
            let common = matches!(entry.what, Phrase::Agent { .. } | Phrase::Head { .. } | Phrase::Event { .. });
            let Some(adjective) = entry.symbols.first().filter(|_| common) else { return };
            let brought = || brings && second.symbol == *adjective && matches!(entry.what, Phrase::Event { .. });
            if (second.nominative == *adjective || brought())
                && let Some(last) = follow(document, &entry.symbols[1..], next + 1, end, false)
            {
                out.push(Match { what: entry.what, cut: *cut, start: at, last, words: entry.symbols.len() + 1 });
            }
        });
    }
}

/// A post or a body that a genitive with the article completes takes none itself: "the president" before "the council" is
/// no president of it.
fn is_construct(document: &Document<'_>, entry: &PhraseEntry, next: usize) -> bool {
    let Some(own) = entry.symbols.first().filter(|_| matches!(entry.what, Phrase::Office { .. } | Phrase::Head { .. }))
    else {
        return false;
    };
    let second = document.readings(next);
    let body = |r: &Reading| matches!(r.word, Word::Head { .. }) && r.cut.article;
    second.symbol == *own && second.cuts.iter().any(|c| c.article && c.is_bare())
        || second.bare == *own && second.list.iter().any(body)
}

/// Common nouns take the article; names have it or have it not.
fn takes_article(what: Phrase) -> bool {
    matches!(
        what,
        Phrase::Office { .. }
            | Phrase::Agent { .. }
            | Phrase::Head { .. }
            | Phrase::Event { .. }
            | Phrase::Title { .. }
            | Phrase::Issue { .. }
            | Phrase::Attitude { .. }
            | Phrase::Numeral { .. }
    )
}

/// Quotes, brackets and hyphens within a phrase do not count, up to two of them.
fn passed_over(document: &Document<'_>, at: usize, end: usize) -> usize {
    let between = |n: &usize| match document.tokens[*n].kind {
        TokenKind::Quote | TokenKind::Open | TokenKind::Close | TokenKind::Dash => true,
        TokenKind::Other => document.raw(*n) == "+",
        _ => false,
    };
    at + (at..end).take(2).take_while(between).count()
}

/// One past the last token of `rest`, if its words follow from `at`; quotes, brackets and hyphens between do not count.
///
/// With `definite`, adjectives agree with a first word that has the article. A last word of one letter is a preposition
/// that is written with what it brings: it holds without taking the token.
pub fn follow(document: &Document<'_>, rest: &[Symbol], at: usize, end: usize, definite: bool) -> Option<usize> {
    let mut n = at;
    for word in rest {
        n = passed_over(document, n, end);
        if n >= end {
            return None;
        }
        let here = document.readings(n);
        if here.symbol != *word {
            if let Some(only) = word.as_letter() {
                if here.cuts.iter().any(|c| c.prep == Some(only) && c.conj.is_none()) {
                    continue;
                }
                return None;
            }
            if !definite || here.bare != *word {
                return None;
            }
        }
        n += 1;
    }
    if n == at {
        return Some(n);
    }
    // A quotation mark that opened inside the phrase closes with it.
    let quotes = (at..n)
        .filter(|t| matches!(document.tokens[*t].kind, TokenKind::Quote | TokenKind::Open | TokenKind::Close))
        .count();
    if quotes % 2 == 1 && n < end && matches!(document.tokens[n].kind, TokenKind::Quote | TokenKind::Close) {
        n += 1;
    }
    Some(n)
}
