//! A folded word → every reading that the lexicon licenses: clitics cut off, the stem looked up.
//!
//! The grammar of a written word is `(w|f) (b|l|k|s) (al) stem (pronoun)`; each cut must leave a listed stem.

use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Finite, Gender, Number, Person, Tense};
use crate::lexicon::index::{Kinds, Symbol};
use crate::lexicon::rows::{Particle, Word};
use crate::lexicon::sorts::{Beginnings, Domain};
use crate::lexicon::time_rows::TimeSorts;
use crate::script::is_ignored;
use crate::script::letters::*;
use crate::text::held::Held;
use crate::text::opened::{Opening, accusatives, phrases};
use crate::text::plain;
use crate::text::reader::Key;
use smallvec::{SmallVec, smallvec};

/// One way to read a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub cut: Cut,
    pub word: Word,
    pub suffix: Option<Suffix>,
}

/// The letters before a stem. `taken` is their length in bytes of folded text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// A coordinating `w` or `f`.
    pub conj: Option<char>,
    /// A preposition `b`, `l` or `k` (before an imperfect, `l` is "so that").
    pub prep: Option<char>,
    pub article: bool,
    /// The `s` of the future.
    pub future: bool,
    pub taken: u8,
}

/// The bytes of an Arabic letter.
pub const ARABIC: u8 = 2;

impl Cut {
    /// Where the stem begins, in bytes of folded text.
    #[inline]
    pub fn skip(&self) -> usize {
        usize::from(self.taken)
    }

    /// The bytes that a cut takes off the word as it was written, marks included: the letters of prepositions and
    /// conjunctions alone, for the article stays with a name. `folded` is the folded word.
    pub fn raw_len(self, raw: &str, folded: &str) -> usize {
        let mut letters = usize::from(self.conj.is_some()) + usize::from(self.prep.is_some());
        if self.prep == Some(LAM) && folded[..self.skip()].ends_with(LAM) && self.article {
            letters = letters.min(usize::from(self.conj.is_some()) + 1);
        }
        // A preposition that a word gave up (what they called "with" terror) still stands before its article.
        if letters == 0 && !self.future && self.skip() % (2 * LAM.len_utf8()) > 0 {
            letters = 1;
        }
        let mut seen = 0;
        for (n, c) in raw.char_indices() {
            if seen == letters && !is_ignored(c) {
                return n;
            }
            if !is_ignored(c) {
                seen += 1;
            }
        }
        raw.len()
    }

    /// Neither conjunction nor preposition is cut off; the article may be.
    pub fn is_bare(&self) -> bool {
        self.conj.is_none() && self.prep.is_none()
    }
}

/// A pronoun at a word's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suffix {
    pub person: Person,
    pub number: Number,
    pub gender: Gender,
}

/// All readings of one word, and all cuts that leave at least two letters. Laid out in the order in which it is asked for
/// them, so that what most words are asked stands together in memory.
#[derive(Clone, Debug, Default)]
#[repr(C)]
pub struct Readings {
    /// Of which word, as the reader knows it.
    pub(super) key: Key,
    /// It is a first name and a particle, both behind the same letters.
    pub ambiguous: bool,
    /// A nationality of two words may begin with it.
    pub compound: bool,
    /// No noun phrase begins with it but phrases of the lexicon, unless the article has told of somebody whose name it may
    /// be, figures follow, or it stands in marks.
    pub quiet: bool,
    /// By itself it may name somebody or some place, or stand for one.
    pub names: bool,
    /// It may be a first name with "al-Din" behind it.
    pub doubled: bool,
    /// It may be "what" or "whom", with a preposition or without.
    pub what: bool,
    /// It joins the parts of a foreign name: de, van.
    pub joint: bool,
    /// It says where something lies from a place: north of.
    pub bearing: bool,
    /// An expression of time may begin with it.
    pub time: bool,
    /// The kinds of all phrases that may begin with it.
    pub kinds: Kinds,
    /// It names a thing that is feminine and does not show it: war, fire.
    pub feminine: bool,
    /// The domain whose articles it marks.
    pub domain: Option<Domain>,
    /// The sorts of words among its readings.
    pub held: Held,
    /// The likeliest cut of a word that is nothing but a noun, wherever it stands: no verb, no particle, no deed.
    pub plain: Option<Cut>,
    /// The number by which phrases know it, whole, without the article at its front, and without the ending of an
    /// indefinite accusative.
    pub symbol: Symbol,
    pub bare: Symbol,
    pub nominative: Symbol,
    pub list: List,
    pub cuts: SmallVec<[Cut; 2]>,
    /// The cuts that leave the first word of a phrase.
    pub phrases: Box<[Opening]>,
    /// The same for the first word of a phrase in the indefinite accusative, whose ending is taken off.
    pub accusatives: Box<[Opening]>,
    /// How a last name begins that it can be.
    pub beginnings: Beginnings,
    /// How what its cuts leave begins.
    pub stems: Beginnings,
    /// The sorts of all words and phrases of time that may begin with it.
    pub time_sorts: TimeSorts,
    /// The cut that leaves a word which joins the parts of a name: father of, servant of.
    pub joining: Option<Cut>,
}

