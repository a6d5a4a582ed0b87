//! A text's lines, each with what it looks like by itself. What it is beside others is `furnish`'s concern.

use crate::lexicon::Lexicon;
use crate::lexicon::reading::{self, Byline, Furniture, Label};
use crate::lexicon::rows::{Phrase, Word};
use crate::read::date::{self, Found};
use crate::script;
use std::cell::LazyCell;

/// Longer lines, in bytes, are running text: they are not looked at.
const LONG: usize = 500;

/// What a line looks like.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Look {
    /// No words: bullets, counters, times of day.
    Symbols,
    /// Another script in an Arabic text.
    Foreign,
    /// Dates and what belongs to them; `clock` where it also tells the weather.
    Dated {
        dates: Vec<(Found, Option<Label>)>,
        clock: bool,
    },
    /// A label alone, or with a value that is no date.
    Labelled(Label),
    Furniture(Furniture),
    /// Place and agency, or author and outlet.
    Byline,
    /// Sentences.
    Prose,
    /// A few words: a headline, a caption, a menu entry, a heading.
    Short,
}

/// No more words of a line are counted: what it looks like is decided by fewer.
const MANY_WORDS: usize = 31;

/// One line that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// In bytes of the text, without white space around.
    pub start: usize,
    pub end: usize,
    /// Lines with no empty line between them share a block.
    pub block: usize,
    pub words: usize,
    pub letters: usize,
    pub look: Look,
    /// `reading::key` of a line that is not long.
    pub key: String,
}

/// The lines of a text from byte `from` on.
pub(super) fn lines(text: &str, from: usize, lexicon: &Lexicon) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = from;
    let mut block = 0;
    let arabic = LazyCell::new(|| is_arabic(&text[from..]));
    while at < text.len() {
        let piece = &text[at..line_end(text, at)];
        let content = piece.trim_start_matches(is_blank);
        let start = at + piece.len() - content.len();
        let content = content.trim_end_matches(is_blank);
        at += piece.len();
        if content.is_empty() {
            block += usize::from(piece.ends_with('\n'));
            continue;
        }
        let mut line = Line {
            start,
            end: start + content.len(),
            block,
            words: words(content),
            letters: 0,
            look: Look::Prose,
            key: String::new(),
        };
        line.look(content, &arabic, lexicon);
        lines.push(line);
    }
    lines
}

/// One past the mark that ends the line which begins at a byte, or the text's end.
fn line_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(more) = memchr::memchr3(b'\n', b'\r', 0xE2, &bytes[at..]) {
        at += more;
        match &bytes[at..] {
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return at + 3,
            [0xE2, ..] => at += 1,
            _ => return at + 1,
        }
    }
    bytes.len()
}

/// How many words there are, up to `MANY_WORDS`.
fn words(content: &str) -> usize {
    let bytes = content.as_bytes();
    let (mut at, mut count, mut inside) = (0, 0, false);
    while at < bytes.len() && count < MANY_WORDS {
        let (length, blank) = match bytes[at] {
            byte @ 0..=0x7F => (1, matches!(byte, b' ' | 0x09..=0x0D)),
            // Arabic letters and marks, by two bytes.
            0xD8..=0xDB => (2, false),
            _ => {
                let c = content[at..].chars().next().expect("a character begins where one ended");
                (c.len_utf8(), c.is_whitespace())
            }
        };
        count += usize::from(!blank && !inside);
        inside = !blank;
        at += length;
    }
    count
}

/// White space, and what has no width or only a direction.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || (script::is_ignored(c) && !c.is_alphanumeric())
}

/// Whether letters at the beginning are Arabic, and not just a word among others.
fn is_arabic(text: &str) -> bool {
    let end = text.char_indices().nth(4000).map_or(text.len(), |(at, _)| at);
    let (arabic, other) = letters(&text[..end]);
    // Captions in English may outweigh a short Arabic text.
    arabic * 4 > other
}

impl Line {
    /// Sets what a line looks like; `arabic` tells whether the text is.
    fn look(&mut self, content: &str, arabic: &LazyCell<bool, impl FnOnce() -> bool>, lexicon: &Lexicon) {
        let (here, other) = letters(content);
        self.letters = here + other;
        // Some sentences with a page's code behind them are sentences.
        let foreign = here * 2 < other && here < 60 && **arabic;
        if content.len() > LONG {
            if foreign {
                self.look = Look::Foreign;
            }
            return;
        }
        let flat = reading::flat(content);
        self.key = reading::trim(&flat).to_string();
        self.look = if let Some(look) = (self.words <= 25).then(|| dated(&flat, lexicon)).flatten() {
            look
        } else if here + other == 0 || (self.words <= 6 && is_time(&flat, lexicon)) {
            Look::Symbols
        } else if let Some(found) = (self.words <= 30).then(|| lexicon.reading.furniture(&flat)).flatten()
            // A longer one is a link with the headline behind its colon.
            && (self.words <= 14 || found == Furniture::Item && flat.contains(':'))
        {
            Look::Furniture(found)
        } else if foreign {
            Look::Foreign
        } else if let Some(label) = labelled(content, self.words, lexicon) {
            Look::Labelled(label)
        } else if self.words <= 8 && agency(content, lexicon).is_some() {
            Look::Byline
        } else if self.words >= 25 || (self.words >= 6 && is_sentence(content)) {
            Look::Prose
        } else {
            Look::Short
        };
    }
}

