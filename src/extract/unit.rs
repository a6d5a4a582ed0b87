//! Units of an army, by their number: the 35th armoured brigade, the second battalion.

use crate::extract::noun::Scan;
use crate::lexicon::notes::HeadNote;
use crate::lexicon::rows::{HeadRow, Word};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// So many words behind its number tell what arms a unit bears.
const MOST_ARMS: usize = 2;

impl Scan<'_> {
    /// One past the number of a unit, and what arms it bears, behind the word for it.
    pub fn unit(&self, row: &HeadRow, from: usize, cut: Cut, end: usize) -> Option<usize> {
        if !row.has(HeadNote::Numbered) || !cut.article || from >= end {
            return None;
        }
        let figure = self.document.tokens[from].kind == TokenKind::Number;
        if !figure && !self.is_ordinal(from) {
            return None;
        }
        let arms = |t: usize| {
            self.document.readings(t).list.iter().any(|r| {
                matches!(r.word, Word::Modifier { former: false }) && r.cut.is_bare() && r.cut.article != figure
            })
        };
        let last = end.min(from + 1 + MOST_ARMS);
        Some((from + 1..last).find(|t| !arms(*t)).unwrap_or(last))
    }
}
