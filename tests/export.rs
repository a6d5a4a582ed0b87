//! A small graph with awkward names in every format, evidence as it is printed, and the sample articles with claims by
//! hand. `UPDATE=1` rewrites the files of `tests/export`.

#[path = "assemble/support.rs"]
mod support;

use isnad::article::Article;
use isnad::assemble;
use isnad::claim::Claim;
use isnad::export::FORMATS;
use isnad::export::Format;
use isnad::export::Lang;
use isnad::export::Part;
use isnad::export::View;
use isnad::export::why;
use isnad::graph::Graph;
use isnad::graph::NodeId;
use isnad::graph::Property;
use isnad::lexicon::Lexicon;
use isnad::query;
use isnad::read;
use regex::Regex;
use std::fs;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

#[test]
fn each_format_writes_the_small_graph_as_shown() {
    let graph = small();
    for format in &FORMATS {
        if format.name == "svg" && !graphviz() {
            continue;
        }
        let written = written(format, &graph, format.view, Lang::English);
        same(&format!("tests/export/small.{}", format.name), &written);
    }
    let dot = Format::named("dot").expect("a listed format");
    same("tests/export/small-ar.dot", &written(dot, &graph, View::Stances, Lang::Arabic));
    same("tests/export/small-events.dot", &written(dot, &graph, View::Events, Lang::English));
}

#[test]
fn evidence_reads_from_the_innermost_speaker_to_the_outlet() {
    let lexicon = Lexicon::embedded().value;
    let text = include_str!("export/why-input.jsonl");
    let (mut articles, _) = support::read(text.lines().next().expect("an article"), &lexicon);
    let body = articles[0].text.clone();
    let values = text.lines().skip(1).map(|line| serde_json::from_str(line).expect("one object a line"));
    let claims: Vec<Claim> =
        values.enumerate().map(|(n, value)| support::claim(value, Some(&body), n, &lexicon)).collect();
    let graph = assemble::graph(&articles, &claims, &lexicon);
    let mut out = Vec::new();
    for id in ["c0", "accuse-الوزير-البلده-told-2015-11-25", "الوزير ACCUSES البلدة"] {
        writeln!(out, "--- {id} ---").expect("memory takes all");
        match why::find(&graph, id) {
            Some(asked) => why::write(&graph, &asked, &claims, &articles, why::Style::Signs, &mut out).expect("memory"),
            None => writeln!(out, "nothing").expect("memory takes all"),
        }
        writeln!(out).expect("memory takes all");
    }
    // A graph in a file of its own has neither claims nor articles.
    articles.clear();
    writeln!(out, "--- c1 from the graph alone ---").expect("memory takes all");
    let asked = why::find(&graph, "c1").expect("a claim");
    why::write(&graph, &asked, &[], &articles, why::Style::Signs, &mut out).expect("memory takes all");
    same("tests/export/why.txt", &String::from_utf8(out).expect("text"));
}

#[test]
fn the_samples_hold_two_meetings_of_the_same_two_presidents() {
    let graph = samples();
    let id = |node: NodeId| graph.node_text(node, "id").unwrap_or_default().to_string();
    let meetings: Vec<String> = graph
        .nodes_with_label("Event")
        .iter()
        .filter(|node| graph.node_property(**node, "reports").as_int() > Some(1))
        .map(|node| id(*node))
        .filter(|id| id.starts_with("consult-barack-obama-vladimir-putin"))
        .collect();
    assert_eq!(
        meetings,
        ["consult-barack-obama-vladimir-putin-2015-09-28", "consult-barack-obama-vladimir-putin-2016-09-05"]
    );
}

#[test]
fn graphviz_draws_the_samples_without_a_warning() {
    if !graphviz() {
        return;
    }
    let graph = samples();
    let dot = Format::named("dot").expect("a listed format");
    for (view, lang) in [(View::Stances, Lang::English), (View::Stances, Lang::Arabic), (View::Events, Lang::Arabic)] {
        for graph in [&graph, &small()] {
            let picture = written(dot, graph, view, lang);
            let mut command = Command::new("dot");
            let command = command.arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().expect("dot runs");
            child.stdin.take().expect("piped").write_all(picture.as_bytes()).expect("dot reads its input");
            let output = child.wait_with_output().expect("dot ends");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{picture}");
            assert!(output.status.success());
        }
    }
}

#[test]
fn the_questions_of_the_folder_find_answers_in_the_samples() {
    let graph = samples();
    let mut empty = Vec::new();
    for entry in fs::read_dir("queries").expect("a folder") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|ending| ending != "cypher") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a question");
        match query::run(&graph, &text, &query::Options::default()) {
            Ok(answer) if answer.table.rows.is_empty() => empty.push(path),
            Ok(_) => {}
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
    // Nobody changes sides in the samples.
    assert_eq!(empty, [std::path::Path::new("queries/changed-sides.cypher")]);
}

/// Whether this machine can draw; `.ci/run` installs Graphviz.
fn graphviz() -> bool {
    let there = Command::new("dot").arg("-V").output().is_ok();
    if !there {
        eprintln!("skipped: Graphviz's dot is not there to draw");
    }
    there
}

fn written(format: &Format, graph: &Graph, view: View, lang: Lang) -> String {
    let mut out = Vec::new();
    format.write(graph, &Part::view(graph, view), lang, &mut out).expect("memory takes all");
    String::from_utf8(out).expect("formats are text")
}

fn same(path: &str, now: &str) {
    let now = shape(now);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &now).expect("tests may be rewritten");
    }
    assert_eq!(fs::read_to_string(path).unwrap_or_default(), now, "{path}");
}

