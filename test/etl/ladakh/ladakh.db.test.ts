import { resolve } from 'node:path';
import { length } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import type { LoadReport } from '#etl/load-report.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import type { SourceRow } from '#etl/read/define-reader.ts';
import { openSource } from '#etl/read/open-source.ts';
import { testDatabase } from '../../support/database.ts';

const here = new URL('./', import.meta.url).pathname;
const data = resolve('../shared/data/ladakh');
const database = await testDatabase();

const files = [
  { dataset: 'region', zip: 'Bound_Block-Ladakh.zip', mapping: 'region.json' },
  { dataset: 'village', zip: 'Habitation-Ladakh.zip', mapping: 'village.json' },
  { dataset: 'road_segment', zip: 'Road_DRRP-Ladakh.zip', mapping: 'road-segment.json' },
  { dataset: 'facility', zip: 'Facilities-Ladakh.zip', mapping: 'facility.json' },
];
const reports = new Map<string, LoadReport>();

async function loadAll(): Promise<void> {
  for (const { dataset, zip, mapping } of files) {
    const request = {
      dataset,
      file: `${data}/${zip}`,
      mapping: here + mapping,
      programme: 'ladakh',
      dataDate: '2022-02-22',
    };
    reports.set(dataset, await loadFile(database, request));
  }
}

beforeAll(async () => {
  await applyProgramme(database, here.replace(/\/$/, ''));
  await loadAll();
});

describe('the road system of Ladakh, straight from its zips', () => {
  it('loads every row of every file', () => {
    const counts = [...reports.values()].map(({ dataset, read, accepted, rejected }) => ({
      dataset,
      read,
      accepted,
      rejected,
    }));
    expect(counts).toEqual([
      { dataset: 'region', read: 31, accepted: 31, rejected: 0 },
      { dataset: 'village', read: 729, accepted: 729, rejected: 0 },
      { dataset: 'road_segment', read: 1015, accepted: 1015, rejected: 0 },
      { dataset: 'facility', read: 1003, accepted: 1003, rejected: 0 },
    ]);
  });

  it('adds the root region from the programme, with the blocks as its outline', async () => {
    const { rows } = await database.knex.raw(`
      SELECT code, level, name_en, outline_geom4326 IS NOT NULL AS outlined FROM region WHERE level = 'city'`);
    expect(rows).toEqual([{ code: 'IN-LA', level: 'city', name_en: 'Ladakh', outlined: true }]);
  });

  it('has a total length within 0.1 % of the published 6,273 km and of the sum of an independent computation', async () => {
    const { rows } = await database.knex.raw('SELECT sum(length_km) AS km, count(*) AS segments FROM road_segment');
    expect(rows[0].segments).toBe(1015);
    expect(Math.abs(rows[0].km / 6273 - 1)).toBeLessThan(0.001);
    const tenth = await database.knex.raw('SELECT sum(length_km) AS km FROM road_segment WHERE source_row % 10 = 0');
    expect(Math.abs(tenth.rows[0].km / (await ellipsoidKm()) - 1)).toBeLessThan(1e-6);
    expect(Math.abs(rows[0].km / (await sphereKm()) - 1)).toBeLessThan(0.005);
  });

  it('gives the repeated segments of one road keys of their own and says so', async () => {
    const { rows } = await database.knex.raw(`
      SELECT segment_code FROM road_segment WHERE route_code = '1543362' ORDER BY segment_code`);
    expect(rows.map((row: { segment_code: string }) => row.segment_code)).toContain('1543362#2');
    expect(reports.get('road_segment')?.problems).toContainEqual({
      code: 'key_derived',
      severity: 'info',
      count: 1015,
    });
  });

  it('names the columns that were not read', () => {
    expect(reports.get('road_segment')?.problems).toContainEqual({
      code: 'unknown_column',
      severity: 'info',
      count: 4,
    });
  });

  it('maps every road and facility category', async () => {
    const grades = await database.knex('road_segment').select('admin_grade').count('* as n').groupBy('admin_grade');
    expect(Object.fromEntries(grades.map(({ admin_grade, n }) => [admin_grade, n]))).toEqual({
      national: 36,
      provincial: 10,
      county: 53,
      township: 10,
      village: 891,
      dedicated: 15,
    });
    const { rows } = await database.knex.raw(
      'SELECT kinds[1] AS kind, count(*) AS n FROM facility GROUP BY 1 ORDER BY 1',
    );
    expect(rows).toEqual([
      { kind: 'health_centre', n: 140 },
      { kind: 'market', n: 290 },
      { kind: 'public_office', n: 421 },
      { kind: 'school', n: 152 },
    ]);
  });

  it('finds as many habitations within 500 m of a school as brute force over all pairs', async () => {
    const { rows } = await database.knex.raw(`
      SELECT DISTINCT ON (indicator, variant) success_count, population_count FROM indicator_value
      WHERE indicator = 'village-bus-coverage' AND region_code = 'IN-LA' ORDER BY indicator, variant, load_id DESC`);
    expect(rows).toEqual([{ success_count: await habitationsNearSchool(500), population_count: 729 }]);
  });

  it('changes nothing when the same files come again', async () => {
    const before = await database.knex.raw('SELECT count(*) FROM road_segment');
    await loadAll();
    for (const report of reports.values()) {
      expect(report).toMatchObject({ added: 0, changed: 0, removed: 0 });
    }
    expect((await database.knex.raw('SELECT count(*) FROM road_segment')).rows).toEqual(before.rows);
  });
});

