// Who accuses whom, and of what?
// من يتهم من وبماذا؟
MATCH (a:Actor)-[s:ACCUSES]->(b:Actor)
WHERE s.modality = 'asserted'
RETURN a.name AS accuser, b.name AS accused, s.over AS over, s.claims AS claims, s.reports AS reports, s.first AS first
ORDER BY reports DESC, claims DESC, accuser, accused, over
