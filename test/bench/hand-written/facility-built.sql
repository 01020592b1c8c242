SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE opened_on IS NOT NULL
                           AND (status IS NULL OR status NOT IN ('planned', 'building'))) AS success
  FROM facility
 WHERE root_region = 'BENCH' AND load_to = 2147483647 AND 'cold_storage' = ANY (kinds)
   AND (status IS NULL OR status <> 'closed')
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
