//! GEXF 1.3, Gephi's own format: edges carry their days, so that a timeline can be played.

use crate::export::graphml;
use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::export::plain;
use crate::export::xml::escaped;
use crate::graph::Graph;
use crate::graph::Property;
use std::collections::BTreeMap;
use std::io;
use std::io::Write;

/// Nodes named in `lang`; edges weighted by reports.
pub fn write(graph: &Graph, part: &Part, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">")?;
    writeln!(out, "<graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"directed\">")?;
    let of_nodes = graphml::types(part.nodes.iter().flat_map(|node| graph.node_properties(*node)));
    let of_edges = graphml::types(part.edges.iter().flat_map(|edge| graph.edge_properties(*edge)));
    attributes(out, "node", "labels", &of_nodes)?;
    attributes(out, "edge", "type", &of_edges)?;
    writeln!(out, "<nodes>")?;
    for node in &part.nodes {
        let name = escaped(&lang.name(graph, *node));
        let labels: Vec<&str> = graph.labels(*node).collect();
        let days = days(graph.node_text(*node, "start"), graph.node_text(*node, "end"));
        write!(out, "<node id=\"{}\" label=\"{name}\"{days}>", node.index())?;
        values(out, &labels.join(":"), "labels", graph.node_properties(*node))?;
        writeln!(out, "</node>")?;
    }
    writeln!(out, "</nodes>\n<edges>")?;
    for edge in &part.edges {
        let (from, to) = graph.ends(*edge);
        let kind = escaped(graph.kind(*edge));
        let weight = graph.edge_property(*edge, "reports").as_int().unwrap_or(1);
        let days = days(graph.edge_text(*edge, "first"), graph.edge_text(*edge, "last"));
        let ends = format!("source=\"{}\" target=\"{}\"", from.index(), to.index());
        write!(out, "<edge id=\"{}\" {ends} label=\"{kind}\" weight=\"{weight}\"{days}>", edge.index())?;
        values(out, graph.kind(*edge), "type", graph.edge_properties(*edge))?;
        writeln!(out, "</edge>")?;
    }
    writeln!(out, "</edges>\n</graph>\n</gexf>")
}

fn days(start: Option<&str>, end: Option<&str>) -> String {
    let day =
        |name: &str, day: Option<&str>| day.map(|day| format!(" {name}=\"{}\"", escaped(day))).unwrap_or_default();
    day("start", start) + &day("end", end)
}

fn attributes(out: &mut dyn Write, class: &str, own: &str, types: &BTreeMap<&str, &str>) -> io::Result<()> {
    writeln!(out, "<attributes class=\"{class}\">")?;
    for (name, kind) in [(own, "string")].into_iter().chain(types.iter().map(|(name, kind)| (*name, *kind))) {
        let name = escaped(name);
        writeln!(out, "<attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>")?;
    }
    writeln!(out, "</attributes>")
}

/// `own` stands beside the properties; one of the same name gives way (an event's `type`).
fn values(out: &mut dyn Write, own_value: &str, own: &str, properties: Vec<(&str, Property)>) -> io::Result<()> {
    write!(out, "<attvalues><attvalue for=\"{own}\" value=\"{}\"/>", escaped(own_value))?;
    for (name, value) in properties.into_iter().filter(|(name, _)| *name != own) {
        write!(out, "<attvalue for=\"{}\" value=\"{}\"/>", escaped(name), escaped(&plain(&value)))?;
    }
    write!(out, "</attvalues>")
}
