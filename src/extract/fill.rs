//! One frame of the lexicon on one predicate: whether it holds there, and who and what takes which of its roles.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::clause::Link;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::frame::{Draft, Found, extend};
use crate::extract::phrase::ILA;
use crate::extract::preposition::{is_about, is_agent_phrase};
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::extract::valence::passive_between;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Frame, Roles};
use crate::lexicon::sorts::Class;
use crate::script::letters::WAW;
use smallvec::SmallVec;

/// A predicate and what stands around it.
#[derive(Clone, Copy)]
pub struct Predicate<'a> {
    /// Its clause.
    pub n: usize,
    /// Its token.
    pub p: usize,
    pub arguments: &'a [Argument],
    pub passive: bool,
    /// How it is told in the claim's rule.
    pub rule: &'static str,
}

/// A frame that holds for a predicate.
pub struct Laid<'a> {
    pub on: Predicate<'a>,
    pub frame: &'a Frame,
    pub subject: Subject,
    object: Option<&'a Argument>,
    /// What the frame lists is a second object: to give X things.
    pub second: bool,
    /// What the frame lists stands at this token, before the clause that takes it up.
    taken_up: Option<usize>,
}

impl Laid<'_> {
    /// Its subject is several who do it with each other.
    fn is_mutual(&self) -> bool {
        let with_target = self.frame.object.is_none() && self.frame.prep(MAA).has(Roles::TARGET);
        (self.frame.kind.is_symmetric() || with_target) && self.subject.refs.len() > 1
    }

    /// The subject is whoever suffers it: he fell, he died.
    fn dies(&self) -> bool {
        self.frame.note.violent && self.frame.subject.has(Roles::TARGET)
    }

    /// Who acts by the subject: nobody in the passive.
    fn doers(&self) -> Refs {
        if self.on.passive { Refs::new() } else { self.subject.refs.clone() }
    }

    /// Whether somebody or something beside the subject has to be told: to demonstrate, to withdraw or to fall needs
    /// nobody else.
    fn needs_another(&self) -> bool {
        let frame = self.frame;
        let falls = self.dies() && frame.note.object.is_empty();
        let goes = matches!(frame.kind, ClaimType::Protest | ClaimType::Retreat) && frame.object.is_none();
        // Troops deploy around "the city": where, though it is no place with a name.
        let troops = frame.note.subject_is.contains(&Class::Armed);
        let moves = frame.object.is_none() && troops && (goes || frame.kind == ClaimType::Mobilize);
        let alone = (moves || (goes || falls) && frame.note.needs.is_empty()) && !self.doers().is_empty();
        let roleless = frame.object.is_none() && frame.preps.iter().all(|(_, r)| r.is_none()) && frame.clause.is_none();
        !alone && !roleless
    }
}

/// A draft that a frame fills.
pub struct Filling<'a> {
    pub draft: Draft,
    /// Whether a role beside the subject's is taken.
    pub filled: bool,
    /// Prepositions that brought somebody.
    met: SmallVec<[&'a str; 4]>,
}

impl Filling<'_> {
    /// Gives a role to some; whether there are any, and the role is one for actors.
    pub fn add(&mut self, roles: Roles, refs: &Refs) -> bool {
        if refs.is_empty() {
            return false;
        }
        if roles.has(Roles::SOURCE) || roles.has(Roles::PARTY) {
            extend(&mut self.draft.source, refs);
            return true;
        }
        if roles.has(Roles::TARGET) || roles.has(Roles::OWNER) {
            extend(&mut self.draft.target, refs);
            return true;
        }
        false
    }
}

impl Sense<'_, '_> {
    /// One frame of a predicate; whether it held.
    pub fn apply(&mut self, on: Predicate<'_>, frame: &Frame, found: &mut Found) -> bool {
        let Some(laid) = self.laid(on, frame) else { return false };
        if frame.note.idle || self.is_wish_supposed(on.n, frame) {
            return true;
        }
        // A participle, written like "fallen as a martyr", tells of no death.
        if laid.dies() && matches!(self.tagged.tag(on.p), Tag::Active { .. }) {
            return false;
        }
        let draft = self.draft(frame, on.n, on.p, on.rule);
        let mut filling = Filling { draft, filled: frame.kind == ClaimType::Protest, met: SmallVec::new() };
        self.fill_subject(&laid, &mut filling);
        if self.is_asked_by_nobody(on.n, frame, on.arguments) {
            filling.draft.source.clear();
        }
        self.fill_thing(&laid, &mut filling);
        if filling.draft.source.len() < 2
            && passive_between(frame, on.arguments, laid.subject.thing)
            && !laid.subject.explicit
        {
            filling.draft.source.clear();
        }
        for argument in on.arguments {
            if let Some(roles) = self.role_of(&laid, argument, &mut filling) {
                self.fill_role(&laid, argument, roles, &mut filling, found);
            }
        }
        filling.filled = filling.filled || self.takes_what_somebody_does(on.n, frame, &mut filling.draft);
        self.fill_content(&laid, &mut filling);
        filling.filled |=
            !filling.filled && laid.object.is_none() && self.whoever(on.n, on.p, frame, &mut filling.draft);
        if laid.needs_another() && !filling.filled && !on.passive && !laid.is_mutual() && !self.meet_each_other(&laid) {
            return false;
        }
        self.finish_filled(&laid, filling.draft, found)
    }

