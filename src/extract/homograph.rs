//! Words that are written like others: a noun of people or a verb, a verbal noun with its genitive or a verb.

use crate::claim::{ClaimType, Kind};
use crate::extract::around::MIN;
use crate::extract::matching;
use crate::extract::noun::{Noun, Scan};
use crate::extract::opening::pronoun_of;
use crate::extract::pronoun::with_preposition;
use crate::extract::rank::{best_verb, governs_unnamed, is_definite, takes_object_behind};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::extract::unlike::predicated;
use crate::extract::verbal::{clause_has_verb, is_bare_common, is_qad};
use crate::extract::verblike::{gathers_him, takes_letter};
use crate::lexicon::Lexicon;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Frame, Particle, Phrase, Word};
use crate::script::letters::{ALEF, BEH, HEH, LAM, TEH, TEH_MARBUTA, THAL, YEH};
use crate::text::Document;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// The object of an idiom stands no farther behind its verb.
const LONGEST_IDIOM: usize = 8;

/// The ending of a sound plural that is no subject.
const OBLIQUE: &str = "\u{064A}\u{0646}";

impl Scan<'_> {
    /// "Presence" is written like "and Joud": an ordinary word that begins with "and" is one word.
    pub fn is_whole_word(&self, at: usize, reading: &Reading) -> bool {
        let ordinary = |r: &Reading| {
            r.cut == Cut::default() && matches!(r.word, Word::Common | Word::Masdar { .. } | Word::Event { .. })
        };
        reading.cut.conj.is_some() && self.document.readings(at).list.iter().any(ordinary)
    }

    /// Whether the word can only be a finite verb, or stands where one does.
    pub fn is_verb_here(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        let verb = |r: &&Reading| matches!(r.word, Word::Verb { form, .. } if !crate::extract::rank::is_rare(&form));
        let verbs = list.iter().filter(verb).count();
        let parts = list.iter().filter(|r| matches!(r.word, Word::Family(_) | Word::Site(_) | Word::Purpose)).count();
        verbs > 0 && verbs + parts == list.len()
    }

    /// Whether a noun phrase of one word for people is what is said of whoever stands before it: opposed to, in favour of.
    pub fn is_predicate(&self, noun: &Noun, before: Option<&Noun>, end: usize) -> bool {
        let people = noun.last == noun.first + 1
            && noun.cut == Cut::default()
            && self.document.readings(noun.first).list.iter().any(|r| matches!(r.word, Word::Adjective { .. }));
        people && {
            let actor =
                |b: &Noun| b.last == noun.first && b.who.iter().all(|r| self.entities.get(r.entity).actor.is_some());
            predicated(self, noun.first, end, || before.is_some_and(actor)).is_some()
        }
    }

    /// Flags written like the media: in the accusative, or with the adjective of a plural of things.
    pub fn are_flags(&self, at: usize, end: usize) -> bool {
        let of_things = at + 1 < end
            && self.document.raw(at + 1).ends_with(TEH_MARBUTA)
            && self.document.readings(at + 1).cuts.iter().any(|c| c.is_bare() && c.article);
        of_things || self.document.folded(at).ends_with(ALEF)
    }
}

/// The 28 states: the article alone, before a number, is written like a verb.
fn is_article_of_number(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let article = scan.document.folded(at).strip_suffix(LAM).is_some_and(|rest| rest.ends_with(ALEF));
    article
        && scan.document.folded(at).chars().count() <= 3
        && at + 1 < tagged.last
        && scan.document.tokens[at + 1].kind == TokenKind::Number
}

/// `A silent quarrel between`, `its full solidarity with`: an everyday word behind an event, definite like it, before a
/// preposition: no verb of the past, whose subject would follow.
fn describes_event(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    if verb.suffix.is_some() || verb.form.tense != Tense::Past || verb.cut.conj.is_some() {
        return false;
    }
    let definite = match tagged.before(at).map(|b| tagged.tag(b)) {
        Some(Tag::Event { cut, suffix, .. }) => cut.article || suffix.is_some(),
        _ => return false,
    };
    // What a masculine event did would be no feminine verb.
    let hers = verb.form.gender == Gender::Feminine
        && tagged.before(at).is_some_and(|b| !scan.document.raw(b).ends_with([TEH_MARBUTA, TEH]));
    let common = |r: &Reading| r.word == Word::Common && r.cut.is_bare() && r.cut.article == definite;
    (definite || hers)
        && at + 1 < tagged.last
        && scan.is_particle(at + 1, Particle::Preposition)
        && scan.document.readings(at).list.iter().any(common)
}

