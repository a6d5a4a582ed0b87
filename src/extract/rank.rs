//! Of the readings that a word can have, the likeliest as verb, as particle and as noun.

use crate::extract::hers::{feminine_deeds_follow, feminine_follows};
use crate::extract::homograph::{has_her_before, is_behind_feminine, is_told_of_which, is_told_of_whom};
use crate::extract::matching;
use crate::extract::noun::Scan;
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::extract::unlike::names_somebody;
use crate::extract::valence::ANY;
use crate::extract::verblike::is_behind_her_phrase;
use crate::lexicon::conjugate::{Finite, Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Light, Particle, Phrase, Roles, Word};
use crate::script::ends_doubled;
use crate::script::letters::*;
use crate::text::plain::{cut_rank, is_noun};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// A form that no noun shares: it carries a person, a number, a tense that shows.
pub fn is_plainly_verbal(verb: &VerbTag, stem: &str) -> bool {
    if verb.suffix.is_some()
        && (verb.form.person != Person::Third || verb.form.tense == Tense::Past && verb.form.gender == Gender::Feminine)
    {
        return false;
    }
    // "Two days" ends like what women do.
    if (verb.form.tense, verb.form.number, verb.form.gender) == (Tense::Present, Number::Plural, Gender::Feminine) {
        return false;
    }
    verb.cut.future
        || verb.form.number == Number::Plural
        || verb.form.number == Number::Dual && (verb.form.tense == Tense::Present || verb.cut.conj.is_some())
        || verb.form.tense == Tense::Present && stem.chars().count() > 3
        || verb.form.tense == Tense::Past && verb.form.gender == Gender::Feminine && stem.chars().count() > 3
}

/// A preposition cannot bring another: what looks like one before another is a verb.
pub fn preposition_follows(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let next = at + 1;
    if scan.document.raw(at).contains('\u{0651}') {
        // The doubled letter is written: a verb of pattern II.
        return true;
    }
    let is = |class: Particle| {
        let whole = |r: &Reading| r.word.is_particle(class) && r.cut.skip() == 0 && r.suffix.is_none();
        scan.document.readings(next).list.iter().any(whole)
    };
    // Over about 400 kilometres: "towards" may count.
    next < end && is(Particle::Preposition) && !is(Particle::Quantifier)
}

/// Whether an event noun that could begin a preposition ("in support of") is what a light verb carries: "gives support to".
pub fn is_carried(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let event = |r: &Reading| matches!(r.word, Word::Event { .. }) && r.cut == Cut::default();
    if !scan.document.readings(at).list.iter().any(event) {
        return false;
    }
    let mut before = tagged.before(at);
    while let Some(t) = before {
        match tagged.tag(t) {
            Tag::Noun(noun) if tagged.nouns[noun].cut.prep.is_none() => before = tagged.before(t),
            Tag::Verb(v) => {
                return scan.lexicon.verb_light[v.verb as usize]
                    .iter()
                    .any(|l| matches!(l, Light::Source | Light::Target));
            }
            _ => return false,
        }
    }
    false
}

