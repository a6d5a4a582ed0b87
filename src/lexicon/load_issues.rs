//! Issues, the words beside them, the stances towards them, and what a claim's confidence weighs.

use crate::lexicon::Lexicon;
use crate::lexicon::load_words::{Problems, claim_type, narrow};
use crate::lexicon::rows::*;
use crate::lexicon::sorts::{Against, Topic};
use crate::lexicon::table::Table;
use crate::script::fold;

/// The relationship types of stances, as graphs name them.
const EDGES: &[&str] =
    &["SUPPORTS", "OPPOSES", "AGREES_WITH", "DISAGREES_WITH", "COOPERATES_WITH", "ACCUSES", "WORRIES_ABOUT"];

/// What `about` says of whoever stands behind the phrasing of an issue that is told of many places.
const PLACED: &[&str] = &["person", "object", "behind"];

pub fn issues(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        for about in row.parts(5) {
            if !PLACED.contains(&about) && lexicon.actor(about).is_none() && lexicon.place(about).is_none() {
                problems.push(row.wrong(5, format!("{about}: no actor, no place, and none of {}", PLACED.join(", "))));
            }
        }
        let issue = narrow(lexicon.issues.len());
        let (name, of) = with_place(row.cell(1));
        let (name_ar, of_ar) = with_place(row.cell(2));
        lexicon.index.add_phrase(&name_ar, Phrase::Issue { issue, sign: 0 });
        for pattern in row.parts(3) {
            lexicon.index.add_phrase(pattern, Phrase::Issue { issue, sign: 0 });
        }
        for signed in row.parts(4) {
            let (sign, pattern) = match (signed.strip_prefix('+'), signed.strip_prefix('-')) {
                (Some(pattern), _) => (1, pattern),
                (_, Some(pattern)) => (-1, pattern),
                _ => {
                    problems.push(row.wrong(4, "a signed phrasing begins with + or -"));
                    continue;
                }
            };
            lexicon.index.add_phrase(pattern, Phrase::Issue { issue, sign });
        }
        lexicon.issue_ids.entry(row.cell(0).into()).or_insert(lexicon.issues.len());
        lexicon.issues.push(IssueRow { id: row.cell(0).into(), name, name_ar, of, of_ar, about: row.list(5) });
    }
}

/// `elections[ in {}]`: the name without and with a place; the second is empty if there is no bracket.
fn with_place(cell: &str) -> (String, String) {
    match cell.split_once('[').and_then(|(a, rest)| rest.split_once(']').map(|(b, c)| (a, b, c))) {
        Some((a, b, c)) => (format!("{a}{c}"), format!("{a}{b}{c}")),
        None => (cell.to_string(), String::new()),
    }
}

pub fn topics(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let kind = match row.cell(1) {
            "hollow" => Topic::Hollow,
            "circumstance" => Topic::Circumstance,
            "aim" => Topic::Aim,
            "cause" => Topic::Cause,
            "means" => Topic::Means,
            "lack" => Topic::Lack,
            "fear" => Topic::Fear,
            "account" => Topic::Account,
            "present" => Topic::Present,
            "side" => Topic::Side,
            "about" => Topic::About,
            "also" => Topic::Also,
            "discuss" => Topic::Discuss,
            "contrast" => Topic::Contrast,
            "matter" => Topic::Matter,
            "held" => Topic::Held,
            "god" => Topic::God,
            _ => {
                problems.push(row.wrong(
                    1,
                    "no such kind; they are about, account, aim, also, cause, circumstance, contrast, discuss, fear, god, hollow, lack, matter, means, present and side",
                ));
                continue;
            }
        };
        lexicon.topics.insert(fold(row.cell(0)), kind);
    }
}

pub fn theatres(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        match lexicon.actor_ids.get(row.cell(0)) {
            Some(&actor) => {
                let words = row.list(1);
                if !words.is_empty() {
                    lexicon.theatres.insert(actor, words);
                }
                let enemies = row.list(2);
                let known: Vec<usize> = enemies.iter().filter_map(|e| lexicon.actor_ids.get(e).copied()).collect();
                if known.len() < enemies.len() {
                    problems.push(row.wrong(2, "no such actor; write ids of some"));
                }
                if !known.is_empty() {
                    lexicon.enemies.push((actor, known));
                }
            }
            None => problems.push(row.wrong(0, "no such actor; write the id of one")),
        }
    }
}

pub fn protests(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let kind = match row.cell(1) {
            "against" => Against::Foe,
            "facing" => Against::Facing,
            "seat" => Against::Seat,
            "end" => Against::End,
            "chant" => Against::Chant,
            "chant-to" => Against::ChantTo,
            "part" => Against::Part,
            "cause" => Against::Cause,
            "mood" => Against::Mood,
            _ => {
                problems.push(row.wrong(
                    1,
                    "no such kind; they are against, cause, chant, chant-to, end, facing, mood, part and seat",
                ));
                continue;
            }
        };
        lexicon.protests.insert(fold(row.cell(0)), kind);
    }
}

pub fn stances(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(2, EDGES, problems);
        let Some(kind) = claim_type(row, 0, problems) else { continue };
        let sign = match row.cell(1) {
            "+" => Some(1),
            "-" => Some(-1),
            "0" => Some(0),
            "*" => None,
            _ => {
                problems.push(row.wrong(1, "an issue's sign is +, -, 0 or *"));
                continue;
            }
        };
        lexicon.stances.push(crate::lexicon::numeral::StanceRow { kind, sign, edge: row.cell(2).into() });
    }
}

/// `confidence.tsv`
pub fn confidence(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        match row.cell(1).parse::<f64>() {
            Ok(weight) if weight.is_finite() => _ = lexicon.confidence.insert(row.cell(0).to_string(), weight),
            _ => problems.push(row.wrong(1, "no weight; a number such as -0.5 is wanted")),
        }
    }
}
