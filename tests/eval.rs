//! `isnad eval`: what it counts, on gold of our own, and beside the Python scorer where that is at hand.
//!
//! `tests/eval` holds two short articles with gold, and two runs of claims made by hand so that each mistake occurs.

use serde_json::Value;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// The scorer whose figures ours must be, with its gold.
const SHARED: &str = "../shared/eval";

/// What the program prints; its arguments must be right.
fn isnad(arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("all that is printed is UTF-8")
}

/// `UPDATE=1` writes what is printed.
fn hold(name: &str, found: &str) {
    let path = Path::new("tests/eval").join(name).with_extension("out");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, found).expect("the folder can be written");
    }
    let said = fs::read_to_string(&path).expect("the answer is there");
    assert_eq!(said, found, "{}", path.display());
}

#[test]
fn each_kind_of_mistake_is_told_apart() {
    hold("mistakes", &isnad(&["eval", "tests/eval", "tests/eval/before.jsonl", "--show"]));
}

#[test]
fn two_runs_are_compared() {
    hold("changes", &isnad(&["eval", "tests/eval", "tests/eval/after.jsonl", "--diff", "tests/eval/before.jsonl"]));
}

#[test]
fn confidence_is_held_against_truth() {
    hold("calibration", &isnad(&["eval", "tests/eval", "tests/eval/after.jsonl", "--calibration"]));
}

#[test]
fn one_table_and_one_article_can_be_asked_for() {
    let found = isnad(&["eval", "tests/eval/b.tsv", "tests/eval/after.jsonl", "--show", "b"]);
    assert!(found.starts_with("1 article with 3 claims that must be found and 0 that may\n"), "{found}");
    assert!(found.contains("missed\n  gold tests/eval/b.tsv:2: "), "{found}");
}

#[test]
fn doubtful_claims_can_be_left_out() {
    let all = isnad(&["eval", "tests/eval", "tests/eval/before.jsonl", "--json"]);
    let sure = isnad(&["eval", "tests/eval", "tests/eval/before.jsonl", "--json", "--min-confidence", "0.9"]);
    let wrong = |text: &str| -> u64 {
        let value: Value = serde_json::from_str(text).expect("--json prints JSON");
        value["roles"]["wrong"].as_u64().expect("counts are numbers")
    };
    assert_eq!((wrong(&all), wrong(&sure)), (7, 1));
}

#[test]
fn a_store_brings_its_own_texts() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let store = folder.path().join("s.isnad").to_string_lossy().into_owned();
    isnad(&["build", "tests/eval/articles.jsonl", "-o", &store]);
    let found = isnad(&["eval", "tests/eval", &store]);
    assert!(found.starts_with("2 articles with 9 claims"), "{found}");
}

#[test]
fn our_figures_are_those_of_the_python_scorer() {
    let python = Command::new("python3").arg("--version").output();
    if !Path::new(SHARED).join("score.py").exists() || python.is_err() {
        eprintln!("skipped: needs {SHARED} and python3");
        return;
    }
    for run in ["before", "after"] {
        let claims = format!("tests/eval/{run}.jsonl");
        agree("tests/eval", &claims, "tests/eval/articles.jsonl");
    }
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for set in ["seeds", "news", "world"] {
        let articles = articles(set, &folder);
        let claims = folder.path().join(format!("{set}.claims.jsonl")).to_string_lossy().into_owned();
        fs::write(&claims, isnad(&["extract", &articles])).expect("the folder can be written");
        agree(&format!("{SHARED}/{set}"), &claims, &articles);
    }
}

/// The articles of a set as JSON lines; the seeds lie there as files.
fn articles(set: &str, folder: &TempDir) -> String {
    if set != "seeds" {
        return format!("{SHARED}/{set}/articles.jsonl");
    }
    let path = folder.path().join("seeds.jsonl");
    let mut files: Vec<_> = fs::read_dir(format!("{SHARED}/../seeds"))
        .expect("the seeds are beside")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let lines = files.iter().map(|file| {
        let id = file.file_stem().expect("files have names").to_string_lossy();
        let text = fs::read_to_string(file).expect("the seeds are UTF-8");
        serde_json::json!({"id": id, "text": text}).to_string() + "\n"
    });
    fs::write(&path, lines.collect::<String>()).expect("the folder can be written");
    path.to_string_lossy().into_owned()
}

/// Ours and theirs, to the third digit.
fn agree(gold: &str, claims: &str, articles: &str) {
    let theirs = Command::new("python3")
        .args([&format!("{SHARED}/score.py"), gold, claims, articles, "--json"])
        .output()
        .expect("python3 was there a moment ago");
    let theirs: Value = serde_json::from_slice(&theirs.stdout).expect("--json prints JSON");
    let ours = isnad(&["eval", gold, claims, "--articles", articles, "--json"]);
    let ours: Value = serde_json::from_str(&ours).expect("--json prints JSON");
    let near = |path: &[&str]| {
        let of = |value: &Value| path.iter().fold(value.clone(), |at, key| at[*key].clone()).as_f64();
        let (ours, theirs) = (of(&ours), of(&theirs));
        let same = matches!((ours, theirs), (Some(a), Some(b)) if (a - b).abs() < 0.0005) || ours == theirs;
        assert!(same, "{gold} {path:?}: {ours:?}, the scorer has {theirs:?}");
    };
    for level in ["detect", "roles", "full"] {
        ["precision", "recall", "f1"].iter().for_each(|figure| near(&[level, figure]));
    }
    ["chain", "date", "issue", "modality"].iter().for_each(|detail| near(&["details", detail]));
}
