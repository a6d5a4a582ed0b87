//! Places by a word of kind: a town, a village, a street, with the name behind it, listed or not.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::matching;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Phrase, Word};
use crate::lexicon::sorts::Site;
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// No name of a place has more words that nobody listed.
const LONGEST: usize = 4;

impl Scan<'_> {
    /// A place from its word of kind on: `the village of X`.
    pub fn site(&mut self, at: usize, end: usize) -> Option<Noun> {
        let (kind, cut) = self.site_head(at)?;
        let first = at + 1;
        if first >= end || self.document.tokens[first].kind != TokenKind::Word || self.is_field_of_battle(kind, first) {
            return None;
        }
        let (entity, last) = self.known_site(kind, first, end).or_else(|| {
            let last = self.unknown_site(kind, first, end).filter(|_| !cut.article)?;
            let name = self.document.text(first, last).to_string();
            let entity = self.entities.unknown(&name, Kind::Place, None);
            if last == first + 1 && self.document.readings(first).list.is_empty() {
                self.memory.learn_short(self.document.folded(first).to_string(), entity, Gender::Masculine);
            }
            Some((entity, last))
        })?;
        let last = (last..end).find(|n| !self.is_site(*n, Site::Ending)).unwrap_or(end);
        let one = Ref { entity, first: at, last, anaphor: false };
        let mut noun = Noun::naming(one, cut, Gender::Feminine, Number::Singular);
        noun.place = true;
        Some(noun)
    }

    /// The field of (the) battle is no square of that name.
    fn is_field_of_battle(&self, kind: Site, at: usize) -> bool {
        let violent = |r: &Reading| match r.word {
            Word::Event { nominal, .. } => r.cut.article && self.lexicon.nominals[nominal as usize].frame.note.violent,
            _ => false,
        };
        kind == Site::Local && self.document.readings(at).list.iter().any(violent)
    }

    /// A word of kind, with its proclitics.
    fn site_head(&self, at: usize) -> Option<(Site, Cut)> {
        self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Site(kind @ (Site::Head | Site::Local | Site::Weak)) => Some((kind, r.cut)),
            _ => None,
        })
    }

    fn is_site(&self, at: usize, kind: Site) -> bool {
        self.document.readings(at).list.iter().any(|r| r.word == Word::Site(kind) && r.cut == Cut::default())
    }

    /// A place that the lexicon knows right behind a word of kind, or another word of kind with its own.
    fn known_site(&mut self, kind: Site, at: usize, end: usize) -> Option<(EntityId, usize)> {
        if kind != Site::Local
            && let Some(noun) = self.site(at, end).filter(|n| n.cut == Cut::default())
        {
            return Some((noun.who[0].entity, noun.last));
        }
        if kind != Site::Weak && self.begins_title(at) {
            let noun = self.noun(at, end, None).filter(|n| n.cut.is_bare())?;
            let name = self.document.text(at, noun.last).to_string();
            let person = self.entities.get(noun.who[0].entity).kind == Kind::Person && noun.last > at + 1;
            return person.then(|| (self.entities.unknown(&name, Kind::Place, None), noun.last));
        }
        let found = matching::among(self.document, self.lexicon, at, end, Kinds::NAME);
        for m in found.iter().filter(|m| m.cut == Cut::default()) {
            let entity = match m.what {
                Phrase::Place { place } => self.entities.place(place as usize, self.lexicon),
                Phrase::Capital { state } => self.entities.capital(state as usize, self.lexicon),
                Phrase::Actor { actor, full: true }
                    if self.lexicon.actors[actor as usize].kind == Kind::State && kind != Site::Local =>
                {
                    self.entities.known(actor as usize, self.lexicon)
                }
                _ => continue,
            };
            return Some((entity, m.last));
        }
        None
    }

    /// A king or saint after whom a place is named.
    fn begins_title(&self, at: usize) -> bool {
        let title = |r: &crate::text::reading::Reading| {
            matches!(r.word, Word::Title { .. }) && r.cut.article && r.cut.is_bare()
        };
        self.document.readings(at).list.iter().any(title)
            || matching::among(self.document, self.lexicon, at, self.document.tokens.len(), Kinds::NAME)
                .iter()
                .any(|m| m.words == 1 && m.cut.article && m.cut.is_bare() && matches!(m.what, Phrase::Office { .. }))
    }

    /// The end of a name that nobody listed, behind a word of kind.
    fn unknown_site(&self, kind: Site, at: usize, end: usize) -> Option<usize> {
        let mut last = at;
        while last < end && last - at < LONGEST && self.is_site(last, Site::Opening) {
            last += 1;
        }
        if last > at {
            // What an opening word is of: any noun.
            return (last < end && self.document.tokens[last].kind == TokenKind::Word && !self.is_closed(last))
                .then_some(last + 1);
        }
        if !self.names_site(kind, at) {
            return None;
        }
        last = at + 1;
        let foreign = |n: usize| self.document.readings(n).list.is_empty() && !self.has_article(n);
        while foreign(at) && last < end && last - at < 3 && self.is_word(last) && foreign(last) && !self.is_joined(last)
        {
            last += 1;
        }
        Some(last)
    }

    /// Whether a word can be the name of a place behind a word of kind.
    fn names_site(&self, kind: Site, at: usize) -> bool {
        if self.is_closed(at) || self.document.folded(at).chars().count() < 3 {
            return false;
        }
        let list = &self.document.readings(at).list;
        let unknown = list.iter().all(|r| {
            r.cut.skip() > 0 && !r.cut.article || matches!(r.word, Word::Given | Word::Family(_) | Word::Site(_))
        });
        // "A village and they killed": no name begins so.
        let goes_on = |r: &crate::text::reading::Reading| matches!(r.word, Word::Verb { form, .. } if r.cut.conj.is_some() && (form.number == Number::Plural || kind == Site::Weak));
        if list.iter().any(goes_on) {
            return false;
        }
        if self.has_article(at) {
            let people = |w: &Word| {
                matches!(w, Word::Agent { .. } | Word::Nisba { .. } | Word::People { .. } | Word::Anaphor { .. })
            };
            return match kind {
                Site::Local => !list.iter().any(|r| people(&r.word)),
                Site::Head => {
                    list.iter().all(|r| matches!(r.word, Word::Given | Word::Family(_) | Word::Active { .. }))
                }
                _ => list.is_empty(),
            };
        }
        let adjective = list.iter().any(|r| r.word == Word::Given)
            && (kind == Site::Weak || self.document.raw(at).ends_with(TEH_MARBUTA));
        unknown && !adjective && !self.is_adjectival(at)
    }

    /// `coastal`: the ending of an adjective on a word that is known.
    pub fn is_adjectival(&self, at: usize) -> bool {
        let word = self.document.folded(at);
        let feminine = word.strip_suffix(HEH).filter(|w| w.ends_with(YEH));
        let nisba = feminine.unwrap_or(word);
        let Some(stem) = nisba.strip_suffix(YEH) else { return false };
        let known = |w: &str| !self.lexicon.index.word(w).is_empty();
        known(nisba) || known(stem) || known(&format!("{stem}{HEH}")) || known(&format!("{stem}{ALEF}"))
    }

    pub fn has_article(&self, at: usize) -> bool {
        const SEATS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];
        self.document.readings(at).cuts.iter().any(|c| c.article && c.is_bare())
            && !self.document.raw(at).starts_with(SEATS)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.document.tokens[at].kind == TokenKind::Word
    }

    /// A word of a closed class, or no Arabic.
    pub fn is_closed(&self, at: usize) -> bool {
        !self.document.folded(at).chars().all(crate::script::is_arabic)
            || self.document.readings(at).list.iter().any(|r| {
                r.suffix.is_none()
                    && matches!(r.word, Word::Particle { .. } | Word::Weekday { .. } | Word::Month { .. } if !r.cut.article || r.cut.is_bare())
            })
    }

    /// An unknown word that begins with "and".
    pub fn is_joined(&self, at: usize) -> bool {
        const OWN: [char; 4] = [ALEF, YEH, LAM, WAW];
        let mut letters = self.document.folded(at).chars();
        letters.next() == Some(WAW) && letters.next().is_none_or(|c| !OWN.contains(&c))
            || self.document.readings(at).list.iter().any(|r| r.cut.conj == Some(WAW) && r.word != Word::Common)
    }
}
