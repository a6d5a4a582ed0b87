//! A web page → its article.

use crate::article::Article;
use crate::diag::{Diagnostic, Place, Warned};
use crate::lexicon::Lexicon;
use crate::read::furnish::furnish;
use dom_smoothie::{Config, Readability, TextMode};

/// Finds the main text.
///
/// # Errors
/// A page without text.
pub(super) fn read(id: &str, page: &str, place: &Place, lexicon: &Lexicon) -> Result<Warned<Article>, Diagnostic> {
    let failed = |error| Diagnostic::error(format!("found no article in the page: {error}")).with_place(place.clone());
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let found = Readability::new(page, None, Some(config)).and_then(|mut page| page.parse()).map_err(failed)?;
    let text = format!("{}\n\n{}", found.title, found.text_content);
    Ok(furnish(
        Article { id: id.to_string(), title: Some(found.title), text, ..Article::default() },
        &[],
        place,
        lexicon,
    ))
}
