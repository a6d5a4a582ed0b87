//! The subject of a clause that names none: whom the clauses before, or the sentences before, are about.

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::noun::Noun;
use crate::extract::opening::is_as;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Finite, Gender, Number, Person, Tense};
use crate::lexicon::notes::OfficeNote;
use crate::lexicon::rows::{Particle, Roles, SpeechClass};
use crate::script::letters::{ALEF, LAM, WAW};
use crate::text::reading::Suffix;
use crate::text::token::TokenKind;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// The subject of a clause that names none; a participle that says how somebody acted goes with whom it agrees with,
    /// if there is one.
    pub fn carried(&self, n: usize, form: Option<Finite>) -> Subject {
        let how = self.clauses[n].predicate.filter(|_| self.clauses[n].link == Link::Hal && form.is_none());
        if let Some(Tag::Active { gender, number, .. }) = how.map(|p| self.tagged.tag(p)) {
            let form =
                Finite { tense: Tense::Past, person: Person::Third, gender, number, passive: false, clipped: false };
            if let Some(other) = self.how_another(n, gender).filter(|_| number == Number::Singular) {
                return other;
            }
            if let Some(refs) = self.doer_on_his_way(n) {
                return Subject { refs, ..Subject::default() };
            }
            let found = self.carried_by(n, Some(form));
            if !found.refs.is_empty() {
                return found;
            }
            if number == Number::Plural
                && let Some(several) = self.right_before(n)
            {
                return several;
            }
        }
        let found = self.carried_by(n, form);
        if let Some(those) = self.rather_those_acted_on(n, form, &found) {
            return those;
        }
        if self.believes_nothing(n, &found)
            || self.is_said_of_thing(n)
            || form.is_some_and(|f| f.number == Number::Plural) && self.were_hit(n, &found)
        {
            return Subject::default();
        }
        found
    }

    /// "(Asked about) soldiers stationed in": several right before a plural that nobody else agrees with.
    fn right_before(&self, n: usize) -> Option<Subject> {
        let p = self.clauses[n].predicate?;
        if matches!(self.tagged.tag(p), Tag::Active { verb, .. } if !self.scan.lexicon.verb_speech[verb as usize].is_empty())
        {
            return None;
        }
        let noun = self.tagged.nouns.iter().find(|x| x.last == p)?;
        let definite = (noun.first..noun.last).any(|t| self.scan.has_article(t));
        let several = noun.number != Number::Singular && !noun.cut.article && !definite;
        several.then(|| Subject { refs: noun.who.clone(), ..Subject::default() })
    }

    /// `She met X, who called for unity, stressing (he)`: a participle that disagrees with the verb it hangs on tells how
    /// the one of a relative clause before it did what that tells.
    fn how_another(&self, n: usize, gender: Gender) -> Option<Subject> {
        let gender_of = |c: usize| match self.clauses[c].predicate.map(|p| self.tagged.tag(p)) {
            Some(Tag::Verb(v)) if v.form.person == Person::Third && v.form.number == Number::Singular => {
                Some(v.form.gender)
            }
            _ => None,
        };
        gender_of(self.clauses[n].parent?).filter(|g| *g != gender)?;
        let relative = |c: &usize| self.clauses[*c].link == Link::Relative && gender_of(*c) == Some(gender);
        let refs = self.subjects[(0..n).rev().find(relative)?].refs.clone();
        (!refs.is_empty()).then(|| Subject { refs, ..Subject::default() })
    }

    /// "The ministry said that X will come. He will meet": of whom those tell who only speak for others.
    pub fn remember_reported(&mut self, n: usize, subject: &Subject) {
        let [one] = subject.refs[..] else { return };
        let clause = &self.clauses[n];
        let Some(parent) = clause.parent.filter(|_| clause.link == Link::Content && self.content_depth(n) == 1) else {
            return;
        };
        let entity = |e: usize| self.scan.entities.get(e);
        let mouth = |r: &crate::extract::noun::Ref| {
            let one = entity(r.entity);
            let spokesman = one.office.is_some_and(|o| self.scan.lexicon.offices[o].has(OfficeNote::Voice));
            spokesman || matches!(one.kind, Kind::Organisation | Kind::Media | Kind::Unnamed | Kind::Group)
        };
        let speakers = &self.subjects[parent].refs;
        let told = subject.explicit && entity(one.entity).kind == Kind::Person;
        if told && self.speech_of(parent) && !speakers.is_empty() && speakers.iter().all(mouth) {
            self.scan.memory.set_reported(one.entity);
        }
    }

    /// "Rejecting the conditions": an accusative of one man that opens a sentence goes on with what somebody said.
    fn is_how_he_spoke(&self, p: usize) -> bool {
        p == self.tagged.first
            && matches!(self.tagged.tag(p), Tag::Active { .. } | Tag::Adjective { .. })
            && self.scan.document.folded(p).ends_with(ALEF)
    }

    /// Whether the verb of a clause tells of her, or of things, and no word of his: how he did it is told elsewhere.
    fn is_hers(&self, n: usize, form: Option<Finite>) -> bool {
        let his = form.is_some_and(|f| f.gender == Gender::Masculine && f.number == Number::Singular);
        his && !self.speech_of(n)
            && self.clauses[n].predicate.is_some_and(|p| {
                matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.gender == Gender::Feminine
                    && v.form.person == Person::Third && v.form.number == Number::Singular)
            })
    }

    fn carried_by(&self, n: usize, form: Option<Finite>) -> Subject {
        let clause = &self.clauses[n];
        if let (Link::Relative, Some(noun)) = (clause.link, clause.antecedent) {
            let found = &self.tagged.nouns[noun];
            let who = self.head_refs(noun, form.map_or(Number::Singular, |f| f.number));
            if form.is_none_or(|f| self.fits(&who, found.gender, &f)) {
                return Subject { refs: who, ..Subject::default() };
            }
            return Subject::default();
        }
        if clause.link == Link::Relative {
            return Subject::default();
        }
        let agrees = |refs: &Refs| {
            let Some(f) = form else { return !refs.is_empty() };
            let voiced = || f.number == Number::Singular && self.scan.memory.is_told_by(refs[0].entity, f.gender);
            self.agrees_with(refs, &f) || refs.len() == 1 && voiced()
        };
        if clause.link == Link::Hal
            && let Some(refs) = self.teller(n, &agrees)
        {
            return Subject { refs, ..Subject::default() };
        }
        if let Some(refs) = self.within_what_was_told(n).filter(|refs| agrees(refs)) {
            return Subject { refs, ..Subject::default() };
        }
        if let Some(asked) = self.asked(n).filter(|a| agrees(a)) {
            return Subject { refs: asked, ..Subject::default() };
        }
        // Earlier clauses of the same level, the nearest first; then the parents.
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            let sibling = (parent + 1..at).rev().find(|s| {
                self.clauses[*s].parent == Some(parent)
                    && self.clauses[*s].link == self.clauses[at].link
                    && clause.link != Link::Hal
            });
            // What somebody tells names its own subject, unless a pronoun or an infinitive carries him on.
            let told = clause.link != Link::Hal && self.is_told_of_others(at);
            for c in sibling.into_iter().chain((!told).then_some(parent)) {
                let refs = &self.subjects[c].refs;
                if c == parent && clause.link == Link::Hal && self.is_hers(c, form) || self.hurts_besides(n, c) {
                    continue;
                }
                if c == parent
                    && refs.is_empty()
                    && let Some(guest) = self.visitor(n, parent).filter(|g| agrees(g))
                {
                    return Subject { refs: guest, ..Subject::default() };
                }
                if agrees(refs) || form.is_some_and(|f| self.is_told_by_words(c, &f)) {
                    return Subject { refs: refs.clone(), ..Subject::default() };
                }
            }
            if told && clause.predicate.is_some_and(|p| matches!(self.tagged.tag(p), Tag::Verb(_))) {
                return Subject::default();
            }
            at = parent;
        }
        if form.is_some_and(|f| f.number == Number::Dual)
            && let Some(first) = clause.tokens.first()
            && let [a, b] = self.pair_before(n, *first)[..]
        {
            return Subject { refs: smallvec![self.carried_ref(a), self.carried_ref(b)], ..Subject::default() };
        }
        if form.is_some_and(|f| f.number == Number::Dual)
            && let Some((a, b)) = self.scan.memory.pair()
        {
            return Subject { refs: smallvec![self.carried_ref(a), self.carried_ref(b)], ..Subject::default() };
        }
        if let Some(refs) = self.enabled(n).filter(|e| agrees(e)) {
            return Subject { refs, ..Subject::default() };
        }
        let main = clause.link == Link::Coord && self.content_depth(n) == 0;
        let speaks = clause.predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(VerbTag { verb, .. }) | Tag::Active { verb, .. } => {
                !self.scan.lexicon.verb_speech[verb as usize].is_empty() || self.is_how_he_spoke(p)
            }
            Tag::Adjective { .. } => self.is_how_he_spoke(p),
            _ => false,
        });
        let memory = &self.scan.memory;
        if main && speaks && self.opens(n) {
            for candidate in [memory.speaker(), memory.subject()].into_iter().flatten() {
                let refs: Refs = smallvec![self.carried_ref(candidate)];
                if agrees(&refs) {
                    return Subject { refs, ..Subject::default() };
                }
            }
        }
        let reported = memory.reported().filter(|_| main && !speaks && self.goes_on(n));
        if let Some(refs) = reported.map(|e| smallvec![self.carried_ref(e)]).filter(|refs| agrees(refs)) {
            return Subject { refs, ..Subject::default() };
        }
        let subject = memory.subject().filter(|_| main && self.goes_on(n) || self.is_expected(n));
        match subject.map(|e| smallvec![self.carried_ref(e)]) {
            Some(refs) if agrees(&refs) => Subject { refs, ..Subject::default() },
            _ => Subject::default(),
        }
    }

    /// Who tells, and how he does it is told by the participle of clause `n`: nobody, where he is behind what an unknown
    /// man said.
    fn teller(&self, n: usize, agrees: &dyn Fn(&Refs) -> bool) -> Option<Refs> {
        let (behind, speaks) = (self.stands_behind_quotation(n), self.speech_of(n));
        let (mut at, mut nearest) = (n, None);
        while let Some(parent) = self.clauses[at].parent.filter(|_| behind || speaks) {
            // Quoted him as saying, and calling on: he calls, not who quotes him.
            let quoted = self.quoted_by(parent);
            if !quoted.is_empty() && agrees(&quoted) {
                return Some(quoted);
            }
            if self.speech_of(parent) {
                let refs = &self.subjects[parent].refs;
                let told = !behind || matches!(self.clauses[at].link, Link::Content | Link::Quote);
                if told && (agrees(refs) || behind && refs.is_empty()) {
                    return Some(refs.clone());
                }
                if nearest.is_none() && speaks && agrees(refs) {
                    nearest = Some(refs.clone());
                }
            }
            at = parent;
        }
        nearest
    }

    /// `He added that «the army moved», threatening X`: how somebody acted, right behind what he said.
    fn stands_behind_quotation(&self, n: usize) -> bool {
        let Some(comma) = self.clauses[n].predicate.and_then(|p| self.tagged.before(p)) else { return false };
        let closes = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Quote);
        self.tagged.tag(comma).is_mark(TokenKind::Comma) && self.tagged.before(comma).is_some_and(closes)
    }

    /// "That X hold them, and that they threaten": the pronoun of several is the subject of the report before it.
    pub fn reported_beside(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let clause = &self.clauses[n];
        let joined = clause.tokens.first().and_then(|t| self.cut_of(*t)).is_some_and(|c| c.conj.is_some());
        let parent = clause.parent.filter(|_| joined && clause.link == Link::Content)?;
        let beside = |c: &usize| self.clauses[*c].parent == Some(parent) && self.clauses[*c].link == Link::Content;
        let before = (parent + 1..n).rev().find(beside)?;
        let refs = &self.subjects[before].refs;
        (suffix.number == Number::Plural && self.can_all_mean(refs, suffix)).then(|| refs.clone())
    }

    /// The forces of X, who is masculine by another name.
    pub fn is_told_in_feminine(&self, subject: &Subject) -> bool {
        let (person, number, gender) = (Person::Third, Number::Singular, Gender::Feminine);
        self.is_told_in_gender(subject, Suffix { person, number, gender })
    }

    /// The fighters of X, who is one, or the forces of X, who is masculine: a verb goes on with the words for them.
    fn is_told_by_words(&self, n: usize, form: &Finite) -> bool {
        let subject = &self.subjects[n];
        let suffix = Suffix { person: form.person, number: form.number, gender: form.gender };
        if self.is_told_in_gender(subject, suffix) {
            return true;
        }
        let people = |r: &crate::text::reading::Reading| {
            matches!(r.word, crate::lexicon::rows::Word::Agent { number: Number::Plural, .. })
        };
        let of_many = |x: usize| {
            let noun = &self.tagged.nouns[x];
            noun.last > noun.first + 1 && self.scan.document.readings(noun.first).list.iter().any(people)
        };
        (form.number, form.gender) == (Number::Plural, Gender::Masculine) && subject.noun.is_some_and(of_many)
    }

    /// A verb in the past or the future that opens its sentence, or its part of it, goes on with what was told; one in the
    /// present behind other words may be said of anything.
    fn goes_on(&self, n: usize) -> bool {
        let joined = |v: &VerbTag| v.cut.conj == Some(WAW) && self.is_behind_two_dots();
        let told =
            |p| matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.tense == Tense::Past || v.cut.future || joined(&v));
        self.opens(n) && self.clauses[n].predicate.is_some_and(told)
    }

    /// `The minister arrived. It is expected that he meets`: what nobody by name is expected to do, whom the sentences
    /// before tell of is to.
    fn is_expected(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let Some(parent) = clause.parent.filter(|_| clause.link == Link::Content && self.is_subjunctive(n)) else {
            return false;
        };
        let above = &self.clauses[parent];
        let expects =
            |t: &usize| matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Plan | Particle::Modal, .. });
        above.link == Link::Coord
            && above.predicate.is_none()
            && above.tokens.iter().any(expects)
            && self.subjects[parent].refs.is_empty()
            && self.content_depth(parent) == 0
    }

    /// A verb that nothing but particles stands before, in a sentence that tells of nothing else before it.
    fn opens(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let Some(p) = clause.predicate else { return false };
        if self.subjects[..n].iter().any(|s| s.explicit && s.refs.is_empty()) {
            return false;
        }
        // "In another post he threatened": phrases behind prepositions name nobody.
        let free = self.before_predicate(n, None).is_none();
        clause.tokens.iter().take_while(|t| **t < p).all(|t| {
            free || matches!(
                self.tagged.tag(*t),
                Tag::Mark(_)
                    | Tag::When(_)
                    | Tag::Particle {
                        class: Particle::Conjunction
                            | Particle::Marker
                            | Particle::Adverb
                            | Particle::Auxiliary
                            | Particle::Negation,
                        ..
                    }
            )
        })
    }

    /// "It gives X a reason to": whoever the clause before a purpose names last is to do it.
    fn enabled(&self, n: usize) -> Option<Refs> {
        let clause = &self.clauses[n];
        let (Link::Sub, Some(parent), Some(first)) = (clause.link, clause.parent, clause.tokens.first()) else {
            return None;
        };
        let from = self.clauses[parent].predicate?;
        let named = |noun: &&Noun| from < noun.first && noun.last <= *first && !noun.place;
        self.tagged.nouns.iter().rev().find(named).map(|noun| noun.who.clone())
    }

    /// "They asked X to": X is to do it.
    fn asked(&self, n: usize) -> Option<Refs> {
        let clause = &self.clauses[n];
        let purpose = clause.link == Link::Sub;
        let parent = clause.parent.filter(|_| purpose || clause.link == Link::Content && clause.opened_by.is_none())?;
        let p = self.clauses[parent].predicate?;
        let verb = match self.tagged.tag(p) {
            Tag::Verb(v) => v.verb,
            Tag::Active { verb, .. } => verb,
            _ => return None,
        };
        let lexicon = self.scan.lexicon;
        let arguments = self.arguments(parent, p, self.subjects[parent].noun);
        lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]).find_map(|frame| {
            if frame.kind != ClaimType::Request || !purpose && frame.clause.is_none() {
                return None;
            }
            arguments.iter().find_map(|a| {
                let roles = if a.prep.is_empty() { frame.object } else { frame.prep(&a.prep) };
                let refs = if roles.has(Roles::TARGET) { self.actors(a, parent) } else { Refs::new() };
                (!refs.is_empty()).then_some(refs)
            })
        })
    }

    /// A verb that goes on with what was told before: joined to it, in a clause that hangs on another, behind a phrase that
    /// opens the sentence.
    pub fn is_continuation(&self, n: usize, verb: &VerbTag) -> bool {
        let clause = &self.clauses[n];
        // While X: a word that sets two against each other leaves the first behind.
        let contrast = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Relative | Particle::Conjunction, .. })
                && !is_as(self.scan.document.folded(t))
                && clause.predicate == Some(self.tagged.end(t))
        };
        let phrase = clause.tokens.first().is_some_and(|t| Some(*t) < clause.predicate && !contrast(*t));
        verb.cut.conj.is_some() || clause.parent.is_some() || phrase && self.opens(n)
    }

    /// A report whose first clause is opened by a bare "that", with words before its verb: it tells of somebody else than
    /// the speaker.
    fn is_told_of_others(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let Some(parent) = clause.parent.filter(|_| clause.link == Link::Content && clause.opened_by.is_none()) else {
            return false;
        };
        let says = self.speech(parent).is_some_and(|s| {
            matches!(
                s.class,
                SpeechClass::Say | SpeechClass::Tell | SpeechClass::Relay | SpeechClass::Write | SpeechClass::Show
            )
        });
        let opener = clause
            .tokens
            .first()
            .filter(|t| matches!(self.tagged.tag(**t), Tag::Particle { class: Particle::Complementizer, .. }));
        let infinitive = opener.is_some_and(|t| {
            self.tagged.end(*t) < self.tagged.last && matches!(self.tagged.tag(self.tagged.end(*t)), Tag::Verb(_))
        });
        let deed = clause.predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => self.tells_deed(&v),
            _ => false,
        });
        says && opener.is_some() && !infinitive && deed
    }

    /// A verb that tells what is done; one that tells for or against something may be its speaker's judgement.
    pub fn tells_deed(&self, verb: &VerbTag) -> bool {
        use crate::claim::ClaimType::{Aid, Assault, Coerce, Consult, Mobilize, Retreat, Sanction};
        let lexicon = self.scan.lexicon;
        lexicon.verb_frames[verb.verb as usize]
            .iter()
            .map(|f| lexicon.frames[*f as usize].kind)
            .any(|kind| matches!(kind, Aid | Assault | Coerce | Consult | Mobilize | Retreat | Sanction))
    }

    /// `the visit of X to Y, where he meets Z`: behind "where" and "since", who was named in a clause about a thing.
    fn visitor(&self, n: usize, parent: usize) -> Option<Refs> {
        let first = *self.clauses[n].tokens.first()?;
        let opens = matches!(
            self.tagged.tag(first),
            Tag::Particle { class: Particle::Relative | Particle::Conjunction, cut, .. } if cut.conj.is_none()
        );
        if !opens || self.subjects[parent].thing.is_none() {
            return None;
        }
        self.clauses[parent].tokens.iter().rev().filter(|t| **t < first).find_map(|t| {
            let found = &self.tagged.nouns[self.noun_of(*t)?];
            let person = found.who.iter().all(|r| {
                let known = self.scan.entities.get(r.entity);
                known.kind == Kind::Person || known.kind == Kind::Unnamed && known.number == Number::Singular
            });
            (person && !found.who.is_empty()).then(|| found.who.clone())
        })
    }

    /// Whether a clause is quoted, or what a clause tells of what is said or thought.
    pub fn is_of_speech(&self, n: usize) -> bool {
        let mut at = Some(n);
        while let Some(c) = at {
            let clause = &self.clauses[c];
            let content = matches!(clause.link, Link::Content | Link::Quote);
            if clause.quoted || content && clause.parent.is_some_and(|p| self.speech_of(p)) {
                return true;
            }
            at = clause.parent;
        }
        false
    }

    /// A verb of the past that tells what somebody does, though it can tell of what a deed leads to: he threatened, he
    /// raised.
    pub fn is_somebodys(&self, verb: &VerbTag) -> bool {
        let lexicon = self.scan.lexicon;
        verb.form.tense == Tense::Past
            && lexicon.verb_frames[verb.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]).any(|f| {
                !f.note.violent && !f.note.idle && (f.subject.has(Roles::SOURCE) || f.subject.has(Roles::PARTY))
            })
    }

    /// "ISIS claimed (feminine) that she shot down": whose verb shows the pronoun's gender is meant.
    pub fn tells_of_himself(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let parent = self.clauses[n].parent.filter(|_| self.clauses[n].link == Link::Content)?;
        let Tag::Verb(v) = self.tagged.tag(self.clauses[parent].predicate?) else { return None };
        let subject = self.subjects.get(parent)?;
        let agrees = suffix.gender == Gender::Feminine
            && v.form.gender == Gender::Feminine
            && suffix.number == Number::Singular
            && v.form.number == Number::Singular;
        (agrees && subject.explicit && subject.refs.len() == 1).then(|| subject.refs.clone())
    }

    /// `X may do it`, `X had done it before`, told as "it is for X that he does": who stands behind l right before "that".
    pub fn dative(&self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let clause = &self.clauses[n];
        let parent = clause.parent.filter(|p| clause.link == Link::Content && self.clauses[*p].predicate.is_none())?;
        let mut at = self.tagged.before(*clause.tokens.first()?)?;
        while let Some(noun) =
            self.noun_of(at).filter(|x| self.clauses[parent].tokens.contains(&self.tagged.nouns[*x].first))
        {
            if self.tagged.nouns[noun].cut.prep == Some(LAM) {
                let refs = self.all(noun).0;
                let fits = refs.len() > 1 || self.fits(&refs, self.tagged.nouns[noun].gender, &verb.form);
                return fits.then_some(Subject { refs, noun: None, thing: None, explicit: true });
            }
            at = self.tagged.before(at)?;
        }
        None
    }
}
