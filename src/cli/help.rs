//! `isnad help`, `isnad man` and `isnad completions`: what the program says of itself.

use crate::cli::Failure;
use crate::cli::args::{Arguments, Completions, Help, Man};
use crate::cli::output::{self, Output};
use crate::diag::{Diagnostic, Place};
use crate::repl::topics;
use clap::{Command, CommandFactory};
use std::fs;

/// Help on a command, or what the manual says on a topic.
pub(crate) fn help(what: &Help) -> Result<(), Failure> {
    let mut out = Output::standard();
    let topic = what.topic.join(" ");
    let mut all = built();
    if topic.is_empty() {
        let help = all.render_long_help();
        out.put(format!("{help}\nThe manual (`isnad help TOPIC`) speaks of:\n{}", topics::headings()))?;
        return out.flush();
    }
    let command = all.find_subcommand_mut(&topic).map(|command| command.render_long_help().to_string());
    let section = topics::on(&topic);
    if command.is_none() && section.is_none() {
        let place = Place { piece: topic, ..Place::file("help") };
        let message = Diagnostic::error("no command and no part of the manual is about this").with_place(place);
        return Err(message.with_hint("`isnad help` lists commands and topics").into());
    }
    let parts: Vec<String> = command.into_iter().chain(section).collect();
    out.put(parts.join("\n"))?;
    out.flush()
}

/// A man page for the program and one for each command.
pub(crate) fn man(what: &Man) -> Result<(), Failure> {
    let folder = &what.folder;
    fs::create_dir_all(folder).map_err(|e| output::cannot_write(&folder.display().to_string(), &e))?;
    clap_mangen::generate_to(built(), folder).map_err(|e| output::cannot_write(&folder.display().to_string(), &e))?;
    let mut out = Output::standard();
    out.put(format!("wrote man pages to {}; read one with: man {}/isnad.1\n", folder.display(), folder.display()))?;
    out.flush()
}

/// The script that completes our arguments in a shell.
pub(crate) fn completions(what: &Completions) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(what.shell, &mut Arguments::command(), "isnad", &mut script);
    let mut out = Output::standard();
    out.put(script)?;
    out.flush()
}

fn built() -> Command {
    let mut command = Arguments::command();
    command.build();
    command
}
