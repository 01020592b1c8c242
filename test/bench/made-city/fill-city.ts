import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';

export interface CitySize {
  readonly segments: number;
  readonly villages: number;
  readonly facilities: number;
  readonly works: number;
}

export const root = 'BENCH';
const districts = 6;
const townsPerDistrict = 20;
const towns = districts * townsPerDistrict;

/**
 * District and town of the n-th of many records, and a place inside the town's square of :side degrees. As in a real
 * register the rows of a town stand together.
 */
const place = `
  'D' || town / ${townsPerDistrict} AS district_code, 'T' || town AS town_code,
  118 + (town % 12 + (hashint4(n) & 65535) / 65536.0 * 0.97) * CAST(:side AS double precision) AS x,
  29 + (town / 12 + (hashint4(n + 7000001) & 65535) / 65536.0 * 0.97) * CAST(:side AS double precision) AS y,
  (hashint4(n + 14000003) & 1023) / 1024.0 AS luck`;
const numbered = (count: string): string => `
  (SELECT n, ${place}
     FROM (SELECT n, CAST(CAST(n AS bigint) * ${towns} / ${count} AS integer) AS town
             FROM generate_series(0, ${count} - 1) n) numbered) made`;
const facts = 'root_region, record_key, load_from, source_load, source_row, content_hash';
const origin = (key: string): string => `:root, ${key}, :load, :load, n + 1, ${key}`;

const statements = {
  region: `
    INSERT INTO region (${facts}, code, name, level, parent_code, seat_lon, seat_lat)
    SELECT ${origin('code')}, code, code, level, parent, lon, lat
      FROM (SELECT 0 AS n, CAST(:root AS text) AS code, 'city' AS level, NULL AS parent,
                   CAST(NULL AS double precision) AS lon, CAST(NULL AS double precision) AS lat
             UNION ALL
            SELECT n + 1, 'D' || n, 'district', :root, NULL, NULL FROM generate_series(0, ${districts} - 1) n
             UNION ALL
            SELECT n + 100, 'T' || n, 'town', 'D' || n / ${townsPerDistrict}, 118 + (n % 12 + 0.5) * CAST(:side AS double precision),
                   29 + (n / 12 + 0.5) * CAST(:side AS double precision)
              FROM generate_series(0, ${towns} - 1) n) made
     WHERE CAST(:count AS integer) > 0`,
  road_segment: `
    INSERT INTO road_segment (${facts}, segment_code, route_code, route_name, admin_grade, technical_class,
                              start_chainage_km, end_chainage_km, register_length_km, geometry_length_km, length_km, width_m,
                              surface, condition, condition_year, maintained, road_chief_post, district_code, town_code,
                              line_geom4326)
    SELECT ${origin(`'S' || n`)}, 'S' || n, grade || n % 9000 || district_code, '路' || n,
           CASE grade WHEN 'X' THEN 'county' WHEN 'Y' THEN 'township' ELSE 'village' END,
           CASE WHEN luck < 0.02 THEN '2' WHEN luck < 0.1 THEN '3' WHEN luck < 0.95 THEN '4' ELSE 'substandard' END,
           0, 0.5, 0.5, 0.5, 0.5, 4.5, 'cement', (ARRAY['excellent', 'good', 'fair', 'poor', NULL])[1 + n % 5], 2019,
           luck > 0.03, CASE WHEN luck > 0.04 THEN '镇长' END, district_code, town_code,
           ST_Multi(ST_MakeLine(ARRAY(SELECT ST_SetSRID(ST_MakePoint(x + k * 0.0004, y + (k % 3) * 0.0002), 4326)
                                        FROM generate_series(0, 11) k)))
      FROM (SELECT made.*, CASE WHEN n % 10 = 0 THEN 'X' WHEN n % 10 < 4 THEN 'Y' ELSE 'C' END AS grade
              FROM ${numbered('CAST(:count AS integer)')}) made`,
  village: `
    INSERT INTO village (${facts}, code, name, town_code, district_code, kind, population, households, committee_geom4326,
                         hall_geom4326)
    SELECT ${origin(`'V' || n`)}, 'V' || n, '村' || n, town_code, district_code, 'administrative_village', 300 + n % 2500,
           100 + n % 700, CASE WHEN luck > 0.01 THEN ST_SetSRID(ST_MakePoint(x, y), 4326) END,
           CASE WHEN n % 4 > 0 THEN ST_SetSRID(ST_MakePoint(x + 0.004, y + 0.001), 4326) END
      FROM ${numbered('CAST(:count AS integer)')}`,
  facility: `
    INSERT INTO facility (${facts}, facility_code, name, kinds, status, district_code, town_code, site_geom4326)
    SELECT ${origin(`'F' || n`)}, 'F' || n, '站' || n,
           CASE WHEN n % 300 = 0 THEN ARRAY['town_transport_station', 'bus_stop'] WHEN n % 6 = 0 THEN ARRAY['bus_bay']
                WHEN n % 25 = 0 THEN ARRAY['logistics_point'] ELSE ARRAY['bus_stop'] END,
           CASE WHEN luck > 0.03 THEN 'operating' ELSE 'planned' END, district_code, town_code,
           ST_SetSRID(ST_MakePoint(x, y), 4326)
      FROM ${numbered('CAST(:count AS integer)')}`,
  work: `
    INSERT INTO work (${facts}, programme_id, work_code, name, item, district_code, town_code, quantity, status, plan_year,
                      finished_on, accepted_on, place_geom4326)
    SELECT ${origin(`'bench|W' || n`)}, 'bench', 'W' || n, '工程' || n, 'item_' || n % 14, district_code, town_code,
           1 + n % 5, CASE WHEN luck > 0.2 THEN 'completed' ELSE 'building' END, 2018 + n % 3,
           CASE WHEN luck > 0.2 THEN make_date(2018 + n % 3, 1 + n % 12, 1 + n % 28) END, NULL,
           ST_SetSRID(ST_MakePoint(x, y), 4326)
      FROM ${numbered('CAST(:count AS integer)')}`,
} as const;

/** Fills an empty, migrated database with a city of 6 districts and 120 towns: a load a dataset, nothing computed. */
export async function fillCity(database: Database, size: CitySize): Promise<number> {
  const counts = {
    region: 1,
    road_segment: size.segments,
    village: size.villages,
    facility: size.facilities,
    work: size.works,
  };
  // About 8 km at the size of a city; a larger register lies in a larger country, not on top of itself.
  const side = 0.08 * Math.sqrt(size.segments / 300_000);
  let load = 0;
  for (const [dataset, text] of Object.entries(statements)) {
    const count = counts[dataset as keyof typeof counts];
    load = await database.write(async (tx) => {
      const opened = await openLoad(tx, dataset);
      await sqlText(text, `fill ${dataset}`)(tx, { root, load: opened, count, side });
      return opened;
    });
  }
  return load;
}

export async function openLoad(tx: WriteTransaction, dataset: string): Promise<number> {
  const [counter] = await tx('load_counter').increment('last_id', 1).returning('last_id');
  const load: number = counter.last_id;
  await tx('load').insert({
    id: load,
    kind: 'publish',
    dataset,
    root_region: root,
    region_code: root,
    mode: 'guarded',
    file_name: `${dataset}.csv`,
    data_date: '2020-09-30',
  });
  return load;
}
