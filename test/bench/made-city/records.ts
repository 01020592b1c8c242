import { districts, facts, numbered, origin, root, towns, townsPerDistrict } from './place.ts';

/** Towns 4, 9, 14 … are 街道; in 39, 79 and 119 there are no rural roads; town 10 is no more. */
export const region = `
  INSERT INTO region (${facts}, code, name, level, parent_code, seat_lon, seat_lat, valid_to)
  SELECT ${origin('code')}, code, code || CASE WHEN level = 'town' AND n % 5 = 4 THEN '街道' ELSE '' END, level, parent,
         lon, lat, CASE WHEN code = 'T010' THEN DATE '2019-12-31' END
    FROM (SELECT 200 AS n, CAST(:root AS text) AS code, 'city' AS level, NULL AS parent,
                 CAST(NULL AS double precision) AS lon, CAST(NULL AS double precision) AS lat
           UNION ALL
          SELECT n + 300, 'D' || n, 'district', '${root}', NULL, NULL FROM generate_series(0, ${districts} - 1) n
           UNION ALL
          SELECT n, 'T' || lpad(CAST(n AS text), 3, '0'), 'town', 'D' || n / ${townsPerDistrict},
                 118 + (n % 12 + 0.5) * CAST(:side AS double precision),
                 29 + (n / 12 + 0.5) * CAST(:side AS double precision)
            FROM generate_series(0, ${towns} - 1) n) made
   WHERE CAST(:count AS integer) > 0`;

/** Routes of 20 segments of half a kilometre. */
export const roadSegment = `
  INSERT INTO road_segment (${facts}, segment_code, route_code, route_name, admin_grade, technical_class,
                            start_chainage_km, end_chainage_km, register_length_km, geometry_length_km, length_km, width_m,
                            surface, condition, condition_year, maintained, road_chief_post, last_repaired_on, is_beautiful,
                            district_code, town_code, line_geom4326)
  SELECT ${origin(`'S' || n`)}, 'S' || n, grade || n / 20 || district_code, '路' || n / 20,
         CASE grade WHEN 'S' THEN 'provincial' WHEN 'X' THEN 'county' WHEN 'Y' THEN 'township' ELSE 'village' END,
         CASE WHEN luck < 0.02 THEN '2' WHEN luck < 0.1 THEN '3' WHEN luck < 0.95 THEN '4' ELSE 'substandard' END,
         n % 20 * 0.5, n % 20 * 0.5 + 0.5, 0.5, 0.5, 0.5, 4.5, 'cement',
         (ARRAY['excellent', 'good', 'fair', 'poor', NULL])[1 + n % 5], 2019,
         luck > 0.03, CASE WHEN luck > 0.04 THEN '镇长' END,
         CASE WHEN n % 4 > 0 THEN make_date(2014 + n % 7, 1 + n % 12, 1 + n % 28) END, n % 400 = 0 AND town % 3 > 0,
         district_code, town_code,
         ST_Multi(ST_MakeLine(ARRAY(SELECT ST_SetSRID(ST_MakePoint(x + k * 0.0004, y + (k % 2) * 0.0001), 4326)
                                      FROM generate_series(0, 11) k)))
    FROM (SELECT made.*, CASE WHEN town % 40 = 39 THEN 'S' WHEN n / 20 % 10 = 0 THEN 'X' WHEN n / 20 % 10 < 4 THEN 'Y'
                              ELSE 'C' END AS grade
            FROM ${numbered}) made`;

export const village = `
  INSERT INTO village (${facts}, code, name, town_code, district_code, kind, population, households, committee_geom4326,
                       hall_geom4326)
  SELECT ${origin(`'V' || n`)}, 'V' || n, '村' || n, town_code, district_code,
         CASE WHEN n % 10 = 0 THEN 'community' ELSE 'administrative_village' END, 300 + n % 2500,
         100 + n % 700, CASE WHEN luck > 0.01 THEN ST_SetSRID(ST_MakePoint(x, y), 4326) END,
         CASE WHEN n % 4 > 0 THEN ST_SetSRID(ST_MakePoint(x + 0.004, y + 0.001), 4326) END
    FROM ${numbered}`;

/** Mostly stops; the rarer kinds at fixed steps. */
export const facility = `
  INSERT INTO facility (${facts}, facility_code, name, kinds, status, opened_on, accepted_on, paid_on, plate_no, grade,
                        floor_area_m2, district_code, town_code, village_code, site_geom4326)
  SELECT ${origin(`'F' || n`)}, 'F' || n, '站' || n,
         CASE WHEN n % 300 = 0 AND town % 7 <> 3 THEN ARRAY['town_transport_station', 'bus_stop']
              WHEN n % 300 = 1 AND town % 9 <> 4 THEN ARRAY['road_management_office']
              WHEN n % 500 = 2 THEN ARRAY['scenic_area']
              WHEN n % 100 = 3 THEN ARRAY['cold_storage']
              WHEN n % 100 = 9 THEN ARRAY['medical_care_station']
              WHEN n % 100 = 5 THEN ARRAY['old_residential_area']
              WHEN n % 20 = 7 THEN ARRAY['counselling_room']
              WHEN n % 6 = 0 THEN ARRAY['bus_bay']
              WHEN n % 25 = 0 THEN ARRAY['logistics_point'] ELSE ARRAY['bus_stop'] END,
         CASE WHEN luck > 0.03 THEN 'operating' ELSE 'planned' END,
         CASE WHEN luck > 0.1 THEN DATE '2019-05-01' END, CASE WHEN luck > 0.2 THEN DATE '2019-08-01' END,
         CASE WHEN luck > 0.3 THEN DATE '2019-10-01' END, CASE WHEN luck > 0.4 THEN 'P' || n END,
         CASE WHEN n % 500 = 2 THEN (ARRAY['5A', '4A级', 'AAA', '2A'])[1 + n / 500 % 4] END, 100 + n % 149,
         district_code, town_code, CASE WHEN n % 20 = 7 THEN 'V' || n / 4 END,
         ST_SetSRID(ST_MakePoint(x, y), 4326)
    FROM ${numbered}`;

export const work = `
  INSERT INTO work (${facts}, programme_id, work_code, name, item, district_code, town_code, quantity, status, plan_year,
                    finished_on, accepted_on, place_geom4326)
  SELECT ${origin(`'bench|W' || n`)}, 'bench', 'W' || n, '工程' || n, 'item_' || n % 14, district_code, town_code,
         1 + n % 5, CASE WHEN luck > 0.2 THEN 'completed' ELSE 'building' END, 2018 + n % 3,
         CASE WHEN luck > 0.2 THEN make_date(2018 + n % 3, 1 + n / 14 % 12, 1 + n % 28) END, NULL,
         ST_SetSRID(ST_MakePoint(x, y), 4326)
    FROM ${numbered}`;

export const bus = `
  INSERT INTO bus (${facts}, bus_code, energy, ic_card, positioning_terminal, in_service_on, retired_on, operator_office,
                   district_code, town_code)
  SELECT ${origin(`'B' || n`)}, 'B' || n, (ARRAY['electric', 'natural_gas', 'hybrid', 'diesel', NULL])[1 + n % 5],
         luck > 0.1, CASE WHEN n % 20 > 0 THEN luck > 0.2 END, make_date(2010 + n % 11, 1 + n % 12, 1),
         CASE WHEN n % 9 = 0 THEN DATE '2019-06-30' END, '客运公司', district_code, town_code
    FROM ${numbered}`;
