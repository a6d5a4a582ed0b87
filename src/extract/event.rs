//! An event noun or verbal noun with what stands around it → a draft of a claim.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::around::MIN;
use crate::extract::closed::preposition_of_what;
use crate::extract::frame::{Draft, extend};
use crate::extract::light::is_attitude;
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;

use crate::extract::walk::LAM;
use crate::lexicon::conjugate::Person;
use crate::lexicon::frame::Note;
use crate::lexicon::rows::{Frame, Particle, Roles, Word};
use crate::lexicon::sorts::Class;
use crate::script::letters::BEH;

use crate::text::reading::{Cut, Reading, Suffix};
use crate::text::token::TokenKind;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::sync::Arc;

/// "between", "with", "on", "to"
pub const BAYNA: &str = "\u{0628}\u{064A}\u{0646}";
pub const MAA: &str = "\u{0645}\u{0639}";
pub const ALA: &str = "\u{0639}\u{0644}\u{064A}";

/// What a noun says of those around it.
#[derive(Clone, Debug)]
pub struct Valence {
    /// `object` is the role of the genitive.
    pub frame: Frame,
    pub nisba: Roles,
    pub suffix: Option<Suffix>,
    /// The role of a second noun behind a genitive that is the doer: the bombing, by the army, of the town.
    second: Roles,
}

impl Valence {
    /// The role of a bare noun behind the genitive or the pronoun.
    pub fn second(&self) -> Roles {
        let object = self.frame.object;
        if !self.second.is_none() {
            self.second
        } else if object.has(Roles::PARTY) || object.has(Roles::SOURCE) {
            let issue = if object.has(Roles::ISSUE) { Roles::ISSUE } else { Roles::NONE };
            let other = if object.has(Roles::PARTY) { Roles::PARTY } else { Roles::TARGET };
            other.with(issue)
        } else {
            object
        }
    }
}

impl Sense<'_, '_> {
    /// A draft from the noun at `t`; `controller`: who does it (or, `true`, undergoes it) by a light verb.
    pub fn nominal(&mut self, n: usize, t: usize, controller: Option<(&Refs, bool)>) -> Option<Draft> {
        let doer = controller.filter(|c| !c.1).map(|c| c.0);
        let valence = self.valence(t, controller.is_some_and(|c| c.1), doer)?;
        let frame = &valence.frame;
        if !frame.note.object.is_empty() && matches!(self.tagged.tag(t), Tag::Event { .. }) {
            let next = self.tagged.end(t);
            let last = if next < self.tagged.last { self.tagged.end(next) } else { next };
            let object = self.object_of_masdar(t).filter(|o| *o > next);
            if !(next..last).chain(object).any(|x| self.stem_in(x, &frame.note.object)) {
                return None;
            }
        }
        let mut draft = self.draft(frame, n, t, "noun");
        draft.kind = frame.kind;
        draft.trigger = (t, self.tagged.end(t));
        draft.evidence = draft.trigger;
        draft.modality = self
            .inherited(n, if frame.note.possible || self.is_any(t) { Modality::Possible } else { Modality::Asserted });
        if let Some((refs, target)) = controller {
            // Says that they try to sow discord: whoever says so accuses them.
            let judged = frame.subject.has(Roles::TARGET) || frame.subject.has(Roles::OWNER);
            let blamed = frame.kind == ClaimType::Accuse && judged;
            let speaker = if blamed { self.speaker_of(n) } else { Refs::new() };
            // We shall do all to foil the agreement: nobody blames himself, he is against it.
            let own = blamed && refs.iter().all(|r| speaker.iter().any(|s| s.entity == r.entity));
            if own {
                draft.kind = ClaimType::Oppose;
            } else {
                draft.source = speaker;
            }
            if !own && (target || blamed) {
                extend(&mut draft.target, refs);
            } else {
                extend(&mut draft.source, refs);
            }
            draft.modality = match self.clauses[n].modality {
                _ if self.clauses[n].negated => Modality::Negated,
                // To express one's readiness.
                Modality::Asserted if frame.note.possible => Modality::Possible,
                other => self.inherited(n, other),
            };
        }
        if let Some(suffix) = valence.suffix.filter(|_| controller.is_none()) {
            let refs = self.possessor(n, t, suffix);
            self.fill(&mut draft, frame.object, &refs);
        }
        if let Some(suffix) = valence.suffix.filter(|_| controller.is_some() && !frame.kind.is_symmetric())
            && let Some(Meant::What(first, last)) = self.resumed(n, suffix)
        {
            draft.issues.push((first, last));
        }
        self.undergone_by_pronoun(n, t, &valence, doer, &mut draft);
        let end = self.behind(t, &valence, &mut draft);
        self.keep_those_between(controller.map(|c| c.0), &mut draft);
        if frame.kind == ClaimType::Aid {
            self.to_whom(&mut draft);
        }
        draft.evidence.1 = draft.evidence.1.max(end);
        if !self.conditions_met(frame, t, &draft, controller.is_some_and(|c| c.1 || !c.0.is_empty())) {
            return None;
        }
        if self.means_otherwise(frame, n) {
            return None;
        }
        self.keep_people(frame, &mut draft);
        if frame.kind.is_symmetric() {
            let target = std::mem::take(&mut draft.target);
            extend(&mut draft.source, &target);
        }
        Some(draft)
    }

