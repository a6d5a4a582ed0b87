//! Actors, events and stances in, nodes and relationships of the fixed schema out.

use crate::article::Article;
use crate::assemble::actors::Actor;
use crate::assemble::actors::Actors;
use crate::assemble::days::Days;
use crate::assemble::events;
use crate::assemble::events::Event;
use crate::assemble::origins::Origins;
use crate::assemble::stances::Behind;
use crate::assemble::stances::Stance;
use crate::assemble::stances::Toward;
use crate::claim::Claim;
use crate::claim::Kind;
use crate::claim::Quote;
use crate::graph::Graph;
use crate::graph::NodeId;
use crate::graph::Property;
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A graph on its way, with the places of its nodes.
#[derive(Default)]
pub(crate) struct Builder {
    pub(crate) graph: Graph,
    pub(crate) actors: Vec<NodeId>,
    pub(crate) issues: BTreeMap<String, NodeId>,
    pub(crate) places: BTreeMap<String, NodeId>,
    events: Vec<NodeId>,
}

impl Builder {
    /// One node an actor.
    pub(crate) fn actors(&mut self, actors: &Actors) {
        for actor in &actors.list {
            let node = self.actor(actor);
            self.actors.push(node);
        }
    }

    /// A node for this actor.
    pub(crate) fn actor(&mut self, actor: &Actor) -> NodeId {
        self.graph.add_node(
            &["Actor"],
            [
                ("id", Property::from(&actor.id)),
                ("name", Property::from(&actor.name)),
                ("name_ar", text(&actor.name_ar)),
                ("kind", Property::from(actor.kind.name())),
                ("country", text(&actor.country)),
                ("aliases", Property::from(actor.aliases.clone())),
            ],
        )
    }

    /// One node an issue and a place, named as the lexicon does, else as the first claim does.
    pub(crate) fn issues_and_places(&mut self, claims: &[Claim], lexicon: &Lexicon) {
        for issue in claims.iter().flat_map(events::named_issues) {
            if !self.issues.contains_key(&issue.id) {
                let row = lexicon.issue(&issue.id);
                let name = row.map_or(&issue.name, |row| &row.name);
                let name_ar = row.map_or(&issue.name_ar, |row| &row.name_ar);
                let node = self.graph.add_node(&["Issue"], named(&issue.id, name, name_ar));
                self.issues.insert(issue.id.clone(), node);
            }
        }
        for place in claims.iter().filter_map(|claim| claim.place.as_ref()) {
            if !self.places.contains_key(&place.id) {
                self.place(&place.id, &place.name, &place.name_ar, lexicon);
            }
        }
    }

    /// A node for this place.
    pub(crate) fn place(&mut self, id: &str, name: &str, name_ar: &str, lexicon: &Lexicon) -> NodeId {
        let country = match (lexicon.place(id), lexicon.actor(id)) {
            (Some(place), _) => place.country.as_str(),
            // A state as a place is its own country.
            (None, Some(actor)) if actor.kind == Kind::State => id,
            _ => "",
        };
        let country = [("country", text(country))];
        let node = self.graph.add_node(&["Place"], named(id, name, name_ar).into_iter().chain(country));
        self.places.insert(id.to_string(), node);
        node
    }

    /// One node an event, with its parties, issues and places.
    pub(crate) fn events(&mut self, events: &[Event], origins: &Origins) {
        for event in events {
            let key = &event.key;
            let node = self.graph.add_node(
                &["Event"],
                [
                    ("id", Property::from(&event.id)),
                    ("type", Property::from(key.kind.name())),
                    ("polarity", Property::from(key.polarity)),
                    ("modality", Property::from(key.modality.name())),
                    ("start", Property::from(event.days.map(Days::start))),
                    ("end", Property::from(event.days.map(Days::end))),
                    ("reports", Property::from(origins.reports(&event.claims))),
                    ("outlets", Property::from(origins.outlets(&event.claims))),
                    ("claims", Property::from(event.claims.len())),
                ],
            );
            self.events.push(node);
            let role = if key.kind.is_symmetric() { "party" } else { "source" };
            for (side, role) in [(&key.sources, role), (&key.targets, "target")] {
                for actor in side {
                    self.graph.add_edge(self.actors[*actor], node, "TOOK_PART", [("role", Property::from(role))]);
                }
            }
            for issue in event.issues.keys() {
                self.graph.add_edge(node, self.issues[issue], "OVER", []);
            }
            for place in &event.places {
                self.graph.add_edge(node, self.places[place], "IN", []);
            }
        }
    }

