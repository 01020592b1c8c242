import type { Geometry } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { buildCity, type PlacedRow, programme, toGeojson, writeFile } from '../support/small-city.ts';
import { type Faults, findFaults } from './find-faults.ts';

const database = await testDatabase();
const east = '110101';
const west = '110102';
const dataDate = '2020-12-31';

beforeAll(() => buildCity(database));

type Change = PlacedRow['row'];

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
/** At 39 degrees of latitude a kilometre is 0.011545 degrees of longitude on the ellipsoid. */
const lineOf = (km: number): Geometry => ({
  type: 'LineString',
  coordinates: [
    [116.5, 39],
    [116.5 + km * 0.011545, 39],
  ],
});

/** A line beside that of `lineOf`, from one kilometre of it to another. */
const along = ([from, to]: readonly [number, number], besideDeg: number): Geometry => ({
  type: 'LineString',
  coordinates: [from, (from + to) / 2, to].map((km) => [116.5 + km * 0.011545, 39 + besideDeg]),
});
const crossing: Geometry = {
  type: 'LineString',
  coordinates: [
    [116.51, 38.99],
    [116.51, 39.01],
  ],
};

function works(...changes: readonly (Change | readonly [Change, Geometry | null])[]): PlacedRow[] {
  return changes.map((given, index) => {
    const [change, geometry] = Array.isArray(given) ? given : [given, point(116.5 + index * 0.01, 39.05)];
    return {
      row: {
        work_code: `W${index + 1}`,
        name: `工程${index + 1}`,
        item: 'safety_works',
        district_code: east,
        town_code: `${east}001`,
        quantity: 2,
        status: 'accepted',
        plan_year: 2019,
        started_on: '2019-03-01',
        finished_on: '2019-10-01',
        accepted_on: '2019-11-01',
        evidence: '验〔2019〕1号',
        ...change,
      },
      geometry,
    };
  });
}

function reports(
  ...rows: readonly (readonly [month: string, quantity: number, cumulative?: number | null, more?: Change])[]
) {
  return rows.map(
    ([month, quantity, cumulative = null, more = {}]): PlacedRow => ({
      row: { item: 'bus_bay', district_code: east, month, quantity, cumulative_quantity: cumulative, ...more },
      geometry: null,
    }),
  );
}

const findWorks = (rows: readonly PlacedRow[], options = {}): Promise<Faults> =>
  findFaults(database, 'work', rows, { dataDate, ...options });
const findReports = (rows: readonly PlacedRow[], options = {}): Promise<Faults> =>
  findFaults(database, 'report', rows, { dataDate, ...options });
const publish = (dataset: string, rows: readonly PlacedRow[]) =>
  loadFile(database, {
    dataset,
    programme,
    file: writeFile(`${dataset}.geojson`, toGeojson(rows)),
    mode: 'merge',
    dataDate,
  });

