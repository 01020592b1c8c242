import { facts, origin } from './place.ts';

/** What hangs on the records that are there already: beside the roads, in the villages, of the regions and the works. */

/** Every 60th segment: hazards of county, township and village roads and clutter, some known by chainage alone. */
export const hazard = `
  INSERT INTO hazard (${facts}, hazard_code, kind, route_code, admin_grade, chainage_km, found_on, treated_on, district_code,
                      town_code, site_geom4326)
  SELECT ${origin(`'H' || n`, 'n')}, 'H' || n, CASE WHEN n % 5 = 0 THEN 'clutter' ELSE 'safety' END, s.route_code,
         CASE WHEN n % 13 > 0 THEN s.admin_grade END, s.start_chainage_km + 0.2, DATE '2018-03-01',
         CASE WHEN n % 6 > 0 THEN DATE '2019-03-01' END, s.district_code, s.town_code,
         CASE WHEN n % 7 > 0 THEN ST_Translate(ST_StartPoint(ST_GeometryN(s.line_geom4326, 1)), 0, -0.0001 * (n % 4)) END
    FROM (SELECT segment.*, source_row / 60 + 1 AS n FROM road_segment segment WHERE load_to = 2147483647) s
   WHERE s.source_row % 60 = 1 AND CAST(:count AS integer) > 0`;

/** Every 100th segment. */
export const bridge = `
  INSERT INTO bridge (${facts}, bridge_code, kind, route_code, chainage_km, length_m, condition_class, baseline_class,
                      assessed_on, treated_on, district_code, town_code, site_geom4326)
  SELECT ${origin(`'Q' || n`, 'n')}, 'Q' || n, 'bridge', s.route_code, s.start_chainage_km, 20 + n % 50,
         (ARRAY['1', '2', '3', '4', '5'])[1 + n % 5], (ARRAY['4', '5', '3', NULL])[1 + n % 4],
         make_date(2017 + n % 4, 5, 1), CASE WHEN n % 3 > 0 THEN DATE '2018-10-01' END, s.district_code, s.town_code,
         ST_StartPoint(ST_GeometryN(s.line_geom4326, 1))
    FROM (SELECT segment.*, source_row / 100 + 1 AS n FROM road_segment segment WHERE load_to = 2147483647) s
   WHERE s.source_row % 100 = 2 AND CAST(:count AS integer) > 0`;

/** Twelve lamps along every 500th segment, of which every other one misses the sixth. */
export const lamps = `
  INSERT INTO facility (${facts}, facility_code, name, kinds, status, district_code, town_code, site_geom4326)
  SELECT ${origin(`'L' || s.id || '-' || k`, 's.source_row')}, 'L' || s.id || '-' || k, '路灯', ARRAY['street_lamp'],
         'operating', s.district_code, s.town_code, ST_PointN(ST_GeometryN(s.line_geom4326, 1), k)
    FROM road_segment s
   CROSS JOIN generate_series(1, 12) k
   WHERE s.load_to = 2147483647 AND s.source_row % 500 = 101 AND (k <> 6 OR s.source_row % 1000 = 101)
     AND CAST(:count AS integer) > 0`;

/** A medical station in every fiftieth village, some 200 m from its committee or some 2 km. */
export const stations = `
  INSERT INTO facility (${facts}, facility_code, name, kinds, status, floor_area_m2, district_code, town_code,
                        village_code, site_geom4326)
  SELECT ${origin(`'M' || v.code`, 'v.source_row')}, 'M' || v.code, '卫生服务站', ARRAY['medical_care_station'],
         'operating', 120 + v.source_row % 60, v.district_code, v.town_code, v.code,
         ST_Translate(v.committee_geom4326, CASE WHEN v.source_row % 100 = 7 THEN 0.02 ELSE 0.002 END, 0)
    FROM village v
   WHERE v.load_to = 2147483647 AND v.source_row % 50 = 7 AND CAST(:count AS integer) > 0`;

