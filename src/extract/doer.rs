//! Whether whoever stands behind a verbal noun does what it tells or undergoes it.

use crate::claim::{ClaimType, Kind};
use crate::extract::apposed::is_relative;
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::event::{ALA, Valence};
use crate::extract::light::is_attitude;
use crate::extract::matching;
use crate::extract::noun::{Noun, Ref};
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Number, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Frame, Light, Particle, Phrase, Roles, Word};
use crate::lexicon::sorts::Class;
use crate::script::letters::{ALEF, HEH, LAM, MEEM, NOON, WAW, YEH};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// Whether a verbal noun's object stands behind l, in its own phrase: the genitive is who does it.
    pub fn doer_before_lam(&self, t: usize) -> bool {
        let stops = |x: usize| match self.tagged.tag(x) {
            Tag::Verb(_) | Tag::Active { .. } | Tag::Adjective { .. } | Tag::Passive { .. } => true,
            Tag::Mark(kind) => kind != TokenKind::Quote,
            Tag::Particle { class, .. } => class != Particle::Quantifier,
            // X, who belongs to Y.
            Tag::Plain { cut } => cut.article && self.scan.brings_its_own(x),
            _ => false,
        };
        let joined = |x: usize| self.cut_of(x).is_some_and(|c| c.conj.is_some());
        let lam = LAM;
        // Iran's support for (l) terrorism.
        let next = self.tagged.end(t);
        let genitive = (next < self.tagged.last).then(|| self.noun_of(next)).flatten();
        let end = genitive.map(|x| &self.tagged.nouns[x]).filter(|x| x.cut.is_bare()).map(|x| x.last);
        let thing = end.filter(|x| *x < self.tagged.last && !matches!(self.tagged.tag(*x), Tag::Noun(_)));
        if thing.and_then(|x| self.cut_of(x)).is_some_and(|c| c.prep == Some(lam) && c.article && c.conj.is_none()) {
            return true;
        }
        (t + 1..(t + 6).min(self.tagged.last))
            .take_while(|x| !stops(*x) && !joined(*x))
            .any(|x| matches!(self.tagged.tag(x), Tag::Noun(n) if self.tagged.nouns[n].cut.prep == Some(lam)))
    }

    /// The bombing of X aroused the anger of Y: what the verb before its subject carries is nothing of the subject's.
    pub fn is_carried_off(&self, t: usize) -> bool {
        let event = matches!(self.tagged.tag(t), Tag::Event { cut, .. } if cut == Cut::default());
        event
            && self.clause_at(t).is_some_and(|c| {
                let (clause, Some(subject)) = (&self.clauses[c], self.subjects.get(c)) else { return false };
                let Some(Tag::Verb(verb)) = clause.predicate.map(|p| self.tagged.tag(p)) else { return false };
                let lights = &self.scan.lexicon.verb_light[verb.verb as usize];
                lights.contains(&Light::Target) && subject.thing.is_some_and(|x| Some(x) > clause.predicate && x < t)
            })
    }

    /// Whether the genitive (or the pronoun) behind a noun is the doer, since who undergoes it comes later:
    /// the army's bombing of the town, Russia's support for the regime. `carried`: a verb names the doer, so that nobody who
    /// stands right behind the genitive undergoes it (`kidnapped X, the head of`).
    pub fn doer_first(&self, valence: &Valence, t: usize, carried: bool) -> bool {
        let frame = &valence.frame;
        // The death of X: whoever stands behind it died.
        if frame.note.people && frame.prep("\u{0644}").is_none() && frame.prep(ALA).is_none() {
            return false;
        }
        let mut at = self.behind_joined_deed(self.tagged.end(t));
        if frame.prep(ALA).has(Roles::TARGET)
            && (at..(t + 8).min(self.tagged.last))
                .take_while(|x| !matches!(self.tagged.tag(*x), Tag::Mark(_) | Tag::Verb(_)))
                .any(|x| self.scan.document.folded(x) == ALA)
        {
            return true;
        }
        let (mut people, mut actor, mut fights, mut handed, mut indefinite) = (false, false, false, false, false);
        let (mut counted, mut genitive_noun) = (false, None);
        if valence.suffix.is_none() {
            let genitive = (at < self.tagged.last).then(|| self.noun_of(at)).flatten();
            let Some(noun) = genitive.filter(|g| self.tagged.nouns[*g].cut.is_bare()) else { return false };
            let last = self.all(noun).1;
            at = self.tagged.nouns[last].last;
            genitive_noun = Some(last);
            let found = &self.tagged.nouns[noun];
            counted =
                matches!(frame.kind, ClaimType::Coerce | ClaimType::Assault) && self.begins_with_number(found.first);
            let kind = self.scan.entities.get(found.who[0].entity).kind;
            handed = matches!(kind, Kind::Person | Kind::Unnamed);
            indefinite = matches!(kind, Kind::Unnamed | Kind::Group | Kind::Organisation)
                && found.cut == Cut::default()
                && !self.scan.has_article(found.last - 1);
            actor = found.who.iter().all(|r| self.owns(r.entity));
            fights = matches!(kind, Kind::Group | Kind::Organisation | Kind::Unnamed) && !found.place;
            people = found.number == Number::Plural
                && matches!(kind, Kind::Group | Kind::Unnamed | Kind::ArmedGroup)
                && !self.scan.entities.is_thing(found.who[0].entity, self.scan.lexicon);
        }
        let (mut governed, mut passed) = (false, false);
        for _ in 0..8 {
            if at >= self.tagged.last {
                return false;
            }
            let next = self.tagged.end(at).max(at + 1);
            match self.tagged.tag(at) {
                Tag::Noun(x) => {
                    let cut = self.tagged.nouns[x].cut;
                    match cut.prep {
                        _ if cut.conj.is_some() => return false,
                        // The arrest of a cell of (l) X: it belongs to X.
                        Some(LAM) if indefinite && frame.kind == ClaimType::Coerce && self.is_armed_group(x) => {
                            return false;
                        }
                        // The execution of X on a charge of spying for (l) Y.
                        Some(LAM) if passed => return false,
                        Some(p) if frame.prep(p.encode_utf8(&mut [0; 4])).has(Roles::TARGET) => return true,
                        // The arrest of dozens of X: they undergo it, whoever stands behind them.
                        None if !governed => {
                            let same = genitive_noun.is_some_and(|g| self.describes_those_before(g, x));
                            return !carried && !counted && !same;
                        }
                        _ => governed = false,
                    }
                }
                Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                    if cut.conj.is_some() {
                        return false;
                    }
                    let word = self.words(at, next);
                    // The liberation of X from Y.
                    let freed = word[cut.skip()..].split(' ').next() == Some(MIN) && frame.object.has(Roles::PLACE);
                    // The handing over of X to Y: somebody right before "to" is handed over.
                    let handed = frame.kind == ClaimType::Concede && handed && !passed;
                    if frame.prep(&word[cut.skip()..]).has(Roles::TARGET) && !freed {
                        return !handed;
                    }
                    (governed, passed) = (true, true);
                }
                Tag::Plain { cut } | Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Active { cut, .. }
                    if (actor || fights && frame.note.violent)
                        && cut.prep == Some(LAM)
                        && cut.conj.is_none()
                        && self.is_judged_behind_lam(frame, at) =>
                {
                    return true;
                }
                // X, the son of Y: who he is.
                Tag::Plain { cut } if cut.is_bare() && !governed && is_relative(self.scan, at) => {
                    let whose = (next < self.tagged.last).then(|| self.noun_of(next)).flatten();
                    let Some(whose) = whose.filter(|w| self.tagged.nouns[*w].cut.is_bare()) else { return false };
                    at = self.tagged.nouns[whose].last;
                    continue;
                }
                Tag::Plain { cut } | Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => {
                    if cut.conj.is_some() || cut.prep == Some(LAM) || self.is_carried_off(at) {
                        return false;
                    }
                    if cut.prep.is_none() && !cut.article && !governed {
                        // The withdrawal by X of his troops: what the phrase asks for stands behind the doer.
                        let own = actor && self.has_pronoun(at) && self.stem_in(at, &frame.note.object);
                        return own || self.has_owner(at) && !(indefinite && self.takes_up_those_before(at));
                    }
                    // The rebels' attacking the town: an adjective of theirs would be plural.
                    let clash = cut.article && people && self.scan.document.folded(at).ends_with(HEH);
                    if clash && !governed && cut.prep.is_none() {
                        return true;
                    }
                    // For the entry of the gang, in the east of a town: the genitive of what is governed is no doer.
                    governed = (governed || cut.prep.is_some()) && !cut.article;
                }
                // The people's condemnation of this (l): theirs, whatever it is.
                Tag::Particle { class: Particle::Demonstrative, cut, .. }
                    if (actor || people) && cut.prep == Some(LAM) && cut.conj.is_none() && is_attitude(frame.kind) =>
                {
                    return true;
                }
                Tag::When(_)
                | Tag::Nisba { .. }
                | Tag::Particle { class: Particle::Quantifier, .. }
                | Tag::Mark(TokenKind::Quote | TokenKind::Number) => {}
                _ => return false,
            }
            at = next;
        }
        false
    }

    /// "Groups (that) he called": behind an indefinite noun, a word that a verb with its object is written like.
    fn takes_up_those_before(&self, t: usize) -> bool {
        let verb = |r: &Reading| {
            matches!(r.word, Word::Verb { form, .. } if form.tense == Tense::Past)
                && r.suffix.is_some()
                && r.cut == Cut::default()
        };
        self.scan.document.readings(t).list.iter().any(verb)
    }

    /// Ten, dozens of, many of.
    pub fn begins_with_number(&self, t: usize) -> bool {
        let document = self.scan.document;
        let quantity = |r: &Reading| matches!(r.word, Word::Particle { class: Particle::Quantifier });
        document.tokens[t].kind == TokenKind::Number
            || document.readings(t).list.iter().any(quantity)
            || matching::among(document, self.scan.lexicon, t, self.tagged.last, Kinds::NAME)
                .iter()
                .any(|m| matches!(m.what, Phrase::Numeral { .. }))
    }

    /// `The arrest of the political leaders`, `of the volunteer fighters`: a sound plural in the oblique case, right behind
    /// people whom it agrees with, says what they are.
    fn describes_those_before(&self, before: usize, noun: usize) -> bool {
        let (found, one) = (&self.tagged.nouns[noun], &self.tagged.nouns[before]);
        let people = |n: &Noun| {
            let some = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group);
            n.number == Number::Plural && n.who.iter().all(some)
        };
        let oblique = self.scan.document.folded(found.first).strip_suffix(NOON).is_some_and(|w| w.ends_with(YEH));
        oblique
            && one.last == found.first
            && people(found)
            && people(one)
            && self.scan.has_article(found.first)
            && (one.first..one.last).any(|t| self.scan.has_article(t))
    }

    fn is_armed_group(&self, noun: usize) -> bool {
        self.tagged.nouns[noun].who.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::ArmedGroup)
    }

    /// An event behind a preposition, with a pronoun that means the subject.
    pub fn is_of_his_own(&self, t: usize, subject: &Subject) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { suffix: Some(suffix), cut, .. }
            if cut.prep.is_none() && self.is_governed(t) && self.can_all_mean(&subject.refs, suffix))
    }

    /// An argument that "not" opens: promised not to permit it.
    pub fn is_denied_argument(&self, a: &Argument) -> bool {
        matches!(self.tagged.tag(a.first), Tag::Particle { class: Particle::Negation, .. })
    }

    /// Those who bear arms, right behind an indefinite attack and l: it is theirs.
    pub fn bombs(&self, frame: &Frame, refs: &Refs) -> bool {
        frame.kind == ClaimType::Assault
            && frame.note.violent
            && frame.prep(LAM.encode_utf8(&mut [0; 4])).has(Roles::TARGET)
            && refs.iter().all(|r| self.is_of(r.entity, Class::Armed))
    }

    /// Shelling by (l) the regime of (ala) the town: behind whom l brings stands at whom it was.
    pub fn is_aimed_behind(&self, frame: &Frame, end: usize) -> bool {
        frame.kind == ClaimType::Assault
            && frame.note.violent
            && frame.prep(ALA).has(Roles::TARGET)
            && end < self.tagged.last
            && self.scan.document.folded(end) == ALA
    }

    /// The positions of X, its attack: a noun to which somebody's name or pronoun is joined.
    pub fn has_owner(&self, at: usize) -> bool {
        let next = self.tagged.end(at);
        let suffixed =
            matches!(self.tagged.tag(at), Tag::Event { suffix: Some(_), .. } | Tag::Masdar { suffix: Some(_), .. });
        suffixed
            || next < self.tagged.last
                && self.noun_of(next).is_some_and(|x| {
                    let cut = self.tagged.nouns[x].cut;
                    cut.conj.is_none() && (cut.prep.is_none() || cut.prep == Some(LAM))
                })
    }

    /// What stands behind l is what is judged: X's support for the decision, X's condemnation of the killing of Y. To
    /// support X is also to support him in doing something, so that a deed there tells nothing.
    fn is_judged_behind_lam(&self, frame: &Frame, t: usize) -> bool {
        use ClaimType::{Accuse, Assault, Coerce, Concern, Oppose, Reject, Sanction, Support};
        let roles = frame.prep("\u{0644}");
        let about = roles.has(Roles::TARGET);
        let deed = matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. });
        // The regime's repression of the protests, its shelling of a market; no killing of X "for his part in".
        let hit = || {
            let own = self.scan.document.raw(t).trim_end_matches([ALEF, MEEM]).ends_with(HEH);
            matches!(self.tagged.tag(t), Tag::Plain { .. } | Tag::Masdar { .. })
                && frame.note.violent
                && !frame.note.people
                && !own
        };
        let things = matches!(frame.kind, Assault | Coerce | Sanction) && (roles.has(Roles::ISSUE) || hit());
        let kinds = matches!(frame.kind, Accuse | Concern | Oppose | Reject) || frame.kind == Support && !deed;
        about && (kinds || things)
    }

    /// A verbal noun with its own doer that "and" joins to what stands before: X's refusal of the plan and Y's support
    /// for it are two deeds.
    pub fn opens_deed(&self, t: usize) -> bool {
        let deed = match self.tagged.tag(t) {
            Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => cut,
            _ => return false,
        };
        let next = self.tagged.end(t);
        if deed.conj != Some(WAW) || deed.prep.is_some() || deed.article || next >= self.tagged.last {
            return false;
        }
        let Some(noun) = self.noun_of(next).map(|n| &self.tagged.nouns[n]) else { return false };
        noun.cut.is_bare()
            && noun.who.iter().all(|r| self.owns(r.entity))
            && self.valence(t, false, None).is_some_and(|v| {
                let object = v.frame.object;
                (object.has(Roles::SOURCE) || object.has(Roles::PARTY)) && !object.has(Roles::TARGET)
            })
    }

    /// Where the deeds of others begin within a stretch that belongs to one, or its end.
    pub fn before_deeds(&self, first: usize, end: usize) -> usize {
        (first..end).find(|x| self.opens_deed(*x)).unwrap_or(end)
    }
}
