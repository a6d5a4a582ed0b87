//! What is no fact yet: the terms of a plan or an agreement, and the commitment that somebody doubts.

use crate::claim::{ClaimType, Commitment};
use crate::extract::clause::Link;
use crate::extract::event::ALA;
use crate::extract::frame::Draft;
use crate::extract::light::is_attitude;
use crate::extract::noun::Ref;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Tense;
use crate::lexicon::rows::{Particle, SpeechClass};

/// How far a plan stands behind "under", and what somebody doubts behind his doubt.
const REACH: usize = 3;

impl Sense<'_, '_> {
    /// The agreement provides that X withdraw, includes the withdrawal of X: a term of it.
    pub fn provides(&self, n: usize) -> bool {
        let verb = match self.clauses[n].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) if !v.form.passive => v.verb,
            _ => return false,
        };
        self.scan.lexicon.providing.contains(&(verb as usize))
            && self.subjects.get(n).is_some_and(|s| s.thing.is_some_and(|t| self.is_plan(t)))
    }

    /// Whether a draft tells a term: behind the verb that provides for it, or by a verb of the present under a plan.
    pub fn is_term(&self, draft: &Draft) -> bool {
        let (n, t) = (draft.clause, draft.trigger.0);
        let above = self.clauses[n].parent.filter(|_| self.clauses[n].link == Link::Coord);
        let predicate = |n: usize| self.clauses[n].predicate;
        predicate(n).is_some_and(|p| p < t) && self.provides(n) && self.subjects[n].thing != Some(t)
            || predicate(n) == Some(t)
                && (self.is_under_terms(n) || above.is_some_and(|a| self.is_under_terms(a)) && self.is_of_present(n))
    }

    fn is_of_present(&self, n: usize) -> bool {
        self.clauses[n]
            .predicate
            .is_some_and(|p| matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Present))
    }

    /// Under the agreement X withdraws: the present of what has yet to be done.
    pub fn is_under_terms(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let Some(p) = clause.predicate.filter(|_| self.is_of_present(n)) else { return false };
        let under = |t: usize| (t + 1..(t + REACH).min(p)).any(|x| self.is_plan(x)) && self.says(t, Attitude::Terms);
        clause.tokens.iter().any(|t| *t < p && under(*t))
    }

    /// "Keeps the truce, on condition that (on that) Y keep it": a subjunctive behind "on" that no verb of saying brings.
    pub fn is_condition(&self, parent: usize, content: usize) -> bool {
        let opener = self.clauses[content].tokens.first().and_then(|t| self.tagged.before(*t));
        opener.is_some_and(|b| self.scan.document.folded(b) == ALA)
            && self.speech(parent).is_none()
            && self.is_subjunctive(content)
    }

    /// "X demanded its (own) handing over of": what somebody asks of others he does not do himself.
    pub fn asks_himself(&self, draft: &Draft) -> bool {
        let (n, t) = (draft.clause, draft.trigger.0);
        let suffixed = match self.tagged.tag(t) {
            Tag::Event { suffix, .. } | Tag::Masdar { suffix, .. } => suffix.is_some(),
            _ => false,
        };
        let lexicon = self.scan.lexicon;
        let asks = |p| match self.tagged.tag(p) {
            Tag::Verb(v) => {
                let mut frames = lexicon.verb_frames[v.verb as usize].iter();
                frames.any(|f| {
                    let frame = &lexicon.frames[*f as usize];
                    frame.kind == ClaimType::Request && frame.note.object.is_empty()
                })
            }
            _ => false,
        };
        let own = |r: &Ref| self.subjects[n].refs.iter().any(|s| s.entity == r.entity);
        let deed = !draft.kind.is_symmetric()
            && !is_attitude(draft.kind)
            && (draft.kind != ClaimType::Request || draft.rule.starts_with("noun"));
        suffixed
            && deed
            && self.clauses[n].predicate.is_some_and(|p| p < t && asks(p))
            && !draft.source.is_empty()
            && draft.source.iter().all(own)
    }

    /// A plan, a draft, an agreement.
    fn is_plan(&self, t: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let agreed = match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => lexicon.nominals[nominal as usize].frame.kind == ClaimType::Agree,
            _ => false,
        };
        agreed || self.says(t, Attitude::Due) || self.says(t, Attitude::Decree)
    }

    /// X doubts Y's commitment, asks how far Y keeps to it: nobody says that he does.
    pub fn is_doubted_commitment(&self, draft: &Draft) -> bool {
        let (n, t) = (draft.clause, draft.trigger.0);
        let noun = matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. });
        if !noun || draft.kind.polarity() <= 0 {
            return false;
        }
        let doubts = self.clauses[n].predicate.is_some_and(|p| p < t)
            && !self.clauses[n].negated
            && self.speech(n).is_some_and(|s| s.class == SpeechClass::Deny && s.commitment == Commitment::Doubtful);
        doubts || self.is_behind_doubt(t)
    }

    /// A word of doubt right before, or before the preposition that brings what is doubted.
    fn is_behind_doubt(&self, t: usize) -> bool {
        let Some(before) = self.tagged.before(t) else { return false };
        let of = matches!(self.tagged.tag(before), Tag::Particle { class: Particle::Preposition, suffix: None, .. });
        let word = if of { self.tagged.before(before) } else { Some(before) };
        word.is_some_and(|w| self.says(w, Attitude::Doubt))
    }
}
