//! Statements for discourse network analysis: who agrees or disagrees with which concept, in which document, when.
//!
//! The columns are those of a table of statements in the Discourse Network Analyzer.

use crate::export::csv;
use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::graph::Graph;
use crate::graph::NodeId;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::io::Write;

const HEADING: [&str; 10] =
    ["ID", "time", "document", "title", "source", "person", "organization", "concept", "agreement", "text"];

/// One row for each actor, issue and claim where the actor is for or against the issue and the claim is asserted.
pub fn write(graph: &Graph, part: &Part, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    csv::row(out, HEADING.iter().map(|cell| cell.to_string()))?;
    let sides = sides(graph, part);
    let mut number = 0;
    for claim in part.nodes.iter().filter(|node| graph.has_label(**node, "Claim")) {
        let article = graph.in_edges(*claim, Some("CONTAINS")).first().map(|(_, article)| *article);
        let of_article =
            |key: &str| article.and_then(|node| graph.node_text(node, key)).unwrap_or_default().to_string();
        let day = graph.node_text(*claim, "start").map_or_else(|| of_article("published"), str::to_string);
        let text = graph.node_text(*claim, "text").unwrap_or_default();
        let events = graph.out_edges(*claim, Some("REPORTS"));
        for (actor, issue, agrees) in events.iter().filter_map(|(_, event)| sides.get(event)).flatten() {
            number += 1;
            let name = lang.name(graph, *actor);
            let is_person = graph.node_text(*actor, "kind") == Some("person");
            let (person, body) = if is_person { (name, String::new()) } else { (String::new(), name) };
            let known = [number.to_string(), day.clone(), of_article("id"), of_article("title"), of_article("outlet")];
            let agreement = u8::from(*agrees).to_string();
            let said = [person, body, lang.name(graph, *issue), agreement, text.to_string()];
            csv::row(out, known.into_iter().chain(said))?;
        }
    }
    Ok(())
}

/// By event, who is for (`true`) or against which issue.
type Sides = BTreeMap<NodeId, BTreeSet<(NodeId, NodeId, bool)>>;

/// From the stances towards issues, and from agreements: their parties are for what they agree on. Parties that differ
/// over an issue say nothing of which of them is for it.
fn sides(graph: &Graph, part: &Part) -> Sides {
    let mut sides = Sides::new();
    let is_event = |node: &&NodeId| graph.has_label(**node, "Event");
    let ids: BTreeMap<&str, NodeId> =
        part.nodes.iter().filter(is_event).filter_map(|node| Some((graph.node_text(*node, "id")?, *node))).collect();
    for edge in &part.edges {
        let (actor, issue) = graph.ends(*edge);
        let agrees = match graph.kind(*edge) {
            "SUPPORTS" => true,
            "OPPOSES" => false,
            _ => continue,
        };
        if !graph.has_label(issue, "Issue") || graph.edge_text(*edge, "modality") != Some("asserted") {
            continue;
        }
        let events = graph.edge_property(*edge, "events");
        let events = events.as_list().unwrap_or_default().iter().filter_map(|id| ids.get(id.as_text()?));
        for event in events {
            sides.entry(*event).or_default().insert((actor, issue, agrees));
        }
    }
    for event in ids.into_values() {
        let is = |key: &str, value: &str| graph.node_text(event, key) == Some(value);
        if !(is("type", "AGREE") || is("type", "COOPERATE")) || !is("modality", "asserted") {
            continue;
        }
        for (_, issue) in graph.out_edges(event, Some("OVER")) {
            let parties = graph.in_edges(event, Some("TOOK_PART")).into_iter();
            sides.entry(event).or_default().extend(parties.map(|(_, actor)| (actor, issue, true)));
        }
    }
    sides
}
