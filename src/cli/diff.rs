//! `isnad diff`: what one file tells that another does not: articles, actors, events, stances.

use crate::cli::Failure;
use crate::cli::args::Diff;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::report::Report;
use crate::cli::source;
use crate::graph::{Graph, NodeId};
use crate::query::{Table, Value};
use crate::repl::answer;
use crate::repl::answer::Format;
use crate::repl::table;
use std::collections::BTreeMap;

/// What stands in a file, each under words that name it in any file, with what may differ about it.
type Told = BTreeMap<[String; 2], String>;

pub(crate) fn diff(what: &Diff, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let a = told(&source::open(&what.a, chosen, report)?.graph);
    let b = source::open(&what.b, chosen, report)?;
    let told = told(&b.graph);
    let mut rows = Vec::new();
    for (name, says) in &a {
        match told.get(name) {
            None => rows.push(row("-", name, says)),
            Some(now) if now != says => rows.push(row("~", name, &format!("{says} → {now}"))),
            Some(_) => {}
        }
    }
    rows.extend(told.iter().filter(|(name, _)| !a.contains_key(*name)).map(|(name, says)| row("+", name, says)));
    rows.sort_by(|x, y| (&x[1], &x[2], &x[0]).cmp(&(&y[1], &y[2], &y[0])));
    let columns = ["", "what", "who", "details"].map(str::to_string).to_vec();
    let rows = rows.into_iter().map(|row| row.map(|cell| Value::text(cell.as_str())).to_vec()).collect();
    let mut out = Output::standard();
    let screen = if what.format == Format::Table { table::screen() } else { None };
    let done = answer::write(&mut out, &Table { columns, rows }, &b.graph, what.format, screen);
    done.map_err(|e| output::cannot_write("standard output", &e))?;
    out.flush()
}

fn row(sign: &str, [what, who]: &[String; 2], details: &str) -> [String; 4] {
    [sign.to_string(), what.clone(), who.clone(), details.to_string()]
}

fn told(graph: &Graph) -> Told {
    let text = |node: NodeId, key: &str| graph.node_text(node, key).unwrap_or_default().to_string();
    let mut told = Told::new();
    for node in graph.nodes_with_label("Article") {
        told.insert(["article".into(), text(*node, "id")], text(*node, "title"));
    }
    for node in graph.nodes_with_label("Actor") {
        told.insert(["actor".into(), text(*node, "name")], text(*node, "kind"));
    }
    for node in graph.nodes_with_label("Event") {
        let mut parties: Vec<String> =
            graph.in_edges(*node, Some("TOOK_PART")).iter().map(|(_, actor)| text(*actor, "name")).collect();
        parties.sort();
        let over: Vec<String> = graph.out_edges(*node, Some("OVER")).iter().map(|(_, i)| text(*i, "name")).collect();
        let said = [over.join(", "), text(*node, "start")].into_iter().filter(|part| !part.is_empty());
        let name = [vec![text(*node, "modality"), parties.join(", ")], said.collect()].concat().join("; ");
        let reports = graph.node_property(*node, "reports").as_int().unwrap_or(0);
        told.insert([text(*node, "type"), name], format!("reports {reports}"));
    }
    for edge in graph.edges().filter(|edge| !graph.edge_property(*edge, "events").is_null()) {
        let (from, to) = graph.ends(edge);
        let of = |key: &str| graph.edge_text(edge, key).unwrap_or_default().to_string();
        let over = if of("over").is_empty() { String::new() } else { format!(" over {}", of("over")) };
        let name = format!("{} → {}{over} ({})", text(from, "name"), text(to, "name"), of("modality"));
        let reports = graph.edge_property(edge, "reports").as_int().unwrap_or(0);
        let days = format!("{} to {}", of("first"), of("last"));
        let days = if days == " to " { String::new() } else { format!(", {days}") };
        told.insert([graph.kind(edge).to_string(), name], format!("reports {reports}{days}"));
    }
    told
}
