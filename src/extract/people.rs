//! A state's people, by the plural of their nationality or one of them; words for people that are something else here.

use crate::claim::{ClaimType, Kind};
use crate::extract::belonging::called;
use crate::extract::entity::{Entity, EntityId, is_people};
use crate::extract::event::MAA;
use crate::extract::matching::{self, Match};
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{AgentRow, Particle, Phrase, Roles, Word};
use crate::lexicon::sorts::Topic;
use crate::script::latin::slug;
use crate::script::letters::{HEH, NOON, TEH, WAW, YEH};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

impl Scan<'_> {
    /// Three soldiers (who are) detained: a second word for people without the article says what the first are.
    pub fn is_mere_people(&self, at: usize, end: usize) -> bool {
        let people = |r: &Reading| {
            r.cut == Cut::default()
                && r.suffix.is_none()
                && matches!(r.word, Word::Agent { number: Number::Plural, .. })
        };
        at < end && self.is_word(at) && self.document.readings(at).list.iter().any(people)
    }

    /// Whether the describing noun before `from` is of those whom a paper or a station has of its own: a correspondent of;
    /// an official to a paper tells it.
    pub fn is_of_media(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|head| {
            self.document.readings(head).list.iter().any(|r| match r.word {
                Word::Agent { agent, .. } => self.lexicon.agents[agent as usize].has(AgentNote::Press),
                _ => false,
            })
        })
    }

    /// A people: the Russians.
    pub fn people(&mut self, at: usize, reading: &Reading, state: u16, before: Option<&Noun>) -> Option<Noun> {
        let definite = reading.cut.article || reading.cut.prep.is_some();
        // The Houthis and the Americans: a group that is called by the plural of its men.
        let plural = |b: &Noun| {
            let word = self.document.folded(b.first);
            b.number == Number::Plural || word.strip_suffix(NOON).is_some_and(|s| s.ends_with([YEH, WAW]))
        };
        let peoples = |b: &Noun| b.last == at && b.first + 1 == at && plural(b);
        let joined = reading.cut.conj.is_some() && before.is_some_and(peoples);
        let after_noun = !joined
            && reading.cut.prep.is_none()
            && at > 0
            && self.is_plain_noun_before(at)
            && !self.is_behind_one(at, before);
        if !definite || after_noun {
            return None;
        }
        let skip = self.raw_skip(at, reading.cut);
        let id = self.people_entity(state, self.document.raw(at)[skip..].to_string());
        Some(Noun::naming(
            Ref { entity: id, first: at, last: at + 1, anaphor: false },
            reading.cut,
            Gender::Masculine,
            Number::Plural,
        ))
    }

    /// The entry of a state's people.
    pub fn people_entity(&mut self, state: u16, name_ar: String) -> EntityId {
        let row = &self.lexicon.states[state as usize];
        if !self.lexicon.is_state(state) {
            return self.entities.known(row.actor, self.lexicon);
        }
        let name = several(&row.demonym);
        self.entities.add(Entity {
            id: slug(&format!("{name} people")),
            name,
            name_ar,
            kind: Kind::Group,
            actor: None,
            state: Some(state as usize),
            office: None,
            gender: Gender::Masculine,
            number: Number::Plural,
            nature: None,
        })
    }

    /// A noun right before, which an adjective at `at` may go with.
    fn is_plain_noun_before(&self, at: usize) -> bool {
        if self.document.tokens[at - 1].kind != TokenKind::Word {
            return false;
        }
        let list = &self.document.readings(at - 1).list;
        let closed = list.iter().any(|r| matches!(r.word, Word::Particle { .. } | Word::Verb { .. }));
        let definite = self.document.readings(at - 1).cuts.iter().any(|c| c.article);
        let plural = list.iter().any(|r| {
            matches!(r.word, Word::Agent { number: Number::Plural, .. } | Word::Active { number: Number::Plural, .. })
        });
        (definite || plural) && !closed
    }

    /// An American, two Iraqis: behind a word of harm, behind "that", or right behind a verb.
    pub fn one_of_people(&mut self, at: usize, reading: &Reading, state: u16, number: Number) -> Noun {
        let entity = self.people_entity(state, self.document.raw(at).to_string());
        let one = Ref { entity, first: at, last: at + 1, anaphor: false };
        Noun::naming(one, reading.cut, Gender::Masculine, number)
    }

    /// Whether an indefinite word of nationality is a man, or men, and no adjective: nothing that it could describe stands
    /// before it.
    pub fn is_somebody_of(&self, at: usize, reading: &Reading, number: Number) -> bool {
        let harmed = self.is_of_the_harmed(at, reading);
        if number != Number::Singular {
            return harmed || reading.pronoun().is_none() && self.are_some_of(at);
        }
        if reading.is_accusative() {
            return self.is_harmed(at) || harmed || self.opens_that(at);
        }
        let behind_verb = self.document.tokens[at - 1].kind == TokenKind::Word
            && self.is_verb_here(at - 1)
            && self.document.readings(at - 1).list.iter().any(|r| {
                matches!(r.word, Word::Verb { form, .. } if form.person == Person::Third
                    && form.number == Number::Singular
                    && form.gender == Gender::Masculine)
            });
        harmed || behind_verb
    }

    /// Whether an indefinite plural of nationality is people: right behind a preposition or a verb, or behind the definite
    /// subject of a verb, whose adjective it cannot be.
    fn are_some_of(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|b| self.is_word(*b)) else { return false };
        let verb = |t: usize| {
            self.is_verb_here(t)
                && self.document.readings(t).list.iter().any(|r| {
                    matches!(r.word, Word::Verb { form, .. }
                        if form.person == Person::Third && form.number == Number::Singular && !form.passive)
                })
        };
        let by = |t: usize| {
            self.is_particle(t, Particle::Preposition)
                && self.document.readings(t).list.iter().all(|r| r.suffix.is_none())
        };
        if self.document.folded(at).strip_suffix(NOON).is_some_and(|w| w.ends_with(WAW)) {
            return verb(before);
        }
        let subject = || self.has_article(before) && before.checked_sub(1).is_some_and(verb);
        by(before) || verb(before) || subject()
    }

    /// "And the Americans" behind a people: two peoples, not one kind of people.
    pub fn is_other_people(&self, at: usize, end: usize) -> bool {
        at < end
            && self.document.readings(at).list.iter().any(|r| {
                r.cut.conj == Some(WAW)
                    && matches!(r.word, Word::People { .. } | Word::Nisba { number: Number::Plural, .. })
            })
    }

    /// A word for one man, with whom no feminine adjective agrees: the minister visited Saudi Arabia.
    pub fn is_one_man(&self, at: usize) -> bool {
        let man = |r: &Reading| match r.word {
            Word::Agent { gender, number, .. } => (gender, number) == (Gender::Masculine, Number::Singular),
            Word::Title { .. } | Word::Given | Word::Family(_) => true,
            _ => false,
        };
        let office = |m: &Match| {
            m.words == 1 && matches!(m.what, Phrase::Office { gender: Gender::Masculine, number: Number::Singular, .. })
        };
        let found = matching::among(self.document, self.lexicon, at, at + 1, Kinds::NAME);
        let god = self.lexicon.topics.get(self.document.folded(at)) == Some(&Topic::God);
        let feminine = self.document.folded(at).ends_with([HEH, TEH]);
        god || !feminine && (self.document.readings(at).list.iter().any(man) || found.iter().any(office))
    }

    /// Whether a sound plural with its noon stands before `from`: no genitive follows it.
    pub fn is_full_plural(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|head| {
            let word = self.document.folded(head);
            word.chars().count() > 4 && (word.ends_with("\u{0648}\u{0646}") || word.ends_with("\u{064A}\u{0646}"))
        })
    }

    /// The name of a state.
    pub fn is_state(&self, what: Phrase) -> bool {
        matches!(what, Phrase::Actor { actor, .. } if self.lexicon.actors[actor as usize].kind == Kind::State)
    }

    /// Right behind "that" an accusative is what is told of, no adjective and no adverb.
    pub fn opens_that(&self, at: usize) -> bool {
        at > 0 && self.is_particle(at - 1, Particle::Complementizer)
    }

    /// `an American aircraft without a pilot`: the longer name of an agent that a nationality has cut in two, and where it
    /// ends.
    pub fn split_agent(&self, at: usize, cut: Cut, last: usize, end: usize) -> Option<(u16, usize)> {
        let head = &self.document.folded(at)[cut.skip()..];
        let (.., agent, words) = self.lexicon.split_agents.get(head)?.iter().find(|(rest, ..)| {
            rest.split(' ').enumerate().all(|(n, word)| {
                last + n < end && {
                    let said = self.document.folded(last + n);
                    said == word || cut.article && said.strip_prefix("\u{0627}\u{0644}") == Some(word)
                }
            })
        })?;
        Some((*agent, last + words))
    }

    /// The leader of the group: an indefinite word for who leads or belongs, before a definite noun that names nobody.
    pub fn leads_whom(&self, row: &AgentRow, from: usize, end: usize) -> bool {
        let article = |c: &Cut| c.article && c.is_bare();
        row.has(AgentNote::Leads)
            && from < end
            && self.document.tokens[from].kind == TokenKind::Word
            && self.document.readings(from).cuts.iter().any(article)
            && !self.document.readings(from).list.iter().any(|r| {
                article(&r.cut) && matches!(r.word, Word::Nisba { .. } | Word::Modifier { .. } | Word::Agent { .. })
            })
    }

    /// `the Shia Houthis`: the name of a people right behind several people of another name says which they are, unless a
    /// verb may have both for subject and object.
    pub fn goes_with_people(&self, noun: &Noun, before: &Noun) -> bool {
        let ([one], [of]) = (&noun.who[..], &before.who[..]) else { return false };
        let people = noun.cut.article || self.has_article(noun.first);
        let last = self.document.folded(before.last - 1);
        let plural = before.number == Number::Plural || is_people(last);
        let several = |e: EntityId| matches!(self.entities.get(e).kind, Kind::Group | Kind::ArmedGroup | Kind::Unnamed);
        let oblique = last.strip_suffix(NOON).is_some_and(|w| w.ends_with(YEH));
        people
            && plural
            && before.last == noun.first
            && noun.last == noun.first + 1
            && noun.cut.is_bare()
            && self.entities.get(one.entity).kind == Kind::Group
            && several(of.entity)
            && (oblique || before.first > 0 && !self.may_be_verb(before.first - 1))
    }

    /// `the kings and presidents of the Arab states`, `Iraqi ministers and officials`: plurals that `and` joins share what
    /// the last of them says of whose they are. Leaders of the same states are one actor, told by all these words: true,
    /// and `noun` begins where `before` began.
    pub fn shares_owner(&mut self, noun: &mut Noun, before: &mut Noun) -> bool {
        let [bare] = before.who[..] else { return false };
        let head = self.entities.get(bare.entity);
        // The head and members of the council: one who leads it stands before them.
        let leader = self.leads_alone(before);
        let several = head.kind == Kind::Unnamed && head.state.is_none() && head.number == Number::Plural;
        let unowned = several || leader.is_some();
        let joined = noun.cut.conj == Some(WAW) && noun.cut.prep.is_none() && !noun.cut.article;
        if !(unowned && before.last == before.first + 1 && !before.cut.article && joined && noun.first == before.last)
            || noun.last == noun.first + 1
            || [noun.number, self.entities.get(noun.who[0].entity).number].iter().all(|n| *n != Number::Plural)
        {
            return false;
        }
        if self.are_leaders(before) && self.are_leaders(noun) {
            (noun.first, noun.cut, noun.number) = (before.first, before.cut, Number::Plural);
            noun.who[0].first = before.first;
            self.entities.set_people(noun.who[0].entity);
            return true;
        }
        let [owned] = noun.who[..] else { return false };
        let title = leader.map(|agent| self.lexicon.agents[agent as usize].name.clone());
        let (title, state) = (title.unwrap_or(head.name.clone()), self.entities.get(owned.entity).state);
        let of = match (noun.inner.first(), state) {
            (Some((owner, _)), _) => self.owner_called(owner.entity),
            (None, Some(state)) if self.entities.get(owned.entity).kind == Kind::Unnamed => {
                self.lexicon.states[state].adjective.clone()
            }
            _ => return false,
        };
        let name = called(None, &of, &title);
        let like = if leader.is_some() { owned.entity } else { bare.entity };
        let number = if leader.is_some() { Number::Singular } else { Number::Plural };
        let name_ar = match leader {
            Some(_) => self.document.raw(before.first)[self.raw_skip(before.first, before.cut)..].to_string(),
            None => self.entities.get(bare.entity).name_ar.clone(),
        };
        let entity = Entity { id: slug(&name), name, name_ar, state, number, ..self.entities.get(like).clone() };
        before.who[0].entity = self.entities.add(entity);
        before.who[0].anaphor = false;
        false
    }

    /// The row of a bare word for one who leads: head, director.
    fn leads_alone(&self, noun: &Noun) -> Option<u16> {
        let bare = noun.last == noun.first + 1 && noun.cut.is_bare() && !noun.cut.article;
        let list = &self.document.readings(noun.first).list;
        list.iter().filter(|_| bare).find_map(|r| match r.word {
            Word::Agent { agent, number: Number::Singular, .. }
                if r.pronoun().is_none() && self.lexicon.agents[agent as usize].has(AgentNote::Leads) =>
            {
                Some(agent)
            }
            _ => None,
        })
    }

    /// Leaders by their word, by an office, or as the states that they lead.
    fn are_leaders(&self, noun: &Noun) -> bool {
        self.entities.get(noun.who[0].entity).office.is_some()
            || self.document.readings(noun.first).list.iter().any(|r| match r.word {
                Word::Agent { agent, .. } => self.lexicon.agents[agent as usize].is_leader(),
                _ => false,
            })
    }

    fn may_be_verb(&self, at: usize) -> bool {
        self.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Verb { .. }))
    }

    /// A word at a clause's start that can be a verb in the past is one, though a person is written alike: he demanded,
    /// a student. What makes the person definite or describes him tells.
    pub fn opens_with_verb(&self, at: usize, readings: &[Reading]) -> bool {
        let starts = at == 0 || self.document.tokens[at - 1].kind != TokenKind::Word;
        let past = |r: &Reading| {
            matches!(r.word, Word::Verb { form, .. }
                if form.tense == Tense::Past && form.person == Person::Third && r.suffix.is_none())
        };
        if self.demands_of(at, readings) {
            return true;
        }
        // A speech in which he demanded.
        let within = |r: &Reading| r.word.is_particle(Particle::Preposition) && r.pronoun().is_some();
        let taken_up = || self.is_word(at + 1) && self.document.readings(at + 1).list.iter().any(within);
        readings.iter().any(past)
            && (starts || self.follows_opener(at) || at + 1 < self.document.tokens.len() && taken_up())
            && self.document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word)
            && !self
                .document
                .readings(at + 1)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Nisba { .. } | Word::Modifier { .. }) && r.cut == Cut::default())
    }

    /// He demanded of X: a word for a person that is a verb of demanding too has nobody for its genitive.
    pub fn demands_of(&self, at: usize, readings: &[Reading]) -> bool {
        let demands = |r: &Reading| match r.word {
            Word::Verb { verb, form } => {
                form.tense == Tense::Past
                    && (form.person, form.number) == (Person::Third, Number::Singular)
                    && r.suffix.is_none()
                    && self.lexicon.verb_frames[verb as usize]
                        .iter()
                        .map(|f| &self.lexicon.frames[*f as usize])
                        .any(|f| f.kind == ClaimType::Request && f.object.has(Roles::TARGET))
            }
            _ => false,
        };
        let next = at + 1;
        let somebody = |r: &Reading| {
            r.cut.is_bare()
                && matches!(r.word, Word::Agent { .. } | Word::Head { .. } | Word::Title { .. } | Word::Given)
        };
        readings.iter().any(demands)
            && next < self.document.tokens.len()
            && self.is_word(next)
            && (self.document.readings(next).list.iter().any(somebody) || self.begins_actor(next))
    }

    /// Whether a word or a phrase ends before `at` behind which a clause begins with its verb: when it was, as, while, has.
    fn follows_opener(&self, at: usize) -> bool {
        let opens = |what: Phrase| match what {
            Phrase::Particle { class } => {
                matches!(class, Particle::Conjunction | Particle::Marker | Particle::Auxiliary)
            }
            Phrase::Relative { .. } => true,
            _ => false,
        };
        let word = |r: &Reading| match r.word {
            Word::Particle { class } => opens(Phrase::Particle { class }),
            Word::Weekday { .. } => true,
            _ => false,
        };
        self.document.readings(at - 1).list.iter().any(word)
            || (at.saturating_sub(3)..at).any(|first| {
                let found = matching::among(self.document, self.lexicon, first, at, Kinds::SHIELD);
                found.iter().any(|m| m.last == at && opens(m.what))
            })
    }

    /// "Allied itself, the party, with": what could be the head of a name is the sentence's verb.
    pub fn is_mutual_verb(&self, at: usize, end: usize) -> bool {
        let starts = at == 0 || self.document.tokens[at - 1].kind != TokenKind::Word;
        let party = |verb: u16| {
            self.lexicon.verb_frames[verb as usize]
                .iter()
                .any(|f| self.lexicon.frames[*f as usize].prep(MAA).has(Roles::PARTY))
        };
        let past = |r: &Reading| matches!(r.word, Word::Verb { verb, form } if form.tense == Tense::Past && r.cut.skip() == 0 && party(verb));
        starts
            && self.document.readings(at).list.iter().any(past)
            && (at + 2..end.min(at + 7)).any(|n| self.document.folded(n) == MAA)
    }

    /// Demonstrators in the nominative are no genitive: who demanded, not the student of.
    pub fn is_nominative(&self, at: usize, end: usize) -> bool {
        at < end
            && self.document.folded(at).strip_suffix(NOON).is_some_and(|s| s.ends_with(WAW))
            && self.document.readings(at).list.iter().any(|r| {
                r.cut.article
                    && matches!(
                        r.word,
                        Word::Agent { number: Number::Plural, .. } | Word::Active { number: Number::Plural, .. }
                    )
            })
    }
}

/// The English plural of what one of a people is: Russians, but the Chinese, the French, the Swiss.
fn several(demonym: &str) -> String {
    let unchanged = ["ese", "sh", "nch", "tch", "ss", "ois"].iter().any(|ending| demonym.ends_with(ending));
    if unchanged { demonym.to_string() } else { format!("{demonym}s") }
}
