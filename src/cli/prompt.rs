//! `isnad` and `isnad repl`: the prompt at a terminal, or statements through a pipe.

use crate::cli::Failure;
use crate::cli::args::{Repl, Sure};
use crate::cli::correct;
use crate::cli::inspect::summary;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::paint::When;
use crate::cli::query;
use crate::cli::report::Report;
use crate::cli::samples::SAMPLES;
use crate::cli::source;
use crate::correct::Order;
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::query::Options;
use crate::repl;
use crate::repl::session::{Keeper, Kept, Session};
use crate::store::Store;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// What `isnad` shows to someone who has not asked yet.
const EXAMPLE: &str = "MATCH (a:Actor)-[d:DISAGREES_WITH]->(b:Actor) WHERE a.id < b.id\nRETURN a.name, b.name, d.over, d.first, d.reports ORDER BY d.first, a.name, b.name LIMIT 10";

/// A prompt on the sample articles.
pub(crate) fn samples(chosen: &Chosen, colour: When, report: &mut Report) -> Result<(), Failure> {
    let collection = pipeline::sample(SAMPLES, &chosen.load(report)?);
    let head = format!("isnad {} on its sample articles: {}", env!("CARGO_PKG_VERSION"), summary(&collection));
    let mut session = Session::new(collection, Options::default());
    session.plain.lexicon = chosen.folder.clone();
    let mut out = Output::standard();
    out.put(format!("{head}\n"))?;
    if io::stdin().is_terminal() {
        out.put(".help shows what can be asked; Ctrl-D leaves\n")?;
    } else {
        let answer = session.ask(EXAMPLE).map_err(Failure::from)?;
        out.put(format!("\n{EXAMPLE};\n{}", answer.value))?;
    }
    out.flush()?;
    attend(&mut session, colour, report)
}

/// A prompt on a file.
pub(crate) fn file(what: &Repl, chosen: &Chosen, colour: When, report: &mut Report) -> Result<(), Failure> {
    let collection = source::open_sure(&what.file, what.sure, chosen, report)?;
    if io::stdin().is_terminal() {
        let mut out = Output::standard();
        out.put(format!("{}: {}\n", what.file.display(), summary(&collection)))?;
        out.put(".help shows what can be asked; Ctrl-D leaves\n")?;
        out.flush()?;
    }
    let mut session = Session::new(collection, query::options(&what.limits));
    session.plain.lexicon = chosen.folder.clone();
    if source::kind(&what.file).is_ok_and(|kind| kind == source::Kind::Store) {
        session.keeper = Some(keeper(what.file.clone(), what.sure, chosen.load(report)?));
    }
    attend(&mut session, colour, report)
}

/// Carries corrections of the prompt to a store.
fn keeper(file: PathBuf, sure: Sure, lexicon: Lexicon) -> Keeper {
    let told = |failure: Failure| match failure {
        Failure::Told(messages) => messages.into_iter().next(),
        Failure::Closed => None,
    };
    let lost = || Diagnostic::error("the store cannot be reached");
    Box::new(move |order| {
        let keep = || -> Result<Kept, Failure> {
            let mut store = Store::open(&file)?;
            let said = correct::obey(&mut store, order, &lexicon)?;
            let looked = matches!(order, Order::List | Order::Export);
            let collection = if looked {
                None
            } else {
                Some(source::surest(source::stored(&store, &lexicon)?.value, sure, &lexicon))
            };
            Ok(Kept { said, collection })
        };
        keep().map_err(|failure| told(failure).unwrap_or_else(lost))
    })
}

fn attend(session: &mut Session, colour: When, report: &mut Report) -> Result<(), Failure> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        let painted = colour.applies_to(&io::stdout());
        session.colour = painted;
        // Mistakes at the prompt are part of the talk, not a failure of the program.
        let mut talk = Report::new(colour);
        let done = repl::converse(session, painted, &mut |message| talk.tell(message));
        return done.map_err(|e| output::cannot_write("terminal", &e));
    }
    let mut out = Output::standard();
    let done = repl::listen(session, io::stdin().lock(), &mut out, &mut |message| report.tell(message));
    done.map_err(|e| output::cannot_write("standard output", &e))?;
    out.flush()
}
