//! Generic agents: gunmen, protesters, officials, with the state, place or cause that the words behind them give.

use crate::claim::{ClaimType, Kind};
use crate::extract::around::MIN;
use crate::extract::belonging::called;
use crate::extract::describe::Tail;
use crate::extract::domain::Theme;
use crate::extract::entity::{Entity, EntityId};
use crate::extract::memory::Post;
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::extract::phrase::ILA;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{Particle, Roles, Word};
use crate::lexicon::sorts::Domain;
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// Who bombs, where the article is about arms.
const WARPLANES: &str = "warplanes";

/// A phrase of generic people as it is read: the row of their noun, and what stands behind it.
struct AgentPhrase {
    agent: u16,
    at: usize,
    cut: Cut,
    gender: Gender,
    number: Number,
    tail: Tail,
    /// The word between them and the cause or land that they belong to ("loyal to").
    bond: Option<Attitude>,
}

impl AgentPhrase {
    fn noun(&self, one: Ref) -> Noun {
        Noun::naming(one, self.cut, self.gender, self.number)
    }

    fn told_again(&self, entity: EntityId) -> Ref {
        Ref { entity, first: self.at, last: self.tail.last, anaphor: true }
    }

    fn is_one(&self) -> bool {
        self.number == Number::Singular
    }

