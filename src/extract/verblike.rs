//! What shows that a word that a verb and a noun are written as is the verb.

use crate::extract::around::MIN;
use crate::extract::event::BAYNA;
use crate::extract::hers::{are_bodies, are_forces};
use crate::extract::indefinite::{is_indefinite_deed, is_indefinite_thing};
use crate::extract::noun::{Noun, Scan};
use crate::extract::opening::words;
use crate::extract::phrase::FI;
use crate::extract::pronoun::{quantified, with_preposition};
use crate::extract::rank::{behind_time, is_definite};
use crate::extract::relative::thing_gender;
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Light, Particle, Roles, Word};
use crate::script::letters::*;
use crate::text::Document;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// So many words at most stand between a subject and the object behind it.
const FARTHEST_OBJECT: usize = 7;

/// Whether a negation stands at a token that only a verb of the present follows, alone or at the end of a phrase.
pub fn wants_present(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let negates = matches!(
        tagged.tag(at),
        Tag::Particle { class: Particle::Negation | Particle::Condition | Particle::Complementizer, .. }
    );
    let last = tagged.end(at).max(at + 1) - 1;
    let word = scan.document.folded(last);
    let word = word.strip_prefix(WAW).unwrap_or(word);
    use crate::extract::opening::{is_in_order_to, is_that_not, words};
    if !negates {
        return matches!(tagged.tag(at), Tag::Particle { class: Particle::Conjunction, .. })
            && (is_in_order_to(word) || last > at && is_infinitive_phrase(scan, at, last));
    }
    [words::LAM, words::LAN, words::LA].contains(&word) || is_that_not(scan.document.raw(last))
}

/// The army imposed a cordon: behind the one doer of a verb, an accusative that is written like what two did.
pub fn is_object_like(tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let dual = (verb.form.tense, verb.form.number) == (Tense::Past, Number::Dual);
    dual && verb.suffix.is_none()
        && verb.cut == Cut::default()
        && tagged.before(at).is_some_and(|b| match tagged.tag(b) {
            Tag::Noun(n) => {
                let noun = &tagged.nouns[n];
                let done = tagged.before(noun.first).is_some_and(|v| matches!(tagged.tag(v), Tag::Verb(_)));
                done && noun.number == Number::Singular && noun.who.len() == 1
            }
            _ => false,
        })
}

/// `A talk in which they discussed`: what two did, written like an accusative, before "in it" or "during it".
pub fn is_done_by_two(scan: &Scan<'_>, at: usize, end: usize, verb: &VerbTag) -> bool {
    const DURING: &str = "\u{062E}\u{0644}\u{0627}\u{0644}\u{0647}";
    let dual = (verb.form.tense, verb.form.number) == (Tense::Past, Number::Dual);
    dual && verb.suffix.is_none() && at + 1 < end && {
        let next = scan.document.folded(at + 1);
        next.starts_with(DURING) || with_preposition(next).is_some_and(|(prep, _)| prep == FI)
    }
}

/// "An attack hit", "an explosion shook", "an arrest took place": at the head of a sentence, before a deed that has no
/// article.
pub fn is_done_by_deed(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let past = verb.form.tense == Tense::Past && verb.suffix.is_none();
    let attack = |r: &Reading| match r.word {
        Word::Event { nominal, .. } => {
            r.cut == Cut::default() && scan.lexicon.nominals[nominal as usize].frame.note.violent
        }
        _ => false,
    };
    let strikes = |f: &u16| scan.lexicon.frames[*f as usize].note.weapon;
    // "Took place the arrest of": no doing of an arrest.
    let happens = scan.lexicon.verb_light[verb.verb as usize].contains(&Light::Passive);
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut == Cut::default();
    if past && happens && tagged.before(at).is_none() && at + 1 < tagged.last {
        return scan.document.readings(at + 1).list.iter().any(deed);
    }
    past && tagged.before(at).is_none()
        && at + 1 < tagged.last
        && scan.lexicon.verb_frames[verb.verb as usize].iter().any(strikes)
        && scan.document.readings(at + 1).list.iter().any(attack)
}

