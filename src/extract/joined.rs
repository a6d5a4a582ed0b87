//! Words that "and" joins to what a sentence told before: the next verb of its subjects, where they could be nouns too, and
//! who joins in what is told.

use crate::claim::{ClaimType, Kind, Modality};
use crate::extract::frame::Found;
use crate::extract::hers::feminine_follows;
use crate::extract::light::is_attitude;
use crate::extract::noun::{Ref, Scan};
use crate::extract::preposition::completes_with_pronoun;
use crate::extract::sense::{Sense, Subject};
use crate::extract::tag::{Tag, Tagged, VerbTag};
use crate::extract::verbal::{clause_has_verb, is_bare_common};
use crate::extract::verblike::takes_no_object;
use crate::lexicon::conjugate::{Gender, Number, Person, Tense};
use crate::lexicon::rows::{Light, Particle, Roles, Word};
use crate::script::letters::{BEH, FEH, LAM, WAW};
use crate::text::reading::{Cut, Reading};
use crate::text::token::TokenKind;

/// "And demanded (the two) of X": a past dual that "and" or "as" joins to a verb whose subjects are two.
pub fn goes_on_of_two(tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let dual = (verb.form.tense, verb.form.number) == (Tense::Past, Number::Dual);
    let Some(before) = tagged.before(at).filter(|_| dual) else { return false };
    let also = matches!(tagged.tag(before), Tag::Particle { class: Particle::Relative, .. });
    let two = |t: usize| match tagged.tag(t) {
        Tag::Noun(n) => {
            let noun = &tagged.nouns[n];
            noun.cut.conj == Some(WAW) && noun.cut.prep.is_none() || noun.who.len() == 2
        }
        _ => false,
    };
    // "As for X and Y, they opposed".
    let topic = verb.cut.conj == Some(FEH);
    (verb.cut.conj == Some(WAW) && clause_has_verb(tagged, before) || topic || also && verb.cut == Cut::default())
        && (tagged.first..at).any(two)
}

/// `X and Y refused`: a noun phrase joined to the one right before it, unless what stands at `at` goes on as "in refusal of".
pub fn are_joined(scan: &Scan<'_>, tagged: &Tagged, noun: usize, at: usize) -> bool {
    let with = |m: usize| tagged.nouns[m].last == tagged.nouns[noun].first && tagged.nouns[m].cut.is_bare();
    let of = |c: &Cut| c.prep == Some(LAM) && c.conj.is_none();
    let why = at + 1 >= tagged.last || scan.document.readings(at + 1).cuts.iter().any(of);
    !why && tagged.nouns[noun].cut.conj.is_some() && noun.checked_sub(1).is_some_and(with)
}

/// `An attack (that was) laid to X`: behind a deed, a verb of the past whose preposition brings who did it.
pub fn is_laid(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let next = at + 1;
    if verb.form.tense != Tense::Past || verb.cut != Cut::default() || verb.suffix.is_some() || next >= tagged.last {
        return false;
    }
    let frames = &scan.lexicon.verb_frames[verb.verb as usize];
    let laid = |prep: &str| {
        let brings = |f: &u16| {
            let frame = &scan.lexicon.frames[*f as usize];
            frame.note.needs.iter().any(|n| n == prep) && frame.prep(prep).has(Roles::SOURCE)
        };
        frames.iter().any(brings)
    };
    let word = scan.document.folded(next);
    let of = |c: &Cut| c.conj.is_none() && c.prep == Some(LAM);
    let brought = laid(word) || laid("\u{0644}") && scan.document.readings(next).cuts.iter().any(of);
    let deed = |t: usize| matches!(tagged.tag(t), Tag::Event { .. });
    let described = |t: usize| match tagged.tag(t) {
        Tag::Noun(_) | Tag::Plain { .. } | Tag::Adjective { .. } | Tag::Inside => {
            t.checked_sub(1).filter(|b| *b >= tagged.first).is_some_and(deed)
        }
        _ => false,
    };
    brought && tagged.before(at).is_some_and(|b| deed(b) || described(b))
}

