-- Whether a region stands in a root region after a load.
-- Parameters: root, load, region.
-- Columns: code.
-- Index: region_key.
SELECT r.code
FROM region_at(:root, :load) r
WHERE r.code = :region
LIMIT 1
