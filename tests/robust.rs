//! No text makes the program fail: texts that break off anywhere, their words in any order, real articles.

use isnad::article::Article;
use isnad::lexicon::Lexicon;
use isnad::pipeline;
use isnad::read;
use rayon::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Newspaper articles, one JSON record a line. Not part of the repository.
const ARTICLES: &str = "../shared/corpora/saudinewsnet.jsonl.gz";

/// Every so manieth of them is read.
const STEP: usize = 10;

#[test]
fn texts_may_break_off_after_any_word_and_begin_with_any() {
    let pieces = |text: &String| -> Vec<String> {
        let words: Vec<&str> = text.split(' ').collect();
        (1..words.len()).flat_map(|n| [words[..n].join(" "), words[n..].join(" ")]).collect()
    };
    hold(texts().iter().flat_map(pieces).collect());
}

#[test]
fn a_name_of_several_words_may_break_off_where_a_sentence_does() {
    let before = "قال جون دي فالانتو إن روسيا تدين الهجوم على دي";
    let after = "فالانتو قال إن روسيا تدين الهجوم.";
    let lexicon = Lexicon::embedded().value;
    for between in [" ", "\n", "\n\n", ". ", "\u{2029}"] {
        let text = format!("{before}{between}{after}");
        let faults = faults(&Article::plain("a", &text), &lexicon);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn who_is_meant_is_not_looked_for_without_end() {
    let lexicon = Lexicon::embedded().value;
    for text in ["هو يتناقله الناس.", "هو ينقله عنه.", "هو يرويه لنا.", "قال إنه هو يتناقله."]
    {
        let faults = faults(&Article::plain("a", text), &lexicon);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn words_may_stand_in_any_order() {
    let mut state = 7_u64;
    let mut below = |most: usize| {
        // Knuth's linear congruential generator, MMIX.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let mut shuffled = |text: &String| -> Vec<String> {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let mut order = || {
            for n in (1..words.len()).rev() {
                words.swap(n, below(n + 1));
            }
            words.join(" ")
        };
        (0..4).map(|_| order()).collect()
    };
    hold(texts().iter().flat_map(&mut shuffled).collect());
}

#[test]
fn real_articles_are_read() {
    if !Path::new(ARTICLES).exists() {
        eprintln!("skipped: {ARTICLES} is not there to be read");
        return;
    }
    let unpacked = Command::new("gzip").args(["-dc", ARTICLES]).output().expect("gzip is there");
    let records = String::from_utf8(unpacked.stdout).expect("records are UTF-8");
    let lexicon = Lexicon::embedded().value;
    let lines: Vec<&str> = records.lines().step_by(STEP).collect();
    let faults: Vec<String> = lines
        .par_iter()
        .flat_map_iter(|line| {
            let record: Value = serde_json::from_str(line).expect("each line is a record");
            let (id, text) = (record["id"].as_str().unwrap_or_default(), record["text"].as_str().unwrap_or_default());
            faults(&read::text(id, text, &lexicon).value, &lexicon)
        })
        .collect();
    assert!(lines.len() > 1_000, "there are only {} articles", lines.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The sentences of the extraction cases, and the sample articles line by line.
fn texts() -> Vec<String> {
    let files = |folder: &str| {
        fs::read_dir(folder)
            .expect("tests run in the folder of Cargo.toml")
            .map(|entry| fs::read_to_string(entry.expect("the folder can be listed").path()).expect("cases are UTF-8"))
    };
    let cases = files("tests/extract").flat_map(|text| {
        let input = |case: &str| Some(case.split_once(" ---\n")?.1.split_once("\n----\n")?.0.to_string());
        text.split("--- ").filter_map(input).collect::<Vec<_>>()
    });
    let lines = files("seeds/articles").flat_map(|text| text.lines().map(str::to_string).collect::<Vec<_>>());
    cases.chain(lines).collect()
}

fn hold(texts: Vec<String>) {
    assert!(texts.len() > 1_000, "there are only {} texts to try", texts.len());
    let lexicon = Lexicon::embedded().value;
    let faults: Vec<String> =
        texts.par_iter().flat_map_iter(|text| faults(&Article::plain(text, text), &lexicon)).collect();
    assert!(faults.is_empty(), "{} of {} texts: {}", faults.len(), texts.len(), faults.join("\n"));
}

/// What the program says of its own faults over an article.
fn faults(article: &Article, lexicon: &Lexicon) -> Vec<String> {
    let said = pipeline::claims(article, lexicon).warnings;
    said.iter().map(ToString::to_string).filter(|said| said.contains("a fault of the program")).collect()
}
