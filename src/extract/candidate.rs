//! Which of the actors that share a name is meant, and whether an ordinary word is a name at all.

use crate::claim::Kind;
use crate::extract::matching::Match;
use crate::extract::noun::Scan;
use crate::lexicon::rows::{Phrase, Word};
use crate::script::letters::{ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW};
use crate::text::reading::{Cut, Reading};
use smallvec::SmallVec;

impl Scan<'_> {
    /// Which of the actors that share a name is meant.
    pub fn choose(&self, actors: &[(usize, bool)], m: &Match) -> Option<usize> {
        if actors.is_empty() {
            return None;
        }
        let seen: SmallVec<[usize; 2]> = actors.iter().map(|a| a.0).filter(|a| self.memory.has_actor(*a)).collect();
        if let Some(actor) = seen.last() {
            return Some(*actor);
        }
        let full: SmallVec<[usize; 2]> = actors.iter().filter(|a| a.1).map(|a| a.0).collect();
        let pool = if full.is_empty() { actors.iter().map(|a| a.0).collect() } else { full.clone() };
        // A short form of something other than a person is often a common word: it needs an introduction.
        if full.is_empty() && !pool.iter().any(|a| self.lexicon.actors[*a].kind == Kind::Person) {
            let one = self.lexicon.actors[pool[0]].kind;
            if one == Kind::Media || m.words == 1 && !self.is_unknown_word(m.last - 1) {
                return None;
            }
        }
        if full.is_empty() && m.words == 1 && self.adds_hamza(m, &pool) {
            return None;
        }
        let says = |r: &Reading| matches!(r.word, Word::Verb { verb, .. } if !self.lexicon.verb_speech[verb as usize].is_empty());
        if m.words == 1
            && self.lexicon.actors[pool[0]].kind != Kind::Person
            && self.document.readings(m.last - 1).list.iter().any(says)
        {
            return None;
        }
        if full.is_empty()
            && m.words == 1
            && self.document.readings(m.last - 1).list.iter().any(|r| matches!(r.word, Word::Particle { .. }))
        {
            return None;
        }
        // A surname that is in the news is likelier than a noun with "my" or "our".
        let current = pool.iter().any(|a| self.lexicon.actors[*a].kind == Kind::Person && self.in_office(*a));
        let ordinary = |r: &Reading| {
            r.cut == m.cut
                && matches!(r.word, Word::Event { .. } | Word::Masdar { .. } | Word::Common)
                && (!current || r.pronoun().is_none())
        };
        if full.is_empty()
            && m.words == 1
            && self.document.readings(m.last - 1).list.iter().any(ordinary)
            && !self.is_surname_here(m)
        {
            return None;
        }
        if full.is_empty() && m.words == 1 && (self.follows_given_name(m) || self.is_adjective_of_deed(m)) {
            return None;
        }
        pool.iter().copied().find(|a| self.in_office(*a)).or_else(|| pool.first().copied())
    }

    /// An adjective's shape behind a verb or a particle, where no adjective stands: a surname.
    fn is_surname_here(&self, m: &Match) -> bool {
        let at = m.last - 1;
        let list = &self.document.readings(at).list;
        at > 0
            && m.cut.is_bare()
            && self.document.folded(at).ends_with(crate::script::letters::YEH)
            && list.iter().all(|r| !matches!(r.word, Word::Event { .. } | Word::Masdar { .. } | Word::Verb { .. }))
            && self
                .document
                .readings(at - 1)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Verb { .. } | Word::Particle { .. }))
    }

    /// A surname after another given name belongs to someone else.
    fn follows_given_name(&self, m: &Match) -> bool {
        let first = m.last - m.words;
        first > 0
            && !self.is_surname(first - 1)
            && m.cut == Cut::default()
            && self.document.readings(first - 1).list.iter().any(|r| r.word == Word::Given && !r.cut.article)
            && !self
                .document
                .readings(first - 1)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Title { .. } | Word::Verb { .. }))
    }

    /// Whether a word by itself names a person whom everybody knows by it.
    pub fn is_surname(&self, at: usize) -> bool {
        self.lexicon.index.phrases(self.document.folded(at)).iter().any(|p| {
            p.rest.is_empty()
                && matches!(p.what, Phrase::Actor { actor, full: false }
                    if self.lexicon.actors[actor as usize].kind == Kind::Person && self.in_office(actor as usize))
        })
    }

    fn is_unknown_word(&self, at: usize) -> bool {
        self.document.readings(at).list.iter().all(|r| matches!(r.word, Word::Family(_)))
    }

    /// Whether the lexicon has the actor in some office on the day of publication.
    fn in_office(&self, actor: usize) -> bool {
        let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
        terms.iter().any(|t| crate::extract::office::holds(&self.lexicon.terms[*t], &self.day))
    }

    /// A hamza inside a word that the name is never written with: "with the first" is no Powell.
    fn adds_hamza(&self, m: &Match, pool: &[usize]) -> bool {
        const SEATS: [char; 2] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW];
        let inside = |w: &str| w.chars().skip(1).any(|c| SEATS.contains(&c));
        let skip = self.raw_skip(m.last - 1, m.cut);
        let written = |a: &usize| {
            let row = &self.lexicon.actors[*a];
            row.short_ar.iter().chain(&row.aliases_ar).chain([&row.name_ar]).any(|s| s.split(' ').any(inside))
        };
        inside(&self.document.raw(m.last - 1)[skip..]) && !pool.iter().any(written)
    }

    /// The Houthi attack: a surname that is an adjective of nationality too, behind the event noun that it goes with.
    fn is_adjective_of_deed(&self, m: &Match) -> bool {
        let first = m.last - m.words;
        let adjective = |r: &Reading| r.cut.article && r.cut.is_bare() && matches!(r.word, Word::Nisba { .. });
        let deed = |r: &Reading| {
            r.cut.article
                && self.document.folded(first - 1)[r.cut.skip..].chars().count() > 2
                && matches!(r.word, Word::Event { .. } | Word::Masdar { .. } | Word::Head { .. })
        };
        first > 0
            && self.document.readings(first).list.iter().any(adjective)
            && self.document.readings(first - 1).list.iter().any(deed)
    }
}
