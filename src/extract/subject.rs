//! Who a clause is about: the noun phrase behind or before its verb, a pronoun, or whom an earlier clause named.

use crate::claim::Kind;
use crate::extract::agree::is_accusative_of_his;
use crate::extract::clause::Link;
use crate::extract::pronoun::{Meant, independent, is_possessed, quantified};
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::Particle;
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// Who or what does what clause `n` tells.
    pub fn subject(&mut self, n: usize) -> Subject {
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
        if let Some(v) = verb
            && v.form.person == Person::Second
        {
            return Subject { refs: self.addressee(n), ..Subject::default() };
        }
        if verb.as_ref().is_some_and(|v| self.is_first_person(n, v)) {
            return self.first_person(n, Number::Singular);
        }
        if let Some(found) = verb.as_ref().and_then(|v| self.relative_subject(n, v)) {
            return found;
        }
        if clause.deontic.is_some() && clause.predicate.is_none() {
            // Who stands in it is who is to do something or to undergo it: no subject to go on with.
            return Subject::default();
        }
        if clause.predicate.is_some_and(|p| self.follows_from_all(p)) {
            let by = clause.parent.filter(|c| self.attacks(*c));
            return Subject {
                refs: by.map(|c| self.subjects[c].refs.clone()).unwrap_or_default(),
                ..Subject::default()
            };
        }
        // "They are terrorists": what stands behind the pronoun is said of it.
        if let Some(suffix) = clause.opened_by.filter(|s| clause.predicate.is_none() && s.person == Person::Third) {
            let refs = self.pronoun(n, suffix);
            if !refs.is_empty() {
                return Subject { refs, ..Subject::default() };
            }
        }
        let before = self.before_predicate(n, verb.as_ref());
        if let Some(found) = self.behind_fronted(n, verb.as_ref(), before.as_ref()) {
            return found;
        }
        if let Some(found) = before.as_ref().filter(|f| !f.refs.is_empty()) {
            return found.clone();
        }
        if let Some(found) = before.as_ref().filter(|f| self.is_topic(n, f, verb.as_ref())) {
            return found.clone();
        }
        if let Some(found) = before.as_ref().filter(|f| self.is_of_forces(f)) {
            return found.clone();
        }
        // Its planes bombed: a thing right before its verb in a clause that opens with it.
        if let (Some(p), Some(v)) = (clause.predicate, &verb)
            && clause.parent.is_some()
            && v.cut.conj.is_none()
            && v.suffix.is_none()
            && self.tells_deed(v)
            && let Some(thing) = before.as_ref().and_then(|b| b.thing)
            && (self.tagged.end(thing), self.thing_gender(thing)) == (p, Some(v.form.gender))
        {
            return before.unwrap_or_default();
        }
        if clause.negated && clause.predicate.is_some_and(|p| self.tells_of_nobody(self.tagged.end(p))) {
            return Subject { explicit: true, ..Subject::default() };
        }
        if let (Some(suffix), Some(v)) = (clause.opened_by, &verb)
            && !self.is_impersonal(v)
            && (suffix.number != Number::Singular
                || v.form.number != Number::Singular
                || suffix.gender == v.form.gender)
        {
            if let Some(head) = self.told_of_head(n, suffix) {
                return head;
            }
            let refs = self.held_against(n, suffix).or_else(|| self.reported_beside(n, suffix));
            let refs = refs.unwrap_or_else(|| self.pronoun(n, suffix));
            if !refs.is_empty() {
                return Subject { refs, ..Subject::default() };
            }
            if let Some(refs) = self.tells_of_himself(n, suffix) {
                return Subject { refs, ..Subject::default() };
            }
        }
        if let Some(p) = clause.predicate
            && let Some(v) = verb
            && v.form.number == Number::Singular
            && v.form.person == Person::Third
            && let Some(found) = self.after_verb(n, p, &v)
        {
            if found.refs.is_empty()
                && let Some(left) = self.excepted(n, p)
            {
                return left;
            }
            if found.refs.is_empty() && self.speech_of(n) && found.thing.is_some_and(|t| self.is_far(p, t)) {
                let carried = self.carried(n, Some(v.form));
                if !carried.refs.is_empty() {
                    return carried;
                }
            }
            let stands = found.thing.is_some_and(|t| {
                self.cut_of(t).is_some_and(|c| c.article)
                    && self.thing_gender(t) == Some(v.form.gender)
                    && !(self.takes_things(n, &v) && self.is_mere_deed(t))
            });
            let carried = |sense: &Self| {
                let found = sense.carried(n, Some(v.form));
                let far = clause.parent.is_none() || found.refs.iter().any(|r| r.first >= r.last);
                if stands && far { Subject::default() } else { found }
            };
            // A thing before its verb, agreeing with it, is its subject: the raids hit a camp.
            if found.refs.is_empty()
                && self.tells_deed(&v)
                && let Some(thing) = before.as_ref().and_then(|b| b.thing)
                && self.thing_gender(thing).is_none_or(|g| g == v.form.gender)
                && found.thing != Some(thing)
            {
                return before.unwrap_or_default();
            }
            if let Some(thing) = before.as_ref().and_then(|b| b.thing).filter(|t| self.acts_on(*t, p, &v)) {
                return Subject { thing: Some(thing), explicit: true, ..Subject::default() };
            }
            let wants = || {
                self.takes_things(n, &v)
                    || self.wants_object(n, &v)
                    || self.is_willed(&v, &found)
                    || self.disagrees(p, &v, &found)
            };
            if found.refs.is_empty() && !v.form.passive && wants() {
                let carried = carried(self);
                if !carried.refs.is_empty() && self.is_continuation(n, &v) {
                    return carried;
                }
            }
            let taken = || {
                self.is_taken_place(&found, &v)
                    || self.goes_on_killing(n, &v)
                    || self.wants_object(n, &v) && !self.has_second_noun(n, p, &found)
                    || self.is_mere_object(n, p, &v, &found)
                    || self.is_willed_deed(n, p, &v, &found)
            };
            if self.is_continuation(n, &v) && taken() && !self.dies_likewise(n, &v) && !self.are_two_doers(&found) {
                let carried = carried(self);
                let same = carried.refs.iter().any(|r| found.refs.iter().any(|f| f.entity == r.entity));
                if !carried.refs.is_empty() && !same {
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
        if let Some(refs) = verb.as_ref().and_then(|v| self.undergoing(n, v)) {
            return Subject { refs, ..Subject::default() };
        }
        if verb.as_ref().is_some_and(|v| v.cut.conj.is_some() && self.tells_outcome(v.verb)) {
            // What led to deaths without a subject of its own is the attack told before, nobody told of for another thing.
            let by = (0..n).rev().find(|c| self.attacks(*c));
            let deed = by.is_none() && verb.as_ref().is_some_and(|v| self.is_somebodys(v));
            if !deed {
                let refs = by.map(|c| self.subjects[c].refs.clone()).unwrap_or_default();
                return Subject { refs, ..Subject::default() };
            }
        }
        if let Some(found) = verb.as_ref().and_then(|v| self.dative(n, v)) {
            return found;
        }
        self.carried(n, verb.map(|v| v.form))
    }

    /// The subject that a verb of the third person singular is followed by.
    pub fn after_verb(&self, n: usize, p: usize, verb: &VerbTag) -> Option<Subject> {
        if verb.form.passive && !self.is_violent(verb.verb) && !self.has_patient(verb.verb)
            || self.stands_before_done(n, p)
        {
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
                        && !tokens.peek().is_some_and(|n| {
                            matches!(
                                self.tagged.tag(*n),
                                Tag::When(_)
                                    | Tag::Noun(_)
                                    | Tag::Particle { class: Particle::Preposition, suffix: None, .. }
                            )
                        })
                    {
                        return None;
                    }
                }
                Tag::Mark(_) => return None,
                // Dozens of X: X.
                Tag::Particle { class: Particle::Preposition, suffix: None, .. } if self.is_partitive(t) => {}
                // Among them thirty Britons: who is counted out there did nothing.
                Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. } if self.is_among(t) => return None,
                Tag::Particle { class: Particle::Preposition, suffix, .. } => governed = suffix.is_none(),
                Tag::Particle { class: Particle::Pronoun | Particle::Quantifier, cut, .. }
                    if !governed && self.pronoun_at(t, cut).is_some() =>
                {
                    let suffix = self.pronoun_at(t, cut)?;
                    return Some(Subject {
                        refs: self.subject_pronoun(n, suffix),
                        explicit: true,
                        ..Subject::default()
                    });
                }
                // In X and several towns: the towns are where, too.
                Tag::Particle { class: Particle::Quantifier, cut, .. } if cut.conj.is_some() => governed = true,
                Tag::Particle {
                    class:
                        Particle::Adverb
                        | Particle::Auxiliary
                        | Particle::Marker
                        | Particle::Quantifier
                        | Particle::Demonstrative
                        | Particle::Modal
                        | Particle::Unlikely
                        | Particle::Except
                        | Particle::Plan,
                    ..
                } => {}
                // "With it, for her": no independent pronoun.
                Tag::Particle { class: Particle::Pronoun, .. }
                    if !self.scan.document.folded(t).starts_with(crate::script::letters::HEH) => {}
                Tag::Particle { .. } | Tag::Verb(_) | Tag::Attribution { .. } => return None,
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    if governed || found.cut.prep.is_some() {
                        governed = false;
                        continue;
                    }
                    let object = found.number == Number::Singular && self.scan.ends_indefinite(found.first + 1);
                    if found.cut.conj.is_some()
                        || object
                        || self.is_accusative_plural(noun)
                        || is_accusative_of_his(self.scan.document.folded(found.first))
                    {
                        return None;
                    }
                    if let Some(behind) = self.behind_place_object(n, noun, verb) {
                        return Some(behind);
                    }
                    let refs = self.group(noun, &mut tokens);
                    if !self.agrees(&refs, noun, &verb.form)
                        || self.is_predicated_of_object(verb, noun)
                        || self.is_described(verb, noun)
                    {
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
                        let construct = self.is_event(t) && !cut.article;
                        let owned =
                            |x: usize| construct && self.noun_of(x).is_some_and(|n| self.tagged.nouns[n].cut.is_bare());
                        if tokens.peek().is_some_and(|x| self.tagged.end(t) == *x && owned(*x)) {
                            tokens.next();
                        }
                        while tokens.peek().is_some_and(|x| self.continues_phrase(*x)) {
                            tokens.next();
                        }
                        continue;
                    }
                    if cut.conj.is_some() {
                        // Led to the death of ten and the wounding of others, came from X and other towns: these are
                        // no subject either.
                        let thing = self.is_event(t) || matches!(self.tagged.tag(t), Tag::Plain { .. });
                        while thing && tokens.peek().is_some_and(|x| self.continues_phrase(*x)) {
                            tokens.next();
                        }
                        continue;
                    }
                    if self.is_adverbial(t) {
                        continue;
                    }
                    if is_accusative_of_his(self.scan.document.folded(t)) {
                        return None;
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

    /// A genitive or an adjective in the phrase of the word before.
    fn continues_phrase(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Noun(noun) => {
                let found = &self.tagged.nouns[noun];
                let word = self.scan.document.folded(t);
                let adjective = found.cut.article
                    && found.last == found.first + 1
                    && (word.ends_with("\u{064A}\u{0647}") || word.ends_with(crate::script::letters::YEH));
                // "Called for the march the union of": what has the article takes no genitive.
                let definite = |b: usize| self.tagged.end(b) == b + 1 && self.cut_of(b).is_some_and(|c| c.article);
                let genitive = found.cut == Cut::default() && !self.tagged.before(t).is_some_and(definite);
                genitive || adjective && found.cut.prep.is_none() && found.cut.conj.is_none()
            }
            Tag::Plain { cut } => cut.prep.is_none() && cut.conj.is_none(),
            _ => false,
        }
    }

    /// The pronoun that a word such as "both of them" ends in.
    fn pronoun_at(&self, t: usize, cut: Cut) -> Option<Suffix> {
        let word = &self.scan.document.folded(t)[cut.skip()..];
        quantified(word)
    }

    /// Whom a pronoun as subject means: the head of a relative clause, or whoever a pronoun means.
    fn subject_pronoun(&self, n: usize, suffix: Suffix) -> Refs {
        match self.resumed(n, suffix) {
            Some(Meant::Who(refs)) => refs,
            Some(_) => Refs::new(),
            None => self.pronoun(n, suffix),
        }
    }

    /// "of" behind a word of quantity that nothing governs.
    fn is_partitive(&self, t: usize) -> bool {
        let quantity = |b: usize| match self.tagged.tag(b) {
            Tag::Particle { class: Particle::Quantifier, cut, .. } => cut.prep.is_none(),
            _ => false,
        };
        self.scan.document.folded(t) == "\u{0645}\u{0646}"
            && self.tagged.before(t).is_some_and(|b| {
                quantity(b)
                    && !self.tagged.before(b).is_some_and(|a| {
                        matches!(self.tagged.tag(a), Tag::Particle { class: Particle::Preposition, .. })
                    })
            })
    }

    /// Units of the army are the army: an indefinite noun, "of", an actor.
    pub fn part_of(&self, t: usize) -> Option<Subject> {
        // Small groups, too, of demonstrators.
        let describes = |x: usize| match self.tagged.tag(x) {
            Tag::Adjective { cut, .. } | Tag::Plain { cut } => cut == Cut::default() && x + 1 < self.tagged.last,
            Tag::Particle { class: Particle::Adverb, .. } => true,
            _ => false,
        };
        let mut of = self.tagged.end(t);
        while of < self.tagged.last && of < t + 3 && describes(of) {
            of = self.tagged.end(of).max(of + 1);
        }
        if self.cut_of(t).is_none_or(|c| c.article)
            || !matches!(self.tagged.tag(t), Tag::Plain { .. })
            || is_possessed(self.scan.document.folded(t))
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
    pub fn is_adverbial(&self, t: usize) -> bool {
        let word = self.scan.document.folded(t);
        matches!(self.tagged.tag(t), Tag::Plain { .. } | Tag::Masdar { .. })
            && !is_possessed(word)
            && word.ends_with(crate::script::letters::ALEF)
    }

    /// All of a coordination: X, Y and Z. `tokens` moves past it.
    pub fn group(&self, noun: usize, tokens: &mut std::iter::Peekable<impl Iterator<Item = usize>>) -> Refs {
        let (refs, last) = self.all(noun);
        while tokens.peek().is_some_and(|t| *t < self.tagged.nouns[last].last) {
            tokens.next();
        }
        refs
    }

    /// A subject that stands before its predicate.
    pub fn before_predicate(&self, n: usize, verb: Option<&VerbTag>) -> Option<Subject> {
        let clause = &self.clauses[n];
        let p = clause.predicate.unwrap_or(usize::MAX);
        if matches!(clause.link, Link::Relative | Link::Hal) {
            return None;
        }
        if let Some(anew) = verb.and_then(|v| self.begins_anew(n, p, v)) {
            return Some(anew);
        }
        let mut governed = false;
        let mut deed = false;
        let mut tokens = clause.tokens.iter().copied().filter(|t| *t < p).peekable();
        while let Some(t) = tokens.next() {
            match self.tagged.tag(t) {
                // According to whom is not who did it.
                Tag::Attribution { .. } => governed = true,
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    if governed || found.cut.prep.is_some() {
                        governed = false;
                        // Behind "between X and Y", Y is governed too.
                        self.group(noun, &mut tokens);
                        continue;
                    }
                    // After the delivery by X to Y of planes, Z received: the planes are what was delivered.
                    if deed && self.ends_at_comma(n, noun, p) {
                        continue;
                    }
                    let refs = self.group(noun, &mut tokens);
                    if verb.is_some_and(|v| !self.fits(&refs, found.gender, &v.form)) {
                        continue;
                    }
                    return Some(Subject { refs, thing: None, noun: Some(noun), explicit: true });
                }
                Tag::Particle { class: Particle::Preposition, suffix, .. } => governed = suffix.is_none(),
                Tag::Particle { class: Particle::Pronoun, cut, .. } if !governed => {
                    let word = &self.scan.document.folded(t)[cut.skip()..];
                    let suffix = independent(word).or_else(|| quantified(word));
                    let refs = suffix.map_or(Refs::new(), |s| self.subject_pronoun(n, s));
                    if !refs.is_empty() {
                        return Some(Subject { refs, explicit: true, ..Subject::default() });
                    }
                }
                Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => {
                    if governed || cut.prep.is_some() {
                        (governed, deed) = (false, self.is_event(t));
                        let described = |x: usize| match self.tagged.tag(x) {
                            Tag::Noun(g) => self.tagged.nouns[g].cut.is_bare(),
                            Tag::Plain { cut: other } => {
                                other.article == cut.article && other.prep.is_none() && other.conj.is_none()
                            }
                            _ => false,
                        };
                        while let Some(x) = tokens.peek().copied().filter(|x| described(*x)) {
                            tokens.next();
                            if let Tag::Noun(g) = self.tagged.tag(x) {
                                self.group(g, &mut tokens);
                            }
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
}
