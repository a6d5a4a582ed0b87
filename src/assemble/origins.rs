//! Claims in; how many independent origins stand behind some of them out.
//!
//! An outlet's own text counts once for the outlet; texts that go back to the same agency count once for the agency;
//! texts that are nearly the same count once, whoever printed them.

use crate::article::Article;
use crate::assemble::events::Event;
use crate::assemble::names;
use crate::assemble::similar;
use crate::claim::Actor;
use crate::claim::Claim;
use crate::claim::Kind;
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What makes two claims one report: sharing any of these.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// A paper's own report, or an agency's.
    Voice(String),
    /// A group of nearly identical sentences.
    Sentence(usize),
    /// A group of nearly identical articles.
    Article(usize),
}

/// Where every claim comes from.
#[derive(Debug)]
pub(crate) struct Origins {
    marks: Vec<Vec<Mark>>,
    outlets: Vec<String>,
}

impl Origins {
    /// The origins of all claims; `heads` gives the place of a claim's article among the articles.
    pub(crate) fn find(
        articles: &[Article],
        claims: &[Claim],
        events: &[Event],
        heads: &BTreeMap<&str, usize>,
        lexicon: &Lexicon,
    ) -> Origins {
        let article = |claim: &Claim| heads.get(claim.article.as_str()).map(|n| &articles[*n]);
        // Only where an event has several claims does it matter whether they are one.
        let several = events.iter().filter(|event| event.claims.len() > 1).flat_map(|event| &event.claims);
        let several: Vec<usize> = several.copied().collect();
        let texts: Vec<&str> = several.iter().map(|n| sentence(article(&claims[*n]), &claims[*n])).collect();
        let groups = similar::groups(&texts);
        let mut sentences: Vec<Option<usize>> = vec![None; claims.len()];
        for (n, group) in several.into_iter().zip(groups) {
            sentences[n] = group;
        }
        let texts: Vec<&str> = articles.iter().map(|a| a.text.as_str()).collect();
        let texts = similar::groups(&texts);
        let voices = Voices::new(lexicon);
        let mut origins = Origins { marks: Vec::new(), outlets: Vec::new() };
        for (n, claim) in claims.iter().enumerate() {
            let outlet = match article(claim).and_then(|a| a.outlet.as_deref()) {
                Some(name) => voices.named(name),
                None => claim.article.clone(),
            };
            let agencies = claim.chain.iter().filter(|link| link.actor.kind == Kind::Media);
            let mut marks: Vec<Mark> = agencies.map(|link| Mark::Voice(voices.of(&link.actor))).collect();
            if marks.is_empty() {
                marks.push(Mark::Voice(outlet.clone()));
            }
            marks.extend(sentences[n].map(Mark::Sentence));
            marks.extend(heads.get(claim.article.as_str()).and_then(|a| texts[*a]).map(Mark::Article));
            origins.marks.push(marks);
            origins.outlets.push(outlet);
        }
        origins
    }

    /// How many independent reports these claims are.
    pub(crate) fn reports(&self, claims: &[usize]) -> usize {
        // Each origin so far as the set of its marks; a claim joins all that it shares a mark with into one.
        let mut of: BTreeMap<&Mark, usize> = BTreeMap::new();
        let mut merged: Vec<usize> = Vec::new();
        for claim in claims {
            let own = merged.len();
            merged.push(own);
            for mark in &self.marks[*claim] {
                let other = *of.entry(mark).or_insert(own);
                let root = root(&merged, other);
                let own = self::root(&merged, own);
                merged[own.max(root)] = own.min(root);
            }
        }
        (0..merged.len()).filter(|n| merged[*n] == *n).count()
    }

    /// How many outlets printed these claims.
    pub(crate) fn outlets(&self, claims: &[usize]) -> usize {
        claims.iter().map(|claim| &self.outlets[*claim]).collect::<BTreeSet<_>>().len()
    }
}

fn root(merged: &[usize], mut n: usize) -> usize {
    while merged[n] != n {
        n = merged[n];
    }
    n
}

/// Media by name, so that an agency's own article and a paper that quotes it have one voice.
struct Voices {
    ids: BTreeMap<String, String>,
    known: BTreeSet<String>,
}

impl Voices {
    fn new(lexicon: &Lexicon) -> Voices {
        let mut ids = BTreeMap::new();
        for row in lexicon.actors().iter().filter(|row| row.kind == Kind::Media) {
            let names = [&row.name, &row.name_ar].into_iter().chain(&row.aliases_ar).chain(&row.short_ar);
            for name in names.chain(&row.aliases_en) {
                ids.entry(names::key(name)).or_insert_with(|| row.id.clone());
            }
        }
        let known = ids.values().cloned().collect();
        Voices { ids, known }
    }

    /// The voice of an outlet as an article's head names it.
    fn named(&self, outlet: &str) -> String {
        let key = names::key(outlet);
        self.ids.get(&key).cloned().unwrap_or(key)
    }

    /// The voice of a link in a chain.
    fn of(&self, actor: &Actor) -> String {
        match actor.name_ar.is_empty() {
            _ if self.known.contains(&actor.id) => actor.id.clone(),
            true => self.named(&actor.name),
            false => self.named(&actor.name_ar),
        }
    }
}

/// The sentence around a claim's evidence; the evidence itself where the article's text is not at hand.
fn sentence<'a>(article: Option<&'a Article>, claim: &'a Claim) -> &'a str {
    let span = claim.evidence.span;
    let is_there = |text: &&str| !span.is_empty() && text.get(span.start()..span.end()).is_some();
    let Some(text) = article.map(|a| a.text.as_str()).filter(is_there) else {
        return &claim.evidence.text;
    };
    let start =
        text[..span.start()].rfind(is_end).map_or(0, |n| n + text[n..].chars().next().map_or(1, char::len_utf8));
    let end = text[span.end()..].find(is_end).map_or(text.len(), |n| span.end() + n);
    &text[start..end]
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{061F}' | '\n')
}
