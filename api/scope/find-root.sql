-- The root region a question is about: the programme's, else the one a region belongs to, else the one that came first.
-- A code may stand in several roots (a county loaded alone and inside its city): one with a programme comes first.
-- Parameters: programme (text or NULL), region (text or NULL).
-- Columns: root_region; no row when nothing fits.
-- Index: load_root_region; the tables of regions and programmes are small.
WITH candidate AS (
  SELECT p.root_region, true AS has_programme, true AS stands
    FROM programme p
   WHERE p.id = CAST(:programme AS text) OR COALESCE(CAST(:programme AS text), CAST(:region AS text)) IS NULL
  UNION ALL
  SELECT r.root_region,
         EXISTS (SELECT 1 FROM programme p WHERE p.root_region = r.root_region) AS has_programme,
         r.load_to = 2147483647 AS stands
    FROM region r
   WHERE CAST(:programme AS text) IS NULL AND r.code = COALESCE(CAST(:region AS text), r.root_region)
  UNION ALL
  SELECT v.root_region,
         EXISTS (SELECT 1 FROM programme p WHERE p.root_region = v.root_region) AS has_programme,
         v.load_to = 2147483647 AS stands
    FROM village v
   WHERE CAST(:programme AS text) IS NULL AND v.record_key = CAST(:region AS text)
)
SELECT c.root_region
FROM candidate c
GROUP BY c.root_region
ORDER BY
  bool_or(c.stands) DESC,
  bool_or(c.has_programme) DESC,
  (SELECT min(l.id) FROM load l WHERE l.root_region = c.root_region),
  c.root_region
LIMIT 1
