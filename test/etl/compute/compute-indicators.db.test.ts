import { beforeEach, describe, expect, it } from 'vitest';
import { computeIndicators } from '#etl/compute/compute-indicators.ts';
import type { Database } from '#geodata/database/database.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { basisOf, fact, publish, undo } from '#test/geodata/indicators/fact-builder.ts';
import { makeRandomCity, publishCity } from '#test/geodata/indicators/random-city.ts';
import { testDatabase } from '#test/support/database.ts';

const database: Database = await testDatabase();
let root: string;
let counter = 0;
const at = { district: 'D1', town: 'D1T1' };

beforeEach(async () => {
  counter += 1;
  root = `C${counter}`;
  const rows = [
    fact.region(root, 'city', null),
    fact.region('D1', 'district', root),
    fact.region('D2', 'district', root),
    fact.region('D1T1', 'town', 'D1'),
    fact.region('D2T1', 'town', 'D2'),
  ];
  await publish(database, { root, dataset: 'region', rows });
});

const segment = (code: string, lengthKm: number, maintained: boolean, place = at) =>
  fact.segment(code, place, lengthKm, { maintained });
const publishRoads = (rows: ReturnType<typeof segment>[], more: { dataDate?: string; ends?: string[] } = {}) =>
  publish(database, { root, dataset: 'road_segment', rows, ...more });

async function rateOf(region: string, asOf?: string): Promise<number | null | undefined> {
  const basis = await basisOf(database, root, asOf);
  const [value] = await database.read((tx) => listValues(tx, { indicator: 'maintenance-rate', root, region, basis }));
  return value?.value;
}
const rowsOf = (indicator: string, ofRoot = root) =>
  database.read((tx) =>
    tx('indicator_value').where({ root_region: ofRoot, indicator }).orderBy(['load_id', 'region_code']),
  );

describe('computing the indicators after a load', () => {
  it('gives a region without records a row of zeros and the value null', async () => {
    await publishRoads([segment('R1', 1, true)]);
    const ofD2 = (await rowsOf('maintenance-rate')).filter(({ region_code }) => region_code === 'D2');
    expect(ofD2).toMatchObject([
      { population: 0, success: 0, population_count: 0, success_count: 0, level: 'district' },
    ]);
    expect(await rateOf('D2')).toBeNull();
    expect(await rateOf('D1')).toBe(100);
  });

  it('writes rows only for regions whose value changed', async () => {
    await publishRoads([segment('R1', 1, true), segment('R2', 1, true, { district: 'D2', town: 'D2T1' })]);
    const load = await publishRoads([segment('R3', 3, false)]);
    const written = (await rowsOf('maintenance-rate')).filter(({ load_id }) => load_id === load);
    expect(written.map(({ region_code }) => region_code).sort()).toEqual([root, 'D1', 'D1T1'].sort());
  });

  it('writes nothing when the same is computed again', async () => {
    const load = await publishRoads([segment('R1', 1, true)]);
    const before = await rowsOf('maintenance-rate');
    await database.write((tx) => computeIndicators(tx, { root, load, dataset: 'programme' }));
    await database.write((tx) => computeIndicators(tx, { root, load: load, dataset: 'road_segment' }));
    expect(await rowsOf('maintenance-rate')).toEqual(before);
  });

  it('leaves indicators alone that do not read the dataset', async () => {
    const load = await publishRoads([segment('R1', 1, true)]);
    expect((await rowsOf('village-bus-coverage')).some(({ load_id }) => load_id === load)).toBe(false);
    expect((await rowsOf('road-chief-coverage')).some(({ load_id }) => load_id === load)).toBe(true);
  });

  it('touches no other root region', async () => {
    const mine = await rowsOf('maintenance-rate');
    const other = makeRandomCity(`${root}-other`, counter);
    await publishCity(database, other);
    expect(await rowsOf('maintenance-rate')).toEqual(mine);
    expect((await rowsOf('maintenance-rate', other.root)).length).toBeGreaterThan(3);
  });

  it('replaces the stored values when the definition has a new version', async () => {
    const load = await publishRoads([segment('R1', 1, true)]);
    const stale = database.write((tx) =>
      tx('indicator_value').where({ root_region: root }).update({ definition_version: 0, success: 0 }),
    );
    await stale;
    expect(await rateOf(root), 'a value of another version is never shown').toBe(100);
    await database.write((tx) => computeIndicators(tx, { root, load, dataset: 'programme', only: 'maintenance-rate' }));
    const newest = (await rowsOf('maintenance-rate')).filter(({ load_id }) => load_id === load);
    expect(newest).toHaveLength(5);
    expect(newest.every(({ definition_version }) => definition_version === 1)).toBe(true);
    expect((await rowsOf('road-chief-coverage')).every(({ definition_version }) => definition_version === 0)).toBe(
      true,
    );
  });
});

