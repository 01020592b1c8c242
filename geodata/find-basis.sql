-- The load that the numbers of a root region rest on.
-- :root code of the root region; :load number of a load or NULL; :date data date or NULL; both NULL: the newest load
-- Columns: newest_load of any region, earliest_date of the root, load (NULL when there is none), data_date, is_sample.
-- Index: load_root_region.
WITH picked AS (
  SELECT max(id) AS id
    FROM load
   WHERE root_region = :root
     AND (CAST(:load AS integer) IS NULL OR id <= CAST(:load AS integer))
     AND (CAST(:date AS date) IS NULL OR data_date <= CAST(:date AS date))
)
SELECT (SELECT last_id FROM load_counter) AS newest_load,
       (SELECT min(data_date) FROM load WHERE root_region = :root) AS earliest_date,
       picked.id AS load,
       (SELECT max(data_date) FROM load WHERE root_region = :root AND id <= picked.id) AS data_date,
       EXISTS (SELECT 1 FROM load WHERE root_region = :root AND id <= picked.id AND is_sample) AS is_sample
  FROM picked
