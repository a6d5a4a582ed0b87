//! Why somebody does something, told by an accusative before a preposition: in support of X, in rejection of the plan, in
//! solidarity with Y.

use crate::claim::{ClaimType, Kind};
use crate::extract::frame::{Draft, Found};
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Particle, Roles, Word};
use crate::script::letters::ALEF;

impl Sense<'_, '_> {
    /// Where those stand who do something in support of somebody, in rejection of something.
    pub fn in_support(&mut self, found: &mut Found) {
        for n in 0..self.clauses.len() {
            let clause = &self.clauses[n];
            let verb = |p: &usize| matches!(self.tagged.tag(*p), Tag::Verb(v) if !v.form.passive);
            let Some(p) = clause.predicate.filter(verb) else { continue };
            if clause.negated || self.subjects[n].refs.is_empty() {
                continue;
            }
            let Some((t, frame)) =
                clause.tokens.iter().filter(|t| **t > p).find_map(|t| Some((*t, self.stance_phrase(*t)?)))
            else {
                continue;
            };
            // What demonstrators shout for is their protest.
            let told = |d: &Draft| d.clause == n && (d.kind == frame.kind || d.kind == ClaimType::Protest);
            if found.drafts.iter().any(told) || !self.takes_sides(n) {
                continue;
            }
            let mut draft = self.draft(&frame, n, t, "in support");
            draft.source = self.subjects[n].refs.clone();
            draft.modality = self.inherited(n, self.clauses[n].modality);
            let next = self.tagged.end(t);
            if next >= self.tagged.last {
                continue;
            }
            match self.noun_of(next) {
                Some(noun) => draft.target = self.all(noun).0,
                None => {
                    draft.issues.push((next, self.phrase_end(next)));
                    let whose = self.tagged.end(next);
                    let whose = (whose < self.tagged.last).then(|| self.noun_of(whose)).flatten();
                    let whose = whose.filter(|w| self.tagged.nouns[*w].cut.is_bare());
                    draft.target = whose.map(|w| self.all(w).0).unwrap_or_default();
                }
            }
            draft.target.retain(|r| self.scan.entities.get(r.entity).kind != Kind::Place);
            draft.evidence.1 = self.phrase_end(next);
            self.finish_draft(draft, found);
        }
    }

    /// Those of whom it is news where they stand: named, of a state, or many.
    fn takes_sides(&self, n: usize) -> bool {
        self.subjects[n].refs.iter().all(|r| {
            let one = self.scan.entities.get(r.entity);
            one.actor.is_some() || one.state.is_some() || !matches!(one.kind, Kind::Place | Kind::Media)
        })
    }

    /// The frame of a verbal noun in the accusative that has become one preposition with the word behind it.
    fn stance_phrase(&self, t: usize) -> Option<Frame> {
        use ClaimType::{Accuse, Reject, Support};
        let several = self.tagged.end(t) > t;
        let stands = matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
            && several
            && self.scan.document.folded(t).ends_with(ALEF);
        if !stands {
            return None;
        }
        let lexicon = self.scan.lexicon;
        self.scan.document.readings(t).list.iter().find_map(|r| match r.word {
            Word::Event { nominal, .. } => Some(&lexicon.nominals[nominal as usize].frame)
                .filter(|f| {
                    matches!(f.kind, Accuse | Reject | Support) && f.preps.iter().any(|(_, r)| r.has(Roles::TARGET))
                })
                .cloned(),
            _ => None,
        })
    }
}
