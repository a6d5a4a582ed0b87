//! Predicates → drafts of claims, by the frames of the lexicon.

use crate::claim::{ClaimType, Modality};
use crate::extract::argument::Argument;
use crate::extract::fill::Predicate;
use crate::extract::opening::words;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::extract::valence::{brings_needed, is_special};
use crate::lexicon::rows::{Frame, Light, Roles};
use smallvec::SmallVec;

/// A claim whose words are still tokens.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: ClaimType,
    pub source: Refs,
    pub target: Refs,
    /// Runs of tokens that say what it is about.
    pub issues: SmallVec<[(usize, usize); 2]>,
    pub clause: usize,
    pub trigger: (usize, usize),
    pub evidence: (usize, usize),
    pub modality: Modality,
    /// Number of a noun phrase read as the place.
    pub place: Option<usize>,
    pub rule: String,
    /// Actors who say it beside those of the clause: an accuser of what he accuses.
    pub said_by: Refs,
    /// It is told only if it is found against whom it is.
    pub against: bool,
}

impl Draft {
    /// A claim of a kind that a clause tells as a fact by the words from `trigger.0` up to `trigger.1`; whose it is and
    /// what it is about come after.
    pub fn of(kind: ClaimType, clause: usize, trigger: (usize, usize), rule: &str) -> Draft {
        Draft {
            kind,
            source: Refs::new(),
            target: Refs::new(),
            issues: SmallVec::new(),
            clause,
            trigger,
            evidence: trigger,
            modality: Modality::Asserted,
            place: None,
            rule: rule.into(),
            said_by: Refs::new(),
            against: false,
        }
    }
}

/// What a sentence's frames gave.
#[derive(Debug, Default)]
pub struct Found {
    pub drafts: Vec<Draft>,
    /// Event nouns that a light verb or another frame has used up.
    pub used: Vec<usize>,
    /// Runs of tokens that are what somebody wants, refuses, threatens, with how and who: events in them may not have
    /// happened.
    pub unreal: Vec<(usize, usize, ClaimType, Refs)>,
    /// Clauses that tell no more than what somebody demands.
    pub demanded: Vec<usize>,
    /// Runs of tokens of an accusation, with accused and accuser: events in them are the accused's.
    pub accused: Vec<(usize, usize, Refs, Refs)>,
}

impl Sense<'_, '_> {
    /// The frames of every clause's predicate.
    pub fn frames(&mut self) -> Found {
        let mut found = Found::default();
        for n in 0..self.clauses.len() {
            if self.is_demanded(n) || found.demanded.contains(&n) {
                continue;
            }
            self.needs(n, &mut found);
            if self.is_worded(n) && self.said_frames(n, &mut found) || self.denies_truth(n, &mut found) {
                continue;
            }
            if self.arrival(n, &mut found)
                || self.heading(n, &mut found)
                || self.bond(n, &mut found)
                || self.side(n, &mut found)
                || self.stands_against(n, &mut found)
                || self.verdict(n, &mut found)
                || self.named(n, &mut found)
            {
                continue;
            }
            self.signed(n, &mut found);
            let Some(p) = self.clauses[n].predicate else { continue };
            match self.tagged.tag(p) {
                Tag::Verb(v) => self.verb(n, p, v.verb, v.form.passive, &mut found),
                Tag::Active { verb, .. } => self.verb(n, p, verb, false, &mut found),
                Tag::Passive { .. } => {}
                Tag::Adjective { row, .. } => {
                    let lexicon = self.scan.lexicon;
                    let frame = &lexicon.adjectives[row as usize];
                    let arguments = self.arguments(n, p, None);
                    let on = Predicate { n, p, arguments: &arguments, passive: false, rule: "adjective" };
                    self.apply(on, frame, &mut found);
                }
                _ => {}
            }
        }
        self.passive_participles(&mut found);
        self.laid_by_participle(&mut found);
        self.attributive_adjectives(&mut found);
        self.backed_by(&mut found);
        self.standings(&mut found);
        self.in_support(&mut found);
        for n in 0..self.clauses.len() {
            self.will_not(n, &mut found);
            self.decides_not(n, &mut found);
        }
        found
    }

