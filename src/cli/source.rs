//! Opens what the commands call FILE: a store or a property graph in JSON lines, told apart by content.

use crate::cli::Failure;
use crate::cli::args::Sure;
use crate::cli::lexicon::Chosen;
use crate::cli::output::cannot_read;
use crate::cli::report::Report;
use crate::correct::Correction;
use crate::diag::{Diagnostic, Place, Warned};
use crate::graph::jsonl;
use crate::graph::jsonl::JsonlError;
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::pipeline::Collection;
use crate::store::Store;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How an SQLite file begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Store,
    Graph,
}

/// Opens a file, `-` being a graph on standard input.
///
/// # Errors
/// A file that cannot be read, or is neither.
pub(crate) fn open(path: &Path, chosen: &Chosen, report: &mut Report) -> Result<Collection, Failure> {
    let name = path.display().to_string();
    if path.as_os_str() == "-" {
        let graph = jsonl::read(io::stdin().lock()).map_err(|e| no_graph("-", &e))?;
        return Ok(Collection { graph, ..Collection::default() });
    }
    match kind(path)? {
        Kind::Graph => {
            let file = File::open(path).map_err(|e| cannot_read(&name, &e))?;
            let graph = jsonl::read(BufReader::with_capacity(1 << 20, file)).map_err(|e| no_graph(&name, &e))?;
            Ok(Collection { graph, ..Collection::default() })
        }
        Kind::Store => {
            let store = Store::open(path)?;
            let found = stored(&store, &chosen.load(report)?)?;
            report.say_all(&found.warnings);
            Ok(found.value)
        }
    }
}

/// `open`, with claims that are not sure enough left out: they are in no event and no stance.
///
/// # Errors
/// A file that cannot be read, or is neither.
pub(crate) fn open_sure(path: &Path, sure: Sure, chosen: &Chosen, report: &mut Report) -> Result<Collection, Failure> {
    let found = open(path, chosen, report)?;
    if sure.is_open() {
        return Ok(found);
    }
    if found.articles.is_empty() {
        let message = Diagnostic::warning("this is a graph: --min-confidence is for the claims of a store");
        report.say(&message.with_place(Place::file(path.display().to_string())));
        return Ok(found);
    }
    Ok(surest(found, sure, &chosen.load(report)?))
}

/// A store's collection without the claims that are not sure enough.
pub(crate) fn surest(mut found: Collection, sure: Sure, lexicon: &Lexicon) -> Collection {
    if sure.is_open() {
        return found;
    }
    found.claims.retain(|claim| sure.holds(claim));
    pipeline::collection(found.articles, found.claims, &[], lexicon).value
}

/// What a store holds, corrections applied.
///
/// # Errors
/// A damaged store.
pub(crate) fn stored(store: &Store, lexicon: &Lexicon) -> Result<Warned<Collection>, Failure> {
    Ok(pipeline::collection(store.articles()?, store.claims()?, &corrections(store)?, lexicon))
}

/// What people corrected.
///
/// # Errors
/// A damaged store.
pub(crate) fn corrections(store: &Store) -> Result<Vec<Correction>, Failure> {
    let read = |row: &String| {
        serde_json::from_str(row).map_err(|error| {
            let place = Place { piece: row.clone(), ..Place::file(store.path().display().to_string()) };
            let message = Diagnostic::error(format!("a correction cannot be read: {error}")).with_place(place);
            Failure::from(message.with_hint("take a copy of the store from before"))
        })
    };
    store.corrections()?.iter().map(read).collect()
}

/// Looks at how a file begins.
///
/// # Errors
/// A file that cannot be read, or is neither a store nor a graph.
pub(crate) fn kind(path: &Path) -> Result<Kind, Failure> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => Diagnostic::error("there is no such file")
            .with_place(Place::file(&name))
            .with_hint("make it with: isnad build PATH -o FILE"),
        _ => cannot_read(&name, &e),
    })?;
    let mut file = BufReader::new(file);
    let mut first = [0; SQLITE.len()];
    let begin = file.fill_buf().map_err(|e| cannot_read(&name, &e))?;
    let begin = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
    let solid = begin.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    if begin.is_empty() || file.read_exact(&mut first).is_ok() && first == SQLITE {
        // An empty file is for the store to explain: a build that was stopped leaves one.
        return Ok(Kind::Store);
    }
    if solid == Some(b'{') {
        return Ok(Kind::Graph);
    }
    let message = "this is neither a store nor a graph in JSON lines";
    let hint = "make a store of articles with: isnad build PATH -o FILE";
    Err(Diagnostic::error(message).with_place(Place::file(name)).with_hint(hint).into())
}

fn no_graph(name: &str, error: &JsonlError) -> Diagnostic {
    let mut message = error.to_string();
    if let Some(source) = std::error::Error::source(error) {
        message = format!("{message}: {source}");
    }
    let hint = "one node or relationship a line, as Neo4j's apoc.export.json writes them";
    Diagnostic::error(message).with_place(Place::file(name)).with_hint(hint)
}