/// `X seized towns and launched attacks`: behind a verb of the past of his own, with no verbal noun between that this could
/// be joined to, a light verb before the deed that it carries.
pub fn carries_next(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let his = |v: &VerbTag| {
        v.suffix.is_none()
            && (v.form.tense, v.form.number, v.form.gender) == (Tense::Past, Number::Singular, Gender::Masculine)
    };
    let (lexicon, next) = (scan.lexicon, at + 1);
    if verb.cut.conj != Some(WAW)
        || !his(verb)
        || next >= tagged.last
        || !lexicon.verb_light[verb.verb as usize].contains(&Light::Source)
    {
        return false;
    }
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. }) && r.cut == Cut::default() && r.suffix.is_none();
    let listed = |f: &u16| lexicon.frames[*f as usize].note.object.has(scan.document.folded(next));
    let own = || {
        (tagged.first..at)
            .rev()
            .find(|t| matches!(tagged.tag(*t), Tag::Verb(_) | Tag::Event { .. } | Tag::Masdar { .. } | Tag::Mark(_)))
            .is_some_and(|t| matches!(tagged.tag(t), Tag::Verb(v) if his(&v)))
    };
    scan.document.readings(next).list.iter().any(deed)
        && lexicon.verb_frames[verb.verb as usize].iter().any(listed)
        && own()
}

/// `X called for the dialogue and refused to impose sanctions`: behind a definite noun that a preposition brings, a past
/// verb before the deed that is its object. A verbal noun would be joined to another without the article.
pub fn goes_on_with_deed(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let form = &verb.form;
    let next = at + 1;
    if verb.cut.conj != Some(WAW)
        || verb.suffix.is_some()
        || (form.tense, form.number, form.gender) != (Tense::Past, Number::Singular, Gender::Masculine)
        || scan.lexicon.verb_frames[verb.verb as usize].is_empty()
        || next >= tagged.last
        || !clause_has_verb(tagged, at - 1)
    {
        return false;
    }
    let deed = |r: &Reading| matches!(r.word, Word::Event { .. } | Word::Masdar { .. }) && r.cut == Cut::default();
    let brought = |t: usize| {
        let own = match tagged.tag(t) {
            Tag::Noun(n) => Some((
                tagged.nouns[n].cut,
                tagged.nouns[n].who.iter().all(|r| scan.entities.get(r.entity).actor.is_some()),
            )),
            tag => tag.nominal_cut().map(|c| (c, c.article)),
        };
        let preposition = tagged
            .before(t)
            .is_some_and(|b| matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. }));
        own.is_some_and(|(cut, definite)| definite && (cut.prep.is_some() || preposition))
    };
    scan.document.readings(next).list.iter().any(deed) && tagged.before(at).is_some_and(brought)
}

/// `the support of X, and its intervention in Y`: a deed with its owner before the preposition that its frame asks for, behind
/// "and" and another deed, where a verb would be one of making somebody do it.
pub fn is_owned_deed(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let Tag::Event { nominal, suffix: Some(_), .. } = nominal else { return false };
    let next = at + 1;
    if verb.cut.conj != Some(WAW) || verb.suffix.is_none() || next >= tagged.last || !takes_no_object(scan, verb.verb) {
        return false;
    }
    let frame = &scan.lexicon.nominals[*nominal as usize].frame;
    let asked = !frame.prep(scan.document.folded(next)).is_none();
    let deed = |t: usize| matches!(tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. });
    let ends = |t: &usize| matches!(tagged.tag(*t), Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break));
    asked
        && scan.is_particle(next, Particle::Preposition)
        && (tagged.first..at).rev().take_while(|t| !ends(t)).any(deed)
}

/// `the acceptance or rejection of the deal`: behind "or" and a bare verbal noun, another of the same form.
pub fn is_other_deed(scan: &Scan<'_>, tagged: &Tagged, or: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    const OR: &str = "\u{0627}\u{0648}";
    let deed = |tag: &Tag| match tag {
        Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => !cut.article,
        _ => false,
    };
    verb.form.tense == Tense::Past
        && verb.suffix.is_none()
        && deed(nominal)
        && scan.document.folded(or) == OR
        && tagged.before(or).is_some_and(|b| tagged.end(b) == or && deed(&tagged.tag(b)))
}