/// The likeliest verb; `present`: after a negation that the past cannot follow.
pub fn best_verb(scan: &Scan<'_>, tagged: &Tagged, at: usize, list: &[Reading], present: bool) -> Option<VerbTag> {
    let tag = |r: &Reading| match r.word {
        Word::Verb { verb, form } => Some(VerbTag { verb, form, cut: r.cut, suffix: r.pronoun() }),
        _ => None,
    };
    let mut verbs = list.iter().filter_map(tag);
    let only = verbs.next()?;
    if verbs.next().is_none() {
        return Some(only);
    }
    let she = |r: &Reading| matches!(r.word, Word::Verb { form, .. } if form.person == Person::Third && form.tense == Tense::Present && form.gender == Gender::Feminine);
    let helps = || list.iter().any(|r| r.word.is_particle(Particle::Auxiliary));
    let told_of_her = || {
        feminine_follows(scan, tagged, at)
            || feminine_deeds_follow(scan, at, tagged.last)
            || !helps()
                && (is_behind_feminine(scan, tagged, at)
                    || has_her_before(scan, tagged, at)
                    || is_behind_her_phrase(scan.document, tagged, at)
                    || is_told_of_which(scan, tagged, at))
    };
    let feminine = list.iter().any(she) && !is_told_of_whom(scan, tagged, at) && told_of_her();
    // "I met" is written like "she was met": whoever speaks in quotation marks means himself.
    let i =
        |form: &Finite| form.person == Person::First && form.number == Number::Singular && form.tense == Tense::Past;
    let mine =
        list.iter().any(|r| matches!(r.word, Word::Verb { form, .. } if i(&form))) && is_quoted(scan, tagged, at);
    let speech = |verb: u16| &scan.lexicon.verb_speech[verb as usize];
    let told = |s: &u16| scan.lexicon.speech[*s as usize].speaker == "subject";
    let relayed = |verb: u16| !speech(verb).is_empty() && !speech(verb).iter().any(told);
    let spoken = |verb: u16| speech(verb).iter().any(told);
    let answers =
        list.iter().any(|r| matches!(r.word, Word::Verb { verb, .. } if r.cut.conj.is_some() && spoken(verb)));
    let someone = answers && at + 1 < tagged.last && names_somebody(scan, tagged, at + 1);
    // "And he counted": its last letter is doubled, that of "he promised" never.
    let doubled = ends_doubled(scan.document.raw(at)) && list.iter().any(|r| r.cut.conj.is_some());
    let bound = scan.document.folded(at).ends_with(ALEF);
    let framed = |verb: u16| !scan.lexicon.verb_frames[verb as usize].is_empty();
    let whole = list.iter().any(|r| matches!(r.word, Word::Verb { verb, .. } if r.suffix.is_none() && framed(verb)));
    // "And he left" is written like "your bowstring": nobody is addressed outside quotations.
    let addressed = |r: &Reading| !tagged.quotes && r.pronoun().is_some_and(|s| s.person == Person::Second);
    let first = list.iter().find_map(|r| match r.word {
        Word::Verb { verb, .. } => Some(verb),
        _ => None,
    });
    let twins = list.iter().any(|r| matches!(r.word, Word::Verb { verb, .. } if Some(verb) != first));
    let rank = |verb: u16, form: Finite, reading: &Reading| {
        let v = verb as usize;
        let known = !scan.lexicon.verb_frames[v].is_empty()
            || !scan.lexicon.verb_speech[v].is_empty()
            || !scan.lexicon.verb_light[v].is_empty();
        [
            doubled && reading.cut.conj.is_none(),
            // "So he accused" is written like "it escaped them".
            reading.suffix.is_some() && whole && !known,
            present && form.tense == Tense::Past
                || feminine && form.tense == Tense::Past && form.gender == Gender::Masculine,
            reading.cut.skip() > 0 && reading.cut.conj.is_none() && reading.cut.prep.is_none() && !reading.cut.future,
            form.person == Person::Second || addressed(reading) || i(&form) && !mine || form.passive && mine,
            form.clipped && !present,
            // "He did not condemn" is written like "they (the women) condemn".
            present && form.number == Number::Plural && form.gender == Gender::Feminine,
            // "The two reached" is written like "that the two women deliver", a present that only a negation or "to" brings.
            !present && form.tense == Tense::Present && form.number == Number::Dual && bound,
            is_rare(&form),
            // "And X answered" is written like "it arrived in", which nobody does.
            reading.cut.conj.is_none() && relayed(verb) && answers && someone,
            // "And he directed" rather than "was faced", which begins with the same letters.
            form.passive && list.iter().any(|r| r.cut.conj.is_some() && reading.cut.conj.is_none()),
            reading.cut.conj.is_some(),
            reading.suffix.is_some(),
            form.person != Person::Third,
            form.passive,
            form.number == Number::Dual && form.tense == Tense::Past,
            form.tense == Tense::Present && scan.lexicon.verb_unusual[v],
            form.tense == Tense::Present && form.gender == Gender::Feminine,
            form.number == Number::Plural && form.gender == Gender::Feminine,
            !known,
            form.clipped,
            // "He did not show" rather than "wiped out", "did not call" rather than "claim".
            form.clipped && scan.lexicon.verb_light[v].is_empty(),
            form.clipped && scan.lexicon.verbs[v].form != "I",
        ]
        .into_iter()
        .fold(0_u32, |rank, worse| rank << 1 | u32::from(worse))
    };
    let ranked: SmallVec<[(u32, VerbTag); 8]> =
        list.iter().filter_map(|r| tag(r).map(|v| (rank(v.verb, v.form, r), v))).collect();
    let best = ranked.iter().map(|(rank, _)| *rank).min()?;
    let equals: SmallVec<[VerbTag; 8]> = ranked.iter().filter(|(rank, _)| *rank == best).map(|(_, v)| *v).collect();
    let has_object = |v: &&VerbTag| has_own_object(scan, tagged, at, v.verb);
    let shown = if twins && equals.len() > 1 { equals.iter().find(has_object) } else { None };
    shown.or(equals.first()).copied()
}