/// How many letters are Arabic, how many others.
fn letters(content: &str) -> (usize, usize) {
    plain_letters(content).unwrap_or_else(|| all_letters(content))
}

/// The same for a text of nothing but letters of Arabic, vowel signs, ASCII and the usual marks: counted by bytes, many at a
/// time.
fn plain_letters(content: &str) -> Option<(usize, usize)> {
    /// No count within a run is more than a byte holds.
    const RUN: usize = 255;
    let (last, bytes) = content.as_bytes().split_last()?;
    let (mut arabic, mut other) = (0, usize::from(last.is_ascii_alphabetic()));
    for (these, next) in bytes.chunks(RUN).zip(content.as_bytes()[1..].chunks(RUN)) {
        let (mut letters, mut others, mut strange) = (0u8, 0u8, 0u8);
        for (&lead, &next) in these.iter().zip(next) {
            let letter = (lead == 0xD8) & (next >= 0xA1) | (lead == 0xD9) & (next <= 0x8A);
            // Vowel signs count as letters of no script.
            let vowel = (lead == 0xD9) & (0x8B..=0x92).contains(&next);
            let arabic = (lead == 0xD8) & ((next == 0x8C) | (next == 0x9B) | (next == 0x9F));
            let mark = (lead == 0xC2) & ((next == 0xAB) | (next == 0xBB)) | (lead == 0xE2) & (next == 0x80);
            let ascii = lead.is_ascii_alphabetic();
            letters += u8::from(letter);
            others += u8::from(vowel | ascii);
            strange |= u8::from((lead >= 0xC0) & !(letter | vowel | arabic | mark));
        }
        if strange != 0 {
            return None;
        }
        arabic += usize::from(letters);
        other += usize::from(others);
    }
    Some((arabic, other))
}

