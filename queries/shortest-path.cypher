// By which shortest chain of stances are Iran and Turkey connected?
// ما أقصر سلسلة مواقف تصل بين إيران وتركيا؟
MATCH p = shortestPath((a:Actor {id: 'iran'})-[:SUPPORTS|OPPOSES|AGREES_WITH|DISAGREES_WITH|COOPERATES_WITH|ACCUSES|WORRIES_ABOUT*..5]-(b:Actor {id: 'turkey'}))
RETURN [n IN nodes(p) | n.name] AS actors, [r IN relationships(p) | type(r)] AS stances
