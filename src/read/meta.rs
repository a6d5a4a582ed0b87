//! What a web page says about itself for machines: meta tags, JSON-LD, `<time>`, links.
//!
//! The text that readers see is `html`'s concern.

use crate::read::date;
use dom_smoothie::Readability;
use jiff::civil::Date;
use serde_json::Value;

/// A page's own words on itself. Of several sources, the most careful one: JSON-LD and Open Graph before the rest.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Date>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
    /// The words under pictures.
    pub captions: Vec<String>,
}

/// Names of meta tags (`property`, `name` or `itemprop`), best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "article.published",
    "article:published",
    "created",
    "date",
];
const OUTLET: &[&str] =
    &["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright-holder"];
const AUTHOR: &[&str] = &["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl"];
const TITLE: &[&str] = &["og:title", "headline", "dc.title", "dcterms.title", "twitter:title"];

/// Gathers it. Reads the page before the main text is cut out of it.
pub(super) fn meta(page: &Readability) -> Meta {
    let tags = tags(page);
    let all = |names: &[&str]| -> Vec<String> {
        let named = names.iter().flat_map(|name| tags.iter().filter(move |(known, _)| known == name));
        named.map(|(_, content)| content.clone()).collect()
    };
    let tag = |names: &[&str]| all(names).into_iter().find(|content| !is_address(content));
    let linked = linked(page);
    let told = |path: &[&str]| linked.iter().find_map(|object| reach(object, path));
    let stamps = told(&["datePublished"]).into_iter().chain(all(PUBLISHED));
    let timed = attributes(page, "time[itemprop='datePublished'], time[pubdate]", "datetime")
        .into_iter()
        .chain(attributes(page, "article time[datetime], main time[datetime], header time[datetime]", "datetime"))
        .chain(attributes(page, "time[datetime]", "datetime"));
    let created = told(&["dateCreated"]).into_iter();
    Meta {
        title: told(&["headline"]).or_else(|| tag(TITLE)).map(|title| plain(&title)),
        outlet: tag(&OUTLET[..1]).or_else(|| told(&["publisher", "name"])).or_else(|| tag(OUTLET)),
        published: stamps.chain(timed).chain(created).find_map(|text| date::stamp(&text)),
        author: told(&["author", "name"]).or_else(|| told(&["author"])).or_else(|| tag(AUTHOR)),
        url: attributes(page, "link[rel='canonical']", "href").into_iter().chain(all(&["og:url"])).next(),
        lang: attributes(page, "html", "lang").into_iter().next().map(|lang| {
            let main = lang.split(['-', '_']).next().unwrap_or(&lang);
            main.to_ascii_lowercase()
        }),
        captions: page
            .doc
            .select("figcaption, .caption, .wp-caption-text, .image-caption, .photo-caption")
            .iter()
            .map(|caption| caption.text().trim().to_string())
            .filter(|caption| !caption.is_empty())
            .collect(),
    }
}

/// Every meta tag's name, in lower case, and content.
fn tags(page: &Readability) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for tag in page.doc.select("meta[content], [itemprop='datePublished'][content]").iter() {
        let content = tag.attr_or("content", "").trim().to_string();
        for name in ["property", "name", "itemprop"].into_iter().filter_map(|kind| tag.attr(kind)) {
            if !content.is_empty() {
                tags.push((name.to_ascii_lowercase(), content.clone()));
            }
        }
    }
    tags
}

fn attributes(page: &Readability, selector: &str, name: &str) -> Vec<String> {
    let found = page.doc.select(selector);
    found.iter().filter_map(|element| element.attr(name)).map(|value| value.trim().to_string()).collect()
}

/// The article's objects of JSON-LD, at any depth.
fn linked(page: &Readability) -> Vec<Value> {
    let mut articles = Vec::new();
    for script in page.doc.select("script[type='application/ld+json']").iter() {
        if let Ok(value) = serde_json::from_str(script.text().trim()) {
            gather(value, &mut articles);
        }
    }
    articles
}

fn gather(value: Value, articles: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, articles)),
        Value::Object(ref fields) => {
            let is_article = |kind: &Value| kind.as_str().is_some_and(|k| k.contains("Article") || k == "BlogPosting");
            let kind = fields.get("@type");
            if kind.is_some_and(|kind| is_article(kind) || kind.as_array().is_some_and(|k| k.iter().any(is_article))) {
                articles.push(value);
            } else if let Some(inner) = fields.get("@graph").or_else(|| fields.get("mainEntity")) {
                gather(inner.clone(), articles);
            }
        }
        _ => {}
    }
}

/// The text at a path of fields; of lists, the first entry.
fn reach(value: &Value, path: &[&str]) -> Option<String> {
    match (value, path) {
        (Value::Array(values), _) => reach(values.first()?, path),
        (Value::String(text), []) => Some(text.trim().to_string()).filter(|text| !text.is_empty() && !is_address(text)),
        (Value::Object(fields), [first, rest @ ..]) => reach(fields.get(*first)?, rest),
        _ => None,
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//")
}

/// JSON-LD often holds the entities of HTML.
fn plain(text: &str) -> String {
    const ENTITIES: [(&str, &str); 6] =
        [("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    ENTITIES.iter().fold(text.to_string(), |text, (entity, letter)| text.replace(entity, letter))
}
