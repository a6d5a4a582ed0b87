//! Events in; who stands how towards whom or what out, by a table of the lexicon.

use crate::assemble::days::Days;
use crate::assemble::events::Event;
use crate::assemble::origins::Origins;
use crate::claim::ClaimType;
use crate::claim::Modality;
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Towards whom or what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Toward {
    Actor(usize),
    /// By id.
    Issue(String),
}

/// What a stance edge says, apart from how often and when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stance {
    pub(crate) from: usize,
    pub(crate) to: Toward,
    pub(crate) edge: String,
    /// Id of the issue it is over; empty if none is named.
    pub(crate) over: String,
    pub(crate) modality: Modality,
}

/// What stands behind a stance edge.
#[derive(Clone, Debug, Default)]
pub(crate) struct Behind {
    /// Places among the events.
    pub(crate) events: Vec<usize>,
    pub(crate) claims: BTreeSet<usize>,
    pub(crate) first: Option<Days>,
    pub(crate) last: Option<Days>,
    pub(crate) reports: usize,
}

/// Which edge a claim type gives.
#[derive(Debug)]
pub(crate) struct Table {
    /// By type and sign of the issue; `None` is any sign.
    rows: BTreeMap<(ClaimType, Option<i8>), String>,
}

impl Table {
    /// The lexicon's table.
    pub(crate) fn new(lexicon: &Lexicon) -> Table {
        let rows = lexicon.stances().iter().map(|row| ((row.kind, row.sign), row.edge.clone()));
        Table { rows: rows.collect() }
    }

    /// The edge for an issue of this sign, by its own row before the one for any sign.
    fn edge(&self, kind: ClaimType, sign: i8) -> Option<&str> {
        let row = |sign| self.rows.get(&(kind, sign)).map(String::as_str);
        row(Some(sign)).or_else(|| row(None))
    }

    /// The edge for an issue whose phrasing takes a side; none for types that do not care which side.
    fn signed(&self, kind: ClaimType, sign: i8) -> Option<&str> {
        let cares = [1, -1].iter().any(|sign| self.rows.contains_key(&(kind, Some(*sign))));
        self.edge(kind, sign).filter(|_| cares && sign != 0)
    }

    /// The edge towards an actor, whatever it is over.
    fn toward_actor(&self, kind: ClaimType) -> Option<&str> {
        self.rows.get(&(kind, None)).map(String::as_str)
    }
}

/// The stances of all events. `published` is the day of a claim's article: when an undated stand was held at the latest.
pub(crate) fn derive(
    events: &[Event],
    table: &Table,
    origins: &Origins,
    published: &dyn Fn(usize) -> Option<Days>,
) -> BTreeMap<Stance, Behind> {
    let mut stances: BTreeMap<Stance, Behind> = BTreeMap::new();
    for (n, event) in events.iter().enumerate() {
        for stance in of_event(event, table) {
            let behind = stances.entry(stance).or_default();
            behind.events.push(n);
            behind.claims.extend(&event.claims);
            let told = event.claims.iter().filter_map(|claim| published(*claim));
            let days = event.days.or_else(|| told.min());
            behind.first = [behind.first, days].into_iter().flatten().min();
            behind.last = behind.last.max(days);
        }
    }
    for behind in stances.values_mut() {
        behind.reports = origins.reports(&behind.claims.iter().copied().collect::<Vec<_>>());
    }
    stances
}

fn of_event(event: &Event, table: &Table) -> BTreeSet<Stance> {
    let key = &event.key;
    let mut found = BTreeSet::new();
    let mut add = |from: usize, to: Toward, edge: Option<&str>, over: &str| {
        if let Some(edge) = edge.filter(|_| to != Toward::Actor(from)) {
            let (edge, over) = (edge.to_string(), over.to_string());
            found.insert(Stance { from, to, edge, over, modality: key.modality });
        }
    };
    // Parties of a symmetric type stand towards each other, in both directions.
    let others = |from: usize| {
        let all = if key.kind.is_symmetric() { &key.sources } else { &key.targets };
        all.iter().copied().filter(move |to| *to != from).collect::<Vec<usize>>()
    };
    for from in key.sources.iter().copied() {
        for to in others(from) {
            if event.issues.is_empty() {
                add(from, Toward::Actor(to), table.toward_actor(key.kind), "");
            }
            for issue in event.issues.keys() {
                add(from, Toward::Actor(to), table.toward_actor(key.kind), issue);
            }
        }
        for (issue, sign) in &event.issues {
            // Towards the issue itself where nobody else is meant, or where its phrasing takes a side.
            let edge =
                if others(from).is_empty() { table.edge(key.kind, *sign) } else { table.signed(key.kind, *sign) };
            add(from, Toward::Issue(issue.clone()), edge, issue);
        }
    }
    found
}
