//! Who is blamed or praised by a verb whose subject is what the speaker judges, or where a suspicion is told.

use crate::claim::{ClaimType, Modality};
use crate::extract::clause::Link;
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::opening::words;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::rows::{Frame, Particle, Roles, SpeechClass};
use crate::text::reading::Suffix;

/// What a deed hits stands no farther behind it.
const REACH_OF_DEED: usize = 5;

impl Sense<'_, '_> {
    /// A frame whose subject is blamed by the speaker, or praised with what it does.
    pub fn is_judged(&self, frame: &Frame) -> bool {
        frame.subject.has(Roles::TARGET)
            && matches!(frame.kind, ClaimType::Accuse | ClaimType::Request | ClaimType::Threaten)
            || !frame.kind.is_symmetric() && frame.subject.has(Roles::OWNER) && frame.subject.has(Roles::ISSUE)
    }

    /// `X accused Y of shelling its positions`: whose the thing is that a deed of the accused hits, by a pronoun that goes with
    /// the accuser alone.
    pub fn own_of_accuser(&self, deed: usize, accuser: &Refs, accused: &Refs) -> Refs {
        let mut t = self.tagged.end(deed);
        for _ in 0..REACH_OF_DEED {
            if t >= self.tagged.last {
                break;
            }
            let tag = self.tagged.tag(t);
            let past = match tag {
                Tag::Plain { cut } | Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.conj.is_none(),
                Tag::Particle { class: Particle::Preposition, suffix: None, cut } => cut.conj.is_none(),
                _ => false,
            };
            if !past {
                break;
            }
            let third = |s: &Suffix| s.person == Person::Third;
            let own = self.scan.document.readings(t).list.iter().find_map(|r| r.pronoun()).filter(third);
            if let Some(suffix) = own.filter(|_| !matches!(tag, Tag::Particle { .. })) {
                // Men are told of as they.
                let men = |r: &Ref| self.scan.entities.allows_plural(r.entity, self.scan.lexicon);
                let alone = (suffix.number, suffix.gender) == (Number::Singular, Gender::Masculine);
                let theirs = self.can_all_mean(accused, suffix) && !(alone && accused.iter().all(men));
                let his = self.can_all_mean(accuser, suffix) && !theirs;
                return if his { accuser.clone() } else { Refs::new() };
            }
            t = self.tagged.end(t);
        }
        Refs::new()
    }

    /// A verb that says what will be, or what will not.
    pub fn is_yet_to_come(&self, p: usize) -> bool {
        let ahead = |b: usize| [words::SAWFA, words::LAN].contains(&self.scan.document.folded(b));
        matches!(self.tagged.tag(p), Tag::Verb(v) if v.cut.future) || self.tagged.before(p).is_some_and(ahead)
    }

    /// The agreement, the sanctions: a deed with the article is praised whoever did it.
    fn is_named_deed(&self, n: usize) -> bool {
        self.subjects[n].thing.is_some_and(|t| matches!(self.tagged.tag(t), Tag::Event { cut, .. } if cut.article))
    }

    /// The elections, the report: what somebody made, whoever it was, of which it is told that it lacks something.
    fn is_made_thing(&self, n: usize) -> bool {
        self.subjects[n].thing.is_some_and(|t| {
            matches!(self.tagged.tag(t), Tag::Plain { cut } | Tag::Event { cut, .. } if cut.article)
                && !self.is_state_of_affairs(t)
        })
    }

    /// Whether a clause is what somebody says or thinks.
    fn is_told_so(&self, n: usize) -> bool {
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            if matches!(self.clauses[at].link, Link::Content | Link::Quote) {
                return self.speech(parent).is_some_and(|s| {
                    matches!(s.class, SpeechClass::Say | SpeechClass::Tell | SpeechClass::Believe | SpeechClass::Write)
                });
            }
            at = parent;
        }
        self.clauses[n].quoted
    }

    /// Where the one who does wrong is the subject, the speaker accuses; where a suspicion is told, its subject is accused.
    pub fn by_speaker(&self, frame: &Frame, n: usize, draft: &mut Draft) {
        let affirmed = draft.modality != Modality::Negated;
        // What nobody does, and what somebody wants or allows, is no blame.
        let lacks = frame.kind == ClaimType::Accuse
            && (frame.note.negated || frame.note.object.is_empty())
            && self.is_made_thing(n);
        let nobodys = draft.target.is_empty() && (frame.kind != ClaimType::Support || !self.is_named_deed(n)) && !lacks;
        let idle = frame.subject.has(Roles::OWNER) && (nobodys || !self.is_told_so(n));
        if self.is_judged(frame) && !idle && draft.source.is_empty() && self.content_depth(n) > 0 && affirmed {
            draft.source = self.speaker_of(n);
            draft.modality = Modality::Asserted;
        }
        if let Some(content) = self.content_of(n)
            && frame.subject.has(Roles::SOURCE)
            && draft.target.is_empty()
        {
            let accused = &self.subjects[content];
            draft.target = match accused.thing {
                _ if !accused.refs.is_empty() && accused.explicit => accused.refs.clone(),
                Some(thing) if accused.refs.is_empty() => self.owner(&self.thing_argument(thing), content, true),
                _ => Refs::new(),
            };
        }
    }
}
