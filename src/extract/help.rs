//! Who gets the help that a noun tells of, and who fights with it.

use crate::claim::ClaimType;
use crate::extract::around::MIN;
use crate::extract::frame::{Draft, Found};
use crate::extract::phrase::BY;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Frame, Light, Particle, Roles};
use crate::script::letters::BEH;

impl Sense<'_, '_> {
    /// For whom the help at `t` is where its own words do not tell: for whom the clause tells of, behind "despite" or
    /// where he relies on it, needs it, is proud of it.
    pub fn helped(&self, n: usize, t: usize, draft: &Draft) -> Option<Refs> {
        let helps = matches!(draft.kind, ClaimType::Support | ClaimType::Aid);
        if !helps || draft.source.is_empty() || !draft.target.is_empty() {
            return None;
        }
        let subject = &self.subjects[n].refs;
        let others = draft.source.iter().all(|r| subject.iter().all(|s| s.entity != r.entity));
        let his = !subject.is_empty() && others && (self.is_despite(t) || self.is_counted_on(n, t));
        his.then(|| subject.clone())
    }

    /// `relying on the help of X`, `proud of the help of X`: what governs the noun tells who gets it.
    fn is_counted_on(&self, n: usize, t: usize) -> bool {
        let Some(cut) = self.cut_of(t).filter(|c| c.conj.is_none()) else { return false };
        let mut governor = self.tagged.before(t);
        if cut.prep.is_none() {
            governor = governor
                .filter(|b| {
                    matches!(self.tagged.tag(*b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                })
                .and_then(|b| self.tagged.before(b));
        }
        let lexicon = self.scan.lexicon;
        let gets = |f: &Frame| {
            matches!(f.kind, ClaimType::Support | ClaimType::Aid) && f.subject.has(Roles::TARGET) && !f.note.idle
        };
        let Some(governor) = governor else { return false };
        match self.tagged.tag(governor) {
            Tag::Masdar { verb, suffix: None, .. } => {
                lexicon.verb_frames[verb as usize].iter().any(|f| gets(&lexicon.frames[*f as usize]))
            }
            Tag::Adjective { row, .. } => {
                let frame = &lexicon.adjectives[row as usize];
                self.clauses[n].predicate == Some(governor)
                    && frame.kind == ClaimType::Support
                    && !frame.note.possible
                    && frame.preps.iter().any(|(_, roles)| roles.has(Roles::TARGET))
            }
            _ => false,
        }
    }

    /// Whether a noun stands behind "despite" or "thanks to", with no more than words joined to it between.
    pub fn is_despite(&self, t: usize) -> bool {
        let mut at = t;
        for _ in 0..6 {
            let Some(before) = self.tagged.before(at) else { return false };
            match self.tagged.tag(before) {
                Tag::Particle { class: Particle::Preposition, .. } => return self.says(before, Attitude::Despite),
                Tag::Verb(_) | Tag::Mark(_) | Tag::Particle { .. } => return false,
                _ if self.says(before, Attitude::Despite) => return true,
                _ => at = before,
            }
        }
        false
    }

    /// `X invited Y to visit Z`: Y is to visit.
    pub fn invited_to(&self, n: usize, t: usize, found: &Found) -> Option<Refs> {
        let predicate = self.clauses[n].predicate.filter(|p| *p < t && self.is_visit(t))?;
        if self.valence(t, false, None).is_none_or(|v| v.frame.kind != ClaimType::Consult) {
            return None;
        }
        let asks = |d: &&Draft| d.clause == n && d.kind == ClaimType::Request && d.trigger.0 == predicate;
        let target = &found.drafts.iter().find(asks)?.target;
        (!target.is_empty()).then(|| target.clone())
    }

    /// `X trained Y to fight Z`: Y is to fight.
    pub fn armed_for(&self, n: usize, t: usize, found: &Found) -> Option<Refs> {
        let predicate = self.clauses[n].predicate.filter(|p| *p < t)?;
        let fights = || {
            let kind = self.valence(t, false, None).map(|v| v.frame.kind);
            matches!(kind, Some(ClaimType::Assault | ClaimType::Oppose | ClaimType::Coerce))
        };
        let armed =
            |d: &&Draft| d.clause == n && d.kind == ClaimType::Aid && d.trigger.0 == predicate && !d.target.is_empty();
        let draft = found.drafts.iter().find(armed).filter(|_| fights())?;
        Some(draft.target.clone())
    }

    /// Help, support: a deed that "from" says whose it is.
    pub fn is_help(&self, t: usize) -> bool {
        let helps = |f: &Frame| matches!(f.kind, ClaimType::Support | ClaimType::Aid) && f.prep(MIN).has(Roles::SOURCE);
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => helps(&self.scan.lexicon.nominals[nominal as usize].frame),
            _ => false,
        }
    }

    /// With help, with support.
    pub fn is_with_help(&self, t: usize) -> bool {
        self.cut_of(t).is_some_and(|c| c.prep == Some(BEH) && c.conj.is_none()) && self.is_help(t)
    }

    /// `They took the town with the support of X`: X supports those who took it.
    pub fn backed(&self, n: usize, t: usize, draft: &mut Draft) {
        let subject = &self.subjects[n].refs;
        let fronted = self.clauses[n].predicate.is_some_and(|p| p > t);
        let by = self.cut_of(t).is_some_and(|c| c.prep == Some(BEH) && (fronted || c.conj.is_none()));
        if let Some(whom) = self.helped(n, t, draft) {
            draft.target = whom;
            return;
        }
        let backs = matches!(draft.kind, ClaimType::Support | ClaimType::Aid) && by && !subject.is_empty();
        let Some(Tag::Verb(verb)) = self.clauses[n].predicate.map(|p| self.tagged.tag(p)) else {
            return;
        };
        let lexicon = self.scan.lexicon;
        let frames = || lexicon.verb_frames[verb.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        // An army comes and goes, takes and shells with somebody's help: never help itself.
        use ClaimType::{Assault, Coerce, Retreat};
        let by_force = |f: &Frame| matches!(f.kind, Assault | Coerce | Retreat);
        let completes = frames().any(|f| !f.prep(BY).is_none() && !by_force(f))
            || !frames().any(by_force)
                && (lexicon.verb_light[verb.verb as usize].iter().any(|l| *l != Light::Manages)
                    || !lexicon.verb_speech[verb.verb as usize].is_empty());
        if !backs || completes {
            return;
        }
        let known =
            !lexicon.verb_frames[verb.verb as usize].is_empty() || !lexicon.verb_light[verb.verb as usize].is_empty();
        let own = draft.source.iter().all(|r| subject.iter().any(|s| s.entity == r.entity));
        let genitive =
            |first: usize| first >= self.tagged.end(t) && self.cut_of(first).is_some_and(|c| c.prep.is_none());
        if own && known && !draft.target.is_empty() && draft.target.iter().all(|r| genitive(r.first)) {
            // The noun's genitive was read as whom the subject supports.
            draft.source = std::mem::replace(&mut draft.target, subject.clone());
            return;
        }
        if own {
            return;
        }
        if draft.target.is_empty() && !draft.source.is_empty() {
            draft.target = subject.clone();
        }
    }
}
