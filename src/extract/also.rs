//! Who else was hit: `raids on positions of X in one place and of Y, or on camps of Y, in another`.

use crate::claim::ClaimType;
use crate::extract::frame::Draft;
use crate::extract::preposition::is_locative;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::Particle;
use crate::script::letters::{LAM, WAW};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// So many words of place may stand between those who were hit.
const REACH: usize = 10;

impl Sense<'_, '_> {
    /// Whose things were hit beside those of whom a draft tells: another owner behind "and (l)", another thing with its owner.
    pub fn also_hit_behind(&self, draft: &Draft) -> Refs {
        let Some(one) = draft.target.last().filter(|_| draft.kind == ClaimType::Assault) else { return Refs::new() };
        if one.anaphor || one.first < draft.trigger.1 || one.first >= one.last {
            return Refs::new();
        }
        let Some(noun) = self.noun_of(one.first) else { return Refs::new() };
        let cut = self.tagged.nouns[noun].cut;
        let thing = self.tagged.before(one.first).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Plain { .. }));
        if !thing || cut.conj.is_some() || cut.prep.is_some_and(|p| p != LAM) {
            return Refs::new();
        }
        self.hit_from(self.tagged.nouns[self.all(noun).1].last, draft.clause, cut.prep.is_some())
    }

    /// The next owner from a token on; `behind_lam`: the first stood behind l.
    fn hit_from(&self, from: usize, clause: usize, behind_lam: bool) -> Refs {
        let (mut t, mut joined) = (from, false);
        for _ in 0..REACH {
            if t >= self.tagged.last {
                break;
            }
            let next = self.tagged.end(t).max(t + 1);
            match self.tagged.tag(t) {
                Tag::Plain { cut } if cut.conj == Some(WAW) && cut.prep.is_none() || joined && cut.is_bare() => {
                    return self.owned_by_others(t, clause);
                }
                Tag::Noun(n) if self.tagged.nouns[n].cut.conj == Some(WAW) => {
                    let noun = &self.tagged.nouns[n];
                    let own = behind_lam && noun.cut.prep == Some(LAM) && !noun.place;
                    return if own { self.all(n).0 } else { Refs::new() };
                }
                Tag::Particle { class: Particle::Quantifier, suffix: None, cut } if cut.conj == Some(WAW) => {
                    joined = true
                }
                Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut == Cut::default() => {
                    if !is_locative(&self.words(t, next)) && !self.tells_where(&self.words(t, next)) {
                        break;
                    }
                }
                Tag::Noun(n) if self.tagged.nouns[n].place && self.tagged.nouns[n].cut.conj.is_none() => {}
                Tag::Mark(TokenKind::Comma) | Tag::When(_) | Tag::Inside => {}
                Tag::Particle { class: Particle::Adverb, .. } => {}
                Tag::Plain { cut } if cut == Cut::default() && self.is_bearing(t) => {}
                _ => break,
            }
            t = next;
        }
        Refs::new()
    }

    /// Whoever has the thing at a token, if he is known or bears arms.
    fn owned_by_others(&self, t: usize, clause: usize) -> Refs {
        let owner = self.holder(&self.thing_argument(t), clause);
        let told = |r: &crate::extract::noun::Ref| !r.anaphor && r.first > t;
        owner.into_iter().filter(told).collect()
    }
}
