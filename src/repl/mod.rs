//! The prompt: statements and commands in, answers out; at a terminal with history, completion and colours.

pub(crate) mod answer;
mod behind;
mod colour;
mod commands;
mod complete;
pub(crate) mod doubt;
mod helper;
mod obey;
mod pager;
pub(crate) mod interrupt;
pub(crate) mod overview;
mod pieces;
mod plain;
pub(crate) mod session;
mod settings;
pub(crate) mod table;
pub(crate) mod topics;

use crate::diag::{Diagnostic, Place};
use crate::export::why;
use crate::export::why::Style;
use crate::pipeline::Collection;
use crate::repl::helper::Helper;
use crate::repl::session::{Reply, Session};
use rustyline::config::{BellStyle, Builder};
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{ColorMode, CompletionType, Editor};
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

const PROMPT: &str = "isnad> ";
/// Lines of earlier sittings that are kept.
const KEPT: usize = 2000;
/// Files that read files that read files.
const NESTED: usize = 16;

/// Asks at a terminal until the user leaves.
///
/// # Errors
/// The terminal cannot be used.
pub(crate) fn converse(session: &mut Session, colour: bool, say: &mut dyn FnMut(&Diagnostic)) -> io::Result<()> {
    let config = Builder::new()
        .completion_type(CompletionType::List)
        .color_mode(if colour { ColorMode::Forced } else { ColorMode::Disabled })
        .completion_show_all_if_ambiguous(true)
        .bell_style(BellStyle::None)
        .history_ignore_space(true)
        .max_history_size(KEPT)
        .and_then(|b| b.history_ignore_dups(true))
        .map_err(unusable)?
        .build();
    let mut editor: Editor<Helper, FileHistory> = Editor::with_config(config).map_err(unusable)?;
    editor.set_helper(Some(Helper::new(overview::vocabulary(&session.collection.graph), colour)));
    let history = history();
    if let Some(file) = &history {
        // The first sitting has none.
        let _ = editor.load_history(file);
        session.history = editor.history().iter().cloned().collect();
    }
    start(session, say)?;
    loop {
        match editor.readline(PROMPT) {
            Ok(text) => {
                if text.trim().is_empty() {
                    continue;
                }
                let _ = editor.add_history_entry(text.trim());
                session.history.push(text.trim().to_string());
                if let Some(file) = &history {
                    // A sitting must not end because its history cannot be kept.
                    let _ = file.parent().map(fs::create_dir_all);
                    let _ = editor.append_history(file);
                }
                if !answer_all(session, &text, &mut io::stdout(), say)? {
                    return Ok(());
                }
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => return Ok(()),
            Err(error) => return Err(unusable(error)),
        }
    }
}

/// The evidence of a claim that a correction took out, and who did.
pub(crate) fn dropped(collection: &Collection, id: &str, style: Style) -> Option<String> {
    let (claim, correction) = collection.dropped.iter().find(|(claim, _)| claim.id == id)?;
    let mut text = Vec::new();
    let article = collection.articles.iter().find(|article| article.id == claim.article);
    why::write_claim(claim, article, style, &mut text).expect("memory takes all that is written");
    let text = String::from_utf8(text).expect("evidence is text");
    Some(format!("{text}    dropped: {} ({})\n", correction.vouched(), correction.id))
}

/// Answers what comes in through a pipe.
///
/// # Errors
/// The pipe breaks on either side.
pub(crate) fn listen(
    session: &mut Session,
    input: impl BufRead,
    out: &mut impl Write,
    say: &mut dyn FnMut(&Diagnostic),
) -> io::Result<()> {
    obey_lines(session, input, out, say).map(drop)
}

/// Answers commands and statements line by line; says whether to go on.
fn obey_lines(
    session: &mut Session,
    mut input: impl BufRead,
    out: &mut impl Write,
    say: &mut dyn FnMut(&Diagnostic),
) -> io::Result<bool> {
    let mut open = String::new();
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let command = pieces::is_blank(&open) && pieces::is_line(&line);
        if command {
            // What stands before it is comments.
            open.clear();
        }
        open.push_str(&line);
        line.clear();
        if command || pieces::statements(&open).1.trim().is_empty() {
            let text = std::mem::take(&mut open);
            if !answer_all(session, &text, out, say)? {
                return Ok(false);
            }
        }
    }
    // The last statement may lack its `;`.
    answer_all(session, &open, out, say)
}

fn deliver(
    session: &mut Session,
    text: &str,
    out: &mut impl Write,
    say: &mut dyn FnMut(&Diagnostic),
) -> io::Result<()> {
    if let Err(message) = session.settings.deliver(text, out)? {
        say(&message);
    }
    Ok(())
}

/// Obeys the lines of a file; says whether to go on.
fn read(
    session: &mut Session,
    name: &str,
    text: &str,
    out: &mut impl Write,
    say: &mut dyn FnMut(&Diagnostic),
) -> io::Result<bool> {
    if session.reading.len() >= NESTED || session.reading.iter().any(|open| open == name) {
        let message = Diagnostic::error("a file that reads itself").with_place(Place::file(name));
        say(&message.with_hint("take the `.read` out of it"));
        return Ok(true);
    }
    session.reading.push(name.to_string());
    let go_on = obey_lines(session, text.as_bytes(), out, say);
    session.reading.pop();
    go_on
}

/// What the user wants done before anything else: `startup` beside other settings, by the XDG rules.
fn start(session: &mut Session, say: &mut dyn FnMut(&Diagnostic)) -> io::Result<()> {
    let file = home("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("isnad").join("startup"));
    match file.map(|file| (fs::read_to_string(&file), file)) {
        Some((Ok(text), file)) => read(session, &file.display().to_string(), &text, &mut io::stdout(), say).map(drop),
        _ => Ok(()),
    }
}

/// Answers the commands and statements of a text; says whether to go on.
fn answer_all(
    session: &mut Session,
    text: &str,
    out: &mut impl Write,
    say: &mut dyn FnMut(&Diagnostic),
) -> io::Result<bool> {
    if pieces::is_line(text) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if pieces::is_plain(line) {
                match session.ask_plainly(line) {
                    Ok(answer) => {
                        answer.warnings.iter().for_each(&mut *say);
                        deliver(session, &answer.value, out, say)?;
                    }
                    Err(message) => say(&message),
                }
                continue;
            }
            match session.obey(line) {
                Ok(Reply::Text(text)) => deliver(session, &text, out, say)?,
                Ok(Reply::Leave) => return Ok(false),
                Ok(Reply::Read { name, text }) => {
                    if !read(session, &name, &text, out, say)? {
                        return Ok(false);
                    }
                }
                Err(message) => say(&message),
            }
        }
        return out.flush().map(|()| true);
    }
    let (whole, rest) = pieces::statements(text);
    for statement in whole.into_iter().chain([rest]).filter(|s| !pieces::is_blank(s)) {
        match session.ask(statement) {
            Ok(answer) => {
                answer.warnings.iter().for_each(&mut *say);
                deliver(session, &answer.value, out, say)?;
            }
            Err(message) => say(&message),
        }
        out.flush()?;
    }
    Ok(true)
}

/// Where lines are kept between sittings, by the XDG rules.
fn history() -> Option<PathBuf> {
    Some(home("XDG_STATE_HOME", ".local/state")?.join("isnad").join("history"))
}

fn home(variable: &str, beside: &str) -> Option<PathBuf> {
    let given = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    given(variable).or_else(|| Some(given("HOME")?.join(beside)))
}

fn unusable(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        other => io::Error::other(other),
    }
}
