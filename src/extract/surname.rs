//! Whether a surname by itself can mean somebody of the lexicon: he is named in full, governs on that day, or the article
//! tells of his country or of the body that he belongs to.

use crate::claim::Kind;
use crate::extract::entity::EntityId;
use crate::extract::matching::Match;
use crate::extract::noun::{Noun, Ref, Scan};
use crate::lexicon::conjugate::Number;
use crate::lexicon::notes::OfficeNote;
use crate::lexicon::rows::{ActorRow, Phrase, Term, Word};
use crate::lexicon::spelling::skeleton;
use crate::script::fold;
use crate::script::letters::{ALEF, BEH, LAM, NOON};
use crate::text::reading::Reading;

/// An article with fewer words need not tell whose country it is about.
const TELLING: usize = 60;

/// A last name with fewer consonants sounds like too many others.
const FEWEST_SOUNDS: usize = 3;

impl Scan<'_> {
    /// Whether the article lets somebody be meant by a single word that is no full name.
    pub fn may_be_meant(&self, actor: usize, m: &Match) -> bool {
        let row = &self.lexicon.actors[actor];
        if row.kind != Kind::Person || self.is_named_in_full(actor) {
            return true;
        }
        // The article has named another of that surname.
        let told = self.memory.short(self.document.folded(m.last - 1)).map(|e| self.entities.get(e));
        if told.is_some_and(|known| known.kind == Kind::Person && known.actor != Some(actor)) {
            return false;
        }
        if self.document.tokens.len() < TELLING {
            return true;
        }
        let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
        let held = |note: OfficeNote, now: bool| {
            terms.iter().map(|t| &self.lexicon.terms[*t]).any(|t| {
                self.lexicon.offices[t.office].has(note) && (!now || crate::extract::office::holds(t, &self.day))
            })
        };
        if held(OfficeNote::Surname, true) {
            return true;
        }
        let article = self.document.readings(m.last - 1).cuts.iter().any(|c| c.article);
        let lasting = held(OfficeNote::Lasting, false);
        let armed = || self.parent_of(row).is_some_and(|p| self.lexicon.actors[p].kind == Kind::ArmedGroup);
        if article && (lasting || armed()) || self.day.is_empty() {
            return true;
        }
        self.tells_of_home(actor, terms)
    }

    /// `the brigadier al-X`: a title before the surname of somebody whom the article named, whatever else the word is.
    pub fn titled_surname(&self, at: usize, end: usize) -> Option<Noun> {
        let title = |r: &&Reading| matches!(r.word, Word::Title { .. }) && r.cut.article;
        let cut = self.document.readings(at).list.iter().find(title)?.cut;
        let name = at + 1;
        if name >= end || !self.is_word(name) || !self.has_article(name) {
            return None;
        }
        let entity = self.memory.short(self.document.folded(name))?;
        let known = self.entities.get(entity);
        let one = Ref { entity, first: name, last: name + 1, anaphor: false };
        (known.kind == Kind::Person).then(|| Noun {
            first: at,
            last: name + 1,
            ..Noun::naming(one, cut, known.gender, Number::Singular)
        })
    }

    /// "President Peace": the last name, an ordinary word too, of somebody whom the article has named in full, right behind
    /// a word for a post with the article.
    pub fn short_behind(&self, at: usize, end: usize) -> Option<(Ref, usize)> {
        if at >= end || !self.is_word(at) || !self.has_article(at - 1) {
            return None;
        }
        let entity = self.memory.short(self.document.folded(at))?;
        let one = Ref { entity, first: at, last: at + 1, anaphor: false };
        (self.entities.get(entity).kind == Kind::Person).then_some((one, at + 1))
    }

    fn parent_of(&self, row: &ActorRow) -> Option<usize> {
        self.lexicon.actor_ids.get(&row.parent).copied()
    }

    /// Whether the article tells of somebody's country, of a body that he served, or of the one that he belongs to.
    fn tells_of_home(&self, actor: usize, terms: &[usize]) -> bool {
        let row = &self.lexicon.actors[actor];
        let bodies = terms.iter().filter_map(|t| self.lexicon.actor_ids.get(&self.lexicon.terms[*t].body).copied());
        let country = self.lexicon.actor_ids.get(&row.country).copied();
        country.into_iter().chain(self.parent_of(row)).chain(bodies).any(|a| self.tells_of(a))
    }

    /// Whether a state or body is told of anywhere in the article, by name, adjective, people or capital.
    pub fn tells_of(&self, actor: usize) -> bool {
        if let Some(known) = self.memory.told_of.borrow().get(&actor) {
            return *known;
        }
        let row = &self.lexicon.actors[actor];
        let state = self.lexicon.state_of_actor.get(&actor).map(|s| &self.lexicon.states[*s]);
        let own = std::iter::once(&row.name_ar).chain(&row.aliases_ar).chain(&row.short_ar);
        let others = state.into_iter().flat_map(|s| s.nisba.iter().chain(&s.people).chain(&s.capital_ar));
        let told = own.chain(others).map(|n| fold(n)).any(|name| name.chars().count() > 2 && self.holds(&name));
        self.memory.told_of.borrow_mut().insert(actor, told);
        told
    }

    /// Amman is written like Oman: the capital of a state that the article names, where it names the other neither in full
    /// nor by its capital.
    pub fn is_capital_of_another(&self, actor: usize, state: usize) -> bool {
        let row = |actor: usize| &self.lexicon.actors[actor];
        let held = |name: &str| {
            let word = fold(name).replace(' ', "");
            self.document.may_hold(word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word))
        };
        let Some(own) = self.lexicon.state_of_actor.get(&actor).filter(|own| **own != state) else { return false };
        let itself = &self.lexicon.states[*own];
        held(&row(self.lexicon.states[state].actor).name_ar)
            && !held(&row(actor).name_ar)
            && !itself.capital_ar.iter().any(|name| held(name))
    }

    /// Whether a folded name stands anywhere in the article, clitics and endings of its first word aside.
    fn holds(&self, name: &str) -> bool {
        let mut words = name.split(' ');
        let first = words.next().unwrap_or_default();
        let goes_on = |at: usize| {
            words.clone().enumerate().all(|(n, word)| {
                let next = at + n + 1;
                next < self.document.tokens.len() && self.document.folded(next) == word
            })
        };
        self.document.holding(first).any(|at| self.is_word(at) && goes_on(at))
    }

    /// `Greg X`: a word that nothing explains, or another's first name, right before a surname: somebody else of that name,
    /// unless it is only another spelling of his own first name.
    pub fn is_surname_of_another(&self, actor: usize, m: &Match) -> bool {
        let Some(before) = m.start.checked_sub(1).filter(|b| self.is_word(*b) && m.cut.skip() == 0) else {
            return false;
        };
        // Two who are told of side by side.
        if self.begins(before, |m| matches!(m.what, Phrase::Actor { .. })) {
            return false;
        }
        let list = &self.document.readings(before).list;
        let name = |r: &Reading| matches!(r.word, Word::Given | Word::Family(_));
        if !list.iter().all(name) || self.has_article(before) || self.document.folded(before).chars().count() < 3 {
            return false;
        }
        let word = self.document.folded(before);
        let whole = list.is_empty() && self.document.readings(before).cuts.iter().any(|c| c.skip() > 0);
        let row = &self.lexicon.actors[actor];
        let alike =
            |n: &String| fold(n).split(' ').any(|own| skeleton(own).chars().next() == skeleton(word).chars().next());
        !whole && !std::iter::once(&row.name_ar).chain(&row.aliases_ar).any(alike)
    }

    /// `Fahd bin Abdulaziz bin X`: fathers that do not lead to a ruling house are another's than a former ruler's.
    pub fn has_other_fathers(&self, actor: usize, first: usize, last: usize, end: usize) -> bool {
        let fathers = last > first + 1 && last < end && self.document.folded(last).chars().eq([BEH, NOON]);
        let terms = self.lexicon.terms_by_person.get(&actor).map_or(&[][..], Vec::as_slice);
        let mut terms = terms.iter().map(|t| &self.lexicon.terms[*t]);
        let reigns = |t: &&Term| self.lexicon.offices[t.office].has(OfficeNote::Reigns);
        let today = |t: &Term| match self.day.is_empty() {
            true => t.to.is_empty(),
            false => crate::extract::office::holds(t, &self.day),
        };
        if !fathers || !terms.clone().any(|t| reigns(&t)) || terms.any(|t| reigns(&t) && today(t)) {
            return false;
        }
        let named = self.name_goes_on(first, last, end, true).min(end);
        named > last + 1 && !(last..named).any(|t| self.document.folded(t).chars().eq([ALEF, LAM]))
    }

    /// Somebody whom the article has named, whose last name a word that nothing explains spells otherwise: Barazani.
    pub fn alike_surname(&self, at: usize) -> Option<EntityId> {
        let word = self.document.folded(at);
        if !self.document.readings(at).list.is_empty() || word.chars().count() < 4 {
            return None;
        }
        let sound = skeleton(word);
        let same = |e: EntityId| {
            let known = self.entities.get(e);
            let surname = || fold(known.name_ar.rsplit(' ').next().unwrap_or_default());
            known.kind == Kind::Person && known.name_ar.contains(' ') && skeleton(&surname()) == sound
        };
        let found = self.memory.latest_n(2, same);
        match found[..] {
            [one] if sound.chars().count() >= FEWEST_SOUNDS => Some(one),
            _ => None,
        }
    }

    /// The person of the lexicon whom a name means in another spelling.
    pub fn spelt_alike(&self, at: usize, last: usize) -> Option<usize> {
        if last < at + 2 {
            return None;
        }
        let actor = self.lexicon.spelt_alike(self.document.text(at, last))?;
        (!self.comes_later(actor, false)).then_some(actor)
    }
}
