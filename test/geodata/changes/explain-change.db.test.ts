import { beforeAll, describe, expect, it } from 'vitest';
import { resolveAsOf } from '#geodata/as-of.ts';
import { explainProgress } from '#geodata/changes/explain-progress.ts';
import { explainValue } from '#geodata/changes/explain-value.ts';
import type { Database } from '#geodata/database/database.ts';
import { basisOf, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { addProgramme, planItemFact } from '#test/geodata/progress/progress-facts.ts';
import { testDatabase } from '#test/support/database.ts';

const root = '330600';
const [east, west] = ['330602', '330603'];
const programme = 'p';
const places = { east: { district: east, town: `${east}001` }, west: { district: west, town: `${west}001` } };
let database: Database;
let first = 0;
let last = 0;

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, programme, root);
  const of = (dataset: string, dataDate: string, rows: Parameters<typeof publish>[1]['rows'], ends: string[] = []) =>
    publish(database, { root, dataset, dataDate, rows: rows ?? [], ends });
  await of('region', '2020-08-31', [
    fact.region(root, 'city', null),
    fact.region(east, 'district', root),
    fact.region(west, 'district', root),
    fact.region(places.east.town, 'town', east),
    fact.region(places.west.town, 'town', west),
  ]);
  const segment = (code: string, at: keyof typeof places, km: number, maintained: boolean) =>
    fact.segment(code, places[at], km, { maintained });
  const work = (code: string, district: string, quantity: number, finishedOn: string) =>
    fact.work(code, 'repair', district, quantity, { finished_on: finishedOn });
  await of('plan_item', '2020-08-31', [planItemFact(programme, 'repair', 1)]);
  await of('road_segment', '2020-08-31', [
    segment('same', 'east', 10, true),
    segment('taken over', 'east', 4, false),
    segment('mistaken', 'east', 3, true),
    segment('longer', 'east', 5, true),
    segment('gone', 'east', 2, false),
    segment('handed over', 'east', 6, true),
  ]);
  first = await of('work', '2020-08-31', [
    work('kept', east, 5, '2020-06-01'),
    work('smaller', east, 7, '2020-06-01'),
    work('withdrawn', east, 2, '2020-07-01'),
    work('moved', east, 3, '2020-07-01'),
  ]);
  // What was wrong is told anew under the same data date; the rest happened in September.
  await of(
    'road_segment',
    '2020-08-31',
    [segment('mistaken', 'east', 3, false), segment('longer', 'east', 5.5, true)],
    ['gone'],
  );
  await of('road_segment', '2020-09-30', [
    segment('taken over', 'east', 4, true),
    segment('handed over', 'west', 6, true),
    segment('built', 'east', 1, true),
  ]);
  last = await of(
    'work',
    '2020-09-30',
    [
      work('smaller', east, 6.5, '2020-06-01'),
      work('late told', east, 4, '2020-08-20'),
      work('new', east, 8, '2020-09-12'),
      work('moved', west, 3, '2020-07-01'),
    ],
    ['withdrawn'],
  );
});

const bases = async () =>
  [await basisOf(database, root, String(first)), await basisOf(database, root, String(last))] as const;
const valueChange = async (region: string) => {
  const [from, to] = await bases();
  return database.read((tx) => explainValue(tx, { indicator: 'maintenance-rate', root, region, from, to }));
};
const progressChange = async (region: string) => {
  const [from, to] = await bases();
  return database.read((tx) => explainProgress(tx, { programme, item: 'repair', region, from, to }));
};

