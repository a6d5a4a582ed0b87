//! `isnad eval`: claims beside gold; what is right, what is wrong, and what changed since another run.

use crate::article::Article;
use crate::claim::{Actor, Claim};
use crate::cli::Failure;
use crate::cli::args::Eval;
use crate::cli::build;
use crate::cli::lexicon::Chosen;
use crate::cli::output::{self, Output};
use crate::cli::report::{Report, note};
use crate::cli::source::{self, Kind};
use crate::diag::{Diagnostic, Place, Warned};
use crate::eval::{self, Calibration, Count, Evaluation, Finding, Judged, Level, Mistake, Source, Verdict};
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::read;
use crate::repl::answer::counted;
use crate::store::Store;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn eval(what: &Eval, chosen: &Chosen, report: &mut Report) -> Result<(), Failure> {
    let sources = gold(what, chosen, report)?;
    let this = run(what, &what.file, &sources, report)?;
    let text = if let Some(other) = &what.diff {
        let names = (other.display().to_string(), what.file.display().to_string());
        changes(&this, &run(what, other, &sources, report)?, &names)
    } else if what.fit {
        let lexicon = chosen.load(report)?;
        let read = articles(what, &tables(&what.gold)?.0, &lexicon, report)?;
        let themes =
            read.into_iter().map(|article| (article.id.clone(), pipeline::theme(&article, &lexicon))).collect();
        let fit = eval::fit(&this, &judged(what)?, &themes, &lexicon);
        note(&format!("on articles left out of the fit in turn:\n{}", calibration(&fit.elsewhere)));
        // By code point, as lexicon files are sorted.
        let rows = fit.weights.iter().map(|(feature, weight)| format!("{feature}\t{weight:.2}\n"));
        format!("feature\tweight\n{}", rows.collect::<String>())
    } else if what.json {
        format!("{}\n", object(&this))
    } else if what.calibration {
        calibration(&this.calibration())
    } else {
        summary(&this, what.show.as_deref())
    };
    let mut out = Output::standard();
    out.put(text)?;
    out.flush()
}

fn run(what: &Eval, file: &Path, sources: &[Source], report: &mut Report) -> Result<Evaluation, Failure> {
    let mut claims = match source::kind(file)? {
        Kind::Store => Store::open(file)?.claims()?,
        Kind::Graph => build::claims(file, report)?,
    };
    claims.retain(|claim| what.sure.holds(claim));
    let Warned { value, warnings } = eval::evaluate(sources, claims);
    report.say_all(&warnings);
    Ok(value)
}

/// What somebody said of single claims.
fn judged(what: &Eval) -> Result<Vec<Verdict>, Failure> {
    let Some(path) = &what.judged else { return Ok(Vec::new()) };
    let table = fs::read_to_string(path).map_err(|e| output::cannot_read(&path.display().to_string(), &e))?;
    Ok(eval::verdicts(&table))
}

/// The tables of a folder, or one table, with the texts that belong to them.
fn gold(what: &Eval, chosen: &Chosen, report: &mut Report) -> Result<Vec<Source>, Failure> {
    let (folder, files) = tables(&what.gold)?;
    let articles = articles(what, &folder, &chosen.load(report)?, report)?;
    let texts: BTreeMap<String, String> = articles.into_iter().map(|article| (article.id, article.text)).collect();
    let text_of = |path: &Path| -> Result<String, Failure> {
        fs::read_to_string(path).map_err(|e| output::cannot_read(&path.display().to_string(), &e).into())
    };
    let mut sources = Vec::new();
    for path in files {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = path.display().to_string();
        let Some(text) = texts.get(&id) else {
            let message = Diagnostic::warning(format!("found no article {id}: its gold is left out"));
            report.say(&message.with_place(Place::file(file)).with_hint("say where it is: --articles PATH"));
            continue;
        };
        let lists = [folder.join(format!("{id}.actors.tsv")), folder.join("actors.tsv")];
        let actors = lists.iter().filter(|path| path.exists()).map(|path| text_of(path)).collect::<Result<_, _>>()?;
        sources.push(Source { id, file, rows: text_of(&path)?, actors, text: text.clone() });
    }
    if sources.is_empty() {
        let message =
            Diagnostic::error("found no gold for any article").with_place(Place::file(folder.display().to_string()));
        return Err(message
            .with_hint("a folder with ID.tsv for each article is wanted, ID being the article's")
            .into());
    }
    Ok(sources)
}

/// The folder and the tables of claims in it, in order of name.
fn tables(gold: &Path) -> Result<(PathBuf, Vec<PathBuf>), Failure> {
    let failed = |e| Failure::from(output::cannot_read(&gold.display().to_string(), &e));
    if gold.is_file() {
        let folder = gold.parent().map(Path::to_path_buf).unwrap_or_default();
        return Ok((folder, vec![gold.to_path_buf()]));
    }
    let entries = fs::read_dir(gold).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let mut files: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".tsv") && !name.ends_with("actors.tsv")
    });
    files.sort();
    Ok((gold.to_path_buf(), files))
}

