//! Paths → the raw articles behind them, one at a time: which files there are, what they hold by name or content.
//!
//! Leaves decoding and understanding to `decode`, `record` and `html`.

use crate::diag::{Diagnostic, Place};
use crate::read::MAX_BYTES;
use crate::read::records::{Reader, Records, Shape};
use encoding_rs::{CoderResult, Decoder, Encoding};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// One article as it lies in a file.
#[derive(Debug)]
pub(super) enum Bytes {
    /// A JSON object.
    Record { json: Vec<u8>, place: Place },
    /// A whole text file.
    Text { id: String, bytes: Vec<u8>, place: Place },
    /// A whole web page.
    Html { id: String, bytes: Vec<u8>, place: Place },
}

impl Bytes {
    /// What it holds.
    pub(super) fn content(&self) -> &[u8] {
        match self {
            Bytes::Record { json: bytes, .. } | Bytes::Text { bytes, .. } | Bytes::Html { bytes, .. } => bytes,
        }
    }

    /// Where it was found.
    pub(super) fn place(&self) -> &Place {
        match self {
            Bytes::Record { place, .. } | Bytes::Text { place, .. } | Bytes::Html { place, .. } => place,
        }
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Text,
    Html,
    /// Records: of which shape, if the name tells.
    Json(Option<Shape>),
}

impl Form {
    /// By the end of the file's name.
    fn of(path: &Path) -> Option<Form> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "md" => Some(Form::Text),
            "html" | "htm" | "xhtml" => Some(Form::Html),
            "jsonl" | "ndjson" => Some(Form::Json(Some(Shape::Lines))),
            "json" => Some(Form::Json(None)),
            _ => None,
        }
    }

    /// By its first bytes.
    fn sniff(bytes: &[u8]) -> Form {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let objects = bytes.strip_prefix(b"[").unwrap_or(bytes).trim_ascii_start();
        match bytes.first() {
            Some(b'<') => Form::Html,
            // A text may well open with a bracket; a record opens with a name.
            Some(b'{' | b'[') if objects.strip_prefix(b"{").is_some_and(is_name) => Form::Json(None),
            _ => Form::Text,
        }
    }
}

fn is_name(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().first().is_none_or(|byte| matches!(byte, b'"' | b'}'))
}

/// The raw articles behind some paths, in order.
pub(super) struct Sources {
    waiting: VecDeque<PathBuf>,
    records: Option<Records>,
}

impl Sources {
    pub(super) fn new(paths: &[PathBuf]) -> Self {
        Sources { waiting: paths.iter().cloned().collect(), records: None }
    }
}

impl Iterator for Sources {
    type Item = Result<Bytes, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(raw) = self.records.as_mut().and_then(Iterator::next) {
                // A device that fails once fails for ever.
                if raw.as_ref().is_err_and(|problem| problem.message.starts_with(UNREADABLE)) {
                    self.records = None;
                }
                return Some(raw);
            }
            self.records = None;
            let path = self.waiting.pop_front()?;
            match self.open(&path) {
                Ok(Some(raw)) => return Some(Ok(raw)),
                Ok(None) => {}
                Err(diagnostic) => return Some(Err(diagnostic)),
            }
        }
    }
}

impl Sources {
    fn open(&mut self, path: &Path) -> Result<Option<Bytes>, Diagnostic> {
        let name = path.display().to_string();
        let place = Place::file(&name);
        let failed = |error: io::Error| failure(&error, &place);
        if path.as_os_str() == "-" {
            let mut reader = plain(Box::new(BufReader::with_capacity(1 << 16, io::stdin()))).map_err(failed)?;
            let form = Form::sniff(reader.fill_buf().map_err(failed)?);
            return self.start(reader, form, "stdin".into(), name);
        }
        if path.is_dir() {
            let found = entries(path).map_err(failed)?;
            for entry in found.into_iter().rev() {
                self.waiting.push_front(entry);
            }
            return Ok(None);
        }
        let file = File::open(path).map_err(failed)?;
        let mut reader: Reader = Box::new(BufReader::with_capacity(1 << 16, file));
        let form = match Form::of(path) {
            Some(form) => form,
            None => Form::sniff(reader.fill_buf().map_err(failed)?),
        };
        if matches!(form, Form::Json(_)) {
            reader = plain(reader).map_err(failed)?;
        }
        let stem = path.file_stem().map_or_else(|| name.clone(), |stem| stem.to_string_lossy().into_owned());
        self.start(reader, form, stem, name)
    }

    fn start(&mut self, mut reader: Reader, form: Form, id: String, name: String) -> Result<Option<Bytes>, Diagnostic> {
        let place = Place::file(&name);
        if let Form::Json(shape) = form {
            let first = reader.fill_buf().map_err(|error| failure(&error, &place))?;
            let shape = shape.unwrap_or_else(|| Shape::sniff(first));
            self.records = Some(Records::new(name, reader, shape));
            return Ok(None);
        }
        let mut bytes = Vec::new();
        reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| failure(&error, &place))?;
        if bytes.len() > MAX_BYTES {
            let message = format!("found more than {} MB in one article", MAX_BYTES >> 20);
            return Err(Diagnostic::error(message).with_place(place).with_hint("give JSON lines, one article a line"));
        }
        Ok(Some(match form {
            Form::Html => Bytes::Html { id, bytes, place },
            _ => Bytes::Text { id, bytes, place },
        }))
    }
}

/// The folders and articles in a folder, in order of name. What is hidden is left out, and links to folders, which may
/// lead in a circle.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in folder.read_dir()? {
        let entry = entry?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let folder = entry.file_type()?.is_dir();
        if !hidden && (folder || (Form::of(&path).is_some() && !path.is_dir())) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The same bytes; in UTF-8 if a mark says that they are in UTF-16.
fn plain(mut reader: Reader) -> io::Result<Reader> {
    let first = reader.fill_buf()?;
    Ok(match Encoding::for_bom(first) {
        Some((encoding, _)) if encoding != encoding_rs::UTF_8 => {
            let decoder = encoding.new_decoder_with_bom_removal();
            Box::new(BufReader::with_capacity(1 << 16, Utf8 { reader, decoder, ended: false }))
        }
        _ => reader,
    })
}

/// Bytes of another encoding, read as UTF-8.
struct Utf8 {
    reader: Reader,
    decoder: Decoder,
    ended: bool,
}

impl Read for Utf8 {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let first = self.reader.fill_buf()?;
            let last = first.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(first, out, last);
            self.reader.consume(read);
            self.ended = last && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

const UNREADABLE: &str = "cannot be read";

/// Says what the operating system said.
pub(super) fn failure(error: &io::Error, place: &Place) -> Diagnostic {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "found no such file or folder".to_string(),
        io::ErrorKind::PermissionDenied => "found it closed to this user".to_string(),
        _ => format!("{UNREADABLE}: {error}"),
    };
    Diagnostic::error(message).with_place(place.clone())
}
