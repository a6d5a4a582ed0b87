//! What an issue is called: the lexicon's name for a phrasing of it, with the place it is told of, or else the phrase
//! itself without what is empty in it. Where the phrase stands is `topic`'s concern.

use crate::claim::{Issue, Kind};
use crate::extract::around::MIN;
use crate::extract::entity::Entity;
use crate::extract::event::BAYNA;
use crate::extract::matching;
use crate::extract::opening::words::MA;
use crate::extract::phrase::FI;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{IssueRow, Particle, Phrase};
use crate::lexicon::sorts::Topic;
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::span::Span;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// A name of its own has no more words than this, and ends before a preposition where it has half as many.
const NAME_WORDS: usize = 6;

/// The issue of what shall become of somebody.
const FUTURE: &str = "future";

/// "no", before a verbal noun
const ADAM: &str = "\u{0639}\u{062F}\u{0645}";

/// Id, English name, Arabic name.
pub type Names = (String, String, String);

impl Sense<'_, '_> {
    /// The issues of a phrase: those that the lexicon knows, else the phrase by its own name.
    pub fn issues(&self, first: usize, last: usize) -> Vec<Issue> {
        let document = self.scan.document;
        let last = last.min(self.tagged.last);
        if first >= last {
            return Vec::new();
        }
        let whole = document.span(first, last);
        let skip = self.issue_skip(first);
        let whole = Span::new(whole.start() + skip.min(whole.len()), whole.end());
        let text = whole.of(&document.article.text).to_string();
        let mut out: Vec<Issue> = Vec::new();
        let mut t = first;
        while t < last {
            let Some(((id, name, name_ar), sign, end)) = self.known_issue(t, last) else {
                t += 1;
                continue;
            };
            if out.iter().all(|i| i.id != id) {
                out.push(Issue { id, name, name_ar, mention: text.clone(), span: whole, sign });
            }
            t = end.max(t + 1);
        }
        if out.is_empty() {
            let name = self.own_name(first, last);
            let id: String = self.own_id(first, last, &name);
            if !id.is_empty() {
                out.push(Issue { id, name: name.clone(), name_ar: name, mention: text, span: whole, sign: 0 });
            }
        }
        out.truncate(2);
        out
    }

    /// The longest known phrasing at a token: the issue's names, its sign, one past its last token.
    pub fn known_issue(&self, t: usize, last: usize) -> Option<(Names, i8, usize)> {
        if self.tagged.tag(t).is_inside() && self.is_in_name(t) {
            return None;
        }
        let matches = matching::among(self.scan.document, self.scan.lexicon, t, self.tagged.last, Kinds::ISSUE);
        matches.iter().filter(|m| m.last <= last + 1).find_map(|m| match m.what {
            Phrase::Issue { issue, sign } => Some((self.named_of(issue as usize, m.last, last)?, sign, m.last)),
            _ => None,
        })
    }

    /// Within the name of an actor no issue is meant.
    fn is_in_name(&self, t: usize) -> bool {
        self.tagged.nouns.iter().any(|n| n.first < t && t < n.last)
    }

    /// Id and names of a known issue, of the place or actor that stands behind it if it is one that is told of many;
    /// nothing if it is told of none and has no name without.
    fn named_of(&self, issue: usize, from: usize, last: usize) -> Option<Names> {
        let row = &self.scan.lexicon.issues[issue];
        let plain = || (!row.name.is_empty()).then(|| (row.id.clone(), row.name.clone(), row.name_ar.clone()));
        if row.of.is_empty() {
            return plain();
        }
        let between = from < last && self.scan.document.folded(from) == BAYNA;
        let whom = match row.of.matches("{}").count() {
            1 if !between => self.told_of(row, from, last),
            1 => None,
            _ => self.both_of(from, last),
        };
        let Some(whom) = whom else { return plain() };
        let (mut id, mut of, mut of_ar) = (row.id.clone(), row.of.clone(), row.of_ar.clone());
        for (one, name, name_ar) in whom {
            id = format!("{id}-{one}");
            of = of.replacen("{}", &name, 1);
            of_ar = of_ar.replacen("{}", &name_ar, 1);
        }
        // The lexicon may know this very issue.
        Some(self.row_of_phrase(&of_ar).unwrap_or((id, of, of_ar)))
    }

