SELECT coalesce(r.region_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE r.quantity = coalesce(finished.quantity, 0)) AS success
  FROM report r
  LEFT JOIN (
    SELECT w.programme_id, w.item, w.district_code, CAST(date_trunc('month', CAST(w.finished_on AS timestamp)) AS date) AS month,
           sum(w.quantity) AS quantity
      FROM work w
     WHERE w.root_region = 'BENCH' AND w.load_to = 2147483647 AND w.status IN ('completed', 'accepted')
       AND w.finished_on IS NOT NULL
     GROUP BY 1, 2, 3, 4
  ) finished ON finished.programme_id = r.programme_id AND finished.item = r.item
            AND finished.district_code = r.region_code AND finished.month = r.month
 WHERE r.root_region = 'BENCH' AND r.load_to = 2147483647 AND r.month <= DATE '2020-09-30'
 GROUP BY GROUPING SETS ((r.region_code), ())
