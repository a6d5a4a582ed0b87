//! A sentence being understood: its tags and clauses, with who is the subject of each.

use crate::claim::{ClaimType, Commitment, Kind};
use crate::extract::clause::{Clause, Link};
use crate::extract::entity::EntityId;
use crate::extract::frame::Draft;
use crate::extract::matching;
use crate::extract::memory::Quotation;
use crate::extract::noun::{Ref, Scan};
use crate::extract::quoting::Opened;
use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Particle, Phrase, SpeechClass, SpeechRow};
use crate::lexicon::sorts::{Stems, Topic};
use crate::script::letters::{ALEF, LAM, NOON, WAW};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::{SmallVec, smallvec};
use std::sync::LazyLock;

/// How a name before a colon speaks.
static LABEL: LazyLock<SpeechRow> = LazyLock::new(|| SpeechRow {
    lemma: String::new(),
    class: SpeechClass::Say,
    commitment: Commitment::Neutral,
    speaker: "subject".into(),
    addressee: "none".into(),
    content: Vec::new(),
    says: true,
    object: Stems::default(),
    needs: Vec::new(),
});

/// Several actors.
pub type Refs = SmallVec<[Ref; 2]>;

/// Who a clause is about.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    pub refs: Refs,
    /// The token of a subject that is no actor.
    pub thing: Option<usize>,
    /// Number of the noun phrase, where the clause itself names the subject.
    pub noun: Option<usize>,
    /// The clause itself names it; else it was carried over.
    pub explicit: bool,
}

/// One sentence with all that the steps find out about it.
pub struct Sense<'a, 'b> {
    pub scan: &'b mut Scan<'a>,
    pub tagged: &'b Tagged,
    pub clauses: &'b [Clause],
    /// By token, from the first of the sentence: the clause that it stands in; a number past all clauses for one that
    /// stands in none.
    pub within: Vec<usize>,
    /// By clause.
    pub subjects: Vec<Subject>,
    /// Who says what stands before him in quotation marks, and the clauses that it is.
    pub behind: Vec<(Refs, std::ops::Range<usize>)>,
    /// Who stands before a verb is being looked for: whoever that leads back to is not looked for again.
    pub fronting: std::cell::Cell<bool>,
}

impl<'a, 'b> Sense<'a, 'b> {
    /// Resolves the subject of every clause, parents first.
    pub fn new(scan: &'b mut Scan<'a>, tagged: &'b Tagged, clauses: &'b [Clause]) -> Self {
        let mut within = vec![usize::MAX; tagged.last - tagged.first];
        for (n, clause) in clauses.iter().enumerate() {
            clause.tokens.iter().for_each(|t| within[*t - tagged.first] = n);
        }
        let mut sense =
            Sense { scan, tagged, clauses, within, subjects: Vec::new(), behind: Vec::new(), fronting: false.into() };
        for n in 0..clauses.len() {
            let mut subject = sense.subject(n);
            sense.issuer(n, &mut subject);
            sense.own_party(n, &mut subject);
            sense.by_own_forces(n, &mut subject);
            sense.comitative(n, &mut subject);
            sense.learn_gender(n, &subject);
            sense.remember(n, &subject);
            sense.subjects.push(subject);
        }
        let later = sense.quoted_before();
        if later || clauses.iter().any(|c| c.quoted) || tagged.tags.iter().any(|t| matches!(t, Tag::Attribution { .. }))
        {
            let postposed = sense.postposed().into_iter().filter(|p| !p.refs.is_empty());
            sense.behind = postposed.map(|p| (p.refs, p.clauses)).collect();
            sense.first_persons();
        }
        sense.remember_speaker();
        sense.remember_cited();
        sense
    }

    /// "We …", said X: the first person of a quotation before its verb is who stands behind the verb; whether somebody
    /// stands there.
    fn quoted_before(&mut self) -> bool {
        let mut found = false;
        for n in 1..self.clauses.len() {
            let Some(behind) = self.said_behind(n).filter(|b| !b.refs.is_empty()) else { continue };
            found = true;
            for c in behind.clauses {
                let verb = matches!(self.clauses[c].predicate.map(|p| self.tagged.tag(p)), Some(Tag::Verb(_)));
                if self.is_own(c) && (verb || self.subjects[c].refs.is_empty()) {
                    self.subjects[c].refs = behind.refs.clone();
                }
            }
        }
        found
    }