    /// One node an article and a claim, with what the claim reports and who says so.
    pub(crate) fn claims(&mut self, articles: &[Article], claims: &[Claim], actors: &Actors, events: &[Event]) {
        let mut heads: BTreeMap<&str, NodeId> = BTreeMap::new();
        for article in articles {
            if heads.contains_key(article.id.as_str()) {
                continue;
            }
            let node = self.graph.add_node(
                &["Article"],
                [
                    ("id", Property::from(&article.id)),
                    ("title", Property::from(article.title.as_ref())),
                    ("outlet", Property::from(article.outlet.as_ref())),
                    ("published", Property::from(article.published.map(|day| day.to_string()))),
                    ("url", Property::from(article.url.as_ref())),
                ],
            );
            heads.insert(&article.id, node);
        }
        let mut reports: Vec<Option<NodeId>> = vec![None; claims.len()];
        for (event, node) in events.iter().zip(&self.events) {
            for claim in &event.claims {
                reports[*claim] = Some(*node);
            }
        }
        for (n, claim) in claims.iter().enumerate() {
            let node = self.graph.add_node(&["Claim"], properties(claim));
            // Claims of another extractor may come without their article: it is then known by its id alone.
            let article = *heads
                .entry(&claim.article)
                .or_insert_with(|| self.graph.add_node(&["Article"], [("id", Property::from(&claim.article))]));
            self.graph.add_edge(article, node, "CONTAINS", []);
            if let Some(event) = reports[n] {
                self.graph.add_edge(node, event, "REPORTS", []);
            }
            for (step, link) in claim.chain.iter().enumerate() {
                self.graph.add_edge(
                    node,
                    self.actors[actors.of(&link.actor)],
                    "SAID_BY",
                    [
                        ("step", Property::from(step + 1)),
                        ("verb", text(&link.verb)),
                        ("commitment", Property::from(link.commitment.name())),
                    ],
                );
            }
        }
    }

    /// One relationship a stance.
    pub(crate) fn stances(&mut self, stances: &BTreeMap<Stance, Behind>, events: &[Event]) {
        for (stance, behind) in stances {
            let to = match &stance.to {
                Toward::Actor(actor) => self.actors[*actor],
                Toward::Issue(issue) => self.issues[issue],
            };
            let over = self.issues.get(&stance.over).and_then(|node| self.graph.node_text(*node, "name"));
            let over = Property::from(over.map(str::to_string));
            let ids: BTreeSet<&str> = behind.events.iter().map(|n| events[*n].id.as_str()).collect();
            self.graph.add_edge(
                self.actors[stance.from],
                to,
                &stance.edge,
                [
                    ("over", over),
                    ("over_id", text(&stance.over)),
                    ("first", Property::from(behind.first.map(Days::start))),
                    ("last", Property::from(behind.last.map(Days::end))),
                    ("claims", Property::from(behind.claims.len())),
                    ("reports", Property::from(behind.reports)),
                    ("modality", Property::from(stance.modality.name())),
                    ("events", Property::from(ids.into_iter().collect::<Vec<_>>())),
                ],
            );
        }
    }
}

/// Null where nothing is known.
pub(crate) fn text(text: &str) -> Property {
    Property::from(Some(text).filter(|t| !t.is_empty()))
}

fn named<'a>(id: &str, name: &str, name_ar: &str) -> [(&'a str, Property); 3] {
    [("id", Property::from(id)), ("name", text(name)), ("name_ar", text(name_ar))]
}

fn properties(claim: &Claim) -> [(&'static str, Property); 10] {
    let days = claim.time.as_ref().and_then(Days::of);
    let quote = match claim.quote {
        Quote::Direct => "direct",
        Quote::Indirect => "indirect",
        Quote::None => "none",
    };
    [
        ("id", Property::from(&claim.id)),
        ("type", Property::from(claim.kind.name())),
        ("polarity", Property::from(claim.polarity)),
        ("modality", Property::from(claim.modality.name())),
        ("quote", Property::from(quote)),
        ("text", Property::from(&claim.evidence.text)),
        ("start", Property::from(days.map(Days::start))),
        ("end", Property::from(days.map(Days::end))),
        ("confidence", Property::from(claim.confidence)),
        ("rule", text(&claim.rule)),
    ]
}
