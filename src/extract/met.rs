//! A meeting that is taken up without its parties: the talks dealt with X, at the meeting X was discussed, X was discussed
//! too. They are those of the meeting told of last.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::Argument;
use crate::extract::entity::EntityId;
use crate::extract::event::MAA;
use crate::extract::frame::{Draft, Found};
use crate::extract::phrase::FI;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Light, Roles, Word};
use crate::lexicon::sorts::Topic;
use crate::script::fold;
use crate::script::letters::WAW;
use crate::text::reading::Cut;
use smallvec::SmallVec;

/// "Relation", "relations", up to the end of the stem.
pub const RELATION: &str = "\u{0639}\u{0644}\u{0627}\u{0642}";

/// So many words at most stand between a word of discussing and what is discussed.
const DISCUSSED_WITHIN: usize = 8;

/// "During". Folded.
const DURING: &str = "\u{062E}\u{0644}\u{0627}\u{0644}";

impl Sense<'_, '_> {
    /// `X discussed the crisis in a call to Y`: those of the meeting or call in which a clause's subject speaks.
    pub fn met_within(&mut self, n: usize, arguments: &[Argument]) -> Refs {
        let meets = |t: usize| {
            self.valence(t, false, None)
                .is_some_and(|v| v.frame.kind == ClaimType::Consult && v.frame.prep(MAA).has(Roles::PARTY))
                && matches!(self.tagged.tag(t), Tag::Event { cut, suffix: None, .. } if !cut.article)
        };
        let within = |a: &&Argument| {
            [FI, DURING].contains(&a.prep.as_str())
                && a.pronoun.is_none()
                && self.is_event_noun(a.head)
                && meets(a.head)
        };
        let Some(event) = arguments.iter().find(within).map(|a| a.head) else { return Refs::new() };
        self.nominal(n, event, None).map_or(Refs::new(), |d| d.source).into_iter().take(1).collect()
    }

    /// The draft of a meeting noun with the article, or of what was discussed without saying by whom.
    pub fn same_meeting(&mut self, n: usize, t: usize, found: &Found) -> Option<Draft> {
        if self.clauses[n].negated || !(self.is_dealing(n, t) || self.is_discussed(n, t)) {
            return None;
        }
        let again = |d: &Draft| d.kind == ClaimType::Consult && (d.clause == n || d.trigger.0.abs_diff(t) <= 4);
        if found.drafts.iter().any(again) {
            return None;
        }
        let parties = self.met_before(found, t)?;
        let source: Refs = parties.iter().map(|e| self.carried_ref(*e)).collect();
        Some(Draft {
            source,
            issues: SmallVec::new(),
            modality: self.inherited(n, Modality::Asserted),
            ..Draft::of(ClaimType::Consult, n, (t, self.tagged.end(t)), "meeting taken up")
        })
    }

    /// The parties of the meeting told of last before a token.
    pub fn met_before(&self, found: &Found, t: usize) -> Option<SmallVec<[EntityId; 4]>> {
        match self.meeting_in(&found.drafts, Some(t)) {
            Some(parties) => parties,
            None => self.scan.memory.met().map(|met| met.iter().copied().collect()),
        }
    }

    /// Keeps whose meeting a sentence told of last, for those that take it up.
    pub fn remember_meeting(&mut self, drafts: &[Draft]) {
        if let Some(parties) = self.meeting_in(drafts, None) {
            self.scan.memory.set_met(parties.map_or(Vec::new(), |p| p.to_vec()));
        }
    }

    /// The parties of the meeting that drafts tell of, those before a token alone; nobody's where they tell of several.
    fn meeting_in(&self, drafts: &[Draft], before: Option<usize>) -> Option<Option<SmallVec<[EntityId; 4]>>> {
        let mut parties: Option<SmallVec<[EntityId; 4]>> = None;
        for draft in drafts.iter().filter(|d| before.is_none_or(|t| d.trigger.0 < t) && self.is_of_two(d)) {
            let these: SmallVec<[EntityId; 4]> = draft.source.iter().map(|r| r.entity).collect();
            match &parties {
                Some(those) if those.len() == these.len() && these.iter().all(|e| those.contains(e)) => {}
                Some(_) => return Some(None),
                None => parties = Some(these),
            }
        }
        parties.map(Some)
    }

    /// A meeting of two sides at least, and no journey of one to where the other is.
    fn is_of_two(&self, draft: &Draft) -> bool {
        let kind = |at: usize| self.scan.entities.get(draft.source[at].entity).kind;
        let known = |e: EntityId| self.scan.entities.get(e).kind != Kind::Unnamed;
        draft.kind == ClaimType::Consult
            && draft.source.iter().all(|r| known(r.entity))
            && draft.modality != Modality::Negated
            && draft.source.len() >= 2
            && !(draft.source.len() == 2 && (kind(0) == Kind::State) != (kind(1) == Kind::State))
    }

