//! Pronouns: their forms, and whom or what they mean.

use crate::claim::{ClaimType, Kind};
use crate::extract::agree::is_several;
use crate::extract::clause::Link;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::rows::Particle;
use crate::script::letters::*;
use crate::text::reading::Suffix;
use smallvec::smallvec;

/// Who or what a pronoun takes up.
#[derive(Clone, Debug, PartialEq)]
pub enum Meant {
    Who(Refs),
    /// The run of tokens that names a thing.
    What(usize, usize),
    Nobody,
}

/// Prepositions that a pronoun is written together with, as they look before it. Folded.
const PREPOSITIONS: [(&str, &str); 20] = [
    ("\u{0628}", "\u{0628}"),
    ("\u{0644}", "\u{0644}"),
    ("\u{0639}\u{0646}", "\u{0639}\u{0646}"),
    ("\u{0645}\u{0646}", "\u{0645}\u{0646}"),
    ("\u{0645}\u{0639}", "\u{0645}\u{0639}"),
    ("\u{0641}\u{064A}", "\u{0641}\u{064A}"),
    ("\u{0639}\u{0644}\u{064A}", "\u{0639}\u{0644}\u{064A}"),
    ("\u{0627}\u{0644}\u{064A}", "\u{0627}\u{0644}\u{064A}"),
    ("\u{0644}\u{062F}\u{064A}", "\u{0644}\u{062F}\u{064A}"),
    ("\u{0628}\u{064A}\u{0646}", "\u{0628}\u{064A}\u{0646}"),
    ("\u{0636}\u{062F}", "\u{0636}\u{062F}"),
    ("\u{062D}\u{0648}\u{0644}", "\u{062D}\u{0648}\u{0644}"),
    ("\u{0639}\u{0646}\u{062F}", "\u{0639}\u{0646}\u{062F}"),
    ("\u{0628}\u{0639}\u{062F}", "\u{0628}\u{0639}\u{062F}"),
    ("\u{0642}\u{0628}\u{0644}", "\u{0642}\u{0628}\u{0644}"),
    ("\u{0627}\u{0645}\u{0627}\u{0645}", "\u{0627}\u{0645}\u{0627}\u{0645}"),
    ("\u{0646}\u{062D}\u{0648}", "\u{0646}\u{062D}\u{0648}"),
    ("\u{062A}\u{062C}\u{0627}\u{0647}", "\u{062A}\u{062C}\u{0627}\u{0647}"),
    ("\u{0627}\u{0632}\u{0627}\u{0621}", "\u{0627}\u{0632}\u{0627}\u{0621}"),
    ("\u{062F}\u{0627}\u{062E}\u{0644}", "\u{062F}\u{0627}\u{062E}\u{0644}"),
];

/// A pronoun so near the beginning of a sentence may take up somebody of the one before.
const FIRST_WORDS: usize = 10;

const fn third(number: Number, gender: Gender) -> Suffix {
    Suffix { person: Person::Third, number, gender }
}

const fn first(number: Number) -> Suffix {
    Suffix { person: Person::First, number, gender: Gender::Masculine }
}

const fn second(number: Number) -> Suffix {
    Suffix { person: Person::Second, number, gender: Gender::Masculine }
}

/// The pronoun that a written ending is. Folded.
pub fn ending(letters: &str) -> Option<Suffix> {
    let letters: Vec<char> = letters.chars().collect();
    Some(match letters[..] {
        [HEH] => third(Number::Singular, Gender::Masculine),
        [HEH, ALEF] => third(Number::Singular, Gender::Feminine),
        [HEH, MEEM] => third(Number::Plural, Gender::Masculine),
        [HEH, NOON] => third(Number::Plural, Gender::Feminine),
        [HEH, MEEM, ALEF] => third(Number::Dual, Gender::Masculine),
        [NOON, ALEF] => first(Number::Plural),
        [YEH] => first(Number::Singular),
        [KAF, MEEM] => second(Number::Plural),
        [KAF] => second(Number::Singular),
        _ => return None,
    })
}

