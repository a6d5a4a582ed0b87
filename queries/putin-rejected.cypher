// What did Putin reject, and in which words?
// ماذا رفض بوتين وبأي كلمات؟
MATCH (p:Actor {id: 'vladimir-putin'})-[r:TOOK_PART]->(e:Event {type: 'REJECT'})<-[:REPORTS]-(c:Claim)<-[:CONTAINS]-(a:Article)
WHERE r.role = 'source' AND e.modality = 'asserted'
OPTIONAL MATCH (e)-[:OVER]->(i:Issue)
RETURN e.start AS day, i.name AS what, c.text AS words, a.outlet AS outlet
ORDER BY day, what, outlet, words
