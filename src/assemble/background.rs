//! What the lexicon knows of the actors and issues of a graph: offices, memberships, what an issue is about.

use crate::assemble::actors::Actor;
use crate::assemble::actors::Actors;
use crate::assemble::build;
use crate::assemble::build::Builder;
use crate::graph::NodeId;
use crate::graph::Property;
use crate::lexicon::Lexicon;
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
        for about in lexicon.issue(&id).iter().flat_map(|row| &row.about) {
            if let Some(end) = known.node(about, builder).or_else(|| known.place(about, builder)) {
                builder.graph.add_edge(node, end, "ABOUT", []);
            }
        }
    }
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