/// `Released the sailors`: shortly behind a verb stands an object that a frame of it asks for.
fn has_own_object(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: u16) -> bool {
    const AHEAD: usize = 5;
    let lexicon = scan.lexicon;
    lexicon.verb_frames[verb as usize].iter().any(|f| {
        let note = &lexicon.frames[*f as usize].note;
        let mut ahead = at + 1..tagged.last.min(at + AHEAD);
        // They complain of, they doubt in: by the preposition right behind.
        let brought = || at + 1 < tagged.last && note.needs.iter().any(|n| n == scan.document.folded(at + 1));
        !note.idle
            && (!note.object.is_empty() && ahead.any(|t| note.object.has(scan.document.folded(t)))
                || note.object.is_empty() && brought())
    })
}

/// Whether a quotation mark before a token in its sentence has not been closed.
fn is_quoted(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    (tagged.first..at).filter(|t| scan.document.tokens[*t].kind == TokenKind::Quote).count() % 2 == 1
}

/// Whether the vowel signs of a word say that a verb is passive: an u in a verb of the past, or on the first letter of
/// the present of a pattern whose active has an a there.
pub fn shows_passive(raw: &str, folded: &str, verb: &VerbTag, pattern: &str) -> bool {
    const DAMMA: char = '\u{064F}';
    let stem = &raw[verb.cut.raw_len(raw, folded)..];
    let letters: Vec<char> = stem.chars().collect();
    let last = letters.len().saturating_sub(if verb.form.number == Number::Plural { 2 } else { 1 });
    match verb.form.tense {
        Tense::Past => letters[..last].contains(&DAMMA),
        Tense::Present => {
            let active = ["II", "III", "IV", "Q1"].contains(&pattern);
            !active && letters.get(usize::from(verb.cut.future) + 1) == Some(&DAMMA)
        }
    }
}

/// A participle in the accusative that can take an object.
fn is_governing(scan: &Scan<'_>, adjective: &Reading, other: &Reading) -> bool {
    let takes = |verb: u16| {
        let mut frames = scan.lexicon.verb_frames[verb as usize].iter();
        frames.any(|f| scan.lexicon.frames[*f as usize].object.has(Roles::TARGET))
    };
    other.cut == adjective.cut
        && other.is_accusative()
        && matches!(other.word, Word::Active { verb, .. } if takes(verb))
}

