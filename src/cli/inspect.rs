//! `isnad stats` and `isnad check`: what is in a file, and whether it is sound.

use crate::cli::Failure;
use crate::cli::args::{Check, Stats};
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::report::Report;
use crate::cli::source::{self, Kind};
use crate::lexicon::Lexicon;
use crate::pipeline::Collection;
use crate::query::Table;
use crate::query::Value;
use crate::repl::answer;
use crate::repl::answer::{Format, counted};
use crate::repl::overview;
use crate::repl::table;
use crate::store::Store;
use std::collections::BTreeMap;

pub(crate) fn stats(what: &Stats, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let collection = source::open(&what.file, chosen, report)?;
    let mut out = Output::standard();
    let mut tables = Vec::new();
    if !collection.articles.is_empty() {
        let outlets = collection.articles.iter().map(|article| article.outlet.clone().unwrap_or_default());
        tables.push(tally("outlet", "articles", outlets));
        let types = collection.claims.iter().map(|claim| claim.kind.name().to_string());
        tables.push(tally("type", "claims", types));
    }
    tables.push(overview::schema(&collection.graph));
    out.put(format!("{}\n", summary(&collection)))?;
    for table in tables {
        out.put("\n")?;
        let done = answer::write(&mut out, &table, &collection.graph, Format::Table, table::screen());
        done.map_err(|e| output::cannot_write("standard output", &e))?;
    }
    out.flush()
}

/// One line on the size of a collection.
pub(crate) fn summary(collection: &Collection) -> String {
    let graph = &collection.graph;
    let mut parts = Vec::new();
    if !collection.articles.is_empty() {
        parts.push(counted(collection.articles.len(), "article"));
        parts.push(counted(collection.claims.len(), "claim"));
        for (label, word) in [("Actor", "actor"), ("Event", "event")] {
            parts.push(counted(graph.nodes_with_label(label).len(), word));
        }
    }
    parts.push(counted(graph.node_count(), "node"));
    parts.push(counted(graph.edge_count(), "relationship"));
    parts.join(", ")
}

/// How often each word stands in a list, the most frequent first.
fn tally(what: &str, count: &str, words: impl Iterator<Item = String>) -> Table {
    let mut found: BTreeMap<String, i64> = BTreeMap::new();
    for word in words {
        *found.entry(word).or_default() += 1;
    }
    let mut rows: Vec<(String, i64)> = found.into_iter().collect();
    rows.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let rows = rows.into_iter().map(|(word, n)| vec![Value::text(word), Value::Int(n)]).collect();
    Table { columns: vec![what.into(), count.into()], rows }
}

pub(crate) fn check(what: &Check, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let name = what.path.display().to_string();
    let found = if what.path.is_dir() {
        let loaded = Lexicon::load(&what.path).map_err(|e| output::cannot_read(&name, &e))?;
        if !loaded.warnings.is_empty() {
            return Err(Failure::Told(loaded.warnings));
        }
        let counts = loaded.value.counts();
        counts.iter().map(|(what, n)| format!("{n} {what}")).collect::<Vec<String>>().join(", ")
    } else {
        if source::kind(&what.path)? == Kind::Store {
            Store::open(&what.path)?.check()?;
        }
        summary(&source::open(&what.path, chosen, report)?)
    };
    if report.errors() == 0 {
        let mut out = Output::standard();
        out.put(format!("{name} is sound: {found}\n"))?;
        out.flush()?;
    }
    Ok(())
}
