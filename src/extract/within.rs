//! What stands inside the phrase of a body or office: the name that it has, the body that it belongs to.

use crate::claim::Kind;
use crate::extract::describe::Tail;
use crate::extract::entity::{Entity, EntityId};
use crate::extract::matching::Match;
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Phrase, Word};
use crate::lexicon::sorts::Anaphor;
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// They belong to a body, and are none.
const DELEGATION: &str = "delegation";

impl Scan<'_> {
    /// A body that its words set apart from others of its kind.
    pub fn named_body(&mut self, at: usize, from: usize, cut: Cut, head: u16, end: usize) -> Option<Noun> {
        let row = &self.lexicon.heads[head as usize];
        if row.id == DELEGATION || self.lexicon.armed.is(&row.id) {
            return None;
        }
        let known = from < end
            && cut.article
            && self
                .document
                .readings(from)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Nisba { .. }) && r.cut.is_bare());
        if !known && self.extent(row, Number::Singular, from, cut, end) == from {
            return None;
        }
        self.body(at, from, cut, head, end)
    }

    /// The body in the name of an office: the head of the municipality of X.
    pub fn body_within(&mut self, m: &Match, tail: &Tail, end: usize) -> Option<Inner> {
        let at = m.last - 1;
        let head = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Head { head, .. } if r.cut == Cut::default() && r.suffix.is_none() => Some(head),
            _ => None,
        });
        let head = head.filter(|_| m.words > 1)?;
        let noun = if tail.owners.is_empty() { None } else { self.body(at, m.last, Cut::default(), head, end) };
        let one = noun.filter(|n| n.last == tail.last && !n.who[0].anaphor)?.who[0];
        Some([(one, Cut::default())].into_iter().collect())
    }

    /// An office without a name, by what it is an office of.
    #[allow(clippy::too_many_arguments)]
    pub fn describe_office(
        &mut self,
        office: usize,
        state: Option<usize>,
        body: Option<EntityId>,
        former: bool,
        at: usize,
        last: usize,
        cut: Cut,
    ) -> EntityId {
        // The body is told of with its officer.
        if let Some(body) = body.filter(|b| matches!(self.entities.get(*b).kind, Kind::Organisation | Kind::ArmedGroup))
        {
            self.memory.mention(body, self.entities);
        }
        let row = &self.lexicon.offices[office];
        let of = match (state, body) {
            (Some(state), _) => self.lexicon.states[state].adjective.clone(),
            (None, Some(body)) => self.owner_called(body),
            (None, None) => String::new(),
        };
        let former = if former { "former " } else { "" };
        let name = format!("{former}{of} {}", row.name).trim().to_string();
        let text = self.document.text(at, last);
        let skip = self.raw_skip(at, cut);
        let state = state.or(body.and_then(|b| self.entities.get(b).state));
        self.entities.add(Entity {
            id: match slug(&name) {
                id if id.is_empty() => format!("person-{at}"),
                id => id,
            },
            name,
            name_ar: text[skip..].to_string(),
            kind: Kind::Unnamed,
            actor: None,
            state,
            office: Some(office),
            gender: Gender::Masculine,
            number: Number::Singular,
            nature: None,
        })
    }

    /// "The foreign ministers": those of the union whose ministers were told of, or else a group by that name.
    pub fn ministers(&mut self, m: &Match, office: usize) -> Ref {
        let told = self.document.readings(m.start).list.iter().find_map(|r| match r.word {
            Word::Agent { agent, .. } => self.memory.agent(agent).filter(|e| self.are_ministers(*e, office)),
            _ => None,
        });
        let (first, last) = (m.start, m.last);
        if let Some(entity) = told {
            return Ref { entity, first, last, anaphor: true };
        }
        let name = format!("{}s", self.lexicon.offices[office].name);
        let name_ar = self.document.text(first, last)[self.raw_skip(first, m.cut)..].to_string();
        let entity = self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind: Kind::Unnamed,
            actor: None,
            state: None,
            office: None,
            gender: Gender::Masculine,
            number: Number::Plural,
            nature: None,
        });
        Ref { entity, first, last, anaphor: false }
    }

    /// States by their ministers, or ministers of the same department.
    fn are_ministers(&self, entity: EntityId, office: usize) -> bool {
        let known = self.entities.get(entity);
        known.kind == Kind::Group
            || known.number == Number::Plural
                && known.name.ends_with(&format!("{}s", self.lexicon.offices[office].name))
    }

    /// Whether an office or a known actor is named from this token on.
    pub fn begins_actor(&self, at: usize) -> bool {
        self.begins(at, |m| {
            m.cut.prep.is_none() && matches!(m.what, Phrase::Office { .. } | Phrase::Actor { full: true, .. })
        })
    }

    /// A definite noun that completes a head: not an adjective of nationality, not a name.
    pub fn is_complement(&self, at: usize) -> bool {
        if self.document.tokens[at].kind != TokenKind::Word {
            return false;
        }
        let readings = self.document.readings(at);
        let article = readings.cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none());
        // "The kingdom" is a state, whose the body is.
        let other = readings.list.iter().any(|r| {
            matches!(
                r.word,
                Word::Nisba { .. }
                    | Word::Modifier { .. }
                    | Word::Particle { .. }
                    | Word::Weekday { .. }
                    | Word::Anaphor { kind: Anaphor::Kingdom }
            )
        });
        article && !other && !self.begins_actor(at)
    }

    /// One state owns it, and "and" joins another.
    pub fn is_of_two_states(&mut self, tail: &Tail, end: usize) -> bool {
        let [owner] = tail.owners[..] else { return false };
        let state = |scan: &Self, e: EntityId| scan.entities.get(e).kind == Kind::State;
        let joined = |c: &Cut| c.conj == Some(WAW);
        let and = tail.last < end && self.document.readings(tail.last).cuts.iter().any(joined);
        state(self, owner)
            && and
            && self.noun(tail.last, end, None).is_some_and(|x| x.who.iter().all(|r| state(self, r.entity)))
    }
}
