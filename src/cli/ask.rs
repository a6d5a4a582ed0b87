//! `isnad ask`: a plain question, the query that it becomes, and the answer.

use crate::ask::Guide;
use crate::cli::Failure;
use crate::cli::args::Ask;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::query::options;
use crate::cli::report::{Report, note};
use crate::cli::source;
use crate::repl::answer;
use crate::repl::answer::Format;
use crate::repl::interrupt::Interrupt;
use crate::repl::session::without_isolates;
use crate::repl::table;

pub(crate) fn ask(what: &Ask, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let collection = source::open(&what.file, chosen, report)?;
    let guide = Guide::new(&collection.graph, chosen.load(report)?);
    let asked = guide.ask(&without_isolates(&what.question.join(" ")))?;
    report.say_all(&asked.notes);
    let mut out = Output::standard();
    if what.cypher {
        out.put(asked.query + "\n")?;
        return out.flush();
    }
    match what.format {
        Format::Table => out.put(format!("{}\n\n", asked.query))?,
        _ => note(&asked.query),
    }
    let interrupt = Interrupt::install();
    let answer = interrupt.ask(&collection.graph, &asked.query, &options(&what.limits))?;
    let done = answer::write(&mut out, &answer.table, &collection.graph, what.format, table::screen());
    done.map_err(|e| output::cannot_write("standard output", &e))?;
    out.flush()
}
