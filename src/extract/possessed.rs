//! Whose the things are that were hit or taken, by the pronoun on their noun: "bombed his positions", "raids on their camps".

use crate::claim::{ClaimType, Kind};
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::pronoun::{ending, is_possessed};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Person;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::Word;
use crate::lexicon::sorts::Class;
use crate::script::letters::{ALEF, HEH, LAM, MEEM, TEH};
use crate::text::reading::{Reading, Suffix};
use smallvec::smallvec;

/// So many words at most stand between a deed and the thing that it is done to.
const NEAR: usize = 5;

impl Sense<'_, '_> {
    /// Gives deeds of force that name nobody as their target whoever owns the thing that they were done to.
    pub fn owners_hit(&self, drafts: &mut [Draft]) {
        for draft in drafts.iter_mut() {
            let force = matches!(draft.kind, ClaimType::Assault | ClaimType::Coerce);
            if force && draft.target.is_empty() && !draft.source.is_empty() {
                draft.target = self.owner_hit(draft).unwrap_or_default();
            } else if force && let Some(owners) = self.owner_of_arms(draft) {
                draft.target = owners;
            }
        }
    }

    /// "Destroyed convoys and vehicles of X": arms and what "and" adds to them, whose owner stands behind l.
    fn owner_of_arms(&self, draft: &Draft) -> Option<Refs> {
        let [arms] = draft.target[..] else { return None };
        let mut t = Some(arms.last).filter(|_| !arms.anaphor && self.is_mere_arms(&arms))?;
        let (mut joined, last) = (false, (arms.last + NEAR).min(self.tagged.last));
        while t < last {
            match self.tagged.tag(t) {
                Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } if !cut.article && cut.prep.is_none() => {
                    joined |= cut.conj.is_some()
                }
                Tag::Noun(n) if joined && self.tagged.nouns[n].cut.prep == Some(LAM) => {
                    let found = &self.tagged.nouns[n];
                    let refs: Refs = found.who.iter().filter(|r| self.owns(r.entity)).copied().collect();
                    return (found.cut.conj.is_none() && !refs.is_empty()).then_some(refs);
                }
                _ => return None,
            }
            t = self.tagged.end(t).max(t + 1);
        }
        None
    }

    /// Convoys, tanks: arms of which nothing tells whose they are.
    fn is_mere_arms(&self, one: &Ref) -> bool {
        let known = self.scan.entities.get(one.entity);
        let arms = |r: &Reading| match r.word {
            Word::Agent { agent, .. } => self.scan.lexicon.agents[agent as usize].has(AgentNote::Arms),
            _ => false,
        };
        known.actor.is_none()
            && known.state.is_none()
            && one.last == one.first + 1
            && self.scan.document.readings(one.first).list.iter().any(arms)
    }

    fn owner_hit(&self, draft: &Draft) -> Option<Refs> {
        let own = |r: &Ref| draft.source.iter().any(|s| s.entity == r.entity);
        let mut t = draft.trigger.1;
        for _ in 0..NEAR {
            if t >= self.tagged.last {
                return None;
            }
            match self.tagged.tag(t) {
                Tag::Noun(n) if self.tagged.nouns[n].who.iter().all(own) => {}
                Tag::Noun(_) | Tag::Verb(_) | Tag::Mark(_) => return None,
                Tag::Plain { cut } if cut.conj.is_none() => {
                    if let Some(suffix) = self.pronoun_of_thing(t) {
                        // The police closed its offices: perhaps its own.
                        let theirs = draft.kind == ClaimType::Coerce && self.can_all_mean(&draft.source, suffix);
                        return if theirs { None } else { self.owner_told(t, suffix, &own) };
                    }
                }
                _ => {}
            }
            t = self.tagged.end(t).max(t + 1);
        }
        None
    }

    /// The nearest somebody before a thing, or in the sentences before, whom the pronoun on it can mean.
    fn owner_told(&self, t: usize, suffix: Suffix, own: &dyn Fn(&Ref) -> bool) -> Option<Refs> {
        let acts = |e: usize| {
            let known = self.scan.entities.get(e);
            matches!(known.kind, Kind::ArmedGroup | Kind::Organisation | Kind::State | Kind::Group | Kind::Person)
                || self.is_of(e, Class::Armed)
        };
        let meant = |refs: &Refs| {
            !refs.is_empty() && refs.iter().all(|r| acts(r.entity) && !own(r)) && self.can_all_mean(refs, suffix)
        };
        let before = self.tagged.nouns.iter().rev().filter(|noun| noun.last <= t && !noun.place);
        before.map(|noun| noun.who.clone()).find(meant).or_else(|| {
            let subject = self.scan.memory.subject()?;
            let refs: Refs = smallvec![self.carried_ref(subject)];
            meant(&refs).then_some(refs)
        })
    }

    /// The pronoun of the third person that a plain noun ends in.
    fn pronoun_of_thing(&self, t: usize) -> Option<Suffix> {
        let readings = self.scan.document.readings(t);
        let word = self.scan.document.folded(t);
        let unlisted = || {
            let plural =
                word.strip_suffix(HEH).is_some_and(|w| w.ends_with([TEH]) && w.trim_end_matches(TEH).ends_with(ALEF));
            let whole = readings.list.iter().any(|r| r.word == Word::Common && r.pronoun().is_none());
            let letters = [[HEH].as_slice(), &[HEH, ALEF], &[HEH, MEEM]];
            let found = letters.iter().rev().find(|l| word.ends_with(&l.iter().collect::<String>()))?;
            (!whole && (plural || is_possessed(word))).then(|| ending(&found.iter().collect::<String>()))?
        };
        self.pronoun_of_common(t).or_else(|| unlisted().filter(|s| s.person == Person::Third))
    }
}
