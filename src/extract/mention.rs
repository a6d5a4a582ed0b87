//! Every mention of an actor or place: names, and the names within descriptions.

use crate::claim::{Actor, Kind};
use crate::extract::entity::Entities;
use crate::extract::matching;
use crate::extract::memory::Memory;
use crate::extract::noun::{self, Noun, Ref, Scan};
use crate::lexicon::Lexicon;
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::HeadNote;
use crate::lexicon::rows::{Phrase, Word};
use crate::span::Span;
use crate::text::Document;
use crate::text::reading::Cut;

/// A mention by its tokens, with the proclitics of the first.
type Found = (Ref, Cut);

/// Every mention of an actor or place, in text order.
pub fn mentions(document: &Document<'_>, lexicon: &Lexicon) -> Vec<Actor> {
    let mut entities = Entities::default();
    let mut memory = Memory::default();
    let mut out = Vec::new();
    for sentence in &document.sentences {
        let day = sentence.day.map_or(String::new(), |d| d.to_string());
        let mut scan =
            Scan { document, lexicon, entities: &mut entities, memory: &mut memory, day, depth: 0, tries: 0 };
        let nouns = noun::nouns(&mut scan, sentence);
        let mut told = sentence.first;
        for noun in &nouns {
            let mut found = scan.named_in(noun, sentence.last);
            found.sort_by_key(|(one, _)| one.first);
            for one in found {
                let (one, cut) = scan.whom_it_runs(one);
                if one.first < told {
                    continue;
                }
                let (first, last) = scan.bounds(&one);
                let cut = if first == one.first { cut } else { Cut::default() };
                let span = mention_span(document, cut, first, last);
                out.push(scan.entities.record(one.entity, span, &document.article.text, one.anaphor));
                if last > noun.last {
                    told = last;
                }
            }
        }
    }
    out
}

