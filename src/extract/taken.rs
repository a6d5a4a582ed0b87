//! Whom or what somebody takes for something: described it as a mistake, sees in X a danger, looks at X as a partner.

use crate::extract::argument::Argument;
use crate::extract::clause::Link;
use crate::extract::event::MAA;
use crate::extract::frame::Found;
use crate::extract::phrase::FI;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::Tense;
use crate::script::letters::{ALEF, LAM, YEH};
use crate::text::reading::Cut;

impl Sense<'_, '_> {
    /// "described it as", "considered it": a clause whose subject judges its object; whether it did.
    pub fn named(&mut self, n: usize, found: &mut Found) -> bool {
        let Some(p) = self.names(n) else { return false };
        let subject = self.subjects[n].clone();
        let Some(object) = self.named_object(n) else { return false };
        let content = self.content_of(n);
        // "Is considered", written like "considers": nobody is named who does.
        let now = matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Present);
        // `That she considers it`: the pronoun of "that" names her.
        let told = subject.explicit || self.clauses[n].opened_by.is_some();
        let considered = now && self.equates(p) && !told && content.is_none();
        if subject.refs.is_empty() || considered {
            return false;
        }
        // The deal, which X described as: the pronoun on the verb is the object, X stands behind.
        let taken_up = matches!(self.tagged.tag(p), Tag::Verb(v) if v.suffix.is_some());
        let behind = subject.noun.filter(|_| taken_up).map_or(p, |x| self.tagged.nouns[self.all(x).1].last - 1);
        let from = behind.max(p);
        let mut tokens: Vec<usize> =
            self.clauses[n].tokens.iter().copied().filter(|t| *t > object.head && *t > from).collect();
        if let Some(content) = content {
            tokens.extend(self.clauses[content].tokens.iter().copied().filter(|t| *t > object.head));
        }
        let Some((t, attitude, last)) = self.predicated(&tokens, p, true) else { return false };
        let target = if object.pronoun.is_some() || object.noun.is_some() {
            self.actors(&object, n)
        } else {
            let doer = self.nominal(n, object.head, None).map(|d| d.source).filter(|s| !s.is_empty());
            let done_by = || self.does_what(object.head);
            let owner = || self.owner(&self.thing_argument(object.head), n, true);
            doer.or_else(done_by).unwrap_or_else(owner)
        };
        let end = object.noun.map_or(object.last, |x| self.tagged.nouns[self.all(x).1].last);
        let first = if taken_up { object.head } else { object.first };
        let run = (first, end.min(t).max(first + 1));
        let negated = self.clauses[n].negated;
        // What the clause behind "as" tells is told.
        found.demanded.extend(content);
        self.judge(n, subject.refs, target, attitude, negated, (t, last), run, p, found)
    }

    /// Who does what a relative clause tells of a thing: the siege that X lays.
    fn does_what(&self, thing: usize) -> Option<Refs> {
        let about = |c: &crate::extract::clause::Clause| {
            c.link == Link::Relative && c.head.is_some_and(|(first, last)| first <= thing && thing < last)
        };
        let clause = self.clauses.iter().position(about)?;
        Some(self.subjects[clause].refs.clone()).filter(|r| !r.is_empty() && self.subjects[clause].explicit)
    }

    /// The predicate of a clause that says of its object what it is.
    pub fn names(&self, n: usize) -> Option<usize> {
        let p = self.clauses[n].predicate?;
        let lexicon = self.scan.lexicon;
        let listed = |v: u16| lexicon.naming.contains(&(v as usize)) || lexicon.seeing.contains(&(v as usize));
        match self.tagged.tag(p) {
            Tag::Verb(v) if !v.form.passive && listed(v.verb) => Some(p).filter(|p| !self.is_considered(n, *p)),
            Tag::Active { verb, .. } if listed(verb) => Some(p),
            _ => None,
        }
    }

    /// `X's remarks are considered an interference`, written like "consider": a thing stands before the verb, and what it is
    /// without an article right behind.
    pub fn is_considered(&self, n: usize, p: usize) -> bool {
        let thing = self
            .subjects
            .get(n)
            .and_then(|s| s.thing)
            .is_some_and(|t| t < p && matches!(self.tagged.tag(t), Tag::Plain { .. } | Tag::Event { .. }));
        let next = self.tagged.end(p);
        let what = |t: usize| match self.tagged.tag(t) {
            Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => {
                cut == Cut::default()
            }
            _ => false,
        };
        thing && self.equates(p) && next < self.tagged.last && what(next)
    }

    /// `Sees in X a danger`, `looks at X as a danger`: whom or what a verb of seeing brings by a preposition.
    fn seen(&self, p: usize, arguments: &[Argument]) -> Option<Argument> {
        let Tag::Verb(VerbTag { verb, .. }) = self.tagged.tag(p) else { return None };
        let seen = self.scan.lexicon.seeing.contains(&(verb as usize));
        let brings = |a: &&Argument| [FI, MAA].contains(&a.prep.as_str()) || a.prep.chars().eq([ALEF, LAM, YEH]);
        arguments.iter().find(brings).filter(|_| seen).cloned()
    }

    /// Whom or what such a clause says it of.
    pub fn named_object(&self, n: usize) -> Option<Argument> {
        let p = self.names(n)?;
        let skip = self.subjects[n].noun.filter(|s| self.tagged.nouns[*s].first > p);
        let arguments = self.arguments(n, p, skip);
        self.seen(p, &arguments).or_else(|| arguments.into_iter().find(|a| a.prep.is_empty()))
    }
}
