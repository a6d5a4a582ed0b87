//! The walk behind a predicate that collects its arguments.

use crate::extract::argument::{Argument, letter};
use crate::extract::around::MIN;
use crate::extract::aside::Comma;
use crate::extract::event::BAYNA;
use crate::extract::noun::Ref;
use crate::extract::phrase::ILA;
use crate::extract::preposition::is_agent_phrase;
use crate::extract::pronoun::{object, quantified};
use crate::extract::sense::Sense;
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Light, Particle};
use crate::script::letters::{ALEF, HEH, LAM, NOON, YEH};
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

/// Where the walk stands.
struct Walk<'a> {
    clause: usize,
    /// The predicate.
    p: usize,
    /// The tokens of its clause behind it.
    tokens: &'a [usize],
    /// The next of them.
    n: usize,
    /// The subject's tokens, which are no argument's.
    skipped: Option<(usize, usize)>,
    out: Vec<Argument>,
    /// A token right behind a phrase that commas set off: no part of that phrase.
    apart: Option<usize>,
}

impl Walk<'_> {
    fn next(&self) -> Option<usize> {
        self.tokens.get(self.n).copied()
    }

    /// The last argument reaches up to `end`.
    fn extend(&mut self, end: usize) {
        if let Some(last) = self.out.last_mut() {
            last.last = last.last.max(end);
        }
    }
}

impl Sense<'_, '_> {
    /// The arguments behind a predicate at `p`: phrases of its clause up to a mark that ends them.
    /// `skip` is the noun phrase that is its subject.
    pub fn arguments(&self, clause: usize, p: usize, skip: Option<usize>) -> Vec<Argument> {
        let tokens = &self.clauses[clause].tokens;
        let tokens = &tokens[tokens.partition_point(|t| *t <= p)..];
        let mut out: Vec<Argument> = Vec::new();
        if let Tag::Verb(VerbTag { suffix: Some(suffix), .. }) = self.tagged.tag(p) {
            out.push(self.pronoun_argument(clause, p, String::new(), suffix));
        }
        let skipped = skip.map(|n| {
            let mut last = n;
            while let Some(next) = self.coordinated(last) {
                last = next;
            }
            let first = self.nouns_part(p, n).unwrap_or(self.tagged.nouns[n].first);
            (first, self.attribute_end(p, self.genitive_end(clause, last)))
        });
        let skipped = skipped.or_else(|| self.deed_phrase(clause, p)).or_else(|| self.voice_phrase(clause, p));
        let mut walk = Walk { clause, p, tokens, n: 0, skipped, out, apart: None };
        while let Some(t) = walk.next() {
            walk.n += 1;
            if !skipped.is_some_and(|(a, b)| a <= t && t < b) && !self.collect(&mut walk, t) {
                break;
            }
        }
        walk.out
    }

    /// A force of (from) the army did: the word right behind the verb of which the subject tells whose part it is.
    fn nouns_part(&self, p: usize, noun: usize) -> Option<usize> {
        let of = self.tagged.before(self.tagged.nouns[noun].first).filter(|b| self.scan.document.folded(*b) == MIN)?;
        let part = self.tagged.before(of)?;
        let thing = matches!(self.tagged.tag(part), Tag::Plain { cut } if cut == Cut::default());
        (thing && self.tagged.before(part) == Some(p)).then_some(part)
    }