    fn remember(&mut self, clause: usize, subject: &Subject) {
        // The pressure that X and Y put on Z: not they are the two sides of whom the text goes on to tell.
        if let [a, b] = subject.refs[..]
            && self.clauses[clause].link != Link::Relative
        {
            self.scan.memory.set_joint(a.entity, b.entity);
        }
        let main = self.clauses[clause].link == Link::Coord && self.content_depth(clause) == 0;
        // It is planned that X …: nobody says it, so X is the one told of.
        let planned = self.clauses[clause].link == Link::Content
            && self.clauses[clause].parent.is_some_and(|p| {
                self.clauses[p].parent.is_none() && !self.speech_of(p) && self.subjects[p].refs.is_empty()
            });
        let main = main || planned;
        self.remember_reported(clause, subject);
        if let Some(other) = self.companion(clause, subject).filter(|_| main && subject.explicit) {
            self.scan.memory.set_pair(subject.refs[0].entity, other);
        }
        if main && subject.explicit && subject.refs.len() == 1 {
            let kind = self.scan.entities.get(subject.refs[0].entity).kind;
            if kind != Kind::Place {
                let voice = self.clauses[clause].predicate.and_then(|p| match self.tagged.tag(p) {
                    Tag::Verb(v) if subject.thing.is_some() || self.is_told_in_feminine(subject) => Some(v.form.gender),
                    _ => None,
                });
                self.scan.memory.set_subject(subject.refs[0].entity, voice);
            }
        }
    }

    /// Two who met, agreed or differed are the two of whom the next sentences tell.
    pub fn remember_pair(&mut self, drafts: &[Draft]) {
        // A noun's two sides are not told of where two others do the telling: they, between their countries.
        let told = self.subjects.iter().any(|s| s.refs.len() == 2);
        let fought = |d: &Draft| d.kind == ClaimType::Assault && !d.rule.starts_with("verb");
        let mutual = |d: &&Draft| d.kind.is_symmetric() || fought(d);
        for draft in drafts.iter().filter(mutual).filter(|d| !(told && d.rule.starts_with("noun"))) {
            if let [a, b] = draft.source[..] {
                match draft.rule.starts_with("noun") {
                    true => self.scan.memory.set_joint(a.entity, b.entity),
                    false => self.scan.memory.set_pair(a.entity, b.entity),
                }
            }
        }
    }

    /// Two states or bodies of which one accused, threatened or struck the other; who speaks for a state is his state.
    pub fn remember_foes(&mut self, drafts: &[Draft]) {
        use ClaimType::{Accuse, Assault, Oppose, Sanction, Threaten};
        for draft in drafts.iter().filter(|d| matches!(d.kind, Accuse | Assault | Oppose | Sanction | Threaten)) {
            if let ([a], [b]) = (&draft.source[..], &draft.target[..])
                && let (Some(a), Some(b)) = (self.stands_for(a.entity), self.stands_for(b.entity))
                && a != b
            {
                self.scan.memory.set_foes(a, b);
            }
        }
    }

    fn stands_for(&mut self, who: EntityId) -> Option<EntityId> {
        let one = self.scan.entities.get(who);
        match one.kind {
            Kind::State | Kind::Organisation | Kind::ArmedGroup => Some(who),
            Kind::Person if one.office.is_some() || one.actor.is_some() => {
                let state = one.state?;
                Some(self.scan.entities.known(self.scan.lexicon.states[state].actor, self.scan.lexicon))
            }
            _ => None,
        }
    }

    /// A feminine verb before a person's name says that it is a woman's.
    fn learn_gender(&mut self, n: usize, subject: &Subject) {
        let Some(Tag::Verb(v)) = self.clauses[n].predicate.map(|p| self.tagged.tag(p)) else { return };
        if let [one] = subject.refs[..]
            && subject.explicit
            && v.form.gender == Gender::Feminine
            && v.form.person == Person::Third
            && self.scan.entities.get(one.entity).kind == Kind::Person
        {
            self.scan.entities.set_gender(one.entity, Gender::Feminine);
        }
    }

    /// The speaker whom the next sentence's "and he added" means: the one quoted, not the one who hands it on.
    fn remember_speaker(&mut self) {
        for n in 0..self.clauses.len() {
            if self.content_depth(n) > 0 || !matches!(self.clauses[n].link, Link::Coord | Link::Hal) {
                continue;
            }
            let Some(speech) = self.speech(n) else { continue };
            let refs = if speech.class == SpeechClass::Relay {
                self.relayed(n, &speech.speaker)
            } else {
                self.subjects[n].refs.clone()
            };
            if let [one] = refs[..] {
                let agency =
                    self.subjects[n].refs.first().map(|r| r.entity).filter(|_| speech.class == SpeechClass::Relay);
                let told = self.spoken_to(n).and_then(|refs| refs.first().map(|r| r.entity));
                let memory = &mut self.scan.memory;
                memory.set_speaker(one.entity, told);
                memory.through = match agency {
                    Some(agency) => Some((one.entity, agency)),
                    None => memory.through.filter(|(speaker, _)| *speaker == one.entity),
                };
            }
        }
    }

