//! A deed that goes on behind a comma without a relative word: raids, (which) hit X.

use crate::claim::ClaimType;
use crate::extract::clause::Link;
use crate::extract::frame::Draft;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Number, Tense};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

impl Sense<'_, '_> {
    /// `Shelled sites and reinforcements of X`: those that are hit are no deed of X's besides.
    pub fn reinforcements_hit(&self, drafts: &mut Vec<Draft>) {
        let hit = |sent: &Draft, all: &[Draft]| {
            sent.kind == ClaimType::Mobilize
                && sent.rule.starts_with("noun")
                && all.iter().any(|d| {
                    d.kind == ClaimType::Assault
                        && d.issues.iter().any(|(a, b)| *a <= sent.trigger.0 && sent.trigger.0 < *b)
                        && sent.source.iter().all(|s| d.target.iter().any(|t| t.entity == s.entity))
                })
        };
        for at in (0..drafts.len()).rev() {
            if hit(&drafts[at], &drafts[..]) {
                drafts.remove(at);
            }
        }
    }

    /// `X carried out four raids, hit Y`: the attack without the article in the clause before the comma, with whose gender
    /// the verb goes.
    pub fn event_across_comma(&self, draft: &Draft) -> Option<usize> {
        let clause = &self.clauses[draft.clause];
        let p = clause.predicate.filter(|p| *p == draft.trigger.0 && clause.tokens.first() == Some(p))?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let past = verb.form.tense == Tense::Past && verb.form.number == Number::Singular && !verb.form.passive;
        let bare = verb.cut == Cut::default() && verb.suffix.is_none() && self.is_weapons_verb(verb.verb);
        let comma = self.tagged.before(p).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        let open = draft.kind == ClaimType::Assault && draft.source.is_empty() && !draft.target.is_empty();
        if clause.link != Link::Coord || clause.negated || !(past && bare && comma && open) {
            return None;
        }
        let attack = |t: &usize| {
            matches!(self.tagged.tag(*t), Tag::Event { cut, suffix: None, .. } if !cut.article)
                && self.thing_gender(*t) == Some(verb.form.gender)
                && self.valence(*t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Assault)
        };
        self.clauses[clause.parent?].tokens.iter().rev().copied().filter(|t| *t < p).find(attack)
    }
}
