//! Light verbs that carry an event noun → drafts of claims.

use crate::claim::{ClaimType, Modality};
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::MAA;
use crate::extract::frame::{Draft, Found};
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Light, Particle, Roles};
use crate::lexicon::sorts::Topic;
use crate::script::letters::{BEH, LAM, NOON};

/// A light verb and what stands around it.
struct Carrier<'a> {
    /// Its clause.
    n: usize,
    /// Its token.
    p: usize,
    light: Light,
    passive: bool,
    arguments: &'a [Argument],
    subject: Subject,
    /// Its subject is the scene of what it carries, or it has none.
    scene: bool,
    /// The event noun that its clause takes up.
    told: Option<usize>,
    /// The event noun that is its subject, or that its clause takes up.
    thing: Option<usize>,
    /// The event noun that is its object, or that its preposition brings.
    object: Option<usize>,
}

impl Sense<'_, '_> {
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

    /// `To bring about a rapprochement between X and Y`: whoever does so is none of the two.
    fn brings_together(&mut self, n: usize, event: usize) -> bool {
        use ClaimType::{Agree, Cooperate, Disagree};
        self.valence(event, false, None).is_some_and(|v| matches!(v.frame.kind, Agree | Cooperate | Disagree))
            && self.nominal(n, event, None).is_some_and(|own| self.is_between_others(&own))
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
    pub fn has_frame(&self, t: usize) -> bool {
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
        let subject = self.subjects[n].clone();
        let scene = light == Light::Hosts && subject.noun.is_none_or(|s| self.tagged.nouns[s].place);
        let light = match light {
            Light::Hosts => Light::Passive,
            // The proposal was met with anger.
            Light::Answers if passive => Light::Target,
            light => light,
        };
        // Took a position for or against something: no deed that it is about.
        let stance = |a: &Argument| {
            a.prep.is_empty() && self.attitude(a.head).is_some_and(|(what, ..)| what == Attitude::Stance)
        };
        if light == Light::Source && arguments.iter().any(stance) {
            return false;
        }
        let told = self.antecedent_event(n).filter(|_| subject.noun.is_none() || passive);
        let thing = subject.thing.filter(|t| self.is_event_noun(*t) && !self.is_launched(*t)).or(told);
        let mut carrier = Carrier { n, p, light, passive, arguments, subject, scene, told, thing, object: None };
        carrier.object = self.carried_object(&carrier);
        let Some((event, refs)) = self.event_carried(&carrier) else { return false };
        let refs = self.parties_related(&carrier, event).unwrap_or(refs);
        let target = light == Light::Target;
        let one = refs.len() == 1 && light != Light::Intends;
        let refs = if one && self.brings_together(n, event) { Refs::new() } else { refs };
        let controller = (!refs.is_empty() || target).then_some((&refs, target));
        let Some(mut draft) = self.nominal(n, event, controller) else { return false };
        if target {
            self.fought_with(&mut draft);
        }
        self.fill_carried(&carrier, event, &refs, &mut draft);
        if self.tells_too_little(&carrier, event, &draft) || self.is_made_before(light, event, &draft) {
            return false;
        }
        let kept = self.finish_draft(draft, found);
        if kept {
            found.used.push(event);
            // The proposal met with praise: nothing that somebody proposes here.
            let proposed = |t: &usize| {
                matches!(self.tagged.tag(*t), Tag::Event { nominal, .. }
                    if self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Request)
            };
            found.used.extend(carrier.subject.thing.filter(|_| target && refs.is_empty()).filter(proposed));
            self.also_announced(n, p, light, event, found);
        }
        kept
    }

    fn is_event_noun(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { .. })
    }

    /// An argument that a light verb can carry: an event noun, or a verbal noun that tells a deed behind it.
    fn is_carried(&self, carrier: &Carrier<'_>, a: &Argument) -> bool {
        let framed = |t: usize| match self.tagged.tag(t) {
            Tag::Masdar { verb, .. } => {
                carrier.light == Light::Announces && !self.scan.lexicon.verb_frames[verb as usize].is_empty()
                    || carrier.light == Light::Source && self.is_fixed_deed(t)
            }
            _ => false,
        };
        a.pronoun.is_none()
            && !self.is_denied_argument(a)
            && (self.is_event_noun(a.head) || framed(a.head))
            && !self.is_launched(a.head)
    }

    /// The event noun that is a light verb's object, or stands behind its preposition.
    fn carried_object(&self, carrier: &Carrier<'_>) -> Option<usize> {
        let Carrier { n, p, light, passive, arguments, ref subject, .. } = *carrier;
        let is_event = |a: &&Argument| self.is_carried(carrier, a);
        let behind = self.completing(carrier).filter(is_event);
        let object = arguments.iter().filter(is_event).find(|a| a.prep.is_empty()).or(behind).map(|a| a.head);
        // An inquiry that he made into a killing: what he did is the inquiry. Dealings with a march: no march took place.
        let brought = |t: usize| arguments.iter().find(|a| a.head == t).map_or("", |a| a.prep.as_str());
        let taken = self.clauses[n].link == Link::Relative && arguments.iter().any(|a| is_by(&a.prep) && a.head < p);
        let done = |t: &usize| match light {
            Light::Source => *t < p || brought(*t).is_empty() || !taken,
            Light::Passive => brought(*t) != MAA || subject.thing.is_none(),
            _ => true,
        };
        let object = object.filter(done);
        let met = subject.thing.filter(|t| *t > p && object.is_none() && light == Light::Target && !passive);
        object.or_else(|| self.met_with(n, met?))
    }

