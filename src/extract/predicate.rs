//! What can be a clause's predicate besides a verb.

use crate::extract::clause::{Clause, Cutter, Link};
use crate::extract::event::ALA;
use crate::extract::pronoun::is_possessed;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Particle, Word};
use crate::script::letters::{FEH, NOON, WAW, YEH};
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

impl Cutter<'_> {
    /// Whether the clause without a verb says something already: it has a subject and more.
    pub fn is_told(&self) -> bool {
        let clause = &self.clauses[self.current];
        let tokens = &clause.tokens;
        let nominal = |t: &usize| {
            matches!(self.tagged.tag(*t), Tag::Noun(_) | Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. })
        };
        // That it is a coup: the pronoun is what the noun tells of.
        if clause.opened_by.is_some() && clause.link == Link::Content {
            let quote = |t: &&usize| !self.tagged.tag(**t).is_mark(TokenKind::Quote);
            let said = |t: &usize| {
                let tag = self.tagged.tag(*t);
                nominal(t) || matches!(tag, Tag::Passive { .. } | Tag::Adjective { .. } | Tag::Active { .. })
            };
            return tokens.iter().skip(1).find(quote).is_some_and(|t| said(t) && !self.has_article(*t));
        }
        // That what they do is terror: a clause without a head is what it tells of.
        let heads = |c: &Clause| {
            c.parent == Some(self.current) && c.link == Link::Relative && c.antecedent.is_none() && c.head.is_none()
        };
        if clause.link == Link::Content && !tokens.iter().any(nominal) && self.clauses.iter().any(heads) {
            return true;
        }
        let subject = tokens.iter().position(nominal);
        subject.is_some_and(|s| {
            tokens[s + 1..].iter().any(|t| {
                matches!(
                    self.tagged.tag(*t),
                    Tag::Particle { class: Particle::Auxiliary | Particle::Preposition, .. }
                        | Tag::Adjective { .. }
                        | Tag::Plain { .. }
                ) || matches!(self.tagged.tag(*t), Tag::Noun(_)) && self.is_somebody(*t)
                    // In a state of chaos.
                    || matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Adverb, .. })
                        && self.tagged.end(*t) > *t + 1
            })
        })
    }

    /// A word for people without the article: that Russia is a partner.
    fn is_somebody(&self, t: usize) -> bool {
        let agent = |r: &crate::text::reading::Reading| matches!(r.word, Word::Agent { .. }) && r.cut == Cut::default();
        self.document.readings(t).list.iter().any(agent)
    }

    fn has_article(&self, t: usize) -> bool {
        self.document.readings(t).cuts.iter().any(|c| c.article)
    }

    /// A participle that tells what the subject does meanwhile.
    pub fn is_hal(&self, at: usize, verb: u16, gender: Gender, number: Number, accusative: bool) -> bool {
        let v = verb as usize;
        let known = !self.lexicon.verb_speech[v].is_empty()
            || !self.lexicon.verb_frames[v].is_empty()
            || accusative && !self.lexicon.verb_light[v].is_empty();
        let after = self.tagged.before(at).is_some_and(|b| match self.tagged.tag(b) {
            Tag::Mark(TokenKind::Quote) => {
                self.tagged.before(b).is_some_and(|c| self.tagged.tag(c).is_mark(TokenKind::Comma))
            }
            Tag::Mark(kind) => matches!(kind, TokenKind::Comma | TokenKind::Dash | TokenKind::Close),
            Tag::Noun(_) | Tag::When(_) | Tag::Inside => true,
            // No indefinite adjective goes with a definite noun.
            Tag::Event { suffix: Some(_), .. } | Tag::Masdar { suffix: Some(_), .. } => accusative,
            tag => {
                let definite = tag.nominal_cut().is_some_and(|c| c.article);
                (accusative || number != Number::Singular) && (definite || is_possessed(self.document.folded(b)))
            }
        });
        // A ship behind the pirates who took it.
        let of_others = gender == Gender::Feminine
            && number == Number::Singular
            && self.tagged.before(at).is_some_and(|b| match self.tagged.tag(b) {
                Tag::Noun(n) => {
                    let noun = &self.tagged.nouns[n];
                    noun.number == Number::Plural && noun.gender == Gender::Masculine && !noun.cut.article
                }
                _ => false,
            });
        let conj = matches!(self.tagged.tag(at), Tag::Active { cut, .. } if cut.conj.is_some());
        // A circumstance stands in the accusative: masked gunmen are gunmen.
        let nominative =
            number == Number::Plural && self.document.folded(at).strip_suffix(NOON).is_some_and(|s| s.ends_with(WAW));
        let shape =
            (accusative || gender == Gender::Feminine || number != Number::Singular) && !nominative && !of_others;
        let dual = || self.document.folded(at).chars().rev().take(2).eq([NOON, YEH]);
        // Attacked X, saying that: what says is no object.
        let thing = (accusative || dual()) && !self.opens_words(at, v) && self.is_object_shaped(at);
        known && shape && !thing && (after || conj) && self.clauses.iter().any(|c| c.predicate.is_some())
    }

    /// His allies: with a pronoun an adjective names people.
    fn is_theirs(&self, at: usize) -> bool {
        self.document.readings(at).list.iter().any(|r| r.pronoun().is_some())
    }

    /// An adjective that says something of the clause's subject.
    pub fn is_predicate_adjective(&self, at: usize, cut: Cut) -> bool {
        !cut.article && cut.prep.is_none() && !self.is_theirs(at) && !self.is_meanwhile(at)
    }

    /// "The rebels, backed by tanks, attacked": an oblique plural right behind people with whom the clause begins tells how
    /// they did what a verb behind it tells.
    fn is_meanwhile(&self, at: usize) -> bool {
        let oblique = self.document.folded(at).strip_suffix(NOON).is_some_and(|s| s.ends_with(YEH));
        let begun = || {
            self.clauses[self.current].tokens.iter().all(|t| !matches!(self.tagged.tag(*t), Tag::Particle { .. }))
                && self.tagged.before(at).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Noun(_)))
        };
        let told = || {
            (self.tagged.end(at)..self.tagged.last)
                .map(|t| self.tagged.tag(t))
                .take_while(|tag| !matches!(tag, Tag::Mark(TokenKind::Stop | TokenKind::Break)))
                .any(|tag| matches!(tag, Tag::Verb(v) if v.cut == Cut::default()))
        };
        oblique && begun() && told()
    }

    /// Saying that, saying: a participle of speech before its content.
    fn opens_words(&self, at: usize, verb: usize) -> bool {
        let next = self.tagged.end(at);
        !self.lexicon.verb_speech[verb].is_empty()
            && next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Particle { class: Particle::Complementizer, .. } => true,
                tag => tag.is_mark(TokenKind::Colon) || tag.is_mark(TokenKind::Quote),
            }
    }

    /// An ordinary noun where the clause's verb still has no object: it hit a position (that is written like "causing").
    fn is_object_shaped(&self, at: usize) -> bool {
        let common = |r: &crate::text::reading::Reading| r.word == Word::Common && r.cut.is_bare();
        let Some(p) = self.clauses[self.current].predicate else { return false };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let frames = &self.lexicon.verb_frames[verb.verb as usize];
        let takes = frames.iter().any(|f| !self.lexicon.frames[*f as usize].object.is_none());
        let timed = |t: usize| matches!(self.tagged.tag(t), Tag::When(_) | Tag::Inside);
        // Shelled with rockets, on the town's outskirts, a camp: the subject and phrases of prepositions are no object.
        let strikes = frames.iter().any(|f| self.lexicon.frames[*f as usize].note.violent);
        let behind = self.clauses[self.current].tokens.iter().filter(|t| **t > p && !timed(**t));
        let other = |t: usize| {
            let phrase = |c: Cut| c.prep.is_some() || c.article;
            !strikes || !(t == self.tagged.end(p) || self.tagged.tag(t).nominal_cut().is_some_and(phrase))
        };
        // Where its subject stands before the verb, the first phrase behind it is the object.
        let before = self.clauses[self.current].tokens.iter().filter(|t| **t < p).any(|t| match self.tagged.tag(*t) {
            Tag::Noun(n) => {
                let preposition =
                    |b: usize| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. });
                self.tagged.nouns[n].cut.is_bare() && !self.tagged.before(*t).is_some_and(preposition)
            }
            _ => false,
        });
        let subject = usize::from(!before);
        let filled = verb.suffix.is_some()
            || behind.enumerate().any(|(n, t)| n >= subject && other(*t))
            || self.tagged.before(at).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Mark(_)));
        takes && !filled && self.document.readings(at).list.iter().any(common)
    }

    /// X says that Y did it, which Y denies: behind a comma, it is not X who says so.
    pub fn step_out(&mut self, at: usize) {
        let next = self.tagged.end(at);
        let Some(Tag::Verb(verb)) = (next < self.tagged.last).then(|| self.tagged.tag(next)) else { return };
        let denies = self.lexicon.verb_frames[verb.verb as usize]
            .iter()
            .any(|f| self.lexicon.frames[*f as usize].kind == crate::claim::ClaimType::Reject);
        let comma = (self.tagged.first..at)
            .rev()
            .filter(|t| !matches!(self.tagged.tag(*t), Tag::Inside))
            .take(2)
            .any(|t| self.tagged.tag(t).is_mark(TokenKind::Comma));
        if denies && comma && self.quotes.is_empty() {
            self.current = self.root();
        }
    }

    /// A participle that is the predicate itself.
    pub fn is_predicate_participle(&self, at: usize, verb: u16) -> bool {
        let v = verb as usize;
        !self.lexicon.verb_frames[v].is_empty()
            && self.tagged.before(at).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Noun(_) | Tag::Particle { .. }))
    }

    /// "adding that …", "calling on X to …" at the head of a sentence: whoever spoke before goes on.
    pub fn goes_on_speaking(&self, at: usize, verb: u16) -> bool {
        let next = self.tagged.end(at);
        let speaks = self.is_speech(verb);
        if at != self.tagged.first || next >= self.tagged.last {
            return false;
        }
        match self.tagged.tag(next) {
            Tag::Particle { class: Particle::Complementizer | Particle::Preposition, .. } | Tag::Mark(_) => speaks,
            Tag::Noun(noun) => self.tagged.nouns[noun].cut.is_bare() && self.calls_on(at, verb),
            tag => tag.nominal_cut().is_some_and(|c| c.is_bare() && c.article) && self.calls_on(at, verb),
        }
    }

    /// An accusative of saying, or of what is done by saying, before its object: accusing, calling on, rejecting.
    fn calls_on(&self, at: usize, verb: u16) -> bool {
        use crate::claim::ClaimType::{Accuse, Reject, Request, Support, Threaten};
        let by_words =
            |f: &u16| matches!(self.lexicon.frames[*f as usize].kind, Accuse | Reject | Request | Support | Threaten);
        let meant = self.is_speech(verb) || self.lexicon.verb_frames[verb as usize].iter().any(by_words);
        meant
            && matches!(
                self.tagged.tag(at),
                Tag::Active { accusative: true, gender: Gender::Masculine, number: Number::Singular, .. }
            )
    }

    /// "… and it is up to X to": behind a clause that tells something, "on" with an actor or a pronoun and "that"; behind
    /// "so" (fa), a verbal noun will do.
    pub fn begins_duty(&self, at: usize, cut: Cut, suffix: Option<Suffix>) -> bool {
        let on = self.document.folded(at)[cut.skip()..].starts_with(ALA);
        let mut next = self.tagged.end(at);
        if cut.conj.is_none() || !on || self.clauses[self.current].predicate.is_none() || next >= self.tagged.last {
            return false;
        }
        if suffix.is_none() {
            let Tag::Noun(_) = self.tagged.tag(next) else { return false };
            next = self.tagged.end(next);
        }
        let so = cut.conj == Some(FEH);
        next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Particle { class: Particle::Complementizer, cut, .. } => cut == Cut::default(),
                Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => so && cut == Cut::default(),
                _ => false,
            }
    }
}
