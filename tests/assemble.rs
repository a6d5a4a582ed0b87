//! Claims by hand in, the graph's events, stances and actors out, one line each. `UPDATE=1` rewrites what follows `----`.
//!
//! Input lines are articles (without `type`) and claims, in JSON, with what a case does not need left out: an actor or
//! issue of the lexicon by its id alone, evidence as its text.

use isnad::article::Article;
use isnad::assemble;
use isnad::claim::Claim;
use isnad::graph::Graph;
use isnad::graph::NodeId;
use isnad::graph::Property;
use isnad::graph::jsonl;
use isnad::lexicon::Lexicon;
use serde_json::Value;
use serde_json::json;
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
            let (articles, claims) = read(input, &lexicon);
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
            let (articles, claims) = read(input, &lexicon);
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
        .collect();
    files.sort();
    files
}

fn bytes(graph: &Graph) -> Vec<u8> {
    let mut out = Vec::new();
    jsonl::write(graph, &mut out).expect("memory takes all");
    out
}

fn read(input: &str, lexicon: &Lexicon) -> (Vec<Article>, Vec<Claim>) {
    let (mut articles, mut claims) = (Vec::new(), Vec::new());
    for line in input.lines().filter(|line| line.starts_with('{')) {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        if value.get("type").is_none() {
            let text = |key: &str| value[key].as_str().map(str::to_string);
            let mut article = Article::plain(text("id").expect("id"), text("text").unwrap_or_default());
            article.outlet = text("outlet");
            article.published = text("published").map(|day| day.parse().expect("a date"));
            articles.push(article);
        } else {
            claims.push(claim(value, claims.len(), lexicon));
        }
    }
    (articles, claims)
}

fn claim(mut value: Value, number: usize, lexicon: &Lexicon) -> Claim {
    let fields = value.as_object_mut().expect("an object");
    let kind = fields["type"].as_str().and_then(isnad::claim::ClaimType::named).expect("a type");
    for (key, default) in
        [("id", json!(format!("c{number}"))), ("polarity", json!(kind.polarity())), ("rule", json!("hand"))]
    {
        fields.entry(key).or_insert(default);
    }
    let words = fields.get("evidence").cloned().unwrap_or(json!("-"));
    let words = words.as_str().expect("evidence is a text").to_string();
    fields.insert("evidence".into(), json!({"start": 0, "end": 0, "text": words}));
    fields.insert("trigger".into(), json!({"start": 0, "end": 0, "text": ""}));
    for side in ["source", "target"] {
        for actor in fields.get_mut(side).and_then(Value::as_array_mut).into_iter().flatten() {
            *actor = self::actor(actor, lexicon);
        }
    }
    for link in fields.get_mut("chain").and_then(Value::as_array_mut).into_iter().flatten() {
        *link = json!({"actor": actor(link, lexicon), "verb": "say", "commitment": "neutral"});
    }
    for issue in fields.get_mut("issue").and_then(Value::as_array_mut).into_iter().flatten() {
        let text = issue.as_str().expect("an issue is a text").to_string();
        let id = text.trim_start_matches(['+', '-']);
        let sign = if text.starts_with('+') { 1 } else { -i32::from(text.starts_with('-')) };
        *issue = json!({"id": id, "name": id, "sign": sign, "start": 0, "end": 0});
    }
    if let Some(place) = fields.get("place").and_then(Value::as_str).map(str::to_string) {
        fields.insert("place".into(), json!({"id": place, "name": place, "start": 0, "end": 0}));
    }
    if let Some(day) = fields.get("time").and_then(Value::as_str).map(str::to_string) {
        let (start, end) = day.split_once('/').unwrap_or((&day, &day));
        fields.insert("time".into(), json!({"start": start, "end": end}));
    }
    serde_json::from_value(value).expect("the rest is as in the record")
}

/// `"vladimir-putin"`, or `"person: name in Arabic"` for one that the lexicon does not know.
fn actor(value: &Value, lexicon: &Lexicon) -> Value {
    let text = value.as_str().expect("an actor is a text");
    if let Some(row) = lexicon.actor(text) {
        return json!({"id": text, "name": row.name, "name_ar": row.name_ar, "kind": row.kind, "start": 0, "end": 0});
    }
    let (kind, name) = text.split_once(": ").unwrap_or(("person", text));
    json!({"id": name, "name": name, "name_ar": name, "kind": kind, "start": 0, "end": 0})
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
