//! Persons' names, known and unknown.

use crate::claim::Kind;
use crate::extract::matching;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::letters::*;
use crate::text::held::Held;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

impl Scan<'_> {
    /// A title or more, then a name.
    pub fn person(&mut self, at: usize, from: usize, cut: Cut, end: usize) -> Option<Noun> {
        let (one, last) = self.named_person(from, end, None, None)?;
        let gender = self.entities.get(one.entity).gender;
        Some(Noun { first: at, last, ..Noun::naming(one, cut, gender, Number::Singular) })
    }

    /// `His Excellency the minister of`: a word of honour before an office without a name.
    pub fn titled_office(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        if at + 1 >= end || cut.article || self.has_article(at) || !self.is_word(at + 1) || !self.begins_office(at + 1)
        {
            return None;
        }
        let noun = self.noun(at + 1, end, None).filter(|n| n.cut.is_bare() && n.first == at + 1)?;
        Some(Noun { first: at, cut, ..noun })
    }

    /// A dash that another closes within a name's length: `the minister - X Y - said`.
    fn is_dashed(&self, at: usize, end: usize) -> bool {
        let dash = |n: usize| self.document.tokens[n].kind == TokenKind::Dash;
        dash(at) && (at + 2..end.min(at + 2 + crate::extract::naming::LONGEST_NAME)).any(dash)
    }

    /// A word with the article that is no family's name: a deed, people or a body, whoever the lexicon knows by it.
    fn is_no_family(&self, t: usize) -> bool {
        let word = |r: &Reading| {
            r.cut.is_bare()
                && matches!(
                    r.word,
                    Word::Event { .. }
                        | Word::Masdar { .. }
                        | Word::Head { .. }
                        | Word::Agent { .. }
                        | Word::People { .. }
                )
        };
        let known = |m: &matching::Match| m.cut.is_bare() && matches!(m.what, Phrase::Actor { .. });
        self.document.readings(t).list.iter().any(word) || self.begins(t, known)
    }

    /// A person's name at `at`, titles before it passed over.
    pub fn named_person(
        &mut self,
        at: usize,
        end: usize,
        state: Option<usize>,
        office: Option<usize>,
    ) -> Option<(Ref, usize)> {
        let begins = at;
        let mut at = self.behind_titles(at, end);
        // The Nazi leader X: what stands before a first name with the article is an adjective or a profession.
        if at + 2 < end && self.has_article(at) && self.is_given(at + 1) && !self.is_part_of_name(at) {
            at += 1;
        }
        if at >= end || self.document.tokens[at].kind != TokenKind::Word {
            return None;
        }
        let found = matching::among(self.document, self.lexicon, at, end, Kinds::NAME);
        let mut known: SmallVec<[(usize, usize); 4]> = SmallVec::new();
        for m in found.iter().filter(|m| m.cut == Cut::default()) {
            if let Phrase::Actor { actor, .. } = m.what
                && self.lexicon.actors[actor as usize].kind == Kind::Person
                && !(office.is_none() && self.has_other_fathers(actor as usize, at, m.last, end))
            {
                known.push((actor as usize, m.last));
            }
        }
        let titled = at > begins
            || begins > 0
                && self.document.readings(begins - 1).list.iter().any(|r| matches!(r.word, Word::Title { .. }));
        // A team and a lieutenant general are one word.
        let body = |r: &Reading| match r.word {
            Word::Agent { agent, .. } => self.lexicon.agents[agent as usize].kind == Kind::Group,
            word => matches!(word, Word::Head { .. }),
        };
        let titled = titled && !(at > 0 && self.document.readings(at - 1).list.iter().any(body));
        let unknown = self.unknown_name(at, end, titled);
        // A name that goes on past the known one is somebody else's, unless it goes on to his fathers and his house.
        let sits = |actor: usize| {
            let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
            terms.iter().any(|t| Some(self.lexicon.terms[*t].office) == office)
        };
        // The prime minister X Y banned travel: whoever holds the office is named in full, and the object follows.
        let goes_on = |t: usize| !self.has_article(t) || self.is_no_family(t);
        let sitting = known.first().filter(|k| k.1 > at + 1 && k.1 < end && sits(k.0) && goes_on(k.1));
        let unknown = if let Some((_, last)) = sitting { Some(*last) } else { unknown };
        // The Russian minister criticised (whom?) Obama: he serves another state.
        if state.zip(office).is_some_and(|(s, o)| known.iter().all(|k| self.serves_elsewhere(k.0, s, o)))
            && !known.is_empty()
        {
            return None;
        }
        if let Some(last) = known.first().map(|k| k.1)
            && (unknown.is_none_or(|u| u <= last)
                || last > at + 2 && self.is_lineage(last)
                || self.is_said_of_name(last))
        {
            let named = last;
            let same: SmallVec<[usize; 4]> = known.iter().filter(|k| k.1 == last).map(|k| k.0).collect();
            let fits = |a: &&usize| office.is_some() && sits(**a);
            let actor = same
                .iter()
                .find(|a| self.memory.has_actor(**a))
                .or_else(|| same.iter().find(fits))
                .or_else(|| same.first())
                .copied()
                .filter(|a| !self.is_no_holder(*a, office, state))?;
            let last = unknown.unwrap_or(named).max(named);
            let entity = self.entities.known(actor, self.lexicon);
            self.learn(entity, state, office);
            self.remember_last_name(actor, at, named, entity);
            return Some((Ref { entity, first: at, last, anaphor: false }, last));
        }
        let last = unknown.filter(|last| !self.tells_what_of(begins, at, *last))?;
        let text = self.document.text(at, last).to_string();
        if last == at + 1 {
            let short = self.memory.short(self.document.folded(at)).or_else(|| self.alike_surname(at));
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
        let royal = office.and_then(|o| self.royal(at, last, o, state));
        let namesake = || state.zip(office).filter(|_| last > at + 1).and_then(|(s, o)| self.namesake(last - 1, s, o));
        let alike = || self.spelt_alike(at, last);
        if let Some(actor) = royal.or_else(namesake).or_else(alike) {
            let entity = self.entities.known(actor, self.lexicon);
            if royal.is_none() {
                self.remember_short(at, last, entity);
            }
            self.learn(entity, state, office);
            return Some((Ref { entity, first: at, last, anaphor: false }, last));
        }
        let entity = self.met(at, last).unwrap_or_else(|| self.entities.unknown(&text, Kind::Person, state));
        if self.lexicon.is_woman(&text) {
            self.entities.set_gender(entity, Gender::Feminine);
        }
        self.learn(entity, state, office);
        if last > at + 1 {
            self.remember_short(at, last, entity);
        }
        Some((Ref { entity, first: at, last, anaphor: false }, last))
    }

    /// `The analyst (who is a) geopolitical (one)`: behind a profession with the article, a word that ends like an adjective
    /// of belonging and that nobody bears whom the article named.
    fn tells_what_of(&self, begins: usize, at: usize, last: usize) -> bool {
        let titles = &self.lexicon.titles;
        // The political analyst, the human rights activist: professions that are listed with such an adjective.
        let profession = |r: &Reading| match r.word {
            Word::Title { title } if r.cut.article && titles[title as usize].kind == "profession" => {
                let form = &titles[title as usize].form;
                titles.iter().any(|t| t.form.strip_prefix(form.as_str()).is_some_and(|rest| rest.starts_with(' ')))
            }
            _ => false,
        };
        let word = self.document.folded(at);
        at > 0
            && begins + 1 >= at
            && last == at + 1
            && self.has_article(at)
            && word.ends_with(YEH)
            && self.document.readings(at).list.is_empty()
            && self.memory.short(word).is_none()
            && self.document.readings(at - 1).list.iter().any(profession)
    }

    /// Where a name begins behind titles and marks.
    pub fn behind_titles(&self, mut at: usize, end: usize) -> usize {
        while at < end
            && ((matches!(self.document.tokens[at].kind, TokenKind::Open | TokenKind::Close | TokenKind::Quote)
                || self.is_dashed(at, end))
                && at + 1 < end
                && self.can_be_name(at + 1, true)
                || self.is_title(at) && !self.is_given_before_father(at, end)
                || self.long_title(at, end).is_some())
        {
            at = self.long_title(at, end).unwrap_or(at + 1);
            if at < end && self.document.tokens[at].kind == TokenKind::Stop && self.document.raw(at) == "." {
                at += 1;
            }
        }
        at
    }

    /// A first name that is a title too, before "father of X": Sharif Abu X.
    fn is_given_before_father(&self, at: usize, end: usize) -> bool {
        at + 1 < end && self.is_given(at) && !self.has_article(at) && self.is_connector(at + 1)
    }

    /// A participle with the article behind a name: X, who belongs to.
    fn is_said_of_name(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        self.has_article(at) && list.iter().any(|r| matches!(r.word, Word::Active { .. } | Word::Passive { .. }))
    }

    /// A first name that goes on, though it is an adjective too: the minister Sami X.
    pub fn begins_longer_name(&self, at: usize, end: usize) -> bool {
        self.is_given(at) && self.unknown_name(at, end, false).is_some_and(|last| last > at + 1)
    }

    pub fn is_part_of_name(&self, at: usize) -> bool {
        let part = |r: &Reading| matches!(r.word, Word::Family(true) | Word::Given);
        self.document.readings(at).list.iter().any(part)
            || matching::among(self.document, self.lexicon, at, self.document.tokens.len(), Kinds::NAME)
                .iter()
                .any(|m| matches!(m.what, Phrase::Actor { .. } | Phrase::Place { .. }))
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

    /// One past a title of several words before a name: the staff brigadier X.
    fn long_title(&self, at: usize, end: usize) -> Option<usize> {
        let found = matching::among(self.document, self.lexicon, at, end, Kinds::NAME);
        found
            .iter()
            .find(|m| m.words > 1 && matches!(m.what, Phrase::Title { .. }))
            .map(|m| m.last)
            .filter(|last| *last < end && (self.can_be_name(*last, true) || self.is_title(*last)))
    }

    /// A title right before a name.
    pub fn is_title(&self, at: usize) -> bool {
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

    /// bin X, al X: names of fathers and of a house.
    pub fn is_lineage(&self, at: usize) -> bool {
        let word = self.document.folded(at);
        word.chars().eq([BEH, NOON]) || word.chars().eq([ALEF, LAM])
    }

    /// Whether somebody else is named from a token on, whom no name of one word can go on with: his full name, or
    /// what is no person.
    pub fn begins_another(&self, at: usize, next: usize, end: usize) -> bool {
        let named =
            |m: &matching::Match| m.last == next && m.words > 1 && matches!(m.what, Phrase::Actor { full: true, .. });
        if self.is_surname(next) && matching::among(self.document, self.lexicon, at, end, Kinds::NAME).iter().any(named)
        {
            return true;
        }
        matching::among(self.document, self.lexicon, next, end, Kinds::NAME).iter().any(|m| {
            let other = match m.what {
                Phrase::Actor { actor, full } => {
                    full && (next > at + 1 || self.lexicon.actors[actor as usize].kind != Kind::Person)
                }
                Phrase::Office { .. } => true,
                _ => false,
            };
            // X accused the Kremlin: a name of two words is whole before a body with the article.
            let body = || match m.what {
                Phrase::Actor { actor, full: true } => {
                    next > at + 1
                        && self.has_article(next)
                        && self.lexicon.actors[actor as usize].kind == Kind::Organisation
                }
                _ => false,
            };
            m.cut == Cut::default() && (m.words > 1 && other || m.words == 1 && body())
        })
    }

    /// A first name without a title: a person only if another name follows, or if it was met before.
    pub fn given(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        let whole = |r: &Reading| r.cut == Cut::default() && !matches!(r.word, Word::Family(_));
        let by = cut.prep == Some(BEH)
            && cut.conj.is_none()
            && at + 1 < end
            && self.is_name_only(at + 1)
            && !self.document.readings(at).list.iter().any(whole);
        if cut.prep.is_some() && cut.prep != Some(LAM) && !by {
            return None;
        }
        let last = if cut == Cut::default() {
            self.unknown_name(at, end, false)?
        } else {
            self.name_goes_on(at, at + 1, end, true)
        };
        self.person_from(at, cut, last)
    }

    /// Somebody whose first name is an ordinary word too.
    pub fn rare_first(&mut self, at: usize, end: usize) -> Option<Noun> {
        if !self.is_rare_first(at, end) {
            return None;
        }
        let last = self.unknown_name(at, end, false)?;
        self.person_from(at, Cut::default(), last)
    }

    /// A word that is a name's part and no ordinary word besides.
    fn is_name_only(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        let named = |r: &Reading| matches!(r.word, Word::Given | Word::Family(_));
        self.is_word(at)
            && (list.iter().any(named) || list.is_empty() && (self.has_article(at) || self.can_be_name(at, false)))
            && !list.iter().any(|r| matches!(r.word, Word::Common | Word::Event { .. } | Word::Particle { .. }))
    }

    /// A surname by itself behind a verb of speech, before what is said: nobody else can be meant by a word that
    /// nothing explains, or by one of origin.
    pub fn speaker_by_surname(&mut self, at: usize, end: usize) -> Option<Noun> {
        let says = |r: &Reading| match r.word {
            Word::Verb { verb, form } => {
                form.person == Person::Third
                    && form.number == Number::Singular
                    && form.gender == Gender::Masculine
                    && r.suffix.is_none()
                    && (!self.lexicon.verb_speech[verb as usize].is_empty()
                        || !self.lexicon.verb_frames[verb as usize].is_empty() && r.cut.prep.is_none())
            }
            _ => false,
        };
        let readings = self.document.readings(at);
        if !readings.held.is_within(Held::FAMILY) {
            return None;
        }
        let before = at.checked_sub(1).filter(|b| self.is_word(*b))?;
        let held = self.document.readings(before).held;
        if !held.has(Held::VERB) || held.has(Held::DEED.and(Held::AGENT)) {
            return None;
        }
        let word = self.document.folded(at);
        if word.chars().count() < 4
            || !self.document.readings(before).list.iter().any(says)
            || self.lexicon.topics.contains_key(word)
            || !word.chars().all(crate::script::is_arabic)
        {
            return None;
        }
        let last = if self.has_article(at) { at + 1 } else { self.name_goes_on(at, at + 1, end, false).max(at + 1) };
        // Of two words that nothing explains, the first may look like a plural.
        let family = |r: &Reading| matches!(r.word, Word::Family(_));
        let described = readings.list.iter().all(family) && self.is_described(last, end);
        if self.is_plural_shape(at) && !(last > at + 1 && described) {
            return None;
        }
        let speech = |r: &Reading| {
            says(r) && matches!(r.word, Word::Verb { verb, .. } if !self.lexicon.verb_speech[verb as usize].is_empty())
        };
        let spoke = self.document.readings(before).list.iter().any(speech);
        if last == at + 1
            && let Some(entity) = self.alike_surname(at)
        {
            let one = Ref { entity, first: at, last, anaphor: false };
            return Some(Noun::naming(one, Cut::default(), Gender::Masculine, Number::Singular));
        }
        if !(spoke && self.introduces(last, end, self.has_article(at)) || described) {
            return None;
        }
        let listed = !readings.list.is_empty();
        let named = self.has_article(at) && (listed || word.ends_with(YEH))
            || readings.cuts.iter().all(|c| c.is_bare() && !c.future || self.is_unlisted(&word[c.skip()..]));
        if !named || word.ends_with(ALEF) || !readings.phrases.is_empty() {
            return None;
        }
        let text = self.document.text(at, last).to_string();
        let entity = self.entities.unknown(&text, Kind::Person, None);
        self.remember_short(at, last, entity);
        let one = Ref { entity, first: at, last, anaphor: false };
        Some(Noun::naming(one, Cut::default(), Gender::Masculine, Number::Singular))
    }

    /// What stands before a speaker's words: that, a colon, quotation marks, or, with `loose`, where and to whom he spoke.
    fn introduces(&self, at: usize, end: usize, loose: bool) -> bool {
        if at >= end {
            return false;
        }
        match self.document.tokens[at].kind {
            TokenKind::Colon | TokenKind::Quote | TokenKind::Open => true,
            TokenKind::Word => self.document.readings(at).list.iter().any(|r| {
                matches!(r.word, Word::Particle { class: Particle::Complementizer })
                    || loose && r.word.is_particle(Particle::Preposition)
            }),
            _ => false,
        }
    }

    /// "And he is", before a word for somebody or an office: who stands before it is somebody.
    fn is_described(&self, at: usize, end: usize) -> bool {
        let he = |r: &Reading| r.word.is_particle(Particle::Pronoun) && r.cut.conj == Some(WAW);
        let who = |r: &Reading| match r.word {
            Word::Agent { agent, number: Number::Singular, .. } => {
                matches!(self.lexicon.agents[agent as usize].kind, Kind::Unnamed | Kind::Person) && !r.cut.article
            }
            _ => false,
        };
        let office = |t: usize| self.begins(t, |m| matches!(m.what, Phrase::Office { .. }) && m.cut.is_bare());
        at + 1 < end
            && self.is_word(at)
            && self.document.readings(at).list.iter().any(he)
            && (self.document.readings(at + 1).list.iter().any(who) || office(at + 1))
    }

    /// A name that begins with a joining word.
    pub fn joined_name(&mut self, at: usize, end: usize) -> Option<Noun> {
        let (cut, last) = self.opens_with_connector(at, end)?;
        let last = self.name_goes_on(at, last, end, true);
        self.person_from(at, cut, last)
    }

    fn person_from(&mut self, at: usize, cut: Cut, last: usize) -> Option<Noun> {
        if last < at + 2 || last == at + 2 && self.is_god(at + 1) {
            return None;
        }
        let skip = self.raw_skip(at, cut);
        let text = self.document.text(at, last)[skip..].to_string();
        if let Some(actor) = self.spelt_alike(at, last).filter(|_| skip == 0) {
            let entity = self.entities.known(actor, self.lexicon);
            self.remember_short(at, last, entity);
            let one = Ref { entity, first: at, last, anaphor: false };
            let gender = self.entities.get(entity).gender;
            return Some(Noun::naming(one, cut, gender, Number::Singular));
        }
        let entity = self
            .met(at, last)
            .filter(|_| skip == 0)
            .unwrap_or_else(|| self.entities.unknown(&text, Kind::Person, None));
        if self.lexicon.is_woman(&text) {
            self.entities.set_gender(entity, Gender::Feminine);
        }
        self.remember_short(at, last, entity);
        let one = Ref { entity, first: at, last, anaphor: false };
        let gender = self.entities.get(entity).gender;
        Some(Noun::naming(one, cut, gender, Number::Singular))
    }
}

/// Whether a name can begin with a folded word, to go by its first letter.
pub fn may_begin(name: &str, folded: &str) -> bool {
    let first = name.chars().next();
    first.is_none_or(|c| !crate::script::is_plain(c)) || first == folded.chars().next()
}
