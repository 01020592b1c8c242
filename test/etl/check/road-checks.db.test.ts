import type { Geometry } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { buildCity, type PlacedRow } from '../support/small-city.ts';
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
