import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { listValues, type ValuesRequest } from '#geodata/values/list-values.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, fact, type LonLat, publish } from './fact-builder.ts';

const root = '330600';
const east = { district: '330602', town: '330602001' };
const west = { district: '330603', town: '330603001' };
const stop: LonLat = [120.5, 29.9];
const near: LonLat = [120.5, 29.9001];
const far: LonLat = [120.9, 29.5];

/** Code, place, whether it counts and succeeds, people and households. */
const villages = [
  ['330602001201', east, near, 1200, 400],
  ['330602001202', east, far, 800, 250],
  ['330602001203', east, near, null, 90],
  ['330603001201', west, near, 0, 0],
  ['330603001202', west, far, 3000, null],
] as const;

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database, {
    root,
    dataset: 'region',
    rows: [
      fact.region(root, 'city', null),
      ...[east, west].flatMap(({ district, town }) => [
        fact.region(district, 'district', root),
        fact.region(town, 'town', district),
      ]),
      fact.region('330602001201', 'village', east.town),
      fact.region('330602001299', 'village', east.town, { name: '只在区划中' }),
    ],
  });
  await publish(database, { root, dataset: 'facility', rows: [fact.facility('S', stop)] });
  await publish(database, {
    root,
    dataset: 'village',
    rows: [
      ...villages.map(([code, place, committee, population, households]) =>
        fact.village(code, place, { committee }, { population, households }),
      ),
      fact.village('330602001001', east, { committee: near }, { kind: 'community', population: 5000 }),
    ],
  });
});

async function values(more: Partial<ValuesRequest> = {}) {
  const basis = await basisOf(database, root);
  return database.read((tx) => listValues(tx, { indicator: 'village-bus-coverage', root, basis, ...more }));
}

describe('values of villages', () => {
  it('are all or nothing, of every village of the region, with the town as parent', async () => {
    const found = await values({ level: 'village', region: east.district });
    expect(
      found.map(({ region, name, value, populationCount, parent }) => [region, name, value, populationCount, parent]),
    ).toEqual([
      ['330602001001', 'village 330602001001', null, 0, east.town],
      ['330602001201', 'village 330602001201', 100, 1, east.town],
      ['330602001202', 'village 330602001202', 0, 1, east.town],
      ['330602001203', 'village 330602001203', 100, 1, east.town],
      ['330602001299', '只在区划中', null, 0, east.town],
    ]);
    expect((await values({ level: 'village' })).length).toBe(7);
    expect((await values({ level: 'village', region: west.town })).map(({ region }) => region)).toEqual([
      '330603001201',
      '330603001202',
    ]);
  });

  it('answer for one village by its own code, and add up to the town', async () => {
    expect(await values({ region: '330603001202' })).toMatchObject([
      { region: '330603001202', value: 0, level: 'village' },
    ]);
    const ofTown = await values({ level: 'village', region: east.town });
    const [town] = await values({ region: east.town });
    expect(ofTown.reduce((sum, { success }) => sum + success, 0)).toBe(town?.success);
    expect(ofTown.reduce((sum, { population }) => sum + population, 0)).toBe(town?.population);
  });

  it('have a trace of their own', async () => {
    const basis = await basisOf(database, root);
    const ask = { indicator: 'village-bus-coverage', root, basis, state: 'all', limit: 10 } as const;
    const page = await database.read((tx) => listRecords(tx, { ...ask, region: '330602001202' }));
    expect(page.records.map(({ key, state }) => [key, state])).toEqual([['330602001202', 'gap']]);
  });
});

describe('values weighed by people', () => {
  const model = (which: 3 | 4, town?: string) => {
    const counted = villages.filter(([, place]) => town === undefined || place.town === town);
    const sum = (rows: typeof counted): number => rows.reduce((total, row) => total + (row[which] ?? 0), 0);
    return { population: sum(counted), success: sum(counted.filter(([, , place]) => place === near)) };
  };

  it.each([
    ['population', 3],
    ['households', 4],
  ] as const)('add up the %s of the villages, unknown ones as nothing and still counted', async (weighting, which) => {
    const params = { weighting };
    const [city] = await values({ params });
    expect(city).toMatchObject({ ...model(which), populationCount: 5 });
    const [town] = await values({ params, region: west.town });
    expect(town).toMatchObject(model(which, west.town));
    const basis = await basisOf(database, root);
    const ask = { indicator: 'village-bus-coverage', root, basis, params, limit: 10 } as const;
    const trace = await database.read((tx) => listRecords(tx, { ...ask, state: 'success' }));
    expect(trace.total.weight).toBe(model(which).success);
  });

  it('are refused where an indicator has no such weight', async () => {
    await expect(values({ params: { weighting: 'cows' } })).rejects.toMatchObject({ code: 'unknown_weighting' });
    await expect(values({ params: { weighting: 'toString' } })).rejects.toMatchObject({ code: 'unknown_weighting' });
  });
});
