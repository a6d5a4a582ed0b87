// Who both cooperates or agrees with someone and accuses or opposes them?
// من يتعاون مع طرف ويتهمه أو يعارضه في الوقت نفسه؟
MATCH (a:Actor)-[good:AGREES_WITH|COOPERATES_WITH|SUPPORTS]->(b:Actor)
WHERE good.modality = 'asserted'
MATCH (a)-[bad:ACCUSES|OPPOSES|DISAGREES_WITH]->(b)
WHERE bad.modality = 'asserted'
RETURN a.name AS who, b.name AS whom, collect(DISTINCT good.over) AS together_over, collect(DISTINCT bad.over) AS apart_over
ORDER BY who, whom
