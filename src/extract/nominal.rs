//! Event nouns and verbal nouns with their own participants → drafts of claims.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::argument::is_about;
use crate::extract::frame::{Draft, Found, extend, is_agent_phrase, is_locative};
use crate::extract::light::is_attitude;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::rows::{Frame, Particle, Roles};
use crate::text::reading::Cut;
use crate::text::token::TokenKind;
use smallvec::smallvec;

/// "between"
const BAYNA: &str = "\u{0628}\u{064A}\u{0646}";
const MAA: &str = "\u{0645}\u{0639}";

impl Sense<'_, '_> {
    /// The event nouns of a sentence that no predicate has used, where they name who took part.
    pub fn nominals(&mut self, found: &mut Found) {
        for n in 0..self.clauses.len() {
            for i in 0..self.clauses[n].tokens.len() {
                let t = self.clauses[n].tokens[i];
                if found.used.contains(&t) || self.clauses[n].predicate == Some(t) {
                    continue;
                }
                if !matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. }) {
                    continue;
                }
                let accused = found.accused.iter().find(|(a, b, ..)| *a <= t && t < *b).cloned();
                let unreal = accused.is_none() && found.unreal.iter().any(|(a, b)| *a <= t && t < *b);
                let lam = crate::script::letters::LAM;
                let purpose = self.cut_of(t).is_some_and(|c| {
                    c.prep == Some(lam) && (!c.article || self.scan.document.folded(t)[c.skip..].starts_with(lam))
                });
                let stative = self.clauses[n].predicate.is_none()
                    && self.clauses[n]
                        .tokens
                        .iter()
                        .any(|x| matches!(self.tagged.tag(*x), Tag::Particle { class: Particle::Auxiliary, .. }));
                let purpose = purpose && !stative;
                let subject = self.subjects[n].refs.clone();
                let controller = match &accused {
                    Some((_, _, target, _)) => Some((target, false)),
                    None if purpose && !unreal && !subject.is_empty() => Some((&subject, false)),
                    None if self.is_predicative(n, t) => Some((&subject, false)),
                    None => None,
                };
                let Some(mut draft) = self.nominal(n, t, controller) else { continue };
                if purpose && draft.modality == Modality::Asserted {
                    draft.modality = Modality::Planned;
                }
                if accused.is_some() && draft.target.is_empty() && !draft.kind.is_symmetric() {
                    continue;
                }
                if let Some((.., source)) = &accused {
                    draft.said_by = source.clone();
                }
                let symmetric = draft.kind.is_symmetric();
                let by_purpose = purpose && accused.is_none();
                let whole = if symmetric {
                    draft.source.len() >= 2
                } else {
                    !draft.source.is_empty() && (!by_purpose || !draft.target.is_empty())
                };
                let violent = draft.kind == ClaimType::Assault && !draft.target.is_empty() && self.kills(t);
                let host = draft
                    .source
                    .first()
                    .and_then(|r| self.tagged.before(r.first.max(self.tagged.first)))
                    .is_some_and(|b| self.scan.document.folded(b) == "\u{0627}\u{0644}\u{064A}");
                let visit = draft.kind == ClaimType::Consult && draft.source.len() == 1 && self.is_visit(t) && !host;
                if unreal {
                    // What somebody wants or refuses: told only where it names both sides itself.
                    let both = if symmetric {
                        draft.source.len() >= 2
                    } else {
                        !draft.source.is_empty() && !draft.target.is_empty()
                    };
                    if !both {
                        continue;
                    }
                    draft.modality = Modality::Possible;
                }
                if whole || violent || visit && !unreal {
                    self.finish_draft(draft, found);
                }
            }
        }
    }

    /// A clause without a verb says of its subject what stands behind "in" or "at": at odds with, on a visit to.
    fn is_predicative(&self, n: usize, t: usize) -> bool {
        self.clauses[n].predicate.is_none()
            && !self.subjects[n].refs.is_empty()
            && self.tagged.before(t).is_some_and(|b| {
                let word = self.scan.document.folded(b);
                word == "\u{0639}\u{0644}\u{064A}" || word == "\u{0641}\u{064A}"
            })
    }

    /// A noun of going somewhere: one party makes a visit.
    fn is_visit(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                !self.scan.lexicon.nominals[nominal as usize].frame.prep("\u{0627}\u{0644}\u{064A}").is_none()
            }
            _ => false,
        }
    }

    /// Whether an event noun's genitive is its victim: the killing of X happened whoever did it.
    pub fn kills(&self, t: usize) -> bool {
        match self.tagged.tag(t) {
            Tag::Event { nominal, .. } => {
                let row = &self.scan.lexicon.nominals[nominal as usize];
                row.frame.object.has(Roles::TARGET) && row.frame.note.violent
            }
            _ => false,
        }
    }

    /// A draft from the noun at `t`; `controller`: who does it (or, `true`, undergoes it) by a light verb.
    pub fn nominal(&mut self, n: usize, t: usize, controller: Option<(&Refs, bool)>) -> Option<Draft> {
        let lexicon = self.scan.lexicon;
        let made;
        let undergone = controller.is_some_and(|c| c.1);
        let turned;
        let (frame, nisba, suffix): (&Frame, Roles, _) = match self.tagged.tag(t) {
            Tag::Event { nominal, suffix, .. } => {
                let row = &lexicon.nominals[nominal as usize];
                (&row.frame, row.nisba, suffix)
            }
            Tag::Masdar { verb, suffix, .. } => {
                let listed = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
                let next = self.tagged.end(t);
                let fixed = |f: &&Frame| {
                    !f.note.object.is_empty()
                        && f.note.needs.is_empty()
                        && next < self.tagged.last
                        && self.stem_in(next, &f.note.object)
                };
                let doer = controller.filter(|c| !c.1).map(|c| c.0);
                let sorted = |f: &&Frame| {
                    let fits =
                        |refs: &Refs| refs.iter().any(|r| f.note.subject_is.iter().any(|c| self.is_of(r.entity, *c)));
                    f.note.subject_is.is_empty() || doer.is_some_and(fits)
                };
                let open = |f: &&Frame| f.note.object.is_empty();
                if listed.clone().any(|f| f.note.idle && fixed(&f)) {
                    return None;
                }
                let frame = listed
                    .clone()
                    .find(fixed)
                    .or_else(|| {
                        let needed = |f: &&Frame| !f.note.needs.is_empty() && self.needed_behind(f, t);
                        listed.clone().filter(sorted).filter(open).find(needed)
                    })
                    .or_else(|| listed.clone().filter(sorted).filter(open).find(|f| f.note.needs.is_empty()))?;
                made = self.masdar_frame(frame, t);
                (&made, Roles::SOURCE, suffix)
            }
            _ => return None,
        };
        let frame = if (undergone || self.target_behind_on(frame, t) || self.target_behind_l(frame, t))
            && frame.object.has(Roles::TARGET)
        {
            // Who undergoes it is named by the verb: the genitive is who does it.
            turned = Frame { object: Roles::SOURCE, ..frame.clone() };
            &turned
        } else {
            frame
        };
        let mut draft = self.draft(frame, n, t, "noun");
        draft.kind = frame.kind;
        draft.trigger = (t, self.tagged.end(t));
        draft.evidence = draft.trigger;
        draft.modality = self.inherited(n, if frame.note.possible { Modality::Possible } else { Modality::Asserted });
        if let Some((refs, target)) = controller {
            if target {
                extend(&mut draft.target, refs);
            } else {
                extend(&mut draft.source, refs);
            }
            draft.modality = if self.clauses[n].negated { Modality::Negated } else { self.clauses[n].modality };
        }
        if let Some(suffix) = suffix {
            let refs = self.possessor(n, t, suffix);
            let controlled = controller.is_some();
            if !controlled {
                self.fill(&mut draft, frame.object, &refs);
            }
        }
        let end = self.behind(t, frame, nisba, &mut draft);
        draft.evidence.1 = draft.evidence.1.max(end);
        if !self.conditions_met(frame, t, &draft, controller.is_some()) {
            return None;
        }
        if frame.kind.is_symmetric() {
            let target = std::mem::take(&mut draft.target);
            extend(&mut draft.source, &target);
        }
        Some(draft)
    }

    /// The bombing of X on Y: with its target behind "on", the genitive is who does it.
    fn target_behind_on(&self, frame: &Frame, t: usize) -> bool {
        const ALA: &str = "\u{0639}\u{0644}\u{064A}";
        frame.prep(ALA).has(Roles::TARGET)
            && (t + 1..(t + 8).min(self.tagged.last))
                .take_while(|x| !matches!(self.tagged.tag(*x), Tag::Mark(_) | Tag::Verb(_)))
                .any(|x| self.scan.document.folded(x) == ALA)
    }

    /// Whether an event noun has the preposition, the victim and the sort of target that its row asks for.
    fn conditions_met(&self, frame: &Frame, t: usize, draft: &Draft, carried: bool) -> bool {
        let note = &frame.note;
        let of_sort = |r: &crate::extract::noun::Ref| note.target_is.iter().any(|c| self.is_of(r.entity, *c));
        let next = self.tagged.end(t);
        let named =
            || next < self.tagged.last && self.noun_of(next).is_some_and(|x| self.tagged.nouns[x].cut.prep.is_none());
        let listed = matches!(self.tagged.tag(t), Tag::Event { .. });
        let apart = !listed || carried || is_attitude(frame.kind) && named();
        (apart || note.needs.is_empty() || self.needed_behind(frame, t))
            && (!note.actor_object || frame.kind.is_symmetric() || !draft.target.is_empty())
            && (note.target_is.is_empty() || draft.target.iter().any(of_sort))
    }

    /// Whether a preposition that a frame needs stands behind a noun, in its phrase.
    fn needed_behind(&self, frame: &Frame, t: usize) -> bool {
        let first = self.tagged.end(t);
        (first..(first + 10).min(self.tagged.last))
            .take_while(|x| {
                !matches!(
                    self.tagged.tag(*x),
                    Tag::Verb(_)
                        | Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
                        | Tag::Particle { class: Particle::Complementizer | Particle::Relative, .. }
                )
            })
            .any(|x| {
                let cut = self.cut_of(x);
                let own = cut.and_then(|c| c.prep).is_some_and(|p| frame.note.needs.contains(&p.to_string()));
                let skip = cut.map_or(0, |c| c.skip);
                own || matches!(self.tagged.tag(x), Tag::Particle { class: Particle::Preposition, .. })
                    && frame.note.needs.iter().any(|p| {
                        let word = self.words(x, self.tagged.end(x));
                        word.get(skip..).is_some_and(|w| w == p) || word.starts_with(p.as_str()) && !p.contains(' ')
                    })
            })
    }

    /// The support of X for Y: an actor or its pronoun right behind the noun, and its target behind l.
    fn target_behind_l(&self, frame: &Frame, t: usize) -> bool {
        let lam = crate::script::letters::LAM;
        if !matches!(self.tagged.tag(t), Tag::Event { .. }) || !frame.prep(&lam.to_string()).has(Roles::TARGET) {
            return false;
        }
        let next = self.tagged.end(t);
        let pronoun = matches!(self.tagged.tag(t), Tag::Event { suffix: Some(_), .. });
        let own = pronoun
            || next < self.tagged.last
                && self.noun_of(next).is_some_and(|x| self.tagged.nouns[x].cut == Cut::default());
        own && (next..(next + 6).min(self.tagged.last))
            .take_while(|x| !matches!(self.tagged.tag(*x), Tag::Mark(_) | Tag::Verb(_)))
            .any(|x| {
                // "to face terrorism" is a purpose, nobody's target.
                let purpose = !pronoun && matches!(self.tagged.tag(x), Tag::Event { .. } | Tag::Masdar { .. });
                !purpose && self.cut_of(x).is_some_and(|c| c.prep == Some(lam))
            })
    }

    /// A verbal noun's genitive is its object, unless the verb takes none or the object follows behind l.
    fn masdar_frame(&self, frame: &Frame, t: usize) -> Frame {
        let mut made = frame.clone();
        let lam = crate::script::letters::LAM;
        let object_behind_l = (t + 1..(t + 6).min(self.tagged.last))
            .any(|x| matches!(self.tagged.tag(x), Tag::Noun(n) if self.tagged.nouns[n].cut.prep == Some(lam)));
        let subject = if frame.kind.is_symmetric() { Roles::PARTY } else { frame.subject };
        if frame.object.is_none() || object_behind_l || frame.kind.is_symmetric() {
            if object_behind_l {
                made.preps.push((lam.to_string(), frame.object));
            }
            made.object = subject;
        }
        made
    }

    fn fill(&self, draft: &mut Draft, roles: Roles, refs: &Refs) {
        let refs: Refs =
            refs.iter().copied().filter(|r| self.scan.entities.get(r.entity).kind != Kind::Place).collect();
        if roles.has(Roles::SOURCE) || roles.has(Roles::PARTY) {
            extend(&mut draft.source, &refs);
        } else if roles.has(Roles::TARGET) || roles.has(Roles::OWNER) {
            extend(&mut draft.target, &refs);
        }
    }

    /// Genitive, adjectives and prepositional phrases behind an event noun. One past the last token used.
    fn behind(&mut self, t: usize, frame: &Frame, nisba: Roles, draft: &mut Draft) -> usize {
        let mut at = self.tagged.end(t);
        let mut used = at;
        let mut genitive = true;
        let mut steps = 0;
        let mut prep: Option<String> = None;
        let mut belongs_elsewhere = false;
        let mut carried: Option<String> = None;
        let mut adjectives = true;
        let mut positions = false;
        let own_article = self.cut_of(t).is_some_and(|c| c.article);
        while at < self.tagged.last && steps < 24 {
            steps += 1;
            let tag = self.tagged.tag(at);
            let next = self.tagged.end(at).max(at + 1);
            match tag {
                Tag::Nisba { state, cut } if cut.prep.is_none() => {
                    if prep.is_none() && !belongs_elsewhere && adjectives {
                        let refs: Refs = smallvec![self.state_ref(state, at)];
                        self.fill(draft, nisba, &refs);
                        used = next;
                    }
                    genitive = false;
                }
                Tag::Active { verb, accusative: true, .. }
                    if !self.scan.lexicon.verb_frames[verb as usize].is_empty() =>
                {
                    break;
                }
                Tag::Noun(noun) => {
                    adjectives = false;
                    let cut = self.tagged.nouns[noun].cut;
                    let (refs, last) = self.all(noun);
                    let end = self.tagged.nouns[last].last;
                    let own = cut.prep.map(|c| c.to_string());
                    let lam = crate::script::letters::LAM.to_string();
                    let over = carried.take().filter(|_| {
                        cut.conj.is_none() && (own.is_none() && prep.is_none() || own.as_ref() == Some(&lam))
                    });
                    if let Some(p) = over.or(own).or_else(|| prep.take()) {
                        self.phrase(frame, &p, noun, &refs, draft);
                        used = end;
                        genitive = false;
                    } else if positions && cut == Cut::default() && frame.kind.is_symmetric() && refs.len() > 1 {
                        // The positions of X and Y differ.
                        self.fill(draft, Roles::PARTY, &refs);
                        used = end;
                    } else if genitive && cut == Cut::default() && !belongs_elsewhere {
                        self.fill(draft, frame.object, &refs);
                        if frame.object.has(Roles::ISSUE) {
                            draft.issues.push((at, end));
                        }
                        used = end;
                        genitive = false;
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
                    let word = self.words(at, next)[cut.skip..].to_string();
                    let licensed = !frame.prep(&word).is_none()
                        || is_about(&word)
                        || is_locative(&word)
                        || is_agent_phrase(&word)
                        || word == BAYNA
                        || word == MAA;
                    let both = frame.kind.is_symmetric() && draft.source.len() >= 2;
                    if !licensed || both && (word == BAYNA || word == MAA) {
                        break;
                    }
                    prep = Some(word);
                    genitive = false;
                }
                Tag::Particle { class: Particle::Quantifier | Particle::Demonstrative | Particle::Adverb, .. }
                | Tag::When(_) => {}
                Tag::Plain { cut }
                | Tag::Event { cut, .. }
                | Tag::Masdar { cut, .. }
                | Tag::Passive { cut, .. }
                | Tag::Active { cut, .. }
                | Tag::Adjective { cut, .. } => {
                    let p = cut.prep.map(|c| c.to_string()).or_else(|| prep.take());
                    let adjective = cut.article == own_article && (cut.article || self.is_adjectival(at));
                    belongs_elsewhere |= !adjective;
                    if adjective && !belongs_elsewhere {
                        genitive = false;
                    }
                    if let Some(p) = p {
                        let roles = frame.prep(&p);
                        if roles.has(Roles::ISSUE) || is_about(&p) {
                            let end = self.phrase_end(at);
                            draft.issues.push((at, end));
                            used = end;
                            at = end;
                            genitive = false;
                            continue;
                        }
                        genitive = false;
                        positions = p == "\u{0641}\u{064A}";
                        if roles.is_none() && !is_locative(&p) {
                            break;
                        }
                        if roles.has(Roles::TARGET) {
                            // The positions of X are X.
                            carried = Some(p);
                        }
                    } else if cut.conj.is_some() {
                        // `and its …`: coordination goes on without participants of this noun.
                        break;
                    } else if genitive && !cut.article && frame.object.has(Roles::ISSUE) {
                        draft.issues.push((at, self.phrase_end(at)));
                        genitive = false;
                    } else if genitive
                        && cut.article
                        && at == self.tagged.end(t)
                        && self.cut_of(t).is_some_and(|c| !c.article)
                    {
                        // A genitive that is no actor: what follows belongs to it.
                        if frame.object.has(Roles::ISSUE) {
                            draft.issues.push((at, self.phrase_end(at)));
                        }
                    }
                }
                Tag::Mark(TokenKind::Quote | TokenKind::Dash | TokenKind::Open | TokenKind::Close) => {}
                _ => break,
            }
            at = next;
        }
        used
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

    fn words(&self, first: usize, last: usize) -> String {
        (first..last).map(|t| self.scan.document.folded(t)).collect::<Vec<_>>().join(" ")
    }

    pub fn phrase(&self, frame: &Frame, prep: &str, noun: usize, refs: &Refs, draft: &mut Draft) {
        let roles = frame.prep(prep);
        let place = self.tagged.nouns[noun].place;
        if is_agent_phrase(prep) {
            self.fill(draft, Roles::SOURCE, refs);
        } else if prep == BAYNA || prep == MAA && frame.kind.is_symmetric() {
            self.fill(draft, if frame.kind.is_symmetric() { Roles::PARTY } else { roles }, refs);
        } else if (is_locative(prep) || roles.has(Roles::PLACE) && !roles.has(Roles::TARGET)) && place {
            draft.place = draft.place.or(Some(noun));
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
                _ => {}
            }
            end = self.tagged.end(end).max(end + 1);
            steps += 1;
        }
        end
    }
}
