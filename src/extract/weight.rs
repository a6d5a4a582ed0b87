//! Whether what somebody feels, wishes or does with others is worth a claim: of those in public life always, of others only
//! where it is told of whom.

use crate::claim::{ClaimType, Kind};
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::HeadNote;
use crate::lexicon::rows::Word;
use crate::script::letters::HEH;

/// What is given to those who are set free, folded.
const FREEDOM: &str = "\u{0633}\u{0631}\u{0627}\u{062D}";

impl Sense<'_, '_> {
    /// Whether a draft tells more than what private people or bodies think or do among themselves.
    pub fn matters(&self, draft: &Draft) -> bool {
        use ClaimType::*;
        if draft.rule == "verdict" {
            return self.counts(draft);
        }
        if draft.kind == Concede && self.is_set_free(draft) {
            return false;
        }
        if draft.kind.is_symmetric() && self.is_one_side(draft) {
            return false;
        }
        let weak = ["noun", "light", "adjective", "attribute"].into_iter().any(|r| draft.rule.starts_with(r));
        if !weak || !draft.target.is_empty() || draft.source.is_empty() {
            return true;
        }
        // Whoever says that he fears, blames or demands does more than have a feeling.
        let said =
            draft.rule.starts_with("light") && matches!(draft.kind, Concern | Accuse | Reject | Request | Threaten);
        let mild = !matches!(draft.kind, Assault | Coerce | Protest | Mobilize | Retreat | Sanction) && !said;
        let bodies = matches!(draft.kind, Support | Agree | Request | Concern | Oppose);
        !mild || self.is_between_states(draft) || !draft.source.iter().all(|r| self.is_private(r, bodies))
    }

    /// Experts of one state and those of another: what they do together is politics.
    fn is_between_states(&self, draft: &Draft) -> bool {
        let state = |r: &Ref| self.scan.entities.get(r.entity).state;
        let first = draft.source.first().and_then(state);
        draft.kind.is_symmetric()
            && first.is_some()
            && draft.source[1..].iter().any(|r| state(r).is_some_and(|s| Some(s) != first))
    }

    /// `before he was set free`: who is carried over from the clause before did not set himself free.
    fn is_set_free(&self, draft: &Draft) -> bool {
        let (verb, freedom) = draft.trigger;
        let Tag::Verb(tag) = self.tagged.tag(verb) else { return false };
        let word = |t: usize| t < self.tagged.last && self.scan.document.folded(t).starts_with(FREEDOM);
        let owned = word(freedom) && self.scan.document.folded(freedom).ends_with(HEH);
        let one = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed);
        owned
            && (tag.form.gender, tag.form.number) == (Gender::Masculine, Number::Singular)
            && !self.subjects[draft.clause].explicit
            && draft.target.is_empty()
            && draft.source.iter().all(one)
    }

    /// Only the other side of what two do is known, who stands behind the verb: whoever met him is not told.
    fn is_one_side(&self, draft: &Draft) -> bool {
        let [other] = draft.source[..] else { return false };
        let verb = draft.rule.starts_with("verb") && matches!(self.tagged.tag(draft.trigger.0), Tag::Verb(_));
        verb && draft.target.is_empty()
            && other.first > draft.trigger.0
            && self.subjects[draft.clause].refs.is_empty()
            && !self.gathers_by(draft.trigger.0)
            && self.cut_of(other.first).is_some_and(|c| c.conj.is_none())
    }

    /// A meeting that brought together X: all who met stand behind the verb.
    fn gathers_by(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Verb(v) if crate::extract::control::gathers(self.scan, v.verb))
    }

    /// A verdict of somebody in public life, or of somebody named on another.
    fn counts(&self, draft: &Draft) -> bool {
        let kind = |r: &Ref| self.scan.entities.get(r.entity).kind;
        let public = |r: &Ref| {
            let entity = self.scan.entities.get(r.entity);
            let body = entity.state.is_some() && !matches!(entity.kind, Kind::Unnamed | Kind::Person);
            let figure = entity.kind == Kind::Unnamed && !self.is_private(r, true);
            entity.actor.is_some() || entity.office.is_some() || body || figure
        };
        let named = |r: &Ref| !matches!(kind(r), Kind::Unnamed | Kind::Group | Kind::Media);
        let praises = draft.kind == ClaimType::Support;
        draft.source.iter().any(public)
            || !draft.target.is_empty()
                && draft.source.iter().any(|r| !self.is_private(r, true))
                && draft.target.iter().any(public)
            || !praises && draft.source.iter().any(named)
    }

    /// Somebody without a name who is no public figure by what he is called; a body of such a kind where `bodies` count.
    fn is_private(&self, one: &Ref, bodies: bool) -> bool {
        let entity = self.scan.entities.get(one.entity);
        if entity.actor.is_some() || entity.office.is_some() {
            return false;
        }
        let by_name = || self.scan.lexicon.private.has(&entity.id);
        let headed = || {
            one.first < one.last
                && self.scan.document.readings(one.first).list.iter().any(|r| match r.word {
                    Word::Head { head, .. } => self.scan.lexicon.heads[head as usize].has(HeadNote::Private),
                    _ => false,
                })
        };
        match entity.kind {
            Kind::Unnamed => by_name(),
            Kind::Group => by_name() || headed(),
            Kind::Organisation => bodies && headed(),
            _ => false,
        }
    }
}
