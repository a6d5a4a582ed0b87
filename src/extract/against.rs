//! Against whom a protest is: `against X`, `in protest at X's decision`, `demanding the resignation of X`, slogans about X,
//! what is thrown at X, and last the building before which people gather.

use crate::claim::{ClaimType, Kind};
use crate::extract::event::ALA;
use crate::extract::frame::{Draft, Found, extend};
use crate::extract::noun::Ref;
use crate::extract::preposition::is_agent_phrase;
use crate::extract::protest::is_adverse;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Particle, Roles};
use crate::lexicon::sorts::Against;
use crate::script::letters::*;
use crate::text::token::TokenKind;

/// The rule by which demonstrators protest, whatever they do for it.
pub const PURPOSE: &str = "purpose";

/// The rule by which people protest who do something "in protest at" it, or chant against somebody.
pub const IN_PROTEST: &str = "in protest";

/// How far behind a protest its reasons are told.
const REACH: usize = 45;

/// What a protest's own words say of those whom it is against.
#[derive(Default)]
struct Told {
    refs: Refs,
    issue: Option<(usize, usize)>,
    /// The verbal noun that says why.
    event: Option<usize>,
    /// The issue is what is demanded.
    demanded: bool,
}

impl Sense<'_, '_> {
    /// What demonstrators do is their protest, whatever the verb; its targets.
    pub fn against(&mut self, found: &mut Found) {
        self.deeds_of_demonstrators(found);
        self.protests_by_purpose(found);
        let mut demanded = Vec::new();
        for i in 0..found.drafts.len() {
            if found.drafts[i].kind != ClaimType::Protest || !found.drafts[i].target.is_empty() {
                continue;
            }
            let draft = found.drafts[i].clone();
            let until = self.end_of_protest(&draft);
            let told = self.told_reason(&draft, until);
            let mut target = told.refs;
            if target.is_empty() {
                target = self.foe_of_issue(&draft);
            }
            if target.is_empty() {
                target = self.foe_by_name(&draft);
            }
            if target.is_empty() {
                target = self.other_deeds(&draft, found);
            }
            if target.is_empty() {
                target = self.chanted(&draft);
            }
            if target.is_empty() {
                target = self.set_off_by(&draft, until);
            }
            if target.is_empty() {
                target = self.before_whose_seat(&draft, until);
            }
            self.keep_foes(&draft, &mut target);
            let draft = &mut found.drafts[i];
            draft.target = target;
            // What it is for stands beside what was burnt or blocked for it.
            let apart = |(first, _): &(usize, usize)| draft.issues.iter().all(|(a, b)| !(a..b).contains(&first));
            let reason = told.issue.filter(apart);
            draft.issues.extend(reason);
            found.used.extend(told.event);
            demanded.extend(told.issue.filter(|_| told.demanded));
        }
        found.drafts.retain(|d| !d.against || !d.target.is_empty());
        self.join_parts(found);
        // The resignation that is demanded has not come.
        found.drafts.retain(|d| {
            let yields = matches!(d.kind, ClaimType::Concede | ClaimType::Retreat) && d.rule.starts_with("noun");
            !yields || !demanded.iter().any(|(a, b)| *a <= d.trigger.0 && d.trigger.0 < *b)
        });
    }

    /// They gathered, carrying banners: what is shown or chanted is no other protest than the one told beside it.
    fn join_parts(&self, found: &mut Found) {
        let part = |d: &Draft| {
            d.kind == ClaimType::Protest
                && (d.rule == IN_PROTEST || d.rule.split_once(' ').is_some_and(|(_, head)| self.is_part(head)))
        };
        let same = |a: &Refs, b: &Refs| a.iter().all(|r| b.iter().any(|s| s.entity == r.entity));
        let told: Vec<usize> = (0..found.drafts.len())
            .filter(|i| {
                let own = &found.drafts[*i];
                let whole = |d: &Draft| {
                    d.kind == ClaimType::Protest
                        && !part(d)
                        && d.modality == own.modality
                        && same(&own.source, &d.source)
                        && same(&own.target, &d.target)
                };
                part(own) && found.drafts.iter().any(whole)
            })
            .collect();
        for i in told.into_iter().rev() {
            found.drafts.remove(i);
        }
    }

