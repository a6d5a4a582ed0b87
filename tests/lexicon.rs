//! Verbs in, their forms out, one case a verb; and all verbs of the lexicon against a table made elsewhere.
//!
//! Input: past, present, root, pattern. Past: 3ms 3fs 3md 3mp 1s; present: 3ms 3fs 3mp, indicative and jussive between
//! bars; passive: past and present 3ms, `=` where the spelling is the active's; participles: active, passive.

#[path = "support/cases.rs"]
mod cases;

use isnad::lexicon::conjugate::Finite;
use isnad::lexicon::conjugate::Gender;
use isnad::lexicon::conjugate::Number;
use isnad::lexicon::conjugate::Person;
use isnad::lexicon::conjugate::Tense;
use isnad::lexicon::conjugate::Verb;
use isnad::script::fold;
use isnad::script::is_ignored;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn verbs_have_the_forms_that_the_cases_show() {
    cases::check("lexicon", |input| forms(&verb(input)));
}

/// `past present root form`, between blanks.
fn verb(input: &str) -> Verb<'_> {
    let [past, present, root, form] = input.split(' ').collect::<Vec<_>>()[..] else {
        panic!("a case's verb is past, present, root, form: {input}");
    };
    Verb { past, present, root, form }
}

fn forms(verb: &Verb<'_>) -> Vec<String> {
    use Gender::{Feminine, Masculine};
    use Number::{Dual, Plural, Singular};
    use Person::{First, Third};
    use Tense::{Past, Present};
    let finite = verb.finite();
    let slot = |tense, person, number, gender, passive| {
        let wanted = |clipped| Finite { tense, person, number, gender, passive, clipped };
        // The subjunctive plural differs from the indicative by its last letter alone.
        let indicative = |form: &str| (tense, number) != (Present, Plural) || form.ends_with('\u{646}');
        either(
            finite
                .iter()
                .filter(|(form, is)| (*is == wanted(false) || *is == wanted(true)) && indicative(form))
                .map(|(form, _)| form),
        )
    };
    let third = |tense, number, gender| slot(tense, Third, number, gender, false);
    let past = [
        third(Past, Singular, Masculine),
        third(Past, Singular, Feminine),
        third(Past, Dual, Masculine),
        third(Past, Plural, Masculine),
        slot(Past, First, Singular, Masculine, false),
    ];
    let present =
        [third(Present, Singular, Masculine), third(Present, Singular, Feminine), third(Present, Plural, Masculine)];
    let passive = [Past, Present].map(|tense| slot(tense, Third, Singular, Masculine, true));
    vec![
        format!("past {}", past.join(" ")),
        format!("present {}", present.join(" ")),
        format!("passive {}", passive.join(" ")),
        format!(
            "participles {} {}",
            either(verb.active_participles().iter()),
            either(verb.passive_participles().iter())
        ),
    ]
}

/// All of them, in order, between bars.
fn either<'a>(forms: impl Iterator<Item = &'a String>) -> String {
    let forms: BTreeSet<&str> = forms.map(String::as_str).collect();
    if forms.is_empty() { "=".to_string() } else { forms.into_iter().collect::<Vec<_>>().join("|") }
}

/// Left out on purpose is the open jussive of doubled verbs, whose letters are those of a second pattern far more often.
/// How many of a thousand forms of the table the conjugator must give, and how many of a thousand that it gives must be
/// in the table.
const FLOORS: (usize, usize) = (990, 995);

/// A table of 24,000 verbs in all their forms, made by another program. Not part of the repository.
const TABLE: &str = "../shared/facts/verbs.tsv.gz";