/// The readings of a word: of most one or two, which stand with the rest of what is known of it.
pub(super) type List = SmallVec<[Reading; 2]>;

impl Readings {
    /// The same word with other readings.
    pub(super) fn with_list(&self, list: List) -> Readings {
        Readings { held: Held::of(&list), list, plain: None, quiet: false, ..self.clone() }
    }
}

type Found = SmallVec<[Reading; 8]>;

/// The readings of a folded word, fewest clitics first. `marbuta` tells that its last letter was written as a ta marbuta, so
/// that no pronoun ends it.
pub(super) fn read(folded: &str, marbuta: bool, lexicon: &Lexicon) -> Readings {
    let cuts = cuts(folded);
    let mut list: Found = Found::new();
    for cut in &cuts {
        let rest = &folded[cut.skip()..];
        for word in lexicon.index.word(rest) {
            // The ta of a feminine participle opens up before a pronoun alone.
            let opened = is_feminine_participle(word) && rest.ends_with(TEH);
            // A dual without its noon stands before a genitive: it takes no article.
            if !(opened || cut.article && is_dual(word) && !rest.ends_with(NOON)) {
                add(&mut list, *cut, *word, None);
            }
        }
        if marbuta {
            continue;
        }
        stems(rest, |stem, suffix| {
            for word in lexicon.index.word(stem) {
                add(&mut list, *cut, *word, Some(suffix));
            }
        });
    }
    // Led it, struck it: no accusative of what ends in a ta marbuta, which takes no letter for it.
    let verb = |r: &Reading| matches!(r.word, Word::Verb { .. }) && r.pronoun().is_some();
    if folded.ends_with("\u{0647}\u{0627}") && list.iter().any(verb) {
        list.retain(|r| !r.suffix.is_some_and(is_tanwin));
    }
    if list.is_empty() {
        answers(folded, lexicon, &mut list);
    }
    let phrases = phrases(folded, &cuts, lexicon);
    let accusatives = accusatives(folded, &cuts, lexicon);
    let lists = phrases.iter().chain(&accusatives).map(|o| lexicon.index.at(o.list).kinds());
    let kinds = lists.fold(Kinds::default(), Kinds::and);
    let dated = |r: &Reading| matches!(r.word, Word::Weekday { .. } | Word::Month { .. });
    let time_sorts = lexicon.time_words.sorts(folded);
    let bare = folded.strip_prefix(ALEF).and_then(|rest| rest.strip_prefix(LAM));
    let names = list.iter().any(may_name);
    let joining = cuts.iter().find(|c| !c.article && !c.future && is_joining(&folded[c.skip()..])).copied();
    let joint = lexicon.joints.contains(folded);
    let doubled = lexicon.doubles.contains(&*[folded, " ", FAITH].concat());
    let held = Held::of(&list);
    let quiet = !(names || joint || doubled || joining.is_some() || held.is_within(Held::FAMILY));
    Readings {
        key: Key::default(),
        kinds,
        time_sorts,
        time: time_sorts != TimeSorts::default() || kinds.has(Kinds::TIME) || list.iter().any(dated),
        names,
        quiet,
        doubled,
        what: is_short(folded) && (folded.ends_with("\u{0645}\u{0627}") || folded.ends_with("\u{0645}\u{0646}")),
        plain: plain::always(&list, &cuts),
        ambiguous: list.iter().any(|r| r.word == Word::Given && list.iter().any(|p| is_particle(p) && p.cut == r.cut)),
        beginnings: cuts.iter().filter(|c| !c.future && !c.article).map(|c| &folded[c.skip()..]).collect(),
        stems: cuts.iter().map(|c| &folded[c.skip()..]).collect(),
        joining,
        compound: cuts.iter().any(|c| lexicon.compounds.contains_key(&folded[c.skip()..])),
        joint,
        bearing: lexicon.bearings.contains(folded),
        feminine: cuts.iter().any(|c| !c.future && lexicon.feminine.contains(&folded[c.skip()..])),
        phrases,
        accusatives,
        held,
        list: SmallVec::from_slice(&list),
        domain: cuts.iter().find_map(|c| lexicon.domains.get(&folded[c.skip()..])).copied(),
        cuts: SmallVec::from_slice(&cuts),
        symbol: lexicon.index.symbol(folded),
        bare: bare.map_or(Symbol::NONE, |bare| lexicon.index.symbol(bare)),
        nominative: folded.strip_suffix(ALEF).map_or(Symbol::NONE, |noun| lexicon.index.symbol(noun)),
    }
}

