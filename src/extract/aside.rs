//! What stands between two dashes, in brackets, or between commas behind "and he is": its own clause, behind which the
//! clause around it goes on.

use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::{Cutter, Link};
use crate::extract::event::MAA;
use crate::extract::opening::is_as;
use crate::extract::phrase::{BY, FI};
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::extract::walk::LAM;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Frame, Particle};
use crate::script::letters::{BEH, WAW};
use crate::text::token::TokenKind;

/// An aside that is open.
#[derive(Clone, Copy, Debug)]
pub struct Aside {
    /// The clause that goes on behind it.
    back: usize,
    /// The mark that closes it.
    until: usize,
}

/// A dash that closes one stands within so many tokens.
const LONGEST: usize = 40;

/// Fewer words without a verb are a name or a list's item: no clause.
const FEWEST_WORDS: usize = 3;

/// The comma that closes such an aside stands no farther behind its verb.
const FARTHEST_COMMA: usize = 9;

impl Cutter<'_> {
    /// Opens or closes an aside at a dash or a bracket; `false` if it is neither.
    pub fn aside(&mut self, at: usize) -> bool {
        if let Some(aside) = self.asides.last().copied().filter(|a| a.until == at) {
            self.asides.pop();
            self.current = aside.back;
            self.clause().tokens.push(at);
            return true;
        }
        let Some(until) = self.closes_aside(at).filter(|until| self.is_clause_like(at, *until)) else { return false };
        let back = self.current;
        self.clause().tokens.push(at);
        let quoted = self.clause().quoted;
        self.open(Some(back), Link::Coord, None);
        self.clause().quoted |= quoted;
        self.asides.push(Aside { back, until });
        true
    }

    /// `X, in a statement (that) came out on Sunday, condemned Y`: commas around the phrase of a preposition and a verb that
    /// has nothing else behind it.
    pub fn is_set_off(&self, head: usize, at: usize) -> bool {
        let comma = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Comma);
        let brings = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, .. });
        let opens =
            self.tagged.before(head).filter(|b| brings(*b)).and_then(|b| self.tagged.before(b)).is_some_and(comma);
        let mut governed = false;
        let ends = (at + 1..self.tagged.last.min(at + FARTHEST_COMMA)).find(|t| match self.tagged.tag(*t) {
            Tag::Particle { class: Particle::Preposition, .. } => {
                governed = true;
                false
            }
            Tag::When(_) | Tag::Inside | Tag::Particle { class: Particle::Adverb, .. } => false,
            tag if governed => tag.is_mark(TokenKind::Comma) || matches!(tag, Tag::Verb(_)),
            _ => true,
        });
        opens && ends.is_some_and(comma)
    }

    /// The mark that closes what a dash or a bracket opens.
    fn closes_aside(&self, at: usize) -> Option<usize> {
        if !self.asides.is_empty() || self.clauses[self.current].tokens.is_empty() {
            return None;
        }
        let tokens = &self.document.tokens;
        let kind = match tokens[at].kind {
            TokenKind::Open => TokenKind::Close,
            TokenKind::Dash if !self.is_glued(at) => TokenKind::Dash,
            _ => return None,
        };
        let until = (at + 1..self.tagged.last.min(at + LONGEST))
            .find(|n| self.tagged.tag(*n).is_mark(kind) && (kind == TokenKind::Close || !self.is_glued(*n)))?;
        // Somebody's words do not begin inside and end outside.
        let marks = (at..until).filter(|n| tokens[*n].kind == TokenKind::Quote).count();
        (marks % 2 == 0 && until + 1 < self.tagged.last).then_some(until)
    }

    /// A hyphen between two words that are one.
    fn is_glued(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        at > 0
            && at + 1 < tokens.len()
            && tokens[at - 1].span.end() == tokens[at].span.start()
            && tokens[at + 1].span.start() == tokens[at].span.end()
    }

    fn is_clause_like(&self, at: usize, until: usize) -> bool {
        let inside = || (at + 1..until).map(|n| self.tagged.tag(n));
        inside().any(|tag| matches!(tag, Tag::Verb(_) | Tag::Particle { class: Particle::Relative, .. }))
            || inside().filter(|tag| !matches!(tag, Tag::Mark(_))).count() >= FEWEST_WORDS
                && !inside().any(|tag| matches!(tag, Tag::Attribution { .. }))
    }

    /// `X, and it is a member of Y, criticised …`: the clause that goes on behind the comma at `at`, where the one that a
    /// pronoun opened is over and a bare noun follows that is no clause of its own.
    pub fn behind_pronoun_aside(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Coord && clause.opened_by.is_some())?;
        let opened = *clause.tokens.first()?;
        let comma = self.tagged.before(opened).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        if comma { self.takes_up_phrase(parent, at + 1) } else { None }
    }

    /// `X, as the agency reported, criticised …`: the clause that goes on behind the comma at `at`, where the one that tells
    /// who says so is over.
    pub fn behind_reported_aside(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Coord)?;
        let p = clause.predicate?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let first = *clause.tokens.first()?;
        let before = self.tagged.before(first)?;
        let opened = match self.tagged.tag(before) {
            Tag::Attribution { .. } => self.tagged.before(before)?,
            _ if is_as(self.document.folded(first)) => before,
            _ => return None,
        };
        let told = self.is_speech(verb.verb) && self.tagged.tag(opened).is_mark(TokenKind::Comma);
        if told { self.takes_up_phrase(parent, at + 1) } else { None }
    }

    /// The clause above, if a phrase at `next` can go on with it.
    fn takes_up_phrase(&self, parent: usize, next: usize) -> Option<usize> {
        if next >= self.tagged.last || self.clauses[parent].predicate.is_none() {
            return None;
        }
        let goes_on = match self.tagged.tag(next) {
            Tag::Noun(noun) => {
                let behind = self.tagged.nouns[noun].last;
                let verb = behind < self.tagged.last && matches!(self.tagged.tag(behind), Tag::Verb(_));
                self.tagged.nouns[noun].cut.conj.is_none() && !verb
            }
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => cut.conj.is_none(),
            Tag::Particle { class: Particle::Preposition | Particle::Complementizer, cut, .. } => cut.conj.is_none(),
            _ => false,
        };
        goes_on.then_some(parent)
    }

    /// `X, who is visiting Y, condemned Z`, `called X and he is a member of Y on Z`: the clause that goes on at a token behind
    /// what tells who its subject is, with a phrase that only its own verb asks for.
    pub fn goes_on_behind_what_he_is(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent?;
        let first = *clause.tokens.first()?;
        let is_he = clause.link == Link::Coord && clause.predicate.is_none() && self.is_pronoun(first);
        let who = !is_he && clause.link == Link::Relative && self.tells_of_head();
        if !(is_he || who) {
            return None;
        }
        let before = self.tagged.before(at).filter(|b| *b > first && !matches!(self.tagged.tag(*b), Tag::Mark(_)))?;
        let above = &self.clauses[parent];
        let q = above.predicate.filter(|q| *q < first)?;
        let Tag::Verb(main) = self.tagged.tag(q) else { return None };
        if main.form.passive {
            return None;
        }
        let goes_on = match self.tagged.tag(at) {
            Tag::Particle { class: Particle::Complementizer, cut, .. } => {
                is_he && cut.conj.is_none() && self.is_speech(main.verb)
            }
            Tag::Particle { class: Particle::Preposition, cut, suffix: None } => {
                is_he && cut.conj.is_none() && self.is_asked_for(main.verb, before, self.document.folded(at))
            }
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if cut.prep == Some(BEH) && cut.conj.is_none() => {
                is_he && self.is_asked_for(main.verb, before, BY)
            }
            Tag::Noun(noun) if self.tagged.nouns[noun].cut.is_bare() => {
                self.ends_noun(before).is_some() && self.wants_object(parent, q, first, main.verb)
            }
            Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. }
                if cut.is_bare() && cut.article =>
            {
                let closed = |n: usize| who || !self.has_article_at(self.tagged.nouns[n].last - 1);
                self.ends_noun(before).is_some_and(closed) && self.wants_object(parent, q, first, main.verb)
            }
            _ => false,
        };
        goes_on.then_some(parent)
    }

    /// `X agreed, after talks that went on for days, to Y`: the clause that goes on behind the comma that closes the phrase of
    /// a preposition with what is told of it.
    pub fn goes_on_behind_set_off(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Relative)?;
        let first = *clause.tokens.first()?;
        let comma = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Comma);
        let closes = self.tagged.before(at).filter(|b| comma(*b) && *b > first)?;
        let above = &self.clauses[parent];
        let q = above.predicate.filter(|q| *q < first)?;
        let opens = above.tokens.iter().copied().rfind(|t| *t > q && comma(*t))?;
        let brings = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, .. });
        let only = clause.tokens.iter().all(|t| *t == closes || !comma(*t));
        if !(only && brings(self.tagged.end(opens)) && first < opens + FARTHEST_COMMA) {
            return None;
        }
        let (Tag::Verb(main), Some(Tag::Verb(own))) =
            (self.tagged.tag(q), clause.predicate.map(|p| self.tagged.tag(p)))
        else {
            return None;
        };
        let needs = |verb: u16, prep: &str| {
            let mut frames = self.lexicon.verb_frames[verb as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
            frames.any(|f| f.note.needs.iter().any(|n| n == prep) || f.object.is_none() && !f.prep(prep).is_none())
        };
        let goes_on = match self.tagged.tag(at) {
            Tag::Particle { class: Particle::Preposition, cut, suffix: None } if cut.conj.is_none() => {
                let prep = self.document.folded(at);
                needs(main.verb, prep) && !needs(own.verb, prep)
            }
            Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare() => self.wants_object(parent, q, opens, main.verb),
            _ => false,
        };
        goes_on.then_some(parent)
    }

    pub fn is_pronoun(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Pronoun, .. })
    }

    fn has_article_at(&self, t: usize) -> bool {
        self.document.readings(t).cuts.iter().any(|c| c.article)
    }

    /// The noun phrase of more than one word, or the name, that a token belongs to.
    fn ends_noun(&self, t: usize) -> Option<usize> {
        match self.tagged.tag(t) {
            Tag::Noun(n) => Some(n),
            _ => None,
        }
    }

    /// Whether the relative clause at hand is about its head, which nothing takes up, and has an object or a place told.
    fn tells_of_head(&self) -> bool {
        let clause = &self.clauses[self.current];
        let Some(p) = clause.predicate else { return false };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let Some(head) = clause.antecedent.map(|n| &self.tagged.nouns[n]) else { return false };
        let resumed = clause.tokens.iter().any(|t| {
            matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. })
        });
        let agrees = verb.form.number == Number::Singular && verb.form.gender == head.gender;
        let told = clause.tokens.iter().any(|t| *t > p && matches!(self.tagged.tag(*t), Tag::Noun(_)));
        verb.suffix.is_none() && !verb.form.passive && !resumed && agrees && told
    }

    /// Whether a verb's frames ask for what a preposition brings, and the word before it does not.
    fn is_asked_for(&self, verb: u16, before: usize, preposition: &str) -> bool {
        let word = fold_preposition(preposition);
        let mut frames = self.lexicon.verb_frames[verb as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
        let other = matches!(self.tagged.tag(before), Tag::Active { .. } | Tag::Passive { .. } | Tag::Adjective { .. });
        // "In", "from", "for" and "with" stand anywhere.
        let loose = [FI, MIN, LAM, MAA].contains(&word);
        let asks = |f: &Frame| !loose && !f.prep(word).is_none() && !f.object.is_none();
        !other && frames.any(|f| f.note.needs.iter().any(|n| n == word) || asks(f))
    }

    /// Whether a verb takes an object and nothing but its subject was told behind it.
    fn wants_object(&self, n: usize, q: usize, until: usize, verb: u16) -> bool {
        let phrase = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => cut.is_bare(),
            _ => false,
        };
        let told = self.clauses[n].tokens.iter().filter(|t| (q + 1..until).contains(*t) && phrase(**t)).count();
        let mut frames = self.lexicon.verb_frames[verb as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
        told == 1 && frames.any(|f| !f.object.is_none())
    }
}

