//! Organisations by their head noun: a ministry, a party, an army, with the adjective, genitive or name that completes it.

use crate::claim::Kind;
use crate::extract::belonging::called;
use crate::extract::coalition::ALLIANCE;
use crate::extract::describe::Tail;
use crate::extract::entity::{Entity, EntityId};
use crate::extract::noun::{Inner, Noun, Ref, Scan};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::HeadNote;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::{SmallVec, smallvec};

/// A state's plan, and its order: bodies only by a name of their own.
const PROGRAMME: &str = "programme";
const REGIME: &str = "regime";

/// A head and all that belongs to it in its phrase.
struct BodyPhrase {
    /// Its first token, the first behind the head's own words, the end of the sentence.
    at: usize,
    from: usize,
    end: usize,
    cut: Cut,
    head: u16,
    /// Several of the head's kind.
    several: bool,
    /// The head's own words are definite by their last.
    definite: bool,
    /// Where its complement ends.
    complement: usize,
    tail: Tail,
    bond: Option<Attitude>,
    last: usize,
    /// A name in quotation marks belongs to it.
    quoted: bool,
}

impl BodyPhrase {
    fn is_bare(&self) -> bool {
        self.last == self.from
    }

    fn is_owned(&self) -> bool {
        !self.tail.owners.is_empty() || self.tail.state.is_some()
    }
}

/// A body by what it is called.
fn body_called(name: String, name_ar: String, kind: Kind, state: Option<usize>, gender: Gender) -> Entity {
    Entity {
        id: slug(&name),
        name,
        name_ar,
        kind,
        actor: None,
        state,
        office: None,
        gender,
        number: Number::Singular,
        nature: None,
    }
}

