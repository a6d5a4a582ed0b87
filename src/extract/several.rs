//! Several of one kind: duals and plurals over names and nationalities, and whose of two nouns a name is.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::matching;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::extract::posts::SPOKESPERSON;
use crate::extract::pronoun::is_possessed;
use crate::lexicon::conjugate::{Gender, Number, Tense};
use crate::lexicon::index::Kinds;
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{Particle, Phrase, Roles, Word};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// "Of, about", folded: behind it stands who sent a representative.
const ABOUT: &str = "\u{0639}\u{0646}";

/// Three to seven, as they stand behind those who are counted: "the three states".
const COUNTED: [&str; 5] = [
    "\u{062B}\u{0644}\u{0627}\u{062B}",
    "\u{0627}\u{0631}\u{0628}\u{0639}",
    "\u{062E}\u{0645}\u{0633}",
    "\u{0633}\u{062A}",
    "\u{0633}\u{0628}\u{0639}",
];

/// No charge has more words.
const LONGEST_CHARGE: usize = 9;

impl Scan<'_> {
    /// How many a word with the article counts that stands behind those whom it counts: the four (states).
    pub fn counted_behind(&self, at: usize) -> Option<usize> {
        let word = self.document.folded(at).strip_prefix("\u{0627}\u{0644}")?;
        let word = word.strip_suffix(HEH).unwrap_or(word);
        COUNTED.iter().position(|c| *c == word).map(|n| n + 3)
    }

    /// One past such a word behind a noun phrase of one word with the article.
    pub fn behind_count(&self, noun: &Noun, end: usize) -> usize {
        let counted = noun.cut.article && noun.last == noun.first + 1 && noun.last < end;
        let many = |r: &Ref| {
            let known = self.entities.get(r.entity);
            known.actor.is_none() || known.kind == Kind::Group
        };
        let several = noun.number == Number::Plural && noun.who.iter().all(many);
        noun.last + usize::from(counted && several && self.counted_behind(noun.last).is_some())
    }

    /// `the presidents (of the two countries,) the French X and the Russian Y`: the first of two.
    pub fn first_of_two(&mut self, from: usize, end: usize, office: usize) -> Option<(Ref, usize)> {
        let dual = |t: usize| self.has_article(t) && self.document.folded(t).ends_with("\u{064A}\u{0646}");
        let pair = from < end && self.is_word(from) && dual(from);
        let comma = from + usize::from(pair);
        let at = comma + usize::from(comma < end && self.document.tokens[comma].kind == TokenKind::Comma);
        if at + 2 >= end || !self.is_word(at) {
            return None;
        }
        let state = self.document.readings(at).list.iter().find_map(|r| match r.word {
            Word::Nisba { state, number: Number::Singular, .. } if r.cut.article && r.cut.is_bare() => {
                Some(state as usize)
            }
            _ => None,
        })?;
        let first = self.named_person(at + 1, end, Some(state), Some(office))?;
        self.is_joined_nationality(first.1).then_some(first)
    }

    /// `and the Russian (president) Y`, after a dual or plural office.
    pub fn next_holder(&mut self, at: usize, end: usize, office: usize) -> Option<(Ref, usize)> {
        if at >= end {
            return None;
        }
        let list = &self.document.readings(at).list;
        let state = list.iter().find_map(|r| match r.word {
            Word::Nisba { state, number, .. } if r.cut.conj == Some(WAW) && r.cut.article => {
                Some((state as usize, number))
            }
            _ => None,
        });
        if let Some((state, number)) = state {
            if let Some((one, next)) = self.named_person(at + 1, end, Some(state), Some(office)) {
                return Some((one, next));
            }
            if number == Number::Plural {
                return None; // Saudi officials and American ones.
            }
            let body = self.entities.known(self.lexicon.states[state].actor, self.lexicon);
            let last = at + 1;
            return Some(match self.resolve(office, Some(body), false, true, Number::Singular) {
                Some(person) => (Ref { entity: person, first: at, last, anaphor: true }, last),
                None => {
                    let of = Cut { conj: Some(WAW), ..Cut::default() };
                    let entity = self.describe_office(office, Some(state), Some(body), false, at, last, of);
                    (Ref { entity, first: at, last, anaphor: false }, last)
                }
            });
        }
        // `X and Y` behind two offices.
        self.holder_in_state(at, end, office).or_else(|| self.next_named(at, end))
    }

    /// `(The ministers of Russia X) and Turkey Y`: the state, and who holds the office there.
    fn holder_in_state(&mut self, at: usize, end: usize, office: usize) -> Option<(Ref, usize)> {
        let conj = self.document.readings(at).cuts.iter().any(|c| c.conj == Some(WAW) && c.prep.is_none());
        let noun = self.noun(at, end, None).filter(|n| conj && n.cut.conj == Some(WAW) && n.cut.prep.is_none())?;
        let [one] = noun.who[..] else { return None };
        let known = self.entities.get(one.entity);
        let state = known.state.filter(|_| known.kind == Kind::State && self.begins_person(noun.last))?;
        self.named_person(noun.last, end, Some(state), Some(office))
    }

    /// `and the Russian`, of one man or body.
    pub fn is_joined_nationality(&self, at: usize) -> bool {
        at < self.document.tokens.len()
            && self.document.readings(at).list.iter().any(|r| {
                matches!(r.word, Word::Nisba { number: Number::Singular, .. })
                    && r.cut.conj == Some(WAW)
                    && r.cut.article
                    && r.cut.prep.is_none()
            })
    }

    /// `the two ministers X and Y`: the names behind several people, adjectives passed over.
    pub fn several_named(
        &mut self,
        at: usize,
        end: usize,
        state: Option<usize>,
    ) -> Option<(SmallVec<[Ref; 2]>, usize)> {
        let mut at = at;
        while at < end && self.is_dual_nationality(at) {
            at += 1;
        }
        let (one, mut last) = self.named_person(at, end, state, None)?;
        let mut who: SmallVec<[Ref; 2]> = smallvec::smallvec![one];
        while let Some((next, end_of_next)) = self.next_named(last, end) {
            who.push(next);
            last = end_of_next;
        }
        (who.len() > 1).then_some((who, last))
    }

    /// One office more of the same man: the crown prince, deputy of the prime minister.
    pub fn begins_post(&self, at: usize) -> bool {
        let post = |what| matches!(what, Phrase::Office { number: Number::Singular, .. });
        self.begins(at, |m| m.cut.is_bare() && post(m.what))
    }

    /// A name of one word behind a body, where that sits: of a capital if it `acts` for a state, of any town if it is the
    /// `only` one of its kind.
    pub fn is_seated_in(&self, only: bool, acts: bool, at: usize) -> bool {
        let town = |what| match what {
            Phrase::Capital { .. } => only || acts,
            Phrase::Place { .. } => only,
            _ => false,
        };
        (only || acts) && self.begins(at, |m| m.cut.is_bare() && m.words == 1 && town(m.what))
    }

    /// A phrase whose last word has the article or a pronoun, the sheikh of al-Azhar, its president: it takes no genitive
    /// any more.
    pub fn is_determined(&self, from: usize) -> bool {
        let owned = |r: &Reading| r.pronoun().is_some() && matches!(r.word, Word::Agent { .. } | Word::Head { .. });
        let owns = |last: usize| {
            is_possessed(self.document.folded(last)) && self.document.readings(last).list.iter().any(owned)
        };
        from.checked_sub(1).is_some_and(|last| self.has_article(last) || owns(last))
    }

    /// An adjective in the dual or plural with the article: the two Korean (leaders).
    pub fn is_dual_nationality(&self, at: usize) -> bool {
        let word = self.document.folded(at);
        let readings = self.document.readings(at);
        let definite = readings.cuts.iter().any(|c| c.article && c.is_bare());
        let several = word.ends_with("\u{0627}\u{0646}") || word.ends_with("\u{064A}\u{0646}");
        definite && several && !readings.list.iter().any(|r| matches!(r.word, Word::Agent { .. } | Word::Given))
    }

    /// `and Y` behind a name: a person of the lexicon, or first name and surname of somebody new.
    pub fn next_named(&mut self, at: usize, end: usize) -> Option<(Ref, usize)> {
        if at >= end || self.document.tokens[at].kind != TokenKind::Word {
            return None;
        }
        let found = matching::among(self.document, self.lexicon, at, end, Kinds::NAME);
        let known =
            found.iter().filter(|m| m.cut.conj == Some(WAW) && m.cut.prep.is_none()).find_map(|m| match m.what {
                crate::lexicon::rows::Phrase::Actor { actor, .. }
                    if self.lexicon.actors[actor as usize].kind == Kind::Person =>
                {
                    Some((actor as usize, m.last))
                }
                _ => None,
            });
        if let Some((actor, last)) = known {
            let entity = self.entities.known(actor, self.lexicon);
            return Some((Ref { entity, first: at, last, anaphor: false }, last));
        }
        let cut = self.document.readings(at).list.iter().find_map(|r| {
            (r.word == Word::Given && r.cut.conj == Some(WAW) && r.cut.prep.is_none()).then_some(r.cut)
        })?;
        let noun = self.given(at, cut, end)?;
        Some((noun.who[0], noun.last))
    }

    /// `the ambassador in Damascus X`, `the official for Asian affairs X`: the name behind where somebody is posted or what
    /// he is in charge of.
    pub fn name_behind_post(
        &mut self,
        post: &str,
        last: usize,
        end: usize,
        state: Option<usize>,
        office: Option<usize>,
    ) -> Option<(Ref, usize)> {
        if last + 2 >= end || !self.is_word(last) {
            return None;
        }
        let posted = self.lexicon.noted.is_post(post);
        let affairs = self.is_charge(last);
        let brings = posted && self.is_particle(last, Particle::Preposition);
        let of = posted && self.has_article(last) && !self.has_article(last - 1) && !self.begins_office(last);
        if !(affairs || brings || of) {
            return None;
        }
        let at = self.name_behind_charge(last, end, posted)?;
        let (one, next) = self.named_person(at, end, state, office)?;
        (next > one.first + 1 || self.entities.get(one.entity).actor.is_some()).then_some((one, next))
    }

    /// `for … affairs`: a noun behind l, or the word "charged (with)".
    fn is_charge(&self, at: usize) -> bool {
        self.document.readings(at).cuts.iter().any(|c| c.prep == Some(LAM) && c.conj.is_none())
            && self.document.folded(at).chars().count() > 4
    }

    /// Where a name begins behind phrases with a preposition, their genitives and adjectives.
    fn name_behind_charge(&mut self, from: usize, end: usize, posted: bool) -> Option<usize> {
        let mut at = from;
        let mut governed = true;
        let bounded = end.min(from + LONGEST_CHARGE);
        while at < bounded && self.is_word(at) {
            if at > from && self.begins_full_name(at, end) {
                // The ambassador met with X: X is no ambassador.
                return Some(at).filter(|at| !self.is_particle(at - 1, Particle::Preposition));
            }
            if self.is_particle(at, Particle::Preposition) {
                if !posted {
                    return None;
                }
                (at, governed) = (at + 1, true);
                continue;
            }
            let body = |k: Kind| matches!(k, Kind::State | Kind::Organisation | Kind::Place | Kind::ArmedGroup);
            if governed
                && let Some(noun) = self.noun(at, end, None)
                && noun.cut == Cut::default()
                && (noun.place || noun.who.iter().all(|r| body(self.entities.get(r.entity).kind)))
            {
                (at, governed) = (noun.last, false);
                continue;
            }
            let of = self.is_charge(at);
            let cut = |c: &Cut| c.article && (c.prep.is_none() || of) && c.conj.is_none_or(|c| c == WAW);
            let definite = self.document.readings(at).cuts.iter().any(cut);
            if self.is_closed(at) || self.begins_office(at) || !(governed || definite || of) {
                return None;
            }
            (at, governed) = (at + 1, !definite);
        }
        None
    }

    /// A person's full name: one that is listed, or a first name and more.
    pub fn begins_full_name(&self, at: usize, end: usize) -> bool {
        let goes_on = || self.unknown_name(at, end, false).is_some_and(|n| n > at + 1);
        at < end && (self.begins_person(at) || self.is_given(at) && goes_on())
    }

    /// `the spokesman of the president X`: X is no president, another is, and a noun before the office takes the name.
    pub fn is_name_of_outer(&self, at: usize, cut: Cut, office: usize, body: Option<EntityId>, one: EntityId) -> bool {
        let actor = self.entities.get(one).actor;
        let terms = actor.and_then(|a| self.lexicon.terms_by_person.get(&a)).map_or(&[][..], Vec::as_slice);
        if cut.prep.is_some() || cut.conj.is_some() || terms.iter().any(|t| self.lexicon.terms[*t].office == office) {
            return false;
        }
        let holder = body.and_then(|b| {
            let owner = self.entities.get(b);
            let state = owner.state.map(|s| self.lexicon.actors[self.lexicon.states[s].actor].id.clone());
            [Some(owner.id.clone()), state]
                .into_iter()
                .flatten()
                .find_map(|id| crate::extract::office::holder(self.lexicon, office, &id, &self.day))
        });
        let outer = (at.saturating_sub(3)..at).any(|before| {
            matching::among(self.document, self.lexicon, before, at, Kinds::NAME)
                .iter()
                .any(|m| m.last == at && matches!(m.what, Phrase::Office { .. } | Phrase::Agent { .. }))
                || before + 1 == at
                    && self.document.readings(before).list.iter().any(|r| matches!(r.word, Word::Agent { .. }))
        });
        // The spokesman of the commander X, who never was a spokesman: the commander.
        let other_post = |before: usize| {
            matching::among(self.document, self.lexicon, before, at, Kinds::NAME).iter().any(|m| {
                m.last == at
                    && matches!(m.what, Phrase::Office { office, .. }
                        if self.lexicon.offices[office as usize].id == SPOKESPERSON
                            && terms.iter().all(|t| self.lexicon.terms[*t].office != office as usize))
            })
        };
        // A name that the lexicon does not know: only behind a noun that takes a genitive, and can be nothing else.
        let verb = |r: &Reading| matches!(r.word, Word::Verb { .. });
        let governed = || at > 0 && !self.has_article(at - 1) && !self.document.readings(at - 1).list.iter().any(verb);
        outer
            && match actor {
                Some(_) if holder.is_none() => {
                    !terms.is_empty() && governed() && !(at.saturating_sub(3)..at).any(other_post)
                }
                Some(_) => holder.is_some_and(|h| Some(h) != actor),
                None => holder.is_some() && governed(),
            }
    }

    /// Whether a person of the lexicon is named from a token on who has held an office: senator X.
    pub fn names_holder(&self, at: usize, office: usize, end: usize) -> bool {
        let held = |actor: usize| {
            let terms = self.lexicon.terms_by_person.get(&actor);
            terms.is_some_and(|t| t.iter().any(|n| self.lexicon.terms[*n].office == office))
        };
        at < end
            && matching::among(self.document, self.lexicon, at, end, Kinds::NAME).iter().any(|m| {
                m.cut == Cut::default() && matches!(m.what, Phrase::Actor { actor, full: true } if held(actor as usize))
            })
    }

    /// A feminine singular that no plural of people stands before: the organisation, not the ministers of foreign affairs.
    pub fn is_one_body(&self, at: usize) -> bool {
        self.document.raw(at).ends_with(TEH_MARBUTA) && !self.is_plural(at) && !self.is_plural(at + 1)
    }

    /// The army, the party: a body in the singular, with the article; a plural behind it is other people.
    pub fn is_body_alone(&self, at: usize) -> bool {
        let head = |r: &Reading| matches!(r.word, Word::Head { number: Number::Singular, .. }) && r.cut.article;
        self.document.readings(at).list.iter().any(head) && !self.is_plural(at) && !self.is_plural(at + 1)
    }

    /// Representatives of (an): whether a word for people stands for whoever follows the word at `about`.
    pub fn represents(&self, head: usize, about: usize) -> bool {
        let agent = |r: &Reading| match r.word {
            Word::Agent { agent, .. } => self.lexicon.agents[agent as usize].has(AgentNote::Represents),
            _ => false,
        };
        self.document.folded(about) == ABOUT && self.document.readings(head).list.iter().any(agent)
    }

    /// Officials, soldiers: a plural of people that keeps its noon and begins a phrase.
    pub fn is_several_people(&self, at: usize) -> bool {
        self.is_full_plural(at + 1)
            && self.document.readings(at).list.iter().any(|r| {
                r.cut == Cut::default() && matches!(r.word, Word::Agent { number: Number::Plural | Number::Dual, .. })
            })
    }

    /// A sound plural or dual that keeps its noon has no genitive.
    pub fn keeps_noon(&self, at: usize, number: Number) -> bool {
        let word = self.document.folded(at);
        let long = if number == Number::Dual { ALEF } else { WAW };
        word.strip_suffix(NOON).is_some_and(|w| w.ends_with(long) || w.ends_with(YEH))
    }

    /// Whether a word before `from` is people in the plural.
    pub fn is_plural(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|head| {
            self.document.readings(head).list.iter().any(|r| {
                matches!(r.word, Word::Agent { number: Number::Plural, .. } | Word::Head { number: Number::Plural, .. })
            })
        })
    }

    /// The army, the minister (accused) the Palestinians: a plural at `at` behind one man or body is no adjective of what
    /// ends at `from`.
    pub fn is_another_people(&self, at: usize, (from, article, several): (usize, bool, bool), number: Number) -> bool {
        let one = || number == Number::Plural && article && !several && !self.is_near_plural(at);
        let body = || article && (self.is_one_body(from - 1) || !several && self.is_body_alone(from - 1));
        let beside = || !several && (self.is_behind_one(at, None) || self.is_of_his(from - 1));
        one() || number != Number::Singular && (body() || beside())
    }

    /// European ministers of foreign affairs: what the words before `at` name is many.
    pub fn is_near_plural(&self, at: usize) -> bool {
        (at.saturating_sub(2)..=at).any(|head| self.is_plural(head))
    }

    /// The American envoy (urged) the Palestinians: a word that is no plural stands before `at`, which no people describes.
    pub fn is_behind_one(&self, at: usize, before: Option<&Noun>) -> bool {
        if at == 0 || self.document.tokens[at - 1].kind != TokenKind::Word || self.is_full_plural(at) {
            return false;
        }
        if self.is_near_plural(at) {
            return false;
        }
        let word = self.document.raw(at - 1);
        let adjective = self.has_article(at - 1) && word.trim_end_matches(TEH_MARBUTA).ends_with(YEH);
        let named = |noun: &Noun| {
            let [one] = noun.who[..] else { return false };
            let entity = self.entities.get(one.entity);
            let known =
                entity.actor.is_some() && matches!(entity.kind, Kind::Person | Kind::State | Kind::Organisation);
            // The minister (accused) the Palestinians.
            let told = self.has_article(at - 1) && matches!(entity.kind, Kind::Person | Kind::Unnamed);
            noun.last == at && noun.number == Number::Singular && (known || told)
        };
        adjective || before.is_some_and(named)
    }

    /// "Member", "senator": a word for men and women alike, with no feminine verb before it.
    pub fn is_word_for_both(&self, at: usize) -> bool {
        let marked = self.document.raw(at).ends_with(TEH_MARBUTA);
        let she = |r: &Reading| matches!(r.word, Word::Verb { form, .. } if form.gender == Gender::Feminine && form.tense == Tense::Past);
        !(marked || at > 0 && self.document.readings(at - 1).list.iter().any(she))
    }

    pub fn begins_with_article(&self, at: usize, cut: Cut) -> bool {
        self.document.readings(at).cuts.iter().any(|c| c.article && (c.conj, c.prep) == (cut.conj, cut.prep))
    }

    /// `his guest, the president X`: who he is stands right behind.
    pub fn guest(&mut self, at: usize, cut: Cut, end: usize) -> Option<Noun> {
        let next = at + 1;
        let named = next < end && self.document.tokens[next].kind == TokenKind::Word;
        let noun = named.then(|| self.noun(next, end, None)).flatten()?;
        let person = noun.who.iter().all(|r| matches!(self.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed));
        (noun.first == next && noun.cut.is_bare() && person).then_some(Noun { first: at, cut, ..noun })
    }

    /// American and Turkish forces: a second adjective of nationality names a second body of the same kind.
    pub fn second_nationality(&mut self, noun: &mut Noun, first: EntityId, end: usize) {
        let at = noun.last;
        let known = self.entities.get(first);
        if at >= end || noun.last < noun.first + 2 || known.state.is_none() || known.kind == Kind::State {
            return;
        }
        let nisba = self.document.readings(at - 1).list.iter().find_map(|r| match r.word {
            Word::Nisba { number, .. } => Some((r.cut.article, number)),
            // Russian diplomats: the plural is the people's name.
            Word::People { .. } => Some((r.cut.article, Number::Plural)),
            _ => None,
        });
        let Some((article, own_number)) = nisba else { return };
        let state = self.document.readings(at).list.iter().find_map(|r| match r.word {
            // The Yemeni army and the Houthis: these are people of their own.
            Word::Nisba { number, .. } if number != own_number => None,
            // American officials and the Russians: theirs.
            Word::People { .. } if own_number != Number::Plural => None,
            Word::Nisba { state, .. } | Word::People { state }
                if r.cut.conj == Some(WAW) && r.cut.article == article =>
            {
                Some(state as usize)
            }
            _ => None,
        });
        let Some(state) = state else { return };
        let skip = self.raw_skip(noun.first, noun.cut);
        let head = self.document.text(noun.first, at - 1)[skip..].to_string();
        let name_ar = format!("{head} {}", self.document.raw(at).trim_start_matches(WAW));
        let own = &self.lexicon.states[known.state.expect("seen above")].adjective;
        let name = known.name.replacen(own.as_str(), &self.lexicon.states[state].adjective, 1);
        let name = if name == known.name { format!("{} forces", self.lexicon.states[state].adjective) } else { name };
        let mut other = known.clone();
        other.id = slug(&name);
        other.name = name;
        other.name_ar = name_ar;
        other.actor = None;
        other.state = Some(state);
        let entity = self.entities.add(other);
        noun.who.push(Ref { entity, first: at, last: at + 1, anaphor: false });
        noun.last = at + 1;
        noun.number = Number::Plural;
    }
}

impl Scan<'_> {
    /// `an armed coup`: a passive participle behind a deed that is done to nobody is its adjective, not who does it.
    pub fn is_armed_deed(&self, at: usize, reading: &Reading) -> bool {
        let Word::Agent { agent, .. } = reading.word else { return false };
        let undone = |r: &Reading| match r.word {
            Word::Event { nominal, .. } => !self.lexicon.nominals[nominal as usize].frame.object.has(Roles::TARGET),
            _ => false,
        };
        self.lexicon.armed.is(&self.lexicon.agents[agent as usize].id)
            && !reading.cut.article
            && at > 0
            && self.document.readings(at).list.iter().any(|r| matches!(r.word, Word::Passive { .. }))
            && self.is_bare_noun(at - 1)
            && self.document.readings(at - 1).list.iter().any(undone)
    }
}
