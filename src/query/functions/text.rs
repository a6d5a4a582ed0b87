//! Functions about texts.

use crate::query::check::{Class, Type};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::functions::{Context, Function, bad_argument};
use crate::query::print;
use crate::query::value::Value;

const TEXT: Class = Class::TEXT;
const PRINTABLE: Class = TEXT.or(Class::NUMBER).or(Class::BOOL).or(Class::TEMPORAL);

fn returns(_: &[Type]) -> Type {
    Type::Text
}

macro_rules! plain {
    ($name:literal, $run:expr) => {
        Function::new($name, &[TEXT], 1, returns, |_, a| Ok(Value::from($run(text(&a[0])?))))
    };
}

pub(super) const TABLE: &[Function] = &[
    plain!("toUpper", str::to_uppercase),
    plain!("toLower", str::to_lowercase),
    plain!("upper", str::to_uppercase),
    plain!("lower", str::to_lowercase),
    plain!("trim", str::trim),
    plain!("lTrim", str::trim_start),
    plain!("rTrim", str::trim_end),
    Function::new("left", &[TEXT, Class::INT], 2, returns, |_, a| cut(&a[0], 0, count(&a[1])?)),
    Function::new("right", &[TEXT, Class::INT], 2, returns, right),
    Function::new("substring", &[TEXT, Class::INT, Class::INT], 2, returns, substring),
    Function::new("replace", &[TEXT, TEXT, TEXT], 3, returns, |_, a| {
        Ok(Value::from(text(&a[0])?.replace(text(&a[1])?, text(&a[2])?)))
    }),
    Function::new("split", &[TEXT, TEXT.or(Class::LIST)], 2, |_| Type::List(Box::new(Type::Text)), split),
    Function::new("toString", &[PRINTABLE], 1, returns, to_string),
    Function::new("char_length", &[TEXT], 1, |_| Type::Int, |_, a| Ok(Value::Int(text(&a[0])?.chars().count() as i64))),
];

fn text(value: &Value) -> Result<&str, QueryError> {
    value.as_text().ok_or_else(|| bad_argument(value, "a string"))
}

fn count(value: &Value) -> Result<usize, QueryError> {
    match value {
        Value::Int(n) if *n >= 0 => Ok(usize::try_from(*n).unwrap_or(usize::MAX)),
        Value::Int(_) => {
            let message = "length or place below zero: a whole number from 0 expected";
            Err(QueryError::run(ErrorKind::Argument, "NumberOutOfRange", message))
        }
        other => Err(bad_argument(other, "a whole number")),
    }
}

fn cut(value: &Value, from: usize, length: usize) -> Result<Value, QueryError> {
    Ok(Value::from(text(value)?.chars().skip(from).take(length).collect::<String>()))
}

fn right(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let length = text(&arguments[0])?.chars().count();
    cut(&arguments[0], length.saturating_sub(count(&arguments[1])?), usize::MAX)
}

fn substring(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let length = arguments.get(2).map_or(Ok(usize::MAX), count)?;
    cut(&arguments[0], count(&arguments[1])?, length)
}

fn split(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let whole = text(&arguments[0])?;
    let pieces: Vec<&str> = match text(&arguments[1])? {
        "" => whole.split("").filter(|p| !p.is_empty()).collect(),
        separator => whole.split(separator).collect(),
    };
    Ok(Value::from(pieces))
}

fn to_string(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Text(text) => Ok(Value::Text(text.clone())),
        Value::Float(n) => Ok(Value::from(print::float(*n))),
        other @ (Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Edge(_) | Value::Path(_)) => {
            Err(bad_argument(other, "a number, boolean, string or temporal value"))
        }
        other => Ok(Value::from(other.plain(context.graph))),
    }
}
