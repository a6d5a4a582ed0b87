//! Who does what an event noun tells when the noun names nobody: the subject of what governs it.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::MAA;
use crate::extract::frame::Draft;
use crate::extract::noun::Scan;
use crate::extract::relation::PLURAL;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Frame, Light, Particle, Roles, Word};
use crate::lexicon::sorts::Class;
use crate::script::letters::*;
use crate::text::reading::Suffix;
use crate::text::token::TokenKind;

/// Who does it, and how real that makes it.
#[derive(Clone, Debug)]
pub struct Control {
    pub refs: Refs,
    pub modality: Modality,
    /// The doer stands with the noun's own light verbal noun: he is no guess.
    pub sure: bool,
}

/// A light verbal noun that governs another noun: the launching, by X, of raids.
struct Governor {
    token: usize,
    light: Light,
    /// The noun phrase in between, who does it.
    doer: Option<usize>,
    suffix: Option<Suffix>,
}

impl Sense<'_, '_> {
    /// Who does what the noun at `t` tells.
    pub fn control(&self, n: usize, t: usize) -> Option<Control> {
        self.controlled(n, t, 0)
    }

    fn controlled(&self, n: usize, t: usize, depth: usize) -> Option<Control> {
        if let Some(governor) = self.governor(t) {
            // To carry out, to hold up the agreement with X: it was concluded before, by whomever.
            let concluded = governor.doer.is_none()
                && self.cut_of(t).is_some_and(|c| c.article)
                && self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Agree);
            if concluded {
                return None;
            }
            // The failure of the talks with X: somebody's, who is told elsewhere.
            let fails = governor.light == Light::Collapses && governor.doer.is_none() && depth == 0;
            let failed = |c| Control { modality: Modality::Failed, ..c };
            return self
                .governed(n, &governor, depth)
                .or_else(|| self.other_party(n, t).filter(|_| fails && self.has_partner(t)).map(failed));
        }
        if let Some(refs) = self.permitted(t) {
            return Some(Control { refs, modality: Modality::Possible, sure: false });
        }
        if let Some(control) = self.who_takes_part(n, t) {
            return Some(control);
        }
        if let Some(control) = self.sibling_control(n, t) {
            return Some(control);
        }
        let subject = &self.subjects[n].refs;
        let clause = &self.clauses[n];
        let own = if clause.negated { Modality::Negated } else { clause.modality };
        let suffix = match self.tagged.tag(t) {
            Tag::Event { suffix, .. } | Tag::Masdar { suffix, .. } => suffix.filter(|_| self.is_purpose(n, t)),
            _ => None,
        };
        // Jailed him for his criticism: he did it, as it is told.
        if let Some(refs) = suffix.filter(|_| self.takes_stand(t)).and_then(|s| self.judged_for(n, t, s)) {
            return Some(Control { refs, modality: own, sure: true });
        }
        if let Some(refs) = self.planned_by(t).filter(|_| self.is_purpose(n, t)) {
            return Some(Control { refs, modality: Modality::Planned, sure: false });
        }
        if self.is_purpose(n, t) && (self.is_plan_of_others(n, t) || self.is_for_gathering(n, t)) {
            return None;
        }
        if let Some(refs) = self.who_has(n, t).filter(|refs| !refs.is_empty()) {
            return Some(Control { refs, modality: own, sure: true });
        }
        if self.is_purpose(n, t) {
            let modality = if own == Modality::Asserted { Modality::Planned } else { own };
            let refs = self.nearest_doer(n, t).unwrap_or_else(|| subject.clone());
            return (!refs.is_empty()).then_some(Control { refs, modality, sure: false });
        }
        if self.is_predicative(n, t) {
            return Some(Control { refs: subject.clone(), modality: own, sure: true });
        }
        if depth > 0
            && let Some(control) = self.complement(n, t)
        {
            return Some(control);
        }
        if depth > 0 && self.is_attempt(n, t) {
            let modality = if own == Modality::Asserted { Modality::Planned } else { own };
            let refs = subject.clone();
            return (!refs.is_empty()).then_some(Control { refs, modality, sure: false });
        }
        let symmetric = self.valence(t, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
        if let Some(control) = self.by_means(n, t).filter(|_| !symmetric) {
            return Some(control);
        }
        if !symmetric {
            return self.clashed(n, t).map(|refs| Control { refs, modality: own, sure: false });
        }
        if !self.has_partner(t) {
            // They agreed after talks: theirs. He left the town after a visit, spoke after talks in a capital: his.
            let host = || self.is_held_together(t) && self.is_in_capital(t);
            let theirs = subject.len() > 1 || self.is_visit(t) && self.leaves(n) || host();
            let known = subject.iter().all(|r| self.scan.entities.get(r.entity).actor.is_some());
            let during = theirs && known && self.is_meeting(t) && self.meanwhile(t, false);
            return during.then(|| Control { refs: subject.clone(), modality: Modality::Asserted, sure: true });
        }
        if self.exists(t) {
            let mut refs = self.speaker_of(n);
            if refs.is_empty() && self.speech(n).is_some() {
                refs = self.subjects[n].refs.clone();
            }
            return (!refs.is_empty()).then_some(Control { refs, modality: Modality::Asserted, sure: true });
        }
        if self.meanwhile(t, self.is_meeting(t)) && !subject.is_empty() {
            return Some(Control { refs: subject.clone(), modality: Modality::Asserted, sure: true });
        }
        self.other_party(n, t).filter(|_| depth == 0)
    }

