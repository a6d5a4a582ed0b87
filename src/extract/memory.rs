//! Who was named so far in an article: what definite descriptions and words such as "the two sides" refer back to.

use crate::claim::{Commitment, Kind};
use crate::extract::entity::{Entities, EntityId};
use crate::extract::noun::{Noun, Ref};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::sorts::Beginnings;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

/// Nobody refers back further than so many others, and the time for an article stays in proportion to its length.
const MOST_RECENT: usize = 400;

/// For so many sentences those who spoke, and those who were told of, are still meant without being named.
const FRESH_SPEAKER: usize = 4;
const FRESH_SUBJECT: usize = 2;

/// The article's discourse so far.
#[derive(Debug, Default)]
pub struct Memory {
    /// Those named last, latest last, each once, with the sentence that did.
    recent: Vec<(EntityId, usize)>,
    actors: FxHashSet<usize>,
    /// Latest entity by agent noun and by head noun.
    by_agent: FxHashMap<u16, EntityId>,
    by_post: FxHashMap<(Post, EntityId), EntityId>,
    by_head: FxHashMap<u16, EntityId>,
    /// Who was named last with an office of which no country was told: at home, "the foreign minister" is he.
    at_home: FxHashMap<usize, EntityId>,
    /// Those who stood together two by two, latest last; and whether they did the same, rather than face each other.
    pairs: Vec<(EntityId, EntityId, bool)>,
    /// Three or more who were named together, latest last.
    groups: Vec<Vec<EntityId>>,
    /// The last of whom one accused or threatened the other.
    foes: Option<(EntityId, EntityId)>,
    /// Short forms of names first met in this article: folded last word → who.
    short: FxHashMap<String, EntityId>,
    /// The same of the last woman and of the last man who was called so.
    short_by_gender: FxHashMap<(String, bool), EntityId>,
    /// Whether actors of the lexicon are named in full anywhere in the article, as far as that was asked.
    pub named_in_full: RefCell<FxHashMap<usize, bool>>,
    /// How often the article tells of an actor's theatre.
    pub theatres: RefCell<FxHashMap<usize, usize>>,
    /// Whether states and bodies are told of anywhere in the article, as far as that was asked.
    pub told_of: RefCell<FxHashMap<usize, bool>>,
    /// How short forms begin.
    short_begins: Beginnings,
    /// Who spoke last, and in which sentence.
    speaker: Option<(EntityId, usize)>,
    /// The body whose words were told last, and in which sentence.
    cited: Option<(EntityId, usize)>,
    /// Whom he spoke to, and in which sentence.
    addressee: Option<(EntityId, usize)>,
    /// A speaker and the agency that quoted him: it stands behind what he goes on to say.
    pub through: Option<(EntityId, EntityId)>,
    /// The subject of the last clause, and its sentence, for pronouns.
    subject: Option<(EntityId, usize)>,
    /// Of whom a spokesman, a ministry or an agency told last, and in which sentence.
    reported: Option<(EntityId, usize)>,
    /// Whose attack was told of last, and in which sentence.
    attackers: (Vec<EntityId>, usize),
    /// Whose meeting was told of last, and in which sentence.
    met: (Vec<EntityId>, usize),
    /// The gender of the words that the subject was told of by: "the statement" is its ministry.
    voice: Option<Gender>,
    /// Number of the sentence at hand.
    now: usize,
    /// The last day told.
    pub day: Option<jiff::civil::Date>,
    /// The quotation that the sentence at hand begins in.
    pub quotation: Option<Quotation>,
}

/// What somebody is in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Post {
    /// By a word for people, by its row.
    Agent(u16),
    /// By an office, by its row.
    Office(usize),
}

/// A quotation that goes on over the end of its sentence.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The token where it closes.
    pub until: usize,
    /// Who says it, innermost first, with the words that say so.
    pub chain: Vec<(EntityId, String, Commitment)>,
}

impl Memory {
    /// The next sentence begins.
    pub fn next_sentence(&mut self) {
        self.now += 1;
    }

    /// A short form by which somebody may be called from now on.
    pub fn learn_short(&mut self, short: String, who: EntityId, gender: Gender) {
        self.short_begins.add(&short);
        self.short_by_gender.insert((short.clone(), gender == Gender::Feminine), who);
        self.short.insert(short, who);
    }

    /// Whether somebody's short form may begin like one of these.
    pub fn may_be_short(&self, words: &Beginnings) -> bool {
        self.short_begins.meet(words)
    }

    /// Who is called so for short.
    pub fn short(&self, word: &str) -> Option<EntityId> {
        if self.short_begins.may_be(word) { self.short.get(word).copied() } else { None }
    }

