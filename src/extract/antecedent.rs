//! Whom a word that stands for somebody means: the two who were named last, the body, the owner.

use crate::claim::Kind;
use crate::extract::clause::Link;
use crate::extract::entity::EntityId;
use crate::extract::noun::{Noun, Ref};
use crate::extract::sense::{Refs, Sense};
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::rows::Word;
use crate::lexicon::sorts::Anaphor;
use crate::script::letters::*;
use crate::text::reading::{Reading, Suffix};
use smallvec::{SmallVec, smallvec};

impl Sense<'_, '_> {
    /// "And X rejected the part of Iran, holding that it (she)": whoever a joined clause with a subject of its own names
    /// last is nearer than those whom the clause before it is about.
    pub fn object_before(&self, c: usize, n: usize, suffix: Suffix) -> Option<Refs> {
        let (clause, first) = (&self.clauses[c], *self.clauses[n].tokens.first()?);
        let held = self.clauses[n]
            .parent
            .is_some_and(|h| self.clauses[h].link == Link::Hal && self.clauses[h].parent == Some(c));
        let own = held && clause.link == Link::Coord && clause.parent.is_some();
        let p = clause.predicate.filter(|_| own && self.subjects[c].explicit && !self.subjects[c].refs.is_empty())?;
        let behind = clause.tokens.iter().rev().filter(|t| (p..first).contains(*t));
        let named = behind.filter_map(|t| self.noun_of(*t)).map(|x| self.all(x).0);
        named.filter(|refs| !refs.is_empty()).find(|refs| self.can_all_mean(refs, suffix))
    }

    /// Anaphors whose meaning the clauses decide: whose country it is, which two stand together.
    pub fn settled(&mut self) -> Vec<(usize, Refs)> {
        let mut out = Vec::new();
        for (number, noun) in self.tagged.nouns.iter().enumerate() {
            if let Some((group, states)) = self.group_counted(number) {
                let group: Vec<EntityId> =
                    if states { group.iter().filter_map(|e| self.state_entity(*e)).collect() } else { group };
                let made =
                    |entity: &EntityId| Ref { entity: *entity, first: noun.first, last: noun.last, anaphor: true };
                out.push((number, group.iter().map(made).collect()));
                continue;
            }
            if noun.last != noun.first + 1 {
                continue;
            }
            if self.is_unnamed_pair(noun) {
                let n = (0..self.clauses.len()).find(|n| self.clauses[*n].tokens.contains(&noun.first));
                let pair = n.map(|n| self.two_people_before(n, noun.first)).unwrap_or_default();
                if !pair.is_empty() {
                    let made =
                        |entity: &EntityId| Ref { entity: *entity, first: noun.first, last: noun.last, anaphor: true };
                    out.push((number, pair.iter().map(made).collect()));
                }
                continue;
            }
            if noun.who.iter().any(|r| !r.anaphor) {
                continue;
            }
            if let Some(entity) = self.body_settled(noun.first) {
                let one = Ref { entity, first: noun.first, last: noun.last, anaphor: true };
                out.push((number, std::iter::once(one).collect()));
                continue;
            }
            let readings = self.scan.document.readings(noun.first);
            let Some(kind) = readings.list.iter().find_map(|r| match r.word {
                Word::Anaphor { kind } if r.suffix.is_none() => Some(kind),
                _ => None,
            }) else {
                continue;
            };
            let Some(n) = (0..self.clauses.len()).find(|n| self.clauses[*n].tokens.contains(&noun.first)) else {
                continue;
            };
            let entities: SmallVec<[EntityId; 2]> = match kind {
                Anaphor::Country => {
                    self.country_of(n, noun.first).and_then(|e| self.state_entity(e)).into_iter().collect()
                }
                Anaphor::Pair | Anaphor::PairPerson => self.pair_before(n, noun.first).into_iter().collect(),
                Anaphor::PairState => {
                    let pair = self.pair_before(n, noun.first);
                    let states: SmallVec<[EntityId; 2]> = pair.iter().filter_map(|e| self.state_entity(*e)).collect();
                    states
                }
                _ => continue,
            };
            let enough = if kind == Anaphor::Country { 1 } else { 2 };
            if entities.len() == enough {
                let made = |entity| Ref { entity, first: noun.first, last: noun.last, anaphor: true };
                out.push((number, entities.into_iter().map(made).collect()));
            }
        }
        out.extend((0..self.clauses.len()).filter_map(|n| self.called_so(n)));
        out
    }