    /// "To form a board to look into a claim": what "into" brings right behind another deed, which a preposition brought.
    fn completes_another(&self, arguments: &[Argument], a: &Argument) -> bool {
        let of = [MIN, "\u{0639}\u{0646}"].contains(&a.prep.as_str());
        let deed = |o: &Argument| {
            let aim = o.prep.chars().eq([LAM]) && matches!(self.tagged.tag(o.head), Tag::Plain { .. });
            aim || !o.prep.is_empty() && matches!(self.tagged.tag(o.head), Tag::Masdar { suffix: None, .. })
        };
        of && arguments.iter().any(|o| o.last == a.first && deed(o))
    }

    /// The argument that completes a light verb by its preposition: the first behind "on" or "about", or an earlier one.
    fn completing<'a>(&self, carrier: &Carrier<'a>) -> Option<&'a Argument> {
        let Carrier { light, arguments, ref subject, .. } = *carrier;
        // Nor what is said behind an object (issued a statement on the day of an attack), but what that was for.
        let own = |o: &Argument| {
            subject.thing == Some(o.head) || subject.noun.is_some_and(|s| o.head < self.tagged.nouns[s].first)
        };
        let thing = |o: &Argument| self.is_thing_done(o) && !own(o) && !self.is_event_noun(o.head);
        let free = |a: &&Argument| {
            let aimed = self.cut_of(a.head).is_some_and(|c| c.prep == Some(LAM));
            let behind = || arguments.iter().any(|o| o.head < a.head && thing(o));
            light != Light::Source || aimed || is_on_or_about(&a.prep) && a.prep.ends_with(NOON) || !behind()
        };
        let about =
            |a: &&Argument| light != Light::Announces || ["\u{0639}\u{0646}", "\u{0628}"].contains(&a.prep.as_str());
        arguments
            .iter()
            // What completes another verbal noun is none of its: began building a wall against an attack.
            .take_while(|a| !(completes(&a.prep) && a.pronoun.is_none() && self.is_mere_masdar(a.head)))
            .filter(|a| light != Light::Source || !self.completes_another(arguments, a))
            .filter(free)
            .find(|a| {
                completes(&a.prep) && (self.is_carried(carrier, a) || is_on_or_about(&a.prep) && a.pronoun.is_none())
            })
            .filter(about)
    }

    /// The event that a light verb carries, and who does it or undergoes it by the verb.
    fn event_carried(&mut self, carrier: &Carrier<'_>) -> Option<(usize, Refs)> {
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
        let relative = self.taken_up(p).and_then(|t| self.antecedent_where(n, t, &|t| self.is_event_noun(t)));
        relative.or_else(|| self.attack_meant(n, p).filter(|_| light == Light::Source))
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
        (own && !(inner != first.head && self.does_away(first.head))).then_some(inner)
    }

    /// The relations between X and Y saw tension: the tension is theirs.
    fn parties_related(&self, carrier: &Carrier<'_>, event: usize) -> Option<Refs> {
        let passive = carrier.light == Light::Passive;
        let relation = carrier.subject.thing.filter(|t| passive && *t != event && !self.is_event_noun(*t))?;
        let mutual = self.valence(event, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
        mutual.then(|| self.parties_of(relation))
    }

    /// What the verb adds to the claim of the event that it carries: how real it is, whose, where.
    fn fill_carried(&mut self, carrier: &Carrier<'_>, event: usize, refs: &Refs, draft: &mut Draft) {
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
        draft.place = draft.place.or(where_);
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

    /// A protest without a doer that the verb says took place: those who protest are its demonstrators.
    fn broke_out(&self, carrier: &Carrier<'_>, event: usize, draft: &Draft) -> bool {
        let seen = carrier.scene && carrier.object == Some(event) && carrier.told.is_none();
        let by_verb = carrier.thing == Some(event) && matches!(carrier.light, Light::Source | Light::Passive);
        draft.kind == ClaimType::Protest
            && draft.source.is_empty()
            && (by_verb || seen)
            && self.cut_of(event).is_some_and(|c| !c.article || !draft.target.is_empty() || !draft.issues.is_empty())
            && !self.clauses[carrier.n].negated
    }

    /// Whether an event that a light verb carries is none that a claim can be made of: studying the agreement is not coming
    /// to one, talks of one party are with nobody.
    fn tells_too_little(&self, carrier: &Carrier<'_>, event: usize, draft: &Draft) -> bool {
        let meant = matches!(carrier.light, Light::Intends | Light::Considers | Light::Fails | Light::Manages);
        let mutual = draft.kind.is_symmetric();
        let known = mutual && self.cut_of(event).is_some_and(|c| c.article);
        let whole = self.tagged.end(event) > event + 1;
        meant
            && (!whole || mutual)
            && draft.target.is_empty()
            && (known || draft.issues.is_empty())
            && draft.place.is_none()
            && (!mutual || draft.source.len() < 2)
            || mutual && (self.is_partner(draft) || draft.source.len() == 1 && self.is_host(draft))
            || draft.kind == ClaimType::Cooperate
                && draft.source.len() < 2
                && (carrier.told.is_some() || !self.is_many(draft))
    }
}

impl Sense<'_, '_> {
    /// Promised to bring his country back to the agreement: an event behind somebody and a preposition is not what he does.
    fn is_brought_behind(&self, head: usize, event: usize) -> bool {
        let brought = self.tagged.before(event).is_some_and(|b| {
            b > head && matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
        });
        brought && (head + 1..event).any(|t| self.noun_of(t).is_some())
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

/// A preposition of one letter that brings what is done: answered by expelling.
fn is_by(prep: &str) -> bool {
    prep.chars().eq([BEH])
}

/// "On", "about": what stands behind the first of them completes a light verb.
fn is_on_or_about(prep: &str) -> bool {
    ["\u{0639}\u{0644}\u{064A}", "\u{0639}\u{0646}"].contains(&prep)
}
