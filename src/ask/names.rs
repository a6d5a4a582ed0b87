//! Words of a question → whom and what they name: actors, issues, places and outlets of the graph, else of the lexicon.
//!
//! Letters are folded, clitics cut off by the caller; short forms, adjectives of states, offices and spellings that only
//! sound alike are found too. Which of several is meant is left to the caller.

use crate::ask::sound;
use crate::graph::Graph;
use crate::graph::NodeId;
use crate::lexicon::Lexicon;
use crate::lexicon::rows::Phrase;
use crate::lexicon::rows::Word;
use crate::script;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// English phrasings of issues: id, side, phrases.
const ISSUES: &str = include_str!("../../seeds/ask/issues.tsv");

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    Actor,
    Issue,
    Place,
    Outlet,
}

/// Someone or something named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entity {
    pub(crate) sort: Sort,
    pub(crate) id: String,
    /// As it is shown.
    pub(crate) name: String,
    /// `person`, `state` and so on; empty for what is no actor.
    pub(crate) kind: String,
    /// Whether the graph has it.
    pub(crate) known: bool,
    /// How well the words name it: 0 alone, 1 by a short form, 2 by an adjective or a capital.
    pub(crate) rank: u8,
    /// For or against the issue, where the phrasing takes a side.
    pub(crate) sign: i8,
}

/// Everything that can be named.
pub(crate) struct Names {
    /// By first word; each with the words behind it.
    phrases: BTreeMap<String, Vec<(Vec<String>, Entity)>>,
    /// Single words of names by how they sound.
    sounds: BTreeMap<String, BTreeSet<String>>,
    /// Words of the issues of the graph: stem → places in `issues`.
    stems: BTreeMap<String, BTreeSet<usize>>,
    issues: Vec<Entity>,
    /// Issues that are about an actor or place, by its id.
    about: BTreeMap<String, Vec<Entity>>,
    /// Who held which office where, with the days: office, body, person, from, to.
    terms: Vec<Term>,
    /// English names of offices, folded into words.
    offices: Vec<(Vec<String>, String)>,
}

/// A term of office.
pub(crate) struct Term {
    pub(crate) office: String,
    pub(crate) body: String,
    pub(crate) person: Entity,
    pub(crate) from: String,
    pub(crate) to: String,
}

/// What was found at a place: how many words it takes, and who may be meant.
pub(crate) type Found = (usize, Vec<Entity>);

