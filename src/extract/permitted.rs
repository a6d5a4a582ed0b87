//! Who would do what somebody allows, asks or orders another to do: permission for X to launch raids, the order to X to.

use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::Roles;
use crate::script::letters::{BEH, LAM};

impl Sense<'_, '_> {
    /// Whoever stands behind "to" between such a noun and the deed at `t`, which "to do" brings.
    pub fn permitted(&self, t: usize) -> Option<Refs> {
        if self.cut_of(t)?.prep != Some(BEH) {
            return None;
        }
        let Tag::Noun(doer) = self.tagged.tag(self.tagged.before(t)?) else { return None };
        let noun = &self.tagged.nouns[doer];
        if noun.cut.prep != Some(LAM) || noun.cut.conj.is_some() {
            return None;
        }
        let permission = self.valence(self.tagged.before(noun.first)?, false, None)?;
        let (whom, what) = (permission.frame.prep("\u{0644}"), permission.frame.prep("\u{0628}"));
        (whom.has(Roles::TARGET) && what.has(Roles::ISSUE)).then(|| self.all(doer).0)
    }
}
