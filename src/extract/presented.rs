//! Who is presented by a name and what he is, where the verb before them could take the second for its object: `X, deputy
//! head of party Y, called for Z`.

use crate::claim::{ClaimType, Kind};
use crate::extract::apposed::cut_of;
use crate::extract::noun::{Noun, Scan};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::notes::{AgentNote, OfficeNote};
use crate::lexicon::rows::{Particle, Roles, Word};
use crate::script::letters::WAW;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// So far behind a name may the object of its verb stand.
const REACH: usize = 24;

/// Whether the description behind a name tells who that is: he needs it, being known to nobody, or leads that very body;
/// and it names a body, or a post among others.
pub fn presents(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> bool {
    let (name, other) = (&tagged.nouns[n], &tagged.nouns[n + 1]);
    let own = scan.entities.get(name.who[0].entity);
    let body = |e: usize| matches!(scan.entities.get(e).kind, Kind::Organisation | Kind::ArmedGroup);
    let bodies = || other.inner.iter().map(|(r, _)| r).filter(|r| !r.anaphor && body(r.entity));
    match own.actor {
        None => {
            own.office.is_none()
                && name.last > name.first + 1
                && (bodies().next().is_some() || is_one_of_several(scan, other))
        }
        Some(actor) => {
            let parent = &scan.lexicon.actors[actor].parent;
            !parent.is_empty() && bodies().any(|r| scan.entities.get(r.entity).id == *parent)
        }
    }
}

/// A deputy, a member, a leading figure: nobody calls on one of them without his name.
fn is_one_of_several(scan: &Scan<'_>, other: &Noun) -> bool {
    let leads = |r: &Reading| matches!(r.word, Word::Agent { agent, .. } if scan.lexicon.agents[agent as usize].has(AgentNote::Leads));
    let office = scan.entities.get(other.who[0].entity).office;
    office.is_some_and(|o| scan.lexicon.offices[o].has(OfficeNote::Beside))
        || office.is_none() && scan.document.readings(other.first).list.iter().any(leads)
}

/// Whether a verb says all that it asks for by the preposition behind: called for, demanded, warned of.
pub fn speaks_of(scan: &Scan<'_>, verb: &VerbTag, tagged: &Tagged, from: usize) -> bool {
    let mut at = from;
    while at < tagged.last
        && matches!(tagged.tag(at), Tag::When(_) | Tag::Inside | Tag::Particle { class: Particle::Adverb, .. })
    {
        at = tagged.end(at).max(at + 1);
    }
    if at >= tagged.last {
        return false;
    }
    let prep = match tagged.tag(at) {
        Tag::Particle { class: Particle::Preposition, suffix: None, .. } => scan.document.folded(at).to_string(),
        _ => match cut_of(tagged, at).and_then(|c| c.prep) {
            Some(letter) => letter.to_string(),
            None => return false,
        },
    };
    scan.lexicon.verb_frames[verb.verb as usize].iter().map(|f| &scan.lexicon.frames[*f as usize]).any(|f| {
        matches!(f.kind, ClaimType::Request | ClaimType::Concern | ClaimType::Threaten)
            && f.prep(&prep).has(Roles::ISSUE)
            && f.note.object.is_empty()
    })
}

/// Whether another bare phrase follows that can be an object.
pub fn has_object_behind(scan: &Scan<'_>, tagged: &Tagged, from: usize) -> bool {
    let mut governed = false;
    let mut at = from;
    while at < tagged.last.min(from + REACH) {
        match tagged.tag(at) {
            Tag::Noun(m) => {
                let noun = &tagged.nouns[m];
                if noun.cut.conj == Some(WAW) && at == from {
                    return false;
                }
                let article = at > from && scan.has_article(at - 1);
                if noun.cut.is_bare() && !governed && (at == from || article || is_named(scan, noun)) {
                    return true;
                }
                governed = false;
            }
            // The policies of X, the participation in: no adjective of what stands before.
            Tag::Plain { cut } if at == from && cut == Cut::default() && closes(scan, from) => return true,
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if at == from && cut.is_bare() && closes(scan, from) => {
                return true;
            }
            Tag::Mark(TokenKind::Comma | TokenKind::Dash | TokenKind::Open | TokenKind::Close) => {}
            Tag::Verb(_) | Tag::Mark(_) | Tag::Attribution { .. } => return false,
            Tag::Particle { class: Particle::Preposition, suffix, .. } => governed = suffix.is_none(),
            Tag::Particle { class: Particle::Complementizer | Particle::Relative | Particle::Conjunction, .. } => {
                return false;
            }
            tag => governed = governed && tag.nominal_cut().is_none(),
        }
        at = tagged.end(at).max(at + 1);
    }
    false
}

/// What stands before `from` is definite.
fn closes(scan: &Scan<'_>, from: usize) -> bool {
    from > 0 && scan.has_article(from - 1)
}

fn is_named(scan: &Scan<'_>, noun: &Noun) -> bool {
    noun.who.iter().all(|r| {
        let known = scan.entities.get(r.entity);
        known.actor.is_some() || known.kind == Kind::Person
    }) && !noun.place
}
