//! Pieces → phrases with their prepositions, and the word that the question hangs on.

use crate::ask::question::Phrase;
use crate::ask::tag::Piece;
use crate::ask::time::Days;
use crate::ask::words::{Shape, Told};
use crate::script::letters;

/// What a question hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Main {
    /// Its place among the pieces; none where the question has no such word.
    pub(crate) at: Option<usize>,
    pub(crate) theme: &'static str,
    /// The relation's word, if it is one.
    pub(crate) told: Option<Told>,
}

/// What stands in a place of the sentence.
#[derive(Clone, Debug)]
pub(crate) enum Filler {
    /// The question word, by its value: who, what, when …
    Ask(&'static str),
    Names(Phrase),
    Days(Days),
}

/// A phrase with its preposition.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub(crate) prep: Option<&'static str>,
    pub(crate) filler: Filler,
    /// Places among the pieces.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Joined to the chunk before it.
    pub(crate) joined: bool,
    pub(crate) possessive: bool,
    pub(crate) adjective: bool,
}

/// The pieces, put in order.
#[derive(Debug)]
pub(crate) struct Sentence {
    pub(crate) main: Main,
    pub(crate) chunks: Vec<Chunk>,
    pub(crate) kind: Option<&'static str>,
    /// The question words, the first first.
    pub(crate) asks: Vec<&'static str>,
    /// A preposition that nothing follows: `who did they meet with`.
    pub(crate) stranded: Option<&'static str>,
}

/// Themes in which no relation is told, strongest first: those that hold wherever they stand.
const OVERRIDING: [&str; 2] = ["unnamed", "changed"];
const THEMES: [&str; 8] = ["happened", "relation", "think", "changed what", "do", "who is", "report", "there"];

