//! A sentence being understood: its tags and clauses, with who is the subject of each.

use crate::claim::Kind;
use crate::extract::clause::{Clause, Link};
use crate::extract::noun::{Ref, Scan};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::conjugate::{Finite, Gender, Number, Person};
use crate::lexicon::rows::{Particle, SpeechClass, SpeechRow};
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;
use smallvec::{SmallVec, smallvec};

/// Several actors.
pub type Refs = SmallVec<[Ref; 2]>;

/// Who a clause is about.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    pub refs: Refs,
    /// The token of a subject that is no actor.
    pub thing: Option<usize>,
    /// Number of the noun phrase, where the clause itself names the subject.
    pub noun: Option<usize>,
    /// The clause itself names it; else it was carried over.
    pub explicit: bool,
}

/// One sentence with all that the steps find out about it.
pub struct Sense<'a, 'b> {
    pub scan: &'b mut Scan<'a>,
    pub tagged: &'b Tagged,
    pub clauses: &'b [Clause],
    /// By clause.
    pub subjects: Vec<Subject>,
}

impl<'a, 'b> Sense<'a, 'b> {
    /// Resolves the subject of every clause, parents first.
    pub fn new(scan: &'b mut Scan<'a>, tagged: &'b Tagged, clauses: &'b [Clause]) -> Self {
        let mut sense = Sense { scan, tagged, clauses, subjects: Vec::new() };
        for n in 0..clauses.len() {
            let mut subject = sense.subject(n);
            sense.comitative(n, &mut subject);
            sense.remember(n, &subject);
            sense.subjects.push(subject);
        }
        sense.remember_speaker();
        sense
    }

    fn remember(&mut self, clause: usize, subject: &Subject) {
        if let [a, b] = subject.refs[..] {
            self.scan.memory.set_pair(a.entity, b.entity);
        }
        let main = self.clauses[clause].link == Link::Coord && self.content_depth(clause) == 0;
        if main && subject.explicit && subject.refs.len() == 1 {
            let kind = self.scan.entities.get(subject.refs[0].entity).kind;
            if kind != Kind::Place {
                self.scan.memory.subject = Some(subject.refs[0].entity);
            }
        }
    }

    /// `Putin discusses, and his counterpart, the war`: who stands behind the verb with "and" takes part.
    fn comitative(&self, n: usize, subject: &mut Subject) {
        let Some(p) = self.clauses[n].predicate.filter(|p| matches!(self.tagged.tag(*p), Tag::Verb(_))) else { return };
        let next = self.tagged.end(p);
        if next >= self.tagged.last || !subject.noun.is_some_and(|s| self.tagged.nouns[s].last <= p) {
            return;
        }
        if let Some(noun) = self.noun_of(next)
            && self.tagged.nouns[noun].cut.conj == Some(crate::script::letters::WAW)
            && self.tagged.nouns[noun].cut.prep.is_none()
        {
            for one in self.all(noun).0 {
                if subject.refs.iter().all(|r| r.entity != one.entity) {
                    subject.refs.push(one);
                }
            }
        }
    }

    /// The speaker whom the next sentence's "and he added" means: the one quoted, not the one who hands it on.
    fn remember_speaker(&mut self) {
        for n in 0..self.clauses.len() {
            if self.content_depth(n) > 0 || !matches!(self.clauses[n].link, Link::Coord | Link::Hal) {
                continue;
            }
            let Some(speech) = self.speech(n) else { continue };
            let refs = if speech.class == SpeechClass::Relay {
                self.relayed(n, &speech.speaker)
            } else {
                self.subjects[n].refs.clone()
            };
            if let [one] = refs[..] {
                self.scan.memory.speaker = Some(one.entity);
            }
        }
    }

    /// How many reports a clause stands inside.
    pub fn content_depth(&self, clause: usize) -> usize {
        let mut depth = 0;
        let mut n = Some(clause);
        while let Some(c) = n {
            depth += usize::from(matches!(self.clauses[c].link, Link::Content | Link::Quote));
            n = self.clauses[c].parent;
        }
        depth
    }

