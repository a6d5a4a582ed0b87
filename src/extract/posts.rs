//! One man in several posts: the deputy prime minister, foreign minister X; the prime minister and leader of the party, Y.

use crate::claim::Kind;
use crate::extract::describe::Tail;
use crate::extract::entity::EntityId;
use crate::extract::matching;
use crate::extract::matching::Match;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::extract::office::{ever, held, holder, holds};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Number;
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::OfficeNote;
use crate::lexicon::rows::{Phrase, Word};
use crate::script::letters::{ALEF, BEH, LAM, NOON, WAW, YEH};
use crate::text::reading::{Cut, Reading};

/// What was told farther back, by so many words, is not meant any more.
const TOLD_WITHIN: usize = 600;

/// A body has several of them.
pub const SPOKESPERSON: &str = "spokesperson";

/// Whoever leads the opposition leads a party.
const OPPOSES: &str = "opposition-leader";

impl Scan<'_> {
    /// The holder of the office at `at` and of another that is named right behind it, with its name.
    pub fn holder_of_several(&mut self, at: usize, m: &Match, office: usize, end: usize) -> Option<Noun> {
        let row = &self.lexicon.offices[office];
        if m.words == 1 || at > 0 && self.is_between(at - 1) {
            return None;
        }
        let state = self.nationality_at(m.last, end);
        let from = m.last + usize::from(state.is_some());
        let (second, joined) = self.post_at(from, end)?;
        let beside = row.has(OfficeNote::Beside);
        let noun = self.noun(from, end, None).filter(|noun| noun.first == from && noun.cut.prep.is_none())?;
        let [one] = noun.who[..] else { return None };
        let known = self.entities.get(one.entity);
        let named = known.kind == Kind::Person && !one.anaphor;
        let elsewhere = state.is_some() && known.state.is_some() && state != known.state;
        if elsewhere || !(named || beside && !joined && state.is_none()) {
            return None;
        }
        let leads = joined && self.lexicon.offices[second].has(OfficeNote::Party);
        let same = match known.actor {
            Some(actor) => self.sits_in(actor, office, leads),
            None => leads && !row.has(OfficeNote::Reigns),
        };
        if !(same || beside || leads && row.id == OPPOSES) {
            return None;
        }
        let of = state.or(known.state);
        self.learn(one.entity, of, Some(office));
        if named && state.is_none() {
            self.memory.set_at_home(office, one.entity);
        }
        let who = if named { one } else { Ref { first: at, ..one } };
        Some(Noun { first: at, cut: m.cut, who: [who].into_iter().collect(), ..noun })
    }

    /// The head of the Government of National Accord: the body of the lexicon that the last word of an office begins, and
    /// where its name ends.
    pub fn body_presided(&mut self, m: &Match, end: usize) -> Option<(EntityId, usize)> {
        let head = m.last - 1;
        if m.words == 1 || !self.document.readings(head).list.iter().any(|r| matches!(r.word, Word::Head { .. })) {
            return None;
        }
        let found = matching::among(self.document, self.lexicon, head, end, Kinds::NAME);
        let (actor, last) = found.iter().find_map(|b| match b.what {
            Phrase::Actor { actor, .. } if b.last > m.last && b.cut == Cut::default() => Some((actor as usize, b.last)),
            _ => None,
        })?;
        (self.lexicon.actors[actor].kind == Kind::Organisation)
            .then(|| (self.entities.known(actor, self.lexicon), last))
    }

    /// The Russian foreign minister met John Kerry: who is of another state, or holds another office while somebody else
    /// holds this one, and never held it, is not the one whose title stands before his name.
    pub fn is_no_holder(&self, actor: usize, office: Option<usize>, state: Option<usize>) -> bool {
        let Some((office, state)) = office.zip(state) else { return false };
        let lexicon = self.lexicon;
        let body = &lexicon.actors[lexicon.states[state].actor].id;
        let country = &lexicon.actors[actor].country;
        // A state has many ambassadors.
        !country.is_empty()
            && !self.is_posted(office)
            && (country != body || held(lexicon, actor, &self.day).is_some())
            && holder(lexicon, office, body, &self.day).is_some_and(|other| other != actor)
            && !ever(lexicon, actor, office, body)
    }

    /// A further post at a token, of one person: its office, and whether it is joined by "and".
    fn post_at(&self, at: usize, end: usize) -> Option<(usize, bool)> {
        if at >= end || !self.is_word(at) {
            return None;
        }
        matching::among(self.document, self.lexicon, at, end, Kinds::NAME).iter().find_map(|m| match m.what {
            Phrase::Office { office, number: Number::Singular, .. }
                if m.cut.prep.is_none() && m.cut.conj.is_none_or(|c| c == WAW) =>
            {
                Some((office as usize, m.cut.conj.is_some()))
            }
            _ => None,
        })
    }

    /// The state of an adjective of nationality that describes the office before it.
    fn nationality_at(&self, at: usize, end: usize) -> Option<usize> {
        if at >= end || !self.is_word(at) {
            return None;
        }
        self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, number: Number::Singular, .. } if r.cut.article && r.cut.is_bare() => {
                Some(state as usize)
            }
            _ => None,
        })
    }

    /// Whether somebody of the lexicon holds an office on the day, or on any, of whatever body.
    fn sits_in(&self, actor: usize, office: usize, on_any: bool) -> bool {
        let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
        terms
            .iter()
            .map(|t| &self.lexicon.terms[*t])
            .any(|t| t.office == office && (on_any || self.day.is_empty() || holds(t, &self.day)))
    }

    /// "The commander of the company": a post over something that the article has not told of is not that of whoever was
    /// named by such a post before. What lands are called ("the province") may stand for their names.
    pub fn is_over_untold(&self, m: &Match, tail: &Tail, body: Option<EntityId>) -> bool {
        let of = m.last;
        if m.words > 1
            || m.cut.article
            || tail.modified
            || tail.last != of
            || body.is_some()
            || of >= self.document.tokens.len()
            || !self.is_word(of)
        {
            return false;
        }
        let readings = self.document.readings(of);
        let word = self.document.folded(of);
        let Some(bare) = word.strip_prefix(ALEF).and_then(|w| w.strip_prefix(LAM)) else { return false };
        let other = |r: &Reading| {
            matches!(
                r.word,
                Word::Site(_)
                    | Word::Title { .. }
                    | Word::Modifier { .. }
                    | Word::Nisba { .. }
                    | Word::Adjective { .. }
                    | Word::Agent { .. }
                    | Word::Anaphor { .. }
                    | Word::Given
                    | Word::Family(_)
            )
        };
        let genitive = !readings.cuts.iter().any(|c| !c.is_bare()) && !readings.list.iter().any(other);
        let told = |t: usize| {
            let earlier = self.document.folded(t);
            earlier.strip_suffix(bare).is_some_and(|before| before.chars().count() <= 4)
        };
        let land = || {
            let here = matching::among(self.document, self.lexicon, of, of + 1, Kinds::ATTITUDE);
            here.iter().any(|m| m.what == Phrase::Attitude { attitude: Attitude::Named })
        };
        genitive && self.has_article(of) && !land() && !(m.start.saturating_sub(TOLD_WITHIN)..m.start).any(told)
    }

    /// "A spokesman for", "an Israeli spokesman": without the article and without a genitive, one that is not known.
    pub fn is_any_of_them(&self, at: usize, m: &Match, office: usize, tail: &Tail) -> bool {
        let described = tail.owners.is_empty() && tail.state.is_some() && !self.has_article(tail.last - 1);
        if self.begins_with_article(at, m.cut) || self.lexicon.offices[office].id != SPOKESPERSON {
            // Named by an adjective right behind the office: some president of the Americans.
            let nation = |r: &Reading| matches!(r.word, Word::Nisba { .. }) && !r.cut.article;
            let adjective = m.last < tail.last && self.document.readings(m.last).list.iter().any(nation);
            return described && adjective && !self.begins_with_article(at, m.cut);
        }
        let governs = || self.document.readings(at + 1).cuts.iter().any(|c| c.prep.is_some());
        m.words > 1 && governs() || described
    }

    /// Conservative lawmakers (threatened) X: nobody is named behind an indefinite adjective of several.
    pub fn is_closed_plural(&self, from: usize, last: usize) -> bool {
        last > from && self.is_full_plural(last) && !self.has_article(last - 1)
    }

    /// The foreign ministers of X and Y.
    pub fn joined_owners(&mut self, tail: &mut Tail, number: Number, end: usize) {
        while (!tail.owners.is_empty() || tail.state.is_some())
            && tail.last < end
            && (number == Number::Plural || tail.owners.len() < 2)
            && let Some(noun) = self.noun(tail.last, end, None)
            && noun.cut.conj == Some(WAW)
            && noun.cut.prep.is_none()
            && noun.who.iter().all(|r| matches!(self.entities.get(r.entity).kind, Kind::State | Kind::Organisation))
        {
            // The name of the first looks like an adjective of nationality.
            if let Some(state) = tail.state.take() {
                tail.owners.push(self.entities.known(self.lexicon.states[state].actor, self.lexicon));
            }
            tail.owners.extend(noun.who.iter().map(|r| r.entity));
            tail.inner.extend(noun.names());
            tail.last = noun.last;
        }
    }

    /// Between A and B: these are two.
    fn is_between(&self, at: usize) -> bool {
        self.document.folded(at).chars().eq([BEH, YEH, NOON])
    }
}
