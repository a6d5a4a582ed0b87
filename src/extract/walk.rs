//! The walk behind an event noun: genitive, adjectives, a second noun, prepositional phrases → who took part.

use crate::claim::ClaimType;
use crate::extract::around::MIN;
use crate::extract::event::{BAYNA, MAA, Valence};
use crate::extract::frame::Draft;
use crate::extract::phrase::FI;
use crate::extract::preposition::{is_about, is_agent_phrase};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::script::letters::{ALEF, HEH, MEEM, TEH, TEH_MARBUTA, WAW};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::smallvec;

const LAM: &str = "\u{0644}";

/// No noun has more words behind it that are its own.
const MOST_STEPS: usize = 24;

/// Where a walk behind an event noun is, and what it is ready for.
pub struct Walk<'v> {
    /// The event noun.
    t: usize,
    valence: &'v Valence,
    pub frame: &'v Frame,
    at: usize,
    /// One past the last token that told something.
    used: usize,
    /// The event noun has the article.
    article: bool,
    /// Its adjectives have it.
    own_article: bool,
    /// A genitive may follow.
    genitive: bool,
    /// The roles of a second noun, once the genitive is told.
    second: Roles,
    /// Whom the genitive names.
    doer: Option<usize>,
    /// A preposition that waits for what it brings.
    prep: Option<String>,
    /// "With" or "between" that brought somebody.
    company: Option<&'static str>,
    /// What follows describes, or belongs to, a thing that was told behind the event noun.
    belongs_elsewhere: bool,
    /// The role that a thing's owner takes: the positions of X are X.
    carried: Option<Roles>,
    /// Adjectives are still the event noun's.
    adjectives: bool,
    /// Behind "in" or "between" stood a thing, whose owners are the parties: the difference in the positions of.
    positions: bool,
}

impl Walk<'_> {
    /// The deed is done to people and things, and who owns the things is whom it is done to.
    fn is_bodily(&self) -> bool {
        use ClaimType::{Aid, Assault, Coerce, Mobilize, Support};
        matches!(self.frame.kind, Assault | Coerce | Aid | Support | Mobilize)
    }
}

/// How a walk goes on.
enum Step {
    /// Behind the word.
    On,
    /// At a token.
    To(usize),
    Stop,
}

impl Sense<'_, '_> {
    /// Genitive, adjectives and prepositional phrases behind an event noun. One past the last token used.
    pub fn behind(&mut self, t: usize, valence: &Valence, draft: &mut Draft) -> usize {
        let mut walk = self.walk_from(t, valence);
        for _ in 0..MOST_STEPS {
            if walk.at >= self.tagged.last || self.is_carried_off(walk.at) {
                break;
            }
            match self.step_behind(&mut walk, draft) {
                Step::On => walk.at = self.tagged.end(walk.at).max(walk.at + 1),
                Step::To(at) => walk.at = at,
                Step::Stop => break,
            }
        }
        walk.used
    }

