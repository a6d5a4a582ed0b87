//! Whether a subject and its verb agree in gender and number.

use crate::claim::{ClaimType, Kind};
use crate::extract::argument::Argument;
use crate::extract::frame::Draft;
use crate::extract::noun::Noun;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Finite, Gender, Number, Person};
use crate::lexicon::rows::{Light, Particle, Phrase, Roles, Word};
use crate::lexicon::sorts::Anaphor;
use crate::script::letters::{ALEF, HAMZA, LAM, NOON, TEH, TEH_MARBUTA, WAW, YEH};
use crate::text::Document;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// How sound plurals of the feminine end.
const SOUND_FEMININE: &str = "\u{0627}\u{062A}";

/// Several people: a plural, or a group of people named in the plural.
pub fn is_several(document: &Document<'_>, noun: &Noun) -> bool {
    noun.number == Number::Plural
        || noun.who.iter().all(|r| !r.anaphor)
            && (noun.first..noun.last).any(|t| {
                let word = document.folded(t);
                word.starts_with("\u{0627}\u{0644}")
                    && word.chars().count() > 5
                    && (word.ends_with("\u{064A}\u{0646}") || word.ends_with("\u{0648}\u{0646}"))
                    && !is_one_word(document, t)
            })
}

/// The secretary ("the faithful one"): a known word of the singular that ends like a plural.
fn is_one_word(document: &Document<'_>, t: usize) -> bool {
    let list = &document.readings(t).list;
    let many = |w: Word| {
        matches!(
            w,
            Word::People { .. }
                | Word::Adjective { .. }
                | Word::Agent { number: Number::Plural | Number::Dual, .. }
                | Word::Nisba { number: Number::Plural | Number::Dual, .. }
                | Word::Active { number: Number::Plural | Number::Dual, .. }
                | Word::Passive { number: Number::Plural | Number::Dual, .. }
        )
    };
    !list.is_empty() && !list.iter().any(|r| many(r.word))
}

/// "A number (of)" in the accusative.
const A_NUMBER: &str = "\u{0639}\u{062F}\u{062F}\u{0627}";

