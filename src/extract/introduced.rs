//! A description that a name ends: `a member of the committee in the parliament of X, NAME, said`. What stands between the
//! post and the name says where and of what he is; all of it is one phrase.

use crate::claim::Kind;
use crate::extract::apposed::{stretch, takes_somebody};
use crate::extract::noun::{Ref, Scan};
use crate::extract::presented::has_object_behind;
use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Particle, Word};
use crate::script::letters::{BEH, WAW};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// No post is told in more words.
const LONGEST: usize = 16;

/// At that time. Folded.
const THEN: [&str; 5] = [
    "\u{0627}\u{0646}\u{0630}\u{0627}\u{0643}",
    "\u{062D}\u{064A}\u{0646}\u{0630}\u{0627}\u{0643}",
    "\u{0648}\u{0642}\u{062A}\u{0647}\u{0627}",
    "\u{062D}\u{064A}\u{0646}\u{0647}\u{0627}",
    "\u{0648}\u{0642}\u{062A}\u{0630}\u{0627}\u{0643}",
];

/// Gives descriptions of one man the name that they end in.
pub fn join(scan: &mut Scan<'_>, tagged: &mut Tagged) {
    let mut n = 0;
    while n < tagged.nouns.len() {
        if is_post(scan, tagged, n)
            && let Some(m) = name_behind(scan, tagged, n)
            && is_his(scan, tagged, n, m)
        {
            take(scan, tagged, n, m);
        } else if let Some((rank, cut, m)) = ranked(scan, tagged, n) {
            let name = &tagged.nouns[m];
            let (last, gender, one) = (name.last, name.gender, name.who[0]);
            let post = &mut tagged.nouns[n];
            let body = post.first;
            (post.first, post.gender, post.cut) = (rank, gender, cut);
            post.who = [Ref { anaphor: false, ..one }].into_iter().collect();
            tagged.tags.swap(rank - tagged.first, body - tagged.first);
            stretch(tagged, n, last);
        } else if let Some(m) = held_then(scan, tagged, n) {
            tagged.nouns[n].who = [Ref { anaphor: false, ..tagged.nouns[m].who[0] }].into_iter().collect();
            tagged.nouns[n].gender = tagged.nouns[m].gender;
            stretch(tagged, n, tagged.nouns[m].last);
        }
        n += 1;
    }
}