    /// A meeting with the article that is the subject of a verb of dealing with something.
    fn is_dealing(&self, n: usize, t: usize) -> bool {
        let Tag::Event { suffix: None, cut, .. } = self.tagged.tag(t) else { return false };
        if !cut.article || cut.prep.is_some() || !self.consults(t) {
            return false;
        }
        let next = self.tagged.end(t);
        let behind = next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Masdar { verb, cut, suffix: None } if cut == Cut::default() && self.deals(verb));
        let subject = self.subjects[n].thing == Some(t)
            && self.subjects[n].refs.is_empty()
            && self.clauses[n]
                .predicate
                .is_some_and(|p| matches!(self.tagged.tag(p), Tag::Verb(v) if !v.form.passive && self.deals(v.verb)));
        behind || subject
    }

    /// A verbal noun of discussing that "took place", where no word says between whom.
    fn is_discussed(&self, n: usize, t: usize) -> bool {
        let took_place = self.clauses[n].predicate.is_some_and(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => self.scan.lexicon.verb_light[v.verb as usize].contains(&Light::Passive),
            _ => false,
        });
        let bare = self.cut_of(t).is_some_and(|c| c.is_bare() && !c.article);
        let next = self.tagged.end(t);
        let definite = next < self.tagged.last && (self.cut_of(next).is_some_and(|c| c.article) || !self.is_stop(next));
        took_place && bare && definite && self.subjects[n].thing == Some(t) && self.discusses_things(t)
    }

    /// A verbal noun of discussing something, or of exchanging views.
    pub fn discusses_things(&self, t: usize) -> bool {
        let of_verb = |word: &Word| matches!(word, Word::Masdar { verb } if self.deals(*verb));
        let phrase = self.tagged.end(t) > t + 1 && self.consults(t);
        phrase || self.scan.document.readings(t).list.iter().any(|r| of_verb(&r.word))
    }

    /// A verb that tells what is talked about.
    pub fn deals(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        let discusses = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.kind == ClaimType::Consult
                && frame.object.has(Roles::ISSUE)
                && frame.prep(MAA).has(Roles::PARTY)
                && frame.note.object.is_empty()
        };
        lexicon.topic(&fold(&lexicon.verbs[verb as usize].lemma)) == Some(Topic::Discuss)
            || lexicon.verb_frames[verb as usize].iter().any(discusses)
    }

    /// `They discussed the relations between X and Y`: what is talked about, and nothing that anybody does.
    pub fn is_talked_of(&self, n: usize, draft: &Draft, found: &Found) -> bool {
        let t = draft.trigger.0;
        let Some(cut) = self.cut_of(t) else { return false };
        let relations = self.scan.document.folded(t)[cut.skip()..].starts_with(RELATION);
        // To discuss deepening it is more than to discuss it.
        let changed = self.tagged.before(t).is_some_and(|b| {
            matches!(self.tagged.tag(b), Tag::Masdar { cut, .. } | Tag::Event { cut, .. } if !cut.article)
                && !self.discusses_things(b)
        });
        let plain = relations || cut.article && !changed;
        let event = matches!(self.tagged.tag(t), Tag::Event { .. });
        // They discussed the withdrawal of X: it may yet be.
        let leaving = draft.kind == ClaimType::Retreat && event && draft.modality == Modality::Asserted;
        if !leaving && (draft.kind != ClaimType::Cooperate || !plain || !event) {
            return false;
        }
        let talks = |d: &Draft| d.kind == ClaimType::Consult && d.clause == n && d.trigger.0 < t;
        let dealt = self.clauses[n]
            .predicate
            .is_some_and(|p| p < t && matches!(self.tagged.tag(p), Tag::Verb(v) if self.deals(v.verb)));
        if leaving {
            return dealt;
        }
        let before = self.clauses[n].tokens.iter().filter(|x| **x < t);
        let discussed = || before.rev().take(DISCUSSED_WITHIN).any(|x| self.discusses_things(*x));
        !self.is_purpose(n, t) && (found.drafts.iter().any(talks) || dealt || discussed() || self.opens_as_topic(t))
    }

    /// `As for the relations between X and Y`: whether no more than words for "about" stand before a noun in its sentence.
    fn opens_as_topic(&self, t: usize) -> bool {
        let first = self.tagged.first;
        let mut words = self.words(first, t).into_owned();
        if let Some(letter) = self.cut_of(t).and_then(|c| c.prep) {
            words.push(' ');
            words.push(letter);
        }
        let about = |words: &str| self.scan.lexicon.topic(words) == Some(Topic::About);
        t > first && (about(&words) || words.strip_prefix(WAW).is_some_and(about))
    }

    /// `X met Y during a meeting with Z`: the meeting is that of all three.
    pub fn joins_meeting(&self, n: usize, t: usize, found: &Found, draft: &mut Draft) {
        let amid = self.tagged.before(t).is_some_and(|b| self.says(b, Attitude::Amid));
        let p = self.clauses[n].predicate.filter(|p| *p < t && amid);
        let same = |d: &&Draft| d.kind == ClaimType::Consult && d.clause == n && Some(d.trigger.0) == p;
        let Some(met) = found.drafts.iter().find(same).filter(|_| draft.kind == ClaimType::Consult) else { return };
        if draft.source.iter().any(|r| met.source.iter().any(|m| m.entity == r.entity)) {
            crate::extract::frame::extend(&mut draft.source, &met.source);
        }
    }

    /// `Her part in a meeting of the council`: a meeting behind "in" and a noun of taking part in it is somebody's.
    pub fn is_taken_part_in(&self, t: usize) -> bool {
        let within = self.tagged.before(t).filter(|b| self.scan.document.folded(*b) == FI);
        let Some(part) = within.and_then(|b| self.tagged.before(b)) else { return false };
        matches!(self.tagged.tag(part), Tag::Event { nominal, suffix: Some(_), .. }
            if self.scan.lexicon.nominals[nominal as usize].frame.prep(FI).has(Roles::ISSUE))
    }

    /// A noun of meeting or discussing.
    fn consults(&self, t: usize) -> bool {
        self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Consult)
    }

    fn is_stop(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Mark(_))
    }
}
