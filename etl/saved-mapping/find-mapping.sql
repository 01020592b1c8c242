-- The mapping kept for files with this header.
-- :root code of the root region; :dataset name; :signature digest of the header
-- Columns: mapping (JSON), file_name, load_id. One row or none.
-- Index: source_mapping_pkey.
SELECT m.mapping, m.file_name, m.load_id
  FROM source_mapping m
 WHERE m.root_region = :root
   AND m.dataset = :dataset
   AND m.header_signature = :signature
