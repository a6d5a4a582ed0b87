//! JSON lines, or a JSON list, or objects one after the other → the records in them, one at a time.
//!
//! What is longer than an article can be is skipped, not held. Understanding a record is `record`'s concern.

use crate::diag::{Diagnostic, Place};
use crate::read::MAX_BYTES;
use crate::read::source::{Bytes, failure};
use std::io::{self, BufRead, Read};

/// A source of bytes.
pub(super) type Reader = Box<dyn BufRead>;

/// The records of one file.
pub(super) struct Records {
    name: String,
    reader: Reader,
    line: usize,
    shape: Shape,
}

/// How records are told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// One a line: a broken one costs itself alone.
    Lines,
    /// By their brackets: a list, or records of several lines.
    Brackets,
}

impl Shape {
    /// By the first bytes of a file that holds JSON.
    pub(super) fn sniff(bytes: &[u8]) -> Shape {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        // A line that is cut off by the buffer's end is a long one: no one breaks those by hand.
        let whole = line.len() == bytes.len() || line.trim_ascii_end().ends_with(b"}");
        if bytes.first() == Some(&b'{') && whole { Shape::Lines } else { Shape::Brackets }
    }
}

impl Records {
    pub(super) fn new(name: String, reader: Reader, shape: Shape) -> Self {
        let line = if shape == Shape::Lines { 0 } else { 1 };
        Records { name, reader, line, shape }
    }

    fn place(&self) -> Place {
        Place { line: self.line, ..Place::file(&self.name) }
    }

    fn too_long(&self, what: &str, place: Place) -> Diagnostic {
        let message = format!("found a {what} longer than {} MB, an article is shorter: left out", MAX_BYTES >> 20);
        Diagnostic::error(message).with_place(place)
    }

    /// The next line that is not empty.
    fn next_line(&mut self) -> Option<Result<Bytes, Diagnostic>> {
        loop {
            self.line += 1;
            let mut json = Vec::new();
            let read = self.reader.by_ref().take(MAX_BYTES as u64 + 1).read_until(b'\n', &mut json);
            match read {
                Ok(0) => return None,
                Ok(length) if length > MAX_BYTES => {
                    drop(json);
                    let place = self.place();
                    return Some(Err(match self.reader.skip_until(b'\n') {
                        Ok(_) => self.too_long("line", place),
                        Err(error) => failure(&error, &place),
                    }));
                }
                Ok(_) if is_blank(&json) => {}
                Ok(_) => {
                    json.truncate(json.trim_ascii_end().len());
                    return Some(Ok(Bytes::Record { json, place: self.place() }));
                }
                Err(error) => return Some(Err(failure(&error, &self.place()))),
            }
        }
    }

    /// The next object, whatever lines it spans; commas and the brackets of a list around objects do not count.
    fn next_object(&mut self) -> Option<Result<Bytes, Diagnostic>> {
        let mut scan = Scan::default();
        let mut json = Vec::new();
        let mut place = None;
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Some(Err(failure(&error, &self.place()))),
            };
            if buffer.is_empty() {
                let place = place?;
                return Some(Err(Diagnostic::error("found the end of the file inside a record").with_place(place)));
            }
            let mut used = 0;
            let mut done = false;
            for byte in buffer {
                used += 1;
                if *byte == b'\n' {
                    self.line += 1;
                }
                if scan.depth == 0 && place.is_none() {
                    if byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']' | 0xEF | 0xBB | 0xBF) {
                        continue;
                    }
                    place = Some(Place { line: self.line, ..Place::file(&self.name) });
                }
                if json.len() <= MAX_BYTES {
                    json.push(*byte);
                }
                done = scan.ends_with(*byte);
                if done {
                    break;
                }
            }
            self.reader.consume(used);
            if let Some(place) = place.clone().filter(|_| done) {
                return Some(if json.len() > MAX_BYTES {
                    Err(self.too_long("record", place))
                } else {
                    Ok(Bytes::Record { json, place })
                });
            }
        }
    }
}

impl Iterator for Records {
    type Item = Result<Bytes, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.shape {
            Shape::Lines => self.next_line(),
            Shape::Brackets => self.next_object(),
        }
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii().is_empty()
}

/// How deep in brackets a scan is. Strings hold brackets that do not count.
#[derive(Debug, Default)]
struct Scan {
    depth: usize,
    string: bool,
    escaped: bool,
}

impl Scan {
    /// Whether a value ends with this byte: an object with its bracket, anything else at a line's end or comma.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.string {
            self.string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return false;
        }
        match byte {
            b'"' => self.string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            b'\n' | b',' => return self.depth == 0,
            _ => {}
        }
        false
    }
}
