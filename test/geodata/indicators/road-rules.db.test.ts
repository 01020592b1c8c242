import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, fact, publish } from './fact-builder.ts';
import { makeRandomCity, publishCity } from './random-city.ts';

const root = '330600';
const at = { district: '330602', town: '330602001' };
const line = 'MULTILINESTRING((120 30, 120.01 30))';
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await publish(database, {
    root,
    dataset: 'region',
    rows: [fact.region(root, 'city', null), fact.region(at.district, 'district', root)],
  });
  await publish(database, {
    root,
    dataset: 'road_segment',
    rows: [
      fact.segment('county', at, 1, { maintained: true, condition: 'excellent', road_chief_post: '副县长' }),
      fact.segment('township', at, 2, {
        admin_grade: 'township',
        maintained: false,
        condition: 'good',
        road_chief_post: '',
      }),
      fact.segment('village', at, 4, {
        admin_grade: 'village',
        maintained: null,
        condition: 'fair',
        road_chief_post: ' ',
      }),
      fact.segment('poor', at, 8, { maintained: true, condition: 'poor', road_chief_post: '镇长' }),
      fact.segment('bad', at, 16, { maintained: true, condition: 'bad' }),
      fact.segment('no geometry', at, 32, { maintained: true }),
      fact.segment('no length', at, null, { maintained: true }),
      fact.segment('both lengths', at, 64, { maintained: false, geometry_length_km: 65.5, line_geom4326: line }),
      fact.segment('national', at, 100, { admin_grade: 'national', maintained: true, condition: 'bad' }),
      fact.segment('provincial', at, 100, { admin_grade: 'provincial', maintained: true, condition: 'bad' }),
      fact.segment('dedicated', at, 100, { admin_grade: 'dedicated', maintained: true, condition: 'bad' }),
    ],
  });
});

async function cityValueOf(indicator: string) {
  const basis = await basisOf(database, root);
  const [value] = await database.read((tx) => listValues(tx, { indicator, root, basis }));
  return value;
}
async function recordsOf(indicator: string) {
  const basis = await basisOf(database, root);
  const page = await database.read((tx) => listRecords(tx, { indicator, root, state: 'all', limit: 100, basis }));
  return new Map(page.records.map((record) => [record.key, record]));
}

describe('列养率', () => {
  it('is maintained over all rural kilometres; unknown is not maintained, G, S and Z never count', async () => {
    const rural = 1 + 2 + 4 + 8 + 16 + 32 + 64;
    expect(await cityValueOf('maintenance-rate')).toMatchObject({
      population: rural,
      success: 1 + 8 + 16 + 32,
      populationCount: 8,
      successCount: 5,
      value: Number(((100 * 57) / rural).toFixed(4)),
    });
  });

  it('counts a segment without geometry by its register length, and shows both lengths', async () => {
    const records = await recordsOf('maintenance-rate');
    expect(records.get('no geometry')).toMatchObject({ weight: 32, point: null, detail: { noGeometry: true } });
    expect(records.get('both lengths')).toMatchObject({
      weight: 64,
      detail: { registerLengthKm: 64, geometryLengthKm: 65.5, noGeometry: false },
    });
    const point = records.get('both lengths')?.point;
    expect(point?.[0]).toBeGreaterThanOrEqual(120);
    expect(point?.[0]).toBeLessThanOrEqual(120.01);
  });

  it('keeps a segment of unknown length in the list with no weight', async () => {
    expect((await recordsOf('maintenance-rate')).get('no length')).toMatchObject({ weight: 0, state: 'success' });
  });

  it('keeps unknown apart from no in what it shows', async () => {
    const records = await recordsOf('maintenance-rate');
    expect(records.get('village')?.detail.maintained).toBeNull();
    expect(records.get('township')?.detail.maintained).toBe(false);
  });
});

describe('优良中等路率', () => {
  it('asks assessed kilometres only', async () => {
    expect(await cityValueOf('good-condition-rate')).toMatchObject({ population: 31, success: 7, populationCount: 5 });
  });
});

describe('路长制覆盖率', () => {
  it('takes a blank post for none', async () => {
    expect(await cityValueOf('road-chief-coverage')).toMatchObject({ population: 127, success: 9, successCount: 2 });
  });
});

describe('the kilometres of a random register', () => {
  it('are those that the facts add up to', async () => {
    const city = makeRandomCity('R4', 99);
    await publishCity(database, city);
    const basis = await basisOf(database, city.root);
    const rural = city.segments.filter(({ admin_grade }) => /^(county|township|village)$/.test(String(admin_grade)));
    const values = await database.read((tx) =>
      listValues(tx, { indicator: 'maintenance-rate', root: city.root, level: 'town', basis }),
    );
    expect(values).toHaveLength(12);
    for (const { region, population, success } of values) {
      const inside = rural.filter(({ town_code }) => town_code === region);
      const km = (segments: typeof inside): number =>
        segments.reduce((sum, { length_km }) => sum + Number(length_km), 0);
      expect(population).toBeCloseTo(km(inside), 6);
      expect(success).toBeCloseTo(km(inside.filter(({ maintained }) => maintained === true)), 6);
    }
  });
});
