//! The dates written out in a line: ISO, day/month/year, month names of all regions, Hijri.
//!
//! Comes in: a line as `lexicon::reading::flat` gives it (ASCII digits, folded letters). Goes out: each date with where it
//! stands. Which of them is the article's is `furnish`'s concern; relative dates are `extract`'s.

use crate::lexicon::Lexicon;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Phrase, Word};
use crate::script::is_word;
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A date in a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub day: Date,
    /// The other reading, month first, where both are possible and no weekday decides.
    pub other: Option<Date>,
    /// Written with the month first, and possible in no other way.
    pub month_first: bool,
    pub hijri: bool,
    /// The weekday beside it is another one.
    pub misnamed: bool,
    /// Where it stands in the line, in bytes.
    pub start: usize,
    pub end: usize,
}

/// The dates of a line, in order. Of a day that is given in both calendars, the Gregorian date.
pub(super) fn find(flat: &str, lexicon: &Lexicon) -> Vec<Found> {
    let mut found = all(flat, lexicon);
    if found.iter().any(|date| !date.hijri) {
        found.retain(|date| !date.hijri);
    }
    found
}

/// All dates of a line, in order and in both calendars.
pub(super) fn all(flat: &str, lexicon: &Lexicon) -> Vec<Found> {
    if !flat.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let line = Line { tokens: tokens(flat), lexicon };
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        match line.date(at) {
            Some((written, next)) => {
                let weekday = line.weekday_before(at);
                found.extend(written.resolve(weekday, line.tokens[at].start, line.tokens[next - 1].end));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The civil day of a machine's time stamp, in its own zone: `2016-07-07T01:12+03:00` is the seventh.
pub(super) fn stamp(text: &str) -> Option<Date> {
    let text = text.trim();
    let day: Date = text.get(..10)?.parse().ok()?;
    let rest = &text[10..];
    (rest.is_empty() || rest.starts_with(['T', 't', ' ', '+', 'Z'])).then_some(day)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What<'a> {
    Number { value: u32, digits: usize },
    Word(&'a str),
    Mark(char),
}

#[derive(Debug)]
struct Token<'a> {
    what: What<'a>,
    start: usize,
    end: usize,
}

fn tokens(flat: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = flat.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let same = |c: char, d: char| c.is_ascii_digit() == d.is_ascii_digit() && is_word(d);
        if is_word(c) {
            while let Some((at, d)) = rest.next_if(|(_, d)| same(c, *d)) {
                end = at + d.len_utf8();
            }
        }
        let piece = &flat[start..end];
        let what = match c {
            '0'..='9' => What::Number { value: piece.parse().unwrap_or(u32::MAX), digits: piece.len() },
            _ if is_word(c) => What::Word(piece),
            _ => What::Mark(c),
        };
        tokens.push(Token { what, start, end });
    }
    tokens
}

/// What the numbers of a date are, before it is known which is which.
#[derive(Clone, Copy, Debug)]
struct Written {
    year: u32,
    /// The month and day, in the order that the line's form says, or most papers' habit where it says nothing.
    month: u32,
    day: u32,
    hijri: bool,
    /// The form does not tell the day from the month.
    either: bool,
}

impl Written {
    fn resolve(self, weekday: Option<Weekday>, start: usize, end: usize) -> Option<Found> {
        let plain = |day: Date| Found {
            day,
            other: None,
            month_first: false,
            hijri: self.hijri,
            misnamed: weekday.is_some_and(|weekday| weekday != day.weekday()),
            start,
            end,
        };
        if self.hijri {
            let day = gregorian(self.year, self.month, self.day)?;
            // The new moon is seen a day sooner or later: a weekday decides.
            let fits = |day: &Date| weekday.is_none_or(|weekday| weekday == day.weekday());
            let near = [Some(day), day.checked_add(1.day()).ok(), day.checked_sub(1.day()).ok()];
            return Some(plain(near.into_iter().flatten().find(fits).unwrap_or(day)));
        }
        let first = civil(self.year, self.month, self.day);
        let second = if self.either { civil(self.year, self.day, self.month) } else { None };
        match (first, second) {
            (Some(first), Some(second)) if first != second => Some(match weekday {
                Some(weekday) if weekday == second.weekday() && weekday != first.weekday() => {
                    Found { month_first: true, ..plain(second) }
                }
                Some(weekday) if weekday == first.weekday() => plain(first),
                _ => Found { other: Some(second), ..plain(first) },
            }),
            (Some(first), _) => Some(plain(first)),
            (None, Some(second)) => Some(Found { month_first: true, ..plain(second) }),
            (None, None) => None,
        }
    }
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let small = |n: u32| i8::try_from(n).ok();
    Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}

/// By the calendar of Umm al-Qura.
fn gregorian(year: u32, month: u32, day: u32) -> Option<Date> {
    let small = |n: u32| u8::try_from(n).ok();
    let calendar = Hijri::<UmmAlQura>::new_umm_al_qura();
    let month = icu_calendar::types::MonthCode::new_normal(small(month)?)?;
    let date =
        icu_calendar::Date::try_new_from_codes(None, i32::try_from(year).ok()?, month, small(day)?, calendar).ok()?;
    let iso = date.to_iso();
    Date::new(
        i16::try_from(iso.extended_year()).ok()?,
        i8::try_from(iso.month().ordinal).ok()?,
        i8::try_from(iso.day_of_month().0).ok()?,
    )
    .ok()
}

fn is_gregorian(year: u32) -> bool {
    (1900..=2100).contains(&year)
}

fn is_hijri(year: u32) -> bool {
    (1318..=1500).contains(&year)
}

struct Line<'a> {
    tokens: Vec<Token<'a>>,
    lexicon: &'a Lexicon,
}

impl Line<'_> {
    fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.tokens.get(at)?.what {
            What::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.what {
            What::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at)?.what {
            What::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The date that begins at a token, and the token after it.
    fn date(&self, at: usize) -> Option<(Written, usize)> {
        self.numeric(at).or_else(|| self.day_first(at)).or_else(|| self.named_first(at))
    }

    /// `2015-09-19`, `19/9/2015`, `1436/10/15`, `9.19.2015`
    fn numeric(&self, at: usize) -> Option<(Written, usize)> {
        let sign = self.mark(at + 1).filter(|mark| matches!(mark, '/' | '-' | '.' | '\\'))?;
        if self.mark(at + 3) != Some(sign) {
            return None;
        }
        // Part of a longer number: a telephone's, a version's.
        let joined = |mark: usize, number: usize| self.mark(mark) == Some(sign) && self.number(number).is_some();
        if (at >= 2 && joined(at - 1, at - 2)) || joined(at + 5, at + 6) {
            return None;
        }
        let ((a, long), (b, _), (c, _)) = (self.number(at)?, self.number(at + 2)?, self.number(at + 4)?);
        let (year, month, day) = if long == 4 { (a, b, c) } else { (c, b, a) };
        let written = Written { year, month, day, hijri: is_hijri(year), either: long != 4 };
        (is_gregorian(year) || is_hijri(year)).then_some((written, at + 5))
    }

    /// `14 July 2016`, with one month or two: `27 Shubat/February 2016`
    fn day_first(&self, at: usize) -> Option<(Written, usize)> {
        let (day, _) = self.number(at).filter(|(day, _)| (1..=31).contains(day))?;
        let mut next = self.skip_marks(at + 1);
        if self.month(next).is_none() && self.word(next).is_some_and(|word| word.chars().count() <= 2) {
            // An ordinal's ending, or a preposition before the month.
            next += 1;
        }
        let (month, hijri, mut next) = self.month(next)?;
        while let Some((_, _, after)) = self.month(self.skip_marks(next)) {
            next = after;
        }
        self.year(day, month, hijri, next)
    }

    /// `July 14, 2016`
    fn named_first(&self, at: usize) -> Option<(Written, usize)> {
        let (month, hijri, next) = self.month(at)?;
        let (day, _) = self.number(next).filter(|(day, digits)| (1..=31).contains(day) && *digits <= 2)?;
        let ordinal = self.word(next + 1).is_some_and(|word| matches!(word, "st" | "nd" | "rd" | "th"));
        self.year(day, month, hijri, next + 1 + usize::from(ordinal))
    }

    /// The year, which may stand behind a comma or a short word such as "of the year".
    fn year(&self, day: u32, month: u32, hijri: bool, next: usize) -> Option<(Written, usize)> {
        let next = self.skip_marks(next);
        let next = if self.number(next).is_none() { next + 1 } else { next };
        let (year, digits) = self.number(next)?;
        let fits = if hijri { is_hijri(year) } else { is_gregorian(year) };
        (fits && digits == 4).then_some((Written { year, month, day, hijri, either: false }, next + 1))
    }

    fn skip_marks(&self, at: usize) -> usize {
        let slight = |mark| matches!(mark, '/' | '-' | ',' | '.' | '(' | ')' | '\u{060C}' | '\u{2013}');
        (at..at + 2).find(|at| !self.mark(*at).is_some_and(slight)).unwrap_or(at + 2)
    }

    /// Month, whether it is a Hijri one, and the token after it.
    fn month(&self, at: usize) -> Option<(u32, bool, usize)> {
        let word = self.word(at)?;
        let index = &self.lexicon.index;
        let timely = index.list(word).is_some_and(|list| index.at(list).kinds().has(Kinds::TIME));
        let phrases = if timely { index.phrases(word) } else { &[] };
        let long = phrases.iter().filter_map(|entry| match entry.what {
            Phrase::Month { month, hijri } => {
                let rest = entry.rest.iter().enumerate();
                let fits = rest.clone().all(|(n, word)| self.word(at + 1 + n) == Some(word));
                fits.then_some((month, hijri, at + 1 + entry.rest.len()))
            }
            _ => None,
        });
        let short = self.lexicon.index.word(word).iter().filter_map(|word| match word {
            Word::Month { month, hijri } => Some((*month, *hijri, at + 1)),
            _ => None,
        });
        let (month, hijri, next) = long.chain(short).chain(english(word).map(|month| (month, false, at + 1))).next()?;
        Some((u32::try_from(month).ok()?, hijri, next))
    }

    /// The weekday named just before a date.
    fn weekday_before(&self, at: usize) -> Option<Weekday> {
        (at.saturating_sub(3)..at).rev().find_map(|before| {
            let word = self.word(before)?;
            let known = self.lexicon.index.word(word).iter().find_map(|word| match word {
                Word::Weekday { day } => Weekday::from_monday_one_offset(*day).ok(),
                _ => None,
            });
            known.or_else(|| english_weekday(word))
        })
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// In full, or by its first letters: pages in Arabic carry English dates of their own.
fn english(word: &str) -> Option<i8> {
    let found = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word))?;
    i8::try_from(found + 1).ok()
}

fn english_weekday(word: &str) -> Option<Weekday> {
    let found = WEEKDAYS.iter().position(|weekday| word.len() >= 3 && weekday.starts_with(word))?;
    Weekday::from_monday_one_offset(i8::try_from(found + 1).ok()?).ok()
}
