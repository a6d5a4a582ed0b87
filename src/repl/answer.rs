//! An answer in the words of a reader: a table for a terminal, or one of the forms that other programs take.

use clap::ValueEnum;

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for the eye
    Table,
    /// Comma-separated values with a heading (RFC 4180)
    Csv,
    /// One array of objects
    Json,
    /// One object a line
    Jsonl,
    /// A table for Markdown
    Markdown,
    /// A picture for Graphviz, of the nodes and edges in the answer
    Dot,
}
