// Which foreign ministers met, and for which states?
// أي وزراء خارجية اجتمعوا وعن أي دول؟
MATCH (e:Event {type: 'CONSULT', modality: 'asserted'})<-[:TOOK_PART]-(a:Actor)-[h:HOLDS]->(s:Actor)
WHERE h.office = 'foreign minister' AND e.start >= coalesce(h.from, '') AND (h.to IS NULL OR e.start <= h.to + '~')
WITH e, a, s ORDER BY a.name
WITH e, collect(DISTINCT a.name + ' (' + s.name + ')') AS ministers
WHERE size(ministers) > 1
RETURN e.start AS day, ministers
ORDER BY day, ministers
