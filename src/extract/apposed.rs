//! Who a person is, behind the name: an office or a calling without a comma, an age in brackets, a participle with the
//! article. All of it is one phrase with the name, so that what stands behind is the next one.

use crate::claim::{ClaimType, Kind};
use crate::extract::entity::EntityId;
use crate::extract::matching::Match;
use crate::extract::noun::{Noun, Scan};
use crate::extract::office::holds;
use crate::extract::opening::pronoun_of;
use crate::extract::presented::{has_object_behind, presents, speaks_of};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{Particle, Phrase, Roles, Word};
use crate::script::letters::{HEH, LAM, WAW, YEH};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// An age or a year in brackets has no more words.
const LONGEST_BRACKET: usize = 4;

/// "Emir", "prince", folded.
const EMIR: &str = "\u{0627}\u{0645}\u{064A}\u{0631}";

/// Joins the descriptions in a sentence to the names before them.
pub fn join(scan: &mut Scan<'_>, tagged: &mut Tagged) {
    let mut n = 0;
    while n < tagged.nouns.len() {
        if is_named_person(scan, &tagged.nouns[n]) {
            while let Some(last) = tail(scan, tagged, n) {
                stretch(tagged, n, last);
            }
            if let Some(last) = between_marks(scan, tagged, n) {
                learn(scan, &tagged.nouns[n].clone(), &tagged.nouns[n + 1].clone());
                stretch(tagged, n, last);
            }
            let mut joined = 0;
            while n + 1 < tagged.nouns.len() && describes(scan, tagged, n, joined) {
                let description = tagged.nouns.remove(n + 1);
                renumber(tagged, n + 1);
                learn(scan, &tagged.nouns[n], &description);
                stretch(tagged, n, description.last);
                joined += 1;
            }
        }
        if let Some(last) = crate::extract::seated::named_behind_seat(scan, tagged, n) {
            let (post, name) = (tagged.nouns[n].clone(), tagged.nouns[n + 2].clone());
            learn(scan, &name, &post);
            tagged.nouns[n].who = name.who;
            stretch(tagged, n, last);
        }
        n += 1;
    }
}

/// One person, by a name.
pub fn is_named_person(scan: &Scan<'_>, noun: &Noun) -> bool {
    matches!(noun.who[..], [one] if !one.anaphor && scan.entities.get(one.entity).kind == Kind::Person)
}

/// A phrase reaches up to `last`: what it takes in is no phrase of its own any more.
pub fn stretch(tagged: &mut Tagged, n: usize, last: usize) {
    let first = tagged.nouns[n].first;
    let inside = |noun: &Noun| first < noun.first && noun.first < last;
    while tagged.nouns.get(n + 1).is_some_and(inside) {
        tagged.nouns.remove(n + 1);
        renumber(tagged, n + 1);
    }
    tagged.nouns[n].last = last;
    for at in first + 1..last {
        tagged.tags[at - tagged.first] = Tag::Inside;
    }
    tagged.ends[first - tagged.first] = last;
}

/// The phrases behind the one that was taken out move up.
pub fn renumber(tagged: &mut Tagged, gone: usize) {
    for tag in &mut tagged.tags {
        match tag {
            Tag::Noun(n) if *n == gone => *tag = Tag::Inside,
            Tag::Noun(n) if *n > gone => *n -= 1,
            _ => {}
        }
    }
}

fn learn(scan: &mut Scan<'_>, noun: &Noun, description: &Noun) {
    let [one] = description.who[..] else { return };
    let (state, office) = (scan.entities.get(one.entity).state, scan.entities.get(one.entity).office);
    if office.is_some() {
        scan.learn(noun.who[0].entity, state, office);
    }
}

