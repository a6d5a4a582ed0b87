//! Whom a deed hit beside those whom its words name, or instead: `raids on positions of X in one place and of Y in
//! another`, `foiled an attack that X was preparing`, `a bus that takes soldiers`, `five dead among the civilians`.

use crate::claim::ClaimType;
use crate::extract::around::MIN;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::preposition::is_locative;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Tense;
use crate::lexicon::rows::{Light, Particle};
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

impl Sense<'_, '_> {
    /// `Foiled an attack that X was preparing`: who is hit by what thwarts a deed is whoever meant to do it.
    pub fn thwarted(&self, draft: &Draft) -> Refs {
        let Tag::Verb(verb) = self.tagged.tag(draft.trigger.0) else { return Refs::new() };
        let lexicon = self.scan.lexicon;
        let carries = lexicon.verb_light[verb.verb as usize].contains(&Light::Source);
        if draft.kind != ClaimType::Assault || !draft.target.is_empty() || draft.source.is_empty() || carries {
            return Refs::new();
        }
        let Some((deed, _)) = draft.issues.iter().find(|(first, _)| self.is_attack(*first)) else { return Refs::new() };
        // An attack that X was preparing, that X made.
        let next = self.tagged.end(*deed);
        let opens = next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Particle { class: Particle::Auxiliary, suffix: None, .. } => true,
                Tag::Verb(v) => v.suffix.is_some() && v.cut.conj.is_none(),
                _ => false,
            };
        let doer = (opens && next + 1 < self.tagged.last).then(|| self.noun_of(next + 1)).flatten();
        let Some(doer) = doer.filter(|x| self.tagged.nouns[*x].cut.is_bare() && !self.tagged.nouns[*x].place) else {
            return Refs::new();
        };
        let refs = self.all(doer).0;
        let apart = refs.iter().all(|r| draft.source.iter().all(|s| s.entity != r.entity));
        if apart { refs } else { Refs::new() }
    }

    /// `A bus that takes soldiers`: those whom the thing at a token has in it.
    pub fn carried_in(&self, head: usize) -> Refs {
        let next = self.tagged.end(head);
        let carries = next + 1 < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Verb(v) if v.form.tense == Tense::Present
                && v.suffix.is_none()
                && v.cut.conj.is_none()
                && self.scan.lexicon.carrying.contains(&(v.verb as usize)));
        let taken = carries.then(|| self.noun_of(next + 1)).flatten();
        taken.filter(|x| self.tagged.nouns[*x].cut.is_bare()).map(|x| self.all(x).0).unwrap_or_default()
    }

    /// `Five dead among the civilians`: the dead and wounded are those among whom they were counted.
    pub fn whose_dead(&self, draft: &Draft) -> Refs {
        let Some(last) = draft.target.last().filter(|_| draft.kind == ClaimType::Assault) else { return Refs::new() };
        let hurt = |r: &Ref| self.scan.lexicon.noted.is_hurt(&self.scan.entities.get(r.entity).name);
        let among = last.last;
        if !draft.target.iter().all(hurt) || among >= self.tagged.last {
            return Refs::new();
        }
        let next = self.tagged.end(among).max(among + 1);
        let counted = matches!(self.tagged.tag(among), Tag::Particle { class: Particle::Preposition, suffix: None, cut }
            if cut == Cut::default())
            && (self.says(among, Attitude::Among) || self.scan.document.folded(among) == MIN);
        let whose = (counted && next < self.tagged.last).then(|| self.noun_of(next)).flatten();
        whose
            .filter(|x| self.tagged.nouns[*x].cut.is_bare() && !self.tagged.nouns[*x].place)
            .map(|x| self.all(x).0)
            .unwrap_or_default()
    }
}
