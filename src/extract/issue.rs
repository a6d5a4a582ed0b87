//! What an issue is called: the lexicon's name for a phrasing of it, with the place it is told of, or else the phrase
//! itself without what is empty in it. Where the phrase stands is `topic`'s concern.

use crate::claim::{Issue, Kind};
use crate::extract::matching;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Particle, Phrase, Topic};
use crate::script::latin::slug;
use crate::script::letters::*;
use crate::span::Span;
use crate::text::token::TokenKind;

/// A name of its own has no more words than this, and ends before a preposition where it has half as many.
const NAME_WORDS: usize = 6;

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
            let Some((issue, sign, end)) = self.known_issue(t, self.tagged.last).filter(|i| i.2 <= last + 1) else {
                t += 1;
                continue;
            };
            let (id, name, name_ar) = self.named_of(issue, end, last);
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

    /// The longest known phrasing at a token: issue, sign, one past its last token.
    fn known_issue(&self, t: usize, end: usize) -> Option<(usize, i8, usize)> {
        matching::matches(self.scan.document, self.scan.lexicon, t, end).into_iter().find_map(|m| match m.what {
            Phrase::Issue { issue, sign } => Some((issue as usize, sign, m.last)),
            _ => None,
        })
    }

    /// Id and names of a known issue, of the place or actor that stands behind it if it is one that is told of many.
    fn named_of(&self, issue: usize, from: usize, last: usize) -> (String, String, String) {
        let row = &self.scan.lexicon.issues[issue];
        let plain = || (row.id.clone(), row.name.clone(), row.name_ar.clone());
        if row.of.is_empty() {
            return plain();
        }
        let Some((id, name, name_ar)) = self.told_of(from, last) else { return plain() };
        let of_ar = row.of_ar.replace("{}", &name_ar);
        // The lexicon may know this very issue.
        if let Some(known) = self.scan.lexicon.issues.iter().find(|i| i.name_ar == of_ar) {
            return (known.id.clone(), known.name.clone(), known.name_ar.clone());
        }
        if let Some(known) = self.row_of_phrase(&of_ar) {
            return known;
        }
        (format!("{}-{id}", row.id), row.of.replace("{}", &name), of_ar)
    }

    fn row_of_phrase(&self, phrase: &str) -> Option<(String, String, String)> {
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
        let row = &self.scan.lexicon.issues[issue as usize];
        Some((row.id.clone(), row.name.clone(), row.name_ar.clone()))
    }

    /// The state, place or body that a phrase names first.
    fn told_of(&self, from: usize, last: usize) -> Option<(String, String, String)> {
        let lexicon = self.scan.lexicon;
        let state = |s: usize| {
            let actor = &lexicon.actors[lexicon.states[s].actor];
            (actor.id.clone(), actor.name.clone(), actor.name_ar.clone())
        };
        (from..last).find_map(|t| match self.tagged.tag(t) {
            Tag::Nisba { state: s, .. } => Some(state(s as usize)),
            Tag::Noun(n) => {
                let noun = &self.tagged.nouns[n];
                let entity = self.scan.entities.get(noun.who.first()?.entity);
                if noun.capital && entity.kind == Kind::State {
                    return entity.state.map(state);
                }
                matches!(entity.kind, Kind::State | Kind::Place | Kind::ArmedGroup)
                    .then(|| (entity.id.clone(), entity.name.clone(), entity.name_ar.clone()))
            }
            _ => None,
        })
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
        letters == [LAM, LAM] && !word[cut.skip..].starts_with(LAM)
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
                Tag::Mark(TokenKind::Quote | TokenKind::Dash) => {}
                Tag::Mark(_) | Tag::When(_) => break,
                Tag::Particle { class: Particle::Preposition | Particle::Conjunction | Particle::Relative, .. }
                    if 2 * words >= NAME_WORDS =>
                {
                    break;
                }
                Tag::Particle { class: Particle::Preposition | Particle::Quantifier | Particle::Adverb, .. } => {}
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
            let word = &self.scan.document.folded(t)[cut.skip..];
            let bare = self.scan.lexicon.topic(word).or_else(|| self.scan.lexicon.topic(self.scan.document.folded(t)));
            let empty = bare == Some(Topic::Hollow)
                || matches!(
                    self.tagged.tag(t),
                    Tag::Particle {
                        class: Particle::Preposition
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
            if !skipped {
                for n in t..next.min(last) {
                    let folded = self.scan.document.folded(n);
                    let cut = if n == t { self.cut_of(n).unwrap_or_default().skip } else { 0 };
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
