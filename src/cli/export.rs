//! `isnad export`: the graph, or a part of it, for other programs.

use crate::cli::Failure;
use crate::cli::args::Export;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::report::Report;
use crate::cli::source;
use crate::diag::{Diagnostic, Place};
use crate::export;
use crate::export::Format;
use crate::export::Lang;
use crate::export::Part;
use crate::export::View;
use crate::graph::Graph;
use crate::query::Options;
use crate::repl::interrupt::Interrupt;

pub(crate) fn export(what: &Export, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let format = format(&what.format)?;
    let collection = source::open_sure(&what.file, what.sure, chosen, report)?;
    let part = part(&collection.graph, what.view.as_deref(), format)?;
    let lang = Lang::named(&what.lang).expect("arguments take only languages that there are");
    let mut out = Output::to(what.output.as_deref())?;
    let done = format.write(&collection.graph, &part, lang, &mut out);
    done.map_err(|e| output::cannot_write(out.name(), &e))?;
    out.flush()
}

fn format(name: &str) -> Result<&'static Format, Failure> {
    Format::named(name).ok_or_else(|| {
        let known: Vec<&str> = export::FORMATS.iter().map(|format| format.name).collect();
        let place = Place { piece: name.to_string(), ..Place::file("--format") };
        let message = Diagnostic::error("there is no such format").with_place(place);
        message.with_hint(format!("formats are {}", known.join(", "))).into()
    })
}

/// A view by its name, or what a query answers.
fn part(graph: &Graph, view: Option<&str>, format: &Format) -> Result<Part, Failure> {
    let Some(text) = view else { return Ok(Part::view(graph, format.view)) };
    if let Some(view) = View::named(text) {
        return Ok(Part::view(graph, view));
    }
    if !text.contains(char::is_whitespace) {
        let place = Place { piece: text.to_string(), ..Place::file("--view") };
        let message = Diagnostic::error("there is no such view").with_place(place);
        return Err(message.with_hint("views are stances, events, full, or a query: 'MATCH … RETURN …'").into());
    }
    let interrupt = Interrupt::install();
    let text = text.trim_end().trim_end_matches(';');
    let answered = interrupt.ask(graph, text, &Options::default())?;
    Ok(Part::of_table(graph, &answered.table))
}