    /// "The four states", "the three leaders": so many who were named together last, in this sentence or before it.
    fn group_counted(&self, number: usize) -> Option<(Vec<EntityId>, bool)> {
        let noun = &self.tagged.nouns[number];
        let [one] = noun.who[..] else { return None };
        let count = self.scan.counted_behind(noun.last - 1).filter(|_| noun.last == noun.first + 2)?;
        let kind = |e: EntityId| self.scan.entities.get(e).kind;
        let called = self.scan.entities.get(one.entity);
        let states = called.kind == Kind::State || called.id.ends_with("states");
        let of_state = |e: EntityId| kind(e) == Kind::State || self.scan.entities.get(e).state.is_some();
        let fits = |e: EntityId| if states { of_state(e) } else { kind(e) == Kind::Person };
        let here = (0..number).rev().map(|n| self.all(n).0).find(|all| all.len() == count);
        let here = here.map(|all| all.iter().map(|r| r.entity).collect::<Vec<_>>());
        let here = here.filter(|g| g.iter().all(|e| fits(*e)));
        Some((here.or_else(|| self.scan.memory.group_of(count, fits).map(<[_]>::to_vec))?, states))
    }

    /// Those who are named together, three or more, for the sentences that follow.
    pub fn remember_groups(&mut self) {
        if self.tagged.nouns.iter().map(|noun| noun.who.len()).sum::<usize>() < 3 {
            return;
        }
        let mut at = 0;
        while at < self.tagged.nouns.len() {
            let (all, last) = self.all(at);
            let kind = |r: &Ref| self.scan.entities.get(r.entity).kind;
            if all.len() > 2 && [Kind::State, Kind::Person].iter().any(|k| all.iter().all(|r| kind(r) == *k)) {
                self.scan.memory.set_group(all.iter().map(|r| r.entity).collect());
            }
            at = last.max(at) + 1;
        }
    }

    /// The two leaders, the two ministers: a dual with the article that names nobody.
    fn is_unnamed_pair(&self, noun: &Noun) -> bool {
        let two = |r: &Reading| {
            r.cut.article
                && r.suffix.is_none()
                && matches!(r.word, Word::Agent { agent, number: Number::Dual, .. }
                    if self.scan.lexicon.agents[agent as usize].kind == Kind::Unnamed)
        };
        let list = &self.scan.document.readings(noun.first).list;
        let many = |r: &Reading| matches!(r.word, Word::Agent { number: Number::Plural, .. });
        let [one] = noun.who[..] else { return false };
        let named = self.scan.entities.get(one.entity);
        !one.anaphor
            && named.kind == Kind::Unnamed
            && named.actor.is_none()
            && list.iter().any(two)
            && !list.iter().any(many)
    }

    /// The two persons told of before in the sentence, else in the last ones.
    fn two_people_before(&self, n: usize, at: usize) -> SmallVec<[EntityId; 2]> {
        let person = |e: EntityId| self.scan.entities.get(e).kind == Kind::Person;
        let near = self.pair_before(n, at);
        if near.len() == 2 && near.iter().all(|e| person(*e)) {
            return near;
        }
        let before = self.scan.memory.pair_where(|a, b| person(a) && person(b));
        before.map_or(SmallVec::new(), |(a, b)| smallvec![a, b])
    }