    /// How the noun at `t` takes those around it; `undergone`: a verb names who undergoes it.
    pub fn valence(&self, t: usize, undergone: bool, doer: Option<&Refs>) -> Option<Valence> {
        let lexicon = self.scan.lexicon;
        let masdar = match self.tagged.tag(t) {
            Tag::Event { .. } if self.is_natural(t) => return None,
            Tag::Event { .. } => self.deed_of_masdar(t),
            Tag::Masdar { verb, .. } => Some(verb),
            _ => return None,
        };
        let mut valence = match self.tagged.tag(t) {
            Tag::Event { nominal, suffix, .. } if masdar.is_none() => {
                let nominal = suffix.and_then(|_| self.described(nominal, t)).unwrap_or(nominal);
                let row = &lexicon.nominals[nominal as usize];
                if row.frame.note.idle {
                    return None;
                }
                let suffix = suffix.or_else(|| self.of_his(t).filter(|_| row.frame.kind.is_symmetric()));
                Valence { frame: row.frame.clone(), nisba: row.nisba, suffix, second: Roles::NONE }
            }
            Tag::Masdar { suffix, .. } | Tag::Event { suffix, .. } => {
                let verb = masdar?;
                let frame = self.frame_of_masdar(t, verb, doer)?;
                Valence { frame: self.masdar_frame(frame, t), nisba: Roles::SOURCE, suffix, second: Roles::NONE }
            }
            _ => return None,
        };
        let genitive = valence.frame.object;
        let named = genitive.has(Roles::TARGET) || genitive.has(Roles::ISSUE) || genitive.has(Roles::PLACE);
        let (by, doer) = (doer, genitive.has(Roles::SOURCE) || genitive.has(Roles::PARTY));
        if undergone && !valence.frame.kind.is_symmetric() && valence.frame.prep(MIN).is_none() {
            // Came under fire from X.
            Arc::make_mut(&mut valence.frame.preps).push((MIN.into(), Roles::SOURCE));
        }
        // The recall of its ambassador: no deed of the ambassador's.
        let next = self.tagged.end(t);
        let fixed = !valence.frame.note.object.is_empty() && next < self.tagged.last;
        let object_first = fixed && self.noun_of(next).is_some() && self.stem_in(next, &valence.frame.note.object);
        if doer && !named && self.is_done_to(t, &valence, by) {
            // To demand of them, and threatening them: whom the pronoun means undergoes it.
            valence.frame.object = Roles::TARGET;
        } else if undergone && genitive.has(Roles::TARGET) {
            // Who undergoes it is named by the verb: the genitive is who does it.
            valence.frame.object = Roles::SOURCE;
        } else if fixed && genitive.has(Roles::TARGET) && self.object_of_masdar(t).is_some_and(|o| o > next) {
            // Selling India jets: to India.
            valence.second = Roles::ISSUE;
        } else if named
            && !doer
            && !object_first
            && self.doer_first(&valence, t, by.is_some_and(|refs| !refs.is_empty()))
        {
            valence.second = genitive;
            valence.frame.object = Roles::SOURCE;
        }
        Some(valence)
    }

