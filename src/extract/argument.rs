//! What stands around a predicate: its object, what its prepositions bring, the clause that completes it.

use crate::claim::ClaimType;
use crate::extract::clause::Link;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::noun::Ref;
use crate::extract::pronoun::{Meant, with_preposition};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Frame, Particle, Roles, Word};
use crate::lexicon::sorts::Class;
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading, Suffix};
use crate::text::token::TokenKind;
use smallvec::smallvec;

/// One argument.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Folded preposition; empty for an object.
    pub prep: String,
    /// The token of its head (behind a preposition that stands by itself).
    pub head: usize,
    /// First token, preposition included, and one past the last.
    pub first: usize,
    pub last: usize,
    /// Number of the noun phrase that is its head.
    pub noun: Option<usize>,
    /// A pronoun instead of words.
    pub pronoun: Option<Suffix>,
}

/// The preposition that is written with its word; empty without one.
pub fn letter(cut: Option<Cut>) -> String {
    cut.and_then(|c| c.prep).map_or(String::new(), |c| c.to_string())
}

impl Sense<'_, '_> {
    /// What stands at `head`, with its preposition from `first` on.
    pub fn phrase_argument(&self, prep: String, first: usize, head: usize) -> Argument {
        Argument { prep, head, first, last: self.tagged.end(head), noun: self.noun_of(head), pronoun: None }
    }

    /// Nothing but quotation marks and brackets stands between.
    pub fn adjoins(&self, last: usize, t: usize) -> bool {
        last <= t
            && (last..t)
                .all(|m| matches!(self.tagged.tag(m), Tag::Mark(TokenKind::Quote | TokenKind::Open | TokenKind::Close)))
    }

