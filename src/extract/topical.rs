//! A deed that heads a clause as its topic, by a word that could be a verb: `the refusal of X of (l) Y leads to`.

use crate::extract::noun::Scan;
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::conjugate::{Person, Tense};
use crate::lexicon::rows::{Particle, Word};
use crate::script::letters::LAM;
use crate::text::held::Held;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// Whether a word at the head of a clause that can be a past verb or a verbal noun is the noun: its doer follows, then `l`
/// with what it is done to, and then the verb of the clause.
pub fn is_topic(scan: &Scan<'_>, tagged: &Tagged, at: usize, list: &[Reading], verb: &VerbTag) -> bool {
    let deed = |r: &Reading| {
        matches!(r.word, Word::Masdar { .. } | Word::Event { .. }) && r.cut == Cut::default() && r.suffix.is_none()
    };
    if verb.form.tense != Tense::Past
        || verb.cut != Cut::default()
        || verb.suffix.is_some()
        || !list.iter().any(deed)
        || tagged.before(at).is_some_and(|b| !matches!(tagged.tag(b), Tag::Mark(_)))
    {
        return false;
    }
    let n = tagged.nouns.partition_point(|n| n.first <= at);
    let Some(doer) = tagged.nouns.get(n).filter(|n| n.first == at + 1 && n.cut.is_bare()) else { return false };
    let brought = |c: &Cut| c.prep == Some(LAM) && c.conj.is_none();
    let named = || tagged.nouns.get(n + 1).is_some_and(|o| o.first == doer.last && brought(&o.cut));
    doer.last < tagged.last
        && (named() || scan.document.readings(doer.last).list.iter().any(|r| brought(&r.cut)))
        && has_verb_behind(scan, doer.last + 1, tagged.last)
}

/// Whether a finite verb that "and" does not join stands before the clause ends.
fn has_verb_behind(scan: &Scan<'_>, from: usize, end: usize) -> bool {
    let document = scan.document;
    for t in from..end {
        if document.tokens[t].kind != TokenKind::Word {
            return false;
        }
        let (held, list) = (document.readings(t).held, &document.readings(t).list);
        if [Particle::Relative, Particle::Complementizer, Particle::Conjunction]
            .into_iter()
            .any(|c| held.is_particle(c))
        {
            return false;
        }
        let finite = |r: &Reading| {
            matches!(r.word, Word::Verb { form, .. } if form.person == Person::Third)
                && r.cut.conj.is_none()
                && r.cut.prep.is_none()
        };
        if held.is_within(Held::VERB) && list.iter().any(finite) {
            return true;
        }
    }
    false
}
