//! Words that stand for someone named before: the two sides, his counterpart, his country, the latter.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::StateNote;
use crate::lexicon::rows::{Light, Particle, Word};
use crate::lexicon::sorts::Anaphor;
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::{SmallVec, smallvec};

impl Scan<'_> {
    /// A word that stands for someone named before.
    pub fn anaphor(&mut self, at: usize, end: usize, before: Option<&Noun>) -> Option<Noun> {
        let document = self.document;
        let list = &document.readings(at).list;
        if let Some(short) = self.short_name(at, end) {
            return Some(short);
        }
        let (kind, cut) = list.iter().find_map(|r| match r.word {
            // A town is written like "his country", but for the dots.
            Word::Anaphor { kind: Anaphor::Country } if self.document.raw(at).ends_with(TEH_MARBUTA) => None,
            Word::Anaphor { kind } if r.suffix.is_none() => Some((kind, r.cut)),
            _ => None,
        })?;
        if kind == Anaphor::Interlocutor
            && let Some(guest) = self.guest(at, cut, end)
        {
            return Some(guest);
        }
        if kind == Anaphor::Side {
            return self.side_of(at, cut, end);
        }
        if matches!(kind, Anaphor::Pair | Anaphor::PairState)
            && let Some(both) = self.both_sides(at, cut, end)
        {
            return Some(both);
        }
        let article = cut.article;
        let mut last = at + 1;
        let mut named: Option<Ref> = None;
        let who: SmallVec<[EntityId; 2]> = match kind {
            Anaphor::Pair if article => {
                // Whoever calls on the two sides is none of them, nor is the body that he heads.
                let subject = before.filter(|b| b.last == at);
                let calls = |e: EntityId| subject.is_some_and(|b| b.names().any(|(r, _)| r.entity == e));
                self.memory.sides(|a, b| !calls(a) && !calls(b)).map(|(a, b)| smallvec![a, b])?
            }
            Anaphor::PairPerson if article => {
                let person = |e: EntityId| self.entities.get(e).kind == Kind::Person;
                let (a, b) = self.memory.pair_where(|a, b| person(a) && person(b))?;
                smallvec![a, b]
            }
            // Two governments, without the article or a pronoun, are any two.
            Anaphor::PairState if article || !self.document.folded(at).ends_with(NOON) => {
                let state = |e: EntityId| self.entities.get(e).state;
                let pair =
                    self.memory.pair_where(|a, b| state(a).is_some() && state(b).is_some() && state(a) != state(b));
                let (a, b) = pair.or_else(|| self.two_states())?;
                let mut states: SmallVec<[EntityId; 2]> = SmallVec::new();
                for one in [a, b] {
                    let state = self.entities.get(one).state?;
                    states.push(self.entities.known(self.lexicon.states[state].actor, self.lexicon));
                }
                states
            }
            Anaphor::Counterpart => {
                let (entity, next, name) = self.counterpart(at + 1, end, before)?;
                last = next;
                named = name;
                let mut all: SmallVec<[EntityId; 2]> = smallvec![entity];
                // `his counterparts, the German and the British one`
                while self.goes_on_with_nationality(last, end)
                    && let Some((other, next, _)) = self.counterpart(last, end, before)
                {
                    all.push(other);
                    last = next;
                }
                all
            }
            Anaphor::Kingdom => smallvec![self.kingdom()?],
            Anaphor::Honour | Anaphor::Highness => smallvec![self.honoured(kind == Anaphor::Highness)?],
            Anaphor::Country => {
                let owner = self.citizen(before)?;
                let state = self.entities.get(owner).state?;
                smallvec![self.entities.known(self.lexicon.states[state].actor, self.lexicon)]
            }
            Anaphor::Last if article => {
                // Behind a noun it is the adjective "last".
                let definite = |t: usize| self.has_article(t) || self.is_owned_thing(t);
                if at > 0 && self.document.tokens[at - 1].kind == TokenKind::Word && definite(at - 1) {
                    return None;
                }
                smallvec![self.memory.latest(|e| matches!(
                    self.entities.get(e).kind,
                    Kind::Person | Kind::Organisation | Kind::ArmedGroup
                ))?]
            }
            Anaphor::Interlocutor => {
                let subject = before.and_then(|n| n.who.first()).map(|r| r.entity).or(self.memory.subject())?;
                let (a, b) = self.memory.pair()?;
                smallvec![if subject == a {
                    b
                } else if subject == b {
                    a
                } else {
                    return None;
                }]
            }
            _ => return None,
        };
        let first = at;
        let plural = who.len() > 1;
        let known = self.entities.get(who[0]);
        let (gender, place) = (known.gender, false);
        if let Some(one) = named.filter(|_| !plural) {
            return Some(Noun { first, last, ..Noun::naming(one, cut, gender, Number::Singular) });
        }
        Some(Noun {
            first,
            last,
            cut,
            who: who
                .into_iter()
                .map(|entity| Ref {
                    entity,
                    first,
                    last: if kind == Anaphor::Counterpart { last } else { at + 1 },
                    anaphor: true,
                })
                .collect(),
            gender: if kind == Anaphor::PairState { Gender::Masculine } else { gender },
            number: if plural { Number::Dual } else { Number::Singular },
            place,
            capital: false,
            inner: Inner::new(),
        })
    }

    /// "His Highness", "His Excellency": of whom the text tells, else the last person named whom one calls so.
    fn honoured(&self, crowned: bool) -> Option<EntityId> {
        let fits = |e: EntityId| {
            let known = self.entities.get(e);
            let royal = || known.state.is_some_and(|s| self.lexicon.states[s].has(StateNote::Crown));
            known.kind == Kind::Person && (!crowned || royal())
        };
        let office = |e: &EntityId| self.entities.get(*e).kind == Kind::Unnamed;
        self.memory.subject().filter(|e| fits(*e) || office(e)).or_else(|| self.memory.lately(fits))
    }

    /// The two states of which the article told last: "the two countries" where nobody was coupled before.
    fn two_states(&self) -> Option<(EntityId, EntityId)> {
        let told = self.memory.latest_n(usize::MAX, |e| {
            let known = self.entities.get(e);
            known.state.is_some() && known.kind != Kind::Media
        });
        let last = *told.last()?;
        let state = |e: EntityId| self.entities.get(e).state;
        let other = told.into_iter().rev().find(|e| state(*e) != state(last))?;
        Some((other, last))
    }

    /// The kingdom of whom the text told last, or the best known where it told of none.
    fn kingdom(&mut self) -> Option<EntityId> {
        let of = |e: EntityId| self.entities.get(e).state.filter(|s| self.is_kingdom(*s));
        let told = self.memory.latest(|e| of(e).is_some()).and_then(of);
        let state = told.or_else(|| self.lexicon.states.iter().position(|s| s.has(StateNote::TheKingdom)));
        Some(self.entities.known(self.lexicon.states[state?].actor, self.lexicon))
    }

    fn is_kingdom(&self, state: usize) -> bool {
        self.lexicon.states[state].has(StateNote::Kingdom)
    }

    /// The last name of someone met earlier in this article.
    pub fn short_name(&self, at: usize, end: usize) -> Option<Noun> {
        let readings = self.document.readings(at);
        if let Some(two) = self.joined_short_name(at, end) {
            return Some(two);
        }
        if !self.memory.may_be_short(&readings.beginnings) {
            return None;
        }
        let word = self.document.folded(at);
        let cuts = readings.cuts.iter().filter(|c| !c.future && !c.article);
        let told = self.gender_told(at);
        let (cut, entity) = cuts.filter_map(|c| Some((c, self.memory.short_of(&word[c.skip()..], told)?))).next()?;
        let common = self
            .document
            .readings(at)
            .list
            .iter()
            .any(|r| !matches!(r.word, Word::Given | Word::Family(_) | Word::Active { .. } | Word::Passive { .. }))
            && !self.is_name_like_verb(at);
        let named = || self.follows_speech_or_title(at) || self.is_named_behind_preposition(at, end);
        if common && cut.skip() > 0 || self.is_ordinary(at) && !named() {
            return None;
        }
        let one = Ref { entity, first: at, last: at + 1, anaphor: false };
        Some(Noun::naming(one, *cut, self.entities.get(entity).gender, Number::Singular))
    }

    /// A word that has another use, without the article with which surnames of this sort stand.
    fn is_ordinary(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        let other = |r: &Reading| {
            r.cut.is_bare()
                && !r.cut.article
                && matches!(
                    r.word,
                    Word::Common | Word::Event { .. } | Word::Masdar { .. } | Word::Agent { .. } | Word::Head { .. }
                )
        };
        list.iter().any(|r| matches!(r.word, Word::Particle { .. }) && r.cut == Cut::default())
            || list.iter().any(other) && !list.iter().any(|r| r.word == Word::Given && r.cut.is_bare())
    }

    /// An adjective by itself behind a preposition, with nothing that it could describe: a surname.
    fn is_named_behind_preposition(&self, at: usize, end: usize) -> bool {
        let plain = |r: &Reading| match r.word {
            Word::Common => r.cut == Cut::default(),
            word => matches!(word, Word::Given | Word::Family(_) | Word::Active { .. } | Word::Passive { .. }),
        };
        let follows = at + 1 < end
            && (self.document.tokens[at + 1].kind != TokenKind::Word
                || self.document.readings(at + 1).cuts.iter().any(|c| c.conj.is_some())
                || self.is_particle(at + 1, Particle::Preposition));
        let whole = |r: &Reading| r.word.is_particle(Particle::Preposition) && r.suffix.is_none();
        at > 0
            && follows
            && self.document.readings(at).list.iter().all(plain)
            && self.document.readings(at - 1).list.iter().any(whole)
    }

    /// Whether a verb of speech or a title stands before a word: a person is named there.
    fn follows_speech_or_title(&self, at: usize) -> bool {
        let told = |r: &Reading| match r.word {
            Word::Verb { verb, .. } => !self.lexicon.verb_speech[verb as usize].is_empty(),
            word => matches!(word, Word::Title { .. }),
        };
        !self.is_closed(at) && at > 0 && self.document.readings(at - 1).list.iter().any(told)
    }

    /// Whether somebody was named whom a word, without what is written together with it, means for short.
    pub fn is_short(&self, at: usize) -> bool {
        let readings = self.document.readings(at);
        let word = self.document.folded(at);
        let mut cuts = readings.cuts.iter().filter(|c| !c.future && !c.article);
        self.memory.may_be_short(&readings.beginnings) && cuts.any(|c| self.memory.short(&word[c.skip()..]).is_some())
    }

    /// A last name of two words: Abu X, bin X.
    fn joined_short_name(&self, at: usize, end: usize) -> Option<Noun> {
        let joint = || (self.is_joint(at) && at + 1 < end).then_some((Cut::default(), at + 2));
        let (cut, last) = self.opens_with_connector(at, end).or_else(joint)?;
        if last != at + 2 {
            return None;
        }
        let both = format!("{} {}", &self.document.folded(at)[cut.skip()..], self.document.folded(at + 1));
        let entity = self.memory.short(&both)?;
        let one = Ref { entity, first: at, last, anaphor: false };
        Some(Noun::naming(one, cut, self.entities.get(entity).gender, Number::Singular))
    }
}

