//! Zones: fixed offsets, and places with their rules.

use crate::graph::temporal::{DAY, Date, DateTime, LocalDateTime, LocalTime, NANOS};
use crate::query::error::QueryError;
use crate::query::functions::temporal::wrong;
use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::sync::{Arc, LazyLock};

/// Where a clock stands.
#[derive(Clone, Debug)]
pub(super) enum Zone {
    /// Seconds east of UTC.
    Offset(i32),
    Named(Arc<str>, TimeZone),
}

/// `Z`, `+01:00`, `-0130`, `Europe/Stockholm`
pub(super) fn parse(text: &str) -> Result<Zone, QueryError> {
    if let Some(offset) = offset(text) {
        return Ok(Zone::Offset(offset));
    }
    // The tables that come with the program: those of the machine would make answers differ.
    static TABLES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
    match TABLES.get(text) {
        Ok(zone) => {
            // As the zone itself is spelled, whatever the case of the text.
            let name = zone.iana_name().unwrap_or(text);
            Ok(Zone::Named(name.into(), zone.clone()))
        }
        Err(_) => Err(wrong(&format!("time zone {text}"))),
    }
}

/// `Z`, `+01:00`, `+0100`, `+01`, `+02:05:59`
pub(super) fn offset(text: &str) -> Option<i32> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let digits: String = rest.chars().filter(|c| *c != ':').collect();
    let shaped = rest.bytes().all(|b| b.is_ascii_digit() || b == b':') && matches!(digits.len(), 2 | 4 | 6);
    if !shaped {
        return None;
    }
    let part = |at: usize| digits.get(at..at + 2).map_or(0, |d| d.parse::<i32>().unwrap_or(99));
    let (hours, minutes, seconds) = (part(0), part(2), part(4));
    let size = hours * 3600 + minutes * 60 + seconds;
    (minutes < 60 && seconds < 60 && size <= 18 * 3600).then_some(sign * size)
}

impl Zone {
    /// The offset, of a named zone in the winter of 1970.
    pub(super) fn offset(&self) -> i32 {
        match self {
            Zone::Offset(offset) => *offset,
            Zone::Named(..) => self.at_instant(0, 0).offset,
        }
    }

    /// What the clock shows at a moment.
    pub(super) fn at_instant(&self, seconds: i64, nanos: i64) -> DateTime {
        let offset = match self {
            Zone::Offset(offset) => *offset,
            Zone::Named(_, zone) => zone.to_offset(stamp(seconds)).seconds(),
        };
        let local = seconds + i64::from(offset);
        let time = LocalTime { nanos: local.rem_euclid(DAY) * NANOS + nanos };
        let date = Date { days: local.div_euclid(DAY) };
        DateTime { local: LocalDateTime { date, time }, offset, zone: self.name() }
    }

    /// The moment at which the clock shows this; the earlier one where it shows it twice, and later by the gap where
    /// it never does.
    pub(super) fn at_local(&self, local: LocalDateTime) -> DateTime {
        let Zone::Named(_, zone) = self else {
            return DateTime { local, offset: self.offset(), zone: None };
        };
        let nanos = local.time.nanos % NANOS;
        // Trying the offsets on either side of the moment finds every one that may fit.
        let around = |seconds: i64| zone.to_offset(stamp(seconds)).seconds();
        let guess = local.seconds();
        let (before, after) = (around(guess - DAY), around(guess + DAY));
        for offset in [before, after] {
            let seconds = guess - i64::from(offset);
            if around(seconds) == offset {
                return self.at_instant(seconds, nanos);
            }
        }
        self.at_instant(guess - i64::from(before), nanos)
    }

    fn name(&self) -> Option<Arc<str>> {
        match self {
            Zone::Offset(_) => None,
            Zone::Named(name, _) => Some(name.clone()),
        }
    }

    /// The zone that a moment is told in.
    pub(super) fn of(moment: &DateTime) -> Zone {
        match &moment.zone {
            None => Zone::Offset(moment.offset),
            Some(name) => parse(name).unwrap_or(Zone::Offset(moment.offset)),
        }
    }
}

/// A moment for the tables of zones, which end in the year 9999; beyond it nothing is known to change.
fn stamp(seconds: i64) -> Timestamp {
    let bounded = seconds.clamp(-300_000_000_000, 253_000_000_000);
    Timestamp::from_second(bounded).unwrap_or(Timestamp::UNIX_EPOCH)
}
