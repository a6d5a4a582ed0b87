//! The walk behind an event noun: genitive, adjectives, a second noun, prepositional phrases → who took part.

use crate::claim::{ClaimType, Kind};
use crate::extract::event::{BAYNA, MAA, Valence};
use crate::extract::frame::Draft;
use crate::extract::noun::Ref;
use crate::extract::preposition::is_about;
use crate::extract::preposition::is_agent_phrase;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::smallvec;

pub const MIN: &str = "\u{0645}\u{0646}";
const LAM: &str = "\u{0644}";

impl Sense<'_, '_> {
    /// Genitive, adjectives and prepositional phrases behind an event noun. One past the last token used.
    pub fn behind(&mut self, t: usize, valence: &Valence, draft: &mut Draft) -> usize {
        let frame = &valence.frame;
        let mut at = self.tagged.end(t);
        let mut used = at;
        let article = self.cut_of(t).is_some_and(|c| c.article);
        // Behind l, a stem that begins with l may have no article.
        let doubtful = self.cut_of(t).is_some_and(|c| self.scan.document.folded(t)[c.skip()..].starts_with(LAM));
        let mut genitive = valence.suffix.is_none() && (!article || doubtful);
        let mut second = if valence.suffix.is_some() { valence.second() } else { Roles::NONE };
        let mut doer: Option<usize> = None;
        let mut steps = 0;
        let mut prep: Option<String> = None;
        let mut belongs_elsewhere = false;
        // The role that a thing's owner takes: the positions of X are X.
        let mut carried: Option<Roles> = None;
        let mut adjectives = true;
        let mut positions = false;
        let mut own_article = valence.suffix.is_some() || article;
        let bodily = matches!(
            frame.kind,
            ClaimType::Assault | ClaimType::Coerce | ClaimType::Aid | ClaimType::Support | ClaimType::Mobilize
        );
        while at < self.tagged.last && steps < 24 && !self.is_carried_off(at) {
            steps += 1;
            let tag = self.tagged.tag(at);
            let next = self.tagged.end(at).max(at + 1);
            match tag {
                Tag::Nisba { state, cut } if cut.prep.is_none() => {
                    if genitive && !cut.article && self.is_people(at) {
                        // Of two Senegalese: no adjective.
                        break;
                    }
                    if prep.is_none() && !belongs_elsewhere && adjectives {
                        // Iraqi protests: its people's, not the state's.
                        let people = frame.kind == ClaimType::Protest && valence.nisba.has(Roles::SOURCE);
                        let refs: Refs =
                            smallvec![if people { self.people_ref(state, at) } else { self.state_ref(state, at) }];
                        self.fill(draft, valence.nisba, &refs);
                        used = next;
                    } else if let Some(roles) = carried.take() {
                        // The shelling of the Ukrainian towns.
                        let refs: Refs = smallvec![self.state_ref(state, at)];
                        self.fill(draft, roles, &refs);
                        used = next;
                    }
                    genitive = false;
                }
                Tag::Active { verb, accusative: true, .. }
                    if !self.scan.lexicon.verb_frames[verb as usize].is_empty() =>
                {
                    break;
                }
                Tag::Noun(noun)
                    if prep.is_none() && carried.is_none() && self.describes_definite(t, noun, own_article) => {}
                Tag::Noun(noun) => {
                    adjectives = false;
                    let cut = self.tagged.nouns[noun].cut;
                    let (refs, last) = self.all(noun);
                    let end = self.tagged.nouns[last].last;
                    let own = cut.prep.map(|c| c.to_string());
                    let over = carried.take().filter(|_| {
                        cut.conj.is_none() && (own.is_none() && prep.is_none() || own.as_deref() == Some(LAM))
                    });
                    if over.is_none() && belongs_elsewhere && own.as_deref() == Some(LAM) {
                        // What is X's is no doer or undergoer of this noun.
                        break;
                    }
                    if let Some(roles) = over {
                        self.fill(draft, roles, &refs);
                        used = end;
                        genitive = false;
                    } else if let Some(p) = own.or_else(|| prep.take()) {
                        self.phrase(frame, &p, noun, &refs, draft);
                        used = end;
                        genitive = false;
                    } else if positions && cut.is_bare() && frame.kind.is_symmetric() && refs.len() > 1 {
                        // The positions of X and Y differ.
                        self.fill(draft, Roles::PARTY, &refs);
                        used = end;
                    } else if !second.is_none()
                        && cut.is_bare()
                        && !genitive
                        && !belongs_elsewhere
                        && !self.is_apposed(frame, doer, &refs)
                    {
                        self.fill(draft, std::mem::replace(&mut second, Roles::NONE), &refs);
                        used = end;
                    } else if genitive && cut.is_bare() && !belongs_elsewhere {
                        self.fill(draft, frame.object, &refs);
                        if frame.object.has(Roles::ISSUE) && !frame.object.has(Roles::SOURCE) {
                            draft.issues.push((at, end));
                        }
                        if frame.object.has(Roles::PLACE) && self.tagged.nouns[noun].place {
                            // The recapture of a town.
                            draft.place = draft.place.or(Some(noun));
                        }
                        used = end;
                        genitive = false;
                        // What a name determines is definite: Russia's full support.
                        own_article = true;
                        second = valence.second();
                        doer = refs.first().map(|r| r.entity);
                    } else {
                        break;
                    }
                    prep = None;
                    at = end;
                    continue;
                }
                Tag::Particle { class: Particle::Preposition, suffix: None, cut } => {
                    if cut.conj.is_some() {
                        break;
                    }
                    adjectives = false;
                    let word = self.words(at, next)[cut.skip()..].to_string();
                    if word == MIN && (prep.is_some() || carried.is_some()) {
                        // Three of the leaders, a number of positions.
                        prep = prep.or(Some(MIN.to_string()).filter(|_| carried.is_none()));
                        at = next;
                        continue;
                    }
                    let before = self.tagged.before(at).map(|b| self.tagged.tag(b));
                    if belongs_elsewhere
                        && is_agent_phrase(&word)
                        && matches!(before, Some(Tag::Passive { .. } | Tag::Adjective { .. }))
                    {
                        // The recapture of the towns held by X.
                        break;
                    }
                    let licensed = !frame.prep(&word).is_none()
                        || is_about(&word)
                        || self.tells_where(&word)
                        || is_agent_phrase(&word)
                        || word == BAYNA
                        || word == MAA
                        || frame.kind.is_symmetric() && self.brings(&word);
                    let both = frame.kind.is_symmetric() && draft.source.len() >= 2;
                    if !licensed || both && (word == BAYNA || word == MAA || self.brings(&word)) {
                        break;
                    }
                    prep = Some(word);
                    genitive = false;
                }
                // Thirty days after (from) the signing: when.
                Tag::When(_) if next < self.tagged.last && self.scan.document.folded(next) == MIN => break,
                Tag::Particle { class: Particle::Quantifier | Particle::Demonstrative | Particle::Adverb, .. }
                | Tag::When(_) => {}
                Tag::Plain { cut }
                | Tag::Event { cut, .. }
                | Tag::Masdar { cut, .. }
                | Tag::Passive { cut, .. }
                | Tag::Active { cut, .. }
                | Tag::Adjective { cut, .. } => {
                    let p = cut.prep.map(|c| c.to_string()).or_else(|| prep.take());
                    let object_of = own_article && !article && cut.article && p.is_none() && self.is_no_adjective(at);
                    let adjective = p.is_none()
                        && cut.article == own_article
                        && (cut.article || self.is_adjectival(at))
                        && !object_of;
                    let bare = cut == Cut::default() && p.is_none();
                    let object = if genitive { frame.object } else { second };
                    if bare && !belongs_elsewhere && self.has_owner(at) && bodily && is_undergone(object) {
                        // The bombing of the positions of X.
                        carried = Some(Roles::TARGET);
                        if object.has(Roles::ISSUE) {
                            draft.issues.push((at, next));
                        }
                        (genitive, second) = (false, Roles::NONE);
                        belongs_elsewhere = true;
                        at = next;
                        continue;
                    }
                    belongs_elsewhere |= !adjective;
                    if adjective && !belongs_elsewhere {
                        genitive = false;
                    }
                    if let Some(p) = p {
                        let roles = frame.prep(&p);
                        if roles.has(Roles::ISSUE)
                            && let Some(end) = self.plain_issue(at)
                        {
                            draft.issues.push((at, end));
                            if roles.has(Roles::TARGET) {
                                self.judged_with(frame, at, draft);
                            }
                            (used, at, genitive) = (end, end, false);
                            continue;
                        }
                        if roles.has(Roles::ISSUE) && !(bodily && roles.has(Roles::TARGET) && self.has_owner(at))
                            || is_about(&p)
                        {
                            let mut end = self.before_deeds(at, self.phrase_end(at));
                            if frame.kind.is_symmetric() && draft.source.len() < 2 {
                                // A difference of opinion between X and Y: its sides are still to come.
                                let side = |x: &usize| [BAYNA, MAA].contains(&self.scan.document.folded(*x));
                                let deed =
                                    |x| self.valence(x, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
                                end = (at + 1..end).find(side).filter(|s| !(at..*s).any(deed)).unwrap_or(end);
                            }
                            draft.issues.push((at, end));
                            if roles.has(Roles::TARGET) {
                                self.judged_with(frame, at, draft);
                            }
                            // Thanks for the support for Y: Y is none of the thanks.
                            belongs_elsewhere |= p == LAM;
                            used = end;
                            at = end;
                            genitive = false;
                            continue;
                        }
                        genitive = false;
                        positions = p == "\u{0641}\u{064A}" || p == BAYNA;
                        if roles.is_none() && !self.tells_where(&p) {
                            break;
                        }
                        if p == LAM && matches!(tag, Tag::Event { .. } | Tag::Masdar { .. }) {
                            break;
                        }
                        if roles.has(Roles::TARGET) && self.is_bearing(at) {
                            // Raids on the east of a country: where.
                            let region = (next < self.tagged.last).then(|| self.noun_of(next)).flatten();
                            draft.place = draft.place.or(region.filter(|x| self.tagged.nouns[*x].place));
                        } else if roles.has(Roles::TARGET) {
                            // The positions of X are X.
                            carried = Some(Roles::TARGET);
                            if roles.has(Roles::ISSUE) && frame.kind == ClaimType::Support {
                                draft.issues.push((at, next));
                            }
                        }
                    } else if cut.conj.is_some() {
                        // `and its …`: coordination goes on without participants of this noun.
                        break;
                    } else if (!cut.article || object_of && !genitive && !second.is_none())
                        && object.has(Roles::ISSUE)
                        && !self.is_adverbial(at)
                    {
                        draft.issues.push((at, self.before_deeds(at, self.phrase_end(at))));
                        if object.has(Roles::TARGET) {
                            self.judged_with(frame, at, draft);
                        }
                        (genitive, second) = (false, Roles::NONE);
                    } else if genitive
                        && cut.article
                        && at == self.tagged.end(t)
                        && self.cut_of(t).is_some_and(|c| !c.article)
                    {
                        // A genitive that is no actor: what follows belongs to it.
                        if frame.object.has(Roles::ISSUE) {
                            draft.issues.push((at, self.before_deeds(at, self.phrase_end(at))));
                        }
                    }
                }
                // Behind an aside, the clause around it goes on.
                Tag::Mark(TokenKind::Dash | TokenKind::Close) if self.clause_at(at) != self.clause_at(t) => break,
                Tag::Mark(TokenKind::Quote | TokenKind::Dash | TokenKind::Open | TokenKind::Close) => {}
                _ => break,
            }
            at = next;
        }
        used
    }

    /// The refusal of remarks of X, concern at the steps that X takes: who is judged by what is his.
    fn judged_with(&self, frame: &Frame, at: usize, draft: &mut Draft) {
        use ClaimType::{Accuse, Concern, Oppose, Reject, Support};
        // An agreement is called after where it was struck.
        let mutual = self.is_event(at) && self.valence(at, false, None).is_some_and(|v| v.frame.kind.is_symmetric());
        if matches!(frame.kind, Accuse | Concern | Oppose | Reject | Support) && draft.target.is_empty() && !mutual {
            let hostile = frame.kind.polarity() < 0;
            let owner = self.owner(&self.thing_argument(at), draft.clause, hostile);
            let own = |r: &Ref| draft.source.iter().any(|s| s.entity == r.entity);
            self.fill(draft, Roles::TARGET, &owner.into_iter().filter(|r| !own(r)).collect());
        }
    }

    /// The end of a known issue whose words name nobody in particular: the two-state solution.
    fn plain_issue(&self, at: usize) -> Option<usize> {
        let (_, _, last) = self.known_issue(at, self.tagged.last)?;
        let named = |x: usize| {
            self.noun_of(x).is_some_and(|n| self.tagged.nouns[n].who.iter().any(|r| self.is_definite_actor(r.entity)))
        };
        (last > self.tagged.end(at) && !(at..last).any(named)).then_some(last)
    }

    /// A definite noun takes no genitive: a single definite word behind it is its adjective, even where it can name
    /// somebody (personal loans, the armed attack).
    fn describes_definite(&self, t: usize, noun: usize, definite: bool) -> bool {
        let found = &self.tagged.nouns[noun];
        let single = found.last == found.first + 1 && found.cut.article && found.cut.is_bare();
        let unnamed = |r: &Ref| matches!(self.scan.entities.get(r.entity).kind, Kind::Unnamed | Kind::Group);
        let article = self.cut_of(t).is_some_and(|c| c.article);
        definite && single && article && found.who.iter().all(unnamed)
    }

    /// A word of nationality with the ending of several people.
    fn is_people(&self, t: usize) -> bool {
        let word = self.scan.document.folded(t);
        ["\u{064A}\u{064A}\u{0646}", "\u{064A}\u{0648}\u{0646}", "\u{064A}\u{0646}"].iter().any(|e| word.ends_with(e))
    }

    /// The leader of the party, X: a person's name behind a description is no second one.
    ///
    /// Of two whom the lexicon knows, or of whom one is the other's counterpart, each is one side of a meeting.
    fn is_apposed(&self, frame: &Frame, doer: Option<usize>, refs: &Refs) -> bool {
        let kind = |e: usize| self.scan.entities.get(e).kind;
        let known = |e: usize| self.scan.entities.get(e).actor.is_some();
        let other = |r: &Ref| doer.is_some_and(|e| e != r.entity && known(e)) && (known(r.entity) || r.anaphor);
        if frame.kind == ClaimType::Consult && refs.first().is_some_and(other) {
            return false;
        }
        doer.is_some_and(|e| matches!(kind(e), Kind::Person | Kind::Unnamed))
            && refs.first().is_some_and(|r| kind(r.entity) == Kind::Person)
    }

    /// A definite word that describes no single deed: another deed, or a plural.
    fn is_no_adjective(&self, t: usize) -> bool {
        self.is_event(t) || self.scan.document.folded(t).ends_with(crate::extract::relation::PLURAL)
    }

    /// An indefinite word of an adjective's shape.
    pub fn is_adjectival(&self, t: usize) -> bool {
        use crate::lexicon::rows::Word;
        let word = self.scan.document.folded(t);
        self.scan
            .document
            .readings(t)
            .list
            .iter()
            .any(|r| matches!(r.word, Word::Modifier { .. } | Word::Adjective { .. }))
            || word.ends_with(crate::script::letters::YEH)
            || word.ends_with("\u{064A}\u{0647}")
    }

    pub fn phrase(&mut self, frame: &Frame, prep: &str, noun: usize, refs: &Refs, draft: &mut Draft) {
        let roles = frame.prep(prep);
        let place = self.tagged.nouns[noun].place;
        if is_agent_phrase(prep) {
            if !frame.kind.is_symmetric() && draft.target.is_empty() {
                // Its punishment by X: whose it is undergoes it.
                draft.target = std::mem::take(&mut draft.source);
            }
            self.fill(draft, Roles::SOURCE, refs);
        } else if prep == BAYNA || (prep == MAA || self.brings(prep)) && frame.kind.is_symmetric() {
            let side = if frame.kind.is_symmetric() { Roles::PARTY } else { roles };
            self.fill(draft, side, refs);
            if prep == BAYNA && (refs.len() == 1 || self.behind_one_side(noun).is_some()) {
                let other = self.other_side(noun);
                self.fill(draft, side, &other);
            }
        } else if (self.tells_where(prep) || roles.has(Roles::PLACE) && !roles.has(Roles::TARGET)) && place {
            draft.place = draft.place.or(Some(noun));
            if roles.has(Roles::TARGET) && draft.target.is_empty() {
                self.envoy_in(frame, refs, draft);
            }
        } else if is_about(prep) {
            draft.issues.push((self.tagged.nouns[noun].first, self.tagged.nouns[noun].last));
        } else {
            self.fill(draft, roles, refs);
            if roles.has(Roles::ISSUE) && draft.target.is_empty() {
                draft.issues.push((self.tagged.nouns[noun].first, self.tagged.nouns[noun].last));
            }
        }
    }

    /// One past the phrase that begins at a token: up to a mark, a verb, a preposition of its own level.
    pub fn phrase_end(&self, at: usize) -> usize {
        if at >= self.tagged.last {
            return self.tagged.last;
        }
        let mut end = self.tagged.end(at);
        let mut steps = 0;
        while end < self.tagged.last && steps < 12 {
            match self.tagged.tag(end) {
                Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
                | Tag::Verb(_)
                | Tag::When(_)
                | Tag::Attribution { .. } => break,
                Tag::Particle {
                    class: Particle::Complementizer | Particle::Relative | Particle::Conjunction, ..
                } => break,
                // What it was done for is no part of it.
                Tag::Particle { class: Particle::Preposition, .. } if self.is_aim(end) => break,
                _ => {}
            }
            end = self.tagged.end(end).max(end + 1);
            steps += 1;
        }
        end
    }
}

/// A role of who or what undergoes a deed.
fn is_undergone(roles: Roles) -> bool {
    roles.has(Roles::TARGET) || roles.has(Roles::ISSUE) || roles.has(Roles::PLACE)
}
