//! Marks that open and close clauses: quotation marks, colons, commas.

use crate::extract::clause::{Cutter, Link};
use crate::extract::tag::Tag;
use crate::text::token::TokenKind;

impl Cutter<'_> {
    pub fn mark(&mut self, at: usize, kind: TokenKind) {
        match kind {
            TokenKind::Quote => {
                if let Some(back) = self.quotes.pop() {
                    self.current = back;
                } else if self.opens_speech(at) {
                    let parent = self.current;
                    self.quotes.push(parent);
                    let link = if self.clause().link == Link::Content && self.clause().predicate.is_none() {
                        None
                    } else {
                        Some(Link::Quote)
                    };
                    match link {
                        Some(link) if self.speaks(parent) => {
                            self.open(Some(parent), link, None);
                        }
                        _ => self.clause().quoted = true,
                    }
                    return;
                }
                self.clause().tokens.push(at);
            }
            TokenKind::Colon
                if self.quotes.is_empty() && self.speaks(self.current) && self.clause().predicate.is_some() =>
            {
                let parent = self.current;
                let opens_quote =
                    at + 1 < self.tagged.last && matches!(self.tagged.tag(at + 1), Tag::Mark(TokenKind::Quote));
                if !opens_quote {
                    self.open(Some(parent), Link::Content, None);
                }
            }
            TokenKind::Comma => {
                if self.clause().link == Link::Relative
                    && self.clause().tokens.len() > 1
                    && let Some(parent) = self.clause().parent
                {
                    self.current = parent;
                }
                self.clause().tokens.push(at);
            }
            _ => self.clause().tokens.push(at),
        }
    }

    /// Whether a clause's predicate, or that of one it belongs to, says something.
    pub fn speaks(&self, clause: usize) -> bool {
        let Some(at) = self.clauses[clause].predicate else { return false };
        match self.tagged.tag(at) {
            Tag::Verb(v) => !self.lexicon.verb_speech[v.verb as usize].is_empty(),
            Tag::Active { verb, .. } => !self.lexicon.verb_speech[verb as usize].is_empty(),
            _ => false,
        }
    }

    /// Whether a quotation mark opens words that somebody says, not a name: a verb or five words before it closes.
    pub fn opens_speech(&self, at: usize) -> bool {
        let mut words = 0;
        for n in at + 1..self.tagged.last {
            match self.tagged.tag(n) {
                Tag::Mark(TokenKind::Quote) => break,
                Tag::Verb(_) => return true,
                Tag::Mark(_) => {}
                _ => words += 1,
            }
        }
        words >= 5
    }
}
