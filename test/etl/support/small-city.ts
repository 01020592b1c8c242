import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, Geometry } from 'geojson';
import { loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import type { Database } from '#geodata/database/database.ts';

/** A row of a dataset by field names; `geometry` is its GeoJSON geometry. */
export type Row = Readonly<Record<string, string | number | boolean | null>> & { readonly geometry?: never };
export interface PlacedRow {
  readonly row: Readonly<Record<string, string | number | boolean | null>>;
  readonly geometry: Geometry | null;
}

export const programme = 'small-city';
export const root = '110100';
export const programmeFolder = fileURLToPath(new URL('./small-city', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-'));

/** Writes a source file for a test and answers its path. */
export function writeFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const west = 116;
const south = 39;
const townSizeDeg = 0.1;

function square(lon: number, lat: number, width: number): Geometry {
  const east = lon + width;
  const north = lat + townSizeDeg;
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [east, lat],
        [east, north],
        [lon, north],
        [lon, lat],
      ],
    ],
  };
}

/** City, two districts side by side (110101 east, 110102 west), four towns each in a row. */
export function regions(): PlacedRow[] {
  const rows: PlacedRow[] = [
    {
      row: { code: root, name: '小城市', level: 'city', parent_code: null },
      geometry: square(west, south, 8 * townSizeDeg),
    },
  ];
  for (const [index, code] of ['110102', '110101'].entries()) {
    const start = west + index * 4 * townSizeDeg;
    const name = code === '110101' ? '东区' : '西区';
    rows.push({
      row: { code, name, level: 'district', parent_code: root },
      geometry: square(start, south, 4 * townSizeDeg),
    });
    for (let town = 0; town < 4; town += 1) {
      const row = { code: `${code}00${town + 1}`, name: `${name}${town + 1}镇`, level: 'town', parent_code: code };
      rows.push({ row, geometry: square(start + town * townSizeDeg, south, townSizeDeg) });
    }
  }
  return rows;
}

/** Segments spread over all towns, 100 a district unless said otherwise; every tenth has no geometry. */
export function roads(count = 200): PlacedRow[] {
  return Array.from({ length: count }, (_, index) => {
    const lon = west + ((index % 8) + 0.2) * townSizeDeg;
    const lat = south + 0.001 * (index % 90) + 0.001;
    const district = index % 8 < 4 ? '110102' : '110101';
    const number = String(index + 1).padStart(4, '0');
    return {
      row: {
        segment_code: `Y${number}${district}-1`,
        route_code: `Y${number}${district}`,
        route_name: `第${index + 1}号路`,
        admin_grade: 'township',
        technical_class: '4',
        start_chainage_km: 0,
        end_chainage_km: 1.25,
        register_length_km: 1.25,
        width_m: 5.5,
        surface: 'cement',
        condition: index % 3 === 0 ? null : 'good',
        maintained: index % 5 !== 0,
        road_chief_post: index % 2 === 0 ? '镇长(镇级路长)' : null,
        district_code: district,
        town_code: `${district}00${(index % 4) + 1}`,
      },
      geometry:
        index % 10 === 9
          ? null
          : {
              type: 'LineString',
              coordinates: [
                [lon, lat],
                [lon + 0.006, lat + 0.004],
                [lon + 0.012, lat],
              ],
            },
    };
  });
}

/** A table without geometry columns other than those in the rows. */
export function toCsv(rows: readonly PlacedRow[], { wkt = false }: { wkt?: boolean } = {}): string {
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
  const quote = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const head = [...columns, ...(wkt ? ['wkt'] : [])].join(',');
  const lines = rows.map(({ row, geometry }) =>
    [...columns.map((column) => quote(row[column])), ...(wkt ? [quote(geometry && wktOf(geometry))] : [])].join(','),
  );
  return [head, ...lines, ''].join('\r\n');
}

export function toGeojson(rows: readonly PlacedRow[]): string {
  const features: Feature[] = rows.map(({ row, geometry }) => ({
    type: 'Feature',
    properties: { ...row },
    geometry: geometry as Geometry,
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function wktOf(geometry: Geometry): string {
  if (!('coordinates' in geometry)) throw new Error('no collections here');
  const write = (value: unknown): string => {
    if (!Array.isArray(value)) return '';
    return typeof value[0] === 'number'
      ? value.join(' ')
      : value.map((part) => (typeof part[0] === 'number' ? write(part) : `(${write(part)})`)).join(', ');
  };
  return `${geometry.type.toUpperCase()} (${write(geometry.coordinates)})`;
}

/** Applies the programme and loads the regions. */
export async function buildCity(database: Database): Promise<void> {
  await applyProgramme(database, programmeFolder);
  const file = writeFile('regions.geojson', toGeojson(regions()));
  await loadFile(database, { dataset: 'region', file, programme, dataDate: '2020-01-01' });
}

export const factTables = [
  'region',
  'village',
  'road_segment',
  'facility',
  'work',
  'report',
  'plan_item',
  'plan',
  'target',
  'allocation',
  'rating',
  'hazard',
  'bridge',
  'bus',
  'assignment',
  'water',
];

/** Everything that stands, without the numbers of rows and loads: equal content compares equal. */
export async function standingContent(database: Database): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {};
  for (const table of factTables) {
    const { rows } = await database.knex.raw(
      `SELECT to_jsonb(f) - 'id' - 'load_from' - 'load_to' AS row FROM ${table} f
       WHERE f.load_to = 2147483647 ORDER BY f.root_region, f.record_key`,
    );
    content[table] = rows.map(({ row }: { row: unknown }) => row);
  }
  return content;
}

/** Newest values of all indicators and regions. */
export async function newestValues(database: Database): Promise<unknown[]> {
  const { rows } = await database.knex.raw(`
    SELECT DISTINCT ON (indicator, variant, region_code) indicator, variant, region_code, population, success
    FROM indicator_value ORDER BY indicator, variant, region_code, load_id DESC`);
  return rows;
}

export async function stageTables(database: Database): Promise<number> {
  const { rows } = await database.knex.raw(`SELECT count(*) AS n FROM pg_tables WHERE schemaname = 'stage'`);
  return rows[0].n;
}
