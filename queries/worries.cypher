// Who is worried about whom or what?
// من القلق ممن أو من ماذا؟
MATCH (a:Actor)-[w:WORRIES_ABOUT]->(x)
RETURN a.name AS who, labels(x)[0] AS kind, x.name AS about, w.over AS over, w.first AS first, w.modality AS modality
ORDER BY who, about, over
