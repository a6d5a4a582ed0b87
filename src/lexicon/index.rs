//! Folded word or phrase → what it can be. Filled while loading, asked while reading.

use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Phrase, Word};
use crate::script::fold;
use crate::script::letters::*;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::hash::BuildHasher;

/// All entries of one word.
pub type Words = SmallVec<[Word; 2]>;

/// A phrase by its words after the first.
#[derive(Clone, Debug)]
pub struct PhraseEntry {
    pub rest: Box<[Box<str>]>,
    /// The same by their numbers.
    pub symbols: SmallVec<[Symbol; 4]>,
    pub what: Phrase,
}

/// The number of a folded word: two words that stand behind the first of a phrase are the same if these are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Symbol(u32);

impl Symbol {
    /// What stands in no phrase behind its first word.
    pub const NONE: Symbol = Symbol(0);
    /// Set in that of a single letter, whose code is the rest.
    const LETTER: u32 = 1 << 31;

    /// That of a word of one letter.
    pub const fn letter(c: char) -> Symbol {
        Symbol(c as u32 | Symbol::LETTER)
    }

    /// One bit of 64, which others share; none for what stands in no phrase.
    const fn bit(self) -> u64 {
        if self.0 == Symbol::NONE.0 { 0 } else { 1 << (self.0 % 64) }
    }

    /// The letter that is the whole word: a preposition that may be written with what it brings.
    pub fn as_letter(self) -> Option<char> {
        (self.0 & Symbol::LETTER != 0).then(|| char::from_u32(self.0 & !Symbol::LETTER))?
    }

    /// The letter of a word that is nothing else.
    fn of_letter(word: &str) -> Option<Symbol> {
        let mut letters = word.chars();
        let only = letters.next()?;
        (letters.next().is_none() && only.is_alphabetic()).then_some(Symbol::letter(only))
    }
}

/// Of which kinds phrases are, as far as readers ask for one kind and not for others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// What names somebody or some place.
    pub const NAME: Kinds = Kinds(1);
    pub const TIME: Kinds = Kinds(2);
    /// Attributions, and events and particles of several words.
    pub const TAG: Kinds = Kinds(4);
    pub const ATTITUDE: Kinds = Kinds(8);
    /// What keeps its words from naming somebody.
    pub const SHIELD: Kinds = Kinds(16);
    pub const ISSUE: Kinds = Kinds(32);

    fn of(phrase: &PhraseEntry) -> Kinds {
        match phrase.what {
            Phrase::Particle { .. } if phrase.rest.is_empty() => Kinds::SHIELD,
            Phrase::Event { .. } if phrase.rest.is_empty() => Kinds::default(),
            Phrase::Actor { .. }
            | Phrase::Capital { .. }
            | Phrase::Place { .. }
            | Phrase::Office { .. }
            | Phrase::Agent { .. }
            | Phrase::Head { .. }
            | Phrase::Title { .. }
            | Phrase::Numeral { .. } => Kinds::NAME,
            Phrase::Relative { .. } | Phrase::Feast { .. } => Kinds::SHIELD.and(Kinds::TIME),
            Phrase::Month { .. } => Kinds::TIME,
            Phrase::Particle { .. } => Kinds::SHIELD.and(Kinds::TAG),
            Phrase::Attribution { .. } | Phrase::Event { .. } => Kinds::TAG,
            Phrase::Attitude { .. } => Kinds::ATTITUDE,
            Phrase::Issue { .. } => Kinds::ISSUE,
        }
    }

    /// These and those.
    pub const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether there is one of `wanted` among them.
    pub fn has(self, wanted: Kinds) -> bool {
        self.0 & wanted.0 != 0
    }
}

/// The look-up tables.
#[derive(Debug, Default)]
pub struct Index {
    words: FxHashMap<Box<str>, Words>,
    /// By first word: where its phrases stand in `lists`.
    firsts: FxHashMap<Box<str>, u32>,
    lists: Vec<Phrases>,
    /// By word that stands behind the first of a phrase.
    symbols: FxHashMap<Box<str>, Symbol>,
}

/// The phrases that begin with one word, longest first.
#[derive(Debug, Default)]
pub struct Phrases {
    entries: Vec<PhraseEntry>,
    /// While they are added: hashes of what follows the first word.
    added: FxHashSet<u64>,
    kinds: Kinds,
    /// Where there are many: by second word, the numbers of those that go on with it; sorted.
    seconds: Box<[(Symbol, u16)]>,
    /// Numbers of those that any second word, or none, may continue.
    open: Box<[u16]>,
    following: Following,
}

/// Which words may follow the first of some phrases, for a quick test: one bit for each, which others share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Following(u64);

impl Following {
    /// Whether a word may go on with one of the phrases; `other` is the same word in the form in which they may have it.
    pub fn may_hold(self, word: Symbol, other: Symbol) -> bool {
        self.0 & (word.bit() | other.bit()) != 0 || self.0 == u64::MAX
    }

