//! Every lexicon file is sorted, free of duplicates, described in seeds/README.md, and loaded.

use isnad::diag::Severity;
use isnad::lexicon::Lexicon;
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
        .filter(|piece| piece.ends_with(".tsv") && !piece.contains(' ') && !piece.starts_with('*'))
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