/// "Before that", "without that": the conjunction of several words from a token to another.
fn is_infinitive_phrase(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let words: Vec<&str> = (first..=last).map(|t| scan.document.folded(t)).collect();
    let phrase = words.join(" ");
    scan.lexicon.infinitives.contains(phrase.strip_prefix(WAW).unwrap_or(&phrase))
}

/// And pledged to: behind "and" a verb whose frames take the preposition that the next word begins with.
pub fn takes_letter(scan: &Scan<'_>, next: usize, verb: &VerbTag) -> bool {
    let frames = &scan.lexicon.verb_frames[verb.verb as usize];
    let taken = |letter: char| {
        let word = letter.to_string();
        frames.iter().any(|f| !scan.lexicon.frames[*f as usize].prep(&word).is_none())
    };
    verb.cut.conj == Some(WAW)
        && scan.document.readings(next).cuts.iter().any(|c| c.conj.is_none() && c.prep.is_some_and(taken))
}

/// So many words behind a verb of undergoing something it may stand.
const FARTHEST_DEED: usize = 8;

/// At the start of a clause: a verb if what follows can be its subject or object.
pub fn starts_like_verb(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    if verb.form.tense == Tense::Present
        && scan.document.folded(at)[verb.cut.skip()..].starts_with(TEH)
        && verb.form.gender == Gender::Feminine
    {
        // Verbal nouns of patterns V and VI look so; a feminine subject must follow.
        let Some(Tag::Noun(n)) = tagged.tags.get(at + 1 - tagged.first) else { return false };
        let noun = &tagged.nouns[*n];
        let plain = noun.cut == Cut::default();
        // Forces, planes: a plural of things goes with the feminine, whoever they are.
        let things = are_forces(scan, noun.first) || are_bodies(scan, noun.first);
        let light = !scan.lexicon.verb_light[verb.verb as usize].is_empty();
        return noun.gender == Gender::Feminine && plain
            || (noun.gender == Gender::Feminine || things)
                && noun.cut.is_bare()
                && light
                && brings_deed(scan, tagged, noun.last)
            || (noun.gender == Gender::Feminine || things)
                && noun.cut.is_bare()
                && fights_somebody(scan, tagged, verb, noun.last);
    }
    // Yesterday the residents went out: a time may stand between.
    let mut next_at = behind_time(scan, tagged, at + 1);
    if next_at < tagged.last && matches!(scan.document.tokens[next_at].kind, TokenKind::Quote | TokenKind::Open) {
        next_at += 1;
    }
    let Some(next) = tagged.tags.get(next_at - tagged.first) else { return false };
    match next {
        Tag::Noun(n) => tagged.nouns[*n].cut.conj.is_none(),
        // The minister's car came under fire; the killing of the youth aroused anger.
        Tag::Inside
            if undergoes(scan, verb)
                && !scan.document.raw(at).contains(ALEF_MADDA)
                && next_at + 1 < tagged.last
                && scan.document.tokens[next_at].kind == TokenKind::Word
                && scan.document.readings(next_at).list.iter().any(is_bare_noun)
                && (matches!(tagged.tag(next_at + 1), Tag::Noun(n) if tagged.nouns[n].cut.is_bare())
                    || is_definite(scan, next_at + 1)) =>
        {
            true
        }
        _ => {
            let n = next_at;
            n < tagged.last
                && scan.document.tokens[n].kind == TokenKind::Word
                && (scan.document.readings(n).cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none())
                    || shows_own(scan, n, verb)
                    || verb.form.tense == Tense::Past && takes_letter(scan, n, verb)
                    || undergoes(scan, verb) && comes_under(scan, tagged, n)
                    || scan.document.readings(n).list.iter().any(|r| {
                        matches!(
                            r.word,
                            Word::Title { .. }
                                | Word::Particle {
                                    class: Particle::Preposition
                                        | Particle::Complementizer
                                        | Particle::Quantifier
                                        | Particle::Pronoun,
                                    ..
                                }
                        )
                    }))
        }
    }
}

