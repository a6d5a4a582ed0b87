//! Functions about numbers, and from texts to numbers and truth.

use crate::query::check::{Class, Type};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::functions::{Context, Function, bad_argument};
use crate::query::value::Value;

const NUMBER: &[Class] = &[Class::NUMBER];

fn float(_: &[Type]) -> Type {
    Type::Float
}

fn whole(_: &[Type]) -> Type {
    Type::Int
}

macro_rules! maths {
    ($name:literal, $run:expr) => {
        Function::new($name, NUMBER, 1, float, |_, a| Ok(Value::Float($run(number(&a[0])?))))
    };
}

pub(super) const TABLE: &[Function] = &[
    Function::new("abs", NUMBER, 1, |kinds| kinds[0].clone(), abs),
    Function::new("sign", NUMBER, 1, whole, sign),
    Function::new("round", &[Class::NUMBER, Class::INT], 1, float, round),
    Function::new("rand", &[], 0, float, |context, _| Ok(Value::Float(context.random()))),
    Function::new("e", &[], 0, float, |_, _| Ok(Value::Float(std::f64::consts::E))),
    Function::new("pi", &[], 0, float, |_, _| Ok(Value::Float(std::f64::consts::PI))),
    Function::new("atan2", &[Class::NUMBER, Class::NUMBER], 2, float, |_, a| {
        Ok(Value::Float(number(&a[0])?.atan2(number(&a[1])?)))
    }),
    Function::new("isNaN", NUMBER, 1, |_| Type::Bool, |_, a| Ok(Value::Bool(number(&a[0])?.is_nan()))),
    maths!("ceil", f64::ceil),
    maths!("floor", f64::floor),
    maths!("sqrt", f64::sqrt),
    maths!("exp", f64::exp),
    maths!("log", f64::ln),
    maths!("log10", f64::log10),
    maths!("sin", f64::sin),
    maths!("cos", f64::cos),
    maths!("tan", f64::tan),
    maths!("cot", |x: f64| 1.0 / x.tan()),
    maths!("asin", f64::asin),
    maths!("acos", f64::acos),
    maths!("atan", f64::atan),
    maths!("degrees", f64::to_degrees),
    maths!("radians", f64::to_radians),
    maths!("haversin", |x: f64| (1.0 - x.cos()) / 2.0),
    Function::new("toInteger", &[Class::ANY], 1, whole, to_integer),
    Function::new("toInt", &[Class::ANY], 1, whole, to_integer),
    Function::new("toFloat", &[Class::ANY], 1, float, to_float),
    Function::new("toBoolean", &[Class::ANY], 1, |_| Type::Bool, to_boolean),
];

fn number(value: &Value) -> Result<f64, QueryError> {
    value.as_float().ok_or_else(|| bad_argument(value, "a number"))
}

fn abs(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Int(n) => match n.checked_abs() {
            Some(n) => Ok(Value::Int(n)),
            None => Err(QueryError::run(ErrorKind::Arithmetic, "IntegerOverflow", "whole number beyond 64 bits")),
        },
        other => Ok(Value::Float(number(other)?.abs())),
    }
}

fn sign(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let n = number(&arguments[0])?;
    Ok(Value::Int(i64::from(n > 0.0) - i64::from(n < 0.0)))
}

/// Halves go up.
fn round(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let n = number(&arguments[0])?;
    match arguments.get(1).and_then(Value::as_int) {
        Some(places) if places > 0 => {
            let scale = 10f64.powi(places.min(300) as i32);
            let scaled = (n.abs() * scale).round() / scale;
            Ok(Value::Float(if scaled.is_finite() { scaled.copysign(n) } else { n }))
        }
        _ if n.fract() == 0.0 || !n.is_finite() => Ok(Value::Float(n)),
        _ => Ok(Value::Float((n + 0.5).floor())),
    }
}

fn to_integer(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Int(n) => Ok(Value::Int(*n)),
        Value::Float(n) if n.is_finite() => Ok(Value::Int(*n as i64)),
        Value::Float(_) => Ok(Value::Null),
        Value::Bool(b) => Ok(Value::Int((*b).into())),
        Value::Text(text) => Ok(match (text.trim().parse::<i64>(), text.trim().parse::<f64>()) {
            (Ok(n), _) => Value::Int(n),
            (_, Ok(n)) if n.is_finite() && numeric(text) => Value::Int(n as i64),
            _ => Value::Null,
        }),
        other => Err(bad_argument(other, "a number, string or boolean")),
    }
}

fn to_float(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Int(n) => Ok(Value::Float(*n as f64)),
        Value::Float(n) => Ok(Value::Float(*n)),
        Value::Text(text) => Ok(match text.trim().parse() {
            Ok(n) if numeric(text) => Value::Float(n),
            _ => Value::Null,
        }),
        other => Err(bad_argument(other, "a number or string")),
    }
}

/// Rust would read `inf` and `nan` too.
fn numeric(text: &str) -> bool {
    !text.trim().trim_start_matches(['+', '-']).starts_with(|c: char| c.is_alphabetic())
}

fn to_boolean(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Bool(b) => Ok(Value::Bool(*b)),
        Value::Int(n) => Ok(Value::Bool(*n != 0)),
        Value::Text(text) => Ok(match text.trim().to_ascii_lowercase().as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => Value::Null,
        }),
        other => Err(bad_argument(other, "a boolean, whole number or string")),
    }
}