#[test]
fn the_lexicons_verbs_have_the_forms_of_another_conjugator() {
    if !Path::new(TABLE).exists() {
        eprintln!("skipped: {TABLE} is not there to compare with");
        return;
    }
    let table = table();
    let listed = fs::read_to_string("seeds/lexicon/ar/verbs.tsv").expect("the lexicon lists its verbs");
    let (mut wanted, mut missing, mut given, mut extra, mut unknown) = (0, 0, 0, 0, Vec::new());
    let mut differences: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in listed.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let verb = Verb { past: cells[0], present: cells[3], root: cells[1], form: cells[2] };
        let rows = table.get(&(fold(verb.past), fold(verb.present))).map_or(&[][..], Vec::as_slice);
        let fits = |slots: &&Slots| slots.root == fold(verb.root) && has_pattern(&slots.pattern, verb.form);
        let exact = rows.iter().filter(fits).find(|slots| slots.past == verb.past);
        let Some(slots) = exact.or_else(|| rows.iter().find(fits)) else {
            unknown.push(format!("{} {}", verb.past, verb.present));
            continue;
        };
        let own = every_form(&verb);
        for (slot, forms) in &slots.forms {
            for form in forms {
                wanted += 1;
                if !own.contains(form) {
                    missing += 1;
                    differences.entry(format!("no {slot}")).or_default().push(format!("{form} ({})", verb.past));
                }
            }
        }
        let theirs: BTreeSet<&String> = slots.forms.values().flatten().collect();
        // The table gives verbs without an object one passive form.
        let active: BTreeSet<String> =
            verb.finite().iter().filter(|(_, is)| !is.passive).map(|(form, _)| fold(form)).collect();
        given += active.len();
        for form in active.iter().filter(|form| !theirs.contains(form)) {
            extra += 1;
            differences.entry("not in the table".into()).or_default().push(format!("{form} ({})", verb.past));
        }
    }
    for (slot, forms) in &differences {
        println!("{slot}: {} {}", forms.len(), forms.join(" "));
    }
    println!("{} verbs are not in the table: {}", unknown.len(), unknown.join(", "));
    let (found, known) = (1000 * (wanted - missing) / wanted, 1000 * (given - extra) / given);
    println!("{found} of a thousand forms of the table are given, {known} of a thousand given are in the table");
    assert!(found >= FLOORS.0 && known >= FLOORS.1, "{found} and {known} fell below {FLOORS:?}");
}

fn every_form(verb: &Verb<'_>) -> BTreeSet<String> {
    let participles = verb.active_participles().into_iter().chain(verb.passive_participles());
    verb.finite().into_iter().map(|(form, _)| form).chain(participles).map(|form| fold(&form)).collect()
}

/// One verb of the table.
struct Slots {
    root: String,
    pattern: String,
    /// As spelt in full.
    past: String,
    /// Folded forms by slot.
    forms: BTreeMap<String, Vec<String>>,
}

/// The table by past and present, folded.
fn table() -> BTreeMap<(String, String), Vec<Slots>> {
    let unpacked = Command::new("gzip").args(["-dc", TABLE]).output().expect("gzip is there");
    let text = String::from_utf8(unpacked.stdout).expect("the table is UTF-8");
    let mut table: BTreeMap<(String, String), Vec<Slots>> = BTreeMap::new();
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let forms: BTreeMap<String, Vec<String>> = cells[3]
            .split(' ')
            .filter_map(|slot| slot.split_once('='))
            .filter(|(slot, forms)| is_compared(slot) && *forms != "?")
            .map(|(slot, forms)| (slot.to_string(), forms.split(',').map(fold).collect()))
            .collect();
        let (Some(past), Some(present)) = (forms.get("past_3ms"), forms.get("ind_3ms")) else { continue };
        for past in past {
            for present in present {
                let spelt = cells[2].chars().filter(|c| !is_ignored(*c)).collect();
                let slots = Slots { root: fold(cells[0]), pattern: fold(cells[1]), past: spelt, forms: forms.clone() };
                table.entry((past.clone(), present.clone())).or_default().push(slots);
            }
        }
    }
    table
}

/// Whether the pattern that the table names by a model verb is the form that the lexicon numbers. Doubling does not show.
fn has_pattern(pattern: &str, form: &str) -> bool {
    match form {
        "I" | "II" => pattern.starts_with("فعل") && pattern.contains(' ') == (form == "I"),
        "III" => pattern == "فاعل",
        "IV" => pattern == "افعل",
        "V" => pattern == "تفعل",
        "VI" => pattern == "تفاعل",
        "VII" => pattern == "انفعل",
        "VIII" => pattern == "افتعل",
        "IX" => pattern == "افعل",
        "X" => pattern == "استفعل",
        "Q1" => pattern == "فعلل",
        "Q2" => pattern == "تفعلل",
        _ => false,
    }
}

/// Imperatives and the second person feminine are left out: reported news has none.
fn is_compared(slot: &str) -> bool {
    let finite = ["past_", "ind_", "sub_", "juss_"].iter().any(|tense| slot.starts_with(tense));
    slot == "ap" || slot == "pp" || finite && !slot.ends_with("_2fs") && !slot.ends_with("_2fp")
}