    /// A frame on a predicate, if it holds there: what it asks for is there, and nothing says that the words mean something
    /// else.
    fn laid<'a>(&mut self, on: Predicate<'a>, frame: &'a Frame) -> Option<Laid<'a>> {
        let Predicate { n, p, arguments, passive, .. } = on;
        if !self.has_needed(frame, arguments, self.content_of(n).is_some()) && !self.has_needed_deed(n, frame) {
            return None;
        }
        // It tells of things alone, whose owner is judged by them.
        let of_things = frame.subject.has(Roles::OWNER) && self.is_judged(frame);
        if of_things && !self.subjects[n].refs.is_empty() {
            return None;
        }
        if frame.subject.has(Roles::SOURCE) && self.is_considered(n, p) {
            return None;
        }
        // If X breaks the agreement: nobody is blamed yet.
        let blamed = frame.kind == ClaimType::Accuse && frame.subject.has(Roles::TARGET);
        if blamed && self.clauses[n].link == Link::Condition {
            return None;
        }
        // Only who will pay a price is threatened with it.
        let by = |a: &Argument| frame.prep(&a.prep).has(Roles::SOURCE) && !self.actors(a, n).is_empty();
        let paid = frame.kind == ClaimType::Threaten && frame.subject.has(Roles::TARGET);
        if paid && !self.is_yet_to_come(p) && !arguments.iter().any(by) {
            return None;
        }
        // Which called for, led to, forced: a consequence is nobody's deed.
        if frame.kind != ClaimType::Assault && self.follows_from_all(p) {
            return None;
        }
        // Demanded of X an end to the claims that: what stands behind "that" completes another word.
        let demanded = |a: &Argument| !a.prep.is_empty() && frame.prep(&a.prep).has(Roles::ISSUE);
        let states = || !arguments.iter().any(demanded) && self.states_content(n);
        if frame.kind == ClaimType::Request
            && frame.clause.has(Roles::ISSUE)
            && (self.means_himself(n, frame, arguments) || states() || self.says_no_demand(n))
        {
            return None;
        }
        let (listed, taken_up) = self.listed_object(n, p, frame, arguments, passive)?;
        if self.means_otherwise(frame, n) {
            return None;
        }
        let attack = self.attack_before(frame, n, p).filter(|_| !passive);
        let subject = match attack {
            Some(event) => Subject {
                refs: self.nominal(n, event, None).map_or(Refs::new(), |d| d.source),
                thing: Some(event),
                ..self.subjects[n].clone()
            },
            None => self.subjects[n].clone(),
        };
        if frame.note.weapon && !passive && !self.strikes(&subject, attack.is_some()) {
            return None;
        }
        let object = arguments.iter().find(|a| a.prep.is_empty());
        let given = frame.kind == ClaimType::Aid
            && frame.note.object.is_empty()
            && object.is_some_and(|a| a.pronoun.is_some() || a.noun.is_some());
        let laid = Laid { on, frame, subject, object, second: listed || given, taken_up };
        self.is_between_fitting(&laid).then_some(laid)
    }

    /// Whether the actors are those of whom the frame can be told.
    fn is_between_fitting(&self, laid: &Laid<'_>) -> bool {
        let Laid { frame, on, subject, .. } = laid;
        let (note, n) = (&frame.note, on.n);
        let acted_on = || laid.object.is_some_and(|a| !self.actors(a, n).is_empty());
        if note.actor_object && !on.passive && !acted_on() && !laid.is_mutual() && !self.meet_each_other(laid) {
            return false;
        }
        let by_deed = || !on.passive && subject.thing.is_some_and(|t| self.is_deed(t, frame));
        if note.actor_subject && subject.refs.is_empty() && !by_deed() {
            return false;
        }
        if note.several && subject.refs.len() < 2 {
            return false;
        }
        let protests = frame.kind == ClaimType::Protest && !frame.subject.is_none();
        (!protests || self.is_protester(n, &subject.refs))
            && (!note.purpose || self.has_adverse_purpose(n, on.p))
            && (!note.nature || self.is_by_nature(frame, &subject.refs))
            && self.sorts_fit(frame, n, &subject.refs, on.arguments)
    }

