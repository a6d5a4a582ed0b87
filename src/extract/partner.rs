//! A meeting, an agreement with X of which no word says whose it is: it is theirs of whom the text tells.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::Argument;
use crate::extract::control::Control;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::frame::Draft;
use crate::extract::met::RELATION;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Light, Particle};
use crate::lexicon::sorts::Topic;
use crate::script::letters::WAW;
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;
use smallvec::smallvec;

/// How words of borders begin.
const BORDER: &str = "\u{062D}\u{062F}\u{0648}\u{062F}";

/// So many words at most stand between a truce and those between whom it was reached.
const REACHED_WITHIN: usize = 9;

/// So many words at most stand between a word of discussing and with whom it is.
const PARTNER_WITHIN: usize = 16;

/// So many words at most stand between two verbal nouns that "and" joins.
const JOINED_WITHIN: usize = 12;

impl Sense<'_, '_> {
    /// `It led to clashes between X and Y`: whoever it was done by has no part in what lies between two others.
    pub fn keep_those_between(&self, led: Option<&Refs>, draft: &mut Draft) {
        let Some(led) = led.filter(|_| draft.kind == ClaimType::Assault) else { return };
        let between = |r: &Ref| {
            let before = (r.first > self.tagged.first).then(|| self.tagged.before(r.first)).flatten();
            before.is_some_and(|b| self.scan.document.folded(b) == BAYNA)
        };
        let of_led = |r: &Ref| led.iter().any(|l| l.entity == r.entity);
        let others = draft.source.iter().filter(|r| !of_led(r)).count();
        if others > 1 && draft.source.iter().any(between) {
            draft.source.retain(|r| !of_led(r));
        }
    }

    /// `A ceasefire that was reached between X and Y`: a truce or an agreement that a verb takes up by a pronoun.
    pub fn reached_between(&self, t: usize) -> Option<Refs> {
        let kinds = [ClaimType::Retreat, ClaimType::Agree];
        self.valence(t, false, None).filter(|v| kinds.contains(&v.frame.kind))?;
        let (mut at, mut told, mut taken_up) = (self.tagged.end(t), false, false);
        for _ in 0..REACHED_WITHIN {
            if at >= self.tagged.last {
                return None;
            }
            let next = self.tagged.end(at).max(at + 1);
            match self.tagged.tag(at) {
                Tag::Mark(_) | Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. } => {
                    return None;
                }
                Tag::Verb(_) if told => return None,
                Tag::Verb(_) => told = true,
                Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. } => taken_up = told,
                // An agreement by which the violence between X and Y ends: it is theirs, not the agreement.
                Tag::Event { .. } | Tag::Masdar { .. } if taken_up && self.is_hostile_between(at) => return None,
                Tag::Particle { class: Particle::Preposition, suffix: None, .. }
                    if taken_up && self.scan.document.folded(at) == BAYNA =>
                {
                    let noun = (next < self.tagged.last).then(|| self.noun_of(next)).flatten()?;
                    return Some(self.all(noun).0).filter(|refs| refs.len() > 1);
                }
                _ => {}
            }
            at = next;
        }
        None
    }

    /// A fight or a difference, right before between whom it is.
    fn is_hostile_between(&self, t: usize) -> bool {
        let hostile = [ClaimType::Assault, ClaimType::Disagree];
        let next = self.tagged.end(t).max(t + 1);
        next < self.tagged.last
            && self.scan.document.folded(next) == BAYNA
            && self.valence(t, false, None).is_some_and(|v| hostile.contains(&v.frame.kind))
    }

    /// `talks with X failed`: the other party is whoever the clauses around are about, else whom the sentences before told
    /// of.
    pub fn other_party(&self, n: usize, t: usize) -> Option<Control> {
        let with = self.partners(t);
        // The agreement with X: everybody speaks of it, whoever made it.
        let known = self.cut_of(t).is_some_and(|c| c.article)
            && self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Agree);
        if known || with.is_empty() { None } else { self.party_beside(n, &with) }
    }

    /// `Measures that were agreed upon with X`: whoever announces them agreed upon them with him.
    pub fn agreed_with(&self, n: usize, light: Light, draft: &mut Draft) {
        if light != Light::Passive || draft.kind != ClaimType::Agree || !self.is_partner(draft) {
            return;
        }
        if let Some(Control { mut refs, .. }) = self.party_beside(n, &draft.source) {
            crate::extract::frame::extend(&mut refs, &draft.source);
            draft.source = refs;
        }
    }

    /// Whoever the clauses around, or else the sentences before, are about, if he can be the other side of those.
    fn party_beside(&self, n: usize, with: &Refs) -> Option<Control> {
        let modality = self.inherited(n, Modality::Asserted);
        let mut at = Some(n);
        while let Some(c) = at {
            let said = self.quoted_by(c);
            for refs in [&self.subjects[c].refs, &said] {
                if self.can_be_party(refs, with) {
                    return Some(Control { refs: refs.clone(), modality, sure: true });
                }
            }
            at = self.clauses[c].parent;
        }
        let one = self.scan.memory.subject()?;
        let refs: Refs = smallvec![self.carried_ref(one)];
        self.can_be_party(&refs, with).then_some(Control { refs, modality, sure: true })
    }

    /// Who stands behind the noun at `t`.
    fn partners(&self, t: usize) -> Refs {
        let behind = self.tagged.nouns.iter().position(|noun| noun.first >= self.tagged.end(t));
        behind.map(|noun| self.all(noun).0).unwrap_or_default()
    }

    /// Somebody known who acts for a state or a body, and is none of the partners nor of their side.
    fn can_be_party(&self, refs: &Refs, with: &Refs) -> bool {
        let entity = |e: usize| self.scan.entities.get(e);
        let acts = |e: usize| {
            let one = entity(e);
            one.actor.is_some()
                && matches!(one.kind, Kind::Person | Kind::State | Kind::Organisation | Kind::ArmedGroup)
        };
        let side = |e: usize| entity(e).state;
        let other = |e: usize| with.iter().all(|w| w.entity != e && (side(e).is_none() || side(w.entity) != side(e)));
        !refs.is_empty() && refs.iter().all(|r| acts(r.entity) && other(r.entity))
    }
}