    /// "Its air campaign": the row for both words, where a pronoun stands between them.
    fn described(&self, nominal: u16, t: usize) -> Option<u16> {
        let lexicon = self.scan.lexicon;
        let next = Some(self.tagged.end(t)).filter(|n| *n < self.tagged.last)?;
        let cut = self.cut_of(next).filter(|c| c.article && c.is_bare())?;
        let head = &lexicon.nominals[nominal as usize].frame.head;
        let longer = *lexicon.described.get(&**head)?.get(&self.scan.document.folded(next)[cut.skip()..])?;
        let kind = |n: u16| lexicon.nominals[n as usize].frame.kind;
        (kind(longer) != kind(nominal)).then_some(longer)
    }

    /// "A meeting of his (that is to him) with X": the pronoun behind l right after the noun.
    pub fn of_his(&self, t: usize) -> Option<Suffix> {
        let next = self.tagged.end(t);
        // He met X in his first meeting with an official: it is that one.
        let met = |p: usize| match self.tagged.tag(p) {
            Tag::Verb(v) => {
                let mut frames = self.scan.lexicon.verb_frames[v.verb as usize].iter();
                frames.any(|f| self.scan.lexicon.frames[*f as usize].kind == ClaimType::Consult)
            }
            _ => false,
        };
        let predicate = self.clause_at(t).and_then(|n| self.clauses[n].predicate);
        let same = self.is_held_together(t) && predicate.is_some_and(met);
        let open = !same && next < self.tagged.last && self.cut_of(t).is_some_and(|c| !c.article);
        match open.then(|| self.tagged.tag(next))? {
            Tag::Particle { class: Particle::Preposition, suffix: Some(suffix), cut } if cut.is_bare() => {
                let his = self.scan.document.folded(next).starts_with(LAM);
                Some(suffix).filter(|s| his && s.person == Person::Third)
            }
            _ => None,
        }
    }

    /// An earthquake's hitting: the words of an idiom, whichever verbal noun it begins with.
    fn is_natural(&self, t: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let masdar = |r: &Reading| match r.word {
            Word::Masdar { verb } => Some(verb),
            _ => None,
        };
        let masdars = self.scan.document.readings(t).list.iter().filter_map(masdar);
        let frames = masdars.flat_map(|verb| &lexicon.verb_frames[verb as usize]);
        let mut idle = frames.map(|f| &lexicon.frames[*f as usize]).filter(|f| f.note.idle).peekable();
        if self.tagged.end(t) > t + 1 || idle.peek().is_none() {
            return false;
        }
        self.object_of_masdar(t).is_some_and(|object| idle.any(|f| self.is_fixed(f, t, Some(object))))
    }

