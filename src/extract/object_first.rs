//! A verb whose object stands before its subject: `condemned the attack the president`, `signed the treaty two ministers`.

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::light::is_attitude;
use crate::extract::noun::Ref;
use crate::extract::sense::{Sense, Subject};
use crate::extract::tag::{Tag, VerbTag};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Number, Person};
use crate::lexicon::rows::{Light, Roles};
use crate::lexicon::sorts::Class;
use crate::script::letters::{ALEF, HEH, TEH_MARBUTA, WAW, YEH};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// So many words at most stand between a town and the attacks that shook it.
const FARTHEST_ATTACK: usize = 7;

impl Sense<'_, '_> {
    /// Whoever stands behind the thing that follows a verb, where the thing can only be what it is done to.
    pub fn behind_object(&self, thing: usize, verb: &VerbTag) -> Option<Subject> {
        let form = &verb.form;
        let alone = (form.person, form.number) == (Person::Third, Number::Singular);
        if form.passive || verb.suffix.is_some() || !alone {
            return None;
        }
        let noun = self.actor_behind(thing)?;
        let refs = self.all(noun).0;
        let acts = refs.iter().all(|r| !matches!(self.scan.entities.get(r.entity).kind, Kind::Place | Kind::Media));
        let object = acts
            && self.agrees(&refs, noun, form)
            && (self.is_fixed_object(verb.verb, thing)
                || self.is_judged_thing(verb.verb, thing)
                || self.is_voted_on(verb.verb, thing, noun)
                || self.clashes(thing, verb));
        object.then_some(Subject { refs, thing: None, noun: Some(noun), explicit: true })
    }

    /// Where what follows a verb of striking or of outcome is an attack: `raids left ten dead` stay its subject (the inner
    /// `None`), and `shook Paris attacks` has the attacks for it.
    pub fn told_by_attack(&self, n: usize, p: usize, verb: &VerbTag, found: &Subject) -> Option<Option<Subject>> {
        if let Some(t) = found.thing {
            let results = || t == self.tagged.end(p) && self.is_outcome(p) && self.is_attack(t);
            return (self.is_raid_that_hits(t, verb) || self.shows_nominative(t) || results()).then_some(None);
        }
        let town = &self.tagged.nouns[found.noun?];
        if !town.place || town.first != self.tagged.end(p) || !town.cut.is_bare() || !self.is_weapons_verb(verb.verb) {
            return None;
        }
        let bare = |t: usize| self.cut_of(t) == Some(Cut::default()) && !self.is_governed(t);
        let agrees = |t: usize| self.thing_gender(t).is_none_or(|g| g == verb.form.gender);
        let behind = self.clauses[n].tokens.iter().copied().filter(|t| *t >= town.last);
        // Israel struck X because of its firing rockets: X is whom it struck.
        let near = behind.take_while(|t| match self.tagged.tag(*t) {
            Tag::Noun(x) => self.tagged.nouns[x].place,
            Tag::Mark(_) | Tag::Verb(_) | Tag::Masdar { .. } | Tag::Event { suffix: Some(_), .. } => false,
            _ => *t < town.last + FARTHEST_ATTACK,
        });
        let attack = near.into_iter().find(|t| self.is_attack(*t) && bare(*t) && agrees(*t))?;
        Some(Some(Subject { thing: Some(attack), explicit: true, ..Subject::default() }))
    }

    /// A subject that its verb's object stands before.
    pub fn is_late_subject(&self, noun: usize) -> bool {
        let first = self.tagged.nouns[noun].first;
        let late = |n: usize| {
            let (subject, clause) = (&self.subjects[n], &self.clauses[n]);
            let behind = |t: &usize| clause.predicate < Some(*t) && *t < first;
            let thing =
                |t: usize| !matches!(self.tagged.tag(t), Tag::Noun(_)) && self.cut_of(t).is_some_and(|c| c.is_bare());
            subject.explicit
                && subject.noun == Some(noun)
                && clause.predicate.is_some_and(|p| matches!(self.tagged.tag(p), Tag::Verb(_)))
                && clause.tokens.iter().copied().filter(|t| behind(t)).any(thing)
        };
        // Units of the army: part of it.
        !self.is_governed(first) && (0..self.subjects.len()).any(late)
    }

    /// The actor right behind a definite thing and its adjectives, who is not its genitive.
    fn actor_behind(&self, thing: usize) -> Option<usize> {
        let bare = |at: usize| self.cut_of(at).is_some_and(|c| c.article && c.is_bare());
        let mut at = self.tagged.end(thing);
        if !self.cut_of(thing)?.article {
            // The draft of the law.
            if at >= self.tagged.last || self.noun_of(at).is_some() || !bare(at) {
                return None;
            }
            at = self.tagged.end(at);
        }
        while at < self.tagged.last {
            match self.tagged.tag(at) {
                Tag::Noun(noun) => {
                    let found = &self.tagged.nouns[noun];
                    // The Houthi attack: its adjective.
                    let word = self.scan.document.folded(found.first);
                    let relation = found.last == found.first + 1
                        && self.scan.has_article(found.first)
                        && word.trim_end_matches(HEH).ends_with(YEH);
                    return Some(noun).filter(|_| found.cut.is_bare() && !relation && !self.is_accusative_plural(noun));
                }
                Tag::Plain { .. } | Tag::Adjective { .. } | Tag::Passive { .. } | Tag::Nisba { .. } if bare(at) => {}
                Tag::When(_) | Tag::Mark(TokenKind::Quote) => {}
                _ => return None,
            }
            at = self.tagged.end(at).max(at + 1);
        }
        None
    }