/// `with him`: the preposition and its pronoun. Folded, without a conjunction.
pub fn with_preposition(word: &str) -> Option<(&'static str, Suffix)> {
    PREPOSITIONS.iter().find_map(|(prep, name)| Some((*name, ending(word.strip_prefix(prep)?)?)))
}

/// A pronoun that is an object by itself, behind a participle. Folded.
pub fn object(word: &str) -> Option<Suffix> {
    ending(word.strip_prefix("\u{0627}\u{064A}\u{0627}")?)
}

/// A pronoun that stands by itself: he, she, they, we, you. Folded, without a conjunction.
pub fn independent(word: &str) -> Option<Suffix> {
    let letters: Vec<char> = word.chars().collect();
    Some(match letters[..] {
        [HEH, WAW] => third(Number::Singular, Gender::Masculine),
        [HEH, YEH] => third(Number::Singular, Gender::Feminine),
        [HEH, MEEM] => third(Number::Plural, Gender::Masculine),
        [HEH, MEEM, ALEF] => third(Number::Dual, Gender::Masculine),
        [NOON, '\u{062D}', NOON] => first(Number::Plural),
        [ALEF, NOON, ALEF] => first(Number::Singular),
        [ALEF, NOON, TEH, MEEM] => second(Number::Plural),
        [ALEF, NOON, TEH] => second(Number::Singular),
        _ => return None,
    })
}

/// Some of them, both of them, most of them: the pronoun. Folded, without a conjunction.
pub fn quantified(word: &str) -> Option<Suffix> {
    const PARTS: [&str; 9] = [
        "\u{0628}\u{0639}\u{0636}",
        "\u{0643}\u{0644}\u{0627}",
        "\u{0643}\u{0644}\u{064A}",
        "\u{0643}\u{0644}\u{062A}\u{0627}",
        "\u{0643}\u{0644}",
        "\u{062C}\u{0645}\u{064A}\u{0639}",
        "\u{0645}\u{0639}\u{0638}\u{0645}",
        "\u{0627}\u{063A}\u{0644}\u{0628}",
        "\u{063A}\u{0627}\u{0644}\u{0628}\u{064A}\u{062A}",
    ];
    PARTS.iter().find_map(|part| ending(word.strip_prefix(part)?))
}

/// Whether an unknown word ends like a noun with a possessive pronoun of more than one letter. Folded.
pub fn is_possessed(word: &str) -> bool {
    ["\u{0647}\u{0627}", "\u{0647}\u{0645}\u{0627}", "\u{0647}\u{0645}", "\u{0646}\u{0627}"]
        .iter()
        .any(|e| word.strip_suffix(e).is_some_and(|stem| stem.chars().count() > 2))
}

impl Sense<'_, '_> {
    /// Whether a noun has a possessive pronoun, by its letters.
    pub fn has_pronoun(&self, t: usize) -> bool {
        is_possessed(self.scan.document.folded(t)) || self.scan.document.raw(t).ends_with(HEH)
    }

