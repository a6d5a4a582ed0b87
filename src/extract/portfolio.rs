//! What an office is over and a body is for, and how far the words for it go.

use crate::extract::matching::Match;
use crate::extract::noun::Scan;
use crate::lexicon::notes::HeadNote;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};

/// Whose office is one of anything.
const MINISTER: &str = "minister";

impl Scan<'_> {
    /// The end of a minister's office: the minister of culture and of national information, the minister of anything.
    pub fn portfolio(&self, m: &Match, office: usize, end: usize) -> usize {
        let id = self.lexicon.offices[office].id.as_str();
        let mut last = m.last;
        // The chairman of the cultural committee.
        let head = |r: &Reading| matches!(r.word, Word::Head { .. }) && r.cut.article;
        if m.words > 1 && !m.cut.article && self.document.readings(last - 1).list.iter().any(head) {
            let ends = |t: &usize| !self.qualifies(*t, true) || self.epithet(*t, m.cut, end).is_some();
            return (last..end.min(last + 2)).find(ends).unwrap_or(end.min(last + 2));
        }
        if !id.ends_with(MINISTER) || m.cut.article {
            return last;
        }
        if m.words == 1 {
            if id != MINISTER || last >= end || !self.is_complement(last) {
                return last;
            }
            last += 1;
        }
        if !self.has_article(last - 1) {
            return last;
        }
        while last < end
            && last - m.last < 6
            && (self.qualifies(last, true) || self.is_field(last))
            && self.epithet(last, m.cut, end).is_none()
        {
            last += 1;
        }
        last
    }

    /// `municipal`, `and rural`, `and information`, behind what a minister is of.
    fn is_field(&self, at: usize) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let readings = self.document.readings(at);
        let own = |c: &Cut| c.article && c.prep.is_none();
        let joined = readings.cuts.iter().any(|c| own(c) && c.conj == Some(WAW));
        let feminine = self.has_article(at) && self.document.raw(at).ends_with([YEH, TEH_MARBUTA]);
        let people = |r: &Reading| {
            own(&r.cut)
                && matches!(
                    r.word,
                    Word::Nisba { .. } | Word::People { .. } | Word::Title { .. } | Word::Modifier { .. }
                )
        };
        let belongs = self.document.folded(at).strip_suffix(HEH).is_some_and(|w| w.ends_with(YEH));
        (joined || feminine && belongs) && !readings.list.iter().any(people) && !self.begins_joined_actor(at)
    }

    /// `and (of) education`: one noun more, with the article if the one before has it.
    pub fn coordinated(&self, at: usize, end: usize, definite: bool) -> usize {
        if !definite || at >= end || !self.is_word(at) {
            return at;
        }
        let readings = self.document.readings(at);
        let joined = |c: &Cut| c.conj == Some(WAW) && c.prep.is_none() && c.article;
        let named = |r: &Reading| {
            joined(&r.cut)
                && matches!(
                    r.word,
                    Word::Agent { .. }
                        | Word::Nisba { .. }
                        | Word::People { .. }
                        | Word::Modifier { .. }
                        | Word::Title { .. }
                        | Word::Particle { .. }
                )
                || joined(&r.cut) && matches!(r.word, Word::Head { head, .. } if !self.is_loose(head))
        };
        // Which: no noun.
        let relative = |r: &Reading| matches!(r.word, Word::Particle { .. }) && r.cut.conj.is_some();
        if !readings.cuts.iter().any(joined)
            || readings.list.iter().any(|r| named(r) || relative(r))
            || self.begins_joined_actor(at)
        {
            return at;
        }
        at + 1
    }

    /// A head that is as often no body: security, administration.
    pub fn is_loose(&self, head: u16) -> bool {
        self.lexicon.heads[head as usize].has(HeadNote::Loose)
    }

    fn begins_joined_actor(&self, at: usize) -> bool {
        self.begins(at, |m| {
            matches!(
                m.what,
                Phrase::Office { .. } | Phrase::Actor { .. } | Phrase::Place { .. } | Phrase::Capital { .. }
            )
        })
    }

    /// `for insurance`: what the body is for, with its adjectives.
    pub fn purpose(&self, from: usize, at: usize, end: usize) -> usize {
        // The government is there for everything.
        let formed = |r: &Reading| matches!(r.word, Word::Head { head, .. } if self.lexicon.heads[head as usize].has(HeadNote::Formed));
        if at >= end || !self.is_word(at) || self.takes_li(from - 1) || self.sets_out(at, end) {
            return at;
        }
        if self.document.readings(from).list.iter().any(formed) {
            return at;
        }
        let readings = self.document.readings(at);
        let brought = |c: &Cut| c.prep == Some(LAM) && c.conj.is_none();
        let definite = readings.cuts.iter().any(|c| brought(c) && c.article);
        let whom = |r: &Reading| {
            brought(&r.cut)
                && matches!(
                    r.word,
                    Word::Agent { .. }
                        | Word::Head { .. }
                        | Word::Nisba { .. }
                        | Word::People { .. }
                        | Word::Title { .. }
                        | Word::Given
                        | Word::Modifier { .. }
                        | Word::Anaphor { .. }
                )
        };
        let listed = readings.list.iter().any(|r| r.word == Word::Purpose && brought(&r.cut));
        // The ministry, to meet X; the government, for it cancelled: what is done, and no field.
        let deed = |r: &Reading| {
            brought(&r.cut) && !r.cut.article && matches!(r.word, Word::Event { .. } | Word::Masdar { .. })
        };
        let other = |r: &Reading| whom(r) || deed(r);
        if !listed && (!definite || readings.list.iter().any(other) || self.begins_joined_actor(at)) {
            return at;
        }
        let mut last = at + 1;
        if !definite {
            while last < end && last - at < 3 && self.is_link(last) {
                last += 1;
            }
            match self.definite_end(last, end) {
                Some(next) => last = next,
                None => return at,
            }
        }
        let mut joined = 0;
        loop {
            while last < end && last - at < 6 && self.qualifies(last, false) {
                last += 1;
            }
            let next = self.coordinated(last, end, joined < 2);
            if next == last {
                return last;
            }
            joined += 1;
            last = next;
        }
    }

    /// `to enter into`: a deed with a preposition of its own, which is nobody's field.
    fn sets_out(&self, at: usize, end: usize) -> bool {
        let deed = |r: &Reading| r.cut.prep == Some(LAM) && matches!(r.word, Word::Masdar { .. } | Word::Event { .. });
        at + 1 < end
            && self.is_particle(at + 1, Particle::Preposition)
            && self.document.folded(at + 1).chars().count() > 1
            && self.document.readings(at).list.iter().any(deed)
    }
}
