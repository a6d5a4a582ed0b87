//! What nodes, relationships and the schema's words are called in a picture, in either language.

use crate::graph::Graph;
use crate::graph::NodeId;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The language of a picture's labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    Arabic,
    #[default]
    English,
}

impl Lang {
    /// `ar` or `en`.
    pub fn named(name: &str) -> Option<Lang> {
        match name {
            "ar" => Some(Lang::Arabic),
            "en" => Some(Lang::English),
            _ => None,
        }
    }

    /// Its short name.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Arabic => "ar",
            Lang::English => "en",
        }
    }

    /// What a word of the schema is called: a relationship type, event type, modality or role.
    pub(crate) fn word(self, word: &str) -> &str {
        static WORDS: OnceLock<BTreeMap<&str, (&str, &str)>> = OnceLock::new();
        let words = WORDS.get_or_init(|| {
            let rows = include_str!("../../seeds/labels.tsv").lines().skip(1);
            let cells = rows.filter_map(|row| row.split_once('\t'));
            cells.filter_map(|(word, rest)| Some((word, rest.split_once('\t')?))).collect()
        });
        match (self, words.get(word)) {
            (Lang::English, Some((english, _))) => english,
            (Lang::Arabic, Some((_, arabic))) => arabic,
            (_, None) => word,
        }
    }

    /// The node's name in this language, else in the other, else its title, words or id.
    pub(crate) fn name(self, graph: &Graph, node: NodeId) -> String {
        let keys = match self {
            Lang::Arabic => ["name_ar", "name", "title", "text", "id"],
            Lang::English => ["name", "name_ar", "title", "text", "id"],
        };
        let found = keys.iter().find_map(|key| graph.node_text(node, key).filter(|text| !text.is_empty()));
        found.map_or_else(|| format!("#{}", node.index()), str::to_string)
    }
}

/// Where a stance stands: 1 for, -1 against; `None` if the relationship type is no stance.
pub(crate) fn polarity(kind: &str) -> Option<i8> {
    match kind {
        "SUPPORTS" | "AGREES_WITH" | "COOPERATES_WITH" => Some(1),
        "OPPOSES" | "DISAGREES_WITH" | "ACCUSES" | "WORRIES_ABOUT" => Some(-1),
        _ => None,
    }
}

/// Whether a stance stands once in each direction.
pub(crate) fn is_symmetric(kind: &str) -> bool {
    matches!(kind, "AGREES_WITH" | "DISAGREES_WITH" | "COOPERATES_WITH")
}
