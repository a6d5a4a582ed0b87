//! What binds phrases over more than one word: the parties of a relation, "what X does" as an object, verbal nouns joined
//! by "and" under one verb.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::{Clause, Link};
use crate::extract::control::Control;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::opening::pronoun_of;
use crate::extract::preposition::is_about;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::extract::valence::ANY;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Frame, Light, Particle, Roles, Word};
use crate::lexicon::sorts::{Class, Topic};
use crate::script::letters::*;
use crate::text::reading::Reading;
use crate::text::token::TokenKind;

/// How far behind a relation its parties are looked for, in phrases.
const FARTHEST_PARTY: usize = 8;

/// The ending of several deeds: attempts.
pub const PLURAL: &str = "\u{0627}\u{062A}";

impl Sense<'_, '_> {
    /// The parties of a relation named at `t`: genitives, those between whom it is, the one with whom, a pronoun's two.
    pub fn parties_of(&self, t: usize) -> Refs {
        let mut out = Refs::new();
        let mut at = self.tagged.end(t);
        let mut behind = None;
        for _ in 0..FARTHEST_PARTY {
            if at >= self.tagged.last {
                break;
            }
            match self.tagged.tag(at) {
                Tag::Noun(noun) => {
                    let (refs, last) = self.all(noun);
                    let found = &self.tagged.nouns[noun];
                    if behind == Some(at) && found.cut.article && found.cut.is_bare() {
                        // The two countries, members of the alliance: who they are is no third side.
                        at = self.tagged.nouns[last].last;
                        continue;
                    }
                    let party = |r: &Ref| self.scan.entities.get(r.entity).kind != Kind::Place;
                    crate::extract::frame::extend(&mut out, &refs.iter().copied().filter(party).collect());
                    at = self.tagged.nouns[last].last;
                    behind = Some(at);
                    continue;
                }
                Tag::Nisba { state, .. } => {
                    let state: Refs = smallvec::smallvec![self.state_ref(state, at)];
                    crate::extract::frame::extend(&mut out, &state);
                }
                Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                    let word = &self.scan.document.folded(at)[cut.skip()..];
                    // On the one side, and Y on the other.
                    let side = || self.scan.lexicon.topic(&self.words(at, self.tagged.end(at))) == Some(Topic::Side);
                    if word != BAYNA && word != MAA && !side() {
                        break;
                    }
                }
                Tag::Particle { class: Particle::Demonstrative | Particle::Quantifier, .. } => {}
                Tag::Mark(TokenKind::Quote) | Tag::Inside => {}
                Tag::Plain { cut } if cut.article && cut.is_bare() => {}
                _ => break,
            }
            at = self.tagged.end(at).max(at + 1);
        }
        out
    }

    /// Attempts of (from) the Americans: who stands behind "from" right behind a noun that brings nothing else with it.
    pub fn made_by(&self, head: usize) -> Option<usize> {
        let from = self.tagged.end(head);
        let next = from + 1;
        let brought = next < self.tagged.last
            && matches!(self.tagged.tag(from), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
            && self.scan.document.folded(from) == MIN;
        let done = brought && (self.is_event(head) || self.scan.document.folded(head).ends_with(PLURAL));
        let noun = Some(next).filter(|_| done).and_then(|t| self.noun_of(t))?;
        let own = self.valence(head, false, None).is_none_or(|v| {
            let roles = v.frame.prep(MIN);
            roles.is_none() || roles.has(Roles::SOURCE)
        });
        let found = &self.tagged.nouns[noun];
        let acts = !found.place || self.scan.entities.get(found.who[0].entity).kind == Kind::State;
        (own && acts).then_some(noun)
    }

    /// `the annual report of (l) the ministry`: behind a definite noun and its adjectives the body whose it is.
    pub fn of_body_behind(&self, t: usize) -> Refs {
        let mut at = self.tagged.end(t);
        let adjective = |x: usize| match self.tagged.tag(x) {
            Tag::Plain { cut } | Tag::Adjective { cut, .. } | Tag::Nisba { cut, .. } => cut.article && cut.is_bare(),
            _ => false,
        };
        while at < self.tagged.last && adjective(at) {
            at = self.tagged.end(at);
        }
        let noun = Some(at).filter(|x| *x > self.tagged.end(t) && *x < self.tagged.last).and_then(|x| self.noun_of(x));
        let of = noun.filter(|x| self.tagged.nouns[*x].first == at && self.tagged.nouns[*x].cut.prep == Some(LAM));
        let body = |r: &Ref| {
            matches!(self.scan.entities.get(r.entity).kind, Kind::Organisation | Kind::State) && self.owns(r.entity)
        };
        of.map_or(Refs::new(), |x| self.all(x).0.into_iter().filter(body).collect())
    }

    /// `the statement issued by X`: who stands behind the words at `t` that say whose the thing before them is.
    pub fn put_forward_by(&self, t: usize) -> Option<usize> {
        let (what, cut, last) = self.attitude(t)?;
        let noun = Some(last).filter(|l| what == Attitude::Issued && cut.is_bare() && *l < self.tagged.last);
        noun.and_then(|l| self.noun_of(l)).filter(|n| self.tagged.nouns[*n].cut.is_bare())
    }

    /// "considers it a terrorist organisation": an indefinite noun behind a naming verb's pronoun says what that one is.
    pub fn is_predicated_of_object(&self, verb: &VerbTag, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let indefinite = !found.cut.article
            && found.who.iter().all(|r| self.scan.entities.get(r.entity).actor.is_none() && !r.anaphor)
            && (found.first..found.last).all(|t| self.scan.document.readings(t).cuts.iter().all(|c| !c.article));
        let verb_is = |list: &[usize]| list.contains(&(verb.verb as usize));
        let lexicon = self.scan.lexicon;
        verb.suffix.is_some()
            && indefinite
            && !found.place
            && !self.scan.is_nominative_plural(found.first)
            && (verb_is(&lexicon.naming) || verb_is(&lexicon.making))
    }

    /// "And described X as": behind "and", the only one before what is said of him is the object.
    pub fn is_described(&self, verb: &VerbTag, noun: usize) -> bool {
        let last = self.tagged.nouns[self.all(noun).1].last;
        let as_he = |t: usize| match self.tagged.tag(t) {
            Tag::Particle { class: Particle::Complementizer, cut, .. } if cut.conj.is_none() => {
                let word = self.scan.document.folded(t);
                word.strip_prefix(crate::script::letters::BEH).is_some_and(|w| pronoun_of(w).is_some())
            }
            _ => false,
        };
        let describes = verb.cut.conj.is_some() && self.scan.lexicon.naming.contains(&(verb.verb as usize));
        describes && last < self.tagged.last && as_he(last)
    }

    /// Whether the object of a clause is somebody's words: the agency handed on X's statements.
    pub fn hands_on(&self, n: usize, p: usize) -> bool {
        self.clauses[n].tokens.iter().filter(|t| **t > p).any(|t| {
            self.attitude(*t).is_some_and(|(what, cut, _)| {
                what == crate::lexicon::attitude::Attitude::Document && cut == crate::text::reading::Cut::default()
            })
        })
    }

    /// "What X does" as what a frame is about, X as its target; whether the frame takes it.
    pub fn takes_what_somebody_does(&self, n: usize, frame: &Frame, draft: &mut Draft) -> bool {
        let Some((run, prep, doer)) = self.free_relative(n) else { return false };
        let roles = if prep.is_empty() { frame.object } else { frame.prep(&prep) };
        if roles.has(Roles::ISSUE) {
            draft.issues.push(run);
            draft.evidence.1 = draft.evidence.1.max(run.1);
        }
        // What is denied is told of somebody, not by him.
        let denies = self.speech(n).is_some_and(|s| s.commitment == crate::claim::Commitment::Denial);
        let about =
            (!denies || frame.kind == ClaimType::Accuse) && (roles.has(Roles::TARGET) || roles.has(Roles::OWNER));
        if about {
            crate::extract::frame::extend(&mut draft.target, &doer.refs);
        }
        roles.has(Roles::ISSUE) || about && !doer.refs.is_empty()
    }

    /// Whether what a frame needs is brought before "what X does": welcomed (by) what they agreed to.
    pub fn has_needed_deed(&self, n: usize, frame: &Frame) -> bool {
        !frame.note.first && self.free_relative(n).is_some_and(|(_, prep, _)| frame.note.needs.contains(&prep))
    }

    /// "What X does" as object of a clause: its run of tokens, the preposition on it, and X.
    fn free_relative(&self, n: usize) -> Option<((usize, usize), String, Subject)> {
        let child = n + 1;
        let clause = self.clauses.get(child).filter(|c| c.link == Link::Relative && c.parent == Some(n))?;
        let first = *clause.tokens.first()?;
        let free = clause.antecedent.is_none() && clause.head.is_none() && clause.predicate.is_some();
        let after = self.clauses[n].predicate.is_some_and(|p| p < first);
        let cut = self.cut_of(first).unwrap_or_default();
        let word = self.scan.document.folded(first).get(cut.skip()..)?;
        // By what, for what: the preposition may be part of the word.
        let letter = word.strip_prefix([BEH, LAM]).and(word.chars().next());
        let what = &word[letter.map_or(0, char::len_utf8)..] == crate::extract::opening::words::MA;
        let last = self.tagged.end(*clause.tokens.last()?);
        // On what, about what: a word of its own.
        let whole = self.tagged.before(first).filter(|b| {
            matches!(self.tagged.tag(*b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                && self.tagged.end(*b) == first
                && self.clauses[n].tokens.last() == Some(b)
        });
        let prep = match whole.filter(|_| cut.prep.or(letter).is_none()) {
            Some(b) => self.words(b, first).into_owned(),
            None => cut.prep.or(letter).map_or(String::new(), |c| c.to_string()),
        };
        (free && after && what).then(|| ((first, last), prep, self.subjects[child].clone()))
    }

    /// "Criticised the policy followed by X": the role of a doer named within what a verb with a subject is about.
    pub fn agent_in_object(&self, frame: &Frame, arguments: &[Argument], by: &Argument, draft: &Draft) -> Roles {
        use ClaimType::{Accuse, Assault, Coerce, Concede, Concern, Oppose, Reject, Sanction, Support};
        let role = |a: &Argument| if a.prep.is_empty() { frame.object } else { frame.prep(&a.prep) };
        let before = || arguments.iter().take_while(|a| a.first < by.first);
        // A town besieged by X: no town of X's.
        if self.tagged.before(by.first).is_some_and(|b| self.is_besieged(b)) {
            return Roles::NONE;
        }
        match frame.kind {
            _ if frame.subject.has(Roles::TARGET) => Roles::SOURCE,
            Accuse | Support | Reject | Oppose | Concern if before().any(|a| role(a).has(Roles::OWNER)) => {
                Roles::TARGET
            }
            Assault | Coerce | Sanction | Concede if !before().any(|a| !role(a).is_none()) => Roles::SOURCE,
            Assault | Coerce | Sanction | Concede if draft.target.is_empty() => Roles::TARGET,
            _ => Roles::NONE,
        }
    }

    /// A participle that is written like the noun of the deed: besieged, a siege.
    pub fn is_besieged(&self, t: usize) -> bool {
        let passive = |r: &Reading| matches!(r.word, Word::Passive { .. });
        matches!(self.tagged.tag(t), Tag::Event { .. }) && self.scan.document.readings(t).list.iter().any(passive)
    }

    /// Somebody in particular, no mere place: the talks of Geneva are not Geneva's.
    pub fn owns(&self, entity: usize) -> bool {
        let known = self.scan.entities.get(entity);
        let told_of = known.office.is_some() || known.number != Number::Singular;
        let the = known.name_ar.chars().take(2).eq([ALEF, LAM]);
        let officials = known.kind == Kind::Unnamed && told_of || known.kind == Kind::Group && the;
        (self.is_definite_actor(entity) || officials && known.state.is_some() || self.is_public_group(entity))
            && known.kind != Kind::Place
    }

    /// The demands of the opposition, the rights of the demonstrators: a group of public affairs, with the article.
    pub fn is_public_group(&self, entity: usize) -> bool {
        let known = self.scan.entities.get(entity);
        let the = known.name_ar.chars().take(2).eq([ALEF, LAM]);
        let told_of = known.office.is_some() || known.number != Number::Singular;
        let group = known.kind == Kind::Unnamed && told_of || known.kind == Kind::Group;
        the && group && known.actor.is_none() && (known.nature.is_some() || self.is_of(entity, Class::Public))
    }

    /// Whose a thing is by the relative clause behind it: the remarks that X made, that came from X.
    pub fn uttered_by(&self, head: usize, clause: usize) -> Refs {
        const AN: &str = "\u{0639}\u{0646}";
        // A deal that X struck is no doing of his alone.
        let shared = match self.tagged.tag(head) {
            Tag::Plain { .. } | Tag::Passive { .. } | Tag::Active { .. } => false,
            Tag::Event { .. } | Tag::Masdar { .. } => {
                self.valence(head, false, None).is_some_and(|v| v.frame.kind.is_symmetric())
            }
            _ => true,
        };
        if shared {
            return Refs::new();
        }
        for c in self.told_behind(head, clause) {
            let told = &self.clauses[c];
            let Some(p) = told.predicate else { continue };
            let Tag::Verb(v) = self.tagged.tag(p) else { continue };
            let lexicon = self.scan.lexicon;
            let (lights, said) = (&lexicon.verb_light[v.verb as usize], &lexicon.verb_speech[v.verb as usize]);
            // While subjects are found one after the other, those of later clauses are not there yet.
            let Some(subject) = self.subjects.get(c) else { continue };
            if told.negated {
                continue;
            }
            let takes_side = lexicon.verb_frames[v.verb as usize].iter().any(|f| {
                use ClaimType::{Accuse, Oppose, Reject, Support};
                matches!(lexicon.frames[*f as usize].kind, Accuse | Oppose | Reject | Support)
            });
            // A plan that X welcomed is another's.
            let said = !said.is_empty() && !takes_side;
            if (lights.contains(&Light::Source) || said) && subject.noun.is_some() && subject.explicit {
                return subject.refs.iter().copied().filter(|r| self.owns(r.entity)).collect();
            }
            let comes = lights.contains(&Light::Passive);
            let from = self.arguments(c, p, None).into_iter().find(|a| comes && a.prep == AN);
            return from
                .map_or(Refs::new(), |a| self.actors(&a, c).into_iter().filter(|r| self.owns(r.entity)).collect());
        }
        Refs::new()
    }

    /// The relative clauses behind a clause's noun that is no actor.
    pub fn told_behind(&self, head: usize, clause: usize) -> impl Iterator<Item = usize> {
        let right_behind = move |told: &Clause| {
            let first = told.tokens.first().map_or(head, |t| *t);
            told.parent == Some(clause)
                && told.antecedent.is_none()
                && (head + 1..first.min(head + 4)).all(|t| self.tagged.tag(t).nominal_cut().is_some())
                && (head + 1..head + 4).contains(&first)
        };
        (clause + 1..self.clauses.len()).filter(move |c| {
            let told = &self.clauses[*c];
            told.link == Link::Relative && told.head.map_or_else(|| right_behind(told), |(first, _)| first == head)
        })
    }

    /// Villages that X holds, a house in which X are, a bus that takes X: who is hit with them.
    pub fn held_by(&self, head: usize, clause: usize) -> Refs {
        let lexicon = self.scan.lexicon;
        let taken = self.carried_in(head);
        if !taken.is_empty() {
            return taken;
        }
        for c in self.told_behind(head, clause) {
            let (told, Some(subject)) = (&self.clauses[c], self.subjects.get(c)) else { continue };
            let Some(Tag::Verb(v)) = told.predicate.map(|p| self.tagged.tag(p)) else { continue };
            let holds = lexicon.verb_frames[v.verb as usize].iter().any(|f| {
                let frame = &lexicon.frames[*f as usize];
                frame.kind == ClaimType::Coerce && !frame.note.negated
            });
            let holds = holds || lexicon.staying.contains(&(v.verb as usize)) && self.resumes_place(c);
            if holds && !told.negated && subject.explicit && subject.noun.is_some() {
                return subject.refs.iter().copied().filter(|r| self.owns(r.entity)).collect();
            }
        }
        Refs::new()
    }

    /// "In which", "in it": a clause takes up the place that it tells of.
    fn resumes_place(&self, clause: usize) -> bool {
        let within = |t: &usize| match self.tagged.tag(*t) {
            Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. } => s.person == Person::Third,
            _ => false,
        };
        self.clauses[clause].tokens.iter().any(within)
    }

    /// Who does what a noun tells that "and" joins to one under the clause's light verb: to visit X and meet Y.
    pub fn sibling_control(&self, n: usize, t: usize) -> Option<Control> {
        let cut = self.cut_of(t)?;
        if cut.conj != Some(WAW) || cut.prep.is_some() {
            return None;
        }
        let p = self.clauses[n].predicate.filter(|p| *p < t)?;
        let Tag::Verb(v) = self.tagged.tag(p) else { return None };
        // Who announces that there were dead and wounded did not wound them.
        let violent = || self.valence(t, false, None).is_some_and(|v| v.frame.note.violent);
        let does = |light: &Light| match light {
            Light::Source | Light::Intends | Light::Considers | Light::Manages => true,
            Light::Announces => !violent(),
            _ => false,
        };
        if !self.scan.lexicon.verb_light[v.verb as usize].iter().any(does) {
            return None;
        }
        let tokens = self.clauses[n].tokens.iter().rev().copied();
        let first = tokens.filter(|x| p < *x && *x < t).find(|x| {
            matches!(self.tagged.tag(*x), Tag::Event { .. } | Tag::Masdar { .. })
                && self.cut_of(*x).is_some_and(|c| c.conj.is_none() && c.article == cut.article)
        })?;
        // What talks are about stands on a level of its own.
        let about = (self.tagged.end(first)..t).any(|x| match self.tagged.tag(x) {
            Tag::Particle { class: Particle::Preposition, .. } => {
                is_about(&self.words(x, self.tagged.end(x))) || self.scan.document.folded(x) == "\u{0645}\u{0646}"
            }
            Tag::Mark(_) => true,
            _ => false,
        });
        let control = self.complement(n, first).filter(|_| !about)?;
        Some(Control { sure: true, ..control })
    }

    /// Who meets the press with somebody is one of two: "in a press conference with Y, X said that they …".
    pub fn companion(&self, n: usize, subject: &Subject) -> Option<usize> {
        let [one] = subject.refs[..] else { return None };
        let person = |e: usize| self.scan.entities.get(e).kind == Kind::Person;
        if !person(one.entity) {
            return None;
        }
        let end = self.clauses[n].tokens.last().map_or(self.tagged.first, |t| *t + 1);
        (self.tagged.first..end).find_map(|t| {
            let noun = match self.tagged.tag(t) {
                Tag::Particle { class: Particle::Preposition, suffix: None, .. }
                    if self.scan.document.folded(t) == MAA && t + 1 < self.tagged.last =>
                {
                    self.noun_of(t + 1)?
                }
                _ => return None,
            };
            let other = self.tagged.nouns[noun].who.first()?.entity;
            (person(other) && other != one.entity).then_some(other)
        })
    }

    /// The run of an event noun that is the subject behind its verb, with its adjectives and a bare genitive.
    pub fn deed_phrase(&self, clause: usize, p: usize) -> Option<(usize, usize)> {
        let thing = self.subjects.get(clause)?.thing.filter(|t| *t > p)?;
        let cut = match self.tagged.tag(thing) {
            Tag::Event { cut, .. } => cut,
            // The relations saw tension.
            Tag::Plain { cut } if cut.article && self.is_witness(p) => cut,
            Tag::Plain { cut } if self.is_gathering(clause, thing) || self.moves_somebody(p) => cut,
            _ => return None,
        };
        let mut end = self.tagged.end(thing);
        while end < self.tagged.last {
            match self.tagged.tag(end) {
                Tag::Nisba { cut: c, .. } if c.is_bare() && c.article == cut.article => {}
                Tag::Nisba { cut: c, .. }
                | Tag::Plain { cut: c }
                | Tag::Adjective { cut: c, .. }
                | Tag::Active { cut: c, .. }
                | Tag::Passive { cut: c, .. }
                    if c.is_bare() && c.article && cut.article => {}
                // A genitive stands right behind its noun, and in no accusative: a raid (of America's) killed a leader.
                Tag::Noun(noun)
                    if !cut.article
                        && end == self.tagged.end(thing)
                        && self.tagged.nouns[noun].cut.is_bare()
                        && !self.scan.document.folded(end).ends_with(ALEF)
                        && !(self.is_attack(thing) && self.is_somebody(noun) || self.is_hit_by(p, thing, noun)) =>
                {
                    return Some((thing, self.tagged.nouns[self.all(noun).1].last));
                }
                _ => break,
            }
            end = self.tagged.end(end).max(end + 1);
        }
        Some((thing, end))
    }

    /// `A car bomb hit (a patrol) in the town`: behind a verb of what weapons do, the noun right behind the weapon is what
    /// it hit, unless another stands there for that.
    fn is_hit_by(&self, p: usize, thing: usize, noun: usize) -> bool {
        if !matches!(self.tagged.tag(p), Tag::Verb(v) if self.is_weapons_verb(v.verb)) {
            return false;
        }
        let next = self.tagged.nouns[self.all(noun).1].last;
        let another = next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
                tag => tag.nominal_cut().is_some_and(|c| c.is_bare() && !c.article),
            };
        self.is_attack(thing) && (self.tagged.end(thing) > thing + 1 || !another)
    }

    /// Five million dollars, more than 200 hostages: what is counted.
    pub fn behind_number(&self, mut at: usize) -> usize {
        while at < self.tagged.last {
            let number = self.scan.document.tokens[at].kind == TokenKind::Number;
            at = match self.tagged.tag(at) {
                Tag::Particle { class: Particle::Quantifier, suffix: None, cut } if cut.is_bare() => {
                    self.tagged.end(at)
                }
                // Any exports.
                Tag::Particle { class: Particle::Marker, .. } if self.scan.document.folded(at) == ANY => {
                    self.tagged.end(at)
                }
                _ if number => self.tagged.end(at),
                _ => break,
            };
        }
        at
    }

    /// A verb of what a thing does to somebody's mood: it angered X.
    fn moves_somebody(&self, p: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(p) else { return false };
        let mood = |f: &u16| self.scan.lexicon.frames[*f as usize].tells_mood();
        v.suffix.is_none() && self.scan.lexicon.verb_frames[v.verb as usize].iter().any(mood)
    }

    /// An indefinite noun of people or things: whom an attack hit, never its doer.
    fn is_somebody(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let unnamed = |r: &Ref| {
            let known = self.scan.entities.get(r.entity);
            known.actor.is_none() && matches!(known.kind, Kind::Unnamed | Kind::Group)
        };
        !found.cut.article
            && found.who.iter().all(unnamed)
            && !(found.first + 1 < found.last && self.scan.has_article(found.first + 1))
    }

    /// A verb whose subject is where or when something happened, or undergoes it: saw, witnessed, met with.
    fn is_witness(&self, p: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(p) else { return false };
        let lights = &self.scan.lexicon.verb_light[v.verb as usize];
        lights.iter().any(|l| matches!(l, Light::Passive | Light::Hosts | Light::Target))
    }
}