impl Names {
    pub(crate) fn new(graph: &Graph, lexicon: &Lexicon) -> Names {
        let mut names = Names {
            phrases: BTreeMap::new(),
            sounds: BTreeMap::new(),
            stems: BTreeMap::new(),
            issues: Vec::new(),
            about: BTreeMap::new(),
            terms: Vec::new(),
            offices: Vec::new(),
        };
        names.add_graph(graph);
        names.add_lexicon(lexicon);
        names.add_offices(lexicon);
        for list in names.phrases.values_mut() {
            list.sort();
            list.dedup();
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        names
    }

    fn add_graph(&mut self, graph: &Graph) {
        for (label, sort) in [("Actor", Sort::Actor), ("Issue", Sort::Issue), ("Place", Sort::Place)] {
            for node in graph.nodes_with_label(label).to_vec() {
                let Some(entity) = entity(graph, node, sort) else { continue };
                for (name, rank) in spellings(graph, node) {
                    self.add(&name, Entity { rank, ..entity.clone() });
                    if sort == Sort::Actor && entity.kind == "person" {
                        self.add_surname(&name, &entity);
                    }
                }
                if sort == Sort::Issue {
                    self.add_issue(graph, node, entity);
                }
            }
        }
        let outlets: BTreeSet<&str> =
            graph.nodes_with_label("Article").iter().filter_map(|node| graph.node_text(*node, "outlet")).collect();
        for outlet in outlets {
            let (id, name) = (outlet.to_string(), outlet.to_string());
            let entity = Entity { sort: Sort::Outlet, id, name, kind: String::new(), known: true, rank: 0, sign: 0 };
            self.add(outlet, entity);
        }
    }

    fn add_issue(&mut self, graph: &Graph, node: NodeId, entity: Entity) {
        let number = self.issues.len();
        for (name, _) in spellings(graph, node) {
            for word in words(&name) {
                self.stems.entry(sound::stem(&word)).or_default().insert(number);
            }
        }
        for (_, about) in graph.out_edges(node, Some("ABOUT")) {
            if let Some(id) = graph.node_text(about, "id") {
                self.about.entry(id.to_string()).or_default().push(entity.clone());
            }
        }
        self.issues.push(entity);
    }

    /// `Putin` for Vladimir Putin: English names list no short form.
    fn add_surname(&mut self, name: &str, entity: &Entity) {
        let words = words(name);
        let Some(last) = words.last().filter(|last| words.len() > 1 && last.chars().count() > 2) else { return };
        if last.is_ascii() {
            self.add(last, Entity { rank: 1, ..entity.clone() });
            // `al-Assad` too.
            if words.len() > 2 && ["al", "el"].contains(&words[words.len() - 2].as_str()) {
                self.add(&words[words.len() - 2..].join(" "), Entity { rank: 1, ..entity.clone() });
            }
        } else if entity.known {
            self.add(last, Entity { rank: 1, ..entity.clone() });
        }
    }

    fn add_lexicon(&mut self, lexicon: &Lexicon) {
        for (n, row) in lexicon.actors.iter().enumerate() {
            let known = self.known(Sort::Actor, &row.id, &row.name);
            let entity = Entity { kind: row.kind.name().to_string(), ..known };
            let full = [&row.name, &row.name_ar].into_iter().chain(&row.aliases_en).chain(&row.aliases_ar);
            for name in full.filter(|_| !entity.known) {
                self.add(name, entity.clone());
            }
            for name in &row.short_ar {
                self.add(name, Entity { rank: 1, ..entity.clone() });
            }
            if entity.kind == "person" {
                self.add_surname(&row.name, &entity);
                row.aliases_en.iter().for_each(|name| self.add_surname(name, &entity));
            }
            if let Some(state) = lexicon.state_of_actor.get(&n).map(|n| &lexicon.states[*n]) {
                let close = Entity { rank: 2, ..entity.clone() };
                for name in [&state.adjective, &state.capital].into_iter().chain(&state.capital_ar).chain(&state.people)
                {
                    self.add(&name.replace('-', " "), close.clone());
                }
                self.add(&format!("{}s", state.adjective), close);
            }
        }
        for row in &lexicon.issues {
            let entity = self.known(Sort::Issue, &row.id, &row.name);
            if !entity.known {
                self.add(&row.name, entity);
            }
        }
        for row in ISSUES.lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [id, sign, phrases] = cells[..] else { continue };
            let Some(issue) = lexicon.issue(id) else { continue };
            let sign = match sign {
                "+" => 1,
                "-" => -1,
                _ => 0,
            };
            let entity = Entity { sign, ..self.known(Sort::Issue, &issue.id, &issue.name) };
            phrases.split('|').for_each(|phrase| self.add(phrase, entity.clone()));
        }
        for row in &lexicon.places {
            let entity = self.known(Sort::Place, &row.id, &row.name);
            if entity.known {
                continue;
            }
            self.add(&row.name, entity.clone());
            self.add(&row.name_ar, entity);
        }
    }

    /// The entity with this id as the graph has it, or as it would have it.
    fn known(&self, sort: Sort, id: &str, name: &str) -> Entity {
        let words = words(name);
        let here = words.first().and_then(|first| self.phrases.get(first));
        let found = here.into_iter().flatten().find(|(_, e)| e.sort == sort && e.id == id && e.known);
        found.map_or_else(
            || Entity {
                sort,
                id: id.to_string(),
                name: name.to_string(),
                kind: String::new(),
                known: false,
                rank: 0,
                sign: 0,
            },
            |(_, entity)| Entity { rank: 0, ..entity.clone() },
        )
    }

    fn add_offices(&mut self, lexicon: &Lexicon) {
        for office in &lexicon.offices {
            self.offices.push((words(&office.name), office.id.clone()));
        }
        for term in &lexicon.terms {
            let row = &lexicon.actors[term.person];
            let person = Entity { kind: "person".into(), rank: 1, ..self.known(Sort::Actor, &row.id, &row.name) };
            let office = lexicon.offices[term.office].id.clone();
            let (body, from, to) = (term.body.clone(), term.from.clone(), term.to.clone());
            self.terms.push(Term { office, body, person, from, to });
        }
    }

    fn add(&mut self, name: &str, entity: Entity) {
        let mut words = words(name);
        if words.is_empty() {
            return;
        }
        let first = words.remove(0);
        for word in std::iter::once(&first).chain(&words).filter(|w| w.chars().count() > 2) {
            if entity.sort != Sort::Issue {
                self.sounds.entry(sound::key(word)).or_default().insert(word.clone());
            }
        }
        let list = self.phrases.entry(first).or_default();
        if !list.iter().any(|(rest, e)| *rest == words && e.sort == entity.sort && e.id == entity.id) {
            list.push((words, entity));
        }
    }

