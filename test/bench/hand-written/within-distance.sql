SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE is_near) AS success
  FROM (SELECT v.district_code, v.town_code,
               EXISTS (SELECT 1 FROM facility f
                        WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND (f.status = 'operating' OR f.status IS NULL)
                          AND 'bus_stop' = ANY (f.kinds)
                          AND ST_DWithin(CAST(f.site_geom4326 AS geography), CAST(v.committee_geom4326 AS geography), 500))
            OR EXISTS (SELECT 1 FROM facility f
                        WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND (f.status = 'operating' OR f.status IS NULL)
                          AND 'bus_stop' = ANY (f.kinds)
                          AND ST_DWithin(CAST(f.site_geom4326 AS geography), CAST(v.hall_geom4326 AS geography), 500)) AS is_near
          FROM village v
         WHERE v.root_region = 'BENCH' AND v.load_to = 2147483647) asked
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
