//! Noun phrases that name actors or places: what one is, and the walk through a sentence that finds them.

use crate::claim::Kind;
use crate::extract::entity::{Entities, EntityId};
use crate::extract::matching::{self, Match};
use crate::extract::memory::Memory;
use crate::extract::unlike::is_rather_deed;
use crate::extract::verbal::governing;
use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::lexicon::sorts::Anaphor;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use crate::text::{Document, Sentence};
use smallvec::{SmallVec, smallvec};

/// One of those whom a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ref {
    pub entity: EntityId,
    /// The tokens that name this one.
    pub first: usize,
    pub last: usize,
    pub anaphor: bool,
}

/// A noun phrase with an actor or place as its head.
#[derive(Clone, Debug)]
pub struct Noun {
    pub first: usize,
    pub last: usize,
    /// Proclitics on the first token.
    pub cut: Cut,
    pub who: SmallVec<[Ref; 2]>,
    pub gender: Gender,
    pub number: Number,
    /// It can be read as a place: a city, a state, a region.
    pub place: bool,
    /// It is a place only, or acts for a state only as its capital.
    pub capital: bool,
    /// Who and what is named within a description, with the proclitics there: the president of X.
    pub inner: Inner,
}

/// Names inside a description.
pub type Inner = SmallVec<[(Ref, Cut); 1]>;

impl Noun {
    /// A phrase that names one actor, from its first word to its last.
    pub fn naming(one: Ref, cut: Cut, gender: Gender, number: Number) -> Noun {
        Noun {
            first: one.first,
            last: one.last,
            cut,
            who: smallvec![one],
            gender,
            number,
            place: false,
            capital: false,
            inner: Inner::new(),
        }
    }

    /// Those whom a phrase names, with the proclitics before each.
    pub fn names(&self) -> impl Iterator<Item = (Ref, Cut)> + '_ {
        let own = self.who.iter().map(|r| (*r, if r.first == self.first { self.cut } else { Cut::default() }));
        own.chain(self.inner.iter().copied())
    }
}

/// What the search for noun phrases works on.
pub struct Scan<'a> {
    pub document: &'a Document<'a>,
    pub lexicon: &'a Lexicon,
    pub entities: &'a mut Entities,
    pub memory: &'a mut Memory,
    /// ISO day of publication, or empty.
    pub day: String,
    /// In how many noun phrases the one that is looked for stands.
    pub depth: u8,
    /// How many more may be looked for within the outermost one.
    pub tries: u8,
}

/// No phrase of the news stands in more others, nor holds so many: noise that does takes no time without end.
const DEEPEST: u8 = 8;
const MOST_TRIES: u8 = 60;

/// The actor and place phrases of a sentence, in order, without overlap.
pub fn nouns(scan: &mut Scan<'_>, sentence: &Sentence) -> Vec<Noun> {
    let mut out: Vec<Noun> = Vec::new();
    let mut at = sentence.first;
    while at < sentence.last {
        if matches!(scan.document.tokens[at].kind, TokenKind::Word | TokenKind::Number)
            && let Some(mut noun) = match out.last().and_then(|before| scan.beside_holder(at, sentence.last, before)) {
                Some(other) => Some(other),
                None => scan.noun(at, sentence.last, out.last()),
            }
            && noun.last > at
            && !scan.is_predicate(&noun, out.last(), sentence.last)
            && !(noun.cut.conj.is_some() && at > sentence.first && scan.is_mere_relative(at - 1))
        {
            noun.last = scan.behind_age(&noun, sentence.last);
            noun.last = scan.behind_adjectives(&noun, sentence.last);
            noun.last = scan.behind_count(&noun, sentence.last);
            at = noun.last;
            if let Some(people) = out.last_mut()
                && scan.goes_with_people(&noun, people)
            {
                people.last = at;
                continue;
            }
            while out.last_mut().is_some_and(|before| scan.shares_owner(&mut noun, before)) {
                out.pop();
            }
            scan.memory.note(&noun, scan.entities);
            scan.note_called(&noun);
            out.push(noun);
            continue;
        }
        at = scan.behind_event(at, sentence.last);
    }
    out
}

