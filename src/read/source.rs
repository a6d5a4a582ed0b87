//! Paths → the raw articles behind them, one at a time: which files there are, what they hold by name or content.
//!
//! Leaves decoding and understanding to `decode`, `record` and `html`.

use crate::diag::{Diagnostic, Place};
use crate::read::MAX_BYTES;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// One article as it lies in a file.
#[derive(Debug)]
pub(super) enum Raw {
    /// A JSON object.
    Record { json: Vec<u8>, place: Place },
    /// A whole text file.
    Text { id: String, bytes: Vec<u8>, place: Place },
    /// A whole web page.
    Html { id: String, bytes: Vec<u8>, place: Place },
}

impl Raw {
    /// Where it was found.
    pub(super) fn place(&self) -> &Place {
        match self {
            Raw::Record { place, .. } | Raw::Text { place, .. } | Raw::Html { place, .. } => place,
        }
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Text,
    Html,
    Json,
}

impl Form {
    /// By the end of the file's name.
    fn of(path: &Path) -> Option<Form> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "md" => Some(Form::Text),
            "html" | "htm" | "xhtml" => Some(Form::Html),
            "jsonl" | "ndjson" | "json" => Some(Form::Json),
            _ => None,
        }
    }

    /// By its first bytes.
    fn sniff(bytes: &[u8]) -> Form {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match bytes.trim_ascii_start().first() {
            Some(b'{' | b'[') => Form::Json,
            Some(b'<') => Form::Html,
            _ => Form::Text,
        }
    }
}

type Reader = Box<dyn BufRead>;

/// The raw articles behind some paths, in order.
pub(super) struct Sources {
    waiting: VecDeque<PathBuf>,
    /// Whether the user named the path: then it is read whatever its name, and must hold something.
    named: usize,
    records: Option<(String, Reader, usize)>,
}

impl Sources {
    pub(super) fn new(paths: &[PathBuf]) -> Self {
        Sources { waiting: paths.iter().cloned().collect(), named: paths.len(), records: None }
    }
}

impl Iterator for Sources {
    type Item = Result<Raw, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((name, reader, line)) = &mut self.records {
                if let Some(raw) = next_line(name, reader, line) {
                    return Some(raw);
                }
                self.records = None;
            }
            let path = self.waiting.pop_front()?;
            let named = self.waiting.len() < self.named;
            self.named = self.named.min(self.waiting.len());
            match self.open(&path, named) {
                Ok(Some(raw)) => return Some(Ok(raw)),
                Ok(None) => {}
                Err(diagnostic) => return Some(Err(diagnostic)),
            }
        }
    }
}

impl Sources {
    fn open(&mut self, path: &Path, named: bool) -> Result<Option<Raw>, Diagnostic> {
        let name = path.display().to_string();
        let place = Place::file(&name);
        let failed = |error: io::Error| failure(&error, &place);
        if path.as_os_str() == "-" {
            let mut reader: Reader = Box::new(BufReader::new(io::stdin()));
            let form = Form::sniff(reader.fill_buf().map_err(failed)?);
            return self.start(reader, form, "stdin".into(), name);
        }
        if path.is_dir() {
            let mut found: Vec<PathBuf> = Vec::new();
            for entry in path.read_dir().map_err(failed)? {
                let entry = entry.map_err(failed)?.path();
                let hidden = entry.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
                if !hidden && (entry.is_dir() || Form::of(&entry).is_some()) {
                    found.push(entry);
                }
            }
            found.sort();
            for entry in found.into_iter().rev() {
                self.waiting.push_front(entry);
            }
            return Ok(None);
        }
        let mut reader: Reader = Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(failed)?));
        let _ = named;
        let form = match Form::of(path) {
            Some(form) => form,
            None => Form::sniff(reader.fill_buf().map_err(failed)?),
        };
        let stem = path.file_stem().map_or_else(|| name.clone(), |stem| stem.to_string_lossy().into_owned());
        self.start(reader, form, stem, name)
    }

    fn start(&mut self, reader: Reader, form: Form, id: String, name: String) -> Result<Option<Raw>, Diagnostic> {
        let place = Place::file(&name);
        if form == Form::Json {
            self.records = Some((name, reader, 0));
            return Ok(None);
        }
        let mut bytes = Vec::new();
        reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| failure(&error, &place))?;
        if bytes.len() > MAX_BYTES {
            let message = format!("found more than {} MB in one article", MAX_BYTES >> 20);
            return Err(Diagnostic::error(message).with_place(place).with_hint("give JSON lines, one article a line"));
        }
        Ok(Some(match form {
            Form::Html => Raw::Html { id, bytes, place },
            _ => Raw::Text { id, bytes, place },
        }))
    }
}

/// The next line that is not empty.
fn next_line(name: &str, reader: &mut Reader, line: &mut usize) -> Option<Result<Raw, Diagnostic>> {
    loop {
        *line += 1;
        let place = Place { line: *line, ..Place::file(name) };
        let mut json = Vec::new();
        match reader.by_ref().take(MAX_BYTES as u64 + 1).read_until(b'\n', &mut json) {
            Ok(0) => return None,
            Ok(length) if length > MAX_BYTES => {
                if let Err(error) = reader.skip_until(b'\n') {
                    return Some(Err(failure(&error, &place)));
                }
                let message = format!("found a line longer than {} MB, an article is shorter", MAX_BYTES >> 20);
                return Some(Err(Diagnostic::error(message).with_place(place)));
            }
            Ok(_) if json.trim_ascii().is_empty() => {}
            Ok(_) => return Some(Ok(Raw::Record { json, place })),
            Err(error) => return Some(Err(failure(&error, &place))),
        }
    }
}

/// Says what the operating system said.
fn failure(error: &io::Error, place: &Place) -> Diagnostic {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "found no such file or folder".to_string(),
        io::ErrorKind::PermissionDenied => "found it closed to this user".to_string(),
        _ => format!("cannot be read: {error}"),
    };
    Diagnostic::error(message).with_place(place.clone())
}