    /// Whether a light verbal noun with its doer governs the noun at `t`.
    pub fn has_doer(&self, t: usize) -> bool {
        self.governor(t).is_some_and(|g| g.doer.is_some())
    }

    /// It led to X's launching of raids: the raids are told with X.
    pub fn is_launched(&self, t: usize) -> bool {
        self.governor(t).is_some_and(|g| g.doer.is_some() && g.light != Light::Intends)
    }

    /// Whether the clause's own subject carries out, by a light verbal noun, what the noun at `t` tells.
    pub fn is_carried_out(&self, n: usize, t: usize) -> bool {
        self.governor(t)
            .filter(|g| g.doer.is_none() && g.suffix.is_none())
            .and_then(|g| self.complement(n, g.token))
            .is_some_and(|c| c.sure)
    }

    /// Who does what a light verbal noun does.
    fn governed(&self, n: usize, governor: &Governor, depth: usize) -> Option<Control> {
        let mut control = match (governor.doer, governor.suffix) {
            (Some(noun), _) => {
                Control { refs: self.all(noun).0, modality: self.inherited(n, Modality::Asserted), sure: true }
            }
            (None, Some(suffix)) => Control {
                refs: self
                    .of_genitive_before(governor.token, suffix)
                    .unwrap_or_else(|| self.possessor(n, governor.token, suffix)),
                modality: self.inherited(n, Modality::Asserted),
                sure: true,
            },
            (None, None) if depth < 3 => self.controlled(n, governor.token, depth + 1)?,
            (None, None) => return None,
        };
        control.modality = match governor.light {
            Light::Fails => Modality::Failed,
            _ if self.is_lacking(governor.token) => Modality::Negated,
            Light::Intends if control.modality == Modality::Asserted => Modality::Planned,
            _ => control.modality,
        };
        let doers = !matches!(
            governor.light,
            Light::Passive | Light::Hosts | Light::Target | Light::Answers | Light::Collapses | Light::Causes
        );
        (doers && !control.refs.is_empty()).then_some(control)
    }

