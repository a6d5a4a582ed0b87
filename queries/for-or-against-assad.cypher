// Who is for Assad staying, and who is against it?
// من يؤيد بقاء الأسد ومن يعارضه؟
MATCH (a:Actor)-[s:SUPPORTS|OPPOSES]->(i:Issue {id: 'assad-future'})
WHERE s.modality = 'asserted'
RETURN type(s) AS stance, a.name AS who, a.name_ar AS name_ar, s.first AS first, s.last AS last, s.reports AS reports
ORDER BY stance, reports DESC, who
