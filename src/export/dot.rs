//! Graphviz's DOT: a picture of a graph or of an answer.
//!
//! Shapes tell kinds, colours where a stance stands, width how many independent reports there are, dashes what nobody
//! asserts. All relationships between the same two nodes are one line with a label of several lines.

use crate::export::labels;
use crate::export::labels::Lang;
use crate::export::part::Part;
use crate::graph::EdgeId;
use crate::graph::Graph;
use crate::graph::NodeId;
use crate::query::Table;
use std::collections::BTreeMap;
use std::io;
use std::io::Write;

const FOR: &str = "#1b7837";
const AGAINST: &str = "#b2182b";
const WORRY: &str = "#b35806";
const PLAIN: &str = "#5f6b76";
/// More lines than this on one relationship hide the picture; the rest is counted.
const MOST_LINES: usize = 4;
/// Longer labels are broken or cut at about this many characters.
const WIDTH: usize = 24;

/// The picture of an answer: the nodes, relationships and paths among its values.
pub fn table(graph: &Graph, table: &Table, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    write(graph, &Part::of_table(graph, table), lang, out)
}

/// The picture of a part of a graph.
pub fn write(graph: &Graph, part: &Part, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph isnad {{")?;
    let direction = if lang == Lang::Arabic { "RL" } else { "LR" };
    writeln!(
        out,
        "  graph [rankdir={direction}, overlap=false, splines=true, nodesep=0.3, ranksep=1.1, labelloc=b, labeljust=l, fontsize=9]"
    )?;
    writeln!(
        out,
        "  graph [fontname=\"Noto Sans, DejaVu Sans, sans-serif\", bgcolor=white, pad=0.3, charset=\"UTF-8\"]"
    )?;
    writeln!(
        out,
        "  node [fontname=\"Noto Sans, DejaVu Sans, sans-serif\", fontsize=12, style=filled, color=\"#44505c\"]"
    )?;
    writeln!(out, "  edge [fontname=\"Noto Sans, DejaVu Sans, sans-serif\", fontsize=9, arrowsize=0.7]")?;
    for node in &part.nodes {
        writeln!(out, "  n{} [label={}, {}]", node.index(), label(graph, *node, lang), style(graph, *node))?;
    }
    if part.edges.iter().any(|edge| labels::polarity(graph.kind(*edge)).is_some()) {
        writeln!(out, "  label=<{}>", isolated(lang.word("legend")))?;
    }
    let picture = Picture { graph, lang, issues: issues(graph) };
    for (line, edges) in lines(graph, part) {
        writeln!(out, "  n{} -> n{} [{}]", line.from.index(), line.to.index(), picture.drawn(&line, &edges))?;
    }
    writeln!(out, "}}")
}

/// What is drawn as one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    from: NodeId,
    to: NodeId,
    symmetric: bool,
}

fn lines(graph: &Graph, part: &Part) -> BTreeMap<Line, Vec<EdgeId>> {
    let mut lines: BTreeMap<Line, Vec<EdgeId>> = BTreeMap::new();
    for edge in &part.edges {
        let (from, to) = graph.ends(*edge);
        let kind = graph.kind(*edge);
        let is_stance = labels::is_symmetric(kind) && graph.has_label(to, "Actor");
        let line = match graph.edge_text(*edge, "role").filter(|_| kind == "TOOK_PART") {
            // Who acts stands before the event, who is acted upon behind it.
            Some("target") => Line { from: to, to: from, symmetric: false },
            Some("party") => Line { from, to, symmetric: true },
            // Both directions of a symmetric stance are one line, drawn from the node that came first.
            _ if is_stance => Line { from: from.min(to), to: from.max(to), symmetric: true },
            _ => Line { from, to, symmetric: false },
        };
        lines.entry(line).or_default().push(*edge);
    }
    lines
}

/// One line of a label with what it says about the drawing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    /// Most reports first.
    fewer: std::cmp::Reverse<i64>,
    text: String,
    color: &'static str,
    asserted: bool,
}