    /// "Sent her army": what is hers stands right behind a verb.
    pub fn has_hers_behind(&self, n: usize) -> bool {
        let Some(next) = self.clauses[n].predicate.map(|p| self.tagged.end(p)) else { return false };
        let word = |t: usize| self.scan.document.folded(t);
        next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Plain { .. })
            && word(next).ends_with("\u{0647}\u{0627}")
            && is_possessed(word(next))
    }

    /// Whose an event is, by the possessive pronoun on its noun at `t`: the subject's of its clause, else whoever the
    /// clauses above are about or the sentence named last. A subject that the lexicon does not know hides the others.
    pub fn possessor(&self, n: usize, t: usize, suffix: Suffix) -> Refs {
        match suffix.person {
            Person::First => return self.speaker_of(n),
            Person::Second => return self.addressee(n),
            Person::Third => {}
        }
        match self.resumed(n, suffix) {
            Some(Meant::Who(refs)) => return refs,
            Some(_) => return Refs::new(),
            None => {}
        }
        if let Some(refs) = self.judged_for(n, t, suffix).or_else(|| self.of_joined(n, t, suffix)) {
            return refs;
        }
        let mut at = Some(n);
        while let Some(c) = at {
            if let Some((refs, ..)) = self.worded(c).filter(|(refs, ..)| self.can_all_mean(refs, suffix)) {
                return refs;
            }
            let quoted = self.quoted_by(c);
            if self.can_all_mean(&quoted, suffix) {
                return quoted;
            }
            if let Some(s) = self.subjects.get(c) {
                if self.can_all_mean(&s.refs, suffix) || self.is_told_in_gender(s, suffix) {
                    return s.refs.clone();
                }
                if let Some(fighters) = self.fighters_possess(c, t, suffix) {
                    return fighters;
                }
                // Nothing meets anybody.
                let meets = matches!(self.tagged.tag(t), Tag::Event { nominal, .. }
                    if self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Consult);
                let hides = |thing: usize| {
                    thing < t
                        && !meets
                        && suffix.number == Number::Singular
                        && self.thing_gender(thing).is_none_or(|g| g == suffix.gender)
                };
                if s.refs.is_empty() && s.explicit && s.thing.is_some_and(hides) {
                    return Refs::new();
                }
            }
            at = self.clauses[c].parent;
        }
        if suffix.number != Number::Dual {
            match self.latest_meant(n, t, suffix, &|_| false) {
                Meant::Who(refs) => return refs,
                Meant::What(..) => return Refs::new(),
                Meant::Nobody => {}
            }
        }
        if suffix.number == Number::Dual || t < self.tagged.first + FIRST_WORDS {
            return self.pronoun(n, suffix);
        }
        Refs::new()
    }

    /// The forces of X, who is masculine by another name: the words that name the subject here agree with a pronoun.
    pub fn is_told_in_gender(&self, subject: &Subject, suffix: Suffix) -> bool {
        let feminine =
            |n: usize| self.tagged.nouns[n].gender == Gender::Feminine || self.shown_gender(n) == Gender::Feminine;
        suffix.number == Number::Singular
            && suffix.gender == Gender::Feminine
            && subject.refs.len() == 1
            && subject.noun.is_some_and(feminine)
            && self.scan.entities.get(subject.refs[0].entity).kind != Kind::Person
    }

    /// Whether an entity can be what a pronoun of the third person takes up.
    pub fn can_mean(&self, entity: usize, suffix: Suffix) -> bool {
        match suffix.number {
            Number::Singular => self.scan.entities.allows(entity, suffix.gender),
            Number::Plural => self.scan.entities.allows_plural(entity, self.scan.lexicon),
            Number::Dual => false,
        }
    }

    /// Whether a whole group can be what a pronoun takes up.
    pub fn can_all_mean(&self, refs: &Refs, suffix: Suffix) -> bool {
        match (suffix.number, &refs[..]) {
            (_, []) => false,
            (Number::Dual, [_, _]) => true,
            (Number::Plural, [_, _, ..]) => true,
            (Number::Dual, _) => false,
            (_, [one]) => self.can_mean(one.entity, suffix),
            (Number::Singular, _) => self.are_told_as_things(refs, suffix.gender),
        }
    }

    /// Whether a preposition stands right before.
    pub fn is_governed(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
        })
    }

    /// A noun, not the adjective or genitive of the one before, nor an adverb.
    pub fn is_phrase_head(&self, t: usize) -> bool {
        let Some(cut) = self.cut_of(t) else { return false };
        if !cut.article {
            let definite = self.tagged.end(t) < self.tagged.last
                && match self.tagged.tag(self.tagged.end(t)) {
                    Tag::Noun(n) => self.tagged.nouns[n].cut.prep.is_none() && self.tagged.nouns[n].cut.conj.is_none(),
                    Tag::Plain { cut } | Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => {
                        cut.article && cut.prep.is_none() && cut.conj.is_none()
                    }
                    _ => false,
                };
            return definite || matches!(self.tagged.tag(t), Tag::Event { .. });
        }
        cut.prep.is_some()
            || cut.conj.is_some()
            || !self.tagged.before(t).is_some_and(|b| {
                matches!(
                    self.tagged.tag(b),
                    Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. } | Tag::Nisba { .. } | Tag::Noun(_)
                ) && self.tagged.end(b) == t
            })
            || self.tagged.before(t).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Noun(_)))
                && !matches!(self.tagged.tag(t), Tag::Plain { .. })
    }

    /// The gender that a noun's form shows; plurals of things count as feminine.
    pub fn thing_gender(&self, t: usize) -> Option<Gender> {
        crate::extract::relative::thing_gender(self.scan.document, self.tagged, t)
    }

    /// What a resumptive pronoun in a relative clause takes up: the head of the clause.
    pub fn resumed(&self, n: usize, suffix: Suffix) -> Option<Meant> {
        let clause = &self.clauses[n];
        if clause.link != Link::Relative {
            return None;
        }
        if let Some(noun) = clause.antecedent {
            let found = &self.tagged.nouns[noun];
            let who = self.head_refs(noun, suffix.number);
            let several = suffix.number == Number::Plural && is_several(self.scan.document, found);
            return (several || self.can_all_mean(&who, suffix)).then_some(Meant::Who(who));
        }
        if let Some((first, last)) = clause.head {
            let fits = clause.matter == Some(suffix.gender)
                || clause.matter.is_none()
                    && suffix.number == Number::Singular
                    && self.thing_gender(first).is_none_or(|g| g == suffix.gender);
            return fits.then_some(Meant::What(first, last));
        }
        // Who or what it tells about is not known: then neither is whom the pronoun takes up.
        (suffix.person == Person::Third).then_some(Meant::Nobody)
    }

    /// Whom a pronoun means: someone of the sentence who agrees, the nearest report's speaker first.
    pub fn pronoun(&self, n: usize, suffix: Suffix) -> Refs {
        match suffix.person {
            Person::First => return self.speaker_of(n),
            Person::Second => return self.addressee(n),
            Person::Third => {}
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
                    if let Some(both) = self.speaker_and_addressee(c) {
                        return both;
                    }
                    at = self.clauses[c].parent;
                }
                let Some((a, b)) = self.scan.memory.pair() else { return Refs::new() };
                smallvec![self.carried_ref(a), self.carried_ref(b)]
            }
            Number::Plural => {
                if let Some(refs) = self.climb(n, suffix).or_else(|| self.fighters(n)) {
                    return refs;
                }
                if let Some(refs) = self.named_before(n, suffix) {
                    return refs;
                }
                let found = self.scan.memory.lately(|e| self.can_mean(e, suffix) && !self.is_of_sentence(e));
                found.map_or(Refs::new(), |e| smallvec![self.carried_ref(e)])
            }
            Number::Singular => {
                if let Some(refs) = self.told_by_nobody(n, suffix) {
                    return refs;
                }
                let (above, beside) = (self.climb(n, suffix), self.told_beside(n, suffix));
                if let Some(refs) = match (above, beside) {
                    (Some(above), Some(beside)) if self.goes_on_of(n, &above, &beside) => Some(beside),
                    (above, beside) => above.or(beside),
                } {
                    return refs;
                }
                let subject = self.scan.memory.subject().filter(|e| self.can_mean(*e, suffix));
                if subject.is_none()
                    && let Some(refs) = self.named_before(n, suffix)
                {
                    return refs;
                }
                let person = |e: usize| self.scan.entities.get(e).kind == Kind::Person;
                let found = subject.or_else(|| {
                    self.scan.memory.lately(|e| person(e) && self.can_mean(e, suffix) && !self.is_of_sentence(e))
                });
                found.map_or(Refs::new(), |e| smallvec![self.carried_ref(e)])
            }
        }
    }

    /// Who was named last in the sentence before a clause.
    fn named_before(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let first = *self.clauses[n].tokens.first().or(self.clauses[n].predicate.as_ref())?;
        match self.latest_meant(n, first, suffix, &|_| false) {
            Meant::Who(refs) => Some(refs),
            _ => None,
        }
    }

    /// Whether the sentence names an entity, before or behind.
    fn is_of_sentence(&self, entity: usize) -> bool {
        self.tagged.nouns.iter().any(|n| n.who.iter().any(|r| r.entity == entity))
    }

    /// Whoever the clauses above are about, or quote, if a pronoun can mean them.
    fn climb(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let mut at = Some(n);
        while let Some(c) = at {
            if let Some((refs, ..)) = self.worded(c).filter(|(refs, ..)| self.can_all_mean(refs, suffix)) {
                return Some(refs);
            }
            let quoted = self.quoted_by(c);
            if self.can_all_mean(&quoted, suffix) {
                return Some(quoted);
            }
            if let Some(s) = self.subjects.get(c)
                && (self.can_all_mean(&s.refs, suffix) || c != n && self.is_told_as_many(c, suffix))
                && !self.are_men_told(c, s, suffix)
            {
                return Some(s.refs.clone());
            }
            if let Some(refs) = self.object_before(c, n, suffix) {
                return Some(refs);
            }
            at = self.clauses[c].parent;
        }
        None
    }

    /// "The police found a bomb and it is thought that it": what nobody by name thinks is of whom or what was named last.
    pub fn told_by_nobody(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let clause = &self.clauses[n];
        let above = clause.parent.filter(|p| clause.link == Link::Content && self.is_thought_by_nobody(*p))?;
        let first = *self.clauses[above].tokens.first().or(self.clauses[above].predicate.as_ref())?;
        match self.latest_meant(above, first, suffix, &|_| false) {
            Meant::Who(refs) => Some(refs),
            Meant::What(..) => Some(Refs::new()),
            Meant::Nobody => None,
        }
    }

    /// "That the gunmen attacked, but he refused": a verb or a noun in the plural shows that he is none of them.
    fn are_men_told(&self, n: usize, subject: &Subject, suffix: Suffix) -> bool {
        let many = |p| matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.number == Number::Plural);
        let noun = |x: usize| self.tagged.nouns[x].number == Number::Plural;
        (suffix.number, suffix.gender) == (Number::Singular, Gender::Masculine)
            && subject.refs.len() == 1
            && (self.clauses[n].predicate.is_some_and(many) || subject.noun.is_some_and(noun))
    }

    /// "The factions refused, and they said": a verb of the plural goes on with them, and so does its content.
    fn is_told_as_many(&self, n: usize, suffix: Suffix) -> bool {
        let many = |p| {
            matches!(self.tagged.tag(p), Tag::Verb(v)
                if v.form.number == Number::Plural && v.form.person == Person::Third && v.form.gender == suffix.gender)
        };
        suffix.number == Number::Plural
            && !self.subjects[n].refs.is_empty()
            && self.clauses[n].predicate.is_some_and(many)
    }

    /// "X said that Moscow refuses, and that it (she) will support": whom the same report told of before.
    fn told_beside(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let clause = &self.clauses[n];
        let parent = clause.parent.filter(|_| clause.link == Link::Content)?;
        let beside = |c: &usize| self.clauses[*c].parent == Some(parent) && self.clauses[*c].link == Link::Content;
        (parent + 1..n)
            .rev()
            .filter(beside)
            .map(|c| self.subjects.get(c).map_or(Refs::new(), |s| s.refs.clone()))
            .find(|refs| refs.len() == 1 && self.can_all_mean(refs, suffix))
    }

    /// "The spokesman said that Moscow refuses, and that it (she) will": a report goes on with the state or body that it
    /// began with, unless whoever tells it speaks for another.
    fn goes_on_of(&self, n: usize, teller: &Refs, told: &Refs) -> bool {
        let entity = |refs: &Refs| refs.first().map(|r| self.scan.entities.get(r.entity));
        let (Some(teller), Some(told)) = (entity(teller), entity(told)) else { return false };
        let opens = self.subjects.get(n).is_none() && self.clauses[n].opened_by.is_some();
        let body = !matches!(told.kind, Kind::Person | Kind::Unnamed | Kind::Place);
        let speaks = match teller.kind {
            Kind::Media => true,
            Kind::State => false,
            _ => teller.state.is_none() || told.state.is_none() || teller.state == told.state,
        };
        opens && body && speaks
    }
}