    /// The light verbal noun that the noun at `t` completes.
    fn governor(&self, t: usize) -> Option<Governor> {
        let cut = self.cut_of(t)?;
        if cut.conj.is_some() {
            return None;
        }
        let mut at = self.tagged.before(t)?;
        let mut joined = cut.prep.is_some();
        while matches!(
            self.tagged.tag(at),
            Tag::Particle { class: Particle::Quantifier, .. }
                | Tag::When(_)
                | Tag::Mark(TokenKind::Quote | TokenKind::Number)
        ) {
            at = self.tagged.before(at)?;
        }
        if let Tag::Particle { class: Particle::Preposition, suffix: None, cut } = self.tagged.tag(at) {
            if joined || cut.conj.is_some() {
                return None;
            }
            joined = true;
            // Two weeks after the summit: no time of what governs.
            let after = self.scan.document.folded(at) == MIN;
            at = if after { self.tagged.before(at)? } else { self.before_time(at)? };
        }
        let mut doer = None;
        if let Tag::Noun(noun) = self.tagged.tag(at) {
            let found = &self.tagged.nouns[noun];
            if found.cut.prep.is_some() || found.cut.conj.is_some() {
                return None;
            }
            doer = Some(noun);
            at = self.before_time(at)?;
        }
        let (light, suffix, article) = self.light_masdar(at)?;
        let given =
            |v: &crate::extract::event::Valence| v.second() == Roles::ISSUE && !v.frame.object.has(Roles::SOURCE);
        if doer.is_some() && self.valence(at, false, None).is_some_and(|v| given(&v)) {
            // Granting X a loan: X grants nothing.
            return None;
        }
        (joined || !article).then_some(Governor { token: at, light, doer, suffix })
    }

    /// The token before, past a time: its success in 2011 in.
    fn before_time(&self, t: usize) -> Option<usize> {
        let mut at = self.tagged.before(t)?;
        while matches!(self.tagged.tag(at), Tag::When(_)) {
            at = self.tagged.before(at)?;
        }
        Some(at)
    }

    /// A verbal noun of a light verb, whatever else the word may be.
    pub fn light_masdar(&self, t: usize) -> Option<(Light, Option<Suffix>, bool)> {
        if !matches!(self.tagged.tag(t), Tag::Masdar { .. } | Tag::Event { .. } | Tag::Plain { .. }) {
            return None;
        }
        let cut = self.cut_of(t)?;
        self.scan.document.readings(t).list.iter().find_map(|r| match r.word {
            Word::Masdar { verb } if r.cut == cut => {
                // "X's going on with attacks": he does it, where "the talks' going on" has no doer.
                let lights = &self.scan.lexicon.verb_light[verb as usize];
                let does = lights.iter().find(|l| **l != Light::Passive);
                let light = *does.or_else(|| lights.first())?;
                Some((light, r.pronoun(), cut.article))
            }
            _ => None,
        })
    }

    /// Who does what an event noun between the predicate and `t` tells: the launching, by X, of raids in order to.
    fn nearest_doer(&self, n: usize, t: usize) -> Option<Refs> {
        let from = self.clauses[n].predicate.unwrap_or(self.tagged.first);
        let tokens = self.clauses[n].tokens.iter().rev().copied();
        tokens.filter(|x| from < *x && *x < t).find_map(|x| {
            let noun = self.noun_of(x).filter(|noun| self.tagged.nouns[*noun].cut.is_bare())?;
            let head = self.tagged.before(x)?;
            let light = self.light_masdar(head).is_some_and(|(_, suffix, article)| suffix.is_none() && !article);
            light.then(|| self.all(noun).0).filter(|refs| refs.iter().all(|r| self.can_do(r.entity)))
        })
    }

    /// Sending a field hospital in order to: a body that nobody knows, of no state, is sent and does nothing.
    fn can_do(&self, entity: crate::extract::entity::EntityId) -> bool {
        let one = self.scan.entities.get(entity);
        one.kind != Kind::Organisation || one.actor.is_some() || one.state.is_some()
    }

