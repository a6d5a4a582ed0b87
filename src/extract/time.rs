//! Expressions of time → ISO days, counted from the day of publication.

use crate::extract::matching;
use crate::lexicon::Lexicon;
use crate::lexicon::rows::{Particle, Phrase, RelativeRow, Unit, Word};
use crate::text::token::TokenKind;
use crate::text::{Document, Sentence};
use jiff::ToSpan;
use jiff::civil::Date;

/// A stretch of days, with the words that tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    pub first: usize,
    pub last: usize,
    /// `None` where nothing dates the article.
    pub days: Option<(Date, Date)>,
}

/// The expression of time that begins at a token.
pub fn at(document: &Document<'_>, lexicon: &Lexicon, at: usize, sentence: &Sentence) -> Option<When> {
    let end = sentence.last;
    match document.tokens[at].kind {
        TokenKind::Number => day_and_month(document, lexicon, at, at, sentence).or_else(|| numeric(document, at)),
        TokenKind::Word => {
            for m in matching::matches(document, lexicon, at, end) {
                match m.what {
                    Phrase::Relative { row } => {
                        let days = sentence.day.and_then(|d| relative(d, &lexicon.relatives[row as usize]));
                        return Some(When { first: at, last: m.last, days });
                    }
                    Phrase::Feast { month, day, hijri } => {
                        let days = sentence.day.and_then(|d| feast(d, month, day, hijri)).map(|d| (d, d));
                        return Some(When { first: at, last: m.last, days });
                    }
                    Phrase::Month { month, hijri } => {
                        return month_at(document, lexicon, at, m.last, month, hijri, None, sentence);
                    }
                    _ => {}
                }
            }
            let list = &document.readings(at).list;
            if list
                .iter()
                .any(|r| matches!(r.word, Word::Particle { class: Particle::Preposition, .. }) && r.cut.skip == 0)
            {
                return None;
            }
            let weekday = list.iter().find_map(|r| match r.word {
                Word::Weekday { day } if r.cut.conj.is_none() => Some(day),
                _ => None,
            });
            if let Some(day) = weekday {
                return Some(on_weekday(document, lexicon, at, at + 1, day, sentence));
            }
            // "the day of" before a weekday or a date.
            if at + 1 < end && is_day_word(document, at) {
                if let Some(day) = document.readings(at + 1).list.iter().find_map(|r| match r.word {
                    Word::Weekday { day } if r.cut.skip == 0 || r.cut.article => Some(day),
                    _ => None,
                }) {
                    return Some(on_weekday(document, lexicon, at, at + 2, day, sentence));
                }
                if document.tokens[at + 1].kind == TokenKind::Number {
                    return day_and_month(document, lexicon, at, at + 1, sentence);
                }
            }
            let month = list.iter().find_map(|r| match r.word {
                Word::Month { month, hijri } if r.cut.conj.is_none() && !r.cut.article => Some((month, hijri)),
                _ => None,
            })?;
            month_at(document, lexicon, at, at + 1, month.0, month.1, None, sentence)
        }
        _ => None,
    }
}

fn is_day_word(document: &Document<'_>, at: usize) -> bool {
    const YAWM: &str = "\u{064A}\u{0648}\u{0645}";
    let word = document.folded(at);
    word == YAWM || word.strip_prefix("\u{0627}\u{0644}") == Some(YAWM)
}

/// `27 February (2016 | last)`.
fn day_and_month(
    document: &Document<'_>,
    lexicon: &Lexicon,
    first: usize,
    at: usize,
    sentence: &Sentence,
) -> Option<When> {
    let day: i8 = document.folded(at).parse().ok().filter(|d| (1..=31).contains(d))?;
    let next = at + 1;
    if next >= sentence.last || document.tokens[next].kind != TokenKind::Word {
        return None;
    }
    let (month, hijri) = month_word(document, next)?;
    month_at(document, lexicon, first, next + 1, month, hijri, Some(day), sentence)
}

fn month_word(document: &Document<'_>, at: usize) -> Option<(i8, bool)> {
    document.readings(at).list.iter().find_map(|r| match r.word {
        Word::Month { month, hijri } if r.cut.skip == 0 => Some((month, hijri)),
        _ => None,
    })
}