impl Scan<'_> {
    /// `the minister, NAME,`: one past the comma before a name in apposition; else where it began.
    pub fn open_apposition(&self, at: usize, end: usize, seated: bool) -> usize {
        let comma = |t: usize| t < end && self.document.tokens[t].kind == TokenKind::Comma;
        if !comma(at) || at + 1 >= end {
            return at;
        }
        let name = self.behind_titles(at + 1, end);
        let stop = |t: usize| t + 1 >= end || comma(t);
        let between = || self.unknown_name(name, end, false).is_some_and(|last| last > name + 1 && stop(last));
        if seated && self.begins_person(at + 1) || between() { at + 1 } else { at }
    }

    /// "The president whose term is over": one past a participle with the article and what it is told of, with his pronoun.
    pub fn epithet(&self, at: usize, cut: Cut, end: usize) -> Option<usize> {
        let next = at + 1;
        if next >= end || !self.has_article(at) || !(cut.article || self.has_article(at - 1)) || !self.is_word(next) {
            return None;
        }
        let whole = |r: &&Reading| r.cut == Cut::default();
        let his = |r: &Reading| {
            let noun = matches!(r.word, Word::Event { .. } | Word::Masdar { .. } | Word::Common | Word::Head { .. });
            noun && r.pronoun().is_some_and(|s| s.person == Person::Third && s.number == Number::Singular)
        };
        let acts = |r: &Reading| matches!(r.word, Word::Verb { .. } | Word::Particle { .. });
        let participle = |r: &Reading| matches!(r.word, Word::Active { .. } | Word::Passive { .. }) && r.cut.is_bare();
        let list = || self.document.readings(next).list.iter().filter(whole);
        let told = self.document.readings(at).list.iter().any(participle);
        (told && list().any(his) && !list().any(acts)).then_some(next + 1)
    }

    /// `X (45 years)`: one past the bracket behind a person's name; else the end of the phrase.
    pub fn behind_age(&self, noun: &Noun, end: usize) -> usize {
        let at = noun.last;
        let kind = |t: usize| self.document.tokens[t].kind;
        if at + 2 >= end
            || kind(at) != TokenKind::Open
            || kind(at + 1) != TokenKind::Number
            || !is_named_person(self, noun)
        {
            return at;
        }
        (at + 2..end.min(at + LONGEST_BRACKET + 1)).find(|t| kind(*t) == TokenKind::Close).map_or(at, |t| t + 1)
    }

    /// Whether somebody holds an office of one state, and never held this one of another.
    pub fn serves_elsewhere(&self, actor: usize, state: usize, office: usize) -> bool {
        let of = &self.lexicon.actors[self.lexicon.states[state].actor].id;
        let country = &self.lexicon.actors[actor].country;
        let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
        let term = |n: &usize| &self.lexicon.terms[*n];
        !country.is_empty()
            && country != of
            && !self.is_posted(office)
            && terms.iter().map(term).all(|t| &t.body != of)
            && terms.iter().map(term).any(|t| &t.body == country && (self.day.is_empty() || holds(t, &self.day)))
    }

    /// The Kenyan senate: what the lexicon lists without its state belongs to another.
    pub fn is_of_other_state(&self, actor: usize, at: usize, end: usize) -> bool {
        let country = &self.lexicon.actors[actor].country;
        let own = self.lexicon.actor_ids.get(country).and_then(|n| self.lexicon.state_of_actor.get(n));
        let other = |r: &Reading| match r.word {
            Word::Nisba { state, number: Number::Singular, .. } => {
                r.cut.article
                    && r.cut.is_bare()
                    && self.lexicon.is_state(state)
                    && own.is_some_and(|o| *o != state as usize)
            }
            _ => false,
        };
        at < end && self.is_word(at) && self.has_article(at - 1) && self.document.readings(at).list.iter().any(other)
    }
}

/// Who meets where a company's general assembly is told of: words that may stand between it and its owner.
const EXTRA: &str = "\u{063A}\u{064A}\u{0631}";

impl Scan<'_> {
    /// The general assembly (ordinary or not) of a company: the short name of a listed body before the kind of another.
    pub fn is_of_other_body(&self, m: &Match, end: usize) -> bool {
        if !matches!(m.what, Phrase::Actor { full: false, .. }) || m.words == 1 {
            return false;
        }
        let mut at = m.last;
        while at < end && self.is_word(at) && (self.document.folded(at) == EXTRA || self.is_bare_with_article(at)) {
            at += 1;
        }
        let owner = |r: &Reading| r.cut.prep == Some(LAM) && matches!(r.word, Word::Head { .. });
        at < end && self.is_word(at) && self.document.readings(at).list.iter().any(owner)
    }

    /// A word with the article and nothing before it.
    fn is_bare_with_article(&self, at: usize) -> bool {
        self.document.readings(at).cuts.iter().any(|c| c.article && c.is_bare())
    }
}

