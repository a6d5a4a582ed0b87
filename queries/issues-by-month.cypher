// Which issues are in the news in which month?
// أي القضايا تتناولها الأخبار في كل شهر؟
MATCH (a:Article)-[:CONTAINS]->(c:Claim)-[:REPORTS]->(:Event)-[:OVER]->(i:Issue)
WHERE a.published IS NOT NULL
RETURN substring(a.published, 0, 7) AS month, i.name AS issue, count(DISTINCT c) AS claims, count(DISTINCT a) AS articles
ORDER BY month, claims DESC, issue
