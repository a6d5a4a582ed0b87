//! The choice between a verb and a noun or participle that one word can be, in steps: by its own form, by what is cut off it,
//! by what stands before it.

use crate::extract::homograph::{self, has_feminine_before, helps_behind_lam, is_in_order, is_met, opens_with_owned};
use crate::extract::indefinite::tells_of_indefinite;
use crate::extract::joined::{
    self, are_joined, carries_next, goes_on_of_two, goes_on_with_deed, in_order_to, is_deed_beside,
};
use crate::extract::noun::Scan;
use crate::extract::opening::words;
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::extract::valence::ANY;
use crate::extract::verbal::{
    clause_has_verb, is_bare_common, is_before_oblique, is_behind_beginning, is_infinitive, is_qad, is_up_to,
};
use crate::extract::verblike::{
    describes_deed, follows_adverbial, gathers_him, is_apposed, is_before_verb_joined, is_behind_her_phrase,
    is_between_sides, is_done_by_deed, is_laid_to, is_some_of_them, is_weak_participle, may_be, starts_like_verb,
    takes_no_object, tells_of_her, wants_present, wants_verb,
};
use crate::lexicon::conjugate::{Gender, Number, Tense};
use crate::lexicon::rows::{Light, Particle, Word};
use crate::script::letters::*;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// A word that can be read as a verb or as a nominal, where it stands.
struct Choice<'a, 'b> {
    scan: &'a Scan<'b>,
    tagged: &'a Tagged,
    at: usize,
    verb: &'a VerbTag,
    nominal: &'a Tag,
}

/// Whether a word that can be verb or noun is a verb here.
pub fn holds_verb(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    // The lack of, not to: what stands behind it is a noun.
    if tagged.before(at).is_some_and(|b| is_lack(scan, tagged, b)) {
        return false;
    }
    let choice = Choice { scan, tagged, at, verb, nominal };
    let own = choice.by_form().or_else(|| choice.as_dual()).or_else(|| choice.by_clitics());
    own.unwrap_or_else(|| match before_time_aside(tagged, at) {
        None => choice.at_head(),
        Some(before) => choice.by_what_is_joined(before).unwrap_or_else(|| choice.behind(before)),
    })
}

/// The token before one; before a time that commas set off, behind which the sentence goes on.
fn before_time_aside(tagged: &Tagged, at: usize) -> Option<usize> {
    let before = tagged.before(at)?;
    let comma = |t: usize| tagged.tag(t).is_mark(TokenKind::Comma);
    let opens = || {
        let time = tagged.before(before).filter(|t| matches!(tagged.tag(*t), Tag::When(_)))?;
        tagged.before(tagged.before(time).filter(|t| comma(*t))?)
    };
    Some(if comma(before) { opens().unwrap_or(before) } else { before })
}

/// "Not to", "the lack of" at a token.
fn is_lack(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    matches!(tagged.tag(at), Tag::Particle { class: Particle::Negation, .. })
        && scan.document.folded(at).ends_with(words::ADAM)
}

/// The word in which a relative pronoun ends a conjunction, folded.
const WHO: &str = "\u{0627}\u{0644}\u{0630}\u{064A}";