    /// Demonstrators who do anything at all in order to demand or condemn: they formed a chain in protest at it.
    fn protests_by_purpose(&mut self, found: &mut Found) {
        for n in 0..self.clauses.len() {
            let subject = &self.subjects[n];
            let Some(p) = self.clauses[n].predicate else { continue };
            let by_nature =
                subject.refs.iter().any(|r| self.scan.entities.get(r.entity).nature == Some(ClaimType::Protest));
            if !subject.explicit || subject.refs.is_empty() || self.clauses[n].negated {
                continue;
            }
            let told = found.drafts.iter().any(|d| d.kind == ClaimType::Protest && d.clause == n);
            let busy = found.drafts.iter().any(|d| d.trigger.0 == p);
            let rule = match by_nature {
                _ if told => continue,
                true if self.has_adverse_purpose(n, p) && !self.is_no_deed(n, p) => PURPOSE,
                false if !busy && self.is_in_protest(n, p) => IN_PROTEST,
                _ => continue,
            };
            let draft = self.plain_protest(n, p, subject.refs.clone(), rule);
            found.drafts.push(draft);
        }
    }

    /// One past the last token that can tell of a protest: somebody else's doings follow.
    fn end_of_protest(&self, draft: &Draft) -> usize {
        let end = self.tagged.last.min(draft.trigger.1 + REACH);
        let stops = |t: &usize| match self.tagged.tag(*t) {
            Tag::Mark(TokenKind::Stop | TokenKind::Break) => true,
            Tag::Verb(_) => self.clause_at(*t).is_some_and(|c| {
                let subject = &self.subjects[c];
                let relative = self.clauses[c].link == crate::extract::clause::Link::Relative;
                let own = subject.refs.iter().any(|r| draft.source.iter().any(|s| s.entity == r.entity));
                subject.explicit && !subject.refs.is_empty() && !own && !relative && c != draft.clause
            }),
            _ => false,
        };
        (draft.trigger.1..end).find(stops).unwrap_or(end)
    }