    /// A noun that completes the clause's own verb: it goes on with launching, it refuses to hold.
    pub fn complement(&self, n: usize, t: usize) -> Option<Control> {
        let clause = &self.clauses[n];
        let p = clause.predicate.filter(|p| *p < t)?;
        let Tag::Verb(v) = self.tagged.tag(p) else { return None };
        let lexicon = self.scan.lexicon;
        let light = lexicon.verb_light[v.verb as usize].first().copied();
        let of_others = lexicon.verb_frames[v.verb as usize].iter().any(|f| {
            let kind = lexicon.frames[*f as usize].kind;
            matches!(
                kind,
                ClaimType::Request | ClaimType::Concede | ClaimType::Accuse | ClaimType::Coerce | ClaimType::Concern
            )
        });
        let subject = self.subjects[n].clone();
        if v.form.passive || of_others || subject.refs.is_empty() {
            return None;
        }
        let skip = subject.noun.filter(|s| self.tagged.nouns[*s].first > p);
        let mine = self.arguments(n, p, skip).iter().any(|a| a.head == t);
        let framed = lexicon.verb_frames[v.verb as usize].iter().map(|f| lexicon.frames[*f as usize].kind).next();
        let modality = match (light, framed) {
            _ if clause.negated => Modality::Negated,
            (Some(Light::Fails), _) => Modality::Failed,
            (Some(Light::Considers), _) => Modality::Possible,
            (Some(Light::Intends), _) if clause.modality == Modality::Asserted => Modality::Planned,
            (None, Some(ClaimType::Agree | ClaimType::Support | ClaimType::Threaten | ClaimType::Reject)) => {
                Modality::Possible
            }
            _ => clause.modality,
        };
        // He started, managed, resumed to carry out attacks: nobody else did.
        // He announced the start of an operation: it is his, if he has any to start.
        let begins = || light == Some(Light::Announces) && subject.refs.iter().all(|r| self.commands(r.entity));
        let sure =
            modality == Modality::Asserted && (matches!(light, Some(Light::Source | Light::Manages)) || begins());
        mine.then_some(Control { refs: subject.refs, modality: self.inherited(n, modality), sure })
    }

    /// They foiled, uncovered, were asked about a plan of an attack: whoever made it, it was not they.
    fn is_plan_of_others(&self, n: usize, t: usize) -> bool {
        let Some(Tag::Verb(v)) = self.clauses[n].predicate.map(|p| self.tagged.tag(p)) else { return false };
        let lexicon = self.scan.lexicon;
        let hostile = lexicon.verb_frames[v.verb as usize].iter().any(|f| {
            let kind = lexicon.frames[*f as usize].kind;
            matches!(kind, ClaimType::Coerce | ClaimType::Reject | ClaimType::Accuse | ClaimType::Oppose)
        });
        // A state announced a plan to arm X: its own.
        let public = |r: &crate::extract::noun::Ref| self.is_of(r.entity, Class::Public);
        let own = lexicon.verb_light[v.verb as usize].contains(&Light::Announces)
            && !self.subjects[n].refs.is_empty()
            && self.subjects[n].refs.iter().all(public)
            && !self.clauses[n].tokens.iter().any(|x| *x < t && self.is_event(*x));
        let tells = !lexicon.verb_speech[v.verb as usize].is_empty() && !own;
        let due = |b: usize| {
            !matches!(self.tagged.tag(b), Tag::Particle { .. }) && self.says(b, crate::lexicon::attitude::Attitude::Due)
        };
        // To discuss X's proposal to form an alliance in order to fight Y: what the alliance is for.
        let proposed =
            |x: &usize| self.attitude(*x).is_some_and(|(what, ..)| what == crate::lexicon::attitude::Attitude::Decree);
        let behind = self.clauses[n].tokens.iter().filter(|x| self.clauses[n].predicate < Some(**x) && **x < t);
        let discussed = self.deals(v.verb) && behind.clone().any(proposed);
        (v.form.passive || hostile || tells) && self.tagged.before(t).is_some_and(due) || discussed
    }

