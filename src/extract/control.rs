//! Who does what an event noun tells when the noun names nobody: the subject of what governs it.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::around::MIN;
use crate::extract::noun::Scan;
use crate::extract::phrase::{FI, ILA};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Light, Particle, Roles, Word};
use crate::lexicon::sorts::Class;
use crate::script::letters::LAM;
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
        if self.is_purpose(n, t)
            && (self.is_plan_of_others(n, t) || self.is_for_gathering(n, t) || self.is_aim_of_operation(n, t))
        {
            return None;
        }
        if let Some(refs) = self.who_has(n, t).filter(|refs| !refs.is_empty()) {
            return Some(Control { refs, modality: own, sure: true });
        }
        if self.is_purpose(n, t) {
            let modality = if own == Modality::Asserted { Modality::Planned } else { own };
            // Dissolved the party (he) for its nominating: no deed of the court's (she).
            let others = self.takes_stand(t) && suffix.is_some_and(|s| !self.can_all_mean(subject, s));
            let whose = || if others { Refs::new() } else { subject.clone() };
            let refs = self.nearest_doer(n, t).unwrap_or_else(whose);
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
            // Called for a solution through talks with X: talks that he wants.
            let wanted = self.is_by_means(t) && self.asks_or_has_done(n);
            let modality = if wanted { Modality::Possible } else { Modality::Asserted };
            return Some(Control { refs: subject.clone(), modality, sure: true });
        }
        self.other_party(n, t).filter(|_| depth == 0)
    }

    /// Whether a light verbal noun with its doer governs the noun at `t`.
    pub fn has_doer(&self, t: usize) -> bool {
        self.governor(t).is_some_and(|g| g.doer.is_some())
    }

    /// `The exposure of X to an attack`: whom what the noun at `t` tells befalls.
    pub fn undergoes(&self, t: usize) -> Option<Refs> {
        let to = self.cut_of(t).is_some_and(|c| c.prep == Some(LAM))
            || self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b) == ILA);
        let governor = self.governor(t).filter(|g| to && g.light == Light::Target)?;
        let refs = governor.doer.map(|noun| self.all(noun).0)?;
        (!refs.is_empty()).then_some(refs)
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
            // The chance of X's resorting to it.
            _ if governor.doer.is_some()
                && let Some(chance) = self.chance(governor.token, false) =>
            {
                chance
            }
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

    /// A clause without a verb says of its subject what stands behind "in", "at" or "behind": at odds with, on a visit to.
    fn is_predicative(&self, n: usize, t: usize) -> bool {
        self.clauses[n].predicate.is_none()
            && !self.subjects[n].refs.is_empty()
            && self.tagged.before(t).is_some_and(|b| {
                let word = self.scan.document.folded(b);
                const AT: [&str; 4] =
                    ["\u{0639}\u{0644}\u{064A}", FI, "\u{0648}\u{0631}\u{0627}\u{0621}", "\u{062E}\u{0644}\u{0641}"];
                AT.contains(&word)
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