    /// His allies, its partners: an adjective that names people, with a pronoun.
    pub fn is_of_his(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Adjective { .. })
            && self.scan.document.readings(t).list.iter().any(|r| r.pronoun().is_some())
    }

    /// "of" behind a number.
    pub fn is_part_of_number(&self, number: usize, t: usize) -> bool {
        matches!(self.tagged.tag(number), Tag::Particle { class: Particle::Quantifier, .. })
            && matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
            && self.scan.document.folded(t) == "\u{0645}\u{0646}"
    }

    /// A verb whose subject is the meeting itself: it brought X together with Y.
    fn gathers(&self, clause: usize) -> bool {
        let Some(Tag::Verb(v)) = self.clauses[clause].predicate.map(|p| self.tagged.tag(p)) else { return false };
        crate::extract::control::gathers(self.scan, v.verb)
    }

    pub fn prep_at(&self, t: usize, skip: usize, suffix: Option<Suffix>) -> String {
        let word = self.words(t, self.tagged.end(t));
        let word = word[skip.min(word.len())..].to_string();
        match suffix {
            None => word,
            Some(_) => match with_preposition(&word) {
                Some((prep, _)) => prep.to_string(),
                None => word.trim_end_matches([HEH, ALEF, MEEM, NOON, KAF, YEH]).to_string(),
            },
        }
    }

    /// The number of the noun phrase that begins at a token.
    pub fn noun_of(&self, t: usize) -> Option<usize> {
        match self.tagged.tag(t) {
            Tag::Noun(n) => Some(n),
            _ => None,
        }
    }

    /// The proclitics of a phrase's first word.
    pub fn cut_of(&self, t: usize) -> Option<Cut> {
        match self.tagged.tag(t) {
            Tag::Noun(n) => Some(self.tagged.nouns[n].cut),
            Tag::Particle { cut, .. } => Some(cut),
            other => other.nominal_cut(),
        }
    }

    /// The actors that an argument names itself.
    pub fn actors(&self, argument: &Argument, clause: usize) -> Refs {
        if let Some(suffix) = argument.pronoun {
            return self.object_pronoun(clause, argument.head, suffix);
        }
        match argument.noun {
            Some(noun) => {
                let mut refs = self.all(noun).0;
                if argument.prep == BAYNA
                    && let Some(other) = self.behind_one_side(noun)
                {
                    refs.extend(other);
                }
                refs
            }
            None if argument.prep == MAA => {
                self.counted_out(argument.head).map_or(Refs::new(), |first| self.all(first).0)
            }
            None => self.named_as(argument.head).map_or(Refs::new(), |first| self.all(first).0),
        }
    }

    /// The actors that a pronoun as object means.
    fn object_pronoun(&self, clause: usize, at: usize, suffix: Suffix) -> Refs {
        match self.object_meant(clause, at, suffix) {
            Meant::Who(refs) => refs,
            Meant::What(..) if self.gathers(clause) => {
                self.clauses[clause].parent.map_or(Refs::new(), |parent| self.pronoun(parent, suffix))
            }
            _ => Refs::new(),
        }
    }

    /// A pronoun as argument; where it takes up a thing, the words that name it.
    pub fn pronoun_argument(&self, clause: usize, t: usize, prep: String, suffix: Suffix) -> Argument {
        match self.object_meant(clause, t, suffix) {
            // The meeting that brought him together with X: he is no meeting.
            Meant::What(..) if self.gathers(clause) => {
                Argument { prep, head: t, first: t, last: t + 1, noun: None, pronoun: Some(suffix) }
            }
            Meant::What(head, last) => Argument { prep, head, first: t, last, noun: None, pronoun: None },
            _ => Argument { prep, head: t, first: t, last: t + 1, noun: None, pronoun: Some(suffix) },
        }
    }

    /// The actor to whom an argument's head belongs: a genitive right behind it, an adjective of nationality, a pronoun.
    pub fn owner(&self, argument: &Argument, clause: usize, hostile: bool) -> Refs {
        if argument.noun.is_some() {
            return self.actors(argument, clause);
        }
        // All that was told before belongs to nobody in it; the east of a country is nobody's.
        let told = &self.clauses[clause];
        if told.matter.is_some() && told.head.is_some_and(|h| h.0 == argument.head) || self.is_bearing(argument.head) {
            return Refs::new();
        }
        let suffix = match self.tagged.tag(argument.head) {
            Tag::Event { suffix, .. } | Tag::Masdar { suffix, .. } => suffix,
            _ => None,
        };
        if hostile
            && matches!(self.tagged.tag(argument.head), Tag::Plain { .. })
            && let Some(suffix) = self.pronoun_of_common(argument.head).filter(|s| s.number == Number::Singular)
        {
            return self.owner_told_before(argument.head, clause, suffix);
        }
        if let Some(suffix) = suffix {
            // What belongs to the subject itself says nothing of another; nobody blames his own.
            let own = !hostile && self.subjects.get(clause).is_some_and(|s| self.can_all_mean(&s.refs, suffix));
            return if own { Refs::new() } else { self.object_pronoun(clause, argument.head, suffix) };
        }
        let indefinite = self.cut_of(argument.head).is_some_and(|c| !c.article);
        let mut t = self.tagged.end(argument.head);
        let mut steps = 0;
        let owns = |r: &Ref| {
            self.owns(r.entity) && !(self.is_public_group(r.entity) && self.is_made_or_helped(argument.head, hostile))
        };
        // Efforts to fight for X, offering guarantees for X: what belongs to the deed between is nobody's here.
        let mut deed = false;
        let last = argument.last.max(argument.head + 4).min(self.tagged.last);
        while t < last && steps < 4 {
            if let Some(noun) = self.put_forward_by(t) {
                return self.all(noun).0.into_iter().filter(|r| self.owns(r.entity)).collect();
            }
            match self.tagged.tag(t) {
                // Who was arrested, killed, released is not to blame for it.
                Tag::Noun(n) if hostile && self.tagged.nouns[n].cut.is_bare() && self.is_suffered(argument.head) => {
                    break;
                }
                // The agreement of Vienna: that is where it was made.
                Tag::Noun(n)
                    if self.tagged.nouns[n].capital
                        && self.tagged.before(t).is_some_and(|b| self.is_made_in_places(b)) =>
                {
                    break;
                }
                Tag::Noun(n)
                    if self.tagged.nouns[n].cut.conj.is_none()
                        && (self.tagged.nouns[n].cut.prep.is_none()
                            && (indefinite || t > self.tagged.end(argument.head))
                            || self.tagged.nouns[n].cut.prep == Some(LAM)
                                && !deed
                                && (indefinite || hostile && self.is_of_that_kind(argument.head, t))) =>
                {
                    let mut refs = self.all(n).0;
                    // The positions of X and of the forces of Y.
                    let beside = hostile && refs.first().is_some_and(&owns);
                    refs.retain(|r| owns(r) || beside && self.is_of(r.entity, Class::Armed));
                    return refs;
                }
                // Sites and stores of theirs: the adjective of the second is the first one's too.
                Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. }
                    if cut.conj == Some(WAW) && cut.prep.is_none() && !cut.article && indefinite =>
                {
                    let next = self.tagged.end(t);
                    match (next < self.tagged.last).then(|| self.tagged.tag(next)) {
                        Some(Tag::Nisba { state, cut }) if cut.is_bare() && !cut.article => {
                            return self.nations_from(state, next);
                        }
                        _ => break,
                    }
                }
                // An Armenian man belongs to no state.
                Tag::Nisba { cut, .. } if cut.prep.is_none() && self.is_one_of_people(argument.head) => break,
                Tag::Nisba { state, cut } if cut.prep.is_none() => return self.nations_from(state, t),
                Tag::Plain { cut } | Tag::Event { cut, .. } | Tag::Masdar { cut, .. }
                    if cut.prep.is_none() && cut.conj.is_none() && !self.is_adverbial(t) =>
                {
                    deed |= self.is_event(t);
                }
                Tag::Mark(TokenKind::Quote | TokenKind::Open | TokenKind::Close) | Tag::Inside => {}
                // Sites of this organisation.
                Tag::Particle { class: Particle::Demonstrative, cut, .. } if indefinite && cut == Cut::default() => {}
                _ => break,
            }
            t = self.tagged.end(t).max(t + 1);
            steps += 1;
        }
        let whose = self.made_by(argument.head).filter(|_| indefinite);
        if let Some(noun) = whose {
            return self.all(noun).0.into_iter().filter(|r| self.owns(r.entity)).collect();
        }
        self.uttered_by(argument.head, clause)
    }

    /// The aggressive acts of X, by "l": right behind the one adjective of a definite noun that stands for things.
    fn is_of_that_kind(&self, head: usize, t: usize) -> bool {
        let adjective = |b: usize| {
            let definite = matches!(self.tagged.tag(b), Tag::Plain { cut } if cut.article && cut.is_bare());
            definite && b == self.tagged.end(head) && self.scan.document.folded(b).ends_with("\u{064A}\u{0647}")
        };
        matches!(self.tagged.tag(head), Tag::Plain { .. }) && self.tagged.before(t).is_some_and(adjective)
    }

    /// The forming of the government, the arming of the militias: the genitive is what is made, or whom it helps.
    fn is_made_or_helped(&self, t: usize, hostile: bool) -> bool {
        matches!(self.tagged.tag(t), Tag::Masdar { .. })
            || hostile
                && self
                    .valence(t, false, None)
                    .is_some_and(|v| v.frame.kind == ClaimType::Aid && v.frame.object.has(Roles::TARGET))
    }

    /// Whose the thing at a token is that somebody judges: named before, and not the subject's own where something is done
    /// to it.
    fn owner_told_before(&self, head: usize, clause: usize, suffix: Suffix) -> Refs {
        let judges = |f: &u16| {
            use crate::claim::ClaimType::{Accuse, Oppose, Reject, Support};
            matches!(self.scan.lexicon.frames[*f as usize].kind, Accuse | Oppose | Reject | Support)
        };
        let said = match self.clauses[clause].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => self.scan.lexicon.verb_frames[v.verb as usize].iter().all(judges),
            _ => true,
        };
        let own = !said && self.subjects.get(clause).is_some_and(|s| self.can_all_mean(&s.refs, suffix));
        let refs = if own { Refs::new() } else { self.object_pronoun(clause, head, suffix) };
        if refs.iter().all(|r| r.first < head) { refs } else { Refs::new() }
    }

    /// The pronoun of the third person on an ordinary noun: his step, her remarks.
    pub fn pronoun_of_common(&self, t: usize) -> Option<Suffix> {
        let common = |r: &Reading| (r.word == Word::Common).then(|| r.pronoun()).flatten();
        self.scan.document.readings(t).list.iter().find_map(common).filter(|s| s.person == Person::Third)
    }

    /// Somebody in particular: troops and officials in general own nothing that a claim is about.
    pub fn is_definite_actor(&self, entity: usize) -> bool {
        use crate::claim::Kind;
        let known = self.scan.entities.get(entity);
        known.actor.is_some() || !matches!(known.kind, Kind::Unnamed | Kind::Group | Kind::Media)
    }

    /// A state named by its adjective.
    pub fn state_ref(&self, state: u16, t: usize) -> Ref {
        // The entity was made when the adjectives were tagged: see `Sense::states`.
        let entity = self
            .scan
            .entities
            .by_actor(self.scan.lexicon.states[state as usize].actor)
            .expect("read enters the states of nationalities");
        Ref { entity, first: t, last: t + 1, anaphor: false }
    }

    /// A US-Turkish plan: the state, and another whose adjective stands right behind.
    fn nations_from(&self, state: u16, t: usize) -> Refs {
        let mut refs: Refs = smallvec![self.state_ref(state, t)];
        let next = self.tagged.end(t);
        if next < self.tagged.last
            && let Tag::Nisba { state: other, cut } = self.tagged.tag(next)
            && cut.is_bare()
            && other != state
            && self.scan.lexicon.is_state(state)
            && self.scan.lexicon.is_state(other)
        {
            refs.push(self.state_ref(other, next));
        }
        refs
    }

    /// The people of a state named by its adjective.
    pub fn people_ref(&mut self, state: u16, t: usize) -> Ref {
        let name_ar = self.words(t, t + 1).into_owned();
        let entity = self.scan.people_entity(state, name_ar);
        Ref { entity, first: t, last: t + 1, anaphor: false }
    }

    /// The clause that completes a predicate.
    pub fn content_of(&self, clause: usize) -> Option<usize> {
        (clause + 1..self.clauses.len())
            .find(|c| self.clauses[*c].parent == Some(clause) && self.clauses[*c].link == Link::Content)
    }

    /// The token before a clause's predicate that the clause tells about, if it is of a kind: "the attack that",
    /// "an attack they". Its adjectives may stand between.
    pub fn antecedent_where(&self, n: usize, p: usize, kind: &dyn Fn(usize) -> bool) -> Option<usize> {
        if let Some((first, _)) = self.clauses[n].head
            && kind(first)
        {
            return Some(first);
        }
        let mut at = p;
        let mut steps = 0;
        let relative = self.clauses[n].link == Link::Relative;
        while let Some(t) = self.tagged.before(at) {
            if kind(t) {
                return Some(t);
            }
            // His esteem for the efforts that: the phrase of a preposition is what the clause tells about.
            let brought = self.clauses[n].head.is_some_and(|(first, _)| first == t)
                && self.cut_of(t).is_some_and(|c| c.prep.is_some());
            if brought {
                return None;
            }
            let passes = match self.tagged.tag(t) {
                Tag::Particle { class: Particle::Relative, .. } => relative && steps < 2,
                Tag::Particle { class: Particle::Modal | Particle::Auxiliary, .. } => true,
                Tag::Plain { .. } | Tag::Nisba { .. } | Tag::Adjective { .. } | Tag::Passive { .. } => true,
                Tag::Active { accusative: false, .. } | Tag::Mark(TokenKind::Quote) | Tag::Inside => true,
                Tag::Noun(x) => self.tagged.nouns[x].cut.prep.is_none() && self.tagged.nouns[x].cut.conj.is_none(),
                _ => false,
            };
            steps += 1;
            if !passes || steps > 5 {
                return None;
            }
            at = t;
        }
        None
    }

    /// The fixed object of a frame before a clause that takes it up: "the siege that they impose on".
    pub fn fixed_antecedent(
        &self,
        n: usize,
        p: usize,
        frame: &Frame,
        arguments: &[Argument],
        passive: bool,
    ) -> Option<usize> {
        let by_need = arguments.iter().any(|a| a.pronoun.is_some() && frame.note.needs.contains(&a.prep));
        let object = !passive && frame.note.needs.is_empty();
        let taken_up = if by_need { Some(p) } else { self.taken_up(p).filter(|_| object) }?;
        self.antecedent_where(n, taken_up, &|t| {
            !matches!(self.tagged.tag(t), Tag::Particle { .. } | Tag::Mark(_) | Tag::Inside)
                && (t..self.tagged.end(t)).any(|x| self.stem_in(x, &frame.note.object))
        })
    }

    /// The event noun that a relative clause tells about: the siege that X lays.
    pub fn antecedent_event(&self, n: usize) -> Option<usize> {
        let (first, last) = self.clauses[n].head?;
        (first..last).take(3).find(|t| matches!(self.tagged.tag(*t), Tag::Event { .. }))
    }
}
