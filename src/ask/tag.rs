//! Words of a question → pieces: names, dates, words of the grammar; the longest reading at each place.

use crate::ask::names::{Entity, Names, Sort};
use crate::ask::time::{Clock, Days};
use crate::ask::token;
use crate::ask::token::{POSSESSIVE, Token};
use crate::ask::words::{Meaning, Told, Vocabulary};
use crate::lexicon::Lexicon;
use crate::lexicon::rows::Phrase;
use crate::script::letters;
use std::ops::Range;

/// A piece of a question: one or more words with all that they can be.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// In bytes of the question.
    pub(crate) at: Range<usize>,
    /// Folded, without particles.
    pub(crate) words: Vec<String>,
    pub(crate) meanings: Vec<Meaning>,
    pub(crate) names: Vec<Entity>,
    pub(crate) days: Option<Days>,
    /// Arabic particles written together with it: a conjunction, a preposition.
    pub(crate) conjunction: bool,
    pub(crate) prep: Option<char>,
    /// A pronoun at the end of an Arabic verb: its object was named before.
    pub(crate) pronoun: bool,
    /// `s` before an Arabic verb.
    pub(crate) future: bool,
    pub(crate) possessive: bool,
    /// Read for another word that it is near to.
    pub(crate) guessed: Option<String>,
    /// An adjective of a state: its noun stands next to it.
    pub(crate) adjective: bool,
}

impl Piece {
    pub(crate) fn is(&self, class: &str, value: &str) -> bool {
        self.value(class) == Some(value) || self.values(class).any(|v| v == value)
    }

    pub(crate) fn value(&self, class: &str) -> Option<&'static str> {
        self.values(class).next()
    }

    pub(crate) fn values(&self, class: &str) -> impl Iterator<Item = &'static str> {
        self.meanings.iter().filter_map(move |meaning| match meaning {
            Meaning::Word(c, value) if *c == class => Some(*value),
            _ => None,
        })
    }

    pub(crate) fn told(&self) -> impl Iterator<Item = Told> {
        self.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Relation(told) => Some(*told),
            Meaning::Word(..) => None,
        })
    }

    /// Whether nothing is known of it.
    pub(crate) fn is_unknown(&self) -> bool {
        self.meanings.is_empty() && self.names.is_empty() && self.days.is_none()
    }
}

/// What pieces are cut by.
pub(crate) struct Tagger<'a> {
    pub(crate) names: &'a Names,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) clock: Clock<'a>,
    /// The first and last day on which articles were written: whose terms of office count.
    pub(crate) range: (String, String),
}