/// Whether a participle that is written like an adjective, and like no deed, has an object right behind it.
pub fn takes_object_behind(scan: &Scan<'_>, at: usize, cut: Cut, verb: u16) -> bool {
    let list = &scan.document.readings(at).list;
    let takes = |f: &u16| !scan.lexicon.frames[*f as usize].object.is_none();
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. });
    list.iter().any(|r| matches!(r.word, Word::Adjective { .. }) && r.cut == cut)
        && !list.iter().any(|r| deed(r) && r.cut == cut)
        && scan.lexicon.verb_frames[verb as usize].iter().any(takes)
        && (is_definite(scan, at + 1)
            || scan.is_particle(at + 1, Particle::Quantifier)
            || scan.document.folded(at + 1) == ANY
            || scan.document.readings(at + 1).list.iter().any(|r| deed(r) && r.cut == Cut::default()))
}

/// `Accusing "dark forces" of`: an indefinite noun that nobody is known by, perhaps in quotation marks, with "of" behind it.
pub fn governs_unnamed(scan: &Scan<'_>, end: usize, at: usize) -> bool {
    let quoted = at + 1 < end && scan.document.tokens[at + 1].kind == TokenKind::Quote;
    let first = if quoted { at + 2 } else { at + 1 };
    if first >= end {
        return false;
    }
    let readings = scan.document.readings(first);
    let noun = |r: &Reading| r.word == Word::Common && r.cut == Cut::default();
    let bare = || quoted && readings.cuts.iter().any(|c| c.is_bare());
    let brought = |t: usize| scan.document.folded(t).starts_with(BEH) && scan.document.folded(t).chars().count() > 3;
    (bare() || readings.list.iter().any(noun)) && (first + 1..end.min(first + 5)).any(brought)
}

/// Several people whom an adjective is written like.
fn is_of_many(adjective: &Reading, other: &Reading) -> bool {
    other.cut == adjective.cut && matches!(other.word, Word::Agent { number: Number::Plural, .. })
}

pub fn nominal(scan: &Scan<'_>, list: &[Reading]) -> Option<Tag> {
    let rank = |r: &Reading| {
        let kind = match r.word {
            Word::Event { .. } => 0,
            Word::Masdar { verb } => {
                if scan.lexicon.verb_frames[verb as usize].is_empty()
                    && scan.lexicon.verb_speech[verb as usize].is_empty()
                {
                    4
                } else {
                    1
                }
            }
            // In the accusative, how somebody acted: criticising.
            Word::Adjective { .. } if r.is_accusative() && list.iter().any(|o| is_governing(scan, r, o)) => 3,
            // Its allies: who they are, no predicate of somebody.
            Word::Adjective { .. } if r.suffix.is_some() && list.iter().any(|o| is_of_many(r, o)) => 6,
            Word::Adjective { .. } => 1,
            // Imports and exports are no women who do something.
            Word::Active { gender: Gender::Feminine, number: Number::Plural, .. }
                if list.iter().any(|o| o.word == Word::Common && o.cut == r.cut) =>
            {
                6
            }
            Word::Active { .. } => 2,
            Word::Passive { .. } => 3,
            Word::Nisba { .. } => 2,
            _ => 5,
        };
        (cut_rank(r.cut), kind, r.suffix.is_some())
    };
    // An indefinite verbal noun behind "like" is rarer than a word that nobody listed.
    let likened = |r: &Reading| {
        r.cut.prep == Some(KAF)
            && !r.cut.article
            && matches!(r.word, Word::Masdar { .. } | Word::Event { .. } | Word::Active { .. } | Word::Passive { .. })
    };
    let best = list
        .iter()
        .filter(|r| !likened(r))
        .filter(|r| {
            matches!(
                r.word,
                Word::Event { .. }
                    | Word::Masdar { .. }
                    | Word::Adjective { .. }
                    | Word::Active { .. }
                    | Word::Passive { .. }
                    | Word::Nisba { .. }
            ) || is_noun(r.word)
        })
        .min_by_key(|r| rank(r))?;
    let (cut, suffix) = (best.cut, best.pronoun());
    Some(match best.word {
        Word::Event { nominal, number } => Tag::Event { nominal, cut, suffix, number },
        Word::Masdar { verb } => Tag::Masdar { verb, cut, suffix },
        Word::Adjective { row, gender, .. } => Tag::Adjective { row, cut, gender },
        Word::Active { verb, gender, number } => {
            Tag::Active { verb, cut, gender, number, accusative: best.is_accusative() || scan_accusative(list, verb) }
        }
        Word::Passive { verb, gender, number } => Tag::Passive { verb, cut, gender, number },
        Word::Nisba { state, .. } => Tag::Nisba { state, cut },
        _ => Tag::Plain { cut },
    })
}