/// The same, letter by letter.
fn all_letters(content: &str) -> (usize, usize) {
    let (mut arabic, mut other) = (0, 0);
    let mut rest = content.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        // The letters of Arabic and of ASCII by their bytes: nearly all of them.
        let taken = match (first, behind.first()) {
            (0..=0x7F, _) => {
                other += usize::from(first.is_ascii_alphabetic());
                1
            }
            (0xD8, Some(0xA1..)) | (0xD9, Some(..=0x8A)) => {
                arabic += 1;
                2
            }
            // Their punctuation, and quotation marks: none is a letter.
            (0xD8, Some(0x8C | 0x9B | 0x9F)) | (0xC2, Some(0xAB | 0xBB)) => 2,
            (0xE2, Some(0x80)) => 3,
            _ => {
                let at = content.len() - rest.len();
                let c = content[at..].chars().next().expect("the rest begins with a character");
                if script::is_arabic(c) {
                    arabic += 1;
                } else {
                    other += usize::from(c.is_alphabetic());
                }
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    (arabic, other)
}

/// Whether it ends as a sentence does. Headlines end in quotation marks, question marks or nothing.
fn is_sentence(content: &str) -> bool {
    let end = content.trim_end_matches(['"', '\u{201D}', '\u{201C}', '\u{00BB}', '\u{00AB}', ')', '\'', ' ']);
    end.ends_with('.') && !end.ends_with("..")
}

/// `19:23 PM`, a weekday, a day and month without a year.
fn is_time(flat: &str, lexicon: &Lexicon) -> bool {
    let timely = |word: &str| {
        let known = |word: &Word| matches!(word, Word::Weekday { .. } | Word::Month { .. });
        lexicon.index.word(word).iter().any(known)
    };
    let telling = flat.split(' ').any(|word| timely(word) || word.starts_with(|c: char| c.is_ascii_digit()));
    telling && others(flat, lexicon) == 0
}

/// A line of dates, each with its label. Of a day that is given in both calendars, the Gregorian date.
fn dated(flat: &str, lexicon: &Lexicon) -> Option<Look> {
    let found = date::all(flat, lexicon);
    if found.is_empty() {
        return None;
    }
    let both = found.iter().any(|date| !date.hijri);
    let mut dates = Vec::new();
    let mut passed = None;
    let mut rest = 0;
    let mut from = 0;
    let mut last_label = None;
    for date in &found {
        let (label, words) = before_date(&flat[from..date.start], lexicon);
        last_label = label.or(last_label);
        rest += words;
        from = date.end;
        if both && date.hijri {
            passed = label;
        } else {
            dates.push((date.clone(), label.or(passed.take())));
        }
    }
    rest += others(&flat[from..], lexicon);
    let clock = flat.contains(['\u{B0}', '\u{BA}']);
    let allowed = if last_label.is_some() { 6 } else { 3 };
    (rest <= allowed).then_some(Look::Dated { dates, clock })
}

/// The label in the words before a date, and how many other words there are.
fn before_date(words: &str, lexicon: &Lexicon) -> (Option<Label>, usize) {
    let from = words.rfind('|').map_or(0, |bar| bar + 1);
    let near: Vec<&str> = words[from..].split(' ').filter(|word| !word.is_empty()).collect();
    let before = others(&words[..from], lexicon);
    for start in 0..near.len() {
        for end in (start + 1..=near.len().min(start + 4)).rev() {
            let label = lexicon.reading.label(&near[start..end].join(" "));
            if let Some(label @ (Label::Published | Label::Updated)) = label {
                let rest = others(&near[..start].join(" "), lexicon) + others(&near[end..].join(" "), lexicon);
                return (Some(label), before + rest);
            }
        }
    }
    (None, before + others(&words[from..], lexicon))
}

/// How many words there are that are neither weekdays, nor months, nor as short as "AM".
fn others(words: &str, lexicon: &Lexicon) -> usize {
    let counts = |word: &&str| {
        let word = word.trim_matches(|c: char| !script::is_word(c));
        let timely = |word: &Word| matches!(word, Word::Weekday { .. } | Word::Month { .. });
        word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !lexicon.index.word(word).iter().any(timely)
    };
    words.split([' ', '/', '|', '-']).filter(counts).count()
}

/// The label of a line that is one, or is short and begins with one and a colon.
fn labelled(content: &str, words: usize, lexicon: &Lexicon) -> Option<Label> {
    if let Some((before, after)) = content.split_once(':') {
        let label = lexicon.reading.label(before)?;
        let short = after.split_whitespace().count() <= 8 && !is_sentence(content);
        return short.then_some(label);
    }
    let label = (words <= 3).then(|| lexicon.reading.label(content)).flatten()?;
    // Without a colon, "writer" and "site" are as likely a menu's words.
    matches!(label, Label::Published | Label::Updated).then_some(label)
}

/// The agency or outlet that a byline names alone, between dashes or slashes, or in brackets behind a place.
pub(super) fn agency<'l>(content: &str, lexicon: &'l Lexicon) -> Option<(&'l str, Byline)> {
    if let Some(found) = lexicon.reading.byline(content) {
        return Some(found);
    }
    if let Some((place, name)) = content.strip_suffix(')').and_then(|content| content.split_once('(')) {
        return lexicon.reading.byline(name).filter(|_| is_place(place, lexicon));
    }
    let pieces: Vec<&str> = content.split(|c| is_dash(c) && c != '(' && c != ')').collect();
    if pieces.len() < 2 || pieces.iter().any(|piece| piece.split_whitespace().count() > 4) {
        return None;
    }
    let known = |piece: &&&str| match lexicon.reading.byline(piece)? {
        // Some papers are named after their town: between dashes it is the town.
        (_, Byline::Outlet) if is_place(piece, lexicon) => None,
        found => Some(found),
    };
    let found: Vec<_> = pieces.iter().rev().filter_map(|piece| known(&piece)).collect();
    found.iter().find(|(_, kind)| *kind == Byline::Agency).or(found.first()).copied()
}

/// What parts places, agencies and authors from one another.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2013}' | '\u{2014}' | '\u{2015}' | '/' | '|' | '(' | ')')
}

/// Whether these words are the name of a place or state.
pub(super) fn is_place(words: &str, lexicon: &Lexicon) -> bool {
    let key = reading::key(words);
    let mut words = key.split(|c: char| !script::is_word(c)).filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let rest: Vec<&str> = words.collect();
    lexicon.index.phrases(first).iter().any(|entry| {
        let state = |actor: u32| lexicon.state_of_actor.contains_key(&(actor as usize));
        let place = match entry.what {
            Phrase::Place { .. } | Phrase::Capital { .. } => true,
            Phrase::Actor { actor, .. } => state(actor),
            _ => false,
        };
        place && entry.rest.iter().map(|word| &**word).eq(rest.iter().copied())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_counted_by_bytes_are_those_counted_one_by_one(
            text in "[\u{0621}-\u{0652}\u{060C}\u{061B}\u{061F}\u{AB}\u{BB}\u{2018}-\u{201D} a-zA-Z0-9@\\[`{.]{0,600}"
        ) {
            let counted = plain_letters(&text);
            prop_assert_eq!(counted.is_some(), !text.is_empty());
            prop_assert_eq!(counted.unwrap_or_default(), all_letters(&text));
        }

        #[test]
        fn any_text_has_its_letters_counted_alike(text in ".{0,300}") {
            prop_assert_eq!(letters(&text), all_letters(&text));
        }
    }
}
