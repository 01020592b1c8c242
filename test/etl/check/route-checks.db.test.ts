import type { Geometry } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { buildCity, type PlacedRow, programme, toGeojson, writeFile } from '../support/small-city.ts';
import { type Faults, findFaults } from './find-faults.ts';
import { east, segments } from './segments.ts';

const database = await testDatabase();
const west = '110102';

beforeAll(() => buildCity(database));

type LonLat = [number, number];

function find(rows: readonly PlacedRow[], options = {}): Promise<Faults> {
  return findFaults(database, 'road_segment', rows, options);
}

const line = (...coordinates: LonLat[]): Geometry => ({ type: 'LineString', coordinates });

describe('the segments of a route', () => {
  const along = (...spans: readonly (readonly [number, number])[]): PlacedRow[] =>
    segments(
      ...spans.map(([start, end]) => ({ start_chainage_km: start, end_chainage_km: end, route_code: `X1${east}00` })),
    );

  it.each([
    [
      'follow each other',
      [
        [0, 1],
        [1, 2],
        [2, 3.5],
      ],
      [],
      [],
    ],
    [
      'follow each other in any order of the file',
      [
        [2, 3],
        [0, 1],
        [1, 2],
      ],
      [],
      [],
    ],
    [
      'may leave a metre',
      [
        [0, 1],
        [1.001, 2],
      ],
      [],
      [],
    ],
    [
      'may overlap by a metre',
      [
        [0, 1],
        [0.999, 2],
      ],
      [],
      [],
    ],
    [
      'leave more than a metre',
      [
        [0, 1],
        [1.002, 2],
      ],
      ['2 start_chainage_km S1 (#1) 1.000 → 1.002 S2'],
      [],
    ],
    [
      'overlap by more than a metre',
      [
        [0, 1],
        [0.998, 2],
      ],
      [],
      ['2 start_chainage_km S1 (#1) 0.998 – 1.000 S2'],
    ],
    [
      'lie inside a longer one',
      [
        [0, 5],
        [1, 2],
        [5, 6],
      ],
      [],
      ['2 start_chainage_km S1 (#1) 1.000 – 2.000 S2'],
    ],
    [
      'stand twice',
      [
        [0, 1],
        [0, 1],
        [1, 2],
      ],
      [],
      ['2 start_chainage_km S1 (#1) 0.000 – 1.000 S2'],
    ],
    [
      'leave and overlap as much, so that the sums agree',
      [
        [0, 1],
        [1.5, 2.5],
        [2, 3],
      ],
      ['2 start_chainage_km S1 (#1) 1.000 → 1.500 S2'],
      ['3 start_chainage_km S2 (#2) 2.000 – 2.500 S3'],
    ],
    [
      'are reversed, which is no gap',
      [
        [0, 1],
        [2, 1],
        [2, 3],
      ],
      [],
      [],
    ],
  ] as const)('%s', async (_, spans, gaps, overlaps) => {
    const faults = await find(along(...spans));
    expect(faults.get('chainage_gap') ?? []).toEqual(gaps);
    expect(faults.get('chainage_overlap') ?? []).toEqual(overlaps);
    expect(faults.get('chainage_reversed') ?? []).toHaveLength(spans.filter(([start, end]) => start > end).length);
    expect(faults.rejected).toBe(0);
  });

  it('are not compared with those of another route, nor with those without chainage', async () => {
    const rows = segments(
      { start_chainage_km: 5, end_chainage_km: 6 },
      {},
      { start_chainage_km: null, route_code: `X100${east}` },
    );
    const faults = await find(rows);
    expect(faults.has('chainage_gap')).toBe(false);
    expect(faults.has('chainage_overlap')).toBe(false);
  });
});

describe('a line', () => {
  const [a, b, c]: [LonLat, LonLat, LonLat] = [
    [116.1, 39.01],
    [116.11, 39.02],
    [116.12, 39.01],
  ];

  it('may stand once, whichever way it runs', async () => {
    const lines = [line(a, b, c), line(c, b, a), line(a, b, c), line(a, c), line(a, c, b, c)];
    const rows = segments({}, {}, { segment_code: 'S1' }, {}, {}).map(({ row }, at) => ({
      row,
      geometry: lines[at] ?? null,
    }));
    const faults = await find(rows);
    expect(faults.get('geometry_duplicated')).toEqual(['2 line_geom4326 S1 (#1)', '3 line_geom4326 S2 (#2)']);
    expect(faults.get('duplicate_key')).toEqual(['3 S1 (#1)']);
  });

  it('that stands a thousand times is told 999 times, soon', async () => {
    const rows = segments(...Array.from({ length: 1_000 }, () => ({}))).map(({ row }) => ({
      row,
      geometry: line(a, b),
    }));
    const started = performance.now();
    expect((await find(rows)).get('geometry_duplicated')).toHaveLength(3);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('a key', () => {
  it('that stands twice is told of every row but the one that is kept, and the sound one is kept', async () => {
    const rows = segments({ segment_code: 'D', route_code: null }, { segment_code: 'D' }, { segment_code: 'D' }, {});
    const faults = await find(rows);
    expect(faults.get('duplicate_key')).toEqual(['1 D (#2)', '3 D (#2)']);
    expect(faults.get('missing_required')).toEqual(['1 route_code']);
  });

  it('that stands in another district is not taken from there by a file of one district', async () => {
    const rows = segments({}, {}, {});
    const file = writeFile('east.geojson', toGeojson(rows.slice(0, 2)));
    await loadFile(database, { dataset: 'road_segment', programme, file, mode: 'merge' });
    const moved = segments(
      { district_code: west, town_code: `${west}001` },
      { segment_code: 'W2', district_code: west, town_code: `${west}001` },
      { segment_code: 'S2' },
    );
    const faults = await find(moved, { region: west });
    expect(faults.get('key_in_other_district')).toEqual([`1 segment_code S1 → ${east}`]);
    expect(faults.get('outside_scope')).toEqual(['3 S2']);
    expect((await find(moved)).has('key_in_other_district')).toBe(false);
    const town = { row: { code: `${west}001`, name: '东区9镇', level: 'town', parent_code: east }, geometry: null };
    const regionFaults = await findFaults(database, 'region', [town], { region: east });
    expect(regionFaults.get('key_in_other_district')).toEqual([`1 code ${west}001 → ${west}`]);
  });
});
