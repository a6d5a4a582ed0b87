//! A JSON record → its article. Fields that are given win over what the text says; the text is taken as it is.

use crate::article::Article;
use crate::diag::{Diagnostic, Place, Warned};
use crate::lexicon::Lexicon;
use crate::lexicon::reading;
use crate::read::date;
use crate::read::furnish::furnish;
use serde_json::{Map, Value};

/// Reads one record.
///
/// # Errors
/// What is no JSON object with a text.
pub(super) fn read(json: &str, place: &Place, lexicon: &Lexicon) -> Result<Warned<Article>, Diagnostic> {
    let wrong = |message: String| Diagnostic::error(message).with_place(place.clone());
    let value: Value = serde_json::from_str(json).map_err(|error| {
        let line = place.line + error.line().saturating_sub(1);
        let place = Place { line, column: error.column(), ..place.clone() };
        Diagnostic::error(format!("found no JSON: {}", what(&error))).with_place(place)
    })?;
    let Value::Object(mut fields) = value else {
        return Err(wrong(format!("found {}, an article is an object with a text", kind(&value))));
    };
    let text = match fields.remove("text") {
        Some(Value::String(text)) => text,
        Some(other) => return Err(wrong(format!("found {} as text, it is a string", kind(&other)))),
        None => return Err(wrong("found no text, the one field that a record must have".into())),
    };
    let mut warnings = Vec::new();
    let mut field = |name: &str| take(&mut fields, name, place, &mut warnings);
    let id = field("id").unwrap_or_else(|| super::digits(&super::hash(&[text.as_bytes()])[..8]));
    let (title, outlet, published) = (field("title"), field("outlet"), field("published"));
    let (url, lang, author) = (field("url"), field("lang"), field("author"));
    let day = published.as_deref().and_then(|given| {
        let found = || date::find(&reading::flat(given), lexicon).first().map(|found| found.day);
        let day = date::stamp(given).or_else(found);
        if day.is_none() {
            let place = Place { piece: given.to_string(), ..place.clone() };
            warnings.push(Diagnostic::warning("found no date, write it as 2015-09-28").with_place(place));
        }
        day
    });
    let article = Article { id, text, title, outlet, published: day, url, lang, author, parts: Vec::new() };
    let mut read = furnish(article, &[], place, lexicon);
    read.warnings.splice(0..0, warnings);
    Ok(read)
}

/// A field's text, if it has one.
fn take(fields: &mut Map<String, Value>, name: &str, place: &Place, warnings: &mut Vec<Diagnostic>) -> Option<String> {
    match fields.remove(name)? {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Null => None,
        other => {
            let message = format!("found {} as {name}, it is a string: left out", kind(&other));
            warnings.push(Diagnostic::warning(message).with_place(place.clone()));
            None
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The parser's words without its own line and column, which count from the record's first byte.
fn what(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_string()
}
