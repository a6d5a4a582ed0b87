//! How far the name of a body goes behind its head noun: genitives, adjectives, names, what it is for, where it sits.

use crate::extract::matching::{self};
use crate::extract::noun::Scan;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::HeadNote;
use crate::lexicon::rows::{HeadRow, Particle, Phrase, Roles, Word};
use crate::lexicon::sorts::Site;
use crate::lexicon::time_rows::TimeWord;
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// A political movement, or traffic.
const MOVEMENT: &str = "movement";

impl Scan<'_> {
    /// The end of what names a body behind its head, without the names of other actors: `from` if nothing does.
    pub fn extent(&self, row: &HeadRow, number: Number, from: usize, cut: Cut, end: usize) -> usize {
        if number != Number::Singular {
            return self.definite_run(from, cut, end);
        }
        let loose = row.has(HeadNote::Loose);
        let mut last = from;
        if cut.article && (loose || row.id == MOVEMENT) {
            return from;
        }
        if cut.article {
            while last < end && last - from < 3 && self.qualifies(last, last == from) {
                last += 1;
            }
            return if last > from { self.purpose(from, last, end) } else { from };
        }
        if !loose {
            let feminine = row.head.ends_with(TEH_MARBUTA);
            let people =
                || self.named_people(from, end).filter(|_| !row.has(HeadNote::Only) && !row.has(HeadNote::Troops));
            let named = self.idafa(from, end).or_else(people);
            last = named.or_else(|| self.own_name(from, end, feminine)).unwrap_or(from);
        } else if row.has(HeadNote::Branded) && from < end && self.document.readings(from).list.is_empty() {
            last = self.own_name(from, end, false).unwrap_or(from);
        }
        let deed = || row.has(HeadNote::Deed) && self.is_deed(from);
        let thing = || row.has(HeadNote::Abstract) && self.is_mere_noun(from);
        if last == from && from < end && !deed() && !thing() {
            last = self.definite_run(from, cut, end);
        }
        if last == from {
            return from;
        }
        let coordinates = !loose && self.has_article(last - 1);
        last = self.coordinated(last, end, coordinates);
        while last < end && last - from < 6 && self.qualifies(last, false) {
            last += 1;
        }
        if loose { last } else { self.purpose(from, last, end) }
    }

    /// One past the adjectives with the article behind a head that is definite by itself.
    pub fn described_to(&self, from: usize, end: usize) -> usize {
        (from..end.min(from + 3)).find(|t| !self.qualifies(*t, *t == from)).unwrap_or(end.min(from + 3))
    }

    /// One past the adjectives of belonging that go with a head behind the place it is named after: the technical
    /// university of X.
    pub fn agreeing(&self, from: usize, head: &str, end: usize) -> usize {
        let feminine = head.split(' ').next().is_some_and(|w| w.ends_with(TEH_MARBUTA));
        let agrees = |t: usize| self.document.folded(t).ends_with(HEH) == feminine && self.qualifies(t, true);
        (from..end.min(from + 2)).find(|t| !agrees(*t)).unwrap_or(end.min(from + 2))
    }

    /// The system of the league: an ordinary noun, which is no body's field.
    fn is_mere_noun(&self, at: usize) -> bool {
        let plain = |r: &Reading| r.cut.article && matches!(r.word, Word::Common | Word::Masdar { .. });
        let named = |r: &Reading| matches!(r.word, Word::Given | Word::Family(_) | Word::Head { .. });
        let list = &self.document.readings(at).list;
        list.iter().any(plain) && !list.iter().any(named)
    }

    /// The management of the crisis: an event, which is no body's field.
    fn is_deed(&self, at: usize) -> bool {
        self.document.readings(at).list.iter().any(|r| r.cut.article && matches!(r.word, Word::Event { .. }))
    }

    /// A noun with the article, and what goes with it.
    fn definite_run(&self, from: usize, cut: Cut, end: usize) -> usize {
        let mut last = from;
        if !cut.article && last < end && self.is_complement(last) {
            last += 1;
            while last < end && last - from < 4 && self.qualifies(last, false) {
                last += 1;
            }
        }
        last
    }

    /// Words without the article before one with it: the office for the study of the land.
    pub fn idafa(&self, from: usize, end: usize) -> Option<usize> {
        let mut last = from;
        while last < end && last - from < 3 && self.is_link(last) {
            last += 1;
        }
        if last == from || last >= end {
            return None;
        }
        self.definite_end(last, end)
    }

    /// "The council of the fighters of Derna": several people without the article before a noun with it or a place, which
    /// together name the body.
    fn named_people(&self, from: usize, end: usize) -> Option<usize> {
        let next = from + 1;
        let several = |r: &Reading| {
            let men = |a: u16| self.lexicon.agents[a as usize].kind == crate::claim::Kind::Unnamed;
            matches!(r.word, Word::Agent { agent, number: Number::Plural, .. } if men(agent))
                && r.cut == Cut::default()
                && r.suffix.is_none()
        };
        if next >= end || self.has_article(from) || self.is_closed(from) || self.begins_actor(from) {
            return None;
        }
        let people = self.document.readings(from).list.iter().any(several) && !self.is_full_plural(next);
        let place = || self.begins(next, |m| m.cut.is_bare() && matches!(m.what, Phrase::Place { .. }));
        (people && (self.is_complement(next) || place())).then(|| self.definite_end(next, end))?
    }

    /// One past a noun with the article or the name of an actor or place.
    pub fn definite_end(&self, at: usize, end: usize) -> Option<usize> {
        if at < end && self.is_complement(at) {
            return Some(at + 1);
        }
        matching::among(self.document, self.lexicon, at.min(end - 1), end, Kinds::NAME)
            .iter()
            .find(|m| {
                let named =
                    matches!(m.what, Phrase::Actor { full: true, .. } | Phrase::Place { .. } | Phrase::Capital { .. });
                named && m.cut.is_bare() && m.start == at
            })
            .map(|m| m.last)
    }

    /// An ordinary noun without article, pronoun or proclitic.
    pub fn is_link(&self, at: usize) -> bool {
        if !self.is_word(at) || self.has_article(at) || self.is_closed(at) || self.begins_actor(at) {
            return false;
        }
        let list = &self.document.readings(at).list;
        let noun = |r: &Reading| {
            r.cut == Cut::default()
                && r.suffix.is_none()
                && matches!(r.word, Word::Masdar { .. } | Word::Event { .. } | Word::Common | Word::Head { .. })
        };
        let other = |r: &Reading| {
            r.cut == Cut::default()
                && r.suffix.is_none()
                && matches!(
                    r.word,
                    Word::Nisba { .. }
                        | Word::Modifier { .. }
                        | Word::Agent { .. }
                        | Word::Adjective { .. }
                        | Word::Title { .. }
                )
        };
        list.iter().any(noun) && !list.iter().any(other) && !self.document.raw(at).contains('\u{064B}')
    }

    /// Words that nobody listed, right behind a head: the company X.
    pub fn own_name(&self, from: usize, end: usize, feminine: bool) -> Option<usize> {
        let mut last = from;
        while last < end && last - from < 3 && self.is_word(last) && self.is_own(last, feminine && last == from) {
            last += 1;
        }
        (last > from).then_some(last)
    }

    /// `feminine`: behind a feminine head, where a masculine participle is no adjective.
    fn is_own(&self, at: usize, feminine: bool) -> bool {
        let apart = |r: &Reading| {
            feminine
                && match r.word {
                    Word::Active { gender, number, .. } | Word::Passive { gender, number, .. } => {
                        gender == Gender::Masculine && number == Number::Singular && r.suffix.is_none()
                    }
                    Word::Given => true,
                    _ => false,
                }
        };
        let word = self.document.folded(at);
        word.chars().count() > 2
            && word.chars().all(|c| crate::script::is_arabic(c) || c.is_ascii_alphabetic())
            && !self.has_article(at)
            && self
                .document
                .readings(at)
                .list
                .iter()
                .all(|r| matches!(r.word, Word::Family(_) | Word::Site(_)) || apart(r))
            && !self.is_joined(at)
            && !self.is_adjectival(at)
            && !self.begins_actor(at)
            && !self.begins_long_place(at)
            && self.document.readings(at).cuts.iter().all(|c| c.is_bare() || self.is_unlisted(&word[c.skip()..]))
    }

    /// Whether a place of several words begins at a token.
    fn begins_long_place(&self, at: usize) -> bool {
        self.begins(at, |m| {
            m.words > 1 && m.cut.is_bare() && matches!(m.what, Phrase::Place { .. } | Phrase::Capital { .. })
        })
    }

    pub fn is_unlisted(&self, rest: &str) -> bool {
        self.lexicon.index.word(rest).is_empty() && self.lexicon.index.phrases(rest).is_empty()
    }

    /// An adjective with the article behind a definite noun; `nisba`: one of belonging alone.
    pub fn qualifies(&self, at: usize, nisba: bool) -> bool {
        if !self.is_word(at) || !self.has_article(at) || self.is_closed(at) {
            return false;
        }
        let list = &self.document.readings(at).list;
        let word = self.document.folded(at);
        // The municipal councils: an adjective that is written like a body.
        let municipal = word.strip_suffix(HEH).is_some_and(|w| w.ends_with(YEH)) && at > 0 && self.has_article(at - 1);
        let here = |r: &&Reading| r.cut.article && r.cut.is_bare() && r.suffix.is_none();
        if list.iter().filter(here).any(|r| match r.word {
            Word::Nisba { .. } | Word::Agent { .. } | Word::Title { .. } | Word::Weekday { .. } => true,
            Word::Head { .. } => !municipal,
            _ => false,
        }) {
            return false;
        }
        if self.is_ordinal(at)
            || self.brings_its_own(at)
            || list.iter().any(|r| matches!(r.word, Word::Active { .. })) && self.governs(at)
        {
            return false;
        }
        let belongs = !self.document.raw(at).ends_with(ALEF_MAQSURA)
            && word.strip_suffix(HEH).unwrap_or(word).ends_with(YEH)
            && word.chars().count() > 5;
        if list.iter().filter(here).any(|r| matches!(r.word, Word::Modifier { .. })) {
            return belongs;
        }
        belongs
            || !nisba && self.is_rank(at)
            || !nisba
                && !self.governs(at)
                && list
                    .iter()
                    .filter(here)
                    .any(|r| matches!(r.word, Word::Active { .. } | Word::Passive { .. } | Word::Adjective { .. }))
    }

    /// Supreme, great: an adjective that ends names of bodies as it ends those of places.
    fn is_rank(&self, at: usize) -> bool {
        let ending = |r: &Reading| r.word == Word::Site(Site::Ending);
        self.document.raw(at).ends_with([ALEF, ALEF_MAQSURA]) && self.document.readings(at).list.iter().any(ending)
    }

    /// The banking system: an adjective of belonging that tells neither whose nor what kind of state a regime is.
    pub fn is_of_things(&self, at: usize, end: usize) -> bool {
        let political = |r: &Reading| matches!(r.word, Word::Modifier { .. } | Word::Nisba { .. } | Word::Family(_));
        at < end && self.qualifies(at, true) && !self.document.readings(at).list.iter().any(political)
    }

    /// The regime (threatened) the opposition: a feminine word with the article is no adjective of a single masculine one.
    pub fn disagrees(&self, at: usize, from: usize, cut: Cut) -> bool {
        let single = |r: &Reading| match r.word {
            Word::Head { number, .. } => number == Number::Singular,
            _ => false,
        };
        let head = self.document.folded(from - 1);
        cut.article
            && at == from
            && self.document.folded(at).ends_with(HEH)
            && !head.ends_with([HEH, ALEF, TEH])
            && self.document.readings(from - 1).list.iter().any(single)
    }

    /// An adjective of nationality with the article behind another one, of the gender of the first:
    /// the Arab Palestinian association is one body. (The Syrian government is not Saudi: who acts on whom.)
    pub fn is_second_nationality(&self, at: usize, from: usize) -> bool {
        let nation = |n: usize| {
            self.document.readings(n).list.iter().find_map(|r| match r.word {
                Word::Nisba { state, gender, number: Number::Singular } if r.cut.article && r.cut.is_bare() => {
                    Some((gender, self.lexicon.is_state(state)))
                }
                _ => None,
            })
        };
        at == from + 1
            && nation(from).is_some_and(|(gender, first)| {
                nation(at).is_some_and(|(other, second)| gender == other && !(first && second))
            })
    }

    /// The first, the second: a rank, no part of a name.
    pub fn is_ordinal(&self, at: usize) -> bool {
        let word = self.document.folded(at);
        let bare = word.strip_prefix(ALEF).and_then(|w| w.strip_prefix(LAM)).unwrap_or(word);
        [word, bare].iter().any(|w| self.lexicon.time_words.get(w).iter().any(|t| matches!(t, TimeWord::Ordinal(_))))
    }

    /// A participle with a preposition of its own: what follows is said of the body, and is no name.
    pub fn governs(&self, at: usize) -> bool {
        let next = at + 1;
        next < self.document.tokens.len()
            && self.document.readings(next).list.iter().any(|r| {
                r.word.is_particle(Particle::Preposition) && r.cut == Cut::default()
                    || r.cut.prep.is_some() && r.cut.conj.is_none() && (r.cut.prep != Some(LAM) || !r.cut.article)
            })
    }

    /// The X loyal to the regime: an adjective before the preposition that its row asks for, which is no part of a name.
    pub fn brings_its_own(&self, at: usize) -> bool {
        let next = at + 1;
        if next >= self.document.tokens.len() || !self.is_word(next) {
            return false;
        }
        let cuts = &self.document.readings(next).cuts;
        let word = self.document.folded(next);
        let brings = |row: u16| {
            let row = &self.lexicon.adjectives[row as usize];
            let asks = |prep: &str| !row.prep(prep).is_none();
            asks(word) || cuts.iter().any(|c| c.conj.is_none() && c.prep.is_some_and(|p| asks(&p.to_string())))
        };
        let preposition = |c: &Cut| c.conj.is_none() && c.prep == Some(LAM);
        let belongs = || self.bond_at(at, true, self.document.tokens.len()).is_some() && cuts.iter().any(preposition);
        self.document.readings(at).list.iter().any(|r| match r.word {
            Word::Adjective { row, .. } => r.cut.is_bare() && brings(row),
            _ => false,
        }) || belongs()
    }

    /// `in the university of X`: the body in which a named body sits.
    pub fn seat(&mut self, at: usize, end: usize) -> usize {
        let inside = at + 1 < end && self.is_word(at) && self.document.folded(at) == "\u{0641}\u{064A}";
        let head = |r: &Reading| matches!(r.word, Word::Head { .. }) && r.cut == Cut::default() && r.suffix.is_none();
        if !inside || !self.document.readings(at + 1).list.iter().any(head) {
            return at;
        }
        match self.noun(at + 1, end, None) {
            Some(noun) if noun.cut == Cut::default() && noun.last > at + 2 => noun.last,
            _ => at,
        }
    }

    /// Whether the word before a head is a verb or event that takes `li`: what follows may be its own.
    pub fn takes_li(&self, head: usize) -> bool {
        let Some(before) = head.checked_sub(1) else { return false };
        let li = LAM.to_string();
        self.document.tokens[before].kind == TokenKind::Word
            && self.document.readings(before).list.iter().any(|r| match r.word {
                Word::Verb { verb, .. } | Word::Masdar { verb } => {
                    // What asks for another object is no frame of a body's.
                    let mut frames =
                        self.lexicon.verb_frames[verb as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
                    frames.any(|f| f.note.object.is_empty() && f.prep(&li).has(Roles::ISSUE))
                }
                Word::Event { nominal, .. } => {
                    self.lexicon.nominals[nominal as usize].frame.prep(&li).has(Roles::ISSUE)
                }
                _ => false,
            })
    }
}
