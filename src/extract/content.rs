//! "that" and what it completes: which clause of those above a content clause hangs on.

use crate::claim::Modality;
use crate::extract::clause::{Clause, Cutter, Link};
use crate::extract::light::is_attitude;
use crate::extract::opening::{is_as, is_in_order_to, is_saying, is_to, words};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Number, Person, Tense};
use crate::lexicon::rows::{Particle, SpeechClass};
use crate::lexicon::sorts::Topic;
use crate::script::letters::{NOON, WAW};
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

impl Cutter<'_> {
    /// "Said that they hold twenty, and demanded": behind a comma a past that goes with the verb of saying, not with the
    /// present that it told of.
    pub fn tells_on(&self, parent: usize, content: usize, at: usize) -> bool {
        let verb_of = |n: usize| {
            self.clauses[n].predicate.and_then(|p| match self.tagged.tag(p) {
                Tag::Verb(v) => Some(v),
                _ => None,
            })
        };
        let (Tag::Verb(verb), Some(said)) = (self.tagged.tag(at), verb_of(parent)) else { return false };
        // What was said may have no verb: that it is a coup, that it is to blame.
        let present = match verb_of(content) {
            Some(told) => told.form.tense == Tense::Present,
            None => self.clauses[content].predicate.is_none_or(|p| {
                matches!(self.tagged.tag(p), Tag::Adjective { .. } | Tag::Active { .. } | Tag::Passive { .. })
            }),
        };
        let one = |v: &VerbTag| (v.form.person, v.form.number) == (Person::Third, Number::Singular);
        verb.cut.conj == Some(WAW)
            && verb.form.tense == Tense::Past
            && one(&verb)
            && one(&said)
            && present
            && verb.form.gender == said.form.gender
            && self.quotes.is_empty()
            && self.clauses[parent].link == Link::Coord
    }

    /// `Said that they will leave, but he refused to`: behind a comma, where the pronoun of "but he" stands before a past that
    /// somebody's words or stance is, and what was said is of now or later, whoever spoke goes on.
    pub fn contrasts_of_speaker(&self, at: usize) -> Option<usize> {
        let content = self.level();
        let parent = self.clauses[content].parent.filter(|_| self.clauses[content].link == Link::Content)?;
        let comma = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        let next = self.tagged.end(at);
        if !comma || !self.quotes.is_empty() || next >= self.tagged.last || !self.speaks(parent) {
            return None;
        }
        let verb_of = |n: usize| match self.clauses[n].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => Some(v),
            _ => None,
        };
        let (Tag::Verb(verb), Some(said)) = (self.tagged.tag(next), verb_of(parent)) else { return None };
        let stands = |f: &u16| is_attitude(self.lexicon.frames[*f as usize].kind);
        let speaks = self.is_speech(verb.verb) || self.lexicon.verb_frames[verb.verb as usize].iter().any(stands);
        let form = |v: &VerbTag| (v.form.person, v.form.number, v.form.gender, v.form.tense);
        let present = verb_of(content).is_none_or(|told| told.form.tense == Tense::Present);
        (speaks && present && verb.form.tense == Tense::Past && form(&verb) == form(&said)).then_some(parent)
    }

    /// Unless they leave and free the prisoners: a verb of the same form goes on with a condition behind what hangs on it.
    pub fn condition_goes_on(&self, verb: &VerbTag) -> bool {
        let clause = &self.clauses[self.current];
        let behind = clause.parent.and_then(|c| self.clauses[c].predicate).is_some_and(|p| Some(p) < clause.predicate);
        let alike = |p| match self.tagged.tag(p) {
            Tag::Verb(v) => {
                let form = |v: &VerbTag| (v.form.gender, v.form.number, v.form.tense);
                form(&v) == form(verb)
            }
            _ => false,
        };
        behind && clause.predicate.is_some_and(alike) && !verb.cut.future
    }

    /// The verb behind a word of contrast, or behind its subject.
    fn verb_of_other(&self, at: usize) -> usize {
        let mut next = self.tagged.end(at);
        while next < self.tagged.last
            && next < at + 6
            && matches!(self.tagged.tag(next), Tag::Noun(_) | Tag::Plain { .. } | Tag::Nisba { .. })
        {
            next = self.tagged.end(next);
        }
        next
    }

    /// X said that, while Y said that: behind a comma, "while" and "as" before a verb of speech leave what X said.
    pub fn level_of_others(&self, at: usize) -> usize {
        let n = self.level();
        let next = self.verb_of_other(at);
        let comma = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        let bare = |t: usize| {
            t < self.tagged.last && matches!(self.tagged.tag(t), Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare())
        };
        // Somebody else, who is named.
        let named = || bare(self.tagged.end(at)) || bare(self.tagged.end(next));
        let says = next < self.tagged.last
            && named()
            && matches!(self.tagged.tag(next), Tag::Verb(v) if v.form.tense == Tense::Past
                && !v.form.passive
                && !self.lexicon.verb_speech[v.verb as usize].is_empty());
        let told = self.clauses[n].link == Link::Content && self.quotes.is_empty();
        self.clauses[n].parent.filter(|p| comma && says && told && self.speaks(*p)).unwrap_or(n)
    }

    /// "that": what follows is the content of a clause.
    pub fn that(&mut self, at: usize, joined: bool, pronoun: Option<Suffix>) {
        let parent = if joined { self.content_parent(at) } else { self.teller(at) };
        let pending = (self.negation, self.possible, self.planned);
        let bare = parent == self.current && self.clauses[parent].predicate.is_none();
        if bare && parent == 0 && self.clauses[parent].tokens.is_empty() {
            self.clause().opened_by = pronoun;
        } else {
            let (quoted, due) = (self.clauses[parent].quoted, self.clauses[parent].deontic.is_some());
            self.open(Some(parent), Link::Content, pronoun);
            self.clause().quoted |= quoted;
            if due && bare {
                self.clause().modality = Modality::Possible;
            } else if bare || (pending.1 || pending.2) && self.tagged.before(at).is_some_and(|b| self.may_be(b)) {
                // "it is expected that": the verb behind it is meant; so it is behind "moves that X made may (that)".
                (self.negation, self.possible, self.planned) = pending;
            }
        }
        self.clause().tokens.push(at);
    }

    /// A word by which what follows may be, or is expected.
    fn may_be(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Modal | Particle::Unlikely | Particle::Plan, .. })
    }

    /// `It is time to withdraw`, `they prepare to bomb`: "to" with a verb of the present right behind it, after a word of
    /// duty or a verb that it completes.
    pub fn opens_infinitive(&self, at: usize, word: &str) -> bool {
        if !is_to(word) || !self.next_is_present(at) {
            return false;
        }
        let clause = &self.clauses[self.current];
        let due = clause.predicate.is_none() && clause.deontic.is_some();
        let joined = self.tagged.before(at).is_some_and(|b| Some(b) == clause.predicate);
        due || joined && word.ends_with(NOON)
    }

    /// `gunmen who are thought to be of the group attacked a post`: behind what they are thought to be, the verb above that
    /// has only its subject goes on.
    pub fn goes_on_behind_guess(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        // Thought to be of them, to belong to them: a verb that takes nobody.
        let object = |f: &u16| !self.lexicon.frames[*f as usize].object.is_none();
        let belongs = |p: usize| match self.tagged.tag(p) {
            Tag::Verb(v) => !self.lexicon.verb_frames[v.verb as usize].iter().any(object),
            _ => false,
        };
        let told = clause.link == Link::Content && clause.predicate.is_none_or(belongs) && clause.opened_by.is_some();
        let guess = clause.parent.filter(|_| told)?;
        let main = self.clauses[guess].parent.filter(|_| self.clauses[guess].link == Link::Relative)?;
        let q = self.clauses[main].predicate?;
        let Tag::Verb(verb) = self.tagged.tag(q) else { return None };
        let bare = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
            Tag::Event { cut, .. } | Tag::Plain { cut } => cut == Cut::default(),
            _ => false,
        };
        let named = |t: &usize| matches!(self.tagged.tag(*t), Tag::Noun(_));
        let whole = clause.tokens.last().is_some_and(|t| named(t) && self.tagged.end(*t) == at);
        let wants = !verb.form.passive
            && verb.suffix.is_none()
            && self.lexicon.verb_frames[verb.verb as usize].iter().any(object)
            && self.clauses[main].tokens.iter().filter(|t| **t > q && bare(**t)).count() == 1;
        (whole && wants && bare(at)).then_some(main)
    }

    /// How real a clause is that a word opens before a verb of the present: in order to, with the aim that: planned;
    /// without, instead of: not done; lest, for fear that: possible.
    pub fn opens_unreal(&self, at: usize, stem: &str) -> Option<Modality> {
        let end = self.tagged.end(at);
        if !self.next_is_present(end - 1) {
            return None;
        }
        if is_in_order_to(stem) {
            return Some(Modality::Planned);
        }
        if end == at + 1 {
            return None;
        }
        let words: Vec<&str> = (at..end - 1).map(|t| self.document.folded(t)).collect();
        let words = words.join(" ");
        match self.lexicon.topic(words.strip_prefix(WAW).unwrap_or(&words))? {
            Topic::Aim => Some(Modality::Planned),
            Topic::Lack => Some(Modality::Negated),
            Topic::Fear => Some(Modality::Possible),
            _ => None,
        }
    }

    /// "X said that …, while Y accused Z": behind a comma, the words of another are told by whoever told those of the first.
    pub fn turns_to_another(&self, at: usize) -> bool {
        let next = self.tagged.end(at);
        let comma = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        if !comma || !self.quotes.is_empty() || next + 1 >= self.tagged.last {
            return false;
        }
        let Tag::Verb(verb) = self.tagged.tag(next) else { return false };
        let words: Vec<&str> = (at..next).map(|t| self.document.folded(t)).collect();
        let lexicon = self.lexicon;
        let stands = |f: &u16| is_attitude(lexicon.frames[*f as usize].kind);
        let frames = &lexicon.verb_frames[verb.verb as usize];
        let strikes = |f: &u16| lexicon.frames[*f as usize].note.violent;
        let takes_stand = frames.iter().any(stands) && !frames.iter().any(strikes);
        let speaks = self.is_speech(verb.verb) && verb.form.tense == Tense::Past || takes_stand;
        lexicon.topic(&words.join(" ")) == Some(Topic::Contrast)
            && speaks
            && matches!(self.tagged.tag(self.tagged.end(next)), Tag::Noun(_))
    }

    /// "and it is expected", "and it may": what was told before is over.
    pub fn goes_on_with(&mut self, class: Particle, joined: bool, at: usize) {
        let begins = joined && matches!(class, Particle::Plan | Particle::Unlikely) && self.tagged.end(at) > at + 1;
        let was = joined && class == Particle::Auxiliary && self.had_done(at);
        if (begins || was) && self.clause().predicate.is_some() {
            let parent = if was { self.root() } else { self.level_at(at) };
            let quoted = self.clauses[parent].quoted;
            self.open(Some(parent), Link::Coord, None);
            self.clause().quoted |= quoted;
        }
    }

    /// ", and X had called on Y": behind a comma, before its subject and the particle of what was done before, "was" begins
    /// anew.
    fn had_done(&self, at: usize) -> bool {
        const FARTHEST: usize = 14;
        let comma = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        let next = self.tagged.end(at);
        let named = next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare());
        let ends = |t: usize| match self.tagged.tag(t) {
            Tag::Verb(_) => !self.tagged.before(t).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { .. })),
            Tag::Mark(kind) => kind == TokenKind::Stop,
            _ => false,
        };
        let until = self.tagged.last.min(at + FARTHEST);
        comma && named && (next..until).take_while(|t| !ends(*t)).any(|t| self.document.folded(t) == words::QAD)
    }

    /// "I shall visit X and meet Y": a present right behind a future with "and" is one too.
    pub fn goes_on_planning(&self, at: usize, verb: &VerbTag) -> bool {
        let then = self.tagged.before(at).is_some_and(|b| self.document.folded(b).ends_with(words::THEN));
        let joined = verb.cut.conj.is_some() || then;
        if !joined || verb.form.tense != Tense::Present || self.is_speech(verb.verb) {
            return false;
        }
        let marked = |c: &Clause| match c.predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => {
                let goes_on = c.link == Link::Content || c.link == Link::Coord && v.cut.conj.is_some();
                (v.cut.future || goes_on) && v.form.person == verb.form.person && v.form.number == verb.form.number
            }
            _ => false,
        };
        let last = self.clauses.iter().rev().find(|c| c.predicate.is_some_and(|p| p < at));
        last.is_some_and(|c| c.modality == Modality::Planned && c.link != Link::Relative && marked(c))
            && self
                .tagged
                .before(at)
                .is_some_and(|b| !matches!(self.tagged.tag(b), Tag::Mark(TokenKind::Comma | TokenKind::Stop)))
    }

    /// "If" is spelt like "that": at the head of a clause that reports nothing, right before a verb of the past.
    pub fn is_if(&self, at: usize) -> bool {
        let next = self.tagged.end(at);
        let raw = self.document.raw(at);
        if !is_saying(raw) || raw.chars().count() != 2 || next >= self.tagged.last {
            return false;
        }
        let past = match self.tagged.tag(next) {
            Tag::Verb(v) => v.form.tense == Tense::Past && v.cut == Cut::default(),
            _ => false,
        };
        past && !self.completes(self.teller(at), true)
    }

    /// Marks the clauses that hold on a condition: the one that it hangs on, or the next of that level behind it.
    pub fn condition(&mut self) {
        for c in 0..self.clauses.len() {
            let clause = &self.clauses[c];
            let (Link::Condition, Some(parent), Some(first)) = (clause.link, clause.parent, clause.tokens.first())
            else {
                continue;
            };
            if matches!(self.tagged.tag(*first), Tag::Particle { class: Particle::Whether, .. }) {
                continue;
            }
            let told = |n: usize| self.clauses[n].predicate;
            let main = match told(parent) {
                Some(p) if p < *first => Some(parent),
                _ => (c + 1..self.clauses.len()).chain([parent]).find(|n| {
                    (*n == parent || self.clauses[*n].parent == Some(parent)) && told(*n).is_some_and(|p| p > *first)
                }),
            };
            if let Some(main) = main {
                self.clauses[main].conditioned = true;
            }
        }
    }

    /// The clause that "that" completes: this one, or one above that says something where this one cannot.
    fn teller(&self, at: usize) -> usize {
        let direct = self.current;
        let saying = is_saying(self.document.raw(at));
        let Some(p) = self.clauses[direct].predicate else { return self.behind_identity(at, saying).unwrap_or(direct) };
        let next = self.tagged.before(at);
        let adjacent = next.is_some_and(|b| b == p || matches!(self.tagged.tag(b), Tag::Particle { .. }));
        if (self.completes(direct, saying) || adjacent && !saying) && !self.is_aside(direct, at) {
            return direct;
        }
        let mut n = direct;
        while let Some(parent) = self.clauses[n].parent {
            n = parent;
            if self.awaits_content(n, saying) {
                return n;
            }
        }
        direct
    }

    /// Whether a clause tells somebody's words, none of which have come.
    fn awaits_content(&self, n: usize, saying: bool) -> bool {
        let free = self.clauses.iter().all(|c| c.parent != Some(n) || c.link != Link::Content);
        self.speaks(n) && self.completes(n, saying) && free
    }

    /// "An officer, and he is of high rank, said that": what he is stands in between without a verb.
    fn behind_identity(&self, at: usize, saying: bool) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let comma = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        let between = comma && clause.link == Link::Coord && clause.tokens.first().is_some_and(|t| self.is_pronoun(*t));
        clause.parent.filter(|above| between && self.awaits_content(*above, saying))
    }

    /// "X said, as the agency reported, that", "in a statement that the agency reported": the verb that hands words on has
    /// them in its pronoun, or stands between commas behind "as"; what follows is not its content.
    fn is_aside(&self, n: usize, at: usize) -> bool {
        let clause = &self.clauses[n];
        let Some((p, first)) = clause.predicate.zip(clause.tokens.first().copied()) else { return false };
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let Some(speech) = self.lexicon.verb_speech[verb.verb as usize].first() else { return false };
        let class = self.lexicon.speech[*speech as usize].class;
        if !matches!(class, SpeechClass::Say | SpeechClass::Relay | SpeechClass::Write) {
            return false;
        }
        let comma = |t: usize| self.tagged.before(t).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        let owned = verb.suffix.is_some_and(|s| s.person == Person::Third);
        let behind = self.tagged.before(first).map(|b| self.tagged.tag(b));
        let accords = matches!(behind, Some(Tag::Attribution { .. } | Tag::Particle { .. }));
        owned && (clause.link == Link::Relative || comma(at) && (comma(first) || accords))
            || is_as(self.document.folded(first)) && comma(first) && comma(at)
    }

    /// Whether a clause's predicate takes a clause as its content; `saying`: one that only verbs of saying take.
    fn completes(&self, clause: usize, saying: bool) -> bool {
        if self.clauses[clause].label {
            return false;
        }
        let Some(p) = self.clauses[clause].predicate else { return false };
        let verb = match self.tagged.tag(p) {
            Tag::Verb(v) => v.verb,
            Tag::Active { verb, .. } => verb,
            Tag::Adjective { row, .. } => return !self.lexicon.adjectives[row as usize].clause.is_none(),
            _ => return false,
        } as usize;
        let mut speech = self.lexicon.verb_speech[verb].iter().map(|s| &self.lexicon.speech[*s as usize]);
        if saying {
            return speech.any(|s| s.says);
        }
        speech.next().is_some()
            || self.lexicon.verb_frames[verb].iter().any(|f| !self.lexicon.frames[*f as usize].clause.is_none())
    }

    /// `and that …` goes on with what the same speaker said: where somebody is told of before the verb, not with what
    /// another is to do.
    fn content_parent(&self, at: usize) -> usize {
        let next = self.tagged.end(at);
        let told = next < self.tagged.last && !matches!(self.tagged.tag(next), Tag::Verb(_));
        let to_do = |c: &Clause| {
            let present =
                c.predicate.filter(|p| matches!(self.tagged.tag(*p), Tag::Verb(v) if v.form.tense == Tense::Present));
            present.is_some()
                && c.opened_by.is_none()
                && c.tokens.first().is_some_and(|t| present == Some(self.tagged.end(*t)))
        };
        let mut n = self.current;
        loop {
            let clause = &self.clauses[n];
            let Some(parent) = clause.parent else { return self.current };
            let above = told && to_do(clause) && self.clauses[parent].link == Link::Content;
            if clause.link == Link::Content && !above {
                return parent;
            }
            n = parent;
        }
    }

    /// Whether the clause has told something, so that a conjunction begins the next: it has a predicate or many words, or
    /// is what somebody is called, without a verb and up to a comma.
    pub fn has_told(&self, at: usize) -> bool {
        let clause = &self.clauses[self.current];
        let comma = || self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        clause.predicate.is_some()
            || clause.tokens.len() > 3
            || clause.link == Link::Content && clause.tokens.len() > 1 && comma()
    }

    /// "Called it dangerous, while another …": the clause above what is said of him without a verb of its own.
    pub fn behind_verbless(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let comma = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        let called = clause.link == Link::Content && clause.predicate.is_none() && clause.opened_by.is_some();
        clause.parent.filter(|_| comma && called && self.quotes.is_empty())
    }

    /// A verb of the present stands right behind.
    pub fn next_is_present(&self, at: usize) -> bool {
        matches!(self.tagged.tags.get(at + 1 - self.tagged.first), Some(Tag::Verb(v)) if v.form.tense == Tense::Present)
    }
}