/// Puts the pieces in order.
pub(crate) fn sentence(pieces: &[Piece]) -> Sentence {
    let is_ask: Vec<bool> = (0..pieces.len()).map(|n| asks(pieces, n)).collect();
    let main = main(pieces, &is_ask);
    let mut sentence = Sentence { main, chunks: Vec::new(), kind: None, asks: Vec::new(), stranded: None };
    let mut prep: Option<(&'static str, usize)> = None;
    let mut joined = false;
    for (n, piece) in pieces.iter().enumerate() {
        if Some(n) == main.at {
            joined = false;
            // `call for`: the preposition of a phrase goes with the verb.
            prep = None;
            continue;
        }
        let own = piece.prep.and_then(particle);
        if is_ask[n] {
            let value = piece.value("ask").unwrap_or("which");
            sentence.asks.push(value);
            if !["which", "whether", "how", "number", "times"].contains(&value) {
                let prep = own.or(prep.take().map(|(prep, _)| prep)).or(piece.value("inside"));
                sentence.chunks.push(chunk(prep, Filler::Ask(value), n));
            }
            continue;
        }
        if let Some(kind) = piece.value("kind").filter(|_| is_kind(pieces, n, &is_ask, &sentence, main)) {
            sentence.kind = sentence.kind.or(Some(kind));
            let mut prep = own.or(prep.take().map(|(prep, _)| prep));
            // `what countries`: the noun takes the place of the question word.
            if let Some(Chunk { filler: Filler::Ask("what" | "who"), prep: before, .. }) = sentence.chunks.last() {
                prep = *before;
                sentence.chunks.pop();
            }
            match kind {
                "issue" => sentence.chunks.push(chunk(prep, Filler::Ask("what"), n)),
                "event" | "claim" | "place" | "outlet" | "article" | "stance" => {}
                _ => sentence.chunks.push(chunk(prep, Filler::Ask("kind"), n)),
            }
            continue;
        }
        if let Some(days) = piece.days {
            let own = own.or(prep.take().map(|(prep, _)| prep));
            let also = joined || piece.conjunction;
            sentence.chunks.push(Chunk { joined: also, ..chunk(own, Filler::Days(days), n) });
            joined = false;
            continue;
        }
        if piece.value("conj").is_some() && piece.names.is_empty() {
            joined = true;
            continue;
        }
        if let Some(value) = piece.value("prep") {
            // Arabic writes `and` to a preposition too; `from` before a name of its own.
            prep = Some((value, n));
            joined = joined || piece.conjunction;
            continue;
        }
        if piece.names.is_empty() && is_silent(piece, pieces, n, main) {
            continue;
        }
        // `according to` and the like end in a particle that is written to the name.
        let own = prep.take().map(|(prep, _)| prep).or(own);
        add_phrase(&mut sentence, pieces, n, own, joined || piece.conjunction);
        joined = false;
    }
    sentence.stranded = prep.map(|(prep, _)| prep);
    sentence
}

/// A phrase of its own, or more words of the one before.
fn add_phrase(sentence: &mut Sentence, pieces: &[Piece], n: usize, prep: Option<&'static str>, joined: bool) {
    let piece = &pieces[n];
    let main = sentence.main.at;
    // Only words that say nothing stand between: `violating the truce`.
    let between = |last: usize| {
        last < n
            && (last + 1..n)
                .all(|m| pieces[m].value("skip").is_some() && Some(m) != main && pieces[m].value("ask").is_none())
    };
    let phrase = Phrase { at: piece.at.clone(), names: piece.names.clone(), words: piece.words.clone() };
    let own = Chunk {
        joined,
        possessive: piece.possessive,
        adjective: piece.adjective,
        ..chunk(prep, Filler::Names(phrase), n)
    };
    let last = sentence.chunks.last_mut().filter(|last| prep.is_none() && !joined && between(last.last));
    let Some(last) = last else {
        sentence.chunks.push(own);
        return;
    };
    let Filler::Names(before) = &mut last.filler else {
        sentence.chunks.push(own);
        return;
    };
    // What has no name goes with its neighbour: `grain exports`, `Assad's departure`, `Russian raids`.
    let nameless = |names: &[crate::ask::names::Entity]| names.iter().all(|e| e.sort == crate::ask::names::Sort::Issue);
    let merges = piece.names.is_empty()
        || nameless(&before.names)
        || (piece.adjective && nameless(&before.names))
        || ((last.adjective || last.possessive) && nameless(&piece.names));
    if !merges || (piece.names.iter().any(|e| e.sort != crate::ask::names::Sort::Issue) && !piece.adjective) {
        sentence.chunks.push(own);
        return;
    }
    before.at.end = piece.at.end;
    before.words.extend(piece.words.clone());
    before.names.clear();
    last.last = n;
    last.possessive = false;
    last.adjective = false;
}

fn chunk(prep: Option<&'static str>, filler: Filler, n: usize) -> Chunk {
    Chunk { prep, filler, first: n, last: n, joined: false, possessive: false, adjective: false }
}

/// What an Arabic particle means that is written to its word.
fn particle(c: char) -> Option<&'static str> {
    match c {
        letters::BEH => Some("b"),
        letters::LAM => Some("l"),
        _ => None,
    }
}

/// Whether the piece asks here: `who` of a relative clause does not, nor does Arabic `min` where it means `from`.
fn asks(pieces: &[Piece], n: usize) -> bool {
    let piece = &pieces[n];
    let Some(value) = piece.value("ask") else { return false };
    let silent =
        |p: &Piece| ["skip", "conj", "ask", "prep", "be", "time", "light"].iter().any(|c| p.value(c).is_some());
    let begins = pieces[..n].iter().all(|p| silent(p) && p.names.is_empty());
    let behind_prep = n > 0 && pieces[n - 1].value("prep").is_some() && pieces[n - 1].value("ask").is_none();
    let last = n + 1 == pieces.len();
    if piece.value("prep").is_some() {
        let before_name = pieces.get(n + 1).is_some_and(|p| !p.names.is_empty() || p.days.is_some());
        let before_verb =
            pieces.get(n + 1).is_some_and(|p| p.names.is_empty() && p.told().any(|t| t.shape == Shape::Verb));
        let earlier = (0..n).any(|m| pieces[m].value("ask").is_some() && asks(pieces, m));
        return n == 0
            || before_verb && !earlier
            || behind_prep
            || last
            || piece.prep.is_some()
            || (begins && !before_name);
    }
    match value {
        // `to whom`, `over what`, and at the end of an echo: Obama met whom?
        "who" | "what" | "which" => {
            let earlier = (0..n).any(|m| pieces[m].value("ask").is_some() && asks(pieces, m));
            begins && !earlier
                || behind_prep
                || piece.prep.is_some()
                || last
                || (!earlier && !pieces[n].is("skip", "skip"))
        }
        _ => true,
    }
}

