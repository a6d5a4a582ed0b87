//! Protests: what those do who are named for it, and what for.

use crate::claim::{ClaimType, Kind};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::script::letters::*;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// What is said against somebody within a protest is whom it is against.
pub fn is_adverse(kind: ClaimType) -> bool {
    matches!(kind, ClaimType::Protest | ClaimType::Accuse | ClaimType::Reject | ClaimType::Oppose | ClaimType::Request)
}

impl Sense<'_, '_> {
    /// Whether the subject of a frame that asks for it is named for what it does.
    pub fn is_by_nature(&self, frame: &Frame, refs: &Refs) -> bool {
        refs.iter().any(|r| self.scan.entities.get(r.entity).nature == Some(frame.kind))
    }

    /// Somebody whom the clause names, or who is named for it: protests are not carried on from one to another.
    pub fn is_protester(&self, n: usize, refs: &Refs) -> bool {
        let subject = &self.subjects[n];
        subject.explicit
            || self.clauses[n].link == crate::extract::clause::Link::Relative
            || refs.iter().any(|r| self.scan.entities.get(r.entity).nature == Some(ClaimType::Protest))
            || refs.iter().any(|r| self.scan.entities.get(r.entity).kind == Kind::Unnamed)
    }

    /// Whether what follows a predicate says that it is done to demand, to protest, to condemn.
    pub fn has_adverse_purpose(&self, n: usize, p: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let people = self.subjects[n]
            .refs
            .iter()
            .all(|r| matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group));
        let mut t = self.tagged.end(p);
        while people && t < self.tagged.last && t < p + 25 {
            let adverse = match self.tagged.tag(t) {
                // While they carried banners that demand: what the banners say is what they came for.
                Tag::Verb(_) if self.tells_part(n, t) => false,
                Tag::Verb(verb) if self.clause_at(t).is_some_and(|c| self.subjects[c].thing.is_some_and(|x| x > p)) => {
                    lexicon.verb_frames[verb.verb as usize].iter().any(|f| is_adverse(lexicon.frames[*f as usize].kind))
                        || break
                }
                // They came out demonstrating against it.
                Tag::Noun(noun) if self.is_hal_of_protest(noun) => true,
                Tag::Mark(TokenKind::Stop | TokenKind::Break) | Tag::Verb(_) => break,
                Tag::Event { nominal, .. } if self.names_purpose(t) => {
                    is_adverse(lexicon.nominals[nominal as usize].frame.kind)
                }
                Tag::Masdar { verb, .. } | Tag::Active { verb, .. }
                    if match self.tagged.tag(t) {
                        Tag::Active { accusative, .. } => accusative || is_accusative(self.scan.document.folded(t)),
                        _ => self.names_purpose(t),
                    } =>
                {
                    lexicon.verb_frames[verb as usize].iter().any(|f| is_adverse(lexicon.frames[*f as usize].kind))
                }
                Tag::Adjective { row, cut, .. } if !cut.article && self.tells_how(t) => {
                    is_adverse(lexicon.adjectives[row as usize].kind)
                }
                Tag::Particle { .. } => self.is_adverse_phrase(t),
                _ => false,
            };
            if adverse {
                return true;
            }
            t = self.tagged.end(t).max(t + 1);
        }
        false
    }

    /// What the same people do within their protest, or what the words say that they show: banners that condemn.
    fn tells_part(&self, n: usize, t: usize) -> bool {
        let Tag::Verb(verb) = self.tagged.tag(t) else { return false };
        let Some(c) = self.clause_at(t) else { return false };
        let own = self.subjects[c].refs.iter().any(|r| self.subjects[n].refs.iter().any(|s| s.entity == r.entity));
        own && self.is_part(&self.scan.lexicon.verbs[verb.verb as usize].lemma)
    }

    /// An adjective in the accusative, not right behind those whom it could describe: they gathered, opposed to it.
    fn tells_how(&self, t: usize) -> bool {
        let described = self.tagged.before(t).and_then(|b| self.noun_of(b)).is_some_and(|noun| {
            let refs = &self.tagged.nouns[noun].who;
            refs.iter().any(|r| matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group))
        });
        is_accusative(self.scan.document.folded(t)) && !described
    }

    /// Demonstrators without an article, in the accusative: how those came out who are named before.
    pub fn is_hal_of_protest(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let one = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).nature == Some(ClaimType::Protest);
        found.cut == Cut::default()
            && found.last == found.first + 1
            && !found.who.is_empty()
            && found.who.iter().all(one)
            && is_accusative(self.scan.document.folded(found.first))
    }

    /// People who do something "in protest at" it, or chant against somebody.
    pub fn is_in_protest(&self, n: usize, p: usize) -> bool {
        let people = self.subjects[n]
            .refs
            .iter()
            .all(|r| matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group));
        let end = self.clauses[n].tokens.last().map_or(p, |t| t + 1).max(self.tagged.end(p));
        let by_phrase = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { .. }) && self.is_adverse_phrase(t);
        let chants = || matches!(self.tagged.tag(p), Tag::Verb(v) if self.is_part(&self.scan.lexicon.verbs[v.verb as usize].lemma));
        people
            && ((p..end).any(by_phrase) || chants() && (p..(end + 8).min(self.tagged.last)).any(|t| self.chants_at(t)))
    }

    /// Those without a name who are behind a demonstration.
    pub fn demonstrators(&mut self, event: usize) -> Refs {
        let agents = &self.scan.lexicon.agents;
        let row = agents.iter().position(|a| a.nature == Some(ClaimType::Protest));
        row.map_or(Refs::new(), |row| self.implied(row, Number::Plural, event))
    }

    /// Somebody without a name whom an event noun implies.
    pub fn implied(&mut self, agent: usize, number: Number, event: usize) -> Refs {
        let row = &self.scan.lexicon.agents[agent];
        let name = if number == Number::Plural { &row.plural_name } else { &row.name };
        let last = self.tagged.end(event);
        let entity = self.scan.entities.add(crate::extract::entity::Entity {
            id: crate::script::latin::slug(name),
            name: name.clone(),
            name_ar: row.noun.clone(),
            kind: row.kind,
            actor: None,
            state: None,
            office: None,
            gender: crate::lexicon::conjugate::Gender::Masculine,
            number,
            nature: row.nature,
        });
        smallvec::smallvec![crate::extract::noun::Ref { entity, first: event, last, anaphor: false }]
    }

    /// `in protest at`, `in condemnation of` as one preposition.
    pub fn is_adverse_phrase(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, .. })
            && self.scan.document.folded(t).ends_with(ALEF)
            && self.scan.document.readings(t).list.iter().any(|r| match r.word {
                crate::lexicon::rows::Word::Event { nominal, .. } => {
                    is_adverse(self.scan.lexicon.nominals[nominal as usize].frame.kind)
                }
                // "As of" is no verbal noun of blame, though what some consider is.
                crate::lexicon::rows::Word::Masdar { verb } => {
                    let frames = &self.scan.lexicon.verb_frames[verb as usize];
                    let idle = |f: &&u16| self.scan.lexicon.frames[**f as usize].note.idle;
                    let adverse = |f: &u16| is_adverse(self.scan.lexicon.frames[*f as usize].kind);
                    // "In pursuit of" blames nobody, whoever is blamed for what he pursues.
                    let blamed = |f: &u16| {
                        let frame = &self.scan.lexicon.frames[*f as usize];
                        frame.kind == ClaimType::Accuse && frame.subject.has(Roles::TARGET)
                    };
                    let mut real = frames.iter().filter(|f| !idle(f)).peekable();
                    real.peek().is_some() && real.all(|f| adverse(f) && !blamed(f))
                }
                _ => false,
            })
    }

    /// A verbal noun that says why: `in protest`, `to protest`, `to demand`.
    pub fn names_purpose(&self, t: usize) -> bool {
        let Some(cut) = self.cut_of(t) else { return false };
        let word = self.scan.document.folded(t);
        cut.prep == Some(LAM) || cut.prep.is_none() && word.ends_with(ALEF)
    }

    pub fn clause_at(&self, t: usize) -> Option<usize> {
        let inside = t.checked_sub(self.tagged.first)?;
        self.within.get(inside).copied().filter(|n| *n < self.clauses.len())
    }
}

/// The accusative as it shows in writing.
fn is_accusative(word: &str) -> bool {
    word.ends_with(ALEF) || word.strip_suffix(NOON).is_some_and(|w| w.ends_with(YEH))
}
