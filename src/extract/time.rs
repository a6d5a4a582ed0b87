//! Expressions of time → ISO days, counted from the day of publication or from the last day told. The arithmetic is
//! `calendar`'s concern; which event a time belongs to is `dating`'s.

use crate::extract::calendar::{self, Days, MonthDay};
use crate::extract::matching;
use crate::lexicon::Lexicon;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::lexicon::time_rows::{TimeSorts, TimeWord, Unit, bare};
use crate::script::letters::{ALEF_HAMZA_BELOW, BEH};
use crate::text::token::TokenKind;
use crate::text::{Document, Sentence};
use jiff::ToSpan;
use jiff::civil::Date;
use smallvec::SmallVec;
use std::borrow::Cow;

/// A stretch of days, with the words that tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    pub first: usize,
    pub last: usize,
    /// `None` where nothing dates the article.
    pub days: Option<Days>,
    /// The days of the same words for what is still to come: a weekday without "last", a month without its year.
    pub coming: Option<Days>,
    /// It says since when.
    pub since: bool,
    /// Counted from the day on which it is said: yesterday, two weeks ago.
    pub counted: bool,
}

/// The expression of time that begins at a token; `told` is the last day told before.
pub fn at(
    document: &Document<'_>,
    lexicon: &Lexicon,
    at: usize,
    sentence: &Sentence,
    told: Option<Date>,
) -> Option<When> {
    // Of most words it is known that no expression of time begins with them.
    let timely = match document.tokens[at].kind {
        TokenKind::Number => true,
        TokenKind::Word => document.readings(at).time,
        _ => false,
    };
    if timely { read(document, lexicon, at, sentence, told) } else { None }
}

/// The same of a number, or of a word with which one may begin.
fn read(
    document: &Document<'_>,
    lexicon: &Lexicon,
    at: usize,
    sentence: &Sentence,
    told: Option<Date>,
) -> Option<When> {
    let reader = Reader { document, lexicon, end: sentence.last, today: sentence.day, told };
    if document.tokens[at].kind == TokenKind::Number { reader.number(at) } else { reader.word(at) }
}

const UNITS: TimeSorts = TimeSorts::of(TimeWord::Unit { unit: Unit::Day, count: 0 });

/// What opens a count of units, a range, a unit with its name.
const COUNTING: TimeSorts =
    TimeSorts::of(TimeWord::Ago).and(TimeSorts::of(TimeWord::After)).and(TimeSorts::of(TimeWord::Within));
const RANGES: TimeSorts = TimeSorts::of(TimeWord::Between).and(TimeSorts::of(TimeWord::From));
const NAMING: TimeSorts = UNITS.and(TimeSorts::of(TimeWord::Daytime)).and(TimeSorts::of(TimeWord::Days));

/// What reads the expressions of one sentence.
pub struct Reader<'a> {
    pub document: &'a Document<'a>,
    pub lexicon: &'a Lexicon,
    pub end: usize,
    pub today: Option<Date>,
    pub told: Option<Date>,
}