    /// The first adverse word behind a protest that brings somebody.
    fn told_reason(&mut self, draft: &Draft, until: usize) -> Told {
        let mut told = Told::default();
        let mut t = draft.trigger.1;
        while t < until {
            let next = self.tagged.end(t).max(t + 1);
            if let Some(kind) = self.adverse_word(t) {
                let last = if next < until { self.phrase_end(next).min(until) } else { next };
                let refs = self.foe(kind, t, next, last, draft);
                // To demand of somebody: what is demanded follows him.
                let asked = (next < last && kind == ClaimType::Request).then(|| self.noun_of(next)).flatten();
                let about = asked.map_or(next, |noun| self.tagged.nouns[noun].last);
                if told.issue.is_none() && about < last {
                    told.issue = Some((about, last));
                    told.demanded = kind == ClaimType::Request;
                    let event = matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. });
                    told.event = Some(t).filter(|_| event);
                }
                if !refs.is_empty() {
                    told.refs = refs;
                    return told;
                }
            }
            t = next;
        }
        told
    }

    /// What a word says against somebody: to demand, condemning, hostile to, against.
    fn adverse_word(&self, t: usize) -> Option<ClaimType> {
        let lexicon = self.scan.lexicon;
        let of_verb = |verb: u16| {
            // What only a fixed phrase makes of a verb is not meant: to carry is to hold responsible.
            let frames = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
            let mut kinds = frames.filter(|f| f.note.object.is_empty()).map(|f| f.kind);
            kinds.find(|k| is_adverse(*k) && *k != ClaimType::Protest)
        };
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                let frame = &lexicon.nominals[nominal as usize].frame;
                let said = self.names_purpose(t) || frame.kind == ClaimType::Oppose || self.is_expressed(t);
                Some(frame.kind).filter(|k| said && is_adverse(*k))
            }
            Tag::Masdar { verb, .. } if self.names_purpose(t) => of_verb(verb),
            Tag::Active { verb, .. } => of_verb(verb),
            Tag::Verb(v) => of_verb(v.verb),
            // Angry youths: angry at nothing that is told.
            Tag::Adjective { row, .. } => {
                let next = self.tagged.end(t);
                let construct = self.scan.document.folded(t).ends_with([YEH, WAW]);
                let governs = construct
                    || next < self.tagged.last
                        && (matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Preposition, .. })
                            || self.cut_of(next).is_some_and(|c| c.prep.is_some()));
                Some(lexicon.adjectives[row as usize].kind).filter(|k| governs && is_adverse(*k))
            }
            Tag::Particle { class: Particle::Preposition, .. } => {
                let adverse = self.is_adverse_phrase(t) || self.protest_word(t) == Some(Against::Foe);
                adverse.then_some(ClaimType::Protest)
            }
            _ => None,
        }
    }

    /// Amid anger at it, to express discontent with it: what moves those who came out.
    fn is_expressed(&self, t: usize) -> bool {
        let near = |t: usize| self.tagged.before(t).filter(|b| self.tagged.end(*b) == t);
        let mood = |b: usize| self.protest_word(b) == Some(Against::Mood);
        let Some(before) = near(t) else { return false };
        match self.tagged.tag(before) {
            Tag::Particle { class: Particle::Preposition, suffix: None, .. } => {
                mood(before) || near(before).is_some_and(|b| mood(b) && self.names_purpose(b))
            }
            _ => mood(before) && self.names_purpose(before),
        }
    }

    /// What a word or phrase says of those whom a protest is against, without its proclitics.
    fn protest_word(&self, t: usize) -> Option<Against> {
        let words = self.words(t, self.tagged.end(t).max(t + 1));
        let cut = self.cut_of(t).unwrap_or_default();
        let forms = &self.scan.lexicon.protests;
        forms.get(&*words).or_else(|| forms.get(words.get(cut.skip()..)?)).copied()
    }

    /// Whom the words `first..last` behind an adverse word at `t` are against.
    pub fn foe(&mut self, kind: ClaimType, t: usize, first: usize, last: usize, draft: &Draft) -> Refs {
        let mut found = Refs::new();
        let (mut ended, mut suffers, mut by) = (false, false, false);
        let mut at = first;
        let clause = self.clause_at(t).unwrap_or(draft.clause);
        if let Tag::Verb(v) = self.tagged.tag(t)
            && let Some(suffix) = v.suffix
        {
            return self.pronoun(clause, suffix);
        }
        while at < last {
            match self.tagged.tag(at) {
                Tag::Noun(noun) => {
                    let own =
                        self.tagged.nouns[noun].who.iter().any(|r| draft.source.iter().any(|s| s.entity == r.entity));
                    let refs = self.all(noun).0;
                    let actors = refs.iter().all(|r| self.scan.entities.get(r.entity).kind != Kind::Place);
                    if by && actors {
                        return refs;
                    }
                    let addressed = kind != ClaimType::Request
                        || ended
                        || self.tagged.nouns[noun].cut.is_bare() && !self.is_event(first);
                    if found.is_empty() && !suffers && !own && actors && addressed && !self.is_where(noun) {
                        found = refs;
                    }
                    suffers = false;
                }
                Tag::Nisba { state, .. } if found.is_empty() && (kind != ClaimType::Request || ended) => {
                    found = smallvec::smallvec![self.state_ref(state, at)];
                }
                Tag::Event { .. } | Tag::Masdar { .. } | Tag::Plain { .. } => {
                    // By the bullets of the police.
                    by |= self.cut_of(at).is_some_and(|c| c.prep == Some(BEH))
                        && self.attitude(at).is_some_and(|(what, ..)| what == Attitude::Weapon);
                    suffers = self.is_suffered(at) || self.is_war_of(at);
                    ended |= self.is_ending(at);
                }
                Tag::Particle { class: Particle::Preposition, .. } => {
                    let word = self.words(at, self.tagged.end(at));
                    by |= is_agent_phrase(&word);
                }
                _ => {}
            }
            at = self.tagged.end(at).max(at + 1);
        }
        found
    }

    /// An end that is demanded, told by a word or by the first of a phrase: the halting of settlement.
    fn is_ending(&self, t: usize) -> bool {
        let end = |last: usize| {
            let words = self.words(t, last);
            let skip = self.cut_of(t).map_or(0, |c| c.skip());
            words.get(skip..).and_then(|w| self.scan.lexicon.protests.get(w)) == Some(&Against::End)
        };
        self.protest_word(t) == Some(Against::End) || self.tagged.end(t) > t + 1 && end(t + 1)
    }

    /// To protest at a decision of X: who is named in what stands behind "at".
    fn foe_of_issue(&mut self, draft: &Draft) -> Refs {
        let at = |first: usize| self.tagged.before(first).filter(|b| self.words(*b, self.tagged.end(*b)) == ALA);
        let brought = draft.issues.iter().find_map(|(first, last)| Some((at(*first)?, *first, *last)));
        let Some((t, first, last)) = brought.filter(|(t, ..)| *t >= draft.trigger.0) else { return Refs::new() };
        self.foe(ClaimType::Protest, t, first, last, draft)
    }

    pub fn is_event(&self, t: usize) -> bool {
        matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. })
    }

    /// A place behind "in" is where it happens.
    fn is_where(&self, noun: usize) -> bool {
        let noun = &self.tagged.nouns[noun];
        noun.place
            && self
                .tagged
                .before(noun.first)
                .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. }))
    }

    /// A noun whose genitive is the victim, not the doer: the arrest, the killing, the release of X.
    pub fn is_suffered(&self, t: usize) -> bool {
        let kinds = [ClaimType::Assault, ClaimType::Coerce, ClaimType::Concede, ClaimType::Oppose];
        self.valence(t, false, None).is_some_and(|v| v.frame.object.has(Roles::TARGET) && kinds.contains(&v.frame.kind))
    }

    /// The war of a country, with nobody told whom it is against: where it is fought.
    fn is_war_of(&self, t: usize) -> bool {
        self.valence(t, false, None).is_some_and(|v| {
            v.frame.kind == ClaimType::Assault
                && v.frame.object.has(Roles::PLACE)
                && (self.tagged.end(t)..self.phrase_end(t)).all(|x| self.words(x, self.tagged.end(x)) != ALA)
        })
    }

    /// What the same people do, say or demand elsewhere in the sentence, and to whom.
    fn other_deeds(&self, draft: &Draft, found: &Found) -> Refs {
        let from = draft.trigger.1;
        let same = |d: &&Draft| {
            (is_adverse(d.kind) || d.kind == ClaimType::Assault)
                && !d.target.is_empty()
                && d.trigger.0 >= from
                && d.trigger.0 < from + REACH
                && (d.source.is_empty() && d.kind != ClaimType::Assault
                    || d.source.iter().any(|r| draft.source.iter().any(|s| s.entity == r.entity)))
        };
        found.drafts.iter().find(same).map_or(Refs::new(), |d| d.target.clone())
    }

    /// A slogan's word against somebody, or what is chanted for.
    pub fn chants_at(&self, t: usize) -> bool {
        matches!(self.protest_word(t), Some(Against::Chant))
            || self.protest_word(t) == Some(Against::End) && self.cut_of(t).is_some_and(|c| c.prep == Some(BEH))
    }

    /// Slogans: down with X, death to X, no to X.
    fn chanted(&self, draft: &Draft) -> Refs {
        let mut found = Refs::new();
        for t in draft.evidence.0.max(self.tagged.first)..self.tagged.last {
            let to = match self.protest_word(t) {
                Some(Against::ChantTo) => true,
                Some(Against::Chant | Against::End) if self.chants_at(t) => false,
                _ => continue,
            };
            let next = self.tagged.end(t).max(t + 1);
            if next >= self.tagged.last || to && self.cut_of(next).is_none_or(|c| c.prep != Some(LAM)) {
                continue;
            }
            let named = (next..(next + 4).min(self.tagged.last)).find_map(|x| self.noun_of(x));
            if let Some(noun) = named {
                extend(&mut found, &self.all(noun).0);
            }
        }
        found
    }

    /// Because of a decision of X, against the background of a killing by X.
    fn set_off_by(&mut self, draft: &Draft, until: usize) -> Refs {
        let mut t = draft.trigger.1;
        while t < until {
            let next = self.tagged.end(t).max(t + 1);
            let cause = |last: &usize| self.scan.lexicon.protests.get(&*self.words(t, *last)) == Some(&Against::Cause);
            let next = (next..(t + 4).min(until)).rev().find(cause).unwrap_or(next);
            if (cause(&next) || self.protest_word(t) == Some(Against::Cause)) && next < until {
                let last = self.phrase_end(next).min(until);
                return self.foe(ClaimType::Protest, t, next, last, draft);
            }
            t = next;
        }
        Refs::new()
    }

    /// In front of the ministry, towards the embassy, at the seat of the party: whose seat it is.
    pub fn before_whose_seat(&self, draft: &Draft, until: usize) -> Refs {
        let mut t = draft.trigger.1;
        while t < until {
            let mut at = self.tagged.end(t).max(t + 1);
            if matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, .. })
                && self.protest_word(t) == Some(Against::Facing)
            {
                let mut seat = false;
                while at < until && self.protest_word(at) == Some(Against::Seat) {
                    seat = true;
                    at = self.tagged.end(at).max(at + 1);
                }
                let body = |r: &Ref| {
                    let known = self.scan.entities.get(r.entity);
                    match known.kind {
                        Kind::Organisation | Kind::ArmedGroup | Kind::Media => true,
                        Kind::State | Kind::Group | Kind::Person => seat,
                        Kind::Unnamed => seat && known.office.is_some(),
                        Kind::Place => false,
                    }
                };
                if at < until
                    && let Some(noun) = self.noun_of(at)
                    && self.tagged.nouns[noun].who.iter().all(body)
                {
                    return self.tagged.nouns[noun].who.clone();
                }
            }
            t = self.tagged.end(t).max(t + 1);
        }
        Refs::new()
    }

    /// Nobody protests against himself or a town.
    fn keep_foes(&self, draft: &Draft, target: &mut Refs) {
        target.retain(|r| {
            !draft.source.iter().any(|s| s.entity == r.entity)
                && self.scan.entities.get(r.entity).kind != Kind::Place
                && !(self.scan.entities.get(r.entity).kind == Kind::Media
                    && self.scan.entities.get(r.entity).actor.is_none())
                && self.scan.entities.get(r.entity).nature != Some(ClaimType::Protest)
        });
        let mut once = Refs::new();
        extend(&mut once, target);
        *target = once;
    }
}