    fn walk_from<'v>(&self, t: usize, valence: &'v Valence) -> Walk<'v> {
        let article = self.cut_of(t).is_some_and(|c| c.article);
        // Behind l, a stem that begins with l may have no article.
        let doubtful = self.cut_of(t).is_some_and(|c| self.scan.document.folded(t)[c.skip()..].starts_with(LAM));
        let owned = valence.suffix.is_some();
        let at = if owned || article { self.tagged.end(t) } else { self.behind_joined_deed(self.tagged.end(t)) };
        Walk {
            t,
            valence,
            frame: &valence.frame,
            at,
            used: at,
            article,
            own_article: owned || article,
            genitive: !owned && (!article || doubtful),
            second: if owned { valence.second() } else { Roles::NONE },
            doer: None,
            prep: None,
            company: None,
            belongs_elsewhere: false,
            carried: None,
            adjectives: true,
            positions: false,
        }
    }

    /// "The rejection and condemnation of X": one past a second deed that shares its genitive with the first.
    pub fn behind_joined_deed(&self, at: usize) -> usize {
        if at + 1 >= self.tagged.last {
            return at;
        }
        let joined = match self.tagged.tag(at) {
            Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => {
                cut.conj == Some(WAW) && cut.prep.is_none() && !cut.article
            }
            _ => false,
        };
        let next = self.tagged.end(at);
        let whose =
            || next < self.tagged.last && self.noun_of(next).is_some_and(|n| self.tagged.nouns[n].cut.is_bare());
        if joined && whose() { next } else { at }
    }

    /// What the word at which a walk is adds to the draft.
    fn step_behind(&mut self, walk: &mut Walk<'_>, draft: &mut Draft) -> Step {
        let tag = self.tagged.tag(walk.at);
        match tag {
            Tag::Nisba { state, cut } if cut.prep.is_none() => self.nationality_behind(walk, state, cut, draft),
            Tag::Active { verb, accusative: true, .. } if !self.scan.lexicon.verb_frames[verb as usize].is_empty() => {
                Step::Stop
            }
            Tag::Noun(noun)
                if walk.prep.is_none()
                    && walk.carried.is_none()
                    && self.describes_definite(walk.t, noun, walk.own_article) =>
            {
                Step::On
            }
            Tag::Noun(noun) => self.actors_behind(walk, noun, draft),
            Tag::Particle { class: Particle::Preposition, suffix, .. }
                if self.is_part_of_victims(walk, suffix.is_some(), draft) =>
            {
                Step::To(self.behind_part(walk.at))
            }
            Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                self.preposition_behind(walk, cut, draft)
            }
            Tag::Particle { class: Particle::Marker, .. }
                if walk.prep.as_deref() == Some(MAA)
                    && let Some(first) = self.counted_out(walk.at) =>
            {
                self.actors_behind(walk, first, draft)
            }
            // Thirty days after (from) the signing: when.
            Tag::When(_) if self.is_from(self.tagged.end(walk.at).max(walk.at + 1)) => Step::Stop,
            Tag::Particle { class: Particle::Quantifier | Particle::Demonstrative | Particle::Adverb, .. }
            | Tag::When(_) => Step::On,
            // A truce that had been in force between X and Y.
            Tag::Particle { class: Particle::Auxiliary, suffix: None, cut }
                if cut == Cut::default() && walk.adjectives && !walk.article && self.was_so(walk.at) =>
            {
                Step::On
            }
            Tag::Plain { cut }
            | Tag::Event { cut, .. }
            | Tag::Masdar { cut, .. }
            | Tag::Passive { cut, .. }
            | Tag::Active { cut, .. }
            | Tag::Adjective { cut, .. } => self.thing_behind(walk, tag, cut, draft),
            // Behind an aside, the clause around it goes on.
            Tag::Mark(TokenKind::Dash | TokenKind::Close) if self.clause_at(walk.at) != self.clause_at(walk.t) => {
                Step::Stop
            }
            Tag::Mark(TokenKind::Quote | TokenKind::Dash | TokenKind::Open | TokenKind::Close) => Step::On,
            _ => Step::Stop,
        }
    }

    /// "From" at a token of the sentence.
    pub fn is_from(&self, at: usize) -> bool {
        at < self.tagged.last && self.scan.document.folded(at) == MIN
    }

    /// An adjective of nationality: whose the event is, or whose the thing before it.
    fn nationality_behind(&mut self, walk: &mut Walk<'_>, state: u16, cut: Cut, draft: &mut Draft) -> Step {
        let next = self.tagged.end(walk.at).max(walk.at + 1);
        if walk.genitive && !cut.article && self.is_people(walk.at) {
            // Of two Senegalese: no adjective.
            return Step::Stop;
        }
        // Their entering the Turkish lands: the adjective is not the masculine noun's.
        let told = walk.valence.suffix.is_some()
            && matches!(self.tagged.tag(walk.t), Tag::Masdar { .. })
            && !self.scan.document.folded(walk.t).trim_end_matches([HEH, ALEF, MEEM]).ends_with(TEH)
            && self.scan.document.raw(walk.at).ends_with(TEH_MARBUTA);
        if walk.prep.is_none() && !walk.belongs_elsewhere && walk.adjectives && !told {
            // Iraqi protests: its people's, not the state's.
            let people = walk.frame.kind == ClaimType::Protest && walk.valence.nisba.has(Roles::SOURCE);
            let whose = if people { self.people_ref(state, walk.at) } else { self.state_ref(state, walk.at) };
            self.fill(draft, walk.valence.nisba, &smallvec![whose]);
            walk.used = next;
        } else if let Some(roles) = walk.carried.take() {
            // The shelling of the Ukrainian towns.
            let whose = self.state_ref(state, walk.at);
            self.fill(draft, roles, &smallvec![whose]);
            walk.used = next;
        }
        walk.genitive = false;
        Step::On
    }

    /// Somebody, or some place: the genitive, a second noun, behind a preposition, or the owner of what stands before.
    fn actors_behind(&mut self, walk: &mut Walk<'_>, noun: usize, draft: &mut Draft) -> Step {
        walk.adjectives = false;
        let cut = self.tagged.nouns[noun].cut;
        let (mut refs, last) = self.all(noun);
        let mut end = self.tagged.nouns[last].last;
        if walk.company.is_some()
            && walk.prep.as_deref() == walk.company
            && let Some((theirs, behind)) = self.states_of(&refs, end)
        {
            (refs, end) = (theirs, behind);
        }
        let own = cut.prep.map(|c| c.to_string());
        let over = walk
            .carried
            .take()
            .filter(|_| cut.conj.is_none() && (own.is_none() && walk.prep.is_none() || own.as_deref() == Some(LAM)));
        // The sale of modern arms to X: who gets them stands behind l, too.
        let given = walk.frame.kind == ClaimType::Aid
            && !walk.frame.note.object.is_empty()
            && draft.target.iter().all(|r| self.scan.entities.is_thing(r.entity, self.scan.lexicon))
            && walk.frame.prep(LAM).has(Roles::TARGET);
        let held = !walk.article && self.is_held_by(walk.t, walk.at, draft);
        let another = own.as_deref() == Some(LAM) && self.is_of_holder(walk.at, draft);
        if another || over.is_none() && walk.belongs_elsewhere && own.as_deref() == Some(LAM) && !given && !held {
            // What is X's is no doer or undergoer of this noun.
            return Step::Stop;
        }
        if let Some(roles) = over {
            self.fill(draft, roles, &refs);
            walk.genitive = false;
        } else if walk.genitive
            && !walk.article
            && draft.source.is_empty()
            && own.as_deref() == Some(LAM)
            && self.bombs(walk.frame, &refs)
        {
            // Ten died in a bombing by (l) the army.
            self.fill(draft, Roles::SOURCE, &refs);
            walk.genitive = false;
        } else if let Some(p) = own.or_else(|| walk.prep.take()) {
            self.phrase(walk.frame, &p, noun, &refs, draft);
            walk.genitive = false;
        } else if walk.positions && cut.is_bare() && walk.frame.kind.is_symmetric() && refs.len() > 1 {
            // The positions of X and Y differ.
            self.fill(draft, Roles::PARTY, &refs);
        } else if !walk.second.is_none()
            && cut.is_bare()
            && !walk.genitive
            && !walk.belongs_elsewhere
            && !self.is_apposed(walk.frame, walk.doer, &refs)
        {
            self.fill(draft, std::mem::replace(&mut walk.second, Roles::NONE), &refs);
        } else if walk.genitive && cut.is_bare() && !walk.belongs_elsewhere {
            self.genitive_behind(walk, noun, &refs, draft);
            if walk.frame.object.has(Roles::ISSUE) && !walk.frame.object.has(Roles::SOURCE) {
                draft.issues.push((walk.at, end));
            }
        } else {
            return Step::Stop;
        }
        walk.used = end;
        walk.prep = None;
        Step::To(end)
    }

    /// Somebody, or some place, in the genitive.
    fn genitive_behind(&mut self, walk: &mut Walk<'_>, noun: usize, refs: &Refs, draft: &mut Draft) {
        if !self.is_seat_of(walk, noun) {
            self.fill(draft, walk.frame.object, refs);
        }
        if walk.frame.object.has(Roles::PLACE) && self.tagged.nouns[noun].place {
            // The recapture of a town.
            draft.place = draft.place.or(Some(noun));
        }
        walk.genitive = false;
        // What a name determines is definite: Russia's full support.
        walk.own_article = true;
        walk.second = walk.valence.second();
        walk.doer = refs.first().map(|r| r.entity);
    }

    /// The killing of ten people of the town, among them women, at the hands of X: behind the victims, who they are.
    fn is_part_of_victims(&self, walk: &Walk<'_>, among: bool, draft: &Draft) -> bool {
        let from = if among { self.is_among(walk.at) } else { self.is_from(walk.at) && walk.frame.prep(MIN).is_none() };
        let victims = draft.target.last().is_some_and(|r| r.first < walk.at && walk.at <= r.last.max(walk.used));
        walk.is_bodily() && walk.prep.is_none() && victims && from && draft.source.is_empty()
    }

    /// One past what a preposition brings, with its adjectives.
    fn behind_part(&self, at: usize) -> usize {
        let mut t = self.tagged.end(at).max(at + 1);
        while t < self.tagged.last
            && match self.tagged.tag(t) {
                Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
                Tag::Plain { cut } => cut.is_bare(),
                Tag::Adjective { .. } | Tag::Nisba { .. } | Tag::Mark(TokenKind::Number) => true,
                _ => false,
            }
        {
            t = self.tagged.end(t).max(t + 1);
        }
        t
    }

    /// A preposition that the noun or its kind can have behind it.
    fn preposition_behind(&mut self, walk: &mut Walk<'_>, cut: Cut, draft: &mut Draft) -> Step {
        if cut.conj.is_some() {
            // Talks with X and with Y.
            let word = &self.scan.document.folded(walk.at)[cut.skip()..];
            let again = walk.company.filter(|c| cut.conj == Some(WAW) && *c == word && draft.kind.is_symmetric());
            walk.prep = again.map(String::from);
            return if again.is_some() { Step::On } else { Step::Stop };
        }
        walk.adjectives = false;
        let next = self.tagged.end(walk.at).max(walk.at + 1);
        let word = self.words(walk.at, next)[cut.skip()..].to_string();
        if word == MIN && (walk.prep.is_some() || walk.carried.is_some()) {
            // Three of the leaders, a number of positions.
            let of = Some(MIN.to_string()).filter(|_| walk.carried.is_none());
            walk.prep = walk.prep.take().or(of);
            return Step::On;
        }
        let before = self.tagged.before(walk.at).map(|b| self.tagged.tag(b));
        if walk.belongs_elsewhere
            && is_agent_phrase(&word)
            && matches!(before, Some(Tag::Passive { .. } | Tag::Adjective { .. }))
        {
            // The recapture of the towns held by X.
            return Step::Stop;
        }
        let frame = walk.frame;
        let licensed = !frame.prep(&word).is_none()
            || is_about(&word)
            || self.tells_where(&word)
            || is_agent_phrase(&word)
            || word == BAYNA
            || word == MAA
            || frame.kind.is_symmetric() && self.brings(&word);
        let both = frame.kind.is_symmetric() && draft.source.len() >= 2;
        if !licensed || both && (word == BAYNA || word == MAA || self.brings(&word)) {
            return Step::Stop;
        }
        if word == BAYNA && walk.doer.is_some() && self.is_called_by_place(walk.t, draft) {
            (draft.source, draft.issues) = Default::default();
        }
        walk.company = [BAYNA, MAA].into_iter().find(|c| *c == word);
        walk.prep = Some(word);
        walk.genitive = false;
        Step::On
    }

    /// A word that names nobody: an adjective, or a thing, which may be what it is about or somebody's.
    fn thing_behind(&mut self, walk: &mut Walk<'_>, tag: Tag, cut: Cut, draft: &mut Draft) -> Step {
        let at = walk.at;
        let next = self.tagged.end(at).max(at + 1);
        let prep = cut.prep.map(|c| c.to_string()).or_else(|| walk.prep.take());
        let object_of = walk.own_article && !walk.article && cut.article && prep.is_none() && self.is_no_adjective(at);
        let adjective =
            prep.is_none() && cut.article == walk.own_article && (cut.article || self.is_adjectival(at)) && !object_of;
        let bare = cut == Cut::default() && prep.is_none();
        let object = if walk.genitive { walk.frame.object } else { walk.second };
        if bare && !walk.belongs_elsewhere && self.has_owner(at) && walk.is_bodily() && is_undergone(object) {
            // The bombing of the positions of X.
            walk.carried = Some(Roles::TARGET);
            if object.has(Roles::ISSUE) {
                draft.issues.push((at, next));
            }
            (walk.genitive, walk.second) = (false, Roles::NONE);
            walk.belongs_elsewhere = true;
            return Step::On;
        }
        walk.belongs_elsewhere |= !adjective;
        if adjective && !walk.belongs_elsewhere {
            walk.genitive = false;
        }
        if prep.as_deref() == Some(MAA)
            && let Some(first) = self.counted_out(at)
        {
            walk.prep = prep;
            walk.belongs_elsewhere = false;
            return self.actors_behind(walk, first, draft);
        }
        if let Some(prep) = prep {
            return self.thing_behind_preposition(walk, &prep, tag, draft);
        }
        if cut.conj.is_some() {
            // `and its …`: coordination goes on without participants of this noun.
            return Step::Stop;
        }
        if (!cut.article || object_of && !walk.genitive && !walk.second.is_none())
            && object.has(Roles::ISSUE)
            && !self.is_adverbial(at)
        {
            draft.issues.push((at, self.before_deeds(at, self.phrase_end(at))));
            if object.has(Roles::TARGET) {
                self.judged_with(walk.frame, at, draft);
            }
            (walk.genitive, walk.second) = (false, Roles::NONE);
        } else if walk.genitive
            && cut.article
            && at == self.tagged.end(walk.t)
            && self.cut_of(walk.t).is_some_and(|c| !c.article)
            && walk.frame.object.has(Roles::ISSUE)
        {
            // A genitive that is no actor: what follows belongs to it.
            draft.issues.push((at, self.before_deeds(at, self.phrase_end(at))));
        }
        Step::On
    }

    /// A thing behind a preposition: what the event is about, where it is, or whose thing it is that suffers it.
    fn thing_behind_preposition(&mut self, walk: &mut Walk<'_>, prep: &str, tag: Tag, draft: &mut Draft) -> Step {
        let at = walk.at;
        let frame = walk.frame;
        let roles = frame.prep(prep);
        walk.genitive = false;
        if prep == FI && frame.kind == ClaimType::Disagree && draft.source.is_empty() && self.is_stance_of_two(at) {
            walk.positions = true;
            return Step::On;
        }
        if roles.has(Roles::ISSUE)
            && let Some(end) = self.plain_issue(at)
        {
            return self.issue_behind(walk, (at, end), roles, draft);
        }
        let owned = walk.is_bodily() && roles.has(Roles::TARGET) && self.has_owner(at);
        if roles.has(Roles::ISSUE) && !owned || is_about(prep) {
            let end = self.end_of_issue(frame, at, draft);
            // Thanks for the support for Y: Y is none of the thanks.
            walk.belongs_elsewhere |= prep == LAM;
            return self.issue_behind(walk, (at, end), roles, draft);
        }
        walk.positions = prep == FI || prep == BAYNA;
        let deed = prep == LAM
            && matches!(tag, Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if !cut.article || !roles.has(Roles::ISSUE));
        if deed || roles.is_none() && !self.tells_where(prep) {
            return Step::Stop;
        }
        if roles.has(Roles::TARGET) && self.is_bearing(at) {
            // Raids on the east of a country: where.
            let next = self.tagged.end(at).max(at + 1);
            let region = (next < self.tagged.last).then(|| self.noun_of(next)).flatten();
            draft.place = draft.place.or(region.filter(|x| self.tagged.nouns[*x].place));
        } else if roles.has(Roles::TARGET) {
            // The positions of X are X.
            walk.carried = Some(Roles::TARGET);
            if roles.has(Roles::ISSUE) && frame.kind == ClaimType::Support {
                draft.issues.push((at, self.tagged.end(at).max(at + 1)));
            }
        }
        Step::On
    }

    /// Takes a run of tokens for what the event is about, and goes on behind it.
    fn issue_behind(&self, walk: &mut Walk<'_>, run: (usize, usize), roles: Roles, draft: &mut Draft) -> Step {
        draft.issues.push(run);
        if roles.has(Roles::TARGET) {
            self.judged_with(walk.frame, run.0, draft);
        }
        walk.used = run.1;
        Step::To(run.1)
    }

    /// Where what an event is about ends. A difference of opinion between X and Y: its sides are still to come.
    fn end_of_issue(&self, frame: &Frame, at: usize, draft: &Draft) -> usize {
        let end = self.before_deeds(at, self.phrase_end(at));
        if !frame.kind.is_symmetric() || draft.source.len() > 1 {
            return end;
        }
        let side = |x: &usize| [BAYNA, MAA].contains(&self.scan.document.folded(*x));
        let deed = |x| self.valence(x, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
        (at + 1..end).find(side).filter(|s| !(at..*s).any(deed)).unwrap_or(end)
    }
}

/// A role of who or what undergoes a deed.
fn is_undergone(roles: Roles) -> bool {
    roles.has(Roles::TARGET) || roles.has(Roles::ISSUE) || roles.has(Roles::PLACE)
}