interface SourceRows {
  readonly columns: readonly string[];
  readonly rows: readonly SourceRow[];
}
const opened = new Map<string, Promise<SourceRows>>();

/** The rows of a zip, read once for all tests. */
function geometries(zip: string): Promise<SourceRows> {
  const rows = opened.get(zip) ?? readRows(zip);
  opened.set(zip, rows);
  return rows;
}

async function readRows(zip: string): Promise<SourceRows> {
  const source = await openSource({ path: `${data}/${zip}`, name: zip, crs: 'auto' });
  const rows: SourceRow[] = [];
  for await (const row of source.rows) rows.push(row);
  await source.close();
  return { columns: source.columns, rows };
}

function positionsOf(geometry: unknown): number[][][] {
  if (typeof geometry !== 'object' || geometry === null || !('coordinates' in geometry)) return [];
  const coordinates = geometry.coordinates as number[][] | number[][][];
  return Array.isArray(coordinates[0]?.[0]) ? (coordinates as number[][][]) : [coordinates as number[][]];
}

/** Every tenth segment by Karney's geodesics, a library of its own. */
async function ellipsoidKm(): Promise<number> {
  const { rows } = await geometries('Road_DRRP-Ladakh.zip');
  let metres = 0;
  for (const line of rows.filter(({ rowNo }) => rowNo % 10 === 0).flatMap(({ geometry }) => positionsOf(geometry))) {
    for (let at = 1; at < line.length; at += 1) metres += distanceM(line[at - 1], line[at]);
  }
  return metres / 1000;
}

async function sphereKm(): Promise<number> {
  const { rows } = await geometries('Road_DRRP-Ladakh.zip');
  return rows.reduce((sum, { geometry }) => {
    if (geometry === null) return sum;
    return sum + length({ type: 'Feature', properties: {}, geometry }, { units: 'kilometers' });
  }, 0);
}

async function habitationsNearSchool(thresholdM: number): Promise<number> {
  const facilities = await geometries('Facilities-Ladakh.zip');
  const category = facilities.columns.indexOf('FAC_CATEGO');
  const schools = facilities.rows.filter(({ values }) => values[category] === 'Education').map(pointOf);
  const habitations = (await geometries('Habitation-Ladakh.zip')).rows.map(pointOf);
  return habitations.filter((place) => schools.some((school) => distanceM(place, school) <= thresholdM)).length;
}

function pointOf({ geometry }: { geometry: unknown }): number[] {
  const point = geometry as { coordinates: number[] };
  return point.coordinates;
}

function distanceM(from: number[] | undefined, to: number[] | undefined): number {
  const { s12 } = geodesic.Geodesic.WGS84.Inverse(from?.[1] ?? 0, from?.[0] ?? 0, to?.[1] ?? 0, to?.[0] ?? 0);
  return s12 ?? Number.NaN;
}
