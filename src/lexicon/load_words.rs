//! Rows of verbs, of what they and other words claim, and of nouns for people and bodies → the lexicon.

use crate::claim::{ClaimType, Commitment, Kind};
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Gender, Number, Verb};
use crate::lexicon::notes::notes;
use crate::lexicon::rows::*;
use crate::lexicon::sorts::{Anaphor, Class, Domain, Stems};
use crate::lexicon::table::{Row, Table};
use crate::script::fold;
use crate::script::letters::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

pub type Problems = Vec<Diagnostic>;

/// "that", behind verbs of saying alone, as the file spells it.
const SAYING: &str = "\u{0625}\u{0646}";

/// What is said of a commitment that is none.
pub const NO_COMMITMENT: &str = "no such commitment; they are certain, neutral, doubtful and denial";

/// What is said of a kind of actor that is none.
const NO_KIND: &str =
    "no such kind of actor; they are person, state, organisation, armed_group, media, group, place and unnamed";

/// The number of a row, as words refer to it.
pub fn narrow(n: usize) -> u16 {
    u16::try_from(n).expect("a lexicon file has fewer than 65,536 rows")
}

pub fn verbs(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    const FORMS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q1", "Q2"];
    for row in &table.rows {
        if !FORMS.contains(&row.cell(2)) {
            problems.push(row.wrong(2, format!("no such pattern; they are {}", FORMS.join(", "))));
            continue;
        }
        if row.cell(0).chars().count() < 2 || row.cell(3).chars().count() < 3 {
            problems.push(row.wrong(0, "past or present is too short to be a verb"));
            continue;
        }
        let verb = narrow(lexicon.verbs.len());
        let listed = Verb { past: row.cell(0), present: row.cell(3), root: row.cell(1), form: row.cell(2) };
        for (form, features) in listed.finite() {
            lexicon.index.add_word(&form, Word::Verb { verb, form: features });
        }
        for noun in row.parts(4) {
            lexicon.index.add_word(noun, Word::Masdar { verb });
        }
        participles(lexicon, &listed.active_participles(), &|gender, number| Word::Active { verb, gender, number });
        participles(lexicon, &listed.passive_participles(), &|gender, number| Word::Passive { verb, gender, number });
        lexicon.verb_lemmas.entry(fold(row.cell(0))).or_default().push(lexicon.verbs.len());
        lexicon.verbs.push(VerbRow {
            lemma: row.cell(0).into(),
            root: row.cell(1).into(),
            form: row.cell(2).into(),
            present: row.cell(3).into(),
            nouns: row.list(4),
        });
        lexicon.verb_frames.push(Vec::new());
        lexicon.verb_speech.push(Vec::new());
        lexicon.verb_light.push(Vec::new());
        lexicon.verb_twins.push(Vec::new());
        lexicon.verb_unusual.push(false);
    }
}

/// Verbs whose present is written the same, and which of them it usually is.
pub fn homographs(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    let mut alike: FxHashMap<String, Vec<u16>> = FxHashMap::default();
    for (n, verb) in lexicon.verbs.iter().enumerate() {
        alike.entry(fold(&verb.present)).or_default().push(narrow(n));
    }
    for row in &table.rows {
        let lemma = fold(row.cell(1));
        let group = alike.get(&fold(row.cell(0))).map_or(&[][..], Vec::as_slice);
        if group.len() < 2 || !group.iter().any(|v| fold(&lexicon.verbs[*v as usize].lemma) == lemma) {
            problems.push(row.wrong(0, "no two verbs are written so, or none of them is this one"));
            continue;
        }
        for verb in group {
            lexicon.verb_unusual[*verb as usize] = fold(&lexicon.verbs[*verb as usize].lemma) != lemma;
        }
    }
    for n in 0..lexicon.verbs.len() {
        let group = &alike[&fold(&lexicon.verbs[n].present)];
        let others = group.iter().copied().filter(|v| lexicon.verbs[*v as usize].lemma != lexicon.verbs[n].lemma);
        lexicon.verb_twins[n] = others.collect();
    }
}