/// `that Turkey stop the shelling and the support of X`: behind a subjunctive and its object a past verb goes on with
/// nothing. Refusals and demands may be the main verb's next.
pub fn is_deed_under_that(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let form = &verb.form;
    let past = (form.tense, form.number, form.gender) == (Tense::Past, Number::Singular, Gender::Masculine);
    if verb.cut.conj != Some(WAW) || verb.suffix.is_some() || !past {
        return false;
    }
    let kind = match nominal {
        Tag::Event { nominal, suffix: None, .. } => scan.lexicon.nominals[*nominal as usize].frame.kind,
        Tag::Masdar { verb, suffix: None, .. } => {
            let Some(frame) = scan.lexicon.verb_frames[*verb as usize].first() else { return false };
            scan.lexicon.frames[*frame as usize].kind
        }
        _ => return false,
    };
    let object = tagged.before(at).is_some_and(|b| match tagged.tag(b) {
        Tag::Noun(_) => true,
        tag => tag.nominal_cut().is_some_and(|c| c.article),
    });
    let that = |v: usize| {
        let before = |t: usize| tagged.before(t).map(|b| (b, tagged.tag(b)));
        let opener = match before(v) {
            Some((b, Tag::Particle { class: Particle::Negation, .. })) => before(b),
            other => other,
        };
        matches!(opener, Some((_, Tag::Particle { class: Particle::Complementizer, suffix: None, .. })))
    };
    let above = (tagged.first..at).rev().find(|t| matches!(tagged.tag(*t), Tag::Verb(_)));
    let wished = above.is_some_and(|v| {
        matches!(tagged.tag(v), Tag::Verb(w) if w.form.tense == Tense::Present && w.cut == Cut::default()) && that(v)
    });
    let stands = matches!(kind, ClaimType::Reject | ClaimType::Request | ClaimType::Accuse | ClaimType::Threaten);
    // And supports (the president) the plan: a subject and its object.
    let next = at + 1;
    let two = matches!(tagged.tags.get(next - tagged.first), Some(Tag::Noun(n)) if {
        let last = tagged.nouns[*n].last;
        last < tagged.last && scan.document.readings(last).cuts.iter().any(|c| c.article && c.is_bare())
    });
    object && wished && !stands && !two
}

/// `after Washington's accusing Moscow and Moscow's rejecting`: behind a preposition and a deed with its own doer, before
/// a feminine name that is no subject of a masculine verb, the next deed of another.
pub fn is_deed_beside(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let form = &verb.form;
    let deed = |tag: &Tag| matches!(tag, Tag::Event { suffix: None, .. } | Tag::Masdar { suffix: None, .. });
    if deed(nominal) && is_violence_of_two(scan, tagged, at, verb) {
        return true;
    }
    if verb.cut.conj != Some(WAW)
        || (form.tense, form.gender) != (Tense::Past, Gender::Masculine)
        || !deed(nominal)
        || !feminine_follows(scan, tagged, at)
    {
        return false;
    }
    let ends = |t: &usize| matches!(tagged.tag(*t), Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break));
    (tagged.first..at).rev().take_while(|t| !ends(t)).any(|t| {
        let next = tagged.end(t);
        let doer = next < at && matches!(tagged.tag(next), Tag::Noun(n) if tagged.nouns[n].cut.is_bare());
        let brought = tagged
            .before(t)
            .is_some_and(|b| matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, .. }));
        deed(&tagged.tag(t)) && doer && brought
    })
}

