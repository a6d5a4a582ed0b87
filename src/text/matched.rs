//! Phrases of the lexicon that were found at a token, kept for whoever asks again.

use crate::lexicon::rows::Phrase;
use crate::text::reading::Cut;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

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

/// All that stand at a token, longest first, then fewest clitics.
#[derive(Clone, Debug, Default)]
pub struct Matches(Option<Rc<[Match]>>);

impl Matches {
    pub fn new(found: &[Match]) -> Matches {
        Matches((!found.is_empty()).then(|| found.into()))
    }
}

impl Deref for Matches {
    type Target = [Match];

    fn deref(&self) -> &[Match] {
        self.0.as_deref().unwrap_or_default()
    }
}

/// What was last found at a token.
#[derive(Debug, Default)]
pub(super) struct Kept(RefCell<(u32, Matches)>);

impl Kept {
    /// What stands there and ends before `end`, if that is known.
    pub fn get(&self, end: usize) -> Option<Matches> {
        let (till, found) = &*self.0.borrow();
        let till = *till as usize;
        (till == end || till > end && found.is_empty()).then(|| found.clone())
    }

    /// Notes what stands there and ends before `end`.
    pub fn set(&self, end: usize, found: &Matches) {
        if let Ok(end) = u32::try_from(end) {
            self.0.replace((end, found.clone()));
        }
    }
}
