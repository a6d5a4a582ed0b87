//! Temporal functions.
use crate::query::ast::Operator;
use crate::query::error::QueryError;
use crate::query::functions::Function;
use crate::query::value::Value;
pub(super) const TABLE: &[Function] = &[];
pub(crate) fn component(_: &Value, _: &str) -> Option<Value> {
    None
}
pub(crate) fn scaled(_: &Value, _: f64) -> Option<Value> {
    None
}
pub(crate) fn calculate(_: Operator, _: &Value, _: &Value) -> Result<Option<Value>, QueryError> {
    Ok(None)
}
