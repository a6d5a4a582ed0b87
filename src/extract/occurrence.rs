//! Whether a draft of violence or protest tells that it happened, or only refers to what is known from elsewhere.
//!
//! A reference that names both sides is a fact of its own and stays. One that leaves out the doer, or the victim, is kept
//! where the sentence reports it: nobody learns from "the case of the murder of X", "fear of an attack by X".

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::against::PURPOSE;
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::BAYNA;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::opening::{self, words};
use crate::extract::phrase::ILA;
use crate::extract::preposition::{is_about, is_locative};
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::extract::valence::ANY;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Person, Tense};
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::{Light, Particle, Roles, Word};
use crate::lexicon::sorts::{Against, Class};
use crate::script::fold;
use crate::script::letters::*;
use crate::text::token::TokenKind;

/// How many words may stand between a charge and the deed.
const REACH: usize = 5;

/// How far behind an event noun its aim may stand.
const NEAR: usize = 8;

impl Sense<'_, '_> {
    /// A present in a relative clause about a thing without an article.
    fn is_supposed(&self, draft: &Draft) -> bool {
        let clause = &self.clauses[draft.clause];
        let first = clause.tokens.first().copied().filter(|first| *first == draft.trigger.0);
        clause.link == Link::Relative
            && matches!(self.tagged.tag(draft.trigger.0), Tag::Verb(v) if v.form.tense == Tense::Present)
            && first
                .and_then(|f| self.tagged.before(f))
                .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Plain { cut } if !cut.article))
    }

    /// Whether a draft of violence or protest is told as something that happened.
    pub fn happens(&self, draft: &Draft) -> bool {
        let asserted = draft.modality == Modality::Asserted;
        let noun = draft.rule.starts_with("noun");
        // "Any attack by X on Y": none that was.
        if noun && !draft.kind.is_symmetric() && self.is_any(draft.trigger.0) {
            return false;
        }
        // It passed without anger of X being aroused.
        let clause = &self.clauses[draft.clause];
        if noun && clause.negated && clause.link == Link::Sub {
            return false;
        }
        match draft.kind {
            ClaimType::Protest if draft.target.is_empty() => {
                let real = asserted || draft.modality == Modality::Planned;
                let guessed = draft.rule == PURPOSE;
                let told = !noun || self.heads_protest(draft.clause, draft.trigger.0, draft.kind);
                return real && told && !guessed && !self.is_part_of_known(draft);
            }
            ClaimType::Assault => {}
            // In a place (that) the two sides agree upon: they have yet to.
            ClaimType::Agree => return !self.is_supposed(draft),
            _ => return true,
        }
        if !asserted && !draft.source.is_empty() && !self.could_happen(draft) {
            return false;
        }
        // What somebody is accused of was done, whoever suffered it.
        if noun && asserted && !draft.said_by.is_empty() && !self.is_known_deed(draft) {
            return true;
        }
        if self.is_charged(draft.trigger.0) {
            return false;
        }
        if draft.source.is_empty() {
            // Three others: beside those of whom another claim tells.
            let other = |r: &Ref| self.scan.entities.get(r.entity).id.split('-').next_back().is_some_and(is_other);
            if !draft.target.is_empty() && draft.target.iter().all(other) {
                return false;
            }
            let t = draft.trigger.0;
            let known = if noun {
                self.is_thought_of(t)
            } else {
                self.is_background(draft.clause) && !self.counts_dead(draft) || self.is_past(draft)
            };
            return asserted && !known && !self.clauses[draft.clause].negated;
        }
        let aimless = draft.target.is_empty() && draft.place.is_none();
        if aimless
            && (self.is_known_deed(draft) || asserted && self.is_mere_topic(draft))
            && !self.aims_behind_verb(draft)
        {
            return false;
        }
        // Clashes between X and Y name both sides.
        let both =
            asserted && draft.source.len() > 1 && self.is_between(draft) && !self.is_in_circumstance(draft.trigger.0);
        // He resumed to carry out attacks.
        let done = || self.is_carried_out(draft.clause, draft.trigger.0);
        !noun
            || !draft.target.is_empty()
            || asserted && (both || self.names_aim(draft) || done()) && !self.is_talked_about(draft.trigger.0)
    }

    /// "Any" stands right before.
    pub fn is_any(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b) == ANY)
    }

    /// "The accused of the murder of X", "suspected of an attack": what somebody is charged with is not told.
    fn is_charged(&self, t: usize) -> bool {
        let mut at = t;
        for _ in 0..REACH {
            let Some(before) = self.tagged.before(at) else { return false };
            at = before;
            let of_charge = |x: usize| {
                self.says(x, Attitude::Charge)
                    || self.scan.document.readings(x).list.iter().any(|r| match r.word {
                        Word::Agent { agent, .. } => self.scan.lexicon.agents[agent as usize].has(AgentNote::Charged),
                        _ => false,
                    })
            };
            match self.tagged.tag(at) {
                Tag::Noun(n) => {
                    // Somebody else between the charge and the deed did it, or suffered it.
                    return (at..self.tagged.nouns[n].last).any(of_charge);
                }
                Tag::Verb(_) | Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon) => {
                    return false;
                }
                Tag::Particle {
                    class: Particle::Complementizer | Particle::Relative | Particle::Conjunction, ..
                } => {
                    return false;
                }
                // Accusing somebody of it tells it on the accuser's word.
                Tag::Active { .. } => return false,
                _ if of_charge(at) => return true,
                _ => {}
            }
        }
        false
    }

    /// Those who did it stand behind "between", each by words of his own: "the two sides" were told of before.
    pub fn is_between(&self, draft: &Draft) -> bool {
        if draft.source.windows(2).any(|two| two[0].first == two[1].first) {
            return false;
        }
        draft
            .source
            .first()
            .and_then(|r| self.tagged.before(r.first.max(self.tagged.first)))
            .is_some_and(|b| self.scan.document.folded(b).ends_with(BAYNA))
    }

    /// "A report about an attack by X".
    fn is_talked_about(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. })
                && is_about(self.scan.document.folded(b))
        })
    }

    /// "When X was killed", "whoever killed X": it is known that he was.
    fn is_past(&self, draft: &Draft) -> bool {
        let tokens = &self.clauses[draft.clause].tokens;
        let p = draft.trigger.0;
        let opened = tokens.first().is_some_and(|t| *t < p && self.says(*t, Attitude::When));
        let predicate = self.clauses[draft.clause].predicate.unwrap_or(p);
        let whoever = self.tagged.before(predicate).is_some_and(|b| {
            matches!(self.tagged.tag(predicate), Tag::Verb(_))
                && !self.is_outcome(predicate)
                && [MIN, words::MA].contains(&self.scan.document.folded(b).trim_start_matches(WAW))
        });
        opened || whoever || self.tagged.before(predicate).is_some_and(|b| self.says(b, Attitude::When))
    }

    /// "This calls for a strike by X", "a war of X would help": one side's deed that a verb tells something about.
    fn is_mere_topic(&self, draft: &Draft) -> bool {
        let subject = &self.subjects[draft.clause];
        let doer = |r: &crate::extract::noun::Ref| subject.refs.iter().any(|s| s.entity == r.entity);
        draft.rule.starts_with("light")
            && draft.source.len() == 1
            && !draft.source.iter().all(doer)
            && !self.names_aim(draft)
            && matches!(self.tagged.tag(draft.trigger.0), Tag::Event { .. })
            && self.clauses[draft.clause].predicate.is_some_and(|p| match self.tagged.tag(p) {
                Tag::Verb(v) => !self.scan.lexicon.verb_light[v.verb as usize].contains(&Light::Target),
                _ => false,
            })
    }

    /// "The attack that X carried out", "the targets that he bombed": a clause about what is known, which does not tell at
    /// whom.
    fn is_known_deed(&self, draft: &Draft) -> bool {
        let clause = &self.clauses[draft.clause];
        let of_verb = clause.predicate.is_some_and(|p| {
            p >= draft.trigger.0 || matches!(self.tagged.tag(p), Tag::Verb(_)) && draft.rule.starts_with("light")
        });
        let article = |t: usize| self.scan.document.readings(t).cuts.iter().any(|c| c.article);
        let definite = clause.head.is_some_and(|(first, _)| self.cut_of(first).is_some_and(|c| c.article))
            || clause.antecedent.is_some_and(|n| {
                let noun = &self.tagged.nouns[n];
                (noun.first..noun.last).any(article)
            });
        // "They are the ones who did it" is told.
        let told = clause
            .tokens
            .first()
            .and_then(|t| self.tagged.before(*t))
            .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Pronoun, .. }));
        // "The attack that was laid to X": who did it is the news.
        let laid = draft.source.iter().any(|r| {
            let before = (r.first > self.tagged.first).then(|| self.tagged.before(r.first)).flatten();
            r.first < r.last && before.is_some_and(|b| self.scan.document.folded(b) == ILA)
        });
        if told || laid {
            return false;
        }
        draft.modality == Modality::Asserted && clause.link == Link::Relative && definite && of_verb
    }

    /// `The attack that gunmen carried out on the hotel`: a definite aim behind the light verb.
    fn aims_behind_verb(&self, draft: &Draft) -> bool {
        let clause = &self.clauses[draft.clause];
        let Some(p) = clause.predicate.filter(|p| draft.trigger.0 < *p && draft.rule.starts_with("light")) else {
            return false;
        };
        let Some(valence) = self.valence(draft.trigger.0, false, None) else { return false };
        let aim = |t: usize| {
            let word = self.scan.document.folded(t);
            let next = self.tagged.end(t);
            let definite = || match self.tagged.tag(next) {
                Tag::Noun(_) => true,
                tag => tag.nominal_cut().is_some_and(|c| c.article) || self.has_owner(next),
            };
            matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                && valence.frame.prep(word).has(Roles::TARGET)
                && !is_locative(word)
                && next < self.tagged.last
                && definite()
        };
        clause.tokens.iter().any(|t| *t > p && *t <= p + NEAR && aim(*t))
    }

    /// What is only meant, feared or denied is told of those who wage wars, or of somebody against a state or a group.
    fn could_happen(&self, draft: &Draft) -> bool {
        let kind = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind;
        let fights = draft.source.iter().all(|r| {
            matches!(kind(r), Kind::State | Kind::ArmedGroup | Kind::Organisation) || self.is_of(r.entity, Class::Armed)
        });
        if draft.target.is_empty() {
            return fights && (draft.modality != Modality::Negated || draft.place.is_some());
        }
        let leads = draft.source.iter().all(|r| kind(r) == Kind::Person);
        let against = |r: &crate::extract::noun::Ref| {
            matches!(kind(r), Kind::State | Kind::ArmedGroup) || self.is_of(r.entity, Class::Armed)
        };
        let plot = draft.modality == Modality::Planned && draft.source.iter().all(|r| kind(r) == Kind::Group);
        fights || plot || leads && draft.target.iter().all(against)
    }

    /// The demonstrators, who are known, chant, carry, burn: no other protest than the one that made them so.
    fn is_part_of_known(&self, draft: &Draft) -> bool {
        let part = draft.rule.split_once(' ').is_some_and(|(_, head)| self.is_part(head));
        // The protesters who came out in May.
        let told_apart = self.clauses[draft.clause].link == Link::Relative;
        (part || told_apart)
            && draft.source.iter().all(|r| {
                self.scan.entities.get(r.entity).nature == Some(ClaimType::Protest)
                    && r.first < r.last
                    && self.scan.document.readings(r.first).cuts.iter().any(|c| c.article)
            })
    }

    /// A verb of what is said or shown within a protest.
    pub fn is_part(&self, lemma: &str) -> bool {
        self.scan.lexicon.protests.get(&fold(lemma)) == Some(&Against::Part)
    }

    /// A clause about what is known already: "which killed ten", of the attack.
    fn is_background(&self, n: usize) -> bool {
        let mut at = Some(n);
        while let Some(c) = at {
            let clause = &self.clauses[c];
            if clause.link == Link::Relative && (clause.head.is_some() || clause.antecedent.is_some()) {
                let by_pronoun =
                    |t: &usize| matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Relative, .. });
                return self.clauses.iter().any(|o| {
                    o.link == Link::Relative
                        && (o.head, o.antecedent) == (clause.head, clause.antecedent)
                        && o.tokens.iter().any(by_pronoun)
                });
            }
            // "Those who killed X": whoever they are.
            let by_pronoun = |t: &usize| {
                opening::is_relative_pronoun(self.scan.document.folded(*t)) && clause.predicate.is_some_and(|p| *t < p)
            };
            if clause.link == Link::Relative && clause.tokens.first().is_some_and(by_pronoun) {
                return true;
            }
            at = clause.parent.filter(|_| clause.link == Link::Coord);
        }
        false
    }

    /// A verbal noun that takes an object is somebody's deed: without him it is only thought of, unless a line begins
    /// with it. (An outcome is told without its author: the death of ten.)
    fn is_thought_of(&self, t: usize) -> bool {
        let deed = match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                let lam = LAM.to_string();
                self.scan.lexicon.nominals[nominal as usize].frame.prep(&lam).has(Roles::TARGET)
            }
            Tag::Masdar { .. } => true,
            _ => false,
        };
        deed && self.tagged.before(t).is_some_and(|b| !matches!(self.tagged.tag(b), Tag::Mark(_)))
    }

    /// `Which left ten demonstrators dead`: those who died are counted, and named for more than that.
    fn counts_dead(&self, draft: &Draft) -> bool {
        let counted = |r: &Ref| {
            let named = self.scan.entities.get(r.entity);
            named.kind == Kind::Unnamed
                && !self.scan.lexicon.noted.is_hurt(&named.name)
                && self.scan.document.tokens[r.first].kind == TokenKind::Number
                && (named.nature.is_some() || named.state.is_some())
        };
        draft.rule.starts_with("light") && !draft.target.is_empty() && draft.target.iter().all(counted)
    }

    /// A preposition that brings whom or what it was meant for stands behind.
    fn names_aim(&self, draft: &Draft) -> bool {
        let (t, first) = draft.trigger;
        let Some(valence) = self.valence(t, false, None) else { return false };
        let aimed = |role: Roles| role.has(Roles::TARGET) || role.has(Roles::PLACE);
        // X's bombing Y, X's bombing of (l) Y: the town itself.
        let town = |x: usize| {
            let doer = |r: &Ref| self.tagged.before(x).is_some_and(|b| first <= r.first && r.first <= b && b < r.last);
            let behind = draft.source.iter().any(doer);
            let noun = self.noun_of(x).map(|n| &self.tagged.nouns[n]).filter(|noun| noun.place && behind);
            noun.is_some_and(|noun| match noun.cut.prep {
                None => noun.cut.is_bare() && !self.is_governed(x),
                Some(p) => noun.cut.conj.is_none() && aimed(valence.frame.prep(p.encode_utf8(&mut [0; 4]))),
            })
        };
        // X's shelling of (l) a market: a thing right behind the doer.
        let thing = |x: usize| {
            let (Tag::Plain { cut } | Tag::Masdar { cut, .. }) = self.tagged.tag(x) else { return false };
            let lam = cut.prep == Some(LAM) && aimed(valence.frame.prep(LAM.encode_utf8(&mut [0; 4])));
            let doer = |r: &Ref| self.tagged.before(x).is_some_and(|b| first <= r.first && r.first <= b && b < r.last);
            lam && cut.conj.is_none() && draft.source.iter().any(doer)
        };
        // X's attack on it: the town that was told of.
        let pronoun = |x: usize| {
            matches!(self.tagged.tag(x), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. }
                if s.person == Person::Third)
                && crate::extract::pronoun::with_preposition(self.scan.document.folded(x))
                    .is_some_and(|(prep, _)| prep == crate::extract::event::ALA && aimed(valence.frame.prep(prep)))
        };
        let aims = |x: usize| {
            let word = self.scan.document.folded(x);
            pronoun(x) || aimed(valence.frame.prep(word)) && !is_locative(word) || town(x) || thing(x)
        };
        (first..(first + NEAR).min(self.tagged.last))
            .take_while(|x| !matches!(self.tagged.tag(*x), Tag::Mark(_) | Tag::Verb(_)))
            .any(aims)
    }
}

/// The word for those who are only told apart from others.
fn is_other(word: &str) -> bool {
    matches!(word, "other" | "others")
}
