//! Which reading of each word holds in its sentence: one tag a token.

use crate::extract::matching;
use crate::extract::noun::{Noun, Scan};
use crate::extract::pronoun::with_preposition;
use crate::extract::rank::{
    best_verb, feminine_hal, is_mere_noun, is_plainly_verbal, is_qad_before_verb, is_rare, nominal, particle,
    plain_cut, preposition_follows, starts_like_verb, wants_present,
};
use crate::extract::time::{self, When};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Finite, Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::letters::*;
use crate::text::Sentence;
use crate::text::reading::{Cut, Reading, Suffix};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// What a token is in its sentence. Tokens behind the first of a phrase carry `Inside`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tag {
    /// Number of the noun phrase.
    Noun(usize),
    Verb(VerbTag),
    /// A noun that tells an event: of the lexicon's event nouns, or a frame verb's verbal noun.
    Event {
        nominal: u16,
        cut: Cut,
        suffix: Option<Suffix>,
        number: Number,
    },
    Masdar {
        verb: u16,
        cut: Cut,
        suffix: Option<Suffix>,
    },
    /// An active participle; `hal`: indefinite accusative, as an adverbial predicate.
    Active {
        verb: u16,
        cut: Cut,
        gender: Gender,
        number: Number,
        accusative: bool,
    },
    Passive {
        verb: u16,
        cut: Cut,
        gender: Gender,
        number: Number,
    },
    Adjective {
        row: u16,
        cut: Cut,
        gender: Gender,
    },
    Particle {
        class: Particle,
        cut: Cut,
        suffix: Option<Suffix>,
    },
    Attribution {
        row: u16,
    },
    /// Number of the time expression.
    When(usize),
    Nisba {
        state: u16,
        cut: Cut,
    },
    /// Any other word.
    Plain {
        cut: Cut,
    },
    Mark(TokenKind),
    Inside,
}

impl Tag {
    /// The proclitics of a noun, participle or adjective that names nobody.
    pub fn nominal_cut(&self) -> Option<Cut> {
        match self {
            Tag::Event { cut, .. }
            | Tag::Masdar { cut, .. }
            | Tag::Active { cut, .. }
            | Tag::Passive { cut, .. }
            | Tag::Adjective { cut, .. }
            | Tag::Nisba { cut, .. }
            | Tag::Plain { cut } => Some(*cut),
            _ => None,
        }
    }
}

/// A finite verb in its sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VerbTag {
    pub verb: u16,
    pub form: Finite,
    pub cut: Cut,
    pub suffix: Option<Suffix>,
}

/// A sentence with everything that one pass over its words can say.
#[derive(Debug)]
pub struct Tagged {
    pub first: usize,
    pub last: usize,
    /// By token, from `first`.
    pub tags: Vec<Tag>,
    pub nouns: Vec<Noun>,
    pub whens: Vec<When>,
    /// By token: one past the last token of the phrase that begins there.
    pub ends: Vec<usize>,
    /// It holds somebody's own words, to go by its marks.
    pub quotes: bool,
}

impl Tagged {
    /// The tag of a token.
    pub fn tag(&self, at: usize) -> Tag {
        self.tags[at - self.first]
    }

    /// One past the phrase that begins at a token.
    pub fn end(&self, at: usize) -> usize {
        self.ends[at - self.first]
    }

    /// The token before `at` that begins a phrase or stands alone.
    pub fn before(&self, at: usize) -> Option<usize> {
        (self.first..at).rev().find(|n| self.tag(*n) != Tag::Inside)
    }
}

/// Tags a sentence.
pub fn tags(scan: &mut Scan<'_>, sentence: &Sentence) -> Tagged {
    let nouns = crate::extract::noun::nouns(scan, sentence);
    let count = sentence.last - sentence.first;
    let mut tagged = Tagged {
        first: sentence.first,
        last: sentence.last,
        tags: vec![Tag::Inside; count],
        ends: (sentence.first + 1..=sentence.last).collect(),
        nouns,
        whens: Vec::new(),
        quotes: scan.memory.quotation.is_some()
            || (sentence.first..sentence.last)
                .any(|n| matches!(scan.document.tokens[n].kind, TokenKind::Quote | TokenKind::Colon)),
    };
    let mut set = vec![false; count];
    for (n, noun) in tagged.nouns.iter().enumerate() {
        for at in noun.first..noun.last {
            set[at - sentence.first] = true;
        }
        tagged.tags[noun.first - sentence.first] = Tag::Noun(n);
        tagged.ends[noun.first - sentence.first] = noun.last;
    }
    let mut at = sentence.first;
    while at < sentence.last {
        if set[at - sentence.first] {
            at = tagged.end(at).max(at + 1);
            continue;
        }
        let (tag, last) = one(scan, &mut tagged, at, sentence);
        let mut last = last.max(at + 1);
        while let Some(blocked) = (at + 1..last).find(|n| set[*n - sentence.first]) {
            last = blocked;
        }
        tagged.tags[at - sentence.first] = tag;
        tagged.ends[at - sentence.first] = last;
        at = last;
    }
    tagged
}

