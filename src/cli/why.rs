//! `isnad why`: the evidence behind an event, a claim or a stance.

use crate::cli::Failure;
use crate::cli::args::Why;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::paint::When;
use crate::cli::report::Report;
use crate::cli::source;
use crate::diag::{Diagnostic, Place};
use crate::export::why;
use crate::export::why::Style;
use crate::repl;
use std::io;

pub(crate) fn why(what: &Why, chosen: &Chosen, colour: When, report: &mut Report) -> Result<(), Failure> {
    let found = source::open(&what.file, chosen, report)?;
    let Some(asked) = why::find(&found.graph, &what.id) else {
        let style = if colour.applies_to(&io::stdout()) { Style::Colours } else { Style::Signs };
        if let Some(text) = repl::dropped(&found, &what.id, style) {
            let mut out = Output::standard();
            out.put(text)?;
            return out.flush();
        }
        let place = Place { piece: what.id.clone(), ..Place::file(what.file.display().to_string()) };
        let message = Diagnostic::error("no event, claim or stance has this id").with_place(place);
        let hint = "ids stand in the property `id`: isnad query FILE 'MATCH (e:Event) RETURN e.id, e.type'";
        return Err(message.with_hint(hint).into());
    };
    let style = if colour.applies_to(&io::stdout()) { Style::Colours } else { Style::Signs };
    let mut out = Output::standard();
    let done = why::write(&found.graph, &asked, &found.claims, &found.articles, style, &mut out);
    done.map_err(|e| output::cannot_write(out.name(), &e))?;
    out.flush()
}
