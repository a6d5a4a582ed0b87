//! Who a clause is about: the noun phrase behind or before its verb, a pronoun, or whom an earlier clause named.

use crate::claim::Kind;
use crate::extract::agree::is_accusative_of_his;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::indefinite::is_indefinite_deed;
use crate::extract::pronoun::{Meant, independent, is_possessed, quantified};
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::rows::{Light, Particle};
use crate::script::letters::{HEH, LAM, TEH};
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// The subject that a verb of the third person singular is followed by.
    pub fn after_verb(&self, n: usize, p: usize, verb: &VerbTag) -> Option<Subject> {
        if verb.form.passive && !self.is_violent(verb.verb) && !self.has_patient(verb.verb)
            || self.stands_before_done(n, p)
            || self.is_gathered_by(n, p, verb)
        {
            return None;
        }
        if self.is_told_of_whoever(n, p, verb) {
            return Some(Subject { explicit: true, ..Subject::default() });
        }
        let clause = &self.clauses[n];
        let mut tokens = clause.tokens.iter().copied().filter(|t| *t > p).peekable();
        if tokens.peek().is_some_and(|t| self.completes_managing(verb, *t)) {
            return None;
        }
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
                            ) || self.is_event(*n) && self.tells_time_alone(p, t)
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
                // And of them X: an example of what was told.
                Tag::Particle { class: Particle::Preposition, suffix: Some(_), cut } if cut.conj.is_some() => {
                    return None;
                }
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
                // Around this base: the base is governed.
                Tag::Particle { class: Particle::Demonstrative, cut, .. } if cut.prep.is_some() => governed = true,
                // In X and several towns: the towns are where, too.
                // Called on all drivers: nor is who stands behind a preposition with "all".
                Tag::Particle { class: Particle::Quantifier, cut, .. } if cut.conj.is_some() || cut.prep.is_some() => {
                    governed = true;
                }
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
                        || self.are_seized(n, verb, noun)
                        || verb.form.gender == Gender::Feminine && self.are_own_people(noun)
                        || is_accusative_of_his(self.scan.document.folded(found.first))
                    {
                        return None;
                    }
                    if let Some(behind) = self.behind_place_object(n, noun, verb) {
                        return Some(behind);
                    }
                    let refs = self.group(noun, &mut tokens);
                    if !self.agrees(&refs, noun, &verb.form)
                        || self.is_predicated_of_object(verb, noun) && !self.takes_up_event(n)
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
                        let (deed, bare) = (self.is_event(t), !cut.article);
                        let owned = |x: usize| {
                            self.noun_of(x)
                                .map(|n| &self.tagged.nouns[n])
                                .is_some_and(|n| bare && (deed || n.place) && n.cut.is_bare())
                        };
                        if tokens.peek().is_some_and(|x| self.tagged.end(t) == *x && owned(*x)) {
                            tokens.next();
                        }
                        // On sites of this organisation.
                        let this = |x: usize| {
                            matches!(self.tagged.tag(x), Tag::Particle { class: Particle::Demonstrative, .. })
                        };
                        if !cut.article && tokens.peek().is_some_and(|x| self.tagged.end(t) == *x && this(*x)) {
                            tokens.next();
                            if tokens.peek().is_some_and(|x| self.noun_of(*x).is_some()) {
                                tokens.next();
                            }
                        }
                        while tokens.peek().is_some_and(|x| self.continues_phrase(*x)) {
                            tokens.next();
                        }
                        // After the meeting of Their Highnesses and Excellencies the ministers.
                        if tokens.peek().is_some_and(|x| self.is_second_title(*x)) {
                            tokens.next();
                            if let Some(x) = tokens.next().and_then(|x| self.noun_of(x)) {
                                self.group(x, &mut tokens);
                            }
                        }
                        continue;
                    }
                    if cut.conj.is_some() {
                        // Led to the death of ten and the wounding of others, came from X and other towns: these are
                        // no subject either.
                        let thing = self.is_event(t) || matches!(self.tagged.tag(t), Tag::Plain { .. });
                        while thing
                            && tokens.peek().is_some_and(|x| self.continues_phrase(*x) || self.counts_things(*x))
                        {
                            tokens.next();
                        }
                        continue;
                    }
                    if self.is_adverbial(t) || self.is_indefinite_deed(t) {
                        continue;
                    }
                    if is_accusative_of_his(self.scan.document.folded(t)) {
                        return None;
                    }
                    if self.is_hers_by_form(t, verb) {
                        return None;
                    }
                    if let Some(whole) = self.part_of(t).or_else(|| self.behind_object(t, verb)) {
                        return Some(whole);
                    }
                    return Some(Subject { thing: Some(t), explicit: true, ..Subject::default() });
                }
                Tag::Inside => {}
            }
        }
        None
    }

    /// `He strengthened his arsenal`: a feminine with his pronoun, right behind a verb of his, is what he did it to.
    fn is_hers_by_form(&self, t: usize, verb: &VerbTag) -> bool {
        let form = &verb.form;
        let his = (form.gender, form.number, form.passive) == (Gender::Masculine, Number::Singular, false);
        let stem = self.scan.document.folded(t).strip_suffix(HEH).and_then(|s| s.strip_suffix(TEH));
        his && stem.is_some_and(|s| s.chars().count() > 3)
            && matches!(self.tagged.tag(t), Tag::Plain { cut } if !cut.article)
    }

    /// "It began yesterday (Thursday), an inquiry": nothing but a time stands between a verb and a comma.
    fn tells_time_alone(&self, p: usize, comma: usize) -> bool {
        let time = |t: usize| match self.tagged.tag(t) {
            Tag::Mark(kind) => matches!(kind, TokenKind::Open | TokenKind::Close),
            tag => tag.is_inside() || matches!(tag, Tag::When(_)),
        };
        p + 1 < comma && (p + 1..comma).all(time)
    }

    /// "Whoever backs X": nobody who is named, and not X.
    fn is_told_of_whoever(&self, n: usize, p: usize, verb: &VerbTag) -> bool {
        let clause = &self.clauses[n];
        let free = clause.link == Link::Relative && clause.antecedent.is_none() && clause.head.is_none();
        let who = |b: usize| clause.tokens.first() == Some(&b) && self.scan.document.folded(b) == MIN;
        free && verb.suffix.is_none() && !verb.form.passive && self.tagged.before(p).is_some_and(who)
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
            // By orders of the withdrawal.
            Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } if cut.article => {
                let head =
                    |b: usize| self.tagged.end(b) == t && self.tagged.tag(b).nominal_cut().is_some_and(|c| !c.article);
                cut.is_bare() && self.tagged.before(t).is_some_and(head)
            }
            // To hold talks, for the opening of negotiations.
            Tag::Event { cut, suffix: None, .. } => {
                let holds = |b: usize| matches!(self.tagged.tag(b), Tag::Masdar { suffix: None, cut, .. } if cut.prep == Some(LAM) && !cut.article);
                cut == Cut::default() && self.tagged.before(t).is_some_and(|b| self.tagged.end(b) == t && holds(b))
            }
            _ => false,
        }
    }

    /// An ambush that X laid: nothing is made of it.
    fn takes_up_event(&self, n: usize) -> bool {
        let relative = self.clauses[n].link == Link::Relative;
        relative && self.antecedent_event(n).is_some()
    }

    /// Managed to (of) do, right behind the verb: its doer was told of before.
    fn completes_managing(&self, verb: &VerbTag, t: usize) -> bool {
        let light = &self.scan.lexicon.verb_light[verb.verb as usize];
        let of = matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, .. });
        let deed = self.tagged.end(t);
        of && light.contains(&Light::Manages)
            && self.scan.document.folded(t) == crate::extract::around::MIN
            && deed < self.tagged.last
            && matches!(self.tagged.tag(deed), Tag::Event { .. } | Tag::Masdar { .. })
    }

    /// Three vehicles: a number, or what is written like those to whom something was done.
    fn counts_things(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Particle { class: Particle::Quantifier, cut, .. } | Tag::Passive { cut, .. } => cut == Cut::default(),
            tag => tag.is_mark(TokenKind::Number),
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

    /// Whether a preposition or a complementizer stands between a verb and what may be its subject.
    pub fn is_far(&self, p: usize, t: usize) -> bool {
        (p + 1..t).any(|x| {
            matches!(self.tagged.tag(x), Tag::Particle { class: Particle::Preposition, .. })
                || self.cut_of(x).is_some_and(|c| c.prep.is_some())
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
            // Intentions, issues, victims: broken plurals.
            && !word.ends_with("\u{0627}\u{064A}\u{0627}")
    }

    /// "(Held) a meeting": a deed in the indefinite accusative.
    fn is_indefinite_deed(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { cut, suffix: None, .. } if cut == Cut::default())
            && is_indefinite_deed(self.scan, t)
    }

    /// All of a coordination: X, Y and Z. `tokens` moves past it.
    pub fn group(&self, noun: usize, tokens: &mut std::iter::Peekable<impl Iterator<Item = usize>>) -> Refs {
        let (refs, last) = self.all(noun);
        while tokens.peek().is_some_and(|t| *t < self.tagged.nouns[last].last) {
            tokens.next();
        }
        refs
    }

    /// The state that a place is or lies in.
    fn land_of(&self, noun: usize) -> Option<usize> {
        let found = &self.tagged.nouns[noun];
        found.who.first().filter(|_| found.place).and_then(|r| self.scan.entities.get(r.entity).state)
    }

    /// "It is (a) state": an indefinite noun for nobody named, right behind "that" with a pronoun, is what that one is.
    fn called_after_pronoun(&self, n: usize, noun: usize) -> Option<Subject> {
        let clause = &self.clauses[n];
        let suffix = clause.opened_by.filter(|_| clause.link == Link::Content)?;
        let found = &self.tagged.nouns[noun];
        let [one] = found.who[..] else { return None };
        let named = self.scan.entities.get(one.entity);
        let general = !one.anaphor && named.actor.is_none() && named.kind != Kind::Person;
        let before = self.tagged.before(found.first)?;
        let opener = |b: usize| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Complementizer, .. });
        let quoted = self.tagged.tag(before).is_mark(TokenKind::Quote);
        let near = opener(before) || quoted && self.tagged.before(before).is_some_and(opener);
        let refs = if general && near && found.cut == Cut::default() { self.pronoun(n, suffix) } else { Refs::new() };
        (!refs.is_empty()).then(|| Subject { refs, explicit: true, ..Subject::default() })
    }

    /// With the growth of (the) violence, X called for: a deed with the article right behind a word without one is its
    /// genitive.
    fn is_deed_behind(&self, t: usize, x: usize) -> bool {
        self.tagged.end(t) == x
            && matches!(self.tagged.tag(x), Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } if cut.article && cut.is_bare())
            && match self.tagged.tag(t) {
                Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } | Tag::Plain { cut } => {
                    !cut.article
                }
                _ => false,
            }
    }

    /// A subject that stands before its predicate.
    pub fn before_predicate(&self, n: usize, verb: Option<&VerbTag>) -> Option<Subject> {
        let clause = &self.clauses[n];
        let p = clause.predicate.unwrap_or(usize::MAX);
        if matches!(clause.link, Link::Relative | Link::Hal) {
            return None;
        }
        if let Some(anew) = verb.and_then(|v| self.begins_anew(n, p, v).or_else(|| self.behind_opening(n, p, v))) {
            return Some(anew);
        }
        let (mut governed, mut deed) = (false, false);
        let mut town = None;
        let mut tokens = clause.tokens.iter().copied().filter(|t| *t < p).peekable();
        while let Some(t) = tokens.next() {
            match self.tagged.tag(t) {
                // In X (the south of Y), Z shelled: what brackets set off is not who did it.
                Tag::Mark(TokenKind::Open) => {
                    let closed = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Close);
                    let place = |t: usize| self.noun_of(t).is_some_and(|x| self.tagged.nouns[x].place);
                    let mut inside = (t + 1..p.min(self.tagged.last)).take(6);
                    if inside.clone().take_while(|t| !closed(*t)).any(place) && inside.any(closed) {
                        tokens.by_ref().find(|t| closed(*t));
                    }
                }
                // According to whom is not who did it.
                Tag::Attribution { .. } => governed = true,
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    // North of the German capital, Berlin, X said: the same by its name.
                    let again = town.is_some() && town == self.land_of(noun);
                    if governed || found.cut.prep.is_some() || again {
                        governed = false;
                        town = self.land_of(noun);
                        // Behind "between X and Y", Y is governed too.
                        self.group(noun, &mut tokens);
                        continue;
                    }
                    // "That it is a state which backs …": what it is called is nobody else.
                    if let Some(named) = self.called_after_pronoun(n, noun) {
                        return Some(named);
                    }
                    // After the delivery by X to Y of planes, Z received: the planes are what was delivered.
                    if deed && self.ends_at_comma(n, noun, p) {
                        continue;
                    }
                    let refs = self.group(noun, &mut tokens);
                    if verb.is_some_and(|v| !self.fits(&refs, found.gender, &v.form) || self.are_many_before(noun, v)) {
                        continue;
                    }
                    return Some(Subject { refs, thing: None, noun: Some(noun), explicit: true });
                }
                Tag::Particle { class: Particle::Preposition, suffix, .. } => {
                    governed = suffix.is_none() && !self.is_share_of(t);
                }
                Tag::Particle { class: Particle::Pronoun, cut, .. } if !governed => {
                    let word = &self.scan.document.folded(t)[cut.skip()..];
                    let suffix = independent(word).or_else(|| quantified(word));
                    let refs = suffix.map_or(Refs::new(), |s| self.subject_pronoun(n, s));
                    // Some of them: if it is not known of whom, then nobody who was told of.
                    if !refs.is_empty() || verb.is_some() && quantified(word).is_some() {
                        return Some(Subject { refs, explicit: true, ..Subject::default() });
                    }
                }
                Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => {
                    if governed || cut.prep.is_some() {
                        (governed, deed) = (false, self.is_event(t));
                        let described = |x: usize| match self.tagged.tag(x) {
                            _ if self.is_deed_behind(t, x) => true,
                            Tag::Particle { class: Particle::Quantifier, suffix: None, .. } => {
                                self.tagged.end(t) == x && !cut.article
                            }
                            Tag::Noun(g) => self.tagged.nouns[g].cut.is_bare(),
                            // In the Jordanian capital Amman, X said.
                            Tag::Nisba { cut: other, .. } => {
                                let next = self.tagged.end(x);
                                let town = |g: usize| self.tagged.nouns[g].place && self.ends_at_comma(n, g, p);
                                other.article
                                    && cut.article
                                    && next < p.min(self.tagged.last)
                                    && self.noun_of(next).is_some_and(town)
                            }
                            Tag::Plain { cut: other } => {
                                other.article == cut.article && other.prep.is_none() && other.conj.is_none()
                            }
                            _ => false,
                        };
                        while let Some(x) = tokens.peek().copied().filter(|x| described(*x)) {
                            tokens.next();
                            if let Tag::Noun(g) = self.tagged.tag(x) {
                                town = self.land_of(g);
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
                    if let Some(doer) = verb.and_then(|v| self.behind_auxiliary(n, t, v)) {
                        return Some(doer);
                    }
                    return Some(Subject { thing: Some(t), explicit: true, ..Subject::default() });
                }
                _ => {}
            }
        }
        None
    }
}
