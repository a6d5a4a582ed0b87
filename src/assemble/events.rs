//! Claims in; events out: which claims tell of the same deed or the same stand.
//!
//! Claims of one event share type, modality, polarity and parties. Beyond that, first those of one day come together, then
//! those a day apart, then those whose date only bounds the day, last those without a date. What an article tells apart
//! stays apart.

use crate::assemble::actors::Actors;
use crate::assemble::days::Days;
use crate::assemble::names;
use crate::claim::Claim;
use crate::claim::ClaimType;
use crate::claim::Modality;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// An event of the graph.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Made from what the event is, so that it stays the same when articles are added.
    pub(crate) id: String,
    pub(crate) key: Key,
    pub(crate) days: Option<Days>,
    /// Ids of issues with their signs.
    pub(crate) issues: BTreeMap<String, i8>,
    pub(crate) places: BTreeSet<String>,
    /// In input order.
    pub(crate) claims: Vec<usize>,
}

/// What all claims of an event share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) kind: ClaimType,
    pub(crate) modality: Modality,
    pub(crate) polarity: i8,
    /// Sorted; every party where the type is symmetric.
    pub(crate) sources: Vec<usize>,
    pub(crate) targets: Vec<usize>,
}

impl Key {
    fn of(claim: &Claim, actors: &Actors) -> Key {
        let merged = |list: &[crate::claim::Actor]| list.iter().map(|a| actors.of(a)).collect::<BTreeSet<usize>>();
        let mut sources = merged(&claim.source);
        let mut targets = merged(&claim.target);
        if claim.kind.is_symmetric() {
            sources.append(&mut targets);
        }
        Key {
            kind: claim.kind,
            modality: claim.modality,
            polarity: claim.polarity,
            sources: sources.into_iter().collect(),
            targets: targets.into_iter().collect(),
        }
    }
}

/// How far apart in days two undated tellings may be published and still be of one event.
const SAME_NEWS: i32 = 2;
/// How long after an event an undated telling of it may be published.
const RECENT: i32 = 7;

/// The events of all claims, in the order of their first claim; `published` is the day of a claim's article.
pub(crate) fn events(claims: &[Claim], published: &dyn Fn(usize) -> Option<Days>, actors: &Actors) -> Vec<Event> {
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (n, claim) in claims.iter().enumerate() {
        by_key.entry(Key::of(claim, actors)).or_default().push(n);
    }
    let mut events: Vec<Event> = Vec::new();
    for (key, members) in by_key {
        events.extend(Grouping { key, claims, published, groups: Vec::new() }.run(&members));
    }
    for event in &mut events {
        event.claims.sort_unstable();
    }
    events.sort_by_key(|event| event.claims[0]);
    name(&mut events, claims, published, actors);
    events
}

/// The claims of one key on their way into events.
struct Grouping<'a> {
    key: Key,
    claims: &'a [Claim],
    published: &'a dyn Fn(usize) -> Option<Days>,
    groups: Vec<Event>,
}