fn is_feminine_participle(word: &Word) -> bool {
    matches!(
        word,
        Word::Active { gender: Gender::Feminine, number: Number::Singular, .. }
            | Word::Passive { gender: Gender::Feminine, number: Number::Singular, .. }
    )
}

/// "Would have": the `l` before a verb of the past that answers what was never so; where the word is nothing else.
fn answers(folded: &str, lexicon: &Lexicon, list: &mut Found) {
    let Some(rest) = folded.strip_prefix(LAM) else { return };
    let cut = Cut { prep: Some(LAM), taken: ARABIC, ..Cut::default() };
    let mut past = |word: &Word, suffix: Option<Suffix>| {
        if matches!(word, Word::Verb { form, .. } if form.tense == Tense::Past && form.person == Person::Third) {
            list.push(Reading { cut, word: *word, suffix });
        }
    };
    lexicon.index.word(rest).iter().for_each(|w| past(w, None));
    stems(rest, |stem, suffix| lexicon.index.word(stem).iter().for_each(|w| past(w, Some(suffix))));
}

/// The second word of many first names: al-Din, folded.
pub const FAITH: &str = "\u{0627}\u{0644}\u{062F}\u{064A}\u{0646}";

/// No more than four letters: "what" with all that is written together with it.
fn is_short(folded: &str) -> bool {
    folded.chars().nth(4).is_none()
}

/// Servant of: the word behind it is one of God's names.
pub const ABD: [char; 3] = ['\u{0639}', BEH, '\u{062F}'];

/// Abu, umm, bin, abd.
pub fn is_joining(word: &str) -> bool {
    const FORMS: [&[char]; 4] = [&[ALEF, BEH, WAW], &[ALEF, MEEM], &[BEH, NOON], &ABD];
    FORMS.iter().any(|f| word.chars().eq(f.iter().copied()))
}

fn is_particle(reading: &Reading) -> bool {
    matches!(reading.word, Word::Particle { .. })
}

fn may_name(reading: &Reading) -> bool {
    matches!(
        reading.word,
        Word::Title { .. }
            | Word::Agent { .. }
            | Word::Head { .. }
            | Word::People { .. }
            | Word::Nisba { .. }
            | Word::Given
            | Word::Family(_)
            | Word::Site(_)
            | Word::Anaphor { .. }
    )
}