    fn is_unnamed(&self) -> bool {
        self.tail.owners.is_empty() && self.tail.state.is_none()
    }
}

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
        if from == at + 1 && number != Number::Plural && self.has_another_hamza(at, cut, &row.noun) {
            return None;
        }
        if let Some(noun) = self.agent_before_name((at, from), cut, agent, number, end) {
            return Some(noun);
        }
        if self.is_no_agent((at, from), cut, agent, number, end) {
            return None;
        }
        if row.has(AgentNote::Counted) {
            return self.few(at, from, cut, (agent, gender, number), end);
        }
        let phrase = self.agent_phrase((at, from), cut, (agent, gender, number), end)?;
        if let Some(noun) = self.agent_named(&phrase, end) {
            return Some(noun);
        }
        if let Some(known) = self.agent_met(&phrase, end) {
            return Some(known);
        }
        Some(self.agent_made(phrase, end))
    }

    /// Words of honour and companions, behind which somebody is named.
    fn agent_before_name(
        &mut self,
        (at, from): (usize, usize),
        cut: Cut,
        agent: u16,
        number: Number,
        end: usize,
    ) -> Option<Noun> {
        if number == Number::Singular
            && let Some(noun) = self.companion_named(at, cut, agent, end)
        {
            return Some(noun);
        }
        // "State" before a head of government is a word of honour.
        let honour = self.lexicon.agents[agent as usize].id == "state" && from == at + 1 && self.begins_post(from);
        if honour { self.titled_office(at, cut, end) } else { None }
    }

    /// Other words of the same letters, and those who are said of a body.
    fn is_no_agent(&self, (at, from): (usize, usize), cut: Cut, agent: u16, number: Number, end: usize) -> bool {
        let row = &self.lexicon.agents[agent as usize];
        let alone = from == at + 1;
        row.kind == Kind::Media && alone && number == Number::Singular && self.are_flags(at, end)
            || alone && row.id == WARPLANES && self.is_peaceful()
            || alone && number == Number::Singular && cut == Cut::default() && self.is_said_meanwhile(at, end)
            // The party loyal to X: no loyalist stands beside it.
            || row.has(AgentNote::Sides) && cut.article && self.is_said_of_body(at)
            || row.has(AgentNote::Charged) && alone && cut.article && self.is_charged_with(at, end)
            || row.has(AgentNote::Main) && alone && self.is_main(at, cut, number, end)
    }

    /// "(She) refused the decision, accusing X of": a feminine participle behind what is definite, with somebody behind it
    /// and what it says of him.
    fn is_said_meanwhile(&self, at: usize, end: usize) -> bool {
        let accuses = |r: &Reading| match r.word {
            Word::Active { verb, .. } => !self.lexicon.verb_frames[verb as usize].is_empty(),
            _ => false,
        };
        let of = |t: usize| {
            let cuts = &self.document.readings(t).cuts;
            self.document.folded(t) == ILA || cuts.iter().any(|c| c.prep == Some(BEH) && c.conj.is_none())
        };
        let until = end.min(at + 5);
        self.document.raw(at).ends_with(TEH_MARBUTA)
            && at > 0
            && (self.has_article(at - 1) || self.starts_place(at - 1) || self.names_state(at - 1))
            && at + 2 < end
            && !of(at + 1)
            && (at + 2..until).take_while(|t| self.is_word(*t)).any(of)
            && self.document.readings(at).list.iter().any(accuses)
    }

    /// Whether an article long enough to tell has no word of arms: its aircraft carry passengers.
    fn is_peaceful(&self) -> bool {
        let theme = Theme::of(self.document);
        theme.tells() && theme.share(Domain::Arms) == 0
    }

    /// Whether the word for a president tells which of several things is the main one: it stands behind a thing in that
    /// thing's form, and no name follows (the main crossing between the two).
    fn is_main(&self, at: usize, cut: Cut, number: Number, end: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|b| cut.is_bare() && self.is_word(*b)) else { return false };
        let readings = self.document.readings(before);
        let marked = |t: usize| self.document.raw(t).ends_with(TEH_MARBUTA);
        let ends = at + 1 >= end || !self.is_word(at + 1) || self.is_closed(at + 1);
        ends && !self.is_closed(before)
            && !readings.names
            && self.has_article(before) == cut.article
            && (cut.article || number == Number::Dual && self.document.folded(before).ends_with(NOON))
            && (marked(at) || !marked(before))
    }

    /// The phrase up to its end; none where it must be somebody's and is nobody's.
    fn agent_phrase(
        &mut self,
        (at, from): (usize, usize),
        cut: Cut,
        (mut agent, gender, number): (u16, Gender, Number),
        end: usize,
    ) -> Option<AgentPhrase> {
        let mut row = &self.lexicon.agents[agent as usize];
        let without = (at + 1..from).any(|t| self.is_particle(t, Particle::Preposition));
        let mut free = number != Number::Singular && self.keeps_noon(from - 1, number) || self.is_nominative(from, end);
        free |= without || !cut.article && number == Number::Singular && self.is_strikers_object(agent, from, end);
        // The lawmakers of the opposition: nobody else's.
        free |= from > at + 1 && !cut.article && self.has_article(from - 1);
        let sent = from < end && self.represents(from - 1, from);
        let mut tail = self.tail_of(from, cut, end, !free || sent, number == Number::Plural);
        // They demanded, of the inhabitants: "from" behind a body with the article completes the verb.
        let own = tail.last;
        if !(cut.article && (row.kind != Kind::Unnamed || self.asks_of(at, end))) {
            self.joined_body(&mut tail, end);
        }
        let joined = tail.last > own;
        let unowned = tail.owners.is_empty() && row.kind != Kind::Media;
        let bond = if unowned { self.belonging(&mut tail, cut.article, end) } else { None };
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
        let alone = tail.owners.is_empty();
        let (owned, kin) = (row.has(AgentNote::Owned), row.has(AgentNote::Kin));
        // Three siblings, two Iraqi brothers: told by themselves.
        let themselves = || !cut.article && (self.is_behind_number(at) || tail.state.is_some());
        let of_army = owned && joined && !cut.article && self.are_armed(&tail);
        if owned && (tail.state.is_none() || !alone || cut.article) && !of_army || kin && alone && !themselves() {
            return None;
        }
        // A coalition government, one of national unity: still to be formed, and nobody.
        let formed = number == Number::Singular && !cut.article && alone && tail.state.is_none() && bond.is_none();
        if formed && row.has(AgentNote::Formed) {
            return None;
        }
        Some(AgentPhrase { agent, at, cut, gender, number, tail, bond })
    }

    /// The security forces accused of (b): an adjective behind what has the article, or a name.
    fn is_charged_with(&self, at: usize, end: usize) -> bool {
        let of = |c: &Cut| c.prep == Some(BEH) && c.conj.is_none();
        let named = |b: usize| {
            self.is_word(b) && !self.is_closed(b) && (self.has_article(b) || self.document.readings(b).names)
        };
        let mark = |b: usize| usize::from(self.document.tokens[b].kind == TokenKind::Quote);
        let before = at.checked_sub(1).and_then(|b| b.checked_sub(mark(b)));
        at + 1 < end && self.document.readings(at + 1).cuts.iter().any(of) && before.is_some_and(named)
    }

    /// The group «X»: an armed group whose name stands in marks behind the word for its kind.
    fn group_by_name(&self, phrase: &AgentPhrase) -> Option<EntityId> {
        let row = &self.lexicon.agents[phrase.agent as usize];
        let [owner] = phrase.tail.owners[..] else { return None };
        let closes = matches!(self.document.tokens[phrase.tail.last - 1].kind, TokenKind::Quote | TokenKind::Close);
        let group = row.kind == Kind::Group && phrase.is_one() && closes && phrase.bond.is_none();
        (group && self.entities.get(owner).kind == Kind::ArmedGroup).then_some(owner)
    }

    /// Ten, many, hundreds of: right before a word.
    fn is_behind_number(&self, at: usize) -> bool {
        at > 0 && self.begins_number(at - 1, at)
    }

    /// Whether their owner is an army, or another body that bears arms.
    fn are_armed(&self, tail: &Tail) -> bool {
        tail.owners.first().is_some_and(|owner| {
            let one = self.entities.get(*owner);
            one.kind == Kind::ArmedGroup || self.is_of_arms(&one.id)
        })
    }

    /// The id of forces or of an army.
    fn is_of_arms(&self, id: &str) -> bool {
        self.lexicon.armed.has(id) || id.ends_with("army")
    }

    /// "The demonstrators demanded of (from)": right behind a verb of asking.
    fn asks_of(&self, at: usize, end: usize) -> bool {
        let asks = |r: &Reading| match r.word {
            Word::Verb { verb, .. } => self.lexicon.verb_frames[verb as usize].iter().any(|f| {
                let frame = &self.lexicon.frames[*f as usize];
                frame.kind == ClaimType::Request && frame.prep(MIN).has(Roles::TARGET)
            }),
            _ => false,
        };
        at > 0 && at < end && self.document.readings(at - 1).list.iter().any(asks)
    }

    /// "Fighters from X", where nothing else says whose they are.
    fn joined_body(&mut self, tail: &mut Tail, end: usize) {
        let from = self.behind_at_least(tail.last, end);
        if !tail.owners.is_empty() || from >= end || !self.joins_body(from) {
            return;
        }
        let found = self.noun(from + 1, end, None);
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

    /// The state that they are of, by its adjective or by the body that they belong to.
    fn state_of(&self, tail: &Tail) -> Option<usize> {
        tail.state.or(tail.owners.first().and_then(|o| self.entities.get(*o).state))
    }

    /// Whoever is named behind the word for his sort.
    fn agent_named(&mut self, phrase: &AgentPhrase, end: usize) -> Option<Noun> {
        let row = &self.lexicon.agents[phrase.agent as usize];
        if !matches!(row.kind, Kind::Unnamed | Kind::Person) {
            return None;
        }
        let last = phrase.tail.last;
        let state = self.state_of(&phrase.tail);
        let led = row.is_leader() && !phrase.tail.owners.is_empty();
        let apposed = if state.is_some() || led { self.open_apposition(last, end, false) } else { last };
        let AgentPhrase { at: first, cut, gender, number, .. } = *phrase;
        if phrase.is_one() {
            let (one, next) = self
                .named_person(apposed, end, state, None)
                .or_else(|| self.name_behind_post(&row.id, last, end, state, None))?;
            self.memory.set_agent(phrase.agent, one.entity);
            if let Some(body) = phrase.tail.owners.first().filter(|_| row.is_leader()) {
                self.memory.set_head_of(Post::Agent(phrase.agent), *body, one.entity);
            }
            let inner = phrase.tail.inner.clone();
            return Some(Noun { first, last: next, inner, ..phrase.noun(one) });
        }
        let (who, last) = if cut.article { self.several_named(last, end, state)? } else { return None };
        Some(Noun { first, last, cut, who, gender, number, place: false, capital: false, inner: Inner::new() })
    }

    /// Those of the sort whom the article has told of before.
    fn agent_met(&mut self, phrase: &AgentPhrase, end: usize) -> Option<Noun> {
        // The leader of the movement: the one who was named as such.
        if let Some(body) = phrase.tail.owners.first().filter(|_| phrase.is_one() && phrase.bond.is_none())
            && let Some(head) = self.memory.head_of(Post::Agent(phrase.agent), *body)
        {
            return Some(Noun { inner: phrase.tail.inner.clone(), ..phrase.noun(phrase.told_again(head)) });
        }
        if !phrase.cut.article {
            return None;
        }
        let row = &self.lexicon.agents[phrase.agent as usize];
        let tail = &phrase.tail;
        if phrase.is_unnamed()
            && !tail.modified
            && let Some(known) = self.memory.agent(phrase.agent)
            && (phrase.is_one()
                || self.entities.get(known).kind != Kind::Organisation && !self.is_told_apart(tail.last, end))
            && self.may_be_called(known, phrase.gender, phrase.number)
        {
            return Some(phrase.noun(phrase.told_again(known)));
        }
        if !phrase.is_one() {
            return None;
        }
        if phrase.is_unnamed()
            && let Some(known) = self.body_met(phrase)
        {
            let gender = self.entities.get(known).gender;
            return Some(Noun::naming(phrase.told_again(known), phrase.cut, gender, phrase.number));
        }
        if phrase.is_unnamed()
            && row.has(AgentNote::Land)
            && let Some(land) = self.this_land(phrase.at)
        {
            return Some(Noun { place: true, ..phrase.noun(phrase.told_again(land)) });
        }
        // "The source": the security source, the ministry whose statement was told.
        let alike = |e: EntityId| {
            let one = self.entities.get(e);
            one.kind == Kind::Unnamed && one.number == Number::Singular && one.id.ends_with(&format!("-{}", row.id))
        };
        if phrase.is_unnamed()
            && !tail.modified
            && row.has(AgentNote::Quoted)
            && let Some(cited) = self.memory.lately(alike).or_else(|| self.unnamed_speaker()).or(self.memory.cited())
        {
            return Some(phrase.noun(phrase.told_again(cited)));
        }
        // The Iranian minister: the one who was named.
        let state = tail.state.filter(|_| tail.owners.is_empty() && !tail.former)?;
        let known = self.memory.latest(|e| {
            let entity = self.entities.get(e);
            entity.kind == Kind::Person && entity.state == Some(state) && self.serves_as(e, &row.id)
        })?;
        Some(phrase.noun(phrase.told_again(known)))
    }

    /// The official who spoke last, whose name nobody told.
    fn unnamed_speaker(&self) -> Option<EntityId> {
        self.memory.speaker().filter(|e| {
            let one = self.entities.get(*e);
            one.kind == Kind::Unnamed && one.number == Number::Singular
        })
    }

    /// Whoever owns them, if he fights: the tanks of an army, of rebels, the Houthi tanks.
    fn owner_of_arms(&mut self, tail: &Tail) -> Option<EntityId> {
        let adjective = tail.state.map(|s| self.lexicon.states[s].actor);
        let owner = match tail.owners.first() {
            Some(owner) => *owner,
            None => self.entities.known(adjective?, self.lexicon),
        };
        let one = self.entities.get(owner);
        (one.kind == Kind::ArmedGroup || one.kind != Kind::State && self.is_of_arms(&one.id)).then_some(owner)
    }

    /// "This country": the state that the sentences before told of last.
    fn this_land(&self, at: usize) -> Option<EntityId> {
        let this = at.checked_sub(1).filter(|b| self.is_particle(*b, Particle::Demonstrative));
        let state = |e: EntityId| self.entities.get(e).kind == Kind::State;
        this.and_then(|_| self.memory.latest(|e| state(e) && self.memory.just_now(|now| now == e).is_none()))
    }

    /// The terrorist organisation: the body of that kind which was named.
    fn body_met(&mut self, phrase: &AgentPhrase) -> Option<EntityId> {
        let AgentPhrase { at, cut, .. } = *phrase;
        let head = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Head { head, .. } if r.cut == cut => Some(head),
            _ => None,
        })?;
        if self.lexicon.agents[phrase.agent as usize].id == "government-forces" {
            return None;
        }
        self.memory.head(head).or_else(|| {
            let actor = self.body_of_told(at, cut).filter(|_| !phrase.tail.modified)?;
            Some(self.entities.known(actor, self.lexicon))
        })
    }

    /// A group or an unnamed person that the article tells of for the first time.
    fn agent_made(&mut self, phrase: AgentPhrase, end: usize) -> Noun {
        let row = &self.lexicon.agents[phrase.agent as usize];
        // Units of the army: the army.
        let of_army = row.has(AgentNote::Owned) && phrase.tail.state.is_none();
        if (row.has(AgentNote::Arms) || of_army)
            && let Some(owner) = self.owner_of_arms(&phrase.tail)
        {
            let one = Ref { entity: owner, first: phrase.at, last: phrase.tail.last, anaphor: false };
            return Noun { inner: phrase.tail.inner.clone(), ..phrase.noun(one) };
        }
        if let Some(named) = self.group_by_name(&phrase) {
            let one = Ref { entity: named, first: phrase.at, last: phrase.tail.last, anaphor: false };
            return Noun { inner: phrase.tail.inner.clone(), ..phrase.noun(one) };
        }
        let (tail, number) = (&phrase.tail, phrase.number);
        let of = match (tail.state, tail.owners.first()) {
            (Some(state), _) if phrase.bond.is_none() => self.lexicon.states[state].adjective.clone(),
            (_, Some(owner)) => self.owner_called(*owner),
            (_, None) => String::new(),
        };
        // Foreign ministers: those of no one ministry.
        let of = if row.id == "minister" { of.strip_suffix(" ministry").map(String::from).unwrap_or(of) } else { of };
        let unnamed = phrase.is_unnamed();
        let kind = match row.kind {
            Kind::Organisation if !phrase.is_one() || unnamed && !row.has(AgentNote::Only) => Kind::Group,
            Kind::Media if unnamed && !tail.modified && phrase.is_one() => Kind::Group,
            kind => kind,
        };
        let several = number == Number::Plural || number == Number::Dual && row.kind == Kind::Unnamed;
        let name = called(phrase.bond, &of, if several { &row.plural_name } else { &row.name });
        let name_ar = self.document.text(phrase.at, tail.last)[self.raw_skip(phrase.at, phrase.cut)..].to_string();
        let entity = self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind,
            actor: None,
            state: self.state_of(tail),
            office: None,
            gender: phrase.gender,
            number,
            nature: row.nature,
        });
        self.memory.set_agent(phrase.agent, entity);
        let one = Ref { entity, first: phrase.at, last: tail.last, anaphor: false };
        let group = (!phrase.is_one() || row.kind == Kind::Group) && tail.owners.is_empty();
        let mut noun = phrase.noun(one);
        noun.inner = phrase.tail.inner;
        if group {
            self.second_nationality(&mut noun, entity, end);
        }
        noun
    }
}
