//! An agreement that "took place", with no word between whom: it is theirs whose meeting was told of last.

use crate::claim::{ClaimType, Modality};
use crate::extract::event::ALA;
use crate::extract::frame::{Draft, Found};
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Light, Particle};
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// The draft of "the agreement" at `t`, where it took place on something and whoever says so was at the meeting, or
    /// nobody says so.
    pub fn concluded(&mut self, n: usize, t: usize, found: &Found) -> Option<Draft> {
        let upon = self.agreed_upon(n, t)?;
        let again = |d: &Draft| d.kind == ClaimType::Agree && d.clause == n;
        if self.clauses[n].negated || found.drafts.iter().any(again) {
            return None;
        }
        let parties = self.met_before(found, t)?;
        let speaker = self.speaker_of(n);
        let state = |e: usize| self.scan.entities.get(e).state;
        let took_part = |e: usize| parties.iter().any(|p| *p == e || state(*p).is_some() && state(*p) == state(e));
        if !speaker.iter().all(|r| took_part(r.entity)) {
            return None;
        }
        Some(Draft {
            source: parties.iter().map(|e| self.carried_ref(*e)).collect(),
            issues: smallvec![(upon, self.phrase_end(upon))],
            modality: self.inherited(n, Modality::Asserted),
            ..Draft::of(ClaimType::Agree, n, (t, self.tagged.end(t)), "agreement of a meeting")
        })
    }

    /// What stands behind "on", right behind "the agreement" that is the subject of a verb of taking place.
    fn agreed_upon(&self, n: usize, t: usize) -> Option<usize> {
        let Tag::Event { suffix: None, cut, .. } = self.tagged.tag(t) else { return None };
        let agrees = cut.article
            && cut.is_bare()
            && self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Agree);
        // "That it took place": the pronoun is nobody.
        let its = |p: usize| self.subjects[n].thing == Some(t) || self.tagged.before(t) == Some(p);
        let took_place = self.clauses[n].predicate.filter(|p| its(*p)).is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => self.scan.lexicon.verb_light[v.verb as usize].contains(&Light::Passive),
            _ => false,
        });
        let on = self.tagged.end(t);
        let brings = on + 1 < self.tagged.last
            && matches!(self.tagged.tag(on), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
            && self.scan.document.folded(on) == ALA;
        (agrees && took_place && brings).then_some(on + 1)
    }
}
