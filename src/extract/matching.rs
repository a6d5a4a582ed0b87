//! Phrases of the lexicon, and of the article itself, at a token.

use crate::lexicon::Lexicon;
use crate::lexicon::rows::Phrase;
use crate::script::letters::*;
use crate::text::Document;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// A phrase that stands at a token.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    pub what: Phrase,
    pub cut: Cut,
    /// Its first token.
    pub start: usize,
    /// One past its last token.
    pub last: usize,
    pub words: usize,
}

/// All matches at token `at` that end before `end`, longest first, then fewest clitics.
pub fn matches(document: &Document<'_>, lexicon: &Lexicon, at: usize, end: usize) -> SmallVec<[Match; 4]> {
    let mut out: SmallVec<[Match; 4]> = SmallVec::new();
    let word = document.folded(at);
    let mut article_word = String::new();
    for cut in document.readings(at).cuts.iter() {
        let stem = &word[cut.skip..];
        collect(document, lexicon, stem, *cut, at, end, &mut out);
        if cut.prep == Some(LAM) && cut.article {
            article_word.clear();
            article_word.extend([ALEF, LAM]);
            article_word.push_str(stem);
            collect(document, lexicon, &article_word, Cut { article: false, ..*cut }, at, end, &mut out);
        }
    }
    out.sort_by_key(|m| (std::cmp::Reverse(m.words), m.cut.article, m.cut.prep.is_some(), m.cut.conj.is_some()));
    out
}

fn collect(
    document: &Document<'_>,
    lexicon: &Lexicon,
    stem: &str,
    cut: Cut,
    at: usize,
    end: usize,
    out: &mut SmallVec<[Match; 4]>,
) {
    for entry in lexicon.index.phrases(stem) {
        let common = matches!(
            entry.what,
            Phrase::Office { .. }
                | Phrase::Agent { .. }
                | Phrase::Head { .. }
                | Phrase::Event { .. }
                | Phrase::Title { .. }
                | Phrase::Issue { .. }
        );
        if cut.future || (cut.article && !common) {
            continue;
        }
        if let Some(last) = follow(document, &entry.rest, at + 1, end, cut.article) {
            out.push(Match { what: entry.what, cut, start: at, last, words: entry.rest.len() + 1 });
        }
    }
}

/// One past the last token of `rest`, if its words follow from `at`; quotes, brackets and hyphens between do not count.
///
/// With `definite`, adjectives agree with a first word that has the article. A last word of one letter is a preposition
/// that is written with what it brings: it holds without taking the token.
pub fn follow(document: &Document<'_>, rest: &[Box<str>], at: usize, end: usize, definite: bool) -> Option<usize> {
    let mut n = at;
    for word in rest {
        let mut skipped = 0;
        while n < end
            && skipped < 2
            && matches!(
                document.tokens[n].kind,
                TokenKind::Quote | TokenKind::Open | TokenKind::Close | TokenKind::Dash
            )
        {
            n += 1;
            skipped += 1;
        }
        if n >= end {
            return None;
        }
        let here = document.folded(n);
        let mut letters = word.chars();
        if let (Some(only), None) = (letters.next(), letters.next())
            && only.is_alphabetic()
            && here != &**word
        {
            if document.readings(n).cuts.iter().any(|c| c.prep == Some(only) && c.conj.is_none()) {
                continue;
            }
            return None;
        }
        let agrees = definite && here.strip_prefix(ALEF).and_then(|h| h.strip_prefix(LAM)) == Some(&**word);
        if here != &**word && !agrees {
            return None;
        }
        n += 1;
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
