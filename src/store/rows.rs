//! Articles and claims ↔ rows of the tables.

use crate::article::{Article, Part, PartKind};
use crate::claim::Claim;
use crate::span::Span;
use jiff::civil::Date;
use rusqlite::Row;
use serde::{Deserialize, Serialize};

/// A part as the column `parts` keeps it.
#[derive(Serialize, Deserialize)]
struct PartRow {
    #[serde(flatten)]
    span: Span,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

const KINDS: [(PartKind, &str); 6] = [
    (PartKind::Title, "title"),
    (PartKind::Body, "body"),
    (PartKind::Teaser, "teaser"),
    (PartKind::Caption, "caption"),
    (PartKind::Header, "header"),
    (PartKind::Furniture, "furniture"),
];

/// The columns that `article` reads, in its order.
pub(super) const ARTICLE: &str = "id, text, title, outlet, published, url, lang, author, parts";

/// A row of `articles`; `Err` holds the article's id and what is wrong with the row.
pub(super) type Read<T> = Result<T, (String, String)>;

/// Reads the columns of `ARTICLE`.
pub(super) fn article(row: &Row<'_>) -> rusqlite::Result<Read<Article>> {
    let id: String = row.get(0)?;
    let text: String = row.get(1)?;
    let published: Option<String> = row.get(4)?;
    let published = match published.map(|day| day.parse::<Date>()).transpose() {
        Ok(published) => published,
        Err(error) => return Ok(Err((id, error.to_string()))),
    };
    let parts = match parts(&row.get::<_, String>(8)?, &text) {
        Ok(parts) => parts,
        Err(message) => return Ok(Err((id, message))),
    };
    Ok(Ok(Article {
        id,
        text,
        title: row.get(2)?,
        outlet: row.get(3)?,
        published,
        url: row.get(5)?,
        lang: row.get(6)?,
        author: row.get(7)?,
        parts,
    }))
}

/// The column `parts` of an article.
pub(super) fn parts_column(article: &Article) -> String {
    let name = |kind| KINDS.iter().find(|(known, _)| *known == kind).map_or("body", |(_, name)| name);
    let row = |part: &Part| PartRow {
        span: part.span,
        kind: name(part.kind).to_string(),
        date: part.date.map(|day| day.to_string()),
    };
    let rows: Vec<PartRow> = article.parts.iter().map(row).collect();
    serde_json::to_string(&rows).expect("spans, words and dates are always JSON")
}

fn parts(column: &str, text: &str) -> Result<Vec<Part>, String> {
    let rows: Vec<PartRow> = serde_json::from_str(column).map_err(|error| error.to_string())?;
    let part = |row: PartRow| {
        let kind = KINDS.iter().find(|(_, name)| *name == row.kind).map(|(kind, _)| *kind);
        let kind = kind.ok_or_else(|| format!("{} is no kind of part", row.kind))?;
        if text.get(row.span.start()..row.span.end()).is_none() {
            return Err("a part lies outside the text".to_string());
        }
        let date = row.date.map(|day| day.parse()).transpose().map_err(|error: jiff::Error| error.to_string())?;
        Ok(Part { span: row.span, kind, date })
    };
    rows.into_iter().map(part).collect()
}

/// Everything about an article that extraction looks at, but not its id: 16 bytes that change when any of it does.
pub(super) fn hash(article: &Article) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    let published = article.published.map(|day| day.to_string());
    let fields =
        [&Some(article.text.clone()), &article.title, &article.outlet, &published, &article.url, &article.lang];
    for field in fields.into_iter().chain([&article.author, &Some(parts_column(article))]) {
        // The length keeps fields apart: title "ab" and outlet "c" are not "a" and "bc".
        let length = field.as_ref().map_or(u64::MAX, |field| field.len() as u64);
        hasher.update(&length.to_le_bytes());
        hasher.update(field.as_deref().unwrap_or_default().as_bytes());
    }
    let mut half = [0; 16];
    half.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    half
}

/// What is wrong with a claim's spans over its article's text, if anything: other stages slice by them.
pub(super) fn misplaced(claim: &Claim, text: &str) -> Option<String> {
    let actors = claim.source.iter().chain(&claim.target).chain(claim.chain.iter().map(|link| &link.actor));
    let spans = actors.map(|actor| actor.span).chain(claim.issue.iter().map(|issue| issue.span));
    let spans = spans.chain(claim.place.iter().map(|place| place.span)).chain([claim.trigger.span]);
    for span in spans {
        if text.get(span.start()..span.end()).is_none() {
            return Some(format!("found bytes {}..{}, which are no stretch of the article", span.start(), span.end()));
        }
    }
    let span = claim.evidence.span;
    (text.get(span.start()..span.end()) != Some(claim.evidence.text.as_str()))
        .then(|| format!("found evidence that is not what the article says at {}..{}", span.start(), span.end()))
}