/// `and he expressed his support`, `and he urged his allies`: a light verb of the past before what is his, or one before
/// what shows the accusative.
fn shows_own(scan: &Scan<'_>, at: usize, verb: &VerbTag) -> bool {
    let his = |r: &Reading| {
        matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut == Cut::default() && r.pronoun().is_some()
    };
    let form = (verb.form.tense, verb.form.person, verb.suffix.is_none());
    let light = || !scan.lexicon.verb_light[verb.verb as usize].is_empty();
    let framed = || {
        verb.cut.conj.is_some()
            && verb.form.number == Number::Singular
            && !scan.lexicon.verb_frames[verb.verb as usize].is_empty()
    };
    form == (Tense::Past, Person::Third, true)
        && (crate::extract::agree::is_accusative_of_his(scan.document.folded(at))
            || framed() && is_indefinite_thing(scan, at)
            || light() && (scan.document.readings(at).list.iter().any(his) || is_indefinite_deed(scan, at)))
}

/// A noun without anything before it, which a genitive can follow.
fn is_bare_noun(reading: &Reading) -> bool {
    let noun = matches!(reading.word, Word::Event { .. } | Word::Masdar { .. } | Word::Common | Word::Head { .. });
    noun && reading.cut == Cut::default() && reading.suffix.is_none()
}

/// `The forces of X fight Y`: what could be a past of pattern VI before those who are feminine is the present of pattern III
/// that is written the same.
pub fn present_of_hers(
    scan: &Scan<'_>,
    tagged: &Tagged,
    list: &[Reading],
    at: usize,
    verb: &VerbTag,
) -> Option<VerbTag> {
    let his =
        (verb.form.tense, verb.form.gender, verb.form.number) == (Tense::Past, Gender::Masculine, Number::Singular);
    if !his || verb.suffix.is_some() || scan.lexicon.verbs[verb.verb as usize].form != "VI" {
        return None;
    }
    let noun = tagged.nouns.iter().find(|n| n.first == at + 1 && n.cut.is_bare())?;
    let hers = noun.gender == Gender::Feminine && noun.number == Number::Singular || are_forces(scan, noun.first);
    list.iter().find_map(|r| match r.word {
        Word::Verb { verb: of, form }
            if hers
                && (form.tense, form.person, form.gender, form.number)
                    == (Tense::Present, Person::Third, Gender::Feminine, Number::Singular)
                && !form.passive
                && r.cut == verb.cut
                && r.suffix.is_none()
                && scan.lexicon.verbs[of as usize].form == "III" =>
        {
            let present = VerbTag { verb: of, form, cut: r.cut, suffix: None };
            fights_somebody(scan, tagged, &present, noun.last).then_some(present)
        }
        _ => None,
    })
}

/// `The government (that is) recognised fights X`: whether a verb that is done to somebody has one behind its subject, whom
/// nothing governs. Those who fight one another stand behind "between" or "with".
fn fights_somebody(scan: &Scan<'_>, tagged: &Tagged, verb: &VerbTag, behind: usize) -> bool {
    let acts = |f: &u16| {
        let frame = &scan.lexicon.frames[*f as usize];
        frame.subject.has(Roles::SOURCE) && frame.object.has(Roles::TARGET)
    };
    // The government opposes the law: nothing masculine with the article describes her.
    let thing = || {
        behind < tagged.last
            && scan.has_article(behind)
            && scan.document.readings(behind).cuts.iter().any(|c| c.article && c.is_bare())
            && !scan.document.raw(behind).ends_with(TEH_MARBUTA)
    };
    let governed = |t: usize| scan.is_particle(t, Particle::Preposition) || scan.has_article(t) && t < behind;
    let free = |n: &Noun| n.cut.is_bare() && !n.place && (n.first == behind || !governed(n.first - 1));
    scan.lexicon.verbs[verb.verb as usize].form == "III"
        && scan.lexicon.verb_frames[verb.verb as usize].iter().any(acts)
        && verb.suffix.is_none()
        && (tagged.nouns.iter().filter(|n| n.first >= behind && n.first < behind + FARTHEST_OBJECT).any(free)
            || thing())
}

/// `The forces continue shelling`: a verbal noun that nothing governs stands behind the subject.
fn brings_deed(scan: &Scan<'_>, tagged: &Tagged, behind: usize) -> bool {
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut == Cut::default();
    behind < tagged.last && scan.document.readings(behind).list.iter().any(deed)
}

/// A verb of undergoing what the noun behind it tells: to come under attack.
fn undergoes(scan: &Scan<'_>, verb: &VerbTag) -> bool {
    verb.form.tense == Tense::Past && scan.lexicon.verb_light[verb.verb as usize].contains(&Light::Target)
}

