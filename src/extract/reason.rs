//! Why somebody is judged: `X criticised Y because of its support`: it is what Y did.

use crate::claim::{ClaimType, Kind};
use crate::extract::around::MIN;
use crate::extract::event::ALA;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Topic;
use crate::script::letters::LAM;
use crate::text::reading::Suffix;

/// So many words may stand between the preposition and the deed: because of the continuation of its support.
const FARTHEST: usize = 2;

/// What brings a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brings {
    /// Because of, in answer to.
    Cause,
    /// "For", "on": a reason behind praise and blame alone.
    Letter,
}

impl Sense<'_, '_> {
    /// A deed of words for or against somebody: criticism, rejection, support.
    pub fn takes_stand(&self, t: usize) -> bool {
        use ClaimType::{Accuse, Oppose, Reject, Support};
        self.valence(t, false, None).is_some_and(|v| matches!(v.frame.kind, Accuse | Reject | Oppose | Support))
    }

    /// Who is judged, hit or thanked in clause `n` for the deed at `t` that bears a pronoun; if it can mean them.
    pub fn judged_for(&self, n: usize, t: usize, suffix: Suffix) -> Option<Refs> {
        let p = self.clauses[n].predicate.filter(|p| *p < t)?;
        let (brings, from) = self.brings_reason(t)?;
        let (words, hits) = self.judges(p, from);
        // Jailed him for (l) his criticism: what nobody is jailed in order to say.
        if !(words || hits && (brings == Brings::Cause || self.takes_stand(t))) {
            return None;
        }
        let own = &self.subjects[n].refs;
        let judged = |m: &usize| {
            let noun = &self.tagged.nouns[*m];
            let somebody = |e: usize| !matches!(self.scan.entities.get(e).kind, Kind::Place | Kind::Media);
            let is_own = noun.who.iter().any(|r| own.iter().any(|s| s.entity == r.entity));
            let inside = self.tagged.before(noun.first).is_some_and(|b| self.is_in_before(b));
            noun.first > p && noun.last <= from && !is_own && !inside && noun.who.iter().all(|r| somebody(r.entity))
        };
        let who = (0..self.tagged.nouns.len()).rev().find(judged)?;
        let refs: Refs = self.tagged.nouns[who].who.iter().copied().collect();
        self.can_all_mean(&refs, suffix).then_some(refs)
    }

    /// The preposition of reason before the deed at `t`, and where it begins.
    fn brings_reason(&self, t: usize) -> Option<(Brings, usize)> {
        let mut at = t;
        for _ in 0..=FARTHEST {
            if self.cut_of(at).is_some_and(|c| c.prep == Some(LAM)) {
                return Some((Brings::Letter, at));
            }
            let before = self.tagged.before(at)?;
            match self.tagged.tag(before) {
                Tag::Particle { class: Particle::Preposition, suffix: None, .. } => {
                    let words = self.words(before, self.tagged.end(before));
                    let brings = match &*words {
                        ALA => Brings::Letter,
                        // Warned X of the consequences of its attack.
                        MIN if at != t => Brings::Cause,
                        words if self.scan.lexicon.topic(words) == Some(Topic::Cause) => Brings::Cause,
                        _ => return None,
                    };
                    return Some((brings, before));
                }
                Tag::Masdar { suffix: None, .. } | Tag::Event { suffix: None, .. } | Tag::Plain { .. } => at = before,
                _ => return None,
            }
        }
        None
    }

    /// Whether the verb at `p` or an event behind it, before `end`, is praise or blame, and whether it hits somebody.
    fn judges(&self, p: usize, end: usize) -> (bool, bool) {
        let lexicon = self.scan.lexicon;
        let mut kinds: Vec<ClaimType> = Vec::new();
        for t in p..end {
            match self.tagged.tag(t) {
                Tag::Verb(v) if t == p => {
                    kinds.extend(lexicon.verb_frames[v.verb as usize].iter().map(|f| lexicon.frames[*f as usize].kind));
                }
                Tag::Event { nominal, .. } => kinds.push(lexicon.nominals[nominal as usize].frame.kind),
                _ => {}
            }
        }
        use ClaimType::*;
        let words =
            kinds.iter().any(|k| matches!(k, Accuse | Concern | Sanction | Oppose | Threaten | Support | Protest));
        (words, kinds.iter().any(|k| matches!(k, Assault | Coerce)))
    }

    /// "In" before a noun: where something happens.
    pub fn is_in_before(&self, before: usize) -> bool {
        matches!(self.tagged.tag(before), Tag::Particle { class: Particle::Preposition, .. })
            && self.tells_where(&self.words(before, self.tagged.end(before)))
    }
}