describe('a work', () => {
  it('that is sound is told of nothing', async () => {
    expect([...(await findWorks(works({}))).keys()]).toEqual([]);
  });

  it('has dates in their order, not after the data date, and not a year before the programme', async () => {
    const faults = await findWorks(
      works(
        { started_on: '2018-01-01', finished_on: dataDate, accepted_on: dataDate },
        { started_on: '2017-12-31' },
        { accepted_on: '2021-01-01' },
        { finished_on: '2020-01-01' },
        { plan_year: 2021 },
        { plan_year: 2020 },
      ),
    );
    expect(faults.get('date_before_programme')).toEqual(['2 started_on 2017-12-31']);
    expect(faults.get('date_in_future')).toEqual(['3 accepted_on 2021-01-01']);
    expect(faults.get('dates_reversed')).toEqual(['4 accepted_on 2020-01-01 > 2019-11-01']);
    expect(faults.get('year_outside_programme')).toEqual(['5 plan_year 2021']);
    expect(faults.rejected).toBe(0);
  });

  it('has a place and, when it is done, a date, the day of its acceptance, and a photo or other proof', async () => {
    const faults = await findWorks(
      works(
        [{}, null],
        { status: 'completed', accepted_on: null, evidence: null },
        { status: 'completed', accepted_on: null },
        { accepted_on: null },
        { status: 'building', finished_on: null, accepted_on: null, evidence: null },
        { finished_on: null },
        { status: 'completed', accepted_on: null, evidence: null, 验收照片: '完工.jpg' },
        { evidence: null, 验收照片: '完工.jpg' },
        { status: 'completed', evidence: null },
        { evidence: null },
        { accepted_on: null, evidence: null },
      ),
    );
    expect(faults.get('work_without_place')).toEqual(['1 place_geom4326 W1']);
    expect(faults.get('work_without_evidence')).toEqual(['2 evidence completed']);
    expect(faults.get('acceptance_date_missing')).toEqual(['11 accepted_on accepted', '4 accepted_on accepted']);
    expect(faults.get('photo_missing')).toEqual(['10 photo accepted', '11 photo accepted', '9 photo completed']);
    expect(faults.get('finish_date_missing')).toEqual(['6 finished_on accepted']);
  });

  it('claims the kilometres of its line, within a fifth and 50 m, where the item is counted in kilometres', async () => {
    const faults = await findWorks(
      works(
        [{ quantity: 2 }, lineOf(2)],
        [{ quantity: 2.39, name: 'b' }, lineOf(2)],
        [{ quantity: 2.41, name: 'c' }, lineOf(2)],
        [{ quantity: 0.11, name: 'd' }, lineOf(0.07)],
        [{ quantity: 9, item: 'bus_bay' }, lineOf(2)],
        [{ quantity: 9 }, point(116.6, 39.05)],
      ),
    );
    expect(faults.get('quantity_differs_from_map')).toEqual(['3 quantity 2.4100 / 2.000']);
  });

  it('is told when its polygon could be repaired in several ways', async () => {
    const ring = [
      [116.4, 39.03],
      [116.42, 38.97],
      [116.37, 39.01],
      [116.43, 39.01],
      [116.38, 38.97],
      [116.4, 39.03],
    ];
    const faults = await findWorks(works([{}, { type: 'Polygon', coordinates: [ring] }], {}));
    expect(faults.get('geometry_invalid')).toHaveLength(1);
    expect(faults.has('geometry_repaired')).toBe(false);
  });

  it('counts once: not in two years, not in two items, unless it is another section', async () => {
    const at = point(116.5, 39.05);
    const route = { name: '皋道线 维修', route_code: `X101${east}` };
    const faults = await findWorks(
      works(
        [route, at],
        [{ ...route, item: 'bus_bay' }, at],
        [{ ...route, plan_year: 2020, name: '皋道线维修' }, point(116.5005, 39.05)],
        [{ ...route, plan_year: 2020 }, point(116.55, 39.05)],
        [{ ...route, route_code: `X102${east}` }, at],
        [{ name: '候车亭', item: 'bus_bay' }, null],
        [{ name: '候车亭', item: 'safety_works' }, null],
      ),
    );
    expect(faults.get('work_counted_twice')).toEqual([
      '2 work_code W2 [W1 2019 safety_works]',
      '3 work_code W3 [W2 2019 bus_bay]',
    ]);
  });

  it('counts once under another name on the same line, whichever is longer and however it is drawn', async () => {
    const faults = await findWorks(
      works(
        [{ quantity: 2, name: '甲' }, lineOf(2)],
        // Two kilometres of three, a few metres beside and against the direction; four fifths of it; less than that.
        [{ quantity: 3, name: '乙', item: 'bus_bay', plan_year: 2020 }, along([3, 0], 0.00006)],
        [{ quantity: 1, name: '丙', plan_year: 2020 }, along([2.18, 3.18], 0.00006)],
        [{ quantity: 1, name: '丁', plan_year: 2020 }, along([-0.25, 0.75], 0.00006)],
        // Fifteen metres beside is another road; so is one that only crosses.
        [{ quantity: 2, name: '戊' }, along([0, 2], 0.0002)],
        [{ quantity: 2, name: '己' }, crossing],
        [{ quantity: 2, name: '庚' }, point(116.5, 39)],
      ),
    );
    expect(faults.get('work_counted_twice')).toEqual([
      '2 work_code W2 [W1 2019 safety_works]',
      '3 work_code W3 [W2 2020 bus_bay]',
    ]);
  });

  it('counts once on the line of a standing work that goes on standing', async () => {
    await publish('work', works([{ name: '旧线', work_code: 'L1', quantity: 2 }, along([10, 12], 0)]));
    const again = works([{ name: '新线', work_code: 'L2', quantity: 2, plan_year: 2020 }, along([10, 12], 0.00003)]);
    expect((await findWorks(again)).get('work_counted_twice')).toEqual(['1 work_code L2 [L1 2019 safety_works]']);
    expect((await findWorks(again, { mode: 'replace' })).has('work_counted_twice')).toBe(false);
  });

  it('counts once beside the standing works that go on standing', async () => {
    const place = point(116.5, 39.05);
    const row = { name: '安防一期', route_code: `X101${east}` };
    await publish('work', works([row, place]));
    const again = works([{ ...row, work_code: 'W9', plan_year: 2020 }, place]);
    expect((await findWorks(again)).get('work_counted_twice')).toEqual(['1 work_code W9 [W1 2019 safety_works]']);
    // The file replaces the standing work, so that it will not stand twice.
    expect((await findWorks(again, { mode: 'replace' })).has('work_counted_twice')).toBe(false);
    const other = works([{ ...row, work_code: 'W9', district_code: west, town_code: `${west}001` }, place]);
    const faults = await findWorks(other, { mode: 'replace', region: west });
    expect(faults.get('work_counted_twice')).toEqual(['1 work_code W9 [W1 2019 safety_works]']);
  });
});

