// What is planned, possible or bound to a condition?
// ما الذي هو مزمع أو محتمل أو مشروط؟
MATCH (e:Event)<-[:REPORTS]-(c:Claim)
WHERE e.modality IN ['planned', 'possible', 'conditional']
RETURN e.modality AS modality, e.type AS type, e.start AS day, c.text AS words
ORDER BY modality, type, day, words
