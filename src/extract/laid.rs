//! A deed that a participle lays to somebody → drafts of claims: `the attack ascribed to X`.

use crate::claim::{ClaimType, Modality};
use crate::extract::frame::{Draft, Found};
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::script::letters::LAM;

impl Sense<'_, '_> {
    /// Deeds that a passive participle lays to somebody by its preposition; and who killed those in them.
    pub fn laid_by_participle(&mut self, found: &mut Found) {
        if !self.tagged.tags.iter().any(|t| matches!(t, Tag::Passive { .. })) {
            return;
        }
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                let Tag::Passive { verb, .. } = self.tagged.tag(t) else { continue };
                let Some((frame, doer)) = self.doer_laid(verb, t) else { continue };
                let Some(event) = self.deed_told_of(t) else { continue };
                let mut draft = self.draft(frame, n, t, "participle");
                draft.source = self.all(doer).0;
                draft.issues.push((event, self.tagged.end(event)));
                draft.evidence = (event, self.tagged.nouns[doer].last);
                draft.modality = self.inherited(n, Modality::Asserted);
                self.lay_killing(n, t, &draft, found);
                self.finish_draft(draft, found);
            }
        }
    }

    /// Those whom the preposition behind a participle brings, by a frame in which they did it.
    fn doer_laid(&self, verb: u16, t: usize) -> Option<(&Frame, usize)> {
        let lexicon = self.scan.lexicon;
        let by = self.tagged.end(t);
        if by >= self.tagged.last {
            return None;
        }
        let (prep, doer) = match self.tagged.tag(by) {
            Tag::Particle { class: Particle::Preposition, suffix: None, .. } => {
                let next = self.tagged.end(by);
                (self.words(by, next), (next < self.tagged.last).then(|| self.noun_of(next)).flatten()?)
            }
            Tag::Noun(x) if self.tagged.nouns[x].cut.prep == Some(LAM) => (LAM.to_string().into(), x),
            _ => return None,
        };
        let brings = |f: &&Frame| {
            f.kind == ClaimType::Assault && f.note.needs.iter().any(|n| *n == prep) && f.prep(&prep).has(Roles::SOURCE)
        };
        let frame = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]).find(brings)?;
        Some((frame, doer))
    }

    /// The event noun that a participle tells of, with at most an adjective between.
    fn deed_told_of(&self, t: usize) -> Option<usize> {
        let before = self.tagged.before(t)?;
        let deed = |x: &usize| self.is_event_noun(*x);
        Some(before).filter(deed).or_else(|| self.tagged.before(before).filter(deed))
    }

    /// Who was killed in it, told before: by the same.
    fn lay_killing(&self, n: usize, t: usize, laid: &Draft, found: &mut Found) {
        let open = |d: &&mut Draft| {
            d.kind == ClaimType::Assault
                && d.clause == n
                && d.trigger.0 < t
                && d.source.is_empty()
                && !d.target.is_empty()
        };
        for killed in found.drafts.iter_mut().filter(open) {
            killed.source = laid.source.clone();
        }
    }
}
