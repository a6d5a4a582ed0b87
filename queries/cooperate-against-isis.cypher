// Who cooperates, or says it would, against ISIS and al-Nusra?
// من يتعاون، أو يعلن استعداده للتعاون، ضد تنظيم الدولة وجبهة النصرة؟
MATCH (a:Actor)-[c:COOPERATES_WITH]->(b:Actor), (i:Issue)-[:ABOUT]->(enemy:Actor)
WHERE i.id = c.over_id AND enemy.id IN ['isis', 'al-nusra-front'] AND a.id < b.id
RETURN DISTINCT a.name AS one, b.name AS other, c.over AS against, c.modality AS modality, c.first AS first
ORDER BY modality, first, one, other
