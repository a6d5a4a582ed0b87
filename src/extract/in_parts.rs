//! A deed of violence that a sentence tells in parts: raids that X carried out hit Y, Y came under an attack that X carried
//! out, X attacked Y and killed ten of them.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::MAA;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::conjugate::{Number, Person, Tense};
use crate::lexicon::rows::{Light, Particle, Roles, Word};
use crate::lexicon::sorts::Class;
use crate::script::letters::{ALEF, NOON, WAW, YEH};
use crate::text::reading::Cut;
use smallvec::smallvec;

/// A cause that is told further off belongs to something else.
const NEAR: usize = 16;

/// The rule of a participle that tells at whom.
const AIM: &str = "aim";

impl Sense<'_, '_> {
    /// What one part leaves open and another tells.
    pub fn told_in_parts(&self, drafts: &mut Vec<Draft>) {
        for n in 0..self.clauses.len() {
            self.aimed(n, drafts);
        }
        if !drafts.iter().any(is_deed) {
            return;
        }
        self.carried_and_undergone(drafts);
        self.carried_and_laid(drafts);
        for at in 0..drafts.len() {
            if let Some(event) = self.event_that_hits(&drafts[at]).or_else(|| self.event_across_comma(&drafts[at])) {
                self.join_with_event(drafts, at, event);
            }
        }
        for at in 1..drafts.len() {
            if let Some(whole) = self.some_of_them(drafts, at) {
                let some = drafts[at].target[0].first;
                drafts[at].issues.retain(|issue| issue.0 != some);
                drafts[at].target = whole;
            }
            if let Some(both) = self.counted_behind(&drafts[at - 1], &drafts[at]) {
                drafts[at - 1].target = both;
            }
            if let Some(by) = self.hit_before(drafts, at) {
                drafts[at].source = by;
            }
            if let Some(first) = self.struck_back(drafts, at) {
                drafts[at].target = first;
            }
        }
    }

    /// A ship came under an attack that pirates carried out: two light verbs with one attack.
    fn carried_and_undergone(&self, drafts: &mut Vec<Draft>) {
        let mut at = 0;
        while at < drafts.len() {
            let hit = &drafts[at];
            let open = is_deed(hit) && hit.source.is_empty() && !hit.target.is_empty();
            let told = |d: &Draft| {
                is_deed(d) && d.trigger.0 == hit.trigger.0 && d.target.is_empty() && are_others(&d.source, &hit.target)
            };
            let by = if open { drafts.iter().position(told) } else { None };
            if let Some(by) = by {
                drafts[at].source = drafts[by].source.clone();
                drafts.remove(by);
                at -= usize::from(by < at);
            }
            at += 1;
        }
    }

