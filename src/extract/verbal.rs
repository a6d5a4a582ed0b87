//! Words that can be verbs or nouns, and the verbs and participles beside them.

use crate::extract::event::ALA;
use crate::extract::matching::{self, Match};
use crate::extract::noun::Scan;
use crate::extract::opening::{pronoun_of, words};
use crate::extract::pronoun::{independent, object};
use crate::extract::rank::{governs_unnamed, is_full_plural};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::letters::WAW;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// So many words at most stand between the one who expressed something and "about".
const EXPRESSED_WITHIN: usize = 14;

/// A participle that says how somebody acted, by the name or the pronoun that it governs: accusing him of.
pub fn governing(scan: &Scan<'_>, at: usize, end: usize) -> Option<Tag> {
    let known = |verb: u16| {
        !scan.lexicon.verb_frames[verb as usize].is_empty() || !scan.lexicon.verb_speech[verb as usize].is_empty()
    };
    let found = scan.document.readings(at).list.iter().find_map(|r| match r.word {
        Word::Active { verb, gender, number }
            if known(verb)
                && !r.cut.article
                && r.cut.prep.is_none()
                && r.pronoun().is_none()
                && (r.is_accusative() || gender == Gender::Feminine || is_full_plural(scan, at, number)) =>
        {
            Some(Tag::Active { verb, cut: r.cut, gender, number, accusative: true })
        }
        _ => None,
    });
    let next = at + 1;
    if found.is_none() || next >= end {
        return None;
    }
    let names = |m: &Match| {
        m.cut == Cut::default()
            && match m.what {
                Phrase::Capital { .. } => true,
                Phrase::Actor { actor, full } => {
                    full || scan.lexicon.actors[actor as usize].kind == crate::claim::Kind::Person
                }
                _ => false,
            }
    };
    let found_next = matching::among(scan.document, scan.lexicon, next, end, Kinds::NAME);
    let several = matches!(found, Some(Tag::Active { number: Number::Plural | Number::Dual, .. }));
    // A plural with its noon has no genitive: what is definite behind it is its object, accusing the ministers.
    let head = |r: &Reading| matches!(r.word, Word::Head { .. }) && r.cut.is_bare();
    let definite = || {
        scan.document.readings(next).list.iter().any(head)
            || scan.document.readings(next).cuts.iter().any(|c| c.article && c.is_bare())
            || found_next.iter().any(|m| m.cut.is_bare() && matches!(m.what, Phrase::Office { .. }))
    };
    let named = found_next.iter().any(names) || several && is_full_plural(scan, at, Number::Plural) && definite();
    let aside = at > 0 && scan.document.tokens[at - 1].kind == TokenKind::Comma;
    let masculine = matches!(found, Some(Tag::Active { gender: Gender::Masculine, .. }));
    // Accusing "dark forces" of.
    let quoted = || masculine && scan.document.tokens[next].kind == TokenKind::Quote && governs_unnamed(scan, end, at);
    found.filter(|_| named && (masculine || aside) || object(scan.document.folded(next)).is_some() || quoted())
}

/// Still, about to, "that" without a pronoun: a verb of the present follows.
pub fn is_infinitive(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    match tagged.tag(at) {
        Tag::Particle { class: Particle::Auxiliary, .. } => !is_qad(scan, at),
        Tag::Particle { class: Particle::Modal | Particle::Plan, .. } => !is_qad(scan, at),
        Tag::Particle { class: Particle::Complementizer, suffix: None, .. } => {
            scan.document.raw(at) == "\u{0623}\u{0646}"
        }
        _ => false,
    }
}

/// The particle of what is done already, and "before this (that)": a verb of the past may follow.
pub fn is_qad(scan: &Scan<'_>, at: usize) -> bool {
    scan.document.folded(at).ends_with("\u{0642}\u{062F}") || is_before_this(scan, at)
}

/// `it was before that he supported`.
fn is_before_this(scan: &Scan<'_>, at: usize) -> bool {
    let next = at + 1 < scan.document.tokens.len();
    next && scan.document.folded(at).ends_with("\u{0633}\u{0628}\u{0642}") && scan.document.folded(at + 1) == words::AN
}

/// "Russia began": whether the verb of beginning or going on stands right before whoever did, at a token.
pub fn is_behind_beginning(scan: &Scan<'_>, tagged: &Tagged, noun: usize) -> bool {
    tagged.before(noun).is_some_and(|b| {
        matches!(tagged.tag(b), Tag::Verb(v) if v.suffix.is_none()) && scan.is_particle(b, Particle::Auxiliary)
    })
}

/// A word between preposition and verb, an actor, "about": expressed. Where no verb stands before it, "about" may follow
/// farther off: the minister expressed in a statement his anger. ("Between representatives of" has no such verb.)
pub fn speaks_about(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: u16) -> bool {
    const ABOUT: &str = "\u{0639}\u{0646}";
    let about = |t: usize| scan.document.folded(t) == ABOUT;
    let mut frames = scan.lexicon.verb_frames[verb as usize].iter();
    let takes = frames.any(|f| !scan.lexicon.frames[*f as usize].prep(ABOUT).is_none());
    let lights = || !scan.lexicon.verb_light[verb as usize].is_empty();
    (takes || lights())
        && tagged.nouns.iter().any(|n| {
            let first = n.first == at + 1 && n.cut.is_bare() && n.last < tagged.last;
            let apart = || !n.place && (at == tagged.first || !clause_has_verb(tagged, at - 1));
            first && (about(n.last) || apart() && expressed_later(scan, tagged, n.last))
        })
}

