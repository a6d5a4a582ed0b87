//! The prompt: statements in, answers out.

pub(crate) mod answer;
pub(crate) mod table;
