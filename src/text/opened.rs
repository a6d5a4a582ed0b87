//! The phrases of the lexicon that may begin with a word.

use crate::lexicon::Lexicon;
use crate::lexicon::index::Following;
use crate::script::letters::{ALEF, LAM};
use crate::text::reading::Cut;

/// The first word of phrases behind some letters.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    pub cut: Cut,
    /// The number of the list of the phrases.
    pub list: u32,
    pub following: Following,
}

impl Opening {
    /// Where phrases of the lexicon begin with what a cut leaves.
    fn new(cut: Cut, stem: &str, lexicon: &Lexicon) -> Option<Opening> {
        let list = lexicon.index.list(stem)?;
        Some(Opening { cut, list, following: lexicon.index.at(list).following() })
    }
}

/// The phrases that may begin with a word, by the cut before their first.
pub(super) fn phrases(folded: &str, cuts: &[Cut], lexicon: &Lexicon) -> Box<[Opening]> {
    let mut out = Vec::new();
    for cut in cuts.iter().filter(|c| !c.future) {
        let stem = &folded[cut.skip()..];
        out.extend(Opening::new(*cut, stem, lexicon));
        if cut.prep == Some(LAM) && cut.article {
            // The article is part of a name, though `l` swallows its alef.
            let definite: String = [ALEF, LAM].into_iter().chain(stem.chars()).collect();
            out.extend(Opening::new(Cut { article: false, ..*cut }, &definite, lexicon));
        }
    }
    out.into()
}

/// The same in the indefinite accusative, whose ending is taken off.
pub(super) fn accusatives(folded: &str, cuts: &[Cut], lexicon: &Lexicon) -> Box<[Opening]> {
    let Some(bare) = folded.strip_suffix(ALEF).filter(|w| w.chars().nth(2).is_some()) else { return Box::default() };
    let cuts = cuts.iter().filter(|c| !c.article && !c.future && c.skip() < bare.len());
    cuts.filter_map(|cut| Opening::new(*cut, &bare[cut.skip()..], lexicon)).collect()
}