/// "Share", "technical" are written like "we hit", "he met me", and "his family" like "she captured him": an everyday word
/// with these letters is likelier, unless "who" stands before it or who did it behind.
pub fn is_common_word(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    if is_article_of_number(scan, tagged, at) {
        return true;
    }
    if describes_event(scan, tagged, at, verb) {
        return true;
    }
    let first = verb.form.person == Person::First || verb.suffix.is_some_and(|s| s.person == Person::First);
    if !first && verb.suffix.is_none() || gathers_him(scan, tagged, at, verb) {
        return false;
    }
    // "And she demanded of him to" is written like "and his student".
    if !first && verb.form.tense == Tense::Past && at + 1 < tagged.last && takes_letter(scan, at + 1, verb) {
        return false;
    }
    // "More", "less" are written like what I do much of.
    if verb.suffix.is_none() && scan.lexicon.elatives.contains(scan.document.folded(at)) {
        return true;
    }
    let followed =
        matches!(tagged.tags.get(at + 1 - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut.is_bare());
    // X opposed him: a thing of the feminine has its dots.
    if verb.suffix.is_some() && followed && scan.document.raw(at).ends_with(HEH) {
        return false;
    }
    let hers = verb.suffix.is_some()
        && verb.form.tense == Tense::Past
        && verb.form.gender == Gender::Feminine
        && verb.form.number == Number::Singular
        // Sanctions that Moscow condemned: whoever did it follows.
        && !followed;
    let alike = |r: &Reading| {
        let whole = (first || verb.suffix.is_some() && r.cut.conj == verb.cut.conj) && r.suffix.is_none();
        r.word == Word::Common && (whole || hers && r.suffix == verb.suffix && r.cut.conj == verb.cut.conj)
    };
    let who = |b: usize| matches!(tagged.tag(b), Tag::Particle { class: Particle::Relative, .. });
    scan.document.readings(at).list.iter().any(alike) && !tagged.before(at).is_some_and(who)
}

/// "Had imposed sanctions": the first word of what is mostly a noun and its genitive is the clause's verb.
pub fn is_told_by_verb(scan: &Scan<'_>, tagged: &Tagged, at: usize, cut: Cut) -> bool {
    let Some(before) = tagged.before(at).filter(|_| cut == Cut::default()) else { return false };
    let list = &scan.document.readings(at).list;
    let Some(verb) = best_verb(scan, tagged, at, list, false) else { return false };
    let past = verb.form.tense == Tense::Past && verb.cut.skip() == 0 && verb.suffix.is_none();
    past && match tagged.tag(before) {
        Tag::Particle { .. } => is_qad(scan, before),
        Tag::Noun(n) => {
            let noun = &tagged.nouns[n];
            noun.cut.prep.is_none()
                && noun.who.len() == 1
                && (noun.gender == verb.form.gender
                    || noun.place && scan.entities.allows(noun.who[0].entity, verb.form.gender))
                && !clause_has_verb(tagged, before)
                && !is_bare_common(scan, tagged, before)
                && !follows_verbal_noun(tagged, before)
        }
        _ => false,
    }
}

/// A verbal noun right before: its doer stands behind it, and then what he does.
fn follows_verbal_noun(tagged: &Tagged, at: usize) -> bool {
    tagged.before(at).is_some_and(|b| {
        !matches!(
            tagged.tag(b),
            Tag::Particle { class: Particle::Complementizer | Particle::Conjunction | Particle::Auxiliary, .. }
                | Tag::Mark(_)
        )
    })
}

/// "That she", "but it": the pronoun of a feminine on the particle right before a word.
pub fn has_her_before(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let particle = |b: &usize| {
        matches!(tagged.tag(*b), Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. })
    };
    let pronoun = tagged.before(at).filter(particle).and_then(|b| pronoun_of(scan.document.folded(b)));
    pronoun.is_some_and(|s| (s.gender, s.number) == (Gender::Feminine, Number::Singular))
}

/// `the forces which fight`: behind the "which" of a feminine, unless a pronoun takes her up (which he spoke of).
pub fn is_told_of_which(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let which = |b: &usize| {
        matches!(tagged.tag(*b), Tag::Particle { class: Particle::Relative, .. })
            && scan.document.folded(*b).chars().rev().take(3).eq([YEH, TEH, LAM])
    };
    let taken_up = |t: usize| with_preposition(scan.document.folded(t)).is_some();
    tagged.before(at).filter(which).is_some() && !(at + 1 < tagged.last && taken_up(at + 1))
}

