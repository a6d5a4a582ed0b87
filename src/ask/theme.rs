//! Questions that no single relation answers: what was said, where somebody stands, what happened, what changed.

use crate::ask::cypher::{Lines, among, bounds, kind_of, name, quoted};
use crate::ask::names::Entity;
use crate::ask::question::{Ask, Pick, Question};
use crate::ask::there;

/// All stance relationships.
const STANCES: &str = "SUPPORTS|OPPOSES|AGREES_WITH|DISAGREES_WITH|COOPERATES_WITH|ACCUSES|WORRIES_ABOUT";

pub(crate) fn query(q: &Question) -> String {
    match q.theme {
        "say" => said(q),
        "think" => stands(q),
        "relation" => relation(q),
        "happened" | "do" => happened(q),
        "changed what" => changed(q),
        "changed" => turned(q),
        "unnamed" => unnamed(q),
        "report" => reported(q),
        _ if q.kind.is_some() || q.subject.is_empty() => there::listed(q),
        _ => there::described(q),
    }
}

/// Conditions on when an article was published.
fn published(q: &Question, lines: &mut Lines) {
    if let Some(day) = q.from {
        lines.conditions.push(format!("article.published >= '{day}'"));
    }
    if let Some(day) = q.to {
        lines.conditions.push(format!("article.published <= '{day}'"));
    }
}

/// What the claims `c` of the events `e` speak of.
fn about(q: &Question, lines: &mut Lines) {
    for topic in &q.topic {
        let issues: Vec<&Entity> = topic.issues.iter().collect();
        let mut ways = Vec::new();
        if let Some(condition) = among("topic.id", &issues) {
            ways.push(format!("any(topic IN [(e)-[:OVER]->(i:Issue) | i] WHERE {condition})"));
        }
        if let Some(actor) = &topic.actor {
            ways.push(format!("(e)<-[:TOOK_PART]-(:Actor {{id: {}}})", quoted(&actor.id)));
        }
        for words in &topic.words {
            ways.push(format!("fold(c.text) CONTAINS {}", quoted(words)));
        }
        lines.conditions.push(format!("({})", ways.join(" OR ")));
    }
}

fn said(q: &Question) -> String {
    let mut lines = Lines::default();
    let mut speakers: Vec<&Entity> = q.subject.iter().chain(&q.speaker).collect();
    speakers.dedup();
    let by = match speakers[..] {
        [] => "(who:Actor)".to_string(),
        [one] => {
            lines.patterns.push(format!("MATCH (who:Actor {{id: {}}})", quoted(&one.id)));
            "(who)".to_string()
        }
        ref several => {
            let ids: Vec<String> = several.iter().map(|e| quoted(&e.id)).collect();
            lines.patterns.push(format!("MATCH (who:Actor) WHERE who.id IN [{}]", ids.join(", ")));
            "(who)".to_string()
        }
    };
    let open = speakers.is_empty();
    if open {
        lines.patterns.push(format!("MATCH {by}"));
        if let Some(kind) = q.kind {
            lines.conditions.push(format!("who.kind = '{}'", kind_of(kind)));
        }
    }
    lines.conditions.push("((c)-[:SAID_BY]->(who) OR (who)-[:TOOK_PART {role: 'source'}]->(e))".into());
    about(q, &mut lines);
    published(q, &mut lines);
    for outlet in &q.outlet {
        lines.conditions.push(format!("article.outlet = {}", quoted(&outlet.id)));
    }
    lines.close("MATCH (article:Article)-[:CONTAINS]->(c:Claim)-[:REPORTS]->(e:Event)".into());
    if q.ask == Ask::Times {
        lines.columns = [
            "count(DISTINCT c) AS times",
            "min(article.published) AS first",
            "max(article.published) AS last",
            "collect(DISTINCT c.id) AS claims",
        ]
        .map(String::from)
        .to_vec();
        return lines.text();
    }
    if matches!(q.pick, Some(Pick::Most | Pick::Least)) {
        lines.columns = vec![
            format!("{} AS who", name(q, "who")),
            "count(DISTINCT c) AS times".into(),
            "collect(DISTINCT c.id) AS claims".into(),
        ];
        lines.order = vec![if q.pick == Some(Pick::Least) { "times" } else { "times DESC" }.into(), "who".into()];
        lines.limit = Some(10);
        return lines.text();
    }
    if open || speakers.len() > 1 {
        lines.columns.push(format!("{} AS who", name(q, "who")));
    }
    lines.columns.extend(
        [
            "article.published AS told",
            "c.type AS type",
            "c.modality AS modality",
            "c.text AS words",
            "article.outlet AS outlet",
            "c.id AS claim",
        ]
        .map(String::from),
    );
    pick_day(q, &mut lines, "told", &["claim"]);
    if open {
        lines.order.push("who".into());
    }
    lines.text()
}

