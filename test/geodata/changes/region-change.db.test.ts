import { beforeAll, describe, expect, it } from 'vitest';
import { resolveAsOf } from '#geodata/as-of.ts';
import { explainValue, type ValueChange } from '#geodata/changes/explain-value.ts';
import { startTestServer } from '#test/api/support/test-server.ts';
import { fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';

const database = await testDatabase();
const root = '330600';
const district = '330602';
const [kept, merged, successor, mistaken, dissolved] = ['001', '002', '003', '004', '005'].map(
  (number) => `${district}${number}`,
) as [string, string, string, string, string];
let first = 0;
let last = 0;

beforeAll(async () => {
  const of = (dataset: string, dataDate: string, rows: Parameters<typeof publish>[1]['rows'], ends: string[] = []) =>
    publish(database, { root, dataset, dataDate, rows: rows ?? [], ends });
  const segment = (code: string, town: string, maintained = true) =>
    fact.segment(code, { town, district }, 5, { maintained });
  await of('region', '2020-08-31', [
    fact.region(root, 'city', null),
    fact.region(district, 'district', root),
    fact.region(kept, 'town', district),
    fact.region(merged, 'town', district),
    fact.region(dissolved, 'town', district, { valid_to: '2020-09-10' }),
  ]);
  await of('village', '2020-08-31', [
    fact.village('V1', { town: kept, district }, {}),
    fact.village('V2', { town: merged, district }, {}),
  ]);
  await of('road_segment', '2020-08-31', [
    segment('R1', kept),
    segment('R2', merged),
    segment('R4', mistaken, false),
    segment('R5', dissolved, false),
  ]);
  const office = { kinds: ['road_management_office'], district_code: district };
  first = await of('facility', '2020-08-31', [
    fact.facility('O1', null, { ...office, town_code: kept }),
    fact.facility('O2', null, { ...office, town_code: merged }),
  ]);
  // What the list of August lacked is told late, under its own date; in September one town is merged into a new one.
  await of('region', '2020-08-31', [fact.region(mistaken, 'town', district)]);
  await of('region', '2020-09-30', [fact.region(successor, 'town', district)], [merged]);
  await of('village', '2020-09-30', [fact.village('V3', { town: successor, district }, {})], ['V2']);
  last = await of('road_segment', '2020-09-30', [segment('R2', successor)]);
});

const explain = (indicator: string, region: string, [from, to]: readonly [number, number] = [first, last]) =>
  database.read(async (tx) =>
    explainValue(tx, {
      indicator,
      root,
      region,
      from: await resolveAsOf(tx, root, `${from}`),
      to: await resolveAsOf(tx, root, `${to}`),
    }),
  );

const told = ({ records }: ValueChange) =>
  records.map(({ key, cause, kind, success, population }) => [key, cause, kind, success, population]).sort();

/** The parts of a change are the whole of it. */
function expectWhole({ from, to, parts }: ValueChange): void {
  for (const weight of ['success', 'population'] as const) {
    expect(parts.reduce((sum, part) => sum + part[weight], 0)).toBeCloseTo(to[weight] - from[weight], 6);
  }
  expect(parts[0], 'nothing is left to a definition that did not change').toMatchObject({ success: 0, population: 0 });
}

describe('the merge of a town into a new one', () => {
  it('is a change of regions: that it is gone, and that the new one is there', async () => {
    for (const region of [root, district]) {
      const change = await explain('town-road-office', region);
      expect(told(change)).toEqual([
        [merged, 'region', 'left', -1, -1],
        [successor, 'region', 'entered', 0, 1],
        [mistaken, 'correction', 'entered', 0, 1],
        [dissolved, 'region', 'left', 0, -1],
      ]);
      expect(change.parts.find(({ cause }) => cause === 'region')).toMatchObject({
        success: -1,
        population: -1,
        records: 3,
      });
      expectWhole(change);
    }
  });

  it('told backwards is one as well', async () => {
    const change = await explain('town-road-office', root, [last, first]);
    expect(told(change)).toEqual([
      [merged, 'region', 'entered', 1, 1],
      [successor, 'region', 'left', 0, -1],
      [mistaken, 'correction', 'left', 0, -1],
      [dissolved, 'region', 'entered', 0, 1],
    ]);
    expectWhole(change);
  });

  it('leaves the town that is gone with nothing, and begins the new one with nothing', async () => {
    const gone = await explain('town-road-office', merged);
    expect([gone.from.value, gone.to.value, gone.to.status, gone.to.name]).toEqual([
      100,
      null,
      'no_data',
      `town ${merged}`,
    ]);
    expect(gone.to.reason.zh).toBe('该时点没有这个区域。');
    expect(told(gone)).toEqual([[merged, 'region', 'left', -1, -1]]);
    expectWhole(gone);
    const begun = await explain('maintenance-rate', successor);
    expect([begun.from.value, begun.to.value, begun.to.population]).toEqual([null, 100, 5]);
    expect(told(begun)).toEqual([['R2', 'region', 'entered', 5, 5]]);
    expectWhole(begun);
  });

  it('is one for villages that are formed and merged', async () => {
    const change = await explain('village-bus-coverage', root);
    expect(told(change)).toEqual([
      ['V2', 'region', 'left', 0, -1],
      ['V3', 'region', 'entered', 0, 1],
    ]);
    expectWhole(change);
  });

  it('is refused of a region that stands at neither state', async () => {
    await expect(explain('maintenance-rate', '330602099')).rejects.toMatchObject({
      code: 'unknown_region',
      status: 404,
    });
    await expect(explain('maintenance-rate', successor, [first, first])).rejects.toMatchObject({ status: 404 });
  });

  it('is told over the API of a region that stands at either state, and no other', async () => {
    const server = await startTestServer(database);
    const ask = (region: string, from: number, to: number) =>
      server.get(`/api/changes?indicator=town-road-office&region=${region}&from=${from}&to=${to}`);
    for (const region of [merged, successor]) {
      const answer = await ask(region, first, last);
      expect([region, answer.status]).toEqual([region, 200]);
    }
    expect((await ask(successor, first, first)).status).toBe(404);
    expect((await ask('330602099', first, last)).status).toBe(404);
  });
});
