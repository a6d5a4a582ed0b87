//! Words of a question → days: `in September 2015`, `since 28 September`, `2015-09-28`, and their like in Arabic.

use crate::ask::token::Token;
use crate::ask::words::{Meaning, Vocabulary};
use jiff::ToSpan;
use jiff::civil::Date;

/// A stretch of days, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

/// What the words can be told from.
pub(crate) struct Clock<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    /// The days of the oldest and the newest article: `last week` counts from the newest, a month without a year is the
    /// latest that articles were written in.
    pub(crate) published: Option<(Date, Date)>,
}

/// Days, and how many words tell them.
pub(crate) type Told = (Days, usize);

impl Clock<'_> {
    /// The date that the words begin with; `behind_preposition` says that one such as `in` or `since` stands before them.
    pub(crate) fn at(&self, tokens: &[Token], behind_preposition: bool) -> Option<Told> {
        let first = tokens.first()?;
        if let Some(day) = written(&first.word) {
            return Some((Days { first: day, last: day }, 1));
        }
        self.relative(tokens).or_else(|| self.spelled(tokens, behind_preposition))
    }

    fn relative(&self, tokens: &[Token]) -> Option<Told> {
        let (length, value) = self.word(tokens, "time")?;
        let (_, now) = self.published?;
        let days = |first: Date, last: Date| Some((Days { first, last }, length));
        let ago = |n: i64| now.checked_sub(n.days()).ok();
        let last_month = now.first_of_month().checked_sub(1.days()).ok()?;
        match value {
            "yesterday" => days(ago(1)?, ago(1)?),
            "last week" => days(ago(7)?, now),
            "this week" => days(ago(6)?, now),
            "this month" => days(now.first_of_month(), now.last_of_month()),
            "last month" => days(last_month.first_of_month(), last_month),
            "this year" => days(now.first_of_year(), now.last_of_year()),
            "last year" => {
                let last = now.first_of_year().checked_sub(1.days()).ok()?;
                days(last.first_of_year(), last)
            }
            _ => None,
        }
    }

    /// Day, month and year in the orders that both languages write them in, with `the`, `of`, `month` between them.
    fn spelled(&self, tokens: &[Token], behind_preposition: bool) -> Option<Told> {
        let (mut day, mut month, mut year): (Option<i8>, Option<i8>, Option<i16>) = (None, None, None);
        let mut used = 0;
        let mut n = 0;
        while n < tokens.len() && n < 9 {
            if let Some((length, value)) = self.word(&tokens[n..], "month") {
                let number = value.parse().ok();
                // Arabic papers name a month twice: by its old name and by its new one.
                if month.is_some() && month != number {
                    break;
                }
                month = number;
                n += length;
                used = n;
                continue;
            }
            let ordinal = tokens[n].word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
            match ordinal.parse::<i64>() {
                Ok(number @ 1900..=2199) if year.is_none() => year = Some(number as i16),
                Ok(number @ 1..=31) if day.is_none() && year.is_none() => day = Some(number as i8),
                _ if self.word(&tokens[n..], "time").is_some_and(|(_, v)| ["day", "month", "year"].contains(&v)) => {
                    n += 1;
                    continue;
                }
                _ => break,
            }
            n += 1;
            used = n;
        }
        // `may` and `march` are words of their own; a number alone is a day of nothing.
        let bare =
            used == 1 && month.is_some() && !behind_preposition && ["may", "march"].contains(&tokens[0].word.as_str());
        let days = match (day, month, year) {
            (_, None, Some(year)) if day.is_none() => {
                let first = Date::new(year, 1, 1).ok()?;
                Days { first, last: first.last_of_year() }
            }
            (None, Some(month), year) if !bare => {
                let first = Date::new(year.or_else(|| self.year_of(month))?, month, 1).ok()?;
                Days { first, last: first.last_of_month() }
            }
            (Some(day), Some(month), year) => {
                let day = Date::new(year.or_else(|| self.year_of(month))?, month, day).ok()?;
                Days { first: day, last: day }
            }
            _ => return None,
        };
        Some((days, used))
    }

    /// The last year in which an article may have been written in this month.
    fn year_of(&self, month: i8) -> Option<i16> {
        let (_, newest) = self.published?;
        Some(if month <= newest.month() { newest.year() } else { newest.year() - 1 })
    }

    fn word(&self, tokens: &[Token], class: &str) -> Option<(usize, &'static str)> {
        let words: Vec<&str> = tokens.iter().take(4).map(|token| token.word.as_str()).collect();
        // A longer phrase of another class may hide the month: look for shorter ones too.
        (1..=words.len()).rev().find_map(|length| {
            let (found, meanings) = self.vocabulary.at(&words[..length])?;
            let value = meanings.iter().find_map(|meaning| match meaning {
                Meaning::Word(c, value) if *c == class && found == length => Some(*value),
                _ => None,
            });
            value.map(|value| (length, value))
        })
    }
}

/// `2015-09-28`, `28/9/2015`, `2015-09` has no day and is left to others.
fn written(word: &str) -> Option<Date> {
    let parts: Vec<i64> = word.split(['-', '/']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let date = |y: i64, m: i64, d: i64| Date::new(y.try_into().ok()?, m.try_into().ok()?, d.try_into().ok()?).ok();
    match parts[..] {
        [y, m, d] if y > 31 => date(y, m, d),
        [d, m, y] if y > 31 => date(y, m, d).or_else(|| date(y, d, m)),
        _ => None,
    }
}