    /// The Gulf leaders met: each other.
    fn meet_each_other(&self, laid: &Laid<'_>) -> bool {
        let several = |e| self.is_of_many(e) || self.scan.entities.get(e).number == Number::Plural;
        laid.frame.note.actor_object
            && laid.object.is_none()
            && laid.frame.kind.is_symmetric()
            && matches!(laid.subject.refs[..], [one] if several(one.entity))
    }

    /// The roles of the subject where it is somebody.
    fn fill_subject(&mut self, laid: &Laid<'_>, filling: &mut Filling<'_>) {
        let frame = laid.frame;
        let doers = laid.doers();
        filling.add(frame.subject, &doers);
        if laid.on.passive {
            filling.add(frame.object, &laid.subject.refs);
        }
        let shared = laid.on.rule == "adjective" && matches!(frame.kind, ClaimType::Agree | ClaimType::Disagree);
        if filling.draft.source.is_empty()
            && (shared || !frame.note.object.is_empty())
            && let Some(thing) = laid.subject.thing.filter(|t| shared || self.stem_in(*t, &frame.note.object))
        {
            if frame.subject.has(Roles::PARTY) {
                // The relations between X and Y worsened.
                filling.filled |= filling.add(Roles::PARTY, &self.parties_of(thing));
            } else {
                // X was released: whose the thing is undergoes it.
                let released = frame.object.has(Roles::OWNER);
                let owner = self.owner(&self.thing_argument(thing), laid.on.n, frame.kind.polarity() < 0);
                filling.add(if released { Roles::TARGET } else { frame.subject }, &owner);
            }
        }
        if frame.subject.is_none() && frame.object.has(Roles::PARTY) && !laid.on.passive {
            // A meeting that brings X together with Y: who stands behind the verb is brought.
            filling.filled |= filling.add(frame.object, &doers);
        }
    }

    /// The roles of those who own a subject that is a thing, and of what stands before a clause that takes it up.
    fn fill_thing(&mut self, laid: &Laid<'_>, filling: &mut Filling<'_>) {
        let Laid { frame, on, .. } = laid;
        if let Some(thing) = laid.subject.thing {
            if filling.draft.source.is_empty() && !on.passive && self.is_deed(thing, frame) {
                let mut owner = self.owner(&self.thing_argument(thing), on.n, true);
                // A missile hit a base of X's: whose the base is sent none.
                if let Some(object) = laid.object {
                    owner.retain(|r| !(object.first..object.last).contains(&r.first));
                }
                let known = !owner.is_empty();
                filling.add(frame.subject, &if known { owner } else { self.attackers_meant(on.n, thing) });
            }
            // The decision of X angered them: it is X whom they are angry with.
            if frame.tells_mood() && !on.passive {
                let owner = self.owner_of_deed(on.n, thing, frame);
                filling.add(Roles::TARGET, &owner);
            }
            if frame.subject.has(Roles::OWNER) {
                let owner = self.owner_of_deed(on.n, thing, frame);
                // X's position towards Y has not changed: it is his own.
                let own = frame.kind == ClaimType::Reject;
                filling.add(if own { Roles::SOURCE } else { Roles::TARGET }, &owner);
            }
        }
        if let Some(t) = laid.taken_up {
            if frame.object.has(Roles::ISSUE) || frame.note.needs.iter().any(|p| frame.prep(p).has(Roles::ISSUE)) {
                filling.draft.issues.push((t, self.tagged.end(t)));
            }
            filling.filled = true;
        }
    }

    /// Whose a thing is; of a deed that names whom it is done to, who does it. Nobody is blamed with a state of affairs.
    fn owner_of_deed(&mut self, n: usize, thing: usize, frame: &Frame) -> Refs {
        if frame.kind == ClaimType::Accuse && self.is_state_of_affairs(thing) {
            return Refs::new();
        }
        match self.nominal(n, thing, None).filter(|d| !d.target.is_empty() && !d.kind.is_symmetric()) {
            Some(deed) => deed.source,
            None => self.owner(&self.thing_argument(thing), n, frame.kind.polarity() < 0),
        }
    }

