//! Who is killed, wounded or hit: those who undergo a deed, and how a sentence goes on about them.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::sense::{Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::extract::violence::Frames;
use crate::lexicon::conjugate::{Finite, Gender, Number, Tense};
use crate::lexicon::rows::{Frame, Particle, Roles, Word};
use crate::script::letters::*;

impl Sense<'_, '_> {
    /// `The police arrested activists after they had stormed it`: a plural "they" is whom the verb above acts on, and not
    /// the one body that does so.
    pub fn rather_those_acted_on(&self, n: usize, form: Option<Finite>, found: &Subject) -> Option<Subject> {
        let form = form.filter(|f| (f.number, f.gender) == (Number::Plural, Gender::Masculine))?;
        let clause = &self.clauses[n];
        let (parent, first) = (clause.parent.filter(|_| !form.passive)?, *clause.tokens.first()?);
        let opened = matches!(self.tagged.tag(first), Tag::Particle { class: Particle::Conjunction, .. });
        let p = self.clauses[parent].predicate.filter(|_| opened)?;
        let Tag::Verb(above) = self.tagged.tag(p) else { return None };
        let told = &self.subjects[parent];
        let body = |e: usize| {
            let known = self.scan.entities.get(e);
            known.number == Number::Singular && matches!(known.kind, Kind::Organisation | Kind::State | Kind::Group)
        };
        let same = found.refs.is_empty() || found.refs.iter().map(|r| r.entity).eq(told.refs.iter().map(|r| r.entity));
        let subject = told.noun.filter(|_| same && told.refs.len() == 1 && body(told.refs[0].entity))?;
        let taken = above.form.number == Number::Singular && self.takes_people(above.verb);
        let last = self.tagged.nouns[subject].last;
        let noun = self.noun_of(last).filter(|_| taken && self.tagged.nouns[subject].first > p && last < first)?;
        let those = &self.tagged.nouns[noun];
        let people = |e: usize| matches!(self.scan.entities.get(e).kind, Kind::Unnamed | Kind::Group);
        let refs = if those.cut.is_bare() { self.all(noun).0 } else { return None };
        let several = refs.len() > 1 || those.number != Number::Singular;
        (several && !refs.is_empty() && refs.iter().all(|r| people(r.entity)))
            .then(|| Subject { refs, ..Subject::default() })
    }

