//! A verb's unvocalised forms from its past, present, root and pattern.
//!
//! What comes in: third person masculine singular past and present as written without vowels (the two say what root and
//! pattern alone leave open), root letters, pattern. What goes out: every finite form, participles, each with its features.
//! Verbal nouns are listed, not made. Imperatives are left out: reported news has none.
//! The classes (sound, doubled, hamzated, hollow, defective) are those of the grammars, e.g. Ryding, A Reference Grammar
//! of Modern Standard Arabic, 2005, chapters 21 to 33.

use crate::script::letters::*;

/// What a form says about its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Person {
    First,
    Second,
    Third,
}

/// Singular, dual or plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Number {
    Singular,
    Dual,
    Plural,
}

/// Masculine or feminine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    Masculine,
    Feminine,
}

/// Perfect or imperfect (moods share most unvocalised forms).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tense {
    Past,
    Present,
}

/// One finite form's features.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finite {
    pub tense: Tense,
    pub person: Person,
    pub number: Number,
    pub gender: Gender,
    /// The spelling shows that it is passive; most passives do not show.
    pub passive: bool,
    /// A weak letter has fallen away, as in the jussive alone.
    pub clipped: bool,
}

/// A verb as the lexicon lists it.
#[derive(Clone, Copy, Debug)]
pub struct Verb<'a> {
    pub past: &'a str,
    pub present: &'a str,
    pub root: &'a str,
    /// `I` to `X`, `Q1`, `Q2`.
    pub form: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    Sound,
    Doubled,
    Hollow,
    Defective,
}

use Gender::{Feminine, Masculine};
use Number::{Dual, Plural, Singular};
use Person::{First, Second, Third};

