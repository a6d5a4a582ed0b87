//! Who holds a post, named behind where he has his seat.

use crate::claim::Kind;
use crate::extract::apposed::is_named_person;
use crate::extract::noun::Scan;
use crate::extract::phrase::FI;
use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::Particle;
use crate::script::letters::BEH;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// `the leader of the party's group in the parliament, NAME:`: one past the name behind a post, its seat and a comma.
pub fn named_behind_seat(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<usize> {
    let [post, seat, name] = tagged.nouns.get(n..n + 3)? else { return None };
    let [one] = post.who[..] else { return None };
    let known = scan.entities.get(one.entity);
    let led = || {
        post.last + 1 == seat.first
            && seat.cut == Cut::default()
            && matches!(tagged.tag(post.last), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
            && scan.document.folded(post.last) == FI
    };
    let seated = post.last == seat.first && seat.cut.prep == Some(BEH) || led();
    let comma = seat.last < tagged.last && tagged.tag(seat.last).is_mark(TokenKind::Comma);
    let closed = || {
        name.last >= tagged.last
            || match tagged.tag(name.last) {
                Tag::Mark(kind) => kind != TokenKind::Open,
                Tag::Particle { class, .. } => class == Particle::Complementizer,
                _ => false,
            }
    };
    (seated
        && comma
        && !one.anaphor
        && known.kind == Kind::Unnamed
        && known.office.is_some()
        && post.number == Number::Singular
        && name.first == seat.last + 1
        && name.cut == Cut::default()
        && is_named_person(scan, name)
        && closed())
    .then_some(name.last)
}
