//! Random multigraphs and patterns: optimised plan, plan as written and oracle give the same rows.

use crate::oracle::{Drawn, Point, Small, Step, Way, matches};
use crate::rows;
use isnad::graph::{Graph, NodeId, Property};
use isnad::query::Choices;
use proptest::prelude::*;

fn small() -> impl Strategy<Value = Small> {
    let nodes = prop::collection::vec((any::<bool>(), any::<bool>(), 0..3i64), 1..6);
    nodes.prop_flat_map(|nodes| {
        let count = nodes.len();
        prop::collection::vec((0..count, 0..count, any::<bool>()), 0..9)
            .prop_map(move |edges| Small { nodes: nodes.clone(), edges })
    })
}

fn point() -> impl Strategy<Value = Point> {
    let name = prop::sample::select(vec!["a", "b", "c", "d"]);
    (name, prop::option::weighted(0.3, any::<bool>())).prop_map(|(name, label)| Point { name, label })
}

fn step() -> impl Strategy<Value = Step> {
    let way = prop::sample::select(vec![Way::Out, Way::In, Way::Both]);
    let length = prop::option::weighted(0.3, (0..3usize, 0..3usize).prop_map(|(a, b)| (a.min(b), a.max(b))));
    (way, prop::option::weighted(0.6, any::<bool>()), length, point()).prop_map(|(way, kind, length, to)| Step {
        way,
        kind,
        length,
        to,
    })
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let path = (point(), prop::collection::vec(step(), 0..4)).prop_map(|(start, steps)| Drawn { start, steps });
    prop::collection::vec(path, 1..3)
        .prop_filter("few steps keep the oracle quick", |paths| paths.iter().map(|p| p.steps.len()).sum::<usize>() <= 4)
}

fn built(small: &Small) -> Graph {
    let mut graph = Graph::new();
    for (at, (x, y, n)) in small.nodes.iter().enumerate() {
        let mut labels = Vec::new();
        labels.extend(x.then_some("X"));
        labels.extend(y.then_some("Y"));
        graph.add_node(&labels, [("i", Property::from(at)), ("n", Property::from(*n))]);
    }
    for (at, (from, to, kind)) in small.edges.iter().enumerate() {
        let kind = if *kind { "S" } else { "R" };
        graph.add_edge(NodeId::new(*from), NodeId::new(*to), kind, [("w", Property::from(at))]);
    }
    graph
}

fn text(paths: &[Drawn]) -> String {
    let point = |p: &Point| match p.label {
        None => format!("({})", p.name),
        Some(second) => format!("({}:{})", p.name, if second { "Y" } else { "X" }),
    };
    let step = |s: &Step| {
        let kind = s.kind.map_or("", |second| if second { ":S" } else { ":R" });
        let length = s.length.map_or(String::new(), |(low, high)| format!("*{low}..{high}"));
        let (left, right) = match s.way {
            Way::Out => ("-", "->"),
            Way::In => ("<-", "-"),
            Way::Both => ("-", "-"),
        };
        format!("{left}[{kind}{length}]{right}{}", point(&s.to))
    };
    let path = |p: &Drawn| point(&p.start) + &p.steps.iter().map(step).collect::<String>();
    paths.iter().map(path).collect::<Vec<_>>().join(", ")
}

