//! Who held an office on a day.

use crate::lexicon::Lexicon;
use crate::lexicon::rows::Term;

/// Whether a term covers a day (ISO, or empty for unknown: then nothing is covered).
pub fn holds(term: &Term, day: &str) -> bool {
    let from =
        term.from.is_empty() || day.get(..term.from.len().min(day.len())).is_some_and(|d| d >= &term.from[..d.len()]);
    let to = term.to.is_empty() || day.get(..term.to.len().min(day.len())).is_some_and(|d| d <= &term.to[..d.len()]);
    !day.is_empty() && from && to
}

/// The actor who held the office in the body (the id of a state or organisation) on the day. The one who came last wins
/// where terms touch.
pub fn holder(lexicon: &Lexicon, office: usize, body: &str, day: &str) -> Option<usize> {
    let terms = lexicon.terms_by_office.get(&(office, body.to_string()))?;
    terms
        .iter()
        .map(|t| &lexicon.terms[*t])
        .filter(|t| holds(t, day))
        .max_by(|a, b| a.from.cmp(&b.from))
        .map(|t| t.person)
}

/// Whether an actor ever held the office in the body.
pub fn ever(lexicon: &Lexicon, actor: usize, office: usize, body: &str) -> bool {
    let terms = lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
    terms.iter().map(|t| &lexicon.terms[*t]).any(|t| t.office == office && t.body == body)
}

/// The office that an actor holds on a day: its number and the body.
pub fn held<'a>(lexicon: &'a Lexicon, actor: usize, day: &str) -> Option<(usize, &'a str)> {
    let terms = lexicon.terms_by_person.get(&actor)?;
    terms.iter().map(|t| &lexicon.terms[*t]).find(|t| holds(t, day)).map(|t| (t.office, t.body.as_str()))
}