    /// `his government`: whose it is, as the clauses tell.
    fn body_settled(&mut self, at: usize) -> Option<EntityId> {
        let lexicon = self.scan.lexicon;
        let (head, suffix) = self.scan.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Head { head, .. } if lexicon.heads[head as usize].is_national() => Some((head, r.pronoun()?)),
            _ => None,
        })?;
        let n = (0..self.clauses.len()).find(|n| self.clauses[*n].tokens.contains(&at))?;
        let of_state = |e: EntityId| self.scan.entities.get(e).state.filter(|_| self.scan.owns_body(e, &suffix));
        let first = |refs: &Refs| refs.iter().map(|r| r.entity).find(|e| of_state(*e).is_some());
        let owner = self.owner_before(n, at, suffix.person != Person::Third, &first)?;
        let state = of_state(owner)?;
        Some(self.scan.national_body(head, state))
    }

    /// The entry of the state that somebody belongs to.
    fn state_entity(&mut self, entity: EntityId) -> Option<EntityId> {
        let known = self.scan.entities.get(entity);
        if known.kind == Kind::State {
            return Some(entity);
        }
        let lexicon = self.scan.lexicon;
        Some(self.scan.entities.known(lexicon.states[known.state?].actor, lexicon))
    }

    /// Whose country "his country" is: the subject's before it, else the speaker's.
    fn country_of(&self, n: usize, at: usize) -> Option<EntityId> {
        let word = self.scan.document.folded(at);
        let ours = word.ends_with("\u{0646}\u{0627}") || word.ends_with(YEH);
        let feminine = word.ends_with("\u{0647}\u{0627}");
        let theirs = word.ends_with("\u{0647}\u{0645}");
        let owner = |refs: &Refs| {
            refs.iter().map(|r| r.entity).find(|e| {
                let known = self.scan.entities.get(*e);
                let several = known.kind == Kind::Unnamed && known.number == Number::Plural;
                let one = known.kind == Kind::Person || known.kind == Kind::Unnamed && !several;
                let agrees = ours || !feminine || known.gender == Gender::Feminine;
                known.state.is_some() && (one && agrees && !theirs || several && (ours || theirs || feminine))
            })
        };
        self.owner_before(n, at, ours, &owner)
    }

    /// Whose something in clause `n` is: the subject's before it, else the speaker's; the speaker's alone if it is `ours`.
    fn owner_before(
        &self,
        n: usize,
        at: usize,
        ours: bool,
        owner: &dyn Fn(&Refs) -> Option<EntityId>,
    ) -> Option<EntityId> {
        if ours {
            return owner(&self.speaker_of(n));
        }
        let own = &self.subjects[n];
        let before = own.noun.is_none_or(|s| self.tagged.nouns[s].first < at);
        if before && let Some(found) = owner(&own.refs) {
            return Some(found);
        }
        let mut c = n;
        while let Some(parent) = self.clauses[c].parent {
            if let Some(found) = owner(&self.quoted_by(parent)).or_else(|| owner(&self.subjects[parent].refs)) {
                return Some(found);
            }
            c = parent;
        }
        None
    }

    /// The two whom "the two sides" in clause `n` takes up within the sentence.
    pub fn pair_before(&self, n: usize, at: usize) -> SmallVec<[EntityId; 2]> {
        let somebody = |e: &EntityId| {
            let kind = self.scan.entities.get(*e).kind;
            kind != Kind::Place && kind != Kind::Media
        };
        for m in (0..n).rev() {
            let Some(p) = self.clauses[m].predicate.filter(|p| *p < at) else { continue };
            let mut who: SmallVec<[EntityId; 2]> = self.subjects[m].refs.iter().map(|r| r.entity).collect();
            if who.len() < 2 && self.is_mutual(p) {
                for argument in self.arguments(m, p, self.subjects[m].noun.filter(|s| self.tagged.nouns[*s].first > p))
                {
                    let with = ["", "\u{0645}\u{0639}", "\u{0628}"].contains(&argument.prep.as_str());
                    if with && argument.pronoun.is_none() && who.len() < 2 {
                        who.extend(self.actors(&argument, m).iter().map(|r| r.entity));
                    }
                }
            }
            who.retain(|e| somebody(e));
            if who.len() == 2 && who[0] != who[1] {
                return who;
            }
        }
        let near = self.tagged.nouns.iter().enumerate().rev().filter(|(_, x)| x.last <= at);
        for (number, _) in near {
            let (all, _) = self.all(number);
            let first = number == 0 || self.coordinated(number - 1) != Some(number);
            if first && all.len() == 2 && all.iter().all(|r| somebody(&r.entity)) {
                return all.iter().map(|r| r.entity).collect();
            }
        }
        SmallVec::new()
    }
}
