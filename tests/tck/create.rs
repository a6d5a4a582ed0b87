//! Runs the set-up of a scenario: CREATE on a graph, reading clauses through the query engine.

use isnad::graph::{Graph, NodeId, Property};
use isnad::query::ast::{Clause, Direction, Expr, NodePattern, PathPattern, SetItem, Write, WriteKind};
use isnad::query::{self, Options, Value};
use std::collections::BTreeMap;

type Row = BTreeMap<String, Value>;

/// Runs one or more statements.
pub fn execute(graph: &mut Graph, text: &str) -> Result<(), String> {
    for statement in text.split(';').filter(|s| !s.trim().is_empty()) {
        let parsed = query::parse::query(statement).map_err(|e| e.to_string())?;
        let mut rows: Vec<Row> = vec![Row::new()];
        for clause in &parsed.parts[0].clauses {
            match clause {
                Clause::Write(Write { kind: WriteKind::Delete(targets), .. }) => {
                    let mut gone = Vec::new();
                    for row in &rows {
                        for target in targets {
                            gone.push(value(graph, target, row)?);
                        }
                    }
                    if gone.iter().any(|v| !matches!(v, Value::Edge(_) | Value::Null)) {
                        return Err("only relationships are deleted".to_string());
                    }
                    *graph = without(graph, &gone);
                    rows.iter_mut().for_each(|row| row.retain(|_, v| !matches!(v, Value::Edge(_))));
                }
                Clause::Write(write) => {
                    for row in &mut rows {
                        run(graph, write, row)?;
                    }
                }
                Clause::Return(_) => break,
                reading => rows = read(graph, &reading.to_string(), &rows)?,
            }
        }
    }
    Ok(())
}

/// The rows that a reading clause makes of these.
fn read(graph: &Graph, clause: &str, rows: &[Row]) -> Result<Vec<Row>, String> {
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let parts: Vec<String> = first.keys().map(|name| format!("` row`.`{name}` AS `{name}`")).collect();
    let with = if parts.is_empty() { "WITH 1 AS ` none` ".to_string() } else { format!("WITH {} ", parts.join(", ")) };
    let text = format!("UNWIND $rows AS ` row` {with}{clause} RETURN *");
    let maps = rows.iter().map(|row| Value::Map(map(row).into())).collect();
    let mut options = Options::default();
    options.params.insert("rows".to_string(), Value::list(maps));
    let answer = query::run(graph, &text, &options).map_err(|e| format!("{e} in {text}"))?;
    let columns: Vec<String> = answer.table.columns;
    let named = |values: Vec<Value>| columns.iter().cloned().zip(values).filter(|(n, _)| !n.starts_with(' ')).collect();
    Ok(answer.table.rows.into_iter().map(named).collect())
}

fn map(row: &Row) -> BTreeMap<std::sync::Arc<str>, Value> {
    row.iter().map(|(k, v)| (k.as_str().into(), v.clone())).collect()
}

/// The graph without some relationships; nodes keep their numbers.
fn without(graph: &Graph, gone: &[Value]) -> Graph {
    let mut kept = Graph::new();
    for node in graph.nodes() {
        let labels: Vec<&str> = graph.labels(node).collect();
        kept.add_node(&labels, graph.node_properties(node));
    }
    for edge in graph.edges().filter(|e| !gone.contains(&Value::Edge(*e))) {
        let (from, to) = graph.ends(edge);
        kept.add_edge(from, to, graph.kind(edge), graph.edge_properties(edge));
    }
    kept
}

/// `WITH $row.a AS a …`
fn bindings(row: &Row) -> String {
    let parts: Vec<String> = row.keys().map(|name| format!("$row.`{name}` AS `{name}`")).collect();
    if parts.is_empty() { String::new() } else { format!("WITH {} ", parts.join(", ")) }
}

fn with_row(row: &Row) -> Options {
    let mut options = Options::default();
    options.params.insert("row".to_string(), Value::Map(map(row).into()));
    options
}