impl Sense<'_, '_> {
    /// Whether a noun phrase behind a verb of the singular agrees with it.
    pub fn agrees(&self, refs: &Refs, noun: usize, form: &Finite) -> bool {
        let Some(one) = refs.first() else { return false };
        let found = &self.tagged.nouns[noun];
        if found.number != Number::Singular && self.is_object_plural(found.first) {
            return false;
        }
        let kind = self.scan.entities.get(one.entity).kind;
        // The Houthis, in the accusative: a name of people that is an ordinary plural.
        let accusative = || {
            let word = self.scan.document.folded(found.first);
            let behind_verb =
                || self.tagged.before(found.first).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Verb(_)));
            word.starts_with("\u{0627}\u{0644}")
                && word.chars().count() > 5
                && word.ends_with("\u{064A}\u{0646}")
                && behind_verb()
        };
        if matches!(kind, Kind::Group | Kind::ArmedGroup) && found.last == found.first + 1 && accusative() {
            return false;
        }
        // Each of X and Y: the verb goes with "each".
        if refs.len() > 1 && form.gender == Gender::Masculine && self.is_counted_out(found.first) {
            return true;
        }
        // The American side, the two sides: the word is a man's, whatever the states are.
        let side =
            |r: &crate::text::reading::Reading| matches!(r.word, Word::Anaphor { kind: Anaphor::Side | Anaphor::Pair });
        if self.scan.document.readings(found.first).list.iter().any(side) {
            return form.gender == Gender::Masculine;
        }
        // The two lands, the two states: the dual shows whether it is of men's words.
        let lands = |r: &crate::text::reading::Reading| matches!(r.word, Word::Anaphor { kind: Anaphor::PairState });
        if refs.len() == 2 && self.scan.document.readings(found.first).list.iter().any(lands) {
            let word = self.scan.document.folded(found.first).trim_end_matches(NOON);
            let feminine = word.strip_suffix([ALEF, YEH]).is_some_and(|w| w.ends_with(TEH));
            return (form.gender == Gender::Feminine) == feminine;
        }
        match kind {
            // Whether a name is a woman's is learned from the verb: see `Sense::learn_gender`.
            Kind::Person if found.gender == form.gender || refs.len() > 1 => true,
            Kind::Person => form.gender == Gender::Feminine && !self.heads_man(noun),
            Kind::Unnamed if found.number == Number::Singular => found.gender == form.gender,
            // Hundreds of them: the number's gender binds nobody.
            Kind::Group | Kind::Unnamed if self.scan.begins_number(found.first, found.last) => {
                // Nine men, whose number shows that they are men, go with no feminine verb.
                form.gender == Gender::Masculine || !self.counts_men(noun)
            }
            Kind::Group | Kind::Unnamed if form.gender == Gender::Feminine && self.heads_men(noun) => false,
            Kind::Group | Kind::Unnamed => {
                // Companies, forces: the masculine verb before them is another's, and they are its object.
                let sound = self.scan.document.folded(found.first).ends_with(SOUND_FEMININE);
                form.gender == Gender::Feminine
                    || self.shown_gender(noun) == Gender::Masculine
                    || !sound && self.heads_many(found.first)
            }
            // The media, several bodies: a plural of things.
            Kind::Media | Kind::Organisation if form.gender == Gender::Feminine && found.number == Number::Plural => {
                true
            }
            _ if form.gender == Gender::Feminine && self.heads_many(found.first) => true,
            Kind::State => self.scan.entities.allows(one.entity, form.gender),
            // A name of several words shows its gender in the first; one of a single word may go either way.
            _ if found.last > found.first + 1 => {
                // Human Rights Watch is an organisation, and called by "she" without the word.
                let known = self.scan.entities.get(one.entity);
                let body = known.actor.is_some() && known.gender == Gender::Feminine;
                self.shown_gender(noun) == form.gender || body && form.gender == Gender::Feminine
            }
            _ => form.gender == Gender::Feminine || self.shown_gender(noun) == Gender::Masculine,
        }
    }

    /// A word of quantity right before a noun phrase: all of, each of.
    fn is_counted_out(&self, first: usize) -> bool {
        self.tagged
            .before(first)
            .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Quantifier, .. }))
    }

    /// Nine men, 47 gunmen: no feminine verb goes with them. (Dozens of them: with either.)
    fn counts_men(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let figures = (found.first..found.last).any(|t| self.scan.document.tokens[t].kind == TokenKind::Number);
        let last = self.scan.document.raw(found.last - 1);
        let woman = last.ends_with(TEH_MARBUTA) || last.ends_with(TEH);
        self.scan.counts_men(found.first)
            || figures && !woman && self.scan.entities.get(found.who[0].entity).gender == Gender::Masculine
    }

    /// Tourists, residents, activists: a broken plural that only people have, with which newspapers use no feminine verb.
    fn heads_men(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let readings = &self.scan.document.readings(found.first).list;
        let men = readings.iter().any(|r| {
            matches!(r.word, Word::Agent { gender: Gender::Masculine, number: Number::Plural, .. })
                && r.cut == found.cut
        });
        let word = &self.scan.document.folded(found.first)[found.cut.skip()..];
        let length = word.chars().count();
        let doers = length == 4 && word.chars().nth(2) == Some(ALEF);
        let experts = length > 4 && word.strip_suffix(HAMZA).is_some_and(|w| w.ends_with(ALEF));
        men && (doers || experts)
    }

    /// An office in its form for a man, and no woman's name: the president goes with no feminine verb.
    fn heads_man(&self, noun: usize) -> bool {
        let (found, document, lexicon) = (&self.tagged.nouns[noun], self.scan.document, self.scan.lexicon);
        let known = self.scan.entities.get(found.who[0].entity).actor;
        let woman = known.is_some_and(|a| lexicon.is_woman(&lexicon.actors()[a].name_ar))
            || (found.first..found.last).any(|t| lexicon.is_woman(document.folded(t)));
        !woman
            && crate::extract::matching::matches(document, lexicon, found.first, self.tagged.last)
                .iter()
                .any(|m| matches!(m.what, Phrase::Office { gender: Gender::Masculine, number: Number::Singular, .. }))
    }

    /// A plural of people or of troops, whatever its ending: pirates, brigades.
    fn heads_many(&self, t: usize) -> bool {
        self.scan.document.readings(t).list.iter().any(|r| {
            matches!(r.word, Word::Agent { number: Number::Plural, .. } | Word::Head { number: Number::Plural, .. })
        })
    }

    /// The gender that the first word of a noun phrase shows.
    pub fn shown_gender(&self, noun: usize) -> Gender {
        let found = &self.tagged.nouns[noun];
        let kind = |r: &Reading| matches!(r.word, Word::Head { number: Number::Dual, .. });
        if found.number == Number::Dual && self.scan.document.readings(found.first).list.iter().any(kind) {
            return found.gender;
        }
        let word = self.scan.document.folded(found.first);
        if word.ends_with("\u{0648}\u{0646}") || word.chars().count() > 4 && word.ends_with('\u{0648}') {
            // The rebels: a masculine plural, whatever the group that it names is called.
            return Gender::Masculine;
        }
        let men = |w: &str| w.chars().count() > 4 && w.ends_with("\u{0648}\u{0646}");
        if found.last > found.first + 1 && men(self.scan.document.folded(found.last - 1)) {
            return Gender::Masculine;
        }
        // Leaders, judges: men, though the word looks feminine.
        if self.scan.document.readings(found.first).list.iter().any(|r| {
            r.cut == found.cut
                && matches!(r.word, Word::Agent { agent, gender: Gender::Masculine, number: Number::Plural }
                    if self.scan.lexicon.agents[agent as usize].kind == Kind::Unnamed)
        }) || self.is_plural_office(found.first)
        {
            return Gender::Masculine;
        }
        // States: a plural of things, whatever its ending.
        let of_bodies = self.scan.document.readings(found.first).list.iter().any(|r| {
            r.cut == found.cut
                && matches!(r.word, Word::Agent { agent, number: Number::Plural, .. }
                    if self.scan.lexicon.agents[agent as usize].kind == Kind::Group)
        });
        let text = self.scan.document.text(found.first, found.last);
        let text =
            &text[found.cut.raw_len(self.scan.document.raw(found.first), self.scan.document.folded(found.first))..];
        // Militia: a head noun that ends so is feminine, whatever group it names.
        let ends_in_alef = found.last > found.first + 1
            && word.ends_with(crate::script::letters::ALEF)
            && self.scan.document.readings(found.first).list.iter().any(|r| matches!(r.word, Word::Head { .. }));
        let feminine = ends_in_alef
            || of_bodies
            || crate::extract::entity::is_feminine(text)
            || found.gender == Gender::Feminine && self.scan.entities.get(found.who[0].entity).kind == Kind::Unnamed;
        if feminine { Gender::Feminine } else { Gender::Masculine }
    }

    /// Whether a word is the plural of an office: leaders, presidents.
    fn is_plural_office(&self, at: usize) -> bool {
        let last = self.tagged.last;
        crate::extract::matching::matches(self.scan.document, self.scan.lexicon, at, last)
            .iter()
            .any(|m| matches!(m.what, Phrase::Office { gender: Gender::Masculine, number: Number::Plural, .. }))
    }

    /// A word with "and" and the article right before people without either: a title of theirs.
    pub fn is_second_title(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        matches!(self.tagged.tag(t), Tag::Plain { cut } if cut.article && cut.conj.is_some() && cut.prep.is_none())
            && next < self.tagged.last
            && self.noun_of(next).is_some_and(|n| {
                let found = &self.tagged.nouns[n];
                found.first == next && found.number == Number::Plural && found.cut == Cut::default()
            })
    }

    /// The judges, some way before a verb of the masculine singular: people of the plural take one of the plural. Right
    /// before it they are a collective: the youth joined.
    pub fn are_many_before(&self, noun: usize, verb: &VerbTag) -> bool {
        let (found, form) = (&self.tagged.nouns[noun], &verb.form);
        found.number == Number::Plural
            && found.cut.article
            && !matches!(self.tagged.tag(self.tagged.end(found.first)), Tag::Verb(_))
            && form.number == Number::Singular
            && form.gender == Gender::Masculine
            && form.person == Person::Third
            && matches!(self.scan.document.readings(found.first).list.iter().find(|r| matches!(r.word, Word::Agent { .. })), Some(r) if !r.is_accusative())
            && found.who.iter().all(|r| {
                let one = self.scan.entities.get(r.entity);
                one.kind == Kind::Unnamed && !self.scan.lexicon.noted.is_thing(&one.name)
            })
    }

    /// "of" behind a word of quantity that nothing governs.
    pub fn is_partitive(&self, t: usize) -> bool {
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

    /// Whether a subject before the verb agrees with it in full.
    pub fn fits(&self, refs: &Refs, gender: Gender, form: &Finite) -> bool {
        let kind = refs.first().map(|r| self.scan.entities.get(r.entity).kind);
        match form.number {
            // Two policemen were killed.
            Number::Dual => refs.len() == 2 || refs.len() == 1 && matches!(kind, Some(Kind::Group | Kind::Unnamed)),
            Number::Plural => {
                refs.len() > 1
                    || matches!(kind, Some(Kind::Group | Kind::Unnamed | Kind::ArmedGroup | Kind::Organisation))
            }
            Number::Singular => {
                refs.len() == 1 && (kind != Some(Kind::Person) || gender == form.gender) || refs.len() > 1
            }
        }
    }

    /// Paris, Berlin and London: states, several of which are told of in the feminine singular, as things are.
    pub fn are_told_as_things(&self, refs: &Refs, gender: Gender) -> bool {
        let state = |e: usize| self.scan.entities.get(e).kind == Kind::State;
        gender == Gender::Feminine && refs.len() > 1 && refs.iter().all(|r| state(r.entity))
    }

    /// A plural or a dual in the accusative: no subject behind its verb.
    fn is_object_plural(&self, t: usize) -> bool {
        let word = self.scan.document.folded(t);
        let Some(stem) = word.strip_suffix(NOON).and_then(|w| w.strip_suffix(YEH)) else { return false };
        let readings = self.scan.document.readings(t);
        readings.cuts.iter().any(|c| {
            let stem = stem.get(c.skip()..).unwrap_or_default();
            let known = |end: char| {
                self.scan.lexicon.index.word(&format!("{stem}{end}{NOON}")).iter().any(|w| {
                    matches!(w, Word::Agent { .. } | Word::Nisba { .. } | Word::People { .. } | Word::Active { .. })
                })
            };
            known(WAW) || known(ALEF)
        })
    }

    /// `visited Damascus a delegation`: a city is feminine, so before a masculine verb's subject it is the object.
    pub fn behind_place_object(&self, n: usize, noun: usize, verb: &VerbTag) -> Option<Subject> {
        let place = &self.tagged.nouns[noun];
        let one = place.who.first().filter(|_| place.who.len() == 1)?.entity;
        let city = place.capital
            || match self.scan.entities.get(one).kind {
                Kind::Place => place.last == place.first + 1,
                Kind::State => !self.scan.entities.allows(one, Gender::Masculine),
                _ => false,
            };
        if !city || !place.place || verb.form.gender != Gender::Masculine || verb.suffix.is_some() {
            return None;
        }
        let behind = self.clauses[n].tokens.iter().copied().filter(|t| *t >= place.last);
        let mut next = behind.skip_while(|t| matches!(self.tagged.tag(*t), Tag::When(_) | Tag::Inside));
        let Tag::Noun(second) = self.tagged.tag(next.next()?) else { return None };
        let found = &self.tagged.nouns[second];
        let fits = found.cut.is_bare() && !found.place && self.agrees(&found.who, second, &verb.form);
        fits.then(|| Subject { refs: found.who.clone(), thing: None, noun: Some(second), explicit: true })
    }

    /// People in a sound plural of the accusative, with nothing that could put them in the genitive: an object.
    pub fn is_accusative_plural(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        // A group of gunmen: the genitive shows nothing of the group's case.
        if self.scan.document.raw(found.first).ends_with(crate::script::letters::TEH_MARBUTA) {
            return false;
        }
        let word = self.scan.document.folded(found.first);
        if word == A_NUMBER && found.last > found.first + 1 {
            return true;
        }
        let many = found.who.iter().all(|r| {
            let entity = self.scan.entities.get(r.entity);
            let nisba = word.strip_suffix(NOON).and_then(|w| w.strip_suffix(YEH)).is_some_and(|w| w.ends_with(YEH));
            matches!(entity.kind, Kind::Unnamed | Kind::Group) && entity.number != Number::Singular
                || entity.kind == Kind::ArmedGroup && nisba
        });
        let quantified = self.tagged.before(found.first).is_some_and(|b| {
            matches!(
                self.tagged.tag(b),
                Tag::Particle { class: Particle::Quantifier | Particle::Preposition, .. } | Tag::Plain { .. }
            )
        });
        let oblique = |w: &str| w.strip_suffix(NOON).is_some_and(|w| w.ends_with(YEH));
        // The religious leaders: the adjective shows the case.
        let broken = || {
            let next = found.last;
            next < self.tagged.last
                && found.number == Number::Plural
                && self.cut_of(next).is_some_and(|c| c.article && c.is_bare())
                && self.scan.document.folded(next).chars().count() > 7
                && oblique(self.scan.document.folded(next))
        };
        // Within the phrase, too: right behind a noun with the article stands no genitive.
        let within = || {
            let word = self.scan.document.folded(found.first + 1);
            word.chars().count() > 7 && word.strip_prefix(ALEF).is_some_and(|w| w.starts_with(LAM)) && oblique(word)
        };
        many && !quantified
            && found.cut.article
            && match found.last - found.first {
                1 => word.chars().count() > 6 && oblique(word) || broken(),
                _ => within(),
            }
    }

    /// "Among them" right before a noun phrase.
    pub fn is_among(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        let word = self.scan.document.folded(self.tagged.end(t) - 1);
        word.starts_with(crate::extract::event::BAYNA) && next < self.tagged.last && self.noun_of(next).is_some()
    }

    /// `the secretariat of a town demands of the residents`: a thing right before its verb, definite and agreeing with it,
    /// leaves what follows to be the object.
    pub fn acts_on(&self, thing: usize, p: usize, verb: &VerbTag) -> bool {
        let next = self.tagged.end(thing);
        let genitive = next < p
            && matches!(self.tagged.tag(next), Tag::Noun(n) if self.tagged.nouns[n].place && self.tagged.nouns[n].cut.is_bare());
        let article = self.cut_of(thing).is_some_and(|c| c.article);
        let last = if genitive { self.tagged.end(next) } else { next };
        (genitive || article)
            && last == p
            && verb.cut == crate::text::reading::Cut::default()
            && verb.suffix.is_none()
            && !verb.form.passive
            && self.has_patient(verb.verb)
            && self.thing_gender(thing) == Some(verb.form.gender)
    }
}