/// A picture on its way.
struct Picture<'a> {
    graph: &'a Graph,
    lang: Lang,
    /// The issues by id: a stance names what it is over by id.
    issues: BTreeMap<&'a str, NodeId>,
}

impl Picture<'_> {
    fn drawn(&self, line: &Line, edges: &[EdgeId]) -> String {
        let mut said: Vec<Said> = edges.iter().map(|edge| self.say(*edge)).collect();
        said.sort();
        // The other direction of a symmetric stance says the same.
        said.dedup();
        let mut colors: Vec<&str> = said.iter().map(|s| s.color).collect();
        colors.sort_unstable();
        colors.dedup();
        let reports = said.iter().map(|s| s.fewer.0).max().unwrap_or(1).max(1);
        let width = (1.0 + (reports as f64).log2() * 0.9).min(6.0);
        let dashed = said.iter().all(|s| !s.asserted);
        let rest = said.len().saturating_sub(MOST_LINES);
        let told = said.iter().filter(|s| !s.text.is_empty()).take(MOST_LINES);
        let mut rows: Vec<String> = told.map(|s| row(&s.text, s.color)).collect();
        if rest > 0 {
            rows.push(row(&format!("+ {rest}"), PLAIN));
        }
        format!(
            "{}color=\"{}\", penwidth={width:.1}{}{}",
            if rows.is_empty() { String::new() } else { format!("label=<{}>, ", rows.join("<BR/>")) },
            colors.join(":"),
            if dashed { ", style=dashed" } else { "" },
            if line.symmetric { ", dir=none" } else { "" },
        )
    }

    fn say(&self, edge: EdgeId) -> Said {
        let (graph, lang) = (self.graph, self.lang);
        let kind = graph.kind(edge);
        let modality = graph.edge_text(edge, "modality").unwrap_or("asserted");
        let reports = graph.edge_property(edge, "reports").as_int();
        let mut text = match kind {
            // The shapes at both ends say it.
            "TOOK_PART" | "OVER" | "IN" | "CONTAINS" | "REPORTS" => String::new(),
            _ => lang.word(kind).to_string(),
        };
        let (_, to) = graph.ends(edge);
        // An edge to an issue ends at its name.
        if let Some(over) = self.over(edge).filter(|_| !graph.has_label(to, "Issue")) {
            text = format!("{text}: {over}");
        }
        let office = if lang == Lang::Arabic { "office_ar" } else { "office" };
        if let Some(word) = graph.edge_text(edge, office).or_else(|| graph.edge_text(edge, "verb")) {
            text = format!("{text}: {word}");
        }
        if modality != "asserted" {
            text = format!("{text} – {}", lang.word(modality));
        }
        if let Some(reports) = reports.filter(|n| *n > 1) {
            text = format!("{text} ×{reports}");
        }
        let color = match labels::polarity(kind) {
            Some(1) => FOR,
            Some(_) if kind == "WORRIES_ABOUT" => WORRY,
            Some(_) => AGAINST,
            None => PLAIN,
        };
        Said { fewer: std::cmp::Reverse(reports.unwrap_or(1)), text, color, asserted: modality == "asserted" }
    }

    /// The name of the issue that a stance is over, in the picture's language.
    fn over(&self, edge: EdgeId) -> Option<String> {
        let id = self.graph.edge_text(edge, "over_id").unwrap_or_default();
        let over = match self.issues.get(id) {
            Some(issue) => self.lang.name(self.graph, *issue),
            None => self.graph.edge_text(edge, "over")?.to_string(),
        };
        // An issue that is no more than a full stop says nothing.
        Some(over).filter(|over| over.chars().any(char::is_alphanumeric))
    }
}

fn row(text: &str, color: &str) -> String {
    let lines: Vec<String> = wrap(text, WIDTH + 8).iter().map(|line| isolated(line)).collect();
    format!("<FONT COLOR=\"{color}\">{}</FONT>", lines.join("<BR/>"))
}