fn one(scan: &mut Scan<'_>, tagged: &mut Tagged, at: usize, sentence: &Sentence) -> (Tag, usize) {
    let kind = scan.document.tokens[at].kind;
    if let Some(when) = time::at(scan.document, scan.lexicon, at, sentence, scan.memory.day) {
        let last = when.last;
        if let Some((first, end)) = when.days
            && first == end
        {
            scan.memory.day = Some(first);
        }
        tagged.whens.push(when);
        return (Tag::When(tagged.whens.len() - 1), last);
    }
    if kind != TokenKind::Word {
        return (Tag::Mark(kind), at + 1);
    }
    for m in matching::among(scan.document, scan.lexicon, at, sentence.last, Kinds::TAG) {
        let tag = match m.what {
            Phrase::Attribution { row } => Tag::Attribution { row },
            Phrase::Particle { class } if m.words > 1 => Tag::Particle { class, cut: m.cut, suffix: None },
            Phrase::Event { nominal, number } if m.words > 1 => {
                Tag::Event { nominal, cut: m.cut, suffix: None, number }
            }
            _ => continue,
        };
        return (tag, m.last);
    }
    (word(scan, tagged, at), at + 1)
}

fn word(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> Tag {
    let readings = scan.document.readings(at);
    let raw = scan.document.raw(at);
    // No pronoun is written with a ta marbuta, and "my" stands in quotations only.
    let feminine = raw.ends_with(TEH_MARBUTA);
    let impossible = |r: &Reading| {
        r.pronoun()
            .is_some_and(|s| feminine || !tagged.quotes && s.person == Person::First && s.number == Number::Singular)
    };
    let possible: SmallVec<[Reading; 8]>;
    let list: &[Reading] = if readings.list.iter().any(impossible) {
        possible = readings.list.iter().filter(|r| !impossible(r)).copied().collect();
        &possible
    } else {
        &readings.list
    };
    // The accusative mark of nouns is written; or first and second persons, which only quotations have.
    let marked = raw.len() != scan.document.folded(at).len();
    let tanwin = feminine || marked && raw.contains('\u{064B}');
    let jussive = tagged.before(at).is_some_and(|b| wants_present(scan, tagged, b));
    let verb = best_verb(scan, list, jussive).filter(|v| {
        let addressed = v.suffix.is_some_and(|s| s.person == Person::Second);
        !is_rare(&v.form) && !tanwin && (tagged.quotes || v.form.person == Person::Third && !addressed)
    });
    let begins = |v: &VerbTag| {
        let known = !scan.lexicon.verb_light[v.verb as usize].is_empty()
            || !scan.lexicon.verb_frames[v.verb as usize].is_empty();
        let chained = at + 1 < tagged.last
            && scan
                .document
                .readings(at + 1)
                .list
                .first()
                .is_some_and(|r| matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Present));
        known && !chained
    };
    if let Some(particle) =
        particle(scan, list, at).filter(|p| p.0 != Particle::Auxiliary || !verb.as_ref().is_some_and(begins))
        && (verb.is_none()
            || particle.1.cut.skip == 0
            || is_qad_before_verb(scan, at, tagged.last)
            || verb.is_some_and(|v| v.cut.skip > 0)
            || matches!(
                particle.0,
                Particle::Preposition
                    | Particle::Complementizer
                    | Particle::Negation
                    | Particle::Relative
                    | Particle::Conjunction
            ))
        && !(verb.is_some()
            && particle.0 == Particle::Preposition
            && (preposition_follows(scan, at, tagged.last) || speaks_about(scan, tagged, at)))
    {
        let (class, reading) = particle;
        if class == Particle::Pronoun
            && let Some((_, suffix)) = with_preposition(&scan.document.folded(at)[reading.cut.skip..])
        {
            return Tag::Particle { class: Particle::Preposition, cut: reading.cut, suffix: Some(suffix) };
        }
        return Tag::Particle { class, cut: reading.cut, suffix: reading.pronoun() };
    }
    let nominal = match nominal(scan, list) {
        Some(found) if is_mere_noun(scan, tagged, at, &found) => {
            Some(Tag::Plain { cut: found.nominal_cut().unwrap_or_default() })
        }
        found => found,
    };
    match (verb, nominal) {
        (Some(verb), None) => Tag::Verb(verb),
        (Some(verb), Some(Tag::Plain { cut }))
            if cut.skip >= verb.cut.skip && is_plainly_verbal(&verb, &scan.document.folded(at)[verb.cut.skip..]) =>
        {
            Tag::Verb(verb)
        }
        (Some(verb), Some(nominal)) => {
            if holds_verb(scan, tagged, at, &verb, &nominal) {
                Tag::Verb(verb)
            } else {
                nominal
            }
        }
        (None, Some(Tag::Event { cut, .. })) if let Some(hal) = feminine_hal(scan, tagged, at, cut) => hal,
        (None, Some(nominal)) => nominal,
        (None, None) => Tag::Plain { cut: plain_cut(&readings.cuts) },
    }
}