/// A picture without what depends on the machine's fonts and on the version that drew it: sizes and places.
fn shape(text: &str) -> String {
    if !text.starts_with("<?xml") || !text.contains("<svg") {
        return text.to_owned();
    }
    let places =
        Regex::new(r#"\s(width|height|viewBox|points|d|x|y|cx|cy|rx|ry|transform)="[^"]*""#).expect("a pattern");
    let version = Regex::new(r"graphviz version .*").expect("a pattern");
    version.replace(&places.replace_all(text, r#" $1="…""#), "graphviz").into_owned()
}

/// Two that differ over one thing and agree on another, one who is worried, one whom nobody mentions, and names that
/// every format has to escape.
fn small() -> Graph {
    let mut graph = Graph::new();
    let text = |text: &str| Property::from(text);
    let actor = |graph: &mut Graph, id: &str, name: &str, name_ar: &str, kind: &str| {
        let named = [("id", text(id)), ("name", text(name)), ("name_ar", text(name_ar)), ("kind", text(kind))];
        graph.add_node(&["Actor"], named.into_iter().chain([("aliases", Property::from(vec![name, name_ar]))]))
    };
    let first = actor(&mut graph, "smith", "O'Smith & \"Sons\" <Ltd>", "سميث وأبناؤه", "organisation");
    let second = actor(&mut graph, "town", "Old, Town\nSquare", "البلدة القديمة", "state");
    let third = actor(&mut graph, "officer", "an officer", "ضابط", "unnamed");
    actor(&mut graph, "nobody", "Nobody", "لا أحد", "person");
    let named = [("id", text("bridge")), ("name", text("the bridge")), ("name_ar", text("الجسر"))];
    let issue = graph.add_node(&["Issue"], named);
    let place = graph.add_node(&["Place"], [("id", text("town")), ("name", text("Town")), ("name_ar", text("البلدة"))]);
    let event = |graph: &mut Graph, id: &str, kind: &str, modality: &str, polarity: i64, reports: i64| {
        let words =
            [("id", text(id)), ("type", text(kind)), ("modality", text(modality)), ("start", text("2016-01-02"))];
        let counts = [("polarity", polarity), ("reports", reports)];
        graph.add_node(&["Event"], words.into_iter().chain(counts.map(|(key, n)| (key, Property::from(n)))))
    };
    let quarrel = event(&mut graph, "e1", "DISAGREE", "asserted", -1, 3);
    let refusal = event(&mut graph, "e2", "REJECT", "negated", -1, 1);
    for (actor, event, role) in [(first, quarrel, "party"), (second, quarrel, "party"), (first, refusal, "source")] {
        graph.add_edge(actor, event, "TOOK_PART", [("role", text(role))]);
    }
    graph.add_edge(second, refusal, "TOOK_PART", [("role", text("target"))]);
    graph.add_edge(quarrel, issue, "OVER", []);
    graph.add_edge(refusal, issue, "OVER", []);
    graph.add_edge(quarrel, place, "IN", []);
    let article = [
        ("id", text("a1")),
        ("title", text("Who; \"why\"?")),
        ("outlet", text("الجسر")),
        ("published", text("2016-01-03")),
    ];
    let article = graph.add_node(&["Article"], article);
    for (id, event) in [("c1", quarrel), ("c2", refusal)] {
        let words = [("id", text(id)), ("text", text("قال \"لا\"، ثم سكت")), ("modality", text("asserted"))];
        let claim = graph.add_node(&["Claim"], words.into_iter().chain([("confidence", Property::from(0.75))]));
        graph.add_edge(article, claim, "CONTAINS", []);
        graph.add_edge(claim, event, "REPORTS", []);
        graph.add_edge(claim, third, "SAID_BY", [("step", Property::from(1)), ("verb", text("قال"))]);
    }
    let mut stance = |from, to, kind: &str, modality: &str, reports: i64, event: &str| {
        let words = [("over", "the bridge"), ("over_id", "bridge"), ("modality", modality), ("first", "2016-01-02")];
        let words = words.into_iter().map(|(key, word)| (key, text(word)));
        let counts = [("reports", Property::from(reports)), ("events", Property::from(vec![event]))];
        graph.add_edge(from, to, kind, words.chain(counts));
    };
    stance(first, second, "DISAGREES_WITH", "asserted", 3, "e1");
    stance(second, first, "DISAGREES_WITH", "asserted", 3, "e1");
    stance(first, second, "AGREES_WITH", "possible", 1, "e1");
    stance(second, first, "AGREES_WITH", "possible", 1, "e1");
    stance(first, issue, "OPPOSES", "negated", 1, "e2");
    stance(second, issue, "SUPPORTS", "asserted", 2, "e2");
    stance(third, second, "WORRIES_ABOUT", "asserted", 1, "e2");
    graph.freeze();
    graph
}

/// The sample articles with claims by hand.
fn samples() -> Graph {
    let lexicon = Lexicon::embedded().value;
    let (mut articles, mut claims): (Vec<Article>, Vec<Claim>) = (Vec::new(), Vec::new());
    for line in include_str!("export/samples.jsonl").lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("one object a line");
        let id = value["article"].as_str().expect("an article").to_string();
        let text = fs::read_to_string(format!("seeds/articles/{id}.txt")).expect("a sample article");
        claims.push(support::claim(value, Some(&text), claims.len(), &lexicon));
        if articles.iter().all(|article| article.id != id) {
            articles.push(read::text(&id, &text, &lexicon).value);
        }
    }
    assemble::graph(&articles, &claims, &lexicon)
}
