//! isnad's own functions: `fold`, `named`, `evidence`.

use crate::graph::{Graph, NodeId, Property};
use crate::query::check::{Class, Type};
use crate::query::error::QueryError;
use crate::query::functions::{Context, Function, bad_argument};
use crate::query::value::Value;
use crate::script::fold;

pub(super) const TABLE: &[Function] = &[
    Function::new(
        "fold",
        &[Class::TEXT],
        1,
        |_| Type::Text,
        |_, a| match &a[0] {
            Value::Text(text) => Ok(Value::from(fold(text))),
            other => Err(bad_argument(other, "a string")),
        },
    ),
    Function::new("named", &[Class::NODE, Class::TEXT], 2, |_| Type::Bool, named),
    Function::new("evidence", &[Class::NODE.or(Class::EDGE)], 1, |_| Type::List(Box::new(Type::Node)), evidence),
];

/// Whether one of the node's names, folded, is the text, folded; a person is named by the last words of a name too.
fn named(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let (node, text) = match (&arguments[0], &arguments[1]) {
        (Value::Node(node), Value::Text(text)) => (*node, fold(text)),
        (Value::Node(_), other) => return Err(bad_argument(other, "a string")),
        (other, _) => return Err(bad_argument(other, "a node")),
    };
    let names = ["name", "name_ar", "aliases"].map(|key| context.graph.node_property(node, key));
    let person = context.graph.node_property(node, "kind").as_text() == Some("person");
    let is = |name: &str| {
        let name = fold(name);
        name == text || person && ends_with_words(&name, &text)
    };
    Ok(Value::Bool(names.iter().any(|name| match name {
        Property::Text(name) => is(name),
        Property::List(list) => list.iter().filter_map(Property::as_text).any(is),
        _ => false,
    })))
}

/// Whether a name ends with these words, the first of them with or without its article.
fn ends_with_words(name: &str, words: &str) -> bool {
    let Some(before) = name.strip_suffix(words).filter(|_| !words.is_empty()) else { return false };
    ["", "al-", "\u{627}\u{644}"].iter().any(|article| before.strip_suffix(article).is_some_and(|b| b.ends_with(' ')))
}

/// The claims behind a claim (itself), an event (those that report it) or a stance (those that report its events).
fn evidence(context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
    let graph = context.graph;
    let mut claims: Vec<NodeId> = match &arguments[0] {
        Value::Node(node) if graph.has_label(*node, "Claim") => vec![*node],
        Value::Node(node) if graph.has_label(*node, "Event") => reports(graph, *node),
        Value::Node(_) => Vec::new(),
        Value::Edge(edge) => {
            let (from, to) = graph.ends(*edge);
            let events = graph.edge_property(*edge, "events");
            let ids = events.as_list().unwrap_or(&[]).iter().filter_map(Property::as_text);
            let events = ids.filter_map(|id| graph.find_node("id", id));
            // An edge at a claim or event is that claim's, or rests on the claims of that event.
            let ends = [from, to].into_iter().flat_map(|n| match () {
                () if graph.has_label(n, "Claim") => vec![n],
                () if graph.has_label(n, "Event") => reports(graph, n),
                () => Vec::new(),
            });
            events.flat_map(|event| reports(graph, event)).chain(ends).collect()
        }
        other => return Err(bad_argument(other, "a node or relationship")),
    };
    claims.sort_unstable();
    claims.dedup();
    Ok(Value::List(claims.into_iter().map(Value::Node).collect()))
}

fn reports(graph: &Graph, event: NodeId) -> Vec<NodeId> {
    graph.in_edges(event, Some("REPORTS")).into_iter().map(|(_, claim)| claim).collect()
}
