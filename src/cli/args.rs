//! The words of the command line. What they make happen stands with each command.

use crate::claim::Claim;
use crate::cli::paint::When;
use clap::{Args, Parser, Subcommand};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Reads news articles, Arabic first, into a graph of actors, events and stances that keeps the words and the chain behind every fact.
///
/// Without a command: a prompt on the sample articles, for `MATCH … RETURN …;` and for `.help`.
#[derive(Debug, Parser)]
#[command(name = "isnad", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(
    after_help = "FILE is a store written by `isnad build`, or a property graph in JSON lines (Neo4j APOC's form).\n\
    Answers go to standard output, notes to standard error. Exit code: 0 done, 1 failed, 2 wrong usage."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Read words, names and offices from this folder instead of those built in
    #[arg(long, global = true, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// Colour: a terminal gets it, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(Build),
    Extract(Extract),
    Repl(Repl),
    Query(Query),
    Ask(Ask),
    Find(Find),
    Why(Why),
    Export(Export),
    Stats(Stats),
    Check(Check),
    Eval(Eval),
    Correct(Correct),
    Diff(Diff),
    Help(Help),
    Man(Man),
    Completions(Completions),
}

/// Read articles, extract their claims and keep both in a store
///
/// Articles that are in the store already, unchanged, are not read again; the rest of the store stays.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Files, folders (with all they hold) or `-` for JSON lines on standard input
    #[arg(value_name = "PATH", required_unless_present = "claims")]
    pub paths: Vec<PathBuf>,
    /// The store; made if it is not there
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Claims of another extractor, in JSON lines: kept beside our own
    #[arg(long, value_name = "CLAIMS")]
    pub claims: Vec<PathBuf>,
    #[command(flatten)]
    pub likely: Likely,
    #[command(flatten)]
    pub jobs: Jobs,
}

/// Print the claims of articles, one JSON object a line
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// Files, folders (with all they hold) or `-` for JSON lines on standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// How claims are printed
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = ["jsonl"])]
    pub format: String,
    /// Print who and what is mentioned, one JSON object an article
    #[arg(long, conflicts_with = "min_confidence")]
    pub mentions: bool,
    #[command(flatten)]
    pub likely: Likely,
    #[command(flatten)]
    pub jobs: Jobs,
}

/// What is read out of articles.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Likely {
    /// Leave out claims that are less sure than this (0 to 1): of those below the default, four in five are wrong
    #[arg(long, value_name = "X", default_value_t = 0.3, value_parser = share)]
    pub min_confidence: f64,
}

