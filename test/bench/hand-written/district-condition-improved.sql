WITH former AS (
  SELECT s.district_code AS code, sum(s.length_km) AS km,
         coalesce(sum(s.length_km) FILTER (WHERE s.condition IN ('excellent', 'good', 'fair')), 0) AS good_km
    FROM road_segment s
   CROSS JOIN (SELECT max(id) AS id FROM load
                WHERE root_region = 'BENCH' AND dataset = 'road_segment' AND data_date < DATE '2020-01-01') year_end
   WHERE s.root_region = 'BENCH' AND s.load_from <= year_end.id AND s.load_to > year_end.id
     AND s.admin_grade IN ('county', 'township', 'village') AND s.condition IS NOT NULL
   GROUP BY 1
), present AS (
  SELECT s.district_code AS code, sum(s.length_km) AS km,
         coalesce(sum(s.length_km) FILTER (WHERE s.condition IN ('excellent', 'good', 'fair')), 0) AS good_km
    FROM road_segment s
   WHERE s.root_region = 'BENCH' AND s.load_to = 2147483647
     AND s.admin_grade IN ('county', 'township', 'village') AND s.condition IS NOT NULL
   GROUP BY 1
)
SELECT coalesce(district.code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE present.good_km * former.km > former.good_km * present.km
                           OR (present.good_km = present.km AND former.good_km = former.km)) AS success
  FROM region district
  LEFT JOIN present ON present.code = district.code
  LEFT JOIN former ON former.code = district.code
 WHERE district.root_region = 'BENCH' AND district.load_to = 2147483647 AND district.level = 'district'
   AND (district.valid_from IS NULL OR district.valid_from <= DATE '2020-09-30')
   AND (district.valid_to IS NULL OR district.valid_to >= DATE '2020-09-30')
 GROUP BY GROUPING SETS ((district.code), ())
