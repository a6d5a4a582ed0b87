// Which events does one outlet alone report?
// ما الأحداث التي انفردت بها صحيفة واحدة؟
MATCH (a:Article)-[:CONTAINS]->(:Claim)-[:REPORTS]->(e:Event)
WHERE e.outlets = 1 AND e.modality = 'asserted'
RETURN DISTINCT a.outlet AS outlet, e.type AS type, e.start AS day, e.id AS event
ORDER BY outlet, day, event
