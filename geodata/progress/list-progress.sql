-- Plan against actual of one year, per item, for a region and, when asked, its districts.
-- :root, :load, :programme, :year, :measuredOn (last day that counts), :knownOn (data date: a report for December
-- comes in January), :elapsedDays, :daysInYear,
-- :region (code), :scope (root, district, town), :children (districts of the root as well)
-- Columns: region, name, nameEn, item, title_zh, title_en, unit_zh, unit_en, plan, done, reported, expected, forecast,
-- percent. What a region says of itself counts for it; where it says nothing, its districts and towns are added up. Every
-- district (of a county: every town) that a region, the plan, a work or a report names has its row, so that nothing is left
-- out of the sum. A work that serves a second item counts once in each.
-- Done: completed or accepted works whose finish date lies in the year, up to the measuring day. Forecast: done at
-- the pace so far, done x days of the year / days gone by; NULL before the year begins, done when it is over.
WITH said (kind, item, period, region_code, quantity) AS (
  SELECT 'plan', item, CAST(NULL AS date), region_code, quantity
    FROM plan_at(:root, :load)
   WHERE programme_id = :programme AND year = :year
   UNION ALL
  SELECT 'report', item, month, region_code, quantity
    FROM report_at(:root, :load)
   WHERE programme_id = :programme
     AND month BETWEEN make_date(:year, 1, 1) AND CAST(:measuredOn AS date)
     AND coalesce(reported_on <= CAST(:knownOn AS date), true)
), placed AS (
  SELECT said.kind, said.item, said.period, said.quantity,
         CASE WHEN said.region_code = :root THEN 'root' WHEN place.level = 'town' THEN 'town' ELSE 'district' END AS level,
         CASE WHEN said.region_code = :root THEN NULL WHEN place.level = 'town' THEN NULLIF(place.parent_code, :root)
              ELSE said.region_code END AS district_code,
         CASE WHEN place.level = 'town' AND said.region_code <> :root THEN said.region_code END AS town_code
    FROM said
    LEFT JOIN region_at(:root, :load) place ON place.record_key = said.region_code
), weighed AS (
  SELECT placed.*,
         bool_or(level = 'root') OVER (PARTITION BY kind, item, period) AS root_says,
         bool_or(level = 'district') OVER (PARTITION BY kind, item, period, district_code) AS district_says
    FROM placed
), quantity (item, district_code, town_code, in_root, in_district, plan, done, reported) AS (
  SELECT item, district_code, town_code,
         level = 'root' OR (NOT root_says AND (level = 'district' OR NOT district_says)),
         level = 'district' OR (level = 'town' AND NOT district_says),
         CASE kind WHEN 'plan' THEN quantity END, CAST(NULL AS numeric), CASE kind WHEN 'report' THEN quantity END
    FROM weighed
   UNION ALL
  SELECT served.item, work.district_code, work.town_code, true, true, NULL, served.quantity, NULL
    FROM work_at(:root, :load) work
   CROSS JOIN LATERAL (
     SELECT work.item, work.quantity
      UNION ALL
     SELECT work.also_item, work.also_quantity
      WHERE work.also_item <> work.item AND work.also_quantity IS NOT NULL
   ) served
   WHERE work.programme_id = :programme
     AND work.status IN ('completed', 'accepted')
     AND work.finished_on BETWEEN make_date(:year, 1, 1) AND CAST(:measuredOn AS date)
), district AS (
  SELECT code FROM region_at(:root, :load) WHERE level = 'district' AND code <> :root
   UNION
  SELECT code FROM region_at(:root, :load) WHERE level = 'town' AND parent_code = :root
   UNION SELECT district_code FROM quantity WHERE district_code <> :root
), place AS (
  SELECT CAST(:region AS text) AS code, CAST(:scope AS text) AS scope, 0 AS place
   UNION ALL
  SELECT code, 'district', 1 FROM district WHERE CAST(:children AS boolean) AND CAST(:scope AS text) = 'root'
), total AS (
  SELECT place.code, place.place, item.position, item.item, item.title_zh, item.title_en, item.unit_zh, item.unit_en,
         sum(quantity.plan) AS plan, coalesce(sum(quantity.done), 0) AS done,
         coalesce(sum(quantity.reported), 0) AS reported
    FROM place
   CROSS JOIN plan_item_at(:root, :load) item
    LEFT JOIN quantity
      ON quantity.item = item.item
     AND CASE place.scope WHEN 'root' THEN quantity.in_root
                          WHEN 'district' THEN (quantity.in_district AND quantity.district_code = place.code)
                                               OR quantity.town_code = place.code
                          ELSE quantity.town_code = place.code END
   WHERE item.programme_id = :programme
   GROUP BY place.code, place.place, item.position, item.item, item.title_zh, item.title_en, item.unit_zh, item.unit_en
)
SELECT total.code AS "region", coalesce(region.name, total.code) AS "name", region.name_en AS "nameEn", total.item,
       total.title_zh, total.title_en, total.unit_zh, total.unit_en, total.plan, total.done, total.reported,
       round(total.plan * :elapsedDays / :daysInYear, 4) AS "expected",
       round(total.done * :daysInYear / NULLIF(:elapsedDays, 0), 4) AS "forecast",
       round(100 * total.done / NULLIF(total.plan, 0), 4) AS "percent"
  FROM total
  LEFT JOIN region_at(:root, :load) region ON region.record_key = total.code
 ORDER BY total.place, total.code COLLATE "C", total.position