describe('a report', () => {
  it('is of a month of the programme that has begun, and written by today', async () => {
    const faults = await findReports(
      reports(
        ['2019-01', 0],
        ['2018-12', 0],
        ['2020-12', 0],
        ['2021-01', 0, null, { reported_on: '2020-12-01' }],
        ['2020-11', 0, null, { reported_on: '2199-01-01' }],
      ),
    );
    expect(faults.get('date_before_programme')).toEqual(['2 month 2018-12']);
    expect(faults.get('date_in_future')).toEqual(['4 month 2021-01-01', '5 reported_on 2199-01-01']);
    expect(faults.get('reported_before_month')).toEqual(['4 reported_on 2020-12-01']);
  });

  it('says a cumulative quantity that does not fall and is the sum of its months', async () => {
    const faults = await findReports(
      reports(
        ['2019-01', 1, 1],
        ['2019-02', 2, 3],
        ['2019-03', 2, 5.01],
        ['2019-04', 2, 7.03],
        ['2019-05', 1, 6],
        // Without the month before it nothing is known but that the sum may not fall.
        ['2019-07', 1, 9],
        ['2019-09', 1, 8.9],
        // A sum of the year begins anew.
        ['2020-01', 2, 2],
        ['2020-02', 1, 3],
      ),
    );
    expect(faults.get('cumulative_decreases')).toEqual([
      '5 cumulative_quantity 2019-05 6 < 2019-04 7.03',
      '7 cumulative_quantity 2019-09 8.9 < 2019-07 9',
    ]);
    expect(faults.get('cumulative_differs')).toEqual([
      '4 cumulative_quantity 5.01 + 2 ≠ 7.03',
      '5 cumulative_quantity 7.03 + 1 ≠ 6',
    ]);
    expect(faults.rejected).toBe(0);
  });

  it('goes on from the months that stand', async () => {
    await publish('report', reports(['2019-01', 4, 4], ['2019-02', 4, 8]));
    const faults = await findReports(reports(['2019-03', 1, 7]));
    expect(faults.get('cumulative_decreases')).toEqual(['1 cumulative_quantity 2019-03 7 < 2019-02 8']);
    expect(faults.get('cumulative_differs')).toEqual(['1 cumulative_quantity 8 + 1 ≠ 7']);
    // A month that the file brings anew counts as the file has it, and other districts have their own sums.
    expect((await findReports(reports(['2019-02', 2, 6], ['2019-03', 1, 7]))).has('cumulative_decreases')).toBe(false);
    const west3 = reports(['2019-03', 1, 7, { district_code: west }]);
    expect((await findReports(west3)).has('cumulative_decreases')).toBe(false);
  });

  it('claims no more than the works finished by then', async () => {
    await publish(
      'work',
      works({ work_code: 'R1', quantity: 3, item: 'bus_bay', finished_on: '2019-06-30', accepted_on: '2019-07-01' }),
    );
    const faults = await findReports(
      reports(['2019-01', 0], ['2019-02', 0], ['2019-05', 1], ['2019-06', 2], ['2019-07', 1], ['2019-08', 0]),
    );
    expect(faults.get('report_without_work')).toEqual(['3 quantity 1 > 0', '5 quantity 4 > 3']);
    expect(faults.rejected).toBe(0);
  });

  it('is of an item, a district and a name that go together', async () => {
    const faults = await findReports(
      reports(
        ['2019-05', 0, null, { item: 'castle' }],
        ['2019-06', 0, null, { district_name: '西区' }],
        ['2019-07', 0],
      ),
    );
    expect(faults.get('unknown_item')).toEqual(['1 item castle']);
    expect(faults.get('region_name_differs')).toEqual([`2 region_code ${east} 西区 ≠ 东区`]);
  });
});