/// "About" some words behind an actor, behind phrases with a preposition alone.
fn expressed_later(scan: &Scan<'_>, tagged: &Tagged, behind: usize) -> bool {
    let particle = |t: usize, class| scan.is_particle(t, class);
    let brought = || scan.document.readings(behind).cuts.iter().any(|c| c.prep.is_some() && c.conj.is_none());
    (particle(behind, Particle::Preposition) || brought())
        && (behind + 1..tagged.last.min(behind + EXPRESSED_WITHIN))
            .take_while(|t| {
                let word = matches!(scan.document.tokens[*t].kind, TokenKind::Word | TokenKind::Number);
                word && !particle(*t, Particle::Complementizer) && !particle(*t, Particle::Relative)
            })
            .any(|t| scan.document.folded(t) == "\u{0639}\u{0646}")
}

/// `The minister made clear that`, in letters that mean "between" too: one noun behind it, and then what is told.
pub fn makes_clear(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    tagged.nouns.iter().any(|n| {
        n.first == at + 1
            && n.cut.is_bare()
            && (n.number == Number::Singular || scan.document.folded(n.first).ends_with("\u{0648}\u{0646}"))
            && n.last < tagged.last
            && scan.is_particle(n.last, Particle::Complementizer)
    })
}

/// An indefinite describing noun of one word, without a pronoun: what follows belongs to it.
pub fn is_bare_common(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let Tag::Noun(n) = tagged.tag(at) else { return false };
    let noun = &tagged.nouns[n];
    let entity = scan.entities.get(noun.who[0].entity);
    entity.actor.is_none()
        && entity.kind != crate::claim::Kind::Person
        && noun.last == noun.first + 1
        && !noun.cut.article
        && !noun.place
        && !noun.who[0].anaphor
}

pub fn clause_has_verb(tagged: &Tagged, at: usize) -> bool {
    for n in (tagged.first..=at).rev() {
        match tagged.tag(n) {
            Tag::Verb(_) => return true,
            Tag::Mark(_)
            | Tag::Particle { class: Particle::Complementizer | Particle::Conjunction | Particle::Relative, .. } => {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// `began by burning tyres and pelting the soldiers`: behind a verbal noun with a preposition, before people in the
/// oblique case, who can be no subject.
pub fn is_before_oblique(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let past = verb.form.tense == Tense::Past && verb.form.number == Number::Singular && verb.suffix.is_none();
    let next = tagged.nouns.iter().find(|n| n.first == at + 1 && n.cut.is_bare());
    let oblique = |n: usize| {
        let word = scan.document.folded(n);
        word.chars().count() > 5
            && word.ends_with("\u{064A}\u{0646}")
            && scan.document.readings(n).cuts.iter().any(|c| c.article)
    };
    past && next.is_some_and(|n| (n.first..n.last).any(oblique))
        && (tagged.first..at).rev().take(9).take_while(|t| !matches!(tagged.tag(*t), Tag::Verb(_) | Tag::Mark(_))).any(
            |t| match tagged.tag(t) {
                Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.prep.is_some(),
                _ => false,
            },
        )
}

/// `that it is up to X`, `X must`: a noun behind "on" right behind "that" or a word of duty; what is to be done follows.
pub fn is_up_to(scan: &Scan<'_>, tagged: &Tagged, noun: usize) -> bool {
    let Some(on) = tagged.before(noun).filter(|b| scan.document.folded(*b) == ALA) else { return false };
    tagged.before(on).is_some_and(|b| {
        matches!(tagged.tag(b), Tag::Particle { class: Particle::Complementizer | Particle::Duty | Particle::Ban, .. })
    })
}

/// "The forces opened fire": what may be "and under" is a verb behind a noun and before a word with the article.
pub fn is_deed_of_hers(
    scan: &Scan<'_>,
    tagged: &Tagged,
    at: usize,
    particle: &Reading,
    verb: Option<&VerbTag>,
) -> bool {
    let next = at + 1;
    particle.cut.conj.is_some()
        && verb.is_some_and(|v| v.cut == Cut::default() && v.form.gender == Gender::Feminine)
        && tagged.before(at).is_some_and(|b| matches!(tagged.tag(b), Tag::Noun(_) | Tag::Nisba { .. }))
        && next < tagged.last
        && scan.has_article(next)
}

/// So many words at most stand between "that we" and what we do.
const REACH_OF_US: usize = 12;

/// `Said that we refuse`: outside quotations too, a verb of the first person behind "that we", with nobody else's verb between.
pub fn tells_of_us(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    if (verb.form.person, verb.form.number) != (Person::First, Number::Plural) {
        return false;
    }
    let mut t = at;
    for _ in 0..REACH_OF_US {
        let Some(before) = tagged.before(t) else { return false };
        match tagged.tag(before) {
            Tag::Verb(v) if v.form.person != Person::First => return false,
            Tag::Mark(TokenKind::Stop | TokenKind::Break) | Tag::Attribution { .. } => return false,
            Tag::Particle { .. } => {
                let word = scan.document.folded(before);
                let we = pronoun_of(word).or_else(|| independent(word.strip_prefix(WAW).unwrap_or(word)));
                if let Some(who) = we {
                    return (who.person, who.number) == (Person::First, Number::Plural);
                }
            }
            _ => {}
        }
        t = before;
    }
    false
}
