//! Durations from maps and texts. Fractions go over into the next smaller unit.

use crate::graph::temporal::{Duration, NANOS};
use crate::query::functions::temporal::{Result, parse, wrong};
use crate::query::value::Value;

/// The average month of the Gregorian calendar, in days.
const MONTH_DAYS: f64 = 30.436_875;
const DAY_SECONDS: f64 = 86_400.0;

/// A duration in making: whole amounts apart from fractions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    months: i64,
    month_part: f64,
    days: i64,
    day_part: f64,
    nanos: i128,
}

pub(super) fn make(value: &Value) -> Result<Value> {
    match value {
        Value::Duration(_) => Ok(value.clone()),
        Value::Text(text) => {
            let duration = from_text(text).ok_or_else(|| wrong(&format!("text {text}")))?;
            Ok(Value::Duration(duration.into()))
        }
        Value::Map(map) => {
            let mut amount = Amount::default();
            for (name, value) in map.iter() {
                let known = match value {
                    Value::Int(n) => amount.whole(name, *n),
                    Value::Float(n) if n.is_finite() => amount.part(name, *n),
                    _ => return Err(wrong(&format!("{name} of a {}", value.type_name()))),
                };
                if !known {
                    return Err(wrong(&format!("unit {name}")));
                }
            }
            Ok(Value::Duration(amount.duration().ok_or_else(|| wrong("amount out of range"))?.into()))
        }
        other => Err(wrong(other.type_name())),
    }
}

/// Months, days or seconds that one of a unit has: one of the three.
fn unit(name: &str) -> Option<(f64, f64, f64)> {
    Some(match name {
        "years" => (12.0, 0.0, 0.0),
        "quarters" => (3.0, 0.0, 0.0),
        "months" => (1.0, 0.0, 0.0),
        "weeks" => (0.0, 7.0, 0.0),
        "days" => (0.0, 1.0, 0.0),
        "hours" => (0.0, 0.0, 3600.0),
        "minutes" => (0.0, 0.0, 60.0),
        "seconds" => (0.0, 0.0, 1.0),
        "milliseconds" => (0.0, 0.0, 1e-3),
        "microseconds" => (0.0, 0.0, 1e-6),
        "nanoseconds" => (0.0, 0.0, 1e-9),
        _ => return None,
    })
}

impl Amount {
    fn whole(&mut self, name: &str, n: i64) -> bool {
        let Some((months, days, seconds)) = unit(name) else { return false };
        self.months = self.months.saturating_add(n.saturating_mul(months as i64));
        self.days = self.days.saturating_add(n.saturating_mul(days as i64));
        self.nanos += i128::from(n) * (seconds * 1e9).round() as i128;
        true
    }

    fn part(&mut self, name: &str, n: f64) -> bool {
        let Some((months, days, seconds)) = unit(name) else { return false };
        self.months = self.months.saturating_add((n * months).trunc() as i64);
        self.month_part += (n * months).fract();
        self.days = self.days.saturating_add((n * days).trunc() as i64);
        self.day_part += (n * days).fract();
        self.nanos += (n * (seconds * 1e9).round()).round() as i128;
        true
    }

    /// Amounts that are all fractions of months, days and nanoseconds.
    pub(super) fn of(months: f64, days: f64, nanos: f64) -> Amount {
        Amount {
            months: months.trunc() as i64,
            month_part: months.fract(),
            days: days.trunc() as i64,
            day_part: days.fract(),
            nanos: nanos.trunc() as i128,
        }
    }

    pub(super) fn duration(self) -> Option<Duration> {
        let month_part = self.month_part + 0.0;
        let months = self.months.checked_add(month_part.trunc() as i64)?;
        let day_part = self.day_part + month_part.fract() * MONTH_DAYS;
        let days = self.days.checked_add(day_part.trunc() as i64)?;
        let nanos = self.nanos + (day_part.fract() * DAY_SECONDS * 1e9).round() as i128;
        from_nanos(months, days, nanos)
    }
}

/// A duration with its clock part in nanoseconds.
pub(super) fn from_nanos(months: i64, days: i64, nanos: i128) -> Option<Duration> {
    let seconds = i64::try_from(nanos.div_euclid(i128::from(NANOS))).ok()?;
    Some(Duration { months, days, seconds, nanos: nanos.rem_euclid(i128::from(NANOS)) as i32 })
}

/// `P12Y5M-14DT16H12M70.5S`, `P2.5W`, `P2012-02-02T14:37:21.545`
fn from_text(text: &str) -> Option<Duration> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let rest = rest.strip_prefix('P')?;
    if rest.is_empty() {
        return None;
    }
    if let Some(duration) = dated(rest) {
        return Some(duration);
    }
    let mut amount = Amount::default();
    let (days, clock) = rest.split_once('T').map_or((rest, None), |(days, clock)| (days, Some(clock)));
    if clock.is_some_and(str::is_empty) {
        return None;
    }
    let of_days = [('Y', "years"), ('M', "months"), ('W', "weeks"), ('D', "days")];
    let of_clock = [('H', "hours"), ('M', "minutes"), ('S', "seconds")];
    for (mut part, units) in [(days, &of_days[..]), (clock.unwrap_or(""), &of_clock[..])] {
        while !part.is_empty() {
            let end = part.find(|c: char| c.is_ascii_alphabetic())?;
            let number = part[..end].replace(',', ".");
            let letter = part[end..].chars().next()?;
            let (_, name) = units.iter().find(|(known, _)| *known == letter)?;
            match number.parse::<i64>() {
                Ok(n) => amount.whole(name, if sign < 0.0 { n.checked_neg()? } else { n }),
                Err(_) => amount.part(name, sign * number.parse::<f64>().ok().filter(|n| n.is_finite())?),
            };
            part = &part[end + 1..];
        }
    }
    amount.duration()
}

/// `2012-02-02T14:37:21.545`
fn dated(text: &str) -> Option<Duration> {
    let (day, clock) = text.split_once('T').unwrap_or((text, "00"));
    let numbers: Vec<i64> = day.split('-').map(|n| n.parse().ok()).collect::<Option<_>>()?;
    let [years, months, days] = numbers[..] else { return None };
    let time = parse::time(clock)?;
    from_nanos(years.checked_mul(12)?.checked_add(months)?, days, i128::from(time.nanos))
}
