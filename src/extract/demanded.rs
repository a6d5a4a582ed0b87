//! Whose duty it is and what the duty is: the doer, the deed and the need behind words of duty.

use crate::claim::ClaimType;
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::duty::Demand;
use crate::extract::frame::{Draft, Found};
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Frame, Particle, Roles, SpeechClass, Word};
use crate::text::reading::{Reading, Suffix};
use smallvec::smallvec;

/// The rule by which the need for something is told.
const NEED: &str = "need";
/// The rule of a need that somebody denies: what is offered is turned down.
const NO_NEED: &str = "no need";

impl Sense<'_, '_> {
    /// `X, it is up to him to`: the preposition with the pronoun that takes up the noun phrase with which a clause begins,
    /// before "that".
    pub fn on_topic(&self, n: usize, first: usize) -> Option<usize> {
        self.noun_of(first).filter(|x| self.tagged.nouns[*x].cut.is_bare())?;
        let clause = &self.clauses[n];
        let on = clause.tokens.iter().copied().find(|t| *t > first && self.on_him(*t).is_some())?;
        let next = self.tagged.end(on);
        let that = next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Complementizer, suffix: None, .. });
        (that && clause.predicate.is_none_or(|p| p > on)).then_some(on)
    }

    /// Who stands before a word of duty, where a pronoun behind "on" takes him up: X, he must.
    pub fn topic_taken_up(&self, n: usize, t: usize) -> Option<Refs> {
        let on = [t, self.tagged.end(t)].into_iter().filter(|x| *x < self.tagged.last);
        let suffix = on.filter_map(|x| self.on_him(x)).next()?;
        let opens = |x: &usize| !matches!(self.tagged.tag(*x), Tag::Particle { .. } | Tag::Mark(_) | Tag::When(_));
        let first = self.clauses[n].tokens.iter().copied().find(opens).filter(|x| *x < t)?;
        let noun = self.noun_of(first).filter(|x| self.tagged.nouns[*x].cut.is_bare())?;
        let refs = self.all(noun).0;
        self.can_all_mean(&refs, suffix).then_some(refs)
    }

    /// The pronoun behind "on" at a token.
    fn on_him(&self, t: usize) -> Option<Suffix> {
        match self.tagged.tag(t) {
            Tag::Particle { suffix: Some(suffix), .. } if self.is_on(t) && suffix.person == Person::Third => {
                Some(suffix)
            }
            _ => None,
        }
    }

    /// Whether what somebody is to do stands right behind a noun phrase.
    pub fn begins_deed(&self, noun: usize) -> bool {
        let next = self.tagged.nouns[self.all(noun).1].last;
        next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Masdar { cut, .. } | Tag::Event { cut, .. } => cut.is_bare(),
                Tag::Plain { cut } => cut.is_bare() && self.is_masdar(next),
                Tag::Particle { class: Particle::Complementizer, suffix: None, .. } => true,
                _ => false,
            }
    }

    /// It is up to her: nobody demands of his own country, if he told of another.
    pub fn other_state(&self, n: usize, at: usize, target: Refs) -> Refs {
        let state = |e: usize| self.scan.entities.get(e).state;
        let [one] = target[..] else { return target };
        let own = self.speaker_of(n).iter().any(|r| state(r.entity).is_some() && state(r.entity) == state(one.entity));
        if !own || self.scan.entities.get(one.entity).kind != crate::claim::Kind::State {
            return target;
        }
        let other = self.tagged.nouns.iter().rev().filter(|x| x.last <= at).find_map(|x| match x.who[..] {
            [r] => {
                let known = self.scan.entities.get(r.entity);
                let another = known.kind == crate::claim::Kind::State && known.state != state(one.entity);
                (another && known.gender == self.scan.entities.get(one.entity).gender).then_some(r)
            }
            _ => None,
        });
        other.map_or(target, |r| smallvec![crate::extract::noun::Ref { anaphor: true, ..r }])
    }

    /// Where what a clause tells ends, before ", as X said".
    pub fn last_word(&self, clause: usize) -> Option<usize> {
        let tokens = &self.clauses[clause].tokens;
        let as_said = |pair: &[usize]| {
            self.tagged.tag(pair[0]).is_mark(crate::text::token::TokenKind::Comma)
                && matches!(
                    self.tagged.tag(pair[1]),
                    Tag::Attribution { .. } | Tag::Particle { class: Particle::Relative, .. }
                )
        };
        let end = tokens.windows(2).position(as_said).filter(|at| *at > 0).unwrap_or(tokens.len());
        tokens[..end].last().copied()
    }

    /// "There is no escape for X from": whose duty it is stands behind "for".
    pub fn is_for(&self, noun: usize) -> bool {
        let last = self.tagged.nouns[self.all(noun).1].last;
        let from = last < self.tagged.last && self.scan.document.folded(last) == crate::extract::around::MIN;
        self.tagged.nouns[noun].cut.prep == Some(crate::script::letters::LAM) && (from || self.begins_deed(noun))
    }

    /// "You": a verb of the second person.
    pub fn is_addressed(&self, n: usize) -> bool {
        let p = self.clauses[n].predicate;
        p.is_some_and(|p| matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.person == Person::Second))
    }

    /// The content clause that begins at a token.
    pub fn content_at(&self, n: usize, at: usize) -> Option<usize> {
        (n + 1..self.clauses.len()).find(|c| {
            let clause = &self.clauses[*c];
            clause.parent == Some(n) && clause.link == Link::Content && clause.tokens.first() == Some(&at)
        })
    }

    /// Who does what a verbal noun tells, where its own words say so: the return of X.
    pub fn doer(&mut self, n: usize, t: usize) -> Refs {
        if let Some(draft) = self.nominal(n, t, None) {
            return if draft.kind.is_symmetric() || !draft.target.is_empty() && draft.source.is_empty() {
                Refs::new()
            } else {
                draft.source
            };
        }
        let Tag::Masdar { verb, .. } = self.tagged.tag(t) else { return Refs::new() };
        let next = self.tagged.end(t);
        let transitive = self.scan.lexicon.verb_frames[verb as usize]
            .iter()
            .any(|f| !self.scan.lexicon.frames[*f as usize].object.is_none());
        match (next < self.tagged.last).then(|| self.noun_of(next)).flatten() {
            Some(noun) if !transitive && self.tagged.nouns[noun].cut.prep.is_none() => self.all(noun).0,
            _ => Refs::new(),
        }
    }

    /// Whom a pronoun right behind "there is no place" means: for him, for them.
    fn without_place(&self, n: usize, t: usize, source: &Refs) -> Refs {
        let next = self.tagged.end(t);
        // "He may not": of what somebody does, not of himself.
        let verb = |r: &Reading| matches!(r.word, Word::Verb { .. });
        let deed = next > t && self.scan.document.readings(next - 1).list.iter().any(verb);
        match (next < self.tagged.last).then(|| self.tagged.tag(next)) {
            Some(Tag::Particle { class: Particle::Preposition, suffix: Some(suffix), .. })
                if !deed
                    && suffix.person == Person::Third
                    && self.scan.document.folded(next).starts_with(crate::script::letters::LAM) =>
            {
                let own = |refs: &Refs| refs.iter().all(|r| source.iter().any(|s| s.entity == r.entity));
                match self.latest_meant(n, t, suffix, &own) {
                    Meant::Who(refs) if !own(&refs) => refs,
                    _ => Refs::new(),
                }
            }
            _ => Refs::new(),
        }
    }

    /// "In answer to remarks from X": whoever stands behind "from" goes with what another preposition brings.
    pub fn comes_with_thing(&self, arguments: &[Argument], argument: &Argument) -> bool {
        let thing =
            |o: &Argument| !o.prep.is_empty() && o.noun.is_none() && o.pronoun.is_none() && o.last == argument.first;
        argument.prep == MIN && arguments.iter().any(thing)
    }

    /// "If X wants peace": nobody demands it yet.
    pub fn is_wish_supposed(&self, n: usize, frame: &Frame) -> bool {
        frame.kind == ClaimType::Request
            && self.clauses[n].link == Link::Condition
            && self.speech(n).is_some_and(|s| s.class == SpeechClass::Hope)
    }

    /// "If it (he) was asked of X": a verb of asking in a condition, without a subject of its own, is a passive.
    pub fn is_asked_by_nobody(&self, n: usize, frame: &Frame, arguments: &[Argument]) -> bool {
        let clause = &self.clauses[n];
        let past = |p: usize| {
            matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Past
                && (v.form.gender, v.form.number) == (Gender::Masculine, Number::Singular))
        };
        frame.kind == ClaimType::Request
            && clause.link == Link::Condition
            && clause.predicate.is_some_and(past)
            && !self.subjects[n].explicit
            && arguments.first().is_some_and(|a| frame.prep(&a.prep).has(Roles::TARGET))
    }

    pub fn demand(&mut self, n: usize, t: usize, source: Refs, demand: Demand, rule: &str, found: &mut Found) -> bool {
        let Demand { mut target, first, last, clause } = demand;
        found.demanded.extend(clause);
        self.continents(&mut target);
        target.retain(|r| self.scan.entities.get(r.entity).kind != crate::claim::Kind::Place);
        let ban = matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Ban, .. });
        // "There is no place for X": no deed of his is refused, but he himself.
        let unwanted = self.noun_of(first).filter(|x| {
            ban && target.is_empty() && self.tagged.nouns[*x].cut.prep == Some(crate::script::letters::LAM)
        });
        if let Some(noun) = unwanted {
            target = self.all(noun).0;
        }
        // The same with a pronoun: X has lost it, and there is no place for him.
        let him = if ban && target.is_empty() { self.without_place(n, t, &source) } else { Refs::new() };
        let other = !him.is_empty();
        if other {
            target = him;
        }
        let kind = match unwanted {
            Some(_) if !target.is_empty() => ClaimType::Oppose,
            None if other => ClaimType::Oppose,
            _ if ban || rule == NO_NEED => ClaimType::Reject,
            _ => ClaimType::Request,
        };
        // What somebody says is needed is in his words.
        let spoken = [NEED, NO_NEED].contains(&rule) && self.clauses[n].predicate.is_some();
        let draft = Draft {
            said_by: if spoken { source.clone() } else { Refs::new() },
            source,
            target,
            issues: smallvec![(first, last)],
            evidence: (t.min(first), last),
            ..Draft::of(kind, n, (t, self.tagged.end(t)), rule)
        };
        self.finish_draft(draft, found)
    }

    /// The need for something, its importance, as what somebody speaks of: he wants it.
    pub fn needs(&mut self, n: usize, found: &mut Found) {
        let mut behind = 0;
        for i in 0..self.clauses[n].tokens.len() {
            let t = self.clauses[n].tokens[i];
            if t < behind || !matches!(self.tagged.tag(t), Tag::Plain { .. } | Tag::Masdar { .. } | Tag::Event { .. }) {
                continue;
            }
            let Some((Attitude::Need, cut, last)) = self.attitude(t) else { continue };
            behind = last;
            let joined =
                last < self.tagged.last && self.attitude(last).is_some_and(|(what, ..)| what == Attitude::Need);
            // "How important": no more than a degree; "of importance in": nothing that is needed.
            let degree = cut.conj.is_none() && self.describes(t);
            let loose = last < self.tagged.last
                && matches!(self.tagged.tag(last), Tag::Particle { class: Particle::Preposition, .. });
            if cut.article || joined || degree || loose || self.is_agreed_on(n, t) {
                continue;
            }
            let source = self.who_needs(n, t);
            if source.is_empty() {
                continue;
            }
            let Some(mut demand) = self.demanded(n, last) else { continue };
            behind = demand.last;
            if demand.target.is_empty() {
                demand.target = self.told_of_need(n, t);
            }
            let denied = self.is_denied_need(t);
            if denied && demand.target.is_empty() {
                continue;
            }
            let rule = if denied { NO_NEED } else { NEED };
            self.demand(n, t, source, demand, rule, found);
        }
    }

    /// "We are not in need of", "there is no need for".
    pub fn is_denied_need(&self, t: usize) -> bool {
        let from = self.tagged.first.max(t.saturating_sub(4));
        let negation = |x: usize| {
            matches!(self.tagged.tag(x), Tag::Particle { class: Particle::Negation, .. })
                && !self.words(x, self.tagged.end(x)).ends_with("\u{062F}\u{0648}\u{0646}")
        };
        let ends = |x: usize| matches!(self.tagged.tag(x), Tag::Verb(_) | Tag::Mark(_));
        let joined = self.cut_of(t).is_some_and(|c| c.conj.is_some());
        !joined && (from..t).rev().take_while(|x| !ends(*x)).any(negation)
    }

    /// "An agreement on the need for": what is agreed on is told with the agreement.
    fn is_agreed_on(&self, n: usize, t: usize) -> bool {
        let brought = self.tagged.before(t).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
        });
        let own = self.clauses[n].tokens.iter().copied();
        let agrees = |x: usize| {
            self.is_event_noun(x) && self.valence(x, false, None).is_some_and(|v| v.frame.kind == ClaimType::Agree)
        };
        brought && own.take_while(|x| *x < t).filter(|x| self.clauses[n].predicate.is_none_or(|p| *x > p)).any(agrees)
    }

    /// He told X of the need for something: X is to do it.
    fn told_of_need(&self, n: usize, t: usize) -> Refs {
        let tells = self.clauses[n].predicate.is_some_and(|p| p < t)
            && self.speech(n).is_some_and(|s| s.class == SpeechClass::Tell);
        let mut told = if tells { self.spoken_to(n).unwrap_or_default() } else { Refs::new() };
        told.retain(|r| self.scan.entities.get(r.entity).kind != crate::claim::Kind::Media);
        told
    }

    /// Whose view it is that something is needed: of whom a verb of speech before it tells, else the speaker's.
    fn who_needs(&self, n: usize, t: usize) -> Refs {
        let Some(p) = self.clauses[n].predicate else {
            return if self.content_depth(n) > 0 { self.speaker_of(n) } else { Refs::new() };
        };
        let says = self.speech(n).is_some_and(|s| {
            matches!(s.class, SpeechClass::Say | SpeechClass::Tell | SpeechClass::Believe | SpeechClass::Show)
        });
        let negated = self.clauses[n].negated;
        if says && p < t && !negated { self.subjects[n].refs.clone() } else { Refs::new() }
    }
}
