//! What an article is about → which of its drafts are meant as they are written.
//!
//! In match reports teams attack and defend, on markets prices retreat and shares come under pressure, in accidents
//! nobody kills.

use crate::claim::ClaimType;
use crate::extract::frame::Draft;
use crate::lexicon::sorts::Domain;
use crate::text::token::TokenKind;
use crate::text::{Document, Sentence};

/// Every so many words one of a domain make an article one of it.
const SHARE: usize = 22;
/// Fewer words of a domain than this make no article one of it.
const FEWEST: usize = 4;
/// The same of a sentence.
const SHARE_NEAR: usize = 10;
const FEWEST_NEAR: usize = 2;

/// The words of a shorter article do not tell what it is about.
const TELLING: usize = 60;

/// How many words an article has, and how many of them are of each domain.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    words: usize,
    counts: [usize; Domain::ALL.len()],
}

impl Theme {
    /// Counts an article's words.
    pub fn of(document: &Document<'_>) -> Self {
        let mut theme = Theme::default();
        for (n, token) in document.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            theme.words += 1;
            if let Some(domain) = document.readings(n).domain {
                theme.counts[domain as usize] += 1;
            }
        }
        theme
    }

    /// How many words the article has.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Whether its words are enough to tell what it is about.
    pub fn tells(&self) -> bool {
        self.words >= TELLING
    }

    /// How many in a thousand words are of a domain.
    pub fn share(&self, domain: Domain) -> usize {
        1000 * self.counts[domain as usize] / self.words.max(1)
    }

    /// The domain in which deeds are not meant as they are written, if any.
    pub fn domain(&self) -> Option<Domain> {
        let count = |d: Domain| self.counts[d as usize];
        let full = |d: Domain| count(d) >= FEWEST && count(d) * SHARE >= self.words;
        let accident = count(Domain::Arms) == 0 && full(Domain::Accident);
        [Domain::Sport, Domain::Market, Domain::Weather]
            .into_iter()
            .find(|d| full(*d))
            .or(accident.then_some(Domain::Accident))
    }
}

/// A sentence about sport in an article about other things.
pub fn of_sentence(document: &Document<'_>, sentence: &Sentence) -> Option<Domain> {
    let (mut words, mut sport) = (0, 0);
    for n in sentence.first..sentence.last {
        words += usize::from(document.tokens[n].kind == TokenKind::Word);
        match document.readings(n).domain {
            Some(Domain::Sport) => sport += 1,
            Some(Domain::Arms) => return None,
            _ => {}
        }
    }
    (sport >= FEWEST_NEAR && sport * SHARE_NEAR >= words).then_some(Domain::Sport)
}

/// Whether a draft is meant as written in an article of a domain.
pub fn is_meant(draft: &Draft, domain: Domain) -> bool {
    use ClaimType::*;
    let kind = draft.kind;
    match domain {
        // What players wish, praise or must do is about the match, unless it is about somebody.
        Domain::Sport if !draft.rule.starts_with("verb") && draft.target.is_empty() => false,
        Domain::Sport => !matches!(
            kind,
            Assault
                | Oppose
                | Mobilize
                | Coerce
                | Retreat
                | Aid
                | Threaten
                | Concede
                | Disagree
                | Cooperate
                | Consult
                | Agree
        ),
        Domain::Market => !matches!(kind, Assault | Oppose | Mobilize | Coerce | Retreat | Threaten | Concede),
        Domain::Accident => !matches!(kind, Assault | Mobilize),
        Domain::Arms | Domain::Politics | Domain::Daily => true,
        Domain::Weather => !matches!(kind, Assault | Coerce | Retreat | Oppose | Mobilize),
    }
}