/// `A camp of the army (came) under an attack`: a deed behind l among the words that follow, up to the first mark.
fn comes_under(scan: &Scan<'_>, tagged: &Tagged, from: usize) -> bool {
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. }) && r.cut.prep == Some(LAM) && r.cut.conj.is_none();
    (from..tagged.last.min(from + FARTHEST_DEED))
        .take_while(|t| scan.document.tokens[*t].kind == TokenKind::Word)
        .any(|t| scan.document.readings(t).list.iter().any(deed))
}

/// The participle of a verb that ends in a weak letter loses it, and then looks like many a past verb: "he said" is no
/// "frying".
pub fn is_weak_participle(scan: &Scan<'_>, verb: &VerbTag, nominal: &Tag) -> bool {
    let Tag::Active { verb: of, cut, accusative: false, .. } = *nominal else { return false };
    let weak = |v: u16| {
        let root = &scan.lexicon.verbs[v as usize].root;
        root.ends_with(YEH) || root.ends_with(WAW)
    };
    let doubled = |v: u16| {
        let mut root = scan.lexicon.verbs[v as usize].root.chars().skip(1);
        root.next() == root.next() && !scan.lexicon.verb_speech[verb.verb as usize].is_empty()
    };
    let past = verb.form.tense == Tense::Past && !cut.article && cut.prep.is_none();
    past && (of == verb.verb || weak(of) || doubled(of))
}

/// An indefinite adjective of an event without the article, perhaps behind another.
pub fn describes_deed(tagged: &Tagged, at: usize) -> bool {
    let described = |t: &usize| match tagged.tag(*t) {
        Tag::Plain { cut } | Tag::Nisba { cut, .. } => cut == Cut::default(),
        _ => false,
    };
    let mut back = std::iter::successors(Some(at), |t| tagged.before(*t)).take(4).skip_while(described);
    back.next().is_some_and(|t| matches!(tagged.tag(t), Tag::Event { cut, suffix: None, .. } if !cut.article))
}

/// So many words at most stand between the head of a clause and its verb.
const SUBJECT_WITHIN: usize = 10;

/// `that the new policy constitutes`: behind a definite word that ends the feminine noun phrase with which a clause
/// begins. Nothing indefinite goes on with that phrase.
pub fn is_behind_her_phrase(document: &Document<'_>, tagged: &Tagged, at: usize) -> bool {
    // That the statements of X constitute: somebody in the genitive, too.
    let genitive = |n: usize| {
        let before = tagged.before(tagged.nouns[n].first).map(|b| tagged.tag(b));
        tagged.nouns[n].cut.is_bare() && before.and_then(|t| t.nominal_cut()).is_some_and(|c| !c.article && c.is_bare())
    };
    let definite = |b: &usize| match tagged.tag(*b) {
        Tag::Noun(n) => genitive(n),
        tag => tag.nominal_cut().is_some_and(|c| c.article && c.is_bare()),
    };
    let Some(mut head) = tagged.before(at).filter(definite) else { return false };
    for _ in 0..SUBJECT_WITHIN {
        let Some(b) = tagged.before(head) else { return is_her_head(document, tagged, head) };
        match tagged.tag(b) {
            Tag::Particle { class: Particle::Complementizer, suffix: None, .. } => {
                return is_her_head(document, tagged, head);
            }
            Tag::Particle { class: Particle::Preposition, suffix: None, .. } => {}
            Tag::Particle { .. } | Tag::Verb(_) | Tag::Mark(_) | Tag::Attribution { .. } => return false,
            _ => {}
        }
        head = b;
    }
    false
}

/// A feminine nominal without a preposition, or several things.
fn is_her_head(document: &Document<'_>, tagged: &Tagged, at: usize) -> bool {
    match tagged.tag(at) {
        Tag::Noun(noun) => tagged.nouns[noun].cut.is_bare() && tagged.nouns[noun].gender == Gender::Feminine,
        tag => {
            tag.nominal_cut().is_some_and(|c| c.is_bare())
                && thing_gender(document, tagged, at) == Some(Gender::Feminine)
        }
    }
}