    fn of(phrases: &[PhraseEntry]) -> Following {
        Following(phrases.iter().fold(0, |all, phrase| match phrase.symbols.first() {
            Some(second) if second.as_letter().is_none() => all | second.bit(),
            _ => u64::MAX,
        }))
    }
}

/// Shorter lists are searched from end to end.
const MANY: usize = 6;

impl Phrases {
    /// Gives `see` those that may hold where `second` follows, in order; `bare` is the same word without its article.
    pub fn before<'a>(&'a self, second: Option<Symbol>, bare: Symbol, mut see: impl FnMut(&'a PhraseEntry)) {
        let Some(second) = second else {
            return self.entries.iter().filter(|e| e.symbols.is_empty()).for_each(see);
        };
        let is = |own: Symbol| own == second || own == bare;
        if self.seconds.is_empty() {
            let goes_on = |own: &Symbol| is(*own) || own.as_letter().is_some();
            return self.entries.iter().filter(|e| e.symbols.first().is_none_or(goes_on)).for_each(see);
        }
        let mut numbers: SmallVec<[u16; 8]> = SmallVec::from_slice(&self.open);
        for word in [second, bare] {
            if word != Symbol::NONE {
                let from = self.seconds.partition_point(|(own, _)| *own < word);
                numbers.extend(self.seconds[from..].iter().take_while(|(own, _)| *own == word).map(|(_, n)| *n));
            }
        }
        if numbers.len() > 1 {
            numbers.sort_unstable();
            numbers.dedup();
        }
        for n in numbers {
            see(&self.entries[usize::from(n)]);
        }
    }

    /// The kinds of all of them.
    pub fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// What may follow their first word.
    pub fn following(&self) -> Following {
        self.following
    }

    fn finish(&mut self) {
        self.following = Following::of(&self.entries);
        self.kinds = self.entries.iter().fold(Kinds::default(), |kinds, e| kinds.and(Kinds::of(e)));
        self.added = FxHashSet::default();
        self.entries.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        if self.entries.len() <= MANY || self.entries.len() > usize::from(u16::MAX) {
            return;
        }
        let (mut seconds, mut open) = (Vec::new(), Vec::new());
        for (n, entry) in self.entries.iter().enumerate() {
            match entry.symbols.first() {
                Some(second) if second.as_letter().is_none() => seconds.push((*second, n as u16)),
                _ => open.push(n as u16),
            }
        }
        seconds.sort_unstable();
        (self.seconds, self.open) = (seconds.into(), open.into());
    }
}

impl Index {
    /// What this folded word can be by itself.
    pub fn word(&self, folded: &str) -> &[Word] {
        self.words.get(folded).map_or(&[], |w| w.as_slice())
    }

    /// The number of this folded word.
    pub fn symbol(&self, folded: &str) -> Symbol {
        Symbol::of_letter(folded).or_else(|| self.symbols.get(folded).copied()).unwrap_or_default()
    }

    /// The phrases that begin with this folded word, longest first.
    pub fn phrases(&self, first: &str) -> &[PhraseEntry] {
        self.list(first).map_or(&[], |n| self.at(n).entries.as_slice())
    }

    /// Those of them that are this word alone: the last, for many can stand before them.
    pub fn alone(&self, word: &str) -> &[PhraseEntry] {
        let all = self.phrases(word);
        &all[all.partition_point(|phrase| !phrase.rest.is_empty())..]
    }

    /// The number of the list of phrases that begin with this folded word.
    pub fn list(&self, first: &str) -> Option<u32> {
        self.firsts.get(first).copied()
    }

    /// A list of phrases by its number.
    pub fn at(&self, list: u32) -> &Phrases {
        &self.lists[list as usize]
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
        let number = match self.firsts.get(first) {
            Some(number) => *number as usize,
            None => {
                let number = self.lists.len();
                self.firsts.insert(first.into(), u32::try_from(number).expect("a lexicon has fewer than 2^32 phrases"));
                self.lists.push(Phrases::default());
                number
            }
        };
        let list = &mut self.lists[number];
        let new = list.added.insert(FxBuildHasher.hash_one(&rest));
        if new || !list.entries.iter().any(|p| p.what == what && p.rest == rest) {
            let symbols = rest.iter().map(|word| symbol(&mut self.symbols, word)).collect();
            list.entries.push(PhraseEntry { rest, symbols, what });
        }
    }

    /// Orders what was added. Call once, after the last addition.
    pub fn finish(&mut self) {
        self.lists.iter_mut().for_each(Phrases::finish);
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

/// The number of a word that stands in a phrase, which is new if none had it yet.
fn symbol(symbols: &mut FxHashMap<Box<str>, Symbol>, word: &str) -> Symbol {
    if let Some(known) = Symbol::of_letter(word).or_else(|| symbols.get(word).copied()) {
        return known;
    }
    let new = Symbol(u32::try_from(symbols.len() + 1).expect("a lexicon has fewer than 2^31 words"));
    symbols.insert(word.into(), new);
    new
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
