//! The closed-class word at a token: preposition, negation, "that"; which of them, where several are written alike.

use crate::claim::ClaimType;
use crate::extract::around::MIN;
use crate::extract::matching;
use crate::extract::noun::{Noun, Scan};
use crate::extract::opening::words::{self, MA};
use crate::extract::opening::{NO_HAMZA, is_that_not};
use crate::extract::phrase::FI;
use crate::extract::tag::{Tag, Tagged};
use crate::extract::verblike::is_since_verb;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Particle, Phrase, Roles, Word};
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// "That", before a pronoun that is written with it. Folded.
const THAT: &str = "\u{0627}\u{0646}\u{0647}";

/// The likeliest particle among the readings of a word.
pub fn particle(scan: &Scan<'_>, list: &[Reading], at: usize) -> Option<(Particle, Reading)> {
    if !list.iter().any(|r| matches!(r.word, Word::Particle { .. })) {
        return None;
    }
    // No particle ends in a hamza on its alef: a verb does.
    if scan.document.raw(at).ends_with('\u{0623}') {
        return None;
    }
    // "He preferred" and "in the wake of" differ in their hamza alone.
    let verb = |r: &Reading| matches!(r.word, Word::Verb { .. }) && r.cut == Cut::default();
    if scan.document.raw(at).starts_with(ALEF_MADDA) && list.iter().any(verb) {
        return None;
    }
    // "Except" and "that not" differ in their hamza alone.
    let except = |r: &Reading| r.word.is_particle(Particle::Except);
    let that_not = is_that_not(scan.document.raw(at)) && (scan.document.raw(at) != NO_HAMZA || wants_to(scan, at));
    let excepts = list.iter().any(except) && !that_not;
    // Whose fear it is: an event noun with a pronoun, and no "for fear of".
    let owned = |r: &Reading| {
        r.pronoun().is_some() && list.iter().any(|e| matches!(e.word, Word::Event { .. }) && e.suffix == r.suffix)
    };
    // "She opened" is written like "and under": where a sentence or a clause begins, or behind a word that only a verb
    // follows, it is the verb.
    let begins = || {
        at == 0
            || scan.document.tokens[at - 1].kind != TokenKind::Word
            || [Particle::Auxiliary, Particle::Relative, Particle::Conjunction]
                .into_iter()
                .any(|class| scan.is_particle(at - 1, class))
    };
    let whole = |r: &Reading| {
        matches!(r.word, Word::Verb { verb, form } if form.tense == Tense::Past
            && form.person == Person::Third
            && !scan.lexicon.verb_frames[verb as usize].is_empty())
            && r.cut == Cut::default()
            && r.suffix.is_none()
    };
    let opened = |r: &Reading| r.cut.conj == Some(FEH) && begins() && list.iter().any(whole);
    // "Their right to" is written like "against them".
    let right = |r: &Reading| {
        let common = |o: &Reading| o.suffix == r.suffix && matches!(o.word, Word::Common | Word::Masdar { .. });
        r.pronoun().is_some()
            && list.iter().any(common)
            && at + 1 < scan.document.tokens.len()
            && scan.document.folded(at + 1) == FI
    };
    // About, written like "towards": before a number, behind a preposition.
    let counts = || {
        let quantifier = |r: &Reading| r.word.is_particle(Particle::Quantifier);
        is_before_number(scan, at) && list.iter().any(quantifier)
    };
    // "Renewing its support for" is written like "again".
    let deed = |r: &Reading| r.pronoun().is_some() && matches!(r.word, Word::Event { .. } | Word::Masdar { .. });
    let renews = || {
        list.iter().any(|r| matches!(r.word, Word::Active { .. }) && r.is_accusative())
            && at + 1 < scan.document.tokens.len()
            && scan.document.readings(at + 1).list.iter().any(deed)
    };
    let found = list.iter().filter(|r| except(r) == excepts).filter_map(|r| match r.word {
        Word::Particle { class: Particle::Adverb } if renews() => None,
        // The condition that he set: behind a preposition a noun.
        Word::Particle { class: Particle::Condition } if at > 0 && scan.is_particle(at - 1, Particle::Preposition) => {
            None
        }
        Word::Particle { class: Particle::Preposition } if owned(r) || opened(r) || right(r) || counts() => None,
        Word::Particle { class: Particle::Preposition } if begins() && accepts(scan, list, at) => None,
        Word::Particle { class: Particle::Preposition } if is_praised(scan, list, at) => None,
        Word::Particle { class } => Some((class, *r)),
        _ => None,
    });
    if tells_result(scan, list, at) {
        let reading = list.iter().find(|r| matches!(r.word, Word::Particle { class: Particle::Relative }))?;
        return Some((Particle::Complementizer, *reading));
    }
    // "For what they did": "not yet" stands before a present.
    let told = tells_what(scan, list, at);
    let found = found.filter(|(class, _)| !(told && *class == Particle::Negation));
    // Prepositions first: the closed class that arguments hang on.
    let (class, reading) = found.min_by_key(|(class, r)| {
        (
            r.cut.skip(),
            r.suffix.is_some(),
            match class {
                Particle::Negation => 0,
                Particle::Complementizer => 1,
                Particle::Preposition => 2,
                Particle::Relative => 3,
                _ => 4,
            },
        )
    })?;
    if class == Particle::Preposition && is_since_verb(scan, at) {
        return Some((Particle::Conjunction, reading));
    }
    Some((class, reading))
}

