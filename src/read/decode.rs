//! Bytes → text: which encoding, and where the bytes fit none.

use crate::diag::{Diagnostic, Place, Warned};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

/// How far to look for a page's own word on its encoding.
const HEAD: usize = 2048;

/// Decodes a whole file: by its byte order mark, as UTF-8 if it is that, by what it says itself (HTML), else by its look.
///
/// # Errors
/// Bytes that are no text.
pub(super) fn decode(bytes: Vec<u8>, place: &Place) -> Result<Warned<String>, Diagnostic> {
    let binary = || Diagnostic::error("found binary content, an article is text").with_place(place.clone());
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Ok(decoded(&bytes[mark..], encoding, place));
    }
    if let Some(encoding) = wide(&bytes) {
        return Ok(decoded(&bytes, encoding, place));
    }
    if memchr::memchr(0, &bytes).is_some() {
        return Err(binary());
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(&bytes) {
        return Ok(Warned::clean(text.into_owned()));
    }
    if is_damaged_utf8(&bytes) {
        return Ok(decoded(&bytes, UTF_8, place));
    }
    if let Some(encoding) = declared(&bytes) {
        return Ok(decoded(&bytes, encoding, place));
    }
    let control = |byte: &&u8| matches!(byte, 1..=8 | 14..=31);
    if bytes.iter().take(HEAD).filter(control).count() > 8 {
        return Err(binary());
    }
    let encoding = guess(&bytes);
    let mut text = decoded(&bytes, encoding, place);
    let message = format!("found text that is not UTF-8, read as {}", encoding.name());
    text.warnings.insert(0, Diagnostic::warning(message).with_place(place.clone()));
    Ok(text)
}

/// The text, with a warning where the bytes fit no character.
fn decoded(bytes: &[u8], encoding: &'static Encoding, place: &Place) -> Warned<String> {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    if !faulty {
        return Warned::clean(text);
    }
    let first = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
    let count = text.matches(char::REPLACEMENT_CHARACTER).count();
    let at = Place::at(&place.file, &text, first, "");
    // Inside a file of records the line is known already.
    let at = if place.line > 0 { Place { line: place.line, column: 0, ..at } } else { at };
    let found = if count == 1 { "1 place that is".to_string() } else { format!("{count} places that are") };
    let message = format!("found {found} no {}, put U+FFFD there", encoding.name());
    Warned { value: text, warnings: vec![Diagnostic::warning(message).with_place(at)] }
}

/// UTF-16 without a mark: in Arabic and in English every other byte is one of few.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let telling = head.iter().filter(|byte| matches!(byte, 0 | 6)).count();
    if head.len() < 8 || telling * 4 < head.len() / 2 {
        return None;
    }
    let high = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| matches!(byte, 0 | 6 | 0x20)).count();
    // A NUL, or the byte of the Arabic block: neither is common in text of single bytes.
    let telling = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| matches!(byte, 0 | 6)).count();
    let most = |offset: usize| high(offset) * 10 >= head.len() / 2 * 9 && telling(offset) * 4 >= head.len() / 2;
    match (most(0), most(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether all but a few of the bytes beyond ASCII form UTF-8 characters: some were lost on the way.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 8
}

/// The encoding that an HTML page names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let after = head.split_once("charset=").or_else(|| head.split_once("encoding="))?.1;
    let name = after.trim_start_matches(['"', '\'', ' ']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
    // A page that says UTF-8 and is none is not believed.
    Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Short texts look like anything. Arabic is what is read here, so it wins if the bytes make Arabic words.
    let (text, faulty) = WINDOWS_1256.decode_without_bom_handling(bytes);
    let letters = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let arabic = text.chars().filter(|c| crate::script::is_arabic(*c)).count();
    if !faulty && arabic * 10 >= letters * 9 { WINDOWS_1256 } else { guess }
}
