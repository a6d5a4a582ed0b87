//! People and bodies that are told of by a pronoun alone: its allies, his opponents, her government.

use crate::claim::{ClaimType, Kind};
use crate::extract::entity::{Entity, EntityId};
use crate::extract::noun::{Noun, Ref, Scan};
use crate::extract::phrase::FI;
use crate::extract::pronoun::is_possessed;
use crate::extract::sense::{Sense, Subject};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::notes::{AgentNote, HeadNote};
use crate::lexicon::rows::{Particle, Roles, Word};
use crate::script::latin::slug;
use crate::script::letters::{HEH, TEH, TEH_MARBUTA};
use crate::text::reading::{Cut, Reading, Suffix};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// So many words of a sentence's opening stand before the word that points ahead, and so many between it and its verb.
const FURTHEST_BACK: usize = 12;
const FURTHEST_ON: usize = 20;

/// A verb stands no farther before the people that it hits.
const REACH_OF_VERB: usize = 5;

/// Those who hold the same office elsewhere.
const COUNTERPART: &str = "counterpart";

impl Scan<'_> {
    /// `our brothers in Yemen`, `the Yemeni brothers`: the state.
    pub fn brothers(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        let next = at + 1;
        if next >= end {
            return None;
        }
        let nisba = self.document.readings(next).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, .. } | Word::People { state } if r.cut.article && r.cut.is_bare() => Some(state),
            _ => None,
        });
        let (entity, last) = match nisba {
            Some(state) => {
                let actor = self.lexicon.states[state as usize].actor;
                (self.entities.known(actor, self.lexicon), next + 1)
            }
            None if self.document.folded(next) == FI && next + 1 < end => {
                let land = self.noun(next + 1, end, None).filter(|noun| noun.place && noun.cut == Cut::default())?;
                let [one] = land.who[..] else { return None };
                (one.entity, land.last)
            }
            None => return None,
        };
        let one = Ref { entity, first: at, last, anaphor: false };
        let state = self.entities.get(entity).kind == Kind::State;
        state.then(|| Noun::naming(one, cut, Gender::Masculine, Number::Plural))
    }

    /// Those who are somebody's: a sister, an ally, an enemy.
    pub fn is_bound(&self, agent: u16) -> bool {
        let row = &self.lexicon.agents[agent as usize];
        row.has(AgentNote::Kin) || row.bond.is_some()
    }

    /// `its ally Russia`: the state that is named right behind.
    pub fn neighbour(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        let state = (at + 1 < end).then(|| self.noun(at + 1, end, None))?;
        let state = state.filter(|noun| noun.place && noun.cut == Cut::default())?;
        let [one] = state.who[..] else { return None };
        let land = self.entities.get(one.entity).kind == Kind::State;
        let gender = if self.document.folded(at).contains(TEH) { Gender::Feminine } else { Gender::Masculine };
        let one = Ref { entity: one.entity, first: at, last: state.last, anaphor: false };
        land.then(|| Noun::naming(one, cut, gender, Number::Singular))
    }

    /// `the United States and its allies`: people whose pronoun means the one named last, if it agrees with him.
    pub fn people_of_before(
        &mut self,
        at: usize,
        reading: &Reading,
        agent: u16,
        end: usize,
        before: Option<&Noun>,
    ) -> Option<Noun> {
        let suffix = reading.pronoun().filter(|s| s.person == Person::Third)?;
        let row = &self.lexicon.agents[agent as usize];
        if row.id == COUNTERPART
            && let Some(noun) = self.counterparts(at + 1, end)
        {
            return Some(Noun { first: at, cut: reading.cut, number: Number::Plural, ..noun });
        }
        let near = before.and_then(|b| self.body_spoken_for(b, &suffix).or(b.who.last().map(|r| r.entity)));
        let owner = if row.has(AgentNote::Sides) {
            // Nobody stands before them in their sentence: of him whom the last sentence told of.
            let told = if before.is_none() { self.memory.subject() } else { None };
            near.or(told).filter(|e| self.may_be_of(*e, &suffix))?
        } else {
            // That his fighters attacked: he did.
            let acts = row.has(AgentNote::Acts) && reading.cut.prep.is_none() && self.opens_clause(at);
            self.owner_told(at, agent, &suffix, near).filter(|_| !acts)?
        };
        // Its Arab allies are known by their nationality.
        if at + 1 < end && self.document.readings(at + 1).list.iter().any(is_nationality) {
            let noun = self.noun(at + 1, end, None)?;
            return Some(Noun { first: at, cut: reading.cut, number: Number::Plural, ..noun });
        }
        let name_ar = self.document.raw(at)[self.raw_skip(at, reading.cut)..].to_string();
        let entity = self.people_of(owner, agent, name_ar);
        let who = Ref { entity, first: at, last: at + 1, anaphor: false };
        Some(Noun::naming(who, reading.cut, Gender::Masculine, Number::Plural))
    }

    /// `Sources in the movement said that its fighters`: the body of those who speak for one, where the pronoun agrees with it.
    fn body_spoken_for(&self, before: &Noun, suffix: &Suffix) -> Option<EntityId> {
        let [one] = before.who[..] else { return None };
        let unnamed = self.entities.get(one.entity).kind == Kind::Unnamed;
        let body =
            |e: &EntityId| matches!(self.entities.get(*e).kind, Kind::Organisation | Kind::ArmedGroup | Kind::State);
        let (inner, _) = before.inner.iter().rev().find(|(r, _)| body(&r.entity)).filter(|_| unnamed)?;
        self.may_be_of(inner.entity, suffix).then_some(inner.entity)
    }

    /// "Its president": who is somebody's by a pronoun is one, whatever plural stands behind.
    pub fn is_of_his(&self, at: usize) -> bool {
        is_possessed(self.document.folded(at)) && !self.is_plural(at + 1)
    }

    /// Whether people can be somebody's, by the pronoun on their word.
    fn may_be_of(&self, owner: EntityId, suffix: &Suffix) -> bool {
        let of = self.entities.get(owner);
        let alone = suffix.number == Number::Singular;
        !(matches!(of.kind, Kind::Place | Kind::Media) || alone && of.gender != suffix.gender)
    }

    /// Whose people a pronoun means, of those who belong to one state or body: the one named last, who speaks or acts.
    pub fn owner_told(&self, at: usize, agent: u16, suffix: &Suffix, near: Option<EntityId>) -> Option<EntityId> {
        if !self.lexicon.agents[agent as usize].has(AgentNote::Theirs) || suffix.person != Person::Third {
            return None;
        }
        let public = |e: &EntityId| {
            matches!(self.entities.get(*e).kind, Kind::State | Kind::Organisation | Kind::ArmedGroup | Kind::Group)
        };
        let singular =
            |e: &EntityId| suffix.number != Number::Singular || self.entities.get(*e).number == Number::Singular;
        let fits = |e: &EntityId| public(e) && singular(e) && self.may_be_of(*e, suffix);
        // X said that Y arrested two of its leaders: Y did not arrest its own.
        let hit = near.filter(|_| self.is_hit(at));
        let other = hit.and_then(|doer| self.memory.just_now(|e| e != doer && fits(&e)));
        [other, near, self.memory.subject(), self.memory.speaker()].into_iter().flatten().find(fits)
    }

    /// Whether a verb of arresting or killing stands right before a phrase, or its subject and such a verb do.
    fn is_hit(&self, at: usize) -> bool {
        let hits = |r: &Reading| match r.word {
            Word::Verb { verb, .. } | Word::Masdar { verb } => {
                self.lexicon.verb_frames[verb as usize].iter().any(|f| {
                    let frame = &self.lexicon.frames[*f as usize];
                    matches!(frame.kind, ClaimType::Assault | ClaimType::Coerce) && frame.object.has(Roles::TARGET)
                })
            }
            _ => false,
        };
        (at.saturating_sub(REACH_OF_VERB)..at).any(|t| self.document.readings(t).list.iter().any(hits))
    }

    /// The people of a state or body, by the word for them.
    pub fn people_of(&mut self, owner: EntityId, agent: u16, name_ar: String) -> EntityId {
        let row = &self.lexicon.agents[agent as usize];
        let of = self.entities.get(owner);
        let state = of.state;
        // The authorities' soldiers, but a country's citizens.
        let forces = self.lexicon.noted.is_serving(&row.name)
            || row.has(AgentNote::Sides)
            || row.has(AgentNote::Leads)
            || row.has(AgentNote::Acts);
        let national = of.actor.is_some() && of.kind == Kind::State || !forces && of.kind != Kind::ArmedGroup;
        let adjective = state.filter(|_| national).map(|s| &self.lexicon.states[s].adjective);
        let name = format!("{} {}", adjective.unwrap_or(&of.name), row.plural_name);
        self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind: row.kind,
            actor: None,
            state,
            office: None,
            gender: Gender::Masculine,
            number: Number::Plural,
            nature: row.nature,
        })
    }
}

