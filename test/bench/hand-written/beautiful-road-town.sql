WITH rural AS (
  SELECT DISTINCT town_code
    FROM road_segment
   WHERE root_region = 'BENCH' AND load_to = 2147483647 AND admin_grade IN ('county', 'township', 'village')
)
SELECT coalesce(town.code, town.parent_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE latest.achieved) AS success
  FROM region town
  LEFT JOIN (
    SELECT DISTINCT ON (rating.region_code) rating.region_code, coalesce(rating.achieved, rating.grade IS NOT NULL) AS achieved
      FROM rating
     WHERE rating.root_region = 'BENCH' AND rating.load_to = 2147483647 AND rating.scheme = 'beautiful_road_town'
       AND rating.year <= 2020
     ORDER BY rating.region_code, rating.year DESC
  ) latest ON latest.region_code = town.code
 WHERE town.root_region = 'BENCH' AND town.load_to = 2147483647 AND town.level = 'town'
   AND (town.valid_from IS NULL OR town.valid_from <= DATE '2020-09-30')
   AND (town.valid_to IS NULL OR town.valid_to >= DATE '2020-09-30')
   AND (town.name NOT LIKE '%街道' OR town.code IN (SELECT town_code FROM rural))
 GROUP BY GROUPING SETS ((town.parent_code), (town.code), ())