impl Tagger<'_> {
    pub(crate) fn pieces(&self, tokens: &[Token]) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::new();
        let mut n = 0;
        while n < tokens.len() {
            if tokens[n].word == POSSESSIVE {
                if let Some(last) = out.last_mut() {
                    last.possessive = true;
                }
                n += 1;
                continue;
            }
            let behind = out.last().is_some_and(|last| last.value("prep").is_some() || last.prep.is_some());
            let (piece, length) = self.piece(&tokens[n..], behind);
            n += length;
            out.push(piece);
        }
        out
    }

    fn piece(&self, tokens: &[Token], behind_preposition: bool) -> (Piece, usize) {
        if let Some((days, length)) = self.clock.at(tokens, behind_preposition) {
            let piece = Piece { days: Some(days), ..plain(&tokens[..length]) };
            return (piece, length);
        }
        if let Some(rest) = tokens[0].word.strip_prefix(letters::WAW) {
            let mut cut = tokens.to_vec();
            cut[0].word = rest.to_string();
            if let Some((days, length)) = self.clock.at(&cut, true) {
                let piece = Piece { days: Some(days), conjunction: true, ..plain(&cut[..length]) };
                return (piece, length);
            }
        }
        let mut best: Option<(Piece, usize)> = None;
        let mut take = |found: Option<(Piece, usize)>| {
            let Some((piece, length)) = found else { return };
            // A name that the graph lacks must not hide a shorter one that it has, or a word of the grammar.
            let weight = |piece: &Piece, length: usize| {
                let solid = !piece.meanings.is_empty() || piece.names.iter().any(|e| e.known);
                (solid, length)
            };
            if best.as_ref().is_none_or(|(other, long)| weight(&piece, length) > weight(other, *long)) {
                best = Some((piece, length));
            }
        };
        take(self.office(tokens));
        take(self.read(tokens, None, None));
        if tokens[0].is_arabic() {
            for (conjunction, prep, rest) in token::unclitic(&tokens[0].word) {
                let particles = Some((conjunction.is_some(), prep));
                let mut cut = tokens.to_vec();
                cut[0].word = rest;
                let marked = |found: Option<(Piece, usize)>| {
                    found.map(|(piece, length)| (Piece { conjunction: conjunction.is_some(), prep, ..piece }, length))
                };
                take(marked(self.office(&cut)));
                take(self.read(&cut, particles, None));
            }
            let verb = self.verb(tokens);
            take(verb.clone());
            // One spelling of `he refused it` and `his refusal`.
            if let (Some((piece, length)), Some((best, long))) = (verb, best.as_mut()) {
                if length == *long && best.told().next().is_some() && !best.pronoun {
                    best.meanings.extend(piece.meanings);
                    best.pronoun = piece.pronoun;
                    best.future = piece.future;
                }
            }
        }
        best.unwrap_or_else(|| self.guess(tokens))
    }

    /// Names and words of the grammar that begin here.
    fn read(
        &self,
        tokens: &[Token],
        particles: Option<(bool, Option<char>)>,
        guessed: Option<String>,
    ) -> Option<(Piece, usize)> {
        // A possessive stands between the words of a name: Assad's future.
        let places: Vec<usize> = (0..tokens.len()).filter(|n| tokens[*n].word != POSSESSIVE).take(12).collect();
        let words: Vec<&str> = places.iter().map(|n| tokens[*n].word.as_str()).collect();
        let mut names = self.names.at(&words);
        if let Some((length, issue)) = self.names.signed(self.lexicon, &words) {
            match &mut names {
                Some((long, _)) if *long > length => {}
                // What the graph has, before a longer name of what it lacks.
                Some((_, all)) if !issue.known && all.iter().any(|e| e.known) => {}
                Some((long, all)) if *long == length => {
                    all.retain(|e| e.sort != Sort::Issue || e.id != issue.id);
                    all.push(issue);
                }
                _ => names = Some((length, vec![issue])),
            }
        }
        let mut adjective = false;
        if names.is_none() && tokens[0].is_arabic() {
            names = self.names.nisba(self.lexicon, words[0]).map(|state| (1, vec![state]));
            adjective = names.is_some();
        }
        let mut meant = self.vocabulary.at(&words);
        if meant.is_none() && tokens[0].is_arabic() {
            let framed = self.vocabulary.framed(self.lexicon, words[0]);
            meant = (!framed.is_empty()).then_some((1, framed));
        }
        // A name that the graph lacks hides no word of the grammar.
        if meant.is_some() && names.as_ref().is_some_and(|(_, all)| all.iter().all(|e| !e.known)) && !tokens[0].capitals
        {
            names = None;
        }
        let (long, longer) = (names.as_ref().map_or(0, |n| n.0), meant.as_ref().map_or(0, |m| m.0));
        let length = long.max(longer);
        if length == 0 {
            return None;
        }
        let names = names.filter(|(long, _)| *long == length).map_or(Vec::new(), |(_, names)| names);
        let meanings = meant.filter(|(long, _)| *long == length).map_or(Vec::new(), |(_, meanings)| meanings);
        let taken = places[length - 1] + 1;
        let (conjunction, prep) = particles.unwrap_or_default();
        let mut piece = Piece { meanings, names, conjunction, prep, guessed, ..plain(&tokens[..taken]) };
        piece.adjective = adjective || piece.names.iter().any(|e| e.rank == 2) && !tokens[0].is_arabic();
        // `us` and `who` are words unless they are written in capitals.
        let closed = ["ask", "prep", "skip", "conj", "neg", "be", "modal"];
        let is_closed = closed.iter().any(|class| piece.value(class).is_some());
        if is_closed && !(tokens[0].capitals && tokens[0].word == "us") {
            piece.names.clear();
        }
        Some((piece, taken))
    }

    /// An Arabic verb with a pronoun behind it or the future's `s` before it.
    fn verb(&self, tokens: &[Token]) -> Option<(Piece, usize)> {
        let word = &tokens[0].word;
        let bare = word.strip_prefix(letters::WAW).unwrap_or(word);
        let future = bare.strip_prefix(letters::SEEN).filter(|rest| rest.starts_with([letters::YEH, letters::TEH]));
        let mut stems: Vec<(String, bool)> = future.map(|rest| (rest.to_string(), false)).into_iter().collect();
        for stem in [word.as_str(), bare, future.unwrap_or(bare)] {
            stems.extend(without_pronoun(stem).into_iter().map(|stem| (stem, true)));
        }
        for (stem, pronoun) in stems {
            let mut cut = tokens.to_vec();
            cut[0].word = stem;
            let Some((piece, length)) = self.read(&cut, None, None) else { continue };
            if piece.value("light").is_some() && pronoun {
                return Some((piece, length));
            }
            if piece.told().any(|told| told.shape == crate::ask::words::Shape::Verb) {
                let mut piece = Piece { pronoun, future: future.is_some(), names: Vec::new(), ..piece };
                piece
                    .meanings
                    .retain(|m| matches!(m, Meaning::Relation(t) if t.shape == crate::ask::words::Shape::Verb));
                return Some((piece, length));
            }
        }
        None
    }

    /// `Russian foreign minister`, `president of Iran`, and in Arabic the office before its state.
    fn office(&self, tokens: &[Token]) -> Option<(Piece, usize)> {
        let words: Vec<&str> = tokens.iter().take(9).map(|token| token.word.as_str()).collect();
        let (office, body, length) =
            if tokens[0].is_arabic() { self.arabic_office(&words) } else { self.english_office(&words) }?;
        let names = self.names.holders(&office, &body, &self.range.0, &self.range.1);
        if names.is_empty() {
            return None;
        }
        // The name itself may follow: the Russian president Vladimir Putin.
        let behind = self.names.at(&words[length..]);
        if let Some((more, named)) = behind.filter(|(_, named)| named.iter().any(|e| e.kind == "person")) {
            return Some((Piece { names: named, ..plain(&tokens[..length + more]) }, length + more));
        }
        Some((Piece { names, ..plain(&tokens[..length]) }, length))
    }

    fn english_office(&self, words: &[&str]) -> Option<(String, String, usize)> {
        let state = |words: &[&str]| {
            let (length, names) = self.names.at(words)?;
            let state = names
                .into_iter()
                .find(|e| e.sort == Sort::Actor && ["state", "organisation"].contains(&e.kind.as_str()))?;
            Some((length, state.id))
        };
        if let Some((length, body)) = state(words) {
            let behind = usize::from(words.get(length) == Some(&POSSESSIVE));
            let (more, office) = self.names.office(&words[length + behind..])?;
            return Some((office, body, length + behind + more));
        }
        let (length, office) = self.names.office(words)?;
        if words.get(length) != Some(&"of") {
            return None;
        }
        let article = usize::from(words.get(length + 1) == Some(&"the"));
        let (more, body) = state(&words[length + 1 + article..])?;
        Some((office, body, length + 1 + article + more))
    }

    fn arabic_office(&self, words: &[&str]) -> Option<(String, String, usize)> {
        let article: String = [letters::ALEF, letters::LAM].iter().collect();
        let first = [words[0], words[0].strip_prefix(&article).unwrap_or(words[0])];
        let found =
            first.iter().flat_map(|first| self.lexicon.index.phrases(first)).filter_map(|entry| match entry.what {
                Phrase::Office { office, .. } => {
                    let fits = words.len() > entry.rest.len()
                        && entry.rest.iter().zip(&words[1..]).all(|(a, b)| a.as_ref() == *b);
                    fits.then(|| (entry.rest.len() + 1, office))
                }
                _ => None,
            });
        let mut found: Vec<(usize, u16)> = found.collect();
        found.sort_by_key(|(length, office)| (std::cmp::Reverse(*length), *office));
        for (length, office) in found {
            let Some(next) = words.get(length) else { continue };
            let nisba = self.names.nisba(self.lexicon, next).map(|state| (1, state.id));
            let named = || {
                let (more, names) = self.names.at(&words[length..])?;
                let body = names
                    .into_iter()
                    .find(|e| e.sort == Sort::Actor && ["state", "organisation"].contains(&e.kind.as_str()))?;
                Some((more, body.id))
            };
            let Some((more, body)) = nisba.or_else(named) else { continue };
            let office = self.lexicon.offices[office as usize].id.clone();
            if !self.names.holders(&office, &body, &self.range.0, &self.range.1).is_empty() {
                return Some((office, body, length + more));
            }
        }
        None
    }

    /// A word that nothing is known of, read for one that sounds like it or is a slip away.
    fn guess(&self, tokens: &[Token]) -> (Piece, usize) {
        let word = &tokens[0].word;
        let words: Vec<&str> = tokens.iter().take(6).map(|token| token.word.as_str()).collect();
        if let Some(meant) = self.names.nearly(&words) {
            let mut other = tokens.to_vec();
            meant.iter().enumerate().for_each(|(n, word)| other[n].word.clone_from(word));
            if let Some(found) = self.read(&other, None, Some(meant.join(" "))) {
                return found;
            }
        }
        let mut near: Vec<(String, bool)> =
            self.vocabulary.like(word).map(|known| (known.to_string(), false)).into_iter().collect();
        near.extend(self.names.like(word).map(|known| (known.to_string(), true)));
        near.sort_by_key(|(known, _)| crate::ask::sound::distance(known, word));
        for (known, name) in near {
            let mut other = tokens.to_vec();
            other[0].word = known.clone();
            let close = crate::ask::sound::distance(&known, word) <= 1;
            let named = |piece: &Piece| piece.names.iter().any(|e| e.known || close);
            let fits = |piece: &Piece| if name { named(piece) } else { !piece.meanings.is_empty() };
            if let Some(found) = self.read(&other, None, Some(known)).filter(|(piece, _)| fits(piece)) {
                return found;
            }
        }
        if tokens[0].is_arabic() {
            for (conjunction, prep, rest) in token::unclitic(word) {
                let Some(known) = self.names.like(&rest).map(String::from) else { continue };
                let mut other = tokens.to_vec();
                other[0].word = known.clone();
                if let Some(found) = self.read(&other, Some((conjunction.is_some(), prep)), Some(known)) {
                    return found;
                }
            }
        }
        let mut stems = vec![(false, None, word.clone())];
        if tokens[0].is_arabic() {
            stems.extend(
                token::unclitic(word).into_iter().map(|(conjunction, prep, rest)| (conjunction.is_some(), prep, rest)),
            );
        }
        for (conjunction, prep, stem) in stems {
            let names = self.names.holding(&stem);
            if !names.is_empty() && !self.vocabulary.tells(&stem) {
                return (Piece { names, conjunction, prep, ..plain(&tokens[..1]) }, 1);
            }
        }
        (plain(&tokens[..1]), 1)
    }
}

