//! What stands between a verb and its object: an apposition, words of attribution, one of the two sides.

use crate::claim::Kind;
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::event::BAYNA;
use crate::extract::object::LONGEST_SIDE;
use crate::extract::pronoun::quantified;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::extract::valence::ANY;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Topic;
use crate::script::letters::*;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// So many phrases at most stand between the two sides of a fight.
const FARTHEST_SIDE: usize = 14;

impl Sense<'_, '_> {
    /// `X, minister of Y, Z …`: one past the comma that closes who the subject is, where the object follows.
    pub fn behind_apposition(&self, tokens: &[usize], from: usize) -> Option<usize> {
        let person = |noun: usize| {
            let found = &self.tagged.nouns[noun];
            let one = |r: &crate::extract::noun::Ref| {
                matches!(self.scan.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed)
            };
            found.cut.is_bare() && found.who.iter().all(one)
        };
        let describes = match self.tagged.tag(*tokens.get(from)?) {
            Tag::Noun(noun) => person(noun),
            Tag::Particle { class: Particle::Quantifier, .. } => true,
            // The one present in, backed by, known for.
            Tag::Active { cut, .. } | Tag::Passive { cut, .. } | Tag::Adjective { cut, .. } => {
                cut.article && cut.is_bare()
            }
            // The star of, the most prominent of.
            Tag::Plain { cut } => cut == Cut::default(),
            _ => false,
        };
        let closes = |i: &usize| matches!(self.tagged.tag(tokens[*i]), Tag::Mark(TokenKind::Comma));
        let end = (from..tokens.len().min(from + 9)).find(closes).filter(|_| describes)?;
        let object = match self.tagged.tag(*tokens.get(end + 1)?) {
            Tag::Noun(noun) => self.tagged.nouns[noun].cut.conj.is_none(),
            Tag::Particle { class: Particle::Preposition | Particle::Quantifier, cut, .. } => cut.conj.is_none(),
            Tag::Particle { class: Particle::Marker, .. } => self.scan.document.folded(tokens[end + 1]) == ANY,
            tag => tag.nominal_cut().is_some_and(|c| c.conj.is_none()),
        };
        object.then_some(end + 1)
    }

    /// `X arrested, according to Y, Z`: one past the comma that closes who says so.
    pub fn behind_attribution(&self, tokens: &[usize], from: usize) -> Option<usize> {
        let opens = matches!(self.tagged.tag(*tokens.get(from)?), Tag::Attribution { .. });
        let comma = |i: &usize| matches!(self.tagged.tag(tokens[*i]), Tag::Mark(TokenKind::Comma));
        (from..tokens.len().min(from + 12)).find(comma).filter(|_| opens).map(|end| end + 1)
    }

    /// `X attacked, for the second time in a week, Y`: one past the comma that closes nothing but when and how.
    pub fn behind_adverbs(&self, tokens: &[usize], from: usize) -> Option<usize> {
        let adverb = |i: &usize| {
            matches!(
                self.tagged.tag(tokens[*i]),
                Tag::When(_) | Tag::Inside | Tag::Particle { class: Particle::Adverb, .. }
            )
        };
        let end = (from..tokens.len().min(from + 9)).find(|i| !adverb(i)).filter(|end| *end > from)?;
        let closes = self.tagged.tag(tokens[end]).is_mark(TokenKind::Comma);
        Some(end + 1).filter(|next| closes && *next < tokens.len())
    }

    /// `X condemned on the tongue of Y Z`: the place among the tokens behind who says so, where the clause goes on.
    pub fn behind_voice(&self, tokens: &[usize], from: usize) -> Option<usize> {
        let noun = self.noun_of(*tokens.get(from)?)?;
        let end = self.tagged.nouns[self.all(noun).1].last;
        // According to Y on Friday: when it was said.
        let when = |i: &usize| matches!(self.tagged.tag(tokens[*i]), Tag::When(_));
        let behind = (from..tokens.len()).find(|i| tokens[*i] >= end && !when(i))?;
        let goes_on = match self.tagged.tag(tokens[behind]) {
            Tag::Noun(next) => self.tagged.nouns[next].cut.conj.is_none(),
            Tag::Particle { class: Particle::Preposition, cut, .. } => cut.conj.is_none(),
            tag => tag.nominal_cut().is_some_and(|c| c.conj.is_none()),
        };
        goes_on.then_some(behind)
    }

    /// "Raids on X in Sinai and on the positions of Y": whose a second target is, behind where the first was.
    pub fn also_hit(&self, argument: &Argument, clause: usize) -> Refs {
        let Some(noun) = argument.noun else { return Refs::new() };
        let mut t = self.tagged.nouns[noun].last;
        for _ in 0..6 {
            match (t < self.tagged.last).then(|| self.tagged.tag(t)) {
                Some(Tag::Plain { cut }) if cut.conj == Some(WAW) && cut.prep.is_none() => {
                    return self.holder(&self.thing_argument(t), clause);
                }
                Some(Tag::Particle { class: Particle::Preposition, suffix: None, cut }) if cut.conj.is_none() => {}
                Some(Tag::Noun(n)) if self.tagged.nouns[n].place && self.tagged.nouns[n].cut.conj.is_none() => {}
                Some(Tag::Plain { cut }) if cut.is_bare() => {}
                _ => break,
            }
            t = self.tagged.end(t).max(t + 1);
        }
        Refs::new()
    }

