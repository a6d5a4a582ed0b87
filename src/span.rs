//! Byte ranges into an article as it was read. Lines and columns are `diag`'s concern.

use serde::{Deserialize, Serialize};

/// A stretch of one article's text, in bytes.
///
/// Invariant: `start <= end`; both fall between characters of the text that the span was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The stretch from `start` up to and not including `end`.
    ///
    /// # Panics
    /// If `end` lies before `start`.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end before it starts");
        let narrow = |n: usize| u32::try_from(n).expect("articles are shorter than 4 GB: read refuses longer ones");
        Span { start: narrow(start), end: narrow(end) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it marks.
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// The smallest stretch that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether every byte of `other` lies in this one.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether they share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}
