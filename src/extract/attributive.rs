//! Adjectives and participles with a frame of their own, behind the actor whom they describe → drafts of claims.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::Argument;
use crate::extract::frame::{Draft, Found, extend};
use crate::extract::noun::Ref;
use crate::extract::preposition::is_agent_phrase;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Person};
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::script::letters::{ALEF, HEH, LAM, MEEM};

impl Sense<'_, '_> {
    /// `fighters allied with the West`: an adjective with its own frame behind an actor.
    pub fn attributive_adjectives(&mut self, found: &mut Found) {
        if !self.tagged.tags.iter().any(|t| matches!(t, Tag::Adjective { .. })) {
            return;
        }
        let lexicon = self.scan.lexicon;
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                let Tag::Adjective { row, .. } = self.tagged.tag(t) else { continue };
                if self.clauses[n].predicate == Some(t) {
                    continue;
                }
                let frame = &lexicon.adjectives[row as usize];
                if frame.kind.is_symmetric() && self.is_of_thing_before(t) {
                    continue;
                }
                let meanwhile = self.told_meanwhile(frame, n, t);
                let bearer = self.tagged.before(t).and_then(|b| self.noun_of(b));
                if meanwhile.is_none() && bearer.is_none() {
                    continue;
                }
                let arguments = self.arguments(n, t, None);
                let Some((argument, roles)) = arguments.first().map(|a| (a, frame.prep(&a.prep))) else { continue };
                let Some(noun) = self.attributed_to(argument).filter(|_| !roles.is_none()) else { continue };
                if bearer.is_some_and(|b| meanwhile.is_none() && self.is_near_place(frame, t, b, noun)) {
                    continue;
                }
                // Besieged in Syria: that is where.
                if roles == Roles::PLACE {
                    continue;
                }
                // Between X, backed by Y, and Z: the other side goes with X.
                let (other, last) = match bearer.is_some_and(|b| self.is_first_of_two(b)) {
                    true => (self.tagged.nouns[noun].who.clone(), noun),
                    false => self.all(noun),
                };
                // Backed by tanks: nobody backs them.
                let weapon = |r: &Ref| {
                    self.scan.entities.get(r.entity).state.is_none()
                        && self.scan.entities.is_thing(r.entity, self.scan.lexicon)
                };
                if !roles.has(Roles::SOURCE) && !roles.has(Roles::TARGET) && other.iter().all(weapon) {
                    continue;
                }
                let (own, from) = match (meanwhile, bearer) {
                    (Some(refs), _) => (refs, t),
                    (None, Some(b)) => (self.tagged.nouns[b].who.clone(), self.tagged.nouns[b].first),
                    (None, None) => continue,
                };
                let mut draft = self.draft(frame, n, t, "attribute");
                let bears_target = frame.subject.has(Roles::TARGET);
                (draft.source, draft.target) = if bears_target { (other, own) } else { (own, other) };
                if frame.kind.is_symmetric() {
                    let target = std::mem::take(&mut draft.target);
                    extend(&mut draft.source, &target);
                }
                draft.evidence = (from, self.tagged.nouns[last].last);
                draft.modality = self.inherited(n, Modality::Asserted);
                self.finish_draft(draft, found);
            }
        }
    }

    /// `The army advanced on the town, backed by X`: what an accusative at the end of a clause says of its subject, who is
    /// masculine.
    fn told_meanwhile(&self, frame: &Frame, n: usize, t: usize) -> Option<Refs> {
        let subject = &self.subjects[n];
        let accusative = self.scan.document.folded(t).ends_with(ALEF) && self.cut_of(t).is_some_and(|c| !c.article);
        let told = self.clauses[n].predicate.is_some_and(|p| p < t && matches!(self.tagged.tag(p), Tag::Verb(_)));
        if !accusative || !told || !frame.subject.has(Roles::TARGET) || frame.kind.is_symmetric() {
            return None;
        }
        let fits = |r: &Ref| self.scan.entities.allows(r.entity, Gender::Masculine);
        let [one] = &subject.refs[..] else { return None };
        // Whom the word right before names may be meant himself, unless that is a town or a state.
        let before = self.tagged.before(t).and_then(|b| self.noun_of(b)).map(|b| &self.tagged.nouns[b]);
        let other = before.is_some_and(|b| !b.place && b.who.iter().all(|r| r.entity != one.entity));
        (fits(one) && !other).then(|| subject.refs.clone())
    }

    /// `gunmen backed by X`: whoever is told of with such a word and its owner in one phrase is supported by him.
    pub fn backed_by(&mut self, found: &mut Found) {
        for noun in 0..self.tagged.nouns.len() {
            let (first, last) = (self.tagged.nouns[noun].first, self.tagged.nouns[noun].last);
            let bond =
                (first + 1..last).find_map(|t| self.scan.bond_at(t, false, last).map(|(bond, end)| (t, bond, end)));
            let Some((t, Attitude::Backed, end)) = bond else { continue };
            let whole = &self.tagged.nouns[noun];
            let owners: Refs = whole.inner.iter().map(|(r, _)| *r).filter(|r| r.first >= end).collect();
            let Some(n) = self.clauses.iter().position(|c| c.tokens.contains(&first)) else { continue };
            let draft = Draft {
                source: owners,
                target: whole.who.clone(),
                evidence: (first, last),
                modality: self.inherited(n, Modality::Asserted),
                ..Draft::of(ClaimType::Support, n, (t, end), "attribute")
            };
            if !draft.source.is_empty() {
                self.finish_draft(draft, found);
            }
        }
    }

    /// Near a town, or said of another word than the state before it, with which it does not agree: close to somebody is
    /// who takes his side.
    fn is_near_place(&self, frame: &Frame, t: usize, bearer: usize, noun: usize) -> bool {
        let all =
            |n: usize, kind| self.tagged.nouns[n].who.iter().all(|r| self.scan.entities.get(r.entity).kind == kind);
        let disagrees = || {
            all(bearer, Kind::State)
                && self.tagged.nouns[bearer].gender == Gender::Feminine
                && !self.scan.document.folded(t).ends_with(HEH)
        };
        frame.note.actor_object && (all(noun, Kind::Place) || disagrees())
    }

    /// Whom an adjective's preposition brings: X, or the rule, the policy of X.
    fn attributed_to(&self, argument: &Argument) -> Option<usize> {
        let behind = || {
            let next = self.tagged.end(argument.head);
            let thing = matches!(self.tagged.tag(argument.head), Tag::Plain { cut } if !cut.article);
            let owner =
                (next < self.tagged.last && thing && argument.pronoun.is_none()).then(|| self.noun_of(next))??;
            let refs = &self.tagged.nouns[owner].who;
            let known = refs.iter().all(|r| self.is_definite_actor(r.entity));
            (self.tagged.nouns[owner].cut.is_bare() && known).then_some(owner)
        };
        argument.noun.or_else(behind)
    }

    /// `The interests of X connected with Y`: behind a state that a thing stands before, the adjective is the thing's.
    fn is_of_thing_before(&self, t: usize) -> bool {
        let Tag::Adjective { cut, .. } = self.tagged.tag(t) else { return false };
        let Some(noun) = self.tagged.before(t).and_then(|b| self.noun_of(b)).map(|x| &self.tagged.nouns[x]) else {
            return false;
        };
        let named = |e: usize| self.scan.entities.get(e).kind == Kind::State;
        let thing = self
            .tagged
            .before(noun.first)
            .filter(|b| matches!(self.tagged.tag(*b), Tag::Plain { cut } if cut.conj.is_none() && !cut.article));
        let name = noun.cut.is_bare() && noun.who.len() == 1 && named(noun.who[0].entity);
        cut.article && name && thing.is_some()
    }

    /// Somebody right behind "between".
    fn is_first_of_two(&self, noun: usize) -> bool {
        let first = self.tagged.nouns[noun].first;
        self.tagged.before(first).is_some_and(|b| self.scan.document.folded(b) == crate::extract::event::BAYNA)
    }

    /// `the government, supported by the West`: a passive participle with its doer behind "by".
    pub fn passive_participles(&mut self, found: &mut Found) {
        if !self.tagged.tags.iter().any(|t| matches!(t, Tag::Passive { .. })) {
            return;
        }
        let lexicon = self.scan.lexicon;
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                let Tag::Passive { verb, .. } = self.tagged.tag(t) else { continue };
                let frame = lexicon.verb_frames[verb as usize]
                    .iter()
                    .map(|f| &lexicon.frames[*f as usize])
                    .find(|f| f.note.object.is_empty() && f.note.needs.is_empty() && f.object.has(Roles::TARGET));
                let Some(frame) = frame else { continue };
                let by = self.tagged.end(t);
                let Some(undergoer) = self.tagged.before(t).and_then(|b| self.noun_of(b)) else { continue };
                if by >= self.tagged.last
                    || !matches!(self.tagged.tag(by), Tag::Particle { class: Particle::Preposition, .. })
                {
                    continue;
                }
                let prep: Vec<&str> = (by..self.tagged.end(by)).map(|x| self.scan.document.folded(x)).collect();
                let prep = prep.join(" ");
                if prep != "\u{0645}\u{0646}" && !is_agent_phrase(&prep) {
                    continue;
                }
                let Some(doer) = self
                    .tagged
                    .ends
                    .get(by - self.tagged.first)
                    .and_then(|e| (*e < self.tagged.last).then(|| self.noun_of(*e)).flatten())
                else {
                    continue;
                };
                let mut draft = self.draft(frame, n, t, "participle");
                draft.source = match self.is_first_of_two(undergoer) {
                    true => self.tagged.nouns[doer].who.clone(),
                    false => self.all(doer).0,
                };
                draft.target = self.tagged.nouns[undergoer].who.clone();
                draft.evidence = (self.tagged.nouns[undergoer].first, self.tagged.nouns[doer].last);
                draft.modality = self.inherited(n, Modality::Asserted);
                self.finish_draft(draft, found);
            }
        }
    }

    /// A word with the article whose letters are those of a participle.
    fn looks_like_participle(&self, t: usize) -> bool {
        let word =
            self.scan.document.folded(t).strip_prefix(ALEF).and_then(|w| w.strip_prefix(LAM)).unwrap_or_default();
        word.starts_with(MEEM) || word.chars().nth(1) == Some(ALEF)
    }

    /// An object that the verb asks for: handed (over) the crossings to X.
    fn is_asked_for_by(&self, p: usize, t: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let stem = self.cut_of(t).map_or("", |c| &self.scan.document.folded(t)[c.skip()..]);
        let asked = |f: &u16| lexicon.frames[*f as usize].note.object.has(stem);
        match self.tagged.tag(p) {
            Tag::Verb(v) => lexicon.verb_frames[v.verb as usize].iter().any(asked),
            _ => false,
        }
    }

    /// One past what a participle with the article and its complement say of the phrase before: backed by the West, loyal
    /// to X.
    pub fn attribute_end(&self, p: usize, end: usize) -> usize {
        let last = self.tagged.last;
        let of = |t: usize| {
            let next = self.tagged.end(t);
            next < last && self.cut_of(next).is_some_and(|c| c.prep == Some(LAM) && c.conj.is_none())
        };
        let participle = |t: usize| {
            let said = match self.tagged.tag(t) {
                Tag::Adjective { .. } | Tag::Active { .. } | Tag::Passive { .. } => true,
                // No adjective, but what is done for somebody: help, an excuse.
                Tag::Plain { .. } => of(t) && self.looks_like_participle(t) && !self.is_asked_for_by(p, t),
                _ => false,
            };
            said && self.cut_of(t).is_some_and(|c| c.article && c.is_bare())
        };
        if end >= last || !participle(end) {
            return end;
        }
        let mut at = self.tagged.end(end);
        // Recognised (by it), internationally.
        let resumed = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. } if s.person == Person::Third);
        if at < last && resumed(at) {
            let next = self.tagged.end(at);
            let adverb = next < last && matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Adverb, .. });
            return if adverb { self.tagged.end(next) } else { next };
        }
        let particle = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none());
        let joined = |t: usize| self.cut_of(t).is_some_and(|c| c.prep.is_some() && c.conj.is_none());
        if at < last && particle(at) {
            at = self.tagged.end(at);
        } else if at >= last || !joined(at) {
            return end;
        }
        match (at < last).then(|| self.noun_of(at)).flatten() {
            Some(noun) => self.tagged.nouns[self.all(noun).1].last,
            None if at < last && self.tagged.tag(at).nominal_cut().is_some_and(|c| c.article) => self.tagged.end(at),
            None => end,
        }
    }
}
