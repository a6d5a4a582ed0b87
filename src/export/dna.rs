//! Statements for discourse network analysis: who agrees or disagrees with which concept, in which document, when.
//!
//! The columns are those of a table of statements in the Discourse Network Analyzer.

use crate::export::csv;
use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::graph::Graph;
use crate::graph::NodeId;
use std::io;
use std::io::Write;

const HEADING: [&str; 10] =
    ["ID", "time", "document", "title", "source", "person", "organization", "concept", "agreement", "text"];

/// One row for each source and issue of each claim that is asserted and takes a side.
pub fn write(graph: &Graph, part: &Part, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    csv::row(out, HEADING.iter().map(|cell| cell.to_string()))?;
    let mut number = 0;
    for claim in part.nodes.iter().filter(|node| graph.has_label(**node, "Claim")) {
        let polarity = graph.node_property(*claim, "polarity").as_int().unwrap_or(0);
        if polarity == 0 || graph.node_text(*claim, "modality") != Some("asserted") {
            continue;
        }
        let article = graph.in_edges(*claim, Some("CONTAINS")).first().map(|(_, article)| *article);
        let of_article =
            |key: &str| article.and_then(|node| graph.node_text(node, key)).unwrap_or_default().to_string();
        let day = graph.node_text(*claim, "start").map_or_else(|| of_article("published"), str::to_string);
        let text = graph.node_text(*claim, "text").unwrap_or_default();
        for (actor, issue) in sides(graph, *claim) {
            number += 1;
            let name = lang.name(graph, actor);
            let is_person = graph.node_text(actor, "kind") == Some("person");
            let (person, body) = if is_person { (name, String::new()) } else { (String::new(), name) };
            let agreement = if polarity > 0 { "1" } else { "0" };
            let known = [number.to_string(), day.clone(), of_article("id"), of_article("title"), of_article("outlet")];
            let said = [person, body, lang.name(graph, issue), agreement.to_string(), text.to_string()];
            csv::row(out, known.into_iter().chain(said))?;
        }
    }
    Ok(())
}

/// The sources of the claim's event with its issues. Agreement among parties is agreement with what they agree on.
fn sides(graph: &Graph, claim: NodeId) -> Vec<(NodeId, NodeId)> {
    let mut sides = Vec::new();
    for (_, event) in graph.out_edges(claim, Some("REPORTS")) {
        let took_part = graph.in_edges(event, Some("TOOK_PART"));
        let sources = took_part.iter().filter(|(edge, _)| graph.edge_text(*edge, "role") != Some("target"));
        let issues = graph.out_edges(event, Some("OVER"));
        for (_, actor) in sources {
            sides.extend(issues.iter().map(|(_, issue)| (*actor, *issue)));
        }
    }
    sides
}