/// `Managed (of) the killing and capture of ten`: behind a deed of violence that a preposition brings and that names
/// nobody, another, joined to it.
fn is_violence_of_two(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let lexicon = scan.lexicon;
    let violent = |verb: u16| {
        let mut frames = lexicon.verb_frames[verb as usize].iter().map(|f| &lexicon.frames[*f as usize]);
        frames.any(|f| f.note.violent || f.note.people)
    };
    let Some(before) = tagged.before(at).filter(|b| verb.cut.conj == Some(WAW) && *b + 1 == at) else { return false };
    let (cut, first) = match tagged.tag(before) {
        // Not an ambush, which is done to nobody in the genitive.
        Tag::Event { nominal, cut, suffix: None, .. } => {
            let frame = &lexicon.nominals[nominal as usize].frame;
            (cut, frame.note.violent && frame.object.has(Roles::TARGET))
        }
        Tag::Masdar { verb, cut, suffix: None } => (cut, violent(verb)),
        _ => return false,
    };
    let brought = tagged
        .before(before)
        .is_some_and(|b| matches!(tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. }));
    let past = (verb.form.tense, verb.form.number) == (Tense::Past, Number::Singular) && verb.suffix.is_none();
    first && !cut.article && cut.conj.is_none() && (brought || cut.prep.is_some()) && past && violent(verb.verb)
}

/// Whether a verbal noun behind "to" stands shortly before, with which another is coordinated.
pub fn in_order_to(tagged: &Tagged, at: usize) -> bool {
    (tagged.first..at).rev().take(9).any(|n| match tagged.tag(n) {
        Tag::Event { cut, .. } | Tag::Masdar { cut, .. } => cut.prep == Some(LAM),
        _ => false,
    })
}

/// `a speech in which he warned of`, `a call during which he urged X`: behind an indefinite noun, before "in it".
pub fn is_within_words(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let indefinite = |t: usize| match tagged.tag(t) {
        Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } => {
            !cut.article
        }
        Tag::Adjective { .. } | Tag::Active { .. } | Tag::Passive { .. } | Tag::Noun(_) => true,
        _ => false,
    };
    let within = || {
        let word = scan.document.folded(at + 1);
        scan.document.readings(at + 1).list.iter().any(|r| {
            matches!(r.word, Word::Particle { class: Particle::Preposition })
                && r.pronoun().is_some_and(|s| s.person == Person::Third)
                && !completes_with_pronoun(word, scan.lexicon)
        })
    };
    (verb.form.tense, verb.form.person, verb.cut) == (Tense::Past, Person::Third, Cut::default())
        && at + 1 < tagged.last
        && tagged.before(at).is_some_and(|b| tagged.end(b) == at && indefinite(b))
        && within()
}

