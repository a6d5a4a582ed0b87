//! Who a relative clause is about: its head, or, with the head taken up by a pronoun, whoever else it names.

use crate::claim::{ClaimType, Kind};
use crate::extract::around::MIN;
use crate::extract::clause::{Cutter, Link};
use crate::extract::event::BAYNA;
use crate::extract::noun::{Noun, Ref};
use crate::extract::opening::words::THEN;
use crate::extract::preposition::{completes_with_pronoun, is_locative};
use crate::extract::pronoun::independent;
use crate::extract::relative::{Head, thing_gender};
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Particle, Roles};
use crate::lexicon::sorts::Class;
use crate::script::letters::{BEH, WAW};
use crate::text::reading::{Cut, Suffix};
use smallvec::smallvec;

/// So many words at most stand between the head and whoever is named before it.
const NEAR_HEAD: usize = 8;

impl Sense<'_, '_> {
    /// `X's statement that he made, in which he accused Y`: whose the words or deeds are, he does what takes them up.
    pub fn owner_of_head(&self, n: usize) -> Refs {
        let clause = &self.clauses[n];
        let head = clause.head.filter(|_| clause.matter.is_none());
        let (Some((first, _)), Some(parent), Some(p)) = (head, clause.parent, clause.predicate) else {
            return Refs::new();
        };
        let next = self.tagged.end(p);
        let resumes = |t: usize| {
            let third = |s: Suffix| s.person == Person::Third;
            matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. } if third(s))
        };
        let taken = match self.tagged.tag(p) {
            Tag::Verb(v) if !v.form.passive => v.suffix.is_some() || next < self.tagged.last && resumes(next),
            _ => false,
        };
        let words = self.is_event(first)
            || [Attitude::Document, Attitude::Decree, Attitude::Stance].iter().any(|a| self.says(first, *a));
        if !taken || !words {
            return Refs::new();
        }
        let list = &self.scan.document.readings(first).list;
        if let Some(suffix) = list.iter().find_map(|r| r.pronoun()) {
            return self.possessor(parent, first, suffix);
        }
        let whose = self.tagged.end(first);
        let whose = (whose < p).then(|| self.noun_of(whose)).flatten();
        whose.filter(|w| self.tagged.nouns[*w].cut.is_bare()).map(|w| self.all(w).0).unwrap_or_default()
    }

    /// Whether the head of a relative clause agrees with its verb.
    fn head_agrees(&self, n: usize, verb: &VerbTag) -> bool {
        let clause = &self.clauses[n];
        if let Some(noun) = clause.antecedent {
            let found = &self.tagged.nouns[noun];
            return match verb.form.number {
                Number::Singular => {
                    found.who.len() == 1
                        && (self.scan.entities.allows(found.who[0].entity, verb.form.gender)
                            || found.number != Number::Plural && found.gender == verb.form.gender)
                }
                number => self.fits(&self.head_refs(noun, number), found.gender, &verb.form),
            };
        }
        match clause.head {
            Some(_) if clause.matter.is_some() => {
                clause.matter == Some(verb.form.gender) && verb.form.number == Number::Singular
            }
            Some((first, _)) => {
                verb.form.number == Number::Singular && self.thing_gender(first).is_none_or(|g| g == verb.form.gender)
            }
            None => false,
        }
    }

    /// Who the head of a relative clause is: behind a dual both of two whom "and" joins.
    pub fn head_refs(&self, noun: usize, number: Number) -> Refs {
        let who = &self.tagged.nouns[noun].who;
        if number == Number::Dual && who.len() == 1 {
            return Some(self.all(noun).0).filter(|all| all.len() == 2).unwrap_or_else(|| who.clone());
        }
        who.clone()
    }

    /// Whether a word of the relative clause beside the verb's subject takes up the head: whom, of which, whose.
    fn is_resumed(&self, n: usize) -> bool {
        let Some(p) = self.clauses[n].predicate else { return false };
        self.clauses[n].tokens.iter().any(|t| {
            let suffix = match self.tagged.tag(*t) {
                Tag::Verb(v) if *t == p => v.suffix,
                Tag::Particle { suffix, .. } => suffix,
                // The centre to whose building the council agreed.
                Tag::Event { suffix, .. } | Tag::Masdar { suffix, .. } if *t > p => suffix,
                _ => None,
            };
            suffix.is_some_and(|s| s.person == Person::Third && self.resumed(n, s).is_some())
        })
    }

    /// "Got a call from X, in which he said": X, who stands behind "from" between the head and its clause.
    fn sender(&self, n: usize, p: usize, verb: &VerbTag) -> Option<Subject> {
        let (head, _) = self.clauses[n].head.filter(|h| self.is_event(h.0))?;
        let from = (head + 1..p.min(head + 5)).find(|t| {
            matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                && self.scan.document.folded(*t) == MIN
        })?;
        let refs = self.noun_of(from + 1).map(|noun| self.all(noun).0)?;
        self.agrees_with(&refs, &verb.form).then(|| Subject { refs, ..Subject::default() })
    }

    /// `gave a speech in which he warned`, `a tweet in which it demanded of the authorities`: who gave it speaks in it, also
    /// where a noun stands behind a verb that asks somebody, which then has no other object.
    fn speaker_within(&self, n: usize, p: usize, verb: &VerbTag, found: Option<&Subject>) -> Option<Subject> {
        let behind = self.tagged.end(p);
        let within = match (behind < self.tagged.last).then(|| self.tagged.tag(behind)) {
            Some(Tag::Particle { class: Particle::Preposition, suffix: Some(s), cut }) if cut == Cut::default() => {
                !completes_with_pronoun(self.scan.document.folded(behind), self.scan.lexicon)
                    && matches!(self.resumed(n, s), Some(crate::extract::pronoun::Meant::What(..)))
            }
            _ => false,
        };
        if !within || self.scan.lexicon.verb_speech[verb.verb as usize].is_empty() && !self.asks_somebody(verb.verb) {
            return None;
        }
        let taken = match found {
            Some(found) if !found.refs.is_empty() => {
                // In a session it may be somebody else who speaks.
                let words = self.clauses[n].head.is_some_and(|h| matches!(self.tagged.tag(h.0), Tag::Plain { .. }));
                words && self.asks_somebody(verb.verb) && !self.has_second_noun(n, p, found)
            }
            _ => true,
        };
        let giver = || {
            let refs = &self.subjects[self.clauses[n].parent?].refs;
            self.agrees_with(refs, &verb.form).then(|| Subject { refs: refs.clone(), ..Subject::default() })
        };
        if taken { self.sender(n, p, verb).or_else(giver) } else { None }
    }

    /// A verb that is nothing without somebody whom it asks, accuses or urges.
    fn asks_somebody(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        let mut frames = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        frames.any(|f| matches!(f.kind, ClaimType::Request | ClaimType::Accuse) && f.object.has(Roles::TARGET))
    }

    /// The pronoun of the preposition right behind a verb that it completes: the deal that they came to.
    fn governed_suffix(&self, p: usize) -> Option<Suffix> {
        let behind = self.tagged.end(p);
        match (behind < self.tagged.last).then(|| self.tagged.tag(behind)) {
            Some(Tag::Particle { class: Particle::Preposition, suffix, cut }) if cut == Cut::default() => {
                let word = self.scan.document.folded(behind);
                suffix.filter(|_| completes_with_pronoun(word, self.scan.lexicon))
            }
            _ => None,
        }
    }

    /// The subject of a relative clause: its head, unless a pronoun takes the head up.
    pub fn relative_subject(&mut self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let clause = &self.clauses[n];
        if clause.link != Link::Relative {
            return None;
        }
        let p = clause.predicate?;
        if clause.antecedent.is_none() && clause.head.is_none() {
            if let Some(refs) = self.named_within_head(n, verb) {
                return Some(Subject { refs, ..Subject::default() });
            }
            let found = if verb.form.number == Number::Singular { self.after_verb(n, p, verb) } else { None };
            return found.or_else(|| self.sibling_subject(n, verb));
        }
        if let Some(helped) = clause.tokens.first().and_then(|first| self.behind_helper(n, *first, verb)) {
            return Some(helped);
        }
        if let Some(refs) = self.within_what_was_told(n).filter(|refs| self.agrees_with(refs, &verb.form)) {
            return Some(Subject { refs, ..Subject::default() });
        }
        // It is X who obstructs: "who" is masculine, whoever he is.
        let who = clause.tokens.first().is_some_and(|t| self.scan.document.folded(*t) == MIN);
        let resumed = self.is_resumed(n);
        if who && !resumed {
            return Some(self.head_subject(n));
        }
        if let Some(same) = self.goes_on_within(n, p, verb).filter(|_| resumed) {
            return Some(same);
        }
        if !resumed && self.head_agrees(n, verb) {
            // The programme that the West suspects to be: a verb that takes no object has who stands behind it for subject.
            // The part of the island that X holds (it): with its object taken up on it, so has any other verb.
            let taken = verb.suffix.is_some() || self.takes_no_object(verb);
            let other = if taken { self.after_verb(n, p, verb) } else { None };
            let behind = |x: usize| self.tagged.nouns[x].first == self.tagged.end(p);
            let near = other.filter(|o| !o.refs.is_empty() && o.noun.is_some_and(behind));
            return near.or_else(|| Some(self.head_subject(n)));
        }
        let found = match verb.form.number {
            Number::Singular => self.after_verb(n, p, verb).or_else(|| self.shared_subject(n, verb)),
            _ => None,
        };
        if let Some(speaker) = self.speaker_within(n, p, verb, found.as_ref()) {
            return Some(speaker);
        }
        if found.is_some() {
            return found;
        }
        // `whose troops he leads`: with the head taken up, whoever the clause above is about, if he agrees.
        let on_verb = verb.suffix.or(self.governed_suffix(p)).is_some_and(|s| self.resumed(n, s).is_some());
        if !on_verb && self.head_agrees(n, verb) {
            let sender = self.sender(n, p, verb).filter(|_| resumed);
            return Some(sender.unwrap_or_else(|| self.head_subject(n)));
        }
        let owner = self.maker(n, verb).unwrap_or_else(|| self.owner_of_head(n));
        if !owner.is_empty() && self.agrees_with(&owner, &verb.form) {
            return Some(Subject { refs: owner, ..Subject::default() });
        }
        let head = self.head_subject(n);
        if let Some(shared) = self.sibling_subject(n, verb) {
            return Some(shared);
        }
        if !on_verb {
            return Some(Subject::default());
        }
        if let Some(joined) = self.joined_before_head(n, verb) {
            return Some(joined);
        }
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            let refs = &self.subjects[parent].refs;
            let is_head = refs.iter().any(|r| head.refs.iter().any(|h| h.entity == r.entity));
            if !is_head && self.agrees_with(refs, &verb.form) {
                return Some(Subject { refs: refs.clone(), ..Subject::default() });
            }
            at = parent;
        }
        Some(self.named_before_head(n, verb).filter(|_| verb.suffix.is_some()).unwrap_or_default())
    }

    /// `The spokesman of the forces which fight X`: the forces, where the word for "who" agrees with them alone.
    fn named_within_head(&self, n: usize, verb: &VerbTag) -> Option<Refs> {
        let first = *self.clauses[n].tokens.first().filter(|_| verb.suffix.is_none() && !verb.form.passive)?;
        let relative = matches!(self.tagged.tag(first), Tag::Particle { class: Particle::Relative, .. });
        let Tag::Noun(whole) = self.tagged.tag(self.tagged.before(first).filter(|_| relative)?) else { return None };
        let whole = &self.tagged.nouns[whole];
        let (inner, _) = whole.inner.iter().find(|(r, _)| r.last == whole.last)?;
        let refs: Refs = smallvec![*inner];
        // Forces that go by a masculine name.
        let armed = || self.is_of(inner.entity, Class::Armed) && self.is_violent(verb.verb);
        (self.agrees_with(&refs, &verb.form) || armed()).then_some(refs)
    }

    /// `The government of X in the north of Y, which fights Z`: past a place, which fights nobody.
    fn fights_past_place(&self, n: usize, noun: usize) -> Option<usize> {
        let found = &self.tagged.nouns[noun];
        let place = |x: &Noun| x.who.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Place);
        let Tag::Verb(verb) = self.clauses[n].predicate.filter(|_| place(found)).map(|p| self.tagged.tag(p))? else {
            return None;
        };
        let lexicon = self.scan.lexicon;
        let fights = |f: &u16| lexicon.frames[*f as usize].kind == ClaimType::Assault;
        let brought = self.tagged.before(found.first).filter(|b| is_locative(self.scan.document.folded(*b)))?;
        let Tag::Noun(before) = self.tagged.tag(self.tagged.before(brought)?) else { return None };
        let fighter = &self.tagged.nouns[before];
        let fits = !place(fighter) && fighter.who.len() == 1 && self.agrees_with(&fighter.who, &verb.form);
        (fits && lexicon.verb_frames[verb.verb as usize].iter().any(fights)).then_some(before)
    }

    /// `the resolution which the council passed and in which it approved`: behind "and" whoever did the first does the next,
    /// unless somebody else stands behind the verb.
    fn goes_on_within(&mut self, n: usize, p: usize, verb: &VerbTag) -> Option<Subject> {
        let shared = self.sibling_subject(n, verb).filter(|_| verb.cut.conj.is_some())?;
        let found = self.after_verb(n, p, verb).filter(|f| !f.refs.is_empty());
        // Whose pronoun is on the verb has no other object.
        let object =
            |f: &Subject| verb.suffix.is_none() && self.asks_somebody(verb.verb) && !self.has_second_noun(n, p, f);
        found.as_ref().is_none_or(object).then_some(shared)
    }

    /// `X and the separatists whom it backs`: the one to whom "and" joins those whom the verb's pronoun takes up.
    fn joined_before_head(&self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let head = &self.tagged.nouns[self.clauses[n].antecedent?];
        let joined = head.cut.conj == Some(WAW) && head.cut.prep.is_none() && verb.suffix.is_some();
        let before = self.tagged.before(head.first).filter(|_| joined).and_then(|b| self.noun_of(b))?;
        let one = &self.tagged.nouns[before];
        let acts = |r: &Ref| !matches!(self.scan.entities.get(r.entity).kind, Kind::Place | Kind::Media);
        (one.last == head.first && one.who.iter().all(acts) && self.agrees_with(&one.who, &verb.form))
            .then(|| Subject { refs: one.who.clone(), ..Subject::default() })
    }

    /// `The envoy's proposal which he presented`: whose the thing is that the verb's pronoun takes up.
    fn maker(&self, n: usize, verb: &VerbTag) -> Option<Refs> {
        let noun = &self.tagged.nouns[self.clauses[n].antecedent?];
        let suffix = verb.suffix.filter(|s| s.person == Person::Third && s.number == Number::Singular)?;
        let thing = self.tagged.before(noun.first).filter(|b| *b + 1 == noun.first)?;
        let made = match self.tagged.tag(thing) {
            Tag::Plain { cut } => !cut.article,
            Tag::Event { nominal, cut, suffix: None, .. } => {
                let kind = self.scan.lexicon.nominals[nominal as usize].frame.kind;
                !cut.article && !matches!(kind, ClaimType::Assault | ClaimType::Coerce | ClaimType::Consult)
            }
            _ => false,
        };
        let man = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed);
        let fits = made && self.thing_gender(thing) == Some(suffix.gender) && noun.cut == Cut::default();
        (fits && noun.who.len() == 1 && noun.who.iter().all(man)).then(|| noun.who.clone())
    }

    /// `Tehran's part in the agreement which it made`: whoever is named nearest before the head, if he agrees.
    fn named_before_head(&self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let (head, _) = self.clauses[n].head?;
        let from = head.saturating_sub(NEAR_HEAD).max(self.tagged.first);
        let named = |t: usize| self.noun_of(t).map(|x| &self.tagged.nouns[x]).filter(|x| x.first == t);
        let acts = |e: usize| {
            let one = self.scan.entities.get(e);
            one.actor.is_some() && !matches!(one.kind, Kind::Place | Kind::Media)
        };
        (from..head).rev().filter_map(named).find_map(|x| {
            let one = x.who.len() == 1 && acts(x.who[0].entity);
            (one && self.agrees_with(&x.who, &verb.form)).then(|| Subject { refs: x.who.clone(), ..Subject::default() })
        })
    }

    /// A verb none of whose frames has an object.
    fn takes_no_object(&self, verb: &VerbTag) -> bool {
        let lexicon = self.scan.lexicon;
        let frames = &lexicon.verb_frames[verb.verb as usize];
        verb.form.number == Number::Singular
            && !frames.is_empty()
            && lexicon.verb_light[verb.verb as usize].is_empty()
            && frames
                .iter()
                .map(|f| &lexicon.frames[*f as usize])
                .all(|f| f.object.is_none() && (f.note.object.is_empty() || !f.note.needs.is_empty()))
    }

    /// `which X denies and wants …`: a second verb of a relative clause goes on with the subject that the first names.
    pub fn sibling_subject(&self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let clause = &self.clauses[n];
        let told = (clause.antecedent, clause.head);
        let beside = (0..n).rev().filter(|s| self.clauses[*s].parent == clause.parent);
        // Which X opposed, then turned round and backed.
        let mut same = beside.take_while(|s| {
            let other = &self.clauses[*s];
            other.link == Link::Relative && (other.antecedent, other.head) == told
        });
        let found = &self.subjects[same.find(|s| self.subjects[*s].explicit)?];
        let then = |p: usize| self.tagged.before(p).is_some_and(|b| self.scan.document.folded(b) == THEN);
        let goes_on = verb.cut.conj.is_some() || clause.predicate.is_some_and(then);
        (goes_on && self.agrees_with(&found.refs, &verb.form))
            .then(|| Subject { refs: found.refs.clone(), ..Subject::default() })
    }

    fn head_subject(&self, n: usize) -> Subject {
        let clause = &self.clauses[n];
        match (clause.antecedent, clause.head) {
            (Some(noun), _) => {
                let number = match clause.predicate.map(|p| self.tagged.tag(p)) {
                    Some(Tag::Verb(verb)) => verb.form.number,
                    _ => Number::Singular,
                };
                let noun = self.fights_past_place(n, noun).unwrap_or(noun);
                Subject { refs: self.head_refs(noun, number), ..Subject::default() }
            }
            (None, head) => Subject { thing: head.map(|h| h.0), ..Subject::default() },
        }
    }

    /// `armed and trained by X`: two verbs in a row share the subject behind the second.
    pub fn shared_subject(&mut self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let p = self.clauses[n].predicate?;
        let next = self.tagged.end(p);
        if next >= self.tagged.last {
            return None;
        }
        let Tag::Verb(other) = self.tagged.tag(next) else { return None };
        let same = other.cut.conj.is_some()
            && (other.form.gender, other.form.number, other.form.tense)
                == (verb.form.gender, verb.form.number, verb.form.tense);
        let m = (n + 1..self.clauses.len()).find(|m| self.clauses[*m].predicate == Some(next)).filter(|_| same)?;
        self.after_verb(m, next, &other).filter(|s| !s.refs.is_empty())
    }

    /// Whether whoever is carried over from elsewhere agrees with a verb.
    pub fn agrees_with(&self, refs: &Refs, form: &crate::lexicon::conjugate::Finite) -> bool {
        let Some(one) = refs.first() else { return false };
        match form.number {
            // Two gunmen, whose noun is in the dual, are one entity.
            Number::Dual => {
                let entity = self.scan.entities.get(one.entity);
                refs.len() == 2 || refs.len() == 1 && entity.kind == Kind::Unnamed && entity.number != Number::Singular
            }
            Number::Plural => refs.len() > 1 || self.scan.entities.allows_plural(one.entity, self.scan.lexicon),
            Number::Singular => {
                let people =
                    form.gender == Gender::Masculine && self.scan.entities.allows_plural(one.entity, self.scan.lexicon);
                self.are_told_as_things(refs, form.gender)
                    || refs.len() == 1 && !people && self.scan.entities.allows(one.entity, form.gender)
            }
        }
    }
}

