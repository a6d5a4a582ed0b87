//! A headline without a verb that tells where somebody went: X in Moscow, X to Cairo, talks of X in Paris.

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::entity::EntityId;
use crate::extract::frame::{Draft, Found, extend};
use crate::extract::matching;
use crate::extract::noun::Ref;
use crate::extract::phrase::{FI, ILA};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Roles};
use crate::lexicon::sorts::Class;
use crate::script::letters::LAM;
use crate::text::reading::Cut;
use smallvec::smallvec;

/// Which lands are a host by their name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Land {
    /// To which somebody goes.
    Visited,
    /// In which talks are held, too.
    Named,
}

impl Sense<'_, '_> {
    /// A sentence that begins with a statesman and goes on with the capital of another state: a visit; whether it is.
    pub fn arrival(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        let opens =
            clause.parent.is_none() && clause.link == Link::Coord && clause.tokens.first() == Some(&self.tagged.first);
        if !opens || clause.predicate.is_some() || clause.negated || clause.deontic.is_some() {
            return false;
        }
        let first = self.tagged.first;
        let Tag::Noun(who) = self.tagged.tag(first) else { return false };
        let prep = self.tagged.nouns[who].last;
        let Some(host) = self.host_behind(prep, Land::Visited) else { return false };
        let [one] = self.tagged.nouns[who].who[..] else { return false };
        if !self.tagged.nouns[who].cut.is_bare() || !self.is_guest(one.entity, &host) {
            return false;
        }
        let mut source: Refs = smallvec![one];
        extend(&mut source, &host);
        let draft = Draft {
            source,
            evidence: (first, self.tagged.end(prep + 1)),
            ..Draft::of(ClaimType::Consult, n, (prep, prep + 1), "arrival")
        };
        self.finish_draft(draft, found)
    }

