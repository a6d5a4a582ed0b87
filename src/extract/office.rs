//! Who held an office on a day, and whom an office without a name means.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::matching::{self, Match};
use crate::extract::memory::Post;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::extract::pronoun::is_possessed;
use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::OfficeNote;
use crate::lexicon::rows::{Particle, Phrase, Term, Word};
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use smallvec::{SmallVec, smallvec};

/// Whether a term covers a day (ISO, or empty for unknown: then nothing is covered).
pub fn holds(term: &Term, day: &str) -> bool {
    let from =
        term.from.is_empty() || day.get(..term.from.len().min(day.len())).is_some_and(|d| d >= &term.from[..d.len()]);
    let to = term.to.is_empty() || day.get(..term.to.len().min(day.len())).is_some_and(|d| d <= &term.to[..d.len()]);
    !day.is_empty() && from && to
}

/// The actor who held the office in the body (the id of a state or organisation) on the day. The one who came last wins
/// where terms touch.
pub fn holder(lexicon: &Lexicon, office: usize, body: &str, day: &str) -> Option<usize> {
    let terms = lexicon.terms_by_office.get(&(office, body.to_string()))?;
    terms
        .iter()
        .map(|t| &lexicon.terms[*t])
        .filter(|t| holds(t, day))
        .max_by(|a, b| a.from.cmp(&b.from))
        .map(|t| t.person)
}

/// The president of something.
const PRESIDENT: &str = "president";

/// The ranks that offices of several names share.
const RANKS: [OfficeNote; 2] = [OfficeNote::HeadOfState, OfficeNote::HeadOfGovernment];

/// The offices of one rank.
fn of_rank(lexicon: &Lexicon, rank: OfficeNote) -> impl Iterator<Item = usize> {
    lexicon.offices.iter().enumerate().filter(move |(_, row)| row.has(rank)).map(|(number, _)| number)
}

/// The id of the deputy of whoever holds an office.
fn is_deputy(id: &str, office: &str) -> bool {
    id.strip_suffix(office).is_some_and(|rank| ["deputy-", "vice-", "assistant-"].contains(&rank))
}

/// Who held the office, or one of its rank, in the body on the day: the counterpart of a king is a president.
pub fn peer(lexicon: &Lexicon, office: usize, body: &str, day: &str) -> Option<usize> {
    let rank = RANKS.into_iter().find(|rank| lexicon.offices[office].has(*rank));
    let peers = rank.into_iter().flat_map(|rank| of_rank(lexicon, rank));
    std::iter::once(office).chain(peers).find_map(|o| holder(lexicon, o, body, day))
}

/// Who leads a state on the day: the head of its government where that one does, else whoever stands at its head.
pub fn leader(lexicon: &Lexicon, body: &str, day: &str) -> Option<usize> {
    match lexicon.led_by.get(body) {
        Some(office) => holder(lexicon, *office, body, day),
        None => of_rank(lexicon, OfficeNote::HeadOfState).find_map(|o| holder(lexicon, o, body, day)),
    }
}

/// Whether an actor ever held the office in the body.
pub fn ever(lexicon: &Lexicon, actor: usize, office: usize, body: &str) -> bool {
    let terms = lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
    terms.iter().map(|t| &lexicon.terms[*t]).any(|t| t.office == office && t.body == body)
}

/// The office that an actor holds on a day: its number and the body.
pub fn held<'a>(lexicon: &'a Lexicon, actor: usize, day: &str) -> Option<(usize, &'a str)> {
    let terms = lexicon.terms_by_person.get(&actor)?;
    terms.iter().map(|t| &lexicon.terms[*t]).find(|t| holds(t, day)).map(|t| (t.office, t.body.as_str()))
}

