//! The event nouns of a sentence that no predicate has used → drafts of claims, where they tell who took part.

use crate::claim::{ClaimType, Commitment, Kind, Modality};
use crate::extract::control::Control;
use crate::extract::event::{BAYNA, MAA, Valence};
use crate::extract::frame::{Draft, Found, extend};
use crate::extract::headline::HEADLINE;
use crate::extract::noun::Ref;
use crate::extract::phrase::ILA;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Frame, Particle, Roles, Word};
use crate::lexicon::sorts::Topic;
use crate::script::letters::LAM;
use crate::text::reading::Cut;

/// "Under".
const UNDER: &str = "\u{062A}\u{062D}\u{062A}";

impl Sense<'_, '_> {
    /// The event nouns of a sentence that no predicate has used.
    pub fn nominals(&mut self, found: &mut Found) {
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                if !matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. }) {
                    continue;
                }
                if found.used.contains(&t) || self.clauses[n].predicate == Some(t) || self.is_of_office(t) {
                    continue;
                }
                // The Egyptian proposal calls on X: what is proposed is what it calls for.
                let voice = self.subjects[n].thing == Some(t) && !self.subjects[n].refs.is_empty();
                if voice && self.attitude(t).is_some_and(|(what, ..)| what == Attitude::Decree) {
                    continue;
                }
                let told = self.told(n, t, found).filter(|d| !is_told(found, d) && !self.is_talked_of(n, d, found));
                let told = told.or_else(|| self.same_meeting(n, t, found)).or_else(|| self.concluded(n, t, found));
                if let Some(draft) = told {
                    self.finish_draft(draft, found);
                }
            }
        }
    }

    /// The draft of one event noun, if it names enough of who took part.
    fn told(&mut self, n: usize, t: usize, found: &Found) -> Option<Draft> {
        if let Some((_, _, target, source)) = found.accused.iter().find(|(a, b, ..)| *a <= t && t < *b).cloned() {
            return self.accused(n, t, &target, &source);
        }
        let wanted = found.unreal.iter().find(|(a, b, ..)| *a <= t && t < *b).map(|(_, _, k, r)| (*k, r.clone()));
        let mut own = self.nominal(n, t, None).filter(|own| own.source.len() > 1 || !self.lies_between(t))?;
        if let Some(whom) = self.undergoes(t).filter(|_| !own.kind.is_symmetric() && own.target.is_empty()) {
            own.target = whom.into_iter().filter(|r| own.source.iter().all(|s| s.entity != r.entity)).collect();
            let told = own.kind == ClaimType::Assault || !own.source.is_empty();
            return (told && !own.target.is_empty()).then_some(own);
        }
        let between = self.between_before(n, t).filter(|_| own.kind.is_symmetric() && own.source.is_empty());
        let between =
            between.or_else(|| self.reached_between(t).filter(|_| own.source.is_empty() && own.target.is_empty()));
        if let Some(parties) = &between {
            own.source = parties.clone();
        }
        let control = match &wanted {
            Some(_) => None,
            None if between.is_some() || own.kind.is_symmetric() && self.is_between_others(&own) => None,
            // He refuses camps for holding migrants: nobody whom he names holds them.
            None if self.is_purpose(n, t) && (self.is_of_stance(n, t, found) || self.is_mere_chance(t)) => None,
            None if self.is_whole(t, &own, None) && !self.is_purpose(n, t) && !self.has_doer(t) => None,
            // The agreement of X is no agreement of the subject's; a meeting of X may be one with him.
            None if own.kind.is_symmetric() && own.kind != ClaimType::Consult && self.has_genitive(t, &own) => None,
            // They did not set a date for the visit of X: X visits.
            None if own.kind == ClaimType::Consult && self.is_visit(t) && self.is_dated(t, &own) => None,
            None => match self
                .armed_for(n, t, found)
                .or_else(|| self.invited_to(n, t, found))
                .filter(|_| self.is_purpose(n, t))
            {
                Some(refs) => Some(Control { refs, modality: self.inherited(n, Modality::Planned), sure: false }),
                None => self.control(n, t),
            },
        };
        let mut draft = match &control {
            Some(control) => {
                let mut draft = self.nominal(n, t, Some((&control.refs, false)))?;
                // His showing readiness: shown, and no more than ready.
                let ready = draft.modality == Modality::Possible && control.modality == Modality::Asserted;
                draft.modality = if ready { Modality::Possible } else { control.modality };
                if draft.kind.is_symmetric() && (self.exists(t) || self.are_talks_of_states(n, t, &draft)) {
                    for one in draft.source.iter_mut().take(1) {
                        one.anaphor = true;
                    }
                    self.speak_for_state(&mut draft);
                }
                draft
            }
            None => own,
        };
        self.backed(n, t, &mut draft);
        self.partner_farther(n, t, &mut draft);
        self.joins_meeting(n, t, found, &mut draft);
        if self.is_lacking(t) || self.is_there_none(t) {
            self.deny(t, &mut draft);
        }
        if let Some((kind, refs)) = wanted {
            return self.wanted(t, draft, kind, &refs);
        }
        if draft.kind == ClaimType::Assault && self.is_purpose(n, t) && self.cut_of(t).is_some_and(|c| c.prep.is_none())
        {
            // With the aim of fighting somebody: what for, and no deed yet.
            return None;
        }
        if let Some(host) = self.hosted(&draft) {
            extend(&mut draft.source, &host);
        }
        if draft.source.is_empty()
            && self.heads_protest(n, t, draft.kind)
            && (!draft.target.is_empty() || self.cut_of(t).is_some_and(|c| !c.article) && self.has_aim(n, &draft))
        {
            draft.source = self.demonstrators(t);
        }
        let pressed = matches!(draft.kind, ClaimType::Request | ClaimType::Threaten);
        if pressed && draft.target.is_empty() && self.is_under(t) {
            // Under the pressure of X, under a threat from him: on whoever the clause tells of.
            let other = |r: &&Ref| draft.source.iter().all(|s| s.entity != r.entity);
            draft.target = self.subjects[n].refs.iter().filter(other).copied().collect();
        }
        let violent = draft.kind == ClaimType::Assault
            && !draft.target.is_empty()
            && self.kills(t)
            && self.is_told(t, &draft.target)
            && !(self.clauses[n].negated && self.clauses[n].predicate.is_some_and(|p| p < t));
        let arrest = draft.kind == ClaimType::Coerce && draft.target.len() == 1 && self.heads_line(n, t);
        let visit =
            draft.kind == ClaimType::Consult && draft.source.len() == 1 && self.is_visit(t) && !self.is_host(&draft);
        let whole = self.is_whole(t, &draft, control.as_ref()) || violent || arrest || visit;
        let raid = !whole && self.heads_raid(n, t, &draft);
        if raid {
            draft.rule = format!("{HEADLINE} {}", draft.rule);
        }
        (whole || raid).then_some(draft)
    }

    /// `Arrest of an opposition leader`: the noun that a line without a verb begins with, and whose victim follows.
    pub fn heads_line(&self, n: usize, t: usize) -> bool {
        let clause = &self.clauses[n];
        let first = clause.tokens.iter().find(|x| !matches!(self.tagged.tag(**x), Tag::Mark(_)));
        clause.predicate.is_none() && clause.parent.is_none() && first == Some(&t) && self.is_suffered(t)
    }

    /// "Under", right before a noun.
    fn is_under(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| self.scan.document.folded(b).ends_with(UNDER))
    }

    /// Whether the predicate before a noun tells what somebody refuses, fears or blames, in an object with words of its own.
    fn is_of_stance(&self, n: usize, t: usize, found: &Found) -> bool {
        use ClaimType::{Accuse, Concern, Oppose, Reject, Support};
        let before = |d: &Draft| d.clause == n && d.trigger.0 < t && self.clauses[n].predicate == Some(d.trigger.0);
        // His worry at the removal of X: what he feels something at is no purpose of his.
        let felt = |d: &Draft| {
            d.clause == n
                && matches!(d.kind, Reject | Oppose | Concern | Accuse | Support)
                && d.issues.iter().any(|(first, _)| *first == t && d.trigger.0 < t)
        };
        found.drafts.iter().any(|d| {
            felt(d)
                || before(d)
                    && matches!(d.kind, Reject | Oppose | Concern | Accuse)
                    && d.issues.iter().any(|(first, _)| *first < t && self.phrase_end(*first) >= t)
        })
    }

    /// What somebody is accused of: his deed, told on the accuser's word.
    fn accused(&mut self, n: usize, t: usize, target: &Refs, source: &Refs) -> Option<Draft> {
        if self.is_in_circumstance(t) {
            return None;
        }
        let own = self.nominal(n, t, None)?;
        if own.kind == ClaimType::Accuse && own.target.iter().all(|r| target.iter().any(|o| o.entity == r.entity)) {
            // The accusation itself is no deed of the accused.
            return None;
        }
        let named = !own.source.is_empty() && !own.kind.is_symmetric() && self.tagged.before(t).is_some();
        let mut draft = if named { own } else { self.nominal(n, t, Some((target, false)))? };
        // An attack or troops sent in need nobody named as their victim, where it is known who is meant.
        let violent = || {
            self.valence(t, false, None).is_some_and(|v| v.frame.note.violent)
                && target.iter().all(|r| self.scan.entities.get(r.entity).actor.is_some())
        };
        let deed = draft.kind == ClaimType::Mobilize || draft.kind == ClaimType::Assault && violent();
        // Of sending mercenaries to fight: who is sent fights.
        let sent = deed && self.cut_of(t).is_some_and(|c| c.prep == Some(LAM));
        // Nobody is accused of what he did to himself.
        let himself = draft.target.iter().all(|r| target.iter().any(|o| o.entity == r.entity));
        if himself && draft.kind == ClaimType::Assault && !named {
            let whose = self.own_of_accuser(t, source, target);
            draft.target = if whose.is_empty() { draft.target } else { whose };
        }
        if draft.target.is_empty() && !draft.kind.is_symmetric() && !named && (!deed || sent) {
            return None;
        }
        draft.said_by = source.clone();
        if self.is_lacking(t) {
            self.deny(t, &mut draft);
        }
        self.is_whole(t, &draft, None).then_some(draft)
    }

    /// What somebody wants, refuses or hails: told only where it names both sides itself, or happened all the same.
    fn wanted(&self, t: usize, mut draft: Draft, kind: ClaimType, by: &Refs) -> Option<Draft> {
        use ClaimType::{Accuse, Concern, Oppose, Reject, Request, Support, Threaten};
        let symmetric = draft.kind.is_symmetric();
        let answered = matches!(draft.kind, Accuse | Threaten | Request | Concern | Oppose | Reject);
        if kind == Reject && answered && !draft.source.is_empty() {
            // Whoever rejects an accusation is the one accused.
            if draft.target.is_empty() {
                draft.target = by.clone();
            }
            return Some(draft);
        }
        if kind == Support
            && draft.kind == ClaimType::Consult
            && self.is_visit(t)
            && self.has_genitive(t, &draft)
            && self.cut_of(t).is_some_and(|c| c.prep.is_some())
        {
            // The visit of X, which they hail.
            return Some(draft);
        }
        if kind == Support && (!symmetric || self.is_of_one(t)) && !draft.source.is_empty() {
            return self.is_whole(t, &draft, None).then_some(draft);
        }
        let both =
            if symmetric { draft.source.len() >= 2 } else { !draft.source.is_empty() && !draft.target.is_empty() };
        let denied = kind == Reject
            && (self.speech(draft.clause).is_some_and(|s| s.commitment == Commitment::Denial)
                || self.untrue(draft.clause).is_some());
        // The agreement between X and Y, hailed or opposed, is one that they made.
        let known = symmetric
            && matches!(kind, Support | Oppose | Reject | ClaimType::Agree)
            && (self.cut_of(t).is_some_and(|c| c.article)
                || matches!(self.tagged.tag(t), Tag::Event { suffix: Some(_), .. }));
        if denied {
            draft.said_by = by.clone();
        }
        draft.modality = match () {
            _ if denied => Modality::Negated,
            _ if known => draft.modality,
            _ => Modality::Possible,
        };
        both.then_some(draft)
    }

    /// Whether a draft names all that its kind needs.
    fn is_whole(&self, t: usize, draft: &Draft, control: Option<&Control>) -> bool {
        if !draft.kind.is_symmetric() {
            return !draft.source.is_empty() && control.is_none_or(|c| c.sure || !draft.target.is_empty());
        }
        if draft.source.is_empty() || self.is_partner(draft) || draft.source.len() == 1 && self.is_host(draft) {
            return false;
        }
        let [one] = draft.source[..] else { return true };
        let entity = self.scan.entities.get(one.entity);
        // Consent is one side's, a meeting of many is theirs.
        let consent = draft.kind == ClaimType::Agree && !draft.issues.is_empty() && self.is_of_one(t);
        let many = || entity.number == Number::Plural && entity.actor.is_none();
        let by_name = |r: &Ref| !(r.first < r.last && matches!(self.tagged.tag(r.first), Tag::Nisba { .. }));
        let kind = draft.kind == ClaimType::Consult;
        let meets = || {
            kind && self.is_held_together(t)
                && by_name(&one)
                && !self.is_in_circumstance(t)
                && !self.is_taken_part_in(t)
        };
        // What the meeting does is told.
        let clause = draft.clause;
        let speaks = self.clauses[clause].predicate.is_some() && self.subjects[clause].thing == Some(t);
        let body = || !speaks && meets() && self.is_of_many(one.entity);
        // The dispute among the states of the union.
        let quarrel = || {
            draft.kind == ClaimType::Disagree
                && self.is_held_together(t)
                && by_name(&one)
                && self.is_of_many(one.entity)
        };
        consent || control.is_none() && (many() || body() || quarrel())
    }

    /// A noun of what several do with each other: a meeting, talks, no visit.
    pub fn is_held_together(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { nominal, .. }
            if self.scan.lexicon.nominals[nominal as usize].frame.prep(BAYNA).has(Roles::PARTY))
    }

    /// A body of several states, which meets by itself: a council, an alliance, a league.
    pub fn is_of_many(&self, entity: usize) -> bool {
        let body = self.scan.entities.get(entity);
        matches!(body.kind, Kind::Organisation | Kind::Group) && body.actor.is_some() && body.state.is_none()
    }

    /// A noun of one side's consent: by whom it is stands behind "from".
    fn is_of_one(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                self.scan.lexicon.nominals[nominal as usize].frame.prep("\u{0645}\u{0646}").has(Roles::PARTY)
            }
            _ => false,
        }
    }

    /// A visit of somebody's behind the word for its day, or for the plan of it.
    fn is_dated(&self, t: usize, draft: &Draft) -> bool {
        let mut before = self.tagged.before(t);
        if before.is_some_and(|b| matches!(self.tagged.tag(b), Tag::Plain { cut } | Tag::Passive { cut, .. } | Tag::Active { cut, .. } | Tag::Adjective { cut, .. } if cut.is_bare())
            && !self.says(b, Attitude::Due))
        {
            before = before.and_then(|b| self.tagged.before(b));
        }
        let somebody = |e: usize| !matches!(self.scan.entities.get(e).kind, Kind::State | Kind::Place);
        let visitor = draft.source.first().is_some_and(|r| somebody(r.entity));
        visitor && self.has_genitive(t, draft) && before.is_some_and(|b| self.says(b, Attitude::Due))
    }

    /// Whether who is named stands right behind the noun.
    fn has_genitive(&self, t: usize, draft: &Draft) -> bool {
        let next = self.tagged.end(t);
        // A name stands behind the post of whom it names.
        let noun = (next < self.tagged.last).then(|| self.noun_of(next)).flatten();
        let own = |c: Cut| c.is_bare() || c.prep == Some(LAM) && c.conj.is_none();
        let bare = noun.map(|x| &self.tagged.nouns[x]).filter(|x| own(x.cut));
        let named = |e: usize| bare.is_some_and(|x| x.who.iter().any(|r| r.entity == e));
        draft.source.iter().any(|r| r.first == next || named(r.entity))
    }

    /// The editor in chief edits nothing: the genitive of a bare word for somebody.
    fn is_of_office(&self, t: usize) -> bool {
        let Some(before) = self.tagged.before(t).and_then(|b| self.noun_of(b)) else { return false };
        let noun = &self.tagged.nouns[before];
        let entity = self.scan.entities.get(noun.who[0].entity);
        noun.last == t
            && noun.first + 1 == t
            && !noun.cut.article
            && entity.actor.is_none()
            && matches!(entity.kind, Kind::Unnamed | Kind::Organisation)
            && self.cut_of(t).is_some_and(|c| c.is_bare() && c.article)
    }

    /// "Lack of", "without": it did not happen.
    pub fn is_lacking(&self, t: usize) -> bool {
        let without = |b: usize| self.scan.lexicon.topic(&self.words(b, self.tagged.end(b))) == Some(Topic::Lack);
        self.tagged
            .before(t)
            .is_some_and(|b| self.scan.document.folded(b).ends_with("\u{0639}\u{062F}\u{0645}") || without(b))
    }

    /// The only party stands behind "to": it is the host.
    pub fn is_host(&self, draft: &Draft) -> bool {
        draft
            .source
            .first()
            .and_then(|r| self.tagged.before(r.first.max(self.tagged.first)))
            .is_some_and(|b| self.scan.document.folded(b) == ILA)
            || draft.kind == ClaimType::Cooperate
                && draft
                    .source
                    .first()
                    .is_some_and(|r| r.first < r.last && self.cut_of(r.first).is_some_and(|c| c.prep.is_some()))
    }

    /// A noun of going somewhere: one party makes a visit.
    pub fn is_visit(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => !self.scan.lexicon.nominals[nominal as usize].frame.prep(ILA).is_none(),
            _ => false,
        }
    }

    /// A word of one's demand or threat: behind "to", or joined to another deed, its pronoun is whom it is meant for; where
    /// it is known by whom it is, so is its genitive.
    pub fn is_done_to(&self, t: usize, valence: &Valence, by: Option<&Refs>) -> bool {
        use ClaimType::{Accuse, Concern, Oppose, Request, Threaten};
        let Tag::Event { nominal, cut, .. } = self.tagged.tag(t) else { return false };
        let lexicon = self.scan.lexicon;
        let words = |kind: ClaimType| matches!(kind, Request | Threaten | Accuse | Concern | Oppose);
        let readings = &self.scan.document.readings(t).list;
        let plural = || {
            readings.iter().any(
                |r| matches!(r.word, Word::Event { nominal: n, number } if n == nominal && number != Number::Singular),
            )
        };
        let takes = || {
            readings.iter().any(|r| match r.word {
                Word::Masdar { verb } => lexicon.verb_frames[verb as usize].iter().any(|f| {
                    let row = &lexicon.frames[*f as usize];
                    words(row.kind) && row.object.has(Roles::TARGET)
                }),
                _ => false,
            })
        };
        let deed =
            |x: usize| matches!(self.tagged.tag(x), Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. });
        let joined = || cut.conj.is_some() && (self.tagged.first.max(t.saturating_sub(4))..t).any(deed);
        let aimed = || match valence.suffix {
            Some(_) => cut.prep == Some(LAM) || joined() && cut.prep.is_none(),
            None => by.is_some_and(|by| self.is_object_of(t, by)),
        };
        matches!(valence.frame.kind, Request | Threaten | Accuse) && aimed() && !plural() && takes()
    }

    /// The only one whom a verbal noun names right behind it is somebody else than its doer.
    fn is_object_of(&self, t: usize, doer: &Refs) -> bool {
        let mut next = self.tagged.end(t);
        // The call on all parties: the parties.
        if next < self.tagged.last
            && matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Quantifier, suffix: None, .. })
        {
            next = self.tagged.end(next);
        }
        let Some(noun) = (next < self.tagged.last).then(|| self.noun_of(next)).flatten() else { return false };
        let (refs, last) = self.all(noun);
        let end = self.tagged.nouns[last].last;
        let second = (end < self.tagged.last).then(|| self.noun_of(end)).flatten();
        let another = |x: usize| {
            let cut = self.tagged.nouns[x].cut;
            cut.is_bare() || cut.prep == Some(LAM) && cut.conj.is_none()
        };
        !doer.is_empty()
            && self.tagged.nouns[noun].cut.is_bare()
            && !second.is_some_and(another)
            && refs.iter().all(|r| !r.anaphor && doer.iter().all(|d| d.entity != r.entity))
    }

    /// An event noun of two who do it with each other: an agreement, not a consent.
    fn is_of_parties(&self, t: usize) -> bool {
        let nominals = &self.scan.lexicon.nominals;
        matches!(self.tagged.tag(t), Tag::Event { nominal, .. } if nominals[nominal as usize].frame.prep(MAA).has(Roles::PARTY))
    }

    /// Lack of somebody's consent is a refusal, and so is lack of what refuses where its verb is denied; lack of anything
    /// else, of an agreement between two, did not happen.
    fn deny(&self, t: usize, draft: &mut Draft) {
        let lexicon = self.scan.lexicon;
        let one = draft.source.len() == 1;
        let denied = self.scan.document.readings(t).list.iter().find_map(|r| {
            let Word::Masdar { verb } = r.word else { return None };
            let frames = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
            let refuses = |f: &&Frame| f.note.negated && f.kind == ClaimType::Reject && f.note.object.is_empty();
            frames.into_iter().find(refuses).map(|f| f.kind)
        });
        match denied {
            // Without the agreement with X: there is none.
            _ if draft.kind == ClaimType::Agree && self.is_of_parties(t) => draft.modality = Modality::Negated,
            _ if one && draft.kind == ClaimType::Agree => draft.kind = ClaimType::Reject,
            Some(kind) if one && !draft.kind.is_symmetric() => draft.kind = kind,
            _ => draft.modality = Modality::Negated,
        }
    }
}

/// Whether a draft close by tells the same of the same: the launching and the raids are one.
fn is_told(found: &Found, draft: &Draft) -> bool {
    let same = |a: &Refs, b: &Refs| a.len() == b.len() && a.iter().all(|r| b.iter().any(|o| o.entity == r.entity));
    found.drafts.iter().any(|d| {
        let met = d.kind == ClaimType::Consult && d.clause == draft.clause;
        // Talks of X with states, among them Y and Z: no talks of Y and Z.
        let part = met && draft.source.iter().all(|r| d.source.iter().any(|o| o.entity == r.entity));
        // "He receives support from X": what the verb tells of its object tells no less.
        let held = d.clause == draft.clause
            && draft.target.is_empty()
            && d.kind.polarity() == draft.kind.polarity()
            && same(&d.source, &draft.source)
            && !draft.source.is_empty()
            && d.issues.iter().any(|(first, last)| *first <= draft.trigger.0 && draft.trigger.0 < *last);
        held || part && d.kind == draft.kind
            || d.kind == draft.kind
                && (met || d.trigger.0.abs_diff(draft.trigger.0) <= 4)
                && same(&d.source, &draft.source)
                && same(&d.target, &draft.target)
    })
}
