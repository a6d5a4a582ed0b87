//! Whose somebody is, told behind him: gunmen belonging to X, forces loyal to X, factions backed by X.

use crate::claim::Kind;
use crate::extract::describe::Tail;
use crate::extract::entity::EntityId;
use crate::extract::matching;
use crate::extract::noun::{Noun, Scan};
use crate::extract::walk;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Frame, Particle, Phrase, Roles, Word};
use crate::script::letters::{LAM, NOON};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// Bytes: no body that a reader knows is called in more.
const LONGEST_OWNER: usize = 240;

impl Scan<'_> {
    /// An actor or place in the genitive at a token: no proclitics of its own.
    pub fn genitive(&mut self, at: usize, end: usize) -> Option<Noun> {
        if at >= end || self.begins_number(at, end) || self.is_accusative_agent(at) {
            return None;
        }
        let noun = self.noun(at, end, None)?;
        let bare = noun.cut.conj.is_none() && noun.cut.prep.is_none();
        (bare && noun.first == at).then_some(noun)
    }

    /// A police station (in the) south of a state: behind a body's seat, where that is; the body is nobody's.
    pub fn is_seat_in_land(&self, from: usize, noun: &Noun) -> bool {
        let ordinary = |t: usize| {
            let list = &self.document.readings(t).list;
            let somebody = |r: &Reading| matches!(r.word, Word::Agent { .. } | Word::Verb { .. });
            self.is_word(t)
                && !self.begins_post(t)
                && !self.is_closed(t)
                && !self.has_article(t)
                && !list.iter().any(somebody)
        };
        noun.place
            && from.checked_sub(2).is_some_and(ordinary)
            && noun.who.iter().all(|r| {
                let one = self.entities.get(r.entity);
                let part = |of: &str| one.id.strip_suffix(of).is_some_and(|side| side.ends_with('-'));
                let land = one.state.filter(|_| one.kind == Kind::Place);
                land.is_some_and(|s| part(&self.lexicon.actors[self.lexicon.states[s].actor].id))
            })
    }

    /// Takes the owner that stands behind such a word into the phrase that ends at `tail.last`; the word's class if it did.
    pub fn belonging(&mut self, tail: &mut Tail, definite: bool, end: usize) -> Option<Attitude> {
        // It may have been taken for an adjective.
        let (bond, at) = [tail.last, tail.last - 1].into_iter().find_map(|from| self.bond_at(from, definite, end))?;
        let free = at < end && self.is_particle(at, Particle::Preposition);
        let noun = self.noun(at + usize::from(free), end, None)?;
        let joined = if free { noun.cut.prep.is_none() } else { noun.cut.prep == Some(LAM) };
        let somebody =
            |kind| matches!(kind, Kind::Person | Kind::State | Kind::Organisation | Kind::ArmedGroup | Kind::Group);
        if !joined || noun.cut.conj.is_some() || !noun.who.iter().all(|r| somebody(self.entities.get(r.entity).kind)) {
            return None;
        }
        tail.owners = noun.who.iter().map(|r| r.entity).collect();
        tail.inner = noun.names().collect();
        tail.last = noun.last;
        tail.modified = true;
        Some(bond)
    }

    /// What a body is called by its owner: a state's by its adjective.
    pub fn name_of_owner(&self, owner: EntityId) -> String {
        let known = self.entities.get(owner);
        match known.state.filter(|_| known.kind == Kind::State) {
            Some(state) => self.lexicon.states[state].adjective.clone(),
            None => self.owner_called(owner),
        }
    }

    /// What whoever owns something is called in its name; nothing, where his own name is a chain of such names.
    pub fn owner_called(&self, owner: EntityId) -> String {
        let name = &self.entities.get(owner).name;
        if name.len() <= LONGEST_OWNER { name.clone() } else { String::new() }
    }

    /// Whether a verbal noun stands before the word that ends at `from`: whoever it names does it.
    pub fn is_doer_of(&self, from: usize) -> bool {
        from.checked_sub(2).is_some_and(|before| {
            let deed = |r: &Reading| !r.cut.article && matches!(r.word, Word::Masdar { .. } | Word::Event { .. });
            self.document.tokens[before].kind == TokenKind::Word && self.document.readings(before).list.iter().any(deed)
        })
    }

    /// Whether somebody of a kind, behind l, can be the owner of whoever is named by the words before `from`.
    pub fn may_own(&self, kind: Kind, from: usize, cut: Cut, tail: &Tail) -> bool {
        // The minister told the journalists: a single word with the article has nobody behind l for its own.
        let single = from.checked_sub(2).is_none_or(|b| !self.is_word(b) || !self.has_article(b));
        // Those loyal to X: a participle has its own l.
        let takes = |r: &Reading| matches!(r.word, Word::Active { .. } | Word::Adjective { .. });
        let own = || from.checked_sub(1).is_some_and(|b| self.document.readings(b).list.iter().any(takes));
        if cut.article && single && !tail.modified && !own() {
            return false;
        }
        match kind {
            Kind::Person => false,
            Kind::Media => self.is_of_media(from),
            // The police's arrest of the journalists: no police of theirs.
            Kind::Unnamed | Kind::Group => !(cut.article && self.is_doer_of(from)),
            // The Russian army's invasion of X.
            Kind::State => !(cut.article && tail.state.is_some() && self.is_body_doing(from)),
            // The Russian warplanes' bombing of a town, or of those who bear arms.
            Kind::Place => !(cut.article && self.is_striker(from)),
            _ => !(cut.article && tail.state.is_some() && self.is_striker(from)),
        }
    }

    /// Whether a noun of violence that l brings the victim of stands before the word that ends at `from`.
    fn is_striker(&self, from: usize) -> bool {
        let hits = |f: &Frame| f.note.violent && !f.note.people;
        let deed = |r: &Reading| match r.word {
            Word::Event { nominal, .. } => {
                let frame = &self.lexicon.nominals[nominal as usize].frame;
                hits(frame) && frame.prep(walk::LAM).has(Roles::TARGET)
            }
            Word::Masdar { verb } => {
                let mut frames =
                    self.lexicon.verb_frames[verb as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
                frames.any(|f| hits(f) && f.object.has(Roles::TARGET))
            }
            _ => false,
        };
        self.is_doer_of(from) && self.document.readings(from - 2).list.iter().any(|r| !r.cut.article && deed(r))
    }

    /// The same of a word for a body.
    fn is_body_doing(&self, from: usize) -> bool {
        let body = |r: &Reading| match r.word {
            Word::Agent { agent, .. } => self.lexicon.agents[agent as usize].kind == Kind::Group,
            word => matches!(word, Word::Head { .. }),
        };
        self.is_doer_of(from) && self.document.readings(from - 1).list.iter().any(body)
    }

    /// A state of several words, the first of which looks like an accusative adjective: Central Africa.
    pub fn begins_state(&self, at: usize) -> bool {
        let state = |m: &matching::Match| {
            m.words > 1 && m.cut.is_bare() && matches!(m.what, Phrase::Place { .. } | Phrase::Actor { .. })
        };
        self.begins(at, state)
    }

    /// Loyal, opposed: whether such a word, with the article and before its preposition, describes what stands before it.
    pub fn is_said_of_body(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|b| self.is_word(*b));
        // Obama, who is for (the one for) the agreement.
        let named = |b: usize| {
            let readings = self.document.readings(b);
            readings.names && !readings.list.iter().any(|r| matches!(r.word, Word::Verb { .. }))
        };
        before.is_some_and(|b| (self.has_article(b) || named(b)) && !self.is_closed(b))
            && !self.document.folded(at).ends_with(NOON)
            && self.brings_its_own(at)
    }

    /// The class of such a word at a token, and its end. Who backs those whom the reader knows is told of besides.
    pub fn bond_at(&self, at: usize, definite: bool, end: usize) -> Option<(Attitude, usize)> {
        if at + 1 >= end || !self.is_word(at) || !self.document.readings(at).kinds.has(Kinds::ATTITUDE) {
            return None;
        }
        matching::matches(self.document, self.lexicon, at, end).iter().find_map(|m| match m.what {
            Phrase::Attitude { attitude: a @ (Attitude::Belongs | Attitude::Loyal | Attitude::Backed) }
                if m.cut.is_bare() && m.cut.article == definite && !(definite && a == Attitude::Backed) =>
            {
                Some((a, m.last))
            }
            _ => None,
        })
    }
}

/// What those are called whose owner is told by such a word.
pub fn called(bond: Option<Attitude>, owner: &str, noun: &str) -> String {
    match bond {
        Some(Attitude::Loyal) => format!("pro-{owner} {noun}"),
        Some(Attitude::Backed) => format!("{owner}-backed {noun}"),
        _ if owner.is_empty() => noun.trim().to_string(),
        _ => [owner, " ", noun].concat().trim().to_string(),
    }
}
