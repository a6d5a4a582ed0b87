//! Property values, one column a name, rows numbered like the nodes or edges that they belong to.

use crate::graph::Property;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Rows without a value before the next one, for each that has one, before a column turns sparse.
const FARTHEST: usize = 32;
/// Marks a row without text.
pub(crate) const NO_TEXT: u32 = u32::MAX;

/// The columns of all nodes, or of all edges, by number of the property name.
#[derive(Default)]
pub(crate) struct Columns {
    columns: Vec<Column>,
}

impl Columns {
    pub(crate) fn set(&mut self, key: u32, row: u32, value: Property) {
        while self.columns.len() <= key as usize {
            self.columns.push(Column::default());
        }
        self.columns[key as usize].set(row, value);
    }

    pub(crate) fn get(&self, key: u32) -> Option<&Column> {
        self.columns.get(key as usize).filter(|c| !matches!(c.cells, Cells::Empty))
    }

    /// The columns in use, by number of the name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &Column)> {
        let used = self.columns.iter().zip(0u32..);
        used.filter(|(c, _)| !matches!(c.cells, Cells::Empty)).map(|(c, key)| (key, c))
    }

    /// Gives back the room kept for growth.
    pub(crate) fn seal(&mut self) {
        for column in &mut self.columns {
            let marked: usize = column.present.iter().map(|word| word.count_ones() as usize).sum();
            column.full = marked == column.len();
            match &mut column.cells {
                Cells::Int(cells) => cells.shrink_to_fit(),
                Cells::Float(cells) => cells.shrink_to_fit(),
                Cells::Text { codes, words } => {
                    codes.shrink_to_fit();
                    words.shrink_to_fit();
                }
                Cells::Mixed(cells) => cells.shrink_to_fit(),
                Cells::Sparse(_) | Cells::Empty => {}
            }
        }
    }
}

/// The values under one name.
///
/// Invariant: `Int` and `Float` rows count only where `present` has their bit.
#[derive(Default)]
pub(crate) struct Column {
    /// The row that `cells[0]` belongs to.
    pub(crate) first: u32,
    present: Vec<u64>,
    /// Known to have a value in every cell; `seal` finds out.
    full: bool,
    pub(crate) cells: Cells,
    codes: FxHashMap<Arc<str>, u32>,
}

/// The shapes that a column takes, by what is in it.
#[derive(Default)]
pub(crate) enum Cells {
    #[default]
    Empty,
    Int(Vec<i64>),
    Float(Vec<f64>),
    Text {
        codes: Vec<u32>,
        words: Vec<Arc<str>>,
    },
    Mixed(Vec<Property>),
    /// Few rows, far apart.
    Sparse(FxHashMap<u32, Property>),
}

impl Column {
    /// The value in a row; null where there is none.
    #[inline]
    pub(crate) fn get(&self, row: u32) -> Property {
        let at = row.wrapping_sub(self.first) as usize;
        match &self.cells {
            Cells::Int(cells) if at < cells.len() && self.has(at) => Property::Int(cells[at]),
            Cells::Float(cells) if at < cells.len() && self.has(at) => Property::Float(cells[at]),
            Cells::Text { codes, words } if at < codes.len() && codes[at] != NO_TEXT => {
                Property::Text(words[codes[at] as usize].clone())
            }
            Cells::Mixed(cells) if at < cells.len() => cells[at].clone(),
            Cells::Sparse(cells) => cells.get(&row).cloned().unwrap_or(Property::Null),
            _ => Property::Null,
        }
    }