impl Cutter<'_> {
    /// `it is X who obstructs`: X, whom a pronoun singles out before the word for "who" at `at`.
    pub fn singled_out(&self, at: usize) -> Option<Head> {
        let pronoun = self.tagged.before(at).filter(|_| self.document.folded(at) == MIN)?;
        if !matches!(self.tagged.tag(pronoun), Tag::Particle { class: Particle::Pronoun, .. }) {
            return None;
        }
        independent(self.document.folded(pronoun)).filter(|s| s.person == Person::Third)?;
        let before = self.tagged.before(pronoun)?;
        match self.tagged.tag(before) {
            Tag::Noun(noun) => Some(Head::Noun(noun)),
            _ => None,
        }
    }

    /// "Which led to": no denial waits for a verb any more.
    pub fn opens_outcome(&mut self, at: usize) {
        self.negation = false;
        self.clause().tokens.push(at);
    }

    /// `launched raids on X (that) killed …`: an indefinite noun that phrases with prepositions part from the verb.
    pub fn head_behind_phrases(&self, at: usize, verb: &VerbTag) -> Option<Head> {
        let past = verb.form.tense == Tense::Past && verb.form.number == Number::Singular;
        if verb.cut != Cut::default()
            || verb.suffix.is_some()
            || !past
            || self.clauses[self.current].predicate.is_none()
        {
            return None;
        }
        let mut t = self.tagged.before(at).filter(|b| self.tagged.end(*b) == at)?;
        for phrases in 0..4 {
            let cut = match self.tagged.tag(t) {
                Tag::When(_) => Some(Cut { prep: Some(BEH), ..Cut::default() }),
                Tag::Noun(noun) => Some(self.tagged.nouns[noun].cut),
                tag => tag.nominal_cut(),
            }?;
            let before = self.tagged.before(t)?;
            let brings =
                matches!(self.tagged.tag(before), Tag::Particle { class: Particle::Preposition, suffix: None, .. });
            if cut.conj == Some(WAW) && cut.prep.is_none() && self.is_second_side(t) {
                t = before;
                continue;
            }
            if cut.conj.is_some() {
                return None;
            }
            t = match cut.prep {
                Some(_) => before,
                None if brings => self.tagged.before(before)?,
                None => {
                    let event = matches!(self.tagged.tag(t), Tag::Event { .. }) && !cut.article;
                    let agrees = thing_gender(self.document, self.tagged, t) == Some(verb.form.gender);
                    return (phrases > 0 && event && agrees).then_some(Head::Thing(t, at));
                }
            };
        }
        None
    }

    /// Several people, indefinite, right before a comma, and a plural of the present behind it.
    pub fn is_crowd_before(&self, before: usize, at: usize, verb: &VerbTag) -> bool {
        let Tag::Noun(noun) = self.tagged.tag(before) else { return false };
        let form = (verb.form.number, verb.form.tense);
        self.tagged.end(before) + 1 == at
            && form == (Number::Plural, Tense::Present)
            && verb.suffix.is_none()
            && self.tagged.nouns[noun].number != Number::Singular
    }

    /// `between X and Y`: the second of two who stand behind "between".
    pub fn is_second_side(&self, at: usize) -> bool {
        let Some(first) = self.tagged.before(at) else { return false };
        let bare = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(noun) => self.tagged.nouns[noun].cut.is_bare(),
            tag => tag.nominal_cut().is_some_and(|cut| cut.is_bare()),
        };
        let between = |t: usize| self.document.folded(t).trim_start_matches(WAW) == BAYNA;
        bare(first) && self.tagged.before(first).is_some_and(between)
    }
}
