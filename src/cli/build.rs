//! `isnad build`: articles in, a store of articles and claims out. What is in the store already is not read again.

use crate::article::Article;
use crate::claim::Claim;
use crate::cli::Failure;
use crate::cli::args::{Build, Sure};
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::report::Report;
use crate::diag::{Diagnostic, Place, Warned};
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::pipeline::Steps;
use crate::read;
use crate::repl::answer::counted;
use crate::store::Store;
use crate::store::StoreError;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

/// One article on its way: known to the store, or with the claims read from it.
enum Step {
    Known,
    Fresh(Box<Article>, Vec<Claim>),
}

pub(crate) fn build(what: &Build, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let (lexicon, mut fingerprint) = (&chosen.load(report)?, chosen.reader()?);
    if !what.likely.sure().is_open() {
        // Who asks for less sure claims later wants the articles read again.
        fingerprint = format!("{fingerprint}-{}", what.likely.min_confidence);
    }
    let fingerprint = &fingerprint;
    let mut store = Store::create(&what.output)?;
    let lookup = Store::open(&what.output)?;
    let bar = progress(&what.paths);
    let (mut known, mut fresh, mut claims) = (0, 0, 0);
    let mut done: Result<(), Failure> = Ok(());
    let paths = &what.paths;
    let mut door = read::Door::default();
    let turn = move |read| {
        let read = door.admit(read)?;
        let known = is_known(&lookup, &read.value, fingerprint)?;
        Ok((known, read))
    };
    pipeline::in_order(
        || read::raws(paths),
        read::Raw::size,
        what.jobs.number(),
        Steps { first: |raw: read::Raw| raw.read(lexicon), turn, work: |read| step(read, what.likely.sure(), lexicon) },
        |batch| {
            let mut put = Vec::new();
            for result in batch {
                bar.inc(1);
                match result {
                    Ok(Warned { value, warnings }) => {
                        bar.suspend(|| report.say_all(&warnings));
                        match value {
                            Step::Known => known += 1,
                            Step::Fresh(article, found) => {
                                fresh += 1;
                                claims += found.len();
                                put.push((*article, found));
                            }
                        }
                    }
                    Err(message) => bar.suspend(|| report.say(&message)),
                }
            }
            bar.set_message(format!("{claims} claims"));
            if put.is_empty() {
                return true;
            }
            match store.put(&put, fingerprint) {
                Ok(stored) => bar.suspend(|| report.say_all(&stored.warnings)),
                Err(error) => done = Err(error.into()),
            }
            done.is_ok()
        },
    );
    bar.finish_and_clear();
    done?;
    store.index()?;
    for path in &what.claims {
        let count = hand_in(&mut store, path, report)?;
        say(format!("{} taken over from {}", counted(count, "claim"), path.display()))?;
    }
    let (articles, all) = store.counts()?;
    say(format!("{} read with {}, {known} unchanged", counted(fresh, "article"), counted(claims, "claim")))?;
    say(format!("{} holds {} and {}", what.output.display(), counted(articles, "article"), counted(all, "claim")))
}

/// Whether this article is stored under this id: the same text under another one is an article of its own.
fn is_known(store: &Store, article: &Article, fingerprint: &str) -> Result<bool, StoreError> {
    Ok(store.has(article, fingerprint)?
        && store.article(&article.id)?.is_some_and(|stored| stored.text == article.text))
}

fn say(line: String) -> Result<(), Failure> {
    let mut out = Output::standard();
    out.put(line + "\n")?;
    out.flush()
}

fn step(
    read: Result<(bool, Warned<Article>), Diagnostic>,
    sure: Sure,
    lexicon: &Lexicon,
) -> Result<Warned<Step>, Diagnostic> {
    let (known, Warned { value: article, mut warnings }) = read?;
    if known {
        return Ok(Warned { value: Step::Known, warnings });
    }
    let mut found = pipeline::claims(&article, lexicon);
    found.value.retain(|claim| sure.holds(claim));
    warnings.extend(found.warnings);
    Ok(Warned { value: Step::Fresh(Box::new(article), found.value), warnings })
}

/// Takes over the claims of another extractor, under the name of their file.
fn hand_in(store: &mut Store, path: &Path, report: &mut Report) -> Result<usize, Failure> {
    let claims = claims(path, report)?;
    let name = path.display().to_string();
    let origin = path.file_stem().map_or(name, |stem| stem.to_string_lossy().into_owned());
    let stored = store.put_claims(&origin, &claims)?;
    report.say_all(&stored.warnings);
    Ok(stored.value)
}

/// The claims in a file of JSON lines; a line that holds none is told.
///
/// # Errors
/// A file that cannot be read.
pub(crate) fn claims(path: &Path, report: &mut Report) -> Result<Vec<Claim>, Failure> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|e| output::cannot_read(&name, &e))?;
    let mut claims = Vec::new();
    for (n, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|e| output::cannot_read(&name, &e))?;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Claim>(&line) {
            Ok(claim) => claims.push(claim),
            Err(error) => {
                let place = Place { line: n + 1, column: error.column(), ..Place::file(&name) };
                let message = format!("found no claim, {}", plain(&error));
                report.say(
                    &Diagnostic::error(message)
                        .with_place(place)
                        .with_hint("one JSON object a line, as `isnad extract` prints them"),
                );
            }
        }
    }
    Ok(claims)
}

/// What serde says, without the place that stands before the message already.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_string()
}

/// A bar on standard error if that is a terminal, else nothing.
fn progress(paths: &[PathBuf]) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let total = paths.iter().map(|path| count(path)).sum();
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles, {msg} ({eta} left)");
    ProgressBar::new(total).with_style(style.expect("the template is well formed"))
}

/// About how many articles a path holds: a line each in JSON lines, else a file each.
fn count(path: &Path) -> u64 {
    if path.is_dir() {
        let entries = path.read_dir().into_iter().flatten().flatten();
        return entries.map(|entry| count(&entry.path())).sum();
    }
    if path.extension().is_some_and(|e| e == "jsonl" || e == "ndjson") {
        let file = File::open(path).map(BufReader::new).ok();
        return file.map_or(0, |file| file.split(b'\n').count() as u64);
    }
    1
}