/// The articles that the claims were read from.
fn articles(what: &Eval, folder: &Path, lexicon: &Lexicon, report: &mut Report) -> Result<Vec<Article>, Failure> {
    let beside = folder.join("articles.jsonl");
    let mut found = Vec::new();
    if what.articles.is_empty() && source::kind(&what.file)? == Kind::Store {
        Store::open(&what.file)?.each_article(|article| found.push(article))?;
        return Ok(found);
    }
    let paths = match &what.articles[..] {
        [] if beside.exists() => vec![beside],
        [] => {
            let message = Diagnostic::error("found no articles that the claims were read from");
            let hint = "say where they are: --articles PATH";
            return Err(message.with_place(Place::file(what.gold.display().to_string())).with_hint(hint).into());
        }
        given => given.to_vec(),
    };
    for article in read::articles(&paths, lexicon) {
        match article {
            Ok(read) => found.push(read.value),
            Err(problem) => report.say(&problem),
        }
    }
    Ok(found)
}

fn summary(this: &Evaluation, show: Option<&str>) -> String {
    let rows =
        |required: bool| this.articles.iter().flat_map(|a| &a.gold.rows).filter(|row| row.required == required).count();
    let articles = counted(this.articles.len(), "article");
    let mut out =
        format!("{articles} with {} that must be found and {} that may\n\n", counted(rows(true), "claim"), rows(false));
    let counts = |name: String, count: Count| {
        let shares = [count.precision(), count.recall(), count.f1()].map(|x| format!("{x:.3}"));
        let counts = [count.right, count.wrong, count.missed].map(|n| n.to_string());
        std::iter::once(name).chain(shares).chain(counts).collect()
    };
    let columns = |first| [first, "precision", "recall", "F1", "right", "wrong", "missed"];
    out += &columns_of(&columns("level"), Level::ALL.map(|l| counts(l.name().into(), this.count(l))));
    let details = this.details().into_iter();
    let details = details.map(|(detail, (right, asked))| {
        let told = format!("{:.3}", eval::share(right, asked));
        vec![detail.name().to_string(), told, right.to_string(), asked.to_string()]
    });
    out += &columns_of(&["with right roles", "share", "right", "asked"], details);
    out += &columns_of(&columns("type"), this.types().into_iter().map(|(name, count)| counts(name, count)));
    let made = this.mistakes().into_iter().filter(|(_, n)| *n > 0);
    out += &columns_of(&["mistake", "times"], made.map(|(m, n)| vec![m.name().to_string(), n.to_string()]));
    for article in this.articles.iter().filter(|article| show == Some("all") || show == Some(&article.gold.id)) {
        out += &format!("{}\n", article.gold.id);
        out.extend(article.findings.iter().map(|finding| {
            let row = finding.row.map(|row| format!("  gold {}\n", row_of(article, row))).unwrap_or_default();
            let claim = finding.claim.map(|n| format!("  read {}\n", claim_of(&article.claims[n]))).unwrap_or_default();
            format!("{}{}\n{row}{claim}", finding.mistake.name(), told(article, finding))
        }));
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// A table with its first column flush left and numbers flush right, and an empty line behind it.
fn columns_of(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let head: Vec<String> = columns.iter().map(|name| (*name).to_string()).collect();
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let wide = |n: usize| lines.iter().map(|line| line[n].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(wide).collect();
    let mut out = String::new();
    for line in &lines {
        let first = format!("{:<1$}", line[0], widths[0]);
        let others = line.iter().zip(&widths).skip(1).map(|(cell, width)| format!("  {cell:>width$}"));
        out += &format!("{first}{}\n", others.collect::<String>());
    }
    out + "\n"
}

fn row_of(article: &Judged, row: usize) -> String {
    let row = &article.gold.rows[row];
    format!("{}:{}: \u{2068}{}\u{2069}", article.gold.file, row.line, row.shown())
}

fn claim_of(claim: &Claim) -> String {
    let names = |actors: &[Actor]| {
        let name = |actor: &Actor| if actor.name.is_empty() { actor.mention.clone() } else { actor.name.clone() };
        actors.iter().map(name).collect::<Vec<String>>().join(";")
    };
    let (source, target) = (names(&claim.source), names(&claim.target));
    let evidence: String = claim.evidence.text.chars().take(90).collect();
    format!("\u{2068}{} ({source} -> {target}) {}\u{2069}", claim.kind, evidence.replace('\n', " "))
}

/// Of a wrong detail, what was read and what the gold has.
fn told(article: &Judged, finding: &Finding) -> String {
    let (Some(row), Some(claim)) = (finding.row, finding.claim) else { return String::new() };
    let (row, claim) = (&article.gold.rows[row], &article.claims[claim]);
    let list = |words: Vec<String>| if words.is_empty() { "none".to_string() } else { words.join(";") };
    let keys = |wanted: &eval::Wanted| wanted.keys.join("|") + if wanted.required { "" } else { "?" };
    let (read, gold) = match finding.mistake {
        Mistake::WrongChain => {
            let names = claim.chain.iter().map(|link| link.actor.name.clone()).collect();
            (list(names), list(row.chain.iter().map(keys).collect()))
        }
        Mistake::WrongDate => (claim.time.as_ref().map_or("none".into(), |t| t.start.clone()), row.date.clone()),
        Mistake::WrongIssue => (list(claim.issue.iter().map(|i| i.name_ar.clone()).collect()), row.issue.join("|")),
        Mistake::WrongModality => (claim.modality.name().to_string(), row.modality.join("|")),
        _ => return String::new(),
    };
    format!(": read \u{2068}{read}\u{2069}, gold \u{2068}{gold}\u{2069}")
}

fn calibration(table: &Calibration) -> String {
    let bins = table.bins.iter().enumerate().filter(|(_, bin)| bin.claims > 0);
    let rows = bins.map(|(n, bin)| {
        let shares = [n as f64 / 10.0, bin.said(), bin.found()];
        let cells = [format!("{:.1}", shares[0]), format!("{:.3}", shares[1]), format!("{:.3}", shares[2])];
        cells.into_iter().chain([bin.right.to_string(), bin.claims.to_string()]).collect()
    });
    let table_of = columns_of(&["confidence", "mean", "right", "claims right", "claims"], rows);
    format!("{table_of}mean gap {:.3}, Brier score {:.3}\n", table.gap(), table.brier())
}

fn changes(this: &Evaluation, other: &Evaluation, (before, after): &(String, String)) -> String {
    let line = |name: String, (old, new): (f64, f64)| {
        vec![name, format!("{old:.3}"), format!("{new:.3}"), format!("{:+.3}", new - old)]
    };
    let levels = Level::ALL.into_iter().flat_map(|level| {
        let (old, new) = (other.count(level), this.count(level));
        let named = |name: &str| format!("{} {name}", level.name());
        [
            line(named("precision"), (old.precision(), new.precision())),
            line(named("recall"), (old.recall(), new.recall())),
            line(named("F1"), (old.f1(), new.f1())),
        ]
    });
    let mut out = columns_of(&["", before, after, "change"], levels);
    let found = eval::difference(this, other);
    let rows = |title: &str, list: &[(usize, usize)]| {
        let lines = list.iter().map(|(article, row)| format!("  {}\n", row_of(&this.articles[*article], *row)));
        if list.is_empty() {
            String::new()
        } else {
            format!("{title}: {}\n{}\n", list.len(), lines.collect::<String>())
        }
    };
    let claims = |title: &str, list: &[(usize, usize)], run: &Evaluation| {
        let lines = list.iter().map(|(article, claim)| {
            let article = &run.articles[*article];
            format!("  {}: {}\n", article.gold.id, claim_of(&article.claims[*claim]))
        });
        if list.is_empty() {
            String::new()
        } else {
            format!("{title}: {}\n{}\n", list.len(), lines.collect::<String>())
        }
    };
    out += &rows("found now", &found.gained);
    out += &rows("missed now", &found.lost);
    out += &claims("wrong now", &found.new_wrong, this);
    out += &claims("wrong before", &found.old_wrong, other);
    out.truncate(out.trim_end().len());
    out + "\n"
}

fn object(this: &Evaluation) -> serde_json::Value {
    let count = |count: Count| {
        json!({
            "precision": count.precision(), "recall": count.recall(), "f1": count.f1(),
            "right": count.right, "wrong": count.wrong, "missed": count.missed,
        })
    };
    let details =
        this.details().into_iter().map(|(d, (right, asked))| (d.name().to_string(), json!(eval::share(right, asked))));
    let types = this.types().into_iter().map(|(name, n)| (name, count(n)));
    let mistakes = this.mistakes().into_iter().map(|(mistake, n)| (mistake.name().to_string(), json!(n)));
    let articles = this.articles.iter().map(|a| (a.gold.id.clone(), count(a.count(Level::Roles))));
    let calibration = this.calibration();
    let bins = calibration.bins.iter().filter(|bin| bin.claims > 0);
    let bins = bins.map(|bin| json!({"mean": bin.said(), "right": bin.found(), "claims": bin.claims}));
    let mut out: serde_json::Map<String, serde_json::Value> =
        Level::ALL.into_iter().map(|level| (level.name().to_string(), count(this.count(level)))).collect();
    out.insert("details".into(), details.collect());
    out.insert("types".into(), types.collect());
    out.insert("mistakes".into(), mistakes.collect());
    out.insert("articles".into(), articles.collect());
    out.insert(
        "calibration".into(),
        json!({
            "bins": bins.collect::<Vec<_>>(), "gap": calibration.gap(), "brier": calibration.brier(),
        }),
    );
    out.into()
}