fn add(list: &mut Found, cut: Cut, word: Word, suffix: Option<Suffix>) {
    let reading = Reading { cut, word, suffix };
    if licensed(&reading) && !list.contains(&reading) {
        list.push(reading);
    }
}

fn is_dual(word: &Word) -> bool {
    matches!(
        word,
        Word::Agent { number: Number::Dual, .. }
            | Word::Head { number: Number::Dual, .. }
            | Word::Event { number: Number::Dual, .. }
    )
}

fn licensed(reading: &Reading) -> bool {
    let Reading { cut, word, suffix } = reading;
    if cut.article && suffix.is_some_and(|s| !is_tanwin(s)) {
        return false;
    }
    let tanwin = suffix.is_some_and(is_tanwin);
    // What a preposition governs is no accusative.
    if tanwin && cut.prep.is_some() {
        return false;
    }
    match word {
        Word::Verb { form, .. } => verb_licensed(cut, *form, *suffix),
        Word::Particle { class } => {
            !cut.article
                && !cut.future
                && !tanwin
                && !suffix.is_some_and(is_my)
                && (cut.prep.is_none()
                    || matches!(
                        class,
                        Particle::Complementizer | Particle::Relative | Particle::Demonstrative | Particle::Quantifier
                    ))
                && (suffix.is_none()
                    || matches!(
                        class,
                        Particle::Complementizer | Particle::Preposition | Particle::Quantifier | Particle::Auxiliary
                    ))
        }
        Word::Family(definite) => !cut.future && suffix.is_none() && cut.article == *definite,
        Word::Weekday { .. }
        | Word::Month { .. }
        | Word::Given
        | Word::Site(_)
        | Word::Purpose
        | Word::Title { .. }
        | Word::People { .. } => !cut.future && suffix.is_none(),
        Word::Nisba { .. } => !cut.future && (suffix.is_none() || tanwin),
        Word::Event { number: Number::Dual, .. } => !cut.future && suffix.is_none(),
        _ => !cut.future && (!cut.article || !tanwin),
    }
}

fn verb_licensed(cut: &Cut, form: Finite, suffix: Option<Suffix>) -> bool {
    let present = form.tense == Tense::Present;
    !cut.article
        && suffix.is_none_or(|s| !is_tanwin(s) && !is_my(s))
        && (!cut.future || present)
        && match cut.prep {
            None => true,
            Some(LAM) => present && !cut.future,
            _ => false,
        }
}

/// "My", which verbs and longer prepositions do not take.
fn is_my(suffix: Suffix) -> bool {
    suffix.person == Person::First && suffix.gender == Gender::Feminine
}

/// The accusative ending of an indefinite noun is written like a suffix but refers to nobody.
const TANWIN: Suffix = Suffix { person: Person::Second, number: Number::Dual, gender: Gender::Feminine };

fn is_tanwin(suffix: Suffix) -> bool {
    suffix == TANWIN
}

impl Reading {
    /// The pronoun at the end, if any.
    pub fn pronoun(&self) -> Option<Suffix> {
        self.suffix.filter(|s| !is_tanwin(*s))
    }

    /// Whether it ends in the accusative of an indefinite noun.
    pub fn is_accusative(&self) -> bool {
        self.suffix.is_some_and(is_tanwin)
    }
}

