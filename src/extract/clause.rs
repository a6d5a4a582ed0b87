//! Tagged sentence → clauses: each with its predicate, what it hangs on, and whether it is negated, planned, possible …

use crate::claim::Modality;
use crate::extract::aside::Aside;
use crate::extract::opening::words;
use crate::extract::quoting::Opened;
use crate::extract::relative::Head;
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::lexicon::Lexicon;
use crate::lexicon::conjugate::{Gender, Tense};
use crate::lexicon::rows::{Particle, SpeechClass};
use crate::script::letters::*;
use crate::text::Document;
use crate::text::reading::Suffix;
use crate::text::token::TokenKind;

/// How a clause hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// A main clause, or one coordinated with its parent on the same level.
    Coord,
    /// What the parent's predicate says, believes, wants.
    Content,
    /// Words in quotation marks that the parent's speaker says.
    Quote,
    /// Tells about a noun phrase of the parent.
    Relative,
    /// A participle that tells what the parent's subject does meanwhile.
    Hal,
    /// When, because, in order to.
    Sub,
    /// If.
    Condition,
}

/// Few clauses have more.
const MANY_PHRASES: usize = 12;

/// A clause.
#[derive(Clone, Debug)]
pub struct Clause {
    pub parent: Option<usize>,
    pub link: Link,
    /// The tokens that begin its phrases, in order.
    pub tokens: Vec<usize>,
    /// The token of its predicate: a verb, a participle, an adjective.
    pub predicate: Option<usize>,
    /// The pronoun on the word that opened it.
    pub opened_by: Option<Suffix>,
    /// For a relative clause: the noun phrase it tells about.
    pub antecedent: Option<usize>,
    /// For a relative clause about a thing: the tokens that name it.
    pub head: Option<(usize, usize)>,
    /// The head is all that the clause before tells, taken up by a word of this gender: "which is what …", "a step that".
    pub matter: Option<Gender>,
    pub negated: bool,
    pub modality: Modality,
    /// A word such as "must" stands in it.
    pub deontic: Option<usize>,
    /// It stands in quotation marks.
    pub quoted: bool,
    /// No verb but a colon says that its subject speaks: a headline's `NAME: …`.
    pub label: bool,
    /// It holds on a condition that another clause tells.
    pub conditioned: bool,
}

impl Clause {
    /// «That X …»: the marks open a clause in which nothing stands but the one that they quote, and nobody speaks.
    pub fn only_quotes(&self) -> bool {
        self.link == Link::Quote && self.predicate.is_none()
    }
}

/// Cuts a sentence.
pub struct Cutter<'a> {
    pub document: &'a Document<'a>,
    pub lexicon: &'a Lexicon,
    pub tagged: &'a Tagged,
    pub clauses: Vec<Clause>,
    pub current: usize,
    /// The quotations that are open.
    pub quotes: Vec<Opened>,
    /// The asides that are open.
    pub asides: Vec<Aside>,
    /// The sentence begins inside a quotation that closes at this token.
    pub carried: Option<usize>,
    /// A negation, a future or a modal waits for its verb.
    pub negation: bool,
    pub possible: bool,
    pub planned: bool,
}

/// The clauses of a sentence, parents before children, and the quotation that is still open where it ends. `carried`:
/// where a quotation closes that an earlier sentence opened.
pub fn clauses(
    document: &Document<'_>,
    lexicon: &Lexicon,
    tagged: &Tagged,
    carried: Option<usize>,
) -> (Vec<Clause>, Option<Opened>) {
    let mut cutter = Cutter {
        document,
        lexicon,
        tagged,
        clauses: Vec::new(),
        current: 0,
        quotes: Vec::new(),
        asides: Vec::new(),
        carried,
        negation: false,
        possible: false,
        planned: false,
    };
    cutter.open(None, Link::Coord, None);
    let mut at = tagged.first;
    while at < tagged.last {
        if !tagged.tag(at).is_inside() {
            cutter.step(at);
        }
        at += 1;
    }
    cutter.condition();
    (cutter.clauses, cutter.quotes.first().copied())
}

