//! `X, the biggest party of Y, attacked Z`: what a body or a state is, between commas behind its name. It is one phrase
//! with the name, so that what the verb takes stands right behind.

use crate::claim::Kind;
use crate::extract::apposed::stretch;
use crate::extract::noun::Scan;
use crate::extract::rank::nominal;
use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Particle, Word};
use crate::text::token::TokenKind;

/// Who belongs to a body.
const MEMBER: &str = "member";

/// Descriptions are no longer.
const LONGEST: usize = 14;

/// Joins the descriptions in a sentence to the names before them.
pub fn join(scan: &Scan<'_>, tagged: &mut Tagged) {
    let mut n = 0;
    while n < tagged.nouns.len() {
        if let Some(last) = member_to(scan, tagged, n) {
            stretch(tagged, n, last);
        }
        if let Some(last) = described_to(scan, tagged, n) {
            stretch(tagged, n, last);
            if let Some(event) = event_at(scan, tagged, last) {
                tagged.tags[last - tagged.first] = event;
            }
        }
        n += 1;
    }
}

/// "Turkey, the member of the alliance": what a state or a party is, without a comma behind its name.
fn member_to(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<usize> {
    let (name, member) = (&tagged.nouns[n], tagged.nouns.get(n + 1)?);
    if name.last != member.first
        || member.number != Number::Singular
        || !scan.document.readings(member.first).list.iter().any(|r| match r.word {
            Word::Agent { agent, .. } => {
                scan.lexicon.agents[agent as usize].id == MEMBER && r.cut.article && r.cut.is_bare()
            }
            _ => false,
        })
    {
        return None;
    }
    let [one] = name.who[..] else { return None };
    let body = matches!(scan.entities.get(one.entity).kind, Kind::State | Kind::Organisation | Kind::ArmedGroup);
    body.then_some(member.last)
}

/// One past the comma that closes the description behind the name `n`, the subject of a verb before it.
fn described_to(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<usize> {
    let name = &tagged.nouns[n];
    let is = |t: usize, kind: TokenKind| t < tagged.last && tagged.tag(t).is_mark(kind);
    let quoted = is(name.last, TokenKind::Quote);
    let from = name.last + 1 + usize::from(quoted);
    if !is(from - 1, TokenKind::Comma)
        || from + 2 >= tagged.last
        || name.number == Number::Dual
        || name.cut.prep.is_some()
    {
        return None;
    }
    let [one] = name.who[..] else { return None };
    let kind = scan.entities.get(one.entity).kind;
    let body = matches!(kind, Kind::State | Kind::Organisation | Kind::ArmedGroup);
    let ranked = scan.lexicon.elatives.contains(scan.document.folded(from));
    if !(ranked && (body || kind == Kind::Person) || body && opens_description(scan, tagged, from)) {
        return None;
    }
    let mut before = tagged.before(name.first)?;
    if quoted && is(before, TokenKind::Quote) {
        before = tagged.before(before)?;
    }
    if !matches!(tagged.tag(before), Tag::Verb(_)) {
        return None;
    }
    let close = (from + 1..tagged.last.min(from + LONGEST)).find(|t| is(*t, TokenKind::Comma))?;
    let inside = (from + usize::from(ranked)..close).all(|t| is_of_description(tagged, t));
    (inside && is_taken(scan, tagged, close + 1)).then_some(close + 1)
}

/// The verbal noun at a token that looked like a verb as long as the description before it stood by itself.
fn event_at(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> Option<Tag> {
    let Tag::Verb(verb) = tagged.tag(at) else { return None };
    let found = nominal(scan, &scan.document.readings(at).list)?;
    (verb.cut.conj.is_none() && matches!(found, Tag::Event { .. })).then_some(found)
}

/// Nobody by a name, but what somebody is: a noun, an adjective with the article.
fn opens_description(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    match tagged.tag(at) {
        Tag::Noun(m) => {
            let noun = &tagged.nouns[m];
            let one = scan.entities.get(noun.who[0].entity);
            noun.cut.is_bare()
                && noun.who[0].first == at
                && matches!(one.kind, Kind::Unnamed | Kind::Group)
                && noun.number == Number::Singular
        }
        Tag::Active { cut, .. } | Tag::Passive { cut, .. } => cut.is_bare() && cut.article,
        Tag::Plain { cut } => {
            let word = |r: &crate::text::reading::Reading| matches!(r.word, Word::Common | Word::Agent { .. });
            cut.is_bare() && scan.document.readings(at).list.iter().any(word)
        }
        _ => false,
    }
}

/// Nothing that makes a clause.
fn is_of_description(tagged: &Tagged, at: usize) -> bool {
    !matches!(
        tagged.tag(at),
        Tag::Verb(_)
            | Tag::Attribution { .. }
            | Tag::Mark(_)
            | Tag::Particle {
                class: Particle::Complementizer | Particle::Conjunction | Particle::Relative | Particle::Negation,
                ..
            }
    )
}

/// What the verb before goes on with: somebody or something that nothing joins to what stands before.
fn is_taken(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    if at >= tagged.last {
        return false;
    }
    match tagged.tag(at) {
        Tag::Noun(m) => tagged.nouns[m].cut.conj.is_none(),
        Tag::Particle { class: Particle::Complementizer, cut, .. } => cut.conj.is_none(),
        Tag::Particle { class: Particle::Preposition, cut, .. } => cut.conj.is_none(),
        Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Active { cut, .. } => cut.conj.is_none(),
        Tag::Verb(_) => event_at(scan, tagged, at).is_some(),
        Tag::Plain { cut } => cut.conj.is_none() && !scan.lexicon.elatives.contains(scan.document.folded(at)),
        _ => false,
    }
}