/// Whether a word that can be verb or noun is a verb here.
fn holds_verb(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let word = &scan.document.folded(at)[verb.cut.skip..];
    let masculine_present = verb.form.tense == Tense::Present && word.starts_with(YEH);
    if verb.cut.future || masculine_present && verb.cut.skip == 0 {
        return true;
    }
    let nominal_cut = nominal.nominal_cut().unwrap_or_default();
    if resumes_indefinite(scan, tagged, at, verb) {
        return true;
    }
    // An accusative behind "there is" or "that there is" looks like a past dual.
    let dual = verb.form.tense == Tense::Past && verb.form.number == Number::Dual;
    if dual && is_verbal_noun_like(nominal) && verb.cut.conj.is_none() {
        let two = |n: usize| tagged.nouns[n].number != Number::Singular || tagged.nouns[n].who.len() > 1;
        return tagged.before(at).is_some_and(|b| matches!(tagged.tag(b), Tag::Noun(n) if two(n)));
    }
    // Fewer letters cut off is the better reading.
    if nominal_cut.skip < verb.cut.skip {
        return false;
    }
    if nominal_cut.skip > verb.cut.skip && (!nominal_cut.article || matches!(nominal, Tag::Plain { .. })) {
        return true;
    }
    if nominal_cut.article {
        return false;
    }
    let Some(before) = tagged.before(at) else {
        let speaks = verb.form.tense == Tense::Past && !scan.lexicon.verb_speech[verb.verb as usize].is_empty();
        let document = at + 1 < tagged.last && is_document(scan, at + 1, tagged.last);
        return speaks && (verb.cut.conj.is_some() || document) || starts_like_verb(scan, tagged, at, verb);
    };
    // Torture and killing in Darfur: one verbal noun joined to another, with no subject behind it.
    if verb.cut.conj.is_some()
        && nominal_cut.conj.is_some()
        && matches!(nominal, Tag::Event { .. })
        && matches!(tagged.tag(before), Tag::Event { .. } | Tag::Masdar { .. })
        && at + 1 < tagged.last
        && scan.is_particle(at + 1, Particle::Preposition)
    {
        return false;
    }
    if verb.cut.conj.is_some() && matches!(tagged.tag(before), Tag::Noun(_) | Tag::When(_)) {
        return !(is_verbal_noun_like(nominal) && in_order_to(tagged, at)) && starts_like_verb(scan, tagged, at, verb);
    }
    // An attack that gunmen made: the verb's pronoun takes up the noun.
    let taken_up = matches!(
        tagged.tag(before),
        Tag::Event { .. }
            | Tag::Plain { .. }
            | Tag::Masdar { .. }
            | Tag::Nisba { .. }
            | Tag::Active { .. }
            | Tag::Passive { .. }
    );
    if taken_up
        && verb.suffix.is_some()
        && verb.form.tense == Tense::Past
        && matches!(tagged.tags.get(at + 1 - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut == Cut::default() || tagged.nouns[*n].cut.article)
    {
        return true;
    }
    match tagged.tag(before) {
        // "Any" goes before nouns.
        Tag::Particle { class: Particle::Relative, .. } if scan.document.folded(before) == "\u{0627}\u{064A}" => false,
        _ if wants_present(scan, tagged, before) => true,
        Tag::Particle { class: Particle::Negation | Particle::Relative, .. } => true,
        Tag::Particle { class: Particle::Duty | Particle::Ban | Particle::Condition, .. }
            if !is_bare(tagged, before) =>
        {
            false
        }
        Tag::Particle {
            class:
                Particle::Auxiliary | Particle::Modal | Particle::Unlikely | Particle::Plan | Particle::Duty | Particle::Ban,
            ..
        } => verb.form.tense == Tense::Present || is_qad(scan, before),
        Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. }
            if carries_pronoun(scan, before) =>
        {
            true
        }
        Tag::Particle { class: Particle::Complementizer, .. } => {
            verb.form.tense == Tense::Present
                && (!is_verbal_noun_like(nominal) || starts_like_verb(scan, tagged, at, verb))
        }
        Tag::Particle { class: Particle::Preposition | Particle::Quantifier | Particle::Demonstrative, .. } => false,
        Tag::Noun(_) if readings_hold_modifier(scan, at) => false,
        Tag::Noun(_) => {
            let has_verb = clause_has_verb(tagged, before) || is_bare_common(scan, tagged, before);
            !has_verb && verb.form.tense == Tense::Past && !is_verbal_noun_like_genitive(tagged, before)
        }
        Tag::Mark(_) | Tag::Particle { .. } | Tag::When(_) => starts_like_verb(scan, tagged, at, verb),
        // A meeting that brought together.
        Tag::Event { cut, suffix: None, .. } if !cut.article && crate::extract::control::gathers(scan, verb.verb) => {
            true
        }
        // A plan that the regime refused: a pronoun's noun takes no name behind it.
        Tag::Event { cut, suffix: None, .. } | Tag::Plain { cut } | Tag::Masdar { cut, suffix: None, .. }
            if !cut.article && verb.suffix.is_some() && verb.cut.conj.is_none() =>
        {
            let acts = |n: usize| {
                let noun = &tagged.nouns[n];
                noun.cut.is_bare() && scan.entities.get(noun.who[0].entity).kind != crate::claim::Kind::Place
            };
            at + 1 < tagged.last && matches!(tagged.tag(at + 1), Tag::Noun(n) if acts(n))
        }
        _ if verb.cut.conj.is_some() && is_verbal_noun_like(nominal) && in_order_to(tagged, at) => false,
        _ if verb.cut.conj.is_some() => starts_like_verb(scan, tagged, at, verb),
        _ => false,
    }
}

