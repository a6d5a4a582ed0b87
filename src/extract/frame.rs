//! Predicates → drafts of claims, by the frames of the lexicon.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::{Argument, is_about};
use crate::extract::clause::Link;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Light, Roles};
use smallvec::{SmallVec, smallvec};

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
    pub confidence: f64,
    /// Actors who say it beside those of the clause: an accuser of what he accuses.
    pub said_by: Refs,
}

/// What a sentence's frames gave.
#[derive(Debug, Default)]
pub struct Found {
    pub drafts: Vec<Draft>,
    /// Event nouns that a light verb or another frame has used up.
    pub used: Vec<usize>,
    /// Runs of tokens that are what somebody wants, refuses, threatens: events in them did not happen.
    pub unreal: Vec<(usize, usize)>,
    /// Runs of tokens of an accusation, with accused and accuser: events in them are the accused's.
    pub accused: Vec<(usize, usize, Refs, Refs)>,
}

impl Sense<'_, '_> {
    /// The frames of every clause's predicate.
    pub fn frames(&mut self) -> Found {
        let mut found = Found::default();
        for n in 0..self.clauses.len() {
            if self.deontic(n, &mut found) {
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
        found
    }

    /// `the government, supported by the West`: a passive participle with its doer behind "by".
    fn passive_participles(&mut self, found: &mut Found) {
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
                    || !matches!(
                        self.tagged.tag(by),
                        Tag::Particle { class: crate::lexicon::rows::Particle::Preposition, .. }
                    )
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
                draft.source = self.all(doer).0;
                draft.target = self.tagged.nouns[undergoer].who.clone();
                draft.evidence = (self.tagged.nouns[undergoer].first, self.tagged.nouns[doer].last);
                draft.modality = self.inherited(n, Modality::Asserted);
                self.finish_draft(draft, found);
            }
        }
    }

    /// What somebody says must be is what he demands.
    fn deontic(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        let Some(t) = clause.deontic.filter(|_| self.content_depth(n) > 0) else { return false };
        let source = self.speaker_of(n);
        let Some(last) = clause.tokens.iter().rev().find(|x| !matches!(self.tagged.tag(**x), Tag::Mark(_))) else {
            return false;
        };
        let end = self.tagged.end(*last);
        if source.is_empty() {
            return false;
        }
        let first = clause.tokens.first().map_or(t, |f| (*f).min(t));
        let target: Refs =
            if clause.predicate.is_some_and(|p| p > t) { self.subjects[n].refs.clone() } else { Refs::new() };
        let draft = Draft {
            kind: ClaimType::Request,
            source,
            target: if self.subjects[n].explicit { target } else { Refs::new() },
            issues: smallvec![(first, end)],
            clause: n,
            trigger: (t, self.tagged.end(t)),
            evidence: (first, end),
            modality: Modality::Asserted,
            place: None,
            rule: "must".into(),
            confidence: 0.6,
            said_by: Refs::new(),
        };
        self.finish_draft(draft, found)
    }

    /// An outcome with a side to it, denied or affirmed as what somebody believes: a stance on it.
    fn signed(&mut self, n: usize, found: &mut Found) {
        use crate::lexicon::rows::Phrase;
        let clause = &self.clauses[n];
        if !clause.negated || self.content_depth(n) == 0 {
            return;
        }
        let hit = clause.tokens.iter().copied().find_map(|t| {
            let matches = crate::extract::matching::matches(self.scan.document, self.scan.lexicon, t, self.tagged.last);
            matches.into_iter().find_map(|m| match m.what {
                Phrase::Issue { sign, .. } if sign != 0 => Some((t, m.last, sign)),
                _ => None,
            })
        });
        let Some((t, last, sign)) = hit else { return };
        let source = self.speaker_of(n);
        let first = clause.tokens.first().copied().unwrap_or(t);
        let draft = Draft {
            kind: if sign > 0 { ClaimType::Oppose } else { ClaimType::Support },
            source,
            target: Refs::new(),
            issues: smallvec![(t, last)],
            clause: n,
            trigger: (t, last),
            evidence: (first, last),
            modality: Modality::Asserted,
            place: None,
            rule: "signed issue".into(),
            confidence: 0.6,
            said_by: Refs::new(),
        };
        self.finish_draft(draft, found);
    }

