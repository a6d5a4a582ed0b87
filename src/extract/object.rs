//! Where the phrase of a preposition ends and the object comes in.

use crate::claim::Kind;
use crate::extract::argument::Argument;
use crate::extract::around::MIN;
use crate::extract::event::ALA;
use crate::extract::frame::Found;
use crate::extract::phrase::FI;
use crate::extract::preposition::is_locative;
use crate::extract::pronoun::is_possessed;
use crate::extract::relation::PLURAL;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Light, Particle, Word};
use crate::lexicon::sorts::Topic;
use crate::script::letters::*;
use crate::text::reading::Cut;

/// So many tokens may describe the first of two sides.
pub const LONGEST_SIDE: usize = 16;

impl Sense<'_, '_> {
    /// The words that name what an argument is about; those of the claim before where it is "that" alone.
    pub fn issue_of(&self, argument: &Argument, found: &Found) -> Option<(usize, usize)> {
        if self.is_that_alone(argument.head) {
            return found.drafts.last().and_then(|d| d.issues.first()).copied();
        }
        argument.pronoun.is_none().then_some((argument.head, argument.last))
    }

    /// Whose a place or thing is that was hit or taken: positions of X, a depot that belongs to X.
    pub fn holder(&self, argument: &Argument, clause: usize) -> Refs {
        let owner = self.owner(&self.thing_argument(argument.head), clause, true);
        if !owner.is_empty() || argument.noun.is_some() {
            return owner;
        }
        let mut t = self.tagged.end(argument.head);
        for _ in 0..5 {
            if t >= self.tagged.last || self.is_back_above(argument.head, t) {
                break;
            }
            let tag = self.tagged.tag(t);
            // A position of the positions of X.
            let of = matches!(tag, Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut == Cut::default());
            if of && self.scan.document.folded(t) == MIN && self.tagged.end(t) == t + 1 {
                t += 1;
                continue;
            }
            if let Tag::Noun(n) = tag {
                let cut = self.tagged.nouns[n].cut;
                let its = cut.conj.is_none() && cut.prep.is_none_or(|p| p == LAM) && !self.tagged.nouns[n].place;
                return if its { self.all(n).0 } else { Refs::new() };
            }
            let thing = matches!(tag, Tag::Plain { .. } | Tag::Passive { .. } | Tag::Active { .. });
            let joined = |c: Cut| c.conj.is_none() || c.prep.is_none() && thing;
            if !tag.nominal_cut().is_some_and(|c| joined(c) && c.prep.is_none_or(|p| p == LAM)) {
                break;
            }
            t = self.tagged.end(t);
        }
        self.held_by(argument.head, clause)
    }

    /// The predicate whose object, a pronoun on it or behind its preposition, takes up a noun before its clause.
    pub fn taken_up(&self, p: usize) -> Option<usize> {
        match self.tagged.tag(p) {
            Tag::Verb(v) if v.suffix.is_some_and(|s| s.person == crate::lexicon::conjugate::Person::Third) => Some(p),
            _ => None,
        }
    }

    /// A preposition, or a word for where something lies, whose phrase says where.
    pub fn tells_where(&self, prep: &str) -> bool {
        is_locative(prep) || self.scan.lexicon.bearings.contains(prep)
    }

