//! Words that tell headlines, dates, bylines and furniture from running text: what `read` asks for.

use crate::claim::Kind;
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::lexicon::table::Table;
use crate::script::{fold, is_word};
use rustc_hash::FxHashMap;

/// What a line of furniture opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// Nothing: a button, a menu entry, a notice.
    Item,
    /// A list of other headlines.
    List,
    /// Openings of other stories.
    Related,
    /// A question to readers.
    Poll,
    /// The comment form, which ends a page.
    Comments,
    /// Nothing: it is a caption.
    Photo,
}

/// What the words before a colon say about what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    Title,
    Outlet,
    /// Where the story comes from: the outlet, agencies, or both.
    Source,
    Published,
    Updated,
    Url,
    Author,
    Lang,
    Section,
}

/// Who a byline names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Byline {
    Agency,
    Outlet,
    /// Agencies without a name.
    Several,
    /// The outlet's own people without a name.
    Desk,
    /// A word that only outlets' names hold: portal, newspaper, channel.
    OutletWord,
    /// A word with which only agencies' names begin.
    AgencyWord,
}

/// The word lists. Keys are `key`s.
#[derive(Debug, Default)]
pub struct Reading {
    lines: FxHashMap<String, Furniture>,
    /// By first word, so that a line is compared with few.
    starts: FxHashMap<String, Vec<(String, Furniture)>>,
    ends: Vec<(String, Furniture)>,
    labels: FxHashMap<String, Label>,
    bylines: FxHashMap<String, (String, Byline)>,
}

impl Reading {
    /// What a line opens that is all, or begins or ends with, a phrase of furniture. `flat` is the line's.
    pub fn furniture(&self, flat: &str) -> Option<Furniture> {
        let key = trim(flat);
        if let Some(found) = self.lines.get(key) {
            return Some(*found);
        }
        let start = self.starts.get(first_word(flat)).into_iter().flatten();
        let found = start.clone().find(|(phrase, _)| begins(flat, phrase)).map(|(_, found)| *found);
        found.or_else(|| self.ends.iter().find(|(phrase, _)| ends(key, phrase)).map(|(_, found)| *found))
    }

    /// What these words before a colon, or before a date, say.
    pub fn label(&self, text: &str) -> Option<Label> {
        self.labels.get(&key(text)).copied()
    }

    /// Whom these words of a byline name, and by what full name.
    pub fn byline(&self, text: &str) -> Option<(&str, Byline)> {
        let (name, kind) = self.bylines.get(&key(text))?;
        let names = !matches!(kind, Byline::OutletWord | Byline::AgencyWord);
        names.then_some((name.as_str(), *kind))
    }

    /// Whether this word occurs in the names of outlets and agencies alone.
    pub fn is_outlet_word(&self, word: &str) -> bool {
        let found = self.bylines.get(&key(word));
        matches!(found, Some((_, Byline::OutletWord | Byline::AgencyWord)))
    }

    /// Adds the names of a medium; those that are listed as bylines keep their meaning there.
    fn medium(&mut self, name: &str, forms: &[String]) {
        let words = |form: &String| self.bylines.get(first_word(&flat(form))).map(|(_, kind)| *kind);
        let agency = forms.iter().any(|form| words(form) == Some(Byline::AgencyWord));
        let kind = if agency { Byline::Agency } else { Byline::Outlet };
        for form in forms {
            self.bylines.entry(key(form)).or_insert_with(|| (name.to_string(), kind));
        }
    }
}

/// Folded, with single spaces, none before a colon.
pub fn flat(text: &str) -> String {
    let folded = fold(text);
    if is_flat(&folded) {
        return folded;
    }
    let mut flat = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !flat.is_empty() && word != ":" {
            flat.push(' ');
        }
        flat.push_str(word);
    }
    flat
}

