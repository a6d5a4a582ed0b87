//! Words that are nothing but nouns, and behind which letters they begin.

use crate::lexicon::rows::Word;
use crate::text::reading::{Cut, Reading};

/// The likeliest cut of a word that is nothing but a noun, wherever it stands, by all its readings and cuts.
pub fn always(list: &[Reading], cuts: &[Cut]) -> Option<Cut> {
    list.iter().all(is_plain).then(|| noun_cut(list).unwrap_or_else(|| plain_cut(cuts)))
}

/// What is neither a verb nor a particle nor tells a deed, without a pronoun.
fn is_plain(reading: &Reading) -> bool {
    reading.suffix.is_none()
        && !matches!(
            reading.word,
            Word::Verb { .. }
                | Word::Particle { .. }
                | Word::Event { .. }
                | Word::Masdar { .. }
                | Word::Adjective { .. }
                | Word::Active { .. }
                | Word::Passive { .. }
                | Word::Nisba { .. }
        )
}

/// Whether it is a noun that tells no deed.
pub fn is_noun(word: Word) -> bool {
    matches!(
        word,
        Word::Common
            | Word::Agent { .. }
            | Word::Head { .. }
            | Word::Modifier { .. }
            | Word::Title { .. }
            | Word::Given
            | Word::Month { .. }
            | Word::Weekday { .. }
    )
}

/// How little likely a noun is behind a cut: without one, or with the article, it is likeliest.
pub fn cut_rank(cut: Cut) -> (bool, bool) {
    (cut.skip() > 0 && !cut.article, cut.conj.is_some())
}

/// The likeliest cut of a noun that tells no deed.
fn noun_cut(list: &[Reading]) -> Option<Cut> {
    list.iter().filter(|r| is_noun(r.word)).map(|r| r.cut).min_by_key(|c| cut_rank(*c))
}

/// The likeliest clitics of a word that nothing explains: an article says most.
pub fn plain_cut(cuts: &[Cut]) -> Cut {
    cuts.iter()
        .find(|c| c.article && c.conj.is_none() && c.prep.is_none())
        .or_else(|| cuts.iter().find(|c| c.article))
        .copied()
        .unwrap_or_default()
}