impl Cutter<'_> {
    pub fn open(&mut self, parent: Option<usize>, link: Link, suffix: Option<Suffix>) -> usize {
        let modality = if link == Link::Condition { Modality::Conditional } else { Modality::Asserted };
        self.clauses.push(Clause {
            parent,
            link,
            tokens: Vec::with_capacity(MANY_PHRASES),
            predicate: None,
            opened_by: suffix,
            antecedent: None,
            head: None,
            matter: None,
            negated: false,
            modality,
            deontic: None,
            quoted: !self.quotes.is_empty() || self.carried.is_some(),
            label: false,
            conditioned: false,
        });
        self.current = self.clauses.len() - 1;
        // What waits for a verb does not wait past its clause.
        (self.negation, self.possible, self.planned) = (false, false, false);
        self.current
    }

    /// A clause of the same level as `parent`.
    pub fn beside(&mut self, parent: usize, suffix: Option<Suffix>) {
        let quoted = self.clauses[parent].quoted;
        self.open(Some(parent), Link::Coord, suffix);
        self.clause().quoted |= quoted;
    }

    pub fn open_relative(&mut self, head: Option<Head>) {
        let (parent, quoted) = (self.current, self.clause().quoted);
        self.open(Some(parent), Link::Relative, None);
        self.clause().quoted |= quoted;
        match head {
            Some(Head::Noun(noun)) => self.clause().antecedent = Some(noun),
            Some(Head::Thing(first, last)) => self.clause().head = Some((first, last)),
            None => {}
        }
    }

    /// A relative clause about all that was told, if anything was.
    pub fn open_matter(&mut self, told: Option<Head>, gender: Gender) {
        let matter = told.is_some().then_some(gender);
        self.open_relative(told);
        self.clause().matter = matter;
    }

    pub fn clause(&mut self) -> &mut Clause {
        &mut self.clauses[self.current]
    }

    fn step(&mut self, at: usize) {
        if let Some(above) = self.goes_on_above(at) {
            self.current = above;
        }
        match self.tagged.tag(at) {
            Tag::Verb(verb) => self.verb(at, verb),
            Tag::Particle { class, suffix, .. } => self.particle(at, class, suffix),
            Tag::Active { verb, cut, gender, number, accusative } => {
                let bare = !cut.article && cut.prep.is_none();
                if bare && self.is_hal(at, verb, gender, number, accusative) {
                    let root = self.level();
                    let quotes = self.clauses[root].quoted;
                    self.open(Some(root), Link::Hal, None);
                    self.clause().quoted = quotes;
                    self.clause().predicate = Some(at);
                } else if bare
                    && self.clause().predicate.is_none()
                    && (self.is_predicate_participle(at, verb) || self.goes_on_speaking(at, verb))
                {
                    self.take_predicate(at);
                }
                self.clause().tokens.push(at);
            }
            Tag::Adjective { cut, .. } => {
                if self.clause().predicate.is_none() && self.is_predicate_adjective(at, cut) {
                    self.take_predicate(at);
                }
                self.clause().tokens.push(at);
            }
            Tag::Mark(kind) => self.mark(at, kind),
            Tag::Noun(noun) if self.begins_clause(at, noun) => {
                let parent = self.level_at(at);
                self.beside(parent, None);
                self.clause().tokens.push(at);
            }
            _ => self.clause().tokens.push(at),
        }
    }

    fn take_predicate(&mut self, at: usize) {
        let (negated, possible, planned) = (self.negation, self.possible, self.planned);
        self.negation = false;
        self.possible = false;
        self.planned = false;
        let clause = self.clause();
        clause.predicate = Some(at);
        clause.negated |= negated;
        if clause.modality == Modality::Asserted {
            if possible {
                clause.modality = Modality::Possible;
            } else if planned {
                clause.modality = Modality::Planned;
            }
        }
    }

    /// The nearest clause above (or this one) that tells something of its own: no relative, no adverbial one.
    pub fn level(&self) -> usize {
        let mut n = self.current;
        while matches!(self.clauses[n].link, Link::Relative | Link::Hal | Link::Sub | Link::Condition) {
            match self.clauses[n].parent {
                Some(parent) => n = parent,
                None => break,
            }
        }
        n
    }

    /// The level that a clause at `at` goes on with: behind a comma, what was agreed or wanted is over; what was said
    /// may go on.
    pub fn level_at(&self, at: usize) -> usize {
        let n = self.level();
        let comma = self.tagged.before(at).is_some_and(|b| self.tagged.tag(b).is_mark(TokenKind::Comma));
        match self.clauses[n].parent {
            Some(parent)
                if comma
                    && self.clauses[n].link == Link::Content
                    && (!self.speaks(parent) || self.tells_on(parent, n, at)) =>
            {
                parent
            }
            _ => n,
        }
    }

    /// The outermost clause that is not inside a quotation that is still open.
    pub fn root(&self) -> usize {
        let mut n = self.current;
        loop {
            if self.clauses[n].link == Link::Quote && !self.quotes.is_empty() {
                return n;
            }
            match self.clauses[n].parent {
                Some(parent) => n = parent,
                None => return n,
            }
        }
    }

    fn verb(&mut self, at: usize, verb: VerbTag) {
        let adjacent = self.tagged.before(at).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Particle { .. }));
        let waiting_before =
            if adjacent { (self.negation, self.possible, self.planned) } else { (false, false, false) };
        let speech = self.is_speech(verb.verb);
        let then = self.tagged.before(at).is_some_and(|b| self.document.folded(b) == words::THEN);
        let coordinated = verb.cut.conj.is_some() || then;
        let after_break = self.tagged.before(at).is_none_or(
            |b| matches!(self.tagged.tag(b), Tag::Mark(k) if k != TokenKind::Quote || self.quotes.is_empty()),
        );
        // "and" before a verb goes on from something: a clause without a verb was told before it.
        let told = coordinated && self.is_told() || speech && self.is_behind_words(at);
        let has_predicate = self.clause().predicate.is_some() || self.clause().deontic.is_some() || told;
        let purpose = verb.cut.prep == Some(LAM) && verb.form.tense == Tense::Present;
        let answers = verb.cut.prep == Some(LAM) && !purpose;
        if let Some(head) = self.bare_head(at, &verb) {
            let (above, from) = (self.current, self.helper_before(at, &verb).unwrap_or(at));
            match self.matter_called(from) {
                Some((matter, gender)) => self.open_matter(Some(matter), gender),
                None => self.open_relative(Some(head)),
            }
            // "Paris had", which stands before the verb, is part of what is told of the head.
            let own = self.clauses[above].tokens.partition_point(|t| *t < from);
            let own = self.clauses[above].tokens.split_off(own);
            self.clause().tokens.extend(own);
        } else if purpose {
            let parent = self.current;
            self.open(Some(parent), Link::Sub, None);
            self.clause().modality = Modality::Planned;
        } else if answers {
            let parent = self.level();
            self.open(Some(parent), Link::Coord, None);
            self.clause().modality = Modality::Conditional;
        } else if has_predicate {
            let below = !speech || then && verb.suffix.is_some() || self.takes_up_same(at, &verb);
            if coordinated && !after_break && self.goes_on_below(&verb) && below {
                // Who did this and did that; if he does this and does that.
                let before = self.clause().clone();
                self.open(before.parent, before.link, None);
                self.clause().antecedent = before.antecedent;
                self.clause().head = before.head;
                self.clause().matter = before.matter;
                self.clause().quoted |= before.quoted;
            } else if coordinated || after_break {
                let parent = if speech
                    && coordinated
                    && self.quotes.is_empty()
                    && verb.form.tense == Tense::Past
                    && (after_break || self.content_over())
                {
                    self.root()
                } else {
                    self.level_at(at)
                };
                self.beside(parent, None);
            } else if let Some(waiting) = self.waiting() {
                self.current = waiting;
            } else if let Some(first) = self.fronted_before(at) {
                // X did this, and on a visit to Y Z did that.
                let parent = self.level_at(first);
                let own = self.clause().tokens.partition_point(|t| *t < first);
                let own = self.clause().tokens.split_off(own);
                self.beside(parent, None);
                self.clause().tokens.extend(own);
            } else if self.chains(at) {
                // "began to bomb": the second verb is the predicate that tells what.
                let parent = self.current;
                self.open(Some(parent), Link::Coord, None);
            } else {
                let parent = self.current;
                self.open(Some(parent), Link::Coord, None);
            }
        }
        if let Some((negated, possible)) = self.goes_on_with_or(at, &verb) {
            self.negation |= negated;
            self.possible |= possible;
        }
        let waiting = waiting_before;
        (self.negation, self.possible, self.planned) =
            (waiting.0 || self.negation, waiting.1 || self.possible, waiting.2 || self.planned);
        if verb.cut.future || self.goes_on_planning(at, &verb) {
            self.planned = true;
        }
        self.take_predicate(at);
        self.clause().tokens.push(at);
    }

    /// "And during, and in" behind a comma before a verb: where the clause of that verb begins.
    fn fronted_before(&self, at: usize) -> Option<usize> {
        let clause = &self.clauses[self.current];
        let comma = clause.tokens.iter().rposition(|t| self.tagged.tag(*t).is_mark(TokenKind::Comma))?;
        let first = *clause.tokens.get(comma + 1)?;
        let brings = matches!(self.tagged.tag(first), Tag::Particle { class: Particle::Preposition, suffix: None, cut }
            if cut.conj == Some(WAW));
        let whole = self.tagged.before(at).is_some_and(|b| clause.tokens.last() == Some(&b));
        (brings && whole && clause.predicate.is_none_or(|p| p < first)).then_some(first)
    }

    /// Will not do this or do that: "or" before a verb of the present goes on with what is denied before it, or possible.
    fn goes_on_with_or(&self, at: usize, verb: &VerbTag) -> Option<(bool, bool)> {
        let present = |v: &VerbTag| v.form.tense == Tense::Present;
        let or = self.tagged.before(at).is_some_and(|b| self.document.folded(b) == words::AW);
        let above = &self.clauses[self.clauses[self.current].parent.filter(|_| or && present(verb))?];
        let alike = matches!(above.predicate.map(|p| self.tagged.tag(p)), Some(Tag::Verb(v)) if present(&v));
        alike.then_some((above.negated, above.modality == Modality::Possible))
    }

    /// A clause above, begun by its subject, that still has no verb: the relative clause in between is over.
    fn waiting(&self) -> Option<usize> {
        let mut n = self.current;
        while matches!(self.clauses[n].link, Link::Relative | Link::Coord | Link::Hal) {
            n = self.clauses[n].parent?;
            if self.clauses[n].predicate.is_none() && !self.clauses[n].tokens.is_empty() {
                return Some(n);
            }
        }
        None
    }

    fn chains(&self, at: usize) -> bool {
        self.tagged.before(at).is_some_and(|b| matches!(self.tagged.tag(b), Tag::Verb(_)))
    }

    pub fn is_speech(&self, verb: u16) -> bool {
        self.lexicon.verb_speech[verb as usize].iter().any(|s| {
            matches!(
                self.lexicon.speech[*s as usize].class,
                SpeechClass::Say | SpeechClass::Tell | SpeechClass::Deny | SpeechClass::Write | SpeechClass::Relay
            )
        })
    }
}
