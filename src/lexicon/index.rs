//! Folded word or phrase → what it can be. Filled while loading, asked while reading.

use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Phrase, Word};
use crate::script::fold;
use crate::script::letters::*;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// All entries of one word.
pub type Words = SmallVec<[Word; 2]>;

/// A phrase by its words after the first.
#[derive(Clone, Debug)]
pub struct PhraseEntry {
    pub rest: Box<[Box<str>]>,
    pub what: Phrase,
}

/// The look-up tables.
#[derive(Debug, Default)]
pub struct Index {
    words: FxHashMap<Box<str>, Words>,
    phrases: FxHashMap<Box<str>, Vec<PhraseEntry>>,
}

impl Index {
    /// What this folded word can be by itself.
    pub fn word(&self, folded: &str) -> &[Word] {
        self.words.get(folded).map_or(&[], |w| w.as_slice())
    }

    /// The phrases that begin with this folded word, longest first.
    pub fn phrases(&self, first: &str) -> &[PhraseEntry] {
        self.phrases.get(first).map_or(&[], |p| p.as_slice())
    }

    /// Adds one reading of a word, once.
    pub fn add_word(&mut self, form: &str, word: Word) {
        let folded = fold(form);
        if folded.is_empty() {
            return;
        }
        let entry = self.words.entry(folded.into()).or_default();
        if !entry.contains(&word) {
            entry.push(word);
        }
    }

    /// Adds one phrase (one or more words separated by white space).
    pub fn add_phrase(&mut self, form: &str, what: Phrase) {
        let folded = fold(form);
        let mut parts = folded.split(|c: char| !crate::script::is_word(c)).filter(|w| !w.is_empty());
        let Some(first) = parts.next() else { return };
        let rest: Box<[Box<str>]> = parts.map(Into::into).collect();
        let entry = self.phrases.entry(first.into()).or_default();
        if !entry.iter().any(|p| p.rest == rest && p.what == what) {
            entry.push(PhraseEntry { rest, what });
        }
    }

    /// Orders what was added. Call once, after the last addition.
    pub fn finish(&mut self) {
        for list in self.phrases.values_mut() {
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
    }

    /// Adds a common noun's forms: singular, dual, listed plurals, feminine with its own dual and sound plural.
    pub fn add_noun(
        &mut self,
        singular: &str,
        plurals: &[String],
        feminine: &[String],
        make: &dyn Fn(Gender, Number) -> (Word, Phrase),
    ) {
        let own = if singular.ends_with(TEH_MARBUTA) { Gender::Feminine } else { Gender::Masculine };
        let mut add = |form: &str, gender, number| {
            let (word, phrase) = make(gender, number);
            if form.contains(' ') { self.add_phrase(form, phrase) } else { self.add_word(form, word) }
        };
        add(singular, own, Number::Singular);
        let event = matches!(make(own, Number::Dual).0, Word::Event { .. });
        for dual in duals(singular).into_iter().take(if event { 2 } else { 4 }) {
            add(&dual, own, Number::Dual);
        }
        for plural in plurals {
            add(plural, own, Number::Plural);
            if let Some(bound) = bound_plural(plural) {
                add(&bound, own, Number::Plural);
            }
        }
        if own == Gender::Feminine && plurals.is_empty() && !singular.contains(' ') {
            let stem: String = singular.chars().take(singular.chars().count() - 1).collect();
            add(&format!("{stem}{ALEF}{TEH}"), own, Number::Plural);
        }
        for form in feminine {
            add(form, Gender::Feminine, Number::Singular);
            for dual in duals(form) {
                add(&dual, Gender::Feminine, Number::Dual);
            }
            if let Some(stem) = form.strip_suffix(TEH_MARBUTA) {
                add(&format!("{stem}{ALEF}{TEH}"), Gender::Feminine, Number::Plural);
            }
        }
    }
}

/// Dual forms of a noun or of the first word of a phrase: nominative and oblique, free and bound.
pub fn duals(noun: &str) -> Vec<String> {
    let (first, rest) = noun.split_once(' ').map_or((noun, String::new()), |(f, r)| (f, format!(" {r}")));
    let stem = match first.strip_suffix(TEH_MARBUTA) {
        Some(stem) => format!("{stem}{TEH}"),
        None => match first.strip_suffix(ALEF_MAQSURA) {
            Some(stem) => format!("{stem}{YEH}"),
            None => first.to_string(),
        },
    };
    let endings: [String; 4] = [format!("{ALEF}{NOON}"), format!("{YEH}{NOON}"), ALEF.to_string(), YEH.to_string()];
    endings.iter().map(|e| format!("{stem}{e}{rest}")).collect()
}

/// The bound form of a sound masculine plural (the noon falls before a genitive), of the phrase's first word.
pub fn bound_plural(plural: &str) -> Option<String> {
    let (first, rest) = plural.split_once(' ').map_or((plural, String::new()), |(f, r)| (f, format!(" {r}")));
    let stem = first.strip_suffix(NOON)?;
    (stem.chars().count() > 3 && (stem.ends_with(WAW) || stem.ends_with(YEH))).then(|| format!("{stem}{rest}"))
}
