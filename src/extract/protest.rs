//! Protests: what those do who are named for it, and against whom.

use crate::claim::ClaimType;
use crate::extract::frame::{Found, extend};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::Frame;
use crate::script::letters::*;
use crate::text::token::TokenKind;

/// What is said against somebody within a protest is whom it is against.
fn is_adverse(kind: ClaimType) -> bool {
    matches!(kind, ClaimType::Protest | ClaimType::Accuse | ClaimType::Reject | ClaimType::Oppose | ClaimType::Request)
}

impl Sense<'_, '_> {
    /// Whether the subject of a frame that asks for it is named for what it does.
    pub fn is_by_nature(&self, frame: &Frame, refs: &Refs) -> bool {
        refs.iter().any(|r| self.scan.entities.get(r.entity).nature == Some(frame.kind))
    }

    /// Somebody whom the clause names, or who is named for it: protests are not carried on from one to another.
    pub fn is_protester(&self, n: usize, refs: &Refs) -> bool {
        let subject = &self.subjects[n];
        subject.explicit
            || self.clauses[n].link == crate::extract::clause::Link::Relative
            || refs.iter().any(|r| self.scan.entities.get(r.entity).nature == Some(ClaimType::Protest))
            || refs.iter().any(|r| self.scan.entities.get(r.entity).kind == crate::claim::Kind::Unnamed)
    }

    /// Whether what follows a predicate says that it is done to demand, to protest, to condemn.
    pub fn has_adverse_purpose(&self, n: usize, p: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let people = self.subjects[n].refs.iter().all(|r| {
            matches!(self.scan.entities.get(r.entity).kind, crate::claim::Kind::Unnamed | crate::claim::Kind::Group)
        });
        let mut t = self.tagged.end(p);
        while people && t < self.tagged.last && t < p + 25 {
            let adverse = match self.tagged.tag(t) {
                Tag::Mark(TokenKind::Stop | TokenKind::Break) | Tag::Verb(_) => break,
                Tag::Event { nominal, .. } if self.names_purpose(t) => {
                    is_adverse(lexicon.nominals[nominal as usize].frame.kind)
                }
                Tag::Masdar { verb, .. } | Tag::Active { verb, accusative: true, .. }
                    if self.names_purpose(t) || matches!(self.tagged.tag(t), Tag::Active { .. }) =>
                {
                    lexicon.verb_frames[verb as usize].iter().any(|f| is_adverse(lexicon.frames[*f as usize].kind))
                }
                Tag::Adjective { row, cut, .. } if !cut.article => is_adverse(lexicon.adjectives[row as usize].kind),
                Tag::Particle { .. } => self.is_adverse_phrase(t),
                _ => false,
            };
            if adverse {
                return true;
            }
            t = self.tagged.end(t).max(t + 1);
        }
        false
    }

