//! From one date or time to another, as a duration.

use crate::graph::temporal::{Date, DateTime, Duration, LocalDateTime, LocalTime, NANOS};
use crate::query::functions::temporal::arithmetic::plus_months;
use crate::query::functions::temporal::duration::from_nanos;
use crate::query::functions::temporal::zone::Zone;
use crate::query::functions::temporal::{Result, build, wrong};
use crate::query::value::Value;

/// Two moments that can be compared: what one lacks it has from the other.
struct Span {
    from: DateTime,
    to: DateTime,
    zone: Zone,
    /// Whether both had a date of their own.
    dated: bool,
}

fn span(a: &Value, b: &Value) -> Result<Span> {
    let parts = |v: &Value| build::parts(v).ok_or_else(|| wrong(&format!("time from or to a {}", v.type_name())));
    let (from, to) = (parts(a)?, parts(b)?);
    let dated = from.date.is_some() && to.date.is_some();
    let day = Date { days: 0 };
    let midnight = LocalTime { nanos: 0 };
    let local = |own: &build::Parts, other: &build::Parts| LocalDateTime {
        date: own.date.or(other.date).unwrap_or(day),
        time: own.time.unwrap_or(midnight),
    };
    let utc = Zone::Offset(0);
    let from_zone = from.zone.clone().or(to.zone.clone()).unwrap_or(utc.clone());
    let to_zone = to.zone.clone().or(from.zone.clone()).unwrap_or(utc);
    let first = from_zone.at_local(local(&from, &to));
    let second = to_zone.at_local(local(&to, &from));
    let (seconds, nanos) = second.instant();
    let second = from_zone.at_instant(seconds, nanos);
    Ok(Span { from: first, to: second, zone: from_zone, dated })
}

fn nanos_between(a: &DateTime, b: &DateTime) -> i128 {
    let instant = |m: &DateTime| {
        let (seconds, nanos) = m.instant();
        i128::from(seconds) * i128::from(NANOS) + i128::from(nanos)
    };
    instant(b) - instant(a)
}

/// Whole months from one to the other, as calendars on the wall show them.
fn months(a: LocalDateTime, b: LocalDateTime) -> i64 {
    let (from, to) = (a.date.civil(), b.date.civil());
    let whole = (to.0 - from.0) * 12 + to.1 - from.1;
    let (early, late) = ((from.2, a.time), (to.2, b.time));
    match whole {
        n if n > 0 && late < early => n - 1,
        n if n < 0 && late > early => n + 1,
        n => n,
    }
}

/// Whole days.
fn days(a: LocalDateTime, b: LocalDateTime) -> i64 {
    let whole = b.date.days - a.date.days;
    match whole {
        n if n > 0 && b.time < a.time => n - 1,
        n if n < 0 && b.time > a.time => n + 1,
        n => n,
    }
}

fn value(duration: Option<Duration>) -> Result<Value> {
    duration.map(|d| Value::Duration(d.into())).ok_or_else(|| wrong("amount out of range"))
}

/// Months, then days, then what is left of the clock.
pub(super) fn between(a: &Value, b: &Value) -> Result<Value> {
    let span = span(a, b)?;
    if !span.dated {
        return value(from_nanos(0, 0, nanos_between(&span.from, &span.to)));
    }
    let whole_months = months(span.from.local, span.to.local);
    let date = plus_months(span.from.local.date, whole_months).ok_or_else(|| wrong("date out of range"))?;
    let at = LocalDateTime { date, time: span.from.local.time };
    let whole_days = days(at, span.to.local);
    let at = LocalDateTime { date: Date { days: at.date.days + whole_days }, time: at.time };
    let rest = nanos_between(&span.zone.at_local(at), &span.to);
    value(from_nanos(whole_months, whole_days, rest))
}

pub(super) fn in_months(a: &Value, b: &Value) -> Result<Value> {
    let span = span(a, b)?;
    let months = if span.dated { months(span.from.local, span.to.local) } else { 0 };
    value(from_nanos(months, 0, 0))
}

pub(super) fn in_days(a: &Value, b: &Value) -> Result<Value> {
    let span = span(a, b)?;
    let days = if span.dated { days(span.from.local, span.to.local) } else { 0 };
    value(from_nanos(0, days, 0))
}

pub(super) fn in_seconds(a: &Value, b: &Value) -> Result<Value> {
    let span = span(a, b)?;
    value(from_nanos(0, 0, nanos_between(&span.from, &span.to)))
}
