//! Foreign names in another spelling: what all Arabic spellings of one name share, and whom of the lexicon it means.

use crate::claim::Kind;
use crate::lexicon::Lexicon;
use crate::lexicon::notes::StateNote;
use crate::script::fold;
use crate::script::letters::*;
use rustc_hash::FxHashMap;

/// A name with fewer consonants has too many like it.
const FEWEST: usize = 5;

/// The consonants of a word, those that spellings of one foreign sound vary between made one, doubles and vowels left out.
/// A word that begins with a vowel keeps an alef there.
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut before = None;
    for (n, c) in fold(word).chars().enumerate() {
        let c = match c {
            ALEF | YEH | WAW if n > 0 => continue,
            HEH if n > 0 && out.chars().count() > 1 => continue,
            YEH => ALEF,
            THEH | TAH => TEH,
            SAD | ZAIN => SEEN,
            GHAIN => JEEM,
            QAF => KAF,
            other => other,
        };
        // Ts and ch: two letters for one sound.
        if (c == SEEN || c == SHEEN) && out.ends_with(TEH) {
            out.pop();
        }
        if before != Some(c) {
            out.push(c);
        }
        before = Some(c);
    }
    out
}

fn key(name: &str) -> Option<String> {
    let parts: Vec<String> = name.split([' ', '-']).filter(|w| !w.is_empty()).map(skeleton).collect();
    let letters: usize = parts.iter().map(|p| p.chars().count()).sum();
    (parts.len() > 1 && letters >= FEWEST && parts.iter().all(|p| !p.is_empty())).then(|| parts.join(" "))
}

impl Lexicon {
    /// The person whom a name of two words or more means in another spelling: no other sounds alike.
    pub fn spelt_alike(&self, name: &str) -> Option<usize> {
        let all = self.spellings.get_or_init(|| self.spellings());
        all.get(&key(name)?).copied().flatten()
    }

    /// Whether the names of a country's people have one spelling.
    fn is_of_one_spelling(&self, country: &str) -> bool {
        let state = self.actor_ids.get(country).and_then(|actor| self.state_of_actor.get(actor));
        state.is_some_and(|state| self.states[*state].has(StateNote::OneSpelling))
    }

    fn spellings(&self) -> FxHashMap<String, Option<usize>> {
        let mut out: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for (number, row) in self.actors.iter().enumerate() {
            if row.kind != Kind::Person || row.country.is_empty() || self.is_of_one_spelling(&row.country) {
                continue;
            }
            for key in std::iter::once(&row.name_ar).chain(&row.aliases_ar).filter_map(|n| key(n)) {
                let known = out.entry(key).or_insert(Some(number));
                if *known != Some(number) {
                    *known = None;
                }
            }
        }
        out
    }
}
