//! Words of one spelling that what stands around them tells apart.

use crate::claim::Kind;
use crate::extract::event::BAYNA;
use crate::extract::noun::{Ref, Scan};
use crate::extract::opening::{pronoun_of, words};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::extract::verbal::clause_has_verb;
use crate::lexicon::conjugate::{Gender, Number, Tense};
use crate::lexicon::rows::{Particle, Roles, Word};
use crate::script::letters::{ALEF, ALEF_HAMZA_ABOVE, ALEF_MAQSURA, HAMZA};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// A word written with a hamza over its first letter is no verbal noun of pattern IV, which has it below (events, not
/// "bringing about"); one that ends in a dotless letter is no verb whose last root letter is a hamza.
pub fn is_spelt_otherwise(scan: &Scan<'_>, raw: &str, at: usize, reading: &Reading) -> bool {
    match reading.word {
        Word::Masdar { verb } if scan.lexicon.verbs[verb as usize].form == "IV" => {
            let article = if reading.cut.article { 2 * ALEF.len_utf8() } else { 0 };
            let stem = reading.cut.raw_len(raw, scan.document.folded(at));
            let tail = raw.get(stem + article..).unwrap_or_default();
            tail.starts_with(ALEF_HAMZA_ABOVE)
        }
        Word::Verb { verb, form } => {
            raw.ends_with(ALEF_MAQSURA) && scan.lexicon.verbs[verb as usize].root.ends_with(HAMZA)
                // No dual ends in a hamza on its alef.
                || form.number == Number::Dual && raw.ends_with(ALEF_HAMZA_ABOVE)
        }
        _ => false,
    }
}

/// `Rapprochement between X and Y`: a verbal noun that is written like the past of its pattern, right before "between".
pub fn is_between(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let next = at + 1;
    let pattern = scan.lexicon.verbs[verb.verb as usize].form.as_str();
    let bare = |r: &Reading| {
        r.cut == verb.cut && r.suffix.is_none() && matches!(r.word, Word::Event { .. } | Word::Masdar { .. })
    };
    // "Ties bind X and Y" begins with a verb that brings "between" itself.
    let binds = |r: &Reading| match r.word {
        Word::Verb { verb, form } if form.tense == Tense::Present => scan.lexicon.verb_frames[verb as usize]
            .iter()
            .any(|f| scan.lexicon.frames[*f as usize].prep(BAYNA).has(Roles::PARTY)),
        _ => false,
    };
    verb.form.tense == Tense::Past
        && verb.suffix.is_none()
        && !scan.document.readings(at).list.iter().any(binds)
        && ["V", "VI"].contains(&pattern)
        && next < tagged.last
        && scan.document.folded(next) == BAYNA
        && scan.document.readings(at).list.iter().any(bare)
}

/// `Moscow is opposed to it`, `the position of X is in favour of`: a word for people or for what they do that is also an
/// adjective, indefinite right behind somebody known or what is definite, before a preposition that the adjective takes.
pub fn predicated(scan: &Scan<'_>, at: usize, end: usize, behind_actor: impl Fn() -> bool) -> Option<Tag> {
    if at + 1 >= end || !scan.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Adjective { .. })) {
        return None;
    }
    let next = scan.document.readings(at + 1);
    let word = scan.document.folded(at + 1);
    let takes = |row: u16| {
        let frame = &scan.lexicon.adjectives[row as usize];
        frame.preps.iter().any(|(prep, roles)| {
            !roles.is_none()
                && (*word == **prep || next.cuts.iter().any(|c| c.prep.is_some_and(|l| prep.chars().eq([l]))))
        })
    };
    let definite = || {
        at > 0 && {
            let before = scan.document.readings(at - 1);
            before.cuts.iter().any(|c| c.article && c.is_bare())
                && !before.list.iter().any(|r| matches!(r.word, Word::Verb { .. } | Word::Particle { .. }))
        }
    };
    let stands = || {
        scan.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Adjective { row, gender, .. } if r.cut == Cut::default() && r.suffix.is_none() && takes(row) => {
                Some(Tag::Adjective { row, cut: r.cut, gender })
            }
            _ => None,
        })
    };
    let verb = |r: &Reading| matches!(r.word, Word::Verb { .. }) && r.cut == Cut::default();
    if scan.document.readings(at).list.iter().any(verb) || scan.document.folded(at).ends_with(ALEF) {
        return None;
    }
    stands().filter(|_| behind_actor() || definite())
}

/// Right behind somebody whom the lexicon knows, where his clause has no verb before him.
pub fn is_behind_actor(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    tagged.before(at).is_some_and(|b| match tagged.tag(b) {
        Tag::Noun(n) => {
            let noun = &tagged.nouns[n];
            noun.cut.prep.is_none()
                && noun.who.iter().all(|r| scan.entities.get(r.entity).actor.is_some())
                && !clause_has_verb(tagged, b)
        }
        _ => false,
    })
}

/// `No dialogue with X`: behind "no" at the head of what is said, a verbal noun that is written like a verb of hers.
pub fn is_no_such(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let her = verb.form.tense == Tense::Present
        && verb.form.gender == Gender::Feminine
        && verb.form.number == Number::Singular
        && verb.cut == Cut::default()
        && verb.suffix.is_none();
    let Some(no) = tagged.before(at).filter(|b| her && scan.document.folded(*b) == words::LA) else { return false };
    let his = |b: usize| pronoun_of(scan.document.folded(b)).is_some_and(|s| s.gender == Gender::Masculine);
    let opens = match tagged.before(no) {
        None => true,
        Some(b) => match tagged.tag(b) {
            Tag::Mark(TokenKind::Colon) => true,
            Tag::Mark(TokenKind::Quote) => tagged.before(b).is_none_or(|c| tagged.tag(c).is_mark(TokenKind::Colon)),
            Tag::Particle { class: Particle::Complementizer, .. } => his(b),
            _ => false,
        },
    };
    let bare = |r: &Reading| {
        r.cut == verb.cut && r.suffix.is_none() && matches!(r.word, Word::Event { .. } | Word::Masdar { .. })
    };
    // "Russia does not accept": whoever does it follows.
    let hers = |t: usize| {
        t < tagged.last
            && matches!(tagged.tag(t), Tag::Noun(n) if tagged.nouns[n].cut.is_bare() && tagged.nouns[n].gender == Gender::Feminine)
    };
    opens && !hers(at + 1) && scan.document.readings(at).list.iter().any(bare)
}

/// People written like a deed of the same letters, which is likelier: aggression and two enemies, "their talks" and the women
/// who negotiate for them.
pub fn is_rather_deed(people: &Reading, all: &[Reading]) -> bool {
    let alike = match people.word {
        Word::Agent { number: Number::Dual, .. } => true,
        Word::Agent { gender: Gender::Feminine, number: Number::Plural, .. } => people.pronoun().is_some(),
        _ => false,
    };
    alike && all.iter().any(|r| matches!(r.word, Word::Event { .. }) && r.cut == people.cut)
}

/// Whether somebody by name or by his post stands at a token, without proclitics.
pub fn names_somebody(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let Tag::Noun(noun) = tagged.tag(at) else { return false };
    let noun = &tagged.nouns[noun];
    let kind = |r: &Ref| scan.entities.get(r.entity).kind;
    noun.cut.is_bare() && noun.who.iter().all(|r| !matches!(kind(r), Kind::Place | Kind::Media | Kind::Group))
}