impl Scan<'_> {
    /// Those whom a phrase names; in a description, which is no name, also whom it names within.
    fn named_in(&mut self, noun: &Noun, end: usize) -> Vec<Found> {
        let own = |r: &Ref| (*r, if r.first == noun.first { noun.cut } else { Cut::default() });
        let mut found: Vec<Found> = noun.who.iter().map(own).collect();
        if let [(one, cut)] = found[..]
            && let Some((bond, owner)) = self.bond_in(&one, noun.last)
        {
            found = vec![(Ref { last: bond, ..one }, cut)];
            found.extend(self.noun(owner, noun.last, None).filter(|n| n.last == noun.last).map(|n| (n.who[0], n.cut)));
            return found;
        }
        let described =
            |r: &Ref| matches!(self.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed | Kind::Group);
        if !noun.who.iter().all(described) {
            return found;
        }
        let person = noun.who.iter().find(|r| self.entities.get(r.entity).kind == Kind::Person).copied();
        let bodies = match person {
            Some(person) => self.bodies_in(noun, person.first, person.first),
            None => self.bodies_in(noun, noun.last, end),
        };
        let within = |one: &Ref| bodies.iter().any(|(body, _)| body.first <= one.first && one.last <= body.last);
        found.extend(noun.inner.iter().filter(|(one, _)| !within(one)));
        found.extend(bodies);
        found
    }

    /// Where it is told to whom a body belongs, and where that one is named: the forces that belong to X.
    fn bond_in(&self, one: &Ref, end: usize) -> Option<(usize, usize)> {
        (one.first + 1..one.last).find_map(|t| self.bond_at(t, self.has_article(t), end).map(|(_, owner)| (t, owner)))
    }

    /// The body that another one runs, in place of the one that runs it: the board of X.
    fn whom_it_runs(&mut self, (one, cut): Found) -> Found {
        let Some(from) = self.behind_running(one.first).filter(|from| *from < one.last) else { return (one, cut) };
        let inner = self.noun(from, one.last, None).filter(|n| n.last == one.last && n.cut == Cut::default());
        match inner.map(|n| n.who[0]) {
            Some(body) if self.entities.get(body.entity).kind == Kind::Organisation => (body, Cut::default()),
            _ => (one, cut),
        }
    }

    /// One past a head for those who run a body.
    fn behind_running(&self, at: usize) -> Option<usize> {
        let found = matching::among(self.document, self.lexicon, at, self.document.tokens.len(), Kinds::NAME);
        let runs = |h: u16| self.lexicon.heads[h as usize].has(HeadNote::Runs);
        found
            .iter()
            .find(|m| matches!(m.what, Phrase::Head { head, .. } if runs(head)) && !m.cut.article)
            .map(|m| m.last)
    }

    /// The bodies and places in a description, with all of their names, however short the description keeps them:
    /// the members of the council of X, the head of the committee for Y.
    fn bodies_in(&mut self, noun: &Noun, until: usize, end: usize) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = self.behind_office(noun);
        while at < until {
            let inner = self.noun(at, end, None).filter(|n| n.last > at);
            let named = |r: &Ref, scan: &Self| {
                matches!(
                    scan.entities.get(r.entity).kind,
                    Kind::Organisation | Kind::ArmedGroup | Kind::Media | Kind::Place | Kind::State
                )
            };
            match inner {
                Some(n) if n.who.len() == 1 && named(&n.who[0], self) => {
                    found.push((n.who[0], n.cut));
                    at = n.last;
                }
                _ => at += 1,
            }
        }
        found
    }

    /// Where those may begin who are named in a description: the minister of the interior names no ministry.
    fn behind_office(&self, noun: &Noun) -> usize {
        let found = matching::among(self.document, self.lexicon, noun.first, noun.last, Kinds::NAME);
        let minister = |o: u16| self.lexicon.offices[o as usize].id.ends_with("minister");
        let office = found.iter().find(|m| matches!(m.what, Phrase::Office { office, .. } if minister(office)));
        let closed = office.filter(|m| m.words > 1 && self.has_article(m.last - 1)).map(|m| m.last);
        closed.unwrap_or(noun.first + 1)
    }

    /// The tokens of a name, without what stands before it: titles, the fighters of, the board of.
    fn bounds(&self, one: &Ref) -> (usize, usize) {
        let entity = self.entities.get(one.entity);
        let person = entity.kind == Kind::Person && !one.anaphor;
        let first = match entity.actor {
            _ if person => self.behind_listed_titles(one.first, one.last),
            Some(actor) if self.is_agent(one.first) => self.own_words(actor, one),
            _ => one.first,
        };
        (first, one.last)
    }

    /// A word for people, and for no body.
    fn is_agent(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        list.iter().any(|r| matches!(r.word, Word::Agent { .. }))
            && !list.iter().any(|r| matches!(r.word, Word::Head { .. }))
    }

    /// Where the name of a known body begins behind the word for its people.
    fn own_words(&self, actor: usize, one: &Ref) -> usize {
        let named = |n: &usize| {
            matching::among(self.document, self.lexicon, *n, one.last, Kinds::NAME)
                .iter()
                .any(|m| m.last == one.last && matches!(m.what, Phrase::Actor { actor: a, .. } if a as usize == actor))
        };
        (one.first + 1..one.last).find(named).unwrap_or(one.first)
    }

    /// Where a name begins behind the titles that a form of the lexicon may hold.
    fn behind_listed_titles(&self, first: usize, last: usize) -> usize {
        let title = |n: &usize| {
            let list = &self.document.readings(*n).list;
            list.iter().any(|r| matches!(r.word, Word::Title { .. }) && r.cut.article)
                && !list.iter().any(|r| matches!(r.word, Word::Given | Word::Family(_)))
        };
        first + (first..last.saturating_sub(1)).take_while(title).count()
    }
}

/// The bytes of a mention: its tokens without proclitics.
fn mention_span(document: &Document<'_>, cut: Cut, first: usize, last: usize) -> Span {
    let span = document.span(first, last);
    let skip = cut.raw_len(document.raw(first), document.folded(first));
    Span::new(span.start() + skip.min(span.len()), span.end())
}
