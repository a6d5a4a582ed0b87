//! A plain question, in Arabic or English → the openCypher query that answers it, or what of it was not understood.
//!
//! Pure look-up in tables and a graph: words (`token`, `words`, `names`, `time`) → pieces (`tag`) → phrases around the
//! word that the question hangs on (`parse`) → sides (`roles`, `sides`) → a query (`cypher`, `theme`, `there`). Asking the query is
//! `query`'s concern.

mod cypher;
mod inflect;
mod names;
mod nearest;
mod parse;
mod question;
mod roles;
mod sides;
mod sound;
mod tag;
mod theme;
mod there;
mod time;
mod token;
mod words;

use crate::ask::names::{Entity, Names};
use crate::ask::parse::Sentence;
use crate::ask::question::{Ask, Pick, Question, Trouble};
use crate::ask::roles::Roles;
use crate::ask::tag::{Piece, Tagger};
use crate::ask::time::Clock;
use crate::ask::words::Vocabulary;
use crate::diag::{Diagnostic, Place};
use crate::graph::Graph;
use crate::lexicon::Lexicon;
use jiff::civil::Date;

/// What messages call the place of a question.
const FILE: &str = "question";

/// All that questions over one graph need.
pub struct Guide {
    names: Names,
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    published: Option<(Date, Date)>,
}

/// A question that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The query that it became.
    pub query: String,
    /// What was guessed, and what the graph lacks.
    pub notes: Vec<Diagnostic>,
}

impl Guide {
    /// A guide to this graph.
    pub fn new(graph: &Graph, lexicon: Lexicon) -> Guide {
        let days = graph.nodes_with_label("Article").iter().filter_map(|node| graph.node_text(*node, "published"));
        let days: Vec<Date> = days.filter_map(|day| day.get(..10)?.parse().ok()).collect();
        let published = days.iter().min().copied().zip(days.iter().max().copied());
        Guide { names: Names::new(graph, &lexicon), vocabulary: Vocabulary::new(&lexicon), lexicon, published }
    }

    /// The query for a question.
    ///
    /// # Errors
    /// The words that were not understood, with the nearest question that can be answered.
    pub fn ask(&self, text: &str) -> Result<Asked, Diagnostic> {
        let text = text.trim();
        let arabic = text.chars().filter(|c| crate::script::is_arabic(*c)).count() * 2
            > text.chars().filter(|c| c.is_alphabetic()).count();
        let tokens = token::tokens(text);
        let pieces = self.tagger().pieces(&tokens);
        let sentence = parse::sentence(&pieces);
        match self.understood(&pieces, &sentence, arabic) {
            Ok(question) => {
                let mut notes = guesses(&pieces, text);
                notes.extend(self.remarks(&question));
                Ok(Asked { query: cypher::query(&question), notes })
            }
            Err(trouble) => Err(self.told(&trouble, &pieces, &sentence, text, arabic)),
        }
    }

    fn tagger(&self) -> Tagger<'_> {
        let clock = Clock { vocabulary: &self.vocabulary, published: self.published };
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let range = (day(self.published.map(|p| p.0)), day(self.published.map(|p| p.1)));
        Tagger { names: &self.names, vocabulary: &self.vocabulary, lexicon: &self.lexicon, clock, range }
    }

    fn understood(&self, pieces: &[Piece], sentence: &Sentence, arabic: bool) -> Result<Question, Trouble> {
        if pieces.is_empty() {
            return Err(Trouble { at: None, message: "the question is empty".into(), hint: None });
        }
        if sentence.asks.contains(&"why") {
            let piece = pieces.iter().find(|p| p.value("ask") == Some("why")).map(|p| p.at.clone());
            let message = "reasons are not in the graph, only who said and did what";
            return Err(Trouble { at: piece, message: message.into(), hint: None });
        }
        let pronoun = pieces.iter().find(|p| p.value("pronoun").is_some() && p.names.is_empty());
        if let Some(piece) = pronoun {
            let message = "not understood: every question stands alone, so name whom or what you mean";
            return Err(Trouble::at(piece.at.clone(), message));
        }
        let roles = Roles {
            pieces,
            sentence,
            names: &self.names,
            vocabulary: &self.vocabulary,
            arabic,
            subject: Vec::new(),
            object: Vec::new(),
            topic: Vec::new(),
            place: Vec::new(),
            speaker: Vec::new(),
            asked: None,
        };
        let question = roles.question()?;
        complete(question, pieces)
    }

    /// What should be known beside the answer.
    fn remarks(&self, question: &Question) -> Vec<Diagnostic> {
        let mut notes = Vec::new();
        let mut absent: Vec<&Entity> =
            question.actors().into_iter().chain(question.issues()).filter(|e| !e.known).collect();
        absent.dedup();
        for entity in absent {
            let place = Place { piece: entity.name.clone(), ..Place::file(FILE) };
            notes.push(Diagnostic::warning("no article here speaks of").with_place(place));
        }
        if question.modality == "negated" {
            let message = "what is not so: only what articles deny in words, not all that they leave out";
            notes.push(Diagnostic::warning(message).with_place(Place::file(FILE)));
        }
        notes
    }

    fn told(&self, trouble: &Trouble, pieces: &[Piece], sentence: &Sentence, text: &str, arabic: bool) -> Diagnostic {
        let message = Diagnostic::error(&trouble.message);
        let message = match &trouble.at {
            Some(at) => message.with_place(Place::at(FILE, text, at.start, &text[at.clone()])),
            None => message.with_place(Place { piece: text.to_string(), ..Place::file(FILE) }),
        };
        match &trouble.hint {
            Some(hint) => message.with_hint(hint),
            None => {
                let nearest = nearest::question(pieces, sentence, text, arabic, &|text| self.can(text));
                message.with_hint(format!("this can be answered: \u{2068}{nearest}\u{2069}"))
            }
        }
    }

    /// Whether a question would be understood.
    fn can(&self, text: &str) -> bool {
        let pieces = self.tagger().pieces(&token::tokens(text));
        let sentence = parse::sentence(&pieces);
        self.understood(&pieces, &sentence, text.chars().any(crate::script::is_arabic)).is_ok()
    }
}