    /// The frame of a verb that its verbal noun at `t` stands for: one whose fixed phrase stands there, else an open one.
    fn frame_of_masdar(&self, t: usize, verb: u16, doer: Option<&Refs>) -> Option<&Frame> {
        let lexicon = self.scan.lexicon;
        // What those do who are named for it: the demonstrators started to break up the offices.
        let named = |f: &Frame| doer.is_some_and(|refs| self.is_by_nature(f, refs));
        let listed = || {
            lexicon.verb_frames[verb as usize]
                .iter()
                .map(|f| &lexicon.frames[*f as usize])
                .filter(|f| !f.note.purpose && !f.note.negated && (!f.note.nature || named(f)))
        };
        listed().next()?;
        let meant = |f: &&Frame| self.is_meant_here(f, t);
        let object = self.object_of_masdar(t);
        let fixed = |f: &&Frame| self.is_fixed(f, t, object);
        let fits = |f: &&Frame| {
            let is = |refs: &Refs| refs.iter().any(|r| f.note.subject_is.iter().any(|c| self.is_of(r.entity, *c)));
            let by = f.note.subject_is.is_empty()
                || match doer {
                    Some(refs) => is(refs),
                    // The leaving of X: who leaves, where nobody is left behind.
                    None if f.object.is_none() && self.genitive_of(t).is_some_and(|refs| is(&refs)) => true,
                    None => f.note.subject_is[..] == [Class::Public],
                };
            by && self.is_aimed(f, object)
        };
        let open = || listed().filter(|f| f.note.object.is_empty()).filter(fits);
        let fixed: SmallVec<[&Frame; 4]> = listed().filter(fixed).filter(meant).collect();
        if fixed.iter().any(|f| f.note.idle) {
            return None;
        }
        let needed = |f: &&Frame| !f.note.needs.is_empty() && self.needed_behind(f, t);
        fixed
            .iter()
            .copied()
            .find(|f| !f.note.needs.is_empty())
            .or_else(|| fixed.first().copied())
            .or_else(|| open().find(|f| needed(f) && meant(f)))
            .or_else(|| open().find(|f| f.note.needs.is_empty() && meant(f)))
    }

