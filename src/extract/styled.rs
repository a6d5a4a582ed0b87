//! Bodies by the name that they go by: a group that calls itself X.

use crate::claim::Kind;
use crate::extract::entity::{Entity, is_feminine};
use crate::extract::matching;
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Phrase, Word};
use crate::script::latin::slug;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::smallvec;

/// A name in quotation marks has fewer words than this.
const LONGEST_NAME: usize = 9;

impl Scan<'_> {
    /// `A group that calls itself “X”`: X, whom the lexicon may know.
    pub fn self_styled(&mut self, at: usize, end: usize) -> Option<Noun> {
        let from = at + 1;
        if from + 3 >= end || !self.is_word(from) || !self.document.readings(from).kinds.has(Kinds::ATTITUDE) {
            return None;
        }
        let (cut, kind) = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Head { head, number: Number::Singular } => {
                let kind = self.lexicon.heads[head as usize].kind;
                let body = matches!(kind, Kind::Organisation | Kind::ArmedGroup);
                (body && r.suffix.is_none()).then_some((r.cut, kind))
            }
            _ => None,
        })?;
        let open = self.styled_to(from, end)?;
        let mark = |n: &usize| self.document.tokens[*n].kind == TokenKind::Quote;
        let close = (open + 2..end.min(open + LONGEST_NAME)).find(mark).filter(|_| mark(&open))?;
        let known = self.noun(open + 1, close, None).filter(|n| n.last == close && n.who.len() == 1 && !n.place);
        let named = |n: &Noun| {
            let one = self.entities.get(n.who[0].entity);
            one.actor.is_some() && matches!(one.kind, Kind::Organisation | Kind::ArmedGroup | Kind::Group)
        };
        let known = known.filter(named);
        let feminine = is_feminine(self.document.text(at, at + 1));
        let gender = if feminine { Gender::Feminine } else { Gender::Masculine };
        let entity = match known {
            Some(known) => known.who[0].entity,
            None => {
                let name = self.document.text(open + 1, close).to_string();
                self.entities.add(Entity {
                    id: slug(&name),
                    name: name.clone(),
                    name_ar: name,
                    kind,
                    actor: None,
                    state: None,
                    office: None,
                    gender,
                    number: Number::Singular,
                    nature: None,
                })
            }
        };
        let who = smallvec![Ref { entity, first: at, last: close + 1, anaphor: false }];
        let (number, inner) = (Number::Singular, Inner::new());
        Some(Noun { first: at, last: close + 1, cut, who, gender, number, place: false, capital: false, inner })
    }

    /// One past the words by which a body is called something.
    fn styled_to(&self, from: usize, end: usize) -> Option<usize> {
        let styled = |m: &&matching::Match| {
            m.cut == Cut::default() && matches!(m.what, Phrase::Attitude { attitude: Attitude::Styled })
        };
        let found = matching::among(self.document, self.lexicon, from, end, Kinds::ATTITUDE);
        found.iter().filter(styled).map(|m| m.last).max()
    }
}