/// Settles what the sides leave open, and refuses what asks nothing.
fn complete(mut question: Question, pieces: &[Piece]) -> Result<Question, Trouble> {
    let actors = question.actors().len();
    if question.theme.is_empty() {
        let helps = |p: &&Piece| {
            p.words.iter().all(|word| ["have", "has", "had", "get", "got", "gets"].contains(&word.as_str()))
        };
        let light = pieces.iter().find(|p| {
            (p.value("light").is_some() || p.value("undergo").is_some()) && !helps(p) && p.value("skip").is_none()
        });
        if let Some(piece) = light.filter(|_| question.ask != Ask::Outlet) {
            return Err(Trouble::at(piece.at.clone(), "not understood: no deed or stance goes with this word"));
        }
        question.theme = match (actors, &question.listed) {
            _ if !question.topic.is_empty() && (question.ask == Ask::Outlet || question.listed.is_some()) => "report",
            (_, Some(_)) if actors == 0 => "there",
            _ if question.ask == Ask::Outlet => "report",
            _ if question.ask == Ask::Speaker => {
                question.ask = Ask::Subject;
                "say"
            }
            (2.., _) => "happened",
            (1, _) => "who is",
            _ => {
                let unread = pieces.iter().find(|p| p.is_unknown()).map(|p| p.at.clone());
                let message = "not understood: no word here says what is asked";
                return Err(Trouble { at: unread, message: message.into(), hint: None });
            }
        };
    }
    // `which newspapers wrote about Libya`: no speaker is meant.
    if question.theme == "say" && question.ask == Ask::Outlet && question.subject.is_empty() {
        question.theme = "report";
    }
    if question.theme == "report" && actors == 0 && question.topic.is_empty() {
        question.listed = Some(question.listed.unwrap_or("outlet"));
        question.theme = "there";
    }
    if question.theme == "there" && actors > 0 {
        question.theme = "happened";
    }
    if question.theme == "there" && question.listed.is_none() {
        question.listed = (question.ask == Ask::Outlet).then_some("outlet");
    }
    // `which actors are most active`
    if question.theme == "do" && question.pick.is_some() && actors == 0 {
        question.theme = "happened";
    }
    if question.theme == "who is" && question.subject.is_empty() && question.listed.is_some() {
        question.theme = "there";
    }
    // What several people talk about is what they discuss with each other.
    if question.theme == "say" && question.subject.len() > 1 && question.topic.is_empty() && question.thing {
        question.theme = "meet";
        question.ask = Ask::Topic;
    }
    if question.theme == "who is" && question.subject.is_empty() {
        let unread = pieces.iter().rev().find(|p| p.is_unknown()).map(|p| p.at.clone());
        return Err(Trouble { at: unread, message: "not understood: nobody is named".into(), hint: None });
    }
    if question.theme == "happened" && matches!(question.pick, Some(Pick::Most)) && actors > 0 {
        question.pick = None;
    }
    Ok(question)
}

/// Words that were read for others.
fn guesses(pieces: &[Piece], text: &str) -> Vec<Diagnostic> {
    let guessed = pieces.iter().filter_map(|piece| Some((piece, piece.guessed.as_ref()?)));
    let told = guessed.map(|(piece, word)| {
        let read = piece.names.first().map_or(word.clone(), |entity| entity.name.clone());
        let place = Place::at(FILE, text, piece.at.start, &text[piece.at.clone()]);
        Diagnostic::warning(format!("read as \u{2068}{read}\u{2069}")).with_place(place)
    });
    told.collect()
}
