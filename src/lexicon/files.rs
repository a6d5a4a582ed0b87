//! Which files make the lexicon: one row a file, in loading order.

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../seeds/lexicon/", $name)))),*]
    };
}

/// Path below `seeds/lexicon`, and the text that is in the binary.
pub const EMBEDDED: &[(&str, &str)] = embedded![
    "ar/states.tsv",
    "ar/organisations.tsv",
    "ar/armed_groups.tsv",
    "ar/media.tsv",
    "ar/groups.tsv",
    "ar/nisbas.tsv",
    "ar/persons.tsv",
    "ar/places.tsv",
    "ar/office_names.tsv",
    "ar/offices.tsv",
    "ar/leaders.tsv",
    "ar/titles.tsv",
    "ar/given_names.tsv",
    "ar/family_names.tsv",
    "ar/place_words.tsv",
    "ar/purposes.tsv",
    "ar/verbs.tsv",
    "ar/homographs.tsv",
    "ar/things.tsv",
    "ar/frames.tsv",
    "ar/light.tsv",
    "ar/nominals.tsv",
    "ar/adjectives.tsv",
    "ar/speech.tsv",
    "ar/attributions.tsv",
    "ar/attitudes.tsv",
    "ar/agents.tsv",
    "ar/heads.tsv",
    "ar/issues.tsv",
    "ar/modifiers.tsv",
    "ar/anaphors.tsv",
    "ar/common.tsv",
    "ar/particles.tsv",
    "ar/numerals.tsv",
    "ar/months.tsv",
    "ar/weekdays.tsv",
    "ar/feasts.tsv",
    "ar/relative.tsv",
    "ar/time_words.tsv",
    "ar/topics.tsv",
    "ar/protests.tsv",
    "ar/theatres.tsv",
    "ar/stances.tsv",
    "ar/confidence.tsv",
    "ar/domains.tsv",
    "ar/furniture.tsv",
    "ar/labels.tsv",
    "ar/bylines.tsv",
];
