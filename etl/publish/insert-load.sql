-- Writes the row of a load.
-- Parameters: the columns of load, see its comments; :problems JSON text.
INSERT INTO load (id, kind, dataset, root_region, programme_id, region_code, mode, file_name, file_sha256, data_date,
                  is_sample, read_count, accepted_count, rejected_count, added_count, changed_count, removed_count,
                  unchanged_count, problems, undoes, recipe, repeats)
VALUES (:load, :kind, :dataset, :root, :programme, :region, :mode, :fileName, :fileSha256, CAST(:dataDate AS date),
        :sample, :read, :accepted, :rejected, :added, :changed, :removed, :unchanged, CAST(:problems AS jsonb), :undoes, :recipe, :repeats)
