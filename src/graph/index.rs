//! From a value to the nodes or edges that have it, for columns of whole numbers or of texts.

use crate::graph::column::{Cells, Column, NO_TEXT};

/// Rows by value.
pub(crate) enum ValueIndex {
    /// Sorted by number, then row.
    Int(Vec<(i64, u32)>),
    /// `rows[starts[code]..starts[code + 1]]`, for the codes of the column.
    Text { starts: Vec<u32>, rows: Vec<u32> },
}

impl ValueIndex {
    /// None for a column of another shape.
    pub(crate) fn new(column: &Column) -> Option<Self> {
        match &column.cells {
            Cells::Int(cells) => {
                let rows = cells.iter().enumerate().filter(|(at, _)| column.has(*at));
                let mut pairs: Vec<(i64, u32)> = rows.map(|(at, n)| (*n, column.first + super::narrow(at))).collect();
                pairs.sort_unstable();
                Some(ValueIndex::Int(pairs))
            }
            Cells::Text { codes, words } => {
                let mut starts = vec![0u32; words.len() + 1];
                for code in codes.iter().filter(|c| **c != NO_TEXT) {
                    starts[*code as usize + 1] += 1;
                }
                for at in 1..starts.len() {
                    starts[at] += starts[at - 1];
                }
                let mut next = starts.clone();
                let mut rows = vec![0u32; starts[words.len()] as usize];
                for (code, row) in codes.iter().zip(column.first..).filter(|(c, _)| **c != NO_TEXT) {
                    rows[next[*code as usize] as usize] = row;
                    next[*code as usize] += 1;
                }
                Some(ValueIndex::Text { starts, rows })
            }
            _ => None,
        }
    }

    /// The rows with numbers from `low` to `high`, both included, by number.
    pub(crate) fn between(&self, low: i64, high: i64) -> &[(i64, u32)] {
        match self {
            ValueIndex::Int(pairs) if low <= high => {
                let start = pairs.partition_point(|p| p.0 < low);
                let end = pairs.partition_point(|p| p.0 <= high);
                &pairs[start..end]
            }
            _ => &[],
        }
    }

    /// The rows with the text that the column knows as `code`.
    pub(crate) fn with_code(&self, code: u32) -> &[u32] {
        match self {
            ValueIndex::Text { starts, rows } => {
                &rows[starts[code as usize] as usize..starts[code as usize + 1] as usize]
            }
            ValueIndex::Int(_) => &[],
        }
    }
}