impl Scan<'_> {
    /// "The general secretariat of (l) X": those who run X speak as X.
    fn body_run(&mut self, (at, from): (usize, usize), cut: Cut, head: u16, end: usize) -> Option<Noun> {
        let row = &self.lexicon.heads[head as usize];
        let of = |r: &Cut| r.prep == Some(LAM) && r.conj.is_none();
        if !cut.article || !row.has(HeadNote::Runs) || from >= end || !self.document.readings(from).cuts.iter().any(of)
        {
            return None;
        }
        let body = self.noun(from, end, None).filter(|n| of(&n.cut) && n.who.len() == 1)?;
        let kind = self.entities.get(body.who[0].entity).kind;
        let one = Ref { first: at, last: body.last, ..body.who[0] };
        matches!(kind, Kind::Organisation | Kind::ArmedGroup)
            .then(|| Noun::naming(one, cut, Gender::Feminine, Number::Singular))
    }

    /// A body by its head noun.
    pub fn body(&mut self, at: usize, from: usize, cut: Cut, head: u16, end: usize) -> Option<Noun> {
        let row = &self.lexicon.heads[head as usize];
        // By force, with power: how something is done.
        let how = |r: &Reading| r.cut == Cut::default() && r.word.is_particle(Particle::Adverb);
        if self.is_adjective_of_affairs(at, cut)
            || cut.prep.is_some() && from == at + 1 && self.document.readings(at).list.iter().any(how)
        {
            return None;
        }
        if from == at + 1
            && let Some(theirs) = self.body_of_theirs(at, cut, end)
        {
            return Some(theirs);
        }
        if let Some(judged) = self.judged_body(at, cut, head, end).filter(|_| from == at + 1) {
            return Some(judged);
        }
        if let Some(run) = self.body_run((at, from), cut, head, end) {
            return Some(run);
        }
        let phrase = self.body_phrase((at, from), cut, head, end)?;
        // The party X, of a party whose name is "the party X" or X.
        if let [owner] = phrase.tail.owners[..]
            && phrase.last == phrase.tail.last
            && !cut.article
            && self.is_of_kind(owner, at)
        {
            let one = Ref { entity: owner, first: at, last: phrase.last, anaphor: false };
            let gender = self.entities.get(owner).gender;
            return Some(Noun::naming(one, cut, gender, Number::Singular));
        }
        if self.does_nothing(&phrase) {
            return None;
        }
        if let Some(entity) = self.body_meant(&phrase) {
            let one = Ref { entity, first: at, last: phrase.last, anaphor: true };
            return Some(Noun::naming(one, cut, self.entities.get(entity).gender, Number::Singular));
        }
        let alone = phrase.is_bare() && (row.has(HeadNote::Private) || self.is_power(&phrase));
        // The programme, the company, where none was named: nobody that a reader could look for.
        (!alone).then(|| self.body_made(phrase))
    }

    /// A head with what belongs to it: its complement, its owners, what it is for.
    fn body_phrase(&mut self, (at, from): (usize, usize), cut: Cut, head: u16, end: usize) -> Option<BodyPhrase> {
        let row = &self.lexicon.heads[head as usize];
        let several = self
            .document
            .readings(at)
            .list
            .iter()
            .any(|r| matches!(r.word, Word::Head { head: h, number } if h == head && number != Number::Singular));
        let number = if several { Number::Plural } else { Number::Singular };
        // An opposition party, the government: behind its adjective no genitive follows a head without an article.
        let described = from > at + 1 && !cut.article && self.is_adjective_of_head(from - 1);
        // The general staff X: nothing goes on in the genitive behind a head that is definite by itself.
        let definite = from > at + 1 && self.has_article(from - 1);
        let complement = match () {
            _ if described => self.own_name(from, end, false).unwrap_or(from),
            _ if definite && !cut.article => self.described_to(from, end),
            // The government of Mr X.
            _ if row.has(HeadNote::Only) && !cut.article && from < end && self.is_title(from) => from,
            // The government of Baghdad (refused) the plan: a capital stands for its state.
            _ if !cut.article && self.is_seated_in(row.has(HeadNote::Only), row.has(HeadNote::Acts), from) => from,
            _ => self.unit(row, from, cut, end).unwrap_or_else(|| self.extent(row, number, from, cut, end)),
        };
        // The government (presented) to the parliament: what is definite is not "of" what follows.
        let placed = described && self.begins(from, |m| m.cut.is_bare() && matches!(m.what, Phrase::Place { .. }));
        let closed = definite || described && !placed || cut.article && from == at + 1 && row.has(HeadNote::Only);
        let mut tail = self.tail(complement, cut, end, complement == from && !closed);
        if !cut.article && row.has(HeadNote::Joint) && self.is_of_two_states(&tail, end) {
            return None;
        }
        let unowned = complement == from && tail.owners.is_empty() && tail.state.is_none();
        let bond = if unowned { self.belonging(&mut tail, cut.article, end) } else { None };
        let owned = !tail.owners.is_empty() || tail.state.is_some();
        let general = cut.article && tail.last > from && !row.has(HeadNote::Only) && !self.is_loose(head);
        let mut last = tail.last;
        if !several && !tail.owners.is_empty() {
            last = self.agreeing(last, &row.head, end);
        }
        // The regime's repression of the protests: they are not what it is for.
        let doer = row.has(HeadNote::Only) && cut.article && self.is_doer_of(from);
        if (owned || general) && !several && !doer {
            last = self.purpose(from, last, end);
        }
        let close = self.quoted_name(last, end).filter(|_| last == from && !cut.article);
        let (quoted, last) = (close.is_some(), close.unwrap_or(last));
        Some(BodyPhrase { at, from, end, cut, head, several, definite, complement, tail, bond, last, quoted })
    }

    /// Where a name in quotation marks ends that begins at a token.
    fn quoted_name(&self, at: usize, end: usize) -> Option<usize> {
        let mark = |n: &usize| self.document.tokens[*n].kind == TokenKind::Quote;
        let opens = at + 2 < end && mark(&at);
        opens.then(|| (at + 2..end.min(at + 7)).find(mark))?.map(|close| close + 1)
    }

    /// Whether the phrase names nobody who does anything.
    fn does_nothing(&self, phrase: &BodyPhrase) -> bool {
        let BodyPhrase { at, from, end, cut, head, several, definite, ref tail, quoted, .. } = *phrase;
        let row = &self.lexicon.heads[head as usize];
        // The defence of X by Y is no ministry of his.
        let person = |o: &EntityId| self.entities.get(*o).kind == Kind::Person;
        if row.has(HeadNote::Loose) && row.id.ends_with("-ministry") && tail.owners.iter().any(person) {
            return true;
        }
        let bare = phrase.is_bare();
        if row.has(HeadNote::Command) && !cut.article && !self.has_command(tail) {
            return true;
        }
        // The security of the Gulf is no body.
        if row.name == "security" && !(cut.article && (bare && self.is_subject_here(at, cut) || tail.state.is_some())) {
            return true;
        }
        // A new government, one of unity: still to be formed.
        let formed =
            row.has(HeadNote::Formed) && !cut.article && !definite && !phrase.is_owned() && !quoted && !several;
        if formed && !(from < end && (self.has_article(from) || self.begins(from, |m| m.cut.is_bare()))) {
            return true;
        }
        // A state's programme, public order.
        let thing = row.id == PROGRAMME && phrase.is_owned() && !quoted
            || row.id == REGIME && cut.article && self.is_of_things(from, end);
        thing && !several
            || bare && (!cut.article && !definite || self.is_no_body_here(at, cut, self.memory.head(head)))
    }

    /// Whom a head alone means: the one of its kind that was told of, or that the lexicon knows.
    fn body_meant(&mut self, phrase: &BodyPhrase) -> Option<EntityId> {
        let BodyPhrase { at, from, end, cut, head, several, last, .. } = *phrase;
        let row = &self.lexicon.heads[head as usize];
        if !phrase.is_bare() {
            return None;
        }
        if let Some(known) = self.memory.head(head)
            && (!several || self.entities.get(known).kind == Kind::Group)
            && !((several || row.has(HeadNote::Troops) && !row.has(HeadNote::Only)) && self.is_told_apart(last, end))
        {
            return Some(known);
        }
        if several {
            return None;
        }
        let actor = match row.id == ALLIANCE {
            true => self.coalition_meant(),
            false if from == at + 1 => self.body_of_told(at, cut),
            false => None,
        };
        let entity = self.entities.known(actor?, self.lexicon);
        self.memory.set_head(head, entity);
        Some(entity)
    }

    /// Power, where no authority was named: seized, handed over.
    fn is_power(&self, phrase: &BodyPhrase) -> bool {
        let BodyPhrase { at, cut, head, .. } = *phrase;
        self.lexicon.heads[head as usize].id == "authority"
            && at > 0
            && (cut.prep.is_some() || self.is_particle(at - 1, Particle::Preposition))
    }

    /// A body that the phrase tells of for the first time.
    fn body_made(&mut self, phrase: BodyPhrase) -> Noun {
        let BodyPhrase { at, from, end, cut, head, several, definite, complement, ref tail, bond, quoted, mut last } =
            phrase;
        let row = &self.lexicon.heads[head as usize];
        let bare = phrase.is_bare();
        // An armed group, a democratic order: one of its kind, without a name.
        let some = complement == from
            && last > from
            && last == tail.last
            && !phrase.is_owned()
            && !quoted
            && !row.has(HeadNote::Only);
        let state = tail.state.or(tail.owners.first().and_then(|o| self.entities.get(*o).state));
        if complement > from && !several && last == tail.last {
            last = self.seat(last, end);
        }
        let text = self.document.text(at, last)[self.raw_skip(at, cut)..].to_string();
        // Behind l the article loses its alef, and before another l its own.
        let text = match cut.prep {
            Some(LAM) if cut.article && row.head.starts_with(LAM) => format!("{ALEF}{LAM}{text}"),
            Some(LAM) if cut.article => format!("{ALEF}{text}"),
            _ => text,
        };
        let named = complement > from || quoted || last > tail.last;
        let of = match (tail.state, tail.owners.first()) {
            (Some(state), _) => Some(self.lexicon.states[state].adjective.clone()),
            (None, Some(owner)) => Some(self.name_of_owner(*owner)),
            _ => None,
        };
        let name = match of {
            Some(of) if !named => called(bond, &of, row.name.trim_end_matches(" of")),
            _ if bare => row.name.trim_end_matches(" of").to_owned(),
            _ => text.clone(),
        };
        let gender = if crate::extract::entity::is_feminine(&text[text.find(|c| c != ALEF && c != LAM).unwrap_or(0)..])
        {
            Gender::Feminine
        } else {
            Gender::Masculine
        };
        // One of a kind, or several of it, without a name.
        let group = several || some || bare && !definite && !row.has(HeadNote::Only);
        let kind = if group { Kind::Group } else { row.kind };
        let entity = self.entities.add(body_called(name, text, kind, state, gender));
        self.memory.set_head(head, entity);
        let mut who: SmallVec<[Ref; 2]> = smallvec![Ref { entity, first: at, last, anaphor: false }];
        if tail.state.is_some()
            && several
            && let Some(other) = self.second_of_kind((at, from), last, end, head, gender)
        {
            who.push(Ref { entity: other, first: last, last: last + 1, anaphor: false });
            last += 1;
        }
        let inner = Inner::new();
        Noun { first: at, last, cut, who, gender, number: Number::Singular, place: false, capital: false, inner }
    }

    /// The American and the Russian army: a second adjective of nationality names a second body.
    fn second_of_kind(
        &mut self,
        (at, from): (usize, usize),
        last: usize,
        end: usize,
        head: u16,
        gender: Gender,
    ) -> Option<EntityId> {
        let list = (last < end).then(|| &self.document.readings(last).list)?;
        let state = list.iter().find_map(|r| match r.word {
            Word::Nisba { state, .. } if r.cut.conj == Some(WAW) && r.cut.prep.is_none() => Some(state as usize),
            _ => None,
        })?;
        let row = &self.lexicon.heads[head as usize];
        let name = format!("{} {}", self.lexicon.states[state].adjective, row.name);
        let second = self.document.text(last, last + 1).trim_start_matches(WAW);
        let name_ar = format!("{} {second}", self.document.text(at, from));
        Some(self.entities.add(body_called(name, name_ar, row.kind, Some(state), gender)))
    }

    /// The forces that did so: a relative clause behind several of a kind tells which, and they are others.
    pub fn is_told_apart(&self, last: usize, end: usize) -> bool {
        last < end && self.is_mere_relative(last)
    }

    /// The internal affairs of a state: a word of belonging with the article behind another.
    fn is_adjective_of_affairs(&self, at: usize, cut: Cut) -> bool {
        let belongs = self.document.folded(at).strip_suffix(HEH).is_some_and(|w| w.ends_with(YEH));
        let noun = |b: usize| {
            self.is_word(b)
                && self.document.readings(b).cuts.iter().any(|c| c.article)
                && !self
                    .document
                    .readings(b)
                    .list
                    .iter()
                    .any(|r| matches!(r.word, Word::Agent { .. } | Word::Verb { .. }))
        };
        belongs && cut.article && cut.is_bare() && at > 0 && noun(at - 1)
    }

    /// A noun where the one who does something stands: nothing governs it, nothing is joined by it.
    fn is_subject_here(&self, at: usize, cut: Cut) -> bool {
        let told = |r: &Reading| {
            matches!(
                r.word,
                Word::Verb { .. } | Word::Particle { class: Particle::Complementizer | Particle::Conjunction }
            )
        };
        cut.is_bare() && (at == 0 || !self.is_word(at - 1) || self.document.readings(at - 1).list.iter().any(told))
    }

    /// The last word of a head of two: ruling, opposing.
    fn is_adjective_of_head(&self, at: usize) -> bool {
        let list = &self.document.readings(at).list;
        list.iter().any(|r| matches!(r.word, Word::Modifier { .. }) && r.cut == Cut::default())
    }

    /// Whether a known body's name begins with the word of kind at a token.
    fn is_of_kind(&self, owner: EntityId, at: usize) -> bool {
        let known = self.entities.get(owner);
        let Some(actor) = known.actor.filter(|_| matches!(known.kind, Kind::Organisation | Kind::ArmedGroup)) else {
            return false;
        };
        let word = self.document.folded(at);
        let row = &self.lexicon.actors[actor];
        let skips = || self.document.readings(at).cuts.iter().map(|c| &word[c.skip()..]);
        std::iter::once(&row.name_ar).chain(&row.aliases_ar).any(|name| {
            let first = crate::script::fold(name.split(' ').next().unwrap_or(""));
            name.contains(' ') && skips().any(|w| w == first)
        })
    }

    /// Whether a command is one of a body or a state.
    fn has_command(&self, tail: &Tail) -> bool {
        let body = |e: &EntityId| {
            matches!(
                self.entities.get(*e).kind,
                Kind::Organisation | Kind::ArmedGroup | Kind::State | Kind::Group | Kind::Place
            )
        };
        tail.state.is_some() || tail.owners.iter().any(body)
    }

    /// "Raids of (l) the alliance on": behind an attack, l brings whose it was.
    fn is_whose_attack(&self, at: usize, cut: Cut) -> bool {
        let attack = |r: &Reading| match r.word {
            Word::Event { nominal, .. } => self.lexicon.nominals[nominal as usize].frame.note.violent,
            _ => false,
        };
        cut.prep == Some(LAM)
            && cut.article
            && cut.conj.is_none()
            && at > 0
            && self.document.readings(at - 1).list.iter().any(attack)
    }

    /// `local elections`, `to put an end to`: an adjective or verbal noun that is written like a body.
    fn is_no_body_here(&self, at: usize, cut: Cut, head: Option<EntityId>) -> bool {
        let word = self.document.folded(at);
        let belongs = word.strip_suffix(HEH).is_some_and(|w| w.ends_with(YEH));
        // The legislative and municipal elections: an adjective joined to another.
        let joined = || {
            cut.conj == Some(WAW)
                && cut.article
                && at > 1
                && self.is_word(at - 1)
                && self.qualifies(at - 1, true)
                && self.is_word(at - 2)
                && self.has_article(at - 2)
                && self.document.folded(at - 1).ends_with(HEH)
        };
        if belongs && joined() {
            return true;
        }
        let qualifies = belongs
            && cut.is_bare()
            && at > 0
            && self.is_word(at - 1)
            && (self.has_article(at - 1) || self.is_owned_thing(at - 1));
        let doing =
            self.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Masdar { .. }) && r.cut == cut);
        // An armed body that was named is meant again, whatever else the word is.
        let named = head.is_some_and(|known| self.entities.get(known).kind == Kind::ArmedGroup);
        let governs = at + 1 < self.document.tokens.len() && self.is_particle(at + 1, Particle::Preposition);
        qualifies || doing && !named && governs && !self.is_whose_attack(at, cut)
    }
}
