//! Phrases in order → who does what to whom, over what, when and on whose word.

use crate::ask::names::{Entity, Names, Sort};
use crate::ask::parse::{Chunk, Filler, Sentence};
use crate::ask::question::{Ask, Phrase, Pick, Question, Topic, Toward, Trouble};
use crate::ask::tag::Piece;
use crate::ask::words::{Shape, Vocabulary};
use jiff::civil::Date;

/// A side of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Subject,
    Object,
    Topic,
    Place,
    Speaker,
    /// Both parties: `between`.
    Parties,
}

/// Fills the sides.
pub(crate) struct Roles<'a> {
    pub(crate) pieces: &'a [Piece],
    pub(crate) sentence: &'a Sentence,
    pub(crate) names: &'a Names,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) arabic: bool,
    pub(crate) subject: Vec<Phrase>,
    pub(crate) object: Vec<Phrase>,
    pub(crate) topic: Vec<Phrase>,
    pub(crate) place: Vec<Phrase>,
    pub(crate) speaker: Vec<Phrase>,
    /// The side that a question word without a name asks for.
    pub(crate) asked: Option<Side>,
}

impl Roles<'_> {
    /// The question, once every phrase has its side.
    pub(crate) fn question(mut self) -> Result<Question, Trouble> {
        self.assign();
        let theme = self.sentence.main.theme;
        let (from, to) = self.days()?;
        let mut question = Question {
            arabic: self.arabic,
            theme,
            ask: Ask::Events,
            kind: self.sentence.kind.filter(|kind| KINDS.contains(kind)),
            subject: Vec::new(),
            object: Vec::new(),
            topic: Vec::new(),
            place: Vec::new(),
            speaker: Vec::new(),
            outlet: Vec::new(),
            from,
            to,
            modality: self.modality(),
            pick: self.pick(),
            listed: self.sentence.kind.map(|kind| if KINDS.contains(&kind) { "actor" } else { kind }),
            pairs: self.sentence.asks.iter().filter(|ask| **ask == "who").count() != 1 && self.sentence.kind.is_none(),
            thing: self.sentence.asks.contains(&"what") && !self.sentence.asks.contains(&"who"),
            unnamed: self.pieces.iter().any(|p| p.is("theme", "unnamed")),
        };
        for phrase in &self.subject {
            let described = ["who is", ""].contains(&theme) && phrase.of(Sort::Actor).is_empty();
            let found = if described { self.issues(phrase)?.into_iter().next() } else { None };
            question.subject.push(found.map_or_else(|| self.actor(phrase), Ok)?);
        }
        for phrase in &self.object {
            let toward = self.toward(phrase)?;
            question.object.push(toward);
        }
        for phrase in &self.topic {
            question.topic.push(self.topic_of(phrase)?);
        }
        for phrase in &self.place {
            question.place.push(place_of(phrase)?);
        }
        for phrase in &self.speaker {
            match phrase.of(Sort::Outlet)[..] {
                [outlet, ..] => question.outlet.push(outlet.clone()),
                [] => question.speaker.push(self.actor(phrase)?),
            }
        }
        question.ask = self.ask(&question);
        take_side(&mut question);
        Ok(question)
    }

    /// The actor that a phrase names, be it by a word of the name.
    fn actor(&self, phrase: &Phrase) -> Result<Entity, Trouble> {
        if phrase.names.is_empty() && phrase.words.len() == 1 {
            let names = self.names.holding(&phrase.words[0]);
            if !names.is_empty() {
                return one_actor(&Phrase { names, ..phrase.clone() });
            }
        }
        one_actor(phrase)
    }

    fn ask(&self, question: &Question) -> Ask {
        let asks = &self.sentence.asks;
        let has = |value: &str| asks.contains(&value);
        let kind = self.sentence.kind;
        for (value, ask) in [("times", Ask::Times), ("speaker", Ask::Speaker), ("outlet", Ask::Outlet)] {
            if has(value) {
                return ask;
            }
        }
        if has("number") {
            return if matches!(kind, None | Some("event" | "claim")) && self.asked.is_none() {
                Ask::Times
            } else {
                Ask::Number
            };
        }
        match kind {
            Some("outlet" | "article") => return Ask::Outlet,
            Some("place") => return Ask::Where,
            Some("issue") => return Ask::Topic,
            _ => {}
        }
        if has("when") {
            return Ask::When;
        }
        // Where they differ is on what.
        if has("where") && ["disagree", "agree"].contains(&question.theme) {
            return Ask::Topic;
        }
        if has("where") {
            return Ask::Where;
        }
        match self.asked {
            Some(Side::Subject) => Ask::Subject,
            Some(Side::Object) => Ask::Object,
            Some(Side::Topic) => Ask::Topic,
            Some(Side::Place) => Ask::Where,
            Some(Side::Speaker) => Ask::Speaker,
            Some(Side::Parties) => Ask::Object,
            None if kind.is_some() && question.subject.is_empty() => Ask::Subject,
            None if kind.is_some() && question.object.is_empty() => Ask::Object,
            None => Ask::Events,
        }
    }

    fn modality(&self) -> &'static str {
        let main = self.sentence.main.at;
        let found = |class: &str| self.pieces.iter().find_map(|p| p.value(class));
        if found("neg").is_some() {
            return "negated";
        }
        if main.is_some_and(|n| self.pieces[n].future) {
            return "planned";
        }
        // `would`, `could` and the like stand before the word that the question hangs on.
        let before = |n: usize| main.is_none_or(|at| n < at) || self.arabic;
        let modal = (0..self.pieces.len()).filter(|n| before(*n) && !self.pieces[*n].words.is_empty());
        modal.filter_map(|n| self.pieces[n].value("modal")).next().unwrap_or("asserted")
    }

    fn pick(&self) -> Option<Pick> {
        let value = self.pieces.iter().filter(|p| p.days.is_none()).find_map(|p| p.value("most"))?;
        Some(match value {
            "first" => Pick::First,
            "last" => Pick::Last,
            "least" => Pick::Least,
            _ => Pick::Most,
        })
    }

    /// The days that the question is confined to.
    fn days(&self) -> Result<(Option<Date>, Option<Date>), Trouble> {
        let (mut from, mut to) = (None, None);
        let mut last: Option<&'static str> = None;
        for chunk in &self.sentence.chunks {
            let Filler::Days(days) = &chunk.filler else { continue };
            let joined = chunk.joined || chunk.prep.is_none() && from.is_some();
            let prep = chunk.prep.or(last.filter(|_| joined));
            match prep {
                Some("since" | "from") => from = Some(days.first),
                Some("after") => from = days.last.tomorrow().ok(),
                Some("before" | "to" | "l") if from.is_some() => to = Some(days.last),
                Some("before") if self.is_until(chunk) => to = Some(days.last),
                Some("before") => to = days.first.yesterday().ok(),
                Some("between") if from.is_none() => (from, to) = (Some(days.first), Some(days.last)),
                Some("between") => to = Some(days.last),
                // `in September and October`: from the first to the last.
                _ if joined => to = Some(days.last),
                _ => (from, to) = (Some(days.first), Some(days.last)),
            }
            last = prep.or(Some("in"));
        }
        if let (Some(from), Some(to)) = (from, to) {
            if from > to {
                return Err(Trouble {
                    at: None,
                    message: format!("no day is after {from} and before {to}"),
                    hint: None,
                });
            }
        }
        Ok((from, to))
    }

    /// `until` takes its day in, `before` does not.
    fn is_until(&self, chunk: &Chunk) -> bool {
        let behind = chunk.first.checked_sub(1).map(|n| &self.pieces[n]);
        behind.is_some_and(|p| {
            p.words
                .first()
                .is_some_and(|word| UNTIL.contains(&word.as_str()) || word.starts_with(crate::script::letters::HAH))
        })
    }

    fn toward(&self, phrase: &Phrase) -> Result<Toward, Trouble> {
        if !phrase.of(Sort::Actor).is_empty() {
            return one_actor(phrase).map(Toward::Actor);
        }
        self.issues(phrase).map(Toward::Issues)
    }

    /// The issues that a phrase names, or that are named with its words.
    fn issues(&self, phrase: &Phrase) -> Result<Vec<Entity>, Trouble> {
        let named: Vec<Entity> = phrase.of(Sort::Issue).into_iter().cloned().collect();
        if named.iter().any(|e| e.known) {
            return Ok(named.into_iter().filter(|e| e.known).collect());
        }
        let stop = |word: &&String| !STOP.contains(&word.as_str());
        let groups: Vec<Vec<String>> =
            phrase.words.iter().filter(stop).map(|word| self.vocabulary.topic(word)).collect();
        let told = |group: &&Vec<String>| !self.vocabulary.tells(&group[0]);
        let without: Vec<Vec<String>> = groups.iter().filter(told).cloned().collect();
        // `violating the truce`: the deed may not be in the issue's name.
        for groups in [groups, without] {
            let found = if groups.is_empty() { Vec::new() } else { self.names.issues_with(&groups) };
            if !found.is_empty() {
                return Ok(found);
            }
        }
        if !named.is_empty() {
            return Ok(named);
        }
        let known = phrase.names.first().map(|e| e.name.clone());
        let message = match known {
            Some(name) => format!("{name} is no issue that the articles speak of"),
            None => "not understood: no actor, place or issue of the articles has this name".to_string(),
        };
        Err(Trouble::at(phrase.at.clone(), message))
    }

    fn topic_of(&self, phrase: &Phrase) -> Result<Topic, Trouble> {
        let mut topic = Topic::default();
        let actors = phrase.of(Sort::Actor);
        let places = phrase.of(Sort::Place);
        if let Some(about) = actors.first().or(places.first()) {
            if actors.len() > 1 {
                one_actor(phrase)?;
            }
            topic.issues = self.names.about(&about.id).to_vec();
            let groups: Vec<Vec<String>> = phrase.words.iter().map(|word| self.vocabulary.topic(word)).collect();
            for issue in phrase.of(Sort::Issue).into_iter().cloned().chain(self.names.issues_with(&groups)) {
                if issue.known && !topic.issues.iter().any(|e| e.id == issue.id) {
                    topic.issues.push(issue);
                }
            }
            topic.actor = actors.first().map(|actor| (*actor).clone());
        } else {
            topic.issues = self.issues(phrase)?;
        }
        topic.words.push(phrase.words.join(" "));
        Ok(topic)
    }
}

