//! What somebody says must be is what he demands: must, it is necessary that, it is up to X to, the need for.

use crate::claim::{ClaimType, Modality};
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::frame::Found;
use crate::extract::noun::Ref;
use crate::extract::opening::{is_that_not, words};
use crate::extract::pronoun::is_possessed;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Person, Tense};
use crate::lexicon::rows::{Frame, Particle, Roles, SpeechClass, SpeechRow, Word};

/// What must be, and who is to do it.
pub struct Demand {
    pub target: Refs,
    pub first: usize,
    pub last: usize,
    /// The clause that tells it.
    pub clause: Option<usize>,
}

impl Sense<'_, '_> {
    /// To want that oneself does something is no demand: the verb behind "that" goes with the one that wants it, and
    /// nobody is named of whom it is wanted.
    pub fn means_himself(&self, n: usize, frame: &Frame, arguments: &[Argument]) -> bool {
        let Some(content) = self.content_of(n) else { return false };
        let hopes = self.speech(n).is_some_and(|s| s.class == SpeechClass::Hope);
        let (own, other) = (&self.subjects[n].refs, &self.subjects[content]);
        if !hopes || own.is_empty() || other.explicit || self.to_be_seen(content).is_some() {
            return false;
        }
        let of_whom = |a: &Argument| frame.prep(&a.prep).has(Roles::TARGET) && !self.actors(a, n).is_empty();
        if arguments.iter().any(of_whom) {
            return false;
        }
        let form = |n: usize| match self.clauses[n].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) if other.thing.is_none() => Some((v.form.person, v.form.gender, v.form.number)),
            _ => None,
        };
        let same = own.len() == other.refs.len() && own.iter().zip(&other.refs).all(|(a, b)| a.entity == b.entity);
        same || form(n).is_some_and(|f| form(content) == Some(f))
    }

    /// What stands behind "that" is a statement: no verb but its subject comes first.
    pub fn states_content(&self, n: usize) -> bool {
        let Some(content) = self.content_of(n) else { return false };
        let clause = &self.clauses[content];
        let opens = |t: &&usize| {
            !matches!(self.tagged.tag(**t), Tag::Mark(_) | Tag::Particle { class: Particle::Complementizer, .. })
        };
        let first = clause.tokens.iter().find(opens);
        let nominal = |t: &usize| {
            clause.predicate != Some(*t)
                && matches!(self.tagged.tag(*t), Tag::Noun(_) | Tag::Plain { .. } | Tag::Event { .. })
        };
        clause.opened_by.is_some() || first.is_some_and(nominal)
    }

    /// Whether a content clause begins with a present that "that" governs: what shall be, not what is.
    pub fn is_subjunctive(&self, content: usize) -> bool {
        let clause = &self.clauses[content];
        let denies = |t: &usize| matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Negation, .. });
        let that = |t: &usize| matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Complementizer, .. });
        let mut tokens = clause.tokens.iter().filter(|t| !matches!(self.tagged.tag(**t), Tag::Mark(_)));
        let present =
            |t: usize| matches!(self.tagged.tag(t), Tag::Verb(v) if v.form.tense == Tense::Present && !v.cut.future);
        clause.opened_by.is_none()
            && tokens.next().is_some_and(|t| that(t) || is_that_not(self.scan.document.raw(*t)))
            && tokens.find(|t| !denies(t)).is_some_and(|t| clause.predicate == Some(*t) && present(*t))
    }

    /// Whether what a verb of saying brings is no demand: a statement, or what completes a noun (the importance of).
    pub fn says_no_demand(&self, n: usize) -> bool {
        let says = |s: &SpeechRow| matches!(s.class, SpeechClass::Say | SpeechClass::Tell);
        let Some(content) = self.content_of(n).filter(|_| self.speech(n).is_some_and(says)) else { return false };
        let of_noun = || {
            let before = self.clauses[content].tokens.first().and_then(|t| self.tagged.before(*t));
            before.is_some_and(|b| self.tagged.tag(b).nominal_cut().is_some_and(|c| !c.article))
        };
        !self.is_subjunctive(content) || of_noun()
    }

    /// A clause that somebody says and that tells of a duty; whether it did.
    pub fn deontic(&mut self, n: usize, found: &mut Found) -> bool {
        if self.clauses[n].link == Link::Relative && !self.is_cleft(n) || self.is_doubted(n) {
            return false;
        }
        let Some((t, behind)) = self.duty(n) else { return false };
        let source = self.speaker_of(n);
        let Some(mut demand) = self.demanded(n, behind).filter(|_| !source.is_empty()) else { return false };
        if let Some(topic) = self.topic_taken_up(n, t) {
            demand.target = topic;
        } else if demand.target.is_empty() {
            demand.target = self.topic_of_duty(n, t, &source);
        }
        let first = demand.first;
        if self.is_rhetorical(first) || self.is_rhetorical(self.tagged.end(first)) {
            return false;
        }
        if matches!(self.tagged.tag(first), Tag::Masdar { .. } | Tag::Event { .. })
            && demand.target.is_empty()
            && let Some(mut draft) = self.nominal(n, first, Some((&source, false)))
            && draft.kind == ClaimType::Support
            && !draft.target.is_empty()
        {
            // One must support X: he supports X.
            draft.evidence.0 = t.min(first);
            draft.modality = Modality::Asserted;
            found.used.push(first);
            return self.finish_draft(draft, found);
        }
        self.demand(n, t, source, demand, "must", found)
    }

    /// "We must know that", "I must say": what the speaker goes on to say, and demands of nobody.
    fn is_rhetorical(&self, t: usize) -> bool {
        let Some(Tag::Verb(verb)) = (t < self.tagged.last).then(|| self.tagged.tag(t)) else { return false };
        let class = |s: &u16| self.scan.lexicon.speech[*s as usize].class;
        let told = |s: &u16| matches!(class(s), SpeechClass::Say | SpeechClass::Tell | SpeechClass::Believe);
        verb.form.person == Person::First && self.scan.lexicon.verb_speech[verb.verb as usize].iter().any(told)
    }

    /// "(That) X must leave": who stands before a word of duty, if it is no country of the speaker's own.
    fn topic_of_duty(&self, n: usize, t: usize, source: &Refs) -> Refs {
        let opens = |x: &usize| {
            !matches!(
                self.tagged.tag(*x),
                Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. }
                    | Tag::Mark(_)
                    | Tag::When(_)
            )
        };
        let Some(first) = self.clauses[n].tokens.iter().copied().find(opens).filter(|x| *x < t) else {
            return Refs::new();
        };
        let Some(noun) = self.noun_of(first).filter(|x| self.tagged.nouns[*x].cut.is_bare()) else {
            return Refs::new();
        };
        let (refs, last) = self.all(noun);
        let due = matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Duty, .. });
        let state = |e: usize| self.scan.entities.get(e).state;
        let own = |r: &Ref| {
            source
                .iter()
                .any(|s| s.entity == r.entity || state(s.entity).is_some() && state(s.entity) == state(r.entity))
        };
        if !due || self.tagged.nouns[last].last != t || refs.iter().any(own) { Refs::new() } else { refs }
    }

    /// "X is the one who": a relative clause behind a pronoun says the main thing.
    fn is_cleft(&self, n: usize) -> bool {
        let Some(first) = self.clauses[n].tokens.first() else { return false };
        self.tagged
            .before(*first)
            .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Pronoun, .. }))
    }

    /// Whether a clause tells what its parent says must be: no more than that demand.
    pub fn is_demanded(&self, n: usize) -> bool {
        self.clauses[n].parent.is_some_and(|parent| {
            self.clauses[n].link == Link::Content && self.content_depth(parent) > 0 && self.duty(parent).is_some()
        })
    }

    /// Where a clause names a duty, and what stands behind it: "must", or "on X" with what X is to do.
    fn duty(&self, n: usize) -> Option<(usize, usize)> {
        let clause = &self.clauses[n];
        if let Some(t) = clause.deontic {
            return (!self.describes(t)).then(|| (t, self.tagged.end(t)));
        }
        let first = clause.tokens.iter().copied().find(|t| {
            !matches!(
                self.tagged.tag(*t),
                Tag::Mark(_)
                    | Tag::When(_)
                    | Tag::Particle {
                        class: Particle::Complementizer | Particle::Conjunction | Particle::Marker | Particle::Adverb,
                        ..
                    }
            )
        })?;
        if let Some(on) = self.on_topic(n, first) {
            return Some((on, on));
        }
        let on = self.is_on(first) && clause.predicate.is_none_or(|p| p > first);
        let bearer = match self.tagged.tag(first) {
            Tag::Particle { suffix: Some(_), .. } => Some(self.tagged.end(first)),
            Tag::Particle { .. } if self.is_all(first) => Some(self.behind_all(self.tagged.end(first))),
            Tag::Particle { .. } => self
                .noun_of(self.tagged.end(first).min(self.tagged.last - 1))
                .map(|x| self.tagged.nouns[self.all(x).1].last),
            _ => None,
        };
        let next = bearer.filter(|b| on && *b < self.tagged.last)?;
        let verbal = match self.tagged.tag(next) {
            Tag::Masdar { cut, .. } | Tag::Event { cut, .. } => cut.is_bare(),
            Tag::Plain { cut } => cut.is_bare() && !cut.article && self.is_masdar(next),
            Tag::Particle { class: Particle::Complementizer, .. } => true,
            Tag::Particle { class: Particle::Negation, .. } => is_that_not(self.scan.document.raw(next)),
            _ => false,
        };
        verbal.then_some((first, first))
    }

    /// Whether a word can be a verbal noun at all.
    pub fn is_masdar(&self, t: usize) -> bool {
        self.scan.document.readings(t).list.iter().any(|r| matches!(r.word, Word::Masdar { .. }))
    }

    /// One past "everybody", "all sides" that begins at a token.
    fn behind_all(&self, t: usize) -> usize {
        let next = self.tagged.end(t);
        let whole = matches!(self.tagged.tag(t), Tag::Particle { .. });
        let of = next < self.tagged.last
            && whole
            && match self.tagged.tag(next) {
                Tag::Plain { cut } => cut.article && cut.is_bare(),
                Tag::Noun(noun) => self.tagged.nouns[noun].cut.is_bare(),
                _ => false,
            };
        if of { self.tagged.end(next) } else { next }
    }

    /// "On everybody": a word for all stands behind the preposition.
    fn is_all(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        next + 1 < self.tagged.last
            && matches!(
                self.tagged.tag(next),
                Tag::Particle { class: Particle::Quantifier, .. }
                    | Tag::Plain { cut: crate::text::reading::Cut { article: true, prep: None, .. } }
            )
    }

    /// "He does not think that it is necessary": nobody demands it.
    fn is_doubted(&self, n: usize) -> bool {
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent.filter(|_| self.clauses[at].link == Link::Content) {
            if self.clauses[parent].negated {
                return true;
            }
            at = parent;
        }
        false
    }

    /// "Things that must be done": what stands behind an indefinite noun, or behind "what", describes it; so does a word
    /// with the article behind a noun with one.
    pub fn describes(&self, t: usize) -> bool {
        // "X has lost it and must go": what is joined describes nothing.
        if matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Duty | Particle::Ban, cut, .. } if cut.conj.is_some())
        {
            return false;
        }
        let which = |b: usize| self.scan.document.folded(b).ends_with(words::MA);
        let due = |x: usize| matches!(self.tagged.tag(x), Tag::Particle { class: Particle::Duty, .. });
        let article = |x: usize| self.scan.document.readings(x).cuts.iter().any(|c| c.article && c.conj.is_none());
        if self.tagged.before(t).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Particle { .. }) && which(b)
                || due(t)
                    && article(t)
                    && (self.cut_of(b).is_some_and(|c| c.article) || is_possessed(self.scan.document.folded(b)))
        }) {
            return true;
        }
        self.tagged.before(t).is_some_and(|b| {
            let bare = self.cut_of(b).is_some_and(|c| !c.article && c.prep.is_none());
            bare && matches!(
                self.tagged.tag(b),
                Tag::Plain { .. } | Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. }
            )
        })
    }

    /// Whether the preposition "on" stands at a token, not a longer one that begins with it: in spite of.
    pub fn is_on(&self, t: usize) -> bool {
        self.tagged.end(t) == t + 1
            && matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, .. })
            && self
                .scan
                .document
                .folded(t)
                .trim_start_matches([crate::script::letters::WAW, crate::script::letters::FEH])
                .starts_with("\u{0639}\u{0644}\u{064A}")
    }

    /// "X has lost it and must go": whoever the clause before told of is the one who must.
    fn goes_on_about(&self, n: usize, child: usize) -> bool {
        let Some(before) = self.clauses[n].parent.filter(|_| self.clauses[n].link == Link::Coord) else { return false };
        let (told, must) = (&self.subjects[before], &self.subjects[child]);
        let speaker = self.speaker_of(n);
        let own = |r: &Ref| speaker.iter().any(|s| s.entity == r.entity);
        told.explicit
            && !told.refs.is_empty()
            && told.refs.len() == must.refs.len()
            && told.refs.iter().zip(&must.refs).all(|(a, b)| a.entity == b.entity)
            && !told.refs.iter().any(own)
    }

    /// What stands behind a word of duty: a clause, or a verbal noun with its phrase.
    pub fn demanded(&mut self, n: usize, from: usize) -> Option<Demand> {
        let mut at = from.min(self.tagged.last - 1);
        let mut target = Refs::new();
        let mut set_off = false;
        let mut steps = 0;
        while at < self.tagged.last && steps < 6 {
            steps += 1;
            let next = self.tagged.end(at).max(at + 1);
            match self.tagged.tag(at) {
                Tag::Particle { class: Particle::Preposition, suffix, .. } => {
                    if let Some(suffix) = suffix.filter(|s| self.is_on(at) && s.person != Person::First) {
                        target = self.other_state(n, at, self.pronoun(n, suffix));
                    } else if suffix.is_none()
                        // What is demanded of (from) X is to.
                        && (self.is_on(at) || steps == 1 && self.scan.document.folded(at) == MIN)
                        && next < self.tagged.last
                        && let Some(noun) = self.noun_of(next)
                    {
                        let (refs, last) = self.all(noun);
                        target = refs;
                        at = self.tagged.nouns[last].last;
                        continue;
                    }
                }
                // "There is no doubt that she is": no demand.
                Tag::Particle { class: Particle::Complementizer, suffix: Some(_), .. } => return None,
                Tag::Particle { .. } if self.content_at(n, at).is_some() => {
                    let child = self.content_at(n, at)?;
                    let told = self.subjects[child].explicit || self.goes_on_about(n, child);
                    if target.is_empty() && (told || self.is_addressed(child)) {
                        target = self.subjects[child].refs.clone();
                    }
                    let last = self.last_word(child)?;
                    return Some(Demand { target, first: at, last: self.tagged.end(last), clause: Some(child) });
                }
                // "It befits X to", "the duty of X is to": whose duty it is.
                Tag::Noun(noun) if target.is_empty() && (steps == 1 && self.begins_deed(noun) || self.is_for(noun)) => {
                    let (refs, last) = self.all(noun);
                    target = refs;
                    at = self.tagged.nouns[last].last;
                    continue;
                }
                Tag::Masdar { .. } | Tag::Event { .. } | Tag::Plain { .. } | Tag::Active { .. } | Tag::Noun(_) => {
                    if set_off {
                        return None;
                    }
                    if target.is_empty() && matches!(self.tagged.tag(at), Tag::Masdar { .. } | Tag::Event { .. }) {
                        target = self.doer(n, at);
                    }
                    return Some(Demand { target, first: at, last: self.phrase_end(at), clause: None });
                }
                Tag::Mark(crate::text::token::TokenKind::Comma) => set_off = true,
                Tag::Particle { .. } | Tag::When(_) | Tag::Mark(_) | Tag::Inside | Tag::Adjective { .. } => {}
                _ => return None,
            }
            at = next;
        }
        None
    }
}
