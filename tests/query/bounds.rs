//! Time, rows and memory end a query with a message; so does the user.

use isnad::graph::Graph;
use isnad::query::{self, Options};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const ENDLESS: &str = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a = b RETURN count(*)";

fn said(text: &str, options: &Options) -> String {
    query::run(&Graph::new(), text, options).expect_err("the bound is met").to_string()
}

#[test]
fn time() {
    let start = Instant::now();
    let options = Options { timeout: Some(Duration::from_millis(50)), ..Options::default() };
    assert!(said(ENDLESS, &options).contains("not answered within"));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn rows() {
    let options = Options { max_rows: Some(3), ..Options::default() };
    assert!(said("UNWIND range(1, 9) AS a RETURN a", &options).contains("more than 3 rows"));
}

#[test]
fn memory() {
    let options = Options { memory: Some(100_000), ..Options::default() };
    assert!(said("UNWIND range(1, 100000) AS a RETURN collect(a)", &options).contains("100000 bytes"));
    assert!(said("UNWIND range(1, 100000) AS a RETURN a ORDER BY a", &options).contains("100000 bytes"));
    assert!(said("UNWIND range(1, 100000) AS a RETURN DISTINCT a", &options).contains("100000 bytes"));
}

#[test]
fn the_user() {
    let flag = Arc::new(AtomicBool::new(false));
    let options = Options { cancel: Some(flag.clone()), ..Options::default() };
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        flag.store(true, Ordering::Relaxed);
        Instant::now()
    });
    assert!(said(ENDLESS, &options).contains("stopped"));
    let stopped = stopper.join().expect("the stopper ends");
    assert!(stopped.elapsed() < Duration::from_secs(1));
}
