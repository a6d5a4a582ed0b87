//! The commands: arguments in, an exit code out. What each command does stands in a file of its own.

mod args;
mod ask;
mod build;
mod eval;
mod correct;
mod diff;
mod export;
mod find;
mod extract;
mod help;
mod inspect;
mod lexicon;
mod output;
mod paint;
mod prompt;
mod query;
mod report;
mod samples;
mod source;
mod why;

use crate::cli::args::{Arguments, Command};
use crate::cli::lexicon::Chosen;
use crate::cli::report::Report;
use crate::diag::Diagnostic;
use crate::store::StoreError;
use clap::Parser;
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
        Err(Failure::Told(messages)) => messages.iter().for_each(|message| report.tell(message)),
    }
    if report.errors() > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn obey(arguments: &Arguments, report: &mut Report) -> Result<(), Failure> {
    let chosen = Chosen { folder: arguments.lexicon.clone() };
    let colour = arguments.color;
    match &arguments.command {
        None => prompt::samples(&chosen, colour, report),
        Some(Command::Repl(what)) => prompt::file(what, &chosen, colour, report),
        Some(Command::Build(what)) => build::build(what, &chosen, report),
        Some(Command::Extract(what)) => extract::extract(what, &chosen, report),
        Some(Command::Query(what)) => query::query(what, &chosen, report),
        Some(Command::Find(what)) => find::find(what, &chosen, colour, report),
        Some(Command::Ask(what)) => ask::ask(what, &chosen, report),
        Some(Command::Stats(what)) => inspect::stats(what, &chosen, report),
        Some(Command::Check(what)) => inspect::check(what, &chosen, report),
        Some(Command::Export(what)) => export::export(what, &chosen, report),
        Some(Command::Eval(what)) => eval::eval(what, &chosen, report),
        Some(Command::Correct(what)) => correct::correct(what, &chosen, report),
        Some(Command::Diff(what)) => diff::diff(what, &chosen, report),
        Some(Command::Help(what)) => help::help(what),
        Some(Command::Man(what)) => help::man(what),
        Some(Command::Completions(what)) => help::completions(what),
        Some(Command::Why(what)) => why::why(what, &chosen, colour, report),
    }
}
