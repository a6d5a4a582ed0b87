//! Of what sort those around a predicate are: persons, states, armed men, those of public affairs.

use crate::claim::Kind;
use crate::extract::argument::Argument;
use crate::extract::noun::Ref;
use crate::extract::sense::Sense;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Frame, Roles, Word};
use crate::lexicon::sorts::Class;

impl Sense<'_, '_> {
    /// Whether subject and target are of the sorts that a frame asks for.
    pub fn sorts_fit(&self, frame: &Frame, n: usize, subject: &[Ref], arguments: &[Argument]) -> bool {
        let fits = |list: &[Class], refs: &[Ref]| {
            let of = |r: &Ref, c: Class| self.is_of(r.entity, c) || c == Class::Armed && self.is_by_fighters(r);
            refs.iter().any(|r| list.iter().any(|c| of(r, *c)))
        };
        let note = &frame.note;
        let other = |a: &&Argument| {
            let roles = if a.prep.is_empty() { frame.object } else { frame.prep(&a.prep) };
            roles.has(Roles::TARGET) || roles.has(Roles::PARTY)
        };
        // An attack is the deed of those who bear arms.
        let attack = || {
            note.violent
                && subject.is_empty()
                && note.subject_is.contains(&Class::Armed)
                && self.subjects[n].thing.is_some_and(|t| self.is_deed(t, frame))
        };
        (note.subject_is.is_empty() || fits(&note.subject_is, subject) || attack())
            && (note.target_is.is_empty()
                || arguments.iter().filter(other).any(|a| fits(&note.target_is, &self.actors(a, n))))
    }

    /// Fighters of the opposition, soldiers of the regime: named for whom they belong to, they bear arms all the same.
    pub fn is_by_fighters(&self, one: &Ref) -> bool {
        let lexicon = self.scan.lexicon;
        let fighters = |r: &crate::text::reading::Reading| match r.word {
            Word::Agent { agent, .. } => lexicon.armed.has(&lexicon.agents[agent as usize].id),
            _ => false,
        };
        one.first + 1 < one.last && self.scan.document.readings(one.first).list.iter().any(fighters)
    }

    /// Whether somebody is of a sort.
    pub fn is_of(&self, entity: usize, class: Class) -> bool {
        let one = self.scan.entities.get(entity);
        let lexicon = self.scan.lexicon;
        let ends = |word: &str| one.id.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with('-'));
        let armed = || {
            one.kind == Kind::ArmedGroup
                || ["army", "alliance", "coalition"].into_iter().any(ends)
                || lexicon.armed.has(&one.id)
        };
        match class {
            Class::Armed => armed(),
            Class::Speaker => (one.kind == Kind::Person || one.office.is_some()) && !armed(),
            Class::Civil => {
                (matches!(one.kind, Kind::Organisation | Kind::Media)
                    || one.kind == Kind::Group && ends("party")
                    || ["bloc", "blocs", "lawmaker", "lawmakers", "parties"].into_iter().any(ends))
                    && !armed()
            }
            Class::Person => (matches!(one.kind, Kind::Person | Kind::Unnamed) || ends("delegation")) && !armed(),
            Class::Many => one.kind != Kind::Person && (one.kind != Kind::Unnamed || one.number != Number::Singular),
            Class::State => {
                one.kind == Kind::State || one.state.is_some() && one.kind == Kind::Organisation && !armed()
            }
            Class::Public => {
                let of_a_state = || one.state.is_some() && matches!(one.kind, Kind::Organisation | Kind::Group);
                let governs = || {
                    one.office.is_some_and(|o| {
                        !matches!(lexicon.offices[o].body.as_str(), "organisation" | "any") || one.state.is_some()
                    })
                };
                one.kind == Kind::State
                    || one.actor.is_some() && one.kind != Kind::Media
                    || of_a_state()
                    || governs()
                    || armed()
                    || lexicon.public.has(&one.id)
            }
        }
    }
}
