//! Grouping straight from a scan of relationships: counts, sums and averages of whole numbers by one end's key, without
//! a row in between.

use crate::graph::{Cells, Column, EdgeId};
use crate::query::ast::Direction;
use crate::query::eval::aggregate::{Groups, Total};
use crate::query::eval::scan::Bounded;
use crate::query::eval::{Row, Run, Stop};
use crate::query::functions::Aggregate;
use crate::query::ir::{Aggregation, Expr, Slot};
use crate::query::plan::{EdgeScan, Op, OpKind};
use crate::query::value::Value;

/// What one aggregate adds up: the cells of a column, or nothing but rows.
type Source<'c> = Option<(&'c Column, &'c [i64])>;

/// The edges within the bounds, in front of `picked`; how many.
fn pick(edges: &[EdgeId], bounds: &[Bounded<'_>], picked: &mut [EdgeId; STRIDE]) -> usize {
    let mut count = 0;
    match bounds {
        // One bound over a column without gaps is most of them, and then nothing but a comparison is left.
        [one] if one.is_dense(edges) => {
            let (cells, first) = one.cells();
            for edge in edges {
                picked[count] = *edge;
                count += usize::from(one.is_within(cells[(edge.0 - first) as usize]));
            }
        }
        all => {
            for edge in edges {
                picked[count] = *edge;
                count += usize::from(all.iter().all(|b| b.admits(edge.0)));
            }
        }
    }
    count
}

/// How many values, and their sum.
type Summed = (u64, i128);

/// Edges between looks at the clock.
const STRIDE: usize = 1024;

/// Nodes, and for each its count and its sum.
type Sums = (Vec<u32>, Vec<(u64, i128)>);

impl Run<'_> {
    /// The groups of `op`'s input, if that is a scan simple enough; else none, and nothing done.
    pub(super) fn fused(
        &self,
        op: &Op,
        (keys, by): (&[(Slot, Expr)], Option<Slot>),
        aggregates: &[Aggregation],
        row: &mut Row,
    ) -> Result<Option<(Groups, Vec<Total>)>, Stop> {
        let (Some(by), Some(input), None) = (by, &op.input, &self.measured) else { return Ok(None) };
        let OpKind::Edges(scan) = &input.kind else { return Ok(None) };
        let alone = input.input.as_ref().is_none_or(|below| matches!(below.kind, OpKind::Argument));
        let hop = &scan.hop;
        let plain = hop.direction != Direction::Both && hop.unique.is_empty() && hop.labels.is_empty();
        if !alone || !plain || !scan.from_labels.is_empty() || self.weight.get() != 1 {
            return Ok(None);
        }
        let Some(sources) = aggregates.iter().map(|a| self.source(a, hop.edge)).collect::<Option<Vec<_>>>() else {
            return Ok(None);
        };
        // The end that groups: the target of an edge, or its source.
        let target = match by {
            _ if by == hop.to => hop.direction == Direction::Out,
            _ if by == hop.from => hop.direction == Direction::In,
            _ => return Ok(None),
        };
        let Some(bounds) = self.bounds(&scan.ranges, /* of nodes */ false, row)? else {
            return Ok(Some((Groups::new(keys.len()), Vec::new())));
        };
        let (nodes, sums) = self.sums(scan, &bounds, &sources, target)?;
        let mut groups = Groups::new(keys.len());
        let mut totals: Vec<Total> = Vec::new();
        for (node, sums) in nodes.iter().zip(sums.chunks(sources.len().max(1))) {
            row[by] = Value::Node(crate::graph::NodeId(*node));
            for (_, expr) in keys {
                groups.keys.push(self.eval(expr, row)?);
            }
            let place = groups.place();
            if totals.len() < groups.count * aggregates.len() {
                self.hold(groups.key(place))?;
                totals.resize(totals.len() + aggregates.len(), Total::new());
            }
            let own = &mut totals[place * aggregates.len()..];
            for (total, (count, sum)) in own.iter_mut().zip(sums) {
                total.include_whole(*count, *sum);
            }
        }
        Ok(Some((groups, totals)))
    }

    /// What an aggregate adds up, if it is of the kinds that can be fused.
    fn source(&self, aggregation: &Aggregation, edge: Slot) -> Option<Source<'_>> {
        let fits = matches!(aggregation.function, Aggregate::Count | Aggregate::Sum | Aggregate::Average);
        if !fits || aggregation.distinct {
            return None;
        }
        match aggregation.argument.as_ref() {
            None => Some(None),
            Some(Expr::Property(of, key, _)) if matches!(**of, Expr::Slot(slot) if slot == edge) => {
                let column = self.graph.edge_column(key.id?)?;
                match &column.cells {
                    Cells::Int(cells) => Some(Some((column, cells))),
                    _ => None,
                }
            }
            Some(_) => None,
        }
    }

    /// Nodes in the order of their first edge, and for each its counts and sums.
    fn sums(
        &self,
        scan: &EdgeScan,
        bounds: &[Bounded<'_>],
        sources: &[Source<'_>],
        target: bool,
    ) -> Result<Sums, Stop> {
        let ends = self.graph.all_ends();
        let mut picked = [EdgeId(0); STRIDE];
        let mut places = vec![0u32; self.graph.node_count()];
        let (mut nodes, mut sums): (Vec<u32>, Vec<Summed>) = (Vec::new(), Vec::new());
        for kind in &scan.hop.kinds {
            for edges in self.graph.kind_facts(*kind).edges.chunks(STRIDE) {
                self.check()?;
                // First which edges, without a jump that cannot be foreseen; then what they add.
                let count = pick(edges, bounds, &mut picked);
                for edge in &picked[..count] {
                    let (from, to) = ends[edge.index()];
                    let node = if target { to } else { from };
                    let mut place = places[node.index()] as usize;
                    if place == 0 {
                        nodes.push(node.0);
                        place = nodes.len();
                        places[node.index()] = place as u32;
                        sums.resize(place * sources.len(), (0, 0));
                    }
                    let own = &mut sums[(place - 1) * sources.len()..place * sources.len()];
                    for ((count, sum), source) in own.iter_mut().zip(sources) {
                        match source {
                            None => *count += 1,
                            Some((column, cells)) => {
                                let at = edge.0.wrapping_sub(column.first) as usize;
                                if at < cells.len() && column.has(at) {
                                    *count += 1;
                                    *sum += i128::from(cells[at]);
                                }
                            }
                        }
                    }
                }
            }
        }
        Ok((nodes, sums))
    }
}