impl Grouping<'_> {
    fn run(mut self, members: &[usize]) -> Vec<Event> {
        let days = |n: usize| self.claims[n].time.as_ref().and_then(Days::of);
        let (dated, undated): (Vec<usize>, Vec<usize>) = members.iter().partition(|n| days(**n).is_some());
        let (exact, coarse): (Vec<usize>, Vec<usize>) =
            dated.into_iter().partition(|n| days(*n).is_some_and(Days::is_exact));
        // Those with an issue first: they say which events there are, those without only add to them.
        for with_issue in [true, false] {
            for n in exact.iter().copied().filter(|n| self.claims[*n].issue.is_empty() != with_issue) {
                self.place(n, days(n), |group, own| group.days == own.days);
            }
        }
        self.join_neighbours();
        for n in coarse {
            self.place(n, days(n), |group, own| match (group.days, own.days) {
                (Some(group), Some(own)) => own.contains(group),
                _ => false,
            });
        }
        let dated = self.groups.len();
        for n in undated {
            self.place_undated(n, dated);
        }
        self.groups
    }

    /// An event of this claim alone.
    fn single(&self, n: usize, days: Option<Days>) -> Event {
        let claim = &self.claims[n];
        Event {
            id: String::new(),
            key: self.key.clone(),
            days,
            issues: claim.issue.iter().map(|issue| (issue.id.clone(), issue.sign)).collect(),
            places: claim.place.iter().map(|place| place.id.clone()).collect(),
            claims: vec![n],
        }
    }

    /// Adds the claim to the one group that fits; makes a new one where none or several do.
    fn place(&mut self, n: usize, days: Option<Days>, when: impl Fn(&Event, &Event) -> bool) {
        let own = self.single(n, days);
        let fits =
            (0..self.groups.len()).filter(|g| when(&self.groups[*g], &own) && self.agree(&self.groups[*g], &own));
        match only(fits.collect()) {
            Some(group) => absorb(&mut self.groups[group], own),
            None => self.groups.push(own),
        }
    }

    /// Joins groups a day apart, the best told first, each to its neighbours only: three days running stay more than one event.
    fn join_neighbours(&mut self) {
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        // Of equally well told ones the one whose date is narrower, then the earlier.
        let rank = |event: &Event| {
            (std::cmp::Reverse(event.claims.len()), event.days.map(|days| (days.length(), days.first())))
        };
        order.sort_by_key(|g| (rank(&self.groups[*g]), *g));
        let mut by_day: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for (g, days) in self.groups.iter().enumerate().filter_map(|(g, group)| Some((g, group.days?))) {
            by_day.entry(days.first()).or_default().push(g);
        }
        let mut gone = vec![false; self.groups.len()];
        let mut leads = vec![false; self.groups.len()];
        for g in order {
            let (false, Some(days)) = (gone[g], self.groups[g].days) else { continue };
            // Where days before and after were both taken in, three days would be one.
            let mut range = days;
            // Exact stretches are short, so a neighbour begins at most a few days off.
            let near: Vec<usize> =
                by_day.range(days.first() - 4..=days.first() + 4).flat_map(|(_, g)| g).copied().collect();
            for other in near {
                let Some(theirs) = self.groups[other].days else { continue };
                let near = theirs.gap(days) <= 1 && theirs.join(range).is_exact();
                if other == g || gone[other] || leads[other] || !near {
                    continue;
                }
                if self.agree(&self.groups[g], &self.groups[other]) && !self.told_apart(g, other) {
                    let taken = self.groups[other].clone();
                    absorb(&mut self.groups[g], taken);
                    range = range.join(theirs);
                    gone[other] = true;
                    leads[g] = true;
                }
            }
        }
        let mut gone = gone.into_iter();
        self.groups.retain(|_| !gone.next().unwrap_or(false));
    }

    /// Whether some article gives both a date of their own.
    fn told_apart(&self, a: usize, b: usize) -> bool {
        let articles = |g: usize| self.groups[g].claims.iter().map(|n| self.claims[*n].article.as_str());
        let first: BTreeSet<&str> = articles(a).collect();
        self.groups[a].days != self.groups[b].days && articles(b).any(|article| first.contains(article))
    }

    /// An undated claim joins the dated event of its own article, or the one that place and issue single out; else
    /// an undated telling of the same news.
    fn place_undated(&mut self, n: usize, dated: usize) {
        let own = self.single(n, None);
        let here = |group: &Event| group.claims.iter().any(|m| self.claims[*m].article == self.claims[n].article);
        let fit = |range: std::ops::Range<usize>, when: &dyn Fn(&Event) -> bool| {
            only(range.filter(|g| when(&self.groups[*g]) && self.agree(&self.groups[*g], &own)).collect())
        };
        let published = (self.published)(n);
        let pointed = |group: &Event| {
            let recent = match (group.days, published) {
                (Some(days), Some(published)) => days.gap(published) <= RECENT,
                _ => false,
            };
            let same_place = own.places.iter().any(|place| group.places.contains(place));
            let same_issue = own.issues.keys().any(|issue| group.issues.contains_key(issue));
            recent && same_place && (same_issue || (own.issues.is_empty() && group.issues.is_empty()))
        };
        let same_news = |group: &Event| {
            let near = group.claims.iter().any(|m| match ((self.published)(*m), published) {
                (Some(a), Some(b)) => a.gap(b) <= SAME_NEWS,
                _ => false,
            });
            here(group) || (near && own.issues.is_empty() == group.issues.is_empty())
        };
        let all = self.groups.len();
        let found = fit(0..dated, &here).or_else(|| fit(0..dated, &pointed)).or_else(|| fit(dated..all, &same_news));
        match found {
            Some(group) => absorb(&mut self.groups[group], own),
            None => self.groups.push(own),
        }
    }

    /// Whether nothing but the date could keep the two apart.
    fn agree(&self, group: &Event, own: &Event) -> bool {
        let signs = own
            .issues
            .iter()
            .all(|(issue, sign)| group.issues.get(issue).is_none_or(|other| i32::from(*other) * i32::from(*sign) >= 0));
        let issues = is_deed(self.key.kind)
            || own.issues.is_empty()
            || group.issues.is_empty()
            || own.issues.keys().any(|issue| group.issues.contains_key(issue));
        let places = !is_local(self.key.kind)
            || own.places.is_empty()
            || group.places.is_empty()
            || own.places.iter().any(|place| group.places.contains(place));
        signs && issues && places
    }
}

