//! Rows of closed classes, of attribution and of attitude → the lexicon.

use crate::claim::Commitment;
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::load_words::{NO_COMMITMENT, with_lemma};
use crate::lexicon::rows::{AttributionRow, Particle, Phrase, Word};
use crate::lexicon::table::Table;
use crate::script::fold;
use crate::script::letters::*;

type Problems = Vec<Diagnostic>;

/// Every way to read a form with alternatives: each word is one of those that bars part.
fn alternatives(form: &str) -> Vec<String> {
    form.split(' ').fold(vec![String::new()], |begun, word| {
        let longer = |start: &String| {
            let space = if start.is_empty() { "" } else { " " };
            word.split('|').map(|one| format!("{start}{space}{one}")).collect::<Vec<_>>()
        };
        begun.iter().flat_map(longer).collect()
    })
}

pub fn particles(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let class = match row.cell(1) {
            "preposition" => Particle::Preposition,
            "conjunction" => Particle::Conjunction,
            "complementizer" => Particle::Complementizer,
            "relative" => Particle::Relative,
            "demonstrative" => Particle::Demonstrative,
            "negation" => Particle::Negation,
            "pronoun" => Particle::Pronoun,
            "auxiliary" => Particle::Auxiliary,
            "modal" => Particle::Modal,
            "unlikely" => Particle::Unlikely,
            "plan" => Particle::Plan,
            "duty" => Particle::Duty,
            "ban" => Particle::Ban,
            "condition" => Particle::Condition,
            "except" => Particle::Except,
            "adverb" => Particle::Adverb,
            "quantifier" => Particle::Quantifier,
            "discourse" | "interjection" => Particle::Marker,
            "vocative" => {
                lexicon.vocatives.extend(alternatives(row.cell(0)).iter().map(|form| fold(form)));
                Particle::Marker
            }
            "infinitive" => {
                lexicon.infinitives.extend(alternatives(row.cell(0)).iter().map(|form| fold(form).into()));
                Particle::Conjunction
            }
            "elative" => {
                lexicon.elatives.extend(alternatives(row.cell(0)).iter().map(|form| fold(form).into()));
                continue;
            }
            "interrogative" => Particle::Interrogative,
            "whether" => Particle::Whether,
            _ => {
                problems.push(row.wrong(1, "no such class of particle; seeds/README.md lists them"));
                continue;
            }
        };
        for form in alternatives(row.cell(0)) {
            if form.contains(' ') {
                lexicon.index.add_phrase(&form, Phrase::Particle { class });
            } else {
                lexicon.index.add_word(&form, Word::Particle { class });
            }
        }
    }
}

pub fn attributions(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(1, &["before", "clause"], problems);
        let Some(commitment) = Commitment::named(row.cell(2)) else {
            problems.push(row.wrong(2, NO_COMMITMENT));
            continue;
        };
        let number = lexicon.attributions.len() as u16;
        lexicon.attributions.push(AttributionRow { phrase: row.cell(0).into(), commitment });
        lexicon.index.add_phrase(row.cell(0), Phrase::Attribution { row: number });
    }
}

