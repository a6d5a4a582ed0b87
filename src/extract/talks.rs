//! Talks and visits that name one side alone, or nobody: with whom, while what, and whether there are any.

use crate::claim::{ClaimType, Kind};
use crate::extract::clause::Link;
use crate::extract::event::MAA;
use crate::extract::frame::Draft;
use crate::extract::relation::PLURAL;
use crate::extract::sense::Sense;
use crate::extract::tag::Tag;
use crate::lexicon::conjugate::Number;
use crate::lexicon::rows::{Particle, Roles};
use crate::script::letters::{BEH, LAM};

impl Sense<'_, '_> {
    /// The other side stands behind "with": talks with X; or behind "to": a visit to X.
    pub fn has_partner(&self, t: usize) -> bool {
        let host = self.valence(t, false, None).filter(|_| self.is_visit(t));
        let mut at = self.tagged.end(t);
        for _ in 0..4 {
            if at >= self.tagged.last {
                return false;
            }
            match self.tagged.tag(at) {
                Tag::Particle { class: Particle::Preposition, suffix: None, .. } => {
                    let word = self.words(at, self.tagged.end(at));
                    return word == MAA || host.as_ref().is_some_and(|v| v.frame.prep(&word).has(Roles::PARTY));
                }
                Tag::Noun(x)
                    if self.tagged.nouns[x].cut.prep == Some(LAM) && self.tagged.nouns[x].cut.conj.is_none() =>
                {
                    return host.as_ref().is_some_and(|v| v.frame.prep("\u{0644}").has(Roles::PARTY));
                }
                Tag::Plain { .. } | Tag::Nisba { .. } | Tag::Adjective { .. } | Tag::Active { .. } | Tag::When(_) => {}
                Tag::Masdar { .. } | Tag::Particle { class: Particle::Adverb, .. } => {}
                _ => return false,
            }
            at = self.tagged.end(at).max(at + 1);
        }
        false
    }

    /// There is talk, says somebody: between the speaker's side and the other.
    pub fn exists(&self, t: usize) -> bool {
        const THERE: [&str; 6] = [
            "\u{0647}\u{0646}\u{0627}\u{0643}",
            "\u{0647}\u{0646}\u{0627}\u{0644}\u{0643}",
            "\u{062B}\u{0645}\u{0647}",
            "\u{064A}\u{0648}\u{062C}\u{062F}",
            "\u{062A}\u{0648}\u{062C}\u{062F}",
            "\u{0648}\u{062C}\u{0648}\u{062F}",
        ];
        self.tagged.before(t).is_some_and(|b| THERE.contains(&self.scan.document.folded(b)))
    }

    /// The talks with X (a state) go on, says somebody: his state has them.
    pub fn are_talks_of_states(&self, n: usize, t: usize, draft: &Draft) -> bool {
        let clause = &self.clauses[n];
        let told = clause.link == Link::Content && clause.predicate.is_none_or(|p| t < p);
        let several = match self.tagged.tag(t) {
            Tag::Event { number, cut, .. } => {
                cut.article
                    && (number == Number::Plural
                        || self.scan.document.folded(t).ends_with(PLURAL)
                        || !self.is_meeting(t))
            }
            _ => false,
        };
        let speaker = self.speaker_of(n);
        let own = |e: usize| speaker.iter().any(|s| s.entity == e);
        let body = |e: usize| matches!(self.scan.entities.get(e).kind, Kind::State | Kind::Organisation);
        let sides = draft.source.iter().filter(|r| own(r.entity)).count();
        told && several
            && sides == 1
            && draft.source.len() > 1
            && draft.source.iter().all(|r| own(r.entity) || body(r.entity))
    }

    /// "There is no", "no … any more": a denial before the event, with no more than words of being and "any" between.
    pub fn is_there_none(&self, t: usize) -> bool {
        let being = |b: usize| {
            self.exists(self.tagged.end(b))
                || matches!(
                    self.tagged.tag(b),
                    Tag::Particle { class: Particle::Quantifier | Particle::Marker | Particle::Auxiliary, .. }
                )
        };
        let mut before = std::iter::successors(self.tagged.before(t), |b| self.tagged.before(*b)).take(4);
        before
            .find(|b| !being(*b))
            .is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Negation, .. }))
    }

    /// An event noun of meeting and talking.
    pub fn is_meeting(&self, t: usize) -> bool {
        self.valence(t, false, None).is_some_and(|v| v.frame.kind == ClaimType::Consult)
    }

    /// A verb of going away, and one man who does.
    pub fn leaves(&self, n: usize) -> bool {
        let lexicon = self.scan.lexicon;
        let goes = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            frame.kind == ClaimType::Retreat && frame.object.has(Roles::PLACE)
        };
        let verb = self.clauses[n].predicate.map(|p| self.tagged.tag(p));
        matches!(verb, Some(Tag::Verb(v)) if lexicon.verb_frames[v.verb as usize].iter().any(goes))
            && self.subjects[n].refs.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Person)
    }

    /// After talks, during talks: an adverbial of time or means; `known`: after the meeting with somebody too.
    pub fn meanwhile(&self, t: usize, known: bool) -> bool {
        const WHILE: [&str; 12] = [
            "\u{0628}\u{0639}\u{062F}",
            "\u{0642}\u{0628}\u{0644}",
            "\u{062E}\u{0644}\u{0627}\u{0644}",
            "\u{0645}\u{0646} \u{062E}\u{0644}\u{0627}\u{0644}",
            "\u{0639}\u{0642}\u{0628}",
            "\u{0641}\u{064A}",
            "\u{0627}\u{062B}\u{0631}",
            "\u{0627}\u{062B}\u{0646}\u{0627}\u{0621}",
            "\u{0639}\u{0628}\u{0631}",
            "\u{0641}\u{064A} \u{062E}\u{062A}\u{0627}\u{0645}",
            "\u{0641}\u{064A} \u{0627}\u{0639}\u{0642}\u{0627}\u{0628}",
            "\u{0639}\u{0646} \u{0637}\u{0631}\u{064A}\u{0642}",
        ];
        let cut = self.cut_of(t);
        let inside = cut.is_some_and(|c| c.prep == Some(BEH));
        inside
            || cut.is_some_and(|c| c.prep.is_none() && (known || !c.article))
                && self.tagged.before(t).is_some_and(|b| {
                    let skip = self.cut_of(b).map_or(0, |c| c.skip());
                    let of_phrase = matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. });
                    WHILE.contains(&&self.words(b, self.tagged.end(b))[skip..])
                        || of_phrase && WHILE.contains(&&self.words(b, b + 1)[skip..])
                })
    }
}
