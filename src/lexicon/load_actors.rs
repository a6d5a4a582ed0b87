//! Actors, places, offices and terms of office.

use crate::claim::Kind;
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::index::{bound_plural, duals};
use crate::lexicon::rows::*;
use crate::lexicon::table::{Row, Table};
use crate::script::fold;
use crate::script::letters::*;

fn add_actor(lexicon: &mut Lexicon, row: &Row<'_>, actor: ActorRow, problems: &mut Vec<Diagnostic>) -> Option<usize> {
    if lexicon.actor_ids.contains_key(&actor.id) {
        problems.push(row.wrong(0, "the id is taken by another actor"));
        return None;
    }
    if !actor.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') || actor.id.is_empty() {
        problems.push(row.wrong(0, "an id holds lower-case letters, digits and hyphens only"));
    }
    let number = lexicon.actors.len();
    let index = u32::try_from(number).expect("a lexicon has fewer than 2^32 actors");
    for form in std::iter::once(&actor.name_ar).chain(&actor.aliases_ar) {
        lexicon.index.add_phrase(form, Phrase::Actor { actor: index, full: true });
    }
    if actor.kind == Kind::Group {
        // A collective is named without articles too: world powers.
        for form in std::iter::once(&actor.name_ar).chain(&actor.aliases_ar).filter(|f| f.contains(' ')) {
            let article = format!("{ALEF}{LAM}");
            let bare: Vec<&str> = form.split(' ').map(|w| w.strip_prefix(&article).unwrap_or(w)).collect();
            lexicon.index.add_phrase(&bare.join(" "), Phrase::Actor { actor: index, full: true });
        }
    }
    for form in &actor.short_ar {
        lexicon.index.add_phrase(form, Phrase::Actor { actor: index, full: false });
    }
    lexicon.actor_ids.insert(actor.id.clone(), number);
    lexicon.actors.push(actor);
    Some(number)
}

pub fn actors(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let Some(kind) = Kind::named(row.cell(1)) else {
            problems.push(row.wrong(1, "no such kind of actor"));
            continue;
        };
        let actor = ActorRow {
            id: row.cell(0).into(),
            kind,
            name: row.cell(2).into(),
            name_ar: row.cell(3).into(),
            aliases_ar: row.list(4),
            short_ar: row.list(5),
            aliases_en: row.list(6),
            country: row.cell(7).into(),
            parent: row.cell(8).into(),
        };
        add_actor(lexicon, row, actor, problems);
    }
}

pub fn states(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let actor = ActorRow {
            id: row.cell(0).into(),
            kind: Kind::State,
            name: row.cell(2).into(),
            name_ar: row.cell(3).into(),
            aliases_ar: row.list(4),
            short_ar: Vec::new(),
            aliases_en: row.list(5),
            country: row.cell(0).into(),
            parent: String::new(),
        };
        let Some(actor) = add_actor(lexicon, row, actor, problems) else { continue };
        let state = StateRow {
            actor,
            adjective: row.parts(6).next().unwrap_or_default().into(),
            demonym: row.parts(6).last().unwrap_or_default().into(),
            nisba: row.list(7),
            people: row.list(8),
            capital: row.cell(9).into(),
            capital_ar: row.list(10),
            notes: Vec::new(),
        };
        let number = u16::try_from(lexicon.states.len()).expect("there are fewer than 65,536 states");
        for nisba in &state.nisba {
            add_nisba(lexicon, nisba, number);
        }
        for people in &state.people {
            lexicon.index.add_word(people, Word::People { state: number });
            if let Some(bare) = people.strip_prefix(&format!("{ALEF}{LAM}")) {
                lexicon.index.add_word(bare, Word::People { state: number });
            }
        }
        for capital in &state.capital_ar {
            lexicon.index.add_phrase(capital, Phrase::Capital { state: number });
        }
        // The Russian capital, the Russian capital Moscow.
        for nisba in &state.nisba {
            let of_state = format!("{CAPITAL} {ALEF}{LAM}{nisba}{HEH}");
            for name in std::iter::once("").chain(state.capital_ar.iter().map(String::as_str)) {
                let whole = format!("{of_state} {name}");
                lexicon.index.add_phrase(whole.trim(), Phrase::Capital { state: number });
            }
        }
        lexicon.state_of_actor.insert(actor, lexicon.states.len());
        lexicon.states.push(state);
    }
}

/// "The capital", folded.
const CAPITAL: &str = "\u{0627}\u{0644}\u{0639}\u{0627}\u{0635}\u{0645}\u{0647}";

