//! By its shape and its neighbours: can a word be part of a name, a family name, where somebody comes from?

use crate::extract::matching::{self, Match};
use crate::extract::noun::Scan;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Phrase, Word};
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

impl Scan<'_> {
    /// A part of names behind a first name that can also be an ordinary word; `parts`: how many stand before it.
    pub fn is_family(&self, at: usize, parts: usize) -> bool {
        if self.document.tokens[at].kind != TokenKind::Word || self.is_closed(at) {
            return false;
        }
        let list = &self.document.readings(at).list;
        if list.iter().any(|r| matches!(r.word, Word::Family(_)) && r.cut.is_bare()) {
            return (!self.begins_office(at) || self.is_post_as_surname(at, parts)) && !self.is_deed_with_lam(at);
        }
        // The Egyptian, the blacksmith's: a word of origin behind the first name.
        let plain = |r: &&Reading| r.cut.article && r.cut.is_bare();
        let other = |r: Reading| match r.word {
            Word::Modifier { .. } | Word::Agent { .. } | Word::Head { .. } | Word::Anaphor { .. } => true,
            Word::Nisba { .. } => parts > 1,
            _ => false,
        };
        let word = self.document.folded(at);
        if parts == 1 && !self.has_article(at) {
            let origin = |r: &Reading| {
                matches!(r.word, Word::Common | Word::Nisba { .. })
                    || r.suffix.is_some() && matches!(r.word, Word::Masdar { .. } | Word::Common)
            };
            return word.ends_with(YEH)
                && word.chars().count() > 3
                && list.iter().all(|r| r.cut == Cut::default() && origin(r));
        }
        // X al-Y offered al-condolences: behind a surname with the article, an ordinary word is the object.
        let object = parts > 1 && self.has_article(at - 1) && list.iter().any(|r| r.word == Word::Common);
        self.has_article(at)
            && parts < 4
            && !object
            && word.ends_with(YEH)
            && word.chars().count() > 5
            && !list.iter().filter(plain).any(|r| other(*r))
            && !self.begins_office(at)
            && !self.brings_its_own(at)
            && !self.is_deed_with_lam(at)
    }

    /// `Ziad al-Qadi`: a surname that is a post too, with the article right behind the first name of somebody without a
    /// title, and nothing that goes with the post behind it.
    fn is_post_as_surname(&self, at: usize, parts: usize) -> bool {
        let title = |r: &Reading| matches!(r.word, Word::Title { .. });
        let titled = |t: usize| self.document.readings(t).list.iter().any(title);
        let post = |m: &Match| m.words > 1 && matches!(m.what, Phrase::Office { .. } | Phrase::Agent { .. });
        let tokens = self.document.tokens.len();
        parts == 1
            && self.has_article(at)
            && !(at.saturating_sub(3)..at).any(titled)
            && !self.begins(at, post)
            && !(at + 1 < tokens && self.is_word(at + 1) && self.has_article(at + 1))
    }

    /// "He met" begins like a surname with the article, and ends like one but for the dots of its last letter.
    fn is_deed_with_lam(&self, at: usize) -> bool {
        self.has_article(at)
            && !self.document.raw(at).ends_with(YEH)
            && self.document.readings(at).list.iter().any(|r| match r.word {
                Word::Verb { verb, form } => {
                    r.cut == Cut::default()
                        && form.tense == Tense::Past
                        && form.person == Person::Third
                        && !self.lexicon.verb_frames[verb as usize].is_empty()
                }
                _ => false,
            })
    }

    /// The family's name behind `X bin Y`: any word with the article.
    pub fn is_house(&self, at: usize) -> bool {
        self.document.tokens[at].kind == TokenKind::Word
            && self.has_article(at)
            && !self.is_closed(at)
            && !self.governs(at)
            && (!self.document.readings(at).list.iter().any(|r| r.word == Word::Common)
                || self.is_part_of_name(at)
                || self.is_origin(at))
            && !self.document.readings(at).list.iter().any(|r| {
                matches!(
                    r.word,
                    Word::Agent { .. }
                        | Word::Head { .. }
                        | Word::Event { .. }
                        | Word::Modifier { former: true }
                        | Word::Nisba { number: Number::Plural, .. }
                )
            })
            && !self.begins_office(at)
    }

    /// An adjective of nationality with the article, of one man.
    fn is_origin(&self, at: usize) -> bool {
        let one = |r: &Reading| {
            let of_man = matches!(r.word, Word::Nisba { number: Number::Singular, gender: Gender::Masculine, .. });
            of_man && r.cut.article && r.cut.is_bare()
        };
        self.document.readings(at).list.iter().any(one)
    }

    /// An unknown word with the article, behind a title.
    pub fn is_family_alone(&self, at: usize) -> bool {
        self.document.tokens[at].kind == TokenKind::Word
            && self.has_article(at)
            && self.document.folded(at).chars().count() > 4
            && !self.is_plural_shape(at)
            && self.document.readings(at).list.iter().all(|r| matches!(r.word, Word::Family(true)))
            && !self.starts_place(at)
    }

    /// The ending of a sound plural or of a feminine adjective.
    pub fn is_plural_shape(&self, at: usize) -> bool {
        const ENDINGS: [&str; 5] =
            ["\u{064A}\u{0646}", "\u{0648}\u{0646}", "\u{0627}\u{062A}", "\u{064A}\u{0647}", "\u{064A}\u{0627}"];
        let word = self.document.folded(at);
        word.chars().count() > 4 && ENDINGS.iter().any(|e| word.ends_with(e))
    }

    pub fn begins_office(&self, at: usize) -> bool {
        self.begins(at, |m| m.cut.is_bare() && matches!(m.what, Phrase::Office { .. } | Phrase::Agent { .. }))
    }

    /// Whether a phrase that names somebody or some place begins at a token, of those that `is` wants.
    pub fn begins(&self, at: usize, is: impl Fn(&Match) -> bool) -> bool {
        let end = self.document.tokens.len();
        at < end && matching::among(self.document, self.lexicon, at, end, Kinds::NAME).iter().any(is)
    }

    /// "A source of concern" is nobody: an event noun of several words begins with the word.
    pub fn opens_deed(&self, at: usize) -> bool {
        let end = self.document.tokens.len();
        matching::among(self.document, self.lexicon, at, end, Kinds::TAG)
            .iter()
            .any(|m| m.words > 1 && matches!(m.what, Phrase::Event { .. }))
    }

    /// Whether a word can be part of a name: a listed first name, a connector, or a word that nothing else explains.
    pub fn can_be_name(&self, at: usize, first: bool) -> bool {
        if self.document.tokens[at].kind != TokenKind::Word {
            return false;
        }
        let word = self.document.folded(at);
        if word.chars().count() < 2 || !word.chars().all(crate::script::is_arabic) {
            return false;
        }
        if self.is_connector(at) {
            return true;
        }
        let readings = self.document.readings(at);
        let given = readings.list.iter().any(|r| r.word == Word::Given && r.cut == Cut::default());
        if readings.list.iter().any(|r| matches!(r.word, Word::Anaphor { .. })) {
            return false;
        }
        if first && at + 1 < self.document.tokens.len() && self.is_god(at + 1) && self.is_double(at + 1) {
            return true;
        }
        if first && self.begins_time(at) {
            return false;
        }
        if given {
            // A month that is a first name too: only before another.
            let month = first && readings.list.iter().any(|r| matches!(r.word, Word::Month { .. }));
            return !month || at + 1 < self.document.tokens.len() && self.is_given(at + 1) && !self.has_article(at + 1);
        }
        if first && readings.domain.is_some() {
            return false;
        }
        if self.names_with_clitic(at, first) || !first && word.chars().count() > 4 && word.ends_with("\u{064A}\u{0647}")
        {
            return false;
        }
        let article = readings.cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none());
        if article {
            // A surname with the article; after a name, it may also be a participle or a noun.
            let participle = readings.list.iter().any(|r| matches!(r.word, Word::Active { .. } | Word::Passive { .. }));
            if first || participle && self.governs(at) || self.brings_its_own(at) {
                return false;
            }
            let post = |m: &Match| m.words > 1 && m.cut.is_bare() && matches!(m.what, Phrase::Office { .. });
            let plain = !readings.list.iter().any(|r| {
                matches!(
                    r.word,
                    Word::Nisba { .. }
                        | Word::Particle { .. }
                        | Word::Modifier { .. }
                        | Word::Weekday { .. }
                        | Word::Event { .. }
                        | Word::Common
                        | Word::Anaphor { .. }
                        | Word::Month { .. }
                        | Word::Agent { .. }
                        | Word::Head { .. }
                )
            });
            return plain && !self.is_deed_with_lam(at) && !self.begins(at, post) && !self.names_state(at);
        }
        if !first && (self.is_joined(at) || self.is_brought_or_hers(at)) {
            return false;
        }
        let free = |r: &Reading| match r.word {
            Word::Active { .. } | Word::Passive { .. } => !first && r.cut == Cut::default(),
            Word::Family(_) => true,
            // Cruz, behind a first name: not "like Rose".
            Word::Given => !first && r.cut.prep == Some(KAF),
            _ => false,
        };
        readings.list.iter().all(free)
            && (first || readings.list.iter().all(|r| !matches!(r.word, Word::Family(_))))
            && !self.starts_place(at)
    }

    /// An unlisted word that begins like "by the …", or ends like a feminine participle: what stands behind a man's name.
    fn is_brought_or_hers(&self, at: usize) -> bool {
        const BY_THE: &str = "\u{0628}\u{0627}\u{0644}";
        let word = self.document.folded(at);
        let long = |n: usize| word.chars().count() > n;
        long(6) && word.starts_with(BY_THE)
            || long(4) && word.starts_with(MEEM) && self.document.raw(at).ends_with(TEH_MARBUTA)
    }

    /// With a proclitic off, it names somewhere or someone known.
    fn names_with_clitic(&self, at: usize, first: bool) -> bool {
        let word = self.document.folded(at);
        self.document.readings(at).cuts.iter().any(|c| {
            let like = c.prep == Some(KAF) && !first;
            (c.prep.is_some() || c.conj.is_some()) && !like && {
                let rest = &word[c.skip()..];
                // "With the monarch", "and the monarch": no name, whatever else begins with these letters.
                let office = |p: &crate::lexicon::index::PhraseEntry| matches!(p.what, Phrase::Office { .. });
                if c.article && self.lexicon.index.phrases(rest).iter().any(office) {
                    return true;
                }
                let definite: String;
                let rest = if c.article {
                    definite = [ALEF, LAM].iter().collect::<String>() + rest;
                    definite.as_str()
                } else {
                    rest
                };
                let index = &self.lexicon.index;
                let named = index.alone(rest).iter().any(|p| match p.what {
                    Phrase::Place { .. } | Phrase::Capital { .. } => true,
                    Phrase::Actor { full, .. } => full || rest.chars().count() > 3,
                    _ => false,
                });
                let joined = !first && c.conj == Some(WAW) && c.prep.is_none();
                named || joined && index.phrases(rest).iter().any(|p| self.is_person(p.what))
            }
        })
    }
}
