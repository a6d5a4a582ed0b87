//! Who holds an office: whose it is, the one whom it means, and all of those who have it.

use crate::claim::Kind;
use crate::extract::describe::Tail;
use crate::extract::entity::EntityId;
use crate::extract::matching::Match;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::extract::office::held;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::Word;
use crate::script::letters::WAW;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::SmallVec;

impl Scan<'_> {
    /// Who holds an office whose holder is not named beside it.
    pub fn holder(
        &mut self,
        at: usize,
        m: &Match,
        office: usize,
        tail: &Tail,
        body: Option<EntityId>,
        last: usize,
    ) -> Option<Ref> {
        if self.is_over_untold(m, tail, body) {
            return None;
        }
        if !self.is_any_of_them(at, m, office, tail)
            && let Some(entity) = self.resolve(office, body, tail.former, tail.modified, Number::Singular)
            && !self.is_called_otherwise(at, m.cut, office, entity)
        {
            return Some(Ref { entity, first: at, last, anaphor: true });
        }
        if !tail.modified && body.is_none() && !(m.words > 1 && self.is_definite(m.last - 1)) {
            return None;
        }
        let entity = self.describe_office(office, tail.state, body, tail.former, at, last, m.cut);
        Some(Ref { entity, first: at, last, anaphor: false })
    }

    /// Who hold an office that several have; returns the end of their names.
    pub fn holders(
        &mut self,
        m: &Match,
        (office, number): (usize, Number),
        (tail, body): (&Tail, Option<EntityId>),
        mut last: usize,
        end: usize,
        who: &mut SmallVec<[Ref; 2]>,
    ) -> usize {
        let at = m.start;
        if who.is_empty()
            && number == Number::Dual
            && let Some((one, next)) = self.first_of_two(last, end, office)
        {
            last = next;
            who.push(one);
        }
        if who.is_empty() {
            let body = body.filter(|_| tail.owners.is_empty());
            let each = tail.owners.len() > 1 || tail.state.is_some() && self.is_joined_nationality(last);
            // The delegates of the two sides: the sides.
            if tail.owners.len() == 2 && self.lexicon.offices[office].id == "delegate" {
                who.extend(tail.owners.iter().map(|o| Ref { entity: *o, first: at, last, anaphor: true }));
                return last;
            }
            for owner in tail.owners.iter().copied().chain(body) {
                // The ministers of X and Y: one of each.
                let number = if each { Number::Dual } else { number };
                if let Some(entity) = self.resolve(office, Some(owner), tail.former, true, number) {
                    who.push(Ref { entity, first: at, last, anaphor: true });
                } else if each {
                    let entity = self.describe_office(office, None, Some(owner), tail.former, at, last, m.cut);
                    who.push(Ref { entity, first: at, last, anaphor: false });
                }
            }
        }
        while !self.is_closed_plural(m.last, tail.last)
            && let Some((one, next)) = self.next_holder(last, end, office)
        {
            last = next;
            who.push(one);
        }
        // The two foreign ministers: the article stands at the end of a phrase of several words.
        let whole = m.words > 1 && last == m.last && self.has_article(last - 1);
        if who.is_empty() && (m.cut.article || whole) && number == Number::Dual {
            *who = self.pair_of(office, at, last);
        }
        // The foreign ministers of the Gulf states are those states.
        if let (true, Number::Plural, [owner]) = (who.is_empty() && !tail.former, number, &tail.owners[..])
            && self.is_of_many(*owner)
        {
            who.push(Ref { entity: *owner, first: at, last, anaphor: false });
        }
        let unowned = tail.owners.is_empty() && tail.state.is_none() && body.is_none();
        if who.is_empty() && number == Number::Plural && whole && unowned {
            who.push(self.ministers(m, office));
        }
        last
    }

    /// `(The American minister X), and the Russian Y`: behind somebody who holds an office, another by his nationality and
    /// his name.
    pub fn beside_holder(&mut self, at: usize, end: usize, before: &Noun) -> Option<Noun> {
        let comma = before.last + 1 == at && self.document.tokens[before.last].kind == TokenKind::Comma;
        if !(comma || before.last == at) || at + 2 > end || !self.is_joined_nationality(at) {
            return None;
        }
        let [one] = before.who[..] else { return None };
        let known = self.entities.get(one.entity);
        let office = known
            .office
            .or_else(|| held(self.lexicon, known.actor?, &self.day).map(|(office, _)| office))
            .filter(|_| known.kind == Kind::Person && !one.anaphor && before.last > before.first + 1)?;
        let state = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, number: Number::Singular, .. } if r.cut.conj == Some(WAW) && r.cut.article => {
                Some(state as usize)
            }
            _ => None,
        })?;
        let (other, last) = self.named_person(at + 1, end, Some(state), Some(office))?;
        let conj = Cut { conj: Some(WAW), ..Cut::default() };
        let gender = self.entities.get(other.entity).gender;
        let named = Noun::naming(other, conj, gender, Number::Singular);
        Some(Noun { first: at, last, ..named })
    }
}
