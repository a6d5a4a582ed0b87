//! The evidence behind an event, a claim or a stance: its sentences with the words marked, and who vouches for them.

use crate::article::Article;
use crate::claim::Claim;
use crate::export::gloss::gloss;
use crate::graph::EdgeId;
use crate::graph::Graph;
use crate::graph::NodeId;
use crate::span::Span;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::io::Write;

/// One claim's evidence, ready to print.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    pub claim: String,
    /// Type and modality.
    pub kind: String,
    pub modality: String,
    /// The sentence in pieces; the second of each pair tells how the piece is marked.
    pub sentence: Vec<(String, Mark)>,
    pub outlet: String,
    pub published: String,
    pub title: String,
    pub article: String,
    /// From the innermost speaker to the last before the outlet: name and verb.
    pub chain: Vec<(String, String)>,
    pub quote: String,
    pub rule: String,
    pub confidence: Option<f64>,
    /// What people corrected in it.
    pub corrected: Vec<String>,
    /// The claim in English.
    pub gloss: String,
}

/// How a piece of a sentence is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Around the claim.
    Plain,
    /// The clause that carries it.
    Clause,
    /// The word that it hangs on.
    Trigger,
}

const OPEN: char = '«';
const CLOSE: char = '»';

/// How marks are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// « » around the clause, ‹ › around the trigger.
    Signs,
    /// ANSI colours.
    Colours,
}

/// Something that evidence can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// An event or claim, by node.
    Node(NodeId),
    /// One or more stances.
    Edges(Vec<EdgeId>),
}

/// What an id means: an event's or claim's id; a relationship written `actor TYPE actor` or `actor-TYPE-actor` with ids or
/// names, or without a type for all stances between the two.
pub fn find(graph: &Graph, id: &str) -> Option<Asked> {
    let id = id.trim();
    if let Some(node) = node(graph, &["Event", "Claim"], id) {
        return Some(Asked::Node(node));
    }
    let edges: Vec<EdgeId> = graph.edges().filter(|edge| is_meant(graph, *edge, id)).collect();
    (!edges.is_empty()).then_some(Asked::Edges(edges))
}

fn node(graph: &Graph, labels: &[&str], id: &str) -> Option<NodeId> {
    let all = labels.iter().flat_map(|label| graph.nodes_with_label(label));
    all.copied().find(|node| graph.node_text(*node, "id") == Some(id))
}

/// `vladimir-putin ACCUSES turkey`
fn is_meant(graph: &Graph, edge: EdgeId, id: &str) -> bool {
    if graph.edge_property(edge, "events").is_null() {
        return false;
    }
    let (from, to) = graph.ends(edge);
    let kind = graph.kind(edge);
    let after = |node: NodeId, text: &str| -> Vec<String> {
        let names = ["id", "name", "name_ar"].iter().filter_map(|key| graph.node_text(node, key));
        names.filter_map(|name| Some(text.strip_prefix(name)?.to_string())).collect()
    };
    let trimmed = |text: &str| text.trim_start_matches([' ', '-', '>', '–', '[', ']', ':']).to_string();
    after(from, id).iter().any(|rest| {
        let rest = trimmed(rest);
        let rest = rest.strip_prefix(kind).map_or(rest.clone(), trimmed);
        after(to, &rest).iter().any(String::is_empty)
    })
}

/// The claims behind it, in the order of the graph.
pub fn claims(graph: &Graph, asked: &Asked) -> Vec<NodeId> {
    let of_event = |event: NodeId| graph.in_edges(event, Some("REPORTS")).into_iter().map(|(_, claim)| claim);
    let mut found = BTreeSet::new();
    match asked {
        Asked::Node(node) if graph.has_label(*node, "Claim") => {
            found.insert(*node);
        }
        Asked::Node(node) => found.extend(of_event(*node)),
        Asked::Edges(edges) => {
            let ids: BTreeMap<&str, NodeId> = graph
                .nodes_with_label("Event")
                .iter()
                .filter_map(|node| Some((graph.node_text(*node, "id")?, *node)))
                .collect();
            for edge in edges {
                let events = graph.edge_property(*edge, "events");
                let events = events.as_list().unwrap_or_default().iter();
                let nodes = events.filter_map(|id| ids.get(id.as_text()?).copied());
                found.extend(nodes.flat_map(of_event));
            }
        }
    }
    found.into_iter().collect()
}

