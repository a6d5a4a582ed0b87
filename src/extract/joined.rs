//! Words that "and" joins to what a sentence told before: the next verb of its subjects, where they could be nouns too, and
//! who joins in what is told.

use crate::extract::homograph::feminine_follows;
use crate::extract::noun::Scan;
use crate::extract::preposition::completes_with_pronoun;
use crate::extract::sense::{Sense, Subject};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::extract::verbal::clause_has_verb;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Particle, Word};
use crate::script::letters::{FEH, LAM, WAW};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// "And demanded (the two) of X": a past dual that "and" or "as" joins to a verb whose subjects are two.
pub fn goes_on_of_two(tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let dual = (verb.form.tense, verb.form.number) == (Tense::Past, Number::Dual);
    let Some(before) = tagged.before(at).filter(|_| dual) else { return false };
    let also = matches!(tagged.tag(before), Tag::Particle { class: Particle::Relative, .. });
    let two = |t: usize| match tagged.tag(t) {
        Tag::Noun(n) => {
            let noun = &tagged.nouns[n];
            noun.cut.conj == Some(WAW) && noun.cut.prep.is_none() || noun.who.len() == 2
        }
        _ => false,
    };
    // "As for X and Y, they opposed".
    let topic = verb.cut.conj == Some(FEH);
    (verb.cut.conj == Some(WAW) && clause_has_verb(tagged, before) || topic || also && verb.cut == Cut::default())
        && (tagged.first..at).any(two)
}

/// `X and Y refused`: a noun phrase joined to the one right before it, unless what stands at `at` goes on as "in refusal of".
pub fn are_joined(scan: &Scan<'_>, tagged: &Tagged, noun: usize, at: usize) -> bool {
    let with = |m: usize| tagged.nouns[m].last == tagged.nouns[noun].first && tagged.nouns[m].cut.is_bare();
    let of = |c: &Cut| c.prep == Some(LAM) && c.conj.is_none();
    let why = at + 1 >= tagged.last || scan.document.readings(at + 1).cuts.iter().any(of);
    !why && tagged.nouns[noun].cut.conj.is_some() && noun.checked_sub(1).is_some_and(with)
}

/// `X called for the dialogue and refused to impose sanctions`: behind a definite noun that a preposition brings, a past
/// verb before the deed that is its object. A verbal noun would be joined to another without the article.
pub fn goes_on_with_deed(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let form = &verb.form;
    let next = at + 1;
    if verb.cut.conj != Some(WAW)
        || verb.suffix.is_some()
        || (form.tense, form.number, form.gender) != (Tense::Past, Number::Singular, Gender::Masculine)
        || scan.lexicon.verb_frames[verb.verb as usize].is_empty()
        || next >= tagged.last
        || !clause_has_verb(tagged, at - 1)
    {
        return false;
    }
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut == Cut::default();
    let brought = |t: usize| {
        let own = match tagged.tag(t) {
            Tag::Noun(n) => Some((
                tagged.nouns[n].cut,
                tagged.nouns[n].who.iter().all(|r| scan.entities.get(r.entity).actor.is_some()),
            )),
            tag => tag.nominal_cut().map(|c| (c, c.article)),
        };
        let preposition = tagged
            .before(t)
            .is_some_and(|b| matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. }));
        own.is_some_and(|(cut, definite)| definite && (cut.prep.is_some() || preposition))
    };
    scan.document.readings(next).list.iter().any(deed) && tagged.before(at).is_some_and(brought)
}

/// `after Washington's accusing Moscow and Moscow's rejecting`: behind a preposition and a deed with its own doer, before
/// a feminine name that is no subject of a masculine verb, the next deed of another.
pub fn is_deed_beside(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let form = &verb.form;
    let deed = |tag: &Tag| matches!(tag, Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. });
    if verb.cut.conj != Some(WAW)
        || (form.tense, form.gender) != (Tense::Past, Gender::Masculine)
        || !deed(nominal)
        || !feminine_follows(scan, tagged, at)
    {
        return false;
    }
    let ends = |t: &usize| matches!(tagged.tag(*t), Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break));
    (tagged.first..at).rev().take_while(|t| !ends(t)).any(|t| {
        let next = tagged.end(t);
        let doer = next < at && matches!(tagged.tag(next), Tag::Noun(n) if tagged.nouns[n].cut.is_bare());
        let brought = tagged
            .before(t)
            .is_some_and(|b| matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. }));
        deed(&tagged.tag(t)) && doer && brought
    })
}

/// Whether a verbal noun behind "to" stands shortly before, with which another is coordinated.
pub fn in_order_to(tagged: &Tagged, at: usize) -> bool {
    (tagged.first..at).rev().take(9).any(|n| match tagged.tag(n) {
        Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.prep == Some(LAM),
        _ => false,
    })
}

/// `a speech in which he warned of`, `a call during which he urged X`: behind an indefinite noun, before "in it".
pub fn is_within_words(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let indefinite = |t: usize| match tagged.tag(t) {
        Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => {
            !cut.article
        }
        Tag::Adjective { .. } | Tag::Active { .. } | Tag::Passive { .. } | Tag::Noun(_) => true,
        _ => false,
    };
    let within = || {
        let word = scan.document.folded(at + 1);
        scan.document.readings(at + 1).list.iter().any(|r| {
            matches!(r.word, Word::Particle { class: Particle::Preposition })
                && r.pronoun().is_some_and(|s| s.person == Person::Third)
                && !completes_with_pronoun(word, scan.lexicon)
        })
    };
    (verb.form.tense, verb.form.person, verb.cut) == (Tense::Past, Person::Third, Cut::default())
        && at + 1 < tagged.last
        && tagged.before(at).is_some_and(|b| tagged.end(b) == at && indefinite(b))
        && within()
}

impl Sense<'_, '_> {
    /// `X and not Y`: a denial that sets Y apart from X.
    pub fn is_not_the_other(&self, t: usize) -> bool {
        const NOT: &str = "\u{0648}\u{0644}\u{064A}\u{0633}";
        self.scan.document.folded(t).starts_with(NOT) && !matches!(self.tagged.tag(self.tagged.end(t)), Tag::Verb(_))
    }

    /// `Putin discusses, and his counterpart, the war`: who stands behind the verb with "and" takes part.
    pub fn comitative(&self, n: usize, subject: &mut Subject) {
        let Some(p) = self.clauses[n].predicate.filter(|p| matches!(self.tagged.tag(*p), Tag::Verb(_))) else { return };
        let next = self.tagged.end(p);
        if next >= self.tagged.last || subject.noun.is_none_or(|s| self.tagged.nouns[s].last > p) {
            return;
        }
        if let Some(noun) = self.noun_of(next)
            && self.tagged.nouns[noun].cut.conj == Some(WAW)
            && self.tagged.nouns[noun].cut.prep.is_none()
        {
            for one in self.all(noun).0 {
                if subject.refs.iter().all(|r| r.entity != one.entity) {
                    subject.refs.push(one);
                }
            }
        }
    }
}