impl Reader<'_> {
    fn number(&self, at: usize) -> Option<When> {
        self.days_of_month(at).or_else(|| self.in_figures(at)).or_else(|| self.year(at))
    }

    fn word(&self, at: usize) -> Option<When> {
        let sorts = self.document.readings(at).time_sorts;
        let of = |word: TimeWord| sorts.has(TimeSorts::of(word));
        let built = (of(TimeWord::Told(0)).then(|| self.told_day(at)).flatten())
            .or_else(|| of(TimeWord::Part(0)).then(|| self.part(at)).flatten())
            .or_else(|| of(TimeWord::Season(0)).then(|| self.season(at)).flatten())
            .or_else(|| sorts.has(COUNTING).then(|| self.count_back(at)).flatten())
            .or_else(|| of(TimeWord::Ordinal(0)).then(|| self.ordinal_day(at)).flatten())
            .or_else(|| sorts.has(RANGES).then(|| self.range(at)).flatten())
            .or_else(|| sorts.has(NAMING).then(|| self.named_unit(at)).flatten());
        if built.is_some() {
            return built;
        }
        for m in matching::among(self.document, self.lexicon, at, self.end, Kinds::TIME).iter() {
            match m.what {
                Phrase::Relative { row } if !self.goes_on(at, m.last) => {
                    let row = &self.lexicon.relatives[row as usize];
                    let (from, to) = (i64::from(row.from), i64::from(row.to));
                    let days = self.today.and_then(|d| calendar::counted(d, row.unit, from, to));
                    let days = days.filter(|_| !self.counts_from_else(at, m.last));
                    let since = self.word_at(at, |w| (w == TimeWord::Since).then_some(())).is_some();
                    return Some(When { first: at, last: m.last, days, since, counted: true, ..When::default() });
                }
                Phrase::Feast { month, day, hijri } => {
                    let days = self.today.and_then(|d| calendar::feast(d, month, day, hijri)).map(|d| (d, d));
                    return Some(When { first: at, last: m.last, days, ..When::default() });
                }
                Phrase::Month { month, hijri } => {
                    return self.month(at, m.last, MonthDay { month, hijri, ..MonthDay::default() });
                }
                _ => {}
            }
        }
        if self.is_preposition(at) {
            return None;
        }
        // "And on Monday" opens a sentence as "on Monday" does.
        if let Some(day) = self.weekday_at(at, false).or_else(|| self.weekday_at(at, true)) {
            return Some(self.on_weekday(at, at + 1, day));
        }
        let month = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Month { month, hijri } if r.cut.conj.is_none() && !r.cut.article => {
                // A short one with a letter before it is another word.
                (r.cut.skip() == 0 || self.document.folded(at)[r.cut.skip()..].chars().count() > 3)
                    .then_some((month, hijri))
            }
            _ => None,
        })?;
        self.month(at, at + 1, MonthDay { month: month.0, hijri: month.1, ..MonthDay::default() })
    }

    /// A unit at a phrase's end is named by what follows: the month of May, the year 2015.
    fn goes_on(&self, first: usize, last: usize) -> bool {
        last < self.end
            && last > first
            && self.word_at(last - 1, |w| matches!(w, TimeWord::Unit { .. }).then_some(())).is_some()
            && (self.month_word(last).is_some() || self.year_at(last).is_some() || self.is_counted_out(last))
    }

    /// The second day of the talks: which of several days, not the day of the article.
    fn is_counted_out(&self, at: usize) -> bool {
        let definite =
            self.document.readings(at).cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none());
        definite && self.word_at(at, |w| matches!(w, TimeWord::Ordinal(_)).then_some(())).is_some()
    }

    // Words.

    /// The folded word, where the sentence has one more.
    fn token(&self, at: usize) -> Option<&str> {
        (at < self.end).then(|| self.document.folded(at))
    }

    /// The longest word or phrase of time at a token that `want` wants, and one past it.
    pub fn word_at<T>(&self, at: usize, want: impl Fn(TimeWord) -> Option<T>) -> Option<(T, usize)> {
        if at >= self.end || self.document.readings(at).time_sorts == TimeSorts::default() {
            return None;
        }
        let word = self.document.folded(at);
        for first in [Some(word), bare(word)].into_iter().flatten() {
            let longest = self.lexicon.time_words.longest(first).min(3);
            for count in (1..=longest).rev().filter(|n| at + n <= self.end) {
                let mut key = Cow::Borrowed(first);
                if count > 1 {
                    let rest = (at + 1..at + count).map(|n| self.document.folded(n));
                    let words: SmallVec<[&str; 3]> = std::iter::once(first).chain(rest).collect();
                    key = words.join(" ").into();
                }
                if let Some(found) = self.lexicon.time_words.get(&key).iter().find_map(|w| want(*w)) {
                    return Some((found, at + count));
                }
            }
        }
        None
    }

    pub fn is(&self, at: usize, word: TimeWord) -> Option<usize> {
        if !self.may_be(at, TimeSorts::of(word)) {
            return None;
        }
        self.word_at(at, |w| (w == word).then_some(())).map(|(_, last)| last)
    }

    /// Whether a word or phrase of time of one of these sorts may begin at a token.
    fn may_be(&self, at: usize, sorts: TimeSorts) -> bool {
        at < self.end && self.document.readings(at).time_sorts.has(sorts)
    }

    /// Last, next or this, as a direction.
    pub fn direction(&self, at: usize) -> Option<(i32, usize)> {
        const DIRECTIONS: TimeSorts =
            TimeSorts::of(TimeWord::Past).and(TimeSorts::of(TimeWord::Next)).and(TimeSorts::of(TimeWord::This));
        if !self.may_be(at, DIRECTIONS) {
            return None;
        }
        self.word_at(at, |w| match w {
            TimeWord::Past => Some(-1),
            TimeWord::Next => Some(1),
            TimeWord::This => Some(0),
            _ => None,
        })
    }

    pub fn unit(&self, at: usize) -> Option<((Unit, i64), usize)> {
        if !self.may_be(at, UNITS) {
            return None;
        }
        self.word_at(at, |w| match w {
            TimeWord::Unit { unit, count } => Some((unit, i64::from(count))),
            _ => None,
        })
    }

    fn is_preposition(&self, at: usize) -> bool {
        let is = |word| matches!(word, Word::Particle { class: Particle::Preposition, .. });
        self.document.readings(at).list.iter().any(|r| is(r.word) && r.cut.skip() == 0)
    }

    fn in_or_since(&self, at: usize) -> bool {
        at > 0
            && self
                .document
                .readings(at - 1)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Particle { class: Particle::Preposition, .. }))
    }

    /// Ibb, a town in Yemen, is written like August but for the hamza.
    fn is_town(&self, at: usize) -> bool {
        let mut word = self.document.raw(at).chars().rev();
        word.next() == Some(BEH) && word.next() == Some(ALEF_HAMZA_BELOW)
    }

    pub fn month_word(&self, at: usize) -> Option<(i8, bool, usize)> {
        if at >= self.end || self.document.tokens[at].kind != TokenKind::Word || self.is_town(at) {
            return None;
        }
        let phrase =
            matching::among(self.document, self.lexicon, at, self.end, Kinds::TIME).iter().find_map(|m| match m.what {
                Phrase::Month { month, hijri } if m.cut.skip() == 0 => Some((month, hijri, m.last)),
                _ => None,
            });
        phrase.or_else(|| {
            self.document.readings(at).list.iter().find_map(|r| match r.word {
                Word::Month { month, hijri } if r.cut.skip() == 0 => Some((month, hijri, at + 1)),
                _ => None,
            })
        })
    }

    pub fn weekday_at(&self, at: usize, joined: bool) -> Option<i8> {
        if at >= self.end {
            return None;
        }
        self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Weekday { day } if r.cut.conj.is_some() == joined => Some(day),
            _ => None,
        })
    }

    pub fn day_number(&self, at: usize) -> Option<i8> {
        let number = at < self.end && self.document.tokens[at].kind == TokenKind::Number;
        number.then(|| self.document.folded(at).parse().ok().filter(|d| (1..=31).contains(d))).flatten()
    }

    pub fn year_at(&self, at: usize) -> Option<i16> {
        let number = at < self.end && self.document.tokens[at].kind == TokenKind::Number;
        number.then(|| self.document.folded(at).parse().ok().filter(|y| (1300..2100).contains(y))).flatten()
    }

    // Dates.

    /// 9/19/2015, 28-9-2015, 2015-09-28.
    pub fn in_figures(&self, at: usize) -> Option<When> {
        let word = self.token(at)?;
        let parts: Vec<i16> = word.split(['/', '-', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
        let [a, b, c] = parts[..] else { return None };
        let date = calendar::in_figures(a, b, c)?;
        Some(When { first: at, last: self.past_era(at + 1), days: Some((date, date)), ..When::default() })
    }

    /// One past the letter that says which era a year is of.
    pub fn past_era(&self, at: usize) -> usize {
        let era = at < self.end
            && self.document.tokens[at].kind == TokenKind::Word
            && ["\u{0647}", "\u{0645}"].contains(&self.document.folded(at));
        at + usize::from(era)
    }

    /// A year by itself, behind "year" or a preposition; two of them with a hyphen.
    fn year(&self, at: usize) -> Option<When> {
        let word = self.token(at)?;
        let years: Vec<i16> = word.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
        let (first, last) = match years[..] {
            [year] => (year, year),
            [a, b] if a < b => (a, b),
            _ => return None,
        };
        if !(1900..2100).contains(&first) || !(1900..2100).contains(&last) {
            return None;
        }
        let before = at.checked_sub(1).filter(|n| self.document.tokens[*n].kind == TokenKind::Word)?;
        let named = self
            .word_at(before, |w| matches!(w, TimeWord::Unit { unit: Unit::Year, .. } | TimeWord::Years).then_some(()))
            .is_some()
            || self.in_or_since(at);
        named.then(|| When { first: at, last: self.past_era(at + 1), days: year_days(first, last), ..When::default() })
    }

    /// `27 February (2016 | last)`, `3 and 4 May`, `3-5 May`, `the 15th of this month`.
    pub fn days_of_month(&self, at: usize) -> Option<When> {
        self.days_from(at, at)
    }

    pub fn days_from(&self, first: usize, at: usize) -> Option<When> {
        let (day, to, next) = self.day_list(at)?;
        let when = self.of_month(first, day, next)?;
        match to.and_then(|to| self.of_month(first, to, next)) {
            Some(end) => Some(join(when, end)),
            None => Some(when),
        }
    }

    /// A day, or two with "and", "to" or a hyphen between them.
    fn day_list(&self, at: usize) -> Option<(i8, Option<i8>, usize)> {
        if let Some((a, b)) = self.token(at)?.split_once('-')
            && let (Ok(a), Ok(b)) = (a.parse::<i8>(), b.parse::<i8>())
            && (1..b).contains(&a)
            && b <= 31
        {
            return Some((a, Some(b), at + 1));
        }
        let day = self.day_number(at)?;
        let next = at + 1;
        let joined = self
            .is(next, TimeWord::To)
            .or_else(|| (next < self.end && self.document.tokens[next].kind == TokenKind::Dash).then_some(next + 1));
        if let Some(second) = joined
            && let Some(to) = self.day_number(second).filter(|d| *d > day)
            && self.month_word(second + 1).is_some()
        {
            return Some((day, Some(to), second + 1));
        }
        Some((day, None, next))
    }

    /// The month that a day is of: its name, with "of" and "month" before it or not, or "this month".
    pub fn of_month(&self, first: usize, day: i8, at: usize) -> Option<When> {
        let of = self.is(at, TimeWord::From).unwrap_or(at);
        let month_unit = self.unit(of).filter(|((unit, _), _)| *unit == Unit::Month).map(|(_, last)| last);
        if let Some((month, hijri, last)) = self.month_word(month_unit.unwrap_or(of)) {
            return self.month(first, last, MonthDay { month, hijri, day: Some(day), ..MonthDay::default() });
        }
        let (direction, last) = self.direction(month_unit?)?;
        let days = self.today.and_then(|d| calendar::counted(d, Unit::Month, direction.into(), direction.into()));
        let date = days.and_then(|(d, _)| d.with().day(day).build().ok());
        Some(When { first, last, days: date.map(|d| (d, d)), ..When::default() })
    }

    /// A month, with its other name, its year, or "last" and "next".
    pub fn month(&self, first: usize, last: usize, told: MonthDay) -> Option<When> {
        if last == first + 1 && self.is_town(first) {
            return None;
        }
        let mut told = told;
        let mut last = self.past_other_name(last, told);
        let of = self.is(last, TimeWord::From).unwrap_or(last);
        let named = self.unit(of).filter(|((unit, _), _)| *unit == Unit::Year);
        if let Some(year) = self.year_at(named.map_or(last, |(_, l)| l)) {
            told.year = Some(year);
            told.hijri |= year < 1500;
            last = self.past_era(named.map_or(last, |(_, l)| l) + 1);
        } else if let Some((_, unit_end)) = named
            && let Some((direction, end)) = self.direction(unit_end)
        {
            // February of last year.
            told.year = self.today.map(|d| d.year() + direction as i16);
            last = end;
        } else if let Some((direction, end)) = self.direction(last) {
            told.direction = direction;
            last = end;
        } else if told.day.is_none() && !self.in_or_since(first) && !self.is_long(first) {
            // A bare month name is too often a person's name or a noun.
            return None;
        }
        Some(When { first, last, days: told.days(self.today), coming: told.coming(self.today), ..When::default() })
    }

    fn is_long(&self, at: usize) -> bool {
        self.document.folded(at).chars().count() >= 4
    }

    /// The same month by its other name, behind a stroke, in brackets or bare: Shubat/February.
    fn past_other_name(&self, last: usize, told: MonthDay) -> usize {
        let kind = |n: usize| (n < self.end).then(|| self.document.tokens[n].kind);
        let stroke = last < self.end && self.document.raw(last) == "/";
        let open = kind(last) == Some(TokenKind::Open);
        let name = last + usize::from(stroke || open);
        match self.month_word(name) {
            Some((month, hijri, end)) if month == told.month && hijri == told.hijri => {
                end + usize::from(open && kind(end) == Some(TokenKind::Close))
            }
            _ => last,
        }
    }

    // Weekdays.

    pub fn on_weekday(&self, first: usize, last: usize, weekday: i8) -> When {
        let mut last = last;
        let mut direction = 0;
        if let Some((d, end)) = self.direction(last) {
            (direction, last) = (d, end);
        } else if let Some(date) = self.days_from(first, last).or_else(|| self.in_figures(last)) {
            return When { first, ..date };
        } else if last < self.end
            && self.document.tokens[last].kind == TokenKind::Open
            && let Some(date) = self.days_from(first, last + 1)
        {
            return When { last: (date.last + 1).min(self.end), ..date };
        }
        let day = |direction| self.today.and_then(|d| calendar::weekday(d, weekday, direction));
        let mut days = day(direction).map(|d| (d, d));
        let mut coming =
            (direction == 0).then(|| self.today.and_then(|d| on_or_after(d, weekday))).flatten().map(|d| (d, d));
        // Saturday and Sunday.
        if let Some(second) = self.weekday_at(last, true) {
            let gap = i64::from((second - weekday).rem_euclid(7));
            let stretch = |days: Option<Days>| days.and_then(|(d, _)| Some((d, d.checked_add(gap.days()).ok()?)));
            let past = stretch(days).filter(|(_, e)| direction > 0 || self.today.is_none_or(|t| *e <= t));
            days = past.or_else(|| {
                let back = stretch(days)?;
                Some((back.0.checked_sub(7.days()).ok()?, back.1.checked_sub(7.days()).ok()?))
            });
            coming = stretch(coming);
            last += 1;
        }
        When { first, last, days, coming, ..When::default() }
    }
}

fn on_or_after(today: Date, weekday: i8) -> Option<Date> {
    let own = today.weekday().to_monday_one_offset();
    today.checked_add(i64::from((weekday - own).rem_euclid(7)).days()).ok()
}

pub fn year_days(first: i16, last: i16) -> Option<Days> {
    Date::new(first, 1, 1).ok().zip(Date::new(last, 12, 31).ok())
}

/// From the beginning of one to the end of the other.
pub fn join(from: When, to: When) -> When {
    let stretch = |a: Option<Days>, b: Option<Days>| Some((a?.0, b?.1)).filter(|(a, b)| a <= b);
    When { days: stretch(from.days, to.days), coming: stretch(from.coming, to.coming), last: to.last, ..from }
}
