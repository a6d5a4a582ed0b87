//! Operators between two values.

use crate::query::ast::Operator;
use crate::query::error::{ErrorKind, QueryError};
use crate::query::eval::expr::test;
use crate::query::functions::temporal;
use crate::query::order::equals;
use crate::query::value::Value;
use regex::Regex;
use std::cell::RefCell;
use std::sync::Arc;

type Result<T> = std::result::Result<T, QueryError>;

fn overflow() -> QueryError {
    QueryError::run(ErrorKind::Arithmetic, "IntegerOverflow", "whole number beyond 64 bits")
}

fn mismatch(operator: Operator, a: &Value, b: &Value) -> QueryError {
    let message = format!("{} {} {}: numbers expected", a.type_name(), operator.sign(), b.type_name());
    QueryError::run(ErrorKind::Type, "InvalidArgumentType", message)
}

/// `-a`
pub(super) fn negate(a: &Value) -> Result<Value> {
    match a {
        Value::Null => Ok(Value::Null),
        Value::Int(n) => n.checked_neg().map(Value::Int).ok_or_else(overflow),
        Value::Float(n) => Ok(Value::Float(-n)),
        other => match temporal::scaled(other, -1.0) {
            Some(value) => Ok(value),
            None => Err(mismatch(Operator::Subtract, &Value::Int(0), other)),
        },
    }
}

/// `a operator b`
pub(super) fn binary(operator: Operator, a: &Value, b: &Value) -> Result<Value> {
    if let Some(truth) = test(operator, a, b) {
        return Ok(truth?.map_or(Value::Null, Value::Bool));
    }
    match operator {
        Operator::In => within(a, b),
        Operator::Matches => matches(a, b),
        Operator::Add => add(a, b),
        _ => calculate(operator, a, b),
    }
}

fn within(a: &Value, list: &Value) -> Result<Value> {
    let list = match list {
        Value::Null => return Ok(Value::Null),
        Value::List(list) => list,
        other => {
            let message = format!("{} found: IN expects a list", other.type_name());
            return Err(QueryError::run(ErrorKind::Type, "InvalidArgumentType", message));
        }
    };
    let mut unknown = false;
    for value in list.iter() {
        match equals(a, value) {
            Some(true) => return Ok(Value::Bool(true)),
            Some(false) => {}
            None => unknown = true,
        }
    }
    Ok(if unknown { Value::Null } else { Value::Bool(false) })
}

/// `=~`: the whole text against a regular expression, in the syntax of the regex crate (no look-around, no
/// back references; time proportional to the text).
fn matches(a: &Value, b: &Value) -> Result<Value> {
    thread_local! {
        // A query compares many texts with one pattern.
        static LAST: RefCell<Option<(Arc<str>, Regex)>> = const { RefCell::new(None) };
    }
    let (Value::Text(text), Value::Text(pattern)) = (a, b) else { return Ok(Value::Null) };
    LAST.with_borrow_mut(|last| {
        if let Some((_, regex)) = last.as_ref().filter(|(of, _)| of == pattern) {
            return Ok(Value::Bool(regex.is_match(text)));
        }
        let regex = Regex::new(&format!("^(?:{pattern})$")).map_err(|error| {
            let why = error.to_string();
            let why = why.lines().last().unwrap_or_default().trim_start_matches("error: ");
            let message = format!("regular expression {pattern}: {why}; . .* [a-z] (a|b) \\d and (?i) are known");
            QueryError::run(ErrorKind::Argument, "InvalidArgumentValue", message)
        })?;
        let found = regex.is_match(text);
        *last = Some((pattern.clone(), regex));
        Ok(Value::Bool(found))
    })
}

fn add(a: &Value, b: &Value) -> Result<Value> {
    match (a, b) {
        (Value::List(a), Value::List(b)) => Ok(Value::List(a.iter().chain(b.iter()).cloned().collect())),
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::List(a), b) => Ok(Value::List(a.iter().chain([b]).cloned().collect())),
        (a, Value::List(b)) => Ok(Value::List([a].into_iter().chain(b.iter()).cloned().collect())),
        (Value::Text(a), Value::Text(b)) => Ok(Value::from(format!("{a}{b}"))),
        (Value::Text(a), Value::Int(b)) => Ok(Value::from(format!("{a}{b}"))),
        (Value::Int(a), Value::Text(b)) => Ok(Value::from(format!("{a}{b}"))),
        (Value::Text(a), Value::Float(b)) => Ok(Value::from(format!("{a}{}", crate::query::print::float(*b)))),
        (Value::Float(a), Value::Text(b)) => Ok(Value::from(format!("{}{b}", crate::query::print::float(*a)))),
        _ => calculate(Operator::Add, a, b),
    }
}

fn calculate(operator: Operator, a: &Value, b: &Value) -> Result<Value> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Int(a), Value::Int(b)) => whole(operator, *a, *b),
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
            let (a, b) = (a.as_float().unwrap_or(f64::NAN), b.as_float().unwrap_or(f64::NAN));
            Ok(Value::Float(match operator {
                Operator::Add => a + b,
                Operator::Subtract => a - b,
                Operator::Multiply => a * b,
                Operator::Divide => a / b,
                Operator::Modulo => a % b,
                _ => a.powf(b),
            }))
        }
        _ => match temporal::calculate(operator, a, b)? {
            Some(value) => Ok(value),
            None => Err(mismatch(operator, a, b)),
        },
    }
}

fn whole(operator: Operator, a: i64, b: i64) -> Result<Value> {
    let by_zero = || QueryError::run(ErrorKind::Arithmetic, "DivisionByZero", "division by zero");
    let result = match operator {
        Operator::Add => a.checked_add(b),
        Operator::Subtract => a.checked_sub(b),
        Operator::Multiply => a.checked_mul(b),
        Operator::Divide if b == 0 => return Err(by_zero()),
        Operator::Divide => a.checked_div(b),
        Operator::Modulo if b == 0 => return Err(by_zero()),
        Operator::Modulo => a.checked_rem(b),
        _ => return Ok(Value::Float((a as f64).powf(b as f64))),
    };
    result.map(Value::Int).ok_or_else(overflow)
}
