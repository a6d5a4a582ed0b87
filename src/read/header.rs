//! The optional header of `key: value` lines at the top of a text, up to the first empty line, or between `---` lines.

use crate::lexicon::Lexicon;
use crate::lexicon::reading::Label;
use crate::span::Span;

/// A header that was found.
#[derive(Debug)]
pub(super) struct Header {
    /// What is said, as it stands in the text. Keys that mean nothing to us are left out.
    pub fields: Vec<(Label, Span)>,
    /// From the first line to the last.
    pub span: Span,
}

/// The header, if the text begins with one: every line has a key, and the first line's is known.
pub(super) fn find(text: &str, lexicon: &Lexicon) -> Option<Header> {
    let mut fields = Vec::new();
    let mut at = 0;
    let mut end = 0;
    let mut fenced = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let content = line.trim();
        if number == 0 && content == "---" {
            fenced = true;
            continue;
        }
        if content.is_empty() || (fenced && content == "---") {
            let span = Span::new(0, if fenced && !content.is_empty() { start + content.len() } else { end });
            return (!fields.is_empty()).then_some(Header { fields, span });
        }
        let (key, value) = content.split_once(':')?;
        if key.split_whitespace().count() > 4 {
            return None;
        }
        end = start + line.trim_end().len();
        let label = lexicon.reading.label(key);
        if label.is_none() && fields.is_empty() && !fenced {
            return None;
        }
        let value = value.trim().trim_matches('"');
        if let Some(label) = label.filter(|_| !value.is_empty()) {
            let from = value.as_ptr() as usize - text.as_ptr() as usize;
            fields.push((label, Span::new(from, from + value.len())));
        }
    }
    // The text ended within its header: then it was none.
    None
}
