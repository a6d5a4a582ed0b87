//! An army or an armed group, named as one and told of by its men: "ISIS entered the town and (they) killed ten", "the
//! police fled after their attack".

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::rows::Light;
use crate::lexicon::sorts::Class;
use crate::script::letters::ALEF;
use crate::text::reading::{Cut, Suffix};
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// Who does what a verb of the plural tells, where no people agree with it: the nearest of those told of before who
    /// bear arms, if it is a deed of force.
    pub fn fighters(&self, n: usize) -> Option<Refs> {
        let p = self.clauses[n].predicate?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let form = verb.form;
        let several = form.person == Person::Third
            && form.number == Number::Plural
            && form.gender == Gender::Masculine
            && !form.passive;
        let clause = &self.clauses[n];
        // Those who killed: whoever they are.
        let whoever = clause.link == Link::Relative && clause.antecedent.is_none() && clause.head.is_none();
        if !several || whoever || !self.is_of_force(n, p, &verb) {
            return None;
        }
        let told = self.subjects[..n.min(self.subjects.len())].iter().rev().map(|s| &s.refs);
        let armed = |refs: &&Refs| refs.len() == 1 && refs.iter().all(|r| self.is_of(r.entity, Class::Armed));
        told.into_iter().find(armed).cloned().or_else(|| {
            let before = self.scan.memory.subject().filter(|e| self.is_of(*e, Class::Armed))?;
            Some(smallvec![self.carried_ref(before)])
        })
    }

    /// As the subject of a clause that has found none.
    pub fn or_fighters(&self, n: usize, found: Subject) -> Subject {
        let open = found.refs.is_empty() && found.thing.is_none() && !found.explicit;
        match open.then(|| self.fighters(n)).flatten() {
            Some(refs) => Subject { refs, ..Subject::default() },
            None => found,
        }
    }

    /// Whose deed a noun of force with the pronoun of several is: "they abducted many after their capture of the town".
    pub fn fighters_possess(&self, c: usize, t: usize, suffix: Suffix) -> Option<Refs> {
        let several = suffix.number == Number::Plural && suffix.gender == Gender::Masculine;
        let refs = &self.subjects.get(c)?.refs;
        let [one] = refs[..] else { return None };
        // The police arrested ten after their attack: theirs who were arrested.
        let alone = || !matches!(self.latest_meant(c, t, suffix, &|_| false), Meant::Who(_));
        let group = self.scan.entities.get(one.entity).kind == Kind::ArmedGroup;
        let armed = group || self.is_of(one.entity, Class::Armed) && alone();
        (several && armed && self.is_deed_of_force(t)).then(|| refs.clone())
    }

    /// "They died in raids that X carried out and (that) hit Y": the raids go on, and they are X's.
    pub fn raiders(&self, n: usize, verb: &VerbTag) -> Option<Refs> {
        let told = n.checked_sub(1).filter(|_| verb.cut.conj.is_some() && verb.suffix.is_none())?;
        let (clause, raided) = (&self.clauses[told], &self.subjects[told]);
        if clause.link != Link::Relative || raided.refs.is_empty() || !self.is_weapons_verb(verb.verb) {
            return None;
        }
        let Tag::Verb(by) = self.tagged.tag(clause.predicate?) else { return None };
        let carries = self.scan.lexicon.verb_light[by.verb as usize].contains(&Light::Source);
        let raid = self.antecedent_event(told).or_else(|| self.event_right_before(*clause.tokens.first()?))?;
        let agrees = self.thing_gender(raid).is_none_or(|g| g == verb.form.gender);
        (carries && !by.form.passive && agrees && self.is_attack(raid)).then(|| raided.refs.clone())
    }

    /// "And the raids hit": a definite attack right behind a verb of striking that agrees with it.
    pub fn is_raid_that_hits(&self, t: usize, verb: &VerbTag) -> bool {
        self.is_weapons_verb(verb.verb)
            && (self.is_attack(t) || self.is_deed_of_force(t) && matches!(self.tagged.tag(t), Tag::Event { .. }))
            && self.cut_of(t).is_some_and(|c| c.prep.is_none() && (c.article || self.is_hitting_attack(t)))
            && self.thing_gender(t).is_none_or(|g| g == verb.form.gender)
    }

    /// "And an attack hit": right behind the verb, an indefinite masculine without the ending of an object.
    fn is_hitting_attack(&self, t: usize) -> bool {
        self.is_attack(t)
            && self.cut_of(t) == Some(Cut::default())
            && self.thing_gender(t) == Some(Gender::Masculine)
            && !self.scan.document.folded(t).ends_with(ALEF)
            && self.tagged.before(t).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Verb(_)))
    }

    /// A verb of fighting, taking or leaving, or one that carries a noun of such a deed.
    fn is_of_force(&self, n: usize, p: usize, verb: &VerbTag) -> bool {
        let lexicon = self.scan.lexicon;
        let frames = &lexicon.verb_frames[verb.verb as usize];
        if frames.iter().any(|f| is_force(lexicon.frames[*f as usize].kind)) {
            return true;
        }
        let carries = lexicon.verb_light[verb.verb as usize].contains(&Light::Source);
        carries && self.clauses[n].tokens.iter().any(|t| *t > p && self.is_deed_of_force(*t))
    }

    fn is_deed_of_force(&self, t: usize) -> bool {
        let lexicon = self.scan.lexicon;
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => is_force(lexicon.nominals[nominal as usize].frame.kind),
            Tag::Masdar { verb, .. } => {
                lexicon.verb_frames[verb as usize].iter().any(|f| is_force(lexicon.frames[*f as usize].kind))
            }
            _ => false,
        }
    }
}

fn is_force(kind: ClaimType) -> bool {
    matches!(kind, ClaimType::Assault | ClaimType::Coerce | ClaimType::Retreat | ClaimType::Mobilize)
}
