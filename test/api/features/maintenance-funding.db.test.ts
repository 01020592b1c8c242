import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { getValues, listRecords } from '#api/contract/indicators.ts';
import type { getMaintenanceFunding } from '#api/contract/maintenance-funding.ts';
import { loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import type { Database } from '#geodata/database/database.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { writeFile } from '#test/etl/support/small-city.ts';
import { type Fact, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const folder = resolve('geodata/programmes/dongzhi-road-maintenance-2021');
const root = '341721';
const towns = ['341721100', '341721101', '341721200'];
type Answer = z.infer<(typeof getMaintenanceFunding)['response']>;
type Values = z.infer<(typeof getValues)['response']>;
type Records = z.infer<(typeof listRecords)['response']>;
let database: Database;
let server: TestServer;
let firstLoad: number;

/** A segment in whole metres, so that a witness can add them up without fractions. */
interface Segment {
  readonly grade: string;
  readonly metres: number;
  readonly town: string | null;
  readonly maintained: boolean | null;
}
const segment = fc.record({
  grade: fc.constantFrom('county', 'township', 'village', 'national', 'provincial', 'dedicated'),
  metres: fc.integer({ min: 1, max: 99_999 }),
  town: fc.constantFrom(...towns.slice(0, 2), null),
  maintained: fc.constantFrom(true, false, null),
});
const segments: readonly Segment[] =
  fc.sample(fc.array(segment, { minLength: 120, maxLength: 120 }), { seed: 54, numRuns: 1 })[0] ?? [];
const toFact = ({ grade, metres, town, maintained }: Segment, at: number): Fact =>
  fact.segment(`S${at}`, { town, district: root }, metres / 1000, { admin_grade: grade, maintained });

beforeAll(async () => {
  database = await testDatabase();
  const places = towns.map((code) => fact.region(code, 'town', root));
  await publish(database, { root, dataset: 'region', rows: [fact.region(root, 'district', null), ...places] });
  await applyProgramme(database, folder);
  firstLoad = await publish(database, { root, dataset: 'road_segment', rows: segments.map(toFact) });
  // A later survey: one village road is longer.
  await publish(database, {
    ...{ root, dataset: 'road_segment', dataDate: '2021-09-30' },
    rows: [fact.segment('LATER', { town: towns[2] ?? null, district: root }, 12.3456, { admin_grade: 'village' })],
  });
  server = await startTestServer(database);
});

const get = async (query = ''): Promise<Answer> => (await server.json(`/api/maintenance-funding${query}`)) as Answer;
/** 元 per kilometre and year, from the paragraph of the document, worked out by hand. */
const rates = { county: [2000, 8000, 0], township: [1000, 3200, 800], village: [600, 1920, 480] } as const;
const grades = ['county', 'township', 'village'] as const;
const metresOf = (grade: string, town?: string): number =>
  segments
    .filter((each) => each.grade === grade && (town === undefined || each.town === town))
    .reduce((sum, { metres }) => sum + metres, 0);

describe('maintenance money', () => {
  it('is kilometres times the rates of the document, to the last digit, for county and town', async () => {
    const { rows } = await get(`?asOf=${firstLoad}`);
    expect(rows.map(({ region }) => region)).toEqual([root, ...towns]);
    for (const row of rows) {
      const town = row.region === root ? undefined : row.region;
      for (const [at, grade] of grades.entries()) {
        const metres = metresOf(grade, town);
        expect(row.grades[at]).toMatchObject({ grade, lengthKm: metres / 1000 });
        // Rates are whole tens, so that metres times them are whole hundredths.
        const byHand = rates[grade].map((rate) => (metres * (rate / 10)) / 100);
        expect(row.grades[at]?.shares.map(({ amountYuan }) => amountYuan)).toEqual(byHand);
      }
    }
    expect(rows[3]?.amountYuan).toBe(0);
  });

  it('closes: payers with the whole, and the second rule with what the first leaves the county', async () => {
    const tenths = (yuan: number): number => Math.round(yuan * 10_000);
    for (const row of (await get()).rows) {
      const sum = row.shares.reduce((total, { amountYuan }) => total + tenths(amountYuan), 0);
      expect(sum).toBe(tenths(row.amountYuan));
      const city = row.shares.find(({ payer }) => payer === 'city')?.amountYuan ?? Number.NaN;
      const [all, countyAndTown] = row.rules.map(({ amountYuan }) => tenths(amountYuan));
      expect(all).toBe(tenths(row.amountYuan));
      expect(countyAndTown).toBe(tenths(row.amountYuan) - tenths(city));
      expect(tenths(city) * 5).toBe(all);
    }
  });

  it('rests on the very kilometres that the maintenance rate counts, for every region and load', async () => {
    for (const asOf of [firstLoad, firstLoad + 1]) {
      const { rows } = await get(`?asOf=${asOf}`);
      const ask = (more: string) => server.json(`/api/values?indicator=maintenance-rate&asOf=${asOf}${more}`);
      const values = [...((await ask('')) as Values).values, ...((await ask('&level=town')) as Values).values];
      const population = new Map(values.map((value) => [value.region, value.population]));
      expect(rows.map(({ region, lengthKm }) => [region, lengthKm])).toEqual(
        rows.map(({ region }) => [region, population.get(region)]),
      );
    }
    expect((await get(`?asOf=${firstLoad + 1}`)).rows[3]).toMatchObject({ lengthKm: 12.3456, amountYuan: 37_036.8 });
  });

  it('has an address whose records add up to its kilometres, grade by grade', async () => {
    for (const row of (await get()).rows) {
      const { records, total } = (await server.json(`${row.trace}&limit=1000`)) as Records;
      expect(records).toHaveLength(total.count);
      for (const { grade, lengthKm, segments: count } of row.grades) {
        const own = records.filter(({ detail }) => detail.adminGrade === grade);
        expect(own).toHaveLength(count);
        expect(own.reduce((sum, { weight }) => sum + Math.round(weight * 1e6), 0)).toBe(Math.round(lengthKm * 1e6));
      }
    }
  });

  it('names its rules, rates and payers with their clauses', async () => {
    const { rules, payers, basis } = await get(`?region=${towns[0]}&programme=dongzhi-road-maintenance-2021`);
    expect(rules.map(({ comparison, rates: each }) => [comparison, each])).toEqual([
      ['=', { county: 10_000, township: 5000, village: 3000 }],
      ['>=', { county: 8000, township: 4000, village: 2400 }],
    ]);
    expect(payers.map(({ title }) => title.zh)).toEqual(['市级', '县级', '乡镇']);
    const compact = (text: string): string => text.replaceAll(/\s/g, '');
    const document = compact(readFileSync('../shared/sources/dongzhi_road_maintenance_2021-54.txt', 'utf8'));
    for (const { clause } of rules) expect(document).toContain(compact(clause));
    expect(basis.load).toBe(firstLoad + 1);
  });

  it('is held against what was set aside, loaded from a table as an office writes it', async () => {
    const [county, village] = [metresOf('county', towns[0]), metresOf('village', towns[0])];
    const need = { county: (county * 800) / 100, town: (village * 48) / 100 };
    const lines = [
      '行政区划代码,年度,出资单位,公路等级,安排金额(元)',
      `${towns[0]},2021,县级,县道,${need.county.toFixed(2)}`,
      `${towns[0]},2021,town,村道,${(need.town - 0.01).toFixed(2)}`,
      `${towns[0]},2021,省级,村道,1`,
    ];
    const path = writeFile('allocation.csv', `${lines.join('\n')}\n`);
    const request = {
      dataset: 'allocation',
      file: path,
      programme: 'dongzhi-road-maintenance-2021',
      dataDate: '2021-10-01',
    };
    expect(await loadFile(database, request)).toMatchObject({
      ...{ accepted: 2, rejected: 1 },
      problems: [{ code: 'unknown_payer', severity: 'error', count: 1 }],
    });
    const { rows } = await get('?asOf=2021-10-01');
    expect(rows[1]?.allocations).toEqual([
      expect.objectContaining({
        payer: 'county',
        grade: 'county',
        status: 'ok',
        shortYuan: 0,
        neededYuan: need.county,
      }),
      expect.objectContaining({ payer: 'town', grade: 'village', status: 'short', shortYuan: 0.01 }),
    ]);
    expect(rows[0]?.allocations).toEqual([]);
    expect((await get(`?asOf=${firstLoad}`)).rows[1]?.allocations).toEqual([]);
  });

  it.each([
    ['?region=341721999', 'unknown_region'],
    ['?programme=nix', 'unknown_programme'],
    ['?asOf=99', 'unknown_load'],
  ])('refuses %s with %s', async (query, code) => {
    expect(await (await server.get(`/api/maintenance-funding${query}`)).json()).toMatchObject({ code });
  });

  it('is refused for a programme without such money', async () => {
    await database.write((tx) => tx('programme').update({ settings: '{}' }));
    await publish(database, { root, dataset: 'work' });
    const answer = await server.get(`/api/maintenance-funding?region=${root}`);
    expect(await answer.json()).toMatchObject({ code: 'no_maintenance_funding', status: 404 });
  });
});

describe('rates of a folder', () => {
  it('are those of the document', async () => {
    await expect(readProgramme(folder)).resolves.toMatchObject({ funding: { perKm: { rules: [{}, {}] } } });
  });
});
