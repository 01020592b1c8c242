-- Whether the demonstration data is still to be loaded: the database is new, or its first start was interrupted.
-- Data of one's own ends that for good, and so does a complete sample, even when a later release brings another one:
-- a start never changes data that stands.
-- Parameters: none.
-- Columns: is_needed.
-- Index: the table of loads is small.
SELECT
  NOT EXISTS (
    SELECT 1 FROM load l WHERE NOT l.is_sample AND l.dataset NOT IN ('plan_item', 'plan', 'target')
  )
  AND (
    SELECT count(DISTINCT l.dataset)
    FROM load l
    WHERE l.is_sample AND l.kind = 'publish'
      AND l.dataset IN ('region', 'village', 'road_segment', 'facility', 'work', 'report')
  ) < 6 AS is_needed
