//! `+`, `-`, `*` and `/` with durations.

use crate::graph::temporal::{DAY, DAY_NANOS, Date, DateTime, Duration, LocalDateTime, LocalTime, NANOS, Time};
use crate::query::ast::Operator;
use crate::query::functions::temporal::duration::{Amount, from_nanos};
use crate::query::functions::temporal::zone::Zone;
use crate::query::functions::temporal::{Result, YEARS, build, wrong};
use crate::query::value::Value;

/// What an operator makes of two values of which one is temporal; none if it cannot stand between them.
pub(crate) fn calculate(operator: Operator, a: &Value, b: &Value) -> Result<Option<Value>> {
    let out_of_range = || wrong("sum out of range");
    match (operator, a, b) {
        (Operator::Add, Value::Duration(a), Value::Duration(b)) => sum(a, b, 1).map(Some).ok_or_else(out_of_range),
        (Operator::Subtract, Value::Duration(a), Value::Duration(b)) => {
            sum(a, b, -1).map(Some).ok_or_else(out_of_range)
        }
        (Operator::Add, Value::Duration(d), other) | (Operator::Add, other, Value::Duration(d)) => shifted(other, d, 1),
        (Operator::Subtract, other, Value::Duration(d)) => shifted(other, d, -1),
        (Operator::Multiply, Value::Duration(_), Value::Int(_) | Value::Float(_)) => {
            Ok(b.as_float().and_then(|by| scaled(a, by)))
        }
        (Operator::Multiply, Value::Int(_) | Value::Float(_), Value::Duration(_)) => {
            Ok(a.as_float().and_then(|by| scaled(b, by)))
        }
        (Operator::Divide, Value::Duration(_), Value::Int(_) | Value::Float(_)) => {
            Ok(b.as_float().and_then(|by| scaled(a, 1.0 / by)))
        }
        _ => Ok(None),
    }
}

/// A duration taken so many times; none for other values.
pub(crate) fn scaled(value: &Value, by: f64) -> Option<Value> {
    let Value::Duration(d) = value else { return None };
    if !by.is_finite() {
        return None;
    }
    let nanos = d.seconds as f64 * NANOS as f64 + f64::from(d.nanos);
    // Exact where whole: floats lose nanoseconds of long durations.
    let duration = if by.fract() == 0.0 && by.abs() < 1e9 {
        let by = by as i64;
        let nanos = i128::from(d.seconds) * i128::from(NANOS) + i128::from(d.nanos);
        from_nanos(d.months.checked_mul(by)?, d.days.checked_mul(by)?, nanos * i128::from(by))?
    } else {
        Amount::of(d.months as f64 * by, d.days as f64 * by, nanos * by).duration()?
    };
    Some(Value::Duration(duration.into()))
}

fn sum(a: &Duration, b: &Duration, sign: i64) -> Option<Value> {
    let nanos = |d: &Duration| i128::from(d.seconds) * i128::from(NANOS) + i128::from(d.nanos);
    let months = a.months.checked_add(b.months.checked_mul(sign)?)?;
    let days = a.days.checked_add(b.days.checked_mul(sign)?)?;
    let duration = from_nanos(months, days, nanos(a) + nanos(b) * i128::from(sign))?;
    Some(Value::Duration(duration.into()))
}

/// A date some months later; the last of the month where it has no such day.
pub(super) fn plus_months(date: Date, months: i64) -> Option<Date> {
    let (year, month, day) = date.civil();
    let total = year.checked_mul(12)?.checked_add(month - 1)?.checked_add(months)?;
    let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
    if year.abs() > YEARS {
        return None;
    }
    Some(Date::from_civil(year, month, day.min(build::month_length(year, month))))
}

fn plus_days(date: Date, days: i64) -> Option<Date> {
    let days = date.days.checked_add(days)?;
    (days.abs() <= (YEARS + 1) * 366).then_some(Date { days })
}

fn shifted(value: &Value, d: &Duration, sign: i64) -> Result<Option<Value>> {
    let moved = match value {
        Value::Date(date) => shift_date(*date, d, sign).and_then(|date| {
            // A date has no clock: only whole days of it count.
            let nanos = (i128::from(d.seconds) * i128::from(NANOS) + i128::from(d.nanos)) * i128::from(sign);
            plus_days(date, (nanos / i128::from(DAY_NANOS)) as i64).map(Value::Date)
        }),
        Value::LocalTime(time) => Some(Value::LocalTime(shift_time(*time, d, sign).0)),
        Value::Time(time) => Some(Value::Time(Time { local: shift_time(time.local, d, sign).0, offset: time.offset })),
        Value::LocalDateTime(at) => shift_local(*at, d, sign).map(Value::LocalDateTime),
        Value::DateTime(at) => shift_moment(at, d, sign).map(|at| Value::DateTime(at.into())),
        _ => return Ok(None),
    };
    moved.map(Some).ok_or_else(|| wrong("sum out of range"))
}

fn shift_date(date: Date, d: &Duration, sign: i64) -> Option<Date> {
    plus_days(plus_months(date, d.months.checked_mul(sign)?)?, d.days.checked_mul(sign)?)
}

/// The time of day, and how many days further.
fn shift_time(time: LocalTime, d: &Duration, sign: i64) -> (LocalTime, i128) {
    let by = (i128::from(d.seconds) * i128::from(NANOS) + i128::from(d.nanos)) * i128::from(sign);
    let total = i128::from(time.nanos) + by;
    let day = i128::from(DAY_NANOS);
    (LocalTime { nanos: total.rem_euclid(day) as i64 }, total.div_euclid(day))
}

fn shift_local(at: LocalDateTime, d: &Duration, sign: i64) -> Option<LocalDateTime> {
    let (time, days) = shift_time(at.time, d, sign);
    let date = plus_days(shift_date(at.date, d, sign)?, i64::try_from(days).ok()?)?;
    Some(LocalDateTime { date, time })
}

/// Months and days on the calendar of the zone, the rest by the clock.
fn shift_moment(at: &DateTime, d: &Duration, sign: i64) -> Option<DateTime> {
    let zone = Zone::of(at);
    let date = shift_date(at.local.date, d, sign)?;
    let (seconds, nanos) = zone.at_local(LocalDateTime { date, time: at.local.time }).instant();
    let by = (i128::from(d.seconds) * i128::from(NANOS) + i128::from(d.nanos)) * i128::from(sign);
    let total = i128::from(seconds) * i128::from(NANOS) + i128::from(nanos) + by;
    let seconds = i64::try_from(total.div_euclid(i128::from(NANOS))).ok()?;
    if seconds.abs() > (YEARS + 1) * 366 * DAY {
        return None;
    }
    Some(zone.at_instant(seconds, total.rem_euclid(i128::from(NANOS)) as i64))
}
