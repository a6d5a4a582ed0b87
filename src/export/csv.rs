//! Comma-separated values in the form of Neo4j's `apoc.export.csv`: nodes, then relationships, in one table.

use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::export::plain;
use crate::graph::Graph;
use crate::graph::Property;
use std::collections::BTreeSet;
use std::io;
use std::io::Write;

/// One row a node or relationship; the heading names every property that occurs.
pub fn write(graph: &Graph, part: &Part, _: Lang, out: &mut dyn Write) -> io::Result<()> {
    let of_nodes: BTreeSet<&str> =
        part.nodes.iter().flat_map(|n| graph.node_properties(*n)).map(|(key, _)| key).collect();
    let of_edges: BTreeSet<&str> =
        part.edges.iter().flat_map(|e| graph.edge_properties(*e)).map(|(key, _)| key).collect();
    let heading = ["_id", "_labels"].into_iter().chain(of_nodes.iter().copied()).chain(["_start", "_end", "_type"]);
    row(out, heading.chain(of_edges.iter().copied()).map(str::to_string))?;
    for node in &part.nodes {
        let labels: String = graph.labels(*node).map(|label| format!(":{label}")).collect();
        let own = of_nodes.iter().map(|key| cell(&graph.node_property(*node, key)));
        let rest = (0..3 + of_edges.len()).map(|_| String::new());
        row(out, [node.index().to_string(), labels].into_iter().chain(own).chain(rest))?;
    }
    for edge in &part.edges {
        let (from, to) = graph.ends(*edge);
        let rest = (0..2 + of_nodes.len()).map(|_| String::new());
        let ends = [from.index().to_string(), to.index().to_string(), graph.kind(*edge).to_string()];
        let own = of_edges.iter().map(|key| cell(&graph.edge_property(*edge, key)));
        row(out, rest.chain(ends).chain(own))?;
    }
    Ok(())
}

/// Lines end as RFC 4180 says.
pub(crate) fn row(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}

fn cell(property: &Property) -> String {
    plain(property)
}
