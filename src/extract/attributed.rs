//! Who says what no verb of speech before it tells: phrases that attribute, verbs of saying behind what they say, words of
//! saying and documents before "that".

use crate::claim::{Commitment, Kind};
use crate::extract::argument::Argument;
use crate::extract::clause::Link;
use crate::extract::opening::is_as;
use crate::extract::pronoun::independent;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Person;
use crate::lexicon::rows::{Particle, SpeechClass, SpeechRow, Word};
use crate::lexicon::sorts::Topic;
use crate::text::token::TokenKind;

/// Words of somebody: who, by which verb, and how far it vouches for them.
pub type Said<'a> = (Refs, &'a str, Commitment);

/// Who vouches for what is said after an attributing phrase: `according to X`.
pub struct Postposed {
    pub refs: Refs,
    pub commitment: Commitment,
    pub verb: String,
    /// The clauses that it covers.
    pub clauses: std::ops::Range<usize>,
    /// The clause of speech that hands his words on: the agency said, quoting X, that.
    pub through: Option<usize>,
}

impl Sense<'_, '_> {
    /// Who spoke last: whom a verb of speech without a subject means.
    pub fn last_speaker(&self) -> Refs {
        let memory = &self.scan.memory;
        memory.speaker().or(memory.subject()).map_or(Refs::new(), |who| smallvec::smallvec![self.carried_ref(who)])
    }

    /// Whom a relaying clause quotes.
    pub fn quoted_by(&self, clause: usize) -> Refs {
        match self.speech(clause) {
            Some(speech) if speech.class == SpeechClass::Relay && clause < self.subjects.len() => {
                self.relayed(clause, &speech.speaker)
            }
            _ => Refs::new(),
        }
    }

    /// Whether a relaying clause from which no speaker is known quotes somebody all the same: the words are his, not the
    /// agency's.
    pub fn quotes_stranger(&self, clause: usize) -> bool {
        let Some((speech, p)) = self.speech(clause).zip(self.clauses[clause].predicate) else { return false };
        let from = |a: &Argument| a.prep == speech.speaker && a.pronoun.is_none();
        speech.class == SpeechClass::Relay && self.arguments(clause, p, self.subjects[clause].noun).iter().any(from)
    }

    /// Whom a relaying verb quotes: `reported, from X, that`.
    pub fn relayed(&self, clause: usize, prep: &str) -> Refs {
        let Some(p) = self.clauses[clause].predicate else { return Refs::new() };
        let subject = self.subjects[clause].noun;
        let arguments = self.arguments(clause, p, subject);
        let Some(from) = arguments.iter().find(|a| a.prep == prep || prep == "subject" && a.prep == "\u{0639}\u{0646}")
        else {
            // The agency handed on X's statements.
            let words = arguments.iter().find(|a| a.prep.is_empty() && a.noun.is_none() && a.pronoun.is_none());
            return words.map_or(Refs::new(), |a| self.issuer_of(a.head, clause));
        };
        let refs = self.actors(from, clause);
        if refs.is_empty() && from.pronoun.is_none() { self.issuer_of(from.head, clause) } else { refs }
    }

