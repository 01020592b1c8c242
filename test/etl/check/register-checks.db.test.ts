import type { Geometry } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { buildCity, type PlacedRow, programme, regions, toGeojson, writeFile } from '../support/small-city.ts';
import { type Faults, findFaults } from './find-faults.ts';

const database = await testDatabase();
const east = '110101';
const west = '110102';

beforeAll(() => buildCity(database));

type Change = PlacedRow['row'];
type LonLat = [number, number];

/** Segments of routes of their own, a kilometre each, without a line. */
function segments(...changes: readonly Change[]): PlacedRow[] {
  return changes.map((change, index) => ({
    row: {
      segment_code: `S${index + 1}`,
      route_code: `X${100 + index}${east}`,
      admin_grade: 'county',
      register_length_km: 1,
      start_chainage_km: 0,
      end_chainage_km: 1,
      district_code: east,
      town_code: `${east}001`,
      ...change,
    },
    geometry: null,
  }));
}

function find(rows: readonly PlacedRow[], options = {}): Promise<Faults> {
  return findFaults(database, 'road_segment', rows, options);
}

const line = (...coordinates: LonLat[]): Geometry => ({ type: 'LineString', coordinates });
const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

describe('a segment', () => {
  it('whose values are all sound is told of nothing but its missing line', async () => {
    const faults = await find(segments({}, {}));
    expect([...faults.keys()]).toEqual(['geometry_missing']);
    expect(faults.rejected).toBe(0);
  });

  it('with every fault at once is told of every one of them', async () => {
    const faults = await find(
      segments(
        {
          segment_code: null,
          route_code: null,
          admin_grade: '大道',
          technical_class: '九级',
          width_m: 'wide',
          built_year: 2199,
          register_length_km: 0,
          start_chainage_km: 3,
          end_chainage_km: 2,
          district_code: '999999',
          town_code: '999999001',
          condition: '很好',
        },
        {},
      ),
    );
    expect([...faults.keys()].sort()).toEqual([
      'bad_number',
      'chainage_reversed',
      'geometry_missing',
      'missing_required',
      'out_of_range',
      'unknown_code',
      'unknown_region',
      'zero_length',
    ]);
    expect(faults.get('missing_required')).toEqual(['1 route_code', '1 segment_code']);
    expect(faults.get('unknown_code')).toEqual(['1 admin_grade 大道', '1 condition 很好', '1 technical_class 九级']);
  });

  it('is lost by an unreadable grade, and only loses the cell by an unreadable width', async () => {
    const faults = await find(segments({ width_m: 'wide', maintained: '也许' }, { admin_grade: '大道' }, {}));
    expect(faults.rejected).toBe(1);
    expect(faults.get('bad_number')).toEqual(['1 width_m wide']);
    expect(faults.get('bad_boolean')).toEqual(['1 maintained 也许']);
  });

  it('has a line with a length and a record with one', async () => {
    const rows = segments({}, {}, { register_length_km: null, start_chainage_km: null, end_chainage_km: null });
    const faults = await find([
      { ...rows[0], geometry: line([116.1, 39.01], [116.1, 39.01]) } as PlacedRow,
      { ...rows[1], geometry: line([116.1, 39.01], [116.1, 39.010001]) } as PlacedRow,
      rows[2] as PlacedRow,
    ]);
    expect(faults.get('geometry_zero_length')).toEqual(['1 line_geom4326 POINT(116.1 39.01)']);
    expect(faults.get('zero_length')).toEqual(['3 register_length_km']);
    expect(faults.get('length_differs')).toHaveLength(2);
  });

  it('keeps the sound parts of a line that also has a part of one point', async () => {
    const [row] = segments({ register_length_km: null });
    const parts = [
      [
        [116.1, 39.01],
        [116.11, 39.01],
      ],
      [
        [116.12, 39.01],
        [116.12, 39.01],
      ],
    ];
    const faults = await find([{ ...row, geometry: { type: 'MultiLineString', coordinates: parts } } as PlacedRow]);
    expect(faults.rejected).toBe(0);
    expect(faults.get('geometry_repaired')).toHaveLength(1);
    expect(faults.has('geometry_zero_length')).toBe(false);
  });

  it('lies within five kilometres of the region', async () => {
    const at = (lon: number): Geometry => line([lon, 39.05], [lon + 0.001, 39.05]);
    // The city ends at 116.8; the tolerance is 0.05 degrees.
    const places = [at(116.5), at(116.8499), at(116.852), at(100)];
    const rows = segments({}, {}, {}, {}).map(({ row }, index) => ({ row, geometry: places[index] ?? null }));
    expect((await find(rows)).get('geometry_outside')?.map((fault) => fault.slice(0, 1))).toEqual(['3', '4']);
  });

  it('has the grade, the form and the district of its route code', async () => {
    const faults = await find(
      segments(
        { admin_grade: 'village' },
        { route_code: 'X12110101' },
        { route_code: 'Y12A5110102', admin_grade: 'township' },
        { route_code: 'C001110199', admin_grade: 'village' },
        { route_code: 'G104', admin_grade: 'national' },
        { route_code: '104国道', admin_grade: 'national' },
        { route_code: 'X101110102' },
      ),
    );
    expect(faults.get('route_grade_differs')).toEqual([`1 admin_grade X100${east} / village`]);
    expect(faults.get('route_code_form')).toEqual(['2 route_code X12110101']);
    expect(faults.get('route_code_adcode')).toEqual([`4 route_code C001110199 / ${east}`]);
  });

  it('is neither built nor assessed after the data date', async () => {
    const rows = segments({ built_year: 2020, condition_year: 2020 }, { built_year: 2021 }, { condition_year: 2021 });
    expect((await find(rows, { dataDate: '2020-09-30' })).get('date_in_future')).toEqual([
      '2 built_year 2021',
      '3 condition_year 2021',
    ]);
  });

  it('has the name that its town and district have, with or without the word for it', async () => {
    const faults = await find(
      segments(
        { town_name: '东区1镇', district_name: '东区' },
        { town_name: '东区1' },
        { town_name: '东区2镇' },
        { district_name: '西区', town_name: null },
        { town_code: null, town_name: '东区2镇' },
      ),
    );
    expect(faults.get('region_name_differs')).toEqual([
      `3 town_code ${east}001 东区2镇 ≠ 东区1镇`,
      `4 district_code ${east} 西区 ≠ 东区`,
    ]);
    expect(faults.rejected).toBe(0);
  });

  it('whose town is of another district is told once, and one without a town as well', async () => {
    const faults = await find(segments({ town_code: `${west}001` }, { town_code: null }, { district_code: null }));
    expect(faults.get('town_not_in_district')).toEqual([`1 town_code ${west}001 / ${east}`]);
    expect(faults.get('no_town')).toEqual(['2 town_code']);
    expect(faults.has('no_district')).toBe(false);
  });
});

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
    const faults = await find(
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
    const then = await find(segments({ town_code: `${west}004`, district_code: west }), { dataDate: '2019-12-31' });
    expect(then.has('region_expired')).toBe(false);
  });
});
