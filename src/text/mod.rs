//! Article → document: sentences, tokens, and for each word every reading that the lexicon licenses.
//!
//! Which reading holds is left to `extract`, which sees the sentence.

pub mod held;
pub mod matched;
pub mod opened;
pub mod plain;
pub mod reader;
pub mod reading;
pub mod token;

use crate::article::{Article, PartKind};
use crate::lexicon::Lexicon;
use crate::lexicon::rows::Word;
use crate::script::letters::{ALEF_HAMZA_ABOVE, ALEF_MAQSURA, LAM, TEH_MARBUTA, YEH};
use crate::span::Span;
use crate::text::matched::{Kept, Matches};
use crate::text::reader::{Reader, Sought};
use crate::text::reading::{Cut, Reading, Readings};
use crate::text::token::{Token, TokenKind};
use jiff::civil::Date;
use memchr::memmem;
use smallvec::smallvec;
use std::cell::OnceCell;
use std::rc::Rc;

/// An article cut into sentences and tokens.
#[derive(Debug)]
pub struct Document<'a> {
    pub article: &'a Article,
    /// All tokens' folded text, one after the other.
    folded: String,
    pub tokens: Vec<Token>,
    /// By token.
    readings: Vec<Rc<Readings>>,
    pub sentences: Vec<Sentence>,
    /// By token: the phrases that were found there.
    kept: Vec<Kept>,
    /// Whether the article writes the dotless letter at all.
    dotless: OnceCell<bool>,
}

/// A sentence: a run of tokens of one part.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// First token and one past the last.
    pub first: usize,
    pub last: usize,
    pub kind: PartKind,
    /// The day that relative dates count from.
    pub day: Option<Date>,
    /// Which part of the article it stands in.
    pub part: usize,
}

impl Document<'_> {
    /// The folded text of a token.
    pub fn folded(&self, token: usize) -> &str {
        self.tokens[token].of(&self.folded)
    }

    /// Whether the folded tokens, written one after the other, hold a word anywhere: no, if none of them does.
    pub fn may_hold(&self, word: &str) -> bool {
        memmem::find(self.folded.as_bytes(), word.as_bytes()).is_some()
    }

    /// The tokens whose folded text holds a word, in order.
    pub fn holding(&self, word: &str) -> impl Iterator<Item = usize> {
        let finder = memmem::Finder::new(word);
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = from + finder.find(self.folded.as_bytes().get(from..)?)?;
                let token = self.tokens.partition_point(|t| t.folded_end() <= at);
                let end = self.tokens.get(token)?.folded_end();
                if at + word.len() <= end {
                    from = end;
                    return Some(token);
                }
                // It began in one token and went on in the next.
                from = at + 1;
            }
        })
    }

    /// The text of a token as the article has it.
    pub fn raw(&self, token: usize) -> &str {
        self.tokens[token].span.of(&self.article.text)
    }

    /// What the token can be.
    pub fn readings(&self, token: usize) -> &Readings {
        &self.readings[token]
    }

    /// The phrases of the lexicon that were found to begin at a token and to end before `end`, if that was asked before.
    pub fn kept(&self, at: usize, end: usize) -> Option<Matches> {
        self.kept[at].get(end)
    }

    /// Keeps them.
    pub fn keep(&self, at: usize, end: usize, found: &Matches) {
        self.kept[at].set(end, found);
    }

    /// The readings of two tokens that are one adjective of nationality: North Korean.
    fn compound(&self, at: usize, lexicon: &Lexicon) -> Option<(Rc<Readings>, Rc<Readings>)> {
        let (one, two) = (&self.readings[at], &self.readings[at + 1]);
        if !one.compound {
            return None;
        }
        for cut in one.cuts.iter().filter(|c| !c.future) {
            let Some(known) = lexicon.compounds.get(&self.folded(at)[cut.skip()..]) else { continue };
            for second in two.cuts.iter().filter(|c| c.is_bare() && !c.future) {
                let rest = &self.folded(at + 1)[second.skip()..];
                let Some((_, word)) = known.iter().find(|(end, _)| **end == *rest) else { continue };
                let cut = Cut { article: cut.article || second.article, ..*cut };
                let only = |cut, word| smallvec![Reading { cut, word, suffix: None }];
                let nationality = Readings { names: true, ..one.with_list(only(cut, *word)) };
                let modifier = two.with_list(only(*second, Word::Modifier { former: false }));
                return Some((Rc::new(nationality), Rc::new(modifier)));
            }
        }
        None
    }

    /// A first name that folds like a particle (Ali, on): what the spelling shows it to be, or what follows.
    fn name_or_particle(&self, at: usize) -> Option<Rc<Readings>> {
        let known = &self.readings[at];
        if !known.ambiguous {
            return None;
        }
        let raw = self.raw(at);
        let spelt = raw.ends_with(YEH);
        let is_name = spelt && (self.parts_spellings() || self.goes_on_as_name(at + 1));
        let list = known.list.iter().filter(|r| if is_name { r.word == Word::Given } else { r.word != Word::Given });
        Some(Rc::new(known.with_list(list.copied().collect())))
    }

    /// "Inflicted" folds like "the right": the article's alef bears no hamza.
    fn without_article(&self, at: usize) -> Option<Rc<Readings>> {
        let rest = self.raw(at).strip_prefix(ALEF_HAMZA_ABOVE)?;
        let known = &self.readings[at];
        let kept = |r: &&Reading| !(r.cut.article && r.cut.is_bare());
        if !rest.starts_with(LAM) || known.list.iter().all(|r| kept(&r)) || !known.list.iter().any(|r| kept(&r)) {
            return None;
        }
        let list = known.list.iter().filter(kept).copied().collect();
        let cuts = known.cuts.iter().filter(|c| !(c.article && c.is_bare())).copied().collect();
        Some(Rc::new(Readings { cuts, ..known.with_list(list) }))
    }

    /// Whether the article writes the dotless letter where it belongs, so that the dotted one means itself.
    fn parts_spellings(&self) -> bool {
        *self.dotless.get_or_init(|| self.article.text.contains(ALEF_MAQSURA))
    }

    /// Whether a word that is a part of names, or that nothing explains, stands at a token.
    fn goes_on_as_name(&self, at: usize) -> bool {
        if self.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Word) {
            return false;
        }
        let known = &self.readings[at];
        let part = |r: &Reading| r.cut.is_bare() && matches!(r.word, Word::Given | Word::Family(_));
        known.list.iter().any(part) && !known.list.iter().any(|r| r.word == Word::Common)
            || known.list.is_empty() && !self.raw(at).ends_with(TEH_MARBUTA)
    }

    /// The stretch of text from one token up to and not including another.
    pub fn span(&self, first: usize, last: usize) -> Span {
        if first >= last {
            let at = self.tokens.get(first).map_or(self.article.text.len(), |t| t.span.start());
            return Span::new(at, at);
        }
        Span::new(self.tokens[first].span.start(), self.tokens[last - 1].span.end())
    }

    /// The words of a run of tokens.
    pub fn text(&self, first: usize, last: usize) -> &str {
        self.span(first, last).of(&self.article.text)
    }
}

