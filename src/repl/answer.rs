//! An answer in the words of a reader: a table for a terminal, or one of the forms that other programs take.

use crate::export::Lang;
use crate::export::dot;
use crate::graph::Graph;
use crate::query::Table;
use crate::query::Value;
use crate::repl::table;
use crate::repl::table::Cell;
use clap::ValueEnum;
use std::io::{self, Write};

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for the eye
    Table,
    /// Comma-separated values with a heading (RFC 4180)
    Csv,
    /// One array of objects
    Json,
    /// One object a line
    Jsonl,
    /// A table for Markdown
    Markdown,
    /// A value a line, under its column's name
    Line,
    /// A picture for Graphviz, of the nodes and relationships in the answer
    Dot,
}

impl Format {
    /// The word that chooses it.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|v| v.get_name().to_string()).unwrap_or_default()
    }
}

/// Writes an answer. `screen` is the width that tables keep to, if there is one.
///
/// # Errors
/// What the stream reports.
pub(crate) fn write(
    out: &mut impl Write,
    answer: &Table,
    graph: &Graph,
    format: Format,
    screen: Option<usize>,
) -> io::Result<()> {
    match format {
        Format::Table => {
            let rows: Vec<Vec<Cell>> = answer.rows.iter().map(|row| cells(row, graph)).collect();
            out.write_all(table::layout(&answer.columns, &rows, screen).as_bytes())?;
            writeln!(out, "{}", counted(answer.rows.len(), "row"))
        }
        Format::Csv => csv(out, answer, graph),
        Format::Json => json(out, answer, graph),
        Format::Jsonl => answer.rows.iter().try_for_each(|row| writeln!(out, "{}", object(answer, row, graph))),
        Format::Markdown => markdown(out, answer, graph),
        Format::Line => lines(out, answer, graph),
        Format::Dot => dot::table(graph, answer, Lang::default(), out),
    }
}

/// `1 row`, `2 rows`.
pub(crate) fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn cells(row: &[Value], graph: &Graph) -> Vec<Cell> {
    let cell =
        |value: &Value| Cell { text: value.plain(graph), number: matches!(value, Value::Int(_) | Value::Float(_)) };
    row.iter().map(cell).collect()
}

/// Lists and maps are JSON inside a cell, null is an empty one.
fn csv(out: &mut impl Write, answer: &Table, graph: &Graph) -> io::Result<()> {
    let line = |cells: Vec<String>| cells.iter().map(|c| quoted(c)).collect::<Vec<String>>().join(",");
    writeln!(out, "{}", line(answer.columns.clone()))?;
    for row in &answer.rows {
        let cells = row.iter().map(|value| match value {
            Value::Null => String::new(),
            Value::Text(text) => text.to_string(),
            Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Edge(_) | Value::Path(_) => {
                value.to_json(graph).to_string()
            }
            other => other.plain(graph),
        });
        writeln!(out, "{}", line(cells.collect()))?;
    }
    Ok(())
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}

fn json(out: &mut impl Write, answer: &Table, graph: &Graph) -> io::Result<()> {
    out.write_all(b"[")?;
    for (n, row) in answer.rows.iter().enumerate() {
        write!(out, "{}{}", if n == 0 { "\n" } else { ",\n" }, object(answer, row, graph))?;
    }
    out.write_all(if answer.rows.is_empty() { b"]\n" } else { b"\n]\n" })
}

/// One row under its columns' names, in their order.
fn object(answer: &Table, row: &[Value], graph: &Graph) -> String {
    let field = |(name, value): (&String, &Value)| {
        format!("{}:{}", serde_json::Value::from(name.as_str()), value.to_json(graph))
    };
    let fields: Vec<String> = answer.columns.iter().zip(row).map(field).collect();
    format!("{{{}}}", fields.join(","))
}

/// `column: value`, names padded to one width, an empty line between rows.
fn lines(out: &mut impl Write, answer: &Table, graph: &Graph) -> io::Result<()> {
    let width = answer.columns.iter().map(|c| table::width(c)).max().unwrap_or(0);
    for (n, row) in answer.rows.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        for (column, value) in answer.columns.iter().zip(row) {
            let blank = " ".repeat(width - table::width(column));
            writeln!(out, "{blank}{column}: {}", table::isolated(&value.plain(graph)))?;
        }
    }
    Ok(())
}

fn markdown(out: &mut impl Write, answer: &Table, graph: &Graph) -> io::Result<()> {
    let escaped = |text: &str| {
        let text = text.replace('\\', "\\\\").replace('|', "\\|");
        text.split_whitespace().collect::<Vec<&str>>().join(" ")
    };
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", line(answer.columns.iter().map(|c| escaped(c)).collect()))?;
    let number = |n: usize| {
        !answer.rows.is_empty() && answer.rows.iter().all(|row| matches!(row[n], Value::Int(_) | Value::Float(_)))
    };
    let rules = (0..answer.columns.len()).map(|n| String::from(if number(n) { "---:" } else { "---" }));
    writeln!(out, "{}", line(rules.collect()))?;
    for row in &answer.rows {
        writeln!(out, "{}", line(row.iter().map(|v| escaped(&v.plain(graph))).collect()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: Format) -> String {
        let answer = Table {
            columns: vec!["a".into(), "b \"c\"".into()],
            rows: vec![
                vec![Value::text("x, |y|"), Value::Int(1)],
                vec![Value::Null, Value::list(vec![Value::Int(2), Value::text("z")])],
            ],
        };
        let mut out = Vec::new();
        write(&mut out, &answer, &Graph::new(), format, None).expect("memory takes all that is written");
        String::from_utf8(out).expect("answers are text")
    }

    #[test]
    fn every_format_escapes_what_would_break_it() {
        assert_eq!(written(Format::Csv), "a,\"b \"\"c\"\"\"\n\"x, |y|\",1\n,\"[2,\"\"z\"\"]\"\n");
        assert_eq!(
            written(Format::Jsonl),
            "{\"a\":\"x, |y|\",\"b \\\"c\\\"\":1}\n{\"a\":null,\"b \\\"c\\\"\":[2,\"z\"]}\n"
        );
        assert_eq!(
            written(Format::Markdown),
            "| a | b \"c\" |\n| --- | --- |\n| x, \\|y\\| | 1 |\n| null | [2, 'z'] |\n"
        );
        assert_eq!(
            written(Format::Table),
            "a      │ b \"c\"\n───────┼─────────\nx, |y| │        1\nnull   │ [2, 'z']\n2 rows\n"
        );
    }

    #[test]
    fn json_is_one_array() {
        let read: serde_json::Value = serde_json::from_str(&written(Format::Json)).expect("it is JSON");
        assert_eq!(read.as_array().map(Vec::len), Some(2));
    }
}
