//! Prepositions that mean the same wherever they stand: about, in, by.

use crate::extract::event::BAYNA;
use crate::extract::phrase::FI;
use crate::lexicon::Lexicon;
use crate::lexicon::sorts::Topic;

/// Prepositions that bring an issue to any predicate. Folded.
const ABOUT: [&str; 12] = [
    "\u{0628}\u{0634}\u{0627}\u{0646}",
    "\u{062D}\u{0648}\u{0644}",
    "\u{0627}\u{0632}\u{0627}\u{0621}",
    "\u{062A}\u{062C}\u{0627}\u{0647}",
    "\u{0628}\u{062E}\u{0635}\u{0648}\u{0635}",
    "\u{062D}\u{064A}\u{0627}\u{0644}",
    "\u{0641}\u{064A} \u{0634}\u{0627}\u{0646}",
    "\u{0641}\u{064A}\u{0645}\u{0627} \u{064A}\u{062A}\u{0639}\u{0644}\u{0642} \u{0628}",
    "\u{0641}\u{064A} \u{0645}\u{0627} \u{064A}\u{062A}\u{0639}\u{0644}\u{0642} \u{0628}",
    "\u{0639}\u{0644}\u{064A} \u{062E}\u{0644}\u{0641}\u{064A}\u{0647}",
    "\u{0641}\u{064A} \u{0645}\u{0644}\u{0641}",
    "\u{0645}\u{0646} \u{0627}\u{062C}\u{0644}",
];

/// Whether a folded preposition brings an issue to any predicate.
pub fn is_about(prep: &str) -> bool {
    ABOUT.contains(&prep)
}

/// In, at, north of: what follows is where.
pub fn is_locative(prep: &str) -> bool {
    [
        "\u{0641}\u{064A}",
        "\u{0628}",
        "\u{062F}\u{0627}\u{062E}\u{0644}",
        "\u{0642}\u{0631}\u{0628}",
        "\u{0634}\u{0645}\u{0627}\u{0644}",
        "\u{062C}\u{0646}\u{0648}\u{0628}",
        "\u{0634}\u{0631}\u{0642}",
        "\u{063A}\u{0631}\u{0628}",
    ]
    .iter()
    .any(|p| prep.strip_prefix(p).is_some_and(|rest| rest.is_empty() || p.len() > 6 && is_bearing_end(rest)))
}

/// What may follow a word for north and the like: its adjective's ending, a second bearing.
fn is_bearing_end(rest: &str) -> bool {
    rest == "\u{064A}" || rest.starts_with(' ') || rest.starts_with("\u{064A} ")
}

/// Whether a folded preposition with its pronoun completes a verb: on it, to her; neither in it, among them nor during it.
pub fn completes_with_pronoun(word: &str, lexicon: &Lexicon) -> bool {
    let circumstance = |cut: usize| {
        let end = word.char_indices().rev().nth(cut).map_or(0, |(at, _)| at);
        lexicon.topic(&word[..end]).is_some_and(Topic::is_circumstance)
    };
    !word.starts_with(FI) && !word.starts_with(BAYNA) && !(0..3).any(circumstance)
}

/// By: what follows is who did it.
pub fn is_agent_phrase(prep: &str) -> bool {
    [
        "\u{0645}\u{0646} \u{0642}\u{0628}\u{0644}",
        "\u{0645}\u{0646} \u{062C}\u{0627}\u{0646}\u{0628}",
        "\u{0645}\u{0646} \u{0637}\u{0631}\u{0641}",
        "\u{0628}\u{0648}\u{0627}\u{0633}\u{0637}\u{0647}",
        "\u{0639}\u{0644}\u{064A} \u{064A}\u{062F}",
        "\u{0639}\u{0644}\u{064A} \u{0627}\u{064A}\u{062F}\u{064A}",
    ]
    .contains(&prep)
}