impl Verb<'_> {
    fn class(&self) -> Class {
        let past: Vec<char> = self.past.chars().collect();
        let root: Vec<char> = self.root.chars().collect();
        let last = *past.last().unwrap_or(&' ');
        let weak = |c: char| matches!(c, WAW | YEH | ALEF | ALEF_MAQSURA);
        if matches!(last, ALEF | ALEF_MAQSURA) || (last == YEH && root.last().is_some_and(|c| weak(*c))) {
            return Class::Defective;
        }
        let n = past.len();
        let long_before_last = n >= 3 && past[n - 2] == ALEF;
        if root.len() == 3
            && weak(root[1])
            && long_before_last
            && matches!(self.form, "I" | "IV" | "VII" | "VIII" | "X")
        {
            return Class::Hollow;
        }
        let twice = root.len() == 3 && root[1] == root[2];
        if twice
            && matches!(self.form, "I" | "III" | "IV" | "VI" | "VII" | "VIII" | "X")
            && !(n >= 2 && past[n - 1] == past[n - 2])
        {
            return Class::Doubled;
        }
        if self.form == "Q4" || self.form == "IX" {
            return Class::Doubled;
        }
        Class::Sound
    }

    /// Every finite form.
    pub fn finite(&self) -> Vec<(String, Finite)> {
        let mut out = Vec::new();
        let class = self.class();
        past(self.past, class, self, false, &mut out);
        present(self.present, class, false, &mut out);
        let (passive_past, passive_present) = (self.passive_past(class), self.passive_present(class));
        if passive_past != self.past {
            past(&passive_past, class, self, true, &mut out);
        }
        if passive_present != self.present {
            present(&passive_present, class, true, &mut out);
        }
        out.sort();
        out.dedup();
        out
    }

    fn passive_past(&self, class: Class) -> String {
        let mut letters: Vec<char> = self.past.chars().collect();
        let n = letters.len();
        if self.form == "I" && n == 3 && letters[1] == ALEF_HAMZA_ABOVE {
            letters[1] = YEH_HAMZA;
        }
        match class {
            Class::Hollow => letters[n - 2] = YEH,
            Class::Defective => letters[n - 1] = YEH,
            _ => {}
        }
        // `was begun`, `was appended`, `was attacked by surprise`: a hamza behind i.
        if letters[n - 1] == ALEF_HAMZA_ABOVE {
            letters[n - 1] = YEH_HAMZA;
        }
        if n >= 4
            && matches!(self.form, "III" | "V" | "VI" | "VIII" | "Q1")
            && matches!(letters[n - 2], HAMZA | ALEF_HAMZA_ABOVE)
        {
            letters[n - 2] = YEH_HAMZA;
        }
        match self.form {
            "IV" if n >= 3 && letters[1] == YEH && class != Class::Hollow => letters[1] = WAW,
            "V" if letters[1] == ALEF_HAMZA_ABOVE => letters[1] = WAW_HAMZA,
            "VI" if letters[1] == ALEF_MADDA => letters.splice(1..2, [WAW_HAMZA, WAW]).for_each(drop),
            "Q1" if letters[1] == YEH => letters[1] = WAW,
            "VIII" if letters[1] == YEH_HAMZA => letters[1] = WAW_HAMZA,
            "X" if letters[3] == ALEF_HAMZA_ABOVE => letters[3] = WAW_HAMZA,
            "III" if n >= 3 && letters[1] == ALEF => letters[1] = WAW,
            "III" if letters[0] == ALEF_MADDA => letters.splice(0..1, [ALEF_HAMZA_ABOVE, WAW]).for_each(drop),
            "VI" if n >= 4 && letters[2] == ALEF => letters[2] = WAW,
            "IV" if letters[0] == ALEF_MADDA => letters.splice(0..1, [ALEF_HAMZA_ABOVE, WAW]).for_each(drop),
            _ => {}
        }
        letters.into_iter().collect()
    }

    fn passive_present(&self, class: Class) -> String {
        let mut letters: Vec<char> = self.present.chars().collect();
        let n = letters.len();
        match class {
            Class::Hollow if n >= 3 => letters[n - 2] = ALEF,
            Class::Defective => letters[n - 1] = ALEF_MAQSURA,
            _ => {}
        }
        if matches!(self.form, "I" | "VIII") && letters.get(1) == Some(&ALEF_HAMZA_ABOVE) {
            letters[1] = WAW_HAMZA;
        }
        // A hamza that stood behind i stands behind a now.
        if letters[n - 1] == YEH_HAMZA {
            letters[n - 1] = ALEF_HAMZA_ABOVE;
        }
        if n >= 4 && letters[n - 2] == YEH_HAMZA && class == Class::Sound {
            letters[n - 2] = if letters[n - 3] == ALEF { HAMZA } else { ALEF_HAMZA_ABOVE };
        }
        let root: Vec<char> = self.root.chars().collect();
        if self.form == "I" && root.first() == Some(&WAW) && letters.get(1) != Some(&WAW) {
            letters.insert(1, WAW);
        }
        letters.into_iter().collect()
    }

    /// Active participles: masculine singular, as definite or before a suffix; a defective one's short form too.
    pub fn active_participles(&self) -> Vec<String> {
        let class = self.class();
        if self.form == "I" {
            let root: Vec<char> = self.root.chars().collect();
            let [a, b, c] = root[..] else { return Vec::new() };
            let head: String =
                if a == ALEF_HAMZA_ABOVE || a == HAMZA { ALEF_MADDA.to_string() } else { [a, ALEF].iter().collect() };
            let c = if c == HAMZA { YEH_HAMZA } else { c };
            let b = if b == HAMZA { YEH_HAMZA } else { b };
            return match class {
                Class::Doubled => vec![format!("{head}{b}")],
                Class::Hollow if c == YEH_HAMZA => vec![format!("{head}{YEH_HAMZA}{YEH}"), format!("{head}{HAMZA}")],
                Class::Hollow => vec![format!("{head}{YEH_HAMZA}{c}")],
                Class::Defective if b == YEH_HAMZA => vec![format!("{head}{b}{YEH}"), format!("{head}{HAMZA}")],
                Class::Defective => vec![format!("{head}{b}{YEH}"), format!("{head}{b}")],
                Class::Sound => vec![format!("{head}{b}{c}")],
            };
        }
        let body: String = self.present.chars().skip(1).collect();
        let whole = format!("{MEEM}{body}");
        match class {
            Class::Defective => {
                let stem = drop_last(&whole);
                vec![format!("{stem}{YEH}"), stem]
            }
            _ => vec![self.behind_i(&whole)],
        }
    }

    /// The fifth and sixth patterns have a in the present and i in the participle: a hamza there changes its seat.
    fn behind_i(&self, participle: &str) -> String {
        let mut letters: Vec<char> = participle.chars().collect();
        let n = letters.len();
        if matches!(self.form, "V" | "VI" | "Q2") {
            if letters[n - 1] == ALEF_HAMZA_ABOVE {
                letters[n - 1] = YEH_HAMZA;
            } else if matches!(letters[n - 2], HAMZA | ALEF_HAMZA_ABOVE) {
                letters[n - 2] = YEH_HAMZA;
            }
        }
        letters.into_iter().collect()
    }

    /// Passive participles: masculine singular.
    pub fn passive_participles(&self) -> Vec<String> {
        let class = self.class();
        if self.form == "I" {
            let root: Vec<char> = self.root.chars().collect();
            let [a, b, c] = root[..] else { return Vec::new() };
            let a = if a == HAMZA { ALEF_HAMZA_ABOVE } else { a };
            let b = match (b, class) {
                (HAMZA, Class::Defective) => YEH_HAMZA,
                (HAMZA, _) => WAW_HAMZA,
                _ => b,
            };
            return match class {
                Class::Hollow => {
                    let middle = if root[1] == YEH { YEH } else { WAW };
                    vec![[MEEM, a, middle, c].iter().collect()]
                }
                Class::Defective => {
                    let last = if self.present.ends_with(WAW) { WAW } else { YEH };
                    vec![[MEEM, a, b, last].iter().collect()]
                }
                _ => vec![[MEEM, a, b, WAW, c].iter().collect()],
            };
        }
        let passive = self.passive_present(class);
        let body: String = passive.chars().skip(1).collect();
        vec![format!("{MEEM}{body}")]
    }
}

