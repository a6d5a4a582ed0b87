//! Light verbs that carry an event noun, and passive participles with their doer → drafts of claims.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::Argument;
use crate::extract::clause::Link;
use crate::extract::event::MAA;
use crate::extract::frame::{Draft, Found, extend};
use crate::extract::noun::Ref;
use crate::extract::preposition::is_agent_phrase;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Light, Particle, Roles};
use crate::lexicon::sorts::Topic;
use crate::script::letters::{BEH, LAM, NOON};

impl Sense<'_, '_> {
    /// `fighters allied with the West`: an adjective with its own frame behind an actor.
    pub fn attributive_adjectives(&mut self, found: &mut Found) {
        let lexicon = self.scan.lexicon;
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                let Tag::Adjective { row, .. } = self.tagged.tag(t) else { continue };
                if self.clauses[n].predicate == Some(t) {
                    continue;
                }
                let frame = &lexicon.adjectives[row as usize];
                let Some(bearer) = self.tagged.before(t).and_then(|b| self.noun_of(b)) else { continue };
                let arguments = self.arguments(n, t, None);
                let Some((argument, roles)) = arguments.first().map(|a| (a, frame.prep(&a.prep))) else { continue };
                let Some(noun) = argument.noun.filter(|_| !roles.is_none()) else { continue };
                // Between X, backed by Y, and Z: the other side goes with X.
                let (other, last) = match self.is_first_of_two(bearer) {
                    true => (self.tagged.nouns[noun].who.clone(), noun),
                    false => self.all(noun),
                };
                // Backed by tanks: nobody backs them.
                let weapon = |r: &Ref| {
                    self.scan.entities.get(r.entity).state.is_none()
                        && self.scan.entities.is_thing(r.entity, self.scan.lexicon)
                };
                if !roles.has(Roles::SOURCE) && !roles.has(Roles::TARGET) && other.iter().all(weapon) {
                    continue;
                }
                let own = self.tagged.nouns[bearer].who.clone();
                let mut draft = self.draft(frame, n, t, "attribute");
                let bears_target = frame.subject.has(Roles::TARGET);
                (draft.source, draft.target) = if bears_target { (other, own) } else { (own, other) };
                if frame.kind.is_symmetric() {
                    let target = std::mem::take(&mut draft.target);
                    extend(&mut draft.source, &target);
                }
                draft.evidence = (self.tagged.nouns[bearer].first, self.tagged.nouns[last].last);
                draft.modality = self.inherited(n, Modality::Asserted);
                self.finish_draft(draft, found);
            }
        }
    }

    /// Somebody right behind "between".
    fn is_first_of_two(&self, noun: usize) -> bool {
        let first = self.tagged.nouns[noun].first;
        self.tagged.before(first).is_some_and(|b| self.scan.document.folded(b) == crate::extract::event::BAYNA)
    }

    /// `the government, supported by the West`: a passive participle with its doer behind "by".
    pub fn passive_participles(&mut self, found: &mut Found) {
        let lexicon = self.scan.lexicon;
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                let Tag::Passive { verb, .. } = self.tagged.tag(t) else { continue };
                let frame = lexicon.verb_frames[verb as usize]
                    .iter()
                    .map(|f| &lexicon.frames[*f as usize])
                    .find(|f| f.note.object.is_empty() && f.note.needs.is_empty() && f.object.has(Roles::TARGET));
                let Some(frame) = frame else { continue };
                let by = self.tagged.end(t);
                let Some(undergoer) = self.tagged.before(t).and_then(|b| self.noun_of(b)) else { continue };
                if by >= self.tagged.last
                    || !matches!(self.tagged.tag(by), Tag::Particle { class: Particle::Preposition, .. })
                {
                    continue;
                }
                let prep: Vec<&str> = (by..self.tagged.end(by)).map(|x| self.scan.document.folded(x)).collect();
                let prep = prep.join(" ");
                if prep != "\u{0645}\u{0646}" && !is_agent_phrase(&prep) {
                    continue;
                }
                let Some(doer) = self
                    .tagged
                    .ends
                    .get(by - self.tagged.first)
                    .and_then(|e| (*e < self.tagged.last).then(|| self.noun_of(*e)).flatten())
                else {
                    continue;
                };
                let mut draft = self.draft(frame, n, t, "participle");
                draft.source = match self.is_first_of_two(undergoer) {
                    true => self.tagged.nouns[doer].who.clone(),
                    false => self.all(doer).0,
                };
                draft.target = self.tagged.nouns[undergoer].who.clone();
                draft.evidence = (self.tagged.nouns[undergoer].first, self.tagged.nouns[doer].last);
                draft.modality = self.inherited(n, Modality::Asserted);
                self.finish_draft(draft, found);
            }
        }
    }

    /// Promised to study the farmers' demands: what belongs to somebody else is not the subject's to do.
    fn is_anothers(&self, event: usize) -> bool {
        let next = self.tagged.end(event);
        let owned = next < self.tagged.last
            && self.noun_of(next).is_some_and(|n| self.tagged.nouns[n].cut.is_bare() && !self.tagged.nouns[n].place);
        owned
            && matches!(self.tagged.tag(event), Tag::Event { .. })
            && self.valence(event, false, None).is_some_and(|v| v.frame.object.has(Roles::SOURCE))
    }

    /// Those who are many do together what one alone cannot: the efforts of the ministries.
    fn is_many(&self, draft: &crate::extract::frame::Draft) -> bool {
        use crate::lexicon::conjugate::Number;
        draft.source.iter().any(|r| self.scan.entities.get(r.entity).number == Number::Plural)
    }

    /// A verb by which something results in something else.
    pub fn is_outcome(&self, p: usize) -> bool {
        match self.tagged.tag(p) {
            Tag::Verb(v) => self.scan.lexicon.resulting.contains(&(v.verb as usize)),
            _ => false,
        }
    }

    /// An outcome of something that those whom the clause before tells of did not do by force.
    fn is_aftermath(&self, n: usize, p: usize) -> bool {
        let before = [n.checked_sub(1), self.clauses[n].parent];
        self.is_outcome(p) && !before.into_iter().flatten().any(|c| self.attacks(c))
    }

    /// Those whom a verb makes do what stands behind them: its object, or the first phrase behind "by".
    fn made_to(&self, n: usize, arguments: &[Argument]) -> Refs {
        let driven = |a: &&Argument| a.prep.is_empty() || a.prep.chars().eq([BEH]);
        arguments.iter().take(1).find(driven).map_or(Refs::new(), |a| self.actors(a, n))
    }

    /// A verbal noun that tells no claim of its own.
    fn is_mere_masdar(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Masdar { verb, .. } => {
                let lexicon = self.scan.lexicon;
                lexicon.verb_frames[verb as usize].is_empty() && lexicon.verb_light[verb as usize].is_empty()
            }
            _ => false,
        }
    }

    /// A verbal noun whose verb tells a claim.
    fn has_frame(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Masdar { verb, .. } if !self.scan.lexicon.verb_frames[verb as usize].is_empty())
    }

    /// A light verb with an event noun as object, subject, or behind its preposition.
    pub fn light(
        &mut self,
        n: usize,
        p: usize,
        light: Light,
        passive: bool,
        arguments: &[Argument],
        found: &mut Found,
    ) -> bool {
        let event_at = |t: usize| matches!(self.tagged.tag(t), Tag::Event { .. });
        let subject = self.subjects[n].clone();
        let scene = light == Light::Hosts && subject.noun.is_none_or(|s| self.tagged.nouns[s].place);
        let light = match light {
            Light::Hosts => Light::Passive,
            // The proposal was met with anger.
            Light::Answers if passive => Light::Target,
            light => light,
        };
        let framed = |t: usize| match self.tagged.tag(t) {
            Tag::Masdar { verb, .. } => {
                light == Light::Announces && !self.scan.lexicon.verb_frames[verb as usize].is_empty()
                    || light == Light::Source && self.is_fixed_deed(t)
            }
            _ => false,
        };
        // Took a position for or against something: no deed that it is about.
        let stance = |a: &Argument| {
            a.prep.is_empty() && self.attitude(a.head).is_some_and(|(what, ..)| what == Attitude::Stance)
        };
        if light == Light::Source && arguments.iter().any(stance) {
            return false;
        }
        // Promised not to permit it.
        let denied = |a: &Argument| matches!(self.tagged.tag(a.first), Tag::Particle { class: Particle::Negation, .. });
        let is_event = |a: &&Argument| a.pronoun.is_none() && !denied(a) && (event_at(a.head) || framed(a.head));
        let events = || arguments.iter().filter(is_event);
        // The first phrase behind "on" or "about" completes the verb, or an earlier one does.
        let ends = |a: &&Argument| ["\u{0639}\u{0644}\u{064A}", "\u{0639}\u{0646}"].contains(&a.prep.as_str());
        let about =
            |a: &&Argument| light != Light::Announces || ["\u{0639}\u{0646}", "\u{0628}"].contains(&a.prep.as_str());
        let completing = arguments
            .iter()
            // What completes another verbal noun is none of its: began building a wall against an attack.
            .take_while(|a| !(completes(&a.prep) && a.pronoun.is_none() && self.is_mere_masdar(a.head)))
            .filter(|a| {
                // Nor what is said behind an object (issued a statement on the day of an attack), but what that was for.
                let own = |o: &Argument| {
                    subject.thing == Some(o.head) || subject.noun.is_some_and(|s| o.head < self.tagged.nouns[s].first)
                };
                let thing = |o: &Argument| self.is_thing_done(o) && !own(o) && !event_at(o.head);
                let aimed = self.cut_of(a.head).is_some_and(|c| c.prep == Some(LAM));
                let behind = || arguments.iter().any(|o| o.head < a.head && thing(o));
                light != Light::Source || aimed || ends(a) && a.prep.ends_with(NOON) || !behind()
            })
            .find(|a| completes(&a.prep) && (is_event(a) || ends(a) && a.pronoun.is_none()))
            .filter(about);
        let object =
            events().find(|a| a.prep.is_empty()).or_else(|| completing.filter(|a| is_event(a))).map(|a| a.head);
        // An inquiry that he made into a killing: what he did is the inquiry. Dealings with a march: no march took place.
        let by = |prep: &str| prep.chars().eq([BEH]);
        let brought = |t: usize| arguments.iter().find(|a| a.head == t).map_or("", |a| a.prep.as_str());
        let taken = self.clauses[n].link == Link::Relative && arguments.iter().any(|a| by(&a.prep) && a.head < p);
        let done = |t: &usize| match light {
            Light::Source => *t < p || brought(*t).is_empty() || !taken,
            Light::Passive => brought(*t) != MAA || subject.thing.is_none(),
            _ => true,
        };
        let object = object.filter(done);
        let met = subject.thing.filter(|t| *t > p && object.is_none() && light == Light::Target && !passive);
        let object = object.or_else(|| self.met_with(n, met?));
        let told = self.antecedent_event(n).filter(|_| subject.noun.is_none() || passive);
        let thing = subject.thing.filter(|t| event_at(*t)).or(told);
        // "the attack that they carried out on": the event stands before its clause.
        let behind = object.is_none() && thing.is_none() && !passive && matches!(light, Light::Source | Light::Target);
        let relative = self.taken_up(p).filter(|_| behind).and_then(|t| self.antecedent_where(n, t, &event_at));
        let relative = relative.or_else(|| self.attack_meant(n, p).filter(|_| behind && light == Light::Source));
        let (event, refs) = match light {
            Light::Source | Light::Target if relative.is_some() => (relative, subject.refs.clone()),
            Light::Source if passive || (object.is_none() && thing.is_some()) => (thing, Refs::new()),
            // "And resulted in the death of ten": those of the clause before did not.
            Light::Source if !subject.explicit && object.is_some_and(|t| self.kills(t)) && self.is_aftermath(n, p) => {
                (object, Refs::new())
            }
            Light::Source | Light::Target => (object, subject.refs.clone()),
            // Turkey began an operation: no operation that began.
            Light::Passive if thing.is_none() && !passive && !scene && subject.explicit && !subject.refs.is_empty() => {
                return false;
            }
            // It came about as an answer to calls for killing: nobody was killed.
            Light::Passive | Light::Hosts => {
                let aim = |t: &usize| !arguments.iter().any(|a| a.head == *t && ends(&a)) || !self.kills(*t);
                (thing.or(object.filter(aim)), Refs::new())
            }
            Light::Announces | Light::Affirms => {
                let told = object.filter(|_| self.content_of(n).is_none());
                if light == Light::Affirms && told.is_some_and(|t| self.kills(t)) {
                    return false;
                }
                let event = told.and_then(|t| self.nominal(n, t, None));
                if event.is_some_and(|d| !d.source.is_empty() || light == Light::Affirms && !is_attitude(d.kind)) {
                    return false;
                }
                (told, subject.refs.clone())
            }
            // The summit failed to: not the summit itself.
            Light::Collapses if !subject.refs.is_empty() || events().any(|a| !a.prep.is_empty()) => return false,
            Light::Collapses => (thing, Refs::new()),
            Light::Answers => {
                let deed = arguments.iter().find(|a| by(&a.prep) && a.pronoun.is_none()).map(|a| a.head);
                let told = |t: &usize| event_at(*t) || self.has_frame(*t);
                (deed.filter(told).filter(|_| !subject.refs.is_empty()), subject.refs.clone())
            }
            // The talks did not succeed.
            Light::Manages if subject.refs.is_empty() && thing.is_some() && self.clauses[n].negated => {
                (thing, Refs::new())
            }
            Light::Ceases if !self.clauses[n].negated => return false,
            Light::Intends | Light::Manages | Light::Considers | Light::Fails | Light::Ceases | Light::Causes => {
                let aside = |a: &Argument| self.scan.lexicon.topic(&a.prep).is_some_and(Topic::is_aside);
                let told = |a: &&Argument| a.pronoun.is_none() && a.noun.is_none() && !denied(a) && !aside(a);
                // What the first of them is about is what is meant.
                let inner = arguments.iter().filter(told).take(1).find_map(|a| {
                    let near = match light {
                        Light::Manages => a.head + 4,
                        Light::Causes => a.head + 3,
                        _ => usize::MAX,
                    };
                    let inner = self.inner_event(a.head, self.phrase_end(a.head).min(near))?;
                    let own = inner == a.head || !self.is_anothers(inner) && !self.is_brought_behind(a.head, inner);
                    own.then_some(inner)
                });
                let doer = if light == Light::Causes { self.made_to(n, arguments) } else { subject.refs.clone() };
                if doer.is_empty() {
                    return false;
                }
                (inner, doer)
            }
        };
        let Some(event) = event else { return false };
        // The relations between X and Y saw tension.
        let relation = subject.thing.filter(|t| light == Light::Passive && *t != event && !event_at(*t));
        let mutual = || self.valence(event, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
        let refs = match relation {
            Some(relation) if mutual() => self.parties_of(relation),
            _ => refs,
        };
        let target = light == Light::Target;
        let controller = (!refs.is_empty() || target).then_some((&refs, target));
        if let Some(mut draft) = self.nominal(n, event, controller) {
            // To announce one's responsibility for it: the responsibility is the object.
            let own = arguments.iter().any(|a| a.prep.is_empty() && a.head < event && a.pronoun.is_none());
            if light == Light::Announces && !own && !self.owns_up(n, event, &draft) {
                draft.source.clear();
            }
            if controller.is_none() {
                draft.modality = if self.clauses[n].negated { Modality::Negated } else { self.clauses[n].modality };
            }
            let prepares = light == Light::Source
                && draft.kind == ClaimType::Assault
                && event > p
                && self.cut_of(event).is_some_and(|c| c.prep == Some(LAM));
            match light {
                _ if prepares && draft.modality == Modality::Asserted => draft.modality = Modality::Planned,
                Light::Intends if draft.modality == Modality::Asserted => draft.modality = Modality::Planned,
                // A strike that is announced is still to come.
                Light::Announces if draft.kind == ClaimType::Protest && draft.modality == Modality::Asserted => {
                    draft.modality = Modality::Planned;
                }
                Light::Considers if draft.modality == Modality::Asserted => draft.modality = Modality::Possible,
                Light::Fails | Light::Collapses => draft.modality = Modality::Failed,
                Light::Manages if self.clauses[n].negated => draft.modality = Modality::Failed,
                Light::Ceases => draft.modality = Modality::Asserted,
                _ => {}
            }
            if refs.len() > 1 && draft.kind.is_symmetric() {
                draft.source = refs.clone();
            }
            // He voiced the government's hope: it is the government's.
            let anothers = |r: &crate::extract::noun::Ref| refs.iter().all(|own| own.entity != r.entity);
            if matches!(light, Light::Source | Light::Affirms)
                && is_attitude(draft.kind)
                && draft.source.iter().any(anothers)
                && !draft.kind.is_symmetric()
            {
                draft.source.retain(|r| anothers(r));
            }
            self.carried_arguments(n, event, arguments, &mut draft);
            if target && refs.is_empty() {
                self.undergone_by_thing(&subject, arguments, &mut draft);
            }
            let seen = scene && object == Some(event) && told.is_none();
            let broke_out = thing == Some(event) && matches!(light, Light::Source | Light::Passive) || seen;
            if draft.kind == ClaimType::Protest
                && draft.source.is_empty()
                && broke_out
                && self
                    .cut_of(event)
                    .is_some_and(|c| !c.article || !draft.target.is_empty() || !draft.issues.is_empty())
                && !self.clauses[n].negated
            {
                draft.source = self.demonstrators(event);
            }
            draft.rule = format!("light {}", self.scan.document.folded(p));
            draft.evidence.0 = draft.evidence.0.min(p);
            draft.evidence.1 = draft.evidence.1.max(self.tagged.end(event));
            if let Some(noun) = arguments
                .iter()
                .find(|a| self.tells_where(&a.prep) && a.noun.is_some_and(|x| self.tagged.nouns[x].place))
                .and_then(|a| a.noun)
            {
                draft.place = draft.place.or(Some(noun));
            }
            let meant = matches!(light, Light::Intends | Light::Considers | Light::Fails | Light::Manages);
            // Studying the agreement is not coming to one.
            let mutual = draft.kind.is_symmetric();
            let known = mutual && self.cut_of(event).is_some_and(|c| c.article);
            let whole = self.tagged.end(event) > event + 1;
            if meant
                && (!whole || mutual)
                && draft.target.is_empty()
                && (known || draft.issues.is_empty())
                && draft.place.is_none()
                && (!draft.kind.is_symmetric() || draft.source.len() < 2)
                || draft.kind.is_symmetric()
                    && (self.is_partner(&draft) || draft.source.len() == 1 && self.is_host(&draft))
                || draft.kind == ClaimType::Cooperate
                    && draft.source.len() < 2
                    && (told.is_some() || !self.is_many(&draft))
            {
                return false;
            }
            let told = self.finish_draft(draft, found);
            if told {
                found.used.push(event);
                // The proposal met with praise: nothing that somebody proposes here.
                let proposed = |t: &usize| {
                    matches!(self.tagged.tag(*t), Tag::Event { nominal, .. }
                        if self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Request)
                };
                found.used.extend(subject.thing.filter(|_| target && refs.is_empty()).filter(proposed));
            }
            return told;
        }
        false
    }
}

