//! Arithmetic of days: months with and without their year, Hijri dates, feasts, parts of a stretch.

use crate::lexicon::time_rows::Unit;
use jiff::ToSpan;
use jiff::civil::Date;

/// First and last day.
pub type Days = (Date, Date);

/// A month or a day of it as the text tells it.
#[derive(Clone, Copy, Debug, Default)]
pub struct MonthDay {
    pub year: Option<i16>,
    pub month: i8,
    pub day: Option<i8>,
    pub hijri: bool,
    /// -1: the last one; 1: the next one.
    pub direction: i32,
}

impl MonthDay {
    /// Its days, counted from `today`; without a year the nearest that is not far ahead.
    pub fn days(self, today: Option<Date>) -> Option<Days> {
        if self.hijri {
            let near = |today| hijri_date(self.year, today, self.month, self.day.unwrap_or(1));
            let mut date = near(today)?;
            if let Some(today) = today.filter(|_| self.year.is_none()) {
                let lunar_year = 354.days();
                if self.direction < 0 && date > today {
                    date = near(today.checked_sub(lunar_year).ok())?;
                } else if self.direction > 0 && date < today {
                    date = near(today.checked_add(lunar_year).ok())?;
                }
            }
            let last = if self.day.is_some() { date } else { date.checked_add(29.days()).ok()? };
            return Some((date, last));
        }
        let year = match self.year {
            Some(year) => year,
            None => self.nearest_year(today?),
        };
        self.in_year(year)
    }

    /// Its days if it is still to come.
    pub fn coming(self, today: Option<Date>) -> Option<Days> {
        if self.year.is_some() || self.hijri || self.direction != 0 {
            return None;
        }
        let today = today?;
        let over = (self.month, self.day.unwrap_or(31)) < (today.month(), today.day());
        self.in_year(today.year() + i16::from(over))
    }

    fn nearest_year(self, today: Date) -> i16 {
        let later = (self.month, self.day.unwrap_or(1)) > (today.month(), today.day());
        let same = self.month == today.month();
        let before = match self.direction {
            0 => later && self.month - today.month() > 3,
            1 => return today.year() + i16::from(!later && !same),
            _ => later && !same || same && self.day.is_none_or(|d| d > today.day()),
        };
        today.year() - i16::from(before)
    }

    fn in_year(self, year: i16) -> Option<Days> {
        match self.day {
            Some(day) => Date::new(year, self.month, day).ok().map(|d| (d, d)),
            None => {
                let first = Date::new(year, self.month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
        }
    }
}

/// The Gregorian day of a day of the Umm al-Qura calendar, in the given year or in the one nearest to `today`.
pub fn hijri_date(year: Option<i16>, today: Option<Date>, month: i8, day: i8) -> Option<Date> {
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

/// The feast nearest to `today`.
pub fn feast(today: Date, month: i8, day: i8, hijri: bool) -> Option<Date> {
    if hijri {
        return hijri_date(None, Some(today), month, day);
    }
    [-1, 0, 1]
        .iter()
        .filter_map(|n| Date::new(today.year() + n, month, day).ok())
        .min_by_key(|d| today.until(*d).map_or(i32::MAX, |s| s.get_days().abs()))
}

/// From so many units off to so many: whole weeks, months and years.
pub fn counted(today: Date, unit: Unit, from: i64, to: i64) -> Option<Days> {
    match unit {
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

/// The weekday (1 = Monday) last seen, today included (0), before today (-1), or after it (1).
pub fn weekday(today: Date, day: i8, direction: i32) -> Option<Date> {
    let own = today.weekday().to_monday_one_offset();
    let back = i64::from((own - day).rem_euclid(7));
    let forward = i64::from((day - own).rem_euclid(7));
    let offset = match direction {
        1 if forward == 0 => 7,
        1 => forward,
        -1 if back == 0 => -7,
        _ => -back,
    };
    today.checked_add(offset.days()).ok()
}

/// The beginning (1), middle (2) or end (3) of a week, a month, a year.
pub fn part(days: Days, part: u8) -> Days {
    let (first, last) = days;
    let Ok(length) = first.until(last).map(|s| i64::from(s.get_days()) + 1) else { return days };
    let at = |n: i64| first.checked_add(n.days()).unwrap_or(last).min(last);
    if length > 300 {
        let month = |m: i8| Date::new(first.year(), m, 1).unwrap_or(first);
        return match part {
            1 => (first, month(4).last_of_month()),
            2 => (month(5), month(8).last_of_month()),
            _ => (month(9), last),
        };
    }
    let third = if length > 20 { 10 } else { length / 3 };
    match part {
        1 => (first, at(third - 1)),
        2 => (at(third), at(2 * third - 1)),
        _ => (at(2 * third), last),
    }
}

/// The three months of a season that begins in a month; winter runs into the next year.
pub fn season(year: i16, first: i8) -> Option<Days> {
    let from = if first == 1 { Date::new(year - 1, 12, 1).ok()? } else { Date::new(year, first, 1).ok()? };
    Some((from, from.checked_add(2.months()).ok()?.last_of_month()))
}

/// A day, month and year in figures, the day first unless that is impossible.
pub fn in_figures(a: i16, b: i16, c: i16) -> Option<Date> {
    let (year, month, day) = match (a, b, c) {
        (a, b, c) if a > 31 => (a, b, c),
        (a, b, c) if b > 12 => (c, a, b),
        (a, b, c) => (c, b, a),
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    match year {
        1300..=1500 => hijri_date(Some(year), None, month, day),
        0..=99 => Date::new(year + 2000, month, day).ok(),
        _ => Date::new(year, month, day).ok(),
    }
}
