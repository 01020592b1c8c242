WITH former AS (
  SELECT s.record_key, s.route_code, s.length_km, s.district_code, s.town_code, s.start_chainage_km AS start_km, s.end_chainage_km AS end_km
    FROM road_segment s
   CROSS JOIN (SELECT max(id) AS id FROM load
                WHERE root_region = 'BENCH' AND dataset = 'road_segment' AND data_date <= DATE '2017-12-31') baseline
   WHERE s.root_region = 'BENCH' AND s.load_from <= baseline.id AND s.load_to > baseline.id
     AND s.technical_class = 'substandard' AND s.admin_grade IN ('county', 'township', 'village')
), matched AS (
  SELECT former.*, kept.id IS NOT NULL AS is_kept, coalesce(kept.technical_class IN ('1', '2', '3', '4'), false) AS is_good
    FROM former
    LEFT JOIN road_segment kept
      ON kept.record_key = former.record_key AND kept.root_region = 'BENCH' AND kept.load_to = 2147483647
), route AS (
  SELECT s.route_code,
         coalesce(range_agg(numrange(least(s.start_chainage_km, s.end_chainage_km), greatest(s.start_chainage_km, s.end_chainage_km)))
                    FILTER (WHERE s.technical_class IN ('1', '2', '3', '4')), '{}')
         - coalesce(range_agg(numrange(least(s.start_chainage_km, s.end_chainage_km), greatest(s.start_chainage_km, s.end_chainage_km)))
                    FILTER (WHERE s.technical_class = 'substandard' OR s.technical_class IS NULL), '{}') AS good
    FROM road_segment s
   WHERE s.root_region = 'BENCH' AND s.load_to = 2147483647 AND s.start_chainage_km IS NOT NULL AND s.end_chainage_km IS NOT NULL
     AND s.route_code IN (SELECT route_code FROM matched WHERE NOT is_kept)
   GROUP BY 1
)
SELECT coalesce(matched.town_code, matched.district_code, 'BENCH') AS region_code, sum(matched.length_km) AS population,
       coalesce(sum(matched.length_km) FILTER (
         WHERE CASE WHEN matched.is_kept THEN matched.is_good
                    ELSE route.good @> numrange(matched.start_km, matched.end_km)
                         AND matched.start_km < matched.end_km END), 0) AS success
  FROM matched
  LEFT JOIN route ON route.route_code = matched.route_code AND NOT matched.is_kept
 GROUP BY GROUPING SETS ((matched.district_code), (matched.town_code), ())