/// In order of days; one row alone where the first or last is asked for.
fn pick_day(q: &Question, lines: &mut Lines, day: &str, then: &[&str]) {
    lines.order = vec![if q.pick == Some(Pick::Last) { format!("{day} DESC") } else { day.to_string() }];
    lines.order.extend(then.iter().map(|column| column.to_string()));
    if matches!(q.pick, Some(Pick::First | Pick::Last)) {
        lines.limit = Some(1);
    }
}

/// Conditions on the days of a stance.
fn held(q: &Question, lines: &mut Lines) {
    if let Some(day) = q.from {
        lines.conditions.push(format!("s.last >= '{day}'"));
    }
    if let Some(day) = q.to {
        lines.conditions.push(format!("s.first <= '{day}'"));
    }
}

fn stands(q: &Question) -> String {
    let mut lines = Lines::default();
    let from = one_of("who", &q.subject.iter().collect::<Vec<_>>(), &mut lines);
    let mut ways = Vec::new();
    let (actors, issues): (Vec<&Entity>, Vec<&Entity>) = objects(q);
    if !actors.is_empty() {
        ways.extend(among("whom.id", &actors));
        let about: Vec<&Entity> = q.topic.iter().flat_map(|t| &t.issues).collect();
        ways.extend(among("s.over_id", &about));
    }
    if !issues.is_empty() {
        ways.extend(among("s.over_id", &issues));
    }
    if !ways.is_empty() {
        lines.conditions.push(if ways.len() == 1 { ways.remove(0) } else { format!("({})", ways.join(" OR ")) });
    }
    if let Some(kind) = q.kind.filter(|_| q.subject.is_empty()) {
        lines.conditions.push(format!("who.kind = '{}'", kind_of(kind)));
    }
    held(q, &mut lines);
    lines.close(format!("MATCH {from}-[s:{STANCES}]->(whom)"));
    stance_columns(q, &mut lines, q.subject.len() != 1, true);
    lines.text()
}

/// The actors and issues that are asked about.
fn objects(q: &Question) -> (Vec<&Entity>, Vec<&Entity>) {
    let all = q.actors();
    let actors = all.into_iter().filter(|a| !q.subject.contains(a)).collect();
    (actors, q.issues())
}

fn one_of(variable: &str, actors: &[&Entity], lines: &mut Lines) -> String {
    match actors {
        [] => format!("({variable}:Actor)"),
        [one] => format!("({variable}:Actor {{id: {}}})", quoted(&one.id)),
        several => {
            lines.conditions.extend(among(&format!("{variable}.id"), several));
            format!("({variable}:Actor)")
        }
    }
}

fn stance_columns(q: &Question, lines: &mut Lines, who: bool, whom: bool) {
    if q.arabic {
        lines.patterns.push("OPTIONAL MATCH (issue:Issue {id: s.over_id})".into());
    }
    if who {
        lines.columns.push(format!("{} AS who", name(q, "who")));
    }
    lines.columns.push("type(s) AS stance".into());
    if whom {
        lines.columns.push(format!("{} AS whom", name(q, "whom")));
    }
    let over = if q.arabic { "coalesce(issue.name_ar, issue.name) AS over" } else { "s.over AS over" };
    lines.columns.extend(
        [over, "s.modality AS modality", "s.first AS first", "s.last AS last", "s.reports AS reports"]
            .map(String::from),
    );
    pick_day(q, lines, if q.pick == Some(Pick::Last) { "last" } else { "first" }, &["stance", "over"]);
}

fn relation(q: &Question) -> String {
    let mut lines = Lines::default();
    let actors = q.actors();
    match actors[..] {
        [] => {}
        [one] => {
            lines.conditions.push(format!("(who.id = {0} OR whom.id = {0})", quoted(&one.id)));
        }
        _ => {
            lines.conditions.extend(among("who.id", &actors));
            lines.conditions.extend(among("whom.id", &actors));
        }
    }
    let issues = q.issues();
    lines.conditions.extend(among("s.over_id", &issues));
    held(q, &mut lines);
    lines.close(format!("MATCH (who:Actor)-[s:{STANCES}]->(whom:Actor)"));
    stance_columns(q, &mut lines, true, true);
    lines.order.insert(1, "who".into());
    lines.text()
}

