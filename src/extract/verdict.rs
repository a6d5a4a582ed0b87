//! What somebody says of another's act, word or being: a mistake, a crime, a step forward.

use crate::claim::{ClaimType, Commitment, Kind};
use crate::extract::clause::Link;
use crate::extract::frame::{Draft, Found};
use crate::extract::opening::words;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Light, Particle, Word};
use crate::script::letters::{ALEF, BEH};
use crate::text::reading::Cut;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// `they agreed that they differ`: whether what is agreed is a difference.
    pub fn tells_difference(&self, content: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let differs = |t: usize| {
            self.scan.document.readings(t).list.iter().any(|r| match r.word {
                Word::Adjective { row, .. } => lexicon.adjectives[row as usize].kind == ClaimType::Disagree,
                Word::Verb { verb, .. } => {
                    let mut frames =
                        lexicon.verb_frames[verb as usize].iter().map(|f| lexicon.frames[*f as usize].kind);
                    frames.len() > 0 && frames.all(|kind| kind == ClaimType::Disagree)
                }
                _ => false,
            })
        };
        let tokens = &self.clauses[content].tokens;
        tokens.iter().copied().filter(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_))).take(3).any(differs)
    }

    /// A clause that somebody says and that judges its subject; whether it did.
    pub fn verdict(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        let parent_names = clause.parent.is_some_and(|p| self.named_object(p).is_some());
        let supposed = clause.link == Link::Condition;
        if !self.is_worded(n) || clause.deontic.is_some() || clause.label || parent_names || supposed {
            return false;
        }
        if self.is_denied_by_speaker(n) || self.tells_what_is(n) {
            return false;
        }
        let mut lets_see = false;
        let start = match clause.predicate {
            None => 0,
            Some(p) if self.equates(p) && self.names(n).is_none() => p,
            Some(p) if self.shows(p) => {
                lets_see = true;
                p
            }
            Some(p) if matches!(self.tagged.tag(p), Tag::Adjective { .. }) => 0,
            // "A sound way out" is written like "bringing out".
            Some(p)
                if clause.link != Link::Hal
                    && matches!(self.tagged.tag(p), Tag::Active { .. })
                    && self.attitude(p).is_some() =>
            {
                0
            }
            Some(_) => return false,
        };
        let tokens = clause.tokens.clone();
        if let Some(blamed) = self.blamed(n, &tokens) {
            return self.finish_draft(blamed, found);
        }
        if let Some(deed) = self.deed_before(n) {
            return self.deed(n, deed, found);
        }
        let found_here = if lets_see {
            // The wickedness that it shows: its object, not what that is against.
            let near = |t: &usize| *t <= start + 3 && (start + 1..=*t).all(|x| !self.brings_phrase(x));
            tokens.iter().copied().filter(|t| *t > start && near(t)).find_map(|t| {
                self.attitude(t)
                    .filter(|(what, ..)| matches!(what, Attitude::Bad | Attitude::Fault | Attitude::Refused))
                    .map(|(what, _, last)| (t, what, last))
            })
        } else {
            let carried = clause.predicate.is_some() && !self.subjects[n].explicit || clause.opened_by.is_some();
            let thing = self.subjects[n].thing.filter(|_| self.clauses[n].link == Link::Content);
            let from = thing.filter(|t| clause.predicate.is_none_or(|p| *t < p)).map_or(start, |t| t.max(start));
            self.predicated(&tokens, from, carried || thing.is_some_and(|t| from == t))
        };
        let Some((t, attitude, last)) = found_here else { return false };
        // The war is a war on X: what it is, and no verdict.
        let same = |x: usize| {
            let word = self.scan.document.folded(x);
            word.strip_prefix("\u{0627}\u{0644}").unwrap_or(word) == self.scan.document.folded(t)
        };
        if last == t + 1 && self.subjects[n].thing.is_some_and(|x| x < t && same(x)) {
            return false;
        }
        // There is no progress: nothing is judged.
        if self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b) == words::LA) {
            return false;
        }
        let Some((run, mut target)) = self.judged(n, t) else { return false };
        // A sign of the brutality of X: it is his.
        if target.is_empty() && last > t + 2 && last < self.tagged.last {
            target = self.noun_of(last).map_or(Refs::new(), |x| self.all(x).0);
        }
        if lets_see && target.is_empty() {
            target = tokens
                .iter()
                .filter(|x| **x >= last)
                .find_map(|x| self.noun_of(*x))
                .map_or(Refs::new(), |x| self.all(x).0);
        }
        let source = self.speaker_of(n);
        let own = self.clauses[n]
            .opened_by
            .or_else(|| crate::extract::pronoun::independent(self.scan.document.folded(run.0)))
            .is_some_and(|s| s.person == Person::First);
        if own {
            // What somebody says of himself.
            return false;
        }
        let first = tokens.first().copied().unwrap_or(t);
        let negated = self.is_negated(n, t);
        self.judge(n, source, target, attitude, negated, (t, last), run, first.min(t), found)
    }

    /// `X denied that it is a mere cover`: whoever denies a verdict has not passed it.
    fn is_denied_by_speaker(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let denies = |p: usize| self.speech(p).is_some_and(|s| s.commitment == Commitment::Denial);
        clause.link == Link::Content && clause.parent.is_some_and(denies)
    }

    /// "What is balanced": a clause that "what" and a pronoun open names something, and judges nothing.
    fn tells_what_is(&self, n: usize) -> bool {
        let mut tokens =
            self.clauses[n].tokens.iter().copied().filter(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_)));
        let what = tokens.find(|t| self.scan.document.folded(*t).ends_with(words::MA));
        let but = |t: usize| t < self.tagged.last && self.scan.is_particle(t, Particle::Except);
        what.map(|t| t + 1).is_some_and(|t| t < self.tagged.last && self.parts(t) && !but(t + 1))
    }

    /// "X is the one responsible for Y", says somebody: he blames X.
    fn blamed(&mut self, n: usize, tokens: &[usize]) -> Option<Draft> {
        let (t, last) = tokens.iter().find_map(|t| {
            let (what, cut, last) = self.attitude(*t)?;
            (what == Attitude::Blame && cut.is_bare()).then_some((*t, last))
        })?;
        let subject = self.subjects[n].clone();
        let source = self.speaker_of(n);
        if source.is_empty() || subject.refs.is_empty() || self.clauses[n].negated || self.is_negated(n, t) {
            return None;
        }
        let first = tokens.first().copied().unwrap_or(t);
        let mut issues = smallvec![];
        if last < self.tagged.last {
            issues.push((last, self.phrase_end(last)));
        }
        Some(Draft {
            source,
            target: subject.refs,
            issues,
            evidence: (first.min(t), last),
            ..Draft::of(ClaimType::Accuse, n, (t, last), "verdict")
        })
    }

    /// A clause "what X does" that is the subject of a clause without a verb.
    fn deed_before(&self, n: usize) -> Option<usize> {
        let child = n + 1;
        let empty = |t: &usize| matches!(self.tagged.tag(*t), Tag::Particle { .. } | Tag::Mark(_));
        let bare = self.clauses[n].predicate.is_none() && self.clauses[n].tokens.iter().all(empty);
        let what = self.clauses.get(child).filter(|c| bare && c.link == Link::Relative && c.parent == Some(n))?;
        let first = *what.tokens.first()?;
        (what.predicate.is_some() && self.scan.document.folded(first).ends_with(words::MA)).then_some(child)
    }

    /// "What X does is a crime": the verdict stands behind what X does.
    fn deed(&mut self, n: usize, deed: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[deed];
        let first = clause.tokens[0];
        let tokens: Vec<usize> = clause.tokens.iter().copied().filter(|t| Some(*t) > clause.predicate).collect();
        // What they are subjected to is nobody's deed who is named.
        let undergone = match clause.predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => self.scan.lexicon.verb_light[v.verb as usize].contains(&Light::Target),
            _ => false,
        };
        let judged = if undergone { Refs::new() } else { self.subjects[deed].refs.clone() };
        let source = self.speaker_of(n);
        match self.predicated(&tokens, 0, true) {
            Some((t, attitude, last)) if undergone || !judged.is_empty() => {
                self.judge(n, source, judged, attitude, false, (t, last), (first, t), first, found)
            }
            _ => false,
        }
    }

    #[allow(clippy::too_many_arguments)]
    pub fn judge(
        &mut self,
        n: usize,
        source: Refs,
        mut target: Refs,
        attitude: Attitude,
        negated: bool,
        trigger: (usize, usize),
        run: (usize, usize),
        first: usize,
        found: &mut Found,
    ) -> bool {
        target.retain(|r| self.scan.entities.get(r.entity).kind != Kind::Place);
        let own = |r: &crate::extract::noun::Ref| {
            // Nobody speaks ill of his own state.
            let state = self.scan.entities.get(r.entity);
            state.kind == Kind::State
                && source.iter().any(|s| {
                    let speaker = self.scan.entities.get(s.entity);
                    // The leader of a party does.
                    let governs = |o: usize| self.scan.lexicon.offices[o].body != "organisation";
                    speaker.kind == Kind::Person
                        && speaker.state.is_some()
                        && speaker.state == state.state
                        && speaker.office.is_none_or(governs)
                })
        };
        target.retain(|r| source.iter().all(|s| s.entity != r.entity) && !own(r));
        // A state of things is nobody's act.
        let act = matches!(self.tagged.tag(run.0), Tag::Event { .. } | Tag::Masdar { .. } | Tag::Particle { .. });
        let line = attitude == Attitude::Line;
        let attitude = match attitude {
            Attitude::Line if act => Attitude::Refused,
            Attitude::Line => Attitude::Merit,
            other => other,
        };
        // "Described the plan as …": a thing of somebody's making, no state of affairs.
        let made = self.names(n).is_some()
            && matches!(self.tagged.tag(run.0), Tag::Plain { cut } if cut.article)
            && !self.is_state_of_affairs(run.0);
        let act = act && !self.is_state_of_affairs(run.0);
        let wrong = matches!(attitude, Attitude::Bad | Attitude::Fault | Attitude::Refused) || negated;
        // Whatever is refused, or not to be touched, is somebody's.
        let whatever = attitude == Attitude::Refused || line;
        let plain = (wrong || line) && matches!(self.tagged.tag(run.0), Tag::Plain { cut } if cut.article || whatever);
        let made = made || plain && !self.is_state_of_affairs(run.0);
        if target.is_empty() && !act && !made {
            return false;
        }
        let bad = matches!(attitude, Attitude::Bad | Attitude::Fault | Attitude::Refused);
        if source.is_empty() || negated && bad {
            return false;
        }
        let good = !bad && !negated;
        // Whoever calls accusations false denies them.
        let accusation = matches!(self.tagged.tag(run.0), Tag::Event { nominal, .. }
            if self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Accuse);
        if accusation && !good {
            found.used.push(run.0);
        }
        let draft = Draft {
            source,
            target,
            issues: smallvec![run],
            evidence: (first.min(run.0), trigger.1.max(run.1)),
            ..Draft::of(
                match attitude {
                    _ if good => ClaimType::Support,
                    Attitude::Refused => ClaimType::Reject,
                    _ if accusation => ClaimType::Reject,
                    _ => ClaimType::Accuse,
                },
                n,
                trigger,
                "verdict",
            )
        };
        let kept = self.finish_draft(draft, found);
        if kept {
            // "A hostile act" is no hostility of the speaker's besides.
            found.used.extend(trigger.0 + 1..trigger.1);
        }
        kept
    }

    /// A verb that says that its subject is something: represents, constitutes, is considered.
    pub fn equates(&self, p: usize) -> bool {
        match self.tagged.tag(p) {
            Tag::Verb(v) => self.scan.lexicon.equating.contains(&(v.verb as usize)),
            _ => false,
        }
    }

    /// A preposition, by itself or on a word.
    fn brings_phrase(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, .. })
            || self.cut_of(t).is_some_and(|c| c.prep.is_some())
    }

    fn shows(&self, p: usize) -> bool {
        match self.tagged.tag(p) {
            Tag::Verb(v) => self.scan.lexicon.showing.contains(&(v.verb as usize)),
            _ => false,
        }
    }

    /// The word that judges, as predicate: indefinite, by itself or behind the indefinite noun that it describes.
    pub fn predicated(&self, tokens: &[usize], start: usize, complement: bool) -> Option<(usize, Attitude, usize)> {
        let mut known = complement;
        let called = complement && tokens.first().is_some_and(|t| self.is_called(*t));
        let mut governed = false;
        let mut bare: Option<usize> = None;
        // An indefinite phrase behind a preposition, up to the token where it ends so far.
        let mut below: Option<usize> = None;
        for t in tokens.iter().copied() {
            let definite = match self.tagged.tag(t) {
                Tag::Noun(noun) => !self.is_of_a_kind(noun),
                Tag::Nisba { .. } => true,
                Tag::Particle { class: Particle::Demonstrative | Particle::Pronoun, .. } => true,
                Tag::Particle { suffix: Some(_), class: Particle::Complementizer, .. } => true,
                // "Any change": whichever it be.
                Tag::Particle { class: Particle::Marker, .. } => true,
                Tag::Masdar { suffix: Some(_), .. } | Tag::Event { suffix: Some(_), .. } => true,
                // A phrase of several words that the last one makes definite: the building of the settlements.
                Tag::Event { .. } if self.tagged.end(t) > t + 1 && self.scan.has_article(self.tagged.end(t) - 1) => {
                    true
                }
                _ => self.cut_of(t).is_some_and(|c| c.article),
            };
            let own = self.cut_of(t).is_some_and(|c| c.prep.is_some());
            let chained = below == Some(t) && !definite && self.cut_of(t).is_some_and(|c| c.conj.is_none());
            let prep = match self.tagged.tag(t) {
                Tag::Particle { class: Particle::Preposition, suffix, .. } => {
                    governed = suffix.is_none();
                    continue;
                }
                // Looks at X on the ground that it is a threat.
                Tag::Particle { class: Particle::Complementizer, suffix, .. } if governed => {
                    governed = false;
                    known |= suffix.is_some();
                    continue;
                }
                Tag::Mark(_) | Tag::When(_) => continue,
                _ => std::mem::take(&mut governed) && !self.is_one_of(t) || own || chained,
            };
            below = (prep && !definite).then(|| self.tagged.end(t));
            let as_what = called && !governed && self.cut_of(t).is_some_and(|c| c.prep == Some(BEH));
            // "X is the greatest threat": behind a pronoun that parts the two, what is definite is said of X too.
            let parted = known
                && !prep
                && self.cut_of(t).is_some_and(|c| c.article && c.is_bare())
                && self.tagged.before(t).is_some_and(|b| self.parts(b));
            // Considered X the best.
            let top = complement && known && !prep && self.is_top(t);
            let parted = parted || top;
            if known
                && t > start
                && (!definite || parted || as_what)
                && (!prep || as_what)
                && let Some((what, cut, last)) = self.attitude(t)
                && (!cut.article || parted || as_what)
                && (cut.conj.is_none() || bare.is_some())
                && !self.is_less(t)
                && match what {
                    Attitude::Good | Attitude::Bad | Attitude::Refused => {
                        self.is_elative(t) || !self.is_of_something(last)
                    }
                    Attitude::Merit | Attitude::Fault if parted || last > t + 2 => true,
                    Attitude::Merit | Attitude::Fault | Attitude::Line => {
                        bare.is_none_or(|b| self.tagged.end(b) != t) && !self.is_of_something(last)
                    }
                    _ => false,
                }
            {
                return Some((bare.filter(|b| self.tagged.end(*b) == t).unwrap_or(t), what, last));
            }
            known |= definite && !prep;
            bare = matches!(
                self.tagged.tag(t),
                Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. } | Tag::Active { .. } | Tag::Noun(_)
            )
            .then_some(t)
            .filter(|_| !definite && !prep);
        }
        None
    }

    /// Within a clause, or in what such a clause brings, that says of its object what it is: described it as.
    fn is_called(&self, t: usize) -> bool {
        let Some(n) = self.clause_at(t) else { return false };
        self.names(n).is_some() || self.clauses[n].parent.is_some_and(|p| self.names(p).is_some())
    }

    /// A word such as "worst", which what it is the worst of follows.
    fn is_elative(&self, t: usize) -> bool {
        let word = self.scan.document.folded(t);
        word.starts_with(ALEF) && word.chars().count() == 4 && self.cut_of(t).is_some_and(|c| c == Cut::default())
    }

    /// "Less aggressive": no blame.
    fn is_less(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b) == "\u{0627}\u{0642}\u{0644}")
    }

    /// "The best", "the worst".
    fn is_top(&self, t: usize) -> bool {
        let rest = self.scan.document.folded(t).strip_prefix("\u{0627}\u{0644}");
        rest.is_some_and(|word| word.starts_with(ALEF) && word.chars().count() == 4)
            && self.cut_of(t).is_some_and(|c| c.article && c.is_bare())
    }

    /// "One of the worst", "of the worst".
    fn is_one_of(&self, t: usize) -> bool {
        self.is_elative(t)
            && self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b) == crate::extract::around::MIN)
    }

    /// A pronoun between a subject and what is said of it.
    fn parts(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Pronoun, cut, .. } if cut == Cut::default())
            && crate::extract::pronoun::independent(self.scan.document.folded(t))
                .is_some_and(|s| s.person == Person::Third)
    }

    /// An organisation, a mediator: one word for somebody of a kind, who is nobody in particular.
    fn is_of_a_kind(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let known = |r: &crate::extract::noun::Ref| r.anaphor || self.scan.entities.get(r.entity).actor.is_some();
        let word = |r: &crate::text::reading::Reading| matches!(r.word, Word::Agent { .. } | Word::Head { .. });
        !found.cut.article
            && found.last == found.first + 1
            && !found.who.iter().any(known)
            && self.scan.document.readings(found.first).list.iter().any(word)
    }

    /// A definite noun follows: the danger of X is no verdict.
    fn is_of_something(&self, next: usize) -> bool {
        next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Noun(n) => self.tagged.nouns[n].cut.prep.is_none() && self.tagged.nouns[n].cut.conj.is_none(),
                Tag::Particle { .. } => false,
                _ => self.cut_of(next).is_some_and(|c| c.article && c.prep.is_none() && c.conj.is_none()),
            }
    }

    /// What a clause judges: the run of its subject, with the actors behind it.
    fn judged(&mut self, n: usize, verdict: usize) -> Option<((usize, usize), Refs)> {
        if let Some(head) = self.head_taken_up(n) {
            return Some(((head, self.phrase_end(head)), self.owner(&self.thing_argument(head), n, true)));
        }
        let subject = self.subjects[n].clone();
        if let Some(noun) = subject.noun.filter(|_| !subject.refs.is_empty()) {
            let run = (self.tagged.nouns[noun].first, self.tagged.nouns[noun].last);
            return Some((run, subject.refs));
        }
        if let Some(t) = subject.thing.filter(|t| *t < verdict) {
            let doer = self.nominal(n, t, None).map(|d| d.source).filter(|s| !s.is_empty());
            // The Syrian crisis: a state of affairs, which nobody is blamed with.
            let state = self.is_state_of_affairs(t);
            let owner = || if state { Refs::new() } else { self.owner(&self.thing_argument(t), n, true) };
            return Some(((t, self.phrase_end(t).min(verdict)), doer.unwrap_or_else(owner)));
        }
        let level = (self.clauses[n].link, self.clauses[n].parent);
        if subject.refs.is_empty()
            && subject.thing.is_none()
            && level.0 == crate::extract::clause::Link::Coord
            && let Some(before) = level.1
            && let Some(thing) = self.subjects[before].thing
        {
            // The clause before names what this one goes on with.
            return Some(((thing, self.tagged.end(thing)), self.owner(&self.thing_argument(thing), before, true)));
        }
        let first = self.clauses[n].tokens.iter().copied().find(|t| {
            matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Demonstrative | Particle::Pronoun, .. })
                || *t == verdict
        })?;
        Some(((first, verdict.max(first + 1)), subject.refs))
    }

    /// `Its programme, which the West suspects that it is`: the thing that the relative clause above tells of, and whose doer
    /// is another.
    fn head_taken_up(&self, n: usize) -> Option<usize> {
        let clause = &self.clauses[n];
        let it = clause.opened_by.filter(|s| s.person == Person::Third && s.number == Number::Singular)?;
        let above = &self.clauses[clause.parent.filter(|_| clause.link == Link::Content)?];
        let (head, _) = above.head.filter(|_| above.link == Link::Relative && above.matter.is_none())?;
        let gender = self.thing_gender(head).unwrap_or(it.gender);
        let by_another = clause.parent.is_some_and(|p| self.subjects[p].noun.is_some());
        (gender == it.gender && by_another).then_some(head)
    }

    /// Whether it is denied up to a token; "nothing but" affirms.
    fn is_negated(&self, n: usize, t: usize) -> bool {
        let mut negated = false;
        for x in self.clauses[n].tokens.iter().filter(|x| **x < t) {
            match self.tagged.tag(*x) {
                Tag::Particle { class: Particle::Negation, .. } => negated = true,
                Tag::Particle { class: Particle::Except, .. } => negated = false,
                _ => {}
            }
        }
        negated
    }
}
