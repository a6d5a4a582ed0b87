//! What a claim is about: from the words that a frame found to whole phrases, and where a frame found none, the phrases
//! that stand farther off. What they are called is `issue`'s concern.

use crate::claim::{ClaimType, Modality};
use crate::extract::argument::Argument;
use crate::extract::attack::NEAR;
use crate::extract::clause::Link;
use crate::extract::event::{ALA, MAA};
use crate::extract::frame::Draft;
use crate::extract::opening::words::MA;
use crate::extract::opening::{is_that_not, is_to};
use crate::extract::phrase::FI;
use crate::extract::sense::Sense;
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Topic;
use crate::script::letters::*;
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::SmallVec;

/// Runs of tokens: first, one past the last.
pub type Runs = SmallVec<[(usize, usize); 4]>;

impl Sense<'_, '_> {
    /// The phrases that say what a draft is about, in order, without overlap.
    pub fn topics(&self, draft: &Draft) -> Runs {
        let mut out = Runs::new();
        for (first, last) in &draft.issues {
            self.add_phrase(draft, *first, *last, &mut out);
        }
        if out.is_empty() || self.is_mere_meeting(draft, &out) {
            let mut far = Runs::new();
            self.far(draft, &mut far);
            out = if far.is_empty() { out } else { far };
        }
        let only_where = |(first, last): &(usize, usize)| {
            self.noun_of(*first).is_some_and(|n| self.tagged.nouns[n].place && self.tagged.nouns[n].last >= *last)
                && self.tagged.before(*first).is_some_and(|b| self.scan.document.folded(b) == FI)
        };
        // Coordination in a country is about what it coordinates.
        let where_alone = draft.kind == ClaimType::Cooperate && out.iter().all(only_where);
        if where_alone || out.is_empty() {
            self.own_words(draft, &mut out);
        }
        self.add_means(draft, &mut out);
        out.truncate(5);
        out
    }

