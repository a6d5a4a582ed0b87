//! Events as JSON lines in the terms of the PLOVER ontology.

use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::graph::Graph;
use crate::graph::NodeId;
use serde_json::Value;
use serde_json::json;
use std::io;
use std::io::Write;

/// One event a line. What did not happen (`negated`, `failed`) is left out: the ontology has no word for it.
pub fn write(graph: &Graph, part: &Part, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for event in part.nodes.iter().filter(|node| graph.has_label(**node, "Event")) {
        let text = |key: &str| graph.node_text(*event, key);
        let modality = text("modality").unwrap_or("asserted");
        if matches!(modality, "negated" | "failed") {
            continue;
        }
        let kind = text("type").unwrap_or_default();
        let (category, mode) = category(kind);
        let record = json!({
            "id": text("id"),
            "date": text("start"),
            "end_date": text("end"),
            "type": category,
            "mode": mode,
            "context": named(graph, graph.out_edges(*event, Some("OVER")).into_iter().map(|(_, node)| node), lang),
            "source": parties(graph, *event, &["source", "party"], lang),
            "recipient": parties(graph, *event, &["target"], lang),
            "location": named(graph, graph.out_edges(*event, Some("IN")).into_iter().map(|(_, node)| node), lang),
            "status": if modality == "asserted" { "actual" } else { "hypothetical" },
            "isnad_type": kind,
            "reports": graph.node_property(*event, "reports").as_int(),
            "text": graph.in_edges(*event, Some("REPORTS")).iter().filter_map(|(_, claim)| graph.node_text(*claim, "text")).collect::<Vec<_>>(),
        });
        writeln!(out, "{record}")?;
    }
    Ok(())
}

/// The three positions of our own are verbal disapproval there.
fn category(kind: &str) -> (&str, Option<&'static str>) {
    match kind {
        "DISAGREE" | "OPPOSE" | "CONCERN" => ("ACCUSE", Some("disapprove")),
        other => (other, None),
    }
}

fn parties(graph: &Graph, event: NodeId, roles: &[&str], lang: Lang) -> Vec<Value> {
    let edges = graph.in_edges(event, Some("TOOK_PART"));
    let fits =
        edges.into_iter().filter(|(edge, _)| graph.edge_text(*edge, "role").is_some_and(|role| roles.contains(&role)));
    named(graph, fits.map(|(_, node)| node), lang)
}

fn named(graph: &Graph, nodes: impl Iterator<Item = NodeId>, lang: Lang) -> Vec<Value> {
    nodes
        .map(|node| {
            let text = |key: &str| graph.node_text(node, key);
            json!({"id": text("id"), "name": lang.name(graph, node), "kind": text("kind"), "country": text("country")})
        })
        .collect()
}
