//! What for: verbal nouns behind l or "with the aim of", attempts, and what l completes without a purpose.

use crate::claim::{ClaimType, Modality};
use crate::extract::control::Control;
use crate::extract::event::MAA;
use crate::extract::light::is_attitude;
use crate::extract::phrase::{BY, FI};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Light, Particle};
use crate::lexicon::sorts::Topic;
use crate::script::letters::{ALEF, BEH, LAM};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// So many words has the name of an operation, with whose it is.
const LONGEST_NAME: usize = 9;

impl Sense<'_, '_> {
    /// A French plan to bomb X, the strategy of Y to arm Z: whose plan it is.
    pub fn planned_by(&self, t: usize) -> Option<Refs> {
        let mut refs = Refs::new();
        let mut at = self.tagged.before(t)?;
        loop {
            match self.tagged.tag(at) {
                Tag::Nisba { state, cut } if cut.is_bare() => refs.insert(0, self.state_ref(state, at)),
                Tag::Noun(noun) if refs.is_empty() && self.tagged.nouns[noun].cut.is_bare() => {
                    refs = self.tagged.nouns[noun].who.clone();
                }
                Tag::Adjective { .. } => {}
                _ => return (!refs.is_empty() && self.says(at, Attitude::Due)).then_some(refs),
            }
            at = self.tagged.before(at)?;
        }
    }

    /// X praised Y's part in the operation to free Z, said weeks after an operation to free Z: the aim is the operation's.
    pub fn is_aim_of_operation(&self, n: usize, t: usize) -> bool {
        let lexicon = self.scan.lexicon;
        use ClaimType::{Assault, Coerce, Concede};
        let Some(p) = self.clauses[n].predicate else { return false };
        let deed = |v: crate::extract::event::Valence| matches!(v.frame.kind, Assault | Coerce | Concede);
        if !self.valence(t, false, None).is_some_and(deed) {
            return false;
        }
        let told = match self.tagged.tag(p) {
            Tag::Verb(v) if lexicon.verb_light[v.verb as usize].is_empty() => {
                let judges = |f: &u16| is_attitude(lexicon.frames[*f as usize].kind);
                self.speech(n).is_some() || lexicon.verb_frames[v.verb as usize].iter().any(judges)
            }
            _ => return false,
        };
        let from = if p < t { p + 1 } else { self.tagged.first };
        let mut before = (from..t).rev().take(LONGEST_NAME).filter(|x| !self.tagged.tag(*x).is_inside());
        let fights = |x: usize| match self.tagged.tag(x) {
            Tag::Event { nominal, .. } => Some(lexicon.nominals[nominal as usize].frame.kind == ClaimType::Assault),
            Tag::Verb(_) | Tag::Masdar { .. } | Tag::Mark(TokenKind::Comma | TokenKind::Stop) => Some(false),
            _ => None,
        };
        told && before.find_map(fights) == Some(true)
    }