/// `X, known as Y`, `X, resident in Y`: one past a participle with the article and the phrase of its preposition.
fn tail(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<usize> {
    let at = tagged.nouns[n].last;
    if at + 1 >= tagged.last {
        return None;
    }
    let (end, whose) = match tagged.tag(at) {
        Tag::Active { cut, gender, number, .. } | Tag::Passive { cut, gender, number, .. } => {
            (at + 1, (cut, gender, number))
        }
        Tag::Plain { cut } if cut.is_bare() && scan.has_article(at) && is_calling(scan, at) => {
            (at + 1, (Cut { article: true, ..cut }, tagged.nouns[n].gender, Number::Singular))
        }
        Tag::Noun(m) => {
            let noun = &tagged.nouns[m];
            let [one] = noun.who[..] else { return None };
            let general = scan.entities.get(one.entity).kind == Kind::Unnamed && noun.last == at + 1;
            if !general {
                return None;
            }
            (noun.last, (noun.cut, noun.gender, noun.number))
        }
        _ => return None,
    };
    let (cut, gender, number) = whose;
    if !cut.article
        || !cut.is_bare()
        || number != Number::Singular
        || gender != tagged.nouns[n].gender
        || end >= tagged.last
    {
        return None;
    }
    phrase_end(scan, tagged, end)
}

/// A word that can say what a man is: a participle, a calling, an adjective of belonging.
fn is_calling(scan: &Scan<'_>, at: usize) -> bool {
    let calling = |r: &Reading| {
        r.cut.article
            && matches!(r.word, Word::Active { .. } | Word::Passive { .. } | Word::Agent { .. } | Word::Title { .. })
    };
    !scan.document.folded(at).ends_with(HEH)
        && (scan.document.folded(at).ends_with(YEH) || scan.document.readings(at).list.iter().any(calling))
}

/// One past the phrase of a preposition that stands at `at`: no clause, and no longer than a place or a body.
fn phrase_end(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> Option<usize> {
    if at >= tagged.last {
        return None;
    }
    let mut end = match tagged.tag(at) {
        Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none() => {
            let head = tagged.end(at);
            (head < tagged.last && is_nominal(tagged, head)).then(|| tagged.end(head))?
        }
        Tag::Noun(m) if joins(tagged.nouns[m].cut) => tagged.end(at),
        tag => tag.nominal_cut().filter(|c| joins(*c)).map(|_| tagged.end(at))?,
    };
    // The genitive of the phrase, and what agrees with it.
    while end < tagged.last
        && !matches!(tagged.tag(end), Tag::Noun(m) if scan.has_article(end - 1) || !scan.has_article(tagged.nouns[m].last - 1))
        && is_nominal(tagged, end)
        && cut_of(tagged, end).is_some_and(|c| c.is_bare())
        && (scan.has_article(end - 1) <= scan.has_article(end))
        && !matches!(tagged.tag(end), Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if !cut.article)
    {
        end = tagged.end(end);
    }
    Some(end)
}

fn joins(cut: Cut) -> bool {
    cut.prep.is_some() && cut.conj.is_none() && cut.prep != Some(LAM)
}

fn is_nominal(tagged: &Tagged, at: usize) -> bool {
    cut_of(tagged, at).is_some()
}

pub fn cut_of(tagged: &Tagged, at: usize) -> Option<Cut> {
    match tagged.tag(at) {
        Tag::Noun(m) => Some(tagged.nouns[m].cut),
        tag => tag.nominal_cut(),
    }
}

/// Whether the phrase behind a person's name says who he is, and is not whom the verb before does it to; `joined`: how
/// many such phrases stand before it.
fn describes(scan: &Scan<'_>, tagged: &Tagged, n: usize, joined: usize) -> bool {
    let (name, other) = (&tagged.nouns[n], &tagged.nouns[n + 1]);
    let [one] = other.who[..] else { return false };
    let [person] = name.who[..] else { return false };
    let known = scan.entities.get(one.entity);
    let described = one.first == other.first
        && match known.kind {
            Kind::Unnamed => known.number == Number::Singular,
            Kind::Person => one.anaphor,
            _ => false,
        };
    let own = scan.entities.get(person.entity);
    let of = home(scan, person.entity);
    let elsewhere = of.is_some() && known.state.is_some() && of != known.state;
    let also = joined > 0 && other.cut.conj == Some(WAW) && known.kind == Kind::Unnamed && other.cut.prep.is_none();
    if !described
        || other.first != name.last
        || !other.cut.is_bare() && !also
        || other.number != Number::Singular
        || elsewhere
    {
        return false;
    }
    if also
        || is_prince_of(scan, name, other)
        || is_relative(scan, other.first)
        || one.entity == person.entity
        || joined > 0 && own.actor.is_some() && (known.state.is_none() || known.state == home(scan, person.entity))
    {
        return true;
    }
    if is_predicate(scan, tagged, other) {
        return false;
    }
    // Who opens a sentence or stands behind a preposition has nobody for his object.
    match governor(scan, tagged, n) {
        Governor::None => true,
        // The trial of X, the head of Y: those to whom it is done are one.
        Governor::Noun(event) => {
            let known = |n: u16| scan.lexicon.nominals[n as usize].frame.kind;
            let done = matches!(event, Tag::Event { nominal, .. } if matches!(known(nominal), ClaimType::Coerce | ClaimType::Assault));
            done && known_office(scan, one.entity)
        }
        // Who has two posts has a third.
        Governor::Verb(verb) => {
            joined > 1
                || !can_be_object(scan, tagged, n, &verb)
                || presents(scan, tagged, n) && speaks_of(scan, &verb, tagged, other.last)
        }
    }
}

/// `X is an ally of Y`: an indefinite word for what one is to another, with what it goes with behind it.
fn is_predicate(scan: &Scan<'_>, tagged: &Tagged, other: &Noun) -> bool {
    let bond =
        |r: &Reading| matches!(r.word, Word::Agent { agent, .. } if scan.lexicon.agents[agent as usize].bond.is_some());
    let goes_on = |t: usize| t < tagged.last && cut_of(tagged, t).is_some_and(|c| !c.article && c.conj.is_none());
    other.cut == Cut::default()
        && other.last == other.first + 1
        && goes_on(other.last)
        && scan.document.readings(other.first).list.iter().any(bond)
}

/// "Prince X, emir of Y": one, for the emir of a region is named where somebody meets him.
fn is_prince_of(scan: &Scan<'_>, name: &Noun, other: &Noun) -> bool {
    let emir = scan.document.folded(other.first);
    let prince = |t: usize| scan.document.folded(t).strip_prefix("\u{0627}\u{0644}") == Some(EMIR);
    emir == EMIR && (name.first..name.last).any(prince)
}

/// Somebody described by his office.
fn known_office(scan: &Scan<'_>, entity: EntityId) -> bool {
    scan.entities.get(entity).office.is_some()
}

/// A relative without an article, who is told with the one whose he is: X, son of Y.
pub fn is_relative(scan: &Scan<'_>, at: usize) -> bool {
    let kin = |r: &Reading| matches!(r.word, Word::Agent { agent, .. } if scan.lexicon.agents[agent as usize].has(AgentNote::Kin));
    scan.document.readings(at).list.iter().any(|r| r.cut == Cut::default() && kin(r))
}

/// `X, the head of Y, said`, `X - the head of Y - said`: one past a description between commas or dashes.
fn between_marks(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Option<usize> {
    let kind = |t: usize| scan.document.tokens[t].kind;
    let name = &tagged.nouns[n];
    let other = tagged.nouns.get(n + 1).filter(|o| o.first == name.last + 1)?;
    let opening = kind(name.last);
    if !matches!(opening, TokenKind::Comma | TokenKind::Dash) {
        return None;
    }
    let mark = |t: usize| t < tagged.last && kind(t) == opening;
    let [one] = other.who[..] else { return None };
    let known = scan.entities.get(one.entity);
    let described = one.first == other.first && known.kind == Kind::Unnamed && known.number == Number::Singular;
    let end = phrase_end(scan, tagged, other.last).filter(|end| mark(*end)).unwrap_or(other.last);
    (described && other.cut.is_bare() && mark(end)).then_some(end + 1)
}

/// What a name is the subject or the genitive of.
enum Governor {
    None,
    Noun(Tag),
    Verb(VerbTag),
}

fn governor(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> Governor {
    let name = &tagged.nouns[n];
    if name.cut.prep.is_some() {
        return Governor::None;
    }
    let mut at = name.first;
    while let Some(before) = tagged.before(at) {
        match tagged.tag(before) {
            // Said that he warned X, the head of Y: who did it is told already.
            Tag::Verb(_) if is_told_who(scan, tagged, before) => return Governor::None,
            Tag::Verb(verb) => return Governor::Verb(verb),
            Tag::When(_) | Tag::Particle { class: Particle::Adverb, .. } => {}
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if !cut.article && at == name.first => {
                return Governor::Noun(tagged.tag(before));
            }
            _ => return Governor::None,
        }
        at = before;
    }
    Governor::None
}

/// Whether "that" with a pronoun stands right before a verb.
fn is_told_who(scan: &Scan<'_>, tagged: &Tagged, verb: usize) -> bool {
    let that = |b: usize| matches!(tagged.tag(b), Tag::Particle { class: Particle::Complementizer, .. });
    tagged.before(verb).is_some_and(|b| that(b) && pronoun_of(scan.document.folded(b)).is_some())
}

/// Whether what stands behind the subject of a verb can be its object: it takes one, and no other follows.
fn can_be_object(scan: &Scan<'_>, tagged: &Tagged, n: usize, verb: &VerbTag) -> bool {
    let (name, other) = (&tagged.nouns[n], &tagged.nouns[n + 1]);
    if verb.suffix.is_some() {
        return false;
    }
    // What she did is not done by him: he is the object, and this says who he is.
    let man = name.gender == Gender::Masculine && scan.entities.get(name.who[0].entity).actor.is_some();
    if verb.form.gender == Gender::Feminine && verb.form.number == Number::Singular && man {
        return false;
    }
    // What she is follows a woman's name, and hardly another woman.
    let women =
        name.gender == Gender::Feminine && other.gender == Gender::Feminine && other.who[0].first == other.first;
    !(women || is_introduced(scan, tagged, n)) && may_do_it_to(scan, tagged, verb, other.last)
}

/// Whether the verb of the phrase `n` may have somebody for its object who is named before `from`: it takes one, and has
/// no other.
pub fn takes_somebody(scan: &Scan<'_>, tagged: &Tagged, n: usize, from: usize) -> bool {
    match governor(scan, tagged, n) {
        Governor::Verb(verb) => may_do_it_to(scan, tagged, &verb, from),
        Governor::None | Governor::Noun(_) => false,
    }
}

fn may_do_it_to(scan: &Scan<'_>, tagged: &Tagged, verb: &VerbTag, from: usize) -> bool {
    if verb.suffix.is_some() || carries_event(scan, tagged, verb, from) {
        return false;
    }
    let frames = &scan.lexicon.verb_frames[verb.verb as usize];
    let takes = frames.iter().map(|f| &scan.lexicon.frames[*f as usize]).any(|f| {
        (f.object.has(Roles::TARGET) || f.object.has(Roles::PARTY) || f.object.has(Roles::OWNER))
            && f.note.object.is_empty()
            && !f.note.idle
    });
    takes && !is_followed_by_words(scan, tagged, verb, from) && !has_object_behind(scan, tagged, from)
}

/// The state whose somebody is.
fn home(scan: &Scan<'_>, entity: EntityId) -> Option<usize> {
    let one = scan.entities.get(entity);
    let country = one.actor.map(|a| &scan.lexicon.actors[a].country);
    let listed = || scan.lexicon.state_of_actor.get(scan.lexicon.actor_ids.get(country?)?).copied();
    one.state.or_else(listed)
}

/// `X, the head of Y, directed criticism at`: the verb's object is the event that it carries.
fn carries_event(scan: &Scan<'_>, tagged: &Tagged, verb: &VerbTag, from: usize) -> bool {
    let light = scan.lexicon.verb_light[verb.verb as usize].contains(&crate::lexicon::rows::Light::Source);
    let mut at = from;
    while light && at < tagged.last {
        match tagged.tag(at) {
            Tag::When(_) | Tag::Particle { class: Particle::Adverb, .. } => {}
            Tag::Event { cut, .. } => return cut == Cut::default(),
            _ => return false,
        }
        at = tagged.end(at);
    }
    false
}

/// Whom nobody knows and nothing has described yet, by his full name: what he is follows, though it has no article.
fn is_introduced(scan: &Scan<'_>, tagged: &Tagged, n: usize) -> bool {
    let own = scan.entities.get(tagged.nouns[n].who[0].entity);
    let known = |entity| scan.entities.get(entity).actor.is_some();
    // A short name may be anybody's whom the text told of before.
    let name = &tagged.nouns[n].who[0];
    let (words, surname) = (own.name_ar.split(' ').count(), scan.document.folded(name.last - 1));
    let unheard = || (0..name.first).all(|t| scan.document.folded(t) != surname);
    let local = || scan.entities.get(tagged.nouns[n + 1].who[0].entity).state.is_none();
    own.actor.is_none()
        && own.office.is_none()
        && (words > 2 || words == 2 && local() && unheard())
        && !known(tagged.nouns[n + 1].who[0].entity)
}

/// `X, the head of Y, denied that`: what was said is all the object that the verb has.
fn is_followed_by_words(scan: &Scan<'_>, tagged: &Tagged, verb: &VerbTag, at: usize) -> bool {
    let that = at < tagged.last && matches!(tagged.tag(at), Tag::Particle { class: Particle::Complementizer, .. });
    let frames = &scan.lexicon.verb_frames[verb.verb as usize];
    that && !frames
        .iter()
        .map(|f| &scan.lexicon.frames[*f as usize])
        .any(|f| f.object.has(Roles::TARGET) && !f.clause.is_none())
}