/// `a plan that the government rejected`: behind an indefinite noun, before its subject, a verb that takes the noun up.
fn resumes_indefinite(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let indefinite = |t: usize| match tagged.tag(t) {
        Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } => !cut.article,
        Tag::Noun(_) => is_bare_common(scan, tagged, t),
        _ => false,
    };
    verb.suffix.is_some_and(|s| s.person == Person::Third)
        && verb.cut == Cut::default()
        && tagged.before(at).is_some_and(|b| tagged.end(b) == at && indefinite(b))
        && matches!(tagged.tags.get(at + 1 - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut.conj.is_none() && tagged.nouns[*n].cut.prep.is_none())
}

/// "Former" and its like behind a noun.
fn readings_hold_modifier(scan: &Scan<'_>, at: usize) -> bool {
    scan.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Modifier { .. }) && r.cut == Cut::default())
}

/// "that he", "but they": a predicate follows.
fn carries_pronoun(scan: &Scan<'_>, at: usize) -> bool {
    crate::extract::opening::pronoun_of(scan.document.folded(at)).is_some()
}

/// Whether a phrase is a single word: one of more ends in what governs a noun.
fn is_bare(tagged: &Tagged, at: usize) -> bool {
    tagged.end(at) == at + 1
}

/// Words in which somebody speaks: a statement, a report.
fn is_document(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let found = matching::among(scan.document, scan.lexicon, at, end, Kinds::ATTITUDE);
    found.iter().any(|m| matches!(m.what, Phrase::Attitude { attitude: Attitude::Document }))
}

fn is_qad(scan: &Scan<'_>, at: usize) -> bool {
    scan.document.folded(at).ends_with("\u{0642}\u{062F}")
}

fn is_verbal_noun_like(nominal: &Tag) -> bool {
    matches!(nominal, Tag::Event { .. } | Tag::Masdar { .. })
}

/// A noun phrase governed by a preposition cannot be the subject that a verb follows.
fn is_verbal_noun_like_genitive(tagged: &Tagged, at: usize) -> bool {
    let Tag::Noun(n) = tagged.tag(at) else { return false };
    tagged.nouns[n].cut.prep.is_some()
}

/// A word between preposition and verb, an actor, "about": expressed.
fn speaks_about(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    tagged.nouns.iter().any(|n| {
        n.first == at + 1
            && n.cut == Cut::default()
            && n.last < tagged.last
            && scan.document.folded(n.last) == "\u{0639}\u{0646}"
    })
}

/// Whether a verbal noun behind "to" stands shortly before, with which another is coordinated.
fn in_order_to(tagged: &Tagged, at: usize) -> bool {
    (tagged.first..at).rev().take(9).any(|n| match tagged.tag(n) {
        Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.prep == Some(LAM),
        _ => false,
    })
}

/// An indefinite describing noun of one word: what follows belongs to it.
fn is_bare_common(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let Tag::Noun(n) = tagged.tag(at) else { return false };
    let noun = &tagged.nouns[n];
    let entity = scan.entities.get(noun.who[0].entity);
    entity.actor.is_none()
        && entity.kind != crate::claim::Kind::Person
        && noun.last == noun.first + 1
        && !noun.cut.article
        && !noun.place
}

fn clause_has_verb(tagged: &Tagged, at: usize) -> bool {
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
