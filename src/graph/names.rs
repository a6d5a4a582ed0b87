//! Names held once, known by number in the order of their first use.

use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A two-way table of names.
///
/// Invariant: `numbers[names[n]] == n` for every `n`.
#[derive(Default)]
pub(crate) struct Names {
    names: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, u32>,
}

impl Names {
    /// The number of `name`, given now if it is new.
    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = super::narrow(self.names.len());
        let shared: Arc<str> = name.into();
        self.names.push(shared.clone());
        self.numbers.insert(shared, number);
        number
    }

    /// The number of `name`, if it has one.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The name behind a number.
    pub(crate) fn name(&self, number: u32) -> &Arc<str> {
        &self.names[number as usize]
    }

    /// All of them, in the order of first use.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|n| &**n)
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}