fn participles(lexicon: &mut Lexicon, stems: &[String], make: &dyn Fn(Gender, Number) -> Word) {
    use Gender::*;
    use Number::*;
    for stem in stems {
        let base = stem.strip_suffix(ALEF_MAQSURA).map_or_else(|| stem.clone(), |s| format!("{s}{YEH}"));
        let mut add = |ending: &[char], gender, number| {
            let form: String = base.chars().chain(ending.iter().copied()).collect();
            lexicon.index.add_word(&form, make(gender, number));
        };
        add(&[], Masculine, Singular);
        add(&[TEH_MARBUTA], Feminine, Singular);
        add(&[TEH], Feminine, Singular);
        add(&[ALEF], Masculine, Singular);
        add(&[ALEF, NOON], Masculine, Dual);
        add(&[YEH, NOON], Masculine, Plural);
        add(&[WAW, NOON], Masculine, Plural);
        add(&[TEH, ALEF, NOON], Feminine, Dual);
        add(&[TEH, YEH, NOON], Feminine, Dual);
        add(&[ALEF, TEH], Feminine, Plural);
    }
}

pub fn with_lemma(lexicon: &Lexicon, lemma: &str) -> Vec<usize> {
    lexicon.verb_lemmas.get(&fold(lemma)).cloned().unwrap_or_default()
}

/// Sorts of things that conditions name together.
pub fn things(lexicon: &mut Lexicon, table: &Table<'_>, _: &mut Problems) {
    for row in &table.rows {
        lexicon.things.insert(row.cell(0).into(), row.list(1).into_iter().collect());
    }
}

/// The folded words of a list in a condition; `@name` stands for those of a row of `things.tsv`.
fn objects(lexicon: &Lexicon, list: &str, row: &Row<'_>, n: usize, problems: &mut Problems) -> Stems {
    let mut out = Vec::new();
    for word in list.split('|') {
        match word.strip_prefix('@').map(|name| lexicon.things.get(name)) {
            None => out.push(word.to_string()),
            Some(Some(words)) => out.extend(words.iter().cloned()),
            Some(None) => problems.push(row.wrong(n, format!("{word} is not in things.tsv"))),
        }
    }
    out.iter().map(|word| fold(&word.replace('_', " "))).collect()
}

fn note(lexicon: &Lexicon, row: &Row<'_>, n: usize, problems: &mut Problems) -> Note {
    let mut note = Note::default();
    for word in row.cell(n).split(' ').filter(|w| !w.is_empty()) {
        match word.split_once('=') {
            None if word == "actor-object" => note.actor_object = true,
            None if word == "actor-subject" => note.actor_subject = true,
            None if word == "several" => note.several = true,
            None if word == "violent" => note.violent = true,
            None if word == "idle" => note.idle = true,
            None if word == "possible" => note.possible = true,
            None if word == "negated" => note.negated = true,
            None if word == "people" => note.people = true,
            None if word == "nature" => note.nature = true,
            None if word == "against" => note.against = true,
            None if word == "purpose" => note.purpose = true,
            None if word == "weapon" => note.weapon = true,
            None if word == "own" => note.own = true,
            None if word == "first" => note.first = true,
            None if word == "no-object" => note.no_object = true,
            Some(("needs", list)) => note.needs = list.split('|').map(|p| fold(&p.replace('_', " "))).collect(),
            Some(("without", list)) => note.without = list.split('|').map(|p| fold(&p.replace('_', " "))).collect(),
            Some(("object", list)) => note.object = objects(lexicon, list, row, n, problems),
            Some(("with", list)) if list.contains('_') => {
                problems.push(row.wrong(n, "with= takes single words"));
            }
            Some(("unless", list)) => note.unless = list.split('|').map(|p| fold(&p.replace('_', " "))).collect(),
            Some(("with", list)) => note.with = list.split('|').map(fold).collect(),
            Some(("subject", list)) => note.subject_is = classes(list, row, n, problems),
            Some(("target", list)) => note.target_is = classes(list, row, n, problems),
            _ => problems.push(row.wrong(n, format!("no such condition: {word}"))),
        }
    }
    note.conditions = note.weigh();
    note
}

