//! The sorts of actors that frames ask for, and the sorts of articles whose words mean something else.

use rustc_hash::FxHashSet;

/// What sort of actor a frame asks for: leaders arrive to talk, troops arrive to fight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Somebody, named or not, who bears no arms.
    Person,
    /// A state or a body that governs.
    State,
    /// Troops, fighters, armed groups, their aircraft and ships.
    Armed,
    /// Somebody with a name or an office: his attack on another is made of words.
    Speaker,
    /// States and those who govern, fight or speak for them, parties, whoever is known: what they hope for is politics.
    Public,
    /// A body that speaks and bears no arms: a parliament, a party, a ministry, those who oppose.
    Civil,
    /// More than one man: who goes out into the street alone takes a walk.
    Many,
}

impl Class {
    pub fn named(word: &str) -> Option<Class> {
        match word {
            "person" => Some(Class::Person),
            "state" => Some(Class::State),
            "armed" => Some(Class::Armed),
            "speaker" => Some(Class::Speaker),
            "public" => Some(Class::Public),
            "civil" => Some(Class::Civil),
            "many" => Some(Class::Many),
            _ => None,
        }
    }
}

/// What an article is about where "attack", "defence" and "retreat" are no deeds of war.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    Sport,
    Market,
    Weather,
    /// Crashes, fires, drownings: nobody attacks.
    Accident,
    /// Weapons and fights: where one is told of, those who die are killed.
    Arms,
    /// States, their offices and their disputes: what is told there is meant for claims.
    Politics,
    /// Towns, schools, trade, arts: little that is done there is a claim.
    Daily,
}

impl Domain {
    /// All, in the order of their numbers.
    pub const ALL: [Domain; 7] = [
        Domain::Sport,
        Domain::Market,
        Domain::Weather,
        Domain::Accident,
        Domain::Arms,
        Domain::Politics,
        Domain::Daily,
    ];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        ["sport", "market", "weather", "accident", "arms", "politics", "daily"][self as usize]
    }

    pub fn named(word: &str) -> Option<Domain> {
        Domain::ALL.into_iter().find(|domain| domain.name() == word)
    }
}

/// What a word says of those against whom a protest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// A preposition that brings them: against.
    Foe,
    /// A preposition that brings the place where they sit: in front of.
    Facing,
    /// Where they sit: the seat of, the building of.
    Seat,
    /// What is demanded of those who are not wanted: the resignation of.
    End,
    /// A word of slogans: down with.
    Chant,
    /// The same, if "to" follows: no to.
    ChantTo,
    /// A verb of what is said or shown within a protest: to chant.
    Part,
    /// A phrase that brings what set it off: because of, against the background of.
    Cause,
    /// A word that brings what moves those who came out: amid (anger at), to express.
    Mood,
}

/// What a word says of the issue beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// It stands before what matters: the necessity of, the subject of.
    Hollow,
    /// A preposition whose phrase tells when or how, and belongs to no issue.
    Circumstance,
    /// The same, telling what for: with the aim of. A verbal noun behind it is the subject's to do.
    Aim,
    /// The same, telling what did not happen: without.
    Lack,
    /// The same, telling what may happen: for fear of.
    Fear,
    /// The same, telling why: because of, in answer to.
    Cause,
    /// The same, telling by what: through, by way of. A verbal noun behind it is what the subject does.
    Means,
    /// The same, bringing who took part: in the presence of.
    Present,
    /// A preposition that brings an issue.
    About,
    /// A preposition that brings one issue more: in addition to.
    Also,
    /// A verb whose object is what was talked about.
    Discuss,
    /// An account that somebody gives: what is so "according to" one is his word.
    Account,
    /// It marks the first of two sides: on the one hand.
    Side,
    /// It sets what another says or does against what was told: "while".
    Contrast,
    /// A word that takes up what was told: "a step that".
    Matter,
    /// A preposition that brings whose a town is: under the control of, in the hands of.
    Held,
    /// God: what is asked of him or told of his mercy is no news.
    God,
}

impl Topic {
    /// Whether a phrase behind the preposition tells when, how, why or what for.
    pub fn is_circumstance(self) -> bool {
        matches!(self, Topic::Circumstance | Topic::Aim | Topic::Lack | Topic::Fear | Topic::Cause | Topic::Means)
    }

    /// The same, or with whom: it belongs to no issue.
    pub fn is_aside(self) -> bool {
        self.is_circumstance() || self == Topic::Present
    }
}

/// What a word does in the name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// A kind of place before the name of one: town, province, airport.
    Head,
    /// The same, before whose names ordinary words stand: village, quarter, street.
    Local,
    /// The same, and much else: only a known place or an unknown word behind it is one.
    Weak,
    /// The first word of names of several: house, spring, monastery, San.
    Opening,
    /// An adjective that ends a name: the greater, the eastern.
    Ending,
}