impl Scan<'_> {
    /// `X said that his government`: the body of the state whose the one before is, or who speaks or acts.
    pub fn body_of_before(&mut self, at: usize, reading: &Reading, head: u16, before: Option<&Noun>) -> Option<Noun> {
        let row = &self.lexicon.heads[head as usize];
        // Its army attacked, its army's commander said.
        let post = |r: &Reading| matches!(r.word, Word::Agent { number: Number::Singular, .. }) && !r.cut.article;
        let led = || at > 0 && self.document.readings(at - 1).list.iter().any(post);
        let acts = !row.has(HeadNote::Troops) || reading.cut.prep.is_none() && (self.opens_clause(at) || led());
        let suffix = reading.pronoun().filter(|_| row.is_national() && acts)?;
        let state = |e: &EntityId| self.entities.get(*e).state.filter(|_| self.owns_body(*e, &suffix));
        let near = before.and_then(|b| b.who.iter().map(|r| r.entity).find(|e| state(e).is_some()));
        // What a state does to a government is not done to its own.
        let done = || at > 0 && self.is_verb_here(at - 1);
        let other =
            |e: EntityId| self.entities.get(e).kind == Kind::State && (before.is_some_and(|b| b.last == at) || done());
        if near.is_some_and(other) {
            return None;
        }
        let told = [near, self.memory.speaker(), self.memory.subject()];
        let state = told.iter().flatten().find_map(state)?;
        let who = Ref { entity: self.national_body(head, state), first: at, last: at + 1, anaphor: true };
        let gender = self.entities.get(who.entity).gender;
        Some(Noun::naming(who, reading.cut, gender, Number::Singular))
    }

    /// "The ministry of its foreign affairs": the body of a state, by a word for such bodies and its own with the pronoun.
    pub fn body_of_theirs(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        if cut.article || at + 1 >= end || !self.document.folded(at).ends_with(HEH) {
            return None;
        }
        let list = &self.document.readings(at + 1).list;
        let (reading, head) = list.iter().find_map(|r| match r.word {
            Word::Head { head, .. } if r.pronoun().is_some() && r.cut == Cut::default() => Some((*r, head)),
            _ => None,
        })?;
        let noun = self.body_of_before(at + 1, &reading, head, None)?;
        Some(Noun { first: at, cut, ..noun })
    }

    /// Whether a word stands where a clause begins: first, behind a mark, behind "that".
    fn opens_clause(&self, at: usize) -> bool {
        let joins = |r: &Reading| {
            let class = Particle::Complementizer;
            r.suffix.is_none() && (r.word.is_particle(class) || r.word.is_particle(Particle::Conjunction))
        };
        at == 0
            || self.document.tokens[at - 1].kind != TokenKind::Word
            || self.document.readings(at - 1).list.iter().any(joins)
    }

    /// Whether somebody is one of whom a pronoun on a body of his state can tell.
    pub fn owns_body(&self, entity: EntityId, suffix: &Suffix) -> bool {
        let of = self.entities.get(entity);
        let agrees = match (suffix.person, suffix.number) {
            (Person::Third, Number::Singular) => of.number == Number::Singular && of.gender == suffix.gender,
            (Person::Third, _) => of.number != Number::Singular,
            _ => true,
        };
        agrees && !matches!(of.kind, Kind::Place | Kind::Media | Kind::ArmedGroup)
    }

    /// The government, the army of a state, by the word for it.
    pub fn national_body(&mut self, head: u16, state: usize) -> EntityId {
        let row = &self.lexicon.heads[head as usize];
        let name = format!("{} {}", self.lexicon.states[state].adjective, row.name);
        let of = &self.lexicon.actors[self.lexicon.states[state].actor].name_ar;
        let name_ar = format!("{} {of}", row.head);
        let feminine = row.head.ends_with(TEH_MARBUTA) || row.kind == Kind::ArmedGroup;
        self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind: row.kind,
            actor: None,
            state: Some(state),
            office: None,
            gender: if feminine { Gender::Feminine } else { Gender::Masculine },
            number: Number::Singular,
            nature: None,
        })
    }
}

