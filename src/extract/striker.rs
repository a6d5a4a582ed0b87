//! People named side by side: those who strike and whom they hit (a gunman killed an officer), those who are described
//! (demonstrators opposed to it).

use crate::extract::noun::Scan;
use crate::lexicon::conjugate::Number;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::Word;
use crate::script::letters::{ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, LAM, NOON, WAW, YEH};
use crate::text::reading::{Cut, Reading};

impl Scan<'_> {
    /// A gunman killed an officer: no genitive has the ending of the accusative.
    pub fn is_accusative_agent(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        list.iter().any(|r| matches!(r.word, Word::Agent { .. }) && r.is_accusative())
    }

    /// An assailant stabbed a woman: those who strike are nobody's, and an indefinite noun behind them is whom they hit.
    pub fn is_strikers_object(&self, agent: u16, at: usize, end: usize) -> bool {
        let people = |r: &Reading| matches!(r.word, Word::Agent { .. }) && r.cut == Cut::default();
        // Masked gunmen: the nominative is no object's.
        let object = |at: usize| !self.is_nominative_plural(at);
        self.lexicon.agents[agent as usize].has(AgentNote::Strikes)
            && at < end
            && object(at)
            && self.document.readings(at).list.iter().any(people)
    }

    /// Demonstrators opposed to, or loyal to, what stands behind l: no people beside them, though others go by that name.
    pub fn describes_people(&self, at: usize, reading: &Reading) -> bool {
        if self.is_of_two_attacks(at, reading) {
            return true;
        }
        let many = |w: &Word| matches!(w, Word::Agent { number: Number::Plural | Number::Dual, .. });
        let several = |r: &Reading| many(&r.word) && r.cut.article == reading.cut.article;
        let next = at + 1;
        at > 0
            && reading.cut.conj.is_none()
            && reading.cut.prep.is_none()
            && many(&reading.word)
            && self.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Adjective { .. }))
            && self.document.readings(at - 1).list.iter().any(several)
            && next < self.document.tokens.len()
            && self.document.readings(next).cuts.iter().any(|c| c.prep == Some(LAM))
    }

    /// Two suicide attacks: no suicide bombers.
    fn is_of_two_attacks(&self, at: usize, reading: &Reading) -> bool {
        let two = |t: usize| {
            let ending = self.document.folded(t).strip_suffix(NOON).and_then(|s| s.chars().next_back());
            ending.filter(|c| [ALEF, YEH].contains(c))
        };
        let bomber = |agent: u16| self.lexicon.agents[agent as usize].has(AgentNote::Strikes);
        at > 0
            && reading.cut.is_bare()
            && matches!(reading.word, Word::Agent { agent, .. } if bomber(agent))
            && self.document.readings(at - 1).list.iter().any(|r| matches!(r.word, Word::Event { .. }))
            && two(at).is_some()
            && two(at) == two(at - 1)
    }

    /// A plural in the nominative: the ending with waw.
    pub fn is_nominative_plural(&self, at: usize) -> bool {
        let plural = |r: &Reading| {
            matches!(r.word, Word::Agent { number: Number::Plural, .. } | Word::Active { number: Number::Plural, .. })
        };
        self.document.folded(at).strip_suffix(NOON).is_some_and(|s| s.ends_with(WAW))
            && self.document.readings(at).list.iter().any(plural)
    }

    /// Flags are no media, though both fold alike: a word and the listed one begin with different seats of hamza.
    pub fn has_another_hamza(&self, at: usize, cut: Cut, listed: &str) -> bool {
        const SEATS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];
        let raw = self.document.raw(at)[self.raw_skip(at, cut)..].trim_start_matches([ALEF, LAM]);
        let (said, listed) = (raw.chars().next(), listed.chars().next());
        said != listed && [said, listed].iter().all(|c| c.is_some_and(|c| SEATS.contains(&c)))
    }
}
