//! What a verb asks for: an actor as its object, a thing, nobody at all.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::entity::Entity;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Frame, Particle, Roles, Word};
use crate::lexicon::sorts::{Stems, Topic};
use crate::script::letters::{ALEF, NOON};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// "One", folded: behind a denied verb nobody.
const ONE: &str = "\u{0627}\u{062D}\u{062F}";
/// What stands between two commas is no longer, in tokens.
const LONGEST_ASIDE: usize = 16;
/// "Any", folded.
pub const ANY: &str = "\u{0627}\u{064A}";

impl Sense<'_, '_> {
    /// A verb that says nothing of anybody: whoever the pronoun before it may be is a dummy.
    pub fn is_impersonal(&self, verb: &VerbTag) -> bool {
        let v = verb.verb as usize;
        let lexicon = self.scan.lexicon;
        verb.form.passive
            || lexicon.verb_frames[v].is_empty()
                && lexicon.verb_speech[v].is_empty()
                && lexicon.verb_light[v].is_empty()
    }

    /// `May God be pleased with him`, `they pray to God that`: God stands right behind the verb.
    pub fn is_pious(&self, p: usize) -> bool {
        let next = self.tagged.end(p);
        let god = |t: usize| self.scan.lexicon.topics.get(self.scan.document.folded(t)) == Some(&Topic::God);
        if next < self.tagged.last && god(next) {
            return true;
        }
        let Tag::Verb(v) = self.tagged.tag(p) else { return false };
        if self.is_prayed_for(p, &v) {
            return true;
        }
        // God have mercy on him and receive him among the martyrs: the prayer goes on.
        let mut near = (self.tagged.first..p).rev().take(8);
        v.cut.conj.is_some()
            && v.suffix.is_some()
            && near.any(|t| {
                let before = || self.tagged.before(t).map(|b| self.tagged.tag(b));
                god(t) && matches!(before(), Some(Tag::Verb(_) | Tag::Plain { .. }))
            })
    }

