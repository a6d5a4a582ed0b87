//! An order and what it names → a deed: ids, names, words and days looked up, or a message on what was not found.

use crate::article::Article;
use crate::claim::{Actor, Claim, Commitment, Issue, Kind, Link, Passage, Quote, Time};
use crate::correct::apply::blank;
use crate::correct::order::Content;
use crate::correct::{Anchor, Change, Correction, Deed, Identity, Order};
use crate::diag::{Diagnostic, Place};
use crate::lexicon::Lexicon;
use crate::script::fold;
use crate::script::latin::slug;
use crate::span::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

type Found<T> = Result<T, Diagnostic>;

/// What orders can name.
#[derive(Clone, Copy)]
pub struct World<'w> {
    pub articles: &'w [Article],
    /// As they were read.
    pub read: &'w [Claim],
    /// As they stand now, earlier corrections applied.
    pub claims: &'w [Claim],
    pub lexicon: &'w Lexicon,
}

/// What an order means; none for an order that only looks.
///
/// # Errors
/// What it names and nothing is.
pub fn deed(order: &Order, world: World<'_>, corrections: &[Correction]) -> Found<Option<Deed>> {
    Ok(Some(match order {
        Order::Drop { claim, .. } => Deed::Drop { claim: world.anchor(world.claim(claim)?) },
        Order::Change { claim, content, .. } => {
            let claim = world.claim(claim)?;
            let to = world.change(claim, content)?;
            if to == Change::default() {
                return Err(wrong("nothing to change is given", &claim.id)
                    .with_hint("--type, --source, --target, --modality or --issue"));
            }
            Deed::Change { claim: world.anchor(claim), to }
        }
        Order::Add { .. } => Deed::Add { claim: Box::new(world.added(order)?) },
        Order::Merge { actor, into, .. } => {
            let (actor, into) = (world.present(actor)?, world.identity(into, None)?);
            if actor.id == into.id {
                return Err(
                    wrong("they are one already", &into.id).with_hint("name two actors that stand apart in the graph")
                );
            }
            Deed::Merge { actor: actor.id, into }
        }
        Order::Name { actor, name, .. } => {
            Deed::Merge { actor: world.present(actor)?.id, into: world.identity(name, Some(Kind::Person))? }
        }
        Order::Split { actor, into, claims, .. } => Deed::Split {
            actor: world.present(actor)?.id,
            into: world.identity(into, None)?,
            claims: claims.iter().map(|id| world.claim(id).map(|claim| world.anchor(claim))).collect::<Found<_>>()?,
        },
        Order::Undo { correction, .. } => {
            if !corrections.iter().any(|made| made.id == *correction) {
                return Err(
                    wrong("there is no such correction", correction).with_hint("`correct FILE list` shows their ids")
                );
            }
            Deed::Undo { correction: correction.clone() }
        }
        Order::List | Order::Export | Order::Import { .. } => return Ok(None),
    }))
}

