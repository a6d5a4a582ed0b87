//! ISO dates in, stretches of whole days out. What a date means in a sentence is `extract`'s concern.

use crate::claim::Time;
use jiff::civil::Date;
use jiff::civil::date;

/// A stretch of days, counted from 1970-01-01.
///
/// Invariant: `first <= last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    first: i32,
    last: i32,
}

/// The longest stretch that still tells when something happened; a week or a month only bounds it.
const EXACT: i32 = 2;

impl Days {
    /// The days that a claim's time covers; `None` if it is no date.
    pub(crate) fn of(time: &Time) -> Option<Days> {
        let first = number(parse(&time.start)?);
        let last = parse(&time.end).map_or(first, number);
        Some(Days { first, last: last.max(first) })
    }

    /// A single day.
    pub(crate) fn day(date: Date) -> Days {
        let n = number(date);
        Days { first: n, last: n }
    }

    /// The day it begins with, counted.
    pub(crate) fn first(self) -> i32 {
        self.first
    }

    /// The day it ends with, counted.
    pub(crate) fn last(self) -> i32 {
        self.last
    }

    /// How many days it covers.
    pub(crate) fn length(self) -> i32 {
        self.last - self.first + 1
    }

    /// The first day.
    pub(crate) fn start(self) -> String {
        iso(self.first)
    }

    /// The last day.
    pub(crate) fn end(self) -> String {
        iso(self.last)
    }

    /// Whether it tells the day, give or take one.
    pub(crate) fn is_exact(self) -> bool {
        self.length() <= EXACT
    }

    /// Days between the two stretches; 0 where they meet.
    pub(crate) fn gap(self, other: Days) -> i32 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }

    /// The stretch that holds both.
    pub(crate) fn join(self, other: Days) -> Days {
        Days { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Whether the whole of `other` lies within.
    pub(crate) fn contains(self, other: Days) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// `2015-09-28T10:00` and `2015-09-28` are the same day; `2015-09` begins on its first.
fn parse(text: &str) -> Option<Date> {
    let text = text.get(..10).unwrap_or(text);
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().unwrap_or("1").parse().ok()?;
    let day = parts.next().unwrap_or("1").parse().ok()?;
    Date::new(year, month, day).ok()
}

fn number(day: Date) -> i32 {
    date(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

fn iso(number: i32) -> String {
    date(1970, 1, 1).saturating_add(jiff::Span::new().days(number)).to_string()
}