    /// The attributing phrases of the sentence and what they cover.
    pub fn postposed(&self) -> Vec<Postposed> {
        let mut out = Vec::new();
        let attributed = self.tagged.tags.iter().any(|t| matches!(t, Tag::Attribution { .. }));
        let below_it = |n: usize| (n + 1..self.clauses.len()).take_while(|c| self.hangs_on(*c, n)).count();
        for (n, clause) in self.clauses.iter().enumerate() {
            for (i, t) in clause.tokens.iter().enumerate().filter(|_| attributed) {
                let Tag::Attribution { row } = self.tagged.tag(*t) else { continue };
                let row = &self.scan.lexicon.attributions[row as usize];
                if self.accords_with_thing(self.tagged.end(*t)) {
                    continue;
                }
                let handed = self.handed_on(n, self.tagged.end(*t));
                let refs = handed.unwrap_or_else(|| {
                    // A relative clause before the word is over: who is named stands right behind it.
                    let last = self.tagged.last;
                    let next = |x: usize| Some(self.tagged.end(x)).filter(|x| *x < last);
                    std::iter::successors(next(*t), |x| next(*x))
                        .take(4)
                        .find_map(|x| self.noun_of(x))
                        .map(|noun| self.same_as_before(noun).unwrap_or_else(|| self.tagged.nouns[noun].who.clone()))
                        .unwrap_or_default()
                });
                let first_of_sentence = *t == self.tagged.first;
                let through = Some(n).filter(|n| {
                    below_it(*n) > 0
                        && clause.predicate.is_some_and(|p| p < *t)
                        && self.speech_of(*n)
                        && (self.is_press(&self.subjects[*n].refs) || !self.is_press(&refs))
                });
                // What hangs on its clause is said by the same: on the tongue of X that …
                let below = below_it(n);
                let amid =
                    clause.predicate.is_some_and(|p| p < *t) && self.behind_voice(&clause.tokens, i + 1).is_some();
                let clauses = match first_of_sentence {
                    true => 0..self.clauses.len(),
                    // X condemned it on the tongue of Y: what stands before is nobody's word.
                    false => (if amid { n } else { 0 })..n + 1 + below,
                };
                out.push(Postposed { refs, commitment: row.commitment, verb: row.phrase.clone(), clauses, through });
            }
            out.extend(self.said_behind(n));
        }
        out
    }