fn classes(list: &str, row: &Row<'_>, n: usize, problems: &mut Problems) -> Vec<Class> {
    let found: Vec<Class> = list.split('|').filter_map(Class::named).collect();
    if found.len() != list.split('|').count() {
        problems.push(
            row.wrong(n, "no such sort of actor; they are person, speaker, state, armed, public, civil and many"),
        );
    }
    found
}

fn preps(row: &Row<'_>, n: usize, problems: &mut Problems) -> Vec<(Arc<str>, Roles)> {
    let mut out = Vec::new();
    for part in row.cell(n).split(';').map(str::trim).filter(|p| !p.is_empty()) {
        match part.split_once('=').and_then(|(prep, roles)| Some((prep, Roles::parse(roles)?))) {
            Some((prep, roles)) => out.push((fold(prep).into(), roles)),
            None => problems.push(row.wrong(n, format!("not preposition=role: {part}"))),
        }
    }
    out
}

fn roles(row: &Row<'_>, n: usize, problems: &mut Problems) -> Roles {
    Roles::parse(row.cell(n)).unwrap_or_else(|| {
        problems.push(row.wrong(n, "no such role; they are source, target, party, issue, owner, place and none"));
        Roles::NONE
    })
}

pub fn claim_type(row: &Row<'_>, n: usize, problems: &mut Problems) -> Option<ClaimType> {
    let kind = ClaimType::named(row.cell(n));
    if kind.is_none() {
        problems.push(row.wrong(n, "no such claim type"));
    }
    kind
}

pub fn frames(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let Some(kind) = claim_type(row, 1, problems) else { continue };
        let verbs = with_lemma(lexicon, row.cell(0));
        if verbs.is_empty() {
            problems.push(row.wrong(0, "the verb is not in verbs.tsv"));
        }
        let frame = Frame {
            head: row.cell(0).into(),
            kind,
            subject: roles(row, 2, problems),
            object: roles(row, 3, problems),
            preps: preps(row, 4, problems).into(),
            clause: roles(row, 5, problems),
            note: Arc::new(note(lexicon, row, 6, problems)),
        };
        let number = narrow(lexicon.frames.len());
        let own = frame.note.own;
        lexicon.frames.push(frame);
        for verb in verbs {
            // What somebody does to his own is told by fewer words than what he does to others: it comes first.
            let all = &mut lexicon.verb_frames[verb];
            all.insert(if own { 0 } else { all.len() }, number);
        }
    }
}

pub fn light(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let role = row.cell(1);
        let light = match role.strip_prefix("subject=").unwrap_or(role) {
            "source" | "party" => Light::Source,
            "passive" => Light::Passive,
            "hosts" => Light::Hosts,
            "target" => Light::Target,
            "intends" => Light::Intends,
            "fails" => Light::Fails,
            "causes" => Light::Causes,
            "announces" => Light::Announces,
            "affirms" => Light::Affirms,
            "ceases" => Light::Ceases,
            "collapses" => Light::Collapses,
            "answers" => Light::Answers,
            "manages" => Light::Manages,
            "considers" => Light::Considers,
            _ => {
                problems.push(row.wrong(
                    1,
                    "no such role of a light verb; they are source, passive, hosts, target, intends, manages, considers, fails, causes, announces, affirms, ceases, collapses and answers",
                ));
                continue;
            }
        };
        let verbs = with_lemma(lexicon, row.cell(0));
        if verbs.is_empty() {
            problems.push(row.wrong(0, "the verb is not in verbs.tsv"));
        }
        for verb in verbs {
            lexicon.verb_light[verb].push(light);
        }
    }
}

