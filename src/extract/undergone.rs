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
use crate::lexicon::rows::{Light, Roles};
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

    /// `The refusal of X's demand`, told with a light verb: whose the thing is that somebody takes a stand on.
    pub fn judged_behind(&self, draft: &Draft) -> Refs {
        let Tag::Event { suffix: None, .. } = self.tagged.tag(draft.trigger.0) else { return Refs::new() };
        let stand = is_attitude(draft.kind) && draft.kind != ClaimType::Request && draft.rule.starts_with("light");
        let right_behind = |(first, _): &&(usize, usize)| {
            let bare = self.cut_of(*first).is_some_and(|c| c.is_bare());
            *first == self.tagged.end(draft.trigger.0) && bare && self.noun_of(*first).is_none()
        };
        let thing = draft.issues.first().filter(|_| stand && draft.target.is_empty() && !draft.source.is_empty());
        let Some((thing, _)) = thing.filter(right_behind) else { return Refs::new() };
        self.owner(&self.thing_argument(*thing), draft.clause, draft.kind.polarity() < 0)
    }

    /// `Sanctions that target X`, `a campaign that hit X's positions`: whom a relative clause says that it is aimed at.
    pub fn aimed_at(&self, draft: &Draft) -> Refs {
        let aimed = matches!(draft.kind, ClaimType::Sanction | ClaimType::Assault | ClaimType::Coerce);
        if !aimed || !draft.target.is_empty() || draft.source.is_empty() {
            return Refs::new();
        }
        let told = |t: usize| t == draft.trigger.0 || draft.issues.iter().any(|(first, _)| *first == t);
        let hits = |verb: u16| {
            let mut frames =
                self.scan.lexicon.verb_frames[verb as usize].iter().map(|f| &self.scan.lexicon.frames[*f as usize]);
            frames.any(|f| f.kind == ClaimType::Assault && f.object.has(Roles::OWNER) && f.subject.has(Roles::SOURCE))
        };
        let aim = self.clauses.iter().enumerate().skip(draft.clause + 1).find_map(|(c, clause)| {
            let p =
                clause.predicate.filter(|_| clause.link == Link::Relative && clause.head.is_some_and(|h| told(h.0)))?;
            let active =
                matches!(self.tagged.tag(p), Tag::Verb(v) if !v.form.passive && v.suffix.is_none() && hits(v.verb));
            active.then_some((c, p))
        });
        let Some((c, p)) = aim else { return Refs::new() };
        let object = self.arguments(c, p, None).into_iter().find(|a| a.prep.is_empty() && a.pronoun.is_none());
        let hit = object.map_or(Refs::new(), |a| self.owner(&a, c, true));
        let hurt = |e: usize| self.scan.lexicon.noted.is_hurt(&self.scan.entities.get(e).name);
        hit.into_iter().filter(|r| self.scan.entities.get(r.entity).kind != Kind::Place && !hurt(r.entity)).collect()
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
