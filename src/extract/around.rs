//! What a word behind an event noun is to it: whose it is judged with, what describes it, where it is.

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::preposition::{is_about, is_agent_phrase};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::extract::verbal::is_qad;
use crate::lexicon::rows::{Frame, Light, Particle, Roles, Word};
use crate::script::letters::{BEH, LAM};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

pub const MIN: &str = "\u{0645}\u{0646}";

impl Sense<'_, '_> {
    /// "Was" at a token, before an adjective without the article: a truce that was in force.
    pub fn was_so(&self, at: usize) -> bool {
        let next = self.tagged.end(at).max(at + 1);
        next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Plain { cut } | Tag::Active { cut, .. } | Tag::Adjective { cut, .. }
                if cut == Cut::default())
    }

    /// "Took place" at a token, or "had" before it.
    pub fn has_taken_place(&self, at: usize) -> bool {
        let at = if is_qad(self.scan, at) { at + 1 } else { at };
        let light = &self.scan.lexicon.verb_light;
        at < self.tagged.last
            && self.scan.document.readings(at).list.iter().any(|r| match r.word {
                Word::Verb { verb, .. } => light[verb as usize].contains(&Light::Passive),
                _ => false,
            })
    }

    /// The refusal of remarks of X, concern at the steps that X takes: who is judged by what is his.
    pub fn judged_with(&self, frame: &Frame, at: usize, draft: &mut Draft) {
        use ClaimType::{Accuse, Concern, Oppose, Reject, Support};
        // An agreement is called after where it was struck.
        let mutual = self.is_event(at) && self.valence(at, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
        if matches!(frame.kind, Accuse | Concern | Oppose | Reject | Support) && draft.target.is_empty() && !mutual {
            let hostile = frame.kind.polarity() < 0;
            let owner = self.owner(&self.thing_argument(at), draft.clause, hostile);
            let own = |r: &Ref| draft.source.iter().any(|s| s.entity == r.entity);
            self.fill(draft, Roles::TARGET, &owner.into_iter().filter(|r| !own(r)).collect());
        }
    }

    /// The end of a known issue whose words name nobody in particular: the two-state solution.
    pub fn plain_issue(&self, at: usize) -> Option<usize> {
        let (_, _, last) = self.known_issue(at, self.tagged.last)?;
        let named = |x: usize| {
            self.noun_of(x).is_some_and(|n| self.tagged.nouns[n].who.iter().any(|r| self.is_definite_actor(r.entity)))
        };
        (last > self.tagged.end(at) && !(at..last).any(named)).then_some(last)
    }

    /// A definite noun takes no genitive: a single definite word behind it is its adjective, even where it can name
    /// somebody (personal loans, the armed attack).
    pub fn describes_definite(&self, t: usize, noun: usize, definite: bool) -> bool {
        let found = &self.tagged.nouns[noun];
        let single = found.last == found.first + 1 && found.cut.article && found.cut.is_bare();
        let unnamed = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group);
        let article = self.cut_of(t).is_some_and(|c| c.article);
        definite && single && article && found.who.iter().all(unnamed)
    }

    /// A word of nationality with the ending of several people.
    pub fn is_people(&self, t: usize) -> bool {
        let word = self.scan.document.folded(t);
        ["\u{064A}\u{064A}\u{0646}", "\u{064A}\u{0648}\u{0646}", "\u{064A}\u{0646}"].iter().any(|e| word.ends_with(e))
    }

    /// The leader of the party, X: a person's name behind a description is no second one.
    ///
    /// Of two whom the lexicon knows, or of whom one is the other's counterpart, each is one side of a meeting.
    pub fn is_apposed(&self, frame: &Frame, doer: Option<usize>, refs: &Refs) -> bool {
        let kind = |e: usize| self.scan.entities.get(e).kind;
        let known = |e: usize| self.scan.entities.get(e).actor.is_some();
        let other = |r: &Ref| doer.is_some_and(|e| e != r.entity && known(e)) && (known(r.entity) || r.anaphor);
        if frame.kind == ClaimType::Consult && refs.first().is_some_and(other) {
            return false;
        }
        doer.is_some_and(|e| matches!(kind(e), Kind::Person | Kind::Unnamed))
            && refs.first().is_some_and(|r| kind(r.entity) == Kind::Person)
    }

    /// `The president's accusation of his deputy X`: somebody who is another's man by a pronoun.
    pub fn is_his_man(&self, frame: &Frame, noun: usize) -> bool {
        let noun = &self.tagged.nouns[noun];
        frame.kind == ClaimType::Accuse && noun.last > noun.first + 1 && self.has_pronoun(noun.first)
    }

    /// A definite word that describes no single deed: another deed, or a plural.
    pub fn is_no_adjective(&self, t: usize) -> bool {
        self.is_event(t) || self.scan.document.folded(t).ends_with(crate::extract::relation::PLURAL)
    }

    /// An indefinite word of an adjective's shape.
    pub fn is_adjectival(&self, t: usize) -> bool {
        use crate::lexicon::rows::Word;
        let word = self.scan.document.folded(t);
        self.scan
            .document
            .readings(t)
            .list
            .iter()
            .any(|r| matches!(r.word, Word::Modifier { .. } | Word::Adjective { .. }))
            || word.ends_with(crate::script::letters::YEH)
            || word.ends_with("\u{064A}\u{0647}")
    }

    /// `Protests opposed to X`: behind an adjective of a stand, what is written with (l) belongs to that.
    pub fn is_of_stand(&self, t: usize) -> bool {
        self.cut_of(t).is_some_and(|c| c.prep == Some(LAM))
            && self.tagged.before(t).is_some_and(|b| {
                let stand = |n: u16| self.scan.lexicon.nominals[n as usize].frame.kind != ClaimType::Protest;
                match self.tagged.tag(b) {
                    Tag::Adjective { .. } | Tag::Active { .. } | Tag::Passive { .. } | Tag::Masdar { .. } => true,
                    Tag::Event { nominal, .. } => stand(nominal),
                    _ => false,
                }
            })
    }

    /// The roles of actors behind a preposition beside an event noun.
    pub fn phrase(&mut self, frame: &Frame, prep: &str, noun: usize, refs: &Refs, draft: &mut Draft) {
        let roles = frame.prep(prep);
        let place = self.tagged.nouns[noun].place;
        if frame.kind == ClaimType::Protest && self.is_of_stand(self.tagged.nouns[noun].first) {
            return;
        }
        if is_agent_phrase(prep) {
            if !frame.kind.is_symmetric() && draft.target.is_empty() {
                // Its punishment by X: whose it is undergoes it.
                draft.target = std::mem::take(&mut draft.source);
            }
            self.fill(draft, Roles::SOURCE, refs);
        } else if prep == BAYNA || (prep == MAA || self.brings(prep)) && frame.kind.is_symmetric() {
            let side = if frame.kind.is_symmetric() { Roles::PARTY } else { roles };
            self.fill(draft, side, refs);
            if prep == BAYNA && (refs.len() == 1 || self.behind_one_side(noun).is_some()) {
                let other = self.other_side(noun);
                self.fill(draft, side, &other);
            }
        } else if frame.kind == ClaimType::Consult && place && prep.chars().eq([BEH]) {
            // A meeting in ("bi") Cairo.
            draft.place = draft.place.or(Some(noun));
        } else if frame.kind == ClaimType::Consult && place && roles.has(Roles::PARTY) && self.are_hosts(refs, draft) {
            // A visit to Cairo: to Egypt.
            self.fill(draft, Roles::PARTY, refs);
            draft.place = draft.place.or(Some(noun));
        } else if prep == crate::extract::phrase::FI && roles.has(Roles::PARTY) && !self.are_states(refs) {
            // A tour of (in) the museum: where.
            draft.place = draft.place.or(Some(noun).filter(|_| place));
        } else if (self.tells_where(prep) || roles.has(Roles::PLACE) && !roles.has(Roles::TARGET)) && place {
            draft.place = draft.place.or(Some(noun));
            if roles.has(Roles::TARGET) && draft.target.is_empty() {
                self.envoy_in(frame, refs, draft);
            }
        } else if is_about(prep) && !roles.has(Roles::TARGET) {
            draft.issues.push((self.tagged.nouns[noun].first, self.tagged.nouns[noun].last));
        } else {
            self.fill(draft, roles, refs);
            if roles.has(Roles::ISSUE) && draft.target.is_empty() {
                draft.issues.push((self.tagged.nouns[noun].first, self.tagged.nouns[noun].last));
            }
        }
    }

    /// States other than that of whoever comes to them.
    fn are_hosts(&self, refs: &Refs, draft: &Draft) -> bool {
        let state = |r: &Ref| self.scan.entities.get(r.entity).state;
        let home = |r: &Ref| draft.source.iter().any(|d| state(d).is_some() && state(d) == state(r));
        let kind = |r: &Ref| self.scan.entities.get(r.entity).kind;
        !draft.source.is_empty()
            && draft.source.iter().all(|d| kind(d) != Kind::Unnamed)
            && refs.iter().all(|r| kind(r) == Kind::State && !home(r))
    }

    /// States, or groups of them.
    fn are_states(&self, refs: &Refs) -> bool {
        refs.iter().all(|r| matches!(self.scan.entities.get(r.entity).kind, Kind::State | Kind::Group))
    }

    /// One past the phrase that begins at a token: up to a mark, a verb, a preposition of its own level.
    pub fn phrase_end(&self, at: usize) -> usize {
        if at >= self.tagged.last {
            return self.tagged.last;
        }
        let mut end = self.tagged.end(at);
        let mut steps = 0;
        while end < self.tagged.last && steps < 12 {
            match self.tagged.tag(end) {
                Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
                | Tag::Verb(_)
                | Tag::When(_)
                | Tag::Attribution { .. } => break,
                Tag::Noun(noun) if self.is_late_subject(noun) => break,
                Tag::Particle {
                    class: Particle::Complementizer | Particle::Relative | Particle::Conjunction, ..
                } => break,
                // What it was done for is no part of it.
                Tag::Particle { class: Particle::Preposition, .. } if self.is_aim(end) => break,
                _ if self.is_back_above(at, end) => break,
                _ => {}
            }
            end = self.tagged.end(end).max(end + 1);
            steps += 1;
        }
        end
    }

    /// Whether the relative clause of one token is over where another stands: the clause above it goes on.
    pub fn is_back_above(&self, at: usize, later: usize) -> bool {
        let clause = |t: usize| self.within[t - self.tagged.first];
        let (mut n, above) = (clause(at), clause(later));
        while n > above {
            match self.clauses.get(n).filter(|c| c.link == Link::Relative).and_then(|c| c.parent) {
                Some(parent) => n = parent,
                None => return false,
            }
        }
        n == above && clause(at) != above
    }
}
