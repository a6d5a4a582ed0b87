//! Where a name stands tells what it names, and whether it names anybody: a city behind "in" is a place, a paper in
//! quotation marks behind "to" an outlet, nobody stands inside "the handover of power".

use crate::claim::Kind;
use crate::extract::matching::{self, Match};
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::{Kinds, Symbol};
use crate::lexicon::rows::{Particle, Phrase, Roles, Word};
use crate::script::letters::BEH;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// No outlet's name has more words.
const LONGEST_OUTLET: usize = 4;

/// So many words may stand between a verb and what "bi" brings.
const BACK: usize = 5;

impl Scan<'_> {
    /// One past a token, or past the fixed phrase of an event that begins there: nobody is named inside "the handover of
    /// power" or "the exchange of prisoners".
    pub fn behind_event(&self, at: usize, end: usize) -> usize {
        let next = at + 1;
        if next >= end || !self.document.readings(at).kinds.has(Kinds::TAG) || !self.may_go_on(next) {
            return next;
        }
        let found = matching::matches(self.document, self.lexicon, at, end);
        // On the other hand, on behalf of: nobody either.
        let closed = |m: &&Match| matches!(m.what, Phrase::Particle { class } if class != Particle::Quantifier);
        if let Some(m) = found.iter().find(|m| m.words > 1).filter(closed) {
            return m.last;
        }
        let event = found.iter().find(|m| m.words > 1);
        let Some(m) = event.filter(|m| matches!(m.what, Phrase::Event { .. })) else { return next };
        // Sending troops that are described names them.
        let described = |n: usize, r: &Reading| match r.word {
            Word::Nisba { .. } | Word::People { .. } => true,
            Word::Modifier { .. } => n >= m.last,
            _ => false,
        };
        // The exchange of prisoners between Houthis and others: whom a preposition brings describes nobody.
        let brought = m.last < end && self.is_particle(m.last, Particle::Preposition);
        let last = if brought { m.last } else { (m.last + 2).min(end) };
        let named = (next..last).any(|n| self.document.readings(n).list.iter().any(|r| described(n, r)));
        let longer = matching::among(self.document, self.lexicon, m.last - 1, end, Kinds::NAME);
        if named || longer.iter().any(|o| o.last > m.last) { next } else { m.last }
    }

    /// "The internal (affairs) of X": the ministry's name is what an adjective and a nationality say of affairs before them.
    pub fn is_of_affairs(&self, at: usize, actor: u32) -> bool {
        if at == 0
            || self.lexicon.actors[actor as usize].kind != Kind::Organisation
            || !self.document.readings(at).cuts.iter().any(|c| c.article && c.is_bare())
        {
            return false;
        }
        let affairs = |m: &Match| matches!(m.what, Phrase::Attitude { attitude: Attitude::State });
        matching::matches(self.document, self.lexicon, at - 1, at + 1).iter().any(|m| m.last > at && affairs(m))
    }

    /// Whether a phrase that began before a token may go on with it.
    fn may_go_on(&self, next: usize) -> bool {
        let readings = self.document.readings(next);
        let known = |symbol: Symbol| symbol != Symbol::NONE;
        self.document.tokens[next].kind != TokenKind::Word
            || [readings.symbol, readings.bare, readings.nominative].into_iter().any(known)
            || readings.cuts.iter().any(|c| c.prep.is_some())
    }

    /// Whether a match stands behind a word that says where: in, inside, near, north of, the capital.
    pub fn is_located(&self, m: &Match) -> bool {
        let first = m.start;
        if first == 0 || m.cut != Cut::default() {
            return first > 0
                && m.cut.prep == Some(BEH)
                && m.cut.conj.is_none()
                && !(first.saturating_sub(BACK)..first).any(|n| self.takes_bi(n));
        }
        let before = self.document.folded(first - 1);
        crate::extract::preposition::is_locative(before) && before != "\u{0628}" || self.is_inside(first - 1)
    }

    /// Whether a word says that the city behind it is a place: the outskirts of, the capital, the Somali capital.
    fn is_inside(&self, at: usize) -> bool {
        let inside = |n: usize| {
            let word = self.document.folded(n);
            self.document.readings(n).cuts.iter().any(|c| self.lexicon.insides.contains(&word[c.skip()..]))
        };
        let nationality = |r: &Reading| r.cut.article && r.cut.is_bare() && matches!(r.word, Word::Nisba { .. });
        self.is_word(at)
            && (inside(at)
                || at > 0
                    && self.is_word(at - 1)
                    && self.document.readings(at).list.iter().any(nationality)
                    && self.has_article(at - 1)
                    && inside(at - 1))
    }

    /// A verb or event of which `bi` may bring the other party: what it brings is no place.
    fn takes_bi(&self, at: usize) -> bool {
        let bi = BEH.to_string();
        let party = Roles::TARGET.with(Roles::PARTY).with(Roles::SOURCE);
        self.is_word(at)
            && self.document.readings(at).list.iter().any(|r| match r.word {
                Word::Verb { verb, .. }
                | Word::Masdar { verb }
                | Word::Active { verb, .. }
                | Word::Passive { verb, .. } => self.lexicon.verb_frames[verb as usize]
                    .iter()
                    .any(|f| self.lexicon.frames[*f as usize].prep(&bi).has(party)),
                Word::Event { nominal, .. } => self.lexicon.nominals[nominal as usize].frame.prep(&bi).has(party),
                _ => false,
            })
    }

    /// Whether a preposition of place stands right before.
    pub fn after_place_word(&self, at: usize) -> bool {
        at > 0 && self.is_particle(at - 1, Particle::Preposition)
    }

    /// A paper or a station without its word of kind, in quotation marks or brackets, behind what tells that it is one.
    pub fn quoted_outlet(&mut self, at: usize, end: usize) -> Option<Noun> {
        let tokens = &self.document.tokens;
        let close = match tokens[at.checked_sub(1)?].kind {
            TokenKind::Quote => TokenKind::Quote,
            TokenKind::Open => TokenKind::Close,
            _ => return None,
        };
        if at < 2 || !self.introduces_outlet(at - 2) {
            return None;
        }
        let last = (at + 1..end.min(at + 1 + LONGEST_OUTLET)).find(|n| tokens[*n].kind == close)?;
        let name = (at..last).map(|n| self.document.folded(n)).collect::<Vec<_>>().join(" ");
        let entity = self.entities.known(*self.lexicon.outlets.get(&*name)?, self.lexicon);
        let one = Ref { entity, first: at, last, anaphor: false };
        Some(Noun::naming(one, Cut::default(), Gender::Feminine, Number::Singular))
    }

    /// `to`, `with`, `told`, `the correspondent of`: an outlet may follow in quotation marks.
    fn introduces_outlet(&self, at: usize) -> bool {
        let tells = |r: &Reading| match r.word {
            Word::Verb { verb, .. } => !self.lexicon.verb_speech[verb as usize].is_empty(),
            Word::Particle { class } => class == Particle::Preposition,
            Word::Agent { agent, .. } => {
                let row = &self.lexicon.agents[agent as usize];
                row.kind == Kind::Media || row.id == "correspondent" || row.id == "journalist"
            }
            _ => false,
        };
        self.is_word(at)
            && (self.document.folded(at).chars().count() == 1 || self.document.readings(at).list.iter().any(tells))
    }

    /// `in New York` between a describing noun and the name, which begins behind it.
    pub fn is_place_before_name(&mut self, noun: &Noun, end: usize) -> bool {
        noun.place
            && noun.cut == Cut::default()
            && noun.last < end
            && self.named_person(noun.last, end, None, None).is_some()
    }
}
