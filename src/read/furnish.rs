//! An article's text → its parts, and what they say about title, date and outlet.

use crate::article::{Article, Part, PartKind};
use crate::diag::{Place, Warned};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Splits the text into parts and fills in what is not yet known.
pub(super) fn furnish(mut article: Article, place: &Place, lexicon: &Lexicon) -> Warned<Article> {
    let _ = (place, lexicon);
    let mut start = 0;
    for line in article.text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let key = ["title: ", "outlet: ", "published: "].iter().position(|key| line.starts_with(key));
        let value = line.split_once(": ").map(|(_, value)| value.trim().to_string());
        let kind = match key {
            Some(0) => {
                article.title = value;
                PartKind::Header
            }
            Some(1) => {
                article.outlet = value;
                PartKind::Header
            }
            Some(_) => {
                article.published = value.and_then(|value| value.parse().ok());
                PartKind::Header
            }
            None if article.title.as_deref() == Some(line.trim()) => PartKind::Title,
            None => PartKind::Body,
        };
        if end > start {
            article.parts.push(Part { span: Span::new(start, end), kind, date: None });
        }
        start += line.len();
    }
    Warned::clean(article)
}