    /// The targets of a sentence's protests: `in protest against X`, `demanding of X`, `chanted against X`.
    pub fn against(&mut self, found: &mut Found) {
        for i in 0..found.drafts.len() {
            let draft = &found.drafts[i];
            if draft.kind != ClaimType::Protest || !draft.target.is_empty() {
                continue;
            }
            let (clause, source, from) = (draft.clause, draft.source.clone(), draft.trigger.1);
            let mut target = Refs::new();
            let mut issues = draft.issues.clone();
            let mut event = None;
            let mut t = from;
            while t < self.tagged.last && t < from + 45 && target.is_empty() {
                match self.tagged.tag(t) {
                    Tag::Mark(TokenKind::Stop | TokenKind::Break) => break,
                    Tag::Event { .. } | Tag::Masdar { .. } if self.names_purpose(t) => {
                        if let Some(inner) = self.nominal(clause, t, Some((&source, false)))
                            && is_adverse(inner.kind)
                        {
                            event = event.or(Some(t));
                            extend(&mut target, &inner.target);
                            if issues.is_empty() {
                                issues = inner.issues.clone();
                            }
                            for (first, last) in &inner.issues {
                                let owner = self.owner_of(*first, *last);
                                if target.is_empty() {
                                    extend(&mut target, &owner);
                                }
                            }
                        }
                    }
                    Tag::Particle { class: crate::lexicon::rows::Particle::Preposition, .. }
                        if self.is_adverse_phrase(t) && self.tagged.end(t) < self.tagged.last =>
                    {
                        let first = self.tagged.end(t);
                        let last = self.phrase_end(first);
                        extend(&mut target, &self.owner_of(first, last));
                        issues.push((first, last));
                    }
                    Tag::Adjective { row, .. } => {
                        let lexicon = self.scan.lexicon;
                        let frame = &lexicon.adjectives[row as usize];
                        if is_adverse(frame.kind) {
                            let arguments = self.arguments(self.clause_at(t).unwrap_or(clause), t, None);
                            if let Some(noun) = arguments.first().and_then(|a| a.noun) {
                                extend(&mut target, &self.all(noun).0);
                            }
                        }
                    }
                    _ => {}
                }
                t = self.tagged.end(t).max(t + 1);
            }
            let told = found.drafts.iter().skip(i + 1).filter(|d| is_adverse(d.kind) && !d.target.is_empty());
            let same = |d: &&crate::extract::frame::Draft| {
                d.trigger.0 >= from
                    && d.trigger.0 < from + 45
                    && (d.source.is_empty() || d.source.iter().any(|r| source.iter().any(|s| s.entity == r.entity)))
            };
            if target.is_empty()
                && let Some(other) = told.clone().find(same)
            {
                extend(&mut target, &other.target);
            }
            target.retain(|r| !source.iter().any(|s| s.entity == r.entity));
            target.retain(|r| {
                r.entity != usize::MAX && self.scan.entities.get(r.entity).kind != crate::claim::Kind::Place
            });
            let draft = &mut found.drafts[i];
            draft.target = target;
            draft.issues = issues;
            if let Some(event) = event {
                found.used.push(event);
            }
        }
    }

    /// Those without a name who are behind a demonstration.
    pub fn demonstrators(&mut self, event: usize) -> Refs {
        let lexicon = self.scan.lexicon;
        let Some(row) = lexicon.agents.iter().find(|a| a.nature == Some(ClaimType::Protest)) else {
            return Refs::new();
        };
        let last = self.tagged.end(event);
        let entity = self.scan.entities.add(crate::extract::entity::Entity {
            id: crate::script::latin::slug(&row.plural_name),
            name: row.plural_name.clone(),
            name_ar: row.noun.clone(),
            kind: row.kind,
            actor: None,
            state: None,
            office: None,
            gender: crate::lexicon::conjugate::Gender::Masculine,
            number: crate::lexicon::conjugate::Number::Plural,
            nature: row.nature,
        });
        smallvec::smallvec![crate::extract::noun::Ref { entity, first: event, last, anaphor: false }]
    }

    /// `in protest at`, `in condemnation of` as one preposition.
    fn is_adverse_phrase(&self, t: usize) -> bool {
        self.tagged.end(t) > t + 1
            && self.scan.document.folded(t).ends_with(ALEF)
            && self.scan.document.readings(t).list.iter().any(|r| match r.word {
                crate::lexicon::rows::Word::Event { nominal, .. } => {
                    is_adverse(self.scan.lexicon.nominals[nominal as usize].frame.kind)
                }
                crate::lexicon::rows::Word::Masdar { verb } => self.scan.lexicon.verb_frames[verb as usize]
                    .iter()
                    .any(|f| is_adverse(self.scan.lexicon.frames[*f as usize].kind)),
                _ => false,
            })
    }

    /// A verbal noun that says why: `in protest`, `to protest`, `to demand`.
    fn names_purpose(&self, t: usize) -> bool {
        let Some(cut) = self.cut_of(t) else { return false };
        let word = self.scan.document.folded(t);
        cut.prep == Some(LAM) || cut.prep.is_none() && word.ends_with(ALEF)
    }

    /// Whose a run of tokens is: the first actor in it.
    fn owner_of(&self, first: usize, last: usize) -> Refs {
        for t in first..last.min(self.tagged.last) {
            match self.tagged.tag(t) {
                Tag::Noun(noun) if !self.tagged.nouns[noun].place || self.tagged.nouns[noun].cut.prep.is_none() => {
                    return self.all(noun).0;
                }
                Tag::Nisba { state, .. } => return smallvec::smallvec![self.state_ref(state, t)],
                _ => {}
            }
        }
        Refs::new()
    }

    fn clause_at(&self, t: usize) -> Option<usize> {
        self.clauses.iter().position(|c| c.tokens.contains(&t))
    }
}
