//! Which words make a name of a person that nobody listed: first names, what joins them, family names, unknown words.

use crate::claim::Kind;
use crate::extract::matching::{self};
use crate::extract::noun::Scan;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Phrase, Word};
use crate::lexicon::sorts::Topic;
use crate::script::letters::*;
use crate::text::reading::{ABD, Cut, FAITH, Reading};
use crate::text::token::TokenKind;

/// No name in the news has more words.
pub const LONGEST_NAME: usize = 7;

impl Scan<'_> {
    /// The end of a run of words at `at` that can only be a name that nobody listed. `titled`: behind a title.
    pub fn unknown_name(&self, at: usize, end: usize, titled: bool) -> Option<usize> {
        if self.is_connector(at) {
            let last = self.joined_part(at, end)?;
            return Some(self.name_goes_on(at, last, end, true)).filter(|last| *last > at);
        }
        if let Some(last) = self.double(at, end) {
            return Some(self.name_goes_on(at, last, end, true)).filter(|last| *last > at);
        }
        let first = self.can_be_name(at, true)
            || titled && (self.is_family_alone(at) || self.is_before_bin(at))
            || self.is_before_bin(at) && self.is_noun_alone(at)
            || self.is_rare_first(at, end);
        // A name that turns out to be a prayer names nobody.
        first.then(|| self.name_goes_on(at, at + 1, end, self.is_given(at))).filter(|last| *last > at)
    }

    /// A word before "bin" and a name: a first name, however ordinary.
    fn is_before_bin(&self, at: usize) -> bool {
        let bin = at + 1;
        bin < self.document.tokens.len()
            && self.is_word(bin)
            && self.document.folded(bin).chars().eq([BEH, NOON])
            && self.document.folded(at).chars().all(crate::script::is_arabic)
            && !self.has_article(at)
            && !self.is_closed(at)
            && !self.is_connector(at)
    }

    /// A first name that is an ordinary word too, before a part of names that can be nothing else: Wahid al-Qadiri, Rizq
    /// Abu X.
    pub fn is_rare_first(&self, at: usize, end: usize) -> bool {
        let next = at + 1;
        if next >= end || !self.is_word(next) || !self.lexicon.firsts.contains(self.document.folded(at)) {
            return false;
        }
        if self.is_connector(next) {
            return self.joined_part(next, end).is_some();
        }
        let list = &self.document.readings(next).list;
        let named = |r: &Reading| r.cut.is_bare() && matches!(r.word, Word::Given | Word::Family(_));
        let another = !list.is_empty() && list.iter().all(named) && self.is_given(next);
        let surname = !self.has_article(at) && self.is_family_alone(next);
        (another || surname) && !self.begins_actor(next) && !self.begins_time(at)
    }

    /// `X walad Y`: the son of, as names of the western Sahara have it.
    fn is_son(&self, at: usize, end: usize) -> bool {
        const SON: [char; 3] = [WAW, LAM, '\u{062F}'];
        self.document.folded(at).chars().eq(SON)
            && at + 1 < end
            && self.is_word(at + 1)
            && (self.can_be_name(at + 1, false) || self.is_family(at + 1, 1))
    }

    /// A word that is nothing but an ordinary noun or adjective: not somebody's son, leader, killing.
    fn is_noun_alone(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        list.iter().all(|r| {
            r.cut == Cut::default()
                && matches!(r.word, Word::Common | Word::Active { .. } | Word::Nisba { .. } | Word::Family(_))
        })
    }

    /// The end of a name whose first part, before `last`, was found. `given`: it can only be a name.
    pub fn name_goes_on(&self, at: usize, mut last: usize, end: usize, given: bool) -> usize {
        let mut parts = 1;
        while last < end
            && last - at < LONGEST_NAME
            && !self.begins_another(at, last, end)
            && !self.begins_next_person(at, last, end)
            && !self.begins_time(last)
        {
            let lineage = last > at + 2 && self.is_connector(last - 2);
            if self.is_god(last) {
                if self.is_double(last) {
                    last += 1;
                    parts += 1;
                    continue;
                }
                // May God have mercy on him: what stands before is a verb or noun of the prayer.
                return if self.is_connector(last - 1) || last == at + 1 { at } else { last - 1 };
            }
            let next = if let Some(next) = self.foreign_part(last, end).or_else(|| self.double(last, end)) {
                next
            } else if self.is_hyphen(last, end) && self.can_be_name(last + 1, false) {
                last + 2
            } else if self.is_connector(last) {
                match self.joined_part(last, end) {
                    Some(next) => next,
                    None => break,
                }
            } else if let Some(next) = self.initial(last, end) {
                next
            } else if given && self.is_son(last, end) {
                last + 2
            } else if self.can_be_name(last, false)
                || given && self.is_family(last, parts)
                || lineage && self.is_house(last)
            {
                last + 1
            } else {
                break;
            };
            last = next;
            parts += 1;
        }
        last
    }

    /// Behind a surname with the article a title, and behind one of origin a first name with one of its own, is somebody
    /// else's: `X al-Y Z al-W`.
    fn begins_next_person(&self, at: usize, next: usize, end: usize) -> bool {
        let word = self.document.folded(next - 1);
        let surname = next > at + 1 && self.has_article(next - 1) && !self.is_connector(next - 2);
        let origin = word.ends_with(YEH) && word.chars().count() > 5;
        if !surname || next + 1 >= end || !self.is_word(next) || !self.is_word(next + 1) {
            return false;
        }
        let title = |r: &Reading| matches!(r.word, Word::Title { .. }) && r.cut.is_bare();
        let titled = self.has_article(next) && self.document.readings(next).list.iter().any(title);
        titled && (origin && self.can_be_name(next + 1, true) || self.is_given(next + 1))
            || origin && self.is_given(next) && !self.has_article(next) && self.can_be_name(next + 1, false)
    }

    /// "Morning" before "yesterday" is nobody's name.
    pub fn begins_time(&self, at: usize) -> bool {
        matching::among(self.document, self.lexicon, at, self.document.tokens.len(), Kinds::TIME)
            .iter()
            .any(|m| m.words > 1 && matches!(m.what, Phrase::Relative { .. }))
    }

    /// A joining word, its proclitics aside, with which a name can begin where no title stands before it.
    pub fn opens_with_connector(&self, at: usize, end: usize) -> Option<(Cut, usize)> {
        let cut = self.document.readings(at).joining?;
        let joining = &self.document.folded(at)[cut.skip()..];
        let mother = joining.starts_with(ALEF) && joining.ends_with(MEEM);
        if mother && !self.document.raw(at).contains(ALEF_HAMZA_ABOVE) {
            return None;
        }
        let last =
            if self.is_connector(at) { self.joined_part(at, end)? } else { self.joined_after(joining, at, end)? };
        let next = at + 1;
        let list = &self.document.readings(next).list;
        let name = |r: &Reading| r.cut.is_bare() && matches!(r.word, Word::Given | Word::Family(_));
        let named = self.is_connector(next) || list.is_empty() || list.iter().any(name);
        let father = joining.ends_with(WAW) && !list.iter().any(|r| matches!(r.word, Word::Agent { .. }));
        let servant = joining.chars().eq(ABD);
        (servant || named || father && self.has_article(next)).then_some((cut, last))
    }

    /// One of God's names.
    pub fn is_god(&self, at: usize) -> bool {
        self.lexicon.topics.get(self.document.folded(at)) == Some(&Topic::God)
    }

    /// A name of God that makes a first name with the word before: Nasr Allah.
    pub fn is_double(&self, at: usize) -> bool {
        // May he have mercy on him is written like the mercy of God, but for the dots.
        let first = self.document.folded(at - 1);
        let both = format!("{first} {}", self.document.folded(at));
        (!first.ends_with(HEH) || self.document.raw(at - 1).ends_with(TEH_MARBUTA))
            && self.lexicon.doubles.contains(&*both)
    }

    /// One past a first name of two words that is listed as a whole: Izz al-Din.
    pub fn double(&self, at: usize, end: usize) -> Option<usize> {
        let next = at + 1;
        let listed = self.document.readings(at).doubled && next < end;
        (listed && self.document.folded(next) == FAITH).then_some(next + 1)
    }

    /// A joining word of foreign names: van, de.
    pub fn is_joint(&self, at: usize) -> bool {
        self.document.readings(at).joint
    }

    /// What a foreign joining word takes with it: van der X.
    fn foreign_part(&self, at: usize, end: usize) -> Option<usize> {
        let mut last = at;
        while last < end && last - at < 3 && self.is_joint(last) {
            last += 1;
        }
        let named = last > at
            && last < end
            && self.document.tokens[last].kind == TokenKind::Word
            && !self.has_article(last)
            && !self.is_closed(last)
            && self.document.folded(last).chars().count() > 2;
        named.then_some(last + 1)
    }

    /// A hyphen written without spaces.
    fn is_hyphen(&self, at: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        tokens[at].kind == TokenKind::Dash
            && at + 1 < end
            && tokens[at].span.start() == tokens[at - 1].span.end()
            && tokens[at].span.end() == tokens[at + 1].span.start()
    }

    /// `J.` within a name: one past its full stop.
    fn initial(&self, at: usize, end: usize) -> Option<usize> {
        if self.document.tokens[at].kind != TokenKind::Word || self.document.folded(at).chars().count() != 1 {
            return None;
        }
        let stop = at + 1 < end && self.document.raw(at + 1) == ".";
        let next = at + 1 + usize::from(stop);
        (next < end && self.can_be_name(next, false)).then_some(next)
    }

    /// What a joining word takes with it: Abu X, son of X, servant of God.
    pub fn joined_part(&self, at: usize, end: usize) -> Option<usize> {
        self.joined_after(self.document.folded(at), at, end)
    }

    fn joined_after(&self, joining: &str, at: usize, end: usize) -> Option<usize> {
        let next = at + 1;
        if next >= end || self.document.tokens[next].kind != TokenKind::Word {
            return None;
        }
        if joining.chars().eq(ABD) {
            let named = self.has_article(next)
                || self.document.readings(next).list.iter().any(|r| matches!(r.word, Word::Family(_)));
            return (named && !self.is_closed(next)).then_some(next + 1);
        }
        if self.is_connector(next) {
            return self.joined_part(next, end);
        }
        let word = self.document.folded(next);
        let letters = word.chars().count() > 1 && word.chars().all(crate::script::is_arabic);
        // Or infiltrators: no mother of anybody.
        let or = joining.starts_with(ALEF) && joining.ends_with(MEEM) && self.is_plural_shape(next);
        let letters = letters && !or;
        (letters && !self.is_closed(next)).then_some(next + 1)
    }

    /// A listed first name, whatever else it can be.
    pub fn is_given(&self, at: usize) -> bool {
        self.document.readings(at).list.iter().any(|r| r.word == Word::Given && r.cut.is_bare())
    }

    /// A phrase that names a person of the lexicon, in full or by its surname.
    pub fn is_person(&self, what: Phrase) -> bool {
        matches!(what, Phrase::Actor { actor, .. } if self.lexicon.actors[actor as usize].kind == Kind::Person)
    }

    /// A state's name that has the article.
    pub fn names_state(&self, at: usize) -> bool {
        self.lexicon.index.alone(self.document.folded(at)).iter().any(|p| {
            matches!(p.what, Phrase::Actor { actor, .. } if self.lexicon.actors[actor as usize].kind == Kind::State)
        })
    }

    pub fn starts_place(&self, at: usize) -> bool {
        self.lexicon.index.alone(self.document.folded(at)).iter().any(|p| match p.what {
            Phrase::Place { .. } | Phrase::Capital { .. } => true,
            Phrase::Actor { actor, .. } => self.lexicon.actors[actor as usize].kind != Kind::Person,
            _ => false,
        })
    }

    /// bin, ibn, al (family), abu, abi, umm, abd, bint.
    pub fn is_connector(&self, at: usize) -> bool {
        const FORMS: [&[char]; 9] = [
            &[BEH, NOON],
            &[ALEF, BEH, NOON],
            &[ALEF, LAM],
            &[ALEF, BEH, WAW],
            &[ALEF, BEH, YEH],
            &[ALEF, BEH, ALEF],
            &[ALEF, MEEM],
            &ABD,
            &[BEH, NOON, TEH],
        ];
        let word = self.document.folded(at);
        if word.len() > 6 {
            return false;
        }
        let mother = word.chars().eq([ALEF, MEEM]);
        FORMS.iter().any(|f| word.chars().eq(f.iter().copied()))
            && (!mother || self.document.raw(at).starts_with(ALEF_HAMZA_ABOVE))
    }
}
