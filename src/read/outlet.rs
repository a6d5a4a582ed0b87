//! Who published a page, and which agency it comes from: title suffixes, source lines, datelines.

use crate::lexicon::Lexicon;
use crate::lexicon::reading::{self, Byline};
use crate::lexicon::rows::Word;
use crate::read::date::{self, Found};
use crate::read::line::{is_dash, is_place};
use memchr::memmem;

/// A page's title and what stands behind its last dash or bar.
pub(super) fn suffix(title: &str) -> Option<(&str, &str)> {
    const BARS: [&str; 6] = [" - ", " | ", " \u{2013} ", " \u{2014} ", " :: ", " \u{00BB} "];
    let last = |bar: &str| memmem::rfind(title.as_bytes(), bar.as_bytes());
    let (at, bar) = BARS.iter().filter_map(|bar| Some((last(bar)?, bar))).max()?;
    let (before, after) = (title[..at].trim_end(), title[at + bar.len()..].trim());
    let fits = before.split_whitespace().count() >= 2 && (1..=5).contains(&after.split_whitespace().count());
    fits.then_some((before, after))
}

/// Whether these words name an outlet: a known one, or with a word such as "newspaper" in them.
pub(super) fn is_outlet(name: &str, lexicon: &Lexicon) -> bool {
    let named = lexicon.reading.byline(name).map(|(_, kind)| kind);
    matches!(named, Some(Byline::Outlet | Byline::Agency))
        || name.split([' ', '.']).any(|word| lexicon.reading.is_outlet_word(word))
}

/// Whether what is left of a page's title behind the headline is a bar and a name.
pub(super) fn is_rest(rest: &str) -> bool {
    rest.trim_start().starts_with(['-', '|', '\u{2013}', '\u{2014}', ':']) && rest.split_whitespace().count() <= 6
}

/// The outlet and the agency that a source line names.
pub(super) fn source(value: &str, lexicon: &Lexicon) -> (Option<String>, Option<String>) {
    let (mut outlet, mut agency) = (None, None);
    for name in value.split(['+', '/', '&', ',', '\u{060C}', '-', '\u{2013}', '|']).map(str::trim) {
        match lexicon.reading.byline(name) {
            Some((_, Byline::Several | Byline::Desk)) => {}
            Some((full, Byline::Agency)) => agency = agency.or(Some(full.to_string())),
            _ if name.is_empty() => {}
            _ => outlet = outlet.or(Some(name.to_string())),
        }
    }
    (outlet, agency)
}

/// The place, agency and date with which running text opens.
#[derive(Debug)]
pub(super) struct Dateline {
    /// In bytes, up to the text that it opens.
    pub length: usize,
    /// In bytes, without dash and white space.
    pub written: usize,
    pub agency: Option<String>,
    pub dates: Vec<Found>,
}

/// Whether these few words begin with a first name.
fn is_author(piece: &str, lexicon: &Lexicon) -> bool {
    let key = reading::key(piece);
    let (first, rest) = key.split_once(' ').unwrap_or_default();
    (1..=4).contains(&rest.split(' ').count()) && lexicon.index.word(first).contains(&Word::Given)
}

/// `Geneva, Paris (agencies) - …`, `Moscow - Reuters: …`, `Sami X - Reuters - Moscow: …`; nothing but known places,
/// agencies, dates and the author.
pub(super) fn dateline(text: &str, lexicon: &Lexicon) -> Option<Dateline> {
    const WIDTH: usize = 160;
    let is_end = |c: char| is_dash(c) || c == ':' || c == '\u{060C}' || c == ',' || c == '_';
    let mut found = None;
    let mut line = Dateline { length: 0, written: 0, agency: None, dates: Vec::new() };
    let mut from = 0;
    let (mut named, mut authored) = (false, false);
    // "Moscow: we agreed" is someone speaking, "Moscow (Reuters): …" is not.
    let mut credited = false;
    for (at, mark) in text.char_indices().take_while(|(at, _)| *at < WIDTH).filter(|(_, c)| is_end(*c)) {
        let piece = text[from..at].trim();
        let dates = date::find(&reading::flat(piece), lexicon);
        match lexicon.reading.byline(piece) {
            _ if piece.is_empty() => {}
            Some((name, Byline::Agency)) => line.agency = line.agency.take().or(Some(name.to_string())),
            Some((_, Byline::Several | Byline::Desk | Byline::Outlet)) => {}
            _ if !dates.is_empty() && piece.split_whitespace().count() <= 5 => line.dates.extend(dates),
            _ if piece.split_whitespace().count() <= 4 && is_place(piece, lexicon) => {}
            // Who wrote it: only where a place, outlet or agency follows.
            _ if from == 0 && is_dash(mark) && is_author(piece, lexicon) => {
                from = at + mark.len_utf8();
                authored = true;
                continue;
            }
            _ => break,
        }
        named |= !piece.is_empty();
        credited |= lexicon.reading.byline(piece).is_some();
        from = at + mark.len_utf8();
        let spaced = text[from..].starts_with(char::is_whitespace) || mark != '-' && mark != '/';
        // A comma or an opening bracket only leads on to more of it.
        let closes =
            named && spaced && !matches!(mark, ',' | '\u{060C}' | '(' | '/') && (mark != ':' || credited || authored);
        if closes {
            let rest = text[from..].trim_start_matches(|c: char| c.is_whitespace() || is_end(c) && c != '(');
            let length = text.len() - rest.len();
            found = Some((length, text[..at].trim_end().len() + if mark == ')' { 1 } else { 0 }));
        }
    }
    let (length, written) = found.filter(|(length, _)| *length < text.len())?;
    Some(Dateline { length, written, ..line })
}
