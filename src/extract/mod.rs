//! Document → claims, one file a step: names and descriptions → who it is → time → clauses → who says so → frames → scope → claims.
//!
//! A pure function of one document: extraction of one article never looks at another.
mod about;
mod acquainted;
mod across;
mod against;
mod agent;
mod agree;
mod alike;
mod ally;
mod also;
mod anaphor;
mod antecedent;
mod apart;
mod apposed;
mod argument;
mod around;
mod arrival;
mod aside;
mod attack;
mod attitude;
mod attributed;
mod attributive;
mod author;
mod belonging;
mod blame;
mod beyond;
mod body;
mod brought;
mod build;
mod calendar;
mod called;
mod called_off;
mod candidate;
mod carried;
mod carry;
mod choice;
mod clash;
pub mod clause;
mod closed;
mod coalition;
mod collect;
mod company;
mod concluded;
pub mod confidence;
mod content;
mod control;
mod copied;
mod counted;
mod counterpart;
mod dating;
mod demanded;
mod demonym;
mod describe;
mod doer;
pub mod domain;
mod draft;
mod duty;
pub mod entity;
mod entitled;
mod event;
mod extent;
mod fighters;
mod fill;
mod forces;
mod foretold;
mod frame;
mod fronted;
mod gathering;
mod group;
mod headed;
mod heading;
mod headline;
mod help;
mod hers;
mod holders;
mod homograph;
mod impossible;
mod indefinite;
mod in_parts;
mod in_support;
mod inner;
mod introduced;
mod issue;
mod joined;
mod joint;
mod known;
mod laid;
mod light;
mod listed;
mod matching;
mod matter;
mod members;
mod meant;
mod memory;
mod mention;
mod met;
mod naming;
mod names;
mod nominal;
pub mod noun;
mod object;
mod object_first;
mod occurrence;
mod office;
mod opening;
mod part;
mod partner;
mod people;
mod permitted;
mod phrase;
mod portfolio;
mod possessed;
mod posts;
mod predicate;
mod preposition;
mod presented;
mod pronoun;
mod protest;
mod purpose;
mod quoting;
mod rank;
mod reality;
mod reason;
mod relation;
mod relative;
mod resumed;
mod seated;
mod sense;
mod set_off;
mod several;
mod shape;
mod side;
mod site;
mod sort;
mod stand_in;
mod standing;
mod stretch;
mod striker;
mod styled;
mod subject;
mod surname;
pub mod tag;
mod taken;
mod talks;
mod terms;
mod theirs;
pub mod time;
mod topical;
mod topic;
mod trace;
mod two;
mod under;
mod undergone;
mod unit;
mod unlike;
mod unrest;
mod unnamed;
mod unsaid;
mod valence;
mod verbal;
mod verblike;
mod verdict;
mod victim;
mod violence;
mod walk;
mod weight;
mod whereabouts;
mod wish;
mod within;

use crate::claim::{Claim, ClaimType, Kind};
use crate::diag::Warned;
use crate::extract::domain::Theme;
use crate::extract::entity::Entities;
use crate::extract::memory::Memory;
pub use crate::extract::mention::mentions;
use crate::extract::noun::Scan;
use crate::lexicon::Lexicon;
use crate::text::Document;

/// The claims of an article, in text order.
pub fn claims(document: &Document<'_>, lexicon: &Lexicon) -> Warned<Vec<Claim>> {
    Warned::clean(read(document, lexicon, &mut |_| {}))
}

/// How each sentence was understood, as text for a reader of the rules.
pub fn trace(document: &Document<'_>, lexicon: &Lexicon) -> String {
    let mut out = String::new();
    read(document, lexicon, &mut |sense| out.push_str(&sense.trace()));
    out
}

