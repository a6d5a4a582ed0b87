//! Rows of the words that names are built from → the lexicon: titles, first and family names, kinds of places.

use crate::lexicon::Lexicon;
use crate::lexicon::load_words::{Problems, narrow};
use crate::lexicon::rows::{Phrase, TitleRow, Word};
use crate::lexicon::sorts::Site;
use crate::lexicon::table::Table;
use crate::script::fold;
use crate::script::letters::{ALEF, LAM};

/// `titles.tsv`: with the article and without.
pub fn titles(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(1, &["m", "f"], problems);
        row.holds(2, &["singular", "dual", "plural"], problems);
        row.holds(3, &["honorific", "rank", "religious", "profession"], problems);
        let title = narrow(lexicon.titles.len());
        let form = row.cell(0);
        let bare = form.strip_prefix(&format!("{ALEF}{LAM}")).unwrap_or(form);
        for form in [form, bare] {
            if form.contains(' ') {
                lexicon.index.add_phrase(form, Phrase::Title { title });
            } else {
                lexicon.index.add_word(form, Word::Title { title });
            }
        }
        lexicon.titles.push(TitleRow { form: form.into(), kind: row.cell(3).into() });
    }
}

/// `given_names.tsv`
pub fn given_names(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(1, &["u", "f"], problems);
        if !row.cell(0).contains(' ') {
            lexicon.index.add_word(row.cell(0), Word::Given);
            if row.cell(1) == "f" {
                lexicon.women.insert(fold(row.cell(0)));
            }
        } else {
            lexicon.doubles.insert(fold(row.cell(0)).into());
        }
    }
}

/// `family_names.tsv`: those that are listed with the article are names with it only.
pub fn family_names(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(1, &["", "first", "joins"], problems);
        let form = row.cell(0);
        if row.cell(1) == "first" {
            lexicon.firsts.insert(fold(form).into());
        }
        if row.cell(1) == "joins" {
            lexicon.joints.insert(fold(form).into());
            continue;
        }
        let bare = form.strip_prefix(&format!("{ALEF}{LAM}"));
        lexicon.index.add_word(bare.unwrap_or(form), Word::Family(bare.is_some()));
    }
}

/// `purposes.tsv`
pub fn purposes(lexicon: &mut Lexicon, table: &Table<'_>, _: &mut Problems) {
    for row in &table.rows {
        lexicon.index.add_word(row.cell(0), Word::Purpose);
    }
}

/// `place_words.tsv`
pub fn place_words(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        match Site::named(row.cell(1)) {
            _ if row.cell(1) == "inside" => _ = lexicon.insides.insert(fold(row.cell(0)).into()),
            Some(site) => lexicon.index.add_word(row.cell(0), Word::Site(site)),
            None if row.cell(1) == "bearing" => _ = lexicon.bearings.insert(fold(row.cell(0)).into()),
            None if row.cell(1) == "measure" => _ = lexicon.measures.insert(fold(row.cell(0)).into()),
            None => problems.push(
                row.wrong(1, "no such kind; they are head, local, weak, opening, ending, inside, bearing and measure"),
            ),
        }
    }
}
