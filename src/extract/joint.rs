//! What each class of particle does to the clause that it stands in: it opens another, negates, plans, or steps out.

use crate::extract::clause::{Cutter, Link};
use crate::extract::opening::{
    is_behind_lam, is_conjunction_like, is_idiom, is_relative_pronoun, is_that, is_that_not, pronoun_of, suffix_of,
    words,
};
use crate::extract::pronoun::independent;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Gender;
use crate::lexicon::rows::Particle;
use crate::script::letters::*;
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

impl Cutter<'_> {
    pub fn particle(&mut self, at: usize, class: Particle, suffix: Option<Suffix>) {
        let word = self.document.folded(at);
        let Tag::Particle { cut, .. } = self.tagged.tag(at) else { return };
        let stem = &word[cut.skip()..];
        let single = self.tagged.end(at) == at + 1;
        match class {
            Particle::Complementizer | Particle::Negation if single && is_that_not(self.document.raw(at)) => {
                self.that(at, cut.conj.is_some(), None);
                self.negation = true;
            }
            // "Which led to": what was denied before it is over.
            Particle::Complementizer if stem == words::MA => self.opens_outcome(at),
            Particle::Complementizer | Particle::Conjunction if single && self.is_if(at) => {
                let parent = self.level();
                self.open(Some(parent), Link::Condition, None);
                self.clause().tokens.push(at);
            }
            Particle::Complementizer | Particle::Conjunction if single && self.opens_infinitive(at, word) => {
                self.that(at, false, None);
            }
            Particle::Complementizer if single && is_that(stem, suffix) => {
                self.that(at, cut.conj.is_some(), suffix_of(stem, suffix));
            }
            // "He who", "what": a relative word before a verb, where no noun can stand.
            Particle::Negation | Particle::Preposition | Particle::Interrogative | Particle::Relative
                if self.opens_free_relative(at, stem) =>
            {
                let matter = self.tagged.before(at).filter(|b| {
                    matches!(self.tagged.tag(*b), Tag::Particle { class: Particle::Pronoun, .. })
                        && independent(self.document.folded(*b).trim_start_matches(WAW)).is_some()
                });
                let told = matter.and_then(|_| self.matter_of(self.current));
                if told.is_some() {
                    self.step_out(at);
                }
                match self.singled_out(at) {
                    Some(head) => self.open_relative(Some(head)),
                    None => self.open_matter(told, Gender::Masculine),
                }
                self.clause().tokens.push(at);
            }
            Particle::Relative if is_conjunction_like(stem) => {
                let clause = self.clause();
                if clause.predicate.is_some() || clause.deontic.is_some() || clause.tokens.len() > 3 {
                    let another = self.turns_to_another(at);
                    let parent = if another { self.root() } else { self.level_of_others(at).min(self.level_at(at)) };
                    self.beside(parent, None);
                }
                self.clause().tokens.push(at);
            }
            Particle::Relative if single && !is_relative_pronoun(stem) => self.clause().tokens.push(at),
            Particle::Relative => {
                let head = if single { self.head_before(at) } else { None };
                let told = if single { None } else { self.matter_of(self.current) };
                if told.is_some() {
                    self.step_out(at);
                }
                match told {
                    Some(_) => self.open_matter(told, Gender::Masculine),
                    None => self.open_relative(head),
                }
                self.clause().tokens.push(at);
            }
            Particle::Pronoun if cut.conj == Some(WAW) && independent(stem).is_some() => {
                if self.clause().predicate.is_some() {
                    let parent = self.level();
                    let quoted = self.clauses[parent].quoted;
                    let free =
                        at + 1 < self.tagged.last && self.opens_free_relative(at + 1, self.document.folded(at + 1));
                    if !free {
                        self.open(Some(parent), Link::Coord, independent(stem));
                        self.clause().quoted |= quoted;
                    }
                }
                self.clause().tokens.push(at);
            }
            Particle::Negation => {
                self.negation = !is_idiom(self.document, self.tagged, at, stem);
                self.planned = stem == words::LAN && !self.negation || self.planned && stem != words::LAN;
                self.clause().tokens.push(at);
            }
            Particle::Conjunction => {
                if let Some(modality) = self.opens_unreal(at, stem) {
                    self.open(Some(self.current), Link::Sub, None);
                    self.clause().modality = modality;
                    self.clause().tokens.push(at);
                    return;
                }
                if stem == words::IDHA || stem == words::LAW {
                    let parent = self.level();
                    self.open(Some(parent), Link::Condition, None);
                } else if single && (stem.starts_with(words::LAKIN) || stem == words::BAL) {
                    let pronoun = suffix_of(stem, suffix);
                    let speaker = pronoun.and_then(|_| self.contrasts_of_speaker(at));
                    let parent = speaker.unwrap_or_else(|| self.level_of_others(at).min(self.level_at(at)));
                    self.beside(parent, pronoun);
                } else if self.has_told(at) && (word.chars().count() > 2 || !single || stem == words::IDH) {
                    let pronoun = pronoun_of(self.document.folded(self.tagged.end(at) - 1));
                    let speaker = pronoun.and_then(|_| self.contrasts_of_speaker(at));
                    let parent = if self.turns_to_another(at) {
                        self.root()
                    } else {
                        speaker.or_else(|| self.behind_verbless(at)).unwrap_or_else(|| self.level())
                    };
                    self.beside(parent, pronoun);
                }
                self.clause().tokens.push(at);
            }
            // "X said …, as for Y, he …": whoever stands behind it begins a clause of his own.
            Particle::Marker if single && self.has_told(at) && self.is_as_for(at) => {
                let parent = self.root();
                self.beside(parent, None);
                self.clause().tokens.push(at);
            }
            // "Did not answer" is written like "did not have to".
            Particle::Duty if is_behind_lam(self.document, self.tagged, at) => self.clause().tokens.push(at),
            Particle::Duty | Particle::Ban => {
                let clause = &self.clauses[self.current];
                let comma =
                    || matches!(self.tagged.before(at), Some(b) if self.tagged.tag(b).is_mark(TokenKind::Comma));
                // "X is a failure and must go": what is said of X stands before.
                let said = || {
                    let before = self.tagged.before(at).map(|b| self.tagged.tag(b));
                    matches!(before, Some(Tag::Adjective { .. }))
                        || matches!(before, Some(Tag::Plain { cut }) if cut == Cut::default())
                };
                let told = cut.conj.is_some() && clause.tokens.len() > 1 && (comma() || said());
                if clause.predicate.is_some() || clause.deontic.is_some() || told {
                    let parent = self.level_at(at);
                    self.beside(parent, None);
                }
                let negated = self.negation || class == Particle::Ban;
                self.negation = false;
                let clause = self.clause();
                clause.deontic = Some(at);
                clause.negated |= negated;
                clause.tokens.push(at);
            }
            Particle::Preposition if self.begins_duty(at, cut, suffix) => {
                let parent = self.level_at(at);
                self.beside(parent, None);
                self.clause().tokens.push(at);
            }
            Particle::Condition | Particle::Whether => {
                let parent = self.level();
                self.open(Some(parent), Link::Condition, None);
                self.clause().tokens.push(at);
            }
            Particle::Modal | Particle::Unlikely | Particle::Plan | Particle::Auxiliary | Particle::Adverb => {
                self.goes_on_with(class, cut.conj.is_some(), at);
                match class {
                    _ if stem == words::QAD => self.possible = self.next_is_present(at),
                    _ if stem == words::SAWFA => self.planned = true,
                    Particle::Plan => self.planned = true,
                    Particle::Modal => self.possible = true,
                    Particle::Unlikely => (self.possible, self.negation) = (true, true),
                    _ => {}
                }
                self.clause().tokens.push(at);
            }
            _ => self.clause().tokens.push(at),
        }
    }

    /// "As for", and somebody right behind it.
    fn is_as_for(&self, at: usize) -> bool {
        let word = self.document.raw(at);
        word.trim_start_matches(WAW) == words::AMMA
            && self.tagged.before(at).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Mark(_)))
            && at + 1 < self.tagged.last
            && matches!(self.tagged.tag(at + 1), Tag::Noun(_))
    }
}
