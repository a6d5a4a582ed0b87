//! The ten queries of the shared benchmark, timed as its `peers.py` times: one thread, warm, parsing and planning included.
//!
//! `cargo bench --bench query -- DIR` with DIR as `gen.py` and `to_graph.py` leave it (`graph.jsonl`, `params.json`),
//! and `queries.json` beside the generator or named by `ISNAD_BENCH_QUERIES`. Prints one JSON line a query.

use isnad::graph::jsonl;
use isnad::query::{self, Options, Value};
use serde_json::json;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|a| !a.starts_with('-')).map(PathBuf::from) else {
        println!("bench: skipped: no folder of data named");
        return;
    };
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench/queries.json");
    let queries = std::env::var_os("ISNAD_BENCH_QUERIES").map_or(beside, PathBuf::from);
    let read = |path: &Path| serde_json::from_reader::<_, serde_json::Value>(File::open(path).expect("the file opens"));
    let queries = read(&queries).expect("queries.json is JSON");
    let params = read(&folder.join("params.json")).expect("params.json is JSON");
    let start = Instant::now();
    let graph = jsonl::read(BufReader::with_capacity(
        1 << 20,
        File::open(folder.join("graph.jsonl")).expect("the graph opens"),
    ));
    let graph = graph.expect("graph.jsonl is a graph");
    println!(
        "{}",
        json!({"engine": "isnad", "q": "load", "seconds": start.elapsed().as_secs_f64(), "peak_mb": peak()})
    );
    let only = std::env::var("ISNAD_BENCH_ONLY").ok();
    for (name, query) in queries.as_object().expect("queries by name") {
        if only.as_ref().is_some_and(|o| o != name) {
            continue;
        }
        let mut text = query["cypher"].as_str().expect("a query").to_string();
        for (key, value) in params.as_object().expect("params by name") {
            if let Some(value) = value.as_str() {
                text = text.replace(&format!("{{{key}}}"), value);
            }
        }
        let options = Options::default();
        if std::env::var_os("ISNAD_BENCH_EXPLAIN").is_some() {
            let profile = query::run(&graph, &format!("PROFILE {text}"), &options).expect("the query runs");
            println!("{}", profile.plan.unwrap_or_default());
        }
        let rows = query::run(&graph, &text, &options).expect("the query runs").table.rows;
        let mut times: Vec<Duration> = Vec::new();
        let begin = Instant::now();
        while times.len() < 3 || (times.len() < 2001 && begin.elapsed() < Duration::from_secs(2)) {
            let start = Instant::now();
            let answer = query::run(&graph, &text, &options);
            times.push(start.elapsed());
            drop(answer);
        }
        times.sort();
        let ms = |t: Duration| t.as_secs_f64() * 1e3;
        let first: Vec<Vec<String>> =
            rows.iter().take(3).map(|r| r.iter().map(|v: &Value| v.plain(&graph)).collect()).collect();
        println!(
            "{}",
            json!({"engine": "isnad", "q": name, "median_ms": ms(times[times.len() / 2]), "min_ms": ms(times[0]),
                   "rows": rows.len(), "first": first})
        );
        if std::env::var_os("ISNAD_BENCH_ROWS").is_some() {
            let all: Vec<Vec<serde_json::Value>> =
                rows.iter().map(|r| r.iter().map(|v| v.to_json(&graph)).collect()).collect();
            println!("{}", json!({"q": name, "all": all}));
        }
    }
}

/// The most memory that the process has held, where the system says.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
}
