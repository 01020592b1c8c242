-- The load that a publication left which the server did not live to hear of.
-- :after newest load when it began; :sha256 digest of the file; :dataset name
-- Columns: load. One row or none.
SELECT min(l.id) AS load
  FROM load l
 WHERE l.id > :after
   AND l.file_sha256 = :sha256
   AND l.dataset = :dataset
   AND l.kind = 'publish'
