//! A graph or a table in the formats of other tools, one file a format.

pub mod dot;
mod labels;
mod part;

pub use crate::export::labels::Lang;
pub use crate::export::part::Part;
pub use crate::export::part::View;

use crate::graph::Graph;
use crate::graph::jsonl;
use std::io;
use std::io::Write;

/// A format that graphs are written in.
pub struct Format {
    /// As the command line names it.
    pub name: &'static str,
    /// What is written unless the user says otherwise.
    pub view: View,
    write: fn(&Graph, &Part, Lang, &mut dyn Write) -> io::Result<()>,
}

/// All formats.
pub const FORMATS: [Format; 2] = [
    Format { name: "dot", view: View::Stances, write: dot::write },
    Format { name: "json", view: View::Full, write: json },
];

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes a part of a graph; names come in `lang` where the format shows names to people.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write(&self, graph: &Graph, part: &Part, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        (self.write)(graph, part, lang, out)
    }
}

/// Neo4j's APOC form, a line a node or relationship.
fn json(graph: &Graph, _part: &Part, _lang: Lang, mut out: &mut dyn Write) -> io::Result<()> {
    jsonl::write(graph, &mut out)
}