    /// The body whose words were told last: "the same source" of the next sentences.
    fn remember_cited(&mut self) {
        let said = (0..self.clauses.len()).filter(|n| self.content_depth(*n) == 0 && self.speech(*n).is_some());
        let said = said.map(|n| &self.subjects[n].refs).chain(self.behind.iter().map(|(refs, _)| refs));
        let body = |r: &&Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Organisation | Kind::Media);
        let last = said.filter_map(|refs| refs.last()).filter(body).max_by_key(|r| r.first).map(|r| r.entity);
        if let Some(cited) = last {
            self.scan.memory.set_cited(cited);
        }
    }

    /// What a word says of what it is said of, with its proclitics and one past its phrase.
    pub fn attitude(&self, t: usize) -> Option<(Attitude, Cut, usize)> {
        let (document, lexicon) = (self.scan.document, self.scan.lexicon);
        if !document.readings(t).kinds.has(Kinds::ATTITUDE) {
            return None;
        }
        matching::matches(document, lexicon, t, self.tagged.last).iter().find_map(|m| match m.what {
            Phrase::Attitude { attitude } => Some((attitude, m.cut, m.last)),
            _ => None,
        })
    }

    /// A state of affairs, a crisis: nobody's doing, and nobody is blamed with it.
    pub fn is_state_of_affairs(&self, t: usize) -> bool {
        self.attitude(t).is_some_and(|(what, ..)| what == Attitude::State)
    }

    /// The quotation of an earlier sentence that a clause still stands in.
    pub fn quotation(&self, clause: usize) -> Option<&Quotation> {
        let first = *self.clauses[clause].tokens.first()?;
        self.scan.memory.quotation.as_ref().filter(|q| first < q.until)
    }

    /// The quotation that is open where the sentence ends goes on in the next.
    pub fn remember_quotation(&mut self, opened: Option<Opened>) {
        let last = self.tagged.last;
        let going_on = self.scan.memory.quotation.take().filter(|q| q.until >= last);
        self.scan.memory.quotation = match opened.filter(|o| o.until >= last) {
            Some(opened) => {
                let mut chain = self.said(opened.inside);
                if chain.is_empty()
                    && let Some(speaker) = self.scan.memory.speaker()
                {
                    chain.push((self.carried_ref(speaker), String::new(), Commitment::Neutral));
                }
                let chain = chain.into_iter().map(|(one, verb, how)| (one.entity, verb, how)).collect();
                Some(Quotation { until: opened.until, chain })
            }
            None => going_on,
        };
    }

    /// Who says a clause in quotation marks, where he is named behind them.
    fn said_later(&self, clause: usize) -> Option<&Refs> {
        let quoted = self.clauses[clause].quoted;
        self.behind.iter().find(|(_, clauses)| quoted && clauses.contains(&clause)).map(|(refs, _)| refs)
    }

    /// How many reports a clause stands inside.
    pub fn content_depth(&self, clause: usize) -> usize {
        let mut depth = usize::from(self.quotation(clause).is_some() || self.said_later(clause).is_some());
        let mut n = Some(clause);
        while let Some(c) = n {
            depth += usize::from(matches!(self.clauses[c].link, Link::Content | Link::Quote));
            n = self.clauses[c].parent;
        }
        depth
    }

    /// The noun phrase that follows another in one coordination.
    pub fn coordinated(&self, noun: usize) -> Option<usize> {
        self.coordinated_next(noun).or_else(|| self.joined_past_place(noun)).or_else(|| self.joined_past_thing(noun))
    }

    fn coordinated_next(&self, noun: usize) -> Option<usize> {
        let next = self.tagged.nouns.get(noun + 1)?;
        let this = &self.tagged.nouns[noun];
        let mut between = this.last;
        if between < next.first && self.tagged.tag(between).is_mark(TokenKind::Comma) {
            between += 1;
        }
        let gap_ok = next.first == between || next.first == this.last;
        let prep_ok = next.cut.prep.is_none() || next.cut.prep == this.cut.prep;
        // X does this, and Y does that: with Y another clause begins.
        let begins = |c: &Clause| {
            c.link == Link::Coord
                && c.parent.is_some()
                && c.tokens.first() == Some(&next.first)
                && c.predicate == Some(next.last)
        };
        // "X and #Y": the conjunction is a word of its own.
        let alone = self.scan.document.folded(between.min(self.tagged.last - 1)).chars().eq([WAW]);
        let apart = next.first == between + 1 && next.cut.is_bare() && alone;
        let then = |c: &Clause| c.link == Link::Coord && c.parent.is_some() && c.tokens.first() == Some(&between);
        if gap_ok && self.clauses.iter().any(begins) || apart && self.clauses.iter().any(then) {
            return None;
        }
        // A town is not coordinated with an actor; a state is.
        let mere = |n: &crate::extract::noun::Noun| {
            let mere = |e: usize| {
                let known = self.scan.entities.get(e);
                // Europe and the United States: a continent acts.
                known.kind == Kind::Place && self.scan.lexicon.noted.acting_for(&known.id).is_none()
            };
            n.place && n.who.iter().all(|r| mere(r.entity))
        };
        // Neither X nor Y: both, denied.
        let neither = next.first == between + 1
            && next.cut.is_bare()
            && matches!(self.tagged.tag(between), Tag::Particle { class: Particle::Negation, cut, .. } if cut.conj.is_some())
            && !self.is_not_the_other(between);
        // X and also Y.
        let also = next.first == between + 1
            && next.cut.is_bare()
            && matches!(self.tagged.tag(between), Tag::Particle { class: Particle::Adverb, cut, .. } if cut.conj.is_some());
        let joined = gap_ok && prep_ok && next.cut.conj == Some(WAW) || neither || also || apart;
        let joined = joined
            || self.is_brought_along(this.last, next)
            || next.first == between + 1 && next.cut.is_bare() && self.is_ally_of(between);
        (joined && mere(next) == mere(this)).then_some(noun + 1)
    }

    /// X, in addition to Y: what such a preposition brings is one more. To stand beside somebody is another thing, so that
    /// one of place needs a comma.
    fn is_brought_along(&self, from: usize, next: &crate::extract::noun::Noun) -> bool {
        let comma = from < next.first && self.tagged.tag(from).is_mark(TokenKind::Comma);
        let prep = from + usize::from(comma);
        if prep >= next.first || self.tagged.end(prep) != next.first || !next.cut.is_bare() {
            return false;
        }
        let Tag::Particle { class: Particle::Preposition, cut, suffix: None } = self.tagged.tag(prep) else {
            return false;
        };
        let word = self.scan.document.folded(prep);
        let place = word.starts_with(ALEF) && word.chars().nth(1) == Some(LAM);
        let words = self.folded_words(prep, next.first);
        (comma || !place) && self.scan.lexicon.topic(&words[cut.skip()..]) == Some(Topic::Also)
    }

    /// A noun phrase with all that are coordinated with it.
    pub fn all(&self, noun: usize) -> (Refs, usize) {
        let mut refs = self.tagged.nouns[noun].who.clone();
        let mut last = noun;
        while let Some(next) = self.coordinated(last) {
            refs.extend(self.tagged.nouns[next].who.iter().copied());
            last = next;
        }
        // Fighters of groups such as X and Y.
        let of_groups = || {
            let next = self.tagged.nouns.get(last + 1).filter(|n| n.cut == Cut::default())?;
            let before = &self.tagged.nouns[last];
            // A plural that keeps its ending governs nobody: what follows is its adjective, with the same ending, or nothing.
            let ends = |noun: &crate::extract::noun::Noun| self.scan.document.folded(noun.last - 1).ends_with(NOON);
            let whole = ends(before) && !ends(next);
            let people = !(self.scan.has_article(before.last - 1) || whole)
                && before.who.iter().all(|r| self.scan.entities.get(r.entity).actor.is_none());
            (people && next.first == before.last).then(|| self.members(last + 1)).flatten()
        };
        if let Some(first) = self.members(last).or_else(of_groups) {
            // States, among them X and Y: X and Y; named ones stay beside them, and people beside one of them.
            let (named, end) = self.all(first);
            let person = named.iter().all(|r| self.scan.entities.get(r.entity).kind == Kind::Person);
            let all = self.tagged.before(self.tagged.nouns[first].first).is_some_and(|b| self.is_they(b));
            refs.retain(|r| {
                let known = self.scan.entities.get(r.entity);
                !all && (known.actor.is_some() || person && known.kind == Kind::Unnamed) || self.acts_as_a_whole(last)
            });
            refs.extend(named);
            return (refs, end);
        }
        (refs, last)
    }

    /// "We" and "I" in a quotation are its speaker.
    pub fn first_person(&self, n: usize, _number: Number) -> Subject {
        let speaker = self.speaker_of(n);
        Subject { refs: speaker, ..Subject::default() }
    }

    /// The innermost speaker whose words a clause stands in, else the article's current one.
    pub fn speaker_of(&self, n: usize) -> Refs {
        let mut at = n;
        while let Some(parent) = self.clauses[at].parent {
            if let Some((refs, ..)) = self.worded(at) {
                return refs;
            }
            if matches!(self.clauses[at].link, Link::Content | Link::Quote)
                && !self.clauses[parent].only_quotes()
                && let Some(subject) = self.subjects.get(parent)
            {
                let quoted = self.quoted_by(parent);
                if !quoted.is_empty() || self.quotes_stranger(parent) {
                    return quoted;
                }
                if !subject.refs.is_empty() || self.is_thought_by_nobody(parent) {
                    return subject.refs.clone();
                }
                let behind = self.clauses[parent].predicate.map(|p| self.tagged.end(p));
                if subject.thing.is_some() && subject.thing == behind {
                    // Somebody whose name nobody knows said it.
                    return Refs::new();
                }
            }
            at = parent;
        }
        if let Some((speaker, ..)) = self.quotation(n).and_then(|q| q.chain.first()) {
            return smallvec![self.carried_ref(*speaker)];
        }
        if let Some(refs) = self.said_later(n) {
            return refs.clone();
        }
        // Nobody's words: the writer's own, who is no actor of his article.
        if !self.is_of_speech(n) && !self.is_behind_quote(n) {
            return self.attributed(n).cloned().unwrap_or_default();
        }
        let memory = &self.scan.memory;
        memory.speaker().map_or(Refs::new(), |entity| smallvec![self.carried_ref(entity)])
    }

    /// Whether a quotation mark stands before a clause's predicate in its sentence.
    fn is_behind_quote(&self, n: usize) -> bool {
        let p = self.clauses[n].predicate.unwrap_or(self.tagged.first);
        (self.tagged.first..p).any(|t| self.tagged.tag(t).is_mark(TokenKind::Quote))
    }

    pub fn carried_ref(&self, entity: usize) -> Ref {
        Ref { entity, first: self.tagged.first, last: self.tagged.first, anaphor: true }
    }

    /// The clause's predicate as a verb of speech.
    pub fn speech(&self, n: usize) -> Option<&'a SpeechRow> {
        if self.clauses[n].label {
            return Some(&LABEL);
        }
        let p = self.clauses[n].predicate?;
        let verb = match self.tagged.tag(p) {
            Tag::Verb(v) => v.verb,
            Tag::Active { verb, .. } => verb,
            _ => return None,
        };
        let lexicon = self.scan.lexicon;
        let rows = lexicon.verb_speech[verb as usize].iter().map(|s| &lexicon.speech[*s as usize]);
        let fits = |row: &&SpeechRow| {
            !row.needs.is_empty()
                && (self.has_preposition(n, p, &row.needs) || row.class == SpeechClass::Relay && self.hands_on(n, p))
        };
        rows.clone().find(fits).or_else(|| {
            let mut rest = rows.filter(|row| row.needs.is_empty() || row.class != SpeechClass::Relay);
            rest.next()
        })
    }

    /// Whether any of these prepositions stands behind a clause's predicate.
    fn has_preposition(&self, n: usize, p: usize, list: &[String]) -> bool {
        self.clauses[n].tokens.iter().filter(|t| **t > p).any(|t| {
            let own = self.cut_of(*t).and_then(|c| c.prep);
            let word = match self.tagged.tag(*t) {
                Tag::Particle { class: Particle::Preposition | Particle::Complementizer, cut, .. } => {
                    Some(&self.scan.document.folded(*t)[cut.skip()..])
                }
                _ => None,
            };
            list.iter().any(|need| {
                let mut letters = need.chars();
                let single = (letters.next(), letters.next());
                word.is_some_and(|w| w == need) || matches!(single, (Some(c), None) if own == Some(c))
            })
        })
    }

    pub fn speech_of(&self, n: usize) -> bool {
        self.speech(n).is_some()
    }
}