/// What is done once on a day whatever it is about: one meeting over three issues is one meeting. Stands differ by issue.
fn is_deed(kind: ClaimType) -> bool {
    kind == ClaimType::Consult || is_local(kind)
}

/// What is done in one place at a time: strikes on two towns are two.
fn is_local(kind: ClaimType) -> bool {
    use ClaimType::*;
    matches!(kind, Assault | Mobilize | Coerce | Protest | Aid | Retreat)
}

fn only(found: Vec<usize>) -> Option<usize> {
    match found[..] {
        [one] => Some(one),
        _ => None,
    }
}

fn absorb(group: &mut Event, other: Event) {
    for (issue, sign) in other.issues {
        let own = group.issues.entry(issue).or_insert(sign);
        if *own == 0 {
            *own = sign;
        }
    }
    group.places.extend(other.places);
    group.claims.extend(other.claims);
}

/// Names every event by type, parties, issue and day, the later of equal ones by a number too.
fn name(events: &mut [Event], claims: &[Claim], published: &dyn Fn(usize) -> Option<Days>, actors: &Actors) {
    // Numbers follow the articles' ids, not the order in which they came in.
    let first = |event: &Event| event.claims.iter().map(|n| (&claims[*n].article, &claims[*n].id)).min();
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|n| first(&events[*n]));
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for n in order {
        let id = described(&events[n], published, actors);
        let count = taken.entry(id.clone()).or_insert(0);
        *count += 1;
        events[n].id = if *count == 1 { id } else { format!("{id}-{count}") };
    }
}

fn described(event: &Event, published: &dyn Fn(usize) -> Option<Days>, actors: &Actors) -> String {
    let mut words = vec![event.key.kind.name().to_lowercase()];
    if event.key.modality != Modality::Asserted {
        words.push(event.key.modality.name().to_string());
    }
    for side in [&event.key.sources, &event.key.targets] {
        let mut ids: Vec<&str> = side.iter().map(|n| actors.list[*n].id.as_str()).collect();
        ids.sort_unstable();
        words.extend(ids.iter().take(2).map(|id| names::slug(id)));
        if ids.len() > 2 {
            words.push(format!("and-{}", ids.len() - 2));
        }
    }
    if !is_deed(event.key.kind) {
        words.extend(event.issues.keys().next().map(|issue| names::slug(issue)));
    }
    let told = || event.claims.iter().filter_map(|claim| published(*claim)).min();
    words.push(match (event.days, told()) {
        (Some(days), _) => days.start(),
        (None, Some(told)) => format!("told-{}", told.start()),
        (None, None) => "undated".to_string(),
    });
    words.retain(|word| !word.is_empty());
    words.join("-")
}
