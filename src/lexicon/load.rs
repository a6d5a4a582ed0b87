//! Texts of the files → `Lexicon`. Says which loader reads which file.

use crate::diag::{Diagnostic, Warned};
use crate::lexicon::Lexicon;
use crate::lexicon::load_actors as actors;
use crate::lexicon::load_closed as closed;
use crate::lexicon::load_issues as issues;
use crate::lexicon::load_names as names;
use crate::lexicon::load_time as time;
use crate::lexicon::load_words as words;
use crate::lexicon::notes;
use crate::lexicon::numeral;
use crate::lexicon::reading;
use crate::lexicon::table::{self, Table};
use std::sync::atomic::{AtomicU64, Ordering};

/// How many lexicons were loaded in this run, plus one.
static LOADED: AtomicU64 = AtomicU64::new(1);

/// Reads one file's rows into the lexicon.
pub type Loader = fn(&mut Lexicon, &Table<'_>, &mut Vec<Diagnostic>);

const ACTOR: &str = "id kind name name_ar aliases_ar short_ar aliases_en country parent";

/// File, its columns, its loader; in an order in which nothing refers to what comes later.
const LOADERS: &[(&str, &str, Loader)] = &[
    (
        "ar/states.tsv",
        "id iso2 name name_ar aliases_ar aliases_en adjective nisba people capital capital_ar",
        actors::states,
    ),
    ("ar/organisations.tsv", ACTOR, actors::actors),
    ("ar/armed_groups.tsv", ACTOR, actors::actors),
    ("ar/media.tsv", ACTOR, actors::actors),
    ("ar/groups.tsv", ACTOR, actors::actors),
    ("ar/nisbas.tsv", "actor adjective nisba people", actors::nisbas),
    ("ar/persons.tsv", ACTOR, actors::actors),
    ("ar/places.tsv", "id kind name name_ar aliases_ar country", actors::places),
    ("ar/office_names.tsv", "office name forms plural feminine body", actors::office_names),
    ("ar/offices.tsv", "person office body from to", actors::offices),
    ("ar/leaders.tsv", "state office", actors::leaders),
    ("ar/notes.tsv", "of id note", notes::load),
    ("ar/titles.tsv", "form gender number kind", names::titles),
    ("ar/given_names.tsv", "name gender", names::given_names),
    ("ar/family_names.tsv", "name kind", names::family_names),
    ("ar/place_words.tsv", "form kind", names::place_words),
    ("ar/purposes.tsv", "form", names::purposes),
    ("ar/verbs.tsv", "lemma root form present nouns gloss", words::verbs),
    ("ar/homographs.tsv", "form lemma", words::homographs),
    ("ar/things.tsv", "name words", words::things),
    ("ar/frames.tsv", "lemma type subject object preps clause note", words::frames),
    ("ar/light.tsv", "lemma role", words::light),
    ("ar/nominals.tsv", "noun plural type genitive nisba preps note", words::nominals),
    ("ar/adjectives.tsv", "form feminine plural type subject preps clause note", words::adjectives),
    ("ar/speech.tsv", "lemma class commitment speaker addressee content note", words::speech),
    ("ar/attributions.tsv", "phrase kind commitment", closed::attributions),
    ("ar/attitudes.tsv", "form class", closed::attitudes),
    ("ar/agents.tsv", "noun plural feminine id name kind note", words::agents),
    ("ar/heads.tsv", "head plural id name kind note", words::heads),
    ("ar/issues.tsv", "id name name_ar patterns signed about", issues::issues),
    ("ar/modifiers.tsv", "form kind", words::modifiers),
    ("ar/anaphors.tsv", "form kind", words::anaphors),
    ("ar/common.tsv", "form", words::common),
    ("ar/feminine.tsv", "form", words::feminine),
    ("ar/particles.tsv", "form class", closed::particles),
    ("ar/numerals.tsv", "form kind value", numeral::numerals),
    ("ar/months.tsv", "name month calendar", time::months),
    ("ar/weekdays.tsv", "name day", time::weekdays),
    ("ar/feasts.tsv", "name calendar month day", time::feasts),
    ("ar/relative.tsv", "phrase kind from to", time::relative),
    ("ar/time_words.tsv", "form kind value", time::time_words),
    ("ar/topics.tsv", "form kind", issues::topics),
    ("ar/protests.tsv", "form kind", issues::protests),
    ("ar/theatres.tsv", "actor words enemies", issues::theatres),
    ("ar/stances.tsv", "type sign edge", issues::stances),
    ("ar/confidence.tsv", "feature weight", issues::confidence),
    ("ar/domains.tsv", "form domain", words::domains),
    ("ar/furniture.tsv", "phrase kind match", reading::furniture),
    ("ar/labels.tsv", "label kind", reading::labels),
    ("ar/bylines.tsv", "form name kind", reading::bylines),
];

/// The lexicon that the files give, with what is wrong in them.
pub fn lexicon(files: &[(&str, String)]) -> Warned<Lexicon> {
    let mut lexicon = Lexicon::default();
    let mut problems = Vec::new();
    for (name, columns, load) in LOADERS {
        let Some((_, text)) = files.iter().find(|(file, _)| file == name) else { continue };
        let table = table::parse(name, columns, text, &mut problems);
        load(&mut lexicon, &table, &mut problems);
    }
    actors::check(&lexicon, &mut problems);
    actors::outlets(&mut lexicon);
    lexicon.index.finish();
    lexicon.number = LOADED.fetch_add(1, Ordering::Relaxed);
    Warned { value: lexicon, warnings: problems }
}
