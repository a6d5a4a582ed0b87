//! How far a noun phrase goes that says what a claim is about, and where another is coordinated with it.

use crate::claim::{ClaimType, Kind};
use crate::extract::frame::Draft;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::extract::topic::Runs;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Topic;
use crate::script::letters::*;
use crate::text::reading::{ARABIC, Cut};
use crate::text::token::TokenKind;

/// A phrase longer than this is cut.
const LONGEST: usize = 26;
/// "with"
const MAA: &str = "\u{0645}\u{0639}";

/// "in"
pub const FI: &str = "\u{0641}\u{064A}";

/// "By, with"
pub const BY: &str = "\u{0628}";

/// "to"
pub const ILA: &str = "\u{0627}\u{0644}\u{064A}";

impl Sense<'_, '_> {
    /// Where the clause ends that begins at a token, with all that hangs on it.
    pub fn content_end(&self, at: usize) -> usize {
        let own = self.clauses.iter().position(|c| c.tokens.contains(&at));
        let inside = |t: usize| {
            let Some(mut c) = self.clauses.iter().position(|c| c.tokens.contains(&t)) else { return true };
            loop {
                if Some(c) == own {
                    return true;
                }
                match self.clauses[c].parent {
                    Some(parent) => c = parent,
                    None => return false,
                }
            }
        };
        let mut end = self.tagged.end(at);
        let mut t = end;
        while t < self.tagged.last && t < at + LONGEST + 6 {
            match self.tagged.tag(t) {
                Tag::Mark(TokenKind::Stop | TokenKind::Break) | Tag::Attribution { .. } => break,
                Tag::Active { accusative: true, .. } => break,
                Tag::Mark(_) => {}
                _ if !inside(t) => break,
                _ => end = self.tagged.end(t).max(t + 1),
            }
            t = self.tagged.end(t).max(t + 1);
        }
        end.min(self.tagged.last)
    }

    /// The noun phrase that begins at a token with all that belongs to it, cut where another is coordinated.
    pub fn whole(&self, draft: &Draft, head: usize) -> Runs {
        let mut walk =
            Walk { runs: Runs::new(), first: head, end: self.tagged.end(head), prep: String::new(), open: 0 };
        let mut t = walk.end;
        let article = self.cut_of(head).is_some_and(|c| c.article);
        while t < self.tagged.last && t < head + LONGEST && !self.is_back_above(head, t) {
            let next = self.tagged.end(t).max(t + 1);
            match self.step(draft, &mut walk, t, article) {
                Step::Stop => break,
                Step::Over => {}
                Step::Take => walk.end = next,
                Step::Clause => {
                    walk.end = self.content_end(t);
                    break;
                }
                Step::Split => {
                    let (first, end) = (walk.first, walk.end);
                    walk.runs.push((first, end));
                    walk.first = t;
                    walk.end = next;
                }
            }
            t = next;
        }
        walk.runs.push((walk.first, walk.end));
        walk.runs
    }

