//! What stands in the indefinite accusative, which tells the verb before or behind it from a verbal noun.

use crate::extract::noun::Scan;
use crate::extract::tag::{Tagged, VerbTag};
use crate::lexicon::conjugate::{Number, Person, Tense};
use crate::lexicon::rows::Word;
use crate::script::letters::ALEF;
use crate::text::reading::{Cut, Reading};

/// "(Held) a meeting": a deed in the indefinite accusative, which is no genitive.
pub fn is_indefinite_deed(scan: &Scan<'_>, at: usize) -> bool {
    let deed = |r: &Reading| {
        matches!(r.word, Word::Event { .. }) && r.cut == Cut::default() && r.pronoun().is_none() && r.is_accusative()
    };
    scan.document.folded(at).ends_with(ALEF) && scan.document.readings(at).list.iter().any(deed)
}

/// "(And shelled) a camp": a thing in the indefinite accusative, right behind what would be its verbal noun.
pub fn is_indefinite_thing(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.document.folded(at);
    let thing = |r: &Reading| {
        matches!(r.word, Word::Common | Word::Event { .. }) && r.cut == Cut::default() && r.is_accusative()
    };
    let adverb = |r: &Reading| matches!(r.word, Word::Particle { .. } | Word::Modifier { .. });
    let list = &scan.document.readings(at).list;
    word.ends_with(ALEF) && word.chars().count() > 4 && list.iter().any(thing) && !list.iter().any(adverb)
}

/// `An alliance (that) launched thousands of raids`: a light verb of the past behind somebody in the indefinite accusative,
/// which nothing goes on with in the nominative.
pub fn tells_of_indefinite(scan: &Scan<'_>, tagged: &Tagged, noun: usize, verb: &VerbTag) -> bool {
    let one = (verb.form.tense, verb.form.person, verb.form.number) == (Tense::Past, Person::Third, Number::Singular);
    let found = &tagged.nouns[noun];
    one && verb.cut == Cut::default()
        && verb.suffix.is_none()
        && !scan.lexicon.verb_light[verb.verb as usize].is_empty()
        && found.number == Number::Singular
        && (found.cut.conj, found.cut.prep, found.cut.article) == (None, None, false)
        && scan.document.folded(found.first).ends_with(ALEF)
        && scan.document.folded(found.last - 1).ends_with(ALEF)
        && found.who.iter().all(|r| scan.entities.get(r.entity).actor.is_none())
}
