//! The parser: whatever it is given it answers, and what it prints it parses back to the same.

use isnad::query::parse;
use proptest::prelude::*;

const PIECES: [&str; 64] = [
    "MATCH", "RETURN", "WITH", "WHERE", "UNWIND", "AS", "OPTIONAL", "UNION", "ALL", "ORDER", "BY", "SKIP", "LIMIT",
    "DISTINCT", "(", ")", "[", "]", "{", "}", "-", "->", "<-", "--", "*", "..", "|", ":", ",", ".", "=", "<>", "<",
    ">=", "+", "/", "^", "%", "a", "b", "n", "`x y`", "'text'", "\"q\"", "1", "2.5", "0x1F", "1e9", "null", "true",
    "NOT", "AND", "OR", "XOR", "IN", "IS", "CONTAINS", "STARTS", "CASE", "WHEN", "END", "EXISTS", "count(*)", "$p",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40).prop_map(|words| words.join(" "))
}

fn expr() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "1", "-2", "2.5", "'t'", "null", "true", "n", "n.x", "$p", "[1, 2]", "{k: 1}", "count(*)",
    ]);
    leaf.prop_map(str::to_string).prop_recursive(4, 32, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        let sign = prop::sample::select(vec![
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "=",
            "<",
            "AND",
            "OR",
            "XOR",
            "IN",
            "STARTS WITH",
            "=~",
        ]);
        prop_oneof![
            (two.clone(), sign).prop_map(|((a, b), sign)| format!("({a}) {sign} ({b})")),
            inner.clone().prop_map(|a| format!("NOT ({a})")),
            inner.clone().prop_map(|a| format!("-({a})")),
            inner.clone().prop_map(|a| format!("(({a}) IS NOT NULL)")),
            two.clone().prop_map(|(a, b)| format!("[x IN {a} WHERE {b} | x]")),
            two.clone().prop_map(|(a, b)| format!("CASE WHEN {a} THEN {b} ELSE x END")),
            two.clone().prop_map(|(a, b)| format!("any(x IN {a} WHERE {b})")),
            two.clone().prop_map(|(a, b)| format!("({a})[{b}..]")),
            inner.clone().prop_map(|a| format!("[(n)-[:R*1..2]->(m) WHERE {a} | m.x]")),
            inner.clone().prop_map(|a| format!("exists {{ MATCH (n)--(m) WHERE {a} }}")),
            inner.prop_map(|a| format!("reduce(t = 0, x IN {a} | t + x)")),
        ]
    })
}

fn prints_back(text: &str) {
    let Ok(query) = parse::query(text) else { return };
    let printed = query.text();
    let again = parse::query(&printed).unwrap_or_else(|error| panic!("{text}\n{printed}\n{error}"));
    assert_eq!(printed, again.text(), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn never_panics(text in "\\PC{0,60}") {
        prints_back(&text);
    }

    #[test]
    fn words_in_any_order(text in soup()) {
        prints_back(&text);
    }

    #[test]
    fn expressions_print_back(expr in expr()) {
        let text = format!("MATCH (n:L {{k: 1}})<-[r:A|B*..3]-(m), p = (n)--(m) WHERE {expr} WITH n, {expr} AS y ORDER BY y DESC SKIP 1 RETURN *");
        prop_assert!(parse::query(&text).is_ok(), "{}", text);
        prints_back(&text);
    }
}

#[test]
fn deep_nesting_is_refused_not_overflown() {
    for (open, close) in
        [("(", ")"), ("[", "]"), ("{a: ", "}"), ("NOT ", ""), ("-", ""), ("[x IN ", "]"), ("({a: ", "})")]
    {
        let text = format!("RETURN {}1{}", open.repeat(20_000), close.repeat(20_000));
        let _ = parse::query(&text);
        let text = format!("RETURN {}1{}", open.repeat(40), close.repeat(40));
        let _ = parse::query(&text);
    }
    assert!(parse::query(&format!("RETURN {}1", "1 + ".repeat(50_000))).is_err());
    assert!(parse::query(&format!("RETURN {}true", "true OR ".repeat(50_000))).is_ok());
}
