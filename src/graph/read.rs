//! Reading a graph: what a node or relationship is, who is next to whom, what there is to ask for.

use crate::graph::column::Column;
use crate::graph::frozen::KindFacts;
use crate::graph::index::ValueIndex;
use crate::graph::{EdgeId, Graph, KeyId, KindId, LabelId, NodeId, Property};
use std::sync::{Arc, PoisonError};

impl Graph {
    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.inner.node_count()
    }

    /// How many relationships there are.
    pub fn edge_count(&self) -> usize {
        self.inner.edge_count()
    }

    /// All nodes, in the order of adding.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..super::narrow(self.node_count())).map(NodeId)
    }

    /// All relationships, in the order of adding.
    pub fn edges(&self) -> impl Iterator<Item = EdgeId> + use<> {
        (0..super::narrow(self.edge_count())).map(EdgeId)
    }

    /// The nodes with a label, in the order of adding.
    pub fn nodes_with_label(&self, label: &str) -> &[NodeId] {
        self.label_id(label).map_or(&[], |label| self.labelled(label))
    }

    /// The relationships of a type, in the order of adding.
    pub fn edges_of_kind(&self, kind: &str) -> &[EdgeId] {
        self.kind_id(kind).map_or(&[], |kind| &self.kind_facts(kind).edges)
    }

    /// The labels of a node, in the order of their first use in the graph.
    pub fn labels(&self, node: NodeId) -> impl Iterator<Item = &str> {
        self.label_ids(node).iter().map(|l| &**self.labels.name(l.0))
    }

    /// Whether a node has a label.
    pub fn has_label(&self, node: NodeId, label: &str) -> bool {
        self.label_id(label).is_some_and(|label| self.is_labelled(node, label))
    }

    /// The type of a relationship.
    pub fn kind(&self, edge: EdgeId) -> &str {
        self.kinds.name(self.kind_of(edge).0)
    }

    /// Where a relationship comes from and where it leads.
    pub fn ends(&self, edge: EdgeId) -> (NodeId, NodeId) {
        self.frozen().ends[edge.index()]
    }

    /// A property of a node; null if it has none of that name.
    pub fn node_property(&self, node: NodeId, key: &str) -> Property {
        self.key_id(key).and_then(|key| self.node_column(key)).map_or(Property::Null, |c| c.get(node.0))
    }

    /// A property of a relationship; null if it has none of that name.
    pub fn edge_property(&self, edge: EdgeId, key: &str) -> Property {
        self.key_id(key).and_then(|key| self.edge_column(key)).map_or(Property::Null, |c| c.get(edge.0))
    }

    /// A property of a node that is text.
    pub fn node_text(&self, node: NodeId, key: &str) -> Option<&str> {
        self.node_column(self.key_id(key)?)?.text(node.0)
    }

    /// A property of a relationship that is text.
    pub fn edge_text(&self, edge: EdgeId, key: &str) -> Option<&str> {
        self.edge_column(self.key_id(key)?)?.text(edge.0)
    }

    /// The properties of a node, in the order of their names' first use in the graph.
    pub fn node_properties(&self, node: NodeId) -> Vec<(&str, Property)> {
        let all = self.node_columns.iter().map(|(key, column)| (&**self.keys.name(key), column.get(node.0)));
        all.filter(|(_, value)| !value.is_null()).collect()
    }

    /// The properties of a relationship, in the order of their names' first use in the graph.
    pub fn edge_properties(&self, edge: EdgeId) -> Vec<(&str, Property)> {
        let all = self.edge_columns.iter().map(|(key, column)| (&**self.keys.name(key), column.get(edge.0)));
        all.filter(|(_, value)| !value.is_null()).collect()
    }

    /// The relationships that leave a node and where they lead; of one type, or of every type.
    pub fn out_edges(&self, node: NodeId, kind: Option<&str>) -> Vec<(EdgeId, NodeId)> {
        self.around(node, kind, |facts| &facts.out)
    }

    /// The relationships that reach a node and where they come from; of one type, or of every type.
    pub fn in_edges(&self, node: NodeId, kind: Option<&str>) -> Vec<(EdgeId, NodeId)> {
        self.around(node, kind, |facts| &facts.into)
    }

    fn around(
        &self,
        node: NodeId,
        kind: Option<&str>,
        side: impl Fn(&KindFacts) -> &super::Adjacency,
    ) -> Vec<(EdgeId, NodeId)> {
        let kinds: Vec<&KindFacts> = match kind {
            Some(kind) => self.kind_id(kind).map(|k| self.kind_facts(k)).into_iter().collect(),
            None => self.frozen().kinds.iter().collect(),
        };
        kinds.into_iter().flat_map(|facts| side(facts).of(node).iter().map(|(n, e)| (e, n))).collect()
    }

    /// Every label in use, in the order of first use.
    pub fn label_names(&self) -> impl Iterator<Item = &str> {
        self.labels.iter()
    }

    /// Every relationship type in use, in the order of first use.
    pub fn kind_names(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter()
    }

    /// Every property name in use, in the order of first use.
    pub fn key_names(&self) -> impl Iterator<Item = &str> {
        self.keys.iter()
    }

    /// The first node, in the order of adding, whose property `key` is the text `value`.
    pub fn find_node(&self, key: &str, value: &str) -> Option<NodeId> {
        let key = self.key_id(key)?;
        let column = self.node_column(key)?;
        match self.node_index(key) {
            Some(index) => index.with_code(column.code(value)?).first().map(|row| NodeId(*row)),
            None => self.nodes().find(|n| column.text(n.0) == Some(value)),
        }
    }
}