/// "Who (one man) had threatened": what he did is no feminine present.
pub fn is_told_of_whom(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let who = |b: usize| scan.document.folded(b).chars().rev().take(3).eq([YEH, THAL, LAM]);
    let helps = |b: &usize| matches!(tagged.tag(*b), Tag::Particle { class: Particle::Auxiliary, .. });
    let had = tagged.before(at).filter(|b| is_qad(scan, *b)).and_then(|b| tagged.before(b)).filter(helps);
    let relative = had.and_then(|b| tagged.before(b));
    relative.is_some_and(|b| matches!(tagged.tag(b), Tag::Particle { class: Particle::Relative, .. }) && who(b))
}

/// Whether whoever stands right before a word is feminine: of the forms that share its letters, the feminine present is
/// meant.
pub fn has_feminine_before(tagged: &Tagged, at: usize) -> bool {
    let feminine = |n: usize| tagged.nouns[n].gender == Gender::Feminine && tagged.nouns[n].cut.prep.is_none();
    tagged.before(at).is_some_and(|b| matches!(tagged.tag(b), Tag::Noun(n) if feminine(n)))
}

/// The same, or a deed without the article: a summit (that) brings together.
pub fn is_behind_feminine(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let deed = |b: usize| {
        matches!(tagged.tag(b), Tag::Event { cut, suffix: None, .. } if !cut.article)
            && scan.document.raw(b).ends_with(TEH_MARBUTA)
    };
    has_feminine_before(tagged, at) || tagged.before(at).is_some_and(deed)
}

/// `X criticised Y, demanding that …`: a participle that is written like a verbal noun or an adjective, behind a comma,
/// before whom or what it is directed at: in the accusative, or feminine in a sentence with a feminine verb.
pub fn hal(scan: &Scan<'_>, tagged: &Tagged, at: usize, cut: Cut) -> Option<Tag> {
    let participle = |r: &Reading| matches!(r.word, Word::Active { .. }) && r.cut == cut;
    if !scan.document.readings(at).list.iter().any(participle) {
        return None;
    }
    let comma = tagged.before(at).is_some_and(|b| tagged.tag(b).is_mark(TokenKind::Comma));
    // Defended the decision, criticising the report: no adjective of what is definite.
    let behind_definite = || {
        tagged.before(at).is_some_and(|b| match tagged.tag(b) {
            Tag::Noun(n) => tagged.nouns[n].number != Number::Singular || tagged.nouns[n].last == at,
            tag => tag.nominal_cut().is_some_and(|c| c.article),
        })
    };
    if cut.article || cut.prep.is_some() || at + 1 >= tagged.last || !comma && cut.conj.is_none() && !behind_definite()
    {
        return None;
    }
    let told = |gender: Option<Gender>| {
        (tagged.first..at).any(|t| {
            matches!(tagged.tag(t), Tag::Verb(v) if v.form.number == Number::Singular && gender.is_none_or(|g| v.form.gender == g))
        })
    };
    let directed = match tagged.tags.get(at + 1 - tagged.first) {
        Some(Tag::Noun(n)) => tagged.nouns[*n].cut.conj.is_none(),
        _ => scan.document.folded(at + 1).starts_with(BEH),
    };
    let construct =
        matches!(tagged.tags.get(at + 2 - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut.is_bare());
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut == Cut::default();
    let brings = directed
        || construct
        || scan.is_particle(at + 1, Particle::Preposition)
        || is_definite(scan, at + 1)
        || scan.document.readings(at + 1).list.iter().any(deed)
        || governs_unnamed(scan, tagged.last, at);
    scan.document.readings(at).list.iter().find_map(|r| match r.word {
        Word::Active { verb, gender, number } if r.cut == cut && r.pronoun().is_none() => {
            let frames = !scan.lexicon.verb_frames[verb as usize].is_empty();
            let accusative = match number {
                Number::Singular => r.is_accusative(),
                _ => (comma || behind_definite()) && scan.document.folded(at).ends_with(OBLIQUE),
            };
            let masculine = gender == Gender::Masculine && accusative && frames && brings && told(None);
            // "Its demand" is written like "demanding".
            let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut == cut;
            let apart =
                || comma || cut.is_bare() && behind_definite() && !scan.document.readings(at).list.iter().any(deed);
            // "Refusing any halt", "criticising the policy": an adjective takes no object.
            let governs = || takes_object_behind(scan, at, cut, verb);
            let feminine =
                gender == Gender::Feminine && number == Number::Singular && (directed || governs()) && apart();
            (masculine || feminine && told(Some(gender))).then_some(Tag::Active {
                verb,
                cut,
                gender,
                number,
                accusative: true,
            })
        }
        _ => None,
    })
}

/// The word before `next` is "who": a verb of the present stands behind it.
pub fn is_who(scan: &Scan<'_>, next: usize, end: usize) -> bool {
    let present = |r: &Reading| matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Present);
    next < end
        && scan.document.folded(next - 1) == MIN
        && scan.document.folded(next).starts_with(YEH)
        && scan.document.readings(next).list.first().is_some_and(present)
}

