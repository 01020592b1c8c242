SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE treated_on IS NOT NULL
                           AND (condition_class IS NULL OR condition_class NOT IN ('4', '5')
                                OR assessed_on IS NULL OR assessed_on <= treated_on)) AS success
  FROM bridge
 WHERE root_region = 'BENCH' AND load_to = 2147483647 AND (condition_class IN ('4', '5') OR baseline_class IN ('4', '5') OR (baseline_class IS NULL AND treated_on IS NOT NULL))
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
