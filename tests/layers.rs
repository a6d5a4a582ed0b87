//! The modules stand in reading order in `src/lib.rs`; a module uses only those above it, and a few crates have one home.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Crates that one module alone may name.
const HOMES: [(&str, &str); 4] =
    [("petgraph", "src/graph"), ("nom", "src/query/parse"), ("rustyline", "src/repl"), ("rusqlite", "src/store")];

#[test]
fn a_module_uses_only_those_above_it() {
    let order = modules();
    let mut wrong = Vec::new();
    for (module, files) in sources(&order) {
        let own = order.iter().position(|m| *m == module).expect("sources lists the modules of lib.rs");
        for file in files {
            for (line, used) in uses(&file) {
                let at = order.iter().position(|m| *m == used);
                if at.is_none_or(|at| at > own) {
                    wrong.push(format!("{}:{line}: {module} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "move the shared piece up, or the user down:\n{}", wrong.join("\n"));
}

#[test]
fn every_source_file_belongs_to_a_listed_module() {
    let order = modules();
    let mut found: Vec<String> = fs::read_dir("src")
        .expect("tests run in the folder of Cargo.toml")
        .map(|entry| entry.expect("src can be listed").path())
        .map(|path| path.file_stem().expect("entries have names").to_string_lossy().into_owned())
        .filter(|name| name != "lib" && name != "main")
        .collect();
    found.sort();
    let mut listed = order.clone();
    listed.sort();
    assert_eq!(found, listed);
}

#[test]
fn some_crates_are_named_in_one_place_only() {
    let mut wrong = Vec::new();
    for file in rust_files(Path::new("src")) {
        let text = code(&file);
        for (name, home) in HOMES {
            let named = text.contains(&format!("{name}::")) || text.contains(&format!("use {name};"));
            if named && !file.starts_with(home) && file != Path::new(home).with_extension("rs") {
                wrong.push(format!("{} names {name}, which is for {home}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn source_files_hold_no_arabic_and_no_more_than_500_lines() {
    let mut wrong = Vec::new();
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("source files are UTF-8");
        if text.lines().count() > 500 {
            wrong.push(format!("{}: {} lines: split it", file.display(), text.lines().count()));
        }
        for (n, line) in text.lines().enumerate() {
            if line.chars().any(|c| matches!(c, '\u{621}'..='\u{64A}')) {
                wrong.push(format!(
                    "{}:{}: Arabic letters: words live in seeds, tests and docs",
                    file.display(),
                    n + 1
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules that `src/lib.rs` lists, in its order.
fn modules() -> Vec<String> {
    let text = fs::read_to_string("src/lib.rs").expect("there is a library");
    let names = text.lines().filter_map(|l| l.trim().strip_prefix("pub mod ")?.strip_suffix(';'));
    let names: Vec<String> = names.map(String::from).collect();
    assert!(names.len() > 10, "lib.rs lists its modules as `pub mod name;`");
    names
}

/// The files of each module.
fn sources(order: &[String]) -> BTreeMap<String, Vec<PathBuf>> {
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in rust_files(Path::new("src")) {
        let below = file.strip_prefix("src").expect("rust_files lists what is in src");
        let first = below.components().next().expect("a file has a name").as_os_str().to_string_lossy();
        let module = first.trim_end_matches(".rs").to_string();
        if order.contains(&module) {
            files.entry(module).or_default().push(file);
        }
    }
    files
}

/// The modules of this library that a file names by `crate::`, with the lines.
fn uses(file: &Path) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (n, line) in code(file).lines().enumerate() {
        for piece in line.split("crate::").skip(1) {
            let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            // `crate::{a, b}` hides what is used from this test.
            assert!(!name.is_empty(), "{}:{}: import by full path, one line each", file.display(), n + 1);
            found.push((n + 1, name));
        }
    }
    found
}

/// The lines of a file, comments blanked.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("source files are UTF-8");
    let lines = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    lines.collect::<Vec<&str>>().join("\n")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