impl World<'_> {
    fn claim(&self, id: &str) -> Found<&Claim> {
        self.claims.iter().find(|claim| claim.id == id).ok_or_else(|| {
            wrong("there is no such claim", id)
                .with_hint("ids of claims stand in `isnad why` and in `MATCH (c:Claim) RETURN c.id`")
        })
    }

    /// By what it was read as, for that is what a new reading resembles.
    fn anchor(&self, claim: &Claim) -> Anchor {
        Anchor::of(self.read.iter().find(|read| read.id == claim.id).unwrap_or(claim))
    }

    fn actors(&self) -> impl Iterator<Item = &Actor> {
        self.claims.iter().flat_map(|claim| {
            claim.source.iter().chain(&claim.target).chain(claim.chain.iter().map(|link| &link.actor))
        })
    }

    /// Someone whom the claims speak of. The graph tells two kinds of one id apart by a suffix, which may be given.
    fn present(&self, text: &str) -> Found<Identity> {
        let named = |actor: &Actor| fold(&actor.name) == fold(text) || fold(&actor.name_ar) == fold(text);
        let mut found: BTreeMap<String, Identity> = BTreeMap::new();
        for actor in self.actors() {
            let suffixed = format!("{}-{}", actor.id, actor.kind.name().replace('_', "-"));
            if actor.id == text || suffixed == text {
                return Ok(Identity { id: text.to_string(), ..identity(actor) });
            }
            if named(actor) {
                found.insert(actor.id.clone(), identity(actor));
            }
        }
        one(found, text)
    }

    /// Someone whom the claims or the lexicon know, or someone new: `NAME=KIND`, or any name where a kind is given.
    fn identity(&self, text: &str, kind: Option<Kind>) -> Found<Identity> {
        if let Some((name, word)) = text.rsplit_once('=') {
            let kind = Kind::named(word.trim()).ok_or_else(|| {
                let hint = "kinds are person, state, organisation, armed_group, media, group, unnamed";
                wrong("there is no such kind of actor", word).with_hint(hint)
            })?;
            return Ok(new(name.trim(), kind));
        }
        if let Ok(found) = self.present(text) {
            return Ok(found);
        }
        let folded = fold(text);
        let mut found: BTreeMap<String, Identity> = BTreeMap::new();
        for row in self.lexicon.actors() {
            let names = [&row.name, &row.name_ar].into_iter().chain(&row.aliases_en).chain(&row.aliases_ar);
            if row.id == text || names.into_iter().any(|name| fold(name) == folded) {
                let (name, name_ar) = (row.name.clone(), row.name_ar.clone());
                found.insert(row.id.clone(), Identity { id: row.id.clone(), name, name_ar, kind: row.kind });
            }
        }
        match (found.is_empty(), kind) {
            (true, Some(kind)) => Ok(new(text, kind)),
            _ => one(found, text),
        }
    }

    fn identities(&self, texts: &[String]) -> Found<Vec<Identity>> {
        texts.iter().map(|text| self.identity(text, None)).collect()
    }

    fn change(&self, claim: &Claim, content: &Content) -> Found<Change> {
        let some = |list: &Vec<String>| (!list.is_empty()).then_some(());
        let target = match content.no_target {
            true => Some(Vec::new()),
            false => some(&content.target).map(|()| self.identities(&content.target)).transpose()?,
        };
        let issue = match content.no_issue {
            true => Some(Vec::new()),
            false => some(&content.issue).map(|()| self.issues(&content.issue, claim.evidence.span)),
        };
        let source = some(&content.source).map(|()| self.identities(&content.source)).transpose()?;
        Ok(Change { kind: content.kind, source, target, modality: content.modality, issue })
    }

    fn issues(&self, texts: &[String], near: Span) -> Vec<Issue> {
        let at = Span::new(near.start(), near.start());
        let known = |text: &str| {
            let read = self.claims.iter().flat_map(|claim| &claim.issue);
            let mut read =
                read.filter(|i| i.id == text || fold(&i.name) == fold(text) || fold(&i.name_ar) == fold(text));
            read.next().map(|issue| Issue { mention: String::new(), span: at, ..issue.clone() })
        };
        let from_rows = |text: &str| {
            let row = self.lexicon.issue(text)?;
            let (name, name_ar) = (row.name.clone(), row.name_ar.clone());
            Some(Issue { id: row.id.clone(), name, name_ar, mention: String::new(), span: at, sign: 0 })
        };
        let fresh = |text: &str| {
            let Identity { id, name, name_ar, .. } = new(text, Kind::Group);
            Issue { id, name, name_ar, mention: String::new(), span: at, sign: 0 }
        };
        texts.iter().map(|text| known(text).or_else(|| from_rows(text)).unwrap_or_else(|| fresh(text))).collect()
    }

    fn added(&self, order: &Order) -> Found<Claim> {
        let Order::Add { article: id, quote, content, speaker, date, trigger, .. } = order else {
            unreachable!("only an addition adds a claim")
        };
        let Some(article) = self.articles.iter().find(|article| article.id == *id) else {
            return Err(wrong("there is no such article", id).with_hint("ids: MATCH (a:Article) RETURN a.id, a.title"));
        };
        let Some(start) = article.text.find(quote.as_str()).filter(|_| !quote.trim().is_empty()) else {
            return Err(wrong("the article does not have these words", quote)
                .with_hint("copy them from the article, letter by letter"));
        };
        let Some(kind) = content.kind else {
            return Err(wrong("the type of the claim is missing", quote).with_hint("--type CONSULT, AGREE, SUPPORT …"));
        };
        if content.source.is_empty() {
            return Err(wrong("nobody is said to do it", quote).with_hint("--source ACTOR"));
        }
        let trigger = trigger.as_deref().or_else(|| quote.split_whitespace().next()).unwrap_or(quote);
        let Some(hangs) = quote.find(trigger) else {
            return Err(
                wrong("the words quoted do not hold the trigger", trigger).with_hint("--trigger takes one of them")
            );
        };
        let evidence = Passage { span: Span::new(start, start + quote.len()), text: quote.clone() };
        let at = |who: Identity| who.at(&blank(&evidence));
        let all = |texts: &[String]| -> Found<Vec<Actor>> { Ok(self.identities(texts)?.into_iter().map(at).collect()) };
        let (mut source, mut target) = (all(&content.source)?, all(&content.target)?);
        if kind.is_symmetric() {
            source.append(&mut target);
        }
        let link = |actor| Link { actor, verb: String::new(), commitment: Commitment::Neutral };
        let hash =
            blake3::hash(format!("{id}\n{quote}\n{kind}\n{:?}\n{:?}", content.source, content.target).as_bytes());
        Ok(Claim {
            id: format!("h{}", &hash.to_hex()[..15]),
            article: id.clone(),
            kind,
            source,
            target,
            issue: self.issues(&content.issue, evidence.span),
            polarity: kind.polarity(),
            modality: content.modality.unwrap_or_default(),
            place: None,
            time: date.as_deref().map(time).transpose()?,
            chain: all(speaker)?.into_iter().map(link).collect(),
            quote: Quote::None,
            trigger: Passage {
                span: Span::new(start + hangs, start + hangs + trigger.len()),
                text: trigger.to_string(),
            },
            evidence,
            rule: "by hand".to_string(),
            confidence: 1.0,
            corrected: Vec::new(),
        })
    }
}

