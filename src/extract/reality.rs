//! How real an event noun is by the words around it: the expected visit, a chance of talks, the failure of a mediation.

use crate::claim::Modality;
use crate::extract::frame::Draft;
use crate::extract::matching;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Light, Particle, Phrase, Word};
use crate::script::letters::LAM;
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// The modality of a draft that an event noun gave and that nothing else makes less than real.
    pub fn reality(&self, draft: &Draft) -> Modality {
        let t = draft.trigger.0;
        if draft.modality != Modality::Asserted || !matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. })
        {
            return draft.modality;
        }
        self.chance(t)
            .or_else(|| self.to_come(draft))
            .or_else(|| self.meanwhile_planned(draft))
            .unwrap_or(draft.modality)
    }

    /// A word of possibility, failure or lack that the noun completes, maybe with a verbal noun between: chances of
    /// beginning a dialogue.
    fn chance(&self, t: usize) -> Option<Modality> {
        let mut at = t;
        let mut joined: Option<String> = None;
        for _ in 0..4 {
            let cut = self.cut_of(at).unwrap_or_default();
            if cut.conj.is_some() {
                return None;
            }
            joined = cut.prep.map(|p| p.to_string()).or(joined);
            at = self.tagged.before(at)?;
            match self.tagged.tag(at) {
                Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none() => {
                    joined = Some(self.words(at, self.tagged.end(at)));
                    continue;
                }
                Tag::Particle { class: Particle::Quantifier | Particle::Marker, .. } | Tag::Mark(TokenKind::Quote) => {
                    continue;
                }
                _ => {}
            }
            // The plan met with refusal: nobody plans to refuse.
            let governs = match joined.take() {
                None => self.cut_of(at).is_none_or(|c| !c.article),
                Some(prep) => prep == LAM.to_string(),
            };
            if !governs {
                return None;
            }
            if self.says(at, Attitude::Chance) {
                return Some(Modality::Possible);
            }
            if self.says(at, Attitude::Due) {
                return Some(Modality::Planned);
            }
            let fails = self.scan.document.readings(at).list.iter().any(|r| match r.word {
                Word::Masdar { verb } => self.scan.lexicon.verb_light[verb as usize].contains(&Light::Fails),
                _ => false,
            });
            if fails {
                return Some(Modality::Failed);
            }
            // Only what is itself no more than doing leads on.
            let leads =
                matches!(self.tagged.tag(at), Tag::Masdar { suffix: None, .. } | Tag::Event { suffix: None, .. })
                    && self.cut_of(at).is_some_and(|c| !c.article);
            if !leads {
                return None;
            }
        }
        None
    }

    /// An adjective in the noun's phrase says that it is still to come, or may: the expected visit.
    fn to_come(&self, draft: &Draft) -> Option<Modality> {
        let last = (draft.evidence.1 + 3).max(draft.trigger.1 + 4).min(self.tagged.last);
        let mut at = draft.trigger.1;
        while at < last {
            match self.tagged.tag(at) {
                Tag::Verb(_)
                | Tag::Particle {
                    class: Particle::Relative | Particle::Complementizer | Particle::Preposition, ..
                } => {
                    return None;
                }
                Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon) => return None,
                Tag::Event { .. } | Tag::Masdar { .. } | Tag::When(_) if at > draft.evidence.1 => return None,
                _ => {}
            }
            if self.says(at, Attitude::Coming) {
                return Some(Modality::Planned);
            }
            if self.says(at, Attitude::Likely) {
                return Some(Modality::Possible);
            }
            at = self.tagged.end(at).max(at + 1);
        }
        None
    }

    /// Whether a word that says so much of what stands with it begins at a token.
    fn says(&self, t: usize, attitude: Attitude) -> bool {
        matching::among(self.scan.document, self.scan.lexicon, t, self.tagged.last, Kinds::ATTITUDE)
            .iter()
            .any(|m| matches!(m.what, Phrase::Attitude { attitude: found } if found == attitude))
    }

    /// What happens while something planned is done is planned as well: it will be signed during a visit.
    fn meanwhile_planned(&self, draft: &Draft) -> Option<Modality> {
        let clause = &self.clauses[draft.clause];
        let before = self.tagged.before(draft.trigger.0)?;
        let amid = self.says(before, Attitude::Amid);
        let planned = clause.modality == Modality::Planned && clause.predicate.is_some_and(|p| p < draft.trigger.0);
        (amid && planned).then_some(Modality::Planned)
    }
}