    /// "In an attempt to", "striving for": the subject tries by what the verb tells.
    pub fn is_attempt(&self, n: usize, t: usize) -> bool {
        let Some((Light::Intends, None, false)) = self.light_masdar(t) else { return false };
        let within = self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b) == FI);
        let how = self.scan.document.folded(t).ends_with(ALEF);
        (within || how) && self.clauses[n].predicate.is_some_and(|p| p < t)
    }

    /// `Answered by way of bombing X`: what the subject does in doing what its verb tells. By what somebody calls for or
    /// has done to him, he does nothing.
    pub fn by_means(&self, n: usize, t: usize) -> Option<Control> {
        let bare = self.cut_of(t).is_some_and(|c| c == Cut::default());
        let clause = &self.clauses[n];
        let p = clause.predicate.filter(|p| *p < t && bare && self.is_by_means(t))?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let subject = &self.subjects[n];
        if self.asks_or_has_done(n) || subject.thing.is_some() || subject.refs.is_empty() {
            return None;
        }
        let own = if clause.negated { Modality::Negated } else { clause.modality };
        let intends = self.scan.lexicon.verb_light[verb.verb as usize].contains(&Light::Intends);
        let modality = if intends && own == Modality::Asserted { Modality::Planned } else { own };
        Some(Control { refs: subject.refs.clone(), modality: self.inherited(n, modality), sure: false })
    }

    /// Right behind "through", "by way of".
    pub fn is_by_means(&self, t: usize) -> bool {
        let Some(before) = self.tagged.before(t) else { return false };
        let skip = self.cut_of(before).map_or(0, |c| c.skip());
        let words = self.words(before, self.tagged.end(before));
        self.scan.lexicon.topic(&words[skip..]) == Some(Topic::Means)
    }

    /// Whether the verb of a clause tells what its subject calls for, has others do, or undergoes.
    pub fn asks_or_has_done(&self, n: usize) -> bool {
        let Some(Tag::Verb(verb)) = self.clauses[n].predicate.map(|p| self.tagged.tag(p)) else { return false };
        let lexicon = self.scan.lexicon;
        let v = verb.verb as usize;
        let asks = |f: &u16| lexicon.frames[*f as usize].kind == ClaimType::Request;
        let calls = !lexicon.verb_speech[v].is_empty() && lexicon.verb_frames[v].iter().any(asks);
        let others = |l: &Light| matches!(l, Light::Causes | Light::Target | Light::Hosts);
        verb.form.passive || calls || lexicon.verb_light[v].iter().any(others)
    }

    /// "In order to": the noun stands behind l, and is no fact.
    pub fn is_purpose(&self, n: usize, t: usize) -> bool {
        let completed = || {
            let next = self.tagged.end(t);
            next < self.tagged.last
                && self.valence(t, false, None).is_some_and(|v| {
                    let word = self.words(next, self.tagged.end(next));
                    // To meet with (b) X.
                    let by = self.noun_of(next).is_some() && self.cut_of(next).is_some_and(|c| c.prep == Some(BEH));
                    !v.frame.prep(&word).is_none() || word == MAA || by && !v.frame.prep(BY).is_none()
                })
        };
        let purpose = self.cut_of(t).is_some_and(|c| {
            c.prep == Some(LAM)
                && (!c.article || self.scan.document.folded(t)[c.skip()..].starts_with(LAM) || completed())
        });
        let stative = self.clauses[n].predicate.is_none()
            && self.clauses[n]
                .tokens
                .iter()
                .any(|x| matches!(self.tagged.tag(*x), Tag::Particle { class: Particle::Auxiliary, .. }));
        let aim = || self.cut_of(t) == Some(Cut::default()) && self.tagged.before(t).is_some_and(|b| self.is_aim(b));
        (purpose && !self.completes_noun(t) || aim()) && !stative
    }

    /// Under, meant for: what a participle with the article is completed by. The twenty-fifth anniversary of, the result of.
    fn completes_noun(&self, t: usize) -> bool {
        let Some(before) = self.tagged.before(t) else { return false };
        let participle = |tag: &Tag| matches!(tag, Tag::Active { .. } | Tag::Passive { .. } | Tag::Adjective { .. });
        if participle(&self.tagged.tag(before)) && self.cut_of(before).is_some_and(|c| c.article) {
            return true;
        }
        let mut at = Some(before);
        for _ in 0..4 {
            let Some(b) = at else { return false };
            if self.says(b, Attitude::Completed) {
                return true;
            }
            // Which one it is stands between.
            let tag = self.tagged.tag(b);
            let number = matches!(tag, Tag::Particle { class: Particle::Quantifier, .. });
            if !number && !participle(&tag) && !matches!(tag, Tag::Plain { .. } | Tag::Inside) {
                return false;
            }
            at = self.tagged.before(b);
        }
        false
    }

    /// Whether a preposition tells what for: with the aim of, for the sake of.
    pub fn is_aim(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                self.scan.lexicon.topic(&self.words(t, self.tagged.end(t))[cut.skip()..]) == Some(Topic::Aim)
            }
            _ => false,
        }
    }
}
