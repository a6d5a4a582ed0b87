//! Whether the word of a nationality describes what stands before it or names one of its people.

use crate::claim::Kind;
use crate::extract::matching;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{AgentRow, Particle, Phrase, Word};
use crate::script::letters::{ALEF, NOON, TEH, TEH_MARBUTA, YEH};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

impl Scan<'_> {
    /// Whether the word before `from` ends in the accusative of an indefinite noun: it takes no genitive.
    pub fn ends_indefinite(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|head| {
            let list = &self.document.readings(head).list;
            let agent = |r: &Reading| matches!(r.word, Word::Agent { .. });
            // The two guards of the: written alike before the article.
            let of_two = from < self.document.tokens.len()
                && (self.document.readings(from).cuts.iter().any(|c| c.article && c.is_bare())
                    || self.begins(from, |m| self.is_state(m.what) && m.cut == Cut::default()));
            // Its president: no accusative of a woman's.
            let owned = |r: &Reading| agent(r) && r.pronoun().is_some();
            self.document.folded(head).ends_with(ALEF)
                && list.iter().any(|r| agent(r) && r.is_accusative())
                && !list.iter().any(owned)
                && !of_two
        })
    }

    /// A word of nationality's shape behind a noun, or as an adverb, is no person: a political solution, militarily.
    pub fn is_adjective_here(&self, at: usize, reading: &Reading, number: Number) -> bool {
        let list = &self.document.readings(at).list;
        // 32 young Kurdish activists: an accusative behind an accusative of nationality.
        let nation = |r: &Reading| matches!(r.word, Word::Nisba { .. }) && r.is_accusative();
        let man = |r: &Reading| matches!(r.word, Word::Agent { .. }) && r.is_accusative();
        let holds = |b: usize, is: &dyn Fn(&Reading) -> bool| self.document.readings(b).list.iter().any(is);
        let bare = reading.is_accusative() && number == Number::Singular && reading.cut == Cut::default();
        if bare && at > 1 && holds(at - 1, &nation) && holds(at - 2, &man) {
            return true;
        }
        if reading.is_accusative() && number == Number::Singular && (self.is_harmed(at) || self.opens_that(at)) {
            return false;
        }
        if list.iter().any(|r| {
            r.cut == reading.cut
                && match r.word {
                    Word::Particle { .. } => true,
                    // Aggression is written like two enemies.
                    Word::Event { .. } if number == Number::Dual => true,
                    Word::Event { .. } | Word::Masdar { .. } => {
                        matches!(reading.word, Word::Agent { gender: Gender::Feminine, .. })
                            && !(reading.cut.article && number == Number::Singular && self.stands_alone(at))
                    }
                    _ => false,
                }
        }) {
            return true;
        }
        if number != Number::Singular || self.is_of_the_harmed(at, reading) {
            return self.describes_people(at, reading);
        }
        // "Accusing" is written like "a defendant" in the accusative.
        let doing = |r: &Reading| {
            r.cut == reading.cut
                && r.is_accusative()
                && matches!(r.word, Word::Active { verb, .. } if !self.lexicon.verb_frames[verb as usize].is_empty() || !self.lexicon.verb_speech[verb as usize].is_empty())
        };
        if reading.is_accusative() && list.iter().any(doing) {
            return true;
        }
        let row = &self.lexicon.agents[match reading.word {
            Word::Agent { agent, .. } => agent as usize,
            _ => return false,
        }];
        if self.is_armed_deed(at, reading) || self.is_regular(at, reading, &row.noun) {
            return true;
        }
        if !row.noun.ends_with(YEH) {
            return false;
        }
        if reading.is_accusative() {
            // A Canadian diplomat, as an object: the adjective agrees.
            return !self.document.tokens.get(at + 1).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && self
                        .document
                        .readings(at + 1)
                        .list
                        .iter()
                        .any(|r| r.is_accusative() && matches!(r.word, Word::Nisba { .. } | Word::Modifier { .. }))
            });
        }
        at > 0
            && self.document.tokens[at - 1].kind == TokenKind::Word
            && reading.cut.conj.is_none()
            && !self.is_led_and_hit(at, row)
            && !(reading.cut.article && row.kind == Kind::Unnamed && self.is_bare_noun(at - 1))
            && self.document.readings(at - 1).list.iter().any(|r| {
                matches!(
                    r.word,
                    Word::Event { .. }
                        | Word::Masdar { .. }
                        | Word::Common
                        | Word::Head { .. }
                        | Word::Active { .. }
                        | Word::Passive { .. }
                )
            })
            && !self
                .document
                .readings(at - 1)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Particle { .. } | Word::Agent { .. }))
            && !self.opens_with_past(at - 1)
    }

    /// "Regular meetings", "its periodic report": a word for a patrol behind a feminine noun that it agrees with.
    fn is_regular(&self, at: usize, reading: &Reading, noun: &str) -> bool {
        let shaped = noun.chars().rev().take(2).eq([TEH_MARBUTA, YEH]) && noun.chars().count() <= 5;
        let before = at.checked_sub(1).filter(|b| shaped && self.is_word(*b) && !self.is_closed(*b));
        let Some(before) = before.filter(|_| reading.cut.conj.is_none() && reading.cut.prep.is_none()) else {
            return false;
        };
        let list = &self.document.readings(before).list;
        let people = |r: &Reading| matches!(r.word, Word::Head { .. } | Word::Agent { .. } | Word::Verb { .. });
        let owned = list.iter().any(|r| r.pronoun().is_some());
        let feminine = owned
            || self.document.raw(before).ends_with(TEH_MARBUTA)
            || self.document.raw(before).chars().rev().take(2).eq([TEH, ALEF]);
        let agrees = reading.cut.article == (self.has_article(before) || owned);
        // A bomb hit a patrol.
        feminine && agrees && !list.iter().any(people) && !self.is_harmed(at)
    }

    /// The arrest of a leading figure in X: behind what is done to somebody, before "in".
    fn is_led_and_hit(&self, at: usize, row: &AgentRow) -> bool {
        let done = |r: &Reading| match r.word {
            Word::Event { nominal, .. } => {
                self.lexicon.nominals[nominal as usize].frame.object.has(crate::lexicon::rows::Roles::TARGET)
            }
            _ => false,
        };
        row.has(AgentNote::Leads)
            && at + 1 < self.document.tokens.len()
            && self.document.folded(at + 1) == crate::extract::phrase::FI
            && self.document.readings(at - 1).list.iter().any(done)
    }

    /// No article, no pronoun: what stands behind with the article does not describe it.
    pub fn is_bare_noun(&self, at: usize) -> bool {
        let readings = self.document.readings(at);
        !readings.cuts.iter().any(|c| c.article) && readings.list.iter().all(|r| r.suffix.is_none())
    }

    /// A word at a clause's start that can be a verb in the past before an indefinite noun.
    fn opens_with_past(&self, at: usize) -> bool {
        let starts = at == 0 || self.document.tokens[at - 1].kind != TokenKind::Word;
        let past = |r: &Reading| {
            matches!(r.word, Word::Verb { form, .. }
                if form.tense == Tense::Past && form.person == Person::Third && r.cut == Cut::default())
        };
        starts && self.document.readings(at).list.iter().any(past)
    }

    /// The hardline organisation: a word for people with the article behind a definite body is its adjective.
    pub fn describes_body(&self, at: usize, reading: &Reading, number: Number, before: Option<&Noun>) -> bool {
        let word = &self.document.folded(at)[reading.cut.skip()..];
        let shape = word.starts_with('\u{0645}') || word.ends_with(YEH);
        let body = |noun: &Noun| {
            let definite = self.document.readings(noun.last - 1).cuts.iter().any(|c| c.article);
            let kind = self.entities.get(noun.who[0].entity).kind;
            noun.last == at && definite && matches!(kind, Kind::Organisation | Kind::ArmedGroup)
        };
        let single = number == Number::Singular && reading.cut.article && reading.cut.is_bare();
        let list = &self.document.readings(at).list;
        let doing = |r: &Reading| matches!(r.word, Word::Modifier { .. }) && r.cut == reading.cut;
        single && (shape || list.iter().any(doing)) && before.is_some_and(body) && !self.is_beside_another(at)
    }

    /// One past the adjectives behind the name of a body, which are no part of it: the ruling party X, the hardline X.
    pub fn behind_adjectives(&self, noun: &Noun, end: usize) -> usize {
        let body = |r: &Ref| matches!(self.entities.get(r.entity).kind, Kind::Organisation | Kind::ArmedGroup);
        let mut at = noun.last;
        if noun.who.len() != 1 || !noun.who.iter().all(body) {
            return at;
        }
        while at < end && self.is_word(at) && self.has_article(at) && self.is_said_of(at, noun.gender) {
            at += 1;
        }
        at
    }

    /// An adjective with the article that agrees with the name of a body, and is nobody's name itself.
    fn is_said_of(&self, at: usize, gender: Gender) -> bool {
        let list = &self.document.readings(at).list;
        let feminine = self.document.raw(at).ends_with(TEH_MARBUTA);
        let adjective = |r: &Reading| matches!(r.word, Word::Modifier { .. }) && r.cut.article && r.cut.is_bare();
        let somebody = |r: &Reading| matches!(r.word, Word::Agent { .. } | Word::Head { .. } | Word::Event { .. });
        let single = !self.document.folded(at).ends_with(NOON);
        single
            && (gender == Gender::Feminine) == feminine
            && list.iter().any(adjective)
            && !self.begins_time(at)
            && !(feminine && list.iter().any(somebody) || self.brings_its_own(at))
            && !self.is_closed(at)
    }

    /// Statements in support of X: a word for one who sides with somebody, behind a word for what he said.
    fn describes_words(&self, at: usize, reading: &Reading) -> bool {
        let sides = match reading.word {
            Word::Agent { agent, number: Number::Singular, .. } => {
                self.lexicon.agents[agent as usize].has(AgentNote::Sides)
            }
            _ => false,
        };
        let bare = reading.cut.is_bare() && reading.pronoun().is_none();
        let Some(before) = at.checked_sub(1).filter(|_| sides && bare) else { return false };
        matching::among(self.document, self.lexicon, before, at, Kinds::ATTITUDE).iter().any(|m| {
            m.last == at && matches!(m.what, Phrase::Attitude { attitude: Attitude::Document | Attitude::Stance })
        })
    }

    /// The responsible authority, the initiative that calls for: a word for people that is an adjective too, with the
    /// article behind a definite noun that it agrees with.
    pub fn describes_thing(&self, at: usize, reading: &Reading, number: Number) -> bool {
        if self.describes_words(at, reading) {
            return true;
        }
        let list = &self.document.readings(at).list;
        let modifies = list.iter().any(|r| matches!(r.word, Word::Modifier { .. }) && r.cut == reading.cut);
        if number != Number::Singular || !modifies || !reading.cut.article || !reading.cut.is_bare() || at == 0 {
            return false;
        }
        let before = at - 1;
        if self.document.tokens[before].kind != TokenKind::Word {
            return false;
        }
        let readings = self.document.readings(before);
        let thing = |r: &Reading| match r.word {
            Word::Event { .. } | Word::Masdar { .. } => r.cut.article || r.pronoun().is_some(),
            Word::Common => r.cut.article,
            _ => false,
        };
        let acts = |r: &Reading| {
            matches!(r.word, Word::Verb { .. } | Word::Particle { .. } | Word::Agent { .. } | Word::Nisba { .. })
        };
        let plural = |w: &str| w.strip_suffix(TEH).is_some_and(|w| w.ends_with(ALEF));
        let ends_feminine = |t: usize| self.document.raw(t).ends_with(TEH_MARBUTA) || plural(self.document.folded(t));
        let mut things = readings.list.iter().filter(|r| thing(r));
        let Some(found) = things.next() else { return false };
        let governed = found.cut.prep.is_some() || before > 0 && self.is_particle(before - 1, Particle::Preposition);
        let owned = found.pronoun().is_some();
        !readings.list.iter().any(acts)
            && (owned || ends_feminine(before) == self.document.raw(at).ends_with(TEH_MARBUTA))
            && (!governed || self.document.raw(at).ends_with(TEH_MARBUTA))
    }
}
