//! Predicates → drafts of claims, by the frames of the lexicon.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::Argument;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::preposition::{is_about, is_agent_phrase};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::extract::valence::{brings_needed, is_special, passive_between};
use crate::lexicon::rows::{Frame, Roles};
use crate::script::letters::WAW;
use smallvec::SmallVec;

/// A claim whose words are still tokens.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: ClaimType,
    pub source: Refs,
    pub target: Refs,
    /// Runs of tokens that say what it is about.
    pub issues: SmallVec<[(usize, usize); 2]>,
    pub clause: usize,
    pub trigger: (usize, usize),
    pub evidence: (usize, usize),
    pub modality: Modality,
    /// Number of a noun phrase read as the place.
    pub place: Option<usize>,
    pub rule: String,
    /// Actors who say it beside those of the clause: an accuser of what he accuses.
    pub said_by: Refs,
    /// It is told only if it is found against whom it is.
    pub against: bool,
}

/// What a sentence's frames gave.
#[derive(Debug, Default)]
pub struct Found {
    pub drafts: Vec<Draft>,
    /// Event nouns that a light verb or another frame has used up.
    pub used: Vec<usize>,
    /// Runs of tokens that are what somebody wants, refuses, threatens, with how and who: events in them may not have
    /// happened.
    pub unreal: Vec<(usize, usize, ClaimType, Refs)>,
    /// Clauses that tell no more than what somebody demands.
    pub demanded: Vec<usize>,
    /// Runs of tokens of an accusation, with accused and accuser: events in them are the accused's.
    pub accused: Vec<(usize, usize, Refs, Refs)>,
}

impl Sense<'_, '_> {
    /// The frames of every clause's predicate.
    pub fn frames(&mut self) -> Found {
        let mut found = Found::default();
        for n in 0..self.clauses.len() {
            if self.is_demanded(n) || found.demanded.contains(&n) {
                continue;
            }
            self.needs(n, &mut found);
            if self.deontic(n, &mut found) || self.unacceptable(n, &mut found) || self.no_such(n, &mut found) {
                continue;
            }
            if self.arrival(n, &mut found)
                || self.bond(n, &mut found)
                || self.side(n, &mut found)
                || self.verdict(n, &mut found)
                || self.named(n, &mut found)
            {
                continue;
            }
            self.signed(n, &mut found);
            let Some(p) = self.clauses[n].predicate else { continue };
            match self.tagged.tag(p) {
                Tag::Verb(v) => self.verb(n, p, v.verb, v.form.passive, &mut found),
                Tag::Active { verb, .. } => self.verb(n, p, verb, false, &mut found),
                Tag::Passive { .. } => {}
                Tag::Adjective { row, .. } => {
                    let lexicon = self.scan.lexicon;
                    let frame = &lexicon.adjectives[row as usize];
                    let arguments = self.arguments(n, p, None);
                    self.apply(n, p, frame, &arguments, false, "adjective", &mut found);
                }
                _ => {}
            }
        }
        self.passive_participles(&mut found);
        self.attributive_adjectives(&mut found);
        self.standings(&mut found);
        for n in 0..self.clauses.len() {
            self.will_not(n, &mut found);
        }
        found
    }

