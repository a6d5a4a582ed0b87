// What is said of Hollande, under any of his names, and by whom?
// ماذا يقال عن هولاند بأي من أسمائه ومن يقوله؟
MATCH (h:Actor)-[r:TOOK_PART]->(e:Event)<-[:REPORTS]-(c:Claim)<-[:CONTAINS]-(a:Article)
WHERE named(h, 'هولاند') AND h.kind = 'person'
RETURN e.start AS day, r.role AS role, e.type AS type, c.text AS words, a.outlet AS outlet
ORDER BY day, type, words, outlet
