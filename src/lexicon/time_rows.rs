//! Rows of the words of time.

use crate::script::letters::*;
use rustc_hash::FxHashMap;

/// The unit in which a relative date counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A word from which expressions of time are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    Number(i16),
    /// A day of the month: the fifth.
    Ordinal(i8),
    /// A unit and how many of it the word says: 2 for a dual, 0 for hours.
    Unit {
        unit: Unit,
        count: i16,
    },
    Past,
    Next,
    This,
    /// The beginning (1), middle (2) or end (3) of a stretch.
    Part(u8),
    /// A season by its first month.
    Season(i8),
    Ago,
    Since,
    After,
    Within,
    About,
    Daytime,
    Between,
    From,
    To,
    /// The years, the days: two of them follow.
    Years,
    Days,
    /// Days from the last day told.
    Told(i8),
}

/// The words of time by their folded form.
#[derive(Debug, Default)]
pub struct TimeWords {
    words: FxHashMap<String, Vec<TimeWord>>,
    /// By first word: how many words the longest form has.
    firsts: FxHashMap<String, usize>,
}

impl TimeWords {
    /// Adds one reading of a folded form.
    pub fn add(&mut self, form: String, word: TimeWord) {
        let longest = self.firsts.entry(form.split(' ').next().unwrap_or_default().to_string()).or_default();
        *longest = form.split(' ').count().max(*longest);
        self.words.entry(form).or_default().push(word);
    }

    /// Whether any form begins with this folded word, a letter before it taken off or not.
    pub fn begins(&self, word: &str) -> bool {
        self.longest(word) > 0 || bare(word).is_some_and(|w| self.longest(w) > 0)
    }

    /// How many words the longest form has that begins with this folded word.
    pub fn longest(&self, word: &str) -> usize {
        self.firsts.get(word).copied().unwrap_or(0)
    }

    /// What this folded form can be.
    pub fn get(&self, form: &str) -> &[TimeWord] {
        self.words.get(form).map_or(&[], Vec::as_slice)
    }
}

/// The folded word without "and" or a preposition of one letter.
pub fn bare(word: &str) -> Option<&str> {
    word.strip_prefix([WAW, BEH, LAM]).filter(|w| w.chars().count() > 2)
}

/// A phrase that dates relative to the day of publication.
#[derive(Clone, Debug)]
pub struct RelativeRow {
    pub unit: Unit,
    pub from: i32,
    pub to: i32,
}