/// `Praised the mediation of X`: what is written like "through the mediation of" behind a verb that judges what this
/// letter brings.
fn is_praised(scan: &Scan<'_>, list: &[Reading], at: usize) -> bool {
    const BACK: usize = 4;
    let lexicon = scan.lexicon;
    if !list.iter().any(|r| matches!(r.word, Word::Event { .. }) && r.cut.prep == Some(BEH)) {
        return false;
    }
    let letter = BEH.to_string();
    let judges = |f: &u16| {
        let frame = &lexicon.frames[*f as usize];
        let stance = matches!(frame.kind, ClaimType::Support | ClaimType::Accuse | ClaimType::Reject);
        let prep = frame.prep(&letter);
        stance && (frame.object.is_none() && prep.has(Roles::TARGET) || frame.note.negated && prep.has(Roles::ISSUE))
    };
    let verb = |r: &Reading| matches!(r.word, Word::Verb { verb, .. } if lexicon.verb_frames[verb as usize].iter().any(judges));
    (at.saturating_sub(BACK)..at).any(|t| scan.document.readings(t).list.iter().any(verb))
}

/// `The king accepted the resignation of`: written like "before", at the head of a sentence, before somebody and then what
/// is accepted.
fn accepts(scan: &Scan<'_>, list: &[Reading], at: usize) -> bool {
    const AHEAD: usize = 8;
    let lexicon = scan.lexicon;
    let end = scan.document.tokens.len();
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. });
    if at + 2 >= end || scan.document.readings(at + 1).list.iter().any(deed) {
        return false;
    }
    let words =
        || (at + 1..end.min(at + AHEAD)).take_while(|t| scan.document.tokens[*t].kind == TokenKind::Word).skip(1);
    let taken = |f: &u16| {
        let note = &lexicon.frames[*f as usize].note;
        !note.idle && words().any(|t| note.object.has(scan.document.folded(t)))
    };
    list.iter().any(|r| match r.word {
        Word::Verb { verb, form } => {
            form.tense == Tense::Past
                && form.person == Person::Third
                && r.cut == Cut::default()
                && r.suffix.is_none()
                && lexicon.verb_frames[verb as usize].iter().any(taken)
        }
        _ => false,
    })
}

/// Whether a number in figures follows.
fn is_before_number(scan: &Scan<'_>, at: usize) -> bool {
    at + 1 < scan.document.tokens.len() && scan.document.tokens[at + 1].kind == TokenKind::Number
}

/// Whether a word can be a particle of this class, with nothing written before it.
fn is_bare_particle(list: &[Reading], class: Particle) -> bool {
    list.iter().any(|r| r.word.is_particle(class) && r.cut == Cut::default())
}

/// "For what", written like "not yet", before a verb: newspapers do not say that something has not happened yet so.
fn tells_what(scan: &Scan<'_>, list: &[Reading], at: usize) -> bool {
    let is = |class| is_bare_particle(list, class);
    let verb = |r: &Reading| match r.word {
        Word::Verb { .. } => true,
        // What may: "may" stands behind no denial.
        Word::Particle { class: Particle::Auxiliary } => scan.document.folded(at + 1) == words::QAD,
        _ => false,
    };
    [Particle::Negation, Particle::Relative, Particle::Conjunction].into_iter().all(is)
        && at + 1 < scan.document.tokens.len()
        && scan.document.readings(at + 1).list.iter().any(verb)
}

