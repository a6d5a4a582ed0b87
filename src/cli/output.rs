//! Where answers go: standard output or a file, with a reader that may leave and a disk that may fill.

use crate::cli::Failure;
use crate::diag::{Diagnostic, Place};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// What a command writes its answer to. Errors of the stream come back as `Failure` by `?` through [`Output::put`].
pub(crate) struct Output {
    stream: BufWriter<Box<dyn Write>>,
    /// As messages name it.
    name: String,
}

impl Output {
    /// Standard output.
    pub(crate) fn standard() -> Output {
        Output { stream: BufWriter::new(Box::new(io::stdout())), name: "standard output".into() }
    }

    /// A file, emptied first; `-` or none is standard output.
    ///
    /// # Errors
    /// The file cannot be made.
    pub(crate) fn to(path: Option<&Path>) -> Result<Output, Failure> {
        let Some(path) = path.filter(|p| p.as_os_str() != "-") else {
            return Ok(Output::standard());
        };
        let file = File::create(path).map_err(|e| cannot_write(&path.display().to_string(), &e))?;
        Ok(Output { stream: BufWriter::new(Box::new(file)), name: path.display().to_string() })
    }

    /// As messages name it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Writes a text.
    ///
    /// # Errors
    /// `Failure::Closed` when the reader has gone, else a message.
    pub(crate) fn put(&mut self, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        let done = self.stream.write_all(text.as_ref());
        done.map_err(|e| cannot_write(&self.name, &e))
    }

    /// Hands on what is buffered: call it at the end, where a full disk shows last, and whenever a reader waits.
    ///
    /// # Errors
    /// As for `put`.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        self.stream.flush().map_err(|e| cannot_write(&self.name, &e))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// What a failed write means: the reader has gone, which is no mistake, or a message with a remedy.
pub(crate) fn cannot_write(name: &str, error: &io::Error) -> Failure {
    let hint = match error.kind() {
        io::ErrorKind::BrokenPipe => return Failure::Closed,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space, or write to another disk",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "choose a place that you may write to",
        io::ErrorKind::NotFound => "make the folder first",
        io::ErrorKind::IsADirectory => "name a file in that folder",
        _ => "write to another place",
    };
    let found = Diagnostic::error(format!("cannot write: {}", plain(error)));
    Failure::from(found.with_place(Place::file(name)).with_hint(hint))
}

/// What a failed read means, with a remedy.
pub(crate) fn cannot_read(name: &str, error: &io::Error) -> Diagnostic {
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "check the spelling, and the folder that you are in",
        io::ErrorKind::PermissionDenied => "choose a file that you may read",
        io::ErrorKind::IsADirectory => "name a file in that folder",
        io::ErrorKind::InvalidData => "save it as UTF-8",
        _ => "check that the disk is there and sound",
    };
    Diagnostic::error(format!("cannot read: {}", plain(error))).with_place(Place::file(name)).with_hint(hint)
}

/// The system's words for an error, in the manner of our own: lower case, without its number.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
