//! What the words between two nouns tell of them: who has a part in a deed, who is joined to whom past a place.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::Argument;
use crate::extract::clause::{Clause, Link};
use crate::extract::control::Control;
use crate::extract::event::BAYNA;
use crate::extract::frame::Draft;
use crate::extract::light::is_attitude;
use crate::extract::noun::{Noun, Ref};
use crate::extract::phrase::FI;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::Frame;
use crate::script::letters::{BEH, LAM, WAW};
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;
use smallvec::smallvec;

/// So many words may stand between a part and the preposition of its deed: the active Iranian part in.
const FARTHEST: usize = 3;

impl Sense<'_, '_> {
    /// Officials of (from) X and Y: those whom they speak for, and one past them.
    pub fn states_of(&self, refs: &Refs, at: usize) -> Option<(Refs, usize)> {
        let [one] = refs[..] else { return None };
        let group = self.scan.entities.get(one.entity);
        let next = at + 1;
        let noun = (next < self.tagged.last && self.is_from(at)).then(|| self.noun_of(next)).flatten()?;
        let (states, last) = self.all(noun);
        let state = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind == Kind::State;
        (group.actor.is_none() && group.state.is_none() && states.len() > 1 && states.iter().all(state))
            .then(|| (states, self.tagged.nouns[last].last))
    }

    /// "Positions", right before those two whose they are.
    pub fn is_stance_of_two(&self, at: usize) -> bool {
        let next = self.tagged.end(at).max(at + 1);
        let whose = (next < self.tagged.last).then(|| self.noun_of(next)).flatten();
        self.says(at, Attitude::Stance)
            && whose.is_some_and(|x| self.tagged.nouns[x].cut.is_bare() && self.all(x).0.len() > 1)
    }

    /// A meeting of (l) the committee of (l) the party: the committee's, which is named up to a token.
    pub fn is_of_holder(&self, at: usize, draft: &Draft) -> bool {
        let [one] = draft.source[..] else { return false };
        let held = self.tagged.nouns.iter().any(|x| x.first == one.first && x.last == at && x.cut.prep == Some(LAM));
        draft.kind.is_symmetric() && held
    }

    /// A closed meeting of (l) X, an expected visit of (l) X: one word stands between.
    pub fn is_held_by(&self, t: usize, at: usize, draft: &Draft) -> bool {
        draft.kind == ClaimType::Consult
            && at == self.tagged.end(t) + 1
            && matches!(self.tagged.tag(at - 1), Tag::Plain { cut } if cut == Cut::default())
    }

    /// The Vienna agreement between X and Y: the city whose name it bears is none of them.
    pub fn is_called_by_place(&self, t: usize, draft: &Draft) -> bool {
        let genitive = self.tagged.end(t);
        let [one] = draft.source[..] else { return false };
        draft.kind.is_symmetric()
            && one.first == genitive
            && self.noun_of(genitive).is_some_and(|x| self.tagged.nouns[x].place)
    }