/// The form of a present that tells of her, with nothing cut off.
pub fn tells_of_her(verb: &VerbTag) -> bool {
    let form = (verb.form.tense, verb.form.person, verb.form.number, verb.form.gender);
    form == (Tense::Present, Person::Third, Number::Singular, Gender::Feminine) && verb.cut == Cut::default()
}

/// `during the meeting Kerry asked`: behind the prepositional phrase that opens a sentence, a past verb before whoever did
/// it. A verbal noun there would need something that governs it, or be what "among them" tells of.
pub fn follows_adverbial(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let doer = |n: usize| tagged.nouns[n].cut.is_bare() && !tagged.nouns[n].place;
    let one = (verb.form.tense, verb.form.number) == (Tense::Past, Number::Singular) && verb.suffix.is_none();
    if !one || at + 1 >= tagged.last || !matches!(tagged.tag(at + 1), Tag::Noun(n) if doer(n)) {
        return false;
    }
    let mut t = at;
    while let Some(before) = tagged.before(t) {
        match tagged.tag(before) {
            Tag::Particle { class: Particle::Preposition, .. } => {
                if tagged.before(before).is_none_or(|b| matches!(tagged.tag(b), Tag::Mark(_))) {
                    return !scan.document.folded(before).ends_with(MIN);
                }
            }
            // During a visit to the capital.
            Tag::Noun(n) if tagged.nouns[n].place || tagged.nouns[n].cut.prep.is_some() => {}
            Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. } | Tag::Nisba { .. } | Tag::Adjective { .. } => {}
            _ => return false,
        }
        t = before;
    }
    false
}

/// `Some of them demanded`: what is written like a participle ("a student") is what they did.
pub fn is_some_of_them(scan: &Scan<'_>, before: usize, nominal: &Tag) -> bool {
    matches!(nominal, Tag::Active { .. }) && quantified(scan.document.folded(before)).is_some()
}

/// "It can (not) be that", "it must be that": a verb follows.
pub fn may_be(tag: &Tag) -> bool {
    use Particle::{Ban, Duty, Modal, Unlikely};
    matches!(tag, Tag::Particle { class: Modal | Unlikely | Duty | Ban, .. })
}

/// `a long meeting (that) brought him together with X`: behind an indefinite event, a verb that only events have for
/// subject, with a pronoun and the company that it asks for. Of what somebody holds the parties stand behind "with" in any
/// case.
pub fn gathers_him(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let third = verb.suffix.is_some_and(|s| s.person == Person::Third);
    if !third || verb.cut != Cut::default() || !crate::extract::control::gathers(scan, verb.verb) {
        return false;
    }
    let adjective = |b: &usize| matches!(tagged.tag(*b), Tag::Plain { cut } if !cut.article);
    let before = tagged.before(at);
    let event = before.filter(adjective).map_or(before, |b| tagged.before(b));
    let meeting = |t: &usize| matches!(tagged.tag(*t), Tag::Event { cut, suffix: None, .. } if !cut.article);
    let Some(event) = event.filter(meeting) else { return false };
    let led_to = || {
        let brings = |b: usize| matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. });
        tagged.before(event).is_some_and(brings)
    };
    let with = at + 1 < tagged.last && scan.document.readings(at + 1).cuts.iter().any(|c| c.prep == Some(BEH));
    with || at + 1 < tagged.last && scan.is_particle(at + 1, Particle::Preposition) && led_to()
}

/// `X, the star of Y,`: behind the comma before which nothing but a verb and its subject stands, a word that can be a noun
/// tells who the subject is.
pub fn is_apposed(scan: &Scan<'_>, tagged: &Tagged, comma: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let subject = tagged.before(comma).and_then(|b| match tagged.tag(b) {
        Tag::Noun(n) if tagged.end(b) == comma => Some(n),
        _ => None,
    });
    let person =
        |n: &usize| tagged.nouns[*n].who.iter().all(|r| scan.entities.get(r.entity).kind == crate::claim::Kind::Person);
    let told = subject.filter(person).and_then(|n| tagged.before(tagged.nouns[n].first));
    verb.cut == Cut::default()
        && verb.form.tense == Tense::Past
        && matches!(nominal, Tag::Plain { .. } | Tag::Active { .. })
        && told.is_some_and(|t| matches!(tagged.tag(t), Tag::Verb(_)))
}

