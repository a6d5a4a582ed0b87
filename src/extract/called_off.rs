//! Meetings that somebody cancels, puts off or stays away from: whom he was to meet is the one turned down.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::frame::Draft;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::rows::Word;

/// A relative clause tells of a meeting no farther behind it.
const NEAR: usize = 12;

impl Sense<'_, '_> {
    /// "He cancelled the summit with X", "the summit that was to bring him together with X".
    pub fn called_off(&self, drafts: &mut Vec<Draft>) {
        drafts.retain(|draft| {
            let announced = draft.rule.starts_with("light") && self.cancels(draft.trigger.0);
            !announced || !self.meeting_of(draft).is_some_and(|m| self.is_put_off_by_host(draft, m))
        });
        for n in 0..drafts.len() {
            let draft = &drafts[n];
            let refuses = matches!(draft.kind, ClaimType::Reject | ClaimType::Sanction);
            if !refuses || draft.source.is_empty() || !self.cancels(draft.trigger.0) {
                continue;
            }
            let Some(meeting) = self.meeting_of(draft) else { continue };
            let mut others = draft.target.clone();
            if others.is_empty() {
                others = self.others(draft, &self.parties_of(meeting));
            }
            if others.is_empty() {
                let told = |d: &&Draft| {
                    let meets = d.kind == ClaimType::Consult && (meeting + 1..=meeting + NEAR).contains(&d.trigger.0);
                    meets && d.source.iter().any(|r| draft.source.iter().any(|s| s.entity == r.entity))
                };
                others = drafts.iter().find(told).map(|d| self.others(draft, &d.source)).unwrap_or_default();
            }
            drafts[n].target = others;
            // It has not taken place.
            for meets in drafts.iter_mut().filter(|d| d.kind == ClaimType::Consult && d.trigger.0 == meeting) {
                meets.modality = Modality::Planned;
            }
        }
    }

    /// Who announces that the visit of somebody of another state was put off turns nobody down.
    fn is_put_off_by_host(&self, draft: &Draft, meeting: usize) -> bool {
        let state = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).state;
        let next = self.tagged.end(meeting);
        let visitor = (next < self.tagged.last).then(|| self.noun_of(next)).flatten().map(|x| &self.tagged.nouns[x]);
        visitor.is_some_and(|v| {
            v.cut.is_bare()
                && !v.place
                && v.who.iter().all(|r| state(r).is_some() && draft.source.iter().all(|s| state(s) != state(r)))
        })
    }

    /// `It was put off, X's visit`, the cancelling of the summit: a meeting in the genitive of such a noun is still to come.
    pub fn put_off(&self, drafts: &mut [Draft]) {
        let cancels = |t: usize| {
            self.scan.document.readings(t).list.iter().any(|r| match r.word {
                Word::Masdar { verb } => r.suffix.is_none() && self.scan.lexicon.cancelling.contains(&(verb as usize)),
                _ => false,
            })
        };
        let noun = |t: usize| matches!(self.tagged.tag(t), Tag::Masdar { .. } | Tag::Event { .. } | Tag::Plain { .. });
        for draft in drafts.iter_mut().filter(|d| d.kind == ClaimType::Consult && d.modality == Modality::Asserted) {
            let before =
                self.tagged.before(draft.trigger.0).filter(|b| noun(*b) && self.tagged.end(*b) == draft.trigger.0);
            if before.is_some_and(|b| cancels(b) && self.cut_of(b).is_some_and(|c| !c.article)) {
                draft.modality = Modality::Planned;
            }
        }
    }

    fn cancels(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Verb(VerbTag { verb, .. }) | Tag::Masdar { verb, .. } => {
                self.scan.lexicon.cancelling.contains(&(verb as usize))
            }
            _ => false,
        }
    }

    /// The word for a meeting that a claim is about.
    fn meeting_of(&self, draft: &Draft) -> Option<usize> {
        let (first, last) = draft.trigger;
        let object = draft.issues.first().map(|(first, _)| *first);
        let meets = |t: &usize| {
            self.scan.document.readings(*t).list.iter().any(|r| match r.word {
                Word::Event { nominal, .. } => {
                    self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Consult
                }
                _ => false,
            })
        };
        (first..last).chain(object).find(meets)
    }

    /// Those of the parties who are not the ones that the claim is by.
    fn others(&self, draft: &Draft, parties: &Refs) -> Refs {
        let other = |r: &&crate::extract::noun::Ref| {
            self.scan.entities.get(r.entity).kind != Kind::Place && draft.source.iter().all(|s| s.entity != r.entity)
        };
        parties.iter().filter(other).copied().collect()
    }
}
