SELECT coalesce(district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE positioning_terminal) AS success
  FROM bus
 WHERE root_region = 'BENCH' AND load_to = 2147483647
   AND (in_service_on IS NULL OR in_service_on <= DATE '2020-09-30')
   AND (retired_on IS NULL OR retired_on >= DATE '2020-09-30')
 GROUP BY GROUPING SETS ((district_code), ())