describe('values as of a load', () => {
  it('are those of that load and of that data date', async () => {
    const first = await publishRoads([segment('R1', 1, true), segment('R2', 1, false)], { dataDate: '2020-10-31' });
    const second = await publishRoads([segment('R2', 1, true)], { dataDate: '2020-11-30' });
    const third = await publishRoads([], { dataDate: '2020-12-31', ends: ['R1'] });
    expect([await rateOf(root, `${first}`), await rateOf(root, `${second}`), await rateOf(root, `${third}`)]).toEqual([
      50, 100, 100,
    ]);
    expect(await rateOf(root, '2020-11-29')).toBe(50);
    expect(await rateOf(root, '2020-11-30')).toBe(100);
    expect(await rateOf(root)).toBe(100);
    const before = `${first - 1}`;
    expect(await rateOf(root, before)).toBeNull();
  });

  it('come back with an undo, while the undone load keeps its own', async () => {
    const first = await publishRoads([segment('R1', 1, true)]);
    const wrong = await publishRoads([segment('R1', 1, false), segment('R2', 5, false)]);
    expect(await rateOf(root)).toBe(0);
    const undone = await undo(database, { root, dataset: 'road_segment' }, wrong);
    expect(await rateOf(root)).toBe(100);
    expect([await rateOf('D1', `${first}`), await rateOf('D1', `${wrong}`), await rateOf('D1', `${undone}`)]).toEqual([
      100, 0, 100,
    ]);
  });

  it('do not know a region that ended, and know it as of before', async () => {
    const before = await publishRoads([segment('R1', 1, true)]);
    await publish(database, { root, dataset: 'region', ends: ['D1T1'] });
    await expect(rateOf('D1T1')).rejects.toMatchObject({ code: 'unknown_region' });
    expect(await rateOf('D1T1', `${before}`)).toBe(100);
    expect(await rateOf('D1')).toBe(100);
  });
});

describe('programmes and what is computed', () => {
  const watch = (indicators: object[]) =>
    database.write((tx) =>
      tx('programme')
        .insert({
          id: `programme-${root}`.toLowerCase(),
          root_region: root,
          title_zh: '试',
          title_en: 'probe',
          starts_on: '2018-01-01',
          ends_on: '2020-12-31',
          indicators: JSON.stringify(indicators),
          settings: '{}',
        })
        .onConflict('id')
        .merge(),
    );

  it('computes the variant that the programme watches, from the next load on, and keeps what was computed before', async () => {
    await watch([{ id: 'village-bus-coverage', params: { thresholdM: 2000 } }]);
    const load = await publish(database, {
      root,
      dataset: 'village',
      rows: [fact.village('V1', at, { committee: [120, 30] })],
    });
    const newest = (await rowsOf('village-bus-coverage')).filter(({ load_id }) => load_id === load);
    expect([...new Set(newest.map(({ variant }) => variant))].sort()).toEqual(['', '{"thresholdM":2000}']);
  });

  it('shows the programme’s variant when its values are asked for, and the indicator’s own otherwise', async () => {
    await watch([{ id: 'village-bus-coverage', params: { thresholdM: 2000 } }]);
    await publish(database, { root, dataset: 'facility', rows: [fact.facility('S1', [120.01, 30])] });
    await publish(database, { root, dataset: 'village', rows: [fact.village('V1', at, { committee: [120, 30] })] });
    const basis = await basisOf(database, root);
    const ask = { indicator: 'village-bus-coverage', root, basis };
    const [ofProgramme] = await database.read((tx) => listValues(tx, ask));
    const [asked] = await database.read((tx) => listValues(tx, { ...ask, params: { thresholdM: 500 } }));
    expect([ofProgramme?.value, asked?.value]).toEqual([100, 0]);
  });

  it('goes on when a programme watches what is not defined', async () => {
    await watch([
      { id: 'no-such', params: {} },
      { id: 'maintenance-rate', params: { wrong: 1 } },
    ]);
    await expect(publishRoads([segment('R1', 1, true)])).resolves.toBeGreaterThan(0);
    expect(await rateOf(root)).toBe(100);
  });
});

describe('both engines', () => {
  it('give the values of the same city that are written down here', async () => {
    const city = makeRandomCity('GOLDEN', 31_415);
    await publishCity(database, city);
    const basis = await basisOf(database, city.root);
    const lines: string[] = [];
    for (const indicator of [
      'maintenance-rate',
      'good-condition-rate',
      'road-chief-coverage',
      'village-bus-coverage',
      'town-station-coverage',
    ]) {
      for (const level of [undefined, 'district', 'town'] as const) {
        const values = await database.read((tx) => listValues(tx, { indicator, root: city.root, level, basis }));
        for (const { region, success, population, value } of values) {
          lines.push(`${indicator} ${region} ${success}/${population} ${value}`);
        }
      }
    }
    expect(lines).toHaveLength(5 * (1 + 3 + 12));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('values-of-a-random-city.txt');
  });
});
