//! Whether the words that a frame lists as its object stand with a predicate.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::{Clause, Link};
use crate::extract::frame::{Draft, extend};
use crate::extract::opening::{is_relative_pronoun, words};
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::lexicon::sorts::Stems;

/// The words of a verbal noun's phrase, at most, among which those stand in whose company alone its row is meant.
const NEAR: usize = 12;

impl Sense<'_, '_> {
    /// Whether what a frame lists as its object is there, if it lists anything: as the object, as the subject, behind
    /// its preposition, or before the clause. Gives whether it is a second object (to give X things) and the token
    /// before the clause that the predicate takes up.
    pub fn listed_object(
        &self,
        n: usize,
        p: usize,
        frame: &Frame,
        arguments: &[Argument],
        passive: bool,
    ) -> Option<(bool, Option<usize>)> {
        let list = &frame.note.object;
        if list.is_empty() {
            return Some((false, None));
        }
        let subject = &self.subjects[n];
        let object = arguments.iter().find(|a| a.prep.is_empty());
        let holds = |a: &Argument| {
            let place = frame.object.has(Roles::PLACE) && a.noun.is_some_and(|x| self.tagged.nouns[x].place);
            // Within the name of an office no word is a thing: the director of public security.
            let post = frame.note.idle && a.noun.is_some_and(|x| self.names_holders(x));
            let last = if post { a.head + 1 } else { self.tagged.end(a.head) };
            let own = !frame.note.own || self.has_pronoun(a.head);
            own && a.pronoun.is_none() && (place || (a.head..last).any(|t| self.stem_in(t, list)))
        };
        // Planes carried aid: planes are not what was carried.
        let doer = |s: usize| {
            // Of a name, no word is a thing: the Security Council.
            let noun = &self.tagged.nouns[s];
            let named = noun.who.iter().any(|r| self.scan.entities.get(r.entity).actor.is_some());
            !named && (noun.first..noun.last).any(|t| self.stem_in(t, list))
        };
        let by_subject = subject.thing.is_some_and(|t| self.stem_in(t, list))
            || (passive || object.is_none()) && subject.noun.is_some_and(doer);
        let about = self.antecedent_of_gathering(n, frame).is_some_and(|t| self.stem_in(t, list));
        let by_need = arguments.iter().any(|a| frame.note.needs.contains(&a.prep) && holds(a));
        let named = object.is_some_and(|a| a.pronoun.is_some() || a.noun.is_some());
        let gives = frame.object.has(Roles::TARGET) && frame.object.has(Roles::ISSUE) && named && !passive;
        let behind = object.filter(|o| o.noun.is_some() && o.head > p).map_or(p, |o| o.head);
        let by_second = (frame.note.actor_object || gives) && self.second_object(behind, list);
        let far = || frame.note.violent && subject.explicit && !passive && self.listed_far(n, p, list);
        if object.is_some_and(holds)
            || by_need
            || by_subject
            || by_second
            || about
            || object.is_none_or(|o| o.noun.is_none()) && far()
        {
            return Some((gives && by_second && !object.is_some_and(holds), None));
        }
        self.fixed_antecedent(n, p, frame, arguments, passive).map(|t| (false, Some(t)))
    }

    /// "(Opened) the policemen charged with the security of the meeting fire": the listed object behind a long subject, with
    /// the article, that no preposition brings.
    fn listed_far(&self, n: usize, p: usize, list: &Stems) -> bool {
        let mut near = self.clauses[n].tokens.iter().copied().filter(|t| *t > p).take(NEAR);
        near.any(|t| {
            let bare = matches!(self.tagged.tag(t), Tag::Plain { cut } if cut.article && cut.is_bare());
            bare && !self.is_governed(t) && self.stem_in(t, list)
        })
    }

    /// `Demanded parts of it`: "from" with a pronoun right behind an indefinite thing that a preposition brings.
    pub fn is_part_of_it(&self, argument: &Argument) -> bool {
        let thing = |b: usize| match self.tagged.tag(b) {
            Tag::Plain { cut } => !cut.article && cut.conj.is_none() && cut.prep.is_some(),
            _ => false,
        };
        argument.pronoun.is_some()
            && argument.prep == MIN
            && argument.first > self.tagged.first
            && self.tagged.before(argument.first).is_some_and(thing)
    }

    /// Whether a phrase names persons, or those who hold an office.
    fn names_holders(&self, noun: usize) -> bool {
        self.tagged.nouns[noun].who.iter().all(|r| {
            let one = self.scan.entities.get(r.entity);
            one.kind == Kind::Person || one.office.is_some()
        })
    }