    /// Whether the number in cell `at`, which exists, is one.
    #[inline]
    pub(crate) fn has(&self, at: usize) -> bool {
        self.full || self.present.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Whether every cell is known to have a value.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    /// The text in a row, borrowed.
    pub(crate) fn text(&self, row: u32) -> Option<&str> {
        let at = row.wrapping_sub(self.first) as usize;
        match &self.cells {
            Cells::Text { codes, words } => words.get(*codes.get(at)? as usize).map(|w| &**w),
            Cells::Mixed(cells) => cells.get(at)?.as_text(),
            Cells::Sparse(cells) => cells.get(&row)?.as_text(),
            _ => None,
        }
    }

    /// The number that stands for `text` in a text column.
    pub(crate) fn code(&self, text: &str) -> Option<u32> {
        self.codes.get(text).copied()
    }

    fn set(&mut self, row: u32, value: Property) {
        self.full = false;
        if value.is_null() && matches!(self.get(row), Property::Null) {
            return;
        }
        if matches!(self.cells, Cells::Empty) {
            self.first = row;
            self.cells = match value {
                Property::Int(_) => Cells::Int(Vec::new()),
                Property::Float(_) => Cells::Float(Vec::new()),
                Property::Text(_) => Cells::Text { codes: Vec::new(), words: Vec::new() },
                _ => Cells::Mixed(Vec::new()),
            };
        }
        let at = row.wrapping_sub(self.first) as usize;
        let gap = at.saturating_sub(self.len());
        if row < self.first || gap > FARTHEST.saturating_mul(self.len() + 128) {
            self.spread();
        }
        match (&mut self.cells, value) {
            (Cells::Int(cells), Property::Int(n)) => {
                put(cells, at, n, 0);
                mark(&mut self.present, at);
            }
            (Cells::Float(cells), Property::Float(n)) => {
                put(cells, at, n, 0.0);
                mark(&mut self.present, at);
            }
            (Cells::Text { codes, words }, Property::Text(text)) => {
                let code = match self.codes.get(&text) {
                    Some(code) => *code,
                    None => {
                        let code = super::narrow(words.len());
                        words.push(text.clone());
                        self.codes.insert(text, code);
                        code
                    }
                };
                put(codes, at, code, NO_TEXT);
            }
            (Cells::Mixed(cells), value) => put(cells, at, value, Property::Null),
            (Cells::Sparse(cells), Property::Null) => {
                cells.remove(&row);
            }
            (Cells::Sparse(cells), value) => {
                cells.insert(row, value);
            }
            (_, value) => {
                self.mix();
                self.set(row, value);
            }
        }
    }

    fn len(&self) -> usize {
        match &self.cells {
            Cells::Int(cells) => cells.len(),
            Cells::Float(cells) => cells.len(),
            Cells::Text { codes, .. } => codes.len(),
            Cells::Mixed(cells) => cells.len(),
            // A sparse column takes any row.
            Cells::Sparse(_) => usize::MAX / 16,
            Cells::Empty => 0,
        }
    }

    /// From one type a column to any value a cell.
    fn mix(&mut self) {
        let cells = (0..self.len()).map(|at| self.get(self.first + super::narrow(at))).collect();
        self.cells = Cells::Mixed(cells);
        self.present = Vec::new();
        self.codes = FxHashMap::default();
    }

    fn spread(&mut self) {
        if matches!(self.cells, Cells::Sparse(_)) {
            return;
        }
        let rows = (0..self.len()).map(|at| self.first + super::narrow(at));
        let cells = rows.map(|row| (row, self.get(row))).filter(|(_, value)| !value.is_null()).collect();
        self.cells = Cells::Sparse(cells);
        self.first = 0;
        self.present = Vec::new();
        self.codes = FxHashMap::default();
    }
}

fn put<T: Clone>(cells: &mut Vec<T>, at: usize, value: T, filler: T) {
    if at >= cells.len() {
        cells.resize(at, filler);
        cells.push(value);
    } else {
        cells[at] = value;
    }
}

fn mark(present: &mut Vec<u64>, at: usize) {
    if present.len() <= at / 64 {
        present.resize(at / 64 + 1, 0);
    }
    present[at / 64] |= 1 << (at % 64);
}
