//! Who is next to whom over one relationship type in one direction, packed and sorted.

use crate::graph::{EdgeId, NodeId};

/// Neighbours of every node over one type in one direction.
///
/// Invariant: the neighbours of a node stand together, by neighbour, then by edge; `nodes` and `edges` go in step.
pub(crate) struct Adjacency {
    starts: Starts,
    nodes: Vec<NodeId>,
    edges: Vec<EdgeId>,
}

enum Starts {
    /// `offsets[n - first]` is where node `n` begins.
    Dense { first: u32, offsets: Vec<u32> },
    /// For types that few nodes have: `nodes` sorted, `offsets` in step.
    Sparse { nodes: Vec<NodeId>, offsets: Vec<u32> },
}

/// The neighbours of one node, the edge to each at the same place.
#[derive(Clone, Copy)]
pub(crate) struct Neighbours<'a> {
    pub(crate) nodes: &'a [NodeId],
    pub(crate) edges: &'a [EdgeId],
}

impl Adjacency {
    /// Packs edges given as (node, neighbour, edge), edges rising.
    pub(crate) fn new(mut entries: Vec<(NodeId, NodeId, EdgeId)>) -> Self {
        entries.sort_unstable();
        let nodes = entries.iter().map(|e| e.1).collect();
        let edges = entries.iter().map(|e| e.2).collect();
        let (first, last) = match (entries.first(), entries.last()) {
            (Some(first), Some(last)) => (first.0.0, last.0.0),
            _ => (0, 0),
        };
        let range = (last - first) as usize + 1;
        let starts = if range / 16 > entries.len() { sparse(&entries) } else { dense(&entries, first, range) };
        Adjacency { starts, nodes, edges }
    }

    /// The neighbours of `node`.
    #[inline]
    pub(crate) fn of(&self, node: NodeId) -> Neighbours<'_> {
        let (low, high) = self.bounds(node);
        Neighbours { nodes: &self.nodes[low..high], edges: &self.edges[low..high] }
    }

    /// How many there are.
    #[inline]
    pub(crate) fn degree(&self, node: NodeId) -> usize {
        let (low, high) = self.bounds(node);
        high - low
    }

    #[inline]
    fn bounds(&self, node: NodeId) -> (usize, usize) {
        let (offsets, at) = match &self.starts {
            Starts::Dense { first, offsets } => (offsets, node.0.wrapping_sub(*first) as usize),
            Starts::Sparse { nodes, offsets } => match nodes.binary_search(&node) {
                Ok(at) => (offsets, at),
                Err(_) => return (0, 0),
            },
        };
        match offsets.get(at..at.wrapping_add(2)) {
            Some(pair) => (pair[0] as usize, pair[1] as usize),
            None => (0, 0),
        }
    }
}

impl<'a> Neighbours<'a> {
    pub(crate) fn iter(self) -> impl Iterator<Item = (NodeId, EdgeId)> + 'a {
        self.nodes.iter().copied().zip(self.edges.iter().copied())
    }

    /// Those edges that lead to `node`.
    pub(crate) fn to(self, node: NodeId) -> &'a [EdgeId] {
        let low = self.nodes.partition_point(|n| *n < node);
        let count = self.nodes[low..].iter().take_while(|n| **n == node).count();
        &self.edges[low..low + count]
    }
}

fn dense(entries: &[(NodeId, NodeId, EdgeId)], first: u32, range: usize) -> Starts {
    let mut offsets = vec![0u32; range + 1];
    for (node, ..) in entries {
        offsets[(node.0 - first) as usize + 1] += 1;
    }
    for at in 1..offsets.len() {
        offsets[at] += offsets[at - 1];
    }
    Starts::Dense { first, offsets }
}

fn sparse(entries: &[(NodeId, NodeId, EdgeId)]) -> Starts {
    let (mut nodes, mut offsets): (Vec<NodeId>, Vec<u32>) = (Vec::new(), Vec::new());
    for (at, (node, ..)) in entries.iter().enumerate() {
        if nodes.last() != Some(node) {
            nodes.push(*node);
            offsets.push(super::narrow(at));
        }
    }
    offsets.push(super::narrow(entries.len()));
    Starts::Sparse { nodes, offsets }
}
