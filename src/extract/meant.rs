//! Whom or what a pronoun behind a verb or a noun takes up: the nearest phrase that it can mean.

use crate::claim::Kind;
use crate::extract::clause::Link;
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Number, Person};
use crate::text::reading::Suffix;
use crate::text::token::TokenKind;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// Whom or what a pronoun at token `at` as object of clause `n` takes up: not the subject itself.
    pub fn object_meant(&self, n: usize, at: usize, suffix: Suffix) -> Meant {
        match suffix.person {
            Person::First => return Meant::Who(self.speaker_of(n)),
            Person::Second => return Meant::Who(self.addressee(n)),
            Person::Third => {}
        }
        if self.is_taken_up(n, at) {
            return self.meant_above(n, suffix);
        }
        if let Some(meant) = self.resumed(n, suffix) {
            return meant;
        }
        if let Some(refs) = self.fronted(n, at, suffix) {
            return Meant::Who(refs);
        }
        let own: Refs = self.subjects.get(n).map_or(Refs::new(), |s| s.refs.clone());
        // A minister accused it, an army attacked it: not his own state.
        let state = |e: usize| self.scan.entities.get(e).state;
        let kind = |e: usize| self.scan.entities.get(e).kind;
        let serves = |s: usize, e: usize| {
            let body = matches!(kind(s), Kind::Person | Kind::Organisation | Kind::Group | Kind::Unnamed);
            body && kind(e) == Kind::State && state(s).is_some() && state(s) == state(e)
        };
        // Arrested her: no state.
        let people = matches!(self.tagged.tag(at), Tag::Verb(v) if self.takes_people(v.verb));
        let is_other = |e: usize| {
            let body = matches!(kind(e), Kind::State | Kind::Organisation | Kind::Media);
            !(people && body) && own.iter().all(|s| s.entity != e && !serves(s.entity, e))
        };
        let is_own = |refs: &Refs| refs.iter().any(|r| !is_other(r.entity));
        if suffix.number == Number::Dual {
            let refs = self.pronoun(n, suffix);
            return if refs.is_empty() || is_own(&refs) { Meant::Nobody } else { Meant::Who(refs) };
        }
        match self.latest_meant(n, at, suffix, &is_own) {
            Meant::Nobody if self.clauses[n].quoted => return Meant::Nobody,
            Meant::Nobody => {}
            found => return found,
        }
        let memory = &self.scan.memory;
        let found = memory
            .subject()
            .into_iter()
            .chain(memory.lately(|e| self.can_mean(e, suffix) && (!people || is_other(e))))
            .find(|e| self.can_mean(*e, suffix) && is_other(*e));
        found.map_or(Meant::Nobody, |e| Meant::Who(smallvec![self.carried_ref(e)]))
    }

    /// The charges that X brought (them) against him: whether the verb of a relative clause takes up its head already.
    fn is_taken_up(&self, n: usize, at: usize) -> bool {
        let clause = &self.clauses[n];
        clause.link == Link::Relative && clause.predicate.is_some_and(|p| {
            p != at
                && matches!(self.tagged.tag(p), Tag::Verb(v) if v.suffix.is_some_and(|s| self.resumed(n, s).is_some()))
        })
    }

    /// Whom a pronoun means that is not the head of its relative clause: who does what the clauses above tell.
    fn meant_above(&self, n: usize, suffix: Suffix) -> Meant {
        let own: Refs = self.subjects.get(n).map_or(Refs::new(), |s| s.refs.clone());
        let is_other = |refs: &Refs| refs.iter().all(|r| own.iter().all(|o| o.entity != r.entity));
        let mut above = self.clauses[n].parent;
        while let Some(c) = above {
            let told = self.subjects.get(c).map(|s| &s.refs);
            if let Some(refs) = told.filter(|refs| self.can_all_mean(refs, suffix) && is_other(refs)) {
                return Meant::Who(refs.clone());
            }
            above = self.clauses[c].parent;
        }
        Meant::Nobody
    }

    /// The nearest phrase of the sentence before `at` that a pronoun can take up.
    pub fn latest_meant(&self, n: usize, at: usize, suffix: Suffix, is_own: &dyn Fn(&Refs) -> bool) -> Meant {
        let quoted = self.clauses[n].quoted;
        let mut t = at;
        // The state where it happens is meant where nobody else can be.
        let mut host = None;
        while let Some(before) = self.tagged.before(t).filter(|_| t > self.tagged.first) {
            t = before;
            match self.tagged.tag(t) {
                // Words in quotation marks seldom take up those who stand around them.
                Tag::Mark(TokenKind::Quote) if quoted => return host.unwrap_or(Meant::Nobody),
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    // Where something happens is not taken up as who does it.
                    let where_ = found.place
                        && (found.cut.prep.is_some() || self.is_governed(t) && found.who.iter().all(|r| !r.anaphor));
                    let kind = found.who.first().map(|r| self.scan.entities.get(r.entity).kind);
                    if where_ && kind != Some(Kind::State) || kind == Some(Kind::Place) {
                        continue;
                    }
                    let (all, _) = self.all(noun);
                    if suffix.number == Number::Plural && all.len() > 1 && !is_own(&all) {
                        return Meant::Who(all);
                    }
                    if self.can_all_mean(&found.who, suffix) && !is_own(&found.who) {
                        if let Some((head, last)) = self.deed_around(t, at, suffix) {
                            return Meant::What(head, last);
                        }
                        if where_ && self.tagged.before(t).is_some_and(|b| self.is_in_before(b)) {
                            host = host.or_else(|| Some(Meant::Who(found.who.clone())));
                            continue;
                        }
                        return Meant::Who(found.who.clone());
                    }
                }
                Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. } | Tag::Plain { .. }
                    if host.is_none()
                        && suffix.number == Number::Singular
                        && self.is_phrase_head(t)
                        && self.thing_gender(t) == Some(suffix.gender) =>
                {
                    return Meant::What(t, self.phrase_end(t).min(at));
                }
                _ => {}
            }
        }
        host.unwrap_or(Meant::Nobody)
    }
}
