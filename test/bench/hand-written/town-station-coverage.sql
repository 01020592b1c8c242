SELECT coalesce(town.code, town.parent_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE town.code IN (
         SELECT f.town_code FROM facility f
          WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND f.status = 'operating'
            AND 'town_transport_station' = ANY (f.kinds))) AS success
  FROM region town
 WHERE town.root_region = 'BENCH' AND town.load_to = 2147483647 AND town.level = 'town'
 GROUP BY GROUPING SETS ((town.parent_code), (town.code), ())
