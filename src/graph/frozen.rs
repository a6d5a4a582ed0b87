//! What reading runs on, derived from the graph in one go.

use crate::graph::adjacency::Adjacency;
use crate::graph::index::ValueIndex;
use crate::graph::{EdgeId, KeyId, KindId, LabelId, NodeId};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};

/// Lists, adjacencies and counts of one state of a graph.
pub(crate) struct Frozen {
    pub(crate) ends: Vec<(NodeId, NodeId)>,
    pub(crate) by_label: Vec<Vec<NodeId>>,
    pub(crate) kinds: Vec<KindFacts>,
    /// `set_has[set * labels + label]`
    set_has: Vec<bool>,
    labels: usize,
    /// Built when a query first asks for them, nodes and edges apart.
    pub(crate) indexes: Mutex<Indexes>,
}

/// Indexes by whether they are of nodes, and by property; none where a column's shape allows none.
type Indexes = FxHashMap<(bool, KeyId), Option<Arc<ValueIndex>>>;

/// One relationship type: its edges, both adjacencies, and what all its ends have in common.
pub(crate) struct KindFacts {
    pub(crate) edges: Vec<EdgeId>,
    pub(crate) out: Adjacency,
    pub(crate) into: Adjacency,
    /// Labels that every source has, sorted.
    pub(crate) source_labels: Vec<LabelId>,
    /// Labels that every target has, sorted.
    pub(crate) target_labels: Vec<LabelId>,
    pub(crate) sources: usize,
    pub(crate) targets: usize,
}

impl Frozen {
    pub(crate) fn new(inner: &petgraph::Graph<u32, u32>, sets: &[Vec<LabelId>], labels: usize, kinds: usize) -> Self {
        let ends: Vec<(NodeId, NodeId)> = inner
            .raw_edges()
            .iter()
            .map(|e| (NodeId::new(e.source().index()), NodeId::new(e.target().index())))
            .collect();
        let mut by_label = vec![Vec::new(); labels];
        for (node, at) in inner.raw_nodes().iter().zip(0u32..) {
            for label in &sets[node.weight as usize] {
                by_label[label.0 as usize].push(NodeId(at));
            }
        }
        let mut by_kind: Vec<Vec<EdgeId>> = vec![Vec::new(); kinds];
        for (edge, at) in inner.raw_edges().iter().zip(0u32..) {
            by_kind[edge.weight as usize].push(EdgeId(at));
        }
        let set_of = |n: NodeId| inner.raw_nodes()[n.index()].weight;
        let kinds = by_kind.into_iter().map(|edges| KindFacts::new(edges, &ends, sets, set_of)).collect();
        let mut set_has = vec![false; sets.len() * labels];
        for (at, set) in sets.iter().enumerate() {
            for label in set {
                set_has[at * labels + label.0 as usize] = true;
            }
        }
        Frozen { ends, by_label, kinds, set_has, labels, indexes: Mutex::default() }
    }

    #[inline]
    pub(crate) fn set_has(&self, set: u32, label: LabelId) -> bool {
        self.set_has[set as usize * self.labels + label.0 as usize]
    }

    pub(crate) fn kind(&self, kind: KindId) -> &KindFacts {
        &self.kinds[kind.0 as usize]
    }
}

impl KindFacts {
    fn new(
        edges: Vec<EdgeId>,
        ends: &[(NodeId, NodeId)],
        sets: &[Vec<LabelId>],
        set_of: impl Fn(NodeId) -> u32,
    ) -> Self {
        let forward = edges.iter().map(|e| (ends[e.index()].0, ends[e.index()].1, *e)).collect();
        let backward = edges.iter().map(|e| (ends[e.index()].1, ends[e.index()].0, *e)).collect();
        let mut of_sources = vec![false; sets.len()];
        let mut of_targets = vec![false; sets.len()];
        for edge in &edges {
            let (from, to) = ends[edge.index()];
            of_sources[set_of(from) as usize] = true;
            of_targets[set_of(to) as usize] = true;
        }
        let count = |nodes: &mut Vec<NodeId>| {
            nodes.sort_unstable();
            nodes.dedup();
            nodes.len()
        };
        let sources = count(&mut edges.iter().map(|e| ends[e.index()].0).collect());
        let targets = count(&mut edges.iter().map(|e| ends[e.index()].1).collect());
        KindFacts {
            out: Adjacency::new(forward),
            into: Adjacency::new(backward),
            source_labels: common(sets, &of_sources),
            target_labels: common(sets, &of_targets),
            sources,
            targets,
            edges,
        }
    }
}

/// The labels that stand in every set in use.
fn common(sets: &[Vec<LabelId>], used: &[bool]) -> Vec<LabelId> {
    let mut used = sets.iter().zip(used).filter(|(_, used)| **used).map(|(set, _)| set);
    let Some(first) = used.next() else { return Vec::new() };
    let rest: Vec<&Vec<LabelId>> = used.collect();
    first.iter().copied().filter(|label| rest.iter().all(|set| set.contains(label))).collect()
}