/// "The colonel in the army of X NAME": a rank alone with the article, before the body where he serves, is his whom the
/// phrase ends in.
fn ranked(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<(usize, Cut, usize)> {
    let body = &tagged.nouns[n];
    let [one] = body.who[..] else { return None };
    let serves = matches!(scan.entities.get(one.entity).kind, Kind::Organisation | Kind::ArmedGroup);
    let mut rank = tagged.before(body.first).filter(|_| serves)?;
    if body.cut.prep.is_none() {
        let within = |t: &usize| matches!(tagged.tag(*t), Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none());
        rank = Some(rank).filter(within).and_then(|t| tagged.before(t))?;
    }
    let Tag::Plain { cut } = tagged.tag(rank) else { return None };
    let alone = cut.is_bare() && scan.has_article(rank) && is_address(scan, rank);
    if body.cut.conj.is_some() || body.cut.prep.is_some_and(|p| p != BEH) || !alone {
        return None;
    }
    let comma = body.last < tagged.last && tagged.tag(body.last).is_mark(TokenKind::Comma);
    let at = body.last + usize::from(comma);
    match (at < tagged.last).then(|| tagged.tag(at)) {
        Some(Tag::Noun(m)) => (is_name(scan, tagged, m) && tagged.nouns[m].cut.is_bare()).then_some((rank, cut, m)),
        _ => None,
    }
}

/// "The president at that time, NAME": whoever held the office then is who is named, not who holds it now.
fn held_then(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<usize> {
    let post = &tagged.nouns[n];
    let then = post.last;
    if then + 1 >= tagged.last || !matches!(tagged.tag(then), Tag::Particle { class: Particle::Adverb, .. }) {
        return None;
    }
    let [one] = post.who[..] else { return None };
    let Tag::Noun(m) = tagged.tag(then + 1) else { return None };
    let man = matches!(scan.entities.get(one.entity).kind, Kind::Person | Kind::Unnamed);
    let named = is_name(scan, tagged, m) && tagged.nouns[m].cut.is_bare();
    (man && named && THEN.contains(&scan.document.folded(then))).then_some(m)
}

/// One man by what he is.
fn is_post(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> bool {
    let noun = &tagged.nouns[n];
    let [one] = noun.who[..] else { return false };
    let known = scan.entities.get(one.entity);
    noun.number == Number::Singular
        && (noun.first..one.first).all(|t| is_address(scan, t))
        && !one.anaphor
        && known.kind == Kind::Unnamed
        && known.number == Number::Singular
}

/// His Excellency, before what he is.
fn is_address(scan: &Scan<'_>, at: usize) -> bool {
    scan.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Title { .. }))
}

/// The name that ends the description `n`: behind prepositions with what they govern, adjectives, genitives, and one post
/// more.
fn name_behind(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<usize> {
    let from = tagged.nouns[n].last;
    let mut at = from;
    let mut governed = false;
    while at < tagged.last.min(from + LONGEST) {
        match tagged.tag(at) {
            Tag::Mark(TokenKind::Comma) if opens(scan, tagged, at + 1) => at += 1,
            Tag::Mark(TokenKind::Quote) => at += 1,
            Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none() => {
                governed = true;
                at = tagged.end(at);
            }
            Tag::Noun(m) if is_name(scan, tagged, m) => {
                // "The head of the Arab committee of X, Doctor NAME".
                let titled = || scan.is_title(tagged.nouns[m].first) && scan.has_article(from - 1);
                let apart = || at > from || titled() || object_follows(scan, tagged, n, m);
                return Some(m).filter(|_| !governed && tagged.nouns[m].cut.is_bare() && apart());
            }
            Tag::Noun(m) => {
                let noun = &tagged.nouns[m];
                let person = noun.who.iter().any(|r| scan.entities.get(r.entity).kind == Kind::Person);
                let genitive = governed || !scan.has_article(at - 1);
                let added = noun.cut.conj == Some(WAW) && noun.cut.prep.is_none();
                if person
                    || !added && noun.cut.is_bare() && !genitive
                    || added && !(noun.place || is_post(scan, tagged, m))
                {
                    return None;
                }
                governed = false;
                at = noun.last;
            }
            Tag::Active { accusative: true, .. } => return None,
            tag => {
                let cut = tag.nominal_cut()?;
                let definite = scan.has_article(at) || scan.document.readings(at).cuts.iter().any(|c| c.article);
                if !(governed || definite || cut.prep.is_some()) {
                    return None;
                }
                governed = !definite;
                at = tagged.end(at);
            }
        }
    }
    None
}

/// Behind a comma one post more, or a name that another comma closes.
fn opens(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> bool {
    if at >= tagged.last {
        return false;
    }
    let Tag::Noun(m) = tagged.tag(at) else { return false };
    let noun = &tagged.nouns[m];
    let closed = noun.last < tagged.last
        && match tagged.tag(noun.last) {
            Tag::Mark(kind) => matches!(kind, TokenKind::Comma | TokenKind::Colon | TokenKind::Quote),
            Tag::Particle { class, .. } => class == Particle::Complementizer,
            _ => false,
        };
    noun.cut.conj == Some(WAW) && is_post(scan, tagged, m) || is_name(scan, tagged, m) && closed
}

/// One person by a full name.
fn is_name(scan: &Scan<'_>, tagged: &Tagged, m: usize) -> bool {
    let [one] = tagged.nouns[m].who[..] else { return false };
    !one.anaphor && one.last > one.first + 1 && scan.entities.get(one.entity).kind == Kind::Person
}

/// Whether the name is the man's, and not of whom his verb does it to: whom no list knows is introduced by what he is,
/// and anybody is where the verb takes nobody for its object, or has one.
fn is_his(scan: &Scan<'_>, tagged: &Tagged, n: usize, m: usize) -> bool {
    let (post, name) = (&tagged.nouns[n], &tagged.nouns[m]);
    let (man, own) = (scan.entities.get(post.who[0].entity), scan.entities.get(name.who[0].entity));
    if man.gender != own.gender && own.actor.is_none() {
        return false;
    }
    if own.actor.is_some() && man.state.is_some() && own.state.is_some() && man.state != own.state {
        return false;
    }
    // The name's own post stands right before it.
    let other = |n: usize| {
        scan.document.readings(n).list.iter().any(|r| matches!(r.word, Word::Agent { .. }))
            && !scan.document.readings(n).list.iter().any(|r| matches!(r.word, Word::Title { .. }))
    };
    if (name.first..name.who[0].first).any(other) && !object_follows(scan, tagged, n, m) {
        return false;
    }
    own.actor.is_none() || !takes_somebody(scan, tagged, n, name.last)
}

/// "The head of the party, member of parliament NAME, attacked whoever": right behind his verb, whose object comes after
/// the name.
fn object_follows(scan: &Scan<'_>, tagged: &Tagged, n: usize, m: usize) -> bool {
    let verb = tagged.before(tagged.nouns[n].first).is_some_and(|b| matches!(tagged.tag(b), Tag::Verb(_)));
    let last = tagged.nouns[m].last;
    let whoever = last < tagged.last && matches!(tagged.tag(last), Tag::Particle { class: Particle::Relative, .. });
    verb && (whoever || has_object_behind(scan, tagged, last))
}

/// The description is the name's: one phrase, one man.
fn take(scan: &mut Scan<'_>, tagged: &mut Tagged, n: usize, m: usize) {
    let name = tagged.nouns[m].clone();
    let described = scan.entities.get(tagged.nouns[n].who[0].entity).clone();
    let one = name.who[0];
    scan.learn(one.entity, described.state, described.office);
    let first = tagged.nouns[n].first;
    let agent = scan.document.readings(first).list.iter().find_map(|r| match r.word {
        Word::Agent { agent, .. } => Some(agent),
        _ => None,
    });
    if let Some(agent) = agent {
        scan.memory.set_agent(agent, one.entity);
    }
    tagged.nouns[n].who = [Ref { anaphor: false, ..one }].into_iter().collect();
    tagged.nouns[n].gender = name.gender;
    stretch(tagged, n, name.last);
}
