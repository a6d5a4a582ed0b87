// How often did Obama and Putin meet, and what about?
// كم مرة التقى أوباما وبوتين وماذا بحثا؟
MATCH (:Actor {id: 'barack-obama'})-[:TOOK_PART]->(e:Event {type: 'CONSULT', modality: 'asserted'})<-[:TOOK_PART]-(:Actor {id: 'vladimir-putin'})
OPTIONAL MATCH (e)-[:OVER]->(i:Issue)
OPTIONAL MATCH (e)-[:IN]->(p:Place)
RETURN e.start AS day, collect(DISTINCT p.name) AS places, collect(DISTINCT i.name) AS issues, e.reports AS reports, e.claims AS claims
ORDER BY day
