// Which claims came through two hands or more before the outlet printed them?
// أي الأقوال مرت بناقلين أو أكثر قبل نشرها؟
MATCH (c:Claim)-[s:SAID_BY]->(who:Actor)
WITH c, who, s ORDER BY s.step
WITH c, collect(who.name) AS speakers, collect(s.commitment) AS commitments
WHERE size(speakers) >= 2
MATCH (a:Article)-[:CONTAINS]->(c)
RETURN speakers + [a.outlet] AS chain, commitments, c.text AS words
ORDER BY size(speakers) DESC, words
