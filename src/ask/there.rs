//! What there is of a kind, and who somebody is.

use crate::ask::cypher::{Lines, kind_of, name, quoted};
use crate::ask::names::Sort;
use crate::ask::question::{Ask, Question};

/// What there is of a kind.
pub(crate) fn listed(q: &Question) -> String {
    let mut lines = Lines::default();
    let what = q.listed.unwrap_or("actor");
    let (pattern, columns, order): (&str, Vec<String>, &str) = match what {
        "issue" => (
            "MATCH (e:Event)-[:OVER]->(it:Issue)",
            vec![format!("{} AS issue", name(q, "it")), "count(DISTINCT e) AS events".into(), "it.id AS id".into()],
            "events DESC, id",
        ),
        "place" => (
            "MATCH (e:Event)-[:IN]->(it:Place)",
            vec![format!("{} AS place", name(q, "it")), "count(DISTINCT e) AS events".into(), "it.id AS id".into()],
            "events DESC, id",
        ),
        "outlet" => (
            "MATCH (it:Article)",
            ["it.outlet AS outlet", "count(*) AS articles", "min(it.published) AS first", "max(it.published) AS last"]
                .map(String::from)
                .to_vec(),
            "articles DESC, outlet",
        ),
        "article" => (
            "MATCH (it:Article)",
            ["it.published AS told", "it.outlet AS outlet", "it.title AS title", "it.id AS id"]
                .map(String::from)
                .to_vec(),
            "told, id",
        ),
        "event" => (
            "MATCH (it:Event)",
            [
                "it.type AS type",
                "it.modality AS modality",
                "it.start AS date",
                "it.reports AS reports",
                "it.id AS event",
            ]
            .map(String::from)
            .to_vec(),
            "date, event",
        ),
        "claim" => (
            "MATCH (it:Claim)",
            ["it.type AS type", "it.modality AS modality", "it.text AS words", "it.id AS claim"]
                .map(String::from)
                .to_vec(),
            "type, claim",
        ),
        _ => (
            "MATCH (it:Actor)",
            vec![
                format!("{} AS name", name(q, "it")),
                "it.kind AS kind".into(),
                "count(DISTINCT e) AS events".into(),
                "it.id AS id".into(),
            ],
            "events DESC, id",
        ),
    };
    if what == "actor" {
        if let Some(kind) = q.kind {
            lines.conditions.push(format!("it.kind = '{}'", kind_of(kind)));
        }
    }
    lines.close(pattern.to_string());
    if matches!(q.ask, Ask::Number | Ask::Times) {
        let of = if what == "outlet" { "it.outlet" } else { "it" };
        lines.columns = vec![format!("count(DISTINCT {of}) AS number")];
        return lines.text();
    }
    if what == "actor" {
        lines.patterns.push("OPTIONAL MATCH (it)-[:TOOK_PART]->(e:Event)".into());
    }
    lines.columns = columns;
    lines.order = vec![order.to_string()];
    if q.pick.is_some() {
        lines.limit = Some(10);
    }
    lines.text()
}

/// Who somebody is, what something is.
pub(crate) fn described(q: &Question) -> String {
    let mut lines = Lines::default();
    let one = &q.subject[0];
    let id = quoted(&one.id);
    if one.sort == Sort::Issue {
        lines.patterns.push(format!("MATCH (it:Issue {{id: {id}}})\nOPTIONAL MATCH (it)-[:ABOUT]->(about)\nOPTIONAL MATCH (e:Event)-[:OVER]->(it)"));
        lines.columns = [
            "it.name AS name",
            "it.name_ar AS name_ar",
            "collect(DISTINCT about.name) AS about",
            "count(DISTINCT e) AS events",
        ]
        .map(String::from)
        .to_vec();
        return lines.text();
    }
    lines.patterns.push(format!("MATCH (it:Actor {{id: {id}}})\nOPTIONAL MATCH (it)-[office:HOLDS]->(body:Actor)"));
    lines.columns = ["it.name AS name", "it.name_ar AS name_ar", "it.kind AS kind", "it.country AS country"]
        .map(String::from)
        .to_vec();
    let held = if q.arabic { "office.office_ar" } else { "office.office" };
    lines.columns.extend([
        format!("{held} AS office"),
        format!("{} AS of", name(q, "body")),
        "office.from AS since".into(),
        "office.to AS until".into(),
    ]);
    lines.order = vec!["since".into()];
    lines.text()
}