/// A preposition without the conjunction that may be written with it.
fn fold_preposition(word: &str) -> &str {
    word.strip_prefix(WAW).filter(|w| w.chars().count() > 1).unwrap_or(word)
}

/// What a comma does among the phrases that belong to a predicate.
pub enum Comma {
    /// They go on at a place among the clause's tokens.
    On(usize),
    /// They go on there, and a time or place that is set off belongs to the last of them.
    SetOff(usize),
    /// They end.
    Ends,
}

impl Sense<'_, '_> {
    /// The same for the comma before place `n` among a clause's tokens, with the phrases found so far.
    pub fn behind_comma(
        &self,
        tokens: &[usize],
        mut n: usize,
        out: &[Argument],
        skipped: Option<(usize, usize)>,
    ) -> Comma {
        let t = tokens[n - 1];
        if out.is_empty()
            && skipped.is_some_and(|s| s.1 == t)
            && let Some(behind) = self
                .behind_apposition(tokens, n)
                .or_else(|| self.behind_attribution(tokens, n))
                .or_else(|| self.behind_adverbs(tokens, n))
        {
            return Comma::On(behind);
        }
        // "The minister, NAME, criticised …": the name stands between two commas.
        let set_off =
            |s: (usize, usize)| s.1 == t && (s.0..s.1).any(|x| self.scan.document.tokens[x].kind == TokenKind::Comma);
        // An aside between two commas is a clause of its own.
        let between = |a: &Argument| {
            let comma = |b: usize| self.tagged.tag(b).is_mark(TokenKind::Comma);
            !a.prep.is_empty() && self.tagged.before(a.first).is_some_and(comma)
        };
        let mut aside = out.first().map_or(skipped.is_some_and(set_off), between);
        while tokens.get(n).is_some_and(|next| self.tagged.tag(*next).is_mark(TokenKind::Comma)) {
            n += 1;
            aside = true;
        }
        // X, for his part, called on Y.
        let comma = |i: usize| tokens.get(i).is_some_and(|x| self.tagged.tag(*x).is_mark(TokenKind::Comma));
        let beside = tokens.get(n).is_some_and(|x| {
            matches!(self.tagged.tag(*x), Tag::Particle { class: Particle::Marker | Particle::Adverb, .. })
        });
        if beside && comma(n + 1) {
            n += 2;
            aside = true;
        }
        let objectless = out.iter().all(|a| !a.prep.is_empty());
        let Some(next) = tokens.get(n).map(|x| self.tagged.tag(*x)) else { return Comma::Ends };
        let object = match next {
            Tag::When(_) => true,
            Tag::Event { .. } | Tag::Noun(_) | Tag::Masdar { .. } if objectless => true,
            // X, who rules Y, called on both of Z and W.
            Tag::Particle { class: Particle::Quantifier, cut, suffix: None }
                if objectless && (aside || out.is_empty()) =>
            {
                cut.is_bare() && tokens.get(n + 1).is_some_and(|x| self.noun_of(*x).is_some())
            }
            Tag::Plain { cut } => {
                aside && objectless && cut.is_bare() || out.is_empty() && cut.prep.is_some() && cut.conj.is_none()
            }
            _ => false,
        };
        // Yesterday, the planes' raids: a time before a comma ends no phrase.
        let timed = || self.tagged.before(t).is_some_and(|b| matches!(self.tagged.tag(b), Tag::When(_)));
        let bare = || match &next {
            Tag::Particle { class: Particle::Quantifier, .. } => true,
            tag => tag.nominal_cut().is_some_and(|c| c.is_bare()),
        };
        if object || out.is_empty() && timed() && bare() {
            return Comma::On(n);
        }
        // An aside of time or place may be set off; else the phrases end.
        match next {
            Tag::Particle { class: Particle::Preposition, .. } => Comma::SetOff(n),
            Tag::Noun(_) if out.is_empty() => Comma::SetOff(n),
            _ => Comma::Ends,
        }
    }
}
