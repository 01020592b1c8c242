import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords, type RecordsRequest } from '#api/features/values/list-records.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import type { IndicatorRecord } from '#geodata/indicators/select-records.ts';
import type { IndicatorValue } from '#geodata/values/indicator-value.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { basisOf } from '#test/geodata/indicators/fact-builder.ts';
import { makeRandomCity, publishCity } from '#test/geodata/indicators/random-city.ts';
import { testDatabase } from '#test/support/database.ts';

const city = makeRandomCity('R2', 4_711);
const { root } = city;
const regions = [root, ...city.districts, ...city.towns.map(({ town }) => town)];
let database: Database;
let basis: Basis;
beforeAll(async () => {
  database = await testDatabase();
  await publishCity(database, city);
  basis = await basisOf(database, root);
});

async function wholeTrace(request: Omit<RecordsRequest, 'root' | 'basis' | 'limit' | 'cursor'>, limit = 1000) {
  const records: IndicatorRecord[] = [];
  let cursor: string | undefined;
  let total = { count: -1, weight: -1 };
  do {
    const page = await database.read((tx) => listRecords(tx, { ...request, root, basis, limit, cursor }));
    expect(page.records.length).toBeLessThanOrEqual(limit);
    records.push(...page.records);
    total = page.total;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { records, total };
}

const sumOf = (records: readonly IndicatorRecord[]): number =>
  records.reduce((sum, { weight }) => sum + Math.round(weight * 1e6), 0) / 1e6;

/** What the random city has records for; the others are walked on the sample and on the eight programmes. */
const asked = new Set([
  ...[
    'annual-repair-rate',
    'beautiful-road-per-town',
    'beautiful-road-town',
    'facility-per-town',
    'good-condition-rate',
  ],
  ...['host-share', 'maintenance-rate', 'road-chief-coverage', 'spacing-along-line', 'town-class2-access'],
  ...['town-road-office', 'town-station-coverage', 'village-bus-coverage', 'within-distance'],
]);

describe.each([...indicators.keys()])('the trace of %s', (indicator) => {
  it('gives the value again, for every region', async () => {
    let counted = 0;
    for (const region of regions) {
      const [value] = await database.read((tx) => listValues(tx, { indicator, root, region, basis }));
      const { records, total } = await wholeTrace({ indicator, region, state: 'all' });
      const succeeding = records.filter(({ state }) => state === 'success');
      const population = sumOf(records);
      const expected: Partial<IndicatorValue> = {
        region,
        population,
        success: sumOf(succeeding),
        populationCount: records.length,
        successCount: succeeding.length,
      };
      expect(value).toMatchObject(expected);
      expect(value?.value).toBe(population === 0 ? null : percent(sumOf(succeeding), population));
      expect(total).toEqual({ count: records.length, weight: population });
      counted += records.length;
    }
    if (asked.has(indicator)) expect(counted).toBeGreaterThan(regions.length);
  });

  it('is the gap list and the successes, and nothing twice', async () => {
    const all = await wholeTrace({ indicator, state: 'all' });
    const gap = await wholeTrace({ indicator, state: 'gap' });
    const success = await wholeTrace({ indicator, state: 'success' });
    const keys = (records: readonly IndicatorRecord[]) => records.map(({ key }) => key).sort();
    expect(keys([...gap.records, ...success.records])).toEqual(keys(all.records));
    expect(new Set(keys(all.records)).size).toBe(all.records.length);
    expect(gap.records.every(({ state }) => state === 'gap')).toBe(true);
    expect(all.records.some(({ state }) => state === 'outside')).toBe(false);
  });

  it('comes in pages that together are the whole, with the same totals on each', async () => {
    const whole = await wholeTrace({ indicator, state: 'all' });
    const paged = await wholeTrace({ indicator, state: 'all' }, 7);
    expect(paged).toEqual(whole);
  });

  it('leads down to file and row', async () => {
    const { records } = await wholeTrace({ indicator, state: 'all' });
    for (const { source } of records) {
      expect(source.file).toBe(`${indicators.get(indicator)?.dataset}.csv`);
      expect(source.row).toBeGreaterThan(0);
      expect(source.load).toBeLessThanOrEqual(basis.load);
    }
  });
});

describe('a page of records', () => {
  const ask = { indicator: 'maintenance-rate', root, state: 'all', limit: 5 } as const;

  it('names towns and districts', async () => {
    const { records } = await wholeTrace({ indicator: 'maintenance-rate', region: 'R2-A1', state: 'all' });
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) {
      expect(record).toMatchObject({
        town: 'R2-A1',
        townName: 'town R2-A1',
        district: 'R2-A',
        districtName: 'district R2-A',
      });
    }
  });

  it('after the last record is empty and still has the totals', async () => {
    const cursor = Buffer.from(JSON.stringify({ key: 'zzz' })).toString('base64url');
    const page = await database.read((tx) => listRecords(tx, { ...ask, basis, cursor }));
    expect(page).toMatchObject({ records: [], nextCursor: null });
    expect(page.total.count).toBeGreaterThan(100);
  });

  it.each(['%%%', 'e30', 'bnVsbA', 'eyJrZXkiOjV9', ''])(
    'refuses the cursor "%s", which no page gave',
    async (cursor) => {
      await expect(database.read((tx) => listRecords(tx, { ...ask, basis, cursor }))).rejects.toMatchObject({
        code: 'cursor_malformed',
        status: 400,
      });
    },
  );

  it.each([
    [{ indicator: 'no-such' }, 'unknown_indicator'],
    [{ region: '999' }, 'unknown_region'],
    [{ programme: 'no-such' }, 'unknown_programme'],
    [{ params: { thresholdM: 5 } }, 'unknown_parameter'],
  ])('refuses %o', async (more, code) => {
    await expect(database.read((tx) => listRecords(tx, { ...ask, basis, ...more }))).rejects.toMatchObject({ code });
  });
});

/** Four decimals, half up, from integers: as PostgreSQL rounds numerics. */
function percent(success: number, population: number): number {
  const [part, whole] = [BigInt(Math.round(success * 1e6)), BigInt(Math.round(population * 1e6))];
  return Number((part * 2_000_000n + whole) / (whole * 2n)) / 10_000;
}