fn names(paths: &[Drawn]) -> Vec<&'static str> {
    let mut names: Vec<&str> =
        paths.iter().flat_map(|p| std::iter::once(p.start.name).chain(p.steps.iter().map(|s| s.to.name))).collect();
    names.sort_unstable();
    names.dedup();
    names
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1200, ..ProptestConfig::default() })]

    #[test]
    fn plans_and_oracle_agree(small in small(), paths in drawn()) {
        let graph = built(&small);
        let names = names(&paths);
        let found = matches(&small, &paths);
        let columns: Vec<String> = names.iter().map(|n| format!("{n}.i")).collect();
        let query = format!("MATCH {} RETURN {}", text(&paths), columns.join(", "));
        let mut expected: Vec<Vec<String>> =
            found.iter().map(|row| names.iter().map(|n| row[n].to_string()).collect()).collect();
        expected.sort();
        for choices in [Choices::Best, Choices::Written] {
            prop_assert_eq!(&rows(&graph, &query, choices), &expected, "{:?} {}", choices, query);
        }
        let query = format!("MATCH {} RETURN count(*)", text(&paths));
        for choices in [Choices::Best, Choices::Written] {
            let counted = rows(&graph, &query, choices);
            prop_assert_eq!(&counted, &vec![vec![found.len().to_string()]], "{:?} {}", choices, query);
        }
    }

    #[test]
    fn counts_by_group_agree(small in small(), paths in drawn()) {
        let graph = built(&small);
        let first = paths[0].start.name;
        let query = format!("MATCH {} RETURN {first}.n AS n, count(*), sum({first}.i), max({first}.i)", text(&paths));
        prop_assert_eq!(rows(&graph, &query, Choices::Best), rows(&graph, &query, Choices::Written), "{}", query);
    }

    #[test]
    fn filters_agree(small in small(), paths in drawn(), n in 0..3i64, sign in prop::sample::select(vec!["=", "<", ">=", "<>"])) {
        let graph = built(&small);
        let names = names(&paths);
        let (first, last) = (names[0], names[names.len() - 1]);
        let queries = [
            format!("MATCH {} WHERE {first}.n {sign} {n} RETURN {first}.i AS x, {last}.i AS y", text(&paths)),
            format!("MATCH {} WHERE {first}.n = {last}.n AND {last}.i {sign} {n} RETURN {first}.i, count(*)", text(&paths)),
            format!("MATCH {} WHERE NOT ({first})-[:R]->({last}) RETURN {first}.i AS x, {last}.i AS y", text(&paths)),
            format!("MATCH (a) OPTIONAL MATCH {} WITH * WHERE {last} IS NULL RETURN a.i, count(*)", text(&paths)),
            format!("MATCH (a)-[r]->(b) WHERE r.w {sign} {n} AND a.n {sign} 1 RETURN a.i, r.w, b.i ORDER BY r.w DESC LIMIT 3"),
            format!("MATCH (a)-[r]-(b) WITH a, r, b WHERE r.w > {n} MATCH (b)-[r]-(c) RETURN a.i, r.w, c.i"),
            format!("MATCH (a {{n: {n}}}) OPTIONAL MATCH (a)-[r:S]->(b:X) RETURN a.i, r.w, b.i"),
        ];
        for query in queries {
            prop_assert_eq!(rows(&graph, &query, Choices::Best), rows(&graph, &query, Choices::Written), "{}", query);
        }
    }

    #[test]
    fn shortest_paths_are_the_shortest_of_all(small in small(), way in prop::sample::select(vec![("-", "->"), ("<-", "-"), ("-", "-")])) {
        let graph = built(&small);
        let (left, right) = way;
        let ends = "WHERE a.i <> b.i";
        let all = format!("MATCH p = (a){left}[*1..9]{right}(b) {ends} WITH a, b, length(p) AS l, p \
            WITH a, b, l, count(*) AS n ORDER BY l WITH a, b, collect([l, n])[0] AS first RETURN a.i, b.i, first[0], first[1]");
        let shortest = format!("MATCH (a), (b) {ends} MATCH p = allShortestPaths((a){left}[*..9]{right}(b)) \
            RETURN a.i, b.i, length(p), count(*)");
        prop_assert_eq!(rows(&graph, &all, Choices::Written), rows(&graph, &shortest, Choices::Best));
        let one = format!("MATCH (a), (b) {ends} MATCH p = shortestPath((a){left}[*..9]{right}(b)) RETURN a.i, b.i, length(p)");
        let expected: Vec<Vec<String>> = rows(&graph, &all, Choices::Written).into_iter().map(|r| r[..3].to_vec()).collect();
        prop_assert_eq!(expected, rows(&graph, &one, Choices::Best));
    }
}