impl Scan<'_> {
    /// States together, of no one country.
    pub fn is_of_many(&self, entity: EntityId) -> bool {
        let known = self.entities.get(entity);
        known.state.is_none() && known.kind == Kind::Group && known.actor.is_some()
    }

    /// Remembers by which word for people a group was called: the ministers of the union are "the ministers" later.
    pub fn note_called(&mut self, noun: &Noun) {
        let [one] = noun.who[..] else { return };
        if one.anaphor || noun.last < noun.first + 2 || self.entities.get(one.entity).kind != Kind::Group {
            return;
        }
        let called = self.document.readings(noun.first).list.iter().find_map(|r| match r.word {
            Word::Agent { agent, number: Number::Plural, .. } if !r.cut.article => Some(agent),
            _ => None,
        });
        if let Some(agent) = called {
            self.memory.set_agent(agent, one.entity);
        }
    }

    /// "The Iranian side": the state, or whoever else has such an adjective; "the Iranian and the Iraqi side": both.
    pub fn side_of(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        let state = self.side_named(at + 1, end, None).filter(|_| cut.article)?;
        Some(self.sides(&[state], at, cut, Number::Singular))
    }

    /// The two sides, by an adjective for each.
    pub fn both_sides(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        let first = self.side_named(at + 1, end, None).filter(|_| cut.article)?;
        let second = self.side_named(at + 2, end, Some(WAW)).filter(|second| *second != first)?;
        Some(self.sides(&[first, second], at, cut, Number::Dual))
    }

    fn sides(&mut self, states: &[usize], at: usize, cut: Cut, number: Number) -> Noun {
        let last = at + 1 + states.len();
        let one = |scan: &mut Self, state: usize, first: usize, last: usize| {
            let entity = scan.entities.known(scan.lexicon.states[state].actor, scan.lexicon);
            Ref { entity, first, last, anaphor: false }
        };
        let who = match states {
            [only] => smallvec![one(self, *only, at, last)],
            _ => states.iter().enumerate().map(|(n, s)| one(self, *s, at + 1 + n, at + 2 + n)).collect(),
        };
        let noun = Noun::naming(one(self, states[0], at, last), cut, Gender::Masculine, number);
        Noun { first: at, last, who, ..noun }
    }

    /// Whose side an adjective of it names.
    fn side_named(&self, at: usize, end: usize, conj: Option<char>) -> Option<usize> {
        let list = (at < end).then(|| &self.document.readings(at).list)?;
        list.iter().find_map(|r| match r.word {
            Word::Nisba { state, gender, number: Number::Singular }
                if gender == Gender::Masculine
                    && r.cut.article
                    && r.cut.conj == conj
                    && Cut { conj: None, ..r.cut }.is_bare() =>
            {
                Some(state as usize)
            }
            _ => None,
        })
    }

    /// "in" or "of" between people and the body they belong to.
    pub fn joins_body(&self, at: usize) -> bool {
        let word = self.document.folded(at);
        self.is_particle(at, Particle::Preposition) && [[FEH, YEH], [MEEM, NOON]].iter().any(|w| word.chars().eq(*w))
    }

    /// A relative word that is nothing else: no "and" stands behind it.
    pub fn is_mere_relative(&self, at: usize) -> bool {
        self.document.folded(at).starts_with("\u{0627}\u{0644}") && self.is_particle(at, Particle::Relative)
    }

    /// "His foreign minister": the state of whom the text told last.
    pub fn state_of_possessor(&self, m: &Match) -> Option<usize> {
        let word = self.document.folded(m.last - 1);
        let his = word.ends_with(HEH) && !self.document.raw(m.last - 1).ends_with(TEH_MARBUTA);
        if !(his && m.words > 1 || is_possessed(word)) || self.has_article(m.last - 1) {
            return None;
        }
        if m.words == 1 {
            // "Its president" can be a body's.
            let of = self.memory.latest(|e| self.entities.get(e).kind != Kind::Person)?;
            let known = self.entities.get(of);
            return known.state.filter(|_| known.kind == Kind::State);
        }
        let of = self.memory.latest(|e| {
            let known = self.entities.get(e);
            known.state.is_some() && matches!(known.kind, Kind::Person | Kind::State)
        })?;
        self.entities.get(of).state
    }

    /// "Its foreign minister X": where the one named right behind an office holds it, or held it.
    pub fn state_of_holder(&self, at: usize, office: usize) -> Option<usize> {
        let end = self.document.tokens.len();
        if at >= end {
            return None;
        }
        let lexicon = self.lexicon;
        let named =
            matching::among(self.document, lexicon, at, end, Kinds::NAME).iter().find_map(|m| match m.what {
                Phrase::Actor { actor, full: true } if m.cut == Cut::default() => Some(actor as usize),
                _ => None,
            })?;
        let body = *lexicon.actor_ids.get(&lexicon.actors[named].country)?;
        let state = lexicon.state_of_actor.get(&body).copied()?;
        ever(lexicon, named, office, &lexicon.actors[body].id).then_some(state)
    }

    /// Whether a person of the lexicon is named from this token on.
    pub fn begins_person(&self, at: usize) -> bool {
        self.begins(at, |m| m.cut == Cut::default() && matches!(m.what, Phrase::Actor { actor, full: true } if self.lexicon.actors[actor as usize].kind == Kind::Person))
    }

    /// Of offices that are called alike, the one that somebody holds in the state told behind: the German chancellor is
    /// no adviser.
    pub fn seated(&self, m: &Match, found: &[Match], office: u16) -> u16 {
        let alike = |o: &&Match| o.last == m.last && o.cut == m.cut && matches!(o.what, Phrase::Office { .. });
        if m.last >= self.document.tokens.len() || found.iter().filter(alike).count() < 2 {
            return office;
        }
        let state = self.document.readings(m.last).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, .. } if r.cut.is_bare() => Some(self.lexicon.states[state as usize].actor),
            _ => None,
        });
        let named = || {
            let end = self.document.tokens.len();
            let here = matching::among(self.document, self.lexicon, m.last, end, Kinds::NAME);
            here.iter().find_map(|n| match n.what {
                Phrase::Actor { actor, .. } if n.cut == Cut::default() => Some(actor as usize),
                _ => None,
            })
        };
        let Some(body) = state.or_else(named).map(|a| &self.lexicon.actors[a].id) else { return office };
        let sits = |o: &u16| holder(self.lexicon, *o as usize, body, &self.day).is_some();
        let offices = found.iter().filter(alike).filter_map(|o| match o.what {
            Phrase::Office { office, .. } => Some(office),
            _ => None,
        });
        offices.clone().find(sits).unwrap_or(office)
    }

    /// The one state that has such an office, if only one has.
    pub fn seat_of(&mut self, office: usize) -> Option<EntityId> {
        let seat = self.lexicon.actor_ids.get(&self.lexicon.offices[office].body)?;
        Some(self.entities.known(*seat, self.lexicon))
    }

    /// Whether an office is held in many countries at a time.
    pub fn is_posted(&self, office: usize) -> bool {
        self.lexicon.offices[office].has(OfficeNote::Posted)
    }

    /// The two latest holders of an office, or the two latest persons.
    pub fn pair_of(&self, office: usize, at: usize, last: usize) -> SmallVec<[Ref; 2]> {
        let person = |e: EntityId| self.entities.get(e).kind == Kind::Person;
        let holds = |e: EntityId| person(e) && self.has_office(e, office);
        let pair = self.memory.pair().filter(|(a, b)| person(*a) && person(*b)).map(|(a, b)| vec![a, b]);
        let held = self.memory.pair_where(|a, b| holds(a) && holds(b)).map(|(a, b)| vec![a, b]);
        let latest = Some(self.memory.latest_n(2, |e| self.has_office(e, office))).filter(|l| l.len() == 2);
        let Some(pair) = held.or(latest).or(pair) else { return SmallVec::new() };
        pair.into_iter().map(|entity| Ref { entity, first: at, last, anaphor: true }).collect()
    }

    /// Whether an entity holds an office, by the text or by the lexicon.
    pub fn has_office(&self, entity: EntityId, office: usize) -> bool {
        let known = self.entities.get(entity);
        known.office == Some(office)
            || known.actor.is_some_and(|a| {
                let terms = self.lexicon.terms_by_person.get(&a).map_or(&[][..], Vec::as_slice);
                terms.iter().any(|t| {
                    let term = &self.lexicon.terms[*t];
                    term.office == office && (self.day.is_empty() || holds(term, &self.day))
                })
            })
    }

    /// The person whom an office without a name means.
    pub fn resolve(
        &mut self,
        office: usize,
        body: Option<EntityId>,
        former: bool,
        modified: bool,
        number: Number,
    ) -> Option<EntityId> {
        if former || number == Number::Plural {
            return None;
        }
        match body {
            Some(body) => {
                if let Some(named) = self.memory.head_of(Post::Office(office), body) {
                    return Some(named);
                }
                let entity = self.entities.get(body).clone();
                let ids = [
                    entity.id.clone(),
                    entity
                        .state
                        .map_or(String::new(), |s| self.lexicon.actors[self.lexicon.states[s].actor].id.clone()),
                ];
                if let Some(named) = self.memory.latest(|e| {
                    let e = self.entities.get(e);
                    e.kind == Kind::Person
                        && e.office == Some(office)
                        && e.state.is_some()
                        && e.state == entity.state
                        && e.actor.is_none()
                }) {
                    return Some(named);
                }
                if self.is_posted(office) {
                    return None;
                }
                // "The Iranian minister" is the foreign minister who was named.
                let kind = self.lexicon.offices[office].id.clone();
                if kind == "minister"
                    && let Some(named) = self.memory.latest(|e| {
                        let known = self.entities.get(e);
                        known.kind == Kind::Person
                            && known.state.is_some()
                            && known.state == entity.state
                            && self.serves_as(e, &kind)
                    })
                {
                    return Some(named);
                }
                let seen = self.memory.latest(|e| {
                    self.entities.get(e).actor.is_some_and(|a| {
                        ids.iter().any(|id| {
                            !id.is_empty()
                                && ever(self.lexicon, a, office, id)
                                && (self.day.is_empty() || holder(self.lexicon, office, id, &self.day) == Some(a))
                        })
                    })
                });
                if let Some(person) = seen {
                    self.note_office(person, office, entity.state);
                    return seen;
                }
                let of = |id: &String| holder(self.lexicon, office, id, &self.day);
                let known = ids.iter().filter(|i| !i.is_empty()).find_map(of);
                // The leaders of X and Y, the leader of a state that has no president.
                let leads = kind == "leader" || kind == PRESIDENT || kind == "commander" && number == Number::Dual;
                let leader = || leader(self.lexicon, &entity.id, &self.day);
                let actor = known.or_else(|| leader().filter(|_| leads && entity.kind == Kind::State))?;
                let person = self.entities.known(actor, self.lexicon);
                if known.is_some() {
                    self.note_office(person, office, entity.state);
                }
                Some(person)
            }
            None if modified => None,
            None => {
                let name = &self.lexicon.offices[office].id;
                let kind = |e| self.entities.get(e).kind;
                let named = |e| kind(e) == Kind::Person && (self.has_office(e, office) || self.is_kind_of(e, name));
                // The one who was named without a country; else whoever was told of last, by a name or without one.
                let described = |e| kind(e) == Kind::Unnamed && self.entities.get(e).office == Some(office);
                let told = self.memory.at_home(office).or_else(|| self.memory.latest(|e| named(e) || described(e)));
                told.or_else(|| self.superior(office))
            }
        }
    }

    /// "The prime minister" in the feminine is no man who was told of; a woman is named as one, or by her first name.
    pub fn is_called_otherwise(&self, at: usize, cut: Cut, office: usize, entity: EntityId) -> bool {
        let known = self.entities.get(entity);
        let word = &self.document.folded(at)[cut.skip()..];
        let feminine = self.lexicon.offices[office].feminine.iter().any(|f| crate::script::fold(f) == word);
        feminine && known.kind == Kind::Person && known.gender == Gender::Masculine
    }

    /// "The minister" is whoever holds an office whose id ends so.
    fn is_kind_of(&self, entity: EntityId, office: &str) -> bool {
        let known = self.entities.get(entity);
        let is = |id: &str| id.ends_with(&format!("-{office}")) && !is_deputy(id, office);
        known.office.is_some_and(|o| is(&self.lexicon.offices[o].id))
    }

    /// "The minister", where only his deputy was named: who holds the office in the deputy's state.
    fn superior(&mut self, office: usize) -> Option<EntityId> {
        let name = &self.lexicon.offices[office].id;
        let deputy = self.memory.latest(|e| {
            let known = self.entities.get(e);
            let post = known.office.filter(|_| known.kind == Kind::Person);
            post.is_some_and(|o| is_deputy(&self.lexicon.offices[o].id, name))
        })?;
        let state = self.entities.get(deputy).state?;
        let body = &self.lexicon.actors[self.lexicon.states[state].actor].id;
        holder(self.lexicon, office, body, &self.day).map(|actor| self.entities.known(actor, self.lexicon))
    }

    /// Whether somebody's office is one that a bare noun of office means: a foreign minister is a minister.
    pub fn serves_as(&self, entity: EntityId, noun: &str) -> bool {
        let known = self.entities.get(entity);
        let is = |o: usize| {
            let id = &self.lexicon.offices[o].id;
            id == noun || id.strip_suffix(noun).is_some_and(|rest| rest.ends_with('-'))
        };
        let terms = known.actor.and_then(|a| self.lexicon.terms_by_person.get(&a)).map_or(&[][..], Vec::as_slice);
        known.office.is_some_and(is)
            || terms
                .iter()
                .map(|t| &self.lexicon.terms[*t])
                .any(|t| is(t.office) && (self.day.is_empty() || holds(t, &self.day)))
    }

    pub fn note_office(&mut self, person: EntityId, office: usize, state: Option<usize>) {
        let mut entity = self.entities.get(person).clone();
        entity.office = Some(office);
        entity.state = entity.state.or(state);
        self.entities.add(entity);
    }

    /// Whether a phrase is one official, or a state's own body, whose nationality it ends with: the Syrian minister, the
    /// Syrian government. (A committee can be Egyptian and Saudi.)
    pub fn is_official_of_state(&self, noun: &Noun) -> bool {
        let [one] = noun.who[..] else { return false };
        let known = self.entities.get(one.entity);
        let nisba = |r: &Reading| matches!(r.word, Word::Nisba { .. });
        let own = || self.lexicon.noted.is_own(&known.id);
        let one_state = match known.kind {
            Kind::Person | Kind::Unnamed => true,
            Kind::Organisation | Kind::Group => own(),
            _ => false,
        };
        one_state
            && noun.number == Number::Singular
            && noun.last > noun.first + 1
            && known.state.is_some()
            && self.document.readings(noun.last - 1).list.iter().any(nisba)
    }

    /// Whether a phrase names a listed body of no state, the United Nations: a nationality behind it is not its own.
    pub fn is_of_no_state(&self, noun: &Noun) -> bool {
        let [one] = noun.who[..] else { return false };
        let known = self.entities.get(one.entity).actor.map(|actor| &self.lexicon.actors[actor]);
        known.is_some_and(|row| row.kind == Kind::Organisation && row.country.is_empty())
    }
}
