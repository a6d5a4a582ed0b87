//! Drafts → claims: records with spans, issues, time, place, chain, and an id that the same article gives again.

use crate::claim::{
    Actor, Claim, ClaimType, Commitment, Issue, Kind, Link as ChainLink, Modality, Passage, Place, Quote,
};
use crate::extract::attributed::Postposed;
use crate::extract::clause::Link;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::opening::is_where;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Tense;
use crate::lexicon::rows::{Particle, SpeechClass};
use crate::span::Span;
use crate::text::Sentence;
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// The record of a draft.
    pub fn claim(&self, draft: &Draft, sentence: &Sentence, postposed: &[Postposed], number: usize) -> Claim {
        let document = self.scan.document;
        let text = &document.article.text;
        let own = &self.clauses[draft.clause].tokens;
        let marks = |t: &&usize| !matches!(self.tagged.tag(**t), Tag::Mark(_));
        let first = own.iter().find(marks).map_or(draft.evidence.0, |t| (*t).min(draft.evidence.0));
        let last = own.iter().rev().find(marks).map_or(draft.evidence.1, |t| self.tagged.end(*t).max(draft.evidence.1));
        let evidence = document.span(first.max(self.tagged.first), last.min(self.tagged.last));
        let trigger = document.span(draft.trigger.0, draft.trigger.1);
        let actors = |refs: &Refs| -> Vec<Actor> { refs.iter().map(|r| self.actor(r)).collect() };
        let chain = self.chain(draft, postposed);
        let quoted = self.clauses[draft.clause].quoted;
        let quote = if chain.is_empty() {
            Quote::None
        } else if quoted {
            Quote::Direct
        } else {
            Quote::Indirect
        };
        let id = {
            let mut hash = blake3::Hasher::new();
            hash.update(document.article.id.as_bytes());
            hash.update(draft.kind.name().as_bytes());
            hash.update(&(trigger.start() as u64).to_le_bytes());
            hash.update(&(number as u64).to_le_bytes());
            for r in draft.source.iter().chain(&draft.target) {
                hash.update(self.scan.entities.get(r.entity).id.as_bytes());
            }
            format!("c{}", &hash.finalize().to_hex()[..15])
        };
        let mut claim = Claim {
            id,
            article: document.article.id.clone(),
            kind: draft.kind,
            source: actors(&draft.source),
            target: actors(&draft.target),
            issue: self.draft_issues(draft),
            polarity: draft.kind.polarity(),
            modality: draft.modality,
            place: draft.place.map(|n| self.place(n)).or_else(|| self.place_of(draft)),
            time: self.time(draft, sentence.day),
            chain,
            quote,
            evidence: Passage { span: evidence, text: evidence.of(text).to_string() },
            trigger: Passage { span: trigger, text: trigger.of(text).to_string() },
            rule: draft.rule.clone(),
            confidence: 0.0,
            corrected: Vec::new(),
        };
        if claim.modality == Modality::Asserted && self.is_to_come(draft, &claim, sentence) {
            claim.modality = Modality::Planned;
        }
        claim
    }

    /// What a verb of the present or an event noun tells of a day after that of publication.
    fn is_to_come(&self, draft: &Draft, claim: &Claim, sentence: &Sentence) -> bool {
        let present = match self.tagged.tag(draft.trigger.0) {
            Tag::Verb(v) => v.form.tense == Tense::Present,
            Tag::Event { .. } | Tag::Masdar { .. } => true,
            _ => false,
        };
        let later = |today: jiff::civil::Date| claim.time.as_ref().is_some_and(|t| t.start > today.to_string());
        present && sentence.day.is_some_and(later)
    }

    fn draft_issues(&self, draft: &Draft) -> Vec<Issue> {
        let mut out: Vec<Issue> = Vec::new();
        for (first, last) in self.topics(draft) {
            let future = self.quarrelled_over(draft, first, last);
            for issue in future.map_or_else(|| self.issues(first, last), |issue| vec![issue]) {
                if out.iter().all(|i| i.id != issue.id) {
                    out.push(issue);
                }
            }
        }
        if out.is_empty() && draft.kind == ClaimType::Consult {
            out.extend(self.visit(draft));
        }
        out
    }

    /// They differ over X, a man: what shall become of him.
    fn quarrelled_over(&self, draft: &Draft, first: usize, last: usize) -> Option<Issue> {
        let noun = self.noun_of(first).filter(|_| draft.kind == ClaimType::Disagree)?;
        let whole = self.tagged.nouns[noun].last >= last && self.tagged.nouns[noun].who.len() == 1;
        let one = self.scan.entities.get(self.tagged.nouns[noun].who.first()?.entity);
        if !whole || one.kind != Kind::Person {
            return None;
        }
        let (id, name, name_ar) = self.future_of(one)?;
        let span = self.scan.document.span(first, last);
        let mention = span.of(&self.scan.document.article.text).to_string();
        Some(Issue { id, name, name_ar, mention, span, sign: 0 })
    }

    /// He travelled to X: what the verb's noun is called as an issue, of the place that is its object.
    fn visit(&self, draft: &Draft) -> Option<Issue> {
        let t = draft.trigger.0;
        let Tag::Verb(verb) = self.tagged.tag(t) else { return None };
        let subject = self.subjects[draft.clause].noun;
        let object = self.arguments(draft.clause, t, subject).into_iter().find(|a| a.prep.is_empty() && a.head > t)?;
        let place = object.noun.filter(|n| self.tagged.nouns[*n].place)?;
        let (id, name, name_ar) = self.issue_of_deed(verb.verb, place)?;
        let span = self.scan.document.span(t, self.tagged.end(t));
        let mention = span.of(&self.scan.document.article.text).to_string();
        Some(Issue { id, name, name_ar, mention, span, sign: 0 })
    }

    /// The record of one mention.
    pub fn actor(&self, one: &Ref) -> Actor {
        let document = self.scan.document;
        let entities = &self.scan.entities;
        if one.first >= one.last {
            // Carried over from elsewhere: no words here name it.
            let entity = entities.get(one.entity);
            let at = document.tokens[one.first.min(document.tokens.len() - 1)].span.start();
            return Actor {
                id: entity.id.clone(),
                name: entity.name.clone(),
                name_ar: entity.name_ar.clone(),
                kind: entity.kind,
                mention: String::new(),
                span: Span::new(at, at),
                anaphor: true,
            };
        }
        let span = document.span(one.first, one.last);
        let skip = self.skip_at(one.first);
        let span = Span::new(span.start() + skip.min(span.len()), span.end());
        entities.record(one.entity, span, &document.article.text, one.anaphor)
    }

    pub fn skip_at(&self, t: usize) -> usize {
        if t < self.tagged.first || t >= self.tagged.last {
            return 0;
        }
        self.cut_of(t).map_or(0, |cut| cut.raw_len(self.scan.document.raw(t), self.scan.document.folded(t)))
    }

    /// A capital as a place is the city, not its state.
    fn place(&self, noun: usize) -> Place {
        let one = self.tagged.nouns[noun].who[0];
        let actor = self.actor(&one);
        let lexicon = self.scan.lexicon;
        let entity = self.scan.entities.get(one.entity);
        let city = entity
            .state
            .filter(|_| self.tagged.nouns[noun].capital && entity.kind == Kind::State)
            .map(|s| &lexicon.states[s])
            .filter(|s| !s.capital.is_empty());
        match city {
            Some(state) => {
                let row = lexicon.place(&state.capital);
                let name_ar = row.map(|r| r.name_ar.clone()).or_else(|| state.capital_ar.first().cloned());
                Place {
                    id: state.capital.clone(),
                    name: row.map_or_else(|| state.capital.clone(), |r| r.name.clone()),
                    name_ar: name_ar.unwrap_or_else(|| actor.mention.clone()),
                    mention: actor.mention,
                    span: actor.span,
                }
            }
            None => Place {
                id: actor.id,
                name: actor.name,
                name_ar: actor.name_ar,
                mention: actor.mention,
                span: actor.span,
            },
        }
    }

    /// A place behind "in" in the draft's own words or right after them.
    fn place_of(&self, draft: &Draft) -> Option<Place> {
        if let Some(place) = self.where_of(draft) {
            return Some(place);
        }
        let end = (draft.evidence.1 + 3).min(self.tagged.last);
        (draft.evidence.0.max(self.tagged.first)..end).find_map(|t| match self.tagged.tag(t) {
            Tag::Noun(n)
                if self.tagged.nouns[n].place
                    && self.scan.entities.get(self.tagged.nouns[n].who[0].entity).kind == Kind::Place =>
            {
                Some(self.place(n))
            }
            _ => None,
        })
    }

    /// "To X, where he met Y": the place right before "where" is where it happened.
    fn where_of(&self, draft: &Draft) -> Option<Place> {
        let first = *self.clauses[draft.clause].tokens.first()?;
        let Tag::Particle { class: Particle::Relative, cut, .. } = self.tagged.tag(first) else { return None };
        let opens = is_where(&self.scan.document.folded(first)[cut.skip()..]);
        let mut before = self.tagged.before(first).filter(|_| opens && cut.conj.is_none())?;
        while matches!(self.tagged.tag(before), Tag::Mark(TokenKind::Comma) | Tag::When(_)) {
            before = self.tagged.before(before)?;
        }
        self.noun_of(before).filter(|n| self.tagged.nouns[*n].place).map(|n| self.place(n))
    }

    /// Those who say it, innermost first.
    fn chain(&self, draft: &Draft, postposed: &[Postposed]) -> Vec<ChainLink> {
        let mut said: Vec<(Ref, String, Commitment)> = Vec::new();
        said.extend(draft.said_by.iter().map(|one| (*one, String::new(), Commitment::Neutral)));
        let own = |one: &Ref| draft.source.iter().any(|s| s.entity == one.entity);
        let hal = self.clauses[draft.clause].link == Link::Hal;
        if draft.rule.starts_with("noun")
            && let Some((refs, verb, commitment)) = self.tells_of(draft)
        {
            said.extend(refs.into_iter().map(|one| (one, verb.clone(), commitment)));
        }
        // What he does beside his words, as their participle tells, is not among his words.
        said.extend(self.said(draft.clause).into_iter().filter(|(one, ..)| !(hal && own(one))));
        if said.is_empty() {
            said.extend(self.words_for(draft).into_iter().map(|one| (one, String::new(), Commitment::Neutral)));
        }
        for post in postposed.iter().filter(|p| p.clauses.contains(&draft.clause)) {
            let hands_on = |one: &Ref| post.through.is_some_and(|c| self.subjects[c].refs.iter().any(|r| r == one));
            let at = said.iter().position(|(one, ..)| hands_on(one)).unwrap_or(said.len());
            said.splice(at..at, post.refs.iter().map(|one| (*one, post.verb.clone(), post.commitment)));
        }
        let mut out: Vec<ChainLink> = Vec::new();
        for (one, verb, commitment) in said {
            let actor = self.actor(&one);
            if out.last().is_none_or(|l| l.actor.id != actor.id) && actor.kind != Kind::Place {
                out.push(ChainLink { actor, verb, commitment });
            }
        }
        if let Some((speaker, agency)) = self.scan.memory.through
            && out.last().is_some_and(|l| l.actor.id == self.scan.entities.get(speaker).id)
        {
            let one = Ref { entity: agency, first: self.tagged.first, last: self.tagged.first, anaphor: true };
            out.push(ChainLink { actor: self.actor(&one), verb: String::new(), commitment: Commitment::Neutral });
        }
        out
    }

    /// Whose words a draft tells though no verb of speech does: a judgement is whoever judges', and what an official
    /// expresses for his state is the official's.
    fn words_for(&self, draft: &Draft) -> Refs {
        if draft.rule == "verdict" {
            return draft.source.clone();
        }
        let entities = &self.scan.entities;
        let state = |r: &Ref| entities.get(r.entity).state;
        let speaks_for = |r: &Ref| {
            entities.get(r.entity).kind == Kind::Person
                && state(r).is_some()
                && draft.source.iter().any(|s| entities.get(s.entity).kind == Kind::State && state(s) == state(r))
                && draft.source.iter().all(|s| s.entity != r.entity)
        };
        let subject = &self.subjects[draft.clause].refs;
        let expressed = draft.rule.starts_with("light") && draft.kind.polarity() != 0 && !draft.source.is_empty();
        if expressed && subject.iter().all(speaks_for) { subject.clone() } else { Refs::new() }
    }

    /// Who says what a clause tells, by verbs of speech and open quotations, innermost first.
    pub fn said(&self, clause: usize) -> Vec<(Ref, String, Commitment)> {
        let mut out = Vec::new();
        let mut at = clause;
        while let Some(parent) = self.clauses[at].parent {
            if let Some((refs, verb, commitment)) = self.worded(at) {
                out.extend(refs.into_iter().map(|one| (one, verb.to_string(), commitment)));
            }
            if matches!(self.clauses[at].link, Link::Content | Link::Quote)
                && let Some(speech) = self.speech(parent)
            {
                let mut add = |refs: Refs| {
                    out.extend(refs.into_iter().map(|one| (one, speech.lemma.clone(), speech.commitment)));
                };
                if speech.class == SpeechClass::Relay {
                    add(self.relayed(parent, &speech.speaker));
                }
                // What somebody means to do is nobody's word.
                let intends = speech.class == SpeechClass::Hope && self.means_to(parent, at);
                if speech.class != SpeechClass::Ask && !intends {
                    let subject = &self.subjects[parent];
                    let unnamed = subject.refs.is_empty() && subject.thing.is_none();
                    let passive = self.clauses[parent]
                        .predicate
                        .is_some_and(|p| matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.passive));
                    add(if passive {
                        Refs::new()
                    } else if unnamed && speech.class != SpeechClass::Relay {
                        self.last_speaker()
                    } else {
                        subject.refs.clone()
                    });
                }
            }
            at = parent;
        }
        if let Some(quotation) = self.quotation(at) {
            out.extend(quotation.chain.iter().map(|(who, verb, how)| (self.carried_ref(*who), verb.clone(), *how)));
        }
        out
    }
}
