-- One region of a root as it stood after a load; a village may be known by the villages alone.
-- :root code of the root region, :load load, :region code of the region
-- Columns: code, level. The root itself is a city until the regions are loaded.
-- Index: region_key, village_key.
SELECT code, level
  FROM region_at(:root, :load)
 WHERE record_key = :region
 UNION
SELECT code, 'village'
  FROM village_at(:root, :load)
 WHERE record_key = :region
 UNION ALL
SELECT CAST(:root AS text), 'city'
 WHERE CAST(:region AS text) = :root
   AND NOT EXISTS (SELECT 1 FROM region_at(:root, :load) WHERE record_key = :root)