    /// "Between forces of X that Y recognises and groups of Z": the other side, farther off.
    pub fn other_side(&self, noun: usize) -> Refs {
        if let Some(side) = self.behind_one_side(noun) {
            return side;
        }
        let mut t = self.tagged.nouns[noun].last;
        let mut commas = 0;
        // A clause about the first side: its words, and its verb, are passed by.
        let mut within = false;
        for _ in 0..FARTHEST_SIDE {
            match (t < self.tagged.last).then(|| self.tagged.tag(t)) {
                Some(Tag::Particle { class: Particle::Relative, cut, .. }) if cut.conj.is_none() => within = true,
                Some(Tag::Verb(v)) if within && v.cut == Cut::default() => {}
                Some(Tag::Event { cut, .. } | Tag::Masdar { cut, .. }) if within && cut.conj.is_none() => {}
                Some(Tag::Noun(n))
                    if within && (self.tagged.nouns[n].place || self.tagged.nouns[n].cut.prep.is_some()) => {}
                // Between X, backed by Z and Y, and W.
                Some(Tag::Mark(TokenKind::Comma)) if commas < 2 => commas += 1,
                Some(Tag::Noun(_)) if commas == 1 => {}
                Some(Tag::Noun(n)) if self.tagged.nouns[n].cut.conj == Some(WAW) => {
                    let own = self.tagged.nouns[n].cut.prep.is_none() && !self.tagged.nouns[n].place;
                    return if own { self.all(n).0 } else { Refs::new() };
                }
                None | Some(Tag::Verb(_) | Tag::Mark(_) | Tag::Event { .. } | Tag::Masdar { .. }) => break,
                Some(Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. }) => break,
                _ => {}
            }
            t = self.tagged.end(t).max(t + 1);
        }
        Refs::new()
    }

    /// A victory in a campaign to end the control of X: behind an aim of its own nothing belongs to the victory.
    pub fn is_of_aim_behind(&self, event: usize, t: usize) -> bool {
        (self.tagged.end(event)..t).any(|x| match self.tagged.tag(x) {
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.prep == Some(LAM),
            _ => false,
        })
    }

    /// Between X, backed by others, on the one side, and Y on the other.
    pub fn behind_one_side(&self, noun: usize) -> Option<Refs> {
        let first = self.tagged.nouns[self.all(noun).1].last;
        let last = (first + LONGEST_SIDE).min(self.tagged.last.saturating_sub(2));
        let marks = |t: &usize| {
            let words = [*t, *t + 1].map(|x| self.scan.document.folded(x)).join(" ");
            self.scan.lexicon.topic(&words) == Some(Topic::Side)
        };
        let open =
            |t: &usize| !matches!(self.tagged.tag(*t), Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break));
        let mut at = (first..last).take_while(open).find(marks)? + 2;
        while at < self.tagged.last && matches!(self.tagged.tag(at), Tag::Mark(TokenKind::Comma) | Tag::Inside) {
            at += 1;
        }
        // On the one side, and between Y: said again.
        let again = at + 1 < self.tagged.last && self.scan.document.folded(at).strip_prefix(WAW) == Some(BAYNA);
        at += usize::from(again);
        let other = (at < self.tagged.last).then(|| self.noun_of(at)).flatten()?;
        let found = &self.tagged.nouns[other];
        let acts = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind != Kind::Place;
        let joined = found.cut.conj == Some(WAW) || again && found.cut.conj.is_none();
        let own = joined && found.cut.prep.is_none() && found.who.iter().all(acts);
        own.then(|| self.all(other).0)
    }

    /// "Most of them", right behind those who are counted.
    pub fn counts_them_out(&self, t: usize) -> bool {
        let them = quantified(self.scan.document.folded(t));
        them.is_some_and(|s| s.person == Person::Third && s.number == Number::Plural)
            && self.tagged.before(t).is_some_and(|b| {
                let least =
                    matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Adverb | Particle::Marker, .. });
                let counted = self.tagged.before(b).filter(|_| least).unwrap_or(b);
                matches!(self.tagged.tag(counted), Tag::Noun(_) | Tag::Inside)
            })
    }

    /// Past who most of them are: civilians, of the civilians.
    pub fn behind_most_of_them(&self, tokens: &[usize], n: usize) -> usize {
        let of = tokens.get(n).is_some_and(|t| {
            matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                && self.scan.document.folded(*t) == MIN
        });
        self.behind_those_among(tokens, n + usize::from(of))
    }

    /// "Among them X and Y": who they are is nobody's object.
    pub fn behind_those_among(&self, tokens: &[usize], mut n: usize) -> usize {
        let joined = |t: usize| self.cut_of(t).is_some_and(|c| c.conj.is_some());
        let mut first = true;
        while let Some(t) = tokens.get(n).copied().filter(|t| {
            matches!(self.tagged.tag(*t), Tag::Noun(_))
                && (first || joined(*t))
                && self.cut_of(*t).is_some_and(|c| c.prep.is_none())
        }) {
            let last = self.tagged.end(t);
            while tokens.get(n).is_some_and(|x| *x < last) {
                n += 1;
            }
            first = false;
        }
        n
    }
}
