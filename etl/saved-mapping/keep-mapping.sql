-- Keeps a mapping for files with this header, in the place of an earlier one.
-- :root code of the root region; :dataset name; :signature digest of the header; :mapping JSON text;
-- :fileName and :load of the load it was given with
INSERT INTO source_mapping (root_region, dataset, header_signature, mapping, file_name, load_id)
VALUES (:root, :dataset, :signature, CAST(:mapping AS jsonb), :fileName, :load)
ON CONFLICT (root_region, dataset, header_signature)
DO UPDATE SET mapping = EXCLUDED.mapping, file_name = EXCLUDED.file_name, load_id = EXCLUDED.load_id
