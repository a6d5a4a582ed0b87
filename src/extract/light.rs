//! Light verbs that carry an event noun → drafts of claims.

use crate::claim::ClaimType;
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::frame::{Draft, Found};
use crate::extract::opening::words;
use crate::extract::phrase::{FI, ILA};
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Light, Particle, Roles};
use crate::script::letters::{BEH, LAM, NOON};

/// A light verb and what stands around it.
pub struct Carrier<'a> {
    /// Its clause.
    pub n: usize,
    /// Its token.
    pub p: usize,
    pub light: Light,
    pub passive: bool,
    pub arguments: &'a [Argument],
    pub subject: Subject,
    /// Its subject is the scene of what it carries, or it has none.
    pub scene: bool,
    /// The event noun that its clause takes up.
    pub told: Option<usize>,
    /// The event noun that is its subject, or that its clause takes up.
    pub thing: Option<usize>,
    /// The event noun that is its object, or that its preposition brings.
    pub object: Option<usize>,
}

impl Sense<'_, '_> {
    /// Promised to study the farmers' demands: what belongs to somebody else is not the subject's to do.
    pub fn is_anothers(&self, event: usize) -> bool {
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
    pub fn is_aftermath(&self, n: usize, p: usize) -> bool {
        let before = [n.checked_sub(1), self.clauses[n].parent];
        self.is_outcome(p) && !before.into_iter().flatten().any(|c| self.attacks(c))
    }

    /// Those whom a verb makes do what stands behind them: its object, or the first phrase behind "by".
    pub fn made_to(&self, n: usize, arguments: &[Argument]) -> Refs {
        let driven = |a: &&Argument| a.prep.is_empty() || a.prep.chars().eq([BEH]);
        arguments.iter().take(1).find(driven).map_or(Refs::new(), |a| self.actors(a, n))
    }

    /// `To bring about a rapprochement between X and Y`, to plan for their talks: whoever does so is none of the two.
    fn brings_together(&mut self, n: usize, light: Light, event: usize) -> bool {
        use ClaimType::{Agree, Consult, Cooperate, Disagree};
        let others = |kind: ClaimType| match light {
            Light::Intends => kind == Consult,
            _ => matches!(kind, Agree | Consult | Cooperate | Disagree),
        };
        self.valence(event, false, None).is_some_and(|v| others(v.frame.kind))
            && self.nominal(n, event, None).is_some_and(|own| self.is_between_others(&own))
    }

    /// A crisis between X and Y: an event noun that needs the two between whom it lies. Whoever else goes through one is at
    /// odds with nobody.
    pub fn lies_between(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                let note = &self.scan.lexicon.nominals[nominal as usize].frame.note;
                matches!(&note.needs[..], [one] if one == BAYNA)
            }
            _ => false,
        }
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
        // The last attack of X took place.
        let ranked = |t: usize| {
            Some(self.tagged.end(t)).filter(|next| *next < self.tagged.last && self.is_ranked(t, *next)).unwrap_or(t)
        };
        let named = subject.thing.map(ranked);
        let deed = |t: usize| self.is_event_noun(t) || light == Light::Passive && self.is_deed_upon(t);
        let thing = named.filter(|t| deed(*t) && !self.is_launched(*t)).or(told);
        let mut carrier = Carrier { n, p, light, passive, arguments, subject, scene, told, thing, object: None };
        carrier.object = self.carried_object(&carrier);
        let Some((event, refs)) = self.event_carried(&carrier).filter(|e| !self.lies_between(e.0)) else {
            return false;
        };
        let refs = self.parties_related(&carrier, event).unwrap_or(refs);
        let target = light == Light::Target;
        let one = refs.len() == 1;
        let refs = if one && self.brings_together(n, light, event) { Refs::new() } else { refs };
        let controller = (!refs.is_empty() || target).then_some((&refs, target));
        let Some(mut draft) = self.nominal(n, event, controller) else { return false };
        if target {
            self.fought_with(&mut draft);
        }
        self.fill_carried(&carrier, event, &refs, &mut draft);
        self.agreed_with(n, light, &mut draft);
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