/// The evidence of a claim. Where the claim as it was read and its article are at hand, the sentence is shown around the
/// clause; a graph alone gives the clause.
pub fn evidence(graph: &Graph, node: NodeId, claim: Option<&Claim>, article: Option<&Article>) -> Evidence {
    let text = |key: &str| graph.node_text(node, key).unwrap_or_default().to_string();
    let of_article = |key: &str| {
        let article = graph.in_edges(node, Some("CONTAINS")).first().map(|(_, article)| *article);
        article.and_then(|article| graph.node_text(article, key)).unwrap_or_default().to_string()
    };
    let mut links: Vec<(i64, String, String)> = graph
        .out_edges(node, Some("SAID_BY"))
        .into_iter()
        .map(|(edge, actor)| {
            let name = graph.node_text(actor, "name").or_else(|| graph.node_text(actor, "id"));
            let verb = graph.edge_text(edge, "verb").unwrap_or_default();
            (
                graph.edge_property(edge, "step").as_int().unwrap_or(0),
                name.unwrap_or_default().to_string(),
                verb.to_string(),
            )
        })
        .collect();
    links.sort();
    Evidence {
        claim: text("id"),
        kind: text("type"),
        modality: text("modality"),
        sentence: sentence(&text("text"), claim, article),
        outlet: of_article("outlet"),
        published: of_article("published"),
        title: of_article("title"),
        article: of_article("id"),
        chain: links.into_iter().map(|(_, name, verb)| (name, verb)).collect(),
        quote: text("quote"),
        rule: text("rule"),
        confidence: graph.node_property(node, "confidence").as_float(),
        corrected: claim.map(|claim| claim.corrected.clone()).unwrap_or_default(),
        gloss: claim.map(gloss).unwrap_or_default(),
    }
}

fn sentence(clause: &str, claim: Option<&Claim>, article: Option<&Article>) -> Vec<(String, Mark)> {
    let alone = || vec![(clause.to_string(), Mark::Clause)];
    let Some(claim) = claim else { return alone() };
    let (evidence, trigger) = (claim.evidence.span, claim.trigger.span);
    // Without the article, the clause and the trigger's place in it are still known.
    let (text, offset) = match article {
        Some(article) => (article.text.as_str(), 0),
        None => (claim.evidence.text.as_str(), evidence.start()),
    };
    let (Some(evidence), trigger) = (within(text, evidence, offset), within(text, trigger, offset)) else {
        return alone();
    };
    let start =
        text[..evidence.start()].rfind(is_end).map_or(0, |n| n + text[n..].chars().next().map_or(1, char::len_utf8));
    let end = text[evidence.end()..].find(is_end).map_or(text.len(), |n| evidence.end() + n);
    let mut cuts = vec![(start, Mark::Plain), (evidence.start(), Mark::Clause), (evidence.end(), Mark::Plain)];
    if let Some(trigger) = trigger.filter(|trigger| !trigger.is_empty() && evidence.contains(*trigger)) {
        cuts.splice(2..2, [(trigger.start(), Mark::Trigger), (trigger.end(), Mark::Clause)]);
    }
    let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([end]);
    let pieces = cuts.iter().zip(ends).map(|((at, mark), end)| (text[*at..end].replace('\n', " "), *mark));
    let mut pieces: Vec<(String, Mark)> = pieces.filter(|(piece, _)| !piece.is_empty()).collect();
    if let Some((first, _)) = pieces.first_mut() {
        *first = first.trim_start().to_string();
    }
    pieces
}

/// The span in a text that begins at `offset`; `None` where it lies outside.
fn within(text: &str, span: Span, offset: usize) -> Option<Span> {
    let (start, end) = (span.start().checked_sub(offset)?, span.end().checked_sub(offset)?);
    text.get(start..end).map(|_| Span::new(start, end))
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{061F}' | '\n')
}

/// Prints what is asked for and the evidence behind it. `claims` and `articles` may be empty: a graph in a file of its own.
///
/// # Errors
/// What `out` reports.
pub fn write(
    graph: &Graph,
    asked: &Asked,
    claims: &[Claim],
    articles: &[Article],
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    heading(graph, asked, out)?;
    let nodes = self::claims(graph, asked);
    let wanted: BTreeSet<&str> = nodes.iter().filter_map(|node| graph.node_text(*node, "id")).collect();
    let read: BTreeMap<&str, &Claim> =
        claims.iter().map(|claim| (claim.id.as_str(), claim)).filter(|(id, _)| wanted.contains(id)).collect();
    for node in nodes {
        let claim = graph.node_text(node, "id").and_then(|id| read.get(id).copied());
        let article = claim.and_then(|claim| articles.iter().find(|article| article.id == claim.article));
        writeln!(out)?;
        print(&evidence(graph, node, claim, article), style, out)?;
    }
    Ok(())
}

/// Prints a claim that stands in no graph: one that was taken out.
///
/// # Errors
/// What `out` reports.
pub fn write_claim(claim: &Claim, article: Option<&Article>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let of_article = |text: fn(&Article) -> Option<String>| article.and_then(text).unwrap_or_default();
    let evidence = Evidence {
        claim: claim.id.clone(),
        kind: claim.kind.to_string(),
        modality: claim.modality.name().to_string(),
        sentence: sentence(&claim.evidence.text, Some(claim), article),
        outlet: of_article(|a| a.outlet.clone()),
        published: of_article(|a| a.published.map(|day| day.to_string())),
        title: of_article(|a| a.title.clone()),
        article: claim.article.clone(),
        chain: claim.chain.iter().map(|link| (link.actor.name.clone(), link.verb.clone())).collect(),
        quote: String::new(),
        rule: claim.rule.clone(),
        confidence: Some(claim.confidence),
        corrected: claim.corrected.clone(),
        gloss: gloss(claim),
    };
    print(&evidence, style, out)
}