pub fn nominals(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let Some(kind) = claim_type(row, 2, problems) else { continue };
        let nominal = narrow(lexicon.nominals.len());
        let frame = Frame {
            head: row.cell(0).into(),
            kind,
            subject: if kind.is_symmetric() { Roles::PARTY } else { Roles::SOURCE },
            object: roles(row, 3, problems),
            preps: preps(row, 5, problems).into(),
            clause: Roles::ISSUE,
            note: Arc::new(note(lexicon, row, 6, problems)),
        };
        let nisba = roles(row, 4, problems);
        if let Some((noun, word)) = row.cell(0).split_once(' ').filter(|(_, word)| !word.contains(' ')) {
            let words = row.list(1);
            let several = words.iter().filter_map(|w| w.split_once(' ')).map(|w| w.1);
            let described = lexicon.described.entry(noun.into()).or_default();
            for word in several.chain([word]) {
                described.entry(fold(word).into()).or_insert(nominal);
            }
        }
        lexicon.nominals.push(NominalRow { frame, nisba });
        lexicon.index.add_noun(row.cell(0), &row.list(1), &[], &|_, number| {
            (Word::Event { nominal, number }, Phrase::Event { nominal, number })
        });
    }
}

pub fn adjectives(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let Some(kind) = claim_type(row, 3, problems) else { continue };
        let number = narrow(lexicon.adjectives.len());
        lexicon.adjectives.push(Frame {
            head: row.cell(0).into(),
            kind,
            subject: roles(row, 4, problems),
            object: Roles::NONE,
            preps: preps(row, 5, problems).into(),
            clause: roles(row, 6, problems),
            note: Arc::new(note(lexicon, row, 7, problems)),
        });
        let make = |gender, count| {
            let word = Word::Adjective { row: number, gender, number: count };
            (word, Phrase::Particle { class: Particle::Adverb })
        };
        lexicon.index.add_noun(row.cell(0), &row.list(2), &row.list(1), &make);
    }
}

pub fn speech(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let class = match row.cell(1) {
            "say" => SpeechClass::Say,
            "tell" => SpeechClass::Tell,
            "ask" => SpeechClass::Ask,
            "deny" => SpeechClass::Deny,
            "believe" => SpeechClass::Believe,
            "hope" => SpeechClass::Hope,
            "relay" => SpeechClass::Relay,
            "write" => SpeechClass::Write,
            "show" => SpeechClass::Show,
            _ => {
                problems.push(row.wrong(
                    1,
                    "no such class of speech; they are say, tell, ask, deny, believe, hope, relay, write and show",
                ));
                continue;
            }
        };
        let Some(commitment) = Commitment::named(row.cell(2)) else {
            problems.push(row.wrong(2, NO_COMMITMENT));
            continue;
        };
        let verbs = with_lemma(lexicon, row.cell(0));
        if verbs.is_empty() {
            problems.push(row.wrong(0, "the verb is not in verbs.tsv"));
        }
        row.notes(6, &["object=", "needs="], problems);
        let conditions = note(lexicon, row, 6, problems);
        let number = narrow(lexicon.speech.len());
        lexicon.speech.push(SpeechRow {
            lemma: row.cell(0).into(),
            class,
            commitment,
            speaker: fold(row.cell(3)),
            addressee: fold(row.cell(4)),
            content: row.parts(5).map(fold).collect(),
            says: row.parts(5).any(|p| p == SAYING),
            object: conditions.object,
            needs: conditions.needs,
        });
        for verb in verbs {
            lexicon.verb_speech[verb].push(number);
        }
    }
}

pub fn domains(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        match Domain::named(row.cell(1)) {
            Some(domain) => {
                lexicon.domains.insert(fold(row.cell(0)), domain);
            }
            None => problems.push(
                row.wrong(1, "no such domain; they are sport, market, weather, accident, arms, politics and daily"),
            ),
        }
    }
}

