//! Clashes: with whom somebody fought, whom that hit, and who won what by an attack.

use crate::claim::{ClaimType, Kind};
use crate::extract::attack::NEAR;
use crate::extract::event::{ALA, BAYNA, MAA};
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Roles};
use crate::lexicon::sorts::Class;

impl Sense<'_, '_> {
    /// The army said that clashes with X went on: with whom else.
    pub fn speaker_in_clash(&self, hit: &Draft) -> Refs {
        let Tag::Event { nominal, .. } = self.tagged.tag(hit.trigger.0) else { return Refs::new() };
        let frame = &self.scan.lexicon.nominals[nominal as usize].frame;
        if !is_fought(frame) || !hit.target.first().is_some_and(|r| self.is_fought_with(r)) {
            return Refs::new();
        }
        let other = |r: &Ref| self.is_of(r.entity, Class::Armed) && hit.target.iter().all(|h| h.entity != r.entity);
        Some(self.speaker_of(hit.clause)).filter(|refs| refs.iter().all(other)).unwrap_or_default()
    }

    /// They took the town after clashes with X: those who bear arms, or command those who do, clashed with X.
    pub fn clashed(&self, n: usize, t: usize) -> Option<Refs> {
        let frame = self.valence(t, false, None)?.frame;
        let clash = is_fought(&frame) && self.has_partner(t);
        if !(clash || self.wins_by(n, t, &frame)) || !self.meanwhile(t, false) {
            return None;
        }
        // Who was killed in clashes with X is his victim.
        let suffers = self.clauses[n].predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => v.form.passive || self.is_violent(v.verb),
            _ => true,
        });
        let subject = &self.subjects[n].refs;
        let fights = |r: &Ref| {
            let person = self.scan.entities.get(r.entity).kind == Kind::Person;
            !person && self.commands(r.entity) || self.is_of(r.entity, Class::Armed) || self.is_by_fighters(r)
        };
        (!suffers && !subject.is_empty() && subject.iter().all(fights)).then(|| subject.clone())
    }

    /// They took the town after an attack on X: whoever takes something by an attack on fighters attacked them.
    fn wins_by(&self, n: usize, t: usize, frame: &Frame) -> bool {
        let takes = |f: &u16| {
            let f = &self.scan.lexicon.frames[*f as usize];
            f.kind == ClaimType::Coerce && f.subject.has(Roles::SOURCE)
        };
        let taken = self.clauses[n].predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => {
                p < t && !v.form.passive && self.scan.lexicon.verb_frames[v.verb as usize].iter().any(takes)
            }
            _ => false,
        });
        let on = |x: usize| self.scan.document.folded(x) == ALA && frame.prep(ALA).has(Roles::TARGET);
        let armed = |x: usize| {
            self.noun_of(x).is_some_and(|n| self.tagged.nouns[n].who.iter().all(|r| self.is_of(r.entity, Class::Armed)))
        };
        let end = self.tagged.end(t);
        let near = (end..(end + 3).min(self.tagged.last)).find(|x| on(*x)).map(|x| self.tagged.end(x));
        taken && frame.note.violent && near.is_some_and(|x| x < self.tagged.last && armed(x))
    }

    /// Met his end in clashes with X: X is who did it.
    pub fn fought_with(&self, draft: &mut Draft) {
        if draft.kind != ClaimType::Assault || !draft.source.is_empty() {
            return;
        }
        draft.source = draft.target.iter().copied().filter(|r| self.is_fought_with(r)).collect();
        draft.target.retain(|r| !self.is_fought_with(r));
    }

    /// Right behind "with".
    fn is_fought_with(&self, one: &Ref) -> bool {
        let before = (one.first > self.tagged.first).then(|| self.tagged.before(one.first)).flatten();
        before.is_some_and(|b| self.scan.document.folded(b) == MAA)
    }

    /// Ten were killed in clashes with the police: by the police.
    pub fn enemy_in_clash(&self, hit: &Draft) -> Refs {
        let last = (hit.trigger.1 + NEAR).min(self.tagged.last);
        for t in hit.trigger.1..last {
            match self.tagged.tag(t) {
                Tag::Verb(_) | Tag::Mark(crate::text::token::TokenKind::Stop) => break,
                Tag::Event { .. } if self.is_attack(t) && self.is_means(hit.trigger.1, t) => {
                    let Some(valence) = self.valence(t, false, None) else { continue };
                    let near = (self.tagged.end(t)..(t + 6).min(last))
                        .take_while(|x| !matches!(self.tagged.tag(*x), Tag::Mark(_)));
                    let with = near
                        .into_iter()
                        .find(|x| self.scan.document.folded(*x) == MAA && !valence.frame.prep(MAA).is_none());
                    let enemy = with
                        .map(|w| self.tagged.end(w))
                        .filter(|e| *e < self.tagged.last)
                        .and_then(|e| self.noun_of(e));
                    if let Some(enemy) = enemy {
                        let refs = self.all(enemy).0;
                        let own = refs.iter().any(|r| hit.target.iter().any(|h| h.entity == r.entity));
                        return if own { Refs::new() } else { refs };
                    }
                }
                _ => {}
            }
        }
        Refs::new()
    }
}

/// Several fight each other: clashes, battles.
pub fn is_fought(frame: &Frame) -> bool {
    frame.note.violent && frame.prep(MAA).has(Roles::TARGET) && frame.prep(BAYNA).has(Roles::SOURCE)
}