    /// The first word of a place's name, if it says where the place lies: northern Iraq, without a preposition, is where.
    pub fn bearing_of(&self, t: usize) -> Option<String> {
        let noun = self.noun_of(t).map(|n| &self.tagged.nouns[n]).filter(|n| n.place && n.last > n.first + 1)?;
        let place = noun.who.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Place);
        let word = self.scan.document.folded(t);
        (place && self.scan.lexicon.bearings.contains(word)).then(|| word.to_string())
    }

    /// A second attack, the fiercest raids: a word of rank before a deed without the article.
    pub fn is_ranked(&self, t: usize, next: usize) -> bool {
        self.tagged.end(t) == next
            && matches!(self.tagged.tag(t), Tag::Plain { cut } if !cut.article)
            && matches!(self.tagged.tag(next), Tag::Event { cut, suffix: None, .. } if cut == Cut::default())
            && self.scan.lexicon.elatives.contains(self.scan.document.folded(t))
    }

    /// A word for the side on which something lies: the east of.
    pub fn is_bearing(&self, t: usize) -> bool {
        self.scan.document.readings(t).bearing && self.cut_of(t).is_some_and(|c| c.conj.is_none())
    }

    /// An object that is a thing, neither somebody nor how it was done.
    pub fn is_thing_done(&self, argument: &Argument) -> bool {
        argument.prep.is_empty()
            && argument.noun.is_none()
            && argument.pronoun.is_none()
            && matches!(self.tagged.tag(argument.head), Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. })
            && !self.is_adverbial(argument.head)
    }

    /// A demonstrative that stands for what was told, with no noun behind it.
    pub fn is_that_alone(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        let noun = next < self.tagged.last
            && (self.noun_of(next).is_some_and(|n| self.tagged.nouns[n].cut.article)
                || self.cut_of(next).is_some_and(|c| c.article && c.is_bare()));
        matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Demonstrative, suffix: None, .. }) && !noun
    }

    /// Reviewed during the meeting the developments, discussed in Geneva the crisis: behind a phrase that takes no genitive
    /// any more, what the verb is known to have as its object.
    pub fn is_wanted_behind(&self, p: usize, out: &[Argument], t: usize) -> bool {
        let Tag::Verb(verb) = self.tagged.tag(p) else { return false };
        let definite = self.cut_of(t).is_some_and(|c| c.article && c.is_bare()) || self.is_deed_of(out, &verb, t);
        if !definite || !matches!(self.tagged.tag(t), Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. }) {
            return false;
        }
        let last = out.last().filter(|_| out.iter().all(|a| !a.prep.is_empty()));
        let full = |a: &Argument| {
            self.scan.has_article(a.last - 1)
                || is_possessed(self.scan.document.folded(a.last - 1))
                || a.noun.is_some_and(|n| self.tagged.nouns[n].place)
        };
        let wants = |f: &u16| {
            let frame = &self.scan.lexicon.frames[*f as usize];
            frame.note.needs.is_empty() && self.stem_in(t, &frame.note.object)
        };
        let closed = |a: &Argument| full(a) || self.is_deed_of(out, &verb, t);
        last.is_some_and(closed) && self.scan.lexicon.verb_frames[verb.verb as usize].iter().any(wants)
    }

    /// `Planes of the type X carried out raids`: an indefinite deed behind a phrase of two words or more, which a light verb
    /// is there to carry.
    fn is_deed_of(&self, out: &[Argument], verb: &VerbTag, t: usize) -> bool {
        let carries = || self.scan.lexicon.verb_light[verb.verb as usize].contains(&Light::Source);
        let full = |a: &Argument| a.noun.is_none() && a.pronoun.is_none() && a.last > a.head + 1;
        matches!(self.tagged.tag(t), Tag::Event { cut, suffix: None, .. } if cut == Cut::default())
            && out.last().is_some_and(full)
            && carries()
    }

    /// A noun with the article and its adjective: the regional issues.
    fn has_its_adjective(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        let adjective = next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Nisba { cut, .. } | Tag::Plain { cut } | Tag::Adjective { cut, .. } if cut.article && cut.is_bare());
        adjective && !self.is_adjectival(t)
    }

    /// Behind a named party an indefinite noun cannot belong to it: the object follows.
    pub fn is_object_behind(&self, out: &[Argument], t: usize) -> bool {
        // No adjective agrees with a person's name.
        let name = out.last().and_then(|a| a.noun).is_some_and(|n| {
            let noun = &self.tagged.nouns[n];
            noun.who.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Person)
                && !self.scan.document.folded(noun.last - 1).starts_with("\u{0627}\u{0644}")
        });
        let free = |cut: Cut| cut == Cut::default() || name && cut.article && cut.prep.is_none();
        // In Cairo the interventions: no genitive of the town's.
        let town = out.last().and_then(|a| a.noun).is_some_and(|n| self.tagged.nouns[n].place);
        let titled = out.last().and_then(|a| a.noun).is_some_and(|n| self.is_titled(n));
        let said = out.last().is_some_and(|a| self.is_in_document(a)) || self.is_on_site(out);
        let definite = |a: &Argument| {
            a.noun.is_some_and(|n| {
                let noun = &self.tagged.nouns[n];
                let ends_definite = self.scan.document.folded(noun.last - 1).starts_with("\u{0627}\u{0644}");
                noun.cut.article || ends_definite || noun.who.iter().all(|r| self.is_definite_actor(r.entity))
            }) || (a.noun.is_none() || a.last > a.head + 1)
                && a.pronoun.is_none()
                && self.cut_of(a.last - 1).is_some_and(|c| c.article)
        };
        // Asked of the council the speeding up of: a verbal noun is nobody's adjective, and no genitive of who is known.
        let asked = |cut: Cut| {
            cut.article
                && cut.is_bare()
                && out.last().is_some_and(|a| a.noun.is_some() && !a.prep.is_empty() && definite(a))
        };
        let listed = match self.tagged.tag(t) {
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut }
                if said && cut.article && cut.is_bare() =>
            {
                true
            }
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if (town || titled) && cut.article && cut.is_bare() => {
                true
            }
            Tag::Plain { cut } if town && cut.article && cut.is_bare() && self.has_its_adjective(t) => true,
            Tag::Event { cut, suffix, .. } | Tag::Masdar { cut, suffix, .. } => {
                free(cut) || asked(cut) || suffix.is_some() && cut == Cut::default()
            }
            Tag::Passive { cut, .. } => town && free(cut) && self.scan.document.folded(t).ends_with(PLURAL),
            Tag::Plain { cut } => {
                let things = town && self.scan.document.folded(t).ends_with(PLURAL);
                // In an official statement: that describes it.
                let describes = cut == Cut::default() && (self.is_modifier(t) || self.says(t, Attitude::Issued));
                free(cut) && !describes && (things || !self.scan.document.readings(t).list.is_empty())
            }
            // Behind a place, which takes no genitive, someone else comes in.
            Tag::Noun(n) => {
                let noun = &self.tagged.nouns[n];
                let before = out.last().and_then(|a| a.noun).map(|before| self.tagged.nouns[before].place);
                let place = before == Some(true);
                let person = noun.who.iter().all(|r| {
                    let known = self.scan.entities.get(r.entity);
                    known.kind == Kind::Person || known.office.is_some()
                });
                // At a press conference X: what has an adjective or the article takes no genitive any more.
                let closed = before.is_none_or(|place| !place)
                    && !noun.place
                    && out.last().is_some_and(|a| self.is_closed_phrase(a))
                    && noun.who.iter().any(|r| {
                        self.is_definite_actor(r.entity)
                            || noun.cut == Cut::default()
                            || noun.cut.article && out.last().is_some_and(|a| definite(a) || self.is_of_somebodys(a))
                    });
                // A delegation headed by X visits a town.
                let headed = before == Some(false) && noun.place;
                // With mortar shells the quarter X: no genitive of what has the article.
                let by = |a: &Argument| a.noun.is_none() && a.prep.chars().eq([BEH]) && a.last > a.head + 1;
                let struck = before.is_none() && noun.place && out.last().is_some_and(|a| by(a) && definite(a));
                // In a joint statement Iran, on a visit to London Iran: a state that no phrase before it can own.
                let of_state = |n: usize| {
                    let [one] = self.tagged.nouns[n].who[..] else { return None };
                    Some(self.scan.entities.get(one.entity)).filter(|e| e.kind == Kind::State)?.state
                };
                let other = || {
                    let last = out.last()?.noun;
                    Some(last.is_none_or(|l| of_state(l).is_some_and(|s| Some(s) != of_state(n))))
                };
                let state = of_state(n).is_some()
                    && other() == Some(true)
                    && (place || out.last().is_some_and(|a| self.is_closed_phrase(a) || self.is_closed_room(a)));
                // Raids of the coalition (killed) seven civilians: so many belong to nobody.
                let counted = before == Some(false)
                    && self.scan.begins_number(noun.first, noun.last)
                    && noun.cut == Cut::default()
                    && out.last().is_some_and(|a| a.prep.chars().eq([LAM]) && definite(a));
                // With his car three soldiers: nor to what is his.
                let besides = before.is_none()
                    && self.scan.begins_number(noun.first, noun.last)
                    && noun.cut == Cut::default()
                    && out.last().is_some_and(|a| is_possessed(self.scan.document.folded(a.last - 1)));
                // No indefinite noun belongs to what has the article: with tear gas, demonstrators.
                let people = noun.who.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Unnamed)
                    && noun.cut == Cut::default()
                    && out
                        .last()
                        .is_some_and(|a| a.noun.is_none() && self.cut_of(a.last - 1).is_some_and(|c| c.article));
                (headed
                    || struck
                    || closed
                    || state
                    || people
                    || counted
                    || besides
                    || !noun.place && (place || person && out.last().is_some_and(|a| self.is_closed_room(a))))
                    && noun.cut.is_bare()
                    && !noun.who.is_empty()
            }
            _ => false,
        };
        // Under Russian auspices an agreement: an indefinite accusative is no genitive.
        let accusative = matches!(self.tagged.tag(t), Tag::Event { cut, .. } if cut == Cut::default())
            && self.scan.document.folded(t).ends_with(ALEF)
            && self.scan.document.readings(t).list.iter().any(|r| r.is_accusative());
        let comes_in = accusative
            || matches!(self.tagged.tag(t), Tag::Noun(_))
            || out.last().is_some_and(definite)
            || listed && self.begins_construct(t) && out.last().is_some_and(|a| self.ends_in_adjective(a));
        listed && out.iter().all(|a| !a.prep.is_empty()) && (comes_in || said)
    }

    /// With Russian support the sites of X: an indefinite noun with its adjective takes no genitive any more.
    fn ends_in_adjective(&self, argument: &Argument) -> bool {
        let last = argument.last - 1;
        let event = || matches!(self.tagged.tag(argument.head), Tag::Event { .. }) && self.is_adjectival(last);
        argument.noun.is_none()
            && argument.pronoun.is_none()
            && last > argument.head
            && self.cut_of(argument.head).is_some_and(|c| !c.article)
            && match self.tagged.tag(last) {
                Tag::Nisba { cut, .. } => cut == Cut::default(),
                Tag::Plain { cut } => cut == Cut::default() && self.is_modifier(last),
                _ => self.tagged.end(argument.head) == argument.last && event(),
            }
    }

    /// An indefinite noun before somebody, or a noun with the article: no adjective.
    fn begins_construct(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        next < self.tagged.last
            && matches!(self.tagged.tag(t), Tag::Plain { cut } if cut == Cut::default())
            && !self.is_adjectival(t)
            && match self.tagged.tag(next) {
                Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
                Tag::Plain { cut } => cut.article && cut.is_bare(),
                _ => false,
            }
    }

    /// A word that can be an adjective.
    fn is_modifier(&self, t: usize) -> bool {
        self.scan.document.readings(t).list.iter().any(|r| matches!(r.word, Word::Modifier { .. }))
    }

    /// "In a statement": a single indefinite word for what somebody speaks in.
    fn is_in_document(&self, argument: &Argument) -> bool {
        argument.prep == FI
            && argument.last == argument.head + 1
            && self.cut_of(argument.head) == Some(Cut::default())
            && self.attitude(argument.head).is_some_and(|(what, ..)| what == Attitude::Document)
    }

    /// "In a statement on its site": the phrase of a preposition behind what somebody speaks in.
    fn is_on_site(&self, out: &[Argument]) -> bool {
        let [.., said, site] = out else { return false };
        let closed = self.cut_of(site.last - 1).is_some_and(|c| c.article);
        self.is_in_document(said) && site.prep == ALA && site.noun.is_none() && closed
    }

    /// Where or when something was said or done, in a phrase that an adjective or an article has closed.
    fn is_closed_phrase(&self, argument: &Argument) -> bool {
        let last = argument.last - 1;
        let cut = self.cut_of(last).or_else(|| self.cut_of(argument.head));
        let tells = self.tells_where(&argument.prep)
            || argument.prep.chars().count() > 2
            || self.is_circumstance(&argument.prep)
            || argument.prep.chars().eq([LAM]) && argument.noun.is_some_and(|n| self.tagged.nouns[n].cut.article);
        let adjective = last > argument.head
            && argument.noun.is_none()
            && cut.is_some_and(|c| c == Cut::default())
            && (self.is_adjectival(last) || self.ends_feminine(last) && self.ends_feminine(argument.head));
        let event = matches!(self.tagged.tag(argument.head), Tag::Event { .. })
            && self.tagged.end(argument.head) == argument.last
            && argument.last > argument.head + 1;
        let definite = self.scan.has_article(last) || self.is_of_somebodys(argument);
        tells && argument.pronoun.is_none() && (adjective || event || definite)
    }

    /// In its decisions: a thing with a pronoun.
    fn is_of_somebodys(&self, argument: &Argument) -> bool {
        let last = argument.last - 1;
        argument.noun.is_none()
            && last == argument.head
            && matches!(self.tagged.tag(last), Tag::Plain { .. })
            && self.has_pronoun(last)
    }

    fn ends_feminine(&self, t: usize) -> bool {
        self.scan.document.raw(t).ends_with(TEH_MARBUTA)
    }

    /// A preposition whose phrase tells when or how: during.
    pub fn is_circumstance(&self, prep: &str) -> bool {
        self.scan.lexicon.topic(prep).is_some_and(Topic::is_circumstance)
    }

    /// "In the course of", "after" right before a token: when or amid what something else happened.
    pub fn is_in_circumstance(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. })
                && self.is_circumstance(&self.words(b, t))
        })
    }

    /// In the palace, in his office: a phrase that takes no genitive any more.
    fn is_closed_room(&self, argument: &Argument) -> bool {
        let last = self.scan.document.folded(argument.last - 1);
        [FI, "\u{0628}"].contains(&argument.prep.as_str())
            && argument.pronoun.is_none()
            && (argument.noun.is_some()
                || last.starts_with("\u{0627}\u{0644}")
                || self.cut_of(argument.last - 1).is_some_and(|c| c.article)
                || last.ends_with(HEH) && !self.scan.document.raw(argument.last - 1).ends_with(TEH_MARBUTA)
                || is_possessed(last))
    }

    /// The preposition that is written with a "not" before a verbal noun: for not, by not.
    pub fn letter_of_not(&self, t: usize) -> Option<char> {
        let word = self.scan.document.folded(t);
        let letter = word.chars().next().filter(|c| [LAM, BEH].contains(c))?;
        (word.chars().count() == 4).then_some(letter)
    }

    /// One past a subject's genitive that no lexicon knows: the workers of the railways, the employees of the public
    /// sector. A word that can stand without a genitive has one only if an object follows all the same.
    pub fn genitive_end(&self, clause: usize, subject: usize) -> usize {
        let noun = &self.tagged.nouns[subject];
        let mut end = noun.last;
        let head = self.scan.document.folded(noun.last - 1);
        // Local fighters: a plural of the nominative is no object.
        let nominative = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Plain { cut } if cut.is_bare() && cut.article == noun.cut.article)
                && self.scan.document.folded(t).ends_with("\u{0648}\u{0646}")
        };
        // The opponents who live abroad (demanded): nor are people in the nominative.
        let definite = noun.cut.article || self.scan.has_article(noun.last - 1);
        let people = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Noun(n)
                if self.tagged.nouns[n].cut.is_bare() && self.tagged.nouns[n].cut.article == definite)
                && self.scan.is_nominative_plural(t)
        };
        while end < self.tagged.last && (noun.number == Number::Plural && nominative(end) || people(end)) {
            end = self.tagged.end(end);
        }
        if end > noun.last {
            return end;
        }
        if noun.place || noun.cut.article || head.starts_with("\u{0627}\u{0644}") {
            return end;
        }
        while end < self.tagged.last
            && self.tagged.tag(end).nominal_cut().is_some_and(|c| c.article && c.is_bare())
            && !self.is_event(end)
        {
            end = self.tagged.end(end).max(end + 1);
        }
        let construct = noun.last == noun.first + 1 && head.chars().count() > 4 && head.ends_with(WAW);
        let sound = head.ends_with("\u{0648}\u{0646}") || head.ends_with("\u{064A}\u{0646}");
        let governed = |t: usize| {
            self.tagged
                .before(t)
                .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. }))
        };
        let object = |t: usize| {
            t >= end
                && (self.is_event(t) || self.noun_of(t).is_some_and(|n| !self.tagged.nouns[n].place))
                && self.cut_of(t).is_some_and(|c| c.is_bare())
                && !governed(t)
        };
        // According to whom it is told is no object of it.
        let voice = |t: &usize| matches!(self.tagged.tag(*t), Tag::Attribution { .. });
        let followed =
            || !sound && self.clauses[clause].tokens.iter().take_while(|t| **t < end || !voice(t)).any(|t| object(*t));
        if end > noun.last && (construct || followed()) { end } else { noun.last }
    }
}

