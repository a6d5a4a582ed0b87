// Which events are told by the most independent reports?
// ما الأحداث التي روتها أكثر المصادر المستقلة؟
MATCH (e:Event)<-[:TOOK_PART]-(a:Actor)
WITH e, a ORDER BY a.name
RETURN e.start AS day, e.type AS type, collect(a.name) AS actors, e.reports AS reports, e.outlets AS outlets, e.claims AS claims
ORDER BY reports DESC, claims DESC, day, type, actors
LIMIT 20
