//! isnad reads news articles, Arabic first, into a graph of actors, events and stances in which every fact keeps the
//! words that say it and the chain of those who vouch for it.
//!
//! The modules stand in reading order: a module uses only those above it.

pub mod span;
pub mod diag;
pub mod article;
pub mod claim;
pub mod script;
pub mod lexicon;
pub mod read;
pub mod text;
pub mod extract;
pub mod store;
pub mod graph;
pub mod assemble;
pub mod correct;
pub mod query;
pub mod analyse;
pub mod export;
pub mod ask;
pub mod find;
pub mod eval;
pub mod pipeline;
pub mod repl;
pub mod cli;