/// Cuts and analyses an article.
pub fn document<'a>(article: &'a Article, lexicon: &Lexicon) -> Document<'a> {
    let length = article.text.len();
    let mut document = Document {
        article,
        folded: String::with_capacity(length),
        tokens: Vec::with_capacity(length / BYTES_A_TOKEN),
        readings: Vec::with_capacity(length / BYTES_A_TOKEN),
        sentences: Vec::new(),
        kept: Vec::new(),
        dotless: OnceCell::new(),
    };
    let mut reader = Reader::new(lexicon);
    let none: Rc<Readings> = Rc::default();
    let mut sought = Vec::with_capacity(AT_ONCE);
    for (number, part) in article.parts.iter().enumerate().filter(|(_, p)| p.kind.is_read()) {
        let first = document.tokens.len();
        token::tokenise(&article.text, part.span, &mut document.folded, &mut document.tokens);
        for tokens in document.tokens[first..].chunks(AT_ONCE) {
            sought.clear();
            sought.extend(tokens.iter().map(|token| {
                let opened = article.text.as_bytes()[..token.span.end()].ends_with(TEH_MARBUTA_BYTES);
                Sought::new(token.of(&document.folded), opened)
            }));
            document.readings.extend(tokens.iter().zip(&sought).map(|(token, sought)| match token.kind {
                TokenKind::Word => reader.readings(token.of(&document.folded), *sought),
                TokenKind::Number => reader.number(token.of(&document.folded)).unwrap_or_else(|| none.clone()),
                _ => none.clone(),
            }));
        }
        for n in first..document.tokens.len() {
            if let Some(readings) = document.name_or_particle(n).or_else(|| document.without_article(n)) {
                document.readings[n] = readings;
            }
        }
        for n in first..document.tokens.len().saturating_sub(1) {
            if let Some((one, two)) = document.compound(n, lexicon) {
                document.readings[n] = one;
                document.readings[n + 1] = two;
            }
        }
        let mut start = first;
        for n in first..document.tokens.len() {
            if ends_sentence(&document, first, n) {
                push_sentence(&mut document, start, n + 1, number);
                start = n + 1;
            }
        }
        let end = document.tokens.len();
        push_sentence(&mut document, start, end, number);
    }
    document.kept.resize_with(document.tokens.len(), Kept::default);
    document
}

const TEH_MARBUTA_BYTES: &[u8; 2] = b"\xD8\xA9";

/// As Arabic news has it, about.
const BYTES_A_TOKEN: usize = 8;

/// So many words are prepared before they are looked up, that one look-up need not wait for the other.
const AT_ONCE: usize = 64;

/// Longer runs without a stop are cut, so that time stays in proportion to length whatever the input.
const LONGEST: usize = 400;

fn ends_sentence(document: &Document<'_>, first: usize, n: usize) -> bool {
    let token = &document.tokens[n];
    match token.kind {
        TokenKind::Break => true,
        TokenKind::Stop => {
            // A single letter before a full stop abbreviates a title.
            let short = n > first && document.raw(n) == "." && {
                let before = document.folded(n - 1);
                before.chars().count() == 1 && before.chars().all(char::is_alphabetic)
            };
            !short
        }
        TokenKind::Other if is_label(document, document.sentences.last().map_or(first, |s| s.last.max(first)), n) => {
            true
        }
        _ => {
            let start = document.sentences.last().map_or(first, |s| s.last.max(first));
            n - start >= LONGEST
        }
    }
}

/// `Political / The minister said`: a word that a stroke with spaces around it sets apart names the section of the news.
fn is_label(document: &Document<'_>, start: usize, n: usize) -> bool {
    let (word, after) = (n.wrapping_sub(1), n + 1);
    let apart = |a: usize, b: usize| document.tokens[a].span.end() < document.tokens[b].span.start();
    n == start + 1
        && document.raw(n) == "/"
        && document.tokens[word].kind == TokenKind::Word
        && after < document.tokens.len()
        && apart(word, n)
        && apart(n, after)
}

fn push_sentence(document: &mut Document<'_>, first: usize, last: usize, part: usize) {
    if (first..last).any(|n| document.tokens[n].kind == TokenKind::Word) {
        let source = &document.article.parts[part];
        let day = source.date.or(document.article.published);
        document.sentences.push(Sentence { first, last, kind: source.kind, day, part });
    }
}
