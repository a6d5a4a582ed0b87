//! RDF in Turtle: nodes as resources, relationships as triples, those with properties as statements about triples
//! (`rdf:Statement`), which every RDF 1.1 store reads.

use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::export::plain;
use crate::graph::Graph;
use crate::graph::NodeId;
use crate::graph::Property;
use std::io;
use std::io::Write;

/// All nodes, then all relationships.
pub fn write(graph: &Graph, part: &Part, _: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "@prefix : <urn:isnad:schema:> .")?;
    writeln!(out, "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .")?;
    writeln!(out, "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .")?;
    writeln!(out, "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n")?;
    for node in &part.nodes {
        let mut parts: Vec<String> = graph.labels(*node).map(|label| format!("a :{}", local(label))).collect();
        for (key, value) in graph.node_properties(*node) {
            match (key, &value) {
                ("name" | "title", Property::Text(text)) => parts.push(format!("rdfs:label {}", quoted(text))),
                ("name_ar", Property::Text(text)) => parts.push(format!("rdfs:label {}@ar", quoted(text))),
                _ => parts.extend(objects(&value).map(|object| format!(":{} {object}", local(key)))),
            }
        }
        if !parts.is_empty() {
            writeln!(out, "{} {} .", iri(graph, *node), parts.join(" ;\n  "))?;
        }
    }
    for edge in &part.edges {
        let (from, to) = graph.ends(*edge);
        let (from, to, kind) = (iri(graph, from), iri(graph, to), local(graph.kind(*edge)));
        let modality = graph.edge_text(*edge, "modality").unwrap_or("asserted");
        // What nobody asserts must not stand as a fact: it is only spoken of below.
        if modality == "asserted" {
            writeln!(out, "{from} :{kind} {to} .")?;
        }
        let properties = graph.edge_properties(*edge);
        let about: Vec<String> = properties
            .iter()
            .flat_map(|(key, value)| objects(value).map(move |object| format!(" ; :{} {object}", local(key))))
            .collect();
        if !about.is_empty() {
            let triple = format!("rdf:subject {from} ; rdf:predicate :{kind} ; rdf:object {to}");
            writeln!(out, "[] a rdf:Statement ; {triple}{} .", about.concat())?;
        }
    }
    Ok(())
}

/// By label and id, which stay the same when the graph is built again.
fn iri(graph: &Graph, node: NodeId) -> String {
    let label = graph.labels(node).next().unwrap_or("node").to_lowercase();
    let id = graph.node_text(node, "id").map_or_else(|| node.index().to_string(), str::to_string);
    format!("<urn:isnad:{}:{}>", encoded(&label), encoded(&id))
}

fn objects(value: &Property) -> impl Iterator<Item = String> {
    let values: Vec<Property> = match value {
        Property::List(list) => list.to_vec(),
        other => vec![other.clone()],
    };
    values.into_iter().map(|value| match &value {
        Property::Int(n) => n.to_string(),
        Property::Bool(b) => b.to_string(),
        Property::Float(_) => format!("\"{}\"^^xsd:double", plain(&value)),
        Property::Date(_) => format!("\"{}\"^^xsd:date", plain(&value)),
        Property::Text(text) if is_day(text) => format!("\"{text}\"^^xsd:date"),
        other => quoted(&plain(other)),
    })
}

fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(n, b)| if n == 4 || n == 7 { *b == b'-' } else { b.is_ascii_digit() })
}

fn local(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect()
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        // IRIs take letters of any script; these ASCII signs they do not take.
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