    /// `Asking God to accept them and to keep the land safe`: it is God who is to do it.
    fn is_prayed_for(&self, p: usize, verb: &VerbTag) -> bool {
        let his = verb.form.tense == Tense::Present
            && (verb.form.person, verb.form.gender, verb.form.number)
                == (Person::Third, Gender::Masculine, Number::Singular);
        let that = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Complementizer, .. });
        let Some(that) = self.tagged.before(p).filter(|b| his && that(*b)) else { return false };
        let asked = |t: usize| match self.tagged.tag(t) {
            Tag::Verb(_) | Tag::Active { .. } | Tag::Noun(_) => true,
            Tag::Particle { class: Particle::Preposition, .. } => true,
            Tag::Plain { .. } => {
                let word = self.scan.document.folded(t);
                word.ends_with(ALEF) || word.ends_with(NOON)
            }
            _ => false,
        };
        let god = |t: usize| self.scan.lexicon.topics.get(self.scan.document.folded(t)) == Some(&Topic::God);
        let own = |t: usize| !matches!(self.tagged.tag(t), Tag::Inside | Tag::Noun(_));
        // Prayers hang on one "asking God that" in a row.
        let near = self.tagged.first.max(that.saturating_sub(60))..that;
        near.rev()
            .take_while(|t| !matches!(self.tagged.tag(*t), Tag::Mark(TokenKind::Stop)))
            .any(|t| god(t) && own(t) && self.tagged.before(t).is_some_and(asked))
    }

    /// Whether those before a verb aim as armed men and states do: to target, of all others, is to address.
    pub fn can_strike(&self, refs: &[Ref]) -> bool {
        use crate::lexicon::sorts::Class;
        refs.iter().any(|r| self.is_of(r.entity, Class::Armed) || self.is_of(r.entity, Class::State))
    }

    /// The frames that a verb can have with the prepositions of its clause.
    fn possible_frames(&self, n: usize, verb: &VerbTag) -> impl Iterator<Item = &'_ Frame> {
        let lexicon = self.scan.lexicon;
        lexicon.verb_frames[verb.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]).filter(move |f| {
            // Phrases that blame and denials say nothing of the verb by itself.
            if f.note.negated || f.subject.has(Roles::TARGET) && !f.note.object.is_empty() {
                return false;
            }
            !f.note.idle
                && (f.note.needs.is_empty()
                    || self.clauses[n].tokens.iter().any(|t| {
                        let own = self.cut_of(*t).and_then(|c| c.prep);
                        let word = self.scan.document.folded(*t);
                        let written = |need: &String| own.is_some_and(|letter| need.chars().eq([letter]));
                        f.note.needs.iter().any(|need| need == word || written(need))
                    }))
        })
    }

    /// Whether a word is what some frame of the verb at `p` needs.
    pub fn is_needed(&self, p: usize, word: usize) -> bool {
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let (lexicon, word) = (self.scan.lexicon, self.scan.document.folded(word));
        let twins = self.written_alike(p, verb.verb);
        let mut frames = twins.iter().flat_map(|v| &lexicon.verb_frames[*v as usize]);
        frames.any(|f| lexicon.frames[*f as usize].note.needs.iter().any(|need| need == word))
    }

    /// A verb whose passive has a subject: it takes an object, or carries an event.
    pub fn has_patient(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        let v = verb as usize;
        let asks = |s: &u16| lexicon.speech[*s as usize].class == crate::lexicon::rows::SpeechClass::Ask;
        lexicon.verb_frames[v].iter().any(|f| !lexicon.frames[*f as usize].object.is_none())
            || lexicon.verb_light[v].contains(&crate::lexicon::rows::Light::Source)
            || lexicon.verb_speech[v].iter().any(asks)
    }

    /// A verb of what came of something (it led to, it left behind), which is no peaceful deed of somebody's besides: to
    /// threaten, to recall, to lift.
    pub fn tells_outcome(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        let deed =
            |f: &Frame| f.kind != ClaimType::Assault && (f.subject.has(Roles::SOURCE) || f.subject.has(Roles::PARTY));
        lexicon.resulting.contains(&(verb as usize))
            && !lexicon.verb_frames[verb as usize].iter().any(|f| deed(&lexicon.frames[*f as usize]))
    }

    /// A verb, and those whose present is written the same: what stands with it tells which.
    pub fn written_alike(&self, p: usize, verb: u16) -> SmallVec<[u16; 4]> {
        let mut all: SmallVec<[u16; 4]> = smallvec::smallvec![verb];
        if matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Present) {
            all.extend_from_slice(&self.scan.lexicon.verb_twins[verb as usize]);
        }
        all
    }

    /// Other verbs whose past is written the same as the one at `p`: she breached, she evacuated.
    pub fn past_alike(&self, p: usize, verb: u16) -> SmallVec<[u16; 4]> {
        let Tag::Verb(own) = self.tagged.tag(p) else { return SmallVec::new() };
        let form = (own.form.tense, own.form.person, own.form.gender, own.form.number);
        let readings = self.scan.document.readings(p).list.iter().filter(|_| own.form.tense == Tense::Past);
        let others = readings.filter_map(|r| match r.word {
            Word::Verb { verb: other, form: f } if other != verb && r.cut == own.cut => {
                ((f.tense, f.person, f.gender, f.number) == form).then_some(other)
            }
            _ => None,
        });
        others.collect()
    }

    /// The ambassador in a capital is the one to its state: whoever recalls him acts against it.
    pub fn envoy_in(&mut self, frame: &Frame, places: &Refs, draft: &mut Draft) {
        let states = &self.scan.lexicon.states;
        let found = places.iter().find_map(|r| Some((self.scan.entities.get(r.entity).state?, *r)));
        let embassies = matches!(frame.kind, ClaimType::Sanction | ClaimType::Concede | ClaimType::Cooperate);
        if let Some((state, place)) = found.filter(|_| embassies) {
            let entity = self.scan.entities.known(states[state].actor, self.scan.lexicon);
            draft.target.push(Ref { entity, ..place });
        }
    }

    /// Whether the object of a verbal noun, at a token, is of the sort that a frame asks for.
    pub fn is_aimed(&self, frame: &Frame, object: Option<usize>) -> bool {
        let sorts = &frame.note.target_is;
        sorts.is_empty()
            || !frame.object.has(Roles::TARGET)
            || object.and_then(|o| self.noun_of(o)).is_some_and(|x| {
                self.tagged.nouns[x].who.iter().any(|r| sorts.iter().any(|c| self.is_of(r.entity, *c)))
            })
    }

    /// A verb that is nothing without an actor as its object: accused, met, received.
    pub fn wants_object(&self, n: usize, verb: &VerbTag) -> bool {
        let mut frames = self.possible_frames(n, verb).peekable();
        verb.suffix.is_none()
            && frames.peek().is_some()
            && frames.all(|f| {
                let spoken = matches!(f.kind, ClaimType::Request | ClaimType::Concern | ClaimType::Threaten);
                f.object.has(Roles::TARGET) && !f.object.has(Roles::ISSUE) && !f.object.has(Roles::OWNER) && !spoken
                    || f.object.has(Roles::PARTY)
            })
    }

    /// `X left and condemned Y`: a verb that always has an object, somebody or a thing, and behind which nothing stands
    /// but the one who is named there.
    pub fn lacks_object(&self, n: usize, p: usize, verb: &VerbTag, found: &Subject) -> bool {
        // These are said without an object too, or done to the one who is named, unless the passive has other letters.
        let plain = self.scan.lexicon.verbs[verb.verb as usize].form == "III";
        let other = |kind| {
            use ClaimType::{Agree, Assault, Coerce, Concern, Reject, Request, Threaten};
            matches!(kind, Agree | Concern | Reject | Request | Threaten) || !plain && matches!(kind, Assault | Coerce)
        };
        let Some(noun) = found.noun.filter(|_| verb.suffix.is_none() && verb.cut.conj.is_some()) else { return false };
        let mut frames = self.possible_frames(n, verb).peekable();
        let transitive = |f: &Frame| {
            !f.object.is_none() && f.subject.has(Roles::SOURCE) && (plain || !f.note.violent) && !other(f.kind)
        };
        frames.peek().is_some()
            && frames.all(transitive)
            && self.content_of(n).is_none()
            && self.arguments(n, p, Some(noun)).iter().all(|a| !a.prep.is_empty())
    }

    /// `X condemned Y and threatened at the same time Z`: an adverb right behind a joined verb that can have an object, and
    /// nobody else behind it.
    pub fn goes_on_besides(&self, n: usize, p: usize, verb: &VerbTag, found: &Subject) -> bool {
        let next = self.tagged.end(p);
        let adverb =
            next < self.tagged.last && matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Adverb, .. });
        let acts = |f: &Frame| f.object.has(Roles::TARGET) && f.subject.has(Roles::SOURCE);
        let named = found.noun.is_some_and(|x| self.tagged.nouns[x].cut.is_bare());
        adverb
            && named
            && verb.suffix.is_none()
            && verb.cut.conj.is_some()
            && self.possible_frames(n, verb).any(acts)
            && !self.has_second_noun(n, p, found)
    }

    /// A verb whose doer is an actor and whose object may be a thing.
    pub fn takes_things(&self, n: usize, verb: &VerbTag) -> bool {
        let lexicon = self.scan.lexicon;
        let frames: SmallVec<[&Frame; 4]> = self.possible_frames(n, verb).collect();
        let framed = !frames.is_empty()
            && frames.iter().all(|f| f.subject.has(Roles::SOURCE) || f.subject.has(Roles::PARTY))
            && frames
                .iter()
                .any(|f| f.object.has(Roles::ISSUE) || f.object.has(Roles::OWNER) || !f.note.object.is_empty());
        // Clashes go on: what takes place by itself is no object.
        use crate::lexicon::rows::Light::{Passive, Source};
        let roles = &lexicon.verb_light[verb.verb as usize];
        let light = roles.contains(&Source) && !roles.contains(&Passive);
        verb.suffix.is_none() && (framed || light && frames.is_empty())
    }

    /// Whether any preposition of a frame is among the arguments.
    pub fn has_needed(&self, frame: &Frame, arguments: &[Argument], content: bool) -> bool {
        if arguments.iter().any(|a| frame.note.without.contains(&a.prep))
            || frame.note.first && self.comes_late(frame, arguments)
            || frame.note.no_object && self.acts_on_somebody(frame, arguments)
        {
            return false;
        }
        frame.note.needs.is_empty()
            || content && frame.clause.has(Roles::ISSUE)
            || arguments.iter().any(|a| frame.note.needs.contains(&a.prep))
    }

    /// Whether somebody stands as the object before the preposition that a frame needs: "met X before talks with Y".
    fn acts_on_somebody(&self, frame: &Frame, arguments: &[Argument]) -> bool {
        let mut before = arguments.iter().take_while(|a| !frame.note.needs.contains(&a.prep));
        before.any(|a| a.prep.is_empty() && a.noun.is_some_and(|n| !self.tagged.nouns[n].who.is_empty()))
    }

    /// Whether an object or what another preposition brings stands before the preposition that a frame needs: "spoke of a
    /// meeting with" is no talk.
    fn comes_late(&self, frame: &Frame, arguments: &[Argument]) -> bool {
        let circumstance = |a: &&Argument| match a.prep.is_empty() {
            true => {
                let particle = matches!(self.tagged.tag(a.head), Tag::Particle { .. });
                a.noun.is_none() && a.pronoun.is_none() && (particle || self.is_adverbial(a.head))
            }
            false => self.tells_where(&a.prep) || self.scan.lexicon.topic(&a.prep).is_some_and(Topic::is_circumstance),
        };
        let opening = arguments.iter().find(|a| !circumstance(a) || frame.note.needs.contains(&a.prep));
        opening.is_some_and(|a| !frame.note.needs.contains(&a.prep))
    }

    /// Whether another bare noun phrase follows the subject found.
    pub fn has_second_noun(&self, n: usize, p: usize, found: &Subject) -> bool {
        let Some(first) = found.noun else { return true };
        let (_, last) = self.all(first);
        let end = self.tagged.nouns[last].last;
        // Accused X the neighbour of: a definite word right behind a person's name is no part of his phrase.
        let known = |one: &Entity| one.kind == Kind::Person && one.actor.is_some();
        let object = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Plain { cut } if cut.article && cut.is_bare())
                && self.tagged.nouns[last].who.iter().map(|r| self.scan.entities.get(r.entity)).all(known)
        };
        if end < self.tagged.last && object(end) {
            return true;
        }
        if self.stands_behind_aside(end) || self.is_another_behind(last, end) {
            return true;
        }
        let genitive = |t: usize| self.tagged.before(t).is_some_and(|b| self.tagged.tag(b).nominal_cut().is_some());
        self.clauses[n].tokens.iter().filter(|t| **t > p && **t >= end).take(4).any(|t| {
            matches!(self.tagged.tag(*t), Tag::Noun(x) if self.tagged.nouns[x].cut.is_bare() && !(self.tagged.nouns[x].cut.article && genitive(*t)) && self.tagged.before(*t).is_none_or(|b| !matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. })))
        })
    }

    /// "The prime minister (accused) the opposition", "his guest": behind a man who is told of by a post with the article,
    /// what is feminine or somebody's own is no part of his phrase.
    fn is_another_behind(&self, noun: usize, end: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let man = found.gender == Gender::Masculine
            && found.number == Number::Singular
            && found.who.iter().all(|r| self.scan.entities.get(r.entity).office.is_some());
        if !man || end >= self.tagged.last || !self.scan.has_article(end - 1) {
            return false;
        }
        match self.tagged.tag(end) {
            Tag::Noun(x) => {
                let next = &self.tagged.nouns[x];
                next.cut.article && next.cut.is_bare() && next.gender == Gender::Feminine && !next.place
            }
            Tag::Plain { cut } | Tag::Active { cut, .. } => {
                cut == Cut::default() && crate::extract::pronoun::is_possessed(self.scan.document.folded(end))
            }
            _ => false,
        }
    }

    /// "X accused, in a speech, Y": a bare noun behind the comma that closes what a comma and a preposition opened.
    fn stands_behind_aside(&self, from: usize) -> bool {
        let comma = |t: usize| t < self.tagged.last && self.tagged.tag(t).is_mark(TokenKind::Comma);
        let brings = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut == Cut::default());
        if !comma(from) || from + 1 >= self.tagged.last || !brings(from + 1) {
            return false;
        }
        let verb =
            |t: usize| matches!(self.tagged.tag(t), Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break));
        let inside = (from + 2..self.tagged.last.min(from + LONGEST_ASIDE)).take_while(|t| !verb(*t));
        let close = { inside }.find(|t| comma(*t)).map(|t| t + 1).filter(|t| *t < self.tagged.last);
        close.and_then(|t| self.noun_of(t)).is_some_and(|n| self.tagged.nouns[n].cut.is_bare())
    }

    /// Whether a bare noun of the list stands behind a verb and its object: "they laid on him the blame".
    pub fn second_object(&self, p: usize, list: &Stems) -> bool {
        let near = self.tagged.end(p)..(p + 14).min(self.tagged.last);
        near.into_iter().any(|t| {
            let bare = match self.tagged.tag(t) {
                Tag::Plain { cut } | Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => {
                    cut == Cut { article: cut.article, taken: cut.taken, ..Cut::default() }
                }
                _ => false,
            };
            let named = self.noun_of(t).map(|n| &self.tagged.nouns[n]).filter(|n| n.cut.is_bare() && !n.place);
            bare && self.stem_in(t, list) || named.is_some_and(|n| (t..n.last).any(|x| self.stem_in(x, list)))
        })
    }

    /// Those named within a phrase of things that a frame lists as its object; nothing where it names somebody.
    pub fn given_things(&self, argument: &Argument, frame: &Frame) -> Option<Refs> {
        let noun = &self.tagged.nouns[argument.noun?];
        let thing =
            |e: usize| self.scan.entities.get(e).actor.is_none() && self.scan.entities.is_thing(e, self.scan.lexicon);
        let listed = noun.who.iter().all(|r| thing(r.entity) && !r.anaphor)
            && (noun.first..noun.last).any(|t| self.stem_in(t, &frame.note.object));
        listed.then(|| noun.inner.iter().map(|(r, _)| *r).filter(|r| self.owns(r.entity)).collect())
    }

    /// Whose a thing is against which a deed goes: visas of officials are theirs.
    pub fn whose(&self, frame: &Frame, argument: &Argument, clause: usize) -> Refs {
        if matches!(frame.kind, ClaimType::Sanction | ClaimType::Assault) {
            return self.holder(argument, clause);
        }
        self.owner(&self.thing_argument(argument.head), clause, frame.kind.polarity() < 0)
    }

    /// "Demanded the withdrawal from Libya": from where it is to be, not of whom it is demanded.
    pub fn belongs_to_demand(&self, frame: &Frame, arguments: &[Argument], argument: &Argument) -> bool {
        let demand =
            |a: &&Argument| frame.prep(&a.prep) == Roles::ISSUE && a.pronoun.is_none() && self.is_event(a.head);
        // "Asked of X to send troops to Syria": whom it asks is told already.
        let asked = |a: &&Argument| {
            !a.prep.is_empty() && a.prep != argument.prep && a.noun.is_some() && frame.prep(&a.prep) == Roles::TARGET
        };
        frame.prep(&argument.prep) == Roles::TARGET
            && argument.noun.is_some_and(|x| self.tagged.nouns[x].place)
            && arguments.iter().take_while(|a| a.first < argument.first).any(|a| demand(&a) || asked(&a))
    }

    /// "To visit his country": a verbal noun behind l.
    pub fn is_purposive(&self, argument: &Argument) -> bool {
        argument.prep.starts_with(crate::script::letters::LAM) && self.is_event(argument.head)
    }

    /// Where an envoy is called home from: a capital is its state.
    pub fn hosts(&mut self, refs: &mut crate::extract::sense::Refs) {
        for one in refs.iter_mut() {
            let place = self.scan.entities.get(one.entity);
            let lexicon = self.scan.lexicon;
            let capital = |s: &usize| crate::script::latin::slug(&lexicon.states[*s].capital) == place.id;
            if place.kind == crate::claim::Kind::Place
                && let Some(state) = place.state.filter(capital)
            {
                one.entity = self.scan.entities.known(lexicon.states[state].actor, lexicon);
            }
        }
    }

    /// Not one (of them), none of the girls: behind a denied verb, nobody did it.
    pub fn tells_of_nobody(&self, t: usize) -> bool {
        if t >= self.tagged.last || !matches!(self.tagged.tag(t), Tag::Particle { suffix: None, .. }) {
            return false;
        }
        let next = self.tagged.end(t);
        let of = next + 1 < self.tagged.last && self.scan.document.folded(next) == crate::extract::around::MIN;
        let somebody = || {
            let noun = self.noun_of(next + 1);
            noun.is_some_and(|n| self.tagged.nouns[n].who.iter().any(|r| self.is_definite_actor(r.entity)))
        };
        match self.scan.document.folded(t) {
            ONE => !of || !somebody(),
            ANY => of && !somebody(),
            _ => false,
        }
    }

    /// "No one cares": a negation and "one" right before the verb.
    pub fn is_behind_nobody(&self, p: usize) -> bool {
        let denied = |b: usize| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Negation, .. });
        let one = self.tagged.before(p).filter(|b| self.scan.document.folded(*b) == ONE);
        one.and_then(|b| self.tagged.before(b)).is_some_and(denied)
    }

    /// A word for one of the people, of whom nobody knows who it is.
    pub fn is_one_of_people(&self, t: usize) -> bool {
        use crate::lexicon::rows::Word;
        let agent = |r: &crate::text::reading::Reading| matches!(r.word, Word::Agent { .. }) && r.pronoun().is_none();
        matches!(self.tagged.tag(t), Tag::Plain { .. }) && self.scan.document.readings(t).list.iter().any(agent)
    }

    /// A noun that is no actor, with what may follow it.
    pub fn thing_argument(&self, thing: usize) -> crate::extract::argument::Argument {
        let last = (thing + 4).min(self.tagged.last);
        crate::extract::argument::Argument {
            prep: String::new(),
            head: thing,
            first: thing,
            last,
            noun: None,
            pronoun: None,
        }
    }

    /// Event nouns that a frame tells itself, as its fixed object or subject.
    pub fn told_by_frame(
        &self,
        frame: &Frame,
        arguments: &[crate::extract::argument::Argument],
        thing: Option<usize>,
    ) -> SmallVec<[usize; 2]> {
        let told = |t: &usize| {
            !frame.note.object.is_empty()
                && self.stem_in(*t, &frame.note.object)
                && matches!(self.tagged.tag(*t), Tag::Event { nominal, .. }
                    if frame.kind.is_symmetric()
                        || matches!(frame.kind, ClaimType::Sanction | ClaimType::Concede | ClaimType::Retreat)
                        || self.scan.lexicon.nominals[nominal as usize].frame.kind == frame.kind)
        };
        arguments.iter().filter(|a| a.pronoun.is_none()).map(|a| a.head).chain(thing).filter(told).collect()
    }
}

