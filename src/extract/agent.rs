//! Generic agents: gunmen, protesters, officials, with the state, place or cause that the words behind them give.

use crate::claim::Kind;
use crate::extract::belonging::called;
use crate::extract::entity::Entity;
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{Particle, Word};
use crate::script::latin::slug;
use crate::text::reading::Cut;

impl Scan<'_> {
    /// Generic people: their adjectives, whom they belong to, and a name where one follows.
    pub fn agent(
        &mut self,
        at: usize,
        from: usize,
        cut: Cut,
        (agent, gender, number): (u16, Gender, Number),
        end: usize,
    ) -> Option<Noun> {
        let row = &self.lexicon.agents[agent as usize];
        if number == Number::Singular
            && let Some(noun) = self.companion_named(at, cut, agent, end)
        {
            return Some(noun);
        }
        // "State" before a head of government is a word of honour.
        if row.id == "state"
            && from == at + 1
            && self.begins_post(from)
            && let Some(noun) = self.titled_office(at, cut, end)
        {
            return Some(noun);
        }
        if from == at + 1 && number != Number::Plural && self.has_another_hamza(at, cut, &row.noun) {
            return None;
        }
        if row.kind == Kind::Media && from == at + 1 && number == Number::Singular && self.are_flags(at, end) {
            return None;
        }
        // The party loyal to X: no loyalist stands beside it.
        if row.has(AgentNote::Sides) && cut.article && self.is_said_of_body(at) {
            return None;
        }
        if row.has(AgentNote::Counted) {
            return self.few(at, from, cut, (agent, gender, number), end);
        }
        let without = (at + 1..from).any(|t| self.is_particle(t, Particle::Preposition));
        let mut free = number != Number::Singular && self.keeps_noon(from - 1, number) || self.is_nominative(from, end);
        free |= without || !cut.article && number == Number::Singular && self.is_strikers_object(agent, from, end);
        let mut tail = self.tail_of(from, cut, end, !free, number == Number::Plural);
        // They demanded, of the inhabitants: "from" behind a body with the article completes the verb.
        let whole = cut.article && row.kind != Kind::Unnamed;
        if tail.owners.is_empty() && tail.last < end && !whole && self.joins_body(tail.last) {
            let found = self.noun(tail.last + 1, end, None);
            if let Some(noun) = &found
                && noun.cut.prep.is_none()
                && noun.cut.conj.is_none()
                && !noun.place
            {
                tail.owners = noun.who.iter().map(|r| r.entity).collect();
                tail.inner = noun.names().collect();
                tail.last = noun.last;
            } else if let Some(noun) = found.filter(|noun| self.is_place_before_name(noun, end)) {
                tail.last = noun.last;
            }
        }
        let unowned = tail.owners.is_empty() && row.kind != Kind::Media;
        let bond = if unowned { self.belonging(&mut tail, cut.article, end) } else { None };
        let (mut row, mut agent) = (row, agent);
        if tail.state.is_some()
            && from == at + 1
            && let Some((longer, last)) = self.split_agent(at, cut, tail.last, end)
        {
            (agent, tail.last, row) = (longer, last, &self.lexicon.agents[longer as usize]);
        }
        if !tail.modified && number == Number::Singular && !cut.article && row.has(AgentNote::Leads) {
            let led = self.leads_whom(row, from, end).then_some(from + 1);
            tail.last = led.or_else(|| self.idafa(from, end)).unwrap_or(tail.last);
        }
        let (owned, kin) = (row.has(AgentNote::Owned), row.has(AgentNote::Kin));
        let alone = tail.owners.is_empty();
        if owned && (tail.state.is_none() || !alone || cut.article) || kin && alone {
            return None;
        }
        let state = tail.state.or(tail.owners.first().and_then(|o| self.entities.get(*o).state));
        let people = matches!(row.kind, Kind::Unnamed | Kind::Person);
        let apposed = if people && state.is_some() { self.open_apposition(tail.last, end, false) } else { tail.last };
        if number == Number::Singular
            && people
            && let Some((one, next)) = self
                .named_person(apposed, end, state, None)
                .or_else(|| self.name_behind_post(&row.id, tail.last, end, state, None))
        {
            self.memory.set_agent(agent, one.entity);
            return Some(Noun { first: at, last: next, inner: tail.inner, ..Noun::naming(one, cut, gender, number) });
        }
        if number != Number::Singular
            && people
            && cut.article
            && let Some((who, last)) = self.several_named(tail.last, end, state)
        {
            let inner = Inner::new();
            return Some(Noun { first: at, last, cut, who, gender, number, place: false, capital: false, inner });
        }
        let unnamed = tail.owners.is_empty() && tail.state.is_none();
        if unnamed
            && !tail.modified
            && cut.article
            && let Some(known) = self.memory.agent(agent)
            && (number == Number::Singular
                || self.entities.get(known).kind != Kind::Organisation && !self.is_told_apart(tail.last, end))
            && self.may_be_called(known, gender, number)
        {
            let anaphor = Ref { entity: known, first: at, last: tail.last, anaphor: true };
            return Some(Noun::naming(anaphor, cut, gender, number));
        }
        // The terrorist organisation: the body of that kind which was named.
        let head = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Head { head, .. } if r.cut == cut => Some(head),
            _ => None,
        });
        if cut.article
            && number == Number::Singular
            && tail.state.is_none()
            && tail.owners.is_empty()
            && head.is_some()
            && row.id != "government-forces"
            && let Some(known) = head.and_then(|h| self.memory.head(h)).or_else(|| {
                let actor = self.body_of_told(at, cut).filter(|_| !tail.modified)?;
                Some(self.entities.known(actor, self.lexicon))
            })
        {
            let anaphor = Ref { entity: known, first: at, last: tail.last, anaphor: true };
            return Some(Noun::naming(anaphor, cut, self.entities.get(known).gender, number));
        }
        // The Iranian minister: the one who was named.
        if cut.article
            && number == Number::Singular
            && let Some(state) = tail.state.filter(|_| tail.owners.is_empty() && !tail.former)
            && let Some(known) = self.memory.latest(|e| {
                let entity = self.entities.get(e);
                entity.kind == Kind::Person && entity.state == Some(state) && self.serves_as(e, &row.id)
            })
        {
            let anaphor = Ref { entity: known, first: at, last: tail.last, anaphor: true };
            return Some(Noun::naming(anaphor, cut, gender, number));
        }
        let of = match (tail.state, tail.owners.first()) {
            (Some(state), _) if bond.is_none() => self.lexicon.states[state].adjective.clone(),
            (_, Some(owner)) => self.owner_called(*owner),
            (_, None) => String::new(),
        };
        let kind = match row.kind {
            Kind::Organisation if number != Number::Singular || unnamed && !row.has(AgentNote::Only) => Kind::Group,
            Kind::Media if unnamed && !tail.modified && number == Number::Singular => Kind::Group,
            kind => kind,
        };
        let noun = if number == Number::Plural || number == Number::Dual && row.kind == Kind::Unnamed {
            &row.plural_name
        } else {
            &row.name
        };
        let name = called(bond, &of, noun);
        let name_ar = self.document.text(at, tail.last)[self.raw_skip(at, cut)..].to_string();
        let entity = self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind,
            actor: None,
            state,
            office: None,
            gender,
            number,
            nature: row.nature,
        });
        self.memory.set_agent(agent, entity);
        let one = Ref { entity, first: at, last: tail.last, anaphor: false };
        let mut noun = Noun { inner: tail.inner, ..Noun::naming(one, cut, gender, number) };
        if (number != Number::Singular || row.kind == Kind::Group) && tail.owners.is_empty() {
            self.second_nationality(&mut noun, entity, end);
        }
        Some(noun)
    }
}
