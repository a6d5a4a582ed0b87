//! Who else is named inside what somebody consents to or seeks: agreed to sell jets to X, tries to obtain the support of X.

use crate::claim::{ClaimType, Modality};
use crate::extract::around::MIN;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Light, Particle};

impl Sense<'_, '_> {
    /// Consent to give is aid to come; what is to be had from somebody is asked of him.
    pub fn other_inside(&mut self, draft: &mut Draft) {
        let Some((first, last)) = draft.issues.first().copied() else { return };
        let end = self.phrase_end(first).max(last);
        match draft.kind {
            ClaimType::Agree if draft.source.len() == 1 && draft.modality != Modality::Negated => {
                self.consent_to_give(first, draft);
            }
            ClaimType::Request if draft.target.is_empty() && self.is_obtaining(first) => {
                let from = self.giver(first, end, draft);
                draft.target.extend(from);
            }
            _ => {}
        }
    }

    /// `agreed to lend X money`.
    fn consent_to_give(&mut self, first: usize, draft: &mut Draft) {
        if !matches!(self.tagged.tag(first), Tag::Event { .. } | Tag::Masdar { .. }) {
            return;
        }
        let giver = draft.source.clone();
        let Some(inner) = self.nominal(draft.clause, first, Some((&giver, false))) else { return };
        let whole = inner.kind == ClaimType::Aid && !inner.target.is_empty() && inner.source.len() == 1;
        if whole && inner.source[0].entity == giver[0].entity {
            draft.kind = inner.kind;
            draft.target = inner.target;
            if draft.modality == Modality::Asserted {
                draft.modality = Modality::Planned;
            }
        }
    }

    /// `The sale of jets to X`: what is given is no one to whom it is; whose it is to be may be told in its phrase.
    pub fn to_whom(&self, draft: &mut Draft) {
        let thing = |r: &Ref| {
            self.scan.entities.get(r.entity).actor.is_none()
                && self.scan.entities.is_thing(r.entity, self.scan.lexicon)
                && !r.anaphor
        };
        let Some(given) = draft.target.iter().position(thing).map(|at| draft.target.remove(at)) else { return };
        if draft.target.is_empty()
            && let Some(noun) = self.tagged.nouns.iter().find(|n| n.first <= given.first && given.first < n.last)
        {
            draft.target.extend(noun.inner.iter().map(|(r, _)| *r).filter(|r| self.owns(r.entity)));
        }
        draft.issues.push((given.first, given.last));
    }

    /// A verbal noun of getting: obtaining, receiving.
    fn is_obtaining(&self, t: usize) -> bool {
        let lexicon = self.scan.lexicon;
        matches!(self.tagged.tag(t), Tag::Masdar { verb, .. } if lexicon.verb_light[verb as usize].contains(&Light::Target))
    }

    /// Whose that is which is to be had: the genitive of the deed, or who stands behind "from".
    fn giver(&mut self, first: usize, end: usize, draft: &Draft) -> Refs {
        let behind = self.tagged.end(first);
        let deed = self.inner_event(behind, end.min(behind + 3));
        let inner = deed.and_then(|t| self.nominal(draft.clause, t, None)).map_or(Refs::new(), |d| d.source);
        let from = || {
            let from = |t: &usize| {
                matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                    && self.scan.document.folded(*t) == MIN
            };
            let noun = (behind..end).find(from).map(|t| t + 1).filter(|t| *t < end).and_then(|t| self.noun_of(t));
            noun.map_or(Refs::new(), |n| self.all(n).0)
        };
        let found = if inner.is_empty() { from() } else { inner };
        let other = |r: &Ref| self.owns(r.entity) && draft.source.iter().all(|s| s.entity != r.entity);
        found.into_iter().filter(other).collect()
    }
}
