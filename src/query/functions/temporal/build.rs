//! Dates and times from maps: `{year: 1984, month: 10}`, `{date: other, day: 28}`.

use crate::graph::temporal::{Date, LocalDateTime, LocalTime, NANOS, Time};
use crate::query::error::QueryError;
use crate::query::functions::temporal::zone::{self, Zone};
use crate::query::functions::temporal::{Kind, Result, YEARS, wrong};
use crate::query::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) type Map = BTreeMap<Arc<str>, Value>;

/// What a value says of date, time and zone.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) date: Option<Date>,
    pub(super) time: Option<LocalTime>,
    pub(super) zone: Option<Zone>,
}

/// The parts of a date or time; none of anything else.
pub(super) fn parts(value: &Value) -> Option<Parts> {
    Some(match value {
        Value::Date(date) => Parts { date: Some(*date), ..Parts::default() },
        Value::LocalTime(time) => Parts { time: Some(*time), ..Parts::default() },
        Value::Time(time) => {
            Parts { time: Some(time.local), zone: Some(Zone::Offset(time.offset)), ..Parts::default() }
        }
        Value::LocalDateTime(at) => Parts { date: Some(at.date), time: Some(at.time), zone: None },
        Value::DateTime(at) => Parts { date: Some(at.local.date), time: Some(at.local.time), zone: Some(Zone::of(at)) },
        _ => return None,
    })
}

/// A value from a map; `truncated` gives what the map does not say.
pub(super) fn from_map(kind: Kind, map: &Map, truncated: &Value) -> Result<Value> {
    let known = |name: &str| match map.get(name) {
        None => Ok(None),
        Some(value) => parts(value).map(Some).ok_or_else(|| wrong(&format!("{name} of a {}", value.type_name()))),
    };
    let mut base = parts(truncated).unwrap_or_default();
    let cut = base.time.is_some() && !truncated.is_null();
    if let Some(both) = known("datetime")? {
        base = both;
    }
    if let Some(date) = known("date")? {
        base.date = date.date;
    }
    if let Some(time) = known("time")? {
        (base.time, base.zone) = (time.time, time.zone);
    }
    let wants_date = !matches!(kind, Kind::LocalTime | Kind::Time);
    let date = if wants_date { Some(date(map, base.date)?) } else { None };
    if kind == Kind::Date {
        return Ok(Value::Date(date.unwrap_or(Date { days: 0 })));
    }
    let zone = match map.get("timezone") {
        Some(Value::Text(name)) => Some(zone::parse(name)?),
        Some(other) => return Err(wrong(&format!("timezone of a {}", other.type_name()))),
        None => None,
    };
    let zoned = matches!(kind, Kind::Time | Kind::DateTime);
    let mut at = LocalDateTime {
        date: date.or(base.date).unwrap_or(Date { days: 0 }),
        time: base.time.unwrap_or(LocalTime { nanos: 0 }),
    };
    // A time that has a zone moves to the one asked for; one that was cut to a unit stays as the clock showed it.
    if let (Some(to), Some(from), true, false) = (&zone, &base.zone, zoned, cut) {
        let moment = from.at_local(at);
        let (seconds, nanos) = moment.instant();
        at = to.at_instant(seconds, nanos).local;
    }
    at.time = time(map, at.time, cut)?;
    let zone = zone.or(base.zone).unwrap_or(Zone::Offset(0));
    Ok(match kind {
        Kind::Date => Value::Date(at.date),
        Kind::LocalTime => Value::LocalTime(at.time),
        Kind::LocalDateTime => Value::LocalDateTime(at),
        Kind::Time => {
            let offset = match &zone {
                Zone::Offset(offset) => *offset,
                Zone::Named(..) => zone.at_local(at).offset,
            };
            Value::Time(Time { local: at.time, offset })
        }
        Kind::DateTime => Value::DateTime(zone.at_local(at).into()),
    })
}

/// A whole number of the map within bounds.
fn field(map: &Map, name: &str, low: i64, high: i64) -> Result<Option<i64>> {
    match map.get(name) {
        None => Ok(None),
        Some(Value::Int(n)) if (low..=high).contains(n) => Ok(Some(*n)),
        Some(Value::Int(n)) => Err(wrong(&format!("{name} {n}, which is not from {low} to {high}"))),
        Some(other) => Err(wrong(&format!("{name} of a {}", other.type_name()))),
    }
}