/// Adjectives of those who are no states: they stand where a nationality stands.
pub fn nisbas(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let Some(actor) = lexicon.actor_ids.get(row.cell(0)).copied() else {
            problems.push(row.wrong(0, "no such actor"));
            continue;
        };
        let number = u16::try_from(lexicon.states.len()).expect("there are fewer than 65,536 states");
        lexicon.states.push(StateRow {
            actor,
            adjective: row.parts(1).next().unwrap_or_default().into(),
            demonym: row.parts(1).last().unwrap_or_default().into(),
            nisba: row.list(2),
            people: row.list(3),
            capital: String::new(),
            capital_ar: Vec::new(),
            notes: Vec::new(),
        });
        for nisba in row.parts(2) {
            add_nisba(lexicon, nisba, number);
        }
        for people in row.parts(3) {
            lexicon.index.add_word(people, Word::People { state: number });
        }
    }
}

fn add_nisba(lexicon: &mut Lexicon, nisba: &str, state: u16) {
    use Gender::*;
    use Number::*;
    let forms = [
        (String::new(), Masculine, Singular),
        (format!("{TEH_MARBUTA}"), Feminine, Singular),
        (format!("{ALEF}{NOON}"), Masculine, Dual),
        (format!("{YEH}{NOON}"), Masculine, Plural),
        (format!("{WAW}{NOON}"), Masculine, Plural),
        (format!("{TEH}{ALEF}{NOON}"), Feminine, Dual),
        (format!("{TEH}{YEH}{NOON}"), Feminine, Dual),
        (format!("{ALEF}{TEH}"), Feminine, Plural),
    ];
    let compound = nisba.split_once(' ');
    for (ending, gender, number) in forms {
        let word = Word::Nisba { state, gender, number };
        let Some((first, second)) = compound else {
            lexicon.index.add_word(&format!("{nisba}{ending}"), word);
            continue;
        };
        // Both words of "North Korean" agree; of "South African" only the second.
        let bound = if first.ends_with(YEH) { ending.as_str() } else { "" };
        let entry = lexicon.compounds.entry(fold(&format!("{first}{bound}")).into()).or_default();
        entry.push((fold(&format!("{second}{ending}")).into(), word));
    }
}

pub fn places(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let number = u32::try_from(lexicon.places.len()).expect("a lexicon has fewer than 2^32 places");
        row.holds(1, &["city", "region", "water", "site", "area"], problems);
        let country = row.cell(5);
        if !country.is_empty() && lexicon.actor(country).is_none() {
            problems.push(row.wrong(5, "no such state"));
        }
        for form in std::iter::once(row.cell(3)).chain(row.parts(4)) {
            lexicon.index.add_phrase(form, Phrase::Place { place: number });
        }
        lexicon.place_ids.entry(row.cell(0).into()).or_insert(lexicon.places.len());
        lexicon.places.push(PlaceRow {
            id: row.cell(0).into(),
            name: row.cell(2).into(),
            name_ar: row.cell(3).into(),
            country: country.into(),
        });
    }
}

pub fn office_names(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    use Gender::*;
    use Number::*;
    for row in &table.rows {
        if lexicon.actor(row.cell(5)).is_none() {
            row.holds(5, &["state", "organisation", "any"], problems);
        }
        let office = u16::try_from(lexicon.offices.len()).expect("there are fewer than 65,536 offices");
        let entry = OfficeRow {
            id: row.cell(0).into(),
            name: row.cell(1).into(),
            forms: row.list(2),
            plural: row.list(3),
            feminine: row.list(4),
            body: row.cell(5).into(),
            notes: Vec::new(),
        };
        let mut add = |form: &str, gender, number| {
            lexicon.index.add_phrase(form, Phrase::Office { office, gender, number });
        };
        for form in &entry.forms {
            let rest = form.split_once(' ').map_or(String::new(), |(_, rest)| format!(" {rest}"));
            add(form, Masculine, Singular);
            for dual in duals(form) {
                add(&dual, Masculine, Dual);
            }
            for plural in entry.plural.iter().filter(|p| is_of(p, form)) {
                add(&format!("{plural}{rest}"), Masculine, Plural);
                if let Some(bound) = bound_plural(plural) {
                    add(&format!("{bound}{rest}"), Masculine, Plural);
                }
            }
            for feminine in entry.feminine.iter().filter(|f| is_of(f, form)) {
                let (article, rest) = (article_of(form), feminine_rest(&rest));
                add(&format!("{article}{feminine}{rest}"), Feminine, Singular);
                for dual in duals(feminine) {
                    add(&format!("{dual}{rest}"), Feminine, Dual);
                }
            }
        }
        lexicon.offices.push(entry);
    }
}

/// Whether another form of an office's first word belongs to `form`: they begin alike, whatever their seat of hamza.
fn is_of(other: &str, form: &str) -> bool {
    let first = |word: &str| crate::script::fold(word.trim_start_matches(article_of(word))).chars().next();
    first(other) == first(form)
}

