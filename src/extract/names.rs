//! Persons' names, known and unknown.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::matching;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Phrase, Word};
use crate::script::letters::*;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// No name in the news has more words.
const LONGEST_NAME: usize = 6;

impl Scan<'_> {
    /// A title or more, then a name.
    pub fn person(&mut self, at: usize, from: usize, cut: Cut, end: usize) -> Option<Noun> {
        let (one, last) = self.named_person(from, end, None, None)?;
        let gender = self.entities.get(one.entity).gender;
        let last = self.after_name(last, end, one.entity);
        Some(Noun { first: at, last, ..Noun::naming(one, cut, gender, Number::Singular) })
    }

    /// A dash that another closes within a name's length: `the minister - X Y - said`.
    fn is_dashed(&self, at: usize, end: usize) -> bool {
        let dash = |n: usize| self.document.tokens[n].kind == TokenKind::Dash;
        dash(at) && (at + 2..end.min(at + 2 + LONGEST_NAME)).any(dash)
    }

    /// A person's name at `at`, titles before it passed over.
    pub fn named_person(
        &mut self,
        at: usize,
        end: usize,
        state: Option<usize>,
        office: Option<usize>,
    ) -> Option<(Ref, usize)> {
        let mut at = at;
        while at < end
            && ((matches!(self.document.tokens[at].kind, TokenKind::Open | TokenKind::Close | TokenKind::Quote)
                || self.is_dashed(at, end))
                && at + 1 < end
                && self.can_be_name(at + 1, true)
                || self.is_title(at))
        {
            at += 1;
            if at < end && self.document.tokens[at].kind == TokenKind::Stop && self.document.raw(at) == "." {
                at += 1;
            }
        }
        if at >= end || self.document.tokens[at].kind != TokenKind::Word {
            return None;
        }
        let found = matching::matches(self.document, self.lexicon, at, end);
        let mut known: SmallVec<[(usize, usize); 4]> = SmallVec::new();
        for m in found.iter().filter(|m| m.cut == Cut::default()) {
            if let Phrase::Actor { actor, .. } = m.what
                && self.lexicon.actors[actor as usize].kind == Kind::Person
            {
                known.push((actor as usize, m.last));
            }
        }
        let unknown = self.unknown_name(at, end);
        // A name that goes on past the known one is somebody else's.
        if let Some(last) = known.first().map(|k| k.1)
            && unknown.is_none_or(|u| u <= last)
        {
            let same: SmallVec<[usize; 4]> = known.iter().filter(|k| k.1 == last).map(|k| k.0).collect();
            let fits = |a: &usize| {
                let terms = self.lexicon.terms_by_person.get(a).map_or(&[][..], Vec::as_slice);
                office.is_some_and(|o| terms.iter().any(|t| self.lexicon.terms[*t].office == o))
            };
            let actor = same
                .iter()
                .find(|a| self.memory.has_actor(**a))
                .or_else(|| same.iter().find(|a| fits(a)))
                .or_else(|| same.first())
                .copied()?;
            let entity = self.entities.known(actor, self.lexicon);
            self.learn(entity, state, office);
            return Some((Ref { entity, first: at, last, anaphor: false }, last));
        }
        let last = unknown?;
        let text = self.document.text(at, last).to_string();
        if last == at + 1 {
            let short = self.memory.short.get(self.document.folded(at)).copied();
            let titled = office.is_none() && state.is_none();
            if let Some(entity) = short.or_else(|| self.called(at).filter(|_| titled)) {
                return Some((Ref { entity, first: at, last, anaphor: false }, last));
            }
        }
        let given = self.document.readings(at).list.iter().any(|r| r.word == Word::Given);
        if last == at + 1 && !given && office.is_some() && state.is_none() {
            // One word that is no first name, behind an office of nobody in particular.
            return None;
        }
        if last > at + 1
            && let Some(actor) = state.zip(office).and_then(|(s, o)| self.namesake(last - 1, s, o))
        {
            let entity = self.entities.known(actor, self.lexicon);
            self.learn(entity, state, office);
            return Some((Ref { entity, first: at, last, anaphor: false }, last));
        }
        let entity = self.entities.unknown(&text, Kind::Person, state);
        if self.lexicon.is_woman(&text) {
            self.entities.set_gender(entity, Gender::Feminine);
        }
        self.learn(entity, state, office);
        if last > at + 1 {
            self.memory.short.insert(self.document.folded(last - 1).to_string(), entity);
        }
        Some((Ref { entity, first: at, last, anaphor: false }, last))
    }

    /// Who holds the office on the day and has this surname, however his first name is spelt.
    fn namesake(&self, surname: usize, state: usize, office: usize) -> Option<usize> {
        let body = &self.lexicon.actors[self.lexicon.states[state].actor].id;
        let actor = crate::extract::office::holder(self.lexicon, office, body, &self.day)?;
        let word = self.document.folded(surname);
        let names = self.lexicon.index.phrases(word);
        let last = crate::script::fold(self.lexicon.actors[actor].name_ar.split_whitespace().last().unwrap_or(""));
        let short = |p: &crate::lexicon::index::PhraseEntry| {
            p.rest.is_empty() && matches!(p.what, Phrase::Actor { actor: a, .. } if a as usize == actor)
        };
        (word.chars().count() > 3 && (last == word || names.iter().any(short))).then_some(actor)
    }

    /// The holder's name behind a body that is not named: the head of the union, X.
    pub fn named_behind_body(
        &mut self,
        at: usize,
        end: usize,
        state: Option<usize>,
        office: usize,
    ) -> Option<(Ref, usize)> {
        let of = |c: &Cut| c.article && c.conj.is_none() && (c.prep.is_none() || c.prep == Some(LAM));
        if at + 1 >= end || !self.document.readings(at).cuts.iter().any(of) {
            return None;
        }
        self.named_person(at + 1, end, state, Some(office))
            .filter(|(one, next)| *next > at + 2 || self.entities.get(one.entity).actor.is_some())
    }

    /// Whom a first name means behind a title: the person named last who is called so.
    fn called(&self, at: usize) -> Option<EntityId> {
        let word = self.document.folded(at);
        self.memory.latest(|e| {
            let known = self.entities.get(e);
            known.kind == Kind::Person && crate::script::fold(&known.name_ar).split(' ').next() == Some(word)
        })
    }

    fn learn(&mut self, entity: EntityId, state: Option<usize>, office: Option<usize>) {
        let mut known = self.entities.get(entity).clone();
        if known.office.is_none() || known.state.is_none() {
            known.office = known.office.or(office);
            known.state = known.state.or(state);
            self.entities.add(known);
        }
    }

    fn is_title(&self, at: usize) -> bool {
        self.document.tokens[at].kind == TokenKind::Word
            && self
                .document
                .readings(at)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Title { .. }) && r.cut.prep.is_none() && r.cut.conj.is_none())
            && at + 1 < self.document.tokens.len()
            && (self.can_be_name(at + 1, true)
                || self.document.raw(at + 1) == "."
                || self.document.readings(at + 1).list.iter().any(|r| matches!(r.word, Word::Title { .. })))
    }

    /// The end of a run of words at `at` that can only be a name that nobody listed.
    pub fn unknown_name(&self, at: usize, end: usize) -> Option<usize> {
        if !self.can_be_name(at, true) {
            return None;
        }
        let mut last = at + 1;
        while last < end && last - at < LONGEST_NAME && !self.begins_another(at, last, end) {
            let hyphen = self.document.tokens[last].kind == TokenKind::Dash
                && last + 1 < end
                && self.document.tokens[last].span.start() == self.document.tokens[last - 1].span.end()
                && self.document.tokens[last].span.end() == self.document.tokens[last + 1].span.start();
            if hyphen && self.can_be_name(last + 1, false) {
                last += 2;
            } else if self.can_be_name(last, false) {
                last += 1;
            } else {
                break;
            }
        }
        // A connector names nobody by itself.
        while last > at && self.is_connector(last - 1) {
            last -= 1;
        }
        (last > at).then_some(last)
    }

    /// Whether somebody else is named from a token on, whom no name of one word can go on with: his full name, or
    /// what is no person.
    fn begins_another(&self, at: usize, next: usize, end: usize) -> bool {
        let named =
            |m: &matching::Match| m.last == next && m.words > 1 && matches!(m.what, Phrase::Actor { full: true, .. });
        if self.is_surname(next) && matching::matches(self.document, self.lexicon, at, end).iter().any(named) {
            return true;
        }
        matching::matches(self.document, self.lexicon, next, end).iter().any(|m| {
            m.words > 1
                && m.cut == Cut::default()
                && matches!(m.what, Phrase::Actor { actor, full: true }
                    if next > at + 1 || self.lexicon.actors[actor as usize].kind != Kind::Person)
        })
    }

    /// Whether a word can be part of a name: a listed first name, a connector, or a word that nothing else explains.
    pub fn can_be_name(&self, at: usize, first: bool) -> bool {
        if self.document.tokens[at].kind != TokenKind::Word {
            return false;
        }
        let word = self.document.folded(at);
        if word.chars().count() < 2 || !word.chars().all(crate::script::is_arabic) {
            return false;
        }
        if self.is_connector(at) {
            return true;
        }
        let readings = self.document.readings(at);
        // With a proclitic off, it names somewhere or someone known.
        let clitic = readings.cuts.iter().any(|c| {
            (c.prep.is_some() || c.conj.is_some()) && {
                let rest = &word[c.skip..];
                let definite: String;
                let rest = if c.article {
                    definite = [ALEF, LAM].iter().collect::<String>() + rest;
                    definite.as_str()
                } else {
                    rest
                };
                self.lexicon.index.phrases(rest).iter().any(|p| {
                    p.rest.is_empty()
                        && match p.what {
                            Phrase::Place { .. } | Phrase::Capital { .. } => true,
                            Phrase::Actor { full, .. } => full || rest.chars().count() > 3,
                            _ => false,
                        }
                        || !first && c.conj == Some(WAW) && c.prep.is_none() && self.is_person(p.what)
                })
            }
        });
        let given = readings.list.iter().any(|r| r.word == Word::Given && r.cut == Cut::default());
        if given && !readings.list.iter().any(|r| matches!(r.word, Word::Anaphor { .. })) {
            return true;
        }
        if readings.list.iter().any(|r| matches!(r.word, Word::Anaphor { .. })) {
            return false;
        }
        if clitic || !first && word.chars().count() > 4 && word.ends_with("\u{064A}\u{0647}") {
            return false;
        }
        let article = readings.cuts.iter().any(|c| c.article && c.conj.is_none() && c.prep.is_none());
        if article {
            // A surname with the article; after a name, it may also be a participle or a noun.
            return !first
                && !readings.list.iter().any(|r| {
                    matches!(
                        r.word,
                        Word::Nisba { .. }
                            | Word::Particle { .. }
                            | Word::Modifier { .. }
                            | Word::Weekday { .. }
                            | Word::Event { .. }
                            | Word::Common
                            | Word::Anaphor { .. }
                            | Word::Month { .. }
                            | Word::Agent { .. }
                    )
                });
        }
        readings
            .list
            .iter()
            .all(|r| matches!(r.word, Word::Active { .. } | Word::Passive { .. }) && !first && r.cut == Cut::default())
            && !self.starts_place(at)
    }

    /// A phrase that names a person of the lexicon, in full or by its surname.
    fn is_person(&self, what: Phrase) -> bool {
        matches!(what, Phrase::Actor { actor, .. } if self.lexicon.actors[actor as usize].kind == Kind::Person)
    }

    fn starts_place(&self, at: usize) -> bool {
        self.lexicon.index.phrases(self.document.folded(at)).iter().any(|p| {
            p.rest.is_empty()
                && match p.what {
                    Phrase::Place { .. } | Phrase::Capital { .. } => true,
                    Phrase::Actor { actor, .. } => self.lexicon.actors[actor as usize].kind != Kind::Person,
                    _ => false,
                }
        })
    }

    /// bin, ibn, al (family), abu, abi, umm, abd.
    fn is_connector(&self, at: usize) -> bool {
        const FORMS: [&[char]; 8] = [
            &[BEH, NOON],
            &[ALEF, BEH, NOON],
            &[ALEF, LAM],
            &[ALEF, BEH, WAW],
            &[ALEF, BEH, YEH],
            &[ALEF, MEEM],
            &['\u{0639}', BEH, '\u{062F}'],
            &[BEH, NOON, TEH],
        ];
        let word = self.document.folded(at);
        let mother = word.chars().eq([ALEF, MEEM]);
        FORMS.iter().any(|f| word.chars().eq(f.iter().copied()))
            && (!mother || self.document.raw(at).starts_with(ALEF_HAMZA_ABOVE))
    }

    /// A first name without a title: a person only if another name follows, or if it was met before.
    pub fn given(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        if cut.prep.is_some() && cut.prep != Some(LAM) {
            return None;
        }
        let plain = cut == Cut::default();
        let last = if plain { self.unknown_name(at, end)? } else { self.name_after_clitic(at, end)? };
        if last < at + 2 {
            return None;
        }
        let skip = self.raw_skip(at, cut);
        let text = self.document.text(at, last)[skip..].to_string();
        let entity = self.entities.unknown(&text, Kind::Person, None);
        if self.lexicon.is_woman(&text) {
            self.entities.set_gender(entity, Gender::Feminine);
        }
        self.memory.short.insert(self.document.folded(last - 1).to_string(), entity);
        let end_of_apposition = self.after_name(last, end, entity);
        let one = Ref { entity, first: at, last, anaphor: false };
        let gender = self.entities.get(entity).gender;
        Some(Noun { last: end_of_apposition, ..Noun::naming(one, cut, gender, Number::Singular) })
    }

    fn name_after_clitic(&self, at: usize, end: usize) -> Option<usize> {
        let mut last = at + 1;
        while last < end && last - at < LONGEST_NAME && self.can_be_name(last, false) {
            last += 1;
        }
        Some(last)
    }

    /// An office or profession in apposition behind a name: `X, the spokesman of Y` without a comma.
    pub fn after_name(&mut self, at: usize, end: usize, person: EntityId) -> usize {
        if at >= end || self.document.tokens[at].kind != TokenKind::Word {
            return at;
        }
        let found = matching::matches(self.document, self.lexicon, at, end);
        let office = found.iter().find_map(|m| match m.what {
            Phrase::Office { office, gender, number: Number::Singular }
                if m.cut.prep.is_none() && m.cut.conj.is_none() && m.cut.article =>
            {
                Some((*m, office, gender))
            }
            _ => None,
        });
        let Some((m, office, gender)) = office else { return at };
        let Some(noun) = self.office(at, &m, (office, gender, Number::Singular), end, None) else { return at };
        // The description must not bring a name of its own.
        if noun.who.iter().any(|r| r.first > at && !r.anaphor) {
            return at;
        }
        let state = noun.who.first().and_then(|r| self.entities.get(r.entity).state);
        // Abbas (received) the American envoy: one of another state.
        let own = self.entities.get(person);
        if own.actor.is_some() && own.state.is_some() && state.is_some() && own.state != state {
            return at;
        }
        self.learn(person, state, Some(office as usize));
        noun.last
    }
}