    /// What shall become of somebody.
    pub fn future_of(&self, one: &Entity) -> Option<Names> {
        let row = self.scan.lexicon.issues.iter().find(|r| r.id == FUTURE)?;
        let (id, name, name_ar) = entity_names(one);
        let of_ar = row.of_ar.replace("{}", &name_ar);
        // The lexicon may know this very issue, by the name in full or the short one.
        let short = name_ar.rsplit(' ').next().map(|last| row.of_ar.replace("{}", last));
        let known = self.row_of_phrase(&of_ar).or_else(|| self.row_of_phrase(&short?));
        Some(known.unwrap_or_else(|| (format!("{}-{id}", row.id), row.of.replace("{}", &name), of_ar)))
    }

    /// A known issue that is called by a verb's noun and told of a place: visiting X → the visit to X.
    pub fn issue_of_deed(&self, verb: u16, place: usize) -> Option<Names> {
        let lexicon = self.scan.lexicon;
        let noun = crate::script::fold(lexicon.verbs[verb as usize].nouns.first()?);
        let row = lexicon.index.alone(&noun).iter().find_map(|e| match e.what {
            Phrase::Issue { issue, .. } => {
                Some(&lexicon.issues[issue as usize]).filter(|r| r.of.matches("{}").count() == 1)
            }
            _ => None,
        })?;
        let noun = &self.tagged.nouns[place];
        let (id, name, name_ar) = entity_names(self.scan.entities.get(noun.who.first()?.entity));
        Some((format!("{}-{id}", row.id), row.of.replace("{}", &name), row.of_ar.replace("{}", &name_ar)))
    }

    fn row_of_phrase(&self, phrase: &str) -> Option<Names> {
        let folded = crate::script::fold(phrase);
        let mut words = folded.split(' ');
        let first = words.next()?;
        let rest: Vec<&str> = words.collect();
        let entry = self.scan.lexicon.index.phrases(first).iter().find(|e| {
            matches!(e.what, Phrase::Issue { .. })
                && e.rest.len() == rest.len()
                && e.rest.iter().zip(&rest).all(|(a, b)| &**a == *b)
        })?;
        let Phrase::Issue { issue, .. } = entry.what else { return None };
        let row = self.scan.lexicon.issues.get(issue as usize).filter(|r| r.of.is_empty())?;
        Some((row.id.clone(), row.name.clone(), row.name_ar.clone()))
    }

    /// The state, place, armed group (or person, where the row says so) that a phrase is told of: behind a preposition
    /// rather than as its doer.
    fn told_of(&self, row: &IssueRow, from: usize, last: usize) -> Option<Vec<Names>> {
        let says = |what: &str| row.about.iter().any(|a| a == what);
        let wants_person = says("person");
        let (object, behind) = (says("object"), says("behind"));
        let mut found: Option<(u8, Names)> = None;
        for (t, names, kind) in self.named_behind(from, last, 6) {
            let person = kind == Kind::Person;
            let body = matches!(kind, Kind::ArmedGroup | Kind::Organisation | Kind::Group);
            if person != wants_person || body && !(object || behind) {
                continue;
            }
            let nisba = matches!(self.tagged.tag(t), Tag::Nisba { .. });
            let rank = match self.preposition_of(t) {
                _ if nisba && (object || behind || wants_person) => continue,
                None if behind && !nisba => continue,
                // Support from X is none for X.
                Some(p) if object && p == MIN && self.tagged.before(from).is_some_and(|b| self.is_help(b)) => continue,
                Some(p) if behind && p.chars().eq([LAM]) && self.is_raider(from, t) => continue,
                _ if nisba => 0,
                None if person => 4,
                None => 2,
                Some(p) if p == FI => 1,
                Some(_) => 3,
            };
            if found.as_ref().is_none_or(|(best, _)| rank > *best) {
                found = Some((rank, names));
            }
        }
        found.map(|(_, names)| vec![names])
    }