#[allow(clippy::too_many_arguments)]
fn month_at(
    document: &Document<'_>,
    lexicon: &Lexicon,
    first: usize,
    mut last: usize,
    month: i8,
    hijri: bool,
    day: Option<i8>,
    sentence: &Sentence,
) -> Option<When> {
    // The same month by its other name: Shubat/February.
    if last + 1 < sentence.last && document.raw(last) == "/" && month_word(document, last + 1).is_some() {
        last += 2;
    }
    let year = (last < sentence.last && document.tokens[last].kind == TokenKind::Number)
        .then(|| document.folded(last).parse::<i16>().ok().filter(|y| (1300..2100).contains(y)))
        .flatten();
    if year.is_some() {
        last += 1;
    }
    let mut direction = 0;
    if year.is_none() && last < sentence.last {
        for m in matching::matches(document, lexicon, last, sentence.last) {
            if let Phrase::Relative { .. } = m.what {
                break;
            }
        }
        let word = document.folded(last);
        if is_past_word(word) {
            direction = -1;
            last += 1;
        } else if is_next_word(word) {
            direction = 1;
            last += 1;
        }
    }
    if day.is_none() && year.is_none() && direction == 0 && !in_or_since(document, first) {
        // A bare month name is too often a person's name or a noun.
        let arabic_only = document.folded(first).chars().count() < 4;
        if arabic_only {
            return None;
        }
    }
    let days = resolve_month(sentence.day, year, month, day, hijri, direction);
    Some(When { first, last, days })
}

fn in_or_since(document: &Document<'_>, at: usize) -> bool {
    at > 0
        && document
            .readings(at - 1)
            .list
            .iter()
            .any(|r| matches!(r.word, Word::Particle { class: Particle::Preposition, .. }))
}

fn is_past_word(word: &str) -> bool {
    // al-madi, al-fa'it, al-munsarim
    [
        "\u{0627}\u{0644}\u{0645}\u{0627}\u{0636}\u{064A}",
        "\u{0627}\u{0644}\u{0641}\u{0627}\u{064A}\u{062A}",
        "\u{0627}\u{0644}\u{0645}\u{0646}\u{0635}\u{0631}\u{0645}",
    ]
    .iter()
    .any(|w| word == *w || word.strip_suffix("\u{0647}") == Some(w))
}

fn is_next_word(word: &str) -> bool {
    // al-muqbil, al-qadim
    ["\u{0627}\u{0644}\u{0645}\u{0642}\u{0628}\u{0644}", "\u{0627}\u{0644}\u{0642}\u{0627}\u{062F}\u{0645}"]
        .iter()
        .any(|w| word == *w || word.strip_suffix("\u{0647}") == Some(w))
}

fn resolve_month(
    today: Option<Date>,
    year: Option<i16>,
    month: i8,
    day: Option<i8>,
    hijri: bool,
    direction: i32,
) -> Option<(Date, Date)> {
    if hijri {
        let date = hijri_date(year, today, month, day.unwrap_or(1))?;
        let last = if day.is_some() { date } else { date.checked_add(29.days()).ok()? };
        return Some((date, last));
    }
    let year = match (year, today) {
        (Some(year), _) => year,
        (None, Some(today)) => {
            let mut year = today.year();
            let later = (month, day.unwrap_or(1)) > (today.month(), today.day());
            if direction < 0 && (month, day.unwrap_or(1)) >= (today.month(), 1) && month != today.month()
                || direction <= 0 && later && month_gap(today, month) > 3
            {
                year -= 1;
            } else if direction > 0 && month < today.month() {
                year += 1;
            }
            year
        }
        (None, None) => return None,
    };
    match day {
        Some(day) => Date::new(year, month, day).ok().map(|d| (d, d)),
        None => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
    }
}

fn month_gap(today: Date, month: i8) -> i8 {
    month - today.month()
}

/// The Gregorian day of a day of the Umm al-Qura calendar, in the given year or in the one nearest to `today`.
fn hijri_date(year: Option<i16>, today: Option<Date>, month: i8, day: i8) -> Option<Date> {
    use icu_calendar::Date as IcuDate;
    use icu_calendar::cal::hijri::UmmAlQura;
    let from_hijri = |year: i32| -> Option<Date> {
        let calendar = icu_calendar::cal::Hijri::<UmmAlQura>::new_umm_al_qura();
        let date =
            IcuDate::try_new_hijri_with_calendar(year, month as u8, day as u8, icu_calendar::Ref(&calendar)).ok()?;
        let iso = date.to_iso();
        Date::new(i16::try_from(iso.extended_year()).ok()?, iso.month().ordinal as i8, iso.day_of_month().0 as i8).ok()
    };
    if let Some(year) = year {
        return from_hijri(i32::from(year));
    }
    let today = today?;
    // One Hijri year is some 354 days: try the years around.
    let guess = ((f64::from(today.year()) - 622.0) * 33.0 / 32.0) as i32;
    (guess - 1..=guess + 2)
        .filter_map(from_hijri)
        .min_by_key(|d| (today.until(*d).map_or(i32::MAX, |s| s.get_days().abs()), *d))
}

