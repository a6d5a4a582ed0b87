//! What an event noun behind a light verb tells: its frame, the parties and the modality of the verb that carries it.

use crate::claim::{ClaimType, Modality};
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::frame::{Draft, extend};
use crate::extract::light::{Carrier, is_attitude, is_by, is_on_or_about};
use crate::extract::noun::Ref;
use crate::extract::phrase::FI;
use crate::extract::preposition::{is_about, is_agent_phrase, is_locative};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Light, Roles};
use crate::lexicon::sorts::{Class, Topic};
use crate::script::letters::LAM;
use crate::text::reading::Cut;

/// "Against".
const AGAINST: &str = "\u{0636}\u{062F}";

impl Sense<'_, '_> {
    /// The event that a light verb carries, and who does it or undergoes it by the verb.
    pub fn event_carried(&mut self, carrier: &Carrier<'_>) -> Option<(usize, Refs)> {
        let Carrier { n, p, light, passive, arguments, ref subject, scene, object, thing, .. } = *carrier;
        let relative = self.carried_before(carrier);
        let (event, refs) = match light {
            Light::Source | Light::Target if relative.is_some() => (relative, subject.refs.clone()),
            Light::Source if passive || (object.is_none() && thing.is_some()) => (thing, Refs::new()),
            // "And a raid on the town left dead": the raid is the subject, whoever was told of before.
            Light::Source
                if !subject.explicit
                    && self.is_outcome(p)
                    && arguments
                        .iter()
                        .any(|a| a.prep.is_empty() && Some(a.head) == object && a.head == self.tagged.end(p)) =>
            {
                (object, Refs::new())
            }
            // "And resulted in the death of ten": those of the clause before did not.
            Light::Source if !subject.explicit && object.is_some_and(|t| self.kills(t)) && self.is_aftermath(n, p) => {
                (object, Refs::new())
            }
            // Suffered losses in its war against: its own.
            Light::Target if object.is_some_and(|t| self.is_of_his_own(t, subject)) => return None,
            Light::Source | Light::Target => (object, subject.refs.clone()),
            // Turkey began an operation: no operation that began.
            Light::Passive if thing.is_none() && !passive && !scene && subject.explicit && !subject.refs.is_empty() => {
                return None;
            }
            // It came about as an answer to calls for killing: nobody was killed.
            Light::Passive | Light::Hosts => {
                let answered = |t: usize| arguments.iter().any(|a| a.head == t && is_on_or_about(&a.prep));
                let happened = object.filter(|t| !answered(*t) || !self.kills(*t));
                (thing.or(happened), Refs::new())
            }
            // An event that was not announced took place all the same.
            Light::Announces if self.clauses[n].negated && self.clauses[n].link == Link::Relative => return None,
            Light::Announces | Light::Affirms => {
                let told = object.filter(|_| self.content_of(n).is_none());
                if light == Light::Affirms && told.is_some_and(|t| self.kills(t)) {
                    return None;
                }
                let event = told.and_then(|t| self.nominal(n, t, None));
                if event.is_some_and(|d| !d.source.is_empty() || light == Light::Affirms && !is_attitude(d.kind)) {
                    return None;
                }
                (told, subject.refs.clone())
            }
            // The summit failed to: not the summit itself.
            Light::Collapses
                if !subject.refs.is_empty()
                    || arguments.iter().any(|a| self.is_carried(carrier, a) && !a.prep.is_empty()) =>
            {
                return None;
            }
            Light::Collapses => (thing, Refs::new()),
            Light::Answers => {
                // Answered threats of war: what the threats are of is no answer.
                let of_another = |a: &Argument| {
                    let before = arguments.iter().rev().find(|o| o.head < a.first && self.is_event_noun(o.head));
                    before
                        .and_then(|o| self.valence(o.head, false, None))
                        .is_some_and(|v| !v.frame.prep(&a.prep).is_none())
                };
                let by = |a: &&Argument| is_by(&a.prep) && a.pronoun.is_none() && !of_another(a);
                let deed = arguments.iter().find(by).map(|a| a.head);
                let told = |t: &usize| self.is_event_noun(*t) || self.has_frame(*t);
                (deed.filter(told).filter(|_| !subject.refs.is_empty()), subject.refs.clone())
            }
            // The talks did not succeed.
            Light::Manages if subject.refs.is_empty() && thing.is_some() && self.clauses[n].negated => {
                (thing, Refs::new())
            }
            Light::Ceases if !self.clauses[n].negated => return None,
            Light::Intends | Light::Manages | Light::Considers | Light::Fails | Light::Ceases | Light::Causes => {
                let doer = if light == Light::Causes { self.made_to(n, arguments) } else { subject.refs.clone() };
                (self.meant(light, arguments).filter(|_| !doer.is_empty()), doer)
            }
        };
        event.map(|event| (event, refs))
    }

