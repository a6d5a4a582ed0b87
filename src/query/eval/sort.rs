//! ORDER BY: all rows, or the first of them only.

use crate::query::eval::{Flow, Row, Run, Sink};
use crate::query::ir::{Expr, Slot};
use crate::query::order::order;
use crate::query::plan::Op;
use crate::query::value::Value;
use std::cmp::Ordering;

/// A row held: its keys, its place in the input, what is kept of it.
struct Held {
    keys: Vec<Value>,
    place: usize,
    kept: Vec<Value>,
}

fn compare(a: &[Value], b: &[Value], descending: &[bool]) -> Ordering {
    for ((a, b), descending) in a.iter().zip(b).zip(descending) {
        let found = order(a, b);
        if found != Ordering::Equal {
            return if *descending { found.reverse() } else { found };
        }
    }
    Ordering::Equal
}

impl Run<'_> {
    pub(super) fn sort(
        &self,
        op: &Op,
        by: &[(Expr, bool)],
        keep: &[Slot],
        most: Option<usize>,
        row: &mut Row,
        sink: Sink<'_>,
    ) -> Flow {
        let descending: Vec<bool> = by.iter().map(|(_, d)| *d).collect();
        let mut held: Vec<Held> = Vec::new();
        let mut place = 0;
        // The keys that a row must come before to be among the first.
        let mut bar: Option<Vec<Value>> = None;
        let full = |a: &Held, b: &Held| compare(&a.keys, &b.keys, &descending).then(a.place.cmp(&b.place));
        self.input(op, row, &mut |row| {
            self.tick()?;
            let mut keys = Vec::with_capacity(by.len());
            for (at, (expr, down)) in by.iter().enumerate() {
                let key = self.eval(expr, row)?;
                // Most rows fall at the first key.
                if let (0, Some(bar)) = (at, &bar) {
                    let found = order(&key, &bar[0]);
                    if (if *down { found.reverse() } else { found }) == Ordering::Greater {
                        return Ok(());
                    }
                }
                keys.push(key);
            }
            if bar.as_ref().is_some_and(|bar| compare(&keys, bar, &descending) != Ordering::Less) {
                return Ok(());
            }
            let kept: Vec<Value> = keep.iter().map(|slot| row[*slot].clone()).collect();
            self.hold(&kept)?;
            held.push(Held { keys, place, kept });
            place += 1;
            if let Some(most) = most {
                if most == 0 {
                    held.clear();
                } else if held.len() >= most.saturating_mul(2).saturating_add(64) {
                    held.select_nth_unstable_by(most - 1, full);
                    held.truncate(most);
                    bar = held.last().map(|h| h.keys.clone());
                }
            }
            Ok(())
        })?;
        held.sort_unstable_by(full);
        held.truncate(most.unwrap_or(usize::MAX));
        for one in held {
            for (slot, value) in keep.iter().zip(one.kept) {
                row[*slot] = value;
            }
            sink(row)?;
        }
        Ok(())
    }
}
