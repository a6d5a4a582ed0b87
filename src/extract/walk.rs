//! The walk behind an event noun: genitive, adjectives, a second noun, prepositional phrases → who took part.

use crate::claim::ClaimType;
use crate::extract::around::MIN;
use crate::extract::event::{BAYNA, MAA, Valence};
use crate::extract::frame::Draft;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::lexicon::sorts::Class;
use crate::script::letters::{ALEF, BEH, HEH, MEEM, TEH, TEH_MARBUTA, WAW};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::smallvec;

pub const LAM: &str = "\u{0644}";

/// "Non-", before an adjective.
const NON: &str = "\u{063A}\u{064A}\u{0631}";

/// No noun has more words behind it that are its own.
const MOST_STEPS: usize = 24;

/// So many words at most stand between the commas that set off what is said of a place.
const LONGEST_ASIDE: usize = 14;

/// Where a walk behind an event noun is, and what it is ready for.
pub struct Walk<'v> {
    /// The event noun.
    pub t: usize,
    valence: &'v Valence,
    pub frame: &'v Frame,
    pub at: usize,
    /// One past the last token that told something.
    pub used: usize,
    /// The event noun has the article.
    pub article: bool,
    /// Its adjectives have it.
    pub own_article: bool,
    /// A genitive may follow.
    pub genitive: bool,
    /// The roles of a second noun, once the genitive is told.
    pub second: Roles,
    /// Whom the genitive names.
    pub doer: Option<usize>,
    /// A preposition that waits for what it brings.
    pub prep: Option<String>,
    /// "With" or "between" that brought somebody.
    pub company: Option<&'static str>,
    /// What follows describes, or belongs to, a thing that was told behind the event noun.
    pub belongs_elsewhere: bool,
    /// The role that a thing's owner takes: the positions of X are X.
    pub carried: Option<Roles>,
    /// Adjectives are still the event noun's.
    pub adjectives: bool,
    /// Behind "in" or "between" stood a thing, whose owners are the parties: the difference in the positions of.
    pub positions: bool,
}

impl Walk<'_> {
    /// The deed is done to people and things, and who owns the things is whom it is done to.
    pub fn is_bodily(&self) -> bool {
        use ClaimType::{Aid, Assault, Coerce, Mobilize, Support};
        matches!(self.frame.kind, Assault | Coerce | Aid | Support | Mobilize)
    }
}