fn happened(q: &Question) -> String {
    let mut lines = Lines::default();
    let actors = q.actors();
    let pattern = match actors[..] {
        [] => "MATCH (e:Event)".to_string(),
        [one] => format!("MATCH (:Actor {{id: {}}})-[:TOOK_PART]->(e:Event)", quoted(&one.id)),
        [a, b, ..] => {
            let side = |actor: &Entity| format!("(:Actor {{id: {}}})", quoted(&actor.id));
            format!("MATCH {}-[:TOOK_PART]->(e:Event)<-[:TOOK_PART]-{}", side(a), side(b))
        }
    };
    if q.modality != "asserted" {
        lines.conditions.push(format!("e.modality = {}", quoted(q.modality)));
    }
    lines.close(pattern);
    for topic in &q.topic {
        let issues: Vec<&Entity> = topic.issues.iter().collect();
        lines.conditions.extend(among("topic.id", &issues));
        lines.close("MATCH (e)-[:OVER]->(topic:Issue)".into());
    }
    for place in &q.place {
        let id = quoted(&place.id);
        lines.conditions.push(format!("(place.id = {id} OR place.country = {id})"));
        lines.close("MATCH (e)-[:IN]->(place:Place)".into());
    }
    lines.patterns.push("MATCH (e)<-[:REPORTS]-(:Claim)<-[:CONTAINS]-(article:Article)".into());
    if let Some(day) = q.from {
        lines.conditions.push(format!("coalesce(e.end, told) >= '{day}'"));
    }
    if let Some(day) = q.to {
        lines.conditions.push(format!("coalesce(e.start, told) <= '{day}'"));
    }
    lines.close("WITH e, min(article.published) AS told".into());
    if q.ask == Ask::Times {
        lines.columns = [
            "count(DISTINCT e) AS times",
            "min(e.start) AS first",
            "max(e.start) AS last",
            "collect(DISTINCT e.id) AS events",
        ]
        .map(String::from)
        .to_vec();
        return lines.text();
    }
    if matches!(q.pick, Some(Pick::Most | Pick::Least)) && actors.is_empty() {
        return active(q);
    }
    lines.patterns.push("OPTIONAL MATCH (e)-[:OVER]->(issue:Issue)".into());
    lines.patterns.push("OPTIONAL MATCH (who:Actor)-[:TOOK_PART]->(e)".into());
    lines.columns = vec![
        "e.type AS type".into(),
        "e.modality AS modality".into(),
        format!("collect(DISTINCT {}) AS who", name(q, "who")),
        format!("collect(DISTINCT {}) AS over", name(q, "issue")),
        "e.start AS date".into(),
        "told".into(),
        "e.reports AS reports".into(),
        "e.id AS event".into(),
    ];
    pick_day(q, &mut lines, "coalesce(date, told)", &["event"]);
    lines.text()
}

/// Who is named in most events.
fn active(q: &Question) -> String {
    let mut lines = Lines::default();
    if let Some(kind) = q.kind {
        lines.conditions.push(format!("who.kind = '{}'", kind_of(kind)));
    }
    lines.close("MATCH (who:Actor)-[:TOOK_PART]->(e:Event)".into());
    lines.columns = vec![
        format!("{} AS who", name(q, "who")),
        "count(DISTINCT e) AS times".into(),
        "collect(DISTINCT e.id) AS events".into(),
    ];
    lines.order = vec![if q.pick == Some(Pick::Least) { "times" } else { "times DESC" }.into(), "who".into()];
    lines.limit = Some(10);
    lines.text()
}

/// Stances that began in a stretch of days, or all in the order of their beginning.
fn changed(q: &Question) -> String {
    let mut lines = Lines::default();
    let actors = q.actors();
    match actors[..] {
        [] => {}
        [one] => lines.conditions.push(format!("(who.id = {0} OR whom.id = {0})", quoted(&one.id))),
        _ => {
            lines.conditions.extend(among("who.id", &actors));
            lines.conditions.extend(among("whom.id", &actors));
        }
    }
    let issues = q.issues();
    lines.conditions.extend(among("s.over_id", &issues));
    lines.conditions.push("s.modality = 'asserted'".into());
    if let Some((from, to)) = bounds(q) {
        lines.conditions.push(format!("s.first >= '{from}' AND s.first <= '{to}'"));
    }
    lines.close(format!("MATCH (who:Actor)-[s:{STANCES}]->(whom)"));
    stance_columns(q, &mut lines, true, true);
    lines.order.insert(1, "who".into());
    lines.text()
}

