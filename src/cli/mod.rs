//! The commands: arguments in, an exit code out. What each command does stands in a file of its own.

mod args;
mod build;
mod export;
mod extract;
mod inspect;
mod output;
mod paint;
mod prompt;
mod query;
mod report;
mod samples;
mod source;

use crate::cli::args::{Arguments, Command};
use crate::cli::report::Report;
use crate::diag::{Diagnostic, Place};
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::repl::answer::counted;
use crate::store::StoreError;
use clap::Parser;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a command stops early.
pub(crate) enum Failure {
    /// Whoever read our output has gone (`isnad … | head`): nothing to tell, and no mistake.
    Closed,
    /// Messages for the user.
    Told(Vec<Diagnostic>),
}

impl From<Diagnostic> for Failure {
    fn from(message: Diagnostic) -> Self {
        Failure::Told(vec![message])
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::from(Diagnostic::from(error))
    }
}

/// Runs the command that the program was started with. 0: done; 1: failed, with a message; 2: the arguments are wrong.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let mut report = Report::new(arguments.color);
    let done = obey(&arguments, &mut report);
    report.close();
    match done {
        Ok(()) | Err(Failure::Closed) => {}
        Err(Failure::Told(messages)) => report.say_all(&messages),
    }
    if report.errors() > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn obey(arguments: &Arguments, report: &mut Report) -> Result<(), Failure> {
    let lexicon = lexicon(arguments.lexicon.as_deref(), report)?;
    let colour = arguments.color;
    match &arguments.command {
        None => prompt::samples(&lexicon, colour, report),
        Some(Command::Repl(what)) => prompt::file(what, &lexicon, colour, report),
        Some(Command::Build(what)) => {
            let reader = reader(arguments.lexicon.as_deref())?;
            build::build(what, &lexicon, &reader, report)
        }
        Some(Command::Extract(what)) => extract::extract(what, &lexicon, report),
        Some(Command::Query(what)) => query::query(what, &lexicon),
        Some(Command::Stats(what)) => inspect::stats(what, &lexicon),
        Some(Command::Check(what)) => inspect::check(what, &lexicon, report),
        Some(Command::Export(what)) => export::export(what, &lexicon),
        Some(Command::Why(_)) => Ok(()),
    }
}

/// The lexicon that was asked for. A row that is wrong is left out; `isnad check` tells each, the others only that there are some.
fn lexicon(folder: Option<&Path>, report: &mut Report) -> Result<Lexicon, Failure> {
    let (loaded, name) = match folder {
        None => (Lexicon::embedded(), "the built-in lexicon".to_string()),
        Some(folder) => {
            let name = folder.display().to_string();
            (Lexicon::load(folder).map_err(|e| output::cannot_read(&name, &e))?, name)
        }
    };
    if !loaded.warnings.is_empty() {
        let message =
            format!("{} in the lexicon are left out, for they are wrong", counted(loaded.warnings.len(), "row"));
        let hint = "`isnad check FOLDER` tells which";
        report.say(&Diagnostic::warning(message).with_place(Place::file(name)).with_hint(hint));
    }
    Ok(loaded.value)
}

/// What tells one reader from another: the program's, and the lexicon's where it was given.
fn reader(lexicon: Option<&Path>) -> Result<String, Failure> {
    let Some(folder) = lexicon else { return Ok(pipeline::READER.to_string()) };
    let mut files = Vec::new();
    list(folder, &mut files).map_err(|e| output::cannot_read(&folder.display().to_string(), &e))?;
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for file in files {
        let bytes = fs::read(&file).map_err(|e| output::cannot_read(&file.display().to_string(), &e))?;
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
        hasher.update(name.as_bytes()).update(&[0]).update(&bytes).update(&[0]);
    }
    Ok(format!("{}-{}", pipeline::READER, &hasher.finalize().to_hex()[..16]))
}

/// The TSV files below a folder.
fn list(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, found)?;
        } else if path.extension().is_some_and(|e| e == "tsv") {
            found.push(path);
        }
    }
    Ok(())
}