    /// Held talks: no more than the word for the meeting itself.
    fn is_mere_meeting(&self, draft: &Draft, out: &Runs) -> bool {
        let meeting = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Event { .. })
                && self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Consult)
        };
        let about = |t: usize| self.scan.lexicon.topic(self.scan.document.folded(t)) == Some(Topic::About);
        draft.kind == ClaimType::Consult
            && out.iter().all(|(first, last)| meeting(*first) && !(*first..*last).any(about))
    }

    /// By what people were killed, hurt or taken, or on what charge, where nothing else or no more than their death says
    /// what it is about: killed in raids on X, drove them apart with tear gas.
    fn add_means(&self, draft: &Draft, out: &mut Runs) {
        let violent = matches!(draft.kind, ClaimType::Assault | ClaimType::Coerce);
        let death = |t: usize| self.kills(t) && draft.trigger.0 == t;
        if !violent || draft.modality != Modality::Asserted || !out.iter().all(|(first, _)| death(*first)) {
            return;
        }
        let last = (draft.trigger.1 + NEAR).min(self.tagged.last);
        let last = (draft.trigger.1..last).find(|t| self.is_answered(*t)).unwrap_or(last);
        let attack = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Event { .. })
                && self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Assault)
                && !self.kills(t)
                && self.is_means(draft.trigger.1, t)
        };
        let same = |t: usize| self.within[t - self.tagged.first] == draft.clause;
        let tool = |t: usize| {
            let what = self.attitude(t).map(|a| a.0);
            let by = self.cut_of(t).is_some_and(|c| c.prep == Some(BEH) && c.conj.is_none());
            by && same(t) && matches!(what, Some(Attitude::Weapon | Attitude::Charge))
        };
        // On the charge of.
        let charged = |t: usize| {
            let brings = matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, .. });
            brings && same(t) && self.says(t, Attitude::Charge)
        };
        match (draft.trigger.1..last).find(|t| attack(*t) || tool(*t) || charged(*t)) {
            Some(t) if charged(t) => self.add_phrase(draft, self.tagged.end(t), self.tagged.end(t) + 1, out),
            Some(t) => self.add_phrase(draft, t, t + 1, out),
            None => {}
        }
    }

    /// In answer to an attack: another one.
    fn is_answered(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| {
            let words = self.folded_words(b, self.tagged.end(b));
            let skip = self.cut_of(b).map_or(0, |c| c.skip());
            let topic = self.scan.lexicon.topic(&words[skip..]);
            let answer = topic == Some(Topic::Cause) && words.ends_with(ALA);
            answer || matches!(topic, Some(Topic::Aim | Topic::Fear | Topic::Lack))
        })
    }

    /// The whole phrase whose head stands in a run; nothing if no word of it can be a head.
    fn add_phrase(&self, draft: &Draft, first: usize, last: usize, out: &mut Runs) {
        let Some(head) = self.topic_head(first, last).filter(|h| !self.describes_trigger(draft, *h)) else { return };
        let runs = match self.tagged.tag(head) {
            Tag::Particle { class: Particle::Complementizer | Particle::Conjunction, .. } => {
                return self.add_content(self.tagged.end(head), self.content_end(head), out);
            }
            // "That not" is told with its "not".
            Tag::Particle { class: Particle::Relative | Particle::Negation, .. } => {
                return self.add_content(head, self.content_end(head), out);
            }
            _ => self.whole(draft, head),
        };
        for (first, last) in runs {
            let Some(first) = self.topic_head(first, last) else { continue };
            // What is judged ends where the judgement begins, what meets with something before that.
            let carried = draft.rule == "verdict" || draft.rule.starts_with("light");
            let judged = carried && first < draft.trigger.0;
            if judged && self.noun_of(first).is_some() && draft.rule != "verdict" {
                // The capital saw consultations: where, not what about.
                continue;
            }
            let last = if judged { self.before_that(first, last.min(draft.trigger.0)) } else { last };
            let overlaps = out.iter().any(|(a, b)| *a < last && first < *b);
            if first < last && !overlaps && !self.is_party(draft, first, last) {
                out.push((first, last));
            }
        }
    }

    /// A run without the "that" at its end.
    fn before_that(&self, first: usize, last: usize) -> usize {
        let that = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Complementizer, .. });
        if last > first + 1 && that(last - 1) { last - 1 } else { last }
    }

    /// An adjective right behind the event noun says what kind of event, not what it is about; behind any other
    /// indefinite noun it has no meaning of its own.
    fn describes_trigger(&self, draft: &Draft, head: usize) -> bool {
        let t = draft.trigger.0;
        if self.is_mere_adjective(head) || self.is_how(draft, head) {
            return true;
        }
        matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. })
            && self.tagged.before(head) == Some(t)
            && self.is_adjectival(head)
            && self.cut_of(head).unwrap_or_default() == Cut::default()
            && !self.cut_of(t).is_some_and(|c| c.article)
            && matches!(self.tagged.tag(head), Tag::Plain { .. } | Tag::Nisba { .. } | Tag::Adjective { .. })
    }

    /// Vital support, a statement issued by: an accusative right behind the accusative that it describes, a participle of
    /// what a body says; the adjective of whom a deed befell.
    fn is_how(&self, draft: &Draft, head: usize) -> bool {
        let word = |t: usize| self.scan.document.folded(t);
        let bare = |t: usize| self.cut_of(t) == Some(Cut::default());
        let Some(before) = self.tagged.before(head).filter(|b| self.tagged.end(*b) == head) else { return false };
        let event = before == draft.trigger.0 && matches!(self.tagged.tag(before), Tag::Event { suffix: None, .. });
        let accusative =
            event && bare(before) && word(before).ends_with(ALEF) && bare(head) && word(head).ends_with(ALEF);
        let plain = matches!(self.tagged.tag(head), Tag::Plain { .. } | Tag::Active { .. } | Tag::Passive { .. });
        let victim = plain
            && self.cut_of(head).is_some_and(|c| c.article && c.is_bare())
            && draft.target.iter().any(|r| r.last == head && r.first < head)
            && draft.kind == ClaimType::Assault;
        accusative && plain || victim || bare(head) && self.says(head, Attitude::Issued)
    }

    fn is_mere_adjective(&self, head: usize) -> bool {
        let Some(before) = self.tagged.before(head).filter(|b| self.tagged.end(*b) == head) else { return false };
        let plain = |t: usize| {
            let cut = self.cut_of(t).unwrap_or_default();
            !cut.article && !self.scan.has_article(self.tagged.end(t) - 1)
        };
        let nominal = match self.tagged.tag(before) {
            Tag::Noun(n) => !self.tagged.nouns[n].place,
            Tag::Plain { .. } | Tag::Nisba { .. } | Tag::Adjective { .. } => true,
            _ => false,
        };
        nominal
            && plain(before)
            && self.is_adjectival(head)
            && self.cut_of(head).unwrap_or_default() == Cut::default()
            && self.scan.document.folded(head).ends_with(HEH)
            && matches!(self.tagged.tag(head), Tag::Plain { .. } | Tag::Nisba { .. } | Tag::Adjective { .. })
    }

    fn add_content(&self, first: usize, last: usize, out: &mut Runs) {
        if first < last && !out.iter().any(|(a, b)| *a < last && first < *b) {
            out.push((first, last));
        }
    }

    /// The first token of a run that can begin an issue: no mark, preposition, pronoun.
    fn topic_head(&self, first: usize, last: usize) -> Option<usize> {
        let mut t = first.max(self.tagged.first);
        while t < last.min(self.tagged.last) {
            match self.tagged.tag(t) {
                Tag::Mark(_) | Tag::When(_) | Tag::Inside | Tag::Attribution { .. } => {}
                // "That he": the pronoun is nothing to talk about, the clause behind it is.
                Tag::Particle { class: Particle::Complementizer, .. } => return Some(t),
                // "It is time to withdraw".
                Tag::Particle { class: Particle::Conjunction, .. } if is_to(self.scan.document.folded(t)) => {
                    return Some(t);
                }
                Tag::Particle { class: Particle::Negation, .. } if is_that_not(self.scan.document.raw(t)) => {
                    return Some(t);
                }
                Tag::Particle { class: Particle::Relative, .. } => {
                    return self.scan.document.folded(t).ends_with(MA).then_some(t);
                }
                Tag::Particle { .. } => {}
                Tag::Verb(_) if t == first => return None,
                _ => return Some(t),
            }
            t = self.tagged.end(t).max(t + 1);
        }
        None
    }

    /// The phrase says no more than who acts or is acted on.
    fn is_party(&self, draft: &Draft, first: usize, last: usize) -> bool {
        let Tag::Noun(noun) = self.tagged.tag(first) else { return false };
        let noun = &self.tagged.nouns[noun];
        let whole = noun.last >= last || {
            let (_, end) = self.all(self.noun_of(first).expect("it is a noun phrase"));
            let end = self.tagged.nouns[end].last;
            // The talks of X with Y.
            end >= last || self.scan.document.folded(end) == MAA
        };
        whole
            && noun.who.iter().all(|r| {
                draft
                    .source
                    .iter()
                    .chain(&draft.target)
                    .any(|p| p.entity == r.entity && (p.first == r.first || r.anaphor))
            })
    }

    /// Where the frame found nothing: a topic phrase anywhere in the clause, what the talks were to be about, what a
    /// preposition brings that a quotation mark parts from it.
    fn far(&self, draft: &Draft, out: &mut Runs) {
        let tokens = &self.clauses[draft.clause].tokens;
        let last = self.sentence_part_end(draft);
        if let Tag::Verb(v) = self.tagged.tag(draft.trigger.0)
            && self.discusses(draft.kind, v.verb)
        {
            self.behind_verb(draft, draft.trigger.0, last, out);
            if !out.is_empty() {
                return;
            }
        }
        for t in draft.trigger.1..last {
            match self.tagged.tag(t) {
                Tag::Particle { class: Particle::Preposition, cut, suffix: None } => {
                    let end = self.tagged.end(t);
                    let prep = self.folded_words(t, end);
                    let topic = self.scan.lexicon.topic(&prep[cut.skip()..]);
                    let aim = topic == Some(Topic::Aim) && self.is_held_for(draft, t);
                    if topic == Some(Topic::About) && (self.takes_topic(draft.kind) || tokens.contains(&t)) || aim {
                        self.add_phrase(draft, end, self.tagged.last.min(end + 4), out);
                        return;
                    }
                }
                Tag::Masdar { verb, cut, .. }
                    if cut.prep == Some(LAM) && (self.discusses(draft.kind, verb) || self.is_held_for(draft, t)) =>
                {
                    self.add_phrase(draft, t, t + 1, out);
                    return;
                }
                Tag::Event { cut, .. } if cut.prep == Some(LAM) && draft.kind == ClaimType::Consult => {
                    self.add_phrase(draft, t, t + 1, out);
                    return;
                }
                Tag::Verb(VerbTag { verb, .. }) | Tag::Masdar { verb, .. } if self.discusses(draft.kind, verb) => {
                    self.behind_verb(draft, t, last, out);
                    if !out.is_empty() {
                        return;
                    }
                }
                _ => {}
            }
        }
        let open = tokens.iter().rev().copied().find(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_)));
        if let Some(t) = open.filter(|t| *t >= draft.trigger.0)
            && let Tag::Particle { class: Particle::Preposition, suffix: None, .. } = self.tagged.tag(t)
        {
            self.add_phrase(draft, t + 1, (t + 4).min(self.tagged.last), out);
        }
    }

    /// Whether what stands at `t`, in the clause of a meeting told by a noun, tells what it is held for; of a journey it
    /// tells what for somebody sets out.
    fn is_held_for(&self, draft: &Draft, t: usize) -> bool {
        let held = draft.trigger.0;
        draft.kind == ClaimType::Consult
            && matches!(self.tagged.tag(held), Tag::Event { .. })
            && !self.is_visit(held)
            && self.clauses[draft.clause].tokens.contains(&t)
    }

    /// What a verb of discussing has as object, or behind its preposition.
    fn behind_verb(&self, draft: &Draft, verb: usize, last: usize, out: &mut Runs) {
        let mut t = self.tagged.end(verb);
        while t < last {
            let next = self.tagged.end(t).max(t + 1);
            match self.tagged.tag(t) {
                Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break) | Tag::Verb(_) => return,
                Tag::Noun(n)
                    if self.tagged.nouns[n].cut.prep.is_none()
                        && !self.tagged.nouns[n].place
                        && self.known_issue(t, self.tagged.last).is_none() => {}
                Tag::Particle { suffix: Some(_), .. } => {}
                Tag::Particle { class: Particle::Preposition, .. } => {
                    let prep = self.folded_words(t, next);
                    if prep == MAA || self.scan.lexicon.topic(&prep).is_some_and(Topic::is_aside) {
                        t = self.tagged.end(next.min(last - 1)).max(next);
                        continue;
                    }
                }
                Tag::Particle { .. } | Tag::Mark(_) | Tag::When(_) | Tag::Adjective { .. } | Tag::Inside => {}
                // The talks are what deals with it.
                Tag::Event { cut, .. } if cut.article && cut.prep.is_none() && t == self.tagged.end(verb) => {}
                _ => {
                    self.add_phrase(draft, t, next, out);
                    if !out.is_empty() {
                        return;
                    }
                }
            }
            t = next;
        }
    }

    /// The draft's own event, called by its noun; or the thing that its verb has as object.
    fn own_words(&self, draft: &Draft, out: &mut Runs) {
        let t = draft.trigger.0;
        match self.tagged.tag(t) {
            Tag::Event { .. } | Tag::Masdar { .. } => {
                let run = self.whole(draft, t).into_iter().next();
                out.extend(run.map(|(first, last)| (first, last.min(self.word_end(first, 7)))));
            }
            Tag::Verb(v) if v.form.passive => {}
            Tag::Verb(_) | Tag::Active { .. } if !draft.rule.starts_with("passive") => {
                let subject = self.subjects[draft.clause].noun;
                let object = self.arguments(draft.clause, t, subject).into_iter().find(|a| {
                    a.pronoun.is_none()
                        && a.head > t
                        && (a.prep.is_empty() || a.prep == "\u{0639}\u{0644}\u{064A}" || draft.target.is_empty())
                        && !self.is_party(draft, a.head, a.last)
                        && !self.scan.lexicon.topic(&a.prep).is_some_and(Topic::is_aside)
                });
                // Where it happened is told as the place.
                let is_place = |a: &Argument| {
                    draft.kind == ClaimType::Assault && a.noun.is_some_and(|n| self.tagged.nouns[n].place)
                };
                if let Some(object) = object.filter(|a| !draft.kind.is_symmetric() && !is_place(a)) {
                    self.add_phrase(draft, object.head, object.last, out);
                }
            }
            _ => {}
        }
        if out.is_empty() {
            self.antecedent(draft, out);
        }
        if out.is_empty() && matches!(self.tagged.tag(t), Tag::Verb(_)) {
            self.what_is(draft, out);
        }
        // The relation between X and Y is tense.
        if let Some(thing) = self.subjects[draft.clause].thing.filter(|_| out.is_empty() && draft.kind.is_symmetric()) {
            out.push((thing, self.tagged.end(thing)));
        }
        if out.is_empty() && draft.rule == "verdict" {
            if let Some((first, _)) = draft.issues.first().filter(|i| self.scan.document.folded(i.0) == MA) {
                self.add_content(*first, draft.trigger.0, out);
                return;
            }
            out.push(draft.trigger);
        }
    }

    /// X denied what was told: the clause behind "what" is what it is about.
    fn what_is(&self, draft: &Draft, out: &mut Runs) {
        let opens = |c: &&crate::extract::clause::Clause| {
            c.link == Link::Relative
                && c.parent == Some(draft.clause)
                && c.tokens.first().is_some_and(|t| *t > draft.trigger.0 && self.scan.document.folded(*t) == MA)
        };
        if let Some(first) = self.clauses.iter().find(opens).and_then(|c| c.tokens.first().copied()) {
            self.add_content(first, self.content_end(first), out);
        }
    }

    /// In a clause that tells about a thing, the thing.
    fn antecedent(&self, draft: &Draft, out: &mut Runs) {
        let clause = &self.clauses[draft.clause];
        let opener = clause.tokens.first().copied().filter(|_| clause.link == Link::Relative);
        let Some(mut t) = opener.and_then(|o| self.tagged.before(o)) else { return };
        let last = self.tagged.end(t);
        let is_word = |t: usize| {
            let cut = self.cut_of(t).unwrap_or_default();
            !matches!(
                self.tagged.tag(t),
                Tag::Mark(_)
                    | Tag::Verb(_)
                    | Tag::When(_)
                    | Tag::Particle { .. }
                    | Tag::Attribution { .. }
                    | Tag::Noun(_)
            ) && cut.prep.is_none()
                && cut.conj.is_none()
        };
        if !is_word(t) {
            return;
        }
        // A phrase without the article begins behind a word that has it.
        let article = |t: usize| self.scan.has_article(t);
        while let Some(before) = self.tagged.before(t).filter(|b| is_word(*b) && (!article(*b) || article(t))) {
            t = before;
        }
        out.push((t, last));
    }

    /// Types whose topic may stand in another clause of the sentence.
    fn takes_topic(&self, kind: ClaimType) -> bool {
        matches!(kind, ClaimType::Consult | ClaimType::Disagree | ClaimType::Cooperate)
    }

    fn discusses(&self, kind: ClaimType, verb: u16) -> bool {
        kind == ClaimType::Consult
            && self.scan.lexicon.topic(&crate::script::fold(&self.scan.lexicon.verbs[verb as usize].lemma))
                == Some(Topic::Discuss)
    }

    /// One past the last token that may tell what a draft is about: up to a stop, or a verb of saying.
    fn sentence_part_end(&self, draft: &Draft) -> usize {
        let mut end = draft.trigger.1;
        for t in draft.trigger.1..self.tagged.last {
            match self.tagged.tag(t) {
                Tag::Mark(TokenKind::Stop | TokenKind::Break) => break,
                Tag::Verb(v)
                    if !self.scan.lexicon.verb_speech[v.verb as usize].is_empty()
                        && !self.discusses(draft.kind, v.verb) =>
                {
                    break;
                }
                Tag::Active { accusative: true, verb, .. }
                    if !self.scan.lexicon.verb_speech[verb as usize].is_empty() =>
                {
                    break;
                }
                _ => end = t + 1,
            }
        }
        end
    }
}