/** Communities by the medical stations; every third has none, some stations are only planned, some unknown. */
export const assignment = `
  INSERT INTO assignment (${facts}, village_code, kind, facility_code, basis, valid_to)
  SELECT ${origin(`code || '|medical_care_station'`, 'v.source_row')}, code, 'medical_care_station',
         CASE WHEN v.source_row % 70 = 1 THEN 'F0' ELSE 'F' || v.source_row % 60 * 100 + 9 END, 'centre',
         CASE WHEN v.source_row % 110 = 1 THEN DATE '2019-12-31' END
    FROM village v
   WHERE v.load_to = 2147483647 AND v.source_row % 10 = 1 AND v.source_row % 3 > 0 AND CAST(:count AS integer) > 0`;

/** Districts and towns by scheme and year; a title may be lost, and the newest of all is of a year to come. */
export const rating = `
  INSERT INTO rating (${facts}, scheme, region_code, year, grade, achieved)
  SELECT ${origin(`concat_ws('|', scheme, code, year)`, 'n')}, scheme, code, year,
         CASE WHEN scheme = 'transport_integration'
              THEN CASE WHEN code IN ('D1', 'D4') AND year = 2020 THEN '4A' ELSE (ARRAY['5A', '5A级'])[1 + luck % 2] END END,
         CASE WHEN scheme <> 'transport_integration' THEN luck % 3 > 0 END
    FROM (SELECT r.code, scheme, year, row_number() OVER (ORDER BY code, scheme, year) AS n,
                 hashtext(code || scheme || year) & 255 AS luck
            FROM region r
           CROSS JOIN unnest(ARRAY['transport_integration', 'demonstration_county', 'beautiful_corridor_county',
                                   'beautiful_road_town']) scheme
           CROSS JOIN generate_series(2018, 2021) year
           WHERE r.level = CASE scheme WHEN 'beautiful_road_town' THEN 'town' ELSE 'district' END) made
   WHERE (luck % 5 > 0 OR scheme = 'transport_integration') AND CAST(:count AS integer) > 0`;

/** 14 items by district and year. */
export const plan = `
  INSERT INTO plan (${facts}, programme_id, item, region_code, year, quantity)
  SELECT ${origin(`concat_ws('|', 'bench', item, code, year)`, 'n')}, 'bench', item, code, year, CASE WHEN n % 11 > 0 THEN n END
    FROM (SELECT 'item_' || k AS item, r.code, year, row_number() OVER (ORDER BY k, code, year) AS n
            FROM region r
           CROSS JOIN generate_series(0, 13) k
           CROSS JOIN generate_series(2018, 2020) year
           WHERE r.level = 'district') made
   WHERE CAST(:count AS integer) > 0`;

/** What the works of a month add up to, as the districts report it: some late, some wrong, some not at all. */
export const report = `
  INSERT INTO report (${facts}, programme_id, item, region_code, month, quantity, reported_on)
  SELECT ${origin(`concat_ws('|', 'bench', item, code, to_char(month, 'YYYY-MM'))`, 'n')}, 'bench', item, code, month,
         quantity + CASE WHEN n % 8 = 0 THEN 1 ELSE 0 END, month + CAST(28 + n % 12 AS integer)
    FROM (SELECT item, district_code AS code, CAST(date_trunc('month', finished_on) AS date) AS month,
                 sum(quantity) AS quantity, row_number() OVER () AS n
            FROM work
           WHERE finished_on < DATE '2020-10-01'
           GROUP BY 1, 2, 3) made
   WHERE n % 10 > 0 AND CAST(:count AS integer) > 0`;

export const allocation = `
  INSERT INTO allocation (${facts}, programme_id, region_code, year, payer, admin_grade, amount_yuan)
  SELECT ${origin(`concat_ws('|', 'bench', code, year, grade)`, 'n')}, 'bench', code, year, 'county', grade, 1000 * n
    FROM (SELECT r.code, year, grade, row_number() OVER (ORDER BY code, year, grade) AS n
            FROM region r
           CROSS JOIN generate_series(2018, 2020) year
           CROSS JOIN unnest(ARRAY['county', 'township', 'village']) grade
           WHERE r.level IN ('district', 'town')) made
   WHERE CAST(:count AS integer) > 0`;