fn issues(graph: &Graph) -> BTreeMap<&str, NodeId> {
    let all = graph.nodes_with_label("Issue").iter();
    all.filter_map(|node| Some((graph.node_text(*node, "id")?, *node))).collect()
}

fn label(graph: &Graph, node: NodeId, lang: Lang) -> String {
    if !graph.has_label(node, "Event") {
        let lines = wrap(&lang.name(graph, node), WIDTH);
        return format!("<{}>", lines.iter().map(|line| isolated(line)).collect::<Vec<_>>().join("<BR/>"));
    }
    let text = |key: &str| graph.node_text(node, key).unwrap_or_default();
    let mut lines = vec![format!("<B>{}</B>", isolated(lang.word(text("type"))))];
    lines.push(isolated(if text("start").is_empty() { lang.word("undated") } else { text("start") }));
    if text("modality") != "asserted" {
        lines.push(format!("<I>{}</I>", isolated(lang.word(text("modality")))));
    }
    if let Some(reports) = graph.node_property(node, "reports").as_int().filter(|n| *n > 1) {
        lines.push(format!("×{reports}"));
    }
    format!("<{}>", lines.join("<BR/>"))
}

fn style(graph: &Graph, node: NodeId) -> String {
    let kind = graph.node_text(node, "kind").unwrap_or_default();
    let label = |name: &str| graph.has_label(node, name);
    let (shape, fill, more) = match kind {
        _ if label("Issue") => ("note", "#fff4c2", ""),
        _ if label("Place") => ("house", "#e3efdc", ""),
        _ if label("Claim") => ("plaintext", "#ffffff", ", fontsize=9"),
        _ if label("Article") => ("folder", "#eeeeee", ", fontsize=9"),
        _ if label("Event") => ("box", fill(graph, node), dashes(graph, node)),
        "person" => ("ellipse", "#dbe9f6", ""),
        "state" => ("box", "#c9dcec", ""),
        "organisation" => ("box", "#e4e0f0", ", style=\"filled,rounded\""),
        "armed_group" => ("octagon", "#f1d5d0", ""),
        "media" => ("parallelogram", "#f3f3f3", ""),
        "group" => ("hexagon", "#e8ecef", ""),
        "unnamed" => ("ellipse", "#f7f7f7", ", style=\"filled,dashed\""),
        _ => ("ellipse", "#ffffff", ""),
    };
    format!("shape={shape}, fillcolor=\"{fill}\"{more}")
}

fn fill(graph: &Graph, event: NodeId) -> &'static str {
    match graph.node_property(event, "polarity").as_int() {
        Some(1) => "#d9f0d3",
        Some(-1) => "#fbdcd4",
        _ => "#f2f2f2",
    }
}

fn dashes(graph: &Graph, event: NodeId) -> &'static str {
    match graph.node_text(event, "modality") {
        Some("asserted") | None => "",
        Some(_) => ", style=\"filled,dashed\"",
    }
}

/// The text as part of an HTML-like label, kept apart from the direction of what stands around it.
fn isolated(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Only right-to-left text needs it, and not every renderer hides the marks.
    let isolate = text.chars().any(|c| matches!(c, '\u{0590}'..='\u{08FF}'));
    if isolate {
        out.push('\u{2067}');
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Control characters are no XML, and break a label.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    if isolate {
        out.push('\u{2069}');
    }
    out
}

/// The text in up to three lines of about equal length, none much over `width` characters.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let text = cut(text, 3 * width);
    let length = text.chars().count();
    let aim = length.div_ceil(length.div_ceil(width).max(1));
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        // A word goes where less of it stands out: beyond the line, or on the next.
        let over = (line.chars().count() + 1 + word.chars().count()).saturating_sub(aim);
        if !line.is_empty() && over > word.chars().count() / 2 {
            lines.push(word.to_string());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// The text, cut after a word if it is long.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    let head: String = text.chars().take(most).collect();
    let end = head.rfind(' ').unwrap_or(head.len());
    format!("{}…", &head[..end])
}
