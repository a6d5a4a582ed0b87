//! What those do who are named for protesting: any deed of theirs against somebody, told by a verb or by a verbal noun
//! (they set about smashing the offices), and by who they are (opponents of the government).

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::frame::{Draft, Found};
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Light, SpeechClass, Word};
use crate::script::letters::{BEH, LAM};

/// The rule by which demonstrators protest, told by a verbal noun.
const DEED: &str = "deed";

impl Sense<'_, '_> {
    /// What demonstrators do is their protest, whatever the verb.
    pub fn deeds_of_demonstrators(&mut self, found: &mut Found) {
        for i in 0..found.drafts.len() {
            let draft = &found.drafts[i];
            if draft.source.is_empty() || !draft.source.iter().all(|r| self.is_demonstrator(r)) {
                if draft.kind == ClaimType::Oppose && self.goes_out_protesting(draft) {
                    found.drafts[i].kind = ClaimType::Protest;
                }
                continue;
            }
            let tried = draft.rule.starts_with("light");
            let told = (draft.modality == Modality::Asserted || tried) && !draft.rule.starts_with("noun");
            let at_somebody = draft.kind == ClaimType::Assault && !draft.target.is_empty();
            if told && (at_somebody || self.takes_a_seat(draft)) {
                found.drafts[i].kind = ClaimType::Protest;
                continue;
            }
            let hostile = matches!(draft.kind, ClaimType::Assault | ClaimType::Coerce) && draft.target.is_empty();
            if told
                && hostile
                && let Some(foe) = self.opposed_by(draft.clause, &draft.source, found)
            {
                found.drafts[i].kind = ClaimType::Protest;
                found.drafts[i].target = foe;
            }
        }
        self.by_verbal_noun(found);
        self.by_their_name(found);
    }

    fn is_demonstrator(&self, one: &Ref) -> bool {
        self.scan.entities.get(one.entity).nature == Some(ClaimType::Protest)
    }

