//! Months, weekdays, feasts, relative dates, and the words from which other expressions of time are built.

use crate::lexicon::Lexicon;
use crate::lexicon::load_words::{Problems, narrow};
use crate::lexicon::rows::*;
use crate::lexicon::table::{Row, Table};
use crate::lexicon::time_rows::{RelativeRow, TimeWord, Unit};
use crate::script::fold;

/// Those by which months and feasts are counted.
const CALENDARS: &[&str] = &["gregorian", "hijri"];

fn number(row: &Row<'_>, n: usize, range: std::ops::RangeInclusive<i32>, problems: &mut Problems) -> Option<i32> {
    let value = row.cell(n).parse().ok().filter(|v| range.contains(v));
    if value.is_none() {
        problems.push(row.wrong(n, format!("not a number from {} to {}", range.start(), range.end())));
    }
    value
}

pub fn months(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(2, CALENDARS, problems);
        let Some(month) = number(row, 1, 1..=12, problems) else { continue };
        let (month, hijri) = (month as i8, row.cell(2) == "hijri");
        if row.cell(0).contains(' ') {
            lexicon.index.add_phrase(row.cell(0), Phrase::Month { month, hijri });
        } else {
            lexicon.index.add_word(row.cell(0), Word::Month { month, hijri });
        }
    }
}

pub fn weekdays(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let Some(day) = number(row, 1, 1..=7, problems) else { continue };
        lexicon.index.add_word(row.cell(0), Word::Weekday { day: day as i8 });
    }
}

pub fn feasts(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(1, CALENDARS, problems);
        let (Some(month), Some(day)) = (number(row, 2, 1..=12, problems), number(row, 3, 1..=31, problems)) else {
            continue;
        };
        let what = Phrase::Feast { month: month as i8, day: day as i8, hijri: row.cell(1) == "hijri" };
        lexicon.index.add_phrase(row.cell(0), what);
    }
}

pub fn relative(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let unit = match row.cell(1) {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => {
                problems.push(row.wrong(1, "no such unit; they are day, week, month and year"));
                continue;
            }
        };
        let (Some(from), Some(to)) = (number(row, 2, -1000..=1000, problems), number(row, 3, -1000..=1000, problems))
        else {
            continue;
        };
        let number = narrow(lexicon.relatives.len());
        lexicon.relatives.push(RelativeRow { unit, from, to });
        lexicon.index.add_phrase(row.cell(0), Phrase::Relative { row: number });
    }
}

pub fn time_words(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let value: i16 = if row.cell(2).is_empty() {
            0
        } else {
            match number(row, 2, -100..=1000, problems) {
                Some(value) => value as i16,
                None => continue,
            }
        };
        let unit = |unit| TimeWord::Unit { unit, count: value };
        let word = match row.cell(1) {
            "number" => TimeWord::Number(value),
            "ordinal" => TimeWord::Ordinal(value as i8),
            "day" => unit(Unit::Day),
            "week" => unit(Unit::Week),
            "month" => unit(Unit::Month),
            "year" => unit(Unit::Year),
            "hour" => TimeWord::Unit { unit: Unit::Day, count: 0 },
            "past" => TimeWord::Past,
            "next" => TimeWord::Next,
            "this" => TimeWord::This,
            "part" => TimeWord::Part(value as u8),
            "season" => TimeWord::Season(value as i8),
            "ago" => TimeWord::Ago,
            "since" => TimeWord::Since,
            "after" => TimeWord::After,
            "within" => TimeWord::Within,
            "about" => TimeWord::About,
            "daytime" => TimeWord::Daytime,
            "between" => TimeWord::Between,
            "from" => TimeWord::From,
            "to" => TimeWord::To,
            "years" => TimeWord::Years,
            "days" => TimeWord::Days,
            "told" => TimeWord::Told(value as i8),
            _ => {
                problems.push(row.wrong(1, "no such kind of word; seeds/README.md lists them"));
                continue;
            }
        };
        lexicon.time_words.add(fold(row.cell(0)), word);
    }
}
