//! GraphML, as Gephi, yEd, igraph and NetworkX read it.

use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::export::plain;
use crate::export::xml::escaped;
use crate::graph::Graph;
use crate::graph::Property;
use std::collections::BTreeMap;
use std::io;
use std::io::Write;

/// Nodes and edges with all their properties; labels and types are properties too, as Neo4j writes them.
pub fn write(graph: &Graph, part: &Part, _: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    let of_nodes = types(part.nodes.iter().flat_map(|node| graph.node_properties(*node)));
    let of_edges = types(part.edges.iter().flat_map(|edge| graph.edge_properties(*edge)));
    keys(out, "node", "n", "labels", &of_nodes)?;
    keys(out, "edge", "e", "label", &of_edges)?;
    writeln!(out, "<graph id=\"isnad\" edgedefault=\"directed\">")?;
    for node in &part.nodes {
        let labels: String = graph.labels(*node).map(|label| format!(":{label}")).collect();
        write!(out, "<node id=\"n{}\"><data key=\"n.labels\">{}</data>", node.index(), escaped(&labels))?;
        properties(out, "n", graph.node_properties(*node))?;
        writeln!(out, "</node>")?;
    }
    for edge in &part.edges {
        let (from, to) = graph.ends(*edge);
        write!(out, "<edge id=\"e{}\" source=\"n{}\" target=\"n{}\">", edge.index(), from.index(), to.index())?;
        write!(out, "<data key=\"e.label\">{}</data>", escaped(graph.kind(*edge)))?;
        properties(out, "e", graph.edge_properties(*edge))?;
        writeln!(out, "</edge>")?;
    }
    writeln!(out, "</graph>\n</graphml>")
}

fn keys(out: &mut dyn Write, on: &str, short: &str, own: &str, types: &BTreeMap<&str, &str>) -> io::Result<()> {
    for (name, kind) in [(own, "string")].into_iter().chain(types.iter().map(|(name, kind)| (*name, *kind))) {
        let name = escaped(name);
        writeln!(out, "<key id=\"{short}.{name}\" for=\"{on}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    Ok(())
}

fn properties(out: &mut dyn Write, short: &str, properties: Vec<(&str, Property)>) -> io::Result<()> {
    for (name, value) in properties {
        write!(out, "<data key=\"{short}.{}\">{}</data>", escaped(name), escaped(&plain(&value)))?;
    }
    Ok(())
}

/// The type of each property: a string where its values differ in type.
pub(crate) fn types<'a>(properties: impl Iterator<Item = (&'a str, Property)>) -> BTreeMap<&'a str, &'static str> {
    let mut types = BTreeMap::new();
    for (name, value) in properties {
        let own = match value {
            Property::Bool(_) => "boolean",
            Property::Int(_) => "long",
            Property::Float(_) => "double",
            _ => "string",
        };
        let kind = types.entry(name).or_insert(own);
        if *kind != own {
            *kind = "string";
        }
    }
    types
}