    fn verb(&mut self, n: usize, p: usize, verb: u16, passive: bool, found: &mut Found) {
        if self.is_pious(p) {
            return;
        }
        let lexicon = self.scan.lexicon;
        let subject = self.subjects[n].noun.filter(|s| self.tagged.nouns[*s].first > p);
        let arguments = self.arguments(n, p, subject);
        let passive = passive || self.is_by_agent(n, &arguments);
        let twins = self.written_alike(p, verb);
        // What another verb that is only written so may tell must show in its words.
        let shown = |f: &Frame| !f.note.object.is_empty() || brings_needed(f, &arguments);
        let mut frames: SmallVec<[&Frame; 4]> = SmallVec::new();
        for twin in &twins {
            let of = lexicon.verb_frames[*twin as usize].iter().map(|f| &lexicon.frames[*f as usize]);
            frames.extend(of.filter(|f| *twin == verb || shown(f)));
        }
        frames.sort_by_key(|f| {
            let conditions = 8 * usize::from(f.note.negated)
                + 4 * usize::from(!f.note.object.is_empty())
                + 2 * usize::from(!f.note.needs.is_empty())
                + 6 * usize::from(f.note.nature)
                + 3 * usize::from(f.note.purpose)
                + usize::from(f.note.actor_object)
                + usize::from(!f.note.subject_is.is_empty())
                + usize::from(!f.note.target_is.is_empty())
                + usize::from(f.note.actor_subject);
            std::cmp::Reverse(conditions)
        });
        let denied = self.clauses[n].negated;
        frames.retain(|f| denied || !f.note.negated);
        let suffered = if passive { SmallVec::new() } else { self.suffered(n, p, &frames, &arguments) };
        // Three journalists were arrested in X: those who arrest name whom.
        let (seized, hurt): (SmallVec<[&Frame; 4]>, SmallVec<[&Frame; 4]>) =
            suffered.into_iter().partition(|f| f.kind == ClaimType::Coerce);
        for frame in seized {
            if self.apply(n, p, frame, &arguments, true, "passive", found) {
                return;
            }
        }
        for frame in frames.iter().filter(|f| is_special(f)) {
            if self.apply(n, p, frame, &arguments, passive, "verb", found) {
                return;
            }
        }
        for light in twins.iter().flat_map(|v| &lexicon.verb_light[*v as usize]) {
            if self.light(n, p, *light, passive, &arguments, found) {
                return;
            }
        }
        let undergone = if passive { SmallVec::new() } else { self.undergone(n, p, &frames, &arguments) };
        for frame in undergone {
            if self.apply(n, p, frame, &arguments, true, "passive", found) {
                return;
            }
        }
        for frame in frames.iter().filter(|f| !is_special(f)) {
            if self.apply(n, p, frame, &arguments, passive, "verb", found) {
                return;
            }
        }
        for frame in hurt {
            if self.apply(n, p, frame, &arguments, true, "passive", found) {
                return;
            }
        }
    }

