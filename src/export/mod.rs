//! A graph or a table in the formats of other tools, one file a format.

mod csv;
mod cypher;
mod dna;
pub mod dot;
mod gexf;
pub mod gloss;
mod graphml;
mod labels;
mod part;
mod plover;
mod svg;
mod turtle;
pub mod why;
mod xml;

pub use crate::export::labels::Lang;
pub use crate::export::part::Part;
pub use crate::export::part::View;

use crate::graph::Graph;
use crate::graph::Property;
use crate::graph::jsonl;
use std::io;
use std::io::Write;

/// A format that graphs are written in.
pub struct Format {
    /// As the command line names it.
    pub name: &'static str,
    /// The usual ending of its files.
    pub ending: &'static str,
    /// What is written unless the user says otherwise.
    pub view: View,
    write: fn(&Graph, &Part, Lang, &mut dyn Write) -> io::Result<()>,
}

/// All formats.
pub const FORMATS: [Format; 10] = [
    Format { name: "dot", ending: "dot", view: View::Stances, write: dot::write },
    Format { name: "svg", ending: "svg", view: View::Stances, write: svg::write },
    Format { name: "graphml", ending: "graphml", view: View::Full, write: graphml::write },
    Format { name: "gexf", ending: "gexf", view: View::Stances, write: gexf::write },
    Format { name: "json", ending: "jsonl", view: View::Full, write: json },
    Format { name: "csv", ending: "csv", view: View::Full, write: csv::write },
    Format { name: "cypher", ending: "cypher", view: View::Full, write: cypher::write },
    Format { name: "turtle", ending: "ttl", view: View::Full, write: turtle::write },
    Format { name: "dna", ending: "dna", view: View::Full, write: dna::write },
    Format { name: "plover", ending: "plover", view: View::Full, write: plover::write },
];

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format that files with this ending hold.
    pub fn of_ending(ending: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.ending == ending || format.name == ending)
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
fn json(graph: &Graph, part: &Part, _: Lang, mut out: &mut dyn Write) -> io::Result<()> {
    if part.nodes.len() == graph.node_count() && part.edges.len() == graph.edge_count() {
        jsonl::write(graph, &mut out)
    } else {
        jsonl::write(&part.cut(graph), &mut out)
    }
}

/// The property as bare text: a text as it is, a list or map as JSON, nothing for null.
pub(crate) fn plain(property: &Property) -> String {
    match property {
        Property::Null => String::new(),
        Property::Text(text) => text.to_string(),
        other => match jsonl::to_json(other) {
            serde_json::Value::String(text) => text,
            value => value.to_string(),
        },
    }
}
