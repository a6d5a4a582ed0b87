//! What is told of killing and wounding: who can be a victim, what can be a weapon, and what is only referred to.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::entity::EntityId;
use crate::extract::event::ALA;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::preposition::is_agent_phrase;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::lexicon::sorts::{Class, Stems};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// "to", "from" behind verbs of outcome: led to the death, resulted in the death.
const OUTCOME: [&str; 2] = ["\u{0627}\u{0644}\u{064A}", "\u{0639}\u{0646}"];

/// "Two others", "others", in the nominative.
const OTHERS: [&str; 2] = ["\u{0627}\u{062E}\u{0631}\u{0627}\u{0646}", "\u{0627}\u{062E}\u{0631}\u{0648}\u{0646}"];

/// Some frames of a verb.
pub type Frames<'f> = SmallVec<[&'f Frame; 4]>;

impl Sense<'_, '_> {
    /// In company of certain words a verb or noun means something else: killed in a road accident.
    pub fn means_otherwise(&self, frame: &Frame, n: usize) -> bool {
        let among = |stems: &Stems| {
            let mut words = self.clauses[n].tokens.iter().filter(|t| !matches!(self.tagged.tag(**t), Tag::Mark(_)));
            // A speech in which he attacked: the word before a clause that "and" does not join.
            let before = self.clauses[n].predicate.and_then(|p| self.tagged.before(p));
            words.any(|t| self.stem_in(*t, stems)) || before.is_some_and(|t| self.stem_in(t, stems))
        };
        // On alert, a terrorist group: a word within a phrase or a name.
        let within = |stems: &Stems| {
            let words = self.clauses[n].tokens.iter();
            words.copied().any(|t| (t + 1..self.tagged.end(t)).any(|x| self.stem_in(x, stems)))
        };
        // She died of burns in a fire that broke out: the next clause tells of the fire, and none of arms.
        let of_arms = |t: usize| self.scan.document.readings(t).domain == Some(crate::lexicon::sorts::Domain::Arms);
        let mut all = self.tagged.first..self.tagged.last;
        let word = |t: usize| !matches!(self.tagged.tag(t), Tag::Mark(_));
        let mut accident = || !all.clone().any(of_arms) && all.any(|t| word(t) && self.stem_in(t, &frame.note.unless));
        !frame.note.unless.is_empty() && (among(&frame.note.unless) || frame.note.people && accident())
            || !frame.note.with.is_empty() && !among(&frame.note.with) && !within(&frame.note.with)
    }

    /// Whether a frame may hold of a verbal noun: it has the company that it asks for, and is none of several who do it with
    /// each other.
    pub fn is_meant_here(&self, frame: &Frame, t: usize) -> bool {
        let alone = || self.clause_at(t).is_none_or(|n| self.means_otherwise(frame, n));
        !frame.note.several && (frame.note.with.is_empty() || !alone())
    }

