//! Temporal functions: dates, times and durations made from maps, texts, other values and the clock; truncated,
//! subtracted, taken apart.

mod arithmetic;
mod between;
mod build;
mod component;
mod duration;
mod parse;
mod truncate;
mod zone;

pub(crate) use crate::query::functions::temporal::arithmetic::{calculate, scaled};
pub(crate) use crate::query::functions::temporal::component::component;

use crate::graph::temporal::{DAY, LocalDateTime, LocalTime, NANOS, Time};
use crate::query::check::{Class, Type};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::functions::temporal::zone::Zone;
use crate::query::functions::{Context, Function};
use crate::query::value::Value;

type Result<T> = std::result::Result<T, QueryError>;

const SOURCE: &[Class] = &[Class::MAP.or(Class::TEXT).or(Class::TEMPORAL)];
const TWO: &[Class] = &[Class::TEMPORAL, Class::TEMPORAL];
const TRUNCATED: &[Class] = &[Class::TEXT, Class::TEMPORAL, Class::MAP];

fn temporal(_: &[Type]) -> Type {
    Type::Temporal
}

/// The kinds of temporal value that can be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
}

macro_rules! kind {
    ($name:literal, $kind:expr) => {
        [
            Function::new($name, SOURCE, 0, temporal, |c, a| make($kind, c, a)),
            Function::new(concat!($name, ".transaction"), &[Class::TEXT], 0, temporal, |c, a| clock($kind, c, a)),
            Function::new(concat!($name, ".statement"), &[Class::TEXT], 0, temporal, |c, a| clock($kind, c, a)),
            Function::new(concat!($name, ".realtime"), &[Class::TEXT], 0, temporal, |c, a| clock($kind, c, a)),
            Function::new(concat!($name, ".truncate"), TRUNCATED, 1, temporal, |c, a| truncate::truncate($kind, c, a)),
        ]
    };
}

const DATE: [Function; 5] = kind!("date", Kind::Date);
const LOCAL_TIME: [Function; 5] = kind!("localtime", Kind::LocalTime);
const TIME: [Function; 5] = kind!("time", Kind::Time);
const LOCAL_DATE_TIME: [Function; 5] = kind!("localdatetime", Kind::LocalDateTime);
const DATE_TIME: [Function; 5] = kind!("datetime", Kind::DateTime);

pub(super) const DATES: &[Function] = &DATE;
pub(super) const LOCAL_TIMES: &[Function] = &LOCAL_TIME;
pub(super) const TIMES: &[Function] = &TIME;
pub(super) const LOCAL_DATE_TIMES: &[Function] = &LOCAL_DATE_TIME;
pub(super) const DATE_TIMES: &[Function] = &DATE_TIME;

pub(super) const TABLE: &[Function] = &[
    Function::new("datetime.fromEpoch", &[Class::NUMBER, Class::NUMBER], 1, temporal, from_epoch),
    Function::new("datetime.fromEpochMillis", &[Class::NUMBER], 1, temporal, from_epoch_millis),
    Function::new(
        "timestamp",
        &[],
        0,
        |_| Type::Int,
        |context, _| {
            let (seconds, nanos) = context.now();
            Ok(Value::Int(seconds * 1000 + nanos / 1_000_000))
        },
    ),
    Function::new("duration", SOURCE, 1, temporal, |_, a| duration::make(&a[0])),
    Function::new("duration.between", TWO, 2, temporal, |_, a| between::between(&a[0], &a[1])),
    Function::new("duration.inMonths", TWO, 2, temporal, |_, a| between::in_months(&a[0], &a[1])),
    Function::new("duration.inDays", TWO, 2, temporal, |_, a| between::in_days(&a[0], &a[1])),
    Function::new("duration.inSeconds", TWO, 2, temporal, |_, a| between::in_seconds(&a[0], &a[1])),
];

fn make(kind: Kind, context: &Context<'_>, arguments: &[Value]) -> Result<Value> {
    match arguments.first() {
        None => clock(kind, context, arguments),
        Some(Value::Map(map)) => build::from_map(kind, map, &Value::Null),
        Some(Value::Text(text)) => parse::parse(kind, text),
        Some(other) => convert(kind, other),
    }
}

/// The moment of the query, in UTC or in a zone.
fn clock(kind: Kind, context: &Context<'_>, arguments: &[Value]) -> Result<Value> {
    let zone = match arguments.first() {
        Some(Value::Text(name)) => zone::parse(name)?,
        _ => Zone::Offset(0),
    };
    let (seconds, nanos) = context.now();
    convert(kind, &Value::DateTime(zone.at_instant(seconds, nanos).into()))
}

fn from_epoch(_: &Context<'_>, arguments: &[Value]) -> Result<Value> {
    let seconds = arguments[0].as_int().ok_or_else(|| wrong("seconds that are no whole number"))?;
    let nanos = arguments.get(1).map_or(Some(0), Value::as_int);
    let nanos = nanos.ok_or_else(|| wrong("nanoseconds that are no whole number"))?;
    moment(seconds.checked_add(nanos.div_euclid(NANOS)), nanos.rem_euclid(NANOS))
}

fn from_epoch_millis(_: &Context<'_>, arguments: &[Value]) -> Result<Value> {
    let millis = arguments[0].as_int().ok_or_else(|| wrong("milliseconds that are no whole number"))?;
    moment(Some(millis.div_euclid(1000)), millis.rem_euclid(1000) * 1_000_000)
}

fn moment(seconds: Option<i64>, nanos: i64) -> Result<Value> {
    let seconds = seconds.filter(|s| s.abs() < YEARS * 366 * DAY).ok_or_else(|| wrong("moment out of range"))?;
    Ok(Value::DateTime(Zone::Offset(0).at_instant(seconds, nanos).into()))
}

/// Years go from minus this to this.
const YEARS: i64 = 999_999_999;

/// Of one kind what another has of it; what it lacks is midnight or UTC.
fn convert(kind: Kind, value: &Value) -> Result<Value> {
    let parts = build::parts(value).ok_or_else(|| wrong("value that is neither date nor time"))?;
    let lacks = |what: &str| wrong(&format!("{} without a {what}", value.type_name()));
    let time = parts.time.unwrap_or(LocalTime { nanos: 0 });
    let date = parts.date.ok_or_else(|| lacks("date"));
    let zone = parts.zone.unwrap_or(Zone::Offset(0));
    Ok(match kind {
        Kind::Date => Value::Date(date?),
        Kind::LocalTime => Value::LocalTime(parts.time.ok_or_else(|| lacks("time"))?),
        Kind::Time => {
            parts.time.ok_or_else(|| lacks("time"))?;
            let offset = match value {
                Value::DateTime(moment) => moment.offset,
                _ => zone.offset(),
            };
            Value::Time(Time { local: time, offset })
        }
        Kind::LocalDateTime => Value::LocalDateTime(LocalDateTime { date: date?, time }),
        Kind::DateTime => Value::DateTime(zone.at_local(LocalDateTime { date: date?, time }).into()),
    })
}

/// Something that no temporal value can be made of.
fn wrong(what: &str) -> QueryError {
    QueryError::run(ErrorKind::Argument, "InvalidArgumentValue", format!("{what}: no date, time or duration"))
}
