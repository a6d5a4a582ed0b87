//! What somebody is to another: X is Y's ally, will be a partner of Y, remains our enemy; X and Y are allies.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::frame::{Draft, Found, extend};
use crate::extract::pronoun::independent;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Particle, Word};
use crate::script::letters::{ALEF, LAM, SEEN, WAW};
use crate::text::reading::{Cut, Suffix};
use smallvec::smallvec;

/// The noun of a clause that says what its subject is to somebody.
struct Bond {
    token: usize,
    /// One past its phrase.
    last: usize,
    kind: ClaimType,
    number: Number,
    suffix: Option<Suffix>,
    /// The noun phrase that it is.
    noun: Option<usize>,
}

impl Sense<'_, '_> {
    /// A clause without a verb of its own, or with one of being, that says whose ally, partner, friend or enemy its subject
    /// is; whether it did.
    pub fn bond(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        let being =
            clause.predicate.is_none_or(|p| self.equates(p) || matches!(self.tagged.tag(p), Tag::Adjective { .. }));
        if !being || clause.deontic.is_some() || clause.label {
            return false;
        }
        let Some(bond) = clause.tokens.iter().find_map(|t| self.bond_at(n, *t)) else { return false };
        let subject = self.subjects[n].clone();
        let behind = subject.noun.is_none_or(|s| self.tagged.nouns[s].last <= bond.token);
        let somebody = subject.refs.iter().all(|r| self.is_definite_actor(r.entity));
        if subject.refs.is_empty() || subject.thing.is_some() || !behind || !somebody || subject.noun == bond.noun {
            return false;
        }
        let (mut partner, last) = self.bound_to(n, &bond);
        partner.retain(|r| subject.refs.iter().all(|s| s.entity != r.entity));
        let mutual = partner.is_empty() && subject.refs.len() > 1 && bond.number != Number::Singular;
        let over = if partner.is_empty() && !bond.kind.is_symmetric() { self.bound_over(&bond) } else { None };
        if partner.is_empty() && over.is_none() && !mutual {
            return false;
        }
        if let Some(run) = over {
            partner = self.owner(&self.thing_argument(run.0), n, bond.kind != ClaimType::Support);
        }
        let last = over.map_or(last, |run| run.1);
        let mut draft = Draft {
            source: subject.refs,
            target: partner,
            issues: over.into_iter().collect(),
            evidence: (self.clauses[n].tokens[0].min(bond.token), last),
            modality: self.bond_modality(n, bond.token),
            ..Draft::of(bond.kind, n, (bond.token, self.tagged.end(bond.token)), "bond")
        };
        // Whoever calls another his enemy is against him.
        if bond.kind == ClaimType::Oppose && bond.suffix.is_some_and(|s| s.person == Person::First) {
            std::mem::swap(&mut draft.source, &mut draft.target);
        }
        if draft.kind.is_symmetric() {
            let target = std::mem::take(&mut draft.target);
            extend(&mut draft.source, &target);
        }
        self.finish_draft(draft, found)
    }

    /// An indefinite word for an ally or an enemy, or one with a pronoun.
    fn bond_at(&self, n: usize, t: usize) -> Option<Bond> {
        let noun = match self.tagged.tag(t) {
            Tag::Noun(noun) => Some(noun),
            Tag::Plain { .. } | Tag::Adjective { .. } | Tag::Masdar { .. } => None,
            _ => return None,
        };
        let lexicon = self.scan.lexicon;
        // "Is considered the foremost ally of": a verb says that it is so.
        let called = self.clauses[n].predicate.is_some_and(|p| p < t && self.equates(p));
        let (reading, kind, number) = self.scan.document.readings(t).list.iter().find_map(|r| match r.word {
            Word::Agent { agent, number, .. }
                if r.cut.is_bare() && (!r.cut.article || called || self.is_parted(t) || self.is_of_the_most(t)) =>
            {
                lexicon.agents[agent as usize].bond.map(|kind| (r, kind, number))
            }
            _ => None,
        })?;
        let last = noun.map_or(self.tagged.end(t), |x| self.tagged.nouns[x].last);
        (noun.is_some() || reading.pronoun().is_some()).then_some(Bond {
            token: t,
            last,
            kind,
            number,
            suffix: reading.pronoun(),
            noun,
        })
    }

