//! What is looked for: words, phrases in quotes, `OR`, `NOT` (or `-`), beginnings (`nego*`).

use crate::diag::{Diagnostic, Place};
use crate::script;
use crate::script::letters::*;
use std::ops::Range;

/// A search, understood: any of its groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    groups: Vec<Group>,
}

/// All of `with`, nothing of `without`.
#[derive(Clone, Debug, Default, PartialEq)]
struct Group {
    with: Vec<Term>,
    without: Vec<Term>,
}

/// Words that stand next to each other.
#[derive(Clone, Debug, PartialEq)]
struct Term(Vec<Word>);

#[derive(Clone, Debug, PartialEq)]
struct Word {
    /// All spellings that mean it: with particles before it and pronouns behind it.
    forms: Vec<String>,
    /// Any word that begins so.
    prefix: bool,
}

impl Wanted {
    /// Understands a search.
    ///
    /// # Errors
    /// One that looks for nothing.
    pub fn parse(text: &str) -> Result<Wanted, Diagnostic> {
        let mut groups = vec![Group::default()];
        let mut negative = false;
        for (piece, quoted) in pieces(text) {
            match piece.as_str() {
                "OR" | "|" if !quoted => {
                    groups.push(Group::default());
                    continue;
                }
                "AND" | "&" if !quoted => continue,
                "NOT" if !quoted => {
                    negative = true;
                    continue;
                }
                _ => {}
            }
            let minus = !quoted && piece.starts_with('-');
            let prefix = piece.ends_with('*');
            let folded = script::fold(&piece);
            let words: Vec<&str> = folded.split(|c| !script::is_word(c)).filter(|w| !w.is_empty()).collect();
            let last = words.len().saturating_sub(1);
            let term = words.iter().enumerate().map(|(n, word)| Word::new(word, prefix && n == last)).collect();
            let group = groups.last_mut().expect("there is one at least");
            if words.is_empty() {
                continue;
            }
            if minus || negative {
                group.without.push(Term(term))
            } else {
                group.with.push(Term(term))
            }
            negative = false;
        }
        if groups.iter().any(|group| group.with.is_empty()) {
            let place = Place { piece: text.to_string(), ..Place::file("search") };
            let message = Diagnostic::error("nothing is looked for: each side of OR needs a word to be found");
            return Err(message.with_place(place).with_hint("hudna OR \"cease fire\", truce NOT Syria, negotiat*"));
        }
        Ok(Wanted { groups })
    }

    /// The search in the words of FTS5. Words of a phrase need only be there: that they stand together is seen by `hits`.
    pub fn query(&self) -> String {
        let groups: Vec<String> = self.groups.iter().map(Group::query).collect();
        groups.join(" OR ")
    }

    /// Where a text holds what is looked for, in bytes; nothing if it does not answer the search as a whole.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for group in &self.groups {
            let all: Vec<Vec<Range<usize>>> = group.with.iter().map(|term| term.hits(&words)).collect();
            let without = group.without.iter().any(|term| !term.hits(&words).is_empty());
            if !without && all.iter().all(|hits| !hits.is_empty()) {
                found.extend(all.into_iter().flatten());
            }
        }
        found.sort_by_key(|hit| (hit.start, hit.end));
        found.dedup();
        found
    }
}

impl Group {
    fn query(&self) -> String {
        let of = |terms: &[Term], between: &str| {
            let words = terms.iter().map(|term| {
                let words: Vec<String> = term.0.iter().map(Word::query).collect();
                format!("({})", words.join(" AND "))
            });
            words.collect::<Vec<String>>().join(between)
        };
        // A phrase that is not wanted may be there in pieces: only single words exclude here.
        let single: Vec<Term> = self.without.iter().filter(|term| term.0.len() == 1).cloned().collect();
        if single.is_empty() {
            return format!("({})", of(&self.with, " AND "));
        }
        format!("(({}) NOT ({}))", of(&self.with, " AND "), of(&single, " OR "))
    }
}

