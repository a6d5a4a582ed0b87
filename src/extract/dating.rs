//! Which time an event has: its own, that of the clause it is told beside, or that of the talk in which it is said.

use crate::claim::{ClaimType, Modality, Time};
use crate::extract::calendar::Days;
use crate::extract::clause::Link;
use crate::extract::frame::Draft;
use crate::extract::sense::Sense;
use crate::extract::tag::{Tag, VerbTag};
use crate::extract::time::When;
use crate::lexicon::conjugate::{Finite, Tense};
use crate::lexicon::rows::{Light, Particle};
use crate::lexicon::time_rows::TimeWord;
use jiff::civil::Date;

impl Sense<'_, '_> {
    /// The time of a draft's event.
    pub fn time(&self, draft: &Draft, today: Option<Date>) -> Option<Time> {
        let own = self.when_of(draft.clause, draft.trigger.0);
        let when = own
            .or_else(|| self.when_beside(draft))
            .or_else(|| self.when_beneath(draft))
            .or_else(|| self.when_of_head(draft))
            .or_else(|| self.when_above(draft))?;
        let days = self.days_of(draft, when, today)?;
        let mention = self.scan.document.text(when.first, when.last).to_string();
        Some(Time { start: days.0.to_string(), end: days.1.to_string(), mention })
    }

    /// The days of an expression, of what is still to come or was said on another day.
    fn days_of(&self, draft: &Draft, when: &When, today: Option<Date>) -> Option<Days> {
        let days = when.days?;
        // What was done after two years was not done in two years' time.
        if when.counted && !self.speaks_of_future(draft) && today.is_some_and(|t| days.0 > t) {
            return None;
        }
        if matches!(draft.modality, Modality::Planned | Modality::Possible)
            && self.speaks_of_future(draft)
            && let Some(coming) = when.coming
        {
            return Some(coming);
        }
        if when.counted
            && let (Some(said), Some(today)) = (self.day_of_speech(draft), today)
            && let Ok(back) = said.until(today)
        {
            return Some((days.0.checked_sub(back).ok()?, days.1.checked_sub(back).ok()?));
        }
        Some(days)
    }

