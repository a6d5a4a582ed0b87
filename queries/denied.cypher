// What was said to be so by some and denied by others?
// ماذا أكده بعضهم ونفاه آخرون؟
MATCH (a:Actor)-[:TOOK_PART]->(yes:Event {modality: 'asserted'}), (a)-[:TOOK_PART]->(no:Event {modality: 'negated'})
WHERE yes.type = no.type
OPTIONAL MATCH (no)<-[:REPORTS]-(c:Claim)-[:SAID_BY]->(who:Actor)
RETURN DISTINCT yes.id AS event, no.id AS denial, collect(DISTINCT who.name) AS denied_by
ORDER BY event, denial
