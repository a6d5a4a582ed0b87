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
use crate::claim::Issue;
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
        events.extend(Grouping::new(key, claims, published).run(members));
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
    /// The dated groups by their first day.
    by_day: BTreeMap<i32, Vec<usize>>,
    /// The undated groups by the day on which they were first told.
    by_told: BTreeMap<i32, Vec<usize>>,
    by_article: BTreeMap<&'a str, BTreeSet<usize>>,
}

impl<'a> Grouping<'a> {
    fn new(key: Key, claims: &'a [Claim], published: &'a dyn Fn(usize) -> Option<Days>) -> Self {
        let (groups, by_day, by_told) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        Grouping { key, claims, published, groups, by_day, by_told, by_article: BTreeMap::new() }
    }

    fn run(mut self, mut members: Vec<usize>) -> Vec<Event> {
        // In an order of their own, so that the order of the input decides nothing.
        let rank = |n: &usize| ((self.published)(*n), &self.claims[*n].article, &self.claims[*n].id);
        members.sort_by(|a, b| rank(a).cmp(&rank(b)));
        let days = |n: usize| self.claims[n].time.as_ref().and_then(Days::of);
        let dated: Vec<(usize, Days)> = members.iter().filter_map(|n| Some((*n, days(*n)?))).collect();
        let undated: Vec<usize> = members.into_iter().filter(|n| days(*n).is_none()).collect();
        let (exact, coarse): (Vec<_>, Vec<_>) = dated.into_iter().partition(|(_, days)| days.is_exact());
        // Those with an issue first: they say which events there are, those without only add to them.
        for with_issue in [true, false] {
            for (n, days) in exact.iter().filter(|(n, _)| self.claims[*n].issue.is_empty() != with_issue) {
                let own = self.single(*n, Some(*days));
                let same_day = self.by_day.get(&days.first()).cloned().unwrap_or_default();
                let fits = same_day.into_iter().filter(|g| self.groups[*g].days == Some(*days)).collect();
                self.place(own, fits);
            }
        }
        self.join_neighbours();
        for (n, days) in coarse {
            let own = self.single(n, Some(days));
            let within = self.by_day.range(days.first()..=days.last()).flat_map(|(_, groups)| groups).copied();
            let fits = within.filter(|g| self.groups[*g].days.is_some_and(|theirs| days.contains(theirs))).collect();
            self.place(own, fits);
        }
        for n in undated {
            self.place_undated(n);
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
            issues: named_issues(claim).map(|issue| (issue.id.clone(), issue.sign)).collect(),
            places: claim.place.iter().map(|place| place.id.clone()).collect(),
            claims: vec![n],
        }
    }

    /// Adds the claim to the one group that fits; makes a new one where none or several do.
    fn place(&mut self, own: Event, fits: Vec<usize>) {
        match self.only(&fits, &own) {
            Some(group) => self.add(group, own),
            None => self.open(own),
        }
    }

    /// The only one of these groups that agrees with the claim.
    fn only(&self, fits: &[usize], own: &Event) -> Option<usize> {
        let mut agree = fits.iter().copied().filter(|g| self.agree(&self.groups[*g], own));
        agree.next().filter(|_| agree.next().is_none())
    }

    fn add(&mut self, group: usize, own: Event) {
        for n in &own.claims {
            self.by_article.entry(&self.claims[*n].article).or_default().insert(group);
        }
        absorb(&mut self.groups[group], own);
    }

    fn open(&mut self, own: Event) {
        self.groups.push(own);
        self.index(self.groups.len() - 1);
    }

    fn index(&mut self, group: usize) {
        let event = &self.groups[group];
        for n in &event.claims {
            self.by_article.entry(&self.claims[*n].article).or_default().insert(group);
        }
        match (event.days, (self.published)(event.claims[0])) {
            (Some(days), _) => self.by_day.entry(days.first()).or_default().push(group),
            (None, Some(told)) => self.by_told.entry(told.first()).or_default().push(group),
            (None, None) => {}
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
        let mut gone = vec![false; self.groups.len()];
        let mut leads = vec![false; self.groups.len()];
        for g in order {
            let (false, Some(days)) = (gone[g], self.groups[g].days) else { continue };
            // Where days before and after were both taken in, three days would be one.
            let mut range = days;
            // Exact stretches are short, so a neighbour begins at most a few days off.
            let near: Vec<usize> =
                self.by_day.range(days.first() - 4..=days.first() + 4).flat_map(|(_, g)| g).copied().collect();
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
        self.by_day.clear();
        self.by_article.clear();
        for group in 0..self.groups.len() {
            self.index(group);
        }
    }

    /// Whether some article gives both a date of their own.
    fn told_apart(&self, a: usize, b: usize) -> bool {
        let articles = |g: usize| self.groups[g].claims.iter().map(|n| self.claims[*n].article.as_str());
        let first: BTreeSet<&str> = articles(a).collect();
        self.groups[a].days != self.groups[b].days && articles(b).any(|article| first.contains(article))
    }

    /// An undated claim joins the dated event of its own article, or the recent one that place and issue single out;
    /// else an undated telling of the same news.
    fn place_undated(&mut self, n: usize) {
        let own = self.single(n, None);
        let here = self.by_article.get(self.claims[n].article.as_str()).into_iter().flatten().copied();
        let (dated, undated): (Vec<usize>, Vec<usize>) = here.partition(|g| self.groups[*g].days.is_some());
        let told = (self.published)(n).map(Days::first);
        let around = |by: &BTreeMap<i32, Vec<usize>>, days: i32| -> Vec<usize> {
            let range = told.map(|day| by.range(day - days..=day + days));
            range.into_iter().flatten().flat_map(|(_, groups)| groups).copied().collect()
        };
        let points = |g: &usize| {
            let group = &self.groups[*g];
            let same_place = own.places.iter().any(|place| group.places.contains(place));
            let same_issue = own.issues.keys().any(|issue| group.issues.contains_key(issue));
            same_place && (same_issue || (own.issues.is_empty() && group.issues.is_empty()))
        };
        let pointed: Vec<usize> = around(&self.by_day, RECENT).into_iter().filter(points).collect();
        let tells = |g: &usize| own.issues.is_empty() == self.groups[*g].issues.is_empty() || undated.contains(g);
        let mut news: BTreeSet<usize> = around(&self.by_told, SAME_NEWS).into_iter().filter(tells).collect();
        news.extend(&undated);
        let news: Vec<usize> = news.into_iter().collect();
        let found = [&dated, &pointed, &news].into_iter().find_map(|fits| self.only(fits, &own));
        match found {
            Some(group) => self.add(group, own),
            None => self.open(own),
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

/// The issues that have an id. Another extractor's `…` or full stop has none, and is nothing to agree on.
pub(crate) fn named_issues(claim: &Claim) -> impl Iterator<Item = &Issue> {
    // An event called by its own noun is about nothing but itself; an issue that the lexicon knows has an English name.
    let itself = |issue: &Issue| {
        issue.name == issue.name_ar
            && issue.span.start() < claim.trigger.span.end()
            && claim.trigger.span.start() < issue.span.end()
    };
    claim.issue.iter().filter(move |issue| !issue.id.is_empty() && !itself(issue))
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
