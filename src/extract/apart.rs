//! A preposition of one letter that is written apart from a name in quotation marks: positions of (l) «X».

use crate::extract::noun::Scan;
use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::rows::Particle;
use crate::script::letters::LAM;
use crate::text::token::TokenKind;

/// Gives the letter to the name, as if it were written with it.
pub fn join(scan: &Scan<'_>, tagged: &mut Tagged) {
    for n in 0..tagged.nouns.len() {
        let noun = &tagged.nouns[n];
        if !noun.cut.is_bare() || noun.cut.conj.is_some() {
            continue;
        }
        let Some(quote) = tagged.before(noun.first).filter(|b| tagged.tag(*b).is_mark(TokenKind::Quote)) else {
            continue;
        };
        let Some(letter) = tagged.before(quote) else { continue };
        let Tag::Particle { class: Particle::Preposition, cut, suffix: None } = tagged.tag(letter) else { continue };
        if !scan.document.folded(letter)[cut.skip()..].chars().eq([LAM]) {
            continue;
        }
        tagged.nouns[n].cut.prep = Some(LAM);
        tagged.nouns[n].cut.conj = cut.conj;
        tagged.tags[letter - tagged.first] = Tag::Mark(TokenKind::Quote);
    }
}