impl Scan<'_> {
    /// Whose country is meant, as far as the words before tell: a town, a state and an agency have none.
    fn citizen(&self, before: Option<&Noun>) -> Option<EntityId> {
        let of_state = |kinds: &[Kind], e: &EntityId| {
            let known = self.entities.get(*e);
            kinds.contains(&known.kind) && known.state.is_some()
        };
        let somebody = |e: &EntityId| of_state(&[Kind::Person, Kind::Unnamed], e);
        let owner = before.and_then(|n| n.who.first()).map(|r| r.entity);
        let acts = |e: &EntityId| of_state(&[Kind::Person, Kind::Unnamed, Kind::Organisation, Kind::Group], e);
        (owner.filter(acts))
            .or(self.memory.speaker().filter(somebody))
            .or(self.memory.subject().filter(somebody))
            .or_else(|| self.memory.latest(|e| of_state(&[Kind::Person], &e)))
            .or_else(|| self.memory.lately(|e| somebody(&e)))
            .or(owner.filter(|e| self.entities.get(*e).state.is_some()))
    }
}

impl Sense<'_, '_> {
    /// Whether a predicate tells what two do together.
    pub fn is_mutual(&self, p: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(p) else { return false };
        let lexicon = self.scan.lexicon;
        // Held talks: what the verb carries is done together.
        let carried = || {
            lexicon.verb_light[v.verb as usize].contains(&Light::Source)
                && (p + 1..(p + 5).min(self.tagged.last)).any(|t| {
                    matches!(self.tagged.tag(t), Tag::Event { nominal, .. }
                        if lexicon.nominals[nominal as usize].frame.kind.is_symmetric())
                })
        };
        lexicon.verb_frames[v.verb as usize].iter().any(|f| lexicon.frames[*f as usize].kind.is_symmetric())
            || carried()
    }
}