    /// One frame of a predicate; whether it held.
    #[allow(clippy::too_many_arguments)]
    fn apply(
        &mut self,
        n: usize,
        p: usize,
        frame: &Frame,
        arguments: &[Argument],
        passive: bool,
        rule: &str,
        found: &mut Found,
    ) -> bool {
        if !self.has_needed(frame, arguments, self.content_of(n).is_some()) {
            return false;
        }
        let subject = self.subjects[n].clone();
        if frame.subject.has(Roles::OWNER) && self.is_judged(frame) && !subject.refs.is_empty() {
            // It tells of things alone, whose owner is judged by them.
            return false;
        }
        if frame.kind != ClaimType::Assault && self.follows_from_all(p) {
            // Which called for, led to, forced: a consequence is nobody's deed.
            return false;
        }
        let hostile = frame.kind.polarity() < 0;
        let object = arguments.iter().find(|a| a.prep.is_empty());
        if frame.kind == ClaimType::Request
            && frame.clause.has(Roles::ISSUE)
            && (self.means_himself(n, frame, arguments) || self.states_content(n) || self.says_no_demand(n))
        {
            return false;
        }
        let Some((mut second, taken_up)) = self.listed_object(n, p, frame, arguments, passive) else { return false };
        second |= frame.kind == ClaimType::Aid
            && frame.note.object.is_empty()
            && object.is_some_and(|a| a.pronoun.is_some() || a.noun.is_some());
        if self.means_otherwise(frame, n) {
            return false;
        }
        let attack = self.attack_before(frame, n, p).filter(|_| !passive);
        let subject = match attack {
            Some(event) => crate::extract::sense::Subject {
                refs: self.nominal(n, event, None).map_or(Refs::new(), |d| d.source),
                thing: Some(event),
                ..subject
            },
            None => subject,
        };
        if frame.note.weapon && !passive && !self.strikes(&subject, attack.is_some()) {
            return false;
        }
        let is_actor = |a: &Argument| !self.actors(a, n).is_empty();
        let mutual = frame.kind.is_symmetric() && subject.refs.len() > 1;
        if frame.note.actor_object && !passive && !object.is_some_and(is_actor) && !mutual {
            return false;
        }
        let by_deed = || !passive && subject.thing.is_some_and(|t| self.is_deed(t, frame));
        if frame.note.actor_subject && subject.refs.is_empty() && !by_deed() {
            return false;
        }
        if frame.kind == ClaimType::Protest && !frame.subject.is_none() && !self.is_protester(n, &subject.refs) {
            return false;
        }
        if frame.note.purpose && !self.has_adverse_purpose(n, p) {
            return false;
        }
        if frame.note.nature && !self.is_by_nature(frame, &subject.refs) {
            return false;
        }
        if !self.sorts_fit(frame, n, &subject.refs, arguments) {
            return false;
        }
        if frame.note.idle {
            return true;
        }
        // A participle, written like "fallen as a martyr", tells of no death.
        let dies = frame.note.violent && frame.subject.has(Roles::TARGET);
        if dies && matches!(self.tagged.tag(p), Tag::Active { .. }) {
            return false;
        }
        let mut draft = self.draft(frame, n, p, rule);
        let mut filled = frame.kind == ClaimType::Protest;
        let symmetric = frame.kind.is_symmetric();
        let add = |draft: &mut Draft, roles: Roles, refs: &Refs| -> bool {
            if refs.is_empty() {
                return false;
            }
            if roles.has(Roles::SOURCE) || roles.has(Roles::PARTY) {
                extend(&mut draft.source, refs);
                return true;
            }
            if roles.has(Roles::TARGET) || roles.has(Roles::OWNER) {
                extend(&mut draft.target, refs);
                return true;
            }
            false
        };
        let subject_refs = if passive { Refs::new() } else { subject.refs.clone() };
        add(&mut draft, frame.subject, &subject_refs);
        if passive {
            add(&mut draft, frame.object, &subject.refs);
        }
        let shared = rule == "adjective" && matches!(frame.kind, ClaimType::Agree | ClaimType::Disagree);
        if draft.source.is_empty()
            && (shared || !frame.note.object.is_empty())
            && let Some(thing) = subject.thing.filter(|t| shared || self.stem_in(*t, &frame.note.object))
        {
            if frame.subject.has(Roles::PARTY) {
                // The relations between X and Y worsened.
                filled |= add(&mut draft, Roles::PARTY, &self.parties_of(thing));
            } else {
                let owner = self.owner(&self.thing_argument(thing), n, hostile);
                add(&mut draft, frame.subject, &owner);
            }
        }
        if frame.subject.is_none() && frame.object.has(Roles::PARTY) && !passive {
            // A meeting that brings X together with Y: who stands behind the verb is brought.
            filled |= add(&mut draft, frame.object, &subject_refs);
        }
        if draft.source.is_empty()
            && !passive
            && let Some(thing) = subject.thing
            && self.is_deed(thing, frame)
        {
            let owner = self.owner(&self.thing_argument(thing), n, true);
            add(&mut draft, frame.subject, &owner);
        }
        if frame.subject.has(Roles::OWNER)
            && let Some(thing) = subject.thing
        {
            let argument = self.thing_argument(thing);
            let owner = self.owner(&argument, n, hostile);
            add(&mut draft, Roles::TARGET, &owner);
        }
        if let Some(t) = taken_up {
            if frame.object.has(Roles::ISSUE) || frame.note.needs.iter().any(|p| frame.prep(p).has(Roles::ISSUE)) {
                draft.issues.push((t, self.tagged.end(t)));
            }
            filled = true;
        }
        let mut met: SmallVec<[&str; 4]> = SmallVec::new();
        if draft.source.len() < 2 && passive_between(frame, arguments, subject.thing) && !subject.explicit {
            draft.source.clear();
        }
        // To demonstrate, to withdraw or to fall needs nobody else.
        let falls = frame.note.violent && frame.subject.has(Roles::TARGET) && frame.note.object.is_empty();
        let goes = matches!(frame.kind, ClaimType::Protest | ClaimType::Retreat) && frame.object.is_none();
        let alone = (goes || falls) && frame.note.needs.is_empty() && !subject_refs.is_empty();
        let roleless = frame.object.is_none() && frame.preps.iter().all(|(_, r)| r.is_none()) && frame.clause.is_none();
        let needs_role = !alone && !roleless;
        for argument in arguments {
            let mut roles = if argument.prep.is_empty() {
                if object.is_some_and(|o| o.first == argument.first) { frame.object } else { Roles::NONE }
            } else {
                frame.prep(&argument.prep)
            };
            if roles.is_none() && is_about(&argument.prep) {
                roles = Roles::ISSUE;
            }
            // "X and Y signed an agreement with Z": all three; further off, what stands behind "with" is another's.
            let behind = |noun: usize| self.tagged.nouns[self.all(noun).1].last == argument.first;
            let third = argument.prep == MAA
                && (object.is_some_and(|o| o.last == argument.first) || subject.noun.is_some_and(behind));
            // Two who mediate between two others: all four.
            let between = argument.prep == BAYNA;
            let apart = !argument.prep.is_empty() && !third && !between;
            if symmetric && subject_refs.len() > 1 && apart && roles.has(Roles::PARTY) {
                continue;
            }
            if (roles.has(Roles::PARTY) || roles.has(Roles::TARGET)) && !argument.prep.is_empty() {
                let both = between && self.scan.document.folded(argument.first).starts_with(WAW);
                if met.contains(&argument.prep.as_str()) && !both {
                    continue;
                }
                met.push(&argument.prep);
            }
            if is_agent_phrase(&argument.prep) && frame.kind != ClaimType::Protest {
                let refs = self.actors(argument, n);
                let done = passive || subject_refs.is_empty();
                let role = if done { Roles::SOURCE } else { self.agent_in_object(frame, arguments, argument, &draft) };
                filled |= add(&mut draft, role, &refs);
                continue;
            }
            if roles.is_none() {
                if let Some(noun) = argument.noun.filter(|x| self.tagged.nouns[*x].place)
                    && self.tells_where(&argument.prep)
                {
                    draft.place = draft.place.or(Some(noun));
                }
                continue;
            }
            if frame.kind == ClaimType::Request && self.belongs_to_demand(frame, arguments, argument) {
                continue;
            }
            let mut refs = self.actors(argument, n);
            if argument.prep.is_empty()
                && frame.kind == ClaimType::Aid
                && roles.has(Roles::ISSUE)
                && let Some(whose) = self.given_things(argument, frame)
            {
                // Jets are what is given; "for India" behind them says to whom.
                add(&mut draft, Roles::TARGET, &whose);
                draft.issues.push((argument.head, argument.last));
                filled = true;
                continue;
            }
            if roles.has(Roles::TARGET) {
                self.governments(frame, argument, &mut refs);
            }
            let plain_place = argument.noun.is_some_and(|x| {
                refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Place) && self.tagged.nouns[x].place
            });
            if frame.note.people && refs.is_empty() && argument.noun.is_none() && !frame.note.object.is_empty() {
                let behind = self.noun_of(self.tagged.end(argument.head).min(self.tagged.last - 1));
                if let Some(victims) = behind.filter(|b| self.tagged.nouns[*b].cut.prep.is_none())
                    && roles.has(Roles::OWNER)
                {
                    let victims = self.all(victims).0;
                    filled |= add(&mut draft, Roles::TARGET, &victims);
                    continue;
                }
            }
            let only_place = !roles.has(Roles::TARGET) && !roles.has(Roles::PARTY) && !roles.has(Roles::OWNER);
            let named_place = only_place && argument.noun.is_some_and(|x| self.tagged.nouns[x].place);
            if plain_place && roles.has(Roles::TARGET) {
                self.envoy_in(frame, &refs, &mut draft);
            }
            if roles.has(Roles::PLACE) && (plain_place || named_place) {
                draft.place = draft.place.or(argument.noun);
                filled = true;
            } else if roles.has(Roles::OWNER) && refs.is_empty() {
                let owner = match frame.kind {
                    ClaimType::Assault | ClaimType::Coerce | ClaimType::Sanction | ClaimType::Concede => {
                        self.holder(argument, n)
                    }
                    _ => self.owner(argument, n, hostile),
                };
                add(&mut draft, Roles::TARGET, &owner);
                draft.issues.extend(self.issue_of(argument, found));
                filled = true;
            } else if !refs.is_empty() && !plain_place && add(&mut draft, roles, &refs) {
                filled = true;
                if frame.note.violent && !argument.prep.is_empty() {
                    add(&mut draft, Roles::TARGET, &self.also_hit(argument, n));
                }
                let behind = self.tagged.end(argument.head);
                if argument.last > behind && roles.has(Roles::ISSUE) {
                    draft.issues.push((if second { behind } else { argument.head }, argument.last));
                }
            } else if refs.is_empty()
                && argument.noun.is_none()
                && roles.has(Roles::TARGET)
                && (matches!(
                    frame.kind,
                    ClaimType::Assault | ClaimType::Coerce | ClaimType::Aid | ClaimType::Mobilize | ClaimType::Sanction
                ) || !roles.has(Roles::ISSUE))
                && !(self.is_purposive(argument))
                && let owner = self.whose(frame, argument, n)
                && !owner.is_empty()
            {
                add(&mut draft, Roles::TARGET, &owner);
                filled = true;
            } else if roles.has(Roles::ISSUE) {
                draft.issues.extend(self.issue_of(argument, found));
                filled = true;
            } else if roles.has(Roles::TARGET) && plain_place {
                draft.place = draft.place.or(argument.noun);
                filled = true;
            }
            if filled {
                draft.evidence.1 = draft.evidence.1.max(argument.last);
            }
        }
        filled = filled || self.takes_what_somebody_does(n, frame, &mut draft);
        if let Some(content) = self.content_of(n)
            && frame.clause.has(Roles::ISSUE)
        {
            let differ = draft.kind == ClaimType::Agree && self.tells_difference(content);
            if differ {
                draft.kind = ClaimType::Disagree;
            }
            let tokens = &self.clauses[content].tokens;
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                let end = self.tagged.end(*last);
                if !differ {
                    draft.issues.push((*first, end));
                }
                draft.evidence.1 = draft.evidence.1.max(end);
                filled = true;
            }
        }
        if let Some(t) = subject.thing
            && (frame.subject.has(Roles::ISSUE) || passive)
        {
            draft.issues.push((t, self.tagged.end(t)));
            filled = true;
        }
        filled |= !filled && object.is_none() && self.whoever(n, p, frame, &mut draft);
        if needs_role && !filled && !passive && !mutual {
            return false;
        }
        let told = self.told_by_frame(frame, arguments, subject.thing);
        if (frame.kind == ClaimType::Accuse || self.is_judged(frame)) && !passive {
            self.by_speaker(frame, n, &mut draft);
        }
        if symmetric && passive && draft.source.len() + draft.target.len() < 2 {
            return false;
        }
        self.undergone_in_object(n, frame, arguments, &mut draft);
        self.keep_people(frame, &mut draft);
        if (symmetric || frame.note.negated)
            && let Tag::Verb(v) = self.tagged.tag(p)
            && v.form.person == crate::lexicon::conjugate::Person::First
            && v.form.number == crate::lexicon::conjugate::Number::Plural
        {
            self.speak_for_state(&mut draft);
        }
        if symmetric {
            let target = std::mem::take(&mut draft.target);
            extend(&mut draft.source, &target);
        }
        // The raid in which they died is told of beside it.
        let whole = symmetric || !draft.target.is_empty() && !dies;
        let kept = self.finish_draft(draft, found);
        if kept && whole {
            found.used.extend(told);
        }
        kept
    }
}

/// Adds those who are not there yet.
pub fn extend(to: &mut Refs, from: &Refs) {
    for one in from {
        if !to.iter().any(|r| r.entity == one.entity) {
            to.push(*one);
        }
    }
}
