//! What README.md and docs/manual.md show is what the program prints.
//!
//! In a block marked `console`, a line behind `$ ` is run by the shell, with the program in its path, in a folder that
//! holds a copy of `seeds` and keeps its files from one block to the next; lines behind `isnad> ` are given to
//! the prompt of the command above. `UPDATE=1 cargo test --test readme` writes what is printed into the documents.
//! Lines that begin with `$ cargo`, `$ dot` or `$ git` are for the reader alone.

use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const PROMPT: &str = "isnad> ";
/// Begins what is printed between two answers, so that they can be told apart.
const CUT: &str = "=== cut ===";

#[test]
fn the_readme_shows_what_the_program_prints() {
    hold("README.md");
}

#[test]
fn the_manual_shows_what_the_program_prints() {
    hold("docs/manual.md");
}

fn hold(document: &str) {
    let said = fs::read_to_string(document).expect("the document is there");
    let found = rerun(&said);
    if env::var_os("UPDATE").is_some() {
        fs::write(document, found).expect("the document can be written");
        return;
    }
    for (n, (said, found)) in said.lines().zip(found.lines()).enumerate() {
        assert_eq!(said, found, "{document}:{}: the program prints something else (UPDATE=1 takes it over)", n + 1);
    }
    assert_eq!(said.lines().count(), found.lines().count(), "{document}: an answer is longer or shorter");
}

/// The document with everything printed anew.
fn rerun(document: &str) -> String {
    let folder = place();
    let mut out = String::new();
    let mut lines = document.lines().peekable();
    while let Some(line) = lines.next() {
        out += &format!("{line}\n");
        if line.trim() != "```console" {
            continue;
        }
        let mut block = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("```")) {
            block.push(line);
        }
        out += &rerun_block(&block, folder.path());
    }
    out
}

fn rerun_block(block: &[&str], folder: &Path) -> String {
    let mut out = String::new();
    let starts: Vec<usize> = (0..block.len()).filter(|n| block[*n].starts_with("$ ")).collect();
    assert_eq!(starts.first(), Some(&0), "a console block begins with a command: {block:?}");
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(block.len());
        let (command, body) = (&block[*start][2..], &block[start + 1..end]);
        out += &format!("$ {command}\n");
        if body.iter().any(|line| line.starts_with(PROMPT)) {
            out += &dialogue(command, body, folder);
        } else if ["cargo ", "dot ", "git "].iter().any(|word| command.starts_with(word)) {
            out.extend(body.iter().map(|line| format!("{line}\n")));
        } else {
            out += &shell(command, "", folder);
        }
    }
    out
}

/// A talk at the prompt, printed anew. What stands above the first prompt stays, but for the line on the articles.
fn dialogue(command: &str, body: &[&str], folder: &Path) -> String {
    let first = body.iter().position(|line| line.starts_with(PROMPT)).expect("the caller saw one");
    let mut asked: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    for line in &body[first..] {
        if let Some(text) = line.strip_prefix(PROMPT) {
            asked.push(vec![text]);
            open = !text.starts_with(['.', '?']) && !text.trim_end().ends_with(';');
        } else if open {
            asked.last_mut().expect("a prompt came first").push(line);
            open = !line.trim_end().ends_with(';');
        }
    }
    let mut input = format!(".print {CUT}\n");
    for lines in &asked {
        input += &format!("{}\n.print {CUT}\n", lines.join("\n"));
    }
    // The README starts the program by cargo, from its own folder: without arguments both do the same.
    let command = if command.starts_with("cargo run") { "isnad" } else { command };
    let printed = shell(command, &input, folder);
    let cut = format!("{CUT}\n");
    let mut answers = printed.split(cut.as_str());
    let head = answers.next().unwrap_or_default().lines().next().unwrap_or_default().to_string();
    let mut out = String::new();
    for line in &body[..first] {
        let is_head = line.starts_with("isnad ") && !head.is_empty();
        out += &format!("{}\n", if is_head { &head } else { *line });
    }
    for (lines, answer) in asked.iter().zip(answers) {
        out += &format!("{PROMPT}{}\n{answer}", lines.join("\n"));
    }
    out
}

/// What a shell command prints, notes included.
fn shell(command: &str, input: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_isnad")).parent().expect("a program stands in a folder");
    let path = format!("{}:{}", program.display(), env::var("PATH").unwrap_or_default());
    let mut child = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {command}")])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("there is a shell");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // A command that reads nothing may be gone.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let done = child.wait_with_output().expect("the command ends");
    String::from_utf8(done.stdout).expect("all that is printed is UTF-8")
}

/// A folder with the seeds, as a reader of the documents has one.
fn place() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    copy(Path::new("seeds"), &folder.path().join("seeds"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be written");
    for entry in fs::read_dir(from).expect("the seeds are there") {
        let path = entry.expect("the seeds can be listed").path();
        let target = to.join(path.file_name().expect("files have names"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("files can be copied");
        }
    }
}
