//! Whom a sentence tells of before its verb, though he is its object: a pronoun on the verb takes him up, and who did it
//! stands behind.

use crate::claim::ClaimType;
use crate::extract::clause::Link;
use crate::extract::event::BAYNA;
use crate::extract::frame::extend;
use crate::extract::opening::words;
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::script::letters::WAW;
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// Whom the pronoun on the predicate at `at` takes up, where he opens the clause and its subject stands behind.
    pub fn fronted(&self, n: usize, at: usize, suffix: Suffix) -> Option<Refs> {
        let subject = self.subjects.get(n).filter(|_| self.clauses[n].predicate == Some(at))?;
        let moved = matches!(self.tagged.tag(at), Tag::Verb(v) if self.moves(v.verb));
        let behind = subject.noun.is_some_and(|s| self.tagged.nouns[s].first > at)
            || moved && subject.thing.is_some_and(|t| t > at);
        if !behind || self.fronting.replace(true) {
            return None;
        }
        let before = self.before_predicate(n, None);
        self.fronting.set(false);
        let before = before?;
        self.can_all_mean(&before.refs, suffix).then_some(before.refs)
    }

    /// A verb of what something makes somebody feel: worries, angers, pleases.
    fn moves(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]).any(|f| {
            f.subject.has(Roles::ISSUE)
                && f.object.has(Roles::PARTY)
                && !f.subject.has(Roles::SOURCE)
                && !f.kind.is_symmetric()
        })
    }

    /// `As for X, Y accused him of`: Y, who stands right behind the verb; `before` is X.
    pub fn behind_fronted(&self, n: usize, verb: Option<&VerbTag>, before: Option<&Subject>) -> Option<Subject> {
        let verb = verb?;
        let (p, before) = (self.clauses[n].predicate?, before?);
        if let Some(found) = self.behind_heading(n, p, verb, before) {
            return Some(found);
        }
        let suffix = verb.suffix.filter(|s| s.person == Person::Third && !verb.form.passive)?;
        // That the attack, X carried it out: so with a deed.
        let deed = |t: usize| self.is_event_noun(t) && self.thing_gender(t) == Some(suffix.gender);
        let deed = before.refs.is_empty() && suffix.number == Number::Singular && before.thing.is_some_and(deed);
        if !deed && !self.can_all_mean(&before.refs, suffix) {
            return None;
        }
        let found = self.after_verb(n, p, verb)?;
        if self.moves(verb.verb) && found.refs.is_empty() && found.thing.is_some_and(|t| t >= p) {
            // X, it worries him, the presence of Y.
            return Some(found);
        }
        let noun = &self.tagged.nouns[found.noun?];
        let right_behind = (self.tagged.end(p)..noun.first).all(|t| {
            matches!(
                self.tagged.tag(t),
                Tag::When(_) | Tag::Inside | Tag::Mark(_) | Tag::Particle { class: Particle::Adverb, .. }
            )
        });
        let other = found.refs.iter().all(|r| before.refs.iter().all(|b| b.entity != r.entity));
        (right_behind && other && noun.cut.is_bare() && !found.refs.is_empty()).then_some(found)
    }

    /// `A thousand dead. And said the official` with no mark between: behind words that head a passage, a verb with "and"
    /// has its subject behind it.
    fn behind_heading(&self, n: usize, p: usize, verb: &VerbTag, before: &Subject) -> Option<Subject> {
        let heads = |x: usize| self.clauses[n].tokens.first() == Some(&self.tagged.nouns[x].first);
        if verb.cut.conj != Some(WAW) || verb.suffix.is_some() || !before.noun.is_some_and(heads) {
            return None;
        }
        let found = self.after_verb(n, p, verb).filter(|f| !f.refs.is_empty())?;
        let noun = &self.tagged.nouns[found.noun?];
        (noun.first == self.tagged.end(p)).then_some(found)
    }

    /// `Between X and Y there is cooperation`: those between whom it is stand before it, where a clause begins.
    pub fn between_before(&self, n: usize, t: usize) -> Option<Refs> {
        let tokens = &self.clauses[n].tokens;
        let tokens = &tokens[..tokens.iter().position(|x| *x == t)?];
        let between = tokens.iter().rposition(|x| !matches!(self.tagged.tag(*x), Tag::Noun(_)))?;
        let is_between = |x: usize| match self.tagged.tag(x) {
            Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                &self.scan.document.folded(x)[cut.skip()..] == BAYNA
            }
            _ => false,
        };
        let opens = between.checked_sub(1).is_none_or(|b| {
            matches!(self.tagged.tag(tokens[b]), Tag::Particle { .. } | Tag::Mark(_) | Tag::When(_) | Tag::Inside)
        });
        let indefinite = self.cut_of(t).is_some_and(|c| c == Cut::default());
        let mut refs = Refs::new();
        for noun in tokens[between + 1..].iter().filter_map(|x| self.noun_of(*x)) {
            extend(&mut refs, &self.tagged.nouns[noun].who);
        }
        (is_between(tokens[between]) && opens && indefinite && refs.len() > 1).then_some(refs)
    }

    /// `After a closed session, X condemns Y`: whoever stands between the comma that ends an opening phrase and the verb is
    /// its subject.
    pub fn behind_opening(&self, n: usize, p: usize, verb: &VerbTag) -> Option<Subject> {
        let noun = self.tagged.nouns.iter().position(|x| x.last == p)?;
        let found = &self.tagged.nouns[noun];
        let comma = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Comma);
        let clause = &self.clauses[n];
        let first = *clause.tokens.first()?;
        let from = if first < found.first { first } else { *self.clauses[clause.parent?].tokens.first()? };
        let opens = matches!(
            self.tagged.tag(from),
            Tag::Particle { class: Particle::Preposition | Particle::Adverb, .. } | Tag::When(_)
        ) || self.cut_of(from).is_some_and(|c| c.prep.is_some());
        let stands = clause.link == Link::Coord
            && verb.cut == Cut::default()
            && from < found.first
            && found.cut.is_bare()
            && self.tagged.before(found.first).is_some_and(comma)
            && !(from..found.first).filter(|t| comma(*t)).any(|t| t + 1 != found.first)
            && opens;
        if stands { self.named_subject(noun, verb) } else { None }
    }

    /// Whether a comma ends the fronted phrase in which a noun stands.
    pub fn ends_at_comma(&self, n: usize, noun: usize, p: usize) -> bool {
        let comma = |t: &usize| matches!(self.tagged.tag(*t), Tag::Mark(TokenKind::Comma));
        let last = self.tagged.nouns[noun].last;
        self.clauses[n].tokens.iter().filter(|t| **t >= last && **t < p).any(comma)
    }

    /// `X had (already) done`: a noun stands right before the word for what is done, so the subject stands before its verb.
    pub fn stands_before_done(&self, n: usize, p: usize) -> bool {
        let done =
            |t: usize| self.scan.is_particle(t, Particle::Auxiliary) && self.scan.is_particle(t, Particle::Modal);
        let named =
            |t: usize| matches!(self.tagged.tag(t), Tag::Plain { cut } | Tag::Active { cut, .. } if cut.is_bare());
        p > 1 && done(p - 1) && self.clauses[n].tokens.contains(&(p - 2)) && named(p - 2)
    }

    /// `The attacks which X said that they left ten dead`: the pronoun that opens what is said is the head of the relative
    /// clause, somebody or a thing.
    pub fn told_of_head(&self, n: usize, suffix: Suffix) -> Option<Subject> {
        let clause = &self.clauses[n];
        let parent = clause.parent.filter(|_| clause.link == Link::Content)?;
        let said = self.clauses[parent].predicate.map(|p| self.tagged.tag(p));
        let free = matches!(said, Some(Tag::Verb(VerbTag { suffix: None, .. })));
        if !free || self.clauses[parent].link != Link::Relative || !self.speech_of(parent) {
            return None;
        }
        match self.resumed(parent, suffix)? {
            Meant::Who(refs) => Some(Subject { refs, ..Subject::default() }),
            Meant::What(first, _) => Some(Subject { thing: Some(first), ..Subject::default() }),
            _ => None,
        }
    }

    /// `X accused Y of having`, `X criticised Y because he`: the pronoun that opens the clause is Y, though X may agree too.
    pub fn held_against(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let clause = &self.clauses[n];
        let parent = clause.parent.filter(|_| matches!(clause.link, Link::Content | Link::Coord))?;
        let first = *clause.tokens.first()?;
        // "X criticised Y, but it supports Z": the contrast goes on with X.
        let but = self.scan.document.folded(first).trim_start_matches(WAW).starts_with(words::LAKIN);
        let p = self.clauses[parent].predicate.filter(|p| *p < first && !but)?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let lexicon = self.scan.lexicon;
        let frames = lexicon.verb_frames[verb.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        let hostile = frames.clone().filter(|f| !f.note.idle).all(|f| f.kind.polarity() < 0);
        let blames = |f: &Frame| {
            matches!(f.kind, ClaimType::Accuse | ClaimType::Sanction | ClaimType::Coerce)
                && (f.object.has(Roles::TARGET) || f.preps.iter().any(|(_, r)| r.has(Roles::TARGET)))
        };
        if suffix.person != Person::Third || !hostile || !frames.clone().any(blames) {
            return None;
        }
        let own = self.subjects.get(parent).map_or(Refs::new(), |s| s.refs.clone());
        let is_own = |refs: &Refs| refs.iter().any(|r| own.iter().any(|o| o.entity == r.entity));
        match self.latest_meant(n, first, suffix, &is_own) {
            Meant::Who(refs) if refs.iter().all(|r| r.first >= p && r.first < first) => Some(refs),
            _ => None,
        }
    }
}