/// How a walk goes on.
pub enum Step {
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
        // A visit of his; her support for him is hers.
        let bare = matches!(self.tagged.tag(t), Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. });
        let his = owned && bare && self.of_his(t).is_some();
        let end = self.tagged.end(t);
        let at = if his {
            self.tagged.end(end)
        } else if owned || article {
            end
        } else {
            // An ambush and the capture of X: who ambushes is not who is captured.
            let hits = |v: &Valence| v.frame.object.has(Roles::TARGET);
            let behind = self.behind_joined_deed(end);
            let shared = behind == end || self.valence(end, false, None).is_none_or(|v| hits(&v) == hits(valence));
            if shared { behind } else { end }
        };
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
            // The attack on X (is) an assault on Y: what it is called has its own phrases.
            Tag::Event { cut, suffix: None, .. }
                if walk.article
                    && walk.prep.is_none()
                    && cut == Cut::default()
                    && self.attitude(walk.at).is_some_and(|a| a.0 == Attitude::Fault) =>
            {
                Step::Stop
            }
            // In cooperation with X and with the support of Y: the one and the other.
            Tag::Event { cut, .. } if cut.conj.is_some() && cut.prep == Some(BEH) => Step::Stop,
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
            // The sanctions in force (by which one works) against X.
            Tag::Particle { class: Particle::Preposition, suffix: Some(_), .. } if self.resumes_event(walk) => Step::On,
            Tag::Particle { class: Particle::Preposition, suffix: Some(suffix), cut } if cut.conj.is_none() => {
                self.pronoun_behind(walk, cut, suffix, draft)
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
            // Aid that is not (non-) lethal to X.
            Tag::Particle { class: Particle::Negation, suffix: None, cut }
                if walk.adjectives
                    && cut.prep.is_none()
                    && self.scan.document.folded(walk.at).ends_with(NON)
                    && let next = self.tagged.end(walk.at)
                    && next < self.tagged.last
                    && self.tagged.tag(next).nominal_cut().is_some_and(|c| c.prep.is_none()) =>
            {
                Step::To(self.tagged.end(next).max(next + 1))
            }
            // A truce that had been in force between X and Y.
            Tag::Particle { class: Particle::Auxiliary, suffix: None, cut }
                if cut == Cut::default() && walk.adjectives && !walk.article && self.was_so(walk.at) =>
            {
                Step::On
            }
            // Talks that (had) taken place between X and Y: the verb is one of those that only carry their subject.
            Tag::Particle { class: Particle::Auxiliary, suffix: None, cut }
                if cut == Cut::default() && walk.frame.kind.is_symmetric() && self.has_taken_place(walk.at) =>
            {
                Step::On
            }
            Tag::Plain { .. } if let Some(first) = self.named_as(walk.at) => self.actors_behind(walk, first, draft),
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
            Tag::Mark(TokenKind::Comma) => match self.between_past_aside(walk) {
                Some(between) => Step::To(between),
                None => Step::Stop,
            },
            _ => Step::Stop,
        }
    }

    /// "Clashes in X, the second city of the land, between Y and Z": the "between" behind what two commas set off.
    fn between_past_aside(&self, walk: &Walk<'_>) -> Option<usize> {
        if walk.frame.prep(BAYNA).is_none() || walk.prep.is_some() || walk.company.is_some() {
            return None;
        }
        let between = |t: usize| t < self.tagged.last && self.scan.document.folded(t) == BAYNA;
        let first = self.tagged.end(walk.at);
        let mut aside = (first..self.tagged.last).take(LONGEST_ASIDE).take_while(|t| {
            !matches!(self.tagged.tag(*t), Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break))
        });
        let closed = aside.find(|t| self.tagged.tag(*t).is_mark(TokenKind::Comma))?;
        Some(closed + 1).filter(|t| between(*t))
    }

    /// Whether a walk is at a pronoun behind b that means the event itself, right behind a passive participle.
    fn resumes_event(&self, walk: &Walk<'_>) -> bool {
        let before = self.tagged.before(walk.at).map(|b| self.tagged.tag(b));
        matches!(before, Some(Tag::Passive { .. })) && self.scan.document.folded(walk.at).starts_with(BEH)
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
        // Its violation of the Lebanese airspace: whose the thing is.
        let thing = walk.valence.suffix.is_some()
            && walk.prep.is_none()
            && self.tagged.before(walk.at).is_some_and(|b| {
                b != walk.t && matches!(self.tagged.tag(b), Tag::Plain { cut } if cut.article && cut.is_bare())
            })
            && walk.frame.kind.polarity() < 0;
        if thing {
            let whose = self.state_ref(state, walk.at);
            self.fill(draft, Roles::TARGET, &smallvec![whose]);
            walk.used = next;
        } else if walk.prep.is_none() && !walk.belongs_elsewhere && walk.adjectives && !told {
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
    pub fn actors_behind(&mut self, walk: &mut Walk<'_>, noun: usize, draft: &mut Draft) -> Step {
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
            && (self.bombs(walk.frame, &refs) || self.is_aimed_behind(walk.frame, end))
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
            && (self.is_his_man(walk.frame, noun) || !self.is_apposed(walk.frame, walk.doer, &refs))
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
        let behind = self.tagged.end(walk.at).max(walk.at + 1);
        let armed = |x: usize| self.tagged.nouns[x].who.iter().all(|r| self.is_of(r.entity, Class::Armed));
        let by = || behind < self.tagged.last && self.noun_of(behind).is_some_and(armed);
        let from = match among {
            true => self.is_among(walk.at),
            // The attack on X, of the inhabitants of Y: no armed men, and right behind X.
            false => {
                let behind_victims = || draft.target.last().is_some_and(|r| r.first > walk.t) && !by();
                self.is_from(walk.at) && (walk.frame.prep(MIN).is_none() || behind_victims())
            }
        };
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
}

/// A role of who or what undergoes a deed.
pub fn is_undergone(roles: Roles) -> bool {
    roles.has(Roles::TARGET) || roles.has(Roles::ISSUE) || roles.has(Roles::PLACE)
}
