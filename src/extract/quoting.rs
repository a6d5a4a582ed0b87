//! Marks that open and close clauses: quotation marks, colons, commas.

use crate::extract::clause::{Cutter, Link};
use crate::extract::matching;
use crate::extract::opening::words;
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Number, Person, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, Word};
use crate::text::Document;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// A quotation that is open.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    /// The clause to go back to when it closes.
    pub back: usize,
    /// The clause that its words stand in.
    pub inside: usize,
    /// Where it closes.
    pub until: usize,
}

/// Which side of words a quotation mark stands on, as far as spaces and its shape tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
    Either,
}

fn side(document: &Document<'_>, at: usize) -> Side {
    let text = &document.article.text;
    let span = document.tokens[at].span;
    let free = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let before = text[..span.start()].chars().next_back();
    let behind = text[span.end()..].chars().next();
    match (free(before), free(behind)) {
        (true, false) => Side::Before,
        (false, true) => Side::Behind,
        (false, false) => match (before, behind) {
            (Some('(' | ':'), _) => Side::Before,
            (_, Some(',' | '.' | ')' | '\u{060C}' | '\u{061B}')) => Side::Behind,
            _ => Side::Either,
        },
        (true, true) => match document.raw(at) {
            "\u{00AB}" | "\u{201C}" | "\u{201E}" => Side::Before,
            "\u{00BB}" | "\u{201D}" => Side::Behind,
            _ => Side::Either,
        },
    }
}

/// The mark that closes the quotation opened at `at`: in the same paragraph, not too far away.
fn closing(document: &Document<'_>, at: usize) -> Option<usize> {
    const FARTHEST: usize = 400;
    const DEEPEST: usize = 4;
    let mut depth = 1;
    for n in at + 1..(at + FARTHEST).min(document.tokens.len()) {
        match document.tokens[n].kind {
            TokenKind::Break => return None,
            TokenKind::Quote if n == at + 1 && is_second(document, n) => {}
            TokenKind::Quote => match side(document, n) {
                Side::Before if depth < DEEPEST => depth += 1,
                Side::Before => return None,
                _ if depth == 1 => return Some(n),
                _ => depth -= 1,
            },
            _ => {}
        }
    }
    None
}

/// The second of two straight marks that touch and stand for one.
fn is_second(document: &Document<'_>, at: usize) -> bool {
    let (tokens, raw) = (&document.tokens, document.raw(at));
    at > 0
        && ["\"", "'"].contains(&raw)
        && document.raw(at - 1) == raw
        && tokens[at - 1].span.end() == tokens[at].span.start()
}

