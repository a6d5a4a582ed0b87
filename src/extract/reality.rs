//! How real an event noun is by the words around it: the expected visit, a chance of talks, the failure of a mediation.

use crate::claim::{ClaimType, Commitment, Modality};
use crate::extract::argument::Argument;
use crate::extract::frame::Draft;
use crate::extract::light::is_attitude;
use crate::extract::matching;
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::lexicon::attitude::Attitude;
use crate::lexicon::conjugate::Tense;
use crate::lexicon::index::Kinds;
use crate::lexicon::rows::{Light, Particle, Phrase, SpeechClass, SpeechRow, Word};
use crate::script::letters::{BEH, HEH, LAM, TEH};
use crate::text::token::TokenKind;

/// "Need", but for its ending. Folded.
const NEED: &str = "\u{062D}\u{0627}\u{062C}";

impl Sense<'_, '_> {
    /// The modality of a draft that an event noun gave and that nothing else makes less than real.
    pub fn reality(&self, draft: &Draft) -> Modality {
        let t = draft.trigger.0;
        if draft.modality != Modality::Asserted || !matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. })
        {
            return draft.modality;
        }
        let untrue = || self.untrue(draft.clause).filter(|(.., what)| *what <= t).map(|_| Modality::Negated);
        self.chance(t, draft.kind == ClaimType::Assault)
            .or_else(untrue)
            .or_else(|| self.to_come(draft))
            .or_else(|| self.meanwhile_planned(draft))
            .unwrap_or(draft.modality)
    }

    /// "Does not need help from X": what is told of is only said not to be needed.
    pub fn is_not_needed(&self, draft: &Draft) -> bool {
        let t = draft.trigger.0;
        let noun = matches!(self.tagged.tag(t), Tag::Event { .. } | Tag::Masdar { .. });
        let passed = |x: &usize| {
            matches!(
                self.tagged.tag(*x),
                Tag::Particle { class: Particle::Preposition | Particle::Quantifier, suffix: None, .. }
            )
        };
        let before = |x: usize| self.tagged.before(x).filter(|_| self.cut_of(x).is_none_or(|c| c.conj.is_none()));
        let mut at = before(t);
        for _ in 0..2 {
            at = at.filter(|x| noun && passed(x)).and_then(before).or(at.filter(|x| !passed(x)));
        }
        noun && at.and_then(|x| self.is_needed_by(x)) == Some(Modality::Negated)
    }

    /// "X needs (to have) help", "does not need": how real what is needed is, by the verb at a token or right before who
    /// needs it.
    fn is_needed_by(&self, at: usize) -> Option<Modality> {
        let before =
            || self.tagged.before(at).filter(|_| self.noun_of(at).is_some_and(|n| self.tagged.nouns[n].cut.is_bare()));
        let verb = |t: usize| matches!(self.tagged.tag(t), Tag::Verb(v) if v.form.tense == Tense::Present && self.scan.lexicon.needing.contains(&(v.verb as usize)));
        let word = self.scan.document.folded(at);
        let word = &word[self.cut_of(at).map_or(0, |c| c.skip())..];
        if matches!(self.tagged.tag(at), Tag::Plain { .. })
            && word.strip_prefix(NEED).is_some_and(|rest| rest.starts_with([HEH, TEH]))
        {
            return Some(if self.is_denied_need(at) { Modality::Negated } else { Modality::Possible });
        }
        let p = if verb(at) { at } else { before().filter(|b| verb(*b))? };
        let clause = self.clauses.iter().find(|c| c.predicate == Some(p))?;
        Some(if clause.negated { Modality::Negated } else { Modality::Possible })
    }

    /// A word of possibility, failure or lack that the noun completes, maybe with a verbal noun between: chances of
    /// beginning a dialogue.
    pub fn chance(&self, t: usize, violent: bool) -> Option<Modality> {
        let mut at = t;
        let mut joined: Option<String> = None;
        for _ in 0..4 {
            let cut = self.cut_of(at).unwrap_or_default();
            if cut.conj.is_some() {
                return None;
            }
            joined = cut.prep.map(|p| p.to_string()).or(joined);
            at = self.tagged.before(at)?;
            match self.tagged.tag(at) {
                Tag::Particle { class: Particle::Preposition, suffix: None, cut } if cut.conj.is_none() => {
                    joined = Some(self.words(at, self.tagged.end(at)).into_owned());
                    continue;
                }
                Tag::Particle { class: Particle::Quantifier | Particle::Marker, .. } | Tag::Mark(TokenKind::Quote) => {
                    continue;
                }
                _ => {}
            }
            if let Some(needed) = self.is_needed_by(at).filter(|_| !violent) {
                return Some(needed);
            }
            // The plan met with refusal: nobody plans to refuse.
            let governs = match joined.take() {
                None => self.cut_of(at).is_none_or(|c| !c.article),
                Some(prep) => {
                    // Orders to fire: no more than orders.
                    let ordered = || self.cut_of(at).is_none_or(|c| !c.article) && self.says(at, Attitude::Due);
                    prep == LAM.to_string() || prep == BEH.to_string() && ordered()
                }
            };
            if !governs {
                return None;
            }
            if self.says(at, Attitude::Chance) {
                return Some(Modality::Possible);
            }
            if self.says(at, Attitude::Due) {
                return Some(Modality::Planned);
            }
            let fails = self.scan.document.readings(at).list.iter().any(|r| match r.word {
                Word::Masdar { verb } => self.scan.lexicon.verb_light[verb as usize].contains(&Light::Fails),
                _ => false,
            });
            if fails {
                return Some(Modality::Failed);
            }
            // Only what is itself no more than doing leads on.
            let leads =
                matches!(self.tagged.tag(at), Tag::Masdar { suffix: None, .. } | Tag::Event { suffix: None, .. })
                    && self.cut_of(at).is_some_and(|c| !c.article);
            if !leads {
                return None;
            }
        }
        None
    }

    /// An adjective in the noun's phrase says that it is still to come, or may: the expected visit.
    fn to_come(&self, draft: &Draft) -> Option<Modality> {
        let last = (draft.evidence.1 + 3).max(draft.trigger.1 + 4).min(self.tagged.last);
        let mut at = draft.trigger.1;
        while at < last {
            match self.tagged.tag(at) {
                Tag::Verb(_)
                | Tag::Particle {
                    class: Particle::Relative | Particle::Complementizer | Particle::Preposition, ..
                } => {
                    return None;
                }
                Tag::Mark(TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Colon) => return None,
                Tag::Event { .. } | Tag::Masdar { .. } | Tag::When(_) if at > draft.evidence.1 => return None,
                _ => {}
            }
            if self.says(at, Attitude::Coming) {
                return Some(Modality::Planned);
            }
            if self.says(at, Attitude::Likely) {
                return Some(Modality::Possible);
            }
            at = self.tagged.end(at).max(at + 1);
        }
        None
    }

    /// Whether a word that says so much of what stands with it begins at a token.
    pub fn says(&self, t: usize, attitude: Attitude) -> bool {
        matching::among(self.scan.document, self.scan.lexicon, t, self.tagged.last, Kinds::ATTITUDE)
            .iter()
            .any(|m| matches!(m.what, Phrase::Attitude { attitude: found } if found == attitude))
    }

    /// What happens while something planned is done is planned as well: it will be signed during a visit; so is what
    /// something will be: it will be the first leg of his visit.
    fn meanwhile_planned(&self, draft: &Draft) -> Option<Modality> {
        let clause = &self.clauses[draft.clause];
        let before = self.tagged.before(draft.trigger.0)?;
        let amid = self.says(before, Attitude::Amid);
        let planned = clause.modality == Modality::Planned && clause.predicate.is_some_and(|p| p < draft.trigger.0);
        let will_be = planned && clause.predicate.is_some_and(|p| self.equates(p));
        (amid && planned || will_be).then_some(Modality::Planned)
    }

    /// Whether a noun is no more than what there is a chance of: ways to develop cooperation.
    pub fn is_mere_chance(&self, t: usize) -> bool {
        self.tagged.before(t).is_some_and(|b| self.says(b, Attitude::Chance))
    }

    /// Who tells of an event by its noun: X disclosed a meeting between Y and Z.
    pub fn tells_of(&self, draft: &Draft) -> Option<(Refs, String, Commitment)> {
        const TOLD: [&str; 4] = ["", "\u{0639}\u{0646}", "\u{0627}\u{0644}\u{064A}", "\u{0628}"];
        let (n, t) = (draft.clause, draft.trigger.0);
        let p = self.clauses[n].predicate.filter(|p| *p < t)?;
        let verb = match self.tagged.tag(p) {
            Tag::Verb(v) if !v.form.passive => v.verb,
            Tag::Active { verb, .. } => verb,
            _ => return None,
        };
        let lexicon = self.scan.lexicon;
        let tells = |s: &&SpeechRow| {
            matches!(s.class, SpeechClass::Say | SpeechClass::Tell | SpeechClass::Write | SpeechClass::Show)
        };
        let row = lexicon.verb_speech[verb as usize].iter().map(|s| &lexicon.speech[*s as usize]).find(tells)?;
        // Who welcomes or condemns it takes it as known.
        let stands = |f: &u16| {
            let frame = &lexicon.frames[*f as usize];
            is_attitude(frame.kind) && frame.note.object.is_empty()
        };
        if lexicon.verb_frames[verb as usize].iter().any(stands) {
            return None;
        }
        let refs = self.subjects[n].refs.clone();
        let own = refs.iter().any(|r| draft.source.iter().any(|s| s.entity == r.entity));
        let subject = self.subjects[n].noun.filter(|s| self.tagged.nouns[*s].first > p);
        // What somebody's fear or welcome is about is told by nobody.
        let direct = |a: &Argument| {
            (a.head..t).all(|x| !matches!(self.tagged.tag(x), Tag::Event { .. } | Tag::Masdar { suffix: Some(_), .. }))
        };
        let told = |a: &Argument| TOLD.contains(&a.prep.as_str()) && a.pronoun.is_none() && a.noun.is_none();
        let first = self.arguments(n, p, subject).into_iter().find(told);
        let about = first.is_some_and(|a| a.head <= t && t < self.phrase_end(a.head) && direct(&a));
        (about && !own && !refs.is_empty()).then(|| (refs, row.lemma.clone(), row.commitment))
    }
}
