//! The prompt: statements in, answers out.

pub(crate) mod answer;
mod pieces;
pub(crate) mod table;