fn drop_last(word: &str) -> String {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str().to_string()
}

fn push(out: &mut Vec<(String, Finite)>, form: String, tense: Tense, who: (Person, Number, Gender), passive: bool) {
    out.push((form, Finite { tense, person: who.0, number: who.1, gender: who.2, passive, clipped: false }));
}

/// The stem before a suffix that begins with a consonant.
fn short(stem: &str, class: Class, root: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    let n = letters.len();
    match class {
        Class::Hollow => letters[..n - 2].iter().chain(&letters[n - 1..]).collect(),
        Class::Doubled => format!("{stem}{}", letters[n - 1]),
        Class::Defective => {
            let last = letters[n - 1];
            let weak = if last == ALEF { if root.ends_with(YEH) { YEH } else { WAW } } else { YEH };
            format!("{}{weak}", drop_last(stem))
        }
        Class::Sound => stem.to_string(),
    }
}

/// A stem and a suffix that begins with a consonant: two of one letter are written once.
fn joined(stem: &str, suffix: &[char]) -> String {
    let doubled = stem.ends_with(suffix[0]);
    stem.chars().chain(suffix[usize::from(doubled)..].iter().copied()).collect()
}

/// A word whose hamza at the end would be followed by a suffix: behind long i it then sits on a tooth.
fn before_suffix(word: &str) -> String {
    match word.strip_suffix(HAMZA) {
        Some(bare) if bare.ends_with(YEH) => format!("{bare}{YEH_HAMZA}"),
        _ => word.to_string(),
    }
}

fn past(stem: &str, class: Class, verb: &Verb<'_>, passive: bool, out: &mut Vec<(String, Finite)>) {
    let mut add = |form: String, who| push(out, form, Tense::Past, who, passive);
    let defective = class == Class::Defective;
    let ends_in_yeh = stem.ends_with(YEH);
    let bare = drop_last(stem);
    add(stem.to_string(), (Third, Singular, Masculine));
    let stem = before_suffix(stem);
    let feminine = if defective && !ends_in_yeh { format!("{bare}{TEH}") } else { format!("{stem}{TEH}") };
    add(format!("{feminine}{ALEF}"), (Third, Dual, Feminine));
    add(feminine, (Third, Singular, Feminine));
    if defective {
        let weak = short(&stem, class, verb.root);
        add(format!("{weak}{ALEF}"), (Third, Dual, Masculine));
        if !passive && weak.ends_with(WAW) {
            // Papers write the two called for with the letter of the passive.
            add(format!("{bare}{YEH}{ALEF}"), (Third, Dual, Masculine));
        }
        add(format!("{bare}{WAW}{ALEF}"), (Third, Plural, Masculine));
    } else if stem.ends_with(ALEF_HAMZA_ABOVE) {
        add(format!("{bare}{ALEF_MADDA}"), (Third, Dual, Masculine));
        add(format!("{bare}{WAW_HAMZA}{WAW}{ALEF}"), (Third, Plural, Masculine));
        add(format!("{stem}{WAW}{ALEF}"), (Third, Plural, Masculine));
    } else if stem.ends_with(HAMZA) {
        add(format!("{stem}{ALEF}"), (Third, Dual, Masculine));
        add(format!("{bare}{WAW_HAMZA}{WAW}{ALEF}"), (Third, Plural, Masculine));
        add(format!("{stem}{WAW}{ALEF}"), (Third, Plural, Masculine));
    } else {
        add(format!("{stem}{ALEF}"), (Third, Dual, Masculine));
        add(format!("{stem}{WAW}{ALEF}"), (Third, Plural, Masculine));
    }
    let mut short = short(&stem, class, verb.root);
    // A hamza after a lost long vowel sits on the letter that the short vowel asks for.
    if class == Class::Hollow && (short.ends_with(HAMZA) || short.ends_with(YEH_HAMZA)) {
        let seat = match verb.form {
            _ if passive => YEH_HAMZA,
            "I" if verb.present.contains(WAW) => WAW_HAMZA,
            "I" => YEH_HAMZA,
            _ => ALEF_HAMZA_ABOVE,
        };
        short = format!("{}{seat}", drop_last(&short));
    }
    add(joined(&short, &[NOON]), (Third, Plural, Feminine));
    add(joined(&short, &[TEH]), (First, Singular, Masculine));
    add(joined(&short, &[NOON, ALEF]), (First, Plural, Masculine));
    add(joined(&short, &[TEH, MEEM]), (Second, Plural, Masculine));
    add(joined(&short, &[TEH, MEEM, ALEF]), (Second, Dual, Masculine));
}

