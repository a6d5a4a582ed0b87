//! Bodies that are called by their kind alone: the alliance against whom the text tells of, the terrorist organisation.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::Word;
use crate::script::fold;
use crate::script::letters::HEH;
use crate::text::reading::{Cut, Reading};

/// The kind of body that coalitions are.
pub const ALLIANCE: &str = "alliance";

/// Of so many told of last, one may have told whose man he is.
const RECENT: usize = 6;

impl Scan<'_> {
    /// The coalition that "the coalition" means: the one whose enemy was told of last; before any was, the one of whose
    /// enemy alone the article tells.
    pub fn coalition_meant(&self) -> Option<usize> {
        let sides = &self.lexicon.enemies;
        let fought_by = |actor: usize| sides.iter().find(|(_, enemies)| enemies.contains(&actor)).map(|(own, _)| *own);
        let by = |e: EntityId| self.entities.get(e).actor.and_then(fought_by);
        if let Some(told) = self.memory.latest(|e| by(e).is_some()) {
            return by(told);
        }
        let mut fight = sides.iter().filter(|(_, enemies)| enemies.iter().any(|a| self.tells_of(*a)));
        let only = fight.next().filter(|_| fight.next().is_none())?;
        Some(only.0)
    }

    /// Whether an actor is one of those who are known by whom they fight.
    pub fn is_coalition(&self, actor: usize) -> bool {
        self.lexicon.enemies.iter().any(|(own, _)| *own == actor)
    }

    /// `the extremist organisation`: the body of that kind which was named, with words that only judge it.
    pub fn judged_body(&self, at: usize, cut: Cut, head: u16, end: usize) -> Option<Noun> {
        let armed = |word: Word| match word {
            Word::Agent { agent, number: Number::Singular, .. } => {
                let row = &self.lexicon.agents[agent as usize];
                row.kind == Kind::Unnamed && self.lexicon.armed.is(&row.id)
            }
            _ => false,
        };
        let judges = |r: &Reading| r.cut.article && r.cut.is_bare() && armed(r.word);
        // The feminine of such a word is an adjective alone.
        let feminine = |t: usize| {
            let word = self.document.folded(t).strip_suffix(HEH).and_then(|w| w.strip_prefix("\u{0627}\u{0644}"));
            word.is_some_and(|w| self.lexicon.index.word(w).iter().any(|w| armed(*w)))
        };
        let judged =
            |t: &usize| self.is_word(*t) && (self.document.readings(*t).list.iter().any(judges) || feminine(*t));
        let last = at + 1 + (at + 1..end).take_while(judged).count();
        if !cut.article || last == at + 1 {
            return None;
        }
        let entity = self.memory.head(head)?;
        let known = self.entities.get(entity);
        if known.actor.is_none() || !matches!(known.kind, Kind::ArmedGroup | Kind::Organisation) {
            return None;
        }
        let one = Ref { entity, first: at, last, anaphor: true };
        Some(Noun::naming(one, cut, known.gender, Number::Singular))
    }

    /// `X said that the agency`: the body with this word of kind in its name of which somebody is who was told of.
    pub fn body_of_told(&self, at: usize, cut: Cut) -> Option<usize> {
        let word = &self.document.folded(at)[cut.skip()..];
        let called = |actor: &usize| {
            let row = &self.lexicon.actors[*actor];
            let body = matches!(row.kind, Kind::Organisation | Kind::ArmedGroup);
            body && std::iter::once(&row.name_ar).chain(&row.aliases_ar).any(|name| {
                name.split_once(' ')
                    .is_some_and(|(first, _)| fold(first).trim_start_matches("\u{0627}\u{0644}") == word)
            })
        };
        let of = |person: usize| {
            let terms = self.lexicon.terms_by_person.get(&person).map_or(&[][..], Vec::as_slice);
            let terms = terms.iter().map(|t| &self.lexicon.terms[*t]);
            let bodies = terms.filter(|t| crate::extract::office::holds(t, &self.day)).map(|t| &t.body);
            let parent = std::iter::once(&self.lexicon.actors[person].parent);
            bodies.chain(parent).filter_map(|id| self.lexicon.actor_ids.get(id).copied()).find(called)
        };
        let person = |e: usize| self.entities.get(e).actor.filter(|_| self.entities.get(e).kind == Kind::Person);
        let told = self.memory.latest_of(RECENT, |e| person(e).and_then(of).is_some()).and_then(person).and_then(of);
        // A spokesman for the army; the forces: the army, which is called so too.
        let body = |e: usize| self.entities.get(e).actor.filter(called);
        told.or_else(|| self.memory.latest_of(RECENT, |e| body(e).is_some()).and_then(body))
    }
}
