//! A web page → its article: the main text with the title as first line, and what the page says about itself.

use crate::article::Article;
use crate::diag::{Diagnostic, Place, Warned};
use crate::lexicon::Lexicon;
use crate::lexicon::reading;
use crate::read::furnish::furnish;
use crate::read::meta::{self, Meta};
use crate::read::outlet;
use dom_smoothie::{Config, Readability, TextMode};

/// Finds the main text.
///
/// # Errors
/// A page without text.
pub(super) fn read(id: &str, page: &str, place: &Place, lexicon: &Lexicon) -> Result<Warned<Article>, Diagnostic> {
    let failed = |error| Diagnostic::error(format!("found no page: {error}")).with_place(place.clone());
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut page = Readability::new(page, None, Some(config)).map_err(failed)?;
    let meta = meta::meta(&page);
    let heading = page.doc.select("h1").iter().map(|h1| h1.text().trim().to_string()).find(|h1| !h1.is_empty());
    let window = page.doc.select("title").text().trim().to_string();
    page.doc.select("script, style, noscript, template").remove();
    let whole = page.doc.select("body").formatted_text().to_string();
    let found = page.parse().ok();
    let main = found.as_ref().map(|found| found.text_content.to_string()).filter(|main| !main.trim().is_empty());
    let (title, suffix) = title(&meta, heading, &window, lexicon);
    let main = match main {
        Some(main) => main,
        None if whole.trim().is_empty() => {
            return Err(Diagnostic::error("found no text in the page").with_place(place.clone()));
        }
        // Too little for a main text to stand out: all of it is one.
        None => whole.clone(),
    };
    let title = title.or_else(|| found.as_ref().map(|found| found.title.clone())).filter(|title| !title.is_empty());
    let mut article = Article {
        id: id.to_string(),
        text: text(title.as_deref(), &main),
        title,
        outlet: meta.outlet.or(suffix),
        published: meta.published,
        url: meta.url,
        lang: meta.lang,
        author: meta.author.or_else(|| found.and_then(|found| found.byline)).filter(|author| !author.is_empty()),
        parts: Vec::new(),
    };
    if article.published.is_none() || article.outlet.is_none() {
        // The main text is without the lines around the headline, which hold date and outlet.
        let around = Article { text: whole, parts: Vec::new(), ..article.clone() };
        let around = furnish(around, &meta.captions, place, lexicon);
        if around.warnings.is_empty() {
            article.published = article.published.or(around.value.published);
        }
        article.outlet = article.outlet.or(around.value.outlet);
    }
    let host = article.url.as_deref().and_then(host);
    let mut read = furnish(article, &meta.captions, place, lexicon);
    read.value.outlet = read.value.outlet.or(host);
    Ok(read)
}

/// The article's title, and the outlet that stands behind it.
fn title(meta: &Meta, heading: Option<String>, window: &str, lexicon: &Lexicon) -> (Option<String>, Option<String>) {
    let title = meta.title.clone().or(heading.clone()).or_else(|| Some(window.to_string()).filter(|w| !w.is_empty()));
    let cut = |title: &str| {
        let (before, name) = outlet::suffix(title)?;
        let printed = heading.as_deref().is_some_and(|h1| reading::key(h1) == reading::key(before));
        (printed || outlet::is_outlet(name, lexicon)).then(|| (before.to_string(), name.to_string()))
    };
    let suffix = cut(window).map(|(_, name)| name);
    match title.as_deref().and_then(cut) {
        Some((before, name)) => (Some(before), suffix.or(Some(name))),
        None => (title, suffix),
    }
}

/// The title as first line, then the main text: no blank line twice, no blanks at the ends of lines.
fn text(title: Option<&str>, main: &str) -> String {
    let mut text = String::with_capacity(main.len());
    let mut lines = main.lines().map(str::trim).skip_while(|line| line.is_empty()).peekable();
    if let Some(title) = title {
        if lines.peek().is_some_and(|first| reading::key(first) == reading::key(title)) {
            lines.next();
        }
        text.push_str(title);
        text.push_str("\n\n");
    }
    let mut blank = true;
    for line in lines {
        if !(line.is_empty() && blank) {
            text.push_str(line);
            text.push('\n');
        }
        blank = line.is_empty();
    }
    text.truncate(text.trim_end().len());
    text
}

/// `www.example.com`, without the `www`.
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.')).then(|| host.to_string())
}
