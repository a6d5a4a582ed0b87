//! openCypher's TCK, the scenarios whose query only reads.
//!
//! `ISNAD_TCK=DIR` says where the kit is (`features`, `graphs`); without it `../shared/tck` beside the repository.
//! `ISNAD_TCK_SHOW=WORD` prints every failure whose folder, feature or scenario contains the word.

mod compare;
mod create;
mod gherkin;

use crate::gherkin::{Outcome, Scenario, Start};
use isnad::graph::Graph;
use isnad::query::{self, Options, Phase};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Words that make a query one that writes or calls procedures.
const NO_READING: [&str; 8] = ["CREATE", "MERGE", "SET", "DELETE", "REMOVE", "FOREACH", "CALL", "LOAD"];

fn main() -> ExitCode {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tck");
    let kit = std::env::var_os("ISNAD_TCK").map_or(beside, PathBuf::from);
    if !kit.join("features").is_dir() {
        println!("tck: skipped: no kit at {} (ISNAD_TCK=DIR names another place)", kit.display());
        return ExitCode::SUCCESS;
    }
    // Deep expressions are evaluated by recursion; the main thread's stack may be small.
    let run = std::thread::Builder::new().stack_size(64 << 20).spawn(move || all(&kit));
    let good = run.expect("one thread can be had").join();
    if good.unwrap_or(false) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn all(kit: &Path) -> bool {
    let skipped = skip_list();
    let show = std::env::var("ISNAD_TCK_SHOW").ok();
    let mut folders: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = 0;
    for (folder, path) in features(&kit.join("features")) {
        let text = std::fs::read_to_string(&path).expect("the kit's files can be read");
        for scenario in gherkin::scenarios(&text) {
            if !only_reads(&scenario.query) {
                continue;
            }
            let name = format!("{folder} {}", scenario.name);
            let result = check(kit, &scenario);
            let tally = folders.entry(folder.clone()).or_default();
            match (&result, skipped.get(&name)) {
                (Ok(()), None) => tally.0 += 1,
                (Ok(()), Some(_)) => {
                    wrong += 1;
                    tally.0 += 1;
                    println!("listed as failing, but passes: {name}");
                }
                (Err(_), Some(_)) => tally.1 += 1,
                (Err(why), None) => {
                    wrong += 1;
                    tally.1 += 1;
                    if show.as_ref().is_none_or(|word| name.contains(word.as_str())) {
                        println!("failed: {name}\n  {}\n  {why}", scenario.query.trim().replace('\n', "\n  "));
                    }
                }
            }
        }
    }
    for (folder, (passed, failed)) in &folders {
        println!("{folder:44} {passed:5} passed {failed:4} failed {:5} total", passed + failed);
    }
    let (passed, failed) = folders.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("tck: {passed} passed, {failed} failed, {} total", passed + failed);
    wrong == 0
}

/// Names of scenarios known to fail, each with its reason.
fn skip_list() -> BTreeMap<String, String> {
    let lines = include_str!("skip.txt").lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    let pair = |line: &str| line.split_once(" -- ").map(|(name, why)| (name.to_string(), why.to_string()));
    lines.map(|line| pair(line).expect("a line of skip.txt is: folder scenario -- reason")).collect()
}

/// Feature files with their folders, sorted.
fn features(root: &Path) -> Vec<(String, PathBuf)> {
    let (mut found, mut folders) = (Vec::new(), vec![root.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the kit's folders can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "feature") {
                let name = folder.strip_prefix(root).unwrap_or(&folder).display().to_string();
                found.push((name, path));
            }
        }
    }
    found.sort();
    found
}

fn only_reads(query: &str) -> bool {
    let mut bare = String::new();
    let mut quote = None;
    for c in query.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if matches!(c, '\'' | '"' | '`') => quote = Some(c),
            None => bare.push(c),
        }
    }
    let mut words = bare.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    !words.any(|w| NO_READING.iter().any(|n| n.eq_ignore_ascii_case(w)))
}

fn check(kit: &Path, scenario: &Scenario) -> Result<(), String> {
    let mut graph = Graph::new();
    if let Start::Named(name) = &scenario.start {
        let path = kit.join("graphs").join(name).join(format!("{name}.cypher"));
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        create::execute(&mut graph, &text)?;
    }
    for text in &scenario.setup {
        create::execute(&mut graph, text).map_err(|e| format!("set-up: {e}\n{text}"))?;
    }
    let mut options = Options::default();
    for (name, cell) in &scenario.params {
        let value = query::run(&graph, &format!("RETURN {cell} AS value"), &Options::default());
        let value = value.map_err(|e| format!("parameter {name}: {e}"))?.table.rows[0][0].clone();
        options.params.insert(name.clone(), value);
    }
    let answer = query::run(&graph, &scenario.query, &options);
    match (&scenario.outcome, answer) {
        (Outcome::Rows { columns, rows, ordered, loose_lists }, Ok(answer)) => {
            compare::tables(&graph, &answer.table, columns, rows, *ordered, *loose_lists)
        }
        (Outcome::Rows { .. }, Err(error)) => Err(format!("unexpected error {}: {error}", error.detail)),
        (Outcome::Error { class, phase, detail }, Ok(answer)) => {
            Err(format!("{class} at {phase} {detail} expected, {} rows found", answer.table.rows.len()))
        }
        (Outcome::Error { class, phase, detail }, Err(error)) => {
            let when = if error.phase == Phase::Compile { "compile time" } else { "runtime" };
            let good = error.class() == class
                && (phase == "any time" || phase == when)
                && (detail == "*" || detail == error.detail);
            if good {
                return Ok(());
            }
            Err(format!(
                "{class} at {phase} {detail} expected, {} at {when} {} found: {error}",
                error.class(),
                error.detail
            ))
        }
    }
}