    pub fn is_event_noun(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { .. })
    }

    /// An argument that a light verb can carry: an event noun, or a verbal noun that tells a deed behind it.
    pub fn is_carried(&self, carrier: &Carrier<'_>, a: &Argument) -> bool {
        let framed = |t: usize| match self.tagged.tag(t) {
            Tag::Masdar { verb, .. } => {
                carrier.light == Light::Announces && !self.scan.lexicon.verb_frames[verb as usize].is_empty()
                    || carrier.light == Light::Source && self.is_fixed_deed(t)
                    || matches!(carrier.light, Light::Source | Light::Passive) && self.is_deed_upon(t)
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
        // Expressed in a talk with X his hope: the hope.
        let feels = |t| {
            self.valence(t, false, None)
                .is_some_and(|v| is_attitude(v.frame.kind) || v.frame.kind == ClaimType::Request)
        };
        let voiced = || arguments.iter().filter(is_event).find(|a| is_on_or_about(&a.prep) && feels(a.head));
        let voiced = behind.filter(|b| light == Light::Source && b.prep == FI).and_then(|_| voiced());
        // Who foils an attack did not fail at it: only a preposition brings what somebody failed at.
        let bare = |a: &&Argument| a.prep.is_empty() && light != Light::Fails;
        let object = arguments.iter().filter(is_event).find(bare).or(voiced).or(behind);
        let object = object.map(|a| a.head).filter(|t| *t > p || !self.means_nearer(n, p, *t));
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

    /// A noun that tells of an agreement.
    fn is_agreement(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { .. })
            && self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Agree)
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
            // A review of (l) the agreement: no aim.
            let known = |c: crate::text::reading::Cut| c.article && self.is_agreement(a.head);
            let aimed = self.cut_of(a.head).is_some_and(|c| c.prep == Some(LAM) && !known(c));
            // Issued a report on: its object stands right before.
            let near = |b: usize| {
                let cut = self.cut_of(b).unwrap_or_default();
                let thing = matches!(self.tagged.tag(b), Tag::Plain { .. } | Tag::Masdar { suffix: None, .. });
                b > carrier.p && thing && cut == crate::text::reading::Cut::default()
            };
            let on = is_on_or_about(&a.prep) && a.prep.ends_with(NOON);
            let told = || on && self.tagged.before(a.first).is_some_and(near);
            let behind = || arguments.iter().any(|o| o.head < a.head && thing(o)) || told();
            // No war of its own.
            let felt = || {
                self.valence(a.head, false, None)
                    .is_none_or(|v| is_attitude(v.frame.kind) || v.frame.kind == ClaimType::Request)
            };
            let about = || on && (!told() || felt());
            light != Light::Source || aimed || about() || !behind()
        };
        // Tries the limiting of (min) criticism, began in the clearing of the town of (min) its occupiers: what an earlier
        // phrase of the verb's brings is none of its own deeds. Nor is what stands behind "to", where a pronoun on the verb of
        // a relative clause is its object: the party that X leads pointed to attacks.
        let has_object = || {
            matches!(self.tagged.tag(carrier.p), Tag::Verb(v) if v.suffix.is_some())
                && self.clauses[carrier.n].link == Link::Relative
        };
        // What it did of (min) destruction: what "what" stands for.
        let what =
            self.clauses[carrier.n].tokens.first().is_some_and(|t| self.scan.document.folded(*t).ends_with(words::MA));
        let own_phrase = |a: &&Argument| match a.prep.as_str() {
            MIN if what => true,
            MIN => arguments.iter().all(|o| o.head >= a.head || own(o)),
            ILA => !has_object(),
            _ => true,
        };
        // Managed in an attack to (of) recapture.
        let managed = || arguments.iter().any(|a| a.prep == MIN && self.is_carried(carrier, a));
        let about =
            |a: &&Argument| light != Light::Announces || ["\u{0639}\u{0646}", "\u{0628}"].contains(&a.prep.as_str());
        arguments
            .iter()
            // What completes another verbal noun is none of its: began building a wall against an attack.
            .take_while(|a| !(completes(&a.prep) && a.pronoun.is_none() && self.is_mere_masdar(a.head)))
            .filter(|a| light != Light::Source || !self.completes_another(arguments, a) && own_phrase(a))
            .filter(free)
            .filter(|a| light != Light::Manages || !managed() || a.prep == MIN)
            .find(|a| {
                completes(&a.prep) && (self.is_carried(carrier, a) || is_on_or_about(&a.prep) && a.pronoun.is_none())
            })
            .filter(about)
    }

    /// A protest without a doer that the verb says took place: those who protest are its demonstrators.
    pub fn broke_out(&self, carrier: &Carrier<'_>, event: usize, draft: &Draft) -> bool {
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
    pub fn is_brought_behind(&self, head: usize, event: usize) -> bool {
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
pub fn is_by(prep: &str) -> bool {
    prep.chars().eq([BEH])
}

/// "On", "about": what stands behind the first of them completes a light verb.
pub fn is_on_or_about(prep: &str) -> bool {
    ["\u{0639}\u{0644}\u{064A}", "\u{0639}\u{0646}"].contains(&prep)
}
