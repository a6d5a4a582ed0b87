//! A property graph: labelled nodes, typed relationships, properties. Knows no claims.
//!
//! petgraph holds the nodes and edges as they are added; reading runs on what `freeze` derives from them: compact sorted
//! adjacency per relationship type and direction, node lists per label, columns per property. Files are `jsonl`'s.

mod adjacency;
mod column;
mod frozen;
mod index;
pub mod jsonl;
mod names;
mod property;
mod read;
pub mod temporal;

pub(crate) use crate::graph::adjacency::{Adjacency, Neighbours};
pub(crate) use crate::graph::column::{Cells, Column};
pub(crate) use crate::graph::frozen::KindFacts;
pub use crate::graph::property::Property;

use crate::graph::column::Columns;
use crate::graph::frozen::Frozen;
use crate::graph::names::Names;
use std::any::Any;
use std::sync::OnceLock;

/// A node of one graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct NodeId(pub(crate) u32);

/// A relationship of one graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct EdgeId(pub(crate) u32);

/// A label of one graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(pub(crate) u32);

/// A relationship type of one graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(pub(crate) u32);

/// A property name of one graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub(crate) u32);

impl NodeId {
    /// The node added as number `index`, from 0.
    pub fn new(index: usize) -> Self {
        NodeId(narrow(index))
    }

    /// Its number in the order of adding.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl EdgeId {
    /// The relationship added as number `index`, from 0.
    pub fn new(index: usize) -> Self {
        EdgeId(narrow(index))
    }

    /// Its number in the order of adding.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("a graph holds fewer than 2^32 nodes and edges: petgraph refuses more")
}

/// A directed multigraph with labels, types and properties.
///
/// Invariant: what is derived (`frozen`, `annex`) belongs to the present content: every change drops it.
#[derive(Default)]
pub struct Graph {
    inner: petgraph::Graph<u32, u32>,
    labels: Names,
    kinds: Names,
    keys: Names,
    /// Sorted label ids; a node's weight is a row of this table.
    label_sets: Vec<Vec<LabelId>>,
    node_columns: Columns,
    edge_columns: Columns,
    frozen: OnceLock<Frozen>,
    annex: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Graph {
    /// A graph without nodes.
    pub fn new() -> Self {
        Graph::default()
    }

    /// Adds a node. A property that is null is left out.
    pub fn add_node<'a>(
        &mut self,
        labels: &[&str],
        properties: impl IntoIterator<Item = (&'a str, Property)>,
    ) -> NodeId {
        self.thaw();
        let ids = labels.iter().map(|l| LabelId(self.labels.intern(l))).collect();
        let set = self.label_set(ids);
        let node = NodeId::new(self.inner.add_node(set).index());
        for (key, value) in properties {
            let key = self.keys.intern(key);
            self.node_columns.set(key, node.0, value);
        }
        node
    }

    /// Adds a relationship of type `kind`. A property that is null is left out.
    ///
    /// # Panics
    /// If an end is not a node of this graph.
    pub fn add_edge<'a>(
        &mut self,
        from: NodeId,
        to: NodeId,
        kind: &str,
        properties: impl IntoIterator<Item = (&'a str, Property)>,
    ) -> EdgeId {
        self.thaw();
        let kind = self.kinds.intern(kind);
        let edge = EdgeId::new(self.inner.add_edge(from.0.into(), to.0.into(), kind).index());
        for (key, value) in properties {
            let key = self.keys.intern(key);
            self.edge_columns.set(key, edge.0, value);
        }
        edge
    }

    /// Sets a property; null removes it.
    pub fn set_node_property(&mut self, node: NodeId, key: &str, value: Property) {
        self.thaw();
        let key = self.keys.intern(key);
        self.node_columns.set(key, node.0, value);
    }

    /// Sets a property; null removes it.
    pub fn set_edge_property(&mut self, edge: EdgeId, key: &str, value: Property) {
        self.thaw();
        let key = self.keys.intern(key);
        self.edge_columns.set(key, edge.0, value);
    }

    /// Gives a node one more label.
    pub fn add_label(&mut self, node: NodeId, label: &str) {
        self.thaw();
        let mut ids = self.label_sets[self.inner[petgraph::graph::NodeIndex::from(node.0)] as usize].clone();
        ids.push(LabelId(self.labels.intern(label)));
        let set = self.label_set(ids);
        self.inner[petgraph::graph::NodeIndex::from(node.0)] = set;
    }

    /// Builds what reading runs on. Reading does it when needed; call it to choose the moment.
    pub fn freeze(&mut self) {
        self.node_columns.seal();
        self.edge_columns.seal();
        let _ = self.frozen();
    }

    fn thaw(&mut self) {
        if self.frozen.get().is_some() {
            self.frozen = OnceLock::new();
            self.annex = OnceLock::new();
        }
    }

    fn frozen(&self) -> &Frozen {
        self.frozen.get_or_init(|| Frozen::new(&self.inner, &self.label_sets, self.labels.len(), self.kinds.len()))
    }

    /// Something that another module derives from this graph and wants kept as long as the graph stays as it is.
    ///
    /// The first caller decides the type; `None` for a caller that asks for another.
    pub(crate) fn annex<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        // What is kept may rest on the frozen form, which must exist for `thaw` to drop both.
        let _ = self.frozen();
        self.annex.get_or_init(|| Box::new(make())).downcast_ref()
    }

    fn label_set(&mut self, mut ids: Vec<LabelId>) -> u32 {
        ids.sort_unstable();
        ids.dedup();
        // Graphs have few label sets; the last ones used are looked at first.
        match self.label_sets.iter().rposition(|set| *set == ids) {
            Some(found) => narrow(found),
            None => {
                self.label_sets.push(ids);
                narrow(self.label_sets.len() - 1)
            }
        }
    }
}
