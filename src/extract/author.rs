//! Whose attack it was where another clause tells: an operation that X carried out, an attack laid to X.

use crate::claim::ClaimType;
use crate::extract::argument::Argument;
use crate::extract::attack::NEAR;
use crate::extract::clause::Link;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::rows::{Frame, Light, Roles};
use smallvec::SmallVec;

impl Sense<'_, '_> {
    /// `Ten were arrested during an operation that X carried out`.
    pub fn operator(&self, hit: &Draft) -> Refs {
        use ClaimType::{Assault, Coerce, Mobilize};
        let last = (hit.trigger.1 + NEAR).min(self.tagged.last);
        let deed = |t: &usize| {
            let Tag::Event { nominal, .. } = self.tagged.tag(*t) else { return false };
            let kind = self.scan.lexicon.nominals[nominal as usize].frame.kind;
            matches!(kind, Assault | Coerce | Mobilize) && self.is_means(hit.trigger.1, *t)
        };
        let own = Some(hit.trigger.0).filter(|t| self.is_attack(*t));
        for t in own.into_iter().chain((hit.trigger.1..last).filter(deed)) {
            for c in self.told_behind(t, hit.clause) {
                let (told, subject) = (&self.clauses[c], &self.subjects[c]);
                let Some(Tag::Verb(v)) = told.predicate.map(|p| self.tagged.tag(p)) else { continue };
                let author = self.laid_to(c, &v);
                if !author.is_empty() {
                    return author;
                }
                let does = self.scan.lexicon.verb_light[v.verb as usize].contains(&Light::Source);
                let hurt = |r: &Ref| hit.target.iter().any(|h| h.entity == r.entity);
                if does && !v.form.passive && !told.negated && subject.explicit && !subject.refs.iter().any(hurt) {
                    return subject.refs.clone();
                }
            }
        }
        Refs::new()
    }

    /// `An attack that was laid to X`: to whom a relative clause without a doer of its own lays what it is about.
    fn laid_to(&self, c: usize, verb: &VerbTag) -> Refs {
        let Some(p) = self.clauses[c].predicate.filter(|_| verb.suffix.is_none() && !self.clauses[c].negated) else {
            return Refs::new();
        };
        let lexicon = self.scan.lexicon;
        let frames = lexicon.verb_frames[verb.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        let laid: SmallVec<[&Frame; 2]> =
            frames.filter(|f| f.kind == ClaimType::Assault && f.subject.is_none()).collect();
        if laid.is_empty() {
            return Refs::new();
        }
        let arguments = self.arguments(c, p, None);
        let to =
            |a: &&Argument| laid.iter().any(|f| f.note.needs.contains(&a.prep) && f.prep(&a.prep).has(Roles::SOURCE));
        let alone = arguments.iter().all(|a| !a.prep.is_empty());
        arguments.iter().find(to).filter(|_| alone).map_or(Refs::new(), |a| self.actors(a, c))
    }

    /// Whose attack the clause says it comes from, or with whom there was a clash.
    pub fn author_of_cause(&self, hit: &Draft, drafts: &[Draft]) -> Refs {
        let cause = self.subjects[hit.clause].thing.filter(|t| *t < hit.trigger.0 && self.is_attack(*t));
        let below = self.clauses[hit.clause].parent.filter(|_| self.clauses[hit.clause].link == Link::Relative);
        let told = |t: usize| {
            let same = |d: &&Draft| {
                let carried = below == Some(d.clause) && d.trigger.0 < t;
                d.kind == ClaimType::Assault && (d.trigger.0 == t || carried) && !d.source.is_empty()
            };
            drafts.iter().find(same).map(|d| d.source.clone())
        };
        let author = cause
            .map(|t| told(t).unwrap_or_else(|| self.owner(&self.thing_argument(t), hit.clause, true)))
            .unwrap_or_default();
        let own = |r: &Ref| hit.target.iter().any(|t| t.entity == r.entity);
        if author.is_empty() || author.iter().any(own) { self.enemy_in_clash(hit) } else { author }
    }
}
