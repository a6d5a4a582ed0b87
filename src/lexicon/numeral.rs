//! Words that count people: their rows and how they are loaded.

use crate::claim::ClaimType;
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::lexicon::rows::Phrase;
use crate::lexicon::table::Table;

/// A row of the stance table: which edge a claim type gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceRow {
    pub kind: ClaimType,
    /// The sign it holds for; `None` for any.
    pub sign: Option<i8>,
    pub edge: String,
}

/// What a numeral does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// It says how many: five, dozens.
    Number,
    /// It says that there are some: several, a number of.
    Part,
    /// One of them.
    One,
    /// It stands before a number: about, at least.
    About,
}

/// A numeral.
#[derive(Clone, Debug)]
pub struct NumeralRow {
    pub kind: Count,
    /// English, as it stands before a noun: `13`, `dozens of`.
    pub value: String,
}

pub fn numerals(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        let kind = match row.cell(1) {
            "count" => Count::Number,
            "part" => Count::Part,
            "one" => Count::One,
            "about" => Count::About,
            _ => {
                problems.push(row.wrong(1, "no such kind of numeral; they are count, part, one and about"));
                continue;
            }
        };
        let number = u16::try_from(lexicon.numerals.len()).expect("there are fewer than 65,536 numerals");
        lexicon.numerals.push(NumeralRow { kind, value: row.cell(2).into() });
        lexicon.index.add_phrase(row.cell(0), Phrase::Numeral { row: number });
    }
}
