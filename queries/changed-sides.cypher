// Who supported something and opposed it at another time?
// من أيد أمرا وعارضه في وقت آخر؟
MATCH (a:Actor)-[for:SUPPORTS]->(x)<-[against:OPPOSES]-(a)
WHERE for.modality = 'asserted' AND against.modality = 'asserted'
RETURN a.name AS who, x.name AS what, for.first AS supported, against.first AS opposed,
       CASE WHEN for.first < against.first THEN 'for, then against' WHEN for.first > against.first THEN 'against, then for' ELSE 'both at once' END AS turn
ORDER BY who, what
