//! What the lexicon knows of the actors and issues of a graph: offices, memberships, what an issue is about.

use crate::assemble::actors::Actor;
use crate::assemble::actors::Actors;
use crate::assemble::build;
use crate::assemble::build::Builder;
use crate::graph::NodeId;
use crate::graph::Property;
use crate::lexicon::Lexicon;
use crate::script::fold;
use std::collections::BTreeMap;

/// Adds them, with the states and bodies that no claim names.
pub(crate) fn add(builder: &mut Builder, actors: &Actors, lexicon: &Lexicon) {
    let nodes = actors.list.iter().zip(&builder.actors).map(|(actor, node)| (actor.id.clone(), *node));
    let mut known = Known { nodes: nodes.collect(), lexicon };
    for actor in &actors.list {
        let Some(row) = lexicon.actor(&actor.id).filter(|row| row.kind == actor.kind) else { continue };
        let own = known.nodes[&actor.id];
        for (office, term) in lexicon.terms(&actor.id) {
            if let Some(body) = known.node(&term.body, builder) {
                let about = [
                    ("office", build::text(&office.name)),
                    ("office_ar", Property::from(office.forms.first())),
                    ("from", build::text(&term.from)),
                    ("to", build::text(&term.to)),
                ];
                builder.graph.add_edge(own, body, "HOLDS", about);
            }
        }
        if let Some(parent) = known.node(&row.parent, builder) {
            builder.graph.add_edge(own, parent, "PART_OF", []);
        }
    }
    let issues: Vec<(String, NodeId)> = builder.issues.iter().map(|(id, node)| (id.clone(), *node)).collect();
    for (id, node) in issues {
        let own = lexicon.issue(&id).map(|row| row.about.clone());
        let about = own.unwrap_or_else(|| told_of(&id, lexicon).unwrap_or_else(|| named_in(builder, node, &known)));
        for about in &about {
            if let Some(end) = known.node(about, builder).or_else(|| known.place(about, builder)) {
                builder.graph.add_edge(node, end, "ABOUT", []);
            }
        }
    }
}

/// Of an issue that is told of many places: those whose ids stand behind its own.
fn told_of(id: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let known = |id: &str| lexicon.actor(id).is_some() || lexicon.place(id).is_some();
    let cuts: Vec<usize> = id.match_indices('-').map(|(n, _)| n).collect();
    let (row, rest) = cuts.iter().find_map(|n| {
        let row = lexicon.issue(&id[..*n]).filter(|row| !row.of.is_empty())?;
        Some((row, &id[n + 1..]))
    })?;
    if row.of.matches("{}").count() == 1 {
        return Some(vec![rest.to_string()]);
    }
    rest.match_indices('-')
        .map(|(n, _)| (&rest[..n], &rest[n + 1..]))
        .find(|(a, b)| known(a) && known(b))
        .map(|(a, b)| vec![a.to_string(), b.to_string()])
}

/// The actors and places that an issue names by their full names, where the graph has them.
fn named_in(builder: &Builder, issue: NodeId, known: &Known<'_>) -> Vec<String> {
    let folded = fold(builder.graph.node_text(issue, "name_ar").unwrap_or_default());
    let words: Vec<&str> = folded.split(' ').collect();
    let mut found: Vec<String> = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let bare = word.strip_prefix(['\u{0648}', '\u{0628}', '\u{0644}']);
        for first in [Some(*word), bare].into_iter().flatten() {
            found.extend(known.lexicon.named(first, &words[n + 1..]));
        }
    }
    found.sort();
    found.dedup();
    found.retain(|id| builder.places.contains_key(id) || known.nodes.contains_key(id));
    found
}

/// The nodes so far by id.
struct Known<'a> {
    nodes: BTreeMap<String, NodeId>,
    lexicon: &'a Lexicon,
}

impl Known<'_> {
    /// The node of an actor, new if no claim names it.
    fn node(&mut self, id: &str, builder: &mut Builder) -> Option<NodeId> {
        if let Some(node) = self.nodes.get(id) {
            return Some(*node);
        }
        let node = builder.actor(&Actor::known(self.lexicon.actor(id)?));
        self.nodes.insert(id.to_string(), node);
        Some(node)
    }

    /// The node of a place, new if no claim names it.
    fn place(&self, id: &str, builder: &mut Builder) -> Option<NodeId> {
        if let Some(node) = builder.places.get(id) {
            return Some(*node);
        }
        let row = self.lexicon.place(id)?;
        Some(builder.place(id, &row.name, &row.name_ar, self.lexicon))
    }
}