impl Choice<'_, '_> {
    /// By the form of the word itself and what can follow it.
    fn by_form(&self) -> Option<bool> {
        let Choice { scan, tagged, at, verb, nominal } = *self;
        let word = &scan.document.folded(at)[verb.cut.skip()..];
        let masculine_present = verb.form.tense == Tense::Present && word.starts_with(YEH);
        // "Two days" ends like what women do.
        let of_women = (verb.form.gender, verb.form.number) == (Gender::Feminine, Number::Plural);
        if masculine_present && of_women {
            return Some(false);
        }
        if verb.cut.future || masculine_present && verb.cut.skip() == 0 {
            return Some(true);
        }
        if helps_behind_lam(scan, tagged, at, verb, nominal) {
            return Some(false);
        }
        if homograph::opens_verdict(scan, tagged, at) || is_between_sides(scan, tagged, at, verb, nominal) {
            return Some(false);
        }
        if is_in_order(scan, verb, nominal) {
            return Some(true);
        }
        if is_deed_beside(scan, tagged, at, verb, nominal) || joined::is_owned_deed(scan, tagged, at, verb, nominal) {
            return Some(false);
        }
        if gathers_him(scan, tagged, at, verb) {
            return Some(true);
        }
        // "Its intervention in": nobody intervenes somebody.
        if verb.suffix.is_some()
            && matches!(nominal, Tag::Masdar { suffix: Some(_), .. } | Tag::Event { suffix: Some(_), .. })
            && scan.document.readings(at).list.iter().all(|r| match r.word {
                Word::Verb { verb, .. } => takes_no_object(scan, verb),
                _ => true,
            })
        {
            return Some(false);
        }
        // As for X, he demanded: what begins so behind "as for" is what is said of X.
        if verb.cut.conj == Some(FEH) && verb.form.tense == Tense::Past && homograph::is_behind_as_for(scan, tagged, at)
        {
            return Some(true);
        }
        if is_weak_participle(scan, verb, nominal)
            || matches!(nominal, Tag::Active { .. }) && goes_on_of_two(tagged, at, verb)
        {
            return Some(true);
        }
        if joined::resumes_indefinite(scan, tagged, at, verb) || joined::is_within_words(scan, tagged, at, verb) {
            return Some(true);
        }
        // "They demanded of him": no participle of many takes a pronoun.
        let of_many = verb.form.tense == Tense::Past && verb.form.number == Number::Plural;
        if of_many && verb.suffix.is_some() && matches!(nominal, Tag::Active { .. }) {
            return Some(true);
        }
        if is_before_verb_joined(scan, tagged, at, verb, nominal)
            || is_laid_to(scan, tagged, at, verb, nominal)
            || joined::is_laid(scan, tagged, at, verb)
        {
            return Some(true);
        }
        // "And went on to say": a past before a present, written with the alef that verbal nouns do not end in.
        if verb.form.tense == Tense::Past
            && scan.document.raw(at).ends_with(ALEF_MAQSURA)
            && at + 1 < tagged.last
            && scan.document.folded(at + 1).starts_with(YEH)
            && scan.document.readings(at + 1).list.iter().any(
                |r| matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Present && r.cut == Cut::default()),
            )
        {
            return Some(true);
        }
        None
    }

    /// By the ending of a past dual, which an accusative has too.
    fn as_dual(&self) -> Option<bool> {
        let Choice { scan, tagged, at, verb, nominal } = *self;
        let nominal_cut = nominal.nominal_cut().unwrap_or_default();
        // An accusative behind "there is" or "that there is" looks like a past dual.
        let dual = verb.form.tense == Tense::Past && verb.form.number == Number::Dual;
        let next = at + 1 < tagged.last && scan.document.readings(at + 1).cuts.iter().any(|c| c.article && c.is_bare());
        if dual
            && is_verbal_noun_like(nominal)
            && next
            && !nominal_cut.article
            && scan.document.folded(at).ends_with(ALEF)
        {
            // The two exchanged views: an accusative has no genitive with the article.
            return Some(true);
        }
        if dual && is_verbal_noun_like(nominal) && verb.cut.conj.is_none() {
            let two = |n: usize| {
                // "The opposition received support": no two behind a verb of hers.
                tagged.nouns[n].number == Number::Dual
                    || tagged.nouns[n].number == Number::Plural && !clause_has_verb(tagged, tagged.nouns[n].first)
                    || tagged.nouns[n].who.len() > 1
                    || are_joined(scan, tagged, n, at)
            };
            let they = |b: usize| crate::extract::opening::pronoun_of(scan.document.folded(b));
            if tagged.before(at).and_then(they).is_some_and(|s| s.number == Number::Dual) {
                return Some(true);
            }
            // They also warned of.
            let also = |b: usize| matches!(tagged.tag(b), Tag::Particle { class: Particle::Relative, .. });
            // "The relations between the two see tension": no subject is brought by a preposition.
            let brought = |n: usize| {
                let noun = &tagged.nouns[n];
                let of = |t: usize| {
                    matches!(tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                };
                noun.cut.prep.is_some() || tagged.before(noun.first).is_some_and(of)
            };
            let subject = |b: usize| matches!(tagged.tag(b), Tag::Noun(n) if two(n) && !brought(n));
            let told = |b: usize| is_qad(scan, b) || also(b) || subject(b);
            // Two soldiers, two of them, were killed.
            let counted = |b: usize| match tagged.tag(b) {
                Tag::Particle { class: Particle::Quantifier, .. } => {
                    scan.document.folded(b).starts_with("\u{0627}\u{062B}\u{0646}")
                }
                // Two soldiers of Mali: their adjective.
                Tag::Plain { cut } | Tag::Nisba { cut, .. } => {
                    cut == Cut::default() && scan.document.folded(b).ends_with("\u{064A}\u{0646}")
                }
                _ => false,
            };
            let before = tagged.before(at);
            let before = before.filter(|b| !counted(*b)).or_else(|| tagged.before(before?));
            return Some(before.is_some_and(told));
        }
        None
    }

    /// By the letters that are cut off for either reading.
    fn by_clitics(&self) -> Option<bool> {
        let Choice { scan, tagged, at, verb, nominal } = *self;
        let nominal_cut = nominal.nominal_cut().unwrap_or_default();
        // "And was asked": at the head of a sentence, whatever noun begins with these letters.
        if tagged.before(at).is_none()
            && verb.cut.conj.is_some()
            && verb.form.tense == Tense::Past
            && !scan.lexicon.verb_speech[verb.verb as usize].is_empty()
            && matches!(nominal, Tag::Plain { .. })
        {
            return Some(true);
        }
        // Fewer letters cut off is the better reading.
        if nominal_cut.skip() < verb.cut.skip() {
            return Some(false);
        }
        if nominal_cut.skip() > verb.cut.skip() && (!nominal_cut.article || matches!(nominal, Tag::Plain { .. })) {
            return Some(true);
        }
        if nominal_cut.article {
            return Some(false);
        }
        None
    }

    /// At the head of a sentence.
    fn at_head(&self) -> bool {
        let Choice { scan, tagged, at, verb, nominal } = *self;
        let speaks = verb.form.tense == Tense::Past && !scan.lexicon.verb_speech[verb.verb as usize].is_empty();
        let document = at + 1 < tagged.last && homograph::is_document(scan.document, scan.lexicon, at + 1, tagged.last);
        speaks && (verb.cut.conj.is_some() || document)
            || is_met(scan, tagged, at, verb, nominal)
            || starts_like_verb(scan, tagged, at, verb)
            || is_done_by_deed(scan, tagged, at, verb)
    }

    /// By what it is joined to: the nominal or the time before it, a noun that its pronoun takes up.
    fn by_what_is_joined(&self, before: usize) -> Option<bool> {
        let Choice { scan, tagged, at, verb, nominal } = *self;
        let nominal_cut = nominal.nominal_cut().unwrap_or_default();
        // A preposition that stands outside the quotation marks governs what is in them.
        let outside = tagged.before(before).filter(|_| tagged.tag(before).is_mark(TokenKind::Quote));
        if outside
            .is_some_and(|o| matches!(tagged.tag(o), Tag::Particle { class: Particle::Preposition, suffix: None, .. }))
        {
            return Some(false);
        }
        // Torture and killing in Darfur: one verbal noun joined to another, with no subject behind it.
        if verb.cut.conj.is_some()
            && nominal_cut.conj.is_some()
            && matches!(nominal, Tag::Event { .. })
            && matches!(tagged.tag(before), Tag::Event { .. } | Tag::Masdar { .. })
            && at + 1 < tagged.last
            && (scan.is_particle(at + 1, Particle::Preposition) || homograph::is_by_somebody(tagged, at + 1))
        {
            return Some(false);
        }
        if verb.cut.conj.is_some() && is_verbal_noun_like(nominal) && is_before_oblique(scan, tagged, at, verb) {
            return Some(false);
        }
        if joined::is_deed_under_that(scan, tagged, at, verb, nominal) {
            return Some(false);
        }
        if goes_on_with_deed(scan, tagged, at, verb) || carries_next(scan, tagged, at, verb) {
            return Some(true);
        }
        if verb.cut.conj.is_some() && matches!(tagged.tag(before), Tag::Noun(_) | Tag::When(_)) {
            let purpose = is_verbal_noun_like(nominal) && in_order_to(tagged, at);
            return Some(!purpose && starts_like_verb(scan, tagged, at, verb));
        }
        // An attack that gunmen made: the verb's pronoun takes up the noun.
        let taken_up = matches!(
            tagged.tag(before),
            Tag::Event { .. }
                | Tag::Plain { .. }
                | Tag::Masdar { .. }
                | Tag::Nisba { .. }
                | Tag::Adjective { .. }
                | Tag::Active { .. }
                | Tag::Passive { .. }
        );
        if taken_up
            && verb.suffix.is_some()
            && verb.form.tense == Tense::Past
            && matches!(tagged.tags.get(at + 1 - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut == Cut::default() || tagged.nouns[*n].cut.article && tagged.nouns[*n].cut.is_bare())
        {
            return Some(true);
        }
        None
    }

    /// By the kind of the word before it.
    fn behind(&self, before: usize) -> bool {
        let Choice { scan, tagged, at, verb, nominal } = *self;
        match tagged.tag(before) {
            Tag::Particle { class, .. } => self.behind_particle(before, class),
            _ if wants_present(scan, tagged, before) => true,
            _ if is_verbal_noun_like(nominal)
                && tells_of_her(verb)
                && is_behind_her_phrase(scan.document, tagged, at) =>
            {
                true
            }
            Tag::Noun(_) if readings_hold_modifier(scan, at) => false,
            // Russia began to oppose: a verb of the present goes on with the subject's.
            Tag::Noun(_)
                if verb.form.tense == Tense::Present
                    && verb.cut.conj.is_none()
                    && is_behind_beginning(scan, tagged, before)
                    && has_feminine_before(tagged, at) =>
            {
                true
            }
            // The duty of X is the support of: behind whose duty it is.
            Tag::Noun(n)
                if is_verbal_noun_like(nominal)
                    && tagged.nouns[n].cut.conj.is_none()
                    && tagged
                        .before(before)
                        .is_some_and(|b| matches!(tagged.tag(b), Tag::Particle { class: Particle::Duty, .. })) =>
            {
                false
            }
            Tag::Noun(_) if !matches!(nominal, Tag::Active { .. }) && is_up_to(scan, tagged, before) => false,
            Tag::Noun(n) if is_verbal_noun_like(nominal) && tells_of_indefinite(scan, tagged, n, verb) => true,
            Tag::Noun(_) => {
                let has_verb = clause_has_verb(tagged, before)
                    || is_bare_common(scan, tagged, before)
                        && !(verb.form.number == Number::Singular && ends_indefinite(scan, tagged, before));
                let told = verb.form.tense == Tense::Past
                    || verb.cut.conj.is_none()
                        && verb.form.gender == Gender::Feminine
                        && has_feminine_before(tagged, at);
                !has_verb && told && !is_verbal_noun_like_genitive(tagged, before)
            }
            // The group claimed on Wednesday the killing of: the verb stands before whoever did it, and when.
            Tag::When(_)
                if is_verbal_noun_like(nominal)
                    && verb.cut.conj.is_none()
                    && crate::extract::homograph::is_told_when(tagged, before) =>
            {
                false
            }
            Tag::Mark(TokenKind::Comma) if is_apposed(scan, tagged, before, verb, nominal) => false,
            Tag::Mark(_) | Tag::When(_) => starts_like_verb(scan, tagged, at, verb),
            // That its army shelled: no genitive stands behind a pronoun.
            Tag::Plain { cut }
                if !cut.article && verb.form.tense == Tense::Past && opens_with_owned(scan, tagged, before) =>
            {
                true
            }
            // The council of X demanded of Y: no indefinite participle before somebody belongs to what is definite.
            Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. }
                if cut.article && joined::is_before_somebody(tagged, at, verb, nominal) =>
            {
                true
            }
            // A secret meeting that brought together.
            Tag::Plain { cut } | Tag::Nisba { cut, .. }
                if cut == Cut::default()
                    && verb.suffix.is_none()
                    && crate::extract::control::gathers(scan, verb.verb)
                    && describes_deed(tagged, before) =>
            {
                true
            }
            // A meeting that brought together.
            Tag::Event { cut, suffix: None, .. }
                if !cut.article && crate::extract::control::gathers(scan, verb.verb) =>
            {
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
            _ if verb.cut.conj.is_none()
                && is_verbal_noun_like(nominal)
                && follows_adverbial(scan, tagged, at, verb) =>
            {
                true
            }
            _ if verb.cut.conj.is_some() && is_verbal_noun_like(nominal) && in_order_to(tagged, at) => false,
            _ if verb.cut.conj.is_some() => starts_like_verb(scan, tagged, at, verb),
            _ => false,
        }
    }

    /// By the class of a particle before it.
    fn behind_particle(&self, before: usize, class: Particle) -> bool {
        let Choice { scan, tagged, at, verb, nominal } = *self;
        match class {
            // What, of what: a verb follows.
            Particle::Complementizer if is_what(scan, before) => starts_like_verb(scan, tagged, at, verb),
            // "Any" goes before nouns.
            Particle::Relative | Particle::Marker if scan.document.folded(before) == ANY => false,
            _ if wants_present(scan, tagged, before) => true,
            Particle::Negation | Particle::Relative => true,
            Particle::Duty | Particle::Ban | Particle::Condition if !is_bare(tagged, before) => false,
            Particle::Auxiliary
            | Particle::Modal
            | Particle::Unlikely
            | Particle::Plan
            | Particle::Duty
            | Particle::Ban => verb.form.tense == Tense::Present || is_qad(scan, before),
            Particle::Complementizer | Particle::Conjunction if carries_pronoun(scan, before) => true,
            Particle::Complementizer => {
                let noun = is_verbal_noun_like(nominal);
                if verb.form.tense == Tense::Present {
                    !noun
                        || starts_like_verb(scan, tagged, at, verb)
                        || is_meant(scan, tagged, before)
                        || tagged.before(before).is_some_and(|b| may_be(&tagged.tag(b)))
                } else {
                    !noun && is_infinitive(scan, tagged, before) && starts_like_verb(scan, tagged, at, verb)
                }
            }
            Particle::Pronoun if is_some_of_them(scan, before, nominal) => true,
            Particle::Preposition | Particle::Quantifier | Particle::Demonstrative => false,
            // After he refused, when she called for: these open a clause, whose verb of the past stands right behind.
            Particle::Conjunction if verb.form.tense == Tense::Past && wants_verb(scan, at - 1) => true,
            // The acceptance or rejection of.
            Particle::Conjunction if joined::is_other_deed(scan, tagged, before, verb, nominal) => false,
            // At the time when the authorities go on with.
            Particle::Conjunction if scan.document.folded(at - 1) == WHO => true,
            _ => starts_like_verb(scan, tagged, at, verb),
        }
    }
}

/// One of a people, or somebody described, in the indefinite accusative: nothing belongs to him.
fn ends_indefinite(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    let Tag::Noun(n) = tagged.tag(at) else { return false };
    let noun = &tagged.nouns[n];
    let one = noun.number == Number::Singular
        && scan.entities.get(noun.who[0].entity).kind == crate::claim::Kind::Group
        && scan.document.folded(at).ends_with("\u{064A}\u{0627}");
    one || scan.ends_indefinite(noun.last)
}

/// `They intend to`, `X must`: "that" behind such a word, at most somebody between, goes before a verb.
fn is_meant(scan: &Scan<'_>, tagged: &Tagged, that: usize) -> bool {
    if !is_infinitive(scan, tagged, that) {
        return false;
    }
    let between = |t: &usize| {
        matches!(tagged.tag(*t), Tag::Noun(_) | Tag::Nisba { .. } | Tag::Particle { class: Particle::Preposition, .. })
    };
    let mut back = std::iter::successors(tagged.before(that), |t| tagged.before(*t)).take(4).skip_while(between);
    back.next().is_some_and(|t| match tagged.tag(t) {
        Tag::Particle { class: Particle::Duty | Particle::Ban | Particle::Modal | Particle::Plan, .. } => true,
        Tag::Verb(v) => scan.lexicon.verb_light[v.verb as usize].contains(&Light::Intends),
        _ => false,
    })
}

/// "What", "of what", as relative words.
fn is_what(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.document.folded(at);
    word.strip_prefix(MEEM).unwrap_or(word) == crate::extract::opening::words::MA
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

fn is_verbal_noun_like(nominal: &Tag) -> bool {
    matches!(nominal, Tag::Event { .. } | Tag::Masdar { .. })
}

/// A noun phrase governed by a preposition cannot be the subject that a verb follows.
fn is_verbal_noun_like_genitive(tagged: &Tagged, at: usize) -> bool {
    let Tag::Noun(n) = tagged.tag(at) else { return false };
    tagged.nouns[n].cut.prep.is_some()
}
