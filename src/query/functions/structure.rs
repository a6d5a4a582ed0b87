//! Functions about nodes, relationships, paths and maps.

use crate::graph::{EdgeId, Property};
use crate::query::check::{Class, Type};
use crate::query::error::QueryError;
use crate::query::functions::{Context, Function, bad_argument};
use crate::query::value::Value;
use std::sync::Arc;

const ENTITY: Class = Class::NODE.or(Class::EDGE);

fn any(_: &[Type]) -> Type {
    Type::Any
}

fn texts(_: &[Type]) -> Type {
    Type::List(Box::new(Type::Text))
}

pub(super) const TABLE: &[Function] = &[
    Function::new("id", &[ENTITY], 1, |_| Type::Int, id),
    Function::new("elementId", &[ENTITY], 1, |_| Type::Text, element_id),
    Function::new("labels", &[Class::NODE], 1, texts, labels),
    Function::new("type", &[Class::EDGE], 1, |_| Type::Text, kind),
    Function::new("startNode", &[Class::EDGE], 1, |_| Type::Node, |c, a| end(c, &a[0], false)),
    Function::new("endNode", &[Class::EDGE], 1, |_| Type::Node, |c, a| end(c, &a[0], true)),
    Function::new("keys", &[ENTITY.or(Class::MAP)], 1, texts, keys),
    Function::new("properties", &[ENTITY.or(Class::MAP)], 1, |_| Type::Map, properties),
    Function::new("nodes", &[Class::PATH], 1, |_| Type::List(Box::new(Type::Node)), nodes),
    Function::new("relationships", &[Class::PATH], 1, |_| Type::List(Box::new(Type::Edge)), relationships),
    Function::new("rels", &[Class::PATH], 1, |_| Type::List(Box::new(Type::Edge)), relationships),
    Function::new("length", &[Class::PATH], 1, |_| Type::Int, length),
    Function::new("coalesce", &[Class::ANY], 1, any, coalesce).lenient().variadic(),
];

fn id(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Node(node) => Ok(Value::Int(node.0.into())),
        Value::Edge(edge) => Ok(Value::Int(edge.0.into())),
        other => Err(bad_argument(other, "a node or relationship")),
    }
}

fn element_id(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    id(context, arguments).map(|id| Value::from(id.as_int().unwrap_or_default().to_string()))
}

fn labels(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Node(node) => Ok(context.graph.labels(*node).collect::<Vec<_>>().into()),
        other => Err(bad_argument(other, "a node")),
    }
}

fn kind(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Edge(edge) => Ok(Value::Text(context.graph.kind_name(context.graph.kind_of(*edge)).clone())),
        other => Err(bad_argument(other, "a relationship")),
    }
}

fn end(context: &Context<'_>, edge: &Value, last: bool) -> Result<Value, QueryError> {
    match edge {
        Value::Edge(edge) => {
            let (from, to) = context.graph.ends(*edge);
            Ok(Value::Node(if last { to } else { from }))
        }
        other => Err(bad_argument(other, "a relationship")),
    }
}

fn pairs(context: &Context<'_>, value: &Value) -> Option<Vec<(Arc<str>, Value)>> {
    let own = |pairs: Vec<(&str, Property)>| pairs.into_iter().map(|(k, v)| (k.into(), v.into())).collect();
    match value {
        Value::Node(node) => Some(own(context.graph.node_properties(*node))),
        Value::Edge(edge) => Some(own(context.graph.edge_properties(*edge))),
        Value::Map(map) => Some(map.iter().map(|(k, v)| (k.clone(), v.clone())).collect()),
        _ => None,
    }
}

fn keys(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match pairs(context, &arguments[0]) {
        Some(pairs) => Ok(Value::List(pairs.into_iter().map(|(key, _)| Value::Text(key)).collect())),
        None => Err(bad_argument(&arguments[0], "a node, relationship or map")),
    }
}

fn properties(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match pairs(context, &arguments[0]) {
        Some(pairs) => Ok(Value::Map(Arc::new(pairs.into_iter().collect()))),
        None => Err(bad_argument(&arguments[0], "a node, relationship or map")),
    }
}

fn nodes(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Path(path) => Ok(Value::List(path.nodes.iter().map(|n| Value::Node(*n)).collect())),
        other => Err(bad_argument(other, "a path")),
    }
}

fn relationships(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let each = |edges: &[EdgeId]| Value::List(edges.iter().map(|e| Value::Edge(*e)).collect());
    match &arguments[0] {
        Value::Path(path) => Ok(each(&path.edges)),
        other => Err(bad_argument(other, "a path")),
    }
}

fn length(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::Path(path) => Ok(Value::Int(path.edges.len() as i64)),
        other => Err(bad_argument(other, "a path")),
    }
}

fn coalesce(_: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    Ok(arguments.iter().find(|v| !v.is_null()).cloned().unwrap_or_default())
}