    /// `Ten were killed and twenty wounded, and they set fire to`: those whom an earlier clause tells were hit do no violence.
    pub fn were_hit(&self, n: usize, found: &Subject) -> bool {
        let violent = |c: usize| match self.clauses[c].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => self.is_violent(v.verb).then_some(v),
            _ => None,
        };
        let general = |r: &crate::extract::noun::Ref| {
            let known = self.scan.entities.get(r.entity);
            known.actor.is_none() && matches!(known.kind, Kind::Unnamed | Kind::Group)
        };
        if found.explicit || found.refs.is_empty() || !found.refs.iter().all(general) {
            return false;
        }
        let same = |c: &usize| self.subjects[*c].refs.iter().map(|r| r.entity).eq(found.refs.iter().map(|r| r.entity));
        self.does_violence(n)
            && (0..n).rev().find(same).is_some_and(|c| {
                let p = self.clauses[c].predicate;
                violent(c).is_some_and(|v| v.form.passive)
                    || p.is_some_and(|p| violent(c).is_some() && self.is_undergone(c, p))
            })
    }

    /// An active verb that can tell of violence.
    fn does_violence(&self, n: usize) -> bool {
        let lexicon = self.scan.lexicon;
        match self.clauses[n].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) => {
                let mut frames = lexicon.verb_frames[v.verb as usize].iter();
                !v.form.passive && frames.any(|f| lexicon.frames[*f as usize].note.violent)
            }
            _ => false,
        }
    }

    /// Whether those before or behind a verb of killing, that has no object, are its victims.
    fn is_undergone(&self, n: usize, p: usize) -> bool {
        let subject = &self.subjects[n];
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let behind = subject.noun.is_some_and(|s| self.tagged.nouns[s].first > p);
        // Were killed or arrested: those of the verb before.
        let likewise = || {
            n.checked_sub(1).is_some_and(|before| {
                let same =
                    self.subjects[before].refs.iter().map(|r| r.entity).eq(subject.refs.iter().map(|r| r.entity));
                let q = self.clauses[before].predicate.filter(|_| same && self.clauses[n].link == Link::Coord);
                let people = |q: usize| {
                    matches!(self.tagged.tag(q), Tag::Verb(v) if self.takes_people(v.verb)
                    && (v.form.number, v.form.tense) == (verb.form.number, verb.form.tense))
                };
                q.is_some_and(|q| {
                    people(q)
                        && self.is_undergone(before, q)
                        && self.is_objectless(&self.arguments(
                            before,
                            q,
                            self.subjects[before].noun.filter(|s| self.tagged.nouns[*s].first > q),
                        ))
                })
            })
        };
        let agrees = behind || subject.explicit || self.clauses[n].link == Link::Relative || likewise();
        let past = verb.form.tense == crate::lexicon::conjugate::Tense::Past;
        agrees
            && past
            && !self.goes_on_killing(n, &verb)
            && !subject.refs.is_empty()
            && subject.refs.iter().enumerate().all(|(n, r)| {
                // Ten gunmen of X and Y.
                let kind = self.scan.entities.get(r.entity).kind;
                matches!(kind, Kind::Person | Kind::Unnamed | Kind::Group)
                    || n > 0 && kind == Kind::ArmedGroup
                    || self.are_men(r)
            })
    }

    /// Soldiers of an army, though they stand for it.
    fn are_men(&self, one: &crate::extract::noun::Ref) -> bool {
        let men = |t: usize| {
            self.scan.document.readings(t).list.iter().any(|r| {
                matches!(r.word, crate::lexicon::rows::Word::Agent { agent, .. }
                    if self.scan.lexicon.agents[agent as usize].kind == Kind::Unnamed)
            })
        };
        // Twenty Houthis, who go by the name of their group.
        let counted = one.first + 2 == one.last && self.begins_with_number(one.first);
        one.first < one.last && (men(one.first) || counted && men(one.first + 1))
    }

    /// "The brigade seized the town and killed dozens": a feminine verb of killing, joined by "and" to what armed men did
    /// that go with it, is theirs.
    pub fn goes_on_killing(&self, n: usize, verb: &VerbTag) -> bool {
        let Some(before) = n.checked_sub(1) else { return false };
        let own = &self.subjects.get(before);
        verb.cut.conj.is_some()
            && verb.form.gender == Gender::Feminine
            && verb.form.tense == Tense::Past
            && self.is_violent(verb.verb)
            && self.clauses[n].link == Link::Coord
            && own.is_some_and(|s| {
                let feminine = s.noun.is_some_and(|x| self.shown_gender(x) == Gender::Feminine);
                let form = self.clauses[before].predicate.map(|p| self.tagged.tag(p));
                let agreed = matches!(form, Some(Tag::Verb(v)) if v.form.gender == Gender::Feminine
                    && v.form.number == Number::Singular && !v.form.passive);
                !s.refs.is_empty()
                    && (feminine || agreed)
                    && s.refs.iter().all(|r| {
                        let kind = self.scan.entities.get(r.entity).kind;
                        matches!(kind, Kind::ArmedGroup | Kind::Organisation | Kind::State)
                            || self.is_of(r.entity, crate::lexicon::sorts::Class::Armed)
                    })
            })
    }

    /// "Where five soldiers were killed, and he wounded a policeman": those killed wounded nobody.
    pub fn hurts_besides(&self, n: usize, before: usize) -> bool {
        let takes = |c: usize| {
            let verb = self.clauses[c].predicate.map(|p| (p, self.tagged.tag(p)));
            match verb {
                Some((p, Tag::Verb(v))) if self.takes_people(v.verb) && v.form.tense == Tense::Past => Some((p, v)),
                _ => None,
            }
        };
        let (Some((_, own)), Some((p, _))) = (takes(n), takes(before)) else { return false };
        let victims = &self.subjects[before];
        let behind = victims.noun.filter(|s| victims.explicit && self.tagged.nouns[*s].first > p);
        let people = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind == Kind::Unnamed;
        own.cut.conj.is_some()
            && own.form.number == Number::Singular
            && behind.is_some()
            && victims.refs.iter().all(people)
            && self.is_objectless(&self.arguments(before, p, behind))
    }

    /// "One soldier was killed and four others wounded": the verb behind one whose subject was its victim.
    pub fn dies_likewise(&self, n: usize, verb: &VerbTag) -> bool {
        let Some(before) = n.checked_sub(1).filter(|_| self.takes_people(verb.verb)) else { return false };
        let Some((p, Tag::Verb(first))) = self.clauses[before].predicate.map(|p| (p, self.tagged.tag(p))) else {
            return false;
        };
        let alike = |v: &VerbTag| {
            (v.form.tense, v.form.number, v.form.gender) == (Tense::Past, Number::Singular, Gender::Masculine)
        };
        let behind = self.subjects[before].noun.filter(|s| self.tagged.nouns[*s].first > p);
        // "That an extremist was killed and ten arrested": who stands before undergoes it, too.
        let armed = |r: &crate::extract::noun::Ref| self.is_of(r.entity, crate::lexicon::sorts::Class::Armed);
        let arrested = !self.is_violent(verb.verb);
        let undergone = || (arrested || !self.subjects[before].refs.iter().any(armed)) && self.is_undergone(before, p);
        self.is_violent(first.verb)
            && alike(&first)
            && alike(verb)
            && (behind.is_some() || undergone())
            && self.subjects[before].explicit
            && self.is_objectless(&self.arguments(before, p, behind))
    }

    /// The frames of a deed against people that is told without an object: they were killed, was kidnapped.
    pub fn undergone<'f>(&self, n: usize, p: usize, frames: &[&'f Frame], arguments: &[Argument]) -> Frames<'f> {
        if frames.is_empty() || !self.is_objectless(arguments) || !self.is_undergone(n, p) {
            return Frames::new();
        }
        // Killed, kidnapped, arrested.
        let taken = |f: &Frame| f.note.violent && f.kind == ClaimType::Coerce && f.object.has(Roles::TARGET);
        let people = frames.iter().filter(|f| f.note.object.is_empty() && (f.note.people || taken(f)));
        people.filter(|f| self.can_suffer(n, f)).copied().collect()
    }

    /// The same of a violent deed whose subject stands behind the verb and can be its victim.
    pub fn suffered<'f>(&self, n: usize, p: usize, frames: &[&'f Frame], arguments: &[Argument]) -> Frames<'f> {
        let Tag::Verb(verb) = self.tagged.tag(p) else { return Frames::new() };
        if frames.is_empty() {
            return Frames::new();
        }
        let subject = &self.subjects[n];
        let victim = subject.explicit && subject.refs.iter().all(|r| self.can_be_victim(r.entity));
        let behind = subject.noun.is_some_and(|s| self.tagged.nouns[s].first > p);
        // The third pattern writes its passive otherwise.
        let mutual = self.scan.lexicon.verbs[verb.verb as usize].lemma.chars().nth(1) == Some(ALEF);
        let past = verb.form.tense == crate::lexicon::conjugate::Tense::Past;
        // Whom a pronoun names undergoes it.
        let told = verb.suffix.is_some();
        // "Is tried" is written like "tries": a person, or people, whom no object follows.
        let other = |w: Word| matches!(w, Word::Verb { verb: o, .. } if o != verb.verb);
        let alone = || !self.scan.document.readings(p).list.iter().any(|r| other(r.word));
        let tried = !past && alone() && subject.refs.iter().all(|r| self.is_nobodys_power(r.entity));
        if !(victim && behind && (past && !mutual || tried) && self.is_objectless(arguments)) || told {
            return Frames::new();
        }
        let seizes = |f: &Frame| tried && f.kind == ClaimType::Coerce && f.subject.has(Roles::SOURCE);
        let violent = |f: &&&Frame| {
            (past && f.note.violent || seizes(f)) && f.note.object.is_empty() && f.object.has(Roles::TARGET)
        };
        frames.iter().filter(violent).filter(|f| self.can_suffer(n, f)).copied().collect()
    }

    /// A person or people who bear no arms: who does not arrest or try anybody.
    fn is_nobodys_power(&self, entity: usize) -> bool {
        let kind = self.scan.entities.get(entity).kind;
        let armed = self.is_of(entity, crate::lexicon::sorts::Class::Armed);
        matches!(kind, Kind::Person | Kind::Unnamed) && !armed
    }

    /// Three of our brave soldiers: a word with the article right behind somebody.
    pub fn is_adjective_of_subject(&self, a: &Argument) -> bool {
        let before = self.tagged.before(a.first).filter(|b| matches!(self.tagged.tag(*b), Tag::Noun(_)));
        // Dozens of both sides.
        let two = self.scan.document.folded(a.head).ends_with("\u{064A}\u{0646}");
        let of = |b: usize| two && self.scan.document.folded(self.tagged.end(b) - 1) == MIN;
        matches!(self.tagged.tag(a.head), Tag::Plain { cut } if cut.article && cut.is_bare())
            && before.is_some_and(|b| of(b) || self.scan.document.readings(a.head).list.is_empty())
    }

    /// Stabbed, burnt, drowned to death: a verbal noun in the accusative says how.
    pub fn is_manner_of_death(&self, t: usize) -> bool {
        let accusative = self.scan.document.folded(t).ends_with(ALEF);
        let bare = self.cut_of(t) == Some(crate::text::reading::Cut::default());
        let deed = matches!(self.tagged.tag(t), Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. });
        accusative && bare && deed
    }

    /// Whether a clause's subject can be the victim of its verb: gunmen die and are wounded, as in an accident; what else
    /// is told of them they did.
    fn can_suffer(&self, n: usize, frame: &Frame) -> bool {
        let armed = |r: &crate::extract::noun::Ref| self.is_of(r.entity, crate::lexicon::sorts::Class::Armed);
        // A verb of killing has an object, or its subject is its victim.
        let subject = &self.subjects[n];
        let behind = subject.explicit
            && subject.noun.zip(self.clauses[n].predicate).is_some_and(|(s, p)| self.tagged.nouns[s].first > p);
        // A soldier who was kidnapped in X: whom a relative clause names nobody beside.
        let relative = self.clauses[n].link == crate::extract::clause::Link::Relative;
        (behind || relative) && frame.note.people || !frame.note.unless.is_empty() || !subject.refs.iter().all(armed)
    }
}