    /// `X travelled to Sochi to meet Y`: the way to a town is told with the meeting, and is no visit to anybody; nor is that
    /// of a private man.
    pub fn on_the_way(&self, drafts: &[Draft], at: usize) -> bool {
        let way = &drafts[at];
        let ([one], Tag::Verb(verb)) = (&way.source[..], self.tagged.tag(way.trigger.0)) else { return false };
        let lexicon = self.scan.lexicon;
        let to_town = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.kind == ClaimType::Consult && frame.prep(ILA).has(Roles::PLACE)
        };
        let meets = |d: &Draft| {
            d.kind == ClaimType::Consult
                && d.source.len() > 1
                && d.trigger.0 > way.trigger.0
                && d.source.iter().any(|r| r.entity == one.entity)
        };
        way.kind == ClaimType::Consult
            && way.target.is_empty()
            && lexicon.verb_frames[verb.verb as usize].iter().any(to_town)
            && (drafts.iter().any(meets) || !self.is_of(one.entity, Class::Public))
    }

    /// `Talks of X in Moscow`: a meeting of which one side alone is named, in the capital of another state.
    pub fn hosted(&mut self, draft: &Draft) -> Option<Refs> {
        let [one] = draft.source[..] else { return None };
        let named =
            |x: &&crate::extract::noun::Noun| x.first <= one.first && one.last <= x.last && one.first < one.last;
        let noun = self.tagged.nouns.iter().find(named).map(|x| x.last);
        // His talks in Doha, said X after talks in Doha.
        let own = Some(draft.trigger.1).filter(|_| self.are_talks(draft.trigger.0));
        let host = noun.and_then(|last| self.host_behind(last, Land::Visited));
        let host = host.or_else(|| own.and_then(|last| self.host_behind(last, Land::Named)))?;
        (draft.kind == ClaimType::Consult && self.is_guest(one.entity, &host)).then_some(host)
    }

    /// `X discusses the crisis in Berlin`: of two sides one alone is named, in the capital of another state.
    pub fn host_of_talks(&mut self, draft: &Draft) -> Option<Refs> {
        let [one] = draft.source[..] else { return None };
        let Tag::Verb(verb) = self.tagged.tag(draft.trigger.0) else { return None };
        if draft.kind != ClaimType::Consult || !self.deals(verb.verb) {
            return None;
        }
        let tokens = self.clauses[draft.clause].tokens.clone();
        let host =
            tokens.into_iter().filter(|t| *t > draft.trigger.0).find_map(|t| self.host_behind(t, Land::Visited))?;
        self.is_guest(one.entity, &host).then_some(host)
    }

    /// The state whose capital, or whose name, stands behind "in" or "to" at a token.
    fn host_behind(&mut self, prep: usize, land: Land) -> Option<Refs> {
        let (document, lexicon, at) = (self.scan.document, self.scan.lexicon, prep + 1);
        let brings = at < self.tagged.last
            && matches!(self.tagged.tag(prep), Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none());
        let word = document.folded(prep.min(self.tagged.last - 1));
        if !brings || ![FI, ILA].contains(&word) || word == FI && self.says(at, Attitude::Venue) {
            return None;
        }
        let state = self.capital_at(at);
        let entity = state.map(|s| self.scan.entities.known(lexicon.states[s].actor, lexicon));
        let known = |r: &&Ref| self.scan.entities.get(r.entity).kind == Kind::State;
        let named = || {
            let noun = self.noun_of(at).map(|x| &self.tagged.nouns[x]);
            let purpose = || word == FI && self.is_for_something(at);
            let noun = noun.filter(|x| land == Land::Named || x.place && (word == ILA || purpose()))?;
            noun.who.first().filter(known).map(|r| r.entity)
        };
        let entity = entity.or_else(named)?;
        Some(smallvec![Ref { entity, first: at, last: self.tagged.end(at), anaphor: false }])
    }

    /// `X in Kenya to discuss`: behind the land, at the head of what it has to say, a verbal noun behind l tells what for.
    fn is_for_something(&self, land: usize) -> bool {
        let next = self.tagged.end(land);
        let opens = self.noun_of(self.tagged.first).is_some_and(|x| self.tagged.nouns[x].last + 1 == land);
        opens
            && next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.prep == Some(LAM) && cut.conj.is_none(),
                _ => false,
            }
    }

    /// The state whose capital is named at a token.
    fn capital_at(&self, at: usize) -> Option<usize> {
        let found = matching::among(self.scan.document, self.scan.lexicon, at, self.tagged.last, Kinds::NAME);
        found.iter().filter(|m| m.cut == Cut::default()).find_map(|m| match m.what {
            Phrase::Capital { state } => Some(state as usize),
            _ => None,
        })
    }

    /// `After talks in Moscow`: whether "in" and a capital or a state stand behind a noun of talks.
    pub fn is_in_capital(&self, t: usize) -> bool {
        let prep = self.tagged.end(t);
        prep + 1 < self.tagged.last
            && self.are_talks(t)
            && self.scan.document.folded(prep) == FI
            && (self.capital_at(prep + 1).is_some() || self.noun_of(prep + 1).is_some_and(|x| self.is_state(x)))
            && !self.says(prep + 1, Attitude::Venue)
    }

    /// A noun phrase that names one state.
    fn is_state(&self, noun: usize) -> bool {
        matches!(self.tagged.nouns[noun].who[..], [one] if self.scan.entities.get(one.entity).kind == Kind::State)
    }

    /// Talks, which are about something; meetings and summits gather many.
    fn are_talks(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { nominal, .. }
            if self.scan.lexicon.nominals[nominal as usize].frame.object.has(Roles::ISSUE))
    }

    /// Somebody who speaks for a state other than the host.
    fn is_guest(&self, who: EntityId, host: &Refs) -> bool {
        let guest = self.scan.entities.get(who);
        let home = self.scan.entities.get(host[0].entity).state;
        // Some minister of Qatar, too.
        let holder = guest.kind == Kind::Person || guest.office.is_some();
        holder && guest.state.is_some() && guest.state != home
    }
}
