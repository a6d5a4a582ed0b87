//! Any bytes to the reader of property graphs; what it takes must come out and in again.
#![no_main]

use isnad::graph::jsonl;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(graph) = jsonl::read(bytes) {
        let mut printed = Vec::new();
        jsonl::write(&graph, &mut printed).expect("memory takes all");
        jsonl::read(printed.as_slice()).expect("what is written can be read");
    }
});
