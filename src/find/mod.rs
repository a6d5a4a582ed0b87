//! Text in articles and names: where it stands, and the claims that were read there.
//!
//! Comes in: a search, articles, claims, a graph. Goes out: what was found, for the eye or as JSON lines. The index that
//! tells which articles to look at is `store`'s.

mod wanted;

pub use crate::find::wanted::Wanted;

use crate::article::Article;
use crate::claim::Claim;
use crate::graph::Graph;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io;
use std::io::Write;
use std::ops::Range;

/// Bytes of text around a hit, roughly.
const AROUND: usize = 160;
/// Places of one article that are shown for the eye.
const SHOWN: usize = 3;

/// An article that holds what is looked for.
pub struct InArticle<'a> {
    article: &'a Article,
    hits: Vec<Range<usize>>,
    /// Claims whose clause holds a hit.
    claims: Vec<&'a Claim>,
}

/// An actor, issue or place whose name holds it.
pub struct InName {
    label: &'static str,
    id: String,
    name: String,
    name_ar: String,
    /// Events that it takes part in, that are over it or in it.
    events: usize,
}

/// What was found.
pub struct Found<'a> {
    pub articles: Vec<InArticle<'a>>,
    pub names: Vec<InName>,
}

/// Looks through articles and names. `order` holds the ids of the articles to look at, the best first; all of them where
/// there is none.
pub fn find<'a>(
    wanted: &Wanted,
    articles: &'a [Article],
    claims: &'a [Claim],
    graph: &Graph,
    order: Option<&[String]>,
) -> Found<'a> {
    let by_id: BTreeMap<&str, &Article> = articles.iter().map(|article| (article.id.as_str(), article)).collect();
    let looked: Vec<&Article> = match order {
        Some(ids) => ids.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect(),
        None => by_id.into_values().collect(),
    };
    let mut by_article: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        by_article.entry(&claim.article).or_default().push(claim);
    }
    let mut found = Vec::new();
    for article in looked {
        let hits = wanted.hits(&article.text);
        if hits.is_empty() {
            continue;
        }
        let here = by_article.get(article.id.as_str()).into_iter().flatten();
        let holds = |claim: &&&Claim| {
            let span = claim.evidence.span;
            hits.iter().any(|hit| hit.start < span.end() && span.start() < hit.end)
        };
        let claims = here.filter(holds).copied().collect();
        found.push(InArticle { article, hits, claims });
    }
    Found { articles: found, names: names(wanted, graph) }
}

fn names(wanted: &Wanted, graph: &Graph) -> Vec<InName> {
    let mut found = Vec::new();
    for (label, edge) in [("Actor", "TOOK_PART"), ("Issue", "OVER"), ("Place", "IN")] {
        for node in graph.nodes_with_label(label) {
            let text = |key: &str| graph.node_text(*node, key).unwrap_or_default().to_string();
            let aliases = graph.node_property(*node, "aliases");
            let aliases = aliases.as_list().unwrap_or_default().iter().filter_map(|alias| alias.as_text());
            let (name, name_ar) = (text("name"), text("name_ar"));
            let named = aliases.chain([name.as_str(), name_ar.as_str()]).any(|name| !wanted.hits(name).is_empty());
            if named {
                let events = graph.out_edges(*node, Some(edge)).len() + graph.in_edges(*node, Some(edge)).len();
                found.push(InName { label, id: text("id"), name, name_ar, events });
            }
        }
    }
    let rank = |label: &str| ["Actor", "Issue", "Place"].iter().position(|l| *l == label);
    found.sort_by(|a, b| (rank(a.label), b.events, &a.id).cmp(&(rank(b.label), a.events, &b.id)));
    found
}