fn date(map: &Map, base: Option<Date>) -> Result<Date> {
    let year = field(map, "year", -YEARS, YEARS)?;
    let (month, day) = (field(map, "month", 1, 12)?, field(map, "day", 1, 31)?);
    let (week, week_day) = (field(map, "week", 1, 53)?, field(map, "dayOfWeek", 1, 7)?);
    let (quarter, quarter_day) = (field(map, "quarter", 1, 4)?, field(map, "dayOfQuarter", 1, 92)?);
    let ordinal = field(map, "ordinalDay", 1, 366)?;
    let missing = || -> QueryError { wrong("date without a year") };
    if week.is_some() || week_day.is_some() {
        let (base_year, base_week) = base.map_or((None, 1), |d| (Some(iso_week(d).0), iso_week(d).1));
        let base_day = base.map_or(1, week_day_of);
        let year = year.or(base_year).ok_or_else(missing)?;
        return from_week(year, week.unwrap_or(base_week), week_day.unwrap_or(base_day));
    }
    let base = base.map(Date::civil);
    let year = year.or(base.map(|b| b.0)).ok_or_else(missing)?;
    if let Some(ordinal) = ordinal {
        return from_ordinal(year, ordinal);
    }
    if quarter.is_some() || quarter_day.is_some() {
        let base_quarter = base.map_or(1, |b| (b.1 - 1) / 3 + 1);
        let base_day = base.map_or(1, |(y, m, d)| {
            Date::from_civil(y, m, d).days - Date::from_civil(y, (m - 1) / 3 * 3 + 1, 1).days + 1
        });
        return from_quarter(year, quarter.unwrap_or(base_quarter), quarter_day.unwrap_or(base_day));
    }
    let month = month.or(base.map(|b| b.1)).unwrap_or(1);
    from_day(year, month, day.or(base.map(|b| b.2)).unwrap_or(1))
}

/// Checked against the length of the month.
pub(super) fn from_day(year: i64, month: i64, day: i64) -> Result<Date> {
    if !(1..=12).contains(&month) || day < 1 || day > month_length(year, month) || year.abs() > YEARS {
        return Err(wrong(&format!("day {day} of month {month}, year {year}")));
    }
    Ok(Date::from_civil(year, month, day))
}

pub(super) fn month_length(year: i64, month: i64) -> i64 {
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Date::from_civil(next_year, next, 1).days - Date::from_civil(year, month, 1).days
}

pub(super) fn from_ordinal(year: i64, day: i64) -> Result<Date> {
    let date = Date { days: Date::from_civil(year, 1, 1).days + day - 1 };
    if day >= 1 && date.civil().0 == year { Ok(date) } else { Err(wrong(&format!("day {day} of year {year}"))) }
}

pub(super) fn from_quarter(year: i64, quarter: i64, day: i64) -> Result<Date> {
    let date = Date { days: Date::from_civil(year, quarter * 3 - 2, 1).days + day - 1 };
    let (in_year, month, _) = date.civil();
    if (1..=4).contains(&quarter) && day >= 1 && in_year == year && (month - 1) / 3 + 1 == quarter {
        return Ok(date);
    }
    Err(wrong(&format!("day {day} of quarter {quarter}")))
}

pub(super) fn from_week(year: i64, week: i64, day: i64) -> Result<Date> {
    let date = Date { days: first_monday(year) + (week - 1) * 7 + day - 1 };
    // Only some years have a week 53.
    if (1..=7).contains(&day) && iso_week(date) == (year, week) {
        return Ok(date);
    }
    Err(wrong(&format!("day {day} of week {week}, year {year}")))
}

/// The Monday of the week that holds 4 January.
pub(super) fn first_monday(year: i64) -> i64 {
    let fourth = Date::from_civil(year, 1, 4);
    fourth.days - (week_day_of(fourth) - 1)
}

/// 1 is Monday.
pub(super) fn week_day_of(date: Date) -> i64 {
    (date.days + 3).rem_euclid(7) + 1
}

/// The year that the week belongs to, and the week.
pub(super) fn iso_week(date: Date) -> (i64, i64) {
    let year = date.civil().0;
    let year = match () {
        () if date.days < first_monday(year) => year - 1,
        () if date.days >= first_monday(year + 1) => year + 1,
        () => year,
    };
    (year, (date.days - first_monday(year)) / 7 + 1)
}

fn time(map: &Map, base: LocalTime, cut: bool) -> Result<LocalTime> {
    let seconds = base.nanos / NANOS;
    let hour = field(map, "hour", 0, 23)?.unwrap_or(seconds / 3600);
    let minute = field(map, "minute", 0, 59)?.unwrap_or(seconds / 60 % 60);
    let second = field(map, "second", 0, 59)?.unwrap_or(seconds % 60);
    let milli = field(map, "millisecond", 0, 999)?;
    let micro = field(map, "microsecond", 0, 999_999)?;
    let nano = field(map, "nanosecond", 0, 999_999_999)?;
    let given = milli.unwrap_or(0) * 1_000_000 + micro.unwrap_or(0) * 1000 + nano.unwrap_or(0);
    let none = milli.is_none() && micro.is_none() && nano.is_none();
    // What was cut off is what the map may say again.
    let kept = if none || cut { base.nanos % NANOS } else { 0 };
    let fraction = kept + given;
    if fraction >= NANOS {
        return Err(wrong("more than a second of milliseconds, microseconds and nanoseconds"));
    }
    Ok(LocalTime { nanos: (hour * 3600 + minute * 60 + second) * NANOS + fraction })
}
