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
use source::{Raw, Sources};
use std::collections::HashSet;
use std::path::PathBuf;

/// The longest article, record or line that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads articles one at a time from files, folders (recursive, in order of name) and `-`, standard input.
///
/// An article that cannot be read, or that was read before, is an `Err` with its place; the rest goes on. A duplicate is
/// a warning, everything else an error.
pub fn articles<'l>(paths: &[PathBuf], lexicon: &'l Lexicon) -> Articles<'l> {
    Articles { lexicon, sources: Sources::new(paths), texts: HashSet::new(), ids: HashSet::new() }
}

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

/// The articles behind some paths. Constant memory, but for 32 bytes of hashes an article.
pub struct Articles<'l> {
    lexicon: &'l Lexicon,
    sources: Sources,
    /// Hashes of what was read.
    texts: HashSet<[u8; 16]>,
    ids: HashSet<[u8; 16]>,
}

impl Iterator for Articles<'_> {
    type Item = Result<Warned<Article>, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        let raw = match self.sources.next()? {
            Ok(raw) => raw,
            Err(diagnostic) => return Some(Err(diagnostic)),
        };
        let place = raw.place().clone();
        let is_record = matches!(raw, Raw::Record { .. });
        Some(self.read(raw).and_then(|article| self.admit(article, place, is_record)))
    }
}

impl Articles<'_> {
    fn read(&self, raw: Raw) -> Result<Warned<Article>, Diagnostic> {
        match raw {
            Raw::Record { json, place } => {
                let json = decode::decode(json, &place)?;
                let mut read = record::read(&json.value, &place, self.lexicon)?;
                read.warnings.splice(0..0, json.warnings);
                Ok(read)
            }
            Raw::Text { id, bytes, place } => {
                let decoded = decode::decode(bytes, &place)?;
                let article = Article { id, text: decoded.value, ..Article::default() };
                let mut read = furnish::furnish(article, &[], &place, self.lexicon);
                read.warnings.splice(0..0, decoded.warnings);
                Ok(read)
            }
            Raw::Html { id, bytes, place } => {
                let decoded = decode::decode(bytes, &place)?;
                let mut read = html::read(&id, &decoded.value, &place, self.lexicon)?;
                read.warnings.splice(0..0, decoded.warnings);
                Ok(read)
            }
        }
    }

    /// Lets an article pass whose text is new, under an id that is new. A record whose id is new is an article of its own,
    /// whatever its text: five papers print one agency's report.
    fn admit(
        &mut self,
        mut read: Warned<Article>,
        place: Place,
        is_record: bool,
    ) -> Result<Warned<Article>, Diagnostic> {
        let article = &mut read.value;
        if article.text.trim().is_empty() {
            return Err(Diagnostic::error("found no text, an article needs some").with_place(place));
        }
        // The outlet counts: two papers may print the same words under the same headline.
        let outlet = article.outlet.as_deref().unwrap_or_default();
        let hash = hash(&[outlet.as_bytes(), b"\n", article.text.as_bytes()]);
        let taken = self.ids.contains(&self::hash(&[article.id.as_bytes()]));
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
        }
        self.ids.insert(self::hash(&[read.value.id.as_bytes()]));
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