/// Whether a noun such as `country` says of what kind the answer is.
fn is_kind(pieces: &[Piece], n: usize, is_ask: &[bool], sentence: &Sentence, main: Main) -> bool {
    let piece = &pieces[n];
    let asked = (0..n).rev().take(4).find(|m| is_ask[*m]).is_some_and(|m| {
        let between = &pieces[m + 1..n];
        between.iter().all(|p| ["skip", "kind", "most", "be", "prep"].iter().any(|c| p.value(c).is_some()))
    });
    if !asked && piece.names.iter().any(|e| e.known && e.sort == crate::ask::names::Sort::Actor) {
        return false;
    }
    // `the countries that support …` without a question word.
    let heads = sentence.asks.is_empty() && main.at.is_none_or(|at| n < at);
    asked || heads
}

/// Words that say nothing more here.
fn is_silent(piece: &Piece, pieces: &[Piece], n: usize, main: Main) -> bool {
    let silent = ["skip", "neg", "be", "modal", "light", "undergo", "most", "kind", "ask", "time"];
    if silent.iter().any(|class| piece.value(class).is_some()) {
        return true;
    }
    if piece.value("title").is_some() {
        let named = |m: Option<usize>| m.and_then(|m| pieces.get(m)).is_some_and(|p| !p.names.is_empty());
        return named(Some(n + 1)) || named(n.checked_sub(1)) || named(Some(n + 2));
    }
    // A second word of the kind that the question hangs on: `what stance … take`.
    let before_main = main.at.is_none_or(|at| n < at);
    if !before_main
        && piece.told().all(|told| told.relation == "say" && told.shape == Shape::Verb)
        && piece.told().next().is_some()
    {
        return true;
    }
    let told: Vec<Told> = piece.told().collect();
    if told.is_empty() {
        return piece.value("theme").is_some();
    }
    let verb = told.iter().all(|told| told.shape == Shape::Verb);
    let same = told.iter().any(|told| told.relation == main.theme);
    let said = main.theme == "unnamed" && told.iter().any(|told| told.relation == "say");
    said || same && verb || main.theme == "happened" || (before_main && main.told.is_some() && behind_ask(pieces, n))
}

/// Whether a question word stands right before it: `which proposals did …`.
fn behind_ask(pieces: &[Piece], n: usize) -> bool {
    let silent = |p: &&Piece| p.value("skip").is_none() && p.value("most").is_none();
    pieces[..n].iter().rev().find(silent).is_some_and(|p| p.value("ask").is_some())
}

/// `who is against …`, and in Arabic `who with …`: a preposition alone tells the stance.
fn side_taken(pieces: &[Piece], is_ask: &[bool]) -> Option<Main> {
    let found = (1..pieces.len()).find(|n| {
        let stance =
            pieces[*n].is("prep", "against") || pieces[*n].is("prep", "with") && !pieces[*n].words[0].is_ascii();
        let before = &pieces[*n - 1];
        let asked = is_ask[*n - 1] && before.value("ask") == Some("who") || before.value("be").is_some();
        stance && asked
    })?;
    let theme = if pieces[found].is("prep", "against") { "oppose" } else { "support" };
    let told = Told {
        relation: theme,
        shape: Shape::Verb,
        feminine: false,
        plural: false,
        passive: false,
        surely_passive: false,
    };
    Some(Main { at: Some(found), theme, told: Some(told) })
}

