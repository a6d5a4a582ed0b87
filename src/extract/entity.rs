//! Who is who within one article: every actor and place that was named gets one entry.

use crate::claim::{Actor, ClaimType, Kind};
use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::StateNote;
use crate::script::fold;
use crate::script::latin::slug;
use crate::script::letters::{WAW, YEH};
use crate::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// An entry's number.
pub type EntityId = usize;

/// Someone or something that the article names.
#[derive(Clone, Debug)]
pub struct Entity {
    pub id: String,
    pub name: String,
    pub name_ar: String,
    pub kind: Kind,
    /// Index among the lexicon's actors.
    pub actor: Option<usize>,
    /// Index among the lexicon's states: the state it is, belongs to, or lies in.
    pub state: Option<usize>,
    /// Index among the lexicon's offices, of the office that the text or the lexicon gives it.
    pub office: Option<usize>,
    pub gender: Gender,
    pub number: Number,
    /// What it does by its very name: demonstrators demonstrate.
    pub nature: Option<ClaimType>,
}

/// All entries of one article.
#[derive(Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    by_id: FxHashMap<String, EntityId>,
    /// By number among the lexicon's actors.
    by_actor: FxHashMap<usize, EntityId>,
    /// Those whom the text names by a plural: the Houthis.
    peoples: FxHashSet<EntityId>,
    /// Those whom it named so last.
    men: FxHashSet<EntityId>,
    /// States whose names can be masculine.
    masculine: FxHashSet<EntityId>,
}

impl Entities {
    /// The entry with this number.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.list[id]
    }

    /// The number of the entry that `entity` describes, made if need be. The first description stays.
    pub fn add(&mut self, entity: Entity) -> EntityId {
        if let Some(known) = self.by_id.get(&entity.id) {
            // Described before, and now named.
            if let Some(actor) = entity.actor {
                self.by_actor.entry(actor).or_insert(*known);
            }
            let old = &mut self.list[*known];
            old.office = old.office.or(entity.office);
            old.state = old.state.or(entity.state);
            return *known;
        }
        let number = self.list.len();
        self.by_id.insert(entity.id.clone(), number);
        if let Some(actor) = entity.actor {
            self.by_actor.entry(actor).or_insert(number);
        }
        self.list.push(entity);
        number
    }

    /// The entry of an actor of the lexicon.
    pub fn known(&mut self, actor: usize, lexicon: &Lexicon) -> EntityId {
        if let Some(known) = self.by_actor(actor) {
            return known;
        }
        let row = &lexicon.actors[actor];
        let state = lexicon.actor_ids.get(&row.country).and_then(|n| lexicon.state_of_actor.get(n)).copied();
        let feminine =
            if row.kind == Kind::Person { lexicon.is_woman(&row.name_ar) } else { is_feminine(&row.name_ar) };
        let number = self.add(Entity {
            id: row.id.clone(),
            name: row.name.clone(),
            name_ar: row.name_ar.clone(),
            kind: row.kind,
            actor: Some(actor),
            state,
            office: None,
            gender: if feminine || row.kind == Kind::State { Gender::Feminine } else { Gender::Masculine },
            number: if row.kind == Kind::Group { Number::Plural } else { Number::Singular },
            nature: None,
        });
        if row.kind == Kind::State && state.is_some_and(|s| lexicon.states[s].has(StateNote::Masculine)) {
            self.masculine.insert(number);
        }
        number
    }

    /// Whether a verb or pronoun of the singular can go with an entry: names of bodies show their gender in a word of
    /// kind before them, or not at all; groups of things count as feminine.
    pub fn allows(&self, id: EntityId, gender: Gender) -> bool {
        let e = self.get(id);
        match e.kind {
            Kind::State => gender == Gender::Feminine || self.masculine.contains(&id),
            Kind::Person => e.gender == gender,
            // Men are told of as they, not as it.
            _ if self.men.contains(&id) => gender == e.gender && gender == Gender::Masculine,
            _ if e.number == Number::Plural => gender == Gender::Feminine && !is_sound_plural(&e.name_ar),
            Kind::Group if is_plural_of_things(&e.name_ar) => gender == Gender::Feminine,
            Kind::Group => gender == Gender::Feminine || e.gender == gender,
            Kind::Organisation | Kind::ArmedGroup | Kind::Media if !e.name_ar.contains(' ') => {
                e.gender == gender || e.actor.is_some() && e.gender == Gender::Masculine
            }
            _ => e.gender == gender,
        }
    }

    /// Whether a verb or pronoun of the plural can go with an entry.
    pub fn allows_plural(&self, id: EntityId, lexicon: &Lexicon) -> bool {
        let e = self.get(id);
        let people = e.kind == Kind::Group && e.actor.is_none() && e.id.ends_with("-people");
        // Without vowels two gunmen are written like gunmen.
        self.men.contains(&id)
            || (e.number != Number::Singular || people || self.peoples.contains(&id)) && !self.is_thing(id, lexicon)
    }

    /// A group of bodies or things, not of people.
    pub fn is_thing(&self, id: EntityId, lexicon: &Lexicon) -> bool {
        lexicon.noted.is_thing(&self.get(id).name)
    }

    /// Notes that the text names somebody by a plural.
    pub fn set_people(&mut self, id: EntityId) {
        self.peoples.insert(id);
        self.men.insert(id);
    }

    /// Notes that the text names somebody by a word that is no plural of men: the group of those it named so before.
    pub fn set_body(&mut self, id: EntityId) {
        self.men.remove(&id);
    }

    /// Notes what the text shows of somebody's gender.
    pub fn set_gender(&mut self, id: EntityId, gender: Gender) {
        self.list[id].gender = gender;
    }

    /// The number of the entry of an actor of the lexicon, if it was named.
    pub fn by_actor(&self, actor: usize) -> Option<EntityId> {
        self.by_actor.get(&actor).copied()
    }

    /// The entry of a place of the lexicon.
    pub fn place(&mut self, place: usize, lexicon: &Lexicon) -> EntityId {
        let row = &lexicon.places[place];
        let state = lexicon.actor_ids.get(&row.country).and_then(|n| lexicon.state_of_actor.get(n)).copied();
        self.add(Entity {
            id: if lexicon.actor_ids.contains_key(&row.id) { format!("{}-place", row.id) } else { row.id.clone() },
            name: row.name.clone(),
            name_ar: row.name_ar.clone(),
            kind: Kind::Place,
            actor: None,
            state,
            office: None,
            gender: Gender::Feminine,
            number: Number::Singular,
            nature: None,
        })
    }

    /// The entry of a state's capital as a city.
    pub fn capital(&mut self, state: usize, lexicon: &Lexicon) -> EntityId {
        let row = &lexicon.states[state];
        if let Some(place) = lexicon.place_ids.get(&row.capital) {
            return self.place(*place, lexicon);
        }
        let listed = row.capital_ar.first().cloned().unwrap_or_default();
        self.add(Entity {
            id: slug(&row.capital),
            name: row.capital.clone(),
            name_ar: listed,
            kind: Kind::Place,
            actor: None,
            state: Some(state),
            office: None,
            gender: Gender::Feminine,
            number: Number::Singular,
            nature: None,
        })
    }

    /// The entry of someone that no lexicon knows, by name.
    pub fn unknown(&mut self, name_ar: &str, kind: Kind, state: Option<usize>) -> EntityId {
        let id = slug(name_ar);
        let id = if id.is_empty() { format!("name-{}", self.list.len()) } else { id };
        let feminine = kind != Kind::Person && is_feminine(name_ar);
        self.add(Entity {
            id,
            name: name_ar.to_string(),
            name_ar: name_ar.to_string(),
            kind,
            actor: None,
            state,
            office: None,
            gender: if feminine { Gender::Feminine } else { Gender::Masculine },
            number: Number::Singular,
            nature: None,
        })
    }

    /// The record of one mention.
    pub fn record(&self, id: EntityId, span: Span, text: &str, anaphor: bool) -> Actor {
        let entity = self.get(id);
        Actor {
            id: entity.id.clone(),
            name: entity.name.clone(),
            name_ar: entity.name_ar.clone(),
            kind: entity.kind,
            mention: span.of(text).to_string(),
            span,
            anaphor,
        }
    }
}

