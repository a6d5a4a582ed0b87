//! What goes on behind a relative clause that says all it has to say: the main verb still lacks the object that follows.

use crate::claim::ClaimType;
use crate::extract::clause::{Cutter, Link};
use crate::extract::event::MAA;
use crate::extract::light::is_attitude;
use crate::extract::phrase::FI;
use crate::extract::tag::{Tag, VerbTag};
use crate::extract::walk::LAM;
use crate::lexicon::conjugate::Person;
use crate::lexicon::rows::{Particle, Roles};
use crate::script::letters::{ALEF, BEH, TEH_MARBUTA};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;

/// The ending of sound feminine plurals, which adjectives of things do not have.
const ATT: &str = "\u{0627}\u{062A}";

impl Cutter<'_> {
    /// The clause above that goes on behind a relative clause which has all it needs, a pronoun for its head and a subject
    /// of its own: `accused the media that X runs, Y of …`.
    pub fn goes_on_above(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        clause.parent?;
        let above = match clause.link {
            Link::Content => self.goes_on_behind_guess(at),
            Link::Coord => self.goes_on_in_company(at).or_else(|| self.goes_on_behind_what_he_is(at)),
            Link::Relative => self
                .goes_on_in_company(at)
                .or_else(|| self.goes_on_behind_denial(at))
                .or_else(|| self.goes_on_behind_what_he_is(at))
                .or_else(|| self.goes_on_with_object(at))
                .or_else(|| self.goes_on_behind_set_off(at))
                .or_else(|| self.goes_on_behind_what_happened(at)),
            _ => None,
        };
        let above = above.or_else(|| self.goes_on_with_deed(at));
        if above.is_some() {
            return above;
        }
        let parent = clause.parent.filter(|_| clause.link == Link::Relative)?;
        let p = clause.predicate?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let behind = || clause.tokens.iter().copied().filter(|t| *t > p);
        let resumes = |t: usize| matches!(self.tagged.tag(t), Tag::Particle { class: Particle::Preposition, suffix: Some(s), .. } if s.person == Person::Third);
        if !(verb.suffix.is_some_and(|s| s.person == Person::Third) || behind().any(resumes)) {
            return None;
        }
        let bare = |t: usize| matches!(self.tagged.tag(t), Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare());
        let subject = behind().find(|t| bare(*t))?;
        let above = &self.clauses[parent];
        let q = above.predicate.filter(|q| *q < clause.tokens[0])?;
        let Tag::Verb(main) = self.tagged.tag(q) else { return None };
        let phrase = |t: usize| match self.tagged.tag(t) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => cut.is_bare(),
            _ => false,
        };
        let frames = |v: u16| self.lexicon.verb_frames[v as usize].iter().map(|f| &self.lexicon.frames[*f as usize]);
        // The verb above still wants an object: its subject alone was told.
        let one = || above.tokens.iter().filter(|t| **t > q && phrase(**t)).count() == 1;
        let takes = || frames(main.verb).any(|f| !f.object.is_none());
        let wants = |takes: bool| takes && !main.form.passive && one();
        let goes_on = match self.tagged.tag(at) {
            Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare() => {
                let governed = self.tagged.before(at).is_some_and(|b| {
                    matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                });
                let place = self.tagged.nouns[n].place && self.tagged.nouns[n].who.len() < 2;
                at > subject && !(place || governed) && wants(takes())
            }
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut }
                if cut.is_bare() && self.tagged.before(at) == Some(subject) =>
            {
                let adjective = matches!(self.tagged.tag(at), Tag::Plain { .. }) && cut.article;
                let light = !self.lexicon.verb_light[main.verb as usize].is_empty();
                !adjective && wants(light || takes())
            }
            tag => {
                let own = tag.nominal_cut().and_then(|c| c.prep).map(|c| c.to_string());
                let prep = match tag {
                    Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                        Some(self.document.folded(at)[cut.skip()..].to_string())
                    }
                    _ => own,
                }?;
                let with = |v: u16| {
                    frames(v).any(|f| {
                        f.note.needs.contains(&prep)
                            || prep.starts_with(BEH) && prep.chars().count() == 1 && !f.prep(&prep).is_none()
                    })
                };
                // To accuse of, to ask for: the verb above wants it, below it would tell the means.
                let asks = |k| matches!(k, ClaimType::Accuse | ClaimType::Request | ClaimType::Threaten);
                let wanted =
                    frames(main.verb).any(|f| f.note.needs.contains(&prep) || asks(f.kind) && !f.prep(&prep).is_none());
                let own = frames(verb.verb)
                    .any(|f| f.note.needs.contains(&prep) || !(f.prep(&prep).is_none() || wanted && prep != MAA));
                at > subject && with(main.verb) && !own
            }
        };
        goes_on.then_some(parent)
    }

    /// The clause above whose light verb still lacks what its subject does, behind the preposition that it asks for:
    /// `gunmen who wore uniforms proceeded, to the kidnapping of X`.
    fn goes_on_with_deed(&self, at: usize) -> Option<usize> {
        let predicate = self.clauses[self.current].predicate?;
        let is_deed =
            |t: usize| t < self.tagged.last && matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. });
        let prep = match self.tagged.tag(at) {
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if cut.conj.is_none() => cut.prep?.to_string(),
            Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none() => {
                Some(self.document.folded(at).to_string()).filter(|_| is_deed(self.tagged.end(at)))?
            }
            _ => return None,
        };
        // Members who spread out in the town: behind a verb without a conjunction too.
        let bare = |n: usize| {
            self.clauses[n]
                .tokens
                .first()
                .is_some_and(|t| matches!(self.tagged.tag(*t), Tag::Verb(v) if v.cut.conj.is_none()))
        };
        let mut inner = self.current;
        while self.clauses[inner].link != Link::Relative && !bare(inner) {
            inner = self.clauses[inner].parent.filter(|_| self.clauses[inner].link == Link::Coord)?;
        }
        let relative = &self.clauses[inner];
        let (parent, first) = (relative.parent?, *relative.tokens.first()?);
        let q = self.clauses[parent].predicate.filter(|q| *q < first)?;
        let (Tag::Verb(main), Tag::Verb(own)) = (self.tagged.tag(q), self.tagged.tag(predicate)) else {
            return None;
        };
        let asks = |verb: u16| self.lexicon.asking.iter().any(|(v, p)| *v == verb as usize && **p == *prep);
        let takes = |f: &u16| !self.lexicon.frames[*f as usize].prep(&prep).is_none();
        let brings = |t: usize| match self.tagged.tag(t) {
            Tag::Particle { class: Particle::Preposition, .. } => self.document.folded(t) == prep,
            tag => tag.nominal_cut().is_some_and(|c| c.prep.is_some_and(|c| prep.chars().eq([c]))),
        };
        let lacks = !main.form.passive && !self.clauses[parent].tokens.iter().any(|t| *t > q && brings(*t));
        let below = &self.clauses[self.current];
        let has = || below.tokens.iter().any(|t| below.predicate < Some(*t) && brings(*t));
        // Whom X supports: all that it says.
        let whole =
            || own.suffix.is_some_and(|s| s.person == Person::Third) && below.predicate < below.tokens.last().copied();
        let other = asks(own.verb) || self.lexicon.verb_frames[own.verb as usize].iter().any(takes);
        let frames = &self.lexicon.verb_frames[main.verb as usize];
        let bare = frames.iter().all(|f| self.lexicon.frames[*f as usize].object.is_none());
        // "Asked, the man who visits X, for the arming of Y".
        let demands = |f: &u16| {
            let frame = &self.lexicon.frames[*f as usize];
            // Welcomed, condemned, agreed: nothing but the preposition brings what it is about.
            let only = is_attitude(frame.kind) && bare;
            (only || matches!(frame.kind, ClaimType::Request | ClaimType::Threaten))
                && frame.prep(&prep).has(Roles::ISSUE)
        };
        let alone = || self.phrases_behind(parent, q, first).take(2).count() <= 1;
        let loose = [FI, LAM].contains(&&*prep);
        let wants = asks(main.verb) || !loose && alone() && frames.iter().any(demands);
        (lacks && wants && (!other || has() || whole())).then_some(parent)
    }

    /// The clause above whose verb has told its subject alone, where the phrase at `at` can be nothing in the relative
    /// clause: `lawmakers who took part in the session criticised, the decision of …`.
    pub fn goes_on_with_object(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let parent = clause.parent.filter(|_| clause.link == Link::Relative)?;
        let p = clause.predicate?;
        let Tag::Verb(verb) = self.tagged.tag(p) else { return None };
        let q = self.clauses[parent].predicate.filter(|q| *q < clause.tokens[0])?;
        let Tag::Verb(main) = self.tagged.tag(q) else { return None };
        // Gunmen who hold the town launched, an attack: the accusative is what a light verb carries.
        let carried = || {
            let event = matches!(self.tagged.tag(at), Tag::Event { cut, suffix: None, .. } if cut == Cut::default());
            event
                && !self.lexicon.verb_light[main.verb as usize].is_empty()
                && self.lexicon.verb_light[verb.verb as usize].is_empty()
        };
        let begins = (self.begins_phrase(at) || carried())
            && self.tagged.before(at).is_some_and(|b| b > p && self.closes_phrase(b));
        let wants = || !main.form.passive && main.suffix.is_none() && self.takes_object(main.verb);
        let alone = || self.phrases_behind(parent, q, at).take(2).count() == 1;
        // "Called, in a statement that X read, on Y": an aside goes on up to its comma.
        let comma = |t: usize| self.tagged.tag(t).is_mark(TokenKind::Comma);
        let aside = (q..clause.tokens[0]).any(comma) && !self.tagged.before(at).is_some_and(comma);
        (begins && !aside && wants() && alone() && self.is_complete(self.current, p, &verb, at)).then_some(parent)
    }

    /// Phrases of a clause behind its verb that nothing governs.
    fn phrases_behind(&self, n: usize, verb: usize, to: usize) -> impl Iterator<Item = usize> + '_ {
        self.clauses[n].tokens.iter().copied().filter(move |t| *t > verb && *t < to).filter(|t| {
            let free = match self.tagged.tag(*t) {
                Tag::Noun(noun) => self.tagged.nouns[noun].cut.is_bare(),
                Tag::Event { cut, .. } | Tag::Masdar { cut, .. } | Tag::Plain { cut } => cut.is_bare(),
                _ => false,
            };
            free && !self.tagged.before(*t).is_some_and(|b| self.governs(b))
        })
    }

    /// A word that the phrase behind it depends on: a preposition, or the noun that it modifies.
    fn governs(&self, b: usize) -> bool {
        match self.tagged.tag(b) {
            Tag::Particle { class, suffix: None, .. } => {
                matches!(class, Particle::Preposition | Particle::Adverb | Particle::Quantifier | Particle::Conjunction)
            }
            Tag::Plain { .. } | Tag::Event { .. } | Tag::Masdar { .. } | Tag::Adjective { .. } | Tag::Nisba { .. } => {
                true
            }
            _ => false,
        }
    }

    /// Whether nothing more is due to the verb of a relative clause: it has its object, or never takes one.
    fn is_complete(&self, n: usize, p: usize, verb: &VerbTag, at: usize) -> bool {
        let next = self.tagged.end(p);
        if verb.form.passive {
            return true;
        }
        if verb.suffix.is_some_and(|s| s.person == Person::Third) {
            // A speech that he held in Berlin: who held it would stand right behind the verb.
            return next < at;
        }
        let frames = &self.lexicon.verb_frames[verb.verb as usize];
        let led = matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Preposition, .. })
            || self.tagged.tag(next).nominal_cut().is_some_and(|c| c.prep.is_some());
        // A debate that lasted five hours.
        let counted =
            matches!(self.tagged.tag(next), Tag::Particle { class: Particle::Quantifier, .. }) && next + 1 < at;
        let intransitive = (led || counted) && frames.iter().all(|f| self.lexicon.frames[*f as usize].object.is_none());
        intransitive || self.phrases_behind(n, p, at).next().is_some()
    }

    fn takes_object(&self, verb: u16) -> bool {
        let takes = |f: &u16| !self.lexicon.frames[*f as usize].object.is_none();
        self.lexicon.verb_frames[verb as usize].iter().any(takes) || !self.lexicon.verb_light[verb as usize].is_empty()
    }

    /// Whether a phrase that ends here is whole: a name, a word with the article or a pronoun, a time.
    fn closes_phrase(&self, b: usize) -> bool {
        let word = self.document.folded(b);
        match self.tagged.tag(b) {
            Tag::Noun(n) => self.document.folded(b).starts_with("\u{0627}\u{0644}") || !self.is_general(n),
            Tag::When(_) => true,
            Tag::Plain { cut } | Tag::Adjective { cut, .. } | Tag::Passive { cut, .. } | Tag::Active { cut, .. } => {
                cut.article
            }
            Tag::Event { cut, suffix, .. } | Tag::Masdar { cut, suffix, .. } => cut.article || suffix.is_some(),
            Tag::Nisba { .. } => word.starts_with("\u{0627}\u{0644}"),
            _ => false,
        }
    }

    /// Whether a phrase that no word governs begins here, which is no adjective or genitive of the word before it.
    fn begins_phrase(&self, at: usize) -> bool {
        let word = self.document.folded(at);
        match self.tagged.tag(at) {
            Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare() && !self.tagged.nouns[n].place,
            Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.is_bare() && !word.ends_with(ALEF),
            Tag::Plain { cut } if cut.article => cut.is_bare() && word.ends_with(ATT),
            Tag::Plain { cut } => {
                let noun = self.document.raw(at).ends_with(TEH_MARBUTA) || !word.ends_with(ALEF);
                let next = self.tagged.end(at);
                let owned = next < self.tagged.last
                    && (matches!(self.tagged.tag(next), Tag::Noun(n) if self.tagged.nouns[n].cut.is_bare())
                        || matches!(self.tagged.tag(next), Tag::Plain { cut } | Tag::Event { cut, .. } if cut.article));
                cut.is_bare() && noun && owned
            }
            _ => false,
        }
    }
}