impl Term {
    fn hits(&self, words: &[(String, Range<usize>)]) -> Vec<Range<usize>> {
        let fits = |at: &[(String, Range<usize>)]| self.0.iter().zip(at).all(|(wanted, (word, _))| wanted.is(word));
        let windows = words.windows(self.0.len()).filter(|at| fits(at));
        windows.map(|at| at[0].1.start..at[at.len() - 1].1.end).collect()
    }
}

impl Word {
    fn new(word: &str, prefix: bool) -> Word {
        if !word.chars().any(script::is_arabic) {
            return Word { forms: vec![word.to_string()], prefix };
        }
        let article: String = [ALEF, LAM].iter().collect();
        let base = word.strip_prefix(&article).filter(|rest| rest.chars().count() > 2).unwrap_or(word);
        let mut stems = vec![base.to_string()];
        if !prefix {
            let open = base.strip_suffix(HEH).map_or(base.to_string(), |stem| format!("{stem}{TEH}"));
            let pronouns: [&[char]; 6] =
                [&[HEH], &[HEH, ALEF], &[HEH, MEEM], &[HEH, MEEM, ALEF], &[NOON, ALEF], &[YEH]];
            stems.extend(pronouns.iter().map(|pronoun| format!("{open}{}", pronoun.iter().collect::<String>())));
            // `an agreement` as an object.
            stems.push(format!("{base}{ALEF}"));
        }
        let mut forms = Vec::new();
        for stem in stems {
            for conjunction in ["".to_string(), WAW.to_string(), FEH.to_string()] {
                forms.push(format!("{conjunction}{stem}"));
                forms.push(format!("{conjunction}{article}{stem}"));
                forms.push(format!("{conjunction}{LAM}{LAM}{stem}"));
                for prep in [BEH, LAM, KAF] {
                    forms.push(format!("{conjunction}{prep}{stem}"));
                    if prep != LAM {
                        forms.push(format!("{conjunction}{prep}{article}{stem}"));
                    }
                }
            }
        }
        forms.sort();
        forms.dedup();
        Word { forms, prefix }
    }

    fn query(&self) -> String {
        let end = if self.prefix { "*" } else { "" };
        let forms: Vec<String> = self.forms.iter().map(|form| format!("\"{form}\"{end}")).collect();
        format!("({})", forms.join(" OR "))
    }

    fn is(&self, word: &str) -> bool {
        if self.prefix {
            return self.forms.iter().any(|form| word.starts_with(form.as_str()));
        }
        self.forms.binary_search_by(|form| form.as_str().cmp(word)).is_ok()
    }
}

/// Folded words with their places.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut out = Vec::new();
    let mut start: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (script::is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = script::fold(&text[from..at]);
                if !word.is_empty() {
                    out.push((word, from..at));
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Words, and what stands in quotes as one piece.
fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    let mut open: Option<String> = None;
    for (n, part) in text.replace(['\u{201C}', '\u{201D}', '\u{AB}', '\u{BB}'], "\"").split('"').enumerate() {
        if n % 2 == 1 {
            let minus = open.take().unwrap_or_default();
            out.push((format!("{minus}{part}"), true));
        } else {
            out.extend(part.split_whitespace().map(|word| (word.to_string(), false)));
        }
    }
    out.retain(|(piece, _)| !piece.trim().is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_count_for_nothing_and_phrases_stand_together() {
        let hits = |wanted: &str, text: &str| Wanted::parse(wanted).map_or(0, |wanted| wanted.hits(text).len());
        assert_eq!(hits("truce", "A truce. The truces"), 1);
        assert_eq!(hits("truc*", "A truce. The truces"), 2);
        assert_eq!(hits("\"of the war\"", "the end of the war, the war of the end"), 1);
        assert_eq!(hits("war NOT peace", "war and peace"), 0);
        assert_eq!(hits("peace OR war", "war"), 1);
        // `wal-hudna` for `hudna`.
        assert_eq!(
            hits("\u{0647}\u{062F}\u{0646}\u{0629}", "\u{0648}\u{0627}\u{0644}\u{0647}\u{062F}\u{0646}\u{0629}"),
            1
        );
        assert!(Wanted::parse("NOT x").is_err());
    }
}
