//! Every lexicon file is sorted, free of duplicates, described in seeds/README.md, and loaded.

use isnad::diag::{Diagnostic, Severity};
use isnad::lexicon::Lexicon;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_file_is_sorted_and_free_of_duplicates() {
    let mut wrong = Vec::new();
    for file in tables() {
        let text = fs::read_to_string(&file).expect("lexicon files are UTF-8");
        let name = file.display();
        let mut say = |line: usize, what: &str| wrong.push(format!("{name}:{line}: {what}"));
        if text.contains('\r') {
            say(0, "carriage returns: end lines with \\n");
        }
        if !text.ends_with('\n') {
            say(0, "the last line does not end");
        }
        let lines: Vec<&str> = text.lines().collect();
        let columns = lines.first().map_or(0, |header| header.split('\t').count());
        for (n, line) in lines.iter().enumerate().skip(1) {
            if line.split('\t').count() != columns {
                say(n + 1, &format!("{} cells, where the header has {columns}", line.split('\t').count()));
            }
            if line.split('\t').any(|cell| cell != cell.trim()) {
                say(n + 1, "blanks around a cell");
            }
            if n > 1 && lines[n - 1] == *line {
                say(n + 1, "the same row twice");
            } else if n > 1 && lines[n - 1] > *line {
                say(n + 1, "stands after a greater row: sort by code point over the whole line");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_described_and_nothing_else_is() {
    let readme = fs::read_to_string("seeds/README.md").expect("the seeds have a README");
    let mut described: Vec<String> = readme
        .split('`')
        .filter(|piece| piece.ends_with(".tsv") && !piece.contains(' ') && !piece.starts_with(['*', '.']))
        .map(|piece| piece.rsplit('/').next().expect("split gives a piece").to_string())
        .collect();
    described.sort();
    described.dedup();
    let mut there: Vec<String> =
        tables().iter().map(|f| f.file_name().expect("files have names").to_string_lossy().into_owned()).collect();
    there.sort();
    there.dedup();
    assert_eq!(described, there, "left: described in seeds/README.md; right: in seeds/lexicon and seeds/ask");
}

#[test]
fn the_embedded_lexicon_loads_without_a_word() {
    let loaded = Lexicon::embedded();
    let said: Vec<String> = loaded.warnings.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// A file that is not loaded would not notice that its header is broken.
#[test]
fn every_file_is_loaded() {
    let broken = "this\tis\tno\theader\nx\n";
    for file in files(Path::new("seeds/lexicon")) {
        let copy = tempfile::tempdir().expect("there is room for a copy");
        copy_folder(Path::new("seeds/lexicon"), copy.path());
        let inside = file.strip_prefix("seeds/lexicon").expect("files lists what is in the folder");
        fs::write(copy.path().join(inside), broken).expect("the copy can be written");
        let noticed = match Lexicon::load(copy.path()) {
            Err(_) => true,
            Ok(loaded) => loaded.warnings.iter().any(|w| {
                let place = w.place.as_ref().map(|p| p.file.clone()).unwrap_or_default();
                w.severity >= Severity::Warning && place.contains(&*inside.to_string_lossy())
            }),
        };
        assert!(noticed, "{} can hold anything: it is not loaded", file.display());
    }
}

/// Columns that hold one word of a few, or notes; counted from 0.
const CLOSED: &[(&str, usize)] = &[
    ("adjectives", 3),
    ("adjectives", 7),
    ("agents", 5),
    ("agents", 6),
    ("anaphors", 1),
    ("attitudes", 1),
    ("attributions", 1),
    ("attributions", 2),
    ("bylines", 2),
    ("confidence", 1),
    ("domains", 1),
    ("family_names", 1),
    ("feasts", 1),
    ("frames", 1),
    ("frames", 2),
    ("frames", 3),
    ("frames", 4),
    ("frames", 5),
    ("frames", 6),
    ("furniture", 1),
    ("furniture", 2),
    ("given_names", 1),
    ("heads", 4),
    ("heads", 5),
    ("issues", 5),
    ("labels", 1),
    ("light", 1),
    ("modifiers", 1),
    ("months", 2),
    ("nominals", 2),
    ("nominals", 3),
    ("nominals", 4),
    ("nominals", 5),
    ("nominals", 6),
    ("notes", 0),
    ("notes", 1),
    ("notes", 2),
    ("numerals", 1),
    ("office_names", 5),
    ("offices", 3),
    ("particles", 1),
    ("persons", 1),
    ("place_words", 1),
    ("places", 1),
    ("protests", 1),
    ("relative", 1),
    ("speech", 1),
    ("speech", 2),
    ("speech", 6),
    ("stances", 0),
    ("stances", 1),
    ("stances", 2),
    ("time_words", 1),
    ("titles", 1),
    ("titles", 2),
    ("titles", 3),
    ("topics", 1),
    ("verbs", 2),
    ("weekdays", 1),
];

#[test]
fn a_word_that_no_column_knows_is_reported_where_it_stands() {
    let copy = tempfile::tempdir().expect("there is room for a copy");
    copy_folder(Path::new("seeds/lexicon"), copy.path());
    // The row that is spoilt for each column: the first ones of its file.
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    let mut spoilt = Vec::new();
    for (name, column) in CLOSED {
        let file = copy.path().join(format!("ar/{name}.tsv"));
        let text = fs::read_to_string(&file).expect("lexicon files are UTF-8");
        let row = rows.entry(name).and_modify(|n| *n += 1).or_insert(1);
        let spoil = |(n, line): (usize, &str)| {
            let mut cells: Vec<&str> = line.split('\t').collect();
            if n == *row {
                cells[*column] = "nonsense";
            }
            cells.join("\t")
        };
        fs::write(&file, text.lines().enumerate().map(spoil).collect::<Vec<_>>().join("\n"))
            .expect("it can be written");
        spoilt.push((format!("{name}.tsv"), *row + 1, column));
    }
    let said = Lexicon::load(copy.path()).expect("wrong rows do not stop loading").warnings;
    let names = |file: &str, line: usize| {
        let here = |w: &&Diagnostic| w.place.as_ref().is_some_and(|p| p.file.ends_with(file) && p.line == line);
        said.iter().filter(here).any(|w| !w.to_string().contains("out of order"))
    };
    let silent: Vec<String> = spoilt
        .iter()
        .filter(|(file, line, _)| !names(file, *line))
        .map(|(file, line, column)| format!("{file}:{line}, column {column}"))
        .collect();
    assert!(silent.is_empty(), "these take any word: {}", silent.join("; "));
}

fn copy_folder(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).expect("files lists what is in the folder"));
        fs::create_dir_all(target.parent().expect("a file stands in a folder")).expect("folders can be made");
        fs::copy(&file, target).expect("files can be copied");
    }
}

/// The tables that reading and asking use.
fn tables() -> Vec<PathBuf> {
    [files(Path::new("seeds/lexicon")), files(Path::new("seeds/ask"))].concat()
}

/// The TSV files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "tsv") {
            found.push(path);
        }
    }
    found.sort();
    found
}
