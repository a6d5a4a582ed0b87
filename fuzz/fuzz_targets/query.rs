//! Any text to the parser; what parses must print back to what parses to the same.
#![no_main]

use isnad::query::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(query) = parse::query(text) {
        let printed = query.text();
        let again = parse::query(&printed).expect("what is printed parses").text();
        assert_eq!(printed, again);
    }
});