    /// "(Artillery) raids of (l) X": theirs, on somebody else; behind who made them, l brings whom they hit.
    fn is_raider(&self, from: usize, t: usize) -> bool {
        let attack = self.tagged.before(from).is_some_and(|b| self.is_attack(b));
        let adjective = |x: usize| {
            matches!(self.tagged.tag(x), Tag::Plain { .. } | Tag::Adjective { .. } | Tag::Inside)
                && self.cut_of(x).is_none_or(|c| c.is_bare())
                && self.is_adjectival(x)
                && !self.says(x, Attitude::Belongs)
        };
        attack && (from..t).all(adjective)
    }

    /// The two between whom it is, in one order whichever is told first.
    fn both_of(&self, from: usize, last: usize) -> Option<Vec<Names>> {
        let mut two: Vec<Names> = Vec::new();
        for (t, names, kind) in self.named_behind(from, last, 8) {
            let at_place = self.preposition_of(t).is_some_and(|p| p == FI);
            if !at_place && !matches!(kind, Kind::Group) && kind != Kind::Person && two.iter().all(|n| n.0 != names.0) {
                two.push(names);
            }
        }
        two.truncate(2);
        two.sort();
        (two.len() == 2).then_some(two)
    }

    /// Those named within so many tokens, before a verb or a mark.
    fn named_behind(&self, from: usize, last: usize, reach: usize) -> Vec<(usize, Names, Kind)> {
        let lexicon = self.scan.lexicon;
        let state = |s: usize| {
            let actor = &lexicon.actors[lexicon.states[s].actor];
            (actor.id.clone(), actor.name.clone(), actor.name_ar.clone())
        };
        let mut out = Vec::new();
        for t in from..last.min(from + reach) {
            match self.tagged.tag(t) {
                Tag::Nisba { state: s, .. } => out.push((t, state(s as usize), Kind::State)),
                Tag::Noun(n) => {
                    let noun = &self.tagged.nouns[n];
                    let Some(one) = noun.who.first() else { continue };
                    let entity = self.scan.entities.get(one.entity);
                    let listed = entity.actor.is_some();
                    match entity.kind {
                        Kind::Organisation | Kind::Group if !listed => {}
                        Kind::State => {
                            out.push((t, entity.state.map_or_else(|| entity_names(entity), state), Kind::State))
                        }
                        Kind::Place | Kind::ArmedGroup | Kind::Person | Kind::Organisation | Kind::Group => {
                            out.push((t, entity_names(entity), entity.kind))
                        }
                        _ => {}
                    }
                }
                Tag::Verb(_)
                | Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
                | Tag::Particle { class: Particle::Relative | Particle::Complementizer, .. } => break,
                _ => {}
            }
        }
        out
    }

    /// The preposition before a noun phrase, by itself or as its first letter.
    fn preposition_of(&self, t: usize) -> Option<String> {
        if let Some(letter) = self.cut_of(t).and_then(|c| c.prep) {
            return Some(letter.to_string());
        }
        let before = self.tagged.before(t)?;
        match self.tagged.tag(before) {
            Tag::Particle { class: Particle::Preposition, .. } => Some(self.folded_words(before, t)),
            _ => None,
        }
    }

    /// The bytes of the proclitics of a phrase's first word; the article that melts into "to" goes too.
    fn issue_skip(&self, t: usize) -> usize {
        let skip = self.skip_at(t);
        let melted = skip > 0 && self.melts(t);
        if melted { skip + LAM.len_utf8() } else { skip }
    }

    fn melts(&self, t: usize) -> bool {
        let Some(cut) = self.cut_of(t).filter(|c| c.prep == Some(LAM) && c.article) else { return false };
        let word = self.scan.document.folded(t);
        let letters: Vec<char> = word.chars().skip(usize::from(cut.conj.is_some())).take(2).collect();
        letters == [LAM, LAM] && !word[cut.skip()..].starts_with(LAM)
    }