    fn subject(&mut self, n: usize) -> Subject {
        let clause = &self.clauses[n];
        let verb = clause.predicate.and_then(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => Some(v),
            _ => None,
        });
        if let Some(v) = verb
            && v.form.person == Person::First
        {
            return self.first_person(n, v.form.number);
        }
        let before = self.before_predicate(n, verb.as_ref());
        if let Some(found) = before.as_ref().filter(|f| !f.refs.is_empty()) {
            return found.clone();
        }
        if let (Some(suffix), Some(v)) = (clause.opened_by, &verb)
            && !self.is_impersonal(v)
        {
            let refs = self.pronoun(n, suffix);
            if !refs.is_empty() {
                return Subject { refs, ..Subject::default() };
            }
        }
        if let Some(p) = clause.predicate
            && let Some(v) = verb
            && v.form.number == Number::Singular
            && v.form.person == Person::Third
            && let Some(found) = self.after_verb(n, p, &v)
        {
            if found.refs.is_empty() && self.takes_things(&v) {
                let carried = self.carried(n, Some(v.form));
                if !carried.refs.is_empty() && self.is_continuation(n, &v) {
                    return carried;
                }
            }
            if self.wants_object(&v) && !self.has_second_noun(n, p, &found) {
                let carried = self.carried(n, Some(v.form));
                if !carried.refs.is_empty() && self.is_continuation(n, &v) {
                    return carried;
                }
            }
            return found;
        }
        if let Some(found) = before {
            return found;
        }
        if let Some(suffix) = clause.opened_by {
            let refs = self.pronoun(n, suffix);
            return Subject { refs, ..Subject::default() };
        }
        self.carried(n, verb.map(|v| v.form))
    }

    /// A verb that says nothing of anybody: whoever the pronoun before it may be is a dummy.
    fn is_impersonal(&self, verb: &VerbTag) -> bool {
        let v = verb.verb as usize;
        let lexicon = self.scan.lexicon;
        verb.form.passive
            || lexicon.verb_frames[v].is_empty()
                && lexicon.verb_speech[v].is_empty()
                && lexicon.verb_light[v].is_empty()
    }

    /// A verb that is nothing without an actor as its object: accused, urged, received.
    fn wants_object(&self, verb: &VerbTag) -> bool {
        use crate::lexicon::rows::Roles;
        let lexicon = self.scan.lexicon;
        let frames = &lexicon.verb_frames[verb.verb as usize];
        verb.suffix.is_none()
            && !frames.is_empty()
            && frames.iter().map(|f| &lexicon.frames[*f as usize]).all(|f| {
                f.object.has(Roles::TARGET) && !f.object.has(Roles::ISSUE) && !f.object.has(Roles::OWNER)
                    || f.object.has(Roles::PARTY)
            })
    }

    /// A verb whose doer is an actor and whose object may be a thing.
    fn takes_things(&self, verb: &VerbTag) -> bool {
        use crate::lexicon::rows::Roles;
        let lexicon = self.scan.lexicon;
        let frames = &lexicon.verb_frames[verb.verb as usize];
        let framed = !frames.is_empty()
            && frames.iter().map(|f| &lexicon.frames[*f as usize]).all(|f| {
                (f.subject.has(Roles::SOURCE) || f.subject.has(Roles::PARTY))
                    && (f.object.has(Roles::ISSUE) || f.object.has(Roles::OWNER) || !f.note.object.is_empty())
            });
        let light = lexicon.verb_light[verb.verb as usize].contains(&crate::lexicon::rows::Light::Source);
        verb.suffix.is_none() && (framed || light && frames.is_empty())
    }

    /// Whether another bare noun phrase follows the subject found.
    fn has_second_noun(&self, n: usize, p: usize, found: &Subject) -> bool {
        let Some(first) = found.noun else { return true };
        let (_, last) = self.all(first);
        let end = self.tagged.nouns[last].last;
        self.clauses[n].tokens.iter().filter(|t| **t > p && **t >= end).take(4).any(|t| {
            matches!(self.tagged.tag(*t), Tag::Noun(x) if self.tagged.nouns[x].cut == Cut::default() && self.tagged.before(*t).is_none_or(|b| !matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. })))
        })
    }

    /// A verb that goes on with what the clause before told.
    fn is_continuation(&self, n: usize, verb: &VerbTag) -> bool {
        verb.cut.conj.is_some() || self.clauses[n].parent.is_some()
    }

    /// The subject that a verb of the third person singular is followed by.
    fn after_verb(&self, n: usize, p: usize, verb: &VerbTag) -> Option<Subject> {
        if verb.form.passive {
            return None;
        }
        let clause = &self.clauses[n];
        let mut tokens = clause.tokens.iter().copied().filter(|t| *t > p).peekable();
        let mut governed = false;
        while let Some(t) = tokens.next() {
            match self.tagged.tag(t) {
                Tag::When(_) | Tag::Adjective { .. } => governed = false,
                Tag::Mark(
                    TokenKind::Comma | TokenKind::Quote | TokenKind::Open | TokenKind::Close | TokenKind::Dash,
                ) => {
                    if matches!(self.tagged.tag(t), Tag::Mark(TokenKind::Comma))
                        && !tokens.peek().is_some_and(|n| matches!(self.tagged.tag(*n), Tag::When(_) | Tag::Noun(_)))
                    {
                        return None;
                    }
                }
                Tag::Mark(_) => return None,
                Tag::Particle { class: Particle::Preposition, suffix, .. } => governed = suffix.is_none(),
                Tag::Particle {
                    class:
                        Particle::Adverb
                        | Particle::Auxiliary
                        | Particle::Marker
                        | Particle::Quantifier
                        | Particle::Demonstrative
                        | Particle::Modal,
                    ..
                } => {}
                Tag::Particle { .. } | Tag::Verb(_) | Tag::Attribution { .. } => return None,
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    if governed || found.cut.prep.is_some() {
                        governed = false;
                        continue;
                    }
                    if found.cut.conj.is_some() {
                        return None;
                    }
                    let refs = self.group(noun, &mut tokens);
                    if !self.agrees(&refs, found.gender, found.number, &verb.form) {
                        return None;
                    }
                    return Some(Subject { refs, thing: None, noun: Some(noun), explicit: true });
                }
                Tag::Nisba { .. } => {}
                Tag::Event { cut, .. }
                | Tag::Masdar { cut, .. }
                | Tag::Plain { cut }
                | Tag::Active { cut, .. }
                | Tag::Passive { cut, .. } => {
                    let prep = cut.prep.is_some() || governed;
                    governed = false;
                    if prep {
                        // A genitive inside the phrase of a preposition is no subject.
                        while tokens.peek().is_some_and(|x| matches!(self.tagged.tag(*x), Tag::Noun(g) if self.tagged.nouns[g].cut == Cut::default()) || matches!(self.tagged.tag(*x), Tag::Plain { cut } if cut.prep.is_none() && cut.conj.is_none())) {
                            tokens.next();
                        }
                        continue;
                    }
                    if cut.conj.is_some() || self.is_adverbial(t) {
                        continue;
                    }
                    if let Some(whole) = self.part_of(t) {
                        return Some(whole);
                    }
                    return Some(Subject { thing: Some(t), explicit: true, ..Subject::default() });
                }
                Tag::Inside => {}
            }
        }
        None
    }

    /// Units of the army are the army: an indefinite noun, "of", an actor.
    fn part_of(&self, t: usize) -> Option<Subject> {
        let of = self.tagged.end(t);
        if self.cut_of(t).is_none_or(|c| c.article)
            || of + 1 >= self.tagged.last
            || self.scan.document.folded(of) != "\u{0645}\u{0646}"
        {
            return None;
        }
        let noun = self.noun_of(of + 1)?;
        let refs = self.all(noun).0;
        refs.iter()
            .all(|r| !matches!(self.scan.entities.get(r.entity).kind, Kind::Place | Kind::Person))
            .then_some(Subject { refs, thing: None, noun: Some(noun), explicit: true })
    }

    /// An indefinite accusative that no lexicon explains otherwise: also, again, strongly.
    fn is_adverbial(&self, t: usize) -> bool {
        let word = self.scan.document.folded(t);
        matches!(self.tagged.tag(t), Tag::Plain { .. } | Tag::Masdar { .. })
            && word.ends_with(crate::script::letters::ALEF)
    }

    /// All of a coordination: X, Y and Z. `tokens` moves past it.
    fn group(&self, noun: usize, tokens: &mut std::iter::Peekable<impl Iterator<Item = usize>>) -> Refs {
        let mut refs = self.tagged.nouns[noun].who.clone();
        let mut last = noun;
        while let Some(next) = self.coordinated(last) {
            refs.extend(self.tagged.nouns[next].who.iter().copied());
            last = next;
        }
        while tokens.peek().is_some_and(|t| *t < self.tagged.nouns[last].last) {
            tokens.next();
        }
        refs
    }

    /// The noun phrase that follows another in one coordination.
    pub fn coordinated(&self, noun: usize) -> Option<usize> {
        let next = self.tagged.nouns.get(noun + 1)?;
        let this = &self.tagged.nouns[noun];
        let mut between = this.last;
        if between < next.first && self.tagged.tag(between) == Tag::Mark(TokenKind::Comma) {
            between += 1;
        }
        let gap_ok = next.first == between || next.first == this.last;
        let prep_ok = next.cut.prep.is_none() || next.cut.prep == this.cut.prep;
        (gap_ok && prep_ok && next.cut.conj == Some(crate::script::letters::WAW) && next.place == this.place)
            .then_some(noun + 1)
    }

    /// A noun phrase with all that are coordinated with it.
    pub fn all(&self, noun: usize) -> (Refs, usize) {
        let mut refs = self.tagged.nouns[noun].who.clone();
        let mut last = noun;
        while let Some(next) = self.coordinated(last) {
            refs.extend(self.tagged.nouns[next].who.iter().copied());
            last = next;
        }
        (refs, last)
    }

    fn agrees(&self, refs: &Refs, gender: Gender, number: Number, form: &Finite) -> bool {
        let Some(one) = refs.first() else { return false };
        let kind = self.scan.entities.get(one.entity).kind;
        match kind {
            Kind::Person => gender == form.gender || refs.len() > 1,
            Kind::Unnamed if number == Number::Singular => gender == form.gender,
            Kind::Group | Kind::Unnamed => true,
            // Names of states and bodies agree as feminine or by their head noun: only a clear clash counts.
            _ => !(form.gender == Gender::Feminine && gender == Gender::Masculine && kind == Kind::Person),
        }
    }

    /// A subject that stands before its predicate.
    fn before_predicate(&self, n: usize, verb: Option<&VerbTag>) -> Option<Subject> {
        let clause = &self.clauses[n];
        let p = clause.predicate.unwrap_or(usize::MAX);
        if matches!(clause.link, Link::Relative | Link::Hal) {
            return None;
        }
        let mut governed = false;
        let mut tokens = clause.tokens.iter().copied().filter(|t| *t < p).peekable();
        while let Some(t) = tokens.next() {
            match self.tagged.tag(t) {
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    if governed || found.cut.prep.is_some() {
                        governed = false;
                        continue;
                    }
                    let refs = self.group(noun, &mut tokens);
                    if verb.is_some_and(|v| !self.fits(&refs, found.gender, &v.form)) {
                        continue;
                    }
                    return Some(Subject { refs, thing: None, noun: Some(noun), explicit: true });
                }
                Tag::Particle { class: Particle::Preposition, suffix, .. } => governed = suffix.is_none(),
                Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => {
                    if governed || cut.prep.is_some() {
                        governed = false;
                        while tokens.peek().is_some_and(|x| matches!(self.tagged.tag(*x), Tag::Noun(g) if self.tagged.nouns[g].cut == Cut::default())) {
                            tokens.next();
                        }
                        continue;
                    }
                    if self.is_adverbial(t) {
                        continue;
                    }
                    if let Some(whole) = self.part_of(t) {
                        return Some(whole);
                    }
                    return Some(Subject { thing: Some(t), explicit: true, ..Subject::default() });
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a subject before the verb agrees with it in full.
    fn fits(&self, refs: &Refs, gender: Gender, form: &Finite) -> bool {
        let kind = refs.first().map(|r| self.scan.entities.get(r.entity).kind);
        match form.number {
            Number::Dual => refs.len() == 2,
            Number::Plural => {
                refs.len() > 1
                    || matches!(kind, Some(Kind::Group | Kind::Unnamed | Kind::ArmedGroup | Kind::Organisation))
            }
            Number::Singular => {
                refs.len() == 1 && (kind != Some(Kind::Person) || gender == form.gender) || refs.len() > 1
            }
        }
    }

    /// "We" and "I" in a quotation are its speaker.
    fn first_person(&self, n: usize, _number: Number) -> Subject {
        let speaker = self.speaker_of(n);
        Subject { refs: speaker, ..Subject::default() }
    }

    /// The innermost speaker whose words a clause stands in, else the article's current one.
    pub fn speaker_of(&self, n: usize) -> Refs {
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            if matches!(self.clauses[at].link, Link::Content | Link::Quote)
                && let Some(subject) = self.subjects.get(parent)
            {
                let quoted = self.quoted_by(parent);
                if !quoted.is_empty() {
                    return quoted;
                }
                if !subject.refs.is_empty() {
                    return subject.refs.clone();
                }
            }
            at = parent;
        }
        self.scan.memory.subject.map_or(Refs::new(), |entity| smallvec![self.carried_ref(entity)])
    }

    /// Whom a relaying clause quotes.
    fn quoted_by(&self, clause: usize) -> Refs {
        match self.speech(clause) {
            Some(speech) if speech.class == SpeechClass::Relay && clause < self.subjects.len() => {
                self.relayed(clause, &speech.speaker)
            }
            _ => Refs::new(),
        }
    }

    fn carried_ref(&self, entity: usize) -> Ref {
        Ref { entity, first: self.tagged.first, last: self.tagged.first, anaphor: true }
    }

    /// Whom a pronoun means: someone of the sentence who agrees, the nearest report's speaker first.
    pub fn pronoun(&self, n: usize, suffix: Suffix) -> Refs {
        if suffix.person == Person::First {
            return self.speaker_of(n);
        }
        match suffix.number {
            Number::Dual => {
                let mut at = Some(n);
                while let Some(c) = at {
                    if let Some(s) = self.subjects.get(c)
                        && s.refs.len() == 2
                    {
                        return s.refs.clone();
                    }
                    at = self.clauses[c].parent;
                }
                let Some((a, b)) = self.scan.memory.pair() else { return Refs::new() };
                smallvec![self.carried_ref(a), self.carried_ref(b)]
            }
            Number::Plural => {
                let found = self.scan.memory.latest(|e| {
                    let e = self.scan.entities.get(e);
                    e.number == Number::Plural
                });
                found.map_or(Refs::new(), |e| smallvec![self.carried_ref(e)])
            }
            Number::Singular => {
                let mut at = Some(n);
                while let Some(c) = at {
                    if let [one] = self.quoted_by(c)[..]
                        && self.scan.entities.get(one.entity).gender == suffix.gender
                    {
                        return smallvec![one];
                    }
                    if let Some(s) = self.subjects.get(c)
                        && s.refs.len() == 1
                        && self.scan.entities.get(s.refs[0].entity).gender == suffix.gender
                    {
                        return s.refs.clone();
                    }
                    at = self.clauses[c].parent;
                }
                let subject = self.scan.memory.subject.filter(|e| self.scan.entities.get(*e).gender == suffix.gender);
                let found = subject.or_else(|| self.scan.memory.person(self.scan.entities, suffix.gender));
                found.map_or(Refs::new(), |e| smallvec![self.carried_ref(e)])
            }
        }
    }

    /// The subject of a clause that names none.
    fn carried(&self, n: usize, form: Option<Finite>) -> Subject {
        let clause = &self.clauses[n];
        if let (Link::Relative, Some(noun)) = (clause.link, clause.antecedent) {
            let found = &self.tagged.nouns[noun];
            if form.is_none_or(|f| self.fits(&found.who, found.gender, &f)) {
                return Subject { refs: found.who.clone(), ..Subject::default() };
            }
            return Subject::default();
        }
        let agrees = |refs: &Refs| {
            let Some(f) = form else { return !refs.is_empty() };
            let Some(one) = refs.first() else { return false };
            let gender = self.scan.entities.get(one.entity).gender;
            self.fits(refs, gender, &f) && (f.number != Number::Singular || refs.len() == 1 && gender == f.gender)
        };
        if clause.link == Link::Hal && self.speech_of(n) {
            let mut at = n;
            while let Some(parent) = self.clauses[at].parent {
                if self.speech_of(parent) && !self.subjects[parent].refs.is_empty() {
                    return Subject { refs: self.subjects[parent].refs.clone(), ..Subject::default() };
                }
                at = parent;
            }
        }
        // Earlier clauses of the same level, the nearest first; then the parents.
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            let sibling = (parent + 1..at).rev().find(|s| {
                self.clauses[*s].parent == Some(parent)
                    && self.clauses[*s].link == self.clauses[at].link
                    && clause.link != Link::Hal
            });
            for c in sibling.into_iter().chain([parent]) {
                let refs = &self.subjects[c].refs;
                if agrees(refs) {
                    return Subject { refs: refs.clone(), ..Subject::default() };
                }
            }
            at = parent;
        }
        if form.is_some_and(|f| f.number == Number::Dual)
            && let Some((a, b)) = self.scan.memory.pair()
        {
            return Subject { refs: smallvec![self.carried_ref(a), self.carried_ref(b)], ..Subject::default() };
        }
        let main = clause.link == Link::Coord && self.content_depth(n) == 0;
        let speaks = clause.predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => !self.scan.lexicon.verb_speech[v.verb as usize].is_empty(),
            _ => false,
        });
        let memory = &self.scan.memory;
        if main && speaks {
            for candidate in [memory.speaker, memory.subject].into_iter().flatten() {
                let refs: Refs = smallvec![self.carried_ref(candidate)];
                if agrees(&refs) {
                    return Subject { refs, ..Subject::default() };
                }
            }
        }
        let subject = memory.subject.filter(|_| main && clause.predicate.is_some());
        match subject.map(|e| smallvec![self.carried_ref(e)]) {
            Some(refs) if agrees(&refs) => Subject { refs, ..Subject::default() },
            _ => Subject::default(),
        }
    }

    /// The clause's predicate as a verb of speech.
    pub fn speech(&self, n: usize) -> Option<&'a SpeechRow> {
        let p = self.clauses[n].predicate?;
        let verb = match self.tagged.tag(p) {
            Tag::Verb(v) => v.verb,
            Tag::Active { verb, .. } => verb,
            _ => return None,
        };
        let lexicon = self.scan.lexicon;
        lexicon.verb_speech[verb as usize].first().map(|s| &lexicon.speech[*s as usize])
    }

    fn speech_of(&self, n: usize) -> bool {
        self.speech(n).is_some()
    }

    /// Whether the clause's speech verb hands on what somebody else said.
    pub fn relays(&self, n: usize) -> bool {
        self.speech(n).is_some_and(|s| s.class == SpeechClass::Relay)
    }
}