    /// `arrests whoever opposes it`: a relative clause without a head stands where the object would.
    pub fn whoever(&self, n: usize, p: usize, frame: &Frame, draft: &mut Draft) -> bool {
        let takes = frame.object.has(Roles::ISSUE) || frame.object.has(Roles::TARGET) || frame.object.has(Roles::OWNER);
        let opens = |t: usize| {
            let word = self.scan.document.folded(t);
            [MIN, words::MA].contains(&word) || is_relative_pronoun(word)
        };
        let subject = self.subjects[n].noun.map(|x| self.tagged.nouns[x].first);
        let in_place = |t: usize| {
            let mut before = self.tagged.before(t);
            if before.is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Quantifier, .. })) {
                before = before.and_then(|b| self.tagged.before(b));
            }
            before.is_some_and(|b| b == p || b > p && Some(b) == subject)
        };
        let headless =
            |c: &&Clause| c.link == Link::Relative && c.parent == Some(n) && c.head.is_none() && c.antecedent.is_none();
        let found = self.clauses.iter().skip(n + 1).filter(headless).find_map(|c| {
            let (first, last) = (*c.tokens.first()?, *c.tokens.last()?);
            (c.predicate.is_some() && opens(first) && in_place(first)).then(|| (first, self.tagged.end(last)))
        });
        let Some((first, last)) = found.filter(|_| takes) else { return false };
        draft.issues.push((first, last));
        draft.evidence.1 = draft.evidence.1.max(last);
        true
    }

    /// They went on with the shelling of X's positions: whom the listed deed is done to, where the verb brings nobody.
    pub fn undergone_in_object(&mut self, n: usize, frame: &Frame, arguments: &[Argument], draft: &mut Draft) {
        let received = frame.subject.has(Roles::TARGET) && matches!(frame.kind, ClaimType::Support | ClaimType::Aid);
        if received
            && draft.source.is_empty()
            && let Some((help, _)) = draft.issues.first().copied()
        {
            // He relies on X's help.
            draft.source = self.owner(&self.thing_argument(help), n, false);
        }
        if frame.kind == ClaimType::Accuse && frame.clause.has(Roles::ISSUE) && draft.target.is_empty() {
            draft.target = self.head_owner(n);
        }
        let object = arguments.iter().find(|a| a.prep.is_empty() && a.pronoun.is_none()).map(|a| a.head);
        let listed = !frame.note.object.is_empty() && draft.target.is_empty() && !frame.kind.is_symmetric();
        let Some(t) = object.filter(|t| listed && self.is_event(*t) && !draft.source.is_empty()) else { return };
        let doer = draft.source.clone();
        let Some(deed) = self.nominal(n, t, Some((&doer, false))) else { return };
        if deed.kind == draft.kind || deed.kind == ClaimType::Assault && draft.kind == ClaimType::Retreat {
            extend(&mut draft.target, &deed.target);
        }
    }

    /// Whether the object that a fixed phrase asks for stands behind a verbal noun, and its preposition.
    pub fn is_fixed(&self, frame: &Frame, t: usize, object: Option<usize>) -> bool {
        let note = &frame.note;
        if note.object.is_empty() {
            return false;
        }
        let own = |o: usize| !note.own || self.has_pronoun(o);
        let mut near = t..(t + NEAR).min(self.tagged.last);
        let mut with = || note.with.is_empty() || near.any(|x| self.stem_in(x, &note.with));
        let is = |o: usize| self.stem_in(o, &note.object) && !self.stem_in(o, &note.unless) && own(o);
        // The killing of (doing away with) three terrorists: the number stands first.
        let counted = |o: usize| (o..self.tagged.end(o).max(o + 1)).any(is);
        // Their reaching (an agreement): a verb without an object has it behind its preposition.
        let brought = || frame.object.is_none() && self.brought_behind(frame, t).is_some_and(counted);
        // To take in ten thousand refugees: who is helped is counted.
        let many = |o: usize| self.tagged.end(o) > o + 1 && self.scan.begins_number(o, o + 1) && counted(o);
        let whole = |o: usize| is(o) || frame.kind == ClaimType::Aid && many(o);
        (object.is_some_and(whole) && (note.needs.is_empty() || self.needed_behind(frame, t)) || brought()) && with()
    }

    /// The sanctions of X will be lifted: what is listed as the object is the subject of what could be a passive.
    pub fn is_lifted(&self, frame: &Frame, t: usize, draft: &Draft) -> bool {
        frame.kind == ClaimType::Concede
            && frame.object.has(Roles::ISSUE)
            && !draft.source.is_empty()
            && self.stem_in(t, &frame.note.object)
    }

    /// `Its programme, which X suspects to be`: whose the thing is of which a relative clause tells.
    fn head_owner(&self, n: usize) -> Refs {
        let clause = &self.clauses[n];
        let (Link::Relative, Some(parent), Some((head, _))) = (clause.link, clause.parent, clause.head) else {
            return Refs::new();
        };
        // The noun stands before its adjectives.
        let adjective = |t: usize| matches!(self.tagged.tag(t), Tag::Plain { cut } if cut.article);
        let noun = Some(head).filter(|t| !adjective(*t)).or_else(|| self.tagged.before(head)).unwrap_or(head);
        let plain = matches!(self.tagged.tag(noun), Tag::Plain { .. });
        let suffix = self.scan.document.readings(noun).list.iter().find_map(|r| r.pronoun()).filter(|_| plain);
        match suffix {
            Some(suffix) => match self.object_meant(parent, noun, suffix) {
                Meant::Who(refs) => refs,
                _ => {
                    let whose = self.possessor(parent, noun, suffix);
                    if whose.is_empty() { self.pronoun(parent, suffix) } else { whose }
                }
            },
            None => self.owner(&self.thing_argument(noun), parent, true),
        }
    }
}