pub fn agents(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let Some(kind) = Kind::named(row.cell(5)) else {
            problems.push(row.wrong(5, NO_KIND));
            continue;
        };
        let agent = narrow(lexicon.agents.len());
        let notes = notes(row, 6, &["armed", "public", "private", "plural=", "does=", "bond="], problems);
        let has = |note: &str| row.cell(6).split(' ').any(|word| word == note);
        let value = |key: &str| row.cell(6).split(' ').find_map(|word| word.strip_prefix(key));
        let plural = value("plural=");
        let mut deed = |key: &str| {
            let kind = value(key).map(ClaimType::named);
            if kind == Some(None) {
                problems.push(row.wrong(6, format!("no such claim type behind {key}")));
            }
            kind.flatten()
        };
        let both = [row.cell(3).into(), plural.map_or_else(|| format!("{}s", row.cell(3)), |p| p.replace('_', "-"))];
        let sorts = [("armed", &mut lexicon.armed), ("public", &mut lexicon.public), ("private", &mut lexicon.private)];
        if let Some((_, ids)) = sorts.into_iter().find(|(note, _)| has(note)) {
            ids.extend(both);
        }
        lexicon.agents.push(AgentRow {
            noun: row.cell(0).into(),
            id: row.cell(3).into(),
            name: row.cell(4).into(),
            plural_name: plural.map_or_else(|| format!("{}s", row.cell(4)), |p| p.replace('_', " ")),
            kind,
            nature: deed("does="),
            bond: deed("bond="),
            notes,
        });
        for form in std::iter::once(row.cell(0)).chain(row.parts(1)) {
            if let Some((first, rest)) = fold(form).split_once(' ') {
                let others = rest.split(' ').count();
                lexicon.split_agents.entry(first.into()).or_default().push((rest.into(), agent, others));
            }
        }
        lexicon.index.add_noun(row.cell(0), &row.list(1), &row.list(2), &|gender, number| {
            (Word::Agent { agent, gender, number }, Phrase::Agent { agent, gender, number })
        });
    }
}

pub fn heads(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let Some(kind) = Kind::named(row.cell(4)) else {
            problems.push(row.wrong(4, NO_KIND));
            continue;
        };
        let head = narrow(lexicon.heads.len());
        lexicon.heads.push(HeadRow {
            head: row.cell(0).into(),
            id: row.cell(2).into(),
            name: row.cell(3).into(),
            kind,
            notes: notes(row, 5, &[], problems),
        });
        let word = |_, number| (Word::Head { head, number }, Phrase::Head { head, number });
        lexicon.index.add_noun(row.cell(0), &row.list(1), &[], &word);
    }
}

pub fn modifiers(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        row.holds(1, &["former", "other"], problems);
        lexicon.index.add_word(row.cell(0), Word::Modifier { former: row.cell(1) == "former" });
    }
}

pub fn anaphors(lexicon: &mut Lexicon, table: &Table<'_>, problems: &mut Problems) {
    for row in &table.rows {
        let kind = match row.cell(1) {
            "pair" => Anaphor::Pair,
            "pair-state" => Anaphor::PairState,
            "pair-person" => Anaphor::PairPerson,
            "counterpart" => Anaphor::Counterpart,
            "country" => Anaphor::Country,
            "kingdom" => Anaphor::Kingdom,
            "honour" => Anaphor::Honour,
            "highness" => Anaphor::Highness,
            "last" => Anaphor::Last,
            "interlocutor" => Anaphor::Interlocutor,
            "side" => Anaphor::Side,
            _ => {
                problems.push(row.wrong(
                    1,
                    "no such kind of anaphor; they are pair, pair-state, pair-person, counterpart, country, kingdom, last, interlocutor and side",
                ));
                continue;
            }
        };
        lexicon.index.add_word(row.cell(0), Word::Anaphor { kind });
    }
}

pub fn common(lexicon: &mut Lexicon, table: &Table<'_>, _: &mut Problems) {
    for row in &table.rows {
        lexicon.index.add_word(row.cell(0), Word::Common);
    }
}

/// `feminine.tsv`
pub fn feminine(lexicon: &mut Lexicon, table: &Table<'_>, _: &mut Problems) {
    lexicon.feminine.extend(table.rows.iter().map(|row| fold(row.cell(0)).into()));
}