    /// The same, where the verb before tells whether it is a woman.
    pub fn short_of(&self, word: &str, gender: Option<Gender>) -> Option<EntityId> {
        let last = self.short(word)?;
        let own = gender.and_then(|g| self.short_by_gender.get(&(word.to_string(), g == Gender::Feminine)));
        Some(own.copied().unwrap_or(last))
    }

    /// Who spoke last, for verbs of speech that name nobody.
    pub fn speaker(&self) -> Option<EntityId> {
        self.speaker.filter(|(_, at)| self.now - at <= FRESH_SPEAKER).map(|(who, _)| who)
    }

    pub fn set_cited(&mut self, who: EntityId) {
        self.cited = Some((who, self.now));
    }

    /// The body that is meant by "the same source".
    pub fn cited(&self) -> Option<EntityId> {
        self.cited.filter(|(_, at)| self.now - at <= FRESH_SPEAKER).map(|(who, _)| who)
    }

    /// Whom the last sentences are about, for pronouns.
    pub fn subject(&self) -> Option<EntityId> {
        self.subject.filter(|(_, at)| self.now - at <= FRESH_SUBJECT).map(|(who, _)| who)
    }

    /// `to`: whom he speaks to; whoever it was before is not forgotten while the same one speaks.
    pub fn set_speaker(&mut self, who: EntityId, to: Option<EntityId>) {
        if to.is_some() || self.speaker.is_none_or(|(before, _)| before != who) {
            self.addressee = to.map(|to| (to, self.now));
        }
        self.speaker = Some((who, self.now));
    }

    /// Whom the last sentences were said to.
    pub fn addressee(&self) -> Option<EntityId> {
        self.addressee.filter(|(_, at)| self.now - at <= FRESH_SUBJECT).map(|(who, _)| who)
    }

    /// `voice`: the gender of what speaks for him, where it is no word for himself.
    pub fn set_subject(&mut self, who: EntityId, voice: Option<Gender>) {
        self.subject = Some((who, self.now));
        self.voice = voice;
    }

    pub fn set_reported(&mut self, who: EntityId) {
        self.reported = Some((who, self.now));
    }

    /// Of whom a mouthpiece told in the sentence before.
    pub fn reported(&self) -> Option<EntityId> {
        self.reported.filter(|(_, at)| self.now - at <= 1).map(|(who, _)| who)
    }

    /// Whether somebody is the subject by a word of this gender.
    pub fn is_told_by(&self, who: EntityId, gender: Gender) -> bool {
        self.voice == Some(gender) && self.subject.is_some_and(|(subject, _)| subject == who)
    }

    /// Whose attack was told of.
    pub fn set_attackers(&mut self, who: Vec<EntityId>) {
        self.attackers = (who, self.now);
    }

    /// Whose attack the last sentences told of: "the raids" are theirs.
    pub fn attackers(&self) -> &[EntityId] {
        if self.now - self.attackers.1 <= FRESH_SUBJECT { &self.attackers.0 } else { &[] }
    }

    /// Whose meeting was told of; nobody's, where it is not clear whose.
    pub fn set_met(&mut self, who: Vec<EntityId>) {
        self.met = (who, self.now);
    }

    /// Whose meeting the last sentences told of: "the talks" are theirs.
    pub fn met(&self) -> Option<&[EntityId]> {
        (self.now - self.met.1 <= FRESH_SPEAKER && !self.met.0.is_empty()).then_some(&self.met.0)
    }

    /// Remembers a noun phrase.
    pub fn note(&mut self, noun: &Noun, entities: &Entities) {
        for one in &noun.who {
            self.mention(one.entity, entities);
        }
        let body = |k: Kind| matches!(k, Kind::Organisation | Kind::ArmedGroup) && noun.number == Number::Dual;
        let kind = |r: &Ref| entities.get(r.entity).kind;
        if let [a, b] = noun.who[..]
            && [a, b].iter().map(kind).all(|k| matches!(k, Kind::Person | Kind::State) || body(k))
        {
            self.pairs.push((a.entity, b.entity, true));
        }
    }

    /// Remembers one mention.
    pub fn mention(&mut self, id: EntityId, entities: &Entities) {
        if let Some(at) = self.recent.iter().rposition(|(e, _)| *e == id) {
            self.recent.remove(at);
        } else if self.recent.len() >= MOST_RECENT {
            self.recent.remove(0);
        }
        self.recent.push((id, self.now));
        if let Some(actor) = entities.get(id).actor {
            self.actors.insert(actor);
        }
    }

    /// Two that stand together: parties of one event, or coordinated.
    pub fn set_pair(&mut self, a: EntityId, b: EntityId) {
        if a != b {
            self.pairs.push((a, b, false));
        }
    }

    /// Three or more who are named together.
    pub fn set_group(&mut self, who: Vec<EntityId>) {
        self.groups.push(who);
    }

