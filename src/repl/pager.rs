//! What is taller than the screen goes through the user's pager.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

/// Shows a text in `ISNAD_PAGER`, `PAGER` or less; false if there is none that runs.
pub(crate) fn show(text: &str) -> bool {
    let named = ["ISNAD_PAGER", "PAGER"].into_iter().find_map(|name| env::var(name).ok());
    let line = named.filter(|line| !line.trim().is_empty()).unwrap_or_else(|| "less".to_string());
    let mut words = line.split_whitespace();
    let Some(program) = words.next() else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    // As git does: leave at once what fits, keep colours, no clearing of the screen.
    for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut pipe) = child.stdin.take() {
        // A reader who leaves early has seen enough.
        let _ = pipe.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
