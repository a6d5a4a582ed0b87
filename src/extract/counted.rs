//! People by number: thirteen Iraqis, dozens of civilians, one of the officers, about forty others.

use crate::claim::Kind;
use crate::extract::around::MIN;
use crate::extract::entity::{Entity, EntityId};
use crate::extract::matching::{self, Match};
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::numeral::Count;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::{ARABIC, Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::smallvec;

/// How many, as far as the words tell.
pub struct Quantity {
    /// One past its last token.
    pub last: usize,
    /// English: `13`, `dozens of`.
    pub value: String,
    /// One of several.
    pub one: bool,
    /// It says a number, not just some.
    pub number: bool,
    /// A definite one stands for people by itself: the thousands.
    pub definite: bool,
}

impl Quantity {
    /// Behind a hundred or a thousand stands one of those who are counted, in the genitive.
    fn is_hundreds(&self) -> bool {
        self.value.parse::<u64>().is_ok_and(|n| n >= 100 && n % 100 == 0)
    }
}

/// The agent who is just another one.
const OTHER: &str = "other";

/// The oblique ending of the dual and of the sound plural, from its end.
const SOUND: [char; 2] = [NOON, YEH];

impl Scan<'_> {
    /// Counted people at a token; nothing where it is things that are counted.
    pub fn counted(&mut self, at: usize, found: &[Match], end: usize, near: Option<EntityId>) -> Option<Noun> {
        let mut cut = Cut::default();
        let mut n = at;
        if self.document.tokens[at].kind == TokenKind::Word {
            if let Some(letter) = self.clitic_of_number(at, end) {
                if letter == WAW || letter == FEH {
                    cut.conj = Some(letter);
                } else {
                    cut.prep = Some(letter);
                }
                cut.taken = ARABIC;
                n += 1;
            } else {
                let numeral = found.iter().find(|m| matches!(m.what, Phrase::Numeral { .. }) && !m.cut.future)?;
                cut = numeral.cut;
                if self.is_about_number(numeral) {
                    n = numeral.last;
                }
            }
        }
        while n > at
            && n < end
            && let Some(m) = self.numeral_at(n, end).filter(|m| self.is_about_number(m))
        {
            n = m.last;
        }
        let quantity = self.quantity(n, end)?;
        // Four times.
        let times = |t: usize| {
            let here = matching::among(self.document, self.lexicon, t, end, Kinds::ATTITUDE);
            here.iter().any(|m| m.what == Phrase::Attitude { attitude: Attitude::Times } && m.cut == Cut::default())
        };
        if quantity.number && quantity.last < end && times(quantity.last) {
            return None;
        }
        let (entity, last, number) = self
            .of_theirs(&quantity, end, near)
            .or_else(|| self.whom(&quantity, end))
            .or_else(|| self.people_alone(at, &quantity, end))
            .or_else(|| self.unlisted(at, &quantity, end))?;
        let one = Ref { entity, first: at, last, anaphor: false };
        let gender = self.entities.get(entity).gender;
        Some(Noun::naming(one, cut, gender, number))
    }

    /// A letter that is written with the figures behind it.
    fn clitic_of_number(&self, at: usize, end: usize) -> Option<char> {
        let next = at + 1;
        let tokens = &self.document.tokens;
        let glued =
            next < end && tokens[next].kind == TokenKind::Number && tokens[next].span.start() == tokens[at].span.end();
        let word = self.document.folded(at);
        let letter = word.chars().next().filter(|c| word.len() == c.len_utf8() && [WAW, FEH, BEH, LAM].contains(c));
        letter.filter(|_| glued)
    }

    /// Whether a number stands at a token.
    pub fn begins_number(&self, at: usize, end: usize) -> bool {
        at < end && (self.document.tokens[at].kind == TokenKind::Number || self.numeral_at(at, end).is_some())
    }

    /// Whether a word is one of the numbers from three to ten as they stand before men.
    pub fn counts_men(&self, at: usize) -> bool {
        self.document.raw(at).ends_with(TEH_MARBUTA)
            && self.numeral_at(at, at + 1).is_some_and(|m| match m.what {
                Phrase::Numeral { row } => {
                    let row = &self.lexicon.numerals[row as usize];
                    row.value.parse::<u64>().is_ok_and(|n| (3..=10).contains(&n))
                }
                _ => false,
            })
    }

    fn numeral_at(&self, at: usize, end: usize) -> Option<Match> {
        if self.document.tokens[at].kind != TokenKind::Word {
            return None;
        }
        matching::among(self.document, self.lexicon, at, end, Kinds::NAME)
            .iter()
            .find(|m| matches!(m.what, Phrase::Numeral { .. }) && !m.cut.future)
            .copied()
    }

    fn is_about_number(&self, m: &Match) -> bool {
        matches!(m.what, Phrase::Numeral { row } if self.lexicon.numerals[row as usize].kind == Count::About)
    }

    /// A number in figures or words, with the numbers that join it: three thousand, twenty-one.
    fn quantity(&self, at: usize, end: usize) -> Option<Quantity> {
        if at >= end {
            return None;
        }
        if self.document.tokens[at].kind == TokenKind::Number {
            let figures: String = self.document.raw(at).chars().filter(|c| !matches!(c, ',' | '\u{066C}')).collect();
            if !figures.chars().all(char::is_numeric) {
                return None;
            }
            let mut quantity = Quantity { last: at + 1, value: figures, one: false, number: true, definite: false };
            self.multiply(&mut quantity, end);
            return Some(quantity);
        }
        let m = self.numeral_at(at, end)?;
        let Phrase::Numeral { row } = m.what else { return None };
        let row = &self.lexicon.numerals[row as usize];
        if row.kind == Count::About || row.kind == Count::One && m.cut.article || self.is_monday(&m) {
            return None;
        }
        let (one, number) = (row.kind == Count::One, row.kind == Count::Number);
        let mut quantity = Quantity { last: m.last, value: row.value.clone(), one, number, definite: m.cut.article };
        if number {
            self.multiply(&mut quantity, end);
        }
        Some(quantity)
    }

    /// "The two" as it stands behind a preposition is written like Monday, which counts nobody.
    fn is_monday(&self, m: &Match) -> bool {
        let list = &self.document.readings(m.last - 1).list;
        m.cut.article && list.iter().any(|r| matches!(r.word, Word::Weekday { .. }))
    }

    fn multiply(&self, quantity: &mut Quantity, end: usize) {
        while quantity.last < end
            && let Some(m) = self.numeral_at(quantity.last, end)
            && let Phrase::Numeral { row } = m.what
            && m.cut.prep.is_none()
            && !m.cut.article
        {
            let row = &self.lexicon.numerals[row as usize];
            let own: Option<u64> = quantity.value.parse().ok();
            let other = match row.value.as_str() {
                "thousands of" => Some(1000),
                "millions of" => Some(1_000_000),
                value => value.parse::<u64>().ok(),
            };
            let (Count::Number, Some(own), Some(other)) = (row.kind, own, other) else { break };
            let joined = if m.cut.conj.is_some() {
                if other >= own && own < 20 && other > 90 { None } else { own.checked_add(other) }
            } else if other >= 100 {
                own.checked_mul(other)
            } else {
                None
            };
            let Some(joined) = joined else { break };
            // Five and three others are two numbers.
            if m.cut.conj.is_some() && !(own < 10 && other % 10 == 0 && other < 100 || own >= 100 && other < own) {
                break;
            }
            quantity.value = joined.to_string();
            quantity.last = m.last;
        }
    }

    /// Five of its soldiers: those of whoever was told of last.
    fn of_theirs(
        &mut self,
        quantity: &Quantity,
        end: usize,
        near: Option<EntityId>,
    ) -> Option<(EntityId, usize, Number)> {
        // "Of" may belong to the number: dozens of.
        let of = |t: usize| t < end && self.document.folded(t) == MIN;
        let at = quantity.last + usize::from(of(quantity.last));
        if at >= end || !of(at - 1) {
            return None;
        }
        let document = self.document;
        let list = &document.readings(at).list;
        let (agent, suffix) = list.iter().find_map(|r| match r.word {
            Word::Agent { agent, .. } if r.cut == Cut::default() => Some((agent, r.pronoun()?)),
            _ => None,
        })?;
        let owner = self.owner_told(at, agent, &suffix, near)?;
        let number = if quantity.one { Number::Singular } else { Number::Plural };
        Some((self.people_of(owner, agent, self.document.raw(at).to_string()), at + 1, number))
    }

    /// Whom a quantity counts: the entry, one past its words, and how many.
    fn whom(&mut self, quantity: &Quantity, end: usize) -> Option<(EntityId, usize, Number)> {
        let mut at = self.behind_at_least(quantity.last, end);
        let of = at < end && self.document.folded(at) == MIN;
        if of {
            at += 1;
        }
        if at >= end || self.document.tokens[at].kind != TokenKind::Word {
            return None;
        }
        // Hundreds of people before a gate: "before" is written like a man who leads prayers.
        let before = |r: &Reading| matches!(r.word, Word::Particle { class: Particle::Preposition, .. });
        if !of && quantity.definite && self.document.readings(at).list.iter().any(before) {
            return None;
        }
        let number = if quantity.one || quantity.value == "1" { Number::Singular } else { Number::Plural };
        let found = matching::matches(self.document, self.lexicon, at, end);
        let mut agents = found
            .iter()
            .filter_map(|m| match m.what {
                Phrase::Agent { agent, gender, .. } => Some((m.last, m.cut, agent, gender)),
                _ => None,
            })
            .chain(self.document.readings(at).list.iter().filter_map(|r| match r.word {
                // Ten of two students: the name is written like them.
                Word::Agent { number: Number::Dual, .. } if of => None,
                // Three of his companions.
                Word::Agent { agent, gender, .. } if of || r.pronoun().is_none() => {
                    Some((at + 1, r.cut, agent, gender))
                }
                _ => None,
            }))
            .filter(|(_, cut, ..)| cut.conj.is_none() && cut.prep.is_none())
            .collect::<Vec<_>>()
            .into_iter();
        if let Some((from, cut, agent, gender)) = agents.next() {
            let row = &self.lexicon.agents[agent as usize];
            if row.has(AgentNote::Counted) {
                let (entity, last, number) = self.counted_only(quantity, agent, from, cut, end);
                let of = self.behind_at_least(last, end);
                let whose = if of > last { self.of_armed_group(of, end) } else { None };
                return Some(whose.map_or((entity, last, number), |(group, last)| (group, last, number)));
            }
            if !matches!(row.kind, Kind::Unnamed | Kind::Group) {
                return None;
            }
            let noun = self.agent(at, from, cut, (agent, gender, number), end)?;
            let held = number == Number::Plural && !cut.article && self.is_mere_people(noun.last, end);
            return Some((noun.who[0].entity, noun.last + usize::from(held), number));
        }
        let state = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::People { state } if r.cut.conj.is_none() && r.cut.prep.is_none() => Some(state),
            Word::Nisba { state, gender: Gender::Masculine, number }
                if r.cut.conj.is_none()
                    && r.cut.prep.is_none()
                    && (number != Number::Singular
                        || quantity.number && (r.is_accusative() || quantity.is_hundreds())) =>
            {
                Some(state)
            }
            _ => None,
        })?;
        let name_ar = self.document.text(at, at + 1).to_string();
        Some((self.people_entity(state, name_ar), at + 1, number))
    }

    /// Forty at least of X: past an adverb between a number and "of".
    pub fn behind_at_least(&self, at: usize, end: usize) -> usize {
        let adverb = |m: &Match| {
            matches!(m.what, Phrase::Particle { class: Particle::Adverb, .. })
                && m.cut == Cut::default()
                && m.last < end
                && self.document.folded(m.last) == MIN
        };
        let of = |t: usize| t < end && self.document.folded(t) == MIN;
        if at >= end || self.document.tokens[at].kind != TokenKind::Word || !(of(at + 1) || of(at + 2)) {
            return at;
        }
        let found = matching::matches(self.document, self.lexicon, at, end);
        found.iter().find(|m| adverb(m)).map_or(at, |m| m.last)
    }

    /// Five people, thirteen others: who is known by number alone.
    fn counted_only(
        &mut self,
        quantity: &Quantity,
        agent: u16,
        from: usize,
        cut: Cut,
        end: usize,
    ) -> (EntityId, usize, Number) {
        let one = quantity.value == "1";
        let row = &self.lexicon.agents[agent as usize];
        let noun = if one { row.name.clone() } else { row.plural_name.clone() };
        let tail = self.tail(from, cut, end, false);
        let adjective = tail.state.map_or(String::new(), |s| format!("{} ", self.lexicon.states[s].adjective));
        let name = format!("{} {adjective}{noun}", quantity.value);
        let name_ar = self.document.text(quantity.last - 1, tail.last).to_string();
        (self.people_named(name, name_ar, tail.state), tail.last, if one { Number::Singular } else { Number::Plural })
    }

    /// A person, two others: singular and dual say their number themselves. Only of those who are harmed.
    pub fn few(
        &mut self,
        at: usize,
        from: usize,
        cut: Cut,
        (agent, gender, number): (u16, Gender, Number),
        end: usize,
    ) -> Option<Noun> {
        // "Others" is written like "two others", and means more of them.
        let others =
            self.lexicon.agents[agent as usize].id == OTHER && self.document.folded(at).chars().rev().take(2).eq(SOUND);
        if number == Number::Singular && self.ranks_next(agent, from, end) {
            return None;
        }
        let value = match number {
            Number::Singular => "1",
            Number::Dual if !others => "2",
            _ => "some",
        };
        let oblique = number == Number::Dual && self.document.folded(at).ends_with("\u{064A}\u{0646}");
        let object = oblique || number == Number::Singular && self.document.folded(at).ends_with(ALEF);
        // Representatives of X, and others of Y.
        if others
            && from < end
            && cut.conj == Some(WAW)
            && self.represents(from - 1, from)
            && let Some(noun) = self.genitive(from + 1, end)
        {
            return Some(Noun { first: at, cut, ..noun });
        }
        let harmed = at > 0
            && cut.conj.is_none()
            && (self.is_harm(at - 1) || object && self.is_harmed(at) || oblique && self.is_hurt_behind(at));
        let joined = cut.conj == Some(WAW) && number == Number::Dual;
        if cut.article || cut.prep.is_some() || !harmed && !joined {
            return None;
        }
        let quantity = Quantity { last: at + 1, value: value.into(), one: false, number: true, definite: false };
        let (entity, last, number) = self.counted_only(&quantity, agent, from, Cut::default(), end);
        let who = smallvec![Ref { entity, first: at, last, anaphor: false }];
        let inner = crate::extract::noun::Inner::new();
        Some(Noun { first: at, last, cut, who, gender, number, place: false, capital: false, inner })
    }

    /// "The last tunnel", "the last of what it has": the word for another, before an indefinite noun.
    fn ranks_next(&self, agent: u16, next: usize, end: usize) -> bool {
        if self.lexicon.agents[agent as usize].id != OTHER || next >= end || !self.is_word(next) {
            return false;
        }
        let (word, list) = (self.document.folded(next), &self.document.readings(next).list);
        let closed = |r: &Reading| matches!(r.word, Word::Particle { .. } | Word::Modifier { .. } | Word::Nisba { .. });
        let nominal = |r: &Reading| r.cut == Cut::default() && !matches!(r.word, Word::Verb { .. });
        let unknown = || list.is_empty() && !word.starts_with([ALEF, BEH, FEH, KAF, LAM, WAW]);
        word == crate::extract::opening::words::MA
            || !list.iter().any(closed) && (list.iter().any(nominal) || unknown())
    }

    /// "That two people were killed": a dual behind "that", right before what befell them in the dual.
    fn is_hurt_behind(&self, at: usize) -> bool {
        let that = |r: &Reading| matches!(r.word, Word::Particle { class: Particle::Complementizer, .. });
        let dual = |r: &Reading| matches!(r.word, Word::Verb { form, .. } if form.number == Number::Dual);
        let next = at + 1;
        next < self.document.tokens.len()
            && self.document.readings(at - 1).list.iter().any(that)
            && self.document.readings(next).list.iter().any(dual)
            && self.is_harm(next)
    }

    pub fn people_named(&mut self, name: String, name_ar: String, state: Option<usize>) -> EntityId {
        self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind: Kind::Unnamed,
            actor: None,
            state,
            office: None,
            gender: Gender::Masculine,
            number: Number::Plural,
            nature: None,
        })
    }
}