/// `X's support for Y`: an event noun that is written like a past verb, with its doer behind it and then, behind l, whom
/// it was done to, where the verb would take him without.
pub fn helps_behind_lam(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let Tag::Event { nominal, suffix: None, .. } = *nominal else { return false };
    let lexicon = scan.lexicon;
    let lam = LAM.to_string();
    let plain = verb.suffix.is_none() && verb.form.tense == Tense::Past;
    let Some(doer) = tagged.nouns.iter().find(|n| n.first == at + 1 && n.cut.is_bare()).filter(|_| plain) else {
        return false;
    };
    // Whoever is "loyal to X" goes on behind l himself, and so does a member of X who was killed.
    let article_of_participle = |t: usize| {
        scan.document.readings(t).list.iter().any(|r| matches!(r.word, Word::Active { .. }) && r.cut.article)
    };
    let violent = |f: &u16| lexicon.frames[*f as usize].note.violent;
    let nobody = scan.entities.get(doer.who[0].entity).kind == Kind::Unnamed;
    if (doer.first..doer.last).any(article_of_participle)
        || nobody && lexicon.verb_frames[verb.verb as usize].iter().any(violent)
    {
        return false;
    }
    let goes_without =
        |f: &u16| lexicon.frames[*f as usize].prep(&lam).is_none() && !lexicon.frames[*f as usize].object.is_none();
    let told = |f: &&u16| !lexicon.frames[**f as usize].note.idle;
    let behind = tagged.nouns.iter().any(|n| n.first == doer.last && n.cut.prep == Some(LAM) && n.cut.conj.is_none());
    behind
        && !lexicon.nominals[nominal as usize].frame.prep(&lam).is_none()
        && lexicon.verb_light[verb.verb as usize].is_empty()
        && !lexicon.verb_frames[verb.verb as usize].is_empty()
        && lexicon.verb_frames[verb.verb as usize].iter().filter(told).all(goes_without)
}

/// `to threaten X`, of a feminine subject, is written like the verbal noun of pattern V behind "for": of a verb that tells
/// nothing by itself.
pub fn is_in_order(scan: &Scan<'_>, verb: &VerbTag, nominal: &Tag) -> bool {
    let Tag::Masdar { verb: of, cut, suffix: None } = *nominal else { return false };
    let lexicon = scan.lexicon;
    let told = |v: u16| !lexicon.verb_frames[v as usize].is_empty() || !lexicon.verb_light[v as usize].is_empty();
    cut.prep == Some(LAM)
        && verb.cut == cut
        && verb.form.tense == Tense::Present
        && of != verb.verb
        && !told(of)
        && (told(verb.verb) || !lexicon.verb_speech[verb.verb as usize].is_empty())
}

/// Whether a verb that can also be an auxiliary tells something by itself: it has a frame, and no other verb follows.
pub fn begins(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let lexicon = scan.lexicon;
    let near = |f: &Frame| {
        let is = |t: usize| {
            let stem = |c: &Cut| &scan.document.folded(t)[c.skip()..];
            let cuts = &scan.document.readings(t).cuts;
            cuts.iter().any(|c| f.note.object.near(stem(c)).any(|l| stem(c).starts_with(l)))
        };
        f.note.object.is_empty() || (at + 1..tagged.last.min(at + LONGEST_IDIOM)).any(is)
    };
    // "Was not" is written like "harbours", which has its own objects.
    let known = !lexicon.verb_light[verb.verb as usize].is_empty()
        || lexicon.verb_frames[verb.verb as usize].iter().any(|f| near(&lexicon.frames[*f as usize]));
    let present = |r: &Reading| matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Present);
    let verbal = |r: &Reading| matches!(r.word, Word::Verb { .. });
    let chained = || {
        let next = &scan.document.readings(at + 1).list;
        next.first().is_some_and(present) || is_qad(scan, at) && next.iter().any(verbal)
    };
    // About a thousand people are no verb of the present.
    known && !(at + 1 < tagged.last && chained() && !scan.begins_number(at + 1, tagged.last))
}

