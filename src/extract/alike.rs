//! Words for people that are written like what somebody does: a student of or demanded, a defendant of or accusing.

use crate::claim::{ClaimType, Kind};
use crate::extract::matching;
use crate::extract::noun::Scan;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Roles, Word};
use crate::script::letters::{BEH, HEH};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

impl Scan<'_> {
    /// `demanded of him` is written like a girl student by those who leave the dots out: where the dots are left out, the
    /// verb with its pronoun stands before whoever did it.
    pub fn is_verb_with_pronoun(&self, at: usize, reading: &Reading) -> bool {
        let verb = |r: &Reading| matches!(r.word, Word::Verb { .. }) && r.suffix.is_some() && r.cut.prep.is_none();
        let woman = matches!(reading.word, Word::Agent { gender: Gender::Feminine, number: Number::Singular, .. });
        woman
            && !reading.cut.article
            && self.document.raw(at).ends_with(HEH)
            && self.document.readings(at).list.iter().any(verb)
    }

    /// "And demanded of Israel", "accusing Riyadh" are written like a student of, a defendant of: people by their name who
    /// stand right before a state or a body, where a verb can stand.
    pub fn is_deed_of_another(&mut self, at: usize, reading: &Reading, end: usize) -> bool {
        let (general, number) = match reading.word {
            Word::Agent { agent, number: number @ (Number::Singular | Number::Dual), .. } => {
                (self.lexicon.agents[agent as usize].kind == Kind::Unnamed, number)
            }
            Word::Title { .. } => (true, Number::Singular),
            _ => return false,
        };
        if !general || reading.cut.article || reading.cut.prep.is_some() || at + 1 >= end {
            return false;
        }
        let comma = at > 0 && self.document.tokens[at - 1].kind == TokenKind::Comma;
        let list = &self.document.readings(at).list;
        let deed = list.iter().any(|r| match r.word {
            Word::Verb { verb, form } => {
                !self.lexicon.verb_frames[verb as usize].is_empty()
                    && form.tense == crate::lexicon::conjugate::Tense::Past
                    && r.suffix.is_none()
                    && (number == Number::Singular || form.number == Number::Dual && reading.cut.conj.is_some())
                    && (reading.cut.conj.is_some() || at == 0 || !comma)
            }
            Word::Active { verb, gender, .. } => {
                let hal = r.is_accusative() || gender == Gender::Feminine;
                !self.lexicon.verb_frames[verb as usize].is_empty() && comma && hal
            }
            _ => false,
        });
        if deed && comma && self.says_on(at, list) {
            return true;
        }
        if !deed || self.document.tokens[at + 1].kind != TokenKind::Word {
            return false;
        }
        // "Calling on the parties to", "accusing the prime minister of": where it says what of or what to, whoever it is.
        let meanwhile = comma && list.iter().any(|r| matches!(r.word, Word::Active { .. }));
        let told = meanwhile && self.is_told_of(at + 1, list, end);
        if told && self.document.readings(at + 1).cuts.iter().any(|c| c.article && c.is_bare()) {
            return true;
        }
        if self.asks_for_deed(at + 1, list) {
            return true;
        }
        let found = matching::matches(self.document, self.lexicon, at + 1, end);
        found.iter().any(|m| {
            m.cut.is_bare()
                && match m.what {
                    Phrase::Actor { full, .. } => full,
                    Phrase::Capital { .. } => true,
                    Phrase::Head { .. } | Phrase::Office { .. } => m.cut.article || told,
                    _ => false,
                }
        })
    }

    /// "Adding that", "calling for" are written like a hostess, a preacher: a participle of saying with somebody's words
    /// right behind it, or one with the preposition that brings what it asks for.
    fn says_on(&self, at: usize, list: &[Reading]) -> bool {
        let next = &self.document.readings(at + 1).list;
        let that = |r: &Reading| matches!(r.word, Word::Particle { class: Particle::Complementizer });
        let words = match self.document.tokens[at + 1].kind {
            TokenKind::Colon | TokenKind::Quote => true,
            _ => next.iter().any(that),
        };
        let preposition = |r: &Reading| matches!(r.word, Word::Particle { class: Particle::Preposition });
        let prep = self.document.folded(at + 1);
        let brings = |verb: u16| {
            let mut frames = self.lexicon.verb_frames[verb as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
            frames.any(|f| f.note.object.is_empty() && f.prep(prep).has(Roles::ISSUE))
        };
        let asks = next.iter().any(preposition);
        list.iter().any(|r| match r.word {
            Word::Active { verb, .. } => {
                words && !self.lexicon.verb_speech[verb as usize].is_empty() || asks && brings(verb)
            }
            _ => false,
        })
    }

    /// `the one responsible for the attack`: whoever it was, and no official.
    pub fn is_to_blame(&self, at: usize, reading: &Reading, end: usize) -> bool {
        use crate::lexicon::attitude::Attitude;
        let blame = |m: &matching::Match| matches!(m.what, Phrase::Attitude { attitude: Attitude::Blame });
        let behind = at + 2;
        matches!(reading.word, Word::Agent { .. })
            && behind < end
            && matching::among(self.document, self.lexicon, at, end, Kinds::ATTITUDE).iter().any(blame)
            && self.document.readings(behind).list.iter().any(|r| match r.word {
                Word::Event { nominal, .. } => self.lexicon.nominals[nominal as usize].frame.note.violent,
                _ => false,
            })
    }

    /// "Demanded an end of", "which he demanded": a verb that demands, with b and what is to be done right behind it.
    fn asks_for_deed(&self, next: usize, list: &[Reading]) -> bool {
        let demands = list.iter().any(|r| match r.word {
            Word::Verb { verb, .. } => self.lexicon.verb_frames[verb as usize].iter().any(|f| {
                let frame = &self.lexicon.frames[*f as usize];
                frame.kind == ClaimType::Request && frame.prep(BEH.encode_utf8(&mut [0; 4])).has(Roles::ISSUE)
            }),
            _ => false,
        });
        let deed = |r: &Reading| match r.word {
            Word::Masdar { .. } | Word::Event { .. } => r.cut.prep == Some(BEH),
            Word::Particle { class: Particle::Negation } => self.document.folded(next).starts_with(BEH),
            _ => false,
        };
        let body = |r: &Reading| matches!(r.word, Word::Head { .. });
        let word = self.document.folded(next);
        let it = word.strip_prefix(BEH).is_some_and(|rest| rest.starts_with(HEH) && rest.chars().count() < 4);
        let list = &self.document.readings(next).list;
        demands && (it || list.iter().any(deed)) && !list.iter().any(body)
    }

    /// Whether the preposition that a participle's verb asks for stands a few words behind it.
    fn is_told_of(&self, from: usize, list: &[Reading], end: usize) -> bool {
        let framed = |r: &Reading, p: &str| match r.word {
            Word::Active { verb, .. } => self.lexicon.verb_frames[verb as usize].iter().any(|f| {
                let frame = &self.lexicon.frames[*f as usize];
                frame.object.has(Roles::TARGET) && !frame.prep(p).is_none()
            }),
            _ => false,
        };
        (from + 1..end.min(from + 9)).filter(|t| self.document.tokens[*t].kind == TokenKind::Word).any(|t| {
            let own = |c: &Cut| c.prep.is_some_and(|p| list.iter().any(|r| framed(r, p.encode_utf8(&mut [0; 4]))));
            list.iter().any(|r| framed(r, self.document.folded(t))) || self.document.readings(t).cuts.iter().any(own)
        })
    }
}