/// A participle that is an everyday noun or adjective too (city, average, future): it tells a deed behind a comma, or
/// as what is said of somebody with a preposition that its verb takes.
pub fn is_mere_noun(scan: &Scan<'_>, tagged: &Tagged, at: usize, tag: &Tag) -> bool {
    let list = &scan.document.readings(at).list;
    // The settlements, the practices: things, of which no passive participle with the article is told; nor right behind
    // a verb (refused information).
    if let Tag::Passive { cut, .. } = *tag {
        let known = || tagged.before(at).is_some_and(|b| matches!(tagged.tag(b), Tag::Verb(_)));
        let things = scan.document.folded(at).ends_with("\u{0627}\u{062A}") && (cut.article || known());
        return things && list.iter().any(|r| r.word == Word::Common && r.cut == cut);
    }
    // A social X is written like "my meeting", a bilateral one like "my praise": behind a noun it describes that.
    if let Tag::Event { cut, suffix: Some(mine), .. } | Tag::Masdar { cut, suffix: Some(mine), .. } = *tag {
        let described = |t: Tag| match t {
            Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => {
                !cut.article
            }
            _ => false,
        };
        let alike = |r: &Reading| r.word == Word::Common && r.suffix.is_none() && r.cut == cut;
        return (mine.person, mine.number) == (Person::First, Number::Singular)
            && cut == Cut::default()
            && list.iter().any(alike)
            && tagged.before(at).is_some_and(|b| described(tagged.tag(b)));
    }
    let Tag::Active { verb, cut, gender, accusative: false, .. } = *tag else { return false };
    if !list.iter().any(|r| r.word == Word::Common && r.cut == cut) {
        return false;
    }
    // The army entered the city with the help of X: nobody accuses.
    if list.iter().any(|r| matches!(r.word, Word::Site(_)) && r.cut == cut) {
        return true;
    }
    let before = tagged.before(at).map(|b| tagged.tag(b));
    if gender == Gender::Feminine && before.is_some_and(|b| b.is_mark(TokenKind::Comma)) {
        return false;
    }
    let said_of = matches!(before, Some(Tag::Noun(_) | Tag::Particle { class: Particle::Pronoun, .. }));
    let next = if said_of && at + 1 < tagged.last { scan.document.folded(at + 1) } else { "" };
    let frames = scan.lexicon.verb_frames[verb as usize].iter().map(|f| &scan.lexicon.frames[*f as usize]);
    let taken = frames.flat_map(|f| f.preps.iter()).any(|(prep, roles)| {
        !roles.is_none() && (*next == **prep || prep.chars().nth(1).is_none() && next.starts_with(&**prep))
    });
    !taken
}

/// Whether an active participle is written with the alef of the accusative.
pub fn scan_accusative(list: &[Reading], verb: u16) -> bool {
    list.iter().any(|r| matches!(r.word, Word::Active { verb: v, .. } if v == verb) && r.is_accusative())
}

/// A noun with the article and no other proclitic.
pub fn is_definite(scan: &Scan<'_>, at: usize) -> bool {
    scan.document.readings(at).cuts.iter().any(|c| c.article && c.is_bare())
}