    /// The phrase without empty words before what matters, no longer than a name.
    fn own_name(&self, first: usize, last: usize) -> String {
        let document = self.scan.document;
        let start = self.past_hollow(first, last);
        let mut end = start;
        let mut words = 0;
        let mut t = start;
        while t < last {
            let next = self.tagged.end(t).max(t + 1).min(last);
            match self.tagged.tag(t) {
                Tag::Mark(_) if words == 0 => {}
                Tag::Mark(TokenKind::Dash) if self.clause_at(t) != self.clause_at(start) => break,
                Tag::Mark(TokenKind::Quote | TokenKind::Dash) => {}
                Tag::Mark(_) | Tag::When(_) => break,
                Tag::Verb(_) if t > start && words > 1 => break,
                Tag::Particle { class: Particle::Complementizer | Particle::Relative, .. } if words > 1 => break,
                // Called the deal "that it is": what it is called is no part of it.
                Tag::Particle { class: Particle::Complementizer, .. }
                    if words > 0 && self.scan.document.folded(t).starts_with([BEH, LAM]) =>
                {
                    break;
                }
                Tag::Particle { class: Particle::Preposition | Particle::Conjunction | Particle::Relative, .. }
                    if 2 * words >= NAME_WORDS =>
                {
                    break;
                }
                Tag::Particle { class: Particle::Preposition | Particle::Quantifier | Particle::Adverb, .. } => {}
                Tag::Plain { cut } if words > 0 && cut == Cut::default() && self.is_said_of_phrase(t) => break,
                _ => {
                    words += next - t;
                    end = next;
                }
            }
            if words >= NAME_WORDS {
                break;
            }
            t = next;
        }
        let span = document.span(start, end.max(start + 1).min(last));
        let skip = self.issue_skip(start);
        let text = &span.of(&document.article.text)[skip.min(span.len())..];
        let article = if self.melts(start) { "\u{0627}\u{0644}" } else { "" };
        let words: Vec<&str> =
            text.split(|c: char| c.is_whitespace() || is_quote(c)).filter(|w| !w.is_empty()).collect();
        if let Some(what) = self.tagged.before(start).filter(|b| self.is_what(*b)) {
            return format!("{} {}", document.raw(what), words.join(" "));
        }
        if let Some(noun) = self.verbal_noun(start) {
            let rest = words.get(1..).unwrap_or_default().join(" ");
            return if self.is_denied(start, first) {
                format!("{ADAM} {noun} {rest}")
            } else {
                format!("{noun} {rest}")
            }
            .trim_end()
            .to_string();
        }
        let mut name = format!("{article}{}", words.join(" "));
        if self.has_tanwin(start)
            && let Some((head, rest)) = name.split_once(' ').or(Some((name.as_str(), "")))
        {
            // The accusative of the sentence goes: first of the noun, then of the adjective that agrees with it.
            let (second, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            let second = second.strip_suffix("\u{064A}\u{0627}").map_or(second.to_string(), |s| format!("{s}{YEH}"));
            let head = head.trim_end_matches(['\u{064B}']).trim_end_matches(ALEF).trim_end_matches('\u{064B}');
            name = [head, &second, rest].iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" ");
        }
        name
    }

    /// A word without the article right behind one that has it is what is said of the phrase, or how: no part of it.
    fn is_said_of_phrase(&self, t: usize) -> bool {
        let article = |b: usize| matches!(self.tagged.tag(b), Tag::Plain { .. }) && self.scan.has_article(b);
        self.tagged.before(t).is_some_and(|b| self.tagged.end(b) == t && article(b))
    }

    /// What a clause says is named by its verb's noun: that they withdraw → the withdrawal.
    fn verbal_noun(&self, t: usize) -> Option<String> {
        let Tag::Verb(v) = self.tagged.tag(t) else { return None };
        let noun = self.scan.lexicon.verbs[v.verb as usize].nouns.first()?;
        v.suffix.is_none().then(|| noun.clone())
    }

    /// "What X does": written like a negation, but governed by a verb, a noun or a preposition.
    fn is_what(&self, t: usize) -> bool {
        self.scan.document.folded(t) == MA
            && self.tagged.before(t).is_some_and(|b| match self.tagged.tag(b) {
                Tag::Particle { class, .. } => class == Particle::Preposition,
                tag => matches!(
                    tag,
                    Tag::Verb(_) | Tag::Noun(_) | Tag::Event { .. } | Tag::Masdar { .. } | Tag::Plain { .. }
                ),
            })
    }