impl Scan<'_> {
    /// The noun phrase that begins at a token.
    pub fn noun(&mut self, at: usize, end: usize, before: Option<&Noun>) -> Option<Noun> {
        if self.depth == 0 {
            self.tries = MOST_TRIES;
        }
        if at >= end || self.depth >= DEEPEST || self.tries == 0 {
            return None;
        }
        if !self.document.readings(at).kinds.has(Kinds::NAME) && self.is_quiet(at, end) {
            return None;
        }
        self.tries -= 1;
        self.depth += 1;
        let found = self.whole_noun(at, end, before);
        self.depth -= 1;
        found
    }

    /// Whether no noun phrase begins at a token but a phrase of the lexicon, to go by its word and what stands beside it: a
    /// quick test, most words pass.
    fn is_quiet(&self, at: usize, end: usize) -> bool {
        self.is_unmarked(at, end) && !self.memory.may_be_short(&self.document.readings(at).beginnings)
    }

    /// The same, unless somebody is called so for short.
    fn is_unmarked(&self, at: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        self.document.readings(at).quiet
            && (at + 1 >= end || tokens[at + 1].kind != TokenKind::Number)
            && (at == 0 || !matches!(tokens[at - 1].kind, TokenKind::Quote | TokenKind::Open))
    }

    fn whole_noun(&mut self, at: usize, end: usize, before: Option<&Noun>) -> Option<Noun> {
        // What keeps a word from naming somebody matters only where it might.
        let wanted = if self.document.readings(at).names { Kinds::NAME.and(Kinds::SHIELD) } else { Kinds::NAME };
        let found = matching::among(self.document, self.lexicon, at, end, wanted);
        if found.is_empty() && self.is_unmarked(at, end) && !self.is_short(at) {
            return None;
        }
        let figures = self.document.tokens[at].kind == TokenKind::Number
            || at + 1 < end && self.document.tokens[at + 1].kind == TokenKind::Number;
        if (figures || found.iter().any(|m| matches!(m.what, Phrase::Numeral { .. })))
            && let Some(noun) = self.counted(at, &found, end, before.and_then(|b| b.who.last()).map(|r| r.entity))
        {
            return Some(noun);
        }
        if self.document.tokens[at].kind != TokenKind::Word {
            return None;
        }
        if let Some(noun) = self.self_styled(at, end) {
            return Some(noun);
        }
        if let Some(noun) = self.quoted_outlet(at, end).or_else(|| self.titled_surname(at, end)) {
            return Some(noun);
        }
        let longest = found.first().map_or(0, |m| m.words);
        if longest == 1
            && let Some(noun) = self.site(at, end)
        {
            return Some(noun);
        }
        // A longer fixed phrase that names nobody (a date, an event, a particle) shields the names inside it.
        for m in found.iter() {
            match m.what {
                Phrase::Actor { actor, .. } if self.is_of_affairs(at, actor) => {}
                Phrase::Actor { .. } | Phrase::Capital { .. } | Phrase::Place { .. }
                    if m.words == longest || m.words > 1 =>
                {
                    if let Some(noun) = self.named(m, &found, end, before) {
                        return Some(noun);
                    }
                }
                // With the article, what looks like "the two presidents of" is an adjective: main.
                Phrase::Office { number: Number::Dual, .. } if m.cut.article && !self.is_dual_absolute(m) => {}
                // The two provinces of X and Y: places, whatever governors are called.
                Phrase::Office { .. } if self.lexicon.insides.contains(&self.document.folded(at)[m.cut.skip()..]) => {}
                Phrase::Office { office, gender, number } => {
                    let office = self.seated(m, &found, office);
                    if let Some(noun) = self.office(at, m, (office, gender, number), end) {
                        return Some(noun);
                    }
                }
                Phrase::Agent { agent, gender, number } => {
                    let head = found.iter().find_map(|h| match h.what {
                        Phrase::Head { head, .. } if h.last == m.last && h.cut == m.cut => Some(head),
                        _ => None,
                    });
                    if m.words == 1 && self.demands_of(at, &self.document.readings(at).list) {
                        continue;
                    }
                    if let Some(noun) = head.and_then(|head| self.named_body(at, m.last, m.cut, head, end)) {
                        return Some(noun);
                    }
                    if let Some(noun) = self.agent(at, m.last, m.cut, (agent, gender, number), end) {
                        return Some(noun);
                    }
                }
                Phrase::Head { .. } if self.is_mutual_verb(at, end) => {}
                Phrase::Head { head, .. } => {
                    if let Some(noun) = self.body(at, m.last, m.cut, head, end) {
                        return Some(noun);
                    }
                }
                Phrase::Relative { .. } | Phrase::Feast { .. } | Phrase::Particle { .. } if m.words > 1 => return None,
                // Points of view: a phrase of the lexicon that tells nothing.
                Phrase::Event { nominal, .. }
                    if m.words > 1 && self.lexicon.nominals[nominal as usize].frame.note.idle =>
                {
                    return None;
                }
                Phrase::Title { .. } if m.words > 1 => {
                    if let Some(noun) = self.person(at, m.last, m.cut, end) {
                        return Some(noun);
                    }
                }
                _ => {}
            }
        }
        self.by_word(at, end, before)
    }

    /// Whether a state's own name begins at a token.
    fn is_of_state(&self, at: usize, end: usize) -> bool {
        let state = |m: &Match| match m.what {
            Phrase::Actor { actor, full: true } => {
                m.cut == Cut::default() && self.lexicon.actors[actor as usize].kind == Kind::State
            }
            _ => false,
        };
        at < end && self.begins(at, state)
    }

    fn is_dual_absolute(&self, m: &Match) -> bool {
        self.document.folded(m.start).ends_with(crate::script::letters::NOON)
    }

    /// "His deputy", which is written like a woman's word with the wrong ending; with the article it can only be that.
    fn is_his(&self, at: usize, reading: &Reading, gender: Gender) -> bool {
        let man = |r: &Reading| match r.word {
            Word::Agent { agent, number: Number::Singular, .. } => {
                r.pronoun().is_some() && !self.lexicon.agents[agent as usize].has(AgentNote::Sides)
            }
            _ => false,
        };
        gender == Gender::Feminine
            && !reading.cut.article
            && self.document.raw(at).ends_with(crate::script::letters::HEH)
            && self.document.readings(at).list.iter().any(man)
    }

    fn by_word(&mut self, at: usize, end: usize, before: Option<&Noun>) -> Option<Noun> {
        if self.double(at, end).is_some()
            && let Some(noun) = self.given(at, Cut::default(), end)
        {
            return Some(noun);
        }
        if !self.document.readings(at).names {
            return self
                .short_name(at, end)
                .or_else(|| self.joined_name(at, end))
                .or_else(|| self.speaker_by_surname(at, end));
        }
        let document = self.document;
        let readings = &document.readings(at).list;
        if let Some(noun) = self.anaphor(at, end, before) {
            return Some(noun);
        }
        let dual = readings.iter().find_map(|r| match r.word {
            Word::Head { head, number: Number::Dual } => Some((head, r.cut)),
            _ => None,
        });
        if let Some((head, cut)) = dual
            && let Some(noun) = self.two_bodies(at, cut, head, end)
        {
            return Some(noun);
        }
        // The two peoples, of whom nothing tells whose they are.
        let two = |r: &Reading| matches!(r.word, Word::Anaphor { kind: Anaphor::PairState }) && r.cut.article;
        let nation = |r: &Reading| matches!(r.word, Word::Nisba { .. });
        let whose = at + 1 < end && self.document.readings(at + 1).list.iter().any(nation);
        if !whose && readings.iter().any(two) {
            return None;
        }
        if let Some(noun) = self.site(at, end).or_else(|| self.joined_name(at, end)) {
            return Some(noun);
        }
        let verb = self.is_verb_here(at);
        let head = readings.iter().find_map(|r| match r.word {
            Word::Head { head, .. } if r.suffix.is_none() => Some((head, r.cut)),
            _ => None,
        });
        if let Some((head, cut)) = head.filter(|_| !verb && !self.is_mutual_verb(at, end))
            && let Some(noun) = self.named_body(at, at + 1, cut, head, end)
        {
            return Some(noun);
        }
        // The government of X, as the X-ian government.
        if let Some((head, cut)) = head.filter(|h| !verb && !h.1.article && self.is_of_state(at + 1, end))
            && let Some(noun) = self.body(at, at + 1, cut, head, end)
        {
            return Some(noun);
        }
        for reading in readings.iter() {
            // The accusative of one looks like a dual before its genitive.
            if let Word::Agent { agent, number: Number::Dual, .. } = reading.word
                && !self.document.folded(at).ends_with(crate::script::letters::NOON)
                && readings.iter().any(|r| {
                    r.is_accusative()
                        && matches!(r.word, Word::Agent { agent: a, number: Number::Singular, .. } if a == agent)
                })
            {
                continue;
            }
            if self.is_deed_of_another(at, reading, end)
                || self.is_verb_with_pronoun(at, reading)
                || self.is_to_blame(at, reading, end)
            {
                continue;
            }
            if is_rather_deed(reading, readings) {
                continue;
            }
            let found = match reading.word {
                // Before X: no imam.
                Word::Title { .. } if !self.is_particle(at, Particle::Preposition) => {
                    self.person(at, at + 1, reading.cut, end).or_else(|| self.titled_office(at, reading.cut, end))
                }
                Word::Agent { agent, number: Number::Plural, .. }
                    if self.lexicon.agents[agent as usize].has(AgentNote::Kin)
                        && (reading.cut.article || reading.pronoun().is_some()) =>
                {
                    let state = self.brothers(at, reading.cut, end);
                    state.or_else(|| self.people_of_before(at, reading, agent, end, before))
                }
                Word::Agent { agent, number: Number::Singular, .. }
                    if !verb && reading.pronoun().is_some() && self.is_bound(agent) =>
                {
                    self.neighbour(at, reading.cut, end)
                }
                Word::Agent { agent, gender, number }
                    if reading.pronoun().is_none()
                        && !verb
                        && !self.is_his(at, reading, gender)
                        && (number != Number::Singular || !self.opens_with_verb(at, readings))
                        && !self.is_adjective_here(at, reading, number)
                        && !self.describes_body(at, reading, number, before)
                        && !self.describes_thing(at, reading, number)
                        && governing(self, at, end).is_none()
                        && (number != Number::Singular || !self.opens_deed(at)) =>
                {
                    // "Her ambassador" is no ambassadress with an ending: a ta marbuta takes no alef.
                    let gender = if reading.is_accusative() { Gender::Masculine } else { gender };
                    self.agent(at, at + 1, reading.cut, (agent, gender, number), end)
                }
                Word::Agent { agent, number: Number::Plural, .. } if !verb => {
                    self.people_of_before(at, reading, agent, end, before)
                }
                Word::Head { head, .. } if reading.pronoun().is_none() && !verb && !self.is_mutual_verb(at, end) => {
                    self.body(at, at + 1, reading.cut, head, end)
                }
                Word::Head { head, .. } if !verb => self.body_of_before(at, reading, head, before),
                Word::People { state } | Word::Nisba { state, number: Number::Plural, gender: Gender::Masculine }
                    if !(at > 0 && reading.cut.skip() == 0 && self.is_somebody_of(at, reading, Number::Plural)) =>
                {
                    self.people(at, reading, state, before)
                }
                Word::People { state }
                    if at > 0
                        && reading.cut.skip() == 0
                        && !readings.iter().any(|r| matches!(r.word, Word::Masdar { .. } | Word::Verb { .. }))
                        && self.is_somebody_of(at, reading, Number::Plural) =>
                {
                    Some(self.one_of_people(at, reading, state, Number::Plural))
                }
                Word::Nisba { state, number, gender: Gender::Masculine }
                    if at > 0 && reading.cut.skip() == 0 && self.is_somebody_of(at, reading, number) =>
                {
                    Some(self.one_of_people(at, reading, state, number))
                }
                Word::Given
                    if !reading.cut.article
                        && !self.is_particle(at, Particle::Except)
                        && !self.is_whole_word(at, reading) =>
                {
                    self.given(at, reading.cut, end)
                }
                Word::Family(_) if reading.cut.is_bare() => self.rare_first(at, end),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        self.speaker_by_surname(at, end)
    }

    /// The movement, the party: later words for a body whose name begins with its kind.
    pub fn remember_head(&mut self, at: usize, actor: usize, id: EntityId) {
        let full = crate::script::fold(self.lexicon.actors[actor].name_ar.split_whitespace().next().unwrap_or(""));
        let own = self.document.readings(at).list.iter().map(|r| r.word).collect::<SmallVec<[Word; 8]>>();
        for word in own.iter().chain(self.lexicon.index.word(&full)) {
            // Forces are many: "the forces" are no group's by that.
            let several = |n: &Number| self.lexicon.actors[actor].kind == Kind::Group && *n != Number::Singular;
            if let Word::Head { head, number } = word
                && !several(number)
            {
                self.memory.set_head(*head, id);
            }
        }
    }

    /// Whether a word that can only be a finite verb stands right before, which another verb does not follow.
    pub fn follows_verb(&self, at: usize) -> bool {
        let idle = |r: &Reading| matches!(r.word, Word::Verb { verb, .. } if self.lexicon.verb_frames[verb as usize].is_empty());
        at > 0 && self.is_verb_here(at - 1) && !self.document.readings(at - 1).list.iter().any(idle)
    }

    pub fn one(&self, first: usize, last: usize, m: &Match, entity: EntityId, anaphor: bool) -> Noun {
        let known = self.entities.get(entity);
        let named = m.last.min(last);
        Noun { last, ..Noun::naming(Ref { entity, first, last: named, anaphor }, m.cut, known.gender, known.number) }
    }

    /// Length in bytes of the letters that a cut takes off the raw word (marks may stand between).
    pub fn raw_skip(&self, at: usize, cut: Cut) -> usize {
        cut.raw_len(self.document.raw(at), self.document.folded(at))
    }

    /// Whether a particle of this class stands at a token, with no other reading that could hold.
    pub fn is_particle(&self, at: usize, class: Particle) -> bool {
        self.document.readings(at).held.is_particle(class)
    }
}