describe('why a value changed', () => {
  it('is split into causes, with every record that moved it', async () => {
    const { from, to, parts, records } = await valueChange(east);
    expect([from.success, from.population, to.success, to.population]).toEqual([24, 30, 20.5, 23.5]);
    expect(
      records.map(({ key, cause, kind, success, population }) => [key, cause, kind, success, population]).sort(),
    ).toEqual([
      ['built', 'development', 'entered', 1, 1],
      ['gone', 'correction', 'left', 0, -2],
      ['handed over', 'region', 'left', -6, -6],
      ['longer', 'correction', 'reweighed', 0.5, 0.5],
      ['mistaken', 'correction', 'fell', -3, 0],
      ['taken over', 'development', 'succeeded', 4, 0],
    ]);
    expect(parts.map(({ cause, success, population, records: count }) => [cause, success, population, count])).toEqual([
      ['definition', 0, 0, 0],
      ['region', -6, -6, 1],
      ['correction', -2.5, -1.5, 3],
      ['development', 5, 1, 2],
    ]);
    const points = parts.reduce((sum, part) => sum + (part.points ?? 0), 0);
    expect(points).toBeCloseTo((to.value ?? 0) - (from.value ?? 0), 3);
  });

  it('of the root has no change of regions: what one district lost another has', async () => {
    const { parts, records } = await valueChange(root);
    expect(parts.find(({ cause }) => cause === 'region')).toMatchObject({ success: 0, population: 0, records: 0 });
    expect(records.map(({ key }) => key)).not.toContain('handed over');
    expect((await valueChange(west)).records).toMatchObject([
      { key: 'handed over', cause: 'region', kind: 'entered', success: 6 },
    ]);
  });

  it('is nothing between a state and itself', async () => {
    const basis = await basisOf(database, root);
    const change = await database.read((tx) =>
      explainValue(tx, { indicator: 'maintenance-rate', root, from: basis, to: basis }),
    );
    expect(change.records).toEqual([]);
    expect(
      change.parts.every(({ success, population, points }) => success === 0 && population === 0 && points === 0),
    ).toBe(true);
  });

  it('backwards is the same with the signs turned', async () => {
    const [from, to] = await bases();
    const back = await database.read((tx) =>
      explainValue(tx, { indicator: 'maintenance-rate', root, region: east, from: to, to: from }),
    );
    const forth = await valueChange(east);
    const total = (list: readonly { success: number }[]): number => list.reduce((sum, { success }) => sum + success, 0);
    expect(total(back.records)).toBeCloseTo(-total(forth.records), 6);
  });

  it('shows what a closed month kept by another definition as change of definition', async () => {
    const month = '2020-08';
    const load = (await bases())[0].load;
    const kept = {
      region: east,
      name: '',
      nameEn: null,
      level: 'district',
      parent: root,
      value: 50,
      success: 15,
      population: 30,
    };
    const value = {
      ...kept,
      successCount: 3,
      populationCount: 6,
      unit: '%',
      target: null,
      status: 'no_data',
      reason: { zh: '', en: '' },
    };
    const body = JSON.stringify({
      version: 0,
      weightUnit: { zh: '公里', en: 'km' },
      places: [{ listed: true, value }],
    });
    await database.write(async (tx) => {
      const of = { root_region: root, month: `${month}-01` };
      await tx('closed_month').insert({ ...of, load_id: load, data_date: '2020-08-31', is_sample: false, sha256: '' });
      await tx('closed_answer').insert({ ...of, subject: 'values||maintenance-rate|', body });
    });
    const [from, to] = await database.read(
      async (tx) => [await resolveAsOf(tx, root, month), await resolveAsOf(tx, root, String(last))] as const,
    );
    const change = await database.read((tx) =>
      explainValue(tx, { indicator: 'maintenance-rate', root, region: east, from, to }),
    );
    expect(change.parts[0]).toMatchObject({ cause: 'definition', success: 9, population: 0, points: 30 });
    expect(change.fromVersion).toBe(0);
  });
});

describe('why a quantity done changed', () => {
  it('tells new works from works told late, corrected, withdrawn and moved', async () => {
    const { from, to, parts, works } = await progressChange(east);
    expect([from.done, to.done]).toEqual([17, 23.5]);
    expect(works.map(({ key, cause, kind, quantity }) => [key, cause, kind, quantity]).sort()).toEqual([
      ['late told', 'correction', 'entered', 4],
      ['moved', 'region', 'left', -3],
      ['new', 'development', 'entered', 8],
      ['smaller', 'correction', 'reweighed', -0.5],
      ['withdrawn', 'correction', 'left', -2],
    ]);
    expect(parts).toEqual([
      { cause: 'definition', quantity: 0, works: 0 },
      { cause: 'region', quantity: -3, works: 1 },
      { cause: 'correction', quantity: 1.5, works: 3 },
      { cause: 'development', quantity: 8, works: 1 },
    ]);
    const whole = await progressChange(root);
    expect(whole.to.done - whole.from.done).toBe(9.5);
    expect(whole.works.map(({ key }) => key)).not.toContain('moved');
  });
});