/// A time right behind a verb's own subject.
pub fn is_told_when(tagged: &Tagged, when: usize) -> bool {
    tagged.before(when).is_some_and(|b| {
        matches!(tagged.tag(b), Tag::Noun(n) if tagged.nouns[n].cut.is_bare())
            && tagged.before(b).is_some_and(|v| matches!(tagged.tag(v), Tag::Verb(_)))
    })
}

/// A body or people with a pronoun, right behind "that" or where a clause begins: it acts.
pub fn opens_with_owned(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let owned = |r: &Reading| {
        matches!(r.word, Word::Head { .. } | Word::Agent { .. }) && r.pronoun().is_some() && r.cut.prep.is_none()
    };
    let opens = |b: usize| {
        matches!(
            tagged.tag(b),
            Tag::Mark(_) | Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. }
        )
    };
    tagged.before(at).is_none_or(opens) && scan.document.readings(at).list.iter().any(owned)
}

/// "A meeting discussed", "a conference demanded": a verb of the past that opens a sentence before a gathering.
pub fn is_met(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let lexicon = scan.lexicon;
    let consults = |f: &u16| lexicon.frames[*f as usize].kind == ClaimType::Consult;
    let told = matches!(nominal, Tag::Active { .. }) || lexicon.verb_frames[verb.verb as usize].iter().any(consults);
    verb.form.tense == Tense::Past
        && told
        && at + 1 < tagged.last
        && matching::among(scan.document, lexicon, at + 1, tagged.last, Kinds::ATTITUDE)
            .iter()
            .any(|m| matches!(m.what, Phrase::Attitude { attitude: Attitude::Gathering }) && m.cut.is_bare())
}

/// Words in which somebody speaks or demands: a statement, a report, a resolution.
pub fn is_document(document: &Document<'_>, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    let found = matching::among(document, lexicon, at, end, Kinds::ATTITUDE);
    found.iter().any(|m| matches!(m.what, Phrase::Attitude { attitude: Attitude::Document | Attitude::Decree }))
}

/// "A hostile act": several words that judge begin here, so that the first of them is a noun.
pub fn opens_verdict(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let judges = |m: &matching::Match| {
        let words = m.last > at + 1 && m.cut == Cut::default();
        words && matches!(m.what, Phrase::Attitude { attitude: Attitude::Fault | Attitude::Merit | Attitude::Refused })
    };
    scan.document.readings(at).kinds.has(Kinds::ATTITUDE)
        && matching::among(scan.document, scan.lexicon, at, tagged.last, Kinds::ATTITUDE).iter().any(judges)
}

/// "As for", folded.
const AS_FOR: &str = "\u{0627}\u{0645}\u{0627}";

/// Whether "as for X" stands before a token, with no verb between.
pub fn is_behind_as_for(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    const FARTHEST: usize = 12;
    let before = |t: &usize| tagged.before(*t);
    let near = std::iter::successors(tagged.before(at), before).take(FARTHEST);
    let mut near = near.take_while(|t| !matches!(tagged.tag(*t), Tag::Verb(_) | Tag::Mark(TokenKind::Stop)));
    near.any(|t| matches!(tagged.tag(t), Tag::Particle { .. }) && scan.document.folded(t) == AS_FOR)
}

impl Scan<'_> {
    /// "The Houthis and Salih in": a name that is written like a verb which is nothing without whom it is done to, with
    /// nobody behind it.
    pub fn is_name_like_verb(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        let needs = |r: &Reading| match r.word {
            Word::Verb { verb, .. } => {
                let frames = &self.lexicon.verb_frames[verb as usize];
                !frames.is_empty() && frames.iter().all(|f| self.lexicon.frames[*f as usize].note.actor_object)
            }
            _ => false,
        };
        let name = |r: &Reading| matches!(r.word, Word::Given | Word::Family(_));
        let verb = |r: &&Reading| matches!(r.word, Word::Verb { .. });
        let next = at + 1;
        list.iter().any(name)
            && list.iter().any(needs)
            && list.iter().filter(verb).all(needs)
            && next < self.document.tokens.len()
            && (!self.is_word(next) || self.is_particle(next, Particle::Preposition))
    }
}

/// "(Clashes) and shelling by (l) the regime's forces": somebody behind l.
pub fn is_by_somebody(tagged: &Tagged, at: usize) -> bool {
    matches!(tagged.tags.get(at - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut.prep == Some(LAM))
}
