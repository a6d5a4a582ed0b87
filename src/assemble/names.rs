//! Names as they are compared: letters folded, words split. Who a name means is `actors`' concern.

use crate::script;

/// Letters that stand for a foreign g, in Cairo and elsewhere.
const JEEM: char = '\u{062C}';
const GHAIN: char = '\u{063A}';

/// The text with its letters folded and everything but letters and digits turned into single spaces.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in script::fold(text).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The folded words of a name.
pub(crate) fn words(name: &str) -> Vec<String> {
    folded(name).split(' ').filter(|w| !w.is_empty()).map(str::to_string).collect()
}

/// A key that is equal for spellings of one name: written apart or together, with one of the letters that stand for
/// a foreign g.
pub(crate) fn key(name: &str) -> String {
    folded(name).chars().filter(|c| *c != ' ').map(|c| if c == JEEM { GHAIN } else { c }).collect()
}

/// Whether `short` is the end of `long`: a surname after the full name.
pub(crate) fn is_surname(short: &[String], long: &[String]) -> bool {
    short.len() < long.len() && long.ends_with(short) && !short.is_empty()
}

/// Whether both may be one person's full name, one with words in between that the other leaves out.
pub(crate) fn is_fuller(short: &[String], long: &[String]) -> bool {
    if short.len() < 2 || long.len() <= short.len() || short.first() != long.first() || short.last() != long.last() {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|w| w == word))
}

/// Lower-case words joined by hyphens: `Vladimir Putin` is `vladimir-putin`. Letters of any script stay.
pub(crate) fn slug(text: &str) -> String {
    folded(text).replace(' ', "-")
}