/// `a plan that the government rejected`: behind an indefinite noun, before its subject, a verb that takes the noun up.
pub fn resumes_indefinite(scan: &Scan<'_>, tagged: &Tagged, at: usize, verb: &VerbTag) -> bool {
    let indefinite = |t: usize| match tagged.tag(t) {
        Tag::Plain { cut } | Tag::Event { cut, suffix: None, .. } => !cut.article,
        Tag::Noun(_) => is_bare_common(scan, tagged, t),
        _ => false,
    };
    // An understanding that he went back on.
    let on_it = at + 2 < tagged.last
        && crate::extract::pronoun::with_preposition(scan.document.folded(at + 1))
            .is_some_and(|(_, s)| s.person == Person::Third)
        && verb.form.tense == Tense::Past
        && tagged.tags.get(at + 2 - tagged.first).is_some_and(|t| matches!(t, Tag::Noun(_)));
    if on_it
        && verb.cut == Cut::default()
        && tagged
            .before(at)
            .is_some_and(|b| tagged.end(b) == at && indefinite(b) && !matches!(tagged.tag(b), Tag::Noun(_)))
    {
        return true;
    }
    verb.suffix.is_some_and(|s| s.person == Person::Third)
        && verb.cut == Cut::default()
        && tagged.before(at).is_some_and(|b| tagged.end(b) == at && indefinite(b))
        && matches!(tagged.tags.get(at + 1 - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut.conj.is_none() && tagged.nouns[*n].cut.prep.is_none())
}

impl Sense<'_, '_> {
    /// And demanded of Tehran not to break it: what is asked, behind a preposition, with a verb that names nobody.
    pub fn is_asked_to(&self, n: usize, content: usize) -> bool {
        let asked = &self.clauses[content];
        let Some(p) = asked.predicate else { return false };
        let opens = asked.tokens.first().copied().unwrap_or(p);
        let brought = self.scan.document.folded(opens).starts_with(BEH)
            || self.tagged.before(opens).is_some_and(|b| {
                matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
            });
        let next = self.tagged.end(p);
        let named = next < self.tagged.last && self.noun_of(next).is_some_and(|x| self.tagged.nouns[x].cut.is_bare());
        let asks = |v: &VerbTag| {
            let frames = &self.scan.lexicon.verb_frames[v.verb as usize];
            frames.iter().any(|f| self.scan.lexicon.frames[*f as usize].kind == ClaimType::Request)
        };
        let verb = self.clauses[n].predicate.map(|p| self.tagged.tag(p));
        brought && !named && matches!(verb, Some(Tag::Verb(v)) if asks(&v))
    }

    /// An aid organisation, human rights groups: those who are told of for the first time do the asking.
    pub fn is_some_body(&self, noun: usize) -> bool {
        let found = &self.tagged.nouns[noun];
        let new = |r: &Ref| {
            let one = self.scan.entities.get(r.entity);
            one.actor.is_none() && one.kind != Kind::State && !r.anaphor
        };
        found.who.iter().all(new) && !(found.first..found.last).any(|t| self.scan.has_article(t))
    }

    /// Welcomed it, and asked Tehran restraint: behind a clause of its own sentence a state or a body right before a bare
    /// deed is asked for it.
    pub fn is_asked_for_deed(&self, n: usize, verb: &VerbTag, noun: usize) -> bool {
        let at = self.tagged.nouns[noun].last;
        let person = |r: &Ref| self.scan.entities.get(r.entity).kind == Kind::Person;
        verb.cut.conj.is_some()
            && self.clauses[n].parent.is_some()
            && at < self.tagged.last
            && matches!(self.tagged.tag(at), Tag::Masdar { cut, .. } | Tag::Event { cut, .. } if cut.is_bare())
            && !self.tagged.nouns[noun].who.iter().any(person)
    }

    /// "Dozens dead in a raid, and the government accuses": in a headline the noun that "and" joins to no other, right before
    /// a verb of the present, is that verb's subject.
    pub fn begins_anew(&self, n: usize, p: usize, verb: &VerbTag) -> Option<Subject> {
        let noun = self.tagged.nouns.iter().position(|x| x.last == p)?;
        let found = &self.tagged.nouns[noun];
        let present =
            verb.form.tense == Tense::Present && verb.cut == Cut::default() && verb.form.number != Number::Dual;
        let joined = found.cut.conj == Some(WAW) && found.cut.prep.is_none();
        let first = *self.clauses[n].tokens.first()?;
        let alone = || noun.checked_sub(1).is_none_or(|before| self.coordinated(before) != Some(noun));
        // The Houthis, in the nominative behind what a preposition governs.
        let nominative = self.scan.document.folded(found.first).ends_with("\u{0648}\u{0646}")
            && noun.checked_sub(1).is_some_and(|before| {
                let before = &self.tagged.nouns[before];
                before.cut.prep.is_some()
                    || self.tagged.before(before.first).is_some_and(|b| {
                        matches!(self.tagged.tag(b), Tag::Particle { class: Particle::Preposition, suffix: None, .. })
                    })
            });
        if !(present && joined && first < found.first && (alone() || nominative)) {
            return None;
        }
        self.named_subject(noun, verb)
    }

    /// Whoever a noun phrase names, as the subject of a verb that agrees.
    pub fn named_subject(&self, noun: usize, verb: &VerbTag) -> Option<Subject> {
        let found = &self.tagged.nouns[noun];
        let refs = found.who.clone();
        let agrees = match verb.form.number {
            Number::Singular => self.agrees(&refs, noun, &verb.form),
            _ => self.fits(&refs, found.gender, &verb.form),
        };
        agrees.then(|| Subject { refs, thing: None, noun: Some(noun), explicit: true })
    }

    /// "Announced the recall of its envoy and the expulsion of X": a second deed that "and" joins to the one announced or
    /// meant.
    pub fn also_announced(&mut self, n: usize, p: usize, light: Light, event: usize, found: &mut Found) {
        let refs = self.subjects[n].refs.clone();
        if !matches!(light, Light::Announces | Light::Intends) || refs.is_empty() || self.clauses[n].negated {
            return;
        }
        let Some(second) = self.second_deed(n, event).filter(|s| !found.used.contains(s)) else { return };
        let Some(mut draft) = self.nominal(n, second, Some((&refs, false))) else { return };
        let own = draft.source.iter().all(|r| refs.iter().any(|own| own.entity == r.entity));
        let single = self.tagged.end(second) == second + 1;
        let bare = single && draft.target.is_empty() && draft.issues.is_empty() && draft.place.is_none();
        if is_attitude(draft.kind) || draft.kind.is_symmetric() || !own || bare || !self.owns_up(n, second, &draft) {
            return;
        }
        if light == Light::Intends && draft.modality == Modality::Asserted {
            draft.modality = Modality::Planned;
        }
        draft.rule = format!("light {}", self.scan.document.folded(p));
        if self.finish_draft(draft, found) {
            found.used.push(second);
        }
    }

    /// The deed in the clause that "and" joins to another of the same form; not where the first is what a third is about.
    pub fn second_deed(&self, n: usize, event: usize) -> Option<usize> {
        let form = |t: usize| match self.tagged.tag(t) {
            Tag::Event { cut, .. } => Some(cut),
            Tag::Masdar { cut, .. } if self.has_frame(t) => Some(cut),
            _ => None,
        };
        let first = form(event)?;
        let behind = self.clauses[n].tokens.iter().copied().filter(|t| *t > event).take(9);
        let mut deeds = behind.filter_map(|t| form(t).map(|cut| (t, cut)));
        // Broke off its relations with X, withdrew from the agreement: what stands between belongs to the first.
        let mutual = |t: usize| {
            matches!(self.tagged.tag(t), Tag::Event { nominal, suffix: Some(_), .. }
                if self.scan.lexicon.nominals[nominal as usize].frame.kind.is_symmetric())
        };
        let (second, cut) = deeds.find(|(t, cut)| {
            let definite = cut.article && !first.article && *t > self.tagged.end(event);
            !(definite || *t == self.tagged.end(event) && mutual(*t))
        })?;
        (cut.conj == Some(WAW) && cut.prep.is_none() && cut.article == first.article).then_some(second)
    }

    /// `X and not Y`: a denial that sets Y apart from X.
    pub fn is_not_the_other(&self, t: usize) -> bool {
        const NOT: &str = "\u{0648}\u{0644}\u{064A}\u{0633}";
        let next = self.tagged.end(t);
        let verb = next < self.tagged.last && matches!(self.tagged.tag(next), Tag::Verb(_));
        self.scan.document.folded(t).starts_with(NOT) && !verb
    }

    /// `Putin discusses, and his counterpart, the war`: who stands behind the verb with "and" takes part.
    pub fn comitative(&self, n: usize, subject: &mut Subject) {
        let Some(p) = self.clauses[n].predicate.filter(|p| matches!(self.tagged.tag(*p), Tag::Verb(_))) else { return };
        let next = self.tagged.end(p);
        if next >= self.tagged.last || subject.noun.is_none_or(|s| self.tagged.nouns[s].last > p) {
            return;
        }
        if let Some(noun) = self.noun_of(next)
            && self.tagged.nouns[noun].cut.conj == Some(WAW)
            && self.tagged.nouns[noun].cut.prep.is_none()
        {
            for one in self.all(noun).0 {
                if subject.refs.iter().all(|r| r.entity != one.entity) {
                    subject.refs.push(one);
                }
            }
        }
    }
}

/// A past of one man, written like a bare participle of another verb, right before somebody.
pub fn is_before_somebody(tagged: &Tagged, at: usize, verb: &VerbTag, nominal: &Tag) -> bool {
    let form = &verb.form;
    let participle = |v: u16, cut: Cut| v != verb.verb && cut == Cut::default();
    verb.cut == Cut::default()
        && (form.tense, form.gender, form.number) == (Tense::Past, Gender::Masculine, Number::Singular)
        && matches!(nominal, Tag::Active { verb: v, cut, accusative: false, .. } if participle(*v, *cut))
        && matches!(tagged.tags.get(at + 1 - tagged.first), Some(Tag::Noun(n)) if tagged.nouns[*n].cut.is_bare())
}
