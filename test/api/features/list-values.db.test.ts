import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { listValues, type ValuesRequest } from '#geodata/values/list-values.ts';
import { basisOf, type Fact, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';

const root = '330600';
const at = { district: '330602', town: '330602001' };
let database: Database;

const target = (code: string, level: string, operator: string, value: number, due_on: string): Fact => ({
  key: `p|${code}`,
  programme_id: 'p',
  target_code: code,
  indicator: 'maintenance-rate',
  level,
  operator,
  value,
  due_on,
  clause: '农村公路列养率100%',
});

async function addProgramme(id: string, starts_on: string, indicators: object[], settings: object = {}): Promise<void> {
  await database.write((tx) =>
    tx('programme').insert({
      id,
      root_region: root,
      title_zh: '试',
      title_en: 'probe',
      starts_on,
      ends_on: '2022-12-31',
      indicators: JSON.stringify(indicators),
      settings: JSON.stringify(settings),
    }),
  );
}

beforeAll(async () => {
  database = await testDatabase();
  const status = { value: { onTrackPoints: 5, atRiskPoints: 20, nearPoints: 1 } };
  await addProgramme('p', '2018-01-01', [{ id: 'maintenance-rate' }], { status });
  await addProgramme('later', '2020-01-01', [{ id: 'good-condition-rate' }]);
  const regions = [
    fact.region(root, 'city', null, { name: '绍兴市', name_en: 'Shaoxing' }),
    fact.region(at.district, 'district', root),
    fact.region('330603', 'district', root),
    fact.region('330621', 'district', root, { name: '绍兴县', valid_to: '2013-10-31' }),
    fact.region(at.town, 'town', at.district),
    fact.region('330603001', 'town', '330603'),
    fact.region('330602001001', 'village', at.town),
  ];
  await publish(database, { root, dataset: 'region', rows: regions });
  const targets = [
    target('early', 'city', '~', 80, '2018-12-31'),
    target('city', 'city', '>=', 100, '2020-12-31'),
    target('district', 'district', '>=', 90, '2020-12-31'),
  ];
  await publish(database, { root, dataset: 'target', rows: targets });
  const roads = [
    fact.segment('R1', at, 9, { maintained: true }),
    fact.segment('R2', at, 1),
    fact.segment('R3', { district: '330603', town: '330603001' }, 10, { maintained: true, condition: 'good' }),
  ];
  await publish(database, { root, dataset: 'road_segment', rows: roads, dataDate: '2020-09-30' });
});

async function values(more: Partial<ValuesRequest> & { asOf?: string } = {}) {
  const { asOf, ...request } = more;
  const basis = await basisOf(database, root, asOf);
  return database.read((tx) => listValues(tx, { indicator: 'maintenance-rate', root, basis, ...request }));
}

describe('the values of an indicator', () => {
  it('are of the root itself unless told otherwise, with target, status and reason', async () => {
    expect(await values()).toEqual([
      {
        region: root,
        name: '绍兴市',
        nameEn: 'Shaoxing',
        level: 'city',
        parent: null,
        value: 95,
        success: 19,
        population: 20,
        successCount: 2,
        populationCount: 3,
        unit: '%',
        target: { code: 'city', operator: '>=', value: 100, dueOn: '2020-12-31', clause: '农村公路列养率100%' },
        status: 'on_track',
        reason: {
          zh: '距目标(≥100%)差5个百分点,不超过5个百分点,期限2020-12-31。',
          en: '5 points short of the target (≥100%): no more than 5 points; due on 2020-12-31.',
        },
      },
    ]);
  });

  it('are of the descendants at a level, valid ones only', async () => {
    const districts = await values({ level: 'district' });
    expect(districts.map(({ region, value, status, parent }) => [region, value, status, parent])).toEqual([
      ['330602', 90, 'met', root],
      ['330603', 100, 'met', root],
    ]);
    expect((await values({ level: 'town' })).map(({ region }) => region)).toEqual([at.town, '330603001']);
    expect((await values({ level: 'town', region: at.district })).map(({ region }) => region)).toEqual([at.town]);
  });

  it('are of the region itself when its own level is asked for, and none above it', async () => {
    expect((await values({ region: at.district, level: 'district' })).map(({ region }) => region)).toEqual([
      at.district,
    ]);
    expect(await values({ region: at.town, level: 'district' })).toEqual([]);
  });

  it('have no target where the level has none', async () => {
    const [town] = await values({ region: at.town });
    expect(town).toMatchObject({ value: 90, target: null, status: 'no_data', reason: { zh: '本级未设目标。' } });
  });

  it('take the targets of the programme that watches the indicator, or of the one named', async () => {
    expect((await values())[0]?.target?.code).toBe('city');
    expect((await values({ programme: 'later' }))[0]?.target).toBeNull();
    expect((await values({ indicator: 'good-condition-rate' }))[0]).toMatchObject({ value: 100, target: null });
  });

  it('take the next target due as of the data date', async () => {
    await publish(database, { root: 'X', dataset: 'region', rows: [fact.region('X', 'city', null)] });
    const basis = { ...(await basisOf(database, root)), asOf: '2018-06-30' };
    const [early] = await database.read((tx) => listValues(tx, { indicator: 'maintenance-rate', root, basis }));
    expect(early).toMatchObject({ target: { code: 'early', operator: '~' }, status: 'met' });
  });

  it('are no data before any record, for any root', async () => {
    const basis = await basisOf(database, 'nowhere');
    const [value] = await database.read((tx) =>
      listValues(tx, { indicator: 'maintenance-rate', root: 'nowhere', basis }),
    );
    expect(value).toMatchObject({ region: 'nowhere', level: 'city', value: null, population: 0, status: 'no_data' });
  });

  it.each([
    [{ indicator: 'no-such' }, 'unknown_indicator', 404],
    [{ region: '330699' }, 'unknown_region', 404],
    [{ region: '330602001001' }, 'level_not_measured', 400],
    [{ level: 'village' as const }, 'level_not_measured', 400],
    [{ params: { weighting: 'people' } }, 'unknown_weighting', 400],
    [{ programme: 'no-such' }, 'unknown_programme', 404],
    [{ params: { thresholdM: 5 } }, 'unknown_parameter', 400],
    [{ region: "330602'; DROP TABLE load; --" }, 'unknown_region', 404],
  ])('refuse %o', async (more, code, status) => {
    await expect(values(more)).rejects.toMatchObject({ code, status });
  });
});
