//! "His Russian counterpart": who holds there what somebody holds here.

use crate::claim::Kind;
use crate::extract::entity::{Entity, EntityId};
use crate::extract::noun::{Noun, Ref, Scan};
use crate::extract::office;
use crate::lexicon::conjugate::{Gender, Number};
use crate::lexicon::notes::AgentNote;
use crate::lexicon::rows::Word;
use crate::script::latin::slug;
use crate::script::letters::WAW;
use crate::text::reading::{Cut, Reading};

impl Scan<'_> {
    /// His rival X, his ally Y: whoever is named behind the pronoun.
    pub fn companion_named(&mut self, at: usize, cut: Cut, agent: u16, end: usize) -> Option<Noun> {
        let his = |r: &Reading| matches!(r.word, Word::Agent { agent: a, .. } if a == agent) && r.pronoun().is_some();
        if !self.lexicon.agents[agent as usize].has(AgentNote::Sides)
            || !self.document.readings(at).list.iter().any(his)
        {
            return None;
        }
        let (one, last) = self.named_person(at + 1, end, None, None)?;
        let named = self.entities.get(one.entity);
        let gender = named.gender;
        let known = named.actor.is_some() || last > at + 2;
        known.then(|| Noun::naming(Ref { first: at, last, ..one }, cut, gender, Number::Singular))
    }

    /// "and the British one" behind a counterpart.
    pub fn goes_on_with_nationality(&self, at: usize, end: usize) -> bool {
        at < end
            && self.document.readings(at).list.iter().any(
                |r| matches!(r.word, Word::Nisba { .. } if r.cut.conj == Some(WAW) && r.cut.article && r.cut.prep.is_none()),
            )
    }

    /// `his Russian counterpart (X)`: the named one, or the holder of the same office there; `at` is behind the word.
    pub fn counterpart(
        &mut self,
        at: usize,
        end: usize,
        before: Option<&Noun>,
    ) -> Option<(EntityId, usize, Option<Ref>)> {
        let holder = |scan: &Self, e: &EntityId| {
            let one = scan.entities.get(*e);
            // Of no country yet, as headlines at home tell of him: "the foreign minister".
            let in_office = one.office.is_some() && one.number == Number::Singular;
            one.kind == Kind::Person || in_office || scan.described_post(*e).is_some()
        };
        let of = before.and_then(|n| n.who.last()).map(|r| r.entity).filter(|e| holder(self, e));
        let of = of.or_else(|| self.told_behind(at, end));
        let of = of.or_else(|| self.memory.latest(|e| holder(self, &e)));
        let mut last = at;
        let nisba = (last < end).then(|| {
            self.document.readings(last).list.iter().find_map(|r| match r.word {
                Word::Nisba { state, gender, .. } if r.cut.prep.is_none() => Some((state as usize, gender)),
                _ => None,
            })
        })?;
        if nisba.is_some() {
            last += 1;
        }
        let state = nisba.map(|(state, _)| state);
        let office = of.and_then(|o| {
            let known = self.entities.get(o);
            known
                .office
                .or_else(|| known.actor.and_then(|a| office::held(self.lexicon, a, &self.day)).map(|h| h.0))
                .or_else(|| {
                    let terms = known.actor.and_then(|a| self.lexicon.terms_by_person.get(&a))?;
                    terms.last().map(|t| self.lexicon.terms[*t].office)
                })
        });
        if let Some((one, next)) = self.named_person(last, end, state, office) {
            return Some((one.entity, next, Some(one)));
        }
        if let Some((one, next)) = self.named_of_state(last, end, state.filter(|_| office.is_some())) {
            return Some((one.entity, next, Some(one)));
        }
        let (state, gender) = nisba?;
        let body = &self.lexicon.actors[self.lexicon.states[state].actor].id;
        let day = self.day.clone();
        if let Some(office) = office {
            let seen = self.memory.latest(|e| {
                Some(e) != of
                    && self.entities.get(e).actor.is_some_and(|a| {
                        office::ever(self.lexicon, a, office, body)
                            && (day.is_empty() || office::holder(self.lexicon, office, body, &day) == Some(a))
                    })
            });
            if let Some(seen) = seen {
                return Some((seen, last, None));
            }
            if let Some(actor) = office::peer(self.lexicon, office, body, &day) {
                return Some((self.entities.known(actor, self.lexicon), last, None));
            }
        }
        let entity = self.described_counterpart(of?, office, state, gender, last)?;
        Some((entity, last, None))
    }

    /// "The prime minister X and his Iraqi counterpart Y": whose counterpart Y is may have been named before X; a man of
    /// that state who is named in full is meant whatever he holds.
    fn named_of_state(&mut self, at: usize, end: usize, state: Option<usize>) -> Option<(Ref, usize)> {
        let state = state.filter(|_| at < end)?;
        let found = self.named_person(at, end, Some(state), None)?;
        let one = self.entities.get(found.0.entity);
        let his = one.actor.is_some() && one.state == Some(state) && found.1 > at + 1;
        his.then_some(found)
    }

    /// Who holds there what `of` holds here, by description, where nobody knows his name: the Spanish agriculture minister.
    fn described_counterpart(
        &mut self,
        of: EntityId,
        office: Option<usize>,
        state: usize,
        gender: Gender,
        last: usize,
    ) -> Option<EntityId> {
        let (lexicon, known) = (self.lexicon, self.entities.get(of));
        let row = office.map(|o| &lexicon.offices[o]);
        let post = row.map(|o| o.name.clone()).or_else(|| self.described_post(of))?;
        let name = format!("{} {post}", lexicon.states[state].adjective);
        if known.state == Some(state) {
            return None;
        }
        let nationality = self.document.raw(last - 1);
        let forms = row.map(|o| if gender == Gender::Feminine { &o.feminine } else { &o.forms });
        let called = forms.and_then(|f| f.first()).filter(|f| f.contains(' '));
        let called = called.cloned().or_else(|| Some(known.name_ar.rsplit_once(' ')?.0.to_string()));
        let name_ar = called.map_or_else(|| nationality.to_string(), |post| format!("{post} {nationality}"));
        Some(self.entities.add(Entity {
            id: slug(&name),
            name,
            name_ar,
            kind: Kind::Unnamed,
            actor: None,
            state: Some(state),
            office,
            gender,
            number: Number::Singular,
            nature: None,
        }))
    }

    /// What somebody who is known by his state and his post alone is there: the Algerian "minister".
    fn described_post(&self, entity: EntityId) -> Option<String> {
        let known = self.entities.get(entity);
        let one = known.kind == Kind::Unnamed && known.number == Number::Singular;
        let adjective = &self.lexicon.states[known.state.filter(|_| one)?].adjective;
        Some(known.name.strip_prefix(adjective.as_str())?.strip_prefix(' ')?.to_string())
    }
}