fn plain(tokens: &[Token]) -> Piece {
    Piece {
        at: tokens[0].at.start..tokens[tokens.len() - 1].at.end,
        words: tokens.iter().filter(|t| t.word != POSSESSIVE).map(|t| t.word.clone()).collect(),
        meanings: Vec::new(),
        names: Vec::new(),
        days: None,
        conjunction: false,
        prep: None,
        pronoun: false,
        future: false,
        possessive: tokens[tokens.len() - 1].word == POSSESSIVE,
        guessed: None,
        adjective: false,
    }
}

/// An Arabic verb without the pronoun at its end, as it is spelled then.
fn without_pronoun(word: &str) -> Vec<String> {
    let pronouns: [&[char]; 4] = [
        &[letters::HEH, letters::MEEM, letters::ALEF],
        &[letters::HEH, letters::ALEF],
        &[letters::HEH, letters::MEEM],
        &[letters::HEH],
    ];
    let mut out = Vec::new();
    for pronoun in pronouns {
        let pronoun: String = pronoun.iter().collect();
        let Some(stem) = word.strip_suffix(&pronoun).filter(|stem| stem.chars().count() > 2) else { continue };
        out.push(stem.to_string());
        // A final alef maqsura is an alef inside a word; the alef behind the plural's w is written at the end alone.
        if let Some(stem) = stem.strip_suffix(letters::ALEF) {
            out.push(format!("{stem}{}", letters::YEH));
        }
        if stem.ends_with(letters::WAW) {
            out.push(format!("{stem}{}", letters::ALEF));
        }
    }
    out
}