    fn verb(&mut self, n: usize, p: usize, verb: u16, passive: bool, found: &mut Found) {
        let lexicon = self.scan.lexicon;
        let subject = self.subjects[n].noun.filter(|s| self.tagged.nouns[*s].first > p);
        let arguments = self.arguments(n, p, subject);
        let mut frames: SmallVec<[&Frame; 4]> =
            lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]).collect();
        frames.sort_by_key(|f| {
            let conditions = 4 * usize::from(!f.note.object.is_empty())
                + 2 * usize::from(!f.note.needs.is_empty())
                + usize::from(f.note.actor_object)
                + usize::from(f.note.actor_subject);
            std::cmp::Reverse(conditions)
        });
        for frame in frames.iter().filter(|f| !f.note.object.is_empty()) {
            if self.apply(n, p, frame, &arguments, passive, "verb", found) {
                return;
            }
        }
        for light in &lexicon.verb_light[verb as usize] {
            if self.light(n, p, *light, passive, &arguments, found) {
                return;
            }
        }
        for frame in frames.iter().filter(|f| f.note.object.is_empty()) {
            if self.apply(n, p, frame, &arguments, passive, "verb", found) {
                return;
            }
        }
    }

    /// The folded stem of a noun, as `object=` lists it.
    fn stem_in(&self, t: usize, list: &[String]) -> bool {
        let word = self.scan.document.folded(t);
        let readings = self.scan.document.readings(t);
        readings.cuts.iter().any(|c| {
            let rest = &word[c.skip..];
            list.iter().any(|l| {
                rest == l
                    || rest.strip_prefix(l.as_str()).is_some_and(|s| is_ending(s))
                    || l.strip_suffix('\u{0647}').is_some_and(|stem| {
                        rest.strip_prefix(stem).and_then(|r| r.strip_prefix('\u{062A}')).is_some_and(is_ending)
                    })
                    || l.split_once(' ').is_some_and(|(head, _)| {
                        rest == head
                            && self
                                .scan
                                .document
                                .text(t, (t + 2).min(self.tagged.last))
                                .split_whitespace()
                                .map(crate::script::fold)
                                .collect::<Vec<_>>()
                                .join(" ")
                                .ends_with(l.as_str())
                    })
            })
        })
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
        let object = arguments.iter().find(|a| a.prep.is_empty());
        if !frame.note.object.is_empty() {
            let holds = |a: &Argument| a.pronoun.is_none() && self.stem_in(a.head, &frame.note.object);
            let by_subject = passive_or_thing(&subject.thing).is_some_and(|t| self.stem_in(t, &frame.note.object));
            let by_need = arguments.iter().any(|a| frame.note.needs.contains(&a.prep) && holds(a));
            if !(object.is_some_and(holds) || by_need || by_subject) {
                return false;
            }
        }
        let is_actor = |a: &Argument| !self.actors(a, n).is_empty();
        if frame.note.actor_object && !passive && !object.is_some_and(is_actor) {
            return false;
        }
        if frame.note.actor_subject && subject.refs.is_empty() {
            return false;
        }
        let mut draft = self.draft(frame, n, p, rule);
        let mut filled = false;
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
        if draft.source.is_empty()
            && !frame.note.object.is_empty()
            && let Some(thing) = subject.thing.filter(|t| self.stem_in(*t, &frame.note.object))
        {
            let argument = self.thing_argument(thing);
            let owner = self.owner(&argument, n);
            add(&mut draft, frame.subject, &owner);
        }
        if frame.subject.has(Roles::OWNER)
            && let Some(thing) = subject.thing
        {
            let argument = self.thing_argument(thing);
            let owner = self.owner(&argument, n);
            add(&mut draft, Roles::TARGET, &owner);
        }
        let mut met: SmallVec<[&str; 4]> = SmallVec::new();
        if draft.source.len() < 2 && passive_between(frame, arguments) {
            draft.source.clear();
        }
        let needs_role =
            !(frame.object.is_none() && frame.preps.iter().all(|(_, r)| r.is_none()) && frame.clause.is_none());
        for argument in arguments {
            let mut roles = if argument.prep.is_empty() {
                if object.is_some_and(|o| o.first == argument.first) { frame.object } else { Roles::NONE }
            } else {
                frame.prep(&argument.prep)
            };
            if roles.is_none() && is_about(&argument.prep) {
                roles = Roles::ISSUE;
            }
            if symmetric && subject_refs.len() > 1 && !argument.prep.is_empty() && roles.has(Roles::PARTY) {
                // Both sides are the subject: what "with" brings belongs to something else.
                continue;
            }
            if (roles.has(Roles::PARTY) || roles.has(Roles::TARGET)) && !argument.prep.is_empty() {
                if met.contains(&argument.prep.as_str()) {
                    continue;
                }
                met.push(&argument.prep);
            }
            if is_agent_phrase(&argument.prep) {
                let refs = self.actors(argument, n);
                filled |= add(&mut draft, Roles::SOURCE, &refs);
                continue;
            }
            if roles.is_none() {
                if let Some(noun) = argument.noun.filter(|x| self.tagged.nouns[*x].place)
                    && is_locative(&argument.prep)
                {
                    draft.place = draft.place.or(Some(noun));
                }
                continue;
            }
            let refs = self.actors(argument, n);
            let plain_place = argument.noun.is_some_and(|x| {
                refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Place) && self.tagged.nouns[x].place
            });
            if roles.has(Roles::PLACE) && plain_place {
                draft.place = draft.place.or(argument.noun);
                filled = true;
            } else if roles.has(Roles::OWNER) && refs.is_empty() {
                let owner = self.owner(argument, n);
                add(&mut draft, Roles::TARGET, &owner);
                draft.issues.push((argument.head, argument.last));
                filled = true;
            } else if !refs.is_empty() && !plain_place && add(&mut draft, roles, &refs) {
                filled = true;
                if argument.last > self.tagged.end(argument.head) && roles.has(Roles::ISSUE) {
                    draft.issues.push((argument.head, argument.last));
                }
            } else if refs.is_empty()
                && argument.noun.is_none()
                && roles.has(Roles::TARGET)
                && matches!(frame.kind, ClaimType::Assault | ClaimType::Coerce | ClaimType::Aid | ClaimType::Mobilize)
                && let owner = self.owner(&self.thing_argument(argument.head), n)
                && !owner.is_empty()
            {
                // The positions of X are X.
                add(&mut draft, Roles::TARGET, &owner);
                filled = true;
            } else if roles.has(Roles::ISSUE) {
                draft.issues.push((argument.head, argument.last));
                filled = true;
            } else if roles.has(Roles::TARGET) && plain_place {
                draft.place = draft.place.or(argument.noun);
                filled = true;
            }
            if filled {
                draft.evidence.1 = draft.evidence.1.max(argument.last);
            }
        }
        if let Some(content) = self.content_of(n)
            && frame.clause.has(Roles::ISSUE)
        {
            let tokens = &self.clauses[content].tokens;
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                let end = self.tagged.end(*last);
                draft.issues.push((*first, end));
                draft.evidence.1 = draft.evidence.1.max(end);
                filled = true;
            }
        }
        if subject.thing.is_some() && (frame.subject.has(Roles::ISSUE) || passive) {
            let t = subject.thing.expect("just seen");
            draft.issues.push((t, self.tagged.end(t)));
            filled = true;
        }
        if needs_role && !filled && !passive {
            return false;
        }
        if symmetric {
            let target = std::mem::take(&mut draft.target);
            extend(&mut draft.source, &target);
        }
        self.finish(draft, frame, found)
    }

    /// A noun that is no actor, with what may follow it.
    fn thing_argument(&self, thing: usize) -> Argument {
        let last = (thing + 4).min(self.tagged.last);
        Argument { prep: String::new(), head: thing, first: thing, last, noun: None, pronoun: None }
    }

    /// A light verb with an event noun as object, subject, or behind its preposition.
    fn light(
        &mut self,
        n: usize,
        p: usize,
        light: Light,
        passive: bool,
        arguments: &[Argument],
        found: &mut Found,
    ) -> bool {
        let event_at = |t: usize| matches!(self.tagged.tag(t), Tag::Event { .. });
        let subject = self.subjects[n].clone();
        let events = || arguments.iter().filter(|a| a.pronoun.is_none() && event_at(a.head));
        let object =
            events().find(|a| a.prep.is_empty()).or_else(|| events().find(|a| !a.prep.contains(' '))).map(|a| a.head);
        let thing = subject.thing.filter(|t| event_at(*t));
        let (event, refs) = match light {
            Light::Source if passive || (object.is_none() && thing.is_some()) => (thing, Refs::new()),
            Light::Source | Light::Target => (object, subject.refs.clone()),
            Light::Passive => (thing.or(object), Refs::new()),
            Light::Intends | Light::Fails => {
                let inner = arguments
                    .iter()
                    .filter(|a| a.pronoun.is_none() && a.noun.is_none())
                    .find_map(|a| self.inner_event(a.head, self.phrase_end(a.head)));
                if subject.refs.is_empty() {
                    return false;
                }
                (inner, subject.refs.clone())
            }
        };
        let Some(event) = event else { return false };
        let target = light == Light::Target;
        if let Some(mut draft) = self.nominal(n, event, Some((&refs, target))) {
            match light {
                Light::Intends if draft.modality == Modality::Asserted => draft.modality = Modality::Planned,
                Light::Fails => draft.modality = Modality::Failed,
                _ => {}
            }
            if refs.len() > 1 && draft.kind.is_symmetric() {
                draft.source = refs.clone();
            }
            draft.rule = format!("light {}", self.scan.document.folded(p));
            draft.evidence.0 = draft.evidence.0.min(p);
            draft.evidence.1 = draft.evidence.1.max(self.tagged.end(event));
            if let Some(noun) = arguments
                .iter()
                .find(|a| is_locative(&a.prep) && a.noun.is_some_and(|x| self.tagged.nouns[x].place))
                .and_then(|a| a.noun)
            {
                draft.place = draft.place.or(Some(noun));
            }
            found.used.push(event);
            let meant = matches!(light, Light::Intends | Light::Fails);
            if meant
                && draft.target.is_empty()
                && draft.issues.is_empty()
                && (!draft.kind.is_symmetric() || draft.source.len() < 2)
            {
                return false;
            }
            return self.finish_draft(draft, found);
        }
        false
    }

    /// Readiness to do something with somebody: what is to be done says the type and the other party.
    fn with_whom(&mut self, draft: &mut Draft) -> Option<usize> {
        let (first, last) = draft.issues.first().copied()?;
        let end = self.phrase_end(first).max(last);
        let refs = draft.source.clone();
        if let Some(event) = self.inner_event(first, end)
            && let Some(inner) = self.nominal(draft.clause, event, Some((&refs, false)))
            && inner.kind.is_symmetric()
            && inner.source.len() >= 2
        {
            draft.kind = inner.kind;
            draft.source = inner.source;
            draft.modality = Modality::Possible;
            draft.evidence.1 = draft.evidence.1.max(inner.evidence.1);
            return Some(event);
        }
        for t in first..end {
            if let Tag::Noun(noun) = self.tagged.tag(t)
                && self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b) == "\u{0645}\u{0639}")
            {
                draft.target = self.all(noun).0;
                return self.inner_event(first, end);
            }
        }
        None
    }

    /// The first noun of a run that tells an event of the lexicon.
    pub fn inner_event(&self, first: usize, last: usize) -> Option<usize> {
        (first..last.min(self.tagged.last)).find(|t| match self.tagged.tag(*t) {
            Tag::Event { .. } => true,
            Tag::Masdar { verb, .. } => self.scan.lexicon.verb_frames[verb as usize]
                .iter()
                .any(|f| self.scan.lexicon.frames[*f as usize].note == crate::lexicon::rows::Note::default()),
            _ => false,
        })
    }

    /// An empty draft at a predicate.
    pub fn draft(&self, frame: &Frame, n: usize, p: usize, rule: &str) -> Draft {
        let clause = &self.clauses[n];
        let mut first = p;
        if let Some(noun) = self.subjects[n].noun {
            first = first.min(self.tagged.nouns[noun].first);
        }
        let last = self.tagged.end(p);
        let modality = if clause.negated {
            Modality::Negated
        } else if frame.note.possible && clause.modality == Modality::Asserted {
            Modality::Possible
        } else {
            clause.modality
        };
        Draft {
            kind: frame.kind,
            source: Refs::new(),
            target: Refs::new(),
            issues: SmallVec::new(),
            clause: n,
            trigger: (p, last),
            evidence: (first, last),
            modality: self.inherited(n, modality),
            place: None,
            rule: format!("{rule} {}", frame.head),
            confidence: 0.8,
            said_by: Refs::new(),
        }
    }

    /// What hangs on a hope, a plan or a condition is no fact.
    pub fn inherited(&self, n: usize, own: Modality) -> Modality {
        use crate::lexicon::rows::SpeechClass;
        if own != Modality::Asserted {
            return own;
        }
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            if matches!(self.clauses[at].link, Link::Content)
                && self.speech(parent).is_some_and(|s| s.class == SpeechClass::Hope)
            {
                return Modality::Possible;
            }
            if self.clauses[at].link == Link::Condition {
                return Modality::Conditional;
            }
            at = parent;
        }
        own
    }

    fn finish(&mut self, draft: Draft, frame: &Frame, found: &mut Found) -> bool {
        let _ = frame;
        self.finish_draft(draft, found)
    }

    /// Checks a draft and keeps it; what it wants or accuses of is noted.
    pub fn finish_draft(&mut self, mut draft: Draft, found: &mut Found) -> bool {
        if draft.kind == ClaimType::Concede && draft.modality == Modality::Negated {
            // Not to allow is to refuse.
            draft.kind = ClaimType::Reject;
            draft.modality = Modality::Asserted;
        }
        // Nobody acts on himself.
        let source: SmallVec<[usize; 4]> = draft.source.iter().map(|r| r.entity).collect();
        draft.target.retain(|r| !source.contains(&r.entity));
        draft.source.retain(|r| self.scan.entities.get(r.entity).kind != Kind::Place);
        if draft.kind == ClaimType::Support && draft.target.is_empty() {
            let event = self.with_whom(&mut draft);
            found.used.extend(event);
        }
        let enough = if draft.kind.is_symmetric() {
            !draft.source.is_empty()
        } else {
            !draft.source.is_empty() || !draft.target.is_empty() && draft.kind == ClaimType::Assault
        };
        if !enough {
            return false;
        }
        match draft.kind {
            ClaimType::Request
            | ClaimType::Reject
            | ClaimType::Threaten
            | ClaimType::Agree
            | ClaimType::Oppose
            | ClaimType::Support => {
                found.unreal.extend(draft.issues.iter().copied());
            }
            ClaimType::Accuse => {
                for (first, last) in &draft.issues {
                    found.accused.push((*first, *last, draft.target.clone(), draft.source.clone()));
                }
            }
            _ => {}
        }
        found.drafts.push(draft);
        true
    }
}