    /// To storm a parliament, to occupy a ministry: no arrest, no raid.
    fn takes_a_seat(&self, draft: &Draft) -> bool {
        let somebody = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Person | Kind::Unnamed);
        draft.kind == ClaimType::Coerce && !draft.target.is_empty() && !draft.target.iter().any(somebody)
    }

    /// The coming out of thousands, demonstrating against it.
    fn goes_out_protesting(&self, draft: &Draft) -> bool {
        let people = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group);
        let end = (draft.trigger.1 + 8).min(self.tagged.last);
        draft.rule.starts_with("noun")
            && draft.source.iter().all(people)
            && (draft.trigger.1..end).filter_map(|t| self.noun_of(t)).any(|noun| self.is_hal_of_protest(noun))
    }

    /// Whom those are called opponents of who are a clause's subject.
    fn opposed_by(&self, clause: usize, source: &Refs, found: &Found) -> Option<Refs> {
        let own = |d: &&Draft| {
            d.kind == ClaimType::Oppose
                && d.clause == clause
                && d.rule.starts_with("attribute")
                && !d.target.is_empty()
                && d.source.iter().any(|r| source.iter().any(|s| s.entity == r.entity))
        };
        found.drafts.iter().find(own).map(|d| d.target.clone())
    }

    /// They set about smashing it, began to throw stones at them; the gathering of demonstrators in front of it.
    fn by_verbal_noun(&mut self, found: &mut Found) {
        for n in 0..self.clauses.len() {
            let Some(p) = self.clauses[n].predicate else { continue };
            let doers = &self.subjects[n].refs;
            let able = !doers.is_empty()
                && !self.clauses[n].negated
                && doers.iter().all(|r| self.is_demonstrator(r))
                && matches!(self.tagged.tag(p), Tag::Verb(v) if self.carries_deeds(v.verb));
            if able && let Some(t) = self.verbal_noun_behind(p, n) {
                self.add_deed(n, t, doers.clone(), found);
            }
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                if let Some((deed, who)) = self.masdar_of_doing(t, n) {
                    self.add_deed(n, deed, who, found);
                }
            }
        }
    }

    /// A verb that another deed completes: to carry out, to set about, to manage.
    fn carries_deeds(&self, verb: u16) -> bool {
        let light = &self.scan.lexicon.verb_light[verb as usize];
        light.contains(&Light::Source) || light.contains(&Light::Manages)
    }

    /// The verbal noun of what demonstrators do that completes the verb at `p`.
    fn verbal_noun_behind(&self, p: usize, n: usize) -> Option<usize> {
        let behind = self.clauses[n].tokens.iter().copied().filter(|t| *t > p);
        behind.take(12).find(|t| self.tagged.end(*t) > *t && self.deed_frame(*t, true))
    }

    /// The doing, by demonstrators, of a deed: the verbal noun of the deed, and who does it.
    fn masdar_of_doing(&self, t: usize, n: usize) -> Option<(usize, Refs)> {
        let Tag::Masdar { verb, .. } = self.tagged.tag(t) else { return None };
        let next = Some(self.tagged.end(t)).filter(|next| *next < self.tagged.last && self.carries_deeds(verb))?;
        let noun = self.noun_of(next)?;
        let who = self.tagged.nouns[noun].who.clone();
        if who.is_empty() || !who.iter().all(|r| self.is_demonstrator(r)) {
            return None;
        }
        let from = self.tagged.nouns[noun].last;
        let brought = |x: &usize| self.cut_of(*x).is_some_and(|c| c.prep == Some(BEH)) && self.deed_frame(*x, false);
        let behind = self.clauses[n].tokens.iter().copied().filter(|x| *x >= from).take(8);
        Some((behind.into_iter().find(brought)?, who))
    }

    /// Whether the verbal noun at `t` is of a verb that tells of demonstrators' protest; `hostile`: one against somebody.
    fn deed_frame(&self, t: usize, hostile: bool) -> bool {
        if !self.is_event(t) {
            return false;
        }
        let lexicon = self.scan.lexicon;
        let next = self.tagged.end(t);
        let fits = |f: &Frame| {
            f.kind == ClaimType::Protest
                && f.note.nature
                && (f.note.against || !hostile)
                && (f.note.object.is_empty() || next < self.tagged.last && self.stem_in(next, &f.note.object))
        };
        self.scan.document.readings(t).list.iter().any(|r| match r.word {
            Word::Masdar { verb } => {
                lexicon.verb_frames[verb as usize].iter().any(|f| fits(&lexicon.frames[*f as usize]))
            }
            _ => false,
        })
    }

    /// The protest that a verbal noun at `t` tells, in place of what else it was taken for.
    fn add_deed(&mut self, n: usize, t: usize, source: Refs, found: &mut Found) {
        let next = self.tagged.end(t);
        if next >= self.tagged.last {
            return;
        }
        let mut draft = self.plain_protest(n, t, source, DEED);
        let last = self.phrase_end(next).min(self.tagged.last);
        if self.deed_frame(t, true) {
            draft.target = self.foe(ClaimType::Protest, t, next, last, &draft);
        }
        draft.issues.push((t, last));
        let twin = found.drafts.iter().position(|d| {
            d.trigger.0 == t || d.kind == ClaimType::Protest && d.clause == n && d.evidence.0 <= t && t < d.evidence.1
        });
        match twin {
            Some(i) => {
                let old = &mut found.drafts[i];
                old.kind = ClaimType::Protest;
                old.source = draft.source;
                if old.target.is_empty() {
                    old.target = draft.target;
                }
            }
            None if !draft.target.is_empty() || !self.deed_frame(t, true) => found.drafts.push(draft),
            None => {}
        }
        found.used.push(t);
    }

    /// Opponents of the president who demonstrated: whom their own name says that they are against.
    pub fn foe_by_name(&self, draft: &Draft) -> Refs {
        let lexicon = self.scan.lexicon;
        let own = self.subjects[draft.clause].noun.filter(|_| draft.source.len() == 1);
        let Some(last) = own.map(|noun| self.tagged.nouns[noun].last) else { return Refs::new() };
        let against = self.scan.document.readings(last - 1).list.iter().any(|r| match r.word {
            Word::Adjective { row, .. } => lexicon.adjectives[row as usize].kind == ClaimType::Oppose,
            _ => false,
        });
        let behind = (last < self.tagged.last).then(|| self.noun_of(last)).flatten();
        match behind.filter(|noun| against && self.tagged.nouns[*noun].cut.prep == Some(LAM)) {
            Some(noun) => self.all(noun).0,
            None => Refs::new(),
        }
    }

    /// Demonstrators against the government who did something: it is against the government.
    fn by_their_name(&mut self, found: &mut Found) {
        for n in 0..self.clauses.len() {
            let Some(p) = self.clauses[n].predicate else { continue };
            let source = &self.subjects[n].refs;
            let demonstrators = !source.is_empty() && source.iter().all(|r| self.is_demonstrator(r));
            if !demonstrators || self.clauses[n].negated || !self.is_deed_of_theirs(p) || self.is_no_deed(n, p) {
                continue;
            }
            let source = source.clone();
            let Some(foe) = self.opposed_by(n, &source, found) else { continue };
            match found.drafts.iter_mut().find(|d| d.clause == n && d.kind == ClaimType::Protest) {
                // The airport of a capital: where it is.
                Some(told) if told.target.iter().all(|r| self.is_place_at(r.first)) => told.target = foe,
                Some(_) => {}
                None => {
                    let mut draft = self.plain_protest(n, p, source, DEED);
                    draft.target = foe;
                    found.drafts.push(draft);
                }
            }
        }
    }

    fn is_place_at(&self, t: usize) -> bool {
        self.noun_of(t).is_some_and(|noun| self.tagged.nouns[noun].place)
    }

    /// A verb that carries deeds, or by which those protest who are named for it.
    fn is_deed_of_theirs(&self, p: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(p) else { return false };
        let lexicon = self.scan.lexicon;
        let nature = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.kind == ClaimType::Protest && frame.note.nature
        };
        !v.form.passive && (self.carries_deeds(v.verb) || lexicon.verb_frames[v.verb as usize].iter().any(nature))
    }

    /// What demonstrators say or undergo, and what any of them might do, is no protest of theirs.
    pub fn is_no_deed(&self, n: usize, p: usize) -> bool {
        let Tag::Verb(v) = self.tagged.tag(p) else { return false };
        let noun = self.subjects[n].noun.map(|x| self.tagged.nouns[x].first);
        let tokens = &self.clauses[n].tokens;
        let says = self.speech(n).is_some_and(|s| {
            let fixed = s.object.is_empty() || tokens.iter().any(|t| self.stem_in(*t, &s.object));
            s.class == SpeechClass::Say && fixed
        });
        noun.is_some_and(|t| self.is_any(t))
            || says
            || self.scan.lexicon.verb_light[v.verb as usize].contains(&Light::Passive)
    }

    /// A protest of `source` at the word `p`, with nothing told of it yet.
    pub fn plain_protest(&self, n: usize, p: usize, source: Refs, rule: &str) -> Draft {
        Draft {
            source,
            modality: self.inherited(n, self.clauses[n].modality),
            ..Draft::of(ClaimType::Protest, n, (p, self.tagged.end(p)), rule)
        }
    }
}