fn main(pieces: &[Piece], is_ask: &[bool]) -> Main {
    let theme = |value: &str| pieces.iter().position(|p| p.values("theme").any(|v| v == value));
    for value in OVERRIDING {
        if let Some(at) = theme(value) {
            return Main { at: Some(at), theme: if value == "unnamed" { "unnamed" } else { "changed" }, told: None };
        }
    }
    let light = pieces.iter().any(|p| p.value("light").is_some() || p.value("undergo").is_some());
    // A word that is also a name, a date or a question word is a relation only if nothing else is.
    let told = |n: usize| {
        let piece = &pieces[n];
        let closed = ["prep", "conj", "neg", "be"].iter().any(|class| piece.value(class).is_some());
        let free = piece.days.is_none() && !is_ask[n] && !closed;
        let mut list: Vec<Told> = if free { piece.told().collect() } else { Vec::new() };
        list.sort_by_key(|told| told.shape);
        choose(&list, pieces, n)
    };
    let solid = |n: &usize| pieces[*n].names.iter().all(|e| !e.known || e.sort == crate::ask::names::Sort::Issue);
    let all: Vec<(usize, Told)> = (0..pieces.len()).filter(solid).filter_map(|n| Some((n, told(n)?))).collect();
    let named = |n: usize| !pieces[n].names.is_empty();
    let verbs = || all.iter().filter(|(n, t)| t.shape != Shape::Noun && !named(*n));
    // `who said that …`: what was said is the relation, and who said it is asked.
    let other = verbs().find(|(_, t)| t.relation != "say").copied();
    let verb = verbs().next().copied().map(|first| match other {
        Some(other) if first.1.relation == "say" && behind_that(pieces, first.0, other.0) => other,
        _ => first,
    });
    let noun = all
        .iter()
        .find(|(n, t)| t.shape == Shape::Noun && !named(*n))
        .or(all.iter().find(|(_, t)| t.shape == Shape::Noun))
        .copied();
    // `do` helps other verbs: it is a deed of its own only behind itself (`what did they do`).
    let helps = |n: usize| AUXILIARY.contains(&pieces[n].words[0].as_str()) && pieces[n].words.len() == 1;
    let helped = |n: usize| helps(n) && !(0..n).any(helps);
    let themed = THEMES.iter().filter_map(|value| {
        let strong = ["happened", "relation", "think"].contains(value);
        let fits = |n: &usize| {
            pieces[*n].values("theme").any(|v| v == *value)
                && (strong || told(*n).is_none())
                && !(*value == "do" && helped(*n))
        };
        (0..pieces.len()).find(fits).map(|at| (at, *value))
    });
    let themed: Vec<(usize, &'static str)> = themed.collect();
    let strong = themed
        .iter()
        .filter(|(_, value)| ["happened", "relation", "think", "changed what"].contains(value))
        .min_by_key(|(at, _)| *at);
    let from_told = |(at, told): (usize, Told)| Main { at: Some(at), theme: told.relation, told: Some(told) };
    let from_theme = |(at, theme): (usize, &'static str)| Main { at: Some(at), theme, told: None };
    let changed = themed.iter().find(|(_, value)| *value == "changed what");
    let stance = themed.iter().find(|(_, value)| *value == "think");
    let what = (0..pieces.len()).any(|n| is_ask[n] && pieces[n].value("ask") == Some("what"));
    if let (Some((at, _)), Some(_), false) = (changed, stance, what) {
        return Main { at: Some(*at), theme: "changed", told: None };
    }
    if let (None, Some(main)) = (verb, side_taken(pieces, is_ask)) {
        return main;
    }
    // `which newspaper reported the accusations`: what they told of is asked about.
    let outlet = (0..pieces.len()).any(|n| is_ask[n] && pieces[n].value("ask") == Some("outlet"));
    let verb =
        verb.filter(|(_, told)| !(outlet && told.relation == "say" && noun.is_some_and(|(_, t)| t.relation != "say")));
    match (verb, noun, strong) {
        // One spelling can be both: `what changed` is no raid, `who signed` nothing that happened.
        (Some(verb), _, Some(strong))
            if strong.0 == verb.0 && (strong.1 != "happened" || !asks_who(pieces, is_ask)) =>
        {
            from_theme(*strong)
        }
        (Some(verb), _, Some(strong)) if strong.0 < verb.0 && !light => from_theme(*strong),
        (Some(verb), Some(noun), _) if is_light(pieces, verb.0) && noun.1.relation != verb.1.relation => {
            from_told(noun)
        }
        (Some(verb), _, _) => from_told(verb),
        (None, Some(noun), Some(strong)) if strong.0 <= noun.0 => from_theme(*strong),
        (None, Some(noun), _) => from_told(noun),
        (None, None, Some(strong)) => from_theme(*strong),
        (None, None, None) => {
            themed.first().map_or(Main { at: None, theme: "", told: None }, |found| from_theme(*found))
        }
    }
}

fn asks_who(pieces: &[Piece], is_ask: &[bool]) -> bool {
    (0..pieces.len()).any(|n| is_ask[n] && pieces[n].value("ask") == Some("who"))
}

/// Whether only `that` and names stand between speech and what was said.
fn behind_that(pieces: &[Piece], speech: usize, deed: usize) -> bool {
    speech < deed
        && pieces[speech + 1..deed].iter().any(|p| p.value("skip").is_some())
        && pieces[speech + 1..deed].iter().all(|p| p.value("prep").is_none())
}

fn is_light(pieces: &[Piece], n: usize) -> bool {
    pieces[n].value("light").is_some()
}

const AUXILIARY: [&str; 6] = ["did", "does", "do", "has", "have", "had"];
const DETERMINERS: [&str; 7] = ["the", "a", "an", "any", "some", "all", "every"];

/// Of several relations that one spelling tells, the one that the preposition behind it fits.
fn choose(list: &[Told], pieces: &[Piece], n: usize) -> Option<Told> {
    let behind = pieces.get(n + 1..).unwrap_or_default().iter().find(|p| p.value("prep").is_some() || p.prep.is_some());
    let with = behind.is_some_and(|p| p.is("prep", "with"));
    let symmetric = |t: &&Told| ["meet", "agree", "disagree", "cooperate"].contains(&t.relation);
    let by_prep = list.iter().find(|t| with && symmetric(t));
    // `which sanctions did …`, `the support of …`: a noun, though it is spelled as a verb.
    let last = n.checked_sub(1).map(|n| &pieces[n]);
    let verb_follows = || {
        pieces[n + 1..]
            .iter()
            .any(|p| p.value("light").is_some() || p.value("be").is_some() || AUXILIARY.contains(&p.words[0].as_str()))
    };
    let begins = pieces[..n].iter().all(|p| p.value("skip").is_some())
        && pieces.get(n + 1).is_some_and(|p| p.value("prep").is_some());
    let nominal = begins
        || last.is_some_and(|last| {
            let of = |class: &str| last.value(class);
            matches!(of("ask"), Some("which" | "number"))
                || (of("ask") == Some("what") && verb_follows())
                || of("most").is_some() && !last.is("most", "first")
                || DETERMINERS.contains(&last.words[0].as_str())
                || last.possessive
                || last.adjective
                || of("prep").is_some() && of("ask").is_none()
        });
    if let Some(noun) = list.iter().find(|t| nominal && t.shape != Shape::Verb) {
        return Some(*noun);
    }
    let be_before = n > 0 && pieces[..n].iter().rev().take(3).any(|p| p.value("be").is_some());
    let passive = list.iter().find(|t| be_before && t.passive && t.shape == Shape::Verb);
    let active = list.iter().find(|t| !t.passive);
    by_prep.or(passive).or(active).or(list.first()).copied()
}
