//! Checks on a draft before it is kept.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::clause::Link;
use crate::extract::frame::{Draft, Found};
use crate::extract::sense::Sense;
use smallvec::SmallVec;

impl Sense<'_, '_> {
    /// "We", of what a statesman tells that two sides do, is his state.
    pub fn speak_for_state(&mut self, draft: &mut Draft) {
        for one in &mut draft.source {
            let entity = self.scan.entities.get(one.entity);
            if let Some(state) = entity.state.filter(|_| one.anaphor && entity.kind == Kind::Person) {
                one.entity = self.scan.entities.known(self.scan.lexicon.states[state].actor, self.scan.lexicon);
            }
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
        let ready = draft.modality == Modality::Possible || draft.rule.starts_with("adjective");
        if draft.kind == ClaimType::Support && draft.target.is_empty() && ready {
            let event = self.with_whom(&mut draft);
            found.used.extend(event);
        }
        let nameless = |r: &crate::extract::noun::Ref| {
            self.scan.entities.get(r.entity).kind == Kind::Unnamed
                && self.scan.entities.get(r.entity).number == crate::lexicon::conjugate::Number::Singular
        };
        if draft.kind == ClaimType::Consult && draft.source.len() == 1 && draft.source.iter().all(nameless) {
            return false;
        }
        // To talk to the press is not to consult.
        if draft.kind == ClaimType::Consult
            && draft.source.iter().any(|r| self.scan.entities.get(r.entity).kind == Kind::Media)
        {
            return false;
        }
        let enough = if draft.kind.is_symmetric() {
            !draft.source.is_empty()
        } else {
            !draft.source.is_empty() || !draft.target.is_empty() && draft.kind == ClaimType::Assault
        };
        if !enough {
            return false;
        }
        // What a pronoun takes up was told before, as it happened.
        let ahead = |issue: &(usize, usize)| issue.0 >= draft.evidence.0.min(draft.trigger.0);
        match draft.kind {
            ClaimType::Request
            | ClaimType::Reject
            | ClaimType::Threaten
            | ClaimType::Agree
            | ClaimType::Oppose
            | ClaimType::Support => {
                found.unreal.extend(draft.issues.iter().copied().filter(|i| ahead(i)));
            }
            ClaimType::Accuse => {
                for (first, last) in draft.issues.iter().filter(|i| ahead(i)) {
                    found.accused.push((*first, *last, draft.target.clone(), draft.source.clone()));
                }
            }
            _ => {}
        }
        found.drafts.push(draft);
        true
    }
}
