-- Whether a region stands in a root region after a load; a village may be known by the villages alone.
-- Parameters: root, load, region.
-- Columns: code.
-- Index: region_key, village_key.
SELECT r.code
FROM region_at(:root, :load) r
WHERE r.record_key = :region
UNION
SELECT v.code
FROM village_at(:root, :load) v
WHERE v.record_key = :region
