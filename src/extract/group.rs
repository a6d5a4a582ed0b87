//! People told by a noun alone: wounded, armed men, a group of those who were hit.

use crate::claim::{ClaimType, Kind};
use crate::extract::around::MIN;
use crate::extract::counted::Quantity;
use crate::extract::entity::EntityId;
use crate::extract::matching::{self};
use crate::extract::noun::{Noun, Scan};
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Phrase, Word};
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

impl Scan<'_> {
    /// A number with nobody behind it counts people where they are killed, hurt or taken; so do the thousands.
    pub fn people_alone(&mut self, at: usize, quantity: &Quantity, end: usize) -> Option<(EntityId, usize, Number)> {
        if !quantity.number || quantity.one {
            return None;
        }
        let last = quantity.last;
        // The hundreds of thousands: the article stands on the last word.
        let definite =
            quantity.definite || last > at && self.document.readings(last - 1).cuts.iter().any(|c| c.article);
        // Thousands of the raids.
        let deed = |r: &Reading| matches!(r.word, Word::Event { .. }) && r.cut.article && r.cut.is_bare();
        if last < end
            && self.document.tokens[last].kind == TokenKind::Word
            && self.document.readings(last).list.iter().any(deed)
        {
            return None;
        }
        let many = definite && quantity.value.ends_with(" of");
        if !(many || at > 0 && (self.is_harm(at - 1) || !definite && self.is_harmed_by_body(at))) {
            return None;
        }
        if let Some((group, behind)) = self.of_armed_group(self.behind_at_least(last, end), end) {
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

    /// "An armed group (seized) hostages": indefinite people behind an adjective without the article own nothing.
    pub fn is_object_of_several(&self, owner: &Noun, cut: Cut, last: usize) -> bool {
        let describes = |r: &Reading| {
            matches!(r.word, Word::Modifier { .. } | Word::Adjective { .. } | Word::Passive { .. } | Word::Nisba { .. })
        };
        let [one] = owner.who[..] else { return false };
        let people = matches!(self.entities.get(one.entity).kind, Kind::Unnamed | Kind::Group);
        people
            && !cut.article
            && owner.cut == Cut::default()
            && !self.has_article(owner.last - 1)
            && last > 0
            && !self.has_article(last - 1)
            && self.document.readings(last - 1).list.iter().any(describes)
    }

    /// "Dozens of the armed group X": they are X.
    pub fn of_armed_group(&mut self, at: usize, end: usize) -> Option<(EntityId, usize)> {
        let from = [at, at - 1].into_iter().find(|x| *x + 1 < end && self.document.folded(*x) == MIN)?;
        let quoted = self.document.tokens[from + 1].kind == TokenKind::Quote;
        let first = from + 1 + usize::from(quoted);
        let noun = if first < end { self.noun(first, end, None)? } else { return None };
        let closed = quoted && noun.last < end && self.document.tokens[noun.last].kind == TokenKind::Quote;
        let [one] = noun.who[..] else { return None };
        let known = self.entities.get(one.entity);
        // "Of the members of X" counts the members.
        let head = |r: &Reading| matches!(r.word, Word::Head { .. });
        let named = noun.last == first + 1 || self.document.readings(first).list.iter().any(head);
        (known.actor.is_some() && known.kind == Kind::ArmedGroup && noun.cut.is_bare() && named)
            .then_some((one.entity, noun.last + usize::from(closed)))
    }

    /// Five carpenters were killed: whoever is counted behind a verb of killing is somebody.
    pub fn unlisted(&mut self, at: usize, quantity: &Quantity, end: usize) -> Option<(EntityId, usize, Number)> {
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

    /// "The police arrested three": a number right behind a definite doer whom a verb of harm stands before.
    fn is_harmed_by_body(&self, at: usize) -> bool {
        let harms = |t: usize| {
            let list = &self.document.readings(t).list;
            self.is_harm(t) && list.iter().any(|r| matches!(r.word, Word::Verb { .. }) && r.suffix.is_none())
        };
        let named = |t: usize| self.is_word(t) && !self.is_closed(t);
        let verb = (at.saturating_sub(4)..at.saturating_sub(1)).rev().find(|t| self.is_word(*t) && harms(*t));
        verb.is_some_and(|v| self.has_article(at - 1) && (v + 1..at).all(named))
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