    /// A convoy came under an ambush that gunmen laid: the verb's pronoun is the ambush.
    fn carried_and_laid(&self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let laid = &drafts[at];
            let resumes =
                matches!(self.tagged.tag(laid.trigger.0), Tag::Verb(v) if v.suffix.is_some() && !v.form.passive);
            if !is_deed(laid) || !resumes || !laid.target.is_empty() {
                continue;
            }
            let told = self.clauses[laid.clause].link == Link::Relative;
            let first = self.clauses[laid.clause].tokens.first().filter(|_| told);
            let head = self.antecedent_event(laid.clause).or_else(|| self.event_right_before(*first?));
            let Some(event) = head.filter(|_| told) else { continue };
            let open = |d: &Draft| d.trigger.0 == event && d.source.is_empty() && are_others(&laid.source, &d.target);
            if let Some(hit) = drafts.iter().position(|d| is_deed(d) && open(d)) {
                drafts[hit].source = drafts[at].source.clone();
                drafts[at].target = drafts[hit].target.clone();
            }
        }
    }

    /// "They fired rockets, aiming at X": what a participle behind the verb says that they struck.
    fn aimed(&self, n: usize, drafts: &mut Vec<Draft>) {
        let Some(p) = self.clauses[n].predicate.filter(|_| !self.clauses[n].negated) else { return };
        let adjectives = &self.scan.lexicon.adjectives;
        let aims = |t: &usize| {
            matches!(self.tagged.tag(*t), Tag::Adjective { row, cut, .. }
            if *t > p && cut == Cut::default() && adjectives[row as usize].kind == ClaimType::Assault && self.is_of_aiming(*t))
        };
        let Some(t) = self.clauses[n].tokens.iter().copied().find(aims) else { return };
        let source = self.subjects[n].refs.clone();
        let next = self.tagged.end(t);
        if source.is_empty() || next >= self.tagged.last || self.scan.document.folded(next) == MIN {
            return;
        }
        let target = match self.noun_of(next).filter(|x| self.tagged.nouns[*x].cut.is_bare()) {
            Some(noun) => self.all(noun).0,
            None => self.holder(&self.thing_argument(next), n),
        };
        if !are_others(&target, &source) {
            return;
        }
        let own = |d: &&mut Draft| d.clause == n && d.kind == ClaimType::Assault;
        match drafts.iter_mut().find(own) {
            Some(told) if told.target.is_empty() => told.target = target,
            Some(_) => {}
            None => {
                let issues = smallvec![(next, self.phrase_end(next))];
                let modality = self.inherited(n, self.clauses[n].modality);
                let whole = (t, next);
                drafts.push(Draft { source, target, issues, modality, ..Draft::of(ClaimType::Assault, n, whole, AIM) });
                drafts.sort_by_key(|d| d.trigger);
            }
        }
    }

    /// A participle of a verb whose doer may be an attack: to hit, to aim at.
    fn is_of_aiming(&self, t: usize) -> bool {
        let list = &self.scan.document.readings(t).list;
        list.iter().any(|r| matches!(r.word, Word::Active { verb, .. } if self.is_weapons_verb(verb)))
    }

    pub fn is_weapons_verb(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        lexicon.verb_frames[verb as usize]
            .iter()
            .map(|f| &lexicon.frames[*f as usize].note)
            .any(|n| n.violent && n.weapon)
    }

    /// The event noun that a relative clause says of whom it hit.
    fn event_that_hits(&self, draft: &Draft) -> Option<usize> {
        let clause = &self.clauses[draft.clause];
        let own = clause.link == Link::Relative && clause.predicate == Some(draft.trigger.0) && !clause.negated;
        let active = matches!(self.tagged.tag(draft.trigger.0), Tag::Verb(v) if !v.form.passive && v.suffix.is_none());
        if !own || !active || !is_deed(draft) || draft.target.is_empty() {
            return None;
        }
        let thing = self.subjects[draft.clause].thing.filter(|t| self.is_event_noun(*t));
        let before = || self.attack_before_verb(draft.clause, draft.trigger.0);
        self.antecedent_event(draft.clause).or(thing).or_else(before)
    }

    /// An indefinite event noun right before a relative clause, but for its adjectives: violent raids that hit.
    pub fn event_right_before(&self, first: usize) -> Option<usize> {
        let mut at = first;
        for _ in 0..3 {
            at = self.tagged.before(at)?;
            match self.tagged.tag(at) {
                Tag::Event { cut, suffix: None, .. } if !cut.article => return Some(at),
                Tag::Plain { cut } | Tag::Adjective { cut, .. } | Tag::Nisba { cut, .. } if cut == Cut::default() => {}
                _ => return None,
            }
        }
        None
    }

    /// The raid's author is who hit, those hit are the raid's victims.
    fn join_with_event(&self, drafts: &mut [Draft], at: usize, event: usize) {
        let covers = |d: &Draft| d.trigger.0 <= event && event < d.trigger.1;
        let raid = drafts.iter().position(|d| is_deed(d) && covers(d));
        if self.is_use_of_force(event) {
            drafts[at].kind = ClaimType::Coerce;
        }
        if drafts[at].source.is_empty() {
            let told = raid.map(|by| drafts[by].source.clone()).filter(|s| !s.is_empty());
            let source = told.or_else(|| self.carried_out_by(drafts[at].clause, event));
            let source = source.or_else(|| self.done_amid(drafts, at, event)).unwrap_or_default();
            if are_others(&source, &drafts[at].target) {
                drafts[at].source = source;
            }
        }
        let strikes = matches!(self.tagged.tag(drafts[at].trigger.0), Tag::Verb(v) if self.is_weapons_verb(v.verb));
        let open = |by: &usize| {
            drafts[*by].target.is_empty()
                && drafts[*by].source.len() == 1
                && are_others(&drafts[*by].source, &drafts[at].target)
        };
        if let Some(by) = raid.filter(|by| strikes && open(by)) {
            drafts[by].target = drafts[at].target.clone();
        }
    }

    /// Raids of the police, arrests: an event noun that tells of force without arms.
    pub fn is_use_of_force(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Coerce,
            _ => false,
        }
    }

    /// An operation that X carried out: the subject of the light verb whose object the event is.
    fn carried_out_by(&self, clause: usize, event: usize) -> Option<Refs> {
        let parent = self.clauses[clause].parent?;
        let told = &self.clauses[parent];
        let p = told.predicate.filter(|p| *p < event && !told.negated)?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let does = self.scan.lexicon.verb_light[verb.verb as usize].contains(&Light::Source);
        let subject = &self.subjects[parent];
        let behind = subject.noun.filter(|s| self.tagged.nouns[*s].first > p);
        let object = || self.arguments(parent, p, behind).iter().any(|a| a.prep.is_empty() && a.head == event);
        (does && !verb.form.passive && !subject.refs.is_empty() && object()).then(|| subject.refs.clone())
    }

    /// "They arrested ten in raids that hit X": whoever arrested raided.
    fn done_amid(&self, drafts: &[Draft], at: usize, event: usize) -> Option<Refs> {
        let parent = self.clauses[drafts[at].clause].parent?;
        let amid = || {
            let quantity = |b: usize| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Quantifier, .. });
            let first = self.tagged.before(event).filter(|b| quantity(*b)).unwrap_or(event);
            self.is_governed(first) && self.cut_of(event).is_some_and(|c| !c.article)
        };
        let kind = if self.is_use_of_force(event) { ClaimType::Coerce } else { ClaimType::Assault };
        let own = |d: &&Draft| {
            d.clause == parent
                && is_deed(d)
                && d.kind == kind
                && self.clauses[parent].predicate == Some(d.trigger.0)
                && d.trigger.0 < event
                && !d.source.is_empty()
        };
        drafts.iter().find(own).filter(|_| amid()).map(|d| d.source.clone())
    }

    /// "Attacked them and killed ten of them": those attacked.
    fn some_of_them(&self, drafts: &[Draft], at: usize) -> Option<Refs> {
        let [some] = drafts[at].target[..] else { return None };
        if !is_deed(&drafts[at]) || !self.is_number_of_them(&some) {
            return None;
        }
        let whole = |d: &&Draft| {
            let many = |r: &Ref| match self.scan.entities.get(r.entity).kind {
                Kind::ArmedGroup | Kind::Group => true,
                Kind::Organisation => self.has_troops(r.entity),
                Kind::Unnamed => self.noun_of(r.first).is_some_and(|x| self.tagged.nouns[x].number == Number::Plural),
                _ => false,
            };
            is_deed(d)
                && d.target.len() == 1
                && d.target.iter().all(|r| r.entity != some.entity && many(r))
                && are_others(&d.target, &drafts[at].source)
        };
        drafts[..at].iter().rev().find(whole).map(|d| d.target.clone())
    }

    /// "X shelled the camp of Y, and ten men of Y, ten civilians were killed": by X.
    fn hit_before(&self, drafts: &[Draft], at: usize) -> Option<Refs> {
        let hit = &drafts[at];
        let joined = |v: VerbTag| v.cut.conj.is_some() && v.suffix.is_none();
        let own = |d: &Draft| self.clauses[d.clause].predicate == Some(d.trigger.0);
        let open = is_deed(hit) && hit.source.is_empty() && self.clauses[hit.clause].link == Link::Coord && own(hit);
        if !open || hit.target.is_empty() || !matches!(self.tagged.tag(hit.trigger.0), Tag::Verb(v) if joined(v)) {
            return None;
        }
        let strikes = |d: &&Draft| {
            d.kind == ClaimType::Assault
                && is_deed(d)
                && own(d)
                && d.clause + 1 == hit.clause
                && are_others(&d.source, &hit.target)
                && matches!(self.tagged.tag(d.trigger.0), Tag::Verb(v) if !v.form.passive && self.is_one_sided(v.verb))
                && hit.target.iter().all(|r| self.is_on_side_of(r, &d.target) || self.is_bystander(r))
        };
        drafts[..at].iter().rev().find(strikes).map(|d| d.source.clone())
    }

    /// "X stabbed a soldier, and the soldiers shot him": X.
    fn struck_back(&self, drafts: &[Draft], at: usize) -> Option<Refs> {
        let back = &drafts[at];
        let [him] = back.target[..] else { return None };
        let serving = |refs: &Refs| {
            !refs.is_empty()
                && refs.iter().all(|r| {
                    let known = self.scan.entities.get(r.entity);
                    let noted = &self.scan.lexicon.noted;
                    noted.is_serving(&known.name) || noted.is_guard(&known.id) || self.has_troops(r.entity)
                })
        };
        let first = &drafts[at - 1];
        let taken_up = him.anaphor && !self.clauses[back.clause].tokens.contains(&him.first);
        let same = first.target.len() == 1 && first.target[0].entity == him.entity;
        let attack = |d: &Draft| d.kind == ClaimType::Assault && is_deed(d);
        let both = attack(back) && attack(first) && first.source.len() == 1 && !serving(&first.source);
        let retaliates = both && same && serving(&back.source) && serving(&first.target);
        (retaliates && (taken_up || him.first < back.trigger.0)).then(|| first.source.clone())
    }

    /// A violent verb that is not told of both sides.
    fn is_one_sided(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        let mut frames = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        frames.clone().any(|f| f.note.violent) && !frames.any(|f| f.prep(MAA).has(Roles::TARGET))
    }

    /// Soldiers killed in clashes between the army and X: by X. Nobody knows by whom others were.
    pub fn foe_between(&self, clash: &Draft, hit: &Draft) -> Option<Refs> {
        let [a, b] = clash.source[..] else { return None };
        if !self.is_between(clash) {
            return None;
        }
        let of = |side: Ref| hit.target.iter().all(|r| self.is_on_side_of(r, &smallvec![side]));
        Some(match (of(a), of(b)) {
            (true, false) => smallvec![b],
            (false, true) => smallvec![a],
            _ => Refs::new(),
        })
    }

    /// One of those, or their men.
    pub fn is_on_side_of(&self, one: &Ref, those: &Refs) -> bool {
        let name = &self.scan.entities.get(one.entity).name;
        those.iter().any(|o| {
            let whole = &self.scan.entities.get(o.entity).name;
            let soldiers = || self.has_troops(o.entity) && self.scan.lexicon.noted.is_serving(name);
            o.entity == one.entity
                || name.strip_prefix(whole.as_str()).is_some_and(|rest| rest.starts_with(' '))
                || soldiers()
        })
    }

    /// Somebody who bears no arms and belongs to nobody.
    fn is_bystander(&self, one: &Ref) -> bool {
        let known = self.scan.entities.get(one.entity);
        known.kind == Kind::Unnamed
            && known.state.is_none()
            && !self.is_of(one.entity, Class::Armed)
            && !self.scan.lexicon.noted.is_serving(&known.name)
    }

    /// "The death of ninety and the wounding of a hundred of X": both are of X.
    fn counted_behind(&self, first: &Draft, second: &Draft) -> Option<Refs> {
        let ([some], [others]) = (&first.target[..], &second.target[..]) else { return None };
        let bare = |r: &Ref| {
            let known = self.scan.entities.get(r.entity);
            r.first < r.last && known.kind == Kind::Unnamed && known.actor.is_none() && known.name.ends_with(" people")
        };
        let counts = |r: &Ref| r.first < r.last && self.scan.begins_number(r.first, r.last);
        // "More than" a number tells nobody whose they are.
        let more = |t: usize| t > 0 && self.scan.lexicon.elatives.contains(self.scan.document.folded(t - 1));
        let of = || (others.first..others.last).any(|t| self.scan.document.folded(t) == MIN && !more(t));
        let next = second.trigger.0;
        let joined = next == some.last
            && match self.tagged.tag(next) {
                Tag::Verb(v) => v.cut.conj.is_some(),
                _ => self.cut_of(next).is_some_and(|c| c.conj.is_some()),
            };
        let deeds = is_deed(first) && is_deed(second) && first.kind == second.kind;
        (deeds && joined && bare(some) && counts(some) && counts(others) && !bare(others) && of())
            .then(|| second.target.clone())
    }

    /// A bare number with "of them" behind it.
    fn is_number_of_them(&self, one: &Ref) -> bool {
        one.first < one.last
            && one.last < self.tagged.last
            && self.scan.begins_number(one.first, one.last)
            && self.scan.entities.get(one.entity).kind == Kind::Unnamed
            && self.is_of_them(one.last)
    }

    fn is_of_them(&self, t: usize) -> bool {
        t < self.tagged.last
            && matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. }
                if s.person == Person::Third && s.number == Number::Plural)
            && self.scan.document.folded(t).starts_with(MIN)
    }

    /// "Ten were killed by (because of) the shelling of X's planes": those who bear arms, whom the killed do not belong to.
    pub fn shelled_by(&self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let hit = &drafts[at];
            let open = hit.kind == ClaimType::Assault && hit.source.is_empty() && !hit.target.is_empty();
            if !open || hit.modality != Modality::Asserted {
                continue;
            }
            let last = (hit.trigger.1 + NEAR).min(self.tagged.last);
            let Some((t, by)) = (hit.trigger.1..last).find_map(|t| Some((t, self.doers_of_shelling(t, hit)?))) else {
                continue;
            };
            drafts[at].source = by.clone();
            let victims = drafts[at].target.clone();
            for other in drafts.iter_mut().filter(|d| d.trigger.0 == t && d.source.is_empty()) {
                (other.source, other.target) = (by.clone(), victims.clone());
            }
        }
    }

    fn doers_of_shelling(&self, t: usize, hit: &Draft) -> Option<Refs> {
        let next = self.tagged.end(t);
        if !self.is_attack(t) || next >= self.tagged.last || !self.is_means(hit.trigger.1, t) {
            return None;
        }
        // The death of X: he died himself.
        let frame = self.valence(t, false, None).map(|v| v.frame).filter(|f| !f.note.people)?;
        let noun =
            self.noun_of(next).filter(|x| self.tagged.nouns[*x].cut.is_bare() && frame.object.has(Roles::TARGET))?;
        let by = self.all(noun).0;
        let apart = |r: &Ref| {
            let troops = by.iter().any(|b| self.has_troops(b.entity));
            let serving = self.scan.lexicon.noted.is_serving(&self.scan.entities.get(r.entity).name);
            !(self.is_on_side_of(r, &by) || serving && troops)
        };
        let armed = by.iter().all(|r| self.is_of(r.entity, Class::Armed) || self.has_troops(r.entity));
        (armed && !by.is_empty() && hit.target.iter().all(apart)).then_some(by)
    }

    /// "The army attacked X and killed ten of them, and arrested three others": an army's deed that "and" goes on with,
    /// whose object is some of those told of or stands in the oblique case.
    pub fn takes_some(&self, n: usize, verb: &VerbTag, found: &Subject) -> bool {
        let Some(noun) = found.noun.map(|x| &self.tagged.nouns[x]) else { return false };
        let past = verb.form.tense == Tense::Past && verb.form.number == Number::Singular && !verb.form.passive;
        if n == 0 || verb.cut.conj.is_none() || !past || !noun.cut.is_bare() || !self.takes_people(verb.verb) {
            return false;
        }
        let oblique = self.scan.document.folded(noun.last - 1).chars().rev().take(2).eq([NOON, YEH]);
        let counted = self.scan.begins_number(noun.first, noun.last) && (oblique || self.is_of_them(noun.last))
            || noun.cut == Cut { conj: None, ..Cut::default() }
                && noun.last == noun.first + 1
                && (oblique || is_diptote(self.scan.document.folded(noun.first)))
                && !noun.who.iter().any(|r| self.is_of(r.entity, Class::Armed));
        let before = &self.subjects[n - 1];
        let fights = |r: &Ref| {
            let known = self.scan.entities.get(r.entity);
            matches!(known.kind, Kind::Organisation | Kind::ArmedGroup | Kind::State)
                || self.is_of(r.entity, Class::Armed)
        };
        let did = self.clauses[n - 1]
            .predicate
            .is_some_and(|p| matches!(self.tagged.tag(p), Tag::Verb(v) if !v.form.passive && self.is_hostile(v.verb)));
        counted && did && !before.refs.is_empty() && before.refs.iter().all(fights)
    }

    /// A verb of killing, wounding or arresting.
    pub fn takes_people(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        lexicon.verb_frames[verb as usize]
            .iter()
            .map(|f| &lexicon.frames[*f as usize])
            .any(|f| f.note.people || f.kind == ClaimType::Coerce && f.note.violent && f.object.has(Roles::TARGET))
    }

    /// A verb by which somebody fights or uses force, or goes to do so.
    fn is_hostile(&self, verb: u16) -> bool {
        let lexicon = self.scan.lexicon;
        let deed = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            matches!(frame.kind, ClaimType::Assault | ClaimType::Coerce) && frame.subject.has(Roles::SOURCE)
        };
        lexicon.verb_frames[verb as usize].iter().any(deed)
    }
}

/// Something done by force, as it is told.
fn is_deed(draft: &Draft) -> bool {
    matches!(draft.kind, ClaimType::Assault | ClaimType::Coerce) && draft.modality == Modality::Asserted
}

/// Somebody, and nobody of those.
fn are_others(who: &Refs, those: &Refs) -> bool {
    !who.is_empty() && who.iter().all(|r| those.iter().all(|o| o.entity != r.entity))
}

/// A broken plural of the pattern of "hostages", "foreigners", which shows no case: a subject of the passive would be
/// written the same. Folded.
fn is_diptote(word: &str) -> bool {
    let word = word.strip_prefix(WAW).unwrap_or(word);
    word.chars().count() == 5 && word.chars().nth(2) == Some(ALEF)
}
