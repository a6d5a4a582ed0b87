//! Which reading of each word holds in its sentence: one tag a token.

use crate::extract::choice::holds_verb;
use crate::extract::closed::{calls, is_so_called, is_taken_up, particle, so_called, suppose, without_preposition};
use crate::extract::hers::are_forces;
use crate::extract::homograph::{begins, hal, is_common_word, is_told_by_verb, is_who};
use crate::extract::joined::goes_on_of_two;
use crate::extract::matching;
use crate::extract::noun::{Noun, Scan};
use crate::extract::pronoun::with_preposition;
use crate::extract::rank::{
    best_verb, is_bearing, is_carried, is_governed, is_mere_noun, is_plainly_verbal, is_qad_before_verb, is_rare,
    nominal, preposition_follows, shows_passive,
};
use crate::extract::time::{self, When};
use crate::extract::topical::is_topic;
use crate::extract::unlike::{is_behind_actor, is_between, is_no_such, is_spelt_otherwise, predicated};
use crate::extract::verbal::{governing, is_deed_of_hers, is_infinitive, makes_clear, speaks_about, tells_of_us};
use crate::extract::verblike::{is_done_by_two, is_object_like, present_of_hers, wants_present};
use crate::lexicon::conjugate::{Finite, Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::letters::*;
use crate::text::Sentence;
use crate::text::held::Held;
use crate::text::plain::plain_cut;
use crate::text::reading::{Cut, Reading, Suffix};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// What a token is in its sentence. Tokens behind the first of a phrase carry `Inside`.
#[derive(Clone, Copy, Debug)]
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

    /// Whether it belongs to the phrase of a token before it, or says nothing.
    #[inline]
    pub fn is_inside(&self) -> bool {
        matches!(self, Tag::Inside)
    }

    /// Whether it is a mark of this kind.
    #[inline]
    pub fn is_mark(&self, kind: TokenKind) -> bool {
        matches!(self, Tag::Mark(own) if *own == kind)
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
    #[inline]
    pub fn tag(&self, at: usize) -> Tag {
        self.tags[at - self.first]
    }

    /// One past the phrase that begins at a token.
    #[inline]
    pub fn end(&self, at: usize) -> usize {
        self.ends[at - self.first]
    }

    /// The token before `at` that begins a phrase or stands alone.
    pub fn before(&self, at: usize) -> Option<usize> {
        (self.first..at).rev().find(|n| !self.tag(*n).is_inside())
    }
}

/// Tags a sentence.
pub fn tags(scan: &mut Scan<'_>, sentence: &Sentence) -> Tagged {
    let mut nouns = crate::extract::noun::nouns(scan, sentence);
    suppose(scan, &mut nouns, sentence.first, sentence.last);
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
        let tag = if at > sentence.first && calls(scan, &tagged, at - 1) { without_preposition(tag) } else { tag };
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
    if let Some(found) = so_called(scan, tagged, at) {
        return found;
    }
    if let Some(found) = bearing(scan, tagged, at) {
        return found;
    }
    if scan.document.readings(at).kinds.has(Kinds::TAG)
        && let Some(found) = phrase(scan, tagged, at, sentence.last)
    {
        return found;
    }
    (word(scan, tagged, at), at + 1)
}

/// The phrase of the lexicon that begins at a token and names nobody.
fn phrase(scan: &Scan<'_>, tagged: &Tagged, at: usize, end: usize) -> Option<(Tag, usize)> {
    matching::matches(scan.document, scan.lexicon, at, end).iter().find_map(|m| {
        let tag = match m.what {
            Phrase::Attribution { row }
                if !is_so_called(scan, m.last - 1, tagged.last) && !is_taken_up(scan, m.last, tagged.last) =>
            {
                Tag::Attribution { row }
            }
            Phrase::Particle { class }
                if m.words > 1 && (class == Particle::Quantifier || !is_carried(scan, tagged, at)) =>
            {
                // "All who oppose it": who begins a clause, and joins no names.
                if class == Particle::Quantifier && is_who(scan, m.last, end) {
                    return None;
                }
                Tag::Particle { class, cut: m.cut, suffix: None }
            }
            Phrase::Event { nominal, number } if m.words > 1 && !is_told_by_verb(scan, tagged, at, m.cut) => {
                Tag::Event { nominal, cut: m.cut, suffix: None, number }
            }
            _ => return None,
        };
        Some((tag, m.last))
    })
}

/// `east of Mosul`, `north-west of Aleppo`: a bearing right before a place brings it like a preposition. (Behind a
/// preposition it is a noun, behind a measure it only says how far off something lies.)
fn bearing(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> Option<(Tag, usize)> {
    let lexicon = scan.lexicon;
    let is = |t: usize| scan.document.readings(t).bearing;
    let mut last = at + 1;
    if !is(at) {
        return None;
    }
    while last < tagged.last && is(last) {
        last += 1;
    }
    let place = last < tagged.last
        && matches!(tagged.tag(last), Tag::Noun(n) if tagged.nouns[n].place && tagged.nouns[n].cut.is_bare());
    let measured = tagged.before(at).is_some_and(|b| {
        let word = scan.document.folded(b);
        let governed = matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. });
        governed || lexicon.measures.contains(word)
    });
    let tag = Tag::Particle { class: Particle::Preposition, cut: Cut::default(), suffix: None };
    (place && !measured).then_some((tag, last))
}

