//! Names that the lexicon or the article knows, and what stands behind one.

use crate::claim::Kind;
use crate::extract::entity::{EntityId, is_nation, is_people};
use crate::extract::matching::Match;
use crate::extract::noun::{Noun, Scan};
use crate::extract::rank::is_rare;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::letters::{ALEF, BEH, KAF, LAM, WAW};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// The sign of an indefinite accusative, which no name of a place bears.
const TANWIN: char = '\u{064B}';

impl Scan<'_> {
    /// A name that the lexicon holds.
    pub fn named(&mut self, m: &Match, found: &[Match], end: usize, before: Option<&Noun>) -> Option<Noun> {
        if self.is_his_nationality(m) {
            return None;
        }
        let mut actors: SmallVec<[(usize, bool); 4]> = SmallVec::new();
        let (mut capital, mut place) = (None, None);
        for other in found.iter().filter(|o| o.words == m.words && o.last == m.last && o.cut == m.cut) {
            match other.what {
                Phrase::Actor { actor, full } => actors.push((actor as usize, full)),
                Phrase::Capital { state } => capital = Some(state as usize),
                Phrase::Place { place: p } => place = Some(p as usize),
                _ => {}
            }
        }
        // In X and Y and Z: behind one place, what is joined to it is another.
        let listed = m.cut.conj == Some(WAW)
            && m.cut.prep.is_none()
            && before.is_some_and(|b| b.place && b.last == m.start && !self.is_verb_here(b.first));
        let short = actors.iter().all(|(a, full)| !full && self.lexicon.actors[*a].kind == Kind::Person);
        let met = actors.iter().any(|(a, _)| self.memory.has_actor(*a));
        let whereabouts = place.is_some() && !met && self.is_whereabouts(m, short, listed);
        let other = |actor: &usize| capital.is_some_and(|state| self.is_capital_of_another(*actor, state));
        if let Some(actor) = self.choose(&actors, m).filter(|a| !whereabouts && !other(a)) {
            let row = &self.lexicon.actors[actor];
            // A surname that somebody else was named with here is his, however famous another is.
            let told = || self.gender_told(m.start);
            let other = |e: EntityId| self.entities.get(e).actor != Some(actor);
            // Of two who share it, the verb tells whether the woman is meant.
            let woman = |e: EntityId| other(e) && self.entities.get(e).gender == Gender::Feminine;
            if short
                && m.words == 1
                && let Some(one) = self.memory.short_of(&self.document.folded(m.start)[m.cut.skip()..], told())
                && (!met && other(one) || met && woman(one) && told() == Some(Gender::Feminine))
            {
                return Some(self.one(m.start, m.last, m, one, false));
            }
            return match row.kind {
                Kind::Person => self.person_known(m, actor, short, end),
                _ => self.body_known(m, actor, before, end),
            };
        }
        if let Some(state) = capital {
            return Some(self.capital_known(m, state));
        }
        self.place_known(m, place?, listed)
    }

    /// A Syrian refugee, in the accusative: written like the name of the state.
    fn is_his_nationality(&self, m: &Match) -> bool {
        let Some(before) = m.start.checked_sub(1).filter(|_| m.words == 1 && m.cut == Cut::default()) else {
            return false;
        };
        let adjective = |r: &Reading| matches!(r.word, Word::Nisba { .. }) && r.is_accusative();
        let list = &self.document.readings(before).list;
        let man = |r: &Reading| matches!(r.word, Word::Agent { .. }) && r.is_accusative() && r.cut.is_bare();
        self.document.folded(m.start).ends_with(ALEF)
            && !list.iter().any(|r| r.pronoun().is_some())
            && list.iter().any(man)
            && !list.iter().any(
                |r| matches!(r.word, Word::Verb { verb, .. } if !self.lexicon.verb_frames[verb as usize].is_empty()),
            )
            && self.document.readings(m.start).list.iter().any(adjective)
    }

    /// A name of an actor and of a place that says where something is.
    fn is_whereabouts(&self, m: &Match, short: bool, listed: bool) -> bool {
        let behind = m.start > 0 && self.is_particle(m.start - 1, Particle::Preposition);
        // An official in the Kremlin is the Kremlin's.
        let of = m.start > 1
            && self.document.readings(m.start - 2).list.iter().any(|r| matches!(r.word, Word::Agent { .. }));
        !of && (self.is_located(m) || short && behind || listed)
    }

    fn person_known(&mut self, m: &Match, actor: usize, short: bool, end: usize) -> Option<Noun> {
        let id = self.entities.known(actor, self.lexicon);
        // Abbas X: a first name that goes on is somebody else's.
        if m.words == 1 && short && self.goes_on(m, end) {
            return None;
        }
        if self.has_other_fathers(actor, m.start, m.last, end) {
            return None;
        }
        let lineage = m.words > 1 && m.last < end && self.is_lineage(m.last);
        let name = if lineage { self.name_goes_on(m.start, m.last, end, true) } else { m.last };
        self.remember_last_name(actor, m.start, m.last, id);
        Some(self.one(m.start, name, &Match { last: name, ..*m }, id, false))
    }

    /// States, organisations and groups.
    fn body_known(&mut self, m: &Match, actor: usize, before: Option<&Noun>, end: usize) -> Option<Noun> {
        let row = &self.lexicon.actors[actor];
        let kind = row.kind;
        let id = self.entities.known(actor, self.lexicon);
        if kind == Kind::State && m.words == 1 && self.is_nationality_here(m.last - 1) {
            // A man's name has no feminine adjective, whatever article it ends with, nor has an official a second.
            let one = |b: &Noun| self.names_person(b) || self.is_official_of_state(b) || self.is_of_no_state(b);
            before.filter(|b| b.last + 1 == m.last && one(b))?;
        }
        // With the enthusiasm of the members: a body's short name that is a word, before those who have it.
        let prep = m.cut.prep == Some(BEH) && m.words == 1 && m.last < end && self.has_article(m.last);
        if prep && !row.name_ar.starts_with(ALEF) && self.names_people(m.last) {
            return None;
        }
        let of_other = || match kind {
            Kind::Organisation => self.is_of_other_state(actor, m.last, end) || self.is_of_other_body(m, end),
            // The army of the regime of X.
            Kind::Group if m.words > 1 => self.is_of_other_state(actor, m.last, end),
            _ => false,
        };
        if of_other() {
            return None;
        }
        if matches!(kind, Kind::Organisation | Kind::ArmedGroup | Kind::Group) {
            self.remember_head(m.start, actor, id);
        }
        if m.words == 1 && kind != Kind::State && is_people(self.document.folded(m.last - 1)) {
            self.entities.set_people(id);
        } else {
            self.entities.set_body(id);
        }
        let mut noun = self.one(m.start, m.last, m, id, false);
        noun.place = kind == Kind::State;
        if kind == Kind::Organisation && m.last < end {
            noun.last = self.field_of(m.last, end);
        } else if kind == Kind::ArmedGroup && m.words == 1 && m.last < end {
            noun.last += usize::from(self.is_own_nationality(id, m.last));
        }
        self.second_nationality(&mut noun, id, end);
        Some(noun)
    }

    /// The Yemeni resistance: the adjective of its own state, behind a short name with the article.
    fn is_own_nationality(&self, id: EntityId, at: usize) -> bool {
        let own = self.entities.get(id).state;
        let adjective = |r: &Reading| {
            matches!(r.word, Word::Nisba { state, number: Number::Singular, .. } if own == Some(state as usize))
                && r.cut.article
                && r.cut.is_bare()
        };
        self.has_article(at - 1) && self.document.readings(at).list.iter().any(adjective)
    }

    /// X for human rights: one past what a body is for, where the words are known for it; else the end of its name.
    fn field_of(&self, last: usize, end: usize) -> usize {
        let at = if self.document.tokens[last].kind == TokenKind::Quote { last + 1 } else { last };
        let field = |r: &Reading| r.word == Word::Purpose && r.cut.prep == Some(LAM) && r.cut.conj.is_none();
        // It called for (l) protection: what is to be done.
        let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut.prep == Some(LAM);
        let list = || self.document.readings(at).list.iter();
        if at + 1 < end && self.is_word(at) && list().any(field) && !list().any(deed) {
            let to = self.purpose(at, at, end);
            return if to > at { to } else { last };
        }
        last
    }

    /// In Baghdad: the city; elsewhere its state.
    fn capital_known(&mut self, m: &Match, state: usize) -> Noun {
        let located = self.is_located(m);
        let id = if located {
            self.entities.capital(state, self.lexicon)
        } else {
            self.entities.known(self.lexicon.states[state].actor, self.lexicon)
        };
        Noun { place: true, capital: !located, ..self.one(m.start, m.last, m, id, false) }
    }

    fn place_known(&mut self, m: &Match, place: usize, listed: bool) -> Option<Noun> {
        let like =
            m.cut.prep == Some(KAF) && m.words == 1 && !self.document.folded(m.start)[m.cut.skip()..].starts_with(ALEF);
        // A father (ab) is no town (ib).
        let letters = |t: usize| self.document.folded(t).get(m.cut.skip()..).map_or(0, |w| w.chars().count());
        let listed_as = || self.lexicon.places[place].name_ar.split(' ').next_back().unwrap_or_default();
        let short = m.words == 1 && letters(m.start) == 2 && self.has_another_hamza(m.start, m.cut, listed_as());
        if like || short || self.document.raw(m.last - 1).contains(TANWIN) {
            return None;
        }
        // A word that is a verb or a given name before another name is no place here.
        let object = m.cut == Cut::default() && self.follows_verb(m.last - 1);
        let placed = listed
            || self.after_place_word(m.start)
            || m.cut.conj.is_some() && m.start > 0 && self.starts_place(m.start - 1);
        if m.words == 1 && (self.is_verb_here(m.last - 1) && !object && !placed || m.cut.article) {
            return None;
        }
        let other = self.document.readings(m.last - 1).list.iter().any(|r| {
            let rare = matches!(r.word, Word::Verb { form, .. } if is_rare(&form));
            let name = matches!(r.word, Word::Given | Word::Common | Word::Family(_) | Word::Site(_) | Word::Purpose);
            !rare && r.cut.skip() <= m.cut.skip() && (!name || r.word == Word::Common && r.cut.skip() < m.cut.skip())
        });
        if m.words == 1 && other && !object && !listed && !self.after_place_word(m.last - 1) {
            return None;
        }
        let id = self.entities.place(place, self.lexicon);
        Some(Noun { place: true, ..self.one(m.start, m.last, m, id, false) })
    }

    /// A word for people with the article, and for nothing else.
    fn names_people(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        list.iter().any(|r| matches!(r.word, Word::Agent { .. }) && r.cut.article && r.cut.is_bare())
            && !list.iter().any(|r| matches!(r.word, Word::Nisba { .. } | Word::Modifier { .. }))
    }

    /// Whether a phrase holds a person's name of its own.
    fn names_person(&self, noun: &Noun) -> bool {
        matches!(noun.who[..], [one] if !one.anaphor && self.entities.get(one.entity).kind == Kind::Person)
    }

    /// `the Saudi universities`: a state's name that is also its adjective, behind a noun with the article.
    fn is_nationality_here(&self, at: usize) -> bool {
        let adjective = |r: &Reading| {
            matches!(r.word, Word::Nisba { number: Number::Singular, .. }) && r.cut.article && r.cut.is_bare()
        };
        at > 0
            && self.document.readings(at).list.iter().any(adjective)
            && self.is_word(at - 1)
            && !self.is_one_man(at - 1)
            && !self.document.readings(at - 1).list.iter().any(|r| matches!(r.word, Word::Weekday { .. }))
            && !is_nation(self.document.folded(at - 1))
            && (self.has_article(at - 1) && !self.is_verb_here(at - 1)
                || self.document.readings(at - 1).list.iter().any(|r| {
                    r.cut.is_bare()
                        && r.suffix.is_some_and(|s| s.person == crate::lexicon::conjugate::Person::First)
                        && matches!(r.word, Word::Head { .. } | Word::Agent { .. })
                }))
    }
}
