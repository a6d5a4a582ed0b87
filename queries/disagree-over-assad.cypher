// Who disagrees with whom over Assad's future?
// من يختلف مع من على مصير الأسد؟
MATCH (a:Actor)-[d:DISAGREES_WITH]->(b:Actor)
WHERE d.over_id = 'assad-future' AND d.modality = 'asserted' AND a.id < b.id
RETURN a.name AS one, b.name AS other, d.over AS over, d.first AS first, d.reports AS reports
ORDER BY reports DESC, first, one, other