    fn step(&self, draft: &Draft, walk: &mut Walk, t: usize, article: bool) -> Step {
        let next = self.tagged.end(t).max(t + 1);
        match self.tagged.tag(t) {
            Tag::Mark(TokenKind::Comma) if self.list_goes_on(next) => Step::Over,
            Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon) => Step::Stop,
            Tag::Mark(TokenKind::Close) if walk.open == 0 => Step::Stop,
            Tag::Mark(TokenKind::Open) => {
                walk.open += 1;
                Step::Over
            }
            Tag::Mark(TokenKind::Close) => {
                walk.open -= 1;
                Step::Take
            }
            Tag::Mark(TokenKind::Quote) if next - walk.first > 7 && self.closes(walk.first, t) => Step::Stop,
            Tag::Mark(_) => Step::Over,
            Tag::Verb(v) if self.is_genitive(walk, &v, t, next) || self.is_brought(&v, t) => Step::Take,
            Tag::Verb(_) | Tag::Attribution { .. } | Tag::Active { accusative: true, .. } => Step::Stop,
            Tag::When(_) => Step::Stop,
            Tag::Particle { class: Particle::Preposition, cut, suffix } => {
                let prep = self.folded_words(t, next)[cut.skip()..].to_string();
                let kind = self.scan.lexicon.topic(&prep);
                if kind == Some(Topic::Also) {
                    return Step::Over;
                }
                if kind.is_some_and(Topic::is_aside) || cut.conj.is_some() && prep != walk.prep {
                    return Step::Stop;
                }
                if suffix.is_some() {
                    return Step::Take;
                }
                if self.brings_party(draft, &prep, next) || is_deed(draft.kind) && self.brings_place(&prep, next) {
                    return Step::Stop;
                }
                walk.prep = prep;
                Step::Over
            }
            Tag::Particle { class: Particle::Complementizer, cut, .. }
                if self.tagged.before(t) == Some(walk.first) && cut.conj.is_none() =>
            {
                Step::Clause
            }
            Tag::Particle { class: Particle::Demonstrative | Particle::Quantifier, cut, .. } if cut.conj.is_none() => {
                Step::Over
            }
            Tag::Particle { class: Particle::Adverb, cut, .. } if cut.conj.is_none() => Step::Over,
            // "Any".
            Tag::Particle { class: Particle::Marker, .. }
                if self.scan.lexicon.topic(self.scan.document.folded(t)) == Some(Topic::Hollow) =>
            {
                Step::Over
            }
            Tag::Particle { .. } => Step::Stop,
            Tag::Noun(noun) if self.is_late_subject(noun) || self.is_other_party(draft, walk.first, noun) => Step::Stop,
            // Took the town with the help of X: what was taken is the town.
            Tag::Event { .. } if is_deed(draft.kind) && !self.is_event(walk.first) && self.is_with_help(t) => {
                Step::Stop
            }
            _ if self.opens_deed(t) || self.opens_clause(walk.first, t) => Step::Stop,
            _ => self.word_step(walk, t, article),
        }
    }

    /// "The decision (shocked) the government", "a stray bullet (killed) a child": behind a head with the article a bare phrase
    /// is no genitive of it, nor is whom a weapon hit.
    fn is_other_party(&self, draft: &Draft, head: usize, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let brought = |b: usize| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. });
        if found.who.is_empty() || !found.cut.is_bare() || self.tagged.before(found.first).is_some_and(brought) {
            return false;
        }
        let among = |refs: &Refs| found.who.iter().all(|r| refs.iter().any(|p| p.first == r.first));
        // "For (meeting) X" looks like "for the".
        let definite = || self.cut_of(head).is_some_and(|c| c.article && c.prep.is_none());
        let beside = || self.tagged.before(found.first) == Some(head);
        let weapon = || self.attitude(head).is_some_and(|(what, ..)| what == Attitude::Weapon);
        is_deed(draft.kind) && among(&draft.target) && weapon()
            || beside() && definite() && (among(&draft.source) || among(&draft.target))
    }

    /// "… to talks, and X sides with Y": a word that "and" joins, and that stands in another clause.
    fn opens_clause(&self, first: usize, t: usize) -> bool {
        let clause = |t: usize| self.within[t - self.tagged.first];
        clause(first) != clause(t) && self.cut_of(t).is_some_and(|c| c.conj.is_some())
    }

    /// A preposition brings no verb: what looks like one behind it is a noun.
    fn is_brought(&self, verb: &VerbTag, t: usize) -> bool {
        verb.cut == Cut::default()
            && verb.form.tense == crate::lexicon::conjugate::Tense::Past
            && self.tagged.before(t).is_some_and(|b| {
                matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                    && self.tagged.end(b) == b + 1
            })
    }

    /// Behind a verbal noun that a preposition brings, what looks like a past verb before a noun is its genitive.
    fn is_genitive(&self, walk: &Walk, verb: &VerbTag, t: usize, next: usize) -> bool {
        verb.cut == Cut::default()
            && verb.suffix.is_none()
            && verb.form.tense == crate::lexicon::conjugate::Tense::Past
            && self.tagged.before(t) == Some(walk.first)
            && matches!(self.tagged.tag(walk.first), Tag::Masdar { cut, suffix: None, .. } if cut.prep.is_some() && !cut.article)
            && next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Noun(n) => self.tagged.nouns[n].cut == Cut::default(),
                Tag::Plain { cut } => cut.article && cut.prep.is_none(),
                _ => false,
            }
    }

    /// A word that is no particle: it belongs to the phrase, or begins one that is coordinated with it.
    fn word_step(&self, walk: &Walk, t: usize, article: bool) -> Step {
        let before = self.tagged.before(t);
        let also = before.is_some_and(|b| match self.tagged.tag(b) {
            Tag::Particle { class: Particle::Preposition, cut, .. } => {
                let prep = self.folded_words(b, self.tagged.end(b));
                self.scan.lexicon.topic(&prep[cut.skip()..]) == Some(Topic::Also)
            }
            _ => false,
        });
        if also {
            return Step::Split;
        }
        let cut = self.joined_cut(t);
        if cut.conj.is_none() {
            return Step::Take;
        }
        if cut.prep.is_some() {
            return if before.is_some_and(|b| self.joined_cut(b).prep == cut.prep) || walk.prep.len() == 2 {
                Step::Take
            } else {
                Step::Stop
            };
        }
        let comma = before.is_some_and(|b| matches!(self.tagged.tag(b), Tag::Mark(TokenKind::Comma)));
        let adjective = matches!(self.tagged.tag(t), Tag::Nisba { .. } | Tag::Adjective { .. })
            || self.is_adjectival(t) && before.is_some_and(|b| b != walk.first && self.is_adjectival(b));
        let named = matches!(self.tagged.tag(t), Tag::Noun(_));
        if adjective || named {
            return Step::Take;
        }
        if comma || !cut.article || article { Step::Split } else { Step::Take }
    }

    /// The proclitics of a word; of one that nothing explains, its "and" too.
    fn joined_cut(&self, t: usize) -> Cut {
        let cut = self.cut_of(t).unwrap_or_default();
        let document = self.scan.document;
        let unknown = cut == Cut::default()
            && document.folded(t).starts_with(WAW)
            && document.folded(t).chars().count() > 4
            && document.readings(t).list.is_empty();
        if unknown { Cut { conj: Some(WAW), taken: ARABIC, ..cut } } else { cut }
    }

    /// Behind a comma a list goes on with "and" and a noun, where no verb comes before the next mark.
    fn list_goes_on(&self, t: usize) -> bool {
        if t >= self.tagged.last {
            return false;
        }
        match self.tagged.tag(t) {
            Tag::Particle { class: Particle::Preposition, cut, suffix: None } => {
                let prep = self.folded_words(t, self.tagged.end(t));
                return self.scan.lexicon.topic(&prep[cut.skip()..]) == Some(Topic::Also);
            }
            Tag::Noun(_) | Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. } => {}
            _ => return false,
        }
        let cut = self.joined_cut(t);
        cut.conj == Some(WAW)
            && cut.prep.is_none()
            && (t..self.tagged.last)
                .map(|n| self.tagged.tag(n))
                .take_while(|tag| {
                    !matches!(tag, Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon))
                })
                .all(|tag| !matches!(tag, Tag::Verb(_) | Tag::Particle { class: Particle::Auxiliary, .. }))
    }

    /// A quotation mark before the phrase is closed by this one.
    fn closes(&self, first: usize, t: usize) -> bool {
        let quote = |n: &usize| matches!(self.tagged.tag(*n), Tag::Mark(TokenKind::Quote));
        (first..t).filter(quote).count() % 2 == 0 && (self.tagged.first..first).filter(quote).count() % 2 == 1
    }

    /// "In" before a place says where a deed was done.
    fn brings_place(&self, prep: &str, t: usize) -> bool {
        prep == FI
            && t < self.tagged.last
            && self.noun_of(t).is_some_and(|n| {
                self.tagged.nouns[n].place
                    && self.scan.entities.get(self.tagged.nouns[n].who[0].entity).kind == Kind::Place
            })
    }

    /// "With" before one of the parties belongs to the verb, not to the issue.
    fn brings_party(&self, draft: &Draft, prep: &str, t: usize) -> bool {
        t < self.tagged.last
            && prep == MAA
            && draft.kind.is_symmetric()
            && draft.source.iter().any(|r| (t..self.tagged.end(t).max(t + 2)).contains(&r.first))
            && draft.trigger.0 < t
            && draft.issues.iter().all(|(a, _)| *a > draft.trigger.0)
            && !draft.rule.starts_with("noun")
            && !draft.rule.starts_with("light")
    }

    /// One past the phrase that holds the `count`th token from `first`.
    pub fn word_end(&self, first: usize, count: usize) -> usize {
        let mut t = first;
        while t < self.tagged.last && t - first < count {
            t = self.tagged.end(t).max(t + 1);
        }
        t
    }

    pub fn folded_words(&self, first: usize, last: usize) -> String {
        (first..last).map(|t| self.scan.document.folded(t)).collect::<Vec<_>>().join(" ")
    }
}

/// Deeds, which take place somewhere.
fn is_deed(kind: ClaimType) -> bool {
    matches!(kind, ClaimType::Assault | ClaimType::Mobilize | ClaimType::Coerce | ClaimType::Protest)
}

struct Walk {
    runs: Runs,
    first: usize,
    end: usize,
    /// The last preposition.
    prep: String,
    /// Brackets that are open.
    open: usize,
}

enum Step {
    Stop,
    /// It belongs to the phrase if what follows does.
    Over,
    Take,
    Split,
    /// A clause completes the phrase.
    Clause,
}