/// Every way to cut letters off the front.
fn cuts(word: &str) -> SmallVec<[Cut; 12]> {
    let mut out = smallvec![Cut::default()];
    let long = |rest: &str, n: usize| rest.chars().nth(n - 1).is_some();
    let mut starts: SmallVec<[Cut; 3]> = smallvec![Cut::default()];
    for c in [WAW, FEH] {
        if let Some(rest) = word.strip_prefix(c)
            && long(rest, 2)
        {
            starts.push(Cut { conj: Some(c), taken: ARABIC, ..Cut::default() });
        }
    }
    for start in starts {
        if start.skip() > 0 {
            out.push(start);
        }
        let rest = &word[start.skip()..];
        if let Some(stem) = rest.strip_prefix(ALEF).and_then(|r| r.strip_prefix(LAM))
            && long(stem, 2)
        {
            out.push(Cut { article: true, taken: start.taken + 2 * ARABIC, ..start });
        }
        if let Some(stem) = rest.strip_prefix(SEEN)
            && long(stem, 2)
        {
            out.push(Cut { future: true, taken: start.taken + ARABIC, ..start });
        }
        for prep in [BEH, LAM, KAF] {
            let Some(stem) = rest.strip_prefix(prep).filter(|s| long(s, 2)) else { continue };
            let cut = Cut { prep: Some(prep), taken: start.taken + ARABIC, ..start };
            out.push(cut);
            if let Some(stem) = stem.strip_prefix(ALEF).and_then(|r| r.strip_prefix(LAM))
                && long(stem, 2)
            {
                out.push(Cut { article: true, taken: cut.taken + 2 * ARABIC, ..cut });
            }
            if prep == LAM && stem.starts_with(LAM) {
                // The alef of the article falls after l; a stem that itself begins with l keeps one of three.
                out.push(Cut { article: true, taken: cut.taken + ARABIC, ..cut });
                out.push(Cut { article: true, ..cut });
            }
        }
    }
    out
}

/// The pronouns that a word can end in.
const ENDINGS: [(&str, Suffix); 10] = {
    use Gender::*;
    use Number::*;
    use Person::*;
    [
        ("\u{0647}\u{0645}\u{0627}", Suffix { person: Third, number: Dual, gender: Masculine }),
        ("\u{0647}\u{0627}", Suffix { person: Third, number: Singular, gender: Feminine }),
        ("\u{0647}\u{0645}", Suffix { person: Third, number: Plural, gender: Masculine }),
        ("\u{0647}\u{0646}", Suffix { person: Third, number: Plural, gender: Feminine }),
        ("\u{0647}", Suffix { person: Third, number: Singular, gender: Masculine }),
        ("\u{0646}\u{0627}", Suffix { person: First, number: Plural, gender: Masculine }),
        ("\u{0643}\u{0645}", Suffix { person: Second, number: Plural, gender: Masculine }),
        ("\u{0643}", Suffix { person: Second, number: Singular, gender: Masculine }),
        ("\u{0646}\u{064A}", Suffix { person: First, number: Singular, gender: Masculine }),
        // "My": only nouns take it; the gender tells it from "me".
        ("\u{064A}", Suffix { person: First, number: Singular, gender: Feminine }),
    ]
};

/// Gives `see` the word without an ending, with what the ending said; spellings that change before an ending are undone.
fn stems(word: &str, mut see: impl FnMut(&str, Suffix)) {
    // With these all of them end.
    if !word.ends_with([ALEF, HEH, KAF, MEEM, NOON, YEH]) {
        return;
    }
    let mut other = String::new();
    for (ending, suffix) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending).filter(|s| s.chars().nth(1).is_some()) else { continue };
        see(stem, suffix);
        let last = stem.chars().next_back();
        let bare = &stem[..stem.len() - last.map_or(0, char::len_utf8)];
        let mut spelt = |stem: &str, end: char| {
            other.clear();
            other.push_str(stem);
            other.push(end);
            see(&other, suffix);
        };
        match last {
            // A ta marbuta opens before a suffix; folding wrote it as h.
            Some(TEH) => spelt(bare, HEH),
            Some(ALEF) => spelt(bare, YEH),
            Some(WAW) => {
                spelt(stem, ALEF);
                if bare.ends_with(ALEF) {
                    spelt(bare, HAMZA);
                }
                // A sound plural loses its noon.
                spelt(stem, NOON);
            }
            Some(YEH) => {
                if bare.ends_with(ALEF) {
                    spelt(bare, HAMZA);
                }
                spelt(stem, NOON);
            }
            _ => {}
        }
    }
    if let Some(stem) = word.strip_suffix(ALEF).filter(|s| s.chars().nth(1).is_some()) {
        see(stem, TANWIN);
    }
}
