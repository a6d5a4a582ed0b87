//! A question, understood → the openCypher query that answers it.

use crate::ask::names::Entity;
use crate::ask::question::{Ask, Pick, Question, Toward};
use crate::ask::theme;

/// More issues than that are looked for by the words of their names.
const LISTED: usize = 24;

/// The relation on stance relationships, or on events of a type.
enum Shown {
    Stance(&'static str),
    Event(&'static str),
}

/// The query.
pub(crate) fn query(question: &Question) -> String {
    match shown(question.theme) {
        Some(Shown::Stance(edge)) => stance(question, edge),
        Some(Shown::Event(kind)) => event(question, kind),
        None => theme::query(question),
    }
}

fn shown(theme: &str) -> Option<Shown> {
    Some(match theme {
        "support" => Shown::Stance("SUPPORTS"),
        "oppose" => Shown::Stance("OPPOSES"),
        "agree" => Shown::Stance("AGREES_WITH"),
        "disagree" => Shown::Stance("DISAGREES_WITH"),
        "cooperate" => Shown::Stance("COOPERATES_WITH"),
        "accuse" => Shown::Stance("ACCUSES"),
        "worry" => Shown::Stance("WORRIES_ABOUT"),
        "meet" => Shown::Event("CONSULT"),
        "help" => Shown::Event("AID"),
        "concede" => Shown::Event("CONCEDE"),
        "retreat" => Shown::Event("RETREAT"),
        "demand" => Shown::Event("REQUEST"),
        "reject" => Shown::Event("REJECT"),
        "threaten" => Shown::Event("THREATEN"),
        "protest" => Shown::Event("PROTEST"),
        "sanction" => Shown::Event("SANCTION"),
        "mobilize" => Shown::Event("MOBILIZE"),
        "coerce" => Shown::Event("COERCE"),
        "attack" => Shown::Event("ASSAULT"),
        _ => return None,
    })
}

/// The lines of a query on their way.
#[derive(Default)]
pub(crate) struct Lines {
    pub(crate) patterns: Vec<String>,
    pub(crate) conditions: Vec<String>,
    pub(crate) columns: Vec<String>,
    pub(crate) order: Vec<String>,
    pub(crate) limit: Option<usize>,
}

impl Lines {
    /// `MATCH` with the conditions gathered so far.
    pub(crate) fn close(&mut self, pattern: String) {
        let mut line = pattern;
        if !self.conditions.is_empty() {
            line += &format!("\nWHERE {}", self.conditions.join(" AND "));
            self.conditions.clear();
        }
        self.patterns.push(line);
    }

    pub(crate) fn text(self) -> String {
        let mut out = self.patterns.join("\n");
        out += &format!("\nRETURN {}", self.columns.join(", "));
        if !self.order.is_empty() {
            out += &format!("\nORDER BY {}", self.order.join(", "));
        }
        if let Some(limit) = self.limit {
            out += &format!(" LIMIT {limit}");
        }
        out
    }
}

fn stance(q: &Question, edge: &'static str) -> String {
    let mut lines = Lines::default();
    let (from, to) = sides(q, &mut lines);
    lines.conditions.insert(0, format!("s.modality = {}", quoted(q.modality)));
    if let Some(day) = q.from {
        lines.conditions.push(format!("s.last >= '{day}'"));
    }
    if let Some(day) = q.to {
        lines.conditions.push(format!("s.first <= '{day}'"));
    }
    let issues: Vec<&Entity> =
        q.object.iter().flat_map(|t| if let Toward::Issues(i) = t { i.iter().collect() } else { vec![] }).collect();
    for (list, words) in over(q, &issues) {
        lines.conditions.push(match among("s.over_id", &list) {
            Some(condition) => condition,
            None => format!("fold(coalesce(s.over, '')) CONTAINS {}", quoted(&words)),
        });
    }
    if q.ask == Ask::Topic {
        lines.conditions.push("s.over IS NOT NULL".into());
    }
    lines.close(format!("MATCH {from}-[s:{edge}]->{to}"));
    let told = matches!(q.ask, Ask::Speaker | Ask::Outlet);
    if q.ask == Ask::Where || !q.place.is_empty() || !q.speaker.is_empty() || !q.outlet.is_empty() || told || q.unnamed
    {
        lines.patterns.push("MATCH (e:Event) WHERE e.id IN s.events".into());
        behind(q, &mut lines);
    }
    let over_open = issues.len() + q.topic.iter().map(|t| t.issues.len()).sum::<usize>() != 1 || q.ask == Ask::Topic;
    let counted = matches!(q.ask, Ask::Times | Ask::Number) || matches!(q.pick, Some(Pick::Most | Pick::Least));
    let over = if q.arabic { "coalesce(issue.name_ar, issue.name)" } else { "s.over" };
    let needs_over = over_open && !told && (!counted || q.ask == Ask::Topic);
    if q.arabic && needs_over {
        lines.patterns.push("OPTIONAL MATCH (issue:Issue {id: s.over_id})".into());
    }
    if told {
        return telling(q, lines);
    }
    let open = open_columns(q, &from, &to);
    if counted {
        lines.patterns.push("UNWIND s.events AS event".into());
        return counting(
            q,
            lines,
            open,
            over,
            ("count(DISTINCT event)", "min(s.first)", "max(s.last)", "collect(DISTINCT event)"),
        );
    }
    lines.columns = open;
    if needs_over {
        let at = if q.ask == Ask::Topic { 0 } else { lines.columns.len() };
        lines.columns.insert(at, format!("{over} AS over"));
    }
    if q.ask == Ask::Where {
        lines.columns.insert(0, format!("{} AS place", name(q, "place")));
    }
    let days = ["s.first AS first", "s.last AS last"].map(String::from);
    let at = if q.ask == Ask::When { 0 } else { lines.columns.len() };
    lines.columns.splice(at..at, days);
    lines.columns.push("s.reports AS reports".into());
    sort(q, &mut lines, "first", "last");
    lines.text()
}

/// The actors asked about, by side; of what two do together, one on each.
fn parties(q: &Question) -> (Vec<&Entity>, Vec<&Entity>) {
    let mut subject: Vec<&Entity> = q.subject.iter().collect();
    let mut object: Vec<&Entity> =
        q.object.iter().filter_map(|t| if let Toward::Actor(a) = t { Some(a) } else { None }).collect();
    if q.is_symmetric() && object.is_empty() && subject.len() > 1 {
        object = subject.split_off(1);
    }
    (subject, object)
}

/// Both ends of a stance, conditions on them put down.
fn sides(q: &Question, lines: &mut Lines) -> (String, String) {
    let symmetric = q.is_symmetric();
    let (subject, object) = parties(q);
    let label = |open: bool| if open { ":Actor" } else { "" };
    let from = end("who", &subject, ":Actor", lines);
    let whom_actor = q.ask == Ask::Object && (symmetric || !q.thing || q.kind.is_some());
    let to = end("whom", &object, label(whom_actor || !object.is_empty()), lines);
    if let Some(condition) = q.kind.map(kind_of) {
        let side = if q.ask == Ask::Object || !from.starts_with("(who") { "whom" } else { "who" };
        if from.starts_with("(who") && side == "who" || to.starts_with("(whom") && side == "whom" {
            lines.conditions.push(format!("{side}.kind = '{condition}'"));
        }
    }
    if symmetric
        && subject.is_empty()
        && object.is_empty()
        && q.pairs
        && q.ask != Ask::Number
        && !matches!(q.pick, Some(Pick::Most | Pick::Least))
    {
        lines.conditions.push(if whom_actor {
            "who.id < whom.id".into()
        } else {
            "(who.id < whom.id OR whom:Issue)".into()
        });
    }
    (from, to)
}

/// A node pattern: fixed to one actor, one of several, or open under its variable.
fn end(variable: &str, actors: &[&Entity], label: &str, lines: &mut Lines) -> String {
    match actors {
        [] => format!("({variable}{label})"),
        [one] => format!("(:Actor {{id: {}}})", quoted(&one.id)),
        several => {
            let ids: Vec<String> = several.iter().map(|e| quoted(&e.id)).collect();
            lines.conditions.push(format!("{variable}.id IN [{}]", ids.join(", ")));
            format!("({variable}:Actor)")
        }
    }
}

fn event(q: &Question, kind: &'static str) -> String {
    let mut lines = Lines::default();
    let symmetric = q.is_symmetric();
    let (subject, object) = parties(q);
    let node = format!("(e:Event {{type: '{kind}', modality: {}}})", quoted(q.modality));
    let (source, target) = if symmetric { ("", "") } else { (" {role: 'source'}", " {role: 'target'}") };
    let from = end("who", &subject, ":Actor", &mut lines);
    let to = end("whom", &object, ":Actor", &mut lines);
    let needs_subject = !subject.is_empty() || symmetric || q.ask != Ask::Object;
    let needs_object =
        !object.is_empty() || q.ask == Ask::Object && !q.thing || symmetric && q.ask != Ask::Times && !only_one(q);
    if let Some(kind) = q.kind.map(kind_of) {
        let side = if q.ask == Ask::Object || !subject.is_empty() { "whom" } else { "who" };
        lines.conditions.push(format!("{side}.kind = '{kind}'"));
    }
    let mut pattern = if needs_subject { format!("{from}-[:TOOK_PART{source}]->{node}") } else { node };
    if needs_object {
        pattern += &format!("<-[:TOOK_PART{target}]-{to}");
    }
    if symmetric
        && subject.is_empty()
        && object.is_empty()
        && needs_object
        && q.pairs
        && q.ask != Ask::Number
        && !matches!(q.pick, Some(Pick::Most | Pick::Least))
    {
        lines.conditions.push("who.id < whom.id".into());
    }
    lines.close(format!("MATCH {pattern}"));
    let issues: Vec<&Entity> =
        q.object.iter().flat_map(|t| if let Toward::Issues(i) = t { i.iter().collect() } else { vec![] }).collect();
    for (n, (list, words)) in over(q, &issues).into_iter().enumerate() {
        let topic = if n == 0 { "topic".to_string() } else { format!("topic{n}") };
        lines.conditions.push(match among(&format!("{topic}.id"), &list) {
            Some(condition) => condition,
            None => format!(
                "fold(coalesce({topic}.name_ar, '') + ' ' + coalesce({topic}.name, '')) CONTAINS {}",
                quoted(&words)
            ),
        });
        lines.close(format!("MATCH (e)-[:OVER]->({topic}:Issue)"));
    }
    behind(q, &mut lines);
    if matches!(q.ask, Ask::Speaker | Ask::Outlet) {
        return telling(q, lines);
    }
    let from = if needs_subject { from } else { String::new() };
    let mut to = if needs_object { to } else { String::new() };
    if !symmetric && !needs_object && q.ask != Ask::Times && q.ask != Ask::Number {
        to = "(whom".into();
    }
    let mut open = open_columns(q, &from, &to);
    let carried: Vec<&str> = [
        (from.starts_with("(who"), "who"),
        (needs_object && to.starts_with("(whom"), "whom"),
        (q.ask == Ask::Where, "place"),
    ]
    .iter()
    .filter(|(yes, _)| *yes)
    .map(|(_, v)| *v)
    .collect();
    let is_timed = q.from.is_some() || q.to.is_some();
    if is_timed {
        lines.patterns.push("MATCH (e)<-[:REPORTS]-(:Claim)<-[:CONTAINS]-(article:Article)".into());
        let carried: String = carried.iter().map(|v| format!("{v}, ")).collect();
        if let Some(day) = q.from {
            lines.conditions.push(format!("coalesce(e.end, told) >= '{day}'"));
        }
        if let Some(day) = q.to {
            lines.conditions.push(format!("coalesce(e.start, told) <= '{day}'"));
        }
        lines.close(format!("WITH {carried}e, min(article.published) AS told"));
    }
    let counted = matches!(q.ask, Ask::Times | Ask::Number) || matches!(q.pick, Some(Pick::Most | Pick::Least));
    let over = name(q, "issue");
    if q.ask == Ask::Topic || q.thing && !symmetric {
        let must = if q.ask == Ask::Topic { "" } else { "OPTIONAL " };
        lines.patterns.push(format!("{must}MATCH (e)-[:OVER]->(issue:Issue)"));
    } else if !counted {
        lines.patterns.push("OPTIONAL MATCH (e)-[:OVER]->(issue:Issue)".into());
    }
    if to == "(whom" && !counted {
        lines.patterns.push("OPTIONAL MATCH (whom:Actor)-[:TOOK_PART {role: 'target'}]->(e)".into());
        open.retain(|column| !column.ends_with(" AS whom"));
        open.push(format!("collect(DISTINCT {}) AS whom", name(q, "whom")));
    }
    if counted {
        return counting(
            q,
            lines,
            open,
            &over,
            ("count(DISTINCT e)", "min(e.start)", "max(e.start)", "collect(DISTINCT e.id)"),
        );
    }
    if !is_timed {
        lines.patterns.push("MATCH (e)<-[:REPORTS]-(:Claim)<-[:CONTAINS]-(article:Article)".into());
    }
    lines.columns = open;
    let at = if q.ask == Ask::Topic { 0 } else { lines.columns.len() };
    lines.columns.insert(at, format!("collect(DISTINCT {over}) AS over"));
    if q.ask == Ask::Where {
        lines.columns.insert(0, format!("{} AS place", name(q, "place")));
    }
    let told = if is_timed { "told" } else { "min(article.published) AS told" };
    let days = ["e.start AS date", told].map(String::from);
    let at = if q.ask == Ask::When { 0 } else { lines.columns.len() };
    lines.columns.splice(at..at, days);
    lines.columns.extend(["e.reports AS reports", "e.id AS event"].map(String::from));
    sort(q, &mut lines, "coalesce(date, told)", "coalesce(date, told)");
    lines.order.push("event".into());
    lines.text()
}

/// Whether one party is enough: `did the ministers meet`, `when did the Houthis negotiate`.
fn only_one(q: &Question) -> bool {
    q.subject.len() + q.object.len() == 1 && !matches!(q.ask, Ask::Object | Ask::Subject | Ask::Number)
}

/// The issues that it must be over, each list with the words that it was asked with.
fn over<'a>(q: &'a Question, towards: &[&'a Entity]) -> Vec<(Vec<&'a Entity>, String)> {
    let mut out = Vec::new();
    if !towards.is_empty() {
        out.push((towards.to_vec(), crate::script::fold(&towards[0].name)));
    }
    for topic in &q.topic {
        out.push((topic.issues.iter().collect(), topic.words.first().cloned().unwrap_or_default()));
    }
    out
}

/// A condition that names the issues; none where they are too many or none.
pub(crate) fn among(property: &str, issues: &[&Entity]) -> Option<String> {
    match issues {
        [] => None,
        [one] => Some(format!("{property} = {}", quoted(&one.id))),
        several if several.len() <= LISTED => {
            let mut ids: Vec<String> = several.iter().map(|e| quoted(&e.id)).collect();
            ids.sort();
            ids.dedup();
            Some(format!("{property} IN [{}]", ids.join(", ")))
        }
        _ => None,
    }
}

/// Place, speaker and outlet of the event `e`.
fn behind(q: &Question, lines: &mut Lines) {
    if q.ask == Ask::Where || !q.place.is_empty() {
        for place in &q.place {
            let id = quoted(&place.id);
            lines.conditions.push(format!("(place.id = {id} OR place.country = {id})"));
        }
        lines.close("MATCH (e)-[:IN]->(place:Place)".into());
    }
    for speaker in &q.speaker {
        lines
            .patterns
            .push(format!("MATCH (e)<-[:REPORTS]-(:Claim)-[:SAID_BY]->(:Actor {{id: {}}})", quoted(&speaker.id)));
    }
    for outlet in &q.outlet {
        let outlet = quoted(&outlet.id);
        lines.patterns.push(format!("MATCH (e)<-[:REPORTS]-(:Claim)<-[:CONTAINS]-(:Article {{outlet: {outlet}}})"));
    }
    if q.unnamed {
        lines.patterns.push("MATCH (e)<-[:REPORTS]-(:Claim)-[:SAID_BY]->(:Actor {kind: 'unnamed'})".into());
    }
}

/// Who vouches for the event `e`: speakers, outlets, the words.
fn telling(q: &Question, mut lines: Lines) -> String {
    lines.patterns.push("MATCH (e)<-[:REPORTS]-(c:Claim)<-[:CONTAINS]-(article:Article)".into());
    lines.patterns.push("OPTIONAL MATCH (c)-[said:SAID_BY]->(speaker:Actor)".into());
    let speaker = [format!("{} AS speaker", name(q, "speaker")), "said.verb AS verb".into()];
    let outlet = ["article.outlet AS outlet", "article.published AS told"].map(String::from);
    let (first, second) = if q.ask == Ask::Outlet { (&outlet, &speaker) } else { (&speaker, &outlet) };
    lines.columns = first.iter().chain(second).cloned().collect();
    lines.columns.extend(["c.text AS words", "c.id AS claim"].map(String::from));
    if let Some((from, to)) = bounds(q) {
        lines.patterns.push(format!("WITH * WHERE article.published >= '{from}' AND article.published <= '{to}'"));
    }
    lines.columns[0] = format!("DISTINCT {}", lines.columns[0]);
    lines.order = ["told", "claim", "speaker"].map(String::from).to_vec();
    lines.text()
}

/// Both bounds, far ones where one is open.
pub(crate) fn bounds(q: &Question) -> Option<(String, String)> {
    if q.from.is_none() && q.to.is_none() {
        return None;
    }
    let day = |day: Option<jiff::civil::Date>, far: &str| day.map_or(far.to_string(), |day| day.to_string());
    Some((day(q.from, "0001-01-01"), day(q.to, "9999-12-31")))
}

/// Names of the sides that the question leaves open.
fn open_columns(q: &Question, from: &str, to: &str) -> Vec<String> {
    let mut out = Vec::new();
    if from.starts_with("(who") {
        out.push(format!("{} AS who", name(q, "who")));
    }
    if to.starts_with("(whom") {
        out.push(format!("{} AS whom", name(q, "whom")));
    }
    if q.ask == Ask::Object {
        out.reverse();
    }
    out
}

/// How often, or who most: `count`, `first`, `last` and the ids of the events behind it.
fn counting(q: &Question, mut lines: Lines, open: Vec<String>, over: &str, counts: (&str, &str, &str, &str)) -> String {
    let (count, first, last, events) = counts;
    if q.ask == Ask::Number {
        let side = match open.first() {
            Some(column) => column.split(" AS ").nth(1).unwrap_or("who").to_string(),
            None => return counting(&Question { ask: Ask::Times, ..q.clone() }, lines, open, over, counts),
        };
        lines.columns = vec![
            format!("count(DISTINCT {side}) AS number"),
            format!("collect(DISTINCT {}) AS names", name(q, &side)),
            format!("{events} AS events"),
        ];
        return lines.text();
    }
    let tail = [
        format!("{count} AS times"),
        format!("{first} AS first"),
        format!("{last} AS last"),
        format!("{events} AS events"),
    ];
    if q.ask == Ask::Times && q.pick.is_none() {
        lines.columns = tail.to_vec();
        return lines.text();
    }
    let mut grouped: Vec<String> = match q.ask {
        Ask::Topic => vec![format!("{over} AS over")],
        Ask::Subject | Ask::Object => open.into_iter().take(1).collect(),
        _ => open,
    };
    if grouped.is_empty() {
        grouped.push(format!("{over} AS over"));
    }
    let by: Vec<String> = grouped.iter().filter_map(|column| Some(column.split(" AS ").nth(1)?.to_string())).collect();
    lines.columns = grouped.into_iter().chain(tail).collect();
    let way = if q.pick == Some(Pick::Least) { "times" } else { "times DESC" };
    lines.order = std::iter::once(way.to_string()).chain(by).collect();
    lines.limit = Some(10);
    lines.text()
}

fn sort(q: &Question, lines: &mut Lines, first: &str, last: &str) {
    let by_name: Vec<String> = lines
        .columns
        .iter()
        .filter_map(|c| c.split(" AS ").nth(1))
        .filter(|c| ["who", "over"].contains(c))
        .map(String::from)
        .collect();
    match q.pick {
        Some(Pick::Last) => {
            lines.order = vec![format!("{last} DESC")];
            lines.limit = Some(1);
        }
        Some(Pick::First) => {
            lines.order = vec![first.to_string()];
            lines.limit = Some(1);
        }
        _ => lines.order = vec![first.to_string()],
    }
    lines.order.extend(by_name);
}

/// The name of a node, in the language of the question.
pub(crate) fn name(q: &Question, variable: &str) -> String {
    if q.arabic { format!("coalesce({variable}.name_ar, {variable}.name)") } else { format!("{variable}.name") }
}

/// As actors' kinds are stored.
pub(crate) fn kind_of(kind: &str) -> &str {
    if kind == "country" { "state" } else { kind }
}

/// A text of the query language.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}