    /// Outlets alone, who hand on what others say.
    fn is_press(&self, refs: &Refs) -> bool {
        !refs.is_empty() && refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Media)
    }

    /// `According to a plan that …`: what is done by a plan, an agreement or a law is nobody's word; what stands in a
    /// report is.
    fn accords_with_thing(&self, head: usize) -> bool {
        if head >= self.tagged.last {
            return false;
        }
        let thing = matches!(self.tagged.tag(head), Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. });
        let word = self.scan.document.folded(head);
        let readings = self.scan.document.readings(head);
        // According to what he said.
        let particle =
            |t: usize| self.scan.document.readings(t).list.iter().any(|r| matches!(r.word, Word::Particle { .. }));
        let what = || particle(head) || particle(head - 1);
        let account =
            || readings.cuts.iter().any(|c| self.scan.lexicon.topics.get(&word[c.skip()..]) == Some(&Topic::Account));
        thing && !what() && !account() && self.attitude(head).is_none_or(|(what, ..)| what != Attitude::Document)
    }

    /// "The same source", "the source itself": whoever was the speaker before.
    fn same_as_before(&self, noun: usize) -> Option<Refs> {
        let found = &self.tagged.nouns[noun];
        let next = found.last;
        let itself = next < self.tagged.last
            && found.who.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Unnamed)
            && matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Pronoun, .. })
            && crate::extract::pronoun::independent(self.scan.document.folded(next)).is_none();
        let entities = &self.scan.entities;
        let alike = |e: usize| {
            let (one, here) = (entities.get(e), found.who.first().map(|r| entities.get(r.entity)));
            one.kind == Kind::Unnamed && here.is_some_and(|h| h.id != one.id && one.id.ends_with(h.id.as_str()))
        };
        let speaker = self.last_speaker();
        let unnamed = speaker.iter().all(|r| entities.get(r.entity).kind == Kind::Unnamed);
        let same = || self.scan.memory.lately(alike).map(|e| smallvec::smallvec![self.carried_ref(e)]);
        itself.then(|| same().or_else(|| (unnamed && !speaker.is_empty()).then_some(speaker)))?
    }

    fn hangs_on(&self, clause: usize, above: usize) -> bool {
        let mut at = clause;
        while let Some(parent) = self.clauses[at].parent {
            if parent == above {
                return true;
            }
            at = parent;
        }
        false
    }

    /// A verb that hands on what others say, in whatever construction.
    fn relays(&self, n: usize) -> Option<&SpeechRow> {
        match self.tagged.tag(self.clauses[n].predicate?) {
            Tag::Verb(v) => {
                let rows = &self.scan.lexicon.verb_speech[v.verb as usize];
                rows.first().map(|s| &self.scan.lexicon.speech[*s as usize])
            }
            _ => None,
        }
    }

    /// A verb of saying behind what it says: "…", said the minister; as the agency reported.
    pub fn said_behind(&self, n: usize) -> Option<Postposed> {
        let clause = &self.clauses[n];
        let p = clause.predicate.filter(|p| matches!(self.tagged.tag(*p), Tag::Verb(_)))?;
        let speech = self.speech(n).or_else(|| self.relays(n)).filter(|s| {
            matches!(s.class, SpeechClass::Say | SpeechClass::Relay | SpeechClass::Write | SpeechClass::Tell)
        })?;
        let first = *clause.tokens.first()?;
        let mut before = self.tagged.before(first).filter(|_| n > 0)?;
        // "…", thus commented X.
        while matches!(self.tagged.tag(before), Tag::Particle { class: Particle::Adverb, .. }) {
            before = self.tagged.before(before)?;
        }
        let like = is_as(self.scan.document.folded(first));
        // Between a verb of saying and its "that": in a statement that the agency handed on.
        let aside = self.clauses.get(n + 1).is_some_and(|c| c.link == Link::Content && c.parent.is_some_and(|p| p < n));
        let handed = clause.link == Link::Relative && matches!(self.tagged.tag(p), Tag::Verb(v) if v.suffix.is_some());
        let closed = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Quote);
        let quoted = (0..n).any(|c| self.clauses[c].quoted)
            && (closed(before)
                || self.tagged.tag(before).is_mark(TokenKind::Comma) && self.tagged.before(before).is_some_and(closed));
        let apart = like || quoted || handed && aside || self.is_said_after(n, p, before);
        if !apart {
            return None;
        }
        let complete = (n + 1..self.clauses.len())
            .all(|c| self.clauses[c].parent != Some(n) || !matches!(self.clauses[c].link, Link::Content | Link::Quote))
            && (handed
                || self
                    .arguments(n, p, self.subjects[n].noun)
                    .iter()
                    .all(|a| !a.prep.is_empty() || a.pronoun.is_some()));
        complete.then(|| Postposed {
            refs: self.subjects[n].refs.clone(),
            commitment: speech.commitment,
            verb: speech.lemma.clone(),
            clauses: if aside { 0..self.clauses.len() } else { 0..n },
            through: None,
        })
    }

    /// `X bombed Y, said Z`: a bare verb of saying right behind a comma, with who says it behind it.
    fn is_said_after(&self, n: usize, p: usize, before: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(p) else { return false };
        let named = self.subjects[n].noun.is_some_and(|s| self.tagged.nouns[s].first == self.tagged.end(p));
        let says = self.speech(n).is_some_and(|s| s.class == SpeechClass::Say && s.says);
        let told = self.clauses[..n].iter().any(|c| c.predicate.is_some() || c.deontic.is_some());
        named
            && says
            && told
            && v.cut.conj.is_none()
            && !v.form.passive
            && self.clauses[n].tokens.first() == Some(&p)
            && self.tagged.tag(before).is_mark(TokenKind::Comma)
            && self.clauses[..n].iter().all(|c| c.link != Link::Content)
    }

    /// `according to what the agency quoted from X`: X, and the agency.
    fn handed_on(&self, n: usize, at: usize) -> Option<Refs> {
        let relay = (n..self.clauses.len().min(n + 2)).find(|c| self.clauses[*c].predicate == Some(at))?;
        let speech = self.speech(relay).filter(|s| s.class == SpeechClass::Relay)?;
        let mut refs = self.relayed(relay, &speech.speaker);
        refs.extend(self.subjects[relay].refs.iter().copied());
        Some(refs).filter(|r| !r.is_empty())
    }

    /// To whom a phrase such as "according to X" attributes a clause.
    pub fn attributed(&self, n: usize) -> Option<&Refs> {
        self.behind.iter().find(|(_, clauses)| clauses.contains(&n)).map(|(refs, _)| refs)
    }

    /// "We", "I" before the one who says it: according to X, X is meant.
    pub fn first_persons(&mut self) {
        for (refs, clauses) in self.behind.clone() {
            for c in clauses.filter(|c| *c < self.clauses.len()) {
                if self.subjects[c].refs.is_empty() && self.is_own(c) {
                    self.subjects[c].refs = refs.clone();
                }
            }
        }
    }

    /// Whether a clause is told in the first person: by its verb, or by a pronoun that stands before what is said of it.
    pub fn is_own(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let mut words = clause.tokens.iter().copied().filter(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_)));
        let pronoun = |t: usize| match self.tagged.tag(t) {
            Tag::Particle { class: Particle::Pronoun, cut, .. } => {
                independent(&self.scan.document.folded(t)[cut.skip()..]).is_some_and(|s| s.person == Person::First)
            }
            _ => false,
        };
        match clause.predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => v.form.person == Person::First,
            _ => clause.opened_by.is_some_and(|s| s.person == Person::First) || words.next().is_some_and(pronoun),
        }
    }

    /// Whether a clause is somebody's words.
    pub fn is_worded(&self, n: usize) -> bool {
        self.content_depth(n) > 0 || self.attributed(n).is_some()
    }

    /// Who says a clause behind "that" which no verb of speech governs: the announcement of X that, in a statement of X
    /// that; the subject of whatever verb, where he does so "by saying that".
    pub fn worded(&self, n: usize) -> Option<Said<'_>> {
        let clause = &self.clauses[n];
        let parent = clause.parent.filter(|c| clause.link == Link::Content && *c < self.subjects.len())?;
        let empty = |s: &SpeechRow| s.class == SpeechClass::Relay && self.relayed(parent, &s.speaker).is_empty();
        if self.speech(parent).is_some_and(|s| !empty(s)) {
            return None;
        }
        let mut at = self.tagged.before(*clause.tokens.first()?)?;
        while matches!(
            self.tagged.tag(at),
            Tag::When(_) | Tag::Particle { class: Particle::Preposition, suffix: None, .. }
        ) {
            at = self.tagged.before(at)?;
        }
        if let Tag::Noun(noun) = self.tagged.tag(at)
            && self.tagged.nouns[noun].cut.is_bare()
            && let Some(word) = self.tagged.before(at)
            && let Some(row) = self.word_of_saying(word)
            && self.cut_of(word).is_some_and(|c| !c.article)
        {
            return Some((self.tagged.nouns[noun].who.clone(), &row.lemma, row.commitment));
        }
        if let Some(row) = self.word_of_saying(at) {
            let refs = match self.tagged.tag(at) {
                Tag::Masdar { suffix: Some(suffix), .. } | Tag::Event { suffix: Some(suffix), .. } => {
                    self.possessor(parent, at, suffix)
                }
                _ if self.cut_of(at).is_some_and(|c| c.article) => self.subjects[parent].refs.clone(),
                _ => Refs::new(),
            };
            return (!refs.is_empty()).then_some((refs, row.lemma.as_str(), row.commitment));
        }
        if !self.subjects[parent].refs.is_empty() {
            return None;
        }
        let words = self.clauses[parent].tokens.iter().filter(|t| **t <= at);
        let refs = words.map(|t| self.issuer_of(*t, parent)).find(|refs| !refs.is_empty())?;
        Some((refs, "", Commitment::Neutral))
    }

    /// A verbal noun of saying: who speaks stands behind it or in its pronoun.
    fn word_of_saying(&self, t: usize) -> Option<&SpeechRow> {
        if !matches!(self.tagged.tag(t), Tag::Masdar { .. } | Tag::Event { .. }) {
            return None;
        }
        let lexicon = self.scan.lexicon;
        self.scan.document.readings(t).list.iter().find_map(|r| {
            let Word::Masdar { verb } = r.word else { return None };
            let mut rows = lexicon.verb_speech[verb as usize].iter().map(|s| &lexicon.speech[*s as usize]);
            rows.find(|s| matches!(s.class, SpeechClass::Say | SpeechClass::Tell | SpeechClass::Write))
        })
    }
}