fn heading(graph: &Graph, asked: &Asked, out: &mut dyn Write) -> io::Result<()> {
    let name = |node: NodeId| graph.node_text(node, "name").or_else(|| graph.node_text(node, "id")).unwrap_or("?");
    match asked {
        Asked::Node(node) if graph.has_label(*node, "Event") => {
            let text = |key: &str| graph.node_text(*node, key).unwrap_or_default();
            let count = |key: &str| graph.node_property(*node, key).as_int().unwrap_or(0);
            let parties = graph.in_edges(*node, Some("TOOK_PART"));
            let named = |role: &str| -> Vec<&str> {
                let of_role = parties.iter().filter(|(edge, _)| graph.edge_text(*edge, "role") == Some(role));
                of_role.map(|(_, actor)| name(*actor)).collect()
            };
            let mut line = format!("{} ({})", text("type"), text("modality"));
            for (role, word) in [("party", ""), ("source", "by "), ("target", "towards ")] {
                let names = named(role);
                if !names.is_empty() {
                    line += &format!(", {word}{}", names.join(", "));
                }
            }
            for (kind, word) in [("OVER", "over"), ("IN", "in")] {
                let names: Vec<&str> = graph.out_edges(*node, Some(kind)).iter().map(|(_, end)| name(*end)).collect();
                if !names.is_empty() {
                    line += &format!(", {word} {}", names.join(", "));
                }
            }
            if !text("start").is_empty() {
                line += &format!(", {}", text("start"));
            }
            writeln!(out, "{line}")?;
            let (reports, outlets, claims) = (count("reports"), count("outlets"), count("claims"));
            writeln!(out, "{} in {}, told independently by {reports}", many(claims, "claim"), many(outlets, "outlet"))
        }
        Asked::Node(_) => Ok(()),
        Asked::Edges(edges) => edges.iter().try_for_each(|edge| {
            let (from, to) = graph.ends(*edge);
            let over = graph.edge_text(*edge, "over").map(|over| format!(" over {over}")).unwrap_or_default();
            let modality = graph.edge_text(*edge, "modality").unwrap_or("asserted");
            writeln!(out, "{} {} {}{over} ({modality})", name(from), graph.kind(*edge), name(to))
        }),
    }
}

fn many(count: i64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn print(evidence: &Evidence, style: Style, out: &mut dyn Write) -> io::Result<()> {
    // Both ends of an isolate keep a right-to-left sentence from pulling what stands around it along.
    writeln!(out, "  \u{2068}{}\u{2069}", marked(&evidence.sentence, style))?;
    let named = [&evidence.outlet, &evidence.published, &evidence.title];
    let source: Vec<String> = named.iter().filter(|text| !text.is_empty()).map(|text| isolated(text)).collect();
    if !evidence.gloss.is_empty() {
        writeln!(out, "    {}", evidence.gloss)?;
    }
    writeln!(out, "    {}  [{}]", source.join(", "), evidence.article)?;
    let mut chain: Vec<String> = evidence.chain.iter().map(link).collect();
    chain.push(if evidence.outlet.is_empty() { "the article".to_string() } else { isolated(&evidence.outlet) });
    let quote = if evidence.quote == "none" || evidence.quote.is_empty() {
        String::new()
    } else {
        format!(" ({} speech)", evidence.quote)
    };
    writeln!(out, "    said by: {}{quote}", chain.join(" → "))?;
    let confidence = evidence.confidence.map(|c| format!(", confidence {c:.2}")).unwrap_or_default();
    let rule = if evidence.rule.is_empty() { "-" } else { &evidence.rule };
    writeln!(out, "    {} ({}), rule {rule}{confidence}, claim {}", evidence.kind, evidence.modality, evidence.claim)?;
    evidence.corrected.iter().try_for_each(|what| writeln!(out, "    corrected: {what}"))
}

fn link((name, verb): &(String, String)) -> String {
    if verb.is_empty() { isolated(name) } else { format!("{} ({})", isolated(name), isolated(verb)) }
}

fn isolated(text: &str) -> String {
    let rtl = text.chars().any(|c| matches!(c, '\u{0590}'..='\u{08FF}'));
    if rtl { format!("\u{2068}{text}\u{2069}") } else { text.to_string() }
}

fn marked(sentence: &[(String, Mark)], style: Style) -> String {
    let mut out = String::new();
    let mut inside = false;
    for (piece, mark) in sentence {
        let is_clause = *mark != Mark::Plain;
        if style == Style::Signs && is_clause != inside {
            out.push(if is_clause { OPEN } else { CLOSE });
        }
        inside = is_clause;
        match (style, mark) {
            (Style::Signs, Mark::Trigger) => out += &format!("‹{piece}›"),
            (Style::Colours, Mark::Clause) => out += &format!("\u{1b}[33m{piece}\u{1b}[0m"),
            (Style::Colours, Mark::Trigger) => out += &format!("\u{1b}[1;4;33m{piece}\u{1b}[0m"),
            _ => out += piece,
        }
    }
    if style == Style::Signs && inside {
        out.push(CLOSE);
    }
    out
}