    /// "He shelled the town and arrested many of its people": behind a subject of its own, those who bear no arms and
    /// govern nothing are whom somebody arrested.
    pub fn are_seized(&self, n: usize, verb: &VerbTag, noun: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let clause = &self.clauses[n];
        let seizes = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.note.idle || frame.kind == ClaimType::Coerce && frame.object.has(Roles::TARGET)
        };
        let frames = &lexicon.verb_frames[verb.verb as usize];
        let harmless = |r: &Ref| {
            let one = self.scan.entities.get(r.entity);
            one.kind == Kind::Unnamed
                && one.number == Number::Plural
                && !lexicon.noted.is_serving(&one.name)
                && ![Class::Armed, Class::Public, Class::Civil].iter().any(|c| self.is_of(r.entity, *c))
        };
        // Ten were killed, and others arrested: by nobody named.
        let hit = |n: usize| {
            let subject = self.subjects[n].noun;
            match self.clauses[n].predicate.map(|p| (p, self.tagged.tag(p))) {
                Some((p, Tag::Verb(v))) if !v.form.passive => {
                    self.is_violent(v.verb) && !self.arguments(n, p, subject).iter().any(|a| a.prep.is_empty())
                }
                _ => true,
            }
        };
        let above = || clause.parent.is_some_and(|p| !self.subjects[p].refs.is_empty() && !hit(p));
        let first = self.tagged.nouns[noun].first;
        let other = |t: &usize| *t > first && self.noun_of(*t).is_some_and(|x| self.tagged.nouns[x].cut.is_bare());
        verb.cut.conj == Some(WAW)
            && clause.link == Link::Coord
            && above()
            && !frames.is_empty()
            && frames.iter().all(seizes)
            && self.tagged.nouns[noun].who.iter().all(harmless)
            && !clause.tokens.iter().any(other)
    }

    /// The words that a frame of the verb lists as its object, or the event that it carries.
    fn is_fixed_object(&self, verb: u16, thing: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let listed = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            let done = frame.subject.has(Roles::SOURCE) || frame.subject.has(Roles::PARTY);
            done && !frame.note.idle && self.stem_in(thing, &frame.note.object)
        };
        let carried = lexicon.verb_light[verb as usize].contains(&Light::Source) && self.is_event(thing);
        carried && !self.speaks(thing) || lexicon.verb_frames[verb as usize].iter().any(listed)
    }

    /// An attack, a visit, a plan behind a verb of approval or blame: it does not judge, it is judged.
    fn is_judged_thing(&self, verb: u16, thing: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let judges = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            let whom = frame.object.has(Roles::TARGET) || frame.object.has(Roles::ISSUE);
            is_attitude(frame.kind) && frame.subject.has(Roles::SOURCE) && frame.note.object.is_empty() && whom
        };
        let kind = match self.tagged.tag(thing) {
            Tag::Event { nominal, .. } => Some(lexicon.nominals[nominal as usize].frame.kind),
            _ => None,
        };
        let event = kind.is_some_and(|k| !matches!(k, ClaimType::Protest | ClaimType::Cooperate));
        let deed = event || matches!(self.tagged.tag(thing), Tag::Masdar { .. });
        deed && !self.speaks(thing) && lexicon.verb_frames[verb as usize].iter().any(judges)
    }

    /// Backed the law 61 lawmakers: behind a thing so many, without the article.
    fn is_voted_on(&self, verb: u16, thing: usize, noun: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let stands = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            is_attitude(frame.kind) && frame.subject.has(Roles::SOURCE) && frame.note.object.is_empty()
        };
        let plain = matches!(self.tagged.tag(thing), Tag::Plain { .. } | Tag::Event { .. });
        plain
            && self.begins_with_number(self.tagged.nouns[noun].first)
            && lexicon.verb_frames[verb as usize].iter().any(stands)
    }

    /// A summit, a report, a resolution: they judge and demand as people do.
    fn speaks(&self, thing: usize) -> bool {
        [Attitude::Document, Attitude::Decree, Attitude::Gathering].iter().any(|a| self.says(thing, *a))
    }

    /// A verb that does not agree with the thing behind it.
    fn clashes(&self, thing: usize, verb: &VerbTag) -> bool {
        let lexicon = self.scan.lexicon;
        let does = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            let whom = frame.object.has(Roles::TARGET) || frame.object.has(Roles::ISSUE);
            (frame.subject.has(Roles::SOURCE) || frame.subject.has(Roles::PARTY)) && whom
        };
        // Judges, preachers: men, though their word ends like a woman's.
        let men = self.scan.document.raw(thing).strip_suffix(TEH_MARBUTA).is_some_and(|w| w.ends_with(ALEF));
        !men && self.thing_gender(thing).is_some_and(|g| g != verb.form.gender)
            && lexicon.verb_frames[verb.verb as usize].iter().any(does)
    }
}
