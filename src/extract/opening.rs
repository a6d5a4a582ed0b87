//! Words that open a clause: which they are, and the pronoun that some carry.

use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::Particle;
use crate::script::letters::*;
use crate::text::Document;
use crate::text::reading::Suffix;

/// Words that the cutting into clauses must know by themselves. Folded.
pub mod words {
    pub const AN: &str = "\u{0627}\u{0646}";
    /// Then, and later.
    pub const THEN: &str = "\u{062B}\u{0645}";
    pub const QAD: &str = "\u{0642}\u{062F}";
    pub const SAWFA: &str = "\u{0633}\u{0648}\u{0641}";
    pub const LAKIN: &str = "\u{0644}\u{0643}\u{0646}";
    pub const LAN: &str = "\u{0644}\u{0646}";
    /// "As", "for", which gives a reason.
    pub const IDH: &str = "\u{0627}\u{0630}";
    pub const IDHA: &str = "\u{0627}\u{0630}\u{0627}";
    pub const MA: &str = "\u{0645}\u{0627}";
    pub const LAW: &str = "\u{0644}\u{0648}";
    pub const LA: &str = "\u{0644}\u{0627}";
    pub const LAM: &str = "\u{0644}\u{0645}";
    /// The lack of, not to.
    pub const ADAM: &str = "\u{0639}\u{062F}\u{0645}";
    pub const AW: &str = "\u{0627}\u{0648}";
    /// One (of), of men and of women.
    pub const ONE: [&str; 2] = ["\u{0627}\u{062D}\u{062F}", "\u{0627}\u{062D}\u{062F}\u{064A}"];
    pub const BAL: &str = "\u{0628}\u{0644}";
    /// "As for", as it is written: "either" has another hamza.
    pub const AMMA: &str = "\u{0623}\u{0645}\u{0627}";
}

/// The one who, the ones who: not "what", "any".
pub fn is_relative_pronoun(stem: &str) -> bool {
    ["\u{0627}\u{0644}\u{0630}", "\u{0627}\u{0644}\u{062A}", "\u{0627}\u{0644}\u{0644}"]
        .iter()
        .any(|p| stem.starts_with(p))
}

/// "where", "as", "while", which begins a clause of its own.
pub fn is_conjunction_like(stem: &str) -> bool {
    is_where(stem) || ["\u{0643}\u{0645}\u{0627}", "\u{0641}\u{064A}\u{0645}\u{0627}"].contains(&stem)
}

/// "where"
pub fn is_where(stem: &str) -> bool {
    stem == "\u{062D}\u{064A}\u{062B}"
}

/// "that", with or without a pronoun.
pub fn is_that(stem: &str, suffix: Option<Suffix>) -> bool {
    let stem = stem.strip_prefix(BEH).filter(|s| s.starts_with(words::AN)).unwrap_or(stem);
    stem.starts_with(words::AN)
        && (stem.chars().count() <= 2
            || suffix.is_some()
            || stem.chars().count() <= 5 && suffix_of(stem, suffix).is_some())
}

/// "As" (folded), before who says or hands on what stands beside it.
pub fn is_as(word: &str) -> bool {
    word.chars().eq([KAF, MEEM, ALEF])
}

/// "To", "in order to" (folded, without "and"): before a verb it opens what one is to do, like "that".
pub fn is_to(word: &str) -> bool {
    is_in_order_to(word) || word.strip_prefix(LAM) == Some(words::AN)
}

/// "In order to", which nothing but a verb of the present follows (folded, without "and").
pub fn is_in_order_to(word: &str) -> bool {
    word.strip_prefix(LAM).unwrap_or(word).chars().eq([KAF, YEH])
}

/// "that not", written as one word; the exception spelt like it has its hamza below.
pub fn is_that_not(raw: &str) -> bool {
    ["\u{0623}\u{0644}\u{0627}", "\u{0628}\u{0623}\u{0644}\u{0627}", "\u{0623}\u{0644}\u{0651}\u{0627}", NO_HAMZA]
        .contains(&raw)
}

/// "That not" or "except", where a text writes no hamzas.
pub const NO_HAMZA: &str = "\u{0627}\u{0644}\u{0627}";

