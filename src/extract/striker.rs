//! Those who strike, and whom they hit, where both stand side by side: a gunman killed an officer.

use crate::extract::noun::Scan;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::Word;
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
        self.lexicon.agents[agent as usize].has(AgentNote::Strikes)
            && at < end
            && self.document.readings(at).list.iter().any(people)
    }
}