    /// Whether a verb without an object, with "by" and a doer, is passive: whoever it is about undergoes it.
    pub fn is_by_agent(&self, n: usize, arguments: &[Argument]) -> bool {
        // Admitted its defeat at the hands of X: the defeat is X's doing.
        let of_deed = |a: &Argument| {
            arguments.iter().any(|o| {
                o.head < a.head
                    && !o.prep.is_empty()
                    && self.cut_of(o.head).is_some_and(|c| !(c.article && c.prep == Some(BEH)))
                    && matches!(self.tagged.tag(o.head), Tag::Event { .. } | Tag::Masdar { .. })
            })
        };
        let done_by = |a: &Argument| is_agent_phrase(&a.prep) && !self.actors(a, n).is_empty() && !of_deed(a);
        let lexicon = self.scan.lexicon;
        // To go out or to gather has no passive.
        let takes_object = self.clauses[n].predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => {
                let frames = &lexicon.verb_frames[v.verb as usize];
                frames.is_empty() || frames.iter().any(|f| !lexicon.frames[*f as usize].object.is_none())
            }
            _ => true,
        });
        takes_object
            && !self.subjects[n].refs.is_empty()
            && arguments.iter().any(done_by)
            && arguments.iter().all(|a| !a.prep.is_empty() || a.noun.is_none() && self.is_adverbial(a.head))
    }

    /// "X is accused of": whoever stands alone behind a verb that always has an object is the one accused.
    pub fn accused_of<'f>(&self, n: usize, p: usize, frames: &[&'f Frame], arguments: &[Argument]) -> Frames<'f> {
        let subject = &self.subjects[n];
        let behind = subject.explicit && subject.noun.is_some_and(|s| self.tagged.nouns[s].first > p);
        let of = || arguments.iter().any(|a| a.prep.chars().eq([BEH]));
        if !behind || subject.refs.len() != 1 || !of() || arguments.iter().any(|a| a.prep.is_empty()) {
            return Frames::new();
        }
        let accuses = |f: &&&Frame| {
            f.kind == ClaimType::Accuse
                && f.object == Roles::TARGET
                && f.subject.has(Roles::SOURCE)
                && !f.clause.is_none()
        };
        frames.iter().filter(accuses).copied().collect()
    }

    pub fn is_objectless(&self, arguments: &[Argument]) -> bool {
        // Behind what a preposition brings, only people are its object: within the four weeks.
        let brought = arguments.iter().find(|a| !a.prep.is_empty()).map_or(usize::MAX, |a| a.first);
        arguments.iter().all(|a| {
            let word = self.scan.document.folded(a.head);
            // Two others, many others: the victim's own adjective.
            let nominative = || OTHERS.contains(&word);
            let of_time = || self.scan.document.readings(a.head).time || brought < a.first;
            !a.prep.is_empty()
                || self.is_of_joined_count(a)
                || a.pronoun.is_none()
                    && (matches!(self.tagged.tag(a.head), Tag::Particle { .. })
                        || self.is_adjective_of_subject(a)
                        || self.is_bearing(a.head)
                        || matches!(self.tagged.tag(a.head), Tag::Plain { .. }) && (of_time() || nominative())
                        || a.noun.is_none() && brought < a.first
                        || self.is_manner_of_death(a.head))
        })
    }

    /// "(Was killed) a leader and three of his guards": those whom "and" and a number add to who stands before.
    fn is_of_joined_count(&self, a: &Argument) -> bool {
        let joined = |b: usize| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Quantifier, cut, .. } if cut.conj == Some(WAW));
        let Some(before) = self.tagged.before(a.first) else { return false };
        let of = self.scan.document.folded(a.first - 1) == MIN;
        of && (joined(before) || self.tagged.before(before).is_some_and(joined))
    }

    /// The killing of, by somebody: a noun whose object can stand behind l, where a death has none.
    fn is_own_deed(&self, event: usize) -> bool {
        self.valence(event, false, None).is_some_and(|v| v.frame.prep(LAM.encode_utf8(&mut [0; 4])).has(Roles::TARGET))
    }

    /// Whether somebody has soldiers to send: a state, its army, whoever holds an office, an armed group.
    pub fn commands(&self, entity: EntityId) -> bool {
        let known = self.scan.entities.get(entity);
        match known.kind {
            Kind::ArmedGroup | Kind::State | Kind::Person => true,
            _ => self.has_troops(entity),
        }
    }

    /// A body that bears arms by its name: an army, a coalition, forces.
    pub fn has_troops(&self, entity: EntityId) -> bool {
        let known = self.scan.entities.get(entity);
        matches!(known.kind, Kind::Organisation | Kind::Group) && self.scan.lexicon.noted.is_army(&known.id)
    }

    /// Whether who announces a killing did it: an army or an armed group, of others, and by no bomb that it tells of.
    pub fn owns_up(&self, n: usize, event: usize, draft: &Draft) -> bool {
        if draft.kind != ClaimType::Assault || !self.kills(event) {
            return true;
        }
        let armed = draft.source.iter().all(|r| {
            let entity = self.scan.entities.get(r.entity);
            match entity.kind {
                Kind::ArmedGroup | Kind::State => true,
                Kind::Organisation | Kind::Group => {
                    let noted = &self.scan.lexicon.noted;
                    // A body for news of the war only tells.
                    !entity.id.split('-').any(|word| word == "media")
                        && (noted.is_army(&entity.id) || noted.is_guard(&entity.id) && self.is_own_deed(event))
                }
                _ => false,
            }
        });
        let by_others = self.clauses[n].tokens.iter().any(|t| {
            *t > event
                && match self.tagged.tag(*t) {
                    Tag::Event { nominal, .. } => {
                        let row = &self.scan.lexicon.nominals[nominal as usize];
                        row.frame.kind == ClaimType::Assault
                            && row.nisba.is_none()
                            && !row.frame.object.has(Roles::TARGET)
                    }
                    _ => false,
                }
        });
        let group = |id: &str| {
            let actors = &self.scan.lexicon.actors;
            actors.iter().any(|a| {
                let of = |own: &str| id.strip_prefix(own).is_some_and(|r| r.is_empty() || r.starts_with('-'));
                a.kind == Kind::ArmedGroup && (of(&a.id) || of(&slug(&a.name)))
            })
        };
        let own = draft.target.iter().any(|r| {
            let victim = self.scan.entities.get(r.entity);
            if draft.source.iter().any(|s| self.is_one_of_its_own(s.entity, r.entity)) {
                return true;
            }
            let victim = victim.state.filter(|_| !group(&victim.id));
            victim.is_some() && draft.source.iter().any(|s| self.scan.entities.get(s.entity).state == victim)
        });
        // An army that announces the death of soldiers, of nobody else's, announces that of its own.
        let group = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind == Kind::ArmedGroup;
        let serve = !draft.source.iter().any(group)
            && draft.target.iter().any(|r| {
                let victim = self.scan.entities.get(r.entity);
                victim.state.is_none() && self.scan.lexicon.noted.is_serving(&victim.name)
            });
        armed && !by_others && !own && !serve
    }

    /// A verb of killing, wounding or taking people.
    pub fn is_violent(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        lexicon.verb_frames[verb as usize].iter().any(|f| lexicon.frames[*f as usize].note.people)
    }

    /// Only people are murdered, raped, wounded.
    pub fn keep_people(&self, frame: &Frame, draft: &mut Draft) {
        let seized = [frame.object, frame.prep(ALA)].contains(&Roles::TARGET);
        if frame.kind == ClaimType::Coerce && frame.note.violent && seized {
            // A Russian who is arrested: no state is.
            draft.target.retain(|r| self.scan.entities.get(r.entity).kind != Kind::State);
        }
        if frame.note.people {
            draft.target.retain(|r| {
                matches!(
                    self.scan.entities.get(r.entity).kind,
                    Kind::Person | Kind::Unnamed | Kind::Group | Kind::ArmedGroup
                )
            });
        }
    }

    /// An event noun of the lexicon that tells an attack or names a weapon.
    pub fn is_attack(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Assault,
            _ => false,
        }
    }

    /// `an attack (by a lorry) hit a patrol`: the indefinite noun before a violent verb is its subject.
    pub fn attack_before(&self, frame: &Frame, n: usize, p: usize) -> Option<usize> {
        // An attack (that) they launched: the verb's object.
        let launched = |event: &usize| !self.stem_in(*event, &frame.note.object);
        if frame.note.violent { self.attack_before_verb(n, p).filter(launched) } else { None }
    }

    /// The same of any violent verb.
    pub fn attack_before_verb(&self, n: usize, p: usize) -> Option<usize> {
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let subject = &self.subjects[n];
        if verb.cut.conj.is_some() || verb.cut.prep.is_some() || verb.form.number == Number::Plural {
            return None;
        }
        if subject.noun.is_some_and(|s| self.tagged.nouns[s].first > p) {
            return None;
        }
        let mut at = self.tagged.before(p)?;
        if self.tagged.tag(at).is_mark(TokenKind::Comma) {
            at = self.tagged.before(at)?;
        }
        for _ in 0..8 {
            match self.tagged.tag(at) {
                Tag::Event { cut, suffix: None, .. }
                    if !cut.article && (self.is_attack(at) || self.is_use_of_force(at)) =>
                {
                    let agrees = self.thing_gender(at).is_none_or(|g| g == verb.form.gender);
                    return agrees.then_some(at);
                }
                Tag::Plain { cut } | Tag::Nisba { cut, .. } | Tag::Event { cut, .. } if !cut.article => {}
                Tag::When(_) | Tag::Inside | Tag::Particle { class: Particle::Preposition | Particle::Adverb, .. } => {}
                Tag::Mark(TokenKind::Number | TokenKind::Quote) => {}
                Tag::Noun(noun) if self.tagged.nouns[noun].place || self.tagged.nouns[noun].cut.prep.is_some() => {}
                _ => return None,
            }
            at = self.tagged.before(at)?;
        }
        None
    }

    /// Whether an event noun's genitive is its victim: the killing of X happened whoever did it.
    pub fn kills(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                let row = &self.scan.lexicon.nominals[nominal as usize];
                row.frame.object.has(Roles::TARGET) && row.frame.note.violent
            }
            _ => false,
        }
    }

    /// People, not bodies that act.
    pub fn can_be_victim(&self, entity: usize) -> bool {
        matches!(self.scan.entities.get(entity).kind, Kind::Person | Kind::Unnamed | Kind::Group)
    }

    /// `The minister launched an attack on X, saying that`: what he goes on to say is the attack.
    pub fn is_attack_in_words(&self, draft: &Draft) -> bool {
        const ATTACK: &str = "\u{0647}\u{062C}\u{0648}\u{0645}";
        let attack = draft.kind == ClaimType::Assault
            && (draft.trigger.0..draft.evidence.1.min(self.tagged.last)).any(|t| {
                self.is_event_noun(t) && self.tagged.end(t) == t + 1 && self.scan.document.folded(t).contains(ATTACK)
            });
        let says = |c: &usize| {
            let clause = &self.clauses[*c];
            clause.link == Link::Hal && clause.parent == Some(draft.clause) && self.speech_of(*c)
        };
        let speaks = |r: &Ref| [Class::Person, Class::Speaker, Class::Civil].iter().any(|c| self.is_of(r.entity, *c));
        // His sharp attack on somebody, a man of politics.
        let sharp = || {
            let next = self.tagged.end(draft.trigger.0);
            let noun =
                draft.rule.starts_with("noun") && draft.source.iter().any(|r| self.is_of(r.entity, Class::Speaker));
            noun && next < self.tagged.last && self.says(next, Attitude::Sharp)
        };
        // Speeches in which they attacked X.
        let clause = &self.clauses[draft.clause];
        let spoken = clause.link == Link::Relative
            && !draft.rule.starts_with("noun")
            && clause.head.is_some_and(|(first, _)| self.says(first, Attitude::Document))
            && self.is_attack_verb(draft.trigger.0);
        if draft.kind == ClaimType::Assault && spoken {
            return true;
        }
        let goes_on = || (draft.clause + 1..self.clauses.len()).any(|c| says(&c));
        attack && !draft.source.is_empty() && draft.source.iter().all(speaks) && (goes_on() || sharp())
    }

    /// A verb that attacks by words as well as by arms.
    fn is_attack_verb(&self, t: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(t) else { return false };
        let lexicon = self.scan.lexicon;
        let blames = |f: &u16| lexicon.frames[*f as usize].kind == ClaimType::Accuse;
        lexicon.verb_frames[v.verb as usize].iter().any(blames)
    }

    /// Whether a killing is told, not only referred to: announced, the outcome of something, a headline, or news for its
    /// indefinite victims. The murder of a known man in "the case of", "since", "accused of" is background.
    pub fn is_told(&self, t: usize, victims: &Refs) -> bool {
        let cut = self.cut_of(t).unwrap_or_default();
        let fresh = victims.iter().all(|r| {
            matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group)
                && !self.scan.document.readings(r.first).cuts.iter().any(|c| c.article)
        });
        if cut.prep == Some(LAM) {
            return false;
        }
        let Some(before) = self.tagged.before(t) else { return true };
        if cut.prep.is_some() {
            return match self.tagged.tag(before) {
                Tag::Verb(v) => {
                    let lexicon = self.scan.lexicon;
                    lexicon.verb_frames[v.verb as usize].is_empty() || !lexicon.verb_speech[v.verb as usize].is_empty()
                }
                _ => fresh && !matches!(self.tagged.tag(before), Tag::Passive { .. }),
            };
        }
        match self.tagged.tag(before) {
            Tag::Verb(_) => true,
            Tag::Mark(_) => cut.conj.is_none() || fresh,
            Tag::Particle { class: Particle::Preposition, .. } => {
                let word = self.scan.document.folded(before);
                fresh || OUTCOME.contains(&word)
            }
            Tag::Noun(noun) if cut.conj.is_none() => {
                // `the police announced the killing of X`.
                fresh || self.tagged.nouns[noun].cut.prep.is_none() && self.is_subject(noun)
            }
            _ if cut.conj.is_some() => {
                let first = self.event_before(t);
                fresh || first.is_some_and(|e| self.is_told(e, victims))
            }
            _ => {
                fresh && !matches!(self.tagged.tag(before), Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. })
            }
        }
    }

    fn is_subject(&self, noun: usize) -> bool {
        self.subjects.iter().any(|s| s.noun == Some(noun))
    }

    /// The event noun of the same clause that stands before one that is joined by "and".
    fn event_before(&self, t: usize) -> Option<usize> {
        let mut at = self.tagged.before(t);
        while let Some(b) = at {
            match self.tagged.tag(b) {
                Tag::Event { .. } if self.is_attack(b) => return Some(b),
                Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break) => return None,
                _ => at = self.tagged.before(b),
            }
        }
        None
    }

    /// The folded stem of a noun, as `object=` lists it.
    pub fn stem_in(&self, t: usize, stems: &Stems) -> bool {
        let readings = self.scan.document.readings(t);
        if !stems.may_meet(&readings.stems) {
            return false;
        }
        let word = self.scan.document.folded(t);
        readings.cuts.iter().any(|c| {
            let rest = &word[c.skip()..];
            stems.near(rest).any(|l| {
                rest.strip_prefix(l).is_some_and(is_ending)
                    || l.strip_suffix('\u{0647}').is_some_and(|stem| {
                        rest.strip_prefix(stem).and_then(|r| r.strip_prefix('\u{062A}')).is_some_and(is_feminine_ending)
                    })
                    || l.strip_suffix(HAMZA).is_some_and(|stem| {
                        // The hamza at the end of a word gets a seat before a pronoun.
                        rest.strip_prefix(stem)
                            .and_then(|r| r.strip_prefix([YEH, WAW]))
                            .is_some_and(|r| is_ending(r) && !r.is_empty())
                    })
                    || l.len() > rest.len()
                        && l.strip_prefix(rest).and_then(|l| l.strip_prefix(' ')).is_some_and(|tail| {
                            t + 1 < self.tagged.last && {
                                let next = self.scan.document.folded(t + 1);
                                next == tail || next.strip_prefix("\u{0627}\u{0644}") == Some(tail)
                            }
                        })
            })
        })
    }
}

fn is_ending(s: &str) -> bool {
    const ENDINGS: [&str; 9] = [
        "",
        "\u{0627}",
        "\u{0647}",
        "\u{0647}\u{0627}",
        "\u{0647}\u{0645}",
        "\u{0647}\u{0645}\u{0627}",
        "\u{0646}\u{0627}",
        "\u{064A}\u{0646}",
        "\u{0627}\u{0646}",
    ];
    ENDINGS.contains(&s)
}

/// The same, or that of two of them before a genitive.
fn is_feminine_ending(s: &str) -> bool {
    is_ending(s) || s.strip_prefix(YEH) == Some("")
}
