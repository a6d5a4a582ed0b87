//! Who or what a clause is about, in steps: by the person of its verb, before the verb, by a pronoun that opens the clause,
//! behind the verb, and else whoever was told of before.

use crate::claim::{ClaimType, Kind};
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::MAA;
use crate::extract::frame::extend;
use crate::extract::noun::Ref;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Particle, Roles};
use crate::script::letters::{ALEF, TEH_MARBUTA, WAW};
use crate::text::reading::{Cut, Suffix};
use crate::text::token::TokenKind;

/// So many words at most stand between a subject and its object.
const ACCUSATIVE_WITHIN: usize = 6;

impl Sense<'_, '_> {
    /// Who or what does what clause `n` tells.
    pub fn subject(&mut self, n: usize) -> Subject {
        let found = self.subject_told(n);
        self.or_fighters(n, found)
    }

    fn subject_told(&mut self, n: usize) -> Subject {
        let verb = self.clauses[n].predicate.and_then(|p| match self.tagged.tag(p) {
            Tag::Verb(v) => Some(v),
            _ => None,
        });
        let verb = verb.as_ref();
        if let Some(found) = verb.and_then(|v| self.by_person(n, v)) {
            return found;
        }
        if let Some(found) = verb.and_then(|v| self.relative_subject(n, v)).or_else(|| self.without_subject(n)) {
            return found;
        }
        let before = self.before_predicate(n, verb);
        if let Some(found) = self.behind_fronted(n, verb, before.as_ref()) {
            return found;
        }
        if let Some(found) = self.stands_before(n, verb, before.as_ref()) {
            return found;
        }
        if let Some(found) = verb.and_then(|v| self.opened_by_pronoun(n, v)) {
            return found;
        }
        if let Some(found) = verb.and_then(|v| self.stands_behind(n, v, before.as_ref())) {
            return found;
        }
        before.unwrap_or_else(|| self.told_before(n, verb))
    }

    /// We, I, you.
    fn by_person(&mut self, n: usize, verb: &VerbTag) -> Option<Subject> {
        match verb.form.person {
            Person::First => Some(self.first_person(n, verb.form.number)),
            Person::Second => Some(Subject { refs: self.addressee(n), ..Subject::default() }),
            _ if self.is_first_person(n, verb) => Some(self.first_person(n, Number::Singular)),
            _ => None,
        }
    }

    /// "I told the president that": in somebody's own words a past form that is written like hers is his, where no woman
    /// and no body is told of.
    pub fn is_first_person(&self, n: usize, verb: &VerbTag) -> bool {
        let form = verb.form;
        let alike = form.tense == Tense::Past
            && (form.person, form.gender, form.number) == (Person::Third, Gender::Feminine, Number::Singular);
        if !alike || form.passive || !self.is_spoken(n) || self.content_depth(n) == 0 || self.has_hers_behind(n) {
            return false;
        }
        let Some(p) = self.clauses[n].predicate else { return false };
        let named = |found: &Subject| match (found.noun, &found.refs[..]) {
            // "I asked of the government a halt": what agrees with no "she" is the object.
            (None, []) if found.thing.is_some() => {
                !self.takes_things(n, verb)
                    || found.thing.is_some_and(|t| self.thing_gender(t) == Some(Gender::Feminine))
            }
            (Some(noun), [one]) if self.scan.entities.get(one.entity).kind == Kind::Person => {
                let known = self.scan.entities.get(one.entity).actor.is_some() || one.anaphor;
                !known || self.tagged.nouns[noun].gender == Gender::Feminine
            }
            _ => true,
        };
        if self.before_predicate(n, None).is_some() || self.after_verb(n, p, verb).is_some_and(|s| named(&s)) {
            return false;
        }
        // A woman, a body, a state that the quotation told of before.
        let mut at = n;
        while !matches!(self.clauses[at].link, Link::Quote) {
            let Some(parent) = self.clauses[at].parent else { break };
            let inside = (parent..n).filter(|c| self.clauses[*c].quoted && self.content_depth(*c) > 0);
            let mut others = inside.filter_map(|c| self.subjects.get(c));
            if others.any(|s| self.agrees_with(&s.refs, &form)) {
                return false;
            }
            at = parent;
        }
        let [speaker] = self.speaker_of(n)[..] else { return false };
        let known = self.scan.entities.get(speaker.entity);
        known.kind == Kind::Person || known.kind == Kind::Unnamed && known.number == Number::Singular
    }

