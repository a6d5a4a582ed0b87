//! `isnad correct`: people correct what was read; kept beside the claims, applied whenever the graph is assembled.

use crate::cli::Failure;
use crate::cli::args::Correct;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::report::Report;
use crate::cli::source;
use crate::correct;
use crate::correct::{Correction, Deed, Order, World};
use crate::diag::{Diagnostic, Place};
use crate::lexicon::Lexicon;
use crate::pipeline::Collection;
use crate::store::Store;
use std::env;
use std::fs;
use std::io;
use std::path::Path;

pub(crate) fn correct(what: &Correct, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    if source::kind(&what.file)? == source::Kind::Graph {
        let place = Place::file(what.file.display().to_string());
        let message = Diagnostic::error("this is a graph, which keeps no corrections").with_place(place);
        return Err(message.with_hint("make a store of the articles with: isnad build PATH -o FILE").into());
    }
    let mut store = Store::open(&what.file)?;
    let lexicon = chosen.load(report)?;
    let mut out = Output::standard();
    out.put(obey(&mut store, &what.order, &lexicon)?)?;
    // What finds nothing to correct is told wherever the store is opened; here too.
    report.say_all(&source::stored(&store, &lexicon)?.warnings);
    out.flush()
}

/// Does what was ordered, and tells what was done.
///
/// # Errors
/// What the order names and nothing is; what the store reports.
pub(crate) fn obey(store: &mut Store, order: &Order, lexicon: &Lexicon) -> Result<String, Failure> {
    let corrections = source::corrections(store)?;
    match order {
        Order::List => return Ok(listed(&corrections)),
        Order::Export => {
            let line = |c: &Correction| serde_json::to_string(c).expect("corrections are always JSON") + "\n";
            return Ok(corrections.iter().map(line).collect());
        }
        Order::Import { file } => return import(store, file),
        _ => {}
    }
    let Collection { articles, claims, .. } = source::stored(store, lexicon)?.value;
    let read = store.claims()?;
    let world = World { articles: &articles, read: &read, claims: &claims, lexicon };
    let deed = correct::deed(order, world, &corrections)?;
    let deed = deed.expect("all orders that only look were obeyed above");
    let (author, reason) = order.vouch().map(|v| (v.author.clone(), v.reason.clone())).unwrap_or_default();
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let made = Correction::new(deed, &author.unwrap_or_else(account), &reason, &now);
    store.put_corrections(&[row(&made)])?;
    Ok(format!("{}  {}\n", made.id, made.deed))
}

fn row(correction: &Correction) -> [String; 4] {
    let record = serde_json::to_string(correction).expect("corrections are always JSON");
    [correction.id.clone(), correction.at.clone(), correction.author.clone(), record]
}

/// Who corrects, unless said.
fn account() -> String {
    let named = ["ISNAD_AUTHOR", "USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| env::var(name).ok());
    named.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "unknown".to_string())
}

fn listed(corrections: &[Correction]) -> String {
    if corrections.is_empty() {
        return "nothing is corrected\n".to_string();
    }
    let undone = |id: &str| {
        let mut later = corrections.iter().filter(|c| matches!(&c.deed, Deed::Undo { correction } if correction == id));
        later.next_back().map(|undo| format!(" (undone by {})", undo.id)).unwrap_or_default()
    };
    let line = |c: &Correction| format!("{}  {}{}\n    {}\n", c.id, c.deed, undone(&c.id), c.vouched());
    corrections.iter().map(line).collect()
}

fn import(store: &mut Store, file: &str) -> Result<String, Failure> {
    let text = match file {
        "-" => io::read_to_string(io::stdin()),
        file => fs::read_to_string(Path::new(file)),
    };
    let text = text.map_err(|e| output::cannot_read(file, &e))?;
    let mut rows = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let read: Correction = serde_json::from_str(line).map_err(|error| {
            let place = Place { line: n + 1, column: error.column(), ..Place::file(file) };
            let message = Diagnostic::error(format!("found no correction: {error}")).with_place(place);
            Failure::from(
                message.with_hint("JSON lines as `isnad correct FILE export` prints them; nothing was taken over"),
            )
        })?;
        rows.push(row(&read));
    }
    let added = store.put_corrections(&rows)?;
    Ok(format!("{added} of {} taken over, the rest was there already\n", rows.len()))
}
