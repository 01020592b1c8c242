-- The load that the numbers of a root region rest on.
-- :root code of the root region; :load number of a load or NULL; :date data date or NULL; both NULL: the newest load
-- Columns: newest_load of any region, earliest_date of the root, load (NULL when there is none), data_date, is_sample.
-- With a date: the newest load that is no later and comes before the first load of later data. A correction of older
-- data that was loaded after newer data stands on that newer data, so it is not part of the past. The parts of a
-- programme are dated by their document, which says nothing of how things stood.
-- Index: load_root_region.
WITH of_root AS (
  SELECT id, data_date, is_sample, dataset IN ('plan_item', 'plan', 'target') AS is_document
    FROM load
   WHERE root_region = :root
), picked AS (
  SELECT max(id) AS id
    FROM of_root
   WHERE (CAST(:load AS integer) IS NULL OR id <= CAST(:load AS integer))
     AND (CAST(:date AS date) IS NULL
          OR (data_date <= CAST(:date AS date)
              AND id < coalesce((SELECT min(later.id) FROM of_root later
                                  WHERE later.data_date > CAST(:date AS date) AND NOT later.is_document), 2147483647)))
)
SELECT (SELECT last_id FROM load_counter) AS newest_load,
       (SELECT min(data_date) FROM of_root) AS earliest_date,
       picked.id AS load,
       (SELECT coalesce(max(data_date) FILTER (WHERE NOT is_document), max(data_date)) FROM of_root WHERE id <= picked.id) AS data_date,
       (SELECT coalesce(bool_or(is_sample), false) FROM of_root WHERE id <= picked.id) AS is_sample
  FROM picked
