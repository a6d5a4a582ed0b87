//! Checks on a draft before it is kept.

use crate::claim::{ClaimType, Commitment, Kind, Modality};
use crate::extract::argument::Argument;
use crate::extract::clause::Link;
use crate::extract::frame::{Draft, Found};
use crate::extract::noun::Ref;
use crate::extract::preposition::is_locative;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Number, Person, Tense};
use crate::lexicon::rows::{Frame, Light, Particle, SpeechClass, SpeechRow};
use crate::lexicon::sorts::Class;
use crate::script::letters::BEH;
use smallvec::SmallVec;

impl Sense<'_, '_> {
    /// "We", of what a statesman tells that two sides do, is his state.
    pub fn speak_for_state(&mut self, draft: &mut Draft) {
        for one in &mut draft.source {
            let entity = self.scan.entities.get(one.entity);
            if let Some(state) = entity.state.filter(|_| one.anaphor && entity.kind == Kind::Person) {
                one.entity = self.scan.entities.known(self.scan.lexicon.states[state].actor, self.scan.lexicon);
            }
        }
    }

    /// What hangs on a hope, a fear, a demand, a denial or a condition is no fact.
    pub fn inherited(&self, n: usize, own: Modality) -> Modality {
        if own != Modality::Asserted {
            return own;
        }
        let mut at = n;
        let mut known = false;
        while let Some(parent) = self.clauses[at].parent {
            // What tells which one is meant is no term.
            known |= self.clauses[at].link == Link::Relative;
            if !known
                && self.clauses[at].link == Link::Content
                && (self.provides(parent) || self.is_condition(parent, at))
            {
                return Modality::Planned;
            }
            let told = |p: usize| matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Past);
            if self.clauses[at].link == Link::Relative && self.clauses[at].predicate.is_some_and(told) {
                // The agreement that they signed was signed, whatever is feared of it.
                return own;
            }
            if self.clauses[at].link == Link::Condition {
                return Modality::Conditional;
            }
            let who = |c: usize| self.subjects.get(c).and_then(|s| s.refs.first()).map(|r| r.entity);
            if self.clauses[at].link == Link::Hal && who(at) != who(parent) {
                // "He feared that X might, accusing Y": who speaks did that.
                return own;
            }
            if self.clauses[at].link == Link::Content
                && let Some(content) = self.content_modality(parent, at)
            {
                return content;
            }
            at = parent;
        }
        own
    }

    /// Behind "is it that", up to the end of the clause or of those that hang on it, nothing is told.
    fn is_question(&self, draft: &Draft) -> bool {
        let mut at = Some(draft.clause);
        while let Some(n) = at {
            let asks = |t: &usize| {
                *t < draft.trigger.0 && matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Whether, .. })
            };
            if self.clauses[n].tokens.iter().any(asks) {
                return true;
            }
            // What a relative clause tells is taken as known.
            at = self.clauses[n].parent.filter(|_| self.clauses[n].link != Link::Relative);
        }
        false
    }

    /// Whether a clause is what somebody asks for.
    fn is_asked(&self, n: usize) -> bool {
        let parent = self.clauses[n].parent.filter(|_| self.clauses[n].link == Link::Content);
        let asks = |s: &SpeechRow| matches!(s.class, SpeechClass::Ask | SpeechClass::Hope);
        parent.is_some_and(|p| self.speech(p).is_some_and(|s| asks(s) || self.is_subjunctive(n)))
    }

    /// Whether a clause tells what its subject means to do himself, as its content says.
    pub fn means_to(&self, parent: usize, content: usize) -> bool {
        let verb = match self.clauses[parent].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => v.verb,
            Some(Tag::Active { verb, .. }) => verb,
            _ => return false,
        };
        let (own, other) = (&self.subjects[parent].refs, &self.subjects[content]);
        let himself = !other.explicit && own.first().map(|r| r.entity) == other.refs.first().map(|r| r.entity);
        himself && self.scan.lexicon.verb_light[verb as usize].contains(&Light::Intends)
    }

    /// How real a clause's predicate leaves its content, where it does not vouch for it.
    fn content_modality(&self, parent: usize, content: usize) -> Option<Modality> {
        let means = self.means_to(parent, content);
        let Some(speech) = self.speech(parent) else { return means.then_some(Modality::Planned) };
        match speech.class {
            // Does not rule out that they will.
            SpeechClass::Deny if speech.commitment == Commitment::Denial => {
                Some(if self.clauses[parent].negated { Modality::Possible } else { Modality::Negated })
            }
            SpeechClass::Hope if means => Some(Modality::Planned),
            SpeechClass::Hope | SpeechClass::Ask => Some(Modality::Possible),
            SpeechClass::Believe | SpeechClass::Deny if speech.commitment == Commitment::Doubtful => {
                Some(Modality::Possible)
            }
            SpeechClass::Say | SpeechClass::Tell if means => Some(Modality::Planned),
            // He insisted that they withdraw: a subjunctive right behind "that" states nothing.
            SpeechClass::Say | SpeechClass::Tell if self.is_subjunctive(content) => Some(Modality::Possible),
            _ => None,
        }
    }

    /// "And that it showed agreement": a paper that passes something on is party to nothing with nobody.
    fn is_medium_alone(&self, draft: &Draft) -> bool {
        let medium = |r: &Ref| self.scan.entities.get(r.entity).kind == Kind::Media;
        draft.kind.is_symmetric() && matches!(&draft.source[..], [one] if medium(one))
    }

    /// Checks a draft and keeps it; what it wants or accuses of is noted.
    pub fn finish_draft(&mut self, mut draft: Draft, found: &mut Found) -> bool {
        if self.is_question(&draft) {
            return false;
        }
        draft.modality = self.reality(&draft);
        if draft.modality == Modality::Asserted && self.is_term(&draft) {
            draft.modality = Modality::Planned;
        }
        if self.is_merely_asked(&draft)
            || self.is_not_needed(&draft)
            || self.is_doubted_commitment(&draft)
            || self.asks_himself(&draft)
            || self.is_medium_alone(&draft)
        {
            return false;
        }
        if draft.kind == ClaimType::Request && self.is_all_told(&draft) {
            return false;
        }
        self.turn(&mut draft);
        if self.is_attack_in_words(&draft) {
            draft.kind = ClaimType::Accuse;
        }
        if !self.turn_hurt(&mut draft) {
            return false;
        }
        let dead = self.whose_dead(&draft);
        if !dead.is_empty() {
            draft.target = dead;
        }
        let whose = self.judged_behind(&draft);
        crate::extract::frame::extend(&mut draft.target, &whose);
        let aimed = self.aimed_at(&draft);
        crate::extract::frame::extend(&mut draft.target, &aimed);
        let thwarted = self.thwarted(&draft);
        crate::extract::frame::extend(&mut draft.target, &thwarted);
        let also = self.also_hit_behind(&draft);
        crate::extract::frame::extend(&mut draft.target, &also);
        if draft.kind == ClaimType::Assault
            && let ([doer], [victim]) = (&draft.source[..], &draft.target[..])
            && self.are_own_people_of(doer, victim)
        {
            draft.source.clear();
        }
        self.leave_out_doers(&mut draft);
        // Nobody acts on himself.
        let source: SmallVec<[usize; 4]> = draft.source.iter().map(|r| r.entity).collect();
        draft.target.retain(|r| !source.contains(&r.entity) && !self.is_own_country(r, &source));
        self.continents(&mut draft.source);
        draft.source.retain(|r| self.scan.entities.get(r.entity).kind != Kind::Place);
        self.name_other_side(&mut draft, found);
        self.other_inside(&mut draft);
        if self.clauses[draft.clause].conditioned && matches!(draft.modality, Modality::Planned | Modality::Possible) {
            draft.modality = Modality::Conditional;
        }
        if self.are_guards(&draft) || self.consults_nobody(&draft) || !self.names_enough(&draft) {
            return false;
        }
        self.note_what_for(&draft, found);
        found.drafts.push(draft);
        true
    }

    /// Leaves out whoever cannot have done it: planes and ships, of what only people and bodies do; they shell, are sent and
    /// back others; a state does what else its planes do. What the police does against somebody is no mere opposition.
    fn leave_out_doers(&mut self, draft: &mut Draft) {
        use ClaimType::{Assault, Coerce, Mobilize, Oppose, Protest, Retreat, Support};
        let verb = draft.rule.starts_with("verb");
        match draft.kind {
            Assault | Coerce | Mobilize | Protest | Retreat => return,
            Support if verb && !draft.target.is_empty() => return,
            _ => {}
        }
        let noted = &self.scan.lexicon.noted;
        for one in &mut draft.source {
            let known = self.scan.entities.get(one.entity);
            if let Some(state) = known.state.filter(|_| known.actor.is_none() && noted.is_craft(&known.name)) {
                one.entity = self.scan.entities.known(self.scan.lexicon.states[state].actor, self.scan.lexicon);
            }
        }
        let entities = &self.scan.entities;
        let craft = |r: &Ref| {
            let one = entities.get(r.entity);
            one.actor.is_none() && noted.is_craft(&one.name)
        };
        if draft.kind.is_symmetric() && draft.source.iter().any(craft) {
            draft.source.clear();
        }
        draft.source.retain(|r| !craft(r));
        let guard = |r: &Ref| noted.is_guard(&entities.get(r.entity).id);
        let against = draft.kind == Oppose && !verb && !draft.target.is_empty() && !draft.source.is_empty();
        if against && draft.source.iter().all(guard) {
            draft.kind = Coerce;
        }
    }

    /// What is only asked or set as a condition: that something be not done, if they do not keep to it.
    fn is_merely_asked(&self, draft: &Draft) -> bool {
        let clause = &self.clauses[draft.clause];
        let named = self.subjects[draft.clause].explicit;
        draft.modality == Modality::Negated && self.is_asked(draft.clause)
            || clause.link == Link::Condition && clause.negated && !named && clause.predicate == Some(draft.trigger.0)
    }

    /// "That is what we hope for": what is wanted is no more than a pronoun that takes up all that was told.
    fn is_all_told(&self, draft: &Draft) -> bool {
        let clause = &self.clauses[draft.clause];
        let him = matches!(self.tagged.tag(draft.trigger.0), Tag::Verb(v) if v.suffix.is_some_and(|s| s.person == Person::Third));
        let nobody = draft.target.is_empty() && draft.issues.is_empty();
        him && nobody && clause.link == Link::Relative && clause.antecedent.is_none() && clause.head.is_none()
    }

    /// What a denial makes of a claim: not to allow is to refuse, what is not ruled out may be.
    fn turn(&self, draft: &mut Draft) {
        let clause = &self.clauses[draft.clause];
        // "Without doing so": not done, and not refused.
        if draft.modality != Modality::Negated || clause.link == Link::Sub && !clause.negated {
            return;
        }
        let denies = || self.speech(draft.clause).is_some_and(|s| s.commitment == Commitment::Denial);
        let (kind, modality) = match draft.kind {
            ClaimType::Concede => (ClaimType::Reject, Modality::Asserted),
            ClaimType::Reject if !denies() => (ClaimType::Support, Modality::Possible),
            // Not content with, not ready for: no.
            ClaimType::Support if draft.rule.starts_with("adjective") => (ClaimType::Oppose, Modality::Asserted),
            // Not to accept is to refuse.
            ClaimType::Agree if draft.source.len() == 1 => (ClaimType::Reject, Modality::Asserted),
            _ => return,
        };
        (draft.kind, draft.modality) = (kind, modality);
    }

    /// The dead and the wounded attack nobody: they are whom it hit. `false` if then nothing is told.
    fn turn_hurt(&self, draft: &mut Draft) -> bool {
        let hurt = |r: &Ref| self.scan.lexicon.noted.is_hurt(&self.scan.entities.get(r.entity).name);
        let violent = matches!(draft.kind, ClaimType::Assault | ClaimType::Coerce);
        if violent && !draft.source.is_empty() && draft.source.iter().all(hurt) {
            let hit = std::mem::take(&mut draft.source);
            if !draft.rule.starts_with("noun") && !self.subjects[draft.clause].explicit {
                return false;
            }
            if draft.target.is_empty() {
                draft.target = hit;
            }
        }
        true
    }

    /// Police who close roads do not protest.
    fn are_guards(&self, draft: &Draft) -> bool {
        let keeps = |e: usize| self.scan.lexicon.noted.is_guard(&self.scan.entities.get(e).id);
        draft.kind == ClaimType::Protest
            && draft.rule.starts_with("light")
            && !draft.source.is_empty()
            && draft.source.iter().all(|r| keeps(r.entity))
    }

    /// The other side of what somebody is ready for or refuses, where the verb itself names none.
    fn name_other_side(&mut self, draft: &mut Draft, found: &mut Found) {
        let ready = draft.modality == Modality::Possible
            || draft.rule.starts_with("adjective")
            || self.is_bent_on(draft.trigger.0);
        if draft.kind == ClaimType::Support && draft.target.is_empty() && ready {
            let event = self.with_whom(draft);
            found.used.extend(event);
        }
        let refuses = draft.kind == ClaimType::Reject
            && draft.modality == Modality::Asserted
            && self.clauses[draft.clause].predicate == Some(draft.trigger.0)
            && self.speech(draft.clause).is_none_or(|s| s.commitment != Commitment::Denial);
        if refuses && draft.target.is_empty() {
            draft.target = self.refused_partner(draft);
        }
    }

    /// Somebody without a name alone, the press: to talk to them is not to consult.
    fn consults_nobody(&self, draft: &Draft) -> bool {
        // The ministers of an alliance meet each other.
        let nameless = |r: &Ref| {
            let one = self.scan.entities.get(r.entity);
            let many = one.number == Number::Plural && self.is_of(r.entity, Class::Public);
            one.kind == Kind::Unnamed
                && (!many || draft.rule.starts_with("noun") && !self.is_held_together(draft.trigger.0))
        };
        let press = |r: &Ref| self.scan.entities.get(r.entity).kind == Kind::Media;
        draft.kind == ClaimType::Consult
            && (draft.source.len() == 1 && draft.source.iter().all(nameless) || draft.source.iter().any(press))
    }

    /// Whether those are named without whom a claim tells nothing.
    fn names_enough(&self, draft: &Draft) -> bool {
        if draft.kind.is_symmetric() || !draft.source.is_empty() {
            return !draft.source.is_empty();
        }
        // Three were arrested, or their arrest took place, or is what a headline tells.
        let undergone = || {
            draft.rule.starts_with("passive")
                || self.took_place(draft)
                || self.heads_line(draft.clause, draft.trigger.0)
        };
        // Hold was laid on X: the deed itself is the subject.
        let laid = || match self.subjects[draft.clause].thing.map(|t| self.tagged.tag(t)) {
            Some(Tag::Event { nominal, .. }) => {
                let kind = self.scan.lexicon.nominals[nominal as usize].frame.kind;
                kind == draft.kind && self.clauses[draft.clause].predicate == Some(draft.trigger.0)
            }
            _ => false,
        };
        let hit = draft.kind == ClaimType::Assault || draft.kind == ClaimType::Coerce && (undergone() || laid());
        !draft.target.is_empty() && hit
    }

    /// Keeps what is wanted, refused or blamed: what stands there did not happen yet, or happened.
    fn note_what_for(&self, draft: &Draft, found: &mut Found) {
        // What a pronoun takes up was told before, as it happened.
        let ahead = |issue: &(usize, usize)| issue.0 >= draft.evidence.0.min(draft.trigger.0);
        match draft.kind {
            ClaimType::Request
            | ClaimType::Reject
            | ClaimType::Threaten
            | ClaimType::Agree
            | ClaimType::Oppose
            | ClaimType::Support => {
                let wanted = |(a, b): &(usize, usize)| (*a, *b, draft.kind, draft.source.clone());
                found.unreal.extend(draft.issues.iter().filter(|i| ahead(i)).map(wanted));
            }
            ClaimType::Accuse => {
                // What aroused somebody's anger happened.
                let thing = self.subjects[draft.clause].thing;
                for (first, last) in draft.issues.iter().filter(|i| ahead(i) && Some(i.0) != thing) {
                    let last = self.blamed_for(*first).max(*last);
                    found.accused.push((*first, last, draft.target.clone(), draft.source.clone()));
                }
            }
            _ => {}
        }
    }

    /// One past what somebody is blamed for: standing behind the attack, having a hand in it; not when or despite what.
    fn blamed_for(&self, first: usize) -> usize {
        let end = self.before_deeds(first, self.phrase_end(first));
        if self.cut_of(first).is_none_or(|c| c.prep != Some(BEH)) {
            return self.tagged.end(first);
        }
        let parts = |t: &usize| {
            matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, .. })
                && self.is_circumstance(&self.words(*t, self.tagged.end(*t)))
        };
        (first..end).find(parts).unwrap_or(end)
    }

    /// Those of whom a place that something is done to speaks: the hosts of an envoy, the states of a continent.
    pub fn governments(&mut self, frame: &Frame, argument: &Argument, refs: &mut Refs) {
        if frame.kind == ClaimType::Sanction {
            self.hosts(refs);
        }
        if !frame.note.violent && !is_locative(&argument.prep) {
            self.continents(refs);
        }
    }

    /// A deed right behind a verb that says no more than that it was done: their arrest took place.
    fn took_place(&self, draft: &Draft) -> bool {
        let Some(p) = self.clauses[draft.clause].predicate else { return false };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let lights = &self.scan.lexicon.verb_light[verb.verb as usize];
        self.tagged.end(p) == draft.trigger.0
            && draft.modality == Modality::Asserted
            && lights[..] == [crate::lexicon::rows::Light::Passive]
    }

    /// A continent that acts is its states.
    pub fn continents(&mut self, refs: &mut Refs) {
        for one in refs.iter_mut() {
            let known = self.scan.entities.get(one.entity);
            let place = known.kind == Kind::Place;
            if let Some(actor) = self.scan.lexicon.noted.acting_for(&known.id).filter(|_| place) {
                one.entity = self.scan.entities.known(actor, self.scan.lexicon);
            }
        }
    }

    /// "The relations of his country with": the state of one who acts, by a word that takes it up.
    fn is_own_country(&self, one: &Ref, source: &[usize]) -> bool {
        let country = self.scan.entities.get(one.entity);
        let own = |s: &usize| {
            let actor = self.scan.entities.get(*s);
            actor.kind == Kind::Person && actor.state.is_some() && actor.state == country.state
        };
        one.anaphor && country.kind == Kind::State && source.iter().any(own)
    }

    /// An empty draft at a predicate.
    pub fn draft(&self, frame: &Frame, n: usize, p: usize, rule: &str) -> Draft {
        let clause = &self.clauses[n];
        let mut first = p;
        if let Some(noun) = self.subjects[n].noun {
            first = first.min(self.tagged.nouns[noun].first);
        }
        let last = self.tagged.end(p);
        let modality = if frame.note.negated {
            if frame.note.possible { Modality::Possible } else { Modality::Asserted }
        } else if clause.negated {
            Modality::Negated
        } else if frame.note.possible && clause.modality == Modality::Asserted {
            Modality::Possible
        } else {
            clause.modality
        };
        // Whoever says it attacking somebody attacks him by words.
        let by_words = frame.kind == ClaimType::Assault
            && clause.link == Link::Hal
            && clause.parent.is_some_and(|parent| self.speech_of(parent))
            && self.subjects[n].refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Person);
        Draft {
            kind: if by_words { ClaimType::Accuse } else { frame.kind },
            source: crate::extract::sense::Refs::new(),
            target: crate::extract::sense::Refs::new(),
            issues: SmallVec::new(),
            clause: n,
            trigger: (p, last),
            evidence: (first, last),
            modality: self.inherited(n, modality),
            place: None,
            rule: [rule, " ", &*frame.head].concat(),
            said_by: crate::extract::sense::Refs::new(),
            against: frame.note.against,
        }
    }
}