/// Whether folded text surely has nothing but single spaces between words, as most lines have. All bytes are looked at,
/// many at a time.
fn is_flat(folded: &str) -> bool {
    let bytes = folded.as_bytes();
    // The first bytes of other white space.
    let odd = |byte: &u8| matches!(byte, b'\t'..=b'\r' | 0xC2 | 0xE1..=0xE3);
    let wide = |(byte, next): (&u8, &u8)| (*byte == b' ') & matches!(next, b' ' | b':');
    !folded.starts_with(' ')
        && !folded.ends_with(' ')
        && !bytes.iter().fold(false, |any, byte| any | odd(byte))
        && !bytes.iter().zip(bytes.iter().skip(1)).fold(false, |any, two| any | wide(two))
}

/// `flat` without what stands around its first and last word.
pub fn key(text: &str) -> String {
    trim(&flat(text)).to_string()
}

/// The key of what is flat already.
pub fn trim(flat: &str) -> &str {
    flat.trim_matches(|c: char| !is_word(c))
}

fn first_word(flat: &str) -> &str {
    flat.split(|c: char| !is_word(c)).find(|word| !word.is_empty()).unwrap_or_default()
}

fn begins(flat: &str, phrase: &str) -> bool {
    let rest = flat.trim_start_matches(|c: char| !is_word(c)).strip_prefix(phrase);
    rest.is_some_and(|rest| !phrase.ends_with(is_word) || !rest.starts_with(is_word))
}

fn ends(key: &str, phrase: &str) -> bool {
    key.strip_suffix(phrase).is_some_and(|rest| !rest.ends_with(is_word))
}

/// `furniture.tsv`
pub fn furniture(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    let reading = &mut lexicon.reading;
    for row in &table.rows {
        let kind = match row.cell(1) {
            "item" => Furniture::Item,
            "list" => Furniture::List,
            "related" => Furniture::Related,
            "poll" => Furniture::Poll,
            "comments" => Furniture::Comments,
            "photo" => Furniture::Photo,
            _ => {
                problems.push(row.wrong(1, "no kind of furniture; item, list, related, poll, comments or photo"));
                continue;
            }
        };
        let phrase = flat(row.cell(0));
        match row.cell(2) {
            "line" => {
                reading.lines.insert(trim(&phrase).to_string(), kind);
            }
            "start" => reading.starts.entry(first_word(&phrase).to_string()).or_default().push((phrase, kind)),
            "end" => reading.ends.push((phrase, kind)),
            _ => problems.push(row.wrong(2, "no place in a line; line, start or end")),
        }
    }
}

/// `labels.tsv`
pub fn labels(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let kind = match row.cell(1) {
            "title" => Label::Title,
            "outlet" => Label::Outlet,
            "source" => Label::Source,
            "published" => Label::Published,
            "updated" => Label::Updated,
            "url" => Label::Url,
            "author" => Label::Author,
            "lang" => Label::Lang,
            "section" => Label::Section,
            _ => {
                let kinds = "title, outlet, source, published, updated, url, author, lang or section";
                problems.push(row.wrong(1, format!("no kind of label; {kinds}")));
                continue;
            }
        };
        lexicon.reading.labels.insert(key(row.cell(0)), kind);
    }
}

/// `bylines.tsv`; the names of `media.tsv`, which is loaded before, are bylines too.
pub fn bylines(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let kind = match row.cell(2) {
            "agency" => Byline::Agency,
            "outlet" => Byline::Outlet,
            "several" => Byline::Several,
            "desk" => Byline::Desk,
            "outlet-word" => Byline::OutletWord,
            "agency-word" => Byline::AgencyWord,
            _ => {
                problems
                    .push(row.wrong(2, "no kind of byline; agency, outlet, several, desk, outlet-word or agency-word"));
                continue;
            }
        };
        lexicon.reading.bylines.insert(key(row.cell(0)), (row.cell(1).to_string(), kind));
    }
    for medium in lexicon.actors.iter().filter(|actor| actor.kind == Kind::Media) {
        let lists = [&medium.aliases_ar, &medium.short_ar, &medium.aliases_en];
        let names = [&medium.name_ar, &medium.name].into_iter();
        let forms: Vec<String> = names.chain(lists.into_iter().flatten()).cloned().collect();
        lexicon.reading.medium(&medium.name_ar, &forms);
    }
}
