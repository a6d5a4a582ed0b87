//! `isnad extract`: articles in, claims or mentions out, one JSON object a line, in the order of the input.

use crate::claim::Actor;
use crate::cli::Failure;
use crate::cli::args::Extract;
use crate::cli::lexicon::Chosen;
use crate::cli::output::Output;
use crate::cli::report::Report;
use crate::diag::{Diagnostic, Warned};
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::pipeline::Steps;
use crate::read;
use serde::Serialize;

/// The line that `--mentions` prints for each article.
#[derive(Serialize)]
struct Mentioned<'a> {
    article: &'a str,
    mentions: Vec<Actor>,
}

pub(crate) fn extract(what: &Extract, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    // Taking it apart at the end would cost more than a short run.
    let lexicon: &Lexicon = Box::leak(Box::new(chosen.load(report)?));
    let mut out = Output::standard();
    let mut door = read::Door::default();
    let mut done = Ok(());
    pipeline::in_order(
        || read::raws(&what.paths),
        read::Raw::size,
        what.jobs.number(),
        Steps {
            first: |raw: read::Raw| raw.read(lexicon),
            turn: |read| door.admit(read),
            work: |read| lines(what, read, lexicon),
        },
        |batch| {
            for result in batch {
                match result {
                    Ok(lines) => {
                        report.say_all(&lines.warnings);
                        done = out.put(lines.value);
                    }
                    Err(message) => report.say(&message),
                }
                if done.is_err() {
                    return false;
                }
            }
            // Whoever reads our output sees an article as soon as it is read.
            done = out.flush();
            done.is_ok()
        },
    );
    done.and_then(|()| out.flush())
}

/// What is printed for one article.
fn lines(what: &Extract, read: read::Outcome, lexicon: &Lexicon) -> Result<Warned<String>, Diagnostic> {
    let Warned { value: article, mut warnings } = read?;
    let mut text = String::new();
    let mut line = |object: String| {
        text.push_str(&object);
        text.push('\n');
    };
    if what.mentions {
        let found = pipeline::mentions(&article, lexicon);
        warnings.extend(found.warnings);
        let mentioned = Mentioned { article: &article.id, mentions: found.value };
        line(serde_json::to_string(&mentioned).expect("mentions are always JSON"));
    } else {
        let found = pipeline::claims(&article, lexicon);
        warnings.extend(found.warnings);
        for claim in found.value.iter().filter(|claim| what.likely.sure().holds(claim)) {
            line(serde_json::to_string(claim).expect("claims are always JSON"));
        }
    }
    Ok(Warned { value: text, warnings })
}
