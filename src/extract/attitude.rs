//! What somebody does by his very name, means to do, is ready for, or denies: attitudes that no single frame tells.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::event::ALA;
use crate::extract::frame::{Draft, Found};
use crate::extract::noun::Ref;
use crate::extract::opening::words;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Light, Particle, Roles};
use crate::lexicon::sorts::Class;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// An outcome with a side to it, denied or affirmed as what somebody believes: a stance on it.
    pub fn signed(&mut self, n: usize, found: &mut Found) {
        let clause = &self.clauses[n];
        if !clause.negated || self.content_depth(n) == 0 {
            return;
        }
        let hit = clause.tokens.iter().copied().find_map(|t| {
            let (_, sign, last) = self.known_issue(t, self.tagged.last)?;
            (sign != 0).then_some((t, last, sign))
        });
        let Some((t, last, sign)) = hit else { return };
        let source = self.speaker_of(n);
        let first = clause.tokens.first().copied().unwrap_or(t);
        let draft = Draft {
            source,
            issues: smallvec![(t, last)],
            evidence: (first, last),
            ..Draft::of(if sign > 0 { ClaimType::Oppose } else { ClaimType::Support }, n, (t, last), "signed issue")
        };
        self.finish_draft(draft, found);
    }

    /// `We will not be the first to leave`: what somebody in public life says that he will not do, of which no frame tells.
    pub fn will_not(&mut self, n: usize, found: &mut Found) {
        let clause = &self.clauses[n];
        let Some(p) = clause.predicate.filter(|_| clause.negated) else { return };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return };
        let decides = || !self.scan.lexicon.befalling.contains(&(verb.verb as usize));
        if !(self.is_own(n) || self.is_for_speaker(n) && decides()) {
            return;
        }
        let never = self.tagged.before(p).is_some_and(|b| self.scan.document.folded(b) == words::LAN);
        let source = self.subjects[n].refs.clone();
        let told = found.drafts.iter().any(|d| d.clause == n) || found.used.iter().any(|t| clause.tokens.contains(t));
        let says = !self.scan.lexicon.verb_speech[verb.verb as usize].is_empty();
        let last = clause.tokens.iter().copied().find(|t| *t > p && !matches!(self.tagged.tag(*t), Tag::When(_)));
        let Some(last) = last.filter(|_| never && !told && !says && !verb.form.passive) else { return };
        if source.is_empty() || !source.iter().all(|r| self.is_of(r.entity, Class::Public)) {
            return;
        }
        let last = self.phrase_end(last).max(last);
        let draft = Draft {
            source,
            issues: smallvec![(p, last)],
            evidence: (self.tagged.before(p).unwrap_or(p), last),
            ..Draft::of(ClaimType::Reject, n, (p, self.tagged.end(p)), "will not")
        };
        self.finish_draft(draft, found);
    }

    /// `Decided not to take part`, `took a decision not to`: what somebody means not to do, of which no frame tells.
    pub fn decides_not(&mut self, n: usize, found: &mut Found) {
        let clause = &self.clauses[n];
        let Some(p) = clause.predicate else { return };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return };
        let light = &self.scan.lexicon.verb_light[verb.verb as usize];
        let means = light.contains(&Light::Intends);
        let not = |t: &usize| matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Negation, .. });
        let lack = |t: &usize| not(t) && self.scan.document.folded(*t).ends_with(words::ADAM);
        let Some(no) = clause.tokens.iter().copied().find(|t| *t > p && lack(t)) else { return };
        let deed = self.tagged.end(no);
        let verbal = |t: usize| match self.tagged.tag(t) {
            Tag::Masdar { suffix, .. } | Tag::Event { suffix, .. } => {
                means || light.contains(&Light::Source) || suffix.is_some()
            }
            Tag::Plain { cut } => means && cut.is_bare() && self.is_masdar(t),
            _ => false,
        };
        // A decision, with nothing but who decides between: what is denied hangs on the verb.
        let near =
            clause.tokens.iter().copied().filter(|t| (p + 1..no).contains(t)).all(|t| match self.tagged.tag(t) {
                Tag::Noun(_) | Tag::When(_) | Tag::Mark(_) | Tag::Inside => true,
                Tag::Plain { cut } => {
                    !means && cut.prep.is_none() && self.attitude(t).is_some_and(|a| a.0 == Attitude::Decree)
                }
                Tag::Particle { class: Particle::Preposition | Particle::Adverb, .. } => {
                    light.contains(&Light::Announces)
                }
                _ => false,
            });
        let decree =
            clause.tokens.iter().any(|t| matches!(self.tagged.tag(*t), Tag::Plain { .. }) && *t > p && *t < no);
        let says = means || light.contains(&Light::Announces) || light.contains(&Light::Source) && decree;
        // A pledge is told by its own verb.
        let frames = &self.scan.lexicon.verb_frames[verb.verb as usize];
        let pledges = frames.iter().any(|f| self.scan.lexicon.frames[*f as usize].kind == ClaimType::Agree);
        if pledges || deed >= self.tagged.last || !verbal(deed) || !near || !says || clause.negated && means {
            return;
        }
        let source = self.subjects[n].refs.clone();
        if source.is_empty() || verb.form.passive {
            return;
        }
        // What he would have done, if it was taken for a deed.
        let told = found.drafts.iter().position(|d| d.clause == n && d.trigger.0 >= no);
        if let Some(d) = told.filter(|d| found.drafts[*d].kind.polarity() <= 0) {
            // "Prefers not to face them": he does not.
            if found.drafts[d].trigger.0 == deed {
                found.drafts[d].modality = Modality::Negated;
            }
            return;
        }
        let other = |r: &Ref| source.iter().all(|s| s.entity != r.entity);
        let target = told
            .map(|d| found.drafts.remove(d))
            .map_or(Refs::new(), |d| d.target.into_iter().chain(d.source).filter(other).collect());
        let last = self.phrase_end(deed);
        let draft = Draft {
            source,
            target,
            issues: smallvec![(deed, last)],
            evidence: (p, last),
            modality: self.inherited(n, Modality::Asserted),
            ..Draft::of(ClaimType::Reject, n, (no, self.tagged.end(deed)), "decided not")
        };
        found.used.push(deed);
        self.finish_draft(draft, found);
    }

    /// "Warned that his country will answer with force", "that it keeps the right to": what the one who warns will do
    /// himself is no worry of his.
    pub fn warns_of_own_deed(&self, n: usize, p: usize) -> bool {
        const WARN: &str = "\u{062D}\u{0630}\u{0631}";
        const WARN_OF: &str = "\u{0623}\u{0646}\u{0630}\u{0631}";
        const KEEP: &str = "\u{0627}\u{062D}\u{062A}\u{0641}\u{0638}";
        let verb = match self.tagged.tag(p) {
            Tag::Verb(v) => v.verb,
            Tag::Active { verb, .. } => verb,
            _ => return false,
        };
        let lemma = |v: u16| self.scan.lexicon.verbs[v as usize].lemma.as_str();
        let Some(content) = self.content_of(n).filter(|_| [WARN, WARN_OF].contains(&lemma(verb))) else { return false };
        let told = &self.clauses[content];
        let keeps = matches!(told.predicate.map(|p| self.tagged.tag(p)), Some(Tag::Verb(v)) if lemma(v.verb) == KEEP);
        let befalls = matches!(told.predicate.map(|p| self.tagged.tag(p)), Some(Tag::Verb(v)) if self.scan.lexicon.befalling.contains(&(v.verb as usize)));
        (keeps || told.modality == Modality::Planned && !befalls) && self.is_for_speaker(content)
    }

    /// Whether those whom a clause is about speak through whoever says it: he himself, his party, his country.
    pub fn is_for_speaker(&self, n: usize) -> bool {
        let subject = &self.subjects[n].refs;
        if subject.is_empty() || !self.is_worded(n) {
            return false;
        }
        let speaker = self.speaker_of(n);
        let speaks = |one: usize| {
            let whose = self.scan.entities.get(one);
            speaker.iter().any(|s| {
                let who = self.scan.entities.get(s.entity);
                s.entity == one || whose.kind == Kind::State && whose.state.is_some() && whose.state == who.state
            })
        };
        let party = |r: &Ref| r.anaphor && self.scan.entities.get(r.entity).kind == Kind::Organisation;
        subject.iter().all(|r| party(r) || speaks(r.entity))
    }

    /// Keenness on doing something: a noun of public support that is told of nothing but what stands behind "on".
    pub fn is_bent_on(&self, t: usize) -> bool {
        let Tag::Event { nominal, .. } = self.tagged.tag(t) else { return false };
        let frame = &self.scan.lexicon.nominals[nominal as usize].frame;
        frame.kind == ClaimType::Support
            && frame.object.has(Roles::SOURCE)
            && frame.note.subject_is.contains(&Class::Public)
            && frame.preps.iter().all(|(prep, _)| &**prep == ALA)
    }

    /// Readiness to do something with somebody: what is to be done says the type and the other party.
    pub fn with_whom(&mut self, draft: &mut Draft) -> Option<usize> {
        let (first, last) = draft.issues.first().copied()?;
        let end = self.phrase_end(first).max(last);
        let refs = draft.source.clone();
        if let Some(event) = self.inner_event(first, end)
            && let Some(inner) = self.nominal(draft.clause, event, Some((&refs, false)))
            && inner.kind.is_symmetric()
            && inner.source.len() > refs.len()
        {
            // A meeting between X and Y is theirs, whoever is ready for it.
            let own = self.nominal(draft.clause, event, None).filter(|own| self.is_between_others(own));
            draft.kind = inner.kind;
            draft.source = own.map_or(inner.source, |own| own.source);
            draft.modality = Modality::Possible;
            draft.evidence.1 = draft.evidence.1.max(inner.evidence.1);
            return Some(event);
        }
        if let Some(event) = self.readiness_to_strike(draft, &refs, (first, end)) {
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

    /// Ready to strike X, not ruling out sanctions: who may punish or attack threatens.
    fn readiness_to_strike(&mut self, draft: &mut Draft, doer: &Refs, run: (usize, usize)) -> Option<usize> {
        if !matches!(draft.modality, Modality::Possible | Modality::Conditional) {
            return None;
        }
        let event = self.inner_event(run.0, run.1)?;
        // That somebody is behind the attack may be: not whoever leaves it open attacks.
        if (run.0..event).any(|t| matches!(self.tagged.tag(t), Tag::Verb(_) | Tag::Noun(_))) {
            return None;
        }
        let inner = self.nominal(draft.clause, event, Some((doer, false)))?;
        let hostile = matches!(inner.kind, ClaimType::Sanction | ClaimType::Coerce | ClaimType::Assault);
        let own = inner.source.iter().all(|r| doer.iter().any(|d| d.entity == r.entity));
        if !hostile || !own {
            return None;
        }
        draft.kind = ClaimType::Threaten;
        draft.target = inner.target;
        draft.evidence.1 = draft.evidence.1.max(inner.evidence.1);
        Some(event)
    }

    /// "Refused to hold talks with X": with whom somebody will have nothing to do.
    pub fn refused_partner(&mut self, draft: &Draft) -> Refs {
        let mut out = Refs::new();
        let Some((first, last)) = draft.issues.first().copied() else { return out };
        let end = self.phrase_end(first).max(last);
        if let Some(event) = self.inner_event(first, end)
            && let Some(inner) = self.nominal(draft.clause, event, Some((&draft.source, false)))
            && inner.kind.is_symmetric()
        {
            let other = |r: &crate::extract::noun::Ref| draft.source.iter().all(|s| s.entity != r.entity);
            out.extend(inner.source.into_iter().filter(other));
        }
        out
    }

    /// To play down, to avoid: a verbal noun of what is done against whatever stands behind it.
    pub fn does_away(&self, t: usize) -> bool {
        use ClaimType::{Oppose, Reject};
        let Tag::Masdar { verb, .. } = self.tagged.tag(t) else { return false };
        let lexicon = self.scan.lexicon;
        let mut frames = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]).peekable();
        frames.peek().is_some() && frames.all(|f| matches!(f.kind, Oppose | Reject))
    }

    /// The first noun of a run that tells an event of the lexicon.
    pub fn inner_event(&self, first: usize, last: usize) -> Option<usize> {
        (first..last.min(self.tagged.last)).find(|t| match self.tagged.tag(*t) {
            Tag::Event { .. } => true,
            Tag::Masdar { verb, .. } => {
                self.scan.lexicon.verb_frames[verb as usize]
                    .iter()
                    .map(|f| &self.scan.lexicon.frames[*f as usize].note)
                    .any(|note| note.needs.is_empty() && note.object.is_empty())
                    || self.is_fixed_deed(*t)
            }
            _ => false,
        })
    }

    /// A verbal noun of force right before those to whom it is done: the expulsion of the ambassador.
    pub fn is_deed_upon(&self, t: usize) -> bool {
        use ClaimType::{Assault, Coerce, Sanction};
        let next = self.tagged.end(t);
        let noun = if next < self.tagged.last { self.noun_of(next) } else { None };
        let whom = noun.map(|x| &self.tagged.nouns[x]).filter(|x| x.cut.is_bare() && !x.place);
        matches!(self.tagged.tag(t), Tag::Masdar { suffix: None, .. })
            && whom.is_some_and(|x| x.who.iter().all(|r| self.scan.entities.get(r.entity).kind != Kind::Place))
            && self.valence(t, false, None).is_some_and(|v| {
                let frame = &v.frame;
                frame.object.has(Roles::TARGET)
                    && frame.note.needs.is_empty()
                    && !frame.note.idle
                    && matches!(frame.kind, Assault | Coerce | Sanction)
            })
    }

    /// A verbal noun before the very object that its frame asks for: the withdrawal of troops.
    pub fn is_fixed_deed(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        let light = match self.tagged.tag(t) {
            Tag::Masdar { verb, .. } => {
                !self.scan.lexicon.verb_light[verb as usize].is_empty()
                    && (next >= self.tagged.last || self.is_event(next))
            }
            _ => return false,
        };
        self.valence(t, false, None).filter(|v| !light || v.second() == Roles::ISSUE).is_some_and(|v| {
            let note = &v.frame.note;
            // Doing away with gunmen: a deed told by its preposition.
            let told = !note.needs.is_empty() || !note.violent && v.frame.kind != crate::claim::ClaimType::Assault;
            !note.object.is_empty() && !note.idle && told
        })
    }
}