    /// Who has a part in the deed at `t`: `the part of X in the support of`, `X's active part in`.
    pub fn who_takes_part(&self, n: usize, t: usize) -> Option<Control> {
        let cut = self.cut_of(t).filter(|c| c.prep.is_none() && c.conj.is_none())?;
        let within = self.tagged.before(t).filter(|b| !cut.article && self.scan.document.folded(*b) == FI)?;
        let mut at = self.tagged.before(within)?;
        let mut whose = None;
        for _ in 0..FARTHEST {
            match self.tagged.tag(at) {
                Tag::Plain { .. } if self.says(at, Attitude::Part) => break,
                Tag::Nisba { state, cut } if cut.prep.is_none() && whose.is_none() => {
                    whose = Some(smallvec![self.state_ref(state, at)]);
                }
                Tag::Noun(noun) if self.tagged.nouns[noun].cut.is_bare() && whose.is_none() => {
                    whose = Some(self.all(noun).0);
                }
                Tag::Plain { .. } | Tag::Adjective { .. } => {}
                _ => return None,
            }
            at = self.tagged.before(at)?;
        }
        if !matches!(self.tagged.tag(at), Tag::Plain { .. }) || !self.says(at, Attitude::Part) {
            return None;
        }
        let modality = self.inherited(n, Modality::Asserted);
        let own = || self.scan.document.readings(at).list.iter().find_map(|r| r.pronoun());
        let refs = match whose {
            Some(refs) => refs,
            None => match own() {
                Some(suffix) => self.possessor(n, at, suffix),
                None => return self.complement(n, at),
            },
        };
        // A part in the support of a cause is support, whoever it is for.
        let sure = self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Support);
        (!refs.is_empty()).then_some(Control { refs, modality, sure })
    }

    /// `X in Syria and Y`: a place where X is stands between the two.
    pub fn joined_past_place(&self, noun: usize) -> Option<usize> {
        let [this, place, other] = self.tagged.nouns.get(noun..noun + 3)? else { return None };
        let within = match place.cut.prep {
            Some(letter) => letter == BEH && place.first == this.last,
            None => place.first == this.last + 1 && self.scan.document.folded(this.last) == FI,
        };
        // X in Syria, and Y: behind a comma two that bear arms, or two bodies.
        let parted = || {
            let body = |r: &Ref| {
                matches!(self.scan.entities.get(r.entity).kind, Kind::ArmedGroup | Kind::Organisation)
                    && self.scan.entities.get(r.entity).actor.is_some()
            };
            other.first == place.last + 1
                && self.tagged.tag(place.last).is_mark(TokenKind::Comma)
                && this.who.iter().chain(&other.who).all(body)
                && this.who.first().map(|r| self.scan.entities.get(r.entity).kind)
                    == other.who.first().map(|r| self.scan.entities.get(r.entity).kind)
        };
        let next = other.first == place.last || parted();
        let joined = next && other.cut.conj == Some(WAW) && other.cut.prep.is_none();
        if !within || !joined || !place.place || other.place {
            return None;
        }
        // X acts here, and Y does that.
        let begins = |c: &Clause| {
            c.link == Link::Coord
                && c.parent.is_some()
                && (c.tokens.first() == Some(&other.first) || c.predicate == Some(other.last))
        };
        let alike = self.is_known_body(this) && self.is_known_body(other)
            || self.is_one_person(this) && self.is_one_person(other) && self.is_placed(noun + 2);
        (alike && !self.clauses.iter().any(begins)).then_some(noun + 2)
    }

    /// `Between leaders in the movement and diplomats`: past the thing in which the first are, where "between" waits for a
    /// second.
    pub fn joined_past_thing(&self, noun: usize) -> Option<usize> {
        let [this, other] = self.tagged.nouns.get(noun..noun + 2)? else { return None };
        let between = self.tagged.before(this.first).is_some_and(|b| self.scan.document.folded(b) == BAYNA);
        let within = this.last + 2 == other.first && self.scan.document.folded(this.last) == FI;
        let joined = other.cut.conj == Some(WAW) && other.cut.prep.is_none() && !other.place;
        if !between || !within || !joined {
            return None;
        }
        let thing = matches!(self.tagged.tag(this.last + 1), Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } if cut.article && cut.is_bare());
        let many = |n: &Noun| {
            n.number == Number::Plural && n.who.iter().all(|r| self.scan.entities.get(r.entity).kind != Kind::Place)
        };
        (thing && many(this) && many(other)).then_some(noun + 1)
    }

    fn is_one_person(&self, noun: &Noun) -> bool {
        matches!(noun.who[..], [one] if self.scan.entities.get(one.entity).kind == Kind::Person)
    }

    /// `Y in Holland`: where somebody is stands right behind him.
    fn is_placed(&self, noun: usize) -> bool {
        let [this, place] = &self.tagged.nouns[noun..(noun + 2).min(self.tagged.nouns.len())] else { return false };
        place.place && place.first == this.last + 1 && self.scan.document.folded(this.last) == FI
    }

    /// A state or a body that the lexicon knows.
    fn is_known_body(&self, noun: &Noun) -> bool {
        noun.who.iter().all(|r| {
            let one = self.scan.entities.get(r.entity);
            matches!(one.kind, Kind::State | Kind::Organisation | Kind::ArmedGroup | Kind::Group)
                && (one.actor.is_some() || one.state.is_some())
        })
    }

    /// The raids on Syria, which X criticised: a verb of stance takes up the deed rather than the state within its phrase.
    pub fn deed_around(&self, t: usize, at: usize, suffix: Suffix) -> Option<(usize, usize)> {
        let Tag::Verb(verb) = self.tagged.tag(at) else { return None };
        let stance = |f: &u16| is_attitude(self.scan.lexicon.frames[*f as usize].kind);
        if !self.scan.lexicon.verb_frames[verb.verb as usize].iter().any(stance) || !self.is_governed(t) {
            return None;
        }
        let mut head = t;
        for _ in 0..4 {
            head = self.tagged.before(head)?;
            if matches!(self.tagged.tag(head), Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. })
                && self.is_phrase_head(head)
                && self.thing_gender(head) == Some(suffix.gender)
            {
                let last = self.phrase_end(head);
                return (last > t).then_some((head, last.min(at)));
            }
        }
        None
    }

    /// `X said to Y at their meeting`: the two of them.
    pub fn speaker_and_addressee(&self, n: usize) -> Option<Refs> {
        let speaker = self.subjects.get(n).filter(|s| s.refs.len() == 1 && s.explicit)?.refs[0];
        let clause = &self.clauses[n];
        let said = clause.predicate.filter(|_| self.speech(n).is_some())?;
        // Words, and no pronoun, tell who hears it: a pronoun could be the one that is asked for.
        let behind = clause.tokens.iter().filter(|t| **t > said);
        let noun = behind.filter_map(|t| self.noun_of(*t)).find(|x| self.tagged.nouns[*x].cut.prep == Some(LAM))?;
        let [hearer] = self.tagged.nouns[noun].who[..] else { return None };
        let person = |e: usize| matches!(self.scan.entities.get(e).kind, Kind::Person | Kind::Unnamed);
        (speaker.entity != hearer.entity && person(speaker.entity) && person(hearer.entity))
            .then(|| smallvec![speaker, hearer])
    }

    /// `X said at a ceremony to honour Y`: what the gathering is for, where X only spoke.
    pub fn is_for_gathering(&self, n: usize, t: usize) -> bool {
        let Some(place) = self.tagged.before(t).filter(|_| self.speech(n).is_some()) else { return false };
        let bare = matches!(self.tagged.tag(place), Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } if !cut.article && cut.conj.is_none());
        bare && self.tagged.before(place).is_some_and(|b| self.is_in_before(b))
    }

    /// The Russian president: no definite deed behind him is a genitive of his.
    pub fn is_titled(&self, noun: usize) -> bool {
        let noun = &self.tagged.nouns[noun];
        let holder = |e: usize| {
            let one = self.scan.entities.get(e);
            one.kind == Kind::Person || one.office.is_some()
        };
        noun.cut.article && noun.who.iter().all(|r| holder(r.entity))
    }

    /// Whether what a preposition brings is no party of the frame's: it is allowed by somebody, or another deed's.
    pub fn is_for_another(&self, frame: &Frame, argument: &Argument) -> bool {
        match frame.kind {
            ClaimType::Agree => self.is_allowed(argument),
            ClaimType::Consult => self.is_of_purpose_before(argument),
            _ => false,
        }
    }

    /// `They protested at a campaign of X against Y`: the campaign is against Y, and they are against the campaign.
    pub fn is_of_deed_before(&self, argument: &Argument) -> bool {
        let doer = self.tagged.before(argument.first).and_then(|b| self.noun_of(b));
        let Some(doer) = doer.map(|n| &self.tagged.nouns[n]).filter(|n| n.cut.is_bare()) else { return false };
        let Some(Tag::Event { nominal, suffix: None, .. }) = self.tagged.before(doer.first).map(|e| self.tagged.tag(e))
        else {
            return false;
        };
        doer.last == argument.first
            && !self.scan.lexicon.nominals[nominal as usize].frame.prep(&argument.prep).is_none()
    }

    /// `X travelled to join Y`: what a preposition brings right behind a verbal noun of purpose that asks for it.
    fn is_of_purpose_before(&self, argument: &Argument) -> bool {
        let Some(before) = self.tagged.before(argument.first) else { return false };
        let aimed = self.cut_of(before).is_some_and(|c| c.prep == Some(LAM));
        let lexicon = self.scan.lexicon;
        let takes = |t: usize| match self.tagged.tag(t) {
            Tag::Event { nominal, suffix: None, .. } => {
                !lexicon.nominals[nominal as usize].frame.prep(&argument.prep).is_none()
            }
            Tag::Masdar { verb, suffix: None, .. } => {
                let rows = &lexicon.verb_frames[verb as usize];
                rows.iter().any(|f| !lexicon.frames[*f as usize].prep(&argument.prep).is_none())
            }
            _ => false,
        };
        aimed && self.tagged.end(before) == argument.first && takes(before)
    }

    /// A group bigger than X: "from" behind a word of rank.
    pub fn is_than(&self, at: usize) -> bool {
        let bigger = |b: usize| self.scan.lexicon.elatives.contains(self.scan.document.folded(b));
        self.tagged.before(at).is_some_and(bigger)
    }
}