    /// A plan told in the past ("was to meet") has its day behind it.
    fn speaks_of_future(&self, draft: &Draft) -> bool {
        match self.clauses[draft.clause].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => v.form.tense == Tense::Present || v.cut.future,
            _ => true,
        }
    }

    /// The day on which words in quotation marks were spoken.
    fn day_of_speech(&self, draft: &Draft) -> Option<Date> {
        let clause = &self.clauses[draft.clause];
        if !clause.quoted {
            return None;
        }
        let mut at = draft.clause;
        while let Some(parent) = self.clauses[at].parent {
            at = parent;
            if self.speech(at).is_some() {
                let (first, last) = self.when_of(at, self.clauses[at].predicate?).filter(|w| !w.counted)?.days?;
                return (first == last).then_some(first);
            }
        }
        None
    }

    /// The time told in a clause nearest to a token of it.
    fn when_of(&self, clause: usize, near: usize) -> Option<&When> {
        let tokens = &self.clauses[clause].tokens;
        let (.., when) = tokens
            .iter()
            .filter_map(|t| match self.tagged.tag(*t) {
                Tag::When(n) if !self.is_since(&self.tagged.whens[n], clause) => {
                    let when = &self.tagged.whens[n];
                    Some((when.days.is_none(), t.abs_diff(near), n, when))
                }
                _ => None,
            })
            .min_by_key(|(open, far, n, _)| (*open, *far, *n))?;
        Some(when)
    }

    /// "Since" dates how long, not when; what stopped two years since stopped then.
    fn is_since(&self, when: &When, clause: usize) -> bool {
        let past = || {
            let predicate = self.clauses[clause].predicate.map(|p| self.tagged.tag(p));
            matches!(predicate, Some(Tag::Verb(v)) if v.form.tense == Tense::Past)
        };
        if when.since {
            return !(when.counted && past()) || self.is_record(when.first);
        }
        self.tagged
            .before(when.first)
            .is_some_and(|b| self.scan.lexicon.time_words.get(self.scan.document.folded(b)).contains(&TimeWord::Since))
    }

    /// The first, the worst since: a noun of comparison a few words before.
    fn is_record(&self, since: usize) -> bool {
        let from = since.saturating_sub(5).max(self.tagged.first);
        let adverb = |b: &usize| matches!(self.tagged.tag(*b), Tag::Particle { class: Particle::Adverb, .. });
        let adverb = self.tagged.before(since).filter(adverb);
        (from..since).any(|t| {
            let word = self.scan.document.folded(t);
            let bare = word.strip_prefix("\u{0627}\u{0644}").or_else(|| word.strip_prefix(crate::script::letters::LAM));
            let word = bare.unwrap_or(word);
            let named = match self.tagged.tag(t) {
                Tag::Inside => adverb.is_none_or(|b| t < b),
                tag => matches!(tag, Tag::Verb(_) | Tag::Noun(_)),
            };
            !named && word.starts_with(crate::script::letters::ALEF) && word.chars().count() <= 4
        })
    }

    /// What is coordinated with a dated deed of the same subject was done then; so was what is told "where" it was done.
    fn when_beside(&self, draft: &Draft) -> Option<&When> {
        let own = &self.clauses[draft.clause];
        let past = |c: usize| {
            let predicate = self.clauses[c].predicate.map(|p| self.tagged.tag(p));
            matches!(predicate, Some(Tag::Verb(v)) if v.form.tense == Tense::Past && !v.cut.future)
        };
        if !past(draft.clause) && own.link != Link::Hal {
            return None;
        }
        let near = |c: usize| self.clauses[c].predicate.unwrap_or(draft.trigger.0);
        if let (Link::Sub | Link::Hal, Some(parent)) = (own.link, own.parent) {
            return self.when_of(parent, near(parent));
        }
        if own.link != Link::Coord {
            return None;
        }
        let other = (0..draft.clause).rev().find(|c| {
            let clause = &self.clauses[*c];
            clause.link == own.link
                && (clause.parent == own.parent || own.parent == Some(*c))
                && clause.predicate.is_some()
        })?;
        let told = past(other) && self.speech(other).is_none() && !self.clauses[other].negated;
        if !told || self.content_depth(other) != self.content_depth(draft.clause) {
            return None;
        }
        let subject = |c: usize| self.subjects[c].refs.first().map(|r| r.entity);
        let opener = own.tokens.first().map(|t| self.tagged.tag(*t));
        let linked = matches!(opener, Some(Tag::Particle { .. })) || subject(other) == subject(draft.clause);
        if linked { self.when_of(other, near(other)) } else { None }
    }

    /// A clause of time below says when it was: when they met in May.
    fn when_beneath(&self, draft: &Draft) -> Option<&When> {
        (draft.clause + 1..self.clauses.len())
            .filter(|c| {
                self.clauses[*c].parent == Some(draft.clause)
                    && matches!(self.clauses[*c].link, Link::Sub | Link::Coord)
            })
            .filter(|c| self.opens_with_when(*c))
            .find_map(|c| self.when_of(c, self.clauses[c].predicate.unwrap_or(draft.trigger.1)))
    }

    /// `Killed in an attack on Thursday that X made`: the attack that X made is the one that the clause above dates.
    fn when_of_head(&self, draft: &Draft) -> Option<&When> {
        let clause = &self.clauses[draft.clause];
        let head = self.antecedent_event(draft.clause).filter(|_| clause.link == Link::Relative)?;
        let Tag::Verb(verb) = self.tagged.tag(clause.predicate?) else { return None };
        let does = self.scan.lexicon.verb_light[verb.verb as usize].contains(&Light::Source);
        let parent = clause.parent.filter(|_| does && verb.form.tense == Tense::Past)?;
        let told = self.clauses[parent].predicate.map(|p| self.tagged.tag(p));
        let past = matches!(told, None | Some(Tag::Verb(VerbTag { form: Finite { tense: Tense::Past, .. }, .. })));
        if past { self.when_of(parent, head) } else { None }
    }

    /// A clause opened by "when".
    fn opens_with_when(&self, clause: usize) -> bool {
        const WHEN: [&str; 3] = [
            "\u{0639}\u{0646}\u{062F}\u{0645}\u{0627}",
            "\u{062D}\u{064A}\u{0646}",
            "\u{062D}\u{064A}\u{0646}\u{0645}\u{0627}",
        ];
        self.clauses[clause].tokens.first().is_some_and(|t| WHEN.contains(&self.scan.document.folded(*t)))
    }

    /// A stand that a speaker takes in his own words is taken when he speaks.
    fn when_above(&self, draft: &Draft) -> Option<&When> {
        let stand = matches!(
            draft.kind,
            ClaimType::Request
                | ClaimType::Support
                | ClaimType::Oppose
                | ClaimType::Reject
                | ClaimType::Accuse
                | ClaimType::Concern
                | ClaimType::Threaten
        );
        if !stand || draft.modality != Modality::Asserted {
            return None;
        }
        let clause = &self.clauses[draft.clause];
        if !matches!(clause.link, Link::Content | Link::Quote) {
            return None;
        }
        let parent = clause.parent?;
        let speaker = self.subjects[parent].refs.first()?.entity;
        let same = draft.source.first().is_some_and(|r| r.entity == speaker);
        if same && self.speech(parent).is_some() { self.when_of(parent, self.clauses[parent].predicate?) } else { None }
    }
}