impl Sense<'_, '_> {
    /// `X's visit to Cairo and his talks with Y`: whoever met or visited, by the noun that this one is joined to.
    pub fn of_joined(&self, n: usize, t: usize, suffix: Suffix) -> Option<Refs> {
        let consults = |x: usize| self.valence(x, false, None).is_some_and(|v| v.frame.kind == ClaimType::Consult);
        if self.cut_of(t)?.conj != Some(WAW) || !consults(t) {
            return self.of_deed_before(n, t, suffix);
        }
        let before = self.clauses[n].tokens.iter().rev().filter(|x| **x < t).take(JOINED_WITHIN);
        let first = *before.into_iter().find(|x| matches!(self.tagged.tag(**x), Tag::Event { .. }) && consults(**x))?;
        let Tag::Event { suffix: own, .. } = self.tagged.tag(first) else { return None };
        if let Some(own) = own {
            let alike = (own.person, own.number, own.gender) == (suffix.person, suffix.number, suffix.gender);
            return alike.then(|| self.possessor(n, first, own));
        }
        let noun = self.noun_of(self.tagged.end(first)).filter(|x| self.tagged.nouns[*x].cut.is_bare())?;
        let (refs, _) = self.all(noun);
        self.can_all_mean(&refs, suffix).then_some(refs)
    }

    /// `X's visit and his resolve to`: whoever the noun that stands before "and" is of.
    pub fn of_genitive_before(&self, t: usize, suffix: Suffix) -> Option<Refs> {
        self.cut_of(t).filter(|c| c.conj == Some(WAW) && c.prep.is_none())?;
        let noun = self.tagged.nouns.iter().position(|x| x.last == t && x.cut.is_bare())?;
        let head = self.tagged.before(self.tagged.nouns[noun].first)?;
        let deed = match self.tagged.tag(head) {
            Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => !cut.article,
            _ => false,
        };
        let refs = self.all(noun).0;
        (deed && self.can_all_mean(&refs, suffix)).then_some(refs)
    }

    /// `To discuss A and B with X`, past what else is discussed: with whom.
    pub fn partner_farther(&self, n: usize, t: usize, draft: &mut Draft) {
        let ([one], true) = (&draft.source[..], draft.kind == ClaimType::Consult && self.discusses_things(t)) else {
            return;
        };
        let (one, mut talked) = (one.entity, false);
        let behind = self.clauses[n].tokens.iter().copied().filter(|x| *x > t).take(PARTNER_WITHIN);
        for x in behind {
            let next = self.tagged.end(x);
            match self.tagged.tag(x) {
                Tag::Verb(_)
                | Tag::Particle {
                    class: Particle::Complementizer | Particle::Relative | Particle::Conjunction, ..
                }
                | Tag::Mark(TokenKind::Stop | TokenKind::Break | TokenKind::Colon) => return,
                Tag::Particle { class: Particle::Preposition, suffix: None, cut }
                    if cut == Cut::default() && self.scan.document.folded(x) == MAA && next < self.tagged.last =>
                {
                    // Relations with X, an agreement with X: not with whom they talk.
                    let comma = self.tagged.before(x).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
                    let Some(noun) = self.noun_of(next).filter(|_| comma || !talked) else { return };
                    let refs = self.all(noun).0;
                    let person = |r: &Ref| {
                        matches!(self.scan.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed | Kind::Group)
                    };
                    if refs.iter().all(|r| person(r) && r.entity != one) {
                        draft.evidence.1 = draft.evidence.1.max(refs.last().map_or(0, |r| r.last));
                        crate::extract::frame::extend(&mut draft.source, &refs);
                    }
                    return;
                }
                Tag::Event { .. } => talked = self.is_between_several(x),
                Tag::Noun(_) | Tag::Plain { .. } | Tag::Masdar { .. } => talked = false,
                _ => {}
            }
        }
    }

