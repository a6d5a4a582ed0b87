//! Dates and times from texts, in ISO 8601's forms.

use crate::graph::temporal::{Date, LocalDateTime, LocalTime, NANOS, Time};
use crate::query::functions::temporal::zone::{self, Zone};
use crate::query::functions::temporal::{Kind, Result, build, wrong};
use crate::query::value::Value;

/// The value that a text says.
pub(super) fn parse(kind: Kind, text: &str) -> Result<Value> {
    let text = text.trim();
    let unknown = || wrong(&format!("text {text}"));
    Ok(match kind {
        Kind::Date => Value::Date(date(text)?),
        Kind::LocalTime => Value::LocalTime(time(text).ok_or_else(unknown)?),
        Kind::Time => {
            let (clock, zone) = split_zone(text)?;
            let offset = zone.unwrap_or(Zone::Offset(0)).offset();
            Value::Time(Time { local: time(clock).ok_or_else(unknown)?, offset })
        }
        Kind::LocalDateTime => Value::LocalDateTime(local(text)?),
        Kind::DateTime => {
            let (day, clock) = text.split_once(['T', ' ']).unwrap_or((text, ""));
            let (clock, zone) = split_zone(clock)?;
            let time = if clock.is_empty() { Some(LocalTime { nanos: 0 }) } else { time(clock) };
            let local = LocalDateTime { date: date(day)?, time: time.ok_or_else(unknown)? };
            Value::DateTime(zone.unwrap_or(Zone::Offset(0)).at_local(local).into())
        }
    })
}

fn local(text: &str) -> Result<LocalDateTime> {
    let (day, clock) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let time = if clock.is_empty() { Some(LocalTime { nanos: 0 }) } else { time(clock) };
    Ok(LocalDateTime { date: date(day)?, time: time.ok_or_else(|| wrong(&format!("text {text}")))? })
}

/// A clock time and the zone behind it.
fn split_zone(text: &str) -> Result<(&str, Option<Zone>)> {
    let (text, named) = match text.split_once('[') {
        Some((text, name)) => (text, Some(zone::parse(name.trim_end_matches(']'))?)),
        None => (text, None),
    };
    let Some(at) = text.find(['Z', 'z', '+', '-']) else { return Ok((text, named)) };
    let offset = zone::offset(&text[at..]).ok_or_else(|| wrong(&format!("offset {}", &text[at..])))?;
    Ok((&text[..at], Some(named.unwrap_or(Zone::Offset(offset)))))
}

/// `2015-07-21`, `20150721`, `2015-07`, `201507`, `2015-W30-2`, `2015W302`, `2015-Q2-60`, `2015-202`, `2015202`, `2015`
pub(super) fn date(text: &str) -> Result<Date> {
    let unknown = || wrong(&format!("text {text}"));
    let number = |digits: &str| match digits.bytes().all(|b| b.is_ascii_digit()) {
        true => digits.parse::<i64>().map_err(|_| unknown()),
        false => Err(unknown()),
    };
    let (sign, bare) = match text.as_bytes().first() {
        Some(b'-') => (-1, &text[1..]),
        Some(b'+') => (1, &text[1..]),
        _ => (1, text),
    };
    if !bare.is_ascii() {
        return Err(unknown());
    }
    // A signed year may be long, and must end in a dash.
    let year_end = if bare.len() < text.len() { bare.find('-').unwrap_or(bare.len()) } else { 4.min(bare.len()) };
    if year_end == 0 {
        return Err(unknown());
    }
    let year = sign * number(&bare[..year_end])?;
    let rest = &bare[year_end..];
    let dashed = rest.starts_with('-');
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    if rest.is_empty() {
        return if dashed { Err(unknown()) } else { build::from_day(year, 1, 1) };
    }
    if let Some(week) = rest.strip_prefix('W') {
        let digits: String = week.chars().filter(|c| *c != '-').collect();
        let day = if digits.len() > 2 { number(&digits[2..])? } else { 1 };
        return build::from_week(year, number(digits.get(..2).ok_or_else(unknown)?)?, day);
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        let digits: String = quarter.chars().filter(|c| *c != '-').collect();
        let day = if digits.len() > 1 { number(&digits[1..])? } else { 1 };
        return build::from_quarter(year, number(digits.get(..1).ok_or_else(unknown)?)?, day);
    }
    match (rest.split_once('-'), rest.len()) {
        (Some((month, day)), _) => build::from_day(year, number(month)?, number(day)?),
        (None, 2) => build::from_day(year, number(rest)?, 1),
        (None, 3) => build::from_ordinal(year, number(rest)?),
        (None, 4) => build::from_day(year, number(&rest[..2])?, number(&rest[2..])?),
        _ => Err(unknown()),
    }
}

/// `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`
pub(super) fn time(text: &str) -> Option<LocalTime> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits: String = clock.chars().filter(|c| *c != ':').collect();
    let plain = |d: &str| d.bytes().all(|b| b.is_ascii_digit());
    if !plain(&digits) || !plain(fraction) || !matches!(digits.len(), 2 | 4 | 6) || fraction.len() > 9 {
        return None;
    }
    let part = |at: usize| digits.get(at..at + 2).map_or(Some(0), |d| d.parse::<i64>().ok());
    let (hour, minute, second) = (part(0)?, part(2)?, part(4)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let nanos = if fraction.is_empty() { 0 } else { format!("{fraction:0<9}").parse::<i64>().ok()? };
    Some(LocalTime { nanos: (hour * 3600 + minute * 60 + second) * NANOS + nanos })
}