/// The article of a form that is listed with it.
fn article_of(form: &str) -> &'static str {
    const ARTICLE: &str = "\u{0627}\u{0644}";
    if form.starts_with(ARTICLE) { ARTICLE } else { "" }
}

/// Behind a feminine: the adjectives before "in the name of" agree with it.
fn feminine_rest(rest: &str) -> String {
    use crate::script::letters::{BEH, TEH_MARBUTA, YEH};
    const NAME_OF: &str = "\u{0627}\u{0633}\u{0645}";
    let words: Vec<&str> = rest.split(' ').collect();
    let behalf = words.iter().position(|w| w.strip_prefix(BEH) == Some(NAME_OF)).unwrap_or(0);
    let agree = |(n, word): (usize, &&str)| {
        if n < behalf && word.ends_with(YEH) { format!("{word}{TEH_MARBUTA}") } else { (*word).to_string() }
    };
    words.iter().enumerate().map(agree).collect::<Vec<_>>().join(" ")
}

pub fn offices(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let Some(person) = lexicon.actor_ids.get(row.cell(0)).copied() else {
            problems.push(row.wrong(0, "no such person"));
            continue;
        };
        let Some(office) = lexicon.offices.iter().position(|o| o.id == row.cell(1)) else {
            problems.push(row.wrong(1, "no such office"));
            continue;
        };
        if lexicon.actor(row.cell(2)).is_none() {
            problems.push(row.wrong(2, "no such state or organisation"));
        }
        for n in [3, 4] {
            if !is_date(row.cell(n)) {
                problems.push(row.wrong(n, "a date is YYYY, YYYY-MM or YYYY-MM-DD"));
            }
        }
        let term = Term { person, office, body: row.cell(2).into(), from: row.cell(3).into(), to: row.cell(4).into() };
        if !term.from.is_empty() && !term.to.is_empty() && term.from > term.to && !term.from.starts_with(&term.to) {
            problems.push(row.wrong(4, "the term ends before it begins"));
        }
        let number = lexicon.terms.len();
        lexicon.terms_by_office.entry((office, term.body.clone())).or_default().push(number);
        lexicon.terms_by_person.entry(person).or_default().push(number);
        lexicon.terms_by_kind.entry(office).or_default().push(number);
        lexicon.terms.push(term);
    }
}

pub fn leaders(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        if lexicon.actor(row.cell(0)).is_none() {
            problems.push(row.wrong(0, "no such state; write the id of one"));
        }
        match lexicon.offices.iter().position(|o| o.id == row.cell(1)) {
            Some(office) => _ = lexicon.led_by.insert(row.cell(0).into(), office),
            None => problems.push(row.wrong(1, "no such office; write the id of one")),
        }
    }
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let digits =
        |part: Option<&str>, n: usize| part.is_none_or(|p| p.len() == n && p.bytes().all(|b| b.is_ascii_digit()));
    text.is_empty()
        || (digits(parts.next(), 4) && digits(parts.next(), 2) && digits(parts.next(), 2) && parts.next().is_none())
}

/// What only the whole can show: references between files.
pub fn check(lexicon: &Lexicon, problems: &mut Vec<Diagnostic>) {
    for state in lexicon.states.iter().filter(|s| !s.capital.is_empty() && lexicon.place(&s.capital).is_none()) {
        let id = &lexicon.actors[state.actor].id;
        problems
            .push(Diagnostic::error(format!("state {id}: its capital {} is no place of the lexicon", state.capital)));
    }
    for actor in &lexicon.actors {
        for (column, id) in [("country", &actor.country), ("parent", &actor.parent)] {
            if !id.is_empty() && lexicon.actor(id).is_none() {
                problems
                    .push(Diagnostic::error(format!("actor {}: {column} {id} is no actor of the lexicon", actor.id)));
            }
        }
    }
}

/// Outlets by what stands behind their word of kind: in quotation marks they are called so.
pub fn outlets(lexicon: &mut Lexicon) {
    let mut found: Vec<(Box<str>, usize)> = Vec::new();
    let kind = |w: &Word| match w {
        Word::Agent { agent, .. } => lexicon.agents[*agent as usize].kind == Kind::Media,
        Word::Head { head, .. } => lexicon.heads[*head as usize].kind == Kind::Media,
        _ => false,
    };
    for (actor, row) in lexicon.actors.iter().enumerate().filter(|(_, r)| r.kind == Kind::Media) {
        for name in std::iter::once(&row.name_ar).chain(&row.aliases_ar).chain(&row.short_ar) {
            let name = crate::script::fold(name);
            match name.split_once(' ') {
                Some((first, rest)) if lexicon.index.word(first).iter().any(kind) => found.push((rest.into(), actor)),
                _ => found.push((name.into(), actor)),
            }
        }
    }
    for (name, actor) in found {
        lexicon.outlets.entry(name).or_insert(actor);
    }
}