impl Found<'_> {
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.names.is_empty()
    }

    /// For the eye: names, then articles with the places, hits marked by ‹ › or colour.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write(&self, colour: bool, out: &mut dyn Write) -> io::Result<()> {
        for name in &self.names {
            let arabic =
                if name.name_ar == name.name { String::new() } else { format!("  {}", isolated(&name.name_ar)) };
            let events = counted(name.events, "event");
            writeln!(out, "{} {}  {}{arabic}  {events}", name.label, name.id, isolated(&name.name))?;
        }
        if !self.names.is_empty() && !self.articles.is_empty() {
            writeln!(out)?;
        }
        for found in &self.articles {
            let article = found.article;
            let day = article.published.map(|day| day.to_string());
            let head: Vec<String> = [day, article.outlet.clone(), article.title.clone()]
                .into_iter()
                .flatten()
                .map(|t| isolated(&t))
                .collect();
            writeln!(out, "{}  [{}]", head.join(", "), article.id)?;
            let places = places(&article.text, &found.hits);
            for (span, hits) in places.iter().take(SHOWN) {
                writeln!(out, "  {}", isolated(&marked(&article.text, span, hits, colour)))?;
            }
            if places.len() > SHOWN {
                writeln!(out, "  … {} more", counted(places.len() - SHOWN, "place"))?;
            }
            for claim in &found.claims {
                let text = isolated(&claim.evidence.text.replace('\n', " "));
                writeln!(out, "    {} ({}), claim {}: {text}", claim.kind.name(), claim.modality.name(), claim.id)?;
            }
        }
        let (articles, names) = (self.articles.len(), self.names.len());
        let claims = self.articles.iter().map(|found| found.claims.len()).sum::<usize>();
        let [articles, claims] = [counted(articles, "article"), counted(claims, "claim")];
        writeln!(out, "{articles} with {claims}, {}", counted(names, "name"))
    }

    /// One object a line.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        for name in &self.names {
            let (id, label) = (&name.id, name.label.to_lowercase());
            let line = json!({label: id, "name": name.name, "name_ar": name.name_ar, "events": name.events});
            writeln!(out, "{line}")?;
        }
        for found in &self.articles {
            let article = found.article;
            let place = |(span, hits): &(Range<usize>, Vec<Range<usize>>)| {
                let hits: Vec<Value> = hits.iter().map(|hit| json!([hit.start, hit.end])).collect();
                json!({"start": span.start, "end": span.end, "text": &article.text[span.clone()], "hits": hits})
            };
            let claim = |claim: &&Claim| {
                json!({"id": claim.id, "type": claim.kind.name(), "modality": claim.modality.name(),
                    "start": claim.evidence.span.start(), "end": claim.evidence.span.end()})
            };
            let line = json!({
                "article": article.id,
                "published": article.published.map(|day| day.to_string()),
                "outlet": article.outlet,
                "title": article.title,
                "places": places(&article.text, &found.hits).iter().map(place).collect::<Vec<Value>>(),
                "claims": found.claims.iter().map(claim).collect::<Vec<Value>>(),
            });
            writeln!(out, "{line}")?;
        }
        Ok(())
    }
}

/// Hits with the text around them; those near each other share a place.
fn places(text: &str, hits: &[Range<usize>]) -> Vec<(Range<usize>, Vec<Range<usize>>)> {
    let mut out: Vec<(Range<usize>, Vec<Range<usize>>)> = Vec::new();
    for hit in hits {
        let span = around(text, hit);
        match out.last_mut() {
            Some((last, hits)) if last.end >= hit.end => hits.push(hit.clone()),
            _ => out.push((span, vec![hit.clone()])),
        }
    }
    out
}

/// The line around a hit, cut at blanks where it is long.
fn around(text: &str, hit: &Range<usize>) -> Range<usize> {
    let line = text[..hit.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[hit.end..].find('\n').map_or(text.len(), |n| hit.end + n);
    let blank = |c: char| c.is_whitespace();
    let mut start = line;
    if hit.start - line > AROUND {
        let far = (hit.start - AROUND..hit.start).find(|n| text.is_char_boundary(*n)).unwrap_or(line);
        start = text[far..hit.start].find(blank).map_or(far, |n| far + n);
    }
    let mut stop = end;
    if end - hit.end > AROUND {
        let far = (hit.end..=hit.end + AROUND).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(end);
        stop = text[hit.end..far].rfind(blank).map_or(far, |n| hit.end + n);
    }
    let own = &text[start..stop];
    start + (own.len() - own.trim_start().len())..stop - (own.len() - own.trim_end().len())
}

fn marked(text: &str, span: &Range<usize>, hits: &[Range<usize>], colour: bool) -> String {
    let mut out = String::new();
    let (open, close) = if colour { ("\u{1b}[1;4;33m", "\u{1b}[0m") } else { ("‹", "›") };
    let cut = |at: usize| text[..at].ends_with('\n') || at == 0;
    if !cut(span.start) {
        out.push_str("… ");
    }
    let mut at = span.start;
    for hit in hits.iter().filter(|hit| hit.end <= span.end) {
        if hit.start < at {
            continue;
        }
        out.push_str(&text[at..hit.start]);
        out.push_str(&format!("{open}{}{close}", &text[hit.clone()]));
        at = hit.end;
    }
    out.push_str(&text[at..span.end]);
    if span.end < text.len() && !text[span.end..].starts_with('\n') {
        out.push_str(" …");
    }
    out.replace('\n', " ")
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn isolated(text: &str) -> String {
    if text.chars().any(crate::script::is_arabic) { format!("\u{2068}{text}\u{2069}") } else { text.to_string() }
}