/// "that" with the hamza below, as behind verbs of saying.
pub fn is_saying(raw: &str) -> bool {
    raw.strip_prefix(WAW).unwrap_or(raw).starts_with("\u{0625}\u{0646}")
}

/// The pronoun at the end of "that he", "but they" and their like (folded, a conjunction before it or not).
pub fn pronoun_of(word: &str) -> Option<Suffix> {
    [
        word,
        word.strip_prefix(WAW).unwrap_or(word),
        word.strip_prefix(BEH).unwrap_or(word),
        word.strip_prefix(FEH).unwrap_or(word),
    ]
    .into_iter()
    .find_map(|w| suffix_of(w, None))
}

/// The pronoun of a listed form such as "that he", written as one word in the lexicon.
pub fn suffix_of(stem: &str, suffix: Option<Suffix>) -> Option<Suffix> {
    use crate::lexicon::conjugate::Person::*;
    if suffix.is_some() {
        return suffix;
    }
    let make = |person, number, gender| Some(Suffix { person, number, gender });
    // "That he" may be written together with the preposition before it: by that he, because he.
    let that = stem.strip_prefix(words::AN).or_else(|| stem.strip_prefix([BEH, LAM])?.strip_prefix(words::AN));
    let ending: String = that.or_else(|| stem.strip_prefix(words::LAKIN))?.to_string();
    let letters: Vec<char> = ending.chars().collect();
    match letters[..] {
        [HEH] => make(Third, Number::Singular, Gender::Masculine),
        [HEH, ALEF] => make(Third, Number::Singular, Gender::Feminine),
        [HEH, MEEM] => make(Third, Number::Plural, Gender::Masculine),
        [HEH, MEEM, ALEF] => make(Third, Number::Dual, Gender::Masculine),
        [NOON, YEH] | [YEH] => make(First, Number::Singular, Gender::Masculine),
        [NOON, ALEF] | [ALEF] => make(First, Number::Plural, Gender::Masculine),
        _ => None,
    }
}

/// Whether the negation of the past stands right before.
pub fn is_behind_lam(document: &Document<'_>, tagged: &Tagged, at: usize) -> bool {
    tagged.before(at).is_some_and(|b| document.folded(b) == words::LAM)
}

/// Negations that negate nothing: "no sooner", "still", "especially", "not … but".
pub fn is_idiom(document: &Document<'_>, tagged: &Tagged, at: usize, stem: &str) -> bool {
    const LABITHA: &str = "\u{0644}\u{0628}\u{062B}";
    const ZAL: &str = "\u{0632}\u{0627}\u{0644}";
    const YAZAL: &str = "\u{064A}\u{0632}\u{0627}\u{0644}";
    const SIYYAMA: &str = "\u{0633}\u{064A}\u{0645}\u{0627}";
    let next = at + 1;
    if next >= tagged.last {
        return false;
    }
    // "However he": no negation of what follows.
    if matches!(tagged.tag(next), Tag::Particle { class: Particle::Complementizer, cut, .. } if cut.skip() == 0)
        && pronoun_of(document.folded(next)).is_some()
    {
        return true;
    }
    // "Which is what …": no negation.
    if stem == words::MA
        && tagged.before(at).is_some_and(|b| {
            matches!(
                tagged.tag(b),
                Tag::Particle {
                    class: Particle::Pronoun | Particle::Preposition | Particle::Quantifier | Particle::Adverb,
                    ..
                }
            )
        })
    {
        return true;
    }
    let follows = document.folded(next);
    if [LABITHA, ZAL, YAZAL, SIYYAMA].iter().any(|w| follows.contains(w)) {
        return true;
    }
    // "does nothing but", "will not unless": the exception affirms.
    let denies = [words::LA, words::LAM, words::LAN].contains(&stem) || stem == words::MA;
    denies && (next..(at + 12).min(tagged.last)).any(|n| is_exception(document, tagged, n))
}

/// "But", "except", "unless": what follows is what a denial leaves.
fn is_exception(document: &Document<'_>, tagged: &Tagged, at: usize) -> bool {
    const ILLA: &str = "\u{0627}\u{0644}\u{0627}";
    match tagged.tag(at) {
        Tag::Particle { class: Particle::Except, .. } => true,
        Tag::Particle { class: Particle::Condition, .. } => document.folded(at) == ILLA,
        _ => false,
    }
}
