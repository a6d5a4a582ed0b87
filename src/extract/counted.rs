//! People by number: thirteen Iraqis, dozens of civilians, one of the officers, about forty others.

use crate::claim::{ClaimType, Kind};
use crate::extract::around::MIN;
use crate::extract::entity::{Entity, EntityId};
use crate::extract::matching::{self, Match};
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::AgentNote;
use crate::lexicon::numeral::Count;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::{ARABIC, Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::smallvec;

/// How many, as far as the words tell.
struct Quantity {
    /// One past its last token.
    last: usize,
    /// English: `13`, `dozens of`.
    value: String,
    /// One of several.
    one: bool,
    /// It says a number, not just some.
    number: bool,
    /// A definite one stands for people by itself: the thousands.
    definite: bool,
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
        matching::matches(self.document, self.lexicon, at, end)
            .into_iter()
            .find(|m| matches!(m.what, Phrase::Numeral { .. }) && !m.cut.future)
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
        if row.kind == Count::About || row.kind == Count::One && m.cut.article {
            return None;
        }
        let mut quantity = Quantity {
            last: m.last,
            value: row.value.clone(),
            one: row.kind == Count::One,
            number: row.kind == Count::Number,
            definite: m.cut.article,
        };
        if row.kind == Count::Number {
            self.multiply(&mut quantity, end);
        }
        Some(quantity)
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
        let list = self.document.readings(at).list.clone();
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
        let mut at = quantity.last;
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
                Word::Agent { agent, gender, .. } if r.pronoun().is_none() => Some((at + 1, r.cut, agent, gender)),
                _ => None,
            }))
            .filter(|(_, cut, ..)| cut.conj.is_none() && cut.prep.is_none())
            .collect::<Vec<_>>()
            .into_iter();
        if let Some((from, cut, agent, gender)) = agents.next() {
            let row = &self.lexicon.agents[agent as usize];
            if row.has(AgentNote::Counted) {
                return Some(self.counted_only(quantity, agent, from, cut, end));
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
        let value = match number {
            Number::Singular => "1",
            Number::Dual if !others => "2",
            _ => "some",
        };
        let oblique = number == Number::Dual && self.document.folded(at).ends_with("\u{064A}\u{0646}");
        let object = oblique || number == Number::Singular && self.document.folded(at).ends_with(ALEF);
        let harmed = at > 0 && cut.conj.is_none() && (self.is_harm(at - 1) || object && self.is_harmed(at));
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

    fn people_named(&mut self, name: String, name_ar: String, state: Option<usize>) -> EntityId {
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

    /// A number with nobody behind it counts people where they are killed, hurt or taken; so do the thousands.
    fn people_alone(&mut self, at: usize, quantity: &Quantity, end: usize) -> Option<(EntityId, usize, Number)> {
        if !quantity.number || quantity.one {
            return None;
        }
        let last = quantity.last;
        // The hundreds of thousands: the article stands on the last word.
        let definite =
            quantity.definite || last > at && self.document.readings(last - 1).cuts.iter().any(|c| c.article);
        let many = definite && quantity.value.ends_with(" of");
        if !(many || at > 0 && self.is_harm(at - 1)) {
            return None;
        }
        if let Some((group, behind)) = self.of_armed_group(last, end) {
            return Some((group, behind, Number::Plural));
        }
        // What is counted may follow all the same; behind an article only with a preposition.
        let follows = || if many { self.document.folded(last) == MIN } else { !self.closes_number(last) };
        if last < end && self.document.tokens[last].kind == TokenKind::Word && follows() {
            return None;
        }
        if last < end && self.document.tokens[last].kind == TokenKind::Other {
            return None;
        }
        let name = format!("{} people", quantity.value);
        let name_ar = self.document.text(at, last).to_string();
        Some((self.people_named(name, name_ar, None), last, Number::Plural))
    }

    /// "Dozens of the armed group X": they are X.
    fn of_armed_group(&mut self, at: usize, end: usize) -> Option<(EntityId, usize)> {
        let from = [at, at - 1].into_iter().find(|x| *x + 1 < end && self.document.folded(*x) == MIN)?;
        let noun = self.noun(from + 1, end, None)?;
        let [one] = noun.who[..] else { return None };
        let known = self.entities.get(one.entity);
        // "Of the members of X" counts the members.
        let head = |r: &Reading| matches!(r.word, Word::Head { .. });
        let named = noun.last == from + 2 || self.document.readings(from + 1).list.iter().any(head);
        (known.actor.is_some() && known.kind == Kind::ArmedGroup && noun.cut.is_bare() && named)
            .then_some((one.entity, noun.last))
    }

    /// Five carpenters were killed: whoever is counted behind a verb of killing is somebody.
    fn unlisted(&mut self, at: usize, quantity: &Quantity, end: usize) -> Option<(EntityId, usize, Number)> {
        let last = quantity.last;
        let killed = at > 0 && quantity.number && self.is_killing(at - 1);
        if !killed || last >= end || self.document.tokens[last].kind != TokenKind::Word || self.closes_number(last) {
            return None;
        }
        let list = &self.document.readings(last).list;
        let plain = list.iter().all(|r| matches!(r.word, Word::Common | Word::Active { .. } | Word::Passive { .. }));
        if !plain || self.is_unit_of_time(last) {
            return None;
        }
        let noun = self.document.text(last, last + 1).to_string();
        let name = format!("{} {noun}", quantity.value);
        let name_ar = self.document.text(last - 1, last + 1).to_string();
        Some((self.people_named(name, name_ar, None), last + 1, Number::Plural))
    }

    /// Killed for three days: a word that relative dates are made of.
    fn is_unit_of_time(&self, at: usize) -> bool {
        let word = self.document.folded(at).trim_end_matches(ALEF);
        const UNITS: [&str; 12] = [
            "\u{064A}\u{0648}\u{0645}",
            "\u{0627}\u{064A}\u{0627}\u{0645}",
            "\u{0633}\u{0627}\u{0639}\u{0647}",
            "\u{0633}\u{0627}\u{0639}\u{0627}\u{062A}",
            "\u{0634}\u{0647}\u{0631}",
            "\u{0627}\u{0634}\u{0647}\u{0631}",
            "\u{0633}\u{0646}\u{0647}",
            "\u{0633}\u{0646}\u{0648}\u{0627}\u{062A}",
            "\u{0639}\u{0627}\u{0645}",
            "\u{0627}\u{0633}\u{0628}\u{0648}\u{0639}",
            "\u{0627}\u{0633}\u{0627}\u{0628}\u{064A}\u{0639}",
            "\u{062F}\u{0642}\u{064A}\u{0642}\u{0647}",
        ];
        UNITS.contains(&word)
    }

    /// A verb or noun of killing, wounding or taking people alone.
    fn is_killing(&self, at: usize) -> bool {
        let lexicon = self.lexicon;
        self.document.readings(at).list.iter().any(|r| match r.word {
            Word::Verb { verb, .. } => {
                lexicon.verb_frames[verb as usize].iter().any(|f| lexicon.frames[*f as usize].note.people)
            }
            Word::Event { nominal, .. } => lexicon.nominals[nominal as usize].frame.note.people,
            _ => false,
        })
    }

    /// A word that cannot be what a number counts.
    fn closes_number(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        if self.document.folded(at) == MIN || list.iter().any(|r| matches!(r.word, Word::Month { .. })) {
            return false;
        }
        let time = matching::matches(self.document, self.lexicon, at, self.document.tokens.len());
        if time.iter().any(|m| matches!(m.what, Phrase::Relative { .. }) && m.cut == Cut::default()) {
            return true;
        }
        self.document.readings(at).list.iter().any(|r| match r.word {
            Word::Particle { .. } => true,
            Word::Verb { .. } | Word::Event { .. } | Word::Agent { .. } => r.cut.conj.is_some(),
            _ => false,
        }) || self.document.readings(at).cuts.iter().any(|c| c.prep == Some(BEH))
            || self.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Weekday { .. }))
    }

    /// Whether an indefinite accusative is whom a word of harm shortly before tells of: killed (the army) a gunman.
    pub fn is_harmed(&self, at: usize) -> bool {
        let word = |n: &usize| self.document.tokens[*n].kind == TokenKind::Word;
        let mut before = (at.saturating_sub(4)..at).rev().take_while(word);
        // An object stands there already: it hit a Syrian position.
        let object = at > 0 && self.document.folded(at - 1).ends_with(ALEF) && !self.is_harm(at - 1);
        !object && before.any(|n| self.is_harm(n))
    }

    /// A word of killing, hurting or taking people.
    pub fn is_harm(&self, at: usize) -> bool {
        let lexicon = self.lexicon;
        let bad = |kind: ClaimType| matches!(kind, ClaimType::Assault | ClaimType::Coerce);
        self.document.readings(at).list.iter().any(|r| match r.word {
            Word::Verb { verb, .. } => lexicon.verb_frames[verb as usize].iter().any(|f| {
                let frame = &lexicon.frames[*f as usize];
                frame.note.violent && bad(frame.kind) && frame.note.needs.is_empty()
            }),
            Word::Event { nominal, .. } => {
                let row = &lexicon.nominals[nominal as usize];
                bad(row.frame.kind) && row.frame.object.has(crate::lexicon::rows::Roles::TARGET)
            }
            _ => false,
        })
    }

    /// An indefinite singular whom a verb of harm, or one with its subject, stands before: they shot a soldier.
    pub fn is_of_the_harmed(&self, at: usize, reading: &Reading) -> bool {
        if reading.cut.skip() > 0 || at == 0 {
            return false;
        }
        let harms = |t: usize| {
            let list = &self.document.readings(t).list;
            let deed_of = |r: &Reading| match r.word {
                // The bombing of the Russians: the noun names who did it.
                Word::Event { nominal, .. } => !self.lexicon.nominals[nominal as usize].nisba.is_none(),
                _ => false,
            };
            self.is_harm(t)
                && !list.iter().any(deed_of)
                && list.iter().any(|r| matches!(r.word, Word::Verb { .. } | Word::Event { .. }) && r.suffix.is_none())
        };
        let somebody = |t: usize| {
            let list = &self.document.readings(t).list;
            list.iter().any(|r| matches!(r.word, Word::Agent { .. } | Word::Nisba { .. }) && r.cut.conj.is_none())
        };
        harms(at - 1) || at > 1 && reading.is_accusative() && somebody(at - 1) && harms(at - 2)
    }
}
