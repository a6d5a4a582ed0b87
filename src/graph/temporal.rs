//! Points and spans of time as openCypher knows them, and how they print. Parsing and arithmetic are `query`'s.

use std::fmt;
use std::sync::Arc;

pub(crate) const DAY: i64 = 86_400;
pub(crate) const NANOS: i64 = 1_000_000_000;
pub(crate) const DAY_NANOS: i64 = DAY * NANOS;

/// A day of the Gregorian calendar, extended both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Since 1970-01-01.
    pub days: i64,
}

/// A time of day, wherever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    /// Since midnight: below 86,400,000,000,000.
    pub nanos: i64,
}

/// A time of day at an offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    pub local: LocalTime,
    /// Seconds east of UTC.
    pub offset: i32,
}

/// A day and a time, wherever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    pub date: Date,
    pub time: LocalTime,
}

/// A moment, told in one zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateTime {
    pub local: LocalDateTime,
    /// Seconds east of UTC.
    pub offset: i32,
    /// `Europe/Stockholm`; none where only the offset is known.
    pub zone: Option<Arc<str>>,
}

/// An amount of time, whose months, days and seconds do not convert into one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    pub months: i64,
    pub days: i64,
    pub seconds: i64,
    /// From 0 to 999,999,999.
    pub nanos: i32,
}

impl Date {
    /// The day with this year, month and day; they are not checked.
    pub fn from_civil(year: i64, month: i64, day: i64) -> Self {
        // Years begin in March here, so that the leap day comes last (Hinnant, days_from_civil).
        let year = year - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        Date { days: era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 }
    }

    /// Year, month and day.
    pub fn civil(self) -> (i64, i64, i64) {
        let days = self.days + 719_468;
        let era = days.div_euclid(146_097);
        let day = days.rem_euclid(146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let civil = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i64::from(civil <= 2), civil, of_year - (153 * month + 2) / 5 + 1)
    }
}

impl LocalDateTime {
    /// Seconds since 1970-01-01T00:00 as if in UTC.
    pub fn seconds(self) -> i64 {
        self.date.days * DAY + self.time.nanos.div_euclid(NANOS)
    }
}

impl DateTime {
    /// Seconds since 1970-01-01T00:00Z, and nanoseconds.
    pub fn instant(&self) -> (i64, i64) {
        (self.local.seconds() - i64::from(self.offset), self.local.time.nanos % NANOS)
    }
}

impl Time {
    /// Nanoseconds since midnight UTC; may be negative or more than a day.
    pub fn instant(self) -> i64 {
        self.local.nanos - i64::from(self.offset) * NANOS
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        match year {
            0..=9999 => write!(f, "{year:04}-{month:02}-{day:02}"),
            ..0 => write!(f, "-{:04}-{month:02}-{day:02}", -year),
            _ => write!(f, "+{year}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, nanos) = (self.nanos / NANOS, self.nanos % NANOS);
        write!(f, "{:02}:{:02}", seconds / 3600, seconds / 60 % 60)?;
        if seconds % 60 != 0 || nanos != 0 {
            write!(f, ":{:02}", seconds % 60)?;
        }
        fraction(f, nanos)
    }
}

/// `.001` for a million nanoseconds; nothing for none.
fn fraction(f: &mut fmt::Formatter<'_>, nanos: i64) -> fmt::Result {
    if nanos == 0 {
        return Ok(());
    }
    let digits = format!("{nanos:09}");
    write!(f, ".{}", digits.trim_end_matches('0'))
}

struct Offset(i32);

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("Z");
        }
        let size = self.0.abs();
        write!(f, "{}{:02}:{:02}", if self.0 < 0 { '-' } else { '+' }, size / 3600, size / 60 % 60)?;
        if size % 60 != 0 {
            write!(f, ":{:02}", size % 60)?;
        }
        Ok(())
    }
}

/// An offset as it stands in a time: `Z`, `+01:00`.
pub(crate) fn offset_text(seconds: i32) -> String {
    Offset(seconds).to_string()
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local, Offset(self.offset))
    }
}

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.time)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local, Offset(self.offset))?;
        match &self.zone {
            Some(zone) => write!(f, "[{zone}]"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Duration::default() {
            return f.write_str("PT0S");
        }
        f.write_str("P")?;
        let part = |f: &mut fmt::Formatter<'_>, n: i64, unit: char| match n {
            0 => Ok(()),
            _ => write!(f, "{n}{unit}"),
        };
        part(f, self.months / 12, 'Y')?;
        part(f, self.months % 12, 'M')?;
        part(f, self.days, 'D')?;
        if self.seconds == 0 && self.nanos == 0 {
            return Ok(());
        }
        f.write_str("T")?;
        // One sign for the clock part: -1 s and 0.4 s print as -0.6 s.
        let total = i128::from(self.seconds) * i128::from(NANOS) + i128::from(self.nanos);
        let (sign, size) = (if total < 0 { "-" } else { "" }, total.unsigned_abs());
        let nanos = (size % NANOS as u128) as i64;
        let seconds = (size / NANOS as u128) as i64;
        for (n, unit) in [(seconds / 3600, 'H'), (seconds / 60 % 60, 'M')] {
            if n != 0 {
                write!(f, "{sign}{n}{unit}")?;
            }
        }
        if seconds % 60 != 0 || nanos != 0 {
            write!(f, "{sign}{}", seconds % 60)?;
            fraction(f, nanos)?;
            f.write_str("S")?;
        }
        Ok(())
    }
}