/// Who stood for something and against it, or agreed and disagreed with somebody over it.
fn turned(q: &Question) -> String {
    let mut lines = Lines::default();
    lines.conditions.push("one.modality = 'asserted' AND two.modality = 'asserted' AND one.first <= two.first".into());
    lines.conditions.push("type(one) <> type(two)".into());
    lines.conditions.push("(type(one) IN ['SUPPORTS', 'AGREES_WITH', 'COOPERATES_WITH']) <> (type(two) IN ['SUPPORTS', 'AGREES_WITH', 'COOPERATES_WITH'])".into());
    let issues = q.issues();
    match among("one.over_id", &issues) {
        Some(condition) => lines.conditions.push(format!("{condition} AND two.over_id = one.over_id")),
        None => lines.conditions.push("coalesce(one.over_id, '') = coalesce(two.over_id, '')".into()),
    }
    if let Some(condition) = among("who.id", &q.actors()) {
        lines.conditions.push(condition);
    }
    if let Some(kind) = q.kind {
        lines.conditions.push(format!("who.kind = '{}'", kind_of(kind)));
    }
    if let Some((from, to)) = bounds(q) {
        lines.conditions.push(format!("two.first >= '{from}' AND two.first <= '{to}'"));
    }
    let kinds = "SUPPORTS|OPPOSES|AGREES_WITH|DISAGREES_WITH|COOPERATES_WITH";
    lines.close(format!("MATCH (who:Actor)-[one:{kinds}]->(whom)<-[two:{kinds}]-(who)"));
    lines.columns = vec![
        format!("{} AS who", name(q, "who")),
        format!("{} AS whom", name(q, "whom")),
        "one.over AS over".into(),
        "type(one) AS before".into(),
        "one.first AS since".into(),
        "type(two) AS after".into(),
        "two.first AS from".into(),
    ];
    lines.columns[6] = "two.first AS turned".into();
    lines.order = ["who", "whom", "turned"].map(String::from).to_vec();
    lines.text()
}

fn unnamed(q: &Question) -> String {
    let mut lines = Lines::default();
    about(q, &mut lines);
    published(q, &mut lines);
    for outlet in &q.outlet {
        lines.conditions.push(format!("article.outlet = {}", quoted(&outlet.id)));
    }
    for actor in &q.subject {
        lines.conditions.push(format!("(e)<-[:TOOK_PART]-(:Actor {{id: {}}})", quoted(&actor.id)));
    }
    lines.close("MATCH (article:Article)-[:CONTAINS]->(c:Claim)-[said:SAID_BY]->(speaker:Actor {kind: 'unnamed'})\nMATCH (c)-[:REPORTS]->(e:Event)".into());
    if matches!(q.ask, Ask::Times | Ask::Number) {
        lines.columns = ["count(DISTINCT c) AS number", "collect(DISTINCT c.id) AS claims"].map(String::from).to_vec();
        return lines.text();
    }
    lines.columns = vec![format!("{} AS speaker", name(q, "speaker"))];
    lines.columns.extend(
        [
            "said.verb AS verb",
            "c.type AS type",
            "c.text AS words",
            "article.outlet AS outlet",
            "article.published AS told",
            "c.id AS claim",
        ]
        .map(String::from),
    );
    lines.order = ["told", "claim", "speaker"].map(String::from).to_vec();
    lines.text()
}

/// Which articles tell of somebody or something.
fn reported(q: &Question) -> String {
    let mut lines = Lines::default();
    about(q, &mut lines);
    for actor in q.actors() {
        lines.conditions.push(format!(
            "((e)<-[:TOOK_PART]-(:Actor {{id: {0}}}) OR (c)-[:SAID_BY]->(:Actor {{id: {0}}}))",
            quoted(&actor.id)
        ));
    }
    published(q, &mut lines);
    for outlet in &q.outlet {
        lines.conditions.push(format!("article.outlet = {}", quoted(&outlet.id)));
    }
    lines.close("MATCH (article:Article)-[:CONTAINS]->(c:Claim)-[:REPORTS]->(e:Event)".into());
    lines.columns = [
        "article.outlet AS outlet",
        "article.published AS told",
        "article.title AS title",
        "count(DISTINCT c) AS claims",
        "collect(DISTINCT c.id) AS ids",
    ]
    .map(String::from)
    .to_vec();
    lines.order = ["told", "outlet", "title"].map(String::from).to_vec();
    lines.text()
}
