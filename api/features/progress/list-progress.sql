-- Plan against actual of one year, per item, for a region and, when asked, its districts.
-- :root, :load, :programme, :year, :measuredOn (last day that counts), :knownOn (data date: a report for December
-- comes in January), :elapsedDays, :daysInYear,
-- :region (code), :scope (root, district, town), :children (districts of the root as well)
-- Columns: region, name, nameEn, item, title_zh, title_en, unit_zh, unit_en, plan, done, reported, expected, forecast,
-- percent. A root region is the sum of its districts: every district that is named by a region, the plan, a work or
-- a report has its row, so that nothing is left out of the sum.
-- Done: completed or accepted works whose finish date lies in the year, up to the measuring day. Forecast: done at
-- the pace so far, done x days of the year / days gone by; NULL before the year begins, done when it is over.
WITH standing_plan AS (
  SELECT item, district_code, quantity
    FROM plan_at(:root, :load)
   WHERE programme_id = :programme AND year = :year
), finished_work AS (
  SELECT item, district_code, town_code, quantity
    FROM work_at(:root, :load)
   WHERE programme_id = :programme
     AND status IN ('completed', 'accepted')
     AND finished_on BETWEEN make_date(:year, 1, 1) AND CAST(:measuredOn AS date)
), claim AS (
  SELECT item, district_code, quantity
    FROM report_at(:root, :load)
   WHERE programme_id = :programme
     AND month BETWEEN make_date(:year, 1, 1) AND CAST(:measuredOn AS date)
     AND coalesce(reported_on <= CAST(:knownOn AS date), true)
), district AS (
  SELECT code FROM region_at(:root, :load) WHERE level = 'district' AND code <> :root
   UNION SELECT district_code FROM standing_plan
   UNION SELECT district_code FROM finished_work
   UNION SELECT district_code FROM claim
), quantity (item, district_code, town_code, plan, done, reported) AS (
  SELECT item, district_code, CAST(NULL AS text), quantity, CAST(NULL AS numeric), CAST(NULL AS numeric)
    FROM standing_plan
   UNION ALL SELECT item, district_code, town_code, NULL, quantity, NULL FROM finished_work
   UNION ALL SELECT item, district_code, NULL, NULL, NULL, quantity FROM claim
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
     AND CASE place.scope WHEN 'root' THEN true
                          WHEN 'district' THEN quantity.district_code = place.code
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
