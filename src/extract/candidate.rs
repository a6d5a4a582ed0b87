//! Which of the actors that share a name is meant, and whether an ordinary word is a name at all.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::matching::{self, Match};
use crate::extract::noun::Scan;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{ActorRow, Particle, Phrase, Word};
use crate::script::letters::{ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, BEH, WAW, WAW_HAMZA, YEH_HAMZA};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use memchr::memmem;
use smallvec::SmallVec;

/// No headline has more words and marks.
const LONGEST_HEADLINE: usize = 16;

impl Scan<'_> {
    /// Which of the actors that share a name is meant.
    pub fn choose(&self, actors: &[(usize, bool)], m: &Match) -> Option<usize> {
        if actors.is_empty() {
            return None;
        }
        let seen: SmallVec<[usize; 2]> = actors.iter().map(|a| a.0).filter(|a| self.memory.has_actor(*a)).collect();
        // Of two with one surname, whoever is in office goes by it alone.
        if seen.len() > 1 && m.words == 1 {
            let mut now = seen.iter().copied().filter(|a| self.in_office(*a));
            if let (Some(actor), None) = (now.next(), now.next()) {
                return Some(actor);
            }
        }
        if let Some(actor) = self.latest_of_these(&seen) {
            return Some(actor);
        }
        if let Some(actor) = self.meant_by_theatre(actors) {
            return Some(actor);
        }
        let full: SmallVec<[usize; 2]> = actors.iter().filter(|a| a.1).map(|a| a.0).collect();
        let pool = if full.is_empty() { actors.iter().map(|a| a.0).collect() } else { full.clone() };
        if full.is_empty() && pool.iter().any(|a| self.is_coalition(*a)) {
            let usual = pool.first().copied().filter(|_| m.words > 1);
            return self.coalition_meant().or(usual).filter(|a| pool.contains(a));
        }
        // A short form of something other than a person is often a common word: it needs an introduction.
        if full.is_empty() && !pool.iter().any(|a| self.lexicon.actors[*a].kind == Kind::Person) {
            let one = self.lexicon.actors[pool[0]].kind;
            let titled = || self.is_in_headline(m.start) && pool.iter().any(|a| self.is_named_in_full(*a));
            let beside = || self.is_joined_to_body(m, pool[0]);
            if one == Kind::Media || m.words == 1 && !self.is_unknown_word(m.last - 1) && !titled() && !beside() {
                return None;
            }
        }
        if full.is_empty() && m.words == 1 && (self.adds_hamza(m, &pool) || self.is_spelt_apart(m, &pool)) {
            return None;
        }
        if full.is_empty() && self.is_short_of_unlisted(m) {
            return None;
        }
        let mut pool: SmallVec<[usize; 2]> =
            pool.into_iter().filter(|a| !self.comes_later(*a, full.is_empty())).collect();
        if full.is_empty() {
            pool.retain(|a| (m.words > 1 || self.may_be_meant(*a, m)) && !self.is_surname_of_another(*a, m));
        }
        if pool.is_empty() {
            return None;
        }
        // (Chad is written like "is praised", which is said of nobody.)
        let says = |r: &Reading| matches!(r.word, Word::Verb { verb, form } if !form.passive && !self.lexicon.verb_speech[verb as usize].is_empty());
        if m.words == 1
            && self.lexicon.actors[pool[0]].kind != Kind::Person
            && !(m.start > 0 && self.is_particle(m.start - 1, Particle::Preposition))
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
                || r.cut.article && matches!(r.word, Word::Agent { number: Number::Singular, .. })
        };
        if full.is_empty()
            && m.words == 1
            && self.document.readings(m.last - 1).list.iter().any(ordinary)
            && !self.is_surname_here(m)
            && !pool.iter().any(|a| self.is_named_in_full(*a))
            && !self.is_joined_to_body(m, pool[0])
        {
            return None;
        }
        if full.is_empty() && m.words == 1 && (self.follows_given_name(m) || self.is_adjective_of_deed(m)) {
            return None;
        }
        // Of those who share a short form, whom the article names in full is meant.
        let named = full.is_empty() && pool.len() > 1 && pool.iter().any(|a| self.is_named_in_full(*a));
        let meant = pool.iter().copied().filter(|a| !named || self.is_named_in_full(*a));
        meant.min_by_key(|a| self.years_off(*a))
    }

    /// `Between Fatah and Hamas`: a movement or a party of the same country is joined to the one that is meant.
    fn is_joined_to_body(&self, m: &Match, actor: usize) -> bool {
        let own = &self.lexicon.actors[actor];
        if !matches!(own.kind, Kind::ArmedGroup | Kind::Organisation) || own.country.is_empty() {
            return false;
        }
        let other = |at: usize, joined: bool| {
            matching::matches(self.document, self.lexicon, at, self.document.tokens.len()).iter().any(|o| {
                let fits = |row: &ActorRow| {
                    matches!(row.kind, Kind::ArmedGroup | Kind::Organisation) && row.country == own.country
                };
                let ends = joined || o.last == m.start;
                o.cut.prep.is_none()
                    && (o.cut.conj == Some(WAW)) == joined
                    && ends
                    && matches!(o.what, Phrase::Actor { actor: a, .. } if a as usize != actor && fits(&self.lexicon.actors[a as usize]))
            })
        };
        let is_word = |t: usize| self.document.tokens[t].kind == TokenKind::Word;
        m.last < self.document.tokens.len() && is_word(m.last) && other(m.last, true)
            || m.cut.conj == Some(WAW)
                && m.cut.prep.is_none()
                && (m.start.saturating_sub(3)..m.start).any(|t| is_word(t) && other(t, false))
    }

    /// On the line that an article begins with, which calls those by their short names whom the text introduces.
    fn is_in_headline(&self, at: usize) -> bool {
        at < LONGEST_HEADLINE && self.document.tokens[..at].iter().all(|t| t.kind != TokenKind::Break)
    }

    /// The one of some actors that was told of last.
    fn latest_of_these(&self, actors: &[usize]) -> Option<usize> {
        if actors.len() < 2 {
            return actors.first().copied();
        }
        let told = self.memory.latest(|e| self.entities.get(e).actor.is_some_and(|a| actors.contains(&a)));
        told.and_then(|e| self.entities.get(e).actor).or(actors.last().copied())
    }

    /// Of those who are called so for short, the one whose theatre the article is about: the opposition in Syria.
    fn meant_by_theatre(&self, actors: &[(usize, bool)]) -> Option<usize> {
        // An opposition is every country's: once told is not enough.
        let common = |a: usize| self.lexicon.actors[a].kind == Kind::Group;
        let short = actors.iter().filter(|(a, full)| !full && self.lexicon.theatres.contains_key(a));
        let mut told: SmallVec<[(usize, usize); 4]> = short.map(|(a, _)| (self.told_of_theatre(*a), *a)).collect();
        told.sort_unstable_by(|x, y| y.cmp(x));
        let (most, actor) = *told.first()?;
        let next = told.get(1).map_or(0, |t| t.0);
        (most > usize::from(common(actor)) && most >= 2 * next).then_some(actor)
    }

    /// How often an article names what tells of an actor's theatre.
    fn told_of_theatre(&self, actor: usize) -> usize {
        let look = || {
            let text = &self.document.article.text;
            self.lexicon.theatres[&actor].iter().map(|w| text.matches(w.as_str()).count()).sum()
        };
        *self.memory.theatres.borrow_mut().entry(actor).or_insert_with(look)
    }

    /// A short form by which somebody whom no list knows was named before.
    fn is_short_of_unlisted(&self, m: &Match) -> bool {
        let mut name = self.document.folded(m.start)[m.cut.skip()..].to_string();
        for at in m.start + 1..m.last {
            name = format!("{name} {}", self.document.folded(at));
        }
        self.memory.short(&name).is_some_and(|e| self.entities.get(e).actor.is_none())
    }

    /// Whether the article may mean somebody by a noun of this gender and number: no man by a feminine one (a governor
    /// and a province fold alike), no one person by a plural.
    pub fn may_be_called(&self, who: EntityId, gender: Gender, number: Number) -> bool {
        let known = self.entities.get(who);
        let one = matches!(known.kind, Kind::Person) || known.kind == Kind::Unnamed && known.number == Number::Singular;
        !one || number == Number::Singular
            && (gender == Gender::Masculine || known.gender == Gender::Feminine || known.kind != Kind::Person)
    }

    /// Whether the first name of somebody known goes on with another's family name.
    pub fn goes_on(&self, m: &Match, end: usize) -> bool {
        m.cut.prep.is_none()
            && m.last < end
            && self
                .document
                .readings(m.start)
                .list
                .iter()
                .any(|r| r.word == Word::Given && !r.cut.article && r.cut.prep.is_none())
            && (self.has_article(m.last) || self.document.folded(m.last).chars().eq([ALEF, BEH, WAW]))
            && self.name_goes_on(m.start, m.last, end, true) > m.last
    }

    /// Whether the article names somebody in full anywhere, as headlines do not.
    pub fn is_named_in_full(&self, actor: usize) -> bool {
        let row = &self.lexicon.actors[actor];
        let look = || {
            std::iter::once(&row.name_ar)
                .chain(&row.aliases_ar)
                .any(|n| memmem::find(self.document.article.text.as_bytes(), n.as_bytes()).is_some())
        };
        *self.memory.named_in_full.borrow_mut().entry(actor).or_insert_with(look)
    }

    /// Years between the day of publication and somebody's nearest term of office; some, if he never held any.
    fn years_off(&self, actor: usize) -> i32 {
        const NO_OFFICE: i32 = 3;
        let year = |day: &str| day.get(..4).and_then(|y| y.parse::<i32>().ok());
        let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
        let Some(now) = year(&self.day).filter(|_| !terms.is_empty()) else { return NO_OFFICE };
        if self.in_office(actor) {
            return 0;
        }
        let off = |t: &usize| {
            let term = &self.lexicon.terms[*t];
            let (from, to) = (year(&term.from).unwrap_or(now), year(&term.to).unwrap_or(now));
            1 + if now < from { from - now } else { (now - to).max(0) }
        };
        terms.iter().map(off).min().unwrap_or(NO_OFFICE)
    }

    /// Somebody who comes into office long after the day: nobody called him by a short name yet, and of two words the
    /// name is likelier another's.
    pub fn comes_later(&self, actor: usize, short: bool) -> bool {
        let row = &self.lexicon.actors[actor];
        let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
        let margin = if short { 2 } else { 8 };
        let year = |day: &str| day.get(..4).and_then(|y| y.parse::<i32>().ok());
        let Some(now) = year(&self.day) else { return false };
        row.kind == Kind::Person
            && !terms.is_empty()
            && terms.iter().all(|t| year(&self.lexicon.terms[*t].from).is_some_and(|from| from > now + margin))
    }

    /// Aby is no Abe: the name begins with another alef than the word.
    fn is_spelt_apart(&self, m: &Match, pool: &[usize]) -> bool {
        const ALEFS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];
        let skip = self.raw_skip(m.last - 1, m.cut);
        let first = |w: &str| w.chars().next().filter(|c| ALEFS.contains(c)).map(|c| c == ALEF_MADDA);
        let Some(said) = first(&self.document.raw(m.last - 1)[skip..]) else { return false };
        let word = &self.document.folded(m.last - 1)[m.cut.skip()..];
        let other = |a: &usize| {
            let row = &self.lexicon.actors[*a];
            let same = row.short_ar.iter().chain(&row.aliases_ar).filter(|s| crate::script::fold(s) == word);
            let mut written = same.filter_map(|s| first(s)).peekable();
            written.peek().is_some() && written.all(|c| c != said)
        };
        pool.iter().all(other)
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
        self.lexicon.index.alone(self.document.folded(at)).iter().any(|p| {
            matches!(p.what, Phrase::Actor { actor, full: false }
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
        const SEATS: [char; 4] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, YEH_HAMZA, WAW_HAMZA];
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
                && self.document.folded(first - 1)[r.cut.skip()..].chars().count() > 2
                && matches!(
                    r.word,
                    Word::Event { .. }
                        | Word::Masdar { .. }
                        | Word::Head { .. }
                        | Word::Agent { .. }
                        | Word::Active { .. }
                )
        };
        first > 0
            && self.document.readings(first).list.iter().any(adjective)
            && self.document.readings(first - 1).list.iter().any(deed)
    }
}
