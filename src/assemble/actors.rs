//! Claims in; who the actors are across articles out. Within an article, `extract` has settled that already.
//!
//! Actors are one by lexicon id; else by name: the same folded name, or a full name and its surname or shorter form when
//! no other candidate stands as near. Never across kinds.

use crate::assemble::names;
use crate::claim;
use crate::claim::Claim;
use crate::claim::Kind;
use crate::lexicon::ActorRow;
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// An actor of the graph.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    /// Unique among actors.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) name_ar: String,
    pub(crate) country: String,
    pub(crate) aliases: Vec<String>,
}

impl Actor {
    /// As the lexicon has it.
    pub(crate) fn known(row: &ActorRow) -> Actor {
        let mut actor = Actor {
            id: row.id.clone(),
            kind: row.kind,
            name: row.name.clone(),
            name_ar: row.name_ar.clone(),
            country: row.country.clone(),
            aliases: Vec::new(),
        };
        for alias in row.aliases_en.iter().chain(&row.aliases_ar).chain(&row.short_ar) {
            add_alias(&mut actor, alias);
        }
        actor
    }
}

/// All actors, in the order of their first claim.
#[derive(Debug, Default)]
pub(crate) struct Actors {
    pub(crate) list: Vec<Actor>,
    places: BTreeMap<(Kind, String), usize>,
}

impl Actors {
    /// The actors of all claims.
    pub(crate) fn merge(claims: &[Claim], lexicon: &Lexicon) -> Actors {
        let seen = Seen::collect(claims, lexicon);
        let parent = seen.merged();
        let mut actors = Actors::default();
        // One id in two kinds stays two actors; the plain id goes to the kind that comes first in `Kind`.
        let mut plain: BTreeMap<&str, Kind> = BTreeMap::new();
        for named in &seen.named {
            let kind = plain.entry(&named.id).or_insert(named.kind);
            *kind = named.kind.min(*kind);
        }
        for (n, named) in seen.named.iter().enumerate() {
            // The leader may stand later: a surname told before the full name.
            let leader = &seen.named[parent[n]];
            let at = match actors.places.get(&leader.key()) {
                Some(at) => *at,
                None => actors.push(leader, lexicon, plain[leader.id.as_str()] == leader.kind),
            };
            actors.places.insert(leader.key(), at);
            if parent[n] != n {
                add_alias(&mut actors.list[at], &named.name);
                add_alias(&mut actors.list[at], &named.name_ar);
                actors.places.insert(named.key(), at);
            }
        }
        actors
    }

    /// Which one a claim's actor is.
    ///
    /// # Panics
    /// If the claim was not among those merged.
    pub(crate) fn of(&self, actor: &claim::Actor) -> usize {
        self.find(actor).expect("every actor of the claims was merged")
    }

    /// Which one an actor is, if the claims merged spoke of it.
    pub(crate) fn find(&self, actor: &claim::Actor) -> Option<usize> {
        self.places.get(&(actor.kind, actor.id.clone())).copied()
    }

    fn push(&mut self, named: &Named, lexicon: &Lexicon, is_plain: bool) -> usize {
        let id =
            if is_plain { named.id.clone() } else { format!("{}-{}", named.id, named.kind.name().replace('_', "-")) };
        let actor = match lexicon.actor(&named.id).filter(|row| row.kind == named.kind) {
            Some(row) => Actor { id, ..Actor::known(row) },
            None => Actor {
                id,
                kind: named.kind,
                name: named.name.clone(),
                name_ar: named.name_ar.clone(),
                country: String::new(),
                aliases: Vec::new(),
            },
        };
        self.list.push(actor);
        self.list.len() - 1
    }
}

fn add_alias(actor: &mut Actor, name: &str) {
    if !name.is_empty() && name != actor.name && name != actor.name_ar && !actor.aliases.iter().any(|a| a == name) {
        actor.aliases.push(name.to_string());
    }
}

/// An actor as the claims of one id name it.
struct Named {
    id: String,
    kind: Kind,
    name: String,
    name_ar: String,
    known: bool,
    /// All spellings, folded into words.
    spellings: Vec<Vec<String>>,
    /// Who and what stands in the same claims: what tells two people of one surname apart.
    company: BTreeSet<String>,
}

impl Named {
    fn key(&self) -> (Kind, String) {
        (self.kind, self.id.clone())
    }
}

struct Seen {
    named: Vec<Named>,
}

impl Seen {
    fn collect(claims: &[Claim], lexicon: &Lexicon) -> Seen {
        let mut named: Vec<Named> = Vec::new();
        let mut index: BTreeMap<(Kind, String), usize> = BTreeMap::new();
        for claim in claims {
            let told = || claim.source.iter().chain(&claim.target).chain(claim.chain.iter().map(|link| &link.actor));
            for actor in told() {
                let at = *index.entry((actor.kind, actor.id.clone())).or_insert_with(|| {
                    named.push(Named::new(actor, lexicon));
                    named.len() - 1
                });
                let others = told().filter(|other| other.id != actor.id).map(|other| other.id.clone());
                named[at].company.extend(others.chain(claim.issue.iter().map(|issue| issue.id.clone())));
                named[at].company.extend(claim.place.iter().map(|place| place.id.clone()));
            }
        }
        Seen { named }
    }

