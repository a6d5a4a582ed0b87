//! Whose attack it was, and at whom: what one draft of a sentence leaves open and another tells.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::ALA;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::preposition::is_locative;
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Particle, Roles};
use crate::lexicon::sorts::Topic;
use crate::script::letters::{BEH, LAM};
use smallvec::smallvec;

/// Who dies in an attack of his own.
const BOMBER: &str = "suicide-bomber";

/// An attack that is told further off belongs to something else.
pub const NEAR: usize = 16;

/// So many words of an issue may stand before the deed that is demanded: the necessity of.
const NEAR_DEED: usize = 4;

impl Sense<'_, '_> {
    /// Whether who or what a clause is about can be what a weapon's deed asks for: an attack, those who bear arms.
    pub fn strikes(&self, subject: &Subject, attack: bool) -> bool {
        if !subject.refs.is_empty() {
            return attack || self.can_strike(&subject.refs);
        }
        subject.thing.is_none_or(|t| self.is_attack(t) || self.is_use_of_force(t))
    }

    /// "Ten were killed in a raid of theirs": the raid's author is the killing's, the killed are the raid's victims.
    pub fn attackers(&self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let hit = &drafts[at];
            let violent = matches!(hit.kind, ClaimType::Assault | ClaimType::Coerce);
            if !violent || !hit.source.is_empty() || hit.target.is_empty() {
                continue;
            }
            let follows = |d: &Draft| {
                d.kind == hit.kind
                    && !d.source.is_empty()
                    && d.modality == hit.modality
                    && d.trigger.0 > hit.trigger.0
                    && d.trigger.0 - hit.trigger.0 <= NEAR
                    && d.source.iter().all(|s| hit.target.iter().all(|t| t.entity != s.entity))
                    && self.is_means(hit.trigger.1, d.trigger.0)
            };
            let clash = drafts.iter().find(|d| {
                let near = d.trigger.0 > hit.trigger.0 && d.trigger.0 - hit.trigger.0 <= NEAR;
                near && d.kind == hit.kind && d.modality == hit.modality && self.is_means(hit.trigger.1, d.trigger.0)
            });
            if let Some(foe) = clash.and_then(|d| self.foe_between(d, hit)) {
                drafts[at].source = foe;
                continue;
            }
            let Some(by) = drafts.iter().position(follows) else {
                let hit = &drafts[at];
                let asserted = hit.modality == Modality::Asserted;
                let attack = asserted && hit.kind == ClaimType::Assault;
                let mut author = if attack { self.author_of_cause(hit, drafts) } else { Refs::new() };
                if asserted && author.is_empty() {
                    author = self.operator(hit);
                }
                if asserted && author.is_empty() {
                    author = self.speaker_in_clash(hit);
                }
                if attack && author.is_empty() {
                    author = self.raiders_told_of(hit);
                }
                drafts[at].source = author;
                continue;
            };
            drafts[at].source = drafts[by].source.clone();
            if drafts[by].target.is_empty() {
                drafts[by].target = drafts[at].target.clone();
            }
        }
    }

    /// `Five were killed and eight wounded by X`: whoever wounded the ones killed the others.
    pub fn killed_likewise(&self, drafts: &mut [Draft]) {
        for at in 1..drafts.len() {
            let (first, second) = (&drafts[at - 1], &drafts[at]);
            let Tag::Verb(verb) = self.tagged.tag(second.trigger.0) else { continue };
            let violent = |d: &Draft| d.kind == ClaimType::Assault && d.modality == Modality::Asserted;
            let open = violent(first)
                && first.source.is_empty()
                && self.clauses[first.clause].predicate == Some(first.trigger.0);
            let next = second.clause == first.clause + 1 && verb.cut.conj.is_some();
            let own = |r: &Ref| self.subjects[second.clause].refs.iter().any(|s| s.entity == r.entity);
            let told = !second.source.is_empty() && !second.source.iter().any(own);
            let passive = first.rule.starts_with("passive") && self.is_violent(verb.verb);
            let alike = passive || self.dies_likewise(second.clause, &verb);
            if open && violent(second) && next && told && alike {
                let victim = |r: &Ref| drafts[at - 1].target.iter().any(|t| t.entity == r.entity);
                if !drafts[at].source.iter().any(victim) {
                    drafts[at - 1].source = drafts[at].source.clone();
                }
            }
        }
    }

    /// Remembers whose attack a sentence told of last.
    pub fn remember_attack(&mut self, drafts: &[Draft]) {
        let raid = |d: &Draft| (d.evidence.0..d.evidence.1).any(|t| self.is_raid(t));
        let told = |d: &&Draft| {
            d.kind == ClaimType::Assault && d.modality == Modality::Asserted && !d.source.is_empty() && raid(d)
        };
        if let Some(draft) = drafts.iter().rev().find(told) {
            self.scan.memory.set_attackers(draft.source.iter().map(|r| r.entity).collect());
        }
    }

    /// `The raids hit X`, behind a sentence that told whose raids.
    pub fn attackers_meant(&self, n: usize, thing: usize) -> Refs {
        let memory = &self.scan.memory;
        // The attack that hit X: another one.
        let same = !memory.attackers().is_empty()
            && self.clauses[n].link != Link::Relative
            && self.is_raid(thing)
            && self.cut_of(thing).is_some_and(|c| c.article && c.prep.is_none());
        if same { memory.attackers().iter().map(|e| self.carried_ref(*e)).collect() } else { Refs::new() }
    }

    /// `Six were killed in the raids`: in those that the sentences before told of.
    fn raiders_told_of(&self, hit: &Draft) -> Refs {
        let attackers = self.scan.memory.attackers();
        let near = hit.trigger.1..(hit.trigger.1 + NEAR).min(self.tagged.last);
        let definite = |t: usize| self.cut_of(t).is_some_and(|c| c.article && c.conj.is_none());
        let told = !attackers.is_empty()
            && near.into_iter().any(|t| self.is_raid(t) && definite(t) && self.is_means(hit.trigger.1, t));
        let hurt = |e: &usize| hit.target.iter().any(|r| r.entity == *e);
        if told && !attackers.iter().any(hurt) {
            attackers.iter().map(|e| self.carried_ref(*e)).collect()
        } else {
            Refs::new()
        }
    }

    /// An attack from the air or from afar, told by its noun.
    fn is_raid(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { suffix: None, .. }) && self.says(t, Attitude::Raid)
    }

    /// "X and Y exchanged accusations": each is source and target; "X and Y clashed": one of the other.
    pub fn reciprocal(&self, drafts: &mut Vec<Draft>) {
        for at in 0..drafts.len() {
            let Some(Tag::Verb(v)) = self.clauses[drafts[at].clause].predicate.map(|p| self.tagged.tag(p)) else {
                continue;
            };
            let lexicon = self.scan.lexicon;
            let hostile = matches!(drafts[at].kind, ClaimType::Accuse | ClaimType::Assault | ClaimType::Threaten);
            let own = self.subjects[drafts[at].clause].refs.clone();
            let [a, b] = drafts[at].source[..] else { continue };
            let both = own.len() == 2 && own.iter().all(|r| r.entity == a.entity || r.entity == b.entity);
            if !hostile || !both || !drafts[at].target.is_empty() {
                continue;
            }
            let with = |f: &u16| lexicon.frames[*f as usize].prep(crate::extract::event::MAA).has(Roles::TARGET);
            let mutual = lexicon.verb_frames[v.verb as usize].iter().any(with);
            let pattern = lexicon.verbs[v.verb as usize].form.as_str();
            if !mutual || !["VI", "VIII"].contains(&pattern) {
                continue;
            }
            (drafts[at].source, drafts[at].target) = (smallvec![a], smallvec![b]);
            if pattern == "VI" {
                let mut other = drafts[at].clone();
                std::mem::swap(&mut other.source, &mut other.target);
                drafts.push(other);
            }
        }
    }

    /// "… in an attack that hit a patrol, and the group claimed it": the attack that the verb's pronoun means.
    pub fn attack_meant(&self, n: usize, p: usize) -> Option<usize> {
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let suffix = verb.suffix.filter(|_| verb.cut.conj.is_some() && !self.subjects[n].refs.is_empty())?;
        let agrees = |t: usize| self.thing_gender(t).is_none_or(|g| g == suffix.gender);
        let near = self.tagged.first.max(p.saturating_sub(2 * NEAR))..p;
        near.rev().find(|t| self.is_attack(*t) && self.cut_of(*t).is_some_and(|c| c.conj.is_none()) && agrees(*t))
    }

    /// "Were killed by bullets of X": whose weapon it was.
    pub fn armed_by(&self, drafts: &mut [Draft]) {
        for draft in drafts.iter_mut() {
            if draft.kind != ClaimType::Assault || !draft.source.is_empty() || draft.target.is_empty() {
                continue;
            }
            let clause = draft.clause;
            let behind = self.clauses[clause].tokens.iter().filter(|t| **t >= draft.trigger.1);
            let Some(weapon) = behind.copied().find(|t| {
                self.cut_of(*t).is_some_and(|c| c.prep == Some(BEH))
                    && self.attitude(*t).is_some_and(|(what, ..)| what == Attitude::Weapon)
            }) else {
                continue;
            };
            let last = self.attitude(weapon).map_or(weapon + 1, |a| a.2);
            let whose = match self.noun_of(last.min(self.tagged.last - 1)).filter(|_| last < self.tagged.last) {
                Some(noun) if self.tagged.nouns[noun].cut.is_bare() => self.all(noun).0,
                _ => self.owner(&self.thing_argument(last - 1), clause, true),
            };
            let own = |r: &crate::extract::noun::Ref| draft.target.iter().any(|t| t.entity == r.entity);
            draft.source =
                whose.into_iter().filter(|r| !own(r) && self.scan.entities.get(r.entity).kind != Kind::Place).collect();
        }
    }

    /// The bullets that somebody was killed by are no second deed.
    pub fn is_weapon_of_another(&self, drafts: &[Draft], at: usize) -> bool {
        let draft = &drafts[at];
        let same = |a: &Refs, b: &Refs| a.len() == b.len() && a.iter().all(|r| b.iter().any(|o| o.entity == r.entity));
        let weapon = draft.kind == ClaimType::Assault
            && draft.rule.starts_with("noun")
            && self.attitude(draft.trigger.0).is_some_and(|(what, ..)| what == Attitude::Weapon);
        weapon
            && drafts[..at]
                .iter()
                .any(|d| d.kind == draft.kind && same(&d.source, &draft.source) && same(&d.target, &draft.target))
    }

    /// "Which led to": what the clause before tells did it, nobody in it.
    pub fn follows_from_all(&self, p: usize) -> bool {
        matches!(self.tagged.tag(p), Tag::Verb(v) if v.form.gender == crate::lexicon::conjugate::Gender::Masculine)
            && self.tagged.before(p).is_some_and(|b| {
                matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Complementizer, .. })
                    && self.scan.is_particle(b, Particle::Relative)
            })
    }

    /// A clause that tells of violence.
    pub fn attacks(&self, n: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let violent = |frames: &[u16]| frames.iter().any(|f| lexicon.frames[*f as usize].note.violent);
        self.clauses[n].predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => violent(&lexicon.verb_frames[v.verb as usize]),
            _ => false,
        })
    }

    /// Ten were killed in a suicide attack: somebody blew himself up.
    pub fn by_suicide(&mut self, drafts: &mut [Draft]) {
        let unclaimed = |d: &Draft| {
            d.kind == ClaimType::Assault
                && d.source.is_empty()
                && !d.target.is_empty()
                && d.modality == Modality::Asserted
        };
        if !drafts.iter().any(unclaimed) {
            return;
        }
        let agents = &self.scan.lexicon.agents;
        let Some(row) = agents.iter().position(|a| a.id == BOMBER && !a.noun.contains(' ')) else { return };
        let word = crate::script::fold(&agents[row].noun);
        let suicide = |s: &Self, t: usize| {
            s.is_attack(t) && (t + 1..s.tagged.end(t)).any(|x| s.scan.document.folded(x).starts_with(&word))
        };
        for draft in drafts.iter_mut() {
            if !unclaimed(draft) {
                continue;
            }
            let (first, last) = draft.trigger;
            let clause = &self.clauses[draft.clause];
            let near = first.saturating_sub(NEAR).max(self.tagged.first)..(last + NEAR).min(self.tagged.last);
            let event = near.into_iter().find(|t| {
                let subject = self.subjects[draft.clause].thing == Some(*t);
                let own = subject || clause.tokens.contains(t) || clause.head.is_some_and(|(a, b)| a <= *t && *t < b);
                suicide(self, *t) && if *t < first || subject { own } else { self.is_means(last, *t) }
            });
            if let Some(event) = event {
                draft.source = self.implied(row, Number::Singular, event);
            }
        }
    }

    /// A preposition that brings a cause stands between (since when brings none), and no new statement begins.
    pub fn is_means(&self, from: usize, to: usize) -> bool {
        let mut brought = false;
        for t in (from..to).filter(|t| !matches!(self.tagged.tag(*t), Tag::Inside)) {
            match self.tagged.tag(t) {
                Tag::Particle { class: Particle::Preposition, .. } if self.says(t, Attitude::Since) => brought = false,
                Tag::Particle { class: Particle::Preposition, .. } => brought = true,
                Tag::Particle { class: Particle::Complementizer, .. } => return false,
                Tag::Mark(crate::text::token::TokenKind::Stop | crate::text::token::TokenKind::Break) => return false,
                // Were killed and five wounded in: the same.
                Tag::Verb(v) if v.cut.conj.is_some() && !self.is_violent(v.verb) => return false,
                _ => brought |= self.cut_of(t).is_some_and(|c| c.prep.is_some()),
            }
        }
        brought || self.cut_of(to).is_some_and(|c| c.prep.is_some())
    }

    /// "They threatened to bomb its positions": who would suffer what is threatened is threatened.
    pub fn threatened(&self, draft: &Draft) -> Refs {
        // "To impose sanctions on X", "to call off the summit with X": not where, when or from what.
        let met = |t: usize| {
            self.cut_of(t).is_some_and(|c| c.prep == Some(LAM))
                || self.tagged.before(t).is_some_and(|b| {
                    let word = self.scan.document.folded(b);
                    let aside = self.scan.lexicon.topic(word).is_some_and(Topic::is_aside);
                    matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                        && !aside
                        && !is_locative(word)
                        && word != MIN
                })
        };
        let inside = |noun: &&crate::extract::noun::Noun| {
            draft.issues.iter().any(|(first, last)| {
                *first < noun.first && (noun.first < *last || noun.first < self.phrase_end(*first) && met(noun.first))
            })
        };
        // Whoever warns that his country will answer threatens another.
        let own = |e: usize| {
            let whose = self.scan.entities.get(e);
            let of = |s: usize| {
                let who = self.scan.entities.get(s);
                who.state.filter(|_| who.kind == Kind::Person)
            };
            whose.kind == Kind::State
                && whose.state.is_some()
                && draft.source.iter().any(|s| of(s.entity) == whose.state)
        };
        let suffers = |noun: &&crate::extract::noun::Noun| {
            let state = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind == Kind::State;
            (!noun.place || noun.who.iter().all(state))
                && noun.cut.conj.is_none()
                && noun.cut.prep != Some(BEH)
                && !noun.who.is_empty()
                && noun.who.iter().all(|r| {
                    self.scan.entities.get(r.entity).kind != Kind::Place
                        && draft.source.iter().all(|s| s.entity != r.entity)
                        && !own(r.entity)
                        && self.scan.entities.get(r.entity).id != "force"
                })
        };
        let found = self.tagged.nouns.iter().filter(inside).find(suffers);
        if let Some(noun) = found {
            return noun.who.iter().copied().collect();
        }
        // To bomb Iranian plants.
        for (first, _) in draft.issues.iter().filter(|(first, _)| self.is_event(*first)) {
            let behind = (self.tagged.end(*first)..(first + 4).min(self.tagged.last))
                .take_while(|t| self.tagged.tag(*t).nominal_cut().is_some_and(|c| c.is_bare()));
            let mut whose = behind.filter_map(|t| match self.tagged.tag(t) {
                Tag::Nisba { state, .. } => Some(self.state_ref(state, t)),
                _ => None,
            });
            if let Some(state) = whose.find(|r| draft.source.iter().all(|s| s.entity != r.entity)) {
                return smallvec![state];
            }
        }
        // They threatened to bomb it.
        let pronoun = |t: usize| match self.tagged.tag(t) {
            Tag::Event { suffix, .. } | Tag::Masdar { suffix, .. } => {
                suffix.filter(|s| s.person == Person::Third && !self.can_all_mean(&draft.source, *s))
            }
            _ => None,
        };
        let deed = draft.issues.iter().find_map(|(first, _)| Some((*first, pronoun(*first)?)));
        match deed.map(|(t, suffix)| self.object_meant(draft.clause, t, suffix)) {
            Some(Meant::Who(refs)) => refs,
            _ => self.who_must_not(draft),
        }
    }

    /// "He threatened to answer if X attacks": X is warned not to.
    fn who_must_not(&self, draft: &Draft) -> Refs {
        let under = |n: &usize| {
            self.clauses[*n].link == Link::Condition
                && self.clauses[*n].parent == Some(draft.clause)
                && self.clauses[*n].predicate.is_some_and(|p| p > draft.trigger.0)
                && !self.clauses[*n].negated
        };
        let acts = |r: &crate::extract::noun::Ref| {
            self.scan.entities.get(r.entity).kind != Kind::Place && draft.source.iter().all(|s| s.entity != r.entity)
        };
        let who = (draft.clause + 1..self.subjects.len()).find(under).map(|n| self.subjects[n].refs.clone());
        who.filter(|refs| refs.iter().all(acts)).unwrap_or_default()
    }

    /// "He called for the departure of X", "he insisted that X leave": who would have to do what is demanded is asked.
    pub fn asked_to_go(&self, draft: &Draft) -> Refs {
        let other = |r: &crate::extract::noun::Ref| {
            self.scan.entities.get(r.entity).kind != Kind::Place && draft.source.iter().all(|s| s.entity != r.entity)
        };
        if let Some(content) = self.content_of(draft.clause)
            && self.clauses[draft.clause].predicate == Some(draft.trigger.0)
            && self.is_subjunctive(content)
        {
            let seen = self.to_be_seen(content).unwrap_or_default();
            let asked = if self.subjects[content].explicit { &self.subjects[content].refs } else { &seen };
            if !asked.is_empty() || self.subjects[content].explicit {
                return asked.iter().copied().filter(other).collect();
            }
        }
        for (first, last) in &draft.issues {
            // Consent to X's departure: what the demanded word takes with its own preposition belongs to it.
            let strays = |t: &usize| {
                matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Preposition, .. })
                    && self.scan.document.folded(*t) != ALA
            };
            let end = (*first..self.phrase_end(*first)).find(strays).unwrap_or(self.phrase_end(*first)).max(*last);
            let deed = (*first..end).take(NEAR_DEED).find(|t| self.says(*t, Attitude::Going));
            let Some(next) = deed.map(|t| self.tagged.end(t)).filter(|next| *next < self.tagged.last) else { continue };
            let Some(noun) = self.noun_of(next).filter(|x| self.tagged.nouns[*x].cut.is_bare()) else { continue };
            return self.all(noun).0.into_iter().filter(other).collect();
        }
        Refs::new()
    }
}
