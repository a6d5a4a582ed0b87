//! Subjects that are somebody's without naming him: his forces, our people, "nobody but X".

use crate::claim::Kind;
use crate::extract::clause::Link;
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::notes::{AgentNote, HeadNote};
use crate::lexicon::rows::{Light, Particle, Roles, Word};
use crate::script::letters::TEH_MARBUTA;
use crate::text::reading::Suffix;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// His forces, our people: whoever owns them acts.
    pub fn by_own_forces(&mut self, n: usize, subject: &mut Subject) {
        let Some(t) = subject.thing.filter(|_| subject.refs.is_empty()) else { return };
        let Some(suffix) = self.forces_of(t) else { return };
        if suffix.person == Person::First {
            let speaker = self.speaker_of(n);
            subject.refs = speaker.iter().filter_map(|r| self.state_of(r.entity)).collect();
            if subject.refs.is_empty() {
                subject.refs = speaker;
            }
            return;
        }
        subject.refs = match self.object_meant(n, t, suffix) {
            Meant::Who(refs) => refs,
            _ => self.pronoun(n, suffix),
        };
    }

    /// Whether a subject is a thing that acts for somebody.
    pub fn is_of_forces(&self, subject: &Subject) -> bool {
        subject.refs.is_empty() && subject.thing.is_some_and(|t| self.forces_of(t).is_some())
    }

    /// "That the kingdom refuses": a definite noun right behind "that" is what the clause is about, if it agrees.
    pub fn is_topic(&self, n: usize, subject: &Subject, verb: Option<&VerbTag>) -> bool {
        let clause = &self.clauses[n];
        let (Some(t), Some(verb), [first, second, ..]) = (subject.thing, verb, &clause.tokens[..]) else {
            return false;
        };
        clause.link == Link::Content
            && clause.opened_by.is_none()
            && matches!(self.tagged.tag(*first), Tag::Particle { class: Particle::Complementizer, .. })
            && *second == t
            && (self.cut_of(t).is_some_and(|c| c.article) || verb.suffix.is_none() && self.is_of_somebody(t))
            && verb.form.number == Number::Singular
            && self.topic_gender(t).is_none_or(|g| g == verb.form.gender)
    }

    /// A noun without the article before a genitive that makes it definite: the policies of X.
    fn is_of_somebody(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Noun(noun) => self.tagged.nouns[noun].cut.is_bare(),
                Tag::Plain { cut } | Tag::Masdar { cut, .. } | Tag::Event { cut, .. } => cut.article && cut.is_bare(),
                _ => false,
            }
    }

    /// The gender of a definite noun, by its own shape or its adjective's.
    fn topic_gender(&self, t: usize) -> Option<Gender> {
        let next = self.tagged.end(t);
        let adjective = || {
            let found = next < self.tagged.last
                && matches!(self.tagged.tag(next), Tag::Nisba { cut, .. } | Tag::Plain { cut } if cut.article && cut.is_bare());
            let feminine = found && self.scan.document.raw(next).ends_with(TEH_MARBUTA);
            found.then_some(if feminine { Gender::Feminine } else { Gender::Masculine })
        };
        self.thing_gender(t).or_else(adjective)
    }

    /// A place behind a verb that is done to places, where somebody else can be its subject.
    pub fn is_taken_place(&self, subject: &Subject, verb: &VerbTag) -> bool {
        let lexicon = self.scan.lexicon;
        let place = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind == Kind::Place;
        !subject.refs.is_empty()
            && subject.refs.iter().all(place)
            && lexicon.verb_frames[verb.verb as usize]
                .iter()
                .any(|f| lexicon.frames[*f as usize].object.has(Roles::PLACE))
    }

    /// The state that somebody belongs to, as whom he speaks of.
    pub fn state_of(&mut self, entity: usize) -> Option<crate::extract::noun::Ref> {
        let known = self.scan.entities.get(entity);
        let state = known.state.filter(|_| matches!(known.kind, Kind::Person | Kind::Unnamed))?;
        let actor = self.scan.lexicon.states[state].actor;
        let entity = self.scan.entities.known(actor, self.scan.lexicon);
        Some(self.carried_ref(entity))
    }

    /// The pronoun on a word for those who act for somebody.
    fn forces_of(&self, t: usize) -> Option<Suffix> {
        let lexicon = self.scan.lexicon;
        self.scan.document.readings(t).list.iter().find_map(|r| {
            let acts = match r.word {
                Word::Head { head, .. } => lexicon.heads[head as usize].has(HeadNote::Acts),
                Word::Agent { agent, .. } => lexicon.agents[agent as usize].has(AgentNote::Acts),
                _ => false,
            };
            r.pronoun().filter(|_| acts && r.cut.prep.is_none())
        })
    }

    /// "Nobody supports the plan but China": whom a denial leaves, where no other actor is the subject.
    pub fn excepted(&self, n: usize, p: usize) -> Option<Subject> {
        let tokens = &self.clauses[n].tokens;
        let at = tokens
            .iter()
            .position(|t| *t > p && matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Except, .. }))?;
        let noun = self.noun_of(*tokens.get(at + 1)?)?;
        let found = &self.tagged.nouns[noun];
        let free = found.cut.is_bare() && !self.clauses[n].negated;
        free.then(|| Subject { refs: self.all(noun).0, noun: Some(noun), explicit: true, ..Subject::default() })
    }

    /// "It will support X if he comes under attack": a verb of undergoing in a condition goes on with whom its main clause
    /// named last.
    pub fn undergoing(&self, n: usize, verb: &VerbTag) -> Option<Refs> {
        let clause = &self.clauses[n];
        let light = &self.scan.lexicon.verb_light[verb.verb as usize];
        if clause.link != Link::Condition || !light.contains(&Light::Target) {
            return None;
        }
        let main = clause.parent?;
        let first = *clause.tokens.first()?;
        let last = self.clauses[main].tokens.iter().rev().filter(|t| **t < first).find_map(|t| self.noun_of(*t))?;
        let found = &self.tagged.nouns[last];
        let one = *found.who.first()?;
        let refs: Refs = smallvec![one];
        (found.cut.is_bare() && self.agrees_with(&refs, &verb.form)).then_some(refs)
    }
}