fn value(graph: &Graph, expr: &Expr, row: &Row) -> Result<Value, String> {
    let text = format!("{}RETURN {expr} AS value", bindings(row));
    let answer = query::run(graph, &text, &with_row(row)).map_err(|e| format!("{e} in {text}"))?;
    Ok(answer.table.rows[0][0].clone())
}

fn properties(graph: &Graph, expr: Option<&Expr>, row: &Row) -> Result<Vec<(String, Property)>, String> {
    let Some(expr) = expr else { return Ok(Vec::new()) };
    let Value::Map(map) = value(graph, expr, row)? else { return Err("properties that are no map".to_string()) };
    map.iter().map(|(k, v)| Ok((k.to_string(), Property::try_from(v.clone())?))).collect()
}

fn run(graph: &mut Graph, write: &Write, row: &mut Row) -> Result<(), String> {
    match &write.kind {
        WriteKind::Create(patterns) => patterns.iter().try_for_each(|p| create(graph, p, row)),
        WriteKind::Set(items) => items.iter().try_for_each(|item| match item {
            SetItem::Property { target, key, value: expr } => {
                let set = Property::try_from(value(graph, expr, row)?)?;
                match value(graph, target, row)? {
                    Value::Node(node) => graph.set_node_property(node, &key.text, set),
                    Value::Edge(edge) => graph.set_edge_property(edge, &key.text, set),
                    _ => {}
                }
                Ok(())
            }
            SetItem::Labels { variable, labels } => {
                if let Some(Value::Node(node)) = row.get(&variable.text) {
                    labels.iter().for_each(|label| graph.add_label(*node, &label.text));
                }
                Ok(())
            }
            SetItem::All { .. } => Err("SET of a whole map is not run".to_string()),
        }),
        WriteKind::Merge(pattern) => {
            let bound = pattern
                .start
                .variable
                .iter()
                .chain(pattern.steps.iter().flat_map(|(r, n)| r.variable.iter().chain(&n.variable)));
            let _ = bound;
            match read(graph, &format!("MATCH {pattern}"), std::slice::from_ref(row)) {
                Ok(found) if !found.is_empty() => {
                    *row = found[0].clone();
                    Ok(())
                }
                _ => create(graph, pattern, row),
            }
        }
        WriteKind::Delete(_) | WriteKind::Remove => Err("REMOVE is not run".to_string()),
    }
}

fn create(graph: &mut Graph, pattern: &PathPattern, row: &mut Row) -> Result<(), String> {
    let mut left = node(graph, &pattern.start, row)?;
    for (rel, next) in &pattern.steps {
        let right = node(graph, next, row)?;
        let pairs = properties(graph, rel.properties.as_ref(), row)?;
        let pairs = pairs.iter().map(|(k, v)| (k.as_str(), v.clone()));
        let (from, to) = if rel.direction == Direction::In { (right, left) } else { (left, right) };
        let edge = graph.add_edge(from, to, &rel.types[0].text, pairs);
        if let Some(name) = &rel.variable {
            row.insert(name.text.clone(), Value::Edge(edge));
        }
        left = right;
    }
    Ok(())
}

fn node(graph: &mut Graph, pattern: &NodePattern, row: &mut Row) -> Result<NodeId, String> {
    let name = pattern.variable.as_ref().map(|v| v.text.clone());
    if let Some(Value::Node(known)) = name.as_ref().and_then(|n| row.get(n)) {
        return Ok(*known);
    }
    let labels: Vec<&str> = pattern.labels.iter().map(|l| l.text.as_str()).collect();
    let pairs = properties(graph, pattern.properties.as_ref(), row)?;
    let node = graph.add_node(&labels, pairs.iter().map(|(k, v)| (k.as_str(), v.clone())));
    if let Some(name) = name {
        row.insert(name, Value::Node(node));
    }
    Ok(node)
}
