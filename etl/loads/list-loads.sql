-- Loads, newest first.
-- :limit how many; :before number of a load or NULL; :only number of one load or NULL
-- Columns: those of load in the words of the public contract, published_at as ISO 8601 in UTC.
SELECT id AS load, kind, dataset, root_region AS "rootRegion", programme_id AS programme, region_code AS region, mode,
       file_name AS file, data_date AS "dataDate", is_sample AS sample, read_count AS read, accepted_count AS accepted,
       rejected_count AS rejected, added_count AS added, changed_count AS changed, removed_count AS removed,
       unchanged_count AS unchanged, problems, undoes,
       to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt"
  FROM load
 WHERE (CAST(:before AS integer) IS NULL OR id < CAST(:before AS integer))
   AND (CAST(:only AS integer) IS NULL OR id = CAST(:only AS integer))
 ORDER BY id DESC
 LIMIT :limit
