//! Claims by hand in, the graph's events, stances and actors out, one line each. `UPDATE=1` rewrites what follows `----`.
//!
//! Input lines are articles (without `type`) and claims, in JSON, with what a case does not need left out: an actor or
//! issue of the lexicon by its id alone, evidence as its text.

#[path = "assemble/support.rs"]
mod support;

use isnad::article::Article;
use isnad::assemble;
use isnad::claim::Claim;
use isnad::graph::Graph;
use isnad::graph::NodeId;
use isnad::graph::Property;
use isnad::graph::jsonl;
use isnad::lexicon::Lexicon;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

#[test]
fn claims_become_the_graphs_that_the_cases_show() {
    let lexicon = Lexicon::embedded().value;
    let mut wrong = Vec::new();
    for file in files() {
        let text = fs::read_to_string(&file).expect("the listing found it");
        let mut now = String::new();
        for case in text.split_inclusive("\n\n") {
            let (input, _) = case.split_once("\n----\n").expect("a case holds a line of four hyphens");
            let (articles, claims) = support::read(input, &lexicon);
            write!(now, "{input}\n----\n{}\n", shown(&assemble::graph(&articles, &claims, &lexicon)))
                .expect("a string");
        }
        let now = format!("{}\n", now.trim_end());
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &now).expect("tests may be rewritten");
        } else if now != text {
            wrong.push(format!("{}:\n{now}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn equal_input_gives_equal_bytes_and_other_order_the_same_events() {
    let lexicon = Lexicon::embedded().value;
    for file in files() {
        let text = fs::read_to_string(&file).expect("the listing found it");
        for case in text.split_inclusive("\n\n") {
            let (input, _) = case.split_once("\n----\n").expect("a case holds a line of four hyphens");
            let (articles, claims) = support::read(input, &lexicon);
            let graph = |articles: &[Article], claims: &[Claim]| assemble::graph(articles, claims, &lexicon);
            assert_eq!(bytes(&graph(&articles, &claims)), bytes(&graph(&articles, &claims)), "{input}");
            let (mut other_articles, mut other_claims) = (articles.clone(), claims.clone());
            other_articles.reverse();
            other_claims.reverse();
            let lines = |graph: &Graph| {
                let mut lines: Vec<String> = shown(graph).lines().map(str::to_string).collect();
                lines.retain(|line| line.starts_with("event"));
                lines.sort();
                lines
            };
            assert_eq!(lines(&graph(&articles, &claims)), lines(&graph(&other_articles, &other_claims)), "{input}");
        }
    }
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(Path::new("tests/assemble"))
        .expect("tests run in the folder of Cargo.toml")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
}

fn bytes(graph: &Graph) -> Vec<u8> {
    let mut out = Vec::new();
    jsonl::write(graph, &mut out).expect("memory takes all");
    out
}

fn shown(graph: &Graph) -> String {
    let mut out = String::new();
    for node in graph.nodes_with_label("Event") {
        let text = |key: &str| print(&graph.node_property(*node, key));
        let span =
            if text("start") == text("end") { text("start") } else { format!("{}/{}", text("start"), text("end")) };
        write!(out, "event {} {} {span}", text("id"), text("modality")).expect("a string");
        for (key, kind) in [("over", "OVER"), ("in", "IN")] {
            let mut ids: Vec<String> =
                graph.out_edges(*node, Some(kind)).iter().map(|(_, to)| id(graph, *to)).collect();
            ids.sort();
            if !ids.is_empty() {
                write!(out, " {key}={}", ids.join(",")).expect("a string");
            }
        }
        writeln!(out, " reports={} outlets={} claims={}", text("reports"), text("outlets"), text("claims"))
            .expect("a string");
    }
    for edge in graph.edges() {
        let text = |key: &str| print(&graph.edge_property(edge, key));
        if graph.edge_property(edge, "events").is_null() {
            continue;
        }
        let (from, to) = graph.ends(edge);
        let over = if text("over_id").is_empty() { String::new() } else { format!(" over={}", text("over_id")) };
        writeln!(
            out,
            "stance {} {} {}{over} {} {}/{} reports={} claims={}",
            id(graph, from),
            graph.kind(edge),
            id(graph, to),
            text("modality"),
            text("first"),
            text("last"),
            text("reports"),
            text("claims")
        )
        .expect("a string");
    }
    for node in graph.nodes_with_label("Actor") {
        // Actors that the lexicon does not know are the interesting ones.
        let aliases = graph.node_property(*node, "aliases");
        let name = print(&graph.node_property(*node, "name"));
        if name == id(graph, *node) || name.chars().any(|c| c > '\u{5FF}') {
            writeln!(out, "actor {name} ({}) {}", print(&graph.node_property(*node, "kind")), print(&aliases))
                .expect("a string");
        }
    }
    out
}

fn id(graph: &Graph, node: NodeId) -> String {
    graph.node_text(node, "id").unwrap_or("?").to_string()
}

fn print(property: &Property) -> String {
    match property {
        Property::Null => String::new(),
        Property::Text(text) => text.to_string(),
        other => jsonl::to_json(other).to_string(),
    }
}
