//! Whether the words that a frame lists as its object stand with a predicate.

use crate::claim::Kind;
use crate::extract::argument::Argument;
use crate::extract::sense::Sense;
use crate::lexicon::rows::{Frame, Roles};

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
            a.pronoun.is_none() && (place || (a.head..last).any(|t| self.stem_in(t, list)))
        };
        // Planes carried aid: planes are not what was carried.
        let doer = |s: usize| {
            let noun = &self.tagged.nouns[s];
            (noun.first..noun.last).any(|t| self.stem_in(t, list))
        };
        let by_subject = subject.thing.is_some_and(|t| self.stem_in(t, list))
            || (passive || object.is_none()) && subject.noun.is_some_and(doer);
        let about = self.antecedent_of_gathering(n, frame).is_some_and(|t| self.stem_in(t, list));
        let by_need = arguments.iter().any(|a| frame.note.needs.contains(&a.prep) && holds(a));
        let named = object.is_some_and(|a| a.pronoun.is_some() || a.noun.is_some());
        let gives = frame.object.has(Roles::TARGET) && frame.object.has(Roles::ISSUE) && named && !passive;
        let behind = object.filter(|o| o.noun.is_some() && o.head > p).map_or(p, |o| o.head);
        let by_second = (frame.note.actor_object || gives) && self.second_object(behind, list);
        if object.is_some_and(holds) || by_need || by_subject || by_second || about {
            return Some((gives && by_second && !object.is_some_and(holds), None));
        }
        self.fixed_antecedent(n, p, frame, arguments, passive).map(|t| (false, Some(t)))
    }

    /// Whether a phrase names persons, or those who hold an office.
    fn names_holders(&self, noun: usize) -> bool {
        self.tagged.nouns[noun].who.iter().all(|r| {
            let one = self.scan.entities.get(r.entity);
            one.kind == Kind::Person || one.office.is_some()
        })
    }
}
