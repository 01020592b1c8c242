import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '../support/database.ts';
import { osmPbf } from './support/osm-pbf.ts';
import { buildCity, programme, writeFile } from './support/small-city.ts';

const database = await testDatabase();
const mappingFile = (name: string) => fileURLToPath(new URL(`../../etl/mappings/${name}.json`, import.meta.url));

/** Two roads with a number, a street and a river; a stop, a lamp and a shop. */
const city = osmPbf(
  [
    { id: 1, lon: 116.02, lat: 39.02 },
    { id: 2, lon: 116.03, lat: 39.03 },
    { id: 3, lon: 116.04, lat: 39.02 },
    { id: 4, lon: 116.05, lat: 39.05, tags: { highway: 'bus_stop', name: '前村', bus: 'yes' } },
    { id: 5, lon: 116.06, lat: 39.05, tags: { highway: 'street_lamp' } },
    { id: 6, lon: 116.07, lat: 39.05, tags: { shop: 'yes', name: '小店' } },
  ],
  [
    {
      id: 10,
      nodes: [1, 2, 3],
      tags: { highway: 'tertiary', ref: 'Y001110102', name: '前后线', surface: 'concrete' },
    },
    { id: 11, nodes: [1, 3], tags: { highway: 'unclassified', ref: 'X101110102', surface: 'ground', lanes: '1' } },
    { id: 12, nodes: [2, 3], tags: { highway: 'residential', ref: 'C002110102' } },
    { id: 13, nodes: [1, 2], tags: { waterway: 'river', name: '前河' } },
  ],
);

interface FoundProblem {
  readonly row_no: number;
  readonly code: string;
  readonly field: string | null;
  readonly value: string | null;
}

async function load(dataset: string, options: { layer: string; mapping?: string }) {
  const file = writeFile('city.osm.pbf', city);
  const report = await loadFile(database, { dataset, file, programme, mode: 'merge', ...options });
  const told: FoundProblem[] = await database
    .knex('load_problem')
    .where({ load_id: report.load })
    .andWhere('row_no', '>', 0)
    .orderBy(['row_no', 'code', 'field'])
    .select('row_no', 'code', 'field', 'value');
  return { report, told };
}

beforeAll(() => buildCity(database));

describe('a file of OpenStreetMap with the mapping that comes along', () => {
  it('gives roads by their number and class, and tells what is no numbered road of a grade', async () => {
    const { report, told } = await load('road_segment', { layer: 'lines', mapping: mappingFile('osm-roads') });
    expect(report).toMatchObject({ read: 4, accepted: 2, rejected: 2, added: 2 });
    expect(
      await database
        .knex('road_segment')
        .where({ load_to: 2147483647 })
        .orderBy('segment_code')
        .select('segment_code', 'route_code', 'route_name', 'admin_grade', 'surface', 'town_code'),
    ).toEqual([
      {
        segment_code: '10',
        route_code: 'Y001110102',
        route_name: '前后线',
        admin_grade: 'township',
        surface: 'cement',
        town_code: '110102001',
      },
      {
        segment_code: '11',
        route_code: 'X101110102',
        route_name: null,
        admin_grade: 'village',
        surface: 'earth',
        town_code: '110102001',
      },
    ]);
    expect(told).toContainEqual({
      row_no: 2,
      code: 'route_grade_differs',
      field: 'admin_grade',
      value: 'X101110102 / village',
    });
    expect(told).toContainEqual({ row_no: 3, code: 'unknown_code', field: 'admin_grade', value: 'residential' });
    expect(told.filter(({ row_no, code }) => row_no === 4 && code === 'missing_required')).toMatchObject([
      { field: 'admin_grade' },
      { field: 'route_code' },
    ]);
  });

  it('gives bus stops as facilities, and tells every other point', async () => {
    const { report, told } = await load('facility', { layer: 'points', mapping: mappingFile('osm-stops') });
    expect(report).toMatchObject({ read: 3, accepted: 1, rejected: 2, added: 1 });
    expect(
      await database
        .knex('facility')
        .where({ load_to: 2147483647 })
        .select('facility_code', 'name', 'kinds', 'town_code', 'district_code'),
    ).toEqual([
      { facility_code: '4', name: '前村', kinds: ['bus_stop'], town_code: '110102001', district_code: '110102' },
    ]);
    expect(told.filter(({ code }) => code === 'missing_required')).toMatchObject([
      { row_no: 2, field: 'kinds' },
      { row_no: 3, field: 'kinds' },
    ]);
  });

  it('is read in the same way next month without being told how', async () => {
    for (const [dataset, layer] of [
      ['road_segment', 'lines'],
      ['facility', 'points'],
    ] as const) {
      const { report } = await load(dataset, { layer });
      expect(report, dataset).toMatchObject({ added: 0, changed: 0, removed: 0 });
      expect(report.unchanged, dataset).toBe(report.accepted);
    }
  });
});
