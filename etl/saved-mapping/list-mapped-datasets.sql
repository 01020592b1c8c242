-- Datasets that a file with this header was loaded into with a mapping that was kept.
-- :signature digest of the header
-- Columns: dataset. A few rows or none.
SELECT DISTINCT m.dataset
  FROM source_mapping m
 WHERE m.header_signature = :signature
