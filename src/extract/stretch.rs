//! Expressions of time of several words: parts of a month, counts of units, ranges, days counted from the last one told.

use crate::extract::calendar::{self, Days, MonthDay};
use crate::extract::event::ALA;
use crate::extract::matching;
use crate::extract::time::{Reader, When, join, year_days};
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::lexicon::time_rows::{TimeWord, Unit};
use crate::text::token::TokenKind;
use jiff::ToSpan;

impl Reader<'_> {
    /// The day before, the same day, the day after: of the last day told.
    pub fn told_day(&self, at: usize) -> Option<When> {
        let (offset, last) = self.word_at(at, |w| match w {
            TimeWord::Told(n) => Some(n),
            _ => None,
        })?;
        let day = self.told.or(self.today).and_then(|d| d.checked_add(i64::from(offset).days()).ok());
        Some(When { first: at, last, days: day.map(|d| (d, d)), ..When::default() })
    }

    /// The beginning, middle or end of a month, year or week.
    pub fn part(&self, at: usize) -> Option<When> {
        let (part, next) = self.word_at(at, |w| match w {
            TimeWord::Part(n) => Some(n),
            _ => None,
        })?;
        let whole = self.stretch(next)?;
        let cut = |days: Option<Days>| days.map(|d| calendar::part(d, part));
        Some(When { first: at, days: cut(whole.days), coming: cut(whole.coming), ..whole })
    }

    /// A month, a year, or a unit with "last", "next" or "this".
    fn stretch(&self, at: usize) -> Option<When> {
        let this =
            at < self.end
                && self.document.readings(at).list.iter().any(|r| {
                    matches!(r.word, Word::Particle { class: Particle::Demonstrative, .. }) && r.cut.skip() == 0
                });
        let at = at + usize::from(this);
        let unit = self.unit(at);
        let inner = unit.map_or(at, |(_, last)| last);
        if let Some((month, hijri, last)) = self.month_word(inner) {
            return self.month(inner, last, MonthDay { month, hijri, ..MonthDay::default() });
        }
        if let Some(year) = self.year_at(inner).filter(|y| *y > 1900) {
            let last = self.past_era(inner + 1);
            return Some(When { first: at, last, days: year_days(year, year), ..When::default() });
        }
        let ((unit, _), next) = unit?;
        let article = bare_article(self.document.folded(at));
        let (direction, last) = self.direction(next).or((this || article).then_some((0, next)))?;
        let days = self.today.and_then(|d| calendar::counted(d, unit, direction.into(), direction.into()));
        Some(When { first: at, last, days, ..When::default() })
    }

    pub fn season(&self, at: usize) -> Option<When> {
        let (month, next) = self.word_at(at, |w| match w {
            TimeWord::Season(n) => Some(n),
            _ => None,
        })?;
        let inner = self.unit(next).map_or(next, |(_, last)| last);
        let year = |year: i16| calendar::season(year, month);
        if let Some(y) = self.year_at(inner).filter(|y| *y > 1900) {
            return Some(When { first: at, last: inner + 1, days: year(y), ..When::default() });
        }
        let (direction, last) = self.direction(inner)?;
        let days = self.today.and_then(|d| year(d.year() + direction as i16));
        Some(When { first: at, last, days, ..When::default() })
    }

    /// Three weeks ago, after two days, since four years, within 48 hours, the last six months.
    pub fn count_back(&self, at: usize) -> Option<When> {
        let (sign, next) = self.word_at(at, |w| match w {
            TimeWord::Ago => Some(-1),
            TimeWord::After => Some(1),
            TimeWord::Within => Some(0),
            _ => None,
        })?;
        let since = self.is(at, TimeWord::Since).is_some();
        let next = self.word_at(next, |w| (w == TimeWord::About).then_some(())).map_or(next, |(_, n)| n);
        let (count, unit, last) = self.count(next)?;
        let (direction, last) = match self.direction(last) {
            Some((d, end)) => (Some(d), end),
            None => (None, last),
        };
        let (from, to) = match (sign, direction) {
            (-1, _) => (-count, -count),
            (1, None | Some(1)) => (count, count),
            (0, Some(-1)) => (-count, if unit == Unit::Day { 0 } else { -1 }),
            (0, Some(1)) => (1, count),
            (0, None) => (0, count),
            _ => return None,
        };
        let days = self.today.and_then(|d| calendar::counted(d, unit, from, to));
        let days = days.filter(|_| !self.counts_from_else(at, last));
        Some(When { first: at, last, days, since, counted: true, ..When::default() })
    }

    /// Two days after the vote, a year before that: not counted from today.
    pub fn counts_from_else(&self, first: usize, last: usize) -> bool {
        let counts = self.word_at(first, |w| matches!(w, TimeWord::Ago | TimeWord::After).then_some(())).is_some();
        let next = |n: usize| (n < self.end).then(|| self.document.folded(n));
        let from = self.is(last, TimeWord::From);
        counts
            && self.is(first, TimeWord::Since).is_none()
            && (from.is_some_and(|n| n >= self.end || !self.is_now(n)) || next(last) == Some(ALA))
    }

    fn is_now(&self, at: usize) -> bool {
        matching::matches(self.document, self.lexicon, at, self.end)
            .iter()
            .any(|m| matches!(m.what, Phrase::Relative { .. }))
    }

    /// A number of units, or a dual.
    fn count(&self, at: usize) -> Option<(i64, Unit, usize)> {
        if let Some(((unit, count), last)) = self.unit(at).filter(|((_, count), _)| *count > 1) {
            return Some((count, unit, last));
        }
        let figure = (at < self.end && self.document.tokens[at].kind == TokenKind::Number)
            .then(|| self.document.folded(at).parse::<i64>().ok())
            .flatten()
            .map(|n| (n, at + 1));
        let (mut count, mut next) = figure.or_else(|| {
            self.word_at(at, |w| match w {
                TimeWord::Number(n) => Some(i64::from(n)),
                _ => None,
            })
        })?;
        // Five and twenty.
        if count < 10
            && let Some((tens, after)) = self.word_at(next, |w| match w {
                TimeWord::Number(n) if n >= 20 => Some(i64::from(n)),
                _ => None,
            })
        {
            count += tens;
            next = after;
        }
        let ((unit, each), last) = self.unit(next).filter(|_| count < 1000)?;
        let hours = self.is(next, TimeWord::Unit { unit: Unit::Day, count: 0 }).is_some();
        Some((if hours { count / 24 } else { count * each.max(1) }, unit, last))
    }

    /// The fifth of May, the twentieth of this month.
    pub fn ordinal_day(&self, at: usize) -> Option<When> {
        let (day, next) = self.word_at(at, |w| match w {
            TimeWord::Ordinal(n) => Some(n),
            _ => None,
        })?;
        self.is(next, TimeWord::From)?;
        self.of_month(at, day, next)
    }

    /// Between 3 and 5 May, from 2011 to 2015, between Saturday and Monday.
    pub fn range(&self, at: usize) -> Option<When> {
        let opens = self.is(at, TimeWord::Between).or_else(|| self.is(at, TimeWord::From))?;
        let opens = self
            .word_at(opens, |w| matches!(w, TimeWord::Years | TimeWord::Unit { .. }).then_some(()))
            .map_or(opens, |(_, n)| n);
        if let Some(from) = self.year_at(opens).filter(|y| *y > 1900) {
            let to = self.is(opens + 1, TimeWord::To)?;
            let to = self.unit(to).map_or(to, |(_, n)| n);
            let year = self.year_at(to)?;
            return Some(When { first: at, last: to + 1, days: year_days(from, year), ..When::default() });
        }
        if let Some(day) = self.day_number(opens) {
            let to = self.is(opens + 1, TimeWord::To);
            if let Some(second) = to.and_then(|t| self.day_number(t)).filter(|d| *d > day) {
                let end = to? + 1;
                return Some(join(self.of_month(at, day, end)?, self.of_month(at, second, end)?));
            }
        }
        let from = self.date(opens)?;
        let to = self.date(self.is(from.last, TimeWord::To)?)?;
        Some(When { first: at, ..join(from, to) })
    }

    fn date(&self, at: usize) -> Option<When> {
        if at >= self.end {
            return None;
        }
        match self.document.tokens[at].kind {
            TokenKind::Number => self.days_of_month(at).or_else(|| self.in_figures(at)),
            TokenKind::Word => {
                let (month, hijri, last) = self.month_word(at)?;
                self.month(at, last, MonthDay { month, hijri, ..MonthDay::default() })
            }
            _ => None,
        }
    }

    /// The day, month or year that is named behind its unit; the time of day before a day.
    pub fn named_unit(&self, at: usize) -> Option<When> {
        if let Some(next) =
            self.word_at(at, |w| matches!(w, TimeWord::Daytime | TimeWord::Days).then_some(())).map(|(_, n)| n)
        {
            if let Some(day) = self.weekday_at(next, false) {
                return Some(self.on_weekday(at, next + 1, day));
            }
            if let Some(when) = self.days_from(at, next) {
                return Some(when);
            }
            let when = self.day_name(next).filter(|w| w.first == next)?;
            return Some(When { first: at, ..when });
        }
        self.day_name(at)
    }

    fn day_name(&self, at: usize) -> Option<When> {
        let ((unit, _), next) = self.unit(at)?;
        if next >= self.end {
            return None;
        }
        match unit {
            Unit::Day => {
                if let Some(day) = self.weekday_at(next, false) {
                    return Some(self.on_weekday(at, next + 1, day));
                }
                self.days_from(at, next)
                    .or_else(|| self.in_figures(next).map(|w| When { first: at, ..w }))
                    .or_else(|| self.ordinal_day(next).map(|w| When { first: at, ..w }))
            }
            Unit::Month => {
                let (month, hijri, last) = self.month_word(next)?;
                let when = self.month(next, last, MonthDay { month, hijri, ..MonthDay::default() })?;
                Some(When { first: at, ..when })
            }
            Unit::Year => {
                let year = self.year_at(next)?;
                let days = if year > 1500 {
                    year_days(year, year)
                } else {
                    let end = |m, d| calendar::hijri_date(Some(year), None, m, d);
                    end(1, 1).zip(end(12, 29))
                };
                Some(When { first: at, last: self.past_era(next + 1), days, ..When::default() })
            }
            Unit::Week => None,
        }
    }
}

fn bare_article(word: &str) -> bool {
    word.starts_with("\u{0627}\u{0644}")
}
