//! "Let X do": what somebody says that somebody else shall do, by l before a verb of the present, is what he demands.

use crate::claim::ClaimType;
use crate::extract::clause::Link;
use crate::extract::frame::{Draft, Found};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Tense;
use crate::script::letters::{FEH, LAM};
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// A clause of somebody's words that begins with such a verb; whether it demands.
    pub fn wish(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        let Some(p) = clause.predicate.filter(|p| clause.link == Link::Sub && clause.tokens.first() == Some(p)) else {
            return false;
        };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let lets = verb.cut.prep == Some(LAM) && verb.form.tense == Tense::Present && !verb.form.passive;
        if !lets || !(self.opens_words(n) || verb.cut.conj == Some(FEH)) {
            return false;
        }
        let subject = self.subjects[n].clone();
        let source = self.speaker_of(n);
        let other = subject.refs.iter().all(|r| source.iter().all(|s| s.entity != r.entity));
        if source.is_empty() || !subject.explicit || !other || subject.refs.is_empty() {
            return false;
        }
        let last = clause.tokens.iter().copied().rfind(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_)));
        let last = self.tagged.end(last.unwrap_or(p));
        let draft = Draft {
            source,
            target: subject.refs,
            issues: smallvec![(p, last)],
            evidence: (p, last),
            ..Draft::of(ClaimType::Request, n, (p, self.tagged.end(p)), "let")
        };
        self.finish_draft(draft, found)
    }

    /// Whether a clause stands at the beginning of what is said: nothing but marks before it.
    fn opens_words(&self, n: usize) -> bool {
        self.clauses[n].parent.is_some_and(|parent| {
            let above = &self.clauses[parent];
            matches!(above.link, Link::Quote | Link::Content)
                && above.tokens.iter().all(|t| matches!(self.tagged.tag(*t), Tag::Mark(_)))
        })
    }

    /// "We hope to see X act": whom somebody wants to see do what follows; nobody where what he wants to see is a thing.
    pub fn to_be_seen(&self, content: usize) -> Option<Refs> {
        let p = self.clauses[content].predicate.filter(|_| !self.subjects[content].explicit)?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        if !self.scan.lexicon.seeing.contains(&(verb.verb as usize)) || verb.form.passive || verb.suffix.is_some() {
            return None;
        }
        let arguments = self.arguments(content, p, None);
        let object = arguments.iter().find(|a| a.prep.is_empty())?;
        Some(if object.noun.is_some() { self.actors(object, content) } else { Refs::new() })
    }
}
