//! Which part of a graph is written: a view, or what an answer holds.

use crate::export::labels;
use crate::graph::EdgeId;
use crate::graph::Graph;
use crate::graph::NodeId;
use crate::query::Table;
use crate::query::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A choice of nodes and relationships, each in the order of the graph.
///
/// Invariant: both ends of every relationship are among the nodes.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub(crate) nodes: BTreeSet<NodeId>,
    pub(crate) edges: BTreeSet<EdgeId>,
}

/// A named choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Who stands how towards whom and what.
    Stances,
    /// Who took part in what, where and over what.
    Events,
    /// All there is.
    Full,
}

impl View {
    /// `stances`, `events` or `full`.
    pub fn named(name: &str) -> Option<View> {
        match name {
            "stances" => Some(View::Stances),
            "events" => Some(View::Events),
            "full" => Some(View::Full),
            _ => None,
        }
    }

    fn shows(self, kind: &str) -> bool {
        match self {
            View::Stances => labels::polarity(kind).is_some(),
            View::Events => matches!(kind, "TOOK_PART" | "OVER" | "IN"),
            View::Full => true,
        }
    }
}

impl Part {
    /// What a view shows. Nodes that no shown relationship touches are left out, save in the full one.
    pub fn view(graph: &Graph, view: View) -> Part {
        let mut part = Part::default();
        for edge in graph.edges().filter(|edge| view.shows(graph.kind(*edge))) {
            part.add_edge(graph, edge);
        }
        if view == View::Full {
            part.nodes.extend(graph.nodes());
        }
        part
    }

    /// The nodes, relationships and paths among an answer's values. Relationships between the nodes that the answer does
    /// not hold are added only if it holds none at all.
    pub fn of_table(graph: &Graph, table: &Table) -> Part {
        let mut part = Part::default();
        for value in table.rows.iter().flatten() {
            part.add_value(graph, value);
        }
        if part.edges.is_empty() {
            let between = |edge: &EdgeId| {
                let (from, to) = graph.ends(*edge);
                part.nodes.contains(&from) && part.nodes.contains(&to)
            };
            part.edges = graph.edges().filter(between).collect();
        }
        part
    }

    /// A graph of this part alone.
    pub(crate) fn cut(&self, graph: &Graph) -> Graph {
        let mut cut = Graph::new();
        let mut places: BTreeMap<NodeId, NodeId> = BTreeMap::new();
        for node in &self.nodes {
            let labels: Vec<&str> = graph.labels(*node).collect();
            places.insert(*node, cut.add_node(&labels, graph.node_properties(*node)));
        }
        for edge in &self.edges {
            let (from, to) = graph.ends(*edge);
            cut.add_edge(places[&from], places[&to], graph.kind(*edge), graph.edge_properties(*edge));
        }
        cut.freeze();
        cut
    }

    fn add_value(&mut self, graph: &Graph, value: &Value) {
        match value {
            Value::Node(node) => {
                self.nodes.insert(*node);
            }
            Value::Edge(edge) => self.add_edge(graph, *edge),
            Value::Path(path) => {
                self.nodes.extend(&path.nodes);
                for edge in &path.edges {
                    self.add_edge(graph, *edge);
                }
            }
            Value::List(list) => list.iter().for_each(|value| self.add_value(graph, value)),
            Value::Map(map) => map.values().for_each(|value| self.add_value(graph, value)),
            _ => {}
        }
    }

    fn add_edge(&mut self, graph: &Graph, edge: EdgeId) {
        let (from, to) = graph.ends(edge);
        self.nodes.extend([from, to]);
        self.edges.insert(edge);
    }
}
