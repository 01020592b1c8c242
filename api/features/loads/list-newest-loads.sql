-- The newest load of each dataset of each root region, of whatever kind.
-- Columns: root_region, dataset, id.
SELECT root_region, dataset, max(id) AS id
  FROM load
 GROUP BY root_region, dataset
 ORDER BY id