/// `attitudes.tsv`: each form with its feminine and its accusative, plurals as listed.
pub fn attitudes(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let attitude = match row.cell(1) {
            "need" => Attitude::Need,
            "good" => Attitude::Good,
            "bad" => Attitude::Bad,
            "refused" => Attitude::Refused,
            "cannot" => Attitude::Cannot,
            "right" => Attitude::Right,
            "line" => Attitude::Line,
            "merit" => Attitude::Merit,
            "fault" => Attitude::Fault,
            "blame" => Attitude::Blame,
            "state" => Attitude::State,
            "document" => Attitude::Document,
            "decree" => Attitude::Decree,
            "gathering" => Attitude::Gathering,
            "stance" => Attitude::Stance,
            "holds" => Attitude::Holds,
            "weapon" => Attitude::Weapon,
            "chance" => Attitude::Chance,
            "due" => Attitude::Due,
            "coming" => Attitude::Coming,
            "likely" => Attitude::Likely,
            "amid" => Attitude::Amid,
            "venue" => Attitude::Venue,
            "untrue" => Attitude::Untrue,
            "going" => Attitude::Going,
            "charge" => Attitude::Charge,
            "when" => Attitude::When,
            "since" => Attitude::Since,
            "completed" => Attitude::Completed,
            "belongs" => Attitude::Belongs,
            "loyal" => Attitude::Loyal,
            "backed" => Attitude::Backed,
            "supposed" => Attitude::Supposed,
            "issued" => Attitude::Issued,
            "part" => Attitude::Part,
            "raid" => Attitude::Raid,
            "among" => Attitude::Among,
            "styled" => Attitude::Styled,
            "despite" => Attitude::Despite,
            class if class.starts_with("asks=") => {
                let verbs = with_lemma(lexicon, row.cell(0));
                if verbs.is_empty() {
                    problems.push(row.wrong(0, "the verb is not in verbs.tsv"));
                }
                for prep in alternatives(&class["asks=".len()..]) {
                    lexicon.asking.extend(verbs.iter().map(|v| (*v, fold(&prep).into())));
                }
                continue;
            }
            "terms" => Attitude::Terms,
            "doubt" => Attitude::Doubt,
            "sharp" => Attitude::Sharp,
            "times" => Attitude::Times,
            "named" => Attitude::Named,
            class @ ("equates" | "names" | "calls" | "makes" | "sees" | "shows" | "results" | "befalls" | "cancels"
            | "carries" | "keeps" | "provides" | "stays" | "requires") => {
                let verbs = with_lemma(lexicon, row.cell(0));
                if verbs.is_empty() {
                    problems.push(row.wrong(0, "the verb is not in verbs.tsv"));
                }
                let list = match class {
                    "names" => &mut lexicon.naming,
                    "makes" => &mut lexicon.making,
                    "calls" => &mut lexicon.calling,
                    "sees" => &mut lexicon.seeing,
                    "shows" => &mut lexicon.showing,
                    "results" => &mut lexicon.resulting,
                    "befalls" => &mut lexicon.befalling,
                    "cancels" => &mut lexicon.cancelling,
                    "carries" => &mut lexicon.carrying,
                    "keeps" => &mut lexicon.keeping,
                    "provides" => &mut lexicon.providing,
                    "stays" => &mut lexicon.staying,
                    "requires" => &mut lexicon.needing,
                    _ => &mut lexicon.equating,
                };
                list.extend(verbs);
                continue;
            }
            _ => {
                problems.push(row.wrong(1, "no such class; they are listed in seeds/README.md"));
                continue;
            }
        };
        for form in alternatives(row.cell(0)).iter().flat_map(|form| inflected(&fold(form), attitude)) {
            lexicon.index.add_phrase(&form, Phrase::Attitude { attitude });
        }
    }
}

/// An attitude's form with its feminine and its accusative; of several men, where it judges.
fn inflected(form: &str, attitude: Attitude) -> Vec<String> {
    let mut forms = vec![form.to_string()];
    for ending in [ALEF, HEH] {
        let words: Vec<String> = form.split(' ').map(|w| agreeing(w, ending)).collect();
        forms.push(words.join(" "));
        if let Some((first, last)) = form.rsplit_once(' ') {
            forms.push(format!("{first} {}", agreeing(last, ending)));
        }
    }
    let judges = matches!(attitude, Attitude::Good | Attitude::Bad | Attitude::Refused);
    if judges && !form.ends_with([ALEF, HEH]) {
        // The last word takes the plural.
        forms.extend([WAW, YEH].map(|long| format!("{form}{long}{NOON}")));
    }
    forms
}

/// A word with an ending, unless its own ending leaves no room for it.
fn agreeing(word: &str, ending: char) -> String {
    match word.chars().last() {
        Some(ALEF | HEH) | None => word.to_string(),
        Some(_) => format!("{word}{ending}"),
    }
}
