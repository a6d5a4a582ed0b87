//! Who is meant without being named: behind a verb whose only actor is its object, as "I" and "you", as the statement.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::around::MIN;
use crate::extract::clause::Link;
use crate::extract::event::{MAA, Valence};
use crate::extract::frame::{Draft, extend};
use crate::extract::noun::Ref;
use crate::extract::phrase::FI;
use crate::extract::pronoun::Meant;
use crate::extract::sense::{Refs, Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Frame, Light, Particle, Roles, Word};
use crate::lexicon::sorts::Against;
use crate::script::letters::{ALEF, LAM, NOON, TEH_MARBUTA};
use crate::text::reading::{Cut, Reading};
use smallvec::smallvec;

/// A frame of a verb that is nothing without whom it is done to, and is told of nobody in the passive.
fn done_to_somebody(frame: &Frame) -> bool {
    use ClaimType::{Accuse, Aid, Assault, Oppose, Reject, Sanction, Support};
    frame.object.has(Roles::TARGET)
        && !frame.note.people
        && matches!(frame.kind, Accuse | Aid | Assault | Oppose | Reject | Sanction | Support)
}

impl Sense<'_, '_> {
    /// "And he thanked the president for", "and it called on the parties to": whoever stands behind the verb is all that it
    /// has for an object.
    pub fn is_mere_object(&self, n: usize, p: usize, verb: &VerbTag, found: &Subject) -> bool {
        let Some(noun) = found.noun.filter(|_| !verb.form.passive && verb.suffix.is_none()) else { return false };
        if self.does_so_too(noun) {
            return false;
        }
        let lexicon = self.scan.lexicon;
        let frames = lexicon.verb_frames[verb.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        // And he called on his supporters to: they are his.
        let asks = |f: &Frame| f.kind == ClaimType::Request && f.object.has(Roles::TARGET);
        if frames.clone().any(asks)
            && (self.goes_on_with_preposition(noun) && (self.is_owned_noun(noun) || self.is_called_on(n, verb, noun))
                || self.is_asked_for_deed(n, verb, noun))
        {
            return true;
        }
        if self.has_second_noun(n, p, found) {
            return false;
        }
        let transitive = |f: &&Frame| f.subject.has(Roles::SOURCE) && !f.object.is_none();
        let words = &self.tagged.nouns[noun];
        // Sent forces to: troops in general behind a verb of sending are sent.
        let troops = words.last == words.first + 1
            && words.cut == crate::text::reading::Cut::default()
            && words.who.iter().all(|r| self.scan.entities.get(r.entity).actor.is_none());
        let sent = |f: &Frame| f.kind == ClaimType::Request || f.kind == ClaimType::Mobilize && troops;
        let fixed = |f: &Frame| {
            let list = &f.note.object;
            !list.is_empty()
                && (sent(f) && (words.first..words.last).any(|t| self.stem_in(t, list))
                    || f.note.actor_object && self.second_object(p, list))
        };
        if frames.clone().filter(transitive).any(fixed) {
            return true;
        }
        let mut plain = frames.filter(|f| f.note.object.is_empty() && !f.note.negated && !f.note.idle).peekable();
        // Condemned it, and called on the authorities to: behind a clause of its own sentence whoever is no person is asked.
        let nobody = |r: &Ref| self.scan.entities.get(r.entity).kind != Kind::Person;
        let whoever = || self.urges(verb.verb) || found.refs.iter().all(nobody);
        let joined = verb.cut.conj.is_some() && self.clauses[n].parent.is_some() && whoever();
        let bare = |f: &Frame| f.clause.is_none() || f.kind == ClaimType::Request && joined && !self.is_some_body(noun);
        if plain.peek().is_none() || !plain.clone().all(|f| transitive(&f) && bare(f)) {
            return false;
        }
        let contents = || {
            let all = (n + 1..self.clauses.len()).filter(|c| self.clauses[*c].parent == Some(n));
            all.filter(|c| matches!(self.clauses[*c].link, Link::Content | Link::Quote))
        };
        let asked_to = joined && contents().any(|c| self.is_asked_to(n, c));
        let completed = !asked_to && contents().next().is_some();
        let demonstrated = self.clauses[n]
            .tokens
            .iter()
            .any(|t| *t > p && matches!(self.tagged.tag(*t), Tag::Particle { class: Particle::Demonstrative, .. }));
        if completed || demonstrated {
            return false;
        }
        let arguments = self.arguments(n, p, found.noun);
        // "They went there and backed the government": a deed that nobody does to nobody.
        let joined = verb.cut.conj.is_some() && self.clauses[n].parent.is_some();
        arguments.iter().all(|a| !a.prep.is_empty())
            && (arguments.iter().any(|a| plain.clone().any(|f| !f.prep(&a.prep).is_none()))
                || asked_to && arguments.is_empty()
                || joined && !self.is_headed_relative(n) && plain.all(done_to_somebody))
    }

    /// What somebody did stands behind as a relative clause without a head: he attacked what he called.
    fn is_headed_relative(&self, n: usize) -> bool {
        self.clauses[n + 1..]
            .iter()
            .any(|c| c.parent == Some(n) && c.link == Link::Relative && c.antecedent.is_none() && c.head.is_none())
    }

    /// The president refused this and called on parliament to: a body behind a verb of asking that goes on with what a man
    /// did; the whole world, whatever was told before.
    fn is_called_on(&self, n: usize, verb: &VerbTag, noun: usize) -> bool {
        let known = |r: &Ref| self.scan.entities.get(r.entity);
        let who = &self.tagged.nouns[noun].who;
        if who.iter().all(|r| known(r).actor.is_some_and(|a| self.scan.lexicon.noted.is_addressed(a))) {
            return true;
        }
        let body = |kind| matches!(kind, Kind::Organisation | Kind::ArmedGroup | Kind::Group | Kind::State);
        let told = self.told_above(n).filter(|_| verb.cut.conj.is_some() && self.clauses[n].link == Link::Coord);
        let man = |r: &Ref| known(r).kind == Kind::Person && known(r).gender == verb.form.gender;
        let subject = told.and_then(|parent| self.subjects.get(parent));
        who.iter().all(|r| body(known(r).kind))
            && subject.is_some_and(|s| s.explicit && s.refs.len() == 1 && s.refs.iter().all(man))
    }

    /// Nobody else is named behind a phrase: what follows has a preposition.
    fn goes_on_with_preposition(&self, noun: usize) -> bool {
        let at = self.tagged.nouns[noun].last;
        at < self.tagged.last
            && match self.tagged.tag(at) {
                Tag::Particle { class, .. } => class == Particle::Preposition,
                tag => self.cut_of(at).or(tag.nominal_cut()).is_some_and(|c| c.prep.is_some()),
            }
    }

    /// People with a pronoun of the third person: his supporters, her ministers.
    fn is_owned_noun(&self, noun: usize) -> bool {
        let noun = &self.tagged.nouns[noun];
        let his = |r: &Reading| {
            r.pronoun().is_some_and(|s| s.person == Person::Third)
                && matches!(r.word, Word::Agent { .. } | Word::Head { .. })
        };
        noun.last == noun.first + 1 && self.scan.document.readings(noun.first).list.iter().any(his)
    }

    /// The run of a document that is the subject behind its verb, with its adjectives, or with whose it is.
    pub fn voice_phrase(&self, clause: usize, p: usize) -> Option<(usize, usize)> {
        let subject = self.subjects.get(clause)?;
        let first = subject.thing.filter(|t| *t > p && !subject.refs.is_empty())?;
        let mut last = self.attitude(first).map_or(self.tagged.end(first), |(.., last)| last);
        let article = self.cut_of(last - 1)?.article;
        let owner = (!article && last < self.tagged.last).then(|| self.noun_of(last)).flatten();
        if let Some(noun) = owner {
            let found = &self.tagged.nouns[noun];
            let whose = found.who.iter().all(|r| subject.refs.iter().any(|s| s.entity == r.entity));
            if whose && found.cut.conj.is_none() && matches!(found.cut.prep, None | Some(LAM)) {
                return Some((first, self.tagged.nouns[self.all(noun).1].last));
            }
        }
        while last < self.tagged.last
            && matches!(self.tagged.tag(last), Tag::Plain { cut } | Tag::Nisba { cut, .. } if article && cut.article && cut.is_bare())
        {
            last = self.tagged.end(last);
        }
        Some((first, last))
    }

    /// What is done, as what a verb of somebody's doing is about: no meeting and no words, which can stand for those who
    /// meet or speak.
    pub fn is_mere_deed(&self, t: usize) -> bool {
        let gathering = match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                let behind = self.tagged.end(t);
                let with = behind < self.tagged.last && self.scan.document.folded(behind) == MAA;
                self.scan.lexicon.nominals[nominal as usize].frame.kind == ClaimType::Consult && !with
            }
            // A body's kind, which is written like a verbal noun, acts itself.
            Tag::Masdar { .. } => self
                .scan
                .document
                .readings(t)
                .list
                .iter()
                .any(|r| matches!(r.word, Word::Head { .. } | Word::Agent { .. })),
            _ => return false,
        };
        !gathering && self.attitude(t).is_none_or(|(what, ..)| what != Attitude::Document)
    }

    /// "And decided to punish him": the indefinite verbal noun behind a verb of will is what is willed, not who wills it.
    pub fn is_willed(&self, verb: &VerbTag, found: &Subject) -> bool {
        let lights = &self.scan.lexicon.verb_light[verb.verb as usize];
        lights.iter().any(|l| matches!(l, Light::Intends | Light::Considers | Light::Announces))
            && found.thing.is_some_and(|t| self.is_event(t) && self.cut_of(t).is_some_and(|c| !c.article))
    }

    /// `the two ministers X and Y are to meet`: a dual in the nominative does what its verb tells.
    pub fn are_two_doers(&self, found: &Subject) -> bool {
        found.noun.is_some_and(|noun| {
            let noun = &self.tagged.nouns[noun];
            let word = self.scan.document.folded(noun.first);
            let head = noun.who.len() == 2 && noun.number == Number::Dual;
            head && word.trim_end_matches(NOON).ends_with(ALEF)
        })
    }

    /// "Members in the parliament (called for)": some of a body, without an article: whom the sentence begins to tell of.
    pub fn are_some_in(&self, found: &Subject) -> bool {
        found.noun.is_some_and(|noun| {
            let noun = &self.tagged.nouns[noun];
            let second = noun.first + 1;
            let plural = noun.number == Number::Plural && noun.cut == Cut::default();
            let article = self.scan.document.folded(noun.first).starts_with("\u{0627}\u{0644}");
            let of = second < noun.last && [FI, MIN].contains(&self.scan.document.folded(second));
            plural && !article && of
        })
    }

    /// "And held talks": a verb of the masculine right before a feminine noun without an article has another subject.
    pub fn disagrees(&self, p: usize, verb: &VerbTag, found: &Subject) -> bool {
        let lexicon = self.scan.lexicon;
        let next = self.tagged.end(p);
        let feminine = |t: &usize| *t == next && self.thing_gender(*t) == Some(Gender::Feminine);
        let carries = || {
            lexicon.verb_light[verb.verb as usize].contains(&Light::Source)
                || lexicon.verb_frames[verb.verb as usize].iter().any(|f| !lexicon.frames[*f as usize].object.is_none())
        };
        verb.form.gender == Gender::Masculine
            && found.thing.as_ref().is_some_and(feminine)
            && self.cut_of(next).is_some_and(|c| !c.article)
            && carries()
    }

    /// `They attacked, to support X`, `it decided to support X`, `it began, it supports X`: behind "to", behind "that" and a
    /// verb of will, and behind a verb of beginning the only one named is the object of a verb that takes one.
    pub fn is_willed_deed(&self, n: usize, p: usize, verb: &VerbTag, found: &Subject) -> bool {
        let clause = &self.clauses[n];
        let lexicon = self.scan.lexicon;
        let lights = |c: usize, wanted: fn(&Light) -> bool| match self.clauses[c].predicate.map(|p| self.tagged.tag(p))
        {
            Some(Tag::Verb(VerbTag { verb, .. }) | Tag::Active { verb, .. }) => {
                lexicon.verb_light[verb as usize].iter().any(wanted)
            }
            _ => false,
        };
        let will = |l: &Light| matches!(l, Light::Intends | Light::Manages | Light::Fails | Light::Considers);
        let going = |l: &Light| matches!(l, Light::Source | Light::Manages);
        let present = verb.form.tense == Tense::Present && verb.cut == Cut::default();
        let meant = match clause.link {
            Link::Sub => clause.modality == Modality::Planned,
            Link::Content => {
                clause.opened_by.is_none() && self.is_subjunctive(n) && clause.parent.is_some_and(|c| lights(c, will))
            }
            Link::Coord => {
                present && clause.tokens.first() == Some(&p) && clause.parent.is_some_and(|c| lights(c, going))
            }
            _ => false,
        };
        if !meant || found.noun.is_none() || verb.form.passive || verb.suffix.is_some() {
            return false;
        }
        let mut frames = lexicon.verb_frames[verb.verb as usize]
            .iter()
            .map(|f| &lexicon.frames[*f as usize])
            .filter(|f| f.note.object.is_empty() && !f.note.negated && !f.note.idle)
            .peekable();
        frames.peek().is_some()
            && frames.all(|f| f.subject.has(Roles::SOURCE) && f.object.has(Roles::TARGET))
            && !self.has_second_noun(n, p, found)
            && self.arguments(n, p, found.noun).iter().all(|a| !a.prep.is_empty())
            && self.content_of(n).is_none()
    }

    /// Vowing to support it: the pronoun on the noun is whom the deed is done to, where the doer is known and cannot be meant.
    pub fn undergone_by_pronoun(&self, n: usize, t: usize, valence: &Valence, doer: Option<&Refs>, draft: &mut Draft) {
        let frame = &valence.frame;
        let (Some(suffix), Some(doer)) = (valence.suffix, doer.filter(|d| !d.is_empty())) else { return };
        if frame.kind.is_symmetric() || !frame.object.has(Roles::TARGET) || suffix.person != Person::Third {
            return;
        }
        let meant = if !self.can_all_mean(doer, suffix) {
            self.object_meant(n, t, suffix)
        } else if self.is_purpose(n, t) && self.judged_for(n, t, suffix).is_none() && !self.has_own_object(t) {
            // Called his counterpart to thank him: nobody thanks himself.
            let own = |refs: &Refs| refs.iter().all(|r| doer.iter().any(|d| d.entity == r.entity));
            self.latest_meant(n, t, suffix, &own)
        } else {
            return;
        };
        if let Meant::Who(refs) = meant {
            let others = refs.into_iter().filter(|r| doer.iter().all(|d| d.entity != r.entity));
            extend(&mut draft.target, &others.collect());
        }
    }

    /// "For its shelling a school": the pronoun on a verbal noun is who did it, where a bare noun follows.
    fn has_own_object(&self, t: usize) -> bool {
        let next = self.tagged.end(t);
        next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
                tag => tag.nominal_cut().is_some_and(|c| c.is_bare()),
            }
    }

    /// Whom "you" means: who is called by name in the same words, whom they are said to, else whom the speaker spoke to
    /// before.
    pub fn addressee(&self, n: usize) -> Refs {
        let mut at = n;
        loop {
            if let Some(called) = self.clauses[at].tokens.iter().find_map(|t| self.called(*t)) {
                return called;
            }
            let Some(parent) = self.clauses[at].parent else { break };
            if matches!(self.clauses[at].link, Link::Content | Link::Quote | Link::Hal)
                && let Some(told) = self.spoken_to(parent)
            {
                return told;
            }
            at = parent;
        }
        let before = self.scan.memory.addressee().filter(|_| self.content_depth(n) > 0 || self.clauses[n].quoted);
        before.map_or(Refs::new(), |who| smallvec![self.carried_ref(who)])
    }

    /// The actor named right behind a word that calls him.
    fn called(&self, t: usize) -> Option<Refs> {
        let calls = matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Marker, .. })
            && self.scan.lexicon.vocatives.contains(self.scan.document.folded(t));
        let next = self.tagged.end(t);
        (calls && next < self.tagged.last).then(|| self.noun_of(next))?.map(|noun| self.all(noun).0)
    }

    /// `X to Y: you must`: whom a label names behind l.
    fn called_on(&self, n: usize) -> Option<Refs> {
        let noun = self.clauses[n]
            .tokens
            .iter()
            .find_map(|t| self.noun_of(*t).filter(|x| self.tagged.nouns[*x].cut.prep == Some(LAM)))?;
        Some(self.all(noun).0).filter(|refs| refs.iter().all(|r| self.scan.entities.get(r.entity).kind != Kind::Place))
    }

    /// Whom a clause says that somebody speaks to; who only hands it on is not meant.
    pub fn spoken_to(&self, n: usize) -> Option<Refs> {
        if self.clauses[n].label {
            return self.called_on(n);
        }
        let p = self.clauses[n].predicate.filter(|_| n < self.subjects.len())?;
        let to = match self.speech(n) {
            Some(speech) => speech.addressee.as_str(),
            None => return None,
        };
        let skip = self.subjects[n].noun.filter(|s| self.tagged.nouns[*s].first > p);
        let wanted = if to == "object" { "" } else { to };
        let argument = self.arguments(n, p, skip).into_iter().find(|a| a.prep == wanted)?;
        let refs = self.actors(&argument, n);
        let hears = |e: usize| {
            let known = self.scan.entities.get(e);
            let listens = !matches!(known.kind, Kind::Media | Kind::Place) && !known.id.contains("journalist");
            listens && self.subjects[n].refs.iter().all(|s| s.entity != e)
        };
        (!refs.is_empty() && refs.iter().all(|r| hears(r.entity))).then_some(refs)
    }

    /// "The statement added", "the statement condemned" is who made it.
    pub fn issuer(&mut self, n: usize, subject: &mut Subject) {
        let Some(thing) = subject.thing.filter(|_| subject.refs.is_empty()) else { return };
        use ClaimType::{Accuse, Aid, Coerce, Concede, Concern, Oppose, Reject, Request, Sanction, Support, Threaten};
        const WORDS: &[ClaimType] = &[Accuse, Concern, Oppose, Reject, Request, Support, Threaten];
        // A decree bans and lifts, too, whatever its verb has to be said of.
        const ORDERS: &[ClaimType] = &[Aid, Coerce, Concede, Sanction];
        let decree = || self.attitude(thing).is_some_and(|(what, ..)| what == Attitude::Decree);
        if self.speech_of(n) || self.tells(n, WORDS, false) || decree() && self.tells(n, ORDERS, true) {
            subject.refs = self.issuer_of(thing, n);
        }
        if subject.refs.is_empty() && self.is_gathering(n, thing) {
            subject.refs = self.gathering(n, thing);
        }
    }

    /// Whether a clause's verb tells one of such deeds of its subject; `listed`: perhaps with some objects alone.
    fn tells(&self, n: usize, deeds: &[ClaimType], listed: bool) -> bool {
        let Some(Tag::Verb(v)) = self.clauses[n].predicate.map(|p| self.tagged.tag(p)) else { return false };
        let lexicon = self.scan.lexicon;
        let mut frames = lexicon.verb_frames[v.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        !v.form.passive
            && frames.any(|f| {
                f.subject.has(Roles::SOURCE) && (listed || f.note.object.is_empty()) && deeds.contains(&f.kind)
            })
    }

    /// Whose words a statement, a letter holds: its owner's, else his who spoke last.
    pub fn issuer_of(&self, t: usize, n: usize) -> Refs {
        let (what, last) = self.attitude(t).map_or((None, t + 1), |(what, _, last)| (Some(what), last));
        if !matches!(what, Some(Attitude::Document | Attitude::Decree)) {
            return Refs::new();
        }
        let definite = [t, last - 1].iter().any(|w| self.cut_of(*w).is_some_and(|c| c.article));
        let mut owner = self.owner(&self.thing_argument(t), n, true);
        // What has the article takes no genitive, and an adjective that agrees: another actor is the verb's object.
        let feminine = |x: usize| self.scan.document.raw(x).ends_with(TEH_MARBUTA);
        let plural = self.thing_gender(t) == Some(Gender::Feminine);
        let adjective = |r: &Ref| {
            matches!(self.tagged.tag(r.first), Tag::Nisba { .. } | Tag::Noun(_))
                && r.last == r.first + 1
                && feminine(r.first) == plural
                && self.cut_of(r.first).is_some_and(|c| c.article)
        };
        owner.retain(|r| !definite || r.first >= r.last || adjective(r));
        if owner.is_empty() && definite {
            owner = self.of_body_behind(t);
        }
        match self.scan.memory.speaker().or(self.scan.memory.subject()) {
            Some(speaker) if definite && owner.is_empty() && what == Some(Attitude::Document) => {
                smallvec![self.carried_ref(speaker)]
            }
            _ if owner.is_empty() => {
                let issued = self.issued_by(t);
                if issued.is_empty() && !definite { self.presented_by(t, n) } else { issued }
            }
            _ => owner,
        }
    }

    /// "Presented a petition that demands": who presents it speaks in it.
    fn presented_by(&self, t: usize, n: usize) -> Refs {
        let clause = &self.clauses[n];
        let above = clause.parent.filter(|_| clause.link == Link::Relative && clause.head.is_some_and(|h| h.0 == t));
        let Some(parent) = above.filter(|p| self.clauses[*p].predicate.is_some_and(|q| q < t)) else {
            return Refs::new();
        };
        let lexicon = self.scan.lexicon;
        let words = self.attitude(t).is_some_and(|(what, ..)| what == Attitude::Document);
        // Who rejects or vetoes it demands nothing in it.
        let against = |v: &VerbTag| {
            let frames = || lexicon.verb_frames[v.verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
            let refuses = |f: &Frame| {
                matches!(f.kind, ClaimType::Reject | ClaimType::Oppose)
                    && f.note.object.is_empty()
                    && f.object.has(Roles::ISSUE)
            };
            let hostile = frames().next().is_some() && frames().all(|f| f.kind.polarity() < 0);
            !words && (hostile || frames().any(refuses))
        };
        let active = |q: usize| matches!(self.tagged.tag(q), Tag::Verb(v) if !v.form.passive && !against(&v));
        let object = self.tagged.before(t).is_none_or(|b| match self.tagged.tag(b) {
            Tag::Event { .. } | Tag::Masdar { .. } => false,
            Tag::Particle { .. } => lexicon.protests.get(self.scan.document.folded(b)) != Some(&Against::Foe),
            _ => true,
        });
        match (object || words) && self.clauses[parent].predicate.is_some_and(active) {
            true => self.subjects[parent].refs.clone(),
            false => Refs::new(),
        }
    }

    /// `A statement issued by X`: a word between them, and "from" before X.
    fn issued_by(&self, t: usize) -> Refs {
        let word = self.tagged.end(t);
        let from = word + 1;
        let issued = from + 1 < self.tagged.last
            && matches!(self.tagged.tag(word), Tag::Plain { .. } | Tag::Active { .. })
            && self.scan.document.folded(from) == "\u{0639}\u{0646}";
        let by = issued.then(|| self.noun_of(from + 1)).flatten();
        by.map_or(Refs::new(), |noun| self.tagged.nouns[noun].who.clone())
    }
}
