import type { Geometry } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { buildCity, type PlacedRow, programme, regions, toGeojson, writeFile } from '../support/small-city.ts';
import { findFaults } from './find-faults.ts';
import { type Change, east, segments } from './segments.ts';

const database = await testDatabase();
const west = '110102';

beforeAll(() => buildCity(database));

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

describe('a village', () => {
  const village = (change: Change): PlacedRow => ({
    row: { code: `${east}001201`, name: '前村', town_code: `${east}001`, district_code: east, ...change },
    geometry: null,
  });

  it('has a code of twelve digits that begins with its town, and a place', async () => {
    const faults = await findFaults(database, 'village', [
      { ...village({}), geometry: point(116.45, 39.05) },
      village({ code: `${east}002202` }),
      village({ code: '11010100120' }),
    ]);
    expect(faults.get('village_code_length')).toEqual(['3 code 11010100120']);
    expect(faults.get('village_code_town')).toEqual([`2 town_code ${east}002202 / ${east}001`]);
    expect(faults.get('no_location')).toEqual([`2 ${east}002202`, '3 11010100120']);
    expect(faults.rejected).toBe(0);
  });
});

describe('a facility', () => {
  // One metre at 39 degrees of latitude is 0.000011561 degrees of longitude.
  const metreDeg = 0.000011561;
  const site = (code: string, metres: number, change: Change = {}): PlacedRow => ({
    row: { facility_code: code, kinds: 'bus_stop', district_code: east, town_code: `${east}001`, ...change },
    geometry: point(116.45 + metres * metreDeg, 39),
  });

  it('is another than that of the same kind within a metre', async () => {
    const rows = [
      site('A', 0),
      site('B', 0.99),
      site('C', 0.99, { kinds: 'bus_bay' }),
      site('D', 2.02),
      site('E', 2.5),
    ];
    const faults = await findFaults(database, 'facility', rows);
    expect(faults.get('geometry_duplicated')).toEqual(['2 site_geom4326 A (#1)', '5 site_geom4326 D (#4)']);
  });

  it('is found near another wherever the squares of the search lie', async () => {
    const pairs = Array.from({ length: 60 }, (_, nth) => [
      site(`A${nth}`, nth * 10.37),
      site(`B${nth}`, nth * 10.37 + 0.9),
    ]);
    const report = await loadFile(database, {
      dataset: 'facility',
      programme,
      file: writeFile('pairs.geojson', toGeojson(pairs.flat())),
      dryRun: true,
    });
    expect(report.problems).toContainEqual({ code: 'geometry_duplicated', severity: 'warning', count: 60 });
  });

  it('opens on or before the data date unless it is planned or building', async () => {
    const rows = [
      site('A', 0, { opened_on: '2020-09-30' }),
      site('B', 10, { opened_on: '2020-10-01' }),
      site('C', 20, { opened_on: '2020-10-01', status: 'planned' }),
      site('D', 30, { village_code: '110101001999' }),
    ];
    const faults = await findFaults(database, 'facility', rows, { dataDate: '2020-09-30' });
    expect(faults.get('date_in_future')).toEqual(['2 opened_on 2020-10-01']);
    expect(faults.get('unknown_village')).toEqual(['4 village_code 110101001999']);
  });
});

describe('a region', () => {
  const bowTie = [
    [116, 39],
    [116.1, 39.1],
    [116.1, 39],
    [116, 39.1],
    [116, 39],
  ];
  const pentagram = [
    [116, 39.03],
    [116.02, 38.97],
    [115.97, 39.01],
    [116.03, 39.01],
    [115.98, 38.97],
    [116, 39.03],
  ];

  it('is repaired where there is one way to do it, and refused where there are several', async () => {
    const polygon = (ring: number[][]): Geometry => ({ type: 'Polygon', coordinates: [ring] });
    const town = (code: string, ring: number[][]): PlacedRow => ({
      row: { code, name: '新镇', level: 'town', parent_code: west },
      geometry: polygon(ring),
    });
    const faults = await findFaults(database, 'region', [town(`${west}007`, bowTie), town(`${west}008`, pentagram)]);
    expect(faults.get('geometry_repaired')?.join()).toMatch(/^1 outline_geom4326 Self-intersection/);
    expect(faults.get('geometry_invalid')?.join()).toMatch(/^2 outline_geom4326 Self-intersection/);
    expect(faults.rejected).toBe(1);
  });

  it('keeps its name, its parent and the order of its dates', async () => {
    const town = (change: Change): PlacedRow => ({
      row: { code: `${west}001`, name: '西区1镇', level: 'town', parent_code: west, ...change },
      geometry: null,
    });
    const faults = await findFaults(database, 'region', [
      town({}),
      town({ code: `${west}002`, name: '西区1镇' }),
      town({ code: `${west}010`, parent_code: null }),
      town({ code: `${west}011`, parent_code: '999999' }),
      town({ code: `${west}012`, valid_from: '2020-02-01', valid_to: '2020-01-01' }),
    ]);
    expect(faults.get('region_name_differs')).toEqual([`2 name ${west}002 西区1镇 ≠ 西区2镇`]);
    expect(faults.get('no_parent')).toEqual([`3 parent_code ${west}010`]);
    expect(faults.get('unknown_parent')).toEqual(['4 parent_code 999999']);
    expect(faults.get('dates_reversed')).toEqual(['5 valid_to 2020-02-01 > 2020-01-01']);
  });

  it('that is no more is told with the one in its place: by name, or by where it lay', async () => {
    const square = (code: string): Geometry | undefined =>
      regions().find(({ row }) => row.code === code)?.geometry ?? undefined;
    const changed = regions().flatMap((placed): PlacedRow[] => {
      const { code } = placed.row;
      // Renumbered with its name, merged into its neighbour, and one that is over.
      if (code === `${east}004`) return [{ ...placed, row: { ...placed.row, code: `${east}009` } }];
      if (code === `${east}003`) return [];
      if (code === `${east}002`) {
        const both = [square(`${east}002`), square(`${east}003`)].flatMap((shape) =>
          shape?.type === 'Polygon' ? [shape.coordinates] : [],
        );
        return [{ ...placed, geometry: { type: 'MultiPolygon', coordinates: both } }];
      }
      if (code === `${west}004`) return [{ ...placed, row: { ...placed.row, valid_to: '2019-12-31' } }];
      return [placed];
    });
    const file = writeFile('regions.geojson', toGeojson(changed));
    await loadFile(database, { dataset: 'region', file, programme, mode: 'replace', dataDate: '2020-02-01' });
    const faults = await findFaults(
      database,
      'road_segment',
      segments(
        { town_code: `${east}004` },
        { town_code: `${east}003` },
        { town_code: `${east}777` },
        { town_code: `${west}004`, district_code: west },
      ),
      { dataDate: '2020-02-01' },
    );
    expect(faults.get('region_ended')).toEqual([
      `1 town_code ${east}004 东区4镇 → ${east}009 东区4镇`,
      `2 town_code ${east}003 东区3镇 → ${east}002 东区2镇`,
    ]);
    expect(faults.get('unknown_region')).toEqual([`3 town_code ${east}777`]);
    expect(faults.get('region_expired')).toEqual([`4 town_code ${west}004  – 2019-12-31`]);
    expect(faults.rejected).toBe(3);
    const then = await findFaults(
      database,
      'road_segment',
      segments({ town_code: `${west}004`, district_code: west }),
      { dataDate: '2019-12-31' },
    );
    expect(then.has('region_expired')).toBe(false);
  });
});
