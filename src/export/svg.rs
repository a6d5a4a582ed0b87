//! SVG, drawn by Graphviz's `dot` from our DOT.

use crate::export::dot;
use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::graph::Graph;
use std::io;
use std::io::Write;
use std::process::{Command, Stdio};

/// The picture of a part of a graph.
///
/// # Errors
/// What `out` reports; that Graphviz is not there or fails.
pub(super) fn write(graph: &Graph, part: &Part, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut text = Vec::new();
    dot::write(graph, part, lang, &mut text)?;
    let run = Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = run.map_err(|error| {
        let how = "install Graphviz, or take --format dot";
        io::Error::new(io::ErrorKind::Unsupported, format!("Graphviz's dot does not run ({error}): {how}"))
    })?;
    // Written beside the reading: neither waits for the other's full pipe.
    let mut pipe = child.stdin.take().expect("its input was asked for");
    let writer = std::thread::spawn(move || pipe.write_all(&text));
    let drawn = child.wait_with_output()?;
    let written = writer.join().map_err(|_| io::Error::other("writing to dot failed"))?;
    if !drawn.status.success() {
        return Err(io::Error::other(format!("Graphviz's dot failed: {}", drawn.status)));
    }
    written?;
    out.write_all(&drawn.stdout)
}
