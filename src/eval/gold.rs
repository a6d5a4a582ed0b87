//! Gold of one article, as people wrote it: rows of what is claimed, and the names that each actor goes by.

use crate::claim::{Actor, ClaimType};
use crate::diag::{Diagnostic, Place};
use crate::eval::fold::{Squeezed, bare, fold};
use std::collections::{BTreeSet, HashMap};

/// One file of gold with what it is read against. `rows` and `actors` are tab-separated, their first lines name columns.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The article's.
    pub id: String,
    /// As messages name it.
    pub file: String,
    pub rows: String,
    /// The lists of actors that hold for this article.
    pub actors: Vec<String>,
    /// The article's text, byte for byte as the claims were read from it.
    pub text: String,
}

/// The gold of one article.
#[derive(Debug)]
pub struct Gold {
    pub id: String,
    pub file: String,
    pub rows: Vec<Row>,
    actors: HashMap<String, BTreeSet<String>>,
}

/// One claim that a reader found.
#[derive(Debug)]
pub struct Row {
    /// In its file.
    pub line: usize,
    /// Any of these is right; the first one first.
    pub types: Vec<String>,
    pub source: Vec<Wanted>,
    pub target: Vec<Wanted>,
    /// Folded keywords, any of which will do.
    pub issue: Vec<String>,
    /// The beginning of an ISO date.
    pub date: String,
    pub modality: Vec<String>,
    pub chain: Vec<Wanted>,
    /// A good reader must find it; else it neither costs nor earns.
    pub required: bool,
    /// As written.
    pub evidence: String,
    /// The bytes of the article that the evidence stands in.
    pub span: (usize, usize),
}

/// An actor of a row: any of the keys names it.
#[derive(Debug)]
pub struct Wanted {
    pub keys: Vec<String>,
    pub required: bool,
}

impl Gold {
    /// Reads it; a row whose evidence is not in the text is left out with a message.
    pub fn read(source: &Source, problems: &mut Vec<Diagnostic>) -> Gold {
        let text = Squeezed::new(&source.text);
        let mut rows = Vec::new();
        for (n, line) in source.rows.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
            let place = |piece: &str| Place { file: source.file.clone(), line: n + 1, column: 0, piece: piece.into() };
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |n: usize| cells.get(n).copied().unwrap_or_default();
            for kind in cell(0).split('|').filter(|kind| ClaimType::named(kind).is_none()) {
                let message = Diagnostic::warning("no claim has this type").with_place(place(kind));
                problems.push(message.with_hint("the types are CONSULT, AGREE, SUPPORT and so on, joined by |"));
            }
            let Some(span) = span(cell(9), &text) else {
                problems.push(
                    Diagnostic::warning("evidence that is not in the text: the row is left out")
                        .with_place(place(cell(9)))
                        .with_hint("copy the words from the article"),
                );
                continue;
            };
            rows.push(Row {
                line: n + 1,
                types: cell(0).split('|').map(str::to_string).collect(),
                source: wanted(cell(1)),
                target: wanted(cell(2)),
                issue: keywords(cell(3)),
                date: date(cell(5)),
                modality: cell(6).split('|').filter(|m| !m.is_empty()).map(str::to_string).collect(),
                chain: wanted(cell(7)),
                required: cell(8) == "req",
                evidence: cell(9).to_string(),
                span,
            });
        }
        Gold { id: source.id.clone(), file: source.file.clone(), rows, actors: actors(&source.actors) }
    }

    /// Whether an actor of a claim is one of these.
    pub(super) fn is_any(&self, actor: &Actor, keys: &[String]) -> bool {
        let spaced = actor.id.replace('-', " ");
        let said = [&actor.id, &actor.name, &actor.name_ar, &actor.mention, &spaced].map(|form| bare(form));
        keys.iter().any(|key| match self.actors.get(key) {
            Some(forms) => said.iter().any(|form| forms.contains(form)),
            None => said.contains(&bare(key)),
        })
    }
}

impl Row {
    /// The row in one line.
    pub fn shown(&self) -> String {
        let list = |wanted: &[Wanted]| {
            let one = |w: &Wanted| format!("{}{}", w.keys.join("|"), if w.required { "" } else { "?" });
            wanted.iter().map(one).collect::<Vec<String>>().join(";")
        };
        format!("{} ({} -> {}) {}", self.types.join("|"), list(&self.source), list(&self.target), self.evidence)
    }
}

/// `A|B;C?`: A or B, and perhaps C.
fn wanted(cell: &str) -> Vec<Wanted> {
    let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
    let one = |part: &str| {
        let keys = part.split('|').map(|key| key.trim().trim_end_matches('?').to_string());
        Wanted { keys: keys.filter(|key| !key.is_empty()).collect(), required: !part.ends_with('?') }
    };
    parts.map(one).filter(|wanted| !wanted.keys.is_empty()).collect()
}

fn keywords(cell: &str) -> Vec<String> {
    if cell.contains('?') {
        return Vec::new();
    }
    cell.split(',').filter(|word| !word.trim().is_empty()).map(fold).collect()
}

fn date(cell: &str) -> String {
    let told = cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.ends_with('?');
    if told { cell.to_string() } else { String::new() }
}

/// `@120-310`, or words of the text; of alternatives the first that is there.
fn span(evidence: &str, text: &Squeezed) -> Option<(usize, usize)> {
    let bytes = evidence.strip_prefix('@').and_then(|rest| rest.split_once('-'));
    if let Some((from, to)) = bytes.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?))) {
        return Some((from, to));
    }
    evidence.split('|').find_map(|words| text.find(words))
}

/// Key → the forms that name it, itself included.
fn actors(files: &[String]) -> HashMap<String, BTreeSet<String>> {
    let mut out: HashMap<String, BTreeSet<String>> = HashMap::new();
    for line in files.iter().flat_map(|file| file.lines().skip(1)).filter(|line| !line.trim().is_empty()) {
        let mut cells = line.split('\t');
        let key = cells.next().unwrap_or_default();
        let forms = cells.nth(1).unwrap_or_default();
        let forms = forms.split('|').chain([key]).map(bare).filter(|form| !form.is_empty());
        out.entry(key.to_string()).or_default().extend(forms);
    }
    out
}
