//! Answers against the tables of the kit: both sides brought into one spelling.

use isnad::graph::{EdgeId, Graph, NodeId};
use isnad::query::{Table, Value};

/// Whether an answer is the expected table.
pub fn tables(
    graph: &Graph,
    table: &Table,
    columns: &[String],
    rows: &[Vec<String>],
    ordered: bool,
    loose_lists: bool,
) -> Result<(), String> {
    if !columns.is_empty() && table.columns != columns {
        return Err(format!("columns {:?} expected, {:?} found", columns, table.columns));
    }
    let mut expected: Vec<Vec<String>> = Vec::new();
    for row in rows {
        expected.push(row.iter().map(|cell| spelled(cell, loose_lists)).collect::<Result<_, _>>()?);
    }
    let spell = |row: &Vec<Value>| row.iter().map(|v| value(graph, v, loose_lists)).collect();
    let mut found: Vec<Vec<String>> = table.rows.iter().map(spell).collect();
    if !ordered {
        expected.sort();
        found.sort();
    }
    if expected == found { Ok(()) } else { Err(format!("expected {expected:?}\n  found    {found:?}")) }
}

fn list(mut parts: Vec<String>, loose: bool) -> String {
    if loose {
        parts.sort();
    }
    format!("[{}]", parts.join(", "))
}

fn map(mut pairs: Vec<(String, String)>) -> String {
    pairs.sort();
    let pairs: Vec<String> = pairs.into_iter().map(|(k, v)| format!("{k}: {v}")).collect();
    format!("{{{}}}", pairs.join(", "))
}

fn float(n: f64) -> String {
    // The kit writes -0.0 as 0.0.
    format!("float {:?}", if n == 0.0 { 0.0 } else { n })
}

fn node_text(mut labels: Vec<String>, properties: Vec<(String, String)>) -> String {
    labels.sort();
    format!("({}{})", labels.iter().map(|l| format!(":{l}")).collect::<String>(), map(properties))
}

fn node(graph: &Graph, node: NodeId, loose: bool) -> String {
    let labels = graph.labels(node).map(str::to_string).collect();
    let properties = graph.node_properties(node).into_iter();
    node_text(labels, properties.map(|(k, v)| (k.to_string(), value(graph, &v.into(), loose))).collect())
}

fn edge(graph: &Graph, edge: EdgeId, loose: bool) -> String {
    let properties = graph.edge_properties(edge).into_iter();
    let properties = properties.map(|(k, v)| (k.to_string(), value(graph, &v.into(), loose))).collect();
    format!("[:{}{}]", graph.kind(edge), map(properties))
}

fn value(graph: &Graph, found: &Value, loose: bool) -> String {
    match found {
        Value::Null => "null".to_string(),
        Value::Bool(b) => b.to_string(),
        Value::Int(n) => n.to_string(),
        Value::Float(n) => float(*n),
        Value::Text(text) => format!("'{text}'"),
        Value::List(values) => list(values.iter().map(|v| value(graph, v, loose)).collect(), loose),
        Value::Map(pairs) => map(pairs.iter().map(|(k, v)| (k.to_string(), value(graph, v, loose))).collect()),
        Value::Node(id) => node(graph, *id, loose),
        Value::Edge(id) => edge(graph, *id, loose),
        Value::Path(path) => {
            let mut text = format!("<{}", node(graph, path.nodes[0], loose));
            for (at, id) in path.edges.iter().enumerate() {
                let (left, right) = if graph.ends(*id).0 == path.nodes[at] { ("-", "->") } else { ("<-", "-") };
                text += &format!("{left}{}{right}{}", edge(graph, *id, loose), node(graph, path.nodes[at + 1], loose));
            }
            text + ">"
        }
        temporal => format!("'{}'", temporal.plain(graph)),
    }
}

/// A cell of the kit in the same spelling.
fn spelled(cell: &str, loose: bool) -> Result<String, String> {
    let mut reader = Reader { chars: cell.chars().collect(), at: 0, loose };
    let text = reader.value()?;
    reader.blank();
    if reader.at == reader.chars.len() { Ok(text) } else { Err(format!("cell not understood: {cell}")) }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    loose: bool,
}

impl Reader {
    fn peek(&self) -> char {
        self.chars.get(self.at).copied().unwrap_or('\0')
    }

    fn blank(&mut self) {
        while self.peek().is_whitespace() {
            self.at += 1;
        }
    }

    fn take(&mut self, c: char) -> bool {
        self.blank();
        let found = self.peek() == c;
        self.at += usize::from(found);
        found
    }

    fn value(&mut self) -> Result<String, String> {
        self.blank();
        match self.peek() {
            '\'' => Ok(format!("'{}'", self.text())),
            '[' => {
                self.at += 1;
                if self.take(':') {
                    return self.edge();
                }
                let mut values = Vec::new();
                while !self.take(']') {
                    values.push(self.value()?);
                    self.take(',');
                }
                Ok(list(values, self.loose))
            }
            '{' => Ok(map(self.pairs()?)),
            '(' => self.node(),
            '<' => {
                self.at += 1;
                let mut text = format!("<{}", self.node()?);
                while !self.take('>') {
                    let left = if self.take('<') { "<-" } else { "-" };
                    if !self.take('-') || !self.take('[') || !self.take(':') {
                        return Err("relationship of a path expected".to_string());
                    }
                    let edge = self.edge()?;
                    self.take('-');
                    let right = if self.take('>') { "->" } else { "-" };
                    text += &format!("{left}{edge}{right}{}", self.node()?);
                }
                Ok(text + ">")
            }
            _ => {
                let word = self.word();
                Ok(match word.as_str() {
                    "null" | "true" | "false" => word,
                    _ if word.parse::<i64>().is_ok() => word,
                    "Infinity" | "Inf" => float(f64::INFINITY),
                    _ => float(word.parse().map_err(|_| format!("value not understood: {word}"))?),
                })
            }
        }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.peek() != '\0' && !" ,:]})".contains(self.peek()) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn text(&mut self) -> String {
        self.at += 1;
        let mut text = String::new();
        while self.peek() != '\0' && self.peek() != '\'' {
            if self.peek() == '\\' && matches!(self.chars.get(self.at + 1), Some('\'' | '\\')) {
                self.at += 1;
            }
            text.push(self.peek());
            self.at += 1;
        }
        self.at += 1;
        text
    }

    fn pairs(&mut self) -> Result<Vec<(String, String)>, String> {
        let mut pairs = Vec::new();
        if !self.take('{') {
            return Ok(pairs);
        }
        while !self.take('}') {
            self.blank();
            let key = self.word();
            if !self.take(':') {
                return Err("key without a value".to_string());
            }
            pairs.push((key, self.value()?));
            self.take(',');
        }
        Ok(pairs)
    }

    fn node(&mut self) -> Result<String, String> {
        self.take('(');
        let mut labels = Vec::new();
        while self.take(':') {
            labels.push(self.word());
        }
        self.blank();
        let properties = self.pairs()?;
        if self.take(')') { Ok(node_text(labels, properties)) } else { Err("node not understood".to_string()) }
    }

    /// After `[:`.
    fn edge(&mut self) -> Result<String, String> {
        let kind = self.word();
        self.blank();
        let properties = self.pairs()?;
        if self.take(']') {
            Ok(format!("[:{kind}{}]", map(properties)))
        } else {
            Err("relationship not understood".to_string())
        }
    }
}
