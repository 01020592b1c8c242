SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE code IN (
         SELECT a.village_code
           FROM assignment a
           JOIN facility f ON f.record_key = a.facility_code AND f.root_region = 'BENCH' AND f.load_to = 2147483647
          WHERE a.root_region = 'BENCH' AND a.load_to = 2147483647 AND a.kind = 'medical_care_station'
            AND (a.valid_from IS NULL OR a.valid_from <= DATE '2020-09-30')
            AND (a.valid_to IS NULL OR a.valid_to >= DATE '2020-09-30')
            AND 'medical_care_station' = ANY (f.kinds) AND (f.status = 'operating' OR f.status IS NULL))) AS success
  FROM village
 WHERE root_region = 'BENCH' AND load_to = 2147483647 AND kind = 'community'
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