    /// Within quotation marks, or right behind the colon of somebody's words.
    fn is_spoken(&self, n: usize) -> bool {
        let clause = &self.clauses[n];
        let colon = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Colon);
        let first = clause.tokens.first().copied();
        clause.quoted || clause.link == Link::Content && first.and_then(|t| self.tagged.before(t)).is_some_and(colon)
    }

    /// Of a clause that has no subject of its own by its kind.
    fn without_subject(&mut self, n: usize) -> Option<Subject> {
        let clause = &self.clauses[n];
        if clause.predicate.map_or(clause.deontic.is_some(), |p| self.is_behind_nobody(p)) {
            // Who stands in it is who is to do something or to undergo it: no subject to go on with.
            return Some(Subject::default());
        }
        if clause.predicate.is_some_and(|p| self.follows_from_all(p)) {
            let by = clause.parent.filter(|c| self.attacks(*c));
            let refs = by.map(|c| self.subjects[c].refs.clone()).unwrap_or_default();
            return Some(Subject { refs, ..Subject::default() });
        }
        // "They are terrorists": what stands behind the pronoun is said of it.
        let suffix = clause.opened_by.filter(|s| clause.predicate.is_none() && s.person == Person::Third)?;
        let refs = self.pronoun(n, suffix);
        (!refs.is_empty()).then(|| Subject { refs, ..Subject::default() })
    }

    /// Before the verb, where it can be nothing else.
    fn stands_before(&self, n: usize, verb: Option<&VerbTag>, before: Option<&Subject>) -> Option<Subject> {
        let clause = &self.clauses[n];
        let sure = |f: &&Subject| !f.refs.is_empty() || self.is_topic(n, f, verb) || self.is_of_forces(f);
        if let Some(found) = before.filter(sure) {
            return Some(found.clone());
        }
        // Its planes bombed: a thing right before its verb in a clause that opens with it.
        if let (Some(p), Some(v)) = (clause.predicate, verb)
            && clause.parent.is_some()
            && v.cut.conj.is_none()
            && v.suffix.is_none()
            && self.tells_deed(v)
            && let Some(thing) = before.and_then(|b| b.thing)
            && (self.tagged.end(thing), self.thing_gender(thing)) == (p, Some(v.form.gender))
        {
            return before.cloned();
        }
        let nobody = clause.negated && clause.predicate.is_some_and(|p| self.tells_of_nobody(self.tagged.end(p)));
        nobody.then(|| Subject { explicit: true, ..Subject::default() })
    }

    /// A pronoun that opens the clause before its verb: that he, but they.
    fn opened_by_pronoun(&mut self, n: usize, verb: &VerbTag) -> Option<Subject> {
        let suffix = self.clauses[n].opened_by.filter(|s| {
            let plural = s.number != Number::Singular || verb.form.number != Number::Singular;
            !self.is_of_nobody(n, verb) && (plural || s.gender == verb.form.gender)
        })?;
        if let Some(head) = self.told_of_head(n, suffix) {
            return Some(head);
        }
        if let Some(refs) = self.told_by_nobody(n, suffix) {
            return Some(Subject { refs, ..Subject::default() });
        }
        let refs = self.speaker_goes_on(n, suffix).or_else(|| self.held_against(n, suffix));
        let refs = refs.or_else(|| self.reported_beside(n, suffix)).unwrap_or_else(|| self.pronoun(n, suffix));
        let refs = if refs.is_empty() { self.person_before(n, verb, suffix) } else { refs };
        let mut refs = if refs.is_empty() { self.tells_of_himself(n, suffix)? } else { refs };
        if verb.form.number != Number::Singular && suffix.number == Number::Singular {
            extend(&mut refs, &self.those_beside(n));
        }
        Some(Subject { refs, ..Subject::default() })
    }

    /// `X revealed that Y will, but he refused`: beside a clause with a content between, whoever told it.
    fn speaker_goes_on(&self, n: usize, suffix: Suffix) -> Option<Refs> {
        let parent = self.clauses[n].parent.filter(|_| self.clauses[n].link == Link::Coord)?;
        let told =
            (parent + 1..n).any(|c| self.clauses[c].parent == Some(parent) && self.clauses[c].link == Link::Content);
        let refs = &self.subjects.get(parent)?.refs;
        (told && !refs.is_empty() && self.can_all_mean(refs, suffix)).then(|| refs.clone())
    }

    /// "That he and X agreed": whom "and" joins to the pronoun that opens a clause.
    fn those_beside(&self, n: usize) -> Refs {
        let opened = self.clauses[n].tokens.first().map(|t| self.tagged.end(*t));
        let joined = |t: usize| {
            let noun = self.noun_of(t)?;
            let found = &self.tagged.nouns[noun];
            let and = found.first == t && found.cut.conj == Some(WAW) && found.cut.prep.is_none();
            and.then(|| self.all(noun).0)
        };
        opened.filter(|t| *t < self.tagged.last).and_then(joined).unwrap_or_default()
    }

    /// "Despite X's doubts about the agreement he thinks": no agreement thinks, but the last person named before.
    fn person_before(&self, n: usize, verb: &VerbTag, suffix: Suffix) -> Refs {
        let first = self.clauses[n].tokens.first().copied().unwrap_or(0);
        if self.scan.lexicon.verb_speech[verb.verb as usize].is_empty() {
            return Refs::new();
        }
        let named = self.tagged.nouns.iter().rev().filter(|noun| noun.first < first);
        let person = |r: &Ref| self.scan.entities.get(r.entity).kind == crate::claim::Kind::Person;
        let meant = |refs: &Refs| refs.len() == 1 && refs.iter().all(person) && self.can_all_mean(refs, suffix);
        named.map(|noun| noun.who.clone()).find(meant).unwrap_or_default()
    }

    /// Behind a verb of the third person singular, unless that is its object and its subject stands before.
    fn stands_behind(&mut self, n: usize, v: &VerbTag, before: Option<&Subject>) -> Option<Subject> {
        let p = self.clauses[n].predicate?;
        if v.form.number != Number::Singular || v.form.person != Person::Third {
            return None;
        }
        let found = self.after_verb(n, p, v)?;
        if found.refs.is_empty()
            && let Some(left) = self.excepted(n, p)
        {
            return Some(left);
        }
        if found.refs.is_empty() && self.speech_of(n) && found.thing.is_some_and(|t| self.is_far(p, t)) {
            let carried = self.carried(n, Some(v.form));
            if !carried.refs.is_empty() {
                return Some(carried);
            }
        }
        // A thing before its verb, agreeing with it, is its subject: the raids hit a camp, a bomb hit a patrol.
        if (found.refs.is_empty() && self.tells_deed(v)
            || v.suffix.is_none()
                && before.and_then(|b| b.thing).is_some_and(|t| self.is_attack(t))
                && self.is_weapons_verb(v.verb))
            && let Some(thing) = before.and_then(|b| b.thing)
            && self.thing_gender(thing).is_none_or(|g| g == v.form.gender)
            && found.thing != Some(thing)
        {
            return before.cloned();
        }
        if let Some(thing) = before.and_then(|b| b.thing).filter(|t| self.acts_on(*t, p, v)) {
            return Some(Subject { thing: Some(thing), explicit: true, ..Subject::default() });
        }
        Some(self.goes_on_with_object(n, v, &found).unwrap_or(found))
    }

    /// An indefinite accusative behind a definite thing, past what prepositions bring.
    fn has_accusative_behind(&self, n: usize, thing: usize) -> bool {
        let behind = self.clauses[n].tokens.iter().copied().filter(|t| *t > thing).take(ACCUSATIVE_WITHIN);
        let marked = |t: usize| {
            let word = self.scan.document.folded(t);
            let bare = match self.tagged.tag(t) {
                Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => {
                    cut == Cut::default()
                }
                _ => false,
            };
            let feminine = t == self.tagged.end(thing) && self.scan.document.raw(t).ends_with(TEH_MARBUTA);
            bare && (word.ends_with(ALEF) && word.chars().count() > 3 || feminine)
        };
        behind.take_while(|t| !matches!(self.tagged.tag(*t), Tag::Mark(_) | Tag::Verb(_))).any(marked)
    }

    /// Whoever was told of before, where what stands behind the verb is its object.
    fn goes_on_with_object(&mut self, n: usize, v: &VerbTag, found: &Subject) -> Option<Subject> {
        let p = self.clauses[n].predicate?;
        if let Some(told) = self.told_by_attack(n, p, v, found) {
            return told;
        }
        if let Some(refs) = self.raiders(n, v).filter(|_| found.refs.is_empty()) {
            return Some(Subject { refs, ..Subject::default() });
        }
        let alone = self.clauses[n].parent.is_none();
        let stands = found.thing.is_some_and(|t| {
            self.cut_of(t).is_some_and(|c| c.article)
                && self.thing_gender(t) == Some(v.form.gender)
                && !(self.takes_things(n, v) && self.is_mere_deed(t))
        });
        // "That the agreement give the talks an impetus": an accusative behind it is the object.
        let definite =
            |t: usize| self.cut_of(t).is_some_and(|c| c.article) && self.thing_gender(t) == Some(v.form.gender);
        if found.thing.is_some_and(|t| definite(t) && self.has_accusative_behind(n, t))
            && self.names(n).is_none()
            && self.is_subjunctive(n)
        {
            return None;
        }
        let carried = |sense: &Self| {
            let found = sense.carried(n, Some(v.form));
            let far = alone || found.refs.iter().any(|r| r.first >= r.last);
            if stands && far { Subject::default() } else { found }
        };
        let wants = || {
            self.takes_things(n, v)
                || self.wants_object(n, v)
                || self.is_willed(v, found)
                || self.disagrees(p, v, found)
                || self.is_with_somebody(p, found)
        };
        if found.refs.is_empty() && !v.form.passive && wants() {
            let carried = carried(self);
            if !carried.refs.is_empty() && self.is_continuation(n, v) {
                return Some(carried);
            }
        }
        let taken = || {
            self.is_taken_place(found, v)
                || self.goes_on_killing(n, v)
                || self.takes_some(n, v, found)
                || self.wants_object(n, v) && !self.has_second_noun(n, p, found)
                || self.lacks_object(n, p, v, found)
                || self.goes_on_besides(n, p, v, found)
                || self.is_mere_object(n, p, v, found)
                || self.is_willed_deed(n, p, v, found)
                || self.is_said_within(p, v, found)
        };
        if self.is_continuation(n, v)
            && taken()
            && !self.dies_likewise(n, v)
            && !self.are_two_doers(found)
            && !self.are_some_in(found)
        {
            let carried = carried(self);
            let same = carried.refs.iter().any(|r| found.refs.iter().any(|f| f.entity == r.entity));
            if !carried.refs.is_empty() && !same {
                return Some(carried);
            }
        }
        None
    }

    /// `He made a speech in which he criticised X`: words right before a verb that is told of within them, and one alone
    /// behind it, whom it can be done to.
    fn is_said_within(&self, p: usize, verb: &VerbTag, found: &Subject) -> bool {
        let within = self.tagged.end(p);
        let inside = within < self.tagged.last
            && matches!(self.tagged.tag(within), Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. })
            && !crate::extract::preposition::completes_with_pronoun(
                self.scan.document.folded(within),
                self.scan.lexicon,
            );
        let lexicon = self.scan.lexicon;
        let meets = |t: usize| self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Consult);
        let words = |t: usize| {
            self.attitude(t).is_some_and(|(what, ..)| what == Attitude::Document)
                || meets(t) && self.cut_of(t).is_some_and(|c| !c.article)
        };
        let done_to = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.object.has(Roles::TARGET) && frame.subject.has(Roles::SOURCE)
        };
        verb.cut.conj.is_none()
            && verb.suffix.is_none()
            && inside
            && found.refs.len() == 1
            && self.tagged.before(p).is_some_and(words)
            && lexicon.verb_frames[verb.verb as usize].iter().any(done_to)
    }

    /// `And held with him talks`: an indefinite deed behind "with" and a pronoun; who holds it was told before.
    fn is_with_somebody(&self, p: usize, found: &Subject) -> bool {
        let with = self.tagged.end(p);
        let company = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. })
                && self.scan.document.folded(t).starts_with(MAA)
        };
        let indefinite = |t: usize| self.is_event(t) && self.cut_of(t).is_some_and(|c| c == Cut::default());
        with < self.tagged.last
            && company(with)
            && found.thing == Some(self.tagged.end(with))
            && found.thing.is_some_and(indefinite)
    }

    /// Whom the clause goes on telling of, where it names nobody.
    fn told_before(&mut self, n: usize, verb: Option<&VerbTag>) -> Subject {
        if let Some(suffix) = self.clauses[n].opened_by {
            let refs = self.pronoun(n, suffix);
            return Subject { refs, ..Subject::default() };
        }
        if verb.is_some_and(|v| self.is_in_such_a_way(n, v)) {
            return Subject::default();
        }
        if let Some(refs) = verb.and_then(|v| self.raiders(n, v)) {
            return Subject { refs, ..Subject::default() };
        }
        if let Some(refs) = verb.and_then(|v| self.backed_meanwhile(n, v)) {
            return Subject { refs, ..Subject::default() };
        }
        if let Some(refs) = verb.and_then(|v| self.speaking_in(n, v)) {
            return Subject { refs, ..Subject::default() };
        }
        if let Some(refs) = verb.and_then(|v| self.undergoing(n, v)) {
            return Subject { refs, ..Subject::default() };
        }
        if verb.is_some_and(|v| v.cut.conj.is_some() && self.tells_outcome(v.verb)) {
            // What led to deaths without a subject of its own is the attack told before, nobody told of for another thing.
            let by = (0..n).rev().find(|c| self.attacks(*c));
            let deed = by.is_none() && verb.is_some_and(|v| self.is_somebodys(v));
            if !deed {
                let refs = by.map(|c| self.subjects[c].refs.clone()).unwrap_or_default();
                return Subject { refs, ..Subject::default() };
            }
        }
        verb.and_then(|v| self.dative(n, v)).unwrap_or_else(|| self.carried(n, verb.map(|v| v.form)))
    }

    /// `In a way that serves`: all that was told does so, nobody whom it names.
    fn is_in_such_a_way(&self, n: usize, verb: &VerbTag) -> bool {
        const IN_A_WAY: &str = "\u{0628}\u{0645}\u{0627}";
        let form = (verb.form.tense, verb.form.person, verb.form.number, verb.form.gender);
        let it = form == (Tense::Present, Person::Third, Number::Singular, Gender::Masculine);
        let p = self.clauses[n].predicate;
        let way = |b: usize| self.scan.document.folded(b) == IN_A_WAY;
        let denied = |b: usize| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Negation, .. });
        let before = p.and_then(|p| self.tagged.before(p));
        let before = before.map(|b| if denied(b) && !way(b) { self.tagged.before(b).unwrap_or(b) } else { b });
        let taken_up = || {
            p.map(|p| self.tagged.end(p)).filter(|t| *t < self.tagged.last).is_some_and(|t| {
                matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. })
            })
        };
        it && verb.cut == Cut::default() && verb.suffix.is_none() && before.is_some_and(way) && !taken_up()
    }

    /// `The law, the parliament had agreed to it`: who stands behind the auxiliary, where a pronoun takes up what stands
    /// before it.
    pub fn behind_auxiliary(&self, n: usize, thing: usize, verb: &VerbTag) -> Option<Subject> {
        let p = self.clauses[n].predicate?;
        let behind = self.tagged.end(p);
        let taken_up = verb.suffix.is_some()
            || behind < self.tagged.last
                && matches!(
                    self.tagged.tag(behind),
                    Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. }
                );
        if taken_up { self.behind_helper(n, thing, verb) } else { None }
    }

    /// Who stands between an auxiliary and its verb: which Paris had opposed.
    pub fn behind_helper(&self, n: usize, from: usize, verb: &VerbTag) -> Option<Subject> {
        let p = self.clauses[n].predicate?;
        let helps = |t: &usize| {
            (from..p).contains(t) && matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Auxiliary, .. })
        };
        let tokens = &self.clauses[n].tokens;
        let noun = tokens.iter().copied().find(helps).and_then(|t| self.noun_of(self.tagged.end(t)))?;
        let found = &self.tagged.nouns[noun];
        if !found.cut.is_bare() || found.last > p {
            return None;
        }
        let (refs, gender) = (self.all(noun).0, found.gender);
        self.fits(&refs, gender, &verb.form).then_some(Subject {
            refs,
            noun: Some(noun),
            explicit: true,
            ..Subject::default()
        })
    }

    /// `In a statement of X in which he called for`: whose words they are, right before the verb.
    fn speaking_in(&self, n: usize, verb: &VerbTag) -> Option<Refs> {
        let p = self.clauses[n].predicate?;
        let within = self.tagged.end(p);
        let inside = within < self.tagged.last
            && matches!(self.tagged.tag(within), Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. });
        if verb.cut.conj.is_some() || !inside || self.clauses[n].tokens.first() != Some(&p) {
            return None;
        }
        let parent = self.clauses[n].parent?;
        let said = self.clauses[parent]
            .tokens
            .iter()
            .copied()
            .rev()
            .take(6)
            .find(|t| self.attitude(*t).is_some_and(|(what, cut, _)| what == Attitude::Document && !cut.article))?;
        Some(self.issuer_of(said, parent)).filter(|refs| !refs.is_empty())
    }

    /// "Soldiers, tanks backing them, entered": a plural verb behind a clause that takes those up who stand before it.
    fn backed_meanwhile(&self, n: usize, verb: &VerbTag) -> Option<Refs> {
        let q = self.clauses[n.checked_sub(1)?].predicate?;
        let Tag::Verb(between) = self.tagged.tag(q) else { return None };
        let own = &self.subjects[n - 1];
        let takes_up = between.suffix.is_some_and(|s| s.person == Person::Third && s.number == Number::Plural);
        let behind = own.explicit && own.noun.is_some_and(|x| self.tagged.nouns[x].first > q);
        let plural = verb.cut == Cut::default() && verb.form.number == Number::Plural;
        let noun = self.tagged.nouns.iter().find(|x| x.last == q).filter(|x| x.cut.is_bare())?;
        let refs: Refs = noun.who.iter().copied().collect();
        (takes_up && behind && plural && self.fits(&refs, noun.gender, &verb.form)).then_some(refs)
    }

    /// "55 % of": those behind it do what the verb tells.
    pub fn is_share_of(&self, t: usize) -> bool {
        self.scan.document.folded(t) == MIN
            && self
                .tagged
                .before(t)
                .is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Number) || self.scan.document.raw(b) == "%")
    }
}
