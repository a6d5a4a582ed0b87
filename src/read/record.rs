//! A JSON record → its article. Fields that are given win over what the text says.

use crate::article::Article;
use crate::diag::{Diagnostic, Place, Warned};
use crate::lexicon::Lexicon;
use crate::read::furnish::furnish;
use serde::Deserialize;

#[derive(Deserialize)]
struct Record {
    id: Option<String>,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    author: Option<String>,
}

/// Reads one record.
///
/// # Errors
/// What is no JSON object with a text.
pub(super) fn read(json: &[u8], place: &Place, lexicon: &Lexicon) -> Result<Warned<Article>, Diagnostic> {
    let failed = |error| Diagnostic::error(format!("found no article record: {error}")).with_place(place.clone());
    let record: Record = serde_json::from_slice(json).map_err(failed)?;
    let id = record.id.unwrap_or_else(|| super::short(&super::hash(record.text.as_bytes())));
    let article = Article {
        id,
        text: record.text,
        title: record.title,
        outlet: record.outlet,
        published: record.published.and_then(|day| day.get(..10)?.parse().ok()),
        url: record.url,
        lang: record.lang,
        author: record.author,
        parts: Vec::new(),
    };
    Ok(furnish(article, &[], place, lexicon))
}
