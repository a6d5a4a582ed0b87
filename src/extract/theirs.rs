//! People who are told of by a pronoun alone: its allies, his opponents.

use crate::claim::Kind;
use crate::extract::entity::Entity;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::rows::Word;
use crate::script::latin::slug;
use crate::text::reading::Reading;

/// Those who stand with or against somebody, or act for him, as actors of their own.
const SIDES: [&str; 18] = [
    "adviser",
    "aide",
    "ally",
    "ambassador",
    "critic",
    "diplomat",
    "envoy",
    "fan",
    "leader",
    "loyalist",
    "negotiator",
    "official",
    "opponent",
    "partner",
    "representative",
    "rival",
    "supporter",
    "minister",
];

impl Scan<'_> {
    /// `the United States and its allies`: people whose pronoun means the one named last, if it agrees with him.
    pub fn people_of_before(
        &mut self,
        at: usize,
        reading: &Reading,
        agent: u16,
        end: usize,
        before: Option<&Noun>,
    ) -> Option<Noun> {
        let suffix = reading.pronoun().filter(|s| s.person == Person::Third)?;
        let row = &self.lexicon.agents[agent as usize];
        let one = before.and_then(|b| b.who.last()).filter(|_| SIDES.contains(&row.id.as_str()))?;
        let of = self.entities.get(one.entity);
        let alone = suffix.number == Number::Singular;
        if matches!(of.kind, Kind::Place | Kind::Media) || alone && of.gender != suffix.gender {
            return None;
        }
        // Its Arab allies are known by their nationality.
        if at + 1 < end && self.document.readings(at + 1).list.iter().any(is_nationality) {
            let noun = self.noun(at + 1, end, None)?;
            return Some(Noun { first: at, cut: reading.cut, number: Number::Plural, ..noun });
        }
        let of = self.entities.get(one.entity);
        let state = of.state;
        let adjective =
            of.actor.and(state).filter(|_| of.kind == Kind::State).map(|s| &self.lexicon.states[s].adjective);
        let name = format!("{} {}", adjective.unwrap_or(&of.name), row.plural_name);
        let name_ar = self.document.raw(at)[self.raw_skip(at, reading.cut)..].to_string();
        let entity = self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind: row.kind,
            actor: None,
            state,
            office: None,
            gender: Gender::Masculine,
            number: Number::Plural,
            nature: row.nature,
        });
        let who = Ref { entity, first: at, last: at + 1, anaphor: false };
        Some(Noun::naming(who, reading.cut, Gender::Masculine, Number::Plural))
    }
}

/// An adjective or a people with the article.
fn is_nationality(r: &Reading) -> bool {
    r.cut.article && r.cut.is_bare() && matches!(r.word, Word::Nisba { .. } | Word::People { .. })
}