impl Cutter<'_> {
    pub fn mark(&mut self, at: usize, kind: TokenKind) {
        match kind {
            TokenKind::Quote => self.quote(at),
            TokenKind::Colon if self.quotes.is_empty() && self.speaker_above().is_some() => {
                self.current = self.speaker_above().unwrap_or(self.current);
                self.mark(at, kind);
            }
            TokenKind::Colon if self.quotes.is_empty() && (self.speaks(self.current) || self.is_label(at)) => {
                let parent = self.current;
                self.clause().label = self.clause().predicate.is_none();
                let opens_quote =
                    at + 1 < self.tagged.last && matches!(self.tagged.tag(at + 1), Tag::Mark(TokenKind::Quote));
                if !opens_quote {
                    self.open(Some(parent), Link::Content, None);
                }
            }
            TokenKind::Colon if self.is_place_alone(at) => {
                self.clause().tokens.push(at);
                self.open(Some(0), Link::Coord, None);
            }
            // Nothing goes on with the topic.
            TokenKind::Colon if self.is_topic_alone(at) || self.is_title_alone(at) => {
                self.clause().tokens.push(at);
                self.open(None, Link::Coord, None);
            }
            TokenKind::Dash | TokenKind::Open | TokenKind::Close if self.aside(at) => {}
            TokenKind::Comma => {
                if let Some(back) = self.behind_pronoun_aside(at).or_else(|| self.behind_reported_aside(at)) {
                    self.current = back;
                }
                let bare = self.clause().link == Link::Condition && self.clause().predicate.is_none();
                if (self.clause().link == Link::Relative || bare)
                    && self.clause().tokens.len() > 1
                    && !self.is_time_before_doer(at)
                    && let Some(parent) = self.clause().parent
                {
                    self.current = parent;
                }
                self.clause().tokens.push(at);
            }
            _ => self.clause().tokens.push(at),
        }
    }

    /// The raids that launched, on Friday, X: a comma around the time between a verb and its doer.
    fn is_time_before_doer(&self, at: usize) -> bool {
        let Some(p) = self.clauses[self.current].predicate else { return false };
        let comma = |t: usize| t < self.tagged.last && self.tagged.tag(t).is_mark(TokenKind::Comma);
        let (first, time) = (p + 1, p + 2);
        if !comma(first) || time >= self.tagged.last || !matches!(self.tagged.tag(time), Tag::When(_)) {
            return false;
        }
        let second = self.tagged.end(time);
        (at == first || at == second)
            && comma(second)
            && second + 1 < self.tagged.last
            && matches!(self.tagged.tag(p), Tag::Verb(v) if v.suffix.is_some() && v.form.number == Number::Singular)
            && matches!(self.tagged.tag(second + 1), Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare())
    }

    /// `X said, and he is the minister: …`: the clause that says something, where all that stands between is who its subject
    /// is.
    fn speaker_above(&self) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let first = *clause.tokens.first()?;
        let he = clause.link == Link::Coord
            && clause.predicate.is_none()
            && matches!(self.tagged.tag(first), Tag::Particle { class: Particle::Pronoun, cut, .. } if cut.conj.is_some());
        let says = |c: usize| {
            self.clauses[c].predicate.is_some_and(|p| match self.tagged.tag(p) {
                Tag::Verb(v) => self.is_speech(v.verb),
                _ => false,
            })
        };
        clause.parent.filter(|parent| he && says(*parent))
    }

    /// `X, who was there, said «we …»`: the clause that says something, where only a relative clause about its subject, which
    /// tells of no words, stands between.
    fn speaker_of_relative(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Relative && clause.predicate.is_some())?;
        let governed = |b: usize| {
            matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition | Particle::Complementizer, .. })
                || self.tagged.tag(b).nominal_cut().is_some_and(|c| !c.article && c.prep.is_some())
        };
        let says = match self.clauses[parent].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => self.is_speech(v.verb),
            _ => false,
        };
        (says && !self.speaks(self.current) && !self.tagged.before(at).is_some_and(governed)).then_some(parent)
    }

    /// The second of two straight marks without a space between, which stand for one.
    fn is_doubled(&self, at: usize) -> bool {
        at > self.tagged.first
            && self.carried != Some(at)
            && self.quotes.last().is_none_or(|o| o.until != at)
            && is_second(self.document, at)
    }

    fn quote(&mut self, at: usize) {
        if self.is_doubled(at) {
            self.clause().tokens.push(at);
            return;
        }
        if self.carried == Some(at) {
            self.carried = None;
            self.open(None, Link::Coord, None);
            return;
        }
        if let Some(opened) = self.quotes.last().copied().filter(|o| o.until == at) {
            self.quotes.pop();
            self.current = opened.back;
            self.clause().tokens.push(at);
            return;
        }
        let opens = side(self.document, at) != Side::Behind;
        let until = closing(self.document, at).filter(|_| opens);
        if until.is_none() && opens && self.carried.is_none() && self.quotes.is_empty() && self.speaks(self.current) {
            // Nothing closes it: it ends with its sentence.
            let back = self.current;
            self.open(Some(back), Link::Quote, None);
            self.clause().quoted = true;
            return;
        }
        if let Some(until) = until
            && self.opens_speech(at, until)
        {
            let above = || self.speaker_above().or_else(|| self.speaker_of_relative(at));
            if self.quotes.is_empty()
                && let Some(above) = above()
            {
                self.current = above;
            }
            let back = self.current;
            let fresh = self.clause().link == Link::Content && self.clause().predicate.is_none();
            if self.speaks(back) && !fresh {
                self.quotes.push(Opened { back, inside: back, until });
                let inside = self.open(Some(back), Link::Quote, None);
                self.quotes.pop();
                self.quotes.push(Opened { back, inside, until });
            } else {
                self.quotes.push(Opened { back, inside: back, until });
                self.clause().quoted = true;
            }
            return;
        }
        self.clause().tokens.push(at);
    }

    /// Whether a sentence begins with no more than a name before the colon at `at`: what follows are his words.
    fn is_label(&self, at: usize) -> bool {
        let first = self.tagged.first;
        self.current == 0
            && self.clauses[0].predicate.is_none()
            && at - first <= 12
            && matches!(self.tagged.tag(first), Tag::Noun(n)
                if (!self.tagged.nouns[n].place || self.speaks_at(at) || self.is_state(first) && self.judges_at(at))
                    && self.tagged.nouns[n].cut.prep.is_none())
            && !(first..at).any(|n| matches!(self.tagged.tag(n), Tag::Mark(_) | Tag::Event { .. } | Tag::Masdar { .. }))
    }

    /// `Syria: the army bombs`: a sentence begins with no more than where it plays, and goes on with somebody or something.
    fn is_place_alone(&self, at: usize) -> bool {
        let next = at + 1;
        let [only] = self.clauses[0].tokens[..] else { return false };
        let bare = |t: usize, place: bool| match self.tagged.tag(t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare() && (self.tagged.nouns[n].place || !place),
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => cut.is_bare() && !place,
            _ => false,
        };
        self.current == 0
            && bare(only, true)
            && next < self.tagged.last
            && (bare(next, false) || self.begins_with_subject(next))
    }

    /// `The Gulf crisis: Doha rejects …`: a sentence begins with no more than what it is about, and goes on with somebody.
    fn is_topic_alone(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        let tokens = &self.clauses[0].tokens;
        let Some(first) = tokens.first().filter(|_| self.current == 0 && tokens.len() <= LONGEST) else {
            return false;
        };
        let thing = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. }
                if cut.is_bare())
        };
        let phrase = |t: &usize| match self.tagged.tag(*t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
            Tag::Nisba { cut, .. } | Tag::Adjective { cut, .. } => cut.is_bare(),
            Tag::Particle { class: Particle::Preposition, suffix, cut } => suffix.is_none() && cut.is_bare(),
            _ => thing(*t),
        };
        let next = at + 1;
        let somebody = |t: usize| matches!(self.tagged.tag(t), Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare());
        // One word alone may tell what is shown (a video): only a deed, or with the article, is it a topic.
        let told = |t: usize| match self.tagged.tag(t) {
            Tag::Plain { cut } => cut.article,
            _ => true,
        };
        self.clauses[0].predicate.is_none()
            && thing(*first)
            && (tokens.len() > 1 || told(*first))
            && tokens.iter().all(phrase)
            && next < self.tagged.last
            && (somebody(next) || self.begins_with_subject(next))
    }

    /// `"Decisive Storm": the planes bombed`: a sentence begins with no more than a name in quotation marks that is
    /// nobody's.
    fn is_title_alone(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        let first = self.tagged.first;
        let mark = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Quote);
        self.current == 0
            && (first + 3..=first + LONGEST).contains(&at)
            && mark(first)
            && mark(at - 1)
            && !matches!(self.tagged.tag(first + 1), Tag::Noun(_))
            && !(first + 1..at - 1).any(mark)
    }

    /// `Sudan: resigned the minister`: a verb, and nothing else by its letters, with whoever does it right behind it.
    fn begins_with_subject(&self, at: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(at) else { return false };
        let deed = |r: &crate::text::reading::Reading| matches!(r.word, Word::Masdar { .. });
        let behind = self.tagged.end(at);
        let subject = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
            Tag::Plain { cut } => cut.is_bare(),
            _ => false,
        };
        v.form.person == Person::Third
            && v.cut.conj.is_none()
            && v.suffix.is_none()
            && !self.document.readings(at).list.iter().any(deed)
            && behind < self.tagged.last
            && subject(behind)
    }

    /// `Turkey: we will not`: behind the colon somebody speaks of himself; behind a dateline a name follows.
    fn speaks_at(&self, at: usize) -> bool {
        let mut next = at + 1;
        while next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Particle { .. } | Tag::Mark(TokenKind::Quote))
        {
            next = self.tagged.end(next);
        }
        next < self.tagged.last && matches!(self.tagged.tag(next), Tag::Verb(v) if v.form.person == Person::First)
    }

    /// A state or its capital, which may speak.
    fn is_state(&self, at: usize) -> bool {
        matching::matches(self.document, self.lexicon, at, self.tagged.last)
            .iter()
            .any(|m| matches!(m.what, Phrase::Actor { .. } | Phrase::Capital { .. }) && m.cut.is_bare())
    }

    /// `Egypt: the threat to the Nile is a red line`, `Tehran: no talks on missiles`: behind the colon stands what nobody
    /// says but who judges: that something must not be, that there is no such thing, that it is not accepted.
    fn judges_at(&self, at: usize) -> bool {
        let words =
            || (at + 1..self.tagged.last).filter(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_) | Tag::Inside));
        let told = words().any(|t| matches!(self.tagged.tag(t), Tag::Verb(v) if v.form.tense == Tense::Past));
        let first = words().next().map(|t| (t, self.tagged.tag(t)));
        let opens = match first {
            Some((_, Tag::Particle { class: Particle::Ban | Particle::Duty | Particle::Unlikely, .. })) => true,
            Some((t, Tag::Particle { class: Particle::Negation, .. })) => {
                let next = self.tagged.end(t);
                self.document.folded(t) == words::LA
                    && next < self.tagged.last
                    && matches!(self.tagged.tag(next), Tag::Event { .. } | Tag::Masdar { .. })
            }
            _ => false,
        };
        let refused = |t: usize| {
            self.document.readings(t).kinds.has(Kinds::ATTITUDE)
                && matching::matches(self.document, self.lexicon, t, self.tagged.last).iter().any(|m| {
                    matches!(m.what, Phrase::Attitude { attitude: Attitude::Refused | Attitude::Line })
                        && m.cut.skip() == 0
                })
        };
        opens || !told && words().skip(1).any(refused) || self.is_verdict_at(at)
    }

    /// `Moscow: the sanctions are a mistake`: a sentence without a verb, in which something definite is called what only
    /// somebody who judges calls it.
    fn is_verdict_at(&self, at: usize) -> bool {
        let words =
            || (at + 1..self.tagged.last).filter(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_) | Tag::Inside));
        let definite = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.conj.is_none(),
            Tag::Nisba { .. } => true,
            _ => self.document.readings(t).cuts.iter().any(|c| c.article),
        };
        let opens = words().next().is_some_and(|t| match self.tagged.tag(t) {
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => {
                let next = self.tagged.end(t);
                cut.is_bare() && (cut.article || next < self.tagged.last && definite(next))
            }
            _ => false,
        });
        let judges = |t: usize| {
            !matches!(self.tagged.tag(t), Tag::Noun(_))
                && self.tagged.before(t).is_some_and(definite)
                && self.document.readings(t).kinds.has(Kinds::ATTITUDE)
                && matching::matches(self.document, self.lexicon, t, self.tagged.last).iter().any(|m| {
                    let called = matches!(
                        m.what,
                        Phrase::Attitude {
                            attitude: Attitude::Bad | Attitude::Fault | Attitude::Merit | Attitude::Good
                        }
                    );
                    called && m.cut == Cut::default()
                })
        };
        opens && !words().any(|t| matches!(self.tagged.tag(t), Tag::Verb(_))) && words().skip(1).any(judges)
    }

    /// Whether a verb of saying or an attribution stands behind the mark that closes words.
    fn is_said_behind(&self, until: usize) -> bool {
        let mut next = until + 1;
        if next < self.tagged.last && self.tagged.tag(next).is_mark(TokenKind::Comma) {
            next += 1;
        }
        next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Attribution { .. } => true,
                Tag::Verb(v) => v.cut.conj.is_none() && self.is_speech(v.verb),
                _ => false,
            }
    }

    /// `"…", said X`, `"…", according to what X said`: behind words that stand in quotation marks and hold no verb.
    pub fn is_behind_words(&self, at: usize) -> bool {
        let clause = &self.clauses[self.current];
        if !self.quotes.is_empty() || !clause.quoted || clause.predicate.is_some() {
            return false;
        }
        let between = |t: &usize| matches!(self.tagged.tag(*t), Tag::Attribution { .. } | Tag::Mark(TokenKind::Comma));
        let mut before = std::iter::successors(self.tagged.before(at), |t| self.tagged.before(*t)).take(4);
        before.find(|t| !between(t)).is_some_and(|t| self.tagged.tag(t).is_mark(TokenKind::Quote))
    }

    /// Whether a clause says something: its predicate is a verb of speech, or a colon follows its subject.
    pub fn speaks(&self, clause: usize) -> bool {
        if self.clauses[clause].label {
            return true;
        }
        let Some(at) = self.clauses[clause].predicate else { return false };
        match self.tagged.tag(at) {
            Tag::Verb(v) => !self.lexicon.verb_speech[v.verb as usize].is_empty(),
            Tag::Active { verb, .. } => !self.lexicon.verb_speech[verb as usize].is_empty(),
            _ => false,
        }
    }

    /// Whether a quotation mark opens words that somebody says, not a name: a verb or five words before it closes.
    fn opens_speech(&self, at: usize, until: usize) -> bool {
        let last = until.min(self.tagged.last);
        // What a preposition governs is a phrase of the sentence, in his words.
        let governed = self.tagged.before(at).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
        });
        if governed && until <= last {
            return false;
        }
        let words = (at + 1..last).filter(|n| !matches!(self.tagged.tag(*n), Tag::Mark(_))).count();
        let behind_colon = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Colon));
        let first = (at + 1..last).find(|n| !matches!(self.tagged.tag(*n), Tag::Mark(_)));
        let we = first.is_some_and(|t| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Pronoun, .. }));
        behind_colon && self.speaks(self.current)
            || words >= 5
            || words > 1 && we
            || until > last
            || self.is_said_behind(until)
            || (at + 1..last).any(|n| matches!(self.tagged.tag(n), Tag::Verb(_)))
    }

    /// Whether a content clause is open, so that a coordinated verb of speech begins a new report.
    pub fn content_over(&self) -> bool {
        let mut n = Some(self.current);
        while let Some(c) = n {
            if self.clauses[c].link == Link::Content
                && (self.clauses[c].predicate.is_some() || !self.clauses[c].tokens.is_empty())
            {
                return true;
            }
            n = self.clauses[c].parent;
        }
        false
    }
}
