//! Which side of a relation a phrase stands on: by its preposition, and by its place in English and Arabic sentences.

use crate::ask::parse::{Chunk, Filler};
use crate::ask::question::Phrase;
use crate::ask::roles::{Roles, Side, is_actor, is_place};
use crate::ask::words::Shape;

/// Relations in which all parties stand alike.
const SYMMETRIC: [&str; 4] = ["meet", "agree", "disagree", "cooperate"];
/// Nouns whose owner does the deed: the demands of Iran; other deeds are done to the owner: the criticism of Iran.
const OWNED: [&str; 8] = ["demand", "threaten", "say", "worry", "concede", "reject", "retreat", "mobilize"];
/// Relations whose deed goes `on` somebody.
const UPON: [&str; 8] = ["attack", "sanction", "coerce", "demand", "accuse", "oppose", "support", "help"];

impl Roles<'_> {
    /// Gives every phrase its side.
    pub(crate) fn assign(&mut self) {
        let chunks = self.sentence.chunks.clone();
        let at = self.sentence.main.at.unwrap_or(usize::MAX);
        let mut free: Vec<(usize, Side)> = Vec::new();
        let order = if self.arabic { self.arabic_order(&chunks, at) } else { self.english_order(&chunks, at) };
        free.extend(order);
        let mut before: Option<Side> = None;
        for (n, chunk) in chunks.iter().enumerate() {
            let placed = free.iter().find(|(m, _)| *m == n).map(|(_, side)| *side);
            match &chunk.filler {
                Filler::Days(_) => {}
                Filler::Ask(value) => {
                    let side = self.asked_side(chunk, value).or(placed);
                    if !matches!(*value, "when" | "where" | "why") && self.asked.is_none() {
                        self.asked = side;
                    }
                }
                Filler::Names(phrase) => {
                    if let (Some(side), Some(_)) = (before, chunk.prep) {
                        if n > 0 && self.narrows(&chunks[n - 1], chunk, side, phrase) {
                            continue;
                        }
                    }
                    let owner = chunk.possessive && Some(chunk.last + 1) == self.sentence.main.at && is_actor(phrase);
                    let owned = if self.shape() == Some(Shape::Agent) { Side::Object } else { Side::Subject };
                    let side = match (chunk.prep, chunk.joined, before) {
                        _ if owner => owned,
                        (None, true, Some(side)) => side,
                        (Some(prep), _, _) => self.by_preposition(prep, phrase, chunk),
                        _ => placed.unwrap_or(Side::Topic),
                    };
                    self.put(side, phrase);
                    before = Some(side);
                }
            }
        }
        self.settle();
    }

    /// `cooperation with Russia`, `war in Syria`: the second name belongs to the first thing, if some issue is named so.
    fn narrows(&mut self, last: &Chunk, chunk: &Chunk, side: Side, phrase: &Phrase) -> bool {
        let Filler::Names(thing) = &last.filler else { return false };
        let near = chunk.first <= last.last + 2
            && !matches!(chunk.prep, Some("by" | "according" | "since" | "after" | "before"));
        let known = |p: &Phrase| p.names.iter().any(|e| e.sort != crate::ask::names::Sort::Issue);
        let list = match side {
            Side::Object => &mut self.object,
            Side::Topic => &mut self.topic,
            _ => return false,
        };
        if !near || known(thing) || list.is_empty() {
            return false;
        }
        let words: Vec<String> = thing.words.iter().chain(&phrase.words).cloned().collect();
        let groups: Vec<Vec<String>> = words.iter().map(|word| self.vocabulary.topic(word)).collect();
        if self.names.issues_with(&groups).is_empty() {
            return false;
        }
        let narrowed = Phrase { at: thing.at.start..phrase.at.end, names: Vec::new(), words };
        list.pop();
        list.push(narrowed);
        true
    }

    /// What is left once all have been read: parties of a symmetric relation, a stance's thing.
    fn settle(&mut self) {
        let theme = self.sentence.main.theme;
        if SYMMETRIC.contains(&theme) {
            // An object that is no actor is what they agree on or talk about.
            let (actors, things): (Vec<Phrase>, Vec<Phrase>) = self.object.drain(..).partition(is_actor);
            self.object = actors;
            self.topic.extend(things);
            let mut parties = std::mem::take(&mut self.subject);
            parties.append(&mut self.object);
            let someone = matches!(self.asked, Some(Side::Subject | Side::Object));
            self.object = parties.split_off(usize::from(parties.len() > 1 || !someone).min(parties.len()));
            self.subject = parties;
            if someone && self.asks_someone() {
                self.asked = Some(Side::Subject);
            } else if someone {
                self.asked = Some(Side::Topic);
            }
        }
        let told_of = theme.is_empty()
            && (self.sentence.asks.contains(&"outlet") || matches!(self.sentence.kind, Some("outlet" | "article")));
        if told_of {
            self.topic.append(&mut self.subject);
            self.topic.append(&mut self.object);
            return;
        }
        if ["think", "say", "report"].contains(&theme) {
            // What is thought of somebody, what is said about somebody.
            let mut objects = std::mem::take(&mut self.object);
            if theme == "think" {
                // `which side is Egypt on`: whoever is named alone is the one who stands somewhere.
                let alone = objects.len() == 1 && self.subject.is_empty() && is_actor(&objects[0]);
                if alone && self.topic.is_empty() && !self.asks_someone() && self.sentence.stranded.is_some() {
                    self.subject.append(&mut objects);
                }
                self.object = objects;
                let topics = std::mem::take(&mut self.topic);
                self.object.extend(topics);
            } else {
                self.topic.append(&mut objects);
            }
            if theme == "report" {
                self.topic.append(&mut self.subject);
            }
        }
        if ["happened", "relation", "changed what", "changed", "do"].contains(&theme) {
            let topics = std::mem::take(&mut self.topic);
            let (actors, things): (Vec<Phrase>, Vec<Phrase>) =
                topics.into_iter().partition(|p| is_actor(p) && theme != "changed");
            self.topic = things;
            if self.subject.is_empty() || theme != "do" {
                self.subject.extend(actors);
            } else {
                self.object.extend(actors);
            }
            let objects = std::mem::take(&mut self.object);
            self.subject.extend(objects);
        }
        if ["who is", "there", ""].contains(&theme) {
            let mut all = std::mem::take(&mut self.topic);
            all.append(&mut self.object);
            self.subject.append(&mut all);
        }
        // A stance on something over something else: an object that is no actor, and no other object.
        if self.object.is_empty()
            && !SYMMETRIC.contains(&theme)
            && self.asked != Some(Side::Object)
            && is_towards(theme)
        {
            if let Some(n) = self.topic.iter().position(|p| !is_actor(p)).or((!self.topic.is_empty()).then_some(0)) {
                if self.asked != Some(Side::Topic) {
                    let phrase = self.topic.remove(n);
                    self.object.push(phrase);
                }
            }
        }
    }

    /// Whether somebody is asked for, and not something alone.
    fn asks_someone(&self) -> bool {
        let chunks = &self.sentence.chunks;
        chunks.iter().any(|chunk| matches!(chunk.filler, Filler::Ask("who" | "kind" | "which")))
    }

    /// The side that a question word asks for, by its own preposition or by one that was left standing.
    fn asked_side(&mut self, chunk: &Chunk, value: &str) -> Option<Side> {
        let prep = chunk.prep.or(self.sentence.stranded);
        let empty = Phrase { at: 0..0, names: Vec::new(), words: Vec::new() };
        let side = prep.map(|prep| self.by_preposition(prep, &empty, chunk));
        match (value, side) {
            ("what", Some(Side::Subject | Side::Parties)) => Some(Side::Topic),
            ("what", Some(Side::Object)) if SYMMETRIC.contains(&self.sentence.main.theme) => Some(Side::Topic),
            (_, Some(Side::Parties)) => Some(Side::Object),
            (_, side) => side,
        }
    }

    fn by_preposition(&self, prep: &str, phrase: &Phrase, chunk: &Chunk) -> Side {
        let main = self.sentence.main;
        let theme = main.theme;
        let symmetric = SYMMETRIC.contains(&theme);
        let has_object = !self.object.is_empty() || self.asked == Some(Side::Object) && self.asks_someone();
        let is_noun = self.shape().is_none_or(|shape| shape == Shape::Noun);
        let party = if symmetric { Side::Parties } else { Side::Object };
        match prep {
            "by" if theme == "worry" => Side::Object,
            "by" => Side::Subject,
            "between" => Side::Parties,
            "with" => party,
            "over" if theme == "support" && self.arabic && !has_object => Side::Object,
            "over" => Side::Topic,
            "according" | "through" => Side::Speaker,
            "against" if symmetric => Side::Topic,
            "against" => Side::Object,
            "to" | "l" if symmetric && !is_actor(phrase) && !phrase.words.is_empty() => Side::Topic,
            "to" | "l" => party,
            "for" if has_object || symmetric => Side::Topic,
            "for" => Side::Object,
            "of" if is_noun && OWNED.contains(&theme) && self.subject.is_empty() && is_actor(phrase) => Side::Subject,
            "of" if ["think"].contains(&theme) => self.of_stance(phrase, chunk),
            "of" if symmetric && is_actor(phrase) => Side::Parties,
            "of" if has_object || symmetric => Side::Topic,
            "of" if theme == "say" && self.subject.is_empty() && is_actor(phrase) && is_noun => Side::Subject,
            "of" => Side::Object,
            "on" if symmetric || has_object || theme == "say" => Side::Topic,
            "on" if UPON.contains(&theme) || self.arabic => Side::Object,
            "on" => Side::Topic,
            "b" if ["threaten", "agree", "demand"].contains(&theme) || has_object => Side::Topic,
            "b" => party,
            "in" if is_place(phrase) || phrase.words.is_empty() => Side::Place,
            "in" if phrase.names.iter().any(|e| e.sort == crate::ask::names::Sort::Outlet || e.kind == "media") => {
                Side::Speaker
            }
            "in" | "during" => Side::Topic,
            "from" if theme == "retreat" => {
                if is_place(phrase) || phrase.words.is_empty() {
                    Side::Place
                } else {
                    Side::Topic
                }
            }
            "from" => self.from(phrase, is_noun),
            _ => Side::Topic,
        }
    }

    /// `the position of Turkey` is hers, `what do they think of Turkey` is towards her.
    fn of_stance(&self, phrase: &Phrase, chunk: &Chunk) -> Side {
        let next_to = self.sentence.main.at.is_some_and(|at| chunk.first <= at + 3 && chunk.first > at);
        let noun = self.sentence.main.at.is_some_and(|at| self.pieces[at].value("kind") == Some("stance"));
        if noun && next_to && self.subject.is_empty() && is_actor(phrase) { Side::Subject } else { Side::Object }
    }

    /// `criticism from Iran` is hers; in Arabic one is worried, and demands, `from` somebody.
    fn from(&self, phrase: &Phrase, is_noun: bool) -> Side {
        let theme = self.sentence.main.theme;
        let undergone = self.pieces.iter().any(|p| p.value("undergo").is_some());
        if self.arabic && !undergone && ["worry", "demand", "think"].contains(&theme) {
            return Side::Object;
        }
        let patient = self.shape() == Some(Shape::Patient);
        if (is_noun || patient || undergone || self.arabic)
            && (is_actor(phrase) || phrase.words.is_empty())
            && self.subject.is_empty()
        {
            return Side::Subject;
        }
        if is_actor(phrase) { Side::Object } else { Side::Topic }
    }

    fn is_passive(&self, at: usize) -> bool {
        let Some(told) = self.sentence.main.told.filter(|told| told.shape == Shape::Verb) else { return false };
        // Whoever is worried by somebody does the worrying.
        if self.sentence.main.theme == "worry" {
            return false;
        }
        if told.surely_passive {
            return true;
        }
        let by = self.pieces.iter().any(|p| p.is("prep", "by"));
        if self.arabic {
            return by;
        }
        let be = self.pieces[..at.min(self.pieces.len())].iter().any(|p| p.value("be").is_some());
        told.passive && (be || by)
    }

    fn english_order(&self, chunks: &[Chunk], at: usize) -> Vec<(usize, Side)> {
        let bare: Vec<usize> = (0..chunks.len())
            .filter(|n| chunks[*n].prep.is_none() && !matches!(chunks[*n].filler, Filler::Days(_)))
            .collect();
        let is_ask = |n: &usize| matches!(chunks[*n].filler, Filler::Ask("who" | "what" | "kind" | "which"));
        let before: Vec<usize> = bare.iter().copied().filter(|n| chunks[*n].first < at).collect();
        let behind: Vec<usize> = bare.iter().copied().filter(|n| chunks[*n].first >= at).collect();
        let asks: Vec<usize> = before.iter().copied().filter(is_ask).collect();
        let named: Vec<usize> = before
            .iter()
            .copied()
            .filter(|n| matches!(chunks[*n].filler, Filler::Names(_)) && !chunks[*n].joined)
            .collect();
        let mut out = Vec::new();
        let what = asks.iter().any(|n| matches!(chunks[*n].filler, Filler::Ask("what")));
        let undergone = self.pieces.iter().any(|p| p.value("undergo").is_some());
        let shape = self.shape();
        // `what worries Obama`: he does the worrying.
        let worried = self.sentence.main.theme == "worry" && what && named.is_empty();
        let (first, second) = match shape {
            Some(Shape::Verb) if worried => (Side::Object, Side::Subject),
            Some(Shape::Agent) => (Side::Object, Side::Subject),
            Some(Shape::Patient) => (Side::Subject, Side::Object),
            _ if self.is_passive(at) || undergone => (Side::Object, Side::Subject),
            _ => (Side::Subject, Side::Object),
        };
        out.extend(named.iter().map(|n| (*n, first)));
        let noun = matches!(shape, Some(Shape::Noun));
        out.extend(behind.iter().filter(|n| matches!(chunks[**n].filler, Filler::Names(_))).map(|n| {
            let side = if noun && named.is_empty() && (asks.is_empty() || what) { first } else { second };
            (*n, side)
        }));
        let open = if shape == Some(Shape::Agent) {
            Side::Subject
        } else if named.is_empty() {
            first
        } else {
            second
        };
        let open = if what && open == Side::Subject { Side::Object } else { open };
        out.extend(asks.iter().map(|n| (*n, open)));
        out.extend(behind.iter().filter(|n| is_ask(n)).map(|n| (*n, second)));
        out
    }

    fn arabic_order(&self, chunks: &[Chunk], at: usize) -> Vec<(usize, Side)> {
        let bare = |n: &usize| chunks[*n].prep.is_none() && !chunks[*n].joined;
        let names: Vec<usize> =
            (0..chunks.len()).filter(bare).filter(|n| matches!(chunks[*n].filler, Filler::Names(_))).collect();
        let asks: Vec<usize> = (0..chunks.len())
            .filter(|n| chunks[*n].prep.is_none() && matches!(chunks[*n].filler, Filler::Ask(_)))
            .collect();
        let (before, behind): (Vec<usize>, Vec<usize>) = names.iter().partition(|n| chunks[**n].first < at);
        let who = asks.iter().any(|n| matches!(chunks[*n].filler, Filler::Ask("who" | "kind")));
        let mut out = Vec::new();
        let undergone = self.pieces.iter().any(|p| p.value("undergo").is_some());
        let told = self.sentence.main.told;
        let piece = self.sentence.main.at.map(|n| &self.pieces[n]);
        let passive = self.is_passive(at) || undergone;
        match self.shape() {
            Some(Shape::Agent) => {
                out.extend(names.iter().map(|n| (*n, Side::Object)));
                out.extend(asks.iter().map(|n| (*n, Side::Subject)));
            }
            Some(Shape::Patient) => {
                out.extend(names.iter().map(|n| (*n, Side::Object)));
                out.extend(asks.iter().map(|n| (*n, Side::Object)));
            }
            Some(Shape::Verb) if passive => {
                out.extend(names.iter().map(|n| (*n, Side::Object)));
                out.extend(asks.iter().map(|n| (*n, if names.is_empty() { Side::Object } else { Side::Subject })));
            }
            Some(Shape::Verb) => {
                let pronoun = piece.is_some_and(|p| p.pronoun);
                let feminine = told.is_some_and(|t| t.feminine) && self.sentence.kind.is_none();
                // The verb agrees with whoever does it: `whom did she accuse` has a feminine one.
                let subject_follows = behind.len() == 1 && before.is_empty() && who && (pronoun || feminine);
                let open_subject = who && before.is_empty() && !subject_follows && behind.len() < 2;
                let mut sides = [Side::Subject, Side::Object, Side::Object].iter().copied();
                if open_subject {
                    sides.next();
                }
                out.extend(before.iter().chain(&behind).map(|n| (*n, sides.next().unwrap_or(Side::Topic))));
                let open = if open_subject && !self.only_what(chunks, &asks) { Side::Subject } else { Side::Object };
                out.extend(asks.iter().map(|n| (*n, open)));
            }
            _ => {
                let side = if undergone { Side::Object } else { Side::Subject };
                // `how does Obama see Putin`: the second is seen.
                let second = if self.sentence.main.theme == "think" { Side::Object } else { side };
                out.extend(names.iter().enumerate().map(|(m, n)| (*n, if m == 0 { side } else { second })));
                let open = if !names.is_empty() || undergone { Side::Object } else { Side::Subject };
                out.extend(asks.iter().map(|n| (*n, open)));
            }
        }
        out
    }

    fn only_what(&self, chunks: &[Chunk], asks: &[usize]) -> bool {
        !asks.is_empty() && asks.iter().all(|n| matches!(chunks[*n].filler, Filler::Ask("what")))
    }
}

/// Relations that are towards somebody or something.
fn is_towards(theme: &str) -> bool {
    ["support", "oppose", "accuse", "worry", "reject", "demand"].contains(&theme)
}