    /// A negation stands before the verb of a phrase.
    fn is_denied(&self, verb: usize, first: usize) -> bool {
        let particle = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Negation, .. });
        (first..verb).any(particle) || self.tagged.before(first).is_some_and(particle)
    }

    /// The indefinite accusative is written at a noun's end.
    fn has_tanwin(&self, t: usize) -> bool {
        let raw = self.scan.document.raw(t);
        let bare = raw.trim_end_matches('\u{064B}');
        let folded = self.scan.document.folded(t);
        bare.ends_with(ALEF)
            && (raw.contains('\u{064B}')
                || matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. })
                    && self.scan.document.readings(t).list.iter().any(|r| r.suffix.is_some() && r.pronoun().is_none())
                    && !self.scan.lexicon.index.word(folded).iter().any(|_| true))
    }

    /// The first token of a phrase behind words such as "the necessity of", "the subject of".
    fn past_hollow(&self, first: usize, last: usize) -> usize {
        let mut t = first;
        loop {
            let next = self.tagged.end(t).max(t + 1);
            let cut = self.cut_of(t).unwrap_or_default();
            let word = &self.scan.document.folded(t)[cut.skip()..];
            let bare = self.scan.lexicon.topic(word).or_else(|| self.scan.lexicon.topic(self.scan.document.folded(t)));
            let empty = bare == Some(Topic::Hollow)
                || matches!(
                    self.tagged.tag(t),
                    Tag::Particle {
                        class: Particle::Preposition
                            | Particle::Modal
                            | Particle::Negation
                            | Particle::Auxiliary
                            | Particle::Demonstrative
                            | Particle::Quantifier
                            | Particle::Complementizer,
                        ..
                    } | Tag::Mark(_)
                );
            // An adjective behind it or the end of the phrase: the word is all there is.
            if !empty || next >= last || self.begins_adjective(next, t) {
                return t;
            }
            t = next;
        }
    }

    fn begins_adjective(&self, t: usize, head: usize) -> bool {
        let article = |t: usize| self.cut_of(t).is_some_and(|c| c.article);
        match self.tagged.tag(t) {
            Tag::Nisba { .. } | Tag::Adjective { .. } => article(t) == article(head),
            Tag::Plain { .. } => article(head) && article(t),
            _ => false,
        }
    }

    /// Letters of the words that carry the name: no article, clitics, prepositions, number of a sound plural.
    fn own_id(&self, first: usize, last: usize, name: &str) -> String {
        let start = self.past_hollow(first, last);
        let mut words: Vec<String> = Vec::new();
        let mut t = start;
        while t < last && words.len() < NAME_WORDS {
            let next = self.tagged.end(t).max(t + 1);
            let skipped =
                matches!(self.tagged.tag(t), Tag::Mark(_) | Tag::When(_) | Tag::Inside | Tag::Particle { .. });
            if let Some(noun) = self.verbal_noun(t).filter(|_| t == start) {
                words.push(singular(&crate::script::fold(&noun)));
            } else if matches!(self.tagged.tag(t), Tag::Verb(_)) && words.len() > 1 {
                break;
            } else if !skipped {
                for n in t..next.min(last) {
                    let folded = self.scan.document.folded(n);
                    let cut = if n == t { self.cut_of(n).unwrap_or_default().skip() } else { 0 };
                    let word = &folded[cut.min(folded.len())..];
                    let word = word.strip_prefix("\u{0627}\u{0644}").filter(|w| w.chars().count() > 2).unwrap_or(word);
                    words.push(singular(word));
                }
            }
            t = next;
        }
        let count = name.split_whitespace().count().max(1);
        words.truncate(count);
        slug(&words.join(" ")).chars().take(60).collect()
    }
}

fn entity_names(entity: &Entity) -> Names {
    (entity.id.clone(), entity.name.clone(), entity.name_ar.clone())
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201C}' | '\u{201D}' | '\u{00AB}' | '\u{00BB}' | '\u{201E}' | '(' | ')')
}

/// A sound feminine plural as its singular, folded.
fn singular(word: &str) -> String {
    match word.strip_suffix("\u{0627}\u{062A}").filter(|s| s.chars().count() > 2) {
        Some(stem) => format!("{stem}{HEH}"),
        None => word.to_string(),
    }
}