impl Sense<'_, '_> {
    /// Promised to bring his country back to the agreement: an event behind somebody and a preposition is not what he does.
    fn is_brought_behind(&self, head: usize, event: usize) -> bool {
        let brought = self.tagged.before(event).is_some_and(|b| {
            b > head && matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
        });
        brought && (head + 1..event).any(|t| self.noun_of(t).is_some_and(|n| self.tagged.nouns[n].cut.is_bare()))
    }

    /// The decision met with anger in X: what it is about, and whose anger.
    fn undergone_by_thing(&self, subject: &Subject, arguments: &[Argument], draft: &mut Draft) {
        let Some(thing) = subject.thing.filter(|_| !draft.kind.is_symmetric()) else { return };
        draft.issues.insert(0, (thing, self.tagged.end(thing)));
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
}

/// Where somebody stands: what can be affirmed without being done.
pub fn is_attitude(kind: ClaimType) -> bool {
    matches!(
        kind,
        ClaimType::Support
            | ClaimType::Agree
            | ClaimType::Reject
            | ClaimType::Oppose
            | ClaimType::Accuse
            | ClaimType::Concern
            | ClaimType::Threaten
    )
}

/// A preposition that can bring what a light verb carries: to embark on, to come under, to end in.
fn completes(prep: &str) -> bool {
    [
        "\u{0628}",
        "\u{0644}",
        "\u{0641}\u{064A}",
        "\u{0627}\u{0644}\u{064A}",
        "\u{0639}\u{0644}\u{064A}",
        "\u{0639}\u{0646}",
        "\u{0645}\u{0646}",
        "\u{0645}\u{0639}",
    ]
    .contains(&prep)
}