/// A fixed phrase, what is denied, what those do who are named for it: such rows come before the verb's other senses.
pub fn is_special(frame: &Frame) -> bool {
    frame.note.negated || frame.note.nature || frame.note.first || !frame.note.object.is_empty()
}

/// Whether the preposition that a frame needs comes first, or behind an object that its verb takes.
pub fn brings_needed(frame: &Frame, arguments: &[Argument]) -> bool {
    let first = arguments
        .iter()
        .find(|a| !a.prep.is_empty() || frame.object.is_none() || a.noun.is_none() && a.pronoun.is_none());
    first.is_some_and(|a| frame.note.needs.contains(&a.prep))
}

/// What is concluded between two sides has them behind "between", not before the verb; relations between them are an
/// object. `thing` is the subject.
pub fn passive_between(frame: &Frame, arguments: &[Argument], thing: Option<usize>) -> bool {
    let of_object = |a: &Argument| {
        arguments.iter().any(|o| o.prep.is_empty() && o.last == a.first && thing != Some(o.head) && o.noun.is_none())
    };
    // Visited X within the cooperation between Y and Z: X is visited by somebody.
    let party = || frame.object.has(Roles::PARTY) && arguments.iter().any(|a| a.prep.is_empty() && a.noun.is_some());
    frame.kind.is_symmetric()
        && !party()
        && arguments.iter().any(|a| a.prep == "\u{0628}\u{064A}\u{0646}" && a.noun.is_some() && !of_object(a))
}
