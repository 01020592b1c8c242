import { describe, expect, test } from 'vitest';
import { planItems, planRows } from '#geodata/sample/works/plan.data.ts';
import { pointOf, type Row, readRows, roughDistanceM, sumBy } from './read-sample.ts';

const facilities = readRows('facilities.csv');
const works = readRows('works.csv');
const reports = readRows('reports.csv');
const villages = readRows('villages.csv');
const isFinished = ({ status }: Row) => status === 'completed' || status === 'accepted';
const hasKind = (kind: string) => (facility: Row) => facility.kinds?.split('+').includes(kind) ?? false;
const quantity = (row: Row) => Number(row.quantity);

describe('bus stops of the sample', () => {
  const stops = facilities.filter(hasKind('bus_stop')).flatMap((stop) => pointOf(stop) ?? []);
  const pairsOfStops: [number, number][] = [];
  for (let index = 0; index < stops.length; index += 2) pairsOfStops.push([stops[index] ?? 0, stops[index + 1] ?? 0]);
  const isCovered = (village: Row) =>
    [pointOf(village, 'committee_'), pointOf(village, 'hall_')].some(
      (point) => point && pairsOfStops.some((stop) => roughDistanceM(stop, point) <= 500),
    );
  const gaps = villages.filter((village) => !isCovered(village));

  test('reach 93 to 95 % of the villages within 500 m', () => {
    expect(1 - gaps.length / villages.length).toBeGreaterThan(0.93);
    expect(1 - gaps.length / villages.length).toBeLessThan(0.95);
  });

  test('leave gaps in clusters: most uncovered villages have two more within 6 km', () => {
    const places = gaps.flatMap((village) => {
      const place = pointOf(village, 'committee_') ?? pointOf(village, 'hall_');
      return place ? [place] : [];
    });
    const clustered = places.filter(
      (place) => places.filter((other) => roughDistanceM(place, other) < 6000).length >= 3,
    );
    expect(clustered.length / places.length).toBeGreaterThan(0.85);
  });
});

describe('facilities of the sample', () => {
  test('carry unique codes and lack a place now and then', () => {
    expect(new Set(facilities.map(({ facility_code }) => facility_code)).size).toBe(facilities.length);
    const share = facilities.filter((facility) => !pointOf(facility)).length / facilities.length;
    expect(share).toBeGreaterThan(0.003);
    expect(share).toBeLessThan(0.008);
  });

  test('give 96 towns a transport station', () => {
    const open = facilities.filter(hasKind('town_transport_station')).filter(({ status }) => status === 'operating');
    expect(new Set(open.map(({ town_code }) => town_code)).size).toBe(96);
  });

  test.each(['road_service_station', 'bus_bay'])('hold as many operating %s as the works finished', (kind) => {
    const built = works
      .filter((work) => work.item === kind && isFinished(work))
      .reduce((sum, work) => sum + quantity(work), 0);
    const operating = facilities.filter(hasKind(kind)).filter(({ status }) => status === 'operating');
    expect(operating).toHaveLength(built);
  });

  test('hold each finished logistics point and those inside town stations', () => {
    const built = works
      .filter((work) => work.item === 'logistics_point' && isFinished(work))
      .reduce((sum, work) => sum + quantity(work), 0);
    const own = facilities.filter(({ kinds, status }) => kinds === 'logistics_point' && status === 'operating');
    expect(own).toHaveLength(built);
    expect(facilities.filter(hasKind('logistics_point')).length).toBeGreaterThan(own.length);
  });
});

describe('works of the sample', () => {
  const keyOf = (row: Row) => `${row.district_code} ${row.plan_year} ${row.item}`;
  const done = sumBy(works.filter(isFinished), keyOf, quantity);
  const ratios = planRows.flatMap(({ districtCode, year, quantities }) =>
    quantities.flatMap((planned, column) =>
      planned ? [{ year, ratio: (done.get(`${districtCode} ${year} ${planItems[column]}`) ?? 0) / planned }] : [],
    ),
  );

  test('stay with items and years that are planned', () => {
    const planned = new Set(
      planRows.flatMap(({ districtCode, year, quantities }) =>
        quantities.flatMap((value, column) => (value === null ? [] : [`${districtCode} ${year} ${planItems[column]}`])),
      ),
    );
    expect(works.filter((work) => !planned.has(keyOf(work)))).toEqual([]);
  });

  test('come near the plan in 2018 and 2019', () => {
    const past = ratios.filter(({ year }) => year < 2020);
    const near = past.filter(({ ratio }) => ratio >= 0.93 && ratio <= 1.12);
    expect(near.length / past.length).toBeGreaterThan(0.93);
  });

  test('are mostly between 60 and 95 % in 2020, some plainly behind', () => {
    const present = ratios.filter(({ year }) => year === 2020);
    expect(present.filter(({ ratio }) => ratio >= 0.6 && ratio <= 0.95).length / present.length).toBeGreaterThan(0.65);
    expect(present.filter(({ ratio }) => ratio < 0.5).length).toBeGreaterThanOrEqual(5);
  });

  test('start, finish and are accepted in that order and by the data date', () => {
    for (const { started_on = '', finished_on = '', accepted_on = '', status, plan_year } of works) {
      if (finished_on) expect([started_on < finished_on, finished_on.slice(0, 4)]).toEqual([true, plan_year]);
      if (accepted_on) expect(finished_on < accepted_on).toBe(true);
      expect([started_on, finished_on, accepted_on].every((date) => date <= '2020-09-30')).toBe(true);
      expect(status === 'accepted').toBe(accepted_on !== '');
    }
  });
});

describe('reports of the sample', () => {
  test('are one a month, item and district at most, with some missing', () => {
    const keys = reports.map(({ item, district_code, month }) => `${item} ${district_code} ${month}`);
    expect(new Set(keys).size).toBe(keys.length);
    const expected = planRows.reduce(
      (sum, { year, quantities }) =>
        sum + quantities.filter((value) => value !== null).length * (year === 2020 ? 9 : 12),
      0,
    );
    expect(keys.length).toBeLessThan(expected);
    expect(keys.length / expected).toBeGreaterThan(0.95);
  });

  test('claim about what the works finished', () => {
    const finished = works.filter(isFinished).filter(({ item }) => item === 'pavement_repair');
    const claimed = reports.filter(({ item }) => item === 'pavement_repair');
    const ratio =
      claimed.reduce((sum, row) => sum + quantity(row), 0) / finished.reduce((sum, row) => sum + quantity(row), 0);
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(1.05);
  });
});
