-- Reports of a year whose quantity a later load changed or withdrew: what was said first and what stands.
-- :root, :load, :programme, :year
-- Columns: item, month (1-12), region, name, parent (region above it), before, after (NULL: withdrawn), load (the last that
-- changed it), file.
-- Index: primary key of report (root_region, record_key).
WITH version AS (
  SELECT report.record_key, report.item, report.month, report.region_code, report.quantity, report.load_from,
         report.load_to,
         row_number() OVER (PARTITION BY report.record_key ORDER BY report.load_from) AS nth,
         row_number() OVER (PARTITION BY report.record_key ORDER BY report.load_from DESC) AS nth_last
    FROM report
   WHERE report.root_region = :root AND report.load_from <= :load AND report.programme_id = :programme
     AND EXTRACT(YEAR FROM report.month) = :year
), told AS (
  SELECT first.item, first.month, first.region_code, first.quantity AS before,
         CASE WHEN last.load_to > :load THEN last.quantity END AS after,
         CASE WHEN last.load_to > :load THEN last.load_from ELSE last.load_to END AS load_id
    FROM version first
    JOIN version last ON last.record_key = first.record_key AND last.nth_last = 1
   WHERE first.nth = 1
)
SELECT told.item AS "item", CAST(EXTRACT(MONTH FROM told.month) AS integer) AS "month", told.region_code AS "region",
       coalesce(place.name, told.region_code) AS "name", place.parent_code AS "parent", told.before AS "before",
       told.after AS "after", told.load_id AS "load", load.file_name AS "file"
  FROM told
  JOIN load ON load.id = told.load_id
  LEFT JOIN region_at(:root, :load) place ON place.record_key = told.region_code
 WHERE told.before IS DISTINCT FROM told.after
 ORDER BY told.month, told.region_code COLLATE "C"
