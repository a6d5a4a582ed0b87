//! Persons that the article has named before: by surname, by office, by the short form of their name.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::names::may_begin;
use crate::extract::noun::Scan;
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::notes::OfficeNote;
use crate::lexicon::rows::{Phrase, Word};
use smallvec::SmallVec;

/// Of so many named last, one may be meant by another form of a name.
const RECENT_NAMES: usize = 40;

impl Scan<'_> {
    /// The king, emir or heir who is called by his first name alone: of the state given, of one told of, or whoever
    /// reigns.
    pub fn royal(&self, at: usize, last: usize, office: usize, state: Option<usize>) -> Option<usize> {
        if !self.lexicon.offices[office].has(OfficeNote::FirstName) || last > at + 2 {
            return None;
        }
        let name = (at..last).map(|n| self.document.folded(n)).collect::<Vec<_>>().join(" ");
        let called = |actor: usize| {
            let full = crate::script::fold(&self.lexicon.actors[actor].name_ar);
            let own = |n: &str| n.strip_prefix(&*name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            own(&full) || full.split_once(' ').is_some_and(|(_, rest)| own(rest))
        };
        let of = |actor: usize| {
            let country = &self.lexicon.actors[actor].country;
            self.lexicon.actor_ids.get(country).and_then(|n| self.lexicon.state_of_actor.get(n)).copied()
        };
        let reigns: SmallVec<[usize; 4]> = self
            .lexicon
            .terms_of(office)
            .filter(|t| crate::extract::office::holds(t, &self.day) && called(t.person))
            .map(|t| t.person)
            .filter(|a| state.is_none() || of(*a) == state)
            .collect();
        let told = |a: &usize| self.memory.latest(|e| self.entities.get(e).state == of(*a)).is_some();
        reigns.iter().copied().find(told).or_else(|| reigns.first().copied())
    }

    /// Who holds the office on the day and has this surname, however his first name is spelt.
    pub fn namesake(&self, surname: usize, state: usize, office: usize) -> Option<usize> {
        let body = &self.lexicon.actors[self.lexicon.states[state].actor].id;
        let actor = crate::extract::office::holder(self.lexicon, office, body, &self.day)?;
        let word = self.document.folded(surname);
        let names = self.lexicon.index.alone(word);
        let last = crate::script::fold(self.lexicon.actors[actor].name_ar.split_whitespace().last().unwrap_or(""));
        let short = |p: &crate::lexicon::index::PhraseEntry| matches!(p.what, Phrase::Actor { actor: a, .. } if a as usize == actor);
        (word.chars().count() > 3 && (last == word || names.iter().any(short))).then_some(actor)
    }

    /// Whom a first name means behind a title: the person named last who is called so.
    pub fn called(&self, at: usize) -> Option<EntityId> {
        let word = self.document.folded(at);
        self.memory.latest(|e| {
            let known = self.entities.get(e);
            known.kind == Kind::Person
                && may_begin(&known.name_ar, word)
                && crate::script::fold(&known.name_ar).split(' ').next() == Some(word)
        })
    }

    pub fn learn(&mut self, entity: EntityId, state: Option<usize>, office: Option<usize>) {
        let mut known = self.entities.get(entity).clone();
        if known.office.is_none() || known.state.is_none() {
            known.office = known.office.or(office);
            known.state = known.state.or(state);
            self.entities.add(known);
        }
    }

    /// Who was named before by a longer or shorter form of a name: the same first and last word, or the same beginning.
    pub fn met(&self, at: usize, last: usize) -> Option<EntityId> {
        if last < at + 2 {
            return None;
        }
        let words: SmallVec<[&str; 8]> = (at..last).map(|n| self.document.folded(n)).collect();
        self.memory.latest_of(RECENT_NAMES, |e| {
            let known = self.entities.get(e);
            if known.kind != Kind::Person || known.actor.is_some() || !may_begin(&known.name_ar, words[0]) {
                return false;
            }
            let name = crate::script::fold(&known.name_ar);
            let theirs: SmallVec<[&str; 8]> = name.split_whitespace().collect();
            is_shorter(&theirs, &words) || is_shorter(&words, &theirs)
        })
    }

    /// The same of somebody of the lexicon who has no listed short form, or whose surname is spelt otherwise here.
    pub fn remember_last_name(&mut self, actor: usize, at: usize, last: usize, entity: EntityId) {
        if last > at + 1 && (self.lexicon.actors[actor].short_ar.is_empty() || self.is_other_surname(actor, last - 1)) {
            self.remember_short(at, last, entity);
        }
    }

    /// The last word of a full name that is no listed short form of it, and no word for anything else.
    fn is_other_surname(&self, actor: usize, at: usize) -> bool {
        let word = self.document.folded(at);
        let listed = |p: &crate::lexicon::index::PhraseEntry| matches!(p.what, Phrase::Actor { actor: a, .. } if a as usize == actor);
        let only_name = |r: &crate::text::reading::Reading| match r.word {
            Word::Family(_) => true,
            Word::Common => r.suffix.is_some(),
            _ => false,
        };
        word.chars().count() > 3
            && !self.is_connector(at - 1)
            && !self.is_joint(at - 1)
            && !self.lexicon.index.alone(word).iter().any(listed)
            && self.document.readings(at).list.iter().all(only_name)
    }

    /// Whether the verb of one who did it, right before a name, is a woman's or a man's.
    pub fn gender_told(&self, at: usize) -> Option<Gender> {
        let list = &self.document.readings(at.checked_sub(1)?).list;
        let mut genders = list.iter().filter_map(|r| match r.word {
            Word::Verb { form, .. } if (form.person, form.number) == (Person::Third, Number::Singular) => {
                Some(form.gender)
            }
            _ => None,
        });
        let first = genders.next()?;
        genders.all(|g| g == first).then_some(first)
    }

    /// The last part of a name stands for it later.
    pub fn remember_short(&mut self, at: usize, last: usize, entity: EntityId) {
        if self.is_god(last - 1) {
            return;
        }
        let mut short = self.document.folded(last - 1).to_string();
        if last > at + 2 && (self.is_connector(last - 2) || self.is_joint(last - 2)) {
            short = format!("{} {short}", self.document.folded(last - 2));
        }
        let gender = self.entities.get(entity).gender;
        self.memory.learn_short(short, entity, gender);
    }
}

/// Whether a name is another's beginning, or its first and last word.
fn is_shorter(short: &[&str], long: &[&str]) -> bool {
    let two = short.len() == 2;
    let joined = two && crate::text::reading::is_joining(short[0]);
    short.len() >= 2
        && short.len() < long.len()
        && !joined
        && short[0] == long[0]
        && (long.starts_with(short) || two && short.last() == long.last())
}