/// "Which", written like "not": behind a comma, or before a verb of outcome (which led to).
fn tells_result(scan: &Scan<'_>, list: &[Reading], at: usize) -> bool {
    let is = |class| is_bare_particle(list, class);
    let past = |r: &Reading| {
        matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Past
            && form.person == Person::Third
            && form.number == Number::Singular
            && form.gender == Gender::Masculine)
    };
    if at + 1 >= scan.document.tokens.len() {
        return false;
    }
    let next = &scan.document.readings(at + 1).list;
    let outcome = |r: &Reading| {
        matches!(r.word, Word::Verb { verb, form } if form.person == Person::Third
            && form.number == Number::Singular
            && form.gender == Gender::Masculine
            && scan.lexicon.resulting.contains(&(verb as usize)))
    };
    is(Particle::Negation)
        && is(Particle::Relative)
        && at > 0
        && !scan.is_particle(at + 1, Particle::Auxiliary)
        && match scan.document.tokens[at - 1].kind {
            TokenKind::Comma => next.iter().any(|r| past(r) || outcome(r)),
            // "It did not lead to" begins its sentence.
            TokenKind::Word | TokenKind::Number | TokenKind::Close => next.iter().any(outcome),
            _ => false,
        }
}

/// "What it called the X", "the so-called X": whether "what" stands at a token, alone or with a preposition, and a verb
/// of calling behind it. Both words are nothing but the caller's reserve: what they call so stands in their place.
pub fn is_so_called(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    scan.document.readings(at).what && at + 2 < end && is_called_behind(scan, at)
}

/// The same of a word that may be "what" or "whom".
fn is_called_behind(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.document.folded(at);
    let who = is_whom(word);
    if !(who || word.ends_with(MA)) {
        return false;
    }
    let what = |r: &Reading| {
        matches!(r.word, Word::Particle { class: Particle::Negation | Particle::Relative | Particle::Complementizer })
    };
    let calls = |r: &Reading| match r.word {
        Word::Verb { verb, form } => {
            let third = form.person == Person::Third && scan.lexicon.calling.contains(&(verb as usize));
            let it = r.pronoun().is_some_and(|s| s.person == Person::Third && (who || s.number == Number::Singular));
            let alone = || scan.document.folded(at + 2).chars().eq([BEH]);
            let cut = |c: &Cut| c.prep == Some(BEH) && c.conj.is_none();
            let by = || alone() || scan.document.readings(at + 2).cuts.iter().any(cut);
            let passive = form.tense == Tense::Present && form.gender == Gender::Masculine && r.suffix.is_none();
            third && r.cut == Cut::default() && (it || !who && passive && by())
        }
        _ => false,
    };
    (who || scan.document.readings(at).list.iter().any(what)) && scan.document.readings(at + 1).list.iter().any(calls)
}

/// "(Praised) what X had shown": what looks like "according to what" before a verb with a pronoun that tells nobody's words.
pub fn is_taken_up(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let shown = |r: &Reading| match r.word {
        Word::Verb { verb, form } => {
            let third = form.person == Person::Third && r.cut == Cut::default();
            let mut rows = scan.lexicon.verb_speech[verb as usize].iter().map(|s| &scan.lexicon.speech[*s as usize]);
            let by_it = |r: &Reading| r.pronoun().is_some() && r.word.is_particle(Particle::Preposition);
            let behind = || at + 1 < end && scan.document.readings(at + 1).list.iter().any(by_it);
            third && rows.all(|s| s.content == ["object"]) && (r.pronoun().is_some() || behind())
        }
        _ => false,
    };
    at < end && scan.document.folded(at - 1) == MA && scan.document.readings(at).list.iter().any(shown)
}

/// "What it called": of both words nothing stays but a preposition, and that of the noun behind them goes.
pub fn so_called(scan: &Scan<'_>, tagged: &mut Tagged, at: usize) -> Option<(Tag, usize)> {
    if calls(scan, tagged, at) {
        return Some((Tag::Inside, at + 1));
    }
    if !is_so_called(scan, at, tagged.last) {
        return None;
    }
    if let Tag::Noun(noun) = tagged.tag(at + 2) {
        // What the minister called so: he calls it.
        let many = is_whom(scan.document.folded(at)) && tagged.nouns[noun].number == Number::Plural;
        let named = tagged.nouns[noun].cut.prep.is_some()
            || many
            || scan.document.readings(at + 1).list.iter().all(|r| r.suffix.is_none());
        if !named {
            return None;
        }
        tagged.nouns[noun].cut.prep = None;
    }
    Some((tag_of_whom(scan, at), at + 1))
}

/// What stays of "what", "whom": the preposition that it is written together with.
fn tag_of_whom(scan: &Scan<'_>, at: usize) -> Tag {
    let word = scan.document.folded(at);
    match preposition_of_what(word).or_else(|| preposition_of_whom(word)) {
        Some(_) => Tag::Particle { class: Particle::Preposition, cut: Cut::default(), suffix: None },
        None => Tag::Inside,
    }
}

