// Which claims rest on an unnamed official, and through which agency did they come?
// أي الأقوال تستند إلى مسؤول لم يذكر اسمه، وعن أي وكالة نقلت؟
MATCH (c:Claim)-[s:SAID_BY]->(who:Actor {kind: 'unnamed'})
OPTIONAL MATCH (c)-[t:SAID_BY]->(agency:Actor {kind: 'media'})
WHERE t.step > s.step
MATCH (article:Article)-[:CONTAINS]->(c)
RETURN who.name AS official, agency.name AS agency, article.outlet AS outlet, c.type AS type, c.text AS words
ORDER BY official, agency, outlet, words