    /// The last so many who were named together and fit.
    pub fn group_of(&self, count: usize, fits: impl Fn(EntityId) -> bool) -> Option<&[EntityId]> {
        let alike = |g: &&Vec<EntityId>| g.len() == count && g.iter().all(|e| fits(*e));
        self.groups.iter().rev().find(alike).map(Vec::as_slice)
    }

    /// Two who do the same.
    pub fn set_joint(&mut self, a: EntityId, b: EntityId) {
        if a != b {
            self.pairs.push((a, b, true));
        }
    }

    /// One who turned against the other.
    pub fn set_foes(&mut self, a: EntityId, b: EntityId) {
        self.foes = Some((a, b));
    }

    /// The last two who face each other, else the last pair, else those of whom one turned against the other: the two
    /// sides.
    pub fn sides(&self, fits: impl Fn(EntityId, EntityId) -> bool) -> Option<(EntityId, EntityId)> {
        let mut facing = self.pairs.iter().rev().take(4).filter(|p| !p.2);
        facing
            .find(|p| fits(p.0, p.1))
            .map(|p| (p.0, p.1))
            .or_else(|| self.pair().filter(|p| fits(p.0, p.1)))
            .or_else(|| self.foes.filter(|p| fits(p.0, p.1)))
    }

    /// The last pair.
    pub fn pair(&self) -> Option<(EntityId, EntityId)> {
        self.pairs.last().map(|p| (p.0, p.1))
    }

    /// The last pair that fits.
    pub fn pair_where(&self, fits: impl Fn(EntityId, EntityId) -> bool) -> Option<(EntityId, EntityId)> {
        self.pairs.iter().rev().take(4).map(|p| (p.0, p.1)).find(|(a, b)| fits(*a, *b))
    }

    /// Whether the lexicon's actor was named.
    pub fn has_actor(&self, actor: usize) -> bool {
        self.actors.contains(&actor)
    }

    /// The latest that fits.
    pub fn latest(&self, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        self.recent.iter().rev().map(|(e, _)| *e).find(|e| fits(*e))
    }

    /// The latest that fits, of the last `n`.
    pub fn latest_of(&self, n: usize, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        self.recent.iter().rev().take(n).map(|(e, _)| *e).find(|e| fits(*e))
    }

    /// The latest that fits, of those whom the last sentences named: whom a pronoun can mean.
    pub fn lately(&self, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let mut fresh = self.recent.iter().rev().take_while(|(_, at)| self.now - at <= FRESH_SUBJECT);
        fresh.find(|(e, _)| fits(*e)).map(|(e, _)| *e)
    }

    /// The latest that fits, of those whom the sentence at hand named.
    pub fn just_now(&self, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let mut here = self.recent.iter().rev().take_while(|(_, at)| *at == self.now);
        here.find(|(e, _)| fits(*e)).map(|(e, _)| *e)
    }

    /// The latest `n` that fit, the earlier first.
    pub fn latest_n(&self, n: usize, fits: impl Fn(EntityId) -> bool) -> Vec<EntityId> {
        let mut out: Vec<EntityId> = self.recent.iter().rev().map(|(e, _)| *e).filter(|e| fits(*e)).take(n).collect();
        out.reverse();
        out
    }

    /// The latest person of a gender.
    pub fn person(&self, entities: &Entities, gender: Gender) -> Option<EntityId> {
        self.latest(|e| entities.get(e).kind == Kind::Person && entities.get(e).gender == gender)
    }

    /// Who was last called by this agent noun.
    pub fn agent(&self, agent: u16) -> Option<EntityId> {
        self.by_agent.get(&agent).copied()
    }

    /// Remembers whom an agent noun named.
    pub fn set_at_home(&mut self, office: usize, entity: EntityId) {
        self.at_home.insert(office, entity);
    }

    /// Who was named with an office without a country.
    pub fn at_home(&self, office: usize) -> Option<EntityId> {
        self.at_home.get(&office).copied()
    }

    pub fn set_agent(&mut self, agent: u16, id: EntityId) {
        self.by_agent.insert(agent, id);
    }

    /// Who was last named as this of a body: its leader, its spokesman.
    pub fn head_of(&self, post: Post, body: EntityId) -> Option<EntityId> {
        self.by_post.get(&(post, body)).copied()
    }

    /// Remembers who was named as this of a body.
    pub fn set_head_of(&mut self, post: Post, body: EntityId, who: EntityId) {
        self.by_post.insert((post, body), who);
    }

    /// Who was last called by this head noun.
    pub fn head(&self, head: u16) -> Option<EntityId> {
        self.by_head.get(&head).copied()
    }

    /// Remembers whom a head noun named.
    pub fn set_head(&mut self, head: u16, id: EntityId) {
        self.by_head.insert(head, id);
    }
}
