//! Plain questions over the sample articles: the query that each becomes, and its rows.
//!
//! A case holds one or more wordings of a question, a line each: all must become the same query. What follows `----` is
//! what is remarked, the query, and how many rows it gives, with the first three. The claims are kept in
//! `tests/ask/claims.jsonl`, so that a better reader changes no case: `UPDATE=claims cargo test --test ask` reads the sample
//! articles anew, `UPDATE=1` writes what is answered; read the difference before it is committed.

#[path = "support/cases.rs"]
mod cases;

use isnad::article::Article;
use isnad::ask::Guide;
use isnad::claim::Claim;
use isnad::graph::Graph;
use isnad::lexicon::Lexicon;
use isnad::pipeline;
use isnad::query;
use isnad::query::Options;
use isnad::read;
use std::env;
use std::fs;
use std::path::PathBuf;

const CLAIMS: &str = "tests/ask/claims.jsonl";
/// So many rows of an answer are kept.
const SHOWN: usize = 3;

#[test]
fn questions_become_queries_with_rows() {
    let graph = graph();
    let guide = Guide::new(&graph, Lexicon::embedded().value);
    cases::check("ask", |input| {
        let answers: Vec<(&str, Vec<String>)> =
            input.lines().map(|question| (question, answered(&guide, &graph, question))).collect();
        let first = answers[0].1.clone();
        let mut out = first.clone();
        for (question, answer) in answers.iter().skip(1).filter(|(_, answer)| bare(answer) != bare(&first)) {
            out.push(format!("~ {question}"));
            out.extend(answer.clone());
        }
        out
    });
}

#[test]
fn there_are_many_questions_in_both_languages() {
    let mut counts = [0, 0];
    for entry in fs::read_dir("tests/ask").expect("there are cases") {
        let path = entry.expect("the folder can be listed").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = fs::read_to_string(&path).expect("cases are UTF-8");
            for piece in text.split("--- ").filter(|piece| piece.contains("\n----\n")) {
                let (_, rest) = piece.split_once(" ---\n").expect("a case has a name");
                let questions = rest.split("\n----\n").next().unwrap_or_default();
                for line in questions.lines() {
                    counts[usize::from(line.chars().any(|c| ('\u{621}'..'\u{64B}').contains(&c)))] += 1;
                }
            }
        }
    }
    assert!(counts.iter().all(|n| *n >= 100), "English and Arabic: {counts:?}");
}

/// Every question that is suggested in place of one that cannot be answered can be answered.
#[test]
fn every_example_is_understood() {
    let graph = graph();
    let guide = Guide::new(&graph, Lexicon::embedded().value);
    let examples = fs::read_to_string("seeds/ask/examples.tsv").expect("there are examples");
    let mut wrong = Vec::new();
    for row in examples.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let names = if cells[1] == "en" {
            ["Obama", "Putin", "a ceasefire"]
        } else {
            ["أوباما", "بوتين", "الهدنة"]
        };
        let question = cells[2].replace("{a}", names[0]).replace("{b}", names[1]).replace("{i}", names[2]);
        match guide.ask(&question) {
            Ok(asked) => {
                if let Err(error) = query::run(&graph, &asked.query, &Options::default()) {
                    wrong.push(format!("{question}\n{}\n{error}", asked.query));
                }
            }
            Err(message) => wrong.push(format!("{question}: {message}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whatever is asked, there is a query that runs or a message, and no panic.
#[test]
fn scrambled_questions_do_no_harm() {
    let graph = graph();
    let guide = Guide::new(&graph, Lexicon::embedded().value);
    let words = [
        "who",
        "met",
        "Putin",
        "and",
        "over",
        "'s",
        "من",
        "التقى",
        "و",
        "بين",
        "في",
        "2015",
        "not",
        "by",
        "most",
        "which",
        "countries",
        "؟",
        "?",
        "ل",
        "قبل",
        "September",
        "claims",
        "unnamed",
        "first",
        "«",
        "'",
        "\\",
        "like",
        "with",
    ];
    // A linear congruential generator: the same questions in every run.
    let mut state: u64 = 7;
    let mut next = |n: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % n
    };
    for _ in 0..800 {
        let length = 1 + next(9);
        let question: Vec<&str> = (0..length).map(|_| words[next(words.len())]).collect();
        let question = question.join(" ");
        if let Ok(asked) = guide.ask(&question) {
            let done = query::run(&graph, &asked.query, &Options::default());
            assert!(done.is_ok(), "{question}\n{}\n{:?}", asked.query, done.err());
        }
    }
}

/// The lines that are compared between wordings: remarks say where words stand.
fn bare(answer: &[String]) -> Vec<&String> {
    answer.iter().filter(|line| !line.starts_with("question:")).collect()
}

fn answered(guide: &Guide, graph: &Graph, question: &str) -> Vec<String> {
    let asked = match guide.ask(question) {
        Ok(asked) => asked,
        Err(message) => return message.to_string().lines().map(String::from).collect(),
    };
    let mut out: Vec<String> = asked.notes.iter().map(ToString::to_string).collect();
    out.extend(asked.query.lines().map(String::from));
    match query::run(graph, &asked.query, &Options::default()) {
        Ok(answer) => {
            out.push(format!("= {}", answer.table.rows.len()));
            for row in answer.table.rows.iter().take(SHOWN) {
                let cells: Vec<String> = row.iter().map(|value| value.plain(graph).replace('\n', " ")).collect();
                out.push(cells.join(" | "));
            }
        }
        Err(error) => out.push(format!("does not run: {error}")),
    }
    out
}

fn graph() -> Graph {
    let lexicon = Lexicon::embedded().value;
    let mut files: Vec<PathBuf> =
        fs::read_dir("seeds/articles").expect("there are samples").map(|e| e.expect("listed").path()).collect();
    files.sort();
    let articles: Vec<Article> = files
        .iter()
        .map(|file| {
            let id = file.file_stem().expect("files have names").to_string_lossy().into_owned();
            read::text(&id, &fs::read_to_string(file).expect("samples are UTF-8"), &lexicon).value
        })
        .collect();
    if env::var("UPDATE").is_ok_and(|what| what == "claims") {
        let lines = articles.iter().flat_map(|article| pipeline::claims(article, &lexicon).value);
        let lines: Vec<String> =
            lines.map(|claim| serde_json::to_string(&claim).expect("claims are always JSON") + "\n").collect();
        fs::write(CLAIMS, lines.concat()).expect("the claims can be written");
    }
    let claims = fs::read_to_string(CLAIMS).expect("the claims are kept");
    let claims: Vec<Claim> =
        claims.lines().map(|line| serde_json::from_str(line).expect("every line is a claim")).collect();
    pipeline::collection(articles, claims, &[], &lexicon).value.graph
}