/// Whoever supports the departure opposes the stay: the side of the phrasing goes into the relation.
fn take_side(question: &mut Question) {
    let sign = question.object.iter().find_map(|toward| match toward {
        Toward::Issues(issues) => issues.iter().map(|e| e.sign).find(|sign| *sign != 0),
        Toward::Actor(_) => None,
    });
    question.theme = match (question.theme, sign) {
        ("support" | "demand", Some(-1)) => "oppose",
        ("oppose" | "reject", Some(-1)) => "support",
        ("demand", Some(1)) => "support",
        ("reject", Some(1)) => "oppose",
        (theme, _) => theme,
    };
}

/// Kinds of actors that an answer can be confined to.
const KINDS: [&str; 5] = ["country", "person", "organisation", "armed_group", "group"];

const UNTIL: [&str; 5] = ["until", "till", "up", "by", "to"];

/// Words that tell no issue from another.
const STOP: [&str; 12] = ["the", "a", "an", "of", "in", "and", "on", "for", "to", "new", "any", "with"];

/// The actor that a phrase names; a phrase that names several is ambiguous.
pub(crate) fn one_actor(phrase: &Phrase) -> Result<Entity, Trouble> {
    match phrase.of(Sort::Actor)[..] {
        [actor] => Ok(actor.clone()),
        [] => {
            let message = match phrase.names.first() {
                Some(other) => format!("{} is no actor here", other.name),
                None => "not understood: no actor of the articles has this name".to_string(),
            };
            Err(Trouble::at(phrase.at.clone(), message))
        }
        ref several => {
            let mut names: Vec<String> = several.iter().take(6).map(|e| e.name.clone()).collect();
            if several.len() > 6 {
                names.push(format!("{} more", several.len() - 6));
            }
            let mut trouble = Trouble::at(phrase.at.clone(), format!("which of {}?", names.join(", ")));
            trouble.hint = Some(format!("name one in full: {}", several[0].name));
            Err(trouble)
        }
    }
}

fn place_of(phrase: &Phrase) -> Result<Entity, Trouble> {
    let found = phrase.of(Sort::Place).into_iter().chain(phrase.of(Sort::Actor)).next();
    found
        .cloned()
        .ok_or_else(|| Trouble::at(phrase.at.clone(), "not understood: no place of the articles has this name"))
}

/// Whether a phrase can be a place.
pub(crate) fn is_place(phrase: &Phrase) -> bool {
    phrase.names.iter().any(|e| e.sort == Sort::Place || e.kind == "state")
}

pub(crate) fn is_actor(phrase: &Phrase) -> bool {
    phrase.names.iter().any(|e| e.sort == Sort::Actor)
}

impl Roles<'_> {
    pub(crate) fn put(&mut self, side: Side, phrase: &Phrase) {
        let list = match side {
            Side::Subject | Side::Parties => &mut self.subject,
            Side::Object => &mut self.object,
            Side::Topic => &mut self.topic,
            Side::Place => &mut self.place,
            Side::Speaker => &mut self.speaker,
        };
        list.push(phrase.clone());
    }

    pub(crate) fn shape(&self) -> Option<Shape> {
        self.sentence.main.told.map(|told| told.shape)
    }
}
