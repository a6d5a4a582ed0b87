// Who met whom, when and where?
// من التقى من، ومتى وأين؟
MATCH (e:Event {type: 'CONSULT', modality: 'asserted'})<-[:TOOK_PART]-(a:Actor)
WITH e, a ORDER BY a.name
WITH e, collect(a.name) AS parties
WHERE size(parties) > 1
OPTIONAL MATCH (e)-[:IN]->(p:Place)
RETURN e.start AS day, parties, collect(p.name) AS places, e.reports AS reports, e.outlets AS outlets
ORDER BY day, parties
