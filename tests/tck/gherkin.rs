//! Feature files → scenarios, outlines expanded.

/// What a scenario starts from.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    Empty,
    Named(String),
}

/// What must come of the query.
#[derive(Clone, Debug)]
pub enum Outcome {
    Rows { columns: Vec<String>, rows: Vec<Vec<String>>, ordered: bool, loose_lists: bool },
    Error { class: String, phase: String, detail: String },
}

#[derive(Clone, Debug)]
pub struct Scenario {
    pub name: String,
    pub start: Start,
    pub setup: Vec<String>,
    pub params: Vec<(String, String)>,
    pub query: String,
    pub outcome: Outcome,
}

#[derive(Clone, Debug)]
struct Step {
    text: String,
    block: String,
    table: Vec<Vec<String>>,
}

/// A scenario before its outline is expanded.
#[derive(Default)]
struct Raw {
    name: String,
    steps: Vec<Step>,
    examples: Vec<Vec<Vec<String>>>,
}

/// All scenarios of a feature file.
pub fn scenarios(text: &str) -> Vec<Scenario> {
    let (mut feature, mut background, mut raws) = (String::new(), Vec::new(), Vec::<Raw>::new());
    let mut in_background = false;
    let mut in_examples = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') || line.starts_with('@') {
            continue;
        }
        if let Some(name) = line.strip_prefix("Feature:") {
            feature = name.split(" - ").next().unwrap_or(name).trim().to_string();
        } else if line.starts_with("Background:") {
            in_background = true;
        } else if let Some(name) = line.strip_prefix("Scenario Outline:").or(line.strip_prefix("Scenario:")) {
            (in_background, in_examples) = (false, false);
            raws.push(Raw { name: format!("{feature} {}", name.trim()), ..Raw::default() });
        } else if line.starts_with("Examples:") {
            in_examples = true;
            raws.last_mut().expect("examples follow a scenario").examples.push(Vec::new());
        } else if line.starts_with("\"\"\"") {
            let block: Vec<&str> = lines.by_ref().take_while(|l| !l.trim().starts_with("\"\"\"")).collect();
            let steps = if in_background { &mut background } else { &mut raws.last_mut().expect("a scenario").steps };
            steps.last_mut().expect("a block follows a step").block = block.join("\n");
        } else if line.starts_with('|') {
            let row = cells(line);
            if in_examples {
                let examples = &mut raws.last_mut().expect("a scenario").examples;
                examples.last_mut().expect("a table follows Examples").push(row);
            } else {
                let steps =
                    if in_background { &mut background } else { &mut raws.last_mut().expect("a scenario").steps };
                steps.last_mut().expect("a table follows a step").table.push(row);
            }
        } else if let Some((_, text)) = line.split_once(' ') {
            let step = Step { text: text.trim().to_string(), block: String::new(), table: Vec::new() };
            if in_background {
                background.push(step);
            } else if let Some(raw) = raws.last_mut() {
                raw.steps.push(step);
            }
        }
    }
    raws.iter().flat_map(|raw| expand(raw, &background)).collect()
}

/// `| a \| b | c |`, with `\n` for a new line and `\\` for a backslash.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let line = line.trim();
    let mut chars = line.strip_prefix('|').unwrap_or(line).chars().peekable();
    while let Some(c) = chars.next() {
        let plain = match (c, chars.peek()) {
            ('\\', Some('n')) => '\n',
            ('\\', Some(next @ ('\\' | '|'))) => *next,
            ('|', _) => {
                cells.push(std::mem::take(&mut cell).trim().to_string());
                continue;
            }
            (c, _) => {
                cell.push(c);
                continue;
            }
        };
        chars.next();
        cell.push(plain);
    }
    cells
}

fn expand(raw: &Raw, background: &[Step]) -> Vec<Scenario> {
    let steps: Vec<Step> = background.iter().chain(&raw.steps).cloned().collect();
    if raw.examples.is_empty() {
        return scenario(&raw.name, &steps).into_iter().collect();
    }
    let mut all = Vec::new();
    for table in &raw.examples {
        let Some((head, rows)) = table.split_first() else { continue };
        for (at, row) in rows.iter().enumerate() {
            let fill = |text: &str| {
                let pairs = head.iter().zip(row);
                pairs.fold(text.to_string(), |text, (name, value)| text.replace(&format!("<{name}>"), value))
            };
            let filled = steps.iter().map(|s| Step {
                text: fill(&s.text),
                block: fill(&s.block),
                table: s.table.iter().map(|r| r.iter().map(|c| fill(c)).collect()).collect(),
            });
            let filled: Vec<Step> = filled.collect();
            all.extend(scenario(&format!("{} #{}", raw.name, all.len() + 1), &filled));
            let _ = at;
        }
    }
    all
}

fn scenario(name: &str, steps: &[Step]) -> Option<Scenario> {
    let mut start = Start::Empty;
    let (mut setup, mut params, mut query, mut outcome) = (Vec::new(), Vec::new(), None, None);
    for step in steps {
        let text = step.text.as_str();
        if let Some(named) = text.strip_prefix("the ").and_then(|t| t.strip_suffix(" graph")) {
            start = Start::Named(named.to_string());
        } else if text.starts_with("having executed") {
            setup.push(step.block.clone());
        } else if text.starts_with("parameters are") {
            params.extend(step.table.iter().map(|row| (row[0].clone(), row[1].clone())));
        } else if text.starts_with("executing query") {
            query = Some(step.block.clone());
        } else if text.starts_with("executing control query") || text.starts_with("there exists a procedure") {
            return None;
        } else if text.starts_with("the result should be empty") {
            outcome = Some(Outcome::Rows { columns: Vec::new(), rows: Vec::new(), ordered: false, loose_lists: false });
        } else if text.starts_with("the result should be") {
            let ordered = text.contains("in order");
            let loose_lists = text.contains("ignoring element order");
            let (columns, rows) = step.table.split_first().map(|(c, r)| (c.clone(), r.to_vec())).unwrap_or_default();
            outcome = Some(Outcome::Rows { columns, rows, ordered, loose_lists });
        } else if let Some((what, rest)) = text.split_once(" should be raised at ") {
            let class = what.trim_start_matches("an ").trim_start_matches("a ").to_string();
            let (phase, detail) = rest.split_once(": ")?;
            outcome = Some(Outcome::Error { class, phase: phase.to_string(), detail: detail.trim().to_string() });
        }
    }
    Some(Scenario { name: name.to_string(), start, setup, params, query: query?, outcome: outcome? })
}
