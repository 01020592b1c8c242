SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE is_central) AS success
  FROM (SELECT f.district_code, f.town_code,
               round(CAST(least(ST_Distance(CAST(f.site_geom4326 AS geography), CAST(v.committee_geom4326 AS geography)),
                                ST_Distance(CAST(f.site_geom4326 AS geography), CAST(v.hall_geom4326 AS geography)))
                     AS numeric), 3) <= 500 AS is_central
          FROM facility f
          LEFT JOIN (SELECT facility_code, min(village_code) AS code
                       FROM assignment
                      WHERE root_region = 'BENCH' AND load_to = 2147483647 AND kind = 'medical_care_station'
                        AND basis IN ('own', 'centre')
                        AND (valid_from IS NULL OR valid_from <= DATE '2020-09-30')
                        AND (valid_to IS NULL OR valid_to >= DATE '2020-09-30')
                      GROUP BY facility_code
                     HAVING count(DISTINCT village_code) = 1) assigned ON assigned.facility_code = f.facility_code
          LEFT JOIN village v
            ON v.root_region = 'BENCH' AND v.load_to = 2147483647 AND v.code = coalesce(f.village_code, assigned.code)
         WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND 'medical_care_station' = ANY (f.kinds)
           AND (f.status IS NULL OR f.status <> 'closed')) asked
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