/// "Those who are suspected to be X", "who are believed to be X": whoever stands behind such words is who is meant, and the
/// words are part of the phrase.
pub fn suppose(scan: &Scan<'_>, nouns: &mut [Noun], from: usize, end: usize) {
    for noun in nouns.iter_mut().filter(|n| n.first >= from + 3 && n.cut.is_bare()) {
        let that = scan.document.folded(noun.first - 1);
        if !that.strip_prefix(BEH).unwrap_or(that).starts_with(THAT) {
            continue;
        }
        let whom = [noun.first - 3, (noun.first - 3).max(from + 1) - 1];
        let Some(at) = whom.into_iter().find(|at| is_whom(scan.document.folded(*at))) else { continue };
        let supposed =
            |m: &matching::Match| m.what == Phrase::Attitude { attitude: Attitude::Supposed } && m.last == noun.first;
        if matching::matches(scan.document, scan.lexicon, at + 1, end).iter().any(supposed) {
            noun.first = at;
            noun.cut.prep = preposition_of_whom(scan.document.folded(at)).and_then(|p| p.chars().next());
        }
    }
}

/// "Those whom", alone or with the preposition that it is written together with. Folded.
fn is_whom(word: &str) -> bool {
    word == MIN || preposition_of_whom(word).is_some()
}

/// The preposition that "whom" is written together with: by whom, for whom.
fn preposition_of_whom(word: &str) -> Option<&'static str> {
    match word {
        "\u{0628}\u{0645}\u{0646}" => Some("\u{0628}"),
        "\u{0644}\u{0645}\u{0646}" => Some("\u{0644}"),
        "\u{0639}\u{0645}\u{0646}" => Some("\u{0639}\u{0646}"),
        "\u{0645}\u{0645}\u{0646}" => Some("\u{0645}\u{0646}"),
        _ => None,
    }
}

/// The verb behind a "what" that says how somebody calls what follows.
pub fn calls(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let Some(what) = at.checked_sub(1).filter(|w| *w >= tagged.first) else { return false };
    let dropped = |tag: Tag| tag.is_inside() || matches!(tag, Tag::Particle { class: Particle::Preposition, .. });
    dropped(tagged.tag(what)) && tagged.end(what) == at && is_so_called(scan, what, tagged.last)
}

/// The preposition that "what" is written together with: by what, from what.
pub fn preposition_of_what(word: &str) -> Option<&'static str> {
    match word {
        "\u{0628}\u{0645}\u{0627}" => Some("\u{0628}"),
        "\u{0644}\u{0645}\u{0627}" => Some("\u{0644}"),
        "\u{0639}\u{0645}\u{0627}" => Some("\u{0639}\u{0646}"),
        "\u{0645}\u{0645}\u{0627}" => Some("\u{0645}\u{0646}"),
        "\u{0641}\u{064A}\u{0645}\u{0627}" => Some("\u{0641}\u{064A}"),
        _ => None,
    }
}

/// A tag without a preposition written together with it.
pub fn without_preposition(mut tag: Tag) -> Tag {
    if let Tag::Event { cut, .. }
    | Tag::Masdar { cut, .. }
    | Tag::Active { cut, .. }
    | Tag::Passive { cut, .. }
    | Tag::Adjective { cut, .. }
    | Tag::Nisba { cut, .. }
    | Tag::Plain { cut } = &mut tag
    {
        cut.prep = None;
    }
    // Before quotation marks the preposition is a word of its own.
    let alone = matches!(tag, Tag::Particle { class: Particle::Preposition, suffix: None, .. });
    if alone { Tag::Inside } else { tag }
}

/// "On X (that) not do", "asked (that) not be": nothing but a verb of the present stands behind, and somebody or a verb
/// before.
fn wants_to(scan: &Scan<'_>, at: usize) -> bool {
    let list = |t: usize| &scan.document.readings(t).list;
    let present = |r: &Reading| {
        let verb =
            matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Present && form.person == Person::Third);
        verb && r.cut == Cut::default()
    };
    let next = at > 0 && at + 1 < scan.document.tokens.len() && list(at + 1).iter().any(present);
    // "Did nothing but": the denial stands before.
    let denied = (at.saturating_sub(NEAR_DENIAL)..at).any(|t| scan.is_particle(t, Particle::Negation));
    next && !denied
}

/// A denial stands no farther before the exception to it.
const NEAR_DENIAL: usize = 8;
