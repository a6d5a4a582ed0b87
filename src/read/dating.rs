//! The dates of a page → the day it was published.

use crate::article::Article;
use crate::diag::{Diagnostic, Place, Warned};
use crate::lexicon::Lexicon;
use crate::lexicon::reading::{self, Label};
use crate::read::date::{self, Found};
use jiff::civil::Date;

/// Where a date stands in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Beside the weather: the day on which the page was saved.
    Clock,
    /// Above the headline.
    Above,
    /// Between the headline and the running text.
    Head,
    /// In the place line with which the running text opens.
    Dateline,
    /// After the running text.
    Tail,
}

/// All dates that may be an article's.
#[derive(Debug, Default)]
pub(super) struct Dating {
    header: Option<Date>,
    found: Vec<(Found, Option<Label>, Where)>,
    teasers: Vec<Date>,
    /// A label that stood on a line of its own.
    label: Option<Label>,
    problems: Vec<String>,
}

impl Dating {
    /// The value of a header's date line.
    pub(super) fn header(&mut self, value: &str, lexicon: &Lexicon) {
        let day = date::stamp(value).or_else(|| {
            let found = date::find(&reading::flat(value), lexicon).into_iter().next()?;
            self.found.push((found.clone(), Some(Label::Published), Where::Head));
            Some(found.day)
        });
        match day {
            Some(day) => self.header = self.header.or(Some(day)),
            None => self.problems.push(format!("found the date \u{2068}{value}\u{2069}, write it as 2015-09-28")),
        }
    }

    /// A date on the page.
    pub(super) fn found(&mut self, found: Found, label: Option<Label>, here: Where) {
        let label = label.or(self.label.take());
        self.found.push((found, label, here));
    }

    /// The label of a date that is on the next line.
    pub(super) fn label(&mut self, label: Label) {
        self.label = Some(label);
    }

    /// The date of an older story shown beside this one.
    pub(super) fn teaser(&mut self, day: Option<Date>) {
        self.teasers.extend(day);
    }

    /// The day of publication: given, else the most trustworthy of the page.
    pub(super) fn settle(self, article: &Article, place: &Place) -> Warned<Option<Date>> {
        let warning = |message: String| Diagnostic::warning(message).with_place(place.clone());
        let mut settled = Warned::clean(article.published);
        if article.published.is_some() {
            return settled;
        }
        settled.warnings.extend(self.problems.iter().cloned().map(warning));
        if self.header.is_some() && !self.found.iter().any(|(found, _, _)| found.other.is_some()) {
            settled.value = self.header;
            return settled;
        }
        let best = self
            .found
            .iter()
            .filter_map(|(found, label, here)| Some((rank(*label, *here)?, found)))
            .min_by_key(|(rank, _)| *rank);
        if let Some((rank, found)) = best {
            let (day, doubt) = self.read(found);
            if doubt {
                settled.warnings.push(warning(format!(
                    "found a date that is {day} with the day first; with the month first it is another"
                )));
            }
            if found.misnamed {
                settled.warnings.push(warning(format!("found a weekday beside {day} that is not that day's")));
            }
            if rank == LAST {
                settled
                    .warnings
                    .push(warning(format!("found no date but {day} above the headline, taken for the publication's")));
            }
            settled.value = Some(day);
            return settled;
        }
        if let Some(day) = article.url.as_deref().and_then(in_address) {
            settled.value = Some(day);
            return settled;
        }
        match self.teasers.first() {
            Some(day) if self.teasers.iter().all(|other| other == day) => {
                settled
                    .warnings
                    .push(warning(format!("found no date but {day} of related stories, taken for this one's")));
                settled.value = Some(*day);
            }
            _ => settled.warnings.push(warning("found no date of publication, weekdays stay open".into())),
        }
        settled
    }

    /// A date whose form leaves day and month open is read as the page's other dates are; says whether that is a guess.
    fn read(&self, found: &Found) -> (Date, bool) {
        let Some(other) = found.other else { return (found.day, false) };
        let decided = |(found, _, _): &&(Found, Option<Label>, Where)| found.other.is_none() && !found.hijri;
        match self.found.iter().filter(decided).any(|(found, _, _)| found.month_first) {
            true => (other, false),
            false => (found.day, true),
        }
    }
}

/// The rank of a date that is the last resort.
const LAST: u8 = 7;

/// Lower is better; none is never taken.
fn rank(label: Option<Label>, here: Where) -> Option<u8> {
    Some(match (label, here) {
        (_, Where::Clock) => return None,
        (Some(Label::Published), _) => 0,
        (None, Where::Head) => 1,
        (None, Where::Dateline) => 2,
        (Some(_), _) => 3,
        (None, Where::Tail) => 4,
        (None, Where::Above) => LAST,
    })
}

/// The day in a web address: `/2015/09/28/`, `/2015-9-28/`, `/20150928-`.
fn in_address(url: &str) -> Option<Date> {
    let is_year = |piece: &str| piece.len() == 4 && piece.parse().is_ok_and(|year: i16| (1990..=2100).contains(&year));
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split_once('/')?.1;
    let pieces: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).collect();
    let day =
        |year: &str, month: &str, day: &str| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    let apart =
        pieces.windows(3).filter(|three| is_year(three[0]) && three[1..].iter().all(|n| (1..=2).contains(&n.len())));
    let joined = pieces.iter().filter(|piece| piece.len() == 8 && is_year(&piece[..4]));
    apart
        .filter_map(|three| day(three[0], three[1], three[2]))
        .chain(joined.filter_map(|eight| day(&eight[..4], &eight[4..6], &eight[6..])))
        .next()
}