    /// "X is the ally": a pronoun stands between the two.
    fn is_parted(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Pronoun, cut, .. } if cut.is_bare())
                && independent(self.scan.document.folded(b)).is_some_and(|s| s.person == Person::Third)
        })
    }

    /// "Of the fiercest opponents": a word of degree stands before.
    fn is_of_the_most(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| {
            let word = self.scan.document.folded(b);
            word.starts_with(ALEF)
                && word.chars().count() <= 4
                && matches!(self.tagged.tag(b), Tag::Plain { cut } if cut == Cut::default())
        })
    }

    /// To whom: by a pronoun, by the words of the phrase itself, or behind "of".
    fn bound_to(&mut self, n: usize, bond: &Bond) -> (Refs, usize) {
        if let Some(suffix) = bond.suffix {
            let mut refs = self.possessor(n, bond.token, suffix);
            if suffix.person == Person::First {
                for one in &mut refs {
                    if let Some(state) = self.state_of(one.entity) {
                        *one = state;
                    }
                }
            }
            return (refs, bond.last);
        }
        // The critics of X: those whom the phrase itself names.
        let named = |x: usize| self.tagged.nouns[x].inner.iter().map(|(r, _)| *r).filter(|r| r.first > bond.token);
        let acts = |r: &crate::extract::noun::Ref| self.scan.entities.get(r.entity).kind != Kind::Place;
        let inner: Refs = bond.noun.map_or(Refs::new(), |x| named(x).filter(acts).collect());
        if !inner.is_empty() {
            return (inner, bond.last);
        }
        let state = bond.noun.and_then(|x| self.scan.entities.get(self.tagged.nouns[x].who.first()?.entity).state);
        // An American ally is America's; an American critic is its son.
        let theirs = matches!(bond.kind, ClaimType::Cooperate | ClaimType::Support);
        if let Some(state) = state.filter(|_| bond.last > bond.token + 1 && theirs) {
            let entity = self.scan.entities.known(self.scan.lexicon.states[state].actor, self.scan.lexicon);
            let last = bond.last - 1;
            return (
                smallvec![crate::extract::noun::Ref { entity, first: last, last: bond.last, anaphor: false }],
                bond.last,
            );
        }
        let mut t = bond.last;
        while t < self.tagged.last {
            match self.tagged.tag(t) {
                Tag::Noun(noun) if matches!(self.tagged.nouns[noun].cut.prep, None | Some(LAM)) => {
                    let found = &self.tagged.nouns[noun];
                    let person = |e: usize| self.scan.entities.get(e).kind != Kind::Place;
                    let fits = found.cut.conj.is_none() && found.who.iter().all(|r| person(r.entity));
                    let (refs, end) = self.all(noun);
                    return if fits { (refs, self.tagged.nouns[end].last) } else { (Refs::new(), bond.last) };
                }
                Tag::Plain { cut } | Tag::Adjective { cut, .. } | Tag::Nisba { cut, .. }
                    if cut.prep.is_none()
                        && cut.conj.is_none()
                        && (!cut.article || self.scan.has_article(bond.token)) => {}
                _ => break,
            }
            t = self.tagged.end(t).max(t + 1);
        }
        (Refs::new(), bond.last)
    }

    /// The opponents of the war, a critic of what X does: the thing behind "of".
    fn bound_over(&self, bond: &Bond) -> Option<(usize, usize)> {
        let mut t = bond.last;
        while t < self.tagged.last {
            let cut = self.cut_of(t)?;
            match self.tagged.tag(t) {
                Tag::Event { .. } | Tag::Masdar { .. } | Tag::Plain { .. }
                    if cut.prep == Some(LAM) && cut.conj.is_none() =>
                {
                    return Some((t, self.phrase_end(t)));
                }
                Tag::Plain { .. } | Tag::Adjective { .. } if cut.is_bare() && !cut.article => {}
                _ => return None,
            }
            t = self.tagged.end(t).max(t + 1);
        }
        None
    }

    fn bond_modality(&self, n: usize, t: usize) -> Modality {
        let own = &self.clauses[n].tokens;
        let before = || own.iter().filter(|x| **x < t);
        let denied = before().any(|x| matches!(self.tagged.tag(*x), Tag::Particle { class: Particle::Negation, .. }));
        let coming = before().any(|x| {
            matches!(self.tagged.tag(*x), Tag::Particle { class: Particle::Auxiliary, .. })
                && self.scan.document.folded(*x).trim_start_matches(crate::script::letters::WAW).starts_with(SEEN)
        });
        match self.clauses[n].modality {
            _ if self.clauses[n].negated || denied => Modality::Negated,
            Modality::Asserted if coming => Modality::Planned,
            other => other,
        }
    }
}

impl Sense<'_, '_> {
    /// "And its ally" at a token: whoever stands behind it is one more.
    pub fn is_ally_of(&self, t: usize) -> bool {
        use crate::lexicon::notes::AgentNote;
        let agents = &self.scan.lexicon.agents;
        self.scan.document.readings(t).list.iter().any(|r| {
            let his = r.cut.conj == Some(WAW) && r.cut.prep.is_none() && r.pronoun().is_some();
            let bound = |agent: u16| {
                let row = &agents[agent as usize];
                row.bond.is_some() || row.has(AgentNote::Kin)
            };
            his && match r.word {
                Word::Agent { agent, number: Number::Singular, .. } => bound(agent),
                Word::Adjective { .. } => true,
                _ => false,
            }
        })
    }
}