/// Forces, authorities: a feminine plural heads the name.
fn is_plural_of_things(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    first.chars().count() > 4 && first.ends_with("\u{0627}\u{062A}")
}

/// The first word of a name has the ending of a plural of men.
fn is_sound_plural(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    // Its citizens: the plural before a pronoun.
    let his = |w: &&str| w.chars().count() > 3 && w.ends_with([WAW, YEH]);
    if ["\u{0647}\u{0627}", "\u{0647}\u{0645}"].iter().any(|e| first.strip_suffix(e).filter(his).is_some()) {
        return true;
    }
    first.ends_with("\u{0648}\u{0646}") || first.ends_with("\u{064A}\u{0646}")
}

/// Whether an organisation's name agrees as feminine: by the ending of its first word.
pub fn is_feminine(name: &str) -> bool {
    let feminine = |w: &str| w.ends_with(crate::script::letters::HEH);
    let mut words = name.split_whitespace().map(fold);
    let first = words.next().unwrap_or_default();
    let definite = |w: &str| w.starts_with("\u{0627}\u{0644}");
    feminine(&first)
        || first.ends_with("\u{0627}\u{062A}")
        || definite(&first) && words.next().is_some_and(|second| definite(&second) && feminine(&second))
}

/// The ending of several people: Houthis.
pub fn is_people(word: &str) -> bool {
    word.ends_with("\u{0648}\u{0646}") || word.ends_with("\u{064A}\u{064A}\u{0646}")
}

/// The same behind a word of origin, with which no feminine adjective goes.
pub fn is_nation(word: &str) -> bool {
    is_people(word) && word.trim_end_matches(['\u{0646}', '\u{0648}']).ends_with('\u{064A}')
}
