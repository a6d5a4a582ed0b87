//! Subjects that the clause above gives a verb without a subject, or does not: a belief that is nobody's, a present that tells of
//! a thing, somebody on his way, what was said in a talk that a relative clause names.

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::noun::Ref;
use crate::extract::phrase::ILA;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Particle, Roles, SpeechClass};
use crate::lexicon::sorts::Class;
use crate::text::reading::Cut;

impl Sense<'_, '_> {
    /// "The alliance announced a truce. It is thought that": a belief of the present is nobody's, or a person's.
    pub fn believes_nothing(&self, n: usize, subject: &Subject) -> bool {
        let person = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed);
        self.is_belief_of_present(n) && !subject.refs.iter().all(person)
    }

    /// "It is thought": a verb of belief of the present that names nobody and goes on with what was told.
    pub fn is_thought_by_nobody(&self, n: usize) -> bool {
        self.subjects.get(n).is_some_and(|s| !s.explicit && s.refs.is_empty()) && self.is_belief_of_present(n)
    }

    /// He thinks, it is thought.
    fn is_belief_of_present(&self, n: usize) -> bool {
        let present = |p| {
            matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Present && !v.cut.future
                && (v.form.gender, v.form.number) == (Gender::Masculine, Number::Singular))
        };
        self.clauses[n].link == Link::Coord
            && self.clauses[n].predicate.is_some_and(present)
            && self.speech(n).is_some_and(|s| s.class == SpeechClass::Believe)
    }

    /// "The minister said that (it) were killed ten soldiers": whoever bears no arms and leads nobody who does tells of so
    /// many dead, whom he did not kill.
    pub fn is_of_nobody(&self, n: usize, verb: &VerbTag) -> bool {
        let form = &verb.form;
        let past = (form.tense, form.number, form.gender) == (Tense::Past, Number::Singular, Gender::Masculine);
        let killed = || {
            let next = self.clauses[n].predicate.map(|p| self.tagged.end(p)).filter(|t| *t < self.tagged.last);
            let counted = next.is_some_and(|t| self.begins_with_number(t));
            let harmless = |r: &Ref| {
                let kind = self.scan.entities.get(r.entity).kind;
                matches!(kind, Kind::Person | Kind::Unnamed | Kind::Media)
                    && !self.is_of(r.entity, Class::Armed)
                    && !self.commands(r.entity)
            };
            counted && self.clauses[n].link == Link::Content && self.speaker_of(n).iter().all(harmless)
        };
        self.is_impersonal(verb) || past && verb.suffix.is_none() && self.takes_people(verb.verb) && killed()
    }

    /// "The measures that X announced during a tour that aims at": behind a relative clause and a noun, a present without a
    /// joining word tells of the noun.
    pub fn is_said_of_thing(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let within = clause.link == Link::Coord
            && clause.parent.is_some_and(|p| self.clauses[p].link == Link::Relative && self.subjects[p].explicit);
        let Some(p) = clause.predicate.filter(|_| within) else { return false };
        let present =
            matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Present && v.cut == Cut::default());
        let noun = |b: usize| matches!(self.tagged.tag(b), Tag::Noun(_)) || self.tagged.tag(b).nominal_cut().is_some();
        present && self.tagged.before(p).is_some_and(noun)
    }

    /// `It is closed until the leaving of X, heading for Y`: where the clause is about no person, a participle of one man tells
    /// of whoever does the verbal noun before it.
    pub fn doer_on_his_way(&self, n: usize) -> Option<Refs> {
        let p = self.clauses[n].predicate?;
        let Tag::Active { verb, gender: Gender::Masculine, number: Number::Singular, .. } = self.tagged.tag(p) else {
            return None;
        };
        let lexicon = self.scan.lexicon;
        let goes = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.kind == ClaimType::Consult && frame.prep(ILA).has(Roles::PARTY)
        };
        if !lexicon.verb_frames[verb as usize].iter().any(goes) {
            return None;
        }
        let parent = self.clauses[n].parent?;
        let person = |r: &Ref| self.scan.entities.get(r.entity).kind == Kind::Person;
        if self.subjects[parent].refs.iter().any(|r| self.scan.entities.get(r.entity).kind != Kind::State) {
            return None;
        }
        let tokens =
            self.clauses[parent].tokens.iter().rev().filter(|t| **t < p && self.clauses[parent].predicate < Some(**t));
        tokens.copied().find_map(|t| {
            let noun = self.noun_of(t).filter(|x| self.tagged.nouns[*x].cut.is_bare())?;
            let deed = self.tagged.before(t).is_some_and(|b| match self.tagged.tag(b) {
                Tag::Masdar { cut, suffix: None, .. } | Tag::Event { cut, suffix: None, .. } => !cut.article,
                _ => false,
            });
            let refs = self.tagged.nouns[noun].who.clone();
            (deed && refs.len() == 1 && refs.iter().all(person)).then_some(refs)
        })
    }

    /// `Remarks that he made in an interview, and said in it`: what the pronoun takes up stands in the relative clause right
    /// before, and so does who does it.
    pub fn within_what_was_told(&self, n: usize) -> Option<Refs> {
        let clause = &self.clauses[n];
        let before = n.checked_sub(1).filter(|b| self.clauses[*b].link == Link::Relative)?;
        let p = clause.predicate?;
        let next = self.tagged.end(p);
        let joined = matches!(self.tagged.tag(p), Tag::Verb(v) if v.cut.conj.is_some() && v.suffix.is_none());
        let within = next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. }
                if s.person == Person::Third && s.number == Number::Singular);
        let near = self.clauses[before].tokens.last().is_some_and(|t| self.tagged.end(*t) >= p);
        let refs = self.subjects[before].refs.clone();
        (joined && within && near && !refs.is_empty()).then_some(refs)
    }
}