    /// The longest name that the words begin with, with all that go by it; those that the graph has first.
    pub(crate) fn at(&self, words: &[&str]) -> Option<Found> {
        let list = self.phrases.get(*words.first()?)?;
        let fits = |rest: &[String]| words.len() > rest.len() && rest.iter().zip(&words[1..]).all(|(a, b)| a == b);
        let length = list.iter().filter(|(rest, _)| fits(rest)).map(|(rest, _)| rest.len()).max()?;
        let all = list.iter().filter(|(rest, _)| rest.len() == length && fits(rest));
        Some((length + 1, best(all.map(|(_, entity)| entity.clone()).collect())))
    }

    /// Issues of the lexicon that the words begin with, with the side that the phrasing takes.
    pub(crate) fn signed(&self, lexicon: &Lexicon, words: &[&str]) -> Option<(usize, Entity)> {
        let entries = lexicon.index.phrases(words.first()?);
        let fits =
            |rest: &[Box<str>]| words.len() > rest.len() && rest.iter().zip(&words[1..]).all(|(a, b)| a.as_ref() == *b);
        entries.iter().filter(|entry| fits(&entry.rest)).find_map(|entry| match entry.what {
            Phrase::Issue { issue, sign } => {
                let row = &lexicon.issues[issue as usize];
                let known = self.known(Sort::Issue, &row.id, &row.name);
                Some((entry.rest.len() + 1, Entity { sign, ..known }))
            }
            _ => None,
        })
    }

    /// A name of several words that begins here with a slip in one behind the first: the words that it takes, as they
    /// should be.
    pub(crate) fn nearly(&self, words: &[&str]) -> Option<Vec<String>> {
        let list = self.phrases.get(*words.first()?)?;
        let near = |rest: &[String]| {
            let limit = |word: &String| if word.chars().count() > 7 { 2 } else { 1 };
            !rest.is_empty()
                && words.len() > rest.len()
                && rest
                    .iter()
                    .zip(&words[1..])
                    .all(|(a, b)| a.chars().count() > 3 && sound::distance(a, b) <= limit(a) || a == b)
        };
        let found = list.iter().find(|(rest, entity)| entity.known && near(rest));
        found.map(|(rest, _)| std::iter::once(words[0].to_string()).chain(rest.clone()).collect())
    }

    /// The actors of the graph whose names hold this word: `coalition`.
    pub(crate) fn holding(&self, word: &str) -> Vec<Entity> {
        if word.chars().count() < 4 {
            return Vec::new();
        }
        let holds = |first: &str, rest: &[String]| first == word || rest.iter().any(|w| w == word);
        let mut found: Vec<Entity> = Vec::new();
        for (first, list) in &self.phrases {
            for (rest, entity) in list {
                let named = entity.sort == Sort::Actor && entity.known && entity.rank == 0 && entity.kind != "unnamed";
                if named && holds(first, rest) && !found.iter().any(|e| e.id == entity.id) {
                    found.push(Entity { rank: 1, ..entity.clone() });
                }
            }
        }
        found.sort();
        found
    }

    /// The state that an Arabic adjective stands for.
    pub(crate) fn nisba(&self, lexicon: &Lexicon, word: &str) -> Option<Entity> {
        let article: String = [script::letters::ALEF, script::letters::LAM].iter().collect();
        let bare = word.strip_prefix(&article).unwrap_or(word);
        let state = lexicon.index.word(bare).iter().find_map(|word| match word {
            Word::Nisba { state, .. } | Word::People { state } => Some(&lexicon.states[*state as usize]),
            _ => None,
        })?;
        let row = &lexicon.actors[state.actor];
        Some(Entity { kind: "state".into(), rank: 2, ..self.known(Sort::Actor, &row.id, &row.name) })
    }

    /// The office in English that the words begin with.
    pub(crate) fn office(&self, words: &[&str]) -> Option<(usize, String)> {
        let fits = |name: &[String]| {
            words.len() >= name.len() && !name.is_empty() && name.iter().zip(words).all(|(a, b)| a == b)
        };
        let found = self.offices.iter().filter(|(name, _)| fits(name)).max_by_key(|(name, _)| name.len());
        found.map(|(name, id)| (name.len(), id.clone()))
    }

    /// Who held the office there at some time of a stretch of days.
    pub(crate) fn holders(&self, office: &str, body: &str, from: &str, to: &str) -> Vec<Entity> {
        let held = |term: &&Term| {
            let reaches = |day: &str, to: &str| day.is_empty() || day <= to || to.starts_with(day);
            term.office == office
                && term.body == body
                && reaches(&term.from, to)
                && (term.to.is_empty() || term.to.as_str() >= from)
        };
        let mut found: Vec<Entity> = self.terms.iter().filter(held).map(|term| term.person.clone()).collect();
        found.sort();
        found.dedup();
        best(found)
    }

