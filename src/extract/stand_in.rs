//! Who takes a role that no argument of its own fills: the owner of a thing, whoever is named beside it, the actors of a content.

use crate::claim::ClaimType;
use crate::extract::argument::Argument;
use crate::extract::fill::{Filling, Laid};
use crate::extract::sense::{Refs, Sense};
use crate::lexicon::rows::{Frame, Roles};

impl Sense<'_, '_> {
    /// Jets are what is given; "for India" behind them says to whom.
    pub fn fill_given(
        &mut self,
        laid: &Laid<'_>,
        argument: &Argument,
        roles: Roles,
        filling: &mut Filling<'_>,
    ) -> bool {
        if !argument.prep.is_empty() || laid.frame.kind != ClaimType::Aid || !roles.has(Roles::ISSUE) {
            return false;
        }
        let Some(whose) = self.given_things(argument, laid.frame) else { return false };
        filling.add(Roles::TARGET, &whose);
        filling.draft.issues.push((argument.head, argument.last));
        filling.filled = true;
        true
    }

    /// The lives of X: the victims stand behind the fixed object of a frame of killing.
    pub fn fill_behind_fixed(
        &mut self,
        laid: &Laid<'_>,
        argument: &Argument,
        roles: Roles,
        filling: &mut Filling<'_>,
    ) -> bool {
        let note = &laid.frame.note;
        if !note.people || argument.noun.is_some() || note.object.is_empty() || !roles.has(Roles::OWNER) {
            return false;
        }
        let behind = self.noun_of(self.tagged.end(argument.head).min(self.tagged.last - 1));
        let Some(victims) = behind.filter(|b| self.tagged.nouns[*b].cut.prep.is_none()) else { return false };
        let victims = self.all(victims).0;
        filling.filled |= filling.add(Roles::TARGET, &victims);
        true
    }

    /// Whose the thing is that is judged, given up or harmed.
    pub fn owner_judged(&mut self, frame: &Frame, argument: &Argument, n: usize) -> Refs {
        match frame.kind {
            ClaimType::Assault | ClaimType::Coerce | ClaimType::Sanction | ClaimType::Concede => {
                self.holder(argument, n)
            }
            _ => self.owner(argument, n, frame.kind.polarity() < 0),
        }
    }

    /// What an argument tells beside the actors that took its role: who else was hit, what it is about.
    pub fn fill_beside_actors(
        &mut self,
        laid: &Laid<'_>,
        argument: &Argument,
        roles: Roles,
        filling: &mut Filling<'_>,
    ) {
        filling.filled = true;
        if laid.frame.note.violent && !argument.prep.is_empty() {
            let hit = self.also_hit(argument, laid.on.n);
            filling.add(Roles::TARGET, &hit);
        }
        let behind = self.tagged.end(argument.head);
        if argument.last > behind && roles.has(Roles::ISSUE) {
            filling.draft.issues.push((if laid.second { behind } else { argument.head }, argument.last));
        }
    }

    /// Whose the thing is that an argument without actors names, where he is the target of what is done to it.
    pub fn whose_target(&mut self, frame: &Frame, argument: &Argument, roles: Roles, n: usize) -> Option<Refs> {
        use ClaimType::{Aid, Assault, Coerce, Mobilize, Sanction};
        let harms = matches!(frame.kind, Assault | Coerce | Aid | Mobilize | Sanction);
        if argument.noun.is_some()
            || !roles.has(Roles::TARGET)
            || !harms && roles.has(Roles::ISSUE)
            || self.is_purposive(argument)
        {
            return None;
        }
        Some(self.whose(frame, argument, n)).filter(|owner| !owner.is_empty())
    }

    /// What the clause below says, and what thing the subject is.
    pub fn fill_content(&mut self, laid: &Laid<'_>, filling: &mut Filling<'_>) {
        let Laid { frame, on, .. } = laid;
        if let Some(content) = self.content_of(on.n)
            && frame.clause.has(Roles::ISSUE)
        {
            let differ = filling.draft.kind == ClaimType::Agree && self.tells_difference(content);
            if differ {
                filling.draft.kind = ClaimType::Disagree;
            }
            let tokens = &self.clauses[content].tokens;
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                let end = self.tagged.end(*last);
                if !differ {
                    filling.draft.issues.push((*first, end));
                }
                filling.draft.evidence.1 = filling.draft.evidence.1.max(end);
                filling.filled = true;
            }
        }
        if let Some(t) = laid.subject.thing
            && (frame.subject.has(Roles::ISSUE) || on.passive || self.is_lifted(frame, t, &filling.draft))
        {
            filling.draft.issues.push((t, self.tagged.end(t)));
            filling.filled = true;
        }
    }
}
