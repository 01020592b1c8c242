SELECT coalesce(code, 'BENCH') AS region_code, count(*) AS population, count(*) FILTER (WHERE is_reached) AS success
  FROM (SELECT DISTINCT ON (district.code) district.code, rating.grade LIKE '5A%' AND rating.achieved IS NOT FALSE AS is_reached
          FROM region district
          LEFT JOIN rating ON rating.root_region = 'BENCH' AND rating.load_to = 2147483647
           AND rating.scheme = 'transport_integration' AND rating.region_code = district.code AND rating.year <= 2020
         WHERE district.root_region = 'BENCH' AND district.load_to = 2147483647 AND district.level = 'district'
           AND (district.valid_from IS NULL OR district.valid_from <= DATE '2020-09-30')
           AND (district.valid_to IS NULL OR district.valid_to >= DATE '2020-09-30')
         ORDER BY district.code, rating.year DESC NULLS LAST) rated
 GROUP BY GROUPING SETS ((code), ())
