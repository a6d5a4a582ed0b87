//! Which sorts of words a word can be, as bits: what most questions about its readings are answered by.

use crate::lexicon::rows::{Particle, Word};
use crate::text::reading::Reading;

/// Sorts of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    words: u32,
    particles: u32,
}

impl Held {
    pub const VERB: Held = Held::word(0);
    pub const FAMILY: Held = Held::word(1);
    /// What tells a deed by a noun.
    pub const DEED: Held = Held::word(2);
    pub const AGENT: Held = Held::word(3);
    pub const PARTICLE: Held = Held::word(4);
    const REST: Held = Held::word(5);

    /// Those of some readings.
    pub fn of(list: &[Reading]) -> Held {
        list.iter().fold(Held::default(), |all, reading| all.and(Held::sort(reading.word)))
    }

    fn sort(word: Word) -> Held {
        match word {
            Word::Verb { .. } => Held::VERB,
            Word::Family(_) => Held::FAMILY,
            Word::Event { .. } | Word::Masdar { .. } => Held::DEED,
            Word::Agent { .. } => Held::AGENT,
            Word::Particle { class } => Held { particles: Held::bit(class), ..Held::PARTICLE },
            _ => Held::REST,
        }
    }

    /// These and those.
    pub const fn and(self, other: Held) -> Held {
        Held { words: self.words | other.words, particles: self.particles | other.particles }
    }

    /// Whether there is one of `wanted` among them.
    pub const fn has(self, wanted: Held) -> bool {
        self.words & wanted.words != 0
    }

    /// Whether nothing is among them but what is in `allowed`.
    pub const fn is_within(self, allowed: Held) -> bool {
        self.words & !allowed.words == 0
    }

    /// Whether a particle of this class is among them.
    pub const fn is_particle(self, class: Particle) -> bool {
        self.particles & Held::bit(class) != 0
    }

    const fn word(n: u32) -> Held {
        Held { words: 1 << n, particles: 0 }
    }

    const fn bit(class: Particle) -> u32 {
        1 << class as u32
    }
}