impl Scan<'_> {
    /// `his counterparts from the Gulf states`, `his European counterparts`: those whom they speak for.
    fn counterparts(&mut self, at: usize, end: usize) -> Option<Noun> {
        if at >= end {
            return None;
        }
        let state = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, .. } | Word::People { state } if is_nationality(r) => Some(state),
            _ => None,
        });
        if let Some(state) = state {
            let entity = self.entities.known(self.lexicon.states[state as usize].actor, self.lexicon);
            let who = Ref { entity, first: at, last: at + 1, anaphor: false };
            return Some(Noun::naming(who, Cut::default(), Gender::Masculine, Number::Plural));
        }
        let from = ["\u{0645}\u{0646}", "\u{0641}\u{064A}"].contains(&self.document.folded(at));
        let noun = self.noun(at + 1, end, None).filter(|noun| from && noun.cut.is_bare())?;
        let body = |r: &Ref| matches!(self.entities.get(r.entity).kind, Kind::State | Kind::Organisation | Kind::Group);
        noun.who.iter().all(body).then(|| Noun { place: false, ..noun })
    }
}

impl Scan<'_> {
    /// His recent, its maritime: a thing with a pronoun, behind which an adjective has the article.
    pub fn is_owned_thing(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        let owned = |r: &Reading| {
            r.pronoun().is_some() && matches!(r.word, Word::Event { .. } | Word::Masdar { .. } | Word::Common)
        };
        list.iter().any(owned) && !list.iter().any(|r| matches!(r.word, Word::Verb { .. }))
    }

    /// `After his meeting with his Egyptian counterpart, X said`: a sentence that opens with when or where tells behind
    /// its verb whose counterpart it was; `at` is behind the word.
    pub fn told_behind(&mut self, at: usize, end: usize) -> Option<EntityId> {
        let stop = |t: &usize| self.document.tokens[*t].kind == TokenKind::Stop;
        let opening = (at.saturating_sub(FURTHEST_BACK)..at).rev().find(stop).map_or(0, |t| t + 1);
        let brings = self.is_particle(opening, Particle::Preposition)
            || self.document.readings(opening).cuts.iter().any(|c| c.prep.is_some());
        if !brings || at - opening > FURTHEST_BACK {
            return None;
        }
        let did = |v: usize| {
            self.document.readings(v).list.iter().any(|r| {
                matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Past && form.person == Person::Third)
            })
        };
        let behind_verb = |t: &usize| {
            let mut near =
                (t.saturating_sub(2)..*t).rev().take_while(|v| self.document.tokens[*v].kind == TokenKind::Word);
            near.any(|v| v >= at && did(v))
        };
        let told: SmallVec<[usize; 4]> = (at..end.min(at + FURTHEST_ON)).filter(behind_verb).take(4).collect();
        told.into_iter().find_map(|t| {
            let noun = self.noun(t, end, None).filter(|noun| noun.cut.is_bare())?;
            let [one] = noun.who[..] else { return None };
            (self.entities.get(one.entity).kind == Kind::Person).then_some(one.entity)
        })
    }
}