    /// "The attack that they carried out on": the event stands before its clause.
    fn carried_before(&self, carrier: &Carrier<'_>) -> Option<usize> {
        let Carrier { n, p, light, passive, object, thing, .. } = *carrier;
        if object.is_some() || thing.is_some() || passive || !matches!(light, Light::Source | Light::Target) {
            return None;
        }
        // The fight against (she) the thought that X leads (him): it leads the thought.
        let him = match self.tagged.tag(p) {
            Tag::Verb(v) => v.suffix.filter(|s| s.number == Number::Singular).map(|s| s.gender),
            _ => None,
        };
        // The pronoun may take up any word of a longer phrase: the bombing of a car (that) he drove.
        let several = |t: usize| self.tagged.end(t) > t + 1;
        let agrees = |t: &usize| several(*t) || him.is_none_or(|g| self.thing_gender(*t).is_none_or(|own| own == g));
        let relative = self.taken_up(p).and_then(|t| self.antecedent_where(n, t, &|t| self.is_event_noun(t)));
        let relative = relative.filter(agrees);
        let fronted = || self.fronted_attack(n, p).filter(agrees);
        relative.or_else(|| self.attack_meant(n, p).filter(|_| light == Light::Source)).or_else(fronted)
    }

    /// "The raids on the town, X launched them": the definite attack that opens the clause, taken up behind the verb.
    fn fronted_attack(&self, n: usize, p: usize) -> Option<usize> {
        let clause = &self.clauses[n];
        self.taken_up(p).filter(|_| clause.link != Link::Relative)?;
        let opening = |t: &&usize| !matches!(self.tagged.tag(**t), Tag::Particle { .. } | Tag::Mark(_));
        let first = *clause.tokens.iter().find(opening).filter(|t| **t < p)?;
        let definite = self.cut_of(first).is_some_and(|c| c.article && c.prep.is_none());
        (definite && self.is_attack(first)).then_some(first)
    }

    /// The raids destroyed stores (that) X had set up: he set up the stores, and no raids.
    pub fn means_nearer(&self, n: usize, p: usize, event: usize) -> bool {
        let Tag::Verb(VerbTag { suffix: Some(it), cut, .. }) = self.tagged.tag(p) else { return false };
        let above = self.clauses[n].parent.and_then(|above| self.clauses[above].predicate);
        let Some(thing) = above.filter(|q| event < *q && *q < p).map(|q| self.tagged.end(q)) else { return false };
        cut.conj.is_none()
            && thing < p
            && matches!(self.tagged.tag(thing), Tag::Plain { cut } if cut == Cut::default())
            && self.thing_gender(thing).is_none_or(|own| own == it.gender)
    }

    /// What somebody intends, manages or fails to do: what the first of the things that he intends is about.
    fn meant(&self, light: Light, arguments: &[Argument]) -> Option<usize> {
        let aside = |a: &Argument| self.scan.lexicon.topic(&a.prep).is_some_and(Topic::is_aside);
        // "They managed, with the support of": the means, not what was managed.
        let means = |a: &Argument| light == Light::Manages && is_by(&a.prep);
        let told = |a: &&Argument| {
            a.pronoun.is_none() && a.noun.is_none() && !self.is_denied_argument(a) && !aside(a) && !means(a)
        };
        let first = arguments.iter().find(told)?;
        let near = match light {
            Light::Manages => first.head + 4,
            Light::Causes => first.head + 3,
            _ => usize::MAX,
        };
        let inner = self.inner_event(first.head, self.phrase_end(first.head).min(near))?;
        let own = inner == first.head || !self.is_anothers(inner) && !self.is_brought_behind(first.head, inner);
        // Managed to record the killing of: nobody was killed by it.
        let recorded = light == Light::Manages && self.kills(inner) && self.light_masdar(first.head).is_none();
        let other = inner != first.head && (self.does_away(first.head) || recorded);
        (own && !other).then_some(inner)
    }