    /// `Discussed the agreement with (a state)`: it is the agreement's other side, and with whom it was discussed is not
    /// told.
    pub fn is_of_topic(&self, p: usize, argument: &Argument) -> bool {
        let deals = matches!(self.tagged.tag(p), Tag::Verb(v) if self.deals(v.verb));
        argument.prep == MAA && (deals && self.is_of_relation(p, argument.first) || self.is_border(argument.first))
    }

    /// "With" at a token behind a border, perhaps described: the land beyond it takes part in nothing.
    fn is_border(&self, with: usize) -> bool {
        let border = |b: usize| {
            let skip = self.cut_of(b).map_or(0, |c| c.skip());
            self.scan.document.folded(b)[skip..].starts_with(BORDER)
        };
        let before = self.tagged.before(with);
        before.is_some_and(|b| border(b) || self.tagged.before(b).is_some_and(border))
    }

    /// "With" at a token: right behind what several have or do, which is not the talk itself, and before a state or a body.
    pub fn is_of_relation(&self, talk: usize, with: usize) -> bool {
        let next = self.tagged.end(with);
        let Some(noun) = (next < self.tagged.last).then(|| self.noun_of(next)).flatten() else { return false };
        let body = |r: &Ref| {
            matches!(self.scan.entities.get(r.entity).kind, Kind::State | Kind::Organisation | Kind::ArmedGroup)
        };
        let relation = |b: usize| {
            let skip = self.cut_of(b).map_or(0, |c| c.skip());
            self.scan.document.folded(b)[skip..].starts_with(RELATION)
        };
        let mutual = |b: usize| {
            b != talk && (relation(b) || matches!(self.tagged.tag(b), Tag::Event { .. }) && self.is_between_several(b))
        };
        let described = |b: usize| match self.tagged.tag(b) {
            Tag::Nisba { cut, .. } | Tag::Plain { cut } | Tag::Adjective { cut, .. } => cut.article && cut.is_bare(),
            _ => false,
        };
        let mut before = self.tagged.before(with);
        while let Some(b) = before.filter(|b| described(*b) && !mutual(*b)) {
            before = self.tagged.before(b);
        }
        self.tagged.nouns[noun].who.iter().all(body) && before.is_some_and(mutual)
    }

    /// A noun of what several have or do with each other.
    fn is_between_several(&self, t: usize) -> bool {
        self.valence(t, false, None).is_some_and(|v| v.frame.kind.is_symmetric())
    }

    /// "After the execution of many by X since his seizure of a town": who did the last deed that was told of behind the
    /// predicate, where only a time is told in between.
    fn of_deed_before(&self, n: usize, t: usize, suffix: Suffix) -> Option<Refs> {
        let when = |x: usize| self.scan.lexicon.topic(&self.words(x, self.tagged.end(x))) == Some(Topic::Circumstance);
        let predicate = self.clauses[n].predicate?;
        self.tagged.before(t).filter(|b| when(*b))?;
        let before = self.clauses[n].tokens.iter().rev().filter(|x| predicate < **x && **x < t).take(JOINED_WITHIN);
        let deed = *before.into_iter().find(|x| matches!(self.tagged.tag(**x), Tag::Event { suffix: None, .. }))?;
        let noun = self.noun_of(self.tagged.end(deed)).filter(|x| self.tagged.nouns[*x].cut.is_bare())?;
        self.tagged.before(deed).filter(|b| when(*b))?;
        let (refs, _) = self.all(noun);
        let known = refs.iter().all(|r| self.is_definite_actor(r.entity));
        (known && self.can_all_mean(&refs, suffix)).then_some(refs)
    }
}

impl Sense<'_, '_> {
    /// All that a draft names stands behind "with": the other side is not told.
    pub fn is_partner(&self, draft: &Draft) -> bool {
        let Some(one) = draft.source.first().filter(|r| r.first < r.last && r.first > self.tagged.first) else {
            return false;
        };
        // His counterpart X: the phrase begins before the name.
        let first = self.tagged.before(one.first + 1).unwrap_or(one.first);
        let open = |b: &usize| matches!(self.tagged.tag(*b), Tag::Mark(TokenKind::Quote | TokenKind::Open));
        let mut before = self.tagged.before(first);
        while let Some(b) = before.filter(open) {
            before = self.tagged.before(b);
        }
        before.is_some_and(|b| self.scan.document.folded(b) == MAA)
    }

    /// A meeting between X and Y: no third one has a part in it.
    pub fn is_between_others(&self, draft: &Draft) -> bool {
        let before = draft.source.first().filter(|_| draft.source.len() > 1).and_then(|r| self.tagged.before(r.first));
        before.is_some_and(|b| self.scan.document.folded(b) == BAYNA)
    }
}