impl Site {
    pub fn named(word: &str) -> Option<Site> {
        match word {
            "head" => Some(Site::Head),
            "local" => Some(Site::Local),
            "weak" => Some(Site::Weak),
            "opening" => Some(Site::Opening),
            "ending" => Some(Site::Ending),
            _ => None,
        }
    }
}

/// For whom a word stands that names nobody itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anaphor {
    /// The two sides.
    Pair,
    /// The two countries.
    PairState,
    /// The two leaders.
    PairPerson,
    /// His counterpart: who holds the same office elsewhere.
    Counterpart,
    /// His country.
    Country,
    /// The kingdom: the state of whom the text tells, if it is one.
    Kingdom,
    /// The latter.
    Last,
    /// His Excellency: the person told of last.
    Honour,
    /// His Highness, His Majesty: the same, of a state with a crown.
    Highness,
    /// The one he talks to.
    Interlocutor,
    /// Behind it an adjective of nationality: the Iranian side is Iran.
    Side,
}

/// Ids of describing nouns, by which those are of a sort whose ids end in one: soldiers, french-soldiers.
#[derive(Clone, Debug, Default)]
pub struct Sort(FxHashSet<Box<str>>);

impl Sort {
    pub fn extend(&mut self, ids: impl IntoIterator<Item = String>) {
        self.0.extend(ids.into_iter().map(String::into_boxed_str));
    }

    /// Whether an id is one of them or ends in one.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains(id) || id.match_indices('-').any(|(at, _)| self.0.contains(&id[at + 1..]))
    }

    /// Whether an id is one of them.
    pub fn is(&self, id: &str) -> bool {
        self.0.contains(id)
    }
}

/// Folded nouns of which one is asked for: `object=` of a frame, and its like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stems {
    /// Those of three letters or more, by their first two; sorted.
    long: Vec<(u32, Box<str>)>,
    /// Those of one or two letters, whose last may change before an ending, and what is not Arabic.
    short: Vec<Box<str>>,
    beginnings: Beginnings,
}

impl Stems {
    /// Those with which a word may begin, or another form of which it may be.
    pub fn near(&self, word: &str) -> impl Iterator<Item = &str> {
        let first = first_bytes(word);
        let from = if self.beginnings.may_be(word) {
            self.long.partition_point(|(own, _)| *own < first)
        } else {
            self.long.len()
        };
        let long = self.long[from..].iter().take_while(move |(own, _)| *own == first).map(|(_, stem)| &**stem);
        long.chain(self.short.iter().map(|stem| &**stem))
    }

    /// Whether a word that can begin in these ways may be one of them: for a quick test.
    pub fn may_meet(&self, beginnings: &Beginnings) -> bool {
        !self.short.is_empty() || self.beginnings.meet(beginnings)
    }

    /// Whether a word is one of them as it stands.
    pub fn has(&self, word: &str) -> bool {
        self.near(word).any(|stem| stem == word)
    }

    pub fn is_empty(&self) -> bool {
        self.long.is_empty() && self.short.is_empty()
    }
}

impl FromIterator<String> for Stems {
    fn from_iter<T: IntoIterator<Item = String>>(words: T) -> Self {
        let mut stems = Stems::default();
        for stem in words {
            let mut letters = stem.chars();
            let two = [letters.next(), letters.next()];
            if letters.next().is_some() && two.iter().flatten().all(|c| c.len_utf8() == 2) {
                stems.beginnings.add(&stem);
                stems.long.push((first_bytes(&stem), stem.into()));
            } else {
                stems.short.push(stem.into());
            }
        }
        stems.long.sort_unstable();
        stems
    }
}

/// The first two letters of some words (four bytes), for a quick test: one bit for each two, which a few others share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beginnings([u64; 4]);

impl Beginnings {
    pub fn add(&mut self, word: &str) {
        let (at, bit) = Beginnings::place(word);
        self.0[at] |= 1 << bit;
    }

    /// Whether a word may be one of them, or begin with one of two letters or more.
    pub fn may_be(&self, word: &str) -> bool {
        let (at, bit) = Beginnings::place(word);
        self.0[at] >> bit & 1 == 1
    }

    /// Whether a word of both may begin alike.
    pub fn meet(&self, other: &Beginnings) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    fn place(word: &str) -> (usize, u32) {
        let mixed = first_bytes(word).wrapping_mul(0x9E37_79B1) >> 24;
        (mixed as usize / 64, mixed % 64)
    }
}

/// The first four bytes of a word, two letters of Arabic, as one number.
fn first_bytes(word: &str) -> u32 {
    let bytes = word.as_bytes();
    u32::from_le_bytes(bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut short = [0; 4];
        short[..bytes.len()].copy_from_slice(bytes);
        short
    }))
}

impl<'w> FromIterator<&'w str> for Beginnings {
    fn from_iter<T: IntoIterator<Item = &'w str>>(words: T) -> Self {
        words.into_iter().fold(Beginnings::default(), |mut all, word| {
            all.add(word);
            all
        })
    }
}
