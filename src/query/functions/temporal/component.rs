//! Parts of temporal values: `d.year`, `t.hour`, `x.daysOfWeek`.

use crate::graph::temporal::{Date, DateTime, Duration, LocalTime, NANOS, offset_text};
use crate::query::functions::temporal::build::{iso_week, week_day_of};
use crate::query::value::Value;

/// The part called `name`; none for a value that has no parts, null for a part that it lacks.
pub(crate) fn component(value: &Value, name: &str) -> Option<Value> {
    let found = match value {
        Value::Date(date) => of_date(*date, name),
        Value::LocalTime(time) => of_time(*time, name),
        Value::Time(time) => of_time(time.local, name).or_else(|| of_offset(time.offset, None, name)),
        Value::LocalDateTime(at) => of_date(at.date, name).or_else(|| of_time(at.time, name)),
        Value::DateTime(at) => of_date(at.local.date, name)
            .or_else(|| of_time(at.local.time, name))
            .or_else(|| of_offset(at.offset, at.zone.as_deref(), name))
            .or_else(|| of_moment(at, name)),
        Value::Duration(duration) => of_duration(duration, name),
        _ => return None,
    };
    Some(found.unwrap_or_default())
}

fn of_date(date: Date, name: &str) -> Option<Value> {
    let (year, month, day) = date.civil();
    let quarter = (month - 1) / 3 + 1;
    let since = |month: i64| date.days - Date::from_civil(year, month, 1).days + 1;
    Some(Value::Int(match name {
        "year" => year,
        "quarter" => quarter,
        "month" => month,
        "week" => iso_week(date).1,
        "weekYear" => iso_week(date).0,
        "day" => day,
        "ordinalDay" => since(1),
        "weekDay" | "dayOfWeek" => week_day_of(date),
        "dayOfQuarter" => since(quarter * 3 - 2),
        _ => return None,
    }))
}

fn of_time(time: LocalTime, name: &str) -> Option<Value> {
    let (seconds, nanos) = (time.nanos / NANOS, time.nanos % NANOS);
    Some(Value::Int(match name {
        "hour" => seconds / 3600,
        "minute" => seconds / 60 % 60,
        "second" => seconds % 60,
        "millisecond" => nanos / 1_000_000,
        "microsecond" => nanos / 1000,
        "nanosecond" => nanos,
        _ => return None,
    }))
}

fn of_offset(offset: i32, zone: Option<&str>, name: &str) -> Option<Value> {
    Some(match name {
        "timezone" => zone.map_or_else(|| Value::from(offset_text(offset)), Value::from),
        "offset" => Value::from(offset_text(offset)),
        "offsetMinutes" => Value::Int(i64::from(offset) / 60),
        "offsetSeconds" => Value::Int(offset.into()),
        _ => return None,
    })
}

fn of_moment(at: &DateTime, name: &str) -> Option<Value> {
    let (seconds, nanos) = at.instant();
    Some(Value::Int(match name {
        "epochSeconds" => seconds,
        "epochMillis" => seconds.checked_mul(1000)?.checked_add(nanos / 1_000_000)?,
        _ => return None,
    }))
}

fn of_duration(d: &Duration, name: &str) -> Option<Value> {
    let (months, days, seconds, nanos) = (d.months, d.days, d.seconds, i64::from(d.nanos));
    let total = |per_second: i64, per: i64| seconds.checked_mul(per_second)?.checked_add(nanos / per);
    Some(Value::Int(match name {
        "years" => months / 12,
        "quarters" => months / 3,
        "months" => months,
        "weeks" => days / 7,
        "days" => days,
        "hours" => seconds / 3600,
        "minutes" => seconds / 60,
        "seconds" => seconds,
        "milliseconds" => total(1000, 1_000_000)?,
        "microseconds" => total(1_000_000, 1000)?,
        "nanoseconds" => total(NANOS, 1)?,
        "quartersOfYear" => months / 3 % 4,
        "monthsOfQuarter" => months % 3,
        "monthsOfYear" => months % 12,
        "daysOfWeek" => days % 7,
        "minutesOfHour" => seconds / 60 % 60,
        "secondsOfMinute" => seconds % 60,
        "millisecondsOfSecond" => nanos / 1_000_000,
        "microsecondsOfSecond" => nanos / 1000,
        "nanosecondsOfSecond" => nanos,
        _ => return None,
    }))
}
