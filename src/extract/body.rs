//! Organisations by their head noun: a ministry, a party, an army, with the adjective, genitive or name that completes it.

use crate::extract::entity::Entity;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Particle, Word};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::{SmallVec, smallvec};

impl Scan<'_> {
    /// A body by its head noun.
    pub fn body(&mut self, at: usize, from: usize, cut: Cut, head: u16, end: usize) -> Option<Noun> {
        let row = &self.lexicon.heads[head as usize];
        let (row_name, row_kind) = (row.name.clone(), row.kind);
        let several = self
            .document
            .readings(at)
            .list
            .iter()
            .any(|r| matches!(r.word, Word::Head { head: h, number } if h == head && number != Number::Singular));
        let mut complement = from;
        // Nouns with the article behind an indefinite head: the ministry of the interior.
        if !cut.article {
            while complement < end && complement - from < 3 && self.is_complement(complement) {
                complement += 1;
            }
        }
        let tail = self.tail(complement, cut, end, complement == from);
        let mut last = tail.last;
        let mut quoted = false;
        if last == from && !cut.article && last + 2 < end && self.document.tokens[last].kind == TokenKind::Quote {
            // A name in quotation marks.
            let close = (last + 2..end.min(last + 7)).find(|n| self.document.tokens[*n].kind == TokenKind::Quote);
            if let Some(close) = close {
                last = close + 1;
                quoted = true;
            }
        }
        let bare = last == from;
        if row_name == "security" && !(cut.article && (bare || tail.state.is_some())) {
            // The security of the Gulf is no body.
            return None;
        }
        if bare && !cut.article {
            return None;
        }
        if bare && let Some(known) = self.memory.head(head) {
            let one = Ref { entity: known, first: at, last, anaphor: true };
            return Some(Noun::naming(one, cut, self.entities.get(known).gender, Number::Singular));
        }
        // Power, where no authority was named: seized, handed over.
        if bare
            && row.id == "authority"
            && at > 0
            && (cut.prep.is_some() || self.is_particle(at - 1, Particle::Preposition))
        {
            return None;
        }
        let state = tail.state.or(tail.owners.first().and_then(|o| self.entities.get(*o).state));
        let text = self.document.text(at, last)[self.raw_skip(at, cut)..].to_string();
        let named = complement > from || quoted;
        let of = match (tail.state, tail.owners.first()) {
            (Some(state), _) => Some(self.lexicon.states[state].adjective.clone()),
            (None, Some(owner)) => Some(self.entities.get(*owner).name.clone()),
            _ => None,
        };
        let name = match of {
            Some(of) if !named => format!("{of} {}", row.name.trim_end_matches(" of")),
            _ if bare => row.name.clone(),
            _ => text.clone(),
        };
        let gender = if crate::extract::entity::is_feminine(&text[text.find(|c| c != ALEF && c != LAM).unwrap_or(0)..])
        {
            Gender::Feminine
        } else {
            Gender::Masculine
        };
        let entity = self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar: text,
            kind: row.kind,
            actor: None,
            state,
            office: None,
            gender,
            number: Number::Singular,
            nature: None,
        });
        self.memory.set_head(head, entity);
        let mut who: SmallVec<[Ref; 2]> = smallvec![Ref { entity, first: at, last, anaphor: false }];
        // The American and the Russian army: a second adjective of nationality names a second body.
        let second = (last < end && tail.state.is_some() && several).then(|| {
            self.document.readings(last).list.iter().find_map(|r| match r.word {
                Word::Nisba { state, .. } if r.cut.conj == Some(WAW) && r.cut.prep.is_none() => Some(state as usize),
                _ => None,
            })
        });
        if let Some(Some(state)) = second {
            let name = format!("{} {}", self.lexicon.states[state].adjective, row_name);
            let name_ar = format!(
                "{} {}",
                self.document.text(at, from),
                self.document.text(last, last + 1).trim_start_matches(WAW)
            );
            let other = self.entities.add(Entity {
                id: slug(&name),
                name,
                name_ar,
                kind: row_kind,
                actor: None,
                state: Some(state),
                office: None,
                gender,
                number: Number::Singular,
                nature: None,
            });
            who.push(Ref { entity: other, first: last, last: last + 1, anaphor: false });
            last += 1;
        }
        Some(Noun { first: at, last, cut, who, gender, number: Number::Singular, place: false, capital: false })
    }

    /// Whether an office or a known actor is named from this token on.
    pub fn begins_actor(&self, at: usize) -> bool {
        use crate::lexicon::rows::Phrase;
        crate::extract::matching::matches(self.document, self.lexicon, at, self.document.tokens.len())
            .iter()
            .any(|m| m.cut.prep.is_none() && matches!(m.what, Phrase::Office { .. } | Phrase::Actor { full: true, .. }))
    }

    /// A definite noun that completes a head: not an adjective of nationality, not a name.
    pub fn is_complement(&self, at: usize) -> bool {
        if self.document.tokens[at].kind != TokenKind::Word {
            return false;
        }
        let readings = self.document.readings(at);
        let article = readings.cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none());
        let other = readings.list.iter().any(|r| {
            matches!(r.word, Word::Nisba { .. } | Word::Modifier { .. } | Word::Particle { .. } | Word::Weekday { .. })
        });
        article && !other && !self.begins_actor(at)
    }
}
