//! Functions about lists, and those that texts share with them.

use crate::query::check::{Class, Type};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::functions::{Context, Function, bad_argument};
use crate::query::value::Value;

const SEQUENCE: Class = Class::LIST.or(Class::TEXT);
/// Longer ranges are refused.
const LONGEST: i128 = 50_000_000;

fn element(kinds: &[Type]) -> Type {
    match &kinds[0] {
        Type::List(element) => (**element).clone(),
        _ => Type::Any,
    }
}

fn same(kinds: &[Type]) -> Type {
    kinds[0].clone()
}

pub(super) const TABLE: &[Function] = &[
    Function::new("size", &[SEQUENCE], 1, |_| Type::Int, size),
    Function::new("head", &[Class::LIST], 1, element, |_, a| Ok(list(&a[0])?.first().cloned().unwrap_or_default())),
    Function::new("last", &[Class::LIST], 1, element, |_, a| Ok(list(&a[0])?.last().cloned().unwrap_or_default())),
    Function::new("tail", &[Class::LIST], 1, same, |_, a| {
        Ok(Value::List(list(&a[0])?.iter().skip(1).cloned().collect()))
    }),
    Function::new("reverse", &[SEQUENCE], 1, same, reverse),
    Function::new("range", &[Class::ANY, Class::ANY, Class::ANY], 2, |_| Type::List(Box::new(Type::Int)), range),
    Function::new("isEmpty", &[SEQUENCE.or(Class::MAP)], 1, |_| Type::Bool, is_empty),
];

fn list(value: &Value) -> Result<&[Value], QueryError> {
    value.as_list().ok_or_else(|| bad_argument(value, "a list"))
}

fn size(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Text(text) => Ok(Value::Int(text.chars().count() as i64)),
        other => Ok(Value::Int(list(other)?.len() as i64)),
    }
}

fn reverse(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Text(text) => Ok(Value::from(text.chars().rev().collect::<String>())),
        other => Ok(Value::List(list(other)?.iter().rev().cloned().collect())),
    }
}

fn is_empty(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    Ok(Value::Bool(match &arguments[0] {
        Value::Text(text) => text.is_empty(),
        Value::Map(map) => map.is_empty(),
        other => list(other)?.is_empty(),
    }))
}

fn range(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let whole = |value: &Value| match value {
        Value::Int(n) => Ok(*n),
        other => {
            let message = format!("{} found: a whole number expected", other.type_name());
            Err(QueryError::run(ErrorKind::Argument, "InvalidArgumentType", message))
        }
    };
    let (start, end) = (whole(&arguments[0])?, whole(&arguments[1])?);
    let step = arguments.get(2).map_or(Ok(1), whole)?;
    if step == 0 {
        let message = "range with a step of 0: another step expected";
        return Err(QueryError::run(ErrorKind::Argument, "NumberOutOfRange", message));
    }
    let count = (i128::from(end) - i128::from(start)) / i128::from(step) + 1;
    if (end < start) != (step < 0) && end != start {
        return Ok(Value::list(Vec::new()));
    }
    if count > LONGEST {
        let message = format!("range of {count} numbers: at most {LONGEST} expected");
        return Err(QueryError::run(ErrorKind::Argument, "NumberOutOfRange", message));
    }
    Ok(Value::List((0..count.max(0) as i64).map(|n| Value::Int(start + n * step)).collect()))
}
