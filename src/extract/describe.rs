//! Noun phrases by description: offices, generic agents, bodies with their adjectives, genitives and names.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::matching::Match;
use crate::extract::memory::Post;
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::{AgentNote, HeadNote};
use crate::lexicon::rows::{Phrase, Word};
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// So many words has a subject that its object stands right behind.
const LONGEST_SUBJECT: usize = 3;

/// What stands behind a describing noun.
#[derive(Default)]
pub struct Tail {
    pub last: usize,
    pub state: Option<usize>,
    /// Genitives: whom or what it belongs to.
    pub owners: SmallVec<[EntityId; 2]>,
    /// The same as they stand in the text, with those inside them.
    pub inner: Inner,
    pub former: bool,
    pub modified: bool,
}

/// The noun that a tail is of: the token behind it, what is cut off it, and whether its phrase is a plural.
#[derive(Clone, Copy)]
struct Described {
    from: usize,
    cut: Cut,
    several: bool,
}

impl Tail {
    fn owned_by(&mut self, noun: &Noun) {
        self.owners = noun.who.iter().map(|r| r.entity).collect();
        self.inner = noun.names().collect();
        self.last = noun.last;
        self.modified = true;
    }
}

impl Scan<'_> {
    /// Adjectives and a genitive behind a describing noun that ends at `from`.
    pub fn tail(&mut self, from: usize, cut: Cut, end: usize, genitive: bool) -> Tail {
        self.tail_of(from, cut, end, genitive, false)
    }

    /// The unity of Libya: no adjective of his, in the accusative, stands behind a feminine noun.
    fn is_her(&self, at: usize) -> bool {
        self.document.raw(at).ends_with(TEH_MARBUTA)
    }

    /// The same; `several`: the noun's phrase is a plural.
    pub fn tail_of(&mut self, from: usize, cut: Cut, end: usize, genitive: bool, several: bool) -> Tail {
        let mut tail = Tail { last: from, ..Tail::default() };
        while tail.last < end {
            let at = self.skip_marks(tail.last, end);
            if at >= end || self.document.tokens[at].kind != TokenKind::Word {
                break;
            }
            let of = Described { from, cut, several };
            if tail.state.is_none()
                && tail.owners.is_empty()
                && let Some(state) = self.nationality(at, of, end)
            {
                tail.state = Some(state);
                tail.last = self.close_marks(at, end);
                tail.modified = true;
            } else if cut.article
                && tail.state.is_some()
                && tail.owners.is_empty()
                && self.is_second_nationality(at, from)
            {
                tail.last = at + 1;
            } else if let Some(last) = self.epithet(at, cut, end) {
                tail.modified = true;
                tail.last = last;
            } else if let Some(former) = self.describes(at, of, tail.last, end) {
                tail.former |= former;
                tail.modified = true;
                tail.last = at + 1;
            } else {
                // The lawmakers of the opposition: what the article closes belongs to nobody else.
                let closed = !cut.article
                    && tail.last > from
                    && tail.owners.is_empty()
                    && tail.state.is_none()
                    && self.has_article(tail.last - 1);
                let owner = if genitive && !closed { self.owner_behind(at, of, &tail, end) } else { None };
                let Some(noun) = owner.filter(|o| !self.is_object_of_several(o, cut, tail.last)) else { break };
                tail.owned_by(&noun);
            }
        }
        if genitive && !cut.article && tail.last == from {
            self.quoted_genitive(from, end, &mut tail);
        }
        tail
    }

    /// The state of an adjective of nationality, or of a people's name behind its officials.
    fn nationality(&self, at: usize, of: Described, end: usize) -> Option<usize> {
        let Described { from, cut, several } = of;
        let article = cut.article;
        // What describes a word with the article has it too.
        let plain = |c: &Cut| c.is_bare() && (c.article || !article);
        self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, gender, number }
                if plain(&r.cut)
                    && !self.is_another_people(at, (from, article, several), number)
                    && !(gender == Gender::Feminine && article && self.is_one_man(from - 1))
                    && !(r.is_accusative()
                        && (self.is_plural(from) || self.is_her(from - 1) || self.begins_state(at))) =>
            {
                Some(state as usize)
            }
            // Russian officials: the plural is the people's name.
            Word::People { state }
                if plain(&r.cut)
                    && r.cut.article == article
                    && (self.is_plural(from) || several)
                    && !(article && self.is_other_people(at + 1, end)) =>
            {
                Some(state as usize)
            }
            _ => None,
        })
    }

    /// Whether a word describes the noun, and if so whether it says that he is no longer what he was.
    fn describes(&self, at: usize, of: Described, last: usize, end: usize) -> Option<bool> {
        let Described { from, cut, .. } = of;
        // "General" is written like "the year".
        let figure = |n: usize| n < end && self.document.tokens[n].kind == TokenKind::Number;
        let dated =
            figure(at + 1) || at + 1 < end && self.document.tokens[at + 1].kind == TokenKind::Open && figure(at + 2);
        // The first of its raids: what stands before somebody's deed is no adjective.
        let owned =
            |r: &Reading| r.pronoun().is_some() && r.cut == Cut::default() && matches!(r.word, Word::Event { .. });
        let counts = at + 1 < end && self.document.readings(at + 1).list.iter().any(owned);
        self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Modifier { former }
                if r.cut.is_bare()
                    && (r.cut.article || !cut.article)
                    && !(r.cut.article
                        && (self.brings_its_own(at)
                            || self.names_group(at)
                                && (self.governs_or_commands(from - 1) || self.is_beside_another(at))))
                    && (!r.is_accusative() || self.document.folded(from - 1).ends_with(ALEF))
                    && !self.disagrees(at, from, cut)
                    && (r.cut.article || !self.begins_longer_name(at, end))
                    && (r.cut.article || !dated && !counts && !self.has_article(last - 1))
                    && (self.is_plural(from) || !self.is_full_plural(at + 1)) =>
            {
                Some(former)
            }
            _ => None,
        })
    }

    /// A word with the article for a group of people, whatever else it may be: the opposition.
    fn names_group(&self, at: usize) -> bool {
        self.document.readings(at).list.iter().any(|r| match r.word {
            Word::Agent { agent, .. } => r.cut.article && self.lexicon.agents[agent as usize].kind == Kind::Group,
            _ => false,
        })
    }

    /// A body that governs or commands: people told of behind it are others.
    fn governs_or_commands(&self, at: usize) -> bool {
        self.document.readings(at).list.iter().any(|r| match r.word {
            Word::Head { head, .. } => {
                let row = &self.lexicon.heads[head as usize];
                row.has(HeadNote::Only) || row.has(HeadNote::Acts)
            }
            Word::Agent { agent, .. } => self.lexicon.agents[agent as usize].has(AgentNote::Acts),
            _ => false,
        })
    }

    /// No noun with the article that it could describe stands before it, nothing behind it says to what: the opposition,
    /// as people.
    pub fn stands_alone(&self, at: usize) -> bool {
        let joined = self.document.folded(at).starts_with(WAW);
        let qualifies = at > 0
            && !joined
            && self.document.tokens[at - 1].kind == TokenKind::Word
            && self.document.readings(at - 1).cuts.iter().any(|c| c.article)
            && !self.is_beside_another(at);
        let of = at + 1 < self.document.tokens.len() && self.document.folded(at + 1).starts_with(LAM);
        !qualifies && !of
    }

    /// The president, the army, the government accused the opposition: right behind a short subject and its verb, and the
    /// subject is a man or governs.
    pub fn is_beside_another(&self, at: usize) -> bool {
        let list = |t: usize| &self.document.readings(t).list;
        let verb = |r: &Reading| matches!(r.word, Word::Verb { .. }) && r.cut.prep.is_none();
        let man = |r: &Reading| {
            let feminine = self.document.raw(at - 1).ends_with(TEH_MARBUTA);
            match r.word {
                Word::Agent { gender: Gender::Masculine, number: Number::Singular, .. } => true,
                Word::Head { number: Number::Singular, .. } => !feminine,
                _ => false,
            }
        };
        let subject = (at.saturating_sub(LONGEST_SUBJECT)..at).rev();
        let subject = subject.take_while(|t| self.is_word(*t) && !list(*t).iter().any(verb) && !self.is_closed(*t));
        let first = subject.last().unwrap_or(at);
        let behind_verb = first < at && first > 0 && list(first - 1).iter().any(verb);
        let by_post = |m: &Match| {
            let post = match m.what {
                Phrase::Office { .. } => !self.is_her(m.start),
                Phrase::Actor { actor, .. } => self.lexicon.actors[actor as usize].kind == Kind::Person,
                _ => false,
            };
            post && m.last == at && m.cut == Cut::default()
        };
        behind_verb
            && (list(at - 1).iter().any(man)
                || (first..at).any(|t| self.governs_or_commands(t))
                || self.begins(first, by_post))
    }

    /// Whose it is: behind l, or a genitive.
    fn owner_behind(&mut self, at: usize, of: Described, tail: &Tail, end: usize) -> Option<Noun> {
        let Described { from, cut, .. } = of;
        if tail.owners.is_empty() && at == tail.last && self.represents(from - 1, at) {
            return self.genitive(at + 1, end);
        }
        if tail.owners.is_empty()
            && at == tail.last
            && self.document.readings(at).cuts.iter().any(|c| c.prep == Some(LAM) && c.conj.is_none())
            && let Some(noun) = self.noun(at, end, None)
            && noun.cut.prep == Some(LAM)
            && noun.cut.conj.is_none()
            && (tail.modified || !noun.capital)
            && noun.who.iter().all(|r| self.may_own(self.entities.get(r.entity).kind, from, cut, tail))
        {
            return Some(noun);
        }
        // Nothing comes between a noun and its genitive.
        let close = !cut.article
            && at == from
            && at == tail.last
            && !self.is_full_plural(from)
            && (!self.is_determined(from) || self.begins_post(at))
            && !(self.has_article(from - 1) && self.is_several_people(at))
            && !self.ends_indefinite(from);
        if close { self.genitive(at, end).filter(|noun| !self.is_seat_in_land(from, noun)) } else { None }
    }

    /// The followers of «X»: people whose genitive stands alone in quotation marks.
    fn quoted_genitive(&mut self, from: usize, end: usize, tail: &mut Tail) {
        let mark = |scan: &Self, n: usize| {
            n < end && matches!(scan.document.tokens[n].kind, TokenKind::Quote | TokenKind::Open | TokenKind::Close)
        };
        let agent = |r: &Reading| matches!(r.word, Word::Agent { .. }) && !r.cut.article;
        let people = from.checked_sub(1).is_some_and(|head| self.document.readings(head).list.iter().any(agent));
        if !people || !mark(self, from) || self.is_full_plural(from) {
            return;
        }
        let Some(noun) = self.genitive(from + 1, end).filter(|noun| mark(self, noun.last)) else { return };
        if noun.who.iter().all(|r| self.entities.get(r.entity).actor.is_some()) {
            tail.owners = noun.who.iter().map(|r| r.entity).collect();
            tail.inner = noun.names().collect();
            tail.last = noun.last + 1;
            tail.modified = true;
        }
    }

    /// An opening mark is passed if what follows goes on with the phrase.
    fn skip_marks(&self, at: usize, end: usize) -> usize {
        if at + 1 < end && matches!(self.document.tokens[at].kind, TokenKind::Open | TokenKind::Close) {
            return at + 1;
        }
        at
    }

    fn close_marks(&self, at: usize, end: usize) -> usize {
        let next = at + 1;
        if next < end
            && self.document.tokens[next].kind == TokenKind::Close
            && next + 1 < end
            && self.can_be_name(next + 1, true)
        {
            return next + 1;
        }
        next
    }

    /// An office, with its body and holder.
    pub fn office(
        &mut self,
        at: usize,
        m: &Match,
        (office, gender, number): (u16, Gender, Number),
        end: usize,
    ) -> Option<Noun> {
        let office = office as usize;
        let single = number == Number::Singular;
        if single && let Some(noun) = self.holder_of_several(at, m, office, end) {
            return Some(noun);
        }
        let gender = if self.is_word_for_both(at) { Gender::Masculine } else { gender };
        let tail = self.tail_of_office(m, office, number, end);
        let mut last = tail.last;
        let body = tail
            .state
            .map(|s| self.entities.known(self.lexicon.states[s].actor, self.lexicon))
            .or(tail.owners.first().copied())
            .or_else(|| self.seat_of(office));
        let seated = tail.state.is_some() || !tail.owners.is_empty();
        if single && (seated || m.words > 1) {
            last = self.open_apposition(last, end, seated);
        }
        let of = tail.state.or(body.and_then(|b| self.entities.get(b).state));
        let outer = |scan: &Self, one: EntityId| single && scan.is_name_of_outer(at, m.cut, office, body, one);
        let named = self.named_person(last, end, of, Some(office)).filter(|(one, _)| !outer(self, one.entity));
        let named = named.or_else(|| self.named_behind_body(last, end, of, office));
        let named = named.or_else(|| {
            let post = &self.lexicon.offices[office].id;
            single.then(|| self.name_behind_post(post, last, end, of, Some(office)))?
        });
        let named = named
            .filter(|(one, _)| !outer(self, one.entity))
            .or_else(|| self.short_behind(m.last, end).filter(|_| single && last == m.last))
            .filter(|_| single || !self.is_closed_plural(m.last, tail.last));
        // The lawmakers (accused) X: one man is not several.
        let several = |scan: &mut Self, next| single || scan.next_holder(next, end, office).is_some();
        let named = named.filter(|(_, next)| several(self, *next));
        let mut who: SmallVec<[Ref; 2]> = SmallVec::new();
        if let Some((one, next)) = named {
            last = next;
            who.push(one);
            if let Some(body) =
                tail.owners.first().filter(|b| single && !tail.former && self.entities.get(**b).kind != Kind::State)
            {
                self.memory.set_head_of(Post::Office(office), *body, one.entity);
            }
            if single && m.words > 1 && body.is_none() && !tail.former {
                self.memory.set_at_home(office, one.entity);
            }
        }
        if !single {
            last = self.holders(m, (office, number), (&tail, body), last, end, &mut who);
        } else if who.is_empty() {
            who.extend(self.holder(at, m, office, &tail, body, last));
        }
        if who.is_empty() {
            return None;
        }
        if let ([one], Gender::Feminine) = (&who[..], gender) {
            self.entities.set_gender(one.entity, Gender::Feminine);
        }
        let group = number == Number::Plural && who.iter().any(|r| self.entities.get(r.entity).kind != Kind::Person);
        let number = if who.len() > 1 || group { number } else { Number::Singular };
        let inner = self.body_within(m, &tail, end).unwrap_or(tail.inner);
        Some(Noun { first: at, last, cut: m.cut, who, gender, number, place: false, capital: false, inner })
    }

    /// What stands behind an office: what it is over, and whose it is.
    fn tail_of_office(&mut self, m: &Match, office: usize, number: Number, end: usize) -> Tail {
        // "The envoy to X", "member of the council": a name behind is no genitive, but who he is.
        let closed = m.words > 1 && (self.begins_with_article(m.start, m.cut) || self.has_article(m.last - 1));
        let listed = closed && self.begins_full_name(m.last, end);
        let holder = number == Number::Singular && self.names_holder(m.last, office, end);
        let his = self.state_of_possessor(m).map(|s| self.state_of_holder(m.last, office).unwrap_or(s));
        // "Its president NAME": nobody else's.
        let possessed = m.words == 1 && self.document.raw(m.last - 1).ends_with(HEH);
        let definite = Cut { article: m.cut.article || listed || holder || possessed || his.is_some(), ..m.cut };
        let portfolio = self.portfolio(m, office, end);
        let mut tail = self.tail_of(portfolio, definite, end, portfolio == m.last, number == Number::Plural);
        let of_state = tail.state.is_some() || tail.owners.iter().any(|e| self.entities.get(*e).kind == Kind::State);
        if !of_state && let Some((body, last)) = self.body_presided(m, end) {
            tail = Tail { last, owners: [body].into_iter().collect(), ..Tail::default() };
        }
        // The minister of the interior warned the demonstrators: he is not theirs.
        let people = |e: &EntityId| matches!(self.entities.get(*e).kind, Kind::Unnamed | Kind::Group);
        if m.words > 1 && self.is_definite(m.last - 1) && !tail.owners.is_empty() && tail.owners.iter().all(people) {
            tail = self.tail(m.last, definite, end, false);
        }
        // The visit of the French president to (l) Baghdad: whose he is was told, and only envoys are sent to somewhere.
        let towards = |(r, cut): &(Ref, Cut)| {
            cut.prep == Some(LAM) && matches!(self.entities.get(r.entity).kind, Kind::State | Kind::Place)
        };
        if tail.state.is_some() && !self.is_posted(office) && tail.inner.first().is_some_and(towards) {
            tail = self.tail_of(portfolio, definite, end, false, number == Number::Plural);
        }
        // The prime minister (accused) the opposition: an adjective of hers is none of his.
        let bare = tail.owners.is_empty() && tail.state.is_none() && !tail.former;
        if bare
            && number == Number::Singular
            && tail.last == portfolio + 1
            && !self.is_her(m.start)
            && self.is_her(portfolio)
        {
            tail = Tail { last: portfolio, ..Tail::default() };
        }
        tail.modified |= portfolio > m.last || his.is_some();
        tail.state = tail.state.or(his);
        if number != Number::Singular {
            self.joined_owners(&mut tail, number, end);
        }
        tail
    }

    pub fn is_definite(&self, at: usize) -> bool {
        self.document.readings(at).cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none())
    }
}
