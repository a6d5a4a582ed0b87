//! Whose attack it was where another clause tells: an operation that X carried out, an attack laid to X.

use crate::claim::ClaimType;
use crate::extract::argument::Argument;
use crate::extract::attack::NEAR;
use crate::extract::clause::Link;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::{Tag, VerbTag};
use crate::extract::walk::LAM;
use crate::lexicon::rows::{Frame, Light, Roles};
use crate::lexicon::sorts::Class;
use smallvec::SmallVec;

impl Sense<'_, '_> {
    /// `Ten were arrested during an operation that X carried out`.
    pub fn operator(&self, hit: &Draft) -> Refs {
        use ClaimType::{Assault, Coerce, Mobilize};
        let last = (hit.trigger.1 + NEAR).min(self.tagged.last);
        let deed = |t: &usize| {
            let Tag::Event { nominal, .. } = self.tagged.tag(*t) else { return false };
            let kind = self.scan.lexicon.nominals[nominal as usize].frame.kind;
            // Claimed ten lives, and attacks of X: the one and the other.
            let joined = self.cut_of(*t).is_some_and(|c| c.conj.is_some());
            matches!(kind, Assault | Coerce | Mobilize) && !joined && self.is_means(hit.trigger.1, *t)
        };
        let own = Some(hit.trigger.0).filter(|t| self.is_attack(*t));
        // An operation that X carried out led to the death of ten.
        let cause = self.subjects[hit.clause].thing.filter(|t| *t < hit.trigger.0 && self.is_attack(*t));
        for t in own.into_iter().chain(cause).chain((hit.trigger.1..last).filter(deed)) {
            let theirs = self.armed_owner(t);
            // Fell in the ranks of those who took part in it: their own.
            let own = |x: usize| {
                let by = |n: usize| self.tagged.nouns[n].who.iter().all(|r| self.is_of(r.entity, Class::Armed));
                self.noun_of(x).is_some_and(by)
                    && !hit.target.iter().any(|h| (h.first..h.last.max(h.first + 1)).contains(&x))
            };
            let theirs = if (hit.trigger.1..t).any(own) { Refs::new() } else { theirs };
            if !theirs.is_empty() && theirs.iter().all(|r| hit.target.iter().all(|h| h.entity != r.entity)) {
                return theirs;
            }
            // Headlines: ten killed in an attack (that was) laid to X.
            let laid = self.clauses[hit.clause].predicate.filter(|p| *p == self.tagged.end(t));
            if let Some(Tag::Verb(v)) = laid.map(|p| self.tagged.tag(p)) {
                let author = self.laid_to(hit.clause, &v);
                if !author.is_empty() {
                    return author;
                }
            }
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

    /// `In an operation of (l) the special forces`: those who bear arms, behind l.
    fn armed_owner(&self, t: usize) -> Refs {
        let Tag::Event { nominal, suffix: None, .. } = self.tagged.tag(t) else { return Refs::new() };
        let frame = &self.scan.lexicon.nominals[nominal as usize].frame;
        if frame.prep(LAM).has(Roles::TARGET) {
            return Refs::new();
        }
        let told = frame.prep(LAM).has(Roles::SOURCE);
        let describes = |x: &usize| self.tagged.tag(*x).nominal_cut().is_some_and(|c| c.is_bare());
        let mut at = self.tagged.end(t);
        while at < (t + 4).min(self.tagged.last) && self.noun_of(at).is_none() && describes(&at) {
            at = self.tagged.end(at);
        }
        let noun = (at < self.tagged.last).then(|| self.noun_of(at)).flatten();
        let behind = noun.filter(|x| {
            let cut = self.tagged.nouns[*x].cut;
            cut.conj.is_none() && cut.prep.is_some_and(|p| LAM.chars().eq([p]))
        });
        let armed = |r: &Ref| self.is_of(r.entity, Class::Armed) || told && self.is_definite_actor(r.entity);
        behind.map(|x| self.all(x).0).filter(|refs| refs.iter().all(armed)).unwrap_or_default()
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
