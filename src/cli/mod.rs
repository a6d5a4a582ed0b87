//! The commands: arguments in, an exit code out. What each command does stands in a file of its own.

mod args;
mod output;
mod paint;
mod report;

use crate::cli::args::{Arguments, Command};
use crate::cli::report::Report;
use crate::diag::Diagnostic;
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
    let _ = (arguments, report);
    match &arguments.command {
        None => Ok(()),
        Some(Command::Extract(_)) => Ok(()),
        Some(_) => Ok(()),
    }
}