/// What of it is asked about.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Sure {
    /// Leave out claims that are less sure than this (0 to 1)
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = share)]
    pub min_confidence: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Jobs {
    /// How many articles are read at the same time; as many as there are processors unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// Open a prompt on a store or graph
///
/// Without a terminal, statements are read from standard input and their answers printed.
#[derive(Debug, Args)]
pub(crate) struct Repl {
    pub file: PathBuf,
    #[command(flatten)]
    pub sure: Sure,
    #[command(flatten)]
    pub limits: Limits,
}

/// Ask one question and print the answer
#[derive(Debug, Args)]
pub(crate) struct Query {
    pub file: PathBuf,
    /// The question: `MATCH … RETURN …`
    #[arg(value_name = "MATCH…", required_unless_present = "question_file")]
    pub question: Option<String>,
    /// Read the question from a file, `-` for standard input
    #[arg(short = 'f', long = "file", value_name = "FILE", id = "question_file", conflicts_with = "question")]
    pub question_file: Option<PathBuf>,
    /// A value for `$name`: JSON (`n=3`, `on=true`, `ids=["a","b"]`), else taken as text
    #[arg(long = "param", value_name = "NAME=VALUE")]
    pub params: Vec<String>,
    /// How the answer is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: crate::repl::answer::Format,
    /// Ask that often with `--timing`, after one turn that does not count
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub repeat: u32,
    /// Instead of the answer print how long it took, as JSON: median and minimum in milliseconds, turns, rows
    #[arg(long)]
    pub timing: bool,
    #[command(flatten)]
    pub sure: Sure,
    #[command(flatten)]
    pub limits: Limits,
}

/// Ask a plain question, in Arabic or English: who met whom, who supports what, what somebody said
///
/// The query that it becomes is printed first. What is not understood is told with its place and with the nearest question
/// that can be answered.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  isnad ask news.isnad 'who opposes the deal?'\n  \
    isnad ask news.isnad 'when did Obama meet Putin?' --format csv\n  \
    isnad ask news.isnad 'what happened between Russia and Turkey since November 2015?' --cypher")]
pub(crate) struct Ask {
    pub file: PathBuf,
    /// The question; several words need no quotes, but `?` does in some shells
    #[arg(value_name = "QUESTION", required = true, num_args = 1..)]
    pub question: Vec<String>,
    /// Print the query alone, without asking it
    #[arg(long)]
    pub cypher: bool,
    /// How the answer is printed; the query stands before it in tables alone, else on standard error
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: crate::repl::answer::Format,
    #[command(flatten)]
    pub limits: Limits,
}

/// Look for text in articles and names, and show the claims that were read there
///
/// Arabic is found however its letters are spelled and whatever particles are written to it. The index is kept in the store.
#[derive(Debug, Args)]
#[command(
    after_help = "Several words must all be there; \"words in quotes\" next to each other; also: truce OR ceasefire, \
    war NOT peace, negoti*"
)]
pub(crate) struct Find {
    pub file: PathBuf,
    /// Words, "a phrase", OR, NOT, a beginning*
    #[arg(value_name = "TEXT", required = true, num_args = 1..)]
    pub text: Vec<String>,
    /// How it is printed
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "jsonl"])]
    pub format: String,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Limits {
    /// Give up after that long: `10s`, `500ms`, `2m`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub timeout: Option<std::time::Duration>,
    /// Give up when the answer, or anything on the way to it, grows past that many rows
    #[arg(long, value_name = "N")]
    pub max_rows: Option<usize>,
    /// Give up when the rows held at once take more than that: `500MB`, `2GB`
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory: Option<usize>,
}

/// Show the evidence of an event, a stance or a claim: the sentences, who says so through whom, and the rule that read it
#[derive(Debug, Args)]
pub(crate) struct Why {
    pub file: PathBuf,
    /// Id of an event or claim; or a stance: 'ACTOR ACCUSES ACTOR', by ids or names
    pub id: String,
}

/// Write the graph for other programs
#[derive(Debug, Args)]
pub(crate) struct Export {
    pub file: PathBuf,
    /// What is written
    #[arg(long, value_name = "FORMAT", default_value = "dot")]
    pub format: String,
    /// Which part of the graph: stances, events, full, or a query that returns nodes, relationships or paths
    #[arg(long, value_name = "VIEW")]
    pub view: Option<String>,
    /// Language of names: en or ar
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = ["ar", "en"])]
    pub lang: String,
    /// Where to; standard output unless given
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub sure: Sure,
}

/// Count what a store or graph holds
#[derive(Debug, Args)]
pub(crate) struct Stats {
    pub file: PathBuf,
}

/// Look for mistakes in a lexicon folder, a store or a graph
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "LEXICON|FILE")]
    pub path: PathBuf,
}

