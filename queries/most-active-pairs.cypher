// Which two actors take part in most events together?
// أي طرفين اشتركا في أكبر عدد من الأحداث؟
MATCH (a:Actor)-[:TOOK_PART]->(e:Event)<-[:TOOK_PART]-(b:Actor)
WHERE a.id < b.id AND e.modality = 'asserted'
RETURN a.name AS one, b.name AS other, count(DISTINCT e) AS events, sum(e.reports) AS reports
ORDER BY events DESC, reports DESC, one, other
LIMIT 15