/// What is concluded between two sides has them behind "between", not before the verb.
fn passive_between(frame: &Frame, arguments: &[Argument]) -> bool {
    frame.kind.is_symmetric() && arguments.iter().any(|a| a.prep == "\u{0628}\u{064A}\u{0646}" && a.noun.is_some())
}

fn passive_or_thing(thing: &Option<usize>) -> Option<usize> {
    *thing
}

/// Adds those who are not there yet.
pub fn extend(to: &mut Refs, from: &Refs) {
    for one in from {
        if !to.iter().any(|r| r.entity == one.entity) {
            to.push(*one);
        }
    }
}

fn is_ending(s: &str) -> bool {
    const ENDINGS: [&str; 9] = [
        "",
        "\u{0627}",
        "\u{0647}",
        "\u{0647}\u{0627}",
        "\u{0647}\u{0645}",
        "\u{0647}\u{0645}\u{0627}",
        "\u{0646}\u{0627}",
        "\u{064A}\u{0646}",
        "\u{0627}\u{0646}",
    ];
    ENDINGS.contains(&s)
}

/// In, at: what follows is where.
pub fn is_locative(prep: &str) -> bool {
    [
        "\u{0641}\u{064A}",
        "\u{0628}",
        "\u{062F}\u{0627}\u{062E}\u{0644}",
        "\u{0642}\u{0631}\u{0628}",
        "\u{0634}\u{0645}\u{0627}\u{0644}",
        "\u{062C}\u{0646}\u{0648}\u{0628}",
        "\u{0634}\u{0631}\u{0642}",
        "\u{063A}\u{0631}\u{0628}",
    ]
    .contains(&prep)
}

/// By: what follows is who did it.
pub fn is_agent_phrase(prep: &str) -> bool {
    [
        "\u{0645}\u{0646} \u{0642}\u{0628}\u{0644}",
        "\u{0645}\u{0646} \u{062C}\u{0627}\u{0646}\u{0628}",
        "\u{0639}\u{0644}\u{064A} \u{064A}\u{062F}",
        "\u{0639}\u{0644}\u{064A} \u{0627}\u{064A}\u{062F}\u{064A}",
    ]
    .contains(&prep)
}
