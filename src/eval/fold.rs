//! Names and keywords as evaluation compares them: coarser than `script::fold`, and free of the Arabic article.

use crate::script::letters::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Letters of one look made one, marks and punctuation dropped, single spaces.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::new();
    let mut space = false;
    for c in text.nfkd().filter(|c| canonical_combining_class(*c) == 0) {
        let c = match c {
            ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW | ALEF_MADDA | ALEF_WASLA => ALEF,
            ALEF_MAQSURA | YEH_HAMZA => YEH,
            TEH_MARBUTA => HEH,
            WAW_HAMZA => WAW,
            TATWEEL => continue,
            c => c,
        };
        if !c.is_alphanumeric() && c != '_' {
            space = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// `fold`, and the article off every word.
pub(super) fn bare(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(' ').map(|word| match word.strip_prefix(ALEF).and_then(|w| w.strip_prefix(LAM)) {
        Some(rest) if word.chars().nth(4).is_some() => rest,
        _ => word,
    });
    words.collect::<Vec<&str>>().join(" ")
}

/// A text with runs of white space as one space, and where each byte of it stood.
pub(super) struct Squeezed {
    text: String,
    offsets: Vec<usize>,
}

impl Squeezed {
    pub(super) fn new(text: &str) -> Self {
        let mut out = Squeezed { text: String::with_capacity(text.len()), offsets: Vec::with_capacity(text.len() + 1) };
        let mut space = false;
        for (at, c) in text.char_indices() {
            let white = is_space(c);
            if !(white && space) {
                let c = if white { ' ' } else { c };
                out.text.push(c);
                out.offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
            }
            space = white;
        }
        out.offsets.push(text.len());
        out
    }

    /// The bytes of the text where these words stand first.
    pub(super) fn find(&self, words: &str) -> Option<(usize, usize)> {
        let mut wanted = String::new();
        for c in words.chars() {
            match is_space(c) {
                true if wanted.ends_with(' ') => {}
                true => wanted.push(' '),
                false => wanted.push(c),
            }
        }
        let wanted = wanted.trim();
        let at = self.text.find(wanted)?;
        Some((self.offsets[at], self.offsets[at + wanted.len()]))
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_seats_and_articles_do_not_count() {
        assert_eq!(fold("\u{0623}\u{064E}\u{0628}  (X)!"), "\u{0627}\u{0628} x");
        assert_eq!(
            bare("\u{0627}\u{0644}\u{0628}\u{064A}\u{062A} \u{0627}\u{0644}\u{0627}"),
            "\u{0628}\u{064A}\u{062A} \u{0627}\u{0644}\u{0627}"
        );
    }

    #[test]
    fn words_are_found_across_line_ends() {
        let text = Squeezed::new("a  b\n\nc d");
        assert_eq!(text.find("b c"), Some((3, 7)));
        assert_eq!(text.find("x"), None);
    }
}
