-- Loads published after a load, oldest first, for the event stream.
-- Parameters: after (load number), limit.
-- Columns: load, dataset, root_region, as_of (newest data date of the root region up to that load).
-- Index: load_pkey, load_root_region.
SELECT
  l.id AS load,
  l.dataset,
  l.root_region,
  (SELECT max(e.data_date) FROM load e WHERE e.root_region = l.root_region AND e.id <= l.id) AS as_of
FROM load l
WHERE l.id > :after
ORDER BY l.id
LIMIT :limit