    /// A clause without a verb says of its subject what stands behind "in" or "at": at odds with, on a visit to.
    fn is_predicative(&self, n: usize, t: usize) -> bool {
        self.clauses[n].predicate.is_none()
            && !self.subjects[n].refs.is_empty()
            && self.tagged.before(t).is_some_and(|b| {
                let word = self.scan.document.folded(b);
                word == "\u{0639}\u{0644}\u{064A}" || word == "\u{0641}\u{064A}"
            })
    }

    /// The other side stands behind "with": talks with X; or behind "to": a visit to X.
    pub fn has_partner(&self, t: usize) -> bool {
        let host = self.valence(t, false, None).filter(|_| self.is_visit(t));
        let mut at = self.tagged.end(t);
        for _ in 0..4 {
            if at >= self.tagged.last {
                return false;
            }
            match self.tagged.tag(at) {
                Tag::Particle { class: Particle::Preposition, suffix: None, .. } => {
                    let word = self.words(at, self.tagged.end(at));
                    return word == MAA || host.as_ref().is_some_and(|v| v.frame.prep(&word).has(Roles::PARTY));
                }
                Tag::Noun(x)
                    if self.tagged.nouns[x].cut.prep == Some(LAM) && self.tagged.nouns[x].cut.conj.is_none() =>
                {
                    return host.as_ref().is_some_and(|v| v.frame.prep("\u{0644}").has(Roles::PARTY));
                }
                Tag::Plain { .. } | Tag::Nisba { .. } | Tag::Adjective { .. } | Tag::Active { .. } | Tag::When(_) => {}
                Tag::Masdar { .. } | Tag::Particle { class: Particle::Adverb, .. } => {}
                _ => return false,
            }
            at = self.tagged.end(at).max(at + 1);
        }
        false
    }

    /// There is talk, says somebody: between the speaker's side and the other.
    pub fn exists(&self, t: usize) -> bool {
        const THERE: [&str; 6] = [
            "\u{0647}\u{0646}\u{0627}\u{0643}",
            "\u{0647}\u{0646}\u{0627}\u{0644}\u{0643}",
            "\u{062B}\u{0645}\u{0647}",
            "\u{064A}\u{0648}\u{062C}\u{062F}",
            "\u{062A}\u{0648}\u{062C}\u{062F}",
            "\u{0648}\u{062C}\u{0648}\u{062F}",
        ];
        self.tagged.before(t).is_some_and(|b| THERE.contains(&self.scan.document.folded(b)))
    }

    /// The talks with X (a state) go on, says somebody: his state has them.
    pub fn are_talks_of_states(&self, n: usize, t: usize, draft: &Draft) -> bool {
        let clause = &self.clauses[n];
        let told = clause.link == Link::Content && clause.predicate.is_none_or(|p| t < p);
        let several = match self.tagged.tag(t) {
            Tag::Event { number, cut, .. } => {
                cut.article
                    && (number == Number::Plural
                        || self.scan.document.folded(t).ends_with(PLURAL)
                        || !self.is_meeting(t))
            }
            _ => false,
        };
        let speaker = self.speaker_of(n);
        let own = |e: usize| speaker.iter().any(|s| s.entity == e);
        let body = |e: usize| matches!(self.scan.entities.get(e).kind, Kind::State | Kind::Organisation);
        let sides = draft.source.iter().filter(|r| own(r.entity)).count();
        told && several
            && sides == 1
            && draft.source.len() > 1
            && draft.source.iter().all(|r| own(r.entity) || body(r.entity))
    }