    /// The relations between X and Y saw tension: the tension is theirs.
    pub fn parties_related(&self, carrier: &Carrier<'_>, event: usize) -> Option<Refs> {
        let passive = carrier.light == Light::Passive;
        let relation = carrier.subject.thing.filter(|t| passive && *t != event && !self.is_event_noun(*t))?;
        let mutual = self.valence(event, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
        mutual.then(|| self.parties_of(relation))
    }

    /// What the verb adds to the claim of the event that it carries: how real it is, whose, where.
    pub fn fill_carried(&mut self, carrier: &Carrier<'_>, event: usize, refs: &Refs, draft: &mut Draft) {
        let Carrier { n, p, light, arguments, ref subject, .. } = *carrier;
        // To announce one's responsibility for it: the responsibility is the object.
        let own = arguments.iter().any(|a| a.prep.is_empty() && a.head < event && a.pronoun.is_none());
        if light == Light::Announces && !own && !self.owns_up(n, event, draft) {
            draft.source.clear();
        }
        let target = light == Light::Target;
        if refs.is_empty() && !target {
            draft.modality = if self.clauses[n].negated { Modality::Negated } else { self.clauses[n].modality };
        }
        self.carried_modality(carrier, event, draft);
        if refs.len() > 1 && draft.kind.is_symmetric() {
            draft.source = refs.clone();
        }
        // He voiced the government's hope: it is the government's.
        let anothers = |r: &Ref| refs.iter().all(|own| own.entity != r.entity);
        if matches!(light, Light::Source | Light::Affirms)
            && is_attitude(draft.kind)
            && draft.source.iter().any(anothers)
            && !draft.kind.is_symmetric()
        {
            draft.source.retain(|r| anothers(r));
        }
        self.carried_arguments(n, event, arguments, draft);
        if target && refs.is_empty() {
            self.undergone_by_thing(subject, arguments, draft);
        }
        if self.broke_out(carrier, event, draft) {
            draft.source = self.demonstrators(event);
        }
        draft.rule = format!("light {}", self.scan.document.folded(p));
        draft.evidence.0 = draft.evidence.0.min(p);
        draft.evidence.1 = draft.evidence.1.max(self.tagged.end(event));
        let where_ = arguments
            .iter()
            .find(|a| self.tells_where(&a.prep) && a.noun.is_some_and(|x| self.tagged.nouns[x].place))
            .and_then(|a| a.noun);
        // X saw the fiercest shelling by Y.
        let scene = subject.noun.filter(|x| carrier.scene && self.tagged.nouns[*x].place);
        draft.place = draft.place.or(where_).or(scene);
    }

    /// How real an event is by the verb that carries it.
    fn carried_modality(&self, carrier: &Carrier<'_>, event: usize, draft: &mut Draft) {
        let light = carrier.light;
        let asserted = draft.modality == Modality::Asserted;
        let prepares = light == Light::Source
            && draft.kind == ClaimType::Assault
            && event > carrier.p
            && self.cut_of(event).is_some_and(|c| c.prep == Some(LAM));
        match light {
            _ if prepares && asserted => draft.modality = Modality::Planned,
            Light::Intends if asserted && draft.kind != ClaimType::Accuse => draft.modality = Modality::Planned,
            // A strike that is announced is still to come.
            Light::Announces if draft.kind == ClaimType::Protest && asserted => draft.modality = Modality::Planned,
            Light::Considers if asserted => draft.modality = Modality::Possible,
            Light::Fails | Light::Collapses => draft.modality = Modality::Failed,
            Light::Manages if self.clauses[carrier.n].negated => draft.modality = Modality::Failed,
            Light::Ceases => draft.modality = Modality::Asserted,
            _ => {}
        }
    }

    /// What stands around the verb that carries an event noun, where the noun itself does not say it.
    pub fn carried_arguments(&self, n: usize, event: usize, arguments: &[Argument], draft: &mut Draft) {
        let Some(valence) = self.valence(event, false, Some(&draft.source)) else { return };
        let frame = &valence.frame;
        let symmetric = frame.kind.is_symmetric();
        for argument in arguments {
            // An operation to (l) fight terror against X: the operation, too.
            let against = draft.kind == ClaimType::Assault && argument.prep == AGAINST && draft.target.is_empty();
            if argument.first > event && !against && self.is_of_aim_behind(event, argument.first) {
                break;
            }
            let own = argument.head == event || draft.evidence.0 <= argument.first && argument.first < draft.evidence.1;
            if argument.prep.is_empty()
                || own && argument.first >= event
                || self.is_owner_before(argument, event)
                || self.is_of_later(arguments, argument, event)
                || argument.prep == MAA && self.is_deed_of_somebody(argument.head)
            {
                continue;
            }
            let mut roles = frame.prep(&argument.prep);
            if is_agent_phrase(&argument.prep) {
                roles = Roles::SOURCE;
            } else if symmetric
                && (argument.prep == BAYNA
                    || argument.prep == MAA
                    || draft.source.len() < 2 && self.brings(&argument.prep))
            {
                roles = Roles::PARTY;
            }
            // The attack on X, of the inhabitants of Y: who X are.
            let hit = draft.kind == ClaimType::Assault;
            let part = hit && argument.prep == MIN && roles.has(Roles::SOURCE) && !draft.target.is_empty();
            if part && !self.actors(argument, n).iter().all(|r| self.is_of(r.entity, Class::Armed)) {
                continue;
            }
            let town = argument.noun.filter(|x| self.tagged.nouns[*x].place && roles.has(Roles::PLACE));
            if draft.kind == ClaimType::Assault && !is_locative(&argument.prep) {
                draft.place = draft.place.or(town);
            }
            let mut refs = self.actors(argument, n);
            if roles.has(Roles::TARGET) && refs.is_empty() && argument.noun.is_none() {
                refs = match draft.kind {
                    ClaimType::Assault | ClaimType::Coerce => self.holder(argument, n),
                    _ => self.owner(&self.thing_argument(argument.head), n, true),
                };
            }
            let wanting = if roles.has(Roles::PARTY) || roles.has(Roles::SOURCE) {
                draft.source.len() < 1 + usize::from(symmetric)
            } else {
                draft.target.is_empty()
            };
            if wanting && !refs.is_empty() && !is_locative(&argument.prep) {
                self.fill(draft, roles, &refs);
                draft.evidence.1 = draft.evidence.1.max(argument.last);
            } else if (roles.has(Roles::ISSUE) || is_about(&argument.prep))
                && draft.issues.is_empty()
                && !(argument.prep == FI && argument.first < event)
            {
                draft.issues.push((argument.head, argument.last.max(argument.head + 1)));
            }
        }
        if symmetric {
            let target = std::mem::take(&mut draft.target);
            extend(&mut draft.source, &target);
        }
    }

    /// "A bombing took place, and after operations against X": behind "after" and another deed, what goes with that.
    pub fn is_of_later(&self, arguments: &[Argument], argument: &Argument, event: usize) -> bool {
        let protest = |t| self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Protest);
        if self.is_of_stand(argument.first) && protest(event) {
            return true;
        }
        if [BAYNA, MAA].contains(&argument.prep.as_str()) {
            return false;
        }
        let takes = |t: usize| self.valence(t, false, None).is_some_and(|v| !v.frame.prep(&argument.prep).is_none());
        let later = |o: &Argument| o.head > event && o.last == argument.first && self.is_event_noun(o.head);
        arguments.iter().any(|o| later(o) && self.is_in_circumstance(o.head) && takes(o.head))
    }
}
