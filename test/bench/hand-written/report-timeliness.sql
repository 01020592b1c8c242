WITH begun AS (
  SELECT programme_id, min(month) AS first_month
    FROM report
   WHERE root_region = 'BENCH' AND load_to = 2147483647
   GROUP BY 1
), due AS (
  SELECT reporter.programme_id, reporter.item, reporter.region_code, CAST(month AS date) AS month,
         CAST(month + INTERVAL '1 month 4 days' AS date) AS due_on
    FROM (SELECT DISTINCT programme_id, item, region_code
            FROM plan
           WHERE root_region = 'BENCH' AND load_to = 2147483647 AND quantity IS NOT NULL) reporter
    JOIN begun ON begun.programme_id = reporter.programme_id
   CROSS JOIN generate_series(CAST(begun.first_month AS timestamp), TIMESTAMP '2020-09-30', INTERVAL '1 month') month
)
SELECT coalesce(due.region_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE r.reported_on <= due.due_on) AS success
  FROM due
  LEFT JOIN report r
    ON r.root_region = 'BENCH' AND r.load_to = 2147483647 AND r.programme_id = due.programme_id AND r.item = due.item
   AND r.region_code = due.region_code AND r.month = due.month
 WHERE due.due_on <= DATE '2020-09-30'
 GROUP BY GROUPING SETS ((due.region_code), ())
