//! Files, folders, HTML, JSON lines and standard input → articles.
//!
//! What comes out has its text as it was given (decoded, nothing folded), what is known about it, and its parts: title,
//! running text, teasers, captions, furniture. Words and sentences are left to `text`.

mod date;
mod dating;
mod decode;
mod furnish;
mod header;
mod html;
mod line;
mod meta;
mod outlet;
mod record;
mod records;
mod source;

use crate::article::Article;
use crate::diag::{Diagnostic, Place, Warned};
use crate::lexicon::Lexicon;
use source::{Bytes, Sources};
use std::collections::HashSet;
use std::path::PathBuf;

/// The longest article, record or line that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads articles one at a time from files, folders (recursive, in order of name) and `-`, standard input.
///
/// An article that cannot be read, or that was read before, is an `Err` with its place; the rest goes on. A duplicate is
/// a warning, everything else an error.
pub fn articles<'l>(paths: &[PathBuf], lexicon: &'l Lexicon) -> impl Iterator<Item = Outcome> + use<'l> {
    let mut door = Door::default();
    raws(paths).map(move |raw| door.admit(raw.read(lexicon)))
}

/// The same articles as they lie in their files, for those who read several at a time: each `Raw::read` by itself, then
/// all through one `Door` in the order in which they came.
pub fn raws(paths: &[PathBuf]) -> impl Iterator<Item = Raw> + use<> {
    Sources::new(paths).map(|found| Raw { found })
}

/// An article, or why there is none.
pub type Outcome = Result<Warned<Article>, Diagnostic>;

/// Reads one article from text in memory: a page with an optional header of `key: value` lines.
pub fn text(id: &str, text: &str, lexicon: &Lexicon) -> Warned<Article> {
    furnish::furnish(
        Article { id: id.to_string(), text: text.to_string(), ..Article::default() },
        &[],
        &Place::file(id),
        lexicon,
    )
}

/// Reads one article from an HTML page in memory.
///
/// # Errors
/// A page without text.
pub fn html(id: &str, page: &str, lexicon: &Lexicon) -> Result<Warned<Article>, Diagnostic> {
    html::read(id, page, &Place::file(id), lexicon)
}

/// One article as it lies in a file.
pub struct Raw {
    found: Result<Bytes, Diagnostic>,
}

/// An article that was read by itself: whether it was read before is for the door.
pub struct Read {
    article: Outcome,
    /// Of outlet and text, and of the id.
    hashes: [[u8; 16]; 2],
    place: Place,
    is_record: bool,
}

impl Raw {
    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.found.as_ref().map_or(0, |bytes| bytes.content().len())
    }

    /// Where it was found.
    pub fn place(&self) -> Option<&Place> {
        self.found.as_ref().ok().map(Bytes::place)
    }

    /// Decodes and understands it.
    pub fn read(self, lexicon: &Lexicon) -> Read {
        let place = self.place().cloned().unwrap_or_default();
        let is_record = matches!(self.found, Ok(Bytes::Record { .. }));
        let article = self.found.and_then(|bytes| understand(bytes, lexicon));
        let hashes = article.as_ref().map_or_else(
            |_| Default::default(),
            |read| {
                let Article { id, text, outlet, .. } = &read.value;
                // The outlet counts: two papers may print the same words under the same headline.
                let outlet = outlet.as_deref().unwrap_or_default();
                [hash(&[outlet.as_bytes(), b"\n", text.as_bytes()]), hash(&[id.as_bytes()])]
            },
        );
        Read { article, hashes, place, is_record }
    }
}

fn understand(bytes: Bytes, lexicon: &Lexicon) -> Outcome {
    match bytes {
        Bytes::Record { json, place } => {
            let json = decode::decode(json, &place)?;
            let mut read = record::read(&json.value, &place, lexicon)?;
            read.warnings.splice(0..0, json.warnings);
            Ok(read)
        }
        Bytes::Text { id, bytes, place } => {
            let decoded = decode::decode(bytes, &place)?;
            let article = Article { id, text: decoded.value, ..Article::default() };
            let mut read = furnish::furnish(article, &[], &place, lexicon);
            read.warnings.splice(0..0, decoded.warnings);
            Ok(read)
        }
        Bytes::Html { id, bytes, place } => {
            let decoded = decode::decode(bytes, &place)?;
            let mut read = html::read(&id, &decoded.value, &place, lexicon)?;
            read.warnings.splice(0..0, decoded.warnings);
            Ok(read)
        }
    }
}

/// Who was let in before. Constant memory, but for 32 bytes of hashes an article.
#[derive(Default)]
pub struct Door {
    texts: HashSet<[u8; 16]>,
    ids: HashSet<[u8; 16]>,
}

impl Door {
    /// Lets an article pass whose text is new, under an id that is new. A record whose id is new is an article of its own,
    /// whatever its text: five papers print one agency's report.
    ///
    /// # Errors
    /// What could not be read, holds no text, or was read before.
    pub fn admit(&mut self, read: Read) -> Outcome {
        let Read { article, hashes: [hash, id], place, is_record } = read;
        let mut read = article?;
        let article = &mut read.value;
        if article.text.trim().is_empty() {
            return Err(Diagnostic::error("found no text, an article needs some").with_place(place));
        }
        let taken = self.ids.contains(&id);
        if self.texts.contains(&hash) && (taken || !is_record) {
            let message = format!("{} has the same text as an article read before: left out", article.id);
            return Err(Diagnostic::warning(message).with_place(place));
        }
        self.texts.insert(hash);
        if taken {
            let id = format!("{}-{}", article.id, digits(&hash[..4]));
            let message = format!("{} names another article already: this one is called {id}", article.id);
            article.id = id;
            read.warnings.push(Diagnostic::warning(message).with_place(place));
            self.ids.insert(self::hash(&[read.value.id.as_bytes()]));
        } else {
            self.ids.insert(id);
        }
        Ok(read)
    }
}

/// The first half of a blake3 hash: enough to tell articles apart.
fn hash(pieces: &[&[u8]]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for piece in pieces {
        hasher.update(piece);
    }
    let mut half = [0; 16];
    half.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    half
}

/// The first bytes of a hash in hexadecimal digits.
fn digits(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
