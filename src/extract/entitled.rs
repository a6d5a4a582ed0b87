//! `X has a right to it`, says somebody: he is for X.

use crate::claim::{ClaimType, Kind};
use crate::extract::frame::{Draft, Found};
use crate::extract::noun::Ref;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::Particle;
use crate::lexicon::sorts::Class;
use crate::script::letters::LAM;
use smallvec::smallvec;

impl Sense<'_, '_> {
    /// A clause that somebody says and that tells whose right it is; whether it made a claim.
    pub fn entitled(&mut self, n: usize, found: &mut Found) -> bool {
        let clause = &self.clauses[n];
        if clause.predicate.is_some() || clause.label || clause.negated {
            return false;
        }
        let right = |t: &usize| self.attitude(*t).filter(|(what, cut, _)| *what == Attitude::Right && cut.is_bare());
        let Some((t, last)) = clause.tokens.iter().find_map(|t| right(t).map(|(.., last)| (*t, last))) else {
            return false;
        };
        let Some(noun) = self.whose_right(n, t, last) else { return false };
        let (target, end) = self.all(noun);
        let source = self.speaker_of(n);
        let public = |r: &Ref| self.is_of(r.entity, Class::Public);
        let state = |r: &Ref| self.scan.entities.get(r.entity).state;
        // What is one's own country's is no stance on another.
        let own = |r: &Ref| source.iter().any(|s| s.entity == r.entity || state(s).is_some() && state(s) == state(r));
        let acts = |r: &Ref| !matches!(self.scan.entities.get(r.entity).kind, Kind::Place | Kind::Media);
        if source.is_empty() || !source.iter().all(public) || target.iter().any(own) || !target.iter().all(acts) {
            return false;
        }
        let from = last.max(self.tagged.nouns[end].last);
        let mut issues = smallvec![];
        if from < self.tagged.last && self.clauses[n].tokens.contains(&from) {
            issues.push((from, self.phrase_end(from)));
        }
        let draft = Draft {
            source,
            target,
            issues,
            evidence: (t.min(self.tagged.nouns[noun].first), from),
            ..Draft::of(ClaimType::Support, n, (t, last), "right")
        };
        self.finish_draft(draft, found)
    }

    /// "The right of X", "for X is the right to": the genitive, or who stands before it behind "for".
    fn whose_right(&self, n: usize, t: usize, last: usize) -> Option<usize> {
        let at = |t: usize| self.noun_of(t).filter(|x| self.tagged.nouns[*x].first == t);
        let behind = (last < self.tagged.last).then(|| at(last)).flatten();
        if let Some(noun) = behind.filter(|x| self.tagged.nouns[*x].cut.is_bare()) {
            return Some(noun);
        }
        let before = self.tagged.before(t).filter(|b| self.clauses[n].tokens.contains(b))?;
        // X, for it is the right to.
        if let Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. } = self.tagged.tag(before)
            && self.scan.document.folded(before).starts_with(LAM)
        {
            let whose = self.tagged.before(before).and_then(|b| self.noun_of(b));
            return whose.filter(|x| self.tagged.nouns[*x].cut.is_bare());
        }
        // X, of its right is.
        let his = |x: usize| {
            matches!(self.tagged.tag(x), Tag::Event { suffix: Some(_), .. } | Tag::Masdar { suffix: Some(_), .. })
        };
        let own = last.checked_sub(1).filter(|x| *x > t).is_some_and(his);
        let fits = |x: &usize| {
            let cut = self.tagged.nouns[*x].cut;
            if own { cut.is_bare() } else { cut.prep == Some(LAM) }
        };
        self.noun_of(before).filter(fits)
    }
}
