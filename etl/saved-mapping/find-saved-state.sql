-- The newest load that kept a mapping for a dataset of a root region.
-- :root code of the root region; :dataset
-- Columns: load (NULL when none was kept).
-- Index: primary key of source_mapping.
SELECT max(m.load_id) AS load
  FROM source_mapping m
 WHERE m.root_region = :root
   AND m.dataset = :dataset
