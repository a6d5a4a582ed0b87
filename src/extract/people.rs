//! A state's people, by the plural of their nationality or one of them.

use crate::claim::Kind;
use crate::extract::entity::{Entity, EntityId};
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::Word;
use crate::script::latin::slug;
use crate::text::reading::Reading;
use crate::text::token::TokenKind;

impl Scan<'_> {
    /// A people: the Russians.
    pub fn people(&mut self, at: usize, reading: &Reading, state: u16, joined: bool) -> Option<Noun> {
        let definite = reading.cut.article || reading.cut.prep.is_some();
        let after_noun = !joined && at > 0 && self.is_plain_noun_before(at);
        if !definite || after_noun {
            return None;
        }
        let skip = self.raw_skip(at, reading.cut);
        let id = self.people_entity(state, self.document.raw(at)[skip..].to_string());
        Some(Noun::naming(
            Ref { entity: id, first: at, last: at + 1, anaphor: false },
            reading.cut,
            Gender::Masculine,
            Number::Plural,
        ))
    }

    /// The entry of a state's people.
    pub fn people_entity(&mut self, state: u16, name_ar: String) -> EntityId {
        let row = &self.lexicon.states[state as usize];
        let name = format!("{}s", row.demonym).replace("shs", "sh").replace("ches", "ch").replace("eses", "ese");
        self.entities.add(Entity {
            id: slug(&format!("{name} people")),
            name,
            name_ar,
            kind: Kind::Group,
            actor: None,
            state: Some(state as usize),
            office: None,
            gender: Gender::Masculine,
            number: Number::Plural,
            nature: None,
        })
    }

    /// A noun right before, which an adjective at `at` may go with.
    fn is_plain_noun_before(&self, at: usize) -> bool {
        if self.document.tokens[at - 1].kind != TokenKind::Word {
            return false;
        }
        let list = &self.document.readings(at - 1).list;
        let closed = list.iter().any(|r| matches!(r.word, Word::Particle { .. } | Word::Verb { .. }));
        let definite = self.document.readings(at - 1).cuts.iter().any(|c| c.article);
        let plural = list.iter().any(|r| {
            matches!(r.word, Word::Agent { number: Number::Plural, .. } | Word::Active { number: Number::Plural, .. })
        });
        (definite || plural) && !closed
    }

    /// An American, behind a word of harm.
    pub fn one_of_people(&mut self, at: usize, reading: &Reading, state: u16) -> Noun {
        let entity = self.people_entity(state, self.document.raw(at).to_string());
        let one = Ref { entity, first: at, last: at + 1, anaphor: false };
        Noun::naming(one, reading.cut, Gender::Masculine, Number::Singular)
    }
}
