//! `isnad find`: text in articles and names, with the claims read there.

use crate::cli::Failure;
use crate::cli::args::Find;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::paint::When;
use crate::cli::report::Report;
use crate::cli::source;
use crate::cli::source::Kind;
use crate::diag::{Diagnostic, Place};
use crate::find;
use crate::find::Wanted;
use crate::repl::session::without_isolates;
use crate::store::Store;
use std::io;

pub(crate) fn find(what: &Find, chosen: &Chosen, colour: When, report: &mut Report) -> Result<(), Failure> {
    let text = without_isolates(&what.text.join(" "));
    let wanted = Wanted::parse(&text)?;
    let collection = source::open(&what.file, chosen, report)?;
    let is_store = what.file.as_os_str() != "-" && source::kind(&what.file)? == Kind::Store;
    let order = if is_store { Some(Store::open(&what.file)?.search(&wanted.query())?) } else { None };
    let found = find::find(&wanted, &collection.articles, &collection.claims, &collection.graph, order.as_deref());
    if found.is_empty() {
        let place = Place { piece: text, ..Place::file(what.file.display().to_string()) };
        let message = Diagnostic::error("no article and no name holds this").with_place(place);
        return Err(message.with_hint("fewer words, OR between them, or a beginning: negoti*").into());
    }
    let mut out = Output::standard();
    let done = match what.format.as_str() {
        "jsonl" => found.write_lines(&mut out),
        _ => found.write(colour.applies_to(&io::stdout()), &mut out),
    };
    done.map_err(|e| output::cannot_write(out.name(), &e))?;
    out.flush()
}