    /// The verb whose verbal noun an event noun can also be, if one of its fixed phrases stands here: `foiling a plot`
    /// is no frustration.
    fn deed_of_masdar(&self, t: usize) -> Option<u16> {
        let lexicon = self.scan.lexicon;
        let Tag::Event { nominal, cut, .. } = self.tagged.tag(t) else { return None };
        let kind = lexicon.nominals[nominal as usize].frame.kind;
        let masdar = |r: &Reading| match r.word {
            Word::Masdar { verb } if r.cut == cut => Some(verb),
            _ => None,
        };
        let mut masdars = self.scan.document.readings(t).list.iter().filter_map(masdar).peekable();
        if self.tagged.end(t) > t + 1 || masdars.peek().is_none() {
            return None;
        }
        let object = self.object_of_masdar(t)?;
        masdars.find(|verb| {
            let mut frames = lexicon.verb_frames[*verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
            frames.any(|f| f.kind != kind && !f.note.idle && !f.note.nature && self.is_fixed(f, t, Some(object)))
        })
    }

    /// Whether an event noun has the preposition, the victim and the sort of target that its row asks for.
    fn conditions_met(&self, frame: &Frame, t: usize, draft: &Draft, carried: bool) -> bool {
        let note = &frame.note;
        let of_sort = |r: &crate::extract::noun::Ref| note.target_is.iter().any(|c| self.is_of(r.entity, *c));
        // Who hopes, trusts or copes must be of public affairs wherever he is named.
        // Where a journey goes to does not tell who sets out.
        let goes = frame.kind == ClaimType::Consult && draft.source.len() == 2;
        let doers = if goes { 1 } else { draft.source.len() };
        let public = !note.subject_is.contains(&Class::Public)
            || draft.source.is_empty()
            || draft.source[..doers].iter().any(|r| note.subject_is.iter().any(|c| self.is_of(r.entity, *c)));
        let next = self.tagged.end(t);
        let named =
            || next < self.tagged.last && self.noun_of(next).is_some_and(|x| self.tagged.nouns[x].cut.prep.is_none());
        let listed = matches!(self.tagged.tag(t), Tag::Event { .. });
        // To vote is to be against only where it is told that it is, unless the verb stands between.
        let of_lam = |need: &String| need.chars().eq([crate::script::letters::LAM]);
        let opposes = frame.kind == ClaimType::Oppose && !note.needs.iter().any(of_lam);
        let before = self.clauses[draft.clause].predicate.is_some_and(|p| p < t);
        // An operation is an attack only where it is told against whom.
        let strict = opposes && before || note.violent;
        let apart =
            !listed || carried && !strict || is_attitude(frame.kind) && !opposes && named() && !self.admits(note, t);
        // Of X and Y: its two sides are told.
        let genitive = draft.source.first().is_some_and(|r| r.first == self.tagged.end(t));
        let both = frame.kind.is_symmetric()
            && (genitive && draft.source.len() > 1 || self.between_before(draft.clause, t).is_some());
        // A campaign to (l) lay hands on X: against nobody.
        let aimed = |x: usize| {
            let aim = |y: usize| {
                self.is_event(y) && self.cut_of(y).is_some_and(|c| c.prep == Some(crate::script::letters::LAM))
            };
            opposes && (next..x).any(aim)
        };
        public
            && (apart || both || note.needs.is_empty() || self.brought_behind(frame, t).is_some_and(|x| !aimed(x)))
            && (!note.actor_object || frame.kind.is_symmetric() || !draft.target.is_empty())
            && (note.target_is.is_empty() || draft.target.iter().any(of_sort))
    }

    /// His recognition that something is so: he admits it, and recognises nobody.
    fn admits(&self, note: &Note, t: usize) -> bool {
        let that = |x: &usize| {
            matches!(self.tagged.tag(*x), Tag::Particle { class: Particle::Complementizer, .. })
                && self.scan.document.folded(*x).starts_with(BEH)
        };
        let ends = |x: &usize| matches!(self.tagged.tag(*x), Tag::Verb(_) | Tag::Mark(_));
        note.needs.iter().any(|need| need.chars().eq([BEH]))
            && (self.tagged.end(t)..self.tagged.last).take(10).take_while(|x| !ends(x)).any(|x| that(&x))
    }

    /// Whether a preposition that a frame needs stands behind a noun, in its phrase.
    pub fn needed_behind(&self, frame: &Frame, t: usize) -> bool {
        self.brought_behind(frame, t).is_some()
    }

    /// What such a preposition brings.
    pub fn brought_behind(&self, frame: &Frame, t: usize) -> Option<usize> {
        let needs = &frame.note.needs;
        if needs.is_empty() {
            return None;
        }
        let first = self.tagged.end(t);
        (first..(first + 10).min(self.tagged.last))
            .take_while(|x| {
                !matches!(
                    self.tagged.tag(*x),
                    Tag::Verb(_)
                        | Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
                        | Tag::Particle { class: Particle::Complementizer | Particle::Relative, .. }
                )
            })
            .find_map(|x| {
                let cut = self.cut_of(x);
                let own = |letter| needs.iter().any(|need| need.chars().eq([letter]));
                if cut.and_then(|c| c.prep).is_some_and(own) {
                    return Some(x);
                }
                if !matches!(self.tagged.tag(x), Tag::Particle { class: Particle::Preposition, .. }) {
                    return None;
                }
                let word = self.words(x, self.tagged.end(x));
                let rest = word.get(cut.map_or(0, |c| c.skip())..);
                let apart = |need: &String| {
                    rest.is_some_and(|w| w == need) || word.starts_with(need.as_str()) && !need.contains(' ')
                };
                needs.iter().any(apart).then(|| self.tagged.end(x).min(self.tagged.last - 1))
            })
    }

    /// The token that a verbal noun has as its object: right behind it, or behind the doer.
    fn object_of_masdar(&self, t: usize) -> Option<usize> {
        let mut at = self.behind_number(self.tagged.end(t));
        // A temporary halt to (l): an adverb between.
        if at < self.tagged.last
            && matches!(self.tagged.tag(at), Tag::Particle { class: Particle::Adverb, suffix: None, cut } if cut == Cut::default())
        {
            at = self.tagged.end(at);
        }
        if let Some(noun) = (at < self.tagged.last).then(|| self.noun_of(at)).flatten()
            && self.tagged.nouns[noun].cut.is_bare()
            && let after = self.behind_all_of(self.tagged.nouns[noun].last)
            && after < self.tagged.last
            && self.is_second_object(after)
        {
            at = after;
        }
        (at < self.tagged.last).then_some(at)
    }

    /// Most of, all of his troops: one past the word of quantity.
    fn behind_all_of(&self, t: usize) -> usize {
        let quantity = t < self.tagged.last
            && matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Quantifier, suffix: None, cut } if cut == Cut::default());
        let next = if quantity { self.tagged.end(t) } else { t };
        if next < self.tagged.last && self.has_pronoun(next) { next } else { t }
    }

    /// An indefinite word that stands behind a genitive for itself.
    fn is_second_object(&self, t: usize) -> bool {
        if self.is_carried_off(t) {
            return false;
        }
        match self.tagged.tag(t) {
            Tag::Plain { cut } | Tag::Event { cut, .. } | Tag::Passive { cut, .. } => cut == Cut::default(),
            Tag::Noun(x) => {
                let noun = &self.tagged.nouns[x];
                noun.cut == Cut::default()
                    && !noun.place
                    && noun.who.iter().all(|r| self.scan.entities.get(r.entity).actor.is_none())
            }
            _ => false,
        }
    }

    /// Whoever stands as the genitive right behind a verbal noun.
    fn genitive_of(&self, t: usize) -> Option<Refs> {
        let next = self.tagged.end(t);
        let noun = (next < self.tagged.last).then(|| self.noun_of(next)).flatten()?;
        self.tagged.nouns[noun].cut.is_bare().then(|| self.all(noun).0)
    }

    /// A verbal noun's genitive is its object, unless the verb takes none or the object follows behind l.
    fn masdar_frame(&self, frame: &Frame, t: usize) -> Frame {
        let mut made = frame.clone();
        let lam = crate::script::letters::LAM;
        let next = self.tagged.end(t);
        let first = next < self.tagged.last && !frame.note.object.is_empty() && self.stem_in(next, &frame.note.object);
        let object_behind_l = !first && self.doer_before_lam(t);
        let subject = if frame.kind.is_symmetric() { Roles::PARTY } else { frame.subject };
        if frame.object.is_none() || object_behind_l || frame.kind.is_symmetric() {
            if object_behind_l {
                Arc::make_mut(&mut made.preps).push((lam.to_string().into(), frame.object));
            }
            made.object = subject;
        }
        made
    }

    /// Adds those who are no mere places to the side that a role names.
    pub fn fill(&self, draft: &mut Draft, roles: Roles, refs: &Refs) {
        let refs: Refs =
            refs.iter().copied().filter(|r| self.scan.entities.get(r.entity).kind != Kind::Place).collect();
        if roles.has(Roles::SOURCE) || roles.has(Roles::PARTY) {
            extend(&mut draft.source, &refs);
        } else if roles.has(Roles::TARGET) || roles.has(Roles::OWNER) {
            extend(&mut draft.target, &refs);
        }
    }

    /// In the presence of, with the participation of: who follows took part.
    pub fn brings(&self, prep: &str) -> bool {
        self.scan.lexicon.topic(prep) == Some(crate::lexicon::sorts::Topic::Present)
    }

    /// Folded words of a run.
    pub fn words(&self, first: usize, last: usize) -> Cow<'_, str> {
        let brings = |t| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, cut, .. } if cut == Cut::default());
        if last == first + 1
            && let Some(prep) = preposition_of_what(self.scan.document.folded(first)).filter(|_| brings(first))
        {
            return prep.into();
        }
        let mut words = (first..last).map(|t| self.scan.document.folded(t));
        match (words.next(), words.next()) {
            (Some(only), None) => only.into(),
            (Some(one), Some(two)) => words.fold(format!("{one} {two}"), |all, word| all + " " + word).into(),
            (None, _) => "".into(),
        }
    }
}