    /// The issues whose names hold all of these words, endings and particles aside.
    pub(crate) fn issues_with(&self, groups: &[Vec<String>]) -> Vec<Entity> {
        let mut found: Option<BTreeSet<usize>> = None;
        for group in groups {
            let mut here = BTreeSet::new();
            for word in group {
                here.extend(self.stems.get(&sound::stem(word)).into_iter().flatten());
            }
            found = Some(found.map_or(here.clone(), |all| all.intersection(&here).copied().collect()));
        }
        found.into_iter().flatten().map(|n| self.issues[n].clone()).collect()
    }

    /// The issues that are about this actor or place.
    pub(crate) fn about(&self, id: &str) -> &[Entity] {
        self.about.get(id).map_or(&[], Vec::as_slice)
    }

    /// A word of a name that sounds like this one, or is a slip away from it, if there is only one such.
    pub(crate) fn like(&self, word: &str) -> Option<&str> {
        if word.chars().count() < 4 {
            return None;
        }
        let sounding = self.sounds.get(&sound::key(word));
        let near: Vec<&String> = sounding.into_iter().flatten().filter(|n| sound::distance(n, word) <= 3).collect();
        if let Some(first) = near.iter().min_by_key(|n| (sound::distance(n, word), **n)) {
            return Some(first);
        }
        let limit = if word.chars().count() > 7 { 2 } else { 1 };
        let slips: Vec<(usize, &String)> = self
            .sounds
            .values()
            .flatten()
            .filter(|n| n.chars().count() > 3 && n.chars().count().abs_diff(word.chars().count()) <= limit)
            .map(|n| (sound::distance(n, word), n))
            .filter(|(distance, name)| *distance <= limit && self.is_known(name))
            .collect();
        let least = slips.iter().map(|(distance, _)| *distance).min()?;
        let mut of_least = slips.iter().filter(|(distance, _)| *distance == least);
        let only = of_least.next().map(|(_, name)| name.as_str());
        only.filter(|_| of_least.next().is_none())
    }

    /// Whether a name of the graph begins with this word.
    fn is_known(&self, word: &str) -> bool {
        self.phrases.get(word).is_some_and(|list| list.iter().any(|(_, entity)| entity.known))
    }
}

/// Those of the best rank: what the graph has before what it lacks, full names before short ones.
fn best(mut all: Vec<Entity>) -> Vec<Entity> {
    let rank = |e: &Entity| (!e.known, e.rank);
    for sort in [Sort::Actor, Sort::Issue, Sort::Place, Sort::Outlet] {
        let least = all.iter().filter(|e| e.sort == sort).map(rank).min();
        all.retain(|e| e.sort != sort || Some(rank(e)) == least);
    }
    // What the graph lacks helps only where it has nothing of the name.
    if all.iter().any(|e| e.known) {
        all.retain(|e| e.known);
    }
    all.sort();
    all.dedup_by(|a, b| a.sort == b.sort && a.id == b.id);
    all
}

fn entity(graph: &Graph, node: NodeId, sort: Sort) -> Option<Entity> {
    let text = |key: &str| graph.node_text(node, key).unwrap_or_default().to_string();
    let id = text("id");
    let name = [text("name"), text("name_ar"), id.clone()].into_iter().find(|name| !name.is_empty())?;
    Some(Entity { sort, id, name, kind: text("kind"), known: true, rank: 0, sign: 0 })
}

/// The names of a node; an unnamed actor's description names it less than a name does.
fn spellings(graph: &Graph, node: NodeId) -> Vec<(String, u8)> {
    let unnamed = graph.node_text(node, "kind") == Some("unnamed");
    let mut found: Vec<String> =
        ["name", "name_ar"].iter().filter_map(|key| graph.node_text(node, key)).map(String::from).collect();
    let aliases = graph.node_property(node, "aliases");
    found.extend(aliases.as_list().into_iter().flatten().filter_map(|alias| alias.as_text()).map(String::from));
    found.into_iter().map(|name| (name, u8::from(unnamed))).collect()
}

/// The folded words of a name.
pub(crate) fn words(name: &str) -> Vec<String> {
    let folded = script::fold(&name.replace('\u{2019}', "'").replace("'s ", " ").replace(['\'', '.'], ""));
    let mut words: Vec<String> =
        folded.split(|c: char| !script::is_word(c)).filter(|w| !w.is_empty()).map(String::from).collect();
    if words.len() > 1 && matches!(words[0].as_str(), "the" | "a" | "an") {
        words.remove(0);
    }
    words
}