fn present(form: &str, class: Class, passive: bool, out: &mut Vec<(String, Finite)>) {
    let mut add_as = |form: String, who: (Person, Number, Gender), clipped: bool| {
        let finite = Finite { tense: Tense::Present, person: who.0, number: who.1, gender: who.2, passive, clipped };
        out.push((form, finite));
    };
    let body: String = form.chars().skip(1).collect();
    let letters: Vec<char> = body.chars().collect();
    let n = letters.len();
    let defective = class == Class::Defective;
    let with = |prefix: char, body: &str| -> String {
        match (prefix, body.chars().next()) {
            (ALEF_HAMZA_ABOVE, Some(ALEF_HAMZA_ABOVE | HAMZA)) => {
                let rest: String = body.chars().skip(1).collect();
                format!("{ALEF_MADDA}{rest}")
            }
            _ => format!("{prefix}{body}"),
        }
    };
    // The stem without its long vowel; a hamza behind it sits where that vowel asks.
    let cut = || -> String {
        let last = match (letters[n - 2], letters[n - 1]) {
            (YEH, HAMZA) => YEH_HAMZA,
            (WAW, HAMZA) => WAW_HAMZA,
            (_, HAMZA) => ALEF_HAMZA_ABOVE,
            (_, last) => last,
        };
        letters[..n - 2].iter().copied().chain([last]).collect()
    };
    let singular = [
        (YEH, (Third, Singular, Masculine)),
        (TEH, (Third, Singular, Feminine)),
        (ALEF_HAMZA_ABOVE, (First, Singular, Masculine)),
        (NOON, (First, Plural, Masculine)),
    ];
    for (prefix, who) in singular {
        add_as(with(prefix, &body), who, false);
        // Jussive: a weak letter falls away.
        match class {
            Class::Hollow if n >= 2 => add_as(with(prefix, &cut()), who, true),
            Class::Defective => add_as(with(prefix, &drop_last(&body)), who, true),
            _ => {}
        }
    }
    let mut add = |form: String, who| add_as(form, who, false);
    let body = before_suffix(&body);
    let last = body.chars().next_back().unwrap_or(' ');
    let dual = match last {
        ALEF_MAQSURA | YEH if defective => format!("{}{YEH}", drop_last(&body)),
        ALEF_HAMZA_ABOVE => format!("{}{ALEF_MADDA}", drop_last(&body)),
        _ => format!("{body}{ALEF}"),
    };
    let dual = if last == ALEF_HAMZA_ABOVE || dual.ends_with(ALEF) { dual } else { format!("{dual}{ALEF}") };
    for (prefix, who) in [(YEH, (Third, Dual, Masculine)), (TEH, (Third, Dual, Feminine))] {
        add(format!("{}{NOON}", with(prefix, &dual)), who);
        add(with(prefix, &dual), who);
    }
    let plurals = if defective {
        vec![drop_last(&body)]
    } else if last == ALEF_HAMZA_ABOVE || last == HAMZA {
        vec![body.clone(), format!("{}{WAW_HAMZA}", drop_last(&body))]
    } else {
        vec![body.clone()]
    };
    for stem in plurals {
        for (prefix, who) in [(YEH, (Third, Plural, Masculine)), (TEH, (Second, Plural, Masculine))] {
            add(format!("{}{WAW}{NOON}", with(prefix, &stem)), who);
            add(format!("{}{WAW}{ALEF}", with(prefix, &stem)), who);
        }
    }
    let short: String = match class {
        Class::Hollow if n >= 2 => cut(),
        Class::Doubled => format!("{body}{last}"),
        Class::Defective if last == ALEF_MAQSURA => format!("{}{YEH}", drop_last(&body)),
        _ => body.clone(),
    };
    add(joined(&with(YEH, &short), &[NOON]), (Third, Plural, Feminine));
}
