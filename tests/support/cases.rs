//! Case files: `--- name ---`, input, `----`, expected lines. `UPDATE=1` rewrites what follows `----`; `UPDATE=fixme` also
//! keeps what stood there, as what would be right.
//!
//! Lines that begin with `#` after `----` are notes. `# FIXME why` says what is wrong with the lines below it, and
//! `# right: line` what they should be; a case that has become right loses both.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

const RIGHT: &str = "# right: ";
const NOTHING: &str = "nothing";

/// Runs every case of `tests/<folder>` through `show`, and fails with those that come out otherwise.
pub fn check(folder: &str, show: impl Fn(&str) -> Vec<String>) {
    let update = std::env::var("UPDATE").ok();
    let mut wrong = Vec::new();
    for file in files(folder) {
        let text = fs::read_to_string(&file).expect("case files are UTF-8");
        let mut now = String::new();
        for (n, piece) in text.split("\n--- ").enumerate() {
            if n == 0 && !piece.starts_with("--- ") {
                now.push_str(piece.trim_end());
                continue;
            }
            let (name, rest) = piece.trim_start_matches("--- ").split_once(" ---\n").expect("a name between hyphens");
            let (input, expected) = rest.split_once("\n----\n").expect("a case holds a line of four hyphens");
            let mut shown = show(input);
            if shown.is_empty() {
                shown.push(NOTHING.to_string());
            }
            let lines = result(expected.trim_end(), shown, update.as_deref() == Some("fixme"));
            if !now.is_empty() {
                now.push_str("\n\n");
            }
            now.push_str(&format!("--- {name} ---\n{input}\n----\n{}", lines.join("\n")));
            if update.is_none() && expected.trim_end() != lines.join("\n") {
                wrong.push(format!("{}: {name}\n{input}\n----\n{}\n", file.display(), lines.join("\n")));
            }
        }
        if update.is_some() {
            fs::write(&file, format!("{}\n", now.trim_end())).expect("tests may be rewritten");
        }
    }
    assert!(wrong.is_empty(), "{} cases come out otherwise:\n\n{}", wrong.len(), wrong.join("\n"));
}

/// What follows `----` now: the notes, as long as they hold, and what was shown.
fn result(expected: &str, shown: Vec<String>, keep: bool) -> Vec<String> {
    let (notes, before): (Vec<&str>, Vec<&str>) = expected.lines().partition(|line| line.starts_with('#'));
    let right: Vec<&str> = notes.iter().filter_map(|note| note.strip_prefix(RIGHT)).collect();
    if shown == right {
        return shown;
    }
    assert!(keep || !notes.contains(&"# FIXME"), "a FIXME says why: {expected}");
    let marked = notes.iter().any(|note| note.starts_with("# FIXME"));
    assert!(right.is_empty() || marked, "what is right stands below a FIXME: {expected}");
    let mut lines: Vec<String> = notes.iter().map(ToString::to_string).collect();
    if keep && right.is_empty() && shown != before {
        lines.push("# FIXME".to_string());
        lines.extend(before.iter().map(|line| format!("{RIGHT}{line}")));
    }
    lines.extend(shown);
    lines
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(Path::new("tests").join(folder))
        .expect("tests run in the folder of Cargo.toml")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "tests/{folder} holds no case file");
    files
}
