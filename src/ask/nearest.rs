//! A question that can be answered, as near as may be to one that cannot: the same relation, names and language.

use crate::ask::names::Sort;
use crate::ask::parse::Sentence;
use crate::ask::tag::Piece;
use crate::script::letters;

const EXAMPLES: &str = include_str!("../../seeds/ask/examples.tsv");

/// The nearest question; `can` says whether one would be understood.
pub(crate) fn question(
    pieces: &[Piece],
    sentence: &Sentence,
    text: &str,
    arabic: bool,
    can: &dyn Fn(&str) -> bool,
) -> String {
    let names: Vec<&Piece> =
        pieces.iter().filter(|p| p.names.iter().any(|e| e.known && e.sort == Sort::Actor)).collect();
    let issue = pieces.iter().find(|p| p.names.iter().any(|e| e.known && e.sort == Sort::Issue));
    let theme = match sentence.main.theme {
        "" if names.len() > 1 => "happened",
        "" if names.len() == 1 => "say",
        other => other,
    };
    let lang = if arabic { "ar" } else { "en" };
    let mut best: Option<(usize, String)> = None;
    for row in EXAMPLES.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [of, language, template] = cells[..] else { continue };
        if language != lang {
            continue;
        }
        let asked = text;
        let mut text = template.to_string();
        let mut filled = 0;
        let fill = |slot: &str, piece: Option<&&Piece>, text: &mut String, filled: &mut usize| {
            if let Some(piece) = piece {
                if text.contains(slot) {
                    *text = text.replace(slot, &shown(piece, asked, arabic));
                    *filled += 1;
                }
            }
        };
        fill("{a}", names.first(), &mut text, &mut filled);
        fill("{b}", names.get(1), &mut text, &mut filled);
        fill("{i}", issue.as_ref(), &mut text, &mut filled);
        if text.contains('{') {
            continue;
        }
        let score = filled * 2 + usize::from(of == theme) * 5;
        if best.as_ref().is_none_or(|(other, _)| score > *other) && can(&text) {
            best = Some((score, text));
        }
    }
    best.map_or_else(String::new, |(_, text)| text)
}

/// A name as it would be written in a question: in English in full, in Arabic as it was written, without particles.
fn shown(piece: &Piece, asked: &str, arabic: bool) -> String {
    let entity = piece.names.iter().find(|e| e.known);
    if let Some(entity) = entity.filter(|_| !arabic) {
        return entity.name.clone();
    }
    let written = &asked[piece.at.clone()];
    let cut = usize::from(piece.conjunction) + usize::from(piece.prep.is_some());
    let bare: String = written.chars().skip(cut).collect();
    if piece.prep == Some(letters::LAM) && bare.starts_with(letters::LAM) {
        return format!("{}{bare}", letters::ALEF);
    }
    bare
}
