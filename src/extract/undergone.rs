//! What a light verb makes of its subject that is a thing: the decision met with anger, a patrol came under fire, remarks
//! aroused anger.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::clause::Link;
use crate::extract::frame::Draft;
use crate::extract::light::is_attitude;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::Light;
use crate::script::letters::LAM;

impl Sense<'_, '_> {
    /// `X is under a ban which the council imposed`: who is under what a relative clause tells of.
    pub fn under_head(&self, n: usize) -> Option<Refs> {
        let clause = &self.clauses[n];
        let (head, _) = clause.head.filter(|_| clause.link == Link::Relative)?;
        let parent = clause.parent?;
        let p = self.clauses[parent].predicate.filter(|p| *p < head)?;
        let verb = match self.tagged.tag(p) {
            Tag::Verb(v) if !v.form.passive => v.verb,
            Tag::Active { verb, .. } => verb,
            _ => return None,
        };
        let under = self.scan.lexicon.verb_light[verb as usize].contains(&Light::Target);
        let refs = &self.subjects[parent].refs;
        (under && self.is_event_noun(head) && !refs.is_empty()).then(|| refs.clone())
    }

    /// The decision met with anger in X: what it is about, and whose anger.
    pub fn undergone_by_thing(&self, subject: &Subject, arguments: &[Argument], draft: &mut Draft) {
        let Some(thing) = subject.thing.filter(|_| !draft.kind.is_symmetric()) else { return };
        draft.issues.insert(0, (thing, self.tagged.end(thing)));
        if is_attitude(draft.kind) && draft.target.is_empty() {
            // His remarks aroused anger.
            let whose = self.owner(&self.thing_argument(thing), draft.clause, draft.kind.polarity() < 0);
            draft.target = whose.into_iter().filter(|r| draft.source.iter().all(|s| s.entity != r.entity)).collect();
        }
        if draft.kind == ClaimType::Assault && draft.target.is_empty() {
            // A patrol of X came under fire.
            let mut hit = self.thing_argument(thing);
            hit.prep = String::new();
            let state = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind == Kind::State;
            draft.target = self.holder(&hit, draft.clause).into_iter().filter(|r| !state(r)).collect();
        }
        if draft.source.is_empty() {
            let seat = arguments.iter().filter(|a| self.tells_where(&a.prep)).find_map(|a| a.noun);
            draft.source = seat.map_or(Refs::new(), |x| {
                self.all(x).0.into_iter().filter(|r| self.scan.entities.get(r.entity).kind != Kind::Place).collect()
            });
            draft.place = draft.place.filter(|p| Some(*p) != seat);
        }
    }

    /// `A base that belongs to the army came under attack`: whose the thing is that the verb tells of, before what the verb
    /// carries by l too.
    pub fn is_owner_before(&self, argument: &Argument, event: usize) -> bool {
        let of = argument.prep.chars().eq([LAM]) && argument.first < event;
        let told = || self.tagged.before(argument.first).is_some_and(|b| self.says(b, Attitude::Belongs));
        of && (told() || self.cut_of(event).is_some_and(|c| c.prep == Some(LAM)))
    }
}
