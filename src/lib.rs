//! isnad reads news articles, Arabic first, into a graph of actors, events and stances in which every fact keeps the
//! words that say it and the chain of those who vouch for it.
//!
//! The modules stand in reading order: a module uses only those above it.

pub mod article;
pub mod claim;
pub mod diag;
pub mod span;