/// Measure claims against gold that people made
///
/// GOLD is a folder with a table of claims for each article, ID.tsv, and the names of its actors, ID.actors.tsv (or actors.tsv
/// for all); columns as in docs/manual.md. FILE holds claims: JSON lines as `isnad extract` prints them, or a store. Precision,
/// recall and F1 are given at three levels: detect (the type, and words that overlap), roles (and exactly the right source and
/// target), full (and issue, modality, date and chain, where the gold has them).
#[derive(Debug, Args)]
pub(crate) struct Eval {
    pub gold: PathBuf,
    pub file: PathBuf,
    /// The articles that the claims were read from: files, folders, JSON lines. Unless given: those in the store, or GOLD/articles.jsonl
    #[arg(long, value_name = "PATH")]
    pub articles: Vec<PathBuf>,
    /// List every mistake, of one article or of all
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "all")]
    pub show: Option<String>,
    /// What is better and worse than in these claims, JSON lines or a store
    #[arg(long, value_name = "OTHER", conflicts_with_all = ["json", "calibration", "show"])]
    pub diff: Option<PathBuf>,
    /// Print how confidence and truth go together
    #[arg(long)]
    pub calibration: bool,
    /// Print weights that make confidence hold on this gold, as the lexicon's confidence.tsv has them
    #[arg(long, conflicts_with_all = ["json", "calibration", "show", "diff"])]
    pub fit: bool,
    /// Fit to these claims too, which somebody judged one by one in articles without gold: article, type, trigger, source,
    /// target, right
    #[arg(long, value_name = "TSV", requires = "fit")]
    pub judged: Option<PathBuf>,
    #[command(flatten)]
    pub sure: Sure,
    /// Print everything as one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Correct what was read: drop, change or add claims, merge, split or name actors
///
/// Corrections are kept in the store with date, author and reason, applied whenever its graph is assembled, shown by
/// `why`, and can be taken back. A rebuild keeps them.
#[derive(Debug, Args)]
pub(crate) struct Correct {
    /// A store
    pub file: PathBuf,
    #[command(subcommand)]
    pub order: crate::correct::Order,
}

/// Show what B tells that A does not (+), what it tells no more (-), and what it tells otherwise (~)
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// A store or graph
    pub a: PathBuf,
    /// Another, or the same at another time
    pub b: PathBuf,
    /// How the answer is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: crate::repl::answer::Format,
}

/// Help on a command, or what the manual says on a topic
#[derive(Debug, Args)]
pub(crate) struct Help {
    /// A command, or any word of the manual
    #[arg(value_name = "TOPIC")]
    pub topic: Vec<String>,
}

/// Write man pages, one for each command
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The folder that they go to; made if it is not there
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Print the script that completes commands and options in a shell
///
/// For bash: `isnad completions bash > ~/.local/share/bash-completion/completions/isnad`
#[derive(Debug, Args)]
pub(crate) struct Completions {
    pub shell: clap_complete::Shell,
}

impl Likely {
    pub(crate) fn sure(self) -> Sure {
        Sure { min_confidence: self.min_confidence }
    }
}

impl Sure {
    /// Whether a claim is sure enough, by itself or because people corrected it.
    pub(crate) fn holds(self, claim: &Claim) -> bool {
        claim.confidence >= self.min_confidence || !claim.corrected.is_empty()
    }

    /// Whether every claim will do.
    pub(crate) fn is_open(self) -> bool {
        self.min_confidence <= 0.0
    }
}

impl Jobs {
    /// As asked for, if it was.
    pub(crate) fn number(&self) -> Option<NonZeroUsize> {
        self.jobs.and_then(|n| NonZeroUsize::new(n.into()))
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(x) if (0.0..=1.0).contains(&x) => Ok(x),
        _ => Err("a number from 0 to 1 is wanted".into()),
    }
}

fn size(text: &str) -> Result<usize, String> {
    let wanted = || "a size such as 500MB or 2GB is wanted".to_string();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let unit = match text[digits..].trim().to_ascii_uppercase().trim_end_matches(['B', 'I']) {
        "" => 1,
        "K" => 1 << 10,
        "M" => 1 << 20,
        "G" => 1 << 30,
        _ => return Err(wanted()),
    };
    text[..digits].parse::<usize>().ok().and_then(|n| n.checked_mul(unit)).ok_or_else(wanted)
}

fn duration(text: &str) -> Result<std::time::Duration, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let unit = match &text[digits..] {
        "ms" => 0.001,
        "s" | "" => 1.0,
        "m" => 60.0,
        _ => return Err("a time such as 10s, 500ms or 2m is wanted".into()),
    };
    let number: f64 = text[..digits].parse().map_err(|_| "a time such as 10s, 500ms or 2m is wanted".to_string())?;
    std::time::Duration::try_from_secs_f64(number * unit).map_err(|_| "that is longer than anyone waits".into())
}