fn identity(actor: &Actor) -> Identity {
    let Actor { id, name, name_ar, kind, .. } = actor.clone();
    Identity { id, name, name_ar, kind }
}

/// Someone of whom nothing is known but the name.
fn new(name: &str, kind: Kind) -> Identity {
    let arabic = name.chars().any(|c| matches!(c, '\u{0600}'..='\u{06FF}'));
    let name_ar = if arabic { name.to_string() } else { String::new() };
    Identity { id: slug(name), name: name.to_string(), name_ar, kind }
}

fn one(found: BTreeMap<String, Identity>, text: &str) -> Found<Identity> {
    let ids: Vec<String> = found.keys().cloned().collect();
    let mut all = found.into_values();
    match (all.next(), all.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => {
            Err(wrong("several actors have this name", text).with_hint(format!("ids are {}", ids.join(", "))))
        }
        _ => {
            Err(wrong("no actor has this name", text)
                .with_hint("give an id, a full name, or NAME=KIND for someone new"))
        }
    }
}

/// A day, a month, a year, or two of them with / between.
fn time(text: &str) -> Found<Time> {
    let whole = |part: &str| -> Option<(Date, Date)> {
        if let Ok(day) = part.parse::<Date>() {
            return Some((day, day));
        }
        let first = format!("{part}{}", if part.contains('-') { "-01" } else { "-01-01" }).parse::<Date>().ok()?;
        Some((first, if part.contains('-') { first.last_of_month() } else { first.last_of_year() }))
    };
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    match (whole(from), whole(to)) {
        (Some((start, _)), Some((_, end))) if start <= end => {
            Ok(Time { start: start.to_string(), end: end.to_string(), mention: String::new() })
        }
        _ => Err(wrong("this is no day", text).with_hint("2015-09-28, 2015-09, 2015, or 2015-09-28/2015-10-02")),
    }
}

fn wrong(message: &str, piece: &str) -> Diagnostic {
    Diagnostic::error(message).with_place(Place { piece: piece.to_string(), ..Place::file("correct") })
}
