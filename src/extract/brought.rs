//! What a preposition behind an event noun brings: a party, a thing done to somebody, the end of an issue.

use crate::claim::ClaimType;
use crate::extract::around::MIN;
use crate::extract::clash::is_fought;
use crate::extract::event::{BAYNA, MAA};
use crate::extract::frame::Draft;
use crate::extract::phrase::FI;
use crate::extract::preposition::{is_about, is_agent_phrase};
use crate::extract::pronoun::{Meant, with_preposition};
use crate::extract::sense::{Refs, Sense};
use crate::extract::tag::Tag;
use crate::extract::walk::{LAM, Step, Walk, is_undergone};
use crate::lexicon::conjugate::{Gender, Number, Person};
use crate::lexicon::rows::{Frame, Roles};
use crate::script::letters::{BEH, WAW};
use crate::text::reading::{Cut, Suffix};

impl Sense<'_, '_> {
    /// A preposition that the noun or its kind can have behind it.
    pub fn preposition_behind(&mut self, walk: &mut Walk<'_>, cut: Cut, draft: &mut Draft) -> Step {
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
        let topic = word == MAA && walk.frame.kind == ClaimType::Consult && self.discusses_things(walk.t);
        if topic && self.is_of_relation(walk.t, walk.at) {
            return Step::Stop;
        }
        if word == MIN
            && (self.is_than(walk.at) || walk.frame.prep(MIN).has(Roles::SOURCE) && self.is_origin(walk.at, draft))
        {
            return Step::Stop;
        }
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
            || is_agent_phrase(&word) && self.tagged.before(walk.at).is_some_and(|b| b != walk.t && self.is_besieged(b))
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
        // Talks of X and Y with Z, right behind the noun: all three.
        let third = word == MAA && self.is_in_circumstance(walk.t) && !walk.belongs_elsewhere;
        let third = third && frame.kind == ClaimType::Consult;
        // X and Y (did it) in cooperation with Z.
        let jointly = || word == MAA && walk.at == self.tagged.end(walk.t) && self.is_done_in(walk.t);
        if !licensed || both && !third && !jointly() && (word == BAYNA || word == MAA || self.brings(&word)) {
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

    /// `Renewed its support for him`: whom a pronoun behind the noun's preposition means, not whoever does it; what X does to
    /// him is done to whoever the clause is about.
    pub fn pronoun_behind(&mut self, walk: &mut Walk<'_>, cut: Cut, suffix: Suffix, draft: &mut Draft) -> Step {
        let word = self.scan.document.folded(walk.at)[cut.skip()..].to_string();
        let prep = with_preposition(&word).map_or("", |(prep, _)| prep);
        let roles = walk.frame.prep(prep);
        let wanting = roles.has(Roles::TARGET) && draft.target.is_empty() && !draft.kind.is_symmetric();
        // An attack on it (feminine): a town as often as anybody.
        let town =
            draft.kind == ClaimType::Assault && (suffix.gender, suffix.number) == (Gender::Feminine, Number::Singular);
        if !wanting || suffix.person != Person::Third || walk.belongs_elsewhere || town {
            return Step::Stop;
        }
        let n = self.clause_at(walk.t).unwrap_or(draft.clause);
        let does = |e: usize| draft.source.iter().any(|s| s.entity == e);
        let about = self.subjects.get(n).map_or(Refs::new(), |s| s.refs.clone());
        let told = !draft.source.is_empty() && !about.is_empty() && !about.iter().any(|r| does(r.entity));
        let refs = if told && self.can_all_mean(&about, suffix) {
            about
        } else {
            match self.object_meant(n, walk.at, suffix) {
                Meant::Who(refs) => refs,
                _ => Refs::new(),
            }
        };
        let refs: Refs = refs.into_iter().filter(|r| !does(r.entity)).collect();
        if refs.is_empty() {
            return Step::Stop;
        }
        self.fill(draft, roles, &refs);
        walk.used = self.tagged.end(walk.at).max(walk.at + 1);
        Step::On
    }

    /// Support from figures from X: where those come from who were told right before.
    fn is_origin(&self, from: usize, draft: &Draft) -> bool {
        let next = self.tagged.end(from);
        let place = next < self.tagged.last && self.noun_of(next).is_some_and(|x| self.tagged.nouns[x].place);
        place && draft.source.last().is_some_and(|r| r.first < r.last && r.last == from)
    }

    /// A word that names nobody: an adjective, or a thing, which may be what it is about or somebody's.
    pub fn thing_behind(&mut self, walk: &mut Walk<'_>, tag: Tag, cut: Cut, draft: &mut Draft) -> Step {
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
        // Fighting broke out as (with) X announced: when.
        if prep == MAA && is_fought(walk.frame) && self.is_deed_of_somebody(at) {
            return Step::Stop;
        }
        walk.positions = prep == FI || prep == BAYNA;
        let deed = prep == LAM
            && matches!(tag, Tag::Event { cut, .. } | Tag::Masdar { cut, .. } if !cut.article || !roles.has(Roles::ISSUE));
        // Clashes with (b) rifles with X, in (b) several quarters.
        let fought =
            is_fought(walk.frame) && prep.chars().eq([BEH]) && matches!(tag, Tag::Plain { cut } if cut.conj.is_none());
        if deed || roles.is_none() && !self.tells_where(prep) && !fought {
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

    /// A deed without the article whose doer or object stands right behind it.
    pub fn is_deed_of_somebody(&self, at: usize) -> bool {
        let (tag, next) = (self.tagged.tag(at), self.tagged.end(at));
        let deed =
            matches!(tag, Tag::Event { cut, suffix: None, .. } | Tag::Masdar { cut, suffix: None, .. } if !cut.article);
        deed && next < self.tagged.last
            && match self.tagged.tag(next) {
                Tag::Noun(n) => self.tagged.nouns[n].cut.is_bare(),
                Tag::Plain { cut } | Tag::Event { cut, .. } => cut.article && cut.is_bare(),
                _ => false,
            }
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

    /// `In cooperation`: how a deed is done, with the article and the preposition for it.
    fn is_done_in(&self, t: usize) -> bool {
        self.cut_of(t).is_some_and(|c| c.prep == Some(BEH) && c.article)
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
