//! With whom: where the company that the verb of a main clause asks for stands behind a relative clause, the main
//! clause goes on there (met the president who arrived yesterday *with*, clashed with).

use crate::extract::clause::{Cutter, Link};
use crate::extract::event::MAA;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Person, Tense};
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::script::letters::WAW;
use crate::text::reading::Suffix;

impl Cutter<'_> {
    /// China and Russia, both of which: the first of two that "and" joins.
    pub fn opens_pair(&self, second: usize) -> Option<usize> {
        let found = &self.tagged.nouns[second];
        let first = second.checked_sub(1).filter(|_| found.cut.conj == Some(WAW) && found.cut.prep.is_none())?;
        let before = &self.tagged.nouns[first];
        let joined = before.last == found.first && before.cut.conj.is_none();
        (joined && before.who.len() == 1 && found.who.len() == 1).then_some(first)
    }

    /// The clause above a relative clause whose verb asks for the company that the preposition at `at` brings, if nothing
    /// in the relative clause does.
    pub fn goes_on_in_company(&self, at: usize) -> Option<usize> {
        let Tag::Particle { class: Particle::Preposition, suffix: None, cut } = self.tagged.tag(at) else {
            return None;
        };
        if cut.conj.is_some() || self.document.folded(at) != MAA {
            return None;
        }
        let mut inner = self.current;
        while self.clauses[inner].link != Link::Relative {
            inner = self.clauses[inner].parent.filter(|_| self.clauses[inner].link == Link::Coord)?;
        }
        let relative = &self.clauses[inner];
        let parent = relative.parent?;
        let above = &self.clauses[parent];
        let Tag::Verb(main) = self.tagged.tag(above.predicate.filter(|q| *q < relative.tokens[0])?) else {
            return None;
        };
        let brought = |t: usize| self.document.folded(t).ends_with(MAA);
        let from = relative.predicate?;
        let wanted = self.frames_of(main.verb).any(|f| {
            let role = f.prep(MAA);
            role.has(Roles::PARTY) || role.has(Roles::TARGET)
        });
        (wanted && !above.tokens.iter().any(|t| brought(*t)) && !(from..at).any(|t| self.takes_company(t)))
            .then_some(parent)
    }

    /// The clause above `an event (that) was not announced`, which is all that the relative clause says.
    pub fn goes_on_behind_denial(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Relative && clause.negated)?;
        let p = clause.predicate.filter(|p| self.takes_up_behind(*p))?;
        let whole = clause.head.is_some() && self.tagged.before(at) == Some(self.tagged.end(p));
        (whole && !matches!(self.tagged.tag(at), Tag::Verb(_))).then_some(parent)
    }

    /// Whether a verb without a pronoun has one behind the preposition that follows it, which is all its phrase.
    pub fn takes_up_behind(&self, p: usize) -> bool {
        let behind = self.tagged.end(p);
        let third = |s: &Suffix| s.person == Person::Third;
        behind < self.tagged.last
            && matches!(self.tagged.tag(p), Tag::Verb(v) if v.suffix.is_none() && v.form.tense == Tense::Present)
            && matches!(self.tagged.tag(behind), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. } if third(&s))
    }

    /// Whether a verb or an event noun asks for company itself.
    fn takes_company(&self, t: usize) -> bool {
        let takes = |f: &Frame| !f.prep(MAA).is_none() || f.kind.is_symmetric();
        match self.tagged.tag(t) {
            Tag::Verb(v) => self.frames_of(v.verb).any(takes),
            Tag::Masdar { verb, .. } | Tag::Active { verb, .. } => self.frames_of(verb).any(takes),
            Tag::Event { nominal, .. } => takes(&self.lexicon.nominals[nominal as usize].frame),
            _ => false,
        }
    }

    fn frames_of(&self, verb: u16) -> impl Iterator<Item = &Frame> {
        self.lexicon.verb_frames[verb as usize].iter().map(|f| &self.lexicon.frames[*f as usize])
    }
}
