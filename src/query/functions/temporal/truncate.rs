//! Dates and times cut to a unit: `date.truncate('month', d, {day: 2})`.

use crate::graph::temporal::{DAY_NANOS, Date, LocalTime, NANOS};
use crate::query::functions::Context;
use crate::query::functions::temporal::build::{self, Map, iso_week};
use crate::query::functions::temporal::{Kind, Result, clock, convert, wrong};
use crate::query::value::Value;

pub(super) fn truncate(kind: Kind, context: &Context<'_>, arguments: &[Value]) -> Result<Value> {
    let Value::Text(unit) = &arguments[0] else { return Err(wrong("unit that is no string")) };
    let value = match arguments.get(1) {
        Some(value) => value.clone(),
        None => clock(kind, context, &[])?,
    };
    let mut parts = build::parts(&value).ok_or_else(|| wrong("value that is neither date nor time"))?;
    let day_unit = cut_date(unit, Date { days: 0 }).is_some();
    match (parts.date, day_unit) {
        (Some(date), true) => {
            parts.date = cut_date(unit, date);
            parts.time = Some(LocalTime { nanos: 0 });
        }
        // A time of day cut to days or more is midnight.
        (None, true) if matches!(kind, Kind::LocalTime | Kind::Time) && &**unit == "day" => {
            parts.time = Some(LocalTime { nanos: 0 });
        }
        (_, false) => {
            let nanos = unit_nanos(unit).ok_or_else(|| wrong(&format!("unit {unit}")))?;
            let time = parts.time.unwrap_or(LocalTime { nanos: 0 });
            parts.time = Some(LocalTime { nanos: time.nanos - time.nanos % nanos });
        }
        (None, true) => return Err(wrong(&format!("{} cut to a {unit}", value.type_name()))),
    }
    let cut = match (parts.date, parts.time, parts.zone) {
        (Some(date), Some(time), Some(zone)) => {
            Value::DateTime(zone.at_local(crate::graph::temporal::LocalDateTime { date, time }).into())
        }
        (Some(date), Some(time), None) => Value::LocalDateTime(crate::graph::temporal::LocalDateTime { date, time }),
        (None, Some(local), Some(zone)) => Value::Time(crate::graph::temporal::Time { local, offset: zone.offset() }),
        (None, Some(time), None) => Value::LocalTime(time),
        (Some(date), None, _) => Value::Date(date),
        (None, None, _) => return Err(wrong("value that is neither date nor time")),
    };
    let none = Map::new();
    match arguments.get(2) {
        Some(Value::Map(map)) => build::from_map(kind, map, &cut),
        Some(_) => Err(wrong("fields that are no map")),
        None => match convert(kind, &cut) {
            Ok(value) => Ok(value),
            Err(_) => build::from_map(kind, &none, &cut),
        },
    }
}

/// The first day of the unit; none if it is shorter than a day.
fn cut_date(unit: &str, date: Date) -> Option<Date> {
    let (year, month, _) = date.civil();
    let years = |n: i64| Date::from_civil(year.div_euclid(n) * n, 1, 1);
    Some(match unit.to_ascii_lowercase().as_str() {
        "millennium" => years(1000),
        "century" => years(100),
        "decade" => years(10),
        "year" => years(1),
        "weekyear" => Date { days: build::first_monday(iso_week(date).0) },
        "quarter" => Date::from_civil(year, (month - 1) / 3 * 3 + 1, 1),
        "month" => Date::from_civil(year, month, 1),
        "week" => Date { days: date.days - (build::week_day_of(date) - 1) },
        "day" => date,
        _ => return None,
    })
}

fn unit_nanos(unit: &str) -> Option<i64> {
    Some(match unit.to_ascii_lowercase().as_str() {
        "day" => DAY_NANOS,
        "hour" => 3600 * NANOS,
        "minute" => 60 * NANOS,
        "second" => NANOS,
        "millisecond" => 1_000_000,
        "microsecond" => 1000,
        _ => return None,
    })
}