    /// For each its leader: itself, or the one that it is another name of.
    fn merged(&self) -> Vec<usize> {
        let mut leader: Vec<usize> = (0..self.named.len()).collect();
        // Known names first, so that an unknown spelling goes to the lexicon's actor.
        let mut by_key: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
        let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for known in [true, false] {
            for (n, named) in self.named.iter().enumerate().filter(|(_, x)| x.known == known) {
                for words in &named.spellings {
                    let same = by_key.entry((named.kind, names::key(&words.join(" ")))).or_default();
                    if !same.contains(&n) {
                        same.push(n);
                    }
                    if let (Kind::Person, Some(last)) = (named.kind, words.last()) {
                        let ends = by_last.entry(last.as_str()).or_default();
                        if !ends.contains(&n) {
                            ends.push(n);
                        }
                    }
                }
            }
        }
        for (n, named) in self.named.iter().enumerate() {
            if named.known || named.kind == Kind::Unnamed {
                continue;
            }
            let equal = named.spellings.iter().filter_map(|w| by_key.get(&(named.kind, names::key(&w.join(" ")))));
            let equal: Vec<usize> = equal.flatten().copied().collect();
            let known: BTreeSet<usize> = equal.iter().copied().filter(|m| self.named[*m].known).collect();
            // Whichever came first: the fullest spelling leads, so that the order of articles does not matter.
            let fullest =
                |m: &&usize| (std::cmp::Reverse(self.named[**m].name_ar.chars().count()), &self.named[**m].id);
            let same =
                if known.is_empty() { equal.iter().min_by_key(fullest).copied() } else { self.nearest(named, &known) };
            if let Some(same) = same {
                leader[n] = same;
            }
            if leader[n] == n && named.kind == Kind::Person {
                let ends = named.spellings.iter().filter_map(|w| w.last()).filter_map(|w| by_last.get(w.as_str()));
                let candidates: BTreeSet<usize> =
                    ends.flatten().copied().filter(|m| *m != n && self.extends(named, &self.named[*m])).collect();
                if let Some(full) = self.nearest(named, &candidates) {
                    leader[n] = full;
                }
            }
        }
        // A surname may lead to a full name that itself leads to the lexicon's actor.
        (0..leader.len()).map(|n| settle(&leader, n)).collect()
    }

    /// Whether some spelling of `full` is a longer form of one of `short`.
    fn extends(&self, short: &Named, full: &Named) -> bool {
        short
            .spellings
            .iter()
            .any(|s| full.spellings.iter().any(|f| f.len() > 1 && (names::is_surname(s, f) || names::is_fuller(s, f))))
    }

    /// The only candidate, or the only one that keeps the same company.
    fn nearest(&self, named: &Named, candidates: &BTreeSet<usize>) -> Option<usize> {
        let shared = |m: &usize| self.named[*m].company.intersection(&named.company).count();
        match candidates.len() {
            0 => None,
            1 => candidates.first().copied(),
            _ => {
                let best = candidates.iter().map(shared).max()?;
                let mut near = candidates.iter().filter(|m| shared(m) == best && best > 0);
                let first = near.next()?;
                near.next().is_none().then_some(*first)
            }
        }
    }
}

impl Named {
    fn new(actor: &claim::Actor, lexicon: &Lexicon) -> Named {
        let row = lexicon.actor(&actor.id).filter(|row| row.kind == actor.kind);
        let mut all: Vec<&str> = vec![&actor.name_ar];
        // Names in Latin letters matter where no Arabic one was given.
        if actor.name_ar.is_empty() {
            all.push(&actor.name);
        }
        if let Some(row) = row {
            all.push(&row.name_ar);
            all.extend(row.aliases_ar.iter().chain(&row.short_ar).map(String::as_str));
        }
        let mut spellings: Vec<Vec<String>> = Vec::new();
        for words in all.into_iter().map(names::words) {
            if !words.is_empty() && !spellings.contains(&words) {
                spellings.push(words);
            }
        }
        Named {
            id: actor.id.clone(),
            kind: actor.kind,
            name: actor.name.clone(),
            name_ar: actor.name_ar.clone(),
            known: row.is_some(),
            spellings,
            company: BTreeSet::new(),
        }
    }
}

fn settle(leader: &[usize], n: usize) -> usize {
    let mut at = n;
    // At most one step a name: a loop of two unknown names would otherwise never end.
    for _ in 0..leader.len() {
        if leader[at] == at {
            break;
        }
        at = leader[at];
    }
    at
}
