//! Where somebody stands, by nouns: a position that rejects something, reservations that he has about it, what cannot be
//! accepted.

use crate::claim::{ClaimType, Modality};
use crate::extract::frame::{Draft, Found};
use crate::extract::light::is_attitude;
use crate::extract::opening::words;
use crate::extract::preposition::is_about;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Light, Particle, Roles};
use crate::script::letters::{BEH, LAM};
use crate::text::reading::Cut;
use smallvec::smallvec;

/// "of", behind words of telling
const AN: &str = "\u{0639}\u{0646}";

/// "Against".
const DIDDA: &str = "\u{0636}\u{062F}";

impl Sense<'_, '_> {
    /// `The position of X, opposed to Y`, `X took a position opposed to Y`: adjectives behind a word for a stand.
    pub fn standings(&mut self, found: &mut Found) {
        if !self.tagged.tags.iter().any(|t| matches!(t, Tag::Adjective { .. })) {
            return;
        }
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                let Tag::Adjective { row, cut, .. } = self.tagged.tag(t) else { continue };
                let Some(head) = self.stand_before(t).filter(|_| cut.is_bare()) else { continue };
                let source = self.stands(n, head);
                let frame = &self.scan.lexicon.adjectives[row as usize];
                if source.is_empty() || !frame.subject.has(Roles::SOURCE) || !is_attitude(frame.kind) {
                    continue;
                }
                let arguments = self.arguments(n, t, None);
                let Some((argument, roles)) = arguments.first().map(|a| (a, frame.prep(&a.prep))) else { continue };
                let mut draft = self.draft(frame, n, t, "stand");
                draft.source = source;
                match argument.noun {
                    Some(noun) if roles.has(Roles::TARGET) => draft.target = self.all(noun).0,
                    _ if roles.has(Roles::ISSUE) => draft.issues.push((argument.head, argument.last)),
                    _ => continue,
                }
                draft.evidence = (head, argument.last.max(t + 1));
                draft.modality = self.inherited(n, Modality::Asserted);
                found.used.push(argument.head);
                // To adopt a position for something: no more than the position.
                let same = |d: &Draft| d.source.iter().all(|s| draft.source.iter().any(|o| o.entity == s.entity));
                found.drafts.retain(|d| {
                    d.trigger != draft.trigger
                        && (d.clause != n || !same(d) || d.issues.iter().all(|(first, _)| *first != head))
                });
                self.finish_draft(draft, found);
            }
        }
    }

    /// The word for a stand that an adjective describes, with whose it is between them.
    fn stand_before(&self, t: usize) -> Option<usize> {
        let mut at = t;
        for _ in 0..4 {
            at = self.tagged.before(at)?;
            match self.tagged.tag(at) {
                Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. } | Tag::Active { .. }
                    if self
                        .attitude(at)
                        .is_some_and(|(what, ..)| matches!(what, Attitude::Stance | Attitude::Document)) =>
                {
                    return Some(at);
                }
                Tag::Noun(noun) if self.tagged.nouns[noun].cut.is_bare() => {}
                Tag::Nisba { .. } | Tag::Plain { .. } | Tag::Adjective { .. } | Tag::Active { .. } => {}
                _ => return None,
            }
        }
        None
    }

    /// Whose stand it is: the genitive's or the nationality's behind it, else the subject's who takes it.
    fn stands(&self, n: usize, head: usize) -> Refs {
        let owner = self.owner(&self.thing_argument(head), n, true);
        if !owner.is_empty() {
            return owner;
        }
        let Some(p) = self.clauses[n].predicate.filter(|p| *p < head) else { return Refs::new() };
        let Tag::Verb(v) = self.tagged.tag(p) else { return Refs::new() };
        let lexicon = self.scan.lexicon;
        // What he says is an object, or stands behind "with".
        let speaks = |s: &u16| {
            let row = &lexicon.speech[*s as usize];
            row.speaker == "subject" && row.content.iter().any(|c| c == "object" || row.needs.contains(c))
        };
        let takes = !v.form.passive
            && (lexicon.verb_light[v.verb as usize].contains(&Light::Source)
                || lexicon.verb_speech[v.verb as usize].iter().any(speaks));
        // He came out with statements.
        let by = Cut { prep: Some(BEH), ..Cut::default() };
        let bare = self.cut_of(head).is_some_and(|c| c == Cut::default() || c.prep == by.prep && c.conj.is_none());
        if takes && bare && !self.clauses[n].negated { self.subjects[n].refs.clone() } else { Refs::new() }
    }

    /// `X has reservations about Y`: who stands behind "with" or "to" before what he feels.
    pub fn who_has(&self, n: usize, t: usize) -> Option<Refs> {
        let Tag::Event { nominal, cut, suffix: None, .. } = self.tagged.tag(t) else { return None };
        let kind = self.scan.lexicon.nominals[nominal as usize].frame.kind;
        if self.clauses[n].predicate.is_some() || cut != Cut::default() || !is_attitude(kind) {
            return None;
        }
        let mut before = self.tagged.before(t)?;
        while matches!(self.tagged.tag(before), Tag::Particle { class: Particle::Adverb | Particle::Quantifier, .. }) {
            before = self.tagged.before(before)?;
        }
        let holds = |at: usize| self.attitude(at).is_some_and(|(what, ..)| what == Attitude::Holds);
        match self.tagged.tag(before) {
            Tag::Particle { class: Particle::Preposition, suffix: Some(suffix), .. } if holds(before) => {
                Some(self.pronoun(n, suffix))
            }
            Tag::Noun(noun) => {
                let with = self.tagged.before(self.tagged.nouns[noun].first).is_some_and(holds);
                let to = self.tagged.nouns[noun].cut.prep == Some(LAM);
                (with || to).then(|| self.all(noun).0)
            }
            _ => None,
        }
    }

    /// `The plan of the government met opposition`: what met it stands before it without a preposition between.
    pub fn met_with(&self, n: usize, thing: usize) -> Option<usize> {
        let behind = self.clauses[n].tokens.iter().copied().filter(|t| *t > thing);
        let phrase = behind.take_while(|t| {
            !matches!(
                self.tagged.tag(*t),
                Tag::Mark(_) | Tag::Verb(_) | Tag::Particle { class: Particle::Preposition, .. }
            )
        });
        let definite = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(_) | Tag::Nisba { .. } => true,
            _ => self.cut_of(t).is_some_and(|c| c.article),
        };
        phrase.into_iter().find(|t| match self.tagged.tag(*t) {
            Tag::Event { nominal, cut, suffix: None, .. } => {
                cut == Cut::default()
                    && is_attitude(self.scan.lexicon.nominals[nominal as usize].frame.kind)
                    && self.tagged.before(*t).is_some_and(definite)
            }
            _ => false,
        })
    }

    /// `X is against Y`, says somebody, or `X is against doing it`: a clause without a verb in which nothing stands between
    /// the two; whether it did.
    pub fn stands_against(&mut self, n: usize, found: &mut Found) -> bool {
        if self.subjects[n].refs.is_empty() || self.clauses[n].predicate.is_some() {
            return false;
        }
        let opens = |t: &usize| match self.tagged.tag(*t) {
            Tag::Mark(_) | Tag::Noun(_) => true,
            Tag::Particle { class, .. } => {
                matches!(class, Particle::Complementizer | Particle::Pronoun | Particle::Adverb | Particle::Conjunction)
            }
            Tag::Plain { .. } => self.has_pronoun(*t),
            _ => false,
        };
        let Some(against) = self.clauses[n].tokens.iter().copied().find(|t| !opens(t)) else { return false };
        let head = self.tagged.end(against);
        if self.scan.document.folded(against) != DIDDA || head >= self.tagged.last {
            return false;
        }
        // "X against Y" alone may be a match.
        if self.content_depth(n) == 0 && (self.noun_of(head).is_some() || !self.is_event(head)) {
            return false;
        }
        let mut draft = Draft::of(ClaimType::Oppose, n, (against, head), "against");
        draft.source = self.subjects[n].refs.clone();
        match self.noun_of(head) {
            Some(noun) => draft.target = self.all(noun).0,
            None => draft.issues.push((head, self.phrase_end(head))),
        }
        draft.evidence = (against, self.phrase_end(head));
        draft.modality = self.inherited(n, Modality::Asserted);
        found.used.push(head);
        self.finish_draft(draft, found)
    }

    /// `No dialogue with X`, `no truce before Y`, says somebody: a clause of no more than "no" and what shall not be; whether
    /// it did.
    pub fn no_such(&mut self, n: usize, found: &mut Found) -> bool {
        if self.clauses[n].predicate.is_some() || self.clauses[n].label {
            return false;
        }
        let opens = |t: &usize| {
            !matches!(
                self.tagged.tag(*t),
                Tag::Mark(_) | Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. }
            )
        };
        let Some(no) = self.clauses[n].tokens.iter().copied().find(opens) else { return false };
        let event = self.tagged.end(no);
        let bare = event < self.tagged.last && self.cut_of(event) == Some(Cut::default());
        let denied = matches!(self.tagged.tag(no), Tag::Particle { class: Particle::Negation, .. })
            && self.scan.document.folded(no) == words::LA;
        if !denied || !bare {
            return false;
        }
        use ClaimType::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Support};
        let kinds = [Agree, Aid, Concede, Consult, Cooperate, Retreat, Support];
        let Some((deed, source)) = self.deed_told(n, event, &kinds) else { return false };
        let target = match deed.kind.is_symmetric() {
            true => deed.source.iter().copied().filter(|r| source.iter().all(|s| s.entity != r.entity)).collect(),
            false => deed.target.clone(),
        };
        let issues = smallvec![(event, self.phrase_end(event))];
        self.refuse(Draft { source, target, issues, rule: "no such".into(), ..deed }, (no, event), found)
    }

    /// `The plan cannot be accepted`, says somebody: he rejects it; whether he did.
    pub fn unacceptable(&mut self, n: usize, found: &mut Found) -> bool {
        if self.clauses[n].predicate.is_some() {
            return false;
        }
        let unlikely = |t: &usize| matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Unlikely, .. });
        let Some(cannot) = self.clauses[n].tokens.iter().copied().find(unlikely) else { return false };
        let event = self.tagged.end(cannot);
        let consents = [ClaimType::Agree, ClaimType::Concede, ClaimType::Support];
        let Some((deed, source)) = self.deed_told(n, event, &consents) else { return false };
        self.refuse(Draft { source, rule: "cannot".into(), ..deed }, (cannot, event), found)
    }

    /// `There is no truth in what is told of X`: where the denial stands, one past it, and where what is denied begins.
    pub fn untrue(&self, n: usize) -> Option<(usize, usize, usize)> {
        let tokens = &self.clauses[n].tokens;
        let no = tokens
            .iter()
            .copied()
            .filter(|t| self.scan.document.readings(*t).kinds.has(Kinds::ATTITUDE))
            .find(|t| self.scan.document.folded(*t) == words::LA && self.says(*t, Attitude::Untrue))?;
        let (.., end) = self.attitude(no)?;
        let mut last = end;
        let what =
            matches!(self.tagged.tag(last.min(self.tagged.last - 1)), Tag::Particle { class: Particle::Relative, .. });
        if what {
            // In what is told of X: X.
            let about = tokens.iter().copied().filter(|t| *t > last).take(8).find(|t| {
                matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                    && (is_about(self.scan.document.folded(*t)) || self.scan.document.folded(*t) == AN)
            })?;
            last = self.tagged.end(about);
        }
        (last < self.tagged.last).then_some((no, end, last))
    }

    /// Whoever says that something is not true rejects it; whether he did.
    pub fn denies_truth(&mut self, n: usize, found: &mut Found) -> bool {
        let Some((no, end, what)) = self.untrue(n) else { return false };
        let source = self.speaker_of(n);
        if source.is_empty() {
            return false;
        }
        let issues = smallvec![(what, self.phrase_end(what))];
        let draft = Draft {
            source,
            issues,
            evidence: (no, self.phrase_end(what)),
            ..Draft::of(ClaimType::Reject, n, (no, end), "untrue")
        };
        self.finish_draft(draft, found)
    }

    /// What an event noun or verbal noun says that the one who speaks would do, if it is of one of some kinds; and who
    /// speaks.
    fn deed_told(&mut self, n: usize, event: usize, kinds: &[ClaimType]) -> Option<(Draft, Refs)> {
        if event >= self.tagged.last || !matches!(self.tagged.tag(event), Tag::Event { .. } | Tag::Masdar { .. }) {
            return None;
        }
        let source = self.speaker_of(n);
        let deed = self.nominal(n, event, Some((&source, false))).filter(|d| kinds.contains(&d.kind))?;
        (!source.is_empty()).then_some((deed, source))
    }

    /// Makes of a deed its rejection, told by the word at the first of two tokens and by the deed's at the second; whether
    /// a draft came of it.
    fn refuse(&mut self, deed: Draft, (no, event): (usize, usize), found: &mut Found) -> bool {
        found.used.push(event);
        let draft = Draft {
            kind: ClaimType::Reject,
            modality: Modality::Asserted,
            trigger: (no, self.tagged.end(event)),
            evidence: (no, deed.evidence.1),
            ..deed
        };
        self.finish_draft(draft, found)
    }
}
