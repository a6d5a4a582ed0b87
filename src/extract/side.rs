//! Where somebody stands, in a clause without a verb: we are with X, Russia is against the use of force.

use crate::claim::ClaimType;
use crate::extract::event::MAA;
use crate::extract::frame::{Draft, Found};
use crate::extract::pronoun::independent;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Person;
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Against;

impl Sense<'_, '_> {
    /// A clause that somebody says and that has no more than a subject, and behind it "with" or "against" and what or whom;
    /// whether it did.
    pub fn side(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        if clause.predicate.is_some() || clause.negated || clause.deontic.is_some() || self.content_depth(n) == 0 {
            return false;
        }
        let Some((who, prep)) = self.before_side(n) else { return false };
        let kind = if self.scan.document.folded(prep) == MAA { ClaimType::Support } else { ClaimType::Oppose };
        let behind = self.tagged.end(prep);
        let Some(argument) =
            self.arguments(n, prep - 1, None).into_iter().find(|a| a.first == prep || a.head == behind)
        else {
            return false;
        };
        let actors = self.actors(&argument, n);
        let place = argument.noun.is_some_and(|x| self.tagged.nouns[x].place) && actors.is_empty();
        if who.is_empty() || place || argument.noun.is_some() && actors.is_empty() {
            return false;
        }
        let owner = if actors.is_empty() { self.owner(&argument, n, kind == ClaimType::Oppose) } else { actors };
        let issues = match argument.noun {
            Some(_) => smallvec::smallvec![],
            None => smallvec::smallvec![(argument.head, argument.last)],
        };
        let draft = Draft {
            source: who,
            target: owner,
            issues,
            evidence: (self.clauses[n].tokens[0].min(prep), argument.last),
            ..Draft::of(kind, n, (prep, behind), "side")
        };
        self.finish_draft(draft, found)
    }

    /// The subject of such a clause and the preposition right behind it.
    fn before_side(&self, n: usize) -> Option<(Refs, usize)> {
        let mut tokens = self.clauses[n].tokens.iter().copied().skip_while(|t| {
            matches!(
                self.tagged.tag(*t),
                Tag::Mark(_)
                    | Tag::Particle { class: Particle::Complementizer | Particle::Marker | Particle::Adverb, .. }
            )
        });
        let first = tokens.next()?;
        let (who, end) = match self.tagged.tag(first) {
            Tag::Noun(noun) if self.tagged.nouns[noun].cut.is_bare() => {
                let (refs, last) = self.all(noun);
                (refs, self.tagged.nouns[last].last)
            }
            Tag::Particle { class: Particle::Pronoun, cut, .. } => {
                let word = &self.scan.document.folded(first)[cut.skip()..];
                let who = match independent(word)?.person {
                    Person::First => self.speaker_of(n),
                    // "And it is against": whoever the clause before told of.
                    Person::Third if cut.conj.is_some() => self.subjects[n].refs.clone(),
                    _ => return None,
                };
                (who, self.tagged.end(first))
            }
            _ => return None,
        };
        let prep = (end < self.tagged.last).then_some(end)?;
        let word = self.scan.document.folded(prep);
        let sides = word == MAA || self.scan.lexicon.protests.get(word) == Some(&Against::Foe);
        let brings = matches!(self.tagged.tag(prep), Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none());
        (sides && brings).then_some((who, prep))
    }
}
