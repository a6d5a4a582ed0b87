//! `isnad query`: one question, one answer on standard output.

use crate::cli::Failure;
use crate::cli::args::{Limits, Query};
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::report::Report;
use crate::cli::source;
use crate::diag::{Diagnostic, Place};
use crate::query::Options;
use crate::query::Value;
use crate::repl::answer;
use crate::repl::doubt::doubts;
use crate::repl::interrupt::Interrupt;
use crate::repl::session::without_isolates;
use crate::repl::table;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::sync::Arc;
use std::time::Instant;

pub(crate) fn query(what: &Query, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let question = question(what)?;
    let mut options = options(&what.limits);
    options.params = params(&what.params)?;
    let collection = source::open_sure(&what.file, what.sure, chosen, report)?;
    let interrupt = Interrupt::install();
    let answered = interrupt.ask(&collection.graph, &question, &options)?;
    report.say_all(&doubts(&collection.graph, &question));
    let mut out = Output::standard();
    if what.timing {
        let ask = || interrupt.ask(&collection.graph, &question, &options).map(drop);
        out.put(format!("{}\n", timing(what.repeat, answered.table.rows.len(), ask)?))?;
        return out.flush();
    }
    match answered.plan {
        Some(plan) => out.put(plan.trim_end().to_string() + "\n")?,
        None => {
            let done = answer::write(&mut out, &answered.table, &collection.graph, what.format, table::screen());
            done.map_err(|e| output::cannot_write("standard output", &e))?;
        }
    }
    out.flush()
}

/// How long a question takes, warm: the first turn is over.
fn timing(turns: u32, rows: usize, ask: impl Fn() -> Result<(), Diagnostic>) -> Result<serde_json::Value, Diagnostic> {
    let mut times = Vec::new();
    for _ in 0..turns {
        let began = Instant::now();
        ask()?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let median = (times[(times.len() - 1) / 2] + times[times.len() / 2]) / 2.0;
    Ok(serde_json::json!({ "median_ms": median, "min_ms": times[0], "turns": turns, "rows": rows }))
}

/// The limits that were asked for.
pub(crate) fn options(limits: &Limits) -> Options {
    Options { timeout: limits.timeout, max_rows: limits.max_rows, memory: limits.memory, ..Options::default() }
}

/// The question from the arguments, a file or standard input, without its `;`.
fn question(what: &Query) -> Result<String, Failure> {
    let text = match (&what.question, &what.question_file) {
        (Some(text), _) => text.clone(),
        (None, Some(path)) if path.as_os_str() == "-" => {
            io::read_to_string(io::stdin()).map_err(|e| output::cannot_read("-", &e))?
        }
        (None, Some(path)) => {
            fs::read_to_string(path).map_err(|e| output::cannot_read(&path.display().to_string(), &e))?
        }
        (None, None) => unreachable!("arguments hold a question or name its file"),
    };
    let text = without_isolates(&text);
    let bare = text.trim_end();
    Ok(bare.strip_suffix(';').unwrap_or(bare).to_string())
}

/// The values of `--param name=value`: JSON where it is JSON, else text.
fn params(given: &[String]) -> Result<BTreeMap<String, Value>, Failure> {
    let mut params = BTreeMap::new();
    for param in given {
        let Some((name, text)) = param.split_once('=').filter(|(name, _)| !name.is_empty()) else {
            let place = Place { piece: param.clone(), ..Place::file("--param") };
            let message = Diagnostic::error("found no name and value").with_place(place);
            return Err(message.with_hint("--param name=value").into());
        };
        let value = serde_json::from_str(text).map_or_else(|_| Value::text(text), |json| value(&json));
        params.insert(name.trim_start_matches('$').to_string(), value);
    }
    Ok(params)
}

fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(b) => Value::Bool(*b),
        serde_json::Value::Number(n) => {
            n.as_i64().map_or_else(|| Value::Float(n.as_f64().unwrap_or(f64::NAN)), Value::Int)
        }
        serde_json::Value::String(text) => Value::text(text.as_str()),
        serde_json::Value::Array(list) => Value::list(list.iter().map(value).collect()),
        serde_json::Value::Object(map) => {
            Value::Map(Arc::new(map.iter().map(|(k, v)| (Arc::from(k.as_str()), value(v))).collect()))
        }
    }
}