    /// "There is no", "no … any more": a denial before the event, with no more than words of being and "any" between.
    pub fn is_there_none(&self, t: usize) -> bool {
        let being = |b: usize| {
            self.exists(self.tagged.end(b))
                || matches!(
                    self.tagged.tag(b),
                    Tag::Particle { class: Particle::Quantifier | Particle::Marker | Particle::Auxiliary, .. }
                )
        };
        let mut before = std::iter::successors(self.tagged.before(t), |b| self.tagged.before(*b)).take(4);
        before
            .find(|b| !being(*b))
            .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Negation, .. }))
    }

    /// An event noun of meeting and talking.
    fn is_meeting(&self, t: usize) -> bool {
        self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Consult)
    }

    /// A verb of going away, and one man who does.
    fn leaves(&self, n: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let goes = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.kind == ClaimType::Retreat && frame.object.has(Roles::PLACE)
        };
        let verb = self.clauses[n].predicate.map(|p| self.tagged.tag(p));
        matches!(verb, Some(Tag::Verb(v)) if lexicon.verb_frames[v.verb as usize].iter().any(goes))
            && self.subjects[n].refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Person)
    }

    /// After talks, during talks: an adverbial of time or means; `known`: after the meeting with somebody too.
    pub fn meanwhile(&self, t: usize, known: bool) -> bool {
        const WHILE: [&str; 12] = [
            "\u{0628}\u{0639}\u{062F}",
            "\u{0642}\u{0628}\u{0644}",
            "\u{062E}\u{0644}\u{0627}\u{0644}",
            "\u{0645}\u{0646} \u{062E}\u{0644}\u{0627}\u{0644}",
            "\u{0639}\u{0642}\u{0628}",
            "\u{0641}\u{064A}",
            "\u{0627}\u{062B}\u{0631}",
            "\u{0627}\u{062B}\u{0646}\u{0627}\u{0621}",
            "\u{0639}\u{0628}\u{0631}",
            "\u{0641}\u{064A} \u{062E}\u{062A}\u{0627}\u{0645}",
            "\u{0641}\u{064A} \u{0627}\u{0639}\u{0642}\u{0627}\u{0628}",
            "\u{0639}\u{0646} \u{0637}\u{0631}\u{064A}\u{0642}",
        ];
        let cut = self.cut_of(t);
        let inside = cut.is_some_and(|c| c.prep == Some(BEH));
        inside
            || cut.is_some_and(|c| c.prep.is_none() && (known || !c.article))
                && self.tagged.before(t).is_some_and(|b| {
                    let skip = self.cut_of(b).map_or(0, |c| c.skip());
                    let of_phrase = matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. });
                    WHILE.contains(&&self.words(b, self.tagged.end(b))[skip..])
                        || of_phrase && WHILE.contains(&&self.words(b, b + 1)[skip..])
                })
    }

    /// The meeting before a verb whose subject it is: a summit that brought X together with Y.
    pub fn antecedent_of_gathering(&self, n: usize, frame: &Frame) -> Option<usize> {
        let p = self.clauses[n].predicate.filter(|_| frame.subject.is_none() && frame.object.has(Roles::PARTY))?;
        let from = self.clauses[n].tokens.first().copied().map_or(p, |t| t.min(p));
        (from.saturating_sub(6).max(self.tagged.first)..p).rev().find(|t| {
            matches!(self.tagged.tag(*t), Tag::Event { .. } | Tag::Plain { .. })
                && (*t..self.tagged.end(*t)).any(|x| self.stem_in(x, &frame.note.object))
        })
    }

    /// The raids of X hit Y: whose deed the subject is, he does what the verb tells.
    pub fn is_deed(&self, thing: usize, frame: &Frame) -> bool {
        let Tag::Event { nominal, .. } = self.tagged.tag(thing) else { return false };
        let row = &self.scan.lexicon.nominals[nominal as usize];
        row.frame.note.violent && frame.kind == row.frame.kind && frame.subject.has(Roles::SOURCE)
    }
}

/// A verb whose subject is the meeting that it tells of.
pub fn gathers(scan: &Scan<'_>, verb: u16) -> bool {
    scan.lexicon.verb_frames[verb as usize].iter().any(|f| {
        let frame = &scan.lexicon.frames[*f as usize];
        frame.subject.is_none() && frame.object.has(Roles::PARTY)
    })
}
