//! `X cannot remain`, `talks with X are impossible`: what somebody says cannot be, he opposes or rejects.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::event::MAA;
use crate::extract::frame::{Draft, Found};
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Class;
use crate::script::letters::LAM;
use smallvec::smallvec;

/// So many words at most stand from what cannot be done to "with".
const MOST_WORDS: usize = 6;

impl Sense<'_, '_> {
    /// A clause that somebody says and that tells what cannot be; whether it made a claim.
    pub fn impossible(&mut self, n: usize, found: &mut Found) -> bool {
        if self.clauses[n].predicate.is_some() || self.clauses[n].label {
            return false;
        }
        let says = |t: &usize| {
            matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Unlikely, .. })
                && self.says(*t, Attitude::Cannot)
        };
        let Some(cannot) = self.clauses[n].tokens.iter().copied().find(says) else { return false };
        let source = self.speaker_of(n);
        if source.is_empty() {
            return false;
        }
        self.talks_refused(n, cannot, &source, found) || self.unwanted(n, cannot, source, found)
    }

    /// `It is impossible to go on talking with X`: he rejects it.
    fn talks_refused(&mut self, n: usize, cannot: usize, source: &Refs, found: &mut Found) -> bool {
        let first = self.tagged.end(cannot);
        let verbal = |s: &Self, t: usize| matches!(s.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. });
        if first >= self.tagged.last || !verbal(self, first) {
            return false;
        }
        let end = self.phrase_end(first);
        // Going on with it, taking it up again: what is told is the deed behind.
        let deeds = |t: &usize| *t < end && verbal(self, *t);
        let run: Vec<usize> =
            self.clauses[n].tokens.iter().copied().filter(|t| *t >= first).filter(deeds).take(3).collect();
        use ClaimType::{Agree, Concede, Consult, Cooperate, Retreat, Support};
        let kinds = [Agree, Consult, Cooperate, Concede, Retreat, Support];
        for event in run {
            let Some(deed) = self.nominal(n, event, Some((source, false))) else { continue };
            if !kinds.contains(&deed.kind) {
                return false;
            }
            let others = |refs: &Refs| -> Refs {
                refs.iter().copied().filter(|r| source.iter().all(|s| s.entity != r.entity)).collect()
            };
            let target = if deed.kind.is_symmetric() { others(&deed.source) } else { others(&deed.target) };
            // Talks between two others are theirs.
            if deed.kind.is_symmetric() && target.len() > 1 {
                return false;
            }
            found.used.push(event);
            let draft = Draft {
                kind: ClaimType::Reject,
                source: source.clone(),
                target,
                issues: smallvec![(first, end)],
                modality: Modality::Asserted,
                trigger: (cannot, self.tagged.end(first)),
                evidence: (cannot, end.max(deed.evidence.1)),
                rule: "cannot".into(),
                ..deed
            };
            return self.finish_draft(draft, found);
        }
        self.company_refused(n, (cannot, first, end), source, found)
    }

    /// `It is impossible to solve the crisis with X`: he rejects X.
    fn company_refused(
        &mut self,
        n: usize,
        (cannot, first, end): (usize, usize, usize),
        source: &Refs,
        found: &mut Found,
    ) -> bool {
        let with = (first..self.tagged.last).take(MOST_WORDS).find(|t| {
            matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                && self.scan.document.folded(*t) == MAA
        });
        let public = |r: &Ref| self.is_of(r.entity, Class::Public);
        let Some(noun) = with.and_then(|t| self.noun_of(self.tagged.end(t).min(self.tagged.last - 1))) else {
            return false;
        };
        if !self.clauses[n].tokens.contains(&self.tagged.nouns[noun].first) || !source.iter().all(public) {
            return false;
        }
        let draft = Draft {
            source: source.clone(),
            target: self.all(noun).0,
            issues: smallvec![(first, end)],
            evidence: (cannot, self.tagged.nouns[noun].last),
            ..Draft::of(ClaimType::Reject, n, (cannot, self.tagged.end(first)), "cannot")
        };
        self.finish_draft(draft, found)
    }

    /// `X cannot remain in power, have a part in it, get such arms`: he opposes X.
    fn unwanted(&mut self, n: usize, cannot: usize, source: Refs, found: &mut Found) -> bool {
        let behind = self.tagged.end(cannot);
        let child = self.content_of(n).filter(|c| self.clauses[*c].tokens.first().is_some_and(|t| *t >= behind));
        let keeps = |verb: u16| self.scan.lexicon.keeping.contains(&(verb as usize));
        let (first, end) = match child {
            Some(child) => {
                let told = match self.clauses[child].predicate.map(|p| self.tagged.tag(p)) {
                    // To be, to remain.
                    None => true,
                    Some(Tag::Verb(v)) => keeps(v.verb) && !v.form.passive,
                    _ => false,
                };
                let Some(last) = self.last_word(child).filter(|_| told) else { return false };
                (self.clauses[child].tokens[0], self.tagged.end(last))
            }
            None => {
                let deed = self.clauses[n].tokens.iter().copied().filter(|t| *t >= behind).find(
                    |t| matches!(self.tagged.tag(*t), Tag::Masdar { verb, cut, .. } if keeps(verb) && cut.prep.is_none()),
                );
                let Some(deed) = deed else { return false };
                (deed, self.phrase_end(deed))
            }
        };
        let target = self.whose_part(n, cannot, child);
        let public = |r: &Ref| self.is_of(r.entity, Class::Public);
        let state = |r: &Ref| self.scan.entities.get(r.entity).state;
        let own = |r: &Ref| source.iter().any(|s| s.entity == r.entity || state(s).is_some() && state(s) == state(r));
        let acts = |r: &Ref| !matches!(self.scan.entities.get(r.entity).kind, Kind::Place | Kind::Media);
        if target.is_empty() || target.iter().any(own) || !target.iter().all(acts) || !source.iter().all(public) {
            return false;
        }
        found.demanded.extend(child);
        let draft = Draft {
            source,
            target,
            issues: smallvec![(first, end)],
            evidence: (cannot, end),
            ..Draft::of(ClaimType::Oppose, n, (cannot, behind), "cannot")
        };
        self.finish_draft(draft, found)
    }

    /// Of whom it is told: who stands before "cannot", or behind it or behind "to be" with "for", or who does it.
    fn whose_part(&mut self, n: usize, cannot: usize, child: Option<usize>) -> Refs {
        let subject = &self.subjects[n];
        if subject.explicit && subject.noun.is_some_and(|x| self.tagged.nouns[x].first < cannot) {
            return subject.refs.clone();
        }
        let to = |x: &usize| self.tagged.nouns[*x].cut.prep == Some(LAM) && self.tagged.nouns[*x].cut.conj.is_none();
        let clauses = std::iter::once(n).chain(child);
        let words = clauses.flat_map(|c| self.clauses[c].tokens.iter().copied()).filter(|t| *t > cannot).take(4);
        let given = words.filter_map(|t| self.noun_of(t).filter(|x| self.tagged.nouns[*x].first == t)).find(to);
        if let Some(noun) = given {
            return self.all(noun).0;
        }
        // The future of X cannot be a hostage: what is said of a thing is nobody's part.
        let thing = self.subjects[n].thing.is_some_and(|t| t < cannot);
        match child {
            Some(child) if self.subjects[child].explicit && !thing => self.subjects[child].refs.clone(),
            _ => Refs::new(),
        }
    }
}
