//! Whether those behind a word are feminine, as a verb before them would show: states, bodies, plurals of things, deeds.

use crate::claim::Kind;
use crate::extract::matching;
use crate::extract::noun::Scan;
use crate::extract::relation::PLURAL;
use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Phrase, Word};
use crate::script::letters::{ALEF, NOON, TEH, TEH_MARBUTA};
use crate::text::reading::{Cut, Reading};

/// "Forces". Folded.
const FORCES: &str = "\u{0642}\u{0648}\u{0627}\u{062A}";

/// Forces, militias, authorities: a sound feminine plural.
pub fn are_forces(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.document.folded(at);
    let plural = || word.strip_suffix(TEH).is_some_and(|w| w.ends_with(ALEF)) && word.chars().count() > 4;
    // Dozens of people are none.
    word == FORCES || plural() && !scan.begins_number(at, at + 1)
}

/// Whether the state or body named right behind a word is feminine: a verb of the past there would show it.
pub fn feminine_follows(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let next = at + 1;
    let Some(Tag::Noun(noun)) = (next < tagged.last).then(|| tagged.tag(next)) else { return false };
    let noun = &tagged.nouns[noun];
    let bare = noun.cut.prep.is_none() && noun.cut.conj.is_none();
    bare && noun.who.first().is_some_and(|r| match scan.entities.get(r.entity).kind {
        Kind::State => !scan.entities.allows(r.entity, Gender::Masculine) || is_capital(scan, next, tagged.last),
        Kind::Organisation => {
            scan.document.raw(next).ends_with(TEH_MARBUTA)
                || are_forces(scan, next)
                || noun.last > next + 1 && !scan.entities.allows(r.entity, Gender::Masculine)
        }
        Kind::ArmedGroup | Kind::Group => {
            scan.document.raw(next).ends_with(TEH_MARBUTA) || are_forces(scan, next) || are_bodies(scan, next)
        }
        _ => false,
    })
}

/// Factions, parties: several bodies by a broken plural.
pub fn are_bodies(scan: &Scan<'_>, at: usize) -> bool {
    let body = |r: &Reading| match r.word {
        Word::Head { number, .. } => number == Number::Plural,
        Word::Agent { agent, number, .. } => {
            number == Number::Plural && scan.lexicon.agents[agent as usize].kind == Kind::Group
        }
        _ => false,
    };
    !scan.document.folded(at).ends_with(NOON) && scan.document.readings(at).list.iter().any(body)
}

/// `The sanctions are lifted`: deeds with the article and the ending of a feminine or of a plural right behind a word.
pub fn feminine_deeds_follow(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let next = at + 1;
    let ends = || scan.document.raw(next).ends_with(TEH_MARBUTA) || scan.document.folded(next).ends_with(PLURAL);
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. }) && r.cut.article && r.cut.is_bare();
    next < end && ends() && scan.document.readings(next).list.iter().any(deed)
}

/// The name of a capital, which is feminine whatever its state is.
fn is_capital(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    matching::among(scan.document, scan.lexicon, at, end, Kinds::NAME)
        .iter()
        .any(|m| matches!(m.what, Phrase::Capital { .. }) && m.cut == Cut::default())
}
