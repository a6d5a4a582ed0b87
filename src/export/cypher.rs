//! Cypher statements that make the graph in Neo4j, Memgraph and their like.

use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::graph::Graph;
use crate::graph::Property;
use std::io;
use std::io::Write;

/// One statement a line. Nodes are told apart by a label and a number that the last statement takes off again.
pub fn write(graph: &Graph, part: &Part, _: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "CREATE CONSTRAINT isnad_node IF NOT EXISTS FOR (n:_Isnad) REQUIRE n._n IS UNIQUE;")?;
    for node in &part.nodes {
        let labels: String = graph.labels(*node).map(|label| format!(":{}", name(label))).collect();
        let number = [("_n", Property::from(node.index()))];
        let properties = map(number.into_iter().chain(graph.node_properties(*node)));
        writeln!(out, "CREATE (:_Isnad{labels} {properties});")?;
    }
    for edge in &part.edges {
        let (from, to) = graph.ends(*edge);
        let ends = format!("MATCH (a:_Isnad {{_n: {}}}), (b:_Isnad {{_n: {}}})", from.index(), to.index());
        let properties = map(graph.edge_properties(*edge).into_iter());
        writeln!(out, "{ends} CREATE (a)-[:{} {properties}]->(b);", name(graph.kind(*edge)))?;
    }
    writeln!(out, "MATCH (n:_Isnad) REMOVE n:_Isnad, n._n;")?;
    writeln!(out, "DROP CONSTRAINT isnad_node IF EXISTS;")
}

fn map<'a>(properties: impl Iterator<Item = (&'a str, Property)>) -> String {
    let pairs: Vec<String> = properties.map(|(key, value)| format!("{}: {}", name(key), literal(&value))).collect();
    format!("{{{}}}", pairs.join(", "))
}

/// A name as it stands in a statement.
fn name(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if is_plain { name.to_string() } else { format!("`{}`", name.replace('`', "``")) }
}

fn literal(value: &Property) -> String {
    match value {
        Property::Null => "null".to_string(),
        Property::Bool(value) => value.to_string(),
        Property::Int(value) => value.to_string(),
        Property::Float(value) if value.is_nan() => "(0.0 / 0.0)".to_string(),
        Property::Float(value) if value.is_infinite() => format!("({}1.0 / 0.0)", if *value < 0.0 { "-" } else { "" }),
        Property::Float(value) => format!("{value:?}"),
        Property::Text(text) => quoted(text),
        Property::List(list) => format!("[{}]", list.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Property::Map(pairs) => map(pairs.iter().map(|(key, value)| (&**key, value.clone()))),
        temporal => {
            let function = match temporal {
                Property::Date(_) => "date",
                Property::LocalTime(_) => "localtime",
                Property::Time(_) => "time",
                Property::LocalDateTime(_) => "localdatetime",
                Property::DateTime(_) => "datetime",
                _ => "duration",
            };
            format!("{function}({})", quoted(&crate::export::plain(temporal)))
        }
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}