/// What queries use: numbers instead of names.
impl Graph {
    pub(crate) fn label_id(&self, label: &str) -> Option<LabelId> {
        self.labels.number(label).map(LabelId)
    }

    pub(crate) fn kind_id(&self, kind: &str) -> Option<KindId> {
        self.kinds.number(kind).map(KindId)
    }

    pub(crate) fn key_id(&self, key: &str) -> Option<KeyId> {
        self.keys.number(key).map(KeyId)
    }

    pub(crate) fn label_name(&self, label: LabelId) -> &str {
        self.labels.name(label.0)
    }

    pub(crate) fn kind_name(&self, kind: KindId) -> &Arc<str> {
        self.kinds.name(kind.0)
    }

    pub(crate) fn key_name(&self, key: KeyId) -> &Arc<str> {
        self.keys.name(key.0)
    }

    pub(crate) fn kind_ids(&self) -> impl Iterator<Item = KindId> + use<> {
        (0..super::narrow(self.kinds.len())).map(KindId)
    }

    pub(crate) fn label_ids(&self, node: NodeId) -> &[LabelId] {
        &self.label_sets[self.inner.raw_nodes()[node.index()].weight as usize]
    }

    #[inline]
    pub(crate) fn is_labelled(&self, node: NodeId, label: LabelId) -> bool {
        self.frozen().set_has(self.inner.raw_nodes()[node.index()].weight, label)
    }

    pub(crate) fn labelled(&self, label: LabelId) -> &[NodeId] {
        &self.frozen().by_label[label.0 as usize]
    }

    #[inline]
    pub(crate) fn kind_of(&self, edge: EdgeId) -> KindId {
        KindId(self.inner.raw_edges()[edge.index()].weight)
    }

    pub(crate) fn kind_facts(&self, kind: KindId) -> &KindFacts {
        self.frozen().kind(kind)
    }

    pub(crate) fn all_ends(&self) -> &[(NodeId, NodeId)] {
        &self.frozen().ends
    }

    pub(crate) fn node_column(&self, key: KeyId) -> Option<&Column> {
        self.node_columns.get(key.0)
    }

    pub(crate) fn edge_column(&self, key: KeyId) -> Option<&Column> {
        self.edge_columns.get(key.0)
    }

    /// Nodes by value of a property; none if its values are neither all whole numbers nor all texts.
    pub(crate) fn node_index(&self, key: KeyId) -> Option<Arc<ValueIndex>> {
        self.index(true, key, self.node_column(key)?)
    }

    /// Relationships by value of a property, as `node_index`.
    pub(crate) fn edge_index(&self, key: KeyId) -> Option<Arc<ValueIndex>> {
        self.index(false, key, self.edge_column(key)?)
    }

    fn index(&self, of_nodes: bool, key: KeyId, column: &Column) -> Option<Arc<ValueIndex>> {
        let mut indexes = self.frozen().indexes.lock().unwrap_or_else(PoisonError::into_inner);
        indexes.entry((of_nodes, key)).or_insert_with(|| ValueIndex::new(column).map(Arc::new)).clone()
    }
}