    /// Takes the token at `t`; false where the arguments end.
    fn collect(&self, walk: &mut Walk<'_>, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Mark(TokenKind::Stop | TokenKind::Break | TokenKind::Colon) => return false,
            Tag::Mark(TokenKind::Comma) if self.undergoes_behind(walk) => walk.apart = walk.next(),
            Tag::Mark(TokenKind::Comma) => match self.behind_comma(walk.tokens, walk.n, &walk.out, walk.skipped) {
                Comma::On(behind) => {
                    let set_off = |a: &Argument| !a.prep.is_empty() && self.is_behind_comma(a.first);
                    walk.apart = walk.tokens.get(behind).copied().filter(|_| walk.out.last().is_some_and(set_off));
                    walk.n = behind;
                }
                Comma::SetOff(behind) => {
                    walk.n = behind;
                    walk.extend(t);
                }
                Comma::Ends => return false,
            },
            Tag::Mark(_) | Tag::When(_) | Tag::Inside => {}
            Tag::Attribution { .. } => {
                walk.n = self.behind_voice(walk.tokens, walk.n).unwrap_or(walk.tokens.len());
            }
            Tag::Particle { class, cut, suffix } => return self.collect_particle(walk, t, class, cut, suffix),
            _ => self.collect_word(walk, t),
        }
        true
    }

    /// `Areas near the town came, (under) shelling by X`: behind the comma, the deed that the verb says somebody undergoes.
    fn undergoes_behind(&self, walk: &Walk<'_>) -> bool {
        let Tag::Verb(verb) = self.tagged.tag(walk.p) else { return false };
        let letter = |t: usize| match self.tagged.tag(t) {
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if cut.conj.is_none() => cut.prep,
            _ => None,
        };
        let light = || self.scan.lexicon.verb_light[verb.verb as usize].contains(&Light::Target);
        walk.next().and_then(letter) == Some(LAM) && light() && !walk.out.iter().any(|a| letter(a.head) == Some(LAM))
    }

    fn collect_particle(
        &self,
        walk: &mut Walk<'_>,
        t: usize,
        class: Particle,
        cut: Cut,
        suffix: Option<Suffix>,
    ) -> bool {
        match class {
            Particle::Preposition => self.collect_phrase(walk, t, cut, suffix),
            // Did not meet but X: X.
            Particle::Except => {
                if let Some(left) = walk.next().filter(|t| self.noun_of(*t).is_some()) {
                    walk.out.push(self.phrase_argument(letter(self.cut_of(left)), t, left));
                    walk.n += 1;
                }
            }
            Particle::Negation => return self.collect_negation(walk, t, suffix),
            Particle::Quantifier | Particle::Demonstrative
                if suffix.is_none()
                    && cut.prep.is_some()
                    && !self.is_that_alone(t)
                    && walk.next().is_some_and(|next| !self.is_part_of_number(t, next)) =>
            {
                walk.n -= 1;
                let head = self.behind_quantifiers(t, walk);
                walk.n += 1;
                walk.out.push(self.phrase_argument(letter(Some(cut)), t, head));
            }
            Particle::Pronoun if object(self.scan.document.folded(t)).is_some() => {
                let suffix = object(self.scan.document.folded(t));
                walk.out.extend(suffix.map(|s| self.pronoun_argument(walk.clause, t, String::new(), s)));
            }
            // Arrested some of them: they.
            Particle::Pronoun | Particle::Quantifier
                if cut == Cut::default() && self.some_of_them_here(walk, t).is_some() =>
            {
                let suffix = self.some_of_them_here(walk, t);
                walk.out.extend(suffix.map(|s| self.pronoun_argument(walk.clause, t, String::new(), s)));
            }
            Particle::Demonstrative if self.is_that_alone(t) => {
                walk.out.push(self.phrase_argument(letter(Some(cut)), t, t));
            }
            // "The officer who was kidnapped is still held": the clause is over.
            Particle::Auxiliary if matches!(self.tagged.tag(walk.p), Tag::Verb(_)) => return false,
            Particle::Quantifier if cut == Cut::default() && self.counts_them_out(t) => {
                walk.n = self.behind_most_of_them(walk.tokens, walk.n);
            }
            Particle::Quantifier if cut == Cut::default() && suffix.is_none() && self.begins_object(walk) => {
                walk.apart = walk.next();
            }
            Particle::Quantifier
            | Particle::Demonstrative
            | Particle::Adverb
            | Particle::Marker
            | Particle::Modal
            | Particle::Unlikely
            | Particle::Plan => self.pass(walk, t),
            _ => self.collect_word(walk, t),
        }
        true
    }

    /// `Recaptured with the help of X some of the lands`: behind phrases with a preposition alone, the last of which names
    /// somebody or is definite, what "some" stands before is the object.
    fn begins_object(&self, walk: &Walk<'_>) -> bool {
        let brought = walk.out.iter().all(|a| !a.prep.is_empty());
        let whole = |a: &Argument| {
            a.pronoun.is_none()
                && (a.noun.is_some()
                    || self.is_with_help(a.head) && a.last > a.head + 1
                    || self.cut_of(a.last - 1).is_some_and(|c| c.article))
                && self
                    .tagged
                    .before(walk.tokens[walk.n - 1])
                    .is_some_and(|b| self.tagged.end(b) == a.last || b < a.last)
        };
        let thing = |t: usize| {
            let plain = matches!(self.tagged.tag(t), Tag::Plain { cut } if cut.is_bare() && cut.article);
            plain || self.noun_of(t).is_some_and(|n| self.tagged.nouns[n].cut.is_bare())
        };
        brought
            && walk.out.last().is_some_and(whole)
            && walk.next().is_some_and(thing)
            && matches!(self.tagged.tag(walk.p), Tag::Verb(_))
    }

    /// "Arrested some of them": the pronoun of a word for a part right behind a verb, or behind its subject.
    fn some_of_them_here(&self, walk: &Walk<'_>, t: usize) -> Option<Suffix> {
        let them = quantified(self.scan.document.folded(t))
            .filter(|s| s.person == Person::Third && s.number == Number::Plural)?;
        let verb = matches!(self.tagged.tag(walk.p), Tag::Verb(v) if v.suffix.is_none() && !v.form.passive);
        // Ten men, most of them civilians: no object.
        let one = |r: &Ref| self.scan.entities.get(r.entity).number == Number::Singular;
        let alone = self.subjects.get(walk.clause).is_some_and(|s| !s.refs.is_empty() && s.refs.iter().all(one));
        let near = self.tagged.end(walk.p) == t || alone && walk.skipped.is_some_and(|(_, last)| last == t);
        (verb && near && walk.out.is_empty()).then_some(them)
    }

    /// A word that belongs to the argument before it.
    fn pass(&self, walk: &mut Walk<'_>, t: usize) {
        walk.extend(self.tagged.end(t));
        // Twenty of them: they.
        walk.n += usize::from(walk.next().is_some_and(|next| self.is_part_of_number(t, next)));
    }

    fn collect_negation(&self, walk: &mut Walk<'_>, t: usize, suffix: Option<Suffix>) -> bool {
        let next = walk.next();
        // Without bloodshed.
        let without = self.words(t, self.tagged.end(t)).ends_with("\u{062F}\u{0648}\u{0646}");
        if let Some(head) =
            next.filter(|_| without && suffix.is_none() && (!walk.out.is_empty() || walk.skipped.is_some()))
            && matches!(self.tagged.tag(head), Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } if cut.is_bare())
            && !self.is_needed(walk.p, t)
        {
            walk.out.push(self.phrase_argument(self.words(t, self.tagged.end(t)).to_string(), t, head));
            walk.n += 1;
            // Without a mention of victims among X: what is not said is none of the verb's.
            return !matches!(self.tagged.tag(head), Tag::Masdar { verb, .. }
                if !self.scan.lexicon.verb_speech[verb as usize].is_empty());
        }
        // Prevented it: "short of" is written like "without".
        if let Some(head) = next.filter(|_| suffix.is_none() && self.is_needed(walk.p, t)) {
            walk.out.push(self.phrase_argument(self.scan.document.folded(t).to_string(), t, head));
            walk.n += 1;
            return true;
        }
        // X and not Y: Y has no part in it.
        if !walk.out.is_empty() && self.is_not_the_other(t) {
            return false;
        }
        // Called for not doing it: the preposition is written with the "not".
        match (self.letter_of_not(t), next.filter(|head| self.noun_of(*head).is_none())) {
            (Some(letter), Some(head)) => {
                walk.out.push(self.phrase_argument(letter.to_string(), t, head));
                walk.n += 1;
            }
            _ => self.pass(walk, t),
        }
        true
    }

    /// A preposition that stands by itself, and what it brings.
    fn collect_phrase(&self, walk: &mut Walk<'_>, t: usize, cut: Cut, suffix: Option<Suffix>) {
        let prep = self.prep_at(t, cut.skip(), suffix);
        if let Some(suffix) = suffix {
            let among = prep == BAYNA;
            walk.out.push(self.pronoun_argument(walk.clause, t, prep, suffix));
            if among {
                walk.n = self.behind_those_among(walk.tokens, walk.n);
            }
            return;
        }
        let brought = walk.next().filter(|h| {
            // "Yet" is spelt like "after".
            !matches!(
                self.tagged.tag(*h),
                Tag::Verb(_)
                    | Tag::Mark(TokenKind::Comma | TokenKind::Stop)
                    | Tag::Particle { class: Particle::Preposition, .. }
            )
        });
        let Some(head) = brought else { return };
        // The supplies bound for Y: the participle brings it.
        if self.is_led_by_participle(t) {
            walk.n += 1;
            return;
        }
        // "Before, to the government": no doer.
        if is_agent_phrase(&prep) && self.cut_of(head).is_some_and(|c| c.prep.is_some()) {
            return;
        }
        let mut head = self.behind_quantifiers(head, walk);
        walk.n += usize::from(walk.next() == Some(head));
        // With help of (from) X: the help's, and what stands behind it is the verb's again.
        if prep == MIN
            && let Some(help) =
                walk.out.last_mut().filter(|a| self.tagged.end(a.head) == t && self.is_with_help(a.head))
        {
            help.last = self.noun_of(head).map_or(head + 1, |n| self.tagged.nouns[n].last);
            let bare = |x: &usize| self.noun_of(*x).is_some_and(|n| self.tagged.nouns[n].cut == Cut::default());
            walk.apart = walk.next().filter(bare);
            return;
        }
        // Of its allies, the Arabs: who they are stands right behind.
        if let Some(next) = walk.next()
            && self.is_of_his(head)
            && self.noun_of(next).is_some_and(|x| self.tagged.nouns[x].cut.is_bare())
            && self.scan.document.folded(next).starts_with("\u{0627}\u{0644}")
        {
            head = next;
            walk.n += 1;
        }
        walk.out.push(self.phrase_argument(prep, t, head));
    }

    /// "To" right behind a participle of going with the article.
    fn is_led_by_participle(&self, t: usize) -> bool {
        self.scan.document.folded(t) == ILA
            && self.tagged.before(t).is_some_and(|b| {
                matches!(self.tagged.tag(b), Tag::Active { cut, accusative: false, .. } if cut.article && cut.is_bare())
            })
    }

    /// A word that is no particle: an argument, or the rest of the one before it.
    fn collect_word(&self, walk: &mut Walk<'_>, t: usize) {
        if self.describes_doer(walk, t) {
            walk.n += 1;
            return;
        }
        let cut = self.cut_of(t);
        let joined = cut.is_some_and(|c| c.conj.is_some() && c.prep.is_none());
        if cut == Some(Cut::default())
            && let Some(bearing) = self.bearing_of(t)
        {
            walk.out.push(self.phrase_argument(bearing, t, t));
            return;
        }
        let prep = cut.and_then(|c| c.prep);
        // Nothing belongs to a time: next week he visits X.
        let timed = |a: &Argument| matches!(self.tagged.tag(a.head), Tag::When(_));
        let open = walk.apart != Some(t)
            && walk.out.last().is_some_and(|a| self.adjoins(a.last, t) && a.pronoun.is_none() && !timed(a))
            && (joined
                || self.is_adjective_of_brought(&walk.out, t)
                || !self.is_object_behind(&walk.out, t) && !self.is_wanted_behind(walk.p, &walk.out, t));
        if prep.is_none() && (open || joined) {
            if let Some(last) = walk.out.last_mut() {
                last.last = self.tagged.end(t);
                return;
            }
            if joined {
                return;
            }
        }
        let head = walk.next().filter(|next| self.is_ranked(t, *next)).unwrap_or(t);
        walk.n += usize::from(head != t);
        walk.out.push(self.phrase_argument(letter(cut), t, head));
    }

    /// "(Were killed) gunmen opposed to (l) X": an indefinite adjective in the nominative right behind people, with what it
    /// brings: X is nobody that the verb tells of.
    fn describes_doer(&self, walk: &Walk<'_>, t: usize) -> bool {
        if !matches!(self.tagged.tag(t), Tag::Adjective { cut, .. } if cut == Cut::default()) {
            return false;
        }
        let word = self.scan.document.folded(t);
        let oblique = word.ends_with(ALEF) || word.strip_suffix(NOON).is_some_and(|w| w.ends_with(YEH));
        let people = self.tagged.before(t).and_then(|b| self.noun_of(b)).map(|n| &self.tagged.nouns[n]);
        let brought = walk.next().filter(|next| *next == self.tagged.end(t)).and_then(|next| self.noun_of(next));
        !oblique
            && people.is_some_and(|x| x.cut == Cut::default() && x.first > walk.p && !self.scan.has_article(x.last - 1))
            && brought.is_some_and(|x| self.tagged.nouns[x].cut.prep == Some(LAM))
    }

    /// `in a press statement`: an indefinite word of an adjective's shape right behind the one that a preposition brings.
    fn is_adjective_of_brought(&self, out: &[Argument], t: usize) -> bool {
        let word = self.scan.document.folded(t);
        let of_adjective = |word: &str| word.ends_with(YEH);
        let shaped =
            word.chars().count() > 3 && (of_adjective(word) || word.strip_suffix(HEH).is_some_and(of_adjective));
        let plain = |t: usize| matches!(self.tagged.tag(t), Tag::Plain { cut } if !cut.article && cut.conj.is_none());
        let brought = |a: &Argument| {
            !a.prep.is_empty() && self.tagged.end(a.head) == t && self.cut_of(a.head).is_some_and(|c| !c.article)
        };
        shaped && plain(t) && self.cut_of(t).is_some_and(|c| c.prep.is_none()) && out.last().is_some_and(brought)
    }

    fn is_behind_comma(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma))
    }

    /// Past "some", "all of", "this" and marks that open, from `head` on, which the walk stands at.
    fn behind_quantifiers(&self, mut head: usize, walk: &mut Walk<'_>) -> usize {
        while !self.is_that_alone(head)
            && matches!(
                self.tagged.tag(head),
                Tag::Particle { class: Particle::Quantifier | Particle::Demonstrative, .. }
                    | Tag::Mark(TokenKind::Quote | TokenKind::Open)
            )
        {
            if walk.tokens.get(walk.n + 1).is_some_and(|next| self.is_part_of_number(head, *next)) {
                walk.n += 1;
            }
            let Some(next) = walk.tokens.get(walk.n + 1) else { break };
            walk.n += 1;
            head = *next;
        }
        head
    }
}