fn word(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> Tag {
    let readings = scan.document.readings(at);
    if let Some(cut) = readings.plain {
        return Tag::Plain { cut };
    }
    let raw = scan.document.raw(at);
    // No pronoun is written with a ta marbuta, and "my" stands in quotations only.
    let feminine = raw.ends_with(TEH_MARBUTA);
    let impossible = |r: &Reading| {
        r.pronoun()
            .is_some_and(|s| feminine || !tagged.quotes && s.person == Person::First && s.number == Number::Singular)
            || is_spelt_otherwise(scan, raw, at, r)
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
    let tanwin = feminine || marked && raw.contains(['\u{064B}', '\u{064C}', '\u{064D}']);
    let before = tagged.before(at);
    // Of most words it is known that they are no verb.
    let verbal = readings.held.has(Held::VERB);
    let jussive = verbal && before.is_some_and(|b| wants_present(scan, tagged, b));
    let mut verb = if verbal { best_verb(scan, tagged, at, list, jussive) } else { None };
    if verb.is_some()
        && before.is_some_and(|b| is_infinitive(scan, tagged, b))
        && let Some(of_present) = best_verb(scan, tagged, at, list, true)
        && (of_present.form.person == Person::Third || tagged.quotes && of_present.form.person == Person::Second)
        && particle(scan, list, at).is_none()
    {
        verb = Some(of_present);
    }
    let of =
        |v: &VerbTag| own_deed(scan, tagged, list, before, v).or_else(|| present_of_hers(scan, tagged, list, at, v));
    if let Some(own) = verb.as_ref().and_then(of) {
        verb = Some(own);
    }
    if marked && let Some(found) = &mut verb {
        found.form.passive |=
            shows_passive(raw, scan.document.folded(at), found, &scan.lexicon.verbs[found.verb as usize].form);
    }
    let verb = verb.filter(|v| {
        let addressed = v.suffix.is_some_and(|s| s.person == Person::Second);
        let governed = v.cut == Cut::default() && is_governed(scan, tagged, at);
        let thousand = is_thousand(tagged, at, v) || v.form.clipped && !jussive && readings.names;
        !(is_rare(&v.form) || tanwin || governed || thousand || is_common_word(scan, tagged, at, v))
            && (tagged.quotes || v.form.person == Person::Third && !addressed || tells_of_us(scan, tagged, at, v))
            && !(is_between(scan, tagged, at, v) || is_no_such(scan, tagged, at, v) || scan.is_name_like_verb(at))
            && !is_topic(scan, tagged, at, list, v)
    });
    if verbal && let Some(verb) = present_of_topic(scan, tagged, list, at) {
        return Tag::Verb(verb);
    }
    if let Some(particle) = particle(scan, list, at)
        .filter(|p| p.0 != Particle::Auxiliary || !verb.as_ref().is_some_and(|v| begins(scan, tagged, at, v)))
        && (verb.is_none()
            || particle.1.cut.skip() == 0
            || is_qad_before_verb(scan, at, tagged.last)
            || verb.is_some_and(|v| v.cut.skip() > 0)
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
            && (is_deed_of_hers(scan, tagged, at, &particle.1, verb.as_ref())
                || preposition_follows(scan, at, tagged.last)
                || verb.is_some_and(|v| speaks_about(scan, tagged, at, v.verb))
                || verb.is_some_and(|v| !scan.lexicon.verb_speech[v.verb as usize].is_empty())
                    && makes_clear(scan, tagged, at)))
    {
        let (class, reading) = particle;
        if class == Particle::Pronoun
            && let Some((_, suffix)) = with_preposition(&scan.document.folded(at)[reading.cut.skip()..])
        {
            return Tag::Particle { class: Particle::Preposition, cut: reading.cut, suffix: Some(suffix) };
        }
        return Tag::Particle { class, cut: reading.cut, suffix: reading.pronoun() };
    }
    if let Some(governing) =
        governing(scan, at, tagged.last).filter(|_| !verb.as_ref().is_some_and(|v| goes_on_of_two(tagged, at, v)))
    {
        return governing;
    }
    if let Some(adjective) = predicated(scan, at, tagged.last, || is_behind_actor(scan, tagged, at)) {
        return hal(scan, tagged, at, Cut::default()).unwrap_or(adjective);
    }
    let nominal = match nominal(scan, list) {
        Some(found) if is_mere_noun(scan, tagged, at, &found) || is_bearing(scan, tagged, at, &found) => {
            Some(Tag::Plain { cut: found.nominal_cut().unwrap_or_default() })
        }
        found => found,
    };
    match (verb, nominal) {
        (Some(verb), None) if is_object_like(tagged, at, &verb) => Tag::Plain { cut: verb.cut },
        (Some(verb), None) => Tag::Verb(verb),
        (Some(verb), Some(Tag::Plain { cut }))
            if cut.skip() >= verb.cut.skip()
                && is_plainly_verbal(&verb, &scan.document.folded(at)[verb.cut.skip()..]) =>
        {
            Tag::Verb(verb)
        }
        (Some(verb), Some(_)) if is_done_by_two(scan, at, tagged.last, &verb) => Tag::Verb(verb),
        (Some(verb), Some(nominal)) => {
            if holds_verb(scan, tagged, at, &verb, &nominal) {
                Tag::Verb(verb)
            } else {
                nominal
            }
        }
        (
            None,
            Some(Tag::Event { cut, .. } | Tag::Adjective { cut, .. } | Tag::Active { cut, accusative: false, .. }),
        ) if let Some(hal) = hal(scan, tagged, at, cut) => hal,
        (None, Some(nominal)) => nominal,
        (None, None) => Tag::Plain { cut: plain_cut(&readings.cuts) },
    }
}

/// `"I condemn`: where a quotation opens, or behind "that I", what is written like a passive of the past is what the
/// speaker does.
fn own_deed(
    scan: &Scan<'_>,
    tagged: &Tagged,
    list: &[Reading],
    before: Option<usize>,
    verb: &VerbTag,
) -> Option<VerbTag> {
    if !(tagged.quotes && verb.form.passive && verb.form.tense == Tense::Past && verb.form.person == Person::Third) {
        return None;
    }
    // "Ten soldiers were hit": nobody counts whom he hits.
    let next = before.map_or(tagged.first, |b| tagged.end(b));
    if scan.begins_number(next + 1, tagged.last) {
        return None;
    }
    let own = before.is_some_and(|b| match tagged.tag(b) {
        Tag::Mark(TokenKind::Quote | TokenKind::Colon) => true,
        Tag::Particle { class: Particle::Complementizer, .. } => scan.document.folded(b).ends_with(YEH),
        _ => false,
    });
    list.iter().find_map(|r| match r.word {
        Word::Verb { verb: of, form }
            if own
                && of == verb.verb
                && (form.person, form.number, form.tense) == (Person::First, Number::Singular, Tense::Present) =>
        {
            Some(VerbTag { verb: of, form, cut: r.cut, suffix: r.pronoun() })
        }
        _ => None,
    })
}

/// `Kyiv requests`: behind a feminine name that opens a clause, what could be a past form or a verbal noun of pattern V
/// is the present of hers.
fn present_of_topic(scan: &Scan<'_>, tagged: &Tagged, list: &[Reading], at: usize) -> Option<VerbTag> {
    let before = tagged.before(at)?;
    let Tag::Noun(n) = tagged.tag(before) else { return None };
    let noun = &tagged.nouns[n];
    let opens = match tagged.before(before) {
        None => true,
        Some(b) => matches!(tagged.tag(b), Tag::Mark(_)) || noun.cut.conj.is_some(),
    };
    let [one] = noun.who[..] else { return None };
    let feminine = noun.number == Number::Singular
        && noun.cut.prep.is_none()
        && match scan.entities.get(one.entity).kind {
            crate::claim::Kind::State => !scan.entities.allows(one.entity, Gender::Masculine),
            // Forces, whose army is masculine.
            crate::claim::Kind::Organisation | crate::claim::Kind::ArmedGroup => {
                noun.gender == Gender::Feminine || are_forces(scan, noun.first)
            }
            crate::claim::Kind::Group => {
                (noun.gender == Gender::Feminine || are_forces(scan, noun.first))
                    && scan.document.readings(noun.first).cuts.iter().any(|c| c.article)
            }
            _ => false,
        };
    if !opens || !feminine || at + 1 >= tagged.last {
        return None;
    }
    let presents = list.iter().filter_map(|r| match r.word {
        Word::Verb { verb, form }
            if form.tense == Tense::Present
                && form.gender == Gender::Feminine
                && form.number == Number::Singular
                && form.person == Person::Third
                && !form.passive
                && r.cut == Cut::default()
                && r.suffix.is_none()
                && !(scan.lexicon.verb_frames[verb as usize].is_empty()
                    && scan.lexicon.verb_light[verb as usize].is_empty()) =>
        {
            Some(VerbTag { verb, form, cut: r.cut, suffix: None })
        }
        _ => None,
    });
    // To enter before to let in.
    presents.min_by_key(|v| scan.lexicon.verbs[v.verb as usize].lemma.chars().count())
}

/// Behind figures, what looks like a past dual counts them on: 25 thousand.
fn is_thousand(tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    (verb.form.number, verb.form.gender) == (Number::Dual, Gender::Masculine)
        && tagged.before(at).is_some_and(|b| tagged.tag(b).is_mark(TokenKind::Number))
}
