//! Summits and conferences that speak: the summit called on, the ministers' meeting condemned.

use crate::claim::{ClaimType, Kind};
use crate::extract::event::{BAYNA, MAA};
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::extract::walk::Walk;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Light, Roles, Word};
use crate::script::letters::LAM;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// Whether a clause's subject is a gathering, and its verb tells what only people do: to say, to call on.
    pub fn is_gathering(&self, n: usize, thing: usize) -> bool {
        let Some(Tag::Verb(v)) = self.clauses[n].predicate.map(|p| self.tagged.tag(p)) else { return false };
        let lexicon = self.scan.lexicon;
        let frames = &lexicon.verb_frames[v.verb as usize];
        let tries =
            |l: &Light| matches!(l, Light::Intends | Light::Manages | Light::Considers | Light::Fails | Light::Affirms);
        let speaks = lexicon.verb_light[v.verb as usize].iter().any(tries)
            || !lexicon.verb_speech[v.verb as usize].is_empty()
            || frames.iter().map(|f| &lexicon.frames[*f as usize]).any(|f| {
                (f.subject.has(Roles::SOURCE) || f.subject.has(Roles::PARTY))
                    && matches!(
                        f.kind,
                        ClaimType::Request
                            | ClaimType::Accuse
                            | ClaimType::Support
                            | ClaimType::Reject
                            | ClaimType::Oppose
                            | ClaimType::Concern
                            | ClaimType::Sanction
                            | ClaimType::Consult
                    )
            });
        // The meeting is considered the first: nobody speaks.
        let twins = self.written_alike(self.clauses[n].predicate.unwrap_or(thing), v.verb);
        let equated = twins.iter().any(|v| lexicon.equating.contains(&(*v as usize)));
        speaks
            && !equated
            && !crate::extract::control::gathers(self.scan, v.verb)
            && !v.form.passive
            && self.attitude(thing).is_some_and(|(what, ..)| what == Attitude::Gathering)
    }

    /// `A summit in X brings together Y and Z`: before a verb of which only events are the subject stands one, with which the
    /// clause begins.
    pub fn is_gathered_by(&self, n: usize, p: usize, verb: &VerbTag) -> bool {
        verb.suffix.is_none()
            && crate::extract::control::gathers(self.scan, verb.verb)
            && self.clauses[n]
                .tokens
                .iter()
                .find(|t| !matches!(self.tagged.tag(**t), Tag::Particle { .. }))
                .is_some_and(|t| {
                    *t < p && matches!(self.tagged.tag(*t), Tag::Event { cut, suffix: None, .. } if cut.prep.is_none())
                })
    }

    /// Who speaks: those whose meeting it is by its genitive or its adjective, else the gathering itself.
    pub fn gathering(&mut self, n: usize, thing: usize) -> Refs {
        let next = self.tagged.end(thing);
        let cut = self.cut_of(thing).unwrap_or_default();
        let members = (next < self.tagged.last && !cut.article).then(|| self.noun_of(next)).flatten();
        let theirs = |m: &usize| {
            let noun = &self.tagged.nouns[*m];
            noun.cut.conj.is_none() && noun.cut.prep.is_none_or(|p| p == LAM) && !noun.place
        };
        if let Some(members) = members.filter(theirs) {
            return self.all(members).0;
        }
        let mut last = next;
        while last < self.tagged.last && self.describes_gathering(last) {
            last = self.tagged.end(last);
        }
        let mut refs = Refs::new();
        for t in thing + 1..last {
            let of = self.scan.document.readings(t).list.iter().find_map(|r| match r.word {
                Word::Nisba { state, .. } => Some(state as usize),
                _ => None,
            });
            if let Some(state) = of {
                let lexicon = self.scan.lexicon;
                let entity = self.scan.entities.known(lexicon.states[state].actor, lexicon);
                refs.push(Ref { entity, first: thing, last, anaphor: false });
            }
        }
        if !refs.is_empty() {
            return refs;
        }
        // What was talked about at it: those who met talked, not the meeting.
        let lexicon = self.scan.lexicon;
        let consults = |f: &u16| lexicon.frames[*f as usize].kind == ClaimType::Consult;
        if let Some(Tag::Verb(v)) = self.clauses[n].predicate.map(|p| self.tagged.tag(p))
            && lexicon.verb_frames[v.verb as usize].iter().any(consults)
        {
            return refs;
        }
        let document = self.scan.document;
        let text = document.text(thing, last);
        let skip = cut.raw_len(document.raw(thing), document.folded(thing)).min(text.len());
        let entity = self.scan.entities.unknown(&text[skip..], Kind::Organisation, None);
        smallvec![Ref { entity, first: thing, last, anaphor: false }]
    }

    /// An adjective of the gathering, or where it was held: the Arab summit, the Geneva conference.
    fn describes_gathering(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Nisba { cut, .. } | Tag::Plain { cut } => cut.article && cut.is_bare(),
            Tag::Noun(n) => self.tagged.nouns[n].place && self.tagged.nouns[n].cut.is_bare(),
            _ => false,
        }
    }

    /// The Riyadh agreement, the Vienna talks: one capital, and nobody with whom, is where it was.
    pub fn is_seat_of(&self, walk: &Walk<'_>, noun: usize) -> bool {
        let city = &self.tagged.nouns[noun];
        let last = self.tagged.nouns[self.all(noun).1].last;
        let with = last < self.tagged.last && matches!(self.scan.document.folded(last), MAA | BAYNA);
        city.capital
            && self.all(noun).0.len() == 1
            && !with
            && matches!(walk.frame.kind, ClaimType::Agree | ClaimType::Consult)
            && self.tagged.before(city.first).is_some_and(|b| self.is_made_in_places(b))
    }

    /// An agreement, talks: what is called by the city where it was made or held.
    pub fn is_made_in_places(&self, t: usize) -> bool {
        let Tag::Event { nominal, .. } = self.tagged.tag(t) else { return false };
        let frame = &self.scan.lexicon.nominals[nominal as usize].frame;
        matches!(frame.kind, ClaimType::Agree | ClaimType::Consult) && frame.prep(MAA).has(Roles::PARTY)
    }
}