/// "They (women) did": written like many nouns, and hardly ever in the news.
pub fn is_rare(form: &Finite) -> bool {
    form.number == Number::Plural && form.gender == Gender::Feminine && form.tense == Tense::Past
}

/// "and indeed" before a verb, which is spelt like "he lost".
pub fn is_qad_before_verb(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    scan.document.folded(at) == "\u{0641}\u{0642}\u{062F}"
        && at + 1 < end
        && scan.document.readings(at + 1).list.iter().any(|r| matches!(r.word, Word::Verb { .. }) && r.cut.skip() == 0)
}

/// One past a time expression of the lexicon that begins at a token, or the token itself.
pub fn behind_time(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> usize {
    if at >= tagged.last {
        return at;
    }
    matching::among(scan.document, scan.lexicon, at, tagged.last, Kinds::TIME)
        .iter()
        .find(|m| matches!(m.what, Phrase::Relative { .. }) && m.cut == Cut::default() && m.last < tagged.last)
        .map_or(at, |m| m.last)
}

/// Behind "with", "to", "on", "in" stands a noun.
pub fn is_governed(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    const GOVERN: [&str; 6] = [
        "\u{0645}\u{0639}",
        "\u{0627}\u{0644}\u{064A}",
        "\u{0639}\u{0644}\u{064A}",
        "\u{0639}\u{0646}",
        "\u{0641}\u{064A}",
        "\u{0636}\u{062F}",
    ];
    // "Since", "until", "of" stand before verbs too, or are written like "who".
    let is_nothing_else = |b: usize| {
        let list = &scan.document.readings(b).list;
        list.iter().all(|r| r.word.is_particle(Particle::Preposition))
    };
    // "Without", a negation by itself, brings a noun: a verb stands behind "without that".
    let is_without = |b: usize| {
        let preposition = |r: &Reading| r.word.is_particle(Particle::Preposition);
        matches!(tagged.tag(b), Tag::Particle { class: Particle::Negation, suffix: None, .. })
            && scan.document.readings(b).list.iter().any(preposition)
    };
    tagged.before(at).is_some_and(|b| {
        tagged.end(b) == b + 1
            && b + 1 == at
            && (is_without(b)
                || matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. }))
            && (is_without(b)
                || GOVERN.contains(&scan.document.folded(b).trim_start_matches(WAW))
                || is_nothing_else(b))
    })
}

/// West of Aleppo: an adjective of those who are no state, indefinite before a place, is where something lies; so it is
/// with the article behind a part of a place: the western quarters.
pub fn is_bearing(scan: &Scan<'_>, tagged: &Tagged, at: usize, tag: &Tag) -> bool {
    let Tag::Nisba { state, cut } = *tag else { return false };
    let place = |t: usize| {
        t < tagged.last
            && matches!(tagged.tag(t), Tag::Noun(n) if tagged.nouns[n].place && tagged.nouns[n].cut.is_bare())
    };
    let definite = |t: usize| {
        t < tagged.last
            && scan.document.readings(t).cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none())
    };
    let word = |t: usize| t < tagged.last && !scan.is_particle(t, Particle::Preposition);
    let near = || place(at + 1) || definite(at + 1) || word(at + 1) && place(at + 2);
    let parted = || {
        at > tagged.first && {
            let before = scan.document.folded(at - 1);
            let part = |c: &Cut| c.article && scan.lexicon.insides.contains(&before[c.skip()..]);
            scan.document.readings(at - 1).cuts.iter().any(part)
        }
    };
    !scan.lexicon.is_state(state) && if cut.article { parted() } else { near() }
}

/// A masculine plural in the accusative, with its noon.
pub fn is_full_plural(scan: &Scan<'_>, at: usize, number: Number) -> bool {
    number != Number::Singular && scan.document.folded(at).ends_with("\u{064A}\u{0646}")
}