impl Sense<'_, '_> {
    /// They study the agreement: it was made before.
    pub fn is_made_before(&self, light: Light, event: usize, draft: &Draft) -> bool {
        let definite = self.cut_of(event).is_some_and(|c| c.article);
        light == Light::Considers && draft.kind == ClaimType::Agree && draft.source.len() < 2 && definite
    }

    /// `He promised not to allow the gunmen to return`: those behind a verbal noun of leave are no party to the promise.
    pub fn is_allowed(&self, argument: &Argument) -> bool {
        let lexicon = self.scan.lexicon;
        let takes = |r: &Reading| match r.word {
            Word::Masdar { verb } => lexicon.verb_frames[verb as usize].iter().any(|f| {
                let row = &lexicon.frames[*f as usize];
                row.kind == ClaimType::Concede && row.prep(&argument.prep).has(Roles::TARGET)
            }),
            _ => false,
        };
        let before = self.tagged.before(argument.first);
        !argument.prep.is_empty() && before.is_some_and(|b| self.scan.document.readings(b).list.iter().any(takes))
    }
}

/// `his counterparts`, `her allies` in the accusative: a hamza on the line before the pronoun is nobody's subject. Folded.
pub fn is_accusative_of_his(word: &str) -> bool {
    let stem = word.rsplit_once(HAMZA).filter(|(stem, _)| stem.ends_with(ALEF) && stem.chars().count() > 3);
    stem.is_some_and(|(_, end)| crate::extract::pronoun::ending(end).is_some())
}