    /// The roles that the frame has for an argument, unless it is none of the frame's, or has been told of with another:
    /// where, by whom.
    fn role_of<'a>(&mut self, laid: &Laid<'a>, argument: &'a Argument, filling: &mut Filling<'a>) -> Option<Roles> {
        let Laid { frame, on, object, .. } = laid;
        let mut roles = if argument.prep.is_empty() {
            if object.is_some_and(|o| o.first == argument.first) { frame.object } else { Roles::NONE }
        } else {
            frame.prep(&argument.prep)
        };
        if roles.is_none() && is_about(&argument.prep) {
            roles = Roles::ISSUE;
        }
        if self.is_of_another(laid, argument, roles)
            || self.is_part_of_it(argument)
            || frame.kind == ClaimType::Reject && self.comes_with_thing(on.arguments, argument)
        {
            return None;
        }
        if (roles.has(Roles::PARTY) || roles.has(Roles::TARGET)) && !argument.prep.is_empty() {
            // Met with X and with Y, between X and between Y.
            let again = self.cut_of(argument.first).is_some_and(|c| c.conj == Some(WAW));
            if filling.met.contains(&argument.prep.as_str()) && !again {
                return None;
            }
            filling.met.push(&argument.prep);
        }
        if is_agent_phrase(&argument.prep) && frame.kind != ClaimType::Protest {
            // Shells fell on a town besieged by X: nobody is the doer of what only happens.
            if !on.passive && frame.subject.is_none() && frame.object.is_none() && frame.prep(&argument.prep).is_none()
            {
                return None;
            }
            let refs = self.actors(argument, on.n);
            let role = match on.passive || laid.subject.refs.is_empty() {
                true => Roles::SOURCE,
                false => self.agent_in_object(frame, on.arguments, argument, &filling.draft),
            };
            filling.filled |= filling.add(role, &refs);
            return None;
        }
        if roles.is_none() {
            if let Some(noun) = argument.noun.filter(|x| self.tagged.nouns[*x].place)
                && self.tells_where(&argument.prep)
            {
                filling.draft.place = filling.draft.place.or(Some(noun));
            }
            return None;
        }
        if frame.kind == ClaimType::Protest && self.is_of_deed_before(argument) {
            return None;
        }
        let demanded = frame.kind == ClaimType::Request && self.belongs_to_demand(frame, on.arguments, argument);
        (!demanded).then_some(roles)
    }

    /// "X and Y signed an agreement with Z": all three; further off, what stands behind "with" is another's.
    fn is_of_another(&self, laid: &Laid<'_>, argument: &Argument, roles: Roles) -> bool {
        let behind = |noun: usize| self.tagged.nouns[self.all(noun).1].last == argument.first;
        let near = argument.prep == MAA && argument.first == self.tagged.end(laid.on.p);
        let third = [MAA, ILA].contains(&argument.prep.as_str())
            && (near || laid.object.is_some_and(|o| o.last == argument.first) || laid.subject.noun.is_some_and(behind));
        // Two who mediate between two others: all four.
        let apart = !argument.prep.is_empty() && !third && argument.prep != BAYNA;
        let topic = laid.frame.kind == ClaimType::Consult && self.is_of_topic(laid.on.p, argument);
        topic && roles.has(Roles::PARTY)
            || apart
                && roles.has(Roles::PARTY)
                && (laid.is_mutual() && !laid.on.passive || self.is_for_another(laid.frame, argument))
    }

    /// X had been sentenced, told as "X, it was judged on him": the verb is passive, and X undergoes it.
    fn is_done_to_himself(&self, laid: &Laid<'_>, argument: &Argument) -> bool {
        use ClaimType::{Assault, Coerce, Concede, Sanction};
        let deed = matches!(laid.frame.kind, Assault | Coerce | Concede | Sanction) && !argument.prep.is_empty();
        let before = laid.subject.noun.is_some_and(|s| self.tagged.nouns[s].last <= laid.on.p);
        let himself = |suffix| laid.subject.refs.len() == 1 && self.can_all_mean(&laid.subject.refs, suffix);
        deed && before && argument.pronoun.is_some_and(himself)
    }

    /// Gives an argument the role that the frame has for it.
    fn fill_role(
        &mut self,
        laid: &Laid<'_>,
        argument: &Argument,
        roles: Roles,
        filling: &mut Filling<'_>,
        found: &mut Found,
    ) {
        let Laid { frame, on, .. } = laid;
        let mut refs = self.actors(argument, on.n);
        if self.fill_given(laid, argument, roles, filling) {
            return;
        }
        if refs.is_empty() && roles.has(Roles::TARGET) && self.is_done_to_himself(laid, argument) {
            filling.draft.target = std::mem::take(&mut filling.draft.source);
            filling.filled = true;
            return;
        }
        if roles.has(Roles::TARGET) {
            self.governments(frame, argument, &mut refs);
        }
        let of_place = argument.noun.is_some_and(|x| self.tagged.nouns[x].place);
        let plain_place = of_place && refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Place);
        if refs.is_empty() && self.fill_behind_fixed(laid, argument, roles, filling) {
            return;
        }
        let only_place = !roles.has(Roles::TARGET) && !roles.has(Roles::PARTY) && !roles.has(Roles::OWNER);
        if plain_place && roles.has(Roles::TARGET) {
            self.envoy_in(frame, &refs, &mut filling.draft);
        }
        // The town that X holds.
        let taken_up = argument.pronoun.is_some()
            && !refs.is_empty()
            && refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Place);
        // A capital that somebody seized is no state.
        let seized = frame.kind == ClaimType::Coerce
            && !roles.has(Roles::TARGET)
            && argument.noun.is_some_and(|x| self.tagged.nouns[x].capital);
        if roles.has(Roles::PLACE) && (plain_place || only_place && of_place || taken_up || seized) {
            let told = self.clauses[on.n].antecedent.filter(|x| taken_up && self.tagged.nouns[*x].place);
            filling.draft.place = filling.draft.place.or(argument.noun).or(told);
            filling.filled = true;
        } else if roles.has(Roles::OWNER) && refs.is_empty() {
            let owner = self.owner_judged(frame, argument, on.n);
            filling.add(Roles::TARGET, &owner);
            filling.draft.issues.extend(self.issue_of(argument, found));
            filling.filled = true;
        } else if !refs.is_empty() && !plain_place && filling.add(roles, &refs) {
            self.fill_beside_actors(laid, argument, roles, filling);
        } else if refs.is_empty()
            && let Some(owner) = self.whose_target(frame, argument, roles, on.n)
        {
            filling.add(Roles::TARGET, &owner);
            filling.filled = true;
        } else if roles.has(Roles::ISSUE) {
            filling.draft.issues.extend(self.issue_of(argument, found));
            filling.filled = true;
        } else if roles.has(Roles::TARGET) && plain_place {
            filling.draft.place = filling.draft.place.or(argument.noun);
            filling.filled = true;
        }
        if filling.filled {
            filling.draft.evidence.1 = filling.draft.evidence.1.max(argument.last);
        }
    }

    /// Keeps a filled draft, if it is one; whether it did.
    fn finish_filled(&mut self, laid: &Laid<'_>, mut draft: Draft, found: &mut Found) -> bool {
        let Laid { frame, on, .. } = laid;
        let symmetric = frame.kind.is_symmetric();
        let told = self.told_by_frame(frame, on.arguments, laid.subject.thing);
        if draft.kind == ClaimType::Concern && self.warns_of_own_deed(on.n, on.p) {
            draft.kind = ClaimType::Threaten;
        }
        if (frame.kind == ClaimType::Accuse || self.is_judged(frame)) && !on.passive {
            self.by_speaker(frame, on.n, &mut draft);
        }
        if symmetric && on.passive && draft.source.len() + draft.target.len() < 2 {
            return false;
        }
        self.undergone_in_object(on.n, frame, on.arguments, &mut draft);
        self.keep_people(frame, &mut draft);
        if (symmetric || frame.note.negated)
            && let Tag::Verb(v) = self.tagged.tag(on.p)
            && v.form.person == Person::First
            && v.form.number == Number::Plural
        {
            self.speak_for_state(&mut draft);
        }
        if symmetric {
            let target = std::mem::take(&mut draft.target);
            extend(&mut draft.source, &target);
        }
        if draft.kind == ClaimType::Consult && draft.source.len() == 1 {
            let met = self.met_within(on.n, on.arguments);
            extend(&mut draft.source, &met);
        }
        if let Some(host) = self.host_of_talks(&draft) {
            extend(&mut draft.source, &host);
        }
        if draft.target.is_empty() && matches!(draft.kind, ClaimType::Sanction | ClaimType::Coerce) {
            draft.target = self.under_head(on.n).unwrap_or_default();
        }
        // The raid in which they died is told of beside it.
        let whole = symmetric || !draft.target.is_empty() && !laid.dies();
        let kept = self.finish_draft(draft, found);
        if kept && whole {
            found.used.extend(told);
        }
        kept
    }
}
