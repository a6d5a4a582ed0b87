//! Any text through every stage from page to claims: no panic, and evidence that stands in the text.
#![no_main]

use isnad::lexicon::Lexicon;
use isnad::{pipeline, read};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().value);

fuzz_target!(|text: &str| {
    let article = read::text("a", text, &LEXICON).value;
    for claim in pipeline::claims(&article, &LEXICON).value {
        assert_eq!(claim.evidence.span.of(&article.text), claim.evidence.text);
    }
});