impl Sense<'_, '_> {
    /// A verb that is nothing without whom it urges: who urges to something, and not for it.
    pub fn urges(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        lexicon.verb_speech[verb as usize]
            .iter()
            .map(|s| &lexicon.speech[*s as usize])
            .any(|s| s.addressee == "object" && s.content.iter().any(|c| c == ALA))
    }

    /// The clause that another goes on with: the nearest above whose subject is somebody.
    pub fn told_above(&self, n: usize) -> Option<usize> {
        let somebody = |c: &usize| self.subjects.get(*c).is_some_and(|s| !s.refs.is_empty());
        std::iter::successors(self.clauses[n].parent, |c| self.clauses[*c].parent).take(3).find(somebody)
    }

    /// `A judicial inquiry (began)`: an indefinite masculine deed whose adjective has not the accusative's ending.
    pub fn shows_nominative(&self, t: usize) -> bool {
        let word = |t: usize| self.scan.document.folded(t);
        let next = t + 1;
        let bare = matches!(self.tagged.tag(t), Tag::Event { cut, suffix: None, .. } if cut == Cut::default());
        bare && next < self.tagged.last
            && !word(t).ends_with([ALEF, HEH, TEH])
            && word(next).ends_with(YEH)
            && !word(next).starts_with("\u{0627}\u{0644}")
            && matches!(self.tagged.tag(next), Tag::Inside | Tag::Nisba { .. } | Tag::Plain { .. })
    }

    /// "Called X also on", "called X in its turn on": what stands behind X says that others did so before him.
    pub fn does_so_too(&self, noun: usize) -> bool {
        const TOO: [&str; 4] = [
            "\u{0627}\u{064A}\u{0636}\u{0627}",
            "\u{0643}\u{0630}\u{0644}\u{0643}",
            "\u{0628}\u{062F}\u{0648}\u{0631}\u{0647}",
            "\u{0628}\u{062F}\u{0648}\u{0631}\u{0647}\u{0627}",
        ];
        let behind = self.tagged.nouns[noun].last;
        behind < self.tagged.last && TOO.contains(&self.scan.document.folded(behind))
    }
}
