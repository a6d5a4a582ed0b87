//! Two bodies told by the dual of their kind: the (two) parties X and Y, the two movements, the French and the German ministry.

use crate::claim::Kind;
use crate::extract::entity::{Entity, EntityId, is_feminine};
use crate::extract::matching;
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{HeadRow, Phrase, Word};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::Cut;
use smallvec::{SmallVec, smallvec};

/// Who speaks for those who sent it.
const DELEGATION: &str = "delegation";

/// So many words at most name one of the two behind the word of their kind.
const LONGEST: usize = 4;

impl Scan<'_> {
    /// Two bodies by the dual of the head at a token, which stands for both.
    pub fn two_bodies(&mut self, at: usize, cut: Cut, head: u16, end: usize) -> Option<Noun> {
        let dual = |word: Word| matches!(word, Word::Head { head: h, number: Number::Dual } if h == head);
        if !self.document.readings(at).list.iter().any(|r| r.cut == cut && dual(r.word)) {
            return None;
        }
        let free = self.document.folded(at).ends_with(NOON);
        let who = match (free, cut.article) {
            (true, true) => self.two_by_adjectives(at, head, end).or_else(|| self.two_told_of(at, head))?,
            (false, false) => self
                .two_senders(at, head, end)
                .or_else(|| self.two_by_names(at, head, end))
                .or_else(|| self.two_of_pair(at, head, end))?,
            _ => return None,
        };
        let last = who[1].last;
        let gender =
            if is_feminine(&self.lexicon.heads[head as usize].head) { Gender::Feminine } else { Gender::Masculine };
        let inner = Inner::new();
        Some(Noun { first: at, last, cut, who, gender, number: Number::Dual, place: false, capital: false, inner })
    }

    /// "The two parties": the last two bodies that stood together, or the last two of the kind.
    fn two_told_of(&mut self, at: usize, head: u16) -> Option<SmallVec<[Ref; 2]>> {
        let body = |e: EntityId| matches!(self.entities.get(e).kind, Kind::Organisation | Kind::ArmedGroup);
        let kind = &self.lexicon.heads[head as usize].head;
        let of_kind = |e: EntityId| body(e) && self.is_called(e, kind);
        let pair = self.memory.pair_where(|a, b| body(a) && body(b) && (of_kind(a) || of_kind(b)));
        let (a, b) = match pair {
            Some(pair) => pair,
            None => {
                let told = self.memory.latest_n(2, of_kind);
                (*told.first()?, *told.get(1)?)
            }
        };
        let one = |entity| Ref { entity, first: at, last: at + 1, anaphor: true };
        Some(smallvec![one(a), one(b)])
    }

    /// Whether a body's name, or another of its names, begins with a word of kind.
    fn is_called(&self, entity: EntityId, kind: &str) -> bool {
        let known = self.entities.get(entity);
        let aliases = known.actor.map_or(&[][..], |a| &self.lexicon.actors[a].aliases_ar);
        std::iter::once(&known.name_ar).chain(aliases).any(|n| n.split(' ').next() == Some(kind))
    }

    /// "The two ministries, the French and the German one", "the Republican and the Democratic party".
    fn two_by_adjectives(&mut self, at: usize, head: u16, end: usize) -> Option<SmallVec<[Ref; 2]>> {
        let (one, other) = (at + 1, at + 2);
        let adjective = |t: usize, conj: Option<char>| {
            let cuts = || self.document.readings(t).cuts.iter();
            t < end && self.is_word(t) && cuts().any(|c| c.article && c.conj == conj && c.prep.is_none())
        };
        if !adjective(one, None) || !adjective(other, Some(WAW)) {
            return None;
        }
        let first = self.described_body(one, head)?;
        let second = self.described_body(other, head)?;
        let told = |entity, t: usize| Ref { entity, first: t, last: t + 1, anaphor: false };
        (first != second).then(|| smallvec![told(first, one), told(second, other)])
    }

    /// The body of a kind that an adjective tells: one of a state, or one that the lexicon knows.
    fn described_body(&mut self, t: usize, head: u16) -> Option<EntityId> {
        let row = &self.lexicon.heads[head as usize];
        let word = self.document.folded(t).trim_start_matches(WAW);
        let own = format!("{ALEF}{LAM}{}", crate::script::fold(&row.head));
        if let Some(actor) = self.actor_of_kind(&own, &[word]) {
            return Some(self.entities.known(actor, self.lexicon));
        }
        let state = self.document.readings(t).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, number: Number::Singular, .. } if r.cut.article => Some(state as usize),
            _ => None,
        })?;
        Some(self.body_of_state(row, state, word))
    }

    fn body_of_state(&mut self, row: &HeadRow, state: usize, word: &str) -> EntityId {
        let name = format!("{} {}", self.lexicon.states[state].adjective, row.name.trim_end_matches(" of"));
        self.body_by_name(row, name, format!("{} {word}", row.head), Some(state))
    }

    fn body_by_name(&mut self, row: &HeadRow, name: String, name_ar: String, state: Option<usize>) -> EntityId {
        self.entities.add(Entity {
            id: slug(&name),
            name,
            kind: row.kind,
            actor: None,
            state,
            office: None,
            gender: if is_feminine(&name_ar) { Gender::Feminine } else { Gender::Masculine },
            name_ar,
            number: Number::Singular,
            nature: None,
        })
    }

    /// An actor of the lexicon by its word of kind and the words behind it.
    fn actor_of_kind(&self, kind: &str, words: &[&str]) -> Option<usize> {
        self.lexicon.index.phrases(kind).iter().find_map(|entry| match entry.what {
            Phrase::Actor { actor, .. } if entry.rest.iter().map(|w| &**w).eq(words.iter().copied()) => {
                Some(actor as usize)
            }
            _ => None,
        })
    }

    /// "The parties X and Y": each by its own name behind the word for both.
    fn two_by_names(&mut self, at: usize, head: u16, end: usize) -> Option<SmallVec<[Ref; 2]>> {
        let first = self.one_of_kind(at + 1, None, head, end)?;
        let second = self.one_of_kind(first.last, Some(WAW), head, end)?;
        (first.entity != second.entity).then(|| smallvec![first, second])
    }

    /// "The delegations of X and Y": those who sent them.
    fn two_senders(&mut self, at: usize, head: u16, end: usize) -> Option<SmallVec<[Ref; 2]>> {
        if self.lexicon.heads[head as usize].id != DELEGATION {
            return None;
        }
        let one = |noun: &Noun| noun.who.first().copied().filter(|_| noun.who.len() == 1 && noun.cut.prep.is_none());
        let first = self.noun(at + 1, end, None).filter(|n| n.cut.conj.is_none())?;
        let second = self.noun(first.last, end, None).filter(|n| n.cut.conj == Some(WAW))?;
        let (a, b) = (one(&first)?, one(&second)?);
        let known = |e: EntityId| self.entities.get(e).actor.is_some();
        (a.entity != b.entity && known(a.entity) && known(b.entity)).then(|| smallvec![a, b])
    }

    /// "The armies of the two countries", "the delegations of the two movements": one of each, or those who sent it.
    fn two_of_pair(&mut self, at: usize, head: u16, end: usize) -> Option<SmallVec<[Ref; 2]>> {
        let pair = self.noun(at + 1, end, None).filter(|n| n.number == Number::Dual && n.cut.conj.is_none())?;
        let [a, b] = pair.who[..] else { return None };
        let row = &self.lexicon.heads[head as usize];
        let mut one = |of: Ref| {
            let state = self.entities.get(of.entity).state.filter(|_| self.entities.get(of.entity).kind == Kind::State);
            let entity = match state {
                Some(state) if row.id != DELEGATION => {
                    let name_ar = self.entities.get(of.entity).name_ar.clone();
                    self.body_of_state(row, state, &name_ar)
                }
                _ => of.entity,
            };
            Ref { entity, first: at, last: pair.last, anaphor: true }
        };
        Some(smallvec![one(a), one(b)])
    }

    /// One body of a kind by what stands behind the word of kind: its name, its state, or a name that nobody listed.
    fn one_of_kind(&mut self, at: usize, conj: Option<char>, head: u16, end: usize) -> Option<Ref> {
        // A conjunction before quotation marks stands by itself.
        let apart = at + 1 < end && conj.is_some_and(|c| self.document.folded(at).chars().eq([c]));
        let from = self.behind_quote(at + usize::from(apart), end);
        if from >= end || !self.is_word(from) {
            return None;
        }
        let row = &self.lexicon.heads[head as usize];
        let kind = crate::script::fold(&row.head);
        let skip = conj.filter(|_| !apart);
        if !self.document.readings(from).cuts.iter().any(|c| c.conj == skip && c.prep.is_none()) {
            return None;
        }
        let told = |entity, last: usize| Ref { entity, first: at, last, anaphor: false };
        for length in (1..=LONGEST.min(end - from)).rev() {
            let words: SmallVec<[&str; 4]> = (from..from + length)
                .map(|t| {
                    let word = self.document.folded(t);
                    if t == from { skip.and_then(|c| word.strip_prefix(c)).unwrap_or(word) } else { word }
                })
                .collect();
            if let Some(actor) = self.actor_of_kind(&kind, &words) {
                return Some(told(self.entities.known(actor, self.lexicon), self.behind_quote(from + length, end)));
            }
        }
        self.named_of_kind(from, skip, row, end).map(|(entity, last)| told(entity, self.behind_quote(last, end)))
    }

    /// A body by a name that is listed alone, by its state, or by one word with the article.
    fn named_of_kind(&mut self, at: usize, conj: Option<char>, row: &HeadRow, end: usize) -> Option<(EntityId, usize)> {
        let found = matching::among(self.document, self.lexicon, at, end, Kinds::NAME);
        let own = |c: &Cut| c.conj == conj && c.prep.is_none();
        for m in found.iter().filter(|m| own(&m.cut)) {
            let actor = match m.what {
                Phrase::Actor { actor, .. } => actor as usize,
                _ => continue,
            };
            let state = self.lexicon.state_of_actor.get(&actor).copied();
            return match (self.lexicon.actors[actor].kind, state) {
                (Kind::State, Some(state)) => {
                    let own = &self.lexicon.actors[actor].name_ar;
                    Some((self.body_of_state(row, state, own), m.last))
                }
                (Kind::Organisation | Kind::ArmedGroup, _) => Some((self.entities.known(actor, self.lexicon), m.last)),
                _ => None,
            };
        }
        let definite = self.document.readings(at).cuts.iter().any(|c| own(c) && c.article);
        if !definite {
            return None;
        }
        let last = self.agreeing(at + 1, &row.head, end);
        let text = self.document.text(at, last);
        let text = conj.and_then(|c| text.strip_prefix(c)).unwrap_or(text);
        let name = format!("{} {text}", row.head);
        Some((self.body_by_name(row, name.clone(), name, None), last))
    }

    /// Behind quotation marks at a token.
    fn behind_quote(&self, at: usize, end: usize) -> usize {
        let quote = |t: usize| self.document.tokens[t].kind == crate::text::token::TokenKind::Quote;
        if at + 1 < end && quote(at) { at + 1 } else { at }
    }
}
