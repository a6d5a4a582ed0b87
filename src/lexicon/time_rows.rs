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

/// Of which sorts words of time are: what readers ask before they look for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeSorts(u32);

impl TimeSorts {
    /// The sort of one word alone.
    pub const fn of(word: TimeWord) -> TimeSorts {
        TimeSorts(
            1 << match word {
                TimeWord::Number(_) => 0,
                TimeWord::Ordinal(_) => 1,
                TimeWord::Unit { .. } => 2,
                TimeWord::Past => 3,
                TimeWord::Next => 4,
                TimeWord::This => 5,
                TimeWord::Part(_) => 6,
                TimeWord::Season(_) => 7,
                TimeWord::Ago => 8,
                TimeWord::Since => 9,
                TimeWord::After => 10,
                TimeWord::Within => 11,
                TimeWord::About => 12,
                TimeWord::Daytime => 13,
                TimeWord::Between => 14,
                TimeWord::From => 15,
                TimeWord::To => 16,
                TimeWord::Years => 17,
                TimeWord::Days => 18,
                TimeWord::Told(_) => 19,
            },
        )
    }

    /// These and those.
    pub const fn and(self, other: TimeSorts) -> TimeSorts {
        TimeSorts(self.0 | other.0)
    }

    /// Whether there is one of `wanted` among them.
    pub const fn has(self, wanted: TimeSorts) -> bool {
        self.0 & wanted.0 != 0
    }
}

/// The words of time by their folded form.
#[derive(Debug, Default)]
pub struct TimeWords {
    words: FxHashMap<String, Vec<TimeWord>>,
    /// By first word: how many words the longest form has, and the sorts of all.
    firsts: FxHashMap<String, (usize, TimeSorts)>,
}

impl TimeWords {
    /// Adds one reading of a folded form.
    pub fn add(&mut self, form: String, word: TimeWord) {
        let first = form.split(' ').next().unwrap_or_default().to_string();
        let (longest, sorts) = self.firsts.entry(first).or_default();
        *longest = form.split(' ').count().max(*longest);
        *sorts = sorts.and(TimeSorts::of(word));
        self.words.entry(form).or_default().push(word);
    }

    /// The sorts of all forms that begin with this folded word, a letter before it taken off or not.
    pub fn sorts(&self, word: &str) -> TimeSorts {
        let of = |word| self.firsts.get(word).map_or(TimeSorts::default(), |(_, sorts)| *sorts);
        bare(word).map_or(TimeSorts::default(), of).and(of(word))
    }

    /// How many words the longest form has that begins with this folded word.
    pub fn longest(&self, word: &str) -> usize {
        self.firsts.get(word).map_or(0, |(longest, _)| *longest)
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