    fn verb(&mut self, n: usize, p: usize, verb: u16, passive: bool, found: &mut Found) {
        if self.is_pious(p) {
            return;
        }
        let lexicon = self.scan.lexicon;
        let twins = self.written_alike(p, verb);
        let past_alike = self.past_alike(p, verb);
        let tells = |v: &u16| !lexicon.verb_frames[*v as usize].is_empty();
        let carries = |v: &u16| !lexicon.verb_light[*v as usize].is_empty();
        if !twins.iter().any(|v| tells(v) || carries(v)) && !past_alike.iter().any(tells) {
            return;
        }
        let subject = self.subjects[n].noun.filter(|s| self.tagged.nouns[*s].first > p);
        let arguments = self.arguments(n, p, subject);
        let passive = passive || self.is_by_agent(n, &arguments);
        // What another verb that is only written so may tell must show in its words.
        let shown = |f: &Frame| !f.note.object.is_empty() || brings_needed(f, &arguments);
        let mut frames: SmallVec<[&Frame; 4]> = SmallVec::new();
        for twin in twins.iter().chain(&past_alike) {
            let of = lexicon.verb_frames[*twin as usize].iter().map(|f| &lexicon.frames[*f as usize]);
            frames.extend(of.filter(|f| *twin == verb || shown(f)));
        }
        frames.sort_by_key(|f| std::cmp::Reverse(f.note.conditions));
        let denied = self.clauses[n].negated;
        // Will not comply: he refuses; nobody blames him for what he has not left undone.
        let blames = |f: &Frame| f.kind == ClaimType::Accuse && f.note.negated && f.subject.has(Roles::TARGET);
        let never = self.tagged.before(p).is_some_and(|b| self.scan.document.folded(b) == words::LAN);
        let refuses = never && self.is_for_speaker(n);
        frames.retain(|f| (denied || !f.note.negated) && !(refuses && blames(f)));
        let suffered = if passive { SmallVec::new() } else { self.suffered(n, p, &frames, &arguments) };
        // Three journalists were arrested in X: those who arrest name whom.
        let (seized, hurt): (SmallVec<[&Frame; 4]>, SmallVec<[&Frame; 4]>) =
            suffered.into_iter().partition(|f| f.kind == ClaimType::Coerce);
        let on = Predicate { n, p, arguments: &arguments, passive, rule: "verb" };
        let undergone_on = Predicate { passive: true, rule: "passive", ..on };
        if self.first_that_holds(undergone_on, &seized, found) {
            return;
        }
        let (special, plain): (SmallVec<[&Frame; 4]>, SmallVec<[&Frame; 4]>) =
            frames.iter().copied().partition(|f| is_special(f));
        if self.first_that_holds(on, &special, found) {
            if let Some(event) = arguments.iter().find(|a| a.prep.is_empty() && a.pronoun.is_none()).map(|a| a.head) {
                // Announced the withdrawal: one and the same.
                // Withdrew his support: he has none.
                let left = |kind| matches!(kind, ClaimType::Support | ClaimType::Aid) && self.has_pronoun(event);
                let same = matches!(self.tagged.tag(event), Tag::Event { nominal, .. }
                if found.drafts.last().is_some_and(|d| {
                    let own = lexicon.nominals[nominal as usize].frame.kind;
                    d.kind == own || d.kind == ClaimType::Oppose && left(own)
                }));
                found.used.extend(Some(event).filter(|_| same));
                for light in &lexicon.verb_light[verb as usize] {
                    self.also_announced(n, p, *light, event, found);
                }
            }
            return;
        }
        let happens = self.takes_place(n, p, &twins, &arguments);
        for (twin, light) in twins.iter().flat_map(|v| lexicon.verb_light[*v as usize].iter().map(move |l| (*v, l))) {
            if happens && *light != Light::Passive {
                continue;
            }
            // Is considered, that is written like "prepares": what is meant to be done must show in its words.
            let shown = arguments.iter().any(|a| a.prep.is_empty() && self.is_event_noun(a.head));
            if twin != verb && *light == Light::Intends && !shown {
                continue;
            }
            if self.light(n, p, *light, passive, &arguments, found) {
                return;
            }
        }
        let accused = if passive { SmallVec::new() } else { self.accused_of(n, p, &frames, &arguments) };
        if !accused.is_empty() {
            let _ = self.first_that_holds(undergone_on, &accused, found);
            return;
        }
        let undergone = if passive { SmallVec::new() } else { self.undergone(n, p, &frames, &arguments) };
        let _ = self.first_that_holds(undergone_on, &undergone, found)
            || self.first_that_holds(on, &plain, found)
            || self.first_that_holds(undergone_on, &hurt, found);
    }

    /// The training will take place, written like "he will conduct the training": a definite event right behind a verb that
    /// has no subject of its own.
    fn takes_place(&self, n: usize, p: usize, twins: &[u16], arguments: &[Argument]) -> bool {
        let lexicon = self.scan.lexicon;
        let happens = |v: &u16| lexicon.verb_light[*v as usize].contains(&Light::Passive);
        let definite = |a: &Argument| {
            a.prep.is_empty() && a.head == self.tagged.end(p) && self.cut_of(a.head).is_some_and(|c| c.article)
        };
        twins.len() > 1
            && !self.subjects[n].explicit
            && twins.iter().any(happens)
            && arguments.iter().any(|a| definite(a) && self.is_event_noun(a.head))
    }

    /// What somebody's words alone can say: demands, wishes, what is out of the question.
    fn said_frames(&mut self, n: usize, found: &mut Found) -> bool {
        self.deontic(n, found)
            || self.wish(n, found)
            || self.unacceptable(n, found)
            || self.impossible(n, found)
            || self.entitled(n, found)
            || self.no_such(n, found)
    }

    /// Applies frames to a predicate until one holds; whether one did.
    fn first_that_holds(&mut self, on: Predicate<'_>, frames: &[&Frame], found: &mut Found) -> bool {
        frames.iter().any(|frame| self.apply(on, frame, found))
    }
}

/// Adds those who are not there yet.
pub fn extend(to: &mut Refs, from: &Refs) {
    for one in from {
        if !to.iter().any(|r| r.entity == one.entity) {
            to.push(*one);
        }
    }
}