impl Sense<'_, '_> {
    /// X said that his party: who says what a body of his own does or thinks speaks for it.
    pub fn own_party(&self, n: usize, subject: &mut Subject) {
        let Some(t) = subject.thing.filter(|_| subject.refs.is_empty() && self.content_depth(n) > 0) else { return };
        let whose = self.scan.document.readings(t).list.iter().find_map(|r| match r.word {
            Word::Head { head, number: Number::Singular } if r.cut.is_bare() => {
                let row = &self.scan.lexicon.heads[head as usize];
                let other = [HeadNote::Private, HeadNote::Loose, HeadNote::Deed, HeadNote::Abstract, HeadNote::Command];
                let body = row.kind == Kind::Organisation && !row.is_national() && !other.iter().any(|o| row.has(*o));
                r.pronoun().filter(|s| body && s.person == Person::Third && s.number == Number::Singular)
            }
            _ => None,
        });
        let Some(suffix) = whose else { return };
        let speaker = self.speaker_of(n);
        if let [one] = speaker[..]
            && self.scan.entities.get(one.entity).kind == Kind::Person
            && self.can_mean(one.entity, suffix)
        {
            subject.refs = speaker;
        }
    }
}

/// An adjective or a people with the article.
fn is_nationality(r: &Reading) -> bool {
    r.cut.article && r.cut.is_bare() && matches!(r.word, Word::Nisba { .. } | Word::People { .. })
}

impl Sense<'_, '_> {
    /// A phrase for people by a pronoun alone: its soldiers, five of its citizens.
    pub fn are_own_people(&self, noun: usize) -> bool {
        let last = self.tagged.nouns[noun].last - 1;
        self.scan.document.readings(last).list.iter().any(|r| match r.word {
            Word::Agent { agent, .. } => {
                r.pronoun().is_some() && self.scan.lexicon.agents[agent as usize].has(AgentNote::Theirs)
            }
            _ => false,
        })
    }

    /// The same as whom a deed is done to by the one whose they are.
    pub fn are_own_people_of(&self, doer: &Ref, victim: &Ref) -> bool {
        self.is_one_of_its_own(doer.entity, victim.entity)
            && victim.first < victim.last
            && self.noun_of(victim.first).is_some_and(|n| self.are_own_people(n))
    }

    /// Whether those who were hit belong to one who is said to have done it: two of its members were killed.
    pub fn is_one_of_its_own(&self, source: EntityId, victim: EntityId) -> bool {
        let of = &self.scan.entities.get(source).name;
        self.scan.entities.get(victim).name.strip_prefix(&**of).is_some_and(|rest| rest.starts_with(' '))
    }
}