fn feast(today: Date, month: i8, day: i8, hijri: bool) -> Option<Date> {
    if hijri {
        return hijri_date(None, Some(today), month, day);
    }
    [-1, 0, 1]
        .iter()
        .filter_map(|n| Date::new(today.year() + n, month, day).ok())
        .min_by_key(|d| today.until(*d).map_or(i32::MAX, |s| s.get_days().abs()))
}

fn on_weekday(
    document: &Document<'_>,
    lexicon: &Lexicon,
    first: usize,
    mut last: usize,
    weekday: i8,
    sentence: &Sentence,
) -> When {
    let mut direction = 0;
    if last < sentence.last {
        let word = document.folded(last);
        if is_past_word(word) {
            direction = -1;
            last += 1;
        } else if is_next_word(word) {
            direction = 1;
            last += 1;
        } else if document.tokens[last].kind == TokenKind::Number
            && let Some(date) = day_and_month(document, lexicon, first, last, sentence)
        {
            return date;
        } else if document.tokens[last].kind == TokenKind::Open
            && last + 1 < sentence.last
            && document.tokens[last + 1].kind == TokenKind::Number
            && let Some(mut date) = day_and_month(document, lexicon, first, last + 1, sentence)
        {
            date.last = (date.last + 1).min(sentence.last);
            return date;
        }
    }
    let days = sentence.day.and_then(|today| {
        let today_number = today.weekday().to_monday_one_offset();
        let back = i64::from((today_number - weekday).rem_euclid(7));
        let forward = i64::from((weekday - today_number).rem_euclid(7));
        let offset = match direction {
            1 => {
                if forward == 0 {
                    7
                } else {
                    forward
                }
            }
            -1 => -(if back == 0 { 7 } else { back }),
            _ => -back,
        };
        today.checked_add(offset.days()).ok()
    });
    When { first, last, days: days.map(|d| (d, d)) }
}

/// 9/19/2015, 28-9-2015, 2015-09-28.
fn numeric(document: &Document<'_>, at: usize) -> Option<When> {
    let word = document.folded(at);
    let parts: Vec<i16> = word.split(['/', '-', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [a, b, c] = parts[..] else {
        // A year by itself.
        let year = parts.first().copied().filter(|y| parts.len() == 1 && (1900..2100).contains(y))?;
        let before = at.checked_sub(1).filter(|n| document.tokens[*n].kind == TokenKind::Word)?;
        let named = is_year_word(document.folded(before)) || in_or_since(document, at);
        return named.then(|| When {
            first: at,
            last: at + 1,
            days: Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok()),
        });
    };
    let (year, month, day) = if a > 31 {
        (a, b, c)
    } else if b > 12 {
        (c, a, b)
    } else {
        (c, b, a)
    };
    let year = if year < 100 { year + 2000 } else { year };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(When { first: at, last: at + 1, days: Some((date, date)) })
}

fn is_year_word(word: &str) -> bool {
    let word = word.strip_prefix("\u{0627}\u{0644}").unwrap_or(word);
    word == "\u{0639}\u{0627}\u{0645}" || word == "\u{0633}\u{0646}\u{0647}"
}

fn relative(today: Date, row: &RelativeRow) -> Option<(Date, Date)> {
    let (from, to) = (i64::from(row.from), i64::from(row.to));
    match row.unit {
        Unit::Day => Some((today.checked_add(from.days()).ok()?, today.checked_add(to.days()).ok()?)),
        Unit::Week => {
            let monday = today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
            Some((monday.checked_add((7 * from).days()).ok()?, monday.checked_add((7 * to + 6).days()).ok()?))
        }
        Unit::Month => {
            let first = today.first_of_month();
            Some((first.checked_add(from.months()).ok()?, first.checked_add(to.months()).ok()?.last_of_month()))
        }
        Unit::Year => {
            let year = |n: i64| i16::try_from(i64::from(today.year()) + n).ok();
            Some((Date::new(year(from)?, 1, 1).ok()?, Date::new(year(to)?, 12, 31).ok()?))
        }
    }
}