fn read(document: &Document<'_>, lexicon: &Lexicon, see: &mut dyn FnMut(&sense::Sense<'_, '_>)) -> Vec<Claim> {
    let mut entities = Entities::default();
    let mut memory = Memory::default();
    let mut out: Vec<Claim> = Vec::new();
    let theme = Theme::of(document);
    let domain = theme.domain();
    for sentence in &document.sentences {
        let day = document.article.published.or(sentence.day).map_or(String::new(), |d| d.to_string());
        memory.next_sentence();
        let mut scan =
            Scan { document, lexicon, entities: &mut entities, memory: &mut memory, day, depth: 0, tries: 0 };
        let mut tagged = tag::tags(&mut scan, sentence);
        apart::join(&scan, &mut tagged);
        introduced::join(&mut scan, &mut tagged);
        apposed::join(&mut scan, &mut tagged);
        copied::take_in(&scan, &mut tagged);
        set_off::join(&scan, &mut tagged);
        for tag in &tagged.tags {
            if let tag::Tag::Nisba { state, .. } = tag {
                scan.entities.known(lexicon.states[*state as usize].actor, lexicon);
            }
        }
        let carried = scan.memory.quotation.as_ref().map(|q| q.until);
        let (clauses, opened) = clause::clauses(document, lexicon, &tagged, carried);
        let mut sense = sense::Sense::new(&mut scan, &tagged, &clauses);
        let settled = sense.settled();
        if !settled.is_empty() {
            // Who these mean can change the subjects of other clauses.
            for (noun, who) in settled {
                tagged.nouns[noun].who = who.into_iter().collect();
            }
            sense = sense::Sense::new(&mut scan, &tagged, &clauses);
        }
        let mut found = sense.frames();
        sense.nominals(&mut found);
        sense.under_control(&mut found);
        if !found.drafts.is_empty()
            && let Some(domain) = domain.or_else(|| domain::of_sentence(document, sentence))
        {
            found.drafts.retain(|d| domain::is_meant(d, domain));
        }
        sense.against(&mut found);
        found.drafts.sort_by_key(|d| d.trigger);
        sense.told_in_parts(&mut found.drafts);
        sense.shelled_by(&mut found.drafts);
        sense.attackers(&mut found.drafts);
        sense.owners_hit(&mut found.drafts);
        sense.reciprocal(&mut found.drafts);
        sense.armed_by(&mut found.drafts);
        sense.called_off(&mut found.drafts);
        sense.put_off(&mut found.drafts);
        sense.killed_likewise(&mut found.drafts);
        sense.by_suicide(&mut found.drafts);
        for at in (0..found.drafts.len()).rev() {
            if sense.is_weapon_of_another(&found.drafts, at) || sense.on_the_way(&found.drafts, at) {
                found.drafts.remove(at);
            }
        }
        found.drafts.retain(|d| sense.happens(d) && sense.matters(d));
        sense.reinforcements_hit(&mut found.drafts);
        for n in 0..found.drafts.len() {
            if found.drafts[n].kind == ClaimType::Threaten && found.drafts[n].target.is_empty() {
                found.drafts[n].target = sense.threatened(&found.drafts[n]);
            }
            if found.drafts[n].kind == ClaimType::Request && found.drafts[n].target.is_empty() {
                found.drafts[n].target = sense.asked_to_go(&found.drafts[n]);
            }
        }
        // A town is where it is done, and nobody to whom.
        for draft in found.drafts.iter_mut().filter(|draft| !draft.kind.is_symmetric()) {
            draft.target.retain(|r| sense.scan.entities.get(r.entity).kind != Kind::Place);
        }
        sense.remember_pair(&found.drafts);
        sense.remember_groups();
        sense.remember_attack(&found.drafts);
        sense.remember_foes(&found.drafts);
        sense.remember_meeting(&found.drafts);
        see(&sense);
        let postposed = sense.postposed();
        for draft in &found.drafts {
            out.push(sense.claim(draft, sentence, &postposed, out.len()));
        }
        sense.remember_quotation(opened);
    }
    headline::settle(&mut out, document);
    foretold::settle(&mut out, document);
    confidence::settle(&mut out, &theme, lexicon);
    out
}
