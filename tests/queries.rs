//! Every question in `queries/` is answered over the sample articles as its `.out` file says.
//!
//! `UPDATE=1 cargo test --test queries` writes the answers; read the difference before it is committed.

use isnad::lexicon::Lexicon;
use isnad::pipeline;
use isnad::query;
use isnad::query::Options;
use std::env;
use std::fs;
use std::path::PathBuf;

#[test]
fn every_question_is_answered_as_before() {
    let graph = samples();
    let update = env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for file in questions() {
        let text = fs::read_to_string(&file).expect("questions are UTF-8");
        let name = file.display();
        let found = match query::run(&graph, text.trim_end().trim_end_matches(';'), &Options::default()) {
            Ok(answer) => {
                let lines = answer.table.rows.iter().map(|row| {
                    let cells: Vec<String> = row.iter().map(|value| value.plain(&graph).replace('\n', " ")).collect();
                    cells.join("\t") + "\n"
                });
                format!("{}\n{}", answer.table.columns.join("\t"), lines.collect::<String>())
            }
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let expected = file.with_extension("out");
        if update {
            fs::write(&expected, found).expect("answers can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{name}: answers something else than {}:\n{found}", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_question_begins_with_itself_in_words() {
    for file in questions() {
        let text = fs::read_to_string(&file).expect("questions are UTF-8");
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("// ") && first.len() > 10, "{}: begin with a comment that asks", file.display());
    }
}

fn questions() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("queries")
        .expect("there are questions")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "cypher"))
        .collect();
    found.sort();
    assert!(found.len() >= 15, "at least fifteen questions are kept");
    found
}

fn samples() -> isnad::graph::Graph {
    let mut files: Vec<PathBuf> =
        fs::read_dir("seeds/articles").expect("there are samples").map(|e| e.expect("listed").path()).collect();
    files.sort();
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|file| {
            let id = file.file_stem().expect("files have names").to_string_lossy().into_owned();
            (id, fs::read_to_string(file).expect("samples are UTF-8"))
        })
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    pipeline::sample(&texts, &Lexicon::embedded().value).graph
}