/// "That a teacher was killed and six were wounded": a verbal noun without a genitive is not right before "and" with a word
/// that is nothing but a verb of the past.
pub fn is_before_verb_joined(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let bare = matches!(nominal, Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. }
        if *cut == Cut::default());
    let past =
        |r: &Reading| matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Past) && r.cut.conj == Some(WAW);
    let list = || &scan.document.readings(at + 1).list;
    bare && verb.form.tense == Tense::Past
        && verb.cut == Cut::default()
        && !scan.document.folded(at).ends_with(ALEF)
        && tagged.before(at).is_some_and(|b| matches!(tagged.tag(b), Tag::Noun(_) | Tag::When(_)))
        && at + 1 < tagged.last
        && !list().is_empty()
        && list().iter().all(past)
}

/// `An attack (that was) laid to X`: behind a noun without the article, right before the preposition without which the
/// verb's passive says nothing.
pub fn is_laid_to(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let bare = |tag: &Tag| matches!(tag, Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } if !cut.article && cut.conj.is_none());
    let needs = |f: &u16| {
        let frame = &scan.lexicon.frames[*f as usize];
        frame.subject.is_none() && frame.note.needs.iter().any(|need| need == scan.document.folded(at + 1))
    };
    bare(nominal)
        && verb.form.tense == Tense::Past
        && verb.cut == Cut::default()
        && at + 1 < tagged.last
        && tagged.before(at).is_some_and(|b| bare(&tagged.tag(b)))
        && scan.lexicon.verb_frames[verb.verb as usize].iter().any(needs)
}

/// "After" and "when" in the forms that only a verb follows.
pub fn wants_verb(scan: &Scan<'_>, at: usize) -> bool {
    const AFTER: &str = "\u{0628}\u{0639}\u{062F}\u{0645}\u{0627}";
    const WHEN: &str = "\u{0639}\u{0646}\u{062F}\u{0645}\u{0627}";
    const THE_TIME: &str = "\u{062D}\u{064A}\u{0646}\u{0645}\u{0627}";
    // "After that", "since that" as two words.
    const BEFORE_THAT: [&str; 2] = ["\u{0628}\u{0639}\u{062F}", "\u{0645}\u{0646}\u{0630}"];
    let word = |t: usize| scan.document.folded(t).trim_start_matches([WAW, FEH]);
    let that = || word(at) == words::AN && at > 0 && BEFORE_THAT.contains(&word(at - 1));
    [AFTER, WHEN, THE_TIME].contains(&word(at)) || that() || is_since_verb(scan, at)
}

/// "Since they entered": right before a verb of the past that is no verbal noun, and no time.
pub fn is_since_verb(scan: &Scan<'_>, at: usize) -> bool {
    const SINCE: &str = "\u{0645}\u{0646}\u{0630}";
    if scan.document.folded(at).trim_start_matches([WAW, FEH]) != SINCE || at + 1 >= scan.document.tokens.len() {
        return false;
    }
    let readings = scan.document.readings(at + 1);
    let past = |r: &Reading| matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Past);
    let other = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. } | Word::Particle { .. });
    !readings.time && readings.list.iter().any(past) && !readings.list.iter().any(other)
}

/// A verb whose every frame goes without an object.
pub fn takes_no_object(scan: &Scan<'_>, verb: u16) -> bool {
    let lexicon = scan.lexicon;
    let frames = &lexicon.verb_frames[verb as usize];
    !frames.is_empty()
        && frames.iter().all(|f| lexicon.frames[*f as usize].object.is_none())
        && lexicon.verb_light[verb as usize].is_empty()
}

/// `Tension between X and Y`: a deed of two sides, written like a verb of the past, right before "between".
pub fn is_between_sides(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let Tag::Event { nominal, suffix: None, .. } = *nominal else { return false };
    let form = (verb.form.tense, verb.form.gender, verb.form.number);
    form == (Tense::Past, Gender::Masculine, Number::Singular)
        && verb.suffix.is_none()
        && at + 1 < tagged.last
        && scan.document.folded(at + 1) == BAYNA
        && scan.lexicon.nominals[nominal as usize].frame.prep(BAYNA).has(Roles::PARTY)
}
